"""How figures moved: what one claimant said of one window, and what changed between two instants.

A claim belongs to the figure that it states again: same metric, classes, direction, scope, unit, claimant and
window. Relays are no revisions: another publisher quoting an old figure takes nothing back.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from tracker.model import Claim
from tracker.series.rows import ROW_RULE, is_own
from tracker.store.corrections import EDITOR, differences, said_by
from tracker.vocab import Vocabulary

CLOSE = 0.05  # share of the latest value within which a figure counts as settled
Change = Literal["same", "changed", "added", "gone"]


@dataclass(frozen=True, slots=True)
class Revision:
    """One figure with all that its claimant said of it, in order; corrections by the editor included.

    `first` and `last` are best values (None where only an interval was given; `last` None where the figure
    was retracted). `spread` is the largest less the smallest value [unit], `relative_spread` its share of
    the last one. `lag` is the time from the first claim to the first after which all values stay within
    5 % of the last one; None where the last is unknown. `flow` are the statuses passed through.
    """

    claims: tuple[Claim, ...]
    n_revisions: int
    first: float | None
    last: float | None
    spread: float
    relative_spread: float | None
    lag: timedelta | None
    flow: tuple[str, ...]

    @property
    def figure(self) -> Claim:
        """The claim of a source that began it: its metric, classes, scope, window and claimant."""
        return self.claims[0]


@dataclass(frozen=True, slots=True)
class Moved:
    """One figure at two instants; None where it was not known, or not any more."""

    change: Change
    before: Claim | None
    after: Claim | None


def histories(claims: Iterable[Claim], vocabulary: Vocabulary) -> list[list[Claim]]:
    """Claims by figure, each in the order in which they were said, then known.

    Relays are left out, but for one that the editor corrected: it is a figure by itself.
    """
    given = {claim.id: claim for claim in claims}
    corrected = {claim.supersedes for claim in given.values() if claim.claimant == EDITOR}
    found: list[list[Claim]] = []
    by_key: dict[tuple[object, ...], list[list[Claim]]] = {}
    of_claim: dict[str, list[Claim]] = {}
    for claim in sorted(given.values(), key=_order):
        figure = of_claim.get(claim.supersedes or "")
        own = is_own(claim.claimant, claim.publisher, vocabulary)
        if figure is None and claim.claimant != EDITOR and (own or claim.id in corrected):
            places = [(*_key(claim), day) for day in _days(claim)] if own else []
            near = (each for place in places for each in by_key.get(place, ()))
            figure = next((each for each in near if _restates(claim, each)), None)
            if figure is None:
                figure = []
                found.append(figure)
                for place in places:
                    by_key.setdefault(place, []).append(figure)
        if figure is not None:
            figure.append(claim)
            of_claim[claim.id] = figure
    return found


def revision(claims: Sequence[Claim]) -> Revision:
    """How one figure moved."""
    said = [claim for claim in claims if claim.status != "retracted"]
    values = [_middle(claim) for claim in said]
    known = [value for value in values if value is not None]
    retracted = claims[-1].status == "retracted"
    last = None if retracted else values[-1]
    spread = max(known) - min(known) if known else 0.0
    return Revision(
        claims=tuple(claims),
        n_revisions=sum(map(_moves, said, said[1:])) + retracted,
        first=values[0],
        last=last,
        spread=spread,
        relative_spread=spread / abs(last) if last else None,
        lag=_lag(said, values, last),
        flow=tuple(_without_repeats(claim.status for claim in claims)),
    )


def moved(
    figures: Iterable[Sequence[Claim]], before: Mapping[str, Claim], after: Mapping[str, Claim]
) -> Iterator[Moved]:
    """What became of each figure between two instants, given the claims that were live then, by id."""
    for claims in figures:
        one = next((claim for claim in reversed(claims) if claim.id in before), None)
        other = next((claim for claim in reversed(claims) if claim.id in after), None)
        if one is None and other is None:
            continue
        if one is None or other is None:
            yield Moved("added" if one is None else "gone", one, other)
        else:
            yield Moved("changed" if _moves(one, other) else "same", one, other)


def _order(claim: Claim) -> tuple[object, ...]:
    known = claim.known_at or claim.published
    assert known is not None, "a claim of a store was known at some instant"
    return (claim.claimant == EDITOR, claim.published or known, known, claim.id)


def _key(claim: Claim) -> tuple[object, ...]:
    return (claim.metric, claim.classes, claim.direction, claim.scope, claim.amount.unit, claim.claimant)


def _days(claim: Claim) -> Iterable[int]:
    """Days on which a window that shares half of a night with this one can be looked up."""
    start, end = claim.window.start, claim.window.end
    if start is None or end is None:
        return ()
    return dict.fromkeys((start.toordinal(), end.toordinal()))


def _restates(claim: Claim, figure: Sequence[Claim]) -> bool:
    """A claim tells again of the window of a figure that another document told of.

    Rows of a structured file do so only in a later vintage: two rows of one vintage are two attacks.
    """
    other = figure[-1]
    if any(claim.document == each.document for each in figure):
        return False
    if _is_row(claim) and any(_is_row(each) and each.known_at == claim.known_at for each in figure):
        return False
    one, two = claim.window, other.window
    if one.start is None or two.start is None or one.end is None or two.end is None:
        return False
    if (one.start, one.end) == (two.start, two.end):
        return not _is_row(claim) or one.got == "printed"
    shared = min(one.end, two.end) - max(one.start, two.start)
    shorter = min(one.end - one.start, two.end - two.start)
    assumed = "printed" not in (one.got, two.got) or one.got != two.got
    return one.basis == two.basis and assumed and 2 * shared >= shorter


def _is_row(claim: Claim) -> bool:
    return claim.rule.startswith(ROW_RULE)


def _middle(claim: Claim) -> float | None:
    return claim.amount.best


def _moves(one: Claim, other: Claim) -> bool:
    """A later claim gives another value, or the editor says what it is of or whose."""
    return _interval(one) != _interval(other) or (
        other.supersedes == one.id and bool(differences(one, other, said_by(one)))
    )


def _interval(claim: Claim) -> tuple[float | None, float | None, float | None]:
    amount = claim.amount
    return amount.low, amount.best, amount.high


def _lag(said: Sequence[Claim], values: Sequence[float | None], last: float | None) -> timedelta | None:
    if last is None:
        return None
    settled = len(said) - 1
    while settled and _is_close(values[settled - 1], last):
        settled -= 1
    return _when(said[settled]) - _when(said[0])


def _is_close(value: float | None, last: float) -> bool:
    return value is not None and abs(value - last) <= CLOSE * abs(last)


def _when(claim: Claim) -> datetime:
    when = claim.published or claim.known_at
    assert when is not None, "a claim of a store was known at some instant"
    return when


def _without_repeats(words: Iterable[str]) -> Iterator[str]:
    before = ""
    for word in words:
        if word != before:
            yield word
        before = word
