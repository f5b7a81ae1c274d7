"""Units -> windows in UTC, in the order of the text, each with what the earlier ones made known."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from tracker.model import Basis, Got, Window
from tracker.text.dates_calendar import (
    ONE_DAY,
    Days,
    instant,
    night_hours,
    week_of,
    zone_info,
)
from tracker.text.dates_days import Known, Resolved, part_days, printed, resolve
from tracker.text.dates_phrases import PHRASES
from tracker.text.dates_pieces import DATE_KINDS, Piece
from tracker.text.dates_units import DAYS_OF_SPEECH, Unit
from tracker.text.dates_words import DateWords

GRACE = timedelta(hours=1)
"""Posts follow the times that they print by minutes, clocks of channels differ."""
LONGEST = timedelta(hours=36)
"""No attack window of a post is longer: beyond it a month is mistyped."""
EVENING = 18


class Found(NamedTuple):
    """A resolved unit; `window.got` is "unresolved" where nothing tells the day."""

    start: int
    end: int
    window: Window
    kind: str
    rule: str
    flags: tuple[str, ...] = ()
    printed: Window | None = None


UNRESOLVED = Window(start=None, end=None, basis="day", got="unresolved")
DAY_PHRASES = DAYS_OF_SPEECH | {"tomorrow", "day_previous", "day_next", "day_same"}
_NO_WINDOW = frozenset({"before", "after", "until"})


class Resolver:
    """Resolves the units of one text, from left to right."""

    def __init__(self, words: DateWords, published: datetime | None, zone: str) -> None:
        self._words, self._zone, self._published = words, zone, published
        self._local = published.astimezone(zone_info(zone)) if published else None
        self._today = self._local.date() if self._local else None
        self._anchor: Days | None = None
        self._year: int | None = None
        self._units: Sequence[Unit] = ()
        self._main: int | None = None  # index in `found` of the night, day or clock window that goes on
        self.found: list[Found] = []

    def resolve(self, units: Sequence[Unit]) -> list[Found]:
        """One Found per unit that states a window."""
        self._units = units
        for unit in units:
            self._resolve(unit)
        return self.found

    def _resolve(self, unit: Unit) -> None:
        if unit.kind in DATE_KINDS:
            self._date(unit)
        elif unit.kind == "clock":
            self._clock(unit)
        elif unit.kind.startswith("night"):
            self._night(unit)
        elif unit.kind in DAY_PHRASES:
            self._day_phrase(unit)
        elif unit.kind in PHRASES:
            self._phrase(unit)

    # dates

    def _date(self, unit: Unit) -> None:
        piece = unit.piece
        found = self._days(piece)
        if found is None:
            self._add(unit, None, "day", "unresolved", unit.kind)
            return
        days, lead = found.days, piece.lead
        self._year = days[1].year
        if piece.kind != "month":
            self._anchor = days if lead not in ("since", "before") else self._anchor
        if lead in _NO_WINDOW:
            return
        if lead == "since" and (days[0] == days[1] or piece.kind == "month"):
            self._since(unit, days[0], found.got)
        elif lead == "as_of" and piece.kind != "month":
            self._add(unit, days, "instant", found.got, "as_of", kind="as_of", flags=found.flags)
        else:
            self._plain_date(unit, found)

    def _plain_date(self, unit: Unit, found: Resolved) -> None:
        days, got, flags = found
        lead = unit.piece.lead
        basis: Basis = "month" if unit.kind == "month" else "day" if days[0] == days[1] else "period"
        if basis == "month" and lead in ("early", "mid", "late"):
            days, basis, got = part_days(lead, days), "period", "inferred"
        elif lead == "weekend" and days[0] == days[1]:
            saturday = days[0] - timedelta(days=max(0, days[0].weekday() - 5))
            days, basis = (saturday, saturday + ONE_DAY), "period"
        elif lead == "week":
            days, basis = week_of(days[1]), "week"
        if unit.piece.fields.get("part") and self._words.parts_of_day[unit.piece.fields["part"]] == "night":
            self._add_night(unit, self._night_after(unit.piece, days), "inferred", "night_of_weekday")
            return
        at = self._add(unit, days, basis, got, unit.kind, flags=flags)
        if basis == "day":
            self._main = at

    def _night_after(self, piece: Piece, days: Days) -> date:
        """ "Saturday night" ends on Sunday; in "Saturday night into Sunday" the end is printed."""
        return days[1] if "w2" in piece.fields else days[1] + ONE_DAY

    def _days(self, piece: Piece) -> Resolved | None:
        if piece.kind in DAYS_OF_SPEECH:
            return self._day_of_speech(piece.kind)
        known = Known(self._today, self._anchor, self._year)
        return resolve(printed(piece, self._words), piece.lead, known)

    def _day_of_speech(self, kind: str) -> Resolved | None:
        shift = {"yesterday": -1, "before_yesterday": -2, "tomorrow": 1}.get(kind, 0)
        if self._today is None:
            return None
        day = self._today + timedelta(days=shift)
        return Resolved((day, day), "inferred")

    def _day_phrase(self, unit: Unit) -> None:
        if unit.kind.startswith("day_"):
            found = self._relative_day(unit.kind)
        else:
            found = self._day_of_speech(unit.kind)
        if found is None:
            self._add(unit, None, "day", "unresolved", unit.kind)
            return
        self._anchor = found.days
        self._main = self._add(unit, found.days, "day", found.got, unit.kind)

    def _relative_day(self, kind: str) -> Resolved | None:
        if self._anchor is None:
            return None
        first, last = self._anchor
        days = {
            "day_previous": (first - ONE_DAY, first - ONE_DAY),
            "day_next": (last + ONE_DAY, last + ONE_DAY),
        }.get(kind, (last, last))
        return Resolved(days, "inferred")

    # nights

    def _night(self, unit: Unit) -> None:
        found = self._days(unit.day) if unit.day else self._bare_night(unit)
        if found is None:
            self._add(unit, None, "night", "unresolved", unit.kind)
            return
        last = found.days[1]
        part = unit.day.fields.get("part") if unit.day else None
        if part and unit.day and self._words.parts_of_day[part] == "night":
            last = self._night_after(unit.day, found.days)
        self._year = last.year
        self._add_night(unit, last, found.got, "night_ending" if unit.day else unit.kind, found.flags)

    def _add_night(self, unit: Unit, last: date, got: Got, rule: str, flags: tuple[str, ...] = ()) -> None:
        opens, closes = night_hours(last, self._zone)
        window = Window(
            start=instant(last - ONE_DAY, self._zone, opens),
            end=instant(last, self._zone, closes),
            basis="night",
            got="source_default",
        )
        self._anchor = (last, last)
        self.found.append(Found(unit.start, unit.end, window, "night", rule, flags))
        self._main = len(self.found) - 1

    def _bare_night(self, unit: Unit) -> Resolved | None:
        if unit.kind in ("night_same", "night_previous", "night_next") and self._anchor:
            shift = {"night_previous": -1, "night_next": 1}.get(unit.kind, 0)
            day = self._anchor[1] + timedelta(days=shift)
            return Resolved((day, day), "inferred")
        if unit.kind == "night":
            beside = self._beside(unit)
            if beside is not None:
                return beside
        return self._night_of_publication(unit.kind)

    def _beside(self, unit: Unit) -> Resolved | None:
        """The day that the same sentence names, such as "... overnight, the ministry said on Sunday"."""
        for other in self._units_of(unit):
            plain = other.piece.lead in ("on", "", "of") and other.kind in DATE_KINDS - {"month"}
            if plain or other.kind in DAYS_OF_SPEECH:
                return self._days(other.piece)
        return None

    def _units_of(self, unit: Unit) -> list[Unit]:
        """The other units of the sentence, the nearest first."""
        same = [other for other in self._units if other.sentence == unit.sentence and other is not unit]
        return sorted(same, key=lambda other: abs(other.start - unit.start))

    def _night_of_publication(self, kind: str) -> Resolved | None:
        if self._local is None or self._today is None:
            return Resolved(self._anchor, "inferred") if self._anchor else None
        ahead = kind == "night_tonight" and self._local.hour >= EVENING
        day = self._today + ONE_DAY if ahead else self._today
        return Resolved((day, day), "inferred")

    # clocks

    def _clock(self, unit: Unit) -> None:
        if unit.closes is not None or unit.piece.lead == "from":
            self._clock_window(unit)
        elif unit.piece.lead in ("as_of", "at"):
            self._clock_instant(unit)

    def _clock_window(self, unit: Unit) -> None:
        zone = self._clock_zone(unit)
        base, night = self._base(unit)
        start_day = self._single(unit.day)
        end_day = self._single(unit.closes_day)
        if unit.closes is None:
            self._open_window(unit, start_day or base, base if night else None, zone)
            return
        start_clock, end_clock = _time(unit.piece, self._words), _time(unit.closes, self._words)
        crosses = start_clock >= end_clock
        if end_day is None:
            end_day = self._end_day(start_day, base, night, crosses, end_clock, zone)
        if end_day is None:
            self._add(unit, None, "period", "unresolved", "clock")
            return
        if start_day is None:
            start_day = end_day - ONE_DAY if crosses else end_day
        self._add_clock(
            unit, instant(start_day, zone, *start_clock), instant(end_day, zone, *end_clock), "printed"
        )

    def _end_day(
        self,
        start: date | None,
        base: date | None,
        night: bool,
        crosses: bool,
        clock: tuple[int, int],
        zone: str,
    ) -> date | None:
        if start is not None:
            if night and base is not None and base >= start:
                return base
            return start + ONE_DAY if crosses else start
        if base is None:
            return self._latest_clock(clock, zone)
        if night or not crosses or self._published is None:
            return base
        return base + ONE_DAY if instant(base + ONE_DAY, zone, *clock) <= self._published + GRACE else base

    def _open_window(self, unit: Unit, start: date | None, night: date | None, zone: str) -> None:
        """A window whose end is not printed: the night's usual end, else the publication."""
        end: datetime | None = self._published
        got: Got = "inferred"
        start_clock = _time(unit.piece, self._words)
        if start is None:
            start = self._latest_clock(start_clock, zone)
        elif night == start and unit.day is None and start_clock[0] >= 12:
            start -= ONE_DAY
        if night is not None:
            end, got = instant(night, self._zone, night_hours(night, self._zone)[1]), "source_default"
        if start is None or end is None:
            self._add(unit, None, "period", "unresolved", "clock")
            return
        self._add_clock(unit, instant(start, zone, *start_clock), end, got)

    def _add_clock(self, unit: Unit, start: datetime, end: datetime, got: Got) -> None:
        window, flags, as_printed = _repaired(start, end, got)
        found = Found(unit.start, unit.end, window, "clock", "clock", flags, as_printed)
        self.found.append(found)
        self._join(unit, found)
        self._main = len(self.found) - 1
        if window.end is not None:
            last = (window.end - timedelta(seconds=1)).astimezone(zone_info(self._zone)).date()
            self._anchor = (last, last)

    def _join(self, unit: Unit, clock: Found) -> None:
        """A night or day whose hours are printed beside it is one window with them."""
        if self._main is None:
            return
        main = self.found[self._main]
        if main.kind not in ("night", "day") or not _touch(main.window, clock.window):
            return
        basis: Basis = "night" if main.kind == "night" else "day"
        window = clock.window.model_copy(update={"basis": basis})
        self.found[self._main] = main._replace(window=window, flags=main.flags + clock.flags)
        self.found[-1] = clock._replace(window=window)

    def _clock_instant(self, unit: Unit) -> None:
        zone, clock = self._clock_zone(unit), _time(unit.piece, self._words)
        base, _ = self._base(unit)
        day = self._single(unit.day) or base or self._latest_clock(clock, zone)
        if day is None:
            self._add(unit, None, "instant", "unresolved", "clock")
            return
        moment = instant(day, zone, *clock)
        if unit.piece.lead == "as_of" and self._closes_main(unit, moment):
            return
        window = Window(start=moment, end=moment, basis="instant", got="printed")
        kind = "as_of" if unit.piece.lead == "as_of" else "clock"
        self.found.append(Found(unit.start, unit.end, window, kind, kind))

    def _closes_main(self, unit: Unit, moment: datetime) -> bool:
        """ "As of 08:30" ends the window that goes on, where its end is not printed."""
        main = self.found[self._main] if self._main is not None else None
        if main is None or main.window.start is None or main.kind not in ("night", "clock"):
            return False
        window = main.window
        if (
            window.got != "printed"
            and window.start is not None
            and window.start < moment < window.start + LONGEST
        ):
            window = window.model_copy(update={"end": moment})
            for at, found in enumerate(self.found):
                if found.window == main.window:
                    self.found[at] = found._replace(window=window)
        self.found.append(Found(unit.start, unit.end, window, "as_of", "as_of"))
        return True

    def _base(self, unit: Unit) -> tuple[date | None, bool]:
        """The day that a clock without a date belongs to, and whether it ends a night."""
        for other in self._units_of(unit):
            if (
                other.start > unit.start
                and other.kind in DATE_KINDS - {"month"}
                and other.piece.lead in ("on", "")
            ):
                found = self._days(other.piece)
                return (found.days[1], False) if found else (None, False)
        if self._main is None:
            return None, False
        main = self.found[self._main]
        if main.window.end is None:
            return None, False
        last = (main.window.end - timedelta(seconds=1)).astimezone(zone_info(self._zone)).date()
        return last, main.window.basis == "night"

    def _single(self, piece: Piece | None) -> date | None:
        found = self._days(piece) if piece else None
        return found.days[1] if found else None

    def _latest_clock(self, clock: tuple[int, int], zone: str) -> date | None:
        if self._published is None:
            return None
        day = self._published.astimezone(zone_info(zone)).date()
        return day if instant(day, zone, *clock) <= self._published + GRACE else day - ONE_DAY

    def _clock_zone(self, unit: Unit) -> str:
        for piece in (unit.closes, unit.piece):
            words = piece.fields.get("zone") if piece else None
            if words:
                return self._words.zones[" ".join(words.split())] or self._zone
        return self._zone

    # phrases

    def _phrase(self, unit: Unit) -> None:
        fields = {name: " ".join(value.split()) for name, value in unit.piece.fields.items()}
        days_basis = PHRASES[unit.kind](self._words, self._today, fields)
        if days_basis is None:
            self._add(unit, None, "period", "unresolved", unit.kind)
            return
        days, basis, got = days_basis
        if unit.kind in ("since_war", "since_unit"):
            self._since(unit, days[0], got)
        elif unit.kind == "rolling" and basis != "week":
            self._rolled(unit, days, basis)
        else:
            self._year = days[1].year if unit.kind in ("year", "years") else self._year
            self._add(unit, days, basis, got, unit.kind)

    def _since(self, unit: Unit, first: date, got: Got) -> None:
        if self._published is None or self._published <= instant(first, self._zone):
            self._add(unit, None, "period", "unresolved", "since", kind="since")
            return
        window = Window(start=instant(first, self._zone), end=self._published, basis="period", got=got)
        self.found.append(Found(unit.start, unit.end, window, "since", "since"))

    def _rolled(self, unit: Unit, days: Days, basis: Basis) -> None:
        """The hours or days up to the publication, to the minute."""
        if self._published is None:
            return
        length = (days[1] - days[0]) if basis != "hours24" else ONE_DAY
        window = Window(start=self._published - length, end=self._published, basis=basis, got="inferred")
        self.found.append(Found(unit.start, unit.end, window, basis, "rolling"))

    def _add(
        self,
        unit: Unit,
        days: Days | None,
        basis: Basis,
        got: Got,
        rule: str,
        kind: str = "",
        flags: tuple[str, ...] = (),
    ) -> int:
        if days is None:
            window = UNRESOLVED.model_copy(update={"basis": basis})
        else:
            start, end = instant(days[0], self._zone), instant(days[1] + ONE_DAY, self._zone)
            window = Window(start=start, end=end, basis=basis, got=got)
        self.found.append(Found(unit.start, unit.end, window, kind or basis, rule, flags))
        return len(self.found) - 1


