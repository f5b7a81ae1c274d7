"""The counted things of a sentence: numbers with their nouns, implicit ones, "the rest"."""

from itertools import pairwise
from operator import attrgetter

from tracker.claims.noun.bundles import Bundle
from tracker.claims.noun.classes import head
from tracker.claims.noun.every_one import reach_of
from tracker.claims.noun.told_beside import apposition, corrections, percents
from tracker.claims.noun.unprinted import (
    find_another,
    find_implicit,
    find_nobody,
    find_rest,
    find_same_number,
    join_ratios,
)
from tracker.claims.page.items import Item
from tracker.claims.page.mention import Mention
from tracker.claims.page.nouns import Head, Reach, narrow, noun_of
from tracker.claims.page.view import View
from tracker.claims.relation.in_turn import name_kinds
from tracker.claims.relation.parts import link_parts, link_shares, mark_subsets, name_harmed, pair_parts
from tracker.claims.relation.references import LEANING
from tracker.claims.words.patterns import slavic, spoken
from tracker.model import Quantity
from tracker.text.lazy import regex

_BEFORE_NOUN = regex(
    r"(?:[\"']?\s*[-:(]\s*|\s+(?:-|:)\s+"
    r"|, (?:як і раніше|як і було|как и раньше|как и прежде|по-прежнему),? "
    r"|\s+(?:стало|було|было) (?:вдвічі|втричі|удвічі|утричі|вдвое|втрое|значно|набагато|гораздо)?"
    r" ?(?:більше|менше|больше|меньше) - "
    r"|\s+(?:было|стало|оказалось|насчитали|насчитывалось|набралось|було|виявилося"
    r"|нарахували)\s+(?:не\s+)?)$"
)
_BEFORE_TOTAL = regex(r"(?:\s+[^\W\d][\w-]*){0,3}\s*[-:]?\s*")
_AND_VERB = regex(r" (?:та|і|й|и|а также|а також|and) (?:ще |ещё |еще )?[^\W\d_]+ ")
_FATE = regex(r" (?:civilians? |people )?(?:killed|dead|deaths|injured|wounded|injuries|missing)\b")
"""In "3,040 civilian casualties (583 killed and 2,457 injured)" the bracket tells what befell them."""
_BOTH_HARMED = regex(
    r" (?:[a-z]+ed|lost|sunk|[а-яіїє]+(?:[иы]х|их)) (?:and|та|і|й|и) (?:another |some |about |ще |ещё )?"
)
"""In "25 destroyed and 15 damaged ships" both are ships."""
_RATHER_THAN = regex(r",? (?:а не|not|rather than) (?:на |в |у |по |over |at |in )?(?:the )?")
_CLOSE = regex(r"\s*[)\]]")
_PREDICATE = spoken(
    "counting.predicate",
    r"\s*(?:of (?:them|these|those|which)\s+)?(?:[a-z]+(?:ed|ent|own)\s+)?(?:overnight\s+)?(?:were|was|are"
    r"|being|turned out to be|turn out to be|proved to be)\s+"
    r"(?:found to be |identified as |merely |only |simply |actually |unarmed |attack |strike "
    r"|real |so-called |just |an? )*",
)
_NUMBER_OF = spoken(
    "counting.number_of",
    r"\b(?:(?:number|total|count|tally|stocks?|stockpiles?) of|figures? for|(?<=and )that of)"
    r"(?: the| all)?(?=\s)",
)
_NUMBER_BEHIND = regex(r" the (?:total )?(?:number|count|tally) of (?:the )?")
_LOSSES_TO = regex(
    r" losses(?: (?:so far|since [^,;.]{1,40}?))?(?: (?:have|has|had|now|risen|rose|climbed|grown|stand"
    r"|stood|come|came|amount"
    r"|are|were|reached|total|exceed(?:ed)?|passed))*(?: (?:to|at|of|is|past))? (?:about |some |over "
    r"|more than )?$|"
    r" losses: $"
)
_OPEN = regex(r"\s*\(\s*")
_ATTACK = regex(
    r"-(?:[a-z]+[- ]){1,4}(?:attacks?|strikes?|raids?|barrages?|assaults?|salvo(?:s|es)?|volleys?|waves?"
    r"|swarms?|onslaughts?)\b"
)
_ADJECTIVE = regex(
    r"(?:типу|типа) \"?(?=шахед|shahed|геран|гербер)"
    r"|(?:[a-z-]+ ){1,2}?(?=decoys?\b|dumm|shaheds?\b|geran|gerber|imitators?\b)"
    r"|(?:[а-яіїє'-]+(?:і|ые|ие|ими|ыми|их|ых) \"?){1,2}?(?=шахед|геран|гербер|імітатор|имитатор"
    "|дрон|бпла|ракет)"
)
_OF_TYPE = regex(r" (?:типу|типа) \"?")
_CLAUSE_BEHIND = regex(
    r" (?:that|which|launched|fired|sent|used|released|deployed)\b[^,;:.\d]{0,60}?(?= (?:were|was|are)\b)"
)
_IN_ALL = regex(r" (?:in all|in total|altogether)\b")
_ON_THE_NET = regex(r"\b(?:media|news|web|online|internet) (?=sites?\b)")
_STRIKES = regex(r"(?<!s) (?:and|or) [\d,.a-z-]+ (?:[a-z]+ )?(?:air ?)?(?:strikes|attacks|raids)\b")
_PLUS = regex(r"\s*(?:[\w.-]+\s+){0,3}\(\s*(?:\+|плюс|plus)\s*")
_ARMED = regex(
    r"(?:ударн|бойов|боев)(?:ими|ыми|і|ые)\b(?! [а-яіїє]|(?<=,))"
    r"|(?:ударн|бойов|боев)(?:ими|ыми|і|ые) (?:бпла|дрон|безпілотник|беспилотник)[а-яіїє]*\b"
)
_BY_MEANS = regex(r"(?:ами|ями)$")
_COLLECTIVE = slavic(
    r"двоє|троє|четверо|п'ятеро|шестеро|семеро|восьмеро|дев'ятеро|десятеро|одинадцятеро|дванадцятеро"
    r"|двадцятеро"
    r"|двое|трое|пятеро|девятеро|двоих|троих|(?:четвер|пятер|шестер|семер|восьмер|девятер|десятер)ых"
)
"""Collective numerals without a noun count people."""
_OUT_OF = regex(r"\s(?:з|із|зі|из)\s")
_FEW_WORDS = regex(r" (?:[а-яіїє]+ ){1,3}")
_OF_THOSE = regex(r"(?:^|[.;:] |\n)of (?:those|these) $")
_OF = regex(r"(?:^|[\s\"])(?:из|з|із) (?:(?:всех|усіх|этих|цих) )?$")
_GENITIVE = slavic(
    r"(?:^|[.,;] |\n|[иыі]х )"
    r"(?P<noun>[а-яіїє]{4,}(?:ов|ев|ений|аний|ів|їв|ень|ань)|атак|пожаров|домов)(?: ?-| було| было) $"
)
_COPULA = regex(r" (?:было|стало|оказалось|насчитывалось|було|виявилося) (?:не )?$")
_ITS_OWN = regex(r" (?:of )?(?:all )?(?:its|their|our|his|her|the country's) (?=[a-z])")
_NAME_GAP = regex(r"[-\d\s\"']{1,5}")
_OF_WHOM = regex(r" (?:из|з|із|зі|of) ")
_NEAR = 20
_WITHOUT_NUMBER = frozenset({"class", "rest", "counted", "same_number"})
"""The kinds of words that count without a printed number."""
_START = attrgetter("start")


