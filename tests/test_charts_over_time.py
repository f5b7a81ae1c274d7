"""Charts of classes, nights, forecasts, levels and years: against naive twins, drawn and mutated."""

import dataclasses
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from itertools import product
from pathlib import Path
from typing import Any
from unittest import mock

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from tests import chart_cases, synth
from tests.chart_cases import plain, spec
from tests.cli import run
from tests.together import together
from tracker import charts
from tracker.api import charting
from tracker.api.charting import plot
from tracker.charts import ChartSpec, lint
from tracker.charts.kinds import traces
from tracker.charts.kinds.change_points import CHANGE, LEVEL, edges
from tracker.charts.kinds.class_multiples import shape
from tracker.charts.kinds.cumulative_years import place_of
from tracker.charts.kinds.night_ecdf import NEWEST, NIGHT
from tracker.charts.rows import often_gaps, rows_of
from tracker.charts.spec import Break, day_number
from tracker.charts.wording import NBSP
from tracker.errors import ChartError, NothingReportedError
from tracker.reporting.drawing import class_series, families, measured, scope_names
from tracker.series import Series
from tracker.stats.arrays import read_counts
from tracker.stats.evaluation.scores import LEVELS
from tracker.stats.forecast import forecast, history
from tracker.stats.predict import MODELS, SETTINGS

KINDS = ("class_multiples", "night_ecdf", "forecast_fan", "change_points", "cumulative_years")


def series(name: str) -> Series:
    return chart_cases.case(name)[1][0]


# -- nights ---------------------------------------------------------------------------------------


def test_shares_of_nights_are_those_of_a_count_by_hand() -> None:
    frame = series("night_ecdf").frame
    sizes = [size for size in frame["best"].tail(364) if np.isfinite(size)]
    for row in spec("night_ecdf").role(NIGHT):
        assert row.numerator == sum(size <= (row.best or 0.0) for size in sizes)
        assert row.denominator == len(sizes)
    median, tail = (spec("night_ecdf").role(f"quantile_{share}")[0].best or 0.0 for share in (50, 90))
    for share, size in ((0.5, median), (0.9, tail)):
        assert size == min(one for one in sizes if np.mean([other <= one for other in sizes]) >= share)


def test_the_title_counts_the_nights_of_the_week_above_the_median() -> None:
    made = spec("night_ecdf")
    median = made.role("quantile_50")[0].best or 0.0
    newest = [size for size in series("night_ecdf").frame["best"].tail(7) if np.isfinite(size)]
    larger = sum(size > median for size in newest)
    assert f"{larger} of {len(newest)} nights above the median ({median:,.0f} drones)" in plain(made.title)
    assert [row.best for row in made.role(NEWEST)] == newest
    assert "2 not reported and left out" in plain(made.note)


def test_nights_in_focus_are_the_ticks_and_the_year_ends_with_them() -> None:
    focus = (date(2026, 4, 6), date(2026, 4, 13))
    made = spec("night_ecdf", focus=focus)
    assert {row.period for row in made.role(NEWEST)} <= {focus[0] + timedelta(days=at) for at in range(7)}
    assert max(row.end for row in made.role(NIGHT)) <= focus[1]
    assert "6–12 April 2026" in plain(made.title)
    first = min(row.period for row in made.role(NIGHT))
    assert f"{first.day} {first:%B %Y} – 12 April 2026" in plain(made.subtitle)


@pytest.mark.parametrize("kind", ["night_ecdf", "cumulative_years"])
def test_nights_and_years_need_days(kind: str) -> None:
    with pytest.raises(ChartError, match="by day, not by week"):
        charts.build(kind, chart_cases.weeks())


# -- forecasts ------------------------------------------------------------------------------------


def test_bands_are_the_quantiles_of_the_findings() -> None:
    _, _, findings = chart_cases.case("forecast_fan")
    made = spec("forecast_fan")
    for level, ends in (("50", ("q25", "q75")), ("95", ("q2.5", "q97.5"))):
        for row, one in zip(made.role(f"band_{level}"), findings, strict=True):
            assert (row.low, row.high) == tuple(one.settings[end] for end in ends)
            assert (row.best, row.period, row.end) == (one.value, one.period, one.end)
    assert [(row.low, row.high) for row in made.role("band_80")] == [(one.low, one.high) for one in findings]


