"""Every class and metric of a store at once: their series, and what stands out in them."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Literal

from tracker.api.opening import StoreLike, opened
from tracker.api.scopes import check_scope
from tracker.errors import NothingReportedError
from tracker.model import Direction
from tracker.series.everything import series_of_everything
from tracker.stats.screening import Screen, screen

Calendar = Literal["day", "week"]
CALENDARS: tuple[Calendar, ...] = ("day", "week")


def findings_of_all(
    store: StoreLike,
    *,
    by: Iterable[Calendar] = CALENDARS,
    direction: Direction = "ru_on_ua",
    scope: str = "national",
    as_of: datetime | None = None,
    since: date | None = None,
    alpha: float = 0.01,
    rate: float = 0.1,
    daily: bool = False,
) -> Screen:
    """What stands out in any series of the store since a day, most prominent first; see `screen`.

    Raises: NothingReportedError where the store holds no claims of that direction and scope.
    """
    with opened(store) as reader:
        check_scope(reader, scope)
        many = list(series_of_everything(reader, by=by, direction=direction, scope=scope, as_of=as_of))
    if not many:
        raise NothingReportedError(f"nothing reported: the store holds no counts of {direction}, {scope}")
    return screen(many, since=since, alpha=alpha, rate=rate, daily=daily)
