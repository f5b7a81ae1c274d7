"""One weapon without a number, where endings tell the singular: "збито ракету", "сбит БПЛА"."""

from tracker.claims.page.items import Item
from tracker.claims.page.mention import Event
from tracker.claims.page.view import View
from tracker.claims.words.patterns import slavic, spoken
from tracker.text.lazy import START, regex

_SINGULAR = spoken("singular.singular", r"(?!)")
_NOMINATIVE = spoken("singular.nominative", r"(?!)")
_ADJECTIVE = spoken("singular.adjective", r"(?!)")
_PLURAL_ADJECTIVE = spoken("singular.plural_adjective", r"(?!)")
_PHRASE = spoken("singular.phrase", r"(?!)")
_AFTER_NOUN = spoken("singular.after_noun", r"(?!)")
_ONE_DOWNED = spoken("singular.one_downed", r"(?!)")
_DOWNED_BEFORE = spoken("singular.downed_before", r"(?!)")
_ONE_PIECE = spoken("singular.one_piece", r"(?!)")
_IN_LIST = regex(
    r"(?:^(?: (?:также|ещё|еще|уже|и|ночью|кроме того|також|ще|вже|й|вночі"
    r"|крім того))*(?: (?:на|у|в|біля|возле|под|під|над) [^,;:.\d]{3,40})?|[,:]"
    r"|(?<=\s)(?:и|та|і|й|а также|а також))\s*$"
)
_AND_BEFORE = regex(r"[а-яіїєґё\"] (?:и|і|й|та) \"?$")
"""In "652 беспилотника и «Кинжал» обезврежены" the last of the list is one."""
_MODEL = regex(r"\w-\d+\w{0,4}$")
"""In "уничтожил Су-30" a model stands for one piece."""
_NAMED_ONE = regex(r"(?<![ієо]в)(?<!ей)[бвгґджзйклмнпрстфхцчшщь]$")
"""In "два «Панциря» и «Бук»" a name is one."""
_ONE_NAME = regex(r"(?:(?<![ієо]в)[бвгґджзклмнпрстфхцчшщьяю]|[ое]м|є[мю]|[ое]ю|ей|-\d)$")
_OF_MANY = regex(r"[иы](?:х|ми)$")
"""In "у збитих «шахедах»" the participle tells that they are many."""
_BESIDE_VERB = regex(
    r" (?:(?:по|над|у|в|во|на|біля|под|під|возле) [^\W\d]+ )?(?:(?:ещё|еще|ще|также|також|один|одну) )?"
)
_OF_TYPE = regex(r" (?:самол[её]тного|вертол[её]тного|літакового|вертолітного) (?:типа|типу)$")
_APPOSED = regex(r"(?<=[а-яіїє]{4})-[а-яіїє]{4,}$")
"""In "дроны-камикадзе", "ракети-приманки" the first noun tells how many they are."""
_OBLIQUE = regex(r"[а-яіїєґё]+(?:ой|ого|его|ої) [а-яіїєґё]")
"""In "лишились боевой машины пехоты" the genitive is a singular."""
_GENITIVE_ONE = regex(
    r"(?:[а-яіїє-]+(?:ої|ой|ого|його) )*"
    r"(?!бпла\b|\w+(?:тик|тех|тилер)[а-яіїє]+\b)[а-яіїєґё-]{3,}[аеиуыюя](?= |$)"
)
"""Where the verb takes the genitive, several would end in a consonant: "танка", but "танків"."""
_TAKES_GENITIVE = slavic(r"(?:лиши|недосчит|недорах|позбу|позбав)[а-яіїє]+")
_FIRST_OF_LIST = regex(r" (?:[а-яіїє-]+(?:ої|ой|ого|його) )*\"?")
_AND_ONE = regex(r"(?:,| та| і| й| и| а також| а также) (?:ще |ещё |еще )?(?:[а-яіїє-]+(?:ої|ой|ого) )*\"?$")
_AND_OTHERS = regex(r"\"?(?: \"?[\w-]+\"?)? (?:та|і|й|и|а також|а также) (?:ще |ещё |еще )?")
_COLLECTIVE = regex(r"(?!одиниц|единиц)[а-яіїєґё -]*техн[иі][кц][а-яіїє]+(?: (?:та|і|й|и) [а-яіїє]+)?$")
"""In "втратив багато автомобільної техніки" the noun names no single piece."""
_PLURAL_HEAD = slavic(
    r"(?:установк[иі]|комплекси|комплексы|станці[їі]|станции|систем[иы]|радари|радары|літаки|самол[её]ты"
    r"|гелікоптери|верт[ао]л[её]ты|вертольоти|кораблі|корабли|катери|катера|танки)(?: \"?\w+-\d+\w*\"?)?$"
)
"""In "уражено пускові установки С-400" the noun before the model tells that they are many."""
_OF_A_SIDE = regex(r"[а-яіїєґ'-]*(?:ськ|цьк|ск|ворож|враж)[а-яіїє]+$")
_WHERE = regex(rf"(?:{START}|" r"\s)(?:в|во|у|на|під|под|біля|возле|над) $")
"""In "уничтожили в Новороссийске корабль" the town is no adjective of the ship."""
_EVERY_NTH = regex(r"\b(?:кож|кажд)[а-яіїє]+ [а-яіїєґё']+ \"?$")
_PLURAL = regex(r"(?:[иіы]|ів|їв|ов|ев|ей|ами|ями|ракет|бомб|засобів|цілей|целей)$")
_DENIED = regex(r"\"? не ")
"""In "безпілотник не вдалося збити лише один" the number stands behind."""
_BY_MANY = regex(r"(?:ами|ями)(?:-[а-яіїє]+)?$")
"""In "поцілив дронами-камікадзе" the instrumental is a plural."""
_OF_DEFENCE = slavic(r"\b(?:зен[иі]тн|противоракетн|протиракетн)[а-яіїє]+ $")
"""In "перехват зенитной ракетой" the missile is what intercepts."""
_LOSING = frozenset({"lose", "destroy", "burn", "damage", "shoot_down", "strike", "neutralise"})
_DESTROYING = frozenset({"destroy", "lose", "shoot_down", "damage", "neutralise"})


