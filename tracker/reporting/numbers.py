"""Numbers of an edition: each is registered once, printed through one table, and keeps its evidence."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from tracker.charts.wording import Words


@dataclass(frozen=True, slots=True)
class Number:
    """A number as printed in an edition, with the way back to the words it came from.

    `what` names it in words, `source` says how it was made; `claims` are the ids behind it. Numbers made
    together share one panel of evidence (`panel`). A setting of a method, such as the level of an interval,
    is registered too but leads nowhere (`leads` false).
    """

    key: str
    text: str
    value: float | None
    low: float | None
    high: float | None
    unit: str
    metric: str
    classes: tuple[str, ...]
    period: date | None
    end: date | None
    status: str
    source: str
    claims: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    leads: bool = True
    what: str = ""
    panel: str = ""

    @property
    def anchor(self) -> str:
        """The panel of evidence that it leads to."""
        return self.panel or self.key

    def line(self) -> dict[str, Any]:
        """The entry in numbers.json."""
        return {
            "text": self.text,
            "what": self.what,
            "value": _rounded(self.value),
            "low": _rounded(self.low),
            "high": _rounded(self.high),
            "unit": self.unit,
            "metric": self.metric,
            "classes": list(self.classes),
            "period": None if self.period is None else self.period.isoformat(),
            "end": None if self.end is None else self.end.isoformat(),
            "status": self.status,
            "source": self.source,
            "notes": list(self.notes),
            "claims": list(self.claims),
        }


@dataclass(slots=True)
class Numbers:
    """The register of an edition: the same number asked for twice is the same entry."""

    entries: dict[str, Number] = field(default_factory=dict)

    def add(self, number: Number) -> Number:
        """Register a number under its key; the first entry of a key stands."""
        return self.entries.setdefault(number.key, number)

    def lines(self) -> Mapping[str, Mapping[str, Any]]:
        """All entries by key, sorted."""
        return {key: self.entries[key].line() for key in sorted(self.entries)}

    def claim_ids(self) -> list[str]:
        """Ids of all claims behind the numbers, sorted."""
        return sorted({claim for number in self.entries.values() for claim in number.claims})


Part = str | Number
Line = tuple[Part, ...]
"""Text in which numbers stand as themselves."""


def print_value(words: Words, value: float | None, unit: str) -> str | None:
    """A value in its unit, by the one rounding table; None where it is missing.

    >>> from tracker.charts.wording import words
    >>> print_value(words("en"), 446 / 447, "fraction").replace("\u00a0", " ")
    '99.8 %'
    """
    if value is None or math.isnan(value):
        return None
    return words.value(value, unit) if unit == "fraction" or unit.isupper() else words.count(value)


def join_claims(groups: Iterable[Iterable[str]]) -> tuple[str, ...]:
    """Claim ids of several observations, each once, sorted."""
    return tuple(sorted({claim for group in groups for claim in group}))


def _rounded(value: float | None) -> float | None:
    """Ten significant digits, so that bytes do not depend on the processor's last bit."""
    if value is None or math.isnan(value) or math.isinf(value):
        return None
    return float(f"{value:.10g}")
