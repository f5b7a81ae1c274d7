"""Pairs of what was stopped and what was launched that belong together, day by day.

A pair is best made of one claimant's figures for one window, then of one claimant's day, then of one
document, and last of different documents.
"""

from dataclasses import dataclass

import numpy as np

from tracker.series.ask import Question
from tracker.series.calendar import Array
from tracker.series.cells import Shares, is_long, share_out
from tracker.series.daily import Statements, put_together, usable
from tracker.series.groups import Groups, Triple, figure
from tracker.series.rows import Rows, names_all
from tracker.vocab import Vocabulary

ONE_WINDOW, ONE_DAY, ONE_DAY_APART, ONE_DOCUMENT, APART = range(5)


@dataclass(frozen=True, slots=True)
class Pairs:
    """Candidate pairs: day, claimants, kind of pair, and the six sums of each side.

    `top` and `bottom` are low, best, high inside the classes and the high of what only touches them.
    """

    day: Array
    top_claimant: Array
    bottom_claimant: Array
    kind: Array
    rank: Array
    top: Array
    bottom: Array

    def take(self, chosen: Array) -> "Pairs":
        """The pairs at some positions."""
        return Pairs(
            self.day[chosen],
            self.top_claimant[chosen],
            self.bottom_claimant[chosen],
            self.kind[chosen],
            self.rank[chosen],
            self.top[chosen],
            self.bottom[chosen],
        )


@dataclass(frozen=True, slots=True)
class Side:
    """Numerator or denominator: its value by statement, and the statements left to pair by day."""

    value: Triple
    usable: Array


@dataclass(frozen=True, slots=True)
class Paired:
    """Numerators and denominators of the days, and the statements and shares they were made of.

    `bottom` is all that was launched, also without a stated outcome.
    """

    statements: Statements
    parts: tuple[Shares, Shares, Shares]
    pairs: Pairs
    bottom: Side


def pair(rows: Rows, numerator: str, denominator: str, question: Question) -> Paired:
    """Daily pairs of two metrics, the same for every calendar."""
    statements = put_together(rows, question.subject.classes, question.settings, question.vocabulary)
    top, bottom = (_side(statements, name, question) for name in (numerator, denominator))
    together = _together(statements, top, bottom, question.vocabulary)
    parts = _by_window(statements, *together, question)
    return Paired(statements, parts, _gather(statements, *together, parts), bottom)


def _side(statements: Statements, metric: str, question: Question) -> Side:
    value = figure(statements.groups, metric, statements.kept.rows, question.vocabulary)
    short = ~is_long(statements.groups)
    near = Statements(
        statements.kept, statements.groups, statements.inside & short, statements.touching & short
    )
    return Side(value, usable(near, metric, value, question.vocabulary))


def _together(statements: Statements, top: Side, bottom: Side, vocabulary: Vocabulary) -> tuple[Side, Side]:
    """Both sides of the statements that give both, and what else is stated on one side only.

    Which statements repeat each other is settled once, for the numerator. A bundle takes for its other side
    what the same claimant states of its classes one by one, a total of what was stopped what is stated so
    of what was launched.
    """
    both = top.usable & ~np.isnan(bottom.value[0])
    above, below = top.usable & ~both, bottom.usable & ~both
    bundles: Array = np.array([len(names) > 1 for names in statements.kept.rows.sets], dtype=bool)
    split = bundles[statements.groups.classes]
    launched = _added_up(statements, above, below, bottom.value, vocabulary)
    stopped = _added_up(statements, below & split, above, top.value, vocabulary)
    joined = both | ~np.isnan(launched[0]) | ~np.isnan(stopped[0])
    return (
        Side(_filled(top.value, stopped), above | joined),
        Side(_filled(bottom.value, launched), below | joined),
    )


def _filled(value: Triple, more: Triple) -> Triple:
    low, best, high = (np.where(np.isnan(more[0]), old, new) for old, new in zip(value, more, strict=True))
    return low, best, high


def _added_up(
    statements: Statements, wholes: Array, parts: Array, value: Triple, vocabulary: Vocabulary
) -> Triple:
    """What `parts` come to for each of `wholes`; NaN where none is a part of it, or not all of a bundle."""
    groups, sets = statements.groups, statements.kept.rows.sets
    low, best, high = np.full((3, len(groups)), np.nan)
    for whole in np.flatnonzero(wholes).tolist():
        names = sets[groups.classes[whole]]
        near = np.flatnonzero(parts & _share_half(groups, whole) & (groups.classes != groups.classes[whole]))
        inside = [one for one in near.tolist() if names_all([names], [sets[groups.classes[one]]], vocabulary)]
        listed = [sets[groups.classes[one]] for one in inside]
        if inside and (len(names) == 1 or names_all(listed, [names], vocabulary)):
            low[whole], best[whole], high[whole] = (column[inside].sum() for column in value)
    return low, best, high