def build(view: View) -> list[Mention]:
    """The mentions of a sentence in order; numbers that count nothing are left out."""
    live = [quantity for quantity in view.quantities if quantity.reason is None]
    if not live and view.kinds.isdisjoint(_WITHOUT_NUMBER):
        return []
    reach = reach_of(view, live)
    mentions = [_mention(view, reach, quantity) for quantity in live]
    if len(mentions) > 1:
        mentions = _related(view, reach, mentions)
    mentions.extend(find_implicit(view, mentions))
    mentions.extend(find_another(view, mentions))
    mentions.extend(find_rest(view, reach))
    if view.page.language != "en":
        taken = [one for one in find_nobody(view) if not _overlaps(one, mentions)]
        mentions.extend(taken)
    mentions.extend(find_same_number(view, reach, mentions))
    mentions.sort(key=_START)
    if mentions:
        _others_of_things(view, mentions)
        _men(view, mentions)
        mark_subsets(view, mentions)
        name_harmed(view, mentions)
        pair_parts(view, mentions)
    return mentions


def _related(view: View, reach: Reach, mentions: list[Mention]) -> list[Mention]:
    """The printed numbers of a sentence with what two of them tell of one another."""
    mentions = join_ratios(view, mentions)
    link_parts(view, mentions)
    link_shares(view, mentions)
    _name_parts(view, reach, mentions)
    _compared(view, mentions)
    _of_another(view, mentions)
    name_kinds(view, mentions)
    _share_nouns(view, mentions)
    _increments(view, reach, mentions)
    percents(view, mentions)
    corrections(view, mentions)
    return mentions


