"""What a side has: weapons left to it, troops that stand somewhere."""

from tracker.claims.page.mention import Mention
from tracker.claims.page.view import View
from tracker.claims.words.patterns import slavic
from tracker.text.lazy import regex

_HAS = slavic(
    r"(?:,[^,;:]{3,40},)?(?: [а-яіїє]+){0,2}?"
    r" (?:є|есть|(?:за)?лиша[єю]|(?:за)?лиши|оста(?:лось|лися|ется|ются|ётся)|имеет|имеют|наявн"
    r"|накопич|накоплен)"
)
_GROUPING = slavic(
    r"\b(?:угрупо?ван|групуван|группиров|контингент|гарн[иі]зон|арм[іи][яїйюею]+\b|в[иі]йськ(?:а|о|ом|у)?\b"
    r"|войск(?:а|о|ам)?\b|зс[у]\b|всу\b)"
)
_MEASURED = regex(
    r"[^.;:\d]{0,60}?(?: (?:налічу|нараху|насчит|станов|состав|склада|сяга|сягн|достиг|досяг|перевищ"
    r"|превы[шс]|оцін|оцен|зрос|вырос|збільш|увелич)[а-яіїє]*(?: [а-яіїє]+){0,2}?| -)(?: (?:до|у|в|к))? $"
)
"""In "угруповання налічує 110 тисяч осіб", "группировка - 170 тысяч человек" its strength stands behind."""
_LOST = slavic(
    r"\b(?:втра[тч]|потер|лиши|загиб|погиб|поран|ранен|вбит|убит|полон|плен|военноплен|військовополон|обм[еі]н"
    r"|верну|поверн|мобіліз|мобилиз|рекрут|приз[ыо]в)"
)
_NO_DEED = frozenset({"involve", "stock"})
_AT_FRONT = slavic(
    r"\bл[іи]н[іи][ияюїєй] (?:соприкосн|боестолкн|зіткн|боєзіткн)"
    r"|\b(?:фронт|напрям[кі]|направлени|передов|зон[іе]|плацдарм|резерв)[а-яіїє]*\b"
)
_THERE = slavic(
    r"\b(?:там|тут|туди|туда|(?:в|у) (?:резерв|дороз|дорог|тил|тыл)[а-яіїє]*|на (?:підход|подход)[іе])\b"
)
_STANDS = regex(
    r"[^.;:\d]*(?: -|,| у (?:нас|них)| (?:зараз|нині|наразі|поки|сейчас|пока|там|уже|вже))"
    r"(?: (?:близько|понад|більше|майже|приблизно|до|около|более|свыше|почти|примерно|ще|уже|вже|ещё|еще))* $"
)


_ALONG = slavic(r"\W*(?:вдоль|вздовж|уздовж|по) [^,.;:\d]{3,40} ")
"""In "Вдоль линии фронта 700 тысяч российских солдат" they stand where the sentence begins."""
_MANY = 1000
_DOWN_TO = regex(
    r"\b(?:is|are|was|were) (?:now |already )?down to (?:about |its last |the last |just |only )*$"
)
"""In "Russia was down to 229 Kalibrs" so many were left to it."""


def is_owned(view: View, mention: Mention) -> bool:
    """In "у росіян лишається 280 ракет і 70 «Цирконів», «Іскандерів» - 150" a side has them."""
    before = view.mentions[: view.mentions.index(mention)]
    if any(one.metric == "stock" for one in before):
        return not any(before[-1].end <= event.start < mention.start for event in view.events)
    if _DOWN_TO.search(view.normalised, view.start, mention.start):
        return True
    return any(
        view.normalised.startswith(("у ", "в "), item.start - 2)
        and _HAS.match(view.normalised, item.end, mention.start)
        for item in view.of_kind("side")
        if item.end <= mention.start
    )


def is_force(view: View, mention: Mention) -> bool:
    """Whether troops are counted where no verb of presence stands beside the number."""
    if _LOST.search(view.words) or any(event.sense not in _NO_DEED for event in view.events):
        return False
    if mention.family == "person" and mention.classes not in (("soldier",), ("person",)):
        return False
    grouping = _GROUPING.search(view.normalised, view.start, mention.start)
    if grouping and _MEASURED.match(view.normalised, grouping.end(), mention.start):
        return view.page.names_this_war
    before = view.page.sentences[max(0, view.nth - 1)]
    if _LOST.search(view.normalised, before.start, before.end):
        return False
    if mention.classes == ("soldier",):
        return _stands_there(view, mention)
    return not mention.family and _goes_on(view)


def _stands_there(view: View, mention: Mention) -> bool:
    """In "На фронті - 695 тисяч російських військових", "в Курской области, по оценке Сеула, 11 тысяч"."""
    placed = any(one.end <= mention.start for one in view.of_kind("region"))
    placed = placed or _AT_FRONT.search(view.normalised, view.start, mention.start) is not None
    stands = _STANDS.fullmatch(view.normalised, view.start, mention.start)
    many = (mention.quantity.amount.best or 0) >= _MANY
    return placed and bool(stands or (many and _ALONG.fullmatch(view.normalised, view.start, mention.start)))


def _goes_on(view: View) -> bool:
    """In "Туди хочуть відправити 12 тисяч солдатів. Поки там три тисячі" they are soldiers too."""
    if not view.nth or not _THERE.search(view.words):
        return False
    before = view.page.sentences[view.nth - 1]
    return any("soldier_noun" in one.senses for one in view.page.items_within(before.start, before.end))
