"""Direction of a figure by role: who launches, whose weapons, whose territory, who claims."""

from bisect import bisect_right
from operator import itemgetter

from tracker.claims.loss.tolls import left_out_owner, losing_side
from tracker.claims.page.groups import EQUIPMENT, OUTCOMES, PEOPLE, STOPPED, STOPPING, against
from tracker.claims.page.mention import Event, Mention
from tracker.claims.page.view import View
from tracker.claims.verb.beside import LAUNCHING
from tracker.claims.where.actors import (
    actor_of,
    attacked_before,
    is_object,
    own_side,
    sentence_attacker,
    side_of,
    target_of,
    tells,
)
from tracker.claims.where.country import country_of, is_annexed
from tracker.claims.words.patterns import slavic
from tracker.model import Direction
from tracker.text.lazy import regex
from tracker.vocab import UNATTRIBUTED

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
    "ru": regex(
        r"\b(?:[тt][уy]-\d|[сc][уy]-(?:3[045]|57)|[аa]-50|[кk][аa]-52|м[иі]г-31"
        r"|бомбардировщик|бомбардувальник|чорноморськ\w+ флот|черноморск\w+ флот"
        r"|tu-\d|su-3[045]|su-57|ka-27|be-12|sukhoi-3|a-50|ka-52|mig-31|black sea fleet)"
    ),
    "ua": regex(r"\b(?:f-16|mirage|leopard|abrams|bradley|himars|patriot|nasams|iris-t)"),
}
_SUFFERS = regex(
    r"\b(?:suffer(?:s|ed|ing)?|sustain(?:s|ed|ing)?|incur(?:s|red|ring)?|tak(?:en|ing)|took)\s[^,;:]{0,25}$"
)
_SUFFERED_BY = regex(
    r"(?: (?:forces|troops|army|military|side|soldiers))? (?:had |has |have |reportedly |allegedly )*"
    r"(?:suffered|sustained|incurred|lost|endured|took)\b"
)
_SOURCES = regex(r"\b(ukrainian|russian) (?:sources|media|outlets|channels|bloggers)\b")
"""Each side's sources tell what the other lost."""
_HEADQUARTERS = frozenset({"ru_mod", "ua_general_staff"})
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
_ALLIES = regex(r"\bnorth korean\b|\bwagner\b|вагнер|північнокорейськ|северокорейск|\bкндр\b")
"""Whose soldiers fight for Russia."""
_FROM_ARMY = frozenset({" from ", " of ", " from the ", " of the "})
_ARMY = regex(r"(?:'s)? (?:armed )?(?:forces|army|military|troops|navy|side)\b")
_ITS_OWN = regex(r"\b(?:its|their|our) own\b|\b(?:своих|своїх|собственных|власних|наших)\b")
_OF_ITS_OWN = regex(r" of (?:its|their) own\b")
_OF_ITS_TROOPS = regex(
    r" of (?:its|their|our) (?:own )?(?:\w+ )?(?:troops|soldiers|service(?:men|members)|personnel|men"
    r"|fighters|military)\b"
)
"""In "Russia says 498 of its troops have been killed" the side named last lost them."""
_THEIRS = regex(r"\b(?:их|ее|её|его|їхні|їх|її|its|their|вони|они|they|it) (?:[а-яіїє]+ |[a-z]+ ){0,2}$")
_WITHIN = regex(r"\b(?:at|on|in|from|near)\s+(?:the )?(russia|ukraine)(?:'s|n)?\b")
_HELD_BY_UKRAINE = regex(r"(?:ukrainian|government)-(?:controlled|held)")
_HELD_BY_RUSSIA = regex(r"occupied|russian-held|russian-installed")
_LEFT_OUT = regex(
    r" (?:ones|defences|gunners|forces|air defen[cs]es) |(?: [а-яіїє]+)?"
    r" - (?:[увн]а? )?| "
)
_COMMA_AND = regex(r"(?:[,;] |and |[,;] а | и | і | та )$")
_OF_TROOPS = slavic(r"\b(?:сил|войск|військ|группировок|угруповань|подразделений|підрозділів|частей) $")
"""In "в зоне ответственности войск России" the troops only tell where."""
_OF_WHOM = slavic(
    r"(?:рф|всу|зсу|сил оборони|[а-яіїє]+(?:их|ого|ої|ой|ів|ов|ян|ев)|украины|україни|россии|росії|киева"
    r"|києва|москвы|москви|кремля|ворога|врага|(?:су)?противника)"
)
"""A side in the genitive."""
_WHOSE = regex(r" (?:of (?:the )?)?(?:(?:арм[иі]|войск|військ|сил|флот|ав[иі]ац[иі])[а-яіїє]* )?")
"""Between what is lost and the side whose it is: "losses of the enemy", "танків армії РФ"."""
_STRIKING = LAUNCHING | {"strike"}
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
    if carried and _goes_on_of(view, mention):
        return carried
    attacker = _attacker(view, mention, claimant, scope)
    if carried and claimant == UNATTRIBUTED and mention.metric in PEOPLE and scope.startswith(_HELD_BY_BOTH):
        attacker = sentence_attacker(view)
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


