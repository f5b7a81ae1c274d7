"""The store by examples: what goes in comes out, what is refused, and what two processes may do at once."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from math import isnan
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from tests.factory import NIGHT, at, claim, document, empty_store, night, reading, rejection
from tracker.errors import AsOfError, CorrectionError, StoreError
from tracker.model import Alternative, Amount, Claim, Document, Reading, Window
from tracker.store import SCAN, Store, correct, open_store, place, retract, schema
from tracker.store.adbc import Connection, check_engine
from tracker.store.sqlite import SqliteStore

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "store.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    path.write_bytes(empty_store())
    with open_store(path, "w") as store:
        yield store


def add(store: Store, *readings: Reading, day: int = 10, version: str = "", **more: Any) -> Any:
    return store.add(readings, known_at=at(day), source="test", version=version, **more)


def bare(claims: list[Claim]) -> list[Claim]:
    """Claims as they were before a store had seen them, in order of id."""
    return sorted((c.model_copy(update={"known_at": None}) for c in claims), key=lambda c: c.id)


def execute(path: Path, sql: str) -> None:
    """One statement by a stranger who opens the file for writing."""
    connection = Connection(path, readonly=False)
    try:
        connection.execute(sql)
    finally:
        connection.close()


# What goes in comes out.


def test_claims_documents_and_rejections_come_back(store: Store) -> None:
    first, second = reading(1), reading(2)
    batch = add(store, first, second)
    assert (batch.documents, batch.claims, batch.rejections, batch.sightings) == (2, 4, 2, 0)
    assert bare(store.claims()) == sorted(first.claims + second.claims, key=lambda c: c.id)
    assert {c.known_at for c in store.claims()} == {at(10)}
    assert store.documents() == [first.document, second.document]
    assert store.rejections() == [*first.rejections, *second.rejections]


def test_every_field_of_a_claim_comes_back(store: Store) -> None:
    of = document()
    euro = Amount(low=8.5e9, best=9e9, high=None, unit="EUR", bound="about", printed="€9bn")
    rich = claim(
        of,
        ref="another name",
        spans=((3, 6), (10, 12), (0, 2)),
        quote="«Лапки» й апостроф’",
        metric="aid_pledged",
        classes=("missile", "drone"),
        direction="none",
        scope="Ізюм",
        window=Window(start=None, end=None, basis="period", got="unresolved"),
        amount=euro,
        equivalents=(Amount.exact(11e9, "USD", "$11bn"),),
        readings=(Alternative(amount=Amount.exact(9e6, "EUR"), reason="billion may be a slip"),),
        claimant="eu_commission",
        publisher="a_paper",
        published=None,
        status="preliminary",
        supersedes="0" * 31 + "1",
        derived_from=("f" * 32, "0" * 32),
        reason="because",
        flags=("hedged", "round"),
    )
    add(store, Reading(of, (rich,)))
    (back,) = store.claims()
    assert back.model_copy(update={"known_at": None}) == rich
    assert back.id == rich.id


def test_documents_keep_all_that_they_say_of_themselves(store: Store) -> None:
    full = Document(
        ref="page.html#2",
        text="Текст без чисел.",
        offset=120,
        title="Заголовок",
        language="uk",
        published=None,
        published_how="no date found",
        confidence="unresolved",
        reasons=("no weekday", "no year"),
        publisher="paper",
        claimant="",
        url="https://example.org/2",
    )
    add(store, Reading(full, ()))
    assert store.documents() == [full]


def test_rejections_of_the_page_around_a_document_come_back(store: Store) -> None:
    of = document()
    around = rejection(of, document="", ref="the page", span=(900, 903), text="155", reason="furniture")
    add(store, Reading(of, (), (rejection(of), around)))
    assert sorted(store.rejections(), key=lambda r: r.span) == [rejection(of), around]


def test_the_scan_has_its_declared_schema_and_no_magic_number(store: Store) -> None:
    of = document()
    open_end = claim(of, amount=Amount(low=3.0, best=None, high=None, unit="count", bound="at_least"))
    undated = claim(
        of,
        value=51,
        published=None,
        flags=("hedged",),
        classes=("missile", "drone"),
        window=Window(start=None, end=None, basis="day", got="unresolved"),
    )
    add(store, Reading(of, (open_end, undated)))
    table = store.scan()
    assert table.schema == SCAN
    row, bare_row = sorted(table.to_pylist(), key=lambda r: bool(r["hedged"]))
    assert (row["low"], isnan(row["best"]), isnan(row["high"])) == (3.0, True, True)
    assert row["window_start"] == int(NIGHT.timestamp())
    assert row["known_at"] == int(at(10).timestamp())
    assert row["published"] == int(at(2, 6).timestamp())
    assert (bare_row["published"], bare_row["window_start"], bare_row["window_end"]) == (None, None, None)
    assert (bare_row["classes"], bare_row["got"], bare_row["hedged"]) == ("drone+missile", "unresolved", True)
    assert (bare_row["id"], bare_row["document"]) == (undated.id, of.id)


def test_an_empty_store_answers_with_nothing(store: Store) -> None:
    assert store.scan().schema == SCAN
    assert store.scan().num_rows == 0
    assert not (store.claims() or store.documents() or store.rejections() or store.batches())
    with pytest.raises(AsOfError, match="has seen nothing yet"):
        store.last_seen()


def test_a_scan_can_be_narrowed_to_keys(store: Store) -> None:
    of = document()
    kyiv = claim(of, scope="kyiv_city", value=51.0)
    back = claim(of, direction="ua_on_ru", value=1.0, span=(0, 1))
    add(store, Reading(of, (claim(of), kyiv, back)))
    assert store.scan(metrics="launched").num_rows == 3
    assert store.scan(metrics=["launched", "lost"], scope="national").num_rows == 2
    assert store.scan(direction="ua_on_ru")["id"].to_pylist() == [back.id]
    assert store.scan(metrics=[]).num_rows == 0


def test_zero_stays_zero_and_missing_stays_missing(store: Store) -> None:
    of = document()
    none = claim(of, amount=Amount.exact(0.0, printed="none"), span=(0, 4))
    interval = claim(of, amount=Amount(low=2, best=None, high=9, unit="count", bound="vague"), span=(5, 9))
    add(store, Reading(of, (none, interval)))
    assert sorted(c.amount.best is None for c in store.claims()) == [False, True]
    assert bare(store.claims()) == bare([none, interval])


# Adding again.


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
    }


def test_readings_of_many_transactions_are_one_batch(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tracker.store.sqlite._DOCUMENTS_A_TRANSACTION", 4)
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


def test_known_at_is_the_earliest_sighting_also_by_backfill(store: Store) -> None:
    add(store, reading(1), day=10)
    add(store, reading(1), day=8, backfill=True)
    assert {c.known_at for c in store.claims()} == {at(8)}
    assert len(store.claims(as_of=at(9))) == 2
    assert set(store.scan(as_of=at(9))["known_at"].to_pylist()) == {int(at(8).timestamp())}
    assert store.verify() == []


# As-of.


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


# Readings by newer readers.


def read_by(*values: float, number: int = 1, **fields: Any) -> Reading:
    of = document(number, **fields)
    return Reading(of, tuple(claim(of, value=value) for value in values), (rejection(of),))


def values(store: Store, **question: Any) -> list[float]:
    return sorted(c.amount.best or 0 for c in store.claims(**question))


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


# Filters.


@pytest.fixture
def varied(store: Store) -> Store:
    of, other = document(1), document(2, text="У Києві збито 7 ДРОНІВ.", publisher="paper", claimant="mayor")
    add(
        store,
        Reading(of, (claim(of), claim(of, metric="shot_down", value=51, classes=("kh_101", "drone")))),
        Reading(other, (claim(other, value=7, scope="kyiv_city", window=night(4), direction="none"),)),
    )
    return store


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ({"metric": "launched"}, [7, 101]),
        ({"metric": ["shot_down", "lost"]}, [51]),
        ({"classes": "drone"}, [7, 51, 101]),
        ({"classes": ["kh_101"]}, [51]),
        ({"classes": []}, []),
        ({"direction": "none"}, [7]),
        ({"scope": "kyiv_city"}, [7]),
        ({"claimant": "mayor"}, [7]),
        ({"publisher": "ua_air_force"}, [51, 101]),
        ({"since": at(4)}, [7]),
        ({"since": at(4, 5)}, []),
        ({"until": at(3, 17)}, [51, 101]),
        ({"since": NIGHT, "until": at(3, 18)}, [7, 51, 101]),
        ({"text": "дронів"}, [7]),
        ({"text": "DRONES"}, [51, 101]),
        ({"text": "drones", "metric": "launched"}, [101]),
        ({"text": "%"}, []),
        ({"document": document(1).id}, [51, 101]),
        ({"batch": 1, "metric": "launched", "scope": "national"}, [101]),
        ({"batch": 2}, []),
        ({"ids": []}, []),
        ({"limit": 0}, []),
    ],
)
def test_claims_are_filtered(varied: Store, question: dict[str, Any], found: list[float]) -> None:
    assert values(varied, **question) == found


def test_claims_come_in_order_of_publication(varied: Store) -> None:
    assert [c.amount.best for c in varied.claims()] == [101, 51, 7]
    assert [c.amount.best for c in varied.claims(limit=2)] == [101, 51]
    assert [c.amount.best for c in varied.claims(text="drones", limit=1)] == [101]


def test_evidence_is_looked_up_by_id(varied: Store) -> None:
    wanted = [c.id for c in varied.claims()][:2]
    assert [c.id for c in varied.claims(ids=wanted)] == wanted
    assert varied.claims(ids=["0" * 32]) == []
    assert [d.ref for d in varied.documents(ids=[document(1).id])] == ["bulletin/1"]
    assert len(varied.documents(limit=1)) == 1
    assert varied.rejections(document=document(1).id, limit=5) == []


def test_ids_are_found_by_their_beginning(varied: Store) -> None:
    one = varied.claims()[0].id
    retract(varied, one, reason="Denied.", known_at=at(12))
    assert varied.find(one[:8].upper()) == [("claim", one)]
    assert varied.find(document(1).id[:12]) == [("document", document(1).id)]
    assert varied.find("not hex") == varied.find("0" * 40) == []
    assert len(varied.find("")) == 4 + 3  # with the retraction and its note


# Corrections and retractions.


def test_a_correction_supersedes_and_the_past_stays(store: Store) -> None:
    add(store, reading(1))
    (old, other) = store.claims()
    new = correct(store, old.id, amount=120, reason="A digit was lost.", known_at=at(12))
    assert new.id in {c.id for c in store.claims()}
    assert old.id not in {c.id for c in store.claims()}
    assert {c.id for c in store.claims(as_of=at(11))} == {old.id, other.id}
    assert {c.id for c in store.claims(all_versions=True)} == {old.id, other.id, new.id}
    assert store.scan().num_rows == 2


def test_a_correction_is_a_claim_by_the_editor_with_a_note(store: Store) -> None:
    add(store, reading(1))
    old = store.claims()[0]
    made = correct(
        store, old.id, amount=Amount.exact(120, printed="120"), reason=" A slip. ", known_at=at(12)
    )
    (new,) = store.claims(ids=[made.id])
    (note,) = store.documents(ids=[new.document])
    assert (new.claimant, new.status, new.supersedes, new.reason) == (
        "editor",
        "corrected",
        old.id,
        "A slip.",
    )
    assert (new.metric, new.classes, new.window) == (old.metric, old.classes, old.window)
    assert new.published == new.known_at == at(12)
    assert old.id in note.text
    assert note.text.endswith("A slip.")
    assert "120" in note.text[slice(*new.spans[0])]
    assert store.verify() == []


def test_other_fields_can_be_corrected(store: Store) -> None:
    add(store, reading(1))
    old = store.claims()[0]
    new = correct(store, old.id, scope="kyiv_city", window=night(5), reason="Of the city.", known_at=at(12))
    assert (new.scope, new.window, new.amount) == ("kyiv_city", night(5), old.amount)


def test_a_correction_can_be_corrected(store: Store) -> None:
    add(store, reading(1))
    old = store.claims()[0]
    first = correct(store, old.id, amount=120, reason="A slip.", known_at=at(12))
    second = correct(store, first.id, amount=121, reason="Another slip.", known_at=at(13))
    assert {c.id for c in store.claims()} & {old.id, first.id, second.id} == {second.id}


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"amount": 120, "reason": "  "}, "needs a reason"),
        ({"reason": "why"}, "changes nothing"),
        ({"amount": 101, "reason": "why"}, "changes nothing"),
        ({"claimant": "me", "reason": "why"}, "claimant of a claim cannot be corrected"),
        ({"colour": "red", "reason": "why"}, "colour of a claim cannot be corrected"),
    ],
)
def test_corrections_that_say_nothing_are_refused(store: Store, change: dict[str, Any], message: str) -> None:
    add(store, reading(1))
    old = store.claims()[0]
    with pytest.raises(CorrectionError, match=message):
        correct(store, old.id, known_at=at(12), **change)
    assert len(store.batches()) == 1


def test_corrections_of_what_is_not_there_are_refused(store: Store) -> None:
    add(store, reading(1))
    old = store.claims()[0]
    with pytest.raises(CorrectionError, match=r"no claim or document 0000"):
        correct(store, "0" * 32, amount=1, reason="why", known_at=at(12))
    correct(store, old.id, amount=1, reason="why", known_at=at(12))
    with pytest.raises(CorrectionError, match="superseded or retracted already"):
        correct(store, old.id, amount=2, reason="why", known_at=at(13))
    with pytest.raises(AsOfError, match="before the newest batch"):
        correct(store, store.claims()[0].id, amount=2, reason="why", known_at=at(11))
    assert CorrectionError.exit_code == 2


def test_a_retracted_claim_is_gone_from_then_on(store: Store) -> None:
    add(store, reading(1))
    old, other = store.claims()
    batch = retract(store, old.id, reason="Denied.", known_at=at(12))
    assert batch.claims == 1
    assert [c.id for c in store.claims()] == [other.id]
    assert len(store.claims(as_of=at(11))) == 2
    (note,) = [c for c in store.claims(all_versions=True) if c.status == "retracted"]
    assert (note.supersedes, note.claimant, note.reason) == (old.id, "editor", "Denied.")
    assert "retracted" not in store.scan()["status"].to_pylist()
    with pytest.raises(CorrectionError, match="superseded or retracted already"):
        retract(store, old.id, reason="Denied.", known_at=at(13))


def test_a_retracted_document_stays_so_for_newer_readers(store: Store) -> None:
    add(store, reading(1), reading(2), version="1")
    gone = reading(1).document.id
    retract(store, gone, reason="A forgery.", known_at=at(12))
    add(store, read_by(1, 2, 3), day=13, version="2")
    assert {c.document for c in store.claims()} == {reading(2).document.id}
    assert len(store.claims(as_of=at(11))) == 4
    with pytest.raises(CorrectionError, match="holds no live claim"):
        retract(store, gone, reason="A forgery.", known_at=at(14))


@pytest.mark.parametrize("target", [2, "2"])
def test_a_whole_batch_is_retracted(store: Store, target: int | str) -> None:
    add(store, reading(1))
    add(store, reading(1), reading(2), reading(3), day=11)
    batch = retract(store, target, reason="The wrong file.", known_at=at(12))
    assert batch.claims == 4
    assert {c.document for c in store.claims()} == {reading(1).document.id}
    assert store.verify() == []


@pytest.mark.parametrize("target", [9, "9", "nonsense", "0" * 32])
def test_retracting_what_is_not_there_is_refused(store: Store, target: int | str) -> None:
    with pytest.raises(CorrectionError, match=str(target)):
        retract(store, target, reason="why", known_at=at(12))
    with pytest.raises(CorrectionError, match="needs a reason"):
        retract(store, target, reason="", known_at=at(12))


# What is refused.


def test_readings_that_contradict_themselves_are_refused_whole(store: Store) -> None:
    of = document()
    faults = {
        "names document": claim(document(2)),
        "points beyond the text": claim(of, spans=((0, 900), (1, 2))),
        "not finite": claim(of, amount=Amount(low=1, best=2, high=float("inf"), unit="count")),
        "joins them": claim(of, classes=("a+b",)),
    }
    for message, wrong in faults.items():
        with pytest.raises(StoreError, match=message):
            add(store, reading(2), Reading(of, (claim(of), wrong)))
    with pytest.raises(StoreError, match="names document"):
        add(store, Reading(of, (), (rejection(document(2)),)))
    assert store.batches() == []
    assert add(store, Reading(of, (claim(of),))).claims == 1
    assert store.verify() == []


def test_a_source_that_breaks_off_leaves_whole_documents(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tracker.store.sqlite._DOCUMENTS_A_TRANSACTION", 2)

    def broken() -> Iterator[Reading]:
        yield from (reading(1), reading(2), reading(3))
        raise ValueError("line 4 is torn")

    with pytest.raises(ValueError, match="torn"):
        store.add(broken(), known_at=at(10), source="test")
    assert [d.ref for d in store.documents()] == ["bulletin/1", "bulletin/2"]
    assert store.batches()[0].claims == 4
    assert add(store, *(reading(n) for n in range(1, 5))).claims == 4


def test_no_row_is_ever_changed_or_deleted(path: Path) -> None:
    path.write_bytes(empty_store())
    with open_store(path, "w") as store:
        of = document()
        base = claim(of)
        add(store, Reading(of, (base, claim(of, value=51, derived_from=(base.id,))), (rejection(of),)))
        add(store, reading(1, publisher="other"))
        add(store, reading(1), day=11, version="2")
    for name, columns in schema._TABLES.items():
        column = columns.split()[0]
        for sql in (f"DELETE FROM {name}", f"UPDATE {name} SET {column} = {column}"):
            with pytest.raises(StoreError, match=f"append-only: {name} is never changed"):
                execute(path, sql)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("span_end", "span_start"),
        ("span_start", "-1"),
        ("window_end", "window_start - 1"),
        ("window_end", "NULL"),
        ("low", "high + 1"),
        ("best", "'many'"),
        ("id", "x'00'"),
        ("key_id", "999"),
        ("form_id", "999"),
        ("quote", "NULL"),
        ("published", "'2025-07-01'"),
    ],
)
def test_rows_that_break_a_law_are_refused(path: Path, store: Store, column: str, value: str) -> None:
    add(store, reading(1))
    assert isinstance(store, SqliteStore)
    names = store._connection.texts("SELECT name FROM pragma_table_info('claim')")
    given = {"seq": "99", "id": "randomblob(16)"} | {column: value}
    columns = ", ".join(given.get(name, name) for name in names)
    with pytest.raises(StoreError, match=r"constraint failed|cannot store"):
        store._connection.execute(f"INSERT INTO claim SELECT {columns} FROM claim LIMIT 1")


def test_words_of_a_form_are_those_of_the_model(store: Store) -> None:
    of = document()
    for wrong in ({"bound": "roughly"}, {"got": "guessed"}, {"status": "odd"}, {"basis": "era"}):
        form = {"form_id": "9", "basis": "'day'", "got": "'printed'", "bound": "'all'", "status": "'final'"}
        form |= {"hedged": "0"} | {name: f"'{word}'" for name, word in wrong.items()}
        assert isinstance(store, SqliteStore)
        with pytest.raises(StoreError, match="CHECK constraint failed"):
            store._connection.execute(f"INSERT INTO form SELECT {', '.join(form.values())}")
    forms = [
        claim(of, amount=Amount(low=1, best=1, high=1, unit="count", bound=bound), span=(n, n + 1))
        for n, bound in enumerate(Amount.model_fields["bound"].annotation.__args__)  # type: ignore[union-attr]
    ]
    assert add(store, Reading(of, tuple(forms))).claims == len(forms)


# Opening.


def test_every_table_index_trigger_and_view_exists(store: Store) -> None:
    assert isinstance(store, SqliteStore)
    present = set(store._connection.texts("SELECT name FROM sqlite_master"))
    assert schema.names() <= present
    assert sum(name.endswith(("_no_update", "_no_delete")) for name in present) == 2 * len(schema._TABLES)
    assert store._connection.number("SELECT count(*) FROM migration") == len(schema.MIGRATIONS)
    assert store._connection.texts("SELECT CAST(journal_mode AS TEXT) FROM pragma_journal_mode") == ["wal"]


def test_opening_again_changes_nothing(path: Path) -> None:
    for day in (10, 11):
        with open_store(path, "w") as store:
            add(store, reading(day), day=day)
    with open_store(path) as store:
        assert len(store.claims()) == 4
        assert isinstance(store, SqliteStore)
        assert store._connection.number("SELECT count(*) FROM migration") == 1


def test_views_are_readable_by_people(path: Path, store: Store) -> None:
    add(store, reading(1))
    assert isinstance(store, SqliteStore)
    names = ["id", "metric", "window_start", "known_at", "claimant", "bound", "quote"]
    row = store._connection.query(
        f"SELECT {', '.join(names)} FROM claims ORDER BY metric", pa.schema({n: pa.string() for n in names})
    ).to_pylist()[0]
    assert (row["id"], row["metric"], row["claimant"]) == (
        reading(1).claims[0].id,
        "launched",
        "ua_air_force",
    )
    assert (row["window_start"], row["known_at"]) == ("2025-06-28T17:00:00Z", "2025-07-10T00:00:00Z")
    for view in ("documents", "rejections", "batches"):
        assert store._connection.number(f"SELECT count(*) FROM {view}") == 1


def test_paths_that_cannot_be_a_store_are_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"is a folder: name a file, such as .*tracker\.db"):
        open_store(tmp_path, "w")
    with pytest.raises(StoreError, match=r"no store at .*: make one"):
        open_store(tmp_path / "absent.db")
    with pytest.raises(StoreError, match=r"there is no folder .*no; create it"):
        open_store(tmp_path / "no" / "store.db", "w")
    with pytest.raises(StoreError, match='mode is "r" to read or "w" to write, not "x"'):
        open_store(tmp_path / "store.db", "x")  # type: ignore[arg-type]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("mode", ["r", "w"])
def test_files_that_are_no_store_are_refused_and_untouched(tmp_path: Path, mode: Any) -> None:
    wrong = tmp_path / "notes.txt"
    wrong.write_text("Some notes, and no database.\n" * 200, encoding="utf-8")
    before = wrong.read_bytes()
    with pytest.raises(StoreError, match=r"store .*notes\.txt is no tracker store: it is no SQLite file"):
        open_store(wrong, mode)
    assert wrong.read_bytes() == before


def test_an_empty_file_can_become_a_store_but_not_be_read(path: Path) -> None:
    path.touch()
    with pytest.raises(StoreError, match=r"is empty: add documents first"):
        open_store(path)
    with open_store(path, "w") as store:
        assert add(store, reading(1)).claims == 2


@pytest.mark.parametrize("mode", ["r", "w"])
def test_databases_of_others_are_refused(tmp_path: Path, mode: Any) -> None:
    execute(tmp_path / "other.db", "CREATE TABLE bookmark (url TEXT)")
    with pytest.raises(StoreError, match="no tracker store but another SQLite database"):
        open_store(tmp_path / "other.db", mode)


def test_a_store_of_a_newer_tracker_is_refused(path: Path) -> None:
    open_store(path, "w").close()
    execute(path, f"PRAGMA user_version = {schema.VERSION + 1}")
    for mode in ("r", "w"):
        with pytest.raises(
            StoreError, match=f"has schema {schema.VERSION + 1}, newer than .*update the tracker"
        ):
            open_store(path, mode)


def test_an_older_store_is_copied_then_brought_up_to_date(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_store(path, "w") as store:
        add(store, reading(1))
    column = schema.Migration(
        2, "a remark", ("ALTER TABLE batch ADD COLUMN remark TEXT NOT NULL DEFAULT ''",)
    )
    for name in ("tracker.store.opening", "tracker.store.schema"):
        monkeypatch.setattr(f"{name}.MIGRATIONS", (*schema.MIGRATIONS, column), raising=True)
        monkeypatch.setattr(f"{name}.VERSION", 2)
    with pytest.raises(StoreError, match=r"older schema 1: open it once for writing"):
        open_store(path)
    with open_store(path, "w") as store:
        assert isinstance(store, SqliteStore)
        assert store._connection.texts("SELECT note FROM migration ORDER BY version") == [
            "first schema",
            "a remark",
        ]
        assert len(store.claims()) == 2
    assert path.with_name("store.db.schema-1").exists()
    open_store(path).close()


def test_a_migration_that_fails_leaves_the_store_as_it_was(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_store(path, "w").close()
    wrong = schema.Migration(2, "wrong", ("CREATE TABLE extra (x INTEGER) STRICT", "CREATE TABLE batch (x)"))
    with monkeypatch.context() as patch:
        patch.setattr("tracker.store.opening.MIGRATIONS", (*schema.MIGRATIONS, wrong))
        patch.setattr("tracker.store.opening.VERSION", 2)
        with pytest.raises(StoreError, match="batch already exists"):
            open_store(path, "w")
    with open_store(path, "w") as store:
        assert add(store, reading(1)).claims == 2
        assert isinstance(store, SqliteStore)
        assert "extra" not in store._connection.texts("SELECT name FROM sqlite_master")


def test_a_reader_cannot_write(path: Path) -> None:
    open_store(path, "w").close()
    with open_store(path) as store:
        with pytest.raises(StoreError, match='open it with mode "w" to add'):
            add(store, reading(1))
        assert isinstance(store, SqliteStore)
        with pytest.raises(StoreError, match="is read-only for you, or its folder is"):
            store._connection.execute("CREATE TABLE x (y)")


def test_a_folder_that_refuses_the_lock_file_is_named(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("tracker.store.lock.os.open", refuse)
    with pytest.raises(StoreError, match=r"cannot be written: permission denied at .*store\.db\.lock"):
        open_store(path, "w")


def test_network_mounts_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mounts = tmp_path / "mountinfo"
    mounts.write_text(
        "21 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw\n"
        f"44 21 0:50 / {tmp_path.resolve()} rw shared:2 - nfs4 server:/export rw\n",
        encoding="utf-8",
    )
    monkeypatch.setattr(place, "MOUNTS", mounts)
    with pytest.raises(StoreError, match=r"on a network mount \(nfs4\): keep it on a disk"):
        open_store(tmp_path / "store.db", "w")


def test_mounts_are_told_apart_by_the_longest_path() -> None:
    mounts = (
        "1 0 8:1 / / rw - ext4 /dev/sda1 rw\n"
        "2 1 0:5 / /srv/my\\040share rw - cifs //host/share rw\n"
        "3 2 0:6 / /srv/my\\040share/local rw master:1 - xfs /dev/sdb rw\n"
    )
    folders = ["/home", "/srv/my share", "/srv/my share/a", "/srv/my share/local/b", "/srv/my"]
    kinds = [place._file_system(Path(folder), mounts) for folder in folders]
    assert kinds == ["ext4", "cifs", "cifs", "xfs", "ext4"]
    assert place._file_system(Path("/home"), "") == ""


@pytest.mark.parametrize(
    ("version", "good"), [("3.40.1", 0), ("3.51.2", 0), ("3.44.6", 1), ("3.51.3", 1), ("3.53.1", 1)]
)
def test_engines_that_can_corrupt_a_log_are_refused(version: str, good: int) -> None:
    if good:
        check_engine(version)
        return
    with pytest.raises(StoreError, match=f"SQLite {version} can corrupt a store"):
        check_engine(version)


# Faults of the disk.


def test_a_full_disk_is_a_plain_error_and_leaves_nothing_half(path: Path, store: Store) -> None:
    add(store, reading(1))
    assert isinstance(store, SqliteStore)
    pages = store._connection.query("PRAGMA page_count", pa.schema({"n": pa.int64()}))["n"][0].as_py()
    store._connection.query(f"PRAGMA max_page_count = {pages}", pa.schema({"n": pa.int64()}))
    with pytest.raises(StoreError, match=r"store .*store\.db cannot be written: the disk is full; free"):
        add(store, *(reading(n) for n in range(2, 600)), day=11)
    assert len(store.documents()) == 1
    assert [b.id for b in store.batches()] == [1]
    store._connection.query("PRAGMA max_page_count = 100000", pa.schema({"n": pa.int64()}))
    assert add(store, *(reading(n) for n in range(2, 600)), day=11).documents == 598
    assert store.verify() == []


def test_damage_is_found(path: Path) -> None:
    with open_store(path, "w") as store:
        add(store, *(reading(n) for n in range(300)))
        assert store.verify() == []
    raw = bytearray(path.read_bytes())
    raw[20_000:40_000] = bytes(20_000)
    path.write_bytes(bytes(raw))
    with open_store(path) as store:
        assert store.verify() != []
    path.write_bytes(bytes(raw[: len(raw) // 2]))
    with pytest.raises(StoreError), open_store(path) as store:
        raise StoreError(store.verify()[0])


@pytest.mark.parametrize(
    ("trigger", "sql", "fault"),
    [
        ("document", "UPDATE document SET text = 'other words'", "its text has been changed"),
        ("claim", "UPDATE claim SET best = best + 1, high = high + 1", "its content gives the id"),
        ("claim", "UPDATE claim SET quote = 'never said'", "its quote is not in the text"),
        ("claim", "UPDATE claim SET span_end = 9000", "is beyond the text"),
        (
            "link",
            "INSERT INTO link VALUES (1, 0, 'derived_from', randomblob(16))",
            "is named but not in the store",
        ),
        ("claim", "UPDATE claim SET key_id = 77", "a row names another that is not there"),
    ],
)
def test_verify_names_what_a_stranger_changed(path: Path, trigger: str, sql: str, fault: str) -> None:
    with open_store(path, "w") as store:
        add(store, reading(1))
    execute(path, f"DROP TRIGGER {trigger}_no_update")
    execute(path, sql)
    with open_store(path) as store:
        faults = store.verify()
    assert f"schema: {trigger}_no_update is missing" in faults
    assert any(fault in line for line in faults)


def test_a_backup_is_the_same_store(path: Path, tmp_path: Path, store: Store) -> None:
    add(store, reading(1))
    correct(store, store.claims()[0].id, amount=120, reason="A slip.", known_at=at(12))
    store.backup(tmp_path / "copy.db")
    with pytest.raises(StoreError, match="exists already"):
        store.backup(tmp_path / "copy.db")
    with open_store(tmp_path / "copy.db") as copy:
        assert copy.claims(all_versions=True) == store.claims(all_versions=True)
        assert copy.batches() == store.batches()
        assert copy.verify() == []


# Several at once.


def test_a_second_writer_is_refused_by_the_name_of_the_first(path: Path) -> None:
    first = open_store(path, "w")
    with pytest.raises(
        StoreError, match=rf"is being written by process {os.getpid()} on .*since .*: wait"
    ) as caught:
        open_store(path, "w")
    assert StoreError.exit_code == 3
    assert "\n" not in str(caught.value)
    first.close()
    first.close()
    open_store(path, "w").close()


def test_a_holder_that_has_not_signed_is_told_so(path: Path) -> None:
    first = open_store(path, "w")
    path.with_name("store.db.lock").write_text("{", encoding="utf-8")
    with pytest.raises(StoreError, match="another process"):
        open_store(path, "w")
    first.close()


def test_a_failed_opening_gives_the_lock_back(tmp_path: Path) -> None:
    wrong = tmp_path / "notes.txt"
    wrong.write_text("no database " * 100, encoding="utf-8")
    for _ in range(2):
        with pytest.raises(StoreError, match="no SQLite file"):
            open_store(wrong, "w")


def test_a_reader_sees_what_a_writer_adds(path: Path) -> None:
    with open_store(path, "w") as writer, open_store(path) as reader:
        assert reader.claims() == []
        add(writer, reading(1))
        assert len(reader.claims()) == 2
        assert reader.last_seen() == at(10)
        add(writer, reading(2), day=11)
        assert reader.scan().num_rows == 4
    assert not path.with_name("store.db-wal").exists()


WRITER = """
import sys
from pathlib import Path
from tests.factory import at, reading
from tracker.store import open_store

