"""The prediction of every period as findings, so that a chart can draw the band and lead to its method."""

from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from tracker.model import Finding, Interval
from tracker.stats.anomalies import METHOD, bands
from tracker.stats.arrays import read_days
from tracker.stats.finding import make_finding

if TYPE_CHECKING:
    from tracker.series import Series


def expectations(series: "Series", *, alpha: float = 0.01, since: date | None = None) -> list[Finding]:
    """Findings `expected`: one a period that has prediction limits, with `low`, `high` and `expected`.

    `value` is what was reported, None where nothing was. The interval is the prediction of a value at level
    1 - alpha, from the trailing baseline of the method `anomalies`.
    """
    frame = bands(series, alpha=alpha)
    interval = Interval(kind="prediction", level=1 - alpha, method=METHOD)
    start, end = read_days(series.frame["period"].to_numpy()), read_days(series.frame["end"].to_numpy())
    reported = series.frame["best"].to_numpy(dtype=float)
    expected, lower, upper = (frame[name].to_numpy() for name in ("expected", "lower", "upper"))
    return [
        make_finding(
            series,
            "expected",
            (start[place], end[place]),
            method=METHOD,
            value=float(reported[place]),
            low=float(lower[place]),
            high=float(upper[place]),
            expected=float(expected[place]),
            interval=interval,
        )
        for place in np.flatnonzero(np.isfinite(upper))
        if since is None or start[place] >= since
    ]
