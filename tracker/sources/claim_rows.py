"""Reader of tables of claims (CSV or JSON lines): one figure a row, as newsrooms keep them.

Each row is a Document of its own: a canonical line of what it says, and its quote.
"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from tracker.instants import KYIV
from tracker.model import Claim, Document, Reading, Span, Window
from tracker.progress import unheard
from tracker.sources import claim_cells as cells
from tracker.sources.claim_cells import Row
from tracker.sources.claim_table import read_cells
from tracker.sources.language import detect_language
from tracker.sources.row_faults import Heard, RowFault, settle
from tracker.text.lazy import regex
from tracker.vocab import Vocabulary, load

VERSION = "1"
ASSUMED = "direction_assumed"
_NUMBER = regex(r"\d+(?:[,. \u00a0\u2009\u202f]\d+)*")
_GROUPED = regex(r"\d{1,3}(?:[,. \u00a0\u2009\u202f]\d{3})+")


def read(
    path: str | Path,
    heard: Heard | None = None,
    note: Callable[[str], None] = unheard,
    words: Vocabulary | None = None,
) -> Iterator[Reading]:
    """The readings of a table of claims, a document a row, in the order of the file.

    `note` is told of columns that are not read. All rows are read before the first is yielded.
    Raises: SourceError for a file that is no such table, and for faulty rows, unless `heard` lists these.
    """
    file, words = Path(path), words or load()
    found: list[Reading] = []
    faults: list[RowFault] = []
    for line, row in read_cells(file, faults, note):
        try:
            found.append(_reading(row, file, words))
        except ValueError as error:
            faults.append(RowFault(line, str(error)))
    settle(file, faults, heard)
    yield from found


def _reading(row: Row, file: Path, words: Vocabulary) -> Reading:
    metric = cells.metric_of(row, words)
    source = cells.source_of(row, words)
    amount = cells.amount_of(row, metric, words)
    # Days of money are those of the series calendar; other days are those of the claimant.
    zone = KYIV.key if metric.unit == "money" else words.claimant(source.claimant).zone
    window = cells.window_of(row, zone)
    direction, is_said = cells.direction_of(row, metric, source.claimant, words)
    what: dict[str, Any] = {
        "metric": metric.id,
        "classes": cells.classes_of(row, metric, words),
        "direction": direction,
        "scope": cells.scope_of(row, metric, words),
        "window": window,
    }
    said = (metric.id, "+".join(what["classes"]), direction, what["scope"], _printed(window), source.claimant)
    head = f"{' | '.join(filter(None, said))} | "
    line, quote = f"{head}{amount.printed} {cells.unit_words(row, metric, words)}", row.get("quote", "")
    document = _document(row, file, source, f"{line}\n{quote}" if quote else line)
    claim = Claim(
        **what,
        **{name: getattr(document, name) for name in ("ref", "claimant", "publisher", "published")},
        document=document.id,
        spans=(_span(amount.printed, head, quote, len(line) + 1),),
        quote=quote or line,
        amount=amount,
        status=cells.status_of(row),
        rule=f"claims_row@{VERSION}",
        flags=() if is_said else (ASSUMED,),
    )
    return Reading(document, (claim,))


def _document(row: Row, file: Path, source: cells.Source, text: str) -> Document:
    published = cells.published_of(row)
    return Document(
        ref=row.get("id") or row.get("url") or f"claims/{file.name}",
        text=text,
        title=row.get("title", ""),
        language=detect_language(row["quote"]) if "quote" in row else "en",
        published=published,
        published_how="given: column published" if published else "no column published",
        confidence="high" if published else "unresolved",
        publisher=source.publisher,
        claimant=source.claimant,
        url=row.get("url", ""),
    )


def _printed(window: Window) -> str:
    assert window.start is not None and window.end is not None
    return f"{window.basis} {window.start:%Y-%m-%dT%H:%MZ}/{window.end:%Y-%m-%dT%H:%MZ}"


def _span(printed: str, head: str, quote: str, offset: int) -> Span:
    """Where the number stands in the text: in the quote, where its digits are there, else in the line.

    >>> _span("1200", "launched | ", "They fired 1,200 drones.", 40)
    (51, 56)
    """
    for found in _NUMBER.finditer(quote):
        number = re.sub(r"\D", "", found[0]) if _GROUPED.fullmatch(found[0]) else found[0]
        if number == printed:
            return offset + found.start(), offset + found.end()
    return len(head), len(head) + len(printed)
