"""Direct labels, set by rule where they hide nothing: above, beside, or higher up with a thin stem."""

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
import numpy.typing as npt
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from tracker.charts import style
from tracker.charts.layout import Box, all_to_points, box_of, paper, to_points, width
from tracker.charts.spec import Break, ChartSpec, Label, Row, day_number

Align = Literal["left", "center", "right"]
LINE = 1.2  # line height as part of the size
LONGEST_STEM = 40.0  # a label further from its point than this says nothing
_CAP = 0.72  # height of a capital and its air as part of the size


@dataclass(slots=True)
class Obstacles:
    """What labels must keep clear of in one figure [pt]."""

    boxes: list[Box] = field(default_factory=list)
    _table: npt.NDArray[np.float64] = field(default_factory=lambda: np.empty((0, 4)))

    def bars(self, axes: Axes, spans: Iterable[tuple[float, float, float, float]]) -> None:
        """Keep clear of bars: (left, right, bottom, top) in data."""
        for left, right, bottom, top in spans:
            x0, y0 = to_points(axes, left, bottom)
            x1, y1 = to_points(axes, right, top)
            self.boxes.append(Box(x0, y0, x1, y1))

    def line(self, axes: Axes, xs: Sequence[float], ys: Sequence[float], air: float = 1.5) -> None:
        """Keep clear of a line through data points, sampled every two points."""
        points = all_to_points(axes, xs, ys)
        for (x0, y0), (x1, y1) in itertools.pairwise(points):
            steps = max(1, int(np.hypot(x1 - x0, y1 - y0) / 2))
            for step in range(steps + 1):
                at = step / steps
                self.spot(float(x0 + at * (x1 - x0)), float(y0 + at * (y1 - y0)), air)

    def rows(self, axes: Axes, rows: Sequence[Row], air: float = 2.5) -> None:
        """Keep clear of the points of rows, and of the uprights of those known as an interval."""
        known = [row for row in rows if row.best is not None]
        self.points(axes, [row.x for row in known], [row.best or 0.0 for row in known], air)
        for row in rows:
            if row.best is None and row.low is not None and row.high is not None:
                self.line(axes, [row.x] * 2, [row.low, row.high])

    def points(self, axes: Axes, xs: Sequence[float], ys: Sequence[float], air: float = 2.5) -> None:
        """Keep clear of single points in data."""
        for x, y in all_to_points(axes, xs, ys):
            self.spot(float(x), float(y), air)

    def spot(self, x: float, y: float, air: float) -> None:
        """Keep clear of one place in the figure [pt]."""
        self.boxes.append(Box(x - air, y - air, x + air, y + air))

    def free(self, box: Box) -> bool:
        """Whether nothing lies in the box."""
        if len(self._table) < len(self.boxes):
            self._table = np.array(self.boxes, dtype=float)
        left, bottom, right, top = self._table.T
        inside = (left < box.right) & (right > box.left) & (bottom < box.top) & (top > box.bottom)
        return not inside.any()


def place(axes: Axes, labels: Sequence[Label], obstacles: Obstacles, size: str, bold: bool = True) -> None:
    """Write labels where they hide nothing; one that finds no room is left out unless it `must` stay."""
    for label in sorted(labels, key=lambda one: not one.must):
        if label.place == "right":
            _write_right(axes, label, obstacles, size, bold)
        else:
            _write_free(axes, label, obstacles, size, bold)


def _write_right(axes: Axes, label: Label, obstacles: Obstacles, size: str, bold: bool) -> None:
    """A label at the end of a line, in the margin right of the plot."""
    font = style.type_of(size).label
    _, y = to_points(axes, label.x, label.y)
    lines = label.text.count("\n") + 1
    half = lines * LINE * font / 2
    x = box_of(axes).right + 4.0
    floor = box_of(axes).bottom
    box = Box(x, y - half, x + width(label.text, font, bold), y + half)
    for move in sorted(np.arange(-60.0, 61.0, 2.0), key=lambda one: (abs(one), one)):
        moved = Box(box.left, box.bottom + move, box.right, box.top + move)
        if moved.bottom >= floor - 2.0 and obstacles.free(moved):
            box = moved
            break
    _write(axes, label.text, box, font, "left", bold)
    obstacles.boxes.append(box)


