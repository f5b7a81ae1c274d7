"""Forecasts and nowcasts: quantiles by a slow twin, what an origin may know, what is said, calibration."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import naive_stats, stats_world, synth
from tracker.errors import MethodError, TooShortError
from tracker.stats import forecast
from tracker.stats.evaluation import LEVELS, coverage, triangle
from tracker.stats.forecast import evaluate
from tracker.stats.nowcast import complete_triangle, completeness, nowcast, triangle_of
from tracker.stats.predict import (
    MODELS,
    RECALIBRATION,
    SETTINGS,
    of_begun,
    quantile_average,
    scaled_past,
    smoothed,
    weighted_quantiles,
)
from tracker.stats.rolling import Rolled, recalibrated, rolled

DAY = SETTINGS["day"]
Y = stats_world.negative_binomial(150, 1.4, 300, 2)


@given(st.lists(st.integers(0, 40), min_size=2, max_size=15), st.integers(1, 9))
@settings(max_examples=50)
def test_weighted_quantiles_equal_their_naive_twin(values: list[int], seed: int) -> None:
    weight = np.random.default_rng(seed).uniform(0.1, 1, len(values))
    distinct = np.array(values, dtype=float) + np.arange(len(values)) / 100
    got = weighted_quantiles(distinct, weight)
    wanted = [naive_stats.weighted_quantile(list(distinct), list(weight), level) for level in LEVELS]
    np.testing.assert_allclose(got, wanted, rtol=1e-9)


def test_missing_is_left_out_and_never_zero() -> None:
    gaps = Y.copy()
    gaps[[10, 200, 290]] = np.nan
    assert not np.array_equal(quantile_average(gaps, 3, DAY), quantile_average(np.nan_to_num(gaps), 3, DAY))
    assert list(smoothed(np.array([np.nan, 4.0, np.nan, 8.0]), 0.5))[1:] == [4, 4, 6]
    np.testing.assert_allclose(
        weighted_quantiles(np.array([1.0, np.nan, 3.0]), np.ones(3)),
        weighted_quantiles(np.array([1.0, 3.0]), np.ones(2)),
    )


@given(st.floats(0.5, 20))
@settings(max_examples=20, deadline=None)
def test_quantiles_scale_with_the_series(scale: float) -> None:
    level = Y + 10
    np.testing.assert_allclose(
        quantile_average(scale * level, 4, DAY), scale * quantile_average(level, 4, DAY), rtol=1e-9
    )


def test_quantiles_rise_and_a_constant_series_is_certain() -> None:
    for model in MODELS.values():
        assert (np.diff(model(Y, 14, DAY), axis=1) >= 0).all()
        np.testing.assert_allclose(model(np.full(100, 7.0), 2, DAY), 7.0)
    assert (quantile_average(np.zeros(100), 3, DAY) == 0).all()


def test_growth_lifts_the_scaled_past() -> None:
    grown = 50 * np.exp(0.02 * np.arange(300))
    median = LEVELS.index(0.5)
    own = scaled_past(grown, 7, DAY)[:, median]
    assert (np.diff(own) > 0).all()
    assert own[0] == pytest.approx(grown[-1] * np.exp(0.02), rel=0.02)


def test_an_origin_sees_nothing_later() -> None:
    later = Y.copy()
    later[251:] = 10**6
    judged = np.ones(300, dtype=bool)
    one, two = (rolled(y, judged, [250], 3, quantile_average, DAY) for y in (Y, later))
    np.testing.assert_array_equal(one.quantiles, two.quantiles)
    assert list(two.outcome) == [10**6] * 3
    judged[252] = False
    assert list(rolled(Y, judged, [250], 3, quantile_average, DAY).ahead) == [1, 3]


def test_recalibration_widens_what_was_too_narrow_and_waits_before_it_does() -> None:
    rng = np.random.default_rng(1)
    n, origin = 400, np.arange(400)
    narrow = np.tile(np.linspace(-1, 1, len(LEVELS)), (n, 1))
    own = Rolled(origin, np.ones(n, dtype=int), narrow, rng.normal(0, 1, n))
    again = recalibrated(own)
    first = int(RECALIBRATION["after"])
    np.testing.assert_array_equal(again.quantiles[:first], narrow[:first])
    late = slice(300, n)
    hits = [(own.outcome[late] <= made.quantiles[late, 18]).mean() for made in (own, again)]
    assert abs(hits[1] - LEVELS[18]) < abs(hits[0] - LEVELS[18])


# --- findings


def test_a_forecast_says_what_and_how_surely() -> None:
    made = synth.daily(days=200, regimes=stats_world.ONE_REGIME)
    found = forecast([made])
    assert [one.settings["horizon"] for one in found] == list(range(1, 15))
    assert found[0].period == date(2026, 6, 8)
    for one in found:
        assert one.low <= one.value <= one.high  # type: ignore[operator]
        assert one.settings["q2.5"] <= one.low  # type: ignore[operator]
        assert one.note.startswith("About ") and "80 % prediction interval" in one.note
    wide = forecast([made], horizons=2, level=0.95)
    assert len(wide) == 2
    assert wide[0].high > found[0].high  # type: ignore[operator]


def test_a_day_that_is_not_over_is_forecast() -> None:
    made = synth.daily(days=200, last_status="provisional", regimes=stats_world.ONE_REGIME)
    assert forecast([made])[0].period == date(2026, 6, 7)


def test_a_week_that_has_begun_is_forecast_from_what_it_has_given() -> None:
    weeks = [*stats_world.negative_binomial(900, 8, 60, 4), 1500.0]
    begun = stats_world.series(weeks, status={60: "partial"}, reported={60: 3})
    first, second = forecast([begun], horizons=2)
    plain = forecast([stats_world.series(weeks[:-1])], horizons=2)
    assert (first.settings["known"], first.settings["days"]) == (1500, 3)
    assert 1500 < first.low < first.value < first.high  # type: ignore[operator]
    assert first.high - first.low < plain[0].high - plain[0].low  # type: ignore[operator]
    assert (second.value, second.low) == (plain[1].value, plain[1].low)
    assert "1,500 of them reported on 3 days so far, if the rest varies as before" in first.note


def test_a_week_whose_days_are_all_told_is_left_to_the_nowcast() -> None:
    weeks = [*stats_world.negative_binomial(900, 8, 60, 4), 1500.0]
    (one,) = forecast([stats_world.series(weeks, status={60: "provisional"})], horizons=1)
    assert (one.period, one.settings["horizon"]) == (stats_world.MONDAY + timedelta(weeks=61), 2)


@given(st.floats(0, 1), st.floats(0, 2000))
def test_what_is_left_shrinks_to_what_is_known(share: float, known: float) -> None:
    quantiles = weighted_quantiles(Y[-60:], np.ones(60))
    own = of_begun(quantiles, known, share)
    assert (own >= known).all() and (np.diff(own) >= 0).all()
    np.testing.assert_allclose(of_begun(quantiles, 0.0, 0.0), quantiles)
    assert (of_begun(quantiles, known, 1.0) == known).all()


@pytest.mark.parametrize(("known", "most"), [(1, 0.84), (3, 0.84), (5, 0.84), (6, 0.92)])
def test_sums_of_independent_days_lie_in_the_interval_as_often_as_said(known: int, most: float) -> None:
    days = np.reshape(stats_world.negative_binomial(190, 1.35, 7 * 4000, 6), (4000, 7))
    total = days.sum(axis=1)
    rest = of_begun(np.quantile(total, LEVELS), 0.0, known / 7)
    own = days[:, :known].sum(axis=1)[:, None] + rest
    assert 0.78 < coverage(total, own, 0.8) < most


def test_no_forecast_across_a_break_of_short_series_or_months() -> None:
    broken = stats_world.regimes_broken(stats_world.MONDAY + timedelta(days=280))
    (one,) = forecast([stats_world.series(Y, "day", regimes=broken)])
    assert (one.finding, one.n) == ("insufficient", 20)
    with pytest.raises(MethodError, match="by day or by week"):
        forecast([stats_world.series([5] * 40, "month")])
    with pytest.raises(MethodError, match="has no quantiles"):
        forecast([stats_world.series(Y, "day")], level=0.77)


def test_evaluation_scores_every_model_on_the_same_outcomes() -> None:
    made = stats_world.series(stats_world.negative_binomial(900, 8, 140, 4))
    found = evaluate(made, origins=40)
    assert [one.model for one in found] == ["average", "climatology", "average, recalibrated"]
    assert len({one.n for one in found}) == 1
    assert found[1].skill[0] == 1
    assert sum(found[0].pit) == pytest.approx(1)
    with pytest.raises(TooShortError, match=r"150 weeks back: 0 weeks with a figure before that, \d+ are"):
        evaluate(made, origins=150)


def test_scores_of_few_weeks_have_no_interval() -> None:
    made = stats_world.series(stats_world.negative_binomial(900, 8, 140, 4))
    assert np.isnan([one.skill[1:] for one in evaluate(made, origins=9)]).all()
    assert not np.isnan([one.skill for one in evaluate(made, origins=10)]).any()
    with pytest.raises(MethodError, match="origins=3: a score takes 4 weeks at least"):
        evaluate(made, origins=3)


def test_weeks_with_unreported_days_alone_are_nothing_to_score() -> None:
    days = synth.daily(days=7 * 120, missing=range(0, 7 * 120, 7))
    with pytest.raises(TooShortError, match="each of the 8 weeks gone back has days without"):
        evaluate(synth.regrouped(days), origins=8)


@pytest.mark.slow
def test_forecasts_of_a_steady_series_keep_their_promise() -> None:
    made = stats_world.series(stats_world.negative_binomial(190, 1.35, 700, 5), "day")
    own = evaluate(made)[0]
    for level, share in zip((0.5, 0.8, 0.9, 0.95), own.coverage, strict=True):
        assert share == pytest.approx(level, abs=0.05)


# --- nowcast

SHARES = np.array([0.4, 0.7, 0.9, 1.0])


def test_completeness_by_hand() -> None:
    known = np.array([[10.0, 20, 40], [30, 40, 40], [5, 10, np.nan], [7, np.nan, np.nan]])
    np.testing.assert_allclose(completeness(known), [45 / 70 * 60 / 80, 60 / 80, 1.0])


def test_a_nowcast_grows_a_young_figure_by_what_is_missing() -> None:
    rng = np.random.default_rng(3)
    final = stats_world.negative_binomial(400, 6, 50, 3)
    found = complete_triangle(triangle(final, SHARES, rng), rng)
    assert found is not None
    assert found.lags == (2, 1, 0)
    np.testing.assert_allclose(found.completeness, SHARES, atol=0.05)
    assert np.median(found.draws[2]) == pytest.approx(final[-1], rel=0.3)
    assert found.draws[2].std() > found.draws[0].std()


@pytest.mark.slow
def test_eighty_percent_intervals_cover_about_that() -> None:
    hits = []
    for seed in range(60):
        rng = np.random.default_rng(seed)
        final = stats_world.negative_binomial(800, 4, 50, seed)
        found = complete_triangle(triangle(final, SHARES, rng), rng)
        assert found is not None
        low, high = np.quantile(found.draws, [0.1, 0.9], axis=1)
        own = final[list(found.places)]
        hits += list((low <= own) & (own <= high))
    assert 0.72 <= np.mean(hits) <= 0.9


def test_figures_that_fall_are_drawn_by_their_ratios() -> None:
    rng = np.random.default_rng(6)
    final = np.full(40, 100.0)
    known = np.column_stack([final * rng.uniform(0.9, 1.3, 40), final])
    known[-1, 1] = np.nan
    found = complete_triangle(known, rng)
    assert found is None or found.draws.size == 0 or found.draws.min() < known[-1, 0]


def vintages(days: int, grow: bool) -> list[Any]:
    """A series as known on each of its days: the newest two days are half known, then whole."""
    y = stats_world.negative_binomial(200, 9, days, 8)
    made = []
    for seen in range(20, days + 1):
        own = y[:seen].copy()
        if grow:
            own[-2:] = np.round(own[-2:] * [0.9, 0.5])
        as_of = datetime(2024, 1, 1, 6, tzinfo=UTC) + timedelta(days=seen)
        made.append(replace(stats_world.series(own, "day"), as_of=as_of))
    return made


def test_vintages_make_a_triangle() -> None:
    made = vintages(40, grow=True)
    known, starts = triangle_of(made, lags=4)
    assert known.shape == (40, 4)
    assert starts[-1] == date(2024, 2, 9)
    assert np.isnan(known[-1, 1:]).all() and np.isfinite(known[-1, 0])
    assert (known[25, 1] > known[25, 0]) and known[25, 2] == known[25, 3]


def test_a_nowcast_of_vintages_and_why_there_is_none() -> None:
    found = nowcast(vintages(40, grow=True), lags=4)
    assert [one.finding for one in found] == ["nowcast"] * len(found)
    newest = found[-1]
    assert newest.period == date(2024, 2, 9)
    assert newest.value > 1.5 * newest.expected  # type: ignore[operator]
    assert "of what such figures come to" in newest.note
    (none,) = nowcast(vintages(40, grow=False), lags=4)
    assert (
        none.finding == "insufficient"
        and "days until 4 days past the end, and no figure changed" in none.note
    )
    (short,) = nowcast(vintages(23, grow=True), lags=4)
    followed = "of 23 days with a figure since 1 January 2024 the store followed 1 until 4 days past the end"
    assert f"{followed}, and 4 are needed" in short.note
    with pytest.raises(MethodError, match="needs vintages"):
        nowcast([])
