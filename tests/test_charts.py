"""Charts: the spec holds what is drawn, the drawing equals the spec, the bytes depend on nothing else."""

import csv
import dataclasses
import hashlib
import io
import os
import re
import subprocess
import sys
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import matplotlib
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from PIL import Image

from tests import chart_cases, synth
from tests.chart_cases import plain
from tests.later import Later
from tests.together import together
from tracker import charts
from tracker.api.charting import plot
from tracker.charts import ChartSpec, Row, style
from tracker.charts.axes import date_ticks, nice_ticks
from tracker.charts.kinds import outcome_stack, weekly_bars
from tracker.charts.kinds.day_calendar import colour_levels, level_texts, shade
from tracker.charts.layout import box_of, figure_size, width, wrap
from tracker.charts.spec import Break, segments
from tracker.charts.style import SizeName
from tracker.charts.wording import words
from tracker.errors import ChartError
from tracker.series import Series

pdfua, pypdf = Later("pdfua"), Later("pypdf")
DOCS = Path(__file__).parents[1] / "docs"
NAMES = tuple(chart_cases.MADE)
LANGUAGES = ("en", "uk")
FIRST_WORDS = {"Bar", "Line", "Calendar", "Stacked", "Small", "Step", "Waterfall", "Two", "Strip"}
KINDS = ("weekly_bars", "calendar", "rate_band", "anomaly_weeks", "outcome_stack", "aid_donors")


def bar_heights(figure: Figure, role: str) -> dict[str, float]:
    return {
        str(bar.get_gid()).removeprefix(f"bar-{role}-"): bar.get_height()
        for bar in chart_cases.bars(figure)
        if str(bar.get_gid()).startswith(f"bar-{role}-")
    }


def lines_of(figure: Figure, prefix: str) -> list[Any]:
    return [
        line for axes in figure.axes for line in axes.get_lines() if str(line.get_gid()).startswith(prefix)
    ]


# -- spec ---------------------------------------------------------------------------------------


@together("name", NAMES)
def test_a_spec_is_a_value(name: str) -> None:
    one, other = chart_cases.spec(name), chart_cases.spec(name)
    assert one == other
    with pytest.raises(dataclasses.FrozenInstanceError):
        one.title = "another"  # type: ignore[misc]


@together("name", NAMES)
def test_rows_are_the_frame_and_unknown_is_none(name: str) -> None:
    kind, series, _ = chart_cases.case(name)
    if name == "aid_donors" or kind == "vintages":
        return
    spec = chart_cases.spec(name)
    mine = [row for row in spec.rows if row.role == series[0].metric]
    frame = series[0].frame.tail(len(mine))
    assert len(mine) == len(frame) or kind == "calendar"
    for row, record in zip(mine, frame.to_dict("records"), strict=True):
        assert row.period == record["period"].date()
        assert row.status == record["status"]
        assert (row.best is None) == bool(np.isnan(record["best"]))
        assert row.best is None or row.best == record["best"]


@together("name", NAMES)
def test_words_of_a_chart(name: str) -> None:
    spec = chart_cases.spec(name)
    assert 0 < len([word for word in spec.title.split() if word != "%"]) <= 12
    assert spec.unit_words.lower() in spec.subtitle.lower()
    assert "as of 2026-06-08 06:00 UTC" in plain(spec.source)
    assert "latest official figures" in spec.source
    assert 40 < len(spec.alt) <= 300
    assert spec.alt.split()[0] in FIRST_WORDS
    assert "where" in spec.alt
    assert "None" not in spec.title + spec.subtitle + spec.note + spec.alt
    assert "nan" not in spec.alt.split()


def test_the_mean_is_that_of_a_naive_twin() -> None:
    rows = [row for row in chart_cases.spec("weekly_bars").rows if row.role == "launched"]
    means = {row.period: row.best for row in weekly_bars.trailing_means(rows)}
    for at in range(3, len(rows)):
        window = rows[at - 3 : at + 1]
        total = sum(row.best for row in window if row.best is not None)
        reported = sum(row.days_reported for row in window)
        if rows[at].status == "partial":
            assert rows[at].period not in means
        elif reported >= 0.8 * 28:
            assert means[rows[at].period] == pytest.approx(7 * total / reported)


def test_no_mean_where_over_a_fifth_of_the_days_is_missing() -> None:
    series = synth.regrouped(synth.daily(days=70, end=date(2026, 6, 8), missing=range(28, 42)))
    means = weekly_bars.trailing_means(charts.build("weekly_bars", series).role("launched"))
    unknown = [row.period for row in means if row.best is None]
    assert unknown
    assert all(row.status == "not_reported" for row in means if row.best is None)


def test_sparse_weeks_have_no_mean_line() -> None:
    assert not chart_cases.spec("weekly_sparse").role(weekly_bars.MEAN)
    assert "mean" not in chart_cases.spec("weekly_sparse").subtitle


def test_a_partial_week_is_no_finding() -> None:
    spec = chart_cases.spec("weekly_bars")
    last = spec.role("launched")[-1]
    assert last.status == "partial"
    assert plain(words("en").count(last.best or 0.0)) not in spec.title
    assert "631\n4 of 7 days" in [label.text for label in spec.labels]
    assert "The last week is not over." in spec.alt


@pytest.mark.parametrize(("score", "rank", "told"), [(1.0, 1, True), (-1.0, 1, False), (1.0, 2, False)])
def test_a_record_makes_the_title_and_says_since_when(score: float, rank: int, told: bool) -> None:
    series = chart_cases.weeks()
    record = series.frame.to_dict("records")[-2]
    more: dict[str, Any] = {"rank": rank, "score": score, "span": (date(2024, 7, 10), date(2026, 6, 1))}
    found = synth.finding(series, "record", record, record["best"], **more)
    title = plain(charts.build("weekly_bars", series, [found]).title)
    assert (
        title == f"Record week since 10 July 2024: {record['best']:,.0f} drones reported launched"
    ) == told


@together(
    ("settings", "score", "told"),
    [
        ({"side": "lowest"}, None, "Fewest drones reported launched in a week since 10 July 2024: "),
        ({}, -1.0, "Fewest drones reported launched in a week since 10 July 2024: "),
        ({"side": "lowest", "ties": 1}, -1.0, ""),
        ({"side": "highest", "ties": 1}, 1.0, ""),
        ({"side": "highest", "certain": False}, 1.0, ""),
    ],
)
def test_a_lowest_record_is_never_told_as_most(settings: Any, score: float | None, told: str) -> None:
    series = chart_cases.weeks()
    record = series.frame.to_dict("records")[-2]
    span = (date(2024, 7, 10), date(2026, 6, 1))
    more = {"rank": 1, "score": score, "span": span, "settings": settings}
    found = synth.finding(series, "record", record, record["best"], **more)
    title = plain(charts.build("weekly_bars", series, [found]).title)
    assert title.startswith(told or words("en").count(record["best"]))
    assert not title.startswith("Record")


def test_findings_of_another_series_are_not_told() -> None:
    series = chart_cases.weeks()
    missiles = chart_cases.weeks(classes=("missile",))
    record = missiles.frame.to_dict("records")[-2]
    span = (date(2024, 7, 10), date(2026, 6, 1))
    found = synth.finding(missiles, "record", record, record["best"], rank=1, score=1.0, span=span)
    assert "Record" not in charts.build("weekly_bars", series, [found]).title


def test_one_is_singular() -> None:
    series = synth.regrouped(synth.daily(days=7, values=[0, 0, 1, 0, 0, 0, 0], classes=("missile",)))
    assert charts.build("weekly_bars", series).title.startswith("1 missile reported launched")


def test_a_bar_with_few_of_its_days_is_told_with_them() -> None:
    """A week of which one day is not reported is told as it is, one of two days with their number."""
    days = synth.daily(days=70, end=date(2026, 6, 8), missing=(65, 66, 67, 68, 69))
    spec = charts.build("weekly_bars", synth.regrouped(days))
    assert plain(spec.title).endswith("reported launched, week to 7 June, 2 of 7 days")
    assert charts.lint(charts.figure(spec), spec) == []
    nearly = synth.regrouped(synth.daily(days=70, end=date(2026, 6, 8), missing=(69,)))
    assert "of 7 days" not in plain(charts.build("weekly_bars", nearly).title)


