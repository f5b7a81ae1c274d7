"""Where a number is by the words of its sentence: one rule a way of telling it, the nearest first."""

from collections.abc import Callable
from itertools import pairwise

from tracker.claims.page.groups import EQUIPMENT, NATIONAL, OBJECTS, PEOPLE, PLACES
from tracker.claims.page.items import Item
from tracker.claims.page.mention import Mention
from tracker.claims.page.view import View
from tracker.claims.relation.in_turn import place_of
from tracker.claims.where.place_items import (
    as_scope,
    first_listed,
    is_of_next_strike,
    joined,
    last_listed,
    without_direction,
)
from tracker.claims.where.place_of_office import is_speaker, tells_another
from tracker.claims.where.told import COUNTS_OTHERS, attacks_country, is_nationwide
from tracker.claims.words.patterns import slavic, spoken
from tracker.model import Span
from tracker.text.lazy import regex

_ATTACKING = frozenset({"launch", "attack", "strike", "damage"})
_TURNS = regex(r"; |, а (?!також\b|также\b)|, while |, whereas ")
_LABEL = spoken(
    "place_rules.label",
    r"\s*(?:[:(–-]\s*|(?:reported|counted|recorded|registered|saw|had|with|by) )?"
    r"(?:some |about |at least |another )?",
)
_NEXT_ITEM = slavic(r"[^,;:.]*, (?:а )?(?:над|у|в|на) ")
_AND_MORE = regex(r"(?: [a-z]+){0,3},? and (?:another |some |about |over |more than )?")
"""In "12 were killed and 30 hurt in the region" both were there."""
_DASHED = regex(r" [-–] | ?\(")
"""In "..., in the Bryansk region – thirty" the place stands before its number, wherever the others do."""
THE_REGION = spoken(
    "place_rules.the_region",
    r"\b(?:over|in|across|on|against|towards?|attacked|struck|hit|shelled|targeted|pounded)"
    r"(?: the territory of)? (?:the|our|his|her|this)"
    r" (?:region|city|oblast|area|district|peninsula|same region)\b(?! of)",
)
_ON_THE_CITY = regex(r" (?:on|against|over) the (?:city|town|region|oblast|area)\b(?! of)")
_OTHERS = spoken(
    "place_rules.others",
    r"(?: region| oblast| city)?,? (?:and|as well as)"
    r" (?:several |some |many |a number of )?(?:other|others|more)\b",
)
_COUNTRYWIDE = spoken(
    "place_rules.countrywide",
    r"(?:,? (?:and )?(?:the )?(?:north|south|east|west|cent(?:er|re))(?:ern)?\b(?! korea))+"
    r"|,? of the country",
)
_DISTRICTS_OF = regex(r" (?:districts|areas|parts|municipalities|towns|cities) (?:of|in) ")
_WITH_WHAT = regex(r", with (?!(?:the|its) )[^,;:\d]{3,60}$")
"""In "91 drones, with much activity in the Kursk region" the place is that of what is told beside."""
_THAT_HARMED = regex(
    r"\b(?:attack|raid|barrage|strike|assault)s? (?:that|which) (?:\w+ly )?(?:damaged|destroyed|killed"
    r"|injured|wounded|hit|struck|sparked|caused|left|cut)\b"
)
_ACCOUNTS = regex(
    r"(?: (?:region|oblast|krai|province|alone|itself))*(?:,? which)?"
    r"(?: account(?:ed|s|ing) for|(?<!which)(?P<gapped>,?(?: with)? for))"
    r" (?:about |some |another |the |at least )?(?=\w)"
)
"""In "with Bryansk accounting for 12 and Kursk for nine" the place before each number is its own."""
_IS_HIT = regex(r"(?: region| oblast| city)? (?:hit|struck|damaged|attacked)[.!]?(?:\n|$)")
"""In "drones launched in an attack that damaged a plant in Odesa" the place is that of the plant."""
_COUNTRY_HITTING = regex(
    r"\b(?:at|against|across|over|throughout) (?:ukraine|russia|the country)\b(?!')[^,;:]{0,40}, "
    r"(?:target|hitt|strik|attack|damag|kill)[a-z]*ing [^;:]*$"
)
"""In "fired 41 missiles across Ukraine, attacking Kyiv and Kharkiv" all of them flew at the country."""
_CLAUSE_AT = slavic(
    r"[,;:] (?:(?:а|і|й|та|и|але|но|ще|ещё|еще|(?:з|із|из|серед|среди) (?:них|яких|которых)) )*"
    r"(?:у|в|во|на|над|під|под|по|біля|возле)(?: [а-яіїєґё'-]+){0,3} $"
)
_JOINED_ON = slavic(
    r"\"?(?: [а-яіїєґё'-]+){0,2}(?:, (?:ще|іще|ещё|еще)| та| і| й| и| а также| а також)"
    r"(?: (?:ще|іще|ещё|еще|також|также))* \"?"
)
_WHERE = regex(r",? where\b")
REGION = "the region"
Rule = Callable[[View, Mention, list[Item]], str]


