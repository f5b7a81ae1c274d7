"""Report definitions to editions: HTML, PDF, charts, CSV and the register of their numbers."""

from tracker.reporting.definition import all_names, load_definition, names, shipped
from tracker.reporting.due import Due, due_editions, revised_editions
from tracker.reporting.edition import Edition, build_edition
from tracker.reporting.helpers import cores
from tracker.reporting.periods import Period, last_closed, parse_period, period_of
from tracker.reporting.pictures import Studio

__all__ = [
    "Due",
    "Edition",
    "Period",
    "Studio",
    "all_names",
    "build_edition",
    "cores",
    "due_editions",
    "last_closed",
    "load_definition",
    "names",
    "parse_period",
    "period_of",
    "revised_editions",
    "shipped",
]
