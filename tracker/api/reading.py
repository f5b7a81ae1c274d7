"""Texts to claims, without a store."""

import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from tracker import sources
from tracker.claims import in_input as claim_in_input
from tracker.claims import read as read_document
from tracker.errors import SourceError
from tracker.instants import When, read_published
from tracker.model import Claim, Document, Quantity, Reading, Reason, Rejection
from tracker.sources import Furniture, Input
from tracker.sources.language import detect_language
from tracker.sources.page_times import ages
from tracker.text import find_quantities
from tracker.vocab import Vocabulary, load

STANDARD_INPUT = Path("-")
FURNITURE_RULE = "furniture/1"
COUNT_NOTHING = ("designation", "name", "ordinal", "pronoun", "unit_number")


class InputReading(NamedTuple):
    """One input read: its documents with their claims, the numbers of its furniture, and its text.

    The text is that of the file, or what was extracted from it: spans of the output count its characters.
    """

    ref: str
    readings: tuple[Reading, ...]
    furniture: tuple[Rejection, ...] = ()
    text: str = ""
    notes: tuple[str, ...] = ()


def read_claims(text: str, *, published: When | None = None, publisher: str = "") -> list[Claim]:
    """The claims of one text, in the order of their numbers.

    >>> [claim] = read_claims("Russia launched 80 drones at Ukraine on 3 May 2025.")
    >>> claim.metric, claim.classes, claim.amount.best
    ('launched', ('drone',), 80.0)
    """
    return list(read(text, published=published, publisher=publisher).claims)


def read(text: str, *, published: When | None = None, publisher: str = "") -> Reading:
    """One text, its language detected, with its claims and the numbers that are none, each with the reason.

    >>> reading = read("In 2025 Russia launched 80 drones at Ukraine.")
    >>> [claim.amount.best for claim in reading.claims], [left.reason for left in reading.rejections]
    ([80.0], ['year'])

    Raises: SourceError for what is no text, AsOfError for a wrong `published`.
    """
    if not isinstance(text, str):
        raise SourceError(f"a value of type {type(text).__name__} is no text: give the words as str")
    language = detect_language(text)
    instant = read_published(published)
    document = Document(ref="text", text=text, language=language, published=instant, publisher=publisher)
    return read_document(document, load())


def read_file(
    path: Path | str,
    *,
    published: When | None = None,
    source: str | None = None,
    columns: Mapping[str, str] | None = None,
) -> Iterator[InputReading]:
    """The inputs of a file (`-` is standard input), each with its documents read.

    `columns` names the columns of a table by their role, where they are not called text, published, ...
    Raises: SourceError for a file that cannot be read, saying what to do.
    """
    given = sys.stdin.buffer if Path(path) == STANDARD_INPUT else Path(path)
    instant, words = read_published(published), load()
    for found in sources.read_inputs(given, published=instant, source=source, columns=columns):
        yield read_input(found, words)


def in_input(reading: Reading) -> Reading:
    """A reading whose spans count characters of the input instead of the document."""
    document = reading.document
    return Reading(
        document,
        tuple(claim_in_input(claim, document) for claim in reading.claims),
        tuple(claim_in_input(rejection, document) for rejection in reading.rejections),
    )


def quantities(document: Document) -> list[Quantity]:
    """Every quantity of a document with its unit, claimed or not; spans count characters of the input.

    >>> from tracker.model import Document
    >>> [found] = quantities(Document(ref="text", text="The blast threw debris over 2 km.", offset=100))
    >>> found.span, found.amount.best, found.amount.unit
    ((128, 129), 2.0, 'km')
    """
    return [_moved(found, document.offset) for found in find_quantities(document.text, document.language)]


def _moved(found: Quantity, offset: int) -> Quantity:
    spans = {
        name: (span[0] + offset, span[1] + offset)
        for name in ("span", "unit_span", "bound_span", "part_of")
        if (span := getattr(found, name)) is not None
    }
    equivalents = tuple((start + offset, end + offset) for start, end in found.equivalent_spans)
    return found.model_copy(update={**spans, "equivalent_spans": equivalents})


def document_line(document: Document) -> dict[str, Any]:
    """A document as printed by `--json`: everything but its text."""
    return document.model_dump(mode="json", exclude={"text", "publisher", "claimant", "url"})


def read_input(found: Input, words: Vocabulary) -> InputReading:
    """The claims of the documents of an input, and the rejections of its furniture."""
    readings = tuple(read_document(document, words) for document in found.documents)
    language = found.documents[0].language if found.documents else "en"
    furniture = (rejection for piece in found.furniture for rejection in _furniture_numbers(piece, language))
    return InputReading(found.ref, readings, tuple(furniture), found.text, found.notes)


def _furniture_numbers(piece: Furniture, language: Any) -> Iterable[Rejection]:
    """The numbers of a piece that nobody reads; a headline is told by its document, so a duplicate.

    What counts nothing anywhere (a name, an ordinal) keeps its own reason; the 10 of "time10 hours ago" is
    no name.
    """
    whole: Reason = "furniture" if piece.reason == "furniture" else "duplicate"
    old = ages(piece.text)
    for quantity in find_quantities(piece.text, language):
        start, end = quantity.span
        is_age = any(first <= start < last for first, last in old)
        yield Rejection.trusted(
            ref=piece.ref,
            span=(piece.offset + start, piece.offset + end),
            text=piece.text[start:end],
            reason=quantity.reason if quantity.reason in COUNT_NOTHING and not is_age else whole,
            rule=FURNITURE_RULE,
        )
