"""The rank test of a trend: against adding up and scipy, its size, where it contradicts the trend."""

import numpy as np
import pytest

from tests import naive_stats, stats_world
from tests.later import Later
from tracker.stats import trend
from tracker.stats.kendall import mann_kendall

oracle = Later("scipy.stats")


def test_tau_equals_its_naive_twin_and_scipy() -> None:
    y = stats_world.negative_binomial(20, 2, 40, 1)
    tau, _ = mann_kendall(y)
    assert tau == pytest.approx(naive_stats.mann_kendall(y) / (40 * 39 / 2))
    distinct = y + np.random.default_rng(1).uniform(0, 0.5, 40)
    tau, p = mann_kendall(distinct)
    wanted = oracle.kendalltau(np.arange(40), distinct)
    assert tau == pytest.approx(wanted.statistic)
    assert p >= wanted.pvalue - 0.03  # autocorrelation can only take from what is known


def test_ties_gaps_and_short_series() -> None:
    assert mann_kendall(np.full(20, 3.0)) == (0.0, 1.0)
    assert np.isnan(mann_kendall(np.arange(5.0))[1])
    y = np.arange(20.0)
    gaps = y.copy()
    gaps[[3, 9]] = np.nan
    assert mann_kendall(gaps)[0] == 1.0
    assert mann_kendall(gaps)[0] == mann_kendall(np.delete(y, [3, 9]))[0]
    assert mann_kendall(gaps)[1] < 1e-4


def test_any_rising_scale_gives_the_same() -> None:
    y = stats_world.negative_binomial(50, 3, 60, 4) + np.arange(60)
    assert mann_kendall(np.log1p(y))[0] == mann_kendall(y)[0]


@pytest.mark.slow
@pytest.mark.parametrize(("correlation", "most"), [(0.0, 0.075), (0.5, 0.18)])
def test_size_of_the_rank_test(correlation: float, most: float) -> None:
    rng = np.random.default_rng(2)
    noise = rng.normal(size=(800, 52))
    for at in range(1, 52):
        noise[:, at] += correlation * noise[:, at - 1]
    share = np.mean([mann_kendall(row)[1] < 0.05 for row in noise])
    assert 0.025 <= share <= most


def test_a_contradicting_rank_test_is_told() -> None:
    y = stats_world.negative_binomial(300, 200, 26, 2)
    y[-2:] = 3000
    (own,) = [one for one in trend([stats_world.series(y)], spans=(26,)) if one.finding == "trend"]
    assert own.low is not None and own.high is not None
    agrees = (float(own.settings["kendall_p"]) < 0.05) == (not own.low <= 0 <= own.high)
    assert agrees == ("rank test" not in own.note)
    grown = np.round(100 * np.exp(0.05 * np.arange(26)))
    (own,) = [one for one in trend([stats_world.series(grown)], spans=(26,)) if one.finding == "trend"]
    assert float(own.settings["kendall_p"]) < 0.001
    assert "rank test" not in own.note