def test_the_fan_says_how_often_it_held() -> None:
    told = "95 % prediction intervals; of 240 earlier outcomes 48 %, 81 % and 93 % lay inside them"
    held = (240, {0.5: 0.48, 0.8: 0.81, 0.9: 0.9, 0.95: 0.93})
    made = chart_cases.spec.__wrapped__("forecast_fan", measured=held)
    assert told in plain(made.subtitle)
    assert "not measured yet" in spec("forecast_fan").subtitle


def test_the_title_speaks_of_a_period_of_which_nothing_is_known() -> None:
    made = spec("forecast_fan")
    known = max(row.end for row in made.role("launched") if row.known)
    row = next(one for one in made.role("band_80") if one.period >= known)
    assert plain(made.title).startswith(f"About {row.best:,.0f} drones expected")
    assert f"{row.low:,.0f}–{row.high:,.0f}" in plain(made.title).replace(" and ", "–")


def test_what_came_long_after_a_forecast_is_not_drawn() -> None:
    one, found = chart_cases.forecasts()
    late = [each for each in found if each.period < one.frame["period"].iloc[-1].date() + timedelta(weeks=4)]
    earlier = [
        each.model_copy(
            update={"period": each.period - timedelta(weeks=40), "end": each.end - timedelta(weeks=40)}
        )
        for each in late
    ]
    made = charts.build("forecast_fan", one, earlier)
    assert max(row.end for row in made.role("launched")) == earlier[-1].end
    assert made.labels and max(label.x for label in made.labels) <= day_number(earlier[-1].end)


def test_no_forecast_is_told_as_that() -> None:
    made = charts.build("forecast_fan", chart_cases.weeks())
    assert made.title == "Too little comparable history to forecast drones"
    assert not made.band


@pytest.mark.slow
def test_coverage_is_that_of_the_outcomes_inside() -> None:
    one = series("forecast_fan")
    n, shares = measured(one)["measured"]
    y, newest = history(read_counts(one))
    origins = range(len(y) - 61, len(y) - 1)
    outcomes = [
        (MODELS["average"](y[: at + 1], 4, SETTINGS["week"])[ahead - 1], y[at + ahead])
        for at in origins
        for ahead in range(1, 5)
        if at + ahead < len(y) and np.isfinite(y[at + ahead])
    ]
    assert newest is not None
    for level, ends in ((0.5, (0.25, 0.75)), (0.8, (0.1, 0.9)), (0.95, (0.025, 0.975))):
        low, high = (LEVELS.index(end) for end in ends)
        inside = [quantiles[low] <= value <= quantiles[high] for quantiles, value in outcomes]
        assert shares[level] == pytest.approx(np.mean(inside), abs=0.02)
    assert n <= len(outcomes)


# -- changes of level -----------------------------------------------------------------------------


def test_levels_are_means_between_changes_and_those_of_the_findings() -> None:
    one, findings = series("change_points"), chart_cases.case("change_points")[2]
    made = spec("change_points")
    levels = made.role(LEVEL)
    days = [finding.period for finding in findings]
    frame = one.frame[one.frame["status"] != "partial"]
    for row, first, end in zip(levels, [date.min, *days], [*days, date.max], strict=True):
        inside = frame[(frame["period"].dt.date >= first) & (frame["end"].dt.date <= end)]
        whole = inside["days_reported"].sum() / 7
        assert row.best == pytest.approx(inside["best"].sum() / whole)
    for finding, before, after in zip(findings, levels[:-1], levels[1:], strict=True):
        assert before.best == pytest.approx(finding.settings["before"], rel=1e-3)
        assert after.best == pytest.approx(finding.settings["after"], rel=1e-3)
        change = next(row for row in made.role(CHANGE) if row.period <= finding.period < row.end)
        assert (change.period, change.end) == finding.span


