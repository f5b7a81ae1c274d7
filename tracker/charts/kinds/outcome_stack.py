"""`outcome_stack`: what became of the launched, stacked; one part where the source merges two."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from matplotlib.axes import Axes

from tracker.charts import marks, style
from tracker.charts.axes import date_axis, fit, value_axis
from tracker.charts.drafting import Draft, Options
from tracker.charts.hatching import Hatch
from tracker.charts.keys import draw_key, key_height, key_lines
from tracker.charts.kinds.regimes import breaks_of
from tracker.charts.kinds.weekly_bars import periods_of
from tracker.charts.labels import Obstacles, break_strip, draw_breaks, place, right_room
from tracker.charts.layout import all_to_points, box_of, paper
from tracker.charts.rows import LEAST_TOLD, SeriesLike, rows_of, told, whole, within
from tracker.charts.spec import ChartSpec, Label, Row, day_number
from tracker.charts.wording import Words, words
from tracker.errors import ChartError
from tracker.model import Finding

WHOLE = "launched"
PARTS = ("shot_down", "lost", "neutralised", "hit")  # from the base line upwards
REST = "unaccounted"
METHOD = "launched less the reported outcomes"


def build(series: Sequence[SeriesLike], findings: Sequence[Finding], options: Options) -> ChartSpec:
    """The spec of `launched` and its outcome series.

    Raises: ChartError where the series `launched` or all outcomes are absent.
    """
    draft = Draft("outcome_stack", series, findings, options)
    by_metric = {str(one.metric): one for one in series}
    if WHOLE not in by_metric or not set(PARTS) & set(by_metric):
        raise ChartError("chart outcome_stack needs the series launched and at least one outcome")
    launched = rows_of(by_metric[WHOLE])
    parts = [row for metric in PARTS if metric in by_metric for row in rows_of(by_metric[metric])]
    parts = one_split([row for row in parts if row.best is not None])
    rest = _unaccounted(launched, parts)
    draft.rows = launched + parts + rest
    draft.breaks = breaks_of(draft, by_metric[WHOLE], cuts=False)
    full = whole(launched)
    newest = told(launched, draft.focus, bounds=True)
    if newest is not None:
        draft.labels.append(Label(draft.extent(newest), newest.x, newest.top))
    draft.label_partial(launched, "right", part=0.5)
    _notes(draft, launched, parts, rest)
    return draft.finish(
        _titles(draft, launched, parts),
        draft.say("subtitle", "outcomes"),
        _alt(draft, launched, full, parts, rest),
        unit_words=draft.say("subtitle", "number_of"),
    )


def one_split(parts: Sequence[Row]) -> list[Row]:
    """No count twice: a period shows the merged figure or its parts, whichever covers more days.

    `neutralised` holds the shot down and the lost of the same days; with equal days the parts stay.
    """
    days = {(row.period, row.role): row.days_reported for row in parts}
    kept = []
    for row in parts:
        merged, apart = days.get((row.period, "neutralised"), 0), days.get((row.period, "shot_down"), 0)
        dropped = ("neutralised",) if apart >= merged else ("shot_down", "lost")
        if row.role not in dropped:
            kept.append(row)
    return kept


def _unaccounted(launched: Sequence[Row], parts: Sequence[Row]) -> list[Row]:
    """What the reported outcomes leave of the launched; unknown where there is no outcome or too much.

    So it is where outcomes are told of days of which nobody tells how many were launched.
    """
    rows = []
    apart = _uneven(launched, parts)
    for row in launched:
        mine = [one for one in parts if one.period == row.period]
        left = None
        if row.best is not None and mine and row.period not in apart:
            left = row.best - sum(one.best or 0.0 for one in mine)
            left = left if left >= 0 else None
        rows.append(row.made(role=REST, best=left, method=METHOD))
    return rows


def _uneven(launched: Sequence[Row], parts: Sequence[Row]) -> frozenset[date]:
    """Periods with outcomes of more days than have a figure of the launched."""
    days = {row.period: row.days_reported for row in launched}
    return frozenset(row.period for row in parts if row.days_reported > days.get(row.period, 0))


def _notes(draft: Draft, launched: Sequence[Row], parts: Sequence[Row], rest: Sequence[Row]) -> None:
    draft.note_marks(launched, gaps="gaps_over", partial="partial_hollow", interval="interval_launched")
    if any(row.role == "neutralised" for row in parts):
        draft.note("neutralised")
    if any(row.best for row in rest):
        draft.note("unaccounted")
    apart = _uneven(launched, parts)
    for key, known in (("uneven", True), ("unlaunched", False)):
        if rows := [row for row in launched if row.period in apart and row.told == known]:
            draft.note(key, count=draft.how_many(rows))
    reported = {row.period for row in parts} - apart
    over = [row for row in rest if row.best is None and row.period in reported]
    over = [row for row in over if any(one.period == row.period and one.known for one in launched)]
    if over:
        draft.note("over", count=draft.how_many(over))


def _speaks(full: Sequence[Row]) -> Row:
    """The newest of whole periods, of those with enough launched where there is one."""
    return next((row for row in reversed(full) if (row.best or 0.0) >= LEAST_TOLD), full[-1])


def _of(period_of: Row, rows: Sequence[Row]) -> list[Row]:
    return [row for row in rows if row.period == period_of.period]


def _titles(draft: Draft, launched: Sequence[Row], parts: Sequence[Row]) -> list[str]:
    if missing := draft.missing(launched):
        return missing
    mine = within(whole(launched), draft.focus)
    last = _speaks(mine) if mine else told(launched, draft.focus, bounds=True)
    if last is None:
        return [draft.say("title", "none")]
    total = draft.extent(last)
    first = [row for row in _of(last, parts) if row.role in ("shot_down", "neutralised")]
    first = [] if last.period in _uneven(launched, parts) or not last.top else first
    titles = []
    periods = periods_of(draft, launched, last)
    for period in periods:
        for one in first:
            name = draft.words.name("metric", one.role)
            said = {"value": draft.figure(one), "total": total, "outcome": name, "period": period}
            second = [row for row in _of(last, parts) if row.role == "lost"]
            if second and one.role == "shot_down":
                titles.append(draft.say("title", "outcome_two", lost=draft.figure(second[0]), **said))
            titles.append(draft.say("title", "outcome", **said))
        titles.append(draft.say("title", "value", value=total, period=period))
    return titles + [draft.say("title", "value_bare", value=total, period=period) for period in periods]


def _alt(
    draft: Draft, launched: Sequence[Row], full: Sequence[Row], parts: Sequence[Row], rest: Sequence[Row]
) -> str:
    finding = draft.say("alt", "nothing")
    apart = _uneven(launched, parts)
    even = [row for row in full if row.period not in apart]
    if full and not even:
        last = _speaks(full)
        finding = draft.say("title", "value", value=draft.figure(last), period=draft.period(last))
    elif full:
        last = _speaks(even)
        said = [
            f"{draft.figure(one)} {draft.words.name('metric', one.role)}"
            for one in [*_of(last, parts), *_of(last, rest)]
            if one.best is not None
        ]
        told = {"parts": ", ".join(said), "value": draft.figure(last), "period": draft.when(last)}
        finding = draft.say("alt", "outcomes", **told)
    opening = draft.say("alt", "outcome_stack", finding=finding, **draft.span(launched))
    broken = [draft.say("alt", "break", **{"break": one.text}) for one in draft.breaks[:1]]
    return draft.alt(opening, *broken, draft.open_end(launched))


def draw(spec: ChartSpec, axes: Sequence[Axes]) -> None:
    """Draw the stacks, the breaks and the names of the parts above the stretch where they stand."""
    plot = axes[0]
    table = words(spec.language)
    launched = spec.role(WHOLE)
    stacks = _stacks(spec)
    reached = [sum(one.best or 0.0 for one in stack if one.role != REST) for stack in stacks.values()]
    high = max([row.top for row in launched] + reached)
    value_axis(plot, high, table, spec.unit, spec.size, room=1.12)
    date_axis(plot, launched, table, spec.size, pad=1.0)
    font = style.type_of(spec.size).small
    strip = break_strip(spec.breaks, *plot.get_xlim(), spec.size)
    lines = key_lines(_names(spec, table), font, box_of(plot).right - box_of(plot).left - 5.0 * font)
    key = key_height(lines, font)
    fit(axes, spec.size, right=right_room(spec.labels, spec.size), top=strip + key)
    obstacles = Obstacles()
    spans = [_draw_stack(plot, stacks.get(row.period, []), row) for row in launched if row.told]
    obstacles.bars(plot, spans)
    marks.absent(plot, launched)
    _mark_gaps(plot, launched, obstacles)
    draw_breaks(axes, spec.breaks, spec.size, obstacles, lift=key)
    draw_key(plot, lines, font, look_of)
    place(plot, spec.labels, obstacles, spec.size)


def _stacks(spec: ChartSpec) -> dict[date, list[Row]]:
    """The parts of each period, from the base line upwards."""
    stacks: dict[date, list[Row]] = {}
    for role in (*PARTS, REST):
        for row in spec.role(role):
            stacks.setdefault(row.period, []).append(row)
    return stacks


def look_of(role: str) -> Mapping[str, Any]:
    """Fill and edge of a part: two colours together where a source merges two parts."""
    if role == REST:
        hatch = Hatch(style.MUTED, rising=False)
        return {"facecolor": style.PAPER, "edgecolor": style.MUTED, "hatch": hatch, "linewidth": 0.7}
    look = {"facecolor": style.OUTCOME_COLOURS[role], "edgecolor": style.PAPER, "linewidth": 0.5}
    if role == "neutralised":
        look["hatch"] = Hatch(style.OUTCOME_COLOURS["lost"])
    return look


def _draw_stack(plot: Axes, mine: Sequence[Row], row: Row) -> tuple[float, float, float, float]:
    """The parts of one period upon each other; hollow where it is not over, the merged one still hatched."""
    across = (day_number(row.end) - day_number(row.period)) * marks.FILL
    base = 0.0
    for one in mine:
        if not one.best:
            continue
        look = dict(look_of(one.role))
        if row.status == "partial" and one.role != REST:
            look |= {"facecolor": style.PAPER, "edgecolor": look["facecolor"], "linewidth": 0.9}
        gid = f"bar-{one.role}-{one.period}"
        marks.bar(plot, gid, row.x, across, base, one.best, look)
        base += one.best
    if not any(one.best for one in mine) and row.best:
        marks.bar(plot, f"bar-{WHOLE}-{row.period}", row.x, across, 0.0, row.best, look_of(REST))
        base = row.best
    if row.best is None and (row.low or 0.0) > base:
        marks.bar(
            plot, f"interval-least-{row.period}", row.x, across, base, (row.low or 0.0) - base, marks.OUTLINE
        )
        base = row.low or 0.0
    marks.open_top(plot, row, WHOLE, across, base)
    return row.x - across / 2, row.x + across / 2, 0.0, max(base, row.top)


def _mark_gaps(plot: Axes, launched: Sequence[Row], obstacles: Obstacles) -> None:
    """A small open point over each bar of which some days are unreported: hatching names parts here."""
    gaps = [row for row in launched if row.status == "gaps" and row.told]
    if not gaps:
        return
    places = all_to_points(plot, [row.x for row in gaps], [row.top for row in gaps])
    across, high = paper(plot)
    (line,) = plot.plot(
        places[:, 0] / across, (places[:, 1] + 4.5) / high, transform=plot.figure.transFigure, gid="gaps"
    )
    line.set(linestyle="none", marker="o", markersize=3.2, markeredgewidth=0.9, clip_on=False)
    line.set(color=style.INK, markerfacecolor=style.PAPER)
    for x, y in places:
        obstacles.spot(float(x), float(y) + 4.5, 4.0)


def _names(spec: ChartSpec, table: Words) -> list[tuple[str, str]]:
    """The parts that are drawn, each with its name."""
    shown = [role for role in (*PARTS, REST) if any(row.best for row in spec.role(role))]
    return [(role, table.name("metric", role)) for role in shown]
