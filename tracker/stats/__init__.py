"""Statistics of series: each method takes many series at once and returns findings."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from tracker.model import Finding
from tracker.stats.anomalies import BASELINES, anomalies, bands, outside
from tracker.stats.baseline import Baseline
from tracker.stats.breaks import breaks
from tracker.stats.course import course, weekdays
from tracker.stats.ears import ears
from tracker.stats.farrington import farrington
from tracker.stats.forecast import forecast
from tracker.stats.rate_anomalies import rate_anomalies
from tracker.stats.rates import compare_periods, rate_bands, rates
from tracker.stats.records import records
from tracker.stats.shares import jeffreys, wilson
from tracker.stats.trend import trend

__all__ = [
    "BASELINES",
    "METHODS",
    "Baseline",
    "Method",
    "anomalies",
    "bands",
    "breaks",
    "compare_periods",
    "course",
    "ears",
    "farrington",
    "forecast",
    "jeffreys",
    "methods_for",
    "outside",
    "rate_anomalies",
    "rate_bands",
    "rates",
    "records",
    "trend",
    "weekdays",
    "wilson",
]

# A method is called with a sequence of series; its settings are keyword arguments after it.
Method = Callable[..., list[Finding]]

METHODS: Mapping[str, Method] = MappingProxyType(
    {
        "trend": trend,
        "anomalies": anomalies,
        "records": records,
        "breaks": breaks,
        "course": course,
        "weekdays": weekdays,
        "forecast": forecast,
        "rates": rates,
        "rate_anomalies": rate_anomalies,
    }
)
NOT_BY_MONTH = ("anomalies", "rate_anomalies")
WHEN_ASKED = ("forecast", "course", "weekdays")  # a forecast is no finding of what was; the others describe


def methods_for(unit: str, by: str) -> tuple[str, ...]:
    """Names of the methods that a series of this unit and calendar is given unasked.

    >>> methods_for("fraction", "week"), methods_for("count", "month")
    (('rates', 'rate_anomalies', 'breaks'), ('trend', 'records', 'breaks'))
    """
    of_rates = ("rates", "rate_anomalies")
    named: tuple[str, ...] = (*of_rates, "breaks")
    if unit != "fraction":
        named = tuple(name for name in METHODS if name not in (*of_rates, *WHEN_ASKED))
    return tuple(name for name in named if by != "month" or name not in NOT_BY_MONTH)
