"""The append-only store of documents, claims and rejections, which answers `as_of`."""

from typing import Literal

from tracker.config import Place
from tracker.errors import StoreError
from tracker.store.address import redacted
from tracker.store.corrections import accept, correct, retract
from tracker.store.making import connect, is_store
from tracker.store.protocol import SCAN, Batch, Cut, Store
from tracker.store.sql import SqlStore

__all__ = [
    "SCAN",
    "Batch",
    "Cut",
    "Store",
    "accept",
    "correct",
    "is_store",
    "open_store",
    "retract",
]


def open_store(place: Place, mode: Literal["r", "w"] = "r", *, wait: float = 0.0) -> Store:
    """The store at a path or address; "r" reads beside a writer, "w" is the one writer.

    A writer makes a missing store. Another writer is waited for up to `wait` seconds.

    Raises: StoreError naming what stands in the way, for a locked store also who holds it.
    """
    if mode not in ("r", "w"):
        raise StoreError(f'store {redacted(str(place))}: mode is "r" to read or "w" to write, not "{mode}"')
    return SqlStore(connect(place, writing=mode == "w", wait=wait))
