"""Crashes and crowds in short; the long forms are in test_soak."""

import sys
from pathlib import Path

import pytest

from tests.factory import at, empty_store, reading
from tests.store import crash
from tests.store.helpers import add
from tracker.api import observing
from tracker.api.opening import open_store as open_writer
from tracker.store import open_store


@pytest.mark.slow
def test_a_killed_import_is_completed_by_the_next(path: Path, tmp_path: Path) -> None:
    given = crash.attacks(tmp_path / "attacks.csv", 60)
    done = crash.kill_imports(path, given, (0.1,))
    assert done.claims == 3 * 60


@pytest.mark.slow
def test_two_writers_both_finish_and_double_nothing(path: Path) -> None:
    path.write_bytes(empty_store())
    crash.crowd(path, 2, 4)


@pytest.mark.skipif(sys.platform == "win32", reason="limits of file sizes are those of Unix")
def test_a_disk_that_is_full_in_mid_write_is_a_plain_error(path: Path) -> None:
    path.write_bytes(empty_store())
    code, said = crash.fill_up(path, len(empty_store()) + 200_000)
    assert code == 3
    assert "Traceback" not in said
    assert str(path) in said


def test_an_open_series_of_a_notebook_holds_no_writer_up(path: Path) -> None:
    with open_store(path, "w") as store:
        add(store, reading(1))
    with open_store(path) as notebook:
        held = observing.series(notebook, "launched")
        with open_writer(path, write=True) as writer:
            add(writer, reading(2), day=11)
        assert held.frame["best"].tolist() == [101]
        assert len(notebook.claims()) == 4
        assert len(notebook.claims(as_of=at(10))) == 2
