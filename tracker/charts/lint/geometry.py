"""Rules on places: text outside the page, over text, or under a line or the edge of a bar."""

from itertools import combinations

import numpy as np
import numpy.typing as npt

from tracker.charts.layout import Box
from tracker.charts.lint.scene import Fault, Points, Scene, Written

SHARED = 1.0  # how much two texts may share both ways [pt]


def clipped(scene: Scene) -> list[Fault]:
    """Text that leaves the figure."""
    page = Box(scene.page.left - 0.5, scene.page.bottom - 0.5, scene.page.right + 0.5, scene.page.top + 0.5)
    return [
        Fault("clipped", one.text, f"reaches {_out(one.box, scene.page):.1f} pt out of the figure")
        for one in scene.texts
        if not one.box.within(page)
    ]


def _out(box: Box, page: Box) -> float:
    return max(page.left - box.left, page.bottom - box.bottom, box.right - page.right, box.top - page.top)


def text_overlap(scene: Scene) -> list[Fault]:
    """Two texts that share more than a point both ways."""
    return [
        Fault("text_overlap", one.text, f'lies on "{other.text}"')
        for one, other in combinations(scene.texts, 2)
        if one.ink.overlaps(other.ink, SHARED)
    ]


def text_on_mark(scene: Scene) -> list[Fault]:
    """A line, a point or the edge of a bar that runs through text."""
    names, strokes = _strokes(scene)
    return [
        Fault("text_on_mark", one.text, f"{name} runs through it")
        for one in scene.texts
        for name in sorted({names[at] for at in np.flatnonzero(crossed(strokes, one))})
    ]


def _strokes(scene: Scene) -> tuple[list[str], Points]:
    """All straight pieces of lines, points and edges: the name of each, and its two ends in a row."""
    runs: list[tuple[str, Points]] = []
    for _, line, points in scene.lines:
        name = line.get_gid() or "line"
        if line.get_linestyle() not in ("None", "none", "", " "):
            runs.append((name, points))
        if line.get_marker() not in ("None", "none", "", None) and len(points):
            runs.append((name, _spots(points, float(line.get_markersize()) / 2)))
    runs += [(shape.artist.get_gid() or "edge", shape.outline) for shape in scene.shapes]
    pieces = [np.hstack([points[:-1], points[1:]]) for _, points in runs if len(points) > 1]
    names = [name for name, points in runs for _ in range(max(0, len(points) - 1))]
    strokes = np.vstack(pieces) if pieces else np.empty((0, 4))
    known = np.flatnonzero(np.isfinite(strokes).all(axis=1))
    return [names[at] for at in known], strokes[known]


def _spots(points: Points, reach: float) -> Points:
    """Points as level strokes of their own, as wide as the mark."""
    side = np.array([reach, 0.0])
    apart = np.full_like(points, np.nan)
    return np.stack([points - side, points + side, apart], axis=1).reshape(-1, 2)


def crossed(strokes: Points, one: Written) -> npt.NDArray[np.bool_]:
    """Which pieces enter the ink of a text (shrunk by half a point)."""
    box = one.ink
    low = np.array([box.left + 0.5, box.bottom + 0.5])
    high = np.array([box.right - 0.5, box.top - 0.5])
    start, step = strokes[:, :2], strokes[:, 2:] - strokes[:, :2]
    with np.errstate(divide="ignore", invalid="ignore"):
        first, second = (low - start) / step, (high - start) / step
    still = step == 0
    inside = (start >= low) & (start <= high)
    enter = np.where(still, np.where(inside, -np.inf, np.inf), np.minimum(first, second)).max(axis=1)
    leave = np.where(still, np.where(inside, np.inf, -np.inf), np.maximum(first, second)).min(axis=1)
    return np.asarray((enter <= leave) & (leave >= 0) & (enter <= 1))
