"""Numbers that count nothing: lines of a list, ages, ratios, means, attributes, fractions told again."""

from collections.abc import Sequence

from tracker.claims.page.view import View
from tracker.claims.rejection.comparisons import COMPARED, IT_WAS, OTHER_CLAUSE
from tracker.claims.rejection.plan import is_planned_at
from tracker.claims.words.patterns import slavic
from tracker.model import Quantity, Reason
from tracker.text.lazy import regex
from tracker.text.words.lexicon import phrases

_HYPHENED = regex(r"-(?!odd\b|plus\b|strong\b|ма\b|ти\b|ть\b|х\b|м\b|ю\b|й\b|го\b|му\b)[a-zа-яіїєґ]{3,}")
_CHILDREN_OF = regex(
    r"\b(?:(?:grand)?(?:mother|father|parent|mum|mom|dad)s? of(?: just| only| at least)?"
    r"|(?:(?P<may_be_verb>мати)|мат(?:ір|ері|ь)|батьк[оау]|отец|отца|отцу)) $"
)
_NO_FAMILY = 20
"""So many nobody has as children."""
_NEAR = 60
"""How far before a number its small words begin [characters]."""
_SURVEYS = "survey|surveys|poll|polls|sample|samples|interviews|questionnaire|questionnaires|study|studies"
_MET = (
    "surveyed|polled|interviewed|questioned|asked|visited|greeted|thanked|decorated|honoured|honored|invited"
)
_SAMPLE = regex(
    rf"\b(?:(?:{_SURVEYS}) (?:\w+ ){{0,2}}?(?:among|of|with)|{_MET}|(?:spoke|talked|shook hands) (?:with|to))"
    r" (?:about |some |around |over |nearly |almost |more than |at least |a total of )*$"
)
"""In "a survey among 480 wounded soldiers", "spoke with 11 wounded" those asked or met are counted."""
_CHANCES = "chance|chances|probability|probabilities|likelihood|odds|risk|risks"
_CHANCE = regex(
    rf"\b(?:{_CHANCES}) (?:of|is|are|was|were|at)"
    r" (?:about |only |just |roughly |up to |around )*$"
)
"""In "a chance of one in three" nothing has happened."""
_OF_NO_EVENT = phrases(f"{_SURVEYS}|{_MET}|spoke|talked|shook|{_CHANCES}")
"""The words of those asked or met, and of chances."""
_BEASTS = regex(
    r" (?:[\w-]+ ){0,2}?(?:animals|dogs|puppies|cats|kittens|horses|foals|ponies|donkeys|pigs|piglets|boars"
    r"|cows"
    r"|calves|cattle|bulls|oxen|sheep|lambs|goats|hens|chickens|ducks|geese|turkeys|ostriches|birds|swans|storks"
    r"|pigeons|bees|hives|rabbits|deer|bison|elk|wolves|foxes|bears|lions|tigers|monkeys|llamas|flamingos"
    r"|dolphins|seals|fish|tortoises)\b"
)
_OF_BEASTS = regex(
    r"(?: (?:more|others|of (?:them|these|those|which)))?"
    r"(?:[,.;:]|$| (?:is|are|was|were|had|have|killed|dead|died|injured|wounded|hurt|missing|shot)\b)"
)
"""In "22 dogs were killed, nine injured" the nine are dogs too."""
_THE_LAST = regex(
    r"\b(?:in|during|after|before|unlike) the (?:previous|last|first|other|earlier|preceding) $"
)
"""In "it was the third attack; in the previous two, 458 drones were launched" attacks are meant."""
_COUPLE = regex(
    r"couple(?:(?= *[,.;)]| of \d)"
    r"| (?:in|from|with|who|whose|were|was|had|and|at|on|aged|died|near|living|sitting)\b)"
)
"""In "a couple in a car came under fire" two people are meant, not counted."""
_NO_REPORTS = regex(
    r" (?:immediate |official |preliminary |further |other )*(?:reports?|information|word|details|data|signs?"
    r"|indications?|evidence|confirmation|threat|damage|destruction|hits (?=to\b|on\b))"
)
"""In "with no reports of casualties" nothing is told to be none."""
_GLOSSED = regex(
    r"\d[^.;\d]{0,40}[-(,] ?(?:тобто|то есть|или|або|or)(?: почти| майже| понад| более| more than)? $"
)
"""In "25 - тобто понад третину - подавили" the fraction says the number again."""
_AGES = regex(r"\(\d\d?(?:, \d\d?|,? and \d\d?)+\)")
_PEOPLE = ("person_noun", "civilian_noun", "child_noun", "soldier_noun")
_RATIO = regex(
    r" (?:\w+ ){0,2}(?:for|to) every |(?: (?:killed|dead))? (?:for|to) (?:every )?[\d-]+ (?:wounded|hurt)\b"
)
_RATIO_OF = regex(r"\b(?:killed|dead|lost|die|death|soldier|one) for(?: every)? $|\bfor every $")
"""In "one killed for 6-8 wounded" a ratio is told."""
_SUPPLIES = (
    r"(?:(?:electric|mains|running|drinking|hot|mobile|any) )?"
    r"(?:power|electricity|light|heat|water|gas|internet|homes?|shelter|a roof|supplies|phone)"
)
_WITHOUT = regex(
    r"(?: (?!(?:and|or|but|were|was|had|have|with|who|which|that|leaving|killed|dead|injured|wounded|hurt)\b)"
    r"[a-z'-]+){0,3} (?:(?:were|was|are|had been|been|remain|remained)(?: still)? (?:left )?)?"
    rf"without {_SUPPLIES}"
    r"|(?: (?!(?:и|і|й|та|а|погиб|загин|ранен|поранен)\b)[а-яіїєґё'-]+){0,2} (?:остал|оста[ею]|лишил|залишил)"
    r"[а-яіїє]* без "
)
_LEFT_WITHOUT = regex(
    r"\bбез (?:[а-яіїє]+ )?(?:[а-яіїє]+(?:, | и | та | і ))?[а-яіїє]+"
    r" (?:остал|оста[ею]|лишил|залишил)[а-яіїє]*(?: [а-яіїє]+){0,3} $"
)
_ONE_OFFICE = regex(r" (?:(?:senior|western|local|us|unnamed|military|regional|former) )*")
_ONE_OF = regex(
    r"(?P<one>one|одн[а-яіїє]+|один) (?:of|з|із|зі|из) (?:the |at least |about |понад |более )?(?=[\w'-]+ )"
)
_IS_ONE = regex(
    r"\b(?:was|is|were|being|became|been|стал[аи]?|став|стати|була|був|была|был|оказал(?:ся|ась)|виявив?ся"
    r"|виявилася)"
    r" (?:also |just |reportedly |ще |ещё )?$"
)
_WE_WERE = regex(r"\b(?:we|they) (?:were|are) (?:about |some |only |just |once )*$")
_ONE_ESTIMATE = regex(
    r" (?:[a-z]+ )?(?:estimate|count|account|tally|study|analysis|report|calculation|assessment|reckoning)\b"
)
_HAS_WOUNDS = regex(r"\b(?:получила?|отримала?|отримав|зазнала?|зазнав|перенёс|перенес|переніс) $")
_WOUNDS = regex(r" (?:[а-яіїє]+ )?(?:ранени|поранен)[яьй]")
"""In "он получил три ранения" one man is hurt."""
_TOLD_DEAD = regex(
    r" \w+ (?:as |to (?:be|have been) )?(?:\w+ly )?(?:killed|dead|missing|injured|wounded|hurt|shot|downed"
    r"|destroyed|lost|intercepted|hit|damaged|launched|stopped)\b"
)
_AIRS = regex(r" (?:showed|shows|aired|airs|broadcast) ")
"""What an outlet does besides telling."""
_ON_SCALE = regex(r"\b(?:below|above|under|sub|ниже|нижче|выше|вище)[ -]$")
_CLOSES = regex(r"[,.;:)]| - | (?:and|but|while|а|і|й|та|и|але|но) ")
_SOMETIMES = regex(
    r",? (?:and|or|to)(?: sometimes| even| now| then| soon| at times| up to)? "
    r"| (?:[a-z]+-range )?[a-z]+s and (?:about |around |some |over |nearly |almost |up to |more than )?"
)
_MEMBERS_OF = slavic(
    r"(?:-[а-яіїє]{1,3})?(?: "
    r"(?!через|після|после|серед|среди|проти|против|включ|кроме|крім|коло|около|біля|возле)"
    r"[а-яіїєґё'’-]{3,}(?<!л[аио])(?<!\b[а-яіїєґё]{3})){1,3} "
)
_SAME = frozenset({"одного", "одной", "однієї", "одної"})


