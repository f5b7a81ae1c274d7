"""Words of the war told of other matters: what a firm launched, a gunman shot, delays hit, a museum shows."""

from tracker.claims.page.groups import BROUGHT_DOWN, EQUIPMENT, PERSONS
from tracker.claims.page.mention import Event, Mention
from tracker.claims.page.view import View
from tracker.claims.words.patterns import spoken
from tracker.text.lazy import regex

_ADVERBS = r"(?:(?:has|have|had|also|then|later|recently|just|\w+ly) )*"
_SEEN = regex(r"(?:saw|seen|sees?|seeing|spot(?:s|ted|ting)?|sight(?:ed|ing))\b")
_FLIGHTS = regex(r"\b(?:runways?|airports?|flights|passengers)\b")
"""Drones that are seen where people fly are told of in all countries."""
_FIRED = regex(rf" {_ADVERBS}(?:test-?)?")
_WITHIN = regex(
    r"\b(?:in|near|off|over|across|into|outside|from) (?:the |a |northern |southern |eastern |western )*$"
    r"|\b(?:[ву]|во|на|над|под|під|біля|возле) (?:[а-яіїєґё]+(?:ому|ій|ой|ом|им|ым|их|ых) )?$"
)
_TO_REST = regex(
    r"[^,;:.]{0,45} (?:to|because of|due to|over) (?:\w+ )?(?:retirement|resignations?|rivals?"
    r"|the private sector|illness|disease|emigration|old age|pay|wages|salaries)\b"
)
"""In "одна смерть від старості" nobody killed."""
_FOR_OTHER_CAUSE = regex(
    r"[^,;:.\d]{0,30} (?:через|из-за|по) (?:[а-яіїєё]+ )?(?:травм|хвор|болезн|дискваліф|дисквалиф|карт(?:ки"
    r"|ок|очек)\b"
    r"|звільнен|увольнен|пенсі|пенси|відставк|отставк|декрет|старост|зарплат|трансфер|орендн|аренд)[а-яіїє]*"
)
"""In "втратив трьох захисників через травми" nobody fought."""
_SHOWN = regex(
    r"\b(?:museum|exhibition|gallery|collection|memorial|park)\b(?: (?!hit|was|were)[\w'-]+){0,4} "
    r"(?:shows?|showed|displays?|displayed|exhibits?|houses?|holds|presents?|has on (?:show|display)|keeps) "
)
_SMUGGLED = spoken(
    "otherwise.smuggled",
    r"\b(?:cigarettes|contraband|smuggl\w+|customs officers|cocaine|cannabis|heroin|narcotics)\b",
)
_DEFUSED = spoken(
    "otherwise.defused", r"\b(?:unexploded|sappers?|deminers?|mine-clearing|bomb[- ]disposal)\b"
)
"""What is defused on the ground was not shot down."""
_BY_TROUBLE = regex(
    r"(?:hit|struck|affected) (?:hard |badly )?(?:by|with) (?:the |a |an |long |new |heavy )?"
    r"(?:delays?|cancellations?|sanctions?|tariffs?|shortages?|recalls?|strikes? of|walkouts?|fines?)\b"
)
"""In "16 ships had been hit by delays" nobody struck."""
_LAUNCHED = frozenset({"launched"})
_BY_NATURE = spoken(
    "otherwise.by_nature",
    r"\b(?:winds?|gusts?(?: of wind)?|(?:thunder)?storm|lightning|fog|hail|icing|eagles?|(?:sea)?gulls?"
    r"|crows?|hawks?|birds?|starlings|ravens?|geese|bees|wasps)"
    r" (?:then |also |even |soon |later |had |has )*$",
)
"""In "Wind brought down eight of them" nobody shot."""
_TO_NATURE = spoken(
    "otherwise.to_nature",
    r"[^,;.]{0,40}? (?:by|to|in|because of|due to) (?:an? |the |strong |sudden |heavy |thick )*(?:winds?"
    r"|gusts?|(?:thunder)?storms?|lightning|fog|hail|icing|eagles?|(?:sea)?gulls?|crows?|hawks?|birds?"
    r"|ravens?)\b",
)
_DRONES_FLEW = frozenset({"lost", "hit", *BROUGHT_DOWN})


