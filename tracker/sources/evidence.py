"""What a text says of its own time: weekdays beside dates, years, months counted from a named month."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from tracker.model import Language
from tracker.text.dates.calendar import INVASION, add_months, make_day
from tracker.text.dates.days import Printed, printed
from tracker.text.dates.pieces import DATE_KINDS, Piece, find_pieces, lexer
from tracker.text.dates.words import alternatives
from tracker.text.prepared import Prepared

FIRST_YEAR, LAST_YEAR = 1990, 2040
SATURDAY = 5
MOST_MONTHS = 20
"""Months that are looked at backwards from a phrase such as "in the intervening 33 months"."""

# "More than three years after the full-scale invasion began": a lower bound of the publication.
_YEARS_AFTER: Mapping[Language, tuple[str, ...]] = {
    "en": (
        r"(?:more than|over) {n} years? (?:after|since|into|of)[^.\n]{0,60}?(?:invasion|war)(?!\w)",
        r"(?:invasion|war)(?!\w)[^.\n]{0,60}? (?:more than|over) {n} years? ago",
    ),
    "uk": (r"(?:понад|більше,? ніж) {n} рок[иів]+ (?:після|від|з)[^.\n]{0,60}?(?:вторгнення|війни)",),
    "ru": (r"(?:более|больше) (?:чем )?{n} (?:года|лет) (?:после|с|спустя)[^.\n]{0,60}?(?:вторжения|войны)",),
}
# "In the intervening 33 months": counted from the month named before it.
_MONTHS_SINCE: Mapping[Language, tuple[str, ...]] = {
    "en": (r"(?:in|over|during|for) the (?:intervening|subsequent|following|ensuing) {n} months",),
    "uk": (r"за (?:наступні|минулі відтоді) {n} місяц\w+",),
    "ru": (r"за (?:последующие|прошедшие с тех пор) {n} месяц\w+",),
}
_COUNTS: Mapping[Language, Mapping[str, int]] = {
    "en": {
        "two": 2,
        "three": 3,
        "four": 4,
        "five": 5,
        "six": 6,
        "seven": 7,
        "eight": 8,
        "nine": 9,
        "ten": 10,
    },
    "uk": {"два": 2, "три": 3, "чотири": 4, "п'ять": 5},
    "ru": {
        "двух": 2,
        "два": 2,
        "трех": 3,
        "трёх": 3,
        "три": 3,
        "четырех": 4,
        "четыре": 4,
        "пяти": 5,
        "пять": 5,
    },
}
_HEAD = re.compile(r"\s*(?P<head>[^\n!?–—]{8,90}?)\.?\s?[-–—]\s")
_WORD = re.compile(r"(?<![\w'’-])(?!year|року|года)[a-zа-яіїєґё]{2,}")
"""A word in small letters is none of a place or an agency."""


class WeekdayDate(NamedTuple):
    """A day and month with the weekday that the text gives it."""

    month: int
    day: int
    weekday: int
    words: str


class Evidence(NamedTuple):
    """All that one text says of its time."""

    pairs: tuple[WeekdayDate, ...]
    days: tuple[Printed, ...]
    weekdays: Counter[int]
    not_before: date | None
    not_before_words: str
    months_since: date | None
    months_since_words: str
    last_month: bool
    war_days: tuple[date, ...]


def find_evidence(text: str, language: Language) -> Evidence:
    """The evidence of a text."""
    prepared = Prepared(text)
    normal = prepared.compact.text
    words = lexer(language).words
    pieces = find_pieces(prepared, language)
    dates = [(piece, printed(piece, words)) for piece in pieces if piece.kind in DATE_KINDS]
    not_before, not_before_words = _not_before(normal, language)
    months, months_words = _months_since(normal, language, pieces, dates)
    return Evidence(
        pairs=tuple(_pairs(normal, dates)),
        days=tuple(_days(dates)),
        weekdays=Counter(_weekdays(dates)),
        not_before=not_before,
        not_before_words=not_before_words,
        months_since=months,
        months_since_words=months_words,
        last_month=any(_is_last_month(piece) for piece in pieces),
        war_days=tuple(_war_days(pieces)),
    )


def dateline(text: str, language: Language) -> Printed | None:
    """The day, month and year that open a text, with a place or an agency at most; None where none do.

    >>> dateline("KYIV, March 14, 2026 (Reuters) - Russia attacked", "en").day
    14
    >>> dateline("On 14 March 2026 Russia attacked - again", "en")
    """
    opened = _HEAD.match(text)
    if opened is None:
        return None
    prepared = Prepared(opened["head"])
    pieces = [piece for piece in find_pieces(prepared, language) if piece.kind in DATE_KINDS]
    if len(pieces) != 1 or prepared.compact.gaps:
        return None
    told = printed(pieces[0], lexer(language).words)
    beside = opened["head"][: pieces[0].begin] + opened["head"][pieces[0].end :]
    full = told.day is not None and told.month is not None and told.year is not None
    return told if full and not _WORD.search(beside) else None


def years_of(pair: WeekdayDate) -> frozenset[int]:
    """The years, 1990 to 2040, in which the day has the weekday.

    >>> sorted(years_of(WeekdayDate(6, 7, SATURDAY, "")))
    [1997, 2003, 2008, 2014, 2025, 2031, 2036]
    """
    found = ((year, make_day(year, pair.month, pair.day)) for year in range(FIRST_YEAR, LAST_YEAR + 1))
    return frozenset(year for year, day in found if day is not None and day.weekday() == pair.weekday)


def _pairs(text: str, dates: Sequence[tuple[Piece, Printed]]) -> Iterator[WeekdayDate]:
    for piece, numbers in dates:
        if numbers.month is None or numbers.day is None or numbers.year is not None:
            continue
        weekday = SATURDAY if piece.lead == "weekend" and numbers.weekday is None else numbers.weekday
        if weekday is not None:
            words = " ".join(text[piece.begin : piece.end].split())
            yield WeekdayDate(numbers.month, numbers.day, weekday, words)


def _days(dates: Sequence[tuple[Piece, Printed]]) -> Iterator[Printed]:
    for piece, numbers in dates:
        if (
            numbers.day is not None
            and numbers.month is not None
            and piece.lead not in ("until", "before", "next")
        ):
            yield numbers


def _weekdays(dates: Sequence[tuple[Piece, Printed]]) -> Iterator[int]:
    for piece, numbers in dates:
        if (
            piece.kind == "weekday"
            and numbers.weekday is not None
            and piece.lead not in ("last", "next", "until")
        ):
            yield numbers.weekday


def _is_last_month(piece: Piece) -> bool:
    return piece.kind == "calendar" and piece.fields.get("unit") in (
        "month",
        "місяця",
        "місяці",
        "месяца",
        "месяце",
    )


def _war_days(pieces: Sequence[Piece]) -> Iterator[date]:
    for piece in pieces:
        if piece.kind == "war_day":
            number = int((piece.fields.get("n") or piece.fields["n2"]).replace(",", ""))
            if 0 < number < 10_000:
                yield date.fromordinal(INVASION.toordinal() + number - 1)


def _not_before(text: str, language: Language) -> tuple[date | None, str]:
    found = [
        (date(INVASION.year + _count(match, language), INVASION.month, INVASION.day), match[0])
        for match in _matches(_YEARS_AFTER, text, language)
    ]
    return max(found, default=(None, ""), key=lambda pair: pair[0] or INVASION)


def _months_since(
    text: str, language: Language, pieces: Sequence[Piece], dates: Sequence[tuple[Piece, Printed]]
) -> tuple[date | None, str]:
    match = next(_matches(_MONTHS_SINCE, text, language), None)
    month = _month_before(match.start(), pieces, dates) if match else None
    if match is None or month is None:
        return None, ""
    return add_months(month, _count(match, language)), f'{month:%B %Y} and "{match[0]}"'


def _month_before(at: int, pieces: Sequence[Piece], dates: Sequence[tuple[Piece, Printed]]) -> date | None:
    """The last month with a year before a place; "of that year" takes the year printed before it."""
    months = [pair for pair in dates if pair[0].end <= at and pair[1].month and pair[1].day is None]
    for piece, numbers in reversed(months[-MOST_MONTHS:]):
        years = [other.fields["y"] for other in pieces if other.end <= piece.start and "y" in other.fields]
        year = int(years[-1][:4]) if numbers.relative_year == "that" and years else numbers.year
        if year is not None and len(str(year)) == 4:
            return date(year, numbers.month or 1, 1)
    return None


def _matches(
    table: Mapping[Language, tuple[str, ...]], text: str, language: Language
) -> Iterator[re.Match[str]]:
    numbers = alternatives(_COUNTS[language])
    for pattern in table[language]:
        body = pattern.replace("{n}", rf"(?P<n>[0-9]{{1,3}}|{numbers})").replace(" ", r"\s")
        yield from re.finditer(rf"(?<!\w){body}", text)


def _count(match: re.Match[str], language: Language) -> int:
    return min(int(match["n"]) if match["n"].isdigit() else _COUNTS[language][match["n"]], 600)
