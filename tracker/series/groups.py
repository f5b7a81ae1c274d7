"""Statements: the claims of one claimant on one class set and window, put together to one figure.

Here `neutralised` is added up where only its parts are printed, and `unaccounted` is derived.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from tracker.series.calendar import Array, codes_in, last_days
from tracker.series.regimes import publishes
from tracker.series.repeats import Kept
from tracker.series.rows import Rows, wider, zone_of
from tracker.terms import NOT_STOPPED, STOPPED_APART
from tracker.vocab import Vocabulary

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
        lists_lost=_lists_lost(rows.document[order][fresh], classes, everything, vocabulary),
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
        chosen = np.array([other == zone for other in zones], dtype=bool)[claimant]
        days[chosen] = last_days(end[chosen], zone)
    return days


@lru_cache(maxsize=64)
def classes_above(sets: tuple[tuple[str, ...], ...], vocabulary: Vocabulary) -> Array:
    """Square table over class sets: true where the first is one class that the second lies below."""
    above = np.array([[wider(total, part, vocabulary) for part in sets] for total in sets], dtype=bool)
    above.shape = len(sets), len(sets)
    above.flags.writeable = False
    return above


def _lists_lost(document: Array, classes: Array, everything: Rows, vocabulary: Vocabulary) -> Array:
    """Statements of documents that name lost objects, of other classes than the statement's own parts."""
    lost = everything.metric == everything.metric_code("lost")
    told, of = everything.document[lost], everything.classes[lost]
    listed: Array = np.isin(document, told)
    above = classes_above(everything.sets, vocabulary)
    for total in codes_in(classes[listed]):
        below = told[above[total][of]]
        listed &= ~((classes == total) & np.isin(document, below))
    return listed


def _all(of_row: Array, mask: Array, count: int) -> Array:
    all_of: Array = np.bincount(of_row[~mask], minlength=count)[:count] == 0
    return all_of


def _sums(rows: Rows, of_row: Array, chosen: Array, count: int) -> Triple:
    where = of_row[chosen]
    stated = np.bincount(where, minlength=count) > 0

    def total(column: Array) -> Array:
        """A column added up by statement; NaN where none of the chosen rows states it."""
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
    """The printed figure with what is named as lost beside it, else the sum of the parts."""
    printed, added = _value(groups, "neutralised"), _sum_of_parts(groups, rows, vocabulary)
    stated, beside = ~np.isnan(printed[0]), lost_beside(groups, rows, vocabulary)
    low, best, high = (
        np.where(stated, whole + beside, parts) for whole, parts in zip(printed, added, strict=True)
    )
    return low, best, high


def _sum_of_parts(groups: Groups, rows: Rows, vocabulary: Vocabulary) -> Triple:
    """Shot down, lost and suppressed together, NaN where none of them is stated.

    A post that names objects lost of one class lost none of those that it lists without. A source that
    prints `lost`, in a post that names none, has none in its best reading, but the truth lies between
    what it names and all that was launched. A source that never prints `lost` bounds the figure from
    below only.
    """
    parts = [_value(groups, metric) for metric in STOPPED_APART]
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


def lost_beside(groups: Groups, rows: Rows, vocabulary: Vocabulary) -> Array:
    """Objects lost that a source names beside its one printed figure, by statement; 0 where it names none.

    A figure of several classes has those of its classes beside it. Where both together exceed what was
    launched the lost ones are in the printed figure.
    """
    printed = _value(groups, "neutralised")[0]
    one_figure = _in_one_figure(groups, rows, vocabulary)
    lost = _lost_within(groups, one_figure, classes_above(rows.sets, vocabulary))
    fits = ~(printed + lost > _value(groups, "launched")[2])
    beside: Array = np.where(one_figure & fits & ~np.isnan(printed), lost, 0.0)
    return beside


def _lost_within(groups: Groups, chosen: Array, above: Array) -> Array:
    """Objects named as lost of the classes of chosen statements: their own, else those of classes below."""
    own = _value(groups, "lost")[1]
    lost = np.nan_to_num(own)
    keys = list(zip(groups.claimant.tolist(), groups.start.tolist(), groups.end.tolist(), strict=True))
    told: dict[tuple[int, int, int], list[int]] = {}
    for nth in np.flatnonzero(chosen & ~np.isnan(own)).tolist():
        told.setdefault(keys[nth], []).append(nth)
    for nth in np.flatnonzero(chosen & np.isnan(own)).tolist() if told else ():
        parts = [one for one in told.get(keys[nth], ()) if above[groups.classes[nth], groups.classes[one]]]
        inner = [one for one in parts if any(above[groups.classes[by], groups.classes[one]] for by in parts)]
        lost[nth] = sum(lost[one] for one in parts if one not in inner)
    return lost


def _in_one_figure(groups: Groups, rows: Rows, vocabulary: Vocabulary) -> Array:
    """Statements of a source that gives what it stopped as one figure, and what it shot down by no other."""

    def gives(metric: str) -> Array:
        return publishes(rows.claimants, groups.claimant, groups.day, metric, vocabulary)

    one_figure: Array = gives("neutralised") & ~gives("shot_down")
    return one_figure


def is_complete(groups: Groups, metric: str) -> Array:
    """Statements that give the whole figure; shot down without the lost ones is part of `neutralised`."""
    if metric not in {"neutralised", "unaccounted"}:
        return np.ones(len(groups), dtype=bool)
    shot, lost, suppressed = (~np.isnan(_value(groups, name)[0]) for name in STOPPED_APART)
    printed = ~np.isnan(_value(groups, "neutralised")[0])
    whole: Array = printed | (shot & (lost | suppressed | groups.lists_lost))
    return whole


def _unaccounted(groups: Groups, rows: Rows, vocabulary: Vocabulary) -> Triple:
    """What is left of `launched`, never negative; needs launched and an outcome."""
    launched, stopped = _value(groups, "launched"), _neutralised(groups, rows, vocabulary)
    others = [_value(groups, metric) for metric in NOT_STOPPED]
    gone = [sum(np.nan_to_num(other[end]) for other in others) for end in range(3)]
    most = np.where(np.isnan(stopped[2]), launched[2], stopped[2])
    low = launched[0] - most - gone[2]
    best = launched[1] - stopped[1] - gone[1]
    high = launched[2] - stopped[0] - gone[0]
    known = ~np.isnan(launched[0]) & ~np.isnan(stopped[0])
    low, best, high = (np.where(known, np.maximum(column, 0.0), np.nan) for column in (low, best, high))
    return low, best, high