def _is_age_in_list(view: View, number: Quantity) -> bool:
    """In "three women (51, 18, 69)" the bracket tells how old the people before it are."""
    opened = view.normalised.rfind("(", view.start, number.span[0])
    listed = _AGES.match(view.normalised, opened, view.end) if opened > 0 else None
    people = (item for kind in _PEOPLE for item in view.of_kind(kind))
    return (
        listed is not None and number.span[1] < listed.end() and any(one.end == opened - 1 for one in people)
    )


def uncounted(view: View, number: Quantity, kept: Sequence[Quantity]) -> tuple[Reason, str] | None:
    """Why a number counts nothing, and the rule; None where it may. `kept` count before it."""
    start = number.span[0]
    if number.form == "none" and (none := _of_none(view, number, kept)):
        return "no_metric", none
    if _is_bullet(view, number):
        return "ordinal", "bullet"
    if "(" in view.words and _is_age_in_list(view, number):
        return "age", "ages"
    if number.reason is not None:
        planned = number.reason == "mean" and is_planned_at(view, start)
        return "plan" if planned else number.reason, number.rule
    near = max(view.start, start - _NEAR)
    if _counts_children(view, number, near):
        return "no_metric", "children"
    asked = not view.page.each_word.isdisjoint(_OF_NO_EVENT)
    if asked and _SAMPLE.search(view.normalised, near, start):
        return "no_metric", "sample"
    if asked and _CHANCE.search(view.normalised, near, start):
        return "no_metric", "chance"
    if view.page.language == "en" and _is_of_beasts(view, number):
        return "no_metric", "beasts"
    if _is_in_ratio(view, number):
        return "no_metric", "ratio"
    means = [one for one in view.quantities if one.reason == "mean"]
    if means and (_is_mean_too(view, number, kept, means) or _is_mean_with_next(view, number)):
        return "mean", "mean"
    return _stands_for_another(view, number, kept)