def _time(piece: Piece, words: DateWords) -> tuple[int, int]:
    """Hour and minute of a clock; 8 p.m. is 20, 12 a.m. is 0."""
    hour, minute = int(piece.fields["h"]), int(piece.fields.get("min", "0"))
    half = (piece.fields.get("half", "") + piece.fields.get("hours", "")).strip()
    late = half.endswith(words.afternoon)
    if hour <= 12 and (late or piece.fields.get("half")):
        hour = hour % 12 + (12 if late else 0)
    return (hour, 0) if hour == 24 else (hour, minute)


def _touch(one: Window, other: Window) -> bool:
    """Whether two windows share time, or one begins within a day of the other."""
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return False
    return other.start <= one.end and one.start - ONE_DAY <= other.end


def _repaired(start: datetime, end: datetime, got: Got) -> tuple[Window, tuple[str, ...], Window | None]:
    """A window with its start moved into the end's month where the printed month cannot be meant."""
    if start <= end <= start + LONGEST:
        return Window(start=start, end=end, basis="period", got=got), (), None
    near = [_moved(start, end, back) for back in (0, 1)]
    fitting = [moment for moment in near if moment and moment < end <= moment + LONGEST]
    as_printed = Window(start=start, end=end, basis="period", got=got) if start <= end else None
    if not fitting:
        window = as_printed or UNRESOLVED.model_copy(update={"basis": "period"})
        return window, ("window_doubtful",), None
    return Window(start=fitting[0], end=end, basis="period", got="inferred"), ("month_repaired",), as_printed


def _moved(start: datetime, end: datetime, months_back: int) -> datetime | None:
    year, month = end.year, end.month - months_back
    if month == 0:
        year, month = year - 1, 12
    try:
        return start.replace(year=year, month=month)
    except ValueError:
        return None
