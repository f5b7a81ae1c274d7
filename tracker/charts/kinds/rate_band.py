"""`rate_band`: a typed rate with its interval, the numbers launched below, cut at regime breaks."""

from collections.abc import Sequence
from datetime import date

from matplotlib.axes import Axes

from tracker.charts import marks, style
from tracker.charts.axes import date_axis, fit, no_dates, value_axis
from tracker.charts.drafting import Draft, Options
from tracker.charts.kinds.regimes import breaks_of, redefined
from tracker.charts.kinds.weekly_bars import periods_of
from tracker.charts.labels import Obstacles, break_strip, draw_breaks, place, right_room
from tracker.charts.rows import (
    LEAST_TOLD,
    UNSURE,
    SeriesLike,
    of_series,
    often_gaps,
    rows_of,
    speaking,
    within,
)
from tracker.charts.spec import ChartSpec, Label, Place, Row, finite
from tracker.charts.wording import words
from tracker.model import Finding

BAND = "band"
BELOW = "launched"
PANELS = (0.76, 0.24)
Bounds = tuple[float | None, float | None]


def build(series: Sequence[SeriesLike], findings: Sequence[Finding], options: Options) -> ChartSpec:
    """The spec of one rate series; band from options, columns or findings `rate`."""
    draft = Draft("rate_band", series, findings, options)
    rates = rows_of(series[0])
    band, level = _band(draft, series[0], rates)
    below = [_below(row) for row in rates]
    draft.rows = rates + band + below
    draft.breaks = breaks_of(draft, series[0], cuts=True)
    known = _speaking(rates, [day for day, _, _ in redefined(series[0])])
    mine = within(known, draft.focus)
    if not mine and any(row.known for row in within(rates, draft.focus)):
        # Of the days in focus only a part is known, which no title speaks of; nor of what came after them.
        mine = [row for row in known if draft.focus is None or row.period < draft.focus[1]]
    last = next(reversed(mine or known), None)
    if last is not None:
        place_of: Place = "right" if last is rates[-1] else "above"
        draft.labels.append(Label(draft.figure(last), last.x, last.best or 0.0, place=place_of, must=True))
    draft.label_partial(rates, "below")
    draft.note_marks(rates, points=True)
    stopped = [row for row in rates if not row.comparable and not row.known]
    if stopped and draft.breaks:
        draft.note("stopped", day=draft.day(draft.breaks[0].day))
    _note_unknown(draft, rates)
    if draft.main.metric == "rate_neutralised":
        draft.note("neutralised")
    named = draft.say("band", "wilson", level=level) if band else ""
    subtitle = draft.say("subtitle", "rate", outcome=draft.outcome)
    tail = [f"{draft.words.name('label', 'band')}: {named}"] if named else []
    some_days = any(row.denominator is not None and row.days_reported < row.days for row in rates)
    tail.append(draft.say("subtitle", "below_days" if some_days else "below"))
    return draft.finish(
        _titles(draft, rates, mine),
        "; ".join([subtitle, *tail]),
        _alt(draft, rates, known, named),
        unit_words=draft.words.name("subtitle", "percent"),
        band=named,
    )


def _note_unknown(draft: Draft, rates: Sequence[Row]) -> None:
    """Say why reported periods have no rate, or no bar below."""
    reported = [row for row in rates if row.status != "not_reported"]
    bare = [row for row in reported if not row.known and row.denominator is not None]
    for key, rows in (
        ("no_rate_over", [row for row in bare if (row.numerator or 0.0) > (row.denominator or 0.0)]),
        ("no_rate_zero", [row for row in bare if not row.denominator and not row.numerator]),
        ("no_bar_below", [row for row in reported if row.known and row.denominator is None]),
    ):
        if rows:
            draft.note(key, count=draft.by_count(rows))


def _speaking(rates: Sequence[Row], days: Sequence[date]) -> list[Row]:
    """The rates that words may speak of: whole periods of one meaning, ten launched or more."""
    return [row for row in speaking(rates) if not any(row.period < day < row.end for day in days)]


def _band(draft: Draft, series: SeriesLike, rates: Sequence[Row]) -> tuple[list[Row], str]:
    """Rows of the band and its level in words."""
    own = [one for one in of_series(draft.findings, draft.main) if one.finding == "rate" and one.interval]
    level = next((one.interval.level for one in own if one.interval), 0.95)
    bounds = {(one.period, one.end): (one.low, one.high) for one in own} | _given(draft, series, rates)
    rows = []
    for row in rates:
        low, high = bounds.get((row.period, row.end), (None, None))
        if low is not None and high is not None and row.best is not None:
            rows.append(row._replace(role=BAND, low=low, high=high, method="Wilson", claims=(), n_claims=0))
    return rows, draft.setting(draft.words.percent(level, 0), level)


