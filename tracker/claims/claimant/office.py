"""Whom the words of a sentence name: offices with their side, headquarters, newspapers that count, donors."""

import re
from bisect import bisect_left
from operator import attrgetter

from tracker.claims.page.groups import against
from tracker.claims.page.items import Item
from tracker.claims.page.view import View
from tracker.claims.words.patterns import spoken
from tracker.text.lazy import regex
from tracker.vocab import UNATTRIBUTED

_START = attrgetter("start")
SPEAKERS = frozenset({"claimant", "role", "publisher", "donor", "side", "pronoun_speaker"})
"""The kinds of words that name who speaks."""
_BODIES = frozenset({"un", "nato", "eu", "kiel"})
"""In "UN experts recorded ..." the body speaks."""
_NEAR = 400
"""Characters over which an office belongs to the place named before."""


def office(view: View, item: Item) -> Item:
    """In "The ministry in Moscow" the ministry speaks; in "the SBU security service" the SBU."""
    if item.get("role") == "expert":
        beside = (one for one in view.of_kind("claimant") if item.start - one.end == 1)
        return next((one for one in beside if one.get("claimant") in _BODIES), item)
    if item.get("role") and not item.get("claimant"):
        named = (one for one in view.of_kind("claimant") if item.start - one.end == 1)
        body = next((one for one in named if not one.get("claimant").endswith("_official")), item)
        return _of_army(view, body) if _OFFICER.match(view.normalised, item.start, item.end) else body
    if item.get("claimant") or item.get("role"):
        return item
    for one in view.items:
        if (one.get("role") or one.get("claimant")) and view.normalised[one.end : item.start] in _PLACED:
            return one
    return item


def _of_army(view: View, body: Item) -> Item:
    """In "a Ukrainian military official" an official speaks, not the headquarters."""
    if not view.normalised.endswith((" military", " army"), body.start, body.end):
        return body
    return Item(body.start, body.end, {"claimant": f"{body.get('claimant')[:2]}_official"})


def is_placed(view: View, item: Item) -> bool:
    """Whether a country or city stands right beside an office."""
    if not item.get("role"):
        return False
    beside = [one for one in view.items if one.get("side") or one.get("donor") or one.get("region")]
    return any(
        (0 <= item.start - one.end <= 4 and "," not in view.normalised[one.end : item.start])
        or view.normalised[item.end : one.start] in _PLACED
        for one in beside
    )


def _unnamed_president(view: View, item: Item) -> str:
    """In "..., повідомив Президент у зверненні" no country and no name stands beside the title."""
    named = view.page.text[item.end + 1 : item.end + 2].isupper()
    return "" if view.page.language != "uk" or named or is_placed(view, item) else by_title(view, item)


def by_title(view: View, item: Item) -> str:
    """Take "the president", without another speaker before, as Ukraine's."""
    words = view.normalised[item.start : item.end]
    return {
        "the president": "ua_president",
        "the head of state": "ua_president",
        "президент": "ua_president",
        "глава держави": "ua_president",
        "президента": "ua_president",
        "президенту": "ua_president",
        "глави держави": "ua_president",
    }.get(words, "")


def first_speaker(view: View, start: int, end: int, *, sides: bool = False) -> str:
    """The claimant that words between `start` and `end` name first; a bare country only if `sides`."""
    comma = view.normalised.find(",", start, end)
    end = comma if comma > start and not sides else end
    fallback = ""
    for item in view.items:
        if not (start <= item.start < end):
            continue
        if "said" in item.senses and "role" not in item.senses and fallback:
            break
        if SPEAKERS.isdisjoint(item.senses):
            continue
        named = speaker(view, item, adjacent=False)
        if named:
            return _by_name(view, item, named)
        if not fallback and not _is_weapons(view, item) and not _OF_PRESS.match(view.normalised, item.end):
            fallback = speaker(view, item, adjacent=True)
    return fallback


