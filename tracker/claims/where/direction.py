"""Direction of a figure by role: who launches, whose weapons, whose territory, who claims."""

from tracker.claims.page.bodies import ARMED
from tracker.claims.page.deeds import foe_acts
from tracker.claims.page.groups import (
    AIR,
    EQUIPMENT,
    OUTCOMES,
    PEOPLE,
    STOPPED,
    STOPPING,
    against,
    attacker_in,
)
from tracker.claims.page.mention import Event, Mention
from tracker.claims.page.view import View
from tracker.claims.verb.beside import LAUNCHING
from tracker.claims.where.actors import actor_of
from tracker.claims.where.attacks import (
    attacked_before,
    clause_attacker,
    country_of_list,
    sentence_attacker,
    target_of,
)
from tracker.claims.where.country import country_of, is_annexed
from tracker.claims.where.owner import (
    gapped_actor,
    named_last,
    owner_of,
    owner_of_joined,
    subject,
    weapon_side,
)
from tracker.model import Direction
from tracker.text.lazy import regex
from tracker.vocab import UNATTRIBUTED

RU_ON_UA: Direction = "ru_on_ua"
UA_ON_RU: Direction = "ua_on_ru"
_IN_AIR = AIR | {"rate_shot", "rate_neutralised", "rate_hit"}
ATTACKING = frozenset({"launched", "hit", "hit_locations"})
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
_SOURCES = regex(r"\b(ukrainian|russian) (?:sources|media|outlets|channels|bloggers)\b")
"""Each side's sources tell what the other lost."""
_INFLICTED = regex(r"\binflict(?:s|ed|ing)\b[^.;]{0,40}$")
_PRONOUN = regex(
    r"\b(?:it|they|we|(?:its|their|our) (?:[a-z-]+ ){0,2}?(?:crews|gunners|defen[cs]es?|defenders|forces"
    r"|units|systems|pilots"
    r"|interceptors|jets|fighters|teams)) (?:(?:had|has|have|also|later|then|itself|managed to|\w+ly) )*$"
)
_AND_DID = regex(r"[^,;:.]{0,60} and ")
_MOSCOW_TIME = regex(r"\bmoscow time\b|\bmsk\b")
_RUSSIAN_SIGNS = regex(
    r"\bмск\b|московско\w+ времен|\bросавиаци|\bаэропорт|самол[её]тного типа|дежурными средствами"
    r"|\bминобороны\b"
)
_KYIV_SILENT = regex(
    r"\b(?:kyiv|ukraine|ukrainian (?:officials|authorities))"
    r" (?:(?:has|had|have|did|does|do|would)(?: not|n't)(?: yet| immediately)?|declined to|refused to) "
    r"(?:comment|confirm|claim|acknowledge|respond|take responsibility)"
)
"""In "a claim Kyiv did not comment on" somebody tells of an attack of Ukraine."""
_ITS_OWN = regex(r"\b(?:its|their|our) own\b|\b(?:своих|своїх|собственных|власних|наших)\b")
_OF_ITS_OWN = regex(r" of (?:its|their) own\b")
_OF_ITS_TROOPS = regex(
    r" of (?:its|their|our) (?:own )?(?:\w+ )?(?:troops|soldiers|service(?:men|members)|personnel|men"
    r"|fighters|military)\b"
)
"""In "Russia says 498 of its troops have been killed" the side named last lost them."""
_WITHIN = regex(r"\b(?:at|on|in|from|near)\s+(?:the )?(russia|ukraine)(?:'s|n)?\b")
_HELD_BY_UKRAINE = regex(r"(?:ukrainian|government)-(?:controlled|held)")
_HELD_BY_RUSSIA = regex(r"occupied|russian-held|russian-installed")
_ABOARD = regex(
    r"\b(?:aboard|on board|on) (?:an? |the )?(russian|ukrainian) (?:[\w-]+ ){0,2}"
    r"(?:ship|vessel|boat|frigate|corvette|submarine|cutter|cruiser|helicopter|bomber|jet|aircraft)s?\b"
)
"""In "six were killed aboard a Russian patrol boat" they are of that army, wherever it lay."""
_WHOSE_DEFENCE = regex(
    r"\b(ukrain|russia|україн|украин|росі|росс)[\w']* (?:air[- ]?defen[cs]e|ппо\b|пво\b|протипов|противовозд)"
    r"|\b(?:ппо|пво|протиповітрян[а-яіїє]+ оборон[а-яіїє]|противовоздушн[а-я]+ оборон[а-я])"
    r" (україн|украин|рос)"
)
_ACCUSES = regex(r"\b(?:accus|blam)(?:ed|es|e|ing) (?:the )?$")
_OF_WHAT = regex(
    r"(?:'s)?(?: (?:forces|army|troops|military|government|authorities|drones|side))? (?:of|for)\b"
)
_STRIKING = LAUNCHING | {"strike"}
_DISPOSED = ("ліквід", "знешкод", "утиліз")
_HELD_BY_BOTH = ("donetsk", "luhansk", "kherson", "zaporizhzhia")


