"""Long forms, run by `make soak`, which prints what docs/reliability.md reports."""

from pathlib import Path
from random import Random

import pytest

from tests.factory import empty_store
from tests.store import crash
from tests.store.test_several import kill_writers, write_beside_readers
from tests.test_keeping import flip_bits
from tracker.store import open_store

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("part", range(4))
def test_a_quarter_of_a_hundred_killed_writers_loses_and_halves_no_document(path: Path, part: int) -> None:
    random = Random(part)
    documents = kill_writers(path, (random.randrange(1, 60) for _ in range(25)))
    print(f"add: 25 kills, {documents:,} documents, 0 acknowledged ones lost, 0 half, verify clean each time")


@pytest.mark.parametrize("part", range(4))
def test_a_quarter_of_a_hundred_killed_imports_leaves_a_whole_store(tmp_path: Path, part: int) -> None:
    random = Random(part)
    make = crash.figures if part % 2 else crash.attacks
    given = make(tmp_path / "given.csv", 1200)
    tries = killed = between = 0
    while killed < 25 and tries < 150:
        pauses = [random.uniform(0, 0.6) for _ in range(3)]
        done = crash.kill_imports(tmp_path / f"{tries}.db", given, pauses)
        tries, killed, between = tries + 3, killed + done.killed, between + done.between
    print(
        f"import {given.format}: {tries} kills, {killed} of them before the end, {between} between two "
        "transactions of the file; verify clean each time, the next import completed it, nothing doubled"
    )
    assert killed >= 25


def test_readers_beside_a_writer_for_a_minute(path: Path) -> None:
    documents, wrong = write_beside_readers(path, 60)
    print(f"1 writer and 3 readers for 60 s: {documents:,} documents, {len(wrong)} errors")
    assert documents > 100
    assert wrong == []


@pytest.mark.parametrize("writers", [2, 4])
def test_writers_take_turns(path: Path, writers: int) -> None:
    path.write_bytes(empty_store())
    crash.crowd(path, writers, 50)
    print(f"{writers} writers of 50 documents each: all finished, nothing lost or doubled")


def test_full_disks_at_many_places(path: Path, tmp_path: Path) -> None:
    random = Random(3)
    for number in range(20):
        store = tmp_path / f"full-{number}.db"
        store.write_bytes(empty_store())
        code, said = crash.fill_up(store, len(empty_store()) + random.randrange(40_000, 900_000))
        assert (code, "Traceback" in said) == (3, False)
    print("20 full disks in mid-write: a plain error each time, every store whole")


def test_a_thousand_flipped_bits(store_with_texts: Path) -> None:
    told = flip_bits(store_with_texts, 1000)
    print(f"1,000 flipped bits: {told} told, the others changed no answer")


@pytest.fixture
def store_with_texts(path: Path) -> Path:
    kill_writers(path, (40,))
    open_store(path, "w").close()  # a killed writer leaves its pages in the log, not in the file
    return path
