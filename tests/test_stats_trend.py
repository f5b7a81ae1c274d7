"""Level, trend and change: known truths, statsmodels as oracle, the notes, the size of the test."""

from datetime import date
from typing import Any

import numpy as np
import pytest

from tests import naive_stats, stats_world, synth
from tests.later import Later
from tracker.model import Finding
from tracker.stats import trend
from tracker.stats.irls import fit_counts
from tracker.stats.trend import level_of, newey_west, slope_of

families = Later("statsmodels.genmod.families")
models = Later("statsmodels.genmod.generalized_linear_model")
NAN = float("nan")


def found(series: Any, sort: str, **settings: Any) -> list[Finding]:
    return [finding for finding in trend([series], **settings) if finding.finding == sort]


def the_trend(series: Any, weeks: int = 26) -> Finding:
    (one,) = found(series, "trend", spans=(weeks,))
    return one


# --- known truths


def test_a_bound_that_is_not_zero_is_not_printed_as_one() -> None:
    finding = the_trend(stats_world.series(np.exp(6 + 0.0003 * np.arange(30))))
    assert "rose by 0.03 % a week (95 % confidence interval +0.03 % to +0.03 % a week)" in finding.note


def test_no_change_is_told_of_a_figure_known_by_its_bounds_alone() -> None:
    weeks = np.array([*(40.0 + k % 5 for k in range(20)), NAN])
    low, high = (np.where(np.isnan(weeks), end, weeks) for end in (0.0, 90.0))
    made = stats_world.series(weeks, status={20: "reported"}, reported={20: 7}, low=low, high=high)
    assert found(made, "change") == []
    assert len(found(stats_world.series(weeks[:-1]), "change")) == 1


@pytest.mark.parametrize("growth", [-0.05, 0.0, 0.02])
def test_noise_free_growth_is_found(growth: float) -> None:
    t = np.arange(-25.0, 1.0)
    fit = fit_counts(np.exp(6 + growth * t), t)
    assert fit.slope[0] == pytest.approx(growth, abs=1e-8)
    finding = the_trend(stats_world.series(np.exp(6 + growth * np.arange(30))))
    assert finding.value == pytest.approx(100 * np.expm1(growth), abs=1e-6)


def test_a_constant_series_has_trend_zero_and_its_level() -> None:
    made = stats_world.series([70.0] * 30)
    assert the_trend(made).value == 0
    assert the_trend(made).p == 1
    (level,) = found(made, "level", spans=(26,))
    assert (level.value, level.low, level.high) == (70, 70, 70)


@pytest.mark.parametrize("by", ["day", "week"])
def test_a_trend_is_told_in_percent_a_week_on_any_calendar(by: str) -> None:
    step = 1.0 if by == "week" else 1 / 7
    made = stats_world.series(np.exp(5 + 0.03 * step * np.arange(200 if by == "day" else 30)), by)
    assert the_trend(made).value == pytest.approx(100 * np.expm1(0.03), rel=1e-6)


def test_months_of_different_length_have_no_trend_of_their_own() -> None:
    days = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    finding = the_trend(stats_world.series([10.0 * n for n in days], "month"), weeks=52)
    assert finding.value == pytest.approx(0.0, abs=1e-9)


def test_a_week_with_days_missing_counts_by_its_days() -> None:
    values, whole = [70.0] * 26, [70.0] * 26
    values[25], values[10] = 40.0, 50.0
    made = stats_world.series(values, status={25: "partial", 10: "gaps"}, reported={25: 4, 10: 5})
    assert the_trend(made).value == pytest.approx(the_trend(stats_world.series(whole)).value, abs=1e-9)


def test_a_week_with_too_few_days_is_left_out() -> None:
    values = [70.0] * 26
    values[10] = 3.0
    made = stats_world.series(values, status={10: "gaps"}, reported={10: 3})
    finding = the_trend(made)
    assert (finding.value, finding.n) == (0, 25)


def test_all_zero_weeks_give_level_zero_and_no_trend() -> None:
    made = stats_world.series([0.0] * 30)
    finding = the_trend(made)
    assert finding.low is not None and finding.high is not None
    assert finding.low <= 0 <= finding.high or finding.p == 1
    (level,) = found(made, "level", spans=(26,))
    assert level.value == pytest.approx(0, abs=1e-6)


# --- against statsmodels and the naive twin


