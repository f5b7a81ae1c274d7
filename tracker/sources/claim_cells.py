"""Cells of a table of claims -> typed parts of a claim; what cannot be taken at its word is refused."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from difflib import get_close_matches
from typing import Any, NamedTuple, TypeVar, get_args

from tracker.errors import SourceError, VocabularyError
from tracker.model import WHOLE_NUMBERS, Amount, Basis, Bound, Direction, Got, Language, Status, Window
from tracker.sources.documents import FIRST_YEAR, LAST_YEAR, parse_published, shown
from tracker.text.amounts import Interval, bounded, spread
from tracker.text.dates.calendar import ONE_DAY, Days, days_of_month, instant, night_hours, week_of
from tracker.text.lazy import regex
from tracker.vocab import CLASS_OF_UNIT, UNATTRIBUTED, Metric, Vocabulary

Row = Mapping[str, str]
_Word = TypeVar("_Word", bound=str)
LARGEST = Decimal(10) ** 15
SCALES = {
    **dict.fromkeys(("thousand", "k"), 1_000),
    **dict.fromkeys(("million", "mn", "m"), 1_000_000),
    **dict.fromkeys(("billion", "bn"), 1_000_000_000),
}
SCALE_NAMES = {1: "", 1_000: " thousand", 1_000_000: " million", 1_000_000_000: " billion"}
NO_DIRECTION = frozenset({"equipment_destroyed", "equipment_damaged", "personnel_losses"})
"""Both sides lose these: nothing is assumed of whose they are."""
_PLAIN = regex(r"\d{1,16}(?:\.\d{1,9})?")
_BOUNDED = ("exact", "at_least", "more_than", "at_most", "less_than", "about")
_YEAR, _MONTH, _WEEK = regex(r"\d{4}"), regex(r"\d{4}-\d{2}"), regex(r"\d{4}-W\d{2}")


class Source(NamedTuple):
    """Who asserts a row and who printed it."""

    claimant: str
    publisher: str


def metric_of(row: Row, words: Vocabulary) -> Metric:
    """The metric of a row, which has to be one that is stated and not worked out."""
    found = words.metrics[_known("metric", _given(row, "metric"), words.metrics)]
    if found.kind == "derived":
        raise ValueError(f'"{found.id}" is worked out from others and never stated')
    return found


def classes_of(row: Row, metric: Metric, words: Vocabulary) -> tuple[str, ...]:
    """Class ids, of ids or names of the vocabulary joined by +."""
    if "class" not in row:
        if metric.unit in CLASS_OF_UNIT:
            return (CLASS_OF_UNIT[metric.unit],)
        if metric.kind == "context":
            return ()
        raise ValueError(f"no class: {metric.id} is counted by class, such as drone, missile or tank")
    names: set[str] = set()
    for part in row["class"].split("+"):
        name = part.strip()
        found = [words.class_aliases(language).get(name.lower()) for language in get_args(Language)]
        alias: str | tuple[str, ...] | None = next((one for one in found if one), None)
        alias = name if name in words.classes else alias
        names |= {_known("class", name, words.classes)} if alias is None else set(_each(alias))
    return tuple(sorted(names))


def direction_of(row: Row, metric: Metric, claimant: str, words: Vocabulary) -> tuple[Direction, bool]:
    """Who acts on whom, and whether the row says so; else attacks on the side of the claimant."""
    if "direction" in row:
        found: Direction = _known("direction", row["direction"], get_args(Direction))
        return found, True
    if metric.unit == "money":
        return "none", True
    if metric.id in NO_DIRECTION:
        raise ValueError(f"no direction: say whose {metric.id} these are: ua_on_ru or ru_on_ua")
    return ("ua_on_ru" if words.claimant(claimant).side == "ru" else "ru_on_ua"), False


def scope_of(row: Row, metric: Metric, words: Vocabulary) -> str:
    """National, a region or a donor, of an id or name of the vocabulary."""
    is_money = metric.unit == "money"
    if "scope" not in row:
        if is_money:
            raise ValueError("no donor: aid has a giver, such as DEU, eu or all_donors")
        return "national"
    section, known = ("donors", words.donors) if is_money else ("regions", words.regions)
    name = row["scope"]
    if name in known or name == ("all_donors" if is_money else "national"):
        return name
    return _named(section, name, words) or _known("scope", name, [*known, "national"])


def source_of(row: Row, words: Vocabulary) -> Source:
    """Claimant and publisher: from columns of their own, or of `source`, which may be either."""
    claimant, publisher = (_of_column(row, role, words) for role in ("claimant", "publisher"))
    if "source" in row:
        name = row["source"]
        asserts, prints = _claimant(name, words), _publisher(name, words)
        if not (asserts or prints or claimant):
            raise ValueError(
                f'source "{shown(name)}" is unknown: write the id or name of a claimant or publisher of the '
                "vocabulary, org:NAME for another body, tally:NAME for a newspaper's own count; or give "
                "claimant and publisher in columns of their own"
            )
        claimant, publisher = claimant or asserts, publisher or prints or (name if claimant else "")
    if not (claimant or publisher):
        raise ValueError("no source: say who states the figure")
    own = words.claimant(claimant).own_publishers if claimant else ()
    return Source(claimant or UNATTRIBUTED, publisher or (own[0] if own else ""))


def amount_of(row: Row, metric: Metric, words: Vocabulary) -> Amount:
    """The amount: a value with its bound, an interval, or one end alone."""
    unit, factor = _unit(row, metric, words)
    value, low, high = (_number(row, name, unit) for name in ("value", "low", "high"))
    bound = _known("bound", row["bound"], get_args(Bound)) if "bound" in row else ""
    found = _interval(value, low, high, bound, is_count=unit in WHOLE_NUMBERS)
    known = [each for each in (found.low, found.best, found.high) if each is not None]
    if known != sorted(known):
        raise ValueError(f"low, value and high are out of order: {', '.join(map(str, known))}")
    printed = row.get("value") or "–".join(row[name] for name in ("low", "high") if name in row)
    return found.times(factor).amount(unit, printed)


def unit_words(row: Row, metric: Metric, words: Vocabulary) -> str:
    """The unit as a row tells it, in one spelling: "EUR billion" for "bn EUR"."""
    unit, factor = _unit(row, metric, words)
    return f"{unit}{SCALE_NAMES[factor]}"


def window_of(row: Row, zone: str) -> Window:
    """When it happened: a day, night, week, month or year, two days, or two instants."""
    basis = _known("basis", row["basis"], get_args(Basis)) if "basis" in row else ""
    if "from" in row or "to" in row:
        if "date" in row:
            raise ValueError("a date beside from and to: give one of them")
        start, end = (_end_of(_given(row, name), zone, name) for name in ("from", "to"))
        return _checked(start, end, basis or ("instant" if start == end else "period"), "printed")
    printed = _given(row, "date")
    if "/" in printed:
        first, last = (
            _end_of(end.strip(), zone, name)
            for end, name in zip(printed.split("/", 1), ("from", "to"), strict=True)
        )
        return _checked(first, last, basis or "period", "printed")
    if len(printed) > len("2025-06-29"):
        moment = _end_of(printed, zone, "from")
        return _checked(moment, moment, basis or "instant", "printed")
    days, usual = _days(printed)
    if basis == "night" and usual == "day":
        opens, closes = night_hours(days[1], zone)
        start, end = instant(days[1] - ONE_DAY, zone, opens), instant(days[1], zone, closes)
        return _checked(start, end, "night", "source_default")
    if basis not in ("", "period", usual):
        raise ValueError(f'basis {basis} does not fit the date "{printed}": give from and to')
    return _checked(instant(days[0], zone), instant(days[1] + ONE_DAY, zone), basis or usual, "printed")


def published_of(row: Row) -> datetime | None:
    """When it was said, where the row tells it."""
    if "published" not in row:
        return None
    try:
        return parse_published(row["published"], "")
    except SourceError as fault:
        raise ValueError(str(fault).removeprefix(": ")) from None


def status_of(row: Row) -> Status:
    """The status, final unless the row says otherwise."""
    status: Status = _known("status", row.get("status", "final"), get_args(Status))
    if status == "retracted":
        raise ValueError("a retracted figure is not imported: take it back with `tracker retract`")
    return status


def _given(row: Row, name: str) -> str:
    if name not in row:
        raise ValueError(f"no {name}")
    return row[name]


def _known(what: str, word: str, known: Iterable[_Word]) -> _Word:
    listed = list(known)
    for one in listed:
        if one == word:
            return one
    near: Sequence[str] = get_close_matches(word, listed, 3) or listed[:6]
    raise ValueError(f'{what} "{shown(word)}" is unknown: near it are {", ".join(near)}')


def _each(alias: str | tuple[str, ...]) -> tuple[str, ...]:
    return (alias,) if isinstance(alias, str) else alias


def _named(section: str, name: str, words: Vocabulary) -> str:
    """The id of what a name of the vocabulary means in one of its languages, or nothing."""
    found = (words.names(section, language).get(name.lower()) for language in get_args(Language))
    return next(filter(None, found), "")


def _claimant(name: str, words: Vocabulary) -> str:
    try:
        return words.claimant(name).id
    except VocabularyError:
        return _named("claimants", name, words)


def _publisher(name: str, words: Vocabulary) -> str:
    return name if name in words.publishers else _named("publishers", name, words)


def _of_column(row: Row, role: str, words: Vocabulary) -> str:
    """A claimant has to be known; a publisher may be any."""
    if role not in row:
        return ""
    if role == "publisher":
        return _publisher(row[role], words) or row[role]
    return _claimant(row[role], words) or _known("claimant", row[role], words.claimants)


def _unit(row: Row, metric: Metric, words: Vocabulary) -> tuple[str, int]:
    """Unit and factor: a currency with or without thousand, million, billion; else that of the metric."""
    printed = f"{row.get('currency', '')} {row.get('unit', '')}".split()
    if metric.unit != "money":
        if printed not in ([], [metric.unit]):
            raise ValueError(f'unit "{" ".join(printed)}": {metric.id} is in "{metric.unit}"; leave it out')
        return metric.unit, 1
    if printed == ["count"]:
        raise ValueError(f'unit "count": {metric.id} is money here; leave aid told in pieces out')
    scales = [SCALES[word.lower()] for word in printed if word.lower() in SCALES]
    codes = [word for word in printed if word.lower() not in SCALES]
    if len(codes) != 1 or len(scales) > 1:
        raise ValueError("no currency: write its code, such as EUR, USD bn or UAH million")
    return _known("currency", codes[0].upper(), words.currencies), (scales or [1])[0]


def _number(row: Row, name: str, unit: str) -> Decimal | None:
    if name not in row:
        return None
    if not _PLAIN.fullmatch(row[name]):
        raise ValueError(
            f'{name} "{shown(row[name])}" is no plain number: write 1234 or 0.5 without signs, spaces or '
            "commas, and about, at_least, ... in the column bound"
        )
    number = Decimal(row[name])
    if unit in WHOLE_NUMBERS and number != int(number):
        raise ValueError(f"{name} {row[name]} is no whole number, and {unit} counts whole ones")
    if number > (most := 100 if unit == "percent" else LARGEST):
        raise ValueError(f"{name} {row[name]} is too large: at most {most:,} {unit}")
    return number


def _interval(
    value: Decimal | None, low: Decimal | None, high: Decimal | None, bound: str, *, is_count: bool
) -> Interval:
    if bound in ("", "range", "vague") and low is not None and high is not None:
        middle = spread(low, high)
        named: Any = bound or ("exact" if low == value == high else "range")
        return middle._replace(best=middle.best if value is None else value, bound=named)
    if value is None and (low is None) == (high is None):
        raise ValueError("no value, and no low and high")
    if bound in ("range", "vague") or (value is not None and not bound and (low, high) != (None, None)):
        raise ValueError("an interval has low and high; give both, or a bound such as at_least")
    only = value if value is not None else low if low is not None else high
    rule: Any = bound or ("exact" if value is not None else "at_least" if low is not None else "at_most")
    assert only is not None
    place = Decimal(10) ** _place(only)
    made = bounded(rule if rule in _BOUNDED else "exact", only, place, is_count=is_count)
    return Interval(made.low if low is None else low, made.best, made.high if high is None else high, rule)


def _place(value: Decimal) -> int:
    """Power of ten of the last digit that is no zero.

    >>> _place(Decimal("300")), _place(Decimal("4.50"))
    (2, -1)
    """
    exponent = value.normalize().as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def _days(printed: str) -> tuple[Days, Basis]:
    try:
        if _YEAR.fullmatch(printed):
            return (date(int(printed), 1, 1), date(int(printed), 12, 31)), "year"
        if _MONTH.fullmatch(printed):
            return days_of_month(int(printed[:4]), int(printed[5:])), "month"
        if _WEEK.fullmatch(printed):
            return week_of(date.fromisocalendar(int(printed[:4]), int(printed[6:]), 1)), "week"
        if len(printed) == len("2025-06-29"):
            return (date.fromisoformat(printed), date.fromisoformat(printed)), "day"
    except ValueError:
        pass
    raise ValueError(
        f'date "{shown(printed)}" is no date: write 2025-06-29, 2025-06, 2025-W26, 2025 or '
        "2025-06-01/2025-06-15"
    )


def _end_of(printed: str, zone: str, name: str) -> datetime:
    """An end of a window: an instant with its offset, or a day, of which the last is included."""
    if len(printed) <= len("2025-06-29"):
        days, _ = _days(printed)
        return instant(days[0], zone) if name == "from" else instant(days[1] + ONE_DAY, zone)
    try:
        moment = datetime.fromisoformat(printed)
    except ValueError:
        raise ValueError(f'{name} "{shown(printed)}" is no instant: write 2025-06-29T06:00:00Z') from None
    if moment.tzinfo is None:
        raise ValueError(f'{name} "{shown(printed)}" has no offset: write {printed}Z or {printed}+03:00')
    return moment


def _checked(start: datetime, end: datetime, basis: Any, got: Got) -> Window:
    if end < start:
        raise ValueError("the window ends before it begins")
    if not FIRST_YEAR <= start.year <= end.year <= LAST_YEAR:
        raise ValueError(f"the window is not between {FIRST_YEAR} and {LAST_YEAR}")
    return Window(start=start, end=end, basis=basis, got=got)
