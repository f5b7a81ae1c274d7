"""From a question to a Series: read the claims, apply the regimes, choose, put on the calendar."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import get_args

import numpy as np

from tracker.errors import SeriesError
from tracker.model import By, DayRule, Direction
from tracker.series.calendar import Array, check, to_date, to_number
from tracker.series.counts import BOUNDS_ONLY, Counted, Settings, Total, count, needed, with_totals
from tracker.series.groups import final_days
from tracker.series.notes import Notes, conflicts, merge, notes_of_totals
from tracker.series.observations import RULES, Ends, may_both_hold
from tracker.series.prices import NOMINAL_EUROS, Terms
from tracker.series.regimes import (
    apply_regimes,
    bounds,
    refuse_if_stopped,
    regimes_of,
    stop_note,
    stopped,
)
from tracker.series.rows import Rows, Subject, load_rows, read_classes, zone_of
from tracker.series.series import Series
from tracker.series.table import (
    Calendar,
    Evidence,
    claimants_by_period,
    evidence_by_period,
    make_frame,
    notes_by_period,
    regimes_by_period,
    statuses,
    today_of,
)
from tracker.store import Cut, Store
from tracker.terms import KYIV
from tracker.vocab import UNATTRIBUTED, Regime, Vocabulary, load
from tracker.vocab.regimes import speaking_of

LONGEST_NIGHT = 36 * 3600  # seconds; a longer window is a total of several days
# Metrics that are never counted by kind of drone: their classes where the question names none.
WHOLE = {"money": "aid", "location": "air_target", "person": "person"}


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of a store; `since` and `until` are local days, both included."""

    metric: str
    subject: Subject
    settings: Settings
    since: date | None
    until: date | None
    as_of: datetime
    vocabulary: Vocabulary
    claimant: str = ""
    terms: Terms = NOMINAL_EUROS


def make_question(
    store: Store,
    metric: str,
    classes: str | Iterable[str],
    direction: Direction,
    scope: str,
    *,
    by: By,
    day_rule: DayRule,
    rule: str,
    as_of: datetime | None,
    since: date | None,
    until: date | None,
    claimant: str = "",
    terms: Terms = NOMINAL_EUROS,
) -> Question:
    """A checked question.

    Raises: SeriesError for a metric, class, calendar or rule that does not exist.
    """
    vocabulary = load()
    check(metric, tuple(vocabulary.metrics), "metric")
    if vocabulary.metrics[metric].kind == "context":
        raise SeriesError(f'"{metric}" is context: its figures have no common window to add up')
    settings = Settings(
        check(by, get_args(By), "calendar"),
        check(day_rule, get_args(DayRule), "day rule"),
        check(rule, tuple(RULES), "observation rule"),
    )
    if since and until and until < since:
        raise SeriesError(f"until {until} lies before since {since}: swap them")
    unit = vocabulary.metrics[metric].unit
    classes = WHOLE[unit] if classes == "drone" and unit in WHOLE else classes
    direction = "none" if unit == "money" else direction
    check(direction, get_args(Direction), "direction")
    subject = Subject(read_classes(classes, vocabulary), direction, scope)
    known = as_of or store.last_seen()
    terms = terms.check(metric, unit, vocabulary)
    return Question(metric, subject, settings, since, until, known, vocabulary, claimant, terms)


def read_rows(
    store: Store, metrics: Sequence[str], question: Question, as_of: datetime | None, cut: Cut
) -> Rows:
    """Claims of some metrics with the regimes applied, of one claimant where the question names one."""
    regimes = speaking_of(question.subject.direction, question.vocabulary)
    sources = [
        printed
        for regime in regimes
        for printed, observed in regime.metric_map.items()
        if observed in metrics
    ]
    rows = load_rows(
        store,
        tuple(dict.fromkeys((*metrics, *sources))),
        question.subject,
        question.vocabulary,
        as_of=as_of,
        cut=cut,
    )
    told = apply_regimes(rows, regimes, question.vocabulary)
    return of_claimant(told, question.claimant) if question.claimant else told


def of_claimant(rows: Rows, claimant: str) -> Rows:
    """The rows that one claimant says, or is quoted as saying."""
    names = np.array([name == claimant for name in rows.claimants], dtype=bool)
    return rows.take(names[rows.claimant])


def count_days(rows: Rows, question: Question) -> Counted:
    """Daily values of a counted metric, the same for every calendar."""
    wanted = np.isin(rows.metric, [rows.metric_code(metric) for metric in needed(question.metric)])
    asked, settings = question.subject.classes, question.settings
    return count(rows.take(wanted), question.metric, asked, settings, question.vocabulary)


def count_series(rows: Rows, question: Question, days: Counted | None = None) -> Series:
    """Series of a counted metric from the claims of a store, or from its `days`, if they are known."""
    vocabulary, settings = question.vocabulary, question.settings
    counted = with_totals(days or count_days(rows, question), settings.by, vocabulary)
    regimes, zone = _governing(counted, question)
    span = span_of(counted.daily.day, [total.last for total in counted.totals], question)
    refuse_if_stopped(regimes, question.metric, *span)
    calendar = Calendar(*span, settings.by)
    shown = _count_columns(calendar, counted, question, rows, regimes, zone)
    return to_series(calendar, shown, question, regimes, vocabulary.metrics[question.metric].unit)


