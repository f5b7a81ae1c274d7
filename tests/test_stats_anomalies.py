"""Anomalies and silences: known outliers are found, quiet series and breaks are not; bands; false alarms."""

from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
import pytest

from tests import naive_stats, stats_world, synth
from tracker.errors import MethodError
from tracker.model import Finding
from tracker.stats import Baseline, anomalies, bands, forecast, trend
from tracker.stats.anomalies import BASELINES, runs
from tracker.stats.baseline import distance, limits

NAN = float("nan")
PLAIN = Baseline(length=26, minimum=8, guard=2, reweight=1e9, trend_p=0.0)


def found(series: Any, sort: str = "anomaly", **settings: Any) -> list[Finding]:
    return [finding for finding in anomalies([series], **settings) if finding.finding == sort]


def core(y: Any, baseline: Baseline, stretch: Any = None) -> Any:
    y = np.asarray(y, dtype=float)
    ones = np.ones(y.size)
    return limits(
        y,
        np.where(np.isfinite(y), ones, 0.0),
        ones,
        np.zeros(y.size, int) if stretch is None else stretch,
        baseline,
    )


# --- the limit of one period by hand


def test_limits_equal_their_naive_twin() -> None:
    y = stats_world.negative_binomial(60, 4, 60, 21)
    got = core(y, PLAIN)
    for k in (12, 30, 59):
        t = np.arange(max(k - 28, 0), k - 2) - k
        fit = naive_stats.fit_window(y[max(k - 28, 0) : k - 2], t, slope=False)
        phi = max(fit.dispersion, 1.0)
        variance = phi * fit.covariance[0, 0]
        mean = np.exp(fit.coefficients[0] + variance / 2)
        assert got.expected[k] == pytest.approx(mean, rel=1e-9)
        kurtosis = 6 * (phi - 1) / fit.mu.mean() + 1 / (fit.mu.mean() * phi)
        df = max((len(t) - 1) / (1 + kurtosis / 2), 3.0)
        assert got.n[k] == len(t)
        plain = naive_stats.count_limits(mean, phi + mean * np.expm1(variance), 0.01)
        assert got.lower[k] <= plain[0]
        assert got.upper[k] >= plain[1]
        assert df < len(t)


def test_an_alarm_is_the_same_by_limit_by_p_and_by_score() -> None:
    y = stats_world.negative_binomial(30, 1.0, 500, 3)
    y[[100, 200, 300]] = 400
    got = core(y, BASELINES["week"])
    judged = np.isfinite(got.p)
    outside = (y > got.upper) | (y < got.lower)
    np.testing.assert_array_equal(outside[judged], (got.p < 0.01)[judged])
    far = distance(y, got.expected, got.lower, got.upper)
    np.testing.assert_array_equal((np.abs(far) > 1)[judged], outside[judged])
    assert outside[[100, 200, 300]].all()


def test_reweighting_keeps_an_old_outlier_from_hiding_a_new_one() -> None:
    y = stats_world.negative_binomial(50, 10, 60, 5)
    y[40] = 900
    spoiled, kept = core(y, PLAIN), core(y, BASELINES["week"])
    assert kept.upper[55] < spoiled.upper[55] / 2


def test_a_trend_in_the_baseline_is_followed() -> None:
    y = np.round(100 * np.exp(0.05 * np.arange(60)))
    got = core(y, BASELINES["week"])
    assert got.expected[59] == pytest.approx(y[59], rel=0.01)
    flat = core(y, PLAIN)
    assert flat.expected[59] < got.expected[59]


def test_limits_are_monotone_in_alpha() -> None:
    y = stats_world.negative_binomial(50, 3, 80, 6)
    strict, loose = core(y, Baseline(26, 8, 2, alpha=0.001)), core(y, Baseline(26, 8, 2, alpha=0.1))
    judged = np.isfinite(strict.p)
    assert np.all(strict.upper[judged] >= loose.upper[judged])
    assert np.all(strict.lower[judged] <= loose.lower[judged])
    np.testing.assert_allclose(strict.p[judged], loose.p[judged])


