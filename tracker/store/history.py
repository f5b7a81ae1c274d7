"""A store from its first batch to its last, as it was handed in: what another store needs to become the same.

Mere repeats of a document, which left no row, are only counted in their batch.
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

import pyarrow as pa

from tracker.model import Claim, Document, Reading, Rejection
from tracker.store import rows, select
from tracker.store.adbc import Connection
from tracker.store.protocol import Batch, Recorded

_AT_A_TIME = 5_000

_EVENTS = pa.schema({"reading_id": pa.int64(), "sighting_id": pa.int64(), "fresh": pa.int64()})
_READ_SQL = """
    SELECT g.reading_id, g.sighting_id, CASE WHEN s.batch_id = g.batch_id THEN 1 ELSE 0 END FROM reading g
    JOIN sighting s ON s.sighting_id = g.sighting_id WHERE g.batch_id = ?1 ORDER BY g.reading_id"""
_SEEN_SQL = """
    SELECT 0, s.sighting_id, 1 FROM sighting s WHERE s.batch_id = ?1 AND NOT EXISTS (
        SELECT 1 FROM reading g WHERE g.sighting_id = s.sighting_id AND g.batch_id = ?1)
    ORDER BY s.sighting_id"""
_OF_SIGHTING = rows.READ_DOCUMENT.append(pa.field("number", pa.int64(), nullable=False))
_OF_READING = rows.READ_CLAIM.append(pa.field("number", pa.int64(), nullable=False))
_REJECTED = rows.READ_REJECTION.append(pa.field("number", pa.int64(), nullable=False))


def history(connection: Connection, batches: Sequence[Batch]) -> Iterator[Recorded]:
    """The batches in order; the readings of each are to be taken before the next is asked for."""
    for batch in batches:
        yield Recorded(batch, _readings(connection, batch.id))


def _readings(connection: Connection, batch: int) -> Iterator[Reading]:
    events = _in_order(connection, batch)
    for first, end in pairwise([*range(0, len(events), _AT_A_TIME), len(events)]):
        some = events[first:end]
        documents = _documents(connection, sorted({sighting for _, sighting in some}))
        numbers = [reading for reading, _ in some if reading]
        claims, rejections = _claims(connection, numbers), _rejections(connection, numbers)
        for reading, sighting in some:
            yield Reading(documents[sighting], tuple(claims[reading]), tuple(rejections[reading]))


def _in_order(connection: Connection, batch: int) -> list[tuple[int, int]]:
    """Readings with their sightings, and sightings that were not read anew (0), in the order of arrival."""
    seen = connection.query(_SEEN_SQL, _EVENTS, batch)["sighting_id"].to_pylist()[::-1]
    events: list[tuple[int, int]] = []
    for row in connection.query(_READ_SQL, _EVENTS, batch).to_pylist():
        while row["fresh"] and seen and seen[-1] < row["sighting_id"]:
            events.append((0, seen.pop()))
        events.append((row["reading_id"], row["sighting_id"]))
    return events + [(0, sighting) for sighting in reversed(seen)]


def _documents(connection: Connection, numbers: Sequence[int]) -> dict[int, Document]:
    found = connection.query(select.SIGHTED_SQL, _OF_SIGHTING, json.dumps(numbers)).to_pylist()
    return {row.pop("number"): rows.read_document(row) for row in found}


def _claims(connection: Connection, numbers: Sequence[int]) -> dict[int, list[Claim]]:
    """New claims of readings in the order of their arrival, then those that were found again."""
    of_reading: dict[int, list[Claim]] = defaultdict(list)
    for sql in (select.MADE_SQL, select.FOUND_SQL):
        for row in connection.query(sql, _OF_READING, json.dumps(numbers)).to_pylist():
            of_reading[row.pop("number")].append(rows.read_claim(row))
    return of_reading


def _rejections(connection: Connection, numbers: Sequence[int]) -> dict[int, list[Rejection]]:
    of_reading: dict[int, list[Rejection]] = defaultdict(list)
    for row in connection.query(select.REJECTED_SQL, _REJECTED, json.dumps(numbers)).to_pylist():
        of_reading[row.pop("number")].append(rows.read_rejection(row))
    return of_reading
