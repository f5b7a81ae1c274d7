"""Who attacks and who is attacked by words that no verb governs: weapons, places, "attacks on"."""

from tracker.claims.page.deeds import acts, is_object, is_of_land, is_of_thing, undergoes
from tracker.claims.page.groups import STOPPED, STRIKING, against
from tracker.claims.page.items import Item
from tracker.claims.page.mention import Event, Mention
from tracker.claims.page.view import View
from tracker.claims.where.actors import side_of
from tracker.claims.where.country import country_of
from tracker.claims.where.place_items import is_teller, region_items
from tracker.claims.words.patterns import Match, slavic, spoken
from tracker.text.lazy import regex

_WEAPON_OF = spoken("attacks.weapon_of", r"(?!)")
_SHELLED = spoken("attacks.shelled", r"(?!)")
_WEAPON = spoken(
    "attacks.weapon",
    r"(?:'s?)?\s+(?:(?:drone|missile|massive|large-scale|overnight|ballistic|attack|strike|cruise"
    r"|long-range|air|combined"
    r"|new|nightly|glide|guided|artillery|military|latest|deadly|aerial|kamikaze|mass|heavy"
    r"|double-tap)\s+){0,3}"
    r"(?:attacks?|strikes?|drones?|missiles?|shelling|raids?|uavs?|barrage|bombardment|bombs?|forces"
    r"|artillery|aviation"
    r"|assaults?|fire|airstrikes?|rockets?|troops|shaheds?)\b(?! (?:interception|interceptor|defen[cs]e))",
)
_BY_MEANS = slavic(r"(?:ами|ями|ими|ыми|ою|єю|ем|ом|им|ым|ой|ей)$")
_PLACE_BETWEEN = slavic(
    r" (?:[а-яіїєґё'-]+ ){0,2}?(?:[а-яіїєґё'-]+(?:[ая]х|[ауи]вав?|ив)"
    r"|(?:міст|област|регіон|територі|порт|об'єкт|город|регион|территори|объект)[а-яіїє]*) "
)
"""In "на російські області три ракети", "українські міста ворог накрив дронами" the place is told first."""
_MEN = ("forces", "troops")
"""In "strikes on the positions of Ukrainian forces" those are attacked."""
_REACHES = regex(r"(?:'s)?(?: [^\W\d][\w'-]*){0,5} (?:(?:was|were|been|being|be|had|has|have|came|come) )*")
_UNDER = regex(r"\bunder (?:an? |the |heavy |renewed |massive |fresh )*$")
"""In "came under attack" the noun tells of the subject what a passive would."""
_REPELS = spoken(
    "attacks.repels",
    r" (?:[a-z'-]+ ){0,3}?(?:repel(?:led|s)|repulse[ds]|(?:beat|beats|fought|fended|warded) (?:off|back)) ",
)
_TO_WHERE = regex(r"(?: (?:back|назад|обратно|в|во|у|до|на|к|to|towards?|into|in|for)){0,3} ")
_OF_THEM = regex(
    r"\W*(?:(?:\d+|[а-яіїє]+) )?(?:(?:из|з|із) (?:них|этого числа|цього числа)\b|больше всего|найбільше)"
)
_CARRIES_OUT = regex(
    r"(?: (?:forces|army|troops|military|pilots))? (?:(?:has|had|have) )?"
    r"(?:carried out|carries out|conducted|staged|mounted|made|delivered|inflicted"
    r"|launched) (?:[\w-]+ ){0,4}?"
    r"(?=(?:strikes?|attacks?|raids?|airstrikes?)\b)"
    r"|(?: [а-яіїє]+){0,2}? (?:нан[её]с|завда|здійсни|осуществ|пров[её]л)[а-яіїє]* (?:[а-яіїє]+ ){0,3}?"
    r"(?=(?:атак|удар|налет|нал[её]т|наліт)[а-яіїє]*\b)"
)
_FROM_THE_SIDE = regex(
    r"\b(?:с|со|з|із|зі) (?P<side>украинск|українськ|российск|російськ)(?:ой|ого|ої) (?:стороны|боку)\b"
)
"""In "жертвами ударов с украинской стороны стали семь" the side tells who struck."""
_SEAS = ("azov_sea", "black_sea")
_BY = regex(r" (?:by|with) (?:[\w'-]+ ){0,5}")
_ACTS = regex(
    r"(?: (?:forces|army|troops|military|drones|missiles))? (?:(?:had|has|have|also|later|then|\w+ly|також"
    r"|также"
    r"|знову|снова|вночі|ночью|вчора|вчера) )*"
)
_SUBJECT_ADJECTIVE = regex(r"(?:ськ|ск)(?:ий|а|е|і|ая|ое|ие)\b")
_MANY_ACT = regex(r"[а-яіїє']*(?:ники|ці|цы|[яа]не|яни|сили|силы)(?: |$)")
"""In "из 47 дронов украинская ПВО сбила 40", "із 77 дронів сили ППО збили 58" the drones are Russia's."""
_NOMINATIVE = regex(r"(?:україна|украина|росія|россия|москва|київ|киев)$")
"""In "из каждых пяти ракет Украина сбивала четыре" the name owns nothing: it is in the nominative."""


