"""`aid_donors`: money by donor as bars with their range, or by month for one donor; the stage is named."""

from collections.abc import Sequence
from datetime import date, timedelta

from matplotlib.axes import Axes

from tracker.charts import lying, marks
from tracker.charts.axes import date_axis, fit, money_scale, value_axis
from tracker.charts.drafting import Draft, Options
from tracker.charts.labels import Obstacles, place
from tracker.charts.rows import SeriesLike, evidence, rows_of, told, whole
from tracker.charts.spec import ChartSpec, Label, Row
from tracker.charts.wording import Word, capital, words
from tracker.errors import ChartError
from tracker.exchange import NO_RATE
from tracker.model import Finding

DONORS = 10
METHOD = "sum over the periods"
Bounds = tuple[str, str, str]
SIGNS: Bounds = ("upper", "lower", "about")
IN_WORDS: Bounds = ("upper_word", "lower_word", "about_word")


def build(series: Sequence[SeriesLike], findings: Sequence[Finding], options: Options) -> ChartSpec:
    """The spec of one series a donor (bars by donor), or of one series (bars by month).

    Raises: ChartError where series of different stages, classes or currencies meet in one chart.
    """
    draft = Draft("aid_donors", series, findings, options)
    if len({(key.metric, key.classes, key.unit) for key in draft.keys}) > 1:
        raise ChartError("chart aid_donors shows one stage, one kind of aid and one currency at a time")
    draft.note("nominal")
    if any(NO_RATE in note for one in series for notes in one.frame["notes"] for note in notes):
        draft.note("unrated")
    if len(series) == 1:
        return _by_month(draft, series[0])
    return _by_donor(draft, series)


def _by_donor(draft: Draft, series: Sequence[SeriesLike]) -> ChartSpec:
    known = draft.as_of.date() + timedelta(days=1)  # a month that is not over ends with what is known
    sums = [row for one in series if (row := donor_sum(rows_of(one), known)) is not None]
    if not sums:
        raise ChartError(f"chart {draft.id}: no donor has an amount in the span")
    first, end = min(row.period for row in sums), max(row.end for row in sums)
    sums = [row._replace(period=first, end=end, days=(end - first).days) for row in sums]
    sums.sort(key=lambda row: (-(row.best or 0.0), row.role))
    shown, others = sums[:DONORS], sums[DONORS:]
    draft.rows = shown + others
    for place_at, row in enumerate(shown):
        text = _in_scale(draft, row, scale_of(shown))
        draft.labels.append(Label(text, row.top, place_at, place="right", must=True))
    draft.note("announcements", held=_held(draft))
    if others:
        draft.note("others", count=draft.how_many(others), value=draft.sum(others))
    if any(marks.wide(row) for row in shown):
        draft.note("bounds")
    names = {row.role: _donor(draft, row.role) for row in sums}
    span = draft.span(sums)
    top, total = shown[0], _bounded(draft, joined(sums), draft.sum(sums))
    value = _bounded(draft, top, draft.figure(top))
    most = len(sums) > 1 and all((top.low or 0.0) > (row.high or 0.0) for row in sums[1:])
    keys = ("donor", "donor_one") if most else ("donor_one",)
    titled = {"donor": names[top.role], "value": value, "held": _held(draft)}
    titles = [draft.say("title", key, **titled) for key in (*keys, "donor_least")]
    said = ", ".join(f"{names[row.role]} {_bounded(draft, row, draft.figure(row))}" for row in shown[:3])
    finding = draft.say("alt", "donors", donors=said, total=total, held=_held(draft))
    subtitle = draft.say(
        "subtitle", "aid", unit=_unit_words(draft, shown), span=draft.words.text("subtitle", "span", **span)
    )
    return draft.finish(
        titles,
        subtitle,
        draft.alt(draft.say("alt", "aid_donors", finding=finding, **span)),
        unit_words=draft.currency,
        names=tuple(capital(_bare(draft, names[row.role])) for row in shown),
    )


def donor_sum(rows: Sequence[Row], until: date = date.max) -> Row | None:
    """All periods of one donor as one row that ends at `until` at most; None where no amount is known."""
    known = [row for row in rows if row.known]
    if not known:
        return None
    low = sum(row.low if row.low is not None else row.best or 0.0 for row in known)
    high = sum(row.high if row.high is not None else row.best or 0.0 for row in known)
    best = sum(row.best if row.best is not None else row.low or 0.0 for row in known)
    key = rows[0].key
    return rows[0].made(
        role=key.scope if key else rows[0].role,
        end=min(rows[-1].end, until),
        best=best,
        low=low,
        high=high,
        status="reported",
        days_reported=sum(row.days_reported for row in rows),
        days=sum(row.days for row in rows),
        method=METHOD,
        **evidence(known),
    )


def joined(rows: Sequence[Row]) -> Row:
    """The sum of several donors, with its bounds."""
    low, best, high = (sum(getattr(row, what) or 0.0 for row in rows) for what in ("low", "best", "high"))
    return rows[0]._replace(low=low, best=best, high=high)


def _bounded(draft: Draft, row: Row, text: str, forms: Bounds = IN_WORDS) -> str:
    """An amount with the words for its bounds, or with their signs."""
    if not marks.wide(row):
        return text
    upper, lower, about = forms
    key = upper if row.best == row.high else lower if row.best == row.low else about
    return draft.words.text("bound", key, value=text)


