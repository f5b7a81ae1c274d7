"""Exact segmentation: the breaks that minimise cost plus a penalty a break, over all ways to cut a series."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from tracker.stats.irls import Floats
from tracker.stats.sizes import size_of

# The costs of the segments [first, end) for all firsts below a number: number, end -> costs.
Cost = Callable[[int, int], Floats]
TINY = 1e-12
SMALL = 1e-3  # rates are held this far from 0 and 1
ROUNDS = 3
STRENGTH = 3.0  # frozen: see docs/methods/breaks.md
MOST_CORRELATION = 0.97
SCALE_FREE = -2.0  # twice the log-likelihood


@dataclass(frozen=True, slots=True)
class Segmentation:
    """First places of the segments after the first one, and what the penalty rested on."""

    breaks: tuple[int, ...]
    penalty: float
    correlation: float
    spread: float

    def bounds(self, size: int) -> list[tuple[int, int]]:
        """The segments as [first, end)."""
        edges = [0, *self.breaks, size]
        return list(pairwise(edges))


def segment(cost: Cost, size: int, penalty: float, least: int = 1) -> tuple[int, ...]:
    """Breaks of a series of `size` periods, each segment at least `least` long; none if it is too short.

    F(t) = min over s of F(s) + cost(s, t) + penalty, for all s at once: every way to cut is weighed, and
    of equal ones that with the earlier break is taken.

    Reference: Jackson and others 2005, 10.1109/LSP.2001.838216.
    """
    best = np.full(size + 1, np.inf)
    best[0] = -penalty
    before = np.zeros(size + 1, dtype=np.int64)
    for end in range(least, size + 1):
        firsts = end - least + 1
        total = best[:firsts] + cost(firsts, end) + penalty
        before[end] = int(np.argmin(total))
        best[end] = total[before[end]]
    found, at = [], int(before[size])
    while at > 0:
        found.append(at)
        at = int(before[at])
    return tuple(reversed(found))


def line_cost(y: Floats) -> Cost:
    """Squares about the line of a segment; missing values add nothing."""
    known = np.isfinite(y).astype(float)
    t = np.arange(len(y)) - len(y) / 2.0
    own = np.nan_to_num(y - np.nanmean(y)) if known.any() else np.zeros(len(y))
    parts = [
        running_sums(known),
        *(running_sums(np.asarray(part * known)) for part in (t, own, t * t, t * own, own**2)),
    ]

    def cost(firsts: int, end: int) -> Floats:
        """Squares about the line, of each segment that ends before `end`."""
        n, st, sy, stt, sty, syy = (part[end] - part[:firsts] for part in parts)
        n = np.maximum(n, 1.0)
        across, along = stt - st * st / n, sty - st * sy / n
        return np.asarray(np.maximum(syy - sy * sy / n - along**2 / np.maximum(across, TINY), 0.0))

    return cost


def count_cost(y: Floats, exposure: Floats, size: float) -> Cost:
    """-2 log-likelihood of negative binomial counts about the mean of a segment, less its constants.

    Counts of a shorter period (exposure below 1) are as if of a negative binomial of a smaller size.
    """
    known = np.isfinite(y) & (exposure > 0)
    sums, n = running_sums(np.where(known, y, 0.0)), running_sums(np.where(known, exposure, 0.0))
    spare = 0.0 if np.isinf(size) else 1.0 / size

    def cost(firsts: int, end: int) -> Floats:
        """-2 log-likelihood of each segment that ends before `end`."""
        total, many = sums[end] - sums[:firsts], n[end] - n[:firsts]
        mean = np.maximum(total / np.maximum(many, TINY), TINY)
        if not spare:
            return np.asarray(SCALE_FREE * (total * np.log(mean) - total))
        grown = 1 + mean * spare
        return np.asarray(SCALE_FREE * (total * np.log(mean / grown) - many / spare * np.log(grown)))

    return cost


def share_cost(x: Floats, n: Floats, weight: Floats) -> Cost:
    """-2 log-likelihood of x of n about the rate of a segment, `weight` 1/(1 + (n - 1) rho)."""
    known = np.isfinite(x) & (n > 0)
    tops, bottoms = (running_sums(np.where(known, weight * part, 0.0)) for part in (x, n))

    def cost(firsts: int, end: int) -> Floats:
        """-2 log-likelihood of each segment that ends before `end`."""
        top, bottom = tops[end] - tops[:firsts], bottoms[end] - bottoms[:firsts]
        p = np.minimum(np.maximum(top / np.maximum(bottom, TINY), TINY), 1 - TINY)
        return np.asarray(SCALE_FREE * (top * np.log(p) + (bottom - top) * np.log(1 - p)))

    return cost


def segment_lines(y: Floats, strength: float = STRENGTH, least: int = 6) -> Segmentation:
    """Breaks in the line of values: penalty 1.5 strength x log T (1 + r)/(1 - r) x variance of the residuals.

    Variance and lag-1 correlation r are those of the whole series and 0 at first, then of the residuals
    within the segments, at most 3 rounds. 1.5: a segment has a slope beside its level.
    """
    cost, place = line_cost(y), np.arange(len(y), dtype=float)

    def fit(breaks: tuple[int, ...]) -> tuple[Cost, Floats, float]:
        """The cost, the residuals about the lines, and their variance."""
        residual = np.array(y, dtype=float)
        for first, end in pairwise([0, *breaks, len(y)]):
            known = first + np.flatnonzero(np.isfinite(y[first:end]))
            if known.size > 1:
                residual[known] -= np.polyval(np.polyfit(place[known], y[known], 1), place[known])
        return cost, residual, float(np.nanvar(residual)) if np.isfinite(y).any() else 0.0

    return in_rounds(fit, lambda spread: max(spread, TINY), y, 1.5 * strength, least)


def segment_counts(y: Floats, exposure: Floats, strength: float = STRENGTH, least: int = 2) -> Segmentation:
    """Breaks in the mean of counts a unit of exposure, under one negative binomial size k for all segments.

    Size and the correlation of Pearson's residuals are re-estimated as for lines; `spread` is k.
    """

    def fit(breaks: tuple[int, ...]) -> tuple[Cost, Floats, float]:
        """The cost under the size of the residuals, Pearson's residuals, and the size."""
        mean = np.maximum(step_means(y, breaks, exposure) * exposure, TINY)
        size = float(size_of(y, mean)[0])
        return count_cost(y, exposure, size), (y - mean) / np.sqrt(mean + mean**2 / size), size

    return in_rounds(fit, lambda _: 1.0, y, strength, least)


