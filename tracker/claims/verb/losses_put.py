"""Losses put at a number, or that have reached it: the verb stands apart from the noun it tells of."""

from tracker.claims.page.mention import Event, Mention, Standing
from tracker.text.lazy import regex

_LOSSES_PUT = regex(r"\b(?:put(?:s|ting)?|bring(?:s|ing)?|brought) (?:[\w']+ ){0,3}$")
_PUT_LOSSES_AT = regex(
    r"(?! of\b(?! (?:the )?(?:russia|ukrain|enemy)))[^.,;:]{0,60}? (?:at|to) (?:\w+ ){0,3}"
)
_LOSSES_REACH = regex(
    r"(?! of\b)[^.,;:\d]{0,40}? (?:(?:has|have|had)(?: now| already)? )?"
    r"(?:reached|exceeded|passed|topped|surpassed) "
    r"|(?! of\b)[^.,;:\d]{0,40}?(?:,| (?:is|are|was|were|(?:has|have|had) been))"
    r" (?:now |widely |generally |conservatively )?"
    r"(?:put|estimated|thought|believed|reckoned|said|assessed|known|judged|likely|given|reported|counted"
    r"|placed)"
    r"(?: by [^.,;:\d]{2,40}?)? (?:at|as|to(?: (?:have )?(?:be|exceed|reach|top|pass|surpass|number|total"
    r"|stand at|stood at|run to)"
    r"(?:ed)?)?)"
    r"(?: well)?(?: as high as)? "
    r"|[^.;:\d]{0,120}? (?:(?:за )?20\d\d (?:року|роком|рік|год|году|года) )?[^.;:\d]{0,50}?"
    r"(?:станови(?:ли|ть|ла)|становлять|склали|складають|складає|сяга(?:ють|є|ли)|сягнули|досягли"
    r"|состави(?:ли|ла)|составля(?:ют|ет)|достиг(?:ли|ают)|оцінюються у|оцениваются в) "
)
_STOCKS_PUT = regex(r"[^.;:\d]{0,60}? (?:оцін|оцен)[а-яіїє]+ (?:[а-яіїє]+ ){0,2}[ув] ")
_PUT_SENSES = frozenset({"lose", "stock", "kill"})

_NUMBER = regex(r"\b(?:number|total|count|tally|figure)s? (?:that (?:was|were|had been) |of those )?$")
_AT = regex(r" at (?:about |some |around |nearly |almost |over |more than |at least )?$")


_NUMBERED = regex(r" (?:alone |so far |now )?(?:at|number) ")


def is_put_at(event: Event, mention: Mention, normalised: str) -> bool:
    """In "put the number shot down in the night at 590 drones" the participle counts what stands behind."""
    if event.verb.form not in ("ed", "part") or not _AT.search(normalised, event.end, mention.start):
        return False
    return _NUMBER.search(normalised, max(0, event.start - 40), event.start) is not None


def are_put_at(event: Event, mention: Mention, normalised: str) -> bool:
    """In "put the dead at nine and the wounded at 31" each number stands behind its people."""
    harmed = event.sense in ("kill", "injure") and normalised.endswith(" the ", 0, event.start)
    return harmed and _NUMBERED.fullmatch(normalised, event.end, mention.start) is not None


def losses_put(here: Standing) -> Event | None:
    """The losses in "put Russian losses at 76,000", "losses have reached 1.1 million"; stocks too."""
    nouns = (one for one in here.events if one.sense in _PUT_SENSES and one.verb.form == "noun")
    told = [one for one in nouns if one.end < here.mention.start]
    if not told or (here.previous is not None and here.previous.start >= told[-1].end):
        return None
    lost = told[-1]
    put = _LOSSES_PUT.search(here.normalised, max(0, lost.start - 40), lost.start)
    pattern = _STOCKS_PUT if lost.sense == "stock" else _PUT_LOSSES_AT if put else _LOSSES_REACH
    return lost if pattern.fullmatch(here.normalised, lost.end, here.mention.start) else None
