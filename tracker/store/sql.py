"""The store over one connection, whatever its engine: one writer under a lock, any number of readers."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain, islice
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, Self

import pyarrow as pa

from tracker.display import card
from tracker.errors import AsOfError, StoreError
from tracker.instants import with_offset
from tracker.model import Claim, Document, Reading, Rejection
from tracker.progress import Told, untold
from tracker.store import cut as cuts
from tracker.store import rows, seal, select
from tracker.store.adbc import Connection
from tracker.store.dictionary import Dictionary
from tracker.store.history import history
from tracker.store.intake import Intake, Tally, uncollected, version_order
from tracker.store.protocol import SCAN, Batch, Cut, Kind, Pick, Recorded, Words, refuse_later
from tracker.store.verify import faults
from tracker.writing import new_file

_CLAIMS_A_PART, _DOCUMENTS_A_PART, _PARTS_A_TRANSACTION = 5_000, 1_000, 10
"""A part is what memory holds of a run; fewer parts a transaction would write pages of indexes more often."""
_ALL = 1 << 62


class SqlStore:
    """A Store in tables; open it with `tracker.store.open_store`."""

    def __init__(self, connection: Connection) -> None:
        self.where, self.connection = connection.where, connection
        self._dictionary: Dictionary | None = None
        self._words = select.SharedWords(connection)

    def add(
        self,
        readings: Iterable[Reading],
        *,
        known_at: datetime,
        source: str,
        backfill: bool = False,
        version: str = "",
        input: str = "",
        keep_text: bool = True,
    ) -> Batch:
        """Append readings, taken as they come, in transactions of many whole documents (see Store.add).

        Raises: AsOfError where known_at is before the newest batch and backfill is not given.
        """
        self._check_writing()
        instant = self._check_instant(known_at, backfill)
        return self._add(readings, _Head(instant, source, version, keep_text), input)

    def _add(self, readings: Iterable[Reading], head: "_Head", input: str, sightings: int = 0) -> Batch:
        """The transactions of one batch; the last names the input and counts repeats that are not at hand."""
        parts = _parts(readings)
        batch = _Batch(head)
        for first in parts:
            self._append(batch, chain([first], islice(parts, _PARTS_A_TRANSACTION - 1)))
        unseen = max(sightings - batch.sightings, 0)
        if input or unseen:  # named last: what was cut off before is no known input
            self._close_batch((batch.number, batch.parts, *Tally(0, 0, 0, unseen), input))
        return self._batches(batch.number)[0]

    def claims(
        self,
        *,
        as_of: datetime | None = None,
        cut: Cut = "known_at",
        ids: Iterable[str] | None = None,
        document: str | None = None,
        batch: int | None = None,
        supersedes: Iterable[str] | None = None,
        metric: Words | None = None,
        classes: Words | None = None,
        direction: str | None = None,
        scope: str | None = None,
        claimant: str | None = None,
        publisher: str | None = None,
        since: datetime | None = None,
        until: datetime | None = None,
        text: str | None = None,
        limit: int | None = None,
        all_versions: bool = False,
    ) -> list[Claim]:
        """Live claims in order of publication (see Store.claims)."""
        filters: dict[str, object] = {
            "ids": select.as_list(ids),
            "document": document,
            "batch": batch,
            "supersedes": select.as_list(supersedes),
            "metric": select.as_list(metric),
            "classes": select.as_list(classes),
            "direction": direction,
            "scope": scope,
            "claimant": claimant,
            "publisher": publisher,
            "since": _seconds(since),
            "until": _seconds(until),
        }
        if text is not None:
            filters = {"seqs": self._quoting(text, filters, as_of, cut, all_versions)}
        filters["limit"] = limit
        sql, parameters = select.claims_sql(filters, rows.READ_CLAIM, all_versions=all_versions)
        found = self._query(sql, rows.READ_CLAIM, as_of, cut, parameters)
        return [rows.read_claim(row) for row in found.to_pylist()]

    def documents(
        self,
        *,
        as_of: datetime | None = None,
        cut: Cut = "known_at",
        ids: Iterable[str] | None = None,
        limit: int | None = None,
    ) -> list[Document]:
        """Documents in order of publication, each as it was first seen."""
        sql, parameters = select.documents_sql(select.as_list(ids), _ALL if limit is None else limit)
        found = self._query(sql, rows.READ_DOCUMENT, as_of, cut, parameters)
        return [rows.read_document(row) for row in found.to_pylist()]

    def rejections(
        self,
        *,
        as_of: datetime | None = None,
        cut: Cut = "known_at",
        document: str | None = None,
        limit: int | None = None,
    ) -> list[Rejection]:
        """Numbers that were seen and not claimed, in order of place."""
        parameters = (document or "", _ALL if limit is None else limit)
        found = self._query(select.REJECTIONS_SQL, rows.READ_REJECTION, as_of, cut, parameters)
        return [rows.read_rejection(row) for row in found.to_pylist()]

    def batches(self) -> list[Batch]:
        """Every run, in order."""
        return self._batches(0)

    def scan(
        self,
        *,
        metrics: Words | None = None,
        direction: str | None = None,
        scope: str | None = None,
        since: datetime | None = None,
        until: datetime | None = None,
        as_of: datetime | None = None,
        cut: Cut = "known_at",
        columns: Sequence[str] = tuple(SCAN.names),
        codes: bool = False,
        pick: Pick | None = None,
    ) -> pa.Table:
        """Live claims as one table of schema SCAN, in no promised order (see Store.scan)."""
        words: dict[str, object] = {"metric": select.as_list(metrics), "direction": direction, "scope": scope}
        keys = words | {"since": _seconds(since), "until": _seconds(until)}
        wanted = select.scanned(columns)
        sql, parameters = select.scan_sql(keys, wanted)
        scanned = self._query(sql, wanted, as_of, cut, parameters)
        return select.named(scanned, self._words, columns, codes=codes, pick=pick)

    def outdated(self, version: str) -> list[str]:
        """Ids of documents with a whole text that only older readers of texts have read."""
        return self.connection.texts(select.OUTDATED_SQL, version_order(version))

    def find(self, prefix: str) -> list[tuple[Kind, str]]:
        """The kinds and whole ids of the claims and documents whose ids begin so, live or not."""
        if not set(prefix.lower()) <= set("0123456789abcdef") or len(prefix) > 32:
            return []
        first, last = prefix.ljust(32, "0"), prefix.ljust(32, "f")
        found = self.connection.query(select.FIND_SQL, select.FOUND, first, last).to_pylist()
        return [(row["kind"], row["id"]) for row in found]

    def last_seen(self) -> datetime:
        """The newest known_at of a batch.

        Raises: AsOfError where the store has seen none.
        """
        newest = self._newest()
        if newest is None:
            raise AsOfError(f"store {self.where} has seen nothing yet: add documents first (tracker add)")
        return newest

    def history(self) -> Iterator[Recorded]:
        """Everything from the first batch to the last (see Store.history)."""
        return history(self.connection, self.batches())

    def replay(self, recorded: Recorded) -> Batch:
        """Append a batch as another store recorded it (see Store.replay)."""
        self._check_writing()
        batch = recorded.batch
        head = _Head(int(batch.known_at.timestamp()), batch.source, batch.version, keep_text=True)
        return self._add(recorded.readings, head, batch.input, batch.sightings)

    def verify(self, told: Told = untold) -> list[str]:
        """Faults found in the store, one line each."""
        return faults(self.connection, told)

    def backup(self, path: Path) -> None:
        """Write a consistent copy to a new file, whole or not at all.

        Raises: StoreError where the file exists or cannot be written.
        """
        with new_file(path, "backup") as partial:
            self.connection.backup(partial)

    def close(self) -> None:
        """Close the store; a writer gives its lock back."""
        self.connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<Store {self.where}>"

    def _repr_html_(self) -> str:
        runs = self.batches()
        counted = ("documents", "claims", "rejections")
        facts = {name: f"{sum(getattr(run, name) for run in runs):,}" for name in counted}
        seen = max((run.known_at for run in runs), default=None)
        return card("Store", {"place": self.where, "batches": f"{len(runs):,}", **facts, "last seen": seen})

    def _quoting(
        self, text: str, filters: Mapping[str, object], as_of: datetime | None, cut: Cut, all_versions: bool
    ) -> str:
        """Rows whose quotes hold a text; SQLite knows no upper and lower case beyond ASCII."""
        sql, parameters = select.claims_sql(filters, select.QUOTES, all_versions=all_versions)
        quotes = self._query(sql, select.QUOTES, as_of, cut, parameters).to_pydict()
        pairs = zip(quotes["seq"], quotes["quote"], strict=True)
        return json.dumps([seq for seq, quote in pairs if text.casefold() in quote.casefold()])

    def _append(self, batch: "_Batch", parts: Iterable[list[Reading]]) -> None:
        """One transaction of some parts: they are handed to the engine as they come, and kept together."""
        try:
            with self.connection.transaction():
                for part in parts:
                    with uncollected():
                        self._write(batch, part)
        except BaseException:
            self._dictionary = None  # it may name words that were not kept
            raise
        self.connection.written()

    def _write(self, batch: "_Batch", part: list[Reading]) -> None:
        """Insert and seal one part; the caller holds the transaction."""
        connection, head = self.connection, batch.head
        dictionary = self._dictionary = self._dictionary or Dictionary(connection)
        ranges: dict[str, seal.Range] = {}
        if not batch.number:
            batch.number = dictionary.number("batch")
            ranges = self._open_batch(batch.number, head)
        numbers = batch.number, head.known_at
        intake = Intake(connection, dictionary, *numbers, head.version, keep_text=head.keep_text)
        tally, taken = intake.take(part)
        row = (batch.number, batch.parts, *tally, "")
        ranges |= taken | seal.insert(connection, "batch_part", [row])
        seal.write(connection, batch.number, batch.parts, ranges)
        batch.parts += 1
        batch.sightings += tally.sightings

    def _open_batch(self, number: int, head: "_Head") -> dict[str, seal.Range]:
        newest = rows.seconds(self._newest())
        early = int(newest is not None and head.known_at < newest)
        row = (number, head.known_at, head.source, head.version, early)
        return seal.insert(self.connection, "batch", [row])

    def _close_batch(self, row: tuple[Any, ...]) -> None:
        with self.connection.transaction():
            ranges = seal.insert(self.connection, "batch_part", [row])
            seal.write(self.connection, row[0], row[1], ranges)

    def _batches(self, since: int) -> list[Batch]:
        found = self.connection.query(select.BATCHES_SQL, select.BATCHES, since).to_pylist()
        return [_batch(row) for row in found]

    def _newest(self) -> datetime | None:
        newest = self.connection.number(f"SELECT coalesce(max(known_at), {-_ALL}) FROM batch")
        return None if newest == -_ALL else datetime.fromtimestamp(newest, UTC)

    def _check_writing(self) -> None:
        if not self.connection.writing:
            raise StoreError(f'store {self.where} is open for reading: open it with mode "w" to add')

    def _check_instant(self, known_at: datetime, backfill: bool) -> int:
        known_at = with_offset(known_at)
        newest = self._newest()
        if newest is not None and known_at < newest and not backfill:
            raise AsOfError(
                f"known-at {known_at:%Y-%m-%dT%H:%M:%S%z} is before the newest batch of store {self.where} "
                f"({newest:%Y-%m-%dT%H:%M:%SZ}): it would change past states, which add and import do with "
                "--backfill"
            )
        return int(known_at.timestamp())

    def _limits(self, as_of: datetime | None, cut: Cut) -> tuple[int, int]:
        if as_of is not None:
            as_of = with_offset(as_of)
            refuse_later(self, as_of)
        return cuts.limits(as_of, cut)

    def _query(
        self, sql: str, schema: pa.Schema, as_of: datetime | None, cut: Cut, parameters: Iterable[object]
    ) -> pa.Table:
        return self.connection.query(sql, schema, *self._limits(as_of, cut), *parameters)


def _seconds(instant: datetime | None) -> int | None:
    return None if instant is None else int(with_offset(instant).timestamp())


class _Head(NamedTuple):
    """What all transactions of one batch share."""

    known_at: int
    source: str
    version: str
    keep_text: bool


@dataclass(slots=True)
class _Batch:
    """A batch while it is written: its number, and how many parts and sightings it has so far."""

    head: _Head
    number: int = 0
    parts: int = 0
    sightings: int = 0


def _parts(readings: Iterable[Reading]) -> Iterator[list[Reading]]:
    """Readings in lists, each emptied before the next is made; one empty list where there are none."""
    part: list[Reading] = []
    claims, some = 0, False
    for reading in readings:
        part.append(reading)
        claims += len(reading.claims)
        if claims >= _CLAIMS_A_PART or len(part) >= _DOCUMENTS_A_PART:
            yield part
            part.clear()
            claims, some = 0, True
    if part or not some:
        yield part


def _batch(row: dict[str, Any]) -> Batch:
    fields = dict(row)
    fields["known_at"] = datetime.fromtimestamp(fields["known_at"], UTC)
    fields["backfill"] = bool(fields["backfill"])
    return Batch(**fields)
