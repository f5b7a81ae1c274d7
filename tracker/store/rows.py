"""Nouns to rows and back: the Arrow schemas of the tables that hold them, exact in both directions."""

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from functools import lru_cache
from hashlib import blake2b
from typing import Any

import pyarrow as pa

from tracker.frozen import quoted
from tracker.model import Alternative, Amount, Claim, Document, Reading, Rejection, Window, content_hash

WHOLE_DOCUMENT = "whole_document"  # flag of a retraction that takes every reading of a document away

CLAIM = pa.schema(
    {
        "seq": pa.int64(),
        "id": pa.binary(),
        "document_id": pa.int64(),
        "reading_id": pa.int64(),
        "known_at": pa.int64(),
        "claimant_id": pa.int64(),
        "publisher_id": pa.int64(),
        "rule_id": pa.int64(),
        "key_id": pa.int64(),
        "form_id": pa.int64(),
        "span_start": pa.int64(),
        "span_end": pa.int64(),
        "more_spans": pa.string(),
        "quote": pa.string(),
        "window_start": pa.int64(),
        "window_end": pa.int64(),
        "published": pa.int64(),
        "low": pa.float64(),
        "best": pa.float64(),
        "high": pa.float64(),
        "printed": pa.string(),
        "extra": pa.string(),
    }
)
BATCH = pa.schema(
    {
        "batch_id": pa.int64(),
        "known_at": pa.int64(),
        "source": pa.string(),
        "version": pa.string(),
        "backfill": pa.int64(),
    }
)
PART = pa.schema(
    {
        "batch_id": pa.int64(),
        "part": pa.int64(),
        "documents": pa.int64(),
        "claims": pa.int64(),
        "rejections": pa.int64(),
        "sightings": pa.int64(),
        "input": pa.string(),
    }
)
DOCUMENT = pa.schema({"document_id": pa.int64(), "id": pa.binary(), "text": pa.string(), "kept": pa.string()})
SIGHTING = pa.schema(
    {
        "sighting_id": pa.int64(),
        "document_id": pa.int64(),
        "digest": pa.binary(),
        "known_at": pa.int64(),
        "batch_id": pa.int64(),
        "ref": pa.string(),
        "position": pa.int64(),
        "title": pa.string(),
        "language": pa.string(),
        "published": pa.int64(),
        "published_how": pa.string(),
        "confidence": pa.string(),
        "reasons": pa.string(),
        "publisher": pa.string(),
        "claimant": pa.string(),
        "url": pa.string(),
    }
)
READING = pa.schema(
    {
        "reading_id": pa.int64(),
        "document_id": pa.int64(),
        "sighting_id": pa.int64(),
        "version_id": pa.int64(),
        "version_order": pa.string(),
        "known_at": pa.int64(),
        "batch_id": pa.int64(),
        "again": pa.int64(),
    }
)
REJECTION = pa.schema(
    {
        "seq": pa.int64(),
        "document_id": pa.int64(),
        "reading_id": pa.int64(),
        "inside": pa.int64(),
        "ref": pa.string(),
        "span_start": pa.int64(),
        "span_end": pa.int64(),
        "text": pa.string(),
        "reason": pa.string(),
        "rule_id": pa.int64(),
    }
)
FOUND = pa.schema({"seq": pa.int64(), "reading_id": pa.int64()})
TWIN = pa.schema({"id": pa.binary(), "seq": pa.int64(), "digest": pa.binary()})
LINK = pa.schema({"seq": pa.int64(), "position": pa.int64(), "kind": pa.string(), "other": pa.binary()})


def tuples_of(table: pa.Table) -> Iterator[tuple[Any, ...]]:
    """The rows of a table, each as Python values in the order of its columns."""
    return zip(*(column.to_pylist() for column in table.columns), strict=True)


@lru_cache(maxsize=1 << 16)
def seconds(instant: datetime | None) -> int | None:
    """Integer seconds UTC of an instant."""
    return None if instant is None else int(instant.timestamp())


def instant(number: int | None) -> datetime | None:
    """The instant of integer seconds UTC."""
    return None if number is None else datetime.fromtimestamp(number, UTC)


