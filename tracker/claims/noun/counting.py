"""The counted things of a sentence: numbers with their nouns, implicit ones, "the rest"."""

from operator import attrgetter

from tracker.claims.noun.classes import head
from tracker.claims.noun.elsewhere import (
    IN_ALL,
    counts_other,
    inside,
    kind_alone,
    losses_of,
    made_up,
    noun_before,
    number_behind,
    number_of,
    of_fronted,
    of_noun,
    of_those,
    partitive,
    predicate_of,
)
from tracker.claims.noun.every_one import reach_of
from tracker.claims.noun.nobody import find_nobody
from tracker.claims.noun.ratios import join_ratios
from tracker.claims.noun.remaining import close_apposed, find_rest
from tracker.claims.noun.shared import (
    compared,
    increments,
    men,
    name_parts,
    of_another,
    others_of_things,
    share_hits,
    share_nouns,
)
from tracker.claims.noun.told_beside import apposition, corrections, of_cases, percents
from tracker.claims.noun.unprinted import find_another, find_implicit, find_same_number
from tracker.claims.page.mention import Mention
from tracker.claims.page.nouns import Head, Reach, noun_of
from tracker.claims.page.view import View
from tracker.claims.relation.in_turn import name_kinds
from tracker.claims.relation.parts import (
    link_parts,
    link_shares,
    mark_subsets,
    name_harmed,
    pair_parts,
    share_left_out,
)
from tracker.claims.relation.references import LEANING
from tracker.claims.words.patterns import slavic
from tracker.model import Quantity
from tracker.text.lazy import regex

_ATTACK = regex(
    r"-(?:[a-z]+[- ]){1,4}(?:attacks?|strikes?|raids?|barrages?|assaults?|salvo(?:s|es)?|volleys?|waves?"
    r"|swarms?|onslaughts?)\b"
)
_ON_THE_NET = regex(r"\b(?:media|news|web|online|internet) (?=sites?\b)")
_STRIKES = regex(r"(?<!s) (?:and|or) [\d,.a-z-]+ (?:[a-z]+ )?(?:air ?)?(?:strikes|attacks|raids)\b")
_COLLECTIVE = slavic(
    r"двоє|троє|четверо|п'ятеро|шестеро|семеро|восьмеро|дев'ятеро|десятеро|одинадцятеро|дванадцятеро"
    r"|двадцятеро"
    r"|двое|трое|пятеро|девятеро|двоих|троих|(?:четвер|пятер|шестер|семер|восьмер|девятер|десятер)ых"
)
"""Collective numerals without a noun count people."""
_COPULA = regex(r" (?:было|стало|оказалось|насчитывалось|було|виявилося) (?:не )?$")
_CLOSES = regex(r"[^\d()\[\],;:]{0,24}[)\]]")
"""In "9 million (8 million euros) of aid" unit and bracket behind an equivalent are of the sum."""
_OWN_WORDS = regex(r" (?!(?:or|або|чи|или|about|близько|около) )[^\W\d][^()]*\(")
"""In "11,5 млрд євро військової допомоги ($13,5 млрд)" the words before the bracket tell of the sum."""
_OF_WHOM = regex(r" (?:из|з|із|зі|of) ")
_NEAR = 20
_WITHOUT_NUMBER = frozenset({"class", "rest", "last_one", "counted", "same_number"})
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
    mentions.extend(find_rest(view, reach))
    if view.has("rest"):
        close_apposed(view, mentions)
    mentions.extend(find_implicit(view, mentions))
    mentions.extend(find_another(view, mentions))
    if view.page.language != "en":
        taken = [one for one in find_nobody(view) if not _overlaps(one, mentions)]
        mentions.extend(taken)
    mentions.extend(find_same_number(view, reach, mentions))
    mentions.sort(key=_START)
    if mentions:
        others_of_things(view, mentions)
        men(view, mentions)
        mark_subsets(view, mentions)
        name_harmed(view, mentions)
        pair_parts(view, mentions)
    return mentions


def _related(view: View, reach: Reach, mentions: list[Mention]) -> list[Mention]:
    """The printed numbers of a sentence with what two of them tell of one another."""
    mentions = join_ratios(view, mentions)
    link_parts(view, mentions)
    share_left_out(view, mentions)
    link_shares(view, mentions)
    name_parts(view, reach, mentions)
    compared(view, mentions)
    of_another(view, mentions)
    name_kinds(view, mentions)
    share_nouns(view, mentions)
    share_hits(view, mentions)
    increments(view, reach, mentions)
    percents(view, mentions)
    corrections(view, mentions)
    return mentions


