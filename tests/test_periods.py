"""Periods of reports: names, ends, due instants."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.together import together
from tracker.errors import ReportError
from tracker.model import By
from tracker.reporting.periods import last_closed, parse_period, period_of

DAYS = st.dates(date(2014, 1, 1), date(2040, 12, 31))
BYS: st.SearchStrategy[By] = st.sampled_from(["day", "week", "month"])


@given(DAYS, BYS)
def test_a_period_contains_its_day_and_is_named_after_itself(day: date, by: By) -> None:
    period = period_of(day, by)
    assert period.start <= day < period.end
    assert parse_period(period.id, by) == period


@given(DAYS, BYS)
def test_periods_tile_the_calendar(day: date, by: By) -> None:
    period = period_of(day, by)
    assert period.previous.end == period.start
    assert period_of(period.end, by).previous == period


@given(DAYS, BYS, st.integers(0, 72))
def test_the_last_closed_period_is_due_and_the_next_is_not(day: date, by: By, wait: int) -> None:
    as_of = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    closed = last_closed(as_of, by, wait)
    assert closed.due(wait) <= as_of
    assert period_of(closed.end, by).due(wait) > as_of


@together(
    ("text", "by", "title"),
    [
        ("2025-W01", "week", "30 December 2024 – 5 January 2025"),
        ("2025-W18", "week", "28 April – 4 May 2025"),
        ("2025-W43", "week", "20–26 October 2025"),
        ("2025-10", "month", "October 2025"),
        ("2025-10-26", "day", "26 October 2025"),
    ],
)
def test_titles(text: str, by: By, title: str) -> None:
    assert parse_period(text, by).title == title


def test_a_period_is_due_after_its_local_end() -> None:
    summer = parse_period("2025-W26", "week")
    assert summer.due(0) == datetime(2025, 6, 29, 21, tzinfo=UTC)
    assert summer.due(30) - summer.due(0) == timedelta(hours=30)


@together(
    ("text", "by", "told"),
    [
        ("2025-10", "week", "2025-W43"),
        ("2025-W60", "week", "calendar"),
        ("2025-13", "month", "calendar"),
        ("2025-02-30", "day", "calendar"),
        ("October", "month", "2025-10"),
    ],
)
def test_a_period_that_does_not_exist_is_refused(text: str, by: By, told: str) -> None:
    with pytest.raises(ReportError, match=told):
        parse_period(text, by)
