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

__all__ = [
    "Scenario",
    "beta_binomial",
    "negative_binomial",
    "outbreak",
    "triangle",
    "with_break",
    "with_gaps",
]
