"""Pieces that belong together: a night with its date, a clock window with its ends and their dates."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from tracker.text.dates.pieces import DATE_KINDS, Lexer, Piece
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
        piece = self._pieces[at]
        while self._sentence < len(self._ends) and self._ends[self._sentence] < piece.start:
            self._sentence += 1
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
        opens = self._pieces[at]
        day = self._dated(at + 1, self._lexer.to_clock)
        follows = at + (2 if day else 1)
        closes = self._closing(day or opens, follows)
        if closes is None:
            sure = "sure" in opens.fields or day is not None
            unit = self._make(opens, opens.start, (day or opens).end, day) if sure and opens.lead else None
            return unit, follows
        closes_day = self._dated(follows + 1, self._lexer.to_clock)
        end = (closes_day or closes).end
        if zone := self._lexer.zone.match(self._text, end):  # "and 6 a.m. on Tuesday, Moscow time"
            closes = closes._replace(fields={"zone": zone["zone"], **closes.fields})
        return self._make(opens, opens.start, end, day, closes, closes_day), follows + (
            2 if closes_day else 1
        )

    def _closing(self, before: Piece, at: int) -> Piece | None:
        piece = self._pieces[at] if at < len(self._pieces) else None
        if piece is None or piece.kind != "clock" or piece.lead != "to":
            return None
        gap = self._text[before.end : piece.start]
        adjacent = len(gap) < 8 and not gap.strip(" ,()\n")
        return piece if adjacent or _LASTED.fullmatch(gap) else None

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
