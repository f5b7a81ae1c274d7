"""Words of the war told of other matters: what a firm launched, a gunman shot, delays hit, a museum shows."""

from tracker.claims.page.groups import BROUGHT_DOWN, EQUIPMENT, PERSONS
from tracker.claims.page.mention import Event, Mention
from tracker.claims.page.view import View
from tracker.text.lazy import regex

_ADVERBS = r"(?:(?:has|have|had|also|then|later|recently|just|\w+ly) )*"
_OF_TRADE = regex(
    r"\b(?:compan(?:y|ies)|firms?|start-?ups?|carmakers?|makers?|manufacturers?|retailers?|airlines?|banks?"
    rf"|publishers?|studios?|supermarkets?|universit(?:y|ies)|students|pupils|schools?|engineers) {_ADVERBS}$"
)
_SEEN = regex(r"(?:saw|seen|sees?|seeing|spot(?:s|ted|ting)?|sight(?:ed|ing))\b")
_FIRED = regex(rf" {_ADVERBS}(?:test-?)?")
_WITHIN = regex(
    r"\b(?:in|near|off|over|across|into|outside|from) (?:the |a |northern |southern |eastern |western )*$"
)
_CIVILIAN = regex(
    r"\b(?:man|men|woman|women|(?:teenager|boy|girl|youth|pupil|student|husband|neighbou?r|pensioner|driver"
    r"|shooter|hunter|poacher|protester|demonstrator|rioter|striker|fan|gang|robber|thie[fv]e?|smuggler|burglar"
    r"|bear|dog|bull|shark|lion|elephant|snake|cow|climber|surfer|doctor|officer)s?|gunm[ae]n|mob|crowd"
    r"|police|policem[ae]n|wol(?:f|ves)|cattle|locusts|virus(?:es)?|disease|bacteria|hail|ice)"
    rf" (?:(?:in|from|near) [\w-]+ )?{_ADVERBS}(?:shot(?: dead)? and )?$"
)
_BY_CIVILIAN = regex(
    r" by (?:an? |the |two |three )?(?:[\w-]+ )?"
    r"(?:gunm[ae]n|shooter|hunters?|farmers?|fishermen|burglars?|robbers?|cats?|dogs?|wolves|bears?"
    r"|sharks?)\b"
)
_WEATHER = regex(
    r"\b(?:storms?|gales?|floods?|rains?|winds?|frosts?|avalanches?|landslides?|lightning|heatwave|outbreak)"
    r" (?!of\b)[^,;:.]{0,50}$"
)
_TO_REST = regex(
    r"[^,;:.]{0,45} (?:to|because of|due to|over) (?:\w+ )?(?:retirement|resignations?|rivals?"
    r"|the private sector|illness|disease|emigration|old age|pay|wages|salaries)\b"
)
_HARM = (
    r"(?:delays?|cancellations?|shortages?|outages?|cuts?|lay-?offs|tariffs?|sanctions|inflation|debts?"
    r"|storms?"
    r"|winds?|hail|frosts?|droughts?|waves|lightning|cold|heat|disease|viruse?s?|bugs?|cyber-?attacks?"
    r"|hackers"
    r"|walk-?outs?|(?:a|the) strike by|strike action|a strike over"
    r"|(?:a|the) (?:train|bus|lorry|truck|car|tram|taxi))"
)
_BY_HARM = regex(rf" (?:badly |hard |\w+ly )?by (?:(?:the|a|an|long|heavy|high|new|\w+ing) )*{_HARM}\b")
_SHOWN = regex(
    r"\b(?:museum|exhibition|gallery|collection|memorial|park)\b(?: (?!hit|was|were)[\w'-]+){0,4} "
    r"(?:shows?|showed|displays?|displayed|exhibits?|houses?|holds|presents?|has on (?:show|display)|keeps) "
)
_SMUGGLED = regex(
    r"\b(?:cigarettes|contraband|smuggl\w+|customs officers|cocaine|cannabis|heroin|narcotics)\b"
)
_DEFUSED = regex(r"\b(?:unexploded|sappers?|deminers?|mine-clearing|bomb[- ]disposal)\b")
"""What is defused on the ground was not shot down."""
_LAUNCHED = frozenset({"launched"})


