"""`vintages`: what was known when: one window as steps, or the periods of a span with earlier values."""

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby

from matplotlib.axes import Axes

from tracker.charts import marks, style
from tracker.charts.axes import date_axis, fit, free_axis, from_zero, instant_axis, no_dates, value_axis
from tracker.charts.drafting import Draft, Options
from tracker.charts.kinds.totals_compare import bounded, size
from tracker.charts.labels import Obstacles, place, title_panels, title_room
from tracker.charts.rows import UNSURE, SeriesLike, key_of, rows_of
from tracker.charts.spec import ChartSpec, Key, Label, Row
from tracker.charts.wording import capital, words
from tracker.errors import ChartError
from tracker.model import Finding

EARLIER = "earlier"
MOST_PERIODS = 62
MOST_PANELS = 2
LABELLED = 4


def PANELS(spec: ChartSpec) -> tuple[float, ...]:
    """One panel a metric."""
    return (1.0,) * (1 + max(row.panel for row in spec.rows))


def build(series: Sequence[SeriesLike], findings: Sequence[Finding], options: Options) -> ChartSpec:
    """The spec of series of the same periods as of successive instants, of one metric or two.

    Raises: ChartError for more than two metrics or 62 periods, or series of different periods.
    """
    newest = sorted(series, key=lambda one: one.as_of, reverse=True)
    draft = Draft("vintages", newest, findings, options)
    draft.counts_only()
    by_key: dict[Key, list[list[Row]]] = {}
    for one in reversed(newest):
        by_key.setdefault(key_of(one), []).append(_known(one))
    keys = sorted(by_key, key=[key_of(one) for one in series].index)
    spans = {tuple(row.period for row in rows) for told in by_key.values() for rows in told}
    if len(keys) > MOST_PANELS or len(spans) > 1 or len(next(iter(spans))) > MOST_PERIODS:
        raise ChartError(
            f"chart {draft.id} shows one or two metrics over the same periods, {MOST_PERIODS} at most"
        )
    draft.main = keys[0]
    if len(next(iter(spans))) == 1:
        return _steps(draft, [[told[0] for told in by_key[key]] for key in keys])
    return _span(draft, [by_key[key] for key in keys])


def _known(series: SeriesLike) -> list[Row]:
    return [row._replace(as_of=series.as_of) for row in rows_of(series)]


def moments(vintages: Sequence[Row]) -> list[Row]:
    """The vintages at which something else was known than before, from the first known one on.

    All but the newest are `earlier` ones; that one has the status that it has at the end.
    """
    known = [row for row in vintages if row.known]
    groups = [list(rows) for _, rows in groupby(known, key=lambda row: (row.low, row.best, row.high))]
    made = [rows[0]._replace(role=EARLIER) for rows in groups[:-1]]
    return made + [rows[0]._replace(status=rows[-1].status) for rows in groups[-1:]]


# -- one window ------------------------------------------------------------------------------------


def _steps(draft: Draft, panels: Sequence[Sequence[Row]]) -> ChartSpec:
    told = [rows for vintages in panels if (rows := moments(vintages))]
    if not told:
        raise ChartError(f"chart {draft.id}: nothing is known of the window")
    draft.rows = [row._replace(panel=at) for at, rows in enumerate(told) for row in rows]
    told = [[row for row in draft.rows if row.panel == at] for at in range(len(told))]
    instants = instants_of(draft.rows)
    for rows in told:
        for row in _labelled(rows):
            at = instants.index(_instant(row))
            draft.labels.append(Label(bounded(draft, row), at, row.top, panel=row.panel, must=True))
    if any(len(rows) > 1 for rows in told):
        draft.note("vintage_ring")
        draft.note("vintage_even")
        draft.note("vintage_grows")
    draft.note_marks([rows[-1] for rows in told], points=True)
    if any(row.best is None for row in draft.rows):
        draft.note("bounds")
    if not all(from_zero(*_reach(rows)) for rows in told):
        draft.note("vintage_scale")
    number = draft.words.name("subtitle", "number_of")
    return draft.finish(
        _step_titles(draft, told),
        draft.say("subtitle", "vintage", period=draft.when(told[0][-1]), unit=number),
        _step_alt(draft, told),
        unit_words=number,
        names=_panel_names(draft, told),
    )


def instants_of(rows: Sequence[Row]) -> list[datetime]:
    """The instants at which something became known, in order."""
    return sorted({_instant(row) for row in rows})


def _instant(row: Row) -> datetime:
    assert row.as_of is not None, "a row of a vintage says when it was known"
    return row.as_of


def _reach(rows: Sequence[Row]) -> tuple[float, float]:
    """The least and the largest value of vintages, bounds included."""
    values = [value for row in rows for value in (row.low, row.best, row.high) if value is not None]
    return min(values), max(values)


def _labelled(rows: Sequence[Row]) -> list[Row]:
    """The vintages that carry their value: all of a few, else the first, the last and the extremes."""
    if len(rows) <= LABELLED:
        return list(rows)
    extremes = [pick(rows, key=size) for pick in (min, max)]
    return [row for row in rows if row in (rows[0], rows[-1], *extremes)]


