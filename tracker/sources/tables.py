"""A table with a column of texts (CSV or TSV): one document a row that has words.

Columns are known by their names, or by what the caller calls them. Other columns are left alone.
"""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from tracker.errors import RefusedError, SourceError
from tracker.sources.documents import instant_of, parse_published, shown, single_input
from tracker.sources.encoding import encoding_of
from tracker.sources.nouns import Input, Raw, RawStream

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "text": ("text", "message", "body", "content", "post"),
    "published": ("published", "published_at", "date", "datetime", "timestamp", "created_at"),
    "published_utc": ("published_utc", "date_utc", "datetime_utc"),
    "publisher": ("publisher", "source", "channel", "outlet"),
    "claimant": ("claimant",),
    "url": ("url", "link", "href"),
    "id": ("id", "ref", "post_id", "message_id"),
    "title": ("title", "headline"),
    "language": ("language", "lang"),
}
"""Role of a column -> the names that it is known by; the first that is there counts."""
PASSED_ON = ("publisher", "claimant", "url", "title", "language")
DELIMITERS = ",;\t|"
SAMPLE = 100_000
MAX_COLUMNS = 1_000
MAX_LINE = 2_000_000
MAX_ROW = 131_072
"""Characters of a row, all its lines together: no text of a post is longer."""


class _Row(NamedTuple):
    """One row: the values by role, and where it stands."""

    values: Mapping[str, str]
    where: str


def read(raw: Raw) -> Iterator[Input]:
    """One input per row that has words, in order.

    Raises: SourceError for a table without a column of texts, or the first faulty row, with its line.
    """
    seen = 0
    for row in _rows(raw):
        if row.values.get("text", "").strip():
            seen += 1
            yield _input(raw, row)
    if not seen:
        raise SourceError(f"{raw.ref}: no row of this table has a text")


def _rows(raw: Raw) -> Iterator[_Row]:
    """The rows, with the line on which each begins."""
    head = raw.stream.read(SAMPLE)
    whole_lines = head[: head.rfind(b"\n") + 1] if len(head) == SAMPLE and b"\n" in head else head
    codec = encoding_of(whole_lines, raw.ref, note=raw.note)
    text = io.TextIOWrapper(io.BufferedReader(RawStream(raw.stream, head)), codec, newline="")
    delimiter = _delimiter(whole_lines.decode(codec, "ignore"))
    lines = _Lines(text, raw.ref)
    rows = csv.reader(lines, delimiter=delimiter)
    line = 1
    try:
        header = next(rows, [])
        lines.row = 0
        columns = _columns(header, raw)
        line = rows.line_num + 1
        for cells in rows:
            lines.row = 0
            where = f"{raw.ref}:{line}"
            if any(cells[len(header) :]):
                # what stands beyond the last column is the rest of a text that was not quoted
                raise SourceError(f"{where}: {len(cells)} cells under {len(header)} columns; quote the text")
            if any(cells):
                values = {role: cells[at] for role, at in columns.items() if at < len(cells)}
                yield _Row(values, where)
            line = rows.line_num + 1
    except csv.Error as error:
        raise SourceError(
            f"{raw.ref}:{line}: not readable as a table ({error}); write it as CSV again"
        ) from None
    except UnicodeDecodeError as error:
        raise SourceError(
            f"{raw.ref}:{line}: broken {error.encoding} below; save the table as UTF-8"
        ) from None


class _Lines:
    """The lines of a table, with the size of the row that they have begun: a quote may never be closed."""

    def __init__(self, text: io.TextIOWrapper, where: str) -> None:
        self._text, self._where = text, where
        self.row = 0

    def __iter__(self) -> Iterator[str]:
        while line := self._text.readline(MAX_LINE):
            if len(line) == MAX_LINE:
                raise RefusedError(
                    f"{self._where}: a line of more than {MAX_LINE:,} characters is no row; refused"
                )
            self.row += len(line)
            if self.row > MAX_ROW:
                raise csv.Error(f"a row of more than {MAX_ROW:,} characters")
            yield line


def _delimiter(start: str) -> str:
    first = start.split("\n", 1)[0]
    return max(DELIMITERS, key=first.count)


def _columns(header: Sequence[str], raw: Raw) -> dict[str, int]:
    """Role -> number of its column."""
    names = [name.strip().lower() for name in header[:MAX_COLUMNS]]
    given = dict(raw.columns)
    unknown = sorted(set(given) - set(COLUMNS))
    if unknown:
        raise SourceError(f'no column is of kind "{unknown[0]}"; choose one of {", ".join(COLUMNS)}')
    found: dict[str, int] = {}
    for role, known in COLUMNS.items():
        if role in given and given[role].strip().lower() not in names:
            raise SourceError(f'{raw.ref}: no column "{given[role]}"; there are {_listed(header)}')
        wanted = [given[role].strip().lower()] if role in given else known
        here = next((name for name in wanted if name in names), None)
        if here is not None:
            found[role] = names.index(here)
    if "text" not in found:
        raise SourceError(
            f"{raw.ref}: no column of texts among {_listed(header)}; name it: --column text=NAME"
        )
    return found


def _listed(header: Sequence[str]) -> str:
    return ", ".join(" ".join(name.split())[:30] for name in header[:8]) + (
        ", ..." if len(header) > 8 else ""
    )


def _input(raw: Raw, row: _Row) -> Input:
    values = {role: value.strip() for role, value in row.values.items() if role != "text"}
    fields = {role: values[role] for role in PASSED_ON if values.get(role)}
    published = _published(values, row.where)
    if published is not None:
        fields["published"] = published.isoformat()
    if raw.source:
        fields.pop("publisher", None)
    ref = values.get("id") or row.where
    return single_input(raw._replace(ref=ref), row.values["text"], 0, fields)


def _published(values: Mapping[str, str], where: str) -> datetime | None:
    """The instant of a row: with its offset, as seconds since 1970, or without an offset in a UTC column."""
    printed = values.get("published", "")
    if values.get("published_utc"):
        return _in_utc(values["published_utc"], where)
    if not printed:
        return None
    if printed.isdigit() and len(printed) > len("20250629"):
        return instant_of(printed, where)
    try:
        return parse_published(printed, where)
    except SourceError as fault:
        if "no offset" not in str(fault):
            raise
        raise SourceError(f"{fault}, or say that the column is in UTC: --column published_utc=NAME") from None


def _in_utc(printed: str, where: str) -> datetime:
    try:
        instant = datetime.fromisoformat(printed)
    except ValueError:
        raise SourceError(
            f'{where}: published "{shown(printed)}" is no date; write 2025-07-03 or 2025-07-03 06:30'
        ) from None
    return parse_published((instant if instant.tzinfo else instant.replace(tzinfo=UTC)).isoformat(), where)