def _by_name(view: View, item: Item, named: str) -> str:
    """In "главы Крыма Сергея Аксёнова" the name tells for whom the office speaks."""
    if not named.endswith("_official") and not named.startswith("donor:"):
        return named
    for one in view.items:
        if one.get("claimant") and 0 < one.start - item.end <= 45:
            gap = view.normalised[item.end : one.start]
            if view.page.text[one.start].isupper() and not any(sign in gap for sign in ",.:"):
                return speaker(view, one, adjacent=False) or named
    return named


def speaker(view: View, item: Item, *, adjacent: bool = True) -> str:
    """The claimant an item names; a side or country speaks only right before its verb."""
    claimant, role = item.get("claimant"), item.get("role")
    if item.get("pronoun_speaker") and not role and (titled := by_title(view, item)):
        return titled
    printed = view.page.text[item.start : item.end]
    named = printed.removeprefix("The ").removeprefix("the ")
    generic = claimant in ("ua_official", "ru_official") and named[0].islower()
    generic = generic and not _NAMED_SIDE.search(printed)
    if (
        claimant in ("ru_mod", "ua_official")
        and not _NAMED_SIDE.search(printed)
        and (abroad := _of_donor(view, item))
    ):
        return abroad
    if claimant and not role and not generic and claimant != "expert":
        return str(claimant)
    if role in ("expert", "ru_milblogger") or claimant == "expert":
        return str(role or claimant)
    if role == "tally" or item.get("publisher"):
        return tally(view, item)
    if role == "command":
        return _command(view, item)
    if role in _SERVICES:
        return _service(view, item, str(role))
    if role == "official" and (served := _served(view, item)):
        return speaker(view, served, adjacent=False)
    if role or generic:
        return _unnamed_president(view, item) or _of_air_defence(view, item) or _official(view, item)
    if adjacent and item.get("donor") and not _OF_PRESS.match(view.normalised, item.end):
        return _donor(str(item.get("donor")))
    if adjacent and item.get("side"):
        return f"{item.get('side')}_official"
    return ""


_FORCES_OF_SIDE = frozenset(
    {"ua_air_force", "ua_general_staff", "ua_security_service", "ua_intelligence"}
    | {f"ua_command_{point}" for point in ("south", "east", "west", "center")}
)
_GENITIVES = regex(r" (?:[а-яіїєґё-]{3,}(?:[уаиіяїю]|ів|ого|ої|ой|их|ых|ей|[иі]й|сил) ){0,5}")
"""In "речник командування Повітряних сил" the words between are what he is chief of, in the genitive."""


def _of_air_defence(view: View, item: Item) -> str:
    """In "По данным ведомства, над областью сбили 45 беспилотников" the ministry is told of, unnamed."""
    body = view.page.language == "ru" and _BODY.match(view.normalised, item.start) is not None
    stops = any(event.sense in ("shoot_down", "destroy", "neutralise") for event in view.events)
    stops = stops and view.has("class")
    lost = any(event.sense == "lose" for event in view.events)
    lost = lost and {one.get("side") for one in view.of_kind("side")} == {"ua"}
    return "ru_mod" if body and (stops or lost) and not is_placed(view, item) else ""


def _served(view: View, item: Item) -> Item | None:
    """In "в пресс-службе ВВС", "начальник Генштаба" the headquarters speak for which the office stands."""
    if view.page.language == "en":
        force = (one for one in view.of_kind("claimant") if one.get("claimant") in _FORCES_OF_SIDE)
        return next((one for one in force if view.normalised[item.end : one.start] in _HEADS), None)
    behind = next((one for one in view.items if one.start == item.end + 1), None)
    if behind is not None and behind.get("role") in _SERVICES:
        return behind
    force = (one for one in view.of_kind("claimant") if one.get("claimant") in _FORCES_OF_SIDE)
    return next((one for one in force if _GENITIVES.fullmatch(view.normalised, item.end, one.start)), None)