def by_attacker(side: str) -> Direction:
    """Direction of an attack by a side."""
    return RU_ON_UA if side == "ru" else UA_ON_RU


def direction_of(
    view: View,
    mention: Mention,
    claimant: str,
    scope: str,
    carried: Direction | None,
    raid: Direction | None = None,
) -> Direction:
    """Direction of the figure of a mention whose metric is known; `raid` is the attack told before."""
    if mention.metric in NONE:
        return "none"
    if carried and _goes_on_of(view, mention):
        return carried
    attacker = _attacker(view, mention, claimant, scope, raid)
    folk = mention.metric in PEOPLE and mention.classes != ("soldier",)
    if carried and claimant == UNATTRIBUTED and folk and scope.startswith(_HELD_BY_BOTH):
        attacker = clause_attacker(view, mention.start)
    if attacker:
        return by_attacker(attacker)
    return carried or _unnamed(view, mention)


def _goes_on_of(view: View, mention: Mention) -> bool:
    """In "вбила трьох військових, ще одинадцятеро поранені" the second are of the same army."""
    if mention.classes != ("soldier",) or mention.metric not in PEOPLE:
        return False
    before = [one for one in view.mentions if one.end <= mention.start and one.metric in PEOPLE]
    named = view.between(mention.start, mention.end, "soldier_noun")
    named += view.between(mention.start, mention.end, "casualty_noun")
    return bool(before) and not mention.side and not named


def _unnamed(view: View, mention: Mention) -> Direction:
    """No word tells a side: Moscow time and the words of the ministry tell of what Russia shot down."""
    if view.page.tells(_KYIV_SILENT):
        return UA_ON_RU
    signs = view.page.tells(_RUSSIAN_SIGNS) or "ru" in (one.get("medium") for one in view.items)
    if view.page.language == "ru" and mention.metric in OUTCOMES and signs:
        return UA_ON_RU
    if view.page.language == "en" and mention.metric in OUTCOMES and view.page.tells(_MOSCOW_TIME):
        return UA_ON_RU
    if view.page.language == "uk" and mention.metric in EQUIPMENT:
        return UA_ON_RU
    return RU_ON_UA


def _are_disposed_of(view: View, mention: Mention) -> bool:
    """In "ліквідовано 910 солдатів", "знешкоджено 900 бійців" a Ukrainian text tells of the other army."""
    event = mention.event
    if event is None or mention.classes != ("soldier",) or view.page.language != "uk":
        return False
    return view.normalised.startswith(_DISPOSED, event.start)


def _attacker(view: View, mention: Mention, claimant: str, scope: str, raid: Direction | None) -> str:
    if mention.event is not None and _are_disposed_of(view, mention):
        side = (
            against(mention.side) or actor_of(view, mention.event, mention) or view.side_at(mention.span[0])
        )
        return side or "ua"
    if mention.classes == ("soldier",):
        if killer := _killer(view, mention):
            return killer  # "Російська ракета вбила трьох військових"
        if _INFLICTED.search(view.normalised, view.start, mention.start):
            return subject(view, mention) or view.side_at(mention.span[0])
        owner = owner_of(view, mention)
        before = [one.end for one in view.mentions if one.end <= mention.start]
        if _ITS_OWN.search(view.normalised, before[-1] if before else view.start, mention.end):
            owner = subject(view, mention) or view.side_at(mention.span[0])  # "two of its own soldiers"
        if _OF_ITS_TROOPS.match(view.normalised, mention.span[1], view.end):
            owner = named_last(view, mention) or view.side_at(mention.span[0])
        if not owner and mention.metric in PEOPLE and (struck := _striker(view, mention)):
            return struck  # "14 soldiers were killed in a Ukrainian strike on Belgorod"
        if owner or mention.metric == "personnel_losses" or not claimant.endswith("_official"):
            return against(owner) or view.side_at(mention.span[0]) or against(subject(view, mention))
    if mention.metric in ("equipment_destroyed", "equipment_damaged"):
        owner = subject(view, mention) if _OF_ITS_OWN.match(view.normalised, mention.span[1]) else ""
        owner = owner or mention.side or owner_of(view, mention) or owner_of_joined(view, mention)
        return against(owner) or _losses(view, mention, claimant, scope)
    if mention.metric in _IN_AIR:
        return _air(view, mention, claimant, scope)
    return _people(view, mention, claimant, scope, raid)


