"""Line breaks that a page's width made, and not what the text tells."""

import re
from collections.abc import Sequence
from itertools import groupby, pairwise

from tracker.text.lazy import regex

NARROWEST = 40
"""No page is narrower [characters]; shorter lines are entries of a list."""
WIDEST = 130
"""A longer line is a paragraph in one line, and its text was cut for no page."""
_FULL = 60
"""The first of two lines as long as this needs no other line to show that it was cut."""
_BLOCK = regex(r"[^\n]++(?:\n(?![^\S\n]*+(?:\n|\Z))[^\n]++)++")
_LEADS = regex(
    r"(?:,|(?<!\w)(?:an?|the|of|to|in|on|at|by|for|from|with|over|near|and|or|than|that|said|about|some"
    r"|і|й|та|у|в|на|над|під|до|від|за|із|з|зі|по|про|що|або|для|біля|понад|близько|майже"
    r"|и|под|от|из|с|со|к|о|об|что|или|для|около|более|почти))$"
)
_ENDED = tuple(".!?…\"'”’»)*_")
_ENTRY = regex(r"[^\w\s\"'«“„‘’(\[$€£₴₽–—+…]|\d{1,2}[.)]\s|\[?\d{1,2}[:.]\d{2}\b|[^:.,\n]{2,40}: \D{0,12}\d")
"""Entries of lists, with their mark or label, and of live reports, which begin with their time; headings."""
_ROW = regex(
    r"[^.,;:!?\n]{2,60} [–—-] ?(?:[^\W\d]+ |~|≈)?\d[\d\s,.]*(?:\([^()\n]{1,20}\)|[^\W\d]{1,6}\.?)?[;,.]?\s*$"
)
"""In "tanks - 3", "vehicles – 97 (+12)" a row of a table ends with its number."""
_CUT_NUMBER = regex(
    r"(?<=[^\W\d_][^\S\n])(?P<number>(?:\d[\d.,]*|two|three|four|five|six|seven|eight|nine|ten"
    r"|дв[аіе]|три|чотири|четыре|п.ять|пять|шість|шесть|сім|семь|вісім|восемь|дев.ять|девять|десять)[^\S\n]*)\n"
    r"(?=(?P<behind>[a-zа-яёіїєґ][^\n]{2,}))"
)
_LABELLED = regex(r"(?!.*\b(?:and|і|й|та|и) )(?:[^\s\d,]+ ){0,3}[^\s\d,]+[ :–-]\d[\d ,.]*(?:\([^)]*\))?\W*")
_PARTICIPLE = regex(r"[а-яёіїєґ]+(?:но|то|ли|ны|ні|ена)\b|(?:shot|hit|downed|killed|injured|wounded)\b")
_DASHES = ("–", "—")
_SIGNED = regex(r" [–—-] [A-ZА-ЯІЇЄҐ][^.!?;:,]{2,45}$")
"""In "two killed – Governor Ray" a headline ends with who says so."""


def unwrapped(text: str) -> str:
    r"""The text with a space for each line break of a page inside a paragraph; as long as before.

    A cut line has no room for the first word of the next: so it is told from a line of a list.

    >>> unwrapped("Russia launched 112 drones and two ballistic\nmissiles at Ukraine.\nKyiv: 3 drones")
    'Russia launched 112 drones and two ballistic missiles at Ukraine.\nKyiv: 3 drones'
    """
    return _CUT_NUMBER.sub(_with_noun, _BLOCK.sub(_joined, text)) if "\n" in text else text


def _with_noun(cut: re.Match[str]) -> str:
    """A number at the end of a line with the noun that begins the next, unless both are rows of a list."""
    row = _LABELLED.fullmatch(cut["behind"]) or _PARTICIPLE.match(cut["behind"])
    return cut[0] if row else f"{cut['number']} "


def _joined(block: re.Match[str]) -> str:
    lines = block[0].split("\n")
    widest = max(map(len, lines))
    if not NARROWEST <= widest <= WIDEST:
        return block[0]
    cut = _cuts(list(pairwise(lines)), widest)
    parts = [
        part for line, joined in zip(lines[1:], cut, strict=True) for part in (" " if joined else "\n", line)
    ]
    return "".join((lines[0], *parts))


def _cuts(pairs: Sequence[tuple[str, str]], widest: int) -> list[bool]:
    """Which breaks between lines a page made, by the width of its widest line."""
    cut: list[bool] = []
    for full, run in groupby(pairs, lambda pair: _is_full(pair[0], pair[1], widest)):
        beside = [(line.rstrip(), behind.lstrip()) for line, behind in run]
        page = full and len(beside) > 1 and any(_leads_on(*pair) for pair in beside)
        alone = len(pairs) == 1 and len(pairs[0][0]) >= _FULL
        cut += [full and _goes_on(*pair, page, alone) for pair in beside]
    return cut


def _is_full(line: str, behind: str, widest: int) -> bool:
    """Whether the first word of the next line had no room in this one."""
    return len(line) + 1 + len(behind.split(maxsplit=1)[0]) > widest


def _leads_on(line: str, behind: str) -> bool:
    """Whether a sentence shows that it goes on in the next line: entries of a list have capitals."""
    if line.endswith(_ENDED):
        return False
    return behind[:1].islower() or _LEADS.search(line.lower()) is not None


def _goes_on(line: str, behind: str, page: bool, alone: bool) -> bool:
    """Whether a paragraph goes on from a full line; `page` among full lines of which one leads on."""
    if line.endswith((":", ";")) or _ENTRY.match(behind) or line.isupper():
        return False
    if behind[:1].isupper() and _SIGNED.search(line):
        return False
    if _ROW.match(line) and _ROW.match(behind):
        return False
    if page or line.endswith(_ENDED) or behind.startswith(_DASHES):
        return page
    return alone or _leads_on(line, behind)
