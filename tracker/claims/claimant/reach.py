"""Which words of a sentence stand behind who tells: what follows him, what precedes, a clause of its own."""

import re

from tracker.claims.claimant.telling import Teller
from tracker.claims.page.items import Item
from tracker.claims.page.mention import Attribution
from tracker.claims.page.view import View
from tracker.claims.words.patterns import spoken
from tracker.text.lazy import regex

_CONTRAST = spoken(
    "reach.contrast",
    r", (?:and|but|while|with)\b|;|\bwhile\b|\bbut\b|\bthough\b|\bas\b|\bafter\b|\bwhen\b",
)
_NEXT_CLAUSE = regex(r"[\"”]?(?:, (?:and|while|but|whereas) |; )")
_NEXT_TOLD = regex(
    r"[\"”]?(?:, (?:а|але|но|і|й|та|и|однак|однако|тоді як|тогда как|при этом|при цьому|ещ[её]|ще|також|также"
    r"|в то время как)\b|; )"
)
_OF_WHICH_HE_SAYS = regex(r"\d (?:(?!said |says )[a-z-]+ ){1,3}(?:that|which) (?:the )?$")
"""In "of 96 drones that the ministry says it downed" the number is the ministry's."""
_WHICH_HE_SAYS = regex(r"\D{12}, which (?:the |some |its |local )?$")
_AFTER_HE = regex(r"\b(?:hours?|days?|weeks?|minutes|shortly|soon|just) (?:after|before) (?:the )?$")
"""In "a strike with 18 drones came hours after Kyiv said it had downed a jet" the 18 are not Kyiv's."""
_OPENS_INSERTED = regex(r", (?:(?!that |who |which |and |but |while )[a-z'-]+ ){1,9}$")
_ENDS_INSERTED = regex(
    r"(?: (?:on|in|at|early|late|earlier|later|yesterday|today|this)(?! that\b)[^,;:]{0,40})?,(?! that\b)"
)
_FEW_WORDS = regex(r"\s*+(?:(?:in|on|at|during|after) [a-z' -]{3,50}|(?:\w++\s*+){0,4}+)[,;:]")
_ADJUNCTS = regex(
    r"(?: (?:on|in|to|after|during|following|at|via|early|late|amid|before)\b(?:(?! that\b)[^,;:\"])*)[.!\s]*"
)
_OWN_CLAUSE = regex(r"(?:, (?:and|while|but|whereas)|;) (?:the |its )?(?:[\w'-]+ ){1,7}$")
"""In "Two were hurt overnight, and the governor said a fire broke out" he tells of the fire alone."""
_FRONTED = spoken(
    "reach.fronted",
    r"[\s\"-]*(?:out )?of\b[^,;:]{3,120}, (?:the )?$",
)
"""In "Of the 53 drones sent, the air force said it stopped 49" what is fronted belongs to the words told."""


def reach(view: View, teller: Teller, item: Item, until: int, found: list[Attribution]) -> Attribution:
    """What the speaker stands behind: what follows; what precedes only where the attribution trails it."""
    claimant, at = teller.claimant, teller.at
    end = max(until, at + 1) if until < view.end else view.end
    semicolon = view.normalised.rfind("; ", view.start, at)
    if found and found[-1].claimant not in ("", claimant) and semicolon > found[-1].at:
        return Attribution(claimant, semicolon, end, at)
    of_these = _OF_WHICH_HE_SAYS.search(view.normalised, view.start, at) is not None
    if not of_these and _WHICH_HE_SAYS.search(view.normalised, view.start, at):
        return Attribution(claimant, at, end, at)  # "in an attack, which officials said caused no damage"
    stop = view.normalised.find("; ", item.end, view.end)
    behind = numbers_before(view, stop if stop > 0 else view.end, item.end)
    trails = teller.inverted or not behind or _is_enclosed(view, at, item) or _is_last_clause(view, item)
    trails = trails or _is_inserted(view, at, item) or of_these
    trails = teller.inverted or (trails and not _has_own_clause(view, item))
    trails = trails and _AFTER_HE.search(view.normalised, view.start, at) is None
    start = view.start if not found and _FRONTED.fullmatch(view.normalised, view.start, at) else at
    if trails and not (found and found[-1].claimant != claimant and found[-1].at > view.start):
        start = view.start
    elif found and trails:
        start = found[-1].end
    if start > view.start and not numbers_before(view, at):
        start = start if _CONTRAST.search(view.normalised[view.start : at]) else view.start
    return Attribution(claimant, start, end, at)