@pytest.mark.parametrize("kind", ["", "rate_band"])
def test_a_language_without_words_is_refused_with_those_that_there_are(kind: str) -> None:
    series = chart_cases.rate() if kind else chart_cases.weeks(scope="odesa")
    with pytest.raises(ChartError, match='no chart words for language "de": choose one of en, uk'):
        plot(series, kind, language="de")


@pytest.mark.parametrize(
    "kind", ["weekly_bars", "calendar", "night_ecdf", "cumulative_years", "class_multiples"]
)
def test_a_rate_is_not_drawn_as_a_number_of_things(kind: str) -> None:
    with pytest.raises(ChartError, match="rate_neutralised is a rate: see rate_band"):
        charts.build(kind, chart_cases.rate())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("metric", ["launched", "shot_down", "neutralised", "left_airspace"])
@pytest.mark.parametrize(
    "classes", [("drone",), ("air_target",), ("recon_uav",), ("cruise", "ballistic", "bomb")], ids="+".join
)
def test_no_title_of_few_days_is_too_long_for_their_number(
    language: str, metric: str, classes: tuple[str, ...]
) -> None:
    days = synth.daily(metric, days=28, end=date(2026, 6, 8), missing=range(23, 28), classes=classes)
    for by, all_days in (("week", 7), ("month", 30)):
        counts, options = synth.regrouped(days, by), charts.Options(language=language)
        title = charts.build("weekly_bars", counts, options=options).title
        assert re.search(rf"\D2( of |/| із ){all_days} (days|днів)$", plain(title)), title


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "classes", [("drone",), ("air_target",), ("cruise", "ballistic", "bomb")], ids="+".join
)
@pytest.mark.parametrize(("by", "all_days"), [("week", 7), ("month", 30)])
def test_no_stack_of_few_days_is_told_without_their_number(
    language: str, classes: tuple[str, ...], by: str, all_days: int
) -> None:
    days = synth.daily(days=28, end=date(2026, 6, 8), missing=range(23, 28), classes=classes)
    launched = synth.regrouped(days, by)
    parts = synth.parts(launched, {"shot_down": {"R1": 0.5, "R2": 0.5}})
    title = charts.build("outcome_stack", [launched, *parts], options=charts.Options(language=language)).title
    assert re.search(rf"\D2( of |/| із ){all_days} (days|днів)$", plain(title)), title


def test_titles_of_bars_leave_out_what_there_is_no_room_for() -> None:
    def title(metric: str, *classes: str) -> str:
        days = synth.daily(metric, days=7, values=[9.0] * 7, missing=range(5), classes=classes)
        return plain(charts.build("weekly_bars", synth.regrouped(days)).title)

    week = "week to 7 June"
    assert title("launched", "drone") == f"18 drones reported launched, {week}, 2 of 7 days"
    assert title("shot_down", "drone") == f"18 drones reported shot down, {week} 2026, 2/7 days"
    assert title("shot_down", "air_target") == f"18 drones and missiles shot down, {week}, 2/7 days"
    assert title("shot_down", "cruise", "ballistic") == f"18 reported shot down, {week}, 2 of 7 days"


@pytest.mark.parametrize("language", ["en", "uk"])
def test_the_number_in_the_name_of_a_weapon_is_no_number_of_the_chart(language: str) -> None:
    series = synth.regrouped(synth.daily(days=70, end=date(2026, 6, 8), classes=("kh_101", "kh_59")))
    spec = charts.build("weekly_bars", series, options=charts.Options(language=language))
    assert "101" in spec.title and charts.lint(charts.figure(spec), spec) == []


def test_the_calendar_names_its_highest_days_and_crosses_the_missing() -> None:
    spec = chart_cases.spec("calendar")
    top = max((row for row in spec.rows if row.best is not None), key=lambda row: row.best or 0.0)
    assert words("en").count(top.best or 0.0) in spec.title
    assert "crossed: not reported (3 days)" in spec.note
    assert len(spec.rows) <= 53 * 7
    assert spec.rows[0].period.weekday() == 0
    crosses = lines_of(charts.figure(spec), "not_reported")
    assert [len(cross.get_xdata()) for cross in crosses] == [3]


@pytest.mark.parametrize("size", ["report", "social", "square", "column"])
def test_a_calendar_of_two_weeks_names_them_and_keeps_its_cells_small(size: SizeName) -> None:
    series = synth.daily(days=14, values=[10.0 * day for day in range(1, 15)])
    spec = charts.build("calendar", series, options=charts.Options(size=size))
    figure = charts.figure(spec)
    assert charts.lint(figure, spec) == []
    (panel,) = figure.axes
    box, (left, right), (bottom, top) = box_of(panel), panel.get_xlim(), panel.get_ylim()
    wide, high = (box.right - box.left) / (right - left), (box.top - box.bottom) / (bottom - top)
    assert wide <= 2.51 * high
    named = [text.get_text() for text in panel.texts if text.get_gid() == "month"]
    mondays = [row.period for row in spec.rows if row.period.weekday() == 0]
    assert {words("en").day(day, "day_short") for day in mondays} <= set(named)


def test_levels_double_and_every_count_has_a_shade() -> None:
    levels = colour_levels(948)
    assert [b / a for a, b in pairwise(levels)] == [2, 2, 2]
    assert [shade(value, levels) for value in (1, 50, 51, 400, 948)] == [0, 0, 1, 3, 4]
    assert level_texts(levels, words("en")) == ["1–50", "51–100", "101–200", "201–400", "over 400"]


@given(st.floats(0, 1e6))
def test_levels_of_any_maximum(high: float) -> None:
    levels = colour_levels(high)
    assert len(levels) == 4
    assert levels[0] >= 1
    assert high <= 40 * levels[0] or high < 16


def test_a_calendar_needs_days() -> None:
    with pytest.raises(ChartError, match="needs a series by day"):
        charts.build("calendar", chart_cases.weeks())


def test_the_band_of_a_rate_is_named_and_comes_from_findings() -> None:
    spec = chart_cases.spec("rate_band")
    assert "95 % Wilson interval" in plain(spec.subtitle)
    found = {one.period: one for one in spec.findings}
    assert len(spec.role("band")) == len(found)
    for row in spec.role("band"):
        assert (row.low, row.high) == (found[row.period].low, found[row.period].high)


def test_the_band_of_a_rate_can_be_columns_or_a_frame() -> None:
    series = chart_cases.rate()
    bounds = series.frame.assign(low=series.frame["best"] - 0.05, high=series.frame["best"] + 0.05)
    given_frame = charts.build("rate_band", series, options=charts.Options(band=bounds))
    columns = series.frame.assign(band_low=bounds["low"], band_high=bounds["high"])
    from_columns = charts.build("rate_band", dataclasses.replace(series, frame=columns))
    assert given_frame.role("band") == from_columns.role("band") != []


def test_a_rate_without_an_interval_names_no_band() -> None:
    spec = charts.build("rate_band", chart_cases.rate())
    assert not spec.role("band")
    assert "band" not in spec.subtitle
    assert charts.lint(charts.figure(spec), spec) == []


def test_a_rate_is_cut_and_marked_at_the_break() -> None:
    spec = chart_cases.spec("rate_band")
    assert [(one.day, one.cuts) for one in spec.breaks] == [(synth.BREAK, True)]
    assert "one figure for shot down and lost" in spec.breaks[0].text
    figure = charts.figure(spec)
    assert len(lines_of(figure, "break")) == 2
    at = charts.spec.day_number(synth.BREAK)
    for line in lines_of(figure, "line-"):
        xs = np.asarray(line.get_xdata(), dtype=float)
        assert not (xs.min() < at < xs.max())


def test_a_rate_that_ends_says_so_and_is_not_crossed_out() -> None:
    spec = chart_cases.spec("rate_ended")
    assert "no rate from 24 July 2025" in plain(spec.note)
    assert not lines_of(charts.figure(spec), "not_reported")
    told = [row for row in spec.role("rate_shot") if row.best is not None]
    assert all(row.period < synth.BREAK for row in told)


