"""Axes of the house: a value axis from zero, a calendar axis, no more than six ticks on either."""

import itertools
import math
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from matplotlib.axes import Axes
from matplotlib.ticker import FixedLocator, NullLocator

from tracker.charts import style
from tracker.charts.layout import box_of, squeeze, width
from tracker.charts.spec import Row, day_number
from tracker.charts.wording import Words

MAX_TICKS, A_WEEK = 6, 7
FEWEST = 5  # periods that an axis has room for at least
LEAST_SPAN = 4.0  # counts that a plot without zero shows at least
_STEPS = (1.0, 2.0, 5.0, 10.0)


def nice_ticks(high: float, most: int = MAX_TICKS, whole: bool = True) -> list[float]:
    """Round ticks from 0 up to `high`: as many as fit, at most `most`.

    >>> nice_ticks(2598)
    [0.0, 500.0, 1000.0, 1500.0, 2000.0, 2500.0]
    >>> nice_ticks(3)
    [0.0, 1.0, 2.0, 3.0]
    """
    if high <= 0:
        return [0.0, 1.0]
    power = 10.0 ** math.floor(math.log10(high / most))
    steps = [
        step * power * ten for ten in (1.0, 10.0) for step in _STEPS if step * power * ten >= 1 or not whole
    ]
    step = next((one for one in steps if int(high / one + 1e-9) + 1 <= most), 1.0)
    return [step * at for at in range(int(high / step + 1e-9) + 1)]


def value_axis(
    axes: Axes,
    high: float,
    words: Words,
    unit: str,
    size: str,
    room: float = 1.08,
    most: int = MAX_TICKS,
    scale: float = 1.0,
) -> None:
    """A value axis from 0 to a little over `high`, with a grid and written-out numbers of `scale`."""
    ticks = nice_ticks(high, most, whole=unit == "count")
    top = max(high * room, ticks[-1] * 1.001)
    axes.set_ylim(0, top)
    axes.yaxis.set_major_locator(FixedLocator(ticks))
    axes.yaxis.set_minor_locator(NullLocator())
    axes.set_yticks(ticks, axis_texts(ticks, words, unit, scale))
    axes.tick_params(axis="y", labelsize=style.type_of(size).axis)
    axes.grid(axis="y", visible=True)


def free_axis(axes: Axes, low: float, high: float, words: Words, unit: str, size: str, most: int = 5) -> None:
    """A value axis for lines that need not start at zero: over a third of the plot stays free under them."""
    if from_zero(low, high):
        value_axis(axes, high, words, unit, size, room=1.25, most=most)
        return
    bottom, top = _free(low, high)
    axes.set_ylim(bottom, top)
    ticks = ticks_between(bottom, top, most, whole=unit == "count")
    axes.yaxis.set_major_locator(FixedLocator(ticks))
    axes.yaxis.set_minor_locator(NullLocator())
    axes.set_yticks(ticks, axis_texts(ticks, words, unit))
    axes.tick_params(axis="y", labelsize=style.type_of(size).axis)
    axes.grid(axis="y", visible=True)


def _free(low: float, high: float) -> tuple[float, float]:
    span = max(high - low, 0.02 * high, LEAST_SPAN)
    return low - 1.4 * span, high + 0.9 * span


def from_zero(low: float, high: float) -> bool:
    """Whether values from `low` to `high` are best drawn from zero: nothing is gained by leaving it out.

    >>> from_zero(805, 810), from_zero(200, 392), from_zero(3, 3)
    (False, True, True)
    """
    return _free(low, high)[0] < 0.3 * high


def ticks_between(low: float, high: float, most: int = MAX_TICKS, whole: bool = True) -> list[float]:
    """Round ticks from `low` to `high`, at most `most` of them.

    >>> ticks_between(798, 815, 5)
    [800.0, 805.0, 810.0, 815.0]
    """
    power = 10.0 ** math.floor(math.log10((high - low) / most))
    for step in (step * power * ten for ten in (1.0, 10.0) for step in _STEPS):
        first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
        if last - first < most and (step >= 1 or not whole):
            return [step * at for at in range(first, last + 1)]
    return [low]


def instant_axis(axes: Axes, instants: Sequence[datetime], words: Words, size: str) -> None:
    """An axis of instants at even steps from 0, as many of them named as there is room for."""
    axes.set_xlim(-0.4, len(instants) - 0.8)
    type_ = style.type_of(size)
    box = box_of(axes)
    most = max(2, min(MAX_TICKS, int((box.right - box.left) / (4.8 * type_.axis))))
    step = max(1, math.ceil((len(instants) - 1) / (most - 1)))
    shown = list(range(0, len(instants), step))
    texts = _instant_texts([instants[at] for at in shown], words)
    axes.xaxis.set_minor_locator(NullLocator())
    axes.set_xticks(shown, texts)
    axes.tick_params(axis="x", labelsize=type_.axis, pad=2.5)


def _instant_texts(instants: Sequence[datetime], words: Words) -> list[str]:
    """Day and clock where two share a day, else day and year."""
    days = [one.date() for one in instants]
    if len(set(days)) < len(days):
        return [f"{words.day(one.date(), 'day_short')}\n{one:%H:%M}" for one in instants]
    return [f"{words.day(day, 'day_short')}\n{day.year}" for day in days]


