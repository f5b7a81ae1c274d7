"""The anchors of a text: numerals written in digits, and the words of numbers, in the order of the text."""

import re
from decimal import Decimal
from enum import Enum, auto
from typing import NamedTuple

from tracker.model import Reason
from tracker.text.lazy import regex

# From 16 digits on a run of digits is an identifier, and a float could not hold it.
_LONGEST = 15


class Kind(Enum):
    """What an anchor is, before its surroundings are looked at."""

    NUMERAL = auto()
    ORDINAL_NUMERAL = auto()
    CARDINAL = auto()
    SCALE = auto()
    GROUP = auto()
    VAGUE = auto()
    SEVERAL = auto()
    ORDINAL = auto()
    FRACTION = auto()
    FREQUENCY = auto()
    QUANTIFIER = auto()
    REJECTED = auto()


class Atom(NamedTuple):
    """An anchor at `[start, end)` and its value.

    `rule` names the quantifier or rejecter, `raw` is the run of digits as written.
    """

    start: int
    end: int
    kind: Kind
    value: Decimal = Decimal(0)
    rule: str = ""
    raw: str = ""
    reason: Reason | None = None


_NUMERAL = regex(
    r"""
      (?<! [0-9][.,] ) [0-9]{1,3}+ (?P<sep>[,.']) [0-9]{3} (?:(?P=sep)[0-9]{3})*+
      (?![0-9]) (?:[.,][0-9]++ (?![.,'][0-9]))?
    | [0-9]{1,2}+ (?:,[0-9]{2}(?![0-9]))++ ,[0-9]{3} (?![0-9])                        # lakh: 1,23,456
    | (?<! [0-9][.,] ) [0-9]++ [.,] [0-9]++ (?! [.,'][0-9] )
    | [0-9]++
    """,
    re.VERBOSE,
)
_SPACED = regex(r"(?:[ ][0-9]{3}(?![0-9']|[.,:][0-9]|[a-z]|[ ](?:mm|мм)\b))++(?:[.,][0-9]{1,2}(?![0-9.,]))?")
_HALVES = {
    "½": Decimal("0.5"),
    "¼": Decimal("0.25"),
    "¾": Decimal("0.75"),
    "⅓": Decimal(1) / 3,
    "⅔": Decimal(2) / 3,
}


def read_numeral(text: str, at: int) -> tuple[int, str]:
    """End and raw digits of the numeral at `at`, thousands in groups included.

    >>> read_numeral("1 200 drones", 0)
    (5, '1 200')
    """
    match = _NUMERAL.match(text, at)
    if match is None:
        return at + 1, text[at : at + 1]
    end = match.end()
    raw = match[0]
    if len(raw) <= 3 and raw.isdigit() and raw[0] != "0" and (spaced := _SPACED.match(text, end)):
        return spaced.end(), text[at : spaced.end()]
    if end < len(text) and text[end] in _HALVES and raw.isdigit():
        return end + 1, text[at : end + 1]
    return end, raw


def value_of(raw: str, *, magnitude: bool = False) -> Decimal:
    """The number that digits with any separators stand for.

    Three digits after one separator are thousands unless a magnitude follows ("1,370 bn" is decimal) or
    the number begins with a nought.

    >>> [str(value_of(raw)) for raw in ("1,200", "1.370", "1,4", "1'200'000", "0,370", "1 200,5")]
    ['1200', '1370', '1.4', '1200000', '0.370', '1200.5']
    """
    if raw[-1] in _HALVES:
        return Decimal(raw[:-1] or 0) + _HALVES[raw[-1]]
    plain = raw.replace(" ", "").replace("'", "")
    marks = [character for character in plain if character in ".,"]
    if not marks:
        return Decimal(plain)
    last = max(plain.rfind("."), plain.rfind(","))
    whole, rest = plain[:last], plain[last + 1 :]
    if _is_decimal(whole, rest, marks, magnitude=magnitude or " " in raw or "'" in raw):
        return Decimal(f"{_bare(whole)}.{rest}")
    return Decimal(_bare(plain))


def _is_decimal(whole: str, rest: str, marks: list[str], *, magnitude: bool) -> bool:
    if len(marks) > 1:
        return marks[-1] != marks[0]
    return len(rest) != 3 or magnitude or whole.startswith("0") or len(whole) > 3


def _bare(digits: str) -> str:
    return digits.replace(",", "").replace(".", "")


def place_of(value: Decimal) -> Decimal:
    """The place of the last digit that is not zero.

    >>> [float(place_of(Decimal(text))) for text in ("6900", "80", "1.20", "0")]
    [100.0, 10.0, 0.1, 1.0]
    """
    if not value:
        return Decimal(1)
    exponent = value.normalize().as_tuple().exponent
    return Decimal(f"1e{exponent}") if exponent != 0 else Decimal(1)


def numeral(text: str, at: int) -> Atom:
    """The atom of the numeral at `at`; too many digits are an identifier."""
    end, raw = read_numeral(text, at)
    if len(raw) > _LONGEST and sum(map(str.isdigit, raw)) > _LONGEST:
        return Atom(
            at, end, Kind.REJECTED, Decimal(_bare(raw)[:1]), raw=raw, reason="reference", rule="identifier"
        )
    value = value_of(raw)
    return Atom(at, end, Kind.NUMERAL, value, raw=raw)