def is_otherwise(view: View, mention: Mention) -> bool:
    """Whether the verb of a figure is told of trade, crime, mishaps or shows."""
    event = mention.event
    if event is not None and mention.metric in _DRONES_FLEW and _is_by_nature(view, event):
        return True
    if mention.metric in BROUGHT_DOWN and _is_no_shot(view):
        return True
    if mention.metric and _is_far_away(view):
        return True
    if view.page.language != "en":
        lost = event is not None and event.sense == "lose" and mention.metric in PERSONS
        return lost and _FOR_OTHER_CAUSE.match(view.normalised, mention.end, view.end) is not None
    return event is not None and _told_by_others(view, mention, event)


def _is_no_shot(view: View) -> bool:
    """Whether bombs are defused on the ground, or smugglers' drones are stopped."""
    if _DEFUSED.search(view.words):
        return True
    return not view.has("side") and _SMUGGLED.search(view.words) is not None


def _is_by_nature(view: View, event: Event) -> bool:
    """In "Ветер сбил восемь аппаратов", "were lost to fog" no side of this war did it."""
    if _BY_NATURE.search(view.normalised, view.start, event.start):
        return True
    return _TO_NATURE.match(view.normalised, event.end, view.end) is not None


def _is_far_away(view: View) -> bool:
    """In "in Kenya", "вошли в Алеппо" no side of this war acts, unless it is named beside it."""
    if _opens_far(view):
        return True
    if not view.has("elsewhere") or view.names_this_war:
        return False
    far = (item for item in view.of_kind("elsewhere") if not view.page.is_met_in(item))
    return any(_WITHIN.search(view.normalised, view.start, item.start) for item in far)


def _opens_far(view: View) -> bool:
    """In "In Sudan, a Russian plane was downed" the place opens the sentence, and nobody speaks there."""
    if not view.words.startswith("in ") or view.has("said"):
        return False
    first = (*view.of_kind("elsewhere"), *view.of_kind("other_war"))
    return any(one.start == view.start + 3 and view.normalised.startswith(",", one.end) for one in first)


def _told_by_others(view: View, mention: Mention, event: Event) -> bool:
    """Whether the verb of a figure tells of other things or people than it counts."""
    if mention.metric in _LAUNCHED:
        return _launched_by_others(view, event)
    if mention.metric in PERSONS:
        return _harmed_by_others(view, mention, event)
    return _equipment_otherwise(view, mention, event)


def _launched_by_others(view: View, event: Event) -> bool:
    """In "a firm launched four drones", "North Korea fired two missiles" no side of this war fired."""
    part = view.part
    told = part.names_this_war or (part.tells_of_strikes and not part.tells(_FLIGHTS))
    if not told and _SEEN.match(view.normalised, event.start):
        return True
    if event.passive or event.verb.form == "noun":
        return False
    states = (*view.of_kind("elsewhere"), *view.of_kind("other_war"))
    return any(
        item.end <= event.start and _FIRED.fullmatch(view.normalised, item.end, event.start)
        for item in states
    )


def _harmed_by_others(view: View, mention: Mention, event: Event) -> bool:
    """In "lost 40 officers to retirement" nobody fought."""
    lost = not event.passive and event.sense == "lose"
    return lost and _TO_REST.match(view.normalised, mention.end, view.end) is not None


def _equipment_otherwise(view: View, mention: Mention, event: Event) -> bool:
    """Ships hit by delays, tanks that a museum shows or that reached their buyer."""
    if mention.metric not in EQUIPMENT | {"hit"}:
        return False
    if _BY_TROUBLE.match(view.normalised, event.start, view.end):
        return True
    if event.sense == "lose" and _TO_NATURE.match(view.normalised, mention.end, view.end):
        return True  # "The yacht fleet lost five boats in the storm"
    return _SHOWN.search(view.normalised, view.start, mention.start) is not None
