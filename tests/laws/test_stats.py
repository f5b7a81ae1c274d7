"""Laws of the methods: missing is deleted, the future changes nothing, breaks are no surges."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import numpy as np
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests import naive_stats, stats_world
from tracker.stats import METHODS, anomalies, bands, jeffreys, rate_bands, records, trend, wilson
from tracker.stats.irls import fit_counts
from tracker.stats.shares import Share, difference, pooled, read_shares
from tracker.stats.tails import count_limits, mid_cdf
from tracker.stats.trend import slope_of

FAST = settings(max_examples=10, deadline=None)
FEW = settings(max_examples=5, deadline=None)  # whole methods on whole series
NAN = float("nan")
counts = st.lists(st.integers(0, 400).map(float), min_size=12, max_size=40)
shares = st.integers(1, 300).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


def slope(y: Any, weight: Any = None) -> Any:
    t = np.arange(1.0 - len(y), 1.0)
    return fit_counts(np.asarray(y, dtype=float), t, weight=weight)


@FAST
@given(counts)
def test_fast_is_naive(y: list[float]) -> None:
    assume(sum(value > 0 for value in y) > 3)
    t = np.arange(1.0 - len(y), 1.0)
    fast, slow = fit_counts(np.array(y), t), naive_stats.fit_window(y, t)
    assert np.isclose(fast.slope[0], slow.coefficients[1], rtol=1e-6, atol=1e-9)
    assert np.isclose(fast.dispersion[0], slow.dispersion, rtol=1e-6)


@FAST
@given(counts, st.floats(0.5, 40))
def test_scaling_counts_keeps_the_slope_and_scales_the_dispersion(y: list[float], factor: float) -> None:
    assume(sum(value > 0 for value in y) > 3)
    one, two = slope(y), slope(np.array(y) * factor)
    assert np.isclose(one.slope[0], two.slope[0], rtol=1e-6, atol=1e-8)
    assert np.isclose(one.dispersion[0] * factor, two.dispersion[0], rtol=1e-5)
    assert np.isclose(slope_of(one).error[0], slope_of(two).error[0], rtol=1e-5)


@FAST
@given(st.floats(-0.2, 0.2), st.floats(1, 8), st.integers(6, 60))
def test_noise_free_growth_is_its_slope(growth: float, level: float, n: int) -> None:
    t = np.arange(1.0 - n, 1.0)
    assert np.isclose(fit_counts(np.exp(level + growth * t), t).slope[0], growth, atol=1e-8)


@FAST
@given(counts)
def test_reversed_time_reverses_the_trend(y: list[float]) -> None:
    assume(sum(value > 0 for value in y) > 3)
    assert np.isclose(slope(y).slope[0], -slope(y[::-1]).slope[0], rtol=1e-6, atol=1e-8)


@FAST
@given(counts, st.sets(st.integers(0, 11), max_size=4))
def test_missing_is_deleted_and_never_zero(y: list[float], gone: set[int]) -> None:
    assume(sum(value > 0 for place, value in enumerate(y) if place not in gone) > 3)
    holed = np.array([NAN if place in gone else value for place, value in enumerate(y)])
    t = np.arange(1.0 - len(y), 1.0)
    kept = np.array([place for place in range(len(y)) if place not in gone])
    one, two = fit_counts(holed, t), fit_counts(np.array(y)[kept], t[kept])
    assert np.isclose(one.slope[0], two.slope[0], rtol=1e-8, atol=1e-10)
    assert one.n[0] == len(kept)


@FEW
@given(st.integers(0, 10**6))
def test_the_future_and_a_provisional_tail_change_no_earlier_limit(seed: int) -> None:
    y = stats_world.negative_binomial(80, 2, 60, seed)
    early = bands(stats_world.series(y[:45]))
    y[45:] = np.random.default_rng(seed).integers(0, 10**5, 15)
    late = bands(stats_world.series(y, status=dict.fromkeys(range(50, 60), "provisional")))
    np.testing.assert_allclose(late["upper"].iloc[:45], early["upper"])
    np.testing.assert_allclose(late["p"].iloc[:45], early["p"])


@FEW
@given(st.integers(0, 10**6), st.integers(12, 45), st.floats(0.1, 10))
def test_no_finding_comes_from_a_definition_break(seed: int, at: int, factor: float) -> None:
    """What is found after a break is what is found in the newer stretch alone, whatever stood before."""
    y = np.round(stats_world.negative_binomial(200, 5, 60, seed))
    day = stats_world.MONDAY + timedelta(weeks=at)
    before = np.concatenate([np.round(y[:at] * factor), y[at:]])
    broken = stats_world.series(before, regimes=stats_world.regimes_broken(day), metric="shot_down")
    alone = stats_world.series(y[at:], first=day, metric="shot_down")
    for method in (trend, anomalies, records):
        seen = [told(finding) for finding in method([broken]) if finding.period >= day]
        assert seen == [told(finding) for finding in method([alone])]


def told(finding: Any) -> tuple[Any, ...]:
    if finding.finding == "insufficient":
        return ("insufficient", finding.method)
    return (finding.finding, finding.period, finding.value, finding.low, finding.high, finding.note)


@FEW
@given(st.integers(0, 10**6), st.integers(-200, 200))
def test_shifted_dates_shift_the_findings(seed: int, weeks: int) -> None:
    y = stats_world.negative_binomial(80, 1, 50, seed)
    away = timedelta(weeks=weeks)
    here = stats_world.series(y, first=date(2024, 1, 1))
    there = stats_world.series(y, first=date(2024, 1, 1) + away)
    for name in ("trend", "anomalies", "records"):
        one, two = METHODS[name]([here]), METHODS[name]([there])
        assert [(f.finding, f.value, f.period + away) for f in one] == [
            (f.finding, f.value, f.period) for f in two
        ]


@FEW
@given(st.integers(0, 200), st.integers(12, 80))
def test_a_constant_series_has_no_trend_no_anomaly_and_joint_records_only(value: int, n: int) -> None:
    made = stats_world.series([float(value)] * n)
    found = [finding for method in (trend, anomalies) for finding in method([made])]
    assert all(finding.value == 0 for finding in found if finding.finding in ("trend", "change"))
    assert not [finding for finding in found if finding.finding in ("anomaly", "silence")]
    assert not records([made])


@FEW
@given(st.lists(st.integers(0, 60), min_size=20, max_size=60), st.integers(0, 10**6))
def test_findings_hold_no_nan_and_contain_their_value(y: list[int], seed: int) -> None:
    holes = np.random.default_rng(seed).random(len(y)) < 0.2
    made = stats_world.series(np.where(holes, NAN, np.array(y, dtype=float)))
    for finding in [*trend([made]), *records([made])]:
        numbers = [number for number in (finding.low, finding.value, finding.high) if number is not None]
        assert np.isfinite(numbers).all()
        assert numbers == sorted(numbers)


@FAST
@given(st.floats(0.01, 2000), st.floats(1, 200), st.floats(0.001, 0.4))
def test_limits_and_p_agree_and_tighten_with_alpha(mean: float, phi: float, alpha: float) -> None:
    at, over = np.array([mean]), np.array([phi])
    lower, upper = count_limits(at, over, alpha)
    for value, outside in ((lower, False), (upper, False), (upper + 1, True), (lower - 1, True)):
        if value[0] >= 0:
            below = mid_cdf(value, at, over)[0]
            assert (2 * min(below, 1 - below) < alpha) == outside
    wider = count_limits(at, over, alpha / 2)
    assert wider[0][0] <= lower[0] <= upper[0] <= wider[1][0]


@FAST
@given(shares, st.floats(0.5, 0.999))
def test_intervals_of_rates_contain_the_rate_and_mirror(share: tuple[int, int], level: float) -> None:
    x, n = share
    for method in (wilson, jeffreys):
        low, high = method(x, n, level)
        mirrored = method(n - x, n, level)
        assert 0 <= low <= x / n <= high <= 1
        assert np.allclose([low, high], [1 - mirrored[1], 1 - mirrored[0]], atol=1e-9)


@FAST
@given(shares, shares)
def test_a_difference_contains_its_value_and_turns_its_sign(
    one: tuple[int, int], two: tuple[int, int]
) -> None:
    old, new = (Share(x / n, *wilson(x, n), n, n) for x, n in (one, two))
    change, low, high = difference(old, new)
    back = difference(new, old)
    assert low <= change <= high
    assert np.allclose([change, low, high], [-back[0], -back[2], -back[1]])


@FAST
@given(st.lists(shares, min_size=1, max_size=30))
def test_rates_of_stopped_and_not_stopped_mirror(pairs: list[tuple[int, int]]) -> None:
    x, n = np.array(pairs, dtype=float).T
    one, two = rate_bands(stats_world.rate(x, n), rho=0.05), rate_bands(stats_world.rate(n - x, n), rho=0.05)
    np.testing.assert_allclose(one["low"], 1 - two["high"], atol=1e-9)
    np.testing.assert_allclose(one["rate"], 1 - two["rate"], atol=1e-9)


@FEW
@given(st.integers(0, 10**6))
def test_the_order_of_series_changes_nothing(seed: int) -> None:
    some = [stats_world.series(stats_world.negative_binomial(90, 2, n, seed + n)) for n in (30, 30, 44)]
    one, two = trend(some), trend(some[::-1])
    key = [(finding.period, finding.finding, finding.note) for finding in one]
    assert sorted(key) == sorted((finding.period, finding.finding, finding.note) for finding in two)


nights = st.lists(st.tuples(st.integers(1, 400), st.floats(0, 1)), min_size=60, max_size=100)


def nightly(pairs: list[tuple[int, float]]) -> Any:
    n = np.array([size for size, _ in pairs], dtype=float)
    return stats_world.rate(np.round(n * np.array([share for _, share in pairs])), n, "day")


@FEW
@given(nights)
def test_days_weeks_and_months_of_the_same_nights_give_the_same_rho(pairs: list[tuple[int, float]]) -> None:
    days = nightly(pairs)
    every = [days, *(stats_world.periods_of(days, by) for by in ("week", "month"))]
    found = [read_shares(one).rho(np.arange(len(one.frame))) for one in every]
    assert np.allclose(found, found[0])


@FEW
@given(nights)
def test_a_pool_of_nights_is_the_period_that_they_make(pairs: list[tuple[int, float]]) -> None:
    """Splitting every night into a row of its own, or weeks of a month, changes no interval."""
    days = nightly(pairs)
    for by in ("week", "month"):
        made = stats_world.periods_of(days, by)
        whole = pooled(read_shares(made), np.arange(len(made.frame)), "wilson", 0.95)
        split = pooled(read_shares(days), np.arange(len(days.frame)), "wilson", 0.95)
        assert np.allclose([whole.low, whole.value, whole.high], [split.low, split.value, split.high])


@FEW
@given(nights, st.integers(0, 10**6))
def test_other_months_move_an_interval_by_their_rho_alone(pairs: list[tuple[int, float]], seed: int) -> None:
    days = nightly(pairs)
    order = np.concatenate([np.random.default_rng(seed).permutation(31), np.arange(31, len(pairs))])
    moved = nightly([pairs[place] for place in order])
    second = second_month(days)
    assert np.allclose(second, second_month(moved))
    other = nightly([(n, 1 - share) for n, share in pairs[:31]] + pairs[31:])
    assert np.allclose(second, second_month(other))


def second_month(days: Any) -> Any:
    return rate_bands(stats_world.periods_of(days, "month"), rho=0.06).iloc[1][["low", "high"]].astype(float)


@FEW
@given(nights, st.integers(31, 55))
def test_cutting_a_series_changes_no_interval(pairs: list[tuple[int, float]], first: int) -> None:
    """The nights stay with a series of which only the last periods are shown."""
    made = stats_world.periods_of(nightly(pairs), "week")
    at = first // 7
    shown = replace(made, frame=made.frame.iloc[at:].reset_index(drop=True))
    one, two = rate_bands(made).iloc[at:].reset_index(drop=True), rate_bands(shown)
    assert one.equals(two)