def test_levels_of_a_rate_part_where_its_meaning_changes() -> None:
    made = charts.build("change_points", chart_cases.rate())
    (before, after) = made.role(LEVEL)
    assert before.end == after.period == synth.BREAK
    frame = chart_cases.rate().frame
    early = frame[frame["end"].dt.date <= synth.BREAK]
    assert before.best == pytest.approx(early["numerator"].sum() / early["denominator"].sum())
    assert "dotted" not in made.note or made.breaks


def test_a_definition_near_a_cut_is_no_second_edge() -> None:
    one = series("change_points")
    records = one.frame.to_dict("records")
    found = [synth.finding(one, "definition", record, 0.0) for record in records[3:5]]
    cut = Break(found[0].period + timedelta(days=3), "from then on counted differently")
    far = synth.finding(one, "definition", records[20], 0.0)
    assert edges([*found, far], [cut]) == [cut.day, far.period]


def test_a_class_named_too_rarely_has_no_level() -> None:
    one = chart_cases.weeks()
    for settings, title in (
        ({"unnamed": 5}, "The source names drones on too few days for a level"),
        ({"minimum": 28}, "Too little comparable history for a level"),
    ):
        last = one.frame.to_dict("records")[-1]
        short = synth.finding(one, "insufficient", last, None, settings=settings)  # type: ignore[arg-type]
        made = charts.build("change_points", one, [short])
        assert made.title == title
        assert not made.role(LEVEL)


# -- years ----------------------------------------------------------------------------------------


def test_running_totals_are_sums_of_the_year_so_far() -> None:
    frame = series("cumulative_years").frame
    for row in spec("cumulative_years").rows[::29]:
        year = frame[frame["period"].dt.year == row.period.year]
        so_far = year[year["period"].dt.date <= row.period]["best"]
        assert row.best is None or row.best == so_far.sum()
        assert (row.best is None) == bool(np.isnan(so_far.iloc[-1]))
        assert (row.days_reported, row.days) == (so_far.notna().sum(), len(so_far))


def test_a_year_with_unreported_days_is_a_lower_bound_and_its_line_parts() -> None:
    made = spec("cumulative_years")
    labels = [plain(label.text) for label in made.labels]
    assert [text[:6] for text in labels] == ["2024: ", "2025: ", "2026: "]
    assert [("≥" in text) for text in labels] == [False, True, False]
    runs = [name for name in traces(made) if name.startswith("trace-2025")]
    assert len(runs) == 2
    assert "left out, as the series begins within it: 2023" in made.note
    assert "a year before" in made.title
    told = next(one for one in made.numbers if one.formula == "best" and one.text in made.title)
    rows = [made.rows[at] for at in told.rows]  # a total leads to every day that it runs over
    assert rows[0].best == told.value and len(rows) == rows[0].days_reported
    assert {row.period.year for row in rows} == {rows[0].period.year}


@given(st.dates(date(1999, 1, 1), date(2100, 12, 30)))
def test_days_of_all_years_have_one_calendar(day: date) -> None:
    following = day + timedelta(days=1)
    assert 1 <= place_of(day) <= 366
    if following.year == day.year:
        assert place_of(following) - place_of(day) == (
            2 if (day.month, day.day) == (2, 28) and following.month == 3 else 1
        )


def test_a_series_without_a_first_of_january_has_no_year() -> None:
    with pytest.raises(ChartError, match="from 1 January on"):
        charts.build("cumulative_years", synth.daily(days=60, end=date(2026, 6, 8)))


# -- classes --------------------------------------------------------------------------------------


def test_a_panel_holds_its_class_and_a_bundle_is_not_split() -> None:
    made = spec("class_multiples")
    _, many, _ = chart_cases.case("class_multiples")
    assert [name.split(NBSP)[0].lower() for name in made.names] == [
        "drones",
        "cruise missiles",
        "ballistic missiles",
    ]
    for panel, one in enumerate(many[:3]):
        mine = {row.period: row for row in made.rows if row.panel == panel}
        assert {row.role for row in mine.values()} == {"+".join(one.classes)}
        for record in one.frame.to_dict("records")[-53:]:
            row = mine[record["period"].date()]
            assert (row.best is None) == bool(np.isnan(record["best"]))
            assert row.best is None or row.best == record["best"]
            assert row.low is None or row.low == record["low"]
    assert "no figure in this span: guided bombs" in made.note


