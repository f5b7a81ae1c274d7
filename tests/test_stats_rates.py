"""Rates: intervals against statsmodels and slow twins, pools, differences, what is refused."""

from datetime import date, timedelta
from typing import Any

import numpy as np
import pytest

from tests import naive_stats, stats_world
from tests.later import Later
from tests.together import together
from tracker.errors import MethodError, NotComparableError
from tracker.model import Finding
from tracker.stats import compare_periods, jeffreys, rate_bands, rates, wilson
from tracker.stats.nights import overdispersion
from tracker.stats.shares import Share, difference, read_shares

NAN = float("nan")
Z95 = 1.959963984540054
proportion = Later("statsmodels.stats.proportion")

CASES = [(0, 1), (1, 1), (0, 7), (38, 90), (446, 447), (7, 7), (2, 21), (12.5, 40.0)]


def found(series: Any, sort: str = "rate", **settings: Any) -> list[Finding]:
    return [finding for finding in rates([series], **settings) if finding.finding == sort]


# --- intervals


@together(("x", "n"), CASES)
def test_wilson_equals_statsmodels_and_its_naive_twin(x: float, n: float) -> None:
    low, high = wilson(x, n)
    assert (low, high) == pytest.approx(proportion.proportion_confint(x, n, method="wilson"), abs=1e-12)
    assert (low, high) == pytest.approx(naive_stats.wilson(x, n, Z95), abs=1e-9)


@pytest.mark.parametrize(("x", "n"), [case for case in CASES if 0 < case[0] < case[1]])
@pytest.mark.parametrize("level", [0.8, 0.95])
def test_jeffreys_equals_statsmodels(x: float, n: float, level: float) -> None:
    assert jeffreys(x, n, level) == pytest.approx(
        proportion.proportion_confint(x, n, alpha=1 - level, method="jeffreys"), abs=1e-10
    )


def test_jeffreys_is_closed_at_the_ends() -> None:
    assert jeffreys(0, 9)[0] == 0
    assert jeffreys(9, 9)[1] == 1
    assert wilson(0, 0) == (0, 1)


def test_difference_is_newcombes() -> None:
    old, new = Share(56 / 70, *wilson(56, 70), 70, 70), Share(48 / 80, *wilson(48, 80), 80, 80)
    change, low, high = difference(old, new)
    assert change == pytest.approx(48 / 80 - 56 / 70)
    oracle = proportion.confint_proportions_2indep(48, 80, 56, 70, method="newcomb", compare="diff")
    assert (low, high) == pytest.approx(oracle, abs=1e-10)


def test_mean_coverage_of_wilson() -> None:
    """At n = 10 the mean coverage over all p is .954 (Brown and others 2001)."""
    p = np.linspace(0.005, 0.995, 199)
    pmf = np.array([_choose(10, x) * p**x * (1 - p) ** (10 - x) for x in range(11)])
    inside = np.array([(wilson(x, 10)[0] <= p) & (p <= wilson(x, 10)[1]) for x in range(11)])
    assert (pmf * inside).sum(axis=0).mean() == pytest.approx(0.954, abs=0.003)


def _choose(n: int, k: int) -> int:
    return 1 if k in (0, n) else _choose(n - 1, k - 1) + _choose(n - 1, k)


# --- findings


def test_a_rate_of_some_days_of_a_period_names_them() -> None:
    made = stats_world.rate([687.0, 253.0], [1303.0, 539.0], metric="rate_shot")
    made.frame.loc[1, ["days_reported", "status"]] = (3, "gaps")
    one, pool, change = rates([made])
    assert (
        "in the week to 14 January 2024, on the 3 of its 7 days with both numbers reported, were" in one.note
    )
    assert "on the 10 of their 14 days with both numbers reported, were" in pool.note
    assert "on the 3 of its 7 days with both numbers reported, were" in change.note
    whole = stats_world.rate([687.0, 253.0], [1303.0, 539.0], metric="rate_shot")
    assert not any("both numbers" in each.note for each in rates([whole]))
    whole.frame.loc[0, ["days_reported", "status"]] = (5, "gaps")
    last = rates([whole])[-1]
    assert "of the week before, on the 5 of its 7 days with both numbers reported (" in last.note


