"""Laws that the claims of one document must keep (docs/methods/checks.md): which figures cannot all hold."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from tracker.claims.page.groups import WHOLES
from tracker.model import Amount, Claim
from tracker.terms import NOT_STOPPED, STOPPED_APART
from tracker.vocab import Vocabulary, load

OUTCOMES = (*STOPPED_APART, *NOT_STOPPED)
LIST_OF = 3
"""From so many regions on a list is meant to be whole; one or two regions may be examples."""
Key = tuple[str, ...]


class Check(NamedTuple):
    """A law tested on claims: its name, the ids of the claims, the arithmetic, and whether it held."""

    law: str
    claims: tuple[str, ...]
    arithmetic: str
    held: bool


def checks(claims: Iterable[Claim], vocabulary: Vocabulary | None = None) -> list[Check]:
    """Every law that could be tested among claims of one claimant, direction, scope and end day.

    An unknown part is no zero: a law with one is not tested. Intervals break a law only where no values
    inside them satisfy it.
    """
    vocabulary = vocabulary or load()
    claims = list(claims)
    tested: list[Check] = []
    for key, laws in ((_place, _LAWS), (_figure, (_region_sum,))):
        for group in _groups(claims, key):
            for law in laws:
                tested.extend(law(group, vocabulary))
    return tested


def _groups(claims: Iterable[Claim], key: Callable[[Claim], Key]) -> Iterable[list[Claim]]:
    groups: dict[Key, list[Claim]] = defaultdict(list)
    for claim in claims:
        groups[key(claim)].append(claim)
    return groups.values()


def _claimed(claim: Claim) -> Key:
    end = claim.window.end
    return claim.claimant, claim.direction, end.date().isoformat() if end else ""


def _place(claim: Claim) -> Key:
    return *_claimed(claim), claim.scope


def _figure(claim: Claim) -> Key:
    return *_claimed(claim), claim.window.basis, str(claim.window.start), claim.metric, *claim.classes


def _of(group: Sequence[Claim], metric: str) -> list[Claim]:
    return [claim for claim in group if claim.metric == metric and "part_of_whole" not in claim.flags]


def _class_sum(group: Sequence[Claim], vocabulary: Vocabulary) -> Iterator[Check]:
    """Disjoint classes are no more than their parent."""
    for whole in group:
        parts = [
            part
            for part in _of(group, whole.metric)
            if part is not whole and len(whole.classes) == 1 and _below(part, whole.classes[0], vocabulary)
        ]
        parts = [part for part in parts if not any(_contains(other, part, vocabulary) for other in parts)]
        parts = list({part.classes: part for part in parts}.values())
        if any(part.spans[0] < whole.spans[0] for part in parts):
            continue  # "two S-300 missiles, two missiles of an unstated type": an item, no total
        if parts and (check := _at_most("class_sum", parts, whole)):
            yield check


def _below(part: Claim, parent: str, vocabulary: Vocabulary) -> bool:
    """Whether all kinds of a part lie inside another kind."""
    return bool(part.classes) and all(
        name != parent and vocabulary.is_within(name, parent)
        for name in part.classes
        if name in vocabulary.classes
    )


def _contains(other: Claim, part: Claim, vocabulary: Vocabulary) -> bool:
    """Whether the one kind of another claim holds those of a part."""
    return (
        other is not part
        and other.classes != part.classes
        and len(other.classes) == 1
        and _below(part, other.classes[0], vocabulary)
    )


def _outcome_sum(group: Sequence[Claim], _: Vocabulary) -> Iterator[Check]:
    """Neutralised = shot_down + lost + suppressed."""
    for whole in _of(group, "neutralised"):
        parts = [
            claim
            for metric in STOPPED_APART
            for claim in _of(group, metric)
            if claim.classes == whole.classes
        ]
        if {claim.metric for claim in parts} >= {"shot_down", "lost"} and (
            check := _equal("outcome_sum", parts, whole)
        ):
            yield check


def _outcome_limit(group: Sequence[Claim], _: Vocabulary) -> Iterator[Check]:
    """What was stopped, struck or flew on is no more than what was launched."""
    for whole in _of(group, "launched"):
        parts = [claim for name in OUTCOMES for claim in _of(group, name) if claim.classes == whole.classes]
        merged = [claim for claim in _of(group, "neutralised") if claim.classes == whole.classes]
        rest = [claim for claim in parts if claim.metric not in STOPPED_APART]
        for outcomes in (parts, [*merged, *rest] if merged else []):
            if outcomes and (check := _at_most("outcome_limit", outcomes, whole)):
                yield check


def _part_of_whole(group: Sequence[Claim], vocabulary: Vocabulary) -> Iterator[Check]:
    """What stands after "including" is no more than the figure before it."""
    ordered = sorted(group, key=lambda claim: claim.spans[0])
    for part in (claim for claim in ordered if "part_of_whole" in claim.flags):
        wholes = [
            claim
            for claim in ordered
            if claim.metric == part.metric
            and (claim.classes == part.classes or _contains(claim, part, vocabulary))
            and claim.spans[0] < part.spans[0]
            and "part_of_whole" not in claim.flags
        ]
        if wholes and (check := _at_most("part_of_whole", [part], wholes[-1])):
            yield check


def _location_limit(group: Sequence[Claim], _: Vocabulary) -> Iterator[Check]:
    """A place that was struck needs an object that struck it."""
    hits = _of(group, "hit")
    for places in _of(group, "hit_locations"):
        high, low = _sum([claim.amount.high for claim in hits]), places.amount.low
        if hits and high is not None and low is not None:
            held = low <= high
            text = f"{_show(places.amount)} places {'<=' if held else '>'} {high:g} hits"
            yield _check("location_limit", [places, *hits], text, held)


def _same_figure(group: Sequence[Claim], _: Vocabulary) -> Iterator[Check]:
    """One claimant prints two exact values for one thing: classes mixed up, or another window."""
    for first, second in combinations(group, 2):
        same = (
            first.metric == second.metric
            and first.classes == second.classes
            and first.window == second.window
        )
        exact = first.amount.bound == second.amount.bound == "exact" and not {*first.flags, *second.flags}
        if same and exact and not _listed(first, second):
            held = first.amount.best == second.amount.best
            text = f"{_show(first.amount)} and {_show(second.amount)} for one window"
            yield _check("title_body", [first, second], text, held)


def _listed(first: Claim, second: Claim) -> bool:
    """Figures of one sentence are items of a list."""
    return first.quote == second.quote


def _region_sum(group: Sequence[Claim], vocabulary: Vocabulary) -> Iterator[Check]:
    """The regions of an itemised list add up to the headline above it."""
    ordered = sorted(group, key=lambda claim: claim.spans[0])
    heads = [nth for nth, claim in enumerate(ordered) if claim.scope in WHOLES and not _is_part(claim)]
    for head, end in zip(heads, [*heads[1:], len(ordered)], strict=False):
        whole = ordered[head]
        items = [claim for claim in ordered[head + 1 : end] if claim.scope in vocabulary.regions]
        areas = any(vocabulary.regions[item.scope].kind == "command" for item in items)
        whole_list = len(items) >= LIST_OF and not areas and not any(map(_is_part, items))
        law = _equal if whole_list else _at_most
        if items and (check := law("region_sum", items, whole)):
            yield check


def _is_part(claim: Claim) -> bool:
    return "part_of_whole" in claim.flags


def _at_most(law: str, parts: Sequence[Claim], whole: Claim) -> Check | None:
    """The check that parts are together no more than their whole; None where an end is open."""
    low = _sum([part.amount.low for part in parts])
    high = whole.amount.high
    if low is None or high is None:
        return None
    held = low <= high
    arithmetic = f"{_added(parts, low)} {'<=' if held else '>'} {_show(whole.amount)}"
    return _check(law, [*parts, whole], arithmetic, held)


def _equal(law: str, parts: Sequence[Claim], whole: Claim) -> Check | None:
    """The check that parts make up their whole; None where an open end leaves that undecided."""
    low, high = _sum([part.amount.low for part in parts]), _sum([part.amount.high for part in parts])
    too_low = high is not None and whole.amount.low is not None and high < whole.amount.low
    too_high = low is not None and whole.amount.high is not None and low > whole.amount.high
    held = not (too_low or too_high)
    if held and (low is None or high is None):
        return None
    sign = "is" if held else "is not"
    return _check(law, [*parts, whole], f"{_added(parts, low)} {sign} {_show(whole.amount)}", held)


def _sum(values: Sequence[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return sum(known) if len(known) == len(values) else None


def _check(law: str, claims: Sequence[Claim], arithmetic: str, held: bool) -> Check:
    return Check(law, tuple(claim.id for claim in claims), arithmetic, held)


def _added(parts: Sequence[Claim], total: float | None) -> str:
    printed = " + ".join(_show(part.amount) for part in parts)
    return printed if len(parts) == 1 or total is None else f"{printed} = {total:g}"


def _show(amount: Amount) -> str:
    if amount.low == amount.high and amount.low is not None:
        return f"{amount.low:,.12g}"
    return "..".join("open" if value is None else f"{value:,.12g}" for value in (amount.low, amount.high))


_LAWS: tuple[Callable[[Sequence[Claim], Vocabulary], Iterator[Check]], ...] = (
    _class_sum,
    _outcome_sum,
    _outcome_limit,
    _part_of_whole,
    _location_limit,
    _same_figure,
)
