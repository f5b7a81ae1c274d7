"""`totals_compare`: claims of one quantity over one span, a bar for each; side by side and never summed."""

from collections.abc import Sequence
from datetime import date

from matplotlib.axes import Axes

from tracker.charts import lying, marks, style
from tracker.charts.claimants import classes_of, many_claimants, scope_of, who
from tracker.charts.drafting import Draft, Options
from tracker.charts.rows import SeriesLike, at_least, evidence, key_of, ranged, rows_of
from tracker.charts.spec import ChartSpec, Key, Label, Row
from tracker.charts.wording import Printed, last_day
from tracker.errors import ChartError
from tracker.model import Finding

HEIGHTS = lying.height
MOST = 7
ADDED = "daily figures added up"


def build(series: Sequence[SeriesLike], findings: Sequence[Finding], options: Options) -> ChartSpec:
    """The spec of series of one span: those of a claimant are its totals, those of none are added by day.

    Raises: ChartError for series of several metrics or directions, or where nothing is known.
    """
    draft = Draft("totals_compare", series, findings, options)
    draft.counts_only()
    if len({(key.metric, key.direction, key.unit) for key in draft.keys}) > 1:
        raise ChartError(f"chart {draft.id} compares claims of one metric and direction")
    rows = [row for one in series if (row := total_of(one)) is not None]
    if not rows:
        raise ChartError(f"chart {draft.id}: no claim of a total is known")
    many_claimants(draft)
    rows.sort(key=lambda row: (-size(row), row.role))
    draft.rows = rows
    shown = rows[:MOST]
    for at, row in enumerate(shown):
        draft.labels.append(Label(bounded(draft, row), reach(row), at, place="right", must=True))
    _notes(draft, shown, rows[MOST:])
    first, end = shown[0].period, shown[0].end
    span = days_of(draft, first, end)
    number = draft.words.name("subtitle", "number_of")
    return draft.finish(
        _titles(draft, rows, span),
        draft.say("subtitle", "totals", span=span, unit=number),
        _alt(draft, shown, span),
        unit_words=number,
        names=tuple(name_of(draft, row) for row in shown),
    )


def total_of(series: SeriesLike) -> Row | None:
    """The periods of a series as one row; None where nothing of it is known."""
    rows = rows_of(series)
    known = [row for row in rows if row.known]
    if not known:
        return None
    key = key_of(series)
    role = "/".join(("+".join(key.classes), key.scope, key.claimant or ADDED)).replace(" ", "_")
    if len(rows) == 1:
        return rows[0]._replace(role=role)
    return known[0].made(
        role=role,
        period=rows[0].period,
        end=rows[-1].end,
        low=_sum(known, "low"),
        best=_sum(known, "best"),
        high=_sum(known, "high"),
        status="reported",
        days_reported=sum(row.days_reported for row in rows),
        days=sum(row.days for row in rows),
        notes=(),
        method=ADDED,
        **evidence(known),
    )


def _sum(rows: Sequence[Row], name: str) -> float | None:
    """The sum of one end of all rows; a row known as an interval alone leaves no best value."""
    values = [getattr(row, name) for row in rows]
    if name == "best" and None in values:
        return None
    return sum(
        value if value is not None else row.best or 0.0 for value, row in zip(values, rows, strict=True)
    )


def size(row: Row) -> float:
    """The value of a row, or the end of it that is known."""
    return next(value for value in (row.best, row.low, row.high) if value is not None)


def days_of(draft: Draft, first: date, end: date) -> str:
    """The span of a total by itself: "July 2025", "2025"."""
    whole_year = (first.month, first.day, end) == (1, 1, first.replace(year=first.year + 1))
    return draft.dated(str(first.year) if whole_year else draft.words.days(first, last_day(end)), first)


def bounded(draft: Draft, row: Row) -> Printed:
    """The value of a row with the sign of its bound."""
    if at_least(row):
        text = draft.words.text("bound", "lower", value=draft.figure(row, "low"))
    elif row.low is None and row.high is not None:
        text = draft.words.text("bound", "upper", value=draft.figure(row, "high"))
    elif row.best is None:
        ends = {"low": draft.figure(row, "low"), "high": draft.figure(row, "high")}
        text = draft.words.text("label", "range", **ends)
    else:
        value = draft.figure(row)
        text = draft.words.text("bound", "about", value=value) if marks.wide(row) else value
    return draft.words.printed(text, size(row))


def reach(row: Row) -> float:
    """How far the marks of a row reach."""
    return row.top or size(row)


def name_of(draft: Draft, row: Row, unsaid: str = "days") -> str:
    """Who says so, and of what; `unsaid` is the lane of a sum that nobody states."""
    assert row.key is not None
    name = who(draft, row.key.claimant) if row.key.claimant else draft.words.name("lane", unsaid)
    return f"{name}\n{detail(draft, row.key)}"


def detail(draft: Draft, key: Key) -> str:
    """Class set and scope in words."""
    return draft.say("lane", "detail", classes=classes_of(draft, key), scope=scope_of(draft, key))


def _notes(draft: Draft, shown: Sequence[Row], more: Sequence[Row]) -> None:
    added = [row for row in shown if row.method == ADDED]
    for row in added[:1]:
        days, all_days = draft.reported(row)
        draft.note("totals_days", days=days, all=all_days)
    if any(at_least(row) for row in shown):
        draft.note("at_least")
    told = any(ranged(row) and row.n_claims > 1 for row in shown)
    bounds = any(marks.wide(row) for row in shown)
    if told or bounds:
        draft.note("range_bounds" if told and bounds else "range" if told else "bounds")
    if any(row.status == "provisional" for row in shown):
        draft.note("provisional")
    if more:
        draft.note("totals_more", count=draft.how_many(more))


def _titles(draft: Draft, rows: Sequence[Row], span: str) -> list[str]:
    low = min(rows, key=size)
    parts = {"span": span, "high": bounded(draft, rows[0]), "low": bounded(draft, low)}
    if len(rows) == 1:
        return [draft.say("title", "totals_one", **parts)]
    one_set = len({row.key.classes for row in rows if row.key}) == 1
    if size(low) == size(rows[0]) and one_set:
        return [draft.say("title", "totals_same", count=draft.how_many(rows), **parts)]
    keys = ("totals", "totals_short") if one_set else ("totals_sets", "totals_short")
    return [draft.say("title", key, **parts) for key in keys]


def _alt(draft: Draft, shown: Sequence[Row], span: str) -> str:
    said = []
    for row in shown:
        name = name_of(draft, row).replace("\n", " (") + ")"
        said.append(draft.say("alt", "totals_row", who=name, value=bounded(draft, row)))
    return draft.listed_alt("totals", said, span=span)


def draw(spec: ChartSpec, axes: Sequence[Axes]) -> None:
    """Draw a lane a claim."""
    plot = axes[0]
    shown = spec.rows[: len(spec.names)]
    lying.lanes(spec, plot, max(reach(row) for row in shown))
    for at, row in enumerate(shown):
        look = {"facecolor": style.PALE_BAR, "edgecolor": style.BAR, "linewidth": 0.9}
        lying.bar(plot, at, row, look if row.status == "provisional" else None)
        if ranged(row):
            lying.span(plot, at, row.claimed_low or 0.0, row.claimed_high or 0.0)
        elif marks.wide(row):
            lying.span(plot, at, row.low or 0.0, row.high or 0.0)
        if at_least(row):
            marks.arrow(plot, row.low or 0.0, at, ">")
    lying.values(spec, plot, [2 * marks.ARROW if at_least(row) else 0.0 for row in shown])
