"""When was a piece published: as given, as printed on the page, or inferred from its own words.

Inference: weekdays beside dates leave few years; "more than three years after the invasion", months
counted from a named month, days of the war and the day of reading bound them. Two independent ways to one
year make it certain, one makes it likely. The day is then the last one named, or what the ages of the
pieces of one page ("10 hours ago", "a day ago") and the weekdays that they name allow.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

from tracker.model import Confidence, Language
from tracker.sources.evidence import FIRST_YEAR, LAST_YEAR, Evidence, dateline, find_evidence, years_of
from tracker.sources.page_times import DAY, Marker
from tracker.text.dates.calendar import NOON, add_months, make_day

GIVEN = "given by the caller"
WEEK = timedelta(days=6)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class Piece(NamedTuple):
    """What an article offers to find its date."""

    text: str
    language: Language
    markers: tuple[Marker, ...] = ()

    @property
    def age(self) -> timedelta | None:
        """How old the page says that the piece is."""
        return next((marker.age for marker in self.markers if marker.age is not None), None)


class Publication(NamedTuple):
    """The instant, how it was found, how sure it is, and why."""

    published: datetime | None
    how: str
    confidence: Confidence
    reasons: tuple[str, ...] = ()


class _Year(NamedTuple):
    year: int | None
    ways: int
    reasons: tuple[str, ...]


def publications(
    pieces: Sequence[Piece], *, given: datetime | None, read_on: date, because: str = GIVEN
) -> list[Publication]:
    """The publication of each piece of one page; the first is the main one.

    `read_on` is the day of reading: nothing was published after it.
    """
    if not pieces:
        return []
    if given is not None:
        main = Publication(given, "given", "high", (because,))
        return [main, *(_beside(pieces[0], piece, main) for piece in pieces[1:])]
    printed = [_printed(piece, read_on) for piece in pieces]
    if all(printed):
        return [found for found in printed if found]
    inferred = _inferred(pieces, read_on)
    return [known or guess for known, guess in zip(printed, inferred, strict=True)]


def _printed(piece: Piece, read_on: date) -> Publication | None:
    """The day that stands over the piece or opens its text."""
    for marker in piece.markers:
        if marker.day is not None and marker.day <= read_on + DAY:
            return Publication(_noon(marker.day), "page", "high", (f"printed over the text: {marker.day}",))
    told = dateline(piece.text, piece.language)
    day = make_day(told.year or 0, told.month or 0, told.day or 0) if told is not None else None
    if day is None or day > read_on + DAY:
        return None
    return Publication(_noon(day), "page", "high", (f"printed at the head of the text: {day}",))


def _beside(main: Piece, piece: Piece, known: Publication) -> Publication:
    """A neighbour of a piece whose date is given: their ages tell the difference."""
    if known.published is None:
        return known
    if main.age is None or piece.age is None:
        return Publication(known.published, "inferred", "medium", ("on the same page as a dated piece",))
    instant = known.published + main.age - piece.age
    reason = f"{_age(piece.age)} old where the main piece was {_age(main.age)} old"
    return Publication(instant, "inferred", "medium", (reason,))


def _inferred(pieces: Sequence[Piece], read_on: date) -> list[Publication]:
    evidence = [find_evidence(piece.text, piece.language) for piece in pieces]
    for found in evidence:
        year = find_year(found, read_on)
        if year.year is None:
            continue
        last = last_day(found, year.year, read_on)
        if last is not None:
            return _from_last_day(pieces, evidence, year, last)
    reasons = find_year(evidence[0], read_on).reasons or ("no date, weekday or year in the text tells it",)
    return [
        _by_month_day(piece, read_on) or Publication(None, "unknown", "unresolved", reasons)
        for piece in pieces
    ]


def _by_month_day(piece: Piece, read_on: date) -> Publication | None:
    """A day without a year over the piece: the latest such day up to the reading."""
    for marker in piece.markers:
        if marker.month_day is None:
            continue
        days = (make_day(read_on.year - back, *marker.month_day) for back in range(2))
        day = next((day for day in days if day is not None and day <= read_on), None)
        if day is not None:
            return Publication(_noon(day), "page", "low", (f"printed without a year: {day:%d %B}",))
    return None


def find_year(evidence: Evidence, read_on: date) -> _Year:
    """The year of publication, by how many independent ways, and the reasons."""
    allowed = set(range(FIRST_YEAR, min(LAST_YEAR, read_on.year) + 1))
    reasons: list[str] = []
    if evidence.not_before is not None:
        allowed = {year for year in allowed if year >= evidence.not_before.year}
        reasons.append(f'"{evidence.not_before_words}": after {evidence.not_before:%B %Y}')
    ways = [(_fitting(years, evidence, read_on) & allowed, reason) for years, reason in _ways(evidence)]
    single = [(min(years), reason) for years, reason in ways if len(years) == 1]
    reasons += [reason for _, reason in ways]
    if not single or len({year for year, _ in single}) > 1:
        left = sorted(set.intersection(*(set(years) for years, _ in ways))) if ways else []
        return _Year(None, 0, (*reasons, f"years left: {', '.join(map(str, left)) or 'none or all'}"))
    return _Year(single[0][0], len(single), tuple(reasons))


def _ways(evidence: Evidence) -> list[tuple[frozenset[int], str]]:
    ways: list[tuple[frozenset[int], str]] = []
    if evidence.pairs:
        counts = Counter(year for pair in evidence.pairs for year in years_of(pair))
        most = max(counts.values(), default=0)
        if most * 2 > len(evidence.pairs):
            years = frozenset(year for year, count in counts.items() if count == most)
            words = "; ".join(dict.fromkeys(f'"{pair.words}"' for pair in evidence.pairs))
            ways.append((years, f"weekdays beside dates ({words}) fit {', '.join(map(str, sorted(years)))}"))
    if evidence.months_since is not None:
        months = [add_months(evidence.months_since, shift) for shift in (-1, 0, 1, 2)]
        reason = f"{evidence.months_since_words} make {evidence.months_since:%B %Y}"
        ways.append((frozenset(month.year for month in months), reason))
    if evidence.war_days:
        ways.append((frozenset({max(evidence.war_days).year}), f"day of the war: {max(evidence.war_days)}"))
    full = [numbers for numbers in evidence.days if numbers.year is not None]
    if full and len(full) == len(evidence.days):
        year = max(numbers.year or 0 for numbers in full)
        ways.append((frozenset({year}), f"every date in the text has its year, the latest {year}"))
    return ways


def _fitting(years: frozenset[int], evidence: Evidence, read_on: date) -> set[int]:
    """The years in which the paired days lie between the bounds."""
    kept = set()
    for year in years:
        days = [make_day(year, pair.month, pair.day) for pair in evidence.pairs] or [date(year, 12, 31)]
        last = max((day for day in days if day), default=date(year, 1, 1))
        early = evidence.not_before is not None and last < evidence.not_before
        late = evidence.pairs and last > read_on + DAY
        if not early and not late:
            kept.add(year)
    return kept


def last_day(evidence: Evidence, year: int, read_on: date) -> date | None:
    """The last day that the text names, with its weekdays laid after its dates."""
    days = [
        day
        for numbers in evidence.days
        if (
            day := make_day(
                numbers.end_year or numbers.year or year,
                numbers.end_month or numbers.month or 1,
                numbers.end_day or numbers.day or 1,
            )
        )
        and day <= read_on + DAY
    ]
    days += [day for day in evidence.war_days if day <= read_on + DAY]
    if not days:
        return None
    latest = max(days)
    months = {day.month for day in days if day.year == latest.year}
    if evidence.last_month and len(months) == 1:
        latest = max(latest, add_months(latest.replace(day=1), 1))
    named = [latest + timedelta(days=ahead) for ahead in range(7)]
    return next((day for day in named if day.weekday() in evidence.weekdays), latest)


def _from_last_day(
    pieces: Sequence[Piece], evidence: Sequence[Evidence], year: _Year, last: date
) -> list[Publication]:
    certainty = "high, by independent ways" if year.ways > 1 else "medium, by one way"
    reasons = (
        *year.reasons,
        f"year {year.year}: confidence {certainty}",
        f"the last day named is {_named(last)}",
    )
    neighbours = _day_of_neighbours(pieces, evidence, last)
    if neighbours is None:
        return [_from_ages(pieces[0], piece, last, reasons) for piece in pieces]
    reasons += (f"the pieces of the page that are hours old tell of {_named(neighbours)}",)
    ages = [piece.age for piece in pieces if piece.age is not None and piece.age < DAY]
    latest_reading = datetime.combine(neighbours + DAY, time(0), UTC) - timedelta(minutes=1) + min(ages)
    found = []
    for piece in pieces:
        day, why = neighbours, ""
        if piece.age is not None and piece.age >= DAY:
            day = max(last, (latest_reading - piece.age).date())
            why = f'this piece is "{_age(piece.age)}" old: {_named(day)} or the day before'
        found.append(Publication(_noon(day), "inferred", "medium", (*reasons, why) if why else reasons))
    return found


def _day_of_neighbours(pieces: Sequence[Piece], evidence: Sequence[Evidence], last: date) -> date | None:
    """The day that pieces hours old name most, laid at or after the last day of the main piece."""
    fresh = [number for number, piece in enumerate(pieces) if piece.age is not None and piece.age < DAY]
    named: Counter[int] = Counter()
    for number in fresh:
        named.update(evidence[number].weekdays)
    if not named:
        return None
    weekday = min(named, key=lambda day: (-named[day], day))
    return last + timedelta(days=(weekday - last.weekday()) % 7)


def _from_ages(main: Piece, piece: Piece, last: date, reasons: tuple[str, ...]) -> Publication:
    if piece is main or main.age is None or piece.age is None:
        confidence: Confidence = "medium" if piece is main else "low"
        return Publication(_noon(last), "inferred", confidence, reasons)
    instant = datetime.combine(last, NOON) + main.age - piece.age
    return Publication(instant, "inferred", "low", (*reasons, f"{_age(piece.age)} old"))


def _noon(day: date) -> datetime:
    return datetime.combine(day, NOON)


def _named(day: date) -> str:
    return f"{_WEEKDAYS[day.weekday()]} {day.isoformat()}"


def _age(age: timedelta) -> str:
    if age >= DAY:
        return "a day" if age.days == 1 else f"{age.days} days"
    return f"{int(age.total_seconds() // 3600)} hours"
