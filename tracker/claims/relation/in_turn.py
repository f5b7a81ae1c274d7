"""Figures told in turn with what was named in turn: "597 та 26 відповідно", "21 and 16 respectively"."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from tracker.claims.page.items import Item
from tracker.claims.page.mention import Mention
from tracker.claims.page.nouns import noun_of
from tracker.claims.page.view import View
from tracker.text.lazy import regex

_TOLD_BEHIND = regex(
    r"(?: (?:regions?|oblasts?|област[а-яіїє]+))?,? ?[-–]? ?(?:відповідно|соответственно"
    r"|respectively)\b(?! (?:до|к|с)\b)"
)
"""In "over Sumy and Poltava regions respectively" the word of order stands behind the row."""
_OF = regex(r" respectively,? (?:out )?of (?:the |some |about )?")
_BEFORE = regex(r"(?:відповідно|соответственно),? $")
_PAIR = regex(r" (?:of them )?(?:in|over|at|on|near|around) the (former|latter)\b")
"""In "attacks on Sumy and Nikopol, six in the former and five in the latter" each is of one place."""
AND = regex(r",? (?:and|і|й|та|и) |, ")


def tells_in_turn(view: View) -> bool:
    """Whether a word of order stands in a sentence."""
    words = view.words
    return "respectively" in words or "відповідно" in words or "соответственно" in words


def joined_rows(view: View, mentions: Sequence[Mention]) -> Iterator[list[Mention]]:
    """For each number those that "and" or a comma joins to it from the left, itself the last."""
    row: list[Mention] = []
    for one in mentions:
        joined = row and AND.fullmatch(view.normalised, row[-1].end, one.start)
        row = [*row, one] if joined else [one]
        yield row


def row_of(view: View, mention: Mention, mentions: Sequence[Mention]) -> list[Mention]:
    """The numbers that a word of order joins, in order; [] where this one is none of them."""
    if len(mentions) < 2 or not tells_in_turn(view):
        return []
    for row in joined_rows(view, mentions):
        told = _TOLD_BEHIND.match(view.normalised, row[-1].end, view.end) or _BEFORE.search(
            view.normalised, view.start, row[0].start
        )
        if told and len(row) > 1 and any(each is mention for each in row):
            return row
    return []


def name_kinds(view: View, mentions: Sequence[Mention]) -> None:
    """In "дронів і ракет було 597 та 26 відповідно" each number counts the kind in its turn."""
    if not tells_in_turn(view):
        return
    for row in _rows(view, mentions):
        if any(one.end > one.span[1] for one in row):
            continue
        if twins := _twins(view, row, mentions):
            for one, twin in zip(row, twins, strict=True):
                one.classes, one.family, one.side = twin.classes, twin.family, twin.side
            continue
        kinds = [(item, noun_of(item, view.page.vocabulary)) for item in view.of_kind("class")]
        named = [(item, noun) for item, noun in kinds if noun and item.end <= row[0].start][-len(row) :]
        if len(named) < len(row) or not _are_listed(view, [item for item, _ in named]):
            continue
        for one, (_, noun) in zip(row, named, strict=True):
            one.classes, one.family = noun or ((), "")


def _rows(view: View, mentions: Sequence[Mention]) -> Iterator[list[Mention]]:
    if tells_in_turn(view):
        rows = ((mention, row_of(view, mention, mentions)) for mention in mentions)
        yield from (row for mention, row in rows if row and row[0] is mention)


def _twins(view: View, row: list[Mention], mentions: Sequence[Mention]) -> list[Mention]:
    """The counted things before or behind a row of bare numbers, as many as it has."""
    first, last = mentions.index(row[0]), mentions.index(row[-1])
    behind = _OF.match(view.normalised, row[-1].end, view.end) is not None
    before = [one for one in mentions[:first] if one.subset_of is None or one.subset_of is row[0].subset_of]
    twins = list(mentions[last + 1 :][: len(row)] if behind else before[-len(row) :])
    joined = (AND.fullmatch(view.normalised, one.end, two.start) for one, two in pairwise(twins))
    counted = len(twins) == len(row) and all(one.family == "air" and one.classes for one in twins)
    return twins if counted and all(joined) else []


def share_verb(view: View) -> None:
    """In "280, 18 and one respectively were shot down" one verb is told of all, each a part of its twin."""
    for row in _rows(view, view.mentions):
        last = row[-1].event
        told = row[-1] if last is not None and last.start >= row[-1].end else row[0]
        twins = _twins(view, row, view.mentions)
        for one, twin in zip(row, twins, strict=False):
            if told.event is not None:
                one.go_with(told)
            one.subset_of, twin.whole = twin, True
            if twin.event is told.event and told.event is not None:
                twin.event, twin.role, twin.metric = None, "", "launched"


def _place_behind(view: View, mention: Mention, regions: Sequence[Item]) -> str:
    """In "38 and 24 of them fell over the Sea of Azov and the Kuban respectively" the places stand behind."""
    if not tells_in_turn(view):
        return ""
    for row in joined_rows(view, view.mentions):
        behind = [item for item in regions if item.start >= row[-1].end][: len(row)]
        ends = behind[-1].end if behind else -1
        told = len(behind) == len(row) > 1 and _TOLD_BEHIND.match(view.normalised, ends, view.end)
        if told and any(one is mention for one in row) and _are_listed(view, behind):
            return str(behind[row.index(mention)].get("region"))
    return ""


def place_of(view: View, mention: Mention, regions: Sequence[Item]) -> str:
    """In "по Полтавщині та Харківщині випущено 21 і 16 ракет відповідно" each has the place in its turn."""
    if pair := _PAIR.match(view.normalised, mention.end, view.end):
        named = [item for item in regions if item.end <= mention.start][-2:]
        return str(named[pair[1] == "latter"].get("region")) if len(named) > 1 else ""
    if behind := _place_behind(view, mention, regions):
        return behind
    row = row_of(view, mention, view.mentions)
    before = [item for item in regions if row and item.end <= row[0].start][-len(row) :]
    if not row or len(before) < len(row) or not _are_listed(view, before):
        return ""
    nth = next(at for at, one in enumerate(row) if one is mention)
    return str(before[nth].get("region"))


def _are_listed(view: View, items: Sequence[Item]) -> bool:
    return all(AND.match(view.normalised, one.end, two.start) for one, two in pairwise(items))
