"""What is wrong with a store: engine, schema, seals, ids against content, spans against texts, links.

A store of a million claims is checked in SQL and by columns; models are made only of what looks wrong.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import pyarrow as pa

from tracker.errors import StoreError
from tracker.model import Claim, claim_id, content_hash
from tracker.progress import Told, counting, untold
from tracker.store import rows, seal, select
from tracker.store.adbc import OPEN, Connection
from tracker.store.arrow import NONE
from tracker.store.dictionary import FORM, KEY, TERM

_PAGE = 50_000
_TEXTS = pa.schema({"document_id": pa.int64(), "id": pa.string(), "text": pa.string()})
_TEXTS_SQL = """
    SELECT document_id, lower(hex(id)), text FROM document
    WHERE document_id > ?1 AND text IS NOT NULL AND kept = 'whole' ORDER BY document_id LIMIT ?2"""
_PARTS = pa.schema(
    [pa.field(name, pa.string(), nullable=False) for name in ("id", "document", "supersedes")]
    + [
        pa.field(name, pa.int64(), nullable=False)
        for name in ("seq", "span_start", "span_end", "key_id", "form_id", "claimant_id")
    ]
    + [pa.field(name, pa.int64()) for name in ("window_start", "window_end")]
    + [pa.field(name, pa.float64()) for name in ("low", "best", "high")]
)
_PARTS_SQL = f"""
    SELECT lower(hex(c.id)), lower(hex(d.id)),
        coalesce((SELECT lower(hex(l.other)) FROM link l
            WHERE l.seq = c.seq AND l.kind <> 'derived_from'), ''),
        c.seq, c.span_start, c.span_end, c.key_id, c.form_id, c.claimant_id,
        coalesce(c.window_start, {NONE}), coalesce(c.window_end, {NONE}),
        coalesce(c.low, {OPEN}), coalesce(c.best, {OPEN}), coalesce(c.high, {OPEN})
    FROM claim c JOIN document d ON d.document_id = c.document_id WHERE c.seq > ?1 ORDER BY c.seq LIMIT ?2"""
# SQLite counts letters up to the first NUL only: what looks wrong here is looked at again.
_ODD_CLAIMS_SQL = """
    SELECT c.seq FROM claim c JOIN document d ON d.document_id = c.document_id
    WHERE c.span_end > length(d.text) OR (d.kept = 'whole' AND instr(d.text, c.quote) = 0)"""
_ODD_REJECTIONS_SQL = """
    SELECT r.seq FROM rejection r JOIN document d ON d.document_id = r.document_id
    WHERE r.inside = 1 AND r.text <> substr(
        d.text, CAST(r.span_start + 1 AS INTEGER), CAST(r.span_end - r.span_start AS INTEGER))"""
_SEQ = pa.schema({"seq": pa.int64()})
_REJECTED = pa.schema(
    {"text": pa.string(), "start": pa.int64(), "end": pa.int64(), "whole": pa.string(), "id": pa.string()}
)
_REJECTED_SQL = """
    SELECT r.text, r.span_start, r.span_end, d.text, lower(hex(d.id))
    FROM rejection r JOIN document d ON d.document_id = r.document_id WHERE r.seq = ?1"""
_TEXT_OF = pa.schema({"text": pa.string(), "kept": pa.string()})
_TEXT_OF_SQL = "SELECT text, kept FROM document WHERE id = unhex(?1)"
_SIGHTED = pa.schema(
    [
        *rows.READ_DOCUMENT,
        pa.field("sighting_id", pa.int64(), nullable=False),
        pa.field("digest", pa.binary(), nullable=False),
        pa.field("id", pa.string(), nullable=False),
    ]
)
_SIGHTED_SQL = f"""
    SELECT '', '', s.ref, s.title, s.language, s.published_how, s.confidence, s.reasons, s.publisher,
        s.claimant, s.url, s.position, coalesce(s.published, {NONE}),
        s.sighting_id, s.digest, lower(hex(d.id))
    FROM sighting s JOIN document d ON d.document_id = s.document_id
    WHERE s.sighting_id > ?1 AND s.sighting_id < ?3 ORDER BY s.sighting_id LIMIT ?2"""


def faults(connection: Connection, told: Told = untold) -> list[str]:
    """One line for each fault, with where it is; `told` hears which check of how many is under way."""
    found: list[str] = []
    for name, check in counting(_CHECKS.items(), told, len(_CHECKS)):
        try:
            found += check(connection)
        except StoreError as error:
            found.append(str(error))
        except (ValueError, pa.ArrowException) as error:  # letters and lists that are none any more
            found.append(f"{name}: what is stored cannot be read ({str(error).splitlines()[0]})")
    return list(dict.fromkeys(found))


def _file_faults(connection: Connection) -> Iterator[str]:
    return (f"file: {line}" for line in connection.file_faults())


def _schema_faults(connection: Connection) -> Iterator[str]:
    present, made = connection.definitions(), connection.made_anew()
    for name in sorted(made):
        if name not in present:
            yield f"schema: {name} is missing"
        elif present[name] != made[name]:
            yield f"schema: {name} is not as it was made"


def _reference_faults(connection: Connection) -> Iterator[str]:
    for name in sorted(connection.orphaned()):
        yield f"table {name}: a row names another that is not there"
    dangling = connection.texts(
        "SELECT lower(hex(other)) FROM link WHERE other NOT IN (SELECT id FROM claim) ORDER BY other"
    )
    for other in dangling:
        yield f"link: claim {other} is named but not in the store"


def _text_faults(connection: Connection) -> Iterator[str]:
    for page in _pages(connection, _TEXTS_SQL, _TEXTS, 2_000, "document_id"):
        for _, id, text in rows.tuples_of(page):
            if content_hash(text) != id:
                yield f"document {id}: its text has been changed"


def _sighting_faults(connection: Connection) -> Iterator[str]:
    """Of sightings from before there were seals."""
    unsealed = seal.first(connection, "sighting")
    for page in _pages(connection, _SIGHTED_SQL, _SIGHTED, _PAGE, "sighting_id", unsealed):
        for row in page.to_pylist():
            id, digest, _ = row.pop("id"), row.pop("digest"), row.pop("sighting_id")
            if rows.sighting_digest(rows.read_document(row | {"text_hash": id})) != digest:
                yield f"document {id}: what {row['ref']} said of it has been changed"


def _id_faults(connection: Connection) -> Iterator[str]:
    keys = {
        number: ((metric, classes.split("+") if classes else [], direction, scope), unit)
        for number, metric, classes, direction, scope, unit in _dictionary(connection, "key", KEY)
    }
    forms = {number: (basis, bound) for number, basis, _, bound, *_ in _dictionary(connection, "form", FORM)}
    terms = {number: value for number, _, value in _dictionary(connection, "term", TERM)}
    for page in _pages(connection, _PARTS_SQL, _PARTS, _PAGE, "seq"):
        for row in rows.tuples_of(page):
            given = _id(row, keys, forms, terms)
            if given != row[0]:
                yield f"claim {row[0]}: its content gives the id {given}"


def _id(
    row: Sequence[Any],
    keys: Mapping[int, tuple[Any, str]],
    forms: Mapping[int, tuple[str, str]],
    terms: Mapping[int, str],
) -> str:
    _, document, supersedes, _, first, last, key, form, claimant, start, end, low, best, high = row
    words, unit = keys.get(key, (("", [], "", ""), ""))
    basis, bound = forms.get(form, ("", ""))
    amount = (  # an open end is NaN here
        low if low == low else None,
        best if best == best else None,
        high if high == high else None,
        unit,
        bound,
    )
    named = terms.get(claimant, "")
    return claim_id(document, (first, last), words, (start, end, basis), amount, named, supersedes)


def _span_faults(connection: Connection) -> Iterator[str]:
    for seq in connection.query(_ODD_CLAIMS_SQL, _SEQ)["seq"].to_pylist():
        for row in connection.query(select.STORED, rows.READ_CLAIM, seq).to_pylist():
            claim = rows.read_claim(row)
            for document in connection.query(_TEXT_OF_SQL, _TEXT_OF, claim.document).to_pylist():
                yield from _claim_faults(row["id"], claim, **document)
    for seq in connection.query(_ODD_REJECTIONS_SQL, _SEQ)["seq"].to_pylist():
        text, start, end, whole, id = next(rows.tuples_of(connection.query(_REJECTED_SQL, _REJECTED, seq)))
        if whole[start:end] != text:
            yield f"rejection at {start}-{end} of document {id}: the text has other words there"


def _claim_faults(id: str, claim: Claim, text: str, kept: str) -> Iterator[str]:
    start, end = claim.spans[0]
    if end > len(text):
        yield f"claim {id}: span {start}-{end} is beyond the text of document {claim.document}"
    elif kept == "whole" and claim.quote not in text:
        yield f"claim {id}: its quote is not in the text of document {claim.document}"


def _dictionary(connection: Connection, table: str, schema: pa.Schema) -> Iterator[tuple[Any, ...]]:
    return rows.tuples_of(connection.query(f"SELECT {', '.join(schema.names)} FROM {table}", schema))


def _pages(
    connection: Connection, sql: str, schema: pa.Schema, size: int, number: str, *more: int
) -> Iterator[pa.Table]:
    """The rows of a table in the order of their numbers, some at a time."""
    last = 0
    while (page := connection.query(sql, schema, last, size, *more)).num_rows:
        yield page
        last = page[number][-1].as_py()


_CHECKS: Mapping[str, Callable[[Connection], Iterator[str]]] = {
    "file": _file_faults,
    "schema": _schema_faults,
    "references": _reference_faults,
    "seals": seal.broken,
    "texts": _text_faults,
    "sightings": _sighting_faults,
    "ids": _id_faults,
    "spans": _span_faults,
}
