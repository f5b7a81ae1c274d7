"""Keeping a store: is it whole, and a copy of it."""

from pathlib import Path

from tracker.api.opening import StoreLike, opened
from tracker.errors import DamagedError


def verify(store: StoreLike = None) -> list[str]:
    """Faults of a store, one line each; empty where there are none.

    Checked are the file, the schema and its triggers, the seals of what was written, ids against content,
    quotes and spans against texts, and references. Raises: StoreError where there is no store to check.
    """
    try:
        with opened(store) as reader:
            return reader.verify()
    except DamagedError as damage:
        return [str(damage)]


def backup(store: StoreLike, path: Path | str) -> Path:
    """Copy a store to a new file, also while a writer works; the copy is whole or not there.

    Raises: StoreError where the file exists or cannot be written.
    """
    with opened(store) as reader:
        reader.backup(Path(path))
    return Path(path)