def test_words_do_not_speak_of_a_rate_of_a_handful() -> None:
    launched = synth.regrouped(synth.daily(days=28, values=[5] * 21 + [0] * 6 + [1]))
    series = synth.rate(launched, {"R1": 0.5, "R2": 0.5}, "rate_neutralised")
    assert "of 35 drones" in charts.build("rate_band", series).title


def test_what_lies_outside_the_band_is_counted_and_named() -> None:
    spec = chart_cases.spec("anomaly_weeks")
    outside = spec.role("outside")
    judged = [row for row in spec.role("launched") if row.period in {one.period for one in spec.role("band")}]
    assert spec.title == f"{len(outside)} of {len(judged)} weeks outside the expected range for drones"
    assert "99 % prediction interval of the prior 26 weeks" in plain(spec.subtitle)


def test_nothing_outside_is_told_as_that() -> None:
    series = chart_cases.weeks()
    spec = charts.build("anomaly_band", series, chart_cases.predicted(series, 0, 1e6))
    assert spec.title.startswith("No week of ")
    assert not spec.role("outside")


def test_a_band_can_be_a_frame_of_limits() -> None:
    series = chart_cases.weeks()
    band = series.frame[["period"]].assign(expected=1000.0, lower=100.0, upper=5000.0)
    spec = charts.build("anomaly_band", series, options=charts.Options(band=band, level=0.9, history=8))
    assert "90 % prediction interval of the prior 8 weeks" in plain(spec.subtitle)
    assert {(row.low, row.best, row.high) for row in spec.role("band")} == {(100.0, 1000.0, 5000.0)}


def test_too_little_history_is_told() -> None:
    spec = charts.build("anomaly_band", chart_cases.weeks())
    assert spec.title == "Too little comparable history for an expected range of drones"
    assert charts.lint(charts.figure(spec), spec) == []


def test_outcomes_are_not_counted_twice() -> None:
    spec = chart_cases.spec("outcome_stack")
    parts = (*outcome_stack.PARTS, outcome_stack.REST)
    for whole in spec.role("launched"):
        mine = [row for row in spec.rows if row.period == whole.period and row.role in parts]
        roles = {row.role for row in mine}
        assert not ({"neutralised"} < roles and roles & {"shot_down", "lost"})
        assert sum(row.best or 0.0 for row in mine) == pytest.approx(whole.best)


def test_more_outcomes_than_launched_leave_no_rest() -> None:
    launched = synth.regrouped(synth.daily(days=28, end=date(2025, 7, 7)))
    (down,) = synth.parts(launched, {"shot_down": {"R1": 1.2}})
    spec = charts.build("outcome_stack", [launched, down])
    assert all(row.best is None for row in spec.role(outcome_stack.REST))
    assert "exceed the number launched" in spec.note


def by_bounds(series: Series, low: float, high: float) -> None:
    """Make the last period but one of a series known by its bounds alone."""
    series.frame.loc[series.frame.index[-2], ["best", "low", "high"]] = (float("nan"), low, high)


def test_a_stack_of_launched_known_by_their_bounds_is_drawn_and_marked() -> None:
    launched = synth.regrouped(synth.daily(days=56, end=date(2025, 7, 7), missing=(44,)))
    (down,) = synth.parts(launched, {"shot_down": {"R1": 0.6}})
    by_bounds(launched, 75.0, 78.0)
    by_bounds(down, 50.0, 52.0)
    spec = charts.build("outcome_stack", [launched, down])
    assert "outlined bar: launched, from lower (inner line) to upper bound" in plain(spec.note).lower()
    figure = charts.figure(spec)
    period = spec.role("launched")[-2].period
    tops = {
        str(patch.get_gid()): (patch.get_y(), patch.get_y() + patch.get_height())
        for patch in figure.axes[0].patches
        if str(patch.get_gid()).startswith("interval-") and isinstance(patch, Rectangle)
    }
    assert tops == {
        f"interval-least-{period}": (0.0, 75.0),
        f"interval-launched-{period}": (75.0, 78.0),
    }
    (points,) = lines_of(figure, "gaps")
    assert len(points.get_xdata()) == sum(row.status == "gaps" for row in spec.role("launched"))
    assert charts.lint(figure, spec) == []


def test_why_a_reported_week_has_no_rate_or_no_bar_is_said() -> None:
    launched = synth.regrouped(synth.daily(days=56, end=date(2025, 7, 7)))
    rates = synth.rate(launched, {"R1": 0.5}, "rate_shot")
    plainly = charts.build("rate_band", rates)
    assert "no rate" not in plainly.note and plain(plainly.subtitle).endswith("below: number launched")
    frame = rates.frame
    frame.loc[2, ["numerator", "denominator", "low", "best", "high"]] = (327.0, 319.0, *[float("nan")] * 3)
    frame.loc[4, ["numerator", "denominator", "best"]] = float("nan")
    frame.loc[4, ["low", "high"]] = (0.6, 0.65)
    frame.loc[7, ["days_reported", "status"]] = (3, "gaps")
    spec = charts.build("rate_band", rates)
    note = plain(spec.note).lower()
    assert "no rate where reported outcomes exceed the number launched (1 week)" in note
    assert "no bar below where the number launched is known only by its bounds (1 week)" in note
    assert plain(spec.subtitle).endswith("below: number launched on the days that the rate is of")
    assert plain(spec.title).endswith(" reported shot down, week to 6 July, 3/7 days")
    figure = charts.figure(spec)
    assert "not reported" not in note.replace("some days not reported", "")
    assert lines_of(figure, "not_reported") == []
    assert charts.lint(figure, spec) == []


def test_outcomes_of_days_without_a_figure_launched_are_no_part_of_the_launched() -> None:
    launched = synth.regrouped(synth.daily(days=28, end=date(2025, 7, 7)))
    (down,) = synth.parts(launched, {"shot_down": {"R1": 0.5}})
    even = charts.build("outcome_stack", [launched, down])
    assert "without a figure launched" not in even.note and " of " in plain(even.title)
    last = launched.frame.index[-1]
    launched.frame.loc[last, "days_reported"] -= 1
    spec = charts.build("outcome_stack", [launched, down])
    assert [row.best is None for row in spec.role(outcome_stack.REST)][-2:] == [False, True]
    assert "outcomes of 1 week are told also of days without a figure launched" in plain(spec.note)
    assert "drones reported launched" in plain(spec.title)  # and not so many of so many
    for column, value in (("status", "not_reported"), ("days_reported", 0)):
        launched.frame.loc[last, column] = value
    for column in ("low", "best", "high"):
        launched.frame.loc[last, column] = float("nan")
    note = plain(charts.build("outcome_stack", [launched, down]).note)
    assert "1 week with reported outcomes and no figure launched: no bar" in note


