"""Regimes: what a claimant's figure means from when on, and where a series may not be joined."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise

import numpy as np

from tracker.errors import NotComparableError
from tracker.series.calendar import Array, last_days, to_date, to_number
from tracker.series.rows import Rows, zone_of
from tracker.vocab import Regime, Vocabulary
from tracker.vocab.regimes import VOICELESS

OPEN_START, OPEN_END = to_number(date(1900, 1, 1)), to_number(date(2200, 1, 1))


def bounds(regime: Regime) -> tuple[int, int]:
    """First day and end (exclusive) of a regime as day numbers."""
    return (
        to_number(regime.since) if regime.since else OPEN_START,
        to_number(regime.until) if regime.until else OPEN_END,
    )


def apply_regimes(rows: Rows, regimes: Iterable[Regime], vocabulary: Vocabulary) -> Rows:
    """Metrics as observed: what is printed under a redefined word is an observation of the new metric."""
    metrics, metric = list(rows.metrics), rows.metric.copy()
    for regime in regimes:
        for printed, observed in regime.metric_map.items():
            if printed not in rows.metrics:
                continue
            chosen = np.flatnonzero(metric == rows.metric_code(printed))
            chosen = chosen[_governed(rows, chosen, regime, vocabulary)]
            if not len(chosen):
                continue
            if observed not in metrics:
                metrics.append(observed)
            metric[chosen] = metrics.index(observed)
    return Rows(**{**rows.columns(), "metric": metric, "metrics": tuple(metrics)})


def _governed(rows: Rows, chosen: Array, regime: Regime, vocabulary: Vocabulary) -> Array:
    """Which of the chosen rows a regime speaks of."""
    codes = [
        code
        for code, name in enumerate(rows.claimants)
        if name == regime.claimant or name.startswith(VOICELESS)
    ]
    days = last_days(rows.end[chosen], zone_of(regime.claimant, vocabulary))
    first, end = bounds(regime)
    return np.isin(rows.claimant[chosen], codes) & (first <= days) & (days < end)


def regimes_of(claimant: str, vocabulary: Vocabulary) -> tuple[Regime, ...]:
    """The regimes of a claimant, in order."""
    return tuple(regime for regime in vocabulary.regimes if regime.claimant == claimant)


def publishes(
    claimants: Sequence[str], codes: Array, days: Array, metric: str, vocabulary: Vocabulary
) -> Array:
    """True where the claimant's regime of that day gives the metric."""
    given = np.zeros(len(codes), dtype=bool)
    for code, claimant in enumerate(claimants):
        for regime in regimes_of(claimant, vocabulary):
            if metric in regime.publishes:
                first, end = bounds(regime)
                given |= (codes == code) & (first <= days) & (days < end)
    return given


def stopped(regimes: Sequence[Regime], metric: str) -> list[tuple[int, int]]:
    """Spans `[first, end)` of days in which the claimant gives another metric in place of this one."""
    return [bounds(regime) for regime in regimes if metric in regime.metric_map]


def refuse_if_stopped(regimes: Sequence[Regime], metric: str, first: int, last: int) -> None:
    """Refuse a span that lies wholly where the source no longer gives the metric.

    Raises: NotComparableError that says since when.
    """
    spans = stopped(regimes, metric)
    if spans and spans[0][0] <= first and all(_in_spans(day, spans) for day in (first, last)):
        counted = next(one.metric_map[metric] for one in regimes if metric in one.metric_map)
        raise NotComparableError(
            stop_note(spans[0][0]),
            f"what the source prints as {metric} since then counts as {counted}; should it tell them apart "
            "again, a regime in a vocabulary file of yours says so (docs/sources-of-figures.md)",
        )


def _in_spans(day: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(first <= day < end for first, end in spans)


def stop_note(day: int) -> str:
    """The words for a metric that a source gave until a day."""
    return f"not comparable: the source stopped publishing it on {to_date(day).isoformat()}"


def breaks_between(
    regimes: Sequence[Regime], metric: str, rate: str, first: int, last: int
) -> list[tuple[date, Regime, Regime]]:
    """Days inside `first..last` from which figures of the metric mean something else than before."""
    found = []
    for old, new in pairwise(regimes):
        day = bounds(new)[0]
        if first < day <= last and _changes(old, new, metric, rate):
            found.append((to_date(day), old, new))
    return found


def _changes(old: Regime, new: Regime, metric: str, rate: str) -> bool:
    if metric not in old.publishes or metric not in new.publishes:
        return (metric in old.publishes) != (metric in new.publishes)
    return bool(rate) and rate not in new.comparable
