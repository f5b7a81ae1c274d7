"""Nowcasts from what a store knew at the end of each day."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from tracker.api.observing import elsewhere
from tracker.api.opening import StoreLike, opened
from tracker.errors import NothingReportedError
from tracker.instants import When, read_day, read_instant
from tracker.model import Finding
from tracker.series import Series, series
from tracker.stats.nowcast import LAGS
from tracker.stats.nowcast import nowcast as nowcast_of
from tracker.store import Cut, Store
from tracker.store.protocol import refuse_later

LEARNED = 4  # times the lags: periods whose growth a nowcast learns from, and those still growing
DAYS = {"day": 1, "week": 7, "month": 31}


def nowcast(
    store: StoreLike,
    metric: str,
    *,
    level: float = 0.8,
    lags: int = LAGS,
    as_of: When | None = None,
    cut: Cut = "known_at",
    since: When | None = None,
    **asked: Any,
) -> list[Finding]:
    """What the newest periods will come to, from what the store knew at the end of each day before.

    `asked` is that of `series`; `lags` are the days after the end of a period within which its figure grows.
    Or one finding that says why there is none: too little history, or figures that never changed.

    Raises: SeriesError, NotComparableError, AsOfError; NothingReportedError where no claim speaks of it.
    """
    as_of, since = read_instant(as_of), read_day(since)
    given = {name: value for name, value in asked.items() if value is not None}
    with opened(store) as reader:
        if as_of is not None:
            refuse_later(reader, as_of)
        last = as_of or reader.last_seen()
        back = timedelta(days=LEARNED * lags * DAYS[given.get("by", "day")])
        first = max(since or date.min, last.date() - back)
        days = _instants(reader, first, last, cut)
        seen = [series(reader, metric, as_of=at, cut=cut, since=first, **given) for at in days]
        if not any(map(_has_figures, seen)):
            known = {"as_of": as_of, "cut": cut}
            where = _moved(reader, metric, back, since, given) or elsewhere(reader, seen[-1], **known)
            raise NothingReportedError(f"{_nothing(seen[-1], first, last.date())}{where}")
    return nowcast_of(seen, level=level, lags=lags)


def _has_figures(one: Series) -> bool:
    return bool(one.frame["best"].notna().any())


def _nothing(asked: Series, first: date, last: date) -> str:
    """What was asked for, and in which span there is none of it."""
    what = ", ".join((asked.metric, "+".join(asked.classes), asked.direction, asked.scope))
    return (
        f"nothing reported to nowcast: the store holds no claim of {what} between {first.isoformat()} and "
        f"{last.isoformat()}, the days that a nowcast by {asked.by} learns from"
    )


def _moved(reader: Store, metric: str, back: timedelta, since: date | None, given: dict[str, Any]) -> str:
    """The options that ask as of the newest figure, by what was known then, else by what was published."""
    frame = series(reader, metric, since=since, **given).frame
    told = frame.loc[frame["best"].notna(), "end"]
    if told.empty:
        return ""
    day: date = told.iloc[-1].date() - timedelta(days=1)
    at, first = datetime.combine(day, time(23, 59, 59), UTC), max(since or date.min, day - back)
    cuts: tuple[Cut, ...] = ("known_at", "published") if at <= reader.last_seen() else ()
    for cut in cuts:
        if _has_figures(series(reader, metric, as_of=at, cut=cut, since=first, **given)):
            by = "" if cut == "known_at" else f" --as-of-by {cut}"
            return f"; its newest is of {day.isoformat()}: --as-of {day.isoformat()}{by} asks as of then"
    return ""


def _instants(store: Store, first: date, last: datetime, cut: Cut) -> list[datetime]:
    """The last instant of each UTC day on which the store learned something; every day of what was said."""
    if cut == "published":
        days = [first + timedelta(days=day) for day in range((last.date() - first).days)]
        return [*(datetime.combine(day, time(23, 59, 59), UTC) for day in days), last]
    batches = sorted(batch.known_at for batch in store.batches() if batch.known_at <= last)
    newest = {known_at.date(): known_at for known_at in batches if known_at.date() >= first}
    return list(newest.values()) or batches[-1:] or [last]