def _of_none(view: View, number: Quantity, kept: Sequence[Quantity]) -> str:
    """The rule by which "no" and "none" count nothing; "" where they count."""
    if _NO_REPORTS.match(view.normalised, number.span[1], view.end):
        return "none_told"
    if _counts_next(view, number):
        return "none_of"
    return "none_so" if _tells_how(view, number, kept) else ""


def _stands_for_another(view: View, number: Quantity, kept: Sequence[Quantity]) -> tuple[Reason, str] | None:
    """Why a number only says again, names or describes what is told elsewhere; None where it counts."""
    start, end = number.span
    if number.amount.unit == "share" and _GLOSSED.search(view.normalised, view.start, start):
        return "duplicate", "gloss"
    if "couple" in view.words and _COUPLE.match(view.normalised, end - len("couple"), view.end):
        return "pronoun", "couple"
    if view.page.language == "en" and _is_of_us(view, number):
        return "no_metric", "of_us"
    if view.has("claimant") and any(one.start <= start < one.end for one in view.of_kind("claimant")):
        return "name", "claimant"  # "the Telegram channel Two Majors"
    if _is_teller(view, number):
        return "name", "teller"
    if kept and _has_members(view, number, kept):
        return "pronoun", "of_one"
    if _is_speaker(view, number) or _is_one_of(view, number):
        return "pronoun", "speaker"
    if view.normalised.startswith(",", end) and _THE_LAST.search(view.normalised, view.start, start):
        return "pronoun", "the_last"
    if _tells_of_want(view, number) or _is_on_scale(view, number):
        return "no_metric", "want"
    return ("no_metric", "attribute") if _is_attribute(view, number) else None