def test_zeros_raise_no_alarm_and_no_nan() -> None:
    got = core(np.zeros(100), BASELINES["week"])
    assert np.isfinite(got.p[20:]).all()
    assert np.all(got.p[20:] > 0.01)
    assert found(stats_world.series(np.zeros(100))) == []
    one_attack = np.zeros(100)
    one_attack[-1] = 1
    assert core(one_attack, BASELINES["week"]).p[-1] > 0.01


def test_a_constant_series_has_no_anomaly() -> None:
    assert found(stats_world.series([40.0] * 100)) == []


# --- what is judged


def test_known_outliers_are_found_high_and_low() -> None:
    y = stats_world.negative_binomial(1300, 40, 100, 7)
    y[60], y[90] = 3000, 300
    high, low = found(stats_world.series(y), since=date(2025, 1, 1))
    assert (high.value, low.value) == (3000, 300)
    assert high.score > 1 and low.score < -1  # type: ignore[operator]
    assert high.high < 3000 and low.low > 300  # type: ignore[operator]
    assert high.p < 0.001  # type: ignore[operator]
    assert "3,000 drones were reported launched in the week to" in high.note
    assert "above the upper prediction limit of" in high.note
    assert "below the lower prediction limit of" in low.note
    assert high.interval is not None
    assert (high.interval.kind, high.interval.level) == ("prediction", 0.99)


def test_days_have_a_longer_baseline() -> None:
    y = synth.counts(400)
    y[399] = 3000
    made = synth.daily(days=400, values=list(y), regimes=stats_world.ONE_REGIME)
    last = found(made)[-1]
    assert last.value == 3000
    assert last.n == 182
    assert last.settings["guard"] == 7
    assert (last.period - last.span[0]).days == 189  # type: ignore[index]
    assert (last.period - last.span[1]).days == 7  # type: ignore[index]


@pytest.mark.parametrize("status", ["provisional", "partial", "not_reported"])
def test_unfinished_and_unreported_periods_raise_no_alarm(status: str) -> None:
    y = stats_world.negative_binomial(100, 20, 60, 8)
    y[-1] = 5000
    made = stats_world.series(y, status={59: status}, reported={59: 5})
    assert [finding.period for finding in found(made)] == [
        f.period for f in found(stats_world.series(y[:-1]))
    ]


def test_a_week_with_gaps_is_judged_by_its_days() -> None:
    y = np.full(60, 700.0) + np.tile([0.0, 30.0], 30)
    y[-1] = 500
    assert found(stats_world.series(y)) != []
    assert found(stats_world.series(y, status={59: "gaps"}, reported={59: 5})) == []


def test_later_periods_change_no_earlier_limit() -> None:
    y = stats_world.negative_binomial(100, 3, 80, 9)
    before = bands(stats_world.series(y[:60]))
    y[60:] = 100000
    after = bands(stats_world.series(y)).iloc[:60]
    np.testing.assert_allclose(after["upper"], before["upper"])
    np.testing.assert_allclose(after["p"], before["p"])


def test_shifted_dates_shift_the_findings() -> None:
    y = stats_world.negative_binomial(100, 3, 80, 10)
    y[70] = 2000
    one = found(stats_world.series(y))
    two = found(stats_world.series(y, first=date(2024, 3, 4)))
    assert [(b.period - a.period).days for a, b in zip(one, two, strict=True)] == [63] * len(one)
    assert [a.p for a in one] == [b.p for b in two]


def test_too_short_a_series_is_insufficient() -> None:
    (one,) = anomalies([stats_world.series([5.0] * 7)])
    assert (one.finding, one.n, one.settings["minimum"]) == ("insufficient", 7, 11)
    assert one.note.startswith("No prediction limits: not enough")
    assert one.note.endswith(": 7 weeks reported on enough days, 11 are needed.")


