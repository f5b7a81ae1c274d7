"""Words that only seem to count nothing: "every one of them", "one of them a child", "dropped 150 bombs"."""

from tracker.claims.noun.classes import head
from tracker.claims.page.nouns import Reach
from tracker.claims.page.view import View
from tracker.claims.words.patterns import spoken
from tracker.model import Amount, Quantity
from tracker.text.lazy import regex

_DROPPED = spoken(
    "every_one.dropped",
    r"\bdrop(?:ped|s|ping)?\s+(?:more than |about |over |some |at least |nearly |almost )?$",
)
_OF_ALL = regex(r"\d of $")
_ONE_OF_THEM = regex(r" of (?:them|these|which) (?:over|above|in|near|at|on)\b")
"""In "downed 93 drones, one of them over Krasnodar" one is counted."""
_OF_WHICH = regex(r"\bof which (?:only |just )?$")
_BEFELL = regex(r" (?:was|were|got|hit|reached|struck|fell|crashed|failed|missed|evaded)\b")
"""In "six missiles, of which one was downed" one is counted."""
_OF_THEM_A = regex(r" of (?:them|whom) (?:(?:was|is|being) )?(?:only )?an? ")
_EACH = ("every ", "each ", "every single ", "every last ")
_OF_OR_PREDICATE = regex(r" (?:of|was|had been|has been|were|reached|hit|got through)\b")
_OF_ITS = regex(r" of (?:the |its |their |these |those )?")
_PAIR = regex(r" (?:and|та|і|й|и) ")


def every_one(view: View, quantity: Quantity) -> Quantity:
    """Read "every one of them" as all of them, and "dropped 150 bombs" as a count, no change."""
    start, end = quantity.span
    dropped = quantity.reason == "relative_change" and _DROPPED.search(view.normalised[view.start : start])
    if dropped and head(reach_of(view, []), end).family == "air":
        return quantity.model_copy(update={"reason": None, "rule": "dropped"})
    if quantity.rule == "both" and _joins_kinds(view, end):
        return quantity.model_copy(update={"reason": "pronoun", "rule": "both_kinds"})
    if quantity.form == "all" and view.normalised.endswith(" in ", 0, start):
        return quantity.model_copy(update={"reason": "pronoun", "rule": "in_all"})  # "206 in all were downed"
    if quantity.form == "all" and _OF_ALL.search(view.normalised, view.start, start):
        return quantity.model_copy(update={"reason": "pronoun", "rule": "of_all"})
    if quantity.reason == "pronoun" and _is_one_of_kind(view, end):
        return quantity.model_copy(update={"reason": None, "rule": "one_of_them"})
    if quantity.reason == "pronoun" and _ONE_OF_THEM.match(view.normalised, end):
        aside = view.normalised.endswith((", ", ", including "), 0, start)
        return quantity.model_copy(update={"reason": None, "rule": "one_of_them"}) if aside else quantity
    befell = quantity.reason == "pronoun" and _BEFELL.match(view.normalised, end)
    if befell and _OF_WHICH.search(view.normalised, view.start, start):
        return quantity.model_copy(update={"reason": None, "rule": "one_of_them"})
    if quantity.reason != "pronoun" or not view.normalised.endswith(_EACH, 0, start):
        return quantity
    behind = _OF_OR_PREDICATE.match(view.normalised, end)
    if not behind or any(_OF_ITS.fullmatch(view.normalised, end, one.span[0]) for one in view.quantities):
        return quantity  # "every one of the nine": nine is the number
    whole = Amount.exact(1, "share", quantity.amount.printed).model_copy(update={"bound": "all"})
    return quantity.model_copy(update={"amount": whole, "form": "all", "reason": None, "rule": "every_one"})


def _is_one_of_kind(view: View, end: int) -> bool:
    """In "nine were wounded, one of them a child" one is counted; "an elderly woman" is only described."""
    opened = _OF_THEM_A.match(view.normalised, end, view.end)
    found = head(reach_of(view, []), opened.end() - 1) if opened else None
    return found is not None and found.family == "person" and found.classes not in ((), ("person",))


def _joins_kinds(view: View, end: int) -> bool:
    """In "both missiles and drones were used" two kinds are joined, nothing is counted."""
    found = head(reach_of(view, []), end)
    return len(found.classes) > 1 and _PAIR.search(view.normalised, end, found.end) is not None


def reach_of(view: View, live: list[Quantity]) -> Reach:
    """What the words behind the numbers of a sentence may name."""
    return Reach(
        view.page.text,
        view.normalised,
        {item.start: item for item in view.items if len(item.senses) > 1 or "make" not in item.senses},
        frozenset([one.span[0] for one in live] + [one.bound_span[0] for one in live if one.bound_span]),
        view.end,
        view.page.language,
        view.page.vocabulary,
    )
