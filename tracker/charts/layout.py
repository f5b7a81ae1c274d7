"""Where words go on a chart: measuring, wrapping and the frame around the plot, all in points.

Widths come from the font files, so that a figure is laid out without drawing it first.
"""

import itertools
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.font_manager import get_font

from tracker.charts import style
from tracker.charts.spec import ChartSpec

MARGIN = 8.0
_MEASURE = 100.0  # the size at which widths are taken; they scale with the size
EMBEDDED = 0.76  # height of an embedded chart, which leaves its words to the page, as part of a whole one


class Box(NamedTuple):
    """A rectangle in the figure [pt from its lower left corner]."""

    left: float
    bottom: float
    right: float
    top: float

    def overlaps(self, other: "Box", by: float = 0.0) -> bool:
        """Whether both share more than `by` points in both directions."""
        across = min(self.right, other.right) - max(self.left, other.left)
        up = min(self.top, other.top) - max(self.bottom, other.bottom)
        return across > by and up > by

    def within(self, other: "Box") -> bool:
        """Whether this box lies in the other."""
        return (
            self.left >= other.left
            and self.right <= other.right
            and self.bottom >= other.bottom
            and self.top <= other.top
        )


@lru_cache(maxsize=4096)
def _width_at_measure(word: str, bold: bool) -> float:
    font = get_font(str(style.BOLD if bold else style.REGULAR))
    font.set_size(_MEASURE, 72)
    font.set_text(word, 0.0)
    return float(font.get_width_height()[0]) / 64


def width(text: str, size: float, bold: bool = False) -> float:
    """Width of the widest line of a text [pt]: that of its words and spaces, which the font does not kern.

    >>> round(width("2,505 drones", 10) / width("2,505 drones", 5), 6)
    2.0
    """
    return max(_line_width(line, bold) for line in text.split("\n")) * size / _MEASURE


def _line_width(line: str, bold: bool) -> float:
    """The width of one line at the size of the measure; widths of words are asked for once each."""
    words = line.split(" ")
    spaces = (len(words) - 1) * _width_at_measure(" ", bold)
    return spaces + sum(_width_at_measure(word, bold) for word in words if word)


def wrap(text: str, size: float, room: float, bold: bool = False) -> list[str]:
    """Lines no wider than `room`; a single word that is wider keeps its line."""
    lines: list[str] = []
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer, size, bold) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines if text else []


def balanced(text: str, size: float, room: float, bold: bool = False) -> list[str]:
    """Lines no wider than `room`, as few as can be, the last of them with more than a word or two."""
    lines = wrap(text, size, room, bold)
    least = 0.3 * room
    narrower = room
    while len(lines) > 1 and width(lines[-1], size, bold) < least and narrower > 0.6 * room:
        narrower -= 0.03 * room
        made = wrap(text, size, narrower, bold)
        if len(made) > len(lines):
            break
        lines = made
    return lines


def figure_size(spec: ChartSpec, factor: float = 1.0) -> tuple[float, float]:
    """Width and height of the figure of a spec [pt]; `factor` is for kinds that need more height."""
    size = style.SIZES[spec.size]
    return size.width, size.height * factor * (EMBEDDED if spec.mode == "embedded" else 1.0)


def words_height(spec: ChartSpec) -> float:
    """What the words of a spec take of the height of its figure, with the margins [pt]."""
    if spec.mode == "embedded":
        return 4.0
    type_, room = style.type_of(spec.size), style.SIZES[spec.size].width - 2 * MARGIN
    sized = (
        (balanced(spec.title, type_.title, room, True), type_.title),
        (balanced(spec.subtitle, type_.subtitle, room), type_.subtitle),
        (wrap(spec.note, type_.small, room) + wrap(spec.source, type_.small, room), type_.small),
    )
    return 2 * MARGIN + 13.5 + sum(1.25 * len(lines) * size for lines, size in sized)


def grown(spec: ChartSpec, least: float) -> float:
    """The factor on the height of a figure that leaves at least so much below its words [pt]."""
    return max(1.0, (words_height(spec) + least) / figure_size(spec)[1])


def write_words(figure: Figure, spec: ChartSpec) -> Box:
    """Set title, subtitle, note and source where the spec stands alone; the box left for the plot."""
    across, high = (float(one) * 72 for one in figure.get_size_inches())
    if spec.mode == "embedded":
        return Box(2.0, 2.0, across - 4.0, high - 2.0)
    type_ = style.type_of(spec.size)
    room = across - 2 * MARGIN
    top = high - MARGIN
    top = _lines(figure, "title", spec.title, top, type_.title, style.INK, room, bold=True)
    top = _lines(figure, "subtitle", spec.subtitle, top - 1.5, type_.subtitle, style.MUTED, room)
    foot = wrap(spec.note, type_.small, room), wrap(spec.source, type_.small, room)
    bottom = MARGIN + (len(foot[0]) + len(foot[1])) * 1.25 * type_.small
    lower = _lines(figure, "note", spec.note, bottom, type_.small, style.MUTED, room)
    _lines(figure, "source", spec.source, lower, type_.small, style.MUTED, room)
    return Box(MARGIN, bottom + 5.0, across - MARGIN, top - 7.0)


