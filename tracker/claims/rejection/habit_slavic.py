"""Whether a figure tells of what is done as a rule and not of what was done: habits, prices, abilities."""

from tracker.claims.page.groups import EQUIPMENT, OBJECTS, PEOPLE
from tracker.claims.page.mention import Mention
from tracker.claims.page.view import View
from tracker.text.lazy import regex

_OF_EVENTS = (OBJECTS | EQUIPMENT | PEOPLE) - {"still_airborne"}
_PRESENT = {
    "uk": regex(r"(?!ф[іи]ксу)[а-яіїєґ']+(?:є|[аяую]ють|[яаиу]ть)(?:ся)?"),
    "ru": regex(r"(?!фиксир)[а-я]+(?:[уюая]т|[еи]т)(?:ся)?"),
}
"""Verbs of the present in the third person; what is recorded now happens now."""
_OF_AN_EVENT = frozenset({"side", "region", "medium", "publisher"})
"""What a sentence of an event names beside its time: who did it, where, and who saw it."""
_USUALLY = regex(
    r"\b(?:зазвичай|обычно|як правило|как правило|щоразу|каждый раз|інколи|іноді|иногда|нерідко|нередко"
    r"|зачастую|буває|бывает)\b"
)
_ABLE_TO = regex(
    r"\b(?:рассчитан|розрахован|способ[еа]?н|здат(?:н|ен)|спромож[не]|хвата(?:ет|ло)|вистача(?:є|ло)|хватит"
    r"|вистачить|достаточно|достатньо)[а-яіїє]* (?:[а-яіїєґё]+ ){0,3}$"
)
"""In "рассчитан на одновременный пуск 12 ракет" it is told what could be done."""
_WAS_DONE = regex(r"[а-яіїєґё]{2,}(?:[аияеыоі]в|ла|ло|ли|[аияеыо]л|но|то)(?:с[ья])?\b")
"""Verbs of the past."""
_HERE = regex(r"\b(?:над|в|у|на|по) (?:област|город|міст|регион|регіон|район|столиц)")
_PIECE = frozenset({"class", "soldier_noun", "person_noun", "air_noun"})
_FOR = regex(r"\bза (?:[а-яіїєґё]+(?:ого|его|ий|ый|ой|ую|у|е) )?\"?$")
_FOR_ANOTHER = regex(r"\bза (?:[а-яіїєґё'\"-]+ ){1,3}(?:- )?(?:до |по |ще |ещё |еще )*$")
_OF_ANY_NIGHT = regex(
    r"\b(?:одн[аиу]|ин(?:ая|ую)|інш[ау]) (?:ночь|ніч|неделя|сводка|доба|зведення)\b[^.;]{0,60}[,;] "
    r"(?:[ув] )?(?:друг(?:ая|ую)|ин(?:ая|ую)|інш[аеу])\b"
    r"|\bто (?:\d|[а-яіїє]+ (?:попадан|влучан|прил[её]т|прильот|дрон|ракет))[^,;.]{0,40}, то "
    r"|\b(?:сегодня|сьогодні) (?:\w+ ){1,4}?завтра\b|\b(?:сегодня|сьогодні) [^,;.]{1,30}, завтра \d"
)
"""In "одна ночь даёт 3 попадания, другая - 30" no night is told of."""
_COSTS = regex(r"\"? (?:\"?[\w-]+\"? )?(?:коштує|коштував|коштувала|сто[ия]т|стоил[аи]?|обходит)")
"""In "один знищений гелікоптер коштує 15 млн" the price of one is told."""
_PAID = regex(
    r"(?:[а-яіїєґё'\" -]*(?<![а-яіїєґё])(?:плат|сплач|виплач|выплач|нарахов|начисл|дають|дают\b|дає|дает"
    r"|отриму|получа"
    r"|додають|добавля|присудж|присужд|да[лв]и\b|пропону|предлага|обіця|обеща)[а-яіїє]*)?"
    r"[а-яіїєґё'\" -]*?(?:- |по |до |ще |ещё |еще )*"
)
"""Between what is paid for and the price: "за вбитого піхотинця пілотам нараховують 12", "за танк - 40"."""


def is_habitual_slavic(view: View, mention: Mention) -> bool:
    """In "за танк нараховують 40 балів", "обычно сбивают двух из трёх" nothing is told that happened."""
    if view.page.language == "en" or mention.metric not in _OF_EVENTS:
        return False
    if mention.event and _ABLE_TO.search(view.normalised, view.start, mention.event.start):
        return True
    if mention.quantity.amount.best == 1 and _COSTS.match(view.normalised, mention.end, view.end):
        return True
    if _is_price(view, mention) or _is_reward(view, mention) or _OF_ANY_NIGHT.search(view.words):
        return True
    return _is_usual(view, mention) or _goes_on_always(view, mention)


def _is_price(view: View, mention: Mention) -> bool:
    """In "за вбитого піхотинця нараховують 12, за танк - 40" bare numbers are what is paid for one."""
    if "за " not in view.words or mention.end > mention.span[1]:
        return False
    pieces = [item for item in view.items if _PIECE & item.senses.keys() and item.end <= mention.start]
    pieces = [item for item in pieces if _FOR.search(view.normalised, view.start, item.start)]
    if any(_PAID.fullmatch(view.normalised, item.end, mention.start) for item in pieces):
        return True
    another = _FOR_ANOTHER.search(view.normalised, view.start, mention.start) if pieces else None
    return another is not None and not any(
        another.start() <= one.span[0] < mention.start for one in view.windows
    )


def _is_reward(view: View, mention: Mention) -> bool:
    """In "Премія за 6 збитих ракет - 60 тисяч гривень" without time and place anybody may earn it."""
    event = mention.event
    if event is None or event.verb.form != "attr" or not mention.start <= event.start < mention.end:
        return False
    if not view.normalised.endswith("за ", view.start, mention.start) or view.windows:
        return False
    return _OF_AN_EVENT.isdisjoint(view.kinds) and _WAS_DONE.search(view.words) is None


def _is_usual(view: View, mention: Mention) -> bool:
    """In "обычно хватает трёх, четвёртый сбивают" a habit is told."""
    start, end = view.clause_of(mention.start)
    told = _USUALLY.search(view.normalised, start, end) is not None
    # "Обычно тихий посёлок ночью атаковали шесть дронов" tells of one night
    return told and (not view.windows or is_present(view, mention))


def is_present(view: View, mention: Mention) -> bool:
    """Whether the verb of a figure is a Slavic one in the present."""
    event = mention.event
    if event is None or event.verb.form != "finite":
        return False
    return _PRESENT[view.page.language].fullmatch(view.normalised, event.start, event.end) is not None


def _goes_on_always(view: View, mention: Mention) -> bool:
    """In "сині втрачають 14 танків." a verb of the present names no time and no side, unlike a title."""
    if view.windows or view.heading is not None or not _OF_AN_EVENT.isdisjoint(view.kinds):
        return False
    if not view.words.endswith(".") or _HERE.search(view.words):
        return False
    return is_present(view, mention)
