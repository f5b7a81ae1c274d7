"""Date phrases without a printed day -> days: last week, past 24 hours, winter, day N of the war."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from tracker.model import Basis, Got
from tracker.text.dates.calendar import (
    INVASION,
    ONE_DAY,
    Days,
    add_months,
    days_of_month,
    latest,
    latest_weekday,
    season,
    week_of,
)
from tracker.text.dates.days import counted_part
from tracker.text.dates.edges import opening, part_told
from tracker.text.dates.words import DateWords

Fields = Mapping[str, str]
SATURDAY, SUNDAY, MONDAY = 5, 6, 0
_YEAR = frozenset({"year", "року", "года"})
_ROMAN = ("", "i", "ii", "iii", "iv")


class Span(NamedTuple):
    """The days of a phrase, what kind of window they are, and how they were got."""

    days: Days
    basis: Basis
    got: Got = "inferred"


Phrase = Callable[[DateWords, date | None, Fields], Span | None]


def _unit(words: DateWords, fields: Fields) -> str:
    return words.units[fields["unit"]]


def _calendar(words: DateWords, today: date | None, fields: Fields) -> Span | None:
    """The present, last or next week, month or year."""
    if today is None:
        return None
    shift = {"before_last": -2, "last": -1, "next": 1}.get(
        words.which.get(fields.get("which", ""), "this"), 0
    )
    span = calendar_unit(_unit(words, fields), today, shift)
    further = calendar_unit(_unit(words, fields), today, 1) if "which2" in fields else None
    return Span((span.days[0], further.days[1]), "period") if span and further else span


def calendar_unit(unit: str, today: date, shift: int = 0) -> Span | None:
    """The calendar week, month or year of a day, or a neighbour of it."""
    if unit == "week":
        return Span(week_of(today + timedelta(days=7 * shift)), "week")
    if unit == "month":
        first = add_months(today.replace(day=1), shift)
        return Span(days_of_month(first.year, first.month), "month")
    if unit == "year":
        return Span((date(today.year + shift, 1, 1), date(today.year + shift, 12, 31)), "year")
    return None


def _rolling(words: DateWords, today: date | None, fields: Fields) -> Span | None:
    """The time up to the publication; a week said on a Sunday or Monday is the calendar's."""
    if today is None:
        return None
    unit = _unit(words, fields)
    number = number_of(words, fields.get("n", ""))
    if unit == "week" and number == 1 and today.weekday() in (SUNDAY, MONDAY):
        return Span(week_of(today - ONE_DAY), "week")
    if (unit, number) == ("year", 1) and "n" not in fields and (ended := _year_ended(today)):
        return Span((date(ended, 1, 1), date(ended, 12, 31)), "year")
    if (unit, number) in (("day", 1), ("hour", 24)):
        return Span((today - ONE_DAY, today), "hours24")
    if unit == "hour" and number % 24:
        return None
    if unit == "hour":
        unit, number = "day", number // 24
    return Span((back(today, unit, number), today), "period")


def _year_ended(today: date) -> int:
    """The year that "in a year" sums up in the days around New Year, else 0."""
    if (today.month, today.day) >= (12, 25):
        return today.year
    return today.year - 1 if (today.month, today.day) <= (1, 7) else 0


def _ago(words: DateWords, today: date | None, fields: Fields) -> Span | None:
    """So many days, weeks, months or years ago."""
    if today is None:
        return None
    unit = _unit(words, fields)
    number = number_of(words, fields.get("n", ""))
    if unit in ("hour", "day"):
        day = back(today, unit, number)
        return Span((day, day), "day")
    return calendar_unit(unit, back(today, unit, number))


def back(today: date, unit: str, number: int) -> date:
    """The day so many hours, days, weeks, months, quarters or years before another."""
    number = min(number, 1000)
    if unit == "hour":
        return today
    if unit in ("day", "week"):
        return today - timedelta(days=number * (7 if unit == "week" else 1))
    return add_months(today, -number * {"year": 12, "quarter": 3}.get(unit, 1))


def _coming(words: DateWords, today: date | None, fields: Fields) -> Span | None:
    """The days, months or years that follow the publication."""
    if today is None:
        return None
    return Span((today, back(today, _unit(words, fields), -number_of(words, fields["n"]))), "period")


