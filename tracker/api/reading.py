"""Texts to claims, without a store."""

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from tracker import claims as reader
from tracker import sources
from tracker.config import find_config
from tracker.errors import SourceError
from tracker.model import Claim, Document, Quantity, Reading, Reason, Rejection
from tracker.sources import Furniture, Input
from tracker.sources.encoding import unheard
from tracker.sources.formats import is_readable
from tracker.text import find_quantities
from tracker.vocab import Vocabulary, load

STANDARD_INPUT = Path("-")
NOT_STATEMENTS = ("README.md",)
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


class Failure(NamedTuple):
    """An input that could not be read, and why."""

    path: Path
    why: str

    def __str__(self) -> str:
        return self.why


def vocabulary() -> Vocabulary:
    """The shipped vocabulary with the user's additions that tracker.toml names."""
    return load(find_config().vocabulary)


def read_claims(text: str, *, published: datetime | None = None, publisher: str = "") -> list[Claim]:
    """The claims of one text, in the order of their numbers.

    >>> [claim] = read_claims("Russia launched 80 drones at Ukraine on 3 May 2025.")
    >>> claim.metric, claim.classes, claim.amount.best
    ('launched', ('drone',), 80.0)
    """
    document = Document(ref="text", text=text, published=published, publisher=publisher)
    return list(reader.read(document, vocabulary()).claims)


def read_file(
    path: Path | str,
    *,
    published: datetime | None = None,
    source: str | None = None,
    columns: Mapping[str, str] | None = None,
) -> Iterator[InputReading]:
    """The inputs of a file (`-` is standard input), each with its documents read.

    `columns` names the columns of a table by their role, where they are not called text, published, ...
    Raises: SourceError for a file that cannot be read, saying what to do.
    """
    given = sys.stdin.buffer if Path(path) == STANDARD_INPUT else Path(path)
    words = vocabulary()
    for found in sources.read_inputs(given, published=published, source=source, columns=columns):
        yield read_input(found, words)


def read_many(
    paths: Sequence[Path],
    *,
    workers: int = 1,
    source: str | None = None,
    columns: Mapping[str, str] | None = None,
    note: Callable[[str], None] = unheard,
) -> tuple[list[Reading], list[Failure]]:
    """Every document of files and folders in the order of their names; what cannot be read is listed.

    Of a file with many documents, those before its fault are kept. `note` is told what was guessed of a file.
    """
    files = [file for path in paths for file in find_files(path)]
    read = partial(_try_read, source=source, columns=columns)
    if workers > 1 and len(files) > 1:
        with ProcessPoolExecutor(workers) as pool:
            answers = list(pool.map(read, files, chunksize=max(1, len(files) // (4 * workers))))
    else:
        answers = [read(file) for file in files]
    for answer in answers:
        for guess in answer.notes:
            note(guess)
    readings = [reading for answer in answers for reading in answer.readings]
    return readings, [answer.failure for answer in answers if answer.failure is not None]


def find_files(path: Path) -> list[Path]:
    """A file itself, or the statements in a folder and below, by name; README and hidden files left out.

    Of kinds that hold anything (.csv, .json, .xml) those count that begin as one of our formats.
    """
    if not path.is_dir():
        return [path]
    return sorted(
        file
        for file in path.rglob("*")
        if file.is_file()
        and is_readable(file)
        and file.name not in NOT_STATEMENTS
        and not any(part.startswith(".") for part in file.relative_to(path).parts)
    )


def in_input(reading: Reading) -> Reading:
    """A reading whose spans count characters of the input instead of the document."""
    document = reading.document
    return Reading(
        document,
        tuple(reader.in_input(claim, document) for claim in reading.claims),
        tuple(reader.in_input(rejection, document) for rejection in reading.rejections),
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


class _Answer(NamedTuple):
    """What a file came to: readings, what was guessed of it, and why it could not be read on."""

    readings: list[Reading]
    notes: list[str]
    failure: Failure | None = None


def _try_read(file: Path, *, source: str | None, columns: Mapping[str, str] | None) -> _Answer:
    answer = _Answer([], [])
    try:
        for found in read_file(file, source=source, columns=columns):
            answer.readings.extend(found.readings)
            answer.notes.extend(found.notes)
    except SourceError as fault:
        return answer._replace(failure=Failure(file, str(fault)))
    return answer


def read_input(found: Input, words: Vocabulary) -> InputReading:
    """The claims of the documents of an input, and the rejections of its furniture."""
    readings = tuple(reader.read(document, words) for document in found.documents)
    language = found.documents[0].language if found.documents else "en"
    furniture = (rejection for piece in found.furniture for rejection in _furniture_numbers(piece, language))
    return InputReading(found.ref, readings, tuple(furniture), found.text, found.notes)


def _furniture_numbers(piece: Furniture, language: Any) -> Iterable[Rejection]:
    """The numbers of a piece that nobody reads; a headline is told by its document, so a duplicate.

    What counts nothing anywhere (a name, an ordinal) keeps its own reason.
    """
    whole: Reason = "furniture" if piece.reason == "furniture" else "duplicate"
    for quantity in find_quantities(piece.text, language):
        start, end = quantity.span
        yield Rejection(
            ref=piece.ref,
            span=(piece.offset + start, piece.offset + end),
            text=piece.text[start:end],
            reason=quantity.reason if quantity.reason in COUNT_NOTHING else whole,
            rule=FURNITURE_RULE,
        )
