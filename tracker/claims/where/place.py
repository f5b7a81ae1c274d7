"""Scope and territory: the region or place that a number is about."""

from typing import NamedTuple

from tracker.claims.page.groups import NATIONAL, OBJECTS, PEOPLE
from tracker.claims.page.items import Item
from tracker.claims.page.lands import CALENDAR
from tracker.claims.page.mention import Mention
from tracker.claims.page.view import View
from tracker.claims.relation.wholes import area_again
from tracker.claims.where.country import land_beside
from tracker.claims.where.place_items import (
    as_scope,
    last_listed,
    region_items,
)
from tracker.claims.where.place_of_office import is_speaker, of_office, of_teller, seat_at, seat_of
from tracker.claims.where.place_rules import (
    OF_ITS_OWN,
    REGION,
    RULES,
    THE_REGION,
    WITHOUT_PLACE,
    accounting,
    is_itemised,
    number_of_place,
    opens_clause,
)
from tracker.claims.where.told import names_country
from tracker.claims.words.patterns import spoken
from tracker.text.lazy import START, regex

_IN_PLACE = regex(r" (?:in|near|at|over|around) (?:the )?(?:city |town |village )?(?:of )?")
_OF_REGION = regex(r"\b(?:over|in|across) (?:the|his|her|our) (?:same )?(?:region|oblast)\b(?! of)")
_HOLDER = regex(
    r"(?: (?:still|now|also|currently|already|itself))*"
    r" (?:holds?|held(?! by)|controls?|controlled|retains?|kept|keeps?|occup\w+|has|the rest)\b"
)
"""In "of Donetsk region Kyiv still holds 22 percent" the capital stands for who holds it."""
_OF_COUNTRY = regex(
    r" ?(?:%|percent|per cent|відсотк[а-яі]+|процент[а-я]*)? ?(?:of |від |от )?"
    r"(?:(?:всієї|усієї|всей|all(?: of)?|the (?:whole|entire)(?: of)?) )?"
    r"(?:(?:території|площі|землі|земель|территории|площади|земли|земель|the territory of|the area of"
    r"|the land of) )?(?:(?:всієї|усієї|всей|all) )?"
    r"(?:(?:україни|украины|ukraine)\b(?!'s (?!territory|land|area))"
    r"|(?:країни|страны|the (?:whole |entire )?country|entire country|whole country)\b"
    r"|(?:української|украинской|ukrainian) (?:території|площі|землі|территории|площади|земли|territory|land"
    r"|soil)\b)"
)
"""In "19.4 % of Ukraine and nearly all of the Luhansk region" the share is that of the country."""
_AND_AREA = regex(r",? (?:and|with|і|й|та|и)(?: (?:about|some|over|more than|nearly|almost|around))* ")
_TURN = spoken("place.turn", r", (?:while|but) (?:in|over) (?:the )?(?:[a-z]+(?:ing|by|ern) )?$")
_HIS = regex(r"\b(?:his|her) (?:region|oblast|city|town|district|area)\b")
_IN_TOTAL = regex(
    r"\W*(?:in total|in all|overall|altogether|nationwide|across the country),?"
    r" (?:ukraine|russia|kyiv|moscow)\b"
)
_OF_THE = regex(rf"(?:{START}|" r"[\s\"(,:])of (?:the |all |those |these )+$")
_HOUR = regex(
    r"\b(?:ран(?:ок|ку)|ніч|вечір|утро|ноч[ьи]|вечер|гучно|громко|тривог|тревог|вибухи|взрывы|неспок|неспоко"
    r"|morning|night|evening|explosions)[а-яіїє]*\b"
)
_FEW_WORDS = 5
_SETTLEMENT = regex(
    r"\b(?:(?:in|near|at|outside)\s+(?:the\s+)?(?:[a-z-]+\s+)?|on\s+the\s+(?:Ukrainian|Russian)\s+(?=[a-z]+\s+of))"
    r"(?:(?:village|town|city|settlement|hamlet|suburb"
    r"|community)\s+of\s+|nearby\s+)?"
    rf"(?!(?:{CALENDAR}|Past|Last|This|Recent|Telegram|Facebook|Parliament|Europe)\b)"
    r"(?P<name>[A-Z][a-z'’-]{3,}(?: [A-Z][a-z'’-]{3,})?)"
    r"(?!'s|’s| (?:district|region|oblast|River))\b"
)