def _first_units(words: DateWords, today: date | None, fields: Fields) -> Span | None:
    """In "the first ten months of the year", "the first two weeks of May": units from its first day."""
    if "y" in fields:
        first: date | None = date(int(fields["y"][:4]), 1, 1)
    elif fields.get("which") and today and words.which.get(fields["which"]) == "last":
        first = date(today.year - 1, 1, 1)
    elif "m" in fields:
        first = latest(words.months[fields["m"]], 1, today) if today else None
    else:
        first = (today.replace(day=1, month=1 if fields["of"] in _YEAR else today.month)) if today else None
    if first is None:
        return None
    return Span(
        (first, back(first, _unit(words, fields), -number_of(words, fields["n"])) - ONE_DAY), "period"
    )


def _last_units(words: DateWords, today: date | None, fields: Fields) -> Span | None:
    """In "the last two months of 2025": units up to the end of a year."""
    end = date(int(fields["y"][:4]), 12, 31)
    return Span((back(end + ONE_DAY, _unit(words, fields), number_of(words, fields["n"])), end), "period")


def _war_units(words: DateWords, today: date | None, fields: Fields) -> Span | None:
    """In "the first year of the war", "the first six months of the invasion": units from its first day."""
    unit, number = _unit(words, fields), number_of(words, fields.get("n") or "")
    before = number * ("first", "second", "third", "fourth").index(fields["nth"])
    start = back(INVASION, unit, -before)
    return Span((start, back(start, unit, -number) - ONE_DAY), "period", "printed")


def number_of(words: DateWords, text: str) -> int:
    """A number in digits or in a word; 1 where none is printed."""
    if not text:
        return 1
    return int(text) if text.isdigit() else words.numbers[text]


def _weekend(words: DateWords, today: date | None, fields: Fields) -> Span | None:
    if today is None:
        return None
    saturday = latest_weekday(SATURDAY, today)
    return Span((saturday, saturday + ONE_DAY), "period")


def _part_of_month(words: DateWords, today: date | None, fields: Fields) -> Span | None:
    """The beginning, middle or end of a month, or its last days."""
    month = words.months[fields["m"]]
    if "y" in fields:
        first: date | None = date(int(fields["y"][:4]), month, 1)
    else:
        first = latest(month, 1, today) if today else None
    if first is None:
        return None
    days = days_of_month(first.year, first.month)
    if "n" in fields:
        last, unit = days[1], _unit(words, fields)
        return Span((back(last + ONE_DAY, unit, number_of(words, fields["n"])), last), "period")
    part = int(words.parts[fields["part"]])
    return Span(counted_part(part, words.spans[fields["unit"]], days), "period")


def _part_of_year(words: DateWords, today: date | None, fields: Fields) -> Span | None:
    """A half or quarter of a year; the last one that is over where none is named."""
    if "part" not in fields:
        return _part_ended(words.spans[fields["unit"]], today)
    year = int(fields["y"][:4]) if "y" in fields else today.year if today else None
    if year is None:
        return None
    year -= words.which.get(fields.get("which", ""), "this") == "last"
    part, unit = _number_of_part(words, fields["part"]), words.spans[fields["unit"]]
    days = counted_part(part, unit, (date(year, 1, 1), date(year, 12, 31)))
    if "y" not in fields and "which" not in fields and today is not None and days[0] > today:
        days = counted_part(part, unit, (date(year - 1, 1, 1), date(year - 1, 12, 31)))
    return Span(days, "period")


def _number_of_part(words: DateWords, told: str) -> int:
    """The number of a part in a word, in a digit or in Roman letters of either alphabet."""
    roman = told.replace("і", "i")
    return (
        int(words.parts[told])
        if told in words.parts
        else _ROMAN.index(roman)
        if roman in _ROMAN
        else int(told)
    )


