"""Files and folders that are there whole or not at all: made beside their place, then renamed."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tracker.errors import ExistsError, TargetError

PARTIAL, OLD = ".partial-", ".old-"
"""How the name of a folder begins that is not finished, or was moved aside for a newer one."""
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
        _beside(path).touch()
        _beside(path).unlink()
    except OSError as fault:
        raise TargetError(f"{what} {path} cannot be written ({fault.strerror}): name another file") from fault
    with whole_file(path) as partial:
        yield partial


def _beside(path: Path) -> Path:
    return path.with_name(f".{path.name}.{os.getpid()}.partial")


@contextmanager
def whole_folder(path: Path, *, anew: bool = False) -> Iterator[Path]:
    """A folder beside a path: at the end it takes its place, or nothing is left of it.

    Where there is one already it makes way with `anew`, else it stays and an OSError comes.
    """
    partial = Path(tempfile.mkdtemp(dir=path.parent, prefix=PARTIAL))
    try:
        yield partial
        partial.chmod(0o755)
        for made in (*partial.rglob("*"), partial):
            write_through(made, os.O_RDONLY if made.is_dir() else os.O_RDWR)
        if anew:
            _swap(partial, path)
        else:
            partial.rename(path)
        write_through(path.parent)
    finally:
        if partial.exists():
            shutil.rmtree(partial)


def _swap(partial: Path, path: Path) -> None:
    """Put a finished folder in place; an older one makes way."""
    old = path.with_name(f"{OLD}{path.name}")
    if path.exists():
        path.rename(old)
    partial.replace(path)
    if old.exists():
        shutil.rmtree(old)


def write_through(path: Path, flags: int = os.O_RDONLY) -> None:
    """Have the disk hold what was written to a file, or the names in a folder."""
    if os.name == "nt" and path.is_dir():
        return  # Windows opens no folder
    descriptor = os.open(path, flags)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
