"""Identity checks over the claims of one document (docs/methods/checks.md): which figures cannot all hold."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from tracker.model import Amount, Claim
from tracker.vocab import Vocabulary, load

PARTS = ("shot_down", "lost", "suppressed")
OUTCOMES = (*PARTS, "hit", "left_airspace", "still_airborne")
Key = tuple[str, str, str, str]


class Fault(NamedTuple):
    """A law that the claims break: its name, the claims and the arithmetic."""

    check: str
    claims: tuple[str, ...]
    arithmetic: str


def checks(claims: Iterable[Claim], vocabulary: Vocabulary | None = None) -> list[Fault]:
    """The faults among claims of one claimant, direction, scope and end day; unknown parts are no zeros.

    Intervals fail only where no values inside them satisfy the law.
    """
    vocabulary = vocabulary or load()
    groups: dict[Key, list[Claim]] = defaultdict(list)
    for claim in claims:
        groups[_key(claim)].append(claim)
    faults: list[Fault] = []
    for group in groups.values():
        for check in _CHECKS:
            faults.extend(check(group, vocabulary))
    return faults


def _key(claim: Claim) -> Key:
    end = claim.window.end
    return claim.claimant, claim.direction, claim.scope, end.date().isoformat() if end else ""


def _of(group: Sequence[Claim], metric: str) -> list[Claim]:
    return [claim for claim in group if claim.metric == metric and "part_of_whole" not in claim.flags]


def _class_sum(group: Sequence[Claim], vocabulary: Vocabulary) -> Iterator[Fault]:
    """Disjoint classes are no more than their parent."""
    for whole in group:
        parts = [
            part
            for part in _of(group, whole.metric)
            if part is not whole and len(whole.classes) == 1 and _below(part, whole.classes[0], vocabulary)
        ]
        parts = [part for part in parts if not any(_contains(other, part, vocabulary) for other in parts)]
        if parts and (fault := _at_most("class_sum", parts, whole)):
            yield fault


def _below(part: Claim, parent: str, vocabulary: Vocabulary) -> bool:
    return bool(part.classes) and all(
        name != parent and vocabulary.is_within(name, parent)
        for name in part.classes
        if name in vocabulary.classes
    )


def _contains(other: Claim, part: Claim, vocabulary: Vocabulary) -> bool:
    return (
        other is not part
        and other.classes != part.classes
        and len(other.classes) == 1
        and _below(part, other.classes[0], vocabulary)
    )


def _outcome_sum(group: Sequence[Claim], _: Vocabulary) -> Iterator[Fault]:
    """Neutralised = shot_down + lost + suppressed."""
    for whole in _of(group, "neutralised"):
        parts = [claim for metric in PARTS for claim in _of(group, metric) if claim.classes == whole.classes]
        if {claim.metric for claim in parts} >= {"shot_down", "lost"} and (
            fault := _equal("outcome_sum", parts, whole)
        ):
            yield fault


def _outcome_limit(group: Sequence[Claim], _: Vocabulary) -> Iterator[Fault]:
    """What was stopped, struck or flew on is no more than what was launched."""
    for whole in _of(group, "launched"):
        parts = [claim for name in OUTCOMES for claim in _of(group, name) if claim.classes == whole.classes]
        merged = [claim for claim in _of(group, "neutralised") if claim.classes == whole.classes]
        rest = [claim for claim in parts if claim.metric not in PARTS]
        for outcomes in (parts, [*merged, *rest] if merged else []):
            if outcomes and (fault := _at_most("outcome_limit", outcomes, whole)):
                yield fault


def _part_of_whole(group: Sequence[Claim], _: Vocabulary) -> Iterator[Fault]:
    """What stands after "including" is no more than the figure before it."""
    ordered = sorted(group, key=lambda claim: claim.spans[0])
    for part in (claim for claim in ordered if "part_of_whole" in claim.flags):
        wholes = [
            claim
            for claim in ordered
            if claim.metric == part.metric
            and claim.spans[0] < part.spans[0]
            and "part_of_whole" not in claim.flags
        ]
        if wholes and (fault := _at_most("part_of_whole", [part], wholes[-1])):
            yield fault


def _location_limit(group: Sequence[Claim], _: Vocabulary) -> Iterator[Fault]:
    """A place that was struck needs an object that struck it."""
    hits = _of(group, "hit")
    for places in _of(group, "hit_locations"):
        high = _sum([claim.amount.high for claim in hits])
        if hits and high is not None and places.amount.low is not None and places.amount.low > high:
            yield _fault("location_limit", [places, *hits], f"{_show(places.amount)} places > {high:g} hits")


def _same_figure(group: Sequence[Claim], _: Vocabulary) -> Iterator[Fault]:
    """One claimant prints two exact values for one thing: classes mixed up, or another window."""
    for first, second in combinations(group, 2):
        same = (
            first.metric == second.metric
            and first.classes == second.classes
            and first.window == second.window
        )
        exact = first.amount.bound == second.amount.bound == "exact" and not {*first.flags, *second.flags}
        if same and exact and first.amount.best != second.amount.best and not _listed(first, second):
            yield _fault(
                "title_body",
                [first, second],
                f"{_show(first.amount)} and {_show(second.amount)} for one window",
            )


def _listed(first: Claim, second: Claim) -> bool:
    """Figures of one sentence are items of a list."""
    return first.quote == second.quote


def _at_most(check: str, parts: Sequence[Claim], whole: Claim) -> Fault | None:
    low = _sum([part.amount.low for part in parts])
    high = whole.amount.high
    if low is None or high is None or low <= high:
        return None
    return _fault(check, [*parts, whole], f"{_added(parts)} = {low:g} > {_show(whole.amount)}")


def _equal(check: str, parts: Sequence[Claim], whole: Claim) -> Fault | None:
    low, high = _sum([part.amount.low for part in parts]), _sum([part.amount.high for part in parts])
    too_low = high is not None and whole.amount.low is not None and high < whole.amount.low
    too_high = low is not None and whole.amount.high is not None and low > whole.amount.high
    if not (too_low or too_high):
        return None
    return _fault(check, [*parts, whole], f"{_added(parts)} is not {_show(whole.amount)}")


def _sum(values: Sequence[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return sum(known) if len(known) == len(values) else None


def _fault(check: str, claims: Sequence[Claim], arithmetic: str) -> Fault:
    return Fault(check, tuple(claim.id for claim in claims), arithmetic)


def _added(parts: Sequence[Claim]) -> str:
    return " + ".join(_show(part.amount) for part in parts)


def _show(amount: Amount) -> str:
    if amount.low == amount.high and amount.low is not None:
        return f"{amount.low:g}"
    return "..".join("open" if value is None else f"{value:g}" for value in (amount.low, amount.high))


_CHECKS: tuple[Callable[[Sequence[Claim], Vocabulary], Iterator[Fault]], ...] = (
    _class_sum,
    _outcome_sum,
    _outcome_limit,
    _part_of_whole,
    _location_limit,
    _same_figure,
)
