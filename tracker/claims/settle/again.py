"""What was told last, counted again: "the number rose to 20", "that includes 40", "it was 97"."""

from collections.abc import Callable
from itertools import pairwise, takewhile
from typing import NamedTuple

from tracker.claims.loss.losing import left_out_owner
from tracker.claims.page.groups import EQUIPMENT, LOSSES, OUTCOMES, PERSONS, against, attacker_in
from tracker.claims.page.mention import Mention
from tracker.claims.page.nouns import family
from tracker.claims.page.view import View
from tracker.claims.relation.in_turn import row_of
from tracker.claims.settle.again_signs import (
    adds_on,
    are_joined,
    is_open,
    is_part,
    is_placed,
    is_told_of,
    lists_loss,
    lists_on,
    only_when_or_where,
    says_number,
    tells_figure,
    tells_them,
    there_were,
)
from tracker.claims.settle.book import Book
from tracker.claims.verb.metric import metric_of
from tracker.model import Claim
from tracker.text.lazy import regex

_AIR_DEFENCE = regex(r"\b(?:air[- ]defen[cs]es?|interceptors|ппо|пво)\b")
_HARMED = frozenset({"destroy", "damage", "strike", "burn", "shoot_down"})
_LISTED = OUTCOMES | PERSONS | EQUIPMENT
_PLACED = OUTCOMES | PERSONS | {"launched"}


class Again(NamedTuple):
    """What a figure counts, as one before it did: by which rule, whose it is, and whether it is a part."""

    metric: str
    classes: tuple[str, ...]
    rule: str = ""
    side: str = ""
    part: bool = False


class Case(NamedTuple):
    """A figure that may count again: `told` are claims of its kind not far before, `last` the last one."""

    book: Book
    view: View
    mention: Mention
    last: Claim
    told: list[Claim]


Way = Callable[[Case], Again | None]


def refer(book: Book, view: View, mention: Mention) -> None:
    """In "officials put the number at 20", "Kyiv lost none" what was told last is counted again.

    So it is where a sentence lists parts of it: "Из них: 78 в Белгородской области, 66 в Воронежской".
    """
    again = _in_stock_too(book, view, mention) or _unclaimed(book, view, mention)
    if again is None and (case := _case_of(book, view, mention)) is not None:
        ways = (*_BY_WORDS, *_BY_SIGNS) if case.told else _BY_WORDS
        again = next(filter(None, (way(case) for way in ways)), None)
    if again is not None:
        mention.metric, mention.classes = again.metric, again.classes
        mention.rule, mention.side = again.rule or mention.rule, again.side or mention.side
        mention.flags += ["part_of_whole"] if again.part else []


def _in_stock_too(book: Book, view: View, mention: Mention) -> Again | None:
    """In "has 500 Iskanders in store. Of Kinzhals there are just over 100" nothing was launched."""
    last = book.history.last_near(view.nth)
    if last is None or last.metric != "stock" or mention.event is None:
        return None
    if not view.normalised.startswith("there", mention.event.start):
        return None
    named = [tuple(item.get("class")) for item in view.of_kind("class") if item.end <= mention.start]
    return Again("stock", mention.classes or (named[-1] if named else ()))


def _unclaimed(book: Book, view: View, mention: Mention) -> Again | None:
    """What was denied is put right by "the true figure"; what was planned may be counted as it came."""
    history = book.history
    at, metric, classes = history.refused
    if mention.family or not is_open(mention):
        return None
    if view.nth - at <= 1 and tells_figure(view, mention):
        return Again(metric, classes, "again")
    planned = history.last is None and history.named and there_were(view, mention)
    return Again("launched", history.named) if planned else None


def _case_of(book: Book, view: View, mention: Mention) -> Case | None:
    """A figure whose own words leave open what it counts, with what was told before it."""
    last = book.history.last
    if last is None or (mention.family == "casualty" and mention.quantity.amount.high == 0):
        return None  # "no casualties"
    goes_on = mention.rule == "headline" and last.metric in OUTCOMES and only_when_or_where(view, mention)
    if goes_on and not _heads_others(book, view, mention):
        mention.metric, mention.rule = "", ""
    if (mention.metric and mention.family) or last.amount.unit not in ("count", "person"):
        return None
    whole = mention.subset_of
    if whole is None and _is_of_refused(book, view, last) and (mention.anaphor or is_part(view, mention)):
        return None
    if whole is not None and whole.family == "other" and not (mention.family or whole.metric):
        return None  # "176 боевых столкновений, из них 48 на Покровском направлении"
    near = takewhile(lambda entry: view.nth - entry[0] <= 2, reversed(book.history.entries))
    told = [one for _, one in near if _is_alike(book, mention, one)][::-1]
    return Case(book, view, mention, told[-1] if mention.family and told else last, told)


def _heads_others(book: Book, view: View, mention: Mention) -> bool:
    """In "Збито 12 дронів. За тиждень - 1050 дронів, 60 ракет" the second tells of what was launched."""
    told = {one.classes for at, one in book.history.entries if view.nth - at <= 2}
    others = (one for one in view.mentions if one is not mention and one.family == "air")
    return mention.family == "air" and any(one.event is None and one.classes not in told for one in others)


