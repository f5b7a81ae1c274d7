"""Whom the words of a sentence name: offices with their side, headquarters, newspapers that count, donors."""

import re
from collections.abc import Iterator

from tracker.claims.claimant.attacked import defends
from tracker.claims.claimant.side import (
    ITS,
    PLACED,
    SERVICES,
    donor_claimant,
    is_foe,
    is_placed,
    of_its_country,
    official,
)
from tracker.claims.page.bodies import ARMED, OF_NATIONS, OFFICIALS
from tracker.claims.page.deeds import is_weapons
from tracker.claims.page.items import Item
from tracker.claims.page.view import View
from tracker.claims.words.patterns import slavic
from tracker.text.lazy import regex

SPEAKERS = frozenset({"claimant", "role", "publisher", "donor", "side", "pronoun_speaker"})
"""The kinds of words that name who speaks."""
_BODIES = OF_NATIONS | {"kiel"}
"""In "UN experts recorded ..." the body speaks."""
_HARMING = frozenset({"kill", "die", "injure", "casualty"})
_AT_MEETING = slavic(
    r"\b(?:радбез|рад[иі] безпеки|генасамбле|генассамбле|совбез|совет[ае] безопасности|саміт|саммит"
    r"|штаб-квартир|форум|конференц|сесі|сесси|засіданн|заседани)[а-яіїє]* $"
)
"""In "заявив на засіданні Радбезу ООН постпред України" the body named is where he speaks."""
_SCHOOL = r"(?:university|institute?|school|college|endowment|academy|think[ -]tank|foundation)"
_OF_SCHOOL = regex(
    rf"\b{_SCHOOL}(?: (?:for|of) [\w' ]{{1,40}}?)?,? (?:of|in|at) $"
    r"|(?:[иі]нститут|ун[иі]верситет|академ[иі])[а-яіїє]* (?:[ву] )?$"
)
_SCHOLAR = regex(
    r" (?:(?:military|defence|missile|security) )?(?:experts?|analysts?|observers?|historians?|university)\b"
    r"| (?:(?:військов|воєнн|военн|оборонн|авиационн|авіаційн|независим|незалежн)[а-яії-]* )?"
    r"(?:експерт|эксперт|анал[иі]тик|оглядач|обозревател|дослідник|исследовател|[иі]сторик)"
    r"(?:[ауеиіыямх]|[оа]м|ами|ям|ями|[іо]в|ей)?\b"
)
"""In "military analysts", "військові експерти" the trade is told, not the office."""
_OF_SOME_PLACE = regex(r"(?:the )?(?:local|regional|city|provincial) |місцев|регіональн|мер міста")
_CHIEF = regex(r"(?:'s)? (?:chief|commander|head)\b")
"""In "Ukraine's army chief" the commander speaks, not the staff."""
_GENITIVES = regex(r" (?:[а-яіїєґё-]{3,}(?:[уаиіяїю]|ів|ого|ої|ой|их|ых|ей|[иі]й|сил) ){0,5}")
"""In "речник командування Повітряних сил" the words between are what he is chief of, in the genitive."""
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
_INTELLIGENCE = regex(r"(?:(?:воєнн|військов|военн)[а-яії]+ )?(?:розвід|развед)(?:ка|ки|ке|ку|ці|кою|кой)\b")
"""Every country has one: "британська розвідка", "военная разведка Эстонии"."""
_OF_A_FORCE = slavic(r" (?:вмф|вкс|ввс|росси|росі|рф|вс рф|сухопутн|флота|воздушно)")
_OFFICER = regex(r"official|officer")
_BODY = regex(r"ведомств")
_HEADS = frozenset({" of ", " of the ", " for ", " for the "})
_VERIFIED = regex(
    r"(?:, [^;.]{3,120}?,)?(?:'s)?"
    r"(?: news)?(?: russian| ukrainian)?(?: service)?(?: and [\w ]{3,20}?)?(?:, [^;.]{3,120}?,)?"
    r" (?:(?:has|have|had) (?:now |so far |already |since )*)?"
    r"(?:confirmed|verified|established|identified|documented|counted|tallied|listed|registered|recorded)"
    r"(?: by name| independently| publicly)?"
    r" (?:the (?:deaths?|names?|identit\w+) of\b|(?:about |almost |nearly |over |more than |at least |some )?"
    r"\d[\d,]* (?:\w+ ){0,2}(?:deaths|names|fatalities|soldiers|servicemen|troops|officers)\b)"
    r"|\"?(?: (?:и|і|та) [\w -]{3,20}?)?(?: по[иі]менно)?"
    r" (?:подтверд|установ|встанов|підтверд|задокумент|[иі]дентиф[иі])[а-яіїє]+"
    r" (?:(?:имена|імена|личности|гибель|смерть|загибель) )?"
    r"(?:(?:более|понад|около|близько|почти|майже) )?(?=\d)"
)
_DEAD = regex(r"\b(?:killed|dead|deaths?|died|fallen|missing|погиб|загиб|загин|зник|убит|вбит|полегл|смерт)")
_HELPED_BY = regex(
    r"\b(?:(?:together|jointly|alongside|along|working|works|teaming up) with|alongside"
    r"|in (?:close )?(?:co-?operation|partnership|collaboration|tandem) with|thanks to"
    r"|with (?:the )?(?:help|support|aid|assistance) (?:of|from)|(?:helped|assisted|supported|aided) by"
    r"|(?:разом|спільно|у співпраці) (?:з|із|зі)|за допомогою|(?:вместе|совместно|в сотрудничестве) со?"
    r"|(?:при|с) помощ[иь]ю?)\b[^.;:,]{0,60}$"
)
"""In "Together with the BBC, Mediazona has established the names of ..." Mediazona counts."""
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
_NEAR_COUNT = 70
_BY_BODY = regex(
    r"(?: (?:by|of|from|at|in|у|в|із|з|из|от|від))?(?: (?:the|a|an|[a-zа-яіїєґё-]{4,}))? "
    r"|(?: [a-z-]+){1,2} by(?: the)? "
)
_HAS = regex(r" (?:[\w'-]+ ){0,4}?(?:had|has|gave|kept|keeps|published|released|issued) ")
_ITS_COUNT = regex(
    r"(?:'s?)?(?: (?:own|latest|daily|new|recent|official|last))? "
    r"|, (?:for its part|in turn|meanwhile|however|which [^,.;]{2,60}), "
    r"|, (?:со своей стороны|зі свого боку), "
)
"""Between who counts and the word: "its latest count", "the army, for its part, counted"."""


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
        if (one.get("role") or one.get("claimant")) and view.normalised[one.end : item.start] in PLACED:
            return one
    return item


