"""Calendars: instants to local days, days to periods, windows to the days on which they count.

Days are integers: days since 1970-01-01 in the local calendar of the claimant's zone.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt
import pandas as pd

from tracker.errors import SeriesError, near_it
from tracker.model import By, DayRule

Array = npt.NDArray[Any]
"""A column; its kind of number is said by its name."""
DAY_SECONDS = 86_400
EPOCH = date(1970, 1, 1)
# Longest window that counts in a calendar, in seconds: a night and the day after it, a week or month
# and a night. A longer one is a total of several periods and belongs to none of them.
LONGEST = MappingProxyType({"day": 36 * 3600, "week": 8 * DAY_SECONDS, "month": 32 * DAY_SECONDS})
_Chosen = TypeVar("_Chosen", bound=str)


def check(value: str, allowed: tuple[_Chosen, ...], what: str) -> _Chosen:
    """The value itself, if it is one of the allowed.

    Raises: SeriesError that lists the choices near it, or all.
    """
    for one in allowed:
        if one == value:
            return one
    raise SeriesError(f'{what} "{value}" is unknown: {near_it(value, allowed)}')


def to_number(day: date) -> int:
    """Number of a calendar day."""
    return (day - EPOCH).days


def to_date(number: int) -> date:
    """Calendar day of a number."""
    return EPOCH + timedelta(days=int(number))


def local_seconds(instants: Array, zone: str) -> Array:
    """Wall-clock seconds since 1970 of instants in seconds UTC."""
    if not len(instants):
        return instants.astype(np.int64)
    stamps = pd.DatetimeIndex(instants.astype("datetime64[s]"), tz="UTC").tz_convert(zone).tz_localize(None)
    return stamps.as_unit("s").asi8


def last_days(ends: Array, zone: str) -> Array:
    """Local day of each `end` - 1 s: a window that ends at midnight belongs to the day before."""
    return local_seconds(ends - 1, zone) // DAY_SECONDS


def first_days(starts: Array, zone: str) -> Array:
    """Local day of each start."""
    return local_seconds(starts, zone) // DAY_SECONDS


def shares(starts: Array, ends: Array, zone: str, rule: DayRule, last: Array) -> tuple[Array, Array, Array]:
    """Where windows count: row of each share, its day, and its weight; weights of a row add up to 1.

    `last` are the `last_days` of the windows. One without length counts on the day of its instant under every
    rule.
    """
    rows = np.arange(len(starts))
    ones = np.ones(len(starts))
    instant = ends <= starts
    final = last.copy()
    final[instant] = first_days(starts[instant], zone)
    if rule == "end":
        return rows, final, ones
    first = first_days(starts, zone)
    if rule == "start":
        return rows, first, ones
    counts = final - first + 1
    expanded = np.repeat(rows, counts)
    offsets = np.arange(len(expanded)) - np.repeat(np.cumsum(counts) - counts, counts)
    days = first[expanded] + offsets
    begin, finish = local_seconds(starts, zone)[expanded], local_seconds(ends, zone)[expanded]
    length = np.minimum(finish, (days + 1) * DAY_SECONDS) - np.maximum(begin, days * DAY_SECONDS)
    weights = np.where(instant[expanded], 1.0, length / np.maximum(finish - begin, 1))
    return expanded, days, weights


def codes_in(codes: Array) -> Array:
    """The different codes of a column, small numbers from 0 on, in order."""
    there: Array = np.flatnonzero(np.bincount(codes))
    return there


def among(codes: Array, some: Iterable[int]) -> Array:
    """Where a column of codes has one of a few."""
    found = np.zeros(len(codes), dtype=bool)
    for code in some:
        found |= codes == code
    return found


def period_starts(days: Array, by: By) -> Array:
    """First day of the period that each day lies in; weeks are ISO weeks and begin on Monday."""
    if by == "day":
        return days
    if by == "week":
        mondays: Array = days - (days + 3) % 7
        return mondays
    months: Array = days.astype("datetime64[D]").astype("datetime64[M]").astype("datetime64[D]")
    begins: Array = months.astype(np.int64)
    return begins


def periods(first: int, last: int, by: By) -> tuple[Array, Array]:
    """First days and ends (exclusive) of all periods that hold a day of `first..last`."""
    if by == "day":
        begins = np.arange(first, last + 1)
        return begins, begins + 1
    if by == "week":
        begins = np.arange(int(period_starts(np.array([first]), by)[0]), last + 1, 7)
        return begins, begins + 7
    opening, closing = (np.datetime64(day, "D").astype("M8[M]") for day in (first, last))
    months = np.arange(opening, closing + 1)
    begins, ends = (these.astype("M8[D]").astype(np.int64) for these in (months, months + 1))
    return begins, ends
