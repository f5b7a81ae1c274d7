"""Text -> the dates that it prints and the windows that its words mean.

A window is half-open in UTC. It is got = "printed" where day and month stand in the text (a missing year
is the publication's), "inferred" where words such as "the previous day" had to be worked out,
"source_default" where the usual hours of a night complete it, and "unresolved" where nothing tells.
"""

from datetime import datetime
from typing import Literal, NamedTuple

from tracker.model import Language, Span, Window, to_utc
from tracker.text.dates.days import printed
from tracker.text.dates.pieces import DATE_KINDS, Piece, find_pieces, lexer
from tracker.text.dates.spans import join
from tracker.text.dates.units import group
from tracker.text.dates.windows import resolve_units
from tracker.text.prepared import Prepared

DateKind = Literal["day", "days", "month", "year", "years", "weekday"]


class DateMention(NamedTuple):
    """A date as printed at `span`; what it leaves out is None. Weekdays: 0 = Monday."""

    span: Span
    kind: DateKind
    year: int | None = None
    month: int | None = None
    day: int | None = None
    end_year: int | None = None
    end_month: int | None = None
    end_day: int | None = None
    weekday: int | None = None
    end_weekday: int | None = None


class WindowMention(NamedTuple):
    """A window that the words at `span` mean.

    `kind` is its basis, or clock, as_of (the state at an instant; the window that goes on, if any) or since
    (cumulative up to publication). `flags`: weekday_mismatch, month_repaired; `printed` is then the window
    that the words state literally.
    """

    span: Span
    window: Window
    kind: str
    rule: str
    flags: tuple[str, ...] = ()
    printed: Window | None = None


def find_dates(text: str, language: Language = "en") -> list[DateMention]:
    """The printed dates of a text, in its order; every digit group inside them counts nothing.

    >>> [(found.month, found.day, found.end_day) for found in find_dates("raids on June 27-28, 2025")]
    [(6, 27, 28)]
    """
    prepared = Prepared(text)
    words = lexer(language).words
    found = []
    for piece in find_pieces(prepared, language):
        kind = _kind(piece)
        if kind is not None:
            numbers = printed(piece, words)
            found.append(DateMention(prepared.compact.span(piece.start, piece.end), kind, *numbers[:8]))
    return found


def find_windows(
    text: str, language: Language = "en", published: datetime | None = None, zone: str = "Europe/Kyiv"
) -> list[WindowMention]:
    """The windows that a text means, in its order, resolved in the zone of its claimant.

    >>> from datetime import UTC
    >>> said = datetime(2025, 9, 8, 6, tzinfo=UTC)
    >>> night = find_windows("overnight into 8 September (from 22:00 on 7 September)", "en", said)[0].window
    >>> night.start.isoformat(), night.end.isoformat()
    ('2025-09-07T19:00:00+00:00', '2025-09-08T06:00:00+00:00')
    """
    return WindowFinder(Prepared(text), language, published).windows(zone)


class WindowFinder:
    """The window phrases of a text, found once and resolved in any zone."""

    def __init__(self, text: Prepared, language: Language, published: datetime | None) -> None:
        machine = lexer(language)
        self._compact, self._words = text.compact, machine.words
        self._published = published and to_utc(published)
        self._units = group(find_pieces(text, language), text.compact.text, machine)

    def windows(self, zone: str) -> list[WindowMention]:
        """The windows in order, resolved in a zone."""
        resolved = resolve_units(self._units, self._words, self._published, zone, self._compact.text)
        ordered = sorted(resolved, key=lambda found: found.start)
        return [
            WindowMention(self._compact.span(found.start, found.end), *found[2:])
            for found in join(ordered, self._compact.text, self._words, zone)
        ]


def _kind(piece: Piece) -> DateKind | None:
    """The kind of date that a piece is, or None."""
    if piece.kind in ("year", "years"):
        return "years" if piece.kind == "years" else "year"
    if piece.kind in ("month", "weekday"):
        return "month" if piece.kind == "month" else "weekday"
    if piece.kind not in DATE_KINDS:
        return None
    return "days" if "d2" in piece.fields else "day"
