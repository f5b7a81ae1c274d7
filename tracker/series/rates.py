"""Typed rates: outcome over launched, always of figures that belong together.

Which figures belong together is said in `pairs`; a pair less than the best is told in a note, as is what
the rate leaves out. Where the source no longer gives the numerator there is no rate.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from tracker.errors import SeriesError
from tracker.series.ask import Question, expand, governing, published, span_of, to_series
from tracker.series.calendar import Array, to_date
from tracker.series.cells import Shares, share_out
from tracker.series.daily import Statements, lost_in, needed
from tracker.series.nights import make_nights
from tracker.series.notes import Notes, lost_notes, merge, stop_notes
from tracker.series.pairs import (
    APART,
    ONE_DAY,
    ONE_DAY_APART,
    ONE_DOCUMENT,
    ONE_WINDOW,
    Paired,
    Pairs,
    choose,
    pair,
)
from tracker.series.regimes import refuse_if_stopped, stopped
from tracker.series.rows import Rows
from tracker.series.series import Series
from tracker.series.table import Calendar, Evidence, columns_of, today_of
from tracker.vocab import Regime

RATES = ("rate_shot", "rate_neutralised", "rate_hit")
_HOW = {
    ONE_DAY: "numerator and denominator of {top} are stated apart in one document",
    ONE_DAY_APART: "numerator and denominator of {top} come from different documents and windows",
    ONE_DOCUMENT: "numerator of {top} and denominator of {bottom} come from one document",
    APART: "numerator of {top} and denominator of {bottom} come from different documents",
}


def rate_metrics(question: Question) -> tuple[str, ...]:
    """Metrics to read for a rate: those of its numerator and of its denominator."""
    metric = question.vocabulary.metrics[question.metric]
    return tuple(dict.fromkeys((*needed(metric.numerator), *needed(metric.denominator))))


def rate_days(rows: Rows, question: Question) -> Paired:
    """Daily pairs of a typed rate, the same for every calendar."""
    metric = question.vocabulary.metrics[question.metric]
    if not metric.numerator:
        raise SeriesError(f'the rate "{question.metric}" has no numerator in the vocabulary')
    return pair(rows, metric.numerator, metric.denominator, question)


def rate_series(rows: Rows, question: Question, paired: Paired | None = None) -> Series:
    """Series of a typed rate, as fractions of 1; from its days, if they are known.

    Raises: NotComparableError where the source gave the numerator only before the span.
    """
    metric = question.vocabulary.metrics[question.metric]
    paired = paired or rate_days(rows, question)
    statements, parts, pairs = paired.statements, paired.parts, paired.pairs
    names, chosen = statements.kept.rows.claimants, choose(pairs)
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
        _pair_notes(chosen, names),
        _impossible(chosen),
        _left_out(paired, chosen, question),
        _lost_notes(paired, chosen, question),
        stop_notes(regimes, metric.numerator, calendar),
    )
    reported = calendar.count(chosen.day)
    values = _columns(calendar, chosen)
    shown = columns_of(
        calendar, values, evidence, notes, today, reported=reported, published=reported, early=early
    )
    nights = make_nights(chosen.day, *_exact(chosen), regimes, early, today)
    return replace(to_series(calendar, shown, question, regimes, "fraction", metric.numerator), nights=nights)


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


def _lost_notes(paired: Paired, chosen: Pairs, question: Question) -> Notes:
    """What is named as lost beside the numerators; of a day with a whole statement that one counts."""
    metric, statements = question.vocabulary.metrics[question.metric].numerator, paired.statements
    whole, upper = (lost_in(metric, each, statements, question.vocabulary) for each in paired.parts[:2])
    return lost_notes(upper | whole, chosen.day, chosen.top_claimant, statements.kept.rows.claimants)


def _left_out(paired: Paired, chosen: Pairs, question: Question) -> Notes:
    """What the claimants launched by their own words and told no outcome of, so that no rate holds it."""
    statements, bottom = paired.statements, paired.bottom
    rows, rule = statements.kept.rows, question.settings.day_rule
    known = share_out(statements.groups, bottom.usable, rows, rule, question.vocabulary)
    launched = known.inside(bottom.value, statements.inside)[1]
    sums = dict(zip(zip(known.day.tolist(), known.claimant.tolist(), strict=True), launched, strict=True))
    notes: Notes = {}
    for position, day in enumerate(chosen.day.tolist()):
        more = sums.get((day, int(chosen.bottom_claimant[position])), 0.0) - chosen.bottom[position, 1]
        if more > 0 and chosen.kind[position] == ONE_WINDOW:
            notes[day] = [f"{to_date(day)}: {more:g} launched without a stated outcome are not in the rate"]
    return notes
