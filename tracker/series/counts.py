"""Series of counts: values of days and totals of longer windows on the calendar, with notes and evidence."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np

from tracker.series.ask import Question, expand, governing, published, span_of, to_series
from tracker.series.calendar import Array, among, to_date
from tracker.series.daily import Counted, Total, count, lost_in, needed, with_totals
from tracker.series.notes import Notes, conflicts, lost_notes, merge, notes_of_totals, stop_notes
from tracker.series.observations import Ends, may_both_hold
from tracker.series.regimes import refuse_if_stopped
from tracker.series.rows import Rows
from tracker.series.series import Series
from tracker.series.table import Calendar, Evidence, columns_of, today_of
from tracker.vocab import Regime

_ENDS_OF_TOTALS = {"low": "low", "best": "best", "high": "high", "claimed_low": "low", "claimed_high": "high"}


def count_days(rows: Rows, question: Question) -> Counted:
    """Daily values of a counted metric, the same for every calendar."""
    wanted = among(rows.metric, map(rows.metric_code, needed(question.metric)))
    asked, settings = question.subject.classes, question.settings
    return count(rows.take(wanted), question.metric, asked, settings, question.vocabulary)


def count_series(rows: Rows, question: Question, days: Counted | None = None) -> Series:
    """Series of a counted metric from the claims of a store, or from its `days`, if they are known."""
    calendar, shown, regimes = count_columns(rows, question, days or count_days(rows, question))
    return to_series(calendar, shown, question, regimes, question.vocabulary.metrics[question.metric].unit)


def count_columns(
    rows: Rows, question: Question, days: Counted
) -> tuple[Calendar, dict[str, Any], tuple[Regime, ...]]:
    """The periods of a counted metric, their columns and the regimes that govern: a series without its frame.

    Raises: NotComparableError where the source gave the metric only before the span.
    """
    vocabulary, settings = question.vocabulary, question.settings
    counted = with_totals(days, settings.by, vocabulary)
    regimes, zone = _governing(counted, question)
    span = span_of(counted.daily.day, [total.last for total in counted.totals], question)
    refuse_if_stopped(regimes, question.metric, *span)
    calendar = Calendar(*span, settings.by)
    return calendar, _columns(calendar, counted, question, rows, regimes, zone), regimes


def _governing(counted: Counted, question: Question) -> tuple[tuple[Regime, ...], str]:
    """Regimes and zone of the claimant that most days come from, or of the one that redefined the metric."""
    names = counted.statements.kept.rows.claimants
    codes, first, days = np.unique(counted.daily.claimant, return_index=True, return_counts=True)
    order = np.argsort(first)
    told = zip(codes[order].tolist(), days[order].tolist(), strict=True)
    return governing(Counter({names[code]: count for code, count in told}), question)


def _columns(
    calendar: Calendar, counted: Counted, question: Question, rows: Rows, regimes: Sequence[Regime], zone: str
) -> dict[str, Any]:
    free = ~covered(counted.daily.day, counted.totals)
    values = _sums(calendar, counted, free)
    differing = _differing(calendar, counted.other_totals, (values["low"], values["high"]))
    _widen(values, differing)
    days, early = _published_mainly(counted, question, rows)
    told = merge(notes_of_totals(differing.values(), counted.statements), _lost(counted, question, free))
    reported = calendar.count(_days_told_of(counted.daily.day[free], counted.totals))
    return columns_of(
        calendar,
        values,
        _evidence(counted, question.metric),
        merge(told, _notes(calendar, counted, question, rows, regimes)),
        today_of(question.as_of, zone),
        reported=reported,
        published=np.maximum(calendar.count(days), reported),
        early=early,
    )


def _sums(calendar: Calendar, counted: Counted, free: Array) -> dict[str, Array]:
    """Ends by period of what was chosen and claimed, of totals and of the days that none stands for."""
    daily, totals = counted.daily, counted.totals
    days = np.concatenate((daily.day[free], [total.day for total in totals])).astype(np.int64)
    return {
        name: calendar.sum(
            days, np.concatenate((getattr(daily, name)[free], [getattr(one, end) for one in totals]))
        )
        for name, end in _ENDS_OF_TOTALS.items()
    }


def _widen(values: dict[str, Array], differing: dict[tuple[int, int], Total]) -> None:
    """What was claimed takes in the differing totals of others."""
    low, high = values["claimed_low"], values["claimed_high"]
    for (number, _), total in differing.items():
        low[number] = np.fmin(low[number], total.low)
        high[number] = np.fmax(high[number], np.fmax(total.low, total.high))


def _notes(
    calendar: Calendar, counted: Counted, question: Question, rows: Rows, regimes: Sequence[Regime]
) -> Notes:
    kept, shown = counted.statements.kept.rows, calendar.place(counted.daily.day) >= 0
    asked, vocabulary = question.subject.classes, question.vocabulary
    return merge(
        conflicts(counted.cells, counted.daily, shown, kept, rows, asked, vocabulary),
        _row_notes(counted),
        stop_notes(regimes, question.metric, calendar),
        _foreign(counted, question),
    )


def _lost(counted: Counted, question: Question, free: Array) -> Notes:
    """What is named as lost beside the figures of the days that no total stands for."""
    daily, names = counted.daily, counted.statements.kept.rows.claimants
    lost = lost_in(question.metric, counted.parts, counted.statements, question.vocabulary)
    return lost_notes(lost, daily.day[free], daily.claimant[free], names)


def _published_mainly(counted: Counted, question: Question, rows: Rows) -> tuple[Array, Array]:
    """The days of `published` for the claimant that the series mostly follows."""
    daily, names = counted.daily, counted.statements.kept.rows.claimants
    if not len(daily.day):
        return daily.day, daily.day
    return published(
        rows, names[int(np.bincount(daily.claimant).argmax())], needed(question.metric), question
    )


def covered(days: Array, totals: Sequence[Total]) -> Array:
    """Days for which one of the totals stands."""
    inside = np.zeros(len(days), dtype=bool)
    for total in totals:
        inside |= (total.first <= days) & (days <= total.last)
    return inside


def _days_told_of(days: Array, totals: Sequence[Total]) -> Array:
    spans = [np.arange(total.first, total.last + 1) for total in totals]
    return np.concatenate((days, *spans)) if spans else days


def _differing(calendar: Calendar, totals: Sequence[Total], shown: Ends) -> dict[tuple[int, int], Total]:
    """Totals of others that leave no room for the value of their period, by its number and their own."""
    found = {}
    for at, total in enumerate(totals):
        number = int(calendar.place(np.array([total.day]))[0])
        if number < 0:
            continue
        whole = 10 * (total.last - total.first + 1) >= 9 * calendar.lengths[number]
        if whole and not may_both_hold(total.room(), (shown[0][number], shown[1][number])):
            found[number, at] = total
    return found


def _evidence(counted: Counted, metric: str) -> Evidence:
    """The claims of each day, those behind the value first, then those of other claimants."""
    kept, parts = counted.statements.kept, counted.parts
    day = parts.day[parts.cell]
    chosen = counted.daily.cells[parts.cell]
    whole = [(group, total.day, True) for total in counted.totals for group in total.groups]
    whole += [(group, total.day, False) for total in counted.other_totals for group in total.groups]
    groups = np.concatenate((parts.group, [group for group, _, _ in whole]))
    day = np.concatenate((day, [last for _, last, _ in whole]))
    told = [chosen for _, _, chosen in whole]
    return expand(
        kept.rows, counted.statements.groups.of_row, groups, day, np.concatenate((chosen, told)), metric
    )


def _row_notes(counted: Counted) -> Notes:
    groups = counted.statements.groups
    notes: Notes = {}
    for row, text in counted.statements.kept.notes:
        notes.setdefault(int(groups.day[groups.of_row[row]]), []).append(text)
    return notes


def _foreign(counted: Counted, question: Question) -> Notes:
    """Days whose value is not of the claimant that the series mostly follows."""
    daily, names = counted.daily, counted.statements.kept.rows.claimants
    if question.settings.by == "day" or not len(daily.day):
        return {}
    main = int(np.bincount(daily.claimant).argmax())
    return {
        int(daily.day[position]): [
            f"{to_date(int(daily.day[position]))}: figure of {names[daily.claimant[position]]}"
        ]
        for position in np.flatnonzero(daily.claimant != main).tolist()
    }
