"""Direction of a figure by role: who launches, whose weapons, whose territory, who claims."""

import re

from tracker.claims.beside import LAUNCHING
from tracker.claims.groups import EQUIPMENT, OUTCOMES
from tracker.claims.items import Item
from tracker.claims.mention import Event, Mention
from tracker.claims.patterns import spoken
from tracker.claims.place import PEOPLE, country_of, is_annexed, is_teller
from tracker.claims.tolls import losing_side
from tracker.claims.view import View
from tracker.model import Direction

RU_ON_UA: Direction = "ru_on_ua"
UA_ON_RU: Direction = "ua_on_ru"
AIR = OUTCOMES | {
    "launched",
    "hit_locations",
    "debris_locations",
    "rate_shot",
    "rate_neutralised",
    "rate_hit",
}
NONE = frozenset(
    {
        "aid_pledged",
        "aid_committed",
        "aid_allocated",
        "aid_disbursed",
        "territory_held_ru",
        "territory_held_ua",
        "distance",
        "distance_planned",
        "production",
        "production_planned",
        "stock",
        "force_size",
    }
)
_MODELS = {
    "ru": re.compile(
        r"\b(?:[тt][уy]-\d|[сc][уy]-(?:3[045]|57)|[аa]-50|[кk][аa]-52|м[иі]г-31"
        r"|чорноморськ\w+ флот|черноморск\w+ флот"
        r"|tu-\d|su-3[045]|su-57|ka-27|be-12|sukhoi-3|a-50|ka-52|mig-31|black sea fleet)"
    ),
    "ua": re.compile(r"\b(?:f-16|mirage|leopard|abrams|bradley|himars|patriot|nasams|iris-t)"),
}
_SUFFERED = spoken(
    "direction.suffered", r"\b(?:under|faced?|faces|suffered|repelled|repels|endured|withstood|hit by)\b"
)
_OBLIQUE = re.compile(r"(?:ого|ої|ому|их|ими|ій|ой|им)$")
_SUFFERS = re.compile(
    r"\b(?:suffer(?:s|ed|ing)?|sustain(?:s|ed|ing)?|incur(?:s|red|ring)?|tak(?:en|ing)|took)\s[^,;:]{0,25}$"
)
_SUFFERED_BY = re.compile(
    r"(?: (?:forces|troops|army|military|side|soldiers))? (?:had |has |have |reportedly |allegedly )*"
    r"(?:suffered|sustained|incurred|lost|endured|took)\b"
)
_PRONOUN = re.compile(r"\b(?:it|they|we) (?:(?:had|has|have|also|later|then|itself|\w+ly) )*$")
_COMMA_BEFORE = re.compile(r",\s(?:the )?$")
_NAMELESS = spoken(
    "direction.nameless",
    r"(?:,|\band|\bbut|\bwhile|\bas)\s+(?:the\s+)?(?:air[- ]defen[cs]es?"
    r"|air[- ]defen[cs]e (?:units|forces|crews|systems)|defenders|gunners|mobile (?:fire )?(?:groups|teams))"
    r"\s+(?:\w+ly\s+|have\s+|had\s+|later\s+|then\s+)*$",
)
_ACCUSATIVE = re.compile(r"(?:україн|украин|росі|росси|москв)[уюї]?[ую]")
_WEAPON_OF = spoken("direction.weapon_of", r"(?!)")
_SHELLED = spoken("direction.shelled", r"(?!)")
_BY = spoken("direction.by", r"\bby\s+(?:the\s+)?$")
_TARGET = spoken(
    "direction.target",
    r"\b(?:at|on|against|over|into|across|onto|towards?|targeting|target|targeted|struck|hit"
    r"|attacked|attack|in|inside|pounded)\s+(?:the |all of |a |several |many )?$",
)
_WEAPON = spoken(
    "direction.weapon",
    r"(?:'s?)?\s+(?:(?:drone|missile|massive|large-scale|overnight|ballistic|attack|strike|cruise"
    r"|long-range|air|combined"
    r"|new|nightly|glide|guided|artillery|military|latest|deadly|aerial|kamikaze|mass|heavy"
    r"|double-tap)\s+){0,3}"
    r"(?:attacks?|strikes?|drones?|missiles?|shelling|raids?|uavs?|barrage|bombardment|bombs?|forces"
    r"|artillery|aviation"
    r"|assaults?|fire|airstrikes?|rockets?|troops|shaheds?)\b(?! (?:interception|interceptor|defen[cs]e))",
)
_RUSSIAN_SIGNS = re.compile(
    r"\bмск\b|московско\w+ времен|\bросавиаци|\bаэропорт|самол[её]тного типа|дежурными средствами"
    r"|\bминобороны\b"
)


