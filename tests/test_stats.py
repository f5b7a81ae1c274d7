"""The core of the methods against slow twins and statsmodels: regression, tails, arrays, the registry."""

from datetime import date

import numpy as np
import pytest

from tests import naive_stats, stats_world, synth
from tests.later import Later
from tests.together import together
from tracker import stats
from tracker.errors import MethodError
from tracker.stats import arrays, irls, tails, weights, words
from tracker.stats.finding import make_finding, tidy

families = Later("statsmodels.genmod.families")
models = Later("statsmodels.genmod.generalized_linear_model")
NAN = float("nan")
RNG = np.random.default_rng(42)
T = np.arange(-29.0, 1.0)
Y = RNG.negative_binomial(3, 3 / (3 + 50 * np.exp(0.02 * T))).astype(float)
EXPOSURE = RNG.uniform(0.5, 1.0, T.size)
WEIGHT = RNG.choice([0.0, 0.3, 1.0], T.size, p=[0.1, 0.1, 0.8])


# --- regression


@pytest.mark.parametrize("slope", [True, False])
@pytest.mark.parametrize("weighted", [True, False])
@pytest.mark.parametrize("exposed", [True, False])
@pytest.mark.parametrize("factor", [True, False])
def test_fit_equals_its_naive_twin(slope: bool, weighted: bool, exposed: bool, factor: bool) -> None:
    weight = WEIGHT if weighted else None
    exposure = EXPOSURE if exposed else None
    levels = (np.arange(T.size) % 3).astype(np.int64) if factor else None
    fast = irls.fit_counts(Y, T, weight=weight, exposure=exposure, levels=levels, slope=slope)
    slow = naive_stats.fit_window(Y, T, weight, exposure, levels, slope)
    groups = 3 if factor else 1
    np.testing.assert_allclose(fast.intercept[0], slow.coefficients[:groups], rtol=1e-9)
    assert fast.dispersion[0] == pytest.approx(slow.dispersion, rel=1e-9)
    if slope:
        assert fast.slope[0] == pytest.approx(slow.coefficients[-1], rel=1e-8)
        assert fast.slope_variance()[0] == pytest.approx(slow.dispersion * slow.covariance[-1, -1], rel=1e-8)
    for level in range(groups):
        row = np.zeros(slow.design.shape[1])
        row[level] = 1.0
        row[groups:] = 2.5
        expected = slow.dispersion * row @ slow.covariance @ row
        assert fast.eta_variance(2.5, level)[0] == pytest.approx(expected, rel=1e-8)
    kept = np.flatnonzero((WEIGHT if weighted else np.ones(T.size)) > 0)
    np.testing.assert_allclose(fast.leverage()[0][kept], slow.leverage, rtol=1e-8)


def test_uneven_times_are_as_good_as_even_ones() -> None:
    t = np.array([-40.0, -31.3, -30.0, -12.5, -11.0, -9.9, -4.0, -1.0])
    fast, slow = irls.fit_counts(Y[:8], t), naive_stats.fit_window(Y[:8], t)
    assert fast.slope[0] == pytest.approx(slow.coefficients[1], rel=1e-8)
    np.testing.assert_allclose(fast.mu[0], slow.mu, rtol=1e-9)


def test_coefficients_to_begin_with_change_nothing() -> None:
    wanted = irls.fit_counts(Y, T, exposure=EXPOSURE)
    again = irls.fit_counts(Y, T, exposure=EXPOSURE, start=wanted.coefficients + 0.01)
    np.testing.assert_allclose(again.mu, wanted.mu, rtol=1e-8)


def test_fit_equals_statsmodels_with_pearson_scale() -> None:
    design = np.column_stack([np.ones(T.size), T])
    glm = models.GLM(
        Y, design, family=families.Poisson(), exposure=EXPOSURE, var_weights=np.maximum(WEIGHT, 0.3)
    )
    oracle = glm.fit(scale="X2", tol=1e-12, maxiter=100)
    ours = irls.fit_counts(Y, T, weight=np.maximum(WEIGHT, 0.3), exposure=EXPOSURE)
    assert ours.slope[0] == pytest.approx(oracle.params[1], rel=1e-8)
    assert ours.intercept[0, 0] == pytest.approx(oracle.params[0], rel=1e-9)
    assert ours.dispersion[0] == pytest.approx(oracle.scale, rel=1e-8)
    assert np.sqrt(ours.slope_variance()[0]) == pytest.approx(oracle.bse[1], rel=1e-8)
    assert np.sqrt(ours.eta_variance(0.0)[0]) == pytest.approx(oracle.bse[0], rel=1e-8)


