"""Appending: which of the rows of a reading are new, and their rows in one piece.

Nothing is ever changed. A claim met again at its first instant in other words becomes a twin of the
same id, so that the order of adds within one instant decides nothing (cut.preferred chooses).
"""

import gc
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from math import isfinite
from typing import Any, NamedTuple

from tracker.errors import StoreError
from tracker.model import Claim, Document, Reading, Rejection
from tracker.store import arrow, rows, seal
from tracker.store.adbc import Connection
from tracker.store.dictionary import Dictionary
from tracker.store.known import KnownClaim, KnownDocument, KnownReading, load
from tracker.store.select import STORED

_TABLES = ("document", "sighting", "reading", "claim", "found", "link", "rejection")


@contextmanager
def uncollected() -> Iterator[None]:
    """Without the collector of cycles: a million short rows have none, and it would walk them each time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class Tally(NamedTuple):
    """What one part of a run really added."""

    documents: int
    claims: int
    rejections: int
    sightings: int


class Intake:
    """The rows of one part of a run, collected from readings and then inserted together."""

    def __init__(
        self,
        connection: Connection,
        dictionary: Dictionary,
        batch: int,
        known_at: int,
        version: str,
        *,
        keep_text: bool = True,
    ) -> None:
        self._connection, self._dictionary, self._keep_text = connection, dictionary, keep_text
        self._batch, self._known_at = batch, known_at
        self._version = dictionary.term("version", version)
        self._order = version_order(version)
        self._number, self._seqs = dictionary.number, dictionary.numbers["claim"]
        self._rows: dict[str, list[tuple[Any, ...]]] = {table: [] for table in _TABLES}
        self._claims = self._rows["claim"]
        self._twins: list[tuple[bytes, int, bytes]] = []
        self._known: dict[bytes, KnownDocument] = {}
        self._again = self._sightings = 0

    def take(self, readings: Sequence[Reading]) -> tuple[Tally, dict[str, seal.Range]]:
        """Insert what is new in the readings, and where it stands; the caller holds the transaction."""
        self._known = load(
            self._connection, list({bytes.fromhex(reading.document.id) for reading in readings})
        )
        for reading in readings:
            self._take(reading)
        self._rows["found"].sort(key=lambda row: (row[1], row[0]))
        ranges: dict[str, seal.Range] = {}
        for table, new in (self._dictionary.new() | self._rows).items():
            ranges |= seal.insert(self._connection, table, new)
        if self._twins:
            self._connection.insert("twin", arrow.batch(self._twins, rows.TWIN))
        documents, claims, rejections = (
            len(self._rows[table]) for table in ("document", "claim", "rejection")
        )
        return Tally(documents, claims - self._again, rejections, self._sightings), ranges

    def _take(self, reading: Reading) -> None:
        document, digest = reading.document, rows.sighting_digest(reading.document)
        known = self._document(reading)
        sighting = self._sight(known, document, digest)
        claims = _by_id(reading)
        if not known.is_settled(self._version, self._known_at, digest, claims.keys()):
            self._read(known, reading, claims, sighting, digest)

    def _document(self, reading: Reading) -> KnownDocument:
        document = reading.document
        id = bytes.fromhex(document.id)
        known = self._known.get(id)
        if known is not None:
            self._sightings += 1
            return known
        known = self._known[id] = KnownDocument(self._number("document"))
        whole = self._keep_text and not document.text_hash
        text = document.text if whole or document.text_hash else rows.quotes_only(reading)
        self._rows["document"].append((known.id, id, text, "whole" if whole else "quotes"))
        return known

    def _sight(self, known: KnownDocument, document: Document, digest: bytes) -> int:
        sighting, known_at = known.sightings.get(digest, (0, 0))
        if sighting and known_at <= self._known_at:
            return sighting
        sighting = self._number("sighting")
        known.sightings[digest] = (sighting, self._known_at)
        numbers = (sighting, known.id, digest, self._known_at, self._batch)
        self._rows["sighting"].append((*numbers, *rows.document_row(document)))
        return sighting

    def _read(
        self, known: KnownDocument, reading: Reading, claims: dict[bytes, Claim], sighting: int, digest: bytes
    ) -> None:
        number = self._number("reading")
        mine = KnownReading(number, self._version, self._known_at, digest, set(claims))
        decided = (self._version, self._order, self._known_at, self._batch, int(bool(known.readings)))
        self._rows["reading"].append((number, known.id, sighting, *decided))
        known.readings.append(mine)
        met, ref = known.claims, reading.document.ref
        for id, claim in claims.items():
            if id in met:
                self._meet_again(known, mine.id, id, claim, ref)
            else:
                met[id] = [self._claim(known.id, mine.id, id, claim, ref)]
        self._reject(known.id, mine.id, reading)

    def _meet_again(self, known: KnownDocument, reading: int, id: bytes, claim: Claim, ref: str) -> None:
        """A claim found earlier is found again; at its first instant its very words count too."""
        met = known.claims[id]
        again = [row for row in met if row.known_at < self._known_at] or [
            row for row in met if self._is_same(row, claim)
        ]
        for row in again:
            row.known_at = min(row.known_at, self._known_at)
            self._rows["found"].append((row.seq, reading))
        if not again:
            met.append(self._claim(known.id, reading, id, claim, ref))
            self._twin(known, id, met)

    def _claim(self, document: int, reading: int, id: bytes, claim: Claim, ref: str) -> KnownClaim:
        seq = next(self._seqs)
        numbers = (seq, id, document, reading, self._known_at)
        self._claims.append(numbers + self._dictionary.shared(claim) + rows.claim_row(claim, ref))
        if claim.supersedes or claim.derived_from:
            for position, (kind, other) in enumerate(rows.links(claim)):
                self._rows["link"].append((seq, position, kind, other))
        return KnownClaim(seq, self._known_at, claim)

    def _twin(self, known: KnownDocument, id: bytes, met: list[KnownClaim]) -> None:
        self._again += 1
        for row in met:
            if row.seq not in known.twins:
                known.twins.add(row.seq)
                self._twins.append((id, row.seq, rows.digest(self._stored(row))))

    def _is_same(self, row: KnownClaim, claim: Claim) -> bool:
        return rows.digest(self._stored(row)) == rows.digest(claim)

    def _stored(self, row: KnownClaim) -> Claim:
        if row.claim is None:
            (found,) = self._connection.query(STORED, rows.READ_CLAIM, row.seq).to_pylist()
            row.claim = rows.read_claim(found)
        return row.claim

    def _reject(self, document: int, reading: int, read: Reading) -> None:
        for rejection in read.rejections:
            own = (
                int(_is_inside(rejection, read.document)),
                None if rejection.ref == read.document.ref else rejection.ref,
                *rejection.span,
                rejection.text,
                rejection.reason,
                self._dictionary.term("rule", rejection.rule),
            )
            self._rows["rejection"].append((self._number("rejection"), document, reading, *own))


def version_order(version: str) -> str:
    """A version such that text order is the order of versions.

    >>> version_order("1.9") < version_order("1.10")
    True
    """
    return re.sub(r"\d+", lambda number: number[0].zfill(12), version)


def _by_id(reading: Reading) -> dict[bytes, Claim]:
    """The claims of a reading by id, each once, checked against their document."""
    claims: dict[bytes, Claim] = {}
    document, length = reading.document.id, len(reading.document.text)
    for claim in reading.claims:
        spans, amount = claim.spans, claim.amount
        end = spans[0][1] if len(spans) == 1 else max(end for _, end in spans)
        if claim.document != document or end > length or not _is_finite(amount.low, amount.best, amount.high):
            raise StoreError(_fault(claim, reading.document, end))
        id = bytes.fromhex(claim.id)
        if id not in claims or rows.digest(claim) < rows.digest(claims[id]):
            claims[id] = claim
    return claims


def _fault(claim: Claim, document: Document, end: int) -> str:
    """Why a claim cannot be one of a document."""
    where = f"claim {claim.id} of {document.ref}"
    if claim.document != document.id:
        return f"{where} names document {claim.document} but was read from {document.id}"
    if end > len(document.text):
        return f"{where} points beyond the text: to {end} of {len(document.text)} characters"
    return f"{where} has an amount that is not finite; an open end is null"


def _is_finite(low: float | None, best: float | None, high: float | None) -> bool:
    if low == best == high:
        return low is None or isfinite(low)
    return isfinite(low or 0) and isfinite(best or 0) and isfinite(high or 0)


def _is_inside(rejection: Rejection, document: Document) -> bool:
    """The rejection is of the document's own text, and not of the page around it."""
    if rejection.document not in ("", document.id):
        raise StoreError(f"rejection {rejection.span} of {document.ref} names document {rejection.document}")
    return rejection.document != ""
