"""Adding again, as-of, and readings by newer readers."""

from datetime import datetime

import pytest

from tests.factory import at, claim, document, night, reading, rejection
from tests.store.helpers import add, on_both, read_by, values
from tracker.errors import AsOfError
from tracker.model import Amount, Reading
from tracker.store import Store


def test_adding_again_adds_nothing_and_counts_sightings(store: Store) -> None:
    add(store, reading(1), reading(2))
    again = add(store, reading(1), reading(2), reading(3), day=11)
    assert (again.documents, again.claims, again.sightings) == (1, 2, 2)
    assert [c.known_at for c in store.claims(document=reading(1).document.id)] == [at(10), at(10)]


def test_the_same_text_elsewhere_is_a_sighting_of_one_document(store: Store) -> None:
    add(store, reading(1))
    batch = add(store, reading(1, ref="a copy", url="https://example.org/copy"), day=11)
    assert (batch.documents, batch.claims, batch.sightings) == (0, 0, 1)
    assert store.documents()[0].ref == "bulletin/1"
    assert {c.ref for c in store.claims()} == {"bulletin/1"}


def test_the_same_document_twice_in_one_call_is_one(store: Store) -> None:
    batch = add(store, reading(1), reading(1), Reading(reading(1).document, reading(1).claims * 2))
    assert (batch.documents, batch.claims, batch.sightings) == (1, 2, 2)


def test_an_empty_run_is_a_batch_and_moves_what_was_seen(store: Store) -> None:
    add(store, reading(1))
    batch = add(store, day=12)
    assert batch.documents == batch.claims == 0
    assert store.last_seen() == at(12)
    assert len(store.claims(as_of=at(12))) == 2
    assert [b.id for b in store.batches()] == [1, 2]


def test_a_batch_says_what_it_was(store: Store) -> None:
    store.add([reading(1)], known_at=at(10), source="folder/x", version="7")
    assert store.batches()[0]._asdict() == {
        "id": 1,
        "known_at": at(10),
        "source": "folder/x",
        "version": "7",
        "backfill": False,
        "documents": 1,
        "claims": 2,
        "rejections": 1,
        "sightings": 0,
        "input": "",
    }


