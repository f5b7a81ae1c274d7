"""Announcements of money: each of them once, and a whole that several give never beside its parts."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from tracker.display import number
from tracker.series.calendar import to_date
from tracker.series.rows import wider
from tracker.vocab import Vocabulary

ALL_DONORS = "all_donors"
SAME_SHARE = 0.03
SAME_DAYS = 7
Triple = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Sum:
    """One amount of one donor in euros (and `own`: as claimed, in `unit`), on a local day, with its claim.

    A donor as DEU+NOR is an amount that they give together.
    """

    donor: str
    classes: tuple[str, ...]
    day: int
    low: float
    best: float
    high: float
    document: str
    claimant: str
    relay: bool
    rank: tuple[object, ...]
    id: str
    preliminary: bool
    whole_month: bool
    unit: str
    own: Triple

    @property
    def told(self) -> str:
        """The amount with its currency and donor, in words."""
        return f"{number(self.own[1])} {self.unit} of {self.donor}"


def is_part(donor: str, whole: str) -> bool:
    """True where a donor is one of those who give an amount together.

    >>> is_part("DEU", "DEU+NOR"), is_part("DEU+NOR", "all_donors"), is_part("DEU", "DEU")
    (True, True, False)
    """
    if whole == ALL_DONORS:
        return donor != ALL_DONORS
    return set(donor.split("+")) < set(whole.split("+"))


def without_repeats(sums: Iterable[Sum], vocabulary: Vocabulary) -> list[Sum]:
    """Each announcement once, the firmest statement of it; totals before parts, all donors before one."""
    kept: list[Sum] = []
    order = sorted(sums, key=lambda one: (one.donor != ALL_DONORS, _depth(one, vocabulary), one.rank))
    for one in order:
        if not any(_repeats(one, other, vocabulary) for other in kept):
            kept.append(one)
    return _without_parts(kept)


def parts_by_whole(sums: Sequence[Sum], vocabulary: Vocabulary) -> list[tuple[Sum, list[Sum]]]:
    """Amounts that several donors give together, each with those of them that are told as its parts."""
    found: list[tuple[Sum, list[Sum]]] = []
    taken: set[str] = set()
    for whole in sorted(sums, key=_most_donors_first):
        others = [one for one in sums if one.id not in taken and is_part(one.donor, whole.donor)]
        if whole.id not in taken and (parts := _parts(whole, others, vocabulary)):
            found.append((whole, parts))
            taken.update(one.id for one in parts)
    return found


def less(whole: Sum, parts: Sequence[Sum]) -> Sum | None:
    """What is left of a joint amount without its parts; None where they are all of it."""
    left = 1 - sum(one.best for one in parts) / whole.best
    if left <= SAME_SHARE:
        return None
    own = whole.own[0] * left, whole.own[1] * left, whole.own[2] * left
    return replace(whole, low=whole.low * left, best=whole.best * left, high=whole.high * left, own=own)


def _most_donors_first(one: Sum) -> tuple[bool, int, str]:
    return one.donor != ALL_DONORS, -one.donor.count("+"), one.id


def _parts(whole: Sum, others: Sequence[Sum], vocabulary: Vocabulary) -> list[Sum]:
    """What the document of a whole tells of its donors on the day, as far as it fits into the whole.

    Other documents of the week tell parts only where all parts together are the whole.
    """
    near = [
        one
        for one in others
        if abs(one.day - whole.day) <= SAME_DAYS and _of_one_kind(one.classes, whole.classes, vocabulary)
    ]
    beside = [one for one in near if one.document == whole.document and one.day == whole.day]
    parts = _fitting(whole.best, beside)
    told = sum(one.best for one in parts)
    rest = _fitting(whole.best - told, [one for one in near if one not in beside])
    complete = abs(told + sum(one.best for one in rest) - whole.best) <= SAME_SHARE * whole.best
    return [*parts, *rest] if complete else parts


def _fitting(room: float, sums: Iterable[Sum]) -> list[Sum]:
    """The largest amounts that together are no more than there is room for."""
    found: list[Sum] = []
    room *= 1 + SAME_SHARE
    for one in sorted(sums, key=lambda one: (-one.best, one.id)):
        if one.best <= room:
            found.append(one)
            room -= one.best
    return found


def _of_one_kind(ones: tuple[str, ...], others: tuple[str, ...], vocabulary: Vocabulary) -> bool:
    return ones == others or wider(ones, others, vocabulary) or wider(others, ones, vocabulary)


def _depth(one: Sum, vocabulary: Vocabulary) -> int:
    return min(len(vocabulary.ancestors(name)) for name in one.classes)


def _repeats(one: Sum, other: Sum, vocabulary: Vocabulary) -> bool:
    if other.donor == ALL_DONORS and one.donor != ALL_DONORS and other.whole_month:
        return to_date(one.day).replace(day=1) == to_date(other.day).replace(day=1)
    if one.donor != other.donor or abs(one.day - other.day) > SAME_DAYS:
        return False
    if wider(other.classes, one.classes, vocabulary):
        return one.document == other.document or one.day == other.day
    if one.document == other.document:
        return one.day == other.day and one.classes == other.classes and one.best == other.best
    return one.classes == other.classes and abs(one.best - other.best) <= SAME_SHARE * abs(other.best)


def _without_parts(kept: Sequence[Sum]) -> list[Sum]:
    """One document's total and the parts that add up to it are one amount."""
    same: dict[tuple[object, ...], list[Sum]] = defaultdict(list)
    for one in kept:
        same[one.document, one.donor, one.classes, one.day].append(one)
    found: list[Sum] = []
    for members in same.values():
        total = max(members, key=lambda one: (one.high, one.id))
        rest = sum(one.best for one in members if one is not total)
        is_total = len(members) > 2 and abs(rest - total.best) <= SAME_SHARE * total.best
        found.extend([total] if is_total else members)
    return sorted(found, key=lambda one: (one.day, one.id))
