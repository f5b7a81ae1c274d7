"""Alarms of the published outbreak method as findings, for those who must compare with it."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

import numpy as np

from tracker.errors import MethodError
from tracker.model import Finding, Interval
from tracker.stats import words
from tracker.stats.arrays import Counts
from tracker.stats.farrington import farrington
from tracker.stats.finding import insufficient, make_finding

METHOD = "anomalies"
SURVEILLANCE = "surveillance"
FREQUENCIES: Mapping[str, int] = MappingProxyType({"day": 365, "week": 52, "month": 12})
# The setting of 2013, with as many years as our series can have.
CONTROL: Mapping[str, Any] = MappingProxyType(
    {
        "b": 3,
        "noPeriods": 10,
        "pThresholdTrend": 1.0,
        "thresholdMethod": "nbPlugin",
        "alpha": 0.005,
        "limit54": (0, 4),
    }
)


def published_alarms(counts: Counts, control: Mapping[str, Any] | None, since: date | None) -> list[Finding]:
    """Findings `anomaly` of the newest comparable stretch; `insufficient` where it has too few years."""
    series = counts.series
    last = counts.newest()
    own = {**CONTROL, **(control or {}), "freq": FREQUENCIES[series.by], "epochAsDate": True}
    places = np.flatnonzero(counts.same_stretch(last)) if last is not None else np.empty(0, dtype=np.int64)
    y = np.where(counts.complete, counts.y[0], np.nan)[places]
    needed = own["b"] * own["freq"] + own.get("w", 3) + 1
    if len(places) < needed:
        return [insufficient(series, METHOD, len(places), needed)]
    try:
        table = farrington(y, [counts.start[place] for place in places], own)
    except MethodError:
        return [insufficient(series, METHOD, len(places), needed)]
    alarms = table[table["alarm"] == 1].to_dict("records")
    found = [_anomaly(counts, int(places[int(row["i"]) - 1]), row, own) for row in alarms]
    return [one for one in found if since is None or one.period >= since]


def _anomaly(counts: Counts, place: int, row: Mapping[Any, Any], control: Mapping[str, Any]) -> Finding:
    series, alpha = counts.series, float(control["alpha"])
    first, end = counts.start[place], counts.end[place]
    note = (
        f"{words.counted(series, row['observed'])} {words.were(series, row['observed'])} "
        f"{words.within(first, end, series.by)}: "
        f"above the upper bound of {words.count(row['upperbound'])} of the published outbreak method "
        f"({words.count(row['expected'])} expected; one-sided at {words.levels(alpha)})."
    )
    settings = {name: own for name, own in control.items() if isinstance(own, bool | int | float | str)}
    return make_finding(
        series,
        "anomaly",
        (first, end),
        method=METHOD,
        value=row["observed"],
        high=row["upperbound"],
        interval=Interval(kind="prediction", level=1 - alpha, method=SURVEILLANCE),
        expected=row["expected"],
        p=row["pvalue"],
        score=row["score"],
        regime=counts.regime[place],
        settings=settings | {"compat": SURVEILLANCE},
        note=note,
    )
