"""Clock times: windows "from 20:00 to 09:00", states "as of 07:30", instants "around 18.00 MSK"."""

from datetime import date, datetime, timedelta

from tracker.model import Basis, Got, Window
from tracker.text.dates.calendar import ONE_DAY, Days, instant, night_hours, zone_info
from tracker.text.dates.context import Context, Found, unresolved
from tracker.text.dates.phrases import back
from tracker.text.dates.pieces import DATE_KINDS, MIDNIGHT, VAGUE, Piece
from tracker.text.dates.units import Unit
from tracker.text.dates.words import DateWords

LONGEST = timedelta(hours=36)
"""No attack window of a post is longer: beyond it a month is mistyped."""
_MORNING, NOON = 6, 12
_LONGEST_MONTH = 31
SUNDAY = 6
_FEW_DAYS = timedelta(days=7)

Clock = tuple[int, int]


def read_clock(context: Context, unit: Unit) -> None:
    """The window, state or instant of a clock unit; a closing time alone says nothing."""
    if unit.closes is not None:
        _closed_window(context, unit)
    elif unit.piece.lead == "from":
        _open_window(context, unit)
    elif unit.piece.lead in ("as_of", "at"):
        _instant(context, unit)


def read_time(piece: Piece, words: DateWords) -> Clock:
    """Hour and minute of a clock; 8 p.m. is 20, 12 a.m. is 0."""
    for part, hour_of in VAGUE.items():
        if part in piece.fields:
            return hour_of, 0
    hour, minute = int(piece.fields["h"]), int(piece.fields.get("min", "0"))
    half = (piece.fields.get("half", "") + piece.fields.get("hours", "")).strip()
    late = half.endswith(words.afternoon)
    if hour <= NOON and (late or piece.fields.get("half")):
        hour = hour % NOON + (NOON if late else 0)
    return (hour, 0) if hour == 24 else (hour, minute)


def _closed_window(context: Context, unit: Unit) -> None:
    """The window between two clocks."""
    zone, closing = _zone(context, unit), unit.closes or unit.piece
    opens, closes = read_time(unit.piece, context.words), read_time(closing, context.words)
    crosses = opens >= closes
    start, end = context.day(unit.day), context.day(unit.closes_day)
    start = start or _numbered(unit.piece, end or context.today, -ONE_DAY)
    end = end or _numbered(closing, start, ONE_DAY)
    if end is None:
        end = _end_day(context, unit, start, crosses, instant_of=(closes, zone))
    if end is None:
        context.add_unresolved(unit, "period", "clock")
        return
    if start is None:
        start = end - ONE_DAY if crosses else end
    if "word" in closing.fields and start < end and opens[0] >= NOON and closes[0] == MIDNIGHT:
        closes = (0, 0)  # "from 20:00 on the 17th to midnight on the 18th": the midnight between them
    if VAGUE.keys() & (unit.piece.fields.keys() | closing.fields.keys()):
        _add_vague(context, unit, (start, end), zone)
    else:
        _add_window(context, unit, instant(start, zone, *opens), instant(end, zone, *closes), "printed")


def read_until(context: Context, unit: Unit, name: str, number: int) -> None:
    """In "in the 24 hours to 9 a.m. on Sunday", "the week to 16 November": the time that ends then."""
    zone, closes, day = _zone(context, unit), unit.closes, context.day(unit.closes_day)
    if closes is not None:
        day = day or _latest(context, read_time(closes, context.words), zone)
    if day is None:
        context.add_unresolved(unit, "period", "rolling")
        return
    end = _usual(context, closes, day, zone) if closes else instant(day + ONE_DAY, zone)
    following = day + ONE_DAY
    length = timedelta(hours=number) if name == "hour" else following - back(following, name, number)
    basis: Basis = "hours24" if length == ONE_DAY else "period"
    if closes is None and name == "week" and (number, day.weekday()) == (1, SUNDAY):
        basis = "week"
    context.anchor = day, day
    window = Window.trusted(start=end - length, end=end, basis=basis, got="printed")
    context.add(unit, window, basis, "rolling")


def _numbered(piece: Piece, bound: date | None, step: timedelta) -> date | None:
    """In "з 20:00 17-го по 4:00 18 листопада" the day of that number before or after the other one."""
    number = int(piece.fields.get("nth", "0"))
    if bound is None or not number:
        return None
    days = (bound + count * step for count in range(_LONGEST_MONTH))
    return next((day for day in days if day.day == number), None)


