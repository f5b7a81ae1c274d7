"""What was lost and what was not: an army's people and pieces, or cars, guests and targets of others."""

from itertools import pairwise

from tracker.claims.page.bodies import ARMED
from tracker.claims.page.mention import Mention
from tracker.claims.page.view import View
from tracker.claims.words.patterns import slavic
from tracker.model import Quantity
from tracker.text.lazy import regex

_OF_FUEL = regex(
    r"\b(?:(?:oil|fuel|petroleum|gas|petrol|storage) (?:transshipment )?"
    r"(?:depots?|terminals?|tanks?|facilit\w+|bases?)"
    r"|refiner(?:y|ies)|нефтебаз|нафтобаз|нпз|резервуар|(?<!на )топлив(?!о\b)|паливн)"
)
_ARMS = frozenset({"armoured_vehicle", "artillery", "mlrs", "soldier", "air_defence_system"})
_ENEMY = regex(r"\b(?:противник|враг|ворог|неприятел|супротивник)[а-яіїє]*\b")
_EXCHANGE = slavic(r"\b(?:обмен|обмін)(?!.{0,12}(?:удар|обстр|огн|вогн))[а-яіїє]*\b")
_STRUCK = regex(r"(?:ура|вра|пора)[зж]")
_HOMES = regex(
    r"\b(?:house|home|flat|apartment|building|school|shop|garage|дом(?:а|ов|ах)?\b|будин|квартир|здани|будівл|школ"
    r"|магазин|гараж|осел)"
)
"""What stands in a town, and cars beside it."""
_NEAR_BY = 500
DEAD = regex(r"загибл|загину|погиб|вбит|убит|\b(?:dead|killed|died|deaths)\b")
_WOUNDED = regex(r"поранен|ранен|травмован|\b(?:injur|wound)")
_MANY = 20
_WE_LOST = regex(
    r"\b(?:we|city|town|village|community|region|family|families|school) (?:have |had |has )?lost $"
)


def is_minus(view: View, mention: Mention) -> bool:
    """In "минус 20 градусов" the word of losses counts nobody."""
    event = mention.event
    return event is not None and view.normalised[event.start : event.end] in ("минус", "мінус")


def tells_of_army(view: View, mention: Mention) -> bool:
    """Whether a side, an enemy or a headquarters is named: else it is the staff that a company lost."""
    headquarters = view.claimant_at(mention.span[0]) in ARMED
    return view.has("side") or headquarters or _ENEMY.search(view.words) is not None


def is_mourned(view: View, mention: Mention) -> bool:
    """In "we lost three people", "the town lost two children" no army's losses are told."""
    if mention.classes in (("child",), ("civilian",)):
        return mention.event is not None and mention.event.sense == "lose"
    return (
        mention.classes == ("person",)
        and _WE_LOST.search(view.normalised, view.start, mention.start) is not None
    )


def is_civil(view: View, mention: Mention) -> bool:
    """Cars that wreckage hit are no army's: neither soldiers nor other equipment stand beside them."""
    lost = mention.event is not None and mention.event.sense == "lose"
    if mention.side or lost or _ENEMY.search(view.words):
        return False
    if _HOMES.search(view.words):
        return True  # "40 houses were damaged and 12 cars burnt out"
    soldiers = [one for one in view.of_kind("soldier_noun") if not mention.start <= one.start < mention.end]
    if view.claimant_at(mention.span[0]) in ARMED or soldiers:
        return False
    others = {name for one in view.mentions if one is not mention for name in one.classes}
    return not any(view.page.vocabulary.is_within(name, "equipment") for name in others - {"vehicle"})


def is_vessel(view: View, mention: Mention) -> bool:
    """In "drones hit the oil depot; several tanks were damaged" fuel was kept in them."""
    if mention.side or any(set(one.classes) - {"tank"} & _ARMS for one in view.mentions):
        return False
    start = view.page.sentences[max(0, view.nth - 3)].start
    return _OF_FUEL.search(view.normalised, start, view.end) is not None


def is_met(view: View, mention: Mention) -> bool:
    """Aircraft that others intercepted or stopped flew home; what was disabled is damaged."""
    event = mention.event
    if event is None:
        return False
    harmed = view.normalised.startswith(("disab", "знешкод"), event.start)
    stopped = event.sense == "neutralise" and not harmed
    return stopped or view.normalised.startswith("intercept", event.start)


def strikes_targets(view: View, mention: Mention) -> bool:
    """In "бійці вразили 106 цілей" the targets were struck: nothing struck with them."""
    event = mention.event
    if event is None or view.page.language == "en" or mention.classes != ("air_target",):
        return False
    return event.sense in ("strike", "damage") and _STRUCK.match(view.normalised, event.start) is not None


def counts_both(view: View, mention: Mention) -> bool:
    """In "14 059 жертв: загинули 5767 людей, 8292 зазнали поранень" the first counts dead and wounded."""
    if (mention.quantity.amount.best or 0) < _MANY or mention.subset_of is not None:
        return False  # of small numbers many add up
    following = view.page.numbers_within(mention.end, mention.end + _NEAR_BY)
    counts = (other for other in following if other.reason is None and other.amount.unit == "count")
    for one, two in pairwise(counts):
        if (one.amount.best or 0) + (two.amount.best or 0) == mention.quantity.amount.best:
            return _tells_both(view.normalised, one, two)
    return False


def _tells_both(normalised: str, one: Quantity, two: Quantity) -> bool:
    """Whether the first number counts dead and the second wounded, or the other way round."""
    first = normalised[max(0, one.span[0] - 25) : two.span[0]]
    second = normalised[one.span[1] : two.span[1] + 40]
    return any(
        mine.search(first) is not None and other.search(second) is not None
        for mine, other in ((DEAD, _WOUNDED), (_WOUNDED, DEAD))
    )


def is_aboard(view: View, mention: Mention) -> bool:
    """In "потопила лайнер с 10 тысячами пассажиров" the people are told with the ship."""
    event = mention.event
    destroyed = event is not None and event.sense == "destroy" and mention.family == "person"
    return destroyed and view.normalised.endswith((" с ", " со ", " із ", " зі ", " з "), 0, mention.start)


def is_exchanged(view: View, mention: Mention) -> bool:
    """In "обменялись телами погибших в формате 900 на 40" nobody was killed just then."""
    told = mention.event is None or mention.event.verb.form == "noun"
    return told and _EXCHANGE.search(view.normalised, view.start, view.end) is not None


def army_before(view: View, mention: Mention) -> str:
    """In "имена погибших российских военных ... подтвердили гибель 57 человек" an army's dead go on."""
    if view.page.language == "en" or view.between(view.start, mention.start, "region"):
        return ""
    named = [one for one in view.mentions if one.end <= mention.start and one.classes == ("soldier",)]
    if named:
        return named[-1].side if named[-1].metric == mention.metric else ""
    noun = mention.event is None or mention.event.verb.form == "noun"
    start = view.page.sentences[max(0, view.nth - 1)].start
    if not noun or view.has("side") or not DEAD.search(view.normalised, start, view.start):
        return ""  # "Дроны атаковали дом, погибли двое": others died there
    items = view.page.items_within(start, view.start)
    sides = {one.end + 1: str(one.get("side")) for one in items if one.get("side")}
    return next(
        (sides[one.start] for one in items if "soldier_noun" in one.senses and one.start in sides), ""
    )
