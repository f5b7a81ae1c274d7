"""Beta-binomial limits of rates: against scipy and adding up, what is judged, false alarms, laws."""

from datetime import date, timedelta
from typing import Any

import numpy as np
import pytest

from tests import naive_stats, stats_world, synth
from tests.later import Later
from tracker.errors import MethodError
from tracker.stats import rate_anomalies
from tracker.stats.rate_limits import Level, beta_binomial_pmf, judge, rate_limits, rho_before

oracle = Later("scipy.stats")


def nights(days: int, p: float = 0.85, rho: float = 0.05, seed: int = 1) -> Any:
    rng = np.random.default_rng(seed)
    n = np.round(np.exp(rng.uniform(3, 6, days)))
    return stats_world.beta_binomial(n, p, rho, seed), n


def found(x: Any, n: Any, by: str = "day", **options: Any) -> list[Any]:
    made = stats_world.rate(x, n, by, **options)
    return [one for one in rate_anomalies([made]) if one.finding == "rate_anomaly"]


MASSES = ((1, 0.3, 0.1), (40, 0.85, 0.05), (400, 0.5, 0.25), (60, 0.9, 0.0))


def test_masses_equal_scipy() -> None:
    got = beta_binomial_pmf(*np.array(MASSES).T)
    assert got.shape == (4, 401)
    for mass, (n, p, rho) in zip(got, MASSES, strict=True):
        x = np.arange(401)
        wanted = (
            oracle.betabinom(n, p * (1 / rho - 1), (1 - p) * (1 / rho - 1)) if rho else oracle.binom(n, p)
        )
        np.testing.assert_allclose(mass, wanted.pmf(x), rtol=1e-8, atol=1e-14)


def judged(x: float, n: float, p: float, rho: float, alpha: float) -> tuple[float, ...]:
    """One rate, judged alone."""
    one = np.array([[x], [n], [p], [rho]], dtype=float)
    return tuple(float(column[0]) for column in judge(one[0], one[1], one[2], one[3], alpha))


def test_limits_equal_their_naive_twin() -> None:
    for n, p, rho, x in ((30, 0.8, 0.05, 12), (200, 0.9, 0.02, 190), (7, 0.5, 0.2, 7)):
        assert judged(x, n, p, rho, 0.05) == pytest.approx(
            naive_stats.rate_judgement(x, n, p, rho, 0.05), rel=1e-8
        )


def test_limits_are_mirrored_by_counting_the_others() -> None:
    low, high, p = judged(20, 50, 0.7, 0.05, 0.05)
    other_low, other_high, other_p = judged(30, 50, 0.3, 0.05, 0.05)
    assert (50 - high, 50 - low) == (other_low, other_high)
    assert p == pytest.approx(other_p)


def test_limits_are_monotone_in_alpha_and_rho() -> None:
    strict, loose = judged(20, 50, 0.7, 0.05, 0.001), judged(20, 50, 0.7, 0.05, 0.1)
    assert strict[0] <= loose[0] and strict[1] >= loose[1]
    assert judged(20, 50, 0.7, 0.2, 0.05)[0] < judged(20, 50, 0.7, 0.0, 0.05)[0]


def test_a_fallen_rate_is_named_and_says_by_how_much() -> None:
    x, n = nights(150)
    x[120], n[120] = 100, 400
    (one,) = [finding for finding in found(x, n) if finding.period == date(2024, 4, 30)]
    assert one.value == 0.25
    assert one.low < one.expected < one.high
    assert one.score < -1 and one.p < 0.001
    assert "100 of 400, below the lower prediction limit of" in one.note
    assert one.interval.method == "beta-binomial, mid-p"


def test_few_objects_are_never_unusual() -> None:
    x, n = nights(100)
    x[90], n[90] = 0, 4
    assert all(one.period != date(2024, 3, 31) for one in found(x, n))


