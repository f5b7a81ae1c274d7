"""A text with its folded forms, each made once for all who read it: numbers, dates and slots."""

import re

from tracker.text.answers import join_answers
from tracker.text.lazy import lazy, regex
from tracker.text.normalise import FILLER, normalise, squeeze
from tracker.text.wrapped import unwrapped

_MARGIN = regex(r"(?:\A|\n)(?=[ •*-]) *+(?:[-•*] ++)*+(?=\S)")
_HARD_BLANKS = "\u00a0\u2007\u2009\u202f"


class Prepared:
    """`folded` is as long as the text; `flat` has no fillers, and its line breaks are spaces.

    `printed` is the text without what the fillers stand for, `compact` knows the way back from offsets
    of `flat`.

    >>> text = Prepared("**Two** drones")
    >>> text.flat, text.compact.span(0, 3)
    ('two drones', (2, 5))
    """

    def __init__(self, text: str) -> None:
        self.text = unwrapped(text)
        self.folded = join_answers(normalise(self.text))
        self.compact = squeeze(self.folded)
        self.printed = self.compact.printed(self.text)
        self.flat = self.compact.text.replace("\n", " ")

    @lazy
    def blanked(self) -> str:
        """The folded text with its fillers as blanks; the mark before a line stands before its break."""
        return _MARGIN.sub(self._before_break, self.folded.replace(FILLER, " "))

    def _before_break(self, margin: re.Match[str]) -> str:
        """Blanks for the mark before a line, then its break; "- the mayor wrote" goes on with a sentence."""
        if not margin[0]:
            return ""
        marked = not margin[0].isspace() and self.text[margin.end()].islower()
        return margin[0] if marked else " " * (len(margin[0]) - 1) + "\n"

    @lazy
    def spaced(self) -> str:
        """The text with its hard and thin blanks as blanks, each in its place."""
        text = self.text
        for blank in _HARD_BLANKS:
            text = text.replace(blank, " ")
        return text