@pytest.mark.parametrize(
    ("others", "relays", "source"),
    [
        (0, 0, "Ukrainian Air Force daily statements;"),
        (0, 7, "Ukrainian Air Force daily statements, in part as quoted by other publishers;"),
        (0, 28, "Ukrainian Air Force daily statements, as quoted by other publishers;"),
        (1, 0, "Ukrainian Air Force daily statements and Ukrainian General Staff daily statements;"),
    ],
)
def test_the_source_is_who_gave_the_figures_drawn(others: int, relays: int, source: str) -> None:
    made = synth.regrouped(synth.daily(days=28, end=date(2025, 7, 6)))
    many = len(made.frame)
    made.frame["claimants"] = [("ua_general_staff",)] * others + [("ua_air_force",)] * (many - others)
    made.frame["relayed"] = [relays * days // 28 for days in made.frame["days_reported"]]
    assert f"Source: {source}" in plain(charts.build("weekly_bars", [made]).source)


def test_the_merged_figure_stands_where_it_covers_more_days() -> None:
    base = chart_cases.spec("outcome_stack").role("shot_down")[0]
    merged = base._replace(role="neutralised", days_reported=7)
    apart = base._replace(days_reported=3)
    assert outcome_stack.one_split([apart, merged]) == [merged]
    assert outcome_stack.one_split([apart._replace(days_reported=7), merged]) == [
        apart._replace(days_reported=7)
    ]


def test_outcomes_need_launched() -> None:
    with pytest.raises(ChartError, match="needs the series launched"):
        charts.build("outcome_stack", chart_cases.outcomes()[1:])


def test_donors_are_ordered_summed_and_named() -> None:
    spec = chart_cases.spec("aid_donors")
    values = [row.best or 0.0 for row in spec.rows]
    assert values == sorted(values, reverse=True)
    assert plain(spec.title) == "In the announcements held, EU institutions pledged most: EUR 18.1 billion"
    assert "only announcements held in the store, not a full list" in spec.note
    assert "amounts of other stages or other kinds of aid are left out" in spec.note
    assert "EUR 49.7 billion in the announcements held, not a full list" in plain(spec.alt)
    assert spec.names[:3] == ("EU institutions", "United States", "Germany")
    assert spec.names[-1] == "XX"
    assert "stage: pledged" in spec.subtitle


def test_all_donors_are_told_of_the_same_span() -> None:
    made = chart_cases.donors()
    late = made[1].frame
    made[1] = dataclasses.replace(made[1], frame=late.iloc[3:].reset_index(drop=True))
    spec = charts.build("aid_donors", made)
    assert len({(row.period, row.end, row.days) for row in spec.rows}) == 1


def test_the_highest_class_is_that_of_the_classes_shown() -> None:
    cruise = chart_cases.by_class()[1]
    ballistic, bomb = (dataclasses.replace(cruise, classes=(name,)) for name in ("ballistic", "bomb"))
    many = cruise.frame.assign(**{end: 100.0 + cruise.frame[end] for end in ("low", "best", "high")})
    shown = [dataclasses.replace(cruise, frame=many), ballistic, bomb]
    spec = charts.build("class_multiples", shown)
    assert plain(spec.title).startswith("Highest of the classes shown, week to")
    last = spec.rows[-1].end
    later = charts.Options(focus=(last, last + timedelta(days=1)))
    silent = charts.build("class_multiples", shown, options=later)
    assert plain(silent.title) == f"Nothing reported by class, {last.day} {last:%B %Y}"


def test_stages_and_currencies_do_not_meet_in_one_chart() -> None:
    pledged = chart_cases.donors()
    allocated = dataclasses.replace(pledged[0], metric="aid_allocated")
    with pytest.raises(ChartError, match="one stage"):
        charts.build("aid_donors", [allocated, *pledged[1:]])


def test_the_figures_of_one_claimant_have_it_as_their_source() -> None:
    series = chart_cases.money("deu", [1e9] * 12)
    assert "statements held" in charts.build("aid_donors", series).source
    theirs = dataclasses.replace(series, claimant="kiel")
    assert plain(charts.build("aid_donors", theirs).source).startswith("Source: Kiel Institute")


@pytest.mark.parametrize(
    ("claimants", "source", "title"),
    [
        (("kiel",), "Source: Kiel Institute, Ukraine Support Tracker; ", "Kiel Institute: EUR"),
        (("kiel", "deu"), "Tracker and other statements held in the store; ", "Announcements held: EUR"),
    ],
)
def test_amounts_name_who_states_them(claimants: tuple[str, ...], source: str, title: str) -> None:
    series = chart_cases.money("deu", [1e9] * 12)
    series.frame["claimants"] = [claimants] * len(series)
    made = plot(series).spec
    assert made.kind == "aid_donors"
    assert source in plain(made.source)
    assert plain(made.title).startswith(title)
    assert ("what the Kiel Institute lists" in made.note) == (claimants == ("kiel",))


def test_aid_nobody_gave_is_refused() -> None:
    empty = chart_cases.money("deu", [float("nan")] * 60)
    with pytest.raises(ChartError, match="no amount is known"):
        charts.build("aid_donors", empty)
    with pytest.raises(ChartError, match="no donor has an amount"):
        charts.build("aid_donors", [empty, empty])


# -- focus --------------------------------------------------------------------------------------

WEEK = (date(2026, 5, 18), date(2026, 5, 25))
MONTH = (date(2026, 5, 1), date(2026, 6, 1))


def focused(kind: str, series: Any, focus: tuple[date, date], found: Any = (), **more: Any) -> ChartSpec:
    spec = charts.build(kind, series, found, options=charts.Options(focus=focus, **more))
    assert spec.focus == focus
    assert charts.lint(charts.figure(spec), spec) == []
    return spec


def test_bars_speak_of_the_week_in_focus_and_outline_it() -> None:
    spec = focused("weekly_bars", chart_cases.weeks(), WEEK)
    (mine,) = (row for row in spec.role("launched") if row.period == WEEK[0])
    assert plain(spec.title).startswith(f"{mine.best:,.0f} drones reported launched, week to 24 May")
    assert "dark outline: the week that the title names" in spec.note.lower()
    (outlined,) = (
        bar for bar in chart_cases.bars(charts.figure(spec)) if bar.get_linewidth() == pytest.approx(1.1)
    )
    assert outlined.get_gid() == f"bar-launched-{mine.period}"


def test_the_newest_week_is_outlined_as_the_last_that_is_over() -> None:
    spec = focused("weekly_bars", chart_cases.weeks(), (date(2026, 5, 25), date(2026, 6, 1)))
    assert spec.note.startswith("Dark outline: last week that is over")
    assert spec.title == chart_cases.spec("weekly_bars").title


@pytest.mark.parametrize("kind", ["weekly_bars", "anomaly_band", "calendar"])
def test_what_nobody_reported_is_the_title_of_its_period(kind: str) -> None:
    days = synth.daily(days=200, end=date(2026, 6, 8), missing=range(100, 130))
    series = days if kind == "calendar" else synth.regrouped(days)
    first = days.frame["period"].iloc[100].date()
    monday = first + timedelta(days=7 - first.weekday())
    spec = focused(kind, series, (monday, monday + timedelta(days=7)))
    assert plain(spec.title).startswith("Nothing reported on drones launched, ")
    assert "outline" not in spec.note


FEW: list[tuple[list[float], dict[str, str]]] = [
    (
        [7.0],
        {
            "calendar": "Ringed: the highest day.",
            "night_ecdf": "Orange: nights of 7 June 2026; 1 night with a figure.",
        },
    ),
    (
        [0.0] * 30,
        {
            "calendar": "Zero drones reported launched, 9 May – 7 June 2026",
            "class_multiples": "Reported launched, week to 7 June 2026: 0 drones",
            "outcome_stack": "0 drones reported launched, week to 7 June 2026",
        },
    ),
]


@pytest.mark.parametrize(("values", "told"), FEW)
@pytest.mark.parametrize("size", charts.SIZES)
def test_charts_of_few_figures(values: list[float], told: dict[str, str], size: Any) -> None:
    days = synth.daily(days=len(values), values=values, end=date(2026, 6, 8))
    week = synth.regrouped(days)
    stopped = synth.parts(week, {"neutralised": {"R2": 0.8}})
    for kind in ("weekly_bars", "calendar", "anomaly_band", "night_ecdf", "change_points", "forecast_fan"):
        daily = kind in ("calendar", "anomaly_band", "night_ecdf")
        made = charts.build(kind, [days if daily else week], options=charts.Options(size=size))
        assert charts.lint(charts.figure(made), made) == []
        assert told.get(kind, "") in (plain(made.title), plain(made.note), "")
    for kind, many in (("class_multiples", [week]), ("outcome_stack", [week, *stopped])):
        made = charts.build(kind, many, options=charts.Options(size=size))
        assert charts.lint(charts.figure(made), made) == []
        assert plain(made.title).startswith(told.get(kind, ""))


def test_a_single_bar_leaves_most_of_the_axis_free() -> None:
    week = synth.regrouped(synth.daily(days=7, end=date(2026, 6, 8)))
    figure = charts.figure(charts.build("weekly_bars", week))
    (bar,) = chart_cases.bars(figure)
    left, right = figure.axes[0].get_xlim()
    assert bar.get_width() <= (right - left) / 5
    assert bar.get_x() + bar.get_width() / 2 == pytest.approx((left + right) / 2)


def with_bounds(series: Any, low: float, high: float) -> Any:
    """The series with the week in focus known by its bounds alone."""
    mine = series.frame["period"].dt.date == WEEK[0]
    assert mine.sum() == 1
    series.frame.loc[mine, ["best", "low", "high", "numerator", "denominator"]] = np.nan
    series.frame.loc[mine, ["low", "high"]] = low, high
    return series


def test_a_period_known_by_its_bounds_is_told_with_them_and_no_older_one_in_its_place() -> None:
    bars = focused("weekly_bars", with_bounds(chart_cases.weeks(), 4000, 4040), WEEK)
    assert plain(bars.title).startswith("4,000–4,040 drones reported launched, week to ")
    assert [plain(label.text) for label in bars.labels].count("4,000–4,040") == 1
    assert "the most is 4,000–4,040 (" in plain(bars.alt)
    launched = with_bounds(chart_cases.weeks(), 4000, 4040)
    stack = focused(
        "outcome_stack", [launched, *synth.parts(chart_cases.weeks(), {"hit": {"R1": 0.1}})], WEEK
    )
    assert plain(stack.title).startswith("4,000–4,040 drones reported launched, week to ")


def test_a_share_known_by_its_bounds_is_told_with_them() -> None:
    rated = synth.rate(chart_cases.weeks(), {"R1": 0.8, "R2": 0.8}, "rate_neutralised")
    assert " of 1,333 drones" in plain(focused("rate_band", rated, WEEK).title)
    made = focused("rate_band", with_bounds(rated, 0.76, 0.94), WEEK)
    assert plain(made.title).startswith("76.0 % to 94.0 % of drones reported neutralised, week to ")


def test_what_a_side_lost_is_lost_by_a_side_and_not_in_a_country() -> None:
    lost = chart_cases.weeks(metric="personnel_losses", classes=("person",), direction="ua_on_ru")
    made = charts.build("weekly_bars", lost)
    assert "Russian side" in made.subtitle and "Russia," not in made.subtitle
    assert "by week, Russian side, " in made.alt


def test_the_calendar_speaks_of_its_heaviest_day_in_focus_and_rings_it() -> None:
    spec = focused("calendar", chart_cases.days(), WEEK)
    mine = [row for row in spec.rows if WEEK[0] <= row.period < WEEK[1] and row.best is not None]
    top = max(mine, key=lambda row: row.best or 0.0)
    value, day = words("en").count(top.best or 0.0), words("en").day(top.period, "day_no_year")
    assert plain(spec.title).startswith(f"Heaviest day of 18–24 May: {value} drones reported launched on ")
    assert spec.title.endswith(day)
    assert any(label.text.startswith(value) for label in spec.labels)
    assert "inged: the 4 highest days and the highest of 18–24 May 2026" in plain(spec.note)


def test_a_week_over_two_months_still_has_a_title() -> None:
    spec = focused("calendar", chart_cases.days(), (date(2026, 4, 27), date(2026, 5, 4)))
    assert plain(spec.title).startswith("Heaviest day of 27 April – 3 May: ")
    missiles = chart_cases.days(classes=("cruise", "ballistic"))
    assert "27 April – 3 May" in plain(
        focused("anomaly_band", missiles, (date(2026, 4, 27), date(2026, 5, 4)), band=limits(missiles)).title
    )


def test_days_of_zero_are_told_as_zero() -> None:
    values = [5.0] * 14 + [0.0] * 7
    spec = focused(
        "calendar",
        synth.daily(days=21, values=values, end=date(2026, 5, 25)),
        (date(2026, 5, 18), date(2026, 5, 25)),
    )
    assert plain(spec.title) == "Zero drones reported launched, 18–24 May 2026"


def limits(series: Any, lower: float = -1.0, upper: float = 1e6) -> Any:
    return series.frame[["period"]].assign(expected=100.0, lower=lower, upper=upper)


@together(
    ("values", "gaps", "told"),
    [
        ([50.0] * 7, (), "No day of 1–7 June 2026 outside the expected range for drones"),
        ([50.0] * 7, (13,), "None of 6 comparable days of 1–7 June outside the expected range"),
        ([50.0] * 6 + [900.0], (), "900 drones reported launched on 7 June 2026: above the expected range"),
        ([50.0] * 6 + [1.0], (), "1 drone reported launched on 7 June 2026: below the expected range"),
        ([900.0] * 2 + [50.0] * 5, (), "2 of 7 days of 1–7 June 2026 outside the expected range"),
    ],
)
def test_unusual_days_of_the_focus(values: list[float], gaps: tuple[int, ...], told: str) -> None:
    series = synth.daily(days=14, values=[50.0] * 7 + values, missing=gaps, end=date(2026, 6, 8))
    focus = (date(2026, 6, 1), date(2026, 6, 8))
    spec = focused("anomaly_band", series, focus, band=limits(series, 10.0, 500.0), history=182)
    assert plain(spec.title) == told


def test_one_week_in_focus_says_where_it_lies() -> None:
    series = chart_cases.weeks()
    spec = focused("anomaly_band", series, WEEK, band=limits(series))
    assert plain(spec.title).endswith("drones reported launched, week to 24 May: within the expected range")


def test_a_focus_without_a_band_compares_with_nothing() -> None:
    series = chart_cases.days()
    band = limits(series)
    band.loc[band["period"] >= "2026-05-18", ["expected", "lower", "upper"]] = np.nan
    spec = focused("anomaly_band", series, WEEK, band=band)
    assert plain(spec.title) == "Nothing to compare with an expected range, 18–24 May 2026"


def test_a_column_has_room_for_two_ticks_below_a_rate() -> None:
    lower = charts.figure(chart_cases.spec("rate_band", size="column")).axes[1]
    assert len(lower.get_yticks()) == 2


def test_a_provisional_day_in_focus_is_told_and_compared_with_nothing() -> None:
    series = synth.daily(days=14, values=[50.0] * 14, end=date(2026, 6, 8))
    series.frame.loc[series.frame.index[-1], "status"] = "provisional"
    day = (date(2026, 6, 7), date(2026, 6, 8))
    spec = focused("anomaly_band", series, day, band=limits(series, 10.0, 500.0), history=182)
    assert plain(spec.title) == "50 drones reported launched on 7 June 2026"


def test_a_rate_and_its_outcomes_speak_of_the_focus() -> None:
    focus = (date(2025, 11, 3), date(2025, 11, 10))
    kind, series, found = chart_cases.case("rate_band")
    rate = focused(kind, series, focus, found)
    stack = focused("outcome_stack", chart_cases.outcomes(), focus)
    assert "week to 9 November" in plain(rate.title)
    assert "week to 9 November" in plain(stack.title)
    (last,) = (row for row in rate.role("rate_neutralised") if row.period == focus[0])
    assert words("en").percent(last.best or 0.0) in rate.title


@pytest.mark.parametrize(("comparable", "day"), [(("rate_neutralised",), 27), ((), 20)])
def test_a_rate_of_the_week_of_a_break_is_told_where_it_stays_comparable(
    comparable: tuple[str, ...], day: int
) -> None:
    kind, (series,), found = chart_cases.case("rate_band")
    before, after = series.regimes
    regimes = (before, after._replace(comparable=comparable))
    week = (date(2025, 7, 21), date(2025, 7, 28))
    spec = focused(kind, dataclasses.replace(series, regimes=regimes), week, found)
    assert f"week to {day} July" in plain(spec.title)
    assert [(one.day, one.cuts) for one in spec.breaks] == [(synth.BREAK, True)]


def test_no_rate_of_the_focus_is_not_an_older_one() -> None:
    kind, series, found = chart_cases.case("rate_ended")
    spec = focused(kind, series, (date(2025, 11, 1), date(2025, 12, 1)), found)
    assert plain(spec.title) == "No rate of drones reported shot down for November 2025"


def test_a_focus_needs_a_day() -> None:
    with pytest.raises(ChartError, match="not after its first day"):
        charts.build("weekly_bars", chart_cases.weeks(), options=charts.Options(focus=(WEEK[0], WEEK[0])))


# -- bounds, gaps, the named line ---------------------------------------------------------------


def test_bounds_of_money_have_their_sign_and_one_unit() -> None:
    made = chart_cases.donors()
    for one, low, high in ((made[5], 0.0, 4e8), (made[4], 6e9, 7e9)):
        one.frame.loc[one.frame["best"] > 0, ["low", "high"]] = [low, high]
    spec = charts.build(
        "aid_donors", made, options=charts.Options(names={"usa": "the United States", "xx": "the Other"})
    )
    assert [plain(label.text) for label in spec.labels] == [
        "18.1",
        "11.2",
        "9.0",
        "about 6.5",
        "≥ 4.5",
        "≤ 0.40",
    ]
    assert spec.names[1] == "United States"
    assert spec.names[-1] == "Other"
    ticks = [label.get_text() for label in charts.figure(spec).axes[0].get_xticklabels()]
    assert ticks == ["0", "5", "10", "15"]
    assert "EUR billion" in plain(spec.subtitle)
    assert charts.lint(charts.figure(spec), spec) == []


def test_those_who_give_together_are_all_named() -> None:
    made = chart_cases.donors()
    made[1] = dataclasses.replace(made[1], scope="NOR+USA")
    spec = charts.build(
        "aid_donors", made, options=charts.Options(names={"USA": "the United States", "NOR": "Norway"})
    )
    assert spec.names[1] == "Norway + United States"


def test_a_lead_within_the_bounds_is_not_the_most() -> None:
    made = chart_cases.donors()
    made[0].frame.loc[made[0].frame["best"] > 0, "high"] = 20e9
    title = plain(charts.build("aid_donors", made).title)
    assert title == "In the announcements held, EU institutions pledged EUR 18.1 billion"


def test_a_chart_of_aid_says_that_amounts_without_a_rate_are_left_out() -> None:
    made = chart_cases.donors()
    assert "no such rate" not in charts.build("aid_donors", made).note
    note = "UAH has no ECB reference rate on 2026-05-02: the amount is left out"
    made[0].frame["notes"] = [(note,) for _ in range(len(made[0].frame))]
    assert "amounts whose currency has no such rate are left out" in plain(
        charts.build("aid_donors", made).note
    )


def test_a_small_amount_beside_a_large_one_keeps_a_digit() -> None:
    made = chart_cases.donors()
    made[5].frame.loc[made[5].frame["best"] > 0, ["low", "best", "high"]] = 2000.0
    spec = charts.build("aid_donors", made)
    assert "EUR million" in plain(spec.subtitle)
    assert [plain(spec.labels[at].text) for at in (0, -1)] == ["18,100", "EUR 2,000"]


def test_gaps_of_a_stack_are_points_over_bars_and_counted() -> None:
    launched = synth.regrouped(synth.daily(days=56, end=date(2025, 7, 7), missing=(2, 20)))
    (down,) = synth.parts(launched, {"shot_down": {"R1": 0.6}})
    spec = charts.build("outcome_stack", [launched, down])
    gaps = [row for row in spec.role("launched") if row.status == "gaps"]
    assert "open point over a bar: some days not reported (2 weeks)" in plain(spec.note).lower()
    assert "hatched: some days" not in spec.note.lower()
    (marks,) = lines_of(charts.figure(spec), "gaps")
    assert len(marks.get_xdata()) == len(gaps) == 2


def test_a_stack_that_is_not_over_tells_the_days_of_the_launched_where_its_outcomes_have_fewer() -> None:
    launched = synth.regrouped(synth.daily(days=56, end=date(2025, 7, 11)), over=date(2025, 7, 10))
    (down,) = synth.parts(launched, {"shot_down": {"R1": 0.6}})
    spec = charts.build("outcome_stack", [launched, down])
    told = spec.note + " ".join(label.text for label in spec.labels)
    fewer = next(days for days in range(1, 4) if str(days) not in told)
    down.frame.loc[down.frame.index[-1], "days_reported"] = fewer
    spec = charts.build("outcome_stack", [launched, down])
    assert "period not over, 4 of 7 days" in plain(spec.note)
    assert charts.lint(charts.figure(spec), spec) == []


def test_the_expected_line_is_named_at_its_end() -> None:
    spec = chart_cases.spec("anomaly_weeks")
    (label,) = (label for label in spec.labels if label.text == "expected")
    assert (label.x, label.y) == (spec.role("band")[-1].x, spec.role("band")[-1].best)
    assert "steps of the band" not in spec.note


def test_steps_of_the_band_are_explained() -> None:
    series = chart_cases.weeks()
    band = limits(series)
    band.loc[30, "expected"] = 180.0
    assert (
        "steps of the band: a past trend"
        in charts.build("anomaly_band", series, options=charts.Options(band=band)).note
    )


# -- drawing ------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", ["report", "column"])
def test_bars_are_as_long_as_the_spec_says(size: Any) -> None:
    spec = chart_cases.spec("weekly_bars", size=size)
    heights = bar_heights(charts.figure(spec), "launched")
    assert heights == {str(row.period): row.best for row in spec.role("launched") if row.best is not None}


def test_what_is_not_reported_is_a_cross_and_zero_a_dot() -> None:
    values = [10.0] * 7 + [0.0] * 7 + [5.0] * 14
    series = synth.regrouped(synth.daily(days=28, values=values, missing=range(14, 21), end=date(2026, 6, 8)))
    spec = charts.build("weekly_bars", series)
    assert [row.status for row in spec.role("launched")] == [
        "reported",
        "reported_zero",
        "not_reported",
        "reported",
    ]
    figure = charts.figure(spec)
    (cross,), (dot,) = lines_of(figure, "not_reported"), lines_of(figure, "zero")
    assert list(cross.get_xdata()) == [spec.rows[2].x]
    assert list(dot.get_xdata()) == [spec.rows[1].x]
    assert str(spec.rows[2].period) not in bar_heights(figure, "launched")


def test_statuses_look_different() -> None:
    series = chart_cases.weeks()
    series.frame.loc[series.frame.index[-2], "status"] = "provisional"
    spec = charts.build("weekly_bars", series)
    figure = charts.figure(spec)
    by_name = {str(bar.get_gid()): bar for bar in figure.axes[0].patches}
    by_day = {name[-10:]: bar for name, bar in by_name.items() if name.startswith("bar")}
    partial, provisional = (by_day[str(spec.role("launched")[at].period)] for at in (-1, -2))
    assert f"hatch-{partial.get_gid()}" in by_name
    assert matplotlib.colors.to_hex(partial.get_facecolor()).upper() == style.PAPER
    assert matplotlib.colors.to_hex(provisional.get_facecolor()).upper() == style.PALE_BAR
    assert "pale: provisional" in spec.note


def test_an_interval_without_a_best_value_is_drawn_as_one() -> None:
    series = chart_cases.weeks()
    at = series.frame.index[5]
    series.frame.loc[at, ["low", "best", "high"]] = [400.0, np.nan, 900.0]
    spec = charts.build("weekly_bars", series)
    figure = charts.figure(spec)
    (top,) = [bar for bar in chart_cases.bars(figure) if str(bar.get_gid()).startswith("interval")]
    assert (top.get_y(), top.get_height()) == (400.0, 500.0)
    assert "between lower and upper bound" in spec.note
    assert charts.lint(figure, spec) == []


def test_claims_that_differ_are_a_thin_line() -> None:
    series = chart_cases.weeks()
    series.frame.loc[series.frame.index[5], ["claimed_low", "claimed_high"]] = [300.0, 1200.0]
    spec = charts.build("weekly_bars", series)
    (line,) = lines_of(charts.figure(spec), "range")
    assert list(line.get_ydata()) == [300.0, 1200.0]
    assert "lowest to highest claim" in spec.note


def test_lines_part_at_gaps_cuts_and_what_is_not_over() -> None:
    rows = [
        Row("a", date(2025, 7, 7) + timedelta(weeks=at), date(2025, 7, 14) + timedelta(weeks=at), value)
        for at, value in enumerate([1.0, 2.0, None, 4.0, 5.0, 6.0])
    ]
    assert [[row.best for row in run] for run in segments(rows)] == [[1, 2], [4, 5, 6]]
    inside = Break(date(2025, 8, 7), "", True)
    assert [[row.best for row in run] for run in segments(rows, [inside])] == [[1, 2], [4], [5], [6]]
    between = Break(date(2025, 8, 11), "", True)
    assert [[row.best for row in run] for run in segments(rows, [between])] == [[1, 2], [4, 5], [6]]
    assert len(segments(rows, [between._replace(cuts=False)])) == 2
    assert len(segments([rows[0], rows[1], rows[5]])) == 2


@pytest.mark.parametrize("size", ["report", "column"])
@pytest.mark.parametrize("mode", ["standalone", "embedded"])
def test_embedded_charts_leave_their_words_to_the_page(size: Any, mode: Any) -> None:
    spec = chart_cases.spec("weekly_bars", size=size, mode=mode)
    texts = {text.get_text() for text in charts.figure(spec).texts}
    assert bool(texts) == (mode == "standalone")
    across, high = figure_size(spec)
    assert high < style.SIZES[size].height + 1e-9
    assert across == style.SIZES[size].width


@given(st.floats(1, 1e7))
@settings(deadline=None)
def test_ticks_are_few_round_and_cover(high: float) -> None:
    ticks = nice_ticks(high)
    assert ticks[0] == 0
    assert len(ticks) <= 6
    assert ticks[-1] <= high * (1 + 1e-9)
    assert high < 2 or len(ticks) >= 3 or high < 3


@given(st.dates(date(2023, 1, 1), date(2026, 1, 1)), st.integers(2, 1500), st.integers(2, 6))
@settings(deadline=None)
def test_date_ticks_are_few_and_inside(first: date, span: int, most: int) -> None:
    end = first + timedelta(days=span)
    ticks = date_ticks(first, end, words("en"), most)
    assert 1 <= len(ticks) <= 6 or span < 3
    assert all(first <= day < end for day, _ in ticks)
    assert str(ticks[0][0].year) in ticks[0][1]


@given(st.text(alphabet="abc ", min_size=1, max_size=60))
@settings(deadline=None)
def test_wrapping_loses_no_word(text: str) -> None:
    lines = wrap(text, 10, 60)
    assert " ".join(lines).split() == text.split()
    assert all(width(line, 10) <= 60 or " " not in line.strip() for line in lines)


# -- words --------------------------------------------------------------------------------------


def test_every_language_has_the_same_table() -> None:
    folder = Path(charts.__file__).parent / "words"
    english = words("en").table
    for file in folder.glob("*.toml"):
        table = words(file.stem).table
        assert {name: set(section) for name, section in table.items()} == {
            name: set(section) for name, section in english.items()
        }


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_has_the_forms_that_templates_ask_for(language: str) -> None:
    table = words(language).table
    forms = table["forms"]
    for section in set(forms) - {"month"}:
        known = {key: entry.split("|") for key, entry in table[section].items()}
        assert {key for key, parts in known.items() if len(parts) != 1 + len(forms[section])} == set()
    assert {len(month.split("|")) for month in table["number"]["months"]} == {1 + len(forms["month"])}
    named = {name: name for name in ("metric", "by", "month", "held")} | {
        "classes": "class",
        "outcome": "rate",
    }
    for entry in _templates(table):
        for field, spec in re.findall(r"\{(\w+):((?:[^{}]|\{[^{}]*\})+)\}", entry):
            asked = re.sub(r".*\{\w+:(.*)\}.*", r"\1", spec).split("|")
            if field in named:
                assert set(asked) <= {"", *forms[named[field]]}, entry
            else:
                assert len(asked) in (2, 3, 4), entry


def _templates(table: Any) -> list[str]:
    return [entry for section in table.values() for entry in section.values() if isinstance(entry, str)]


@together(
    ("value", "told"),
    [
        (1, "1 тиждень"),
        (2, "2 тижні"),
        (5, "5 тижнів"),
        (11, "11 тижнів"),
        (14, "14 тижнів"),
        (21, "21 тиждень"),
        (112, "112 тижнів"),
        (123, "123 тижні"),
        (1.5, "1,5 тижня"),
        (0, "0 тижнів"),
    ],
)
def test_a_number_chooses_the_form_of_its_word(value: float, told: str) -> None:
    assert plain(words("uk").counted(value, "week")) == told


def test_people_are_counted_and_no_money() -> None:
    """A unit is a currency only where it is one: 28,420 people, not "Person 28,420"."""
    made = dataclasses.replace(
        chart_cases.weeks(),
        metric="personnel_losses",
        classes=("person",),
        unit="person",
        direction="ua_on_ru",
    )
    spec = charts.build("weekly_bars", made)
    value = next(
        row.best for row in reversed(spec.rows) if row.role == "personnel_losses" and row.status == "reported"
    )
    assert plain(spec.title).startswith(f"{value:,.0f} people reported killed or wounded")
    assert "person" not in f"{spec.title} {spec.subtitle} {spec.alt.partition('Data:')[0]}".lower()
    assert "людей" in charts.build("weekly_bars", made, options=charts.Options(language="uk")).title


@together("name", NAMES)
def test_both_languages_print_the_same_numbers(name: str) -> None:
    english, ukrainian = chart_cases.spec(name), chart_cases.spec(name, language="uk")
    assert ukrainian.rows == english.rows
    same = {(number.value, number.formula, number.rows) for number in english.numbers}
    assert {(number.value, number.formula, number.rows) for number in ukrainian.numbers} == same
    letters = re.sub(
        r"ISO|UTC|EUR|tracker|[a-z_]+(-[a-z_]+)+\.csv",
        "",
        "".join((ukrainian.title, ukrainian.subtitle, ukrainian.note, ukrainian.source)),
    )
    assert name.startswith("aid") or not re.search("[A-Za-z]", letters)


def test_dates_numbers_and_money_in_ukrainian() -> None:
    table = words("uk")
    assert plain(table.day(date(2025, 9, 7))) == "7 вересня 2025"
    assert table.count(12505) == "12\u202f505"
    assert plain(table.percent(0.8341)) == "83,4 %"
    assert plain(table.money(9e9, "EUR")) == "9,0 млрд євро"
    assert plain(table.period(date(2025, 5, 1), "month")) == " у травні 2025"
    assert plain(table.when(date(2025, 5, 1), "month")) == "травень 2025"
    assert plain(table.days(date(2025, 10, 1), date(2025, 10, 31))) == "жовтень 2025"


def test_every_template_is_used() -> None:
    code = "".join(file.read_text() for file in Path(charts.__file__).parent.rglob("*.py"))
    free = {
        "class",
        "counted",
        "currency",
        "forms",
        "metric",
        "rate",
        "rule",
        "place",
        "side",
        "claimant",
        "calendar",
        "day_rule",
        "by",
        "donor",
        "held",
        "who",
        "seat",
        "scope",
        "step",
        "lane",
        "panel",
    }
    unused = [
        f"{section}.{key}"
        for section, entries in words("en").table.items()
        if section not in free | {"period", "when"}
        for key in entries
        if f'"{key}"' not in code and not key.startswith("month_")
    ]
    assert unused == []


@together(
    ("value", "unit", "printed"),
    [
        (2505.0, "count", "2,505"),
        (0.0, "count", "0"),
        (12.34, "count", "12.3"),
        (0.8341, "fraction", "83.4 %"),
        (9e9, "EUR", "EUR 9.0 billion"),
        (350e6, "EUR", "EUR 350 million"),
        (1250.0, "EUR", "EUR 1,250"),
        (-3.0, "count", "−3"),
    ],
)
def test_one_rounding_table(value: float, unit: str, printed: str) -> None:
    assert plain(words("en").value(value, unit)) == printed


def test_a_model_is_named_by_the_vocabulary_and_an_unknown_id_as_it_reads() -> None:
    assert words("en").classes(("kh_101", "drone")) == "Kh-101 and drones"
    assert words("uk").classes(("iskander_m",)) == "Іскандер-М"
    assert words("en").classes(("not_known",)) == "not known"


# -- files --------------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize(
    ("size", "pixels"), [("report", (1338, 708)), ("social", (1200, 675)), ("square", (1080, 1080))]
)
def test_png_has_the_pixels_of_its_format(size: Any, pixels: tuple[int, int]) -> None:
    spec = chart_cases.spec("weekly_bars", size=size)
    image = Image.open(io.BytesIO(charts.png_bytes(spec)))
    assert image.size == pixels
    assert round(image.info["dpi"][0]) == 200
    assert (image.info["Title"], image.info["Description"]) == (spec.title, spec.alt)
    assert set(image.info) == {"dpi", "Title", "Description"}
    assert image.getchannel("A").getextrema() == (255, 255)
    shades = image.convert("L").tobytes()
    assert min(shades) < 60 and max(shades) == 255