def _of_possession(view: View, end: int) -> bool:
    """In "lost half its capacity" no weapons are counted."""
    opened = _ITS_OWN.match(view.normalised, end, view.end)
    return opened is not None and not any(opened.end() <= one.start < opened.end() + 25 for one in view.items)


def _mention(view: View, reach: Reach, quantity: Quantity) -> Mention:
    quantity = _without_model(reach, quantity)
    end, start = _end(view, quantity), start_of(quantity)
    found = head(reach, end, one=quantity.amount.best in (0, 1))
    if found.family == "location" and _ON_THE_NET.search(view.normalised, end, found.end):
        found = Head((), "other", found.end)
    if found.family == "air" and _STRIKES.match(view.normalised, found.end):
        found = Head((), "other", found.end)  # "two missile and 78 air strikes"
    mention = Mention(quantity, start, max(found.end, end), anaphor=found.anaphor, inner=found.inner)
    predicate = _predicate(view, reach, max(end, found.end))
    if (
        predicate
        and predicate.family == (found.family or predicate.family)
        and _partitive(view, quantity, found)
    ):
        found = predicate
        mention.flags.append("part_of_whole")
        if found.family == "air" and (quantity.form in LEANING or not found.inner):
            mention.metric, mention.rule = "launched", "part_of"  # "half were decoys"
    if not found.family and (named := _number_of(view, reach, start) or _number_behind(view, reach, end)):
        found, mention.rule = named, "number_of"
        if named.family == "air":
            mention.inner = named.inner  # "Число сбитых БПЛА достигло 17"
    if not found.family and (lost := _losses_of(view, start)):
        found, mention.metric = lost, "equipment_destroyed"
    if not found.family and not found.anaphor:
        before = _noun_before(view, start, end)  # "баллистику - 2 из 6"
        whole = quantity.part_of is None
        found = before or (whole and (_of_noun(view, start) or _of_those(view, start))) or found
        apposed = before is not None and _IN_ALL.match(view.normalised, end, view.end) is not None
        if apposed or (before and _COPULA.search(view.normalised, view.start, start)):
            mention.rule = "number_of"  # "Ракет стало 135"
    if found.family == "other" and (named := apposition(view, reach, end)):
        found = named
    if not found.family and not mention.rule and _counts_other(view, start):
        found = Head((), "other", found.end)  # "Артиллерийских обстрелов - 366."
    if not found.family and quantity.form == "fraction" and _of_possession(view, end):
        found = Head((), "other", found.end)
    if not found.family and quantity.form == "all_but":
        found = _inside(view, quantity) or found
    if found.family == "air" and _is_compound(view, reach, end):
        mention.metric, mention.rule = "launched", "compound"
    mention.classes, mention.family, mention.side = found.classes, found.family, found.side
    mention.others = view.normalised[end : mention.end].strip() in ("others", "other")
    if not mention.family and _COLLECTIVE.fullmatch(view.normalised, *quantity.span):
        mention.family = "person"
    if quantity.amount.unit == "person":
        mention.classes, mention.family = _of_whom(view, quantity) or ("person",), "person"
    return mention


def _of_whom(view: View, quantity: Quantity) -> tuple[str, ...]:
    """In "никто из мирных граждан не пострадал" who they are stands behind."""
    for item in view.of_kind("class") if _OF_WHOM.match(view.normalised, quantity.span[1]) else ():
        noun = noun_of(item, view.page.vocabulary)
        if 0 < item.start - quantity.span[1] <= _NEAR and noun and noun[1] == "person":
            return noun[0]
    return ()


def _counts_other(view: View, start: int) -> bool:
    """Whether a dash stands behind a noun in the genitive that is neither weapon nor place."""
    match = _GENITIVE.search(view.normalised, view.start, start)
    return match is not None and not any(
        match.start("noun") <= item.start < match.end("noun") and not item.get("anti_head")
        for item in view.items
    )