def _killer(view: View, mention: Mention) -> str:
    """Who kills in "вбила", "killed twelve soldiers"; nobody does in "twelve soldiers killed"."""
    event = mention.event
    if event is None or event.sense not in ("kill", "injure"):
        return ""
    before = event.end <= mention.start and not event.passive and event.verb.form in ("ed", "ing")
    return actor_of(view, event, mention) if before or event.verb.form == "finite" else ""


def _striker(view: View, mention: Mention) -> str:
    """Whose attack the sentence tells of, by its weapons or by its verb."""
    strikes = (one for one in view.events if one.sense in _STRIKING and one.end <= mention.start)
    return sentence_attacker(view, men=False) or next(
        (side for one in strikes if (side := actor_of(view, one, mention))), ""
    )


def _defender(view: View) -> str:
    """In "the effectiveness of Ukrainian air defence against drones" the side that shoots them down."""
    told = _WHOSE_DEFENCE.search(view.normalised, view.start, view.end)
    whose = (told[1] or told[2]) if told else ""
    return ("ua" if whose[0] in "uу" else "ru") if whose else ""


def _air(view: View, mention: Mention, claimant: str, scope: str) -> str:
    if mention.metric.startswith("rate_") and (defender := _defender(view)):
        return against(defender)
    actor = gapped_actor(view, mention)
    if not actor and mention.event and mention.role != "subj":
        actor = actor_of(view, mention.event, mention)
    weapon = mention.side or weapon_side(view, mention)
    if weapon and not (actor != "ua" and mention.metric in STOPPED and claimant.startswith("ru_")):
        return weapon
    country = country_of(scope, view.page.vocabulary) or country_of_list(view, mention)
    if not weapon and country == "ru":
        return "ua"  # who speaks and whatever verb stands by: over Bryansk the drones are Ukraine's
    if not weapon and mention.metric in ("hit", "hit_locations") and is_annexed(scope, view.page.vocabulary):
        return "ua"  # Russia strikes no land that it has held since 2014
    if (struck := attacked_before(view, mention)) and not target_of(view, mention, scope):
        return against(struck)
    return _by_actor(view, mention, claimant, actor) or _by_place(view, mention, claimant, scope)


def _by_actor(view: View, mention: Mention, claimant: str, actor: str) -> str:
    """Who attacks by the side that does what the verb of a figure tells; "" where that says nothing."""
    event = mention.event
    if not actor or event is None or _speaker_stops(view, mention, claimant) or _is_struck_by(view, mention):
        return ""
    if _is_copula(view, event):
        if all(one.get("side") != actor for one in view.of_kind("side")):
            return ""
    elif event.sense == "involve":
        return sentence_attacker(view) or against(view.side_at(mention.span[0])) or against(actor)
    stops = mention.role == "obj" and event.sense in STOPPING
    strikes = mention.metric in ATTACKING and not mention.whole and not stops
    return actor if strikes or event.sense in LAUNCHING or event.sense == "lose" else against(actor)


def _by_place(view: View, mention: Mention, claimant: str, scope: str) -> str:
    """Who attacks by whose land is struck and who tells of it, where no verb tells who acts."""
    annexed = is_annexed(scope, view.page.vocabulary)
    if mention.metric in ATTACKING and annexed:
        return "ua"  # whoever tells of it: nobody else attacks that land
    defender = against(view.side_at(mention.span[0]))
    if claimant == "ua_air_force" or (mention.metric in STOPPED and claimant.startswith("ru_")):
        return defender  # what Russia says it stopped was not Russia's, whatever the place is called
    installed = claimant == "ru_official" and scope.startswith(_HELD_BY_BOTH)  # it tells of its own part
    foe = mention.event is not None and mention.metric == "launched" and foe_acts(view, mention.event)
    return (
        against("" if installed or mention.metric == "left_airspace" else target_of(view, mention, scope))
        or defender
        or sentence_attacker(view)
        or ("ua" if annexed else "ru" if foe or _is_over_ukraine(view, scope) else "")
    )


def _is_over_ukraine(view: View, scope: str) -> bool:
    """In "Над Полтавщиною знищено 12 дронів" they were Russia's, whatever was told before."""
    known = view.page.vocabulary.regions.get(scope)
    land = known.parent or scope if known is not None else ""
    return country_of(scope, view.page.vocabulary) == "ua" and not land.startswith(_HELD_BY_BOTH)


