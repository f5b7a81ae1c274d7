"""Statements: the claims of one claimant on one class set and window, put together to one figure.

Here `neutralised` is added up where only its parts are printed, and `unaccounted` is derived; then
statements that a wider or official one covers are left out, so that a total and its parts never add.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from tracker.series.calendar import Array, last_days
from tracker.series.regimes import publishes
from tracker.series.repeats import Kept
from tracker.series.rows import Rows, wider, zone_of
from tracker.vocab import Vocabulary

PARTS = ("shot_down", "lost", "suppressed")
OTHER_OUTCOMES = ("hit", "left_airspace", "still_airborne")
# Windows of one claimant and class set overlap at most a few deep.
_NEIGHBOURS = 6
Triple = tuple[Array, Array, Array]


@dataclass(frozen=True, slots=True)
class Groups:
    """Statements as columns; `of_row` leads from a row to its statement."""

    claimant: Array
    classes: Array
    start: Array
    end: Array
    day: Array
    relay: Array
    structured: Array
    part: Array
    printed: Array
    loose: Array
    lists_lost: Array
    of_row: Array
    values: Mapping[str, Triple]

    def __len__(self) -> int:
        return len(self.claimant)


def build_groups(kept: Kept, everything: Rows, vocabulary: Vocabulary) -> Groups:
    """Statements of the rows that count; values of each metric are sums, NaN where it is not stated.

    `everything` are the rows of all classes: a document that names objects lost of another class
    lists the lost ones.
    """
    rows = kept.rows
    order = np.lexsort((rows.end, rows.start, rows.classes, rows.claimant))
    keys = [getattr(rows, name)[order] for name in ("claimant", "classes", "start", "end")]
    fresh = np.ones(len(order), dtype=bool)
    fresh[1:] = np.logical_or.reduce([key[1:] != key[:-1] for key in keys])
    of_row = np.empty(len(order), dtype=np.int64)
    of_row[order] = np.cumsum(fresh) - 1
    claimant, classes, start, end = (key[fresh] for key in keys)
    count = len(claimant)
    return Groups(
        claimant=claimant,
        classes=classes,
        start=start,
        end=end,
        day=final_days(claimant, end, rows.claimants, vocabulary),
        relay=_all(of_row, ~rows.own, count),
        structured=_all(of_row, rows.structured, count),
        part=_all(of_row, rows.part, count),
        printed=~_all(of_row, ~rows.printed, count),
        loose=_all(of_row, rows.loose, count),
        lists_lost=np.isin(rows.document[order][fresh], _documents_with(everything, "lost")),
        of_row=of_row,
        values={
            metric: _sums(rows, of_row, rows.metric == code, count)
            for code, metric in enumerate(rows.metrics)
        },
    )


def final_days(claimant: Array, end: Array, claimants: Sequence[str], vocabulary: Vocabulary) -> Array:
    """Local last day of each window, in the zone of its claimant."""
    days = np.zeros(len(end), dtype=np.int64)
    zones = [zone_of(name, vocabulary) for name in claimants]
    for zone in set(zones):
        chosen = np.isin(claimant, [code for code, other in enumerate(zones) if other == zone])
        days[chosen] = last_days(end[chosen], zone)
    return days


def _documents_with(rows: Rows, metric: str) -> Array:
    return np.unique(rows.document[rows.metric == rows.metric_code(metric)])


def _all(of_row: Array, mask: Array, count: int) -> Array:
    all_of: Array = np.bincount(of_row[~mask], minlength=count)[:count] == 0
    return all_of


def _sums(rows: Rows, of_row: Array, chosen: Array, count: int) -> Triple:
    where = of_row[chosen]
    stated = np.bincount(where, minlength=count) > 0

    def total(column: Array) -> Array:
        return np.where(stated, np.bincount(where, weights=column[chosen], minlength=count), np.nan)

    # An open lower end is no object at all, an open upper end stays open.
    return total(np.nan_to_num(rows.low)), total(rows.best), total(rows.high)


def figure(groups: Groups, metric: str, rows: Rows, vocabulary: Vocabulary) -> Triple:
    """low, best and high of a metric per statement; low is NaN where the statement says nothing of it."""
    if metric == "neutralised":
        return _neutralised(groups, rows, vocabulary)
    if metric == "unaccounted":
        return _unaccounted(groups, rows, vocabulary)
    return _value(groups, metric)


def _value(groups: Groups, metric: str) -> Triple:
    nothing = np.full(len(groups), np.nan)
    return groups.values.get(metric, (nothing, nothing, nothing))


def _neutralised(groups: Groups, rows: Rows, vocabulary: Vocabulary) -> Triple:
    """One printed figure, else the sum of its parts."""
    direct, lost = _value(groups, "neutralised"), _value(groups, "lost")
    added = _sum_of_parts(groups, rows, vocabulary)
    beside = _lost_beside(groups, direct, lost)
    printed = ~np.isnan(direct[0])
    low, best, high = (
        np.where(printed, whole + np.where(beside, extra, 0.0), parts)
        for whole, extra, parts in zip(direct, lost, added, strict=True)
    )
    return low, best, high


def _sum_of_parts(groups: Groups, rows: Rows, vocabulary: Vocabulary) -> Triple:
    """Shot down, lost and suppressed together, NaN where none of them is stated.

    A post that names objects lost of one class lost none of those that it lists without. A source that
    prints `lost`, in a post that names none, has none in its best reading, but the truth lies between
    what it names and all that was launched. A source that never prints `lost` bounds the figure from
    below only.
    """
    parts = [_value(groups, metric) for metric in PARTS]
    stated = [~np.isnan(part[0]) for part in parts]
    shot, lost, suppressed = stated
    names_lost = publishes(rows.claimants, groups.claimant, groups.day, "lost", vocabulary)
    full = shot & (lost | suppressed | groups.lists_lost)
    low, best, high = (_total(parts, stated, end) for end in range(3))
    ceiling = _value(groups, "launched")[2]
    open_high = np.where(np.isnan(ceiling), np.nan, np.fmax(ceiling, low))
    nothing = ~(shot | lost | suppressed)
    return (
        np.where(nothing, np.nan, low),
        np.where(full | (shot & names_lost), best, np.nan),
        np.where(nothing, np.nan, np.where(full, high, open_high)),
    )


def _total(parts: Sequence[Triple], stated: Sequence[Array], end: int) -> Array:
    """Sum of one end of the interval over the parts that are stated."""
    total: Array = np.zeros(len(stated[0]))
    for part, known in zip(parts, stated, strict=True):
        total = total + np.where(known, part[end], 0.0)
    return total


def _lost_beside(groups: Groups, direct: Triple, lost: Triple) -> Array:
    """Where a post prints "shot down or suppressed" and names lost ones beside it, as two nights do."""
    alone = np.isnan(_value(groups, "shot_down")[0])
    fits = ~(direct[0] + lost[0] > _value(groups, "launched")[2])
    both: Array = groups.structured & alone & ~np.isnan(lost[0]) & ~np.isnan(direct[0]) & fits
    return both


def _unaccounted(groups: Groups, rows: Rows, vocabulary: Vocabulary) -> Triple:
    """What is left of `launched`, never negative; needs launched and an outcome."""
    launched, stopped = _value(groups, "launched"), _neutralised(groups, rows, vocabulary)
    others = [_value(groups, metric) for metric in OTHER_OUTCOMES]
    gone = [sum(np.nan_to_num(other[end]) for other in others) for end in range(3)]
    most = np.where(np.isnan(stopped[2]), launched[2], stopped[2])
    low = launched[0] - most - gone[2]
    best = launched[1] - stopped[1] - gone[1]
    high = launched[2] - stopped[0] - gone[0]
    known = ~np.isnan(launched[0]) & ~np.isnan(stopped[0])
    low, best, high = (np.where(known, np.maximum(column, 0.0), np.nan) for column in (low, best, high))
    return low, best, high


def find_covered(groups: Groups, stated: Array, rows: Rows, vocabulary: Vocabulary) -> Array:
    """Statements that another of the same claimant covers: a total over parts, own words over relays."""
    covered = np.zeros(len(groups), dtype=bool)
    above = _above(rows, vocabulary)
    for claimant in np.unique(groups.claimant[stated]):
        mine = stated & (groups.claimant == claimant)
        for classes in np.unique(groups.classes[mine]):
            total = mine & (groups.classes == classes)
            _cover(groups, covered, total, mine & above[classes][groups.classes])
            _cover_same(groups, covered, total)
    return covered


def _above(rows: Rows, vocabulary: Vocabulary) -> Array:
    count = len(rows.sets)
    above = np.zeros((count, count), dtype=bool)
    for total, names in enumerate(rows.sets):
        if len(names) == 1:
            above[total] = [wider(names, part, vocabulary) for part in rows.sets]
    return above


def _cover(groups: Groups, covered: Array, total: Array, parts: Array) -> None:
    """Mark parts whose middle lies in a window of the total; a relayed total covers relayed parts only.

    Rows of structured files are beside each other, unless they are marked as parts.
    """
    if not parts.any():
        return
    for structured in (False, True):
        for relay in (False, True):
            by = total & (groups.structured == structured) & (groups.relay == relay)
            chosen = parts & (groups.part | ~groups.structured if structured else True)
            chosen = chosen & (groups.relay if relay else True)
            _mark(groups, covered, by, chosen)
    _mark_told_again(groups, covered, parts & ~groups.relay, total & groups.relay)
    _mark_told_again(groups, covered, total & ~groups.relay, parts & groups.relay)


def _cover_same(groups: Groups, covered: Array, same: Array) -> None:
    """Of one class set: own words cover relays, printed windows cover assumed ones of a text."""
    own, relays = same & ~groups.relay, same & groups.relay
    _mark_told_again(groups, covered, own, relays)
    _mark(groups, covered, own & groups.printed, own & ~groups.printed & ~groups.structured)


def _mark(groups: Groups, covered: Array, by: Array, parts: Array) -> None:
    """Mark parts whose middle lies in a window of the others."""
    if not by.any() or not parts.any():
        return
    order = np.argsort(groups.start[by], kind="stable")
    starts, reach = groups.start[by][order], np.maximum.accumulate(groups.end[by][order])
    where = np.flatnonzero(parts)
    middle = (groups.start[where] + groups.end[where]) // 2
    before = np.searchsorted(starts, middle, side="right") - 1
    covered[where[(before >= 0) & (reach[np.maximum(before, 0)] >= middle)]] = True


def _mark_told_again(groups: Groups, covered: Array, by: Array, again: Array) -> None:
    """Mark statements that share half of the shorter window with one of the others.

    Relays name a day where the source names a night, so that only half of it lies in their window.
    """
    if not by.any() or not again.any():
        return
    order = np.argsort(groups.start[by], kind="stable")
    starts, ends = groups.start[by][order], groups.end[by][order]
    where = np.flatnonzero(again)
    start, end = groups.start[where], groups.end[where]
    last = np.searchsorted(starts, end, side="right") - 1
    for back in range(min(_NEIGHBOURS, len(starts))):
        near = np.maximum(last - back, 0)
        shared = np.minimum(end, ends[near]) - np.maximum(start, starts[near])
        shorter = np.minimum(end - start, ends[near] - starts[near])
        covered[where[(last >= back) & (2 * shared >= shorter)]] = True
