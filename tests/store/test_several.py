"""Several processes at once: one writer, many readers, and a writer that is killed."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.factory import at, reading
from tests.store.helpers import ROOT, add, on_both
from tracker.config import Place
from tracker.errors import StoreError
from tracker.store import Store, open_store


@on_both
def test_a_second_writer_is_refused_by_the_name_of_the_first(place: Place) -> None:
    first = open_store(place, "w")
    with pytest.raises(
        StoreError, match=rf"is being written by process {os.getpid()} on .*since .*: wait"
    ) as caught:
        open_store(place, "w")
    assert StoreError.exit_code == 3
    assert "\n" not in str(caught.value)
    first.close()
    first.close()
    open_store(place, "w").close()


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


@on_both
def test_a_reader_sees_what_a_writer_adds(place: Place) -> None:
    with open_store(place, "w") as writer, open_store(place) as reader:
        assert reader.claims() == []
        add(writer, reading(1))
        assert len(reader.claims()) == 2
        assert reader.last_seen() == at(10)
        add(writer, reading(2), day=11)
        assert reader.scan().num_rows == 4
    assert not Path(f"{place}-wal").exists()


WRITER = """
import sys
from tests.factory import at, reading
from tracker.store import open_store

with open_store(sys.argv[1], "w", wait=5) as store:
    for number in range(int(sys.argv[2]), 100_000):
        store.add([reading(number)], known_at=at(10), source="kill")
        print(number, flush=True)
"""


def kill_writers(place: Place, pauses: Iterable[int]) -> int:
    """SIGKILL in the middle of adding: what was acknowledged is there, whole, and the next writer goes on.

    How many documents there are at last.
    """
    acknowledged = -1
    for pause in pauses:
        command = [sys.executable, "-c", WRITER, str(place), str(acknowledged + 1)]
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as child:
            assert child.stdout is not None
            for _ in range(pause):
                acknowledged = int(child.stdout.readline())
            child.send_signal(signal.SIGKILL)
            rest = child.stdout.read().split()
        acknowledged = int(rest[-1]) if rest else acknowledged
        with open_store(place) as store:
            assert store.verify() == []
            refs = {d.ref for d in store.documents()}
            assert {f"bulletin/{number}" for number in range(acknowledged + 1)} <= refs
            assert len(store.claims()) == 2 * len(refs)
            assert len(store.rejections()) == len(refs)
        acknowledged = len(refs) - 1
    return acknowledged + 1


@pytest.mark.parametrize("pauses", [(7,), pytest.param((1, 7, 30), marks=pytest.mark.slow)])
def test_a_killed_writer_loses_and_halves_no_document(place: Place, pauses: tuple[int, ...]) -> None:
    kill_writers(place, pauses)


def test_another_process_is_refused_while_one_writes(path: Path) -> None:
    code = "import sys; from tracker.store import open_store; open_store(sys.argv[1], 'w')"
    with open_store(path, "w"):
        done = subprocess.run(
            [sys.executable, "-c", code, str(path)], cwd=ROOT, capture_output=True, text=True, check=False
        )
    assert f"is being written by process {os.getpid()}" in done.stderr


def test_instants_are_whole_seconds(store: Store) -> None:
    precise = datetime(2025, 7, 10, 0, 0, 0, 700_000, tzinfo=UTC)
    store.add([reading(1)], known_at=precise, source="test")
    assert store.last_seen() == at(10)
    assert len(store.claims(as_of=store.last_seen())) == 2


def ask(place: Place, until: float) -> tuple[int, list[str]]:
    """What one reader saw while another process wrote: how often it asked, and what was wrong."""
    asked, last, wrong = 0, 0, []
    while time.monotonic() < until:
        with open_store(place) as store:
            claims, documents = store.scan().num_rows, len(store.documents())
        if claims % 2:
            wrong.append(f"half a document: {claims} claims")
        if claims < last:
            wrong.append(f"went back from {last} to {claims} claims")
        if documents * 2 < claims:
            wrong.append(f"{claims} claims of {documents} documents")
        asked, last = asked + 1, claims
    return asked, wrong


def write_beside_readers(place: Place, duration: float) -> tuple[int, list[str]]:
    """One writer process and three readers; how many documents came, and what was wrong."""
    open_store(place, "w").close()
    command = [sys.executable, "-c", WRITER, str(place), "0"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        child.stdout.readline()
        until = time.monotonic() + duration
        with ThreadPoolExecutor(3) as pool:
            seen = list(pool.map(ask, [place] * 3, [until] * 3))
        child.send_signal(signal.SIGKILL)
        child.stdout.read()
    with open_store(place) as store:
        faults = store.verify()
        return len(store.documents()), faults + [line for asked, wrong in seen for line in wrong if asked]


@pytest.mark.slow
def test_readers_beside_a_writer_see_whole_documents_that_never_go_back(place: Place) -> None:
    documents, wrong = write_beside_readers(place, 0.7)
    assert documents > 1
    assert wrong == []


def test_an_answer_in_hand_does_not_hold_the_writer_up(place: Place) -> None:
    with open_store(place, "w") as writer:
        add(writer, reading(1))
        with open_store(place) as reader:
            held = reader.scan()
            add(writer, *(reading(number) for number in range(2, 40)), day=11)
            assert held.num_rows == 2
            assert reader.scan().num_rows == 78


def test_two_stores_are_written_at_once(tmp_path: Path) -> None:
    with open_store(tmp_path / "a.db", "w") as first, open_store(tmp_path / "b.db", "w") as second:
        add(first, reading(1))
        add(second, reading(2))
        assert first.documents() != second.documents()


def test_the_log_is_emptied_into_the_file_after_a_run(path: Path) -> None:
    with open_store(path, "w") as store:
        add(store, *(reading(number) for number in range(50)))
        log = path.with_name("store.db-wal")
        assert log.stat().st_size > 0
    assert not log.exists() or log.stat().st_size == 0
