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

print("ready", flush=True)
importing.import_file(sys.argv[1], "missile-attacks", sys.argv[2], known_at=datetime(2025, 7, 10, tzinfo=UTC))
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


class Imported(NamedTuple):
    """Kills in the middle of imports: how many hit before the end, and how many claims there are at last."""

    killed: int
    claims: int


def run(code: str, *words: object) -> "subprocess.Popen[str]":
    """A process of Python in the folder of the project."""
    command = [sys.executable, "-c", code, *map(str, words)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def attacks(path: Path, posts: int) -> Path:
    """A structured file of made-up nights."""
    lines = ["time_start,time_end,model,launched,destroyed,not_reach_goal,target,source"]
    for number in range(posts):
        night = f"2024-{1 + number // 28 % 12:02d}-{1 + number % 28:02d}"
        lines.append(
            f"{night} 01:00,{night} 08:00,Shahed-136/131,{50 + number},40,5,Ukraine,kpszsu/posts/{number}"
        )
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def kill_imports(store: Path, file: Path, pauses: Iterable[float]) -> Imported:
    """SIGKILL during an import: the store is whole each time, and the next import doubles nothing."""
    killed = 0
    for pause in pauses:
        with run(IMPORTER, store, file) as child:
            assert child.stdout is not None
            child.stdout.readline()
            time.sleep(pause)
            child.send_signal(signal.SIGKILL)
            killed += "done" not in child.stdout.read()
        if store.exists() and store.stat().st_size:
            assert _whole(store) in (0, 3 * posts_of(file))
    with run(IMPORTER, store, file) as child:
        out, err = child.communicate()
        assert "done" in out, err
    return Imported(killed, _whole(store))


def posts_of(file: Path) -> int:
    """How many posts a made-up file has."""
    return len(file.read_text(encoding="utf-8").splitlines()) - 1


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
