"""A text without what no reader sees, and the way back to the offsets of the text as printed."""

import re
from html import unescape
from typing import NamedTuple

from tracker.model import Span
from tracker.text.beside import byline_of, entries_of, has_entries, told_until
from tracker.text.lazy import regex
from tracker.text.normalise import FILLER, Compact, composed, normalise, squeeze

_UNSEEN = regex(
    "[*\u00ad\u0300\u0301\u0306\u0308\u180e\u200b-\u200f\u202a\u202c\u2060\u20e3\ufe0e\ufe0f\ufeff]"
)
_LINK = regex(
    r"(?P<open>!?\[)(?P<told>[^\[\]\n]{1,300})"
    r"(?P<target>\]\((?:https?://|www\.|t\.me/|mailto:|[/#])[^\s()]*+(?:\([^\s()]*+\)[^\s()]*+)*+\))"
)
_TAG = regex(
    r"</?(?P<name>a|abbr|b|blockquote|br|center|code|del|div|em|figcaption|figure|font|h[1-6]|hr|i|img|ins|li|mark|ol|p"
    r"|pre|q|s|section|small|span|strong|sub|sup|table|tbody|td|th|thead|time|tr|tt|u|ul)(?:\s[^<>]{0,2000})?/?>",
    re.IGNORECASE,
)
_PARTS = {"td": " ", "th": " "} | dict.fromkeys(
    ("blockquote", "br", "div", "figure", "hr", "li", "ol", "p", "section", "table", "tr", "ul"), "\n"
)
"""What stands for a tag that parts words or lines."""
_ENTITY = regex(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});")
_QUOTED = regex(r"(?:(?<=\n)|\A)[ \t]*+(?:>(?![0-9])[ \t]?)++")
_SIGNS = ("](", "<", "&", ">")
_TYPED_DASH = regex(r"(?<!\S)--(?=[^\S\n])")
"""A dash as typewriters have it: "11 422 танков -- за два года"."""
_NUMBER = regex(r"[0-9]{1,15}")


class Bare(NamedTuple):
    """The text that is read; numbers in addresses of links and times of entries, where they are printed."""

    text: str
    compact: Compact
    targets: tuple[Span, ...] = ()
    clocks: tuple[Span, ...] = ()

    def span(self, span: Span) -> Span:
        """The span of the printed text that a span of the bare one stands for."""
        return self.compact.span(*span)


def bare(text: str) -> Bare | None:
    """The text without marks of type, tags, addresses, footers, times of entries and what has no width.

    None where it has none of these.

    >>> found = bare("**Two** [drones](https://example.org/7) fell.")
    >>> found.text, found.span((4, 10)), found.targets
    ('Two drones fell.', (9, 15), ((37, 38),))
    """
    told_beside = byline_of(text) or has_entries(text)
    signed = any(sign in text for sign in _SIGNS) or _UNSEEN.search(text) or _TYPED_DASH.search(text)
    if not told_beside and not signed:
        end = told_until(text)
        return None if end == len(text) else Bare(text[:end], Compact(text))
    told, hidden = _without_tags(text)
    told = _QUOTED.sub(_hidden, told) if ">" in told else told
    told = _TYPED_DASH.sub(f"-{FILLER}", told)
    if "](" in told:
        hidden += [link.span("target") for link in _LINK.finditer(told)]
        told = _LINK.sub(_told, told)
    if byline := byline_of(told):
        told = told[: byline.start()] + _hidden(byline) + told[byline.end() :]
    entries = entries_of(told)
    for entry in reversed(entries):
        told = told[: entry.start("label")] + FILLER * len(entry["label"]) + told[entry.end("label") :]
    compact = squeeze(normalise(told))
    targets = (number.span() for span in sorted(hidden) for number in _NUMBER.finditer(text, *span))
    printed = compact.printed(composed(told))
    end = told_until(printed)
    if end == len(text):
        return None
    return Bare(printed[:end], compact, tuple(targets), tuple(entry.span("clock") for entry in entries))


def _without_tags(text: str) -> tuple[str, list[Span]]:
    """The text with letters for entities and fillers for tags of HTML, as long as before; and the tags."""
    tags = [tag.span() for tag in _TAG.finditer(text)] if "<" in text else []
    told = _TAG.sub(_broken, text) if tags else text
    return (_ENTITY.sub(_meant, told) if "&" in told else told), tags


def _broken(tag: re.Match[str]) -> str:
    """Fillers for a tag, behind the break or blank of one that parts lines or words."""
    return _PARTS.get(tag["name"].lower(), FILLER) + FILLER * (len(tag[0]) - 1)


def _meant(entity: re.Match[str]) -> str:
    """The letter that a name or number in HTML stands for, and fillers."""
    letter = unescape(entity[0])
    return entity[0] if len(letter) != 1 else letter + FILLER * (len(entity[0]) - 1)


def _hidden(mark: re.Match[str]) -> str:
    return FILLER * len(mark[0])


def _told(link: re.Match[str]) -> str:
    """What a link tells, with fillers for what it is made of."""
    return FILLER * len(link["open"]) + link["told"] + FILLER * len(link["target"])
