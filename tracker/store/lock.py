"""One writer at a time: an operating-system lock on `<store>.lock`, never on the database file.

Closing any descriptor of the database file would drop SQLite's own locks of this process.
"""

import json
import os
import socket
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from tracker.errors import StoreError

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


class WriterLock:
    """The lock of the one writer of a store; held until `release` or the end of the process.

    Another writer is waited for up to `wait` seconds.
    """

    def __init__(self, store: Path, *, wait: float = 0.0) -> None:
        self.path = store.with_name(store.name + ".lock")
        self._descriptor = _open(self.path, store)
        try:
            _take_within(self._descriptor, wait)
        except OSError as error:
            os.close(self._descriptor)
            raise StoreError(
                f"store {store} is being written by {_holder(self.path)}: wait until it ends, or read"
            ) from error
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

    def _sign(self) -> None:
        name = {
            "pid": os.getpid(),
            "host": socket.gethostname(),
            "command": " ".join([Path(sys.argv[0]).name, *sys.argv[1:]])[:200],
            "since": datetime.now(UTC).isoformat(timespec="seconds"),
        }
        os.ftruncate(self._descriptor, 0)
        os.lseek(self._descriptor, 0, os.SEEK_SET)
        os.write(self._descriptor, json.dumps(name, ensure_ascii=False).encode())


def _take_within(descriptor: int, wait: float) -> None:
    last = time.monotonic() + wait
    while True:
        try:
            _take(descriptor)
        except OSError:
            if time.monotonic() >= last:
                raise
            time.sleep(_PAUSE)
        else:
            return


def _open(path: Path, store: Path) -> int:
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    except OSError as error:
        reason = (error.strerror or "unknown fault").lower()
        raise StoreError(
            f"store {store} cannot be written: {reason} at {path}; choose a folder that you can write to"
        ) from error


def _holder(path: Path) -> str:
    try:
        name = json.loads(path.read_text(encoding="utf-8"))
        return f'process {name["pid"]} on {name["host"]} ("{name["command"]}", since {name["since"]})'
    except (OSError, ValueError, KeyError, TypeError):
        return "another process (it has not signed yet)"
