"""Whose soldiers, equipment and weapons a figure counts."""

from bisect import bisect_right
from collections.abc import Sequence
from operator import itemgetter

from tracker.claims.loss.losing import left_out_owner, losing_side
from tracker.claims.page.deeds import FOE, is_object
from tracker.claims.page.groups import OUTCOMES, against
from tracker.claims.page.items import Item
from tracker.claims.page.mention import Event, Mention
from tracker.claims.page.view import View
from tracker.claims.where.actors import (
    side_of,
    tells,
)
from tracker.claims.words.patterns import slavic
from tracker.text.lazy import regex

_MODELS = {
    "ru": regex(
        r"\b(?:[тt][уy]-\d|[сc][уy]-(?:3[045]|57)|[аa]-50|[кk][аa]-52|м[иі]г-31"
        r"|чорноморськ\w+ флот|черноморск\w+ флот"
        r"|tu-\d|su-3[045]|su-57|ka-27|be-12|sukhoi-3|a-50|ka-52|mig-31|black sea fleet)"
    ),
    "ua": regex(r"\b(?:f-16|mirage|leopard|abrams|bradley|himars|patriot|nasams|iris-t)"),
}
_SUFFERS = regex(
    r"\b(?:suffer(?:s|ed|ing)?|sustain(?:s|ed|ing)?|incur(?:s|red|ring)?|tak(?:en|ing)|took|seen"
    r"|saw)\s[^,;:]{0,25}$"
)
_SUFFERED_BY = regex(
    r"(?: (?:forces|troops|army|military|side|soldiers))? (?:had |has |have |reportedly |allegedly )*"
    r"(?:suffered|sustained|incurred|lost|endured|took)\b"
)
_ALLIES = regex(r"\bnorth korean\b|\bwagner\b|вагнер|північнокорейськ|северокорейск|\bкндр\b")
"""Whose soldiers fight for Russia."""
_THAN_CLAIMED = regex(
    r"[^.;\d]{0,40}[, ](?:(?:fewer|less|more|lower|higher) than (?:what )?(?P<who>[a-z' ]{3,30}?)"
    r" (?:had |has |first |initially |originally |at first )*(?:said|claim|announc|report|estimat|boast)"
    r"|(?:менше|більше|меньше|больше),? (?:за те, що|ніж|чим|чем) (?P<whom>[а-яіїєґ ]{3,30}))"
)
_FROM_ARMY = frozenset({" from ", " of ", " from the ", " of the "})
_ARMY = regex(r"(?:'s)? (?:armed )?(?:forces|army|military|troops|navy|side)\b")
_WE = regex(r"\b(?:we|ми|мы)\b[^.;:\d]{0,50}$")
_THEIRS = regex(
    r"\b(?:их|ее|её|его|їхні|їх|її|its|their|вона|вони|він|она|они|он|they|it) (?:[а-яіїє]+ |[a-z]+ ){0,3}$"
)
_ATTACKERS = regex(
    r"\bthe (?:attackers|assailants|attacking (?:force|forces|troops|units?|side)|assault (?:force|group)s?)"
    r" (?:(?:had|have|has|also|reportedly|then|already) )*$"
)
_LEFT_OUT = regex(
    r" (?:ones|defences|gunners|forces|air defen[cs]es) |(?: [а-яіїє]+)?"
    r" - (?:[увн]а? )?| "
)
_COMMA_AND = regex(r"(?:[,;] |and |[,;] а | и | і | та )$")
_OF_TROOPS = slavic(r"\b(?:сил|войск|військ|группировок|угруповань|подразделений|підрозділів|частей) $")
"""In "в зоне ответственности войск России" the troops only tell where."""
_OF_WHOM = slavic(
    r"(?!киев$)(?:рф|всу|зсу|вс|вс рф|вооруженных сил(?: украины)?|збройних сил|сил оборони"
    r"|[а-яіїє]+(?:их|ого|ої|ой|ів|ов|ян|ев)|украины|україни|россии|росії|киева"
    r"|києва|москвы|москви|кремля|ворога|врага|(?:су)?противника)"
)
"""A side in the genitive."""
_OF_FOE = slavic(r" (?:врага|ворога|противника|неприятеля)\b")
_FOE_DID = slavic(rf"{FOE}(?: [а-яіїєґё]+){{0,3}} $")
_WHOSE = regex(
    r" (?:(?:of|among) (?:the )?|серед |среди )?"
    r"(?:(?:(?:арм[иі]|войск|військ|сил|флот|ав[иі]ац[иі])[а-яіїє]*|вс|зс) )?"
)
"""Between what is lost and the side whose it is: "losses of the enemy", "танків армії РФ"."""
_STOPPERS = slavic(r" (?:[а-яіїє]+ )?(?:пво|ппо|противовозд|протипов|зенит|зеніт)")
_NEAR_LOSS = 40
"""Behind a verb of losing whose loss it is stands so near [characters]."""