def number_of_place(view: View, item: Item) -> int:
    """Where the number begins for which a place accounts; -1 where it accounts for none."""
    told = _ACCOUNTS.match(view.normalised, item.end, view.end)
    if told is None or (told["gapped"] and "account" not in view.normalised[view.start : item.start]):
        return -1
    return told.end()


def accounting(view: View, mention: Mention, regions: list[Item]) -> list[Item]:
    """The places of a sentence without those that account for another number; the one of this, if any."""
    told = {number_of_place(view, item): item for item in regions}
    if mention.start in told or mention.span[0] in told:
        return [told.get(mention.start) or told[mention.span[0]]]
    others = {one.span[0] for one in view.mentions} | {one.start for one in view.mentions}
    return [
        item
        for number, item in ((number_of_place(view, one), one) for one in regions)
        if number not in others
    ]


def _in_turn(view: View, mention: Mention, regions: list[Item]) -> str:
    return place_of(view, mention, regions)


def _label(view: View, mention: Mention, regions: list[Item]) -> str:
    """In "Over Odesa four, over Sumy two": each place stands before its number."""
    first = min(other.start for other in view.mentions)
    before = [item for item in regions if item.end <= mention.start]
    dashed = bool(before) and _is_apart(view, before[-1], mention.start)
    if before and len(regions) == 1 and "account" in view.words and number_of_place(view, before[-1]) >= 0:
        return str(before[-1].get("region"))
    if not before or not (dashed or any(item.end <= first for item in regions)):
        return ""
    if not _LABEL.fullmatch(view.normalised, before[-1].end, mention.start):
        return ""
    if is_nationwide(view, mention.span[1], _next_number(view, mention)):
        return ""  # "20 - над Калужской, ещё 50 - над остальными регионами"
    counted = [other.end for other in view.mentions if other.end <= before[-1].start]
    clear = view.normalised.rfind(" над ", max([view.start, *counted]), before[-1].start)
    return as_scope(last_listed([item for item in before if item.start > clear] or before, view), view)


def _own(view: View, mention: Mention, regions: list[Item]) -> str:
    """What stands behind the number, before the next one, or inside it: "пострадавших в Сумах нет"."""
    limit = _next_number(view, mention)
    if inside := [item for item in regions if mention.span[0] <= item.start < mention.span[1]]:
        return as_scope(inside, view)
    own = [item for item in regions if mention.span[1] <= item.start < limit]
    own = [item for item in own if not _in_next_clause(view, mention, item)]
    if own and _opens_item(view, mention, own[0], regions):
        own = []
    nationwide = not own and is_nationwide(view, *_clause_of(view, mention, limit, fronted=bool(regions)))
    if nationwide or (attacks_country(view, mention, limit) and all(is_speaker(view, one) for one in own)):
        return NATIONAL
    if own and limit < view.end and _is_label_of(view, own[-1], limit, regions):
        own = own[:-1]
        if not own:
            return ""
    if not own and not view.page.tells(THE_REGION):
        return ""
    if not own:
        joined = not regions and _AND_MORE.fullmatch(view.normalised, mention.end, limit)
        behind = view.end if joined else limit
        return REGION if THE_REGION.search(view.normalised, mention.span[1], behind) else ""
    return _of_group(view, mention, own)