def _write_free(axes: Axes, label: Label, obstacles: Obstacles, size: str, bold: bool) -> None:
    font = style.type_of(size).label
    point = to_points(axes, label.x, label.y)
    plot = box_of(axes)
    across = width(label.text, font, bold)
    down = (label.text.count("\n")) * LINE * font + _CAP * font
    bounds = Box(plot.left, plot.bottom, plot.right + 1.0, plot.top + 1.0)
    for box, align in _candidates(point, across, down, label.place, bounds):
        stem = _stem(point, box, label.place)
        if stem is not None and not label.must and stem.top - stem.bottom > LONGEST_STEM:
            return
        if box.within(bounds) and obstacles.free(box) and (stem is None or _stem_free(stem, obstacles)):
            _write(axes, label.text, box, font, align, bold)
            obstacles.boxes.append(Box(box.left - 2, box.bottom - 2, box.right + 2, box.top + 2))
            if stem is not None:
                _draw_stem(axes, stem)
                obstacles.boxes.append(stem)
            return


def _candidates(
    point: tuple[float, float], across: float, down: float, place: str, bounds: Box
) -> Iterable[tuple[Box, Align]]:
    """Boxes for a label, best first: close to the point, then further off."""
    x, y = point
    if place == "beside":
        yield from _beside(point, across, down, bounds)
        return
    lefts: tuple[tuple[float, Align], ...] = (
        (x - across / 2, "center"),
        (x - across + 3, "right"),
        (x - 3, "left"),
    )
    pushed: tuple[float, Align] = (min(max(x - across / 2, bounds.left), bounds.right - across), "center")
    step = 4.0
    reach = int((bounds.top - bounds.bottom) / step) + 1
    for far in range(reach):
        gap = 3.5 + far * step
        for left, align in (*lefts, pushed):
            bottom = y + gap if place == "above" else y - gap - down
            yield Box(left, bottom, left + across, bottom + down), align
    for left in (x + 5.0, x - across - 5.0):
        yield Box(left, y - down / 2, left + across, y + down / 2), "left"


def _beside(
    point: tuple[float, float], across: float, down: float, bounds: Box
) -> Iterable[tuple[Box, Align]]:
    """Boxes right or left of a point and lower, clear of an upright that goes down from it."""
    x, y = point
    for far in range(int((y - bounds.bottom) / 4.0)):
        bottom = y - down / 2 - 4.0 * far
        for left in (x + 5.0, x - across - 5.0):
            yield Box(left, bottom, left + across, bottom + down), "left"


def place_in_row(axes: Axes, labels: Sequence[Label], height: float, size: str) -> None:
    """Labels side by side in one line above a height, each as near above its point as the others let it.

    Of points above each other the lower value comes first. The last of the labels are left out where the
    line is too short for all.
    """
    font = style.type_of(size).label
    gap = 0.9 * font
    plot = box_of(axes)
    shown = list(labels)
    while shown and sum(width(one.text, font, True) + gap for one in shown) - gap > plot.right - plot.left:
        shown.pop()
    shown.sort(key=lambda one: (one.x, one.y))
    lefts: list[float] = []
    for one in shown:
        x, _ = to_points(axes, one.x, height)
        least = lefts[-1] + width(shown[len(lefts) - 1].text, font, True) + gap if lefts else plot.left
        lefts.append(max(least, x - width(one.text, font, True) / 2))
    edge = plot.right
    for at in reversed(range(len(shown))):
        across = width(shown[at].text, font, True)
        left = min(lefts[at], edge - across)
        edge = left - gap
        _, y = to_points(axes, shown[at].x, height)
        _write(
            axes, shown[at].text, Box(left, y + 3.5, left + across, y + 3.5 + _CAP * font), font, "left", True
        )


def _stem(point: tuple[float, float], box: Box, place: str) -> Box | None:
    """The thin upright from a point to a label that stands well off it."""
    x, y = point
    if place == "beside":
        return None
    near, far = (y + 2.5, box.bottom - 1.5) if place == "above" else (box.top + 1.5, y - 2.5)
    return Box(x - 0.3, near, x + 0.3, far) if far - near > 5.0 else None


