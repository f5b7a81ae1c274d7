"""Forecasts of daily and weekly counts with calibrated intervals."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from tracker.errors import MethodError, TooShortError
from tracker.model import Finding, Interval
from tracker.stats import words
from tracker.stats.arrays import Counts, read_counts
from tracker.stats.evaluation.scores import LEVELS
from tracker.stats.finding import insufficient, make_finding, selective, tidy
from tracker.stats.irls import Flags, Floats
from tracker.stats.predict import MODELS, SETTINGS, Model, Settings, of_begun
from tracker.stats.rolling import Score, scores

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tracker.series import Series

METHOD = "forecast"
PREDICTION = "average of two empirical distributions"
DAYS = {"day": 1, "week": 7}
SHOWN = (0.025, 0.25, 0.75, 0.975)
ORIGINS = {"day": 52, "week": 60}  # weekly origins that are scored
LEAST_ORIGINS = 4
SCORED = {"day": 7, "week": 4}  # horizons that are scored


class _Begun(NamedTuple):
    """What is known of a period that has begun: objects, days reported, their share of it."""

    known: float
    days: int
    share: float


def forecast(series: "Sequence[Series]", *, horizons: int | None = None, level: float = 0.8) -> list[Finding]:
    """Findings `forecast`: the counts of the next 14 days or 8 weeks, median and prediction interval.

    Quantiles are the mean of those of the weighted past and of the past scaled to the current level, from the
    newest comparable stretch; more of them are in `settings`. The first period is the one after the newest
    complete one: a day that is not over or provisional is forecast too. Of a week that has begun the days
    reported are known (`settings.known`, `settings.days`) and the others are forecast; a day that has begun
    comes to no less than it has given; a week that has all its days, some for the time being, is left to
    the nowcast.

    Raises: MethodError for months, or a level without quantiles. Reference: Bracher and others 2021,
    10.1371/journal.pcbi.1008618; docs/methods/forecast.md.
    """
    tails = [round((1 + side * level) / 2, 6) for side in (-1, 1)]
    if any(tail not in LEVELS for tail in tails):
        raise MethodError(f"level {level:g} has no quantiles: choose of 0.5, 0.8, 0.9, 0.95, 0.98")
    if horizons is not None and horizons < 1:
        raise MethodError(f"horizons {horizons} is no number of periods: 1 or more")
    found: list[Finding] = []
    for one in series:
        settings = _settings(one)
        counts = read_counts(one)
        if told := counts.selective():
            found.append(selective(one, METHOD, told))
            continue
        y, newest = history(counts)
        known = int(np.isfinite(y).sum())
        if known < settings.minimum:
            found.append(insufficient(one, METHOD, known, settings.minimum))
            continue
        ahead = horizons or settings.horizons
        first = 2 if _over(counts, (newest or 0) + 1) else 1
        quantiles = MODELS["average"](y, ahead + first - 1, settings)
        for step in range(first, ahead + first):
            begun = _begun(counts, (newest or 0) + step)
            own = _given(quantiles[step - 1], begun, one.by)
            found.append(_finding(counts, newest, step, own, tails, known, begun))
    return found


def _over(counts: Counts, place: int) -> bool:
    """Whether all days of a week are reported, some for the time being: what it comes to is a nowcast."""
    begun = _begun(counts, place)
    return counts.series.by == "week" and begun is not None and begun.share >= 1


def _begun(counts: Counts, place: int) -> _Begun | None:
    """What is known of a period without a final figure; None where nothing is."""
    if place >= counts.size or not np.isfinite(counts.y[0, place]):
        return None
    row = counts.series.frame.iloc[place]
    days = int(row["days_reported"])
    return _Begun(float(counts.y[0, place]), days, days / int(row["days"]))


def _given(quantiles: Floats, begun: _Begun | None, by: str) -> Floats:
    """Quantiles of a period, given what is known of it."""
    if begun is None:
        return quantiles
    if by == "day":
        return np.maximum(quantiles, begun.known)
    return of_begun(quantiles, begun.known, begun.share)


def evaluate(
    series: "Series", *, origins: int | None = None, models: "Mapping[str, Model] | None" = None
) -> list[Score]:
    """Scores of the frozen settings over weekly origins (52 of days, 60 of weeks), climatology beside them.

    Each origin sees the periods up to it, with the figures as of the series. A week with unreported days is
    no outcome.
    Raises: MethodError for months and for fewer than 4 origins; TooShortError where there is too little to
    go back that far.
    """
    if origins is not None and origins < LEAST_ORIGINS:
        raise MethodError(f"origins={origins}: a score takes {LEAST_ORIGINS} weeks at least")
    settings, counts = _settings(series), read_counts(series)
    y, newest = history(counts)
    many, step = origins or ORIGINS[series.by], 7 if series.by == "day" else 1
    first = len(y) - 1 - many * step
    before = int(np.isfinite(y[: max(first, 0)]).sum())
    if newest is None or before < settings.minimum:
        held = f"{before:,} {series.by}{'' if before == 1 else 's'} with a figure before that"
        needed = f"{settings.minimum:,} are needed; fewer --origins go less far"
        raise TooShortError(f"too short to go {many} weeks back: {held}, {needed}")
    places = np.arange(newest - len(y) + 1, newest + 1)
    judged: Flags = counts.complete[places] & (counts.exposure[places] >= 1) & np.isfinite(y)
    at = list(range(first, len(y) - 1, step))
    if not judged[first + 1 :].any():
        raise TooShortError(
            f"nothing to score: each of the {many} weeks gone back has days without a figure of what is asked"
        )
    return scores(y, judged, at, SCORED[series.by], models or MODELS, settings)


def history(counts: Counts) -> tuple[Floats, int | None]:
    """Counts a unit of exposure of the newest stretch, up to its newest complete period, and its place."""
    newest = counts.newest(counts.complete)
    if newest is None:
        return np.empty(0), None
    same = np.flatnonzero(counts.same_stretch(newest))
    places = same[same <= newest]
    y = np.where(counts.complete[places], counts.y[0, places] / counts.exposure[places], np.nan)
    return y, newest


def _settings(series: "Series") -> Settings:
    if series.by not in SETTINGS:
        raise MethodError(f"{METHOD} takes series by day or by week, not by {series.by}")
    return SETTINGS[series.by]


def _finding(
    counts: Counts,
    newest: int | None,
    step: int,
    quantiles: Floats,
    tails: Sequence[float],
    n: int,
    begun: _Begun | None,
) -> Finding:
    series = counts.series
    first = _after(counts, newest, step)
    end = first + timedelta(days=DAYS[series.by])
    low, median, high = (float(quantiles[LEVELS.index(tail)]) for tail in (tails[0], 0.5, tails[1]))
    level = round(tails[1] - tails[0], 6)
    bounds = f"{words.count(round(low))} to {words.count(round(high))}"
    note = (
        f"About {words.counted(series, round(median))} {words.within(first, end, series.by)}"
        f"{_so_far(begun, series.by)} if {'the rest varies' if begun else 'they vary'} as before "
        f"({words.levels(level)} prediction interval {bounds})."
    )
    told = {"known": begun.known, "days": begun.days} if begun else {}
    shown = {f"q{100 * level:g}": tidy(float(quantiles[LEVELS.index(level)])) or 0.0 for level in SHOWN}
    return make_finding(
        series,
        "forecast",
        (first, end),
        method=METHOD,
        value=median,
        low=low,
        high=high,
        interval=Interval(kind="prediction", level=level, method=PREDICTION),
        n=n,
        span=(counts.start[0], counts.end[newest or 0]),
        regime=counts.regime[newest or 0],
        settings={"horizon": step, **told, **shown},
        note=note,
    )


def _so_far(begun: _Begun | None, by: str) -> str:
    """What is known already, as a clause."""
    if begun is None:
        return ""
    days = f" on {begun.days} day{'' if begun.days == 1 else 's'}" if by == "week" else ""
    return f", {words.count(begun.known)} of them reported{days} so far,"


def _after(counts: Counts, newest: int | None, step: int) -> date:
    return counts.end[newest or 0] + timedelta(days=DAYS[counts.series.by] * (step - 1))
