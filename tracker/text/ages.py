"""Ages without a word for years: "Ivan Petrov, 42, said", "his wife, who is 64", "a passenger, 19, ..."."""

from tracker.text.lazy import regex
from tracker.text.number import Number
from tracker.text.page import Page
from tracker.text.words.lexicon import phrases

_TOLD = regex(r"(?=[,.;)!]|$| (?:when|and (?:his|her|their|a|the)|коли|когда)\b)")
"""In "his wife, who is 64, was killed" one person is told of: a bare number is an age."""
_OF_A_PLACE = regex(
    r"(?:[сцз]ь?к(?:ой|ом|ого|ої|ій|ою|им)|област[а-яії]+|кра[йеяю][а-яії]*|рег[иі]он[а-яії]*|мор[еяё]м?"
    r"|\b(?:над|в|у|на|под|під|по) [а-яіїєґё'-]+|крым[а-я]*|крим[а-яу]*) ?\($"
)
"""In "над территориями Белгородской (11), Курской (9) областей" places are counted."""
_ONE = regex(
    r"(?<!\bby )(?<!\bin )(?<!\bon )(?<!\bof )(?<!\bat )(?<!\bto )(?<!from )(?<!over )(?<!with )"
    r"(?<!than )(?<!into )\b(?:an?|the|his|her|my|one|another) (?:[a-z-]+ ){0,2}"
    r"(?!(?:record|total|number|figure|toll|count|high|low|sum|share|rest|most|majority|latest|largest|night"
    r"|day|week|month|year|drones|missiles|attack|strike|barrage)s?,)[a-z-]{3,}, (?:just |only |barely )?$"
)
"""In "a passenger, 19, was hurt" the number beside one person is an age."""
_ONE_IS = regex(
    r", (?:was|were|is|has|had|died|dies|who|whose|suffered|sustained|received|remains|said|told|later|also|a"
    r"|and (?:an?|the|his|her|another|one|two|three|four|five|six|\d+))\b"
)
_ONE_DIED = regex(
    r", (?:загину(?:в|ла)|помер(?:ла)?|поранен(?:а|ий)|постраждав|постраждала|дістала?|отрима(?:в|ла)"
    r"|погиб(?:ла)?|умер(?:ла)?|ранена?|пострадала?|скончал(?:ся|ась)|получила?)\b"
)
"""In "його мати, 64, загинула" the verb tells of one."""
_NOUN_REACH = 48
"""How far before its age a person may be named [characters]."""
_APART = regex(r", (?:just |only |barely )?$")
_APART_REACH = len(", barely ")
_YOUNGEST = regex(
    r"\b(?:youngest|oldest|eldest)(?: of (?:the |these |those )?[a-z]+(?: [a-z]+)?)?"
    r"(?:,? (?:is|was|being|just|only))* $"
    r"|\b(?:(?:най)?(?:молодш|старш)(?:ому|ій)|(?:младш|старш)(?:ему|ей)|(?:загибл|поранен|постраждал)(?:ому|ій)"
    r"|(?:погибш|пострадавш)(?:ему|ей))(?: (?:з|із|серед|из) [а-яіїєґё'-]+)?"
    r"(?: (?:було|было|виповнилося|исполнилось|лише|всего|-))* $"
)
_BEFORE_THE_AGE = phrases(
    "is|was|being|just|only|youngest|oldest|eldest|-|було|было|виповнилося|исполнилось|лише|всего|них"
    "|наймолодшому|наймолодшій|найстаршому|найстаршій|молодшому|молодшій|старшому|старшій|младшему|младшей"
    "|старшему|старшей|загиблих|поранених|погибших|раненых|детей|дітей"
)
"""One of these words stands right before such an age: other numbers are asked no further."""


def _stands_beside_one(page: Page, number: Number) -> bool:
    if _ONE_DIED.match(page.flat, number.end):
        return True
    begin = max(0, number.start - _NOUN_REACH)
    told = _ONE_IS.match(page.flat, number.end)
    return told is not None and _ONE.search(page.flat, begin, number.start) is not None


def is_told_of_one(page: Page, number: Number) -> bool:
    """In "his wife, who is 64, was killed", "механик, которому 45 лет" one person is told of."""
    unit = page.unit_after(number.end)
    alone = unit.unit == "year" if unit else _TOLD.match(page.flat, number.end) is not None
    return alone and (page.led("one_who_is", number.start) is not None or _is_the_youngest(page, number))


def _is_the_youngest(page: Page, number: Number) -> bool:
    """In "the youngest of the soldiers is 26", "найстаршому з них 61" one of several is told of."""
    if number.value <= 1 or page.last_word(number.start) not in _BEFORE_THE_AGE:
        return False
    return _YOUNGEST.search(page.flat, max(0, number.start - _NOUN_REACH), number.start) is not None


def stands_after_name(page: Page, number: Number) -> bool:
    """Two capitalised words or a person, a comma, the age, a comma: "Ivan Petrov, 42, said"; "a man, 45."."""
    follows = page.flat[number.end : number.end + 1]
    if follows not in (",", ".", ";", ")"):
        return False
    apart = _APART.search(page.flat, max(0, number.start - _APART_REACH), number.start) is not None
    if not number.raw.isdigit():  # "his daughter, nine, was killed"
        return apart and page.led("aged_person", number.start) is not None
    if page.led("aged_person", number.start) is not None:
        return _OF_A_PLACE.search(page.flat, max(0, number.start - 30), number.start) is None
    if follows != ",":
        return False
    if apart and number.value > 1 and _stands_beside_one(page, number):
        return True
    if page.ahead("age_goes_on", number.end) and number.start > 2 and page.flat[number.start - 2] == ",":
        begin = page.flat.rfind(" ", max(0, number.start - 24), number.start - 2) + 1
        if page.is_capital(begin) and not page.flat.endswith("day", begin, number.start - 2):
            return True
    words = page.printed[max(0, number.start - 40) : number.start].split(" ")
    return (
        len(words) >= 3
        and words[-1] == ""
        and words[-2].endswith(",")
        and words[-2][:1].isupper()
        and words[-3][:1].isupper()
        and words[-3][-1:].isalpha()
    )
