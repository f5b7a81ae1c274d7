"""Marks that all kinds draw the same way: bars in doubt, missing periods, ranges, lines that part."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from tracker.charts import style
from tracker.charts.hatching import Hatch, box_in_data, draw_hatch
from tracker.charts.layout import box_of, paper, to_points
from tracker.charts.rows import at_least, often_gaps, ranged
from tracker.charts.spec import Break, Row, Trace, day_number, segments

DENSE = 120  # periods, from which on single marks must be small
ARROW = 3.5  # from the end of a bar to the middle of its arrow [pt]
FILL = 0.82  # width of a bar as part of its period
OUTLINE: Mapping[str, Any] = MappingProxyType({"facecolor": "none", "edgecolor": style.BAR, "linewidth": 0.9})
Spans = list[tuple[float, float, float, float]]


def bars(
    axes: Axes,
    rows: Sequence[Row],
    role: str,
    strong: Sequence[Row] = (),
    hatched: bool | None = None,
) -> Spans:
    """Bars of rows in the house marks of their status; (left, right, bottom, top) of each.

    Bars with unreported days are hatched while they are the minority, or as `hatched` says.
    """
    spans: Spans = []
    hatched = not often_gaps(rows) if hatched is None else hatched
    for row in rows:
        solid = row.best if row.best is not None else row.low
        if solid is None:
            continue
        across = (day_number(row.end) - day_number(row.period)) * FILL
        look = _look("reported" if row.status == "gaps" and not hatched else row.status, style.BAR)
        if row in strong:
            look |= {"edgecolor": style.INK, "linewidth": _outline(axes, across)}
        bar(axes, f"bar-{role}-{row.period}", row.x, across, 0.0, solid, look)
        open_top(axes, row, role, across, solid)
        if ranged(row):
            _range_line(axes, row)
        spans.append((row.x - across / 2, row.x + across / 2, 0.0, _end(axes, row, solid)))
    return spans


def _end(axes: Axes, row: Row, solid: float) -> float:
    """How far the marks of a bar reach, with the arrow of a value without an upper end."""
    if not at_least(row):
        return max(solid, row.top)
    (low, high), box = axes.get_ylim(), box_of(axes)
    return solid + 2 * ARROW * (high - low) / (box.top - box.bottom)


def open_top(axes: Axes, row: Row, role: str, across: float, solid: float) -> None:
    """The outline from the end of a bar to the upper bound of a value without a best one, or an arrow."""
    if row.best is None and row.high is not None and row.high > solid:
        bar(axes, f"interval-{role}-{row.period}", row.x, across, solid, row.high - solid, OUTLINE)
    if at_least(row):
        arrow(axes, row.x, solid, "^")


def _outline(axes: Axes, across: float) -> float:
    """Weight of the outline of a bar, which must leave some of a thin one to see [pt]."""
    low, high = axes.get_xlim()
    box = box_of(axes)
    return min(1.1, 0.2 * across * (box.right - box.left) / (high - low))


def bar(
    axes: Axes, name: str, x: float, across: float, base: float, high: float, look: Mapping[str, Any]
) -> None:
    """One upright bar in the middle of `x`; ten times faster than `Axes.bar`, which fits limits anew."""
    rectangle(axes, name, (x - across / 2, base, x + across / 2, base + high), look)


def rectangle(
    axes: Axes, name: str, sides: tuple[float, float, float, float], look: Mapping[str, Any]
) -> None:
    """A rectangle in data (left, bottom, right, top), hatched where its look has a `hatch`."""
    left, bottom, right, top = sides
    plain = {key: value for key, value in look.items() if key != "hatch"}
    axes.add_artist(Rectangle((left, bottom), right - left, top - bottom, gid=name, **plain))
    if "hatch" in look:
        draw_hatch(axes, box_in_data(axes, *sides), look["hatch"], name)


def _look(status: str, colour: str) -> dict[str, Any]:
    """Fill and edge of a bar by the status of its period."""
    if status == "partial":
        return {
            "facecolor": style.PAPER,
            "edgecolor": colour,
            "hatch": Hatch(colour),
            "linewidth": 0.9,
        }
    if status == "provisional":
        return {"facecolor": style.PALE_BAR, "edgecolor": colour, "linewidth": 0.9}
    if status == "gaps":
        return {"facecolor": colour, "edgecolor": "none", "hatch": Hatch(style.PAPER), "linewidth": 0}
    return {"facecolor": colour, "edgecolor": "none", "linewidth": 0}


def trace(axes: Axes, name: str, places: Trace, **look: Any) -> None:
    """A line through given places; several times faster than `Axes.plot`, which fits limits anew."""
    axes.add_artist(Line2D(*places, gid=name, **look))


def ring(axes: Axes, x: float, y: float, name: str, filled: bool = False) -> None:
    """A point that stands for one value: open where it does not hold any more, or not yet for good."""
    axes.plot(
        [x],
        [y],
        linestyle="none",
        marker="o",
        markersize=5.0,
        markerfacecolor=style.MAIN if filled else style.PAPER,
        markeredgecolor=style.MAIN,
        markeredgewidth=1.1,
        zorder=4,
        gid=name,
    )


def arrow(axes: Axes, x: float, y: float, marker: str) -> None:
    """The mark of a value without an upper end, just beyond the end of its bar: "^" or ">"."""
    (across, up), (wide, high) = to_points(axes, x, y), paper(axes)
    across, up = (across, up + ARROW) if marker == "^" else (across + ARROW, up)
    drawn = Line2D([across / wide], [up / high], linestyle="none", marker=marker, markersize=4.0)
    drawn.set(markerfacecolor=style.INK, markeredgecolor=style.INK, markeredgewidth=0.6, zorder=4)
    drawn.set(transform=axes.figure.transFigure, gid="at_least", clip_on=False)
    axes.add_line(drawn)


def upright(
    axes: Axes, x: float, low: float, high: float, name: str = "range", colour: str = style.INK
) -> None:
    """A thin upright line from a lower to an upper value."""
    axes.plot([x, x], [low, high], color=colour, linewidth=0.9, gid=name)


def wide(row: Row) -> bool:
    """Whether a value is known as an interval only, visibly wide."""
    if row.low is None or row.high is None:
        return False
    return row.high - row.low > 0.005 * max(abs(row.high), 1.0)


def _range_line(axes: Axes, row: Row) -> None:
    assert row.claimed_low is not None and row.claimed_high is not None
    upright(axes, row.x, row.claimed_low, row.claimed_high, f"range-{row.role}-{row.period}")


def absent(axes: Axes, rows: Sequence[Row], small: bool = False) -> None:
    """A small cross on the base line for a period nobody reported, a dot for a reported zero."""
    missing = [row.x for row in rows if row.comparable and row.status == "not_reported"]
    zeros = [row.x for row in rows if row.status == "reported_zero"]
    size = 2.0 if small or len(rows) > DENSE else 3.6
    look: dict[str, Any] = {"linestyle": "none", "clip_on": False, "zorder": 4}
    if missing:
        axes.plot(
            missing,
            [0.0] * len(missing),
            marker="x",
            markersize=size,
            markeredgewidth=0.27 * size,
            color=style.MUTED,
            gid="not_reported",
            **look,
        )
    if zeros:
        axes.plot(zeros, [0.0] * len(zeros), marker="o", markersize=2.6, color=style.INK, gid="zero", **look)


def line(
    axes: Axes, rows: Sequence[Row], breaks: Sequence[Break], role: str, colour: str, weight: float
) -> list[tuple[list[float], list[float]]]:
    """A line that parts at unknown values and cuts, and before what is not over; its runs (xs, ys)."""
    runs = []
    over = [row._replace(best=None) if row.status == "partial" else row for row in rows]
    for number, run in enumerate(segments(over, breaks)):
        xs, ys = [row.x for row in run], [row.best or 0.0 for row in run]
        lone: dict[str, Any] = {"marker": "_", "markersize": 4.0} if len(run) == 1 else {}
        axes.plot(xs, ys, color=colour, linewidth=weight, gid=f"line-{role}-{number}", **lone)
        runs.append((xs, ys))
    return runs


def points(axes: Axes, rows: Sequence[Row], role: str, colour: str, size: float = 3.6) -> None:
    """Points of known rows: filled when whole, open when partial or provisional, small and open with gaps.

    A thin upright line stands for a value that is known as an interval only.
    """
    for row in (one for one in rows if one.known and one.best is None):
        upright(axes, row.x, row.low or 0.0, row.high or 0.0, f"range-{row.role}-{row.period}", style.MUTED)
    known = [row for row in rows if row.best is not None]
    open_ones = [row for row in known if row.status in ("partial", "provisional")]
    gaps = [row for row in known if row.status == "gaps" and not often_gaps(rows)]
    full = [row for row in known if row not in open_ones and row not in gaps]
    for group, name, fill, scale in (
        (full, "point", colour, 1.0),
        (gaps, "gaps", style.PAPER, 0.8),
        (open_ones, "partial", style.PAPER, 1.3),
    ):
        if group:
            axes.plot(
                [row.x for row in group],
                [row.best or 0.0 for row in group],
                linestyle="none",
                marker="o",
                markersize=size * scale,
                markerfacecolor=fill,
                markeredgecolor=colour,
                markeredgewidth=0.9,
                zorder=3,
                gid=f"{name}-{role}",
            )


def band(
    axes: Axes, rows: Sequence[Row], breaks: Sequence[Break], name: str = "band", fill: str = style.BAND
) -> list[tuple[list[float], list[float]]]:
    """A band from `low` to `high` with its edge, cut like a line; the runs of its two edges."""
    edges = []
    bounded = [row for row in rows if row.low is not None and row.high is not None]
    for number, run in enumerate(segments(bounded, breaks)):
        xs = [row.x for row in run]
        lows, highs = [row.low or 0.0 for row in run], [row.high or 0.0 for row in run]
        if len(run) == 1:
            half = 0.3 * (day_number(run[0].end) - day_number(run[0].period))
            xs, lows, highs = [xs[0] - half, xs[0] + half], lows * 2, highs * 2
        axes.fill_between(
            xs,
            lows,
            highs,
            facecolor=fill,
            edgecolor=style.MUTED,
            linewidth=0.6,
            gid=f"{name}-{number}",
            zorder=1,
        )
        sides = [
            ([x, x], [low, high])
            for x, low, high in ((xs[0], lows[0], highs[0]), (xs[-1], lows[-1], highs[-1]))
        ]
        edges += [(xs, lows), (xs, highs), *sides]
    return edges
