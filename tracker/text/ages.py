"""Ages without a word for years: "Ivan Petrov, 42, said", "his wife, who is 64", "a passenger, 19, ..."."""

from tracker.text.lazy import regex
from tracker.text.number import Number
from tracker.text.page import Page
from tracker.text.words.lexicon import phrases

_TOLD = regex(
    r"(?=[,.;)!]|$| (?:when|and (?:his|her|their|an?|the|[a-z]{3,}s|[a-z]{2,}ed|still|lives|has|was|is|had"
    r"|does|did|taught|once|never)"
    r"|коли|когда)\b)"
)
"""In "his wife, who is 64, was killed" one person is told of: a bare number is an age."""
_OF_A_PLACE = regex(
    r"(?:[сцз]ь?к(?:ой|ом|ого|ої|ій|ою|им)|област[а-яії]+|кра[йеяю][а-яії]*|рег[иі]он[а-яії]*|мор[еяё]м?"
    r"|\b(?:над|в|у|на|под|під|по) [а-яіїєґё'-]+|крым[а-я]*|крим[а-яу]*) ?\($"
)
"""In "над территориями Белгородской (11), Курской (9) областей" places are counted."""
_ONE = regex(
    r"(?<!\bby )(?<!\bin )(?<!\bon )(?<!\bof )(?<!\bat )(?<!\bto )(?<!from )(?<!over )(?<!with )"
    r"(?<!than )(?<!into )\b(?:an?|the|his|her|its|my|one|another) (?!(?:[a-z-]+ )?(?:number|total|tally"
    r"|figure|share|count|sum|rate|average|record|losses|majority|rest|most|bulk|remainder|half) )"
    r"(?:[a-z-]+ ){0,4}"
    r"(?!(?:record|total|number|figure|toll|count|high|low|sum|share|rest|most|majority|latest|largest|night"
    r"|day|week|month|year|drones|missiles|attack|strike|barrage|raid|salvo|average)s?,)"
    r"[a-z-]{3,}(?<![^s]s), (?:just |only |barely )?$"
)
"""In "a passenger, 19, was hurt" the number beside one person is an age."""
_ONE_IS = regex(
    r", (?:was|were|is|has|had|died|dies|who|whose|suffered|sustained|received|remains|said|told|later|also|a"
    r"|spoke|thanked|became|took|came|went|left|gave|called|met|says|tells|leads|commands|runs|knows"
    r"|[a-z]{3,}ed"
    r"|and (?:an?|the|his|her|another|one|two|three|four|five|six|\d+))\b"
)
_ONE_DIED = regex(
    r", (?:загину(?:в|ла)|помер(?:ла)?|поранен(?:а|ий)|постраждав|постраждала|дістала?|отрима(?:в|ла)"
    r"|погиб(?:ла)?|умер(?:ла)?|ранена?|пострадала?|скончал(?:ся|ась)|получила?)\b"
)
"""In "його мати, 64, загинула" the verb tells of one."""
_PERSON = (
    r"(?:[a-z-]*(?:m[ae]n|wom[ae]n|boy|girl|child|person|wife|driver|baby)|[a-z-]{3,}(?:ist|ian)"
    r"|[a-z-]*(?:worker|fighter|keeper|player|leader|teacher|farmer)"
    r"|writer|singer|dancer|painter|banker|baker|butcher|plumber|welder|miner|gardener|cleaner|trainer|courier"
    r"|officer|soldier|gunner|engineer|pensioner|teenager|passenger|villager|commander|lawyer|photographer"
    r"|programmer|manager|rescuer|survivor|sailor|doctor|editor|actor|author|professor|operator|inspector"
    r"|director|conductor|instructor|mayor|employee|evacuee|refugee|detainee|trainee|volunteer|reporter"
    r"|lad|lass|nurse|medic|youth|teen|teenager|toddler|infant|orphan|pupil|student|cadet|recruit|conscript"
    r"|husband|son|daughter|brother|sister|aunt|uncle|nephew|niece|cousin|friend|guard|guest|patient|hero"
    r"|(?:grand)?(?:mother|father|son|daughter)|parent|widow|veteran|pilot|captain|colonel|general|private"
    r"|sergeant|lieutenant|chef|cook|clerk|priest|monk|nun|athlete|coach|mechanic|electrician|volunteer"
    r"|native"
    r"|citizen|civilian|victim|deceased|neighbour|retiree|vet|poet|chief|head|minister|spokesman|couple|pair)"
)
_NO_PREPOSITION = r"(?!(?:for|of|in|on|at|by|to|from|with|over|since)\b)"
_PARENT = regex(r"\b(?:grand)?(?:mother|father|parent|mum|dad) of (?:just |only )?$")
"""In "a mother of three" children are counted."""
_LEAST_PARENT = 20
_OF_YEARS = regex(
    rf"\b(?:an?|the|his|her|their|my|one|another|this|that) (?:{_NO_PREPOSITION}[a-z'-]+ ){{0,3}}{_PERSON}"
    r" of (?:just |only |about )?(?:\d+ and )?$"
)
"""In "a postman of 58 was killed", "a couple of 70 and 72" an age is told."""
_OF_HIM = regex(
    r"[,.;:)\"]|$| (?:was|were|is|has|had|who|whose|whom|and|or|from|in|on|at|by|with|after|when|while|near"
    r"|to|lost|fell|told|said|left|came|lay|got|fought|spent|as|[a-z]+ed)\b(?! (?:\d+ )?[a-z]+s\b(?<!\bhis))"
)
_WAS = regex(
    rf"(?:^|[.;:,\n\"] |\b(?:that|said|and|but) )(?:the|this|that|his|her|one) "
    rf"(?:{_NO_PREPOSITION}[a-z-]+ ){{0,2}}{_PERSON}"
    r"(?:,? (?:who|whom|killed|injured|wounded|hurt|found|hit)\b[^.;\d]{1,60})?"
    r",? (?:was|is) (?:just |only |about )?$"
)
"""In "The dead man was 58.", "The woman killed by a missile in Kyiv was 27." an age is told."""
_WAS_THEN = regex(r"[.,;]|$| (?:when|and)\b")
_IN_BRACKET = regex(
    r"\b(?:man|woman|boy|girl|child|son|daughter|wife|husband|mother|father|pensioner|teenager"
    r"|driver"
    r"|resident|brother|sister|medic|nurse|rescuer) \($"
)
_DIED_AT = regex(r"\b(?:killed|died|dead|dying|injured|wounded) at (?:just |only )?$")
_AT_THAT = regex(r",? (?:by (?:an?|the)|from (?:an?|the)|when|while|s?he|his|her)\b")
_NAMED = regex(
    r"\b(?:killed|killing|injured|injuring|wounded|wounding|hurt|including|included"
    r"|(?:named|identified) (?:[a-z]+ ){0,2}as|victims?:|dead:)"
    r" (?:(?!in |at |near |on |over |people |civilians |residents )[a-z'-]+ )?$"
)
"""In "The attack killed Ivan, 44." the number behind the name is an age."""
_KIN = regex(
    r"\b(?:his|her|their) (?:[a-z-]+ )?(?:son|daughter|wife|husband|mother|father|brother|sister|child|baby"
    r"|grandson|granddaughter|grandmother|grandfather|niece|nephew|cousin|friend|neighbour)(?: [a-z'-]+)?, $"
)
_EACH_OF_TWO = regex(
    r"\b(?:two|three|four|both|several) (?:[a-z-]+ ){0,2}(?:women|men|girls|boys|brothers|sisters|people"
    r"|children|residents|civilians|teenagers|pensioners|soldiers|men and women|[a-z]+(?:ers|ors|ists)), "
    r"(?:aged )?(?:\d{1,2},? (?:and )?){0,3}$"
)
_LIST_OF_AGES = regex(r"(?:, \d{1,2})*,? and \d{1,2}[,.;]|[,.;](?! \d)")
_OLDEST = 105
"""In "two women, 43 and 57, were killed" the numbers are ages."""
_BEFORE_YEARS = phrases("of|was|is|at|just|only|about|and")
_REACH = 110
_NOUN_REACH = 48
"""How far before its age a person may be named [characters]."""
_APART = regex(r", (?:just |only |barely )?$")
_APART_REACH = len(", barely ")
_YOUNGEST = regex(
    r"\b(?:youngest|oldest|eldest)(?: (?:man|woman|person|victim|name|soldier|one|child))?"
    r"(?: (?:of|on|in|among) (?:the |these |those |her |his |its )?[a-z]+(?: [a-z]+)?)?"
    r"(?:,? (?:is|was|being|just|only|had|has|turned|barely))* $"
    r"|\b(?:(?:най)?(?:молодш|старш|менш)(?:ому|ій)|(?:младш|старш|маленьк)(?:ему|ому|[ео]й)"
    r"|(?:загибл|поранен|постраждал)(?:ому|ій)|(?:погибш|пострадавш)(?:ему|ей)"
    r"|хлопчик(?:у|ові)|хлопц(?:ю|еві)|дівчинці|мальчику|девочке)(?: (?:з|із|серед|из) [а-яіїєґё'-]+)?"
    r"(?: (?:було|было|виповнилося|исполнилось|лише|всего|-))* $"
)
_BEFORE_THE_AGE = phrases(
    "is|was|being|just|only|turned|barely|youngest|oldest|eldest|-|було|было|виповнилося|исполнилось|лише|всего|них|them"
    "|наймолодшому|наймолодшій|найстаршому|найстаршій|молодшому|молодшій|старшому|старшій|младшему|младшей"
    "|старшему|старшей|найменшому|найменшій|маленькой|маленькому|мальчику|девочке|хлопчику|хлопчикові"
    "|хлопцеві|дівчинці|загиблих|поранених|погибших|раненых|детей|дітей"
)
"""One of these words stands right before such an age: other numbers are asked no further."""


