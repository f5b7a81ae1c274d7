"""One pass over a normalised text that finds every word or phrase of a lexicon, with its value."""

from collections.abc import Mapping
from typing import Generic, NamedTuple, TypeVar

import ahocorasick

from tracker.text.normalise import normalise, squeeze

Value = TypeVar("Value")
_LATIN = "\u02af"  # letters beyond are of another script


class Hit(NamedTuple, Generic[Value]):
    """A phrase of the lexicon at `[start, end)` of the text, and what it stands for."""

    start: int
    end: int
    value: Value


class Scanner(Generic[Value]):
    """Finds the phrases of one lexicon: whole words, longest match, from left to right.

    The phrases are normalised as the text is, so case, dashes, apostrophes and look-alike letters of the
    lexicon do not matter. Of two phrases that become the same the first one stays.
    """

    def __init__(self, words: Mapping[str, Value]) -> None:
        self._automaton = ahocorasick.Automaton()
        for word, value in words.items():
            key = squeeze(normalise(word)).text.strip()
            if key and key not in self._automaton:
                self._automaton.add_word(key, (len(key) - 1, value))
        self._empty = len(self._automaton) == 0
        if not self._empty:
            self._automaton.make_automaton()

    def find(self, normalised: str) -> list[Hit[Value]]:
        """Hits in the order of the text, none overlapping another.

        A single line break inside a phrase counts as a space.

        >>> Scanner({"shot down": "shot_down", "drone": 1}).find("one drone, shot down")
        [Hit(start=4, end=9, value=1), Hit(start=11, end=20, value='shot_down')]
        """
        compact = squeeze(normalised)
        hits = self._longest(compact.text.replace("\n", " "))
        if not compact.gaps:
            return hits
        return [Hit(*compact.span(hit.start, hit.end), hit.value) for hit in hits]

    def _longest(self, text: str) -> list[Hit[Value]]:
        if self._empty:
            return []
        found: dict[int, Hit[Value]] = {}
        last = len(text) - 1
        for end, (reach, value) in self._automaton.iter(text):
            if end < last and (text[end + 1].isalnum() or _goes_on(text, end + 1)):
                continue
            start = end - reach
            if start and (text[start - 1].isalnum() or _goes_on(text, start - 1)):
                continue
            found[start] = Hit(start, end + 1, value)  # a later match from the same start is the longer one
        return _without_overlap(found)


def _goes_on(text: str, at: int) -> bool:
    """True for an apostrophe inside a Cyrillic word: сім'я is no seven."""
    return text[at] == "'" and at > 0 and text[at - 1] > _LATIN < text[at + 1 : at + 2]


def _without_overlap(found: Mapping[int, Hit[Value]]) -> list[Hit[Value]]:
    kept: list[Hit[Value]] = []
    reached = 0
    for start in sorted(found):
        if start >= reached:
            kept.append(found[start])
            reached = found[start].end
    return kept