def _is_in_ratio(view: View, number: Quantity) -> bool:
    """In "one killed for every eight wounded" neither is a count."""
    start, end = number.span
    words = view.words
    if "for " in words and _RATIO_OF.search(view.normalised, view.start, start):
        return True
    if not ("every " in words or "wounded" in words or "hurt" in words):
        return False
    return _RATIO.match(view.normalised, end, view.end) is not None


def _counts_children(view: View, number: Quantity, near: int) -> bool:
    """In "a mother of three was killed" it is her children who are counted; "мати 900 ракет" is to have."""
    start, end = number.span
    parent = _CHILDREN_OF.search(view.normalised, near, start)
    if parent is None or not parent["may_be_verb"]:
        return parent is not None
    behind = next((item for item in view.items if item.start >= end), None)
    if behind is not None and behind.get("class") and behind.senses.keys().isdisjoint(_PEOPLE):
        return False
    return (number.amount.best or _NO_FAMILY) < _NO_FAMILY


def _is_one_of(view: View, number: Quantity) -> bool:
    """In "she was one of five civilians killed" the five are counted, and she is one of them."""
    start, end = number.span
    one = _ONE_OF.match(view.normalised, start, view.end)
    return (
        one is not None
        and one.end("one") == end
        and _IS_ONE.search(view.normalised, view.start, start) is not None
    )


def _is_speaker(view: View, number: Quantity) -> bool:
    """In "one official spoke of 250,000 dead" who speaks is told, not counted."""
    start, end = number.span
    if view.normalised[start:end] != "one":
        return False
    if _ONE_ESTIMATE.match(view.normalised, end, view.end):
        return True
    office = _ONE_OFFICE.match(view.normalised, end, view.end)
    return office is not None and any(one.start == office.end() for one in view.of_kind("role"))


def _is_teller(view: View, number: Quantity) -> bool:
    """In "Channel one said", "Russia 24 reported" the number is of the name of who tells."""
    if view.page.language != "en" or number.unit_span is not None or number.form not in ("digits", "words"):
        return False
    end = number.span[1]
    before = view.page.text[view.start : number.span[0]].rstrip().rsplit(None, 1)[-1:]
    named = bool(before) and (before[0][0].isupper() or before[0] == "channel") and before[0][-1].isalpha()
    if not named or _TOLD_DEAD.match(view.normalised, end, view.end):
        return False
    told = any(one.start == end + 1 for one in view.of_kind("said"))
    return told or _AIRS.match(view.normalised, end, view.end) is not None


def _has_members(view: View, number: Quantity, kept: Sequence[Quantity]) -> bool:
    """In "загинули троє членів однієї родини" those counted belong to one, and nothing more is counted."""
    start, end = number.span
    if view.normalised[start:end] not in _SAME:
        return False
    if _MEMBERS_OF.fullmatch(view.normalised, kept[-1].span[1], start) is None:
        return False
    return not any(item.start == end + 1 for kind in ("class", *_PEOPLE) for item in view.of_kind(kind))


def _is_of_us(view: View, number: Quantity) -> bool:
    """In "we were thirty when we came, now there are nine of us" nobody was hurt, nothing flew."""
    start, end = number.span
    told = view.page.text.startswith((" of us", " of them left"), end) or (
        ("we " in view.words or "they " in view.words)
        and _WE_WERE.search(view.normalised, view.start, start) is not None
    )
    return told and not any(event.sense in ("kill", "die", "injure") for event in view.events)


