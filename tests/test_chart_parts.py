"""The parts that charts are made of: boxes, labels, axes, words, rows, breaks, pages."""

import dataclasses
from datetime import UTC, date, datetime, timedelta
from itertools import combinations, pairwise
from types import SimpleNamespace
from typing import Any

import matplotlib
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from tests import chart_cases, synth
from tracker import charts
from tracker.charts import style
from tracker.charts.axes import (
    axis_texts,
    date_axis,
    date_ticks,
    fit,
    money_scale,
    month_starts,
    no_dates,
    value_axis,
)
from tracker.charts.drafting import MAX_ALT, Draft, Options
from tracker.charts.hatching import SHORTEST, Hatch, draw_hatch, strokes
from tracker.charts.kinds import BUILDERS, CHARTS, height_factor, panels
from tracker.charts.kinds.aid_donors import donor_sum
from tracker.charts.kinds.outcome_stack import look_of
from tracker.charts.kinds.regimes import breaks_of
from tracker.charts.labels import Obstacles, break_strip, draw_breaks, place, place_in_row, right_room
from tracker.charts.layout import (
    Box,
    add_panels,
    all_to_points,
    balanced,
    box_of,
    figure_words,
    squeeze,
    to_points,
    width,
    wrap,
    write_words,
)
from tracker.charts.lint.look import ratio
from tracker.charts.marks import band, bars, line, points, wide
from tracker.charts.rows import key_of, of_series, ranged, rows_of, speaking, told, whole, within
from tracker.charts.spec import Break, Label, Row, day_number, finite
from tracker.charts.typesetting import compile_pdf
from tracker.charts.wording import NBSP, capital, last_day, words
from tracker.errors import ChartError

pytestmark = pytest.mark.slow

MONDAY = date(2025, 7, 7)
EN = words("en")


def row(at: int, value: float | None, **more: Any) -> Row:
    first = MONDAY + timedelta(weeks=at)
    return Row("launched", first, first + timedelta(days=7), value, days_reported=7, days=7, **more)


def empty_axes(across: float = 400.0, high: float = 200.0) -> Axes:
    figure = Figure(figsize=(across / 72, high / 72), dpi=style.DPI)
    with style.house():
        (axes,) = add_panels(figure, Box(20, 20, across - 20, high - 20), (1.0,), 0.0)
    axes.set_xlim(0, 100)
    axes.set_ylim(0, 100)
    return axes


def written(axes: Axes) -> list[tuple[str, Box]]:
    """The labels on axes with the boxes they cover, from their own widths."""
    across, high = axes.figure.get_size_inches() * 72  # type: ignore[union-attr]
    found = []
    for text in axes.texts:
        x, y = text.get_position()
        size = float(text.get_fontsize())
        wide_by = width(text.get_text(), size, bold=text.get_fontweight() == "bold")
        left = (
            float(x) * across
            - {"left": 0.0, "center": wide_by / 2, "right": wide_by}[text.get_horizontalalignment()]
        )
        base = float(y) * high
        found.append((text.get_text(), Box(left, base, left + wide_by, base + 0.7 * size)))
    return found


# -- boxes and layout -----------------------------------------------------------------------------

coordinates = st.floats(-50, 50)
boxes = st.builds(
    lambda x, y, w, h: Box(x, y, x + w, y + h), coordinates, coordinates, st.floats(1, 30), st.floats(1, 30)
)


@given(boxes, boxes)
def test_overlap_is_mutual_and_within_implies_it(one: Box, other: Box) -> None:
    assert one.overlaps(other) == other.overlaps(one)
    assert one.overlaps(one)
    assert not one.within(other) or one.overlaps(other)


@pytest.mark.parametrize(
    ("other", "by", "told"),
    [
        (Box(5, 5, 15, 15), 0.0, True),
        (Box(5, 5, 15, 15), 5.0, False),
        (Box(10, 0, 20, 10), 0.0, False),
        (Box(2, 2, 3, 3), 0.0, True),
        (Box(0, 11, 10, 20), 0.0, False),
    ],
)
def test_boxes_that_only_touch_do_not_overlap(other: Box, by: float, told: bool) -> None:
    assert Box(0, 0, 10, 10).overlaps(other, by) == told


def test_widths_scale_and_bold_is_wider() -> None:
    assert width("drones", 20) == pytest.approx(2 * width("drones", 10))
    assert width("drones", 10, bold=True) > width("drones", 10)
    assert width("a\nlonger line", 10) == width("longer line", 10)
    assert width("", 10) == 0.0


def test_digits_have_one_width() -> None:
    assert len({round(width(digit * 20, 10)) for digit in "0123456789"}) == 1


