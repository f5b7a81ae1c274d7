"""Who acts and who undergoes, by the words beside a name: no number has a verb yet.

English tells it by the order of words, Ukrainian and Russian by the endings of the verb and of the name.
"""

from tracker.claims.page.items import Item
from tracker.claims.page.mention import Event
from tracker.claims.page.nouns import family
from tracker.claims.page.view import View
from tracker.claims.words.patterns import slavic, spoken
from tracker.model import Span
from tracker.text.lazy import regex

_LAND = (
    r"(?:территор|територ|регион|регіон|город|міст|област|район|сел[оаеі]?|тыл|тил|центр|север|північ|юг"
    r"|південь"
    r"|восток|схід|запад|захід|столиц|неб[оауе]|целя|ціля|объект|об'єкт)"
)
"""Beginnings of what a side has and that cannot act: "территорию РФ", "центр Киева"."""
_LAND_OF = slavic(rf"\b{_LAND}[а-яіїє]* $")
_GENITIVE = (
    r"(?:украины|україни|росси(?:йской|и)(?: .*)?|росі(?:йської|ї)(?: .*)?|киева|києва|москвы|москви|кремля"
    r"|.*(?:ого|ої|ой|их|ых|ника|ора|антов|антів))"
)
GENITIVE = slavic(_GENITIVE)
"""Sides in the genitive, whose the word before them is."""
_OF_SIDE = slavic(rf"рф|{_GENITIVE}")
"""Behind "территория" also the name that has one form for all cases."""
_WHOSE = regex(r" (?:(?:[а-яіїє]+(?:ой|ої|их|ого)|арм[иі][а-яіїє]*|войск|військ) )?")
_ENEMY = "враг|ворог|(?:су)?противник|неприятел"
NAMES_FOE = regex(rf"(?:the )?enemy|ворож|вражеск|{_ENEMY}")
"""The foe of who writes, in any case; occupiers may speak too: "за версією окупантів"."""
FOE = rf"(?<![\w-])(?:{_ENEMY}|агресс?ор|окк?упант)ь?\b"
"""The foe of who writes, in the nominative."""
_FOE = slavic(FOE)
_FOE_DOES = slavic(rf"{FOE}(?: [а-яіїєґё0-9-]+){{0,5}} $")

_VERB_BEFORE = slavic(
    r"\b(?!обстрела )[а-яіїєґ']{3,}?(в|л|ла|ли)(?:ся|сь)?"
    r" (?:(?!(?:над|по|на|в|во|у|з|из|із|від|от|до|и|і|та)\b)[а-яіїєґё'-]+(?<!л[аи]) )?$"
)
_SUBJECTS = {
    "в": slavic(r"ворог|противник|агресор|кремль"),
    "л": slavic(r"враг|противник|агрессор|кремль"),
    "ла": slavic(r"(?!(?:сводк|зведенн))[а-яіїє -]+[ая]|рф|сбу|фсб"),
    "ли": slavic(r"(?!україні|украине|росії|россии|москв)[а-яіїє -]+[иіыея]|зсу|всу|вс рф"),
}
"""What a verb of this ending may have for its subject: a nominative of its gender and number."""
_ADJECTIVE_OF_SIDE = slavic(r"(?:ск|ськ|ж)(?:ий|[ыи]е|ую|ое|ая|ого|их|і|у|е|а|ої)$")
_CAN_ACT = slavic(
    r" (?:(?!міст|област|регіон|територі|порт|об'єкт|город|регион|территори|объект)[а-яіїєґё'-]+ ){0,2}?"
    r"(?:сил[аиы]|войск|військ|арми|армі|авиаци|авіаці|флот|дрон|ракет|бпла"
    r"|беспилотн|безпілотн|шахед|[пв]во|ппо|бомб|военн|військов|защитник|захисник|подраздел|підрозділ"
    r"|[а-яіїєґё'-]+(?:ники|цы|ці|чики|исты|исти|оры|ори|[яа]не|лоты|лоти|ёры|ери|еры)\b)"
)
_WITH_THEM = slavic(r"[а-яіїєґё'-]*(?:ами|ями|[оеє]м|[оеє]ю)\b")
"""In "атакували російські області дронами" what flies is the means."""
_ONE_DOES = {
    "москва": ("ла", "ет"),
    "киев": ("л", "с", "ет"),
    "київ": ("в", "є"),
}
"""Capitals that stand for their side, and how verbs of one end behind them."""
_PREPOSITION_BEFORE = slavic(
    r"\b(?:по|на|в|у|во|над|под|під|біля|возле|к|до|из|от|з|від|за|о|об|про|для|проти|против) $"
)
_RUSSIAN_THING = slavic(r" (?:по|на|проти|против)? ?(?:російськ|российск)(?:і|их|у|ої|ій|ие|ую|ой) ")
_BARE = slavic(r"(?<=[а-яіїєґё])(?: [а-яіїєґё0-9'-]+){0,5} ")

