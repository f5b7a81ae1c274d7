"""Numbers told beside another: shares told alike, a number put right."""

from itertools import pairwise

from tracker.claims.noun.classes import head
from tracker.claims.page.groups import STOPPING
from tracker.claims.page.mention import Mention
from tracker.claims.page.nouns import Head, Reach, noun_of
from tracker.claims.page.view import View
from tracker.claims.verb.metric import metric_of
from tracker.model import Span
from tracker.text.lazy import regex

_OF_PLACE_AND = regex(r" of [\w' -]{3,40},? and (?:about |some )?")
_NOT = regex(r"\b(?:не|not)\s+$")
_APPOSED = regex(r"(?: [a-z-]+){1,4}, (?:both |all )?(?=[a-z])")
_CLOSED = regex(r"(?: [a-z-]+){0,2}, (?:were|was|have|had|has|are|is)\b|[.!]|$")
_CASES = regex(
    r" ?(?:%|відсотк[а-яіїє]+|процент[а-я]+|per ?cent)? ?"
    r"(?:(?:всіх |усіх |всех )?(?:випадк|случа)[а-яіїє]+|of (?:all |the )?(?:cases|instances|the time))\b"
)
_ALIKE = regex(r"\b(?:випадк|случа)[а-яіїє]+\b[^;.]*[,;] [^,;.]* [ву] (?:лише |лишь |тільки |только )?$")
"""In "дрони збивали в 80 % випадків, балістику - лише в 20 %" the second share is one of cases too."""
_BUT = regex(r",? (?:а|but)\s+(?:лише |вже |только |уже |only |just )?")


def percents(view: View, mentions: list[Mention]) -> None:
    """In "80 percent of Vovchansk and 75 of Pokrovsk" both are shares."""
    for previous, mention in pairwise(mentions):
        amount = mention.quantity.amount
        if previous.quantity.amount.unit != "percent" or amount.unit != "count" or mention.family == "air":
            continue
        places = [item for item in view.of_kind("region") if item.start == mention.span[1] + len(" of ")]
        joined = _OF_PLACE_AND.fullmatch(view.normalised, previous.end, mention.start)
        if places and joined and view.normalised.startswith(" of ", mention.span[1]):
            mention.quantity = mention.quantity.model_copy(
                update={"amount": amount.model_copy(update={"unit": "percent"})}
            )


def corrections(view: View, mentions: list[Mention]) -> None:
    """In "влучань було не 21, а 19", "not 21 drones but 19" the second number counts what the first does."""
    for denied, mention in pairwise(mentions):
        gap = view.normalised[denied.end : mention.start]
        if (
            mention.family
            or not _BUT.fullmatch(gap)
            or not _NOT.search(view.normalised, view.start, denied.start)
        ):
            continue
        mention.classes, mention.family = denied.classes, denied.family
        mention.side, mention.rule = denied.side, denied.rule


def apposition(view: View, reach: Reach, end: int) -> Head | None:
    """In "four other machines, Su-34s, were hit" the noun behind the comma names what is counted."""
    opened = _APPOSED.match(view.normalised, end, view.end)
    found = head(reach, opened.end() - 1) if opened else None
    closed = found and found.family in ("air", "equipment") and _CLOSED.match(view.normalised, found.end)
    return found if closed else None


def of_cases(view: View, mention: Mention) -> Head | None:
    """In "баллистику останавливали в 31 % случаев" the share is one of the weapons of its clause."""
    cases = _CASES.match(view.normalised, mention.span[1], view.end)
    if cases is None and not _ALIKE.search(view.normalised, view.start, mention.span[0]):
        return None
    vocabulary, clause = view.page.vocabulary, _piece(view, mention)
    named = (noun_of(one, vocabulary) for one in view.between(*clause, "class"))
    weapons = [noun[0] for noun in named if noun is not None and noun[1] == "air"]
    stops = [one for one in view.events if one.start < clause[1] and one.sense in STOPPING]
    deed = stops[-1] if weapons and stops else None
    if deed is None or (cases and deed.start < clause[0]):
        return None
    mention.event, mention.role = deed, "obj"
    mention.metric = metric_of(deed, "obj", "air", view.page.language)
    return Head(weapons[-1], "air", cases.end() if cases else mention.end)


def _piece(view: View, mention: Mention) -> Span:
    """The words between the commas around a number."""
    start, end = view.clause_of(mention.span[0])
    comma = view.normalised.find(", ", mention.span[1], end)
    return max(start, view.normalised.rfind(", ", start, mention.span[0])), comma if comma > 0 else end
