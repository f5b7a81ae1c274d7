"""Breaks in the level of a series: when it changed, by how much, and what is only a new definition."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import numpy as np

from tracker.model import Finding, Interval
from tracker.stats import words
from tracker.stats.arrays import Counts, read_counts
from tracker.stats.break_dates import Piece, break_interval
from tracker.stats.finding import insufficient, make_finding, selective
from tracker.stats.irls import Floats, Whole
from tracker.stats.segmentation import STRENGTH, TINY, Segmentation, segment_counts, segment_shares
from tracker.stats.shares import Shares, read_shares
from tracker.stats.tails import normal_quantile

if TYPE_CHECKING:
    from tracker.series import Series

METHOD = "breaks"
LEAST: Mapping[str, int] = MappingProxyType({"day": 14, "week": 4, "month": 3})
NEAR = timedelta(days=7)  # a break this close to a change in what the source gives is that change
LEAST_LEVEL = 0.5  # objects in all of a segment of zeros


@dataclass(frozen=True, slots=True)
class _Own:
    """A series as segmentation needs it: y of e (counts of exposure, or x of n) by row, and its places."""

    series: "Series"
    y: Floats
    e: Floats
    pairs: Floats
    stretch: Whole
    start: tuple[date, ...]
    end: tuple[date, ...]
    regime: tuple[str, ...]

    @property
    def rate(self) -> bool:
        """Whether it is a rate."""
        return self.series.unit == "fraction"

    def cut(self, row: int, places: slice) -> Segmentation:
        """Segments of some periods."""
        least, y, e = LEAST[self.series.by], self.y[row, places], self.e[places]
        if self.rate:
            return segment_shares(y, e, self.pairs[places], STRENGTH, least)
        return segment_counts(y, e, STRENGTH, least)


def breaks(series: "Sequence[Series]", *, since: date | None = None, level: float = 0.95) -> list[Finding]:
    """Findings `break`: dates from which the level of counts or a rate is another, oldest first.

    Exact segmentation of each comparable stretch under a negative binomial or over-dispersed binomial cost.
    `value` is the ratio of the level after to the one before (of rates: the difference) with its confidence
    interval, `span` holds the break with that probability; segments across whose border that interval holds
    no change are one. A `definition` is no event: a change in what the
    source counts, or a break that falls together with one. `since` leaves out what began earlier.

    Reference: Jackson and others 2005, 10.1109/LSP.2001.838216.
    """
    read = (read_shares(one) if one.unit == "fraction" else read_counts(one) for one in series)
    return [found for one in read for found in breaks_of(one, since=since, level=level)]


def breaks_of(read: Counts | Shares, *, since: date | None = None, level: float = 0.95) -> list[Finding]:
    """The same for one series that is read already."""
    series = read.series
    if isinstance(read, Counts) and (told := read.selective()):
        return [selective(series, METHOD, told)]
    own = _of_counts(read) if isinstance(read, Counts) else _of_shares(read)
    found = _definitions(own) + _breaks(own, level, since)
    known = int(np.isfinite(own.y[0]).sum())
    if not found and known < 2 * LEAST[series.by]:
        return [insufficient(series, METHOD, known, 2 * LEAST[series.by])]
    found = [each for each in found if since is None or each.period >= since]
    return sorted(found, key=lambda each: each.period)


def _of_counts(counts: Counts) -> _Own:
    y = np.where(counts.weight > 0, counts.y, np.nan)
    pairs = np.zeros(counts.size)
    return _Own(
        counts.series, y, counts.exposure, pairs, counts.stretch, counts.start, counts.end, counts.regime
    )


def _of_shares(shares: Shares) -> _Own:
    x = np.where(shares.known, shares.x, np.nan)[None, :]
    pairs = shares.spread.pairs if shares.series.by != "day" else shares.n * np.maximum(shares.n - 1, 0.0)
    regime = tuple(shares.series.frame["regime"].to_numpy(dtype=object).tolist())
    return _Own(shares.series, x, shares.n, pairs, shares.stretch, shares.start, shares.end, regime)


def _definitions(own: _Own) -> list[Finding]:
    """Documented changes of what the metric means."""
    return [
        _definition(own, day, f"From {words.day(day)} the source counts otherwise: a step there is no event.")
        for day, _, _ in own.series.breaks
    ]


def _definition(own: _Own, day: date, note: str) -> Finding:
    place = next(at for at, end in enumerate(own.end) if day < end)
    return make_finding(
        own.series,
        "definition",
        (own.start[place], own.end[place]),
        method=METHOD,
        value=None,
        span=(day, day + timedelta(days=1)),
        regime=own.regime[place],
        note=note,
    )


def _breaks(own: _Own, level: float, since: date | None) -> list[Finding]:
    found = []
    for number in np.unique(own.stretch):
        places = np.flatnonzero(own.stretch == number)
        first, stop = int(places[0]), int(places[-1]) + 1
        if np.isfinite(own.y[0, first:stop]).sum() < 2 * LEAST[own.series.by]:
            continue
        cuts = [own.cut(row, slice(first, stop)) for row in range(len(own.y))]
        edges = _joined(own, [first, *(first + at for at in cuts[0].breaks), stop], cuts[0], level)
        for left, at, right in zip(edges[:-2], edges[1:-1], edges[2:], strict=True):
            if since is not None and own.start[at] < since:
                continue
            agreed = all(
                any(abs(first + other - at) <= LEAST[own.series.by] for other in cut.breaks)
                for cut in cuts[1:]
            )
            found.append(_break(own, (left, at, right), cuts[0], level, agreed))
    return found


def _joined(own: _Own, edges: Sequence[int], cut: Segmentation, level: float) -> list[int]:
    """Edges without those across which no change can be told: their segments are joined, least sure first."""
    left = list(edges)
    while True:
        sure = {
            at: _sureness(own, left[at - 1 : at + 2], cut, level)
            for at in range(1, len(left) - 1)
            if _documented(own, own.start[left[at]]) is None
        }
        least = min(sure, key=lambda at: sure[at], default=0)
        if not least or sure[least] > 1:
            return left
        del left[least]


def _sureness(own: _Own, edges: Sequence[int], cut: Segmentation, level: float) -> float:
    """How far the change at the middle edge is from none, in halves of its interval."""
    left, at, right = edges
    value, bounds = _change(own, _levels(own, left, at), _levels(own, at, right), cut, level)
    ends = (value, *bounds) if own.rate else tuple(np.log((value, *bounds)))
    return float(2 * abs(ends[0]) / max(ends[2] - ends[1], TINY))


def _break(own: _Own, edges: tuple[int, int, int], cut: Segmentation, level: float, agreed: bool) -> Finding:
    left, at, right = edges
    piece = Piece(own.y[0, left:right], own.e[left:right], own.pairs[left:right], at - left, cut, own.rate)
    low, high = (left + place for place in break_interval(piece, level))
    near = _documented(own, own.start[at])
    if near is not None:
        note = (
            f"The level of {words.subject(own.series)} changes about {words.day(own.start[at])}, when the "
            f"source changed what it gives ({near}): a definition, no event."
        )
        return _definition(own, own.start[at], note)
    before, after = _levels(own, left, at), _levels(own, at, right)
    value, bounds = _change(own, before, after, cut, level)
    span = (own.start[low], own.end[high])
    return make_finding(
        own.series,
        "break",
        (own.start[at], own.end[at]),
        method=METHOD,
        unit="points" if own.rate else "ratio",
        value=value,
        low=bounds[0],
        high=bounds[1],
        expected=before[0],
        interval=Interval(kind="confidence", level=level, method="log ratio" if not own.rate else "normal"),
        score=float(np.sign(after[0] - before[0])),
        n=int(np.isfinite(own.y[0, left:right]).sum()),
        span=span,
        regime=own.regime[at],
        settings=_settings(cut, before[0], after[0]),
        note=_note(own, at, (before[0], after[0]), (value, *bounds), span, level)
        + ("" if agreed else " Not at every value within the bounds of the figures."),
    )


def _documented(own: _Own, day: date) -> str | None:
    """Id of a regime that begins with a break."""
    near = (one for one in own.series.regimes if one.since is not None and abs(one.since - day) <= NEAR)
    return next((str(regime.id) for regime in near), None)


def _levels(own: _Own, first: int, end: int) -> tuple[float, float, float]:
    """Level a unit of exposure (or rate) of a segment, its exposure (or objects), pairs of objects."""
    y, known = own.y[0, first:end], np.isfinite(own.y[0, first:end])
    many = float(own.e[first:end][known].sum())
    total = float(y[known].sum())
    return (
        total / many if own.rate else max(total, LEAST_LEVEL) / many,
        many,
        float(own.pairs[first:end][known].sum()),
    )


def _change(
    own: _Own,
    before: tuple[float, float, float],
    after: tuple[float, float, float],
    cut: Segmentation,
    level: float,
) -> tuple[float, tuple[float, float]]:
    """Ratio of the levels (rates: their difference) with an interval, neighbours' correlation allowed for."""
    z = normal_quantile((1 + level) / 2) * np.sqrt((1 + cut.correlation) / (1 - cut.correlation))
    if own.rate:
        parts = [p * (1 - p) * (n + cut.spread * pairs) / n**2 for p, n, pairs in (before, after)]
        change, half = after[0] - before[0], float(z * np.sqrt(sum(parts)))
        return change, (change - half, change + half)
    parts = [(1 / mean + 1 / cut.spread) / many for mean, many, _ in (before, after)]
    log, half = float(np.log(after[0] / before[0])), float(z * np.sqrt(sum(parts)))
    return float(np.exp(log)), (float(np.exp(log - half)), float(np.exp(log + half)))


