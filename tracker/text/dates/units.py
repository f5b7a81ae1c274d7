"""Pieces that belong together: a night with its date, a clock window with its ends and their dates."""

import re
from collections.abc import Sequence
from types import MappingProxyType
from typing import NamedTuple

from tracker.text.dates.moments import Moment, are_hours, tells_half, two_days
from tracker.text.dates.pieces import DATE_KINDS, MIDNIGHT, VAGUE, Lexer, Piece, find_lead
from tracker.text.lazy import regex

_STOP = regex(r"[.!?…\n](?:(?<=\n)|[\"')\]]*\s+)")
_NO_STOP = (
    *("a.m", "p.m", " st", " mr", " gen", " gov", " col", " no"),
    *(" jan", " feb", " mar", " apr", " aug", " sep", " sept", " oct", " nov", " dec"),
    *(" р", " г", " т", " год", " мск"),
)
_NIGHT_AFTER_DATE = regex(r"[\s,(]*(?:(?:on|in|during|the|at)\s+)*")
_WAR_DATED = regex(r"[\s,(]*(?:(?:back )?(?:on|in)|у|в|во)?[\s]*")
"""In "since the invasion began on 24 February 2022" the date is that of the war."""
_LASTED = regex(
    r",?\s(?:(?:і|й|та|и|and)\s)?(?:(?:вона|она|it)\s)?(?:тривав|тривал[аи]|продовжувал[аио]с[яь]|длил[аи]с[яь]"
    r"|продолжал[аи]с[яь]|закінчил[аи]с[яь]|завершил[аи]с[яь]|закончил[аи]с[яь]|lasted|continued|went\son|ended)\s"
)
"""In "began on 25 May at 22:00 and lasted until 5:00 on 26 May" the two clocks are one window."""
_AND = regex(r"\b(?:and|та|і|й|и)\b")
_ENDING = regex(r"(?:to|up to|through|ending|ended)\b")
HALF_A_DAY = 12
_FIRST_HOUR = MappingProxyType({"h": "0"})
_NEAR = 40
DAYS_OF_SPEECH = frozenset({"yesterday", "before_yesterday", "today"})


class Unit(NamedTuple):
    """One window phrase: its main piece and the pieces that complete it."""

    start: int
    end: int
    kind: str
    sentence: int
    piece: Piece
    day: Piece | None = None
    closes: Piece | None = None
    closes_day: Piece | None = None


def group(pieces: Sequence[Piece], text: str, machine: Lexer) -> list[Unit]:
    """The units of a text, in its order."""
    return _Grouping(pieces, text, machine).units() if pieces else []


