"""The seasonal baseline of weeks: taken where it predicts better, never before three comparable years."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from tests import naive_stats, stats_world
from tracker.stats import anomalies
from tracker.stats.anomalies import BASELINES
from tracker.stats.baseline import Limits, limits

WEEKS = 300
T = np.arange(WEEKS)
SEASON = np.exp(4 + 1.2 * np.cos(2 * np.pi * T / 52))
WAVES = stats_world.negative_binomial(SEASON, 30, WEEKS, 1)
TRAILING = replace(BASELINES["week"], seasonal=None)


def judged(y: Any, first: int = 0, stretch: Any = None, seasonal: bool = True) -> Limits:
    ones = np.ones(len(y))
    own = np.zeros(len(y), dtype=np.int64) if stretch is None else stretch
    baseline = BASELINES["week"] if seasonal else TRAILING
    return limits(y, np.where(np.isfinite(y), ones, 0.0), ones, own, baseline, first)


def test_a_season_is_followed_where_there_are_years_of_it() -> None:
    got, plain = judged(WAVES), judged(WAVES, seasonal=False)
    late = slice(240, WEEKS)
    assert (got.years[late] >= 4).all()
    assert (got.n[late] > 150).all()
    away = np.abs(np.log(got.expected[late] / SEASON[late]))
    assert away.mean() < 0.5 * np.abs(np.log(plain.expected[late] / SEASON[late])).mean()


def test_fewer_than_three_years_are_no_season() -> None:
    got = judged(WAVES)
    assert (got.years[: 3 * 52 + 3] == 0).all()
    assert (got.years[:183] == 0).all()  # nor is a record of fewer than 26 predictions


def test_without_enough_years_the_limits_are_those_of_the_trailing_baseline() -> None:
    y = WAVES[:150]
    np.testing.assert_array_equal(judged(y).upper, judged(y, seasonal=False).upper)


def test_a_break_takes_the_years_away() -> None:
    stretch = np.where(T >= 200, 2, 0)
    assert (judged(WAVES, stretch=stretch).years[200:] == 0).all()


def test_a_moving_level_without_a_season_keeps_the_trailing_baseline() -> None:
    level = 100 * np.exp(np.cumsum(np.random.default_rng(3).normal(0, 0.12, WEEKS)))
    got = judged(stats_world.negative_binomial(level, 50, WEEKS, 2))
    assert (got.years[200:] > 0).mean() < 0.2


def test_a_seasonal_expectation_equals_its_naive_twin() -> None:
    place = 290
    got = judged(WAVES, first=place)
    places, seasons = naive_stats.season_windows(place, years=5, half=3, runs=10, past=26)
    t = np.array(places) - place
    fit = naive_stats.fit_window(WAVES[places], t, levels=seasons)
    season, phi = int(max(seasons)), max(fit.dispersion, 1.0)
    ones = [1.0] * len(places)
    rate, believed = naive_stats.credible_rate(WAVES[places], ones, seasons, fit.coefficients[-1], t, phi)
    wanted = rate * np.exp(fit.covariance[season, season] * phi / 2)
    assert got.years[place] == 5
    assert believed > 0.9
    assert got.expected[place] == pytest.approx(wanted, rel=0.03)  # reweighted, and so not quite the same


def test_asking_for_late_periods_alone_changes_nothing_of_them() -> None:
    one, two = judged(WAVES), judged(WAVES, first=280)
    for name in ("expected", "lower", "upper", "p"):
        np.testing.assert_array_equal(getattr(one, name)[280:], getattr(two, name)[280:])


def test_later_periods_change_no_earlier_limit() -> None:
    y = WAVES.copy()
    y[280:] = 9999
    np.testing.assert_array_equal(judged(y).upper[:280], judged(WAVES).upper[:280])


def test_missing_weeks_act_as_missing() -> None:
    y = WAVES.copy()
    y[[100, 150, 200]] = np.nan
    zeros = np.nan_to_num(y)
    got = judged(y, first=290)
    assert np.isfinite(got.upper[290:]).all()
    assert not np.array_equal(got.expected[290:], judged(zeros, first=290).expected[290:])


def test_a_seasonal_peak_is_no_anomaly_and_the_finding_names_its_years() -> None:
    y = WAVES.copy()
    y[285] = 3000
    found = [one for one in anomalies([stats_world.series(y)]) if one.finding == "anomaly"]
    late = [one.period for one in found if one.period >= stats_world.week(230)]
    assert stats_world.week(285) in late
    assert len(late) <= 2  # of 70 quiet weeks one is named by chance
    assert found[-1].span is not None
    assert found[-1].span[0] == stats_world.week(285 - 5 * 52 - 3)
