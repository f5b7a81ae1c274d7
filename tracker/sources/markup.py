"""Markup without its tree: the text of a fragment, a line a block, as feeds hold it; attributes of a tag."""

import re
from collections.abc import Collection
from html import unescape

from tracker.text.lazy import regex

MAX_ATTRIBUTES = 2_000
"""In one tag; parsers of pages and feeds take time with the square of their number."""
RAW = frozenset({"script", "style"})
"""What stands between such tags of a page is no markup."""

BLOCKS = regex(
    r"address|article|aside|blockquote|br|dd|div|dl|dt|figcaption|figure|footer|form|h[1-6r]|header|li|main|nav"
    r"|[ou]l|p|pre|section|table|t[dhr]"
)
# each alternative ends at the end of the text at the latest, or before the next "<": no text is scanned twice
_UNREAD = regex(
    r"<(?P<tag>script|style|noscript|template|svg)\b[^<>]*>.*?(?:</(?P=tag)[^<>]*>|\Z)"
    r"|<!--.*?(?:-->|\Z)|<!\[CDATA\[.*?(?:\]\]>|\Z)|<[!?][^<>]*>",
    re.IGNORECASE | re.DOTALL,
)
_TAG = regex(r"""<(?P<end>/?)(?P<name>[a-z][\w:-]{0,40})(?:"[^"<]*"|'[^'<]*'|[^<>])*+>""", re.IGNORECASE)
_ATTRIBUTE = r"""[\s/]*+[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>"'][^\s>]*+)?)?"""
_WHOLE_TAG = regex(rf"<(?P<name>[a-z][^\s/>]*+)(?P<attributes>(?:{_ATTRIBUTE})*+)", re.IGNORECASE)
_MARKUP = regex(r"<[a-zA-Z/!?]|&#?\w{2,8};")
_ENDLESS = regex(r"&#\d{8,}")
"""More digits than any letter has, and at some length more than int() takes."""


def text_of(fragment: str) -> str:
    """The words of a fragment; a text without markup is returned as it is, trimmed.

    >>> text_of("<p>Shot down: <b>40</b> of 61.</p><p>Debris &amp; fires.</p>").splitlines()
    ['Shot down: 40 of 61.', 'Debris & fires.']
    """
    if not _MARKUP.search(fragment):
        return fragment.strip()
    words = unescape(_ENDLESS.sub("&#99999999", _TAG.sub(_line, _UNREAD.sub("", fragment))))
    lines = (line.strip() for line in words.split("\n"))
    return "\n".join(line for line in lines if line)


def _line(tag: re.Match[str]) -> str:
    """A block begins a line and ends it; other tags stand inside the words."""
    name = tag["name"].lower()
    return "\n" if BLOCKS.fullmatch(name) and not (tag["end"] and name == "br") else ""


def most_attributes(markup: str, raw: Collection[str] = ()) -> int:
    """The most attributes of one tag, of those long enough to have too many, told apart as parsers do.

    `raw` are the elements whose content is no markup.
    """
    most = at = 0
    while tag := _WHOLE_TAG.search(markup, at):
        at = tag.end()
        if at - tag.start() > MAX_ATTRIBUTES:
            most = max(most, len(re.findall(_ATTRIBUTE, tag["attributes"])))
        name = tag["name"].lower()
        if name in raw:
            end = regex(f"</{name}", re.IGNORECASE).search(markup, at)
            at = end.start() if end else len(markup)
    return most