def test_weeks_pool_their_nights() -> None:
    x, n = nights(210, rho=0.05)
    x[196:203] = np.round(0.2 * n[196:203])
    days = stats_world.rate(x, n, "day")
    weeks = stats_world.periods_of(days, "week")
    (last,) = [one for one in rate_anomalies([weeks]) if one.period == date(2024, 7, 15)]
    assert 0 < float(last.settings["rho"]) < 0.1  # a seventh or so of the rho of nights, n is sevenfold


def test_no_limit_reaches_over_a_break() -> None:
    x, n = nights(120)
    x[60:] = np.round(0.4 * n[60:])
    joined = found(x, n)
    broken = found(x, n, regimes=stats_world.regimes_broken(date(2024, 1, 1) + timedelta(days=60)))
    assert any(one.period == date(2024, 3, 1) for one in joined)
    assert all(one.period != date(2024, 3, 1) for one in broken)


def test_provisional_nights_are_not_judged_and_tell_nothing() -> None:
    x, n = nights(100)
    x[99], n[99] = 0, 400
    assert any(one.period == date(2024, 4, 9) for one in found(x, n))
    assert all(one.period != date(2024, 4, 9) for one in found(x, n, status={99: "provisional"}))


def test_a_constant_rate_has_no_anomaly_and_a_short_one_is_insufficient() -> None:
    assert found([80.0] * 100, [100.0] * 100) == []
    (one,) = rate_anomalies([stats_world.rate([80.0] * 8, [100.0] * 8, "day")])
    assert (one.finding, one.n) == ("insufficient", 8)


def test_months_and_counts_are_refused() -> None:
    with pytest.raises(MethodError, match="by day or by week"):
        rate_anomalies([stats_world.rate([5.0] * 9, [9.0] * 9, "month")])
    with pytest.raises(MethodError, match="is no rate"):
        rate_anomalies([synth.daily(days=60)])


def test_later_nights_change_no_earlier_limit() -> None:
    x, n = nights(120)
    ones, zeros, day = np.ones(120, dtype=bool), np.zeros(120, dtype=np.int64), np.arange(120)
    later = x.copy()
    later[100:] = 0
    one, two = (
        rate_limits(y, n, ones, zeros, n * (n - 1), rho_before(y, n, day, zeros, ones), Level(30, 10))
        for y in (x, later)
    )
    np.testing.assert_array_equal(one.lower[:100], two.lower[:100])


def test_missing_nights_are_nights_left_out() -> None:
    x, n = nights(120)
    known = np.ones(120, dtype=bool)
    known[[50, 80]] = False
    zeros, day = np.zeros(120, dtype=np.int64), np.arange(120)
    rho = np.full(120, 0.05)
    got = rate_limits(x, n, known, zeros, n * (n - 1), rho, Level(30, 10))
    changed = x.copy()
    changed[[50, 80]] = 0
    same = rate_limits(changed, n, known, zeros, n * (n - 1), rho, Level(30, 10))
    np.testing.assert_array_equal(got.upper, same.upper)
    assert np.isnan(got.p[[50, 80]]).all()
    np.testing.assert_array_equal(
        rho_before(x, n, day, zeros, known), rho_before(changed, n, day, zeros, known)
    )


@pytest.mark.slow
@pytest.mark.parametrize("rho", [0.0, 0.05, 0.25])
def test_false_alarms_stay_near_alpha(rho: float) -> None:
    many = judged = 0
    for seed in range(6):
        rng = np.random.default_rng(seed)
        n = np.round(np.exp(rng.uniform(0, np.log(400), 400))).astype(np.float64)
        even = rng.binomial(n.astype(int), 0.8).astype(np.float64)
        x = even if rho == 0 else stats_world.beta_binomial(n, 0.8, rho, seed)
        ones, zeros = np.ones(400, dtype=bool), np.zeros(400, dtype=np.int64)
        estimated = rho_before(x, n, np.arange(400), zeros, ones)
        own = rate_limits(x, n, ones, zeros, n * (n - 1), estimated, Level(30, 10, 0.05))
        known = np.isfinite(own.p)
        many, judged = many + int((own.p[known] < 0.05).sum()), judged + int(known.sum())
    assert 0.025 <= many / judged <= 0.0625
