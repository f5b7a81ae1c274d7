"""Bands of 99 %: how much of quiet series lies outside, and how many threefold counts are found."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from benchmarks.sections import Goal, Section, Size, table
from tracker.stats.anomalies import BASELINES
from tracker.stats.baseline import Baseline, limits
from tracker.stats.evaluation import negative_binomial

DAYS, WEEKS = 728, 190
ALPHA = 0.01
COURSES: Mapping[str, tuple[str, float, float, float]] = {
    "days, mean 190, k 1.35": ("day", 190, 1.35, 0),
    "days, mean 18.7, k 2.2": ("day", 18.7, 2.2, 0),
    "days, mean 6.4, k 0.2 (60 % zeros)": ("day", 6.4, 0.2, 0),
    "days, Poisson, mean 5": ("day", 5, np.inf, 0),
    "days that grow by 2 % a week": ("day", 40, 2.2, 0.02 / 7),
    "weeks, mean 1,300, k 8.5": ("week", 1300, 8.5, 0),
    "weeks, mean 45, k 2.8": ("week", 45, 2.8, 0),
    "weeks that grow by 1 %": ("week", 400, 8.5, 0.01),
    "weeks that grow by 5 %": ("week", 60, 8.5, 0.05),
}


def band_section(size: Size) -> Section:
    """Share outside and power by synthetic series; no real series had a part in the settings."""
    many = {"day": 12 if size == "long" else 3, "week": 50 if size == "long" else 12}
    rng, rows, quiet = np.random.default_rng(8), [], []
    for name, (by, mean, k, growth) in COURSES.items():
        above, below, found = _judged(BASELINES[by], by, mean, k, growth, many[by], rng)
        rows.append((name, f"{100 * above:.1f} + {100 * below:.1f} %", f"{100 * found:.0f} %"))
        if not growth:
            quiet.append(above + below)
    noise = 0.0 if size == "long" else 0.01
    return Section(
        "Bands: what lies outside of 99 %",
        [
            f"Synthetic: {DAYS} days ({many['day']} series of each kind) or {WEEKS} weeks ({many['week']}); "
            "judged are the last 364 days and 104 weeks. Above + below the band; and how many single counts "
            "are found that are three times what they were.",
            "",
            *table(("series", "outside", "threefold found"), rows),
        ],
        [Goal("largest share outside, series without growth", max(quiet), 0.02 + noise)],
    )


def _judged(
    baseline: Baseline, by: str, mean: float, k: float, growth: float, many: int, rng: Any
) -> tuple[float, float, float]:
    """Shares of periods above and below their limits, and of threefold counts above."""
    size, late = (DAYS, 364) if by == "day" else (WEEKS, 104)
    ones, stretch = np.ones(size), np.zeros(size, dtype=np.int64)
    course = mean * np.exp(growth * (np.arange(size) - (size - late if growth else 0)))
    above = below = found = 0.0
    for _ in range(many):
        y = negative_binomial(course, k, rng)
        own = limits(y, ones, ones, stretch, baseline, size - late)
        places = np.arange(size - late, size)
        lower, upper = own.at(places)
        above, below = above + (y[places] > upper).sum(), below + (y[places] < lower).sum()
        found += (3 * y[places] > upper).sum()
    judged = float(many * late)
    return above / judged, below / judged, found / judged
