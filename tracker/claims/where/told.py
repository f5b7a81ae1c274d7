"""Whether a sentence tells of the whole country, of a region, or of a district of the city before."""

from sys import maxsize

from tracker.claims.page.bodies import HEADQUARTERS
from tracker.claims.page.groups import BROUGHT_DOWN, OBJECTS, PERSONS
from tracker.claims.page.mention import Mention
from tracker.claims.page.view import View
from tracker.claims.where.place_items import region_items
from tracker.claims.words.patterns import slavic, spoken
from tracker.text.lazy import regex

_IN_COUNTRY = regex(
    r"\b(?:в|у|по|для|всій|усій|всей|населення|населения) (?:україн[іиу]|украин[еыу])\b"
    r"|\bin ukraine(?= (?:since|during|as|were|was|had|have)\b|[.,;]|$)"
)
_NATIONWIDE = regex(
    r"\b(?:(?:across|throughout|around|all over|(?:over|in|across) (?:the whole of|all of|the entirety of))"
    r" (?:ukraine|russia|the country)\b|nationwide|countrywide)"
    r"|\b(?:over|in|across) (?:(?:ukraine|russia|the country) as a whole|the (?:whole|entire) country)\b"
    r"|\bнад (?:территорией |територією )?(?:росси(?:ей|и)|рф|російської|российской|страной|країною)\b"
    r"|\bнад (?:[а-яіїє]+ )?(?:регионами|регіонами)\b"
)
_OF_OTHERS = (
    r"(?:(?:the )?(?:other|more|further|remaining) (?:[a-z]+ )?(?:regions|oblasts|provinces|cities)"
    r"|(?:(?:інш|друг|остальн|сусідн|соседн)(?:і|[иы][ехм]|[иы]ми)|решт[а-яії]*) (?:[а-яіїє]+ )?"
    r"(?:област(?:ей|ях|ями|і|и|ям)"
    r"|регіон(?:ів|ах|ами|и|ам)|регион(?:ов|ах|ами|ы|ам)|міст(?:ах|ами)|город(?:ах|ами)|субъект(?:ах|ами)))\b"
)
_AT_OTHERS = regex(
    rf"\b{_OF_OTHERS}|\bother parts of (?:ukraine|russia|the country)\b"
    r"|\belsewhere\b(?! in (?!ukraine|russia|the country))"
    r"|\b(?:another|(?:an? )?(?:neighbou?ring|adjacent)) (?:region|oblast|province)\b"
    r"|\b(?:інш|друг|сусідн|соседн)(?:ій|ь?[ео]й|ь?[ео]му?) (?:област|регіон|регион)[а-яії]*\b"
)
"""In "38 over the Saratov region and 94 over nine other regions" the second figure is of no region."""
_SIGNS_OF_OTHERS = (
    *("other ", "neighbo", "adjacent ", "more ", "further ", "remaining ", "elsewhere"),
    *("інш", "друг", "остальн", "решт", "сусідн", "соседн"),
)
COUNTS_OTHERS = regex(rf" {_OF_OTHERS}")
_COUNTRY_OR_PARTS = r"(?:ukraine|russia|the country|(?:ukrainian|russian) (?:regions|cities|towns))"
_AT_COUNTRY = regex(rf"\b(?:at|against|on|into|towards?|attacked|targeted|struck) {_COUNTRY_OR_PARTS}\b(?!')")
_COUNTRY_ATTACKED = regex(
    r"\b(?:attacked|targeted|struck|hit|pounded|pelted|hammered|battered|bombarded|pummell?ed)"
    rf" {_COUNTRY_OR_PARTS} (?:\w+ ){{0,3}}?with\b"
    rf"|\b(?:attack|strike|raid|barrage|assault)s? on {_COUNTRY_OR_PARTS}\b(?!')"
    rf"|\b{_COUNTRY_OR_PARTS} (?:(?:was|were|has been|had been) (?:\w+ly )?(?:attacked|targeted|struck|hit)"
    r"|(?:came|has come|had come|was|were) under attack)\b"
)
"""In "attacked Russia with 43 drones, Moscow's mayor said" they were not all over his city."""
_NAMES_COUNTRY = slavic(
    r"\b(?:стран[уе]|країн[уі]|украин[уе]|україн[уі]|(?:украинск|українськ|российск|російськ)[а-яії]+"
    r" (?:город|міст|регион|регіон)[а-яії]*|территори[юи] (?:рф|россии|украины))\b"
)
"""In "страну атаковали 43 ракеты, сказал глава ОВА" they did not all fly at his region."""
_REGION_ITSELF = regex(
    r"\b(?:над|в|у|по|на) (?:област(?:і|ю|и|ью)|регіон\w*|регион\w*|кра(?:ем|ю|е|єм)|республ[иі][кц]\w*)\b"
)
_WAR = (
    r"(?:the |this )?(?:(?:full-scale|large-scale|russian|russia's|whole|entire|all-out) )*"
    r"(?:war|invasion|conflict|aggression)\b(?! crime| zone|-| in (?!ukraine))"
)
_WHOLE_WAR = spoken(
    "told.whole_war",
    rf"\bsince (?:the (?:start|beginning|outbreak|onset|launch) of )?{_WAR}"
    r"|\bsince (?:(?:24 )?(?:february|feb\.?)(?: 24,?)? |early |the spring of )?2022\b"
    r"|\bsince russia(?:'s| has| had)? (?:invaded|launched|attacked|began|started)\b"
    rf"|\b(?:during|throughout|in the course of|over the course of|in|of) {_WAR}"
    r"|\byears of (?:the )?(?:full-scale )?(?:war|fighting|invasion)\b"
    r"|\bthe (?:war|invasion) (?:has|had) (?:already )?(?:killed|claimed|cost|taken)\b"
    r"|\b(?:over|in|during|for) (?:the )?(?:past|last) (?:nearly |more than )?"
    r"(?:two|three|four|five) years\b",
)
_HERE = spoken(
    "told.here",
    r"\b(?:deadliest|worst|largest|biggest|heaviest|bloodiest|first|here"
    r"|there(?! (?:were|was|are|is|have|has|had)\b))\b"
    r"|\b(?:the|this|our|his|her) (?:region|city|town|village|district|oblast|community|area|settlement)\b",
)
"""What keeps a total at the place told before: "312 have been killed in the city since the invasion"."""
_AT_WORK = regex(
    r"\b(?:працю|прац[юя]вал|работа|відпрацьо|отработа|бойов[аіу]\w* робот|боев[аяую]\w* работ|гучно|громко"
    r"|вибух|взрыв|тривог|трево[гж]|air[- ](?:raid )?(?:defen[cs]es?|alerts?|sirens?)|explosions?|blasts?)"
)
"""The defence or the alarm of a place: "на Сумщині працювала ППО", "лунали вибухи"."""
_DISTRICT = regex(
    r"\b(?:в|у|во) (?:[а-яіїєґё'-]+ськ(?:ому|их)(?:,| та| і)? |[а-яё'-]+ск(?:ом|их)(?:,| и)? )+"
    r"район(?:і|ах|е)\b"
)

