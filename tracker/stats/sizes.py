"""Negative binomial sizes by maximum likelihood, many windows at once."""

import numpy as np
from scipy import special

from tracker.stats.irls import Flags, Floats

LARGEST = 1e5  # from here on a negative binomial is the Poisson distribution
SMALLEST = 1e-3
ROUNDS = 50
TOLERANCE = 1e-9  # of log k


def size_of(y: Floats, mu: Floats) -> Floats:
    """Size k (B,) of counts `y` (B, n) with known means: variance mu + mu^2/k; infinite where none is needed.

    Maximum likelihood by Newton steps on log k inside a bracket. NaN is missing.
    """
    y, mu = (np.atleast_2d(np.asarray(one, dtype=float)) for one in (y, mu))
    known = np.isfinite(y) & np.isfinite(mu)
    y, mu = np.where(known, y, 0.0), np.where(known, mu, 1.0)
    low, high = np.full(len(y), np.log(SMALLEST)), np.full(len(y), np.log(LARGEST))
    at = _moment(y, mu, known)
    for _ in range(ROUNDS):
        first, second = _score(y, mu, known, np.exp(at)[:, None])
        low, high = np.where(first > 0, at, low), np.where(first > 0, high, at)
        step = np.where(second < 0, -first / np.where(second < 0, second, -1.0), np.inf)
        newer = at + step
        newer = np.where((newer > low) & (newer < high), newer, (low + high) / 2)
        done = np.abs(newer - at).max(initial=0.0) < TOLERANCE
        at = newer
        if done:
            break
    return np.where(at > np.log(LARGEST) - 0.01, np.inf, np.exp(at))


def _moment(y: Floats, mu: Floats, known: Flags) -> Floats:
    """Log of the moment estimate, inside the bracket."""
    extra = (known * ((y - mu) ** 2 - mu)).sum(axis=1)
    size = (known * mu**2).sum(axis=1) / np.maximum(extra, 1e-300)
    return np.asarray(np.log(np.clip(size, 10 * SMALLEST, LARGEST / 10)))


def _score(y: Floats, mu: Floats, known: Flags, k: Floats) -> tuple[Floats, Floats]:
    """First and second derivative of the log-likelihood by log k."""
    whole = k + mu
    first = special.digamma(y + k) - special.digamma(k) + np.log(k / whole) + (mu - y) / whole
    curve = special.polygamma(1, y + k) - special.polygamma(1, k) + 1 / k - 1 / whole - (mu - y) / whole**2
    own = k * first
    return (known * own).sum(axis=1), (known * (own + k * k * curve)).sum(axis=1)