class Carried(NamedTuple):
    """The scope that goes on, and the region named last ("over the region")."""

    scope: str = NATIONAL
    region: str = ""


def scope_of(view: View, mention: Mention, carried: Carried) -> str:
    """The scope of a number: its own region, the sentence's, or what carries over from before."""
    if mention.metric == "left_airspace" or land_beside(view, mention) or _is_fronted_whole(view, mention):
        return NATIONAL
    regions = _that_may_be_its(view, mention, region_items(view)) if region_items(view) else []
    if mention.metric.startswith("territory"):
        if _OF_COUNTRY.match(view.normalised, mention.span[1], view.end):
            return NATIONAL
        if (last := _last_of_areas(view, mention)) is not None:
            return scope_of(view, last, carried)
        if (first := area_again(view, mention)) is not None:
            return scope_of(view, first, carried)
        regions = [item for item in regions if not _HOLDER.match(view.normalised, item.end, view.end)]
    for rule in RULES if regions else WITHOUT_PLACE:
        if mention.subset_of is not None and rule not in OF_ITS_OWN:
            return scope_of(view, mention.subset_of, carried)
        scope = rule(view, mention, regions)
        if scope:
            if scope != REGION:
                return scope
            told = carried.region or carried.scope
            named = _named_before(view, mention, regions) or _office_of(view, mention, told)
            named = named or _of_holder(view) or told
            return around(named, view) if _OF_REGION.search(view.normalised, mention.end, view.end) else named
    if _is_sum_of_others(view, mention, regions, carried.scope) or (not regions and _in_total(view)):
        return NATIONAL
    if mention.metric in OBJECTS and not regions and names_country(view):
        return NATIONAL
    unlisted = _unlisted(view) if mention.metric in PEOPLE else ""
    return unlisted or _office_of(view, mention, carried.scope) or carried.scope


def _that_may_be_its(view: View, mention: Mention, regions: list[Item]) -> list[Item]:
    """The places of a sentence without those of what follows, of who speaks, and of a part alone."""
    if "account" in view.words:
        regions = accounting(view, mention, regions)
    regions = [item for item in regions if not _is_next(view, mention, item)]
    regions = [item for item in regions if not is_speaker(view, item)] or of_teller(view, mention, regions)
    return [item for item in regions if not _is_of_part(view, mention, item)]


def _last_of_areas(view: View, mention: Mention) -> Mention | None:
    """In "82 settlements and 1,150 square kilometres of Kursk region" both lie in the region."""
    nth = view.mentions.index(mention) + 1
    following = view.mentions[nth] if nth < len(view.mentions) else None
    if following is None or not (mention.family == "settlement" and following.quantity.amount.unit == "km2"):
        return None
    joined = _AND_AREA.fullmatch(view.normalised, mention.end, following.start)
    return following if joined else None


def _office_of(view: View, mention: Mention, carried: str) -> str:
    """The region of the official who tells; in "Three died in Izium. Five are hurt, he said" Izium."""
    seat = of_office(view, mention)
    return carried if seat and around(carried, view) == seat else seat


def _of_holder(view: View) -> str:
    """In "Kirovohrad's governor saw no damage in his region after the army downed one" his is meant."""
    if view.page.language != "en" or not _HIS.search(view.words):
        return ""
    seats = {seat for item in view.items if (seat := seat_of(view, item))}
    return seats.pop() if len(seats) == 1 else ""


def _in_total(view: View) -> bool:
    """In "In total, Ukraine reported at least 37 deaths" the place told before is not that of the sum."""
    return _IN_TOTAL.match(view.words) is not None