def axis_texts(ticks: Sequence[float], words: Words, unit: str, scale: float = 1.0) -> list[str]:
    """The texts of ticks, short and of one form: unit and scale stand in the subtitle."""
    if unit == "fraction":
        return [words.percent(tick, 0) for tick in ticks]
    even = all(abs(tick / scale - round(tick / scale)) < 1e-9 for tick in ticks)
    return [words.scaled(tick, scale, 0 if even else 1) for tick in ticks]


def money_scale(high: float, low: float) -> float:
    """The unit of a money axis up to `high`: one in which the least amount has a digit of its own.

    >>> money_scale(2.9e9, 4e8), money_scale(18e9, 2e6), money_scale(5e6, 3e6)
    (1000000000.0, 1000000.0, 1000000.0)
    """
    if high >= 1e9 and low >= 1e7:
        return 1e9
    return 1e6 if high >= 1e6 else 1.0


def month_starts(first: date, end: date) -> list[date]:
    """The first days of the months in `[first, end)`."""
    months = []
    at = first.replace(day=1)
    while at < end:
        if at >= first:
            months.append(at)
        at = (at + timedelta(days=32)).replace(day=1)
    return months


def _thinned(days: Sequence[date], most: int) -> list[date]:
    """Every k-th of the days, the months of a year evenly parted, at most `most` of them."""
    for step in (1, 2, 3, 4, 6, 12, 24, 60, 120):
        kept = [day for day in days if (day.month - 1 + 12 * day.year) % step == 0]
        if len(kept) <= most:
            return kept
    return list(days[:1])


def names_days(first: date, end: date, a_period: int) -> bool:
    """Whether an axis names days: its marks are no months, and fewer than three months begin in it."""
    return a_period <= A_WEEK and len(month_starts(first, end)) < 3


def date_ticks(
    first: date, end: date, words: Words, most: int, a_period: int = A_WEEK
) -> list[tuple[date, str]]:
    """Dates for ticks in `[first, end)` with their text; the year where it starts or changes.

    `a_period` is how many days a mark stands for: up to three weeks of days have ticks between the weeks.
    """
    months = month_starts(first, end)
    if names_days(first, end, a_period):
        span = (end - first).days
        weekly = a_period > 1 or span > 3 * 7
        step = math.ceil(span / most / 7) * 7 if weekly else math.ceil(span / most)
        days = [first + timedelta(days=i) for i in range(0, span, step)]
        return [
            (day, words.day(day, "day_short") + (f"\n{day.year}" if i == 0 else ""))
            for i, day in enumerate(days)
        ]
    kept = _thinned(months, most)
    years = [True] + [b.year != a.year for a, b in itertools.pairwise(kept)]
    return [(day, words.month_tick(day, year)) for day, year in zip(kept, years, strict=True)]


def date_axis(axes: Axes, rows: Sequence[Row], words: Words, size: str, pad: float = 0.0) -> None:
    """A calendar axis over the periods of rows, with `pad` days free on either side; see `date_ticks`.

    Few periods stand in the middle, as wide as if there were a few more.

    A day, a week or a month is named under the middle of its mark; months over marks of days and weeks are
    named where they begin.
    """
    first, end, a_period = rows[0].period, max(row.end for row in rows), rows[0].days
    pad += max(0.0, (FEWEST * a_period - (end - first).days) / 2)
    axes.set_xlim(day_number(first) - pad, day_number(end) + pad)
    type_ = style.type_of(size)
    most = min(MAX_TICKS, int((box_of(axes).right - box_of(axes).left) / (4.2 * type_.axis)))
    box = box_of(axes)
    a_point = max((end - first).days, FEWEST * a_period) / (box.right - box.left)
    named = names_days(first, end, a_period) or a_period > A_WEEK
    shift = a_period / 2 if named else 0.0
    ticks = [
        (day_number(day) + shift, text) for day, text in date_ticks(first, end, words, max(2, most), a_period)
    ]
    ticks = [
        (at, text) for at, text in ticks if at + width(text, type_.axis) / 2 * a_point < day_number(end) + pad
    ]
    axes.xaxis.set_minor_locator(NullLocator())
    axes.set_xticks([at for at, _ in ticks], [text for _, text in ticks])
    axes.tick_params(axis="x", labelsize=type_.axis, pad=2.5)


def no_dates(axes: Axes) -> None:
    """Leave out the calendar axis of an upper panel, which the one below carries."""
    axes.set_xticks([])


def fit(axes: Sequence[Axes], size: str, right: float = 0.0, top: float = 0.0) -> None:
    """Shrink panels so that their tick labels stay inside the room they were given [pt]."""
    type_ = style.type_of(size)
    labels = [label.get_text() for one in axes for label in one.get_yticklabels()]
    left = max((width(text, type_.axis) for text in labels), default=0.0) + (4.0 if labels else 0.0)
    dates = [label.get_text() for label in axes[-1].get_xticklabels()]
    lines = max((text.count("\n") + 1 for text in dates), default=0)
    below = 6.0 + lines * 1.2 * type_.axis if lines else 0.0
    squeeze(axes, left, below, right, top)