def _is_compound(view: View, reach: Reach, end: int) -> bool:
    """In "a 500-drone attack" the drones were launched."""
    weapon = reach.items.get(end + 1)
    return weapon is not None and "class" in weapon.senses and _ATTACK.match(view.normalised, end) is not None


def _inside(view: View, quantity: Quantity) -> Head | None:
    """In "all missiles except two" the noun stands inside the words of the number."""
    for item in view.between(*quantity.span, "class"):
        if noun := noun_of(item, view.page.vocabulary):
            return Head(noun[0], noun[1], quantity.span[1])
    return None


def start_of(quantity: Quantity) -> int:
    """Where a number begins, its bound words included."""
    return min(quantity.span[0], quantity.bound_span[0] if quantity.bound_span else quantity.span[0])


def _number_of(view: View, reach: Reach, start: int) -> Head | None:
    """In "The number of drones launched was 45": the noun stands in the subject."""
    *_, match = (None, *_NUMBER_OF.finditer(view.normalised, view.start, start))
    if not match or any(match.end() <= other.span[0] < start for other in view.quantities):
        return None
    tolls = (*view.of_kind("toll"), *view.of_kind("toll_injured"))
    if any(item.start <= match.start() < item.end for item in tolls):
        return None
    found = head(reach, match.end())
    return found if found.family and found.end <= start else None


def _number_behind(view: View, reach: Reach, end: int) -> Head | None:
    """In "put at between 55 and 60 the number of missiles": the noun stands behind."""
    match = _NUMBER_BEHIND.match(view.normalised, end, view.end)
    found = head(reach, match.end()) if match else None
    return found if found and found.family == "air" else None


def _losses_of(view: View, start: int) -> Head | None:
    """In "total tank losses to 11,180", "aircraft losses: 420" the weapon stands before the losses."""
    match = _LOSSES_TO.search(view.normalised, max(view.start, start - 40), start)
    for item in view.of_kind("class") if match else ():
        noun = noun_of(item, view.page.vocabulary)
        if match and item.end == match.start() and noun and noun[1] in ("equipment", "air"):
            return Head(noun[0], noun[1], start)
    return None


def _without_model(reach: Reach, quantity: Quantity) -> Quantity:
    """In "two Mi-8 helicopters" are no miles: a unit inside the name of a class is none."""
    item = reach.items.get(quantity.unit_span[0]) if quantity.unit_span else None
    if (
        item is None
        or not item.get("class")
        or quantity.unit_span is None
        or item.end <= quantity.unit_span[1]
    ):
        return quantity
    amount = quantity.amount.model_copy(update={"unit": "count"})
    return quantity.model_copy(update={"amount": amount, "unit_span": None})


def _end(view: View, quantity: Quantity) -> int:
    spans = [quantity.span, *quantity.equivalent_spans]
    if quantity.unit_span:
        spans.append(quantity.unit_span)
    if quantity.bound_span:
        spans.append(quantity.bound_span)
    end = max(span[1] for span in spans)
    if quantity.equivalent_spans and (close := _CLOSE.match(view.normalised, end, view.end)):
        return close.end()
    return end


def _predicate(view: View, reach: Reach, end: int) -> Head | None:
    """In "More than 50 were decoys": the noun stands behind the verb to be."""
    match = _PREDICATE.match(view.normalised, end, view.end)
    if match and _ARMED.match(view.normalised, match.end(), view.end) and _sets_decoys_against(view):
        return Head(("drone_strike",), "air", end)
    item = _told_kind(view, reach, match.end()) if match else None
    if (
        match
        and item
        and _BY_MEANS.search(view.normalised, item.start, item.end)
        and not match[0].strip(' -"')
    ):
        return None  # "десять - літаками": the dash stands for the verb
    noun = item and noun_of(item, view.page.vocabulary)
    if item is None or not noun:
        return None
    classes, _ = Bundle(reach, noun[0], noun[1], item.end).run()  # "were Zircons or Kinzhals"
    return Head(classes, noun[1], end)


def _sets_decoys_against(view: View) -> bool:
    """In "70 були ударними, решта - імітаторами" the strike drones are set against decoys."""
    within = view.page.vocabulary.is_within
    return any(within(item.get("class")[0], "drone_decoy") for item in view.of_kind("class"))


