"""The noun of a number that does not stand right behind it: before it, behind the verb, in its own words."""

from collections.abc import Mapping, Sequence

from tracker.claims.noun.bundles import Bundle
from tracker.claims.noun.classes import head
from tracker.claims.page.items import Item
from tracker.claims.page.nouns import Head, Reach, narrow, noun_of
from tracker.claims.page.view import View
from tracker.claims.words.patterns import slavic, spoken
from tracker.model import Quantity
from tracker.text.lazy import START, regex

IN_ALL = regex(r" (?:in all|in total|altogether)\b")
CLOSE = regex(r"\s*[)\]]")
PLUS = regex(r"\s*(?:[\w.-]+\s+){0,3}\(\s*(?:\+|плюс|plus)\s*")
_BEFORE_NOUN = regex(
    r"(?:[\"']?\s*[-:(]\s*|\s+(?:-|:)\s+"
    r"|, (?:як і раніше|як і було|как и раньше|как и прежде|по-прежнему),? "
    r"|\s+(?:стало|було|было) (?:вдвічі|втричі|удвічі|утричі|вдвое|втрое|значно|набагато|гораздо)?"
    r" ?(?:більше|менше|больше|меньше) - "
    r"|\s+(?:было|стало|оказалось|насчитали|насчитывалось|набралось|було|виявилося"
    r"|нарахували)\s+(?:не\s+)?)"
    r"(?:(?:лише|тільки|аж|майже|лишь|только|почти|целых|цілих)\s+)?$"
)
_ENDS_LINE = regex(r"[.;,]?")
_BEFORE_TOTAL = regex(r"(?:\s+[^\W\d][\w-]*){0,3}\s*[-:]?\s*")
_FATE = regex(r" (?:civilians? |people )?(?:killed|dead|deaths|injured|wounded|injuries|missing)\b")
"""In "3,040 civilian casualties (583 killed and 2,457 injured)" the bracket tells what befell them."""
_PREDICATE = spoken(
    "elsewhere.predicate",
    r"\s*(?:of (?:them|these|those|which)\s+)?(?:[a-z]+(?:ed|ent|own)\s+)?(?:overnight\s+)?(?:were|was|are"
    r"|being|turned out to be|turn out to be|proved to be)\s+"
    r"(?:found to be |identified as |merely |only |simply |actually |unarmed |attack |strike "
    r"|real |so-called |just |an? )*",
)
_NUMBER_OF = spoken(
    "elsewhere.number_of",
    r"\b(?:(?:(?<!serial )(?<!tail )(?<!hull )(?<!batch )(?<!phone )(?<!registration )number"
    r"|total|count|tally|stocks?|stockpiles?|production|output|manufactur(?:e|ing)) of"
    r"|figures? for|(?<=and )that of|how many)"
    r"(?: the| all)?(?=\s)",
)
_NUMBER_BEHIND = regex(r" the (?:total )?(?:number|count|tally) of (?:the )?")
_LOSSES_TO = regex(
    r" (?P<what>losses|production|output)(?: (?:so far|since [^,;.]{1,40}?|in [a-z]+))?"
    r"(?: (?:have|has|had|now|risen|rose|climbed|grown|stand|stood|come|came|amount"
    r"|are|were|reached|total|exceed(?:ed)?|passed))*"
    r"(?: (?:to|at|of|is|past))? (?:about |some |over |more than )?$| losses: $"
)
_ADJECTIVE = regex(
    r"(?:типу|типа) \"?(?=шахед|shahed|геран|гербер)"
    r"|(?:[a-z-]+ ){1,2}?(?=decoys?\b|dumm|shaheds?\b|geran|gerber|imitators?\b)"
    r"|(?:[а-яіїє'-]+(?:і|ые|ие|ими|ыми|их|ых) \"?){1,2}?(?=шахед|геран|гербер|імітатор|имитатор"
    "|дрон|бпла|ракет)"
)
_OF_TYPE = regex(r" (?:типу|типа) \"?")
_ARMED = regex(
    r"(?:ударн|бойов|боев)(?:ими|ыми|і|ые)\b(?! [а-яіїє]|(?<=,))"
    r"|(?:ударн|бойов|боев)(?:ими|ыми|і|ые) (?:бпла|дрон|безпілотник|беспилотник)[а-яіїє]*\b"
)
_ARMED_ALONE = regex(r" (?:ударн|бойов|боев)[иы]х\b")
_UNARMED = spoken(
    "elsewhere.unarmed",
    r" (?:of (?:them|these|which) )?(?:(?:carr(?:ied|y|ying)|had|bore|contained) no|lacked(?: an?| any)?"
    r"|(?:were|was|flew) without(?: an?| any)?|(?:were|was) (?:carrying|fitted with) no) (?:\w+ )?"
    r"(?:warheads?|explosives?|charges?|payloads?|munitions)\b"
    r"|(?:of (?:them|these|which) )?(?:were|was) unarmed(?:[.,;]|$)",
)
"""In "half of the 240 drones carried no warhead" they were decoys."""
_MAKES_UP = spoken(
    "elsewhere.makes_up",
    r" (?:ma[dk]e up|making up|account(?:ed|s|ing)? for|compris(?:ed?|ing)|constitut(?:ed?|ing)"
    r"|represent(?:ed|ing)?|form(?:ed|ing)?) (?:only |just |as much as |no less than )?",
)
_KIND_ALONE = spoken(
    "elsewhere.kind_alone",
    r"(?: of (?:them|these|which|those))?(?: (?:were|was|being))?"
    r" ([a-z-]{3,}(?: [a-z-]{4,})??)(?: ones)?(?=[.,;:)]| and | or | - |$)",
)
"""In "17 of them reconnaissance ones" the adjective alone tells the kind."""
_KIND_NOUNS: Mapping[str, Mapping[str, Sequence[str]]] = {
    "drone": {"en": ("drones",), "uk": ("бпла", "дронів"), "ru": ("бпла", "дронов")},
    "missile": {"en": ("missiles",), "uk": ("ракет",), "ru": ("ракет",)},
}
"""The noun that an adjective of a kind leaves out."""
_KIND_ENDINGS = regex(r"(?:ими|ыми|[иы]х|(?<=н)і|[иы]е)$")
_BY_MEANS = regex(r"(?:ами|ями)$")
_OUT_OF = regex(r"\s(?:з|із|зі|из)\s")
_FEW_WORDS = regex(r" (?:[а-яіїє]+ ){1,3}")
_OPENS = regex(r"(?:^|[\n.,;:-] ?|[,;] (?:а|але|но|и|і|та|й) |\b(?:а|и|і) )\"?$")
_OF_MANY = regex(r"[^\s]+(?:ів|їв|ов|ев|ет|омб|бпла)\"?")
_OF_THOSE = regex(r"(?:^|[.;:] |\n)of (?:those|these) $")
_OF = regex(rf"(?:{START}|" r"[\s\"])(?:из|з|із) (?:(?:всех|усіх|этих|цих) )?$")
_GENITIVE = slavic(
    rf"(?:{START}|"
    r"[.,;] |\n|[иыі]х )"
    r"(?P<noun>[а-яіїє]{4,}(?:ов|ев|ений|аний|ів|їв|ень|ань)|атак|пожаров|домов)(?: ?-| було| было) $"
)
_NAME_GAP = regex(r"[-\d\s\"']{1,5}")


