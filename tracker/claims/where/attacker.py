"""Who attacks in a figure: who launches or kills, whose weapons or losses, whose land, who tells of it."""

from typing import NamedTuple

from tracker.claims.page.bodies import ARMED, OF_OWN_STRIKES
from tracker.claims.page.deeds import foe_acts
from tracker.claims.page.groups import (
    AIR,
    ATTACKING,
    EQUIPMENT,
    LAUNCHING,
    PEOPLE,
    STOPPED,
    STOPPING,
    against,
    attacker_in,
)
from tracker.claims.page.mention import Event, Mention
from tracker.claims.page.view import View
from tracker.claims.where.actors import actor_of
from tracker.claims.where.attacks import (
    attacked_before,
    clause_attacker,
    country_of_list,
    sentence_attacker,
    striker,
    target_of,
)
from tracker.claims.where.country import country_of, is_annexed, land_beside
from tracker.claims.where.owner import (
    gapped_actor,
    named_last,
    owner_of,
    owner_of_joined,
    subject,
    weapon_side,
)
from tracker.claims.where.told import tells_country
from tracker.claims.words.patterns import slavic
from tracker.model import Direction
from tracker.text.lazy import regex

_IN_AIR = AIR | {"rate_shot", "rate_neutralised", "rate_hit"}
_SOURCES = regex(r"\b(ukrainian|russian) (?:sources|media|outlets|channels|bloggers)\b")
"""Each side's sources tell what the other lost."""
_INFLICTED = regex(r"\binflict(?:s|ed|ing)\b[^.;]{0,40}$")
_PRONOUN = regex(
    r"\b(?:it|they|we|(?:its|their|our) (?:[a-z-]+ ){0,2}?(?:crews|gunners|defen[cs]es?|defenders|forces"
    r"|units|systems|pilots"
    r"|interceptors|jets|fighters|teams)) (?:(?:had|has|have|also|later|then|itself|managed to|\w+ly) )*$"
)
_AND_DID = regex(r"[^,;:.]{0,60} and ")
_BY_THE_STRIKE = slavic(
    r"\b(?:удар|атак[аи]|нал[её]т|наліт|обстр[іе]л)(?: (?:також|также))? $"
    r"|\b(?:у|в) результат[іе]|\b(?:внаслідок|вследствие)\b"
)
"""In "Удар уничтожил три бомбардировщика" the attack told before did it."""
_ITS_OWN = regex(r"\b(?:its|their|our) own\b|\b(?:своих|своїх|собственных|власних|наших)\b")
_OF_ITS_OWN = regex(r" of (?:its|their) own\b")
_OF_ITS_TROOPS = regex(
    r" of (?:its|their|our) (?:own )?(?:\w+ )?(?:troops|soldiers|service(?:men|members)|personnel|men"
    r"|fighters|military)\b"
)
"""In "Russia says 498 of its troops have been killed" the side named last lost them."""
_WITHIN = regex(
    r"\b(?:at|on|in|from|near|inside|into|within|across)\s+(?:the )?(russia|ukraine)(?:'s|n)?\b"
    r"|\b(?:на|в|у|во)\s+(?:[а-яіїє]+ ){0,2}?"
    r"(?:аэродром|аеродром|територ|террит|базах|глубин|глибин)[а-яіїє]*\s+(рф|росс|росі|україн|украин)"
    r"|\b(?:на|в|у|во)\s+(росс|росі|україн|украин)[а-яіїє]+ (?:аэродром|аеродром|територ|террит|баз[аі]х)"
)
_HELD_BY_UKRAINE = regex(r"(?:ukrainian|government)-(?:controlled|held)")
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
_BOMBERS = regex(r"(?<!-)\bbombers?\b|бомбардировщик|бомбардувальник")
_ACCUSES = regex(r"\b(?:accus|blam)(?:ed|es|e|ing) (?:the )?$")
_OF_WHAT = regex(
    r"(?:'s)?(?: (?:forces|army|troops|military|government|authorities|drones|side))? (?:of|for)\b"
)
_STRIKING = LAUNCHING | {"strike"}
_DISPOSED = ("ліквід", "знешкод", "утиліз")
_FOUGHT_OVER = ("kursk", "belgorod", "bryansk")
"""Regions of Russia in which armies of both sides have fought."""
_HELD_BY_BOTH = ("donetsk", "luhansk", "kherson", "zaporizhzhia")


