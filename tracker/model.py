"""The nouns of the tracker: frozen values that every stage hands to the next.

Text becomes a Document, its numbers become Quantities, and each of them ends as a Claim or a
Rejection. Instants are aware and in UTC; a missing value is None, never 0. This is the door to the closed
sets of words too: `tracker.terms` holds them for what lies below the nouns, and the vocabulary.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import cached_property
from textwrap import shorten
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import AfterValidator, Field, computed_field, field_validator, model_validator

from tracker.display import annotated, escaped, interval, marked, table
from tracker.errors import ModelError
from tracker.frozen import Frozen
from tracker.frozen import claim_id as claim_id
from tracker.frozen import content_hash as content_hash
from tracker.instants import to_utc as to_utc
from tracker.terms import WHOLE_NUMBERS as WHOLE_NUMBERS
from tracker.terms import Basis as Basis
from tracker.terms import Bound as Bound
from tracker.terms import By as By
from tracker.terms import Confidence as Confidence
from tracker.terms import DayRule as DayRule
from tracker.terms import Direction as Direction
from tracker.terms import Got as Got
from tracker.terms import Language as Language
from tracker.terms import PeriodStatus as PeriodStatus
from tracker.terms import Reason as Reason
from tracker.terms import Span as Span
from tracker.terms import Status as Status
from tracker.terms import Verdict as Verdict


def _check_span(span: Span) -> Span:
    if not 0 <= span[0] < span[1]:
        raise ValueError(f"span {span} is not 0 <= start < end")
    return span


def _without_sign_of_zero(value: float) -> float:
    return value + 0.0  # -0.0 becomes 0.0: a zero has one id, and a database keeps no sign of zero


Number = Annotated[float, AfterValidator(_without_sign_of_zero)]
Instant = Annotated[datetime, AfterValidator(to_utc)]
CheckedSpan = Annotated[Span, AfterValidator(_check_span)]


SHOWN = 1000  # characters of a text that a card tells
WORDED = ("spans", "quote", "document")  # fields of a claim that its card tells in other ways


class Amount(Frozen):
    """A number as printed: `low <= best <= high`, unit and kind of bound.

    `low` or `high` None is an open end; `best` None is a value that is known only as an interval.
    """

    low: Number | None
    best: Number | None
    high: Number | None
    unit: str
    bound: Bound = "exact"
    printed: str = ""

    @model_validator(mode="after")
    def _ordered(self) -> "Amount":
        known = [value for value in (self.low, self.best, self.high) if value is not None]
        if known != sorted(known):
            raise ValueError(f"amount {self.low}..{self.best}..{self.high} is out of order")
        return self

    @classmethod
    def exact(cls, value: float, unit: str = "count", printed: str = "") -> "Amount":
        """The amount of a plainly printed number."""
        value = _without_sign_of_zero(float(value))
        return cls.trusted(low=value, best=value, high=value, unit=unit, printed=printed)

    def __str__(self) -> str:
        bound = "" if self.bound == "exact" else f" ({self.bound.replace('_', ' ')})"
        return f"{interval(self.low, self.best, self.high)} {self.unit}{bound}"


class Alternative(Frozen):
    """Another possible reading of the same words, with the reason why it is possible."""

    amount: Amount
    reason: str

    def __str__(self) -> str:
        return f"{self.amount}: {self.reason}"


class Window(Frozen):
    """When something happened: `[start, end)` in UTC; both None where it stays unresolved."""

    start: Instant | None
    end: Instant | None
    basis: Basis
    got: Got

    @model_validator(mode="after")
    def _ordered(self) -> "Window":
        if (self.start is None) != (self.end is None) or (self.start is None) != (self.got == "unresolved"):
            raise ValueError("a window has both ends, or none and got = unresolved")
        if self.start is not None and self.end is not None and self.end < self.start:
            raise ValueError(f"window ends {self.end} before it starts {self.start}")
        return self

    def __str__(self) -> str:
        if self.start is None or self.end is None:
            return f"{self.basis}, not resolved to days"
        return f"{self.basis}, {self.start:%Y-%m-%d %H:%M} to {self.end:%Y-%m-%d %H:%M} UTC, {self.got}"


class Document(Frozen):
    """A published text. `offset` is where it starts in the input that `ref` names [characters].

    `published` is None where no instant could be found; `published_how` then says why. `text_hash` is
    the hash of the whole text where only the words that were quoted from it are kept, in their places.
    """

    kind: Literal["document"] = "document"
    ref: str
    text: str
    offset: int = 0
    title: str = ""
    language: Language = "en"
    published: Instant | None = None
    published_how: str = ""
    confidence: Confidence = "high"
    reasons: tuple[str, ...] = ()
    publisher: str = ""
    claimant: str = ""
    url: str = ""
    text_hash: str = ""

    @model_validator(mode="before")
    @classmethod
    def _drop_id(cls, values: Any) -> Any:
        return _without_id(values)

    @computed_field  # type: ignore[prop-decorator]
    @cached_property
    def id(self) -> str:
        """Hash of the text alone: the same text met twice is one document."""
        return self.text_hash or content_hash(self.text)

    @property
    def remarks(self) -> tuple[str, ...]:
        """What came with the text beside its date: a note of its file, that it was edited, who forwarded it.

        Of a date that is given the first of the reasons says by whom.
        """
        return self.reasons[1:] if self.published_how == "given" else ()

    def _facts(self) -> dict[str, Any]:
        return {"id": self.id, **super()._facts(), "text": f"{len(self.text):,} characters"}

    def __repr_args__(self) -> Iterable[tuple[str, Any]]:
        return (self._facts() | {"text": shorten(self.text[:SHOWN], 80, placeholder=" …")}).items()

    def _told(self) -> str:
        return escaped(self.text if len(self.text) <= SHOWN else f"{self.text[:SHOWN]}…")


class Quantity(Frozen):
    """An amount found at `span` of a text; the number first, its unit and bound words beside it.

    `reason` is set where a rejecter knows that the number counts nothing (a date, a designation).
    `form` says how it is written. For `all`, `fraction` and `majority` the amount is a share of a
    whole that is named elsewhere (unit "share"); for `all_but` it is the part left out.
    `part_of` is the span of the whole in "N of M".
    """

    kind: Literal["quantity"] = "quantity"
    span: CheckedSpan
    amount: Amount
    form: Literal[
        "digits",
        "words",
        "mixed",
        "vague",
        "range",
        "fraction",
        "majority",
        "all",
        "all_but",
        "none",
        "ordinal",
    ] = "digits"
    unit_span: CheckedSpan | None = None
    bound_span: CheckedSpan | None = None
    part_of: CheckedSpan | None = None
    each: bool = False
    equivalents: tuple[Amount, ...] = ()
    equivalent_spans: tuple[CheckedSpan, ...] = ()
    readings: tuple[Alternative, ...] = ()
    reason: Reason | None = None
    rule: str = ""


class Claim(Frozen):
    """Who stated which amount of which metric, for what and when, in which words.

    `spans` are relative to the document's text, the number first. `known_at` is None until a store
    has seen the claim. The id never depends on known_at, rule or version: reading twice adds nothing.
    """

    kind: Literal["claim"] = "claim"
    document: str
    ref: str = ""
    spans: tuple[CheckedSpan, ...] = Field(min_length=1)
    quote: str
    metric: str
    classes: tuple[str, ...]
    direction: Direction
    scope: str
    window: Window
    amount: Amount
    equivalents: tuple[Amount, ...] = ()
    readings: tuple[Alternative, ...] = ()
    claimant: str
    publisher: str = ""
    published: Instant | None = None
    known_at: Instant | None = None
    status: Status = "final"
    supersedes: str | None = None
    derived_from: tuple[str, ...] = ()
    rule: str
    reason: str = ""
    flags: tuple[str, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _drop_id(cls, values: Any) -> Any:
        return _without_id(values)

    @field_validator("classes")
    @classmethod
    def _sorted_set(cls, classes: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(sorted(set(classes)))

    @computed_field  # type: ignore[prop-decorator]
    @cached_property
    def id(self) -> str:
        """Content hash over what is asserted, by whom and where it stands."""
        window, amount = self.window, self.amount
        return claim_id(
            self.document,
            self.spans[0],
            (self.metric, self.classes, self.direction, self.scope),
            (_seconds(window.start), _seconds(window.end), window.basis),
            (amount.low, amount.best, amount.high, amount.unit, amount.bound),
            self.claimant,
            self.supersedes or "",
        )

    def _facts(self) -> dict[str, Any]:
        facts = super()._facts()
        return {"id": self.id, **{name: value for name, value in facts.items() if name not in WORDED}}

    def _told(self) -> str:
        return marked(self.quote, self.amount.printed)


class Rejection(Frozen):
    """A number that was seen and not claimed, with the reason; nothing is dropped silently."""

    kind: Literal["rejection"] = "rejection"
    document: str = ""
    ref: str = ""
    span: CheckedSpan
    text: str
    reason: Reason
    rule: str = ""


class Reading(NamedTuple):
    """What one reader made of one document: the unit that a store adds."""

    document: Document
    claims: tuple[Claim, ...]
    rejections: tuple[Rejection, ...] = ()

    def _repr_html_(self) -> str:
        """The text with its numbers: what is claimed is marked, what is not is underlined with the reason."""
        claimed = {claim.spans[0]: f"{claim.metric} {'+'.join(claim.classes)}" for claim in self.claims}
        left = {one.span: one.reason.replace("_", " ") for one in self.rejections}
        rows = ((c.metric, "+".join(c.classes), c.scope, c.amount, c.window, c.claimant) for c in self.claims)
        below = table("", ("metric", "classes", "scope", "amount", "window", "claimant"), rows)
        return annotated(self.document.text, claimed, left) + (below if self.claims else "")


class Observation(Frozen):
    """One period of a Series, as printed by `tracker series --json`; rates are fractions of 1.

    Of money, `unit` is the currency of low, best and high; `amounts` are the sums by the currency of the
    claims, `eur` and `usd` the same money at the rates of its days, `constant` in prices of `prices_of`.
    """

    kind: Literal["observation"] = "observation"
    metric: str
    classes: tuple[str, ...]
    direction: Direction
    scope: str
    unit: str
    period: date
    end: date
    by: By
    low: float | None
    best: float | None
    high: float | None
    claimed_low: float | None = None
    claimed_high: float | None = None
    numerator: float | None = None
    denominator: float | None = None
    status: PeriodStatus
    days_reported: int
    regime: str = ""
    notes: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    amounts: Mapping[str, float] = Field(default_factory=dict)
    eur: float | None = None
    usd: float | None = None
    constant: float | None = None
    prices_of: str = ""
    as_of: Instant

    @property
    def contested(self) -> bool:
        """Whether somebody claims less or more than the value; the least of an open one is no such claim."""
        claimed = (self.claimed_low, self.claimed_high)
        open_end = self.high is None and claimed == (self.low, self.low)
        return not open_end and claimed not in ((self.low, self.high), (None, None))


class Interval(Frozen):
    """Which interval `low..high` of a Finding is: of a mean or of a value, and at which level."""

    kind: Literal["confidence", "prediction"]
    level: float
    method: str = ""

    def __str__(self) -> str:
        return f"{100 * self.level:.4g} % {self.kind} interval" + (f", {self.method}" if self.method else "")


class Finding(Frozen):
    """What a method says of a series in one period; `note` is one plain sentence without a cause.

    `finding` is its sort: level, trend, anomaly, record, rate, silence, insufficient.
    """

    kind: Literal["finding"] = "finding"
    finding: str
    method: str
    version: str = "1"
    metric: str
    classes: tuple[str, ...]
    direction: Direction
    scope: str
    unit: str
    by: By
    period: date
    end: date
    value: float | None
    low: float | None = None
    high: float | None = None
    interval: Interval | None = None
    expected: float | None = None
    p: float | None = None
    score: float | None = None
    rank: int | None = None
    n: int = 0
    span: tuple[date, date] | None = None
    regime: str = ""
    settings: Mapping[str, float | int | str | bool] = Field(default_factory=dict)
    note: str = ""
    as_of: Instant


class Ruling(Frozen):
    """A verdict on one figure of a text against a store, with what else could explain the figure.

    `amount` is the figure as printed, `claim` the id of what it was read as (empty for a figure alone), the
    key and window those of that claim. `observed` is what the store holds for them, `observed_by` who stated
    it (empty for a sum of several statements), `claims` the statements that the ruling rests on. `readings`
    are other things that the figure could be, each with its amount and the reason.
    """

    kind: Literal["ruling"] = "ruling"
    ref: str
    span: CheckedSpan
    text: str
    verdict: Verdict
    claim: str
    metric: str
    classes: tuple[str, ...]
    direction: Direction
    scope: str
    window: Window
    claimant: str
    amount: Amount
    observed: Amount | None = None
    observed_by: str = ""
    readings: tuple[Alternative, ...] = ()
    claims: tuple[str, ...] = ()
    note: str = ""
    as_of: Instant


Told = str | Mapping[Language, str]
"""A text of a definition: the same in every language, or one for each."""

Page = Literal["revised", "contested", "missing"]


class Panel(Frozen):
    """One panel of a Report: series, the methods run on them and the chart or the table that shows them.

    `steps` are those of a waterfall, such as "day_rule=start"; the table `classes` has the outcomes of each
    class in the period.
    """

    id: str
    chart: str = ""
    table: Literal["", "classes"] = ""
    metric: str
    classes: tuple[str, ...] = ()
    direction: Direction = "ru_on_ua"
    scope: str = "national"
    by: By = "week"
    methods: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    heading: Told = ""
    text: Told = ""


class Report(Frozen):
    """A report definition; an edition is this at one period and as-of."""

    kind: Literal["report"] = "report"
    id: str
    title: Told
    by: Literal["day", "week", "month"]
    languages: tuple[Language, ...] = ("en",)
    panels: tuple[Panel, ...]
    pages: tuple[Page, ...] = ("revised", "contested", "missing")
    rule: str = "official_latest"
    day_rule: DayRule = "end"
    wait_hours: int = 24
    since: date | None = None


NOUNS: Mapping[str, type[Frozen]] = {
    "document": Document,
    "quantity": Quantity,
    "claim": Claim,
    "rejection": Rejection,
    "observation": Observation,
    "finding": Finding,
    "ruling": Ruling,
    "report": Report,
}


def schema(noun: str) -> dict[str, Any]:
    """JSON schema of one noun, as it is serialised.

    Raises: ModelError for a name that is not a noun.
    """
    if noun not in NOUNS:
        raise ModelError(f'no noun "{noun}": choose one of {", ".join(NOUNS)}')
    return NOUNS[noun].model_json_schema(mode="serialization")


def _seconds(instant: datetime | None) -> int | None:
    return None if instant is None else int(instant.timestamp())


def _without_id(values: Any) -> Any:
    if isinstance(values, Mapping) and "id" in values:
        return {name: value for name, value in values.items() if name != "id"}
    return values