def digest(claim: Claim) -> bytes:
    """Hash over everything that a claim says, also what its id leaves out, but not known_at."""
    return bytes.fromhex(content_hash(claim.model_dump(mode="json", exclude={"known_at"})))


def sighting_digest(document: Document) -> bytes:
    """Hash over what a document says of itself beside its text: `content_hash` of its fields, in one piece.

    >>> document = Document(ref="a.txt", text="Nobody.", reasons=("weekday", "year"))
    >>> sighting_digest(document).hex() == content_hash(document.model_dump(exclude={"text", "text_hash"}))
    True
    """
    said, of = document.published, document
    published = "null" if said is None else f'"{said.isoformat().replace("+00:00", "Z")}"'
    canonical = (
        f'[{{"claimant":{quoted(of.claimant)},"confidence":"{of.confidence}","id":"{of.id}","kind":"{of.kind}"'
        f',"language":"{of.language}","offset":{of.offset},"published":{published}'
        f',"published_how":{quoted(of.published_how)},"publisher":{quoted(of.publisher)}'
        f',"reasons":[{",".join(map(quoted, of.reasons))}],"ref":{quoted(of.ref)}'
        f',"title":{quoted(of.title)},"url":{quoted(of.url)}}}]'
    )
    return blake2b(canonical.encode(), digest_size=16).digest()


def quotes_only(reading: Reading) -> str:
    """The text of a reading with all but what its claims and rejections quote blanked, as long as before."""
    text = reading.document.text
    kept = bytearray(len(text))
    for claim in reading.claims:
        start, end = claim.spans[0]
        quoted = text.rfind(claim.quote, 0, start + len(claim.quote))
        spans = [*claim.spans, (quoted, quoted + len(claim.quote))] if quoted >= 0 else claim.spans
        for start, end in spans:
            kept[start:end] = b"x" * (end - start)
    for rejection in reading.rejections:
        if rejection.document:
            start, end = rejection.span
            kept[start:end] = b"x" * (end - start)
    return "".join(letter if keep or letter == "\n" else " " for letter, keep in zip(text, kept, strict=True))


def claim_row(claim: Claim, ref: str) -> tuple[object, ...]:
    """The own columns of a claim, from span_start to extra, in order."""
    span, amount, window = claim.spans[0], claim.amount, claim.window
    return (
        span[0],
        span[1],
        json.dumps(claim.spans[1:]) if len(claim.spans) > 1 else "",
        claim.quote,
        seconds(window.start),
        seconds(window.end),
        seconds(claim.published),
        amount.low,
        amount.best,
        amount.high,
        amount.printed,
        _extra(claim, ref),
    )


def links(claim: Claim) -> list[tuple[str, bytes]]:
    """The other claims that a claim names, in order."""
    kind = "retracts" if WHOLE_DOCUMENT in claim.flags else "supersedes"
    first = [(kind, bytes.fromhex(claim.supersedes))] if claim.supersedes else []
    return first + [("derived_from", bytes.fromhex(other)) for other in claim.derived_from]


def document_row(document: Document) -> tuple[object, ...]:
    """The columns of a sighting that describe the document, from ref to url, in order."""
    return (
        document.ref,
        document.offset,
        document.title,
        document.language,
        seconds(document.published),
        document.published_how,
        document.confidence,
        json.dumps(document.reasons, ensure_ascii=False) if document.reasons else "",
        document.publisher,
        document.claimant,
        document.url,
    )


def _extra(claim: Claim, ref: str) -> str:
    """JSON of what few claims have; empty for most."""
    if claim.ref == ref and not (claim.equivalents or claim.readings or claim.flags or claim.reason):
        return ""
    rest: dict[str, Any] = {}
    if claim.equivalents:
        rest["equivalents"] = [amount.model_dump() for amount in claim.equivalents]
    if claim.readings:
        rest["readings"] = [reading.model_dump() for reading in claim.readings]
    if claim.flags:
        rest["flags"] = claim.flags
    if claim.reason:
        rest["reason"] = claim.reason
    if claim.ref != ref:
        rest["ref"] = claim.ref
    return json.dumps(rest, ensure_ascii=False, separators=(",", ":")) if rest else ""


