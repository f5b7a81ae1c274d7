"""The append-only store of documents, claims and rejections, which answers `as_of`."""

from pathlib import Path
from typing import Literal

from tracker.errors import StoreError
from tracker.store.corrections import accept, correct, retract
from tracker.store.protocol import SCAN, Batch, Cut, Store
from tracker.store.sqlite import SqliteStore

__all__ = ["SCAN", "Batch", "Cut", "Store", "accept", "correct", "open_store", "retract"]


def open_store(path: str | Path, mode: Literal["r", "w"] = "r", *, wait: float = 0.0) -> Store:
    """The store at a path; "r" reads beside a writer, "w" is the one writer and makes a missing store.

    Another writer is waited for up to `wait` seconds.

    Raises: StoreError naming what stands in the way, for a locked store also who holds it.
    """
    if mode not in ("r", "w"):
        raise StoreError(f'store {path}: mode is "r" to read or "w" to write, not "{mode}"')
    return SqliteStore(Path(path), writing=mode == "w", wait=wait)
