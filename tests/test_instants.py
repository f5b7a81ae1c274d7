"""Days and instants of calls may be written as on the command line."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

import tracker
from tracker.errors import AsOfError, SeriesError
from tracker.instants import day, instant, published
from tracker.store import Store

STATEMENTS = Path(__file__).resolve().parents[1] / "datasets" / "air-force-statements"
END = datetime(2025, 6, 29, 23, 59, 59, tzinfo=UTC)


def words(**given: Any) -> dict[str, Any]:
    """Words where a value is expected."""
    return given


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    place = tmp_path_factory.mktemp("instants") / "store.sqlite"
    for name in ("2025-06-28", "2025-06-29", "2025-06-30"):
        tracker.ingest(place, [STATEMENTS / f"{name}.md"], **words(known_at=name))
    with tracker.open_store(place) as reader:
        yield reader


@pytest.mark.parametrize("value", ["2025-06-29", date(2025, 6, 29), "2025-06-30T02:59:59+03:00", END])
def test_an_instant_is_a_value_or_words(value: date | str) -> None:
    assert instant(value) == END
    assert published("2025-06-29").hour == 12 and published(END) == END
    assert day("2025-06-29") == day(END) == date(2025, 6, 29)


@pytest.mark.parametrize("value", ["yesterday", "2025-13-01", "2025-06-29T25:00Z", 20250629])
def test_what_is_no_instant_is_told_with_the_forms(value: str) -> None:
    with pytest.raises(AsOfError, match="is no instant: write 2025-06-29 or"):
        instant(value)
    with pytest.raises(SeriesError, match="is no day: write 2025-06-29"):
        day(value)


@pytest.mark.parametrize("value", ["2025-06-29T06:00:00", END.replace(tzinfo=None)])
def test_an_instant_without_an_offset_is_refused(value: date | str) -> None:
    with pytest.raises(AsOfError, match=r"has no offset: write 2025-06-29T\d\d:\d\d:\d\dZ for UTC"):
        instant(value)


def test_verbs_take_words(store: Store) -> None:
    june = tracker.series(store, "launched", since="2025-06-28", until="2025-06-29", as_of="2025-06-29")
    assert june.as_of == END and list(june.frame["best"]) == [23.0, 477.0]
    assert len(store.claims(metric="launched", classes="drone", **words(as_of="2025-06-28"))) == 1
    text = "Overnight Russia launched 477 drones at Ukraine."
    (claim,) = tracker.read_claims(text, **words(published="2025-06-29"))
    assert claim.window.end is not None and claim.window.end.date() == date(2025, 6, 29)
    asked = words(period=date(2025, 6, 29), as_of="2025-06-29")
    told = tracker.explain(store, 477, "launched", **asked)
    assert told.verdict == "supported"
    (ruled,) = tracker.check(store, "On the night of 29 June 2025 Russia launched 477 drones at Ukraine.")
    assert ruled.verdict == "supported"
    assert tracker.chart(store, "class_multiples", classes=["drone", "missile"], since="2025-06-28").spec.rows


def test_a_direction_that_is_none_is_refused_and_other_days_are_named(store: Store) -> None:
    with pytest.raises(SeriesError, match='direction "west" is unknown: choose one of ru_on_ua'):
        tracker.series(store, "launched", direction="west")
    with pytest.raises(SeriesError, match=r"of launched it has figures of 2025-06-28 to 2025-06-30$"):
        tracker.series(store, "launched", since="2030-01-01")