def test_svg_is_real_text_in_the_house_font() -> None:
    spec = chart_cases.spec("rate_band")
    svg = charts.svg_bytes(spec).decode()
    texts = re.findall(r"<text[^>]*>([^<]+)</text>", svg)
    assert plain(spec.title) in plain(" ".join(texts))
    assert plain(spec.source) in plain(" ".join(texts))
    assert set(re.findall(r"font-family: ([^;\"]+)", svg)) == {"'Source Sans Pro'"}
    assert "dc:date" not in svg
    assert "<image" not in svg


def test_inlined_svgs_do_not_share_ids() -> None:
    one, other = (charts.inline_svg(chart_cases.spec(name)) for name in ("weekly_bars", "rate_band"))
    ids = [set(re.findall(r'\bid="([^"]+)"', text)) for text in (one, other)]
    assert not ids[0] & ids[1]
    for text, known in zip((one, other), ids, strict=True):
        used = set(re.findall(r'(?:url\(|href=")#([^)"]+)', text))
        assert used <= known
        assert text.startswith('<svg role="img" aria-label="')
        assert "<metadata" not in text
        assert "<?xml" not in text


@pytest.mark.parametrize("name", ["rate_band", pytest.param("calendar", marks=pytest.mark.slow)])
def test_pdf_is_tagged_searchable_and_in_the_house_font(name: str, tmp_path: Path) -> None:
    spec = chart_cases.spec(name)
    path = charts.save(spec, tmp_path / "chart.pdf")
    reader = pypdf.PdfReader(path)
    page: Any = reader.pages[0]
    assert plain(spec.title) in plain(" ".join(page.extract_text().split()))
    embedded = {font["/BaseFont"].split("+")[-1] for font in page["/Resources"]["/Font"].values()}
    assert embedded == {"SourceSansPro-Regular", "SourceSansPro-Bold"}
    root: Any = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    assert reader.metadata is not None
    assert plain(reader.metadata.title or "") == plain(spec.title)
    assert not pdfua.validate(str(path)).findings