def test_panels_share_one_calendar() -> None:
    made = spec("class_multiples")
    spans = {(min(rows).period, max(rows).end) for panel in range(3) if (rows := _by_time(made, panel))}
    assert len(spans) == 1
    late = [row for row in made.rows if row.panel == 2][-1]
    assert (late.status, late.best) == ("not_reported", None)


def _by_time(made: ChartSpec, panel: int) -> list[Any]:
    return sorted((row for row in made.rows if row.panel == panel), key=lambda row: row.period)[
        :: len(made.rows) or 1
    ]


def test_the_title_names_the_largest_classes_of_the_newest_whole_week() -> None:
    made = spec("class_multiples")
    told = {one.classes[0]: one.frame.set_index("period")["best"] for one in chart_cases.by_class()}
    drones, cruise = (int(told[name][pd.Timestamp("2026-05-25")]) for name in ("drone", "cruise"))
    parts = f"{drones:,} drones and {cruise} cruise missiles"
    assert plain(made.title) == f"Reported launched, week to 31 May: {parts}"


def test_a_week_of_two_panels_is_counted_once() -> None:
    sparse = series("weekly_sparse")
    gaps = sum(row.status == "gaps" for row in rows_of(sparse))
    made = charts.build("class_multiples", [replace(sparse, classes=(one,)) for one in ("drone", "cruise")])
    most = [replace(chart_cases.weeks(), classes=(one,)) for one in ("cruise", "ballistic", "aeroballistic")]
    equals = charts.build("class_multiples", most)
    assert re.fullmatch(r"3 classes share the highest figure, week to .*: [\d,]+", plain(equals.title))
    assert charts.lint(charts.figure(equals), equals) == []
    assert f"all {gaps} weeks with a figure have days without one" in plain(made.note)


def test_too_many_classes_or_two_calendars_are_refused() -> None:
    with pytest.raises(ChartError, match="12 classes at most"):
        charts.build("class_multiples", [chart_cases.weeks()] * 13)
    with pytest.raises(ChartError, match="one metric, place and calendar"):
        charts.build("class_multiples", [chart_cases.weeks(), chart_cases.days()])


@together("many, size", product((1, 4, 5, 12), charts.SIZES))
def test_the_grid_has_room_for_all(many: int, size: str) -> None:
    rows, columns = shape(many, size)
    assert (rows - 1) * columns < many <= rows * columns


def test_families_of_a_class() -> None:
    assert families("air_target")[:2] == ["drone", "cruise"]
    assert families("kh_101") == ["kh_101"]
    assert "kh_101" in families("cruise")


def test_classes_without_a_figure_make_no_series() -> None:
    def make(one: str) -> Series:
        if one == "cruise":
            raise NothingReportedError("nothing reported")
        return chart_cases.weeks(classes=(one,))

    assert next(each.classes for each in class_series(make, ["missile"])) != ("cruise",)
    assert {each.classes for each in class_series(make, ["drone", "cruise"])} == {("drone",)}
    with pytest.raises(NothingReportedError, match="of any class of cruise"):
        class_series(make, ["cruise", "cruise"])


# -- gaps in most periods -------------------------------------------------------------------------


def test_gaps_of_most_periods_are_told_and_not_hatched() -> None:
    made = spec("weekly_sparse")
    rows = rows_of(series("weekly_sparse"))
    assert often_gaps(rows) == "gaps_all"
    assert often_gaps([rows[0]._replace(status="reported"), *rows[1:]]) == "gaps_most"
    assert (
        f"all {sum(row.status == 'gaps' for row in rows)} weeks with a figure have days without one"
        in plain(made.note)
    )
    few = [row._replace(status="reported") if at % 3 else row for at, row in enumerate(rows)]
    assert not often_gaps(few)
    assert not often_gaps(rows[:11])


