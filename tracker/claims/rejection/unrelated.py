"""Whether a figure lacks what it takes to be of this war: a side, a place, an attack, a weapon."""

from tracker.claims.page.evidence import Evidence
from tracker.claims.page.groups import AIR, LOSSES, PERSONS, PRODUCTION
from tracker.claims.page.lands import CAPITALS
from tracker.claims.page.mention import Event, Mention
from tracker.claims.page.nouns import family
from tracker.claims.page.view import View
from tracker.claims.words.beside_tolls import SEASONS
from tracker.claims.words.patterns import slavic, spoken
from tracker.text.lazy import regex

_NEAR_TOWN = 50
_ROUND_THE_EARTH = 20_000
"""What is farther away [km, miles] is none of this war."""
_FAR = 12  # sentences of a paragraph that are looked through, at most
_TOWN_IN = regex(r"\b(?:in|near|outside) (?:[A-Z][\w'’-]+ ){0,2}[A-Z][\w'’-]+, $")
_ACTS = regex(
    r"\b(?:(?:russia|moscow|ukraine|kyiv|russians|ukrainians|enemy|occupiers|invaders)"
    r"|(?:russia's|ukraine's|russian|ukrainian|enemy|its|their) (?:[a-z-]+ )?"
    r"(?:forces|troops|army|soldiers|fire|artillery|gunners|pilots|navy|snipers?|units?|military|marines))"
    r" (?:(?:has|had|have|also|then|later|again|reportedly|deliberately|\w+ly) )*$"
)
"""A side that does something, not one that only tells whose a thing is."""
_AN_ATTACK = regex(
    r"(?:^|[.,;:\"] |\bthat )(?:the|this|that|another|yesterday's|today's) (?:(?:over)?night |night-time "
    r"|evening |early |dawn |morning |latest |massive |combined |same |new |russian |ukrainian )*"
    r"(?:attack|assault|raid)s? (?:has |had |have |also )?$"
)
"""An attack that is known tells no other cause: "The attack killed 33"."""
_HURT = PERSONS - {"personnel_losses"}
_SHOP = slavic(r"\b(?:магазин|крамниц|супермаркет|виробник|производител|продав)[а-яіїє]*\b")
_IN_STATE = regex(r"\b(?:(?:in|across) (?:[a-z]+ern |central )?|у |в |на )$")
_KILLS = regex(
    r"(?:вби|уби|порани|рани|травмува|травмирова|скаліч|покаліч|искалеч|покалеч|розчави|раздави"
    r"|задави)[а-яіїє]*(?<!ся)(?<!сь)"
)
_BLOWN_UP = regex(r"\b(?:вибух|взрыв|уламк|улам[ок]|оскол|облом|прил[еьі]|м[іи]н[аиоуы]\b)")
_IN = regex(r"\b(?:у|в|на|по|під|под|над|біля|возле|до|з|із|из) $")
_DOERS = regex(
    r"(?:^|[.,;:] |[а-яіїє] )(?<!у )(?<!в )(?<!на )(?<!по )[а-яіїє']{4,}(?:и|і|ы)(?: [а-яіїє]+)? $"
)
_AT_THE_FRONT = spoken(
    "unrelated.at_the_front",
    r"\b(?:front|border|contact line|zone|deep|depth|buffer|advanc\w+|drones?|missiles?|uavs?|shaheds?)\b",
)


def unrelated(view: View, mention: Mention) -> bool:
    """A figure without what it takes to be of this war: a side, a place, an attack, a weapon."""
    page, metric = view.page, mention.metric
    if metric and mention.quantity.amount.unit != "percent" and not _may_be_of_this_war(view):
        return True
    if metric in PERSONS and page.language == "en" and _is_in_town_abroad(view):
        return True
    if metric in PERSONS and _is_in_state_abroad(view):
        return True
    if not _lacks(view.part, view, mention):
        return False
    return view.part is page or _is_of_its_own(view, mention) or _lacks(page, view, mention)


def _may_be_of_this_war(view: View) -> bool:
    """Whether neither the page nor the paragraph is of another war or a land far away alone."""
    page, part = view.page, view.part
    return page.may_be_of_this_war and (part is page or not part.names_only_others)


def _is_of_its_own(view: View, mention: Mention) -> bool:
    """Whether the paragraph tells of other things, so that the page around it says nothing of the figure."""
    metric, part = mention.metric, view.part
    if metric == "distance" and (mention.quantity.amount.best or 0) > _ROUND_THE_EARTH:
        return True
    if not metric or mention.classes == ("soldier",) or metric == "missing" or metric.startswith("distance"):
        return False
    if metric in _HURT and not part.tells_of_harm and (part.tells(SEASONS) or _is_done(view, mention)):
        return True
    if metric == "stock" and not part.names_this_war and _is_held_by_others(view):
        return True
    return part.is_of_its_own