def _of_army(view: View, body: Item) -> Item:
    """In "a Ukrainian military official" an official speaks, not the headquarters."""
    if not view.normalised.endswith((" military", " army"), body.start, body.end):
        return body
    return Item(body.start, body.end, {"claimant": f"{body.get('claimant')[:2]}_official"})


def _unnamed_president(view: View, item: Item) -> str:
    """In "..., повідомив Президент у зверненні" no country and no name stands beside the title.

    In a Russian text he is Ukraine's where an office without a country is.
    """
    named = view.page.text[item.end + 1 : item.end + 2].isupper()
    if view.page.language == "en" or named or is_placed(view, item):
        return ""
    own = view.page.language == "uk" or official(view, item) == "ua_official"
    return by_title(view, item) if own else ""


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
        "президентом": "ua_president",
        "глави держави": "ua_president",
    }.get(words, "")


def heads_toll(view: View, item: Item) -> bool:
    """In "Kyiv: 12 wounded" the capital tells where, in "Kyiv: Russia fired 43 drones" who tells."""
    if item.start != view.start or not item.get("region") or view.normalised[item.end : item.end + 1] != ":":
        return False
    deed = next((one for one in view.events if one.start > item.end), None)
    return deed is not None and deed.sense in _HARMING


def first_speaker(view: View, start: int, end: int, *, sides: bool = False) -> str:
    """The claimant that words between `start` and `end` name first; a bare country only if `sides`."""
    comma = view.normalised.find(",", start, end)
    end = comma if comma > start and not sides else end
    colon = view.normalised.find(": ", start, end)
    end = colon if colon > start else end
    fallback = ""
    for item in view.items:
        if not (start <= item.start < end):
            continue
        if "said" in item.senses and "role" not in item.senses and fallback:
            break
        if SPEAKERS.isdisjoint(item.senses) or _AT_MEETING.search(view.normalised, start, item.start):
            continue
        named = speaker(view, item, adjacent=False)
        if named:
            return _by_name(view, item, named)
        if not fallback and not is_weapons(view, item) and not _OF_PRESS.match(view.normalised, item.end):
            fallback = speaker(view, item, adjacent=True)
    return fallback


def _by_name(view: View, item: Item, named: str) -> str:
    """In "главы Крыма Сергея Аксёнова" the name tells for whom the office speaks."""
    if named == "expert":
        return next((body for body in _bodies_behind(view, item)), named)
    if not named.endswith("_official") and not named.startswith("donor:"):
        return named
    for one in view.items:
        if one.get("claimant") and 0 < one.start - item.end <= 45:
            gap = view.normalised[item.end : one.start]
            if view.page.text[one.start].isupper() and not any(sign in gap for sign in ",.:"):
                return speaker(view, one, adjacent=False) or named
    return named


