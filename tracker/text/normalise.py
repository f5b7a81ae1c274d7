"""Text -> lower-cased text of equal length, so that every offset stays an offset of the original.

Look-alike letters of mixed-script words, dashes, apostrophes, quotes, spaces and digits of other scripts
are folded. What carries no meaning (soft hyphens, zero-width characters, Markdown stars, stress marks)
becomes `FILLER`; `squeeze` takes it out and remembers where it stood. A picture of a post is a blank.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from tracker.text.lazy import regex

FILLER = "\u00ad"
_BETWEEN_WORDS = "\n"

# Cyrillic letters and their Latin twins, as they meet in designations (X-101, C-300) and typing errors.
_TO_LATIN = str.maketrans("авекмнорстхіу", "abekmhopctxiy")
_TO_CYRILLIC = str.maketrans("abekmhopctxiy", "авекмнорстхіу")
_LATIN_ONLY = regex(r"[dfgjlnqrsuvwz]")
_CYRILLIC_ONLY = regex(r"[бгджзийлпфцчшщъыьэюяёїєґ]")

# Possessive throughout: one giant word or 100,000 digits must cost linear time. A search for a run of one
# script or for digits costs a tenth of one for a word, so words are looked at only where such a run is.
# A pattern that begins with one class of characters is searched for at twice the speed of a repeated one.
_WORD = regex(r"[a-zа-яёіїєґ]++")
_LATIN_RUN = regex(r"[a-z][a-z]*+")
_CYRILLIC_RUN = regex(r"[а-яёіїєґ][а-яёіїєґ]*+")
_DIGITS = regex(r"[0-9][0-9]*+")
_CODE_WORD = regex(r"(?<!\w)(?<!\d-)[a-zа-яёіїєґ]{1,12}+(?:-?[0-9]++[a-zа-яёіїєґ]{0,3}+)++(?!\w)")
_LONGEST_CODE = 12
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzабвгдежзийклмнопрстуфхцчшщъыьэюяёіїєґ")
_LONE_LETTER = regex(r"(?<![\w'-])[aceiopxy](?= [а-яёіїєґ0-9])")
_OTHER_DIGIT = regex(r"[^\0-\u065f](?<=\d)")  # there the digits of other scripts begin
_DECOMPOSED = regex("и\u0306|і\u0308|е\u0308|[\u0300\u0301]")
_COMPOSED = {"и\u0306": "й" + FILLER, "і\u0308": "ї" + FILLER, "е\u0308": "ё" + FILLER}
_STAR = regex(r"\*(?:(?<![0-9]\*)|(?![0-9]))(?!(?:(?<=\n\*)|(?<=\A\*)) )")
"""A star is a mark of type, but between digits and before an entry of a list."""
_KEYCAP = regex("(?:(?<=\n)|(?<![\\s\\S]))[0-9#]\ufe0f?\u20e3")
_PICTURE = regex("[\u203c\u2049\u231a-\u23ff\u25a0-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]")
"""Pictures in posts; a number in a keycap that opens a line counts the lines."""
_MARKS = ("\u0306", "\u0308", "\u0300", "\u0301")

_FOLDS = tuple(
    (letter, folded)
    for folded, letters in {
        "-": "‐‑‒–—―−﹣－",
        "'": "’ʼ‘‛`´′ʹ＇",
        '"': "“”„‟«»″",
        ".": "!…",
        " ": "\t\r\x1c\x1d\x1e\x1f\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006"
        "\u2007\u2008\u2009\u200a\u202f\u205f\u3000",
        "\n": "\x0b\x0c\x85\u2028\u2029",
        FILLER: "\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202c\u2060\u20e3\ufe0e\ufe0f\ufeff",
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
    if "\u20e3" in folded:
        folded = _KEYCAP.sub(lambda match: FILLER * len(match[0]), folded)
    for letter, replacement in _FOLDS:
        if letter in folded:
            folded = folded.replace(letter, replacement)
    if "*" in folded:
        folded = _STAR.sub(FILLER, folded)
    return folded if folded.isascii() else _fold_scripts(folded)


def composed(text: str) -> str:
    """The text with letters that were printed in two pieces in one and a filler; as long as before."""
    for pieces, letter in _COMPOSED.items():
        for one, whole in ((pieces, letter), (pieces.upper(), letter.upper())):
            if one in text:
                text = text.replace(one, whole)
    return text


def _fold_scripts(text: str) -> str:
    """The text with one script in each word and one form of each digit."""
    if _PICTURE.search(text):
        text = _PICTURE.sub(" ", text)
    if _OTHER_DIGIT.search(text):
        text = _OTHER_DIGIT.sub(lambda match: str(unicodedata.decimal(match[0])), text)
    if not _CYRILLIC_RUN.search(text):
        return text
    if any(mark in text for mark in _MARKS):
        text = _DECOMPOSED.sub(lambda match: _COMPOSED.get(match[0], FILLER), text)
    is_cyrillic = text.count("о") > text.count("o")  # the commonest vowel of either script
    text = _replaced(text, _mixed_words(text, _LATIN_RUN if is_cyrillic else _CYRILLIC_RUN))
    return _replaced(text, _code_words(text))


def _replaced(text: str, changes: Iterable[tuple[int, str]]) -> str:
    """The text with other words of the same length put at their places."""
    parts, reached = [], 0
    for start, word in changes:
        parts += [text[reached:start], word]
        reached = start + len(word)
    return "".join((*parts, text[reached:])) if parts else text


def _mixed_words(text: str, runs: re.Pattern[str]) -> Iterator[tuple[int, str]]:
    """Words of two scripts, put into the one that their unmistakable letters name.

    In Cyrillic text a lone letter before a word or number is Cyrillic too ("c 14.00").
    """
    reached = 0
    for run in runs.finditer(text):
        start, end = run.span()
        if start < reached:
            continue
        if text[start - 1 : start] not in _LETTERS and text[end : end + 1] not in _LETTERS:
            if end == start + 1 and runs is _LATIN_RUN and _LONE_LETTER.match(text, start):
                yield start, text[start].translate(_TO_CYRILLIC)
            continue
        while start > reached and _is_letter(text, start - 1):
            start -= 1
        word = _WORD.match(text, start)
        assert word is not None
        reached = word.end()
        yield start, _one_script(word[0], both=_TO_CYRILLIC)


def _is_letter(text: str, at: int) -> bool:
    return 0 <= at < len(text) and text[at] in _LETTERS


def _code_words(text: str) -> Iterator[tuple[int, str]]:
    """Designations: look-alike letters before digits become Latin (Х-101)."""
    reached = 0
    for digits in _DIGITS.finditer(text):
        at = digits.start() - (text[digits.start() - 1 : digits.start()] == "-")
        start = at
        while start > reached and at - start <= _LONGEST_CODE and _is_letter(text, start - 1):
            start -= 1
        code = _CODE_WORD.match(text, start) if start < at else None
        if code is not None:
            reached = code.end()
            yield start, _one_script(code[0], both=_TO_LATIN)


def _one_script(word: str, both: Mapping[int, int]) -> str:
    """The word in the script of its unmistakable letters; `both` folds one that has none."""
    latin, cyrillic = _LATIN_ONLY.search(word), _CYRILLIC_ONLY.search(word)
    if latin and cyrillic:
        return word
    return word.translate(_TO_LATIN if latin else _TO_CYRILLIC if cyrillic else both)


class Compact(NamedTuple):
    """A normalised text without its fillers, and where they stood."""

    text: str
    gaps: tuple[int, ...] = ()

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the full text that a span of the compact one stands for."""
        if not self.gaps:
            return start, end
        return start + bisect_right(self.gaps, start), end + bisect_right(self.gaps, end - 1)

    def printed(self, text: str) -> str:
        """The full text as printed, without the characters that stand where the fillers stood."""
        if not self.gaps:
            return text
        fillers = [gap + nth for nth, gap in enumerate(self.gaps)]
        starts = (0, *(filler + 1 for filler in fillers))
        return "".join(text[start:end] for start, end in zip(starts, (*fillers, len(text)), strict=True))


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


def fold_words(words: Iterable[str]) -> list[str]:
    """The words of a table as they stand in a folded text, in two goes: what is ASCII is cheap.

    >>> fold_words(["Shahed–136", "п’ять"])
    ['shahed-136', "п'ять"]
    """
    words = list(words)
    plain = iter(_folded([word for word in words if word.isascii()]))
    others = iter(_folded([word for word in words if not word.isascii()]))
    return [next(plain if word.isascii() else others) for word in words]


def _folded(words: Sequence[str]) -> list[str]:
    joined = _BETWEEN_WORDS.join(words)
    return squeeze(normalise(joined)).text.split(_BETWEEN_WORDS) if joined else [""] * len(words)
