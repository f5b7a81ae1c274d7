"""One maker of Findings: the key of the series, tidy numbers, the period and the span of the data."""

import math
from datetime import date
from typing import TYPE_CHECKING, Any

from tracker.errors import MethodError
from tracker.model import Finding
from tracker.stats.words import class_ids, day, subject

if TYPE_CHECKING:
    from tracker.series import Series
    from tracker.stats.arrays import Unnamed

DIGITS = 10  # significant digits kept, so that bytes do not depend on the last bit of a processor
NUMBERS = ("value", "low", "high", "expected", "p", "score")
# What a method does not give where it has too little to go on.
ASKED = {
    "records": "rank",
    "trend": "level or trend",
    "anomalies": "prediction limits",
    "rate_anomalies": "prediction limits",
    "rates": "share",
    "breaks": "change of level",
    "course": "course",
    "weekdays": "pattern of the week",
    "forecast": "forecast",
}


def make_finding(series: "Series", sort: str, period: tuple[date, date], **fields: Any) -> Finding:
    """A Finding of `series` in `period`; NaN and infinite numbers become None."""
    for name in NUMBERS:
        if name in fields:
            fields[name] = tidy(fields[name])
    return Finding(
        finding=sort,
        metric=series.metric,
        classes=class_ids(series),
        direction=series.direction,
        scope=series.scope,
        unit=fields.pop("unit", series.unit),
        by=series.by,
        period=period[0],
        end=period[1],
        as_of=series.as_of,
        **fields,
    )


def tidy(value: float | None) -> float | None:
    """A number with its last bits cut; None where there is none.

    >>> tidy(0.1 + 0.2), tidy(float("nan"))
    (0.3, None)
    """
    if value is None or not math.isfinite(value):
        return None
    return float(f"{value:.{DIGITS}g}")


def selective(series: "Series", method: str, unnamed: "Unnamed") -> Finding:
    """The one finding of a method on a class that the source names on some of its days only."""
    asked = method if method == "forecast" else f"mean, trend or rank among {series.by}s"
    if (method, series.by) == ("anomalies", "day"):  # single days have ranks
        asked = "verdict on unusual days"
    frame = series.frame
    first, last = frame["period"].iloc[-1].date(), frame["end"].iloc[-1].date()
    return make_finding(
        series,
        "insufficient",
        (first, last),
        method=method,
        value=None,
        n=unnamed.published - unnamed.days,
        settings={"unnamed": unnamed.days, "published": unnamed.published},
        note=(
            f"No {asked} is given of {subject(series)}: on {unnamed.days:,} of the {unnamed.published:,} "
            f"days with published figures from {day(unnamed.first)} to {day(unnamed.last)} the source named "
            "none of these, and such days are not said to be zero."
        ),
    )


def check_share(name: str, value: float) -> None:
    """Refuse a level or an alpha that is no share.

    Raises: MethodError that names it.
    """
    if not 0 < value < 1:
        raise MethodError(f"{name} {value:g} is not between 0 and 1")


def insufficient(series: "Series", method: str, n: int, needed: int) -> Finding:
    """The one finding of a method that has too little to go on: `n` comparable periods with a figure."""
    frame = series.frame
    first, last = frame["period"].iloc[-1].date(), frame["end"].iloc[-1].date()
    told = "reported" if series.by == "day" else "reported on enough days"
    return make_finding(
        series,
        "insufficient",
        (first, last),
        method=method,
        value=None,
        n=n,
        settings={"minimum": needed},
        note=(
            f"No {ASKED[method]}: not enough comparable data on {subject(series)}: {n:,} {series.by}"
            f"{'' if n == 1 else 's'} {told}, {needed:,} {'is' if needed == 1 else 'are'} needed."
        ),
    )
