"""`change_points`: the levels between change points, the interval of each date; breaks of meaning apart."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise

from matplotlib.axes import Axes

from tracker.charts import marks, style
from tracker.charts.axes import date_axis, fit, value_axis
from tracker.charts.drafting import Draft, Options
from tracker.charts.kinds.regimes import breaks_of
from tracker.charts.labels import Obstacles, break_strip, draw_breaks, place, right_room
from tracker.charts.rows import SeriesLike, evidence, of_series, rows_of
from tracker.charts.spec import Break, ChartSpec, Label, Place, Row, Trace, day_number
from tracker.charts.wording import last_day, words
from tracker.model import Finding

LEVEL, CHANGE = "level", "change"
METHOD = "sum over periods with a figure / their exposure"
FAR = 0.25  # of the plot: a label further above its level would seem to be of something else
NEAR = timedelta(days=7)  # a definition this close to a cut is that cut


def build(series: Sequence[SeriesLike], findings: Sequence[Finding], options: Options) -> ChartSpec:
    """The spec of one count or rate series; its findings `break` and `definition` part the levels."""
    draft = Draft("change_points", series, findings, options)
    counts = rows_of(series[0])
    rate = draft.main.unit == "fraction"
    own = of_series(draft.findings, draft.main)
    inside = [one for one in own if counts[0].period < one.period < counts[-1].end]
    draft.breaks = breaks_of(draft, series[0], cuts=rate)
    short = [one for one in own if one.finding == "insufficient"]
    levels = [] if short else levels_between(counts, edges(inside, draft.breaks))
    selective = any("unnamed" in one.settings for one in short)
    changes = [_change(one) for one in inside if one.finding == "break"]
    draft.rows = counts + levels + changes
    for row in levels:
        where: Place = "right" if row is levels[-1] else "above"
        height = row.best or 0.0 if where == "right" else _clear(row, counts)
        if height - (row.best or 0.0) <= FAR * max(one.top for one in counts):
            draft.labels.append(Label(draft.figure(row), row.x, height, where, must=len(levels) <= 6))
    _notes(draft, counts, levels, changes)
    unit = draft.words.name("subtitle", "percent" if rate else "number_of")
    subtitle = draft.say("subtitle", "share" if rate else "count", outcome=draft.outcome)
    named = draft.say("band", "change", level=_level(draft, inside)) if changes else ""
    return draft.finish(
        _titles(draft, counts, levels, changes, selective),
        "; ".join(one for one in (f"{subtitle}, {unit}", named) if one),
        _alt(draft, counts, levels, changes),
        unit_words=unit,
    )


def edges(found: Sequence[Finding], breaks: Sequence[Break]) -> list[date]:
    """Where levels part: at changes, at cuts, and at definitions that fall together with no cut."""
    cuts = [one.day for one in breaks if one.cuts]
    changes = {one.period for one in found if one.finding == "break"}
    defined = {one.period for one in found if one.finding == "definition"}
    return sorted(changes | {day for day in defined if all(abs(day - cut) > NEAR for cut in cuts)} | {*cuts})


def levels_between(counts: Sequence[Row], edges: Sequence[date]) -> list[Row]:
    """The level of each stretch between the edges: the sum a whole period reported, or the joint share."""
    bounds = [counts[0].period, *edges, counts[-1].end]
    made = []
    for first, end in pairwise(bounds):
        known = [row for row in counts if first <= row.period and row.end <= end and row.best is not None]
        known = [row for row in known if row.status not in ("partial", "provisional")]
        level = _joint(known)
        if level is not None:
            made.append(
                Row(
                    role=LEVEL,
                    period=first,
                    end=end,
                    best=level,
                    days_reported=sum(row.days_reported for row in known),
                    days=sum(row.days for row in known),
                    method=METHOD,
                    key=counts[0].key,
                    **evidence(known),
                )
            )
    return made


def _clear(level: Row, counts: Sequence[Row]) -> float:
    """A height over the middle of a level at which its label hides no count."""
    reach = 0.2 * (level.end - level.period).days
    near = [row.top for row in counts if abs(row.x - level.x) < max(reach, 30.0)]
    return max([level.best or 0.0, *near])


def _joint(known: Sequence[Row]) -> float | None:
    """The level of rows: of rates the numerators to the denominators; None of nothing."""
    if known and known[0].denominator is not None:
        of = sum(row.denominator or 0.0 for row in known)
        return sum(row.numerator or 0.0 for row in known) / of if of else None
    exposure = sum(row.days_reported / row.days for row in known)
    return sum(row.best or 0.0 for row in known) / exposure if exposure else None


def _change(finding: Finding) -> Row:
    """A change point: the dates that hold it with the probability of the finding, and the ratio of levels."""
    first, end = finding.span or (finding.period, finding.end)
    return Row(CHANGE, first, end, finding.value, finding.low, finding.high, method=finding.method)


def _notes(draft: Draft, counts: Sequence[Row], levels: Sequence[Row], changes: Sequence[Row]) -> None:
    draft.note_marks(counts, points=True)
    if levels:
        draft.note("levels")
    if changes and draft.breaks:
        draft.note("dotted")


def _level(draft: Draft, inside: Sequence[Finding]) -> str:
    level = next((one.interval.level for one in inside if one.interval is not None), 0.95)
    return draft.setting(draft.words.percent(level, 0), level)


def _titles(
    draft: Draft, counts: Sequence[Row], levels: Sequence[Row], changes: Sequence[Row], selective: bool
) -> list[str]:
    if not levels:
        return [draft.say("title", "no_level")] * selective + [draft.say("title", "no_level_short")]
    if len(levels) < 2 or not changes:
        return [
            draft.say("title", "no_change", span=draft.days(counts[0].period, last_day(counts[-1].end))),
            draft.say("title", "no_change_short"),
        ]
    edge = max(row.period for row in levels if any(one.period <= row.period < one.end for one in changes))
    after = next(row for row in levels if row.period == edge)
    before = next(row for row in levels if row.end == edge)
    parts = {"before": draft.figure(before), "after": draft.figure(after)}
    kind = "change_rate" if draft.main.unit == "fraction" else "change"
    said = [
        draft.say("title", kind, day=draft.day(edge, form), outcome=draft.outcome, **parts)
        for form in ("day", "month_since")
    ]
    return [*said, draft.say("title", "change_short", day=draft.day(edge), **parts)]


def _alt(draft: Draft, counts: Sequence[Row], levels: Sequence[Row], changes: Sequence[Row]) -> str:
    finding = draft.say("alt", "no_change" if levels else "no_level")
    if levels:
        told = [
            draft.say("alt", "level", day=draft.day(row.period), value=draft.figure(row))
            for row in levels[-4:]
        ]
        finding = draft.say("alt", "levels", levels=", ".join(told))
    kind = "change_points_rate" if draft.main.unit == "fraction" else "change_points"
    opening = draft.say(
        "alt",
        kind,
        finding=finding,
        count=draft.how_many(changes),
        outcome=draft.outcome,
        **draft.span(counts),
    )
    broken = [draft.say("alt", "break", **{"break": one.text}) for one in draft.breaks[-1:]]
    return draft.alt(opening, *broken)


def traces(spec: ChartSpec) -> Mapping[str, Trace]:
    """The levels by name: a line from the first day of a stretch to its end, parted at breaks of meaning."""
    return {
        f"trace-level-{row.period}": ([day_number(row.period), day_number(row.end)], [row.best or 0.0] * 2)
        for row in spec.role(LEVEL)
    }


def draw(spec: ChartSpec, axes: Sequence[Axes]) -> None:
    """Draw the intervals of the dates, the counts as points, the levels, the breaks of meaning."""
    plot = axes[0]
    table = words(spec.language)
    counts = [row for row in spec.rows if row.role not in (LEVEL, CHANGE)]
    high = 1.0 if spec.unit == "fraction" else max(row.top for row in (*counts, *spec.role(LEVEL)))
    value_axis(plot, high, table, spec.unit, spec.size, room=1.04)
    pad = max(1.0, 0.008 * (counts[-1].end - counts[0].period).days)
    date_axis(plot, counts, table, spec.size, pad)
    strip = break_strip(spec.breaks, *plot.get_xlim(), spec.size)
    fit(axes, spec.size, right=right_room(spec.labels, spec.size), top=strip)
    obstacles = Obstacles()
    _draw_dates(plot, spec.role(CHANGE), obstacles)
    marks.points(plot, counts, counts[0].role, style.BAR, size=2.0 if len(counts) > marks.DENSE else 3.0)
    obstacles.rows(plot, counts, air=2.0)
    marks.absent(plot, counts)
    for name, (xs, ys) in traces(spec).items():
        marks.trace(plot, name, (xs, ys), color=style.INK, linewidth=1.8, zorder=4)
        obstacles.line(plot, xs, ys)
    draw_breaks(axes, spec.breaks, spec.size, obstacles)
    place(plot, spec.labels, obstacles, spec.size)


def _draw_dates(plot: Axes, changes: Sequence[Row], obstacles: Obstacles) -> None:
    """A strip over the whole height for the dates that may hold a change."""
    bottom, top = plot.get_ylim()
    look = {"facecolor": style.BAND, "edgecolor": style.MUTED, "linewidth": 0.6, "zorder": 1}
    for row in changes:
        left, right = day_number(row.period), day_number(row.end)
        marks.rectangle(plot, f"when-{row.period}", (left, bottom, right, top), look)
        for x in (left, right):
            obstacles.line(plot, [x, x], [bottom, top])