def test_csv_is_tidy_and_missing_is_empty() -> None:
    spec = chart_cases.spec("calendar")
    lines = list(csv.DictReader(io.StringIO(charts.csv_text(spec))))
    assert len(lines) == len(spec.rows)
    for line, row in zip(lines, spec.rows, strict=True):
        assert line["start"] == row.period.isoformat()
        assert (line["best"] == "") == (row.best is None)
        assert row.best is None or float(line["best"]) == row.best
        assert line["claims"].split() == list(row.claims)
    assert {line["status"] for line in lines} >= {"not_reported", "reported_zero"}


@pytest.mark.slow
def test_rendering_draws_once_for_all_formats() -> None:
    spec = chart_cases.spec("weekly_bars")
    made = charts.render(spec)
    assert list(made) == ["png", "svg", "pdf", "csv"]
    assert made["svg"] == charts.svg_bytes(spec)
    assert made["png"] == charts.png_bytes(spec)
    assert made["pdf"] == charts.pdf_bytes(spec)


def test_saving_writes_the_format_of_the_suffix(tmp_path: Path) -> None:
    spec = chart_cases.spec("weekly_bars")
    path = charts.save(spec, tmp_path / "deep" / "chart.svg")
    assert path.read_bytes() == charts.svg_bytes(spec)
    assert [one.name for one in path.parent.iterdir()] == ["chart.svg"]


