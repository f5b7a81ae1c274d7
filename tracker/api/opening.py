"""Opening stores: by path, or handed in open; bare paths are opened for a call and closed after it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from tracker.config import Place, is_server, store_place
from tracker.errors import StoreError, as_given
from tracker.store import Store, is_store
from tracker.store import open_store as open_at

WAIT = 10.0  # seconds for which another writer is waited for

StoreLike = Store | Place | None
Name = TypeVar("Name", str, Path, str | Path)


def open_store(store: Place | None = None, *, write: bool = False) -> Store:
    """The store at a path or address (default: TRACKER_STORE, tracker.toml, ./tracker.sqlite).

    Raises: StoreError where there is no store, or another process keeps writing and `write` is asked.
    """
    return open_at(store_place(store), "w" if write else "r", wait=WAIT)


@contextmanager
def opened(store: StoreLike, *, write: bool = False) -> Iterator[Store]:
    """An open store: the one handed in, or one opened for this block at a path.

    Raises: StoreError for what is neither.
    """
    if store is None or isinstance(store, Path | str):
        with open_store(store, write=write) as fresh:
            yield fresh
    elif not hasattr(store, "last_seen"):
        raise StoreError(f"{as_given(store)} is no store: give its path, or what tracker.open_store opened")
    else:
        yield store


def several(given: Name | Sequence[Name]) -> Sequence[Name]:
    """The names that a call was given: one alone is one of several, not as many as it has letters.

    >>> several("daily"), several(["daily", "weekly"])
    (['daily'], ['daily', 'weekly'])
    """
    return [given] if isinstance(given, (str, Path)) else given


def is_there(store: StoreLike) -> bool:
    """A store was handed in, or there is one where it would be."""
    return is_store(store_place(store)) if store is None or isinstance(store, Path | str) else True


def path_of(store: StoreLike) -> Path:
    """Where the file of a store is, or would be.

    Raises: StoreError for a store on a server, which has none.
    """
    place = store_place(store) if store is None or isinstance(store, Path | str) else store.where
    if is_server(place):
        raise StoreError("this makes a new file: name one with --store, then tracker copy FILE ADDRESS")
    return Path(place)
