"""What the readers of text formats hand on: an input with its documents and its furniture."""

import io
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
    notes: tuple[str, ...] = ()
    """What was guessed of the file and is told for the first time with this input."""


class Raw(NamedTuple):
    """The bytes of an input, its name, and what the caller knows of it.

    `read_at` is the instant of reading: nothing that is read was published after it. `columns` pairs a
    role of a table's column (text, published, ...) with the name that this table gives it. `notes` takes
    up what is guessed of the file; None where nobody asks.
    """

    ref: str
    stream: BinaryIO
    read_at: datetime
    published: datetime | None = None
    source: str = ""
    language: Language | None = None
    columns: tuple[tuple[str, str], ...] = ()
    notes: list[str] | None = None

    def note(self, guess: str) -> None:
        """Tell what was guessed of this file, once where it is guessed again and again."""
        line = f"{self.ref}: {guess}"
        if self.notes is not None and self.notes[-1:] != [line]:
            self.notes.append(line)


class RawStream(io.RawIOBase):
    """Any binary stream as a raw one, which can be buffered and peeked into; its `head` was read already."""

    def __init__(self, rest: BinaryIO, head: bytes = b"") -> None:
        self._head, self._rest = head, rest

    def readable(self) -> bool:
        """Whether it can be read: always."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill the buffer from the first bytes, then from the rest."""
        content = self._head[: len(buffer)] or self._rest.read(len(buffer))
        self._head = self._head[len(buffer) :]
        buffer[: len(content)] = content
        return len(content)
