"""Marks of single kinds that do not stand where the spec says: vintages, steps of a walk, days by source."""

from collections.abc import Iterator, Mapping

import numpy as np
from matplotlib.path import Path

from tracker.charts.kinds.coverage import strip_name
from tracker.charts.kinds.vintages import EARLIER, ring_name
from tracker.charts.kinds.waterfall import STEP, step_name
from tracker.charts.lint import truth
from tracker.charts.lint.scene import Fault, Scene

Place = tuple[float, ...]
KINDS = ("vintages", "waterfall", "coverage")


def drawn(scene: Scene) -> list[Fault]:
    """A mark that does not stand where the spec says, or is absent."""
    wanted, found = _wanted(scene), dict(_found(scene)) if scene.spec.kind in KINDS else {}
    return truth.drawn(scene) + [
        Fault("drawn", name, f"is at {found.get(name)}, the spec has {wanted.get(name)}")
        for name in sorted({*wanted, *found})
        if name not in found or name not in wanted or not _same(wanted[name], found[name])
    ]


def _same(one: Place, other: Place) -> bool:
    return len(one) == len(other) and bool(np.allclose(sorted(one), sorted(other), rtol=1e-9, atol=1e-6))


def _wanted(scene: Scene) -> Mapping[str, Place]:
    """Where the marks of the spec stand: heights of rings, ends of steps, middles of days."""
    spec = scene.spec
    if spec.kind == "vintages":
        known = [row for row in spec.rows if row.known]
        one = len({row.period for row in spec.rows}) == 1
        rings = [row for row in known if one or row.role == EARLIER]
        return {ring_name(row): (row.best if row.best is not None else row.low or 0.0,) for row in rings}
    if spec.kind == "waterfall":
        steps = [row for row in spec.rows if row.role.startswith(STEP)]
        return {step_name(row): (row.low or 0.0, row.high or 0.0) for row in steps}
    days: dict[str, Place] = {}
    for row in spec.rows if spec.kind == "coverage" else ():
        days[strip_name(row)] = (*days.get(strip_name(row), ()), row.x)
    return days


def _middles(path: Path) -> list[float]:
    """The middles of the days that a box of a strip stands for."""
    xs = np.asarray(path.vertices, dtype=float)[:4, 0]
    left, many = float(xs.min()), max(1, round(float(np.ptp(xs))))
    width = float(np.ptp(xs)) / many
    return [left + width * (at + 0.5) for at in range(many)]


def _found(scene: Scene) -> Iterator[tuple[str, Place]]:
    """The same of the marks that were drawn."""
    for axes in scene.figure.axes:
        for line in axes.get_lines():
            name, xy = str(line.get_gid()), np.asarray(line.get_xydata(), dtype=float)
            if name.startswith("vintage-"):
                yield name, (float(xy[0, 1]),)
            if name.startswith("days-"):
                yield name, tuple(xy[:, 0].tolist())
        for patch in axes.patches:
            if str(patch.get_gid()).startswith(STEP):
                ends = patch.get_extents().transformed(axes.transData.inverted())
                yield str(patch.get_gid()), (float(ends.x0), float(ends.x1))
        for area in axes.collections:
            if str(area.get_gid()).startswith("days-"):
                yield str(area.get_gid()), tuple(day for path in area.get_paths() for day in _middles(path))