def _tells_of_want(view: View, number: Quantity) -> bool:
    """In "leaving thousands without power", "без світла лишилися 40 тисяч" nobody is hurt, nothing flies."""
    start, end = number.span
    if not ("without " in view.words or "без " in view.words):
        return False
    if _WITHOUT.match(view.normalised, end, view.end):
        return True
    return view.page.language != "en" and _LEFT_WITHOUT.search(view.normalised, view.start, start) is not None


def _is_of_beasts(view: View, number: Quantity) -> bool:
    """Whether a number without a noun goes on with the animals that the number before it counts."""
    page, (start, end) = view.page, number.span
    if _OF_BEASTS.match(view.normalised, end, view.end) is None or not page.tells(_BEASTS):
        return False
    before = page.numbers_within(page.sentences[max(0, view.nth - 1)].start, start)
    return bool(before) and _BEASTS.match(view.normalised, before[-1].span[1], start) is not None


def _is_on_scale(view: View, number: Quantity) -> bool:
    """In "temperatures fell below zero" nothing is counted."""
    zero = number.amount.best == 0
    return zero and _ON_SCALE.search(view.normalised, view.start, number.span[0]) is not None


def _is_mean_too(
    view: View, quantity: Quantity, counts: Sequence[Quantity], means: Sequence[Quantity]
) -> bool:
    """In "171 drones a night, against 188 in May and 47 a year earlier" all are means."""
    means = [one for one in means if one.span[1] <= quantity.span[0]]
    if not means or quantity.unit_span is not None or any(one.span > means[-1].span for one in counts):
        return False
    gap = view.normalised[means[-1].span[1] : quantity.span[0]]
    if IT_WAS.search(gap):
        return True
    compared = COMPARED.search(gap)
    return compared is not None and not OTHER_CLAUSE.search(gap, compared.end())


def _is_mean_with_next(view: View, quantity: Quantity) -> bool:
    """In "15 and sometimes 20 a month" both are means."""
    following = next((one for one in view.quantities if one.span[0] >= quantity.span[1]), None)
    if following is None or following.reason != "mean" or quantity.unit_span is not None:
        return False
    return _SOMETIMES.fullmatch(view.normalised, quantity.span[1], following.span[0]) is not None


def _tells_how(view: View, number: Quantity, kept: Sequence[Quantity]) -> bool:
    """In "injured two people, neither of them seriously" it is told how they were hurt, not how many."""
    start, end = number.span
    aside = view.normalised.endswith((", ", "("), view.start, start)
    if not aside or not any(one.span[1] <= start for one in kept):
        return False
    closed = _CLOSES.search(view.normalised, end, view.end)
    finish = closed.start() if closed else view.end
    if not view.normalised[end:finish].strip():
        return False  # "of three Zircons, none."
    told = any(start <= one.start < finish for one in view.events)
    return not told and not any(view.between(start, finish, kind) for kind in (*_PEOPLE, "class", "counted"))


def _counts_next(view: View, quantity: Quantity) -> bool:
    """In "жодних 15 загиблих не було" the word of none counts nothing by itself."""
    return any(one.span[0] == quantity.span[1] + 1 for one in view.quantities)


def _is_attribute(view: View, quantity: Quantity) -> bool:
    """In "a nine-storey building", "a three-pronged attack" the number only tells what kind it is."""
    start, end = quantity.span
    if quantity.form == "vague" and view.normalised.endswith((", in ", "(in "), 0, start):
        return True  # the unit of a chart: "drones launched, in thousands"
    wounds = "ранен" in view.words and _WOUNDS.match(view.normalised, end, view.end)
    if wounds and _HAS_WOUNDS.search(view.normalised, view.start, start):
        return True
    word = _HYPHENED.match(view.normalised, end, view.end)
    if word is None or quantity.unit_span is not None:
        return False
    return not any(end < item.start < word.end() for item in view.items)


def _is_bullet(view: View, quantity: Quantity) -> bool:
    """In "1) ...", "2. ...": the number of a line of a list."""
    if not view.sentence.bullet or quantity.span[0] != view.start:
        return False
    return view.normalised[quantity.span[1] : quantity.span[1] + 2] in (") ", ". ")