def is_otherwise(view: View, mention: Mention) -> bool:
    """Whether the verb of a figure is told of trade, crime, mishaps or shows."""
    event = mention.event
    if view.page.language != "en":
        return False
    if mention.metric and _is_far_away(view):
        return True
    return event is not None and _told_by_others(view, mention, event)


def _is_far_away(view: View) -> bool:
    """In "in Kenya", "off Florida" no side of this war acts, unless it is named beside it."""
    if _opens_far(view):
        return True
    if any(view.page.is_of_this_war(item) for item in view.items):
        return False
    return any(_WITHIN.search(view.normalised, view.start, item.start) for item in view.of_kind("elsewhere"))


def _opens_far(view: View) -> bool:
    """In "In Sudan, a Russian plane was downed" the place opens the sentence, and nobody speaks there."""
    if not view.words.startswith("in ") or view.has("said"):
        return False
    first = (*view.of_kind("elsewhere"), *view.of_kind("other_war"))
    return any(one.start == view.start + 3 and view.normalised.startswith(",", one.end) for one in first)


def _told_by_others(view: View, mention: Mention, event: Event) -> bool:
    if mention.metric in _LAUNCHED:
        return _launched_by_others(view, event)
    if mention.metric in PERSONS:
        return _harmed_by_others(view, mention, event)
    if mention.metric in BROUGHT_DOWN and _DEFUSED.search(view.words):
        return True
    if mention.metric in BROUGHT_DOWN and not view.has("side"):
        return _by_civilian(view, event) or _SMUGGLED.search(view.words) is not None
    return _equipment_otherwise(view, mention, event)


def _launched_by_others(view: View, event: Event) -> bool:
    """In "a firm launched four drones", "North Korea fired two missiles" no side of this war fired."""
    if event.passive or event.verb.form == "noun":
        return False
    if not view.page.names_this_war and _SEEN.match(view.normalised, event.start):
        return True
    if _OF_TRADE.search(view.normalised, view.start, event.start):
        return True
    states = (*view.of_kind("elsewhere"), *view.of_kind("other_war"))
    return any(
        item.end <= event.start and _FIRED.fullmatch(view.normalised, item.end, event.start)
        for item in states
    )


def _harmed_by_others(view: View, mention: Mention, event: Event) -> bool:
    """In "a man shot and killed three people", "12 were hit by a train" nobody fought."""
    if not event.passive and mention.end <= event.start:
        return False  # "two women and one man suffered shrapnel wounds"
    if event.passive:
        return _by_harm(view, event) or _by_civilian(view, event)
    if event.sense == "lose":
        return _TO_REST.match(view.normalised, mention.end, view.end) is not None
    return event.verb.form != "noun" and event.sense != "die" and _by_nobody_at_war(view, event)


def _by_nobody_at_war(view: View, event: Event) -> bool:
    """Whether a civilian or the weather does it."""
    if _CIVILIAN.search(view.normalised, view.start, event.start):
        return True
    return not view.has("side") and _WEATHER.search(view.normalised, view.start, event.start) is not None


def _equipment_otherwise(view: View, mention: Mention, event: Event) -> bool:
    """Ships hit by delays, tanks that a museum shows or that reached their buyer."""
    if mention.metric not in EQUIPMENT | {"hit"}:
        return False
    if event.sense == "reach" and _is_equipment(view, mention):
        return True
    return _by_harm(view, event) or _SHOWN.search(view.normalised, view.start, mention.start) is not None


def _by_civilian(view: View, event: Event) -> bool:
    return _BY_CIVILIAN.match(view.normalised, event.end, view.end) is not None


def _by_harm(view: View, event: Event) -> bool:
    return _BY_HARM.match(view.normalised, event.end, view.end) is not None


def _is_equipment(view: View, mention: Mention) -> bool:
    return any(view.page.vocabulary.is_within(name, "equipment") for name in mention.classes)
