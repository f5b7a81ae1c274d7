"""Laws between a figure and what the store holds of other things: what it cannot exceed or fall below.

Of a figure of which nothing is held itself these say whether it is possible at all (docs/court.md).
"""

from collections.abc import Iterator
from datetime import timedelta
from typing import NamedTuple

from tracker.claims.checks import OUTCOMES
from tracker.court.figures import Figure, definition, one_key
from tracker.court.naming import value, who
from tracker.court.records import Records
from tracker.court.statements import Statement
from tracker.court.sums import Sum, added
from tracker.errors import NotComparableError
from tracker.instants import KYIV

STOPPED = ("neutralised", *OUTCOMES)
A_RUN = timedelta(days=40)
"""Longer windows that begin on one day and end on different ones are running totals."""


class Limit(NamedTuple):
    """What bounds a figure, the law in words, and whether it is the most or the least.

    `stated` says who stated the bound, where it is one statement.
    """

    law: str
    total: Sum
    is_most: bool = True
    stated: str = ""

    @property
    def kind(self) -> tuple[str, bool]:
        """The law and its end: claimants may differ on what it comes to."""
        return self.law, self.is_most


def limits_of(figure: Figure, records: Records, claimant: str = "") -> Iterator[Limit]:
    """What bounds a figure: a wider class, what was launched, what hit, running totals beside it.

    Each is what the claimant said himself [whom a series would choose].
    """
    whole = whole_of(figure, records, claimant)
    if whole is not None:
        yield Limit(f"it is part of {whole[0]}", whole[1])
    if figure.metric in STOPPED:
        launched = _total(figure, records, metric="launched", claimant=claimant)
        if launched is not None:
            yield Limit("it is part of what was launched", launched)
    if figure.metric == "hit_locations":
        yield from _objects(figure, records, claimant)
    yield from _running(figure, records, claimant)


def _objects(figure: Figure, records: Records, claimant: str) -> Iterator[Limit]:
    """The drones and missiles that hit, where both are held."""
    hits = [
        _total(figure, records, metric="hit", classes=(name,), claimant=claimant)
        for name in ("drone", "missile")
    ]
    known = [one for one in hits if one is not None]
    if len(known) == len(hits):
        objects = added(known)
        most = objects.amount.model_copy(update={"unit": figure.claim.amount.unit})
        law = "places that were hit are no more than the objects that hit"
        yield Limit(law, objects._replace(amount=most))


def whole_of(figure: Figure, records: Records, claimant: str = "") -> tuple[str, Sum] | None:
    """The nearest wider class with a figure of the same days: what is part of it is no more."""
    classes, words = figure.claim.classes, records.vocabulary.classes
    parents = {words[name].parent for name in classes}
    while len(parents) == 1 and (parent := parents.pop()) not in ("", "air_target"):
        total = _total(figure, records, classes=(parent,), claimant=claimant)
        if total is not None:
            return parent, total
        parents = {words[parent].parent}
    return None


def _total(figure: Figure, records: Records, **other: object) -> Sum | None:
    try:
        return records.total(definition(figure, **other))
    except NotComparableError:
        return None


def _running(figure: Figure, records: Records, claimant: str) -> Iterator[Limit]:
    """The last running total before, and the first one after: such a total does not fall."""
    start, end = figure.claim.window.start, figure.claim.window.end
    if start is None or end is None or end - start <= A_RUN:
        return
    told = _of_one_claimant(figure, records, claimant)
    ends = [(one.claim.window.end, one) for one in told]
    before = [(there, one) for there, one in ends if there is not None and there <= end]
    after = [(there, one) for there, one in ends if there is not None and there > end]
    for found, is_most in ((before[-1:], False), (after[:1], True)):
        for there, one in found:
            total = Sum(one.claim.amount, (one.claim.id,), 0, claimants=(one.claimant,))
            days_before = f"{there.astimezone(KYIV) - timedelta(seconds=1):%Y-%m-%d}"
            stated = f"{who(one.claimant)} stated {value(one.claim.amount)} of the days to {days_before}"
            yield Limit("a running total does not fall", total, is_most, stated)


def _of_one_claimant(figure: Figure, records: Records, claimant: str) -> list[Statement]:
    """Running totals of a claimant [whom a series would choose], by their ends."""
    claim = figure.claim
    told = records.statements.running(
        claim.window, claim.direction, figure.metric, claim.classes, claim.scope
    )
    same = [one for one in told if one.stands and one_key(one) == figure.key]
    if same and not claimant:
        claimant = min(same, key=lambda one: records.statements.order(one, one.claim.window)).claimant
    own = [one for one in same if one.claimant == claimant]
    return sorted(own, key=lambda one: (str(one.claim.window.end), one.claim.id))