def test_wrapping_keeps_hard_spaces_together() -> None:
    text = f"reported on 8{NBSP}May{NBSP}2025 in the evening"
    for room in (30.0, 50.0, 80.0, 120.0):
        assert any(f"8{NBSP}May{NBSP}2025" in one for one in wrap(text, 9, room))
    assert wrap("", 9, 100) == []


@given(st.lists(st.text("abcdefgh", min_size=1, max_size=9), min_size=1, max_size=40), st.floats(60, 300))
@settings(deadline=None, max_examples=60)
def test_balancing_loses_no_word_and_costs_no_line(tokens: list[str], room: float) -> None:
    text = " ".join(tokens)
    plain, even = wrap(text, 9, room), balanced(text, 9, room)
    assert " ".join(even) == text
    assert len(even) == len(plain)
    assert all(width(one, 9) <= room or " " not in one for one in even)
    assert width(even[-1], 9) >= width(plain[-1], 9) - 1e-9


def test_a_last_word_does_not_stand_alone() -> None:
    text = "Drones reported launched, Ukraine, by day, number; band: interval of the prior days"
    for room in range(150, 320, 10):
        lines = balanced(text, 9.5, room)
        assert len(lines) < 2 or " " in lines[-1]


def test_squeezing_keeps_the_proportion_of_panels() -> None:
    figure = Figure(figsize=(4, 4), dpi=72)
    upper, lower = add_panels(figure, Box(0, 0, 288, 288), (3.0, 1.0), 8.0)
    assert box_of(upper).bottom - box_of(lower).top == pytest.approx(8.0)
    squeeze((upper, lower), 30, 20, 10, 5)
    high, low = box_of(upper), box_of(lower)
    assert (high.top - high.bottom) / (low.top - low.bottom) == pytest.approx(3.0)
    assert high.bottom - low.top == pytest.approx(8.0)
    assert (low.left, low.bottom) == pytest.approx((30.0, 20.0))
    assert (high.right, high.top) == pytest.approx((278.0, 283.0))


def test_points_of_the_page() -> None:
    axes = empty_axes()
    assert to_points(axes, 0, 0) == pytest.approx((20.0, 20.0))
    assert to_points(axes, 100, 100) == pytest.approx((380.0, 180.0))
    assert all_to_points(axes, [], []).shape == (0, 2)


@pytest.mark.parametrize("size", list(charts.SIZES))
def test_words_leave_room_for_the_plot(size: Any) -> None:
    spec = chart_cases.spec("rate_band", size=size)
    figure = Figure(
        figsize=tuple(side / 72 for side in dataclasses.astuple(style.SIZES[size])[:2]), dpi=style.DPI
    )
    with style.house():
        box = write_words(figure, spec)
    assert box.top - box.bottom > 0.4 * style.SIZES[size].height
    for part, text in (("title", spec.title), ("subtitle", spec.subtitle), ("note", spec.note)):
        assert figure_words(figure, part) == text
    assert figure_words(figure, "nothing") == ""


def test_type_is_never_under_seven_points() -> None:
    for size in charts.SIZES:
        assert min(style_sizes(size)) >= 7
    assert style.type_of("square").title == pytest.approx(1.25 * 12.5)


def style_sizes(size: str) -> list[float]:
    made = style.type_of(size)
    return [made.title, made.subtitle, made.label, made.axis, made.small]


# -- labels ---------------------------------------------------------------------------------------

bar_lists = st.lists(
    st.tuples(st.integers(0, 19), st.floats(1, 95)), max_size=12, unique_by=lambda one: one[0]
)
label_lists = st.lists(st.tuples(st.floats(0, 100), st.floats(0, 100)), min_size=1, max_size=5)


@pytest.mark.slow
@given(bar_lists, label_lists)
@settings(deadline=None, max_examples=40)
def test_labels_never_hide_bars_or_each_other(
    heights: list[tuple[int, float]], at: list[tuple[float, float]]
) -> None:
    axes = empty_axes()
    obstacles = Obstacles()
    obstacles.bars(axes, [(5.0 * x, 5.0 * x + 4, 0.0, top) for x, top in heights])
    known = list(obstacles.boxes)
    place(axes, [Label("2,505", x, y) for x, y in at], obstacles, "report")
    made = written(axes)
    assert len(made) <= len(at)
    for _, box in made:
        assert not any(box.overlaps(other, 0.01) for other in known)
        assert box.left >= 19.9
        assert box.right <= 381.1
    for (_, one), (_, other) in combinations(made, 2):
        assert not one.overlaps(other)