def _mention(view: View, reach: Reach, quantity: Quantity) -> Mention:
    """One number with its noun: right behind it, behind its verb, elsewhere, or none."""
    quantity = _without_model(reach, quantity)
    end, start = _end(view, quantity), start_of(quantity)
    found = _behind(view, reach, quantity, end)
    mention = Mention(quantity, start, max(found.end, end), anaphor=found.anaphor, inner=found.inner)
    if found.family in ("", "other") and (kind := kind_alone(view, end)):
        found, mention.end = kind._replace(anaphor=found.anaphor), kind.end
        if kind.classes == ("drone_strike",):
            mention.metric, mention.rule = "launched", "part_of"
            mention.flags.append("part_of_whole")
    else:
        found = _predicated(view, reach, mention, found, end)
    if not found.family:
        found = _elsewhere(view, reach, mention, found, end)
    if found.family == "other" and (named := apposition(view, reach, end)):
        found = named
    if not found.family:
        found = _of_no_metric(view, mention, found, end)
    if quantity.amount.unit == "percent" and (cases := of_cases(view, mention)):
        found = cases
    if found.family == "air" and _is_compound(view, reach, end):
        mention.metric, mention.rule = "launched", "compound"
    mention.classes, mention.family, mention.side = found.classes, found.family, found.side
    mention.others = view.normalised[end : mention.end].strip() in ("others", "other")
    if not mention.family and _COLLECTIVE.fullmatch(view.normalised, *quantity.span):
        mention.family = "person"
    if quantity.amount.unit == "person":
        mention.classes, mention.family = _of_whom(view, quantity) or ("person",), "person"
    return mention


def _behind(view: View, reach: Reach, quantity: Quantity, end: int) -> Head:
    """The noun right behind a number."""
    found = head(reach, end, one=quantity.amount.best in (0, 1))
    on_the_net = found.family == "location" and _ON_THE_NET.search(view.normalised, end, found.end)
    if on_the_net or (found.family == "air" and _STRIKES.match(view.normalised, found.end)):
        return Head((), "other", found.end)  # "two missile and 78 air strikes"
    return found


def _predicated(view: View, reach: Reach, mention: Mention, found: Head, end: int) -> Head:
    """In "half were decoys", "40 of the drones were Shaheds" the verb tells what the part is."""
    leans = mention.quantity.form in LEANING
    if leans and found.family == "other" and predicate_of(view, reach, end):
        found = Head((), "", end)  # "половину составляли имитаторы": the verb is in no table
    predicate = predicate_of(view, reach, max(end, found.end))
    if predicate is None and (leans or found.anaphor):
        predicate = made_up(view, mention.start)
    same = predicate is not None and predicate.family == (found.family or predicate.family)
    if predicate is None or not (same and partitive(view, mention.quantity, found)):
        return found
    mention.flags.append("part_of_whole")
    if predicate.family == "air" and (leans or not predicate.inner):
        mention.metric, mention.rule = "launched", "part_of"
    return predicate


def _elsewhere(view: View, reach: Reach, mention: Mention, found: Head, end: int) -> Head:
    """The noun of a number that has none behind it, and the rule by which it is counted."""
    start = mention.start
    if named := number_of(view, reach, start) or number_behind(view, reach, end):
        mention.rule = "number_of"
        if named.family == "air":
            mention.inner = named.inner  # "Число сбитых БПЛА достигло 17"
        return named
    if lost := losses_of(view, start):
        named, mention.metric = lost
        return named
    if found.anaphor:
        return found
    if before := noun_before(view, start, end):  # "баллистику - 2 из 6"
        apposed = IN_ALL.match(view.normalised, end, view.end)
        if apposed or _COPULA.search(view.normalised, view.start, start):
            mention.rule = "number_of"  # "Ракет стало 135"
        return before
    whole = mention.quantity.part_of is None
    behind = (of_noun(view, start) or of_those(view, start) or of_fronted(view, start)) if whole else None
    return behind or found


def _of_no_metric(view: View, mention: Mention, found: Head, end: int) -> Head:
    """What a number without a noun counts that no metric does."""
    if not mention.rule and counts_other(view, mention.start):
        return Head((), "other", found.end)  # "Артиллерийских обстрелов - 366."
    return (inside(view, mention.quantity) if mention.quantity.form == "all_but" else None) or found


def _of_whom(view: View, quantity: Quantity) -> tuple[str, ...]:
    """In "никто из мирных граждан не пострадал" who they are stands behind."""
    for item in view.of_kind("class") if _OF_WHOM.match(view.normalised, quantity.span[1]) else ():
        noun = noun_of(item, view.page.vocabulary)
        if 0 < item.start - quantity.span[1] <= _NEAR and noun and noun[1] == "person":
            return noun[0]
    return ()


def _is_compound(view: View, reach: Reach, end: int) -> bool:
    """In "a 500-drone attack" the drones were launched."""
    weapon = reach.items.get(end + 1)
    return weapon is not None and "class" in weapon.senses and _ATTACK.match(view.normalised, end) is not None


def start_of(quantity: Quantity) -> int:
    """Where a number begins, its bound words included."""
    return min(quantity.span[0], quantity.bound_span[0] if quantity.bound_span else quantity.span[0])


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
    """Where a number ends with its unit, its bound and, where no other words part them, its equivalents."""
    spans = (quantity.span, quantity.unit_span, quantity.bound_span)
    own = max(span[1] for span in spans if span)
    end = max((own, *(span[1] for span in quantity.equivalent_spans)))
    if quantity.equivalent_spans and _OWN_WORDS.match(view.normalised, own, end):
        return own
    if quantity.equivalent_spans and (close := _CLOSES.match(view.normalised, end, view.end)):
        return close.end()
    return end


def _overlaps(one: Mention, mentions: list[Mention]) -> bool:
    return any(other.start < one.end and one.start < other.end for other in mentions)
