"""Scores of predictions: interval score, CRPS, coverage, probability integral transform, skill."""

import numpy as np

from tracker.stats.irls import Flags, Floats
from tracker.stats.tails import count_cdf

LEVELS = (0.01, 0.025, *(round(0.05 * step, 2) for step in range(1, 20)), 0.975, 0.99)


def pinball(y: Floats, quantiles: Floats, levels: Floats | tuple[float, ...] = LEVELS) -> Floats:
    """Loss (N, Q) of quantiles (N, Q) at their levels for outcomes (N,)."""
    away = np.asarray(y)[:, None] - quantiles
    share = np.asarray(levels)
    return np.asarray(np.where(away >= 0, share * away, (share - 1) * away))


def interval_score(y: Floats, quantiles: Floats, levels: Floats | tuple[float, ...] = LEVELS) -> Floats:
    """Weighted interval score (N,): twice the mean pinball loss over the levels.

    A point mass scores its absolute error, a perfect forecast 0.

    Reference: Bracher and others 2021, 10.1371/journal.pcbi.1008618.
    """
    return np.asarray(2 * pinball(y, quantiles, levels).mean(axis=1))


def crps_samples(y: Floats, samples: Floats) -> Floats:
    """CRPS (N,) of samples (N, M) for outcomes (N,): mean |X - y| less half of mean |X - X'|."""
    ordered = np.sort(samples, axis=1)
    m = ordered.shape[1]
    weight = (2 * np.arange(1, m + 1) - m - 1) / (m * m)
    return np.asarray(np.abs(ordered - np.asarray(y)[:, None]).mean(axis=1) - (weight * ordered).sum(axis=1))


def crps_counts(y: Floats, mean: Floats, phi: Floats) -> Floats:
    """CRPS (N,) of negative binomial predictions: sum over k of (F(k) - 1[y <= k])^2.

    Reference: Gneiting and Raftery 2007, 10.1198/016214506000001437.
    """
    y, mean, phi = (np.atleast_1d(np.asarray(one, dtype=float)) for one in (y, mean, phi))
    reach = np.maximum(y, mean + 12 * np.sqrt(mean * phi) + 20 * phi + 20)
    k = np.arange(int(np.max(reach, initial=0.0)) + 1.0)
    below = count_cdf(k[None, :], mean[:, None], phi[:, None])
    reached = np.greater_equal(k[None, :], y[:, None])
    return np.asarray(((below - reached) ** 2).sum(axis=1))


def coverage(y: Floats, quantiles: Floats, level: float, levels: tuple[float, ...] = LEVELS) -> float:
    """Share of outcomes inside the central interval of a level, ends included.

    >>> coverage(np.array([1.0, 9.0]), np.array([[0.0, 5.0], [0.0, 5.0]]), 0.5, (0.25, 0.75))
    0.5
    """
    low, high = (levels.index(round((1 + side * level) / 2, 6)) for side in (-1, 1))
    return float(np.mean((y >= quantiles[:, low]) & (y <= quantiles[:, high])))


def randomised_pit(below: Floats, up_to: Floats, rng: np.random.Generator) -> Floats:
    """Probability integral transform of counts: P(Y < y) + V P(Y = y), V uniform; uniform if calibrated.

    Reference: Czado and others 2009, 10.1111/j.1541-0420.2009.01191.x.
    """
    return np.asarray(below + rng.random(np.shape(below)) * (up_to - below))


def pit_of_quantiles(
    y: Floats, quantiles: Floats, rng: np.random.Generator, levels: tuple[float, ...] = LEVELS
) -> Floats:
    """Randomised PIT (N,) of outcomes under quantiles; beyond the outer levels it is drawn evenly."""
    edges = np.array([0.0, *levels, 1.0])
    first = (quantiles < y[:, None]).sum(axis=1)
    last = (quantiles <= y[:, None]).sum(axis=1)
    return randomised_pit(edges[first], edges[last + 1], rng)


def skill(ours: Floats, theirs: Floats, block: int, rng: np.random.Generator) -> tuple[float, float, float]:
    """Ratio of mean scores (below 1: ours is better) with a 95 % interval from blocks drawn again.

    The ends are NaN below two blocks: blocks that nearly all coincide say nothing of how scores vary.
    """
    count, ratio = len(ours), float(ours.mean() / theirs.mean())
    if count < 2 * block:
        return ratio, np.nan, np.nan
    starts = rng.integers(0, count - block + 1, (500, -(-count // block)))
    places = (starts[:, :, None] + np.arange(block)).reshape(500, -1)[:, :count]
    drawn = ours[places].mean(axis=1) / theirs[places].mean(axis=1)
    low, high = np.quantile(drawn, [0.025, 0.975])
    return ratio, float(low), float(high)


def false_positive_rate(alarms: Flags, judged: Flags) -> float:
    """Share of judged periods without an outbreak that raised an alarm."""
    return float((alarms & judged).sum() / max(judged.sum(), 1))


def power_of_detection(alarms: Flags, outbreak: Flags) -> float:
    """Share of series (S, T) with an outbreak that raised an alarm inside it."""
    own = np.asarray(outbreak.any(axis=1))
    return float(np.asarray((alarms & outbreak).any(axis=1))[own].mean())