_AIM = spoken(
    "deeds.aim",
    r"\b(?:at|on|against|over|into|across|onto|towards?|targeting|target|targeted|struck|hit"
    r"|attacked|attack|in|inside|pounded|pumm?ell?ed|battered|bombarded|shelled|hammered"
    r"|bombed)\s+(?:the |all of |a |several |many )?$",
)
_STRUCK = regex(
    r"\b(?:struck|hit|attacked|targeted|pounded|shelled|bombed|damaged|destroyed|sank) "
    r"(?:an?|the|several|two|three|another) (?:[a-z-]+ ){1,2}$"
)
"""In "its drones struck a major Russian port" the port does not act."""
_OF = regex(r"\b(?:of|from|for|with)\s+(?:the )?$")
_FORCES_OF = regex(
    r"\b(?:agents?|operatives|fighters|forces|units?|drones|soldiers|troops|members|officers|gunners"
    r"|pilots) of (?:the )?$"
)
_ACCUSATIVE = slavic(r"(?:україн|украин|росі|росси|москв)[уюї]?[ую]")
_ONE_NAME = slavic(r"киев|київ|москву|украину|україну|россию|росію|крым|крим|севастополь")
"""Names in whose accusative a verb of one or many does not find its subject."""
_ATTACK = r"(?:атакува|атакова|обстріля|обстреля|вдарил|ударил)"
_IS_ATTACKED = slavic(rf"(?: (?:[а-яіїє]+(?:ью|ом|ра|ва|чі) )?|, [^,;:]{{3,40}}, ){_ATTACK}")
_SHELLED = slavic(
    r"\b(?:обстр[іе]л|бомбардуван|бомбардиров|бомб[её]ж)[а-яіїє]* (?:києва|киева|україни|украины)$"
    r"|\b(?:українськ|украинск)[а-яіїє]+ (?:[а-яіїє]+ )?обстр[іе]л[а-яіїє]*"
    r" (?:росії|россии|рф|москвы|москви)$"
)
"""In "внаслідок обстрілу Києва" the city is shelled; "обстріли Росії" are her own."""
_UNDERWENT = slavic(r" (?:[а-яіїєґё]+ ){0,3}?(?:подвергл?[аоис]\w*|пережи[влт]\w*|зазнал\w*|зазнав) ")
_THING_ATTACKED = slavic(rf"(?: [а-яіїєґё0-9'-]+){{1,3}} (?:{_ATTACK}|подверг)")
"""In "российские регионы атаковали 43 дрона" the adjective tells whose land is attacked."""
_MANY_DO = slavic(r"(?: (?!что|що)[а-яіїєґё]+){0,3} [а-яіїєґё]+ли\b")
_REACH = 40

_ATTACKS = regex(
    r"(?!(?: \w+)? (?:was|were|is|are|has been|have been|had been|came|has an?|have an?|had an?) )"
    r"(?:'s)?(?:\s+(?!defen[cs]e|said\b|says\b|air\b(?! (?:strike|raid|attack|assault))"
    r"|(?:during|in|after|before|amid|under|as|following)\b)[a-z][\w-]*){0,3}?"
    r"\s+(?:attack\w*|strikes?|striking|struck|drones?"
    r"|unmanned|missiles?|raid\w*"
    r"|shell(?:ing|ed)|barrage|bombard\w+|bomb\w*|launch\w*|fir(?:ed|ing)|sent|unleash\w+|pound\w+|dropp\w+"
    r"|hit|lost|suffered|pummel\w+|batter\w+|target\w+|us(?:e[ds]?|ing)|deploy\w+)\b"
)
_DOES = regex(
    r"(?:'s)?(?: (?:forces|troops|army|military|navy|aviation|armed forces|invaders|occupiers))?"
    r"(?: (?:has|had|have|also|then|later|again|overnight|\w+ly))*"
    r" (?!(?:was|were|is|are|be|been|came|comes|come)\b)[a-z]{3,}"
)
_COUNTED = regex(
    r"(?:(?<=ed)(?: (?!(?:and|but|or|while|that)\b)[a-z'-]+){1,6}? (?:with|using))?"
    r"(?: (?:some|another|a further|a total of|about|around|nearly|almost|at least|as many as|more than|over"
    r"|up to|no fewer than))* "
)
_QUALIFIED = regex(r"(?: [a-z-]+){0,3} ")
_ATTACKING = frozenset({"launch", "attack", "strike", "kill", "injure"})
_RAIDS = slavic(
    r"(?: (?!отра[зж]|отби|сорва|сбил|сбива|уничт|перехват|подав|пресек|предотвра)[а-яё-]+){0,2}"
    r" (?:дрон|беспилотн|бпла|ракет|шахед|геран|авиабомб|бомб|удар|обстрел|атак|нал[её]т)"
    r"|(?: [а-яё-]+){0,4} (?:нан[её]с|выпусти|сброси|запусти|использова|примени|направи|обруши|атакова|удари"
    r"|обстреля)[а-яё]* "
)
_MAKERS = slavic(
    r"(?: [а-яіїєё-]+){0,2} (?:предприяти|підприємств|завод|фабрик|промышленн|промислов|оборонк|оборонщик"
    r"|опк\b|впк\b|компани|компані|производител|виробник|конструктор)"
)
_INDUSTRY_OF = slavic(
    r"\b(?:предприяти|підприємств|завод|фабрик|промышленност|промисловіст|промисловост|опк|впк)[а-яіїє]* $"
)
"""In "российские предприятия выпустили" weapons are made."""
_RAID_OF = slavic(
    r"\b(?:удар|обстрел|атак|нал[её]т|дрон|беспилотник|бпла|ракет)[а-яё]* (?:со стороны |армии |войск )?$"
)