def test_a_label_stands_above_its_point_where_it_can() -> None:
    axes = empty_axes()
    place(axes, [Label("948", 50, 50)], Obstacles(), "report")
    ((_, box),) = written(axes)
    x, y = to_points(axes, 50, 50)
    assert (box.left + box.right) / 2 == pytest.approx(x)
    assert 3 < box.bottom - y < 4


def test_a_label_below_stands_below() -> None:
    axes = empty_axes()
    place(axes, [Label("12", 50, 50, place="below")], Obstacles(), "report")
    ((_, box),) = written(axes)
    assert box.top < to_points(axes, 50, 50)[1]


def test_a_label_that_moves_off_gets_a_stem() -> None:
    axes = empty_axes()
    obstacles = Obstacles()
    obstacles.bars(axes, [(30.0, 49.0, 0.0, 66.0), (51.0, 70.0, 0.0, 66.0)])
    place(axes, [Label("1,754", 50, 50)], obstacles, "report")
    assert len(written(axes)) == 1
    (stem,) = [one for one in axes.lines if one.get_gid() == "stem"]
    assert stem.get_linewidth() < 1


def test_a_label_too_far_off_is_left_out_unless_it_must() -> None:
    for must in (False, True):
        axes = empty_axes()
        obstacles = Obstacles()
        obstacles.bars(axes, [(0.0, 49.0, 0.0, 85.0), (51.0, 100.0, 0.0, 85.0)])
        place(axes, [Label("1,754", 50, 10, must=must)], obstacles, "report")
        assert bool(written(axes)) == must


def test_labels_at_the_right_edge_part() -> None:
    axes = empty_axes()
    labels = [Label("mean\n1,577", 95, 50, place="right"), Label("4 of 7 days", 95, 50, place="right")]
    place(axes, labels, Obstacles(), "report")
    made = written(axes)
    assert len(made) == 3
    assert not any(one.overlaps(other) for (_, one), (_, other) in combinations(made, 2))
    assert all(box.left >= box_of(axes).right for _, box in made)
    assert right_room(labels, "report") == pytest.approx(width("4 of 7 days", 8.5, True) + 5)
    assert right_room([Label("x", 0, 0)], "report") == 0.0


@pytest.mark.slow
@given(st.lists(st.floats(0, 100), min_size=1, max_size=8))
@settings(deadline=None, max_examples=40)
def test_a_row_of_labels_keeps_order_and_room(xs: list[float]) -> None:
    axes = empty_axes()
    place_in_row(
        axes, [Label(f"{number},000 · 24 Mar", x, 100) for number, x in enumerate(xs)], 100, "report"
    )
    made = sorted(written(axes), key=lambda one: one[1].left)
    assert made
    assert made[0][1].left >= 19.9
    assert made[-1][1].right <= 380.1
    assert all(one.right < other.left for (_, one), (_, other) in pairwise(made))
    places = {f"{number},000 · 24 Mar": x for number, x in enumerate(xs)}
    order = [places[text] for text, _ in made]
    assert order == sorted(order)


def test_labels_of_one_column_stand_in_its_order() -> None:
    axes = empty_axes()
    place_in_row(axes, [Label("472 · 1 Jun", 50, 6.5), Label("355 · 26 May", 50, 0.5)], 0.0, "report")
    assert [text for text, _ in sorted(written(axes), key=lambda one: one[1].left)] == [
        "355 · 26 May",
        "472 · 1 Jun",
    ]


def test_a_short_row_keeps_the_first_labels() -> None:
    axes = empty_axes(across=120)
    place_in_row(axes, [Label("948 · 24 Mar", 50, 100), Label("892 · 13 May", 80, 100)], 100, "report")
    assert [text for text, _ in written(axes)] == ["948 · 24 Mar"]


def test_breaks_stand_with_their_words_above_the_plot() -> None:
    axes = empty_axes()
    axes.set_xlim(day_number(date(2025, 1, 1)), day_number(date(2026, 1, 1)))
    inside = Break(date(2025, 7, 24), "one figure")
    outside = Break(date(2024, 7, 10), "earlier")
    shown = [inside, outside]
    strip = break_strip(shown, *axes.get_xlim(), "report")
    assert strip == pytest.approx(1.25 * 7.5 + 3)
    draw_breaks([axes], shown, "report", Obstacles())
    ((text, box),) = written(axes)
    assert text == "one figure"
    assert box.bottom >= box_of(axes).top
    assert len([one for one in axes.lines if one.get_gid() == "break"]) == 1