def named_last(view: View, mention: Mention) -> str:
    """The side that is named last before a number."""
    named = [str(one.get("side")) for one in view.of_kind("side") if one.end <= mention.start]
    return named[-1] if named else ""


def owner_of_joined(view: View, mention: Mention) -> str:
    """In "ліквідовано 36 окупантів і дві гармати" the guns are those of the same army."""
    nth = view.mentions.index(mention)
    joined = (one for one in reversed(view.mentions[:nth]) if one.event is mention.event is not None)
    before = next((one for one in joined if one.classes == ("soldier",)), None)
    if before is None and (near := [one for one in view.mentions[:nth] if one.classes == ("soldier",)]):
        others = (view.between(near[-1].end, mention.start, kind) for kind in ("side", "claimant"))
        if near[-1].side and not any(others):
            before = near[-1]  # "250 Ukrainian troops, with 16 tanks destroyed"
    return owner_of(view, before) if before else ""


def gapped_actor(view: View, mention: Mention) -> str:
    """In "украинская ПВО сбила 14, российская – 20", "Russia lost 12, Ukraine five" the verb is left out."""
    for item in view.of_kind("side"):
        before = view.normalised[max(view.start, item.start - 4) : item.start]
        gap = view.normalised[item.end : mention.start] if item.end <= mention.start else ""
        if _LEFT_OUT.fullmatch(gap) and _COMMA_AND.search(before):
            return str(item.get("side"))
    return ""


def weapon_side(view: View, mention: Mention) -> str:
    """Whose weapons they are: by whom they are of, by their model or make.

    In "два дрона ВСУ" whose they are stands behind; models of the vocabulary are Russian.
    """
    if view.page.language != "en" and (named := _named_behind(view, mention, fires=True)):
        return named
    if any(_is_model(name, view) for name in mention.classes):
        return "ru"
    made = view.page.items_within(mention.start, min(view.end, mention.end + 20))
    return next((str(item.get("make")) for item in made if item.get("make")), "")


def _is_model(name: str, view: View) -> bool:
    classes = view.page.vocabulary.classes
    return (name in classes and "model" in classes[name].meaning) or name in ("drone_strike", "drone_decoy")


def _losing(view: View, mention: Mention) -> Event | None:
    """In "армія РФ втратила вбитими 25 тисяч солдатів" the verb before the participle tells who lost."""
    event = mention.event
    if event is None or event.verb.form != "attr" or event.sense not in ("kill", "injure"):
        return event
    lost = (one for one in view.events if one.sense == "lose" and one.verb.form == "finite")
    return next((one for one in lost if view.clause_of(one.start) == view.clause_of(event.start)), event)


def owner_of(view: View, mention: Mention) -> str:
    """Whose soldiers or equipment: adjective, subject of "lost", "losses of the enemy"; else ""."""
    if named := mention.side or _named_behind(view, mention) or _named_beside(view, mention):
        return named
    event = _losing(view, mention)
    if event is not None and event.sense == "lose":
        if gapped := gapped_actor(view, mention):
            return gapped
        if event.start < view.start:
            return _loses_above(view, event)
        if (
            loser := _enemy_of_teller(view, mention, event)
            or _speaking(view, event)
            or left_out_owner(view, mention)
            or _loser(view, event)
            or _named_before(view, event)
        ):
            return loser
    if bearing := _sufferer(view, mention) or losing_side(view, mention):
        return bearing
    if alike := _of_list(view, mention) or _of_those_before(view, mention):
        return alike
    if claimed := _claimed_otherwise(view, mention):
        return claimed
    inside = [item for item in view.items if mention.start <= item.start < mention.end]
    return next((side_of(view, item) for item in inside if side_of(view, item)), "")


def _claimed_otherwise(view: View, mention: Mention) -> str:
    """In "may have destroyed 11 aircraft, fewer than Kyiv first said" who claims more struck the other."""
    than = _THAN_CLAIMED.match(view.normalised, mention.end, view.end)
    claims = (
        one
        for one in view.of_kind("side")
        if than and than.start(than.lastgroup or 0) <= one.start < than.end()
    )
    return next((against(str(one.get("side"))) for one in claims), "")


def _enemy_of_teller(view: View, mention: Mention, event: Event) -> str:
    """In "the attackers lost five tanks, a Ukrainian corps says" the enemy of who tells is meant."""
    if not _ATTACKERS.search(view.normalised, view.start, event.start):
        return ""
    return against(view.side_at(mention.start))


def _named_beside(view: View, mention: Mention) -> str:
    """The side of an ally, of "from Russia's armed forces", or of models that one side has."""
    if _ALLIES.search(view.normalised, mention.start, mention.end):
        return "ru"
    for item in view.of_kind("side"):
        of = view.normalised[mention.end : max(mention.end, item.start)] in _FROM_ARMY
        if of and _ARMY.match(view.normalised, item.end, view.end):
            return str(item.get("side"))  # "70,000 combatants from Russia's armed forces"
    return _of_models(view, mention.start, mention.end + 25)


