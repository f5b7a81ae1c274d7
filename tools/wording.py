"""Small words of English statements: numbers, nouns, lists, clocks, dates, windows."""

import re
from collections.abc import Sequence
from datetime import datetime

ONES: tuple[str, ...] = tuple(
    re.findall(
        r"\w+",
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
        fifteen sixteen seventeen eighteen nineteen""",
    )
)
TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


def in_words(number: int) -> str:
    """A number below 1,000 in words.

    >>> in_words(7), in_words(62), in_words(340)
    ('seven', 'sixty-two', 'three hundred and forty')
    """
    if number < 20:
        return ONES[number]
    if number < 100:
        return TENS[number // 10] + (f"-{ONES[number % 10]}" if number % 10 else "")
    rest = f" and {in_words(number % 100)}" if number % 100 else ""
    return f"{ONES[number // 100]} hundred{rest}"


def figure(number: int, words_below: int = 10) -> str:
    """A number as an editor prints it: in words below a limit, in digits from there on.

    >>> figure(7), figure(12), figure(62, 100)
    ('seven', '12', 'sixty-two')
    """
    return in_words(number) if number < words_below else f"{number:,}"


def first(number: int) -> str:
    """A number that opens a sentence: in words below a hundred."""
    return capital(figure(number, 100))


def plural(number: int, one: str, many: str) -> str:
    """The noun that follows a number."""
    return one if number == 1 else many


def join(parts: Sequence[str]) -> str:
    """A list as a sentence has it: "a, b and c"."""
    return f"{', '.join(parts[:-1])} and {parts[-1]}" if len(parts) > 1 else "".join(parts)


def capital(text: str) -> str:
    """The text with a capital first letter, the rest as it is."""
    return text[:1].upper() + text[1:]


def clock(instant: datetime, style: int = 0) -> str:
    """A time of day: 20:30, 20.30 or 8:30 p.m.

    >>> [clock(datetime(2025, 5, 1, 20, 0), style) for style in range(3)]
    ['20:00', '20.00', '8 p.m.']
    """
    if style == 2 and (instant.hour % 12, instant.minute) == (0, 0):
        return "noon" if instant.hour else "midnight"
    if style < 2:
        return f"{instant:%H:%M}".replace(":", "." if style else ":")
    half = "a.m." if instant.hour < 12 else "p.m."
    hour = instant.hour % 12 or 12
    return f"{hour}:{instant:%M} {half}" if instant.minute else f"{hour} {half}"


def day(instant: datetime, style: int = 0) -> str:
    """A date without its year: 29 June, or June 29."""
    return f"{instant:%B} {instant.day}" if style else f"{instant.day} {instant:%B}"


def window(start: datetime, end: datetime, style: int) -> str:
    """The window of an attack as an adverbial; styles differ in clock, order and the word for night."""
    if start.date() == end.date():
        return _one_day(start, end, style)
    if start.hour < 15 or end.hour > 12:
        style = (1, 2)[style % 2]
    forms = (
        "overnight into {end} (from {t1} on {start} to {t2} on {end})",
        "between {t1} on {start} and {t2} on {end}",
        "from {t1} on {start} until {t2} on {end}",
        "in the night to {end} ({t1} to {t2})",
        "on the night of {end}, from {d1} to {d2}",
        "between {a1} on {us_start} and {a2} on {us_end}",
        "overnight, from {t1} on {start} to {t2} on {end}",
        "overnight into {us_end} ({t1}-{t2})",
        "from {t1} on {week_start} to {t2} on {week_end}, {end}",
        "during the night to {week_end}, {end} (from {t1} on {start} until {t2})",
    )
    return forms[style % len(forms)].format(**_parts(start, end))


def _one_day(start: datetime, end: datetime, style: int) -> str:
    night = start.hour < 6
    forms = (
        ("between {t1} and {t2} on {end}", "in the night to {end} (from {t1} to {t2})")
        if night
        else ("during the day on {end}, from {t1} to {t2}", "between {t1} and {t2} on {end}")
    )
    return forms[style % 2].format(**_parts(start, end))


def _parts(start: datetime, end: datetime) -> dict[str, str]:
    return {
        "t1": clock(start),
        "t2": clock(end),
        "d1": clock(start, 1),
        "d2": clock(end, 1),
        "a1": clock(start, 2),
        "a2": clock(end, 2),
        "start": day(start),
        "end": day(end),
        "us_start": day(start, 1),
        "us_end": day(end, 1),
        "week_start": f"{start:%A}",
        "week_end": f"{end:%A}",
    }