def _stands_beside_one(page: Page, number: Number) -> bool:
    if _ONE_DIED.match(page.flat, number.end):
        return True
    begin = max(0, number.start - _NOUN_REACH)
    told = _ONE_IS.match(page.flat, number.end)
    return told is not None and _ONE.search(page.flat, begin, number.start) is not None


def is_of_years(page: Page, number: Number) -> bool:
    """In "a postman of 58 was killed", "the dead man was 58", "killed at 34 by a drone" an age is told."""
    word = page.last_word(number.start)
    begin = max(0, number.start - _REACH)
    if page.flat.endswith("(", begin, number.start):
        return (
            page.flat.startswith(")", number.end)
            and _IN_BRACKET.search(page.flat, begin, number.start) is not None
        )
    if _is_one_of_ages(page, number):
        return True
    if word in _BEFORE_YEARS and _OF_YEARS.search(page.flat, begin, number.start):
        of_him = _OF_HIM.match(page.flat, number.end) is not None
        return of_him and (
            number.value >= _LEAST_PARENT or not _PARENT.search(page.flat, begin, number.start)
        )
    if word in _BEFORE_YEARS and _WAS.search(page.flat, begin, number.start):
        return number.value > 1 and _WAS_THEN.match(page.flat, number.end) is not None
    if word in _BEFORE_YEARS and _DIED_AT.search(page.flat, begin, number.start):
        return _AT_THAT.match(page.flat, number.end) is not None
    return False


