"""Hatching as clipped straight strokes: fill patterns leave white seams where a PDF reader tiles them."""

import math
from typing import NamedTuple

from matplotlib.axes import Axes
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.transforms import Affine2D

from tracker.charts.layout import Box, all_to_points, paper

STEP = 6.0  # from stroke to stroke, level [pt]
WEIGHT = 0.6  # of a stroke [pt]
SHORTEST = 0.4  # a shorter stroke is a dot in a corner [pt]
Stroke = tuple[tuple[float, float], tuple[float, float]]


class Hatch(NamedTuple):
    """How a mark is hatched: colour of the strokes, whether they rise to the right, their distance [pt]."""

    colour: str
    rising: bool = True
    step: float = STEP


def strokes(box: Box, rising: bool = True, step: float = STEP) -> list[Stroke]:
    """The strokes at 45 degrees within a box; those of neighbouring boxes lie on the same lines.

    >>> strokes(Box(0, 0, 4, 4), step=4)
    [((0, 0), (4, 4))]
    """
    if not rising:
        mirrored = strokes(Box(-box.right, box.bottom, -box.left, box.top), step=step)
        return [((-x1, y1), (-x0, y0)) for (x0, y0), (x1, y1) in mirrored]
    first, last = math.ceil((box.bottom - box.right) / step), math.floor((box.top - box.left) / step)
    made = []
    for lift in (step * at for at in range(first, last + 1)):
        left, right = max(box.left, box.bottom - lift), min(box.right, box.top - lift)
        if right - left >= SHORTEST:
            made.append(((left, left + lift), (right, right + lift)))
    return made


def draw_hatch(axes: Axes, box: Box, hatch: Hatch, name: str) -> None:
    """Hatch a box of the figure [pt], as one path named after its mark; the axes must have their place."""
    inner = Box(box.left + WEIGHT / 2, box.bottom + WEIGHT / 2, box.right - WEIGHT / 2, box.top - WEIGHT / 2)
    steps = (hatch.step / part for part in (1, 2, 4))  # a thin mark may lie between wide strokes
    made = next((found for step in steps if (found := strokes(inner, hatch.rising, step))), [])
    if not made:
        return
    _, high = paper(axes)  # files count from the upper edge: tenths of a point from there keep them short
    ends = [(round(x, 1), high - round(high - y, 1)) for stroke in made for x, y in stroke]
    path = Path(ends, [Path.MOVETO, Path.LINETO] * len(made))
    figure = axes.get_figure(root=True)
    assert figure is not None
    drawn = PathPatch(path, gid=f"hatch-{name}", facecolor="none", edgecolor=hatch.colour, linewidth=WEIGHT)
    drawn.set(transform=Affine2D().scale(1 / 72) + figure.dpi_scale_trans, capstyle="butt")
    axes.add_artist(drawn)
    drawn.set_clip_on(False)


def box_in_data(axes: Axes, left: float, bottom: float, right: float, top: float) -> Box:
    """A box of the figure [pt] from its corners in data."""
    (x0, y0), (x1, y1) = all_to_points(axes, [left, right], [bottom, top]).tolist()
    return Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