def country_of_list(view: View, mention: Mention) -> str:
    """In "Уничтожены 57 БПЛА: 20 - над Брянской областью, 37 - над Курской" the list tells whose land.

    So do the places of its parts: "57 БПЛА, из них 20 над Брянской", "57 БПЛА. Из них 20 - над Брянской".
    """
    colon = view.normalised.find(":", mention.end, view.end)
    if colon >= 0 and not any(mention.end <= one.start < colon for one in view.mentions):
        return _country(view, view, colon)
    parts = [one for one in view.mentions if one.subset_of is mention]
    if parts:
        return _country(view, view, parts[0].start)
    ahead = next(view.page.ahead(view), None) if view.page.language != "en" else None
    opened = _OF_THEM.match(view.normalised, ahead.start, ahead.end) if ahead else None
    return _country(view, ahead, ahead.start) if ahead is not None and opened else ""


def _country(view: View, told: View, start: int) -> str:
    """The one country of the two in which all the places of a sentence behind a position lie."""
    listed = (str(item.get("region")) for item in region_items(told) if item.start > start)
    countries = {country_of(one, view.page.vocabulary) for one in listed} & {"ua", "ru"}
    return countries.pop() if len(countries) == 1 else ""


def target_of(view: View, mention: Mention, scope: str) -> str:
    """Side whose territory is attacked."""
    country = "" if scope.startswith(_SEAS) else country_of(scope, view.page.vocabulary)
    country = country if country in ("ua", "ru") else country_of_list(view, mention)
    if country:
        return country
    for item in view.of_kind("side"):
        noun = mention.event and mention.event.verb.form == "noun"
        if noun and _REPELS.match(view.normalised, item.end):
            return str(item.get("side"))  # "Россия ночью отразила атаку 43 дронов"
        if is_teller(view, item) or acts(view, item) or _is_left_for(view, item):
            continue
        if undergoes(view, item) and not _WEAPON.match(view.normalised, item.end, view.end):
            return str(item.get("side"))
    return ""


def _is_left_for(view: View, item: Item) -> bool:
    """In "сбиты 34, пять вернулись в Россию" nobody attacks where the others flew."""
    left = (event for event in view.events if event.sense == "leave" and event.end <= item.start)
    return any(_TO_WHERE.fullmatch(view.normalised, event.end, item.start) for event in left)


def attacked_before(view: View, mention: Mention) -> str:
    """The side of what undergoes an attack with the counted weapons: "a Russian port was hit by 20 drones".

    Where the verb is no passive, as in "украинский порт атаковали 20 дронов", only a thing is attacked: who
    has arms or hands may attack himself.
    """
    event = _struck_by(view, mention) or mention.event
    if event is None or event.sense not in ("attack", "strike") or mention.start < event.end:
        return ""
    start = view.clause_of(event.start)[0]
    before = [one for one in view.of_kind("side") if start <= one.start and one.end <= event.start]
    if not before or not _REACHES.fullmatch(view.normalised, before[-1].end, event.start):
        return ""
    under = _UNDER.search(view.normalised, start, event.start) is not None
    if event.passive or under or _is_thing(view, before[-1], event):
        return str(before[-1].get("side"))
    return ""


def _struck_by(view: View, mention: Mention) -> Event | None:
    """In "Ukraine was pounded by a wave of 728 drones" the passive before the noun of the attack."""
    before = next((one for one in reversed(view.events) if one.end <= mention.start and one.passive), None)
    if before is None or before.sense not in ("attack", "strike"):
        return None
    return before if _BY.fullmatch(view.normalised, before.end, mention.start) else None


