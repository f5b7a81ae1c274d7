"""A web page (extra `html`): the article's text through trafilatura, date and title as the page states them.

The text of the input is the text as extracted: spans count its characters, not those of the markup.
"""

import json
import logging
import re
from collections import deque
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import trafilatura
from lxml import etree
from lxml import html as lxml_html

from tracker.errors import RefusedError, SourceError
from tracker.sources.documents import parse_published, read_bytes, single_input
from tracker.sources.encoding import decode
from tracker.sources.language import detect_language
from tracker.sources.markup import MAX_ATTRIBUTES, RAW, most_attributes
from tracker.sources.nouns import Input, Raw
from tracker.sources.printer import find_publisher, find_site
from tracker.sources.published import Piece, Publication, publications
from tracker.text.dates.calendar import NOON

MAX_PAGE = 5_000_000
"""A larger page is no article [bytes]."""
MAX_TAGS = 100_000
"""More tags than this are a machine's, not a page's."""
MAX_SIBLINGS = 5_000
"""Elements side by side in one; trafilatura takes time with the square of their number."""

for _library in ("trafilatura", "htmldate"):
    logging.getLogger(_library).addHandler(logging.NullHandler())  # its faults are raised as ours

_META = (
    "article:published_time",
    "og:article:published_time",
    "datePublished",
    "parsely-pub-date",
    "DC.date.issued",
    "dc.date",
    "pubdate",
    "publish-date",
    "sailthru.date",
)
_PUBLISHED = '"datePublished"'


class _Stated(NamedTuple):
    """A date that the page states of itself, and where it does."""

    published: datetime
    where: str


def read(raw: Raw) -> Iterator[Input]:
    """One input with one document: the article of the page.

    Raises: SourceError for a page without an article's text, and for one that is no page but a bomb.
    """
    content = read_bytes(raw, MAX_PAGE, "which is no page of an article")
    markup = decode(content, raw.ref, markup=True, note=raw.note)
    tree = _tree(markup, raw.ref)
    stated = _stated(tree, raw)
    page = _extracted(tree, raw)
    text = (page.text or "").strip()
    if not text:
        raise SourceError(
            f"{raw.ref}: no text of an article in this page; save its text as .txt and read that"
        )
    yield single_input(raw, text, 0, _fields(page, raw), dated=_dated(text, stated, page.date, raw))


def _tree(markup: str, where: str) -> Any:
    if markup.count("<") > MAX_TAGS:
        raise RefusedError(f"{where}: more than {MAX_TAGS:,} tags, which is no page of an article; refused")
    if "<!ENTITY" in markup[:10_000].upper():
        raise RefusedError(f"{where}: the page declares entities of its own, as bombs do; refused")
    if most_attributes(markup, raw=RAW) > MAX_ATTRIBUTES:
        raise RefusedError(
            f"{where}: more than {MAX_ATTRIBUTES:,} attributes in one tag, as bombs have; refused"
        )
    parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree = lxml_html.document_fromstring(markup.encode(), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise SourceError(
            f"{where}: not readable as HTML ({_one_line(error)}); save its text as .txt"
        ) from None
    if any("depth" in fault.message for fault in parser.error_log):
        raise RefusedError(f"{where}: tags nested deeper than any page's, as bombs do; refused")
    if any(len(element) > MAX_SIBLINGS for element in tree.iter()):
        raise RefusedError(f"{where}: more than {MAX_SIBLINGS:,} tags side by side, as no page has; refused")
    return tree


def _extracted(tree: Any, raw: Raw) -> Any:
    """What trafilatura makes of the tree; readers' comments are no statements and stay out."""
    dates = {"original_date": True, "extensive_search": False, "max_date": raw.read_at.date().isoformat()}
    try:
        page = trafilatura.bare_extraction(
            tree, with_metadata=True, include_comments=False, date_extraction_params=dates
        )
    except (etree.LxmlError, ValueError, TypeError, AttributeError, LookupError, RecursionError) as error:
        raise SourceError(f"{raw.ref}: trafilatura fails on this page ({_one_line(error)})") from error
    if page is None:
        raise SourceError(
            f"{raw.ref}: no text of an article in this page; save its text as .txt and read that"
        )
    return page


def _fields(page: Any, raw: Raw) -> dict[str, str]:
    host = urlsplit(page.url).hostname or "" if _is_url(page.url) else ""
    printed = page.sitename or ""
    publisher = find_publisher(printed) or find_site(printed) or find_site(host) or printed or host
    fields = {"title": " ".join((page.title or "").split()), "url": page.url or ""}
    return fields if raw.source else {**fields, "publisher": publisher}


def _is_url(given: str | None) -> bool:
    try:
        return bool(given and urlsplit(given).hostname)
    except ValueError:
        return False


def _dated(text: str, stated: _Stated | None, guessed: str | None, raw: Raw) -> Publication:
    """As the page states it, as the caller says, as htmldate finds it, or as the text lets infer."""
    if stated is not None:
        return Publication(stated.published, "page", "high", (f"stated by the page: {stated.where}",))
    piece = Piece(text, raw.language or detect_language(text))
    [inferred] = publications([piece], given=raw.published, read_on=raw.read_at.date())
    if raw.published is not None or not guessed:
        return inferred
    day = date.fromisoformat(guessed)
    return Publication(
        datetime.combine(day, NOON), "page", "medium", (f"found in the page by htmldate: {day}",)
    )


def _stated(tree: Any, raw: Raw) -> _Stated | None:
    """The first date of publication that metadata of the page state, not after the reading."""
    for printed, where in _candidates(tree):
        try:
            published = parse_published(printed, raw.ref)
        except SourceError:
            continue  # a date in a form of the site's own: htmldate may know it
        if published <= raw.read_at.astimezone(UTC):
            return _Stated(published, f"{where} {_one_line(printed)}")
    return None


def _candidates(tree: Any) -> Iterator[tuple[str, str]]:
    for script in tree.iterfind('.//script[@type="application/ld+json"]'):
        if script.text and _PUBLISHED in script.text:
            yield from ((printed, "datePublished") for printed in _linked(script.text))
    for element in tree.iterfind(".//meta[@content]"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        if name in _META:
            yield element.get("content"), name
    for element in tree.iterfind(".//time[@datetime]"):
        if element.get("itemprop") == "datePublished" or element.get("pubdate") is not None:
            yield element.get("datetime"), "time"


def _linked(script: str) -> list[str]:
    """Values of datePublished anywhere in linked data."""
    try:
        pending = deque([json.loads(script, strict=False)])
    except (ValueError, RecursionError):
        return re.findall(r'"datePublished"\s*:\s*"([^"]{8,40})"', script)
    found: list[str] = []
    while pending:
        node = pending.popleft()
        if isinstance(node, dict):
            printed = node.get("datePublished")
            found += [printed] if isinstance(printed, str) else []
            pending += node.values()
        elif isinstance(node, list):
            pending += node
    return found


def _one_line(words: object) -> str:
    return " ".join(str(words).split())[:120]
