"""How figures moved: the night of 7 September 2025, statuses, vintages, and a newer reader."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any
from unittest import mock

import pandas as pd
import pytest

from tests.cli import run
from tests.factory import at, claim, document, filled_store, night, rejection
from tests.shared import SHARED, needs_shared
from tracker.api import charting, importing, listing, observing, revising
from tracker.api.rereading import reread
from tracker.errors import AsOfError, CorrectionError
from tracker.model import Amount, Document, Reading
from tracker.store import Store, correct, open_store, retract
from tracker.vocab import Vocabulary

MORNING, NOON = at(7, 9, month=9), at(7, 15, month=9)


def post(number: int, published: datetime, drones: float, places: float, **fields: Any) -> Reading:
    """A post of the Air Force on the night to 7 September, in its first or its later form."""
    of = document(
        number, published=published, text=f"Post {number}: {drones:g} drones, {places:g} places struck."
    )
    window = fields.pop("window", night(7, month=9))
    struck = {
        "metric": "hit_locations",
        "classes": ("air_target",),
        "amount": Amount.exact(places, "location", f"{places:g}"),
    }
    return Reading(
        of,
        (
            claim(of, value=drones, window=window, **fields),
            claim(of, value=places, window=window, **struck, **fields),
        ),
    )


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "store.sqlite"
    path.write_bytes(filled_store(fill))
    return path


def fill(store: Store) -> None:
    """What the Air Force said in the morning, and at noon."""
    first = post(1, MORNING - timedelta(hours=1), 805, 37, status="preliminary")
    later = post(2, NOON - timedelta(hours=1), 810, 33, status="updated")
    store.add([first], known_at=MORNING, source="morning")
    store.add([later], known_at=NOON, source="noon")
    store.add([], known_at=at(8, month=9), source="evening")


def value(store: Path, metric: str, classes: str, as_of: datetime) -> float:
    frame = observing.series(store, metric, classes=classes, as_of=as_of).frame
    return float(frame["best"].iloc[-1])


def test_before_and_after_give_each_figure(path: Path) -> None:
    assert [value(path, "launched", "drone", t) for t in (MORNING, NOON)] == [805, 810]
    assert [value(path, "hit_locations", "air_target", t) for t in (MORNING, NOON)] == [37, 33]
    early = [value(path, "launched", "drone", t) for t in (NOON - timedelta(seconds=1), at(8, month=9))]
    assert early == [805, 810]


def test_revisions_show_both_in_order(path: Path) -> None:
    drones, places = (revising.revisions(path, metric)[0] for metric in ("launched", "hit_locations"))
    assert (drones.n_revisions, drones.first, drones.last, drones.spread) == (1, 805, 810, 5)
    assert (places.n_revisions, places.first, places.last, places.spread) == (1, 37, 33, 4)
    assert drones.relative_spread == pytest.approx(5 / 810)
    assert drones.lag == timedelta(0)  # 805 is within 5 % of 810
    assert places.lag == timedelta(hours=6)
    assert drones.flow == places.flow == ("preliminary", "updated")
    assert [c.amount.best for c in places.claims] == [37, 33]
    assert [r.last for r in revising.revisions(path, as_of=MORNING, every=True)] == [37, 805]
    assert revising.revisions(path, as_of=MORNING) == []


def test_the_old_chart_is_rebuilt_byte_for_byte(path: Path, tmp_path: Path) -> None:
    early = tmp_path / "early.sqlite"
    with open_store(early, "w") as store:
        store.add(
            [post(1, MORNING - timedelta(hours=1), 805, 37, status="preliminary")],
            known_at=MORNING,
            source="",
        )
    asked: dict[str, Any] = {"as_of": MORNING, "since": at(1, month=9).date(), "until": at(7, month=9).date()}
    files = [
        charting.chart(store, "calendar", **asked).save(tmp_path / f"{store.stem}.svg")
        for store in (early, path)
    ]
    assert files[0].read_bytes() == files[1].read_bytes()
    now = charting.chart(path, "calendar", **(asked | {"as_of": NOON})).save(tmp_path / "now.svg")
    assert now.read_bytes() != files[0].read_bytes()


def test_the_command_prints_lines_a_table_and_what_moved(path: Path) -> None:
    lines = run("revisions", "launched", "--store", path, "--json").lines
    assert [(line["kind"], line["first"], line["last"], line["lag_hours"]) for line in lines] == [
        ("revision", 805, 810, 0)
    ]
    assert [value["best"] for value in lines[0]["values"]] == [805, 810]
    assert lines[0]["claims"] == [value["id"] for value in lines[0]["values"]]
    table = run("revisions", "--class", "air_target", "--store", path)
    assert "preliminary → updated" in table.out
    assert "2 figures" in table.err
    between = ("--between", f"{MORNING.isoformat()}", f"{NOON.isoformat()}", "--store", path)
    moved = run("revisions", *between, "--json").lines
    assert moved[0] == {"kind": "comparison", "same": 0, "changed": 2, "added": 0, "gone": 0}
    assert {(m["before"]["amount"]["best"], m["after"]["amount"]["best"]) for m in moved[1:]} == {
        (805, 810), (37, 33),
    }  # fmt: skip
    assert "2 changed" in run("revisions", *between).out
    late = run("revisions", "launched", "--as-of", "2025-12-01", "--store", path)
    assert (late.code, "later than" in late.err) == (2, True)
    assert run("revisions", "lounched", "--store", path).code == 2


def test_the_flow_goes_to_corrected_and_retracted(path: Path) -> None:
    with open_store(path, "w") as store:
        (last,) = store.claims(metric="launched", ids=[post(2, NOON, 810, 33).claims[0].id])
        new = correct(store, last.id, amount=811, reason="One was counted twice.", known_at=at(9, month=9))
    (drones,) = revising.revisions(path, "launched")
    assert drones.flow == ("preliminary", "updated", "corrected")
    assert (drones.n_revisions, drones.last) == (2, 811)
    with open_store(path, "w") as store:
        retract(store, new.id, reason="Withdrawn.", known_at=at(10, month=9))
    (drones,) = revising.revisions(path, "launched")
    assert drones.flow == ("preliminary", "updated", "corrected", "retracted")
    assert (drones.n_revisions, drones.last, drones.lag, drones.relative_spread) == (3, None, None, None)
    (before,) = revising.revisions(path, "launched", as_of=at(9, month=9))
    assert before.last == 811


def test_a_figure_stated_again_without_a_change_is_listed_on_demand_only(path: Path) -> None:
    again = post(3, at(8, month=9), 810, 30, status="final")
    with open_store(path, "w") as store:
        store.add([again], known_at=at(9, month=9), source="")
    (drones,) = revising.revisions(path, "launched")
    assert (drones.n_revisions, len(drones.claims)) == (1, 3)
    with open_store(path, "w") as store:
        store.add(
            [post(4, at(9, month=9), 12, 1, window=night(9, month=9))], known_at=at(9, month=9), source=""
        )
        store.add(
            [post(5, at(9, 9, month=9), 12, 1, window=night(9, month=9))], known_at=at(10, month=9), source=""
        )
    assert [one.first for one in revising.revisions(path, "launched")] == [805]
    assert [one.n_revisions for one in revising.revisions(path, "launched", every=True)] == [1, 0]


def test_the_table_says_which_side_and_where(path: Path) -> None:
    told = run("revisions", "launched", "--store", path).out
    heading, line, *_ = told.splitlines()
    assert heading.split()[3:] == [
        "metric", "classes", "on", "scope", "claimant",
        "revised", "first", "last", "spread", "%", "lag", "flow", "claims",
    ]  # fmt: skip
    assert line.split()[2:9] == ["launched", "drone", "ua", "national", "ua_air_force", "1", "805"]
    assert "revised: how often the figure changed" in told
    assert run("revisions", "killed", "--store", path) == (0, "", "0 figures\n")


def test_a_relay_of_an_old_figure_is_no_revision(path: Path) -> None:
    relay = post(3, at(9, month=9), 805, 37, publisher="a_paper")
    with open_store(path, "w") as store:
        store.add([relay], known_at=at(9, month=9), source="paper")
    assert [r.last for r in revising.revisions(path)] == [33, 810]
    assert value(path, "launched", "drone", at(9, month=9)) == 810


def test_an_assumed_window_is_the_printed_one_that_it_shares_and_another_night_is_not(tmp_path: Path) -> None:
    posts = []
    for number, hours in enumerate((0, 2, 24)):
        of = document(number)
        window = night(7)
        assert window.start is not None and window.end is not None
        shift = timedelta(hours=hours)
        got = "source_default" if number == 1 else "printed"
        moved = window.model_copy(
            update={"start": window.start + shift, "end": window.end + shift, "got": got}
        )
        posts.append(Reading(of, (claim(of, value=100 + number, window=moved),)))
    with open_store(tmp_path / "s.sqlite", "w") as store:
        store.add(posts, known_at=at(10), source="")
    found = revising.revisions(tmp_path / "s.sqlite", every=True)
    assert [[c.amount.best for c in r.claims] for r in found] == [[100, 101], [102]]


def vintage(tmp_path: Path, launched: int, model: str = "Shahed-136/131", more: str = "") -> Path:
    header = "time_start,time_end,model,launched,destroyed,not_reach_goal,target,source\n"
    row = f"2025-05-02 20:00,2025-05-03 08:00,{model},{launched},42,25,Ukraine,kpszsu/posts/1\n"
    path = tmp_path / f"{launched}-{len(model)}-{len(more)}.csv"
    path.write_text(header + row + more, encoding="utf-8")
    return path


def test_vintages_tell_how_many_figures_changed(tmp_path: Path) -> None:
    store = tmp_path / "s.sqlite"
    more = "2025-05-03 20:00,2025-05-04 08:00,Shahed-136/131,30,20,5,Ukraine,kpszsu/posts/2\n"
    for day, file in enumerate((vintage(tmp_path, 80), vintage(tmp_path, 82, more=more)), 10):
        importing.import_file(store, "missile-attacks", file, known_at=at(day))
    found = revising.compare(store, at(10), at(11))
    assert found.counts == {"same": 2, "changed": 1, "added": 3, "gone": 0}
    (drones,) = revising.revisions(store, "launched")
    assert (drones.first, drones.last, drones.n_revisions) == (80, 82, 1)
    assert value(store, "launched", "drone", at(10)) == 80


@needs_shared("data", "missile-attacks", "2025-03-30.csv")
@pytest.mark.slow
def test_the_three_vintages_at_hand(tmp_path: Path) -> None:
    """No figure changed and none went: rows that were renamed in the file are the same claims."""
    store, days = tmp_path / "s.sqlite", ("2025-03-30", "2026-04-05", "2026-06-07")
    instants = [datetime.fromisoformat(f"{day}T23:59:59+00:00") for day in days]
    for day, instant in zip(days, instants, strict=True):
        importing.import_file(
            store, "missile-attacks", SHARED / f"data/missile-attacks/{day}.csv", known_at=instant
        )
    counts = [revising.compare(store, *pair).counts for pair in pairwise(instants)]
    assert [(c["changed"], c["gone"]) for c in counts] == [(0, 0), (0, 0)]
    assert [c["added"] for c in counts] == [3689, 599]
    assert revising.revisions(store) == []


def test_the_past_keeps_its_series_and_corrections_when_a_newer_reader_comes(path: Path) -> None:
    with open_store(path, "w") as store:
        wrong = next(c for c in store.claims(metric="launched") if c.amount.best == 810)
        correct(store, wrong.id, amount=809, reason="A slip.", known_at=at(9, month=9))
        then = observing.series(store, "launched", as_of=at(9, month=9)).frame
        again = [Reading(text, ()) for text in store.documents() if text.publisher != "editor"]
        store.add(again, known_at=at(10, month=9), source="reread", version="2")
        now = observing.series(store, "launched", as_of=at(9, month=9)).frame
    assert then["best"].tolist() == [809]
    pd.testing.assert_frame_equal(then, now)


class TestCorrectionsOfChangedTexts:
    """What is corrected are words that were read; where they are others now, it fails loudly."""

    def test_a_text_that_was_changed(self, path: Path) -> None:
        tamper(path, "document", "UPDATE document SET text = replace(text, 'Post', 'Past')")
        with open_store(path, "w") as store:
            one = store.claims()[0]
            with pytest.raises(CorrectionError, match="has changed since it was read"):
                correct(store, one.id, amount=1, reason="why", known_at=at(12, month=9))
            for target in (one.id, one.document, 1):
                with pytest.raises(CorrectionError, match="has changed since it was read"):
                    retract(store, target, reason="why", known_at=at(12, month=9))

    def test_a_quote_that_was_changed(self, path: Path) -> None:
        tamper(path, "claim", "UPDATE claim SET quote = 'never said'")
        line = run("claims", "--metric", "launched", "--store", path, "--json").lines[0]
        done = run("correct", line["id"], "1", "--because", "why", "--store", path)
        assert (done.code, "are not in the text of document" in done.err) == (2, True)


def tamper(path: Path, table: str, sql: str) -> None:
    with open_store(path, "w") as store:
        connection = store.connection  # type: ignore[attr-defined]
        connection.execute(f"DROP TRIGGER {table}_no_update")
        connection.execute(sql)


class TestReread:
    """A newer reader on stored texts: shown first, an event of its own when it is written."""

    @pytest.fixture
    def newer(self, path: Path) -> Iterator[Path]:
        """A reader that finds three more drones in every text, and no places."""

        def read(of: Document, words: Vocabulary) -> Reading:
            number = 808.0 if "805" in of.text else 813.0
            return Reading(
                of, (claim(of, value=number, span=(8, 11), window=night(7, month=9)),), (rejection(of),)
            )

        with (
            mock.patch("tracker.api.rereading.READER_VERSION", "2"),
            mock.patch("tracker.api.rereading.read_text", read),
        ):
            yield path

    def test_it_shows_and_writes_nothing(self, newer: Path) -> None:
        before = listing.claims(newer)
        found = reread(newer)
        assert (found.texts, len(found.changes), found.batch) == (2, 2, None)
        assert [len(change.gone) for change in found.changes] == [2, 2]
        assert [change.new[0].amount.best for change in found.changes] == [808, 813]
        assert listing.claims(newer) == before

    def test_it_writes_an_event_and_the_past_stays(self, newer: Path) -> None:
        found = reread(newer, commit=True, known_at=at(9, month=9))
        assert found.batch is not None and found.batch.claims == 2
        assert {c.amount.best for c in listing.claims(newer)} == {808, 813}
        assert {c.amount.best for c in listing.claims(newer, as_of=at(8, month=9))} == {805, 37, 810, 33}
        again = reread(newer, commit=True, known_at=at(10, month=9))
        assert (again.texts, again.batch) == (0, None)

    def test_corrections_of_what_is_no_longer_read_are_named(self, newer: Path) -> None:
        with open_store(newer, "w") as store:
            wrong = store.claims(metric="launched")[0]
            made = correct(store, wrong.id, amount=806, reason="A slip.", known_at=at(9, month=9))
        changes = reread(newer).changes
        assert [[c.id for c in change.corrections] for change in changes] == [[made.id], []]
        told = run("reread", "--store", newer)
        assert told.code == 0
        assert "! correction" in told.out
        assert "+ launched drone national 808 ua_air_force" in told.out
        assert "nothing was written" in told.err

    def test_the_command_writes_with_commit(self, newer: Path) -> None:
        lines = run("reread", "--commit", "--known-at", "2025-09-09", "--store", newer, "--json").lines
        assert [line["kind"] for line in lines] == ["reread", "reread"]
        assert {c.amount.best for c in listing.claims(newer)} == {808, 813}

    def test_structured_files_and_notes_of_the_editor_are_no_texts_to_read(self, tmp_path: Path) -> None:
        store = tmp_path / "s.sqlite"
        importing.import_file(store, "missile-attacks", vintage(tmp_path, 80), known_at=at(10))
        with open_store(store, "w") as writer:
            correct(writer, writer.claims()[0].id, amount=1, reason="why", known_at=at(11))
        with mock.patch("tracker.api.rereading.READER_VERSION", "9"):
            assert reread(store).texts == 0


def test_what_was_not_known_yet_cannot_be_shown(path: Path) -> None:
    (late,) = (c for c in listing.claims(path, metric="launched") if c.amount.best == 810)
    done = run("show", late.id, "--as-of", MORNING.isoformat(), "--store", path)
    assert (done.code, "was not known as of" in done.err) == (2, True)
    assert run("show", late.id, "--as-of", NOON.isoformat(), "--store", path).code == 0


def test_batches_are_listed_and_retracted_by_their_number(path: Path) -> None:
    listed = run("show", "--store", path)
    assert [line.split()[0] for line in listed.out.splitlines()] == ["batch", "1", "2", "3"]
    lines = run("show", "--store", path, "--json", "--as-of", NOON.isoformat()).lines
    assert [(line["kind"], line["source"], line["claims"]) for line in lines] == [
        ("batch", "morning", 2),
        ("batch", "noon", 2),
    ]
    done = run("retract", "2", "--because", "The wrong file.", "--known-at", "2025-09-09", "--store", path)
    assert done.out == "2 claims retracted\n"
    assert {claim.amount.best for claim in listing.claims(path)} == {805, 37}
    assert run("show", "--store", path, "--as-of", "2025-12-01").code == 2


@pytest.mark.parametrize(
    "ask",
    [
        lambda store, t: store.claims(as_of=t),
        lambda store, t: store.documents(as_of=t),
        lambda store, t: store.rejections(as_of=t),
        lambda store, t: store.scan(as_of=t),
        lambda store, t: listing.show(store, store.claims()[0].id, as_of=t),
        lambda store, t: observing.series(store, "launched", as_of=t),
        lambda store, t: revising.revisions(store, as_of=t),
        lambda store, t: revising.compare(store, MORNING, t),
    ],
)
def test_an_instant_that_was_not_seen_is_refused_everywhere(path: Path, ask: Any) -> None:
    with open_store(path) as store, pytest.raises(AsOfError, match="is later than store"):
        ask(store, at(9, month=9))
