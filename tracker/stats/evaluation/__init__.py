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
from tracker.stats.evaluation.segments import segmentation_cover, segmentation_f1

__all__ = [
    "Scenario",
    "beta_binomial",
    "negative_binomial",
    "outbreak",
    "segmentation_cover",
    "segmentation_f1",
    "triangle",
    "with_break",
    "with_gaps",
]
