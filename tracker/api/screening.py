"""Every class and metric of a store at once: their series, and what stands out in them."""

from collections.abc import Iterable
from datetime import datetime
from itertools import chain
from typing import Literal, get_args

from tracker.api.opening import StoreLike, opened
from tracker.api.scopes import check_scope
from tracker.errors import NothingReportedError
from tracker.instants import When, read_day, read_instant
from tracker.model import Direction
from tracker.series.everything import ENOUGH, series_of_everything
from tracker.stats.screening import Screen, screen
from tracker.store import Store

Calendar = Literal["day", "week"]
CALENDARS: tuple[Calendar, ...] = ("day", "week")


def findings_of_all(
    store: StoreLike,
    *,
    by: Iterable[Calendar] = CALENDARS,
    direction: Direction | None = None,
    scope: str = "national",
    as_of: When | None = None,
    since: When | None = None,
    alpha: float = 0.01,
    rate: float = 0.1,
    daily: bool = False,
) -> Screen:
    """What stands out in any series of the store since a day, most prominent first; see `screen`.

    Without a direction, in all that the store has. Raises: NothingReportedError where it holds no claims of
    that direction and scope, or too few of each metric and class.
    """
    as_of, since = read_instant(as_of), read_day(since)
    with opened(store) as reader:
        check_scope(reader, scope)
        ways = [direction] if direction else _directions(reader, scope, as_of)
        asked = [series_of_everything(reader, by=by, direction=way, scope=scope, as_of=as_of) for way in ways]
        many = list(chain.from_iterable(asked))
        if not many:
            held = reader.scan(scope=scope, direction=direction, as_of=as_of, columns=("id",)).num_rows
            raise NothingReportedError(_nothing(held, ", ".join(filter(None, (direction, scope)))))
    return screen(many, since=since, alpha=alpha, rate=rate, daily=daily)


def _nothing(held: int, what: str) -> str:
    """Why no series was made: no claims at all, or too few of each metric and class."""
    if not held:
        return f"nothing reported: the store holds no claims of {what}"
    claims = f"{held:,} claim{'' if held == 1 else 's'} of {what}"
    return f"too little reported: the store holds {claims}, and {ENOUGH} of one metric and class are needed"


def _directions(store: Store, scope: str, as_of: datetime | None) -> list[Direction]:
    """The directions of the claims of a scope."""
    found = store.scan(scope=scope, as_of=as_of, columns=("direction",))["direction"].unique().to_pylist()
    return [way for way in get_args(Direction) if way in found]
