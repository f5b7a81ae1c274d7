"""Printed percentages of outcomes as typed rates."""

from tracker.claims.page.items import Item
from tracker.claims.page.mention import Mention
from tracker.claims.page.nouns import family
from tracker.claims.page.view import View
from tracker.claims.settle.territory import POLL
from tracker.claims.words.patterns import spoken
from tracker.text.lazy import regex

_RATE_SHOT = regex(r"\b(?:shoot-?down|kill|downing) rate\b")
_SHOT_SHARE = regex(r"\b(?:сбитых|збитих)\b")
_ALL_STOPPED = regex(
    r"\b(?:подавленн|подавлен|придушен|обезвреж|знешкодж|нейтрализ|нейтраліз|локац)[а-яіїє]*(?:х|ня|ии|ії)\b"
)
"""In "доля сбитых и подавленных" both outcomes are counted."""
_ALSO = len(" или радиоэлектронно подавленных")
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

_FAR = 110
"""From "the effectiveness of Ukrainian air defence against cruise missiles rose in May" to its figure."""

_BESIDE = 25
_STOPPING = regex(r"interc|neutrali|kill|shoo?t|down|stop|hit|defen[cs]e|збит|сбит|перехоп|перехва|пво|ппо")
_DEFENCE = regex(
    r"\b(?:air[- ]?defen[cs]es?|air force|interceptors?|patriots?|ппо|пво|протиповітрян|противовоздушн)"
)
_OF_IT = regex(r"[^,;.]{0,12} of (?:it|this|that)\b")
"""In "housing accounts for 16 percent of it" no weapons are counted, which are many."""


def rate_metric(view: View, mention: Mention, after_merge: bool) -> str:
    """The typed rate of a percentage, or "" where it is none. `after_merge`: regime R2 or later."""
    if mention.metric.startswith("rate_"):
        return mention.metric
    if POLL.search(view.words):
        return ""  # "56 percent back more weapons, down three points, and 44 percent fear war"
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
        if len(gap) <= _FAR and ";" not in gap and _is_of_defence(view, mention, item):
            if _RATE_HIT.match(view.normalised, item.start) or _THROUGH.search(gap):
                return "rate_hit"
            if _ALL_STOPPED.search(view.normalised, item.start, item.end + _ALSO):
                return "rate_neutralised"
            if _SHOT_SHARE.search(view.normalised, item.start, item.end):
                return "rate_shot"
            if _RATE_SHOT.match(view.normalised, item.start):
                return "rate_shot"
            return "rate_neutralised" if after_merge else "rate_shot"
    return ""


def _is_of_defence(view: View, mention: Mention, word: Item) -> bool:
    """Whether a word of rates names what was stopped, or weapons or air defence stand beside it."""
    if _STOPPING.search(view.normalised, word.start, word.end):
        return True
    if _DEFENCE.search(view.normalised, view.start, view.end):
        return True
    own = word.end - word.start > len("share of") and not view.normalised.startswith(" of ", word.end)
    if own and view.page.tells_of_weapons:
        return True
    named = (*_of_air(view), *view.of_kind("air_noun"))
    beside = (one for one in named if ";" not in view.normalised[mention.end : one.start])
    return any(one.start < mention.start or one.start - mention.end <= _BESIDE for one in beside)


def rate_of(outcome: str) -> str:
    """The rate of an outcome.

    >>> rate_of("shot_down")
    'rate_shot'
    """
    return f"rate_{outcome.replace('shot_down', 'shot')}"


def _of_air(view: View) -> list[Item]:
    """The words of the sentence for what flies and strikes; in "women in the army" nothing does."""
    vocabulary = view.page.vocabulary
    return [item for item in view.of_kind("class") if family(item.get("class")[0], vocabulary) == "air"]


def _is_of_weapons(view: View, mention: Mention) -> bool:
    """A share of weapons: it or its sentence names them, or it counts "them"."""
    if mention.family == "air":
        return True
    weapons = bool(_of_air(view)) or view.has("air_noun") or view.has("rate_word")
    told = mention.anaphor and not _OF_IT.match(view.normalised, mention.span[1], view.end)
    return told or (mention.family == "" and weapons)