def test_readings_of_many_transactions_are_one_batch(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tracker.store.sql._DOCUMENTS_A_PART", 2)
    monkeypatch.setattr("tracker.store.sql._PARTS_A_TRANSACTION", 2)
    batch = add(store, *(reading(n) for n in range(10)))
    assert (batch.id, batch.documents, batch.claims) == (1, 10, 20)
    assert len(store.batches()) == 1


def test_an_input_dated_before_the_newest_batch_needs_backfill(store: Store) -> None:
    add(store, reading(1), day=10)
    with pytest.raises(AsOfError, match=r"before the newest batch .*2025-07-10.*--backfill"):
        add(store, reading(2), day=9)
    assert AsOfError.exit_code == 2
    batch = add(store, reading(2), day=9, backfill=True)
    assert (batch.backfill, batch.claims) == (True, 2)
    assert len(store.claims(as_of=at(9))) == 2
    assert not add(store, reading(3), day=11, backfill=True).backfill


@on_both
def test_known_at_is_the_earliest_sighting_also_by_backfill(store: Store) -> None:
    add(store, reading(1), day=10)
    add(store, reading(1), day=8, backfill=True)
    assert {c.known_at for c in store.claims()} == {at(8)}
    assert len(store.claims(as_of=at(9))) == 2
    assert set(store.scan(as_of=at(9))["known_at"].to_pylist()) == {int(at(8).timestamp())}
    assert store.verify() == []


def test_as_of_cuts_on_known_at_or_on_published(store: Store) -> None:
    add(store, reading(1), day=10)
    add(store, reading(2), day=12)
    assert len(store.claims(as_of=at(11))) == 2
    assert len(store.claims(as_of=at(12))) == 4
    assert store.claims(as_of=at(9)) == []
    assert len(store.claims(as_of=at(2, 6), cut="published")) == 2
    assert store.scan(as_of=at(2, 5), cut="published").num_rows == 0
    assert store.documents(as_of=at(11)) == [reading(1).document]
    assert store.rejections(as_of=at(11)) == list(reading(1).rejections)


def test_unknown_publication_counts_as_published_when_known(store: Store) -> None:
    of = document(published=None)
    add(store, Reading(of, (claim(of),)), day=10)
    add(store, day=20)
    assert store.claims(as_of=at(9), cut="published") == []
    assert len(store.claims(as_of=at(11), cut="published")) == 1


@pytest.mark.parametrize("question", ["claims", "documents", "rejections", "scan"])
def test_an_as_of_later_than_seen_is_refused_everywhere(store: Store, question: str) -> None:
    add(store, reading(1), day=10)
    with pytest.raises(AsOfError, match=r"later than store .* its last instant is 2025-07-10T00:00:00Z"):
        getattr(store, question)(as_of=at(10, 1))


def test_instants_without_an_offset_are_refused(store: Store) -> None:
    add(store, reading(1), day=10)
    naive = datetime(2025, 7, 10)  # noqa: DTZ001 - the fault under test
    with pytest.raises(AsOfError, match="has no offset"):
        store.claims(as_of=naive)
    with pytest.raises(AsOfError, match="has no offset"):
        store.add([], known_at=naive, source="test")


def test_an_as_of_in_another_zone_is_the_same_instant(store: Store) -> None:
    add(store, reading(1), day=10)
    kyiv = datetime.fromisoformat("2025-07-10T03:00:00+03:00")
    assert len(store.claims(as_of=kyiv)) == 2


@on_both
def test_a_newer_reader_decides_which_claims_are_live(store: Store) -> None:
    add(store, read_by(1, 2), day=10, version="1")
    batch = add(store, read_by(2, 3), day=12, version="2")
    assert (batch.documents, batch.claims) == (0, 1)
    assert values(store) == [2, 3]
    assert values(store, as_of=at(11)) == [1, 2]
    assert {c.amount.best: c.known_at for c in store.claims()} == {2: at(10), 3: at(12)}
    assert sorted(store.scan()["best"].to_pylist()) == [2, 3]


def test_an_older_reader_met_again_changes_nothing(store: Store) -> None:
    add(store, read_by(1), day=10, version="10")
    add(store, read_by(2), day=11, version="9")
    assert values(store) == [1]


def test_a_newer_reader_that_finds_nothing_leaves_nothing_live(store: Store) -> None:
    add(store, read_by(1), day=10, version="1")
    add(store, read_by(), day=11, version="2")
    assert values(store) == []
    assert values(store, as_of=at(10)) == [1]


def test_a_claim_found_again_by_the_third_reader_is_live_again(store: Store) -> None:
    for day, (found, version) in enumerate([((1, 2), "1"), ((2,), "2"), ((1,), "3")], start=10):
        add(store, read_by(*found), day=day, version=version)
    assert [values(store, as_of=at(day)) for day in (10, 11, 12)] == [[1, 2], [2], [1]]
    assert store.claims()[0].known_at == at(10)


def test_rejections_follow_the_newest_reader(store: Store) -> None:
    of = document()
    add(store, Reading(of, (), (rejection(of), rejection(of, span=(0, 8), text="Bulletin"))), version="1")
    add(store, Reading(of, (), (rejection(of, reason="ordinal"),)), day=11, version="2")
    assert [r.reason for r in store.rejections()] == ["ordinal"]
    assert len(store.rejections(as_of=at(10))) == 2


def test_one_reader_on_two_dates_of_publication_keeps_the_claims_of_both(store: Store) -> None:
    """A stock sentence printed on two days is two statements in one text."""
    texts = {"text": "No missile was used in the night."}
    for day in (10, 11):
        of = document(1, published=at(day), **texts)
        nothing = claim(of, amount=Amount.exact(0.0), span=(0, 2), window=night(day))
        add(store, Reading(of, (nothing,)), day=day, version="1")
    assert [c.window for c in store.claims()] == [night(10), night(11)]
    assert len(store.documents()) == 1


def test_of_two_prints_at_one_instant_the_first_published_is_shown(store: Store) -> None:
    relay = reading(1, publisher="relay", published=at(2, 9), claimant="ua_air_force")
    for each in (relay, reading(1)):
        add(store, each)
    assert {c.publisher for c in store.claims()} == {"ua_air_force"}
    assert store.scan()["publisher"].to_pylist() == ["ua_air_force"] * 2
    assert store.documents()[0].publisher == "ua_air_force"
    assert sum(b.claims for b in store.batches()) == 2