def _of_donor(view: View, item: Item) -> str:
    """In "Минобороны Польши", "польское Минобороны" the ministry is that of the country beside it."""
    for one in view.items:
        beside = one.start - item.end == 1 or item.start - one.end == 1
        if beside and one.get("donor") and one.get("donor") != "all_donors":
            return _donor(str(one.get("donor")))
        if beside and one.get("side") == "ua":
            return "ua_official"
    if _OF_ITS_COUNTRY.match(view.normalised, item.end, view.end):
        before = [one.get("donor") for one in view.of_kind("donor") if one.end <= item.start]
        named = [donor for donor in before if donor != "all_donors"]
        return _donor(str(named[0])) if named else ""
    return ""


_OF_ITS_COUNTRY = regex(r" (?:страны|країни|королевства|королівства|республики|республіки)\b")
_OF_PRESS = regex(
    r" (?:(?:state|national|public|leading|business) )?(?:news|media|presse?|newspapers?|broadcasters?|daily"
    r"|tabloid|magazine|television|tv|radio|outlets?|journalists?|reporters?)\b"
    r"(?! (?:service|secretary|office))"
)
_NAMED_SIDE = regex(r"(?i)росій|окупац|росси|оккупац|україн|украин|\b(?:kyiv|kiev|ukrain|moscow|russia)")
_BRITISH = regex(
    r"\b(?:british|uk|britain's) (?:defence|defense|military|intelligence|mod)\b|\bintelligence update on x\b"
)
"""Where the text tells of it, an unplaced ministry or MoD is London's."""
_INSTALLED = regex(r"-[a-z]+ (?:[a-z]+ )?")
"""In "the Kremlin-appointed governor of Kherson" the office is that of who appointed him."""
_OFFICER = regex(r"official|officer")
_ATTACKS = regex(
    r"(?!(?: \w+)? (?:was|were|is|are|has been|have been|had been|came|has an?|have an?|had an?) )"
    r"(?:'s)?(?:\s+(?!defen[cs]e|air\b|(?:during|in|after|before|amid|under|as|following)\b)[a-z][\w-]*){0,3}?"
    r"\s+(?:attack\w*|strikes?|striking|struck|drones?"
    r"|unmanned|missiles?|raid\w*"
    r"|shell(?:ing|ed)|barrage|bombard\w+|bomb\w*|launch\w*|fir(?:ed|ing)|sent|unleash\w+|pound\w+|dropp\w+"
    r"|hit"
    r"|lost|suffered|pummel\w+|batter\w+|target\w+|use[ds]?|us(?:ed|ing)|deploy\w+)\b"
)
_FORCES = regex(
    r"(?:'s)?(?: \w+)? (?:forces|troops|army|military|soldiers|units|paratroopers|marines|navy"
    r"|air defen[cs]es?|aircraft)\b"
)
_LOCAL = regex(
    r"\b(?:областн|региональн|местн|городск)[а-яё]+ (?:власт|военн|чиновник)"
    r"|\b(?:мэр|губернатор|прокуратур|полици|администрац)"
    r"|\b(?:глава|главы|главе|власти|администрация) (?:региона|области|города|района|громады)|\bспасател"
)
_BODY = regex(r"ведомств")
_RAIDS = regex(
    r"(?: [а-яё-]+){0,2} (?:дрон|беспилотн|бпла|ракет|шахед|геран|авиабомб|бомб|удар|обстрел|атак|нал[её]т)"
    r"|(?: [а-яё-]+){0,4} (?:нан[её]с|выпусти|сброси|запусти|использова|примени)[а-яё]* "
)
_RAID_OF = regex(
    r"\b(?:удар|обстрел|атак|нал[её]т|дрон|беспилотник|бпла|ракет)[а-яё]* (?:со стороны |армии |войск )?$"
)
_FROM = regex(r" from (?:the )?(?:[a-z]+'s )?$")
_SAID_THAT = regex(r"\b(?:said|says|saying)(?: that)? $")
_HEADS = frozenset({" of ", " of the ", " for ", " for the "})
_PLACED = frozenset({" in ", " of ", " in the ", " of the ", " в ", " у ", " "})
_BREAK = spoken("office.break", r"[.;:(]|\b(?:said|told|that|announced|wrote|added|reported|confirmed)\b")
_OF_A_PLACE = regex(r"(?:mayor|governor|administration|authorities)\b")
_ITS = regex(r"\bits (?:acting |interim |new |regional )?$")
_VERIFIED = regex(
    r"(?:, [^,;.]{3,60},)?"
    r"(?: news)?(?: russian| ukrainian)?(?: service)?(?: and [\w ]{3,20}?)? (?:has|have|had)"
    r" (?:now |so far |already |since )*"
    r"(?:confirmed|verified|established|identified|documented) the (?:deaths?|names?|identit\w+) of\b"
    r"|\"?(?: (?:и|і|та) [\w -]{3,20}?)?(?: по[иі]менно)?"
    r" (?:подтверд|установ|встанов|підтверд|задокумент|[иі]дентиф[иі])[а-яіїє]+"
    r" (?:(?:имена|імена|личности|гибель|смерть|загибель) )?"
    r"(?:(?:более|понад|около|близько|почти|майже) )?(?=\d)"
)
_SENT_BY = regex(r"\b(?:launched|fired|sent|released|attacked|shelled|attacks?|strikes?) by (?:the )?$")
_SERVICES: dict[str, dict[str, str]] = {
    "security": {"ua": "ua_security_service"},
    "intelligence": {"ua": "ua_intelligence"},
    "defence": {"ru": "ru_mod", "ua": "ua_official"},
    "military": {"ru": "ru_mod", "ua": "ua_general_staff"},
    "air_force": {"ru": "ru_official", "ua": "ua_air_force"},
    "chief": {"ru": "ru_mod", "ua": "ua_commander"},
}