def turn_between(view: View, start: int, teller: Teller, item: Item) -> int:
    """Where a clause of its own with a figure begins between two who speak; -1 where there is none.

    In "..., сообщили Воздушные силы, а в Харькове погибли двое, сообщил мэр" it begins behind the first name.
    """
    if teller.inverted and view.page.language != "en":
        joint = _NEXT_TOLD.search(view.normalised, start, item.start)
        turn = joint.start() if joint and not numbers_before(view, joint.start(), start) else -1
        return turn if turn >= 0 and numbers_before(view, item.start, turn) else -1
    joined = _NEXT_CLAUSE.match(view.normalised, start, teller.at) is not None
    alone = numbers_before(view, teller.at, start) and not numbers_before(view, view.end, item.end)
    return start if joined and alone else -1


def turns(view: View, one: int, other: int) -> int:
    """Where the clause of its own begins that holds the later of two positions; -1 where both are in one."""
    joint = _NEXT_CLAUSE if view.page.language == "en" else _NEXT_TOLD
    found = joint.search(view.normalised, min(one, other), max(one, other))
    return found.start() if found else -1


def _is_enclosed(view: View, at: int, item: Item) -> bool:
    """In "In September, Syrskyi said, the enemy ..." the words of speech stand between commas."""
    lead = view.normalised[view.start : at].rpartition(",")
    opens = bool(lead[1]) and len(lead[2].split()) <= 6 and not re.search(r"\d", lead[2])
    if not opens or view.between(view.start + len(lead[0]), at, "verb"):
        return False
    few = _FEW_WORDS.match(view.normalised[item.end : view.end])
    return few is not None and not numbers_before(view, item.end + few.end(), item.end)


def _is_inserted(view: View, at: int, item: Item) -> bool:
    """In "lost 940 troops, the General Staff reported on Monday, 50 of them ..." both figures are its."""
    if view.page.language != "en" or not numbers_before(view, at):
        return False
    opens = _OPENS_INSERTED.search(view.normalised, view.start, item.start)
    if opens is None or at < opens.start():
        return False
    return _ENDS_INSERTED.match(view.normalised, item.end, view.end) is not None


def _has_own_clause(view: View, item: Item) -> bool:
    """Whether a clause joined to the figures before it tells something of its own behind a verb of speech."""
    if view.page.language != "en" or not _OWN_CLAUSE.search(view.normalised, view.start, item.start):
        return False
    told = any(one.start >= item.end for one in view.events)
    return told or _ADJUNCTS.fullmatch(view.normalised, item.end, view.end) is None


def _is_last_clause(view: View, item: Item) -> bool:
    """In "... 94 of 106 drones, its commander wrote after the attack on 15 regions" no more is told."""
    comma = view.normalised.rfind(", ", view.start, item.start)
    if view.page.language != "en" or comma < 0 or not numbers_before(view, comma):
        return False
    plain = not numbers_before(view, item.start, comma) and not view.between(comma, item.start, "verb")
    verbs = [event for event in view.events if event.start >= item.end and event.verb.form != "noun"]
    return plain and not verbs and _ADJUNCTS.fullmatch(view.normalised, item.end, view.end) is not None


def numbers_before(view: View, position: int, start: int = 0) -> bool:
    """Whether a counting number stands before a position of the sentence, from `start` on."""
    return any(start <= quantity.span[0] < position and not quantity.reason for quantity in view.quantities)