def _share_half(groups: Groups, one: int) -> Array:
    """Statements of the same claimant whose windows share half of the shorter one."""
    shared = np.minimum(groups.end, groups.end[one]) - np.maximum(groups.start, groups.start[one])
    shorter = np.minimum(groups.end - groups.start, groups.end[one] - groups.start[one])
    mates: Array = (groups.claimant == groups.claimant[one]) & (2 * shared >= shorter)
    return mates


def _by_window(
    statements: Statements, top: Side, bottom: Side, question: Question
) -> tuple[Shares, Shares, Shares]:
    """Shares of statements that have both sides, then of those that have one side only."""
    both = top.usable & bottom.usable
    only_top, only_bottom = top.usable & ~both, bottom.usable & ~both
    rows, rule, vocabulary = statements.kept.rows, question.settings.day_rule, question.vocabulary
    whole, upper, lower = (
        share_out(statements.groups, chosen, rows, rule, vocabulary)
        for chosen in (both, only_top, only_bottom)
    )
    return whole, upper, lower


def _sums(parts: Shares, side: Side, statements: Statements) -> Array:
    """Columns low, best, high, beside; a row a cell."""
    inside = statements.inside
    return np.column_stack((*parts.inside(side.value, inside), parts.beside(side.value, inside)))


def _gather(statements: Statements, top: Side, bottom: Side, parts: tuple[Shares, Shares, Shares]) -> Pairs:
    whole, upper, lower = parts
    matched = Pairs(
        whole.day,
        whole.claimant,
        whole.claimant,
        np.full(len(whole), ONE_WINDOW),
        whole.rank,
        _sums(whole, top, statements),
        _sums(whole, bottom, statements),
    )
    loose = _loose_pairs(matched, upper, lower, statements)
    tops, bottoms = _sums(upper, top, statements), _sums(lower, bottom, statements)
    above = np.array([pair[0] for pair in loose], dtype=np.int64)
    below = np.array([pair[1] for pair in loose], dtype=np.int64)
    return Pairs(
        np.concatenate((matched.day, upper.day[above])),
        np.concatenate((matched.top_claimant, upper.claimant[above])),
        np.concatenate((matched.bottom_claimant, lower.claimant[below])),
        np.concatenate((matched.kind, np.array([pair[2] for pair in loose], dtype=np.int64))),
        np.concatenate((matched.rank, upper.rank[above] + lower.rank[below])),
        np.concatenate((matched.top, tops[above])),
        np.concatenate((matched.bottom, bottoms[below])),
    )


def _loose_pairs(
    matched: Pairs, upper: Shares, lower: Shares, statements: Statements
) -> list[tuple[int, int, int]]:
    """Pairs for days that have no statement with both sides: cell above, cell below, kind of pair."""
    done = set(matched.day.tolist())
    found = []
    for above, below in _same_day(upper, lower):
        if int(upper.day[above]) not in done:
            found.append((above, below, _kind(above, below, upper, lower, statements)))
    return found


def _same_day(upper: Shares, lower: Shares) -> list[tuple[int, int]]:
    below: dict[int, list[int]] = {}
    for cell, day in enumerate(lower.day.tolist()):
        below.setdefault(day, []).append(cell)
    return [(cell, other) for cell, day in enumerate(upper.day.tolist()) for other in below.get(day, ())]


def _kind(above: int, below: int, upper: Shares, lower: Shares, statements: Statements) -> int:
    apart = _documents(upper, above, statements).isdisjoint(_documents(lower, below, statements))
    if upper.claimant[above] == lower.claimant[below]:
        return ONE_DAY_APART if apart else ONE_DAY
    return APART if apart else ONE_DOCUMENT


def _documents(shares: Shares, cell: int, statements: Statements) -> set[int]:
    groups = shares.group[shares.cell == cell]
    rows = np.isin(statements.groups.of_row, groups)
    return set(statements.kept.rows.document[rows].tolist())


def choose(pairs: Pairs) -> Pairs:
    """The best pair of each day: of one claimant, of one document, then by rank."""
    kind = np.where(pairs.kind <= ONE_DAY_APART, ONE_WINDOW, pairs.kind)
    order = np.lexsort((pairs.bottom_claimant, pairs.top_claimant, pairs.rank, kind, pairs.day))
    day = pairs.day[order]
    fresh = np.ones(len(order), dtype=bool)
    fresh[1:] = day[1:] != day[:-1]
    return pairs.take(order[fresh])
