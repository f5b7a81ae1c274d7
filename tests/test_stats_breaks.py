"""Breaks: exact segmentation against its naive twin, no breaks in noise, dates, definitions, scores."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.means import l2_cost, segment_values
from tests import naive_stats, stats_world, synth
from tests.together import together
from tracker.stats import breaks
from tracker.stats.arrays import read_counts
from tracker.stats.breaks import _joined, _of_counts
from tracker.stats.evaluation import segmentation_cover, segmentation_f1
from tracker.stats.segmentation import (
    Segmentation,
    count_cost,
    segment,
    segment_counts,
    segment_shares,
    share_cost,
)

NUMBERS = st.lists(st.integers(0, 30), min_size=6, max_size=14)


def costs(y: Any) -> dict[str, Any]:
    n = np.full(len(y), 40.0)
    return {
        "l2": (l2_cost(y), lambda a, b: naive_stats.l2_cost(y[a:b])),
        "counts": (
            count_cost(y, np.ones(len(y)), 3.0),
            lambda a, b: naive_stats.count_cost(y[a:b], 3.0),
        ),
        "shares": (share_cost(y, n, 0 * n + 0.5), lambda a, b: naive_stats.share_cost(y[a:b], n[a:b], 0.5)),
    }


@given(NUMBERS, st.sampled_from(["l2", "counts", "shares"]), st.floats(0.5, 30), st.integers(1, 3))
@settings(max_examples=30, deadline=None)
def test_segmentation_weighs_every_way_to_cut(values: Any, kind: str, penalty: float, least: int) -> None:
    y = np.array(values, dtype=float)
    fast, slow = costs(y)[kind]
    found = segment(fast, len(y), penalty, least)
    best, wanted = naive_stats.best_cut(slow, len(y), penalty, least)
    own = naive_stats.total_cost(slow, found, len(y), penalty)
    assert own == pytest.approx(wanted, abs=1e-6)
    assert all(b - a >= least for a, b in zip([0, *found], [*found, len(y)], strict=True))
    assert naive_stats.total_cost(slow, best, len(y), penalty) == pytest.approx(wanted, abs=1e-6)


@given(st.lists(st.integers(0, 50), min_size=8, max_size=40), st.floats(-5, 5), st.floats(0.1, 9))
@settings(max_examples=40, deadline=None)
def test_breaks_of_values_do_not_depend_on_their_scale(values: Any, shift: float, scale: float) -> None:
    y = np.array(values, dtype=float)
    assert segment_values(y).breaks == segment_values(shift + scale * y).breaks


def test_reversal_mirrors_breaks() -> None:
    y = np.concatenate([np.full(20, 3.0), np.full(30, 9.0)]) + np.tile([0.0, 0.4, 0.1, 0.3, 0.2], 10)
    (one,) = segment_values(y).breaks
    (other,) = segment_values(y[::-1]).breaks
    assert one == len(y) - other == 20


def test_missing_values_are_no_zeros_and_change_no_date() -> None:
    y = np.concatenate(
        [stats_world.negative_binomial(50, 20, 60, 1), stats_world.negative_binomial(150, 20, 60, 2)]
    )
    (whole,) = segment_counts(y, np.ones(120)).breaks
    gaps = y.copy()
    gaps[[5, 6, 7, 8, 90, 91, 92]] = np.nan
    (found,) = segment_counts(gaps, np.ones(120)).breaks
    assert abs(found - whole) <= 1 and abs(whole - 60) <= 1
    gone = y.copy()
    gone[10:30] = np.nan
    assert segment_counts(gone, np.ones(120)).breaks == (found,)


@together("seed", range(5))
def test_a_level_three_times_as_high_is_found_near_its_day(seed: int) -> None:
    y = np.concatenate(
        [
            stats_world.negative_binomial(60, 1.35, 120, seed),
            stats_world.negative_binomial(180, 1.35, 100, seed + 50),
        ]
    )
    cut = segment_counts(y, np.ones(220), least=14)
    assert len(cut.breaks) == 1
    assert abs(cut.breaks[0] - 120) <= 12


def test_a_changed_rate_is_found_in_over_dispersed_nights() -> None:
    rng = np.random.default_rng(4)
    n = np.round(np.exp(rng.uniform(3, 5.5, 200))).astype(np.float64)
    p = np.where(np.arange(200) < 110, 0.9, 0.7)
    x = np.array([stats_world.beta_binomial(n[[i]], p[i], 0.05, i)[0] for i in range(200)])
    cut = segment_shares(x, n, n * (n - 1), least=14)
    assert len(cut.breaks) == 1 and abs(cut.breaks[0] - 110) <= 6
    assert cut.spread == pytest.approx(0.05, abs=0.02)
    assert segment_shares(n - x, n, n * (n - 1), least=14).breaks == cut.breaks


def test_short_empty_and_constant_series_have_no_break() -> None:
    for y in (np.full(50, 7.0), np.zeros(50), np.full(50, np.nan), np.array([1.0, 5.0])):
        assert segment_values(y).breaks == ()
        assert segment_counts(y, np.ones(len(y)), least=4).breaks == ()


@pytest.mark.slow
@pytest.mark.parametrize("size", [60, 300])
@pytest.mark.parametrize("correlation", [0.0, 0.4])
def test_noise_has_breaks_in_at_most_one_series_of_twenty(size: int, correlation: float) -> None:
    rng = np.random.default_rng(1)
    values = counts = 0
    for seed in range(80):
        noise = rng.normal(size=size)
        for at in range(1, size):
            noise[at] += correlation * noise[at - 1]
        values += bool(segment_values(noise).breaks)
        y = stats_world.negative_binomial(190, 1.35, size, seed)
        counts += bool(segment_counts(y, np.ones(size), least=14).breaks)
    assert values <= 8 and counts <= 8


# --- findings


def days(levels: list[tuple[float, int]], size: float = 4.0, **key: Any) -> Any:
    y = np.concatenate(
        [stats_world.negative_binomial(mean, size, n, 7 + i) for i, (mean, n) in enumerate(levels)]
    )
    return stats_world.series(y, "day", **key)


def test_a_break_says_when_and_by_how_much() -> None:
    (found,) = breaks([days([(60, 100), (180, 90)])])
    day = date(2024, 1, 1) + timedelta(days=100)
    assert found.finding == "break"
    assert found.span is not None and found.span[0] <= day < found.span[1]
    assert (found.span[1] - found.span[0]).days < 20
    assert found.low < 3 < found.high  # type: ignore[operator]
    assert found.score == 1
    assert found.note.startswith("The number of drones reported launched rose from ")
    assert breaks([days([(60, 100), (180, 90)])], since=date(2024, 7, 1)) == []


def test_no_break_is_told_whose_interval_holds_no_change() -> None:
    """A correlated course is cut where its levels cannot be told apart with the correlation allowed for."""
    cut = Segmentation(breaks=(100,), penalty=1.0, spread=4.0, correlation=0.9)
    own = _of_counts(read_counts(days([(60, 100), (90, 90)])))
    assert _joined(own, [0, 100, 190], cut, 0.95) == [0, 190]
    assert _joined(own, [0, 100, 190], replace(cut, correlation=0.0), 0.95) == [0, 100, 190]


def test_a_documented_change_is_a_definition_and_no_event() -> None:
    day = date(2024, 1, 1) + timedelta(days=100)
    own = days([(60, 100), (180, 90)], regimes=stats_world.regimes_broken(day))
    (found,) = breaks([own])
    assert (found.finding, found.period, found.value) == ("definition", day, None)
    assert "no event" in found.note


def test_a_break_beside_a_regime_is_a_definition_too() -> None:
    own = synth.daily(
        days=371,
        values=list(
            np.where(np.arange(371) < (synth.BREAK - (date(2026, 6, 8) - timedelta(days=371))).days, 40, 160)
            + np.tile([0, 5, 9, 2, 7, 3, 1], 53)
        ),
    )
    (found,) = [one for one in breaks([own]) if one.finding != "insufficient"]
    assert found.finding == "definition"
    assert abs(found.period - synth.BREAK) <= timedelta(days=2)


def test_a_rate_has_its_change_in_points() -> None:
    n = np.round(np.exp(np.random.default_rng(3).uniform(3, 5.5, 160)))
    p = np.where(np.arange(160) < 80, 0.9, 0.6)
    x = np.array([stats_world.beta_binomial(n[[i]], p[i], 0.04, i)[0] for i in range(160)])
    (found,) = breaks([stats_world.rate(x, n, "day")])
    assert found.unit == "points"
    assert found.low < -0.3 < found.high  # type: ignore[operator]
    assert "fell from" in found.note


def test_quiet_short_and_many_series() -> None:
    quiet, short = days([(60, 120)]), days([(60, 20)])
    assert breaks([quiet]) == []
    assert [one.finding for one in breaks([short])] == ["insufficient"]
    own = days([(60, 100), (180, 90)])
    assert breaks([quiet, own]) == breaks([own, quiet])


# --- scores


def test_scores_of_breaks_by_hand() -> None:
    marked = {"a": [50], "b": [52, 80]}
    assert segmentation_f1([51, 80], marked) == pytest.approx(1.0)
    precision, recall = 2 / 2, (1 + 2 / 3) / 2
    assert segmentation_f1([51], marked) == pytest.approx(2 * precision * recall / (precision + recall))
    assert segmentation_cover([50], {"a": [50]}, 100) == 1
    assert segmentation_cover([], {"a": [50]}, 100) == pytest.approx(0.5)


@given(st.sets(st.integers(1, 99), max_size=6))
def test_finding_what_one_annotator_marked_is_perfect(marks: set[int]) -> None:
    breaks_found = sorted(marks)
    assert segmentation_f1(breaks_found, {"a": breaks_found}) == 1
    assert segmentation_cover(breaks_found, {"a": breaks_found}, 100) == pytest.approx(1)