def _panel_names(draft: Draft, told: Sequence[Sequence[Row]]) -> tuple[str, ...]:
    """What each panel counts, where there are two."""
    if len(told) == 1:
        return ()
    return tuple(capital(draft.say("panel", "metric", **_words_of(draft, rows[0]))) for rows in told)


def _words_of(draft: Draft, row: Row) -> dict[str, str]:
    """Classes and metric of a row in words."""
    assert row.key is not None
    classes = draft.words.classes(row.key.classes, draft.options.names)
    return {"classes": classes, "metric": draft.words.name("metric", row.key.metric)}


def _step_titles(draft: Draft, told: Sequence[Sequence[Row]]) -> list[str]:
    first, last = told[0][0], told[0][-1]
    days = [draft.when(last), *([draft.day(last.period, "day_no_year")] if draft.main.by == "day" else [])]
    parts = {"first": bounded(draft, first), "value": bounded(draft, last)}
    titles = []
    if len(told) > 1 and min(len(rows) for rows in told) > 1:
        parts |= {"first_two": bounded(draft, told[1][0]), "value_two": bounded(draft, told[1][-1])}
        other = _words_of(draft, told[1][0])["metric"]
        titles = [draft.say("title", "vintage_two", day=day, other=other, **parts) for day in days]
    changed = len(told[0]) > 1
    keys = ("vintage", "vintage_short") if changed else ("vintage_same", "vintage_same_short")
    return titles + [draft.say("title", key, day=day, **parts) for key in keys for day in days]


def _step_alt(draft: Draft, told: Sequence[Sequence[Row]]) -> str:
    said = []
    for rows in told:
        steps = [
            draft.say("alt", "vintage_step", value=bounded(draft, row), known=draft.known(_instant(row)))
            for row in _labelled(rows)
        ]
        said.append(draft.say("alt", "vintage_row", steps=", ".join(steps), **_words_of(draft, rows[0])))
    return draft.listed_alt("vintages", said, period=draft.when(told[0][-1]))


# -- a short span ----------------------------------------------------------------------------------


def _span(draft: Draft, panels: Sequence[Sequence[Sequence[Row]]]) -> ChartSpec:
    histories = [_by_period(vintages) for vintages in panels]
    for at, periods in enumerate(histories):
        draft.rows += [rows[-1]._replace(panel=at) for rows in periods]
        draft.rows += [row._replace(panel=at) for rows in periods for row in rows[:-1]]
    histories = [
        [_of(draft.rows, at, rows[-1].period) for rows in periods] for at, periods in enumerate(histories)
    ]
    changed = [[rows for rows in periods if len(rows) > 1] for periods in histories]
    for rows in (rows for periods in changed for rows in _most_changed(periods)[:LABELLED]):
        text = draft.say("label", "change", first=bounded(draft, rows[0]), value=bounded(draft, rows[-1]))
        top = max(row.top for row in rows)
        draft.labels.append(Label(text, rows[-1].x, top, panel=rows[-1].panel, must=True))
    if any(changed):
        draft.note("vintage_stem")
        draft.note("vintage_grows")
    draft.note_marks([row for row in draft.rows if row.role != EARLIER])
    told = [rows[-1] for rows in histories[0]]
    number = draft.words.name("subtitle", "number_of")
    return draft.finish(
        [*draft.missing(told), *_span_titles(draft, told, _most_changed(changed[0]))],
        draft.say("subtitle", "vintage_span", unit=number),
        _span_alt(draft, told, _most_changed(changed[0])),
        unit_words=number,
        names=_panel_names(draft, [[rows[-1] for rows in periods] for periods in histories]),
    )


def _by_period(vintages: Sequence[Sequence[Row]]) -> list[list[Row]]:
    """What was known of each period, oldest first; the newest row where nothing ever was."""
    return [moments(rows) or [rows[-1]] for rows in zip(*vintages, strict=True)]


def _of(rows: Sequence[Row], panel: int, period: object) -> list[Row]:
    mine = [row for row in rows if row.panel == panel and row.period == period]
    return sorted(mine, key=lambda row: row.role != EARLIER)


def _change(rows: Sequence[Row]) -> float:
    return abs(size(rows[-1]) - size(rows[0]))


def _most_changed(periods: Sequence[list[Row]]) -> list[list[Row]]:
    return sorted(periods, key=lambda rows: (-_change(rows), rows[0].period))


def _span_titles(draft: Draft, told: Sequence[Row], changed: Sequence[Sequence[Row]]) -> list[str]:
    known = [row for row in told if row.known]
    periods = draft.how_many(known)
    if not changed:
        span = draft.words.text("subtitle", "span", **draft.span(told))
        return [
            draft.say("title", "vintage_none", periods=periods, span=span),
            draft.say("title", "vintage_none_short", periods=periods),
        ]
    rows = changed[0]
    parts = {"count": draft.how_many([one[-1] for one in changed]), "periods": periods}
    parts |= {
        "first": bounded(draft, rows[0]),
        "value": bounded(draft, rows[-1]),
        "day": draft.period_short(rows[-1]),
    }
    keys = ("vintage_one", "vintage_most") if len(changed) == 1 else ("vintage_most",)
    return [draft.say("title", key, **parts) for key in keys]


