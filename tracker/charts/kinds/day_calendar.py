"""`calendar`: one cell a day over 53 weeks, coloured by count; what nobody reported is crossed."""

import math
from collections.abc import Sequence
from datetime import date, timedelta

import matplotlib
from matplotlib.axes import Axes
from matplotlib.collections import PolyCollection
from matplotlib.patches import Rectangle

from tracker.charts import marks, style
from tracker.charts.drafting import Draft, Options
from tracker.charts.hatching import Hatch
from tracker.charts.keys import draw_entry
from tracker.charts.labels import place_in_row
from tracker.charts.layout import box_of, squeeze, to_points, width
from tracker.charts.rows import UNSURE, SeriesLike, rows_of, whole, within
from tracker.charts.spec import ChartSpec, Label, Row
from tracker.charts.wording import Words, words
from tracker.model import Finding

WEEKS = 53
TOP_DAYS = 4
SHADES = (0.04, 0.28, 0.52, 0.76, 1.0)  # places on the colour map, light to dark
LIGHT = 3  # how many of the shades need an edge to stand out on white
_CORNERS = ((-0.44, -0.44), (0.44, -0.44), (0.44, 0.44), (-0.44, 0.44))
_NARROW = ("square", "column")
WIDEST = 2.5
"""So many times as wide as high is a cell at most: few weeks leave the rest of the strip free."""
ONE_STRIP = 20
"""So many weeks stand in one strip of a narrow page."""
NAMED_WEEKS = 10
"""Of so few weeks each is named by its Monday, else the months are."""
HEIGHTS = {"column": 1.3}  # two strips need more than the usual height of a column


def PANELS(spec: ChartSpec) -> tuple[float, ...]:
    """One strip; where the page is narrow and the weeks are many, two half ones."""
    weeks = (spec.rows[-1].period - monday(spec.rows[0].period)).days // 7 + 1
    return (1.0, 1.0) if spec.size in _NARROW and weeks > ONE_STRIP else (1.0,)


def build(series: Sequence[SeriesLike], findings: Sequence[Finding], options: Options) -> ChartSpec:
    """The spec of one daily count series.

    Raises: ChartError for a rate, or a series that is not daily.
    """
    draft = Draft("calendar", series, findings, options)
    draft.no_rate()
    draft.days_only()
    draft.rows = rows_of(series[0])[-7 * WEEKS :]
    first = draft.rows[0].period
    if first.weekday() and len(draft.rows) > 7 * (WEEKS - 1):
        draft.rows = draft.rows[7 - first.weekday() :]
    top = sorted(whole(draft.rows), key=lambda row: (-(row.best or 0.0), row.period))[:TOP_DAYS]
    top = [row for row in top if row.best]
    heaviest = _heaviest(draft)
    ringed = [*top, *(row for row in heaviest if row not in top and row.best)]
    for row in ringed:
        text = f"{draft.figure(row)} · {draft.day(row.period, 'day_short')}"
        draft.labels.append(Label(text, *cell_of(row.period, monday(draft.rows[0].period)), must=True))
    if len(ringed) > len(top):
        draft.note("top_days_of", count=draft.how_many(top), span=draft.focus_span())
    elif top:
        draft.note("top_days", count=draft.how_many(top))
    _note_marks(draft)
    levels = colour_levels(max((row.best or 0.0 for row in draft.rows), default=0.0))
    for level in (value + step for value in levels for step in (0, 1)):
        draft.setting(draft.words.count(level), level)
    draft.setting("1", 1)
    subtitle = draft.say("subtitle", "calendar")
    rule = draft.words.name("day_rule", draft.main.day_rule)
    return draft.finish(
        _titles(draft, top, heaviest),
        f"{subtitle}, {rule}, {draft.words.name('subtitle', 'number_of')}",
        _alt(draft, top),
        unit_words=draft.words.name("subtitle", "number_of"),
        levels=levels,
    )


def colour_levels(high: float) -> tuple[float, ...]:
    """Upper bounds of the first four colours: each twice the one before, round, of the size of the data.

    >>> colour_levels(948), colour_levels(728)[-1]
    ((50.0, 100.0, 200.0, 400.0), 400.0)
    """
    rough = max(high / 16, 1.0)
    power = 10.0 ** math.floor(math.log10(rough))
    base = power * min((1.0, 2.0, 5.0, 10.0), key=lambda step: abs(math.log(step * power / rough)))
    return tuple(base * 2**k for k in range(4))


def _note_marks(draft: Draft) -> None:
    statuses = {row.status for row in draft.rows}
    if "not_reported" in statuses:
        missing = [row for row in draft.rows if row.status == "not_reported"]
        draft.note("crossed", count=draft.how_many(missing))
    if "reported_zero" in statuses:
        draft.note("zero")
    if statuses & {"partial", "provisional"}:
        draft.note("hatched_cell")


