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
    "bundles.join": r"\"?\s*/\s*\"?",
    "verbless.follows": r"\"?\s*(?:[+,:;.)(–-]|$)",
    "elsewhere.predicate": r"\s*-\s+(?!це |это )\"?",
    "singular.phrase": r"$",
    "telling.inverted": r"[,\"'”’»:-]\s*$",
    "tolls.counts": r"(?:[-:]\s*)+$",
}
NEVER = r"(?!)"
_CYRILLIC = regex(r"[\u0400-\u04ff]")


@lru_cache(maxsize=16)
def _is_latin(text: str) -> bool:
    """A text without Cyrillic letters: the same one is asked about for every pattern and figure."""
    return not ("о" in text or "а" in text) and _CYRILLIC.search(text) is None  # most words have one


class Spoken:
    """A pattern whose words are known in several languages, in two forms compiled when first needed.

    The scripts keep English apart from the other two, so in a text without Cyrillic letters only the
    English words are tried.
    """

    def __init__(self, english: str, whole: str) -> None:
        self._english, self._whole = english, whole

    def search(self, text: str, start: int = 0, end: int = maxsize) -> Match | None:
        """The first place where the pattern fits."""
        form = self.english if text.isascii() or _is_latin(text) else self.whole
        return form.search(text, start, end)

    def match(self, text: str, start: int = 0, end: int = maxsize) -> Match | None:
        """Where the pattern fits right at `start`."""
        form = self.english if text.isascii() or _is_latin(text) else self.whole
        return form.match(text, start, end)

    def fullmatch(self, text: str, start: int = 0, end: int = maxsize) -> Match | None:
        """Where the pattern fits from `start` to `end`."""
        form = self.english if text.isascii() or _is_latin(text) else self.whole
        return form.fullmatch(text, start, end)

    def finditer(self, text: str, start: int = 0, end: int = maxsize) -> Iterator[Match]:
        """All places where the pattern fits."""
        form = self.english if text.isascii() or _is_latin(text) else self.whole
        return form.finditer(text, start, end)

    @lazy
    def english(self) -> re.Pattern[str]:
        """The pattern of the English words alone."""
        return re.compile(self._english)

    @lazy
    def whole(self) -> re.Pattern[str]:
        """The pattern in every language."""
        return re.compile(self._whole)


class _Slavic(Spoken):
    """A pattern of Ukrainian and Russian words: in a text without Cyrillic letters it is not looked for."""

    def search(self, text: str, start: int = 0, end: int = maxsize) -> Match | None:
        """The first place where the pattern fits."""
        return None if text.isascii() or _is_latin(text) else self.whole.search(text, start, end)

    def match(self, text: str, start: int = 0, end: int = maxsize) -> Match | None:
        """Where the pattern fits right at `start`."""
        return None if text.isascii() or _is_latin(text) else self.whole.match(text, start, end)

    def fullmatch(self, text: str, start: int = 0, end: int = maxsize) -> Match | None:
        """Where the pattern fits from `start` to `end`."""
        return None if text.isascii() or _is_latin(text) else self.whole.fullmatch(text, start, end)


def spoken(name: str, english: str) -> Spoken:
    r"""One pattern for three languages: the English one, and that of the table for the other two.

    >>> spoken("book.added", r"\b(?:another|further)\s+$").search("збито ще ") is not None
    True

    Raises: KeyError for a name that the table has not: English words alone are a `regex`.
    """
    marks, further = _MARKS.get(name), PATTERNS[name]
    latin = f"(?:{english})|(?:{marks})" if marks else english
    return Spoken(latin, further if latin == NEVER else f"(?:{latin})|(?:{further})")


def slavic(pattern: str) -> Spoken:
    """A pattern of Ukrainian and Russian alone: in a text without Cyrillic letters it is not looked for.

    >>> slavic("збит[оі]").search("збито ще п'ять") is not None, slavic("збит[оі]").search("five")
    (True, None)
    """
    return _Slavic(NEVER, pattern)