def test_one_day_is_one_window() -> None:
    made = stats_world.rate([40.0] * 20 + [436.0], [50.0] * 20 + [477.0], "day")
    one, pool = found(made)
    assert one.value == pytest.approx(436 / 477)
    assert one.n == 477
    assert (one.low, one.high) == pytest.approx(wilson(436, 477))
    assert pool.n == 20 * 50 + 477
    assert one.note == (
        "91.4 % of drones launched on 21 January 2024 were reported shot down, lost or suppressed: "
        "436 of 477 (95 % confidence interval 88.5 % to 93.6 %)."
    )
    assert pool.note.startswith(
        "83.7 % of drones launched over 21 days since 1 January 2024 were reported shot down, lost or "
        "suppressed: 1,236 of 1,477"
    )


def test_a_pool_rests_on_its_effective_n() -> None:
    x, n = stats_world.beta_binomial([60] * 40, 0.85, 0.1, 5), [60.0] * 40
    pool = found(stats_world.rate(x, n, "day"), rho=0.1)[1]
    assert pool.settings["nights"] == 28
    assert pool.settings["effective_n"] == pytest.approx(28 * 60 / (1 + 59 * 0.1), rel=1e-5)
    plain = wilson(sum(x[-28:]), 28 * 60)
    assert pool.low < plain[0] < plain[1] < pool.high  # type: ignore[operator]


def test_a_pool_of_unequal_nights() -> None:
    sizes = np.array([10.0, 20.0, 300.0])
    shares = read_shares(stats_world.rate(sizes * 0.8, sizes, "day"), rho=0.05)
    expected = 330**2 / sum(size * (1 + (size - 1) * 0.05) for size in sizes)
    assert shares.effective(np.arange(3)) == pytest.approx(expected)
    assert shares.effective(np.array([2])) == 300


def rho_of(x: Any, n: Any, day: Any = None, group: Any = None) -> float:
    size = len(n)
    return overdispersion(
        np.asarray(x, dtype=float),
        np.asarray(n, dtype=float),
        np.arange(size) if day is None else np.asarray(day),
        np.zeros(size, int) if group is None else np.asarray(group),
    )[0]


def test_rho_of_synthetic_rates_is_found() -> None:
    n = np.full(600, 100.0)
    for rho in (0.05, 0.25):
        x = stats_world.beta_binomial(n, 0.85, rho, 3)
        assert rho_of(x, n) == pytest.approx(rho, rel=0.25)
    binomial = np.random.default_rng(1).binomial(100, 0.85, 600).astype(float)
    assert rho_of(binomial, n) < 0.005


def test_rho_equals_its_naive_twin() -> None:
    n = np.random.default_rng(2).integers(0, 80, 90).astype(float)
    x = np.array([float(stats_world.beta_binomial([size], 0.8, 0.1, seed)[0]) for seed, size in enumerate(n)])
    assert rho_of(x, n) == pytest.approx(naive_stats.overdispersion(x, n, 30, 10), rel=1e-12)


def test_the_level_of_a_night_is_of_days_not_of_rows() -> None:
    """Nights further back than 30 days give no level, however few lie between."""
    n = np.full(60, 100.0)
    x = np.where(np.arange(60) < 30, 30.0, 80.0)
    apart = np.concatenate([np.arange(30), np.arange(30) + 200])
    assert rho_of(x, n) > 0.1
    assert rho_of(x, n, apart) < 0.01


def test_rho_does_not_see_a_step_at_a_break() -> None:
    n = np.full(120, 100.0)
    p = np.repeat([0.5, 0.85], 60)
    x = np.random.default_rng(6).binomial(100, p).astype(float)
    assert rho_of(x, n, group=np.repeat([0, 1], 60)) < 0.01 < rho_of(x, n)


def test_rho_is_unknown_in_a_short_series_and_then_assumed() -> None:
    assert np.isnan(rho_of(np.ones(25), np.full(25, 9.0)))
    shares = read_shares(stats_world.rate([60.0, 61.0], [70.0, 70.0]))
    night = 10.0
    assert shares.effective(np.array([1])) == pytest.approx(70 / (1 + (night - 1) * 0.05))


# --- the nights of a period


def test_a_period_rests_on_its_nights() -> None:
    days = nightly(120, 0.06, 11)
    months = stats_world.periods_of(days, "month")
    by_month, by_day = read_shares(months), read_shares(days)
    for place, row in enumerate(months.frame.to_dict("records")):
        own = np.flatnonzero((days.frame["period"] >= row["period"]) & (days.frame["period"] < row["end"]))
        n, rho = by_day.n[own], by_day.rho(own)
        assert by_month.rho(np.array([place])) == pytest.approx(rho)
        expected = n.sum() ** 2 / (n * (1 + (n - 1) * rho)).sum()
        assert by_month.effective(np.array([place])) == pytest.approx(expected)
        assert by_month.nights(np.array([place])) == len(own)