def _of_models(view: View, start: int, end: int) -> str:
    """The side that alone has the models named in a part of the text."""
    return next((side for side, models in _MODELS.items() if models.search(view.normalised, start, end)), "")


def _loser(view: View, event: Event) -> str:
    """Whose loss a verb or noun of losing tells: right behind the noun, before it, "lost by"."""
    if event.verb.form == "noun" and (behind := _behind(view, event, view.items)):
        return behind
    finite = event.verb.form == "finite"  # "Росія з початку війни в Україні втратила"
    if _OF_FOE.match(view.normalised, event.end) or _FOE_DID.search(view.normalised, view.start, event.start):
        return ""  # "главком ВСУ заявил, что потери врага составили 900": whoever tells tells of the other
    for item in reversed([one for one in view.items if one.end <= event.start]):
        if side_of(view, item) and not tells(view, item) and not (finite and is_object(view, item)):
            return side_of(view, item)
    for item in view.items:
        if not event.end <= item.start <= event.end + _NEAR_LOSS:
            continue
        gap = view.normalised[event.end : item.start]
        near = _WHOSE.fullmatch(gap) or "of" in gap or gap in (" by ", " by the ")
        if near and side_of(view, item):
            return side_of(view, item)
    return ""


def _speaking(view: View, event: Event) -> str:
    """In ""We have lost 14 aircraft," a Russian channel complained" the side that speaks lost them."""
    if not _WE.search(view.normalised, view.start, event.start):
        return ""
    return view.side_at(event.start)


def _of_list(view: View, mention: Mention) -> str:
    """The side told of another number of the same list."""
    event = mention.event
    listed = (one for one in view.mentions if event and one.event is event and one.role == mention.role)
    return next((one.side for one in listed if one.side), "")


def _of_those_before(view: View, mention: Mention) -> str:
    """In "45 100 погибших украинских военных и 390 тысяч раненых" both are of one army."""
    alike = [one for one in view.mentions if one.end <= mention.start and one.classes == mention.classes]
    if not alike:
        return ""
    if _ALLIES.search(view.normalised, alike[-1].start, alike[-1].end):
        return "ru"
    return alike[-1].side or _of_models(view, alike[-1].start, alike[-1].end)  # "... ещё 10 самолётов"


def _named_behind(view: View, mention: Mention, *, fires: bool = False) -> str:
    """In "4350 солдат ВСУ", "538 мобилизованных россиян" whose they are stands right behind.

    Of what is fired (`fires`) a defence behind it is of those attacked: "сбито 40 дронов украинской ПВО".
    """
    behind = (item for item in view.items if mention.end < item.start and side_of(view, item))
    item = next(behind, None)
    if item is None or not (whose := _WHOSE.fullmatch(view.normalised, mention.end, item.start)):
        return ""
    if fires and mention.metric in OUTCOMES and _STOPPERS.match(view.normalised, item.end, view.end):
        return against(side_of(view, item))
    genitive = whose[0].startswith(" of ") or _OF_WHOM.fullmatch(view.normalised, item.start, item.end)
    return side_of(view, item) if genitive else ""


def _loses_above(view: View, event: Event) -> str:
    """In "Russia has also lost equipment, including:" the lines below are Russia's."""
    nth = bisect_right(view.page.sentences, event.start, key=itemgetter(0)) - 1
    above = view.page.sentences[max(0, nth)]
    named = view.page.items_within(above.start, event.start)
    named = [one for one in named if not tells(view, one) and not is_object(view, one)]
    sides = [side_of(view, item) for item in named if side_of(view, item)]
    return sides[-1] if sides else _behind(view, event, view.page.items_within(event.end, above.end))


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
    named = sides_before(view, event.start)
    return named[-1] if named else ""


def sides_before(view: View, position: int) -> list[str]:
    """The sides that the words before a position name, from the sentence before on.

    One that only tells in a part of its own (", Ukraine's General Staff says") is none beside others.
    """
    since = view.page.sentences[max(0, view.nth - 1)].start
    items = view.page.items_within(since, position)
    telling = {view.normalised.rfind(",", since, one.start) for one in items if one.get("said")}
    named = [one for one in items if side_of(view, one)]
    told = [one for one in named if view.normalised.rfind(",", since, one.start) not in telling]
    return [side_of(view, one) for one in told or named]


def _behind(view: View, event: Event, items: Sequence[Item]) -> str:
    """In "losses of the enemy", "потери ВСУ": whose they are stands right behind."""
    for item in items:
        if event.end <= item.start and side_of(view, item):
            whose = _WHOSE.fullmatch(view.normalised, event.end, item.start)
            return side_of(view, item) if whose else ""
    return ""


def subject(view: View, mention: Mention) -> str:
    """In "Russian forces advanced ... at a cost of 31,000 casualties" the subject bears them."""
    for item in view.items:
        told = item.end <= mention.start and item.get("side") and not is_object(view, item)
        if told and not _OF_TROOPS.search(view.normalised, view.start, item.start):
            return str(item.get("side"))
    return ""
