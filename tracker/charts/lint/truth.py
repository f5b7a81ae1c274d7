"""Rules on the truth: gaps and breaks stay open, what is not over looks it, marks equal the spec."""

import itertools
import re
from collections.abc import Iterator, Sequence
from datetime import date

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import FillBetweenPolyCollection
from matplotlib.colors import to_hex, to_rgba
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from tracker.charts import style
from tracker.charts.kinds import traces
from tracker.charts.kinds.day_calendar import cell_of, monday, shade
from tracker.charts.kinds.vintages import ring_name
from tracker.charts.lint.scene import Fault, Points, Scene
from tracker.charts.rows import UNSURE
from tracker.charts.spec import ChartSpec, Row, day_number

_LINE = re.compile(r"line-(?P<role>.+)-\d+")
_BAR = re.compile(r"(?:barh?|cell)-(?P<role>.+)-(?P<period>\d{4}-\d\d-\d\d)")
STACK = "outcome_stack"
_NO_JOIN = ("stem", "step", "break", "range", "swatch")


def _joined(scene: Scene) -> Iterator[tuple[str, Sequence[Row], Points]]:
    """Lines in data coordinates with the rows they stand for."""
    main = scene.spec.rows[0].role if scene.spec.rows else ""
    for axes, line, _ in scene.lines:
        name = str(line.get_gid() or "line")
        if line.get_linestyle() in ("None", "none", "", " ") or name.startswith(_NO_JOIN):
            continue
        if line.get_transform() != axes.transData:
            continue
        match = _LINE.fullmatch(name)
        yield (
            name,
            scene.spec.role(match["role"] if match else main),
            np.asarray(line.get_xydata(), dtype=float),
        )


def _steps(points: Points) -> list[tuple[float, float]]:
    """Pairs of neighbouring places that a line really joins."""
    return [
        (float(a[0]), float(b[0]))
        for a, b in itertools.pairwise(points)
        if np.isfinite(a).all() and np.isfinite(b).all()
    ]


def gap_joined(scene: Scene) -> list[Fault]:
    """A line over a period that nobody reported."""
    faults = []
    for name, rows, points in _joined(scene):
        if name.startswith("trace-"):
            continue  # runs where the spec says, or `drawn` tells it
        unknown = [row for row in rows if row.best is None]
        for left, right in _steps(points):
            over = [row for row in unknown if left <= row.x <= right]
            faults += [
                Fault("gap_joined", name, f"joins over {row.period}, which is not reported") for row in over
            ]
    return faults


def break_joined(scene: Scene) -> list[Fault]:
    """A line over a date from which the figure means something else."""
    cuts = [one.day for one in scene.spec.breaks if one.cuts]
    return [
        Fault("break_joined", name, f"joins over {cut}, from which the figure means something else")
        for name, _, points in _joined(scene)
        for left, right in _steps(points)
        for cut in cuts
        if left < day_number(cut) < right
    ]


def partial_unmarked(scene: Scene) -> list[Fault]:
    """A period that is not over, drawn as if it were, or without a word of how far it is."""
    spec = scene.spec
    shown = _drawn_roles(scene)
    unfinished = [row for row in spec.rows if row.status == "partial" and row.best]
    rows = [row for row in unfinished if row.role in shown]
    faults = []
    for row in rows:
        if not _looks_open(scene, row):
            faults.append(
                Fault("partial_unmarked", f"{row.role} {row.period}", "is drawn like a whole period")
            )
    told = spec.note + " ".join(label.text for label in spec.labels)
    counted = spec.by != "day" and not spec.levels
    if rows and counted and not any(str(row.days_reported) in told for row in unfinished):
        faults.append(Fault("partial_unmarked", spec.note, "does not say how many days are in"))
    return faults


def _drawn_roles(scene: Scene) -> set[str]:
    """The series that stand in the figure as bars, cells or points of their own."""
    metrics = {one for key in scene.spec.series for one in (key.metric, "+".join(key.classes))}
    names = [str(one.artist.get_gid()) for one in scene.shapes] + [
        str(line.get_gid()) for _, line, _ in scene.lines
    ]
    matches = [_BAR.fullmatch(name) for name in names]
    bars = {match["role"] for match in matches if match}
    return metrics & (bars | {name.split("-", 1)[-1] for name in names})


def _looks_open(scene: Scene, row: Row) -> bool:
    """Whether each bar and each point of a row is hollow, and there is one."""
    found = [_hollow(mark, scene) for mark in _bars_of(scene, row)]
    for _, line, _ in scene.lines:
        if row.as_of and line.get_gid() == ring_name(row):
            found.append(to_hex(line.get_markerfacecolor()).upper() == style.PAPER)
            continue
        if line.get_marker() in ("None", "none", "", None) or not str(line.get_gid()).endswith(row.role):
            continue
        if np.isclose(np.asarray(line.get_xdata(), dtype=float), row.x).any():
            found.append(to_hex(line.get_markerfacecolor()).upper() == style.PAPER)
    return bool(found) and all(found)


