"""Whose army bears the dead and the losses that are told."""

import re
from operator import attrgetter

from tracker.claims.page.groups import COUNTRIES, STRIKING
from tracker.claims.page.items import Item
from tracker.claims.page.mention import Event, Mention
from tracker.claims.page.view import View
from tracker.text.lazy import regex

_ARMY = (
    r" (?:(?:total|combat|overall|estimated|cumulative|daily|military|battlefield|own|army|army's|recent"
    r"|personnel|troop|monthly|average) ){0,3}"
)
_OF_ARMY = regex(_ARMY)
_LOSSES = _ARMY + r"(?:losses|casualties|casualty)\b"
_LOSSES_OF = regex(_LOSSES)
_LEFT_OUT = regex(r"(?:'s|.. ones?)(?:,|:| -)? (?:to |at |about |some |over |more than |nearly |almost )?\d")
_ARMYS_DEAD = (
    r" (?:military|troops?|soldiers?'?|army|combat|battlefield)"
    r" (?:(?:fatalities|deaths|dead)\b|killed (?:in|since|so far|has|have|reached|exceed\w*)\b)"
    rf"| own (?:\w+ )?(?:dead|deaths|fallen|killed)\b|{_LOSSES}"
)
_DEAD_OR_LOST = regex(_ARMYS_DEAD)
_DEAD_OF_NATION = regex(
    rf" (?:total |overall |confirmed )?(?:deaths|fatalities|dead|fallen|wounded|injured)\b|{_ARMYS_DEAD}"
)
"""In "the number of Russian deaths is 46,000" an army's are told: so many die in no strike."""
_THOUSANDS = 1000
_NEAR_LOSS = 40
_FELL = regex(
    r"(?: in)? (?:(?P<killed>killed|dead)|(?P<injured>wounded|injured))"
    r"\b(?!,? (?:and|or|&) (?:seriously |severely |badly |gravely )?(?:wounded|injured|missing|killed"
    r"|captured|dead))"
)
_FELL_THEN = regex(
    r" (?:(?P<killed>убит|вбит|погибш|загибл)|ранен|поранен)[а-яіїє]+ми\b"
    r"(?!,? (?:(?:и|й|і|та|или|або|чи) )?(?:убит|вбит|погибш|загибл|ранен|поранен|пропав|зникл|полонен"
    r"|пленн))"
)
_FATE = regex(
    r" (?:(?:killed|dead|wounded|injured)\b"
    r"|(?:убит|вбит|погибш|загибл|ранен|поранен)[а-яіїє]+ми\b)"
)
_HAS_LOST = regex(r"(?:'s (?:army|military|forces))? (?:(?:has|have|had|already|also|reportedly|so far) )*")
_OF_PEOPLE = regex(r"\b(?:russian|ukrainian) $")
"""In "the number of Russian wounded" the participle is a noun."""
_COST = regex(r"\bcost(?:s|ing)? (?:the )?$")
_ITS_ARMY_WORDS = r"(?:'s)?(?: (?:army|forces|military|side|troops|invaders))?(?:, [^,;:.\d]{3,50},)?"
_SO_MANY = r"(?: (?:about|some|nearly|almost|at least|more than|over|an estimated|another|between|up to))* "
_ITS_ARMY = regex(_ITS_ARMY_WORDS + _SO_MANY)
_SO_FAR = r"(?: (?:has|have|had|already|also|reportedly|so far|now|itself|alone|likely|probably|thus|far))*"
_BORNE = "suffered|sustained|incurred|taken"
_HAS_BORNE = regex(rf"{_ITS_ARMY_WORDS}{_SO_FAR} (?:{_BORNE}){_SO_MANY}")
"""In "Russia, it says, has suffered some 60,000 killed" those are its army's."""
_HAS_SEEN = regex(
    rf"{_ITS_ARMY_WORDS}{_SO_FAR} (?:{_BORNE}|seen|had|counts?|counted|mourns|mourned){_SO_MANY}"
)
"""So they are in "Russia has seen 1,000 killed in a day", not in "Ukraine counted nine dead in Kharkiv"."""
_ON_SIDE = regex(r"[^.;:]{0,60}? on the (?:(?P<ua>ukrainian)|russian) side\b(?! of)")
_ALSO_LOST = regex(r"[\w,. '-]*?(?:and|,) (?:another |some |about |at least |more than |over )*")


def loses_people(view: View, mention: Mention) -> bool:
    """In "Russia lost 55,000 killed", "втратив 120 убитими" people are counted, told by their fate alone."""
    if mention.family or "verb" not in view.kinds or not _FATE.match(view.normalised, mention.end, view.end):
        return False
    lost = next((one for one in reversed(view.events) if one.end <= mention.start), None)
    if lost is None or lost.sense != "lose" or lost.passive:
        return False
    return not any(lost.end <= one.start and one.end <= mention.start for one in view.mentions)


def army_of(view: View, mention: Mention) -> str:
    """Whose soldiers are the dead of "Russian military deaths", "лишилась 60 погибших"; else ""."""
    if view.page.language != "en":
        return _loses(view, mention)
    if lost := _lost_by(view, mention):
        return lost
    event = mention.event
    if event is not None and event.end <= mention.start and _is_deed(view, event):
        return ""  # "after its losses of May Russia killed nine people in Kharkiv"
    many = (mention.quantity.amount.best or 0) >= _THOUSANDS
    return _bearer(view, mention, _DEAD_OF_NATION if many else _DEAD_OR_LOST)


