"""Pieces that belong together: a night with its date, a clock window with its ends and their dates."""

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from tracker.text.dates.pieces import DATE_KINDS, VAGUE, Lexer, Piece, find_lead
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


class Moment(NamedTuple):
    """A clock time or part of the day with its day, in either order, up to the piece `after`."""

    start: int
    end: int
    after: int
    lead: str
    clock: Piece | None
    day: Piece | None


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
        piece = self._pieces[at]
        while self._sentence < len(self._ends) and self._ends[self._sentence] < piece.start:
            self._sentence += 1
        if (span := self._span(at)) is not None:
            return span
        if piece.kind == "clock":
            return self._clock(at)
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
        piece, day = self._pieces[at], self._dated(at + 1, self._lexer.to_night)
        if day is not None and (span := self._span(at + 1)) and span[0].piece.fields is not _FIRST_HOUR:
            day = None  # "overnight (from 17 November at 20:00 to ...)"
        if piece.kind == "night" and day is not None:
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
        told = ("sure" in clock.fields or day is not None) and clock.lead
        unit = self._make(clock, clock.start, (day or clock).end, day) if told else None
        return unit, at + (2 if day else 1)

    def _span(self, at: int) -> tuple[Unit, int] | None:
        """From one moment to another: "from the evening of 17 November to 4 a.m. on the 18th"."""
        opens = self._moment(at)
        if opens is None:
            return None
        apart = self._apart(opens)
        opens, closes = apart or (opens, self._moment(opens.after))
        if closes is None or closes.clock is None or not (apart or self._follows(opens, closes)):
            return None
        if not _are_hours(opens, closes):
            return None
        end, clock = closes.end, closes.clock
        if zone := self._lexer.zone.match(self._text, end):  # "and 6 a.m. on Tuesday, Moscow time"
            clock = clock._replace(fields={"zone": zone["zone"], **clock.fields})
        opening = opens.clock or Piece(opens.start, opens.start, "clock", _FIRST_HOUR)
        return self._make(opening, opens.start, end, opens.day, clock, closes.day), closes.after

    def _moment(self, at: int) -> Moment | None:
        piece = self._pieces[at] if at < len(self._pieces) else None
        if piece is None or piece.kind == "month":
            return None
        if piece.kind == "clock":
            day = self._dated(at + 1, self._lexer.to_clock)
            return Moment(piece.start, (day or piece).end, at + (2 if day else 1), piece.lead, piece, day)
        if piece.kind not in DATE_KINDS | DAYS_OF_SPEECH:
            return None
        return self._day_and_part(piece, at + 1)

    def _day_and_part(self, day: Piece, after: int) -> Moment:
        """A day with the part of it or the clock time that stands in it or right behind it."""
        lead, start = find_lead(self._lexer.words.clock_leads, self._text, day.start)
        start = day.begin if start < 0 else start
        if part := self._part_of(day) or self._part_of(day, behind=True):
            return Moment(start, max(day.end, part.end), after, lead, part, day)
        if clock := self._clock_behind(day, after):
            return Moment(start, clock.end, after + 1, lead, clock, day)
        return Moment(start, day.end, after, lead, None, day)

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
        clock = self._pieces[after] if after < len(self._pieces) else None
        if clock is None or clock.kind != "clock" or clock.lead not in ("", "at"):
            return None
        is_own = "(" not in self._text[day.end : clock.start]  # not in "overnight into May 19 (23:00-09:30)"
        return clock if is_own and self._joined(day, clock, self._lexer.to_clock) else None

    def _apart(self, opens: Moment) -> tuple[Moment, Moment] | None:
        """In "from Friday evening to Saturday morning" the range of days is two moments."""
        day = opens.day
        days = _two_days(day) if day else None
        if day is None or days is None:
            return None
        clock, behind, after = opens.clock, self._part_of(day, behind=True), opens.after
        if clock and clock.start >= day.end:
            clock, behind = None, clock
        elif behind is None and (following := self._clock_behind(day, after)):
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


def _two_days(day: Piece) -> tuple[Mapping[str, str], Mapping[str, str]] | None:
    """The fields of the first and of the last day of a range."""
    fields = day.fields
    if "w2" in fields:
        return {"w": fields["w"]}, {"w": fields["w2"]}
    if "d2" not in fields:
        return None
    month = {"m": fields.get("m2", fields.get("m")), "mn": fields.get("mn2", fields.get("mn"))}
    years = fields.get("y0", fields.get("y")), fields.get("y2", fields.get("y"))
    first = {name: fields[name] for name in ("d", "m", "mn") if name in fields}
    last = {"d": fields["d2"]} | {name: value for name, value in month.items() if value}
    return (
        first | ({"y": years[0]} if years[0] else {}),
        last | ({"y": years[1]} if years[1] else {}),
    )


def _are_hours(opens: Moment, closes: Moment) -> bool:
    """In "від 3-ї до 5-ї бригади" nothing tells that the ordinals are hours."""
    for moment in (opens, closes):
        clock = moment.clock
        if moment.day or (clock and ("sure" in clock.fields or "hours" not in clock.fields)):
            return True
    return False
