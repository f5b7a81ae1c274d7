"""Tails and quantiles, each scipy function behind one thin typed one."""

from collections.abc import Callable
from typing import Any

import numpy as np
from scipy import special

from tracker.stats.irls import Floats

NEAR_POISSON = 1e-6  # below this excess over 1 the negative binomial is the Poisson distribution
TINY = 1e-300
SMALLEST = 1e-12  # probabilities closer to 0 or 1 than this are as good as these
BISECTIONS = 60  # more steps than the largest count here has binary digits


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
    at = np.maximum(y, -1.0) + 1.0
    wide = phi > 1.0 + NEAR_POISSON
    size = mean / np.where(wide, phi - 1.0, 1.0)
    at = np.maximum(at, TINY)
    binomial = special.betainc(np.maximum(size, TINY), at, 1.0 / np.where(wide, phi, 2.0))
    poisson = special.gammaincc(at, mean)
    return _array(np.where(y <= -1.0, 0.0, np.where(wide, binomial, poisson)))


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


def two_sided_mid_p(y: Floats, mean: Floats, phi: Floats) -> Floats:
    """Mid-p of the smaller tail, doubled, at most 1."""
    below = mid_cdf(y, mean, phi)
    return _array(np.minimum(1.0, 2.0 * np.minimum(below, 1.0 - below)))


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
    enough = level * (1.0 - 64.0 * np.finfo(float).eps)
    return _first(lambda y: count_cdf(y, mean, phi) >= enough, mean)


def _first_count(mean: Floats, phi: Floats, level: Floats, beyond: bool = False) -> Floats:
    """Smallest whole y with mid_cdf >= level (> level if `beyond`)."""
    level = np.clip(level, SMALLEST, 1.0 - SMALLEST)
    if beyond:
        return _first(lambda y: mid_cdf(y, mean, phi) > level, mean)
    return _first(lambda y: mid_cdf(y, mean, phi) >= level, mean)


def _first(reached: Callable[[Floats], Any], mean: Floats) -> Floats:
    """Smallest whole y of each row that has reached something, by bisection in all rows at once."""
    low = np.full(np.shape(mean), -1.0)
    high = np.full(np.shape(mean), 16.0) + 4.0 * mean
    for _ in range(BISECTIONS):
        short = ~reached(high)
        if not short.any():
            break
        high = np.where(short, 2.0 * high, high)
    high = np.ceil(high)
    while np.any(high - low > 1.0):
        middle = np.floor((low + high) / 2.0)
        there = reached(middle)
        low, high = np.where(there, low, middle), np.where(there, middle, high)
    return high


def _array(value: Any) -> Floats:
    return np.asarray(value, dtype=float)