def _bars_of(scene: Scene, row: Row) -> list[Rectangle]:
    wanted = (f"bar-{row.role}-{row.period}", f"cell-{row.role}-{row.period}")
    return [
        one.artist
        for one in scene.shapes
        if isinstance(one.artist, Rectangle) and one.artist.get_gid() in wanted
    ]


def _hollow(bar: Rectangle, scene: Scene) -> bool:
    """Whether a bar is hollow, and hatched or (where hatching means a part) outlined in its colour."""
    red_to_alpha = to_rgba(bar.get_facecolor())
    empty = red_to_alpha[3] == 0 or to_hex(red_to_alpha).upper() == style.PAPER
    return empty and (_hatched(bar) or scene.spec.kind == STACK)


def _hatched(bar: Rectangle) -> bool:
    name = f"hatch-{bar.get_gid()}"
    return bar.axes is not None and any(patch.get_gid() == name for patch in bar.axes.patches)


def drawn(scene: Scene) -> list[Fault]:
    """A bar, line or band that does not stand where the spec says."""
    spec = scene.spec
    by_name = {(row.role, row.period): row for row in spec.rows}
    faults = []
    for _, bar, upright in scene.bars:
        match = _BAR.fullmatch(str(bar.get_gid()))
        row = by_name.get((match["role"], date.fromisoformat(match["period"]))) if match else None
        if row is None:
            continue
        length = bar.get_height() if upright else bar.get_width()
        wanted = row.best if row.best is not None else row.low
        if not _same(length, wanted):
            faults.append(Fault("drawn", str(bar.get_gid()), f"is {length:g} long, the spec has {wanted}"))
    for axes, line, _ in scene.lines:
        faults += _wrong_line(spec, axes, line)
    for _, area in scene.bands:
        faults += _wrong_band(spec, area)
    faults += _wrong_cells(scene)
    faults += _wrong_traces(scene)
    return faults


def _wrong_line(spec: ChartSpec, axes: Axes, line: Line2D) -> list[Fault]:
    match = _LINE.fullmatch(str(line.get_gid()))
    if not match or line.get_transform() != axes.transData:
        return []
    rows = {round(row.x, 6): row.best for row in spec.role(match["role"])}
    return [
        Fault("drawn", str(line.get_gid()), f"has {y:g} at {x:g}, the spec {rows.get(round(float(x), 6))}")
        for x, y in np.asarray(line.get_xydata(), dtype=float)
        if np.isfinite(y) and not _same(float(y), rows.get(round(float(x), 6)))
    ]


def _wrong_band(spec: ChartSpec, area: FillBetweenPolyCollection) -> list[Fault]:
    """Corners of a band that are neither a lower nor an upper bound of the spec."""
    role = str(area.get_gid()).rsplit("-", 1)[0]
    bounds = [value for row in spec.role(role) for value in (row.low, row.high) if value is not None]
    heights = np.concatenate([np.asarray(path.vertices, dtype=float)[:, 1] for path in area.get_paths()])
    known = np.array(sorted(bounds)) if bounds else np.array([np.inf])
    near = np.abs(heights[:, None] - known[None, :]).min(axis=1) > 1e-6 * np.maximum(1.0, np.abs(heights))
    return (
        [Fault("drawn", str(area.get_gid()), f"{int(near.sum())} corners are not in the spec")]
        if near.any()
        else []
    )


def _wrong_traces(scene: Scene) -> list[Fault]:
    """Lines of a kind with a rule of its own that run elsewhere, or are absent."""
    wanted = traces(scene.spec)
    found = {
        name: np.asarray(line.get_xydata(), dtype=float)
        for _, line, _ in scene.lines
        if (name := str(line.get_gid())).startswith("trace-")
    }
    return [
        Fault("drawn", name, "does not run as the spec says")
        for name in sorted({*wanted, *found})
        if name not in found
        or name not in wanted
        or not np.array_equal(found[name], np.column_stack(wanted[name]))
    ]


def _wrong_cells(scene: Scene) -> list[Fault]:
    """Cells of a calendar in another shade than their count has."""
    spec = scene.spec
    if not spec.levels:
        return []
    origin = monday(spec.rows[0].period)
    wanted = {
        cell_of(row.period, origin): shade(row.best, spec.levels) if row.best else -1
        for row in spec.rows
        if row.status not in UNSURE[:2]
    }
    found = {
        (round(float(x), 6), round(float(y), 6)): int(name[1])
        for axes in scene.figure.axes
        for area in axes.collections
        if (name := re.match(r"cells-(-?\d)", str(area.get_gid())))
        for x, y in (np.asarray(path.vertices, dtype=float)[:4].mean(axis=0) for path in area.get_paths())
    }
    if found == wanted:
        return []
    wrong = sum(found.get(place) != level for place, level in wanted.items())
    return [Fault("drawn", "cells", f"{wrong} cells are not in the shade of their count")]


def _same(one: float, other: float | None) -> bool:
    return other is not None and abs(one - other) <= 1e-9 * max(1.0, abs(other))