def _service(view: View, item: Item, role: str) -> str:
    """Headquarters and ministries by their side."""
    speaker, printed = _official(view, item), view.normalised[item.start : item.end]
    if role == "defence" and view.page.tells(_BRITISH) and not is_placed(view, item):
        return _donor("GBR")
    if role != "air_force" and view.page.language == "ru" and not is_placed(view, item):
        speaker = "ru_official"  # in Russian the ministry without a country is Moscow's
    if role == "air_force" and not _beside_side(view, item):
        return "ua_air_force"
    if printed.endswith("military intelligence") and _names_nobody(view, item):
        return "ua_intelligence"  # the one that reports what Ukrainian drones destroyed
    if printed.endswith("general staff") and not is_placed(view, item):
        return "ua_general_staff"
    return _SERVICES[role].get(speaker.removesuffix("_official"), speaker)


def _names_nobody(view: View, item: Item) -> bool:
    """Whether no country stands beside an office, and no "its" before it."""
    return not is_placed(view, item) and not _ITS.search(view.normalised, view.start, item.start)


_COMMANDS = {
    "півд": "south",
    "юг": "south",
    "восток": "east",
    "запад": "west",
    "схід": "east",
    "захід": "west",
    "центр": "center",
    "south": "south",
    "east": "east",
    "west": "west",
    "centre": "center",
    "center": "center",
    "central": "center",
}


def _command(view: View, item: Item) -> str:
    """Regional commands by the point of the compass in their name."""
    around = view.normalised[max(view.start, item.start - 25) : min(view.end, item.end + 25)]
    for word, region in _COMMANDS.items():
        if re.search(rf"\b{word}", around):
            return f"ua_command_{region}"
    return _service(view, item, "military")


def _beside_side(view: View, item: Item) -> bool:
    return any(one.get("side") and 0 <= item.start - one.end <= 4 for one in view.items)


_NEAR_COUNT = 70