# -- axes -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("high", "unit", "last"),
    [
        (2598.0, "count", "2,500"),
        (1.0, "fraction", "100 %"),
        (18.1e9, "EUR", "15"),
        (1.2e9, "EUR", "1.0"),
        (7.0, "count", "6"),
    ],
)
def test_value_axes_print_what_a_reader_can_take_in(high: float, unit: str, last: str) -> None:
    axes = empty_axes()
    value_axis(axes, high, EN, unit, "report", scale=1e9 if unit == "EUR" else 1.0)
    labels = [label.get_text().replace(NBSP, " ") for label in axes.get_yticklabels()]
    assert labels[0] in ("0", "0.0", "0 %")
    assert labels[-1] == last
    assert len(labels) <= 6
    assert axes.get_ylim()[0] == 0
    assert axes.get_ylim()[1] >= high


def test_scales_of_money() -> None:
    assert [money_scale(high, high) for high in (2e9, 5e6, 900.0)] == [1e9, 1e6, 1.0]
    assert axis_texts([0, 1e9, 2e9], EN, "EUR", 1e9) == ["0", "1", "2"]
    assert axis_texts([0, 5e8, 1e9], EN, "EUR", 1e9) == ["0.0", "0.5", "1.0"]
    assert axis_texts([0.0, 400.0], EN, "EUR") == ["0", "400"]


def marked(first: date, end: date, days: int = 7) -> list[Row]:
    """Rows over a span, of which each mark stands for so many days."""
    return [Row("launched", first, end, 1.0, days=days)]


def test_months_start_inside() -> None:
    assert month_starts(date(2025, 1, 15), date(2025, 4, 1)) == [date(2025, 2, 1), date(2025, 3, 1)]
    assert month_starts(date(2025, 1, 1), date(2025, 1, 2)) == [date(2025, 1, 1)]


def test_dates_at_the_very_edge_get_no_label() -> None:
    axes = empty_axes()
    date_axis(axes, marked(date(2025, 1, 6), date(2026, 1, 5)), EN, "report")
    labels = [label.get_text() for label in axes.get_xticklabels()]
    assert "Jan\n2026" not in labels
    assert 3 <= len(labels) <= 6
    no_dates(axes)
    assert axes.get_xticklabels() == []


def test_short_spans_have_days() -> None:
    axes = empty_axes()
    date_axis(axes, marked(date(2025, 5, 5), date(2025, 5, 19)), EN, "report")
    assert axes.get_xticklabels()[0].get_text().replace(NBSP, " ") == "5 May\n2025"
    assert axes.get_xticks()[0] == day_number(date(2025, 5, 5)) + 3.5  # under the middle of the week
    date_axis(axes, marked(date(2025, 5, 5), date(2025, 5, 12)), EN, "report")
    named = [text.get_text().replace(NBSP, " ") for text in axes.get_xticklabels()]
    assert named == ["5 May\n2025"]  # one week, one name
    date_axis(axes, marked(date(2025, 5, 5), date(2025, 5, 12), 1), EN, "report")
    assert [at % 1 for at in axes.get_xticks()] == [0.5] * len(axes.get_xticks())
    date_axis(axes, marked(date(2025, 5, 1), date(2025, 6, 1), 31), EN, "report")
    assert [text.get_text() for text in axes.get_xticklabels()] == ["May\n2025"]
    two_weeks = date(2025, 5, 5), date(2025, 5, 19)
    assert [day.day for day, _ in date_ticks(*two_weeks, EN, 6)] == [5, 12]
    assert [day.day for day, _ in date_ticks(*two_weeks, EN, 6, 1)] == [5, 8, 11, 14, 17]


def test_fitting_makes_room_for_labels() -> None:
    axes = empty_axes()
    value_axis(axes, 2500, EN, "count", "report")
    date_axis(axes, marked(date(2025, 1, 1), date(2025, 12, 31)), EN, "report")
    before = box_of(axes)
    fit([axes], "report", right=40, top=10)
    after = box_of(axes)
    assert after.left - before.left == pytest.approx(width("2,500", 8.5) + 4)
    assert (before.right - after.right, before.top - after.top) == pytest.approx((40, 10))
    assert after.bottom > before.bottom + 2 * 8.5


# -- marks ----------------------------------------------------------------------------------------


def test_bars_of_unknown_rows_are_not_drawn() -> None:
    axes = empty_axes()
    spans = bars(axes, [row(0, 5.0), row(1, None), row(2, 0.0)], "launched")
    assert len(spans) == len(axes.patches) == 2
    assert spans[0][2:] == (0.0, 5.0)


@pytest.mark.parametrize(
    ("status", "hatched", "face"),
    [
        ("reported", False, style.BAR),
        ("gaps", True, style.BAR),
        ("partial", True, style.PAPER),
        ("provisional", False, style.PALE_BAR),
    ],
)
def test_each_status_has_its_bar(status: str, hatched: bool, face: str) -> None:
    axes = empty_axes()
    bars(axes, [row(0, 5.0, status=status)], "launched")
    patch, *strokes_of = axes.patches
    assert [one.get_gid() for one in strokes_of] == [f"hatch-bar-launched-{MONDAY}"] * hatched
    assert patch.get_hatch() is None
    assert matplotlib.colors.to_hex(patch.get_facecolor()).upper() == face