def _add_vague(context: Context, unit: Unit, days: Days, zone: str) -> None:
    """A span with an evening or a morning: they have the hours at which the usual night begins or ends."""
    ends = [(unit.piece, days[0]), (unit.closes or unit.piece, days[1])]
    if all(VAGUE.keys() & piece.fields.keys() for piece, _ in ends) and days[0] == days[1]:
        if unit.day or unit.closes_day:  # "from dawn to dusk" alone is no day
            context.add_days(unit, days, "day", "inferred", "clock")
        return
    start, end = (_usual(context, piece, day, zone) for piece, day in ends)
    if start < end:
        window = Window.trusted(start=start, end=end, basis="period", got="source_default")
        _add(context, unit, window)


def _usual(context: Context, piece: Piece, day: date, zone: str) -> datetime:
    """The moment of a clock or of a part of the day, at its usual hour."""
    if "evening" in piece.fields:
        return instant(day, context.zone, night_hours(day + ONE_DAY, context.zone)[0])
    if "morning" in piece.fields:
        return instant(day, context.zone, night_hours(day, context.zone)[1])
    return instant(day, zone, *read_time(piece, context.words))


def _end_day(
    context: Context, unit: Unit, start: date | None, crosses: bool, instant_of: tuple[Clock, str]
) -> date | None:
    """The day of a closing time that prints none."""
    base, night = _base(context, unit)
    clock, zone = instant_of
    if start is not None:
        if night and base is not None and base >= start and not _is_earlier(context, start, base):
            return base
        return start + ONE_DAY if crosses else start
    if base is None:
        return _latest(context, clock, zone)
    if night or not crosses or context.published is None:
        return base
    following = base + ONE_DAY
    return following if context.is_past(instant(following, zone, *clock)) else base


def _is_earlier(context: Context, start: date, base: date) -> bool:
    """Whether a day printed for the evening tells another night than "overnight" without a day."""
    main = context.goes_on()
    return main is not None and main.rule == "night" and ONE_DAY < base - start <= _FEW_DAYS


def _open_window(context: Context, unit: Unit) -> None:
    """A window whose end is not printed: the night's usual end, else the publication."""
    zone, clock = _zone(context, unit), read_time(unit.piece, context.words)
    base, night = _base(context, unit)
    start = context.day(unit.day) or base or _latest(context, clock, zone)
    end, got = context.published, "inferred"
    if night and base is not None:
        end, got = instant(base, context.zone, night_hours(base, context.zone)[1]), "source_default"
        if unit.day is None and clock[0] >= NOON:
            start = base - ONE_DAY
    if start is None or end is None:
        context.add_unresolved(unit, "period", "clock")
        return
    how: Got = "source_default" if got == "source_default" else "inferred"
    _add_window(context, unit, instant(start, zone, *clock), end, how)


def _add_window(context: Context, unit: Unit, start: datetime, end: datetime, got: Got) -> None:
    _add(context, unit, *_repaired(start, end, got))


def _add(
    context: Context,
    unit: Unit,
    window: Window,
    flags: tuple[str, ...] = (),
    as_printed: Window | None = None,
) -> None:
    """Add a window of clocks; dates behind it are seen from its end."""
    if _is_night(context, window):
        window = window.model_copy(update={"basis": "night"})
    context.add(unit, window, "clock", "clock", flags, as_printed)
    _join(context, context.found[-1])
    context.main = len(context.found) - 1
    last = context.last_local_day(window)
    context.anchor = (last, last) if last else context.anchor


def _is_night(context: Context, window: Window) -> bool:
    """Whether a window goes from one afternoon or evening into the next morning."""
    if window.start is None or window.end is None:
        return False
    start, end = (moment.astimezone(zone_info(context.zone)) for moment in (window.start, window.end))
    end -= timedelta(seconds=1)
    return end.date() - start.date() == ONE_DAY and start.hour >= NOON and (end.hour, end.minute) <= (NOON, 0)


def _is_by_day(context: Context, window: Window) -> bool:
    """In "in the night, and 14 more between 8 a.m. and noon" the hours are not those of the night."""
    if window.start is None or window.end is None:
        return False
    start, end = (moment.astimezone(zone_info(context.zone)) for moment in (window.start, window.end))
    return start.date() == end.date() and _MORNING <= start.hour < NOON


