"""`waterfall`: from one total to another, step by step of the definition; the rest is named."""

from collections.abc import Sequence
from itertools import pairwise

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from tracker.charts import lying, marks, style
from tracker.charts.claimants import classes_of, many_claimants, scope_of
from tracker.charts.drafting import Draft, Options
from tracker.charts.kinds.totals_compare import bounded, days_of, detail, name_of, total_of
from tracker.charts.rows import SeriesLike, at_least, evidence
from tracker.charts.spec import ChartSpec, Label, Row
from tracker.errors import ChartError
from tracker.model import Finding

HEIGHTS = lying.height
STEP = "step-"
MOST = 6
PARTS = ("day_rule", "classes", "scope", "rule")  # of a key; each step changes one
VINTAGE, REST = "as_of", "claimant"
METHOD = "total after the step less the total before it"


def build(series: Sequence[SeriesLike], findings: Sequence[Finding], options: Options) -> ChartSpec:
    """The spec of a walk of series over one span, each different from the one before in one part.

    The difference to the total of a claimant, the last of them, is what no step explains.
    Raises: ChartError for a walk of one or over seven totals, of different spans, or without a best value.
    """
    draft = Draft("waterfall", series, findings, options)
    draft.counts_only()
    draft.as_of = max(one.as_of for one in series)
    totals = [_total(draft, one) for one in series]
    if not 2 <= len(totals) <= MOST + 1 or len({(row.period, row.end) for row in totals}) > 1:
        raise ChartError(f"chart {draft.id} needs two to {MOST + 1} totals of one span")
    ends = [totals[0]._replace(role="total-first"), totals[-1]._replace(role="total-last")]
    pairs = list(pairwise(totals))
    steps = [_step(at, *pair) for at, pair in enumerate(pairs)]
    draft.rows = [ends[0], *steps, ends[1]]
    names = [
        _first_name(draft, ends[0]),
        *(_step_name(draft, *pair) for pair in pairs),
        name_of(draft, ends[1], "days_so"),
    ]
    for at, row in enumerate(draft.rows):
        text = _delta(draft, row) if row in steps else bounded(draft, row)
        draft.labels.append(
            Label(text, (row.high if row in steps else row.best) or 0.0, at, "right", must=True)
        )
    _notes(draft, ends, steps)
    span = days_of(draft, ends[0].period, ends[0].end)
    number = draft.words.name("subtitle", "number_of")
    told = list(zip(steps, (changed(*pair) for pair in pairs), strict=True))
    return draft.finish(
        _titles(draft, ends, told, span),
        draft.say("subtitle", "walk", span=span, unit=number),
        _alt(draft, ends, told, span),
        unit_words=number,
        names=tuple(names),
    )


def _total(draft: Draft, series: SeriesLike) -> Row:
    row = total_of(series)
    if row is None or row.best is None:
        raise ChartError(f"chart {draft.id}: a total of the walk is known as an interval only, or not at all")
    return row._replace(as_of=series.as_of)


def changed(before: Row, after: Row) -> str:
    """Which part of the definition differs between two totals; a claimant where another one counts.

    A claimant's total must be of the same classes and scope: what these change is not unexplained.
    Raises: ChartError where two parts differ, or none.
    """
    assert before.key is not None and after.key is not None
    parts = [part for part in PARTS if getattr(before.key, part) != getattr(after.key, part)]
    parts += [VINTAGE] if before.as_of != after.as_of else []
    if after.key.claimant != before.key.claimant:
        parts = [part for part in parts if part in ("classes", "scope")] + [REST]
    if len(parts) != 1:
        raise ChartError(
            f"a step changes one part of the definition, not {', '.join(parts) or 'none'}: part it in steps"
        )
    return parts[0]


def _step(at: int, before: Row, after: Row) -> Row:
    one, other = before.best or 0.0, after.best or 0.0
    return after.made(
        role=f"{STEP}{at}-{changed(before, after)}",
        best=other - one,
        low=min(one, other),
        high=max(one, other),
        method=METHOD,
        **evidence((before, after)),
    )


def _delta(draft: Draft, row: Row) -> str:
    """The change of a step with its sign."""
    plus = "+" if (row.best or 0.0) > 0 else ""
    return f"{plus}{draft.figure(row)}"