def test_points_of_doubt_are_open() -> None:
    axes = empty_axes()
    points(
        axes,
        [row(0, 1.0), row(1, 2.0, status="gaps"), row(2, 3.0, status="partial"), row(3, None)],
        "a",
        style.MAIN,
    )
    faces = {str(one.get_gid()): one.get_markerfacecolor() for one in axes.lines}
    assert faces == {"point-a": style.MAIN, "gaps-a": style.PAPER, "partial-a": style.PAPER}


def test_lines_stop_before_what_is_not_over() -> None:
    axes = empty_axes()
    runs = line(axes, [row(0, 1.0), row(1, 2.0), row(2, 1.0, status="partial")], (), "a", style.INK, 1.0)
    assert [ys for _, ys in runs] == [[1.0, 2.0]]


def test_a_lone_period_of_a_band_is_a_box() -> None:
    axes = empty_axes()
    edges = band(axes, [row(0, 0.5, low=0.4, high=0.6)], ())
    assert len(axes.collections) == 1
    assert {tuple(ys) for _, ys in edges} == {(0.4, 0.4), (0.6, 0.6), (0.4, 0.6)}


def test_ranges_show_only_where_they_can_be_seen() -> None:
    assert not ranged(row(0, 1000.0, claimed_low=999.0, claimed_high=1001.0))
    assert ranged(row(0, 1000.0, claimed_low=900.0, claimed_high=1001.0))
    assert not ranged(row(0, None, claimed_low=1.0, claimed_high=9.0))
    assert wide(row(0, 4.5, low=4.5, high=6.0))
    assert not wide(row(0, 4.5))


@pytest.mark.parametrize("role", ["shot_down", "lost", "neutralised", "hit", "unaccounted"])
def test_every_part_of_a_stack_has_a_look(role: str) -> None:
    look = dict(look_of(role))
    look.pop("hatch", None)
    Rectangle((0, 0), 1, 1, **look)
    assert ("hatch" in look_of(role)) == (role in ("neutralised", "unaccounted"))


# -- hatching -------------------------------------------------------------------------------------


@given(boxes, st.booleans(), st.floats(2, 8))
def test_strokes_stay_in_their_box_at_45_degrees(box: Box, rising: bool, step: float) -> None:
    for (x0, y0), (x1, y1) in strokes(box, rising, step):
        assert box.left - 1e-9 <= x0 < x1 <= box.right + 1e-9
        assert box.bottom - 1e-9 <= min(y0, y1) < max(y0, y1) <= box.top + 1e-9
        assert y1 - y0 == pytest.approx(x1 - x0 if rising else x0 - x1)
        assert x1 - x0 >= SHORTEST - 1e-9


@given(boxes, st.booleans())
def test_strokes_run_on_from_box_to_box(box: Box, rising: bool) -> None:
    middle = (box.left + box.right) / 2
    halves = box._replace(right=middle), box._replace(left=middle)
    parts = sum(x1 - x0 for half in halves for (x0, _), (x1, _) in strokes(half, rising))
    whole_length = sum(x1 - x0 for (x0, _), (x1, _) in strokes(box, rising))
    count = sum(len(strokes(half, rising)) for half in halves) + len(strokes(box, rising))
    assert parts == pytest.approx(whole_length, abs=1e-6 + SHORTEST * count)


def test_a_hatched_mark_is_one_path_and_a_tiny_one_is_plain() -> None:
    axes = empty_axes()
    draw_hatch(axes, Box(40, 40, 90, 90), Hatch(style.INK), "a")
    draw_hatch(axes, Box(40, 40, 40.5, 40.5), Hatch(style.INK), "b")
    (drawn,) = axes.patches
    assert drawn.get_gid() == "hatch-a"
    assert not drawn.get_clip_on()


# -- rows -----------------------------------------------------------------------------------------


def test_a_row_knows_its_middle_and_top() -> None:
    one = row(0, 5.0, high=7.0, claimed_high=9.0)
    assert one.x == day_number(MONDAY) + 3.5
    assert one.top == 9.0
    assert row(0, None).top == 0.0
    assert not row(0, None).known
    assert row(0, None, low=1.0, high=2.0).known
    assert not row(0, None, notes=("not comparable: the source stopped",)).comparable


@pytest.mark.parametrize(
    ("value", "told"),
    [(None, None), (float("nan"), None), (float("inf"), None), (0, 0.0), (np.float64(2), 2.0)],
)
def test_only_finite_values_are_values(value: object, told: float | None) -> None:
    assert finite(value) == told


