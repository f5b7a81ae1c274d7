"""Lying bars: a lane for each, its name left of the base line, its value at the end."""

import itertools
from collections.abc import Sequence
from typing import Any

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from tracker.charts import style
from tracker.charts.axes import axis_texts, nice_ticks
from tracker.charts.labels import LINE
from tracker.charts.layout import box_of, paper, squeeze, to_points, width, wrap
from tracker.charts.spec import ChartSpec, Row
from tracker.charts.wording import words

THICK, THICKEST = 0.68, 28.0  # of a bar as part of its lane, and in points
TICK_ROOM = 75.0  # what a tick of the value axis takes of the chart [pt]
NARROWEST = 0.36  # part of the plot that names may take before they are wrapped
GAP = 4.0  # between a name or value and its bar [pt]


def height(spec: ChartSpec) -> float:
    """How much higher or lower than its format a chart of many or few lanes is, where a page can give it."""
    if spec.size in ("social", "square"):
        return 1.0
    return 1.0 + (0.12 if spec.size == "column" else 0.09) * max(-2, len(spec.names) - 4)


def lanes(spec: ChartSpec, plot: Axes, high: float, scale: float = 1.0) -> None:
    """Axes with a lane a name, from 0 to `high`; the second line of a name is smaller and wrapped."""
    type_ = style.type_of(spec.size)
    box = box_of(plot)
    ticks = nice_ticks(high, max(2, min(5, int((box.right - box.left) / TICK_ROOM))), whole=False)
    plot.set_xlim(0, max(high, ticks[-1]) * 1.001)
    plot.set_xticks(ticks, axis_texts(ticks, words(spec.language), spec.unit, scale))
    plot.tick_params(axis="x", labelsize=type_.axis, pad=2.5, length=0)
    plot.spines["bottom"].set_visible(False)
    plot.spines["left"].set_visible(True)
    plot.grid(axis="x", visible=True)
    beyond = width(plot.get_xticklabels()[-1].get_text(), type_.axis) / 2
    name_lanes(spec, plot, below=1.2 * type_.axis + 5.0, right=beyond)


def name_lanes(spec: ChartSpec, plot: Axes, below: float, right: float = 0.0, top: float = 0.0) -> None:
    """Lanes from the top down with their names left and room for the labels right [pt]."""
    type_ = style.type_of(spec.size)
    plot.set_ylim(len(spec.names) - 0.4, -0.6)
    plot.set_yticks([])
    box = box_of(plot)
    room = max(NARROWEST * (box.right - box.left), 90.0)
    named = [_lines(name, type_, room) for name in spec.names]
    left = max(width(text, font) for lines in named for text, font in lines) + GAP + 2.0
    labels = max((width(one.text, type_.label, True) for one in spec.labels), default=0.0)
    squeeze([plot], left, below, max(right, labels + 2 * GAP), top)
    for at, lines in enumerate(named):
        _name(plot, at, lines)


def _lines(name: str, type_: style.Type, room: float) -> list[tuple[str, float]]:
    """A name in lines with their sizes: what comes first in the size of the axis, the rest smaller."""
    first, _, rest = name.partition("\n")
    made = [(line, type_.axis) for line in wrap(first, type_.axis, room)]
    return made + [(line, type_.small) for line in wrap(rest, type_.small, room)]


def _name(plot: Axes, at: float, lines: Sequence[tuple[str, float]]) -> None:
    """The lines of a name, their middle at the height of the lane."""
    high = sum(LINE * font for _, font in lines)
    _, middle = to_points(plot, 0.0, at)
    top = middle + high / 2
    for text, font in lines:
        base = top - 0.92 * font
        colour = style.INK if font == lines[0][1] else style.MUTED
        write(plot, (box_of(plot).left - GAP, base), text, font, ha="right", color=colour, gid="name")
        top -= LINE * font


def half_of(plot: Axes, thickest: float = THICKEST) -> float:
    """Half of the thickness of a bar, as part of its lane."""
    box, (first, last) = box_of(plot), plot.get_ylim()
    return min(THICK, thickest * abs(last - first) / (box.top - box.bottom)) / 2


def bar(plot: Axes, at: float, row: Row, look: dict[str, Any] | None = None) -> None:
    """The bar of a row in its lane, from 0 to its value, or to what it is at least."""
    value, half = row.best if row.best is not None else row.low, half_of(plot)
    drawn = Rectangle((0.0, at - half), value or 0.0, 2 * half, gid=f"barh-{row.role}-{row.period}")
    drawn.set(**({"facecolor": style.BAR, "linewidth": 0} | (look or {})))
    plot.add_artist(drawn)


def span(plot: Axes, at: float, low: float, high: float) -> None:
    """A thin line along a lane from a lower to an upper value."""
    plot.plot([low, high], [at, at], color=style.INK, linewidth=0.9, gid="range")


def values(spec: ChartSpec, plot: Axes, aside: Sequence[float] = ()) -> None:
    """The labels of the spec right of the ends of their bars, some a little further `aside` [pt]."""
    font = style.type_of(spec.size).label
    for label, more in zip(spec.labels, itertools.chain(aside, itertools.repeat(0.0)), strict=False):
        across, up = to_points(plot, label.x, label.y)
        at = across + GAP + more, up - 0.34 * font
        write(plot, at, label.text, font, fontweight="bold", gid="label")


def write(plot: Axes, at: tuple[float, float], text: str, font: float, **look: Any) -> None:
    """A line of text with its base line at a place of the figure [pt]."""
    across, high = paper(plot)
    made = {"color": style.INK, "va": "baseline", "ha": "left"} | look
    plot.text(at[0] / across, at[1] / high, text, transform=plot.figure.transFigure, fontsize=font, **made)