def _is_struck_by(view: View, mention: Mention) -> bool:
    """In "Kyiv downed 91, and 37 drones struck 20 sites" drones strike, not who downed the others."""
    event = mention.event
    if mention.metric != "hit_locations" or event is None:
        return False
    if event.verb.form == "ing" and any(
        one.metric == "hit" and one.end <= event.start for one in view.mentions
    ):
        return True  # "24 got through, striking 10 locations"
    return any(one.event is event and one.role == "subj" for one in view.mentions)


def _speaker_stops(view: View, mention: Mention, claimant: str) -> bool:
    """In "Kyiv said Russia sent 120 drones and it downed 93" the pronoun stands for who speaks."""
    event = mention.event
    if event is None or mention.metric not in STOPPED or not view.side_at(mention.span[0]):
        return False
    first = event
    for before in reversed(view.events):
        if before.sense in STOPPING and _AND_DID.fullmatch(view.normalised, before.end, first.start):
            first = before  # "its crews downed 711 drones and destroyed seven missiles"
    return _PRONOUN.search(view.normalised, view.start, first.start) is not None


def _is_copula(view: View, event: Event) -> bool:
    """In "їх було 40" nobody reports."""
    return view.normalised[event.start : event.end] in ("було", "були", "было", "были")


def _losses(view: View, mention: Mention, claimant: str, scope: str) -> str:
    event = mention.event
    actor = actor_of(view, event, mention) if event and event.sense != "lose" else ""
    if event is not None and event.verb.form == "ing" and claimant in ARMED:
        actor = view.side_at(mention.span[0])  # "repelled two Ukrainian attacks, destroying two tanks"
    if actor:
        return actor
    if told := _SOURCES.search(view.normalised, view.start, mention.start):
        return {"ukrainian": "ua", "russian": "ru"}[told[1]]
    if claimant in ARMED:
        return view.side_at(mention.span[0])  # wherever: it reports what its own side destroyed
    if view.page.language == "uk" and event and event.verb.form == "finite" and not actor:
        return "ua"  # "десантники знищили під Вовчанськом": a Ukrainian text tells of its own
    possessive = _WITHIN.search(view.words)
    place = {"russia": "ru", "ukraine": "ua"}[possessive[1]] if possessive else ""
    return (
        against(place)
        or against(country_of(scope, view.page.vocabulary))
        or view.side_at(mention.span[0])
        or ("ua" if is_annexed(scope, view.page.vocabulary) else "")
        or sentence_attacker(view)
    )


def _attacker_in_annexed(view: View, mention: Mention, scope: str) -> str:
    """In "Kyiv fired 43 drones at Crimea, killing two" the land tells no side, the verb does."""
    return _striker(view, mention) if is_annexed(scope, view.page.vocabulary) else ""


def _accused(view: View, mention: Mention) -> str:
    """In "Russia accused Ukraine of killing 27 people" who is accused attacked."""
    for item in view.of_kind("side") if "accus" in view.words or "blam" in view.words else ():
        told = item.end <= mention.start and _ACCUSES.search(view.normalised, view.start, item.start)
        if told and _OF_WHAT.match(view.normalised, item.end, view.end):
            return str(item.get("side"))
    return ""


def _people(view: View, mention: Mention, claimant: str, scope: str, raid: Direction | None) -> str:
    if claimant == "ru_mod":
        return "ua"  # the dead that it tells of are its own; those of the other army are losses
    if aboard := _ABOARD.search(view.normalised, view.start, view.end):
        return against({"russian": "ru", "ukrainian": "ua"}[aboard[1]])
    attacker = _accused(view, mention)
    attacker = attacker or clause_attacker(view, mention.start) or _attacker_in_annexed(view, mention, scope)
    country = country_of(scope, view.page.vocabulary)
    if country == "ua" and not attacker and claimant == "ru_official":
        return "ua"  # what the occupation tells of its own territory
    if scope.startswith(_HELD_BY_BOTH):
        attacker = attacker or attacker_in(raid)
    if attacker and scope.startswith(_HELD_BY_BOTH):
        return "ru" if _HELD_BY_UKRAINE.search(view.words) else attacker
    if country in ("ua", "ru"):
        if country == "ua" and attacker and _HELD_BY_RUSSIA.search(view.words):
            return attacker
        return against(country)
    return (
        attacker
        or against(target_of(view, mention, scope))
        or attacker_in(raid)  # whoever tells of it
        or against(view.side_at(mention.span[0]))
        or _killer(view, mention)
        or ("ua" if is_annexed(scope, view.page.vocabulary) else "")  # nobody else attacks that land
    )