def counts_other(view: View, start: int) -> bool:
    """Whether a dash stands behind a noun in the genitive that is neither weapon nor place."""
    match = _GENITIVE.search(view.normalised, view.start, start)
    return match is not None and not any(
        item.start < match.end("noun") and match.start("noun") < item.end and not item.get("anti_head")
        for item in view.items
    )


def inside(view: View, quantity: Quantity) -> Head | None:
    """In "all missiles except two" the noun stands inside the words of the number."""
    for item in view.between(*quantity.span, "class"):
        if noun := noun_of(item, view.page.vocabulary):
            return Head(noun[0], noun[1], quantity.span[1])
    return None


def number_of(view: View, reach: Reach, start: int) -> Head | None:
    """In "The number of drones launched was 45": the noun stands in the subject."""
    *_, match = (None, *_NUMBER_OF.finditer(view.normalised, view.start, start))
    if not match or any(match.end() <= other.span[0] < start for other in view.quantities):
        return None
    tolls = (item for kind in ("toll", "toll_injured", "toll_missing") for item in view.of_kind(kind))
    if any(item.start <= match.start() < item.end for item in tolls):
        return None
    found = head(reach, match.end())
    if found.family == "other" and view.has("production_word"):
        return None  # "выпуск хотят довести до 6 тысяч"
    return found if found.family and found.end <= start else None