def _is_thing(view: View, item: Item, event: Event) -> bool:
    """Whether an adjective of a side stands before what cannot act, with a verb of many behind it."""
    many = event.verb.form == "finite" and view.normalised.endswith("ли", event.start, event.end)
    return many and (is_of_land(view, item) or is_of_thing(view, item, event.start))


def _weapon_behind(view: View, item: Item, end: int) -> Match | None:
    """The weapon or attack of a side; in "російські області шістьма дронами" the cases do not agree."""
    weapon = _WEAPON.match(view.normalised, item.end, end)
    if weapon is None or view.page.language == "en":
        return weapon
    other = _BY_MEANS.search(weapon[0]) and not _BY_MEANS.search(view.normalised, item.start, item.end)
    return None if other or _PLACE_BETWEEN.match(weapon[0]) else weapon


def clause_attacker(view: View, position: int) -> str:
    """The side whose weapons or attacks the clause around a position names, else the sentence."""
    start, end = view.clause_of(position)
    for item in view.between(start, end, "side") if (start, end) != (view.start, view.end) else ():
        weapon = _weapon_behind(view, item, end)
        if weapon and not weapon[0].endswith(_MEN):
            return str(item.get("side"))
    return sentence_attacker(view)


def sentence_attacker(view: View, *, men: bool = True) -> str:
    """The side whose weapons, attacks or forces (`men`) the sentence names, where no verb tells who acts."""
    if by_side := _FROM_THE_SIDE.search(view.normalised, view.start, view.end):
        return "ua" if by_side["side"].startswith(("укра", "ukra")) else "ru"
    for item in view.items:
        side = side_of(view, item)
        attacked = side and undergoes(view, item)
        if not side or (not attacked and is_object(view, item)):
            continue
        if not attacked and _is_behind_weapon(view, item):
            return side
        shelled = _SHELLED.match(view.normalised, item.end, view.end)
        other = view.between(item.end, shelled.end(), "side") if shelled else []
        if shelled and not (other and is_of_thing(view, item, other[0].start)):
            passive = shelled[0].endswith(("но", "то"))
            thing = shelled[0].endswith("ли") and is_of_thing(view, item, view.end)
            return against(side) if attacked or passive or thing else side
    for item in view.of_kind("side"):
        weapon = _weapon_behind(view, item, view.end)
        if weapon and not (weapon[0].endswith(_MEN) and (not men or is_object(view, item))):
            side = str(item.get("side"))
            return against(side) if _defends(view, weapon.end()) else side
    return ""


def striker(view: View) -> str:
    """The side that is the subject of a verb of attacking, or carries an attack out."""
    deeds = [one for one in view.events if one.sense in STRIKING and not one.passive]
    acting = ((item, side_of(view, item)) for item in view.items if deeds)
    return next((side for item, side in acting if side and _does_any(view, item, deeds)), "")


def _does_any(view: View, item: Item, deeds: list[Event]) -> bool:
    """Whether a side is the subject of one of the deeds, or carries it out."""
    done = (event.start for event in deeds if event.verb.form != "noun")
    carried = _CARRIES_OUT.match(view.normalised, item.end, view.end)
    return any(_ACTS.fullmatch(view.normalised, item.end, start) for start in done) or (
        carried is not None and any(event.start == carried.end() for event in deeds)
    )


def _is_behind_weapon(view: View, item: Item) -> bool:
    """In "удар России", "дроны ВСУ" a name that acts no more itself tells whose the attack is."""
    acting = (
        _SUBJECT_ADJECTIVE.search(view.normalised, item.start, item.end),
        _MANY_ACT.match(view.normalised, item.start, item.end),
        _NOMINATIVE.match(view.normalised, item.start, item.end),
    )
    return not any(acting) and _WEAPON_OF.search(view.normalised, view.start, item.start) is not None


def _defends(view: View, end: int) -> bool:
    """In "Kyiv's forces stopped 208 drones; 23 got through" the forces did not attack."""
    event = next((one for one in view.events if one.start >= end), None)
    if event is None or event.passive or not _ACTS.fullmatch(view.normalised, end, event.start):
        return False
    return any(one.event is event and one.role == "obj" and one.metric in STOPPED for one in view.mentions)
