"""Edges of a month or year: its start, middle or end, as spans begin and end with them."""

from tracker.text.dates.calendar import Days
from tracker.text.dates.days import part_days
from tracker.text.lazy import regex

EDGE = regex(
    r"\b(?:the\s)?(?:very\s)?(?:(?P<early>(?:start|beginning)\sof|early|початк[уи]|початок|начал[ао])"
    r"|(?P<mid>middle\sof|mid|середин[иуы])"
    r"|(?P<late>end\sof|late|кін(?:ця|ець)|кон(?:ца|ец)))(?:\s|-)"
)


def part_told(text: str, start: int, end: int) -> str:
    """The part of a month or year that words tell: "early", "mid", "late" or "".

    >>> part_told("since the end of 2023", 0, 21), part_told("з середини 2023 року", 0, 20)
    ('late', 'mid')
    """
    found = EDGE.search(text, start, end)
    return found.lastgroup or "" if found else ""


def opening(part: str, days: Days) -> Days:
    """The days of a month or year from its part on: from its start it is whole."""
    return (days[0] if part in ("", "early") else part_days(part, days)[0]), days[1]


def closing(part: str, days: Days) -> Days:
    """The days of a month or year up to its part: to its end it is whole."""
    return days[0], (days[1] if part in ("", "late") else part_days(part, days)[1])