def test_nights_of_another_regime_have_a_rho_of_their_own() -> None:
    calm, wild = nightly(90, 0.005, 1), nightly(90, 0.2, 2)
    days = stats_world.rate(
        [*calm.frame["numerator"], *wild.frame["numerator"]],
        [*calm.frame["denominator"], *wild.frame["denominator"]],
        "day",
        regimes=stats_world.regimes_broken(stats_world.MONDAY + timedelta(days=90)),
    )
    shares = read_shares(stats_world.periods_of(days, "month"))
    assert shares.rho(np.array([1])) < 0.06
    assert shares.rho(np.array([4])) > 0.1
    assert shares.rho(np.array([1])) < shares.rho(np.array([2])) < shares.rho(np.array([4]))


def test_a_new_regime_takes_the_rho_of_the_others_at_first() -> None:
    made = nightly(130, 0.1, 3).frame
    days = stats_world.rate(
        made["numerator"],
        made["denominator"],
        "day",
        regimes=stats_world.regimes_broken(stats_world.MONDAY + timedelta(days=110)),
    )
    shares = read_shares(days)
    assert shares.rho(np.array([125])) == pytest.approx(0.1, rel=0.5)
    assert shares.rho(np.array([125])) != shares.rho(np.array([50]))


def test_provisional_and_impossible_nights_do_not_move_rho() -> None:
    days = nightly(120, 0.05, 4)
    spoiled = stats_world.rate(
        [*days.frame["numerator"], 90.0, 0.0],
        [*days.frame["denominator"], 60.0, 800.0],
        "day",
        status={121: "provisional"},
    )
    assert read_shares(spoiled).rho(np.array([5])) == pytest.approx(read_shares(days).rho(np.array([5])))


def test_a_month_of_few_large_nights_is_wider_than_one_of_many_small_ones() -> None:
    few = stats_world.rate([850.0] + [0.85] * 30, [1000.0] + [1.0] * 30, "day")
    many = stats_world.rate([28.0] * 31, [33.0] * 31, "day")
    one, other = (rates([stats_world.periods_of(days, "month")], rho=0.06)[0] for days in (few, many))
    assert one.high - one.low > 3 * (other.high - other.low)  # type: ignore[operator]
    assert one.settings["nights"] == other.settings["nights"] == 31


@pytest.mark.parametrize(("nights", "by"), [(30, "month"), (7, "week")])
def test_intervals_of_periods_cover_the_underlying_rate(nights: int, by: str) -> None:
    """Nights of unequal size and rho .07 around .85: the interval of their period covers about 95 %."""
    rng, covered, trials = np.random.default_rng(9), 0, 600
    for seed in range(trials):
        n = 1 + rng.negative_binomial(1.4, 1.4 / (1.4 + 190), nights).astype(float)
        x = stats_world.beta_binomial(n, 0.85, 0.07, seed)
        effective = n.sum() ** 2 / (n * (1 + (n - 1) * 0.07)).sum()
        low, high = wilson(x.sum() / n.sum() * effective, effective)
        covered += low <= 0.85 <= high
    assert 0.91 <= covered / trials <= 0.98, by


def nightly(days: int, rho: float, seed: int) -> Any:
    """A daily rate of .85 with nights of unequal size."""
    n = 1 + stats_world.negative_binomial(190, 1.4, days, seed)
    return stats_world.rate(stats_world.beta_binomial(n, 0.85, rho, seed), n, "day")


def test_a_week_is_wider_than_its_objects_alone() -> None:
    x, n = stats_world.beta_binomial([400] * 30, 0.85, 0.02, 7), [400.0] * 30
    one = found(stats_world.rate(x, n))[0]
    plain = wilson(x[-1], 400)
    assert one.high - one.low > plain[1] - plain[0]  # type: ignore[operator]


def test_change_within_chance_is_not_distinguishable() -> None:
    x = stats_world.beta_binomial([700] * 30, 0.85, 0.01, 8)
    (change,) = found(stats_world.rate(x, [700.0] * 30), "rate_change")
    assert change.value == pytest.approx((x[-1] - x[-2]) / 700)
    assert change.low <= 0 <= change.high  # type: ignore[operator]
    assert "not distinguishable from the " in change.note and "of the week before (" in change.note
    assert "points" in change.note