def _is_one_of_ages(page: Page, number: Number) -> bool:
    """In "two women, 43 and 57, were killed" each number is an age."""
    if not number.raw.isdigit() or not 1 < number.value <= _OLDEST:
        return False
    if not page.flat.endswith((", ", "and "), 0, number.start):
        return False
    begin = max(0, number.start - _NOUN_REACH)
    told = _LIST_OF_AGES.match(page.flat, number.end) is not None
    return told and _EACH_OF_TWO.search(page.flat, begin, number.start) is not None


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
        return apart and (page.led("aged_person", number.start) is not None or _is_of_kin(page, number))
    if page.led("aged_person", number.start) is not None:
        return _OF_A_PLACE.search(page.flat, max(0, number.start - 30), number.start) is None
    if apart and (_is_of_kin(page, number) or _is_named(page, number)):
        return True
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


def _is_of_kin(page: Page, number: Number) -> bool:
    """In "and her son Maksym, six, were killed" the number is an age."""
    return _KIN.search(page.flat, max(0, number.start - _NOUN_REACH), number.start) is not None


def _is_named(page: Page, number: Number) -> bool:
    """In "The attack killed Ivan, 44." the number behind the name is an age."""
    at = page.flat.rfind(" ", 0, number.start - 2) + 1
    if not page.is_capital(at) or number.value <= 1:
        return False
    return _NAMED.search(page.flat, max(0, at - _NOUN_REACH), at) is not None
