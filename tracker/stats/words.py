"""Words of the notes: plain sentences about one series, without causes."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from tracker import vocab

if TYPE_CHECKING:
    from tracker.series import Series

# What the objects of a metric did; others are named by their id.
DEEDS = {
    "launched": "reported launched",
    "shot_down": "reported shot down",
    "lost": "reported lost from radar",
    "suppressed": "reported suppressed",
    "neutralised": "reported shot down, lost or suppressed",
    "hit": "reported to have hit",
    "left_airspace": "reported to have left the airspace",
    "equipment_destroyed": "reported destroyed",
    "equipment_damaged": "reported damaged",
    "killed": "reported killed",
    "injured": "reported injured",
    "missing": "reported missing",
}
LOST_APART = "reported shot down or lost from radar"
RATES = {
    "rate_shot": "reported shot down",
    "rate_neutralised": "reported shot down, lost or suppressed",
    "rate_hit": "reported to have hit",
}
ONE = {"day": "day", "week": "week", "month": "month"}


def subject(series: "Series") -> str:
    """What a series counts: "drones reported launched", "missiles reported shot down"."""
    deed = DEEDS.get(series.metric)
    if deed is None:
        told = series.metric.replace("_", " ")
        return f"{told} of {objects(series)}" if class_ids(series) else told
    return f"{objects(series)} {deed}"


def were(series: "Series") -> str:
    """What was done to the objects, as a predicate: "were reported launched"."""
    deed = DEEDS.get(series.metric)
    return "stood in the reports" if deed is None else f"were {deed}"


def outcome(series: "Series") -> str:
    """What a rate says of the objects launched, in the words of the regime of its newest period.

    Where the source gives shot down and lost apart, neutralised is their sum; else its own one figure.
    """
    told = RATES.get(series.metric, series.metric.replace("_", " "))
    newest = str(series.frame["regime"].iloc[-1]).split("+")[-1] if len(series.frame) else ""
    apart = any(one.id == newest and "lost" in one.publishes for one in vocab.load().regimes)
    return LOST_APART if apart and series.metric == "rate_neutralised" else told


def objects(series: "Series") -> str:
    """The objects of a series in the plural: "drones", "ballistic missiles and cruise missiles"."""
    classes = vocab.load().classes
    names = [
        (classes[one].aliases["en"] or (one,))[0] if one in classes else one.replace("_", " ")
        for one in class_ids(series)
    ]
    return " and ".join(names) or "objects"


def class_ids(series: "Series") -> tuple[str, ...]:
    """Class ids of a series, sorted."""
    classes = series.classes
    return tuple(sorted(classes.split("+") if isinstance(classes, str) else classes))


def count(value: float) -> str:
    """A count with its thousands separated; decimals only below 100.

    >>> count(5438.0), count(1299.26), count(7.25)
    ('5,438', '1,299', '7.2')
    """
    if value == round(value) or abs(value) >= 100:
        return f"{round(value):,}"
    return f"{value:,.1f}"


def percent(value: float, sign: bool = False) -> str:
    """A value in percent with one decimal, "-" as a minus sign.

    >>> percent(-2.04), percent(86.02), percent(3.5, sign=True)
    ('−2.0 %', '86.0 %', '+3.5 %')
    """
    text = f"{value:+.1f}" if sign else f"{value:.1f}"
    text = text.lstrip("+-") if float(text) == 0 else text
    return text.replace("-", "−") + " %"


def day(value: date) -> str:
    """A day in words: "28 June 2026"."""
    return f"{value.day} {value:%B} {value.year}"


def period(first: date, end: date, by: str) -> str:
    """A period in words; `end` is exclusive.

    >>> period(date(2026, 6, 22), date(2026, 6, 29), "week")
    'the week to 28 June 2026'
    """
    if by == "month":
        return f"{first:%B} {first.year}"
    return day(first) if by == "day" else f"the week to {day(end - timedelta(days=1))}"


def within(first: date, end: date, by: str) -> str:
    """The adverbial of a period: "on 28 June 2026", "in the week to 28 June 2026"."""
    return f"{on_or_in(by)} {period(first, end, by)}"


def on_or_in(by: str) -> str:
    """The preposition of a period: on a day, in a week."""
    return "on" if by == "day" else "in"


def ordinal(rank: int) -> str:
    """Place in an order, "" for the first.

    >>> ordinal(1), ordinal(2), ordinal(3), ordinal(12)
    ('', 'second ', 'third ', '12th ')
    """
    words = {1: "", 2: "second ", 3: "third "}
    suffix = "th" if rank % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(rank % 10, "th")
    return words.get(rank, f"{rank}{suffix} ")


def levels(level: float) -> str:
    """A level of confidence in percent, without needless decimals: "95 %"."""
    return f"{100 * level:g} %"
