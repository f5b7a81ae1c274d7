"""Breaks in the mean of plain values, as published series have: those of `breaks` with squares as cost."""

import numpy as np

from tracker.stats.irls import Floats
from tracker.stats.segmentation import (
    STRENGTH,
    TINY,
    Cost,
    Segmentation,
    in_rounds,
    running_sums,
    step_means,
)


def l2_cost(y: Floats) -> Cost:
    """Squares about the mean of a segment; missing values add nothing."""
    known = np.isfinite(y)
    own = np.where(known, y - np.mean(y[known]) if known.any() else 0.0, 0.0)
    n, sums, squares = running_sums(known), running_sums(own), running_sums(own**2)

    def cost(firsts: int, end: int) -> Floats:
        """Squares about the mean, of each segment that ends before `end`."""
        total = sums[end] - sums[:firsts]
        left = squares[end] - squares[:firsts] - total**2 / np.maximum(n[end] - n[:firsts], 1.0)
        return np.asarray(np.maximum(left, 0.0))

    return cost


def segment_values(y: Floats, strength: float = STRENGTH, least: int = 2) -> Segmentation:
    """Breaks in the mean of values: penalty strength x log T (1 + r)/(1 - r) x variance of the residuals.

    Variance and lag-1 correlation r are those of the whole series and 0 at first, then of the residuals
    within the segments, at most 3 rounds.
    """
    cost = l2_cost(y)

    def fit(breaks: tuple[int, ...]) -> tuple[Cost, Floats, float]:
        """The cost, the residuals about the means, and their variance."""
        residual = y - step_means(y, breaks)
        return cost, residual, float(np.nanvar(residual)) if np.isfinite(y).any() else 0.0

    return in_rounds(fit, lambda spread: max(spread, TINY), y, strength, least)