# -- drawn ----------------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize("name", KINDS)
def test_lines_run_where_the_spec_says(name: str) -> None:
    made = spec(name)
    lines = {str(line.get_gid()): line for axes in charts.figure(made).axes for line in axes.get_lines()}
    for gid, (xs, ys) in traces(made).items():
        assert chart_cases.vertices(lines[gid]) == list(zip(xs, ys, strict=True))


@pytest.mark.slow
def test_panels_have_own_scales_or_one() -> None:
    def tops(made: ChartSpec) -> set[float]:
        return {round(axes.get_ylim()[1], 6) for axes in charts.figure(made).axes}

    assert len(tops(spec("class_multiples"))) == 3
    assert len(tops(spec("class_multiples", common_scale=True))) == 1
    assert "all panels have one scale" in spec("class_multiples", common_scale=True).subtitle


def _line_off(prefix: str) -> Callable[[Figure], None]:
    def mutate(figure: Figure) -> None:
        line = next(line for line in _lines(figure) if str(line.get_gid()).startswith(prefix))
        line.set_ydata(1.1 * np.asarray(line.get_ydata(), dtype=float))

    return mutate


def _bar_off(figure: Figure) -> None:
    bar = next(
        one for one in chart_cases.bars(figure) if str(one.get_gid()).startswith("bar-") and one.get_height()
    )
    bar.set_height(0.9 * bar.get_height())


def _band_off(figure: Figure) -> None:
    area = next(one for axes in figure.axes for one in axes.collections if "band_95" in str(one.get_gid()))
    corners: Any = area.get_paths()[0].vertices
    corners[3, 1] *= 1.1


def _line_absent(figure: Figure) -> None:
    next(line for line in _lines(figure) if str(line.get_gid()).startswith("trace-")).remove()


def _lines(figure: Figure) -> list[Line2D]:
    return [line for axes in figure.axes for line in axes.get_lines()]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "mutate"),
    [
        ("class_multiples", _bar_off),
        ("night_ecdf", _line_off("trace-steps")),
        ("night_ecdf", _line_off("trace-tick")),
        ("night_ecdf", _line_absent),
        ("forecast_fan", _band_off),
        ("forecast_fan", _line_off("line-band_50")),
        ("change_points", _line_off("trace-level")),
        ("change_points", _line_absent),
        ("cumulative_years", _line_off("trace-2026")),
    ],
)
def test_a_mark_off_its_place_is_a_fault(name: str, mutate: Callable[[Figure], None]) -> None:
    figure = charts.figure(spec(name))
    assert lint(figure, spec(name)) == []
    mutate(figure)
    assert "drawn" in {fault.rule for fault in lint(figure, spec(name))}


@pytest.mark.slow
@pytest.mark.parametrize("name", KINDS)
def test_a_swapped_number_is_a_fault(name: str) -> None:
    made = spec(name)
    number = next(one for one in made.numbers if one.formula in ("best", "rows") and one.text in made.title)
    wrong = dataclasses.replace(
        made,
        numbers=tuple(one._replace(value=one.value + 1) if one == number else one for one in made.numbers),
    )
    assert "numbers" in {fault.rule for fault in lint(charts.figure(wrong), wrong)}
    title = dataclasses.replace(made, title=made.title.replace(number.text, "7,777,777"))
    assert "title" in {fault.rule for fault in lint(charts.figure(title), title)}


@pytest.mark.slow
@pytest.mark.parametrize("name", chart_cases.MADE)
@pytest.mark.parametrize("size", charts.SIZES)
def test_ukrainian_charts_have_no_fault(name: str, size: Any) -> None:
    made = chart_cases.spec(name, language="uk", size=size)
    assert lint(charts.figure(made), made) == []


