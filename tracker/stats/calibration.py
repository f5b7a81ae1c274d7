"""How far past predictions fell short: the factor that widens new limits, side by side."""

import numpy as np

from tracker.stats.irls import Floats, Whole

# Frozen after the simulation in docs/decisions/anomaly-calibration.md; no real series was used.
POWER = 4  # of the scores: the tail counts, where limits lie
NORMAL_MOMENT = 3.0  # mean of z^4 for a standard normal z
LARGEST = 3.5  # scores are cut here, so that one mass attack does not set the limits of a year
PRIOR = 40.0  # periods of a perfect record that stand before the first real one
WIDEST = 2.0  # a factor beyond which limits would say nothing


def widening(score: Floats, stretch: Whole, length: int, guard: int) -> tuple[Floats, Floats]:
    """Factors (T,) for scores above and below: 1 where the `length` predictions before kept their promise.

    `score` has the standard normal scores of past counts under their own predictions, NaN where none was
    made. For each side f^4 = (sum of 2 z^4/3 + 40)/(n + 40), z the scores of that side in the record of a
    period and n all scores of the record; within 1 and 2. A record ends `guard` periods before the period
    and does not reach into another stretch.

    Reference: Dawid 1984 (prequential), 10.2307/2981683; Gneiting and others 2007,
    10.1111/j.1467-9868.2007.00587.x.
    """
    known = np.isfinite(score)
    n = record_sums(known.astype(float), stretch, length, guard)
    sides = []
    for side in (1.0, -1.0):
        own = np.clip(np.where(known, side * score, 0.0), 0.0, LARGEST) ** POWER
        moment = record_sums(2.0 * own / NORMAL_MOMENT, stretch, length, guard)
        moment = (moment + PRIOR) / (n + PRIOR)
        sides.append(np.clip(moment, 1.0, WIDEST**POWER) ** (1.0 / POWER))
    return sides[0], sides[1]


def record_sums(values: Floats, stretch: Whole, length: int, guard: int) -> Floats:
    """Sums (T,) over the record of each period: `length` periods that end `guard` before, of its stretch."""
    place = np.arange(len(values))
    oldest = np.searchsorted(stretch, stretch)
    end = np.maximum(place - guard, oldest)
    first = np.clip(place - guard - length, oldest, end)
    total = np.concatenate([[0.0], np.cumsum(values)])
    return np.asarray(total[end] - total[first])
