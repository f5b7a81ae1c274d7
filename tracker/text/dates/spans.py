"""Two windows told as one: "in January and February", "between September and October", "in 2026 and 2027"."""

from collections.abc import Sequence
from datetime import date, timedelta

from tracker.model import Window
from tracker.text.dates.calendar import ONE_DAY, Days, add_months, days_of_month, instant, zone_info
from tracker.text.dates.context import Found
from tracker.text.dates.words import DateWords
from tracker.text.lazy import regex

_OPENS = frozenset({"month", "year"})
_LISTED = regex(r"\s+(?:and|та|і|й|и)\s+")
_BETWEEN = regex(r"(?:between|між|между)\b")
_BEGIN = regex(r"(?:the )?(?:start|beginning|early)\b|(?:початк|начал)")
_END = regex(r"(?:the )?(?:end|late)\b|(?:кінц|конц)")
_TO_END = regex(r"(?<= )(?:the (?:end of )?|end of |кінця |конца )$")
"""In "to the end of 2024" the year is meant to its end."""
_OF_WAR = regex(r"\b(?:war|invasion|вторгн|вторж|войн|війн)")
"""The war began on a day of its own."""
_YEAR = regex(r"\b(?:19|20)\d\d\b")
_DAYS_OF_A_MONTH = 3
"""By so many days months differ."""
_NEAR = 3
"""So many windows back a span may have been named."""
_LATEST = regex(r"остан|минул|послед|прошл|past|last|latest|recent")
_OWNED = regex(r"'s\b")


def join(found: Sequence[Found], text: str, words: DateWords, zone: str) -> list[Found]:
    """The windows of a text, months or years that follow on each other as one."""
    joint = regex(words.range.replace(" ", r"\s"))
    joined: list[Found] = []
    for one in found:
        before = joined[-1] if joined else None
        gap = text[before.end : one.start] if before else ""
        if before and one.kind in _OPENS:
            gap = _TO_END.sub("", gap)
        both = _both(before, one, text, gap, zone) if before and joint.fullmatch(gap) else None
        if both:
            joined[-1] = both
        else:
            joined.append(_told_again(one, joined, text))
    return joined


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
    for before in reversed(told[-_NEAR:]):
        days = _length(before.window) if before.kind in ("period", "month") else None
        if days is not None and abs(length - days) <= _DAYS_OF_A_MONTH:
            return one._replace(window=before.window)
    return one


def _length(window: Window) -> int | None:
    return (window.end - window.start).days if window.start and window.end else None


def local_days(window: Window, zone: str) -> Days | None:
    """First and last local day of a window that has both."""
    if window.start is None or window.end is None:
        return None
    last = window.end - timedelta(seconds=1)
    return window.start.astimezone(zone_info(zone)).date(), last.astimezone(zone_info(zone)).date()


def _both(first: Found, last: Found, text: str, gap: str, zone: str) -> Found | None:
    opens, closes = local_days(first.window, zone), local_days(last.window, zone)
    if not opens or not closes:
        return None
    unlike = first.kind != last.kind and _are_unlike(first, last, gap, text)
    if not (unlike or first.kind == last.kind):
        return None
    if first.kind not in _OPENS and not (unlike or _are_edges(first, last, text, gap)):
        return None
    if _OWNED.match(text, last.end):
        return None
    dated = (
        first.kind == "year"
        or _OF_WAR.search(text, first.start, first.end)
        or _YEAR.search(text, first.start, first.end)
    )
    start = opens[0] if dated else _before(opens[0], closes[0])
    listed = _LISTED.fullmatch(gap) is not None and not _is_between(text, first.start)
    if start >= closes[0] or (listed and not _follows(start, closes[0], first.kind)):
        return None
    window = Window.trusted(
        start=instant(start, zone),
        end=instant(closes[1] + ONE_DAY, zone),
        basis="period",
        got=last.window.got,
    )
    return Found(first.start, last.end, window, "period", first.rule)


def _are_unlike(first: Found, last: Found, gap: str, text: str) -> bool:
    """In "from 2022 to June 2025", "з січня 2022 року до кінця 2024-го" month and year bound one span."""
    listed = _LISTED.fullmatch(gap) is not None and not _is_between(text, first.start)
    return first.kind in (*_OPENS, "since") and last.kind in _OPENS and not listed


def _is_between(text: str, start: int) -> bool:
    return _BETWEEN.match(text, start) is not None or text.endswith(("between ", "between the "), 0, start)


def _are_edges(first: Found, last: Found, text: str, gap: str) -> bool:
    """In "between the start of December and the end of February" whole months are meant."""
    if first.rule != "month" or last.rule != "month" or first.kind != "period":
        return False
    if _LISTED.fullmatch(gap) and not _is_between(text, first.start):
        return False
    return _BEGIN.match(text, first.start) is not None and _END.match(text, last.start) is not None


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
