"""Marks that all kinds draw the same way: bars in doubt, missing periods, ranges, lines that part."""

from collections.abc import Mapping, Sequence
from typing import Any

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from tracker.charts import style
from tracker.charts.hatching import Hatch, box_in_data, draw_hatch
from tracker.charts.rows import ranged
from tracker.charts.spec import Break, Row, day_number, segments

DENSE = 120  # periods, from which on single marks must be small
FILL = 0.82  # width of a bar as part of its period
Spans = list[tuple[float, float, float, float]]


def bars(
    axes: Axes, rows: Sequence[Row], role: str, colour: str = style.BAR, strong: Sequence[Row] = ()
) -> Spans:
    """Bars of rows in the house marks of their status; (left, right, bottom, top) of each."""
    spans: Spans = []
    for row in rows:
        solid = row.best if row.best is not None else row.low
        if solid is None:
            continue
        across = (day_number(row.end) - day_number(row.period)) * FILL
        look = _look(row.status, colour)
        if row in strong:
            look |= {"edgecolor": style.INK, "linewidth": 1.1}
        bar(axes, f"bar-{role}-{row.period}", row.x, across, 0.0, solid, look)
        top = solid
        if row.best is None and row.high is not None and row.high > solid:
            outline: dict[str, Any] = {"facecolor": "none", "edgecolor": colour, "linewidth": 0.9}
            top = row.high
            gid = f"interval-{role}-{row.period}"
            bar(axes, gid, row.x, across, solid, top - solid, outline)
        if ranged(row):
            _range_line(axes, row)
        spans.append((row.x - across / 2, row.x + across / 2, 0.0, max(top, row.top)))
    return spans


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


def wide(row: Row) -> bool:
    """Whether a value is known as an interval only, visibly wide."""
    if row.low is None or row.high is None:
        return False
    return row.high - row.low > 0.005 * max(abs(row.high), 1.0)


def _range_line(axes: Axes, row: Row) -> None:
    assert row.claimed_low is not None and row.claimed_high is not None
    axes.plot(
        [row.x, row.x],
        [row.claimed_low, row.claimed_high],
        color=style.INK,
        linewidth=0.9,
        gid=f"range-{row.role}-{row.period}",
    )


def absent(axes: Axes, rows: Sequence[Row]) -> None:
    """A small cross on the base line for a period nobody reported, a dot for a reported zero."""
    missing = [row.x for row in rows if (row.status == "not_reported" or not row.known) and row.comparable]
    zeros = [row.x for row in rows if row.status == "reported_zero"]
    size = 3.6 if len(rows) <= DENSE else 2.0
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
    """Points of known rows: filled when whole, open when partial or provisional, small and open with gaps."""
    known = [row for row in rows if row.best is not None]
    open_ones = [row for row in known if row.status in ("partial", "provisional")]
    gaps = [row for row in known if row.status == "gaps"]
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


def band(axes: Axes, rows: Sequence[Row], breaks: Sequence[Break]) -> list[tuple[list[float], list[float]]]:
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
            facecolor=style.BAND,
            edgecolor=style.MUTED,
            linewidth=0.6,
            gid=f"band-{number}",
            zorder=1,
        )
        sides = [
            ([x, x], [low, high])
            for x, low, high in ((xs[0], lows[0], highs[0]), (xs[-1], lows[-1], highs[-1]))
        ]
        edges += [(xs, lows), (xs, highs), *sides]
    return edges