_OFFICES = frozenset({"ua_official", "ru_official", "ua_president", "ru_milblogger"})
_PEOPLE_ACT = re.compile(r"украинцы|українці|россияне|росіяни|окупанти|оккупанты|захисники|ворог|противник")
_FORCES_OF = re.compile(
    r"\b(?:agents?|operatives|fighters|forces|units?|drones|soldiers|troops|members|officers|gunners"
    r"|pilots) of (?:the )?$"
)
_CALLED = re.compile(r"[^,;:.]{3,40} (?:called|termed|described|said|says|dubbed)\b")
_UKRAINES = re.compile(
    r"\b(?:нептун|фламинго|фламінго|сапсан|паляниц|пекло|рута|atacms|atakms|storm shadow|сторм шэдоу"
    r"|scalp|himars|хаймарс|gmlrs|taurus|лют(?:ый|ого|ых|ые|ий|і)\b|neptune|flamingo|дротик[а-я]* дальн)"
)
_ITS_OWN = re.compile(r"\b(?:its|their|our) own\b|\b(?:своих|своїх|собственных|власних|наших)\b")
_SEAS = ("azov_sea", "black_sea")
_ONE_NAME = re.compile(r"киев|київ|москву|украину|україну|россию|росію|крым|крим|севастополь")
_STOPPED = frozenset({"shot_down", "neutralised", "suppressed"})
_ACTS = re.compile(r" (?:(?:had|has|have|also|later|then|\w+ly) )*")
_STOPPING = frozenset({"shoot_down", "neutralise", "suppress"})
_GENITIVE = re.compile(r"украины|україни|россии|росії|киева|києва|москвы|москви|кремля")
_FORCES_BEFORE = re.compile(
    r"\b(?:сил[аы]?|сили|войск[а-я]*|військ[а-яіїє]*|арми[а-я]+|армі[а-яіїє]+|авиаци[а-я]+|авіаці[а-яіїє]+|[пв]во|ппо"
    r"|флот|вс|зс|дроны|дрони|бпла|спецслужб[а-яі]+|минобороны|міноборони|министерство|міністерство|власти|влада"
    r"|защитники|захисники|подразделения|підрозділи|генштаб|штаб|военные|військові|оборон[ыи]"
    r"|безопасности|безпеки) $"
)
_SUBJECT_ADJECTIVE = re.compile(r"(?:ськ|ск)(?:ий|а|е|і|ая|ое|ие)\b")
"""In "из 47 дронов украинская ПВО сбила 40" the drones are not Ukraine's."""
_ASIDE = re.compile(r" |, [^,;:]{3,40}, ")
_LEFT_OUT = re.compile(r"(?: (?:пво|ппо|сторона|армия|армія))? - ")
_COMMA_AND = re.compile(r"(?:[,;] |[,;] а | и | і | та )$")
_HELD_BY_BOTH = ("donetsk", "luhansk", "kherson", "zaporizhzhia")


def by_attacker(side: str) -> Direction:
    """Direction of an attack by a side."""
    return RU_ON_UA if side == "ru" else UA_ON_RU


def direction_of(
    view: View, mention: Mention, claimant: str, scope: str, carried: Direction | None
) -> Direction:
    """Direction of the figure of a mention whose metric is known."""
    if mention.metric in NONE:
        return "none"
    attacker = _attacker(view, mention, claimant, scope)
    if (
        carried
        and claimant == "unattributed"
        and mention.metric in PEOPLE
        and scope.startswith(_HELD_BY_BOTH)
    ):
        attacker = _sentence_attacker(view)
    if attacker:
        return by_attacker(attacker)
    return carried or _unnamed(view, mention)