def _lines(
    figure: Figure,
    part: str,
    text: str,
    top: float,
    size: float,
    colour: str,
    room: float,
    bold: bool = False,
) -> float:
    """Write a part of the words line by line below `top`; the height at which it ends."""
    across, high = figure.get_size_inches() * 72
    for number, line in enumerate(balanced(text, size, room, bold)):
        base = top - size - number * 1.25 * size
        written = figure.text(
            MARGIN / across,
            (base + 0.14 * size) / high,
            line,
            fontsize=size,
            color=colour,
            fontweight="bold" if bold else "normal",
            va="baseline",
        )
        written.set_gid(f"{part}-{number}" if number else part)
        top_of_next = base - 0.25 * size
    return top_of_next if text else top


def figure_words(figure: Figure, part: str) -> str:
    """A part of the words as the figure carries it, its lines joined again."""
    texts = {str(text.get_gid()): text.get_text() for text in figure.texts}
    lines = [texts.get(part, "")]
    while f"{part}-{len(lines)}" in texts:
        lines.append(texts[f"{part}-{len(lines)}"])
    return " ".join(lines)


def add_panels(figure: Figure, box: Box, weights: Sequence[float], gap: float) -> tuple[Axes, ...]:
    """Axes one below the other that fill the box, with heights in the given proportion."""
    across, high = figure.get_size_inches() * 72
    free = box.top - box.bottom - gap * (len(weights) - 1)
    made, top = [], box.top
    for weight in weights:
        part = free * weight / sum(weights)
        at = (box.left / across, (top - part) / high, (box.right - box.left) / across, part / high)
        made.append(figure.add_axes(at))
        top -= part + gap
    return tuple(made)


def add_grid(figure: Figure, box: Box, shape: tuple[int, int], gaps: tuple[float, float]) -> tuple[Axes, ...]:
    """Equal axes in rows and columns that fill the box, row by row; `gaps` across and down."""
    across, high = figure.get_size_inches() * 72
    rows, columns = shape
    wide = (box.right - box.left - gaps[0] * (columns - 1)) / columns
    tall = (box.top - box.bottom - gaps[1] * (rows - 1)) / rows
    return tuple(
        figure.add_axes(
            (
                (box.left + column * (wide + gaps[0])) / across,
                (box.top - tall - row * (tall + gaps[1])) / high,
                wide / across,
                tall / high,
            )
        )
        for row in range(rows)
        for column in range(columns)
    )


def paper(axes: Axes) -> tuple[float, float]:
    """Width and height of the figure that axes are in [pt]."""
    figure = axes.get_figure(root=True)
    assert figure is not None
    across, high = figure.get_size_inches() * 72
    return float(across), float(high)


def box_of(axes: Axes) -> Box:
    """The box of axes in its figure [pt]."""
    across, high = paper(axes)
    left, bottom, right, top = axes.get_position().extents
    return Box(left * across, bottom * high, right * across, top * high)


def squeeze(axes: Sequence[Axes], left: float, below: float, right: float, top: float) -> None:
    """Take room off the sides of a stack of panels [pt]; their heights keep their proportion."""
    across, high = paper(axes[0])
    boxes = [box_of(one) for one in axes]
    gaps = sum(upper.bottom - lower.top for upper, lower in itertools.pairwise(boxes))
    before = boxes[0].top - boxes[-1].bottom - gaps
    factor = (before - below - top) / before
    edge = boxes[0].top - top
    for number, (one, box) in enumerate(zip(axes, boxes, strict=True)):
        part = (box.top - box.bottom) * factor
        at = (box.left + left) / across, (edge - part) / high
        one.set_position((*at, (box.right - right - box.left - left) / across, part / high))
        following = boxes[number + 1].top if number + 1 < len(boxes) else box.bottom
        edge -= part + box.bottom - following


def all_to_points(axes: Axes, xs: Sequence[float], ys: Sequence[float]) -> npt.NDArray[np.float64]:
    """Data points in the figure [pt]; position and limits of the axes must be final."""
    figure = axes.get_figure(root=True)
    assert figure is not None
    places = np.column_stack([xs, ys]).astype(float)
    return np.asarray(axes.transData.transform(places) * (72 / figure.dpi), dtype=np.float64).reshape(-1, 2)


def to_points(axes: Axes, x: float, y: float) -> tuple[float, float]:
    """One data point in the figure [pt]."""
    across, up = all_to_points(axes, [x], [y])[0]
    return float(across), float(up)
