"""`two_sides`: what each side says of the other's attacks: two panels, one scale, a claimant each."""

from collections.abc import Sequence

from matplotlib.axes import Axes

from tracker.charts import marks
from tracker.charts.axes import date_axis, fit, no_dates, value_axis
from tracker.charts.claimants import classes_of, who
from tracker.charts.drafting import Draft, Options
from tracker.charts.kinds.totals_compare import bounded, size
from tracker.charts.labels import Obstacles, place, title_panels, title_room
from tracker.charts.layout import box_of
from tracker.charts.rows import UNSURE, SeriesLike, often_gaps, rows_of, within
from tracker.charts.spec import ChartSpec, Label, Row
from tracker.charts.wording import capital, words
from tracker.errors import ChartError
from tracker.model import Finding

PANELS = (1.0, 1.0)
SIDES = 2
LOW = 55.0  # height under which a panel has room for few ticks [pt]


def build(series: Sequence[SeriesLike], findings: Sequence[Finding], options: Options) -> ChartSpec:
    """The spec of two count series, each of the figures of one claimant, on one calendar.

    Raises: ChartError for another number of series, one without a claimant, or two of one claimant.
    """
    draft = Draft("two_sides", series, findings, options)
    draft.counts_only()
    claimants = {key.claimant for key in draft.keys}
    if len(series) != SIDES or len(claimants) < SIDES or "" in claimants:
        raise ChartError(f"chart {draft.id} shows two series, each of the figures of another claimant")
    panels = _together([rows_of(one, panel=at) for at, one in enumerate(series)])
    if len({(row.period, row.end) for rows in panels for row in rows}) != len(panels[0]):
        raise ChartError(f"chart {draft.id} shows both series on one calendar")
    draft.rows = [row for rows in panels for row in rows]
    newest = _newest(draft, panels)
    for rows in panels:
        _label(draft, rows, newest)
    draft.note("sides_claim")
    draft.note_marks(draft.rows)
    number = draft.words.name("subtitle", "number_of")
    return draft.finish(
        [*draft.missing(draft.rows), *_titles(draft, newest)],
        draft.say("subtitle", "sides", unit=number),
        _alt(draft, panels),
        unit_words=number,
        names=tuple(_name(draft, rows[0]) for rows in panels),
    )


def _together(panels: Sequence[Sequence[Row]]) -> list[list[Row]]:
    """Rows of two series over the periods that both of them have; apart in role where the metric is one."""
    shared = set.intersection(*({row.period for row in rows} for rows in panels))
    one_metric = len({rows[0].role for rows in panels}) == 1
    return [
        [
            row._replace(role=f"{row.role}/{at}" if one_metric else row.role)
            for row in rows
            if row.period in shared
        ]
        for at, rows in enumerate(panels)
    ]


def over(rows: Sequence[Row]) -> list[Row]:
    """The periods that words may speak of: over, and told of as a value, an interval or at least so many."""
    return [row for row in rows if row.told and row.status not in UNSURE]


def _newest(draft: Draft, panels: Sequence[Sequence[Row]]) -> list[Row]:
    """The newest period that is over and that both sides told of, in focus if there is one; else nothing."""
    full = [{row.period: row for row in over(within(rows, draft.focus))} for rows in panels]
    both = sorted(set.intersection(*(set(rows) for rows in full)))
    return [rows[both[-1]] for rows in full] if both else []


def _label(draft: Draft, rows: Sequence[Row], newest: Sequence[Row]) -> None:
    """Label the period of the title and the highest one."""
    highest = max(over(rows), key=size, default=None)
    mine = [row for row in newest if row in rows]
    for row in dict.fromkeys((*mine, highest)):
        if row is not None:
            draft.labels.append(
                Label(bounded(draft, row), row.x, row.top or size(row), panel=row.panel, must=row in mine)
            )


def _name(draft: Draft, row: Row) -> str:
    """Who tells what, as the name of a panel."""
    key = row.key
    assert key is not None
    metric = draft.words.name("metric", key.metric)
    parts = {"who": who(draft, key.claimant), "classes": classes_of(draft, key), "metric": metric}
    return capital(draft.say("panel", key.direction, **parts))


def _seat(draft: Draft, row: Row) -> str:
    """Where a claimant sits, for a title; its name where that is neither capital."""
    assert row.key is not None
    side = row.key.claimant.partition("_")[0]
    return str(draft.words.table["seat"].get(side) or who(draft, row.key.claimant))


def _titles(draft: Draft, newest: Sequence[Row]) -> list[str]:
    if not newest:
        return [draft.say("title", "sides_none")]
    one, other = newest
    assert other.key is not None
    parts = {
        "one": _seat(draft, one),
        "other": _seat(draft, other),
        "value": bounded(draft, one),
        "value_two": bounded(draft, other),
        "metric_two": draft.words.name("metric", other.key.metric),
    }
    periods = [draft.period(one, year) for year in (True, False)]
    return [draft.say("title", key, period=at, **parts) for key in ("sides", "sides_short") for at in periods]


def _alt(draft: Draft, panels: Sequence[Sequence[Row]]) -> str:
    said = []
    for rows in panels:
        full, key = over(rows), rows[0].key
        assert key is not None
        if not full:
            continue
        high, last = max(full, key=size), full[-1]
        parts = {"value": bounded(draft, last), "period": draft.period(last, year=False)}
        parts |= {"high": bounded(draft, high), "high_period": draft.period(high, year=False)}
        metric = draft.words.name("metric", key.metric)
        said.append(draft.say("alt", "sides_row", who=who(draft, key.claimant), metric=metric, **parts))
    return draft.listed_alt("sides", said, **draft.span(panels[0]))


def draw(spec: ChartSpec, axes: Sequence[Axes]) -> None:
    """Draw the two panels on one scale."""
    table = words(spec.language)
    high = max((row.top for row in spec.rows), default=1.0)
    for plot in axes:
        low = box_of(plot).top - box_of(plot).bottom < LOW
        value_axis(plot, high, table, spec.unit, spec.size, room=1.2, most=3 if low else 4)
        date_axis(plot, spec.rows, table, spec.size, pad=1.0)
    no_dates(axes[0])
    fit(axes, spec.size, top=title_room(spec))
    title_panels(spec, axes)
    for at, plot in enumerate(axes):
        rows = [row for row in spec.rows if row.panel == at]
        obstacles = Obstacles()
        hatched = not often_gaps(spec.rows)
        obstacles.bars(plot, marks.bars(plot, rows, rows[0].role, hatched=hatched))
        marks.absent(plot, rows)
        place(plot, [one for one in spec.labels if one.panel == at], obstacles, spec.size)
