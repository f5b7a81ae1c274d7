"""Which of the verbs behind a number governs it, past those that only tell which things are counted."""

import re
from collections.abc import Sequence

from tracker.claims.page.groups import FREE, INTRANSITIVE, LAUNCHING, MOVING
from tracker.claims.page.mention import Event
from tracker.claims.words.patterns import spoken
from tracker.text.lazy import regex

_NEW_CLAUSE = regex(r"[,;:]|\b(?:and|but|while|before|after|when|where|then)\b")
_JOINED = regex(r"\b(?:that|which|who|and|but)\b|\bto $")
_LEAD = regex(r"[\s\",]*")
RELATIVE = spoken("governing.relative", r"\b(?:that|which|who)\b")
_AND_WAS = regex(r"[^,;:]* (?:і|й|та|и|and) (?:(?:був|було|були|был|было|были|was|were) )?")
_CLOSED = regex(r", (?:which|that|who)\b[^,;:.]*,")
_PROGRESSIVE = regex(r"\b(?:is|are|was|were|been|be)\s+(?:\w+\s+)?$")


def past_relative(right: list[Event], start: int, normalised: str) -> list[Event]:
    """In "the 96 drones that crossed the border were downed" the verb behind the relative clause governs."""
    if len(right) < 2 or not is_relative(start, normalised):
        return right
    if closed := _CLOSED.match(normalised, start):
        behind = [event for event in right if event.start >= closed.end()]
        if behind and normalised[closed.end() : behind[0].start].strip() == "":
            return behind  # "136 drones, which it used every day, did not reach their goals"
    between = normalised[right[0].end : right[1].start]
    if right[0].sense in MOVING and right[1].passive and _AND_WAS.fullmatch(between):
        return right[1:]  # "31 дрон, що летів на Київ і був збитий"
    if right[1].verb.form in FREE:
        return right[1:] if between.count(",") == 1 and not re.search(r"[;:]", between) else right
    finite = right[1].passive or right[1].sense in INTRANSITIVE or _strikes(right, 1, normalised)
    return right[1:] if finite and not re.search(r"[,;:]", between) else right


def is_relative(start: int, normalised: str) -> bool:
    """Whether a relative clause begins at `start`, behind marks: "«шахеди», що летіли"."""
    lead = _LEAD.match(normalised, start)
    return lead is not None and RELATIVE.match(normalised, lead.end()) is not None


def governing(right: Sequence[Event], normalised: str) -> Event | None:
    """In "all six missiles fired at Kyiv were intercepted" the full predicate governs, not the participle."""
    if len(right) > 1 and right[0].verb.form == "attr" and right[1].verb.form in FREE:
        return right[0] if normalised.startswith(",", right[0].end) else right[1]
    moved = len(right) > 1 and right[0].sense in MOVING and right[0].passive and right[1].passive
    if moved and _AND_WAS.fullmatch(normalised, right[0].end, right[1].start):
        return right[1]  # "три безпілотники, випущені з Криму й знищені над морем"
    if len(right) > 1 and _is_bound(right[0], right[1], normalised):
        return right[1]
    if len(right) > 1 and were_harmed(right[0], right[1], normalised):
        return right[1]
    for event in right:
        if (
            event.passive
            or (event is not right[0] and event.sense in INTRANSITIVE and event.verb.form == "ed")
            or _strikes(right, right.index(event), normalised)
        ):
            joined = not re.search(r"[,;:]", normalised[right[0].end : event.start])
            return event if joined else right[0]
        if event.verb.form != "noun" and not is_participle(event, normalised):
            break  # "fired in an overnight attack were shot down"
    return right[0] if right else None


def _strikes(right: Sequence[Event], nth: int, normalised: str) -> bool:
    """In "drones launched from Crimea hit Odesa" the verb behind the launch tells what became of them."""
    event = right[nth]
    if not nth or event.sense != "strike" or event.passive or event.verb.form not in ("ed", "base", "active"):
        return False
    return right[0].sense in LAUNCHING and _JOINED.search(normalised, right[0].end, event.start) is None


def _is_bound(event: Event, behind: Event, normalised: str) -> bool:
    """In "46 drones headed for the capital had been shot down" the first only tells where they flew."""
    if event.sense != "leave" or event.verb.form != "ed" or event.passive or not behind.passive:
        return False
    return _NEW_CLAUSE.search(normalised, event.end, behind.start) is None


def were_harmed(event: Event, behind: Event, normalised: str) -> bool:
    """In "one of six guards hurt earlier had died" the first verb only tells which guards."""
    if event.sense != "injure" or event.passive or event.verb.form not in ("ed", "base", "part"):
        return False
    died = behind.sense == "die" and normalised.endswith((" has ", " had ", " have "), 0, behind.start)
    return died and _NEW_CLAUSE.search(normalised, event.end, behind.start) is None


def is_participle(event: Event, normalised: str) -> bool:
    """In "fired at Kyiv", "flying towards the capital" behind a noun: it only tells which ones."""
    if event.verb.form == "ing":
        return (
            event.sense in MOVING
            and _PROGRESSIVE.search(normalised[max(0, event.start - 30) : event.start]) is None
        )
    return event.sense in LAUNCHING and event.verb.form in ("ed", "part")
