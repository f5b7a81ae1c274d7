"""Typed rates: outcome over launched, always of figures that belong together.

A pair is best made of one claimant's figures for one window, then of one claimant's day, then of one
document, and last of different documents; what is less than the first is said in a note. Where the
source no longer gives the numerator there is no rate.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from tracker.errors import SeriesError
from tracker.series.ask import Question, expand, governing, published, span_of, to_series
from tracker.series.calendar import Array, to_date
from tracker.series.cells import Shares, is_long, share_out
from tracker.series.daily import Statements, needed, put_together, usable
from tracker.series.groups import Triple, figure
from tracker.series.nights import make_nights
from tracker.series.notes import Notes, merge, stop_notes
from tracker.series.regimes import refuse_if_stopped, stopped
from tracker.series.rows import Rows
from tracker.series.series import Series
from tracker.series.table import Calendar, Evidence, columns_of, today_of
from tracker.vocab import Regime

RATES = ("rate_shot", "rate_neutralised", "rate_hit")
ONE_WINDOW, ONE_DAY, ONE_DAY_APART, ONE_DOCUMENT, APART = range(5)
_HOW = {
    ONE_DAY: "numerator and denominator of {top} are stated apart in one document",
    ONE_DAY_APART: "numerator and denominator of {top} come from different documents and windows",
    ONE_DOCUMENT: "numerator of {top} and denominator of {bottom} come from one document",
    APART: "numerator of {top} and denominator of {bottom} come from different documents",
}


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
    """Numerators and denominators of the days, and the statements and shares they were made of."""

    statements: Statements
    parts: tuple[Shares, Shares, Shares]
    pairs: Pairs


def rate_metrics(question: Question) -> tuple[str, ...]:
    """Metrics to read for a rate: those of its numerator and of its denominator."""
    metric = question.vocabulary.metrics[question.metric]
    return tuple(dict.fromkeys((*needed(metric.numerator), *needed(metric.denominator))))


def rate_days(rows: Rows, question: Question) -> Paired:
    """Daily pairs of a typed rate, the same for every calendar."""
    metric = question.vocabulary.metrics[question.metric]
    if not metric.numerator:
        raise SeriesError(f'the rate "{question.metric}" has no numerator in the vocabulary')
    statements = put_together(rows, question.subject.classes, question.settings, question.vocabulary)
    top, bottom = (_side(statements, name, question) for name in (metric.numerator, metric.denominator))
    parts = _by_window(statements, top, bottom, question)
    return Paired(statements, parts, _gather(statements, top, bottom, parts))


def rate_series(rows: Rows, question: Question, paired: Paired | None = None) -> Series:
    """Series of a typed rate, as fractions of 1; from its days, if they are known.

    Raises: NotComparableError where the source gave the numerator only before the span.
    """
    metric = question.vocabulary.metrics[question.metric]
    paired = paired or rate_days(rows, question)
    statements, parts, pairs = paired.statements, paired.parts, paired.pairs
    names, chosen = statements.kept.rows.claimants, _choose(pairs)
    days = np.concatenate([pairs.day, *(share.day for share in parts)])
    regimes, zone = governing(Counter(names[code] for code in chosen.bottom_claimant.tolist()), question)
    span = span_of(days, [], question)
    refuse_if_stopped(regimes, metric.numerator, *span)
    chosen = chosen.take(~_after_stop(chosen, regimes, metric.numerator))
    calendar = Calendar(*span, question.settings.by)
    evidence, today = _evidence(statements, chosen, parts), today_of(question.as_of, zone)
    early = np.union1d(
        _early(rows, chosen, names, question), evidence.day[evidence.chosen & evidence.preliminary]
    )
    notes = merge(
        _pair_notes(chosen, names), _impossible(chosen), stop_notes(regimes, metric.numerator, calendar)
    )
    reported = calendar.count(chosen.day)
    values = _columns(calendar, chosen)
    shown = columns_of(
        calendar, values, evidence, notes, today, reported=reported, published=reported, early=early
    )
    nights = make_nights(chosen.day, *_exact(chosen), regimes, early, today)
    return replace(to_series(calendar, shown, question, regimes, "fraction", metric.numerator), nights=nights)


def _side(statements: Statements, metric: str, question: Question) -> Side:
    value = figure(statements.groups, metric, statements.kept.rows, question.vocabulary)
    short = ~is_long(statements.groups)
    near = Statements(
        statements.kept, statements.groups, statements.inside & short, statements.touching & short
    )
    return Side(value, usable(near, metric, value, question.vocabulary))


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


def _choose(pairs: Pairs) -> Pairs:
    """The best pair of each day: of one claimant, of one document, then by rank."""
    kind = np.where(pairs.kind <= ONE_DAY_APART, ONE_WINDOW, pairs.kind)
    order = np.lexsort((pairs.bottom_claimant, pairs.top_claimant, pairs.rank, kind, pairs.day))
    day = pairs.day[order]
    fresh = np.ones(len(order), dtype=bool)
    fresh[1:] = day[1:] != day[:-1]
    return pairs.take(order[fresh])


def _after_stop(pairs: Pairs, regimes: Sequence[Regime], metric: str) -> Array:
    after = np.zeros(len(pairs.day), dtype=bool)
    for first, end in stopped(regimes, metric):
        after |= (first <= pairs.day) & (pairs.day < end)
    return after


def _columns(calendar: Calendar, pairs: Pairs) -> dict[str, Array]:
    top, bottom = (
        [calendar.sum(pairs.day, side[:, column]) for column in range(4)]
        for side in (pairs.top, pairs.bottom)
    )
    low, best, high = rate_interval(top, bottom)
    impossible = top[1] > bottom[1]
    low, best, high = (np.where(impossible, np.nan, column) for column in (low, best, high))
    exact = (top[3] == 0) & (bottom[3] == 0)
    return {
        "low": low,
        "best": best,
        "high": high,
        "claimed_low": low,
        "claimed_high": high,
        "numerator": np.where(exact, top[1], np.nan),
        "denominator": np.where(exact, bottom[1], np.nan),
    }


def rate_interval(top: Sequence[Array], bottom: Sequence[Array]) -> tuple[Array, Array, Array]:
    """low, best and high of a rate from low, best, high and beside of both its sides.

    Of what only touches the classes any part may belong to them: it is lowest if all of it that was
    launched and nothing that was stopped does, highest if just what was stopped does.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        low = top[0] / (bottom[2] + bottom[3])
        best = np.where((top[3] == 0) & (bottom[3] == 0), top[1] / bottom[1], np.nan)
        high = np.fmin((top[2] + top[3]) / (bottom[0] + top[3]), 1.0)
    none = ~(bottom[0] + bottom[3] > 0)
    low, best, high = (np.where(none, np.nan, column) for column in (low, best, high))
    return np.minimum(np.nan_to_num(low, nan=0.0), 1.0) + 0 * high, best, high