def _is_of_refused(book: Book, view: View, last: Claim) -> bool:
    """In "пошкоджено 23 будинки. Один із них двоповерховий" the houses, which no claim counts, are meant."""
    refused = book.rejections[-1:]
    since = max(last.spans[0][1], view.page.sentences[max(0, view.nth - 1)].start)
    return any(one.reason == "no_metric" and one.span[0] >= since for one in refused)


def is_of_times(book: Book, view: View, mention: Mention) -> bool:
    """In "4 105 разів обстріляв позиції, з них 96 - із РСЗВ" the part counts what was done so often."""
    told = book.rejections[-1] if book.rejections and not mention.family else None
    if told is None or told.reason != "frequency" or told.span[0] < view.start:
        return False
    return bool(view.between(told.span[1], mention.start, "subset"))


def _is_alike(book: Book, mention: Mention, last: Claim) -> bool:
    """Whether a number counts what the last claim counts: a bare one, or one with a noun of its family."""
    if not mention.family:
        return True
    if last.metric in PERSONS:
        return mention.family in ("person", "casualty")
    return bool(last.classes) and family(last.classes[0], book.page.vocabulary) == mention.family


def _listed_loss(case: Case) -> Again | None:
    """In "put Moscow's at 1,010 killed and wounded, along with four tanks" the tanks are lost too."""
    if case.last.metric not in LOSSES or not lists_loss(case.view, case.mention):
        return None
    return Again("equipment_destroyed", case.mention.classes, "listed", _side_of(case.last))


def _harmed_too(case: Case) -> Again | None:
    """In "34 aircraft were hit. At least nine were destroyed." the verb tells of what was counted last."""
    view, mention, event = case.view, case.mention, case.mention.event
    if event is None or mention.family or mention.part_of or event.sense not in _HARMED:
        return None
    if case.last.metric not in EQUIPMENT or case.book.history.of(OUTCOMES | {"launched"}, 2):
        return None
    if _AIR_DEFENCE.search(view.normalised, view.start, event.start):
        return None
    metric = metric_of(event, mention.role, "equipment", view.page.language)
    return Again(metric, case.last.classes, side=_side_of(case.last)) if metric else None


def _lost_none(case: Case) -> Again | None:
    """In "Russia lost 34 aircraft, Kyiv lost none" aircraft are meant."""
    event = case.mention.event
    if event is None or case.mention.family or case.last.metric not in EQUIPMENT:
        return None
    lost = event.sense == "lose" and not event.passive and event.verb.form != "noun"
    return Again(case.last.metric, case.last.classes) if lost else None


_TOLLS = ("toll", "toll_injured", "toll_missing", "casualty_noun")


def _of_them(case: Case) -> Again | None:
    """In "их было 97" the number counts what was told last."""
    hurt = (one.end <= case.mention.start for kind in _TOLLS for one in case.view.of_kind(kind))
    if not tells_them(case.view, case.mention) or (case.last.metric not in PERSONS and any(hurt)):
        return None  # "Число пострадавших уточнили: их девять"
    kinds = {item.get("class")[0] for item in case.view.of_kind("class") if item.end <= case.mention.start}
    vocabulary = case.book.page.vocabulary
    last = {family(one, vocabulary) for one in case.last.classes}
    if kinds and last and all(family(one, vocabulary) not in last for one in kinds):
        return None  # "Все «шахеды», за исключением двух, сбиты - всего за ночь их было 33"
    case.mention.event = None  # "их было 97": nothing happens in it
    whole = _whole_of(case)
    return Again(whole.metric, whole.classes)


def _whole_of(case: Case) -> Claim:
    """In "запустили 98 дронов, збито 61. Попередньої ночі їх було 43" those launched are counted again."""
    history, last = case.book.history, case.last
    told = history.told_in(history.entries[-1][0]) if last.metric in OUTCOMES else ()
    return next((one for one in told if one.metric == "launched" and one.classes == last.classes), last)


def _in_row(case: Case) -> Again | None:
    """In "Лише за жовтень - 22 і 118 відповідно" each counts what was told in its turn before."""
    if case.mention.family or case.mention.metric:
        return None
    row = row_of(case.view, case.mention, case.view.mentions)
    return _in_its_turn(case, row, case.book.history.last_before(case.view.nth))


def _of_figures(case: Case) -> Again | None:
    """In "2,431 killed and 12,080 injured. In 2024 the figures were 2,010 and 8,950" each goes on in turn.

    So they do in "980 drones, 36 missiles, 900 bombs. The previous week: 1,150, 60 and 1,200."
    """
    view, row = case.view, case.view.mentions
    if len(row) < 2 or any(one.family or one.part_of for one in row):
        return None
    told = tells_figure(view, row[0]) or only_when_or_where(view, row[0], row[-1])
    told = told and all(are_joined(view, one, two) for one, two in pairwise(row))
    return _in_its_turn(case, row, view.nth - 1) if told else None


