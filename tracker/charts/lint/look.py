"""Rules on the look: contrast, type, colours, axes and ticks."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import combinations
from pathlib import Path

import numpy as np
import numpy.typing as npt
from matplotlib.collections import FillBetweenPolyCollection
from matplotlib.colors import to_hex, to_rgb
from matplotlib.font_manager import findfont, get_font
from matplotlib.lines import Line2D

from tracker.charts import style
from tracker.charts.layout import Box, box_of
from tracker.charts.lint.scene import Fault, Scene, Shape

TEXT_CONTRAST, MARK_CONTRAST = 4.5, 3.0  # WCAG 2.2 AA, 1.4.3 and 1.4.11
LEAST_SIZE = 7.0
MOST_COLOURS = 4
MOST_TICKS = 6
NEUTRAL = {style.INK, style.MUTED, style.GRID, *style.FAN, style.PAPER}
EXEMPT_LINES = ("break", "stem")
_SCIENTIFIC = re.compile(r"\d[eE][+\-−]?\d|10\^|×\s*10|\d{5,}")


def luminance(colour: str) -> float:
    """Relative luminance of a colour (WCAG)."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in to_rgb(colour)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def ratio(one: str, other: str) -> float:
    """Contrast of two colours (WCAG).

    >>> round(ratio("#000000", "#FFFFFF"), 1)
    21.0
    """
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def contrast(scene: Scene) -> list[Fault]:
    """Text under 4.5:1 and marks under 3:1 against what is behind them."""
    return _text_contrast(scene) + _shape_contrast(scene) + _line_contrast(scene)


def _text_contrast(scene: Scene) -> list[Fault]:
    faults = []
    filled = [shape for shape in scene.shapes if shape.fill and len(shape.outline)]
    extents = _extents(filled)
    for one in scene.texts:
        colour = to_hex(one.artist.get_color())
        behind = {style.PAPER} | {filled[at].fill or style.PAPER for at in _behind(one.ink, extents)}
        worst = min((ratio(colour, fill), fill) for fill in behind)
        if worst[0] < TEXT_CONTRAST:
            faults.append(Fault("contrast", one.text, f"{colour} on {worst[1]} has {worst[0]:.1f}:1"))
    return faults


def _extents(shapes: Sequence[Shape]) -> npt.NDArray[np.float64]:
    """Left, bottom, right and top of shapes [pt]."""
    rows = [[*one.outline.min(axis=0), *one.outline.max(axis=0)] for one in shapes]
    return np.array(rows, dtype=float).reshape(-1, 4)


def _behind(box: Box, extents: npt.NDArray[np.float64]) -> npt.NDArray[np.intp]:
    """Which shapes lie behind a text, by more than half a point both ways."""
    left, bottom, right, top = extents.T
    across = np.minimum(right, box.right) - np.maximum(left, box.left)
    up = np.minimum(top, box.top) - np.maximum(bottom, box.bottom)
    return np.flatnonzero((across > 0.5) & (up > 0.5))


def _shape_contrast(scene: Scene) -> list[Fault]:
    faults = {}
    for shape in scene.shapes:
        best = max(
            (ratio(one, style.PAPER) for one in (shape.fill, shape.edge) if one), default=MARK_CONTRAST
        )
        if round(best, 1) < MARK_CONTRAST:
            name = shape.artist.get_gid() or "mark"
            faults[shape.fill] = Fault("contrast", name, f"{shape.fill} has {best:.1f}:1 on the page")
    return list(faults.values())


def _line_contrast(scene: Scene) -> list[Fault]:
    faults = []
    for axes, line, _ in scene.lines:
        name = str(line.get_gid() or "line")
        if name in EXEMPT_LINES or name.startswith("cell"):
            continue
        bands = [
            one.fill
            for one in scene.shapes
            if one.axes is axes and isinstance(one.artist, FillBetweenPolyCollection)
        ]
        bars = [one.fill for one in scene.shapes if one.axes is axes and one.fill not in (None, style.PAPER)]
        behind = {style.PAPER, *(one for one in [*bands, *(bars if _joins(line) else [])] if one)}
        for colour in _line_colours(line):
            worst = min((ratio(colour, fill), fill) for fill in behind)
            if worst[0] < (MARK_CONTRAST if worst[1] == style.PAPER else 2.75):
                faults.append(Fault("contrast", name, f"{colour} on {worst[1]} has {worst[0]:.1f}:1"))
    return faults


def _joins(line: Line2D) -> bool:
    return line.get_linestyle() not in ("None", "none", "", " ") and str(line.get_gid()).startswith("line")


def _line_colours(line: Line2D) -> set[str]:
    """The colours that make a line or its points visible: an open point counts by its edge."""
    colours = set()
    if line.get_linestyle() not in ("None", "none", "", " "):
        colours.add(to_hex(line.get_color()))
    if line.get_marker() not in ("None", "none", "", None):
        colours.add(to_hex(line.get_markeredgecolor()))
    return colours


