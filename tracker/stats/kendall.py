"""Mann-Kendall's rank test of a trend with Hamed and Rao's variance: a check without a distribution."""

import numpy as np

from tracker.stats.irls import Floats
from tracker.stats.tails import normal_two_sided

LEAST = 6  # values, below which ranks say nothing
DIGITS = 9  # of values less their slope: what is equal but for rounding is a tie
SIGNIFICANT = 1.959964  # an autocorrelation of ranks within this many errors is taken as none


def mann_kendall(y: Floats) -> tuple[float, float]:
    """Kendall's tau of values against time and its two-sided p; NaN below 6 values.

    Missing values are left out, ties lower the variance, autocorrelation of the ranks (of the values less
    their median slope) that is significant widens it; never narrows it.

    Reference: Hamed and Rao 1998, 10.1016/S0022-1694(97)00125-X.
    """
    y = np.asarray(y, dtype=float)
    t = np.flatnonzero(np.isfinite(y))
    values, n = y[t], t.size
    if n < LEAST:
        return float("nan"), float("nan")
    first, second = np.triu_indices(n, 1)
    rise = values[second] - values[first]
    score = float(np.sign(rise).sum())
    ties = np.unique(values, return_counts=True)[1].astype(float)
    variance = (n * (n - 1) * (2 * n + 5) - (ties * (ties - 1) * (2 * ties + 5)).sum()) / 18
    if variance <= 0:
        return 0.0, 1.0
    slope = float(np.median(rise / (t[second] - t[first])))
    variance *= _inflation(values - slope * t)
    z = (score - np.sign(score)) / np.sqrt(variance)
    return score / (n * (n - 1) / 2), float(normal_two_sided(np.array(z)))


def _inflation(level: Floats) -> float:
    """n/n* of Hamed and Rao from the significant autocorrelations of the ranks, at least 1."""
    n = level.size
    _, place, many = np.unique(np.round(level, DIGITS), return_inverse=True, return_counts=True)
    ranks = (np.cumsum(many) - (many - 1) / 2)[place]
    centred = ranks - ranks.mean()
    total = float((centred**2).sum())
    if not total:
        return 1.0
    lags = np.arange(1, n - 3)
    r = np.array([(centred[lag:] * centred[:-lag]).sum() / total for lag in lags])
    counted = np.where(np.abs(r) > SIGNIFICANT / np.sqrt(n), r, 0.0)
    sums = ((n - lags) * (n - lags - 1) * (n - lags - 2) * counted).sum()
    return float(max(1 + 2 / (n * (n - 1) * (n - 2)) * sums, 1.0))
