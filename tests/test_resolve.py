"""Everything resolved at once, against a naive twin."""

import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import tracker
from tests.factory import at, claim, document, empty_store, night, reading
from tracker.errors import AsOfError, SeriesError
from tracker.model import Claim, Reading
from tracker.series.resolve import COLUMNS, _ascending, resolve
from tracker.series.rows import is_own, rank_of
from tracker.store import open_store
from tracker.vocab import load

LAW = settings(max_examples=4, deadline=None, database=None, suppress_health_check=list(HealthCheck))
CLAIMANTS = ("ua_air_force", "ua_general_staff", "unattributed")
PUBLISHERS = ("ua_air_force", "a_paper", "ua_general_staff")


def naive(claims: Sequence[Claim]) -> set[str]:
    """The claim of each key and window: best rank, own words, latest, smallest id."""
    words = load()
    best: dict[tuple[object, ...], tuple[tuple[object, ...], str]] = {}
    for one in claims:
        said = one.published.timestamp() if one.published else float("-inf")
        window = (one.window.start, one.window.end)
        if one.window.start is None:
            continue
        key = (one.metric, one.classes, one.direction, one.scope, one.amount.unit, window)
        own = is_own(one.claimant, one.publisher, words)
        order = (rank_of(one.claimant, words), not own, -said, one.id)
        best[key] = min(best.get(key, (order, one.id)), (order, one.id))
    return {id for _, id in best.values()}


@LAW
@given(
    st.lists(
        st.tuples(
            st.integers(1, 3),
            st.sampled_from(CLAIMANTS),
            st.sampled_from(PUBLISHERS),
            st.integers(0, 3),
            st.sampled_from(["launched", "lost"]),
            st.sampled_from(["national", "odesa"]),
        ),
        max_size=25,
    )
)
def test_it_is_what_a_naive_reader_of_the_claims_chooses(
    told: list[tuple[int, str, str, int, str, str]],
) -> None:
    readings = []
    for number, (day, claimant, publisher, hour, metric, scope) in enumerate(told):
        of = document(number, publisher=publisher, claimant=claimant, published=at(5, hour) if hour else None)
        one = claim(of, value=number, window=night(day), metric=metric, scope=scope)
        readings.append(Reading(of, (one,)))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "s.sqlite"
        path.write_bytes(empty_store())
        with open_store(path, "w") as store:
            store.add(readings, known_at=at(10), source="law")
            frame = resolve(store)
            assert set(frame["id"]) == naive(store.claims())
            assert len(frame) == len(set(frame["id"]))


def test_columns_cuts_and_choices(tmp_path: Path) -> None:
    with open_store(tmp_path / "s.sqlite", "w") as store:
        store.add([reading(1)], known_at=at(10), source="test")
        store.add([reading(2)], known_at=at(11), source="test")
        frame = resolve(store)
        assert list(frame.columns) == list(COLUMNS)
        assert frame["best"].tolist() == [102, 52]
        assert resolve(store, as_of=at(10))["best"].tolist() == [101, 51]
        assert resolve(store, metrics="lost").empty
        assert resolve(store, metrics="launched", scope="national")["best"].tolist() == [102]
        assert frame["window_end"].tolist() == [1751173200] * 2
        with pytest.raises(AsOfError):
            resolve(store, as_of=at(12))
        frame_of_verb = tracker.resolve(store, metrics=["launched"], as_of=f"{at(10):%Y-%m-%dT%H:%MZ}")
        assert frame_of_verb["best"].tolist() == [101]
        with pytest.raises(SeriesError, match='no metric "launchd"'):
            tracker.resolve(store, metrics="launchd")


@pytest.mark.parametrize("far", [0, 1 << 60])
def test_small_and_large_keys_come_in_the_order_of_argsort(far: int) -> None:
    key = np.array([5, 0, far, 5, 2, 0])
    assert _ascending(key).tolist() == np.argsort(key, kind="stable").tolist()
