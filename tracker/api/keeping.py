"""Keeping a store: is it whole, and copies of it."""

from contextlib import closing
from pathlib import Path

from tracker.api.opening import StoreLike, opened
from tracker.config import Place, store_place
from tracker.errors import DamagedError
from tracker.progress import Told, untold
from tracker.store.making import connect, copy_store


def verify(store: StoreLike = None, told: Told = untold) -> list[str]:
    """Faults of a store, one line each; empty where there are none. `told` hears of the checks.

    Checked are the file, the schema and its triggers, the seals of what was written, ids against content,
    quotes and spans against texts, and references. Raises: StoreError where there is no store to check.
    """
    try:
        with opened(store) as reader:
            return reader.verify(told)
    except DamagedError as damage:
        return [str(damage)]


def copy(source: Place | None, target: Place, told: Told = untold) -> dict[str, int]:
    """Copy a store to a new file or into an empty database: the same ids, instants and past states.

    How many rows each table has; `told` hears how many are written, of how many. Whole or not at all.
    Raises: StoreError where the target holds something, or the source is damaged.
    """
    with closing(connect(store_place(source), writing=False)) as given:
        return copy_store(given, target, told)


def backup(store: StoreLike, path: Path | str) -> Path:
    """Copy a store to a new SQLite file, also while a writer works; the copy is whole or not there.

    Raises: StoreError where the file exists or cannot be written.
    """
    with opened(store) as reader:
        reader.backup(Path(path))
    return Path(path)