def test_a_class_set_may_be_one_string() -> None:
    series = synth.daily(days=14)
    assert key_of(dataclasses.replace(series, classes="cruise+ballistic")).classes == ("cruise", "ballistic")  # type: ignore[arg-type]


def test_rows_carry_what_a_report_needs() -> None:
    rows = rows_of(chart_cases.weeks())
    assert all(len(one.claims) == one.n_claims == one.days_reported for one in rows)
    assert rows[0].key is not None
    assert rows[0].key.metric == "launched"
    assert whole(rows) == [one for one in rows if one.best is not None and one.status != "partial"]


def test_speaking_needs_ten_launched() -> None:
    assert speaking([row(0, 0.5, denominator=9.0), row(1, 0.5, denominator=10.0)]) == [
        row(1, 0.5, denominator=10.0)
    ]


def test_a_title_speaks_of_the_newest_whole_period_in_focus() -> None:
    rows = [row(0, 1.0), row(1, 2.0), row(2, None, status="not_reported"), row(3, 4.0, status="partial")]
    at = [(one.period, one.end) for one in rows]
    assert told(rows, None) == told(rows, at[1]) == rows[1]
    assert told(rows, at[0]) == told(rows, (MONDAY, MONDAY + timedelta(days=1))) == rows[0]
    assert told(rows, at[2]) is None
    assert told(rows, at[3]) == rows[1]
    assert told(rows, (at[0][0], at[3][1])) == rows[1]
    assert within(rows, None) == rows
    assert within(rows, (at[1][0], at[2][1])) == rows[1:3]
    assert told([], None) is None


def test_findings_belong_to_one_key() -> None:
    series = chart_cases.weeks()
    record = series.frame.to_dict("records")[3]
    own = synth.finding(series, "record", record, 1.0)
    others = [
        own.model_copy(update=change)
        for change in (
            {"by": "day"},
            {"scope": "odesa"},
            {"metric": "hit"},
            {"classes": ("missile",)},
            {"direction": "ua_on_ru"},
        )
    ]
    assert of_series([own, *others], key_of(series)) == [own]


def test_a_donor_is_the_sum_of_its_periods() -> None:
    rows = rows_of(chart_cases.donors()[2])
    total = donor_sum(rows)
    assert total is not None
    assert (total.role, total.low, total.best, total.high) == ("gbr", 4.5e9, 4.5e9, 6e9)
    assert (total.period, total.end) == (rows[0].period, rows[-1].end)
    early = donor_sum(rows, date(2025, 1, 20))
    assert early is not None
    assert early.end == min(rows[-1].end, date(2025, 1, 20))
    assert donor_sum([one._replace(best=None, low=None, high=None) for one in rows]) is None


# -- drafts ---------------------------------------------------------------------------------------


def draft(series: Any = None, **options: Any) -> Draft:
    made = Draft("weekly_bars", [series or chart_cases.weeks()], (), Options(**options))
    made.rows = rows_of(series or chart_cases.weeks())
    return made


def test_every_printed_number_is_listed_with_its_rows() -> None:
    made = draft()
    first, second = made.rows[:2]
    texts = [
        made.figure(first),
        made.sum([first, second]),
        made.how_many([first, second]),
        made.day(first.period),
    ]
    assert [number.text for number in made.numbers] == texts
    assert [number.formula for number in made.numbers] == ["best", "sum", "rows", "date"]
    assert [number.rows for number in made.numbers][:3] == [(0,), (0, 1), (0, 1)]


def test_alt_text_keeps_to_its_limit() -> None:
    made = draft()
    text = made.alt("x" * 250, "y" * 60, "z" * 20)
    assert len(text) <= MAX_ALT
    assert "y" not in text
    assert "z" in text


def test_an_opening_that_is_too_long_loses_its_last_clauses() -> None:
    made = draft()
    text = made.alt("Line chart, where the last is 5, " + "highest " * 34 + "9, lowest 1.")
    assert text.startswith("Line chart, where the last is 5. ")


def test_a_title_of_twelve_words_at_most_or_none() -> None:
    made = draft()
    spec = made.finish(["word " * 13], "Number", "alt", unit_words="number")
    assert spec.title.replace(NBSP, " ") == "Reported launched, 2 June 2025 – 7 June 2026"
    spec = made.finish(["word " * 13, "short title"], "number", "alt", unit_words="number")
    assert spec.title == "Short title"
    made = draft(chart_cases.weeks(metric="_".join("abcdefghijkl")))
    with pytest.raises(ChartError, match="no title of at most 12 words"):
        made.finish(["word " * 13], "Number", "alt", unit_words="number")