def to_series(
    calendar: Calendar,
    shown: dict[str, object],
    question: Question,
    regimes: Sequence[Regime],
    unit: str,
    numerator: str = "",
) -> Series:
    """The Series of finished columns."""
    inside = [
        regime
        for regime in regimes
        if len(calendar) and bounds(regime)[0] < calendar.ends[-1] and bounds(regime)[1] > calendar.begins[0]
    ]
    settings, subject = question.settings, question.subject
    return Series(
        metric=question.metric,
        classes=subject.classes,
        direction=subject.direction,
        scope=subject.scope,
        unit=unit,
        by=settings.by,
        day_rule=settings.day_rule,
        rule=settings.rule,
        as_of=question.as_of,
        regimes=tuple(inside),
        frame=make_frame(calendar, {"regime": regimes_by_period(calendar, inside), **shown}),
        numerator=numerator,
        claimant=question.claimant,
    )


def span_of(days: Array, more: Sequence[int], question: Question) -> tuple[int, int]:
    """First and last day of a series: as asked, else from the first to the last day reported."""
    known = [*([int(days.min()), int(days.max())] if len(days) else []), *more]
    first = to_number(question.since) if question.since else min(known, default=None)
    last = to_number(question.until) if question.until else max(known, default=None)
    if first is None or last is None:
        first = last if first is None else first
        last = first if last is None else last
    if first is None or last is None:
        return 0, -1
    return first, max(last, first if question.since else last)


def _governing(counted: Counted, question: Question) -> tuple[tuple[Regime, ...], str]:
    """Regimes and zone of the claimant that most days come from, or of the one that redefined the metric."""
    names = counted.statements.kept.rows.claimants
    chosen = Counter(counted.daily.claimant.tolist())
    return governing(Counter({names[code]: days for code, days in chosen.items()}), question)


def governing(chosen: "Counter[str]", question: Question) -> tuple[tuple[Regime, ...], str]:
    """Regimes and zone of the claimant chosen most often among those that have regimes."""
    vocabulary = question.vocabulary
    for claimant, _ in chosen.most_common():
        if regimes := regimes_of(claimant, vocabulary):
            return regimes, zone_of(claimant, vocabulary)
    spoken = speaking_of(question.subject.direction, vocabulary)
    redefined = [regime.claimant for regime in spoken if regime.metric_map]
    zone = zone_of(chosen.most_common(1)[0][0], vocabulary) if chosen else KYIV.key
    return (regimes_of(redefined[0], vocabulary), zone) if redefined else ((), zone)


def _count_columns(
    calendar: Calendar,
    counted: Counted,
    question: Question,
    rows: Rows,
    regimes: Sequence[Regime],
    zone: str,
) -> dict[str, object]:
    free = ~_covered(counted.daily.day, counted.totals)
    low, best, high = _sums(calendar, counted, free)
    differing = _differing(calendar, counted.other_totals, (low, high))
    reported = calendar.count(_days_told_of(counted.daily.day[free], counted.totals))
    evidence = _evidence(counted, question.metric)
    ids, preliminary = evidence_by_period(calendar, evidence)
    published, early = _published_mainly(counted, question, rows)
    nothing = np.full(len(calendar), np.nan)
    told = notes_of_totals(differing.values(), counted.statements)
    today = today_of(question.as_of, zone)
    return {
        "low": low,
        "best": best,
        "high": high,
        **_claimed(calendar, counted, free, differing),
        "numerator": nothing,
        "denominator": nothing,
        "status": statuses(calendar, reported, best, high, preliminary | (calendar.count(early) > 0), today),
        "days_reported": reported,
        "days": calendar.lengths,
        "days_published": np.maximum(calendar.count(published), reported),
        "notes": notes_by_period(calendar, merge(told, _notes(calendar, counted, question, rows, regimes))),
        "claims": ids,
        "n_claims": np.fromiter(map(len, ids), np.int64, len(ids)),
        **claimants_by_period(calendar, evidence),
    }


def _sums(calendar: Calendar, counted: Counted, free: Array) -> tuple[Array, Array, Array]:
    """low, best and high by period: days that no total stands for, and the totals."""
    daily, totals = counted.daily, counted.totals
    days = np.concatenate((daily.day[free], [total.day for total in totals])).astype(np.int64)
    low, best, high = (
        calendar.sum(days, np.concatenate((getattr(daily, end)[free], [getattr(one, end) for one in totals])))
        for end in ("low", "best", "high")
    )
    return low, best, high


def _notes(
    calendar: Calendar, counted: Counted, question: Question, rows: Rows, regimes: Sequence[Regime]
) -> Notes:
    kept, shown = counted.statements.kept.rows, calendar.place(counted.daily.day) >= 0
    asked, vocabulary = question.subject.classes, question.vocabulary
    return merge(
        conflicts(counted.cells, counted.daily, shown, kept, rows, asked, vocabulary),
        _row_notes(counted),
        _stop_notes(regimes, question.metric, calendar),
        _foreign(counted, question),
    )


