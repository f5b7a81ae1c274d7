"""A rate series as arrays, its over-dispersion, and the interval of a rate over some periods."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np

from tracker.errors import MethodError
from tracker.stats.arrays import stretches
from tracker.stats.irls import Flags, Floats, Whole
from tracker.stats.nights import Spread, read_spread
from tracker.stats.tails import beta_quantile, normal_quantile

if TYPE_CHECKING:
    from tracker.series import Series

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
    spread: Spread

    def effective(self, places: Whole) -> float:
        """Independent objects that tell as much as those of the periods.

        (sum n)^2/sum n_i (1 + (n_i - 1) rho) over the nights i of the periods, however long these are. A
        single day is one window, all of whose objects count.
        """
        n = float(self.n[places].sum())
        if self.series.by == "day" and len(places) == 1:
            return n
        return n * n / (n + float(self.spread.excess[places].sum()))

    def rho(self, places: Whole) -> float:
        """The rho that the nights of some periods rest on."""
        excess, pairs = (float(part[places].sum()) for part in (self.spread.excess, self.spread.pairs))
        return excess / pairs if pairs > 0 else 0.0

    def nights(self, places: Whole) -> int:
        """How many nights some periods rest on."""
        return round(float(self.spread.nights[places].sum()))


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
    first, last = (frame[name].to_numpy().astype("datetime64[D]") for name in ("period", "end"))
    start, end = tuple(first.astype(object)), tuple(last.astype(object))
    stretch = stretches([day for day, _, _ in series.breaks], first, last)
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
        spread=read_spread(series, n, start, end, rho),
    )


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
