"""Negative binomial sizes by maximum likelihood, and regression with them, many windows at once."""

import numpy as np
from scipy import special

from tracker.stats.irls import Fit, Flags, Floats, Whole, fit_counts

LARGEST = 1e5  # from here on a negative binomial is the Poisson distribution
SMALLEST = 1e-3
ROUNDS = 50
TOLERANCE = 1e-9  # of log k


def size_of(y: Floats, mu: Floats, weight: Floats | None = None) -> Floats:
    """Size k (B,) of counts `y` (B, n) with known means: variance mu + mu^2/k; infinite where none is needed.

    Maximum likelihood by Newton steps on log k inside a bracket. NaN and weight 0 are missing.
    """
    y, mu = (np.atleast_2d(np.asarray(one, dtype=float)) for one in (y, mu))
    given = np.ones(y.shape) if weight is None else np.broadcast_to(np.asarray(weight, dtype=float), y.shape)
    own = np.where(np.isfinite(y) & np.isfinite(mu), given, 0.0)
    y, mu = np.where(own > 0, y, 0.0), np.where(own > 0, mu, 1.0)
    low, high = np.full(len(y), np.log(SMALLEST)), np.full(len(y), np.log(LARGEST))
    at = _moment(y, mu, own)
    for _ in range(ROUNDS):
        first, second = _score(y, mu, own, np.exp(at)[:, None])
        low, high = np.where(first > 0, at, low), np.where(first > 0, high, at)
        step = np.where(second < 0, -first / np.where(second < 0, second, -1.0), np.inf)
        newer = at + step
        newer = np.where((newer > low) & (newer < high), newer, (low + high) / 2)
        done = np.abs(newer - at).max(initial=0.0) < TOLERANCE
        at = newer
        if done:
            break
    return np.where(at > np.log(LARGEST) - 0.01, np.inf, np.exp(at))


def fit_sizes(
    y: Floats,
    t: Floats,
    *,
    weight: Floats | None = None,
    exposure: Floats | None = None,
    levels: Whole | None = None,
    slope: bool | Flags = True,
) -> tuple[Fit, Floats]:
    """Negative binomial regression by maximum likelihood: the fits of all windows and their sizes (B,).

    Mean and size in turn, until the size stands still. Errors of the fit with dispersion 1 are those of the
    likelihood; those with its own (Pearson's) hold also where the variance is another multiple.
    """
    y = np.atleast_2d(np.asarray(y, dtype=float))
    size, start = np.full(len(y), np.inf), None
    for _ in range(ROUNDS):
        fit = fit_counts(
            y,
            t,
            weight=weight,
            exposure=exposure,
            levels=levels,
            slope=slope,
            size=size,
            start=start,
            tolerance=1e-12,
        )
        start = fit.coefficients
        newer = size_of(fit.y, fit.mu, fit.weight)
        with np.errstate(invalid="ignore"):
            moved = np.abs(np.log(newer) - np.log(size))
        size = newer
        if np.nanmax(np.where(np.isnan(moved), 0.0, moved), initial=0.0) < TOLERANCE * 10:
            break
    return fit, size


def _moment(y: Floats, mu: Floats, weight: Floats) -> Floats:
    """Log of the moment estimate, inside the bracket."""
    extra = (weight * ((y - mu) ** 2 - mu)).sum(axis=1)
    size = (weight * mu**2).sum(axis=1) / np.maximum(extra, 1e-300)
    return np.asarray(np.log(np.clip(size, 10 * SMALLEST, LARGEST / 10)))


def _score(y: Floats, mu: Floats, weight: Floats, k: Floats) -> tuple[Floats, Floats]:
    """First and second derivative of the log-likelihood by log k."""
    whole = k + mu
    first = special.digamma(y + k) - special.digamma(k) + np.log(k / whole) + (mu - y) / whole
    curve = special.polygamma(1, y + k) - special.polygamma(1, k) + 1 / k - 1 / whole - (mu - y) / whole**2
    own = k * first
    return (weight * own).sum(axis=1), (weight * (own + k * k * curve)).sum(axis=1)
