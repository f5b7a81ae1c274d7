"""Quantities and a document -> claims and rejections: typed slots by distance and order."""

from collections.abc import Sequence
from typing import TypeVar

from tracker.claims.checks import Check, checks
from tracker.claims.reader import read
from tracker.claims.settle.book import READER_VERSION
from tracker.model import Claim, Document, Rejection

__all__ = ["READER_VERSION", "Check", "checks", "in_input", "read"]
Seen = TypeVar("Seen", Claim, Rejection)


def in_input(seen: Seen, document: Document) -> Seen:
    """The claim or rejection with spans in characters of the input that the document was cut from.

    The result is for printing: it keeps the id, which is hashed over spans of the document.
    """
    if isinstance(seen, Rejection):
        start, end = seen.span
        return seen.model_copy(update={"span": (start + document.offset, end + document.offset)})
    spans: Sequence[tuple[int, int]] = seen.spans
    assert seen.id  # computed before the copy, so that the copy carries it
    moved = tuple((start + document.offset, end + document.offset) for start, end in spans)
    return seen.model_copy(update={"spans": moved})
