"""Opening stores: by path, or handed in open; bare paths are opened for a call and closed after it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tracker.config import store_path
from tracker.store import Store
from tracker.store import open_store as open_at

WAIT = 10.0  # seconds for which another writer is waited for

StoreLike = Store | Path | str | None


def open_store(store: Path | str | None = None, *, write: bool = False) -> Store:
    """The store at a path (default: TRACKER_STORE, tracker.toml, ./tracker.sqlite).

    Raises: StoreError where the file is no store, or another process keeps writing and `write` is asked.
    """
    return open_at(store_path(store), "w" if write else "r", wait=WAIT)


@contextmanager
def opened(store: StoreLike, *, write: bool = False) -> Iterator[Store]:
    """An open store: the one handed in, or one opened for this block at a path."""
    if store is None or isinstance(store, Path | str):
        with open_store(store, write=write) as fresh:
            yield fresh
    else:
        yield store


def is_there(store: StoreLike) -> bool:
    """A store was handed in, or there is a file where it would be."""
    return path_of(store).exists()


def path_of(store: StoreLike) -> Path:
    """Where a store is, or would be."""
    return store_path(store) if store is None or isinstance(store, Path | str) else store.path