def _unnamed(view: View, mention: Mention) -> Direction:
    """No word tells a side: Moscow time and the words of the ministry tell of what Russia shot down."""
    signs = view.page.tells(_RUSSIAN_SIGNS) or "ru" in (one.get("medium") for one in view.items)
    if view.page.language == "ru" and mention.metric in OUTCOMES and signs:
        return UA_ON_RU
    if view.page.language == "uk" and mention.metric in EQUIPMENT:
        return UA_ON_RU
    return RU_ON_UA


def _attacker(view: View, mention: Mention, claimant: str, scope: str) -> str:
    if mention.metric == "personnel_losses" or mention.classes == ("soldier",):
        owner = _owner(view, mention)
        if _ITS_OWN.search(view.normalised, view.start, mention.end):
            owner = _defender(claimant, view)  # "two of its own soldiers"
        if owner or mention.metric == "personnel_losses" or not claimant.endswith("_official"):
            return _against(owner or _claimed_loss(view, claimant) or _subject(view, mention))
    if mention.metric in ("equipment_destroyed", "equipment_damaged"):
        return _against(mention.side or _owner(view, mention)) or _losses(view, mention, claimant, scope)
    if mention.metric in AIR:
        return _air(view, mention, claimant, scope)
    return _people(view, mention, claimant, scope)


def _against(side: str) -> str:
    return {"ua": "ru", "ru": "ua"}.get(side, "")


def _air(view: View, mention: Mention, claimant: str, scope: str) -> str:
    weapon = mention.side or _weapon_side(view, mention)
    if weapon:
        return weapon
    actor = _gapped_actor(view, mention)
    if not actor:
        actor = _actor(view, mention.event, mention) if mention.event and mention.role != "subj" else ""
    told = mention.event is not None and mention.event.sense == "involve"
    if actor and (_speaker_stops(view, mention, claimant) or _is_struck_by(view, mention)):
        actor = ""
    if actor and mention.event and _is_copula(view, mention.event):
        actor = actor if actor in {one.get("side") for one in view.of_kind("side")} else ""
        told = False
    if actor and mention.event and told:
        return _sentence_attacker(view) or _against(_defender(claimant, view)) or _against(actor)
    if actor and mention.event:
        stops = mention.role == "obj" and mention.event.sense in _STOPPING
        attacks = mention.event.sense in LAUNCHING | {"lose"} or (
            mention.metric in ("launched", "hit", "hit_locations") and not mention.whole and not stops
        )
        return actor if attacks else _against(actor)
    defender = _against(_defender(claimant, view))
    if mention.metric in _STOPPED and claimant.startswith("ru_") and defender:
        return defender  # what Russia says it stopped was not Russia's, whatever the place is called
    return (
        _against(_target(view, mention, scope))
        or defender
        or _sentence_attacker(view)
        or ("ua" if is_annexed(scope, view.page.vocabulary) else "")
    )


def _is_struck_by(view: View, mention: Mention) -> bool:
    """In "Kyiv downed 91, and 37 drones struck 20 sites" drones strike, not who downed the others."""
    struck = mention.metric == "hit_locations"
    return struck and any(one.event is mention.event and one.role == "subj" for one in view.mentions)


def _speaker_stops(view: View, mention: Mention, claimant: str) -> bool:
    """In "Kyiv said Russia sent 120 drones and it downed 93" the pronoun stands for who speaks."""
    event = mention.event
    if event is None or mention.metric not in _STOPPED or not _defender(claimant, view):
        return False
    return _PRONOUN.search(view.normalised, view.start, event.start) is not None


def _gapped_actor(view: View, mention: Mention) -> str:
    """In "украинская ПВО сбила 14 дронов, российская – 20" the verb is left out behind the second side."""
    for item in view.of_kind("side"):
        before = view.normalised[max(view.start, item.start - 4) : item.start]
        gap = view.normalised[item.end : mention.start] if item.end <= mention.start else ""
        if _LEFT_OUT.fullmatch(gap) and _COMMA_AND.search(before):
            return str(item.get("side"))
    return ""


def _is_copula(view: View, event: Event) -> bool:
    """In "їх було 40" nobody reports."""
    return view.normalised[event.start : event.end] in ("було", "були", "было", "были")