@pytest.mark.parametrize("language", ["en", "uk"])
@pytest.mark.parametrize("name", ["calendar", "rate_band", "anomaly_weeks", "outcome_stack", "forecast_fan"])
def test_long_names_of_many_classes_leave_a_chart_without_a_fault(name: str, language: str) -> None:
    kind, series, found = chart_cases.case(name)
    classes = ("ballistic", "cruise", "recon_uav")
    made = charts.build(
        kind,
        [dataclasses.replace(one, classes=classes) for one in series],
        [one.model_copy(update={"classes": classes}) for one in found],
        options=charts.Options(language=language),
    )
    assert charts.lint(charts.figure(made), made) == []


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({}, "Ukrainian Air Force daily statements"),
        ({"source": "Agency tallies"}, "Agency tallies"),
    ],
)
def test_the_source_line(options: dict[str, str], told: str) -> None:
    text = draft(**options).source_line().replace(NBSP, " ")
    assert text.startswith(f"Source: {told}; as of 2026-06-08 06:00 UTC; latest official figures; tracker ")


def test_a_source_nobody_named_is_the_store() -> None:
    series = dataclasses.replace(chart_cases.weeks(), regimes=())
    assert "statements held in the store" in draft(series).source_line()


@pytest.mark.parametrize(
    ("key", "options", "told"),
    [
        ({}, {}, "Ukraine"),
        ({"direction": "ua_on_ru"}, {}, "Russia"),
        ({"scope": "odesa"}, {}, "Odesa"),
        ({"scope": "odesa"}, {"names": {"odesa": "Odesa region"}}, "Odesa region"),
        ({}, {"place": "Ukraine without Crimea"}, "Ukraine without Crimea"),
    ],
)
def test_the_place(key: dict[str, Any], options: dict[str, Any], told: str) -> None:
    assert draft(dataclasses.replace(chart_cases.weeks(), **key), **options).place == told


def test_ids_come_from_the_key() -> None:
    assert draft().id == "weekly_bars-launched-drone"
    assert draft(id="panel-3").id == "panel-3"
    assert (
        draft(dataclasses.replace(chart_cases.weeks(), scope="odesa")).id
        == "weekly_bars-launched-drone-odesa"
    )


def test_marks_are_named_once() -> None:
    made = draft()
    made.rows = [
        row(0, 1.0, status="gaps"),
        row(1, 2.0, status="gaps"),
        row(2, None, status="not_reported"),
    ]
    made.note_marks(made.rows)
    made.note_marks(made.rows)
    assert [one.replace(NBSP, " ") for one in made.notes] == [
        "hatched: some days not reported (2 weeks)",
        "cross: not reported",
    ]


def test_points_have_their_own_notes() -> None:
    made = draft()
    made.rows = [row(0, 1.0, status="gaps"), row(1, 2.0, status="provisional")]
    made.note_marks(made.rows, points=True)
    assert [one.replace(NBSP, " ") for one in made.notes] == [
        "small open point: some days not reported (1 week)",
        "open point: provisional",
    ]


def test_a_kind_names_its_own_mark() -> None:
    made = draft()
    made.rows = [row(0, 1.0, status="gaps")]
    made.note_marks(made.rows, gaps="gaps_over")
    assert made.notes[0].startswith("open point over a bar")


# -- breaks ---------------------------------------------------------------------------------------


def regime(
    publishes: tuple[str, ...], since: date | None, renamed: dict[str, str] | None = None
) -> SimpleNamespace:
    return SimpleNamespace(
        claimant="ua_air_force", since=since, until=None, publishes=publishes, metric_map=renamed or {}
    )


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (("shot_down", "lost"), ("neutralised",), "one figure for shot down and lost"),
        (("shot_down",), ("shot_down", "lost"), "shot down and lost apart"),
        (("shot_down", "lost"), ("shot_down",), "counted differently"),
    ],
)
def test_a_break_says_what_changed(old: tuple[str, ...], new: tuple[str, ...], told: str) -> None:
    renamed = {"shot_down": "neutralised"} if new == ("neutralised",) else {}
    series = dataclasses.replace(
        chart_cases.across_the_break(),
        regimes=(regime(old, None), regime(new, synth.BREAK, renamed)),  # type: ignore[arg-type]
    )
    (found,) = breaks_of(draft(series), series, cuts=True)
    assert found.day == synth.BREAK
    assert told in found.text


def test_regimes_that_give_the_same_are_no_break() -> None:
    same = ("launched", "neutralised")
    series = dataclasses.replace(
        chart_cases.across_the_break(),
        regimes=(regime(same, None), regime(same, synth.BREAK)),  # type: ignore[arg-type]
    )
    assert breaks_of(draft(series), series, cuts=True) == []


