"""Whether a side attacks, is aimed at or was hurt, by the words beside it: no number has a verb yet."""

from tracker.claims.page.items import Item
from tracker.claims.page.nouns import family
from tracker.claims.page.view import View
from tracker.claims.words.patterns import slavic
from tracker.text.lazy import regex

_ATTACKS = regex(
    r"(?!(?: \w+)? (?:was|were|is|are|has been|have been|had been|came|has an?|have an?|had an?) )"
    r"(?:'s)?(?:\s+(?!defen[cs]e|said\b|says\b|air\b(?! (?:strike|raid|attack|assault))"
    r"|(?:during|in|after|before|amid|under|as|following)\b)[a-z][\w-]*){0,3}?"
    r"\s+(?:attack\w*|strikes?|striking|struck|drones?"
    r"|unmanned|missiles?|raid\w*"
    r"|shell(?:ing|ed)|barrage|bombard\w+|bomb\w*|launch\w*|fir(?:ed|ing)|sent|unleash\w+|pound\w+|dropp\w+"
    r"|hit"
    r"|lost|suffered|pummel\w+|batter\w+|target\w+|use[ds]?|us(?:ed|ing)|deploy\w+)\b"
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
_HARMING = frozenset({"kill", "die", "injure", "casualty"})
_RAIDS = regex(
    r"(?: [а-яё-]+){0,2} (?:дрон|беспилотн|бпла|ракет|шахед|геран|авиабомб|бомб|удар|обстрел|атак|нал[её]т)"
    r"|(?: [а-яё-]+){0,4} (?:нан[её]с|выпусти|сброси|запусти|использова|примени|направи|обруши|атакова|удари"
    r"|обстреля)[а-яё]* "
)
_RAID_OF = regex(
    r"\b(?:удар|обстрел|атак|нал[её]т|дрон|беспилотник|бпла|ракет)[а-яё]* (?:со стороны |армии |войск )?$"
)
_AIMED_AT = slavic(
    r"\b(?:по|на|в|у|во|проти|против|над|до|к|для|(?:атакова|атакува|обстреля|обстріля|бомби)[а-яіїє]*) $"
)
_UNDERGOES = slavic(r"украину|україну|россию|росію|москву|киев|київ")
_LAND_ATTACKED = slavic(
    r" (?:регион|регіон|город|міст|област|территор|територ|сел|порт|объект|об'єкт|аэродром|аеродром|завод"
    r"|нпз)[а-яіїє]*(?: [а-яіїєґё0-9]+){0,2} (?:атакова|атакува|обстреля|обстріля|подверг)"
)
"""In "российские регионы атаковали 43 дрона" the adjective tells whose land is attacked."""
_ITS_LAND = len("по территориях ")
_LAND_OF = slavic(r"\b(?:по|на|в) (?:территори[юи]|регион[аы]м?|город[аы]м?) $|\bтерриторию $")
_MANY_DO = slavic(r"(?: (?!что|що)[а-яіїєґё]+){0,3} [а-яіїєґё]+ли\b")


def attacks(view: View, item: Item) -> bool:
    """By the words behind a side: "Russia fired", "the Russian strike", "Russia flung 43 drones at"."""
    if view.page.language != "en":
        return _acts_before_its_verb(view, item)
    if _ATTACKS.match(view.normalised, item.end, view.end):
        return True
    does = _DOES.match(view.normalised, item.end, view.end)
    if does is None or view.between(item.end, does.end(), "said"):
        return False  # "The mayor of Moscow said two drones were downed"
    deed = next((one for one in view.events if one.start >= item.end), None)
    if deed is not None and deed.start < does.end():
        return deed.sense in _ATTACKING and not deed.passive and deed.verb.form != "noun"
    return _does_with_weapons(view, does.end())


def _acts_before_its_verb(view: View, item: Item) -> bool:
    """In "на столицу Россия направила 43 дрона" the verb behind a name is its deed, if nothing aims at it."""
    if _RAID_OF.search(view.normalised, max(view.start, item.start - 40), item.start):
        return True
    if is_aimed_at(view, item):
        return False
    deed = next((one for one in view.events if one.start >= item.end), None)
    if deed is None or deed.passive or deed.verb.form != "finite" or deed.sense not in _ATTACKING:
        return False
    return not any(sign in ",;:.(" for sign in view.normalised[item.end : deed.start])


def is_aimed_at(view: View, item: Item) -> bool:
    """In "по Москве", "Москву атаковали", "Киев атаковали 43 дрона" the place undergoes it."""
    if _AIMED_AT.search(view.normalised, max(0, item.start - 16), item.start):
        return True
    if _LAND_ATTACKED.match(view.normalised, item.end) or _LAND_OF.search(
        view.normalised, max(0, item.start - _ITS_LAND), item.start
    ):
        return True
    many = _MANY_DO.match(view.normalised, item.end)
    return many is not None and _UNDERGOES.fullmatch(view.normalised, item.start, item.end) is not None


def _does_with_weapons(view: View, verb_end: int) -> bool:
    """In "Russia flung some 43 strike drones" the number of weapons is the object of an unknown verb."""
    number = next((one.span for one in view.quantities if one.span[0] > verb_end), None)
    if number is None or not _COUNTED.fullmatch(view.normalised, verb_end, number[0]):
        return False
    noun = next((one for one in view.of_kind("class") if one.start >= number[1]), None)
    near = noun is not None and _QUALIFIED.fullmatch(view.normalised, number[1], noun.start) is not None
    return near and noun is not None and family(noun.get("class")[0], view.page.vocabulary) == "air"


def raids(view: View, item: Item) -> bool:
    """In "российские дроны", "обстрел со стороны ВСУ", "ВСУ ночью выпустили" a side attacks in Russian."""
    behind = _RAIDS.match(view.normalised, item.end)
    return (behind or _RAID_OF.search(view.normalised, max(0, item.start - 40), item.start)) is not None


def is_weapons(view: View, item: Item) -> bool:
    """In "украинских беспилотников" the side is that of the weapons."""
    return any(one.get("class") and 0 <= one.start - item.end <= 1 for one in view.items)


def heads_toll(view: View, item: Item) -> bool:
    """In "Kyiv: 12 wounded" the capital tells where, in "Kyiv: Russia fired 43 drones" who tells."""
    if item.start != view.start or not item.get("region") or view.normalised[item.end : item.end + 1] != ":":
        return False
    deed = next((one for one in view.events if one.start > item.end), None)
    return deed is not None and deed.sense in _HARMING
