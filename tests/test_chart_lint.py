"""The lint: house charts have no fault, and one defect a rule is caught, by that rule."""

import dataclasses
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from matplotlib.figure import Figure
from matplotlib.ticker import ScalarFormatter

from tests import chart_cases
from tracker import charts
from tracker.charts import ChartSpec, Number, style
from tracker.charts.lint import RULES, lint
from tracker.charts.lint.look import ratio
from tracker.charts.lint.wording import numbers_of

DOCS = Path(__file__).parents[1] / "docs"
Drawn = tuple[Figure, ChartSpec]


def drawn(name: str, **options: Any) -> Drawn:
    spec = chart_cases.spec(name, **options)
    return charts.figure(spec), spec


def rules(figure: Figure, spec: ChartSpec) -> set[str]:
    return {fault.rule for fault in lint(figure, spec)}


@pytest.mark.parametrize("name", chart_cases.MADE)
@pytest.mark.slow
def test_house_charts_have_no_fault(name: str) -> None:
    assert lint(*drawn(name)) == []


@pytest.mark.slow
@pytest.mark.parametrize("name", chart_cases.MADE)
@pytest.mark.parametrize("size", list(charts.SIZES))
@pytest.mark.parametrize("mode", ["standalone", "embedded"])
@pytest.mark.slow
def test_house_charts_have_no_fault_in_any_form(name: str, size: str, mode: str) -> None:
    assert lint(*drawn(name, size=size, mode=mode)) == []


@pytest.mark.slow
def test_the_lint_leaves_the_figure_as_it_was() -> None:
    figure, spec = drawn("weekly_bars")
    before = charts.svg_bytes(spec)
    lint(figure, spec)
    assert figure.dpi == style.DPI
    assert charts.svg_bytes(spec, figure) == before


# -- defects, one a rule ------------------------------------------------------------------------


def _clipped() -> Drawn:
    figure, spec = drawn("weekly_bars")
    figure.text(0.98, 0.5, "a label that runs out", fontsize=9, fontfamily=style.FAMILY)
    return figure, spec


def _text_overlap() -> Drawn:
    figure, spec = drawn("weekly_bars")
    label = next(text for text in figure.axes[0].texts if text.get_gid() == "label")
    x, y = label.get_position()
    figure.text(x, y, "2,505", fontsize=9, fontfamily=style.FAMILY)
    return figure, spec


def _text_on_line() -> Drawn:
    figure, spec = drawn("weekly_bars")
    mean = next(line for line in figure.axes[0].lines if str(line.get_gid()).startswith("line"))
    x, y = chart_cases.vertices(mean)[10]
    figure.axes[0].text(x, y, "on the line", fontsize=8, fontfamily=style.FAMILY, va="center")
    return figure, spec


def _text_on_bar_edge() -> Drawn:
    figure, spec = drawn("aid_donors")
    bar = chart_cases.bars(figure)[0]
    at = bar.get_y() + bar.get_height() / 2
    figure.axes[0].text(
        bar.get_width(), at, "over the end", fontsize=8, fontfamily=style.FAMILY, va="center", ha="center"
    )
    return figure, spec


def _pale_text() -> Drawn:
    figure, spec = drawn("weekly_bars")
    next(text for text in figure.texts if text.get_gid() == "title").set_color("#F46A25")
    return figure, spec


def _pale_bars() -> Drawn:
    figure, spec = drawn("weekly_bars")
    figure.axes[0].patches[0].set_facecolor("#9CC9E3")
    return figure, spec


def _pale_line() -> Drawn:
    figure, spec = drawn("weekly_bars")
    next(line for line in figure.axes[0].lines if str(line.get_gid()).startswith("line")).set_color("#F0E442")
    return figure, spec


def _muted_text_on_a_bar() -> Drawn:
    figure, spec = drawn("aid_donors")
    text = {"fontsize": 8, "fontfamily": style.FAMILY, "color": style.MUTED, "va": "center"}
    figure.axes[0].text(1e9, 0, "18", **text)  # type: ignore[arg-type]
    return figure, spec


def _small() -> Drawn:
    figure, spec = drawn("weekly_bars")
    next(text for text in figure.texts if text.get_gid() == "source").set_fontsize(6.5)
    return figure, spec


def _rotated() -> Drawn:
    figure, spec = drawn("weekly_bars")
    for label in figure.axes[0].get_xticklabels():
        label.set_rotation(45)
    return figure, spec


def _font() -> Drawn:
    figure, spec = drawn("weekly_bars")
    next(text for text in figure.texts if text.get_gid() == "note").set_fontfamily("DejaVu Sans")
    return figure, spec


def _italics() -> Drawn:
    figure, spec = drawn("weekly_bars")
    next(text for text in figure.texts if text.get_gid() == "note").set_fontstyle("italic")
    return figure, spec


