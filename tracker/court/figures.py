"""The figures of a text, each with what the store holds of the same thing."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from tracker.court.agreement import CLOSEST, Agreement, agreement
from tracker.court.records import Records
from tracker.court.statements import ONE_ATTACK, Statement, days_of, same_window
from tracker.court.sums import Definition, Sum
from tracker.errors import NotComparableError
from tracker.model import Amount, Claim
from tracker.vocab import UNATTRIBUTED, Vocabulary
from tracker.vocab.regimes import observed_metric, speaking_of

DEFINITIONS, POINTS, A_WEEK = 0.1, 5.0, timedelta(days=6)
"""Day rules and late posts move totals of a month by up to 8 %, class sets its rates by up to 4.4 points."""


@dataclass(frozen=True)
class Figure:
    """A claim of the text, the metric that it observes and its local days.

    `stated` are statements of the same key and window, first whom a series would choose; `total` is what a
    series comes to in those days, of the claimant `total_of` alone where it is set, `room` what days that
    were not reported may hold besides; `refused` says why there is none.
    """

    claim: Claim
    metric: str
    days: tuple[date, date] | None
    stated: tuple[Statement, ...] = ()
    total: Sum | None = None
    total_of: str = ""
    room: float = 0.0
    refused: str = ""
    is_money: bool = False

    @property
    def key(self) -> tuple[str, tuple[str, ...], str, str]:
        """Metric, classes, scope and unit: what is comparable within one direction and window."""
        return self.metric, self.claim.classes, self.claim.scope, self.claim.amount.unit

    @property
    def is_attributed(self) -> bool:
        """Whether the text says whose figure it is."""
        return self.claim.claimant != UNATTRIBUTED

    @property
    def of_named(self) -> tuple[Statement, ...]:
        """What the claimant whom the text names has stated, the latest first."""
        return tuple(one for one in self.stated if one.claimant == self.claim.claimant)

    @property
    def chosen(self) -> Statement | None:
        """The statement to hold it against: that of the claimant named, else whom a series would choose.

        None where the claimant named has said what adds up to a figure of his own.
        """
        named = self.of_named if self.is_attributed else ()
        others = () if self.total_of else self.stated
        return next((one for one in (*named, *others) if one.stands), None)

    @property
    def held(self) -> Amount | None:
        """What the store has in its place: a statement, else the sum of several."""
        if self.chosen is not None:
            return self.chosen.claim.amount
        return self.total.amount if self.total else None

    def against(self, held: Amount) -> Agreement:
        """How the figure as printed agrees with an amount; amounts in two units never do."""
        printed = self.claim.amount
        return agreement(printed, held) if printed.unit == held.unit else "none"

    def against_total(self) -> Agreement:
        """How the figure agrees with the sum of its days; what is stated of them bounds it more closely."""
        if self.total is None:
            return "none"
        match = self.against(self.total.amount)
        if match != "none":
            return match if self.chosen is None or match != "possible" else "none"
        return "possible" if self.chosen is None and 0 < self.excess <= self.room else "none"

    @property
    def excess(self) -> float:
        """What the figure has more than the sum of its days, in its unit."""
        low, total = self.claim.amount.low, self.total
        if low is None or total is None or total.amount.high is None or total.amount.unit == "percent":
            return 0.0
        return low - total.amount.high

    @property
    def is_near_a_sum(self) -> bool:
        """Whether it is a total of a week or longer that nobody stated, near to what they add up to."""
        total, best, days = self.total, self.claim.amount.best, self.days
        if self.chosen is not None or total is None or best is None or days is None:
            return False
        if days[1] - days[0] < A_WEEK:
            return False
        low, high = (best if end is None else end for end in (total.amount.low, total.amount.high))
        if total.amount.unit == "percent":
            return low - POINTS <= best <= high + POINTS
        return (1 - DEFINITIONS) * low <= best <= (1 + DEFINITIONS) * high

    def equals(self, held: Amount) -> bool:
        """Whether the figure says the same as an amount."""
        return self.against(held) == "equal"


def figures_of(claims: Iterable[Claim], records: Records) -> list[Figure]:
    """The figures of one text in the order of its claims."""
    return [_figure(claim, records) for claim in claims]


def _figure(claim: Claim, records: Records) -> Figure:
    words = records.vocabulary
    metric = _observed(claim, words)
    days = days_of(claim.window, claim.claimant, words)
    bare = Figure(claim, metric, days, is_money=words.metrics[metric].kind == "money")
    if days is None:
        return bare
    known = of_key(bare, records) or _of_kinds(bare, records)
    stated = sorted(
        (one for one in known if same_window(one.claim.window, claim.window)),
        key=lambda one: (_by_another(one, bare, words), *records.statements.order(one, claim.window)),
    )
    figure = replace(bare, stated=tuple(stated))
    try:
        figure = _with_total(figure, records)
    except NotComparableError as fault:
        return replace(figure, refused=str(fault))
    missing = figure.total.missing if figure.total else 0
    if not missing or figure.excess <= 0:
        return figure
    return replace(figure, room=records.room(definition(figure, claimant=figure.total_of), missing))


def _by_another(one: Statement, figure: Figure, words: Vocabulary) -> int:
    """How far a statement is from the figure of the same collective: of many officials one said it."""
    same = figure.is_attributed and one.claimant == figure.claim.claimant
    many = same and of_many(figure, one.claimant, words)
    return CLOSEST.index(figure.against(one.claim.amount)) if many else 0


def of_many(figure: Figure, claimant: str, words: Vocabulary) -> bool:
    """Whether a name stands for many, of whom one may differ; aid is its donor's word, whoever tells it."""
    return not figure.is_money and words.is_collective(claimant)


