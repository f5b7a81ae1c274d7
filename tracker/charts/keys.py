"""Keys: a swatch and a name for each kind of mark, in lines above a plot."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from tracker.charts import style
from tracker.charts.hatching import draw_hatch
from tracker.charts.layout import Box, box_of, paper, width

LINE = 1.3  # height of a line as part of the type
Entry = tuple[str, str, float]
Look = Callable[[str], Mapping[str, Any]]


def key_lines(names: Sequence[tuple[str, str]], font: float, room: float) -> list[list[Entry]]:
    """Ids and their names, each with its place across, in as many lines as they need."""
    lines: list[list[Entry]] = [[]]
    x = 0.0
    for one, name in names:
        wide = font + 3.0 + width(name, font)
        if lines[-1] and x + wide > room:
            lines.append([])
            x = 0.0
        lines[-1].append((one, name, x))
        x += wide + 1.1 * font
    return lines


def key_height(lines: Sequence[Sequence[Entry]], font: float) -> float:
    """What the lines of a key take above a plot [pt]."""
    return (0.3 + LINE * len(lines)) * font


def draw_key(
    plot: Axes, lines: Sequence[Sequence[Entry]], font: float, look_of: Look, aside: float = 0.0
) -> None:
    """Swatch and name of each entry, in lines above the plot, from `aside` left of it [pt]."""
    box = box_of(plot)
    for number, line in enumerate(lines):
        bottom = box.top + (0.4 + LINE * (len(lines) - 1 - number)) * font
        for one, name, place in line:
            draw_entry(plot, (one, name, box.left - aside + place), bottom, font, look_of(one))


def draw_entry(plot: Axes, entry: Entry, bottom: float, font: float, look: Mapping[str, Any]) -> None:
    """One swatch and its name, at a place across and a base line of the paper [pt]."""
    across, high = paper(plot)
    one, name, x = entry
    _swatch(plot, one, Box(x, bottom, x + font, bottom + 0.78 * font), dict(look))
    plot.text(
        (x + font + 3.0) / across,
        bottom / high,
        name,
        transform=plot.figure.transFigure,
        fontsize=font,
        color=style.INK,
        va="baseline",
        gid="key",
    )


def _swatch(plot: Axes, name: str, box: Box, look: dict[str, Any]) -> None:
    across, high = paper(plot)
    if "marker" in look:
        middle = (box.left + box.right) / 2 / across, (box.bottom + box.top) / 2 / high
        mark = Line2D(
            [middle[0]], [middle[1]], linestyle="none", markersize=4.0, gid=f"swatch-{name}", **look
        )
        mark.set(transform=plot.figure.transFigure, clip_on=False)
        plot.add_line(mark)
        return
    hatch = look.pop("hatch", None)
    size = (box.right - box.left) / across, (box.top - box.bottom) / high
    swatch = Rectangle((box.left / across, box.bottom / high), *size, gid=f"swatch-{name}")
    swatch.set(transform=plot.figure.transFigure, clip_on=False, **look)
    plot.add_patch(swatch)
    if hatch is not None:
        draw_hatch(plot, box, hatch, f"swatch-{name}")
