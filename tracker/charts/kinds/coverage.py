"""`coverage`: which source gave a figure on which day, a strip a source."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from matplotlib.axes import Axes
from matplotlib.collections import PolyCollection

from tracker.charts import lying, style
from tracker.charts.axes import date_axis
from tracker.charts.claimants import many_claimants, who
from tracker.charts.drafting import Draft, Options
from tracker.charts.hatching import Hatch, box_in_data, draw_hatch
from tracker.charts.keys import draw_key, key_height, key_lines
from tracker.charts.kinds.totals_compare import days_of
from tracker.charts.layout import box_of
from tracker.charts.rows import SeriesLike, rows_of
from tracker.charts.spec import ChartSpec, Key, Label, Row, day_number
from tracker.charts.wording import Words, words
from tracker.errors import ChartError
from tracker.model import Finding

MOST = 7
STATUSES = ("reported", "provisional", "reported_zero", "partial", "not_reported")
WIDE = 8.0  # a day from this width on stands apart from its neighbours [pt]
AIR = 0.08  # by how much on either side, as part of a day
THICKEST = 22.0  # of a strip [pt]


def HEIGHTS(spec: ChartSpec) -> float:
    """Few strips leave a page its room."""
    if spec.size in ("social", "square"):
        return 1.0
    return (0.7 if spec.size == "column" else 0.5) + 0.1 * len(spec.names)


def build(series: Sequence[SeriesLike], findings: Sequence[Finding], options: Options) -> ChartSpec:
    """The spec of daily series over one span, each of the figures of one claimant, in the order given.

    Raises: ChartError for series that are not daily, of different spans or without a claimant.
    """
    draft = Draft("coverage", series, findings, replace(options, id=options.id or "coverage"))
    if any(key.by != "day" or not key.claimant for key in draft.keys):
        raise ChartError(f"chart {draft.id} needs series by day, each of the figures of one claimant")
    shown, more = series[:MOST], series[MOST:]
    sources = [_strip(rows_of(one), at) for at, one in enumerate(shown)]
    if len({(rows[0].period, rows[-1].end) for rows in sources}) > 1:
        raise ChartError(f"chart {draft.id} needs series over the same days")
    many_claimants(draft)
    draft.rows = [row for rows in sources for row in rows]
    end = day_number(sources[0][-1].end)
    for at, rows in enumerate(sources):
        draft.labels.append(Label(_count(draft, rows), end, at, place="right", must=True))
    if any(row.status == "not_reported" for row in draft.rows):
        draft.note("cover_blank")
    if more:
        draft.note("cover_more", count=draft.setting(draft.words.count(len(more)), len(more)))
    span = days_of(draft, sources[0][0].period, sources[0][-1].end)
    names = [_name(draft, rows[0]) for rows in sources]
    said = [
        draft.say("alt", "coverage_row", who=who(draft, _key(rows[0]).claimant), days=_count(draft, rows))
        for rows in sources
    ]
    return draft.finish(
        _titles(draft, sources, len(series)),
        draft.say("subtitle", "coverage", span=span),
        draft.listed_alt("coverage", said, span=span),
        unit_words=draft.words.name("subtitle", "days_unit"),
        names=tuple(names),
    )


def strip_name(row: Row) -> str:
    """The name of the mark that the days of a source with one status share."""
    return f"days-{row.role}-{row.status}"


def _strip(rows: Sequence[Row], at: int) -> list[Row]:
    """The days of a source, each with a role of its own lane."""
    return [row._replace(role=f"source-{at}") for row in rows]


def _key(row: Row) -> Key:
    assert row.key is not None, "a row of a series has its key"
    return row.key


def _name(draft: Draft, row: Row) -> str:
    """A source, and of what it gives figures."""
    key = _key(row)
    metric = draft.words.name("metric", key.metric)
    return f"{who(draft, key.claimant)}\n{metric}"


def _given(rows: Sequence[Row]) -> list[Row]:
    return [row for row in rows if row.days_reported]


def _count(draft: Draft, rows: Sequence[Row]) -> str:
    """How many of the days a source gave a figure for."""
    return draft.say("lane", "covered", days=draft.how_many(_given(rows)), all=draft.how_many(rows))


def _titles(draft: Draft, sources: Sequence[Sequence[Row]], count: int) -> list[str]:
    best = max(sources, key=lambda rows: len(_given(rows)))
    parts = {
        "who": who(draft, _key(best[0]).claimant),
        "days": draft.how_many(_given(best)),
        "all": draft.how_many(best),
        "count": draft.setting(draft.words.count(count), count),
    }
    keys = ("covered", "covered_short", "covered_least") if count > 1 else ("covered_short", "covered_least")
    return [draft.say("title", key, **parts) for key in keys]


def draw(spec: ChartSpec, axes: Sequence[Axes]) -> None:
    """Draw a strip a source and the key of its marks."""
    plot, table = axes[0], words(spec.language)
    font = style.type_of(spec.size).small
    page = box_of(plot)
    key = key_lines(_shown(spec, table), font, page.right - page.left)
    below = 6.0 + 2.4 * style.type_of(spec.size).axis
    lying.name_lanes(spec, plot, below, top=key_height(key, font))
    date_axis(plot, spec.rows, table, spec.size)
    plot.spines["bottom"].set_visible(False)
    box = box_of(plot)
    day = (box.right - box.left) / (day_number(spec.rows[-1].end) - day_number(spec.rows[0].period))
    for at in range(len(spec.names)):
        _draw_strip(plot, at, spec.role(f"source-{at}"), day)
    draw_key(plot, key, font, look_of, aside=box.left - page.left)
    lying.values(spec, plot)


def _shown(spec: ChartSpec, table: Words) -> list[tuple[str, str]]:
    """The statuses that occur, with their words."""
    present = {row.status for row in spec.rows}
    return [(one, table.name("covered", one)) for one in STATUSES if one in present]


def look_of(status: str) -> Mapping[str, Any]:
    """Fill and edge of a day by its status, or the mark that stands in its place."""
    if status == "not_reported":
        return {"marker": "x", "markeredgecolor": style.MUTED}
    if status == "provisional":
        return {"facecolor": style.PALE_BAR, "edgecolor": style.BAR, "linewidth": 0.6}
    if status == "partial":
        hatch = Hatch(style.BAR, step=3.0)
        return {"facecolor": style.PAPER, "edgecolor": style.BAR, "linewidth": 0.6, "hatch": hatch}
    if status == "reported_zero":
        return {"facecolor": style.PAPER, "edgecolor": style.BAR, "linewidth": 0.6}
    return {"facecolor": style.BAR, "edgecolor": "none", "linewidth": 0.0}


def _draw_strip(plot: Axes, at: int, rows: Sequence[Row], day: float) -> None:
    """The days of one source, those of one status together; crosses for days without a figure."""
    for status in STATUSES:
        mine = [row for row in rows if row.status == status]
        if mine and status == "not_reported":
            (line,) = plot.plot([row.x for row in mine], [at] * len(mine), linestyle="none", marker="x")
            line.set(color=style.MUTED, markersize=min(3.4, 0.8 * day), gid=strip_name(mine[0]))
            line.set(markeredgewidth=min(0.9, 0.25 * day))
        elif mine:
            _draw_days(plot, at, mine, dict(look_of(status)), AIR if day >= WIDE else 0.0)


def _draw_days(plot: Axes, at: int, rows: Sequence[Row], look: dict[str, Any], air: float) -> None:
    half, name = lying.half_of(plot, THICKEST), strip_name(rows[0])
    hatch = look.pop("hatch", None)
    runs = [(row.period, row.end) for row in rows]
    if not air:  # the edges of days side by side would show as seams
        firsts = [row.period for at, row in enumerate(rows) if not at or rows[at - 1].end != row.period]
        ends = [
            row.end for at, row in enumerate(rows) if at + 1 == len(rows) or rows[at + 1].period != row.end
        ]
        runs = list(zip(firsts, ends, strict=True))
    sides = [(day_number(first) + air, day_number(end) - air) for first, end in runs]
    boxes = [[(a, at - half), (b, at - half), (b, at + half), (a, at + half)] for a, b in sides]
    plot.add_collection(PolyCollection(boxes, gid=name, **look), autolim=False)
    for left, right in sides if hatch is not None else ():
        draw_hatch(plot, box_in_data(plot, left, at + half, right, at - half), hatch, name)