def test_a_file_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    with pytest.raises(ChartError, match="cannot be written"):
        charts.save(chart_cases.spec("weekly_bars"), blocked / "chart.csv")
    folder = tmp_path / "chart.csv"
    folder.mkdir()
    with pytest.raises(ChartError, match="cannot be written"):
        charts.save(chart_cases.spec("weekly_bars"), folder)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["chart.csv", "file"]


@together(
    ("call", "message"),
    [
        (lambda: charts.build("pie", chart_cases.weeks()), 'no chart "pie"'),
        (lambda: chart_cases.spec("weekly_bars", size="huge"), 'no size "huge"'),
        (
            lambda: charts.build("weekly_bars", chart_cases.weeks(), options=charts.Options(language="xx")),
            'language "xx"',
        ),
        (lambda: charts.build("weekly_bars", []), "at least one series"),
        (lambda: charts.render(chart_cases.spec("weekly_bars"), ["gif"]), "no chart format gif"),
        (lambda: charts.save(chart_cases.spec("weekly_bars"), "chart.gif"), "no chart format gif"),
        (
            lambda: charts.figure(dataclasses.replace(chart_cases.spec("weekly_bars"), kind="pie")),
            'no chart "pie"',
        ),
    ],
)
def test_wrong_calls_are_told(call: Any, message: str) -> None:
    with pytest.raises(ChartError, match=message):
        call()


