"""Limits that keep their promise: widening by the record of past predictions, its twin, shares and power."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from tests import naive_stats, stats_world
from tracker.stats import anomalies, bands, outside
from tracker.stats.anomalies import BASELINES
from tracker.stats.baseline import Baseline, limits
from tracker.stats.calibration import WIDEST, widening

pytestmark = pytest.mark.slow

NAN = float("nan")
PLAIN = {by: replace(own, record=0) for by, own in BASELINES.items()}


def judged(y: Any, baseline: Baseline) -> Any:
    y = np.asarray(y, dtype=float)
    return limits(y, np.isfinite(y).astype(float), np.ones(y.size), np.zeros(y.size, int), baseline)


# --- the factor


def test_widening_equals_its_naive_twin() -> None:
    rng = np.random.default_rng(1)
    score = rng.normal(0.3, 1.4, 90)
    score[rng.random(90) < 0.2] = NAN
    stretch = np.repeat([0, 1, 3], 30)
    above, below = widening(score, stretch, 20, 3)
    for place in range(90):
        record = [
            float(score[j])
            for j in range(max(place - 23, 0), max(place - 3, 0))
            if stretch[j] == stretch[place] and np.isfinite(score[j])
        ]
        assert above[place] == pytest.approx(naive_stats.widening(record))
        assert below[place] == pytest.approx(naive_stats.widening([-z for z in record]))


def test_a_kept_promise_widens_nothing() -> None:
    above, below = widening(np.zeros(200), np.zeros(200, int), 104, 2)
    assert (above == 1).all() and (below == 1).all()


def test_each_side_has_a_record_of_its_own() -> None:
    score = np.tile([3.0, -0.1], 60)
    above, below = widening(score, np.zeros(120, int), 104, 2)
    assert above[-1] > 1.5 and below[-1] == 1


def test_one_mass_attack_sets_no_limits_for_a_year() -> None:
    score = np.random.default_rng(2).normal(size=120)
    score[60] = 40.0
    worst = score.copy()
    worst[60] = 3.5
    assert np.array_equal(
        widening(score, np.zeros(120, int), 104, 2), widening(worst, np.zeros(120, int), 104, 2)
    )
    assert widening(score, np.zeros(120, int), 104, 2)[0][-1] < 1.25


def test_a_factor_has_an_end() -> None:
    above, _ = widening(np.full(400, 9.0), np.zeros(400, int), 364, 7)
    assert above.max() == WIDEST


def test_a_record_knows_nothing_of_its_guard_band_or_later() -> None:
    score = np.zeros(60)
    later = score.copy()
    later[48:] = 5.0
    for one, two in zip(
        widening(score, np.zeros(60, int), 30, 2), widening(later, np.zeros(60, int), 30, 2), strict=True
    ):
        np.testing.assert_array_equal(one[:51], two[:51])
    assert widening(later, np.zeros(60, int), 30, 2)[0][51] > 1


def test_a_series_without_a_record_has_the_limits_of_the_model() -> None:
    y = stats_world.negative_binomial(100, 4, 20, 3)
    one, two = judged(y, BASELINES["week"]), judged(y, PLAIN["week"])
    np.testing.assert_array_equal(one.upper[:11], two.upper[:11])


def test_limits_widen_and_never_tighten() -> None:
    y = stats_world.negative_binomial(140 * stats_world.mass_nights(600, 0.1, 4.0, 4), 2.5, 600, 4)
    one, two = judged(y, BASELINES["day"]), judged(y, PLAIN["day"])
    known = np.isfinite(one.p)
    assert (one.upper[known] >= two.upper[known]).all() and (one.lower[known] <= two.lower[known]).all()
    assert (one.p[known] >= two.p[known] - 1e-12).all()
    assert (one.upper[known] > two.upper[known]).any()
    np.testing.assert_array_equal(one.expected[known], two.expected[known])
    alarm = one.p[known] < 0.01
    np.testing.assert_array_equal(alarm, ((y > one.upper) | (y < one.lower))[known])


# --- what is said


def test_a_finding_says_how_often_limits_failed_before() -> None:
    y = stats_world.negative_binomial(1300, 40, 120, 3)
    y[[60, 74, 88, 110]] = 6000, 10, 6000, 6000
    (last,) = [one for one in anomalies([stats_world.series(y)]) if one.period == stats_world.week(110)]
    assert last.settings["outside"] == 4
    assert last.settings["judged"] == 52
    assert last.note.endswith(
        "Of the 52 weeks judged in the year before, 4 lay outside their limits (7.7 %)."
    )
    first = anomalies([stats_world.series(y)])[0]
    assert first.settings["outside"] == 0
    assert "lay outside" not in first.note


def test_outside_counts_the_last_year_of_a_band() -> None:
    y = np.full(160, 700.0) + np.tile([0.0, 40.0], 80)
    y[[60, 130]] = 9000
    y[150] = NAN
    band = bands(stats_world.series(y))
    assert outside(band) == (1, 52)
    assert outside(band.iloc[:0]) == (0, 0)


# --- shares outside and power, on synthetic series


def growth(rate: float, days: int, level: float) -> Any:
    return level * np.exp(rate * np.arange(days))


SERIES: dict[str, tuple[str, Callable[[int], Any]]] = {
    "level": ("day", lambda seed: stats_world.negative_binomial(190, 1.35, 700, seed)),
    "zeros": ("day", lambda seed: stats_world.negative_binomial(6.4, 0.2, 700, seed)),
    "growth of days": (
        "day",
        lambda seed: stats_world.negative_binomial(growth(0.05 / 7, 700, 5), 1.35, 700, seed),
    ),
    "mass nights": (
        "day",
        lambda seed: stats_world.negative_binomial(
            140 * stats_world.mass_nights(700, 0.1, 4.0, seed), 2.5, 700, seed
        ),
    ),
    "weeks": ("week", lambda seed: stats_world.negative_binomial(1300, 8.5, 200, seed)),
    "growth of weeks": (
        "week",
        lambda seed: stats_world.negative_binomial(growth(0.05, 200, 5), 8.5, 200, seed),
    ),
    "mass weeks": (
        "week",
        lambda seed: stats_world.negative_binomial(
            1100 * stats_world.mass_nights(200, 0.1, 2.5, seed), 14, 200, seed
        ),
    ),
}


def shares_outside(name: str, settings: Mapping[str, Baseline], seeds: int) -> float:
    by, make = SERIES[name]
    p = np.concatenate([judged(make(seed), settings[by]).p for seed in range(seeds)])
    return float(np.mean(p[np.isfinite(p)] < 0.01))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "most"),
    [
        ("level", 0.014),
        ("zeros", 0.012),
        ("growth of days", 0.024),
        ("mass nights", 0.018),
        ("weeks", 0.015),
        ("growth of weeks", 0.040),
        ("mass weeks", 0.032),
    ],
)
def test_share_outside_a_band_of_99_percent(name: str, most: float) -> None:
    seeds = 6 if SERIES[name][0] == "day" else 24
    assert 0.002 <= shares_outside(name, BASELINES, seeds) <= most


@pytest.mark.slow
@pytest.mark.parametrize("name", ["growth of days", "mass nights", "growth of weeks", "mass weeks"])
def test_the_record_brings_the_share_nearer_to_its_level(name: str) -> None:
    seeds = 4 if SERIES[name][0] == "day" else 16
    assert shares_outside(name, BASELINES, seeds) < 0.75 * shares_outside(name, PLAIN, seeds)


def power(name: str, settings: Mapping[str, Baseline], seeds: int) -> float:
    """Share of periods that would be named if their own count were three times as high."""
    by, make = SERIES[name]
    hits = total = 0
    for seed in range(seeds):
        y = make(seed)
        upper = judged(y, settings[by]).upper
        known = np.isfinite(upper)
        hits, total = hits + int((3 * y > upper)[known].sum()), total + int(known.sum())
    return hits / total


@pytest.mark.parametrize(("name", "least"), [("level", 0.18), ("weeks", 0.70), ("growth of weeks", 0.68)])
def test_threefold_outbreaks_are_still_found(name: str, least: float) -> None:
    seeds = 2 if SERIES[name][0] == "day" else 40
    # Seeds of weeks differ by 0.056: a standard error of 0.025 of five, of 0.009 of forty.
    found = power(name, BASELINES, seeds)
    assert found >= least
    assert found >= 0.78 * power(name, PLAIN, seeds)