def acts(view: View, item: Item) -> bool:
    """In Ukrainian and Russian: whether a name is the subject of the verb beside it.

    A nominative in the number of the verb before it ("атакував ворог", "обстріляла РФ", "били окупанти"), or
    a capital that agrees with a verb of one ("по Сумам Москва ночью выпустила 43 ракеты").
    """
    if view.page.language == "en":
        return False
    before = _VERB_BEFORE.search(view.normalised, view.start, item.start)
    if before is None or not _SUBJECTS[before[1]].fullmatch(view.normalised, item.start, item.end):
        return _is_doing_capital(view, item)
    if _ADJECTIVE_OF_SIDE.search(view.normalised, item.start, item.end) is None:
        return True
    force = _CAN_ACT.match(view.normalised, item.end, view.end)
    return force is not None and not _WITH_THEM.match(view.normalised, force.end(), view.end)


def is_of_thing(view: View, item: Item, end: int) -> bool:
    """In "українські міста" the adjective of a side stands before what cannot act."""
    whose = _ADJECTIVE_OF_SIDE.search(view.normalised, item.start, item.end)
    return whose is not None and not _CAN_ACT.match(view.normalised, item.end, end)


def foe_acts(view: View, event: Event) -> bool:
    """In "ночью враг запустил 43 дрона" the subject of the verb is the foe of who writes."""
    return _FOE_DOES.search(view.normalised, max(view.start, event.start - 60), event.start) is not None


def undergoes(view: View, item: Item) -> bool:
    """Whether a country or city is attacked or aimed at, by the words before it and by its verb."""
    before = _before(view, item)
    if acts(view, item) or _FORCES_OF.search(view.normalised, *before):
        return False
    aimed = _AIM.search(view.normalised, *before) or _STRUCK.search(view.normalised, *before)
    return aimed is not None or (view.page.language != "en" and _is_attacked(view, item))


def is_object(view: View, item: Item) -> bool:
    """In "the price of the Russian invasion", "drones from Moscow" a side does not act itself either."""
    before = _before(view, item)
    of = _OF.search(view.normalised, *before)
    if of is None or _FORCES_OF.search(view.normalised, *before):
        return undergoes(view, item)
    return not (of[0] == "with " and view.normalised.endswith("'s", item.start, item.end))


def _before(view: View, item: Item) -> Span:
    """The words before a name; in English those before both of "the Ukrainian defence forces"."""
    joined = view.of_kind("side") if view.page.language == "en" else ()  # "проти України Росія втратила"
    start = next((one.start for one in joined if one.end == item.start - 1), item.start)
    return max(view.start, start - _REACH), start


def _is_attacked(view: View, item: Item) -> bool:
    """In "Україну атакували", "российские регионы атаковали" what stands before the verb undergoes it."""
    if _ACCUSATIVE.fullmatch(view.normalised, item.start, item.end) or is_of_land(view, item):
        return True
    if _UNDERWENT.match(view.normalised, item.end, view.end):
        return True
    if _SHELLED.search(view.normalised, max(view.start, item.start - _REACH), item.end):
        return True
    if _THING_ATTACKED.match(view.normalised, item.end, view.end) and is_of_thing(view, item, view.end):
        return True
    if not _ONE_NAME.fullmatch(view.normalised, item.start, item.end):
        return False
    if any(one.match(view.normalised, item.end, view.end) for one in (_IS_ATTACKED, _MANY_DO)):
        return True
    verb = _verb_behind(view, item) or _verb_before(view, item)
    return verb is not None and verb.sense in ("attack", "strike")


