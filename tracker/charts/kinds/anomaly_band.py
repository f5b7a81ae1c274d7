"""`anomaly_band`: counts against the prediction band of their own past; what lies outside is named."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Any

from matplotlib.axes import Axes

from tracker.charts import marks, style
from tracker.charts.axes import date_axis, fit, value_axis
from tracker.charts.drafting import Draft, Options
from tracker.charts.labels import Obstacles, place, right_room
from tracker.charts.rows import SeriesLike, of_series, rows_of, whole, within
from tracker.charts.spec import ChartSpec, Label, Row, finite
from tracker.charts.wording import words
from tracker.model import Finding

BAND = "band"
OUTSIDE = "outside"
NAMED = 4
STEP = 0.25  # a jump of the expected number that a reader asks about, as part of it
MANY = 120  # periods that stand as points alone: a line between days would say that they hang together


def build(series: Sequence[SeriesLike], findings: Sequence[Finding], options: Options) -> ChartSpec:
    """The spec of one count series against a prediction band.

    The band is the frame `band` of the options (columns period, expected, lower, upper), else every
    finding with a prediction interval; the points outside are the findings `anomaly`.
    """
    draft = Draft("anomaly_band", series, findings, options)
    counts = rows_of(series[0])
    own = [one for one in of_series(draft.findings, draft.main) if _predicts(one)]
    band = _given(counts, options.band) if options.band is not None else _band(counts, own)
    flagged = {one.period for one in own if one.finding == "anomaly"} or _beyond(counts, band)
    outside = [row._replace(role=OUTSIDE) for row in counts if row.period in flagged and row.best is not None]
    draft.rows = counts + band + outside
    named = _named(draft, own) if band else ""
    for row in sorted(outside, key=lambda row: -(row.best or 0.0))[:NAMED]:
        low = next((one.low for one in band if one.period == row.period), None)
        under = low is not None and (row.best or 0.0) < low
        text = f"{draft.figure(row)} · {draft.day(row.period, 'day_short')}"
        draft.labels.append(Label(text, row.x, row.best or 0.0, place="below" if under else "above"))
    draft.label_partial(counts, "right")
    if band:
        expected = draft.words.name("label", "expected")
        draft.labels.append(Label(expected, band[-1].x, band[-1].best or 0.0, place="right", must=True))
    draft.note_marks(counts, points=True)
    if outside:
        draft.note("outside")
    bounded = {row.period for row in band}
    if any(row.period not in bounded for row in whole(counts)):
        draft.note("no_band")
    if _steps(band):
        draft.note("steps")
    subtitle = f"{draft.say('subtitle', 'count')}, {draft.words.name('subtitle', 'number_of')}"
    return draft.finish(
        _titles(draft, band, outside),
        f"{subtitle}; {draft.words.name('label', 'band')}: {named}" if named else subtitle,
        _alt(draft, counts, band, outside, named),
        unit_words=draft.words.name("subtitle", "number_of"),
        band=named,
    )


def _beyond(counts: Sequence[Row], band: Sequence[Row]) -> set[date]:
    """Periods of whole counts outside the limits, for a band that comes without findings."""
    limits = {row.period: (row.low or 0.0, row.high or 0.0) for row in band}
    judged_ones = [(row, limits[row.period]) for row in whole(counts) if row.period in limits]
    return {row.period for row, (low, high) in judged_ones if not low <= (row.best or 0.0) <= high}


def _predicts(finding: Finding) -> bool:
    return finding.interval is not None and finding.interval.kind == "prediction" and finding.high is not None


def _band(counts: Sequence[Row], own: Sequence[Finding]) -> list[Row]:
    """Rows of the band: expected value and its limits, a period that has both a count and a finding."""
    found = {one.period: one for one in own}
    rows = []
    for row in counts:
        one = found.get(row.period)
        if one is None or one.high is None:
            continue
        rows.append(_limits(row, one.low or 0.0, one.expected, one.high, one.method))
    return rows


def _given(counts: Sequence[Row], frame: Any) -> list[Row]:
    """Rows of the band from a frame of limits, one for each period that has them."""
    limits = {
        record["period"].date(): (
            finite(record["lower"]),
            finite(record["expected"]),
            finite(record["upper"]),
        )
        for record in frame.to_dict("records")
    }
    rows = []
    for row in counts:
        low, expected, high = limits.get(row.period, (None, None, None))
        if high is not None and row.status != "partial":
            rows.append(_limits(row, low or 0.0, expected, high, "prediction limits"))
    return rows


def _limits(row: Row, low: float, expected: float | None, high: float, method: str) -> Row:
    return row.made(
        role=BAND,
        best=high if expected is None else expected,
        low=low,
        high=high,
        status="reported",
        method=method,
        claims=(),
        n_claims=0,
    )


def _steps(band: Sequence[Row]) -> bool:
    """Whether the expected number jumps from one period to the next more than counts move it."""
    pairs = [(one.best or 0.0, other.best or 0.0) for one, other in pairwise(band) if one.end == other.period]
    return any(abs(later - early) > STEP * max(early, 1.0) for early, later in pairs)


def _named(draft: Draft, own: Sequence[Finding]) -> str:
    """The words of the band: its level, and its history where that is known."""
    level, history = draft.options.level, draft.options.history
    if own and own[0].interval is not None:
        level = own[0].interval.level
        told = [int(one.settings["baseline"]) for one in own if "baseline" in one.settings]
        history = next(iter(told), history)
    digits = 0 if abs(100 * level - round(100 * level)) < 1e-9 else 1
    text = draft.setting(draft.words.percent(level, digits), level)
    if history:
        prior = draft.setting(draft.words.counted(history, draft.main.by), history)
        return draft.say("band", "prediction", level=text, history=prior)
    return draft.say("band", "prediction_plain", level=text)


def _titles(draft: Draft, band: Sequence[Row], outside: Sequence[Row]) -> list[str]:
    counts = [row for row in draft.rows if row.role not in (BAND, OUTSIDE)]
    if not band:
        return [*draft.missing(counts), draft.say("title", "outside_unknown")]
    if draft.focus is not None:
        mine = within(judged(band, draft.rows), draft.focus)
        named = _of_focus(draft, counts, mine, {row.period: _side(row, band) for row in outside})
        return [*draft.missing(counts), *named]
    periods = draft.how_many(judged(band, draft.rows))
    if not outside:
        return [draft.say("title", "outside_none", periods=periods)]
    return [draft.say("title", "outside", count=draft.how_many(outside), periods=periods)]


def _of_focus(
    draft: Draft, counts: Sequence[Row], mine: Sequence[Row], sides: Mapping[date, str]
) -> list[str]:
    """Titles on the periods in focus that could be judged, `mine` of `counts`; `sides` of those outside."""
    spans = [draft.focus_span(year) for year in (True, False)]
    beyond = [row for row in mine if row.period in sides]
    if not mine:
        unsure = [row for row in within(counts, draft.focus) if row.best is not None]
        alone = _plain(draft, unsure[0]) if len(unsure) == 1 else []
        return [*alone, *(draft.say("title", "outside_unjudged", span=span) for span in spans)]
    if len(mine) == 1 or len(beyond) == 1:
        row = (beyond or mine)[0]
        return _of_one(draft, row, sides.get(row.period, "outside_inside"))
    periods = draft.how_many(mine)
    if beyond:
        parts = {"count": draft.how_many(beyond), "periods": periods}
        return [draft.say("title", "outside_of", span=span, **parts) for span in spans]
    if len(mine) == len(within(counts, draft.focus)):
        keys = ("outside_none_of", "outside_none_short")
        return [draft.say("title", key, span=span) for key in keys for span in spans]
    keys = ("outside_none_some", "outside_none_least")
    return [draft.say("title", key, span=span, periods=periods) for key in keys for span in spans]


def _of_one(draft: Draft, row: Row, key: str) -> list[str]:
    """Titles on one period: its count, and on which side of the band it lies."""
    parts = {"value": draft.figure(row)}
    said = [draft.say("title", key, period=draft.period(row, year), **parts) for year in (True, False)]
    return [*said, *_plain(draft, row)]


def _plain(draft: Draft, row: Row) -> list[str]:
    """Titles that tell a count and compare it with nothing."""
    value = draft.figure(row)
    return [
        draft.say("title", "value", period=draft.period(row, year), value=value) for year in (True, False)
    ]


def _side(row: Row, band: Sequence[Row]) -> str:
    """The template for a count outside, by the side of the expected number on which it lies."""
    expected = next((one.best or 0.0 for one in band if one.period == row.period), 0.0)
    return "outside_high" if (row.best or 0.0) > expected else "outside_low"


def judged(band: Sequence[Row], rows: Sequence[Row]) -> list[Row]:
    """The periods that could have been outside: whole ones with limits."""
    bounded = {row.period for row in band}
    counts = [row for row in rows if row.role not in (BAND, OUTSIDE)]
    return [row for row in whole(counts) if row.period in bounded]


def _alt(draft: Draft, counts: Sequence[Row], band: Sequence[Row], outside: Sequence[Row], named: str) -> str:
    finding = draft.say("alt", "nothing")
    if band:
        top = sorted(outside, key=lambda row: -(row.best or 0.0))[:3]
        which = ", ".join(f"{draft.day(row.period)} ({draft.figure(row)})" for row in top)
        parts = {
            "count": draft.how_many(outside),
            "periods": draft.how_many(judged(band, draft.rows)),
        }
        finding = draft.say("alt", "outside", which=f": {which}" if which else "", **parts)
    kind = "anomaly_band" if named else "anomaly_line"
    opening = draft.say("alt", kind, band=named, finding=finding, **draft.span(counts))
    return draft.alt(opening, draft.open_end(counts), draft.contested(counts))


def draw(spec: ChartSpec, axes: Sequence[Axes]) -> None:
    """Draw the band, its expected value, the counts and the points outside."""
    plot = axes[0]
    table = words(spec.language)
    counts = [row for row in spec.rows if row.role not in (BAND, OUTSIDE)]
    band, outside = spec.role(BAND), spec.role(OUTSIDE)
    value_axis(plot, max(row.top for row in spec.rows), table, spec.unit, spec.size, room=1.16)
    date_axis(plot, counts, table, spec.size, pad=1.0)
    fit(axes, spec.size, right=right_room(spec.labels, spec.size))
    obstacles = Obstacles()
    for xs, ys in marks.band(plot, band, ()):
        obstacles.line(plot, xs, ys)
    for xs, ys in marks.line(plot, band, (), BAND, style.MUTED, 0.8):
        obstacles.line(plot, xs, ys)
    role, many = counts[0].role, len(counts) > MANY
    for xs, ys in [] if many else marks.line(plot, counts, (), role, style.MAIN, 1.1):
        obstacles.line(plot, xs, ys, air=1.0)
    obstacles.rows(plot, counts, air=2.0)
    named = {row.period for row in outside}
    inside = [row for row in counts if row.period not in named]
    marks.points(plot, inside, role, style.MAIN, size=2.0 if many else 3.2)
    marks.absent(plot, counts)
    _draw_outside(plot, band, outside)
    obstacles.rows(plot, outside, air=3.5)
    place(plot, spec.labels, obstacles, spec.size)


def _draw_outside(plot: Axes, band: Sequence[Row], outside: Sequence[Row]) -> None:
    """Triangles: up for a count above the band, down for one below."""
    lows = {row.period: row.low or 0.0 for row in band}
    for marker, under in (("^", False), ("v", True)):
        group = [row for row in outside if ((row.best or 0.0) < lows.get(row.period, 0.0)) == under]
        if group:
            plot.plot(
                [row.x for row in group],
                [row.best or 0.0 for row in group],
                linestyle="none",
                marker=marker,
                markersize=5.2,
                color=style.ACCENT,
                clip_on=False,
                zorder=5,
                gid=f"outside-{'low' if under else 'high'}",
            )