def _told_kind(view: View, reach: Reach, start: int) -> Item | None:
    """The word of a class right behind the verb to be, or behind an adjective: "were plywood decoys"."""
    adjective = _ADJECTIVE.match(view.normalised, start)
    found = reach.items.get(start) or (reach.items.get(adjective.end()) if adjective else None)
    typed = _OF_TYPE.match(view.normalised, found.end) if found else None
    return (reach.items.get(typed.end()) if typed else None) or found


def _partitive(view: View, quantity: Quantity, found: Head) -> bool:
    """In "40 of the drones launched were Shaheds" a part is named, not in "40 drones were Shaheds"."""
    between = view.normalised[quantity.span[1] : found.end] + " "
    return not found.family or " of " in between or _OUT_OF.match(between) is not None


def _closes_aside(view: View, start: int) -> bool:
    """In "26 targets - 22 drones and four missiles - 23 of them" the dash before the number closes a list."""
    before = view.normalised[view.start : start - len(" - ")]
    return (
        view.page.language == "en" and before.count(" - ") % 2 == 1 and ";" not in before.rpartition(" - ")[2]
    )


def _noun_before(view: View, start: int, end: int) -> Head | None:
    """Tables put the noun first: "tanks: 12", "drones (45)", running totals too: "tanks 12 (+1)"."""
    if _IN_ALL.match(view.normalised, end, view.end):
        return _apposed(view, start)
    if view.normalised.endswith(" - ", 0, start) and _closes_aside(view, start):
        return None
    gaps = _BEFORE_TOTAL if _PLUS.match(view.normalised, end, view.end) else _BEFORE_NOUN
    for item in reversed(view.items):
        if item.end > start:
            continue
        gap = view.normalised[item.end : start]
        noun = noun_of(item, view.page.vocabulary)
        if not noun and (item.get("be") or item.get("denial")) and gap.strip() in ("", "не"):
            continue  # "дронов было 476", "влучань було не 21"
        if not noun and item.get("counted") and item.get("counted")[0] == "hit":
            noun = (("air_target",), "hits")  # "влучань було 21"
        fate = noun and noun[1] == "casualty" and _FATE.match(view.normalised, end, view.end)
        if noun and gaps.fullmatch(gap) and not fate:
            return Head(narrow((*noun[0], *_chained(view, item)), view.page.vocabulary), noun[1], start)
        return None
    return None


def _apposed(view: View, start: int) -> Head | None:
    """In "The drones, 120 in all, were met by fighters" the noun stands before the comma."""
    for item in view.of_kind("class"):
        noun = noun_of(item, view.page.vocabulary)
        if noun and view.normalised[item.end : start] == ", ":
            return Head(noun[0], noun[1], start)
    return None


def _of_noun(view: View, start: int) -> Head | None:
    """In "из дронов прорвались пять" the noun stands before the verb, behind "of"."""
    item = next((one for one in reversed(view.of_kind("class")) if one.end <= start), None)
    noun = item and noun_of(item, view.page.vocabulary)
    if item is None or not noun or noun[1] != "air":
        return None
    if not _OF.search(view.normalised, view.start, item.start):
        return None
    between = view.normalised[item.end : start]
    return Head(noun[0], noun[1], start) if _FEW_WORDS.fullmatch(between) else None


def _of_those(view: View, start: int) -> Head | None:
    """In "Of those soldiers, 1,170 were lost yesterday" the noun stands before the comma."""
    for item in view.of_kind("class") if view.page.language == "en" else ():
        noun = noun_of(item, view.page.vocabulary)
        if (
            noun
            and view.normalised[item.end : start] == ", "
            and _OF_THOSE.search(view.normalised, max(0, view.start - 2), item.start)
        ):
            return Head(noun[0], noun[1], start)
    return None


def _chained(view: View, item: Item) -> tuple[str, ...]:
    """Classes of the words right before a noun: "jet-powered Geran-3 drones"."""
    for before in view.items:
        gap = view.normalised[before.end : item.start] if before.end <= item.start else "."
        if before.get("class") and _NAME_GAP.fullmatch(gap):
            return tuple(before.get("class"))
    return ()


def _overlaps(one: Mention, mentions: list[Mention]) -> bool:
    return any(other.start < one.end and one.start < other.end for other in mentions)


_OTHER_THINGS = regex(r"(?: [а-яіїє]+){0,2}, ")
_WITH_WHICH = slavic(r" - (?:із|з|зі|из|с) ")
_THAN_BEFORE = ("from", "проти", "против")


