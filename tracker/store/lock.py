"""One writer at a time: an operating-system lock on a file of its own, `<store>.lock` for a store.

Closing any descriptor of the database file would drop SQLite's own locks of this process.
"""

import json
import os
import socket
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import ClassVar

from tracker.errors import StoreError, TargetError
from tracker.store.address import redacted

if sys.platform == "win32":
    import msvcrt

    _BYTE = 1 << 30  # a locked byte cannot be read on Windows, so it lies beyond the text

    def _take(descriptor: int) -> None:
        os.lseek(descriptor, _BYTE, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


_PAUSE = 0.05  # seconds between two tries


class FileLock:
    """A lock on a file of its own; held until `release` or the end of the process.

    Another holder is waited for up to `wait` seconds. `what` names what it guards.
    Raises: StoreError naming who holds it, TargetError where the file cannot be made.
    """

    unwritable: ClassVar[type[StoreError]] = TargetError

    def __init__(self, path: Path, what: str, *, wait: float = 0.0) -> None:
        self.path = path
        self._descriptor = self._open(what)
        if not within(wait, lambda: _is_taken(self._descriptor)):
            os.close(self._descriptor)
            raise StoreError(f"{what} is being written by {_holder(path)}: wait until it ends, or read")
        self._sign()

    def is_held(self) -> bool:
        """The lock was not given back yet."""
        return self._descriptor >= 0

    def release(self) -> None:
        """Give the lock back; the file stays, for removing it would race with the next writer."""
        if self._descriptor >= 0:
            os.ftruncate(self._descriptor, 0)
            os.close(self._descriptor)
            self._descriptor = -1

    def _open(self, what: str) -> int:
        try:
            return os.open(self.path, os.O_RDWR | os.O_CREAT, 0o666)
        except OSError as error:
            reason = (error.strerror or "unknown fault").lower()
            raise self.unwritable(
                f"{what} cannot be written: {reason} at {self.path}; choose a folder that you can write to"
            ) from error

    def _sign(self) -> None:
        name = {
            "name": signature(),
            "since": datetime.now(UTC).isoformat(timespec="seconds"),
        }
        os.ftruncate(self._descriptor, 0)
        os.lseek(self._descriptor, 0, os.SEEK_SET)
        os.write(self._descriptor, json.dumps(name, ensure_ascii=False).encode())


class WriterLock(FileLock):
    """The lock of the one writer of a store."""

    unwritable = StoreError

    def __init__(self, store: Path, *, wait: float = 0.0) -> None:
        super().__init__(store.with_name(store.name + ".lock"), f"store {store}", wait=wait)


def within(wait: float, attempt: Callable[[], bool]) -> bool:
    """Try once, and again until it works or some seconds are over."""
    last = time.monotonic() + wait
    while not attempt():
        if time.monotonic() >= last:
            return False
        time.sleep(_PAUSE)
    return True


def signature(most: int = 300) -> str:
    """How a writer names itself to the next one, in so many letters at most."""
    head = f'process {os.getpid()} on {socket.gethostname()} ("'
    command = " ".join([Path(sys.argv[0]).name, *map(redacted, sys.argv[1:])])
    return f'{head}{command[: max(0, most - len(head) - 2)]}")'


def _is_taken(descriptor: int) -> bool:
    try:
        _take(descriptor)
    except OSError:
        return False
    return True


def _holder(path: Path) -> str:
    try:
        name = json.loads(path.read_text(encoding="utf-8"))
        return f"{name['name']} (since {name['since']})"
    except (OSError, ValueError, KeyError, TypeError):
        return "another process (it has not signed yet)"