def _stem_free(stem: Box, obstacles: Obstacles) -> bool:
    return obstacles.free(Box(stem.left - 0.5, stem.bottom + 1.0, stem.right + 0.5, stem.top))


def _draw_stem(axes: Axes, stem: Box) -> None:
    across, high = paper(axes)
    middle = (stem.left + stem.right) / 2 / across
    line = Line2D(
        [middle, middle],
        [stem.bottom / high, stem.top / high],
        transform=axes.figure.transFigure,
        color=style.MUTED,
        linewidth=0.6,
    )
    line.set_gid("stem")
    axes.add_line(line)
    line.set_clip_on(False)


def _write(axes: Axes, text: str, box: Box, font: float, align: Align, bold: bool) -> None:
    across, high = paper(axes)
    x = {"left": box.left, "center": (box.left + box.right) / 2, "right": box.right}[align]
    lines = text.split("\n")
    for number, line in enumerate(lines):
        base = box.bottom + (len(lines) - 1 - number) * LINE * font + 0.02 * font
        axes.text(
            x / across,
            base / high,
            line,
            transform=axes.figure.transFigure,
            fontsize=font,
            fontweight="bold" if bold else "normal",
            color=style.INK,
            ha=align,
            va="baseline",
            gid="label",
        )


def right_room(labels: Sequence[Label], size: str) -> float:
    """The margin that labels at the ends of lines need [pt]."""
    font = style.type_of(size).label
    texts = [label.text for label in labels if label.place == "right"]
    return max((width(text, font, True) + 5.0 for text in texts), default=0.0)


def title_room(spec: ChartSpec) -> float:
    """Height above each panel that its name takes [pt]; nothing where panels have no names."""
    return 1.5 * style.type_of(spec.size).label if spec.names else 0.0


def title_panels(spec: ChartSpec, panels: Sequence[Axes]) -> None:
    """The name of each panel above its left upper corner."""
    font = style.type_of(spec.size).label
    for panel, name in zip(panels, spec.names, strict=False):
        box = box_of(panel)
        edge = Box(box.left, box.top + 0.35 * font, box.right, box.top + 1.35 * font)
        _write(panel, name, edge, font, "left", width(name, font, True) <= box.right - box.left)


def write_lines(axes: Axes, lines: Sequence[str], aside: float, size: str) -> None:
    """Lines of a heading over a panel, from `aside` left of it [pt]; the first may stand alone."""
    font = style.type_of(size).label
    box = box_of(axes)
    left, bottom = box.left - aside, box.top + 4.0
    edge = Box(left, bottom, box.right, bottom + len(lines) * LINE * font)
    _write(axes, "\n".join(lines), edge, font, "left", True)


def break_strip(breaks: Sequence[Break], first: float, last: float, size: str) -> float:
    """Height of the strip above a plot that carries the words of its breaks [pt]."""
    shown = [one for one in breaks if first < day_number(one.day) < last]
    return 0.0 if not shown else len(shown) * 1.25 * style.type_of(size).small + 3.0


def draw_breaks(
    axes: Sequence[Axes], breaks: Sequence[Break], size: str, obstacles: Obstacles, lift: float = 0.0
) -> None:
    """Dotted rules through all panels at the breaks in view, with their words in the strip above.

    Labels of the first panel keep clear of the rules.
    """
    font = style.type_of(size).small
    low, high = axes[0].get_xlim()
    shown = [one for one in breaks if low < day_number(one.day) < high]
    for number, one in enumerate(shown):
        for panel in axes:
            panel.axvline(
                day_number(one.day), color=style.INK, linewidth=1.0, linestyle=(0, (1, 2)), gid="break"
            )
        obstacles.line(axes[0], [day_number(one.day)] * 2, axes[0].get_ylim())
        _break_words(axes[0], one, (len(shown) - 1 - number) * 1.25 * font + 3.0 + lift, font)


def _break_words(axes: Axes, one: Break, lift: float, font: float) -> None:
    plot = box_of(axes)
    x, _ = to_points(axes, day_number(one.day), 0)
    across = width(one.text, font)
    left = min(max(x - across / 2, plot.left), plot.right - across)
    _write(
        axes, one.text, Box(left, plot.top + lift, left + across, plot.top + lift + font), font, "left", False
    )
