"""What the readers of text formats hand on: an input with its documents and its furniture."""

from datetime import datetime
from typing import BinaryIO, Literal, NamedTuple

from tracker.model import Document, Language


class Furniture(NamedTuple):
    """A piece of the input that is read by no one: its numbers are rejected.

    `reason` is "furniture", "duplicate", or "title" for the headline that its document carries as `title`.
    `offset` is where it starts in the input [characters].
    """

    ref: str
    offset: int
    text: str
    reason: Literal["furniture", "duplicate", "title"]


class Input(NamedTuple):
    """One input as handed in: documents and furniture are slices of `text`, with white space between."""

    ref: str
    text: str
    documents: tuple[Document, ...]
    furniture: tuple[Furniture, ...] = ()


class Raw(NamedTuple):
    """The bytes of an input, its name, and what the caller knows of it.

    `read_at` is the instant of reading: nothing that is read was published after it. `columns` pairs a
    role of a table's column (text, published, ...) with the name that this table gives it.
    """

    ref: str
    stream: BinaryIO
    read_at: datetime
    published: datetime | None = None
    source: str = ""
    language: Language | None = None
    columns: tuple[tuple[str, str], ...] = ()
