"""Seasons drawn together, and what reweighting takes by chance: naive twins and laws."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import naive_stats, stats_world
from tests.together import together
from tracker.stats import tails, weights
from tracker.stats.irls import fit_counts
from tracker.stats.seasons import alike, seasons
from tracker.stats.weights import TAKEN, dispersion_df, taken

LEVELS = np.arange(200) % 8
T = np.arange(-220.0, -20.0)
WAVE = np.array([0.0, 0.2, 0.5, 0.2, 0.0, -0.2, -0.5, -0.2])
ONES = np.ones((1, 200))


def counts(height: float, seed: int, mean: float = 20) -> Any:
    return stats_world.negative_binomial(mean * np.exp(height * WAVE[LEVELS]), 12, 200, seed)


@given(st.floats(0, 2), st.integers(0, 50), st.booleans())
@settings(max_examples=5, deadline=None)
def test_a_credible_season_equals_its_naive_twin(height: float, seed: int, sloped: bool) -> None:
    y = counts(height, seed)
    fit = fit_counts(y, T, levels=LEVELS, slope=sloped)
    phi = np.maximum(fit.dispersion, 1.0)
    rate, variance = seasons(fit, alike(fit, ONES), phi).rate(fit, phi, 7)
    wanted, believed = naive_stats.credible_rate(y, ONES[0], LEVELS, float(fit.slope[0]), T, float(phi[0]))
    np.testing.assert_allclose(rate, wanted, rtol=1e-8)
    own = fit.eta_variance(0.0, 7, dispersion=phi)
    assert variance[0] <= own[0] * (1 + 1e-9) or believed < 1


def test_seasons_that_differ_by_chance_are_one_and_others_are_kept() -> None:
    fits = [fit_counts(counts(height, seed), T, levels=LEVELS) for seed in range(20) for height in (0.0, 2.0)]
    found = [seasons(fit, alike(fit, ONES), np.maximum(fit.dispersion, 1.0)) for fit in fits]
    plain, wavy = ([one.believed[0, 2] for one in found[at::2]] for at in (0, 1))
    assert np.mean(plain) < 0.35
    assert min(wavy) > 0.9


def test_the_dispersion_of_one_season_is_that_of_the_fit() -> None:
    y = counts(0, 3)
    fit = fit_counts(y, T)
    own = seasons(fit, alike(fit, ONES), np.maximum(fit.dispersion, 1.0))
    np.testing.assert_allclose(own.dispersion(fit), fit.dispersion, rtol=1e-9)
    rate, variance = own.rate(fit, fit.dispersion, 0)
    np.testing.assert_allclose(rate, np.exp(fit.eta(0.0)), rtol=1e-9)
    np.testing.assert_allclose(variance, fit.eta_variance(0.0), rtol=1e-9)


def test_a_season_without_a_count_is_not_zero() -> None:
    y = np.where(LEVELS == 7, 0.0, counts(0, 1, mean=3))
    fit = fit_counts(y, T, levels=LEVELS, slope=False)
    rate, variance = seasons(fit, alike(fit, ONES), np.ones(1)).rate(fit, np.ones(1), 7)
    assert 0 < rate[0] < 1
    assert np.isfinite(variance[0])


@together(("mean", "phi"), [(0.3, 1.2), (1.6, 2.0), (5.0, 1.0), (12.0, 3.0), (40.0, 5.0)])
def test_what_is_taken_by_chance_equals_its_sums(mean: float, phi: float) -> None:
    df, level = np.array([250.0]), 1 - float(tails.normal_tail(np.array(2.58)))
    share = tails.normal_tail(tails.t_quantile(level, dispersion_df(df, np.array([mean]), np.array([phi]))))
    last = 1
    while tails.mid_cdf(np.array([last + 1.0]), np.array([mean]), np.array([phi]))[0] <= 1 - share[0]:
        last += 1
    got = taken(np.array([mean]), np.array([phi]), df, 2.58)
    np.testing.assert_allclose(np.ravel(got), naive_stats.moments_left(mean, phi, last, TAKEN), atol=2e-6)


def test_a_reweighted_dispersion_is_right_in_the_mean() -> None:
    y = stats_world.negative_binomial(1.6, 0.8, 60_000, 4).reshape(200, 300)  # variance three times the mean
    first = fit_counts(y, np.zeros(300), slope=False)
    fit = fit_counts(y, np.zeros(300), slope=False, weight=weights.lighter(first, 2.58))
    raw = fit.dispersion
    share, scatter = taken(fit.mu[:, 0], np.maximum(raw, 1.0), fit.df, 2.58)
    assert raw.mean() < 2.8
    assert (raw / scatter).mean() == pytest.approx(3.0, abs=0.12)
    assert (fit.mu[:, 0] / share).mean() == pytest.approx(1.6, abs=0.02)
