"""What is written is there whole or not at all, and what killed runs left is taken away."""

import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from unittest import mock

import pytest

from tracker.writing import whole_file, whole_folder

KILLED = """
import os, signal, sys
from pathlib import Path
from tracker.writing import whole_file, whole_folder
making = whole_folder if sys.argv[1] == "folder" else whole_file
with making(Path(sys.argv[2])) as partial:
    (partial / "half" if partial.is_dir() else partial).write_text("half")
    if not partial.is_dir():
        partial.with_name(partial.name + "-wal").write_text("half")
    os.kill(os.getpid(), signal.SIGKILL)
"""
Making = Callable[[Path], AbstractContextManager[Path]]


def names(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir())


def finish(making: Making, target: Path) -> None:
    with making(target) as partial:
        (partial / "all" if partial.is_dir() else partial).write_text("all")


@pytest.mark.skipif(os.name == "nt", reason="no such kill")
@pytest.mark.parametrize(("kind", "making"), [("file", whole_file), ("folder", whole_folder)])
def test_what_a_killed_run_left_is_taken_away_by_the_next(tmp_path: Path, kind: str, making: Making) -> None:
    target = tmp_path / "a[b].out"
    for _ in range(2):
        subprocess.run([sys.executable, "-c", KILLED, kind, str(target)], check=False)
        assert any(name.endswith(".partial") for name in names(tmp_path))
    finish(making, target)
    assert names(tmp_path) == [target.name]


def test_what_another_process_is_writing_stays_and_so_do_other_names(tmp_path: Path) -> None:
    kept = [
        f".out.{os.getppid()}.partial",
        ".out.x.partial",
        ".other.999999999.partial",
        ".out.99999.partials",
    ]
    for name in (*kept, f".out.{os.getpid()}.partial", f".out.{os.getpid()}.partial-shm"):
        (tmp_path / name).write_text("half")
    finish(whole_file, tmp_path / "out")
    assert names(tmp_path) == sorted([*kept, "out"])


def test_a_folder_that_is_there_stays_even_an_empty_one(tmp_path: Path) -> None:
    target = tmp_path / "out"
    target.mkdir()
    with pytest.raises(FileExistsError) as fault:
        finish(whole_folder, target)
    assert fault.value.filename == str(target)
    assert (names(tmp_path), names(target)) == (["out"], [])


def test_a_newer_folder_takes_the_place_and_an_older_one_comes_back_where_it_cannot(tmp_path: Path) -> None:
    target, anew = tmp_path / "out", lambda path: whole_folder(path, anew=True)
    (tmp_path / ".old-out").mkdir()
    (tmp_path / ".old-out" / "left").touch()
    target.mkdir()
    (target / "old").touch()
    for fault in (OSError(28, "No space left on device"), KeyboardInterrupt()):
        with mock.patch.object(Path, "replace", side_effect=fault), pytest.raises(type(fault)):
            finish(anew, target)
        assert (names(tmp_path), names(target)) == (["out"], ["old"])
    finish(anew, target)
    assert (names(tmp_path), names(target)) == (["out"], ["all"])