def test_missing_equals_deleted() -> None:
    gaps = [3, 4, 17]
    with_gaps = Y.copy()
    with_gaps[gaps] = NAN
    kept = np.setdiff1d(np.arange(T.size), gaps)
    one, two = irls.fit_counts(with_gaps, T), irls.fit_counts(Y[kept], T[kept])
    assert one.slope[0] == pytest.approx(two.slope[0], rel=1e-9)
    assert one.dispersion[0] == pytest.approx(two.dispersion[0], rel=1e-9)
    assert one.n[0] == two.n[0] == T.size - 3


def test_chunks_and_order_change_nothing() -> None:
    batch = RNG.negative_binomial(2, 0.05, (37, 20)).astype(float)
    t = np.arange(20.0)
    whole = irls.fit_counts(batch, t)
    for chunk in (1, 5, 36):
        parts = irls.fit_counts(batch, t, chunk=chunk)
        np.testing.assert_allclose(parts.slope, whole.slope, rtol=1e-10)
        np.testing.assert_allclose(parts.dispersion, whole.dispersion, rtol=1e-10)
    turned = irls.fit_counts(batch[::-1], t)
    np.testing.assert_allclose(turned.slope[::-1], whole.slope, rtol=1e-10)


def test_slope_can_be_asked_for_by_window() -> None:
    both = irls.fit_counts(np.vstack([Y, Y]), T, slope=np.array([True, False]))
    assert both.slope[0] != 0
    assert both.slope[1] == 0
    assert list(both.parameters) == [2, 1]
    assert both.eta(0.0)[1] == pytest.approx(np.log(Y.mean()), rel=1e-9)


def test_zeros_and_constants_do_not_break_the_fit() -> None:
    zeros = irls.fit_counts(np.zeros(20), np.arange(20.0))
    assert np.isfinite(zeros.mu).all()
    assert zeros.mu.max() < 1e-6
    constant = irls.fit_counts(np.full(20, 7.0), np.arange(20.0))
    assert constant.slope[0] == pytest.approx(0.0, abs=1e-10)
    assert constant.dispersion[0] == pytest.approx(0.0, abs=1e-12)


def test_a_level_without_data_is_unknown() -> None:
    levels = np.array([0] * 10 + [1] * 10)
    y = np.where(levels == 0, 5.0, NAN)
    fit = irls.fit_counts(y, np.arange(20.0), levels=levels, slope=False)
    assert fit.intercept[0, 0] == pytest.approx(np.log(5.0))
    assert np.isnan(fit.intercept[0, 1])
    assert np.isinf(fit.eta_variance(0.0, 1, np.ones(1)))[0]


# --- tails


def test_a_quantile_is_found_also_beyond_whole_numbers() -> None:
    mean = np.array([0.0, 1e-9, 7.0, 1e12, 1e17])
    y = tails.count_quantile(0.995, mean, np.array([1.0, 40.0, 3.0, 5.0, 2.0]))
    assert list(y[:2]) == [0.0, 0.0]
    around = tails.count_cdf(y[2] - np.arange(2.0), mean[2], np.array(3.0))
    assert around[1] < 0.995 <= around[0]
    assert np.all(y[3:] >= mean[3:])


@pytest.mark.parametrize(("mean", "phi"), [(0.4, 1.0), (6.4, 32.0), (19.0, 9.4), (60.0, 45.0), (5.0, 1.0)])
@pytest.mark.parametrize("alpha", [0.2, 0.01])
def test_count_limits_equal_their_naive_twin(mean: float, phi: float, alpha: float) -> None:
    lower, upper = tails.count_limits(np.array([mean]), np.array([phi]), alpha)
    assert (lower[0], upper[0]) == naive_stats.count_limits(mean, phi, alpha)


@pytest.mark.parametrize(
    ("y", "mean", "phi"), [(0, 0.4, 1.0), (3, 6.4, 32.0), (30, 19.0, 9.4), (12, 5.0, 1.0)]
)
def test_mid_p_equals_its_naive_twin(y: int, mean: float, phi: float) -> None:
    fast = tails.mid_cdf(np.array([float(y)]), np.array([mean]), np.array([phi]))[0]
    assert fast == pytest.approx(naive_stats.mid_cdf(y, mean, phi), rel=1e-8)


def test_cdf_of_counts_is_a_distribution() -> None:
    y = np.arange(-2.0, 4000.0)
    for mean, phi in ((0.3, 1.0), (190.0, 141.0), (6.4, 32.0)):
        below = tails.count_cdf(y, np.array(mean), np.array(phi))
        assert below[0] == below[1] == 0
        assert np.all(np.diff(below) >= -1e-12)
        assert below[-1] == pytest.approx(1.0, abs=1e-6)


