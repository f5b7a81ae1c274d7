"""Words and keys that many claims share, each stored once and named by a small integer."""

import itertools
from collections.abc import Sequence

import pyarrow as pa

from tracker.errors import StoreError
from tracker.model import Claim
from tracker.store.adbc import Connection

_TERM = pa.schema({"term_id": pa.int64(), "kind": pa.string(), "value": pa.string()})
_KEY = pa.schema(
    {
        "key_id": pa.int64(),
        "metric": pa.string(),
        "classes": pa.string(),
        "direction": pa.string(),
        "scope": pa.string(),
        "unit": pa.string(),
    }
)
_KEY_CLASS = pa.schema({"key_id": pa.int64(), "class": pa.string()})

_NUMBERED = {
    "batch": "batch_id",
    "document": "document_id",
    "sighting": "sighting_id",
    "reading": "reading_id",
    "claim": "seq",
    "rejection": "seq",
}
_LAST = pa.schema({table: pa.int64() for table in _NUMBERED})
_LAST_SQL = "SELECT " + ", ".join(
    f"(SELECT ifnull(max({column}), 0) FROM {table})" for table, column in _NUMBERED.items()
)

Key = tuple[str, str, str, str, str]


class Dictionary:
    """The terms and keys of a store in memory, and the numbers that its one writer gives out."""

    def __init__(self, connection: Connection) -> None:
        terms = connection.query("SELECT term_id, kind, value FROM term", _TERM).to_pydict()
        words = zip(terms["kind"], terms["value"], strict=True)
        self._terms: dict[tuple[str, str], int] = dict(zip(words, terms["term_id"], strict=True))
        names = ", ".join(_KEY.names)
        keys = connection.query(f"SELECT {names} FROM key", _KEY).to_pydict()
        ids = keys.pop("key_id")
        self._keys: dict[Key, int] = dict(zip(zip(*keys.values(), strict=True), ids, strict=True))
        self._written = (len(self._terms), len(self._keys))
        last = connection.query(_LAST_SQL, _LAST).to_pylist()[0]
        self._next = {table: itertools.count(number + 1).__next__ for table, number in last.items()}

    def number(self, table: str) -> int:
        """The number of a new row of a table."""
        return self._next[table]()

    def term(self, kind: str, value: str) -> int:
        """The number of a word of one kind, a new one if need be."""
        return self._terms.setdefault((kind, value), len(self._terms) + 1)

    def key(self, claim: Claim) -> int:
        """The number of a claim's metric, classes, direction, scope and unit."""
        classes = "+".join(claim.classes)
        if classes.count("+") >= max(1, len(claim.classes)):
            raise StoreError(f'class ids {claim.classes} cannot be stored: "+" joins them; rename the class')
        key = (claim.metric, classes, claim.direction, claim.scope, claim.amount.unit)
        return self._keys.setdefault(key, len(self._keys) + 1)

    def write(self, connection: Connection) -> None:
        """Insert what is new since the last time."""
        terms, keys = (
            list(self._terms.items())[self._written[0] :],
            list(self._keys.items())[self._written[1] :],
        )
        insert(connection, "term", _TERM, [(number, *term) for term, number in terms])
        insert(connection, "key", _KEY, [(number, *key) for key, number in keys])
        classes = [(number, name) for key, number in keys for name in key[1].split("+") if name]
        insert(connection, "key_class", _KEY_CLASS, classes)
        self._written = (len(self._terms), len(self._keys))


def insert(connection: Connection, table: str, schema: pa.Schema, rows: Sequence[tuple[object, ...]]) -> None:
    """Insert rows, each in the order of the schema."""
    if rows:
        marks = ", ".join(f"?{number}" for number in range(1, len(schema) + 1))
        sql = f"INSERT INTO {table} ({', '.join(schema.names)}) VALUES ({marks})"
        connection.insert(sql, zip(*rows, strict=True), schema)
