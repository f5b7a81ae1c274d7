"""The sentences that tell no figure: where they are is where those behind them go on."""

from dataclasses import dataclass, field

from tracker.claims.page.view import View
from tracker.claims.where import place
from tracker.text.lazy import regex

_OF_SPEECH = frozenset(
    {"according", "claimant", "of_place", "plan", "pronoun_speaker", "region", "role", "said", "seat"}
)
_OF_THIS = regex(r"(?<!\w)(?:about (?:it|this|that)|об этом|про це)(?!\w)|:$")


@dataclass
class Heard:
    """Sentences without figures, newest last, as far back as nobody asked where people were hurt.

    `paragraph`: that of the sentence read last.
    """

    views: list[View] = field(default_factory=list)
    paragraph: int = 0

    def right_before(self, view: View) -> View | None:
        """The sentence before one, if it told no figure."""
        return self.views[-1] if self.views and self.views[-1].nth == view.nth - 1 else None

    def enter(self, view: View) -> None:
        """Before a sentence of another paragraph: where an official sits who spoke of other things is past.

        In "We are ready for winter," said the mayor of Lviv.", "Four missiles got through." none fell there.
        """
        left, self.paragraph = self.paragraph, view.sentence.paragraph
        past: list[View] = []
        while left != self.paragraph and self.views and self.views[-1].sentence.paragraph == left:
            past.append(self.views.pop())
        self.views.extend(one for one in reversed(past) if not _speaks_of_else(one))

    def topic(self) -> str:
        """The place that they told of last, or ""."""
        return next(filter(None, (place.topic(one) for one in reversed(self.views))), "")


def _speaks_of_else(view: View) -> bool:
    """Whether an official is quoted with words of which none tells of war, people or weapons."""
    if not view.attributions or not view.kinds <= _OF_SPEECH:
        return False
    return _OF_THIS.search(view.words) is None