def _published_mainly(counted: Counted, question: Question, rows: Rows) -> tuple[Array, Array]:
    """The days of `published` for the claimant that the series mostly follows."""
    daily, names = counted.daily, counted.statements.kept.rows.claimants
    if not len(daily.day):
        return daily.day, daily.day
    return published(
        rows, names[int(np.bincount(daily.claimant).argmax())], needed(question.metric), question
    )


def published(rows: Rows, claimant: str, metrics: Sequence[str], question: Question) -> tuple[Array, Array]:
    """Days of the figures of any class that a claimant gave, and those of them with preliminary ones only.

    What a preliminary statement leaves out may still come: such a day is provisional for every class.
    """
    own = np.isin(rows.metric, [rows.metric_code(metric) for metric in metrics])
    own &= (rows.claimant == rows.claimants.index(claimant)) & (rows.end - rows.start <= LONGEST_NIGHT)
    days = final_days(rows.claimant[own], rows.end[own], rows.claimants, question.vocabulary)
    early, final = days[rows.preliminary[own]], days[~rows.preliminary[own]]
    return days, early[~np.isin(early, final)]


def _covered(days: Array, totals: Sequence[Total]) -> Array:
    covered = np.zeros(len(days), dtype=bool)
    for total in totals:
        covered |= (total.first <= days) & (days <= total.last)
    return covered


def _days_told_of(days: Array, totals: Sequence[Total]) -> Array:
    spans = [np.arange(total.first, total.last + 1) for total in totals]
    return np.concatenate((days, *spans)) if spans else days


def _differing(calendar: Calendar, totals: Sequence[Total], shown: Ends) -> dict[tuple[int, int], Total]:
    """Totals of others that leave no room for the value of their period, by its number and their own."""
    found = {}
    for at, total in enumerate(totals):
        number = int(calendar.place(np.array([total.day]))[0])
        whole = 10 * (total.last - total.first + 1) >= 9 * calendar.lengths[number]
        if number >= 0 and whole and not may_both_hold(total.room(), (shown[0][number], shown[1][number])):
            found[number, at] = total
    return found


def _claimed(
    calendar: Calendar, counted: Counted, free: Array, differing: dict[tuple[int, int], Total]
) -> dict[str, Array]:
    """Sums of what was claimed for the days, widened by the differing totals of others."""
    daily, totals = counted.daily, counted.totals
    days = np.concatenate((daily.day[free], [total.day for total in totals])).astype(np.int64)
    claimed_low, claimed_high = (
        calendar.sum(days, np.concatenate((column[free], ends)))
        for column, ends in (
            (daily.claimed_low, [total.low for total in totals]),
            (daily.claimed_high, [total.high for total in totals]),
        )
    )
    for (number, _), total in differing.items():
        claimed_low[number] = np.fmin(claimed_low[number], total.low)
        claimed_high[number] = np.fmax(claimed_high[number], np.fmax(total.low, total.high))
    return {"claimed_low": claimed_low, "claimed_high": claimed_high}


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


def expand(rows: Rows, of_row: Array, groups: Array, day: Array, chosen: Array, metric: str) -> Evidence:
    """Claims of statements: each statement's day and choice handed to its rows."""
    bounding = BOUNDS_ONLY.get(metric, frozenset())
    real = ~np.isin(rows.metric, [rows.metric_code(name) for name in bounding])
    order = np.argsort(of_row, kind="stable")
    order = order[real[order]]
    begins = np.searchsorted(of_row[order], groups.astype(np.int64), side="left")
    ends = np.searchsorted(of_row[order], groups.astype(np.int64), side="right")
    counts = ends - begins
    share = np.repeat(np.arange(len(counts)), counts)
    row = order[
        np.repeat(begins, counts) + np.arange(len(share)) - np.repeat(np.cumsum(counts) - counts, counts)
    ]
    nobody = np.array([name == UNATTRIBUTED for name in rows.claimants], dtype=bool)
    return Evidence(
        day.astype(np.int64)[share],
        rows.id[row],
        chosen.astype(bool)[share],
        rows.preliminary[row],
        rows.claimant[row],
        ~rows.own[row] & ~nobody[rows.claimant[row]],
        rows.claimants,
    )


def _row_notes(counted: Counted) -> Notes:
    groups = counted.statements.groups
    notes: Notes = {}
    for row, text in counted.statements.kept.notes:
        notes.setdefault(int(groups.day[groups.of_row[row]]), []).append(text)
    return notes


def _stop_notes(regimes: Sequence[Regime], metric: str, calendar: Calendar) -> Notes:
    """One note a period from which the source no longer gives the metric."""
    notes: Notes = {}
    spans = stopped(regimes, metric)
    for first, end in spans:
        for begin, finish in zip(calendar.begins.tolist(), calendar.ends.tolist(), strict=True):
            if begin < end and finish > first:
                notes.setdefault(max(begin, first), []).append(stop_note(spans[0][0]))
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
