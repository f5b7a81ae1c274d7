"""Inputs -> documents: one module per format, found by its name; pages are split, dated and cleaned.

A format is a module with `read(raw) -> Iterator[Input]` and a line in `formats.FORMATS`.
"""

import io
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any

from tracker.errors import SourceError
from tracker.model import Document, Language
from tracker.sources.formats import FORMATS, PEEK, format_of, reader_of
from tracker.sources.nouns import Furniture, Input, Raw, RawStream

__all__ = ["FORMATS", "Furniture", "Input", "Raw", "read", "read_inputs"]

Given = str | Path | IO[bytes] | IO[str]
WITH_COLUMNS = ("csv", "zip")
"""Formats whose columns a caller may name: tables, and archives that hold some."""


def read(
    given: Given,
    *,
    format: str | None = None,
    published: datetime | None = None,
    source: str | None = None,
    language: Language | None = None,
    read_at: datetime | None = None,
    columns: Mapping[str, str] | None = None,
) -> Iterator[Document]:
    """The documents of a file or stream, in its order; see `read_inputs`."""
    for found in read_inputs(
        given,
        format=format,
        published=published,
        source=source,
        language=language,
        read_at=read_at,
        columns=columns,
    ):
        yield from found.documents


def read_inputs(
    given: Given,
    *,
    format: str | None = None,
    published: datetime | None = None,
    source: str | None = None,
    language: Language | None = None,
    read_at: datetime | None = None,
    columns: Mapping[str, str] | None = None,
) -> Iterator[Input]:
    """The inputs of a file or stream: one of a text, one per line of JSON lines.

    `format` is a name of FORMATS, else the suffix or the first characters tell. `published` and `source`
    (a claimant or publisher id) and `language` are what the caller knows; `read_at` is now by default.
    `columns` names the columns of a table by their role, where they are not called text, published, ...
    Raises: SourceError for a file that cannot be read as its format.
    """
    if format is not None and format not in FORMATS:
        raise SourceError(f'no format "{format}"; choose one of {", ".join(sorted(FORMATS))}')
    if published is not None and published.tzinfo is None:
        raise SourceError(
            f"published {published} has no offset; give an instant such as 2025-07-03T09:30:00+03:00"
        )
    notes: list[str] = []
    with _opened(given) as stream:
        raw = Raw(
            _name(given),
            stream,
            read_at or datetime.now(UTC),
            published,
            source or "",
            language,
            tuple((columns or {}).items()),
            notes=notes,
        )
        named = str(given) if isinstance(given, str | Path) else ""
        told = 0
        name = format or format_of(named, stream.peek(PEEK)[:PEEK])
        if columns and name not in WITH_COLUMNS:
            notes.append(f"{raw.ref} is read as {name}, not as a table: it has no columns to name")
        for found in reader_of(name)(raw):
            yield found._replace(notes=tuple(notes[told:]))
            told = len(notes)


def _opened(given: Given) -> io.BufferedReader:
    if isinstance(given, str | Path):
        path = Path(given)
        try:
            if path.is_dir():
                raise SourceError(f"{path}: a folder, not a file; name the files in it")
            return path.open("rb")
        except OSError as error:
            raise SourceError(f"{path}: {error.strerror or error}; check the path and its rights") from None
    return _Borrowed(_bytes_of(given))


class _Borrowed(io.BufferedReader):
    """A stream of the caller's, which stays open when we are done."""

    def close(self) -> None:
        """Leave the caller's stream open."""
        if not self.closed:
            self.detach()


def _bytes_of(stream: IO[bytes] | IO[str]) -> io.RawIOBase:
    buffer: Any = getattr(stream, "buffer", stream)
    if isinstance(buffer.read(0), str):
        return RawStream(io.BytesIO(buffer.read().encode()))
    return RawStream(buffer)


def _name(given: Given) -> str:
    if isinstance(given, str | Path):
        return str(given)
    name = getattr(given, "name", "")
    return name.strip("<>") if isinstance(name, str) and name else "stdin"