def _clause_of(view: View, mention: Mention, limit: int, *, fronted: bool) -> Span:
    """In "у Брянську збили 30, в інших областях - 12" the comma parts what is told of each number."""
    ends = view.normalised.rfind(", ", mention.span[1], limit) if limit < view.end else -1
    ends = ends if ends >= 0 else limit
    if not fronted:
        return view.start, ends
    before = max((one.end for one in view.mentions if one.end <= mention.start), default=mention.span[1])
    opens = view.normalised.rfind(", ", before, mention.start)
    return (opens if opens >= 0 else mention.span[1]), ends


def _next_number(view: View, mention: Mention) -> int:
    """Where the next number begins that has a place of its own, or the sentence ends."""
    following = (one for one in view.mentions if one.start >= mention.end and one is not mention.part_of)
    apart = (
        one.start for one in following if not (_counts_districts(view, one) or _is_doer(view, mention, one))
    )
    return min(apart, default=view.end)


def _of_group(view: View, mention: Mention, own: list[Item]) -> str:
    """The places behind a number in one scope, the country where they are only some of its places."""
    if mention.metric in OBJECTS and _COUNTRY_HITTING.search(view.normalised, mention.end, own[0].start):
        return NATIONAL
    group = without_direction(first_listed(own, view), view)
    if mention.quantity.each and len(own) > len(group):
        return "+".join(sorted({str(item.get("region")) for item in without_direction(own, view)}))
    its_own = view.claimant_at(mention.start) == f"ua_command_{group[-1].get('region')}"
    if _COUNTRYWIDE.match(view.normalised, group[-1].end, view.end) and not its_own:
        return NATIONAL  # unless the command of the west tells of "the west of the country"
    return NATIONAL if _OTHERS.match(view.normalised, group[-1].end, view.end) else as_scope(group, view)


def _opens_item(view: View, mention: Mention, item: Item, regions: list[Item]) -> bool:
    """In "над Брянщиною збили 28, над Курщиною - удвічі менше" the second place has no number of its own."""
    fronted = any(one.end <= mention.start for one in regions)
    behind = view.normalised.startswith((" - ", " областью - ", " областю - "), item.end)
    return fronted and behind and _NEXT_ITEM.fullmatch(view.normalised, mention.end, item.start) is not None


def _is_doer(view: View, mention: Mention, other: Mention) -> bool:
    """In "one man was killed by a drone in Kherson" the drone only tells what killed him."""
    return other.implicit and view.normalised.endswith(" by ", mention.end, other.start)


def _counts_districts(view: View, mention: Mention) -> bool:
    """In "40 were downed over six districts of the Voronezh region", "over nine others" they tell where."""
    if mention.family != "other":
        return False
    counted = (_DISTRICTS_OF, COUNTS_OTHERS)
    return any(places.match(view.normalised, mention.span[1]) for places in counted)


def _of_clause(view: View, mention: Mention, regions: list[Item]) -> str:
    """In "...; on the Rostov region, the governor said, fell 14" the place opens the clause of its number."""
    own = [item for item in regions if item.end <= mention.start]
    own = [item for item in own if opens_clause(view, item, mention.start)]
    if own and not any(own[0].end <= other.start < mention.start for other in view.mentions):
        return as_scope(own, view)
    if struck := [item for item in regions if is_of_next_strike(view, item, mention)]:
        return as_scope(struck, view)
    turns = _TURNS.finditer(view.normalised, view.start, mention.start)
    opens = max((turn.start() for turn in turns), default=-1)
    before = [item for item in regions if opens >= 0 and opens < item.start < mention.start]
    told = [other for other in view.mentions if opens < other.start < mention.start]
    if not before or any(other.start < before[-1].start or other.metric == "" for other in told):
        return ""
    return as_scope(last_listed(before, view), view)


