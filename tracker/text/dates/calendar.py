"""Calendar facts: days, weeks, months, seasons and the usual hours of a night, as instants in UTC."""

from calendar import monthrange
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

INVASION = date(2022, 2, 24)
"""First day of the full-scale invasion; day N of the war is this + (N - 1)."""

ONE_DAY = timedelta(days=1)

NOON = time(12, tzinfo=UTC)
"""The time of a publication of which only the day is known: the same day in Kyiv, Moscow and London."""

Days = tuple[date, date]
"""First and last day, both inside."""

# Usual hours of the Air Force's nightly post by the day on which the night ends (measured, DOMAIN §5).
_NIGHT_HOURS = (
    (date(2026, 1, 1), (18, 8)),
    (date(2025, 10, 1), (18, 9)),
    (date(2025, 7, 1), (21, 9)),
    (date(2025, 4, 1), (20, 9)),
    (date(2024, 10, 1), (19, 9)),
)
_ASSUMED_NIGHT = (20, 8)
# "from 23.00 MSK to 7.00 MSK" is the window that the Russian ministry prints most.
_MOSCOW_NIGHT = (23, 7)

_SEASON_STARTS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}


def night_hours(last: date, zone: str = "Europe/Kyiv") -> tuple[int, int]:
    """Hours at which the night that ends on `last` begins and ends, where none are printed.

    >>> night_hours(date(2025, 9, 8))
    (21, 9)
    """
    if zone == "Europe/Moscow":
        return _MOSCOW_NIGHT
    return next((hours for since, hours in _NIGHT_HOURS if last >= since), _ASSUMED_NIGHT)


@lru_cache(maxsize=32)
def zone_info(zone: str) -> ZoneInfo:
    """The time zone of that name."""
    return ZoneInfo(zone)


@lru_cache(maxsize=4096)
def instant(day: date, zone: str, hour: int = 0, minute: int = 0) -> datetime:
    """The instant in UTC of a local clock time; hour 24 is midnight at the end of the day.

    >>> instant(date(2025, 6, 29), "Europe/Kyiv").isoformat()
    '2025-06-28T21:00:00+00:00'
    """
    local = datetime(day.year, day.month, day.day, tzinfo=zone_info(zone)) + timedelta(
        hours=hour, minutes=minute
    )
    return local.astimezone(UTC)


def days_of_month(year: int, month: int) -> Days:
    """First and last day of a month."""
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def week_of(day: date) -> Days:
    """Monday and Sunday of the ISO week that holds a day."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


def season(name: str, year: int) -> Days:
    """First and last day of the season that begins in a year; winter 2025 ends in February 2026."""
    start = _SEASON_STARTS[name]
    end_year, end = (year + 1, 2) if name == "winter" else (year, start + 2)
    return date(year, start, 1), days_of_month(end_year, end)[1]


def make_day(year: int, month: int, day: int) -> date | None:
    """That day, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def latest(month: int, day: int, not_after: date) -> date | None:
    """The latest such day of a year that is not after a bound; 29 February may lie eight years back.

    >>> latest(6, 29, date(2025, 6, 30)), latest(7, 4, date(2025, 7, 1))
    (datetime.date(2025, 6, 29), datetime.date(2024, 7, 4))
    """
    for year in range(not_after.year, not_after.year - 9, -1):
        found = make_day(year, month, day) if year > 0 else None
        if found is not None and found <= not_after:
            return found
    return None


def nearest(month: int, day: int, to: date) -> date | None:
    """The such day of a year that lies nearest to another day."""
    days = [make_day(year, month, day) for year in (to.year - 1, to.year, to.year + 1) if 0 < year < 9999]
    return min((found for found in days if found), key=lambda found: abs(found - to), default=None)


def latest_weekday(weekday: int, not_after: date) -> date:
    """The latest such weekday (0 = Monday) that is not after a day.

    >>> latest_weekday(1, date(2025, 7, 3))
    datetime.date(2025, 7, 1)
    """
    return not_after - timedelta(days=(not_after.weekday() - weekday) % 7)


def add_months(day: date, months: int) -> date:
    """The day so many months on; the last of the month where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    year = min(max(year, 1), 9998)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
