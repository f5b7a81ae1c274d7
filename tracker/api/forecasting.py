"""Forecasts and their rolling evaluation, with the models of statsmodels beside ours."""

from typing import Any

from tracker import stats
from tracker.model import Finding
from tracker.series import Series
from tracker.stats.comparisons import ALL
from tracker.stats.forecast import evaluate
from tracker.stats.rolling import Score


def forecast(one: Series, **settings: Any) -> list[Finding]:
    """The next days or weeks of a count series, with prediction intervals."""
    return stats.forecast([one], **settings)


def evaluate_forecast(one: Series, *, origins: int | None = None) -> list[Score]:
    """Scores over rolling weekly origins: ours, climatology, exponential smoothing and ARMA."""
    return evaluate(one, origins=origins, models=ALL)
