"""The shape of a language's table of date words; the grammar around it is the same for all languages."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

DIGITS = "#"
"""The opener of a piece that begins with digits."""


class DateWords(NamedTuple):
    """Date words of one language, lower-cased.

    `months` and `weekdays` (0 = Monday) map every form to its number. The other fields are fragments of
    regular expressions in which a blank stands for one to three white-space characters and `{d}`, `{m}`,
    `{w}`, `{y}`, `{n}`, `{range}` for day, month, weekday, year, small number and the words of a range.
    `evening` is what stands in or right behind a date of which the evening is told. `of_weekdays` are the
    adjectives among `weekdays`, which date only what `of_weekday` names: "недільна атака"; so do
    `of_months` of months, which `of_month` closes: "липневий показник". `daytimes` are words for an
    evening and for a morning; `nth` is a day told by its number alone behind an hour: "з 20:00 17-го".
    `phrases` gives for a kind of piece the words it begins with, its pattern and what stands before it,
    the more specific first; `leads` are the words before a date that change its meaning.
    """

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    numbers: Mapping[str, int]
    units: Mapping[str, str]
    seasons: Mapping[str, str]
    parts: Mapping[str, str]
    spans: Mapping[str, str]
    which: Mapping[str, str]
    range: str
    day_suffix: str
    year_suffix: str
    before_year: str
    relative_years: Mapping[str, str]
    halves: str
    hours: str
    afternoon: tuple[str, ...]
    zones: Mapping[str, str]
    clock_leads: Mapping[str, str]
    clock_words: Mapping[str, int]
    not_clock: str
    dotted_clocks: bool
    leads: Mapping[str, str]
    month_lead_only: frozenset[str]
    short_weekdays: frozenset[str]
    to_night: str
    to_clock: str
    parts_of_day: Mapping[str, str]
    month_first: bool
    phrases: tuple[tuple[str, str, str, str], ...]
    feasts: Mapping[str, tuple[int, int]] = MappingProxyType({})
    hour_words: Mapping[str, int] = MappingProxyType({})
    hour_names: str = r"(?!)"
    evening: str = r"(?!)"
    of_weekdays: frozenset[str] = frozenset()
    of_weekday: str = r"(?!)"
    of_months: Mapping[str, int] = MappingProxyType({})
    of_month: str = r"(?!)"
    daytimes: tuple[str, str] = (r"(?!)", r"(?!)")
    nth: str = ""


def alternatives(words: Mapping[str, object] | frozenset[str]) -> str:
    """A group of all words, the longest first.

    >>> alternatives({"jan": 1, "january": 1})
    '(?:january|jan)'
    """
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", " ") for word in ordered) + ")"


def forms(*rows: str, first: int = 0) -> dict[str, int]:
    """Every word of the n-th row -> n.

    >>> forms("monday mon", "tuesday")
    {'monday': 0, 'mon': 0, 'tuesday': 1}
    """
    return {word: number for number, row in enumerate(rows, first) for word in row.split()}


def declined(stem: str, endings: str) -> str:
    """An adjective in all forms, joined by "|".

    >>> declined("вчорашн", "ій ього")
    'вчорашній|вчорашнього'
    """
    return "|".join(f"{stem}{ending}" for ending in endings.split())


def meanings(**rows: str) -> dict[str, str]:
    """Every word or phrase (phrases divided by "|") of a row -> the name of the row.

    >>> meanings(week="week|weeks", year="year")
    {'week': 'week', 'weeks': 'week', 'year': 'year'}
    """
    return {phrase: name for name, row in rows.items() for phrase in row.split("|")}
