"""Units -> windows in UTC, in the order of the text, each with what the earlier ones made known."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from types import MappingProxyType

from tracker.model import Basis, Got, Window
from tracker.text.dates.calendar import INVASION, ONE_DAY, Days, instant, night_hours, week_of
from tracker.text.dates.clocks import read_clock, read_until
from tracker.text.dates.context import Context, Found, unresolved
from tracker.text.dates.days import Resolved, counted_part, part_days
from tracker.text.dates.nights import add_night, is_night, night_after, read_night
from tracker.text.dates.phrases import PHRASES, Span, calendar_unit, number_of
from tracker.text.dates.pieces import DATE_KINDS, Piece
from tracker.text.dates.spans import local_days, shifted, told_last
from tracker.text.dates.units import DAYS_OF_SPEECH, Unit
from tracker.text.dates.words import DateWords

SATURDAY = 5
_QUARTER = 100
"""More days than a quarter has."""
_NEXT_MONTHS = 3
_DAY_PHRASES = DAYS_OF_SPEECH | {"tomorrow", "day_previous", "day_eve", "day_next", "day_same"}
_SEEN_FROM: Mapping[str, frozenset[Basis]] = MappingProxyType(
    {
        "week": frozenset({"week"}),
        "month": frozenset({"month"}),
        "year": frozenset({"month", "year", "period"}),
    }
)
_THIS_ONE = frozenset({"цей", "этот"})
_NO_WINDOW = frozenset({"before", "after", "until"})
_NEAR_MONTHS = 12
"""So many windows back a month is told that "this month" may be."""
_NEAR_WEEK, _WORDS_TO_WEEK = 30, 3
"""So far before its days a week is told [characters, words]."""
_NEAR_YEAR = 120
"""So far behind a year that is the last window told "this year" may be that one [characters]."""


def resolve_units(
    units: Sequence[Unit], words: DateWords, published: datetime | None, zone: str, text: str
) -> list[Found]:
    """One Found for each unit that states a window of the compact text."""
    context = Context(words, published, zone, units, text)
    for unit in units:
        _read(context, unit)
    return context.found


def _read(context: Context, unit: Unit) -> None:
    """Add the windows of a unit."""
    if unit.kind in DATE_KINDS:
        _read_date(context, unit)
    elif unit.kind == "clock":
        read_clock(context, unit)
    elif unit.kind.startswith("night"):
        read_night(context, unit)
    elif unit.kind in _DAY_PHRASES:
        _read_day_phrase(context, unit)
    elif unit.kind == "days_earlier":
        _read_days_earlier(context, unit)
    elif unit.kind == "earlier":
        _read_earlier(context, unit)
    elif unit.kind == "year_same":
        _read_year_same(context, unit)
    elif unit.kind == "period_same":
        _read_period_same(context, unit)
    elif unit.kind == "part_again":
        _read_part_again(context, unit)
    elif unit.kind in PHRASES:
        _read_phrase(context, unit)


def _read_date(context: Context, unit: Unit) -> None:
    """Add the window of a date, by the word that leads it."""
    piece = unit.piece
    found = context.days(piece)
    if found and piece.kind == "month" and (year := _year_of_list(context, unit)):
        found = context.days(piece._replace(fields={**piece.fields, "y": year}))
    if found is None:
        context.add_unresolved(unit, "month" if piece.kind == "month" else "day", unit.kind)
        return
    days, lead = found.days, piece.lead
    context.year = days[1].year
    if piece.kind != "month" and lead not in ("since", "before", "than"):
        context.anchor = days
    told = piece.fields.get("own") or (lead == "until" and piece.fields.get("part"))
    if lead == "until" and not told:
        context.add_days(unit, days, _basis(unit, days), found.got, "until", "until")
    if lead == "before" or (lead in _NO_WINDOW and not told):
        return  # but "after Tuesday's attack" tells of Tuesday
    if lead != "since" and piece.kind != "month":
        context.tell(unit, days[1])
    if lead == "than":
        context.add_days(unit, days, _basis(unit, days), found.got, "than", "than", found.flags)
        return
    if lead == "since" and (days[0] == days[1] or piece.kind == "month"):
        _add_since(context, unit, days[0], found.got)
    elif lead == "as_of" and piece.kind != "month":
        context.add_days(unit, days, "instant", found.got, "as_of", "as_of", found.flags)
    elif is_night(context, piece):
        add_night(context, unit, night_after(context, piece, days), "night_of_weekday")
    else:
        _add_date(context, unit, found)


def _year_of_list(context: Context, unit: Unit) -> str:
    """In "4,289 in March 2022, 840 in April" the month told next is of the same year; else ""."""
    if "y" in unit.piece.fields or unit.piece.lead != "in":
        return ""
    months, month = context.words.months, unit.piece.fields["m"]
    before = (one for one in context.beside(unit) if one.start < unit.start and one.kind == "month")
    dated = next((one.piece for one in before if "y" in one.piece.fields), None)
    follows = dated and 1 <= months[month] - months[dated.fields["m"]] <= _NEXT_MONTHS
    return dated.fields["y"] if dated and follows and dated.lead == "in" else ""


def _add_date(context: Context, unit: Unit, found: Resolved) -> None:
    """Add the days of a date, or the part of them that the word before it tells."""
    days, got, flags = found
    lead = unit.piece.lead
    basis = _basis(unit, days)
    if basis == "month" and lead in ("early", "mid", "late"):
        days, basis, got = part_days(lead, days), "period", "inferred"
    elif basis == "day" and lead == "weekend":
        days, basis = _weekend_of(days[0]), "period"
    elif lead == "week" or (basis == "period" and _is_told_week(context, unit, days)):
        days, basis = week_of(days[1]), "week"
    context.add_days(unit, days, basis, got, unit.kind, flags=flags)
    if basis == "day":
        context.main = len(context.found) - 1


def _is_told_week(context: Context, unit: Unit, days: Days) -> bool:
    """In "the week from 13 to 19 October", "за неделю (13-19 октября)" a week of the calendar is told."""
    if days != week_of(days[0]):
        return False
    words = context.before(unit, _NEAR_WEEK).replace("(", " ").split()[-_WORDS_TO_WEEK:]
    return any(context.words.units.get(word.strip(",:-")) == "week" for word in words)


def _basis(unit: Unit, days: Days) -> Basis:
    return "month" if unit.kind == "month" else "day" if days[0] == days[1] else "period"


def _weekend_of(day: date) -> Days:
    saturday = day - timedelta(days=max(0, day.weekday() - SATURDAY))
    return saturday, saturday + ONE_DAY


def _read_day_phrase(context: Context, unit: Unit) -> None:
    """Add the window of "yesterday", "the day before"; dates behind are seen from it."""
    relative = unit.kind.startswith("day_")
    part = _part_of_told(context, unit)
    found = part or (_relative_day(context, unit.kind) if relative else context.day_of_speech(unit.kind))
    if found is None:
        context.add_unresolved(unit, "day", unit.kind)
        return
    context.anchor = found.days
    if part is not None:
        context.tell(unit, found.days[1])
    elif not relative:
        context.told = None
    context.add_days(unit, found.days, "day", found.got, unit.kind)
    context.main = len(context.found) - 1


def _part_of_told(context: Context, unit: Unit) -> Resolved | None:
    """In "Увечері 11 листопада ... Вранці", "12 листопада ... Удень" the part is seen from the date."""
    told = context.told_near(unit) if "bare" in unit.piece.fields else None
    if told is None:
        return None
    later = told.evening and re.match(context.words.evening, unit.piece.fields["bare"]) is None
    day = told.day + ONE_DAY if later else told.day
    return Resolved((day, day), "inferred")


def _relative_day(context: Context, kind: str) -> Resolved | None:
    """The day before, after or of the nearest earlier day of the text."""
    if context.anchor is None:
        return context.day_of_speech("yesterday") if kind == "day_eve" else None
    first, last = context.anchor
    if kind in ("day_previous", "day_eve"):
        last = first - ONE_DAY
    elif kind == "day_next":
        last += ONE_DAY
    return Resolved((last, last), "inferred")


def _read_days_earlier(context: Context, unit: Unit) -> None:
    """In "on July 9, ... five days earlier": counted from the last day named, else from the publication."""
    fields, words = unit.piece.fields, context.words
    last = context.anchor[1] if context.anchor else context.today
    if last is None:
        context.add_unresolved(unit, "day", unit.kind)
        return
    told = fields.get("n", "1")
    number = int(told) if told.isdigit() else words.numbers[told]
    apart = timedelta(days=number * (7 if words.units[fields["unit"]] == "week" else 1))
    day = last + apart if "later" in fields else last - apart
    context.add_days(unit, (day, day), "day", "inferred", unit.kind)


def _read_earlier(context: Context, unit: Unit) -> None:
    """In "the month before", "a year earlier": seen from the last such window, else from the publication."""
    name = context.words.units[unit.piece.fields["unit"]]
    told = (found for found in reversed(context.found) if found.kind not in ("than", "until"))
    like = (found for found in told if found.window.basis in _SEEN_FROM[name] or _is_a_week(found, name))
    base = next(like, None)
    days = local_days(base.window, context.zone) if base else None
    if base and days:
        context.add_days(unit, shifted(days, name), base.window.basis, "inferred", "calendar")
    elif context.today and (span := calendar_unit(name, context.today, -1)):
        context.add_days(unit, span.days, span.basis, "inferred", "calendar")


def _read_year_same(context: Context, unit: Unit) -> None:
    """In "asked for 60 billion for 2026 ... for that year" the year named last."""
    if context.year is not None:
        days = date(context.year, 1, 1), date(context.year, 12, 31)
        context.add_days(unit, days, "year", "inferred", "year", "year")


def _read_period_same(context: Context, unit: Unit) -> None:
    """In "covers the months from March to May ... during the reporting period": the period named last."""
    kinds = ("period", "month", "year", "week", "since")
    named = [one for one in reversed(context.found) if one.window.start is not None and one.kind in kinds]
    printed = [one for one in named if one.window.got == "printed"]  # not "the same period a year earlier"
    if named:
        context.add(unit, (printed or named)[0].window, "period", "period")


def _read_part_again(context: Context, unit: Unit) -> None:
    """In "в четвёртом квартале 16 тысяч, в третьем - 15": a part of the same year, told without its noun."""
    base = next((found for found in reversed(context.found) if found.rule == "part_of_year"), None)
    days = local_days(base.window, context.zone) if base else None
    if days is None:
        return
    name = "half" if (days[1] - days[0]).days > _QUARTER else "quarter"
    number = int(context.words.parts[unit.piece.fields["part"]])
    for year in (days[0].year, days[0].year - 1):
        again = counted_part(number, name, (date(year, 1, 1), date(year, 12, 31)))
        if context.today is None or again[0] <= context.today:
            context.add_days(unit, again, "period", "inferred", "part_of_year")
            return


def _is_a_week(found: Found, name: str) -> bool:
    """Whether seven days are told, as in "from 22 to 28 December", and the week before is asked for."""
    start, end = found.window.start, found.window.end
    return name == "week" and start is not None and end is not None and (end - start).days == 7


def _read_phrase(context: Context, unit: Unit) -> None:
    """Add the window of a phrase such as "last week", "since spring"."""
    fields = {name: " ".join(value.split()) for name, value in unit.piece.fields.items()}

    if named := _named_before(context, unit, fields):
        context.add(unit, named.window, named.kind, unit.kind)
        return
    if unit.closes or unit.closes_day:
        name, number = context.words.units[fields["unit"]], number_of(context.words, fields.get("n", ""))
        read_until(context, unit, name, number)
        return
    span = PHRASES[unit.kind](context.words, context.today, fields)
    if unit.kind == "since_war" and unit.day is not None:
        span = _war_of(context, unit.day) or span
    if span is None:
        since = unit.kind.startswith("since")
        kind, rule = ("since", "since") if since else ("period", unit.kind)
        context.add(unit, unresolved("period"), kind, rule)
    elif unit.kind in ("since_war", "since_unit") or "since" in fields:
        _add_since(context, unit, span.days[0], span.got)
    elif unit.kind == "rolling" and span.basis not in ("week", "year"):
        if span.basis == "hours24":
            context.anchor = span.days[1], span.days[1]
        _add_rolling(context, unit, span.days, span.basis)
    else:
        context.year = span.days[1].year if unit.kind in ("year", "years") else context.year
        context.anchor = span.days if span.basis == "day" else context.anchor
        context.add_days(unit, span.days, span.basis, span.got, unit.kind)


def _war_of(context: Context, piece: Piece) -> Span | None:
    """In "since the start of the war in 2014" the day of an earlier war; else none."""
    found = context.days(piece)
    earlier = found is not None and found.days[1] < INVASION and "y" in piece.fields
    return Span((found.days[0], found.days[0]), "period", "printed") if found and earlier else None


def _named_before(context: Context, unit: Unit, fields: Mapping[str, str]) -> Found | None:
    """In "За серпень ... за цей місяць", "підсумки 2025 року ... за рік" the one that was named is meant."""
    name = context.words.units.get(fields.get("unit", ""))
    this = fields.get("which") in _THIS_ONE
    if name == "year" and (this or (unit.kind == "rolling" and "n" not in fields)):
        told = context.found[-1] if context.found else None
        near = told is not None and told.kind == "year" and unit.start - told.end <= _NEAR_YEAR
        return told if near else None
    if name != "month" or not this:
        return None
    months = [found for found in context.found[-_NEAR_MONTHS:] if found.window.basis == "month"]
    return told_last(months, context.text) if months else None


def _add_since(context: Context, unit: Unit, first: date, got: Got) -> None:
    """From the first day, or its evening, up to the publication."""
    start = instant(first, context.zone)
    if unit.kind != "month" and context.within(unit, context.words.daytimes[0]):
        start = instant(first, context.zone, night_hours(first + ONE_DAY, context.zone)[0])
        got = "source_default"
    if context.published is None or context.published <= start:
        context.add_unresolved(unit, "period", "since")
        return
    window = Window.trusted(start=start, end=context.published, basis="period", got=got)
    context.add(unit, window, "since", "since")


def _add_rolling(context: Context, unit: Unit, days: Days, basis: Basis) -> None:
    """The hours or days up to the publication, to the minute."""
    if context.published is not None:
        start = context.published - (days[1] - days[0])
        window = Window.trusted(start=start, end=context.published, basis=basis, got="inferred")
        context.add(unit, window, basis, "rolling")
