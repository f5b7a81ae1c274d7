"""`forecast_fan`: the newest counts and, after the as-of, what is expected: bands of 50, 80 and 95 %."""

from collections.abc import Sequence

from matplotlib.axes import Axes

from tracker.charts import marks, style
from tracker.charts.axes import date_axis, fit, value_axis
from tracker.charts.drafting import Draft, Options
from tracker.charts.labels import Obstacles, place, right_room
from tracker.charts.rows import SeriesLike, of_series, rows_of, whole
from tracker.charts.spec import ChartSpec, Label, Row
from tracker.charts.wording import words
from tracker.model import Finding

BAND = "band"
SHOWN = {"day": 56, "week": 26}  # periods before the forecast
OUTER, INNER = ("q2.5", "q97.5"), ("q25", "q75")


def build(series: Sequence[SeriesLike], findings: Sequence[Finding], options: Options) -> ChartSpec:
    """The spec of one count series and its findings `forecast`.

    `measured` of the options is the coverage so far: the outcomes, and the share of them inside each level.
    """
    draft = Draft("forecast_fan", series, findings, options)
    own = [one for one in of_series(draft.findings, draft.main) if one.finding == "forecast"]
    # A source that fell silent may be forecast from before: what was told much later is not drawn.
    within = [row for row in rows_of(series[0]) if not own or row.period < own[-1].end]
    counts = within[-SHOWN.get(draft.main.by, 26) :]
    bands = [row for level, ends in _levels(own) for row in _band(draft, own, level, ends)]
    draft.rows = counts + bands
    known = whole(counts)
    if known:
        draft.labels.append(Label(draft.figure(known[-1]), known[-1].x, known[-1].best or 0.0))
    draft.label_partial(counts, "above")
    _label_bands(draft)
    draft.note_marks(counts, points=True)
    if own:
        draft.note("forecast")
    named = _named(draft, own)
    measured = _measured(draft, own) if own else ""
    subtitle = f"{draft.say('subtitle', 'count')}, {draft.words.name('subtitle', 'number_of')}"
    return draft.finish(
        _titles(draft, counts, own),
        "; ".join(one for one in (subtitle, named, measured) if one),
        _alt(draft, counts, own, named),
        unit_words=draft.words.name("subtitle", "number_of"),
        band=named,
    )


def _levels(own: Sequence[Finding]) -> list[tuple[float, tuple[str, str] | None]]:
    """Levels from the widest band, with the quantiles at its ends (none: those of the finding)."""
    ends: dict[float, tuple[str, str] | None] = {0.95: OUTER, 0.5: INNER}
    ends.setdefault(_told(own), None)
    return sorted(ends.items(), key=lambda one: -one[0])


def _told(own: Sequence[Finding]) -> float:
    """The level of the findings, of which titles speak."""
    return own[0].interval.level if own and own[0].interval is not None else 0.8


def role_of(level: float) -> str:
    """The drawn series of a level."""
    return f"{BAND}_{100 * level:g}"


def _band(draft: Draft, own: Sequence[Finding], level: float, ends: tuple[str, str] | None) -> list[Row]:
    """One level of the fan, a row a period."""
    rows = []
    for one in own:
        low, high = (float(one.settings[end]) for end in ends) if ends else (one.low, one.high)
        rows.append(
            Row(
                role=role_of(level),
                period=one.period,
                end=one.end,
                best=one.value,
                low=low,
                high=high,
                status="expected",
                method=one.method,
                key=draft.main,
            )
        )
    return rows


def fan(rows: Sequence[Row]) -> dict[str, list[Row]]:
    """The bands by role, the widest first."""
    roles = dict.fromkeys(row.role for row in rows if row.role.startswith(BAND))
    return {role: [row for row in rows if row.role == role] for role in roles}


def _label_bands(draft: Draft) -> None:
    """At the end of the fan: each level at its upper edge, and the median."""
    for role, rows in fan(draft.rows).items():
        level = float(role.removeprefix(f"{BAND}_")) / 100
        text = draft.setting(draft.words.percent(level, 0), level)
        draft.labels.append(Label(text, rows[-1].x, rows[-1].high or 0.0, place="right", must=True))
        if level == 0.5:
            median = f"{draft.words.name('label', 'median')} {draft.figure(rows[-1])}"
            draft.labels.append(Label(median, rows[-1].x, rows[-1].best or 0.0, place="right", must=True))


