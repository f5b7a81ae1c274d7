"""Scope and territory: the region or place that a number is about."""

import re

from tracker.claims.items import Item
from tracker.claims.mention import Mention
from tracker.claims.view import View
from tracker.vocab import Vocabulary

NATIONAL = "national"
_COUNTRIES = frozenset({"russia", "ukraine"})
_IN = re.compile(r"\b(?:in|on|over|near|at|around|across|outside|above|inside|within|for|towards?|against|into|of|hit|struck"
                 r"|city of|town of|region of|occupied|annexed|southern|northern|eastern|western|central|downtown|between|to|targeting|attacked)\s+(?:the |city of |all of |[a-z]+(?:ern)? )?$")
_FROM = re.compile(r"\b(?:from|launched out of|airspace of)\s+(?:the |occupied |directions? of |areas? of )*$")
_SITES = re.compile(
    r"\bfrom\b(?! radar)(?:(?!\b(?:over|in|at|on|into|against|were|was|shot|hit|towards?|near|and \d|while|with)\b)[^.;:\d])*$"
)
_CHAIN = re.compile(r"\s*(?:,|and|, and|or|/|-|region,?|regions,?|oblast,?|,? as well as)?(?:\s*(?:and|the|occupied|region|oblast|in|,))*\s*$")
_CITY = re.compile(r"(?:'s)?\s+(?:mayor|city|region|suburbs?|oblast|metro)\b")
_ASIDE = re.compile(
    r"\b(?:including|mainly|mostly|primarily|chiefly|especially|notably|particularly|main (?:target|targets|direction|thrust|blow|strike)"
    r"(?: of the attack)?(?: was| were| being| on| at| fell on)?)\s+(?:in |on |at |the )*(?:[A-Za-z]+(?: and |, ))*$"
)
_SPOKEN = re.compile(r"\b(?:said|told \w+|speaking|statement|conference|briefing|interview|speech|visit|visiting|visited|met|meeting|arrived|talks)\s+(?:in|to)\s+$")
_CAPITAL = re.compile(r"\b(?:officials?|authorities|ministry|government|command|military|spokes\w+|leadership|force|staff)\s+in\s+$")
_COMMAND = re.compile(r"\b(?:in|over|and|across|to)\s+(?:the )?$")
_LABEL = re.compile(r"\s*(?:[:(–-]\s*)?(?:some |about |at least |another )?")
_FACILITY = re.compile(
    r"((?:[A-Z][\w'’-]+ ){0,2}[A-Z][\w'’-]+) (?:military |naval |oil |strategic |air )?"
    r"(?:airfield|airbase|air base|airport|refinery|depot|shipyard|naval base|training ground|arsenal|base)\b"
)
_POSSESSIVE = re.compile(r"^(?:The|Russia(?:'s|’s)?|Ukraine(?:'s|’s)?|Russian|Ukrainian|At|In|On|A|An)\s+")
_AIRSPACE = re.compile(r"\s*(?:'s)?\s*(?:airspace|air space)")


def region_items(view: View) -> list[Item]:
    """The places of a sentence that figures can be about: no origins of launches, no governments."""
    found: list[Item] = []
    excluded_until = -1
    for item in view.of_kind("region"):
        before = view.normalised[max(view.start, item.start - 40) : item.start]
        if _FROM.search(before) or _SITES.search(view.normalised[max(view.start, item.start - 160) : item.start]):
            excluded_until = item.end
            continue
        if excluded_until >= 0 and _CHAIN.match(view.normalised[excluded_until : item.start]):
            excluded_until = item.end
            continue
        excluded_until = -1
        if view.page.vocabulary.regions[item.get("region")].id in _COUNTRIES:
            continue
        if _ASIDE.search(before) or _SPOKEN.search(before):
            continue
        chained = bool(found) and _CHAIN.match(view.normalised[found[-1].end : item.start])
        if item.get("side") and not (
            chained or _IN.search(before) or _CITY.match(view.normalised, item.end, view.end)
        ):
            continue
        if item.get("side") and _CAPITAL.search(before):
            continue
        if view.page.vocabulary.regions[item.get("region")].kind == "command" and not _COMMAND.search(before):
            continue
        if item.get("donor") and not _IN.search(before):
            continue
        found.append(item)
    return found