def test_a_break_outside_the_span_is_not_drawn() -> None:
    series = chart_cases.weeks()
    late = synth.regrouped(synth.daily(days=140, end=date(2026, 6, 8)))
    assert breaks_of(draft(late), late, cuts=True) == []
    assert [one.day for one in breaks_of(draft(series), series, cuts=True)] == [synth.BREAK]


# -- words ----------------------------------------------------------------------------------------


def test_periods_as_phrases() -> None:
    day = date(2025, 5, 5)
    phrases = [EN.period(day, by).replace(NBSP, " ") for by in ("day", "week", "month")]
    assert phrases == [" on 5 May 2025", ", week to 11 May 2025", " in May 2025"]
    alone = [EN.when(day, by).replace(NBSP, " ") for by in ("day", "week", "month")]
    assert alone == ["5 May 2025", "week to 11 May 2025", "May 2025"]


@pytest.mark.parametrize(
    ("first", "last", "year", "printed"),
    [
        (date(2025, 10, 20), date(2025, 10, 26), True, "20–26 October 2025"),
        (date(2025, 10, 20), date(2025, 10, 26), False, "20–26 October"),
        (date(2025, 9, 29), date(2025, 10, 5), True, "29 September – 5 October 2025"),
        (date(2025, 12, 29), date(2026, 1, 4), True, "29 December 2025 – 4 January 2026"),
        (date(2025, 12, 29), date(2026, 1, 4), False, "29 December – 4 January"),
        (date(2025, 10, 1), date(2025, 10, 31), True, "October 2025"),
        (date(2024, 2, 1), date(2024, 2, 29), False, "February"),
        (date(2025, 10, 5), date(2025, 10, 5), True, "5 October 2025"),
    ],
)
def test_spans_of_days(first: date, last: date, year: bool, printed: str) -> None:
    text = EN.days(first, last, year)
    assert text.replace(NBSP, " ") == printed
    assert f"–{NBSP}" not in text  # would begin a line with a blank


def test_instants_are_in_utc() -> None:
    assert EN.instant(datetime(2026, 6, 8, 6, 0, tzinfo=UTC)).replace(NBSP, " ") == "2026-06-08 06:00 UTC"


def test_small_words() -> None:
    assert [EN.joined(parts) for parts in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]
    assert capital("eU aid") == "EU aid"
    assert capital("") == ""
    assert last_day(date(2025, 5, 1)) == date(2025, 4, 30)


@given(st.floats(0, 1e9))
def test_counts_read_back(value: float) -> None:
    text = EN.count(value)
    assert abs(float(text.replace(",", "")) - value) <= (0.05 if value < 100 else 0.5) * (1 + 1e-9)


@given(st.floats(0, 1))
def test_shares_read_back(value: float) -> None:
    assert abs(float(EN.percent(value).split(NBSP)[0]) - 100 * value) <= 0.05 * (1 + 1e-9)


# -- the house ------------------------------------------------------------------------------------


def test_kinds_have_a_builder_a_drawing_and_panels() -> None:
    assert set(BUILDERS) == set(CHARTS)
    assert panels(chart_cases.spec("weekly_bars")) == (1.0,)
    assert len(panels(chart_cases.spec("calendar", size="column"))) == 2
    assert len(panels(chart_cases.spec("rate_band"))) == 2
    assert height_factor(chart_cases.spec("calendar", size="column")) > 1
    assert height_factor(chart_cases.spec("calendar")) == 1


def test_a_page_that_breaks_the_standard_is_refused() -> None:
    inputs = {"title": "t"}
    with pytest.raises(ChartError, match="chart x cannot be set as PDF"):
        compile_pdf(b'#set document(title: "t")\n#rect()\n#image("none.svg")', inputs, synth.AS_OF, "chart x")


def test_a_font_that_is_not_ours_is_refused_by_the_page() -> None:
    with pytest.raises(ChartError, match="as PDF"):
        page = b'#set document(title: "t")\n#set text(font: "Comic Sans MS")\n= t\nwords'
        compile_pdf(page, {}, synth.AS_OF, "chart x")


def test_chart_colours_keep_their_contrast() -> None:
    from_table = {
        style.INK: 14.8,
        style.MUTED: 5.5,
        style.MAIN: 5.2,
        style.ACCENT: 3.9,
        style.BAR: 3.4,
    }
    for colour, value in from_table.items():
        assert ratio(colour, style.PAPER) == pytest.approx(value, abs=0.06)


def test_an_unknown_size_has_no_type() -> None:
    with pytest.raises(ChartError, match="choose one of report"):
        style.type_of("poster")