def _is_fronted_whole(view: View, mention: Mention) -> bool:
    """In "of the 144 drones intercepted, half were near Bryansk, 20 in Moscow" no place is that of all."""
    if view.page.language != "en" or not view.has("region"):
        return False
    if "account" in view.words and any(
        number_of_place(view, one) == mention.start for one in view.of_kind("region")
    ):
        return False
    if not _OF_THE.search(view.normalised, view.start, mention.start):
        return False
    nth = view.mentions.index(mention)
    limit = view.mentions[nth + 1].start if nth + 1 < len(view.mentions) else view.start
    places = [
        item for item in view.of_kind("region") if mention.end <= item.start and not is_speaker(view, item)
    ]
    comma = view.normalised.find(
        ",", mention.end, view.end
    )  # "of the 53 drones and four missiles fired at Odesa,"
    return bool(places) and places[0].start >= max(limit, comma) > view.start


def around(scope: str, view: View) -> str:
    """In "one died in Izium ... 3,320 were killed in the region" the region of the town is meant."""
    regions = view.page.vocabulary.regions
    known = regions.get(scope)
    return known.parent if known is not None and known.parent in regions else scope


def _is_next(view: View, mention: Mention, item: Item) -> bool:
    """In "40 drones attacked Ukraine, but in Kyiv four people ..." Kyiv is the place of what follows."""
    following = [other for other in view.mentions if item.end <= other.start]
    if item.start < mention.end or not following:
        return False
    if following[0].metric and opens_clause(view, item, following[0].start):
        return True
    return _TURN.search(view.normalised, mention.end, item.start) is not None


def _is_of_part(view: View, mention: Mention, item: Item) -> bool:
    """In "five were wounded, two of them in Shebekino" the place is that of the two alone."""
    parts = [one for one in view.mentions if one.subset_of is not None and one.end <= item.start]
    if not parts or parts[-1].start <= mention.start or view.page.language != "en":
        return False
    return parts[-1].anaphor and _IN_PLACE.fullmatch(view.normalised, parts[-1].end, item.start) is not None


def says_the_region(view: View) -> bool:
    """Whether "over the region" takes up a place that was named before."""
    if not view.page.tells(THE_REGION):
        return False
    return THE_REGION.search(view.normalised, view.start, view.end) is not None


def topic(view: View) -> str:
    """The place that a sentence without figures tells of, that of the official who speaks in it, or ""."""
    regions = [item for item in region_items(view) if not is_speaker(view, item)]
    if regions:
        return as_scope(last_listed(regions, view), view)
    seats = (seat_at(view, one.start) for one in view.attributions)
    return next(filter(None, seats), "")


def is_heading(view: View) -> bool:
    """Whether a sentence is the name of a place and nothing else: "Kharkiv."."""
    regions = view.of_kind("region")
    if len(regions) != 1:
        return False
    around = view.normalised[view.start : regions[0].start] + view.normalised[regions[0].end : view.end]
    return not any(sign.isalnum() for sign in around)


def is_scene(view: View) -> bool:
    """Whether a sentence only tells the hour or the noise of a place: "Ранок у Кривому Розі."."""
    short = len(view.words.split()) <= _FEW_WORDS and len(view.of_kind("region")) == 1
    return short and _HOUR.search(view.words) is not None and not (view.has("said") or view.has("claimant"))


def _unlisted(view: View) -> str:
    """The name of a village or town that the vocabulary lacks: people hurt there were hurt nowhere else."""
    for match in _SETTLEMENT.finditer(view.printed):
        start = view.start + match.start("name")
        if not any(item.start <= start < item.end for item in view.items):
            return match["name"]
    return ""


def _named_before(view: View, mention: Mention, regions: list[Item]) -> str:
    before = [item for item in regions if item.end <= mention.start]
    return as_scope(before[-1:], view) if before else ""


def _is_sum_of_others(view: View, mention: Mention, regions: list[Item], scope: str) -> bool:
    """In "Всего ранены 46: 21 в Харькове, 14 в Херсоне" the place told before is not that of the sum."""
    later = [item for item in regions if item.start >= mention.end]
    if not later or not is_itemised(view, mention, later):
        return False
    known = (view.page.vocabulary.regions[str(item.get("region"))] for item in later)
    return any(scope not in (region.id, region.parent) for region in known)
