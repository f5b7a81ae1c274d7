"""`class_multiples`: a panel a class, on its own scale or one for all; bundles as low to high."""

import math
from collections.abc import Sequence
from datetime import date

from matplotlib.axes import Axes

from tracker.charts import marks, style
from tracker.charts.axes import date_axis, no_dates, value_axis
from tracker.charts.drafting import Draft, Options
from tracker.charts.labels import LINE, write_lines
from tracker.charts.layout import MARGIN, add_grid, box_of, figure_size, grown, squeeze, width, wrap
from tracker.charts.rows import SeriesLike, often_gaps, rows_of, told
from tracker.charts.spec import ChartSpec, Key, Row
from tracker.charts.wording import NBSP, capital, words
from tracker.errors import ChartError
from tracker.model import Finding

MOST = 12
ACROSS = {"report": 4, "social": 4, "square": 3, "column": 2}  # panels side by side, at most
GAP_ACROSS, GAP_DOWN = 12.0, 8.0
LEAST_HIGH = 44.0  # of the bars of a panel, and of one with three ticks [pt]
TOLD = 3
SHOWN = {"day": 60, "week": 53, "month": 24}  # the newest periods


def shape(many: int, size: str) -> tuple[int, int]:
    """Rows and columns of the grid.

    >>> shape(9, "report"), shape(5, "social"), shape(5, "column")
    ((3, 3), (2, 3), (3, 2))
    """
    rows = math.ceil(many / ACROSS[size])
    return rows, math.ceil(many / rows)


def HEIGHTS(spec: ChartSpec) -> float:
    """How much higher than its format the chart is: pages grow with the rows, pictures have a fixed size."""
    if spec.size in ("social", "square"):
        return 1.0
    rows, _ = shape(len(spec.names), spec.size)
    least = rows * (LEAST_HIGH + GAP_DOWN + _head(spec)) + _below(style.type_of(spec.size))
    return grown(spec, least)


def build(series: Sequence[SeriesLike], findings: Sequence[Finding], options: Options) -> ChartSpec:
    """The spec of one count series a class, of one metric and calendar.

    Raises: ChartError for rates, for more than 12 series, or series of different metrics or calendars.
    """
    draft = Draft("class_multiples", series, findings, options)
    draft.no_rate()
    if len(series) > MOST:
        raise ChartError(f"chart class_multiples shows {MOST} classes at most, not {len(series)}: name fewer")
    if len({(key.metric, key.direction, key.scope, key.unit, key.by) for key in draft.keys}) > 1:
        raise ChartError("chart class_multiples shows one metric, place and calendar at a time")
    every = padded([rows_of(one, role_of(one), panel) for panel, one in enumerate(series)])
    every = [rows[-SHOWN[draft.main.by] :] for rows in every]
    parts, empty = known_panels(every)
    draft.rows = [row for rows in parts for row in rows]
    newest = newest_told(parts, draft.focus)
    current = [next((row for row in rows if newest and row.period == newest.period), None) for rows in parts]
    names = tuple(_name(draft, rows[0], row) for rows, row in zip(parts, current, strict=True))
    if newest is not None:
        draft.note_outlined(parts[0], newest)
    draft.note_marks(draft.rows)
    if empty:
        without = [draft.words.classes(key.classes, draft.options.names) for key in empty]
        draft.note("empty_panels", list=draft.words.joined(without))
    scale = draft.words.name("subtitle", "scale_common" if options.common_scale else "scale_own")
    when = draft.say("subtitle", "beside", period=draft.when(newest)) if newest else ""
    return draft.finish(
        _titles(draft, newest, [row for row in current if row is not None]),
        "; ".join(one for one in (draft.say("subtitle", "multiples"), scale, when) if one),
        _alt(draft, parts),
        unit_words=draft.words.name("subtitle", "number_of"),
        names=names,
        common_scale=options.common_scale,
    )