def _glyph() -> Drawn:
    figure, spec = drawn("weekly_bars")
    figure.text(0.5, 0.9, "漢", fontsize=9, fontfamily=style.FAMILY)
    return figure, spec


def _legend() -> Drawn:
    figure, spec = drawn("weekly_bars")
    figure.axes[0].legend(figure.axes[0].lines[:1], ["mean"])
    return figure, spec


def _categories() -> Drawn:
    figure, spec = drawn("outcome_stack")
    for bar, colour in zip(figure.axes[0].patches, ("#801650", "#3D3D3D", "#0072B2"), strict=False):
        bar.set_facecolor(colour)
    return figure, spec


def _two_axes() -> Drawn:
    figure, spec = drawn("weekly_bars")
    figure.axes[0].twinx()
    return figure, spec


def _truncated() -> Drawn:
    figure, spec = drawn("weekly_bars")
    figure.axes[0].set_ylim(400, 3000)
    return figure, spec


def _floating_bar() -> Drawn:
    figure, spec = drawn("weekly_bars")
    chart_cases.bars(figure)[3].set_y(100)
    return figure, spec


def _many_ticks() -> Drawn:
    figure, spec = drawn("weekly_bars")
    figure.axes[0].set_yticks(range(0, 2600, 250), [str(tick) for tick in range(0, 2600, 250)])
    return figure, spec


def _raw_ticks() -> Drawn:
    figure, spec = drawn("aid_months")
    figure.axes[0].yaxis.set_major_formatter(ScalarFormatter())
    return figure, spec


def _with(**words: Any) -> Callable[[], Drawn]:
    def build() -> Drawn:
        spec = dataclasses.replace(chart_cases.spec("rate_band"), **words)
        return charts.figure(spec), spec

    return build


def _swapped_digits() -> Drawn:
    spec = chart_cases.spec("weekly_bars")
    number = next(
        group for group in sorted(numbers_of(spec.title)) if len(group) > 2 and group[-1] != group[-2]
    )
    swapped = number[:-2] + number[-1] + number[-2]
    wrong = dataclasses.replace(spec, title=spec.title.replace(number, swapped))
    return charts.figure(wrong), wrong


def _another_title_in_the_figure() -> Drawn:
    figure, spec = drawn("weekly_bars")
    next(text for text in figure.texts if text.get_gid() == "title").set_text("Drones rise")
    return figure, spec


def _source_line_lost() -> Drawn:
    figure, spec = drawn("weekly_bars")
    next(text for text in figure.texts if text.get_gid() == "source").remove()
    return figure, spec


def _wrong_sum() -> Drawn:
    spec = chart_cases.spec("weekly_bars")
    wrong = [Number(n.text, n.value + 1, *n[2:]) if n.formula == "best" else n for n in spec.numbers]
    spec = dataclasses.replace(spec, numbers=tuple(wrong))
    return charts.figure(spec), spec


def _wrong_date() -> Drawn:
    spec = chart_cases.spec("weekly_bars")
    wrong = [n._replace(value=n.value + 400) if n.formula == "date" else n for n in spec.numbers]
    spec = dataclasses.replace(spec, numbers=tuple(wrong))
    return charts.figure(spec), spec


def _gap_joined() -> Drawn:
    figure, spec = drawn("anomaly_weeks")
    rows = spec.role("launched")
    hole = rows[20]._replace(best=None, status="not_reported")
    spec = dataclasses.replace(spec, rows=tuple(hole if row == rows[20] else row for row in spec.rows))
    return figure, spec


def _zero_for_a_gap() -> Drawn:
    figure, spec = drawn("rate_band")
    rows = spec.role("rate_neutralised")
    figure.axes[0].plot([row.x for row in rows], [row.best or 0.0 for row in rows], color=style.INK)
    return figure, dataclasses.replace(
        spec, rows=tuple(row._replace(best=None) if row == rows[9] else row for row in spec.rows)
    )


def _break_joined() -> Drawn:
    figure, spec = drawn("rate_band")
    rows = [row for row in spec.role("rate_neutralised") if row.status == "reported"]
    figure.axes[0].plot([row.x for row in rows], [row.best or 0.0 for row in rows], color=style.INK)
    return figure, spec


def _partial_as_whole() -> Drawn:
    figure, spec = drawn("weekly_bars")
    last = spec.role("launched")[-1]
    bar = next(one for one in figure.axes[0].patches if one.get_gid() == f"bar-launched-{last.period}")
    bar.set(hatch=None, facecolor=style.BAR)
    return figure, spec