def _listed_on(view: View, mention: Mention, regions: list[Item]) -> str:
    """In "..., на Сумщині - одна загинула, ще четверо поранені" what is joined stays at the place."""
    before = view.previous(mention)
    if before is None or not _JOINED_ON.fullmatch(view.normalised, before.end, mention.start):
        return ""
    if any(before.end <= item.start < mention.start for item in regions):
        return ""
    return next(filter(None, (rule(view, before, regions) for rule in (_label, _of_clause, _listed_on))), "")


def opens_clause(view: View, item: Item, number: int) -> bool:
    """In "40 збито, над Сумами зникли ще три" the place opens the clause of the number behind it."""
    opened = _CLAUSE_AT.search(view.normalised, view.start, item.start)
    if view.page.language == "en" or opened is None:
        return False
    if any(opened.start() <= one.start < item.start for one in view.mentions):
        return False  # ": по шесть над Курской"
    gap = view.normalised[item.end : number]
    return not any(sign in gap for sign in ",;:.")


def _in_next_clause(view: View, mention: Mention, item: Item) -> bool:
    """In "... 80 drones, their own drones were setting fire to a plant near Saratov" another verb is told."""
    gap = view.normalised[mention.end : item.start]
    following = next((one for one in view.mentions if one.start >= item.end), None)
    if following is not None and is_of_next_strike(view, item, following):
        return True
    if "; " in gap or (mention.metric in OBJECTS and _WITH_WHAT.search(gap)):
        return True
    if view.page.language != "en" or mention.metric in PEOPLE:
        return False
    if mention.metric in OBJECTS and (_THAT_HARMED.search(gap) or _IS_HIT.match(view.normalised, item.end)):
        return True
    if "," not in gap:
        return False
    comma = mention.end + gap.rindex(",")
    return any(
        comma < event.start < item.start
        and event.sense in _ATTACKING
        and event.verb.form != "noun"
        and not event.passive
        and event is not mention.event
        for event in view.events
    )


def _is_label_of(view: View, region: Item, number: int, regions: list[Item]) -> bool:
    """In "Over Odesa four were downed, over Sumy two" each place stands before its number."""
    first = min(other.start for other in view.mentions)
    fronted = any(item.end <= first for item in regions)
    if not fronted:
        return _is_apart(view, region, number)
    return _LABEL.fullmatch(view.normalised, region.end, number) is not None


def _is_apart(view: View, region: Item, number: int) -> bool:
    """In "Белгородская область: 12, Брянская - 9" a place alone and a sign stand before each number."""
    if view.normalised[region.end : number] == ": ":
        return view.normalised.endswith((", ", ": ", "; "), 0, region.start)
    return _DASHED.fullmatch(view.normalised, region.end, number) is not None


def _fronted(view: View, mention: Mention, regions: list[Item]) -> str:
    """A place before the first number holds for the sentence."""
    if not regions and not view.page.tells(THE_REGION):
        return ""
    first = min(
        (other.start for other in view.mentions if other.quantity.rule != "nobody"), default=mention.start
    )
    fronted = [item for item in regions if item.end <= first]
    if not fronted and view.page.language != "en" and THE_REGION.search(view.normalised, view.start, first):
        return REGION  # "По городу выпущены пять ракет"
    if not regions and THE_REGION.search(view.normalised, view.start, first):
        return REGION  # "над областю вже збито дев'ять"
    if not fronted or is_speaker(view, fronted[0]) or tells_another(view, mention, fronted[-1]):
        return ""
    if _OTHERS.match(view.normalised, fronted[-1].end, view.end):
        return NATIONAL
    return as_scope(last_listed(fronted, view), view)


