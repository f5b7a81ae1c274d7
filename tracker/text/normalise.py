"""Text -> lower-cased text of equal length, so that every offset stays an offset of the original.

Look-alike letters of mixed-script words, dashes, apostrophes, quotes, spaces and digits of other scripts
are folded. What carries no meaning (soft hyphens, zero-width characters, Markdown stars, stress marks)
becomes `FILLER`; `squeeze` takes it out and remembers where it stood.
"""

import re
import unicodedata
from bisect import bisect_right
from typing import NamedTuple

FILLER = "\u00ad"

# Cyrillic letters and their Latin twins, as they meet in designations (X-101, C-300) and typing errors.
_TO_LATIN = str.maketrans("авекмнорстхіу", "abekmhopctxiy")
_TO_CYRILLIC = str.maketrans("abekmhopctxiy", "авекмнорстхіу")
_LATIN_ONLY = re.compile(r"[dfgjlnqrsuvwz]")
_CYRILLIC_ONLY = re.compile(r"[бгджзийлпфцчшщъыьэюяёїєґ]")

# Possessive throughout: one giant word or 100,000 digits must cost linear time.
_MIXED_WORD = re.compile(r"(?<![a-zа-яёіїєґ])(?:[a-z]++[а-яёіїєґ]|[а-яёіїєґ]++[a-z])[a-zа-яёіїєґ]*+")
_CODE_WORD = re.compile(r"(?<!\w)(?<!\d-)[a-zа-яёіїєґ]{1,12}+(?:-?[0-9]++[a-zа-яёіїєґ]{0,3}+)++(?!\w)")
_CYRILLIC = re.compile(r"[а-яёіїєґ]")
_OTHER_DIGIT = re.compile(r"[^\D0-9]")
_DECOMPOSED = re.compile("и\u0306|і\u0308|е\u0308|[\u0300\u0301]")
_COMPOSED = {"и\u0306": "й" + FILLER, "і\u0308": "ї" + FILLER, "е\u0308": "ё" + FILLER}
_STAR = re.compile(r"(?<![0-9])\*|\*(?![0-9])")

_FOLDS = tuple(
    (letter, folded)
    for folded, letters in {
        "-": "‐‑‒–—―−﹣－",
        "'": "’ʼ‘‛`´′ʹ＇",
        '"': "“”„‟«»″",
        " ": "\t\r\x1c\x1d\x1e\x1f\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006"
        "\u2007\u2008\u2009\u200a\u202f\u205f\u3000",
        "\n": "\x0b\x0c\x85\u2028\u2029",
        FILLER: "\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202c\u2060\ufe0e\ufe0f\ufeff",
    }.items()
    for letter in letters
)


def normalise(text: str) -> str:
    """The text lower-cased and folded, of the same length.

    >>> normalise("Shahed–136, 1’200 км")
    "shahed-136, 1'200 км"
    """
    # of all characters only the Turkish dotted capital I grows when it is lower-cased
    folded = text.replace("İ", "I").lower()
    for letter, replacement in _FOLDS:
        if letter in folded:
            folded = folded.replace(letter, replacement)
    if "*" in folded:
        folded = _STAR.sub(FILLER, folded)
    return folded if folded.isascii() else _fold_scripts(folded)


def _fold_scripts(text: str) -> str:
    if _OTHER_DIGIT.search(text):
        text = _OTHER_DIGIT.sub(lambda match: str(unicodedata.decimal(match[0])), text)
    if not _CYRILLIC.search(text):
        return text
    text = _DECOMPOSED.sub(lambda match: _COMPOSED.get(match[0], FILLER), text)
    return _CODE_WORD.sub(_code_word, _MIXED_WORD.sub(_mixed_word, text))


def _mixed_word(match: re.Match[str]) -> str:
    word = match[0]
    latin, cyrillic = _LATIN_ONLY.search(word), _CYRILLIC_ONLY.search(word)
    if latin and cyrillic:
        return word
    return word.translate(_TO_LATIN if latin else _TO_CYRILLIC)


def _code_word(match: re.Match[str]) -> str:
    word = match[0]
    latin, cyrillic = _LATIN_ONLY.search(word), _CYRILLIC_ONLY.search(word)
    if latin and cyrillic:
        return word
    return word.translate(_TO_CYRILLIC if cyrillic else _TO_LATIN)


class Compact(NamedTuple):
    """A normalised text without its fillers, and where they stood."""

    text: str
    gaps: tuple[int, ...] = ()

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the full text that a span of the compact one stands for."""
        if not self.gaps:
            return start, end
        return start + bisect_right(self.gaps, start), end + bisect_right(self.gaps, end - 1)


def squeeze(normalised: str) -> Compact:
    """The text without fillers, with the way back to its offsets.

    >>> compact = squeeze(normalise("**447** drones"))
    >>> compact.text, compact.span(0, 3)
    ('447 drones', (2, 5))
    """
    if FILLER not in normalised:
        return Compact(normalised)
    fillers = [match.start() for match in re.finditer(FILLER, normalised)]
    gaps = tuple(position - nth for nth, position in enumerate(fillers))
    return Compact(normalised.replace(FILLER, ""), gaps)