def _bodies_behind(view: View, item: Item) -> Iterator[str]:
    """In "according to the think tank the Kiel Institute" the body is named behind what it is."""
    for one in view.of_kind("claimant"):
        if view.normalised[item.end : one.start] in (" the ", " ", ", the ", " at the ", " of the "):
            body = str(one.get("claimant"))
            if body in _BODIES:
                yield body


def speaker(view: View, item: Item, *, adjacent: bool = True) -> str:
    """The claimant an item names; a side or country speaks only right before its verb."""
    claimant, role = item.get("claimant"), item.get("role")
    if item.get("pronoun_speaker") and not role and (titled := by_title(view, item)):
        return titled
    placed = _NAMED_SIDE.search(view.page.text, item.start, item.end) is not None
    if claimant in ("ru_mod", "ua_official") and not placed and (abroad := _of_donor(view, item)):
        return abroad
    anyones = claimant is not None and _INTELLIGENCE.match(view.normalised, item.start) is not None
    if anyones and (abroad := _of_donor(view, item)).startswith("donor:"):
        return abroad
    if (claimant or role or item.get("donor")) and _is_of_scholar(view, item):
        return "expert"
    if claimant == "ua_general_staff" and _CHIEF.match(view.normalised, item.end, view.end):
        army = view.normalised[item.start : item.end].endswith(("army", "military", "forces"))
        return "ua_commander" if army else str(claimant)
    generic = claimant in OFFICIALS and not placed and _is_small(view, item)
    if claimant and not role and not generic and claimant != "expert":
        return str(claimant)
    if role in ("expert", "ru_milblogger") or claimant == "expert":
        return str(role or claimant)
    if role == "tally" or item.get("publisher"):
        return tally(view, item)
    if role or generic:
        return _of_role(view, item, str(role))
    speaks = adjacent or _INTELLIGENCE.match(view.normalised, item.end + 1) is not None
    if speaks and item.get("donor") and not _OF_PRESS.match(view.normalised, item.end):
        return donor_claimant(str(item.get("donor")))
    adjacent = adjacent and not is_foe(view, item)
    return f"{item.get('side')}_official" if adjacent and item.get("side") else ""


def _is_of_scholar(view: View, item: Item) -> bool:
    """In "the University of Oslo", "a Ukrainian military expert" a scholar speaks for no state."""
    if _SCHOLAR.match(view.normalised, item.end, view.end):
        return True
    return bool(item.get("donor")) and _OF_SCHOOL.search(view.normalised, view.start, item.start) is not None


def _is_small(view: View, item: Item) -> bool:
    """Whether a name is printed in small letters, its article and the begin of a sentence apart."""
    printed = view.page.text[item.start : item.end]
    if _OF_SOME_PLACE.match(view.normalised, item.start, item.end):
        return True
    return printed.removeprefix("The ").removeprefix("the ")[0].islower()


def _of_role(view: View, item: Item, role: str) -> str:
    """For whom an office without a name speaks: headquarters, those it serves, its side."""
    if role == "command":
        return _command(view, item)
    if role in SERVICES:
        return _service(view, item, role)
    if role == "official" and (served := _served(view, item)):
        return speaker(view, served, adjacent=False)
    return _unnamed_president(view, item) or _of_air_defence(view, item) or official(view, item)


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
        force = (one for one in view.of_kind("claimant") if one.get("claimant") in ARMED)
        return next((one for one in force if view.normalised[item.end : one.start] in _HEADS), None)
    behind = next((one for one in view.items if one.start == item.end + 1), None)
    if behind is not None and behind.get("role") in SERVICES:
        return behind
    force = (one for one in view.of_kind("claimant") if one.get("claimant") in ARMED)
    return next((one for one in force if _GENITIVES.fullmatch(view.normalised, item.end, one.start)), None)


def _of_donor(view: View, item: Item) -> str:
    """In "Минобороны Польши", "польское Минобороны" the ministry is that of the country beside it."""
    for one in view.items:
        beside = one.start - item.end == 1 or item.start - one.end == 1
        if beside and one.get("donor") and one.get("donor") != "all_donors":
            return donor_claimant(str(one.get("donor")))
        if beside and one.get("side") == "ua":
            return "ua_official"
    return of_its_country(view, item)


