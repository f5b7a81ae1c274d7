"""Seals: a hash over every row that a part of a run wrote, so that a bit changed later is found.

A seal names, for each table, the first and last number of its new rows and the hash of all their columns.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa

from tracker.store import arrow, dictionary, rows
from tracker.store.adbc import OPEN, Connection

_PARTS_A_BATCH = 1_000_000
_AT_A_TIME = 20_000

SEALED: Mapping[str, tuple[pa.Schema, str]] = {
    "batch": (rows.BATCH, "batch_id"),
    "batch_part": (rows.PART, f"batch_id * {_PARTS_A_BATCH} + part"),
    "term": (dictionary.TERM, "term_id"),
    "key": (dictionary.KEY, "key_id"),
    "key_class": (dictionary.KEY_CLASS, "key_id"),
    "form": (dictionary.FORM, "form_id"),
    "document": (rows.DOCUMENT, "document_id"),
    "sighting": (rows.SIGHTING, "sighting_id"),
    "reading": (rows.READING, "reading_id"),
    "claim": (rows.CLAIM, "seq"),
    "found": (rows.FOUND, "reading_id"),
    "link": (rows.LINK, "seq"),
    "rejection": (rows.REJECTION, "seq"),
}
"""Tables whose new rows are those in a range of a number of theirs, and in its order."""

_INSERT = "INSERT INTO seal (batch_id, part, ranges) VALUES (?1, ?2, ?3)"
_READ = "SELECT batch_id, part, ranges FROM seal ORDER BY batch_id, part"
SEAL = pa.schema({"batch_id": pa.int64(), "part": pa.int64(), "ranges": pa.string()})
_ABSENT = {pa.int64(): str(arrow.NONE), pa.float64(): OPEN, pa.string(): "''"}  # bytes are never absent


class Range(NamedTuple):
    """The new rows of one table: first and last number, and their hash."""

    first: int
    last: int
    digest: str


def insert(connection: Connection, table: str, new: Sequence[tuple[Any, ...]]) -> dict[str, Range]:
    """Insert rows, each in the order of the table's schema; their range, or nothing where there are none."""
    if not new:
        return {}
    schema, number = SEALED[table]
    made = arrow.batch(new, schema)
    connection.insert(table, made)
    if table == "batch_part":
        numbers = [batch * _PARTS_A_BATCH + part for batch, part, *_ in new]
    else:
        place = schema.names.index(number)
        numbers = [row[place] for row in new]
    return {table: Range(min(numbers), max(numbers), digest(made.columns))}


def write(connection: Connection, batch: int, part: int, ranges: Mapping[str, Range]) -> None:
    """Seal what one part of a batch wrote."""
    connection.execute(_INSERT, batch, part, json.dumps(ranges, separators=(",", ":")))


def broken(connection: Connection) -> Iterator[str]:
    """One line for each table of a part whose rows are not as they were written."""
    sealed: dict[str, list[tuple[Range, int]]] = {}
    for seal in connection.query(_READ, SEAL).to_pylist():
        for table, given in json.loads(seal["ranges"]).items():
            sealed.setdefault(table, []).append((Range(*given), seal["batch_id"]))
    for table, seals in sealed.items():
        if table not in SEALED:
            yield f"seal: there is no table {table}"
            continue
        for run in _runs(seals):
            yield from _broken_of(connection, table, run)


def _runs(seals: Sequence[tuple[Range, int]]) -> Iterator[list[tuple[Range, int]]]:
    """Seals that follow each other, some thousand rows at a time: most parts write few."""
    run: list[tuple[Range, int]] = []
    rows_of_run = 0
    for one in seals:
        run.append(one)
        rows_of_run += one[0].last - one[0].first + 1
        if rows_of_run >= _AT_A_TIME or len(run) >= _AT_A_TIME:
            yield run
            run, rows_of_run = [], 0
    if run:
        yield run


def _broken_of(connection: Connection, table: str, run: Sequence[tuple[Range, int]]) -> Iterator[str]:
    first, last = min(each.first for each, _ in run), max(each.last for each, _ in run)
    columns, numbers = _stored(connection, table, first, last)
    sealed = 0
    for each, batch in run:
        begin, end = np.searchsorted(numbers, (each.first, each.last + 1)).tolist()
        sealed += end - begin
        if digest(column.slice(begin, end - begin) for column in columns) != each.digest:
            place = f"rows {each.first} to {each.last} of batch {batch}"
            yield f"table {table}: {place} are not as they were written"
    if sealed < len(numbers):
        yield f"table {table}: {len(numbers) - sealed} rows between {first} and {last} were never sealed"


def first(connection: Connection, table: str) -> int:
    """The first number of a table that a seal covers; rows before it were written before there were seals."""
    seals = connection.query(_READ, SEAL)["ranges"].to_pylist()
    firsts = (json.loads(ranges).get(table, (arrow.FAR,))[0] for ranges in seals)
    return min(firsts, default=arrow.FAR)


def digest(columns: Iterable[pa.Array]) -> str:
    """Hash [64 bit] over the values of columns, whatever their layout in memory."""
    sum = blake2b(digest_size=8)
    for column in columns:
        for part in _parts(column):
            sum.update(part)
    return sum.hexdigest()


def _stored(
    connection: Connection, table: str, first: int, last: int
) -> tuple[list[pa.Array], arrow.Numbers]:
    """Rows in a range as columns, in the order in which they were sealed, and their numbers."""
    schema, number = SEALED[table]
    chosen = ", ".join(
        f"coalesce({field.name}, {_ABSENT[field.type]})" if field.type in _ABSENT else field.name
        for field in schema
    )
    order = ", ".join([number, *schema.names[:2]])
    sql = f"SELECT {chosen} FROM {table} WHERE {number} BETWEEN ?1 AND ?2 ORDER BY {order}"
    columns = [column.combine_chunks() for column in connection.query(sql, schema, first, last).columns]
    columns = [column.chunk(0) if isinstance(column, pa.ChunkedArray) else column for column in columns]
    if table == "batch_part":
        batch, part = (np.asarray(column) for column in columns[:2])
        return columns, batch * _PARTS_A_BATCH + part
    return columns, np.asarray(columns[schema.names.index(number)])


def _parts(column: pa.Array) -> Iterator[bytes]:
    """The bytes of a column: numbers with a mark where none is, or lengths and letters."""
    first, buffers = column.offset, column.buffers()
    if column.type in (pa.int64(), pa.float64()):
        whole = column.type == pa.int64()
        values = np.frombuffer(buffers[1], np.int64 if whole else np.float64, len(column), 8 * first)
        none = arrow.NONE if whole else np.nan
        yield (np.where(_known(column), values, none) if column.null_count else values).tobytes()
        return
    size = 8 if column.type in (pa.large_string(), pa.large_binary()) else 4
    ends = np.frombuffer(buffers[1], f"i{size}", len(column) + 1, size * first)
    yield np.diff(ends).astype(np.int64).tobytes()
    yield memoryview(buffers[2])[ends[0] : ends[-1]].tobytes()


def _known(column: pa.Array) -> arrow.Numbers:
    bits = np.unpackbits(np.frombuffer(column.buffers()[0], np.uint8), bitorder="little")
    return bits[column.offset : column.offset + len(column)].astype(bool)