def _attacker(view: View, mention: Mention, claimant: str, scope: str) -> str:
    if mention.classes == ("soldier",):
        if killer := _killer(view, mention):
            return killer  # "Російська ракета вбила трьох військових"
        if _INFLICTED.search(view.normalised, view.start, mention.start):
            return _subject(view, mention) or own_side(claimant, view)
        owner = _owner(view, mention)
        before = [one.end for one in view.mentions if one.end <= mention.start]
        if _ITS_OWN.search(view.normalised, before[-1] if before else view.start, mention.end):
            owner = _subject(view, mention) or own_side(claimant, view)  # "two of its own soldiers"
        if _OF_ITS_TROOPS.match(view.normalised, mention.span[1], view.end):
            owner = _named_last(view, mention) or own_side(claimant, view)
        if not owner and mention.metric in PEOPLE and (struck := _striker(view, mention)):
            return struck  # "14 soldiers were killed in a Ukrainian strike on Belgorod"
        if owner or mention.metric == "personnel_losses" or not claimant.endswith("_official"):
            return against(owner or _claimed_loss(view, claimant) or _subject(view, mention))
    if mention.metric in ("equipment_destroyed", "equipment_damaged"):
        owner = _subject(view, mention) if _OF_ITS_OWN.match(view.normalised, mention.span[1]) else ""
        owner = owner or mention.side or _owner(view, mention) or _owner_of_joined(view, mention)
        return against(owner) or _losses(view, mention, claimant, scope)
    if mention.metric in AIR:
        return _air(view, mention, claimant, scope)
    return _people(view, mention, claimant, scope)


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


def _named_last(view: View, mention: Mention) -> str:
    named = [str(one.get("side")) for one in view.of_kind("side") if one.end <= mention.start]
    return named[-1] if named else ""


def _owner_of_joined(view: View, mention: Mention) -> str:
    """In "ліквідовано 36 окупантів і дві гармати" the guns are those of the same army."""
    nth = view.mentions.index(mention)
    joined = (one for one in reversed(view.mentions[:nth]) if one.event is mention.event is not None)
    before = next((one for one in joined if one.classes == ("soldier",)), None)
    if before is None and (near := [one for one in view.mentions[:nth] if one.classes == ("soldier",)]):
        apart = view.between(near[-1].end, mention.start, "side") or view.between(
            near[-1].end, mention.start, "claimant"
        )
        before = (
            near[-1] if near[-1].side and not apart else None
        )  # "250 Ukrainian troops, with 16 tanks destroyed"
    return _owner(view, before) if before else ""


def _air(view: View, mention: Mention, claimant: str, scope: str) -> str:
    actor = _gapped_actor(view, mention)
    if not actor:
        actor = actor_of(view, mention.event, mention) if mention.event and mention.role != "subj" else ""
    weapon = mention.side or _weapon_side(view, mention)
    if weapon and not (actor != "ua" and mention.metric in STOPPED and claimant.startswith("ru_")):
        return weapon
    if not weapon and country_of(scope, view.page.vocabulary) == "ru":
        return "ua"  # who speaks and whatever verb stands by: over Bryansk the drones are Ukraine's
    if (struck := attacked_before(view, mention)) and not target_of(view, mention, scope):
        return against(struck)
    told = mention.event is not None and mention.event.sense == "involve"
    if actor and (_speaker_stops(view, mention, claimant) or _is_struck_by(view, mention)):
        actor = ""
    if actor and mention.event and _is_copula(view, mention.event):
        actor = actor if actor in {one.get("side") for one in view.of_kind("side")} else ""
        told = False
    if actor and mention.event and told:
        return sentence_attacker(view) or against(own_side(claimant, view)) or against(actor)
    if actor and mention.event:
        stops = mention.role == "obj" and mention.event.sense in STOPPING
        attacks = mention.event.sense in LAUNCHING | {"lose"} or (
            mention.metric in ("launched", "hit", "hit_locations") and not mention.whole and not stops
        )
        return actor if attacks else against(actor)
    defender = against(own_side(claimant, view))
    if claimant == "ua_air_force" or (mention.metric in STOPPED and claimant.startswith("ru_")):
        return defender  # what Russia says it stopped was not Russia's, whatever the place is called
    return (
        against("" if mention.metric == "left_airspace" else target_of(view, mention, scope))
        or defender
        or sentence_attacker(view)
        or ("ua" if is_annexed(scope, view.page.vocabulary) else "")
    )


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
    if event is None or mention.metric not in STOPPED or not own_side(claimant, view):
        return False
    first = event
    for before in reversed(view.events):
        if before.sense in STOPPING and _AND_DID.fullmatch(view.normalised, before.end, first.start):
            first = before  # "its crews downed 711 drones and destroyed seven missiles"
    return _PRONOUN.search(view.normalised, view.start, first.start) is not None


