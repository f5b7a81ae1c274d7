"""Which statements another of the same claimant covers, so that a total and its parts never add.

Own words cover relays; a printed total covers the parts in its window, if it can be their sum; one
figure told by a text and by a structured file is one.
"""

from dataclasses import dataclass

import numpy as np

from tracker.series.calendar import Array, codes_in
from tracker.series.groups import Groups, Triple, classes_above
from tracker.series.rows import Rows
from tracker.vocab import Vocabulary

LEAST_SHARE = 0.5
"""A "total" below half of its parts is no total: missiles of an unstated type beside those named."""
_NEIGHBOURS = 6
"""Windows of one claimant and class set overlap at most a few deep."""


@dataclass(frozen=True, slots=True)
class _Cover:
    """The statements of one figure and what is covered of them so far."""

    groups: Groups
    value: Triple
    complete: Array
    covered: Array


def find_covered(
    groups: Groups, value: Triple, complete: Array, stated: Array, rows: Rows, vocabulary: Vocabulary
) -> Array:
    """Statements that count no more; `complete` are those that give the whole figure."""
    cover = _Cover(groups, value, complete, np.zeros(len(groups), dtype=bool))
    above = classes_above(rows.sets, vocabulary)
    # The narrowest totals first: what they cover is no part of a wider one any more.
    order = np.argsort(above.sum(axis=1), kind="stable")
    for claimant in codes_in(groups.claimant[stated]):
        mine = stated & (groups.claimant == claimant)
        present = codes_in(groups.classes[mine])
        # Of one class set a text or a relay tells again; figures of one file are beside each other.
        again = codes_in(groups.classes[mine & (groups.relay | ~groups.structured)])
        for classes in again:
            _cover_same(cover, mine & (groups.classes == classes))
        totals: Array = np.isin(order, present) & above[order].any(axis=1)
        for classes in order[totals]:
            _cover_parts(cover, mine & (groups.classes == classes), mine & above[classes][groups.classes])
    return cover.covered


def _cover_same(cover: _Cover, same: Array) -> None:
    """Of one class set: own words cover relays, rows of files and printed windows cover those of texts."""
    groups = cover.groups
    own, relays = same & ~groups.relay, same & groups.relay
    texts = own & ~groups.structured
    _mark_told_again(cover, own, relays)
    _mark_middles(cover, own & groups.printed, texts & ~groups.printed)
    _mark_told_again(cover, own & groups.structured, texts, equal=True)


def _cover_parts(cover: _Cover, total: Array, parts: Array) -> None:
    """Of a class and the classes below it; rows of a file are beside each other unless marked as parts."""
    groups = cover.groups
    total, parts = total & ~cover.covered, parts & ~cover.covered
    if not total.any() or not parts.any():
        return
    _mark_told_again(cover, parts & ~groups.relay, total & groups.relay)
    _mark_told_again(cover, total & ~groups.relay, parts & groups.relay)
    _mark_middles(cover, parts & cover.complete, total & ~cover.complete & ~groups.structured)
    for structured in (False, True):
        for relay in (False, True):
            by = total & ~cover.covered & (groups.structured == structured) & (groups.relay == relay)
            below = parts & (groups.part | ~groups.structured) if structured else parts
            _mark_parts(cover, by, below & groups.relay if relay else below)


def _mark_middles(cover: _Cover, by: Array, parts: Array) -> None:
    """Mark statements whose middle lies in a window of the others."""
    where, within = _within(cover.groups, by, parts)
    cover.covered[where[within >= 0]] = True


def _mark_parts(cover: _Cover, by: Array, parts: Array) -> None:
    """Mark parts in windows of totals that can be their sum; what is told as a part, whatever the total."""
    where, within = _within(cover.groups, by, parts)
    where, within = where[within >= 0], within[within >= 0]
    low, best, high = cover.value
    sums = np.bincount(within, weights=np.nan_to_num(low[where]), minlength=len(low))
    most = np.fmax(np.fmax(low, best), high)
    told = cover.groups.part[where]
    cover.covered[where[told | (most[within] >= LEAST_SHARE * sums[within])]] = True


def _within(groups: Groups, by: Array, parts: Array) -> tuple[Array, Array]:
    """Positions of the parts, and for each the statement whose window holds its middle, else -1."""
    where, totals = np.flatnonzero(parts), np.flatnonzero(by)
    found = np.full(len(where), -1)
    if not where.size or not totals.size:
        return where, found
    totals = totals[np.argsort(groups.start[totals], kind="stable")]
    middle = (groups.start[where] + groups.end[where]) // 2
    last = np.searchsorted(groups.start[totals], middle, side="right") - 1
    for back in range(min(_NEIGHBOURS, len(totals))):
        near = totals[np.maximum(last - back, 0)]
        holds = (last >= back) & (groups.end[near] >= middle) & (found < 0)
        found[holds] = near[holds]
    return where, found


def _mark_told_again(cover: _Cover, by: Array, again: Array, *, equal: bool = False) -> None:
    """Mark statements that share half of the shorter window with one of the others.

    Relays name a day where the source names a night, so that only half of it lies in their window.
    """
    groups, best = cover.groups, cover.value[1]
    where, others = np.flatnonzero(again), np.flatnonzero(by)
    if not where.size or not others.size:
        return
    others = others[np.argsort(groups.start[others], kind="stable")]
    start, end = groups.start[where], groups.end[where]
    last = np.searchsorted(groups.start[others], end, side="right") - 1
    for back in range(min(_NEIGHBOURS, len(others))):
        near = others[np.maximum(last - back, 0)]
        shared = np.minimum(end, groups.end[near]) - np.maximum(start, groups.start[near])
        shorter = np.minimum(end - start, groups.end[near] - groups.start[near])
        same = (last >= back) & (2 * shared >= shorter)
        if equal:
            same &= best[where] == best[near]
        cover.covered[where[same]] = True
