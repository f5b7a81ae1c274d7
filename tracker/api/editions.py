"""Reports: one edition at a time."""

from datetime import datetime
from pathlib import Path

from tracker import reporting
from tracker.api.opening import StoreLike, opened
from tracker.reporting import Edition


def report(
    store: StoreLike,
    name: str | Path,
    *,
    period: str | None = None,
    as_of: datetime | None = None,
    out: Path | None = None,
) -> Edition:
    """Build and write one edition of a report; see `tracker.reporting.build_edition`."""
    with opened(store) as reader:
        return reporting.build_edition(reader, name, period, as_of=as_of, out=out)
