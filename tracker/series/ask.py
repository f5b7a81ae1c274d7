"""Questions to a store: checked, their claims read with the regimes applied, and what every answer shares."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import get_args

import numpy as np

from tracker.errors import SeriesError
from tracker.instants import KYIV
from tracker.model import By, DayRule, Direction
from tracker.series.calendar import LONGEST, Array, among, check, to_number
from tracker.series.daily import BOUNDS_ONLY, Settings
from tracker.series.groups import final_days
from tracker.series.observations import RULES
from tracker.series.prices import NOMINAL_EUROS, Terms
from tracker.series.regimes import apply_regimes, bounds, regimes_of
from tracker.series.rows import Rows, Subject, load_rows, read_classes, zone_of
from tracker.series.series import Series
from tracker.series.table import Calendar, Evidence, make_frame, regimes_by_period
from tracker.store import Cut, Store
from tracker.vocab import UNATTRIBUTED, Regime, Vocabulary, load
from tracker.vocab.regimes import speaking_of


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
    classes: str | Iterable[str] | None,
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
    """A checked question; without classes it is about what the metric counts.

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
    direction = "none" if unit == "money" else direction
    check(direction, get_args(Direction), "direction")
    subject = Subject(read_classes(classes, metric, vocabulary), direction, scope)
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


def published(rows: Rows, claimant: str, metrics: Sequence[str], question: Question) -> tuple[Array, Array]:
    """Days of the figures of any class that a claimant gave, and those of them with preliminary ones only.

    What a preliminary statement leaves out may still come: such a day is provisional for every class.
    """
    own = among(rows.metric, map(rows.metric_code, metrics))
    own &= (rows.claimant == rows.claimants.index(claimant)) & (rows.end - rows.start <= LONGEST["day"])
    days = final_days(rows.claimant[own], rows.end[own], rows.claimants, question.vocabulary)
    early, final = days[rows.preliminary[own]], days[~rows.preliminary[own]]
    return days, early[~np.isin(early, final)]


def expand(rows: Rows, of_row: Array, groups: Array, day: Array, chosen: Array, metric: str) -> Evidence:
    """Claims of statements: each statement's day and choice handed to its rows."""
    bounding = BOUNDS_ONLY.get(metric, frozenset())
    real = ~among(rows.metric, map(rows.metric_code, bounding))
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
