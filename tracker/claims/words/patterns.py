"""The small words around the slots as patterns, in every language of the reader at once."""

import re
from collections.abc import Iterator
from functools import lru_cache
from sys import maxsize

from tracker.claims.words.patterns_slavic import PATTERNS
from tracker.text.lazy import lazy, regex

Match = re.Match[str]
# What the other half reads in marks alone, without a word: that is the same in every script.
_MARKS = {
    "classes.join": r"\"?\s*/\s*\"?",
    "verbless.follows": r"\"?\s*(?:[+,:;.)(–-]|$)",
    "counting.predicate": r"\s*-\s+(?!це |это )\"?",
    "singular.phrase": r"$",
    "speaker.inverted": r"[,\"'”’»:-]\s*$",
    "tolls.counts": r"(?:[-:]\s*)+$",
}

_CYRILLIC = regex(r"[\u0400-\u04ff]")


@lru_cache(maxsize=16)
def _is_latin(text: str) -> bool:
    """A text without Cyrillic letters: the same one is asked about for every pattern and figure."""
    return _CYRILLIC.search(text) is None


class Spoken:
    """A pattern whose words are known in several languages, each half compiled when it is first needed.

    The scripts keep English apart from the other two, so in a text without Cyrillic letters only the
    English half is tried.
    """

    def __init__(self, english: str, further: str | None, flags: int) -> None:
        self._english, self._further, self._flags = english, further, flags

    def _of(self, text: str) -> re.Pattern[str]:
        return self.english if text.isascii() or _is_latin(text) else self.whole

    def search(self, text: str, start: int = 0, end: int = maxsize) -> Match | None:
        """The first place where the pattern fits."""
        return self._of(text).search(text, start, end)

    def match(self, text: str, start: int = 0, end: int = maxsize) -> Match | None:
        """Where the pattern fits right at `start`."""
        return self._of(text).match(text, start, end)

    def fullmatch(self, text: str, start: int = 0, end: int = maxsize) -> Match | None:
        """Where the pattern fits from `start` to `end`."""
        return self._of(text).fullmatch(text, start, end)

    def finditer(self, text: str, start: int = 0, end: int = maxsize) -> Iterator[Match]:
        """All places where the pattern fits."""
        return self._of(text).finditer(text, start, end)

    @lazy
    def english(self) -> re.Pattern[str]:
        """The English half alone."""
        return re.compile(self._english, self._flags)

    @lazy
    def whole(self) -> re.Pattern[str]:
        """The pattern in every language; the English one where there is no other."""
        if self._further is None:
            return self.english
        return re.compile(f"(?:{self._english})|(?:{self._further})", self._flags)


def spoken(name: str, english: str, flags: int = 0) -> Spoken:
    r"""One pattern for three languages: the English one, and that of the table for the other two.

    >>> spoken("book.added", r"\b(?:another|further)\s+$").search("збито ще ") is not None
    True
    """
    marks = _MARKS.get(name)
    return Spoken(f"(?:{english})|(?:{marks})" if marks else english, PATTERNS.get(name), flags)