def is_singular(word: str) -> bool:
    """Whether the last word of a noun can only be one thing (or is a genitive that a number would precede).

    >>> is_singular("крилату ракету"), is_singular("ракет")
    (True, False)
    """
    return _SINGULAR.search(word) is not None or _names_one(word)


def is_genitive_one(word: str) -> bool:
    """Whether an adjective shows that a noun in the genitive is one.

    >>> is_genitive_one("балістичної ракети"), is_genitive_one("балістичні ракети")
    (True, False)
    """
    return _OBLIQUE.match(word) is not None


def _names_one(phrase: str) -> bool:
    """In "орудие полевой артиллерии" the first word tells that it is one."""
    first = phrase.split()[0]
    return _ONE_PIECE.search(phrase) is not None or _ONE_PIECE.fullmatch(first) is not None


def is_one(view: View, item: Item) -> bool:
    """Whether a weapon stands for one: singular by its ending, or an indeclinable beside a singular."""
    before = view.normalised[max(view.start, item.start - 70) : item.start]
    word = _APPOSED.sub("", _OF_TYPE.sub("", view.normalised[item.start : item.end]))
    if _is_one_of_list(view, item, before) or _is_named(view, item):
        return True
    if (
        _AFTER_NOUN.search(before)
        or _EVERY_NTH.search(before)
        or _BY_MANY.search(word)
        or _OF_DEFENCE.search(before)
        or _DENIED.match(view.normalised, item.end)
    ):
        return False
    if _NOMINATIVE.search(word):
        return True
    if _PLURAL_ADJECTIVE.search(before) and not _follows_place(view, item):
        return False
    if is_singular(word):
        return True
    if _AND_BEFORE.search(before) and before.endswith('"') and _NAMED_ONE.search(word):
        return any(one.span[1] <= item.start for one in view.quantities)  # "50 дронів та «Кинджал»"
    if _ADJECTIVE.search(before):
        return not _is_plural(word)
    if _is_plural(word):
        return False
    return _ONE_DOWNED.match(view.normalised, item.end, view.end) is not None or (
        _DOWNED_BEFORE.search(before) is not None
    )