def _heaviest(draft: Draft) -> list[Row]:
    """The highest whole day in focus; none without a focus, or where no day of it is whole."""
    mine = whole(within(draft.rows, draft.focus)) if draft.focus else []
    return sorted(mine, key=lambda row: (-(row.best or 0.0), row.period))[:1]


def _titles(draft: Draft, top: Sequence[Row], heaviest: Sequence[Row]) -> list[str]:
    titles = [title for row in heaviest for title in _of_focus(draft, row)] or draft.missing(draft.rows)
    return [*titles, *_of_all(draft, top)]


def _of_focus(draft: Draft, row: Row) -> list[str]:
    spans = [draft.focus_span(year) for year in (True, False)]
    if not row.best:
        return [draft.say("title", "no_day", span=span) for span in spans]
    parts = {"value": draft.figure(row), "day": draft.day(row.period, "day_no_year")}
    parts["period"] = draft.period(row, year=False)
    keys = ("heaviest_of", "heaviest_short", "heaviest_least")
    return [draft.say("title", key, span=span, **parts) for key in keys for span in spans]


def _of_all(draft: Draft, top: Sequence[Row]) -> list[str]:
    if not top:
        known = whole(draft.rows)
        none = (
            [draft.say("title", "no_day", span=draft.days(known[0].period, known[-1].period))]
            if known
            else []
        )
        return [*none, draft.say("title", "none")]
    value, period = draft.figure(top[0]), draft.period(top[0])
    return [draft.say("title", "heaviest", value=value, period=period)]


def _alt(draft: Draft, top: Sequence[Row]) -> str:
    missing = [row for row in draft.rows if row.status == "not_reported"]
    finding = draft.say("alt", "nothing")
    if top:
        days = ", ".join(f"{draft.day(row.period)} ({draft.figure(row)})" for row in top[:3])
        finding = draft.say("alt", "top", days=days)
    opening = draft.say("alt", "calendar", finding=finding, **draft.span(draft.rows))
    gap = draft.say("alt", "missing", count=draft.how_many(missing))
    return draft.alt(opening, gap if missing else "")


def monday(day: date) -> date:
    """The Monday of the week of a day."""
    return day - timedelta(days=day.weekday())


def cell_of(day: date, origin: date) -> tuple[float, float]:
    """Column (week) and row (weekday) of a day, as the middle of its cell."""
    return (day - origin).days // 7 + 0.5, day.weekday() + 0.5


def draw(spec: ChartSpec, axes: Sequence[Axes]) -> None:
    """Draw the cells, the days that stand out and the key."""
    table = words(spec.language)
    type_ = style.type_of(spec.size)
    origin = monday(spec.rows[0].period)
    weeks = (spec.rows[-1].period - origin).days // 7 + 1
    share = math.ceil(weeks / len(axes))
    names = table.table["number"]["weekdays_short"]
    left = max(width(names[at], type_.axis) for at in (0, 2, 4, 6)) + 4.0
    squeeze(axes, left, 1.6 * type_.small, 0.0, 0.0)
    colours = _colours()
    for number, panel in enumerate(axes):
        _frame(panel, number * share, share, names, type_)
        mine = [
            row
            for row in spec.rows
            if number * share <= cell_of(row.period, origin)[0] < (number + 1) * share
        ]
        _draw_cells(panel, mine, origin, spec.levels, colours)
        _months(panel, mine, origin, table, type_.axis)
        labels = [one for one in spec.labels if number * share <= one.x < (number + 1) * share]
        for one in labels:
            ring = Rectangle((one.x - 0.5, one.y - 0.5), 1, 1, gid="ring", zorder=4)
            ring.set(facecolor="none", edgecolor=style.ACCENT, linewidth=1.6)
            panel.add_patch(ring)
        place_in_row(panel, labels, 0.0, spec.size)
    _key(axes[-1], spec, colours, table)


def _frame(panel: Axes, first: float, share: float, names: Sequence[str], type_: style.Type) -> None:
    """Axes in cells, with room for the labels above the seven rows and the months below."""
    box = box_of(panel)
    above, below = 1.6 * type_.label, 2.7 * type_.axis
    cell = (box.top - box.bottom - above - below) / 7
    panel.set_xlim(first, first + max(share, (box.right - box.left) / (WIDEST * cell)))
    panel.set_ylim(7 + below / cell, -above / cell)
    panel.spines["bottom"].set_visible(False)
    panel.set_xticks([])
    panel.set_yticks([0.5, 2.5, 4.5, 6.5], [names[at] for at in (0, 2, 4, 6)])
    panel.tick_params(axis="y", labelsize=type_.axis)


def _colours() -> list[str]:
    shades = matplotlib.colormaps["viridis_r"](SHADES)
    return [matplotlib.colors.to_hex(shade) for shade in shades]


