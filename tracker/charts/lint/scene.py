"""What stands in a figure after it was laid out: texts and marks with their places in points."""

import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.backends.backend_agg import FigureCanvasAgg, RendererAgg
from matplotlib.collections import FillBetweenPolyCollection, PolyCollection
from matplotlib.colors import to_rgba_array
from matplotlib.container import BarContainer
from matplotlib.figure import Figure
from matplotlib.legend import Legend
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.text import Text
from matplotlib.transforms import Transform

from tracker.charts.layout import Box
from tracker.charts.spec import ChartSpec
from tracker.charts.style import house

Points = npt.NDArray[np.float64]
POINTS_PER_INCH = 72


@dataclass(frozen=True, slots=True)
class Fault:
    """A rule that a chart breaks, where, and in which way."""

    rule: str
    where: str
    message: str


class Written(NamedTuple):
    """A visible text: `box` is what its line covers, `ink` without the room under the base line."""

    artist: Text
    text: str
    box: Box
    ink: Box


class Shape(NamedTuple):
    """A filled mark: its outline in points, and the colours of fill and edge (None: not drawn)."""

    artist: Rectangle | PolyCollection
    axes: Axes
    outline: Points
    fill: str | None
    edge: str | None


@dataclass(frozen=True)
class Scene:
    """A figure laid out at one point a pixel, with the spec it was drawn from."""

    figure: Figure
    spec: ChartSpec
    page: Box
    texts: tuple[Written, ...]

    @cached_property
    def lines(self) -> list[tuple[Axes, Line2D, Points]]:
        """Lines of all axes with their vertices [pt]."""
        found = []
        for axes in self.figure.axes:
            for line in axes.get_lines():
                if line.get_visible():
                    found.append((axes, line, self.points(line.get_xydata(), line.get_transform())))
        return found

    @cached_property
    def shapes(self) -> list[Shape]:
        """Rectangles and filled areas of all axes."""
        return list(self._shapes())

    def _shapes(self) -> Iterator[Shape]:
        for axes in self.figure.axes:
            for patch in axes.patches:
                if isinstance(patch, Rectangle) and patch.get_visible():
                    outline = self.points(patch.get_path().vertices, patch.get_transform())
                    yield Shape(patch, axes, outline, *_patch_colours(patch))
            for area in axes.collections:
                if isinstance(area, PolyCollection):
                    for path in area.get_paths():
                        outline = self.points(path.vertices, area.get_transform())
                        yield Shape(area, axes, outline, *_area_colours(area))

    @cached_property
    def bars(self) -> list[tuple[Axes, Rectangle, bool]]:
        """Bars of all axes and whether they stand upright: ours by name, those of a user by container."""
        found = []
        for axes in self.figure.axes:
            groups = [group for group in axes.containers if isinstance(group, BarContainer)]
            lying = {
                id(bar) for group in groups if group.orientation == "horizontal" for bar in group.patches
            }
            known = {id(bar) for group in groups for bar in group.patches}
            for bar in axes.patches:
                name = str(bar.get_gid())
                if isinstance(bar, Rectangle) and (id(bar) in known or name.startswith(("bar", "interval"))):
                    found.append((axes, bar, not name.startswith("barh") and id(bar) not in lying))
        return found

    @cached_property
    def bands(self) -> list[tuple[Axes, FillBetweenPolyCollection]]:
        """Filled areas between two lines."""
        return [
            (axes, area)
            for axes in self.figure.axes
            for area in axes.collections
            if isinstance(area, FillBetweenPolyCollection)
        ]

    def points(self, data: object, transform: Transform) -> Points:
        """Data points on the page [pt]."""
        plain = np.asarray(data, dtype=float)
        return np.asarray(transform.transform(plain), dtype=float) if len(plain) else plain.reshape(0, 2)


def read_scene(figure: Figure, spec: ChartSpec) -> Scene:
    """Lay the figure out at one point a pixel and collect its visible texts."""
    before = figure.dpi
    with house(), warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # a missing glyph is told as a fault
        canvas = FigureCanvasAgg(figure)
        figure.set_dpi(POINTS_PER_INCH)
        renderer = canvas.get_renderer()  # type: ignore[no-untyped-call]
        _settle(figure, renderer)
        texts = []
        for text in _texts(figure):
            extent = text.get_window_extent(renderer)
            box = Box(extent.x0, extent.y0, extent.x1, extent.y1)
            ink = box._replace(bottom=box.bottom + 0.22 * float(text.get_fontsize()))
            texts.append(Written(text, text.get_text(), box, ink))
        across, high = figure.get_size_inches() * POINTS_PER_INCH
        scene = Scene(figure, spec, Box(0.0, 0.0, float(across), float(high)), tuple(texts))
        _ = scene.lines, scene.shapes  # in points, before the resolution goes back
        figure.set_dpi(before)
    return scene


def _settle(figure: Figure, renderer: RendererAgg) -> None:
    """Give ticks their places, which takes measuring; legends and layouts find theirs in drawing alone."""
    if figure.get_layout_engine() is not None or figure.findobj(Legend):
        figure.draw_without_rendering()
        return
    for axes in figure.axes:
        axes.get_tightbbox(renderer, bbox_extra_artists=[])


def _texts(figure: Figure) -> list[Text]:
    """Visible texts, without the tick labels that lie outside the view."""
    hidden = {
        id(label)
        for axes in figure.axes
        for axis in (axes.xaxis, axes.yaxis)
        for label in _labels_out_of_view(axis)
    }
    return [
        text
        for text in figure.findobj(Text)
        if isinstance(text, Text)
        and text.get_visible()
        and text.get_text().strip()
        and id(text) not in hidden
    ]


def _labels_out_of_view(axis: Axis) -> Iterator[Text]:
    low, high = sorted(axis.get_view_interval())
    shown = axis.get_visible() and axis.axes.get_visible()
    for tick in (*axis.get_major_ticks(), *axis.get_minor_ticks()):
        outside = not low - 1e-9 <= tick.get_loc() <= high + 1e-9
        for label in (tick.label1, tick.label2):
            if outside or not shown:
                yield label


def _patch_colours(patch: Rectangle) -> tuple[str | None, str | None]:
    return _hex(patch.get_facecolor()), _hex(patch.get_edgecolor()) if patch.get_linewidth() > 0 else None


def _area_colours(area: PolyCollection) -> tuple[str | None, str | None]:
    faces, edges = to_rgba_array(area.get_facecolor()), to_rgba_array(area.get_edgecolor())
    fill = _hex(faces[0]) if len(faces) else None
    return fill, _hex(edges[0]) if len(edges) and float(np.max(area.get_linewidth())) > 0 else None


def _hex(colour: object) -> str | None:
    red, green, blue, alpha = (float(part) for part in colour)  # type: ignore[attr-defined]
    if alpha == 0:
        return None
    return "#" + "".join(f"{round(255 * part):02X}" for part in (red, green, blue))
