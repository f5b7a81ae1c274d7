"""Counted places: where objects struck, or where their wreckage fell."""

from tracker.claims.page.groups import PLACES
from tracker.claims.page.mention import Mention
from tracker.claims.page.view import View
from tracker.claims.settle.book import Book
from tracker.claims.verb.roles import preposition
from tracker.claims.words.patterns import spoken
from tracker.text.lazy import regex

_AT = ("at", "in", "on")
_NEXT_CLAUSE = spoken("located.next_clause", r"[,;]|\b(?:and|while|with)\b")
_DAMAGE_AT = regex(r"\b(?:damage|destruction|consequences|fires)\b[^,;:.\d]{0,25} (?:at|in|across) $")
"""In "the attack left damage at 33 locations" they were struck."""
_WORST_IN = regex(
    r"\b(?:[a-z]{3,}est|worst|record|most [a-z]+) [^,;:.\d]{0,40}\b(?:in|at) (?:any |just |only )?$"
)
"""In "the deadliest attack in one place since 2022" the place is not counted."""


def _falls_again(book: Book, view: View, mention: Mention) -> bool:
    """In "...at nine sites. Wreckage came down at another five." places are counted on."""
    counts_on = not mention.family or mention.others
    if not counts_on or not view.has("debris_word") or len(view.mentions) > 1:
        return False
    last = book.history.last
    return last is not None and last.metric in PLACES


def locate(book: Book, view: View, mention: Mention) -> None:
    """Counted locations: where debris fell or where objects struck."""
    nth = view.mentions.index(mention)
    before = view.mentions[nth - 1] if nth else None
    repeated = before is not None and before.family == "location" and (not mention.family or mention.others)
    if (repeated or _falls_again(book, view, mention)) and preposition(mention, view.normalised) in _AT:
        mention.family = "location"
    if mention.family != "location":
        return
    mention.classes = ("air_target",)
    if mention.quantity.amount.best == 1 and _WORST_IN.search(view.normalised, view.start, mention.start):
        mention.metric = ""
        return
    if _has_debris(view, mention, nth):
        mention.metric = "debris_locations"
    elif (
        _has_hits(view)
        or view.has("debris_word")
        or mention.metric == "hit_locations"
        or _DAMAGE_AT.search(view.normalised, view.start, mention.start)
    ):
        mention.metric = "hit_locations"
    else:
        mention.metric = ""


def _has_debris(view: View, mention: Mention, nth: int) -> bool:
    """Whether rubble is told beside a number of places."""
    start = view.mentions[nth - 1].end if nth else view.start
    end = view.mentions[nth + 1].start if nth + 1 < len(view.mentions) else view.end
    if view.between(start, mention.start, "debris_word"):
        return True
    after = view.between(mention.end, end, "debris_word")
    return any(not _NEXT_CLAUSE.search(view.normalised[mention.end : item.start]) for item in after)


def _has_hits(view: View) -> bool:
    """Whether a sentence tells that something was hit."""
    if any(event.sense in ("strike", "through") or event.noun_role == "subj" for event in view.events):
        return True
    if any(one.metric == "hit" for one in view.mentions):
        return True  # "11 reached their targets at five places"
    verbs = [item.get("verb") for item in view.of_kind("verb")]
    return view.has("counted") or any(verb.sense == "strike" for verb in verbs)