def test_errors_are_the_larger_of_pearson_and_newey_west() -> None:
    t = np.arange(-25.0, 1.0)
    noise = np.repeat(stats_world.negative_binomial(1.0, 4, 9, 3) / 3 + 0.5, 3)[:26]
    y = np.round(200 * noise)
    fit = fit_counts(y, t)
    oracle = models.GLM(y, np.column_stack([np.ones(26), t]), family=families.Poisson())
    plain = oracle.fit(scale="X2", tol=1e-12, maxiter=100)
    robust = oracle.fit(
        cov_type="HAC", cov_kwds={"maxlags": 2, "use_correction": False}, tol=1e-12, maxiter=100
    )
    np.testing.assert_allclose(newey_west(fit.slope_influence())[0], robust.bse[1] ** 2, rtol=1e-7)
    np.testing.assert_allclose(newey_west(fit.eta_influence(0.0))[0], robust.bse[0] ** 2, rtol=1e-7)
    assert slope_of(fit).error[0] == pytest.approx(max(plain.bse[1], robust.bse[1]), rel=1e-7)
    assert level_of(fit).error[0] == pytest.approx(max(plain.bse[0], robust.bse[0]), rel=1e-7)


def test_newey_west_equals_its_naive_twin() -> None:
    t = np.arange(-51.0, 1.0)
    y = stats_world.negative_binomial(100 * np.exp(0.01 * t), 3, 52, 8)
    naive = naive_stats.newey_west(naive_stats.fit_window(y, t), lag=3)
    assert newey_west(fit_counts(y, t).slope_influence())[0] == pytest.approx(naive[1, 1], rel=1e-8)


def test_the_interval_is_students_t_on_the_log_scale() -> None:
    y = stats_world.negative_binomial(1300, 8.5, 26, 4)
    fit = naive_stats.fit_window(y, np.arange(-25.0, 1.0))
    variance = fit.dispersion * fit.covariance[1, 1]
    error = np.sqrt(max(variance, naive_stats.newey_west(fit, 2)[1, 1]))
    finding = the_trend(stats_world.series(y))
    assert finding.low == pytest.approx(100 * np.expm1(fit.coefficients[1] - 2.0638986 * error), rel=1e-6)
    assert finding.high == pytest.approx(100 * np.expm1(fit.coefficients[1] + 2.0638986 * error), rel=1e-6)


# --- spans, breaks, missing


def test_spans_are_cut_to_what_there_is_and_told_once() -> None:
    made = stats_world.series(stats_world.negative_binomial(100, 5, 30, 1))
    assert [finding.n for finding in found(made, "trend")] == [8, 26, 30]
    short = stats_world.series(stats_world.negative_binomial(100, 5, 20, 1))
    assert [finding.n for finding in found(short, "trend")] == [8, 20]


@pytest.mark.parametrize(("weeks", "told"), [(27, [8, 26]), (28, [8, 26]), (29, [8, 26, 29])])
def test_a_span_cut_to_hardly_more_than_a_shorter_one_is_not_told_beside_it(
    weeks: int, told: list[int]
) -> None:
    made = stats_world.series(stats_world.negative_binomial(100, 5, weeks, 1))
    for sort in ("level", "trend"):
        assert [finding.n for finding in found(made, sort)] == told
    assert [finding.n for finding in found(made, "trend", spans=(25, 26))] == [25, 26]


def test_no_trend_reaches_over_a_break() -> None:
    values = np.concatenate([np.full(30, 50.0), np.full(20, 83.0)]) + np.tile([0.0, 1.0], 25)
    broken = stats_world.series(
        values, regimes=stats_world.regimes_broken(date(2024, 7, 29)), metric="shot_down"
    )
    joined = stats_world.series(values)
    assert the_trend(joined, 52).p < 0.001  # type: ignore[operator]
    finding = the_trend(broken, 52)
    assert finding.span is not None
    assert finding.span[0] == date(2024, 7, 29)
    assert finding.low < 0 < finding.high  # type: ignore[operator]


def test_too_little_after_a_break_is_said_in_one_finding() -> None:
    made = stats_world.series([50.0] * 30, regimes=stats_world.regimes_broken(date(2024, 7, 8)))
    (one,) = trend([made])
    assert (one.finding, one.n, one.value) == ("insufficient", 3, None)
    why = "not enough comparable data on drones reported launched: 3 weeks reported on enough days"
    assert one.note == f"No level or trend: {why}, 6 are needed."


def test_a_series_without_any_figure_is_insufficient() -> None:
    (one,) = trend([stats_world.series([NAN] * 12)])
    assert one.finding == "insufficient"


def test_provisional_weeks_do_not_enter() -> None:
    values = stats_world.negative_binomial(100, 5, 30, 2)
    spoiled = values.copy()
    spoiled[29] = 5000
    one = the_trend(stats_world.series(spoiled, status={29: "provisional"}))
    two = the_trend(stats_world.series(values[:29]))
    assert (one.value, one.n) == (two.value, two.n)