_FOILED = slavic(r"\bпресе(?:чена|чены|кли|кла) попытк")


_NIGHTFUL = 20


def defends_there(view: View, before: View, mention: Mention) -> bool:
    """In "Вночі на Сумщині працювала ППО. Вони збили три дрони" they did so where the defence was heard."""
    if mention.metric not in BROUGHT_DOWN or before.sentence.paragraph != view.sentence.paragraph:
        return False
    if _AT_WORK.search(before.words) is None or view.has("total") or view.windows:
        return False  # "За ніч збито 54 дрони" is told of the country
    return view.claimant_at(mention.span[0]) not in HEADQUARTERS


def foiled_there(view: View, before: View, mention: Mention) -> bool:
    """In "Пресечена попытка атаки по объектам в Крыму. Уничтожены 13 БПЛА" they were downed there.

    So they were where an official or nobody tells of an attack on a place and then of its outcome.
    """
    if mention.metric not in BROUGHT_DOWN or view.has("total") or view.windows or is_nationwide(view):
        return False
    if _FOILED.search(before.words):
        return True
    attacked = any(event.sense == "attack" for event in before.events)
    return attacked and view.claimant_at(mention.span[0]) not in HEADQUARTERS


def struck_with(view: View, before: View, mention: Mention) -> bool:
    """In "Війська рф вдарили по Пісочину. Ворог застосував чотири дрони" the few flew there.

    So many as a whole night brings are told of the country.
    """
    few = (mention.quantity.amount.high or _NIGHTFUL) < _NIGHTFUL
    if mention.metric != "launched" or not few or view.has("total") or view.windows or is_nationwide(view):
        return False
    struck = any(event.sense in ("attack", "strike") for event in before.events)
    return struck and view.claimant_at(mention.span[0]) not in HEADQUARTERS