_IT_DID = regex(r"\b(?:it|they|вона|вони|она|они) (?:(?:had|has|have|also|then|уже|вже) )*$")


class Told(NamedTuple):
    """A figure with who tells it, of which place; `raid` is the attack told before."""

    view: View
    mention: Mention
    claimant: str
    scope: str
    raid: Direction | None

    @property
    def speaks(self) -> str:
        """The side of who tells it."""
        return self.view.page.vocabulary.speaks_for(self.claimant)

    @property
    def country(self) -> str:
        """The country of its place."""
        return country_of(self.scope, self.view.page.vocabulary) or land_beside(self.view, self.mention)

    @property
    def annexed(self) -> bool:
        """Whether its place is land that Russia has held since 2014."""
        return is_annexed(self.scope, self.view.page.vocabulary)

    @property
    def held_by_both(self) -> bool:
        """Whether each side holds a part of its place."""
        return self.scope.startswith(_HELD_BY_BOTH)

    @property
    def stopped_by_russia(self) -> bool:
        """What Russia says it stopped was not Russia's, whatever the place is called."""
        return self.mention.metric in STOPPED and self.speaks == "ru"

    @property
    def actor(self) -> str:
        """The side that does its verb."""
        return actor_of(self.view, self.mention.event, self.mention) if self.mention.event else ""


def _are_disposed_of(view: View, mention: Mention) -> bool:
    """In "ліквідовано 910 солдатів", "знешкоджено 900 бійців" a Ukrainian text tells of the other army."""
    event = mention.event
    if event is None or mention.classes != ("soldier",) or view.page.language != "uk":
        return False
    return view.normalised.startswith(_DISPOSED, event.start)


def attacker_of(told: Told) -> str:
    """The side that attacks in a figure, by what it counts; "" where no word tells one."""
    view, mention = told.view, told.mention
    if _are_disposed_of(view, mention):
        return against(mention.side) or told.actor or told.speaks or "ua"
    if mention.classes == ("soldier",) and (attacker := _of_soldiers(told)) is not None:
        return attacker
    if mention.metric in EQUIPMENT:
        owner = subject(view, mention) if _OF_ITS_OWN.match(view.normalised, mention.span[1]) else ""
        owner = owner or mention.side or owner_of(view, mention) or owner_of_joined(view, mention)
        return against(owner) or _of_losses(told)
    return _of_weapons(told) if mention.metric in _IN_AIR else _of_people(told)


def _of_soldiers(told: Told) -> str | None:
    """The enemy of the army that lost them; None where an office tells of them as of other people."""
    view, mention = told.view, told.mention
    if killer := _killer(view, mention):
        return killer  # "Російська ракета вбила трьох військових"
    if _INFLICTED.search(view.normalised, view.start, mention.start):
        return subject(view, mention) or told.speaks
    owner = owner_of(view, mention)
    before = [one.end for one in view.mentions if one.end <= mention.start]
    if _ITS_OWN.search(view.normalised, before[-1] if before else view.start, mention.end):
        owner = subject(view, mention) or told.speaks  # "two of its own soldiers"
    if _OF_ITS_TROOPS.match(view.normalised, mention.span[1], view.end):
        owner = named_last(view, mention) or told.speaks
    if not owner and mention.metric in PEOPLE and (struck := _striker(view, mention)):
        return struck  # "14 soldiers were killed in a Ukrainian strike on Belgorod"
    if not owner and mention.metric != "personnel_losses" and told.claimant.endswith("_official"):
        return None
    return against(owner) or told.speaks or against(subject(view, mention)) or _of_home(told)


