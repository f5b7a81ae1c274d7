"""Counts outside the prediction limits of their trailing baseline, and silences longer than usual."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from tracker.errors import MethodError
from tracker.model import Finding, Interval
from tracker.stats import words
from tracker.stats.arrays import Counts, read_counts
from tracker.stats.baseline import Baseline, Limits, distance, limits
from tracker.stats.compat import SURVEILLANCE, published_alarms
from tracker.stats.finding import check_share, insufficient, make_finding, selective
from tracker.stats.irls import Flags, Floats, Whole
from tracker.stats.references import Calendar

if TYPE_CHECKING:
    from tracker.series import Series

METHOD = "anomalies"
PREDICTION = "negative binomial, mid-p, widened by the record"
LAST_YEAR = timedelta(days=365)
TOO_MANY = 2.0  # times alpha: a record that the reader must know of
A_YEAR = MappingProxyType({"day": 366, "week": 53})  # periods whose record a finding tells of
FEW = 3  # alarms that are no record yet
MOSTLY = 0.5  # a series that is silent more often has no silences to tell
SEASONAL = Calendar(years=5, half=3, seasons=10, past=26, frequency=52)
BASELINES: Mapping[str, Baseline] = MappingProxyType(
    {
        "week": Baseline(length=26, minimum=8, guard=2, record=104, seasonal=SEASONAL),
        "day": Baseline(length=182, minimum=56, guard=7, record=364),
    }
)


def anomalies(
    series: "Sequence[Series]",
    *,
    alpha: float = 0.01,
    since: date | None = None,
    baseline: Baseline | None = None,
    compat: str = "",
    control: Mapping[str, Any] | None = None,
) -> list[Finding]:
    """Findings `anomaly` and `silence` of daily or weekly counts, oldest first within a series.

    A count is one where its two-sided mid-p under a negative binomial prediction from the trailing
    baseline is below alpha: so alpha of quiet periods are named by chance. Limits are widened by what past
    predictions fell short of. `low` and `high` are the limits (prediction of a value), `score` is beyond 1
    or -1 outside them; settings `outside` and `judged` say how many periods of the year before lay outside
    theirs, and the note does if they are more than twice alpha. Periods that are provisional, not over
    or not reported are never judged, and no baseline reaches over a break in the metric's meaning.
    `since` leaves out what began earlier.

    `compat="surveillance"` gives the one-sided alarms of the published method instead, with its `control`
    (see `farrington`; alpha is the control's own), slips and all, for those who must compare with it.

    Reference: Noufaily and others 2013, 10.1002/sim.5595.
    """
    if compat not in ("", SURVEILLANCE):
        raise MethodError(f'compat "{compat}" is unknown: there is {SURVEILLANCE}')
    found: list[Finding] = []
    for one in series:
        counts = read_counts(one)
        if compat and not counts.selective():
            found += published_alarms(counts, control, since)
        else:
            found += tested(counts, alpha=alpha, since=since, baseline=baseline)[0]
    return found


def tested(
    counts: Counts, *, alpha: float = 0.01, since: date | None = None, baseline: Baseline | None = None
) -> tuple[list[Finding], dict[date, float]]:
    """Findings of one series, and the p of every period that was judged for them, by its first day."""
    series = counts.series
    settings = _baseline(series, baseline, alpha)
    if told := counts.selective():
        return [selective(series, METHOD, told)], {}
    wanted = np.array([since is None or first >= since for first in counts.start], dtype=bool)
    first = int(wanted.argmax()) if wanted.any() else counts.size
    judged = _limits_from(counts, settings, first)
    if first > 0 and (_judged(counts, judged[0]) & wanted & (judged[0].p < alpha)).any():
        judged = _limits_from(counts, settings, first - A_YEAR[series.by])
    found = _alarms(counts, judged, settings, wanted) + _silences(counts, settings, wanted)
    found.sort(key=lambda finding: finding.period)
    if wanted.any() and not _judged(counts, judged[0]).any():
        newest = counts.newest()
        n = 0 if newest is None else int(counts.weight[counts.same_stretch(newest)].sum())
        found.insert(0, insufficient(series, METHOD, n, settings.minimum + settings.guard + 1))
    p = np.max([own.p for own in judged], axis=0)
    kept = np.flatnonzero(_judged(counts, judged[0]) & wanted)
    return found, {counts.start[place]: float(p[place]) for place in kept}


def bands(
    series: "Series",
    *,
    alpha: float = 0.01,
    baseline: Baseline | None = None,
    since: date | None = None,
) -> pd.DataFrame:
    """Prediction limits of each period: columns period, expected, lower, upper, p.

    A row a period of the series; NaN where its baseline is too short, p also where it is not judged.
    Bounds of the figures widen the band. With `since`, earlier rows may be NaN too: they need not be known.
    """
    counts = read_counts(series)
    settings = _baseline(series, baseline, alpha)
    first = sum(start < since for start in counts.start) if since else 0
    judged = _limits_from(counts, settings, first)
    return pd.DataFrame(
        {
            "period": series.frame["period"].to_numpy(),
            "expected": judged[0].expected,
            "lower": np.min([own.lower for own in judged], axis=0),
            "upper": np.max([own.upper for own in judged], axis=0),
            "p": np.where(counts.complete, np.max([own.p for own in judged], axis=0), np.nan),
        }
    )


def outside(band: pd.DataFrame, *, alpha: float = 0.01) -> tuple[int, int]:
    """How many periods of the last 365 days of a band lay outside it, and how many were judged."""
    if band.empty:
        return 0, 0
    first = band["period"].iloc[-1] - LAST_YEAR
    return _beyond(band.loc[band["period"] > first, "p"].to_numpy(), alpha)


def _beyond(p: Floats, alpha: float) -> tuple[int, int]:
    """How many p are below alpha, and how many are known."""
    return int((p < alpha).sum()), int(np.isfinite(p).sum())


def _baseline(series: "Series", baseline: Baseline | None, alpha: float) -> Baseline:
    check_share("alpha", alpha)
    if baseline is None and series.by not in BASELINES:
        raise MethodError(f"{METHOD} takes series by day or by week, not by {series.by}")
    return replace(baseline or BASELINES[series.by], alpha=alpha)


def _limits_from(counts: Counts, settings: Baseline, first: int) -> list[Limits]:
    """Limits of best, low and high from a place on."""
    return [limits(y, counts.weight, counts.exposure, counts.stretch, settings, first) for y in counts.y]


def _judged(counts: Counts, own: Limits) -> Flags:
    return np.asarray(counts.complete & np.isfinite(own.p))


def _widest(judged: Sequence[Limits], places: Whole) -> tuple[Floats, Floats]:
    """Lowest and highest limits of some periods, whatever the bounds of the figures."""
    pairs = np.array([own.at(places) for own in judged])
    return pairs[:, 0].min(axis=0), pairs[:, 1].max(axis=0)


def _alarms(counts: Counts, judged: Sequence[Limits], settings: Baseline, wanted: Flags) -> list[Finding]:
    alarmed = [_judged(counts, own) & (own.p < settings.alpha) for own in judged]
    places = np.flatnonzero(alarmed[0] & wanted)
    if not places.size:
        return []
    low, high = _widest(judged, places)
    places = places[(counts.y[0, places] < low) | (counts.y[0, places] > high)]
    ends = zip(*_widest(judged, places), *judged[0].at(places), strict=True)
    return [
        _anomaly(counts, judged, int(place), settings, limits, all(bool(own[place]) for own in alarmed))
        for place, limits in zip(places, ends, strict=True)
    ]


def _anomaly(
    counts: Counts,
    judged: Sequence[Limits],
    place: int,
    settings: Baseline,
    limits: tuple[Any, ...],
    agreed: bool,
) -> Finding:
    own = judged[0]
    low, high, lower, upper = (float(limit) for limit in limits)
    first, end = counts.start[place], counts.end[place]
    value = float(counts.y[0, place])
    above = value > own.expected[place]
    side = (
        f"above the upper prediction limit of {words.count(high)}"
        if above
        else f"below the lower prediction limit of {words.count(low)}"
    )
    when = words.within(first, end, counts.series.by)
    note = (
        f"{_told(counts, place)} {words.were(counts.series, value)} {when}: "
        f"{side} ({words.count(own.expected[place])} expected from the {int(own.n[place])} reported "
        f"{counts.series.by}s of the baseline; two-sided limits at {words.levels(settings.alpha)})."
    )
    many, judged_before = _year_before(counts, own, place, settings.alpha)
    if many >= FEW and many > TOO_MANY * settings.alpha * judged_before:
        note += (
            f" Of the {judged_before} {counts.series.by}s judged in the year before, {many} lay outside "
            f"their limits ({words.percent(100 * many / judged_before)})."
        )
    if not agreed:
        note += " Not at every value within the bounds of the figures."
    span = _baseline_span(counts, place, settings, int(own.years[place]))
    return make_finding(
        counts.series,
        "anomaly",
        (first, end),
        method=METHOD,
        value=value,
        low=low,
        high=high,
        interval=Interval(kind="prediction", level=1 - settings.alpha, method=PREDICTION),
        expected=float(own.expected[place]),
        p=float(max(own.p[place] for own in judged)),
        score=float(distance(counts.y[0, place], own.expected[place], np.array(lower), np.array(upper))),
        n=int(own.n[place]),
        span=span,
        regime=counts.regime[place],
        settings=_settings(settings) | {"outside": many, "judged": judged_before},
        note=note,
    )


def _told(counts: Counts, place: int) -> str:
    """The figure of a period, or the bounds of one that is known by these alone."""
    if counts.printed[place] or len(counts.y) == 1:
        return words.counted(counts.series, counts.y[0, place])
    return words.between(counts.series, *counts.y[1:, place])


def _year_before(counts: Counts, own: Limits, place: int, alpha: float) -> tuple[int, int]:
    """How many periods of the year before one lay outside their limits, and how many were judged."""
    first = counts.start[place] - LAST_YEAR
    early = np.array([first <= day < counts.start[place] for day in counts.start], dtype=bool)
    return _beyond(own.p[counts.complete & early], alpha)


def _baseline_span(counts: Counts, place: int, settings: Baseline, years: int) -> tuple[date, date]:
    """First day and end (exclusive) of the baseline of a period, within its stretch."""
    if years and settings.seasonal is not None:
        calendar = settings.seasonal
        oldest = place - years * calendar.frequency - calendar.half
        return counts.start[oldest], counts.end[place - calendar.past - 1]
    last = place - settings.guard - 1
    oldest = int(np.flatnonzero(counts.same_stretch(place))[0])
    return counts.start[max(last - settings.length + 1, oldest)], counts.end[last]


def _silences(counts: Counts, settings: Baseline, wanted: Flags) -> list[Finding]:
    """Runs of unreported periods that the share of silent periods before them hardly ever gives."""
    found = []
    for first, end in runs(counts.silent):
        early = slice(max(first - settings.length, 0), first)
        before = counts.silent[early] & counts.same_stretch(first)[early]
        n = int(counts.same_stretch(first)[early].sum())
        if n < settings.minimum or not wanted[first] or before.sum() > MOSTLY * n:
            continue
        longest = max((stop - start for start, stop in runs(before)), default=0)
        p = ((before.sum() + 0.5) / (n + 1)) ** (end - first)
        if end - first > longest and p < settings.alpha:
            found.append(_silence(counts, first, end, longest, n, float(p), settings))
    return found


def _silence(
    counts: Counts, first: int, end: int, longest: int, n: int, p: float, settings: Baseline
) -> Finding:
    by, length = counts.series.by, end - first
    usual = f"the longest silence of the {n:,} {by}s before was {longest}"
    if not longest:
        usual = f"there was no silence in the {n:,} {by}s before"
    when = words.within(counts.start[first], counts.end[first], by)
    if length > 1:
        when = f"for {length:,} {by}s from {words.day(counts.start[first])}"
    note = f"No figure for {words.subject(counts.series)} {when}: {usual}. A silence is not a low count."
    return make_finding(
        counts.series,
        "silence",
        (counts.start[first], counts.end[end - 1]),
        method=METHOD,
        unit=by,
        value=float(length),
        expected=float(longest),
        p=p,
        n=n,
        regime=counts.regime[first],
        settings=_settings(settings),
        note=note,
    )


def runs(flags: Flags) -> list[tuple[int, int]]:
    """Runs of true values as [start, end).

    >>> runs(np.array([True, False, True, True]))
    [(0, 1), (2, 4)]
    """
    edges = np.flatnonzero(np.diff(np.concatenate([[0], flags.astype(int), [0]])))
    return [(int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True)]


def _settings(baseline: Baseline) -> dict[str, float | int]:
    return {
        "alpha": baseline.alpha,
        "baseline": baseline.length,
        "minimum": baseline.minimum,
        "guard": baseline.guard,
        "reweight": baseline.reweight,
        "trend_p": baseline.trend_p,
        "record": baseline.record,
    }
