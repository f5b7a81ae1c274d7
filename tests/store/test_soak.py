"""Long forms, run by `make soak`, which prints what docs/reliability.md reports."""

from pathlib import Path
from random import Random

import pytest

from tests.factory import empty_store
from tests.store import crash
from tests.store.test_several import kill_writers, write_beside_readers
from tests.test_keeping import flip_bits

pytestmark = pytest.mark.slow


def test_a_hundred_killed_writers_lose_and_halve_no_document(path: Path) -> None:
    random = Random(1)
    kill_writers(path, (random.randrange(1, 60) for _ in range(100)))
    print("add: 100 kills, 0 acknowledged documents lost, 0 half, verify clean each time")


def test_a_hundred_killed_imports_leave_a_whole_store(path: Path, tmp_path: Path) -> None:
    file, random = crash.attacks(tmp_path / "attacks.csv", 600), Random(2)
    killed = 0
    for number in range(10):
        store = path.with_name(f"{number}.db")
        done = crash.kill_imports(store, file, (random.uniform(0, 0.6) for _ in range(10)))
        assert done.claims == 3 * 600
        killed += done.killed
    print(f"import: 100 kills, {killed} before the end, verify clean each time, nothing doubled")
    assert killed >= 20


def test_readers_beside_a_writer_for_a_minute(path: Path) -> None:
    documents, wrong = write_beside_readers(path, 60)
    print(f"1 writer and 3 readers for 60 s: {documents:,} documents, {len(wrong)} errors")
    assert documents > 100
    assert wrong == []


def test_four_writers_take_turns(path: Path) -> None:
    path.write_bytes(empty_store())
    crash.crowd(path, 4, 50)
    print("4 writers of 50 documents each: all finished, nothing doubled")


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
    return path
