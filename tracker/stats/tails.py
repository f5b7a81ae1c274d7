"""Tails and quantiles, each scipy function behind one thin typed one."""

from collections.abc import Callable
from typing import Any

import numpy as np
from scipy import special

from tracker.stats.irls import Flags, Floats

NEAR_POISSON = 1e-6  # below this excess over 1 the negative binomial is the Poisson distribution
TINY = 1e-300
SMALLEST = 1e-12  # probabilities closer to 0 or 1 than this are as good as these


def t_quantile(p: Floats | float, df: Floats) -> Floats:
    """Quantile of Student's t.

    >>> round(float(t_quantile(0.975, np.array([10.0]))[0]), 3)
    2.228
    """
    return _array(special.stdtrit(df, p))


def t_two_sided(statistic: Floats, df: Floats) -> Floats:
    """Two-sided p of a t statistic; NaN where it is unknown."""
    return _array(2.0 * special.stdtr(df, -np.abs(statistic)))


def normal_quantile(p: float) -> float:
    """Quantile of the standard normal distribution."""
    return float(special.ndtri(p))


def normal_score(p: Floats) -> Floats:
    """Normal quantiles of probabilities, finite also at 0 and 1."""
    return _array(special.ndtri(np.clip(p, SMALLEST, 1.0 - SMALLEST)))


def normal_tail(score: Floats) -> Floats:
    """P(Z > score) of the standard normal distribution; NaN where it is unknown."""
    return _array(special.ndtr(-score))


def gamma_tail_quantile(shape: Floats, share: Floats) -> Floats:
    """What a gamma distribution of scale 1 exceeds with probability `share`."""
    return _array(special.gammainccinv(shape, share))


def f_tail(top: float, bottom: float, value: float) -> float:
    """P(F > value) with these degrees of freedom."""
    return float(special.fdtrc(top, bottom, max(value, 0.0)))


def beta_quantile(p: float, a: float, b: float) -> float:
    """Quantile of the beta distribution."""
    return float(special.betaincinv(a, b, p))


def count_cdf(y: Floats, mean: Floats, phi: Floats) -> Floats:
    """P(Y <= y) of a negative binomial with variance phi x mean; Poisson where phi is 1; 0 below 0.

    Between whole numbers it is the continuous extension, since a bound of a count need not be whole.
    """
    y, mean, phi = np.broadcast_arrays(y, mean, phi)
    at = np.maximum(y + 1.0, TINY)
    inside, wide = ~(y <= -1.0), phi > 1.0 + NEAR_POISSON
    out = np.zeros(y.shape)
    own, rest = inside & wide, inside & ~wide
    if own.any():
        size = mean[own] / (phi[own] - 1.0)
        out[own] = special.betainc(np.maximum(size, TINY), at[own], 1.0 / phi[own])
    if rest.any():
        out[rest] = special.gammaincc(at[rest], mean[rest])
    return out


def count_logpmf(y: Floats, mean: Floats, phi: Floats) -> Floats:
    """Log of P(Y = y) of a negative binomial with variance phi x mean; Poisson where phi is 1."""
    y, mean, phi = np.broadcast_arrays(y, mean, phi)
    wide = phi > 1.0 + NEAR_POISSON
    excess = np.where(wide, phi - 1.0, 1.0)
    size = mean / excess
    shape = special.gammaln(y + size) - special.gammaln(size) - size * np.log(phi) + y * np.log(excess / phi)
    poisson = special.xlogy(y, mean) - mean
    return _array(np.where(wide, shape, poisson) - special.gammaln(y + 1.0))


def mid_cdf(y: Floats, mean: Floats, phi: Floats) -> Floats:
    """P(Y < y) + P(Y = y)/2: the mid-p lower tail."""
    return _array((count_cdf(y, mean, phi) + count_cdf(y - 1.0, mean, phi)) / 2.0)


def normal_two_sided(score: Floats) -> Floats:
    """Two-sided p of a standard normal score; NaN where it is unknown."""
    return _array(2.0 * special.ndtr(-np.abs(score)))


def count_limits(
    mean: Floats,
    phi: Floats,
    alpha: float,
    below: Floats | float = 1.0,
    above: Floats | float = 1.0,
) -> tuple[Floats, Floats]:
    """Smallest and largest count whose two-sided mid-p is not below alpha, so alarm and p agree.

    `below` and `above` widen each side: a normal score divided by them is compared with that of alpha.
    """
    reach = -normal_quantile(alpha / 2.0)
    lower = _first_count(mean, phi, _array(special.ndtr(-reach * np.asarray(below))))
    upper = _first_count(mean, phi, _array(special.ndtr(reach * np.asarray(above))), beyond=True) - 1.0
    return lower, np.maximum(upper, lower)


def count_quantile(level: float, mean: Floats, phi: Floats) -> Floats:
    """Smallest whole y with P(Y <= y) >= level, rounding errors of the probability allowed for."""
    enough = np.full(np.shape(mean), level * (1.0 - 64.0 * np.finfo(float).eps))
    return _first(lambda y, *own: count_cdf(y, *own[:2]) >= own[2], mean, phi, enough)


def _first_count(mean: Floats, phi: Floats, level: Floats, beyond: bool = False) -> Floats:
    """Smallest whole y with mid_cdf >= level (> level if `beyond`)."""
    level = np.clip(level, SMALLEST, 1.0 - SMALLEST)
    if beyond:
        return _first(lambda y, *own: mid_cdf(y, *own[:2]) > own[2], mean, phi, level)
    return _first(lambda y, *own: mid_cdf(y, *own[:2]) >= own[2], mean, phi, level)


def _first(reached: Callable[..., Flags], mean: Floats, phi: Floats, level: Floats) -> Floats:
    """Smallest whole y of each row that has reached something: by strides from near it, then by bisection."""
    mean, phi, level = np.broadcast_arrays(mean, phi, level)
    own = np.vstack((mean.ravel(), phi.ravel(), level.ravel()))
    at, low, high = _near(*own), np.full(mean.size, -1.0), np.full(mean.size, np.inf)
    stride, rows = 1.0, np.arange(mean.size)
    while rows.size:
        there = reached(at, *own[:, rows])
        low[rows], high[rows] = np.where(there, low[rows], at), np.where(there, at, high[rows])
        middle = np.floor((low[rows] + high[rows]) / 2.0)
        unsure = (low[rows] < middle) & ((middle < high[rows]) | np.isinf(high[rows]))
        at = np.where(there, np.maximum(at - stride, middle), np.minimum(at + stride, middle))[unsure]
        rows, stride = rows[unsure], 2.0 * stride
    return _array(high.reshape(mean.shape))


def _near(mean: Floats, phi: Floats, level: Floats) -> Floats:
    """Whole numbers near the quantiles: those of the gamma distribution of that mean and variance.

    Reference: Wilson and Hilferty 1931, 10.1073/pnas.17.12.684.
    """
    part = phi / np.maximum(mean, TINY) / 9.0
    root = np.maximum(1.0 - part + special.ndtri(level) * np.sqrt(part), 0.0)
    return _array(np.floor(mean * root**3))


def _array(value: Any) -> Floats:
    return np.asarray(value, dtype=float)
