"""Words of the notes: plain sentences about one series, without causes."""

import math
from collections.abc import Iterable, Sequence
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
    "still_airborne": "reported still airborne",
    "hit_locations": "reported struck",
    "debris_locations": "reported hit by debris",
    "equipment_destroyed": "reported destroyed",
    "equipment_damaged": "reported damaged",
    "killed": "reported killed",
    "injured": "reported injured",
    "missing": "reported missing",
    "personnel_losses": "reported killed or wounded",
    "aid_pledged": "reported pledged",
    "aid_committed": "reported committed",
    "aid_allocated": "reported allocated",
    "aid_disbursed": "reported disbursed",
}
PLACES = {"hit_locations": "by", "debris_locations": "of"}  # they count places, struck by what objects
ANY_OBJECT = ("air_target",)
AT_RUSSIA = "ua_on_ru"  # series are on strikes on Ukraine, unless they say otherwise
UNCOUNTED = "equipment"
SINGULAR = {"people": "person", "children": "child"}
LOST_APART = "reported shot down or lost from radar"
RATES = {
    "rate_shot": "reported shot down",
    "rate_neutralised": "reported shot down, lost or suppressed",
    "rate_hit": "reported to have hit",
}


def subject(series: "Series") -> str:
    """What a series counts: "drones reported launched", "places reported struck"."""
    deed = DEEDS.get(series.metric)
    if deed is None:
        told = series.metric.replace("_", " ")
        return f"{told} of {objects(series)}" if class_ids(series) else told
    return f"{counted_ones(series)} {deed}{_by_whom(series)}{_side(series)}"


def counted(series: "Series", value: float) -> str:
    """A value with what it counts: "90 drones", "1 missile", "80 places", "EUR 1,299 of military aid"."""
    if vocab.load().is_money(series.metric):
        return f"{series.unit} {count(value)} of {objects(series)}"
    return f"{count(value)} {counted_ones(series, one=value == 1)}"


def between(series: "Series", low: float, high: float) -> str:
    """What is known by its bounds alone, with what it counts: "75 to 76 drones"."""
    return f"{count(low)} to {counted(series, high)}"


def were(series: "Series", value: float | None = None) -> str:
    """What was done to them, as a predicate: "were reported launched", of a single one "was"."""
    single = value == 1 or (value is not None and vocab.load().is_money(series.metric))
    deed = DEEDS.get(series.metric, f"given as {series.metric.replace('_', ' ')}")
    return f"{'was' if single else 'were'} {deed}{_by_whom(series)}{_side(series)}"


def counted_ones(series: "Series", *, one: bool = False) -> str:
    """Noun of what is counted: the objects, or the places they struck."""
    if series.metric in PLACES:
        return "place" if one else "places"
    return objects(series, one=one)


def _by_whom(series: "Series") -> str:
    """Which objects struck a place, where that is told."""
    known = series.metric in PLACES and class_ids(series) != ANY_OBJECT
    return f" {PLACES[series.metric]} {objects(series)}" if known else ""


def _side(series: "Series") -> str:
    """The side that figures befell, where no weapon of the other one is named."""
    told = _are_weapons(series) and (series.metric not in PLACES or class_ids(series) != ANY_OBJECT)
    return " on the Russian side" if series.direction == AT_RUSSIA and not told else ""


def _are_weapons(series: "Series") -> bool:
    weapons = vocab.load().descendants(*ANY_OBJECT)
    return bool(weapons.intersection(class_ids(series)))


def outcome(series: "Series") -> str:
    """What a rate says of the objects launched, in the words of the regime of its newest period.

    Where the source gives shot down and lost apart, neutralised is their sum; else its own one figure.
    """
    told = RATES.get(series.metric, series.metric.replace("_", " "))
    newest = str(series.frame["regime"].iloc[-1]).split("+")[-1] if len(series.frame) else ""
    apart = any(one.id == newest and "lost" in one.publishes for one in vocab.load().regimes)
    return LOST_APART if apart and series.metric == "rate_neutralised" else told


def objects(series: "Series", *, one: bool = False) -> str:
    """The objects of a series, in the plural or of one: "drones", "ballistic and cruise missiles".

    Of strikes on Russia they are told with whose they are.
    """
    classes = vocab.load().classes
    names = [
        _name(classes[each].aliases["en"], each, one) if each in classes else each.replace("_", " ")
        for each in class_ids(series)
    ]
    nameless = "aid" if vocab.load().is_money(series.metric) else "object" if one else "objects"
    whose = "Ukrainian " if series.direction == AT_RUSSIA and _are_weapons(series) else ""
    return whose + (" and ".join(names) or nameless)


def _name(names: Sequence[str], known_as: str, one: bool) -> str:
    """The first name of a class; of one object the name without its "s", where that is a name too."""
    first = names[0] if names else known_as
    if first.endswith(UNCOUNTED):
        return f"{'piece' if one else 'pieces'} of {first}"
    single = SINGULAR.get(first, first.removesuffix("s"))
    return single if one and single in names else first


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


def percent(value: float, sign: bool = False, digits: int = 1) -> str:
    """A value in percent with one decimal or more, "-" as a minus sign.

    >>> percent(-2.04), percent(12410.7, sign=True), percent(3.5, sign=True), percent(0.043, True, 2)
    ('−2.0 %', '+12,410.7 %', '+3.5 %', '+0.04 %')
    """
    return f"{signed(value, digits) if sign else signed(value, digits).lstrip('+')} %"


def signed(value: float, digits: int = 1) -> str:
    """A number with its sign (none where it is printed as zero) and its thousands separated.

    >>> signed(-25.24), signed(0.04), signed(0.04, 2)
    ('−25.2', '0.0', '+0.04')
    """
    text = f"{value:+,.{digits}f}"
    return (text.lstrip("+-") if float(text.replace(",", "")) == 0 else text).replace("-", "−")


def digits_apart(values: Iterable[float], other: float = 0.0) -> int:
    """How many decimals keep values from being printed as another number that they are not.

    >>> digits_apart((0.04, 1.38)), digits_apart((0.0, 1.38)), digits_apart((1.004, 2.0), other=1.0)
    (2, 1, 3)
    """
    apart = [abs(value - other) for value in values if value != other and math.isfinite(value)]
    return max(1, math.ceil(-math.log10(2 * min(apart)))) if apart else 1


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
