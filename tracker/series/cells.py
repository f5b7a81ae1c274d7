"""Cells: what each claimant says of each local day, as interval of the classes asked for."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from tracker.model import DayRule
from tracker.series.calendar import LONGEST, Array, shares
from tracker.series.groups import Groups, Triple
from tracker.series.rows import Rows, names_all, rank_of, zone_of
from tracker.vocab import Vocabulary

LOOSE_PENALTY = 1000
"""A vague figure never outranks a firm one, whoever states it."""


@dataclass(frozen=True, slots=True)
class Shares:
    """Which part of which statement counts in which cell; a cell is a claimant's day, in order of day."""

    group: Array
    weight: Array
    cell: Array
    day: Array
    claimant: Array
    rank: Array

    def __len__(self) -> int:
        return len(self.day)

    def inside(self, value: Triple, inside: Array) -> Triple:
        """Sums over statements wholly inside the classes asked for."""
        low, best, high = (self._sum(column, inside[self.group]) for column in value)
        return low, best, high

    def beside(self, value: Triple, inside: Array) -> Array:
        """Sum of the highs of statements that only touch the classes asked for."""
        return self._sum(value[2], ~inside[self.group])

    def _sum(self, column: Array, chosen: Array) -> Array:
        weights = (column[self.group] * self.weight)[chosen]
        return np.bincount(self.cell[chosen], weights=weights, minlength=len(self))


@dataclass(frozen=True, slots=True)
class Cells:
    """The values of cells, in order of day: what an observation rule chooses from.

    A `partial` cell names only some of the classes that the first claimant of its day names, and is less:
    all that it says of the classes asked for is that there were at least so many.
    """

    day: Array
    claimant: Array
    rank: Array
    low: Array
    best: Array
    high: Array
    partial: Array

    def __len__(self) -> int:
        return len(self.day)

    def firsts(self) -> tuple[Array, Array]:
        """Position of the best-ranked cell of each day, and for each cell the number of its day."""
        fresh = np.diff(self.day, prepend=self.day[:1] - 1) != 0
        return np.lexsort((self.claimant, self.rank, self.day))[fresh], np.cumsum(fresh) - 1

    def room(self) -> tuple[Array, Array]:
        """Lows and highs of what each cell leaves room for: a partial one is open above."""
        return self.low, np.where(self.partial, np.nan, self.high)


def share_out(groups: Groups, chosen: Array, rows: Rows, rule: DayRule, vocabulary: Vocabulary) -> Shares:
    """The days on which the chosen statements count, under a day rule."""
    where, days, weights = _days(groups, np.flatnonzero(chosen), rows, rule, vocabulary)
    ranks = np.array([rank_of(name, vocabulary) for name in rows.claimants] or [0], dtype=np.int64)
    order = np.lexsort((groups.claimant[where], days))
    where, days, weights = where[order], days[order], weights[order]
    claimant = groups.claimant[where]
    fresh = np.ones(len(order), dtype=bool)
    fresh[1:] = (days[1:] != days[:-1]) | (claimant[1:] != claimant[:-1])
    cell = np.cumsum(fresh) - 1
    loose = np.bincount(cell, weights=groups.loose[where], minlength=int(fresh.sum())) > 0
    return Shares(
        group=where,
        weight=weights,
        cell=cell,
        day=days[fresh],
        claimant=claimant[fresh],
        rank=ranks[claimant[fresh]] + LOOSE_PENALTY * loose,
    )


def _days(
    groups: Groups, picked: Array, rows: Rows, rule: DayRule, vocabulary: Vocabulary
) -> tuple[Array, Array, Array]:
    zones = [zone_of(name, vocabulary) for name in rows.claimants]
    where, days, weights = [picked[:0]], [picked[:0]], [np.zeros(0)]
    for zone in sorted(set(zones)):
        there = np.array([other == zone for other in zones], dtype=bool)
        mine = picked[there[groups.claimant[picked]]]
        row, day, weight = shares(groups.start[mine], groups.end[mine], zone, rule, groups.day[mine])
        where.append(mine[row])
        days.append(day)
        weights.append(weight)
    return np.concatenate(where), np.concatenate(days), np.concatenate(weights)


def to_cells(parts: Shares, value: Triple, inside: Array) -> Cells:
    """Intervals of cells: what only touches the classes widens the interval upwards and leaves no best."""
    low, best, high = parts.inside(value, inside)
    beside = parts.beside(value, inside)
    best = np.where(beside == 0, best, np.nan)
    partial = np.zeros(len(parts), dtype=bool)
    return Cells(parts.day, parts.claimant, parts.rank, low, best, high + beside, partial)


def find_partial(
    cells: Cells, parts: Shares, classes: Array, sets: Sequence[tuple[str, ...]], vocabulary: Vocabulary
) -> Cells:
    """The cells with those marked that leave out classes; `classes` are codes into `sets`, by statement."""
    firsts, day_of = cells.firsts()
    first = firsts[day_of]
    partial = cells.high < cells.low[first]
    order = np.argsort(parts.cell, kind="stable")
    begins = np.searchsorted(parts.cell[order], np.arange(len(cells) + 1))

    def named(cell: int) -> set[tuple[str, ...]]:
        return {sets[code] for code in classes[parts.group[order[begins[cell] : begins[cell + 1]]]]}

    for cell in np.flatnonzero(partial).tolist():
        partial[cell] = not names_all(named(cell), named(int(first[cell])), vocabulary)
    return replace(cells, partial=partial)


def is_long(groups: Groups) -> Array:
    """Statements on weeks, months or seasons: totals of many nights, set against them as a whole."""
    return (groups.end - groups.start) > LONGEST["day"]