def _observed(claim: Claim, words: Vocabulary) -> str:
    """The metric that a claim observes; of a rate the one whose numerator that is."""
    printed = words.metrics[claim.metric]
    regimes = speaking_of(claim.direction, words)
    counted = printed.numerator or printed.id
    metric = observed_metric(counted, claim.claimant, claim.window.end, regimes, words)
    if not printed.numerator:
        return metric
    return next(one.id for one in words.metrics.values() if one.kind == "rate" and one.numerator == metric)


def _with_total(figure: Figure, records: Records) -> Figure:
    """The sum of the claimant named, if he stated anything of these days, else of whom a series chooses."""
    named = figure.claim.claimant
    for claimant in (named, "") if figure.is_attributed else ("",):
        asked = definition(figure, claimant=claimant)
        told = replace(figure, total=_of_attack(figure, asked, records), total_of=claimant)
        if told.total is None or told.against_total() == "none":
            told = replace(told, total=records.total(asked) or told.total)
        if told.total is not None:
            return told
    return figure


def _of_attack(figure: Figure, asked: Definition, records: Records) -> Sum | None:
    """The sum of one attack by itself: the day may have had a second one."""
    window = figure.claim.window
    if figure.chosen is not None or window.start is None or window.end is None:
        return None
    return records.total(asked, window=window) if window.end - window.start <= ONE_ATTACK else None


def of_key(figure: Figure, records: Records) -> list[Statement]:
    """Statements of what a figure counts, also replaced ones, that end near its window."""
    claim = figure.claim
    told = records.statements.near(claim.window, claim.direction, figure.metric, claim.classes, claim.scope)
    return [one for one in told if one_key(one) == figure.key]


def _of_kinds(figure: Figure, records: Records) -> list[Statement]:
    """Of money whose kind a text does not name the same amount of any kind."""
    claim, below = figure.claim, records.vocabulary.descendants
    if not figure.is_money or len(claim.classes) != 1:
        return []
    kinds = tuple(sorted(below(claim.classes[0]) - set(claim.classes)))
    told = records.statements.near(claim.window, claim.direction, figure.metric, kinds, claim.scope)
    return [one for one in told if kinds and figure.equals(one.claim.amount)]


def one_key(statement: Statement) -> tuple[str, tuple[str, ...], str, str]:
    """The key of a statement, to be compared with that of a figure."""
    claim = statement.claim
    return statement.metric, claim.classes, claim.scope, claim.amount.unit


def definition(figure: Figure, **other: Any) -> Definition:
    """What the figure counts, as it was read; `other` changes parts of it."""
    claim, days = figure.claim, figure.days
    assert days is not None, "a figure without days counts nothing that a series could"
    asked = Definition(figure.metric, claim.classes, claim.direction, claim.scope, *days)
    return asked._replace(currency=claim.amount.unit if figure.is_money else asked.currency)._replace(**other)


def split_of(figure: Figure, figures: Sequence[Figure], vocabulary: Vocabulary) -> list[Figure]:
    """The figures that split one total with this one: disjoint classes of the same thing, itself included."""
    mates = [
        one
        for one in figures
        if one.days == figure.days is not None
        and (one.metric, one.claim.direction, one.claim.scope, one.claim.claimant, one.claim.amount.unit)
        == (
            figure.metric,
            figure.claim.direction,
            figure.claim.scope,
            figure.claim.claimant,
            figure.claim.amount.unit,
        )
    ]
    apart = [
        one for one in mates if all(one is other or _is_apart(one, other, vocabulary) for other in mates)
    ]
    return apart if figure in apart else []


def _is_apart(one: Figure, other: Figure, vocabulary: Vocabulary) -> bool:
    pairs = [(a, b) for a in one.claim.classes for b in other.claim.classes]
    within = vocabulary.is_within
    return bool(pairs) and not any(within(a, b) or within(b, a) for a, b in pairs)


def pairs_in(figure: Figure, figures: Iterable[Figure]) -> Iterator[Figure]:
    """The other figures of the same days, direction and scope."""
    for one in figures:
        same = one.days == figure.days and one.claim.direction == figure.claim.direction
        if one is not figure and same and one.claim.scope == figure.claim.scope:
            yield one
