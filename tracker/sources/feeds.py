"""An RSS or Atom feed (extra `fetch`): one document an entry, its words without markup.

A feed may be broken as feeds are; one that declares entities of its own is a bomb and is refused.
"""

import calendar
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from io import BytesIO
from typing import Any
from urllib.parse import urlsplit

import feedparser

from tracker.errors import RefusedError, SourceError
from tracker.sources.documents import FIRST_YEAR, LAST_YEAR, read_bytes, single_input
from tracker.sources.encoding import decode
from tracker.sources.markup import MAX_ATTRIBUTES, most_attributes, text_of
from tracker.sources.nouns import Input, Raw
from tracker.sources.printer import find_publisher, find_site
from tracker.sources.published import Publication
from tracker.text.lazy import regex

MAX_FEED = 20_000_000
"""A larger feed is an archive or a bomb [bytes]."""
MAX_ENTRIES = 10_000
MAX_TAGS = 500_000

_ENTITY = regex(r"<!ENTITY", re.IGNORECASE)
_ENTRY = regex(r"<(?:\w+:)?(?:item|entry)\b")
_AS_UTF_8 = {"content-type": "application/xml; charset=utf-8"}


def read(raw: Raw) -> Iterator[Input]:
    """One input per entry that has words, in the order of the feed.

    Raises: SourceError for a file that is no feed, has no entry with words, or is a bomb.
    """
    content = read_bytes(raw, MAX_FEED, "which is no feed; give its entries as files of their own")
    text = decode(content, raw.ref, markup=True, note=raw.note)
    _check(text, raw.ref)
    feed = _parsed(text, raw.ref)
    if not feed.version and not feed.entries:
        raise SourceError(f"{raw.ref}: no RSS or Atom feed; other XML cannot be read, give its text")
    publisher = _publisher(dict(feed.feed))
    # feedparser's own mapping answers with other keys where one is missing, and warns of it
    entries = map(dict, feed.entries)
    inputs = [_input(raw, entry, nth, publisher) for nth, entry in enumerate(entries, 1)]
    found = [each for each in inputs if each is not None]
    if not found:
        raise SourceError(f"{raw.ref}: no entry of this feed has words")
    yield from found


def _check(text: str, where: str) -> None:
    """Refuse what costs far more to read than its size says."""
    if _ENTITY.search(text):
        raise RefusedError(f"{where}: the feed declares entities of its own, as XML bombs do; refused")
    if len(_ENTRY.findall(text)) > MAX_ENTRIES or text.count("<") > MAX_TAGS:
        raise RefusedError(f"{where}: more than {MAX_ENTRIES:,} entries or {MAX_TAGS:,} tags; refused")
    if most_attributes(text) > MAX_ATTRIBUTES:
        raise RefusedError(
            f"{where}: more than {MAX_ATTRIBUTES:,} attributes in one tag, as bombs have; refused"
        )


def _parsed(text: str, where: str) -> Any:
    try:
        # bytes without a stream around them would be taken for the name of a file
        return feedparser.parse(
            BytesIO(text.encode()),
            response_headers=_AS_UTF_8,
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError, AssertionError) as error:
        reason = " ".join(str(error).split())[:120]
        raise SourceError(f"{where}: feedparser fails on this feed ({reason})") from error


def _publisher(feed: Mapping[str, Any]) -> str:
    title, link = text_of(str(feed.get("title", ""))), str(feed.get("link", ""))
    return find_publisher(title) or find_site(_host(link)) or title or _host(link)


def _host(link: str) -> str:
    try:
        return urlsplit(link).hostname or ""
    except ValueError:
        return ""


def _input(raw: Raw, entry: Mapping[str, Any], nth: int, publisher: str) -> Input | None:
    title = " ".join(text_of(str(entry.get("title", ""))).split())
    text = _words(entry) or title
    if not text:
        return None
    link = str(entry.get("link", ""))
    ref = str(entry.get("id", "")) or link or f"{raw.ref}:{nth}"
    fields = {"title": title, "url": link, **({} if raw.source else {"publisher": publisher})}
    remarks = _remarks(entry)
    return single_input(raw._replace(ref=ref), text, 0, fields, dated=_dated(entry), reasons=remarks)


def _words(entry: Mapping[str, Any]) -> str:
    """The whole content where the feed gives it, else the summary."""
    contents = entry.get("content") or []
    values = [str(content.get("value", "")) for content in contents if isinstance(content, Mapping)]
    return max(map(text_of, [*values, str(entry.get("summary", ""))]), key=len)


def _dated(entry: Mapping[str, Any]) -> Publication | None:
    """As the entry states it; else the caller or the words tell."""
    for key, how in (("published", "published"), ("updated", "updated, no other date is stated")):
        published = _instant(entry.get(f"{key}_parsed"))
        if published is not None:
            printed = " ".join(str(entry.get(key, "")).split())[:60]
            return Publication(published, "given", "high", (f"{how} {printed}",))
    return None


def _instant(parsed: Any) -> datetime | None:
    """The instant of a time tuple in UTC, if anything was published in that year."""
    if parsed is None or not FIRST_YEAR <= parsed[0] <= LAST_YEAR:
        return None
    return datetime.fromtimestamp(calendar.timegm(parsed), UTC)


def _remarks(entry: Mapping[str, Any]) -> tuple[str, ...]:
    """A remark on an entry that was changed after it was published."""
    published, updated = _instant(entry.get("published_parsed")), _instant(entry.get("updated_parsed"))
    if published is None or updated is None or updated <= published:
        return ()
    return (f"updated at {updated:%Y-%m-%d %H:%M} UTC: the text is the updated one",)
