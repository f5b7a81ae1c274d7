"""Beta-binomial prediction limits of rates around their trailing level: the core behind rate anomalies."""

from bisect import insort
from dataclasses import dataclass

import numpy as np
from scipy import special

from tracker.stats.irls import Flags, Floats, Whole
from tracker.stats.nights import MIN_NIGHTS, RHO_RANGE, RHO_UNKNOWN, WINSOR, excesses

LEAST_OBJECTS = 5  # of fewer no rate is unusual
BINOMIAL = 1e-7  # correlations below this are none
CLIP = (0.005, 0.995)
BATCH = 64  # rates judged at once
PRIOR = 1.0  # nights of the value for the unknown: more of them widen limits where nights are alike


@dataclass(frozen=True, slots=True)
class Level:
    """Which earlier periods the level of a rate rests on: `length` of them, at least `minimum` known."""

    length: int
    minimum: int
    alpha: float = 0.01


@dataclass(frozen=True, slots=True)
class RateLimits:
    """Level, limits of the numerator, mid-p and rho a period (T,), NaN where not judged; n of periods."""

    level: Floats
    lower: Floats
    upper: Floats
    p: Floats
    rho: Floats
    n: Whole


def rate_limits(
    x: Floats,
    n: Floats,
    known: Flags,
    stretch: Whole,
    pairs: Floats,
    rho: Floats,
    level: Level,
    first: int = 0,
) -> RateLimits:
    """Limits of x given n for every period with enough known periods of its stretch before it.

    `pairs` (T,) is sum n_i (n_i - 1) over the nights of a period (n (n - 1) for a night), `rho` (T,) the
    correlation within nights as known before the period. The error of the level is a correlation too: what
    the period shares with its baseline. With `first` none before that place is judged.
    """
    size, place = len(x), np.arange(len(x))
    oldest = np.maximum(place - level.length, np.searchsorted(stretch, stretch))
    many, top, total, pooled = (
        _between(np.where(known, part, 0.0), oldest, place) for part in (np.ones(size), x, n, pairs)
    )
    fit = known & (many >= level.minimum) & (total > 0) & (n >= LEAST_OBJECTS) & (place >= first)
    columns = {name: np.full(size, np.nan) for name in ("level", "lower", "upper", "p", "rho")}
    at, below = np.flatnonzero(fit), total[fit]
    columns["level"][at] = p = np.clip((top[at] + 0.5) / (below + 1), *CLIP)
    columns["rho"][at] = own = rho[at] * pairs[at] / (n[at] * (n[at] - 1))
    wide = np.minimum(own + (below + rho[at] * pooled[at]) / below**2, 0.95)
    for rows in _alike(n[at]):
        judged = judge(x[at[rows]], n[at[rows]], p[rows], wide[rows], level.alpha)
        for name, column in zip(("lower", "upper", "p"), judged, strict=True):
            columns[name][at[rows]] = column
    return RateLimits(**columns, n=np.where(place >= first, many, 0).astype(np.int64))


def _between(values: Floats, first: Whole, end: Whole) -> Floats:
    """Sums of the values of [first, end)."""
    total = np.concatenate([[0.0], np.cumsum(values)])
    return np.asarray(total[end] - total[first])


def _alike(n: Floats) -> list[Whole]:
    """Rows in batches of about as many objects."""
    order = np.argsort(n, kind="stable")
    return [order[at : at + BATCH] for at in range(0, len(order), BATCH)]


def judge(x: Floats, n: Floats, p: Floats, rho: Floats, alpha: float) -> tuple[Floats, Floats, Floats]:
    """Smallest and largest x (B,) with a two-sided mid-p of at least alpha, and the mid-p of these."""
    mass = beta_binomial_pmf(np.rint(n), p, rho)
    below = np.cumsum(mass, axis=1) - mass / 2
    two_sided = np.minimum(1.0, 2.0 * np.minimum(below, 1.0 - below))
    inside = (two_sided >= alpha) & (np.arange(mass.shape[1]) <= np.rint(n)[:, None])
    own = np.clip(np.rint(x), 0, np.rint(n)).astype(np.int64)
    last = inside.shape[1] - 1 - np.argmax(inside[:, ::-1], axis=1)
    return np.argmax(inside, axis=1).astype(float), last.astype(float), two_sided[np.arange(len(own)), own]


def beta_binomial_pmf(n: Floats, p: Floats, rho: Floats) -> Floats:
    """P(X = 0), P(X = 1), ... for n trials of mean p with correlation rho, a row a distribution; 0 beyond n.

    Binomial where there is no correlation.
    """
    x = np.arange(n.max(initial=0) + 1)
    n, p = n[:, None], p[:, None]
    rest = np.maximum(n - x, 0.0)
    log = special.gammaln(n + 1.0) - special.gammaln(x + 1) - special.gammaln(rest + 1)
    wide = rho >= BINOMIAL
    spare = 1 / np.where(wide, rho, 0.5)[:, None] - 1
    a, b = (p * spare)[wide], ((1 - p) * spare)[wide]
    log[wide] += special.betaln(x + a, rest[wide] + b) - special.betaln(a, b)
    plain = ~wide
    log[plain] += special.xlogy(x, p[plain]) + special.xlogy(rest[plain], 1 - p[plain])
    return np.where(x <= n, np.exp(log), 0.0)


def rho_before(x: Floats, n: Floats, day: Whole, group: Whole, told: Flags) -> Floats:
    """Rho (T,) of each night as the nights of its group before it tell; .05 where these are too few.

    The estimate of `overdispersion` on ever more nights: what a night adds to it rests on earlier ones alone.
    """
    found = np.full(len(x), RHO_UNKNOWN)
    for one in np.unique(group):
        places, own = np.flatnonzero(group == one), np.flatnonzero((group == one) & told)
        excess, size, known = excesses(x[own], n[own], day[own])
        estimates = _growing(excess, size, known)
        seen = np.searchsorted(own, places)
        estimate = estimates[seen]
        weighed = (seen * estimate + PRIOR * RHO_UNKNOWN) / (seen + PRIOR)
        found[places] = np.where(np.isnan(estimate), RHO_UNKNOWN, weighed)
    return found


def _growing(excess: Floats, size: Floats, known: Flags) -> Floats:
    """Rho from the first 0, 1, ... nights; NaN while too few of them have a level."""
    out = np.full(len(known) + 1, np.nan)
    ordered: list[float] = []
    total = weight = 0.0
    for at, is_known in enumerate(known.tolist()):
        if is_known:
            insort(ordered, float(excess[at]))
            total += float(excess[at]) - 1
            weight += float(size[at])
        if len(ordered) >= MIN_NIGHTS:
            out[at + 1] = min(max((total - _beyond(ordered)) / weight, RHO_RANGE[0]), RHO_RANGE[1])
    return out


def _beyond(ordered: list[float]) -> float:
    """By how much the largest values exceed their 99th percentile."""
    place = WINSOR * (len(ordered) - 1)
    low = int(place)
    cut = ordered[low] + (place - low) * (ordered[min(low + 1, len(ordered) - 1)] - ordered[low])
    return sum(one - cut for one in ordered[low + 1 :] if one > cut)