def _in_scale(draft: Draft, row: Row, scale: float) -> str:
    """An amount in the unit of the axis, which the subtitle names; in full where it has no digit there."""
    value = (row.best or 0.0) / scale
    digits = 0 if scale == 1.0 or value >= 100 else 1 if value >= 1 else 2
    small = value < 0.5 * 10**-digits
    text = draft.figure(row) if small else draft.listed(row, draft.words.scaled(value, 1.0, digits))
    return _bounded(draft, row, text, SIGNS)


def _bare(draft: Draft, name: str) -> str:
    """A name as it stands on an axis, without an article."""
    return name.removeprefix(str(draft.words.table["donor"]["article"]))


def _held(draft: Draft) -> Word:
    """What the amounts are: those of a list that one claimant keeps, else the announcements held."""
    only = draft.claimants[0] if len(draft.claimants) == 1 else ""
    return draft.words.name("held", only if only in draft.words.table["held"] else "default")


def _donor(draft: Draft, scope: str) -> str:
    """The name of a donor, or of those who give together; a code without a name is printed in capitals."""
    if "+" in scope:
        return " + ".join(capital(_bare(draft, _donor(draft, one))) for one in scope.split("+"))
    named = draft.options.names.get(scope) or draft.words.table["donor"].get(scope)
    if named:
        return str(named)
    return scope.upper() if len(scope) <= 3 else capital(scope.replace("_", " "))


def _unit_words(draft: Draft, rows: Sequence[Row]) -> str:
    name = {1e9: "billion", 1e6: "million"}.get(scale_of(rows), "")
    return draft.say("subtitle", name, unit=draft.currency) if name else draft.currency


def scale_of(rows: Sequence[Row]) -> float:
    """The unit of the money axis of rows: one in which the least of the amounts still has a digit."""
    amounts = [row.top for row in rows if row.top > 0]
    return money_scale(max(amounts, default=0.0), min(amounts, default=0.0))


def _by_month(draft: Draft, series: SeriesLike) -> ChartSpec:
    draft.rows = rows_of(series)
    last = told(draft.rows, draft.focus)
    known = whole(draft.rows) or [row for row in draft.rows if row.best is not None]
    if not known:
        raise ChartError(f"chart {draft.id}: no amount is known in the span")
    high = max(known, key=lambda row: row.best or 0.0)
    scale = scale_of(draft.rows)
    for row in dict.fromkeys((high, last)):
        if row is not None and row.status != "partial":
            draft.labels.append(Label(_in_scale(draft, row, scale), row.x, row.top, must=row is last))
    draft.label_partial(draft.rows, "above", told=lambda row: _in_scale(draft, row, scale))
    if last is not None:
        draft.note_outlined(draft.rows, last)
    draft.note("announcements", held=_held(draft))
    draft.note_marks(draft.rows)
    total = draft.sum(known)
    finding = draft.say("alt", "months", high=draft.figure(high), high_period=draft.when(high), total=total)
    opening = draft.say("alt", "aid_months", finding=finding, **draft.span(draft.rows))
    return draft.finish(
        [*draft.missing(draft.rows), *_month_titles(draft, last or known[-1])],
        draft.say(
            "subtitle",
            "aid_month",
            unit=_unit_words(draft, draft.rows),
            donor=_donor(draft, draft.main.scope),
        ),
        draft.alt(opening, draft.open_end(draft.rows)),
        unit_words=draft.currency,
    )


def _month_titles(draft: Draft, last: Row) -> list[str]:
    value = _bounded(draft, last, draft.figure(last))
    parts = {"value": value, "period": draft.period(last), "held": _held(draft)}
    is_open = last.status == "partial"
    keys = ("aid_month_open", "aid_month_open_short") if is_open else ("aid_month", "aid_month_short")
    return [draft.say("title", key, **parts) for key in keys]


def draw(spec: ChartSpec, axes: Sequence[Axes]) -> None:
    """Draw bars by donor, lying, or by month, standing."""
    if spec.names:
        _draw_donors(spec, axes[0])
    else:
        _draw_months(spec, axes[0])


def _draw_months(spec: ChartSpec, plot: Axes) -> None:
    table = words(spec.language)
    high = max((row.top for row in spec.rows), default=1.0)
    value_axis(plot, high, table, spec.unit, spec.size, room=1.16, scale=scale_of(spec.rows))
    date_axis(plot, spec.rows, table, spec.size, pad=2.0)
    fit([plot], spec.size)
    obstacles = Obstacles()
    last = told(spec.rows, spec.focus)
    obstacles.bars(plot, marks.bars(plot, spec.rows, spec.rows[0].role, strong=[last] if last else []))
    marks.absent(plot, spec.rows)
    place(plot, spec.labels, obstacles, spec.size)


def _draw_donors(spec: ChartSpec, plot: Axes) -> None:
    shown = spec.rows[: len(spec.names)]
    lying.lanes(spec, plot, max(row.top for row in shown), scale_of(shown))
    for at, row in enumerate(shown):
        lying.bar(plot, at, row)
        if marks.wide(row):
            lying.span(plot, at, row.low or 0.0, row.high or 0.0)
    lying.values(spec, plot)
