"""One weapon without a number, where endings tell the singular: "збито ракету", "сбит БПЛА"."""

import re

from tracker.claims.items import Item
from tracker.claims.view import View

_SINGULAR = re.compile(
    r"(?:ракет[ау]|бомб[ау]|ракетою|ракетой|бомбою|бомбой|дроном|безпілотником|беспилотником|аппаратом|апаратом|шахедом|дрона?|безпілотника?|беспилотника?|апарата?|аппарата?|шахеда?|імітатора?|имитатора?"
    r"|ціль|цель|розвідника?|разведчика?|боєприпас|боеприпас|камікадзе|камикадзе|снаряд|крилату|крылатую)$"
)
_NOMINATIVE = re.compile(r"(?:безпілотник|беспилотник|апарат|аппарат|дрон|ракет[ау]|бомб[ау])$")
_ADJECTIVE = re.compile(r"\b[\w-]+(?:ий|ый|ой|ого|его|ну|ну|ву|шу|ку|ка|на|жа|ву|ую|ая|ин|один)\s+$")
_PLURAL_ADJECTIVE = re.compile(r"\b[\w-]+(?:і|ые|ие|их|ых|ими|ыми)\s+$")
_PHRASE = re.compile(
    r"(?:(?:ще |ещё |еще |ворож\w+ |вражеск\w+ |україн\w+ |украин\w+ |російськ\w+ |российск\w+ |ударн\w+ "
    r"|розвідувальн\w+ |разведывательн\w+ |балістичн\w+ |баллистическ\w+ |крилат\w+ |крылат\w+ |керован\w+ "
    r"|управляем\w+ |авіаційн\w+ |авиационн\w+ |гіперзвуков\w+ |гиперзвуков\w+ |зенітн\w+ |зенитн\w+ |протикорабельн\w+ |чергов\w+ |очередн\w+ )*)$"
)
_AFTER_NOUN = re.compile(
    r"\b(?:атак\w*|удар\w*|обстріл\w*|обстрел\w*|нал[её]т\w*|наліт|нальот\w*|улам\w+|облом\w+|падін\w+|паден\w+"
    r"|фрагмент\w*|применени\w+|застосуванн\w+|пуск\w*|запуск\w*|допомог\w+|помощ\w+|попадан\w+|влучан\w+|оператор\w*"
    r"|загроз\w+|угроз\w+|вибух\w*|взрыв\w*|осколк\w*|детонац\w+|использован\w+|использованием|використан\w+|типу|типа|установ\w*|комплекс\w*|систем\w*|батаре\w*|нос[иі]\w+)"
    r"\s+[\"']?(?:[\w-]+(?:ого|его|ої|ой|их|ых)\s+)*$"
)
_ONE_DOWNED = re.compile(
    r"\s+(?:[^\W\d]+\s+){0,4}?(?:збито|знищено|перехоплено|подавлено|знешкоджено|збитий|знищений|подавлений|влучив|впав"
    r"|(?:\w+ и )?(?:сбит|уничтожен|перехвачен|подавлен|нейтрализован|потерян|поражен|попал|упал|врезался|подбит))\b"
)
_DOWNED_BEFORE = re.compile(
    r"\b(?:збито|знищено|перехоплено|подавлено|знешкоджено|сбит|уничтожен|перехвачен|подавлен|нейтрализован|сбили|збили|сбила"
    r"|збила|збив|сбил|уничтожили|знищили|уничтожила|знищила|знищив|уничтожил|перехватили|перехопили|перехватила|перехопила)"
    r"(?: и (?:уничтожен|сбит|перехвачен))?\s+(?:[^\W\d]+\s+){0,4}?$"
)


def is_singular(word: str) -> bool:
    """Whether the last word of a noun can only be one thing (or is a genitive that a number would precede).

    >>> is_singular("крилату ракету"), is_singular("ракет")
    (True, False)
    """
    return _SINGULAR.search(word) is not None


def is_one(view: View, item: Item) -> bool:
    """Whether a weapon stands for one: singular by its ending, or an indeclinable beside a singular."""
    before = view.normalised[max(view.start, item.start - 70) : item.start]
    word = view.normalised[item.start : item.end]
    if _AFTER_NOUN.search(before):
        return False
    if _NOMINATIVE.search(word):
        return True
    if _PLURAL_ADJECTIVE.search(before):
        return False
    if is_singular(word):
        return True
    if _ADJECTIVE.search(before):
        return not _is_plural(word)
    if _is_plural(word):
        return False
    return _ONE_DOWNED.match(view.normalised, item.end, view.end) is not None or (
        _DOWNED_BEFORE.search(before) is not None
    )


def _is_plural(word: str) -> bool:
    return re.search(r"(?:[иіы]|ів|їв|ов|ев|ей|ами|ями|ракет|бомб|засобів|цілей|целей)$", word) is not None


def phrase_start(view: View, item: Item) -> int:
    """Where the adjectives before the weapon begin."""
    before = view.normalised[max(view.start, item.start - 70) : item.start]
    match = _PHRASE.search(before)
    return item.start - (len(before) - match.start()) if match else item.start
