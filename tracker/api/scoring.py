"""How well forecasts did, with the models of statsmodels beside ours; they are slow to import."""

from tracker.series import Series
from tracker.stats.comparisons import ALL
from tracker.stats.forecast import evaluate
from tracker.stats.rolling import Score


def evaluate_forecast(one: Series, *, origins: int | None = None) -> list[Score]:
    """Scores over rolling weekly origins: ours, climatology, exponential smoothing and ARMA."""
    return evaluate(one, origins=origins, models=ALL)
