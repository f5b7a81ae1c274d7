"""The course in pieces, weekdays and the decomposition for display."""

from datetime import timedelta
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import tracker
from tests import stats_world
from tracker.errors import MethodError
from tracker.stats import course, trend, weekdays
from tracker.stats.course import weekday_test
from tracker.stats.segmentation import line_cost, segment_lines

T = np.arange(60)
TURN = np.exp(np.where(T < 30, 4 + 0.05 * T, 8 - 0.06 * (T - 30)))
WEEK = np.array([0.6, 0.8, 1.0, 1.0, 1.0, 1.2, 1.4])


def test_each_piece_has_its_own_trend() -> None:
    found = course([stats_world.series(np.round(TURN))])
    assert len(found) >= 2
    assert [(one.period, one.end) for one in found] == [one.span for one in found]
    assert all(one.end == other.period for one, other in pairwise(found))
    assert found[0].value == pytest.approx(100 * np.expm1(0.05), abs=0.4)
    assert found[-1].value == pytest.approx(100 * np.expm1(-0.06), abs=0.4)
    assert found[-1].settings["to"] == pytest.approx(TURN[-1], rel=0.02)
    assert "confidence interval" in found[0].note


@pytest.mark.slow
def test_a_level_without_a_break_is_rarely_cut() -> None:
    many = (stats_world.negative_binomial(300, 9, 60, seed) for seed in range(300))
    assert np.mean([len(segment_lines(np.log1p(y)).breaks) > 0 for y in many]) <= 0.08


@given(st.integers(0, 30))
@settings(max_examples=3, deadline=None)
def test_a_series_without_a_break_has_the_trend_of_its_whole(seed: int) -> None:
    made = stats_world.series(stats_world.negative_binomial(300, 60, 26, seed))
    found = course([made])
    (line,) = [one for one in trend([made], spans=(26,)) if one.finding == "trend"]
    if len(found) == 1:
        assert found[0].value == pytest.approx(line.value)
        assert (found[0].low, found[0].high) == pytest.approx((line.low, line.high))


def test_missing_weeks_are_no_zeros_and_a_break_ends_the_course() -> None:
    y = np.full(40, 50.0)
    y[[5, 20, 21]] = np.nan
    (one,) = course([stats_world.series(y)])
    assert (one.value, one.settings["from"]) == (0, 50)
    broken = stats_world.regimes_broken(stats_world.MONDAY + timedelta(weeks=36))
    (short,) = course([stats_world.series(y, regimes=broken)])
    assert (short.finding, short.n) == ("insufficient", 4)


@given(st.lists(st.floats(-5, 5), min_size=8, max_size=14))
@settings(max_examples=10, deadline=None)
def test_the_cost_of_lines_equals_their_squares(y: list[float]) -> None:
    cost = line_cost(np.array(y))(len(y) - 2, len(y))
    for first in range(len(y) - 2):
        t = np.arange(first, len(y), dtype=float)
        left = np.array(y[first:]) - np.polyval(np.polyfit(t, y[first:], 1), t)
        assert cost[first] == pytest.approx(float(left @ left), abs=1e-7)


def test_weekdays_are_told_only_where_they_differ() -> None:
    mean = 200 * np.tile(WEEK, 30)
    found = weekdays([stats_world.series(stats_world.negative_binomial(mean, 8, 210, 1), "day")])
    assert [one.settings["weekday"] for one in found][:2] == ["Monday", "Tuesday"]
    assert [one.value for one in found] == pytest.approx(list(WEEK), abs=0.25)
    for one in found:
        assert one.low < one.value < one.high  # type: ignore[operator]
    assert weekdays([stats_world.series(np.full(100, 9.0), "day")]) == []
    with pytest.raises(MethodError, match="by day"):
        weekdays([stats_world.series([5] * 40)])
    (few,) = weekdays([stats_world.series([5] * 12, "day")])
    assert few.finding == "insufficient"


def test_alike_weekdays_differ_in_one_of_twenty_series() -> None:
    day = np.arange(364)
    p = [weekday_test(stats_world.negative_binomial(20, 1.5, 364, seed), day)[3] for seed in range(200)]
    assert 0.015 <= np.mean(np.array(p) < 0.05) <= 0.1


@given(st.floats(0.5, 30), st.integers(0, 20))
@settings(max_examples=5, deadline=None)
def test_scaling_changes_no_weekday(scale: float, seed: int) -> None:
    y, day = stats_world.negative_binomial(90, 3, 140, seed), np.arange(140)
    one, two = weekday_test(y, day), weekday_test(scale * y, day)
    assert one[3] == pytest.approx(two[3], rel=1e-6)
    np.testing.assert_allclose(scale * one[0] / one[1], scale * two[0] / two[1])


def test_a_decomposition_gives_level_and_season_back() -> None:
    y = 300 * np.exp(0.002 * np.arange(140)) * np.tile(WEEK, 20)
    y[50] = np.nan
    frame = tracker.decompose(stats_world.series(y, "day"))
    assert list(frame.columns) == ["period", "count", "level", "season", "rest", "filled"]
    assert frame["filled"].sum() == 1
    inner = frame.iloc[20:120]
    known = ~inner["filled"]
    whole = inner["level"] * inner["season"] * inner["rest"]
    np.testing.assert_allclose(whole[known], inner["count"][known], rtol=0.02)
    np.testing.assert_allclose(np.diff(np.log(inner["level"])), 0.002, atol=0.002)
    with pytest.raises(MethodError, match="too short for a season"):
        tracker.decompose(stats_world.series(y[:10], "day"))


@pytest.mark.slow
def test_days_of_two_years_have_two_seasons() -> None:
    t = np.arange(740)
    y = 200 * np.exp(0.5 * np.sin(2 * np.pi * t / 365)) * WEEK[t % 7]
    frame = tracker.decompose(stats_world.series(y, "day"))
    np.testing.assert_allclose(frame["rest"], 1.0, atol=0.2)
