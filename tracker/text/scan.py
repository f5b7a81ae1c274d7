"""One pass over a folded text that finds every word or phrase of a lexicon, with its value."""

from collections.abc import Mapping
from typing import Generic, TypeAlias, TypeVar

import ahocorasick

from tracker.text.normalise import fold_words

Value = TypeVar("Value")
_LATIN = "\u02af"  # letters beyond are of another script


Hit: TypeAlias = tuple[int, int, Value]
"""Where a phrase of the lexicon begins and ends in the text, and what it stands for."""


class Scanner(Generic[Value]):
    """Finds the phrases of one lexicon: whole words, longest match, from left to right.

    The phrases are folded as the text is, so case, dashes, apostrophes and look-alike letters of the
    lexicon do not matter. Of two phrases that become the same the first one stays.
    """

    def __init__(self, phrases: Mapping[str, Value]) -> None:
        values: dict[str, Value] = {}
        for phrase, value in zip(fold_words(phrases), phrases.values(), strict=True):
            values.setdefault(phrase.strip(), value)
        values.pop("", None)
        self._automaton = ahocorasick.Automaton()
        for phrase, value in values.items():
            self._automaton.add_word(phrase, (len(phrase), value))
        self._empty = len(self._automaton) == 0
        if not self._empty:
            self._automaton.make_automaton()

    def find(self, flat: str) -> list[Hit[Value]]:
        """Hits in the order of a folded text without fillers and line breaks, none overlapping another.

        >>> Scanner({"shot down": "shot_down", "drone": 1}).find("one drone, shot down")
        [(4, 9, 1), (11, 20, 'shot_down')]
        """
        if self._empty:
            return []
        padded = f" {flat} "
        found: dict[int, tuple[int, Value]] = {}
        for end, (length, value) in self._automaton.iter(padded):
            start = end - length  # in the text; in the padded one the mark before the phrase stands here
            before, after = padded[start], padded[end + 1]
            if (before != " " and before.isalnum()) or (after != " " and after.isalnum()):
                continue
            if (before == "'" and _goes_on(padded, start)) or (after == "'" and _goes_on(padded, end + 1)):
                continue
            found[start] = end, value  # a later match from the same start is the longer one
        return _without_overlap(found)


def _goes_on(text: str, at: int) -> bool:
    """True for an apostrophe inside a Cyrillic word: сім'я is no seven."""
    return text[at - 1] > _LATIN < text[at + 1]


def _without_overlap(found: Mapping[int, tuple[int, Value]]) -> list[Hit[Value]]:
    """The hits from left to right, each behind the end of the one before."""
    kept: list[Hit[Value]] = []
    reached = 0
    for start in sorted(found):
        if start >= reached:
            reached, value = found[start]
            kept.append((start, reached, value))
    return kept
