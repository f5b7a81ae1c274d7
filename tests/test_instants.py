"""Days and instants of calls may be written as on the command line."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

import tracker
from tracker.errors import AsOfError, SeriesError, TrackerError
from tracker.instants import read_day, read_instant, read_published
from tracker.store import Store

STATEMENTS = Path(__file__).resolve().parents[1] / "datasets" / "air-force-statements"
END = datetime(2025, 6, 29, 23, 59, 59, tzinfo=UTC)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    place = tmp_path_factory.mktemp("instants") / "store.sqlite"
    for name in ("2025-06-28", "2025-06-29", "2025-06-30"):
        tracker.ingest(place, [STATEMENTS / f"{name}.md"], known_at=name)
    with tracker.open_store(place) as reader:
        yield reader


@pytest.mark.parametrize("value", ["2025-06-29", date(2025, 6, 29), "2025-06-30T02:59:59+03:00", END])
def test_an_instant_is_a_value_or_words(value: date | str) -> None:
    assert read_instant(value) == END
    assert read_published("2025-06-29").hour == 12 and read_published(END) == END
    assert read_day("2025-06-29") == date(2025, 6, 29)


@pytest.mark.parametrize("value", ["2025-06-29", "20250629", datetime(2025, 6, 28, 23, 30, tzinfo=UTC)])
def test_the_day_of_an_instant_is_that_of_kyiv(value: date | str) -> None:
    assert read_day(value) == date(2025, 6, 29)
    assert read_day(END) == date(2025, 6, 30)
    assert read_day(pd.Timestamp("2025-06-29")) == date(2025, 6, 29)
    assert read_instant("20250629") == END


NONE = ["yesterday", "2025-13-01", "2025-06-29T25:00Z", "2025-W26", 20250629, np.datetime64("2025-06-29")]


@pytest.mark.parametrize("value", NONE)
def test_what_is_no_instant_is_told_with_the_forms(value: str) -> None:
    with pytest.raises(AsOfError, match="is no instant: write 2025-06-29 or"):
        read_instant(value)
    with pytest.raises(SeriesError, match="is no day: write 2025-06-29"):
        read_day(value)


def test_what_is_no_text_is_told_with_its_type() -> None:
    given: Any = np.datetime64("2025-06-29")
    for read in (read_day, read_instant):
        with pytest.raises(TrackerError, match=r'^"2025-06-29" \(of type datetime64\) is no'):
            read(given)


@pytest.mark.parametrize("value", ["2025-06-29T06:00:00", END.replace(tzinfo=None)])
def test_an_instant_without_an_offset_is_refused(value: date | str) -> None:
    with pytest.raises(AsOfError, match=r"has no offset: write 2025-06-29T\d\d:\d\d:\d\dZ for UTC"):
        read_instant(value)


def test_verbs_take_words(store: Store) -> None:
    june = tracker.series(store, "launched", since="2025-06-28", until="20250629", as_of="2025-06-29")
    assert june.as_of == END and list(june.frame["best"]) == [23.0, 477.0]
    text = "Overnight Russia launched 477 drones at Ukraine."
    (claim,) = tracker.read_claims(text, published="2025-06-29")
    assert claim.window.end is not None and claim.window.end.date() == date(2025, 6, 29)
    period = june.frame["period"].iloc[-1]
    for written in (period, period.date(), "2025-06-29"):
        told = tracker.explain(store, 477, "launched", period=written, as_of="2025-06-29")
        assert told.verdict == "supported"
    (ruled,) = tracker.check(store, "On the night of 29 June 2025 Russia launched 477 drones at Ukraine.")
    assert ruled.verdict == "supported"
    assert tracker.chart(store, "class_multiples", classes=["drone", "missile"], since="2025-06-28").spec.rows
    compared = tracker.compare(store, "2025-06-28", "2025-06-29", metric="launched", classes="drone")
    assert compared.counts == {"same": 1, "changed": 0, "added": 1, "gone": 0}


@pytest.mark.parametrize("known", ["2025-06-29", date(2025, 6, 29), END.replace(tzinfo=None)])
def test_a_store_is_asked_with_instants_that_have_an_offset(store: Store, known: Any) -> None:
    for given in ({"as_of": known}, {"since": known}, {"until": known}, {"as_of": END, "cut": known}):
        with pytest.raises(AsOfError, match=r"is no instant: a datetime with|has no offset: write"):
            store.claims(**given)


def test_a_direction_that_is_none_is_refused_and_other_days_are_named(store: Store) -> None:
    with pytest.raises(SeriesError, match='direction "west" is unknown: choose one of ru_on_ua'):
        tracker.series(store, "launched", direction="west")
    with pytest.raises(SeriesError, match=r"of launched it has figures of 2025-06-28 to 2025-06-30$"):
        tracker.series(store, "launched", since="2030-01-01")
