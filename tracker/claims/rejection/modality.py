"""Whether words assert a figure: threats, denials, questions, conditionals, hedges, means, other wars."""

from typing import NamedTuple

from tracker.claims.page.groups import BROUGHT_DOWN, EQUIPMENT
from tracker.claims.page.mention import Mention
from tracker.claims.page.view import View
from tracker.claims.rejection.denial import is_denied
from tracker.claims.rejection.habit import is_habitual
from tracker.claims.rejection.habit_slavic import is_habitual_slavic
from tracker.claims.rejection.mean import is_mean
from tracker.claims.rejection.other_subject import other_war
from tracker.claims.rejection.plan import is_conditional, is_planned
from tracker.claims.words.patterns import spoken
from tracker.model import Reason
from tracker.text.lazy import regex

_QUESTION = regex(r"\?[\"'”’)]*\s*$")


_PER_PIECE = spoken(
    "modality.per_piece",
    r"\b(?:(?:for|on) (?:each|every)|per|each|every) (?:downed|destroyed|intercepted) "
    r"|\b(?:(?:for|on) )?(?:each|every|one) (?:[a-z-]+ )?(?:drone|missile|shahed|tank|target)"
    r" (?:(?:shot|brought) down|downed|destroyed|intercepted)"
    r" (?!by |in |over |on |near |at |during |with |was |is |had )",
)
"""In "на один збитий дрон витрачають дві ракети", "every downed drone costs a million" a ratio is told."""


_OF_PIECES = BROUGHT_DOWN | EQUIPMENT
_OPENING = 3
_JOINED = regex(r",? (?:and|та|і|й|и) (?:also )?")


class Mode(NamedTuple):
    """What the words around a figure make of it: a rejection reason, or flags of its claim."""

    reason: Reason | None = None
    hedged: bool = False


def mode_of(view: View, mention: Mention) -> Mode:
    """The modality of the clause around a figure."""
    if ("?" in view.words and _QUESTION.search(view.words)) or is_conditional(view, mention):
        return Mode("plan")
    if is_denied(view, mention):
        return Mode("no_metric")
    if is_planned(view, mention):
        return Mode("plan")
    if is_mean(view, mention):
        return Mode("mean")
    if mention.metric in _OF_PIECES and _PER_PIECE.search(view.words):
        return Mode("no_metric")
    if is_habitual(view, mention) or is_habitual_slavic(view, mention):
        return Mode("no_metric")
    if other_war(view, mention):
        return Mode("other_subject")
    return Mode(hedged=_hedged(view, mention))


def _hedged(view: View, mention: Mention) -> bool:
    """Whether a hedge stands beside a figure or its verb, or opens the sentence."""
    anchor = mention.event.start if mention.event else mention.start
    before = [one for one in view.mentions if one.end <= anchor]
    if before and "hedged" in before[-1].flags and _JOINED.fullmatch(view.normalised, before[-1].end, anchor):
        return True  # "могло бути знищено чотири літаки та пошкоджено ще один"
    for item in view.of_kind("hedge"):
        opens = item.start - view.start < _OPENING and view.normalised.startswith(",", item.end)
        if opens and ";" not in view.normalised[item.end : mention.start]:
            return True  # "По всей видимости, дроны повредили танкер"
        near = min(abs(item.end - anchor), abs(item.end - mention.start), abs(item.start - mention.end))
        gap = view.normalised[min(item.end, anchor) : max(item.start, anchor)]
        if near <= 30 and "," not in gap.lstrip(","):
            return True
    return False