def _given(draft: Draft, series: SeriesLike, rates: Sequence[Row]) -> dict[tuple[date, date], Bounds]:
    """Bounds by period from the frame `band` of the options, else from columns of the series."""
    band, names = draft.options.band, ("low", "high")
    if band is None:
        band, names = series.frame, ("band_low", "band_high")
    if not set(names) <= set(band.columns):
        return {}
    by_day = {record["period"].date(): record for record in band.to_dict("records")}
    found = [(row, by_day[row.period]) for row in rates if row.period in by_day]
    return {(row.period, row.end): (finite(one[names[0]]), finite(one[names[1]])) for row, one in found}


def _below(row: Row) -> Row:
    """The number that a rate is a share of, as a bar of its own."""
    return row.made(
        role=BELOW,
        best=row.denominator,
        key=row.key._replace(metric=BELOW, unit="count") if row.key else None,
        panel=1,
    )


def _bounds_titles(draft: Draft, rates: Sequence[Row]) -> list[str]:
    """The titles where the newest share in focus that is over is known by its bounds alone."""
    over = [row for row in within(rates, draft.focus) if row.known and row.status not in UNSURE]
    if draft.focus is None or not over or over[-1].best is not None:
        return []
    few = over[-1].denominator is not None and over[-1].denominator < LEAST_TOLD
    if few or any(over[-1].period < one.day < over[-1].end for one in draft.breaks):
        return []
    ends = {"low": draft.figure(over[-1], "low"), "high": draft.figure(over[-1], "high")}
    return [
        draft.say("title", key, outcome=draft.outcome, period=period, **ends)
        for key in ("rate_between", "rate_between_short")
        for period in periods_of(draft, rates, over[-1])
    ]


def _titles(draft: Draft, rates: Sequence[Row], known: Sequence[Row]) -> list[str]:
    bounds = _bounds_titles(draft, rates)
    if bounds or not known:
        spans = [draft.focus_span(year) for year in (True, False)] if draft.focus else []
        told = [draft.say("title", "rate_none_of", outcome=draft.outcome, span=span) for span in spans]
        plain = [draft.say("title", "rate_none", outcome=draft.outcome)]
        newest = next((row for row in reversed(within(rates, draft.focus)) if row.best is not None), None)
        if newest is not None and newest.status == "partial":
            told = [draft.say("title", "rate_open", outcome=draft.outcome)]
        return [*bounds, *told, *draft.missing(rates), *plain, draft.say("title", "rate_none_short")]
    last = known[-1]
    value, n = draft.figure(last), draft.figure(last, "denominator")
    return [
        draft.say("title", key, value=value, n=n, outcome=draft.outcome, period=period)
        for key in ("rate", "rate_short")
        for period in periods_of(draft, rates, last)
    ]


def _alt(draft: Draft, rates: Sequence[Row], known: Sequence[Row], band: str) -> str:
    finding = draft.say("alt", "nothing")
    if known:
        high, low = max(known, key=lambda row: row.best or 0.0), min(known, key=lambda row: row.best or 0.0)
        last = known[-1]
        finding = draft.say(
            "alt",
            "rates",
            value=draft.figure(last),
            n=draft.figure(last, "denominator"),
            period=draft.when(last),
            high=draft.figure(high),
            high_period=draft.when(high),
            low=draft.figure(low),
            low_period=draft.when(low),
        )
    kind = "rate_band" if band else "rate_line"
    opening = draft.say("alt", kind, finding=finding, band=band, outcome=draft.outcome, **draft.span(rates))
    broken = [draft.say("alt", "break", **{"break": one.text}) for one in draft.breaks[:1]]
    return draft.alt(opening, *broken, draft.open_end(rates))


def draw(spec: ChartSpec, axes: Sequence[Axes]) -> None:
    """Draw the rate above, the numbers launched below."""
    plot, lower = axes
    below = spec.role(BELOW)
    rates = [row for row in spec.rows if row.role not in (BAND, BELOW)]
    table = words(spec.language)
    value_axis(plot, 1.0, table, "fraction", spec.size, room=1.02)
    high, ticks = max((row.best or 0.0 for row in below), default=1.0), 2 if spec.size == "column" else 3
    value_axis(lower, high, table, "count", spec.size, most=ticks)
    pad = 0.5 * (rates[-1].end - rates[0].period).days / len(rates) ** 1.5
    for panel in axes:
        date_axis(panel, rates, table, spec.size, pad)
    no_dates(plot)
    strip = break_strip(spec.breaks, *plot.get_xlim(), spec.size)
    fit(axes, spec.size, right=right_room(spec.labels, spec.size), top=strip)
    obstacles = Obstacles()
    for xs, ys in marks.band(plot, spec.role(BAND), spec.breaks):
        obstacles.line(plot, xs, ys)
    role = rates[0].role
    for xs, ys in marks.line(plot, rates, spec.breaks, role, style.MAIN, 1.5):
        obstacles.line(plot, xs, ys)
    marks.points(plot, rates, role, style.MAIN)
    obstacles.rows(plot, rates, air=3.5)
    marks.absent(plot, rates)
    marks.bars(lower, below, BELOW, hatched=not often_gaps(rates))
    draw_breaks(axes, spec.breaks, spec.size, obstacles)
    place(plot, spec.labels, obstacles, spec.size)
