"""Whether a capital or country acts or undergoes in Ukrainian and Russian: its verb tells by its ending."""

from tracker.claims.page.items import Item
from tracker.claims.page.mention import Event
from tracker.claims.page.view import View
from tracker.claims.words.patterns import slavic

_ATTACKED = slavic(
    r"(?: (?:[а-яіїє]+(?:ью|ом|ра|ва|чі) )?|, [^,;:]{3,40}, )(?:атакува|атакова|обстріля|обстреля|вдарил"
    r"|ударил)"
)
FOE = r"(?<![\w-])(?:враг|ворог|(?:су)?противник|неприятель|агресс?ор|окк?упант)\b"
"""The foe of who writes, in the nominative."""
_FOE = slavic(FOE)
_FOE_DOES = slavic(rf"{FOE}(?: [а-яіїєґё0-9-]+){{0,5}} $")
_ONE_DOES = {
    "москва": ("ла", "ет"),
    "киев": ("л", "с", "ет"),
    "київ": ("в", "є"),
}
"""Capitals that stand for their side, and how verbs of one end behind them."""
SUFFERS = slavic(
    r" (?:[а-яіїєґё]+ ){0,3}?(?:подвергл?[аоис]\w*|пережи[влт]\w*|зазнал\w*|зазнав|отбил\w*|отразил\w*"
    r"|відбил\w*|відбив) "
)
_UNDERWENT = slavic(r" (?:[а-яіїєґё]+ ){0,3}?(?:подвергл?[аоис]\w*|пережи[влт]\w*|зазнал\w*|зазнав) ")
_UNDERGOING = frozenset({"киев", "київ", "москву"})
LAND = (
    r"(?:территор|територ|регион|регіон|город|міст|област|район|сел[оаеі]?|тыл|тил|центр|север|північ|юг|південь"
    r"|восток|схід|запад|захід)"
)
"""Beginnings of what a side has and that cannot act: "территорию РФ", "центр Киева"."""
_AIMED_AT = slavic(
    r"\b(?:по|на|в|у|во|над|под|під|біля|возле|к|до|из|от|з|від|за|о|об|про|для|проти|против) $"
)
_RUSSIAN_THING = slavic(r" (?:по|на|проти|против)? ?(?:російськ|российск)(?:і|их|у|ої|ій|ие|ую|ой) ")
_BARE = slavic(r"(?<=[а-яіїєґё])(?: [а-яіїєґё0-9'-]+){0,5} ")


def is_doer(view: View, item: Item) -> bool:
    """In "по Сумам Москва ночью выпустила 43 ракеты" the name agrees with a verb of one: it acts."""
    ending = _ONE_DOES.get(view.normalised[item.start : item.end]) if item.get("side") else None
    verb = (_verb_behind(view, item) or _its_verb_before(view, item)) if ending else None
    if ending is None or verb is None or is_done_by_foe(view, item, verb):
        return False
    aimed = _AIMED_AT.search(view.normalised, max(view.start, item.start - 8), item.start)
    return aimed is None and view.normalised[verb.start : verb.end].split()[0].endswith(ending)


def is_done_by_foe(view: View, item: Item, verb: Event) -> bool:
    """In "Киев враг атаковал", "Київ атакував ворог" the nominative beside the verb does it."""
    behind = _FOE.match(view.normalised, verb.end + 1, view.end)
    return behind is not None or _FOE.search(view.normalised, item.end, verb.start) is not None


def foe_acts(view: View, event: Event) -> bool:
    """In "ночью враг запустил 43 дрона" the subject of the verb is the foe of who writes."""
    return _FOE_DOES.search(view.normalised, max(view.start, event.start - 60), event.start) is not None


def undergoes(view: View, item: Item) -> bool:
    """In "ночью Киев РФ атаковала 43 дронами" the name is no subject of the verb: it is attacked."""
    if any(one.match(view.normalised, item.end, view.end) for one in (_ATTACKED, _UNDERWENT)):
        return True
    if view.normalised[item.start : item.end] not in _UNDERGOING:
        return False
    verb = _verb_behind(view, item) or _verb_before(view, item)
    return verb is not None and verb.sense in ("attack", "strike") and not is_doer(view, item)


def _its_verb_before(view: View, item: Item) -> Event | None:
    """In "обстріляв Київ Бєлгород" the capital acts, as a place of the other side behind it is struck."""
    verb = _verb_before(view, item)
    if verb is None or item.start - verb.end != 1 or item.get("side") == "ru":
        return verb
    regions = view.page.vocabulary.regions
    behind = (regions[one.get("region")] for one in view.of_kind("region") if one.start >= item.end)
    struck = any(one.country == "ru" or one.held == "annexed" for one in behind)
    return verb if struck or _RUSSIAN_THING.search(view.normalised, item.end, view.end) else None


def _verb_before(view: View, item: Item) -> Event | None:
    """The finite verb before a name, with nothing but plain words between."""
    verb = next((one for one in reversed(view.events) if one.end <= item.start), None)
    if verb is None or verb.verb.form != "finite":
        return None
    return verb if _BARE.fullmatch(view.normalised, verb.end, item.start) else None


def _verb_behind(view: View, item: Item) -> Event | None:
    """The finite verb behind a name, with nothing but plain words between."""
    verb = next((one for one in view.events if one.start >= item.end), None)
    if (
        verb is None
        or verb.verb.form != "finite"
        or not _BARE.fullmatch(view.normalised, item.end, verb.start)
    ):
        return None
    return verb