with open_store(Path(sys.argv[1]), "w") as store:
    for number in range(int(sys.argv[2]), 100_000):
        store.add([reading(number)], known_at=at(10), source="kill")
        print(number, flush=True)
"""


def test_a_killed_writer_loses_and_halves_no_document(path: Path) -> None:
    """SIGKILL in the middle of adding: what was acknowledged is there, whole, and the next writer goes on."""
    acknowledged = -1
    for pause in (1, 7, 30):
        command = [sys.executable, "-c", WRITER, str(path), str(acknowledged + 1)]
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as child:
            assert child.stdout is not None
            for _ in range(pause):
                acknowledged = int(child.stdout.readline())
            child.send_signal(signal.SIGKILL)
            rest = child.stdout.read().split()
        acknowledged = int(rest[-1]) if rest else acknowledged
        with open_store(path) as store:
            assert store.verify() == []
            refs = {d.ref for d in store.documents()}
            assert {f"bulletin/{number}" for number in range(acknowledged + 1)} <= refs
            assert len(store.claims()) == 2 * len(refs)
            assert len(store.rejections()) == len(refs)
        acknowledged = len(refs) - 1


def test_another_process_is_refused_while_one_writes(path: Path) -> None:
    code = "import sys; from tracker.store import open_store; open_store(sys.argv[1], 'w')"
    with open_store(path, "w"):
        done = subprocess.run(
            [sys.executable, "-c", code, str(path)], cwd=ROOT, capture_output=True, text=True, check=False
        )
    assert f"is being written by process {os.getpid()}" in done.stderr


def test_the_store_starts_without_what_is_slow_to_load(path: Path) -> None:
    """ADBC's DBAPI would load pyarrow.dataset, and with it pandas: several times the start-up."""
    open_store(path, "w").close()
    code = (
        "import sys, json; from tracker.store import open_store; open_store(sys.argv[1]).claims();"
        "print(json.dumps(sorted(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(path)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    loaded = set(json.loads(done.stdout))
    slow = {
        "pandas",
        "pyarrow.dataset",
        "pyarrow.pandas_compat",
        "pyarrow.compute",
        "adbc_driver_manager.dbapi",
    }
    assert not loaded & (slow | {"sqlite3", "apsw", "polars"})


def test_instants_are_whole_seconds(store: Store) -> None:
    precise = datetime(2025, 7, 10, 0, 0, 0, 700_000, tzinfo=UTC)
    store.add([reading(1)], known_at=precise, source="test")
    assert store.last_seen() == at(10)
    assert len(store.claims(as_of=store.last_seen())) == 2
