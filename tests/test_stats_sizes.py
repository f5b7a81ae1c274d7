"""Negative binomial sizes: against statsmodels and a grid, with gaps, near Poisson."""

import numpy as np
import pytest
from scipy import special

from tests import stats_world
from tests.later import Later
from tracker.stats.irls import fit_counts
from tracker.stats.sizes import size_of

discrete = Later("statsmodels.discrete.discrete_model")
T = np.arange(-39.0, 1.0)
DESIGN = np.column_stack([np.ones(T.size), T])
MEAN = np.exp(3 + 0.02 * T)
BATCH = np.vstack([stats_world.negative_binomial(MEAN, k, T.size, k) for k in (1, 3, 8)])


def test_a_size_equals_that_of_a_regression_of_statsmodels() -> None:
    near = fit_counts(BATCH, T)
    for row, y in enumerate(BATCH):
        start = [near.intercept[row, 0], near.slope[row], 1 / size_of(y, near.mu[row])[0]]
        oracle = discrete.NegativeBinomial(y, DESIGN).fit(
            disp=0, start_params=start, method="newton", tol=1e-12
        )
        mu = np.exp(DESIGN @ oracle.params[:2])
        assert 1 / size_of(y, mu)[0] == pytest.approx(oracle.params[2], rel=1e-5)


def likelihood(y: np.ndarray, mu: np.ndarray, k: float) -> float:
    return float(
        np.sum(
            special.gammaln(y + k) - special.gammaln(k) + k * np.log(k / (k + mu)) + y * np.log(mu / (k + mu))
        )
    )


def test_a_size_is_the_top_of_its_likelihood() -> None:
    y, mu = stats_world.negative_binomial(20, 2, 200, 4), np.full(200, 20.0)
    k = float(size_of(y, mu)[0])
    top = likelihood(y, mu, k)
    assert all(top >= likelihood(y, mu, k * factor) for factor in (0.5, 0.9, 0.99, 1.01, 1.1, 2))


def test_no_spread_beyond_poisson_needs_no_size() -> None:
    assert np.isinf(size_of(np.full(30, 7.0), np.full(30, 7.0))[0])


def test_missing_equals_deleted() -> None:
    y, mu = BATCH[1].copy(), MEAN
    y[[2, 20]] = np.nan
    kept = np.isfinite(y)
    assert size_of(y, mu)[0] == pytest.approx(size_of(y[kept], mu[kept])[0], rel=1e-9)


def test_many_at_once_equal_each_alone() -> None:
    mu = np.tile(MEAN, (len(BATCH), 1))
    alone = [size_of(y, mean)[0] for y, mean in zip(BATCH, mu, strict=True)]
    np.testing.assert_allclose(size_of(BATCH, mu), alone, rtol=1e-7)