def _early(rows: Rows, chosen: Pairs, names: Sequence[str], question: Question) -> Array:
    """Days of which the claimant that most pairs come from gave preliminary figures only."""
    if not len(chosen.day):
        return chosen.day
    main = names[int(np.bincount(chosen.bottom_claimant).argmax())]
    return published(rows, main, rate_metrics(question), question)[1]


def _exact(pairs: Pairs) -> tuple[Array, Array]:
    """Best numerator and denominator of each pair; NaN where something only touches the classes."""
    exact = (pairs.top[:, 3] == 0) & (pairs.bottom[:, 3] == 0)
    return np.where(exact, pairs.top[:, 1], np.nan), np.where(exact, pairs.bottom[:, 1], np.nan)


def _evidence(statements: Statements, chosen: Pairs, parts: tuple[Shares, Shares, Shares]) -> Evidence:
    """Claims behind both sides of each chosen pair."""
    wanted = {
        (day, claimant)
        for claimants in (chosen.top_claimant, chosen.bottom_claimant)
        for day, claimant in zip(chosen.day.tolist(), claimants.tolist(), strict=True)
    }
    groups = np.concatenate([share.group for share in parts])
    day = np.concatenate([share.day[share.cell] for share in parts])
    claimant = np.concatenate([share.claimant[share.cell] for share in parts])
    mine = np.fromiter(
        ((d, c) in wanted for d, c in zip(day.tolist(), claimant.tolist(), strict=True)), bool, len(day)
    )
    told = np.ones(int(mine.sum()), dtype=bool)
    rows = statements.kept.rows
    return expand(rows, statements.groups.of_row, groups[mine], day[mine], told, "")


def _pair_notes(pairs: Pairs, names: Sequence[str]) -> Notes:
    notes: Notes = {}
    for position in np.flatnonzero(pairs.kind != ONE_WINDOW).tolist():
        day = int(pairs.day[position])
        words = _HOW[int(pairs.kind[position])].format(
            top=names[pairs.top_claimant[position]], bottom=names[pairs.bottom_claimant[position]]
        )
        notes[day] = [f"{to_date(day)}: {words}"]
    return notes


def _impossible(pairs: Pairs) -> Notes:
    """A file can say that more was stopped than launched; that is shown and no rate."""
    return {
        int(pairs.day[position]): [
            f"{to_date(int(pairs.day[position]))}: no rate of its own, "
            f"{pairs.top[position, 1]:g} of {pairs.bottom[position, 1]:g} launched"
        ]
        for position in np.flatnonzero(pairs.top[:, 1] > pairs.bottom[:, 1]).tolist()
    }
