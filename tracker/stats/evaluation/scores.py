"""Scores of predictions: interval score, coverage, probability integral transform, skill; power of alarms."""

import numpy as np

from tracker.stats.irls import Flags, Floats

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


def pit_of_quantiles(y: Floats, quantiles: Floats, rng: np.random.Generator) -> Floats:
    """Randomised PIT (N,) of outcomes under quantiles; beyond the outer levels it is drawn evenly."""
    edges = np.array([0.0, *LEVELS, 1.0])
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


def power_of_detection(alarms: Flags, outbreak: Flags) -> float:
    """Share of series (S, T) with an outbreak that raised an alarm inside it."""
    own = np.asarray(outbreak.any(axis=1))
    return float(np.asarray((alarms & outbreak).any(axis=1))[own].mean())
