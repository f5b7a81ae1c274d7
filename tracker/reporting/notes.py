"""Notes of a series in the words of a report: who differs, whose figure it is, where a metric stopped."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from types import MappingProxyType

from tracker.reporting.naming import source_name
from tracker.reporting.numbers import Line, Part
from tracker.reporting.wording import Wording

_N = r"[\d.e+-]+"
_VALUE = rf"(?:at least )?{_N}(?: to {_N})?"
_SAID = rf"(?P<said>\S+ {_VALUE}(?:, \S+ {_VALUE})*)"
_DATE = r"\d{4}-\d\d-\d\d"
_DAY = rf"(?P<day>{_DATE})"
_FIGURES = rf"(?P<figures>{_N}(?:, {_N})*)"
_SOURCE = r"(?P<source>\S+)"
FORMS: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        "differ": re.compile(rf"{_DAY}: claimants differ: {_SAID}"),
        "relays": re.compile(rf"{_DAY}: relays print (?P<low>{_N}) to (?P<high>{_N})"),
        "splits": re.compile(rf"{_DAY}: both splits sum to (?P<total>{_N}): (?P<said>[^;]+);.*"),
        "total": re.compile(
            rf"(?P<first>{_DATE}) to (?P<last>{_DATE}): (?P<source>\S+) states (?P<values>{_VALUE}) in all"
        ),
        "foreign": re.compile(rf"{_DAY}: figure of (?P<source>\S+)"),
        "beside": re.compile(
            rf"{_DAY}: another document of {_SOURCE} of the same instant states {_FIGURES} for one window, "
            "not added here"
        ),
        "torn": re.compile(
            rf"another document of {_SOURCE} of the same instant states another figure: {_FIGURES}"
        ),
        "twice": re.compile(rf"one document of {_SOURCE} states another figure as well: {_FIGURES}"),
        "impossible": re.compile(
            rf"{_DAY}: no rate of its own, (?P<x>[\d.e+-]+) of (?P<n>[\d.e+-]+) launched"
        ),
        "lost": re.compile(
            rf"{_DAY}: beside its figure (?P<source>\S+) names (?P<n>{_N}) lost from radar, counted in here"
        ),
        "left_out": re.compile(rf"{_DAY}: (?P<n>{_N}) launched without a stated outcome are not in the rate"),
        "apart": re.compile(rf"{_DAY}: numerator and denominator of (?P<source>\S+) (?P<how>.+)"),
        "pair": re.compile(
            rf"{_DAY}: numerator of (?P<top>\S+) and denominator of (?P<bottom>\S+) (?P<how>.+)"
        ),
        "stopped": re.compile(rf"not comparable: the source stopped publishing it on {_DAY}"),
        "more": re.compile(r"and (?P<n>\d+) more notes? of its days"),
    }
)


def read_note(note: str) -> tuple[str, dict[str, str]]:
    """The kind of a note and its parts; an empty kind where it has none of these forms."""
    for kind, form in FORMS.items():
        if found := form.fullmatch(note):
            return kind, found.groupdict()
    return "", {}


def note_words(wording: Wording, note: str) -> str:
    """A note as a sentence; one in words of its own is kept as it stands."""
    kind, parts = read_note(note)
    if not kind:
        return wording.text("note", "plain", text=note)
    return wording.text("note", kind, **{name: _PARTS[name](wording, text) for name, text in parts.items()})


def read_said(text: str) -> list[tuple[str, list[float], str]]:
    """Who says what of "ua_air_force 477, ua_commander 7 to 9": source, numbers, and what joins them.

    >>> read_said("ua_air_force 477, ua_commander 7 to 9, un at least 5")
    [('ua_air_force', [477.0], ''), ('ua_commander', [7.0, 9.0], 'to'), ('un', [5.0], 'at least')]
    """
    told = []
    for each in text.split(", "):
        source, _, values = each.partition(" ")
        joint = next((word for word in ("at least", "to", "+") if f"{word} " in values), "")
        numbers = values.removeprefix("at least ").split(f" {joint} ") if joint else [values]
        told.append((source, [float(number) for number in numbers], joint))
    return told


def _values(wording: Wording, text: str) -> str:
    """What one source says, as printed."""
    ((_, numbers, joint),) = read_said(f"- {text}")
    return "".join(str(part) for part in joined(wording, [wording.counted(one) for one in numbers], joint))


def said(wording: Wording, text: str) -> str:
    """Who says what, with names and printed numbers."""
    return ", ".join(
        wording.text(
            "contested",
            "said",
            source=source_name(wording, source),
            values=joined(wording, [wording.counted(number) for number in numbers], joint),
        )
        for source, numbers, joint in read_said(text)
    )


def joined(wording: Wording, numbers: Sequence[Part], joint: str) -> Line:
    """One number, what it is at least, both ends of an interval, or the parts of a sum."""
    if joint == "at least":
        return wording.line("claim", "at_least", value=numbers[0])
    if joint == "to":
        return wording.line("headline", "to", low=numbers[0], high=numbers[1])
    return tuple(part for number in numbers for part in (" + ", number))[1:]


def _number(wording: Wording, text: str) -> str:
    return wording.counted(float(text))


def _figures(wording: Wording, text: str) -> str:
    return ", ".join(_number(wording, one) for one in text.split(", "))


def _day(wording: Wording, text: str) -> str:
    return wording.words.day(date.fromisoformat(text))


_PARTS: Mapping[str, Callable[[Wording, str], str]] = MappingProxyType(
    {
        "said": said,
        "day": _day,
        "first": _day,
        "last": _day,
        "values": _values,
        "figures": _figures,
        "source": source_name,
        "top": source_name,
        "bottom": source_name,
        "how": lambda wording, text: str(wording.name("pair", text)),
        **dict.fromkeys(("low", "high", "total", "x", "n"), _number),
    }
)
