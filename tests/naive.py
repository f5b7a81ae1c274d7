"""Slow, obvious twins of fast methods: what they must give, written as one would explain it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

import pyarrow as pa

from tracker.store.protocol import SCAN
from tracker.vocab import load

KYIV = ZoneInfo("Europe/Kyiv")


class Told(NamedTuple):
    """One claim in the fewest words that a series needs."""

    value: float
    start: datetime
    end: datetime
    claimant: str = "ua_air_force"
    classes: str = "drone"
    metric: str = "launched"
    publisher: str = ""
    document: str = ""
    got: str = "printed"
    low: float | None = None
    high: float | None = None
    bound: str = "exact"
    scope: str = "national"
    direction: str = "ru_on_ua"
    published: datetime | None = None
    known_at: datetime | None = None
    unit: str = "count"
    rule: str = "made_up@1"
    status: str = "final"

    @property
    def id(self) -> str:
        """An id that tells every field apart."""
        return blake2b(repr(tuple(self)).encode(), digest_size=16).hexdigest()


class TableStore:
    """A store that holds claims in a table only: enough for a series, and nothing is written."""

    path = Path("made-up.store")

    def __init__(self, told: Iterable[Told], last: datetime | None = None) -> None:
        self.told = list(told)
        self.rows = list(map(_row, self.told))
        self.last = last or max((one.end for one in self.told), default=datetime(2026, 1, 1, tzinfo=UTC))

    def scan(
        self,
        *,
        metrics: Sequence[str] | None = None,
        direction: str | None = None,
        scope: str | None = None,
        as_of: datetime | None = None,
        cut: str = "known_at",
        columns: Sequence[str] = tuple(SCAN.names),
        codes: bool = False,
    ) -> pa.Table:
        """Rows of the claims that fit; words stay words, whether or not codes would do."""
        rows = [
            row
            for one, row in zip(self.told, self.rows, strict=True)
            if (metrics is None or one.metric in metrics)
            and direction in {None, one.direction}
            and scope in {None, one.scope}
            and (as_of is None or (one.known_at or one.end) <= as_of)
        ]
        return pa.Table.from_pylist(rows, schema=SCAN).select(columns)

    def last_seen(self) -> datetime:
        """The instant given, or the newest end of a window."""
        return self.last

    def claims(self, **filters: Any) -> list[Any]:
        """No claim of the editor is ever in here."""
        return []


def _row(one: Told) -> dict[str, Any]:
    published = one.published or one.end
    return {
        "id": one.id,
        "document": one.document or one.id,
        "metric": one.metric,
        "classes": one.classes,
        "direction": one.direction,
        "scope": one.scope,
        "unit": one.unit,
        "window_start": int(one.start.timestamp()),
        "window_end": int(one.end.timestamp()),
        "basis": "night",
        "got": one.got,
        "claimant": one.claimant,
        "publisher": one.publisher or one.claimant,
        "published": int(published.timestamp()),
        "known_at": int((one.known_at or published).timestamp()),
        "low": one.value if one.low is None else one.low,
        "best": one.value,
        "high": one.value if one.high is None else one.high,
        "bound": one.bound,
        "status": one.status,
        "hedged": False,
        "rule": one.rule,
    }


def kyiv(text: str) -> datetime:
    """An instant of Kyiv's wall clock."""
    return datetime.fromisoformat(text).replace(tzinfo=KYIV)


def night(day: str, value: float, **fields: Any) -> Told:
    """A night that ends on a day, 20:00 to 08:00."""
    end = kyiv(f"{day}T08:00")
    start = kyiv(f"{(end.date() - timedelta(days=1)).isoformat()}T20:00")
    return Told(value, start, end, **fields)


def day_of(one: Told, rule: str) -> dict[date, float]:
    """The local days of a window with their weights."""
    start, end = one.start.astimezone(KYIV), one.end.astimezone(KYIV)
    if rule == "start" or start == end:
        return {start.date(): 1.0}
    last = (one.end - timedelta(seconds=1)).astimezone(KYIV).date()
    if rule == "end":
        return {last: 1.0}
    weights: dict[date, float] = defaultdict(float)
    wall_start, wall_end = start.replace(tzinfo=None), end.replace(tzinfo=None)
    day = wall_start.date()
    while day <= last:
        midnight = datetime.combine(day, datetime.min.time())
        piece = min(wall_end, midnight + timedelta(days=1)) - max(wall_start, midnight)
        weights[day] += piece / (wall_end - wall_start)
        day += timedelta(days=1)
    return dict(weights)


def first_of_period(day: date, by: str) -> date:
    """First day of the period of a day."""
    if by == "week":
        return day - timedelta(days=day.weekday())
    return day.replace(day=1) if by == "month" else day


def naive_series(
    told: Iterable[Told], asked: str, by: str, rule: str
) -> dict[date, tuple[float, float | None, float]]:
    """low, best, high per period: each claimant's windows added by day, then the best rank of each day.

    For claims of claimants themselves whose windows do not repeat each other.
    """
    vocabulary = load()
    inside = vocabulary.descendants(asked)
    days: dict[date, dict[str, list[float]]] = defaultdict(lambda: defaultdict(lambda: [0.0, 0.0, 0.0, 0.0]))
    for one in told:
        names = set(one.classes.split("+"))
        if not names & inside:
            continue
        for day, weight in day_of(one, rule).items():
            cell = days[day][one.claimant]
            if names <= inside:
                cell[0] += weight * (one.value if one.low is None else one.low)
                cell[1] += weight * one.value
                cell[2] += weight * (one.value if one.high is None else one.high)
            else:
                cell[3] += weight * (one.value if one.high is None else one.high)
    periods: dict[date, list[float | None]] = {}
    for day, claimants in sorted(days.items()):
        chosen = min(claimants, key=lambda name: (vocabulary.claimant(name).rank, name))
        low, best, high, beside = claimants[chosen]
        period = periods.setdefault(first_of_period(day, by), [0.0, 0.0, 0.0])
        period[0] = (period[0] or 0.0) + low
        known = period[1] is not None and beside == 0
        period[1] = (period[1] or 0.0) + best if known else None
        period[2] = (period[2] or 0.0) + high + beside
    return {period: (low or 0.0, best, high or 0.0) for period, (low, best, high) in periods.items()}