def number_behind(view: View, reach: Reach, end: int) -> Head | None:
    """In "put at between 55 and 60 the number of missiles": the noun stands behind."""
    match = _NUMBER_BEHIND.match(view.normalised, end, view.end)
    found = head(reach, match.end()) if match else None
    return found if found and found.family == "air" else None


def losses_of(view: View, start: int) -> tuple[Head, str] | None:
    """In "total tank losses to 11,180", "Geran output came to 420" the weapon stands before its fate."""
    match = _LOSSES_TO.search(view.normalised, max(view.start, start - 40), start)
    for item in view.of_kind("class") if match else ():
        noun = noun_of(item, view.page.vocabulary)
        if match and item.end == match.start() and noun and noun[1] in ("equipment", "air"):
            made = match["what"] not in (None, "losses")
            return Head(noun[0], noun[1], start), "production" if made else "equipment_destroyed"
    return None


def predicate_of(view: View, reach: Reach, end: int) -> Head | None:
    """In "More than 50 were decoys": the noun stands behind the verb to be."""
    match = _PREDICATE.match(view.normalised, end, view.end)
    if match and _ARMED.match(view.normalised, match.end(), view.end) and _sets_decoys_against(view):
        return Head(("drone_strike",), "air", end)
    if _UNARMED.match(view.normalised, end, view.end):
        return Head(("drone_decoy",), "air", end)
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


def made_up(view: View, start: int) -> Head | None:
    """In "decoys accounted for a third", "на имитаторы пришлась треть" the noun stands before the verb."""
    item = next((one for one in reversed(view.of_kind("class")) if one.end <= start), None)
    noun = item and noun_of(item, view.page.vocabulary)
    if item is None or not noun or noun[1] != "air":
        return None
    return Head(noun[0], noun[1], start) if _MAKES_UP.fullmatch(view.normalised, item.end, start) else None


def kind_alone(view: View, end: int) -> Head | None:
    """In "140 БПЛА, из них 17 разведывательных" the adjective leaves out the noun of the whole."""
    told = _KIND_ALONE.match(view.normalised, end, view.end)
    against = told is not None and _sets_decoys_against(view)
    if told is None or (against and _ARMED_ALONE.match(view.normalised, end, view.end) is None):
        return None  # "70 были ударными, остальные - ложными целями"
    if against:
        return Head(("drone_strike",), "air", told.end(told.lastindex or 0))
    aliases = view.page.vocabulary.class_aliases(view.page.language)
    last = told.end(told.lastindex or 0)
    stem = _KIND_ENDINGS.sub("", view.normalised[told.start(told.lastindex or 0) : last])
    kinds = [f"{stem}{ending}" for ending in (("",) if view.page.language == "en" else ("их", "ых"))]
    for noun in _nouns_before(view, end):
        if found := next((aliases[f"{kind} {noun}"] for kind in kinds if f"{kind} {noun}" in aliases), None):
            return Head((found,) if isinstance(found, str) else found, "air", last)
    return None


