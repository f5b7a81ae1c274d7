"""Lines of PDF pages -> paragraphs: running heads and page numbers off, broken lines and words joined."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from tracker.text.lazy import regex

EDGE = 2
"""So many lines at the top and at the bottom of a page may be running heads or page numbers."""
FEWEST_PAGES = 3
"""A line must stand on so many pages to be a running head."""
FULL = 0.7
"""A line of this share of the usual width runs on in the next."""

_NUMBERS = regex(r"\d{1,9}")
_ENDED = regex(r"[.!?…:;][\"'”’»)\]]*$")
_SENTENCE_END = regex(r"[.!?…][\"'”’»)\]]*$")
_OPENS = regex(r"(?:[•▪▫◾*–—-]|\d{1,2}[.)])\s")
_BROKEN_WORD = regex(r"[^\W\d_]-$")
_LAST_WORD = regex(r"(?<![^\W\d_])[^\W\d_]{1,40}(?:-[^\W\d_]{1,40}){0,3}-$")
_FIRST_WORD = regex(r"[^\W\d_]+")
_WORDS = regex(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SOFT_END = regex("\u00ad+$")
_BLANK_LINES = regex(r"\n{3,}")
_TENS = regex(r"(?:twen|thir|for|fif|six|seven|eigh|nine)ty-$", re.I)


def paragraphs(pages: Sequence[str]) -> str:
    """The text of pages with a line for each paragraph, heading or entry of a list.

    >>> paragraphs([chr(10).join(["Of the 61 drones that came, forty were brought", "down that night."])])
    'Of the 61 drones that came, forty were brought down that night.'
    """
    lines = list(_without_heads([_lines(page) for page in pages]))
    widths = sorted(len(line) for line in lines if line)
    usual = widths[len(widths) * 9 // 10] if widths else 0
    words = _words(lines)
    parts: list[str] = []
    before = ""
    for line in lines:
        if not (before and line and _runs_on(before, line, usual)):
            parts += ["\n", line]
        elif _BROKEN_WORD.search(before):
            parts[-1:] = [before if _keeps_hyphen(before, line, words) else before[:-1], line]
        else:
            parts += [" ", line]
        before = line
    return _BLANK_LINES.sub("\n\n", "".join(parts)).strip()


def _lines(page: str) -> list[str]:
    """The lines of a page; the soft hyphen of a word broken at its end becomes a hyphen, others go."""
    spaced = (" ".join(line.replace("\x00", "").split()) for line in page.splitlines())
    return [_SOFT_END.sub("-", line).replace("\u00ad", "") for line in spaced]


def _without_heads(pages: Sequence[Sequence[str]]) -> Iterator[str]:
    """All lines but running heads, which stand on many pages with the page's number, and page numbers."""
    counts: Counter[str] = Counter()
    for nth, page in enumerate(pages):
        counts.update({_key(page[number], nth) for number in _edges(page)})
    needed = max(FEWEST_PAGES, len(pages) // 3)
    for nth, page in enumerate(pages):
        edges = _edges(page)
        for number, line in enumerate(page):
            # a head is no sentence: one that returns with a figure that grows is kept
            if number not in edges or _SENTENCE_END.search(line) or counts[_key(line, nth)] < needed:
                yield line


def _key(line: str, page: int) -> str:
    """The line with its numbers counted from the page's: equal for "Report, page 4" on the fourth page."""
    return _NUMBERS.sub(lambda found: str(int(found[0]) - page), line.lower())


def _edges(page: Sequence[str]) -> set[int]:
    filled = [number for number, line in enumerate(page) if line]
    return {*filled[:EDGE], *filled[-EDGE:]}


def _runs_on(before: str, line: str, usual: int) -> bool:
    """Whether a sentence goes on in the next line."""
    if _OPENS.match(line) and not line[0].islower():
        return False
    if _BROKEN_WORD.search(before) or line[0].islower():
        return not _ENDED.search(before) or len(before) >= FULL * usual
    return len(before) >= FULL * usual and not (_ENDED.search(before) and len(before) < 0.9 * usual)


def _words(lines: Sequence[str]) -> Counter[str]:
    """Words of the document, with their hyphens."""
    return Counter(word for line in lines for word in _WORDS.findall(line.lower()))


def _keeps_hyphen(before: str, line: str, words: Counter[str]) -> bool:
    """Whether a word broken at its hyphen is written with one: twenty-three, or so elsewhere in the text."""
    head = _LAST_WORD.search(before)
    tail = _FIRST_WORD.match(line)
    if head is None or tail is None or not line[0].islower() or _TENS.search(before):
        return True
    hyphenated, joined = (head[0] + tail[0]).lower(), (head[0][:-1] + tail[0]).lower()
    return words[hyphenated] > 0 and words[hyphenated] >= words[joined]
