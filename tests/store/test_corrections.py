"""Corrections and retractions: claims by the editor."""

from typing import Any

import pytest

from tests.factory import at, night, reading
from tests.store.helpers import add, on_both, read_by
from tracker.errors import AsOfError, CorrectionError
from tracker.model import Amount
from tracker.store import Store, correct, retract


@on_both
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
        ({"claimant": "ua_air_force", "reason": "why"}, "changes nothing"),
        ({"status": "final", "reason": "why"}, "status of a claim cannot be corrected"),
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


def test_corrections_go_with_the_document_that_they_correct(store: Store) -> None:
    add(store, reading(1), reading(2))
    gone = reading(1).document.id
    first, other = store.claims(document=gone)
    once = correct(store, first.id, amount=120, reason="A slip.", known_at=at(12))
    correct(store, once.id, amount=121, reason="Another slip.", known_at=at(12))
    correct(store, other.id, amount=7, reason="A slip.", known_at=at(12))
    assert retract(store, gone, reason="A forgery.", known_at=at(13)).claims == 3  # one names the document
    assert {c.document for c in store.claims()} == {reading(2).document.id}
    assert store.verify() == []
    with pytest.raises(CorrectionError, match="holds no live claim"):
        retract(store, gone, reason="A forgery.", known_at=at(14))


@pytest.mark.parametrize("target", ["document", "batch"])
@pytest.mark.parametrize("before", ["correct", "retract"])
def test_no_newer_reader_brings_back_what_was_corrected_or_retracted_before(
    store: Store, before: str, target: str
) -> None:
    add(store, reading(1), version="1")
    gone = reading(1).document.id
    for old in store.claims():
        if before == "correct":
            correct(store, old.id, amount=7, reason="A slip.", known_at=at(11))
        else:
            retract(store, old.id, reason="Denied.", known_at=at(11))
    retract(store, gone if target == "document" else 1, reason="A forgery.", known_at=at(12))
    add(store, read_by(1, 2, 3), day=13, version="2")
    assert store.claims() == []
    assert len(store.claims(as_of=at(10))) == 2
    assert store.verify() == []


@pytest.mark.parametrize("target", [9, "9", "nonsense", "0" * 32])
def test_retracting_what_is_not_there_is_refused(store: Store, target: int | str) -> None:
    with pytest.raises(CorrectionError, match=str(target)):
        retract(store, target, reason="why", known_at=at(12))
    with pytest.raises(CorrectionError, match="needs a reason"):
        retract(store, target, reason="", known_at=at(12))


@pytest.mark.parametrize(
    ("amount", "told"),
    [
        (1.5, "counts whole ones"),
        (-3.0, "from 0 on"),
        (float("nan"), "from 0 on"),
        (float("inf"), "from 0 on"),
    ],
)
def test_an_amount_that_its_unit_cannot_have_is_refused(store: Store, amount: float, told: str) -> None:
    add(store, reading(1))
    old = store.claims()[0]
    assert old.amount.unit == "count"
    with pytest.raises(CorrectionError, match=told):
        correct(store, old.id, amount=amount, reason="A slip.", known_at=at(12))
    assert store.claims(ids=[old.id], all_versions=True) == [old]