def _nouns_before(view: View, end: int) -> Sequence[str]:
    """The nouns of what was counted last, here or in the sentence before."""
    within = view.page.vocabulary.is_within
    items = [*(view.before.of_kind("class") if view.before else ()), *view.of_kind("class")]
    named = next((one.get("class") for one in reversed(items) if one.end <= end), ())
    kind = next((kind for kind in _KIND_NOUNS if any(within(one, kind) for one in named)), "")
    return _KIND_NOUNS[kind][view.page.language] if kind else ()


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


def partitive(view: View, quantity: Quantity, found: Head) -> bool:
    """In "40 of the drones launched were Shaheds" a part is named, not in "40 drones were Shaheds"."""
    between = view.normalised[quantity.span[1] : found.end] + " "
    if not found.family or " of " in between or _OUT_OF.match(between) is not None:
        return True
    start = quantity.bound_span[0] if quantity.bound_span else quantity.span[0]
    return any(one.end + 1 == start for one in view.of_kind("subset"))  # "of which 40 drones were Shaheds"


def _closes_aside(view: View, start: int) -> bool:
    """In "26 targets - 22 drones and four missiles - 23 of them" the dash before the number closes a list.

    In "personnel - 1,216,930 (+1,060), tanks - 11,520" every dash stands behind a label.
    """
    before = view.normalised[view.start : start - len(" - ")]
    inner = before.rpartition(" - ")[2]
    if view.page.language != "en" or before.count(" - ") % 2 == 0 or ";" in inner:
        return False
    label = view.start + before.rfind(", ") if ", " in inner else start
    return label == start or any(label < one.span[0] < start for one in view.quantities)


def noun_before(view: View, start: int, end: int) -> Head | None:
    """Tables put the noun first: "tanks: 12", "drones (45)", running totals too: "tanks 12 (+1)"."""
    if IN_ALL.match(view.normalised, end, view.end):
        return _apposed(view, start)
    if view.normalised.endswith(" - ", 0, start) and _closes_aside(view, start):
        return None
    of_line = view.sentence.line and _ENDS_LINE.fullmatch(view.normalised, end, view.end)
    gaps = _BEFORE_TOTAL if of_line or PLUS.match(view.normalised, end, view.end) else _BEFORE_NOUN
    for item in reversed(view.items):
        if item.end > start:
            continue
        gap = view.normalised[item.end : start]
        noun = noun_of(item, view.page.vocabulary)
        if not noun and (item.get("be") or item.get("denial")) and gap.strip() in ("", "не"):
            continue  # "дронов было 476", "влучань було не 21"
        if not noun and of_line and item.get("anti_head"):
            continue  # "tanks of all types - 4"
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


def of_noun(view: View, start: int) -> Head | None:
    """In "из дронов прорвались пять" the noun stands before the verb, behind "of"."""
    item = next((one for one in reversed(view.of_kind("class")) if one.end <= start), None)
    noun = item and noun_of(item, view.page.vocabulary)
    if item is None or not noun or noun[1] != "air":
        return None
    if not _OF.search(view.normalised, view.start, item.start):
        return None
    between = view.normalised[item.end : start]
    return Head(noun[0], noun[1], start) if _FEW_WORDS.fullmatch(between) else None


def of_fronted(view: View, start: int) -> Head | None:
    """In "дронів збили 41, ракет перехопили лише дев'ять" the genitive in front is counted."""
    item = next((one for one in reversed(view.of_kind("class")) if one.end <= start), None)
    noun = item and noun_of(item, view.page.vocabulary)
    if item is None or not noun or noun[1] != "air" or view.page.language == "en":
        return None
    fronted = _OPENS.search(view.normalised, max(0, view.start - 1), item.start)
    if not fronted or not _OF_MANY.fullmatch(view.normalised, item.start, item.end):
        return None
    told = view.between(item.end, start, "verb") and _FEW_WORDS.fullmatch(view.normalised, item.end, start)
    return Head(noun[0], noun[1], start) if told else None


def of_those(view: View, start: int) -> Head | None:
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
