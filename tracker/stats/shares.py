"""A rate series as arrays, its over-dispersion, and the interval of a rate over some periods."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np

from tracker.errors import MethodError
from tracker.stats.arrays import read_days, stretches
from tracker.stats.irls import Flags, Floats, Whole
from tracker.stats.tails import beta_quantile, normal_quantile

if TYPE_CHECKING:
    from tracker.series import Series

LOCAL = {"day": 30, "week": 8, "month": 6}
MIN_LOCAL = {"day": 10, "week": 4, "month": 3}
MIN_PERIODS = 8  # periods that an estimate of rho needs
RHO_UNKNOWN = 0.05  # of the nights of one regime, where the series is too short to tell
RHO_RANGE = (1e-6, 0.9)
CLIP = (0.02, 0.98)  # local levels nearer to 0 or 1 would blow single periods up
Span = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Shares:
    """A rate series as arrays: x of n per period, x also at its bounds, and what may be compared."""

    series: "Series"
    x: Floats
    n: Floats
    low: Floats
    high: Floats
    known: Flags
    complete: Flags
    stretch: Whole
    start: tuple[date, ...]
    end: tuple[date, ...]
    rho: float

    def effective(self, places: Whole) -> float:
        """Independent objects that tell as much as those of the periods: (sum n)^2/sum n (1 + (n - 1) rho).

        A single day is one window, all of whose objects count.
        """
        n = self.n[places]
        if self.series.by == "day" and len(n) == 1:
            return float(n[0])
        return float(n.sum() ** 2 / (n * (1 + np.maximum(n - 1, 0) * self.rho)).sum())


@dataclass(frozen=True, slots=True)
class Share:
    """A rate over some periods with its interval."""

    value: float
    low: float
    high: float
    n: float
    effective: float


def wilson(x: float, n: float, level: float = 0.95) -> Span:
    """Wilson's interval for x of n; it stays within [0, 1] and does not collapse at 0 or n.

    >>> [round(bound, 4) for bound in wilson(38, 90)]
    [0.3254, 0.5254]

    Reference: Wilson 1927, 10.1080/01621459.1927.10502953; Brown and others 2001, 10.1214/ss/1009213286.
    """
    if n <= 0:
        return 0.0, 1.0
    z = normal_quantile((1 + level) / 2)
    middle = (x + z * z / 2) / (n + z * z)
    half = z / (n + z * z) * float(np.sqrt(max(x * (n - x) / n, 0.0) + z * z / 4))
    return (0.0 if x <= 0 else max(middle - half, 0.0)), (1.0 if x >= n else min(middle + half, 1.0))


def jeffreys(x: float, n: float, level: float = 0.95) -> Span:
    """Jeffreys' interval: the middle of the posterior under a Beta(1/2, 1/2) prior, closed at 0 and n."""
    tail = (1 - level) / 2
    low = 0.0 if x <= 0 else beta_quantile(tail, x + 0.5, n - x + 0.5)
    return low, 1.0 if x >= n else beta_quantile(1 - tail, x + 0.5, n - x + 0.5)


INTERVALS: Mapping[str, Callable[[float, float, float], Span]] = MappingProxyType(
    {"wilson": wilson, "jeffreys": jeffreys}
)


def read_shares(series: "Series", rho: float | None = None) -> Shares:
    """Arrays of a rate series; a period is known with a numerator, a denominator and a status that counts.

    Raises: MethodError for a series that is no rate.
    """
    if series.unit != "fraction":
        raise MethodError(
            f"{series.metric} is no rate, such as rate_neutralised: use trend, anomalies or records"
        )
    frame = series.frame
    x, n, best, low, high = (
        frame[name].to_numpy(dtype=float) for name in ("numerator", "denominator", "best", "low", "high")
    )
    counted = ~np.isin(frame["status"].to_numpy(dtype=str), ["provisional", "not_reported"])
    bounded = np.where(np.isfinite(best), best, (low + high) / 2)
    x = np.where(np.isfinite(x), x, bounded * n)
    known = np.isfinite(x) & (n > 0) & np.isfinite(bounded) & counted
    start, end = read_days(frame["period"].to_numpy()), read_days(frame["end"].to_numpy())
    stretch = stretches([day for day, _, _ in series.breaks], start, end)
    x, n = np.where(known, x, 0.0), np.where(known, n, 0.0)
    return Shares(
        series=series,
        x=x,
        n=n,
        low=np.where(known & np.isfinite(low), np.minimum(low * n, x), x),
        high=np.where(known & np.isfinite(high), np.maximum(high * n, x), x),
        known=known,
        complete=known & (frame["status"].to_numpy(dtype=str) != "partial"),
        stretch=stretch,
        start=start,
        end=end,
        rho=_rho_of(series, x, n, known, stretch) if rho is None else rho,
    )


def overdispersion(x: Floats, n: Floats, stretch: Whole, local: int, least: int) -> float:
    """Rho of beta-binomial periods around their trailing level; NaN with fewer than 8 of them.

    e = (x - n p)^2/(n p (1 - p)) with p of the `local` periods before of the same stretch (`least` of them
    known), cut at its 99th percentile; rho = sum(e - 1)/sum(n - 1).
    """
    excess, size = [], []
    for place in np.flatnonzero(n > 1):
        early = slice(max(place - local, 0), place)
        own = (stretch[early] == stretch[place]) & (n[early] > 0)
        if own.sum() < least:
            continue
        p = float(np.clip(x[early][own].sum() / n[early][own].sum(), *CLIP))
        excess.append((x[place] - n[place] * p) ** 2 / (n[place] * p * (1 - p)))
        size.append(n[place] - 1)
    if len(excess) < MIN_PERIODS:
        return float("nan")
    cut = np.minimum(excess, np.quantile(excess, 0.99))
    return float(np.clip((cut - 1).sum() / np.sum(size), *RHO_RANGE))


def pooled(shares: Shares, places: Whole, interval: str, level: float) -> Share:
    """Rate of some periods together, sum x/sum n, on their effective n; bounds of x widen the interval.

    Raises: MethodError for an interval that does not exist.
    """
    if interval not in INTERVALS:
        raise MethodError(f'no interval "{interval}": choose one of {", ".join(INTERVALS)}')
    n, effective = float(shares.n[places].sum()), shares.effective(places)
    value, low, high = (float(own[places].sum()) / n for own in (shares.x, shares.low, shares.high))
    method = INTERVALS[interval]
    lower, upper = method(low * effective, effective, level)[0], method(high * effective, effective, level)[1]
    return Share(value, min(lower, value), max(upper, value), n, effective)


def difference(old: Share, new: Share) -> tuple[float, float, float]:
    """Change from old to new with Newcombe's hybrid interval from the two own intervals."""
    change = new.value - old.value
    down = np.hypot(new.value - new.low, old.high - old.value)
    up = np.hypot(new.high - new.value, old.value - old.low)
    return change, float(change - down), float(change + up)


def _rho_of(series: "Series", x: Floats, n: Floats, known: Flags, stretch: Whole) -> float:
    by = series.by
    found = overdispersion(x, np.where(known, n, 0.0), stretch, LOCAL[by], MIN_LOCAL[by])
    if np.isfinite(found):
        return found
    nights = np.maximum(series.frame["days_reported"].to_numpy(dtype=float)[known], 1.0)
    night, whole = np.maximum(n[known] / nights - 1, 0).sum(), np.maximum(n[known] - 1, 0).sum()
    return float(RHO_UNKNOWN * night / whole) if whole > 0 else RHO_UNKNOWN
