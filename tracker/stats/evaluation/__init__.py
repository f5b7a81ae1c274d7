"""Evaluation laboratory: series with a known truth, and scores of what methods make of them."""

from tracker.stats.evaluation.generators import (
    Scenario,
    beta_binomial,
    negative_binomial,
    outbreak,
    triangle,
    with_break,
    with_gaps,
)
from tracker.stats.evaluation.scores import (
    LEVELS,
    coverage,
    crps_counts,
    crps_samples,
    false_positive_rate,
    interval_score,
    pinball,
    pit_of_quantiles,
    power_of_detection,
    randomised_pit,
    skill,
)
from tracker.stats.evaluation.segments import segmentation_cover, segmentation_f1

__all__ = [
    "LEVELS",
    "Scenario",
    "beta_binomial",
    "coverage",
    "crps_counts",
    "crps_samples",
    "false_positive_rate",
    "interval_score",
    "negative_binomial",
    "outbreak",
    "pinball",
    "pit_of_quantiles",
    "power_of_detection",
    "randomised_pit",
    "segmentation_cover",
    "segmentation_f1",
    "skill",
    "triangle",
    "with_break",
    "with_gaps",
]
