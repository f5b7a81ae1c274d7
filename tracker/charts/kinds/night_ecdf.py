"""`night_ecdf`: the share of the nights of 52 weeks at or under each size, the newest as ticks."""

import math
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from matplotlib.axes import Axes
from matplotlib.ticker import FixedLocator

from tracker.charts import marks, style
from tracker.charts.axes import axis_texts, fit, nice_ticks, value_axis
from tracker.charts.drafting import Draft, Options
from tracker.charts.labels import Obstacles, place, right_room
from tracker.charts.rows import SeriesLike, rows_of, whole, within
from tracker.charts.spec import ChartSpec, Label, Row, Trace
from tracker.charts.wording import last_day, words
from tracker.model import Finding

DAYS = 7 * 52
WEEK = 7
NIGHT, NEWEST, QUANTILE = "night", "newest", "quantile"
SHARES = (0.5, 0.9)
METHOD = "smallest size that at least this share of the nights do not exceed"
TICK = 0.06  # height of the mark of a night of this week, as part of the plot


def build(series: Sequence[SeriesLike], findings: Sequence[Finding], options: Options) -> ChartSpec:
    """The spec of one daily count series; the newest seven nights are those of the focus, if there is one.

    Raises: ChartError for a rate, or a series that is not daily.
    """
    draft = Draft("night_ecdf", series, findings, options)
    draft.no_rate()
    draft.days_only()
    every = rows_of(series[0])
    end = draft.focus[1] if draft.focus else every[-1].end
    shown = within(every, (end - timedelta(days=DAYS), end))
    nights = ranked(whole(shown))
    newest = [row._replace(role=NEWEST) for row in _newest(shown, draft.focus) if row.best is not None]
    quantiles = [quantile(nights, share) for share in SHARES] if nights else []
    draft.rows = nights + newest + quantiles
    _labels(draft, newest, quantiles)
    _notes(draft, shown, nights, newest)
    return draft.finish(
        _titles(draft, newest, quantiles),
        draft.say(
            "subtitle",
            "ecdf",
            span=draft.days(min(row.period for row in nights or shown), last_day(min(end, every[-1].end))),
            rule=draft.words.name("day_rule", draft.main.day_rule),
        ),
        _alt(draft, nights, quantiles),
        unit_words=draft.words.name("subtitle", "percent"),
    )


def _newest(shown: Sequence[Row], focus: tuple[date, date] | None) -> list[Row]:
    return within(shown, focus) if focus else list(shown[-WEEK:])


def ranked(nights: Sequence[Row]) -> list[Row]:
    """Nights by size; numerator and denominator are how many are as large at most, and how many there are."""
    ordered = sorted(nights, key=lambda row: (row.best or 0.0, row.period))
    sizes = [row.best or 0.0 for row in ordered]
    n, made, at = len(ordered), [], len(ordered)
    for place_at in reversed(range(n)):
        if place_at == n - 1 or sizes[place_at] != sizes[place_at + 1]:
            at = place_at + 1
        made.append(ordered[place_at]._replace(role=NIGHT, numerator=float(at), denominator=float(n)))
    return made[::-1]


def quantile(nights: Sequence[Row], share: float) -> Row:
    """The night whose size at least `share` of the nights do not exceed, the smallest of them."""
    row = nights[math.ceil(share * len(nights) - 1e-9) - 1]
    return row._replace(role=f"{QUANTILE}_{100 * share:g}", method=METHOD)


def _labels(draft: Draft, newest: Sequence[Row], quantiles: Sequence[Row]) -> None:
    for row, share in zip(quantiles, SHARES, strict=False):
        name = (
            draft.words.name("label", "median")
            if share == 0.5
            else draft.setting(draft.words.percent(share, 0), share)
        )
        draft.labels.append(
            Label(f"{name}: {draft.figure(row)}", row.best or 0.0, share, place="beside", must=True)
        )
    for row in sorted(newest, key=lambda row: -(row.best or 0.0))[:2]:
        text = f"{draft.figure(row)} · {draft.day(row.period, 'day_short')}"
        draft.labels.append(Label(text, row.best or 0.0, TICK))


def _notes(draft: Draft, shown: Sequence[Row], nights: Sequence[Row], newest: Sequence[Row]) -> None:
    if newest:
        draft.note("ticks", span=_span(draft, newest))
    missing = [row for row in shown if row.best is None]
    draft.note("nights", count=draft.how_many(nights))
    if missing:
        draft.note("nights_missing", count=draft.setting(draft.words.count(len(missing)), len(missing)))
    if any(row.status in ("provisional", "partial") for row in newest):
        draft.note("nights_open")


