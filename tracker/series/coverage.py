"""Coverage: which source gave figures on which days."""

from collections import Counter
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pyarrow.compute as pc

from tracker.errors import NotComparableError
from tracker.series import series
from tracker.series.series import Series
from tracker.store import Store
from tracker.vocab import load


def coverage(
    store: Store, metric: str | None = None, *, since: date, until: date, **asked: Any
) -> list[Series]:
    """The days of a span by source: one Series by day a claimant, those who gave most days first.

    Without a metric each claimant is shown with the one that it states most. A claimant who says nothing
    in the span is left out; `asked` are the further arguments of `series`.
    """
    roots = [one.id for one in load().classes.values() if not one.parent]
    wanted = {"classes": roots} | asked | {"by": "day", "since": since, "until": until}
    made = []
    only = wanted.pop("claimant", "")
    for claimant, stated, direction in _most_stated(store, metric, since, until, asked):
        if only not in ("", claimant):
            continue
        wanted["direction"] = direction
        try:
            one = series(store, stated, claimant=claimant, **wanted)
        except NotComparableError:
            continue
        if one.frame["days_reported"].any():
            made.append(one)
    return sorted(made, key=lambda one: (-int(one.frame["days_reported"].sum()), one.claimant))


def _most_stated(
    store: Store, metric: str | None, since: date, until: date, asked: Mapping[str, Any]
) -> list[tuple[str, str, str]]:
    """Each claimant with the metric and direction that it states of most windows in the span."""
    known = {name: asked[name] for name in ("direction", "scope", "as_of", "cut") if name in asked}
    columns = ["claimant", "metric", "direction", "window_start", "window_end"]
    table = store.scan(metrics=metric, columns=columns, **known)
    first, end = (
        datetime.combine(day, time(), UTC).timestamp() for day in (since, until + timedelta(days=1))
    )
    inside = pc.and_(pc.greater(table["window_end"], int(first)), pc.less(table["window_start"], int(end)))
    found = table.filter(inside)
    told = set(zip(*(found[name].to_pylist() for name in (*columns[:3], "window_end")), strict=True))
    counted = Counter(one[:3] for one in told if load().metrics[one[1]].kind == "count")
    most: dict[str, tuple[str, str, str]] = {}
    for one, _ in sorted(counted.items(), key=lambda pair: (-pair[1], pair[0])):
        most.setdefault(one[0], one)
    return list(most.values())
