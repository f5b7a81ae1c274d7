"""Where a store may stand: a file on a disk of this machine.

The write-ahead log of SQLite needs shared memory of one host, so known network mounts are refused.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tracker.errors import ExistsError, StoreError, TargetError

NETWORK = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "ceph", "lustre", "glusterfs", "fuse.glusterfs"}
    | {"fuse.sshfs", "fuse.s3fs", "fuse.rclone", "davfs", "fuse.davfs2"}
)
MOUNTS = Path("/proc/self/mountinfo")


def check_place(path: Path, *, writing: bool) -> None:
    """Refuse a path that cannot be a store.

    Raises: StoreError for a folder, a missing file or folder, and a network mount.
    """
    if path.is_dir():
        raise StoreError(f"store {path} is a folder: name a file, such as {path / 'tracker.db'}")
    if not writing and not path.exists():
        raise StoreError(
            f"no store at {path}: make one by adding documents (tracker add FILE --store {path})"
        )
    if not path.parent.is_dir():
        raise StoreError(f"store {path} cannot be made: there is no folder {path.parent}; create it first")
    kind = _file_system(path.parent.resolve(), _mounts())
    if kind in NETWORK:
        raise StoreError(f"store {path} is on a network mount ({kind}): keep it on a disk of this machine")


@contextmanager
def fresh(path: Path, what: str) -> Iterator[Path]:
    """A name beside a path for a new file: at the end it takes its place, or nothing is left of it.

    Raises: ExistsError where there is something at the path, TargetError where nothing can be written.
    """
    if path.exists():
        raise ExistsError(f"{what} {path} exists already: name a new file")
    if not path.parent.is_dir():
        raise TargetError(
            f"{what} {path} cannot be written: there is no folder {path.parent}; create it first"
        )
    partial = path.with_name(f".{path.name}.partial")
    try:
        partial.touch()
        partial.unlink()
    except OSError as fault:
        raise TargetError(f"{what} {path} cannot be written ({fault.strerror}): name another file") from fault
    try:
        yield partial
        settle(partial, path)
    finally:
        for left in (partial, *(partial.with_name(partial.name + end) for end in ("-wal", "-shm", ".lock"))):
            left.unlink(missing_ok=True)


def settle(partial: Path, path: Path) -> None:
    """Put a finished file in its place for good: written through to the disk, then renamed."""
    write_through(partial, os.O_RDWR)
    partial.replace(path)
    write_through(path.parent)


def write_through(path: Path, flags: int = os.O_RDONLY) -> None:
    """Have the disk hold what was written to a file, or the names in a folder."""
    if os.name == "nt" and path.is_dir():
        return  # Windows opens no folder
    descriptor = os.open(path, flags)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _mounts() -> str:
    # Only Linux lists its mounts in a file; elsewhere nothing is known, and nothing refused.
    return MOUNTS.read_text(encoding="utf-8", errors="replace") if MOUNTS.exists() else ""


def _file_system(folder: Path, mounts: str) -> str:
    """Type of the file system that a folder lies on, out of the text of `mountinfo`."""
    best, kind = -1, ""
    for line in mounts.splitlines():
        before, _, after = line.partition(" - ")
        point = Path(before.split()[4].replace("\\040", " "))
        if folder.is_relative_to(point) and len(point.parts) >= best:
            best, kind = len(point.parts), after.split()[0]
    return kind