def known_panels(parts: Sequence[Sequence[Row]]) -> tuple[list[list[Row]], list[Key]]:
    """The panels with a figure, numbered anew, and the keys of those without; all where none has one."""
    full = [rows for rows in parts if any(row.known for row in rows)] or parts
    kept = [[row._replace(panel=panel) for row in rows] for panel, rows in enumerate(full)]
    return kept, [rows[0].key for rows in parts if rows not in full and rows[0].key is not None]


def padded(parts: Sequence[Sequence[Row]]) -> list[list[Row]]:
    """All series over the same periods: what a series does not reach is not reported."""
    ends = {row.period: row.end for rows in parts for row in rows}
    made = []
    for rows in parts:
        known = {row.period: row for row in rows}
        blank = Row(
            rows[0].role, rows[0].period, rows[0].end, None, status="not_reported", panel=rows[0].panel
        )
        made.append(
            [
                known.get(first)
                or blank._replace(
                    period=first, end=ends[first], days=(ends[first] - first).days, key=rows[0].key
                )
                for first in sorted(ends)
            ]
        )
    return made


def newest_told(parts: Sequence[Sequence[Row]], focus: tuple[date, date] | None) -> Row | None:
    """The newest row that words may speak of, over all panels."""
    rows = [row for mine in parts if (row := told(mine, focus, bounds=True)) is not None]
    return max(rows, key=lambda row: row.period, default=None)


def role_of(series: SeriesLike) -> str:
    """The drawn series of a class set."""
    return series.classes if isinstance(series.classes, str) else "+".join(series.classes)


def _name(draft: Draft, first: Row, row: Row | None) -> str:
    """The heading of a panel: its class, and its figure of the period that the title speaks of."""
    assert first.key is not None
    name = capital(draft.words.classes(first.key.classes, draft.options.names))
    value = draft.extent(row) if row is not None else ""
    return f"{name}{NBSP}·{NBSP}{value}" if value else name


def _titles(draft: Draft, newest: Row | None, current: Sequence[Row]) -> list[str]:
    """The largest classes of the period, as many as the title holds."""
    if missing := draft.missing(draft.rows, "missing_classes"):
        return missing
    known = sorted((row for row in current if row.known), key=_most, reverse=True)
    known = [row for row in known if row.top] or known[:1]
    if newest is None or not known:
        return [draft.say("title", "none_of_classes")]
    said = []
    joint = [row for row in known if _most(row) == _most(known[0])]
    for many in range(min(TOLD, len(known)), 0, -1):
        if many < len(joint):
            break
        listed = draft.words.joined([_counted(draft, row) for row in known[:many]])
        said += [
            draft.say(
                "title",
                "multiples_most" if _above(known, many) else "multiples",
                period=draft.period(newest, year),
                parts=listed,
            )
            for year in (True, False)
        ]
    return said + ([_joint(draft, newest, joint)] if len(joint) > 1 else [])


def _most(row: Row) -> tuple[float, float]:
    """The least and the most that a row stands for, by which classes are ordered."""
    return (row.low or 0.0, row.high or 0.0) if row.best is None else (row.best, row.best)


def _joint(draft: Draft, newest: Row, joint: Sequence[Row]) -> str:
    """The title where several classes have the highest figure, and their names are too long for it."""
    count, value = draft.how_many(joint), draft.extent(joint[0])
    return draft.say("title", "multiples_joint", count=count, value=value, period=draft.period(newest))


def _above(known: Sequence[Row], many: int) -> bool:
    """Whether the first of these are more than all that follow; not where there is nothing to follow."""
    if many >= len(known):
        return False
    return min(_most(row)[0] for row in known[:many]) > max(_most(row)[1] for row in known[many:])


def _counted(draft: Draft, row: Row) -> str:
    assert row.key is not None
    classes = draft.words.classes(row.key.classes, draft.options.names)
    return draft.say("label", "counted", value=draft.extent(row), classes=classes)


