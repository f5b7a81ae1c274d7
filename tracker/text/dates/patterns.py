"""The grammar of dates and clocks around a language's words, as regular expressions.

In a pattern a blank stands for one to three white-space characters, and `{d}`, `{m}`, `{w}`, `{y}`, `{n}`,
`{u}`, `{s}`, `{p}`, `{range}` for day, month, weekday, year, number, unit, season, part, words of a range.
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from tracker.text.dates.words import DIGITS, DateWords, alternatives
from tracker.text.lazy import regex

YEAR = r"(?:19|20)[0-9]{2}(?![0-9]|[.,][0-9]{3})"
DAY = r"(?:0?[1-9]|[12][0-9]|3[01])(?![0-9])"
MONTH_NUMBER = r"(?:0?[1-9]|1[0-2])"
_TWO_DIGITS = "0[1-9]|[12][0-9]|3[01]"
# After "June 29" neither a decimal, nor a percentage, nor a clock makes sense of the 29 as a day.
_NOT_A_COUNT = r"(?![,.:][0-9]|[0-9%/])"
# "June 27-28" is a range, "June 27 and 28" where the sentence goes on; before a noun the second counts it.
_GOES_ON = (
    r"(?:(?<=[-/][0-9])(?!-)|(?<=[-/][0-9][0-9])(?!-)|(?=\s*(?:$|[^\w\s]|\s(?:in|on|at|a|an|when|as|with|while|by|to|after|for|of|were|was"
    r"|alone|and|from|over|but|that|which|where|its|their|our|it|they|he|we|moscow|kyiv|russia|ukraine|the"
    r"|air defen[cs]es?"
    r"|(?:russian|ukrainian|enemy|occupation) (?:forces|troops|army|air|military))(?!\w)|{y})))"
)
_HOUR, _MINUTE = r"(?:2[0-4]|[01]?[0-9])", r"[0-5][0-9]"

_BRACKET = regex(r"\[[^\]]*\]")
_TOKEN = regex(r"\{(d|m|w|y|n|u|s|p|range)\}")
_BLANK = r"(?:\s{1,3})"
_WEEKDAYS = r"(?P<w>{w})(?:{range}(?P<w2>{w}))?(?:,? \(?|,|\()(?:the )?"


class Pattern(NamedTuple):
    """A kind of piece: the words it can begin with, its pattern, and what must stand before it.

    A piece with a `head` begins with it: a weekday, behind which the patterns of dates are the same.
    """

    kind: str
    openers: tuple[str, ...]
    body: str
    before: str = ""
    head: str = ""


@lru_cache(maxsize=512)
def compiled(body: str) -> re.Pattern[str]:
    """The pattern of a body, which ends with a word."""
    return regex(_spaced(body) + r"(?!\w)")


@lru_cache(maxsize=8)
def compiled_head(head: str) -> re.Pattern[str]:
    """The pattern of what a piece begins with."""
    return regex(_spaced(head))


@lru_cache(maxsize=128)
def compiled_before(before: str) -> re.Pattern[str]:
    """The pattern of the words right before a piece."""
    return regex(rf"(?<!\w)(?:{_spaced(before)})\s{{0,3}}$")


def patterns(words: DateWords) -> list[Pattern]:
    """All patterns of a language, in the order in which they are tried."""
    phrases = [
        Pattern(kind, openers_of(openers, words), pattern, before)
        for kind, openers, pattern, before in words.phrases
    ]
    found = [*_dates(words), *phrases, *_months(words), *_clocks(words), *_dotted(words)]
    tokens = _tokens(words)
    return [
        pattern._replace(body=_filled(pattern.body, tokens), head=_filled(pattern.head, tokens))
        for pattern in found
    ]


def openers_of(openers: str, words: DateWords) -> tuple[str, ...]:
    """The opening words of a phrase; `{s}`, `{n}`, `{u}`, `{p}` stand for a table, `#` for digits."""
    tables: dict[str, Iterable[str]] = {
        "{s}": words.seasons,
        "{n}": (*words.numbers, DIGITS),
        "{u}": words.units,
        "{p}": words.parts,
    }
    return tuple(word for opener in openers.split("|") for word in tables.get(opener, (opener,)))


def _dates(words: DateWords) -> list[Pattern]:
    """The patterns of dates."""
    day_first = _day_first(words)
    month_first = _month_first(words) if words.month_first else []
    separated = _separated("") + rf"(?:{{range}}{_separated('2')})?"
    hyphened = rf"(?P<d>{{d}})-(?P<mn>{MONTH_NUMBER})-(?P<y>{{y}})"
    return [
        Pattern("iso", (DIGITS,), r"(?P<y>{y})-(?P<mn>[01][0-9])-(?P<d>[0-3][0-9])(?![0-9])"),
        Pattern("numeric", (DIGITS,), separated),
        Pattern("numeric", (DIGITS,), hyphened),
        *(Pattern(kind, (DIGITS,), body) for kind, body in day_first),
        *(Pattern(kind, tuple(words.months), body) for kind, body in month_first),
        *(
            Pattern(kind, tuple(words.weekdays), body, head=_WEEKDAYS)
            for kind, body in [*day_first, *month_first, ("numeric", separated)]
        ),
        Pattern("weekday", tuple(words.weekdays), _weekday(words)),
    ]


def _dotted(words: DateWords) -> list[Pattern]:
    """In "21.09", "с 8 по 14.11" a day, where decimals are printed with a comma and no clock is meant."""
    if not words.dotted_clocks:
        return []
    month = "0[1-9]|1[0-2]"
    last = rf"(?![0-9]|[.,:/-][0-9]|{words.not_clock})"
    first = rf"(?P<d>{_TWO_DIGITS})\.(?P<mn>{month})"
    return [
        Pattern("numeric", (DIGITS,), rf"{first}{{range}}(?P<d2>{_TWO_DIGITS})\.(?P<mn2>{month}){last}"),
        Pattern("numeric", (DIGITS,), rf"(?P<d>{{d}}){{range}}(?P<d2>{_TWO_DIGITS})\.(?P<mn>{month}){last}"),
        Pattern("numeric", (DIGITS,), first + last),
    ]


def _separated(nth: str) -> str:
    year = rf"(?P<y{nth}>{{y}}|[0-9]{{2}}(?![0-9]))"
    return rf"(?P<d{nth}>{{d}})[./](?P<mn{nth}>{MONTH_NUMBER})[./]{year}"


def _weekday(words: DateWords) -> str:
    part = rf"(?: (?P<part>{alternatives(words.parts_of_day)}))?"
    return rf"(?P<w>{{w}})(?P<own>'s)?{part}(?:{{range}}(?:early )?(?P<w2>{{w}}))?"


def _year(words: DateWords) -> str:
    relative = rf"(?P<rel>{alternatives(words.relative_years)})"
    return rf"(?:{words.before_year}(?P<y>{{y}}){words.year_suffix}| {relative})?"


def _first_and_second(words: DateWords) -> tuple[str, str, str]:
    suffix = words.day_suffix
    return rf"(?P<d>{{d}}){suffix}", rf"(?:, ?{{d}}{suffix}){{0,8}}", rf"(?P<d2>{{d}}){suffix}"


def _day_first(words: DateWords) -> list[tuple[str, str]]:
    """The patterns of "12 May"."""
    first, listed, second = _first_and_second(words)
    of = "(?: of)?" if words.month_first else ""
    end_year = rf"(?:{words.before_year}(?P<y2>{{y}}){words.year_suffix})?"
    more = rf"(?:{{range}}{second}{of} (?P<m2>{{m}}){end_year})?"
    return [
        ("days_month", rf"{first}{listed}{{range}}{second}{of} (?P<m>{{m}}){_year(words)}"),
        ("day_month", rf"{first}{of} (?P<m>{{m}}){_year(words)}{more}(?: ?\((?P<w3>{{w}})\))?"),
    ]


def _month_first(words: DateWords) -> list[tuple[str, str]]:
    """The patterns of "May 12"."""
    first, listed, second = _first_and_second(words)
    start = rf"(?P<m>{{m}}) {first}{_NOT_A_COUNT}(?:,? (?P<y0>{{y}}))?"
    range_end = (
        rf"{listed}{{range}}(?:(?P<m2>{{m}}) )?{second}{_NOT_A_COUNT}(?!{words.halves})(?(m2)|{_GOES_ON})"
    )
    end = rf"{_year(words)}(?:(?: ?\(|, )(?P<w3>{{w}})(?:\)|(?=:)))?(?P<own>'s)?"
    return [("month_day", start + range_end + end), ("month_day", start + end)]


def _months(words: DateWords) -> list[Pattern]:
    """The patterns of months without a day."""
    of_month = rf"(?P<m>{alternatives(words.of_months)}){words.of_month}"
    return [
        Pattern("month", tuple(words.months), rf"(?P<m>{{m}}){_year(words)}"),
        Pattern("month", tuple(words.of_months), of_month),
    ]


def _clocks(words: DateWords) -> list[Pattern]:
    """The patterns of clocks."""
    zones = alternatives(words.zones)
    named = rf"(?:(?P<half>{words.halves})|(?P<hours>{words.hours}))?(?: ?\(?(?P<zone>{zones})(?!\w)\)?)?"
    some_name = rf"(?={words.halves}|{words.hours}| ?\(?{zones}(?!\w))"
    hour = rf"(?P<h>{_HOUR})"
    word = rf"(?P<word>{alternatives(words.clock_words)})"
    return [
        Pattern("clock", (DIGITS,), rf"{hour}[:.](?P<min>{_MINUTE})(?![0-9]|[.,:][0-9]){named}{words.nth}"),
        Pattern("clock", (DIGITS,), hour + some_name + named + words.nth),
        Pattern("clock", tuple(words.clock_words), word + words.nth),
        *_spoken_clocks(words, zones),
    ]


def _spoken_clocks(words: DateWords, zones: str) -> list[Pattern]:
    """In "с девяти утра", "до шостої вечора" the hour is a word and its half of the day is named."""
    hour = rf"(?P<spoken>{alternatives(words.hour_words)})(?P<hours>{words.hour_names})"
    zone = rf"(?: ?\(?(?P<zone>{zones})(?!\w)\)?)?"
    return [Pattern("clock", tuple(words.hour_words), hour + zone + words.nth)]


def _tokens(words: DateWords) -> Mapping[str, str]:
    """What the short names in the patterns stand for."""
    return {
        "d": DAY,
        "y": YEAR,
        "m": alternatives(words.months) + r"(?!\w)",
        "w": alternatives(words.weekdays) + r"(?!\w)",
        "n": rf"(?:{alternatives(words.numbers)}|[0-9]{{1,3}})",
        "u": alternatives(words.units),
        "s": alternatives(words.seasons),
        "p": alternatives(words.parts),
        "range": words.range,
    }


def _filled(pattern: str, tokens: Mapping[str, str]) -> str:
    while _TOKEN.search(pattern):
        pattern = _TOKEN.sub(lambda token: tokens[token[1]], pattern)
    return pattern


def _spaced(pattern: str) -> str:
    """Blanks of a pattern as any white space; inside brackets as any one white-space character."""
    pieces, last = [], 0
    for bracket in _BRACKET.finditer(pattern):
        pieces.append(pattern[last : bracket.start()].replace(" ", _BLANK))
        pieces.append(bracket[0].replace(" ", r"\s"))
        last = bracket.end()
    return "".join(pieces) + pattern[last:].replace(" ", _BLANK)