def test_negative_binomial_meets_poisson() -> None:
    y, mean = np.arange(20.0), np.array(5.0)
    near = tails.count_cdf(y, mean, np.array(1.0 + 1e-5))
    np.testing.assert_allclose(near, tails.count_cdf(y, mean, np.array(1.0)), atol=1e-5)


def test_quantiles_of_t_and_normal_are_inverse_to_their_tails() -> None:
    df = np.array([3.0, 24.0, 200.0])
    np.testing.assert_allclose(tails.t_two_sided(tails.t_quantile(0.975, df), df), 0.05, rtol=1e-9)
    assert tails.normal_quantile(0.975) == pytest.approx(1.959963985, abs=1e-9)
    scores = tails.normal_score(np.array([0.0, 0.5, 1.0]))
    assert np.isfinite(scores).all()
    assert scores[1] == 0


@together(("mean", "size"), [(0.5, 0.5), (6.4, 0.2), (50.0, 10.0), (190.0, 1.35), (1300.0, 8.5)])
def test_no_count_near_the_mean_is_taken_down(mean: float, size: float) -> None:
    batch = np.vstack([stats_world.negative_binomial(mean, size, 26, seed) for seed in range(300)])
    batch[:, 0] += mean
    fit = irls.fit_counts(batch, np.arange(26.0), slope=False)
    scale = np.sqrt(np.maximum(fit.dispersion, 1.0)[:, None] * fit.mu)
    near = (batch > fit.mu) & (batch <= fit.mu + weights.PLAINLY * scale)
    assert weights._residuals(fit, near).max() < 2.58


# --- arrays of a series


def test_status_decides_weight_exposure_and_judgement() -> None:
    made = stats_world.series(
        [70, NAN, 0, 60, 30, 20, 50],
        status={3: "gaps", 4: "gaps", 5: "provisional", 6: "partial"},
        reported={3: 6, 4: 3, 6: 5},
    )
    counts = arrays.read_counts(made)
    assert list(counts.weight) == [1, 0, 1, 1, 0, 0, 1]
    assert counts.exposure[3] == pytest.approx(6 / 7)
    assert counts.exposure[6] == pytest.approx(5 / 7)
    assert list(counts.complete) == [True, False, True, True, False, False, False]
    assert list(counts.silent) == [False, True, False, False, False, False, False]
    assert counts.newest() == 6
    assert counts.newest(counts.complete) == 3
    assert len(counts.y) == 1


def test_months_are_exposed_by_their_days() -> None:
    counts = arrays.read_counts(stats_world.series([10, 10, 10], "month"))
    assert counts.exposure[0] > 1 > counts.exposure[1]


def test_bundles_give_three_rows_and_open_ends_stay_at_best() -> None:
    made = stats_world.series([NAN, 5, 7], low=[2, 5, 7], high=[8, 5, NAN], status={0: "reported"})
    counts = arrays.read_counts(made)
    np.testing.assert_array_equal(counts.y, [[5, 5, 7], [2, 5, 7], [8, 5, 7]])
    assert counts.weight.all()


def test_a_period_that_holds_a_break_stands_alone() -> None:
    weeks = [date(2025, 7, day) for day in (7, 14, 21, 28)]
    ends = [*weeks[1:], date(2025, 8, 4)]
    assert list(arrays.stretches([date(2025, 7, 24)], weeks, ends)) == [0, 0, 1, 2]
    assert list(arrays.stretches([date(2025, 7, 21)], weeks, ends)) == [0, 0, 2, 2]
    assert list(arrays.stretches([], weeks, ends)) == [0, 0, 0, 0]


def test_a_rate_is_refused_by_methods_of_counts() -> None:
    made = stats_world.rate([5.0] * 10, [9.0] * 10)
    for name in ("trend", "anomalies", "records"):
        with pytest.raises(MethodError, match="rate_neutralised is a rate"):
            stats.METHODS[name]([made])


# --- registry, findings, words


def test_registry_names_every_method_by_its_function() -> None:
    assert {name: method.__name__ for name, method in stats.METHODS.items()} == {
        name: name
        for name in (
            *("trend", "anomalies", "records", "breaks", "course", "weekdays", "forecast"),
            *("rates", "rate_anomalies"),
        )
    }
    assert stats.methods_for("count", "week") == ("trend", "anomalies", "records", "breaks")
    assert stats.methods_for("fraction", "day") == ("rates", "rate_anomalies", "breaks")
    assert stats.methods_for("fraction", "month") == ("rates", "breaks")


def test_findings_carry_the_key_of_their_series() -> None:
    made = synth.daily(days=300, regimes=stats_world.ONE_REGIME)
    for name in stats.methods_for("count", "day"):
        for finding in stats.METHODS[name]([made]):
            assert (finding.metric, finding.classes, finding.scope) == ("launched", ("drone",), "national")
            assert finding.as_of == made.as_of
            assert finding.method == name
            assert finding.note.endswith(".")