def _gapped_actor(view: View, mention: Mention) -> str:
    """In "украинская ПВО сбила 14, российская – 20", "Russia lost 12, Ukraine five" the verb is left out."""
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
    """Whose weapons the models are: those of the vocabulary are Russian, those whose make is told are not."""
    if any(_is_model(name, view) for name in mention.classes):
        return "ru"
    made = view.page.items_within(mention.start, min(view.end, mention.end + 20))
    return next((str(item.get("make")) for item in made if item.get("make")), "")


def _is_model(name: str, view: View) -> bool:
    classes = view.page.vocabulary.classes
    return (name in classes and "model" in classes[name].meaning) or name in ("drone_strike", "drone_decoy")


def _owner(view: View, mention: Mention) -> str:
    """Whose soldiers or equipment: adjective, subject of "lost", "losses of the enemy"."""
    if mention.side or (behind := _named_behind(view, mention)):
        return mention.side or behind
    if _ALLIES.search(view.normalised, mention.start, mention.end):
        return "ru"
    for item in view.of_kind("side"):
        of = view.normalised[mention.end : max(mention.end, item.start)] in _FROM_ARMY
        if of and _ARMY.match(view.normalised, item.end, view.end):
            return str(item.get("side"))  # "70,000 combatants from Russia's armed forces"
    for side, models in _MODELS.items():
        if models.search(view.normalised, mention.start, mention.end + 25):
            return side
    event = mention.event
    if event and event.sense == "lose" and (gapped := _gapped_actor(view, mention)):
        return gapped
    if event and event.sense == "lose" and event.start < view.start:
        return _loses_above(view, event)
    if event and event.sense == "lose" and (owner := left_out_owner(view, mention)):
        return owner
    if event and event.sense == "lose":
        behind = _behind(view, event) if event.verb.form == "noun" else ""
        if behind:
            return behind
        after = [item for item in view.items if event.end <= item.start <= event.end + 40]
        finite = event.verb.form == "finite"  # "Росія з початку війни в Україні втратила"
        for item in reversed([one for one in view.items if one.end <= event.start]):
            if side_of(view, item) and not tells(view, item) and not (finite and is_object(view, item)):
                return side_of(view, item)
        for item in after:
            before = view.normalised[event.end : item.start]
            near = _WHOSE.fullmatch(before) or "of" in before or before in (" by ", " by the ")
            if near and side_of(view, item):
                return side_of(view, item)
    if event and event.sense == "lose" and (named := _named_before(view, event)):
        return named
    if suffered := _sufferer(view, mention):
        return suffered
    if whose := losing_side(view, mention):
        return whose
    listed = (one for one in view.mentions if event and one.event is event and one.role == mention.role)
    if side := next((one.side for one in listed if one.side), ""):
        return side
    alike = [one for one in view.mentions if one.end <= mention.start and one.classes == mention.classes]
    if alike and alike[-1].side:
        return alike[-1].side  # "45 100 погибших украинских военных и 390 тысяч раненых"
    for side, models in _MODELS.items():
        if alike and models.search(view.normalised, alike[-1].start, alike[-1].end):
            return side  # "уничтожены шесть бомбардировщиков, ещё 10 самолётов повреждены"
    inside = [item for item in view.items if mention.start <= item.start < mention.end]
    return next((side_of(view, item) for item in inside if side_of(view, item)), "")


def _named_behind(view: View, mention: Mention) -> str:
    """In "4350 солдат ВСУ", "538 мобилизованных россиян" whose they are stands right behind."""
    behind = (item for item in view.items if mention.end < item.start and side_of(view, item))
    item = next(behind, None)
    if item is None or not (whose := _WHOSE.fullmatch(view.normalised, mention.end, item.start)):
        return ""
    genitive = whose[0].startswith(" of ") or _OF_WHOM.fullmatch(view.normalised, item.start, item.end)
    return side_of(view, item) if genitive else ""