def _span_alt(draft: Draft, told: Sequence[Row], changed: Sequence[Sequence[Row]]) -> str:
    parts = [
        draft.say(
            "alt",
            "vintage_change",
            day=draft.when(rows[-1]),
            first=bounded(draft, rows[0]),
            value=bounded(draft, rows[-1]),
        )
        for rows in changed[:3]
    ]
    finding = ", ".join(parts) if parts else draft.say("alt", "vintage_none")
    return draft.alt(draft.say("alt", "vintage_span", finding=finding, **draft.span(told)))


# -- drawing ---------------------------------------------------------------------------------------


def draw(spec: ChartSpec, axes: Sequence[Axes]) -> None:
    """Draw the steps of one window, or the periods with their earlier values."""
    periods = {row.period for row in spec.rows}
    drawn = _draw_steps if len(periods) == 1 else _draw_span
    drawn(spec, axes)


def _draw_steps(spec: ChartSpec, axes: Sequence[Axes]) -> None:
    table = words(spec.language)
    instants = instants_of(spec.rows)
    told = [[row for row in spec.rows if row.panel == at] for at in range(len(axes))]
    for plot, rows in zip(axes, told, strict=True):
        free_axis(plot, *_reach(rows), table, spec.unit, spec.size, most=5 if len(axes) == 1 else 3)
        instant_axis(plot, [*instants, spec.as_of], table, spec.size)
    for plot in axes[:-1]:
        no_dates(plot)
    fit(axes, spec.size, top=title_room(spec))
    title_panels(spec, axes)
    for at, (plot, rows) in enumerate(zip(axes, told, strict=True)):
        obstacles = Obstacles()
        _draw_step(plot, rows, [instants.index(_instant(row)) for row in rows], len(instants), obstacles)
        place(plot, [one for one in spec.labels if one.panel == at], obstacles, spec.size)


def _draw_step(
    plot: Axes, rows: Sequence[Row], places: Sequence[int], count: int, obstacles: Obstacles
) -> None:
    """The steps of one metric: a level from each instant on, with rings at the earlier values."""
    ends = [*places[1:], count]
    heights = [size(row) for row in rows]
    xs = [float(x) for pair in zip(places, ends, strict=True) for x in pair]
    ys = [height for height in heights for _ in range(2)]
    plot.plot(xs, ys, color=style.MAIN, linewidth=1.6, gid=f"step-{rows[0].panel}")
    obstacles.line(plot, xs, ys)
    for row, at, height in zip(rows, places, heights, strict=True):
        newest = row is rows[-1] and row.status not in UNSURE
        marks.ring(plot, at, height, ring_name(row), filled=newest)
        obstacles.points(plot, [at], [height], air=3.5)
        if marks.wide(row):
            marks.upright(plot, at, row.low or 0.0, row.high or 0.0)


def ring_name(row: Row) -> str:
    """The name of the mark of one vintage of a period."""
    return f"vintage-{row.panel}-{row.period}-{_instant(row):%Y-%m-%dT%H:%M:%S}"


def _draw_span(spec: ChartSpec, axes: Sequence[Axes]) -> None:
    table = words(spec.language)
    for at, plot in enumerate(axes):
        high = max((row.top for row in spec.rows if row.panel == at), default=1.0)
        value_axis(plot, high, table, spec.unit, spec.size, room=1.16, most=6 if len(axes) == 1 else 4)
        date_axis(plot, spec.rows, table, spec.size, pad=0.5)
    for plot in axes[:-1]:
        no_dates(plot)
    fit(axes, spec.size, top=title_room(spec))
    title_panels(spec, axes)
    for at, plot in enumerate(axes):
        mine = [row for row in spec.rows if row.panel == at]
        latest = [row for row in mine if row.role != EARLIER]
        obstacles = Obstacles()
        obstacles.bars(plot, marks.bars(plot, latest, latest[0].role))
        marks.absent(plot, latest)
        for row in mine:
            if row.role == EARLIER:
                _draw_earlier(plot, row, latest, obstacles)
        place(plot, [one for one in spec.labels if one.panel == at], obstacles, spec.size)


def _draw_earlier(plot: Axes, row: Row, latest: Sequence[Row], obstacles: Obstacles) -> None:
    """An open ring at an earlier value, with a thin stem to the newest one."""
    now = next(one for one in latest if one.period == row.period)
    value, newest = size(row), size(now)
    marks.upright(plot, row.x, min(value, newest), max(value, newest))
    marks.ring(plot, row.x, value, ring_name(row))
    obstacles.points(plot, [row.x], [value], air=3.5)