def _service(view: View, item: Item, role: str) -> str:
    """Headquarters and ministries by their side."""
    speaker, printed = official(view, item), view.normalised[item.start : item.end]
    if role == "defence" and view.page.tells(_BRITISH) and not is_placed(view, item):
        return donor_claimant("GBR")
    if role != "air_force" and view.page.language == "ru" and not is_placed(view, item):
        speaker = f"{defends(view) or 'ru'}_official"  # else the ministry without a country is Moscow's
    if role == "air_force" and not _beside_side(view, item):
        return "ua_air_force"
    if role == "chief" and view.page.language == "ru" and not _is_of_force(view, item):
        return "ua_commander"  # Russia has one for each force alone
    if printed.endswith("military intelligence") and _names_nobody(view, item):
        return "ua_intelligence"  # the one that reports what Ukrainian drones destroyed
    if printed.endswith("general staff") and not is_placed(view, item):
        return "ua_general_staff"
    return SERVICES[role].get(speaker.removesuffix("_official"), speaker)


def _is_of_force(view: View, item: Item) -> bool:
    """In "главком ВМФ" the force or the country stands behind the title."""
    return is_placed(view, item) or _OF_A_FORCE.match(view.normalised, item.end) is not None


def _names_nobody(view: View, item: Item) -> bool:
    """Whether no country stands beside an office, and no "its" before it."""
    return not is_placed(view, item) and not ITS.search(view.normalised, view.start, item.start)


def _command(view: View, item: Item) -> str:
    """Regional commands by the point of the compass in their name."""
    around = view.normalised[max(view.start, item.start - 25) : min(view.end, item.end + 25)]
    for word, region in _COMMANDS.items():
        if re.search(rf"\b{word}", around):
            return f"ua_command_{region}"
    return _service(view, item, "military")


def _beside_side(view: View, item: Item) -> bool:
    return any(one.get("side") and 0 <= item.start - one.end <= 4 for one in view.items)


def tally(view: View, item: Item) -> str:
    """A newspaper speaks for itself only where it counts: "AFP counted", "a tally by AFP"."""
    counts = [one for one in view.of_kind("role") if one.get("role") == "tally"]
    counts = [one for one in counts if abs(one.start - item.start) < _NEAR_COUNT]
    if item.get("publisher") and _VERIFIED.match(view.normalised, item.end, view.end):
        counts = [item]  # "the BBC has confirmed the deaths of ..."
    if not counts and _lists_the_dead(view, item):
        counts = [item]  # "according to Mediazona"
    names = [one for one in view.of_kind("publisher") if abs(one.start - item.start) < _NEAR_COUNT]
    names = [one for one in names if not view.page.text[one.start : one.end].islower()]  # "агентства"
    names = [one for one in names if not _only_helps(view, one)] or names
    if not counts:
        return ""
    if not names and (body := _who_counts(view, counts)):
        return body
    if not names and any(
        _HAS.match(view.normalised, one.end) for one in (*view.of_kind("claimant"), *view.of_kind("role"))
    ):
        return ""  # "The air force had a fuller count": no newspaper counts
    if not names and view.normalised.count('"', view.start, counts[0].start) % 2:
        return ""  # "We counted 39 drones," a resident said
    verifying = (one for one in view.of_kind("publisher") if _VERIFIED.match(view.normalised, one.end))
    names = names or list(verifying)
    while len(names) > 1 and names[1].start - names[0].end <= 2:
        names = names[1:]  # "агентство AFP": the name behind the word
    slug = names[0].get("publisher") if names else view.page.document.publisher
    return f"tally:{slug}" if slug else ""


def _lists_the_dead(view: View, item: Item) -> bool:
    """Whether a paper that names the fallen tells of deaths and nobody else does: it prints its own count."""
    paper = view.page.vocabulary.publishers.get(str(item.get("publisher")))
    if paper is None or not paper.dead:
        return False
    clause = view.clause_of(item.start)
    if view.between(*clause, "claimant") or view.between(*clause, "role"):
        return False
    struck = any(event.sense in ("attack", "strike") for event in view.events)
    return not struck and _DEAD.search(view.words) is not None


def _only_helps(view: View, paper: Item) -> bool:
    """In "Together with the BBC, Mediazona counted 90,000 names" the BBC only helps."""
    if _VERIFIED.match(view.normalised, paper.end, view.end):
        return False
    return _HELPED_BY.search(view.normalised, view.start, paper.start) is not None


def _who_counts(view: View, counts: list[Item]) -> str:
    """In "a tally by the Kiel Institute", "за підрахунками Генштабу" the body beside the word counts."""
    for one in view.of_kind("claimant"):
        before = (view.normalised[count.end : one.start] for count in counts if count.end <= one.start)
        if any(map(_BY_BODY.fullmatch, before)):
            return speaker(view, one, adjacent=False)
    offices = (one for one in view.of_kind("role") if one.get("role") != "tally" and is_placed(view, one))
    for one in (*view.of_kind("claimant"), *offices):
        behind = (view.normalised[one.end : count.start] for count in counts if one.end <= count.start)
        if any(map(_ITS_COUNT.fullmatch, behind)):
            return speaker(view, one, adjacent=False)
    return ""
