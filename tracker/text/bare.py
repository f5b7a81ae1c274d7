"""A text without what no reader sees, and the way back to the offsets of the text as printed."""

import re
from typing import NamedTuple

from tracker.model import Span
from tracker.text.lazy import regex
from tracker.text.normalise import FILLER, Compact, composed, normalise, squeeze

_UNSEEN = regex(
    "[*\u00ad\u0300\u0301\u0306\u0308\u180e\u200b-\u200f\u202a\u202c\u2060\u20e3\ufe0e\ufe0f\ufeff]"
)
_LINK = regex(
    r"(?P<open>!?\[)(?P<told>[^\[\]\n]{1,300})"
    r"(?P<target>\]\((?:https?://|www\.|t\.me/|mailto:|[/#])[^\s()]*+(?:\([^\s()]*+\)[^\s()]*+)*+\))"
)
_NUMBER = regex(r"[0-9][0-9,.]*")


class Bare(NamedTuple):
    """The text that is read; `targets` are the numbers in addresses of links, where they are printed."""

    text: str
    compact: Compact
    targets: tuple[Span, ...] = ()

    def span(self, span: Span) -> Span:
        """The span of the printed text that a span of the bare one stands for."""
        return self.compact.span(*span)


def bare(text: str) -> Bare | None:
    """The text without marks of type, soft hyphens, what is zero wide, and addresses; None where it has none.

    >>> found = bare("**Two** [drones](https://example.org/7) fell.")
    >>> found.text, found.span((4, 10)), found.targets
    ('Two drones fell.', (9, 15), ((37, 38),))
    """
    linked = "](" in text
    if not linked and _UNSEEN.search(text) is None:
        return None
    folded, targets = normalise(text), []
    if linked:
        addresses = (link.span("target") for link in _LINK.finditer(folded))
        targets = [number.span() for span in addresses for number in _NUMBER.finditer(folded, *span)]
        folded = _LINK.sub(_told, folded)
    compact = squeeze(folded)
    return Bare(compact.printed(composed(text)), compact, tuple(targets)) if compact.gaps else None


def _told(link: re.Match[str]) -> str:
    """What a link tells, with fillers for what it is made of."""
    return FILLER * len(link["open"]) + link["told"] + FILLER * len(link["target"])