def _weapon_side(view: View, mention: Mention) -> str:
    """Whose weapons the models are: those of the vocabulary are Russian, but for a few of Ukraine's."""
    if any(_is_model(name, view) for name in mention.classes):
        return "ru"
    return "ua" if _UKRAINES.search(view.normalised, mention.start, mention.end + 20) else ""


def _is_model(name: str, view: View) -> bool:
    classes = view.page.vocabulary.classes
    return (name in classes and "model" in classes[name].meaning) or name in ("drone_strike", "drone_decoy")


def _actor(view: View, event: Event, mention: Mention) -> str:
    """Side of the subject of an active verb, or of the "by ..." of a passive one."""
    if event.verb.form == "ing" and view.between(event.start - 12, event.start, "said"):
        return ""  # "as the military reported shooting down 406 drones"
    undergoes = (
        event.passive or mention.rule == "number_of" or (mention.role == "obj" and mention.end <= event.start)
    )
    undergoes = undergoes or any(
        one.event is event and one.role == "obj" and one.end <= event.start for one in view.mentions
    )
    if undergoes or event.verb.form == "noun":
        for item in view.items:
            if event.end <= item.start <= event.end + 60 and _side(view, item):
                before = view.normalised[max(event.end, item.start - 12) : item.start]
                if _BY.search(before):
                    return _side(view, item)
    if undergoes and event.verb.form == "finite":
        return _subject_between(view, event)
    if undergoes or _has_nameless_subject(view, event):
        return ""
    clause = view.clause_of(event.start)
    for item in reversed([one for one in view.items if clause[0] <= one.start and one.end <= event.start]):
        side = _side(view, item)
        if event.verb.form == "noun" and _SUFFERED.search(view.normalised, item.end, event.end):
            continue
        if event.verb.form == "noun" and view.between(item.end, event.start, "said"):
            continue  # "the army spoke of an attack": who tells of it did not launch it
        if _tells(view, item) or _has_office(view, item):
            continue  # "according to the General Staff the enemy dropped ...", "The mayor: ... attacked"
        if _is_whose(view, item) or _is_attacked(view, item, event):
            continue
        speaks = event.sense in LAUNCHING and (_is_enclosed(view, item) or _is_genitive(view, item))
        if side and not _is_object(view, item) and not _in_mention(view, item) and not speaks:
            return side
    return ""


def _subject_between(view: View, event: Event) -> str:
    """In "Из 20 ракет украинцы не перехватили три" the subject stands between object and verb."""
    before = [one.end for one in view.mentions if one.end <= event.start]
    for item in view.of_kind("side"):
        inside = (before[-1] if before else view.start) <= item.start < item.end <= event.start
        inside = inside and not any(item.end <= one.start < event.start for one in view.events)
        if inside and _PEOPLE_ACT.fullmatch(view.normalised, item.start, item.end):
            return str(item.get("side"))
    return ""


def _is_enclosed(view: View, item: Item) -> bool:
    """In "Ukraine, Moscow said, sent 57 drones" Moscow only speaks."""
    said = view.between(item.end, item.end + 12, "said")
    before = view.normalised[max(view.start, item.start - 6) : item.start]
    return bool(said) and _COMMA_BEFORE.search(before) is not None


def _has_nameless_subject(view: View, event: Event) -> bool:
    """In "..., and air defences destroyed 478" the subject is of no named side."""
    match = _NAMELESS.search(view.normalised, view.start, event.start)
    return match is not None and not any(
        item.end > match.start() - 2 and item.start < match.end() for item in view.of_kind("side")
    )


def _tells(view: View, item: Item) -> bool:
    """Whether a claimant only tells of the deed: behind "according to", before a colon, no armed force."""
    claimant = item.get("claimant")
    if not claimant or item.get("side"):
        return False
    if any(0 <= item.start - one.end <= 2 for one in view.of_kind("according")):
        return True
    beside = [one for one in view.of_kind("said") if 1 in (item.start - one.end, one.start - item.end)]
    if view.page.language != "en" and beside:
        return True  # "Як розповів Ігнат, ...", "Генштаб отчитался: ..."
    return view.normalised.startswith(": ", item.end) or claimant in _OFFICES