def test_change_beyond_chance_is_told_in_points() -> None:
    x = np.full(30, 700.0)
    x[::2] += 3
    x[-1] = 400
    (change,) = found(stats_world.rate(x, [900.0] * 30), "rate_change", rho=0.0)
    assert change.high < 0  # type: ignore[operator]
    assert "lower than the 78.1 % of the week before (−33.7 points;" in change.note
    assert change.expected == pytest.approx(x[-2] / 900)


def test_open_and_unknown_periods_are_left_out() -> None:
    made = stats_world.rate(
        [60.0] * 10 + [5.0], [70.0] * 10 + [6.0], status={10: "partial"}, reported={10: 1}
    )
    assert found(made)[0].period == date(2024, 3, 4)
    provisional = stats_world.rate([60.0] * 10 + [5.0], [70.0] * 10 + [6.0], status={10: "provisional"})
    assert found(provisional)[0].period == date(2024, 3, 4)
    gap = stats_world.rate([60.0, NAN, 60.0], [70.0, NAN, 70.0])
    assert found(gap, "rate_change") == []


def test_bounds_of_a_rate_widen_its_interval() -> None:
    x, n = [60.0] * 12, [70.0] * 12
    plain = found(stats_world.rate(x, n), rho=0.01)[0]
    bounded = found(stats_world.rate(x, n, low=[0.7] * 12, high=[1.0] * 12), rho=0.01)[0]
    assert bounded.value == plain.value
    assert bounded.low < plain.low < plain.high < bounded.high  # type: ignore[operator]
    only_bounds = stats_world.rate(
        [NAN] * 3, [70.0] * 3, low=[0.5] * 3, high=[0.7] * 3, status=dict.fromkeys(range(3), "reported")
    )
    assert found(only_bounds)[0].value == pytest.approx(0.6)


# --- what is refused


def test_pools_and_changes_stop_at_a_break() -> None:
    made = stats_world.rate(
        [35.0] * 10 + [60.0] * 3, [70.0] * 13, regimes=stats_world.regimes_broken(date(2024, 3, 11))
    )
    one, pool = found(made)
    assert one.value == pool.value == pytest.approx(60 / 70)
    assert pool.settings["periods"] == 3
    first = stats_world.rate(
        [35.0] * 10 + [60.0], [70.0] * 11, regimes=stats_world.regimes_broken(date(2024, 3, 11))
    )
    assert found(first, "rate_change") == []


def test_comparing_over_a_break_is_refused() -> None:
    made = stats_world.rate(
        [35.0] * 10 + [60.0] * 3, [70.0] * 13, regimes=stats_world.regimes_broken(date(2024, 3, 11))
    )
    with pytest.raises(NotComparableError, match=r"^not comparable: .* before and after 2024-03-11"):
        compare_periods(made, date(2024, 1, 10), date(2024, 3, 12))
    change = compare_periods(made, date(2024, 1, 10), date(2024, 2, 20))
    assert change.value == 0
    assert "not distinguishable from the 50.0 % of the week to 14 January 2024" in change.note
    with pytest.raises(NotComparableError, match="is not known for 2020-01-01"):
        compare_periods(made, date(2020, 1, 1), date(2024, 2, 20))


def test_a_count_is_no_rate_and_an_unknown_interval_is_refused() -> None:
    with pytest.raises(MethodError, match="launched is no rate"):
        rates([stats_world.series([5.0] * 9)])
    with pytest.raises(MethodError, match='no interval "normal": choose one of wilson, jeffreys'):
        rates([stats_world.rate([5.0] * 9, [9.0] * 9)], interval="normal")


def test_a_rate_never_published_is_insufficient() -> None:
    (one,) = rates([stats_world.rate([NAN] * 9, [NAN] * 9, metric="rate_shot")])
    assert (one.finding, one.method) == ("insufficient", "rates")


# --- bands


def test_bands_of_rates() -> None:
    made = stats_world.rate([40.0, NAN, 7.0, 9.0], [50.0, NAN, 7.0, 10.0], "day")
    frame = rate_bands(made)
    assert list(frame.columns) == ["period", "rate", "low", "high", "n"]
    assert frame["rate"].isna().tolist() == [False, True, False, False]
    assert frame.loc[2, "high"] == 1
    assert (frame.loc[0, "low"], frame.loc[0, "high"]) == pytest.approx(wilson(40, 50))
    known = frame.dropna()
    assert ((known["low"] <= known["rate"]) & (known["rate"] <= known["high"])).all()
    other = rate_bands(made, interval="jeffreys")
    assert other.loc[3, "low"] == pytest.approx(jeffreys(9, 10)[0])