def _note(
    own: _Own,
    at: int,
    levels: tuple[float, float],
    change: tuple[float, float, float],
    span: tuple[date, date],
    level: float,
) -> str:
    series, day = own.series, words.day(own.start[at])
    if own.rate:
        old, new = (words.percent(100 * one) for one in levels)
        what = f"The share of {words.objects(series)} {words.outcome(series)}"
        digits = words.digits_apart([100 * one for one in change[1:]])
        size, *ends = (words.signed(100 * one, digits) for one in change)
        size = f"{size} points"
    else:
        old, new = words.count(levels[0]), f"{words.count(levels[1])} a {series.by}"
        what = f"The number of {words.subject(series)}"
        digits = words.digits_apart(change[1:], other=1.0)
        size, *ends = (f"{one:.{digits}f}" for one in change)
        size = f"{size} times"
    verb = "rose" if levels[1] > levels[0] else "fell"
    days = f"{words.day(span[0])} to {words.day(span[1] - timedelta(days=1))}"
    told = f"{words.levels(level)} confidence intervals: {days}; {size}, {ends[0]} to {ends[1]}"
    return f"{what} {verb} from {old} to {new} about {day} ({told})."


def _settings(cut: Segmentation, before: float, after: float) -> dict[str, Any]:
    numbers = {
        "before": before,
        "after": after,
        "penalty": cut.penalty,
        "correlation": cut.correlation,
        "spread": cut.spread,
    }
    kept = {name: float(f"{one:.6g}") for name, one in numbers.items() if np.isfinite(one)}
    return {"strength": STRENGTH, **kept}
