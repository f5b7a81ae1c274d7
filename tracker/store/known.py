"""What a store knows already of the documents that a batch brings: sightings, readings, claims."""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

import pyarrow as pa

from tracker.model import Claim
from tracker.store.adbc import Connection

_IDS = pa.schema({"id": pa.binary(), "document_id": pa.int64()})
_IDS_SQL = "SELECT id, document_id FROM document WHERE id IN (SELECT unhex(value) FROM json_each(?1))"
_SIGHTINGS = pa.schema(
    {"document_id": pa.int64(), "sighting_id": pa.int64(), "digest": pa.binary(), "known_at": pa.int64()}
)
_READINGS = pa.schema(
    {
        "document_id": pa.int64(),
        "reading_id": pa.int64(),
        "version_id": pa.int64(),
        "known_at": pa.int64(),
        "digest": pa.binary(),
    }
)
_ROWS = pa.schema(
    {
        "document_id": pa.int64(),
        "seq": pa.int64(),
        "id": pa.binary(),
        "reading_id": pa.int64(),
        "known_at": pa.int64(),
    }
)
_FOUND = pa.schema({"document_id": pa.int64(), "seq": pa.int64(), "reading_id": pa.int64()})
_TWINS = pa.schema({"document_id": pa.int64(), "seq": pa.int64()})


@dataclass(slots=True)
class KnownClaim:
    """One row of a claim; `claim` is None where it is only in the file."""

    seq: int
    known_at: int
    claim: Claim | None = None


@dataclass(slots=True)
class KnownReading:
    """One reading of a document and the ids of the claims that it found."""

    id: int
    version: int
    known_at: int
    digest: bytes
    ids: set[bytes] = field(default_factory=set)


@dataclass(slots=True)
class KnownDocument:
    """A document in the store, with all that decides whether a further reading says anything new."""

    id: int
    sightings: dict[bytes, tuple[int, int]] = field(default_factory=dict)
    readings: list[KnownReading] = field(default_factory=list)
    claims: dict[bytes, list[KnownClaim]] = field(default_factory=dict)
    twins: set[int] = field(default_factory=set)

    def is_settled(self, version: int, known_at: int, digest: bytes, ids: Collection[bytes]) -> bool:
        """A reading by this version at this instant could add nothing.

        Either it has read the same document before (a reader is a pure function), or it had found all
        the claims earlier still, in the same text seen elsewhere.
        """
        mine = [r for r in self.readings if r.version == version and r.known_at <= known_at]
        same = [reading.ids for reading in mine if reading.digest == digest]
        early = [reading.ids for reading in mine if reading.known_at < known_at]
        return any(found and set(ids) <= set().union(*found) for found in (same, early))


def load(connection: Connection, ids: Sequence[bytes]) -> dict[bytes, KnownDocument]:
    """What is known of those of the document ids that are in the store."""
    wanted = json.dumps([id.hex() for id in ids])
    rows = connection.query(_IDS_SQL, _IDS, wanted)
    known = {row["id"]: KnownDocument(row["document_id"]) for row in rows.to_pylist()}
    if known:
        _fill(connection, {document.id: document for document in known.values()})
    return known


def _fill(connection: Connection, documents: dict[int, KnownDocument]) -> None:
    chosen = json.dumps(list(documents))
    within = "document_id IN (SELECT CAST(value AS BIGINT) FROM json_each(?1))"
    _fill_sightings(connection, documents, chosen, within)
    readings = _fill_readings(connection, documents, chosen, within)
    claims = f"SELECT document_id, seq, id, reading_id, known_at FROM claim WHERE {within}"
    owners = {}
    for row in connection.query(claims, _ROWS, chosen).to_pylist():
        claim = KnownClaim(row["seq"], row["known_at"])
        owners[claim.seq] = (row["id"], claim)
        documents[row["document_id"]].claims.setdefault(row["id"], []).append(claim)
        readings[row["reading_id"]].ids.add(row["id"])
    _fill_found(connection, readings, owners, chosen, within)
    both = "claim c JOIN twin w ON w.id = c.id AND w.seq = c.seq"
    twins = f"SELECT c.document_id, w.seq FROM {both} WHERE c.{within}"
    for row in connection.query(twins, _TWINS, chosen).to_pylist():
        documents[row["document_id"]].twins.add(row["seq"])


def _fill_sightings(
    connection: Connection, documents: dict[int, KnownDocument], chosen: str, within: str
) -> None:
    sightings = f"SELECT document_id, sighting_id, digest, known_at FROM sighting WHERE {within}"
    for row in connection.query(sightings, _SIGHTINGS, chosen).to_pylist():
        seen = documents[row["document_id"]].sightings
        if row["digest"] not in seen or row["known_at"] < seen[row["digest"]][1]:
            seen[row["digest"]] = (row["sighting_id"], row["known_at"])


def _fill_readings(
    connection: Connection, documents: dict[int, KnownDocument], chosen: str, within: str
) -> dict[int, KnownReading]:
    sql = (
        "SELECT r.document_id, r.reading_id, r.version_id, r.known_at, s.digest "
        f"FROM reading r JOIN sighting s ON s.sighting_id = r.sighting_id WHERE r.{within}"
    )
    readings = {}
    for document, *fields in zip(*connection.query(sql, _READINGS, chosen).to_pydict().values(), strict=True):
        reading = KnownReading(*fields)
        readings[reading.id] = reading
        documents[document].readings.append(reading)
    return readings


def _fill_found(
    connection: Connection,
    readings: dict[int, KnownReading],
    owners: dict[int, tuple[bytes, KnownClaim]],
    chosen: str,
    within: str,
) -> None:
    both = "claim c JOIN found f ON f.seq = c.seq"
    sql = f"SELECT c.document_id, f.seq, f.reading_id FROM {both} WHERE c.{within}"
    for row in connection.query(sql, _FOUND, chosen).to_pylist():
        id, claim = owners[row["seq"]]
        readings[row["reading_id"]].ids.add(id)
        claim.known_at = min(claim.known_at, readings[row["reading_id"]].known_at)
