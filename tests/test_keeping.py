"""Keeping a store at the command line: verify, backup, quotes only, files that are known already."""

from pathlib import Path
from random import Random
from unittest import mock

import pytest

from tests.cli import run
from tests.factory import at, reading
from tests.store.helpers import execute
from tracker.api import importing, keeping
from tracker.store import open_store

TEXT = "On 3 May 2025 Russia launched 80 drones at Ukraine. A sentence that nobody quotes stands here."
ATTACKS = (
    "time_start,time_end,model,launched,destroyed,not_reach_goal,target,source\n"
    "2025-05-02 20:00,2025-05-03 08:00,Shahed-136/131,80.0,42.0,25.0,Ukraine,kpszsu/posts/1\n"
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "store.sqlite"
    with open_store(path, "w") as store:
        store.add([reading(number) for number in range(40)], known_at=at(10), source="test")
    return path


def test_a_whole_store_is_told_so(path: Path) -> None:
    done = run("verify", "--store", path)
    assert (done.code, done.out, done.err) == (0, "", "no fault found\n")
    assert run("verify", "--store", path, "--json").out == ""


def test_faults_are_lines_and_a_no(path: Path) -> None:
    execute(path, "DROP TRIGGER claim_no_update")
    execute(path, "UPDATE claim SET quote = 'never said' WHERE seq = 3")
    done = run("verify", "--store", path)
    assert done.code == 1
    assert "its quote is not in the text of document" in done.out
    assert done.err == "3 faults\n"
    lines = run("verify", "--store", path, "--json").lines
    assert {line["kind"] for line in lines} == {"fault"}
    assert len(lines) == 3


def test_a_missing_store_cannot_be_verified(tmp_path: Path) -> None:
    assert run("verify", "--store", tmp_path / "none.sqlite").code == 3


@pytest.mark.parametrize("share", [0.0, 0.1, 0.5, 0.9, 0.99])
def test_a_truncated_file_is_found(path: Path, share: float) -> None:
    raw = path.read_bytes()
    path.write_bytes(raw[: int(share * len(raw))] or b"\0" * 100)
    done = run("verify", "--store", path)
    assert done.code == 1
    assert "Traceback" not in done.err
    assert "tracker verify" not in done.out + done.err
    assert str(path) in done.out or "file" in done.out


def test_flipped_bits_are_found(path: Path) -> None:
    flip_bits(path, 12)


def flip_bits(path: Path, count: int) -> int:
    """One bit of a byte that is in use, again and again: each is told, or reads as before."""
    raw, random = path.read_bytes(), Random(1)
    before = answers(path)
    used = [place for place, byte in enumerate(raw) if byte and place >= 100]
    silent = 0
    for _ in range(count):
        damaged = bytearray(raw)
        damaged[random.choice(used)] ^= 1 << random.randrange(8)
        path.write_bytes(bytes(damaged))
        path.with_name(f"{path.name}-shm").unlink(missing_ok=True)
        if not keeping.verify(path):
            silent += 1
            assert answers(path) == before
    assert silent <= count // 2
    return count - silent


def answers(path: Path) -> tuple[object, ...]:
    with open_store(path) as store:
        return store.claims(all_versions=True), store.documents(), store.rejections(), store.batches()


def test_a_backup_that_cannot_be_written_names_the_backup_and_not_the_store(
    path: Path, tmp_path: Path
) -> None:
    done = run("backup", tmp_path / ("long" * 63), "--store", path)  # its partial file has a name too long
    assert done.code == 2
    assert done.err.startswith("error: backup ")
    assert "cannot be written" in done.err


def test_a_backup_is_a_store_of_its_own(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.sqlite"
    with open_store(path, "w") as writer:
        writer.add([reading(41)], known_at=at(11), source="test")
        assert run("backup", copy, "--store", path).code == 0
    assert answers(copy) == answers(path)
    assert keeping.verify(copy) == []
    again = run("backup", copy, "--store", path)
    assert (again.code, "exists already" in again.err) == (2, True)
    assert run("backup", tmp_path / "no" / "copy.sqlite", "--store", path).code == 2
    assert [file.name for file in tmp_path.iterdir() if "partial" in file.name] == []


def test_a_backup_that_fails_leaves_nothing(path: Path, tmp_path: Path) -> None:
    with mock.patch("os.fsync", side_effect=OSError(28, "No space left on device")), pytest.raises(OSError):
        keeping.backup(path, tmp_path / "copy.sqlite")
    assert sorted(file.name for file in tmp_path.iterdir() if "copy" in file.name) == []


@pytest.mark.parametrize("by_config", [True, False])
def test_of_a_text_only_its_quotes_are_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, by_config: bool
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    if by_config:
        (tmp_path / "tracker.toml").write_text('texts = "quotes"\n', encoding="utf-8")
    store = tmp_path / "s.sqlite"
    done = run("add", "a.txt", "--store", store, *([] if by_config else ["--quotes-only"]))
    assert done.code == 0, done.err
    assert b"nobody quotes" not in store.read_bytes()
    [claim] = run("claims", "--store", store, "--json").lines
    assert claim["quote"] == "On 3 May 2025 Russia launched 80 drones at Ukraine."
    shown = run("show", claim["document"], "--store", store)
    assert (shown.code, "80 drones" in shown.out) == (0, True)
    assert run("verify", "--store", store).code == 0
    assert run("add", "a.txt", "--store", store).out.startswith("0 documents")


def test_a_wrong_setting_of_texts_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "tracker.toml").write_text('texts = "none"\n', encoding="utf-8")
    done = run("claims")
    assert (done.code, 'texts is to be "whole" or "quotes"' in done.err) == (2, True)


class TestKnownFiles:
    """A file that was imported whole is recognised by its bytes, and not read again."""

    def test_it_is_not_read_again(self, tmp_path: Path) -> None:
        file, store = tmp_path / "attacks.csv", tmp_path / "s.sqlite"
        file.write_text(ATTACKS, encoding="utf-8")
        first = importing.import_file(store, "missile-attacks", file, known_at=at(10))
        unread = importing.IMPORTS["missile-attacks"]._replace(
            read=mock.Mock(side_effect=AssertionError), version="1"
        )
        with mock.patch.dict(importing.IMPORTS, {"missile-attacks": unread}):
            again = importing.import_file(store, "missile-attacks", file, known_at=at(11))
        assert again.counts == {
            "documents": 0,
            "claims": 0,
            "rejections": 0,
            "sightings": first.counts["documents"],
        }
        with open_store(store) as reader:
            assert [batch.known_at for batch in reader.batches()] == [at(10), at(11)]
            assert reader.last_seen() == at(11)

    def test_other_bytes_another_reader_or_an_earlier_instant_are_read(self, tmp_path: Path) -> None:
        file, store = tmp_path / "attacks.csv", tmp_path / "s.sqlite"
        file.write_text(ATTACKS, encoding="utf-8")
        importing.import_file(store, "missile-attacks", file, known_at=at(10))
        read = mock.Mock(return_value=[])
        with mock.patch.dict(
            importing.IMPORTS,
            {"missile-attacks": importing.IMPORTS["missile-attacks"]._replace(read=read, version="2")},
        ):
            importing.import_file(store, "missile-attacks", file, known_at=at(11))
        with mock.patch.dict(
            importing.IMPORTS,
            {"missile-attacks": importing.IMPORTS["missile-attacks"]._replace(read=read, version="1")},
        ):
            importing.import_file(store, "missile-attacks", file, known_at=at(9), backfill=True)
            file.write_text(ATTACKS + "\n", encoding="utf-8")
            importing.import_file(store, "missile-attacks", file, known_at=at(12))
        assert read.call_count == 3


def test_a_demo_that_cannot_be_written_is_refused_in_one_line(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("no folder", encoding="utf-8")
    for out in (file, file / "below"):
        done = run("demo", "--out", out)
        assert (done.code, done.out) == (2, "")
        assert done.err.startswith(f"error: {out}: cannot be made or read (")