def scope_of(view: View, mention: Mention, regions: list[Item], carried: str, carried_region: str = "") -> str:
    """The scope of a number: its own region, the sentence's, or what carries over from before."""
    if mention.metric in ("left_airspace", "still_airborne"):
        return NATIONAL
    following = [other.start for other in view.mentions if other.start >= mention.end]
    limit = min(following, default=view.end)
    own = [item for item in regions if mention.end <= item.start < limit]
    labels = [item for item in regions if item.end <= mention.start and _LABEL.fullmatch(view.normalised, item.end, mention.start)]
    if labels and _labelled(view, regions):
        return _joined(_last_group([item for item in regions if item.end <= labels[-1].end], view), view)
    if not own and _THE_REGION.search(view.normalised, mention.end, limit):
        return carried_region or carried
    if own and _OTHERS.match(view.normalised, _group(own, view)[-1].end, view.end):
        return NATIONAL
    if own:
        return _joined(own, view)
    first = min((other.start for other in view.mentions), default=view.end)
    fronted = [item for item in regions if item.end <= first]
    before = [item for item in regions if item.end <= mention.start]
    if fronted and not _speaking(view, fronted[0]):
        return _joined(_last_group(fronted, view), view)
    if before and mention.metric in PEOPLE:
        return _joined([before[-1]], view)
    if before and mention.family == "" and _same_attack(view, mention):
        return _joined(_last_group(before, view), view)
    later = [item for item in regions if item.start >= mention.end]
    if later and _shared(view, mention, later[0]):
        return _joined(_group(later, view), view)
    if before and _speaking(view, before[0]) and not later:
        return _joined([before[0]], view)
    if mention.metric in PEOPLE | {"equipment_destroyed", "equipment_damaged"} and later:
        return _joined([later[0]], view)
    return carried


def _labelled(view: View, regions: list[Item]) -> bool:
    """ "Over Odesa four, over Sumy two": each place stands before its number."""
    first = min(mention.start for mention in view.mentions)
    return any(item.end <= first for item in regions)


_THE_REGION = re.compile(r"\b(?:over|in|across) the (?:region|city|oblast|area|same region|capital)\b(?! of)")
def _same_attack(view: View, mention: Mention) -> bool:
    """ "Forty were sent towards Odesa; 36 were downed": what was launched at a place was stopped there."""
    earlier = [other for other in view.mentions if other.end <= mention.start and other.metric == "launched"]
    return bool(earlier) and mention.metric not in ("launched", "")


_OTHERS = re.compile(r"(?: region| oblast| city)?,? (?:and|as well as) (?:several |some |many |a number of )?(?:other|others|more)\b")
PEOPLE = frozenset({"killed", "injured", "missing"})


def facility_of(view: View) -> str:
    """The named airfield, port or depot of a sentence, or ""."""
    match = _FACILITY.search(view.printed)
    if not match:
        return ""
    name = match[1]
    while stripped := _POSSESSIVE.match(name):
        name = name[stripped.end() :]
    return name


def country_of(scope: str, vocabulary: Vocabulary) -> str:
    """Country id of a region scope, or ""."""
    region = vocabulary.regions.get(scope.split("+")[0])
    return region.country if region else ""


def _shared(view: View, mention: Mention, region: Item) -> bool:
    """One verb and one region for a list: "12 drones and 3 missiles over Odesa"."""
    others = [other for other in view.mentions if mention.end <= other.start and other.end <= region.start]
    if not others or ":" in view.normalised[mention.end : others[-1].start]:
        return False
    return all(
        other.event is mention.event and other.event is not None and other.subset_of is None for other in others
    )


def _speaking(view: View, item: Item) -> bool:
    """A region that only tells whose governor speaks."""
    after = view.normalised[item.end : item.end + 40]
    before = view.normalised[max(view.start, item.start - 30) : item.start]
    return bool(
        re.match(r"(?:'s)?\s+(?:regional\s+)?(?:governor|mayor|officials?|authorities|administration|head|prosecutors)", after)
        or re.search(r"(?:governor|mayor|head|administration|leader) of (?:the )?$", before)
    )


def _group(items: list[Item], view: View) -> list[Item]:
    group = [items[0]]
    for item in items[1:]:
        if not _CHAIN.match(view.normalised[group[-1].end : item.start]):
            break
        group.append(item)
    return group


def _last_group(items: list[Item], view: View) -> list[Item]:
    group = [items[-1]]
    for item in reversed(items[:-1]):
        if not _CHAIN.match(view.normalised[item.end : group[0].start]):
            break
        group.insert(0, item)
    return group


def _joined(items: list[Item], view: View) -> str:
    """One id; several regions of one number are joined by +; a city inside a named region is the city."""
    group = _group(items, view)
    ids = [_canonical(str(item.get("region")), view.page.vocabulary) for item in group]
    return "+".join(sorted(set(ids)))


def _canonical(region_id: str, vocabulary: Vocabulary) -> str:
    return region_id