@pytest.mark.slow
@pytest.mark.parametrize("size", charts.SIZES)
def test_twelve_classes_have_room(size: Any) -> None:
    classes = (
        "drone",
        "cruise",
        "ballistic",
        "aeroballistic",
        "hypersonic",
        "anti_radiation",
        "bomb",
        "recon_uav",
    )
    more = ("tactical_uav", "drone_strike", "drone_decoy", "missile")
    many = [chart_cases.weeks(classes=(one,)) for one in (*classes, *more)]
    for language in ("en", "uk"):
        made = charts.build("class_multiples", many, options=charts.Options(size=size, language=language))
        assert lint(charts.figure(made), made) == []


@pytest.mark.parametrize(("language", "told"), [("en", "Odesa region"), ("uk", "Одеська область")])
def test_a_region_has_its_name_in_each_language(language: str, told: str) -> None:
    one = chart_cases.weeks(scope="odesa")
    made = charts.build(
        "weekly_bars", one, options=charts.Options(language=language, names=scope_names([one], language))
    )
    assert told in made.subtitle


# -- by name --------------------------------------------------------------------------------------


class _Drawn:
    """A chart that has one fault."""

    def lint(self) -> list[charts.Fault]:
        return [charts.Fault("unit", "the subtitle", "does not name the unit")]

    def save(self, path: Path) -> Path:
        return path


@pytest.mark.parametrize(
    ("given", "code", "told"),
    [
        (["--lint"], 1, "unit: the subtitle: does not name the unit"),
        (["--lint", "--out", "a.png"], 1, "a.png"),
        (["--out", "a.png"], 0, "a.png"),
        ([], 2, "name a file to write"),
    ],
)
def test_faults_of_a_chart_are_listed_and_end_with_one(given: list[str], code: int, told: str) -> None:
    with mock.patch("tracker.api.charting.chart", lambda *_, **__: _Drawn()):
        done = run("chart", "weekly_bars", *given)
    assert done.code == code
    assert told in done.out + done.err


@pytest.mark.parametrize("kind", ["weekly_bars", "anomaly_band"])
def test_a_chart_of_years_shows_a_year_and_says_so(kind: str) -> None:
    long = chart_cases.years() if kind == "anomaly_band" else synth.regrouped(chart_cases.years())
    with mock.patch("tracker.api.charting.series", lambda *_, **__: long):
        shown = charting.chart("", kind).spec
        asked = charting.chart("", kind, since=date(2022, 1, 1)).spec
    first = shown.rows[0].period
    assert long.frame["end"].iloc[-1].date() - first == timedelta(weeks=53)
    assert plain(shown.subtitle).endswith(f" from {first.day} {first:%B %Y}")
    assert all(finding.period >= first for finding in shown.findings)
    assert asked.rows[0].period == long.frame["period"].iloc[0].date()
    assert " from " not in plain(asked.subtitle)


def test_a_band_rests_on_what_came_before_the_first_day_drawn() -> None:
    long = chart_cases.years()
    first = long.frame["period"].iloc[-14].date()
    with mock.patch("tracker.api.charting.series", lambda *_, **__: long):
        made = charting.chart("", "anomaly_band", since=first).spec
    assert made.rows[0].period == first
    assert len(made.role("band")) == 14
    assert "prediction interval" in made.subtitle


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_a_series_is_plotted_by_the_name_of_a_chart(kind: str) -> None:
    one = chart_cases.years() if kind in ("night_ecdf", "cumulative_years") else chart_cases.forecasts()[0]
    drawn = plot(one, kind, language="uk")
    assert drawn.spec.kind == kind
    assert drawn.lint() == []
    assert kind != "forecast_fan" or "попередніх результатів" in drawn.spec.subtitle


def test_a_forecast_of_another_level_has_its_bands_once() -> None:
    one, _ = chart_cases.forecasts()
    for level, bands in ((0.5, 2), (0.9, 3), (0.95, 2)):
        made = charts.build("forecast_fan", one, forecast([one], level=level))
        assert len([role for role in made.roles if role.startswith("band")]) == bands
        assert f"{100 * level:g} %: " in plain(made.title)
        assert len(set(made.rows)) == len(made.rows)
