"""Numbers of an edition: each is registered once, printed through one table, and keeps its evidence."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any


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


def print_count(value: float) -> str:
    """A count with its thousands separated; decimals only where the count is an estimate.

    >>> print_count(5438.0), print_count(1299.26), print_count(7.25)
    ('5,438', '1,299', '7.2')
    """
    if value == int(value) or abs(value) >= 100:
        return f"{round(value):,}"
    return f"{value:,.1f}"


def print_percent(fraction: float) -> str:
    """A fraction of 1 in percent, one decimal.

    >>> print_percent(446 / 447)
    '99.8 %'
    """
    return f"{100 * fraction:.1f} %"


def print_money(value: float, unit: str) -> str:
    """An amount of money in millions or billions.

    >>> print_money(9e9, "EUR"), print_money(350e6, "USD")
    ('EUR 9.0 billion', 'USD 350 million')
    """
    if abs(value) >= 1e9:
        return f"{unit} {value / 1e9:,.1f} billion"
    if abs(value) >= 1e6:
        return f"{unit} {value / 1e6:,.0f} million"
    return f"{unit} {value:,.0f}"


def print_value(value: float | None, unit: str) -> str:
    """A value in its unit, by the one rounding table; "not reported" where missing."""
    if value is None or math.isnan(value):
        return "not reported"
    if unit == "fraction":
        return print_percent(value)
    if unit.isupper():
        return print_money(value, unit)
    return print_count(value)


def join_claims(groups: Iterable[Iterable[str]]) -> tuple[str, ...]:
    """Claim ids of several observations, each once, sorted."""
    return tuple(sorted({claim for group in groups for claim in group}))


def _rounded(value: float | None) -> float | None:
    """Ten significant digits, so that bytes do not depend on the processor's last bit."""
    if value is None or math.isnan(value) or math.isinf(value):
        return None
    return float(f"{value:.10g}")
