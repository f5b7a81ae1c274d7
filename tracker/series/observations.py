"""Observation rules: of what all claimants say of a day, the value that a series shows.

official_latest   the claimant with the best rank, its latest statement; relays and others after it
first_published   the same claimant, the statement that it made first
median            the median of what the claimants say, within the span of all
envelope          the span of all claimants, without a value of its own where they differ
Claimants are never added up: whatever the rule, one attack counts once.

A claimant whose words leave room for the value says nothing else: "at least 5" does not differ from 7,
nor do 4 cruise missiles from 37 missiles of all kinds.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from tracker.series.calendar import Array
from tracker.series.cells import Cells
from tracker.series.repeats import Flags

Ends = tuple[Array, Array]
"""Lows and highs."""


@dataclass(frozen=True, slots=True)
class Daily:
    """One value a day: interval of what was chosen, its span with all claims that differ, claimant chosen.

    `cells` marks the cells behind the value.
    """

    day: Array
    low: Array
    best: Array
    high: Array
    claimed_low: Array
    claimed_high: Array
    claimant: Array
    cells: Array


def official_latest(cells: Cells) -> Daily:
    """The claimant with the best rank on each day."""
    first, day_of = cells.firsts()
    chosen = np.zeros(len(cells), dtype=bool)
    chosen[first] = True
    differing = chosen | ~may_both_hold(cells.room(), _of_day(cells, first[day_of]))
    claimed_low, claimed_high = _span(cells, day_of, len(first), differing)
    return Daily(
        cells.day[first],
        cells.low[first],
        cells.best[first],
        cells.high[first],
        claimed_low,
        claimed_high,
        cells.claimant[first],
        chosen,
    )


def median(cells: Cells) -> Daily:
    """The median claimant of each day; the interval spans all claimants."""
    daily = official_latest(cells)
    _, day_of = cells.firsts()
    order = np.lexsort((cells.best, cells.partial, day_of))
    counts = np.bincount(day_of[~cells.partial], minlength=len(daily.day))
    begins = np.searchsorted(day_of[order], np.arange(len(counts)))
    ranked = cells.best[order]
    lower, upper = ranked[begins + (counts - 1) // 2], ranked[begins + counts // 2]
    return _of_all(cells, daily, (lower + upper) / 2)


def envelope(cells: Cells) -> Daily:
    """The span of all claimants; a value only where they agree."""
    return _of_all(cells, official_latest(cells), None)


def _of_all(cells: Cells, daily: Daily, best: Array | None) -> Daily:
    """The span of all claimants around a value [one that all of them give]."""
    everyone = ~cells.partial
    span = _span(cells, cells.firsts()[1], len(daily.day), everyone)
    if best is None:
        best = np.where(span[0] == span[1], daily.best, np.nan)
    return Daily(daily.day, span[0], best, span[1], *span, daily.claimant, everyone)


def _of_day(cells: Cells, chosen: Array) -> Ends:
    return cells.low[chosen], cells.high[chosen]


def may_both_hold(one: Ends, other: Ends) -> Flags:
    """Where one value is within two intervals; one without a high is open above."""
    highs = (np.where(np.isnan(high), np.inf, high) for high in (one[1], other[1]))
    both: Flags = np.fmax(one[0], other[0]) <= np.minimum(*highs)
    return both


def _span(cells: Cells, day_of: Array, count: int, told: Flags) -> Ends:
    """Smallest low and largest high of a day; an open high counts with what it is at least."""
    low, high = np.full(count, np.inf), np.full(count, -np.inf)
    np.minimum.at(low, day_of[told], cells.low[told])
    most = np.where(np.isnan(cells.high), np.fmax(cells.low, cells.best), cells.high)
    np.maximum.at(high, day_of[told], most[told])
    return low, high


Rule = Callable[[Cells], Daily]
RULES: Mapping[str, Rule] = MappingProxyType(
    {
        "official_latest": official_latest,
        "first_published": official_latest,
        "median": median,
        "envelope": envelope,
    }
)
EARLIEST = frozenset({"first_published"})
"""Rules that take a claimant's first statement of a window instead of its latest."""