def is_of_land(view: View, item: Item) -> bool:
    """In "атаковала территорию РФ", "центр Киева" land of a side is told, which does nothing.

    In "українські міста РФ атакувала" it is land of the side before it.
    """
    if not _OF_SIDE.fullmatch(view.normalised, item.start, item.end):
        return False
    land = _LAND_OF.search(view.normalised, max(view.start, item.start - _REACH), item.start)
    return land is not None and all(one.end + 1 != land.start() for one in view.of_kind("side"))


def _is_doing_capital(view: View, item: Item) -> bool:
    """In "Москва запустила 40 дронов" the capital is the subject of a verb of its gender."""
    ending = _ONE_DOES.get(view.normalised[item.start : item.end]) if item.get("side") else None
    verb = (_verb_behind(view, item) or _its_verb_before(view, item)) if ending else None
    if ending is None or verb is None or _is_done_by_foe(view, item, verb):
        return False
    aimed = _PREPOSITION_BEFORE.search(view.normalised, max(view.start, item.start - 8), item.start)
    return aimed is None and view.normalised[verb.start : verb.end].split()[0].endswith(ending)


def _is_done_by_foe(view: View, item: Item, verb: Event) -> bool:
    """In "Киев враг атаковал", "Київ атакував ворог" the nominative beside the verb does it."""
    behind = _FOE.match(view.normalised, verb.end + 1, view.end)
    return behind is not None or _FOE.search(view.normalised, item.end, verb.start) is not None


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
    if verb is None or verb.verb.form != "finite":
        return None
    return verb if _BARE.fullmatch(view.normalised, item.end, verb.start) else None


def attacks(view: View, item: Item) -> bool:
    """By the words beside a side: "Russia fired", "the Russian strike", "Russia flung 43 drones at"."""
    if view.page.language != "en":
        return _raids(view, item)
    if _ATTACKS.match(view.normalised, item.end, view.end):
        return True
    does = _DOES.match(view.normalised, item.end, view.end)
    if does is None or view.between(item.end, does.end(), "said"):
        return False  # "The mayor of Moscow said two drones were downed"
    deed = next((one for one in view.events if one.start >= item.end), None)
    if deed is not None and deed.start < does.end():
        return deed.sense in _ATTACKING and not deed.passive and deed.verb.form != "noun"
    return _does_with_weapons(view, does.end())


def _raids(view: View, item: Item) -> bool:
    """In "российские дроны", "обстрел со стороны ВСУ", "Россия направила 43 дрона" a side attacks."""
    if _RAID_OF.search(view.normalised, max(view.start, item.start - _REACH), item.start):
        return True
    if undergoes(view, item) or _makes(view, item):
        return False
    if _RAIDS.match(view.normalised, item.end) or _did_before(view, item):
        return True
    deed = next((one for one in view.events if one.start >= item.end), None)
    if deed is None or deed.passive or deed.verb.form != "finite" or deed.sense not in _ATTACKING:
        return False
    return not any(sign in ",;:.(" for sign in view.normalised[item.end : deed.start])


def _did_before(view: View, item: Item) -> bool:
    """In "сотни дронов выпустили россияне" the subject stands behind its verb."""
    verb = _verb_before(view, item)
    return verb is not None and verb.sense in _ATTACKING and acts(view, item)


def _makes(view: View, item: Item) -> bool:
    """Whether the industry of a side is told of: "российские предприятия", "промышленность России"."""
    before = max(view.start, item.start - _REACH)
    of = _INDUSTRY_OF.search(view.normalised, before, item.start)
    return of is not None or _MAKERS.match(view.normalised, item.end, view.end) is not None


def _does_with_weapons(view: View, verb_end: int) -> bool:
    """In "Russia flung some 43 strike drones" the number of weapons is the object of an unknown verb."""
    number = next((one.span for one in view.quantities if one.span[0] > verb_end), None)
    if number is None or not _COUNTED.fullmatch(view.normalised, verb_end, number[0]):
        return False
    noun = next((one for one in view.of_kind("class") if one.start >= number[1]), None)
    near = noun is not None and _QUALIFIED.fullmatch(view.normalised, number[1], noun.start) is not None
    return near and noun is not None and family(noun.get("class")[0], view.page.vocabulary) == "air"


def is_weapons(view: View, item: Item) -> bool:
    """In "украинских беспилотников", "a Russian ship" the side is theirs; "российские военные" are none."""
    beside = (one for one in view.of_kind("class") if 0 <= one.start - item.end <= 1)
    return any(family(one.get("class")[0], view.page.vocabulary) != "person" for one in beside)


def owns_weapons(view: View, item: Item) -> bool:
    """In "сбиты два дрона ВСУ, напоминает газета" the army behind its weapons only owns them."""
    if view.page.language == "en":
        return False
    weapons = (one.end for one in view.of_kind("class") if one.end < item.start)
    return any(_WHOSE.fullmatch(view.normalised, end, item.start) for end in weapons)
