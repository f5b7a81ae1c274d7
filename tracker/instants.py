"""Days and instants as people write them, on the command line and in calls of the library."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from functools import wraps
from types import MappingProxyType
from typing import Any, ParamSpec, TypeVar

from tracker.errors import AsOfError, SeriesError

Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")


def to_utc(instant: datetime) -> datetime:
    """The instant in UTC, in whole seconds; a ValueError where it has no offset."""
    if instant.tzinfo is None:
        raise ValueError("an instant needs an offset or zone, such as 2025-06-29T06:00:00Z")
    return instant.astimezone(UTC).replace(microsecond=0)


def instant(value: date | str) -> datetime:
    """An instant in UTC; a bare date means the end of that day.

    >>> f"{instant('2025-06-29')}", f"{instant('2025-06-29T09:00:00+03:00')}"
    ('2025-06-29 23:59:59+00:00', '2025-06-29 06:00:00+00:00')

    Raises: AsOfError for what is none, or has no offset.
    """
    given = _read(value)
    if not isinstance(given, datetime):
        return datetime.combine(given, time.min, UTC) + timedelta(days=1, seconds=-1)
    if given.tzinfo is None:
        plain = value if isinstance(value, str) else f"{value:%Y-%m-%dT%H:%M:%S}"
        raise AsOfError(f'"{plain}" has no offset: write {plain}Z for UTC or {plain}+03:00')
    return given.astimezone(UTC)


def published(value: date | str) -> datetime:
    """When a text was published: an instant in UTC; a bare date means its noon.

    >>> f"{published('2025-06-29')}"
    '2025-06-29 12:00:00+00:00'

    Raises: AsOfError as `instant`.
    """
    given = _read(value)
    return instant(given if isinstance(given, datetime) else datetime.combine(given, time(12), UTC))


def day(value: date | str) -> date:
    """A calendar day.

    >>> f"{day('2025-06-29')}"
    '2025-06-29'

    Raises: SeriesError for what is none.
    """
    if isinstance(value, date):
        return value.date() if isinstance(value, datetime) else value
    try:
        return date.fromisoformat(value)
    except (ValueError, TypeError):
        raise SeriesError(f'"{value}" is no day: write 2025-06-29') from None


def _read(value: date | str) -> date:
    """A date, or an instant as it is written.

    Raises: AsOfError for what is neither.
    """
    if isinstance(value, date):
        return value
    try:
        whole = len(value) == len("2025-06-29")
        return date.fromisoformat(value) if whole else datetime.fromisoformat(value)
    except (ValueError, TypeError):
        raise AsOfError(f'"{value}" is no instant: write 2025-06-29 or 2025-06-29T06:00:00Z') from None


_READ: Mapping[str, Callable[[Any], Any]] = MappingProxyType(
    {"since": day, "until": day, "as_of": instant, "known_at": instant, "published": published}
)


def dated(verb: Callable[Asked, Answer]) -> Callable[Asked, Answer]:
    """A verb whose days and instants, given by name, may be words too: since="2025-06-29"."""

    @wraps(verb)
    def asked(*args: Asked.args, **given: Asked.kwargs) -> Answer:
        for name, read in _READ.items():
            if given.get(name) is not None:
                given[name] = read(given[name])
        return verb(*args, **given)

    return asked
