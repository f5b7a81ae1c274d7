"""Printed percentages of outcomes as typed rates."""

from tracker.claims.page.mention import Mention
from tracker.claims.page.view import View
from tracker.claims.words.patterns import spoken
from tracker.text.lazy import regex

_RATE_SHOT = regex(r"\b(?:shoot-?down|kill|downing) rate\b")
_SHOT_SHARE = regex(r"\b(?:сбитых|збитих)\b")
_RATE_HIT = spoken(
    "rates.rate_hit",
    r"\b(?:hit rate|penetration rate|rate at which [\w -]{3,30} g[eo]t(?:ting)? through)\b",
)
_THROUGH = regex(
    r"\b(?:(?:g[eo]t(?:ting)?|broke|br[eo]ak(?:ing)?) through|reach(?:ed|ing)?"
    r"|str(?:uck|ik(?:e|ing)) (?:its|their)|hit(?:ting)? (?:its|their))\b"
)
"""In "the share of drones that got through rose to 19 per cent" those that struck are told."""
_RATE_IS = regex(
    r"\b(?:hit|penetration|shoot-down|kill) rate (?:is|was|stood at|came to|reached|rose to|fell to|of) "
    r"(?:about |some |just |only |nearly |over )?$"
)
"""In "the hit rate was 12 per cent" the word right before tells which rate it is."""


def rate_metric(view: View, mention: Mention, after_merge: bool) -> str:
    """The typed rate of a percentage, or "" where it is none. `after_merge`: regime R2 or later."""
    if told := _RATE_IS.search(view.normalised, view.start, mention.start):
        return "rate_hit" if _RATE_HIT.match(view.normalised, told.start()) else "rate_shot"
    if mention.metric in ("shot_down", "neutralised", "hit") and _is_of_weapons(view, mention):
        return rate_of(mention.metric)
    if mention.metric == "not_reached" and _is_of_weapons(view, mention):
        return "rate_neutralised"
    if mention.metric in ("lost", "suppressed", "launched"):
        return ""
    if mention.family not in ("air", ""):
        return ""
    words = sorted(
        view.of_kind("rate_word"),
        key=lambda item: (item.start > mention.start, abs(item.start - mention.start)),
    )
    for item in words:
        gap = view.normalised[min(item.end, mention.end) : max(item.start, mention.start)]
        if len(gap) <= 80 and ";" not in gap and (item.end - item.start > 6 or view.has("class")):
            if _RATE_HIT.match(view.normalised, item.start) or _THROUGH.search(gap):
                return "rate_hit"
            if _SHOT_SHARE.search(view.normalised, item.start, item.end):
                return "rate_shot"
            if _RATE_SHOT.match(view.normalised, item.start):
                return "rate_shot"
            return "rate_neutralised" if after_merge else "rate_shot"
    return ""


def rate_of(outcome: str) -> str:
    """The rate of an outcome.

    >>> rate_of("shot_down")
    'rate_shot'
    """
    return f"rate_{outcome.replace('shot_down', 'shot')}"


def _is_of_weapons(view: View, mention: Mention) -> bool:
    """A share of weapons: it or its sentence names them, or it counts "them"."""
    weapons = view.has("class") or view.has("air_noun") or view.has("rate_word")
    return mention.family == "air" or mention.anaphor or (mention.family == "" and weapons)