def text_small(scene: Scene) -> list[Fault]:
    """Type under 7 points."""
    return [
        Fault("text_small", one.text, f"{float(one.artist.get_fontsize()):.1f} pt, at least {LEAST_SIZE:g}")
        for one in scene.texts
        if float(one.artist.get_fontsize()) < LEAST_SIZE
    ]


def rotated(scene: Scene) -> list[Fault]:
    """Text that does not lie level."""
    return [
        Fault("rotated", one.text, f"turned by {one.artist.get_rotation():g} degrees")
        for one in scene.texts
        if one.artist.get_rotation() % 360 != 0
    ]


def font(scene: Scene) -> list[Fault]:
    """Text in another face than the two of the house."""
    ours = {style.REGULAR.resolve(), style.BOLD.resolve()}
    faults = []
    for one in scene.texts:
        properties = one.artist.get_fontproperties()
        path = Path(findfont(properties)).resolve()
        if path not in ours or properties.get_style() != "normal":
            faults.append(Fault("font", one.text, f"is set in {path.name}"))
    return faults


@lru_cache(maxsize=1)
def _letters() -> frozenset[int]:
    charmaps = [get_font(str(path)).get_charmap() for path in (style.REGULAR, style.BOLD)]
    return frozenset(set(charmaps[0]) & set(charmaps[1]))


def glyph(scene: Scene) -> list[Fault]:
    """Letters that the house font does not have."""
    faults = []
    for one in scene.texts:
        absent = sorted({letter for letter in one.text if letter != "\n" and ord(letter) not in _letters()})
        if absent:
            faults.append(Fault("glyph", one.text, f"no glyph for {' '.join(absent)}"))
    return faults


def legend(scene: Scene) -> list[Fault]:
    """A legend in place of direct labels."""
    boxes = [axes.get_legend() for axes in scene.figure.axes if axes.get_legend()] + list(
        scene.figure.legends
    )
    return [Fault("legend", "legend", "label the marks themselves")] * len(boxes)


def categories(scene: Scene) -> list[Fault]:
    """More than four colours that stand for something (a colour scale in the spec is exempt)."""
    colours = {
        shape.fill
        for shape in scene.shapes
        if shape.fill
        and not (scene.spec.levels and str(shape.artist.get_gid()).startswith(("cell", "swatch")))
    }
    for _, line, _ in scene.lines:
        colours |= {colour.upper() for colour in _line_colours(line)}
    told = {colour.upper() for colour in colours} - NEUTRAL - {style.PALE_BAR}
    if len(told) <= MOST_COLOURS:
        return []
    return [
        Fault(
            "categories", "colours", f"{len(told)} colours, at most {MOST_COLOURS}: {', '.join(sorted(told))}"
        )
    ]


def two_axes(scene: Scene) -> list[Fault]:
    """Two value axes over one plot."""
    return [
        Fault("two_axes", "axes", "two axes share one plot")
        for one, other in combinations(scene.figure.axes, 2)
        if np.allclose(box_of(one), box_of(other), atol=1.0)
    ]


def base(scene: Scene) -> list[Fault]:
    """Bars that do not start at zero, or stand on nothing."""
    faults = []
    tops: dict[tuple[int, float], set[float]] = {}
    for axes, bar, upright in scene.bars:
        start, length = (bar.get_y(), bar.get_height()) if upright else (bar.get_x(), bar.get_width())
        at = (bar.get_x() if upright else bar.get_y(), bar.get_width() if upright else bar.get_height())
        stack = tops.setdefault((id(axes), round(at[0] + at[1] / 2, 6)), {0.0})
        name = str(bar.get_gid() or "bar")
        limits = axes.get_ylim() if upright else axes.get_xlim()
        if min(limits) > 0:
            faults.append(Fault("base", name, f"the axis starts at {min(limits):g}, not at 0"))
        if not any(abs(start - top) <= 1e-6 * max(1.0, abs(top)) for top in stack):
            faults.append(Fault("base", name, f"starts at {start:g}"))
        stack.add(start + length)
    return faults


def ticks(scene: Scene) -> list[Fault]:
    """More than six ticks, or numbers in scientific form or without separators."""
    faults = []
    for axes in scene.figure.axes:
        for name, axis in (("x", axes.xaxis), ("y", axes.yaxis)):
            low, high = sorted(axis.get_view_interval())
            labels = [
                tick.label1.get_text()
                for tick in axis.get_major_ticks()
                if low - 1e-9 <= tick.get_loc() <= high + 1e-9 and tick.label1.get_text()
            ]
            if len(labels) > MOST_TICKS:
                faults.append(Fault("ticks", name, f"{len(labels)} ticks, at most {MOST_TICKS}"))
            offset = axis.get_offset_text().get_text()
            faults += [
                Fault("ticks", text, "scientific or without separators")
                for text in [*labels, offset]
                if _SCIENTIFIC.search(text)
            ]
    return faults
