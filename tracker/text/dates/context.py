"""What is known while the windows of a text are resolved, from left to right."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from operator import attrgetter
from typing import NamedTuple

from tracker.model import Basis, Got, Window
from tracker.text.dates.calendar import NOON, ONE_DAY, Days, instant, zone_info
from tracker.text.dates.days import Known, Resolved, printed, resolve
from tracker.text.dates.pieces import Piece
from tracker.text.dates.units import DAYS_OF_SPEECH, Unit
from tracker.text.dates.words import DateWords
from tracker.text.lazy import regex

_SHIFTS = {"yesterday": -1, "before_yesterday": -2, "tomorrow": 1}
GRACE = timedelta(hours=1)
"""Posts follow the times that they print by minutes; clocks of channels differ."""
_NEAR = 400
"""So far behind a date a part of the day is seen from it [characters]."""
_EVENING_BEHIND = len(" увечері")
_ONE, _A_WEEK = timedelta(days=1), timedelta(days=7)
MOST_BESIDE = 20
"""Units of one sentence that are looked at around another one; more stand only in lists and garbage."""


class Found(NamedTuple):
    """A resolved unit; `window.got` is "unresolved" where nothing tells the day."""

    start: int
    end: int
    window: Window
    kind: str
    rule: str
    flags: tuple[str, ...] = ()
    printed: Window | None = None


class Told(NamedTuple):
    """The last day that a printed date tells, where it ends in the text, and whether its evening is meant."""

    end: int
    day: date
    evening: bool
    night: bool


class Context:
    """The publication, the zone, and what the units read so far have named.

    `anchor` is the last day named, `year` the last year; `main` is where in `found` the night, day or clock
    window stands that goes on.
    """

    def __init__(
        self, words: DateWords, published: datetime | None, zone: str, units: Sequence[Unit], text: str
    ) -> None:
        self.told: Told | None = None
        self.text, self._evening = text, regex(words.evening)
        self.words, self.zone, self.published = words, zone, published
        self.local = published.astimezone(zone_info(zone)) if published else None
        self.today = self.local.date() if self.local else None
        self.anchor: Days | None = None
        self.year: int | None = None
        self.main: int | None = None
        self.found: list[Found] = []
        self._sentences: dict[int, list[Unit]] = {}
        for unit in units:
            self._sentences.setdefault(unit.sentence, []).append(unit)

    def before(self, unit: Unit, length: int) -> str:
        """The text right before a unit."""
        return self.text[max(0, unit.start - length) : unit.start]

    def tell(self, unit: Unit, day: date, night: bool = False) -> None:
        """Remember the day of a printed date: parts of a day told next are seen from it."""
        evening = self._evening.search(self.text, unit.start, unit.end + _EVENING_BEHIND) is not None
        self.told = Told(unit.end, day, evening and not night, night)

    def told_near(self, unit: Unit) -> Told | None:
        """The last day told, where it is near in the text and not long past."""
        told = self.told
        if told is None or unit.start - told.end > _NEAR:
            return None
        old = self.today is not None and not -_ONE <= self.today - told.day <= _A_WEEK
        return None if old else told

    def follows(self, unit: Unit, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """What stands right behind a unit."""
        return pattern.match(self.text, unit.end)

    def parted(self, unit: Unit, other: Unit, pattern: re.Pattern[str]) -> bool:
        """Whether words of a kind stand between a unit and one behind it."""
        return pattern.search(self.text, unit.end, other.start) is not None

    def within(self, unit: Unit, fragment: str) -> bool:
        """Whether the words of a unit tell something."""
        return regex(rf"\b(?:{fragment})").search(self.text, unit.start, unit.end) is not None

    def beside(self, unit: Unit) -> list[Unit]:
        """The other units of the sentence, the nearest first; of a giant sentence those around."""
        same = self._sentences[unit.sentence]
        if len(same) > MOST_BESIDE:
            at = bisect_left(same, unit.start, key=attrgetter("start"))
            same = same[max(0, at - MOST_BESIDE // 2) : at + MOST_BESIDE // 2]
        return sorted(
            (other for other in same if other is not unit), key=lambda other: abs(other.start - unit.start)
        )

    def days(self, piece: Piece) -> Resolved | None:
        """The days of a date or day of speech."""
        if piece.kind in DAYS_OF_SPEECH:
            return self.day_of_speech(piece.kind)
        return resolve(printed(piece, self.words), piece.lead, Known(self.today, self.anchor, self.year))

    def day(self, piece: Piece | None) -> date | None:
        """The last day of a date, or None."""
        found = self.days(piece) if piece else None
        return found.days[1] if found else None

    def is_past(self, moment: datetime) -> bool:
        """Whether a moment lies before the publication, or on its day where only that is known."""
        if self.published is None or self.today is None:
            return False
        if self.published.timetz() == NOON:
            return moment.astimezone(zone_info(self.zone)).date() <= self.today
        return moment <= self.published + GRACE

    def day_of_speech(self, kind: str) -> Resolved | None:
        """Yesterday, today, tomorrow, seen from the publication."""
        if self.today is None:
            return None
        day = self.today + timedelta(days=_SHIFTS.get(kind, 0))
        return Resolved((day, day), "inferred")

    def add_days(
        self,
        unit: Unit,
        days: Days,
        basis: Basis,
        got: Got,
        rule: str,
        kind: str = "",
        flags: tuple[str, ...] = (),
    ) -> None:
        """A window of whole local days."""
        start, end = instant(days[0], self.zone), instant(days[1] + ONE_DAY, self.zone)
        window = Window.trusted(start=start, end=end, basis=basis, got=got)
        self.add(unit, window, kind or basis, rule, flags)

    def add_unresolved(self, unit: Unit, basis: Basis, rule: str) -> None:
        """A window that nothing tells."""
        self.add(unit, unresolved(basis), basis, rule)

    def add(
        self,
        unit: Unit,
        window: Window,
        kind: str,
        rule: str,
        flags: tuple[str, ...] = (),
        as_printed: Window | None = None,
    ) -> None:
        """A window as it is."""
        self.found.append(Found(unit.start, unit.end, window, kind, rule, flags, as_printed))

    def goes_on(self) -> Found | None:
        """The night, day or clock window that later clocks complete."""
        return None if self.main is None else self.found[self.main]

    def last_local_day(self, window: Window) -> date | None:
        """The day on which a window ends."""
        if window.end is None:
            return None
        return (window.end - timedelta(seconds=1)).astimezone(zone_info(self.zone)).date()


def unresolved(basis: Basis) -> Window:
    """A window that nothing tells."""
    return Window.trusted(start=None, end=None, basis=basis, got="unresolved")
