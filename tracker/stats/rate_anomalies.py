"""Rates outside the beta-binomial prediction limits of their trailing level."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np

from tracker.errors import MethodError
from tracker.model import Finding, Interval
from tracker.stats import words
from tracker.stats.finding import insufficient, make_finding
from tracker.stats.irls import Floats, Whole
from tracker.stats.nights import RHO_UNKNOWN, night_columns
from tracker.stats.rate_limits import Level, RateLimits, rate_limits, rho_before
from tracker.stats.shares import Shares, read_shares

if TYPE_CHECKING:
    from tracker.series import Series

METHOD = "rate_anomalies"
LEVELS: Mapping[str, Level] = MappingProxyType({"day": Level(30, 10), "week": Level(8, 4)})


def rate_anomalies(
    series: "Sequence[Series]", *, alpha: float = 0.01, since: date | None = None
) -> list[Finding]:
    """Findings `rate_anomaly`: daily or weekly rates that their trailing level hardly ever gives.

    x of n is judged by its two-sided mid-p under a beta-binomial distribution around the rate of the 30 days
    (8 weeks) before, with the correlation that the nights before it show. Values and limits are fractions of
    1. None is judged with fewer than 5 objects (pool by week), provisional, not over, or across a break.

    Reference: Williams 1982, 10.2307/2347977.
    """
    return [found for one in series for found in tested(read_shares(one), alpha=alpha, since=since)[0]]


def tested(
    shares: Shares, *, alpha: float = 0.01, since: date | None = None
) -> tuple[list[Finding], dict[date, float]]:
    """Findings of one rate, and the p of every period that was judged for them, by its first day."""
    series = shares.series
    if series.by not in LEVELS:
        raise MethodError(f"{METHOD} takes rates by day or by week, not by {series.by}")
    level = replace(LEVELS[series.by], alpha=alpha)
    wanted = np.array([since is None or day >= since for day in shares.start], dtype=bool)
    own = limits_of(shares, level, int(wanted.argmax()) if wanted.any() else len(wanted))
    if not np.isfinite(own.p).any():
        newest = shares.stretch[shares.known][-1:]
        n = int((shares.known & np.isin(shares.stretch, newest)).sum())
        return [insufficient(series, METHOD, n, level.minimum + 1)], {}
    named = np.flatnonzero((own.p < alpha) & wanted)
    tests = {
        shares.start[place]: float(own.p[place]) for place in np.flatnonzero(np.isfinite(own.p) & wanted)
    }
    return [_finding(shares, own, int(place), level) for place in named], tests


def limits_of(shares: Shares, level: Level, first: int = 0) -> RateLimits:
    """Limits of every period of a rate from a place on, from what was known before it."""
    pairs = shares.n * np.maximum(shares.n - 1, 0.0)
    if shares.series.by != "day":
        pairs = shares.spread.pairs
    rho = _rho(shares)
    return rate_limits(shares.x, shares.n, shares.complete, shares.stretch, pairs, rho, level, first)


def _rho(shares: Shares) -> Floats:
    """Rho at each period, from the nights of its regime that end before it."""
    day, x, n, regime, told = night_columns(shares.series)
    if not day.size:
        return np.full(len(shares.n), RHO_UNKNOWN)
    each = rho_before(x, n, day, regime, told)
    first = np.array(shares.start, dtype="datetime64[D]").astype(np.int64)
    at: Whole = np.minimum(np.searchsorted(day, first), len(day) - 1)
    return each[at]


def _finding(shares: Shares, own: RateLimits, place: int, level: Level) -> Finding:
    series, n = shares.series, float(shares.n[place])
    value, expected = float(shares.x[place]) / n, float(own.level[place])
    low, high = float(own.lower[place]) / n, float(own.upper[place]) / n
    first, end = shares.start[place], shares.end[place]
    above = value > expected
    bound = words.percent(100 * (high if above else low))
    before = f"{int(own.n[place])} {series.by}s before"
    note = (
        f"{words.percent(100 * value)} of {words.objects(series)} launched "
        f"{words.within(first, end, series.by)} were {words.outcome(series)}: "
        f"{words.count(shares.x[place])} of {words.count(n)}, {'above' if above else 'below'} the "
        f"{'upper' if above else 'lower'} prediction limit of {bound} ({words.percent(100 * expected)} in "
        f"the {before}; two-sided limits at {words.levels(level.alpha)})."
    )
    return make_finding(
        series,
        "rate_anomaly",
        (first, end),
        method=METHOD,
        value=value,
        low=low,
        high=high,
        interval=Interval(kind="prediction", level=1 - level.alpha, method="beta-binomial, mid-p"),
        expected=expected,
        p=float(own.p[place]),
        score=_score(value, expected, low, high),
        n=round(n),
        regime=str(series.frame["regime"].iloc[place]),
        settings={
            "alpha": level.alpha,
            "baseline": level.length,
            "minimum": level.minimum,
            "rho": float(f"{own.rho[place]:.6g}"),
        },
        note=note,
    )


def _score(value: float, expected: float, low: float, high: float) -> float:
    """How far beyond its limit: 1 or -1 at it."""
    reach = high - expected if value > expected else expected - low
    return (value - expected) / max(reach, 1e-6)
