"""Files and folders that are there whole or not at all: made beside their place, then renamed."""

import errno
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tracker.errors import ExistsError, TargetError

PARTIAL, OLD = ".partial", ".old-"
"""How the name of what is not finished ends, and how that of a folder begins that made way for another."""
_OF_STORE = ("-wal", "-shm", ".lock")  # what stands beside the file of a store while it is written


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """A name beside a path for a file: at the end it takes its place, or nothing is left of it."""
    partial = _beside(path)
    try:
        yield partial
        write_through(partial, os.O_RDWR)
        partial.replace(path)
        write_through(path.parent)
    finally:
        for left in (partial, *(partial.with_name(partial.name + end) for end in _OF_STORE)):
            left.unlink(missing_ok=True)


@contextmanager
def new_file(path: Path, what: str) -> Iterator[Path]:
    """As `whole_file`, where nothing stands yet.

    Raises: ExistsError where there is something at the path, TargetError where nothing can be written.
    """
    if path.exists():
        raise ExistsError(f"{what} {path} exists already: name a new file")
    if not path.parent.is_dir():
        raise TargetError(
            f"{what} {path} cannot be written: there is no folder {path.parent}; create it first"
        )
    try:
        tried = _beside(path)
        tried.touch()
        tried.unlink()
    except OSError as fault:
        raise TargetError(f"{what} {path} cannot be written ({fault.strerror}): name another file") from fault
    with whole_file(path) as partial:
        yield partial


@contextmanager
def whole_folder(path: Path, *, anew: bool = False) -> Iterator[Path]:
    """A folder beside a path: at the end it takes its place, or nothing is left of it.

    Where there is one already it makes way with `anew`, else it stays and a FileExistsError comes.
    """
    partial = _beside(path)
    partial.mkdir()
    try:
        yield partial
        for made in (*partial.rglob("*"), partial):
            write_through(made, os.O_RDONLY if made.is_dir() else os.O_RDWR)
        if path.exists() and not anew:
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
        _swap(partial, path)
        write_through(path.parent)
    finally:
        if partial.exists():
            shutil.rmtree(partial)


def _swap(partial: Path, path: Path) -> None:
    """Put a finished folder in place; an older one makes way, and comes back where that fails."""
    if not path.exists():
        partial.replace(path)
        return
    old = path.with_name(f"{OLD}{path.name}")
    _take_away(old)
    path.rename(old)
    try:
        partial.replace(path)
    except BaseException:
        old.rename(path)
        raise
    shutil.rmtree(old)


def _beside(path: Path) -> Path:
    """A name beside a path for what is not finished, with the number of this process.

    What processes left there that run no more is taken away.
    """
    form = re.compile(rf"\.{re.escape(path.name)}\.(\d+){re.escape(PARTIAL)}({'|'.join(_OF_STORE)})?")
    for left in path.parent.glob(f".*{PARTIAL}*"):
        made = form.fullmatch(left.name)
        if made and not _is_at_work(int(made[1])):
            _take_away(left)
    return path.with_name(f".{path.name}.{os.getpid()}{PARTIAL}")


def _is_at_work(process: int) -> bool:
    """A process runs that is not this one: what bears our own number was left by another before us."""
    if process == os.getpid() or os.name == "nt":  # Windows ends what it signals, and keeps what is open
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        pass
    return True


def _take_away(left: Path) -> None:
    """Remove a file or a folder, where there is one and the system lets us."""
    if left.is_dir():
        shutil.rmtree(left, ignore_errors=True)
        return
    with suppress(OSError):
        left.unlink()


def write_through(path: Path, flags: int = os.O_RDONLY) -> None:
    """Have the disk hold what was written to a file, or the names in a folder."""
    if os.name == "nt" and path.is_dir():
        return  # Windows opens no folder
    descriptor = os.open(path, flags)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