def tally(view: View, item: Item) -> str:
    """A newspaper speaks for itself only where it counts: "AFP counted", "a tally by AFP"."""
    counts = [one for one in view.of_kind("role") if one.get("role") == "tally"]
    counts = [one for one in counts if abs(one.start - item.start) < _NEAR_COUNT]
    if item.get("publisher") and _VERIFIED.match(view.normalised, item.end, view.end):
        counts = [item]  # "the BBC has confirmed the deaths of ..."
    names = [one for one in view.of_kind("publisher") if abs(one.start - item.start) < _NEAR_COUNT]
    names = [one for one in names if not view.page.text[one.start : one.end].islower()]  # "агентства"
    if not counts:
        return ""
    verifying = (one for one in view.of_kind("publisher") if _VERIFIED.match(view.normalised, one.end))
    names = names or list(verifying)
    while len(names) > 1 and names[1].start - names[0].end <= 2:
        names = names[1:]  # "агентство AFP": the name behind the word
    slug = names[0].get("publisher") if names else view.page.document.publisher
    return f"tally:{slug}" if slug else ""


def _donor(donor: str) -> str:
    return donor if donor == "eu" else f"donor:{donor}" if donor != "all_donors" else UNATTRIBUTED


def _official(view: View, item: Item) -> str:
    """An office holder speaks for the side of the nearest country or region in its noun phrase."""
    before = [one for one in view.items if one.end <= item.start and item.start - one.end <= 30]
    after = [one for one in view.items if item.end <= one.start and one.start - item.end <= 45]
    placed = [one for one in after if view.normalised[item.end : one.start] in _PLACED]
    adjacent = [
        one
        for one in before
        if item.start - one.end <= 4 or _INSTALLED.fullmatch(view.normalised, one.end, item.start)
    ]
    for one in [*reversed(adjacent), *placed, *reversed(before), *after]:
        gap = view.normalised[min(one.end, item.end) : max(one.start, item.start)]
        if "," in gap and (one in before or view.page.language != "en" or one.get("side")):
            continue  # "за даними слідства, 3 травня російська армія ...", "the army, Russia fired"
        if _BREAK.search(gap) or (one in after and one not in placed and _told_of(view, one)):
            continue
        if one in adjacent or one in placed:
            region = view.page.vocabulary.regions.get(str(one.get("region")))
            if region is not None and region.country == "neighbour" and not one.get("donor"):
                return UNATTRIBUTED  # "Belarus's defence ministry"
        side = _side_of(view, one)
        if side in ("ua", "ru"):
            return f"{side}_official"
        if side:
            return side
    its = _ITS.search(view.normalised, view.start, item.start)
    if its and _OF_A_PLACE.match(view.normalised, item.start) and (told := _place_before(view, item)):
        return f"{told}_official"  # "on their way to Moscow, its mayor said"
    its = its if not view.has("region") else None
    own = _own_forces(view) if item.get("role") in _SERVICES else ""
    side = own or (_side_before(view) if its else "") or _default_side(view)
    return f"{side}_official" if side in ("ua", "ru") else side


def _place_before(view: View, item: Item) -> str:
    """The side of the place named last before an office."""
    places = [str(one.get("region")) for one in view.of_kind("region") if one.end <= item.start]
    country = view.page.vocabulary.regions[places[-1]].country if places else ""
    return country if country in ("ua", "ru") else ""


def _side_of(view: View, item: Item) -> str:
    if item.get("claimant") in ("eu", "nato", "un"):
        return str(item.get("claimant"))
    if item.get("side"):
        return str(item.get("side"))
    if item.get("claimant") in ("ua_official", "ru_official"):
        return str(item.get("claimant"))[:2]  # "a Moscow-appointed official"
    if item.get("medium"):
        return str(item.get("medium"))
    if item.get("region"):
        printed = view.normalised[item.start : item.end]
        if (
            item.get("region") in ("crimea", "sevastopol")
            or printed.startswith(("днр", "лнр", "dpr", "lpr"))
            or printed.endswith("people's republic")
        ):
            return "ru"  # its offices are those of the occupation
        country = view.page.vocabulary.regions[item.get("region")].country
        return country if country in ("ua", "ru") else ""
    if item.get("donor") and item.get("donor") != "all_donors":
        return _donor(str(item.get("donor")))
    return ""


def _is_weapons(view: View, item: Item) -> bool:
    """In "украинских беспилотников" the side is that of the weapons."""
    return any(one.get("class") and 0 <= one.start - item.end <= 1 for one in view.items)