def _join(context: Context, clock: Found) -> None:
    """A night or day whose hours are printed beside it is one window with them."""
    main = context.goes_on()
    if context.main is None or main is None or main.kind not in ("night", "day"):
        return
    if not _touch(main.window, clock.window) or (main.kind == "night" and _is_by_day(context, clock.window)):
        return
    if main.kind == "day" and main.window.end == clock.window.start:
        return  # "on the 16th. From midnight on the 17th": the midnight is that of the next day
    basis: Basis = "night" if "night" in (main.kind, clock.window.basis) else "day"
    window = clock.window.model_copy(update={"basis": basis})
    context.found[context.main] = main._replace(window=window, flags=main.flags + clock.flags)
    context.found[-1] = clock._replace(window=window)


def _instant(context: Context, unit: Unit) -> None:
    """The moment of a single clock."""
    zone, clock = _zone(context, unit), read_time(unit.piece, context.words)
    day = context.day(unit.day) or _base(context, unit)[0] or _latest(context, clock, zone)
    if day is None:
        context.add_unresolved(unit, "instant", "clock")
        return
    moment = instant(day, zone, *clock)
    if unit.piece.lead == "as_of" and _closes_main(context, unit, moment):
        return
    kind = "as_of" if unit.piece.lead == "as_of" else "clock"
    rule = "clock_of_day" if unit.day is not None else kind
    context.add(unit, Window.trusted(start=moment, end=moment, basis="instant", got="printed"), kind, rule)


def _closes_main(context: Context, unit: Unit, moment: datetime) -> bool:
    """A state "as of 08:30" ends the window that goes on, where its end is not printed."""
    main = context.goes_on()
    if main is None or main.window.start is None or main.kind not in ("night", "clock"):
        return False
    window = main.window
    if window.got != "printed" and main.window.start < moment <= main.window.start + LONGEST:
        window = window.model_copy(update={"end": moment})
        for at in range(max(0, len(context.found) - 4), len(context.found)):
            if context.found[at].window == main.window:
                context.found[at] = context.found[at]._replace(window=window)
    context.add(unit, window, "as_of", "as_of")
    return True


def _base(context: Context, unit: Unit) -> tuple[date | None, bool]:
    """The day that a clock without a date belongs to, and whether it ends a night."""
    for other in context.beside(unit):
        later = other.start > unit.start and other.piece.lead in ("on", "")
        if later and other.kind in DATE_KINDS and other.kind != "month":
            return context.day(other.piece), False
    main = context.goes_on()
    if main is None:
        return None, False
    return context.last_local_day(main.window), main.window.basis == "night"


def _latest(context: Context, clock: Clock, zone: str) -> date | None:
    """The last day on which a clock time lies before the publication."""
    if context.published is None:
        return None
    day = context.published.astimezone(zone_info(zone)).date()
    return day if context.is_past(instant(day, zone, *clock)) else day - ONE_DAY


def _zone(context: Context, unit: Unit) -> str:
    """The time zone that is printed with a clock, else that of the text."""
    for piece in (unit.closes, unit.piece):
        printed = piece.fields.get("zone") if piece else None
        if printed:
            return context.words.zones[" ".join(printed.split())] or context.zone
    return context.zone


def _touch(one: Window, other: Window) -> bool:
    """Whether two windows share time, or one begins within a day of the other."""
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return False
    return other.start <= one.end and one.start - ONE_DAY <= other.end


def _repaired(start: datetime, end: datetime, got: Got) -> tuple[Window, tuple[str, ...], Window | None]:
    """A window with its start moved into the end's month where the printed month cannot be meant."""
    if start <= end <= start + LONGEST:
        return Window.trusted(start=start, end=end, basis="period", got=got), (), None
    near = [_moved(start, end, back) for back in (0, 1)]
    fitting = [moment for moment in near if moment and moment < end <= moment + LONGEST]
    as_printed = Window.trusted(start=start, end=end, basis="period", got=got) if start <= end else None
    if fitting:
        return (
            Window.trusted(start=fitting[0], end=end, basis="period", got="inferred"),
            ("month_repaired",),
            as_printed,
        )
    return as_printed or unresolved("period"), ("window_doubtful",), None


def _moved(start: datetime, end: datetime, months_back: int) -> datetime | None:
    """The start of a window moved to the month of its end, or so many before; None for no date."""
    year, month = end.year, end.month - months_back
    if month == 0:
        year, month = year - 1, 12
    try:
        return start.replace(year=year, month=month)
    except ValueError:
        return None