def _is_deed(view: View, event: Event) -> bool:
    """Whether a verb before the number tells what a side did, not who its dead and wounded are."""
    told = event.verb.form in ("noun", "attr", "pred")
    return not told and not _OF_PEOPLE.search(view.normalised, view.start, event.start)


def fate_of_lost(view: View, mention: Mention) -> str:
    """In "has lost 55,000 soldiers killed", "losses at 46,000 killed" the wounded are not counted too."""
    if view.page.language != "en":
        fell = _FELL_THEN.match(view.normalised, mention.end, view.end)
        return "" if fell is None else "killed" if fell["killed"] else "injured"
    told = _FELL.match(view.normalised, mention.end, view.end)
    return told.lastgroup or "" if told else ""


def _lost_by(view: View, mention: Mention) -> str:
    """The side in "Russia has lost 250,000 dead and 600,000 wounded"."""
    if mention.classes not in ((), ("soldier",)):
        return ""
    on_side = _ON_SIDE.match(view.normalised, mention.end, view.end)
    if whom := "ua" if on_side and on_side["ua"] else "ru" if on_side else _whose_count(view, mention):
        return whom
    lost = [one for one in view.events if one.sense == "lose" and one.end <= mention.start]
    if not lost or lost[-1].passive or lost[-1].verb.form == "noun":
        return ""
    straight = mention.start - lost[-1].end <= 1
    if not straight and not _ALSO_LOST.fullmatch(view.normalised, lost[-1].end, mention.start):
        return ""
    for item in view.of_kind("side"):
        if item.end <= lost[-1].start and _HAS_LOST.fullmatch(view.normalised, item.end, lost[-1].start):
            return str(item.get("side"))
    return ""


def _whose_count(view: View, mention: Mention) -> str:
    """The side in "the battle cost Russia 427 killed and 798 wounded", "Russia has suffered 427 killed"."""
    placed = any(item.get("region") not in COUNTRIES for item in view.of_kind("region"))
    for item in _nations(view):
        if item.end > mention.start:
            break
        borne = _HAS_BORNE if placed else _HAS_SEEN
        told = _ITS_ARMY if _COST.search(view.normalised, view.start, item.start) else borne
        first = next((one for one in view.mentions if one.start >= item.end), mention)
        straight = told.fullmatch(view.normalised, item.end, first.start) is not None
        if straight and (first is mention or _ALSO_LOST.fullmatch(view.normalised, first.end, mention.start)):
            return str(item.get("side"))
    return ""


def _nations(view: View) -> list[Item]:
    """The sides named, also by the adjective of "the Ukrainian army", which is a headquarters too."""
    armies = (
        Item(one.start, one.start + len(nation), {"side": side})
        for one in view.of_kind("claimant")
        for nation, side in (("ukrainian", "ua"), ("russian", "ru"))
        if view.normalised.startswith(nation, one.start) and "side" not in one.senses
    )
    return sorted([*view.of_kind("side"), *armies], key=attrgetter("start"))


def _bearer(view: View, mention: Mention, losses: re.Pattern[str]) -> str:
    """The side whose losses are told last before a number; in "Kyiv's, some 65,000" the word is left out."""
    side = ""
    for item in _nations(view):
        if item.start >= mention.end:
            break
        told = losses.match(view.normalised, item.end, view.end)
        if side and not told:
            told = _LEFT_OUT.match(view.normalised, item.end - len("'s"), view.end)
        attacked = (one for one in view.events if one.sense in STRIKING and one.start < mention.start)
        if told and not any(item.end <= one.start for one in attacked):
            side = str(item.get("side"))
    return side


def _loses(view: View, mention: Mention) -> str:
    """In "Потери российской армии - 5800 убитыми, украинской - 6100" the side named last lost them."""
    lost = next(
        (one for one in reversed(view.events) if one.sense == "lose" and one.end <= mention.start), None
    )
    if lost is None or any(lost.end <= one.start < mention.start for one in view.of_kind("civilian_noun")):
        return ""
    before = [one for one in view.of_kind("side") if one.end <= mention.start]
    near = before and before[-1].end > max(view.start, lost.start - _NEAR_LOSS)
    return str(before[-1].get("side")) if near else ""


def left_out_owner(view: View, mention: Mention) -> str:
    """In "put its losses at nil and Ukraine's at 1,450 men" whose they are stands right before the number."""
    before = [one for one in view.of_kind("side") if one.end <= mention.start]
    alone = before and _LEFT_OUT.match(view.normalised, before[-1].end - len("'s"), mention.span[1])
    return str(before[-1].get("side")) if alone else ""


def owner(view: View, item: Item) -> str:
    """Whose casualties: "Russian casualties"; "" where the item tells of no army's."""
    if "casualty_noun" not in item.senses:
        return ""
    sides = (one for one in view.of_kind("side") if _OF_ARMY.fullmatch(view.normalised, one.end, item.start))
    return next((str(one.get("side")) for one in sides), "")


def losing_side(view: View, mention: Mention) -> str:
    """Whose losses or casualties are told before the number: "put Russian losses at 1,140,000 killed"."""
    if mention.metric not in ("personnel_losses", "equipment_destroyed"):
        return ""
    if mention.metric == "personnel_losses":
        return _bearer(view, mention, _LOSSES_OF)
    weapons = {one.start: one.end for one in view.of_kind("class")}
    for item in view.of_kind("side"):
        if item.end > mention.start:
            break
        end = weapons.get(item.end + 1)  # "Russian tank losses"
        if end and _LOSSES_OF.match(view.normalised, end, view.end):
            return str(item.get("side"))
    return ""
