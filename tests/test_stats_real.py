"""The change of definition of July 2025 in the real file: no method reports it as a surge."""

import csv
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.shared import SHARED, needs_shared
from tracker import stats
from tracker.errors import NotComparableError
from tracker.series import series
from tracker.sources import missile_attacks
from tracker.stats.segmentation import segment_shares
from tracker.stats.shares import read_shares
from tracker.store import Store, open_store

FILE = SHARED / "data" / "missile-attacks" / "2026-06-07.csv"
BREAK = date(2025, 7, 24)
pytestmark = needs_shared("data", "missile-attacks")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store of the rows around the break, which is all that these tests ask for."""
    folder = tmp_path_factory.mktemp("real")
    with FILE.open(encoding="utf-8", newline="") as source:
        rows = list(csv.DictReader(source))
    some = [row for row in rows if "2025-01-01" <= row["time_end"].strip()[:10] < "2025-09-01"]
    path = _written(folder / "part.csv", list(rows[0]), some)
    known_at = datetime(2026, 6, 7, 12, tzinfo=UTC)
    with open_store(folder / "store.sqlite", "w") as writer:
        writer.add(missile_attacks.read(path), known_at=known_at, source="missile-attacks")
    with open_store(folder / "store.sqlite", "r") as reader:
        yield reader


def _written(path: Path, names: list[str], rows: list[dict[str, str]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as target:
        writer = csv.DictWriter(target, names)
        writer.writeheader()
        writer.writerows(rows)
    return path


def asked(store: Store, metric: str, by: str = "week") -> Any:
    return series(store, metric, classes="drone", by=by, since=date(2025, 1, 1), until=date(2025, 8, 31))  # type: ignore[arg-type]


@pytest.mark.parametrize("metric", ["launched", "neutralised", "shot_down"])
def test_no_week_of_august_is_a_surge(store: Store, metric: str) -> None:
    found = stats.anomalies([asked(store, metric)], since=date(2025, 7, 21))
    assert [
        finding.note for finding in found if finding.finding == "anomaly" and (finding.score or 0) > 0
    ] == []


def test_no_record_or_change_comes_from_the_new_definition(store: Store) -> None:
    own = asked(store, "shot_down")
    for finding in [*stats.records([own], since=date(2025, 7, 1)), *stats.trend([own])]:
        assert finding.period <= BREAK
        if finding.span is not None:
            assert finding.span[1] <= date(2025, 7, 28)


def test_the_comparable_rate_fell(store: Store) -> None:
    change = stats.compare_periods(
        asked(store, "rate_neutralised", "month"), date(2025, 6, 1), date(2025, 8, 1)
    )
    assert change.expected == pytest.approx(0.860, abs=0.0005)
    assert change.value == pytest.approx(0.834 - 0.860, abs=0.001)


def test_the_old_rate_is_not_told_for_august(store: Store) -> None:
    own = asked(store, "rate_shot", "month")
    newest = stats.rates([own])[0]
    assert newest.period == date(2025, 7, 1)
    with pytest.raises(NotComparableError, match="not comparable"):
        stats.compare_periods(own, date(2025, 6, 1), date(2025, 8, 1))


def test_months_weeks_and_days_of_the_real_nights_have_one_rho(store: Store) -> None:
    every = [read_shares(asked(store, "rate_neutralised", by)) for by in ("day", "week", "month")]
    newest = [shares.rho(np.flatnonzero(shares.series.frame["period"] >= "2025-08-01")) for shares in every]
    assert newest == pytest.approx([newest[0]] * 3)
    assert 0.02 < newest[0] < 0.15


def test_august_2025_rests_on_its_31_nights(store: Store) -> None:
    made = asked(store, "rate_neutralised", "month")
    august = stats.rate_bands(made).iloc[-1]
    assert (august["low"], august["high"]) == pytest.approx((0.77, 0.88), abs=0.02)
    shown = replace(made, frame=made.frame.iloc[-1:].reset_index(drop=True))
    assert stats.rate_bands(shown).iloc[0].equals(august)


@pytest.mark.slow
def test_the_break_of_the_printed_rate_lies_on_its_day_and_is_a_definition(store: Store) -> None:
    """As printed, the share of drones destroyed leaps when the source begins to count the lost ones."""
    shot, merged, launched = (asked(store, name, "day") for name in ("shot_down", "neutralised", "launched"))
    n = launched.frame["best"].to_numpy()
    printed = np.where(launched.frame["period"] < str(BREAK), _on(shot, launched), _on(merged, launched))
    known = np.isfinite(printed) & (n > 0) & (printed <= n)
    x, n = np.where(known, printed, np.nan), np.where(known, n, 0.0)
    found = [
        launched.frame["period"].iloc[place].date()
        for place in segment_shares(x, n, n * np.maximum(n - 1, 0), least=14).breaks
    ]
    assert any(abs((day - BREAK).days) <= 2 for day in found)
    told = stats.breaks([shot, asked(store, "rate_shot", "day")])
    assert all(one.finding != "break" for one in told if abs((one.period - BREAK).days) <= 14)
    assert any(one.finding == "definition" for one in told if abs((one.period - BREAK).days) <= 7)


def _on(own: Any, other: Any) -> Any:
    """Values of a series on the days of another."""
    days = own.frame.set_index("period")["best"]
    return days.reindex(other.frame["period"]).to_numpy()


@pytest.mark.slow
def test_limits_hold_what_they_say_in_the_last_year(tmp_path: Path) -> None:
    """Settings were chosen on synthetic series alone; this is the check, not the choice."""
    known_at = datetime(2026, 6, 7, 12, tzinfo=UTC)
    with open_store(tmp_path / "all.sqlite", "w") as writer:
        writer.add(missile_attacks.read(FILE), known_at=known_at, source="missile-attacks")
    with open_store(tmp_path / "all.sqlite", "r") as reader:
        for by, most in (("day", 0.02), ("week", 0.04)):
            many, judged = stats.outside(stats.bands(series(reader, "launched", by=by)))  # type: ignore[arg-type]
            assert judged >= 50
            assert many <= most * judged
