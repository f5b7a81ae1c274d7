"""What is done to stores in short in the suite, and for long by `make soak`: kills, crowds, full disks."""

import signal
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from tests.store.helpers import ROOT
from tracker.store import open_store

IMPORTER = """
import sys
from datetime import UTC, datetime
from tracker.api import importing
from tracker.store import sql

sql._DOCUMENTS_A_PART, sql._PARTS_A_TRANSACTION = 50, 2


def begin(done, total):
    if done == 1:
        print("writing", flush=True)


known_at = datetime(2025, 7, 10, tzinfo=UTC)
importing.import_file(sys.argv[1], sys.argv[2], sys.argv[3], known_at=known_at, told=begin)
print("done", flush=True)
"""

WRITER = """
import sys
from tests.factory import at, reading
from tracker.store import open_store

first, count = int(sys.argv[2]), int(sys.argv[3])
for number in range(first, first + count):
    with open_store(sys.argv[1], "w", wait=60) as store:
        store.add([reading(number)], known_at=at(10), source="crowd")
print("done", flush=True)
"""

LIMITED = """
import resource, signal, sys
from tests.factory import at, reading
from tracker.errors import StoreError
from tracker.store import open_store

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), int(sys.argv[2])))
try:
    with open_store(sys.argv[1], "w") as store:
        for number in range(100_000):
            store.add([reading(number)], known_at=at(10), source="full")
            print(number, flush=True)
except StoreError as error:
    print(error, file=sys.stderr)
    sys.exit(3)
"""


class Given(NamedTuple):
    """A structured file: its format, how many documents it holds, and how many claims each of them."""

    file: Path
    format: str
    documents: int
    each: int


class Imported(NamedTuple):
    """Kills in the middle of imports: how many hit before the end, how many of them between two transactions
    of one file, and how many claims there are at last.
    """

    killed: int
    between: int
    claims: int


def run(code: str, *words: object) -> "subprocess.Popen[str]":
    """A process of Python in the folder of the project."""
    command = [sys.executable, "-c", code, *map(str, words)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def attacks(path: Path, posts: int) -> Given:
    """A file of made-up nights in the form of the missile-attacks files."""
    lines = ["time_start,time_end,model,launched,destroyed,not_reach_goal,target,source"]
    for number in range(posts):
        night = f"2024-{1 + number // 28 % 12:02d}-{1 + number % 28:02d}"
        lines.append(
            f"{night} 01:00,{night} 08:00,Shahed-136/131,{50 + number},40,5,Ukraine,kpszsu/posts/{number}"
        )
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return Given(path, "missile-attacks", posts, 3)


def figures(path: Path, rows: int) -> Given:
    """A table of made-up claims."""
    lines = ["date,metric,class,value,source,quote"]
    lines += [f"2025-06,launched,drone,{number},org:test,It was {number}." for number in range(rows)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return Given(path, "claims", rows, 1)


def kill_imports(store: Path, given: Given, pauses: Iterable[float]) -> Imported:
    """SIGKILL during an import: the store is whole each time, and the next import doubles nothing."""
    killed = between = 0
    whole = given.documents * given.each
    for pause in pauses:
        with run(IMPORTER, store, given.format, given.file) as child:
            assert child.stdout is not None
            child.stdout.readline()
            time.sleep(pause)
            child.send_signal(signal.SIGKILL)
            killed += "done" not in child.stdout.read()
        if store.exists() and store.stat().st_size:
            claims = _whole(store)
            assert claims % given.each == 0
            between += 0 < claims < whole
    with run(IMPORTER, store, given.format, given.file) as child:
        out, err = child.communicate()
        assert "done" in out, err
    assert _whole(store) == whole
    return Imported(killed, between, whole)


def _whole(store: Path) -> int:
    """Number of claims of a store without faults; one that was killed in its first moment holds none."""
    with open_store(store, "w") as opened:
        assert opened.verify() == []
        return len(opened.claims())


def crowd(store: Path, writers: int, documents: int) -> None:
    """Several writers take turns; all finish, nothing is doubled or lost."""
    children = [run(WRITER, store, documents * number, documents) for number in range(writers)]
    for child in children:
        out, err = child.communicate()
        assert "done" in out, err
    with open_store(store) as opened:
        assert opened.verify() == []
        assert len(opened.documents()) == writers * documents
        assert len(opened.claims()) == 2 * writers * documents
        assert len(opened.batches()) == writers * documents


def fill_up(store: Path, size: int) -> tuple[int, Any]:
    """Add until the system lets no file grow any more: exit code, and what was said."""
    with run(LIMITED, store, size) as child:
        out, err = child.communicate()
    acknowledged = len(out.split())
    with open_store(store) as opened:
        assert opened.verify() == []
        assert len(opened.documents()) in (acknowledged, acknowledged + 1)
    return child.returncode, err
