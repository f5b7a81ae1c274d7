"""A PDF (extra `pdf`): the text of its pages through pypdf, one document a file.

The text of the input is the text as extracted and set in paragraphs again: spans count its characters.
"""

import logging
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO

from pypdf import PdfReader
from pypdf.errors import DependencyError, FileNotDecryptedError

from tracker.errors import RefusedError, SourceError
from tracker.sources.documents import FIRST_YEAR, read_bytes, single_input
from tracker.sources.language import detect_language
from tracker.sources.nouns import Input, Raw
from tracker.sources.page import split
from tracker.sources.pdf_lines import paragraphs
from tracker.sources.published import Piece, Publication, publications

MAX_FILE = 100_000_000
"""A larger file is no text but pictures [bytes]."""
MAX_PAGES = 2_000
MAX_TEXT = 20_000_000
"""More text than this out of a file is a bomb [characters]."""
HEAD = 2_000
"""A day that dates the file stands at its head [characters]."""

logging.getLogger("pypdf").addHandler(logging.NullHandler())  # its faults are raised as ours


def read(raw: Raw) -> Iterator[Input]:
    """One input with one document: all pages.

    Raises: SourceError for a file that is no PDF, is locked, holds no text, or is larger than the limits.
    """
    content = read_bytes(raw, MAX_FILE, "which is no text; save its text as UTF-8 and read that")
    try:
        reader = PdfReader(BytesIO(content))
        pages = _pages(reader, raw.ref)
        title, made = _title(reader), _made(reader)
    except SourceError:
        raise
    except (FileNotDecryptedError, DependencyError):
        raise SourceError(
            f"{raw.ref}: the PDF is locked by a password; save it without and read that"
        ) from None
    except Exception as error:
        # pypdf lets any exception through on a broken file (KeyError, TypeError, RecursionError, ...)
        reason = " ".join(str(error).split())[:120] or type(error).__name__
        raise SourceError(f"{raw.ref}: not readable as PDF ({reason}); save its text as UTF-8") from error
    text = paragraphs(pages)
    if not text:
        raise SourceError(f"{raw.ref}: the PDF holds pictures of pages, no text; have it recognised first")
    yield single_input(raw, text, 0, {"title": title}, dated=_dated(text, made, raw))


def _pages(reader: PdfReader, where: str) -> list[str]:
    count = len(reader.pages)
    if count > MAX_PAGES:
        raise SourceError(f"{where}: {count:,} pages, more than {MAX_PAGES:,}; split the file")
    pages: list[str] = []
    total = 0
    for page in reader.pages:
        pages.append(page.extract_text())
        total += len(pages[-1])
        if total > MAX_TEXT:
            raise RefusedError(
                f"{where}: more than {MAX_TEXT // 1_000_000} MB of text, as bombs hold; refused"
            )
    return pages


def _title(reader: PdfReader) -> str:
    """The title of the file, unless it is the name of a file that a program left there."""
    title = " ".join(str((reader.metadata and reader.metadata.title) or "").split())
    is_name = title.lower().endswith((".doc", ".docx", ".pdf", ".indd", ".qxd", ".rtf", ".odt"))
    return "" if is_name or title.lower().startswith(("microsoft word", "untitled")) else title


def _made(reader: PdfReader) -> datetime | None:
    """When the file was made; a printed clock without an offset counts as UTC."""
    try:
        made = reader.metadata and reader.metadata.creation_date
    except ValueError:
        return None  # a date in a form of the program's own tells nothing
    if not isinstance(made, datetime) or made.year < FIRST_YEAR:
        return None
    return made.astimezone(UTC) if made.tzinfo else made.replace(tzinfo=UTC)


def _dated(text: str, made: datetime | None, raw: Raw) -> Publication:
    """As the caller says, as printed over the text or inferred from it; last the making of the file."""
    over = [marker for article in split(text[:HEAD]).articles[:1] for marker in article.markers]
    piece = Piece(text, raw.language or detect_language(text), tuple(over))
    [found] = publications([piece], given=raw.published, read_on=raw.read_at.date())
    if found.published is not None or made is None or made > raw.read_at:
        return found
    return Publication(
        made, "file", "low", (*found.reasons, f"the PDF was made at {made:%Y-%m-%d %H:%M} UTC")
    )
