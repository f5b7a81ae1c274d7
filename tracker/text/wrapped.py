"""Line breaks that a page's width made, and not what the text tells."""

import re
from itertools import pairwise

from tracker.text.lazy import regex

NARROWEST = 40
"""No page is narrower [characters]; shorter lines are entries of a list."""
WIDEST = 130
"""A longer line is a paragraph in one line, and its text was cut for no page."""
_FULL = 60
"""The first of two lines as long as this needs no other line to show that it was cut."""
_BLOCK = regex(r"[^\n]++(?:\n(?![^\S\n]*+(?:\n|\Z))[^\n]++)++")
_LEADS_ON = regex(
    r"(?:,|(?<!\w)(?:an?|the|of|to|in|on|at|by|for|from|with|over|near|and|or|than|that|said|about|some"
    r"|і|й|та|у|в|на|над|під|до|від|за|із|з|зі|по|про|що|або|для|біля|понад|близько|майже"
    r"|и|под|от|из|с|со|к|о|об|что|или|для|около|более|почти))$"
)
_ENDED = tuple(".!?…\"'”’»)*_")
_ENTRY = regex(r"[^\w\s\"'«“„‘’(\[$€£₴₽–—+…]|\d{1,2}[.)]\s|\[?\d{1,2}[:.]\d{2}\b|[^:.,\n]{2,40}: \D{0,12}\d")
"""Entries of lists, with their mark or label, and of live reports, which begin with their time; headings."""
_DASHES = ("–", "—")
_SIGNED = regex(r" [–—-] [A-ZА-ЯІЇЄҐ][^.!?;:,]{2,45}$")
"""In "two killed – Governor Ray" a headline ends with who says so."""


def unwrapped(text: str) -> str:
    r"""The text with a space for each line break of a page inside a paragraph; as long as before.

    A cut line has no room for the first word of the next: so it is told from a line of a list.

    >>> unwrapped("Russia launched 112 drones and two ballistic\nmissiles at Ukraine.\nKyiv: 3 drones")
    'Russia launched 112 drones and two ballistic missiles at Ukraine.\nKyiv: 3 drones'
    """
    return _BLOCK.sub(_joined, text) if "\n" in text else text


def _joined(block: re.Match[str]) -> str:
    lines = block[0].split("\n")
    widest = max(map(len, lines))
    if not NARROWEST <= widest <= WIDEST:
        return block[0]
    full = [_is_full(line, behind, widest) for line, behind in pairwise(lines)]
    parts = [lines[0]]
    for nth, (line, behind) in enumerate(pairwise(lines)):
        page = full[nth] and any((*full[max(0, nth - 1) : nth], *full[nth + 1 : nth + 2]))
        alone = len(full) == 1 and len(line) >= _FULL
        cut = full[nth] and _goes_on(line.rstrip(), behind.lstrip(), page, alone)
        parts += [" " if cut else "\n", behind]
    return "".join(parts)


def _is_full(line: str, behind: str, widest: int) -> bool:
    """Whether the first word of the next line had no room in this one."""
    return len(line) + 1 + len(behind.split(maxsplit=1)[0]) > widest


def _goes_on(line: str, behind: str, page: bool, alone: bool) -> bool:
    """Whether a paragraph goes on from a full line; `page` where one beside it is full as well."""
    if line.endswith((":", ";")) or _ENTRY.match(behind) or line.isupper():
        return False
    if behind[:1].isupper() and _SIGNED.search(line):
        return False
    if page or line.endswith(_ENDED) or behind.startswith(_DASHES):
        return page
    return alone or behind[:1].islower() or _LEADS_ON.search(line.lower()) is not None