def segment_shares(
    x: Floats, n: Floats, pairs: Floats, strength: float = STRENGTH, least: int = 2
) -> Segmentation:
    """Breaks in a rate x/n; `pairs` is sum n_i (n_i - 1) over the nights of a period; `spread` is rho."""
    known = np.isfinite(x) & (n > 0)
    share = np.where(known, x / np.where(known, n, 1.0), np.nan)

    def fit(breaks: tuple[int, ...]) -> tuple[Cost, Floats, float]:
        """The cost under the correlation within periods, Pearson's residuals, and the correlation."""
        level = np.clip(step_means(np.where(known, x, np.nan), breaks, n), SMALL, 1 - SMALL)
        excess = np.where(known, (x - n * level) ** 2 / (level * (1 - level)) - n, 0.0)
        rho = float(np.clip(excess.sum() / max(pairs[known].sum(), 1.0), 0.0, 0.9))
        inflation = 1 + rho * pairs / np.maximum(n, 1.0)
        residual = (x - n * level) / np.sqrt(np.maximum(n * level * (1 - level) * inflation, TINY))
        return share_cost(x, n, 1 / inflation), np.where(known, residual, np.nan), rho

    return in_rounds(fit, lambda _: 1.0, share, strength, least)


def in_rounds(
    fit: Callable[[tuple[int, ...]], tuple[Cost, Floats, float]],
    scale: Callable[[float], float],
    y: Floats,
    strength: float,
    least: int,
) -> Segmentation:
    """Cut, estimate the spread within the segments, and cut again, until nothing moves."""
    known = max(int(np.isfinite(y).sum()), 2)
    breaks: tuple[int, ...] = ()
    r = 0.0
    for _ in range(ROUNDS):
        cost, residual, spread = fit(breaks)
        r = correlation(residual) if breaks or r else 0.0
        penalty = strength * np.log(known) * (1 + r) / (1 - r) * scale(spread)
        newer = segment(cost, len(y), penalty, least)
        found = Segmentation(newer, penalty, r, spread)
        if newer == breaks:
            break
        breaks = newer
    return found


def step_means(y: Floats, breaks: tuple[int, ...], weight: Floats | None = None) -> Floats:
    """Mean of the segment of each period: sum y/sum weight where weights are given."""
    edges = [0, *breaks, len(y)]
    out = np.full(len(y), np.nan)
    for first, end in pairwise(edges):
        known = np.isfinite(y[first:end])
        if known.any():
            many = known.sum() if weight is None else weight[first:end][known].sum()
            out[first:end] = y[first:end][known].sum() / many
    return out


def correlation(residual: Floats) -> float:
    """Correlation of neighbours among residuals, between 0 and .97; 0 where there are too few."""
    both = np.isfinite(residual[1:]) & np.isfinite(residual[:-1])
    total = np.nansum(residual**2)
    if both.sum() < 3 or not total > 0:
        return 0.0
    r = (residual[1:] * residual[:-1])[both].sum() / total
    return float(np.clip(r, 0.0, MOST_CORRELATION))


def running_sums(values: Floats) -> Floats:
    """The sums of the first 0, 1, 2, ... values."""
    return np.concatenate([[0.0], np.cumsum(np.asarray(values, dtype=float))])