def test_two_weeks_with_years_of_silence_between_are_insufficient() -> None:
    (one,) = anomalies([stats_world.series([167.0, *[NAN] * 203, 3.0])])
    assert one.finding == "insufficient"


# --- breaks


def test_a_break_is_never_an_anomaly() -> None:
    y = np.concatenate(
        [stats_world.negative_binomial(50, 30, 60, 1), stats_world.negative_binomial(400, 30, 40, 2)]
    )
    day = date(2025, 2, 24)
    joined = [finding.period for finding in found(stats_world.series(y))]
    assert day in joined
    broken = stats_world.series(y, regimes=stats_world.regimes_broken(day), metric="shot_down")
    assert all(finding.period < day or finding.value < 900 for finding in found(broken))  # type: ignore[operator]
    first_judged = bands(broken).set_index("period")["expected"].loc["2025-02-24":].dropna()
    assert first_judged.index[0].date() == date(2025, 5, 5)
    assert first_judged.min() > 300


def test_a_break_in_a_week_leaves_that_week_out() -> None:
    y = np.concatenate([np.full(40, 50.0), [220.0], np.full(40, 400.0)]) + np.tile([0.0, 1.0, 2.0], 27)
    made = stats_world.series(y, regimes=stats_world.regimes_broken(date(2024, 10, 9)))
    assert found(made) == []


# --- bounds


def test_bounds_of_the_figures_widen_the_band_and_are_told() -> None:
    y = stats_world.negative_binomial(100, 10, 60, 11)
    y[-1] = 320
    low, high = y.copy(), y * 1.1
    low[-1] = 110
    made = stats_world.series(y, low=low, high=high)
    plain = bands(stats_world.series(y))
    wide = bands(made)
    assert np.all((wide["upper"] >= plain["upper"])[10:])
    (last,) = [finding for finding in found(made) if finding.value == 320]
    assert last.note.endswith("Not at every value within the bounds of the figures.")


def test_a_count_within_the_widest_limits_is_no_anomaly() -> None:
    y = stats_world.negative_binomial(100, 10, 60, 11)
    y[-1] = 320
    assert found(stats_world.series(y))[-1].value == 320
    made = stats_world.series(y, low=y, high=np.append(y[:-1] * 3, 320.0))
    assert bands(made)["upper"].iloc[-1] > 320
    assert 320 not in [one.value for one in found(made)]


def test_a_count_known_by_its_bounds_alone_is_told_by_these() -> None:
    y = stats_world.negative_binomial(100, 10, 60, 11)
    low, high = np.append(y[:-1], 300.0), np.append(y[:-1], 340.0)
    status = {59: "reported"}
    bundle = np.append(y[:-1], NAN)
    made = stats_world.series(bundle, low=low, high=high, status=status, reported={59: 7})
    one = found(made)[-1]
    assert (one.value, one.note[:37]) == (320, "300 to 340 drones were reported launc")


# --- bands


def test_bands_cover_every_period_and_agree_with_the_findings() -> None:
    y = stats_world.negative_binomial(100, 3, 90, 13)
    y[[20, 50]] = NAN
    y[70] = 1500
    made = stats_world.series(y)
    frame = bands(made)
    assert list(frame.columns) == ["period", "expected", "lower", "upper", "p"]
    assert (frame["period"] == made.frame["period"]).all()
    assert frame["p"].isna()[[0, 5, 20, 50]].all()
    assert frame["upper"].notna()[50]
    outside = frame.loc[frame["p"] < 0.01, "period"].dt.date
    assert list(outside) == [finding.period for finding in found(made)]
    assert np.all((frame["lower"] <= frame["expected"]) | frame["expected"].isna())


