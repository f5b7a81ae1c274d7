"""The prediction of every period as findings, so that a chart can draw the band and lead to its method."""

from datetime import date
from typing import TYPE_CHECKING

from tracker.model import Finding, Interval
from tracker.stats.anomalies import METHOD, bands
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
    joined = frame.assign(end=series.frame["end"].to_numpy(), best=series.frame["best"].to_numpy())
    wanted = joined[joined["upper"].notna()]
    if since is not None:
        wanted = wanted[wanted["period"].dt.date >= since]
    return [
        make_finding(
            series,
            "expected",
            (row.period.date(), row.end.date()),
            method=METHOD,
            value=row.best,
            low=row.lower,
            high=row.upper,
            expected=row.expected,
            interval=interval,
        )
        for row in wanted.itertuples(index=False)
    ]