READ_CLAIM = pa.schema(
    [
        pa.field(name, pa.string(), nullable=False)
        for name in (
            *("id", "document", "ref", "more_spans", "quote", "metric", "classes", "direction", "scope"),
            *("unit", "basis", "got", "bound", "printed", "claimant", "publisher", "rule", "status"),
            *("extra", "links"),
        )
    ]
    + [pa.field(name, pa.int64(), nullable=False) for name in ("span_start", "span_end", "known_at")]
    + [pa.field(name, pa.int64()) for name in ("window_start", "window_end", "published")]
    + [pa.field(name, pa.float64()) for name in ("low", "best", "high")]
)


def read_claim(row: Mapping[str, Any]) -> Claim:
    """The claim of one row of READ_CLAIM."""
    extra = json.loads(row["extra"]) if row["extra"] else {}
    spans = [(row["span_start"], row["span_end"])]
    if row["more_spans"]:
        spans += [tuple(span) for span in json.loads(row["more_spans"])]
    named = [link.split(" ") for link in row["links"].split(",")] if row["links"] else []
    return Claim(
        document=row["document"],
        ref=extra.get("ref", row["ref"]),
        spans=tuple(spans),
        quote=row["quote"],
        metric=row["metric"],
        classes=tuple(row["classes"].split("+")) if row["classes"] else (),
        direction=row["direction"],
        scope=row["scope"],
        window=_window(row),
        amount=_amount(row),
        equivalents=tuple(Amount(**amount) for amount in extra.get("equivalents", ())),
        readings=tuple(Alternative(**reading) for reading in extra.get("readings", ())),
        claimant=row["claimant"],
        publisher=row["publisher"],
        published=instant(row["published"]),
        known_at=instant(row["known_at"]),
        status=row["status"],
        supersedes=next((other for kind, other in named if kind != "derived_from"), None),
        derived_from=tuple(other for kind, other in named if kind == "derived_from"),
        rule=row["rule"],
        reason=extra.get("reason", ""),
        flags=tuple(extra.get("flags", ())),
    )


def _window(row: Mapping[str, Any]) -> Window:
    return Window(
        start=instant(row["window_start"]),
        end=instant(row["window_end"]),
        basis=row["basis"],
        got=row["got"],
    )


def _amount(row: Mapping[str, Any]) -> Amount:
    low, best, high = (_closed(row[name]) for name in ("low", "best", "high"))
    return Amount(low=low, best=best, high=high, unit=row["unit"], bound=row["bound"], printed=row["printed"])


def _closed(value: float | None) -> float | None:
    return None if value is None or value != value else value


READ_DOCUMENT = pa.schema(
    [
        pa.field(name, pa.string(), nullable=False)
        for name in (
            "text",
            "text_hash",
            *(name for name in SIGHTING.names if SIGHTING.field(name).type == pa.string()),
        )
    ]
    + [pa.field("position", pa.int64(), nullable=False), pa.field("published", pa.int64())]
)


def read_document(row: Mapping[str, Any]) -> Document:
    """The document of one row of READ_DOCUMENT."""
    fields = dict(row)
    fields["offset"] = fields.pop("position")
    fields["reasons"] = tuple(json.loads(fields["reasons"])) if fields["reasons"] else ()
    fields["published"] = instant(fields["published"])
    return Document(**fields)


READ_REJECTION = pa.schema(
    [
        pa.field("document", pa.string(), nullable=False),
        pa.field("ref", pa.string(), nullable=False),
        pa.field("span_start", pa.int64(), nullable=False),
        pa.field("span_end", pa.int64(), nullable=False),
        pa.field("text", pa.string(), nullable=False),
        pa.field("reason", pa.string(), nullable=False),
        pa.field("rule", pa.string(), nullable=False),
    ]
)


def read_rejection(row: Mapping[str, Any]) -> Rejection:
    """The rejection of one row of READ_REJECTION."""
    fields = dict(row)
    fields["span"] = (fields.pop("span_start"), fields.pop("span_end"))
    return Rejection(**fields)