def _of_another(view: View, mentions: list[Mention]) -> None:
    """In "5 217 обстрілів, 86 - із РСЗВ" the part counts what no metric counts."""
    for previous, mention in pairwise(mentions):
        apart = previous.family != "other" or mention.family or mention.anaphor
        if not apart and _WITH_WHICH.match(view.normalised, mention.end, view.end):
            other = _OTHER_THINGS.fullmatch(view.normalised, previous.end, mention.start)
            mention.family = "other" if other else ""


def _compared(view: View, mentions: list[Mention]) -> None:
    """In "the number of drones rose to 6,297 from 5,438" both count the drones."""
    for previous, mention in pairwise(mentions):
        gap = view.normalised[previous.end : mention.start]
        if previous.rule == "number_of" and not mention.family and gap.rstrip().endswith(_THAN_BEFORE):
            mention.rule, mention.classes, mention.family = "number_of", previous.classes, previous.family


def _share_nouns(view: View, mentions: list[Mention]) -> None:
    """In "ліквідовано 94 та поранено 37 окупантів", "на 10, а не 12 локаціях" one noun counts both."""
    for first, second in pairwise(mentions):
        if first.family or not second.family or first.end != first.span[1] or first.anaphor:
            continue
        gap = view.normalised[first.end : second.start]
        verbs = [event for event in view.events if first.end <= event.start < second.start]
        slavic = view.page.language != "en"
        harmed = slavic and second.family == "person" and len(verbs) == 1 and _AND_VERB.fullmatch(gap)
        both = bool(second.inner) and len(verbs) == 1 and _BOTH_HARMED.fullmatch(gap)
        harmed = harmed or both
        if harmed or _RATHER_THAN.fullmatch(gap):
            first.classes, first.family, first.side = second.classes, second.family, second.side


def _men(view: View, mentions: list[Mention]) -> None:
    """In "20,000 Wagner fighters were killed" no aircraft are counted."""
    fell = any(event.sense in ("kill", "die", "injure") for event in view.events)
    for mention in mentions if fell else ():
        inside = [item for item in view.items if mention.start <= item.start < mention.end]
        if mention.classes == ("person",) and any(item.get("class") == ("soldier",) for item in inside):
            mention.classes = ("soldier",)  # "557 Russian soldiers and officers"
            mention.side = next((str(item.get("side")) for item in inside if item.get("side")), mention.side)
        if mention.classes == ("aircraft",) and view.normalised.endswith("fighters", 0, mention.end):
            mention.classes, mention.family = ("soldier",), "person"


def _others_of_things(view: View, mentions: list[Mention]) -> None:
    """In "one hospital building was destroyed and four others damaged" buildings are counted on."""
    for first, second in pairwise(mentions):
        joined = (
            second.others and first.family == "other" and " and " in view.normalised[first.end : second.start]
        )
        behind = next((event for event in view.events if event.start - second.end == 1), None)
        if joined and behind is not None and behind.sense in ("damage", "destroy"):
            second.classes, second.family, second.others = (), "other", False


def _increments(view: View, reach: Reach, mentions: list[Mention]) -> None:
    """In "tanks: 11,100 (+5)" both count tanks: the total, and what came to it in the period."""
    for previous, mention in pairwise(mentions):
        nothing = mention.quantity.amount.high == 0 and _OPEN.fullmatch(
            view.normalised, previous.span[1], mention.start
        )
        if nothing or _PLUS.fullmatch(view.normalised, previous.span[1], mention.start):
            if not previous.family and (close := _CLOSE.match(view.normalised, mention.span[1], view.end)):
                behind = head(reach, close.end())  # "потерял 1 102 570 (+890) военных"
                previous.classes, previous.family = behind.classes, behind.family
                previous.side = behind.side
            mention.classes, mention.family = previous.classes, previous.family
            mention.side = previous.side


def _name_parts(view: View, reach: Reach, mentions: list[Mention]) -> None:
    """In "half of the 160 drones launched were decoys" the part was launched, as decoys."""
    for mention in mentions:
        whole = mention.part_of
        if whole is None:
            continue
        clause = _CLAUSE_BEHIND.match(view.normalised, whole.end, view.end)
        named = _predicate(view, reach, clause.end() if clause else whole.end)
        if named and named.family == whole.family == "person":
            mention.classes = named.classes  # "двое из шести раненых - дети"
        if named and named.family == whole.family == "air":
            mention.classes, mention.metric, mention.rule = named.classes, "launched", "part_of"
            mention.flags.append("part_of_whole")