def test_wrong_settings_are_refused() -> None:
    made = stats_world.series([5.0] * 30)
    with pytest.raises(MethodError, match="level 95 is not between 0 and 1"):
        trend([made], level=95)
    with pytest.raises(MethodError, match="horizons -1 is no number of periods"):
        forecast([made], horizons=-1)
    with pytest.raises(MethodError, match=r"alpha 1\.5 is not between 0 and 1"):
        anomalies([made], alpha=1.5)
    with pytest.raises(MethodError, match="by day or by week, not by month"):
        bands(stats_world.series([5.0] * 30, "month"))
    assert anomalies([made], baseline=Baseline(4, 3, 0)) == []


# --- silence


def test_a_silence_longer_than_usual_is_no_low_count() -> None:
    y = np.full(200, 150.0) + np.tile([0.0, 20.0], 100)
    y[190:193] = NAN
    made = stats_world.series(y, "day")
    assert found(made) == []
    (silence,) = found(made, "silence")
    assert (silence.period, silence.value, silence.unit) == (date(2024, 7, 9), 3, "day")
    assert silence.note == (
        "No figure for drones reported launched for 3 days from 9 July 2024: there was no silence in the 182 "
        "days before. A silence is not a low count."
    )


def test_silences_that_a_series_is_used_to_are_not_named() -> None:
    rng = np.random.default_rng(4)
    y = np.where(rng.random(400) < 0.6, NAN, 20.0)
    assert len(found(stats_world.series(y, "day"), "silence")) <= 1
    y[300:320] = NAN
    silence = found(stats_world.series(y, "day"), "silence")[-1]
    assert silence.value >= 20  # type: ignore[operator]
    assert "the longest silence of the 182 days before was" in silence.note


def test_provisional_days_are_not_silent() -> None:
    y = np.full(200, 150.0)
    y[199] = NAN
    assert found(stats_world.series(y, "day", status={199: "provisional"}), "silence") == []


def test_runs_of_flags() -> None:
    assert runs(np.array([], dtype=bool)) == []
    assert runs(np.array([True, True, False, True])) == [(0, 2), (3, 4)]


# --- false alarms


@pytest.mark.slow
@pytest.mark.parametrize(
    ("by", "mean", "size"),
    [("day", 190.0, 1.35), ("day", 18.7, 2.2), ("day", 6.4, 0.2), ("week", 1300.0, 8.5), ("week", 45.0, 2.8)],
)
def test_false_alarms_of_quiet_series_stay_near_alpha(by: str, mean: float, size: float) -> None:
    """At alpha 1 % between 0.2 and 0.8 % of quiet periods are named on each side that has room for an alarm.

    Where half of all periods are nought, none can be too low: 6.4 a day with a size of 0.2.
    """
    noughts = (1 + mean / size) ** -size
    sides = 1 if noughts > 0.01 else 2
    high = low = judged = 0
    for seed in range(12 if by == "day" else 60):
        y = stats_world.negative_binomial(mean, size, 700 if by == "day" else 200, seed)
        got = core(y, BASELINES[by])
        alarm = np.isfinite(got.p) & (got.p < 0.01)
        judged += int(np.isfinite(got.p).sum())
        up = y > got.expected
        high, low = high + int((alarm & up).sum()), low + int((alarm & ~up).sum())
    assert 0.002 * sides <= (high + low) / judged <= 0.008 * sides
    assert max(high, low) / judged <= 0.01


@pytest.mark.slow
def test_p_values_of_quiet_periods_are_uniform() -> None:
    y = np.concatenate([stats_world.negative_binomial(1300, 8.5, 200, seed) for seed in range(60)])
    stretch = np.repeat(np.arange(60), 200)
    plain = core(y, replace(BASELINES["week"], record=0), stretch).p
    p = core(y, BASELINES["week"], stretch).p
    for level in (0.1, 0.25, 0.5, 0.75, 0.9):
        assert np.mean(plain[np.isfinite(plain)] < level) == pytest.approx(level, abs=0.03)
        assert np.mean(p[np.isfinite(p)] < level) <= level + 0.03