def _named(draft: Draft, own: Sequence[Finding]) -> str:
    if not own:
        return ""
    shown = sorted(level for level, _ in _levels(own))
    told = [draft.setting(draft.words.percent(level, 0), level) for level in shown]
    return draft.say("band", "fan", levels=draft.words.joined(told))


def _measured(draft: Draft, own: Sequence[Finding]) -> str:
    """How much of what came lay inside the bands so far; that it is not measured, where it is not."""
    measured = draft.options.measured
    if measured is None or not {level for level, _ in _levels(own)} <= set(measured[1]):
        return draft.say("band", "fan_unmeasured")
    n, shares = measured
    shown = sorted(level for level, _ in _levels(own))
    told = [draft.setting(draft.words.percent(shares[level], 0), shares[level]) for level in shown]
    inside = draft.words.joined(told)
    count = draft.setting(draft.words.count(n), n)
    return draft.say("band", "fan_measured", shares=inside, count=count)


def _titles(draft: Draft, counts: Sequence[Row], own: Sequence[Finding]) -> list[str]:
    """The first period of which nothing is known yet: its median and its middle interval."""
    if not own:
        return [draft.say("title", "forecast_none"), draft.say("title", "forecast_none_short")]
    known = max((row.end for row in counts if row.known), default=own[0].period)
    level = _told(own)
    ahead = [row for row in draft.rows if row.role == role_of(level)]
    row = next((one for one in ahead if one.period >= known), ahead[-1])
    parts = {
        "value": draft.figure(row),
        "low": draft.figure(row, "low"),
        "high": draft.figure(row, "high"),
        "level": draft.setting(draft.words.percent(level, 0), level),
    }
    return [
        draft.say("title", key, period=draft.period(row, year), **parts)
        for key in ("forecast", "forecast_short", "forecast_least")
        for year in (True, False)
    ]


def _alt(draft: Draft, counts: Sequence[Row], own: Sequence[Finding], named: str) -> str:
    finding = draft.say("alt", "nothing")
    known = whole(counts)
    ahead = [row for row in draft.rows if row.role == role_of(_told(own))]
    if known and ahead:
        last = ahead[-1]
        parts = {
            "value": draft.figure(last),
            "low": draft.figure(last, "low"),
            "high": draft.figure(last, "high"),
        }
        finding = draft.say(
            "alt",
            "fan",
            last_value=draft.figure(known[-1]),
            last_period=draft.when(known[-1]),
            period=draft.when(last),
            **parts,
        )
    opening = draft.say("alt", "forecast_fan", band=named, finding=finding, **draft.span(counts))
    return draft.alt(opening, draft.open_end(counts))


def draw(spec: ChartSpec, axes: Sequence[Axes]) -> None:
    """Draw the bands from the widest, the median and the counts."""
    plot = axes[0]
    table = words(spec.language)
    bands = fan(spec.rows)
    counts = [row for row in spec.rows if not row.role.startswith(BAND)]
    value_axis(plot, max((row.top for row in spec.rows), default=1.0), table, spec.unit, spec.size, room=1.1)
    date_axis(plot, spec.rows, table, spec.size, pad=1.0)
    fit(axes, spec.size, right=right_room(spec.labels, spec.size))
    obstacles = Obstacles()
    for (role, rows), fill in zip(bands.items(), style.FAN, strict=False):
        for xs, ys in marks.band(plot, rows, (), name=role, fill=fill):
            obstacles.line(plot, xs, ys)
    inner = list(bands.values())[-1:]
    for xs, ys in [run for rows in inner for run in marks.line(plot, rows, (), rows[0].role, style.INK, 1.2)]:
        obstacles.line(plot, xs, ys)
    for xs, ys in marks.line(plot, counts, (), counts[0].role, style.MAIN, 1.4):
        obstacles.line(plot, xs, ys)
    marks.points(plot, counts, counts[0].role, style.MAIN, size=3.0)
    obstacles.rows(plot, counts, air=3.0)
    marks.absent(plot, counts)
    place(plot, spec.labels, obstacles, spec.size)
