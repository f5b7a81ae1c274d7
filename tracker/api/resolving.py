"""Everything at once: one claim for each key and window."""

from collections.abc import Iterable

import pandas as pd

from tracker.api.opening import StoreLike, opened
from tracker.api.scopes import check_scope, check_words
from tracker.instants import When, read_instant
from tracker.model import Direction
from tracker.series.resolve import resolve as resolve_of
from tracker.store import Cut


def resolve(
    store: StoreLike = None,
    *,
    metrics: str | Iterable[str] | None = None,
    direction: Direction | None = None,
    scope: str | None = None,
    as_of: When | None = None,
    cut: Cut = "known_at",
) -> pd.DataFrame:
    """The claim that stands for each metric, class set, direction, scope, unit and window (docs/series.md).

    Columns are those of `tracker.series.resolve.COLUMNS`: instants in seconds UTC, NaN for an open end.
    Raises: SeriesError for a metric or scope that is not known; AsOfError for an instant not yet seen.
    """
    wanted = metrics if metrics is None or isinstance(metrics, str) else list(metrics)
    check_words(wanted)
    with opened(store) as reader:
        check_scope(reader, scope)
        return resolve_of(
            reader, metrics=wanted, direction=direction, scope=scope, as_of=read_instant(as_of), cut=cut
        )
