"""All series at once: adjusted p, alpha that is spent, what is kept and how it is ranked; the two verbs."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import naive_stats, stats_world
from tests.cli import run
from tests.later import Later
from tests.shared import SHARED, needs_shared
from tracker.api.screening import findings_of_all
from tracker.sources import missile_attacks
from tracker.stats.multiplicity import adjusted, spent
from tracker.stats.screening import prominence, screen
from tracker.store import Store, open_store

multitest = Later("statsmodels.stats.multitest")
P = st.lists(st.floats(1e-9, 1), min_size=1, max_size=30)


@given(P, st.booleans())
def test_adjusted_p_equal_statsmodels(p: list[float], overlapping: bool) -> None:
    wanted = multitest.multipletests(p, method="fdr_by" if overlapping else "fdr_bh")[1]
    np.testing.assert_allclose(adjusted(np.array(p), overlapping), wanted, rtol=1e-9)


def test_unknown_p_are_no_tests() -> None:
    got = adjusted(np.array([0.01, np.nan, 0.2]), False)
    np.testing.assert_allclose(got, [0.02, np.nan, 0.2])
    assert adjusted(np.array([])).size == 0


@given(P)
def test_spending_equals_its_naive_twin_and_a_later_run_agrees(p: list[float]) -> None:
    found, levels = spent(np.array(p), 0.1)
    np.testing.assert_allclose(levels, naive_stats.spent(p, 0.1), rtol=1e-9)
    longer, _ = spent(np.array([*p, 1e-6]), 0.1)
    assert np.array_equal(longer[:-1], found)


def test_what_is_spent_never_exceeds_alpha() -> None:
    _, levels = spent(np.ones(5000), 0.05)
    assert levels.sum() <= 0.05 / 2 * 1.001
    found, _ = spent(np.random.default_rng(1).uniform(size=5000), 0.05)
    assert found.sum() <= 1


# --- screening


def world(seed: int, spike: float = 0.0) -> Any:
    y = stats_world.negative_binomial(700, 12, 120, seed)
    y[110] += spike
    return stats_world.series(y)


def test_noise_leaves_no_anomaly_and_a_spike_stays_on_top() -> None:
    quiet = screen([world(seed) for seed in range(6)], since=date(2025, 1, 1))
    assert quiet.tests == 6 * (120 - 53)
    assert [one.finding for one in quiet.findings if "anomaly" in one.finding] == []
    many = [*(world(seed) for seed in range(5)), world(9, spike=9000)]
    found = screen(many, since=date(2025, 1, 1))
    first = next(one for one in found.findings if one.finding == "anomaly")
    assert first.period == stats_world.week(110)
    assert float(first.settings["p_adjusted"]) <= 0.1
    assert found.kept == 1 <= found.below
    assert "1 kept (Benjamini-Yekutieli, 10 %)." in found.summary()


def test_the_order_of_series_is_nothing() -> None:
    many = [world(1), world(2, spike=9000), world(3)]
    one, two = screen(many), screen(many[::-1])
    assert [each.note for each in one.findings] == [each.note for each in two.findings]


def test_a_later_run_of_every_day_agrees_with_an_earlier_one() -> None:
    y = stats_world.negative_binomial(700, 12, 120, 4)
    y[[60, 100]] += 9000
    early, late = (
        screen([stats_world.series(y[:size])], since=date(2024, 6, 1), daily=True) for size in (105, 120)
    )
    early_on = stats_world.week(105)
    named = [
        sorted(one.period for one in run.findings if one.finding == "anomaly" and one.period < early_on)
        for run in (early, late)
    ]
    assert named[0] == named[1] == [stats_world.week(60), stats_world.week(100)]


def test_short_series_are_silent_and_counted() -> None:
    found = screen([stats_world.series([5.0] * 6)])
    assert (found.silent, found.tests, found.findings) == (1, 0, ())


def test_records_of_longer_spans_stand_higher() -> None:
    y = np.arange(100.0, 220.0)
    ranked = screen([stats_world.series(y)], since=stats_world.week(100)).findings
    records = [one for one in ranked if one.finding == "record"]
    assert [prominence(one) for one in records] == sorted((prominence(one) for one in records), reverse=True)
    assert records[0].period == stats_world.week(119)


# --- the verbs, on the nights around the record of September 2025

FILE = SHARED / "data" / "missile-attacks" / "2026-06-07.csv"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    path = tmp_path_factory.mktemp("screen") / "store.sqlite"
    with open_store(path, "w") as writer:
        known_at = datetime(2026, 6, 7, 12, tzinfo=UTC)
        writer.add(missile_attacks.read(FILE), known_at=known_at, source="missile-attacks")
    yield path


@pytest.mark.slow
@needs_shared("data", "missile-attacks")
def test_the_record_night_and_the_record_day_are_found_and_ranked(store: Path) -> None:
    found = findings_of_all(store, since=date(2025, 8, 1))
    told = [one for one in found.findings if one.classes == ("drone",) and one.metric == "launched"]
    places = {
        (one.period, one.value): place
        for place, one in enumerate(told)
        if one.finding == "record" and one.by == "day" and one.rank == 1
    }
    assert (date(2025, 9, 7), 810) in places
    assert places[(date(2026, 3, 24), 948)] < places[(date(2025, 9, 7), 810)]


@pytest.mark.slow
@needs_shared("data", "missile-attacks")
def test_the_verbs_print_findings_forecasts_and_scores(store: Path) -> None:
    done = run("findings", "--all", "--store", store, "--since", "2026-05-01", "--first", "5", "--json")
    assert done.code == 0, done.err
    assert len(done.lines) == 5
    assert "periods of" in done.err
    assert run("findings", "--store", store).code == 2
    assert run("findings", "launched", "--all", "--store", store).code == 2
    done = run("forecast", "launched", "--store", store, "--by", "week", "--horizons", "2", "--json")
    assert [line["finding"] for line in done.lines] == ["forecast"] * 2
    done = run(
        "forecast", "launched", "--store", store, "--by", "week", "--evaluate", "--origins", "20", "--json"
    )
    assert {line["model"] for line in done.lines} >= {"average", "climatology", "ets", "sarimax"}
    few = "forecast", "launched", "--store", store, "--by", "week", "--evaluate", "--origins", "4"
    assert all(line["skill"][1:] == [None, None] for line in run(*few, "--json").lines)
    done = run(*few)
    assert "1.000 (–)" in done.out
    assert "No interval of the skill" in done.err


def test_a_store_without_counts_says_so(tmp_path: Path) -> None:
    path = tmp_path / "empty.sqlite"
    store: Store = open_store(path, "w")
    store.add([], known_at=datetime(2026, 6, 7, tzinfo=UTC), source="nothing")
    store.close()
    assert run("findings", "--all", "--class", "drone", "--store", path).code == 2
    done = run("findings", "--all", "--by", "week", "--store", path)
    assert done.code == 1
    assert "nothing reported" in done.err
