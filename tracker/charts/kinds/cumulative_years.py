"""`cumulative_years`: the running total by day of the year, a line a year, this year's emphasised."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby

from matplotlib.axes import Axes
from matplotlib.ticker import FixedLocator

from tracker.charts import marks, style
from tracker.charts.axes import fit, value_axis
from tracker.charts.drafting import Draft, Options
from tracker.charts.labels import Obstacles, place, right_room
from tracker.charts.layout import box_of
from tracker.charts.rows import SeriesLike, rows_of
from tracker.charts.spec import ChartSpec, Label, Row, Trace, segments
from tracker.charts.wording import words
from tracker.errors import ChartError
from tracker.model import Finding

LEAP = 2024  # any leap year: its calendar has a place for every day of the others
DAYS = 366
METHOD = "sum of the days reported since 1 January"


def build(series: Sequence[SeriesLike], findings: Sequence[Finding], options: Options) -> ChartSpec:
    """The spec of one daily count series; years of which the first days are not in the series are left out.

    Raises: ChartError for a rate, a series that is not daily, or without a year from its first day on.
    """
    draft = Draft("cumulative_years", series, findings, options)
    draft.no_rate()
    draft.days_only()
    days = [row for row in rows_of(series[0]) if row.status != "partial"]
    by_year = {year: list(rows) for year, rows in groupby(days, key=lambda row: row.period.year)}
    whole = {
        year: rows for year, rows in by_year.items() if (rows[0].period.month, rows[0].period.day) == (1, 1)
    }
    draft.rows = [one for rows in whole.values() for one in running(rows)]
    totals = {year: row for year in whole if (row := _newest(draft.rows, year)) is not None}
    if not totals:
        raise ChartError("chart cumulative_years needs a year with a figure, from 1 January on")
    this = max(totals)
    for year, row in totals.items():
        text = f"{draft.setting(str(year), year)}: {_bounded(draft, row)}"
        ended = year != this or row.period == date(year, 12, 31)
        draft.labels.append(
            Label(text, place_of(row.period), row.best or 0.0, "right" if ended else "above", must=True)
        )
    _notes(draft, totals, sorted(set(by_year) - set(whole)))
    return draft.finish(
        _titles(draft, totals[this]),
        draft.say("subtitle", "cumulative", first=draft.setting("1", 1)),
        _alt(draft, totals),
        unit_words=draft.words.name("subtitle", "number_of"),
    )


def running(days: Sequence[Row]) -> list[Row]:
    """The running total of the days of one year; unknown on a day nobody reported, which adds nothing."""
    made, total, reported = [], 0.0, 0
    for number, row in enumerate(days, start=1):
        total, reported = total + (row.best or 0.0), reported + (row.best is not None)
        made.append(
            row.made(
                role=str(row.period.year),
                best=total if row.best is not None else None,
                days_reported=reported,
                days=number,
                method=METHOD,
            )
        )
    return made


def _newest(rows: Sequence[Row], year: int, until: date = date.max) -> Row | None:
    """The newest known total of a year, up to a day."""
    mine = [row for row in rows if row.role == str(year) and row.best is not None and row.period <= until]
    return mine[-1] if mine else None


def place_of(day: date) -> float:
    """The place of a day on the axis of days: 1 March has the same in every year.

    >>> place_of(date(2025, 3, 1)), place_of(date(2024, 3, 1)), place_of(date(2025, 12, 31))
    (61.0, 61.0, 366.0)
    """
    return float(day.replace(year=LEAP).timetuple().tm_yday)


def _bounded(draft: Draft, row: Row, form: str = "lower") -> str:
    """A total; where days of its year are not reported, as a lower bound."""
    text = draft.running(row)
    if row.days_reported == row.days:
        return text
    return draft.words.printed(draft.words.text("bound", form, value=text), row.best or 0.0)


def _notes(draft: Draft, totals: Mapping[int, Row], left_out: Sequence[int]) -> None:
    short = {
        year: row.days - row.days_reported for year, row in totals.items() if row.days_reported < row.days
    }
    if short:
        told = [
            draft.say(
                "note",
                "year_gaps",
                year=draft.setting(str(year), year),
                count=draft.setting(draft.words.count(many), many),
            )
            for year, many in short.items()
        ]
        draft.note("cumulative_gaps", years=", ".join(told))
    if any(row.status == "provisional" for row in totals.values()):
        draft.note("cumulative_open")
    if left_out:
        years = ", ".join(draft.setting(str(year), year) for year in left_out)
        draft.note("years_left_out", years=years)


def _titles(draft: Draft, newest: Row) -> list[str]:
    """The total of this year beside that of the same day a year before."""
    year = newest.period.year
    parts = {"value": _bounded(draft, newest, "lower_word")}
    try:
        day = newest.period.replace(year=year - 1)
    except ValueError:
        day = date(year - 1, 2, 28)
    before = _newest(draft.rows, year - 1, day)
    alone, beside = [], []
    for form in ("day", "day_no_year"):
        parts["day"] = draft.day(newest.period, form)
        alone.append(draft.say("title", "cumulative_alone", **parts))
        if before is not None:
            then = draft.running(before)
            short = before.days_reported < before.days or before.period < day
            parts["before"] = draft.words.text("bound", "lower_word", value=then) if short else then
            beside += [draft.say("title", key, **parts) for key in ("cumulative", "cumulative_short")]
    return [*beside, *alone]


def _alt(draft: Draft, totals: Mapping[int, Row]) -> str:
    told = [
        draft.say(
            "alt",
            "year",
            year=draft.setting(str(year), year),
            value=_bounded(draft, row),
            day=draft.day(row.period, "day_no_year"),
        )
        for year, row in sorted(totals.items(), reverse=True)
    ]
    finding = draft.say("alt", "years", years="; ".join(told[:4]))
    return draft.alt(draft.say("alt", "cumulative_years", finding=finding))


def traces(spec: ChartSpec) -> Mapping[str, Trace]:
    """The lines by name: a year is parted where days are not reported."""
    made = {}
    for role in spec.roles:
        for number, run in enumerate(segments(spec.role(role))):
            made[f"trace-{role}-{number}"] = (
                [place_of(row.period) for row in run],
                [row.best or 0.0 for row in run],
            )
    return made


def draw(spec: ChartSpec, axes: Sequence[Axes]) -> None:
    """Draw the years, this one last and in its own colour."""
    plot = axes[0]
    table = words(spec.language)
    value_axis(plot, max((row.top for row in spec.rows), default=1.0), table, spec.unit, spec.size, room=1.06)
    _day_axis(spec, plot)
    fit(axes, spec.size, right=right_room(spec.labels, spec.size))
    obstacles = Obstacles()
    this = spec.roles[-1]
    for name, (xs, ys) in traces(spec).items():
        mine = name.startswith(f"trace-{this}-")
        weight = 2.2 if mine else 1.0
        look = {"color": style.MAIN if mine else style.MUTED, "linewidth": weight, "zorder": 3 if mine else 2}
        lone = {"marker": "_", "markersize": 1.6, "markeredgewidth": weight} if len(xs) == 1 else {}
        marks.trace(plot, name, (xs, ys), **look, **lone)
        obstacles.points(plot, xs, ys, air=2.0)
    newest = [row for row in spec.role(this) if row.best is not None][-1]
    marks.ring(
        plot,
        place_of(newest.period),
        newest.best or 0.0,
        f"end-{this}",
        filled=newest.status != "provisional",
    )
    obstacles.points(plot, [place_of(newest.period)], [newest.best or 0.0], air=4.0)
    place(plot, spec.labels, obstacles, spec.size)


def _day_axis(spec: ChartSpec, plot: Axes) -> None:
    """The days of a leap year, with every second or third month named."""
    table = words(spec.language)
    font = style.type_of(spec.size).axis
    room = box_of(plot).right - box_of(plot).left
    step = 2 if room > 14 * font * 2 else 3
    months = [date(LEAP, month, 1) for month in range(1, 13, step)]
    plot.set_xlim(1, DAYS)
    plot.xaxis.set_major_locator(FixedLocator([place_of(day) for day in months]))
    plot.set_xticks([place_of(day) for day in months], [table.month_tick(day, False) for day in months])
    plot.tick_params(axis="x", labelsize=font, pad=2.5)