def _is_named(view: View, item: Item) -> bool:
    """In "выпустил «Молнию»", "сбита «Герань»" a name in quotes right beside the verb is one."""
    opened = item.start - 1
    if view.normalised[opened] != '"' or not _ONE_NAME.search(view.normalised, item.start, item.end):
        return False
    told = [event for event in view.events if event.end <= opened and event.verb.form != "noun"]
    if told and _OF_MANY.search(view.normalised, told[-1].start, told[-1].end):
        return False
    return bool(told) and _BESIDE_VERB.fullmatch(view.normalised, told[-1].end, opened) is not None


def _is_one_of_list(view: View, item: Item, before: str) -> bool:
    """In "влучання ракети та 21 дрона", "збиття 9 дронів і ракети" the case tells that it is one."""
    told = [event for event in view.events if event.end <= item.start and event.verb.form == "noun"]
    if not told or not _GENITIVE_ONE.match(view.normalised, item.start, item.end):
        return False
    counted = [one.span[0] for one in view.quantities if one.span[0] >= told[-1].end]
    listed = any(one < item.start for one in counted) and _AND_ONE.search(before)
    behind = next((one for one in counted if one > item.start), item.end)
    first = _FIRST_OF_LIST.fullmatch(view.normalised, told[-1].end, item.start)
    return bool(listed or (first and _AND_OTHERS.fullmatch(view.normalised, item.end, behind)))


def is_one_lost(view: View, item: Item) -> bool:
    """In "lost 120 men, a tank and two howitzers", told without an article: one piece of equipment."""
    word = view.normalised[item.start : item.end]
    if view.page.language == "en":
        return any(
            event.sense in _DESTROYING or (event.sense == "strike" and event.passive) for event in view.events
        )
    start = phrase_start(view, item)
    if _COLLECTIVE.match(word) or _PLURAL_HEAD.search(view.normalised, view.start, item.end):
        return False
    losses = [event for event in view.events if event.sense in _LOSING and event.end <= start]
    oblique = _OBLIQUE.match(view.normalised, start, item.end) is not None
    oblique = oblique or _is_genitive(view, item, losses)
    if oblique and losses and losses[-1].verb.form in ("passive", "attr"):
        return False  # "сбитой системой ПВО" tells by what
    named = view.normalised.startswith('"', item.start - 1) and _NAMED_ONE.search(word)
    if not oblique and not named and not _names_one(word) and not _MODEL.search(word):
        return False
    if losses and view.between(losses[-1].end, start, "subset"):
        return False  # "поражён 41 самолёт, в том числе Ту-95 и Ту-22М3"
    return bool(losses) and _IN_LIST.search(view.normalised[losses[-1].end : start]) is not None


def _is_genitive(view: View, item: Item, losses: list[Event]) -> bool:
    """In "лишился танка и 32 гаубиц", "знищення літака" the case tells that it is one."""
    if not losses or not _GENITIVE_ONE.match(view.normalised, item.start, item.end):
        return False
    event = losses[-1]
    return event.verb.form == "noun" or _TAKES_GENITIVE.match(view.normalised, event.start) is not None


def _is_plural(word: str) -> bool:
    return _PLURAL.search(word) is not None


def phrase_start(view: View, item: Item) -> int:
    """Where the adjectives before the weapon begin."""
    before = view.normalised[max(view.start, item.start - 70) : item.start]
    match = _PHRASE.search(before)
    start = item.start - (len(before) - match.start()) if match else item.start
    nouns = (one.end + 1 for one in view.between(start, item.start, "side") if not _is_adjective(view, one))
    places = view.between(start, item.start, "region")
    places = [one for one in places if _WHERE.search(view.normalised, view.start, one.start)]
    return max((start, *nouns, *(one.end + 1 for one in places)))


def _follows_place(view: View, item: Item) -> bool:
    """In "вдарила по Одесі крилатою ракетою" the word before the weapon is no adjective of it."""
    before = (*view.between(view.start, item.start, "region"), *view.between(view.start, item.start, "side"))
    return any(one.end == item.start - 1 and not _is_adjective(view, one) for one in before)


def _is_adjective(view: View, item: Item) -> bool:
    """In "випустила по Україні керовану ракету" the country is no part of the weapon's name."""
    return _OF_A_SIDE.match(view.normalised, item.start, item.end) is not None
