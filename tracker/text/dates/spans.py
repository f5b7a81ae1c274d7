"""Two windows told as one: "in January and February", "from mid-2023 until 15 June 2025"."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from tracker.model import Got, Window
from tracker.text.dates.calendar import ONE_DAY, Days, add_months, days_of_month, instant, zone_info
from tracker.text.dates.context import Found
from tracker.text.dates.edges import EDGE, closing, opening, part_told
from tracker.text.dates.pieces import DATE_KINDS
from tracker.text.dates.words import DateWords
from tracker.text.lazy import regex

_OPENS = frozenset({"month", "year"})
_CALENDAR = frozenset({"day", "period", "month", "year", "since", "until"})
_DATED = frozenset({"since", "until", "year", "season", "part_of_year", "part_of_month"})
_OPENS_SPAN = regex(
    r"\b(?:(?P<between>between|між|между)"
    r"|(?:from|since|(?:starting|beginning)(?:\s(?:in|on|from))?|(?:починаючи\s|начиная\s)?(?:з|із|зі|від|с|со|от)))"
    r"\s(?:the\s(?!(?:start|beginning|middle|end)\b))?"
)
"""What opens a span: "from 2022", "between the spring of 2023"."""
_TO = regex(
    r",?(?:\s?[-–—]\s?|\s(?:(?P<and>and|та|і|й|и)|(?:right\s|all\sthe\sway\s|up\s)?(?:to|until|till|through|thru)"
    r"|(?:і\s|й\s|и\s)?(?:аж\s|вплоть\s|включно\s|включительно\s)?(?:до|по))\s(?:the\s(?!(?:start|beginning|middle|end)\b))?)"
)
"""What closes it."""
_FAR = 40
"""So far apart the ends of a span may stand, and before them what opens it [characters]."""
_LISTED = regex(r"\s+(?:and|та|і|й|и)\s+")
_BETWEEN = regex(r"(?:between|між|между)\b")
_TO_END = regex(r"(?<= )(?:the (?:end of )?|end of |кінця |конца )$")
"""In "to the end of 2024" the year is meant to its end."""
_OF_WAR = regex(r"\b(?:war|invasion|вторгн|вторж|войн|війн)")
"""The war began on a day of its own."""
_YEAR = regex(r"\b(?:19|20)\d\d\b")
_DAYS_OF_A_MONTH = 3
"""By so many days months differ."""
_NEAR = 3
"""So many windows back a span may have been named."""
_ENDS = regex(r"[.!?] ")
_LATEST = regex(r"остан|минул|послед|прошл|past|last|latest|recent")
_OWNED = regex(r"'s\b")


def join(found: Sequence[Found], text: str, words: DateWords, zone: str) -> list[Found]:
    """The windows of a text, those that follow on each other as one; what only ends an unsaid one is none."""
    joint = regex(words.range.replace(" ", r"\s"))
    joined: list[Found] = []
    for one in found:
        before = joined[-1] if joined else None
        both = _led(before, one, text, zone) or _listed(before, one, text, joint, zone) if before else None
        if both:
            joined[-1] = both
        else:
            joined.append(_told_again(one, joined, text))
    return [one for one in joined if one.kind != "until"]


def _led(first: Found, last: Found, text: str, zone: str) -> Found | None:
    """From one date to another: "from mid-2023 until 15 June 2025", "з осені 2022 по травень 2025-го"."""
    if last.start - first.end > _FAR or not (_is_of_calendar(first) and _is_of_calendar(last)):
        return None
    join = _TO.match(text, first.end)
    opens, closes = local_days(first.window, zone), local_days(last.window, zone)
    if join is None or not opens or not closes:
        return None
    edge = EDGE.match(text, join.end())
    at = edge.end() if edge else join.end()
    if not last.start <= at < last.end:
        return None
    lead = _OPENS_SPAN.match(text, first.start) or _opener_before(text, first.start)
    if lead is None or (lead.lastgroup == "between") != (join.lastgroup == "and"):
        return None
    if first.kind in _OPENS:
        opens = opening(part_told(text, lead.start(), first.end), opens)
    if edge and last.kind in (*_OPENS, "until"):
        closes = closing(edge.lastgroup or "", closes)
    start = opens[0] if _is_dated(first, text) else _before(opens[0], closes[1])
    if start >= closes[1]:
        return None
    window = _window(start, closes[1], "inferred" if edge else last.window.got, zone)
    return Found(min(lead.start(), first.start), last.end, window, "period", first.rule)


def _window(start: date, last: date, got: Got, zone: str) -> Window:
    """From the first local day to the last, both inside."""
    ends = instant(start, zone), instant(last + ONE_DAY, zone)
    return Window.trusted(start=ends[0], end=ends[1], basis="period", got=got)


def _opener_before(text: str, end: int) -> re.Match[str] | None:
    """The word with which a span begins, where nothing but the edge of a month or year stands behind it."""
    found = _OPENS_SPAN.search(text, max(0, end - _FAR), end)
    if found is None or found.end() == end:
        return found
    edge = EDGE.match(text, found.end(), end)
    return found if edge and edge.end() == end else None


def _is_of_calendar(one: Found) -> bool:
    """Whether a window is told by a date, month, season, quarter or year."""
    return one.kind in _CALENDAR and (one.rule in _DATED or one.rule in DATE_KINDS)


def _is_dated(one: Found, text: str) -> bool:
    of_war = _OF_WAR.search(text, one.start, one.end)
    return one.kind == "year" or bool(of_war or _YEAR.search(text, one.start, one.end))


def _listed(first: Found, last: Found, text: str, joint: re.Pattern[str], zone: str) -> Found | None:
    """Months or years beside each other: "in January and February", "January to March 2025"."""
    gap = text[first.end : last.start]
    if last.kind in _OPENS:
        gap = _TO_END.sub("", gap)
    return _both(first, last, text, gap, zone) if joint.fullmatch(gap) else None


def _told_again(one: Found, told: Sequence[Found], text: str) -> Found:
    """In "in July and August ...: over the two months" the span named last is meant, not the latest one.

    So is "that period", and the month in "у серпні 2024 року за місяць збили 760".
    """
    length = _length(one.window)
    before = told[-1] if told else None
    if before and before.kind == one.kind == one.rule == "period" and before.window.end == one.window.end:
        return one._replace(window=before.window)  # "between 2022 and 2024, giving 69 billion in that period"
    if one.rule != "rolling" or length is None or _LATEST.search(text, one.start, one.end):
        return one
    alike = [
        before
        for before in told[-_NEAR:]
        if before.kind in ("period", "month")
        and (days := _length(before.window)) is not None
        and abs(length - days) <= _DAYS_OF_A_MONTH
    ]
    return one._replace(window=told_last(alike, text).window) if alike else one


def told_last(found: Sequence[Found], text: str) -> Found:
    """The window that was told last; in "84 % у лютому, краще за січневий показник" the later one."""
    last = found[-1]
    beside = [one for one in found if _ENDS.search(text, one.end, last.start) is None]
    return max(beside, key=_end_of)


def _end_of(one: Found) -> float:
    return one.window.end.timestamp() if one.window.end else 0.0


def _length(window: Window) -> int | None:
    return (window.end - window.start).days if window.start and window.end else None


def local_days(window: Window, zone: str) -> Days | None:
    """First and last local day of a window that has both."""
    if window.start is None or window.end is None:
        return None
    last = window.end - timedelta(seconds=1)
    return window.start.astimezone(zone_info(zone)).date(), last.astimezone(zone_info(zone)).date()


def _both(first: Found, last: Found, text: str, gap: str, zone: str) -> Found | None:
    """The window from one date to another one, where both belong together."""
    opens, closes = local_days(first.window, zone), local_days(last.window, zone)
    if not opens or not closes:
        return None
    if first.kind != last.kind or first.kind not in _OPENS:
        return None
    if _OWNED.match(text, last.end):
        return None
    start = opens[0] if _is_dated(first, text) else _before(opens[0], closes[0])
    listed = _LISTED.fullmatch(gap) is not None and not _is_between(text, first.start)
    if start >= closes[0] or (listed and not _follows(start, closes[0], first.kind)):
        return None
    window = _window(start, closes[1], last.window.got, zone)
    return Found(first.start, last.end, window, "period", first.rule)


def _is_between(text: str, start: int) -> bool:
    return _BETWEEN.match(text, start) is not None or text.endswith(("between ", "between the "), 0, start)


def _before(start: date, end: date) -> date:
    """The month that opens, in the year of the month that closes or in the year before."""
    start = start.replace(year=end.year)
    return start if start <= end else start.replace(year=end.year - 1)


def _follows(start: date, end: date, kind: str) -> bool:
    return add_months(start, 12 if kind == "year" else 1) == end


def shifted(days: Days, unit: str) -> Days:
    """The same days a week, a month or a year earlier; whole months stay whole."""
    if unit == "week":
        return days[0] - timedelta(days=7), days[1] - timedelta(days=7)
    first, last = (add_months(day, -12 if unit == "year" else -1) for day in days)
    whole = (days[1] + ONE_DAY).day == 1
    return first, days_of_month(last.year, last.month)[1] if whole else last
