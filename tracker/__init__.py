"""Statistical time-series tracker for strike volumes.

    >>> import tracker
    >>> [claim.amount.best for claim in tracker.read_claims("Russia launched 80 drones on 3 May 2025.")]
    [80.0]

The names below load on first use, so that `import tracker` and `tracker --help` stay fast.
"""

import sys
from importlib import import_module
from types import ModuleType
from typing import Any

__version__ = "0.1.0"

_HOMES = {
    "tracker.api.adding": ("ingest",),
    "tracker.api.analysis": ("anomalies", "findings", "forecast", "rates", "records", "trend"),
    "tracker.api.charting": ("chart", "plot"),
    "tracker.api.correcting": ("correct", "retract"),
    "tracker.api.demo": ("demo",),
    "tracker.api.editions": ("build_due", "due", "report"),
    "tracker.api.exporting": ("export",),
    "tracker.api.fetching": ("fetch",),
    "tracker.api.frames": ("frame",),
    "tracker.api.importing": ("import_file", "rehearse"),
    "tracker.api.keeping": ("backup", "copy", "verify"),
    "tracker.api.listing": ("batches", "claims", "show"),
    "tracker.api.nowcasting": ("nowcast",),
    "tracker.api.observing": ("series",),
    "tracker.api.opening": ("open_store",),
    "tracker.api.reading": ("read", "read_claims"),
    "tracker.api.rereading": ("reread",),
    "tracker.api.resolving": ("resolve",),
    "tracker.api.reviewing": ("accept", "doubts"),
    "tracker.api.revising": ("compare", "revisions"),
    "tracker.api.ruling": ("check", "explain"),
    "tracker.api.scoring": ("evaluate_forecast",),
    "tracker.errors": ("NotComparableError", "TrackerError"),
    "tracker.model": ("Amount", "Claim", "Document", "Finding", "Rejection", "Window", "schema"),
    "tracker.reporting.definition": ("shipped",),
    "tracker.series.prices": ("read_prices",),
    "tracker.stats.decomposition": ("decompose",),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = sorted(_HOME_OF)


def _load(name: str) -> Any:
    return getattr(import_module(_HOME_OF[name]), name)


def _verb(name: str) -> property:
    """A verb of users that has the name of the folder that makes what it gives.

    Importing the folder would hide the verb, so the import system sets it in vain: `tracker.series` is the
    verb whatever was imported, also as `import tracker.series as name`; `from tracker.series import ...`
    still finds the folder.
    """
    return property(lambda _: _load(name), lambda _, folder: None)


class _Package(ModuleType):
    """The package with its public names loaded on first use."""

    claims = _verb("claims")
    series = _verb("series")

    def __getattr__(self, name: str) -> Any:
        if name not in _HOME_OF:
            raise AttributeError(f"module 'tracker' has no attribute {name!r}")
        return _load(name)


sys.modules[__name__].__class__ = _Package


def __dir__() -> list[str]:
    return sorted([*globals(), *_HOME_OF])