def _alt(draft: Draft, parts: Sequence[Sequence[Row]]) -> str:
    tops = [
        max((row for row in rows if row.best), key=lambda row: row.best or 0.0, default=None)
        for rows in parts
    ]
    told_of = sorted((row for row in tops if row is not None), key=lambda row: -(row.best or 0.0))[:TOLD]
    most = [draft.say("alt", "most", counted=_counted(draft, row), period=draft.when(row)) for row in told_of]
    finding = draft.say("alt", "mosts", most=", ".join(most)) if most else draft.say("alt", "nothing")
    opening = draft.say(
        "alt",
        "class_multiples",
        finding=finding,
        count=draft.setting(draft.words.count(len(parts)), len(parts)),
        **draft.span(parts[0]),
    )
    return draft.alt(opening, draft.open_end(parts[0]))


def draw(spec: ChartSpec, axes: Sequence[Axes]) -> None:
    """Draw the panels, row by row, each under its heading."""
    rows, columns = shape(len(spec.names), spec.size)
    type_ = style.type_of(spec.size)
    table = words(spec.language)
    outer = box_of(axes[0])
    figure = axes[0].get_figure(root=True)
    assert figure is not None
    axes[0].remove()
    heads, head = _heads(spec), _head(spec)
    panels = add_grid(figure, outer, (rows, columns), (GAP_ACROSS, GAP_DOWN + head))
    parts = [[row for row in spec.rows if row.panel == panel] for panel in range(len(spec.names))]
    highest = max((row.top for row in spec.rows), default=1.0)
    for panel, mine in zip(panels, parts, strict=False):
        high = highest if spec.common_scale else max((row.top for row in mine), default=1.0)
        value_axis(panel, max(high, 1.0), table, spec.unit, spec.size, room=1.1, most=3)
        if box_of(panel).top - box_of(panel).bottom < LEAST_HIGH:
            ticks, texts = panel.get_yticks(), [label.get_text() for label in panel.get_yticklabels()]
            panel.set_yticks([ticks[0], ticks[-1]], [texts[0], texts[-1]])
    left = (
        max(width(label.get_text(), type_.axis) for panel in panels for label in panel.get_yticklabels())
        + 4.0
    )
    for column in range(columns):
        squeeze(panels[column::columns], left, _below(type_), 0.0, head)
    hatched, newest = not often_gaps(spec.rows), newest_told(parts, spec.focus)
    for number, panel in enumerate(panels):
        if number >= len(parts):
            panel.remove()
            continue
        _draw_panel(spec, panel, parts[number], hatched, newest.period if newest else None)
        if number + columns < len(parts):
            no_dates(panel)
        write_lines(panel, heads[number], left, spec.size)


def _heads(spec: ChartSpec) -> list[list[str]]:
    """The headings of the panels in lines."""
    _, columns = shape(len(spec.names), spec.size)
    room = figure_size(spec)[0] - 2 * MARGIN - GAP_ACROSS * (columns - 1)
    font = style.type_of(spec.size).label
    return [wrap(name, font, room / columns, bold=True) for name in spec.names]


def _head(spec: ChartSpec) -> float:
    """The height of the headings, the same for all panels [pt]."""
    return max(len(lines) for lines in _heads(spec)) * LINE * style.type_of(spec.size).label + 4.0


def _below(type_: style.Type) -> float:
    """The height of the dates under the last row [pt]."""
    return 2.4 * type_.axis + 6.0


def _draw_panel(
    spec: ChartSpec, panel: Axes, rows: Sequence[Row], hatched: bool, outlined: date | None
) -> None:
    date_axis(panel, rows, words(spec.language), spec.size, pad=1.0)
    marks.bars(
        panel, rows, rows[0].role, strong=[row for row in rows if row.period == outlined], hatched=hatched
    )
    marks.absent(panel, rows, small=True)