def _of_home(told: Told) -> str:
    """In "Tuva has lost 1,204 soldiers" they are of the army of that land, where no front runs."""
    return "ua" if told.country == "ru" and not told.scope.startswith(_FOUGHT_OVER) else ""


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


def _taken_up(told: Told) -> str:
    """In "Russia attacked Kyiv. Ukraine said it launched 405 drones" the pronoun stands for who attacked."""
    event, before = told.mention.event, told.view.before
    if before is None or event is None or event.sense not in LAUNCHING or event.passive:
        return ""
    if not _IT_DID.search(told.view.normalised, told.view.start, event.start):
        return ""
    attacker = against(told.speaks)
    told_so = attacker in (sentence_attacker(before, men=False), striker(before))
    return attacker if told_so else ""


def _of_weapons(told: Told) -> str:
    """Whose weapons fly, by the verb, by their make, by whose land is struck and who tells of it."""
    view, mention = told.view, told.mention
    if mention.metric.startswith("rate_") and (defender := _defender(view)):
        return against(defender)
    actor = _taken_up(told) or gapped_actor(view, mention)
    if not actor and mention.role != "subj":
        actor = told.actor
    weapon = mention.side or weapon_side(view, mention)
    if weapon and not (actor != "ua" and told.stopped_by_russia):
        return weapon
    if not weapon and (told.country or country_of_list(view, mention)) == "ru":
        return "ua"  # who speaks and whatever verb stands by: over Bryansk the drones are Ukraine's
    if not weapon and mention.metric in ("hit", "hit_locations") and told.annexed:
        return "ua"  # Russia strikes no land that it has held since 2014
    if (struck := attacked_before(view, mention)) and not target_of(view, mention, told.scope):
        return against(struck)
    return _by_actor(told, actor) or _by_place(told)


def _by_actor(told: Told, actor: str) -> str:
    """Who attacks by the side that does what the verb of a figure tells; "" where that says nothing."""
    view, mention, event = told.view, told.mention, told.mention.event
    if not actor or event is None or _speaker_stops(told) or _is_struck_by(view, mention):
        return ""
    if _is_copula(view, event):
        if all(one.get("side") != actor for one in view.of_kind("side")):
            return ""
    elif event.sense == "involve":
        return sentence_attacker(view) or against(told.speaks) or against(actor)
    stops = mention.role == "obj" and event.sense in STOPPING
    strikes = mention.metric in ATTACKING and not mention.whole and not stops
    return actor if strikes or event.sense in LAUNCHING or event.sense == "lose" else against(actor)


def _by_place(told: Told) -> str:
    """Who attacks by whose land is struck and who tells of it, where no verb tells who acts."""
    view, mention = told.view, told.mention
    if mention.metric in ATTACKING and told.annexed:
        return "ua"  # whoever tells of it: nobody else attacks that land
    if mention.metric == "hit" and told.claimant in OF_OWN_STRIKES and told.country != "ua":
        return told.speaks
    defender = against(told.speaks)
    if told.claimant == "ua_air_force" or told.stopped_by_russia:
        return defender
    installed = told.claimant == "ru_official" and told.held_by_both  # it tells of its own part
    foe = mention.event is not None and mention.metric == "launched" and foe_acts(view, mention.event)
    return (
        against(
            "" if installed or mention.metric == "left_airspace" else target_of(view, mention, told.scope)
        )
        or defender
        or sentence_attacker(view)
        or ("ua" if told.annexed else "ru" if foe or _is_over_ukraine(told) else "")
    )


def _is_over_ukraine(told: Told) -> bool:
    """In "Над Полтавщиною знищено 12 дронів" they were Russia's, whatever was told before."""
    known = told.view.page.vocabulary.regions.get(told.scope)
    land = known.parent or told.scope if known is not None else ""
    return told.country == "ua" and not land.startswith(_HELD_BY_BOTH)


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


