"""Periods of reports: ISO weeks, months and days, and when an edition of one is due."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from tracker.errors import ReportError
from tracker.instants import KYIV, local_day
from tracker.model import By

_FORMS = {
    "day": re.compile(r"(\d{4}-\d{2}-\d{2})"),
    "week": re.compile(r"(\d{4})-W(\d{2})"),
    "month": re.compile(r"(\d{4})-(\d{2})"),
}


@dataclass(frozen=True, slots=True)
class Period:
    """A closed stretch of local calendar days `[start, end)` with its ISO name."""

    by: By
    start: date
    end: date

    @property
    def id(self) -> str:
        """2025-10-26, 2025-W43 or 2025-10."""
        if self.by == "week":
            year, week, _ = self.start.isocalendar()
            return f"{year}-W{week:02d}"
        return f"{self.start:%Y-%m}" if self.by == "month" else self.start.isoformat()

    @property
    def title(self) -> str:
        """The period in words.

        >>> parse_period("2025-W43", "week").title
        '20–26 October 2025'
        """
        last = self.end - timedelta(days=1)
        if self.by == "month":
            return f"{self.start:%B %Y}"
        if self.by == "day":
            return f"{self.start.day} {self.start:%B %Y}"
        if self.start.month == last.month:
            return f"{self.start.day}–{last.day} {last:%B %Y}"
        year = "" if self.start.year == last.year else f" {self.start.year}"
        return f"{self.start.day} {self.start:%B}{year} – {last.day} {last:%B %Y}"

    @property
    def previous(self) -> "Period":
        """The period just before."""
        return period_of(self.start - timedelta(days=1), self.by)

    def due(self, wait_hours: int) -> datetime:
        """The instant at which an edition of this period is due: its local end plus the wait."""
        end = datetime(self.end.year, self.end.month, self.end.day, tzinfo=KYIV)
        return end.astimezone(UTC) + timedelta(hours=wait_hours)


def period_of(day: date, by: By) -> Period:
    """The period that contains a local day."""
    if by == "day":
        return Period(by, day, day + timedelta(days=1))
    if by == "week":
        start = day - timedelta(days=day.weekday())
        return Period(by, start, start + timedelta(days=7))
    start = day.replace(day=1)
    return Period(by, start, (start + timedelta(days=31)).replace(day=1))


def parse_period(text: str, by: By) -> Period:
    """The period named by 2025-10-26 (day), 2025-W43 (week) or 2025-10 (month).

    Raises: ReportError for another form or a date that does not exist.
    """
    match = _FORMS[by].fullmatch(text)
    example = {"day": "2025-10-26", "week": "2025-W43", "month": "2025-10"}[by]
    if not match:
        raise ReportError(f'"{text}" is no {by}: write it as {example}')
    try:
        if by == "day":
            return period_of(date.fromisoformat(text), by)
        first, second = int(match[1]), int(match[2])
        return period_of(
            date.fromisocalendar(first, second, 1) if by == "week" else date(first, second, 1), by
        )
    except ValueError as fault:
        raise ReportError(f'"{text}" is no {by} of the calendar: {fault}') from fault


def last_closed(as_of: datetime, by: By, wait_hours: int) -> Period:
    """The newest period whose edition is due at `as_of`."""
    period = period_of(local_day(as_of), by)
    while period.due(wait_hours) > as_of:
        period = period.previous
    return period
