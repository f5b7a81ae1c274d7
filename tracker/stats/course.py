"""The course of counts: a line for each stretch between breaks, and weekdays where they matter."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from tracker.errors import MethodError
from tracker.model import Finding, Interval
from tracker.stats import words
from tracker.stats.arrays import NOMINAL_DAYS, Counts, read_counts
from tracker.stats.finding import insufficient, make_finding, selective
from tracker.stats.irls import Fit, Flags, Floats, Whole, fit_counts
from tracker.stats.segmentation import STRENGTH, segment_lines
from tracker.stats.tails import f_tail, t_quantile
from tracker.stats.trend import MIN_PERIODS, percent_change, slope_of

if TYPE_CHECKING:
    from tracker.series import Series

METHOD = "course"
WEEKDAYS = "weekdays"
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
AROUND = 10  # days either side of a day: three whole weeks, in which every weekday is there as often
SHORTEST = {"day": 28, "week": MIN_PERIODS, "month": MIN_PERIODS}  # periods of a piece
LEAST_EXPOSURE = 1 / 7
PRIOR_DAYS = 20.0  # days at the local level that every weekday is given in advance
LONGEST = 364  # newest days that weekdays are judged by


def course(series: "Sequence[Series]", *, since: date | None = None, level: float = 0.95) -> list[Finding]:
    """Findings `course`: the newest comparable stretch in pieces, each with its own trend [% a week].

    Pieces are those of an exact segmentation of log(1 + count) into lines; one with fewer than 6 known
    periods has a level and no trend (`value` is None). `settings` hold the level at both ends. `since` leaves
    out what ended before.

    Reference: McCullagh and Nelder 1989, 10.1007/978-1-4899-3242-6.
    """
    found: list[Finding] = []
    for one in series:
        counts = read_counts(one)
        newest = counts.newest()
        same = counts.same_stretch(newest) if newest is not None else np.zeros(counts.size, dtype=bool)
        known = int((counts.weight[same] > 0).sum())
        if told := counts.selective():
            found.append(selective(one, METHOD, told))
        elif known < MIN_PERIODS:
            found.append(insufficient(one, METHOD, known, MIN_PERIODS))
        else:
            pieces = pieces_of(counts, _edges(counts, np.flatnonzero(same)), level)
            found += [each for each in pieces if since is None or each.end > since]
    return found


def pieces_of(counts: Counts, edges: Sequence[int], level: float) -> list[Finding]:
    """A finding a piece between edges: lines of all pieces fitted in one batch, each with its own weights."""
    first, stop = edges[0], edges[-1]
    place = np.arange(first, stop)
    own = np.array([(place >= a) & (place < b) for a, b in pairwise(edges)])
    t = (place - place[-1]) * NOMINAL_DAYS[counts.series.by] / 7
    weight = own * counts.weight[place]
    enough: Flags = np.asarray((weight > 0).sum(axis=1) >= MIN_PERIODS)
    y = np.broadcast_to(counts.y[0, place], own.shape)
    fit = fit_counts(y, t, weight=weight, exposure=counts.exposure[place], slope=enough)
    return [
        _finding(counts, fit, row, (a, b), t[[a - first, b - 1 - first]], level)
        for row, (a, b) in enumerate(pairwise(edges))
        if weight[row].any()
    ]


def _edges(counts: Counts, places: Whole) -> list[int]:
    first, stop = int(places[0]), int(places[-1]) + 1
    rate = counts.y[0, first:stop] / np.maximum(counts.exposure[first:stop], LEAST_EXPOSURE)
    y = np.where(counts.weight[first:stop] > 0, np.log1p(rate), np.nan)
    cut = segment_lines(y, STRENGTH, SHORTEST[counts.series.by])
    return [first, *(first + at for at in cut.breaks), stop]


def _finding(counts: Counts, fit: Fit, row: int, piece: tuple[int, int], t: Floats, level: float) -> Finding:
    series, (a, b) = counts.series, piece
    slope = slope_of(fit)
    low, high = (float(side[row]) for side in slope.interval(level))
    n = int(fit.n[row])
    sloped = bool(fit.spread[row] > 0)
    ends = [float(np.exp(fit.intercept[row, 0] + fit.slope[row] * at)) for at in t]
    value, *bounds = (percent_change(one) if sloped else None for one in (float(fit.slope[row]), low, high))
    told = f"{words.count(ends[0])} to {words.count(ends[1])} a {series.by}"
    last = words.period(counts.start[b - 1], counts.end[b - 1], series.by)
    when = f"{words.day(counts.start[a])} to {last}"
    note = f"The number of {words.subject(series)} went from about {told} from {when}"
    known = [one for one in (value, *bounds) if one is not None]
    rates = [words.percent(one, True, words.digits_apart(known[1:])) for one in known]
    if rates:
        note += f": {rates[0]} a week ({words.levels(level)} confidence interval {rates[1]} to {rates[2]})"
    return make_finding(
        series,
        "course",
        (counts.start[a], counts.end[b - 1]),
        method=METHOD,
        unit="percent_a_week",
        value=value,
        low=bounds[0],
        high=bounds[1],
        p=float(slope.p()[row]) if sloped else None,
        n=n,
        span=(counts.start[a], counts.end[b - 1]),
        regime=counts.regime[b - 1],
        interval=Interval(kind="confidence", level=level, method="quasi-Poisson, Student t, Newey-West"),
        settings={"from": float(f"{ends[0]:.6g}"), "to": float(f"{ends[1]:.6g}")},
        note=f"{note}.",
    )


def weekdays(series: "Sequence[Series]", *, level: float = 0.95) -> list[Finding]:
    """Findings `weekday`: seven factors of daily counts, only where weekdays differ by more than chance.

    A factor is the sum of the counts of a weekday over what the three weeks around each of them give, 20
    days at that level added to both; `p` that of all weekdays being alike (quasi-Poisson F test, 5 %).

    Raises: MethodError for weeks and months. Reference: McCullagh and Nelder 1989, 10.1007/978-1-4899-3242-6.
    """
    found: list[Finding] = []
    for one in series:
        if one.by != "day":
            raise MethodError(f"{WEEKDAYS} takes series by day, not by {one.by}")
        counts = read_counts(one)
        newest = counts.newest(counts.complete)
        same = counts.same_stretch(newest) & counts.complete if newest is not None else counts.complete
        places = np.flatnonzero(same)[-LONGEST:]
        if told := counts.selective():
            found.append(selective(one, WEEKDAYS, told))
        elif len(places) < PRIOR_DAYS:
            found.append(insufficient(one, WEEKDAYS, len(places), int(PRIOR_DAYS)))
        else:
            found += _weekdays(counts, places, level)
    return found


def weekday_test(y: Floats, day: Whole) -> tuple[Floats, Floats, float, float]:
    """Sums of counts and of what is expected (7,), dispersion and p of all weekdays being alike.

    `day` are day numbers in order, without unknown ones; expected is the mean of the days around.
    """
    first, stop = np.searchsorted(day, day - AROUND), np.searchsorted(day, day + AROUND, side="right")
    total = np.concatenate([[0.0], np.cumsum(y)])
    expected = np.maximum((total[stop] - total[first]) / (stop - first), 1e-9)
    weekday = (day + 3) % 7  # day 0 was a Thursday
    seen, usual = (np.bincount(weekday, weights=part, minlength=7).astype(float) for part in (y, expected))
    mean = expected * (seen / np.maximum(usual, 1e-9))[weekday]
    df = len(y) - 7.0
    phi = float(np.sum((y - mean) ** 2 / np.maximum(mean, 1e-9)) / df)
    usual = usual * seen.sum() / max(usual.sum(), 1e-9)
    chi = float(np.sum((seen - usual) ** 2 / np.maximum(usual, 1e-9)))
    return seen, usual, phi, f_tail(6.0, df, chi / 6 / phi) if phi > 0 else 1.0


def _weekdays(counts: Counts, places: Whole, level: float) -> list[Finding]:
    series, y = counts.series, counts.y[0, places]
    start = np.array([counts.start[place] for place in places], dtype="datetime64[D]").astype(np.int64)
    seen, usual, phi, p = weekday_test(y, start)
    if not p < 1 - level:
        return []
    prior = PRIOR_DAYS * float(y.mean())
    factor = (seen + prior) / (usual + prior)
    reach = float(t_quantile((1 + level) / 2, np.array(len(y) - 7.0))) * np.sqrt(phi / (seen + prior))
    span = (counts.start[places[0]], counts.end[places[-1]])
    return [
        make_finding(
            series,
            "weekday",
            span,
            method=WEEKDAYS,
            unit="ratio",
            value=float(factor[at]),
            low=float(factor[at] * np.exp(-reach[at])),
            high=float(factor[at] * np.exp(reach[at])),
            p=p,
            n=len(y),
            span=span,
            regime=counts.regime[places[-1]],
            interval=Interval(kind="confidence", level=level, method="quasi-Poisson, Student t"),
            settings={"weekday": name, "prior_days": PRIOR_DAYS},
            note=f"{name}s have {factor[at]:.2f} times the {words.counted_ones(series)} of a mean day.",
        )
        for at, name in enumerate(DAYS)
    ]
