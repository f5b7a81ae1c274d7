"""The pieces of which dates and windows are made, in the order of the text: dates, clocks, date phrases."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from tracker.model import Language, Span
from tracker.text.dates_en import WORDS as EN
from tracker.text.dates_ru import WORDS as RU
from tracker.text.dates_uk import WORDS as UK
from tracker.text.dates_words import DateWords, alternatives
from tracker.text.normalise import Compact, normalise, squeeze

WORDS: Mapping[Language, DateWords] = {"en": EN, "uk": UK, "ru": RU}

DATE_KINDS = frozenset({"iso", "numeric", "day_month", "days_month", "month_day", "month", "weekday"})

_YEAR = r"(?:19|20)[0-9]{2}(?![0-9]|[.,][0-9]{3})"
_DAY = r"(?:0?[1-9]|[12][0-9]|3[01])(?![0-9])"
_MONTH_NUMBER = r"(?:0?[1-9]|1[0-2])"
_NOT_A_COUNT = r"(?![,.][0-9]|[0-9%:/])"
_HOUR, _MINUTE = r"(?:[01]?[0-9]|2[0-4])", r"[0-5][0-9]"
_BOUNDARY = r"(?!\w)"
# "June 27 and 28" is a range where the sentence goes on; before a noun the second number counts it.
_RANGE_GOES_ON = (
    r"(?=\s*(?:$|[^\w\s]|\s(?:in|on|at|the|a|an|when|as|with|while|by|to|after|for|of|were|was|and)\b|{y}))"
)
_BRACKET = re.compile(r"\[[^\]]*\]")
_NAMED = re.compile(r"\(\?P<\w+>")
_TOKEN = re.compile(r"\{(d|m|w|y|n|u|s|p|range)\}")


class Piece(NamedTuple):
    """A piece at `[start, end)` of the compact text; `lead` is the meaning of the words before it."""

    start: int
    end: int
    kind: str
    fields: Mapping[str, str]
    lead: str = ""
    lead_start: int = -1

    @property
    def begin(self) -> int:
        """Where the piece begins with its lead."""
        return self.start if self.lead_start < 0 else self.lead_start


class Lexer(NamedTuple):
    """The compiled patterns of one language."""

    words: DateWords
    anything: re.Pattern[str]
    kinds: tuple[str, ...]
    patterns: tuple[re.Pattern[str], ...]
    lead: re.Pattern[str]


def compact(text: str) -> Compact:
    """The text as the patterns want it: normalised, without fillers."""
    return squeeze(normalise(text))


@lru_cache(maxsize=8)
def lexer(language: Language) -> Lexer:
    """The lexer of a language; English for a language without a table."""
    words = WORDS.get(language, EN)
    pairs = [(kind, _spaced(_filled(pattern, words)) + _BOUNDARY) for kind, pattern in _all_patterns(words)]
    anything = "|".join(f"(?P<k{number}>{_NAMED.sub('(?:', body)})" for number, (_, body) in enumerate(pairs))
    return Lexer(
        words=words,
        anything=re.compile(rf"(?<![\w])(?<![0-9][.,:/-])(?:{anything})"),
        kinds=tuple(kind for kind, _ in pairs),
        patterns=tuple(re.compile(body) for _, body in pairs),
        lead=re.compile(rf"(?<!\w){alternatives(words.leads)}\s{{0,3}}$".replace(" ", r"\s")),
    )


def find_pieces(text: str, language: Language) -> list[Piece]:
    """All pieces of a compact text, from left to right, none overlapping another."""
    machine = lexer(language)
    pieces = []
    for match in machine.anything.finditer(text):
        number = int((match.lastgroup or "k0")[1:])
        piece = _piece(machine, number, text, match.start())
        if piece is not None:
            pieces.append(piece)
    return pieces


def original_span(text: Compact, start: int, end: int) -> Span:
    """The span in the text as handed in."""
    return text.span(start, end)


def _piece(machine: Lexer, number: int, text: str, start: int) -> Piece | None:
    match = machine.patterns[number].match(text, start)
    if match is None:
        return None
    kind = machine.kinds[number]
    fields = {name: value for name, value in match.groupdict().items() if value is not None}
    if kind == "clock":
        return _clock(machine.words, match, fields, text)
    piece = Piece(match.start(), match.end(), kind, fields)
    if kind not in DATE_KINDS:
        return piece
    piece = _with_lead(machine, piece, text)
    return piece if _is_date(machine.words, piece) else None


def _with_lead(machine: Lexer, piece: Piece, text: str) -> Piece:
    found = machine.lead.search(text, max(0, piece.start - 24), piece.start)
    if found is None:
        return piece
    lead = machine.words.leads[re.sub(r"\s+", " ", found[0]).strip()]
    return piece._replace(lead=lead, lead_start=found.start())


def _is_date(words: DateWords, piece: Piece) -> bool:
    if piece.kind == "weekday":
        return piece.fields["w"] not in words.short_weekdays
    if piece.kind == "month" and piece.fields["m"] in words.month_lead_only:
        return bool(piece.lead) or "y" in piece.fields
    return True


def _clock(words: DateWords, match: re.Match[str], fields: dict[str, str], text: str) -> Piece | None:
    """A clock time; "8.30" alone is a decimal number, "from 8.30" and "8.30 MSK" are clocks."""
    lead = words.clock_leads.get(re.sub(r"\s+", " ", fields.get("lead", "")).strip(), "")
    colon = ":" in match[0]
    known = colon or "half" in fields or "zone" in fields or "hours" in fields
    if not known and ("min" not in fields or not lead or _counts(words, text, match.end())):
        return None
    fields |= {"sure": "yes"} if known else {}
    return Piece(match.start(), match.end(), "clock", fields, lead)


def _counts(words: DateWords, text: str, end: int) -> bool:
    return re.compile(_spaced(words.not_clock)).match(text, end) is not None


def _all_patterns(words: DateWords) -> list[tuple[str, str]]:
    day_first, month_first = _date_patterns(words)
    lead, zones = alternatives(words.clock_leads), alternatives(words.zones)
    hour = rf"(?:(?P<lead>{lead}) ?)?(?<![0-9][.,:/])(?P<h>{_HOUR})"
    zone = rf" ?\(?{zones}(?!\w)\)?"
    named = rf"(?:(?P<half>{words.halves})|(?P<hours>{words.hours}))?(?: ?\(?(?P<zone>{zones})(?!\w)\)?)?"
    some_name = rf"(?={words.halves}|{words.hours}|{zone})"
    clock = rf"{hour}[:.](?P<min>{_MINUTE})(?![0-9]|[.,:][0-9]){named}"
    return [
        ("iso", rf"(?P<y>{_YEAR})-(?P<mn>[01][0-9])-(?P<d>[0-3][0-9])"),
        (
            "numeric",
            rf"(?P<d>{_DAY})(?P<sep>[./])(?P<mn>{_MONTH_NUMBER})(?P=sep)(?P<y>{_YEAR}|[0-9]{{2}}(?![0-9]))".replace(
                "(?P=sep)", "[./]"
            ),
        ),
        *month_first,
        *day_first,
        ("weekday", _weekday_pattern(words)),
        *words.phrases,
        (
            "month",
            rf"(?P<m>{{m}})(?:{words.before_year}(?P<y>{{y}}){words.year_suffix}| (?P<rel>{alternatives(words.relative_years)}))?",
        ),
        ("clock", clock),
        ("clock", hour + some_name + named),
    ]


def _weekday_pattern(words: DateWords) -> str:
    part = rf"(?: (?P<part>{alternatives(words.parts_of_day)}))?"
    return rf"(?P<w>{{w}})(?:'s)?{part}(?:{{range}}(?:early )?(?P<w2>{{w}}))?"


def _date_patterns(words: DateWords) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    relative = rf"(?P<rel>{alternatives(words.relative_years)})"
    year = rf"(?:{words.before_year}(?P<y>{{y}}){words.year_suffix}| {relative})?"
    weekdays = r"(?:(?P<w>{w})(?:{range}(?P<w2>{w}))?(?:,? \(?|,|\()(?:the )?)?"
    of = "(?: of)?" if words.month_first else ""
    listed = rf"(?:, ?{{d}}{words.day_suffix})*"
    first, second = rf"(?P<d>{{d}}){words.day_suffix}", rf"(?P<d2>{{d}}){words.day_suffix}"
    after = r"(?: ?\((?P<w3>{w})\))?"
    day_first = [
        ("days_month", rf"{weekdays}{first}{listed}{{range}}{second}{of} (?P<m>{{m}}){year}"),
        (
            "day_month",
            rf"{weekdays}{first}{of} (?P<m>{{m}}){year}(?:{{range}}{second}{of} (?P<m2>{{m}})(?:{words.before_year}(?P<y2>{{y}}){words.year_suffix})?)?{after}",
        ),
    ]
    more = rf"(?:{listed}{{range}}(?:(?P<m2>{{m}}) )?{second}{_NOT_A_COUNT}{_RANGE_GOES_ON})?"
    month_first = [
        ("month_day", rf"{weekdays}(?P<m>{{m}}) {first}{_NOT_A_COUNT}(?:, (?P<y0>{{y}}))?{more}{year}{after}")
    ]
    return day_first, month_first if words.month_first else []


def _filled(pattern: str, words: DateWords) -> str:
    tokens = {
        "d": _DAY,
        "y": _YEAR,
        "m": alternatives(words.months) + r"(?!\w)",
        "w": alternatives(words.weekdays) + r"(?!\w)",
        "n": rf"(?:{alternatives(words.numbers)}|[0-9]{{1,3}})",
        "u": alternatives(words.units),
        "s": alternatives(words.seasons),
        "p": alternatives(words.parts),
        "range": words.range,
    }
    while _TOKEN.search(pattern):
        pattern = _TOKEN.sub(lambda token: tokens[token[1]], pattern)
    return pattern


def _spaced(pattern: str) -> str:
    """Blanks of a pattern as any one to three white-space characters; inside brackets as any one."""
    pieces, last = [], 0
    for bracket in _BRACKET.finditer(pattern):
        pieces.append(pattern[last : bracket.start()].replace(" ", r"(?:\s{1,3})"))
        pieces.append(bracket[0].replace(" ", r"\s"))
        last = bracket.end()
    return "".join(pieces) + pattern[last:].replace(" ", r"(?:\s{1,3})")
