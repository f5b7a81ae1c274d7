"""Words between a number and its noun: participles, with the place and the time that they take with them."""

from tracker.claims.page.items import Item
from tracker.claims.page.nouns import TOKEN, Reach, family, noun_of
from tracker.claims.words.patterns import slavic
from tracker.text.lazy import regex

ADJECTIVE = regex(
    r"(?:[иы]х|[иы]ми|ніх|німи|ньої|нього|ньому|[иы]й|ой|ая|яя|ое|ее|[иы]е|ого|его|ому|ему|ую|юю|ої|ій|ою|ні|ькі|кі|ві|ші|жі|чі|ті|лі"
    r"|рі|на|ька|ова"
    r"|ену|ну|ьку|ову|[вщ]ш?(?:ихся|иеся|имися|имся)|\d)$"
)
"""How adjectives and participles of the two languages end."""
_WHEN = slavic(
    r" (?:[ув]ночі|ночью|[ув]чора|вчера|торік|за ніч|за добу|за ночь|за сутки|загалом|всего"
    r"|(?:цієї|минулої|сьогоднішньої) ночі|(?:этой|минувшей|прошлой) ночью|за минулу добу"
    r"|за минувшие сутки"
    r"|[ув] (?:ніч|ночь) на (?:\d{1,2}(?:-?(?:е|го|ме|те))? [а-яіїє]+|[а-яіїє']+))\b"
)
_TAKEN_ALONG = regex(
    r"(?: (?:[ув]ночі|ночью|[ув]чора|вчера|за ніч|за добу|за ночь|за сутки|раніше|ранее))?"
    r" (?:(?:над|по|в|во|на|у|із|из|с|со|з|до|к|під|под) "
    r"|(?=[а-яіїєґё'-]+(?:[аяиы]ми|[оеєё]м|[оеєё]ю|[оеё]й|[иыії]м) ))"
    r"(?:(?!атак|удар|обстр|результат|нал[её]т|нал[ьо]|наслід)[а-яіїєґё'-]+ ){1,5}\"?"
)
"""In "пяти сбитых над Пензенской областью БПЛА", "49 выпущенных врагом ракет" the place and the doer of a
participle stand before the noun."""
_WHOSE = regex(r"(?:ск|ськ|ож)[а-яіїєґё]{1,3} \"?$")
"""In "сбитых российских дронов" the adjective right before the noun says whose they are."""
_AND = regex(r" (?:и|или|либо|і|та|або|чи) ")


def resumes(reach: Reach, position: int) -> int:
    """Where the phrase goes on behind a participle: behind "and" or a time, else right there."""
    after = _AND.match(reach.normalised, position, reach.end) or _WHEN.match(
        reach.normalised, position, reach.end
    )
    return after.end() if after else position


def past_phrase(reach: Reach, position: int) -> int:
    """Where a weapon stands behind the place or the doer of its participle: "сбитых над областью БПЛА"."""
    match = _TAKEN_ALONG.match(reach.normalised, position, reach.end)
    means = reach.normalised.endswith("ми", 0, position)  # "ударили 20 запущенными с моря ракетами"
    start = reach.normalised.find(" ", position) + 1
    while match and 0 < start <= match.end():
        start += reach.normalised[start : start + 1] == '"'
        if _is_weapon(reach, start) and (means or not _is_means(reach, start)):
            return start if _TAKEN_ALONG.fullmatch(reach.normalised, position, start) else 0
        start = reach.normalised.find(" ", start) + 1
    return 0


def _is_weapon(reach: Reach, start: int) -> bool:
    item = reach.items.get(start)
    classes = item.get("class") if item else None
    return classes is not None and family(classes[0], reach.vocabulary) in ("air", "equipment")


def _is_means(reach: Reach, start: int) -> bool:
    """In "уничтоженных дронами танка" the first weapon is what it was done with."""
    return reach.normalised.endswith("ми", start, reach.items[start].end)


def doer(reach: Reach, start: int, end: int) -> str:
    """The side that did it, between a participle and its noun: "выпущенных Россией по Одессе ракет"."""
    item = reach.items.get(start + 1)
    while item and item.end < end and not item.get("side"):
        item = reach.items.get(item.end + 1)  # "армией РФ"
    if item is None or item.end >= end or _WHOSE.search(reach.normalised, item.start, end):
        return ""
    return str(item.get("side"))


def goes_on(reach: Reach, position: int) -> bool:
    """Whether a noun follows, at most behind adjectives and whose it is: "downed (Russian) drones"."""
    following = TOKEN.search(reach.normalised, position, reach.end)
    if following and following[0] == '"':
        return goes_on(reach, following.end())
    if when := _WHEN.match(reach.normalised, position, reach.end):
        return goes_on(reach, when.end())
    if not following or following.start() - position > 1:
        return False
    nearby = reach.items.get(following.start())
    if nearby and noun_of(nearby, reach.vocabulary):
        return True
    if nearby and (nearby.get("side") or _is_attribute(nearby)):
        return goes_on(reach, nearby.end)
    if joined := _AND.match(reach.normalised, position, reach.end):
        participle = reach.items.get(joined.end())
        return participle is not None and _is_attribute(participle) and goes_on(reach, participle.end)
    adjective = not nearby and reach.language != "en" and ADJECTIVE.search(following[0])
    return bool(adjective) and goes_on(reach, following.end())


def _is_attribute(item: Item) -> bool:
    return bool(item.get("verb")) and item.get("verb").form == "attr"


def is_hit(item: Item) -> bool:
    """Whether a counted word is "hits"."""
    counted = item.get("counted")
    return counted is not None and counted[0] == "hit"


def adjectival(item: Item) -> bool:
    """Whether an item can stand before the counted noun."""
    kinds = (
        "side",
        "donor",
        "region",
        "total",
        "another",
        "aid_word",
        "production_word",
        "facility",
        "claimant",
        "elsewhere",
        "other_war",
    )
    return any(item.get(kind) for kind in kinds) or set(item.senses) <= {
        "class",
        "plan",
        "updated",
        "comparison",
        "mean",
        "distance_word",
        "hedge",
        "accident",
        "anti_head",
        "role",
        "person_noun",
        "off_topic",
    }