def shade(value: float, levels: Sequence[float]) -> int:
    """Which of the five colours a value has."""
    return sum(value > level for level in levels)


def _draw_cells(
    panel: Axes, rows: Sequence[Row], origin: date, levels: Sequence[float], colours: Sequence[str]
) -> None:
    """The cells of a strip, those of one shade together; crossed where nobody reported."""
    groups: dict[int, list[tuple[float, float]]] = {}
    for row in rows:
        if row.status in UNSURE[:2]:
            _draw_open(panel, row, origin)
        else:
            groups.setdefault(shade(row.best, levels) if row.best else -1, []).append(
                cell_of(row.period, origin)
            )
    for level, places in sorted(groups.items()):
        fill = colours[level] if level >= 0 else style.PAPER
        edge = style.MUTED if level < LIGHT else fill
        squares = [[(x + dx, y + dy) for dx, dy in _CORNERS] for x, y in places]
        panel.add_collection(
            PolyCollection(squares, facecolor=fill, edgecolor=edge, linewidth=0.5, gid=f"cells-{level}"),
            autolim=False,
        )
    for name, marker, size, colour, wanted in (
        ("not_reported", "x", 3.4, style.MUTED, [row for row in rows if row.best is None]),
        ("zero", "o", 1.8, style.INK, [row for row in rows if row.status == "reported_zero"]),
    ):
        if wanted:
            xs, ys = zip(*(cell_of(row.period, origin) for row in wanted), strict=True)
            (line,) = panel.plot(xs, ys, linestyle="none", marker=marker, color=colour, gid=name)
            line.set(markersize=size, markeredgewidth=0.8)


def _draw_open(panel: Axes, row: Row, origin: date) -> None:
    """The hatched cell of a day that is not over or provisional."""
    x, y = cell_of(row.period, origin)
    look = {"linewidth": 0.5, "facecolor": style.PAPER, "edgecolor": style.BAR}
    sides = (x - 0.44, y - 0.44, x + 0.44, y + 0.44)
    marks.rectangle(
        panel, f"cell-{row.role}-{row.period}", sides, look | {"hatch": Hatch(style.BAR, step=2.6)}
    )


def _months(panel: Axes, rows: Sequence[Row], origin: date, table: Words, font: float) -> None:
    """Names of months under the weeks of their first days, of few weeks their Mondays; a new year below."""
    free, last_year = -math.inf, 0
    by_week = len({cell_of(row.period, origin)[0] for row in rows}) <= NAMED_WEEKS
    for row in rows:
        if row is not rows[0] and not (row.period.weekday() == 0 if by_week else row.period.day == 1):
            continue
        x = float(math.floor(cell_of(row.period, origin)[0]))
        year = row.period.year != last_year
        text = _week_tick(row.period, year, table) if by_week else table.month_tick(row.period, year)
        at, _ = to_points(panel, x, 0.0)
        short = row is rows[0] and row.period.day > 15 and not by_week
        if short or at < free or at + width(text, font) > box_of(panel).right + 2.0:
            continue
        for number, line in enumerate(text.split("\n")):
            base = 7.0 + (0.4 + 0.8 + 1.15 * number) * font * _cells_a_point(panel)
            panel.text(x, base, line, fontsize=font, color=style.INK, va="baseline", ha="left", gid="month")
        free, last_year = at + width(text, font) + 4.0, row.period.year


def _week_tick(day: date, year: bool, table: Words) -> str:
    return table.day(monday(day), "day_short") + (f"\n{day.year}" if year else "")


def _cells_a_point(panel: Axes) -> float:
    low, high = panel.get_ylim()
    box = box_of(panel)
    return (low - high) / (box.top - box.bottom)


def _key(panel: Axes, spec: ChartSpec, colours: Sequence[str], table: Words) -> None:
    """The meaning of the five colours, in one line under the strip."""
    font = style.type_of(spec.size).small
    box = box_of(panel)
    x = box.left
    for text, colour in zip(level_texts(spec.levels, table), colours, strict=True):
        edge = style.MUTED if colour in colours[:LIGHT] else colour
        look = {"facecolor": colour, "edgecolor": edge, "linewidth": 0.5}
        draw_entry(panel, (colour, text, x), box.bottom - 1.25 * font, font, look)
        x += 2.2 * font + 3.0 + width(text, font)


def level_texts(levels: Sequence[float], table: Words) -> list[str]:
    """The words of the five colours: "1–50", "51–100", ..., "over 400"."""
    lows = [0.0, *levels]
    texts = [
        table.count(high)
        if high == low + 1
        else table.text("label", "range", low=table.count(low + 1), high=table.count(high))
        for low, high in zip(lows, levels, strict=False)
    ]
    return [*texts, table.text("label", "over", low=table.count(levels[-1]))]
