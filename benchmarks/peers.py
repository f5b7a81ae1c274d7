"""Published readers of numbers with their default settings; imported only where all are installed."""

import json
import re
import zoneinfo
from collections.abc import Iterator, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

import duckling
from quantulum3 import parser
from text_to_num import alpha2digit

from benchmarks.values import Number, Reader
from tracker.model import Language

DIMENSIONS = ["number", "quantity", "amount-of-money", "distance", "duration", "volume", "time"]
"""Its times serve Duckling well: dates are no numbers then, though "about 1,200" becomes a year."""
_DIGITS = re.compile(r"\d+(?:[,.  ]\d{3}(?!\d))*(?:[.,]\d+)?")
_ZONES = duckling.load_time_zones(next(path for path in zoneinfo.TZPATH if Path(path).is_dir()))
_DAY = 1_750_000_000


def quantulum(text: str, _language: Language) -> list[Number]:
    """Values as parsed, a range as its ends and its middle; no classifier."""
    found = []
    for quantity in parser.parse(text):
        width = quantity.uncertainty or 0
        found.append(frozenset((quantity.value, quantity.value - width, quantity.value + width)))
    return found


def text2num(text: str, language: Language) -> list[Number]:
    """Number words turned into digits; then every run of digits with its separators."""
    printed = alpha2digit(text, language)
    return [frozenset((_digits(match[0]),)) for match in _DIGITS.finditer(printed)]


def duckling_numbers(text: str, language: Language) -> list[Number]:
    """All values that it gives for one place; places that overlap are one."""
    found: list[set[float]] = []
    end = -1
    for entity in sorted(_entities(text, language), key=lambda one: int(one["start"])):
        if entity["start"] >= end:
            found.append(set())
        end = max(end, entity["end"])
        found[-1].update(_numbers(entity["value"]))
    return [frozenset(values) for values in found if values]


def _entities(text: str, language: Language) -> list[Mapping[str, Any]]:
    tongue = duckling.parse_lang(language.upper())
    locale = duckling.parse_locale(language.upper(), duckling.default_locale_lang(tongue))
    moment = duckling.parse_ref_time(_ZONES, "UTC", _DAY)
    context = duckling.Context(reference_time=moment, locale=locale)
    given = duckling.parse(text, context, duckling.parse_dimensions(DIMENSIONS), False)
    return [json.loads(one) if isinstance(one, str) else one for one in given]


def _numbers(value: Mapping[str, Any]) -> Iterator[float]:
    ends = [value.get("from"), value.get("to")] if value.get("type") == "interval" else [value]
    for end in ends:
        if end and isinstance(end.get("value"), int | float):
            yield float(end["value"])


def _digits(printed: str) -> float:
    plain = re.sub(r"[,.  ](?=\d{3}(?!\d))", "", printed)
    return float(plain.replace(",", "."))


PEERS = (
    Reader("quantulum3", version("quantulum3"), ("en",), quantulum),
    Reader("text2num", version("text2num"), ("en",), text2num),
    Reader("Duckling", version("pyduckling_native_phihos"), ("en", "uk", "ru"), duckling_numbers),
)