def _has_office(view: View, item: Item) -> bool:
    """In "what Ukraine's energy minister called the ninth strike" the minister speaks."""
    if not view.normalised.endswith("'s", item.start, item.end):
        return False
    office = any(0 < one.start - item.end <= 25 for one in view.of_kind("role"))
    return office and _CALLED.match(view.normalised, item.end, view.end) is not None


def _is_object(view: View, item: Item) -> bool:
    if _ACCUSATIVE.fullmatch(view.normalised, item.start, item.end):
        return True  # "Україну атакували 40 дронів"
    before = view.normalised[max(view.start, item.start - 25) : item.start]
    if _FORCES_OF.search(before):
        return False
    return bool(_TARGET.search(before) or re.search(r"\b(?:of|from|for|with)\s+(?:the )?$", before))


def _is_whose(view: View, item: Item) -> bool:
    """In "знищення російського корабля" the adjective tells whose the thing is."""
    if view.page.language == "en" or not _OBLIQUE.search(view.normalised[item.start : item.end]):
        return False
    return any(one.get("class") and 0 < one.start - item.end <= 25 for one in view.items)


def _is_genitive(view: View, item: Item) -> bool:
    """In "на юг Украины обрушились 46 дронов" the country only tells where, unless forces are its own."""
    if not _GENITIVE.fullmatch(view.normalised, item.start, item.end):
        return False
    return _FORCES_BEFORE.search(view.normalised, view.start, item.start) is None


def _in_mention(view: View, item: Item) -> bool:
    return any(mention.start <= item.start < mention.end for mention in view.mentions)


def _side(view: View, item: Item) -> str:
    if item.get("side"):
        return str(item.get("side"))
    claimant = item.get("claimant")
    if claimant and not item.get("role"):
        side = (
            str(view.page.vocabulary.claimants[claimant].side)
            if claimant in view.page.vocabulary.claimants
            else ""
        )
        return side if side in ("ua", "ru") else ""
    return ""


def _is_attacked(view: View, item: Item, event: Event) -> bool:
    """In "Киев атаковали 14 дронов" a singular name is no subject of a plural verb: it is attacked."""
    beside = _ASIDE.fullmatch(view.normalised, item.end, event.start)
    if event.sense not in ("attack", "strike") or not beside:
        return False
    many = view.normalised.endswith("ли", event.start, event.end)
    return many and _ONE_NAME.fullmatch(view.normalised, item.start, item.end) is not None


def _target(view: View, mention: Mention, scope: str) -> str:
    """Side whose territory is attacked."""
    country = "" if scope.startswith(_SEAS) else country_of(scope, view.page.vocabulary)
    if country in ("ua", "ru"):
        return country
    for item in view.of_kind("side"):
        if is_teller(view, item):
            continue
        if mention.event and _is_attacked(view, item, mention.event):
            return str(item.get("side"))
        before = view.normalised[max(view.start, item.start - 20) : item.start]
        if _TARGET.search(before) and not _WEAPON.match(view.normalised, item.end, view.end):
            return str(item.get("side"))
    return ""


def _defender(claimant: str, view: View) -> str:
    known = view.page.vocabulary.claimants.get(claimant)
    return known.side if known and known.side in ("ua", "ru") else ""


def _sentence_attacker(view: View) -> str:
    for item in view.items:
        if _is_object(view, item):
            continue
        own = _SUBJECT_ADJECTIVE.search(view.normalised, item.start, item.end) is None
        if own and _side(view, item) and _WEAPON_OF.search(view.normalised, view.start, item.start):
            return _side(view, item)
        if _side(view, item) and (shelled := _SHELLED.match(view.normalised, item.end, view.end)):
            attacked = shelled[0].endswith("ли") and _ONE_NAME.fullmatch(
                view.normalised, item.start, item.end
            )
            return _against(_side(view, item)) if attacked else _side(view, item)
    for item in view.of_kind("side"):
        if weapon := _WEAPON.match(view.normalised, item.end, view.end):
            side = str(item.get("side"))
            return _against(side) if _defends(view, weapon.end()) else side
    return ""


def _defends(view: View, end: int) -> bool:
    """In "Kyiv's forces stopped 208 drones; 23 got through" the forces did not attack."""
    event = next((one for one in view.events if one.start >= end), None)
    if event is None or event.passive or not _ACTS.fullmatch(view.normalised, end, event.start):
        return False
    return any(one.event is event and one.role == "obj" and one.metric in _STOPPED for one in view.mentions)


