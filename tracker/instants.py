"""Days and instants as people write them, on the command line and in calls of the library."""

import re
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from types import MappingProxyType
from typing import Any, overload
from zoneinfo import ZoneInfo

from tracker.errors import AsOfError, SeriesError, as_given

KYIV = ZoneInfo("Europe/Kyiv")
When = date | str
"""A day or an instant, as a value or in words."""
_FORM = re.compile(r"(\d{4}-\d{2}-\d{2}|\d{8})(?:$|(?=[T ]))")


def now() -> datetime:
    """The instant that it is, in whole seconds."""
    return datetime.now(UTC).replace(microsecond=0)


def local_day(instant: datetime) -> date:
    """The day of an instant in Kyiv."""
    return instant.astimezone(KYIV).date()


def to_utc(instant: datetime) -> datetime:
    """The instant in UTC, in whole seconds; a ValueError where it has no offset."""
    if instant.tzinfo is None:
        raise ValueError("an instant needs an offset or zone, such as 2025-06-29T06:00:00Z")
    return instant.astimezone(UTC).replace(microsecond=0)


def with_offset(instant: datetime, written: str = "") -> datetime:
    """The instant in UTC.

    Raises: AsOfError where it has no offset, or is no instant.
    """
    if not isinstance(instant, datetime):
        raise AsOfError(f"{as_given(instant)} is no instant: a datetime with an offset is needed")
    if instant.tzinfo is None:
        plain = written or f"{instant:%Y-%m-%dT%H:%M:%S}"
        raise AsOfError(f'"{plain}" has no offset: write {plain}Z for UTC or {plain}+03:00')
    return instant.astimezone(UTC)


@overload
def read_instant(value: None) -> None: ...
@overload
def read_instant(value: When) -> datetime: ...
def read_instant(value: When | None) -> datetime | None:
    """An instant in UTC; a bare date means the end of that day.

    >>> f"{read_instant('2025-06-29')}", f"{read_instant('2025-06-29T09:00:00+03:00')}"
    ('2025-06-29 23:59:59+00:00', '2025-06-29 06:00:00+00:00')

    Raises: AsOfError for what is none, or has no offset.
    """
    if value is None:
        return None
    given = _read(value)
    if not isinstance(given, datetime):
        return datetime.combine(given, time.min, UTC) + timedelta(days=1, seconds=-1)
    return with_offset(given, value if isinstance(value, str) else "")


@overload
def read_published(value: None) -> None: ...
@overload
def read_published(value: When) -> datetime: ...
def read_published(value: When | None) -> datetime | None:
    """When a text was published: an instant in UTC; a bare date means its noon.

    >>> f"{read_published('2025-06-29')}"
    '2025-06-29 12:00:00+00:00'

    Raises: AsOfError as `read_instant`.
    """
    if value is None:
        return None
    given = _read(value)
    return read_instant(value if isinstance(given, datetime) else datetime.combine(given, time(12), UTC))


@overload
def read_day(value: None) -> None: ...
@overload
def read_day(value: When) -> date: ...
def read_day(value: When | None) -> date | None:
    """A calendar day; of an instant its day in Kyiv.

    >>> f"{read_day('2025-06-29')}", f"{read_day(datetime(2025, 6, 28, 23, 30, tzinfo=UTC))}"
    ('2025-06-29', '2025-06-29')

    Raises: SeriesError for what is none.
    """
    if isinstance(value, datetime):
        return value.date() if value.tzinfo is None else local_day(value)
    if value is None or isinstance(value, date):
        return value
    try:
        if _FORM.fullmatch(value):
            return date.fromisoformat(value)
    except (ValueError, TypeError):
        pass
    raise SeriesError(f"{as_given(value)} is no day: write 2025-06-29")


def _read(value: When) -> date:
    """A date, or an instant as it is written.

    Raises: AsOfError for what is neither.
    """
    if isinstance(value, date):
        return value
    try:
        day = _FORM.match(value)
        if day:
            return (date if day.end() == len(value) else datetime).fromisoformat(value)
    except (ValueError, TypeError):
        pass
    raise AsOfError(f"{as_given(value)} is no instant: write 2025-06-29 or 2025-06-29T06:00:00Z")


_READ: Mapping[str, Callable[[Any], Any]] = MappingProxyType(
    {
        "since": read_day,
        "until": read_day,
        "as_of": read_instant,
        "known_at": read_instant,
        "published": read_published,
    }
)


def read_times(given: Mapping[str, Any]) -> dict[str, Any]:
    """Arguments by name, the days and instants among them read: since="2025-06-29"."""
    return {name: _READ[name](value) if name in _READ else value for name, value in given.items()}