def _earlier(view: View, mention: Mention, regions: list[Item]) -> str:
    """Casualties, and what was stopped of what was launched at a place, stay at the place named before."""
    before = [item for item in regions if item.end <= mention.start]
    if mention.metric in OBJECTS and (turn := view.normalised.rfind("; ", view.start, mention.start)) > 0:
        teller = view.claimant_at(mention.start)
        before = [item for item in before if item.start > turn or view.claimant_at(item.start) == teller]
    if not before:
        return ""
    where = _WHERE.match(view.normalised, before[-1].end, mention.start)
    local = mention.metric in PLACES and view.claimant_at(mention.start).endswith("_official")
    if mention.metric in PEOPLE or where or local:
        return as_scope(last_listed(before, view), view)
    attacked = mention.event is not None and _ON_THE_CITY.match(
        view.normalised, mention.event.end, mention.start
    )
    if attacked and mention.event and before[-1].end <= mention.event.start:
        return as_scope(last_listed(before, view), view)
    undergone = mention.event is not None and mention.event.passive and mention.event.sense in _ATTACKING
    if undergone and mention.event and before[-1].end <= mention.event.start:
        return as_scope(last_listed(before, view), view)
    if _goes_on(view, mention, before[-1]):
        return as_scope(last_listed(before, view), view)
    launched = any(other.end <= mention.start and other.metric == "launched" for other in view.mentions)
    home = [item for item in before if _country(view, item) != "neighbour"]
    part = mention.family == "" or view.normalised.startswith(" of the ", mention.span[1])
    if part and launched and home and mention.metric != "launched":
        return as_scope(last_listed(home, view), view)
    return ""


def _goes_on(view: View, mention: Mention, place: Item) -> bool:
    """In "Twelve were dropped on Kramatorsk in the morning and another five in the evening" five too."""
    previous = view.previous(mention)
    bare = not mention.family and mention.subset_of is None and mention.part_of is None
    if not bare or previous is None or mention.event is None:
        return False
    return previous.event is mention.event and previous.end <= place.start


def _country(view: View, item: Item) -> str:
    return view.page.vocabulary.regions[item.get("region")].country


def _later(view: View, mention: Mention, regions: list[Item]) -> str:
    """One place for a list, the place of casualties and losses, the governor's own region."""
    later = [item for item in regions if item.start >= mention.end]
    later = [item for item in later if not _in_next_clause(view, mention, item)]
    if later and _is_shared(view, mention, later[0]):
        group = first_listed(later, view)
        others = _OTHERS.match(view.normalised, group[-1].end, view.end)
        return NATIONAL if others else as_scope(group, view)
    before = [item for item in regions if item.end <= mention.start]
    if before and not later and is_speaker(view, before[0]):
        return as_scope([before[0]], view)
    if later and mention.metric in PEOPLE | EQUIPMENT and not is_itemised(view, mention, later):
        return as_scope(first_listed(later, view), view)
    return ""


def is_itemised(view: View, mention: Mention, later: list[Item]) -> bool:
    """In "Six were killed: two in Kherson, four in Nikopol" no place of the list is that of the sum."""
    following = next((other.start for other in view.mentions if other.start >= mention.end), view.end)
    places = {item.get("region") for item in later if item.start > following}
    return len(places) > 1 and ":" in view.normalised[mention.end : following]


def _is_shared(view: View, mention: Mention, region: Item) -> bool:
    """One verb and one region for a list: "12 drones and 3 missiles over Odesa"."""
    others = [other for other in view.mentions if mention.end <= other.start and other.end <= region.start]
    if not others or ":" in view.normalised[mention.end : others[-1].start]:
        return False
    land = [mention, *others]
    if mention.metric.startswith("territory") and all(one.family == "settlement" for one in others):
        return all(view.normalised[one.end : two.start] == " and " for one, two in pairwise(land))
    verbless = mention.metric != "" and not any(event.start < region.start for event in view.events)
    return all(
        other.event is mention.event
        and (other.event is not None or (verbless and other.family == mention.family))
        and other.subset_of is None
        and not (other.quantity.each or other.anaphor)
        for other in others
    )


RULES: tuple[Rule, ...] = (
    *(_in_turn, _label, _own, _of_clause, _listed_on),
    *(_fronted, joined, _earlier, _later),
)
OF_ITS_OWN = frozenset({_in_turn, _label, _own, _of_clause, _listed_on})
WITHOUT_PLACE: tuple[Rule, ...] = (_own, _fronted)
"""The rules that tell a scope where the sentence names no place."""
