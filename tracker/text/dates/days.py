"""Printed dates -> calendar days: the missing year from publication, from the text, or not at all."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import NamedTuple

from tracker.model import Got
from tracker.text.dates.calendar import (
    ONE_DAY,
    Days,
    add_months,
    days_of_month,
    latest,
    latest_weekday,
    make_day,
    nearest,
)
from tracker.text.dates.pieces import Piece
from tracker.text.dates.words import DateWords

Number = int | None
_MONTH = 31


class Printed(NamedTuple):
    """The numbers that a date prints; None is what it leaves out. Weekdays: 0 = Monday."""

    year: Number = None
    month: Number = None
    day: Number = None
    end_year: Number = None
    end_month: Number = None
    end_day: Number = None
    weekday: Number = None
    end_weekday: Number = None
    relative_year: str = ""


class Known(NamedTuple):
    """What may complete a date: the local day of publication, the last day and year named before it."""

    published: date | None
    anchor: Days | None = None
    year: int | None = None


class Resolved(NamedTuple):
    """First and last day, how they were got, and what is doubtful about them."""

    days: Days
    got: Got
    flags: tuple[str, ...] = ()


def printed(piece: Piece, words: DateWords) -> Printed:
    """The numbers of a date piece."""
    fields = piece.fields
    name = fields.get("m", "")
    month = words.months.get(name) or words.of_months.get(name) or _number(fields, "mn")
    end_day = _number(fields, "d2")
    weekday = fields.get("w") or fields.get("w3")
    return Printed(
        year=_year(fields, "y0") or _year(fields, "y"),
        month=month,
        day=_number(fields, "d"),
        end_year=_year(fields, "y2") or (_year(fields, "y") if end_day else None),
        end_month=words.months.get(fields.get("m2", ""))
        or _number(fields, "mn2")
        or (month if end_day else None),
        end_day=end_day,
        weekday=words.weekdays.get(weekday) if weekday else None,
        end_weekday=words.weekdays.get(fields.get("w2", "")),
        relative_year=words.relative_years.get(" ".join(fields.get("rel", "").split()), "")
        or words.which.get(fields.get("which", ""), ""),
    )


def resolve(date_: Printed, lead: str, known: Known) -> Resolved | None:
    """The days of a printed date, or None where nothing tells its year or the calendar has no such day."""
    date_ = _with_relative_year(date_, known)
    if date_.day is not None:
        return _checked(date_, _day(date_, known))
    if date_.month is not None:
        return _month(date_, lead, known)
    return None if date_.weekday is None else _weekday(date_, lead, known)


def _number(fields: Mapping[str, str], name: str) -> Number:
    digits = "".join(filter(str.isdigit, fields.get(name, "")))
    return int(digits) if digits else None


def _year(fields: Mapping[str, str], name: str) -> Number:
    year = _number(fields, name)
    return year + 2000 if year is not None and year < 100 else year


def _with_relative_year(date_: Printed, known: Known) -> Printed:
    """The date with the year that "last year", "that year" tells."""
    of_year = {
        "this": known.published.year if known.published else None,
        "last": known.published.year - 1 if known.published else None,
        "before_last": known.published.year - 2 if known.published else None,
        "that": known.year,
    }.get(date_.relative_year)
    return date_._replace(year=of_year) if of_year and date_.year is None else date_


def _day(date_: Printed, known: Known) -> Days | None:
    """The days of a printed day or range of days."""
    month, day = date_.month or 0, date_.day or 0
    if date_.end_day is None:
        found = _single(date_.year, month, day, known)
        return None if found is None else (found, found)
    end_month = date_.end_month or month
    if date_.year is None and date_.end_year is not None:
        last = make_day(date_.end_year, end_month, date_.end_day)
        first = latest(month, day, last) if last else None
    else:
        first = _single(date_.year, month, day, known)
        last = _end(date_.end_year, end_month, date_.end_day, first) if first else None
    return None if first is None or last is None else (first, last)


def _single(year: Number, month: int, day: int, known: Known) -> date | None:
    """The day of a month: in the printed year, else the latest one, or the nearest."""
    if year is not None:
        return make_day(year, month, day)
    if known.published is not None:
        return latest(month, day, known.published + ONE_DAY)
    return nearest(month, day, known.anchor[0]) if known.anchor else None


def _end(year: Number, month: int, day: int, first: date) -> date | None:
    """The last day of a range, in the year printed for it unless the range would run backwards."""
    last = make_day(year, month, day) if year is not None else None
    return last if last is not None and last >= first else _next(month, day, first)


def _next(month: int, day: int, not_before: date) -> date | None:
    found = make_day(not_before.year, month, day)
    return make_day(not_before.year + 1, month, day) if found is None or found < not_before else found


def _checked(date_: Printed, days: Days | None) -> Resolved | None:
    """The days, marked where their printed weekday is another one."""
    if days is None:
        return None
    wrong = date_.weekday is not None and days[0].weekday() != date_.weekday
    wrong |= date_.end_weekday is not None and days[1].weekday() != date_.end_weekday
    return Resolved(days, "inferred" if wrong else "printed", ("weekday_mismatch",) if wrong else ())


def _month(date_: Printed, lead: str, known: Known) -> Resolved | None:
    """The days of a month: in the printed year, else of the one that is meant."""
    month = date_.month or 1
    if date_.year is not None:
        first: date | None = date(date_.year, month, 1)
    elif known.published is not None:
        first = _month_before(month, lead, known.published)
    elif known.anchor is not None:
        first = nearest(month, 1, known.anchor[0])
    else:
        first = date(known.year, month, 1) if known.year else None
    return None if first is None else Resolved(days_of_month(first.year, first.month), "printed")


def _month_before(month: int, lead: str, published: date) -> date | None:
    if lead == "next":
        return _next(month, 1, days_of_month(published.year, published.month)[1] + ONE_DAY)
    bound = published.replace(day=1) - ONE_DAY if lead == "last" else published
    return latest(month, 1, bound)


def _weekday(date_: Printed, lead: str, known: Known) -> Resolved | None:
    """The day or days of a weekday, seen from the publication or the day told last."""
    weekday = date_.weekday or 0
    end = weekday if date_.end_weekday is None else date_.end_weekday
    if known.published is not None:
        last = _weekday_of(end, lead, known.published)
    elif known.anchor is not None:
        last = min(
            (known.anchor[1] + timedelta(days=shift) for shift in (0, 1, -1, 2, -2, 3, -3)),
            key=lambda day: day.weekday() != end,
        )
    else:
        return None
    return Resolved((latest_weekday(weekday, last), last), "inferred")


def _weekday_of(weekday: int, lead: str, published: date) -> date:
    if lead == "next":
        return latest_weekday(weekday, published + timedelta(days=7))
    return latest_weekday(weekday, published - ONE_DAY if lead == "last" else published)


def part_days(part: str, days: Days) -> Days:
    """Early, middle or late third of a month or year."""
    first = days[0]
    if (days[1] - first).days > _MONTH:
        months = {"early": 0, "mid": 4}.get(part, 8)
        return add_months(first, months), add_months(first, months + 4) - ONE_DAY
    if part == "early":
        return first, first + timedelta(days=9)
    if part == "mid":
        return first + timedelta(days=10), first + timedelta(days=19)
    return first + timedelta(days=20), days[1]


def counted_part(number: int, unit: str, days: Days) -> Days:
    """The n-th week, ten days, quarter or half of a month or year; -1 is the last."""
    first, last = days
    if length := {"day": 1, "week": 7, "ten": 10}.get(unit):
        start = (
            last - timedelta(days=length - 1) if number < 0 else first + timedelta(days=length * (number - 1))
        )
        return start, min(start + timedelta(days=length - 1), last)
    if (last - first).days > _MONTH:
        months = 6 if unit == "half" else 3
        number = 12 // months if number < 0 else number
        start = add_months(first, months * (number - 1))
        return start, add_months(start, months) - ONE_DAY
    half = first + timedelta(days=14)
    return (first, half) if number == 1 else (half + ONE_DAY, last)