def is_total_of_all(view: View, mention: Mention) -> bool:
    """In "над Саратовской областью сбили девять, а всего 121" the sum is of more than the places before."""
    if view.page.language == "en" or not any(one.end <= mention.start for one in view.mentions):
        return False
    for item in view.of_kind("total"):
        parts = [one for one in view.mentions if one.end <= item.start]
        here = any(item.end <= one.start for one in region_items(view))
        here = here or _REGION_ITSELF.search(view.normalised, item.end, mention.start) is not None
        if parts and item.end <= mention.start and not here:
            return not any(item.end <= one.start < mention.start for one in view.mentions)
    return False


def is_of_whole_war(view: View, mention: Mention) -> bool:
    """In "A strike killed five in Sumy. Since the war began 10,200 have died" the sum is of the country."""
    if mention.metric not in PERSONS or not _WHOLE_WAR.search(view.words) or region_items(view):
        return False
    return not _HERE.search(view.words)


def is_nationwide(view: View, start: int = 0, end: int = maxsize) -> bool:
    """In "shot down across Ukraine" no region is meant, by the words between two positions of the text."""
    start, end = max(start, view.start), min(end, view.end)
    contains = view.words.__contains__
    if any(map(contains, _SIGNS_OF_OTHERS)) and _AT_OTHERS.search(view.normalised, start, end):
        return True
    if not any(map(contains, ("nationwide", "countr", "ukraine", "russia", "над "))):
        return False
    return _NATIONWIDE.search(view.normalised, start, end) is not None


def attacks_country(view: View, mention: Mention, limit: int) -> bool:
    """Whether what flies is sent at the country or its cities, told behind a number or before it."""
    if mention.metric not in OBJECTS or view.page.language != "en":
        return False
    behind = _AT_COUNTRY.search(view.normalised, mention.end, limit)
    return (behind or _COUNTRY_ATTACKED.search(view.normalised, view.start, mention.start)) is not None


def names_country(view: View) -> bool:
    """Whether the country or its cities stand in a case in which they are attacked or struck over."""
    return _NAMES_COUNTRY.search(view.normalised, view.start, view.end) is not None


def tells_country(view: View) -> bool:
    """In "Десять тисяч загиблих – це віха для України" people of the whole country are told of."""
    return _IN_COUNTRY.search(view.words) is not None


def tells_district(view: View) -> bool:
    """In "уламки впали на трьох локаціях у Подільському районі" the district is of the city before."""
    return _DISTRICT.search(view.words) is not None and not region_items(view)


def says_region_itself(view: View) -> bool:
    """In "У місті загинули двоє, ще трьох людей в області поранено" the region around a town is told."""
    return _REGION_ITSELF.search(view.words) is not None
