"""Vintages: one span of a series at every instant at which what was known of it changed."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from tracker.errors import NotComparableError
from tracker.series import series
from tracker.series.series import Series
from tracker.store import Cut, Store

VALUES = ["low", "best", "high"]
AROUND = timedelta(days=2)  # a night that counts on the last day may end after it
LENGTHS = {"day": timedelta(0), "week": timedelta(days=7), "month": timedelta(days=31)}


def vintages(store: Store, metric: str, *, since: date, until: date, **asked: Any) -> list[Series]:
    """The series of a span as of each instant at which a value in it changed and of the last, in order.

    `asked` are the further arguments of `series`; its `as_of` is the last instant looked at. The first
    vintage is the first with a value; there is none where nothing was ever reported of the span.
    Raises: SeriesError, AsOfError; NotComparableError where the span cannot be stated as of the last instant.
    """
    kept: list[Series] = []
    last = asked.pop("as_of", None) or store.last_seen()
    for instant in _instants(store, since, until, last, asked):
        one = _as_of(store, metric, since, until, instant, asked, needed=instant == last)
        if one is not None and (not kept or instant == last or _differs(kept[-1], one)):
            kept.append(one)
    return kept


def _as_of(
    store: Store,
    metric: str,
    since: date,
    until: date,
    instant: datetime,
    asked: Mapping[str, Any],
    *,
    needed: bool,
) -> Series | None:
    """The span as of an instant; None where nothing of it was known, or (unless `needed`) could be stated."""
    try:
        one = series(store, metric, since=since, until=until, as_of=instant, **asked)
    except NotComparableError:
        if needed:
            raise
        return None
    return one if one.frame[VALUES].notna().to_numpy().any() else None


def _differs(one: Series, other: Series) -> bool:
    return not one.frame[VALUES].equals(other.frame[VALUES])


def _instants(
    store: Store, since: date, until: date, last: datetime, asked: Mapping[str, Any]
) -> list[datetime]:
    """When claims of the span, live or not, became known (or were published), and the last instant."""
    cut: Cut = asked.get("cut", "known_at")
    first, end = (datetime.combine(day, time(), UTC) for day in (since, until + timedelta(days=1)))
    told = store.claims(
        direction=asked.get("direction"),
        since=first - AROUND,
        until=end + AROUND + LENGTHS[asked.get("by") or "day"],
        as_of=last,
        cut=cut,
        all_versions=True,
    )
    known = {claim.known_at if cut == "known_at" else claim.published for claim in told}
    return sorted({one for one in known if one is not None and one < last} | {last})