def _is_held_by_others(view: View) -> bool:
    """In "Магазин має в запасі 120 дронів", "На озброєнні Литви 120 гаубиць" no side has them in store."""
    return view.page.language != "en" and (view.has("donor") or _SHOP.search(view.words) is not None)


def _lacks(told: Evidence, view: View, mention: Mention) -> bool:
    """Whether a text, a page or its paragraph, shows nothing of what a figure takes to be of this war."""
    metric = mention.metric
    if metric in AIR:
        return told.shows_no_war or not (told.tells_of_strikes or _names_side(told, view))
    if metric in _HURT:
        of_army = mention.side != "" and mention.classes == ("soldier",)
        return not (told.tells_of_harm or of_army or _are_hurt(told, view, mention))
    if metric in LOSSES:
        return (told.shows_no_war and not told.names_this_war) or not (
            told.tells_of_losses or (told.language != "en" and told.tells_of_war)
        )
    if told.language != "en" and metric == "stock":
        return not told.names_this_war  # every shop has drones in store
    if told.language != "en" and metric in PRODUCTION:
        return not told.is_near_this_war
    return metric.startswith("distance") and not _is_near_the_front(told)


def _are_hurt(told: Evidence, view: View, mention: Mention) -> bool:
    """Whether a toll is told with little else, or of several regions, and nothing else did it."""
    only = told.tells_little_else and view.part.tells_only_of_people(view.end) and not told.tells(SEASONS)
    alike = (one for one in view.mentions if one is mention or one.metric == mention.metric)
    return (only or told.hurts_in_regions) and not any(_is_done(view, one) for one in alike)


def _is_near_the_front(told: Evidence) -> bool:
    near = told.names_this_war or told.tells(_AT_THE_FRONT)
    return near or any("make" in item.senses for item in told.items)  # "the Flamingo"


def _names_side(told: Evidence, view: View) -> bool:
    """Whether a side is named in the sentence or the one before it."""
    start = max(told.begin, view.page.sentences[max(0, view.nth - 1)].start)
    items = view.page.items_within(start, view.end)
    capitals: frozenset[str] = frozenset() if view.page.language == "en" else CAPITALS
    return any("side" in item.senses and item.senses.get("region") not in capitals for item in items)


def _is_done(view: View, mention: Mention) -> bool:
    """In "the fire killed 25" something harms people: it must be a side, an attack or a weapon."""
    whole = mention.subset_of or mention  # "killed 22 people, 17 of them policemen"
    event = whole.event
    if event is None or event.sense not in ("kill", "injure") or event.passive or whole.role != "obj":
        return False
    if view.page.language != "en":
        kills = _KILLS.fullmatch(view.normalised, event.start, event.end)
        return kills is not None and _is_done_by_others(view, event)
    governs = event.verb.form not in ("noun", "pred") and whole.start - event.end == 1
    doer = view.normalised[view.start : event.start]
    return governs and not (_ACTS.search(doer) or _AN_ATTACK.search(doer))


def _is_done_by_others(view: View, event: Event) -> bool:
    """In "Чадний газ убив трьох" who does it is told, and is no side; in "убили троих" nobody is."""
    if _BLOWN_UP.search(view.words) or any(
        not _IN.search(view.normalised, view.start, one.start) for one in view.of_kind("side")
    ):
        return False
    many = view.normalised.endswith("ли", event.start, event.end)
    return not many or _DOERS.search(view.normalised, view.start, event.start) is not None


def _is_in_state_abroad(view: View) -> bool:
    """In "A storm left 12 dead in Portugal." that state is named, no side, place or weapon of this war."""
    page = view.page
    if not view.has("donor") or view.has("class") or view.has("region") or view.names_this_war:
        return False
    states = (item for item in view.of_kind("donor") if not page.is_met_in(item))
    return any(_IN_STATE.search(view.normalised, view.start, item.start) for item in states)


def _is_in_town_abroad(view: View) -> bool:
    """In "A car drove into a crowd in Kassel, Germany. It killed five" the paragraph is of another place."""
    page, first = view.page, view.nth
    while (
        view.nth - first < _FAR and first and page.sentences[first - 1].paragraph == view.sentence.paragraph
    ):
        first -= 1
    items = page.items_within(page.sentences[first].start, view.end)
    weapons = (item for item in items if item.get("class"))
    if any(family(item.get("class")[0], page.vocabulary) == "air" for item in weapons):
        return False
    if any(page.is_of_this_war(item) for item in items):
        return False
    named = (item.start for item in items if item.get("donor"))
    return any(_TOWN_IN.search(page.text, max(0, start - _NEAR_TOWN), start) for start in named)
