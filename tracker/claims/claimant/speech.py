"""Quotations that run over several sentences: all that stands between the marks is one speaker's."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from tracker.claims.page.clauses import Sentence
from tracker.model import Span
from tracker.text.lazy import regex

_MARK = regex(r"[\"“”„«»]")
_BEFORE_OPENING = frozenset(' \n\t\u00a0([:–—-"“„«')
LONGEST = 3000
"""A mark that is not closed within so many characters opens nothing [characters]."""


def find_speeches(text: str, sentences: Sequence[Sentence]) -> list[Span]:
    """The quotations of a text that hold more than one sentence, in order, marks included.

    A speech of several paragraphs may open each with a mark and close the last alone.
    """
    found = [*_pairs(text)]
    starts = [sentence.start for sentence in sentences] if found else []
    return [
        (begin, end)
        for begin, end in found
        if bisect_right(starts, end - 1) > bisect_right(starts, begin + 1)
    ]


def _pairs(text: str) -> Iterator[Span]:
    """The outer quotations; one may begin before the text, and one left open ends with its paragraph."""
    first = _MARK.search(text)
    begin, depth = (0, 1) if first and not _opens(text, first.start()) else (-1, 0)
    for match in _MARK.finditer(text):
        at = match.start()
        if begin >= 0 and at - begin > LONGEST:
            begin, depth = -1, 0
        if _opens(text, at):
            if begin >= 0 and depth == 1 and text.endswith("\n", 0, at):
                continue
            begin, depth = (begin, depth + 1) if begin >= 0 else (at, 1)
        elif begin >= 0:
            depth -= 1
            if depth == 0:
                yield begin, at + 1
                begin = -1
    if begin >= 0:
        ends = text.find("\n", begin) if len(text) - begin > LONGEST // 3 else -1
        yield begin, ends if ends > 0 else len(text)


def _opens(text: str, at: int) -> bool:
    """A mark opens behind a blank and before a word, whatever its form: “ closes in some languages."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return (not before or before in _BEFORE_OPENING) and not (after or " ").isspace()
