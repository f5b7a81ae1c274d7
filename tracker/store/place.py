"""Where a store may stand: a file on a disk of this machine.

The write-ahead log of SQLite needs shared memory of one host, so known network mounts are refused.
"""

from pathlib import Path

from tracker.errors import StoreError

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


def _mounts() -> str:
    # Only Linux lists its mounts in a file; elsewhere nothing is known, and nothing refused.
    return MOUNTS.read_text(encoding="utf-8", errors="replace") if MOUNTS.exists() else ""


def _file_system(folder: Path, mounts: str) -> str:
    """Type of the file system that a folder lies on, out of the text of `mountinfo`."""
    best, kind, inside = -1, "", f"{folder}/"
    for line in mounts.splitlines():
        before, _, after = line.partition(" - ")
        point = before.split()[4].replace("\\040", " ")
        if inside.startswith(f"{point.rstrip('/')}/") and len(point) >= best:
            best, kind = len(point), after.split()[0]
    return kind
