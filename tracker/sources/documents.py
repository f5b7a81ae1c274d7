"""Text -> documents: what every text format does once it has its text."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import get_args

from tracker.errors import SourceError, VocabularyError
from tracker.model import Document, Language, to_utc
from tracker.sources.encoding import decode
from tracker.sources.language import detect_language
from tracker.sources.nouns import Furniture, Input, Raw
from tracker.sources.page import Article, split
from tracker.sources.page_times import publisher_names
from tracker.sources.published import GIVEN, Piece, Publication, publications
from tracker.text.dates.calendar import NOON
from tracker.text.lazy import regex
from tracker.vocab import load

FIRST_YEAR, LAST_YEAR = 1990, 2100
STATED = "stated with the text"
_HALF_LETTER = regex(r"[\ud800-\udfff]")

MAX_BYTES = 20_000_000
"""A larger text is no article or post: it is refused before it is read [bytes]."""


def read_text(raw: Raw) -> str:
    """The decoded text of an input.

    Raises: SourceError for one that is too large, empty, binary or in an unknown encoding.
    """
    content = read_bytes(raw, MAX_BYTES, "which is no single text; split it into files")
    return decode(content, raw.ref, note=raw.note)


def read_bytes(raw: Raw, most: int, why: str) -> bytes:
    """All bytes of an input.

    Raises: SourceError for more than `most`, with `why` they are too many.
    """
    content = raw.stream.read(most + 1)
    if len(content) > most:
        raise SourceError(f"{raw.ref}: larger than {most // 1_000_000} MB, {why}")
    return content


def page_input(raw: Raw, text: str) -> Input:
    """The documents and the furniture of a page."""
    page = split(text)
    pieces = [_piece(text, article, raw.language) for article in page.articles]
    found = publications(pieces, given=raw.published, read_on=raw.read_at.date())
    documents = tuple(
        document(raw, text[article.start : article.end], article.start, piece.language, dated).model_copy(
            update={"title": article.title, "publisher": article.publisher or _own_publisher(raw.source)}
        )
        for article, piece, dated in zip(page.articles, pieces, found, strict=True)
    )
    furniture = tuple(
        Furniture(raw.ref, rest.start, text[rest.start : rest.end], rest.reason) for rest in page.rest
    )
    return Input(raw.ref, text, documents, furniture)


def single_input(
    raw: Raw,
    text: str,
    start: int,
    fields: Mapping[str, str],
    *,
    dated: Publication | None = None,
    reasons: tuple[str, ...] = (),
) -> Input:
    """The one document of a text whose date, publisher and title are declared in `fields`.

    `dated` is a publication found by other means than `fields["published"]`; `reasons` are remarks to keep.
    """
    text = mended(text)
    raw = raw._replace(ref=mended(raw.ref))
    body = text[start:]
    language = language_of(fields.get("language", ""), raw) or detect_language(body)
    dated = dated or _stated(raw, Piece(body, language), fields.get("published", ""))
    printer = mended(fields.get("publisher", ""))
    found = document(raw, body, start, language, dated)
    return Input(
        raw.ref,
        text,
        (
            found.model_copy(
                update={
                    "title": mended(fields.get("title", "")),
                    "publisher": publisher_names().get(printer.lower(), printer) or found.publisher,
                    "claimant": mended(fields.get("claimant", "")) or found.claimant,
                    "url": mended(fields.get("url", "")),
                    "reasons": (*found.reasons, *map(mended, reasons)),
                }
            ),
        ),
    )


def _stated(raw: Raw, piece: Piece, published: str) -> Publication:
    given = parse_published(published, raw.ref) if published else raw.published
    because = STATED if published else GIVEN
    (dated,) = publications([piece], given=given, read_on=raw.read_at.date(), because=because)
    return dated


def mended(text: str) -> str:
    """The text without halves of letters, which JSON can hold and UTF-8 cannot; of the same length.

    >>> mended(chr(0xD83D) + "12") == chr(0xFFFD) + "12"
    True
    """
    return _HALF_LETTER.sub("\ufffd", text)


def shown(printed: str) -> str:
    """The beginning of what is printed, as a message of one line can quote it."""
    return mended(" ".join(printed.split()))[:40]


def document(raw: Raw, text: str, offset: int, language: Language, dated: Publication) -> Document:
    """A document with what the caller knows of it."""
    return Document.trusted(
        ref=raw.ref,
        text=text,
        offset=offset,
        language=language,
        published=dated.published and to_utc(dated.published),
        published_how=dated.how,
        confidence=dated.confidence,
        reasons=dated.reasons,
        claimant=_claimant(raw.source),
        publisher=_own_publisher(raw.source),
    )


def parse_published(printed: str, where: str) -> datetime:
    """An instant with its offset; a bare day is its noon, UTC: the same day in Kyiv and Moscow.

    Raises: SourceError for anything else.

    >>> parse_published("2025-07-03T09:30:00+03:00", "a.md").isoformat()
    '2025-07-03T06:30:00+00:00'
    """
    try:
        instant = datetime.fromisoformat(printed.strip())
    except ValueError:
        raise SourceError(
            f'{where}: published "{shown(printed)}" is no date; write 2025-07-03 or 2025-07-03T09:30:00+03:00'
        ) from None
    if not FIRST_YEAR <= instant.year <= LAST_YEAR:
        raise SourceError(
            f'{where}: published "{shown(printed)}" is not between {FIRST_YEAR} and {LAST_YEAR}'
        )
    if instant.tzinfo is not None:
        return instant.astimezone(UTC)
    if len(printed.strip()) == len("2025-07-03"):
        return datetime.combine(date.fromisoformat(printed.strip()), NOON)
    raise SourceError(f'{where}: published "{shown(printed)}" has no offset; write 2025-07-03T09:30:00+03:00')


def instant_of(seconds: object, where: str) -> datetime:
    """The instant of seconds since 1970, as number or digits.

    Raises: SourceError for anything else, and for a year that nothing was posted in.

    >>> instant_of("1751173200", "result.json#1").isoformat()
    '2025-06-29T05:00:00+00:00'
    """
    printed = str(seconds) if isinstance(seconds, str | int) else ""
    if not printed.isascii() or not printed.isdigit() or len(printed) > len("9999999999"):
        raise SourceError(f'{where}: "{shown(str(seconds))}" is no instant in seconds since 1970')
    instant = datetime.fromtimestamp(int(printed), UTC)
    if not FIRST_YEAR <= instant.year <= LAST_YEAR:
        raise SourceError(f"{where}: the instant {printed} is not between {FIRST_YEAR} and {LAST_YEAR}")
    return instant


def language_of(printed: str, raw: Raw) -> Language | None:
    """The language declared, or None.

    Raises: SourceError for a language that cannot be read.
    """
    if not printed:
        return raw.language
    languages: tuple[Language, ...] = get_args(Language)
    for language in languages:
        if printed.strip().lower() == language:
            return language
    raise SourceError(
        f'{raw.ref}: language "{shown(printed)}" cannot be read; write one of {", ".join(languages)}'
    )


def _piece(text: str, article: Article, language: Language | None) -> Piece:
    body = text[article.start : article.end]
    return Piece(body, language or detect_language(body), article.markers)


def _claimant(source: str) -> str:
    """The claimant that a source is; a source that only prints is none.

    Raises: SourceError for a source that the vocabulary does not know.
    """
    if not source or (source in load().publishers and source not in load().claimants):
        return ""
    try:
        return load().claimant(source).id
    except VocabularyError:
        raise SourceError(
            f'source "{source}" is unknown; use the id of a claimant or publisher of the vocabulary, '
            "or add it in a TOML file named in tracker.toml"
        ) from None


def _own_publisher(source: str) -> str:
    if source in load().publishers:
        return source
    claimant = load().claimants.get(source)
    return claimant.own_publishers[0] if claimant and claimant.own_publishers else ""