def _in_its_turn(case: Case, row: list[Mention], sentence: int) -> Again | None:
    """What was counted in a sentence before, in the turn that a figure has in its row."""
    told = case.book.history.wholes_in(sentence)
    if not row or len(told) != len(row):
        return None
    own = told[next(at for at, one in enumerate(row) if one is case.mention)]
    return Again(own.metric, own.classes, "again")


def _told_in_turn(case: Case) -> Again | None:
    """In "59 were launched and 58 downed; the air force spoke of 54 and 52" each is told again in turn."""
    view, nth = case.view, case.view.mentions.index(case.mention)
    for first in (nth - 1, nth):
        pair, before = view.mentions[first : first + 2], view.mentions[max(0, first - 2) : first]
        if first < 2 or len(pair) < 2 or any(one.family or one.part_of for one in pair):
            continue
        joined = view.normalised[pair[0].end : pair[1].start] == " and "
        if joined and is_told_of(view, pair[0]) and len({one.metric for one in before} - {""}) == 2:
            own = before[nth - first]
            return Again(own.metric, own.classes, "told_of")
    return None


def _told_by_another(case: Case) -> Again | None:
    told = case.last.metric in _LISTED and is_told_of(case.view, case.mention)
    return Again(case.last.metric, case.last.classes, "told_of") if told else None


def _outcome_of_part(case: Case) -> Again | None:
    """In "46 of 48 were destroyed. The air force had spoken of 41 out of 43" the part was destroyed."""
    if case.mention.metric or case.mention.part_of is None:
        return None
    outcome = next((one for one in reversed(case.told) if one.metric in OUTCOMES), None)
    return Again(outcome.metric, case.mention.classes or outcome.classes, "again") if outcome else None


def _whole_of_part(case: Case) -> Again | None:
    """In "Lviv region: 9 of 9 drones downed. Rivne region: 14 of 16." sixteen were launched."""
    if case.mention.metric or any(one.amount.best == case.mention.quantity.amount.best for one in case.told):
        return None  # "downed 92 drones. Sixty of the 92 were over the sea"
    parts = (one for one in case.view.mentions if one.part_of is case.mention and one.rule == "again")
    part = next((one for one in parts if one.metric in OUTCOMES), None)
    return Again("launched", part.classes, "part_of") if part else None


def _part_of_last(case: Case) -> Again | None:
    """In "170 servicemen were killed. Some 40 of them were officers" the part is of the army too."""
    if case.mention.metric or not is_part(case.view, case.mention):
        return None
    own = case.mention.classes
    army = own == ("person",) and case.last.classes == ("soldier",)
    return Again(case.last.metric, case.last.classes if army else own or case.last.classes, part=True)


def _goes_on(case: Case) -> Again | None:
    """In "by noon it had reached 23", "In October, 5,312." the number is new, or its time or place."""
    view, mention = case.view, case.mention
    timed = only_when_or_where(view, mention) and not _heads_others(case.book, view, mention)
    if not is_open(mention) or not (tells_figure(view, mention) or timed):
        return None
    side = mention.side or left_out_owner(view, mention) or _side_of(case.last)
    return Again(case.last.metric, mention.classes or _all_of(case), mention.rule or "again", side)


def _all_of(case: Case) -> tuple[str, ...]:
    """In "Eight were hurt, two of them children. Later the number rose to 17" all of them are counted."""
    last, best = case.last, case.mention.quantity.amount.best or 0
    if "part_of_whole" not in last.flags or best <= (last.amount.best or 0):
        return last.classes
    wholes = (
        one for one in reversed(case.told) if one.metric == last.metric and "part_of_whole" not in one.flags
    )
    return next((one.classes for one in wholes), last.classes)


def _adds_on(case: Case) -> Again | None:
    """In "another five", "the number is 40" the metric told last goes on."""
    view, mention = case.view, case.mention
    more = case.last.metric in OUTCOMES | PERSONS and adds_on(view, mention)
    if mention.metric or not (more or says_number(view, mention)):
        return None
    return Again(case.last.metric, _all_of(case), "again")


def _placed(case: Case) -> Again | None:
    mention, last = case.mention, case.last
    if mention.metric or last.metric not in _PLACED or not is_placed(case.view, mention):
        return None
    return Again(last.metric, mention.classes or last.classes, part=True)


def _listed_on(case: Case) -> Again | None:
    listed = not case.mention.metric and lists_on(case.view, case.mention)
    return Again(case.last.metric, case.mention.classes, "again") if listed else None


_BY_WORDS: tuple[Way, ...] = (
    *(_listed_loss, _harmed_too, _lost_none, _of_them),
    *(_in_row, _of_figures, _told_in_turn),
)
"""Its own words, its row or its turn tell what a figure counts."""
_BY_SIGNS: tuple[Way, ...] = (
    *(_told_by_another, _outcome_of_part, _whole_of_part, _part_of_last),
    *(_goes_on, _adds_on, _placed, _listed_on),
)
"""What was told last is counted again, or a part of it."""


def _side_of(last: Claim) -> str:
    """Whose weapons or losses the last figure told of."""
    attacker = attacker_in(last.direction)
    suffers = last.metric in EQUIPMENT or last.classes == ("soldier",)
    return against(attacker) if suffers else attacker
