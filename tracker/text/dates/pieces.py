"""The pieces of which dates and windows are made, in the order of the text: dates, clocks, date phrases.

One scan finds the words with which a piece can begin, and the digits; only there the patterns of such
pieces are tried, each compiled when it is first needed.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from tracker.model import Language
from tracker.text.dates.patterns import Pattern, compiled, compiled_before, compiled_head, patterns
from tracker.text.dates.words import DIGITS, DateWords, alternatives
from tracker.text.dates.words_en import WORDS as EN
from tracker.text.dates.words_ru import WORDS as RU
from tracker.text.dates.words_uk import WORDS as UK
from tracker.text.lazy import regex
from tracker.text.prepared import Prepared
from tracker.text.scan import Scanner

WORDS: Mapping[Language, DateWords] = {"en": EN, "uk": UK, "ru": RU}

DATE_KINDS = frozenset({"iso", "numeric", "day_month", "days_month", "month_day", "month", "weekday"})

REACH = 32
"""How far before a piece its leading words may begin [characters]."""

MIDNIGHT = 24

VAGUE = {"evening": 18, "morning": 6}
"""Fields of a part of the day with which a span begins or ends, and an hour of it that nobody doubts."""

_JOINS = frozenset({"and", "or", "to", "through", "until"})
_NUMBER = regex(r"[0-9][0-9]*+")
_OTHERS = 5
_LENGTHS = {"(?P<y>": (4,), "(?P<d>": (1, 2), "(?P<h>": (1, 2), "(?P<n>(?:": (1, 2, 3)}
"""How many digits a year, a day, an hour and a small number have, by what a pattern begins with."""
_NOT_WORDS = regex(r"[^\w\s'.-]")
_SAW = regex(
    r" (?:saw|brought|(?:had|has) (?:seen|brought)|was (?:the |a )?(?:[\w-]+ ){0,3}(?:month|since)"
    r"|(?:видав|виявив)ся|став|приніс|побив|(?:выдал|оказал)ся|стал|прин[её]с|побил)\b"
)
"""In "March saw 4,070 drones" the month is the subject."""


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
    """The patterns of one language by the word or sign with which a piece begins, and what joins pieces.

    `digits` has those that begin with so many digits, the last one those of any longer number.
    """

    words: DateWords
    scanner: Scanner[tuple[Pattern, ...]]
    digits: tuple[tuple[Pattern, ...], ...]
    clocks: tuple[Pattern, ...]
    to_night: re.Pattern[str]
    to_clock: re.Pattern[str]
    zone: re.Pattern[str]
    daytimes: Mapping[str, re.Pattern[str]]
    bare_hour: re.Pattern[str]


@lru_cache(maxsize=8)
def lexer(language: Language) -> Lexer:
    """The lexer of a language; English for a language without a table."""
    words = WORDS.get(language, EN)
    by_opener: dict[str, list[Pattern]] = {}
    for pattern in patterns(words):
        for opener in pattern.openers:
            by_opener.setdefault(opener, []).append(pattern)
    digits = by_opener.pop(DIGITS)
    return Lexer(
        words=words,
        scanner=Scanner({word: tuple(found) for word, found in by_opener.items()}),
        digits=tuple(_of_length(digits, length) for length in range(_OTHERS + 1)),
        clocks=tuple(pattern for pattern in digits if pattern.kind == "clock"),
        to_night=regex(words.to_night.replace(" ", r"\s")),
        to_clock=regex(words.to_clock.replace(" ", r"\s")),
        zone=regex(rf",?\s\(?(?P<zone>{alternatives(words.zones)})(?!\w)\)?"),
        bare_hour=_bare_hour(words),
        daytimes=dict(zip(VAGUE, map(_word, words.daytimes), strict=True)),
    )


def _of_length(found: list[Pattern], length: int) -> tuple[Pattern, ...]:
    """The patterns that can begin with so many digits."""
    others = tuple(start for start, lengths in _LENGTHS.items() if length not in lengths)
    return tuple(pattern for pattern in found if not pattern.body.startswith(others))


def _bare_hour(words: DateWords) -> re.Pattern[str]:
    leads = alternatives(frozenset(word for word, lead in words.clock_leads.items() if lead == "from"))
    hour = rf"(?P<h>2[0-4]|[01]?[0-9]|{alternatives(words.hour_words)})"
    return regex(rf"\b{leads.replace(' ', chr(92) + 's')}\s{hour}(?:-[а-яіїє]{{1,2}})?\s$")


def _word(fragment: str) -> re.Pattern[str]:
    return regex(rf"(?:on )?\b(?:{fragment})\b")


def find_pieces(prepared: Prepared, language: Language) -> list[Piece]:
    """All pieces of a text, from left to right, none overlapping another, in offsets of its compact form."""
    machine, text = lexer(language), prepared.compact.text
    pieces: list[Piece] = []
    reached = 0
    for start, candidates in _openings(machine, prepared):
        if start < reached:
            continue
        piece = _first(machine, candidates, text, start)
        if piece is not None:
            pieces.append(piece)
            reached = piece.end
    return pieces


def _openings(machine: Lexer, text: Prepared) -> list[tuple[int, tuple[Pattern, ...]]]:
    words = [(start, value) for start, _, value in machine.scanner.find(text.flat)]
    return sorted([*words, *_numbers(machine, text.flat)], key=itemgetter(0))


def _numbers(machine: Lexer, text: str) -> Iterator[tuple[int, tuple[Pattern, ...]]]:
    """Digit groups that are no later part of a number; after a hyphen only the second clock of a range."""
    for match in _NUMBER.finditer(text):
        start = match.start()
        before = text[start - 1 : start]
        if before.isalnum() or before == "_":
            continue
        inside = start > 1 and text[start - 2].isdigit()
        if inside and text[start - 1] in ".,:/":
            continue
        clock = inside and text[start - 1] == "-"
        yield start, machine.clocks if clock else machine.digits[min(match.end() - start, _OTHERS)]


def _first(machine: Lexer, candidates: tuple[Pattern, ...], text: str, start: int) -> Piece | None:
    """The piece of the first pattern that fits."""
    for pattern in candidates:
        head = compiled_head(pattern.head).match(text, start) if pattern.head else None
        if pattern.head and head is None:
            continue
        match = compiled(pattern.body).match(text, head.end() if head else start)
        if match is None or (pattern.kind in DATE_KINDS and "\n" in match[0]):
            continue  # "War diary, part 2", and below it "June saw ..."
        piece = _piece(machine, pattern, match, text, head)
        if piece is not None:
            return piece
    return None


def _piece(
    machine: Lexer, pattern: Pattern, match: re.Match[str], text: str, head: re.Match[str] | None
) -> Piece | None:
    """The piece of a match with what stands before it; None where that is no date."""
    fields = _fields(match)
    start = match.start()
    if pattern.before:
        before = compiled_before(pattern.before).search(text, max(0, start - REACH), start)
        if before is None:
            return None
        start, fields = before.start(), fields | _fields(before)
    if pattern.kind == "clock":
        return _clock(machine.words, match, start, fields, text)
    if head is not None:
        start, fields = head.start(), _fields(head) | fields
    piece = Piece(start, match.end(), pattern.kind, fields)
    if pattern.kind not in DATE_KINDS:
        return piece
    lead, lead_start = find_lead(machine.words.leads, text, start)
    if fields.get("w") in machine.words.of_weekdays:
        piece = piece._replace(fields=fields | {"own": "yes"})  # "після недільної атаки"
    piece = piece._replace(lead=lead, lead_start=lead_start)
    return piece if _is_date(machine.words, piece, text) else None


def _fields(match: re.Match[str]) -> dict[str, str]:
    return {name: value for name, value in match.groupdict().items() if value is not None}


def find_lead(leads: Mapping[str, str], text: str, start: int) -> tuple[str, int]:
    """The meaning of the words right before a place, the longest that has one, and where they begin.

    >>> find_lead({"since": "since", "ever since": "since"}, "ever since june", 11)
    ('since', 0)
    """
    low = max(0, start - REACH)
    segment = _NOT_WORDS.sub(" ", text[low:start]).rstrip()
    if segment.endswith("-") and "-" in leads:
        return leads["-"], low + len(segment) - 1
    words = segment.split()
    if low and text[low - 1].isalnum() and text[low].isalnum():
        words = words[1:]
    for count in range(min(4, len(words)), 0, -1):
        lead = leads.get(" ".join(words[-count:]))
        if lead is not None:
            return lead, _start_of(words[-count:], text, low, start)
    return "", -1


def _start_of(words: list[str], text: str, low: int, end: int) -> int:
    """Where the last words before a place begin."""
    at = end
    for word in reversed(words):
        at = text.rfind(word, low, at)
    return at


def _is_date(words: DateWords, piece: Piece, text: str) -> bool:
    """Whether a match is a date: not a count behind a month, nor a word that is also a month."""
    if (
        "d2" in piece.fields
        and not {"m2", "mn2"} & piece.fields.keys()
        and _falls(piece.fields["d"], piece.fields["d2"])
    ):
        return False
    if piece.kind == "month_day" and "d2" not in piece.fields and "y" not in piece.fields:
        # "in May 20 drones came", "they march 20 miles": a count follows the month
        return not text.startswith("in ", piece.begin) and not _counts(words, text, piece.end)
    if piece.kind == "weekday":
        if piece.fields["w"] in words.of_weekdays:
            return regex(words.of_weekday).match(text, piece.end) is not None
        return piece.fields["w"] not in words.short_weekdays
    if piece.kind == "month" and piece.fields["m"] in words.month_lead_only:
        dated = bool(piece.lead) or "y" in piece.fields or _follows_month(words, piece, text)
        return dated or _SAW.match(text, piece.end) is not None
    return True


def _follows_month(words: DateWords, piece: Piece, text: str) -> bool:
    """In "between January and March" the second is a month as the first is."""
    before = text[max(0, piece.start - REACH) : piece.start].split()
    return len(before) > 1 and before[-1] in _JOINS and before[-2].strip(",") in words.months


def _falls(first: str, second: str) -> bool:
    """Whether two days of one month stand in the wrong order, so that they are no range."""
    return int(second) <= int(first)


def _clock(
    words: DateWords, match: re.Match[str], start: int, fields: dict[str, str], text: str
) -> Piece | None:
    """A clock time; "8.30" alone is a decimal number, "from 8.30" and "8.30 MSK" are clocks.

    An evening or a morning is one where something begins or ends with it.
    """
    lead, lead_start = find_lead(words.clock_leads, text, start)
    if VAGUE.keys() & fields.keys():
        led = lead in ("from", "to")
        return Piece(lead_start, match.end(), "clock", fields, lead) if led else None
    if "word" in fields:
        hour = words.clock_words[fields["word"]]
        fields["h"] = "0" if hour == MIDNIGHT and lead != "to" else str(hour)
    if "spoken" in fields:
        if not lead:
            return None  # "за три ночи": nights are counted
        fields["h"] = str(words.hour_words[fields["spoken"]])
    known = ":" in match[0] or bool({"half", "zone", "hours", "word"} & fields.keys())
    told = fields.get("hours", "").startswith("-") and " " not in fields["hours"]
    if told and not lead:
        return None  # "23-ї" alone counts anything
    known = (known and not told) or "nth" in fields
    dotted = words.dotted_clocks and "min" in fields and not _counts(words, text, match.end())
    known |= dotted and (lead == "at" or text.endswith("(", 0, start))
    if not known and not told and ("min" not in fields or not lead or _counts(words, text, match.end())):
        return None
    fields |= {"sure": "yes"} if known else {}
    return Piece(match.start() if lead_start < 0 else lead_start, match.end(), "clock", fields, lead)


def _counts(words: DateWords, text: str, end: int) -> bool:
    return compiled(words.not_clock).match(text, end) is not None