# --- change


def test_a_change_within_chance_is_not_distinguishable() -> None:
    values = stats_world.negative_binomial(1300, 8.5, 40, 12)
    values[-2:] = [1200, 1400]
    (one,) = found(stats_world.series(values), "change")
    assert one.value == pytest.approx(100 * (1400 / 1200 - 1))
    assert one.low < 0 < one.high  # type: ignore[operator]
    assert "not distinguishable from the 1,200 of the week before" in one.note
    assert "+16.7 %" in one.note


def test_a_change_beyond_chance_is_told_with_its_direction() -> None:
    values = 1000 + np.tile([0.0, 10.0], 20)
    values[-1] = 400
    (one,) = found(stats_world.series(values), "change")
    assert one.high < 0  # type: ignore[operator]
    assert "fewer than the 1,000 of the week before" in one.note
    assert "fewer than the 1,000 of the week before" in found(stats_world.series(values), "change")[0].note


def test_no_change_is_told_across_a_gap_or_a_break_or_to_an_open_week() -> None:
    values = list(np.full(30, 100.0))
    assert found(stats_world.series([*values, NAN, 90.0]), "change") == []
    broken = stats_world.series([*values, 90.0], regimes=stats_world.regimes_broken(date(2024, 7, 29)))
    assert found(broken, "change") == []
    (one,) = found(stats_world.series([*values, 90.0], status={30: "partial"}, reported={30: 5}), "change")
    assert one.period == date(2024, 7, 22)


# --- bounds and words


def test_bounds_of_the_figures_widen_the_interval() -> None:
    values = stats_world.negative_binomial(1000, 20, 30, 6)
    plain = the_trend(stats_world.series(values))
    bounded = the_trend(stats_world.series(values, low=values * 0.9, high=values * np.linspace(1.0, 1.6, 30)))
    assert bounded.value == plain.value
    assert bounded.low <= plain.low  # type: ignore[operator]
    assert bounded.high > plain.high  # type: ignore[operator]


def test_disagreeing_bounds_are_told() -> None:
    values = np.full(30, 1000.0) + np.tile([0.0, 3.0], 15)
    made = stats_world.series(values, low=values * np.linspace(1, 0.6, 30), high=values)
    finding = the_trend(made)
    assert finding.note.endswith("The bounds of the figures do not agree on the trend.")
    assert finding.low < 0 < finding.high  # type: ignore[operator]


def test_notes_say_what_the_interval_is() -> None:
    rising = the_trend(stats_world.series(np.round(500 * np.exp(0.03 * np.arange(30)))))
    assert rising.note.startswith(
        "The number of drones reported launched over the 26 reported weeks since 29 January 2024 rose by"
    )
    assert "95 % confidence interval" in rising.note
    flat = the_trend(stats_world.series(stats_world.negative_binomial(500, 5, 30, 9)))
    assert flat.note.startswith("No trend can be told from chance in the number of drones reported launched")
    assert rising.unit == "percent_a_week"
    assert rising.interval is not None
    assert (rising.interval.kind, rising.interval.level) == ("confidence", 0.95)


def test_a_wider_level_gives_a_wider_interval() -> None:
    made = stats_world.series(stats_world.negative_binomial(500, 5, 30, 9))
    (narrow,) = found(made, "trend", spans=(26,), level=0.8)
    wide = the_trend(made)
    assert wide.low < narrow.low < narrow.high < wide.high  # type: ignore[operator]


# --- size


@pytest.mark.slow
@pytest.mark.parametrize("weeks", [8, 26, 52])
@pytest.mark.parametrize(("mean", "size"), [(1300.0, 8.5), (45.0, 2.8), (5.0, 1.0)])
def test_size_of_the_trend_test(weeks: int, mean: float, size: float) -> None:
    """Without a trend, 5 % of tests find one: within 2 to 7 %, as the larger of two errors is cautious."""
    runs = 4000
    rng = np.random.default_rng(20260608)
    y = rng.negative_binomial(size, size / (size + mean), (runs, weeks)).astype(float)
    p = slope_of(fit_counts(y, np.arange(1.0 - weeks, 1.0))).p()
    share = float(np.mean(p < 0.05))
    assert 0.02 <= share <= 0.07, share


def test_a_day_that_is_not_over_enters_no_mean() -> None:
    made = synth.daily(values=[*[10.0, 12.0] * 30, 500.0], days=61, last_status="partial")
    [level] = [one for one in trend([made], spans=(8,)) if one.finding == "level"]
    assert level.value == pytest.approx(11.0)
    assert level.end == made.frame["end"].iloc[59].date()
