"""Forecasts."""

from typing import Any

from tracker import stats
from tracker.model import Finding
from tracker.series import Series


def forecast(one: Series, **settings: Any) -> list[Finding]:
    """The next days or weeks of a count series, with prediction intervals.

    `settings`: horizons [14 days, 8 weeks], level [0.8].
    """
    return stats.forecast([one], **settings)