def _part_ended(unit: str, today: date | None) -> Span | None:
    """The last half or quarter of a year that is over on a day."""
    if today is None:
        return None
    length = {"half": 6, "quarter": 3}[unit]
    first = add_months(today.replace(month=(today.month - 1) // length * length + 1, day=1), -length)
    return Span((first, add_months(first, length) - ONE_DAY), "period")


def _season(words: DateWords, today: date | None, fields: Fields) -> Span | None:
    """A season, or a month of it: of a printed year, the present, the last or the next one."""
    span = _whole_season(words, today, fields)
    if span is None or "part" not in fields:
        return span
    part = _number_of_part(words, fields["part"])
    first = add_months(span.days[0], part - 1 if part > 0 else 2)
    return Span(days_of_month(first.year, first.month), "month", span.got)


def _whole_season(words: DateWords, today: date | None, fields: Fields) -> Span | None:
    """The three months of a season."""
    name = words.seasons[fields["season"]]
    if "y" in fields:
        return Span(season(name, _season_year(name, fields)), "period", "printed")
    if today is None:
        return None
    which = words.which.get(fields.get("which", ""), "this")
    years = range(today.year + 1, today.year - 3, -1)
    begun = [days for days in (season(name, year) for year in years) if days[0] <= today]
    if which == "next":
        following = [days for days in (season(name, year) for year in reversed(years)) if days[0] > today]
        return Span(following[0], "period")
    inside = begun[0][1] >= today
    return Span(begun[1 if which == "last" and inside else 0], "period")


def _season_year(name: str, fields: Fields) -> int:
    """Winter 2025-26 begins in 2025; winter 2026 is the one that ends then, as agencies count."""
    year = int(fields["y"][:4])
    return year - 1 if name == "winter" and "y2" not in fields else year


def _war_day(words: DateWords, today: date | None, fields: Fields) -> Span | None:
    number = int("".join(filter(str.isdigit, fields.get("n") or fields["n2"])))
    day = INVASION + timedelta(days=number - 1)
    return Span((day, day), "day") if 0 < number < 10_000 else None


def _day_alone(words: DateWords, today: date | None, fields: Fields) -> Span | None:
    """In "on the 10th": the latest such day up to the publication."""
    number = int(fields["nth"])
    if today is None or not 1 <= number <= days_of_month(today.year, today.month)[1].day:
        return None
    day = today.replace(day=number)
    if day > today:
        first = add_months(today.replace(day=1), -1)
        last = days_of_month(first.year, first.month)[1].day
        day = first.replace(day=min(number, last))
    return Span((day, day), "day")


def _since_war(words: DateWords, today: date | None, fields: Fields) -> Span | None:
    return Span((INVASION, INVASION), "period", "printed")


def _since_office(words: DateWords, today: date | None, fields: Fields) -> Span | None:
    """Since a day that nobody prints."""
    return None


def _since_unit(words: DateWords, today: date | None, fields: Fields) -> Span | None:
    return calendar_unit(_unit(words, fields), today) if today else None


def _feast(words: DateWords, today: date | None, fields: Fields) -> Span | None:
    """Such a day of the printed year, else the latest one: Christmas Day."""
    month, day_of = words.feasts[fields["feast"]]
    if "y" in fields:
        told = date(int(fields["y"][:4]), month, day_of)
        return Span((told, told), "day", "printed")
    day = latest(month, day_of, today) if today else None
    return Span((day, day), "day") if day else None


def _year(words: DateWords, today: date | None, fields: Fields) -> Span | None:
    """A year, or the part of it with which a time begins."""
    year = int(fields["y"][:4])
    days = date(year, 1, 1), date(year, 12, 31)
    since = fields.get("since", "") + " "
    if part := part_told(since, 0, len(since)):
        return Span(opening(part, days), "period")
    return Span(days, "year", "printed")


def _years(words: DateWords, today: date | None, fields: Fields) -> Span | None:
    """The years from one to another, or so many from one on: "three years from 2026"."""
    first = int(fields["y"][:4])
    last = int(fields["y2"][:4]) if "y2" in fields else first + number_of(words, fields["n"]) - 1
    last += first // 100 * 100 if last < 100 else 0
    if last < first:
        return None
    return Span((date(first, 1, 1), date(last, 12, 31)), "period", "printed")


PHRASES: Mapping[str, Phrase] = {
    "calendar": _calendar,
    "rolling": _rolling,
    "ago": _ago,
    "coming": _coming,
    "first_units": _first_units,
    "last_units": _last_units,
    "war_units": _war_units,
    "weekend": _weekend,
    "part_of_month": _part_of_month,
    "part_of_year": _part_of_year,
    "season": _season,
    "war_day": _war_day,
    "day_alone": _day_alone,
    "feast": _feast,
    "since_war": _since_war,
    "since_unit": _since_unit,
    "since_office": _since_office,
    "year": _year,
    "years": _years,
}