def _default_side(view: View) -> str:
    media = view.of_kind("medium")
    if media:
        return str(media[0].get("medium"))
    for item in view.of_kind("region"):
        region = view.page.vocabulary.regions[item.get("region")]
        named = region.country in ("ua", "ru") and region.kind != "command"  # "по центру Белгорода"
        if named and not item.get("side") and not _is_origin(view, item):
            return str(region.country)
    if view.page.language == "ru" and (side := _attacked(view)):
        return side
    for item in view.items:
        if item.get("donor") and item.get("donor") != "all_donors":
            return _donor(str(item.get("donor")))
        if view.page.language == "uk":
            continue  # an office without a country is Ukraine's, whatever side it tells of
        if _is_origin(view, item):
            continue
        if item.get("side") and not (view.page.language == "ru" and _is_weapons(view, item)):
            sides = [_defending(view, one) for one in view.of_kind("side")]
            return next((side for one, side in sides if side != one), sides[0][1])
    return _side_before(view) or ("ru" if view.page.language == "ru" else "ua")


def _attacked(view: View) -> str:
    """In "Российские дроны атаковали порт. Ранены трое, сообщил губернатор" those attacked speak."""
    items = view.page.items
    for nth in range(bisect_left(items, view.end, key=_START) - 1, -1, -1):
        item = items[nth]
        if view.start - item.start > _NEAR or (item.start < view.start and item.get("region")):
            return ""  # what was told of another place is over
        side = item.get("side")
        if side in ("ru", "ua") and (
            _RAIDS.match(view.normalised, item.end)
            or _RAID_OF.search(view.normalised, max(0, item.start - 40), item.start)
        ):
            return against(side)
    return ""


def _told_of(view: View, item: Item) -> bool:
    """In "Local officials on the victims of the Russian strike: ..." the side is that of who attacked."""
    if not item.get("side") or view.page.language != "en":
        return False
    return _ATTACKS.match(view.normalised, item.end, view.end) is not None


def _is_origin(view: View, item: Item) -> bool:
    """In "launched from Russia's Kursk region" the place tells nobody's side."""
    return _FROM.search(view.normalised, view.start, item.start) is not None


def _own_forces(view: View) -> str:
    """In "Russian troops destroyed two launchers, the ministry said" it tells of its own."""
    first = next((one for one in view.of_kind("side") if one.start - view.start <= len("the ")), None)
    if first is None or _ATTACKS.match(view.normalised, first.end, view.end):
        return ""
    return str(first.get("side")) if _FORCES.match(view.normalised, first.end, view.end) else ""


def _is_told_of(view: View, item: Item) -> bool:
    """In "the spokesman said Russia had massed 125,000 men" the other side speaks."""
    named = view.normalised[item.start : item.end] in ("russia", "moscow", "ukraine", "kyiv")
    return (
        named and _SAID_THAT.search(view.normalised, max(view.start, item.start - 12), item.start) is not None
    )


def _defending(view: View, item: Item) -> tuple[str, str]:
    """In "Russian forces launched 40 drones, officials said" those who were attacked speak.

    The side that is named, and the one that speaks of it.
    """
    side = str(item.get("side"))
    attacks = _ATTACKS.match(view.normalised, item.end, view.end) or _is_told_of(view, item)
    attacks = attacks or _SENT_BY.search(view.normalised, view.start, item.start) is not None
    return side, against(side) if attacks and view.page.language == "en" else side


def _side_before(view: View) -> str:
    """The country of the place named last in the sentences before, where a governor or mayor speaks."""
    if view.page.language == "uk" or (view.page.language == "ru" and not _LOCAL.search(view.words)):
        return ""
    items = view.page.items
    for nth in range(bisect_left(items, view.start, key=_START) - 1, -1, -1):
        if view.start - items[nth].start > _NEAR:
            return ""
        if items[nth].get("region") and not items[nth].get("side"):
            country = view.page.vocabulary.regions[items[nth].get("region")].country
            return country if country in ("ua", "ru") else ""
    return ""
