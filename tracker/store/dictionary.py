"""What many claims share, each stored once and named by a small integer: words, keys and forms."""

import itertools
from collections.abc import Iterator
from typing import Any

import pyarrow as pa

from tracker.errors import StoreError
from tracker.model import Claim
from tracker.store.adbc import Connection

TERM = pa.schema({"term_id": pa.int64(), "kind": pa.string(), "value": pa.string()})
KEY = pa.schema(
    {
        "key_id": pa.int64(),
        "metric": pa.string(),
        "classes": pa.string(),
        "direction": pa.string(),
        "scope": pa.string(),
        "unit": pa.string(),
    }
)
FORM = pa.schema(
    {
        "form_id": pa.int64(),
        "basis": pa.string(),
        "got": pa.string(),
        "bound": pa.string(),
        "status": pa.string(),
        "hedged": pa.int64(),
    }
)
_OF_KEY = len(KEY.names) - 1
KEY_CLASS = pa.schema({"key_id": pa.int64(), "class": pa.string()})

BITS = 21
"""Size of the numbers of words, keys and forms: three of them are packed in one integer (store.select)."""

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
    f"(SELECT coalesce(max({column}), 0) FROM {table})" for table, column in _NUMBERED.items()
)


class Dictionary:
    """The shared parts in memory, and the numbers of new rows; its one writer gives them out."""

    def __init__(self, connection: Connection) -> None:
        self._terms = _Numbers(connection, "term", TERM)
        self._keys = _Numbers(connection, "key", KEY)
        self._forms = _Numbers(connection, "form", FORM)
        self._speakers: dict[tuple[str, str, str], tuple[int, int, int]] = {}
        self._subjects: dict[tuple[object, ...], tuple[int, int]] = {}
        last = connection.query(_LAST_SQL, _LAST).to_pylist()[0]
        self.numbers: dict[str, Iterator[int]] = {
            table: itertools.count(number + 1) for table, number in last.items()
        }

    def number(self, table: str) -> int:
        """The number of a new row of a table."""
        return next(self.numbers[table])

    def term(self, kind: str, value: str) -> int:
        """The number of a word of one kind, a new one if need be."""
        return self._terms.of((kind, value))

    def shared(self, claim: Claim) -> tuple[int, int, int, int, int]:
        """The numbers of a claim's claimant, publisher, rule, key and form, in the order of its columns."""
        window, amount = claim.window, claim.amount
        words = claim.claimant, claim.publisher, claim.rule
        said = (
            *(claim.metric, claim.classes, claim.direction, claim.scope, amount.unit),
            *(window.basis, window.got, amount.bound, claim.status, "hedged" in claim.flags),
        )
        speaker = self._speakers.get(words) or self._speaker(words)
        subject = self._subjects.get(said) or self._subject(said)
        return speaker + subject

    def _speaker(self, words: tuple[str, str, str]) -> tuple[int, int, int]:
        claimant, publisher, rule = zip(("claimant", "publisher", "rule"), words, strict=True)
        of = self._terms.of
        made = self._speakers[words] = of(claimant), of(publisher), of(rule)
        return made

    def _subject(self, said: tuple[Any, ...]) -> tuple[int, int]:
        (metric, classes, *rest), (*form, hedged) = said[:_OF_KEY], said[_OF_KEY:]
        made = self._subjects[said] = (
            self._keys.of((metric, _joined(classes), *rest)),
            self._forms.of((*form, int(hedged))),
        )
        return made

    def new(self) -> dict[str, list[tuple[Any, ...]]]:
        """The rows by table that are new since the last time."""
        keys = self._keys.new()
        classes = [(number, name) for number, _, names, *_ in keys for name in names.split("+") if name]
        return {"term": self._terms.new(), "key": keys, "form": self._forms.new(), "key_class": classes}


class _Numbers:
    """Rows of one small table with their numbers, which run from 1 without a gap."""

    def __init__(self, connection: Connection, table: str, schema: pa.Schema) -> None:
        columns = connection.query(f"SELECT {', '.join(schema.names)} FROM {table}", schema).to_pydict()
        numbers, *values = columns.values()
        self._numbers: dict[tuple[object, ...], int] = dict(
            zip(zip(*values, strict=True), numbers, strict=True)
        )
        self._written = len(self._numbers)

    def of(self, row: tuple[object, ...]) -> int:
        """The number of a row; a new row gets the next one."""
        if row in self._numbers:
            return self._numbers[row]
        return self._numbers.setdefault(row, len(self._numbers) + 1)

    def new(self) -> list[tuple[Any, ...]]:
        """Rows that were numbered since they were last asked for, each after its number."""
        if len(self._numbers) >= 1 << BITS:
            raise StoreError(f"a store keeps fewer than {1 << BITS:,} words or keys: begin another one")
        rows = list(itertools.islice(self._numbers.items(), self._written, None))
        self._written = len(self._numbers)
        return [(number, *row) for row, number in rows]


def _joined(classes: tuple[str, ...]) -> str:
    joined = "+".join(classes)
    if joined.count("+") >= max(1, len(classes)):
        raise StoreError(f'class ids {classes} cannot be stored: "+" joins them; rename the class')
    return joined
