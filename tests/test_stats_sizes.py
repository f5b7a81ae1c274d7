"""Negative binomial sizes and regression: against statsmodels and a grid, with gaps, near Poisson."""

import numpy as np
import pytest
from scipy import special

from tests import stats_world
from tests.later import Later
from tracker.stats.irls import fit_counts
from tracker.stats.sizes import fit_sizes, size_of

discrete = Later("statsmodels.discrete.discrete_model")
families = Later("statsmodels.genmod.families")
models = Later("statsmodels.genmod.generalized_linear_model")
T = np.arange(-39.0, 1.0)
DESIGN = np.column_stack([np.ones(T.size), T])
BATCH = np.vstack([stats_world.negative_binomial(np.exp(3 + 0.02 * T), k, T.size, int(k)) for k in (1, 3, 8)])


def test_regression_and_size_equal_statsmodels() -> None:
    fit, size = fit_sizes(BATCH, T)
    for row, y in enumerate(BATCH):
        start = [fit.intercept[row, 0], fit.slope[row], 1 / size[row]]
        oracle = discrete.NegativeBinomial(y, DESIGN).fit(
            disp=0, start_params=start, method="newton", tol=1e-12
        )
        assert fit.intercept[row, 0] == pytest.approx(oracle.params[0], rel=1e-6)
        assert fit.slope[row] == pytest.approx(oracle.params[1], rel=1e-5)
        assert 1 / size[row] == pytest.approx(oracle.params[2], rel=1e-5)


def test_a_known_size_equals_the_generalised_linear_model() -> None:
    weight = np.ones(T.size)
    weight[[3, 9]] = 0
    fit = fit_counts(BATCH, T, weight=weight, size=np.array([2.0, 5.0, np.inf]), tolerance=1e-13)
    for row, k in ((0, 2.0), (1, 5.0)):
        model = models.GLM(
            BATCH[row],
            DESIGN,
            family=families.NegativeBinomial(alpha=1 / k),
            var_weights=np.maximum(weight, 1e-12),
        )
        oracle = model.fit(tol=1e-13, maxiter=200)
        assert fit.slope[row] == pytest.approx(oracle.params[1], rel=1e-7)
        error = np.sqrt(fit.slope_variance()[row] / fit.dispersion[row])
        assert error == pytest.approx(oracle.bse[1] / np.sqrt(oracle.scale), rel=1e-6)
    poisson = fit_counts(BATCH[2], T, weight=weight, tolerance=1e-13)
    assert fit.slope[2] == pytest.approx(poisson.slope[0], rel=1e-12)


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
    fit, size = fit_sizes(np.full(30, 7.0), np.arange(30.0))
    assert np.isinf(size[0])
    assert fit.slope[0] == pytest.approx(0, abs=1e-10)


def test_missing_equals_deleted() -> None:
    y = BATCH[1].copy()
    y[[2, 20]] = np.nan
    kept = np.isfinite(y)
    one, two = fit_sizes(y, T), fit_sizes(y[kept], T[kept])
    assert one[1][0] == pytest.approx(two[1][0], rel=1e-7)
    assert one[0].slope[0] == pytest.approx(two[0].slope[0], rel=1e-7)


def test_many_at_once_equal_each_alone() -> None:
    together = fit_sizes(BATCH, T)[1]
    alone = [fit_sizes(y, T)[1][0] for y in BATCH]
    np.testing.assert_allclose(together, alone, rtol=1e-7)
