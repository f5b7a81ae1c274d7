"""Statistical time-series tracker for strike volumes.

    >>> import tracker
    >>> [claim.amount.best for claim in tracker.read_claims("Russia launched 80 drones on 3 May 2025.")]
    [80.0]

The names below load on first use, so that `import tracker` and `tracker --help` stay fast.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tracker.api.analysis import anomalies, findings, plot, rates, records, series, trend
    from tracker.api.editions import report
    from tracker.api.opening import open_store
    from tracker.api.reading import read_claims
    from tracker.api.storing import import_file, ingest
    from tracker.errors import NotComparableError, TrackerError
    from tracker.model import Amount, Claim, Document, Finding, Rejection, Window, schema
    from tracker.reporting.definition import shipped

__version__ = "0.1.0"

_HOMES = {
    "tracker.api.analysis": ("anomalies", "findings", "plot", "rates", "records", "series", "trend"),
    "tracker.api.editions": ("report",),
    "tracker.api.reading": ("read_claims",),
    "tracker.api.opening": ("open_store",),
    "tracker.api.storing": ("import_file", "ingest"),
    "tracker.errors": ("NotComparableError", "TrackerError"),
    "tracker.reporting.definition": ("shipped",),
    "tracker.model": ("Amount", "Claim", "Document", "Finding", "Rejection", "Window", "schema"),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "Amount",
    "Claim",
    "Document",
    "Finding",
    "NotComparableError",
    "Rejection",
    "TrackerError",
    "Window",
    "anomalies",
    "findings",
    "import_file",
    "ingest",
    "open_store",
    "plot",
    "rates",
    "read_claims",
    "records",
    "report",
    "schema",
    "series",
    "shipped",
    "trend",
]


def __getattr__(name: str) -> Any:
    """The public name, imported from its home on first use."""
    if name not in _HOME_OF:
        raise AttributeError(f"module 'tracker' has no attribute {name!r}")
    return getattr(import_module(_HOME_OF[name]), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *_HOME_OF])
