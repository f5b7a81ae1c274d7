"""What a figure counts, and what a series of that comes to."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from itertools import compress
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from tracker.model import Amount, By, DayRule, Direction

_ENDS = ("low", "best", "high")
Numbers = np.ndarray[Any, np.dtype[Any]]


class Definition(NamedTuple):
    """What a figure counts: the arguments of a series, of local days that are both included."""

    metric: str
    classes: tuple[str, ...]
    direction: Direction
    scope: str
    first: date
    last: date
    day_rule: DayRule = "end"
    rule: str = "official_latest"
    claimant: str = ""
    currency: str = "EUR"

    @property
    def by(self) -> By:
        """The calendar that has the days as one period; days, where none has."""
        length = (self.last - self.first).days + 1
        if length == 7 and self.first.weekday() == 0:
            return "week"
        next_day = self.last + timedelta(days=1)
        whole_month = self.first.day == next_day.day == 1 and 28 <= length <= 31
        return "month" if whole_month else "day"


class Sum(NamedTuple):
    """What a series comes to in a definition's days, the claims behind it, and how many days had no report.

    `parts` are numerator and denominator of a rate; `claimants` are those whose figures are counted; `split`
    is what each of several donors announced.
    """

    amount: Amount
    claims: tuple[str, ...]
    missing: int
    parts: tuple[float, float] | None = None
    claimants: tuple[str, ...] = ()
    split: tuple[tuple[str, Amount], ...] = ()


def added(sums: Sequence[Sum]) -> Sum:
    """Several sums as one; of rates the numerators and the denominators."""
    claims = tuple(dict.fromkeys(claim for one in sums for claim in one.claims))
    missing, unit = max(one.missing for one in sums), sums[0].amount.unit
    speakers = tuple(sorted({claimant for one in sums for claimant in one.claimants}))
    parts = [one.parts for one in sums if one.parts is not None]
    if parts:
        top, bottom = (sum(side) for side in zip(*parts, strict=True))
        return Sum(Amount.exact(100 * top / bottom, unit), claims, missing, (top, bottom), speakers)
    ends = ([getattr(one.amount, end) for one in sums] for end in _ENDS)
    low, best, high = (None if None in known else sum(known) for known in ends)
    return Sum(Amount(low=low, best=best, high=high, unit=unit), claims, missing, claimants=speakers)


def sum_of(columns: pd.DataFrame | Mapping[str, Any], unit: str) -> Sum | None:
    """All periods of a series' columns together; a day with a figure of any class is not missing."""
    ends = [np.asarray(columns[end]) for end in _ENDS]
    known = ~np.logical_and.reduce([np.isnan(values) for values in ends])
    if not known.any():
        return None
    told = compress(columns["claims"], known)
    claims = tuple(dict.fromkeys(claim for one in told for claim in one))
    if unit == "fraction":
        return _rate(columns, ends, known, claims)
    silent = np.asarray(columns["days"]) - np.asarray(columns["days_published"])
    low, best, high = (_known(values[known].sum()) for values in ends)
    return Sum(Amount(low=low, best=best, high=high, unit=unit), claims, int(silent.sum()))


def _rate(
    columns: pd.DataFrame | Mapping[str, Any],
    ends: Sequence[Numbers],
    known: Numbers,
    claims: tuple[str, ...],
) -> Sum:
    """The rate of all periods together [percent], with an interval only where it is that of one period."""
    top, bottom = (float(np.asarray(columns[side])[known].sum()) for side in ("numerator", "denominator"))
    alone = np.count_nonzero(known) == 1
    low, best, high = (_known(100 * float(values[known][0] if alone else top / bottom)) for values in ends)
    parts = (top, bottom) if _known(top) is not None and _known(bottom) is not None else None
    return Sum(Amount(low=low, best=best, high=high, unit="percent"), claims, 0, parts)


def _known(value: float) -> float | None:
    return None if np.isnan(value) else float(value)
