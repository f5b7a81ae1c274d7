"""Nights: "overnight into D" is the night that ends on D; without printed hours it has the usual ones."""

from datetime import date, timedelta

from tracker.model import Got, Window
from tracker.text.dates.calendar import ONE_DAY, Days, instant, night_hours, zone_info
from tracker.text.dates.context import Context
from tracker.text.dates.days import Resolved
from tracker.text.dates.phrases import PHRASES
from tracker.text.dates.pieces import DATE_KINDS, Piece
from tracker.text.dates.units import DAYS_OF_SPEECH, Unit
from tracker.text.lazy import regex

EVENING = 18
"""From this hour on "tonight" is the night to come."""

_INTO = regex(
    r"\s(?:на|проти)\s(?P<nth>[0-9]{1,2})(?:-?(?:е|є|ге|ше|тє|те|ме|го)(?:\sчисл[оа])?|\sчисл[оа])(?!\w)"
)
"""In "в ночь на 30 декабря 89, в ночь на 31-е - 109" the month goes on."""
_COMPARED = regex(
    r"\b(?:surpass|exceed|topp|eclips|beat|overt[ao]+k|outstripp)[a-z]* "
    r"|\b(?:above|over|(?:more|fewer|less|larger|bigger|higher|lower|smaller) than) the [0-9]"
    r"|\brecords?,? (?:of|set)\b|\b(?:previous|old|earlier) "
    r"|\bперевищ|\bпревы[сш]|\b(?:попередн|предыдущ|прежн|колишн)[а-яіїє]+ (?:рекорд|максимум)"
)
"""In "776 drones overnight, surpassing the 691 of 9 July" the day is that of another attack."""
_SHIFTS = {"night_previous": -1, "night_next": 1, "night_same": 0}


def read_night(context: Context, unit: Unit) -> None:
    """The window of a night phrase, with its date or without."""
    found = context.days(unit.day) if unit.day else _bare_night(context, unit)
    if found is None:
        context.add_unresolved(unit, "night", unit.kind)
        return
    last = found.days[1]
    context.year = last.year
    if unit.day is not None or (unit.kind != "night_previous" and context.told_near(unit)):
        context.tell(unit, last, night=True)  # a night looked back on is not the one that goes on
    add_night(context, unit, last, "night_ending" if unit.day else unit.kind, found.flags)


def is_night(context: Context, piece: Piece) -> bool:
    """Whether a weekday is followed by the word for night."""
    part = piece.fields.get("part")
    return part is not None and context.words.parts_of_day[part] == "night"


def night_after(context: Context, piece: Piece, days: Days) -> date:
    """A "Saturday night" ends on Sunday; in "Saturday night into Sunday" the end is printed.

    Said before the evening of that day, it is the night that ended on it.
    """
    to_come = context.local is not None and days[1] == context.today and context.local.hour < EVENING
    return days[1] if "w2" in piece.fields or to_come else days[1] + ONE_DAY


def add_night(context: Context, unit: Unit, last: date, rule: str, flags: tuple[str, ...] = ()) -> None:
    """The night that ends on a day, at its usual hours."""
    opens, closes = night_hours(last, context.zone)
    start = instant(last - ONE_DAY, context.zone, opens)
    got: Got = "source_default"
    window = Window.trusted(start=start, end=instant(last, context.zone, closes), basis="night", got=got)
    context.anchor = (last, last)
    context.add(unit, window, "night", rule, flags)
    context.main = len(context.found) - 1


def _bare_night(context: Context, unit: Unit) -> Resolved | None:
    """The day of a night that is told without a date."""
    if unit.kind in _SHIFTS and context.anchor is not None:
        shift = _SHIFTS[unit.kind] if unit.kind != "night_previous" or _names_night(context) else 0
        day = context.anchor[1] + timedelta(days=shift)
        return Resolved((day, day), "inferred")
    if unit.kind == "night_feast":
        feast = PHRASES["feast"](context.words, context.today, unit.piece.fields)
        return Resolved(feast.days, feast.got) if feast else None
    if unit.kind == "night_before_last" and context.local is not None:
        day = context.local.date() - ONE_DAY
        return Resolved((day, day), "inferred")
    if unit.kind == "night":
        if (into := context.follows(unit, _INTO)) is not None:
            span = PHRASES["day_alone"](context.words, context.today, into.groupdict())
            return Resolved(span.days, span.got) if span else None
        told = context.told_near(unit)
        if told and told.evening:
            return Resolved((told.day + ONE_DAY, told.day + ONE_DAY), "inferred")
        beside = _day_beside(context, unit)
        if beside is not None:
            return beside
        if told and told.night:
            return Resolved((told.day, told.day), "inferred")
    return _night_of_publication(context, unit.kind)


def _names_night(context: Context) -> bool:
    """Whether a night was named before; "the previous night" of a day is the one that ends on it."""
    main = context.goes_on()
    if main is None or main.window.basis == "night":
        return True
    nights = (one.window.end for one in context.found if one.window.basis == "night" and one.window.end)
    day = context.anchor[1] if context.anchor else None
    return any(end.astimezone(zone_info(context.zone)).date() == day for end in nights)


def _day_beside(context: Context, unit: Unit) -> Resolved | None:
    """The day that the same sentence names, such as "... overnight, the ministry said on Sunday"."""
    for other in context.beside(unit):
        plain = other.kind in DATE_KINDS and other.kind != "month" and other.piece.lead in ("on", "", "of")
        spoken = other.kind in DAYS_OF_SPEECH and (other.kind != "yesterday" or other.start > unit.start)
        if context.parted(unit, other, _COMPARED):
            continue
        if plain or spoken:  # "hurt one yesterday and two overnight": the night is another time
            return context.days(other.piece)
    return None


def _night_of_publication(context: Context, kind: str) -> Resolved | None:
    """The night into the day of the publication, or in the evening the one that begins."""
    if context.local is None:
        return Resolved(context.anchor, "inferred") if context.anchor else None
    day = context.local.date()
    if kind == "night_tonight" and context.local.hour >= EVENING:
        day += ONE_DAY
    return Resolved((day, day), "inferred")
