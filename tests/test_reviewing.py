"""Reviewing: what is put before a person, and what a decision leaves in the store."""

from pathlib import Path

import pytest

from tests.cli import Done, run
from tests.factory import at, claim, document, night
from tracker.api import listing, observing, reviewing
from tracker.model import Alternative, Amount, Reading, Window
from tracker.store import correct, open_store

NO_WINDOW = Window(start=None, end=None, basis="period", got="unresolved")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "store.sqlite"
    other = Alternative(amount=Amount.exact(110.0), reason="a digit may be missing")
    texts = [document(number, text=f"Night {number}: 101 drones, said the post.") for number in range(6)]
    general = texts[5].model_copy(update={"publisher": "ua_general_staff", "claimant": "ua_general_staff"})
    readings = [
        Reading(texts[0], (claim(texts[0], window=night(2), readings=(other,)),)),
        Reading(texts[1], (claim(texts[1], window=night(3), flags=("hedged", "odd")),)),
        Reading(texts[2], (claim(texts[2], window=NO_WINDOW),)),
        Reading(
            texts[3],
            (
                claim(texts[3], window=night(5), value=90.0, span=(0, 5)),
                claim(texts[3], window=night(5), value=91.0, metric="shot_down", span=(6, 7)),
            ),
        ),
        Reading(texts[4], (claim(texts[4], window=night(6), value=40.0),)),
        Reading(general, (claim(general, window=night(6), value=44.0),)),
    ]
    with open_store(path, "w") as store:
        store.add(readings, known_at=at(10), source="test")
    return path


def review(path: Path, *answers: str, more: tuple[str, ...] = ()) -> Done:
    given = "".join(f"{answer}\n" for answer in answers).encode()
    return run("review", "--store", path, "--known-at", "2025-07-20", *more, stdin=given)


def test_every_kind_of_doubt_is_found_in_order(path: Path) -> None:
    found = reviewing.doubts(path)
    assert [doubt.kind for doubt in found] == ["reading", "hedged", "unresolved", "fault", "conflict"]
    assert [len(doubt.claims) for doubt in found] == [1, 1, 1, 2, 2]
    assert "a digit may be missing" in found[0].why
    assert found[3].why.startswith("outcome_limit")
    assert [doubt.kind for doubt in reviewing.doubts(path, kinds=["fault"])] == ["fault"]
    assert reviewing.doubts(path, metric="shot_down", kinds=["hedged"]) == []


def test_a_decision_is_a_dated_claim_by_the_editor(path: Path) -> None:
    done = review(path, "accept", "It says so twice.", "quit")
    assert done.code == 0, done.err
    assert "5 in doubt, 1 decided" in done.err
    assert "Night 0: 101 drones" in done.out
    (made,) = listing.claims(path, claimant="editor")
    assert (made.reason, made.amount.best, made.readings, made.known_at) == (
        "It says so twice.",
        101,
        (),
        at(20, 23).replace(minute=59, second=59),
    )
    assert [doubt.kind for doubt in reviewing.doubts(path)] == ["hedged", "unresolved", "fault", "conflict"]
    assert listing.claims(path, claimant="editor", as_of=at(10)) == []
    frame = observing.series(path, "launched").frame
    assert frame["best"].iloc[0] == 101


def test_accepting_leaves_other_flags_and_the_status(path: Path) -> None:
    review(path, "accept", "", "quit", more=("--kind", "hedged"))
    (made,) = listing.claims(path, claimant="editor")
    assert (made.flags, made.status, made.reason) == (("odd",), "final", "read as the text says it")
    with open_store(path) as store:
        assert store.verify() == []


def test_correcting_and_retracting_ask_which_claim(path: Path) -> None:
    done = review(path, "s", "s", "s", "c", "1", "60", "A slip.", "retract", "1", "Withdrawn.")
    assert "5 in doubt, 2 decided" in done.err, done.err
    (made,) = listing.claims(path, claimant="editor")
    assert (made.metric, made.amount.best, made.reason) == ("shot_down", 60, "A slip.")
    assert [c.amount.best for c in listing.claims(path, metric="launched", claimant="ua_general_staff")] == [
        44
    ]
    assert reviewing.doubts(path, kinds=["fault", "conflict"]) == []


def test_what_cannot_be_done_is_said_and_asked_again(path: Path) -> None:
    done = review(path, "x", "correct", "101", "No change.", "skip", "q", more=("--kind", "reading"))
    assert done.code == 0
    assert "changes nothing" in done.err
    assert "1 in doubt, 0 decided" in done.err


def test_lists_ask_nothing(path: Path) -> None:
    listed = run("review", "--list", "--store", path)
    assert "5 in doubt, 0 decided" in listed.err
    assert "night to 2025-07-02 08:00 Kyiv time" in listed.out
    lines = run("review", "--json", "--store", path).lines
    assert [line["doubt"] for line in lines] == ["reading", "hedged", "unresolved", "fault", "conflict"]
    assert {line["kind"] for line in lines} == {"doubt"}


def test_a_correction_of_what_is_no_longer_read_comes_back(path: Path) -> None:
    with open_store(path, "w") as store:
        old = next(c for c in store.claims() if c.readings)
        correct(store, old.id, amount=102, reason="A slip.", known_at=at(11))
        (text,) = store.documents(ids=[old.document])
        store.add([Reading(text, ())], known_at=at(12), source="reread", version="2")
    stale = reviewing.doubts(path, kinds=["stale"])
    assert [claim.amount.best for doubt in stale for claim in doubt.claims] == [102]