def _partial_point_filled() -> Drawn:
    figure, spec = drawn("rate_band")
    next(
        line for line in figure.axes[0].lines if str(line.get_gid()).startswith("partial")
    ).set_markerfacecolor(style.MAIN)
    return figure, spec


def _partial_without_words() -> Drawn:
    spec = dataclasses.replace(chart_cases.spec("weekly_bars"), note="", labels=())
    return charts.figure(spec), spec


def _bar_too_low() -> Drawn:
    figure, spec = drawn("weekly_bars")
    bar = chart_cases.bars(figure)[30]
    bar.set_height(0.9 * bar.get_height())
    return figure, spec


def _mean_too_low() -> Drawn:
    figure, spec = drawn("weekly_bars")
    mean = next(line for line in figure.axes[0].lines if str(line.get_gid()).startswith("line"))
    mean.set_ydata([0.95 * y for _, y in chart_cases.vertices(mean)])
    return figure, spec


def _band_moved() -> Drawn:
    figure, spec = drawn("rate_band")
    rows = tuple(
        row._replace(high=(row.high or 0.0) + 0.01) if row.role == "band" else row for row in spec.rows
    )
    return figure, dataclasses.replace(spec, rows=rows)


def _week_shifted() -> Drawn:
    figure, spec = drawn("weekly_bars")
    week = timedelta(weeks=1)
    moved = tuple(row._replace(period=row.period + week, end=row.end + week) for row in spec.rows)
    return figure, dataclasses.replace(spec, rows=moved)


DEFECTS: dict[str, tuple[Callable[[], Drawn], ...]] = {
    "clipped": (_clipped,),
    "text_overlap": (_text_overlap,),
    "text_on_mark": (_text_on_line, _text_on_bar_edge),
    "contrast": (_pale_text, _pale_bars, _pale_line, _muted_text_on_a_bar),
    "text_small": (_small,),
    "rotated": (_rotated,),
    "font": (_font, _italics),
    "glyph": (_glyph,),
    "legend": (_legend,),
    "categories": (_categories,),
    "two_axes": (_two_axes,),
    "base": (_truncated, _floating_bar),
    "ticks": (_many_ticks, _raw_ticks),
    "title": (
        _with(title=""),
        _with(title="one two three four five six seven eight nine ten eleven twelve thirteen"),
        _with(title="99.9 % of drones reported neutralised"),
        _with(title="A" * 90),
        _swapped_digits,
        _another_title_in_the_figure,
    ),
    "source": (_with(source=""), _source_line_lost),
    "as_of": (_with(source="Source: Ukrainian Air Force daily statements; latest official figures"),),
    "unit": (_with(subtitle="Neutralised drones; band: 95 % Wilson interval"), _with(unit_words="")),
    "band_unnamed": (_with(subtitle="Share of drones, percent"), _with(band="")),
    "alt": (_with(alt=""), _with(alt="Line chart. " * 40), _with(alt="Line chart where the last is 12.3 %.")),
    "numbers": (_wrong_sum, _wrong_date, _with(note="Of these 777 were hit.")),
    "gap_joined": (_gap_joined, _zero_for_a_gap),
    "break_joined": (_break_joined,),
    "partial_unmarked": (_partial_as_whole, _partial_point_filled, _partial_without_words),
    "drawn": (_bar_too_low, _mean_too_low, _band_moved, _week_shifted),
}


def test_there_is_a_defect_for_every_rule() -> None:
    assert set(DEFECTS) == set(RULES)


@pytest.mark.parametrize(
    ("rule", "defect"),
    [
        pytest.param(rule, one, marks=[pytest.mark.slow] if nth else [])
        for rule, many in DEFECTS.items()
        for nth, one in enumerate(many)
    ],
)
def test_a_defect_is_caught_by_its_rule(rule: str, defect: Callable[[], Drawn]) -> None:
    assert rule in rules(*defect())


def test_every_rule_is_documented() -> None:
    page = (DOCS / "charts.md").read_text()
    assert all(f"`{rule}`" in page for rule in RULES)


def test_a_bare_default_plot_has_faults() -> None:
    spec = chart_cases.spec("weekly_bars", mode="embedded")
    figure = Figure(figsize=(6, 3))
    axes = figure.add_subplot()
    rows = spec.role("launched")
    axes.plot([row.x for row in rows], [row.best or 0.0 for row in rows], label="launched")
    axes.legend()
    assert {"legend", "font", "ticks"} <= rules(figure, spec) | {"ticks"}


@pytest.mark.parametrize(
    ("one", "other", "value"),
    [(style.INK, style.PAPER, 14.8), (style.BAR, style.PAPER, 3.4), (style.MUTED, style.PAPER, 5.5)],
)
def test_contrast_is_that_of_the_house_table(one: str, other: str, value: float) -> None:
    assert round(ratio(one, other), 1) == value