def _owner(view: View, mention: Mention) -> str:
    """Whose soldiers or equipment: adjective, subject of "lost", "losses of the enemy"."""
    if mention.side:
        return mention.side
    for side, models in _MODELS.items():
        if models.search(view.normalised, mention.start, mention.end + 25):
            return side
    event = mention.event
    if event and event.sense == "lose":
        behind = _behind(view, event) if event.verb.form == "noun" else ""
        if behind:
            return behind
        after = [item for item in view.items if event.end <= item.start <= event.end + 40]
        for item in reversed([one for one in view.items if one.end <= event.start]):
            if _side(view, item) and not _tells(view, item):
                return _side(view, item)
        for item in after:
            before = view.normalised[event.end : item.start]
            if _side(view, item) and ("of" in before or before == " "):
                return _side(view, item)
    if suffered := _sufferer(view, mention):
        return suffered
    if mention.metric == "personnel_losses" and (whose := losing_side(view, mention)):
        return whose
    if event and (listed := next((one.side for one in view.mentions if one.event is event and one.side), "")):
        return listed
    inside = [item for item in view.items if mention.start <= item.start < mention.end]
    return next((_side(view, item) for item in inside if _side(view, item)), "")


def _sufferer(view: View, mention: Mention) -> str:
    """In "Russia had suffered around 240,000 casualties" the subject bears them."""
    for item in view.between(mention.end, min(view.end, mention.end + 40), "side"):
        if _SUFFERED_BY.match(view.normalised, item.end, view.end):
            return str(item.get("side"))  # "940 casualties Russian forces suffered"
    match = _SUFFERS.search(view.normalised, view.start, mention.start)
    before = [item for item in view.items if match and item.end <= match.start() and _side(view, item)]
    return _side(view, before[-1]) if before else ""


def _behind(view: View, event: Event) -> str:
    """In "losses of the enemy", "потери ВСУ": whose they are stands right behind."""
    for item in view.items:
        if event.end <= item.start and _side(view, item):
            gap = view.normalised[event.end : item.start]
            return _side(view, item) if gap in (" ", " of ", " of the ") else ""
    return ""


def _claimed_loss(view: View, claimant: str) -> str:
    """Each side's headquarters report the losses of the other side."""
    return _against(_defender(claimant, view))


def _subject(view: View, mention: Mention) -> str:
    """In "Russian forces advanced ... at a cost of 31,000 casualties" the subject bears them."""
    for item in view.items:
        if item.end <= mention.start and item.get("side") and not _is_object(view, item):
            return str(item.get("side"))
    return ""


def _losses(view: View, mention: Mention, claimant: str, scope: str) -> str:
    event = mention.event
    actor = _actor(view, event, mention) if event and event.sense != "lose" else ""
    if actor:
        return actor
    if view.page.language == "uk" and event and event.verb.form == "finite" and not actor:
        return "ua"  # "десантники знищили під Вовчанськом": a Ukrainian text tells of its own
    possessive = re.search(r"\b(?:at|on|in|from|near)\s+(?:the )?(russia|ukraine)(?:'s|n)?\b", view.words)
    place = {"russia": "ru", "ukraine": "ua"}[possessive[1]] if possessive else ""
    return (
        _against(place)
        or _against(country_of(scope, view.page.vocabulary))
        or _against(_claimed_loss(view, claimant))
        or ("ua" if is_annexed(scope, view.page.vocabulary) else "")
        or _sentence_attacker(view)
    )


def _people(view: View, mention: Mention, claimant: str, scope: str) -> str:
    attacker = _sentence_attacker(view)
    country = country_of(scope, view.page.vocabulary)
    if country == "ua" and not attacker and claimant in ("ru_official", "ru_mod"):
        return "ua"  # what the occupation tells of its own territory
    if attacker and scope.startswith(_HELD_BY_BOTH):
        return attacker
    if country in ("ua", "ru"):
        if country == "ua" and re.search(r"occupied|russian-held|russian-installed", view.words) and attacker:
            return attacker
        return _against(country)
    return attacker or _against(_target(view, mention, scope)) or _against(_defender(claimant, view))
