"""Report definitions to editions: HTML, PDF, charts, CSV and the register of their numbers."""

from tracker.reporting.definition import load_definition, names, shipped
from tracker.reporting.edition import Edition, build_edition
from tracker.reporting.periods import Period, last_closed, parse_period, period_of

__all__ = [
    "Edition",
    "Period",
    "build_edition",
    "last_closed",
    "load_definition",
    "names",
    "parse_period",
    "period_of",
    "shipped",
]