def _span(draft: Draft, newest: Sequence[Row], year: bool = True) -> str:
    """The days in focus, else those of the newest nights."""
    return draft.focus_span(year) if draft.focus else draft.days(newest[0].period, newest[-1].period, year)


def above(rows: Sequence[Row], size: float) -> list[Row]:
    """The nights larger than a size."""
    return [row for row in rows if (row.best or 0.0) > size]


def _titles(draft: Draft, newest: Sequence[Row], quantiles: Sequence[Row]) -> list[str]:
    if not quantiles:
        return [draft.say("title", "none")]
    median, tail = (draft.figure(row) for row in quantiles)
    said = []
    if newest:
        larger = above(newest, quantiles[0].best or 0.0)
        parts = {"count": draft.how_many(larger), "n": draft.how_many(newest), "median": median}
        for year in (True, False):
            parts["span"] = _span(draft, newest, year)
            said += [draft.say("title", key, **parts) for key in ("nights", "nights_short")]
    return [*said, draft.say("title", "nights_median", median=median, tail=tail)]


def _alt(draft: Draft, nights: Sequence[Row], quantiles: Sequence[Row]) -> str:
    finding = draft.say("alt", "nothing")
    if quantiles:
        median, tail = (draft.figure(row) for row in quantiles)
        most = draft.figure(nights[-1])
        for share in SHARES:
            draft.setting(draft.words.percent(share, 0), share)
        finding = draft.say(
            "alt", "ecdf_sizes", median=median, tail=tail, most=most, day=draft.day(nights[-1].period)
        )
    return draft.alt(draft.say("alt", "night_ecdf", finding=finding, count=draft.how_many(nights)))


def traces(spec: ChartSpec) -> Mapping[str, Trace]:
    """The lines of the chart by name: the steps, a tick a night of this week, guides to the named sizes."""
    nights = spec.role(NIGHT)
    made: dict[str, Trace] = {}
    if nights:
        xs, ys = [0.0], [0.0]
        for row in nights:
            share = (row.numerator or 0.0) / (row.denominator or 1.0)
            xs += [row.best or 0.0, row.best or 0.0]
            ys += [ys[-1], share]
        made["trace-steps"] = (xs, ys)
    for row in spec.role(NEWEST):
        made[f"trace-tick-{row.period}"] = ([row.best or 0.0] * 2, [0.0, TICK])
    for share in SHARES:
        for row in spec.role(f"{QUANTILE}_{100 * share:g}"):
            size = row.best or 0.0
            made[f"trace-guide-{100 * share:g}"] = ([0.0, size, size], [share, share, 0.0])
    return made


def draw(spec: ChartSpec, axes: Sequence[Axes]) -> None:
    """Draw the steps, the guides, the ticks and their labels."""
    plot = axes[0]
    table = words(spec.language)
    value_axis(plot, 1.0, table, "fraction", spec.size, room=1.03, most=6)
    _size_axis(spec, plot)
    fit(axes, spec.size, right=right_room(spec.labels, spec.size))
    obstacles = Obstacles()
    for name, (xs, ys) in traces(spec).items():
        marks.trace(plot, name, (xs, ys), **_LOOKS[name.split("-")[1]])
        obstacles.line(plot, xs, ys)
    ends = {row.role: row for row in spec.rows if row.role.startswith(QUANTILE)}
    for role, row in ends.items():
        share = float(role.removeprefix(f"{QUANTILE}_")) / 100
        plot.plot([row.best or 0.0], [share], marker="o", markersize=4.0, color=style.INK, gid=f"dot-{role}")
    place(plot, spec.labels, obstacles, spec.size)


_LOOKS: Mapping[str, Mapping[str, Any]] = {
    "steps": {"color": style.MAIN, "linewidth": 1.6},
    "tick": {"color": style.ACCENT, "linewidth": 2.2},
    "guide": {"color": style.MUTED, "linewidth": 0.8},
}


def _size_axis(spec: ChartSpec, plot: Axes) -> None:
    """The axis of sizes, from 0."""
    high = max((row.best or 0.0 for row in spec.rows), default=1.0)
    ticks = nice_ticks(high, 6)
    plot.set_xlim(0, max(high, ticks[-1]) * 1.02)
    plot.xaxis.set_major_locator(FixedLocator(ticks))
    plot.set_xticks(ticks, axis_texts(ticks, words(spec.language), "count"))
    plot.tick_params(axis="x", labelsize=style.type_of(spec.size).axis, pad=2.5)
