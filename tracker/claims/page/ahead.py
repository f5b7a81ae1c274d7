"""What the next sentences tell of the attack that this one counts: when it was."""

from collections.abc import Callable, Sequence

from tracker.claims.page.view import View
from tracker.model import Window
from tracker.text.dates import WindowMention
from tracker.text.lazy import regex

_OF_ATTACK = frozenset({"night", "clock", "period", "day"})
_DONE = frozenset({"shoot_down", "destroy", "neutralise", "suppress", "attack"})
_HAPPENED = regex(r"\b(?:произош|случил|стало?ся|відбу(?!д))[а-яіїє]+")
_LOOKS_BACK = regex(
    r"\b(?:ранее|раніше|накануне|напередодні|до этого|до цього|прошл[а-я]+|минул(?:ого|ої))\b"
)


def window_ahead(view: View, windows: Callable[[View], Sequence[WindowMention]]) -> Window | None:
    """In "Сбито 40 беспилотников. Дроны уничтожали с 14:00 по 20:00" the next sentence tells when."""
    for ahead in view.page.ahead(view):
        told = [one for one in windows(ahead) if one.kind in _OF_ATTACK and one.window.start]
        if told and any(quantity.reason is None for quantity in ahead.quantities):
            return None
        done = any(event.sense in _DONE for event in ahead.events) or _HAPPENED.search(ahead.words)
        if told and done and not _LOOKS_BACK.search(ahead.words):
            return told[0].window
    return None