def _loses_above(view: View, event: Event) -> str:
    """In "Russia has also lost equipment, including:" the lines below are Russia's."""
    nth = bisect_right(view.page.sentences, event.start, key=itemgetter(0)) - 1
    named = view.page.items_within(view.page.sentences[nth].start, event.start) if nth >= 0 else []
    named = [one for one in named if not tells(view, one) and not is_object(view, one)]
    sides = [side_of(view, item) for item in named if side_of(view, item)]
    return sides[-1] if sides else _behind(view, event)


def _sufferer(view: View, mention: Mention) -> str:
    """In "Russia had suffered around 240,000 casualties" the subject bears them."""
    for item in view.between(mention.end, min(view.end, mention.end + 40), "side"):
        if _SUFFERED_BY.match(view.normalised, item.end, view.end):
            return str(item.get("side"))  # "940 casualties Russian forces suffered"
    match = _SUFFERS.search(view.normalised, view.start, mention.start)
    before = [item for item in view.items if match and item.end <= match.start() and side_of(view, item)]
    return side_of(view, before[-1]) if before else ""


def _named_before(view: View, event: Event) -> str:
    """In "воюют 695 тысяч российских военных. За май их потери - 32 тысячи" their side was told before."""
    if not _THEIRS.search(view.normalised, view.start, event.start):
        return ""
    since = view.page.sentences[max(0, view.nth - 1)].start
    named = [item for item in view.page.items_within(since, event.start) if side_of(view, item)]
    return side_of(view, named[-1]) if named else ""


def _behind(view: View, event: Event) -> str:
    """In "losses of the enemy", "потери ВСУ": whose they are stands right behind."""
    for item in view.items:
        if event.end <= item.start and side_of(view, item):
            whose = _WHOSE.fullmatch(view.normalised, event.end, item.start)
            return side_of(view, item) if whose else ""
    return ""


def _claimed_loss(view: View, claimant: str) -> str:
    """Each side's headquarters report the losses of the other side."""
    return against(own_side(claimant, view))


def _subject(view: View, mention: Mention) -> str:
    """In "Russian forces advanced ... at a cost of 31,000 casualties" the subject bears them."""
    for item in view.items:
        told = item.end <= mention.start and item.get("side") and not is_object(view, item)
        if told and not _OF_TROOPS.search(view.normalised, view.start, item.start):
            return str(item.get("side"))
    return ""


def _losses(view: View, mention: Mention, claimant: str, scope: str) -> str:
    event = mention.event
    actor = actor_of(view, event, mention) if event and event.sense != "lose" else ""
    if event is not None and event.verb.form == "ing" and claimant in _HEADQUARTERS:
        actor = own_side(claimant, view)  # "repelled two Ukrainian attacks, destroying two tanks"
    if actor:
        return actor
    if told := _SOURCES.search(view.normalised, view.start, mention.start):
        return {"ukrainian": "ua", "russian": "ru"}[told[1]]
    if view.page.language == "uk" and event and event.verb.form == "finite" and not actor:
        return "ua"  # "десантники знищили під Вовчанськом": a Ukrainian text tells of its own
    if claimant in _HEADQUARTERS:
        return against(_claimed_loss(view, claimant))  # wherever: it reports what its own side destroyed
    possessive = _WITHIN.search(view.words)
    place = {"russia": "ru", "ukraine": "ua"}[possessive[1]] if possessive else ""
    return (
        against(place)
        or against(country_of(scope, view.page.vocabulary))
        or against(_claimed_loss(view, claimant))
        or ("ua" if is_annexed(scope, view.page.vocabulary) else "")
        or sentence_attacker(view)
    )


def _people(view: View, mention: Mention, claimant: str, scope: str) -> str:
    if claimant == "ru_mod":
        return "ua"  # the dead that it tells of are its own; those of the other army are losses
    attacker = sentence_attacker(view)
    country = country_of(scope, view.page.vocabulary)
    if country == "ua" and not attacker and claimant in ("ru_official", "ru_mod"):
        return "ua"  # what the occupation tells of its own territory
    if attacker and scope.startswith(_HELD_BY_BOTH):
        return "ru" if _HELD_BY_UKRAINE.search(view.words) else attacker
    if country in ("ua", "ru"):
        if country == "ua" and attacker and _HELD_BY_RUSSIA.search(view.words):
            return attacker
        return against(country)
    return (
        attacker
        or against(target_of(view, mention, scope))
        or against(own_side(claimant, view))
        or _killer(view, mention)
    )
