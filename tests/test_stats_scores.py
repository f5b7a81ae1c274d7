"""The evaluation laboratory: scores by hand and by slow twins, generators with the truth they promise."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.special import ndtri

from tests import naive_stats
from tracker.stats import evaluation as lab
from tracker.stats.tails import count_cdf

RNG = np.random.default_rng(3)


@given(st.floats(0, 100), st.floats(0, 100))
def test_a_point_mass_scores_its_absolute_error(y: float, at: float) -> None:
    quantiles = np.full((1, len(lab.LEVELS)), at)
    assert lab.interval_score(np.array([y]), quantiles)[0] == pytest.approx(abs(y - at), abs=1e-9)


def test_the_interval_score_is_that_of_eleven_intervals_and_a_median() -> None:
    quantiles = np.sort(RNG.gamma(2, 30, (20, len(lab.LEVELS))), axis=1)
    y = RNG.gamma(2, 30, 20)
    wanted = [
        naive_stats.interval_score(float(one), list(row), lab.LEVELS)
        for one, row in zip(y, quantiles, strict=True)
    ]
    np.testing.assert_allclose(lab.interval_score(y, quantiles), wanted, rtol=1e-10)


@given(st.lists(st.floats(0, 50), min_size=1, max_size=12), st.floats(0, 50))
@settings(max_examples=50)
def test_crps_of_samples_equals_its_naive_twin(samples: list[float], y: float) -> None:
    got = lab.crps_samples(np.array([y]), np.array([samples]))[0]
    assert got == pytest.approx(naive_stats.crps(samples, y), abs=1e-9)


@pytest.mark.parametrize(("mean", "phi", "y"), [(5.0, 1.0, 3), (20.0, 6.0, 55), (6.4, 32.0, 0)])
def test_crps_of_counts_equals_adding_up(mean: float, phi: float, y: int) -> None:
    mass = [naive_stats.count_pmf(k, mean, phi) for k in range(800)]
    wanted = sum((sum(mass[: k + 1]) - (k >= y)) ** 2 for k in range(800))
    got = lab.crps_counts(np.array([float(y)]), np.array([mean]), np.array([phi]))[0]
    assert got == pytest.approx(wanted, rel=1e-6)


def test_a_perfect_forecast_scores_nothing() -> None:
    y = np.array([3.0, 8.0])
    assert lab.interval_score(y, np.tile(y[:, None], len(lab.LEVELS))).max() == 0
    assert lab.crps_samples(y, np.tile(y[:, None], 7)).max() < 1e-12
    assert lab.skill(np.ones(40), np.full(40, 2.0), 4, RNG) == (0.5, 0.5, 0.5)


def test_the_interval_of_a_skill_is_as_wide_as_scores_vary() -> None:
    theirs = RNG.gamma(4, 10, (300, 60))
    ours = theirs * RNG.uniform(0.6, 1.0, theirs.shape)
    found = np.array([lab.skill(*pair, 4, RNG) for pair in zip(ours, theirs, strict=True)])
    ratio, low, high = found.T
    assert (low < ratio).all() and (ratio < high).all()
    assert np.mean((low < 0.8) & (high > 0.8)) == pytest.approx(0.95, abs=0.05)


@pytest.mark.parametrize("count", [1, 4, 7])
def test_scores_of_less_than_two_blocks_have_a_skill_and_no_interval(count: int) -> None:
    ratio, *ends = lab.skill(np.arange(1.0, count + 1), np.full(count, 4.0), 4, RNG)
    assert ratio == (count + 1) / 8
    assert np.isnan(ends).all()


def test_calibrated_predictions_are_covered_and_have_an_even_pit() -> None:
    y = RNG.normal(50, 10, 4000)
    quantiles = np.tile(50 + 10 * ndtri(np.array(lab.LEVELS)), (4000, 1))
    for level in (0.5, 0.8, 0.95):
        assert lab.coverage(y, quantiles, level) == pytest.approx(level, abs=0.03)
    pit = lab.pit_of_quantiles(y, quantiles, RNG)
    assert np.histogram(pit, bins=10, range=(0, 1))[0] == pytest.approx(400, abs=80)


def test_a_randomised_pit_of_counts_is_even() -> None:
    y = RNG.poisson(1.3, 6000).astype(float)
    below, up_to = (count_cdf(one, np.array(1.3), np.array(1.0)) for one in (y - 1, y))
    assert np.histogram(lab.randomised_pit(below, up_to, RNG), bins=10)[0] == pytest.approx(600, abs=100)


def test_rates_of_alarms() -> None:
    alarms = np.array([[True, False, False], [False, False, True]])
    outbreak = np.array([[True, True, False], [True, False, False]])
    assert lab.power_of_detection(alarms, outbreak) == 0.5
    assert lab.false_positive_rate(alarms, ~outbreak) == pytest.approx(1 / 3)


# --- generators


def test_scenarios_have_the_mean_and_variance_they_say() -> None:
    flat = lab.Scenario(level=np.log(20), phi=4.0)
    y = lab.negative_binomial(flat.mean(20_000), flat.size(flat.mean(20_000)), RNG)
    assert y.mean() == pytest.approx(20, rel=0.03)
    assert y.var() / y.mean() == pytest.approx(4, rel=0.1)
    poisson = lab.Scenario(level=1.0)
    assert np.isinf(poisson.size(poisson.mean(3))).all()
    grown = lab.Scenario(level=0.0, growth=0.01, cosine=0.3, waves=2).mean(104)
    assert grown[103] / grown[51] == pytest.approx(np.exp(0.52))


def test_outbreaks_gaps_breaks_and_rates() -> None:
    y, hit = lab.outbreak(np.full(60, 10.0), 40, 8.0, 5.0, np.random.default_rng(1))
    assert (y >= 10).all() and np.array_equal(hit, y > 10)
    assert hit.any() and not hit[:40].any()
    gaps = lab.with_gaps(np.ones(5000), 0.2, np.random.default_rng(2), run=4.0)
    assert np.isnan(gaps).mean() == pytest.approx(0.2, abs=0.06)
    assert list(lab.with_break(np.ones(4), 2, 3.0)) == [1, 1, 3, 3]
    n = np.full(4000, 30)
    x = lab.beta_binomial(n, 0.8, 0.1, np.random.default_rng(3))
    assert x.mean() / 30 == pytest.approx(0.8, abs=0.01)
    assert x.var() == pytest.approx(30 * 0.16 * (1 + 29 * 0.1), rel=0.1)


def test_a_triangle_grows_to_its_final_figures() -> None:
    final = lab.negative_binomial(np.full(40, 60.0), 4.0, np.random.default_rng(4))
    known = lab.triangle(final, np.array([0.5, 0.8, 1.0]), np.random.default_rng(5))
    assert np.isnan(known[-1, 1:]).all() and np.isnan(known[-2, 2])
    assert np.array_equal(known[:-2, 2], final[:-2])
    assert (np.diff(known[:-2], axis=1) >= 0).all()
    assert known[:-2, 0].sum() / final[:-2].sum() == pytest.approx(0.5, abs=0.03)