def _speaker_stops(told: Told) -> bool:
    """In "Kyiv said Russia sent 120 drones and it downed 93" the pronoun stands for who speaks."""
    view, mention, event = told.view, told.mention, told.mention.event
    if event is None or mention.metric not in STOPPED or not told.speaks:
        return False
    first = event
    for before in reversed(view.events):
        if before.sense in STOPPING and _AND_DID.fullmatch(view.normalised, before.end, first.start):
            first = before  # "its crews downed 711 drones and destroyed seven missiles"
    return _PRONOUN.search(view.normalised, view.start, first.start) is not None


def _is_copula(view: View, event: Event) -> bool:
    """In "їх було 40" nobody reports."""
    return view.normalised[event.start : event.end] in ("було", "були", "было", "были")


def _of_losses(told: Told) -> str:
    """Who destroyed equipment of which no word tells whose it was."""
    view, event = told.view, told.mention.event
    if event is not None and event.verb.form == "ing" and told.claimant in ARMED:
        return told.speaks  # "repelled two Ukrainian attacks, destroying two tanks"
    if event is not None and event.sense != "lose" and (actor := told.actor):
        return actor
    if sources := _SOURCES.search(view.normalised, view.start, told.mention.start):
        return {"ukrainian": "ua", "russian": "ru"}[sources[1]]
    if event and told.raid and _BY_THE_STRIKE.search(view.normalised, view.start, event.start):
        return attacker_in(told.raid)
    if told.claimant in ARMED:
        return told.speaks  # wherever: it reports what its own side destroyed
    if view.page.language == "uk" and event and event.verb.form == "finite":
        return "ua"  # "десантники знищили під Вовчанськом": a Ukrainian text tells of its own
    within = _WITHIN.search(view.words)
    place = ("ua" if (within[1] or within[2] or within[3])[0] in "uу" else "ru") if within else ""
    return (
        against(place)
        or against(told.country)
        or _of_bombers(view)
        or told.speaks
        or ("ua" if told.annexed else "")
        or sentence_attacker(view)
        or attacker_in(told.raid)  # "Ukraine struck an airbase. The strike destroyed three bombers."
    )


def _of_bombers(view: View) -> str:
    """Where nothing else tells whose they are, bombers are Russia's, but for those lost in Ukraine."""
    if _BOMBERS.search(view.words) is None:
        return ""
    return "ru" if tells_country(view) else "ua"


def _accused(view: View, mention: Mention) -> str:
    """In "Russia accused Ukraine of killing 27 people" who is accused attacked."""
    for item in view.of_kind("side") if "accus" in view.words or "blam" in view.words else ():
        told = item.end <= mention.start and _ACCUSES.search(view.normalised, view.start, item.start)
        if told and _OF_WHAT.match(view.normalised, item.end, view.end):
            return str(item.get("side"))
    return ""


def _of_people(told: Told) -> str:
    """Whose attack harmed people: told by the clause, by the land, by the attack before, by who speaks."""
    view, mention = told.view, told.mention
    if told.claimant == "ru_mod":
        return "ua"  # the dead that it tells of are its own; those of the other army are losses
    if aboard := _ABOARD.search(view.normalised, view.start, view.end):
        return against({"russian": "ru", "ukrainian": "ua"}[aboard[1]])
    attacker = _accused(view, mention) or clause_attacker(view, mention.start)
    if told.annexed and not attacker:
        attacker = _striker(view, mention)  # "Kyiv fired 43 drones at Crimea, killing two"
    if told.country == "ua" and not attacker and told.claimant == "ru_official":
        return "ua"  # what the occupation tells of its own territory
    if told.held_by_both and (attacker := attacker or attacker_in(told.raid)):
        return "ru" if _HELD_BY_UKRAINE.search(view.words) else attacker
    if told.country in ("ua", "ru"):
        return against(told.country)
    return (
        attacker
        or against(target_of(view, mention, told.scope))
        or attacker_in(told.raid)  # whoever tells of it
        or against(told.speaks)
        or _killer(view, mention)
        or ("ua" if told.annexed else "")  # nobody else attacks that land
    )