def _first_name(draft: Draft, row: Row) -> str:
    assert row.key is not None
    return f"{draft.words.name('lane', 'days')}\n{detail(draft, row.key)}"


def _step_name(draft: Draft, before: Row, after: Row) -> str:
    part, key = changed(before, after), after.key
    assert key is not None and after.as_of is not None
    if part in (REST, "day_rule"):
        return draft.words.name("lane", "rest" if part == REST else key.day_rule)
    known = after.as_of.date()
    parts = {"classes": classes_of(draft, key), "scope": scope_of(draft, key), "rule": key.rule}
    return draft.say("lane", part, day=draft.dated(draft.words.day(known), known), **parts)


def _notes(draft: Draft, ends: Sequence[Row], steps: Sequence[Row]) -> None:
    for row in ends[:1]:
        days, all_days = draft.reported(row)
        draft.note("totals_days", days=days, all=all_days)
    if any(row.role.endswith("day_rule") for row in steps):
        draft.note("walk_first", rule=draft.words.name("day_rule", draft.main.day_rule))
    if steps[-1].role.endswith(REST):
        draft.note("walk_rest")
        many_claimants(draft)
    if at_least(ends[1]):
        draft.note("at_least")


def _titles(draft: Draft, ends: Sequence[Row], told: Sequence[tuple[Row, str]], span: str) -> list[str]:
    parts = {"first": bounded(draft, ends[0]), "last": bounded(draft, ends[1]), "span": span}
    most, part = max(told, key=lambda one: abs(one[0].best or 0.0))
    if not most.best:
        return [draft.say("title", "walk_same", **parts)]
    last, kind = told[-1]
    if kind == REST:
        parts["delta"] = draft.figure(last)
        return [draft.say("title", key, **parts) for key in ("walk_open", "walk_open_short")]
    parts |= {"step": draft.words.name("step", part), "delta": _delta(draft, most)}
    parts["steps"] = draft.words.printed(str(len(told)), len(told))  # one is not most of several
    return [draft.say("title", key, **parts) for key in ("walk", "walk_short", "walk_least")]


def _alt(draft: Draft, ends: Sequence[Row], told: Sequence[tuple[Row, str]], span: str) -> str:
    steps = [
        draft.say("alt", "walk_step", step=draft.words.name("step", part), delta=_delta(draft, row))
        for row, part in told
    ]
    first, last = (bounded(draft, row) for row in ends)
    finding = draft.say("alt", "walk_ends", first=first, last=last, steps=", ".join(steps))
    return draft.alt(draft.say("alt", "walk", finding=finding, span=span))


def draw(spec: ChartSpec, axes: Sequence[Axes]) -> None:
    """Draw the totals as bars from zero and the steps between them."""
    plot = axes[0]
    lying.lanes(spec, plot, max(label.x for label in spec.labels))
    for at, row in enumerate(spec.rows):
        if row.role.startswith(STEP):
            _draw_step(plot, at, row)
        else:
            lying.bar(plot, at, row)
            if at_least(row):
                marks.arrow(plot, row.low or 0.0, at, ">")
    for at, row in enumerate(spec.rows[:-1]):
        _join(plot, at, _end(row))
    lying.values(spec, plot, [2 * marks.ARROW if at_least(row) else 0.0 for row in spec.rows])


def _end(row: Row) -> float:
    """The total at which a lane ends and the next one begins."""
    if not row.role.startswith(STEP):
        return row.best or 0.0
    return (row.high if (row.best or 0.0) >= 0 else row.low) or 0.0


def step_name(row: Row) -> str:
    """The name of the mark of a step."""
    return f"{row.role}-{row.period}"


def _draw_step(plot: Axes, at: int, row: Row) -> None:
    """What a step adds (navy) or takes away (orange), between the totals before and after it."""
    low, high = row.low or 0.0, row.high or 0.0
    half = lying.half_of(plot)
    step = Rectangle((low, at - half), high - low, 2 * half, gid=step_name(row))
    step.set(facecolor=style.MAIN if (row.best or 0.0) >= 0 else style.ACCENT, linewidth=0)
    plot.add_artist(step)


def _join(plot: Axes, at: int, value: float) -> None:
    """A thin line from the end of one lane to the begin of the next."""
    half = lying.half_of(plot)
    plot.plot([value, value], [at + half, at + 1 - half], color=style.MUTED, linewidth=0.7, gid="stem")