def test_the_same_series_gives_the_same_findings() -> None:
    made = synth.daily(days=300)
    for name in stats.methods_for("count", "day"):
        assert stats.METHODS[name]([made]) == stats.METHODS[name]([made])


def test_many_series_at_once_equal_each_alone() -> None:
    some = [
        synth.daily(days=220 + 40 * seed, values=list(synth.counts(220 + 40 * seed, seed=seed)))
        for seed in range(3)
    ]
    some += [stats_world.series(stats_world.negative_binomial(40, 3, 60, 5))]
    for name in ("trend", "anomalies", "records"):
        together = stats.METHODS[name](some)
        alone = [finding for one in some for finding in stats.METHODS[name]([one])]
        assert [(f.finding, f.period) for f in together] == [(f.finding, f.period) for f in alone]
        for one, two in zip(together, alone, strict=True):
            assert one.value == pytest.approx(two.value, rel=1e-9)


def test_numbers_of_findings_are_tidy() -> None:
    assert tidy(1 / 3) == 0.3333333333
    assert tidy(None) is None
    assert tidy(float("inf")) is None
    made = stats_world.series([1, 2, 3])
    period = (date(2024, 1, 15), date(2024, 1, 22))
    finding = make_finding(made, "level", period, method="trend", value=NAN, high=2 / 3)
    assert finding.value is None
    assert finding.high == 0.6666666667


@together(
    ("classes", "metric", "words_of_it"),
    [
        (("drone",), "launched", "drones reported launched"),
        (("missile",), "shot_down", "missiles reported shot down"),
        (("iskander_m", "kn_23"), "launched", "Iskander-M and KN-23 reported launched"),
        ((), "aid_pledged", "aid reported pledged"),
        (("soldier",), "personnel_losses", "soldiers reported killed or wounded"),
        (("air_target",), "hit_locations", "places reported struck"),
        (("drone",), "debris_locations", "places reported hit by debris of drones"),
        ((), "hit", "objects reported to have hit"),
    ],
)
def test_a_series_is_named_in_words(classes: tuple[str, ...], metric: str, words_of_it: str) -> None:
    assert words.subject(stats_world.series([1], metric=metric, classes=classes)) == words_of_it


@together(
    ("classes", "metric", "value", "told"),
    [
        ("drone", "launched", 1.0, "1 drone was reported launched"),
        ("kinzhal", "launched", 1.0, "1 Kinzhal was reported launched"),
        ("missile", "shot_down", 2.0, "2 missiles were reported shot down"),
        ("child", "killed", 1.0, "1 child was reported killed"),
        ("air_target", "hit_locations", 1.0, "1 place was reported struck"),
        ("equipment", "equipment_destroyed", 2207.0, "2,207 pieces of equipment were reported destroyed"),
        ("aid", "aid_allocated", 5438.0, "EUR 5,438 of aid was reported allocated"),
    ],
)
def test_a_value_agrees_with_its_noun_and_verb(classes: str, metric: str, value: float, told: str) -> None:
    unit = "EUR" if metric.startswith("aid_") else "count"
    made = stats_world.series([value], metric=metric, classes=(classes,), unit=unit)
    assert f"{words.counted(made, value)} {words.were(made, value)}" == told


@together(
    ("classes", "metric", "told"),
    [
        ("drone", "shot_down", "2 Ukrainian drones were reported shot down"),
        ("soldier", "personnel_losses", "2 soldiers were reported killed or wounded on the Russian side"),
        ("tank", "equipment_destroyed", "2 tanks were reported destroyed on the Russian side"),
        ("drone", "hit_locations", "2 places were reported struck by Ukrainian drones"),
        ("air_target", "hit_locations", "2 places were reported struck on the Russian side"),
    ],
)
def test_what_befell_the_other_side_says_so(classes: str, metric: str, told: str) -> None:
    made = stats_world.series([2.0], metric=metric, classes=(classes,), direction="ua_on_ru")
    assert f"{words.counted(made, 2.0)} {words.were(made, 2.0)}" == told
    assert words.subject(made) == told.removeprefix("2 ").replace(" were ", " ")


def test_days_and_periods_in_words() -> None:
    first = date(2026, 6, 1)
    assert words.within(first, date(2026, 6, 2), "day") == "on 1 June 2026"
    assert words.within(first, date(2026, 6, 8), "week") == "in the week to 7 June 2026"
    assert words.within(first, date(2026, 7, 1), "month") == "in June 2026"
    assert [words.ordinal(rank) for rank in (4, 11, 21, 22)] == ["4th ", "11th ", "21st ", "22nd "]
    assert words.levels(0.95) == "95 %"
    assert words.percent(-0.04) == "0.0 %"