def test_settings_of_the_reader_change_nothing() -> None:
    spec = chart_cases.spec("rate_band")
    before = charts.svg_bytes(spec)
    with matplotlib.rc_context(
        {"font.size": 30, "axes.grid": True, "lines.linewidth": 9, "font.family": ["serif"]}
    ):
        assert charts.svg_bytes(spec) == before
        assert matplotlib.rcParams["font.size"] == 30


_PROGRAM = """
import hashlib, sys
from tests import chart_cases
from tracker import charts
for name in ("weekly_bars", "outcome_stack"):
    for suffix, made in charts.render(chart_cases.spec(name)).items():
        print(name, suffix, hashlib.sha256(made).hexdigest())
print("pyplot", "matplotlib.pyplot" in sys.modules)
"""


@pytest.mark.slow
def test_bytes_depend_on_nothing_but_the_spec(tmp_path: Path) -> None:
    root = Path(__file__).parents[1]
    (tmp_path / "matplotlibrc").write_text("font.size: 22\n")
    environment = {"PYTHONHASHSEED": "77", "TZ": "Asia/Tokyo", "LC_ALL": "C", "PYTHONPATH": str(root)}
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM],
        env=os.environ | environment,
        cwd=tmp_path,
        capture_output=True,
        check=True,
    )
    here = [
        f"{name} {suffix} {hashlib.sha256(made).hexdigest()}"
        for name in ("weekly_bars", "outcome_stack")
        for suffix, made in charts.render(chart_cases.spec(name)).items()
    ]
    assert done.stdout.decode().splitlines() == [*here, "pyplot False"]


def test_fonts_are_ours_by_path() -> None:
    folder = charts.font_folder()
    assert sorted(one.name for one in folder.iterdir()) == [
        "SourceSansPro-Bold.ttf",
        "SourceSansPro-Regular.ttf",
    ]
    style.register_fonts()
    entries = matplotlib.font_manager.fontManager.ttflist[:2]
    assert {Path(one.fname) for one in entries} == {style.REGULAR, style.BOLD}


# -- pages --------------------------------------------------------------------------------------


def test_every_kind_is_documented() -> None:
    page = (DOCS / "charts.md").read_text()
    assert all(f"`{kind}`" in page for kind in charts.CHARTS)


def test_the_cases_cover_every_kind() -> None:
    drawn: set[str] = {chart_cases.case(name)[0] for name in NAMES}
    assert drawn == set(charts.CHARTS)
    assert all(isinstance(chart_cases.spec(name), ChartSpec) for name in KINDS)
