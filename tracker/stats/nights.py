"""How much the nights of a rate differ by more than chance, and what that takes from each period."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from tracker.stats.irls import Flags, Floats, Whole

if TYPE_CHECKING:
    from tracker.series import Series

LOCAL = 30  # days before a night that its level is taken from
MIN_LOCAL = 10  # of them with a figure
MIN_NIGHTS = 20  # nights that an estimate of rho needs
WINSOR = 0.99
RHO_UNKNOWN = 0.05  # where all nights together are too few to tell
PRIOR_NIGHTS = 30  # what the other regimes, or the value above, weigh against the nights of a young regime
RHO_RANGE = (1e-6, 0.9)
CLIP = (0.02, 0.98)  # local levels nearer to 0 or 1 would blow single nights up


@dataclass(frozen=True, slots=True)
class Spread:
    """By period, over its nights i: nights, sum n_i (n_i - 1), and the same sum times rho of the night."""

    nights: Floats
    pairs: Floats
    excess: Floats


@dataclass(frozen=True, slots=True)
class _Nights:
    """Nights in order of time: day number, x of n, regime by number, rho of the regime."""

    day: Whole
    n: Floats
    rho: Floats


def read_spread(
    series: "Series", n: Floats, start: Sequence[date], end: Sequence[date], rho: float | None
) -> Spread:
    """What the nights of each period add to a binomial variance; `rho` instead of the estimate if given.

    A series of longer periods without its nights is read as if those of a period were equal.
    """
    frame = series.nights if series.nights is not None else _own_days(series)
    if frame is None:
        nights = np.maximum(series.frame["days_reported"].to_numpy(dtype=float), 1.0)
        pairs = n * np.maximum(n / nights - 1, 0.0)
        return Spread(nights, pairs, pairs * (RHO_UNKNOWN if rho is None else rho))
    nights = _read_nights(frame, rho)
    first, stop = (np.array(days, dtype="datetime64[D]").astype(np.int64) for days in (start, end))
    pairs = nights.n * np.maximum(nights.n - 1, 0.0)
    return Spread(
        *(
            _between(nights.day, part, first, stop)
            for part in (np.ones(len(pairs)), pairs, pairs * nights.rho)
        )
    )


def overdispersion(x: Floats, n: Floats, day: Whole, group: Whole) -> tuple[float, int]:
    """Rho of beta-binomial nights around their trailing level, and how many nights it rests on.

    e = (x - n p)^2/(n p (1 - p)) with p of the `LOCAL` days before in the same group (`MIN_LOCAL` of them
    known), cut at its 99th percentile; rho = sum(e - 1)/sum(n - 1), NaN with fewer than 20 of them. Days
    ascend within a group.

    Reference: the moment estimate of the intra-class correlation, Williams 1982, 10.2307/2347977.
    """
    parts = _excesses(x, n, day, group)
    excess, size = (np.concatenate(part) for part in zip(*parts, strict=True))
    if len(excess) < MIN_NIGHTS:
        return float("nan"), 0
    cut = np.minimum(excess, np.quantile(excess, WINSOR))
    return float(np.clip((cut - 1).sum() / size.sum(), *RHO_RANGE)), len(excess)


def _excesses(x: Floats, n: Floats, day: Whole, group: Whole) -> list[tuple[Floats, Floats]]:
    """The e and n - 1 of each night with a level, group by group."""
    found = [(np.empty(0), np.empty(0))]
    for one in np.unique(group):
        own = (group == one) & (n > 0)
        excess, size, known = excesses(x[own], n[own], day[own])
        found.append((excess[known], size[known]))
    return found


def excesses(x: Floats, n: Floats, day: Whole) -> tuple[Floats, Floats, Flags]:
    """The e and n - 1 of each night of one group (n above 0), and whether it has a level before it."""
    first = np.searchsorted(day, day - LOCAL)
    place = np.arange(len(first))
    above, below = (np.concatenate([[0.0], np.cumsum(part)]) for part in (x, n))
    known = (place - first >= MIN_LOCAL) & (n > 1)
    total = np.where(known, below[place] - below[first], 1.0)
    p = np.clip((above[place] - above[first]) / total, *CLIP)
    return (x - n * p) ** 2 / (n * p * (1 - p)), n - 1, known


def night_columns(series: "Series") -> tuple[Whole, Floats, Floats, Whole, Flags]:
    """Day number, x, n and regime (by number) of the nights of a rate, and whether they may tell of rho."""
    frame = series.nights if series.nights is not None else _own_days(series)
    if frame is None:
        return np.empty(0, np.int64), np.empty(0), np.empty(0), np.empty(0, np.int64), np.empty(0, bool)
    return _columns(frame)


def _own_days(series: "Series") -> pd.DataFrame | None:
    """The nights of a daily series that was made without any."""
    if series.by != "day":
        return None
    frame = series.frame
    return pd.DataFrame(
        {
            "day": frame["period"],
            "numerator": frame["numerator"],
            "denominator": frame["denominator"],
            "regime": frame["regime"],
            "provisional": frame["status"].isin(["provisional", "partial"]),
        }
    )


def _read_nights(frame: pd.DataFrame, rho: float | None) -> _Nights:
    day, x, n, regime, told = _columns(frame)
    known = np.isfinite(n) & (n > 0)
    each = _rho_by_regime(x, n, day, regime, told) if rho is None else np.full(len(n), rho)
    return _Nights(day[known], n[known], each[known])


def _columns(frame: pd.DataFrame) -> tuple[Whole, Floats, Floats, Whole, Flags]:
    x, n = (frame[name].to_numpy(dtype=float) for name in ("numerator", "denominator"))
    known = np.isfinite(n) & (n > 0)
    day = frame["day"].to_numpy().astype("datetime64[D]").astype(np.int64)
    regime, _ = pd.factorize(frame["regime"], sort=True)
    told = known & np.isfinite(x) & (x <= n) & ~frame["provisional"].to_numpy(dtype=bool)
    return day, x, n, np.asarray(regime, dtype=np.int64), told


def _rho_by_regime(x: Floats, n: Floats, day: Whole, regime: Whole, told: Flags) -> Floats:
    """Rho of each night's regime, drawn towards that of all regimes together where its nights are few."""
    together = _weighed(overdispersion(x[told], n[told], day[told], regime[told]), RHO_UNKNOWN)
    each = np.full(len(n), together)
    for one in np.unique(regime):
        own = told & (regime == one)
        each[regime == one] = _weighed(overdispersion(x[own], n[own], day[own], regime[own]), together)
    return each


def _weighed(found: tuple[float, int], prior: float) -> float:
    rho, nights = found
    return prior if nights == 0 else (nights * rho + PRIOR_NIGHTS * prior) / (nights + PRIOR_NIGHTS)


def _between(day: Whole, values: Floats, first: Whole, stop: Whole) -> Floats:
    """Sums of the values of the nights in each period."""
    total = np.concatenate([[0.0], np.cumsum(values)])
    return np.asarray(total[np.searchsorted(day, stop)] - total[np.searchsorted(day, first)])
