"""Copying a store row by row: numbers, ids, instants and seals stay, so every past state does.

The tables are the same in all engines. The copy is one transaction, checked by its seals before it ends.
"""

from collections.abc import Iterator

import pyarrow as pa

from tracker.errors import StoreError
from tracker.progress import Told, untold
from tracker.store import rows, seal
from tracker.store.adbc import Connection

_AT_A_TIME = 20_000
_TEXTS_AT_A_TIME = 2_000

_NUMBERED = {table: (schema, number) for table, (schema, number) in seal.SEALED.items()} | {
    "batch_part": (rows.PART, "batch_id"),
    "twin": (rows.TWIN, "seq"),
    "seal": (seal.SEAL, "batch_id"),
}
# A row comes after those that it names.
_ORDER = (
    *("batch", "batch_part", "term", "key", "key_class", "form", "document", "sighting", "reading"),
    *("claim", "found", "twin", "link", "rejection", "seal"),
)


def copy_rows(source: Connection, target: Connection, told: Told = untold) -> dict[str, int]:
    """Write all rows of a store, as they are at one moment, into one without any: whole or not at all.

    How many rows a table has, by its name; `told` hears how many rows of how many are written.
    Raises: StoreError where a row is not as it was written; tracker verify says more.
    """
    with source.snapshot(), target.transaction():
        counts = {table: source.number(f"SELECT count(*) FROM {table}") for table in _ORDER}
        done, total = 0, sum(counts.values())
        for table in _ORDER:
            for page in _pages(source, table):
                target.insert(table, page)
                done += page.num_rows
                told(done, total)
        for fault in seal.broken(target):
            raise StoreError(f"store {source.where} was not copied: {fault}; see tracker verify")
    target.written()
    return counts


def _pages(source: Connection, table: str) -> Iterator[pa.RecordBatch]:
    """The rows of a table in the order of their numbers, few enough for types to be seen (see adbc)."""
    schema, number = _NUMBERED[table]
    step = _TEXTS_AT_A_TIME if table == "document" else _AT_A_TIME
    last = source.number(f"SELECT coalesce(max({number}), 0) FROM {table}")
    sql = f"SELECT {', '.join(schema.names)} FROM {table} WHERE {number} BETWEEN ?1 AND ?2 ORDER BY {number}"
    for first in range(1, last + 1, step):
        yield from source.query(sql, schema, first, first + step - 1).to_batches()
