"""Statistical time-series tracker for strike volumes.

    >>> import tracker
    >>> [claim.amount.best for claim in tracker.read_claims("Russia launched 80 drones on 3 May 2025.")]
    [80.0]

The names below load on first use, so that `import tracker` and `tracker --help` stay fast.
"""

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tracker.api.adding import ingest
    from tracker.api.analysis import anomalies, findings, forecast, rates, records, trend
    from tracker.api.charting import chart, plot
    from tracker.api.correcting import correct, retract
    from tracker.api.editions import report
    from tracker.api.exporting import export
    from tracker.api.frames import frame
    from tracker.api.importing import import_file, rehearse
    from tracker.api.keeping import backup, verify
    from tracker.api.observing import series
    from tracker.api.opening import open_store
    from tracker.api.reading import read, read_claims
    from tracker.api.rereading import reread
    from tracker.api.reviewing import accept, doubts
    from tracker.api.revising import compare, revisions
    from tracker.api.ruling import check, explain
    from tracker.api.scoring import evaluate_forecast
    from tracker.errors import NotComparableError, TrackerError
    from tracker.model import Amount, Claim, Document, Finding, Rejection, Window, schema
    from tracker.reporting.definition import shipped
    from tracker.series.prices import read_prices
    from tracker.stats.decomposition import decompose

__version__ = "0.1.0"

_HOMES = {
    "tracker.api.analysis": (
        "anomalies",
        "findings",
        "forecast",
        "rates",
        "records",
        "trend",
    ),
    "tracker.api.scoring": ("evaluate_forecast",),
    "tracker.api.charting": ("chart", "plot"),
    "tracker.api.observing": ("series",),
    "tracker.api.editions": ("report",),
    "tracker.api.exporting": ("export",),
    "tracker.api.keeping": ("backup", "verify"),
    "tracker.api.rereading": ("reread",),
    "tracker.api.revising": ("compare", "revisions"),
    "tracker.api.frames": ("frame",),
    "tracker.api.reading": ("read", "read_claims"),
    "tracker.api.ruling": ("check", "explain"),
    "tracker.api.opening": ("open_store",),
    "tracker.api.reviewing": ("accept", "doubts"),
    "tracker.api.importing": ("import_file", "rehearse"),
    "tracker.series.prices": ("read_prices",),
    "tracker.stats.decomposition": ("decompose",),
    "tracker.api.correcting": ("correct", "retract"),
    "tracker.api.adding": ("ingest",),
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
    "accept",
    "anomalies",
    "backup",
    "chart",
    "check",
    "compare",
    "correct",
    "decompose",
    "doubts",
    "evaluate_forecast",
    "explain",
    "export",
    "findings",
    "forecast",
    "frame",
    "import_file",
    "ingest",
    "open_store",
    "plot",
    "rates",
    "read",
    "read_claims",
    "read_prices",
    "records",
    "rehearse",
    "report",
    "reread",
    "retract",
    "revisions",
    "schema",
    "series",
    "shipped",
    "trend",
    "verify",
]


class _Package(ModuleType):
    """The package with its public names loaded on first use.

    `series` is the verb of users and the folder that makes it; importing the folder would hide the verb,
    so the name is a property here: `from tracker.series import ...` still finds the folder.
    """

    @property
    def series(self) -> Any:
        """The verb; the folder of the same name is found by its imports."""
        return import_module("tracker.api.observing").series

    @series.setter
    def series(self, folder: ModuleType) -> None:
        """Keep the verb when the import system wants to put the folder in its place."""

    def __getattr__(self, name: str) -> Any:
        if name not in _HOME_OF:
            raise AttributeError(f"module 'tracker' has no attribute {name!r}")
        return getattr(import_module(_HOME_OF[name]), name)


sys.modules[__name__].__class__ = _Package


def __dir__() -> list[str]:
    return sorted([*globals(), *_HOME_OF])
