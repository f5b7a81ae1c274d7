"""Which claims of one claimant repeat each other, so that each attack is counted once.

A claimant's windows are added. What repeats: the same window stated again, a window inside a
printed one that sums it up, a relay of what the claimant said itself. Mere overlap is another attack.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np

from tracker.series.calendar import LONGEST, Array
from tracker.series.rows import Rows, zone_of
from tracker.vocab import Vocabulary

Flags = np.ndarray[Any, np.dtype[np.bool_]]

_APART = 10**11
"""More seconds than any calendar spans: keeps the keys of a running maximum apart."""


@dataclass(frozen=True, slots=True)
class Kept:
    """Rows that count; the relays left out, which only widen what was claimed; notes by row."""

    rows: Rows
    relays: Rows
    notes: tuple[tuple[int, str], ...]


def drop_repeats(rows: Rows, vocabulary: Vocabulary, *, earliest: bool = False) -> Kept:
    """Each stated figure once; of two statements of one window the later, or with `earliest` the first."""
    order, cluster = _clusters(rows)
    kept = np.ones(len(rows), dtype=bool)
    ambiguous: list[tuple[int, list[int]]] = []
    summed: list[tuple[int, list[int]]] = []
    contested: list[tuple[int, list[int]]] = []
    for members in _several(rows, order, cluster):
        found, doubtful, beside = _resolve(rows, members, vocabulary, earliest)
        chosen, parts = _without_summed_up(rows, found)
        kept[members] = False
        kept[chosen] = True
        ambiguous.extend(doubtful)
        summed.extend(parts)
        contested.extend(beside)
    spread = _spread(rows, ambiguous)
    positions = np.cumsum(kept) - 1
    told = [(row, _ambiguity(rows, row, others)) for row, others in ambiguous]
    told += [(row, _contested(rows, row, others, vocabulary)) for row, others in contested]
    told += [(row, _summed_up(rows, row, parts, vocabulary)) for row, parts in summed]
    notes = tuple((int(positions[row]), text) for row, text in told if kept[row])
    return Kept(spread.take(kept), rows.take(~kept & ~rows.own), notes)


def _clusters(rows: Rows) -> tuple[Array, Array]:
    """Sorted positions, and the number of the cluster of overlapping windows of one key of each."""
    key = (rows.claimant * (len(rows.metrics) + 1) + rows.metric) * (len(rows.sets) + 1) + rows.classes
    # Totals of weeks and months are weighed against their days later, as a whole.
    key = 2 * key + (rows.end - rows.start > LONGEST["day"])
    order = np.lexsort((rows.end, rows.start, key))
    key, start, end = key[order], rows.start[order], rows.end[order]
    key = np.cumsum(np.diff(key, prepend=0) != 0)  # as small numbers
    reach = np.maximum.accumulate(end + key * _APART)
    fresh = np.ones(len(order), dtype=bool)
    same_start = (start[1:] == start[:-1]) & (key[1:] == key[:-1])
    fresh[1:] = (start[1:] + key[1:] * _APART >= reach[:-1]) & ~same_start
    return order, np.cumsum(fresh)


def _several(rows: Rows, order: Array, cluster: Array) -> Iterator[list[int]]:
    """Clusters in which something could repeat: several rows, not all of one structured post."""
    bounds = np.flatnonzero(np.diff(cluster, prepend=0, append=0))
    for several in np.flatnonzero(np.diff(bounds) > 1).tolist():
        members = order[bounds[several] : bounds[several + 1]]
        if not _one_post(rows, members):
            yield members.tolist()


def _one_post(rows: Rows, members: Array) -> bool:
    return bool(rows.structured[members].all() and np.ptp(rows.document[members]) == 0)


def _resolve(
    rows: Rows, members: list[int], vocabulary: Vocabulary, earliest: bool
) -> tuple[Array, list[tuple[int, list[int]]], list[tuple[int, list[int]]]]:
    """The rows that count, those that others contradict, and those that others of one instant do."""
    order = np.array(sorted(members, key=lambda row: _precedence(rows, row, earliest)))
    chosen = np.zeros(len(order), dtype=bool)
    doubtful: dict[int, list[int]] = {}
    beside: dict[int, list[int]] = {}
    for place, row in enumerate(order.tolist()):
        before = order[:place][chosen[:place]]
        others = before[_repeats(rows, row, before)]
        if not len(others):
            chosen[place] = True
        elif _says_otherwise(rows, row, others):
            if not _is_model(rows, row, vocabulary):
                doubtful.setdefault(int(others[0]), []).append(row)
            elif (rows.document[others] == rows.document[row]).any():
                chosen[place] = True
            else:
                beside.setdefault(int(others[0]), []).append(row)
    return order[chosen], list(doubtful.items()), list(beside.items())


def _precedence(rows: Rows, row: int, earliest: bool) -> tuple[object, ...]:
    """Own before relay, later before earlier, printed windows and firm figures first; the id decides ties."""
    sign = 1 if earliest else -1
    return (
        not rows.own[row],
        sign * int(rows.published[row]),
        sign * int(rows.known_at[row]),
        not rows.printed[row],
        not _exact(rows, row),
        rows.id[row],
    )


def _exact(rows: Rows, row: int) -> bool:
    return bool(rows.low[row] == rows.high[row])


def _repeats(rows: Rows, row: int, others: Array) -> Flags:
    """True for each of `others` that tells of the attack of which `row` tells again.

    Rows of structured files repeat only where a later vintage restates one printed window: two posts of one
    vintage with equal windows are two attacks, and a date is too coarse to tell.
    """
    start, end = rows.start[others], rows.end[others]
    elsewhere = rows.document[others] != rows.document[row]
    one_window = (start == rows.start[row]) & (end == rows.end[row])
    vintage = one_window & elsewhere & (rows.known_at[others] != rows.known_at[row]) & rows.printed[row]
    assumed = ~(rows.printed[others] & rows.own[others] & (rows.printed[row] & rows.own[row]))
    shorter = np.minimum(end - start, rows.end[row] - rows.start[row])
    overlap = np.minimum(end, rows.end[row]) - np.maximum(start, rows.start[row])
    equal = (rows.best[others] == rows.best[row]) & elsewhere
    again = one_window | ((assumed | equal) & (2 * overlap >= shorter))
    return np.asarray(np.where(rows.structured[others] & rows.structured[row], vintage, again), dtype=bool)


def _says_otherwise(rows: Rows, row: int, others: Array) -> bool:
    """True where one document states two firm figures for one window: parts by place, or a contradiction.

    So do two documents of one instant, of which neither can be an update of the other.
    """
    if rows.structured[row] or not _exact(rows, row):
        return False
    one_window = (rows.start[others] == rows.start[row]) & (rows.end[others] == rows.end[row])
    mates = others[one_window & _together(rows, row, others)]
    return bool(len(mates)) and not bool((rows.best[mates] == rows.best[row]).any())


def _together(rows: Rows, row: int, others: Array) -> Flags:
    """True for each of `others` of the document of `row`, or of one published by its claimant just then."""
    at_once = (rows.published[others] == rows.published[row]) & (rows.known_at[others] == rows.known_at[row])
    texts = rows.own & rows.printed & ~rows.structured
    beside = at_once & texts[others] & texts[row]
    return np.asarray((rows.document[others] == rows.document[row]) | beside, dtype=bool)


def _is_model(rows: Rows, row: int, vocabulary: Vocabulary) -> bool:
    """Models are listed place by place in one post; families are not, nor are people."""
    names = rows.sets[rows.classes[row]]
    parents = {noun.parent for noun in vocabulary.classes.values()}
    people = any(vocabulary.is_within(name, "person") for name in names)
    return not people and parents.isdisjoint(names)


def _without_summed_up(rows: Rows, chosen: Array) -> tuple[Array, list[tuple[int, list[int]]]]:
    """Leave out windows inside a printed one of another statement whose figure can be their sum."""
    left = np.ones(len(chosen), dtype=bool)
    totals: list[tuple[int, list[int]]] = []
    for total in chosen[rows.printed[chosen]].tolist():
        inside = left & _lie_inside(rows, chosen, total)
        inner = chosen[inside]
        if len(inner) and rows.low[inner].sum() <= np.nanmax([rows.low[total], rows.high[total]]):
            left[inside] = False
            totals.append((total, inner.tolist()))
    return chosen[left], totals


def _lie_inside(rows: Rows, others: Array, total: int) -> Flags:
    """True for each of `others` with a shorter window inside that of `total`, told by another document."""
    start, end = rows.start[others], rows.end[others]
    inside = (start >= rows.start[total]) & (end <= rows.end[total])
    shorter = end - start < rows.end[total] - rows.start[total]
    return np.asarray(inside & shorter & (rows.document[others] != rows.document[total]), dtype=bool)


def _spread(rows: Rows, ambiguous: list[tuple[int, list[int]]]) -> Rows:
    """A window with two firm figures in one document is known as an interval only."""
    if not ambiguous:
        return rows
    low, best, high = rows.low.copy(), rows.best.copy(), rows.high.copy()
    for row, others in ambiguous:
        group = [row, *others]
        low[row], best[row], high[row] = rows.low[group].min(), np.nan, rows.high[group].max()
    return rows.replace({"low": low, "best": best, "high": high})


def _ambiguity(rows: Rows, row: int, others: list[int]) -> str:
    figures = ", ".join(f"{rows.best[one]:g}" for one in others)
    whose = rows.claimants[rows.claimant[row]]
    if np.ptp(rows.document[[row, *others]]):
        return f"another document of {whose} of the same instant states another figure: {figures}"
    return f"one document of {whose} states another figure as well: {figures}"


def _contested(rows: Rows, row: int, others: list[int], vocabulary: Vocabulary) -> str:
    figures = ", ".join(f"{rows.best[one]:g}" for one in others)
    whose = rows.claimants[rows.claimant[row]]
    day = datetime.fromtimestamp(int(rows.end[row]) - 1, ZoneInfo(zone_of(whose, vocabulary))).date()
    told = f"another document of {whose} of the same instant states {figures} for one window, not added here"
    return f"{day}: {told}"


def _summed_up(rows: Rows, total: int, parts: list[int], vocabulary: Vocabulary) -> str:
    zone = ZoneInfo(zone_of(rows.claimants[rows.claimant[total]], vocabulary))
    start, end = (datetime.fromtimestamp(int(at[total]), zone) for at in (rows.start, rows.end))
    figures = ", ".join(f"{rows.best[row]:g}" for row in parts)
    return f"{start:%H:%M} to {end:%H:%M} sums up windows inside it, which are not added again: {figures}"