class _Grouping:
    def __init__(self, pieces: Sequence[Piece], text: str, machine: Lexer) -> None:
        self._pieces, self._text, self._lexer = _once(pieces, text), text, machine
        self._ends = [stop.start() for stop in _STOP.finditer(text) if _is_end(text, stop.start())]
        self._sentence = 0

    def units(self) -> list[Unit]:
        """The units of the text in order, each of as many pieces as belong together."""
        found, at = [], 0
        while at < len(self._pieces):
            unit, at = self._unit(at)
            if unit is not None:
                found.append(unit)
        return found

    def _unit(self, at: int) -> tuple[Unit | None, int]:
        """The unit that begins with a piece, and the piece behind it."""
        piece = self._pieces[at]
        while self._sentence < len(self._ends) and self._ends[self._sentence] < piece.start:
            self._sentence += 1
        if (span := self._span(at)) is not None:
            return span
        if piece.kind == "clock":
            return self._clock(at)
        if piece.kind == "rolling":
            return self._rolling(at)
        if piece.kind.startswith("night"):
            return self._night(at)
        if piece.kind == "since_war" and self._is_dated(at):
            day = self._pieces[at + 1]
            return self._make(piece, piece.begin, day.end, day=day), at + 2
        if piece.kind in ("calendar", "year") and (month := self._month_of(at)):
            return self._make(month, piece.begin, month.end), at + 2
        if piece.kind in DATE_KINDS and self._is_night_of(at):
            night = self._pieces[at + 1]
            return self._make(night, piece.begin, night.end, day=piece), at + 2
        return self._make(piece, piece.begin, piece.end), at + 1

    def _make(
        self,
        piece: Piece,
        start: int,
        end: int,
        day: Piece | None = None,
        closes: Piece | None = None,
        closes_day: Piece | None = None,
    ) -> Unit:
        return Unit(start, end, piece.kind, self._sentence, piece, day, closes, closes_day)

    def _night(self, at: int) -> tuple[Unit, int]:
        """A night with the date behind it, if any."""
        piece, day = self._pieces[at], self._dated(at + 1, self._lexer.to_night)
        if piece.kind in ("night", "night_feast") and day is not None:
            return self._make(piece, piece.start, day.end, day=day), at + 2
        return self._make(piece, piece.start, piece.end), at + 1

    def _is_dated(self, at: int) -> bool:
        day = self._pieces[at + 1] if at + 1 < len(self._pieces) else None
        return day is not None and day.kind in DATE_KINDS and self._joined(self._pieces[at], day, _WAR_DATED)

    def _month_of(self, at: int) -> Piece | None:
        """In "торік у серпні", "в 2024 году в августе" the month is one of the year told before it."""
        year, month = self._pieces[at], self._pieces[at + 1] if at + 1 < len(self._pieces) else None
        if month is None or month.kind != "month" or month.lead != "in" or {"y", "rel"} & month.fields.keys():
            return None
        of_year = year.kind == "year" or self._lexer.words.units.get(year.fields.get("unit", "")) == "year"
        if not of_year or "since" in year.fields or self._text[year.end : month.begin].strip():
            return None
        return month._replace(fields={**year.fields, **month.fields})

    def _is_night_of(self, at: int) -> bool:
        night = self._pieces[at + 1] if at + 1 < len(self._pieces) else None
        if night is None or night.kind != "night" or self._dated(at + 2, self._lexer.to_night):
            return False
        return self._joined(self._pieces[at], night, _NIGHT_AFTER_DATE)

    def _clock(self, at: int) -> tuple[Unit | None, int]:
        """A clock that opens or closes nothing else; an evening or morning alone is that of its date."""
        clock, day = self._pieces[at], self._dated(at + 1, self._lexer.to_clock)
        if VAGUE.keys() & clock.fields.keys():
            return None, at + 1
        if clock.lead == "to":
            return self._shared(at) or (None, at + 1)
        if not clock.lead or not (day or "sure" in clock.fields):
            return None, at + 1
        return self._make(clock, clock.start, (day or clock).end, day), at + (2 if day else 1)

    def _shared(self, at: int) -> tuple[Unit, int] | None:
        """In "between 3 and 5 a.m. on Sunday" both hours are of one half of the day."""
        closes = self._moment(at)
        if closes is None or closes.clock is None or not (closes.day or tells_half(closes.clock)):
            return None
        told = self._lexer.bare_hour.search(self._text, max(0, closes.start - _NEAR), closes.start)
        if told is None:
            return None
        hour = int(told["h"]) if told["h"].isdigit() else self._lexer.words.hour_words[told["h"]]
        clock = closes.clock.fields
        fields = {name: clock[name] for name in ("half", "hours", "zone") if name in clock}
        if hour < HALF_A_DAY and (hour >= int(clock["h"]) or clock["h"] == str(MIDNIGHT)):
            hour, fields = hour + HALF_A_DAY, {}  # "from 11 to 2 a.m."
        opens = Piece(told.start(), told.end(), "clock", {**fields, "h": str(hour)}, "from")
        return self._make(opens, opens.start, closes.end, None, closes.clock, closes.day), closes.after

    def _rolling(self, at: int) -> tuple[Unit | None, int]:
        """In "за добу з 7:00 до 7:00" the span tells which; "the 24 hours to 9 a.m." end then."""
        piece, after = self._pieces[at], self._moment(at + 1)
        after = after and self._led(after)
        plain = self._make(piece, piece.begin, piece.end), at + 1
        if after is None or self._text[piece.end : after.start] not in (" ", " ("):
            return plain
        day, unit = after.day, self._lexer.words.units[piece.fields["unit"]]
        if after.lead == "to" and (after.clock or _ENDING.match(self._text, after.start)):
            whole = self._make(piece, piece.begin, after.end, closes=after.clock, closes_day=day)
            return whole, after.after
        is_day = unit in ("day", "hour") and day is not None and day.lead != "since"
        told = self._span(at + 1) or (day and "d2" in day.fields) or (is_day and after.clock is None)
        return (None, at + 1) if told else plain

    def _span(self, at: int) -> tuple[Unit, int] | None:
        """From one moment to another: "from the evening of 17 November to 4 a.m. on the 18th"."""
        opens = self._moment(at) if self._goes_on(at) else None
        if opens is None:
            return None
        ends = self._apart(opens) or self._both(opens)
        if ends is None or not are_hours(*ends):
            return None
        opens, closes, clock = *ends, ends[1].clock
        if clock is None:
            return None
        if zone := self._lexer.zone.match(self._text, closes.end):  # "and 6 a.m. on Tuesday, Moscow time"
            clock = clock._replace(fields={"zone": zone["zone"], **clock.fields})
        opening = opens.clock or Piece(opens.start, opens.start, "clock", _FIRST_HOUR)
        return self._make(opening, opens.start, closes.end, opens.day, clock, closes.day), closes.after

    def _both(self, opens: Moment) -> tuple[Moment, Moment] | None:
        """Two moments beside each other of which the second closes what the first opens."""
        closes = self._moment(opens.after)
        if closes is None or closes.clock is None:
            return None
        opens, closes = self._led(opens), self._led(closes)
        return (opens, closes) if self._follows(opens, closes) else None

    def _goes_on(self, at: int) -> bool:
        """Whether a piece is a range or another one is near: most dates of a text stand alone."""
        piece, following = self._pieces[at], self._pieces[at + 1 : at + 2]
        near = bool(following) and following[0].start - piece.end <= _NEAR
        return near or "w2" in piece.fields or "d2" in piece.fields

    def _moment(self, at: int) -> Moment | None:
        """A clock, an evening or a date as one end of a span."""
        piece = self._pieces[at] if at < len(self._pieces) else None
        if piece is None or piece.kind == "month":
            return None
        if piece.kind == "clock":
            day = self._dated(at + 1, self._lexer.to_clock)
            return Moment(piece.start, (day or piece).end, at + (2 if day else 1), piece.lead, piece, day)
        if piece.kind == "night":
            return self._evening(at)
        if piece.kind not in DATE_KINDS | DAYS_OF_SPEECH:
            return None
        return self._day_and_part(piece, at + 1)

    def _evening(self, at: int) -> Moment | None:
        """In "from the night of 22 November until noon on 23 November" a night opens a span."""
        night, day = self._pieces[at], self._dated(at + 1, self._lexer.to_night)
        if day is None or find_lead(self._lexer.words.clock_leads, self._text, night.start)[0] != "from":
            return None
        evening = Piece(night.start, night.end, "clock", {"evening": "night"}, "from")
        return Moment(night.start, day.end, at + 2, "from", evening, day)

    def _day_and_part(self, day: Piece, after: int) -> Moment:
        """A day with the part of it or the clock time that stands in it or right behind it."""
        start, lead = day.begin, ""
        if part := self._part_of(day) or self._part_of(day, behind=True):
            return Moment(start, max(day.end, part.end), after, lead, part, day)
        if clock := self._clock_behind(day, after):
            return Moment(start, clock.end, after + 1, lead, clock, day)
        return Moment(start, day.end, after, lead, None, day)

    def _led(self, moment: Moment) -> Moment:
        """A moment with the words before it: those of its clock, or those before its day."""
        if moment.clock is not None and moment.clock.start == moment.start:
            return moment
        first = moment.day.start if moment.day else moment.start
        lead, start = find_lead(self._lexer.words.clock_leads, self._text, first)
        return moment if start < 0 else moment._replace(lead=lead, start=start)

    def _part_of(self, day: Piece, behind: bool = False) -> Piece | None:
        """The part of the day in the words of a day or right behind them: "Friday evening"."""
        for name, daytime in self._lexer.daytimes.items():
            found = (
                daytime.match(self._text, day.end + 1)
                if behind
                else daytime.search(self._text, day.start, day.end)
            )
            if found is not None:
                return Piece(found.start(), found.end(), "clock", {name: found[0]})
        return None

    def _clock_behind(self, day: Piece, after: int) -> Piece | None:
        """The clock that belongs to the day before it."""
        clock = self._pieces[after] if after < len(self._pieces) else None
        if clock is None or clock.kind != "clock" or clock.lead not in ("", "at"):
            return None
        is_own = "(" not in self._text[day.end : clock.start]  # not in "overnight into May 19 (23:00-09:30)"
        return clock if is_own and self._joined(day, clock, self._lexer.to_clock) else None

    def _apart(self, opens: Moment) -> tuple[Moment, Moment] | None:
        """In "from Friday evening to Saturday morning" the range of days is two moments."""
        day = opens.day
        days = two_days(day) if day else None
        if day is None or days is None:
            return None
        opens = self._led(opens)
        clock, behind, after = opens.clock, self._part_of(day, behind=True), opens.after
        if behind is None and (following := self._clock_behind(day, after)):
            behind, after = following, after + 1
        elif behind is None and (early := self._part_of(day)) and "morning" in early.fields:
            behind = early
        listed = opens.lead != "from" and _AND.search(self._text, day.start, day.end)
        if behind is None or listed or (clock is None and opens.lead != "from"):
            return None
        first, second = (day._replace(fields=fields) for fields in days)
        closes = Moment(day.end, max(day.end, behind.end), after, "to", behind, second)
        return Moment(opens.start, day.end, after, opens.lead, clock, first), closes

    def _follows(self, opens: Moment, closes: Moment) -> bool:
        """Whether a moment closes what another opens: "from ... to", "20:00 ... - 04:00"."""
        if closes.lead != "to":
            return False
        gap = self._text[opens.end : closes.start]
        if (len(gap) >= 8 or gap.strip(" ,()\n")) and not _LASTED.fullmatch(gap):
            return False
        if opens.lead == "from":
            return opens.clock is not None or closes.day is not None
        if opens.clock is None:
            return False
        return opens.clock.start == opens.start or _AND.match(self._text, closes.start) is None

    def _dated(self, at: int, connector: re.Pattern[str]) -> Piece | None:
        """The date or day of speech that follows at once."""
        piece = self._pieces[at] if 0 < at < len(self._pieces) else None
        if piece is None or piece.kind == "month" or piece.kind not in DATE_KINDS | DAYS_OF_SPEECH:
            return None
        return piece if self._joined(self._pieces[at - 1], piece, connector) else None

    def _joined(self, before: Piece, after: Piece, connector: re.Pattern[str]) -> bool:
        gap = self._text[before.end : after.start]
        return len(gap) <= _NEAR and connector.fullmatch(gap) is not None


def _once(pieces: Sequence[Piece], text: str) -> list[Piece]:
    """In "11:00 p.m. Moscow time (8:00 p.m. GMT)" the bracket tells the same hour in another zone."""
    kept: list[Piece] = []
    for piece in pieces:
        before = kept[-1] if kept and kept[-1].kind == piece.kind == "clock" else None
        if before and text[before.end : piece.start] == " (" and text.endswith(")", 0, piece.end):
            kept[-1] = before._replace(end=piece.end)
        else:
            kept.append(piece)
    return kept


def _is_end(text: str, at: int) -> bool:
    """Whether a stop ends a sentence: it does not after "p.m", "Gen" or a year's abbreviation."""
    return text[at] != "." or not text.endswith(_NO_STOP, max(0, at - 5), at)
