"""What is wrong with a store: engine, schema, ids against content, quotes against texts, links."""

from collections.abc import Iterator

import pyarrow as pa

from tracker.errors import StoreError
from tracker.model import Claim, content_hash
from tracker.store import rows, select
from tracker.store.adbc import Connection
from tracker.store.schema import names

_TEXTS = pa.schema({"id": pa.string(), "text": pa.string()})
_PAGE = 20_000


def faults(connection: Connection) -> list[str]:
    """One line for each fault, with where it is."""
    try:
        return [
            *(f"file: {line}" for line in connection.texts("PRAGMA quick_check") if line != "ok"),
            *_schema_faults(connection),
            *_reference_faults(connection),
            *_content_faults(connection),
        ]
    except StoreError as error:
        return [str(error)]


def _schema_faults(connection: Connection) -> Iterator[str]:
    present = set(connection.texts("SELECT name FROM sqlite_master"))
    for name in sorted(names() - present):
        yield f"schema: {name} is missing"


def _reference_faults(connection: Connection) -> Iterator[str]:
    tables = connection.texts('SELECT DISTINCT "table" FROM pragma_foreign_key_check')
    for name in sorted(tables):
        yield f"table {name}: a row names another that is not there"
    dangling = connection.texts(
        "SELECT lower(hex(other)) FROM link WHERE other NOT IN (SELECT id FROM claim) ORDER BY other"
    )
    for other in dangling:
        yield f"link: claim {other} is named but not in the store"


def _content_faults(connection: Connection) -> Iterator[str]:
    texts = connection.query("SELECT lower(hex(id)), ifnull(text, '') FROM document", _TEXTS).to_pydict()
    documents = dict(zip(texts["id"], texts["text"], strict=True))
    for id, text in documents.items():
        if text and content_hash(text) != id:
            yield f"document {id}: its text has been changed"
    last = 0
    while page := connection.query(select.PAGE, select.PAGED, last, _PAGE).to_pylist():
        last = page[-1]["seq"]
        for row in page:
            yield from _claim_faults(row.pop("id"), rows.read_claim(row), documents[row["document"]])


def _claim_faults(id: str, claim: Claim, text: str) -> Iterator[str]:
    start, end = claim.spans[0]
    if claim.id != id:
        yield f"claim {id}: its content gives the id {claim.id}"
    if text and end > len(text):
        yield f"claim {id}: span {start}-{end} is beyond the text of document {claim.document}"
    elif text and claim.quote not in text:
        yield f"claim {id}: its quote is not in the text of document {claim.document}"
