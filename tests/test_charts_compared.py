"""Charts of vintages, totals, walks, two sides and coverage: spec against naive twins, drawn and mutated."""

import csv
import dataclasses
import io
import re
from collections.abc import Callable, Sequence
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.text import Text

from tests import compared_cases, synth
from tests.chart_cases import case, plain, spec
from tests.cli import run
from tests.factory import at, claim, document, night
from tests.together import together
from tracker import charts
from tracker.charts import ChartSpec, lint
from tracker.charts.axes import from_zero, instant_axis, ticks_between
from tracker.charts.drafting import title_words
from tracker.charts.kinds.vintages import EARLIER
from tracker.charts.lying import height
from tracker.charts.wording import NBSP, words
from tracker.errors import ChartError, SeriesError
from tracker.model import Panel, Reading
from tracker.reporting.edition import build_edition
from tracker.reporting.gathering import GATHER, claimant_names, gathered, read_step
from tracker.series import Series
from tracker.store import open_store

NAMES = tuple(compared_cases.MADE)


def series(name: str) -> list[Series]:
    return list(case(name)[1])


def total(one: Series) -> float:
    return float(one.frame["best"].sum())


# -- spec -----------------------------------------------------------------------------------------


@together(
    ("name", "title"),
    [
        ("vintages", "4 June 2026: drones launched 805, then 810; hits 56, then 54"),
        ("vintages_one", "4 June 2026: first 392, later 948 drones reported launched"),
        ("vintages_span", "1 of 9 daily figures changed: 31 May, 250, then 300 drones"),
        ("totals_compare", "May 2026: claims of different classes, about 4,000 to ≥ 7,000"),
        ("waterfall", "From 6,200 to 7,000 drones: 1,389 unexplained, May 2026"),
        ("two_sides", "Kyiv reports 1,802 launched; Moscow 322 shot down, week to 31 May"),
        ("coverage", "Ukrainian Air Force: figures for 58 of 60 days"),
    ],
)
def test_the_title_is_the_finding(name: str, title: str) -> None:
    assert plain(spec(name).title) == title


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", ["en", "uk"])
def test_words_and_alt_text(name: str, language: str) -> None:
    made = spec(name, language=language)
    assert 0 < title_words(made.title) <= 12
    assert 40 < len(made.alt) <= 300
    assert made.alt.endswith(f"{made.id}.csv")
    assert made.unit_words.lower() in made.subtitle.lower()
    assert "None" not in made.title + made.subtitle + made.note + made.alt


def test_vintages_hold_each_change_once() -> None:
    made = spec("vintages")
    told = [(row.key.metric, row.best, row.as_of) for row in made.rows if row.key]
    first, second, third = compared_cases.MOMENTS
    assert told == [
        ("launched", 805.0, first),
        ("launched", 810.0, third),
        ("hit", 56.0, first),
        ("hit", 55.0, second),
        ("hit", 54.0, third),
    ]
    assert [row.role for row in made.rows] == [EARLIER, "launched", EARLIER, EARLIER, "hit"]


def test_a_span_keeps_what_was_known_before() -> None:
    made = spec("vintages_span")
    early = [(row.period.isoformat(), row.best) for row in made.rows if row.role == EARLIER]
    assert early == [("2026-05-31", 250.0), ("2026-05-31", 340.0)]
    newest = series("vintages_span")[-1].frame["best"].tolist()
    assert [row.best for row in made.role("launched")] == [
        None if np.isnan(value) else value for value in newest
    ]


def test_what_was_never_changed_says_so() -> None:
    one = compared_cases.window("launched", (805, 805, 805))
    assert (
        plain(charts.build("vintages", one).title)
        == "4 June 2026: 805 drones reported launched, as first told"
    )
    same = [
        dataclasses.replace(compared_cases.short_span()[-1], as_of=synth.AS_OF - timedelta(days=age))
        for age in (1, 0)
    ]
    assert plain(charts.build("vintages", same).title).startswith(
        "None of 9 daily figures changed after it was first told"
    )


def test_the_newest_status_counts() -> None:
    early = compared_cases.window("launched", (805, 805, 810), last_status="partial")
    assert "open point: day not over" in charts.build("vintages", early).note
    late = [*early[:-1], *compared_cases.window("launched", (810, 810, 810))[-1:]]
    assert "day not over" not in charts.build("vintages", late).note


def bounds_only(made: Sequence[Series], low: float, high: float) -> list[Series]:
    """Series of which the oldest is known by its bounds alone."""
    made[0].frame.loc[made[0].frame["best"].notna(), ["best", "low", "high"]] = (np.nan, low, high)
    return list(made)


def test_a_vintage_that_is_known_by_its_bounds_is_told_and_drawn_with_them() -> None:
    made = charts.build("vintages", bounds_only(compared_cases.window("launched", (56, 805, 810)), 56, 805))
    assert plain(made.title) == "4 June 2026: first 56–805, later 810 drones reported launched"
    assert "thin line: from lower to upper bound" in made.note
    assert charts.lint(charts.figure(made), made) == []
    span = [
        synth.daily(days=3, values=[5.0, 7.0, value], as_of=synth.AS_OF - timedelta(days=age))
        for value, age in ((9.0, 1), (8.0, 0))
    ]
    told = charts.build("vintages", bounds_only(span[::-1], 2.0, 9.0))
    assert "–" in told.title
    assert charts.lint(charts.figure(told), told) == []


def test_totals_are_sorted_and_never_added() -> None:
    made = spec("totals_compare")
    assert [row.best for row in made.rows] == sorted(map(total, series("totals_compare")), reverse=True)
    assert sum(map(total, series("totals_compare"))) not in [number.value for number in made.numbers]
    assert [name.split("\n")[0] for name in made.names] == [
        "President of Ukraine",
        "AFP, own count",
        "Daily figures added",
        "Ukrainian General Staff",
        "Ukraine's commander-in-chief",
    ]
    assert [plain(label.text) for label in made.labels] == [
        "≥ 7,000",
        "6,214",
        "6,200",
        "5,900",
        "about 4,000",
    ]
    assert made.names[-1].endswith("strike drones, national")


def test_claims_that_agree_say_so() -> None:
    same = [compared_cases.month(6200.0, who) for who in ("tally:afp", "ua_president")]
    assert plain(charts.build("totals_compare", same).title) == "All 2 claims for May 2026 give 6,200 drones"
    one = charts.build("totals_compare", same[:1])
    assert plain(one.title) == "One total claimed for May 2026: 6,200 drones"


def test_many_claims_are_counted_in_the_note() -> None:
    many = [compared_cases.month(6200.0 + at, f"tally:paper_{at}") for at in range(9)]
    made = charts.build("totals_compare", many)
    assert len(made.names) == 7
    assert "2 further claims not shown" in plain(made.note)


def test_steps_are_differences_of_totals() -> None:
    totals = [total(one) for one in series("waterfall")]
    made = spec("waterfall")
    assert [row.best for row in made.rows] == [totals[0], *np.diff(totals).tolist(), totals[-1]]
    assert [row.role.partition("-")[2][2:] for row in made.rows[1:-1]] == [
        "day_rule",
        "classes",
        "as_of",
        "claimant",
    ]
    assert made.names[4] == "Unexplained"
    assert sum(row.best or 0.0 for row in made.rows[:-1]) == pytest.approx(totals[-1])


def test_a_walk_without_a_claim_names_its_largest_step() -> None:
    made = charts.build("waterfall", series("waterfall")[:3])
    assert plain(made.title) == "May 2026: from 6,200 to 5,580 drones, most by day rule (−465)"
    one = charts.build("waterfall", series("waterfall")[:2])
    assert plain(one.title) == "May 2026: from 6,200 to 5,735 drones, by day rule (−465)"
    same = [compared_cases.month(6200.0), compared_cases.month(6200.0, day_rule="start")]
    assert plain(charts.build("waterfall", same).title) == "May 2026: 6,200 drones under each definition"


def test_both_sides_speak_of_one_week_on_one_scale() -> None:
    made = spec("two_sides")
    for role, one in zip(("launched", "shot_down"), series("two_sides"), strict=True):
        by_day = {record["period"].date(): record["best"] for record in one.frame.to_dict("records")}
        known = [row for row in made.role(role) if row.best is not None]
        assert known
        assert all(row.best == by_day[row.period] for row in known)
    assert made.names == (
        "Ukrainian Air Force: Russian drones launched",
        "Russian Ministry of Defence: Ukrainian drones shot down",
    )
    upper, lower = charts.figure(made).axes
    assert upper.get_ylim() == lower.get_ylim()
    sums = {
        (a.best or 0) + (b.best or 0)
        for a, b in zip(made.role("launched"), made.role("shot_down"), strict=True)
    }
    assert not sums & {number.value for number in made.numbers}


def test_a_side_that_tells_a_least_number_is_in_the_title() -> None:
    one, other = series("two_sides")
    frame = other.frame.assign(low=other.frame["best"], high=np.nan)
    made = charts.build("two_sides", [one, dataclasses.replace(other, frame=frame)])
    assert plain(made.title).startswith("Kyiv reports 1,802 launched; Moscow ≥ 322 shot down, week to")


def test_a_label_stands_clear_of_the_arrow_of_its_bar() -> None:
    one, other = series("two_sides")
    frame = other.frame.assign(low=other.frame["best"], high=np.nan)
    frame.loc[::2, "best"] = np.nan
    figure = charts.figure(charts.build("two_sides", [one, dataclasses.replace(other, frame=frame)]))
    figure.draw_without_rendering()
    arrows = [line.get_window_extent() for line in figure.findobj(Line2D) if line.get_gid() == "at_least"]
    assert len(arrows) == frame["low"].notna().sum()
    told = [text.get_window_extent() for text in figure.findobj(Text) if text.get_text().startswith("≥")]
    assert arrows and told
    assert not [1 for text in told for arrow in arrows if text.overlaps(arrow)]


def test_days_of_a_source_are_counted_by_hand() -> None:
    for at_, one in enumerate(series("coverage")):
        rows = spec("coverage").role(f"source-{at_}")
        assert [row.status for row in rows] == one.frame["status"].tolist()
        given = sum(1 for value in one.frame["best"] if np.isfinite(value))
        assert plain(spec("coverage").labels[at_].text) == f"{given} of {len(one.frame)}"


def test_days_side_by_side_are_one_box_without_seams() -> None:
    made = spec("coverage")
    figure = charts.figure(made)
    boxes = [
        len(area.get_paths())
        for area in figure.axes[0].collections
        if area.get_gid() == "days-source-0-reported"
    ]
    reported = [row for row in made.role("source-0") if row.status == "reported"]
    runs = 1 + sum(one.end != other.period for one, other in pairwise(reported))
    assert boxes == [runs]
    assert runs < len(reported)


def test_a_cross_is_explained_only_where_there_is_one() -> None:
    whole = synth.daily(values=[3.0] * 9, days=9, claimant="ua_air_force")
    assert charts.build("coverage", [whole]).note == ""
    assert "a cross marks" in plain(spec("coverage").note).lower()


def test_csv_has_the_claimant_and_the_instant_of_each_row() -> None:
    lines = list(csv.DictReader(io.StringIO(charts.csv_text(spec("vintages_one")))))
    assert [line["as_of"] for line in lines] == [
        f"{one:%Y-%m-%dT%H:%M:%SZ}" for one in compared_cases.MOMENTS
    ]
    lines = list(csv.DictReader(io.StringIO(charts.csv_text(spec("totals_compare")))))
    assert [line["claimant"] for line in lines][:2] == ["ua_president", "tally:afp"]
    assert (lines[0]["low"], lines[0]["high"]) == ("7000", "")


@together(
    ("call", "message"),
    [
        (
            lambda: charts.build("vintages", series("vintages") + compared_cases.window("lost", (1, 1, 1))),
            "one or two",
        ),
        (lambda: charts.build("vintages", [synth.daily(days=63)]), "62 at most"),
        (
            lambda: charts.build("vintages", compared_cases.window("launched", (np.nan,) * 3)),
            "nothing is known",
        ),
        (
            lambda: charts.build("totals_compare", [*series("totals_compare"), synth.daily("hit")]),
            "one metric",
        ),
        (
            lambda: charts.build("totals_compare", [synth.daily(days=2, missing=(0, 1))]),
            "no claim of a total",
        ),
        (lambda: charts.build("waterfall", series("waterfall")[:1]), "two to 7 totals"),
        (
            lambda: charts.build("waterfall", [series("waterfall")[at_] for at_ in (0, 2)]),
            "not day_rule, classes",
        ),
        (lambda: charts.build("waterfall", [series("waterfall")[0]] * 2), "not none"),
        (
            lambda: charts.build("waterfall", [series("waterfall")[at_] for at_ in (0, 4)]),
            "not classes, claimant",
        ),
        (lambda: charts.build("two_sides", series("two_sides")[:1]), "two series"),
        (lambda: charts.build("coverage", [synth.daily()]), "of the figures of one claimant"),
    ],
)
def test_series_that_do_not_fit_are_refused(call: Callable[[], ChartSpec], message: str) -> None:
    with pytest.raises(ChartError, match=message):
        call()


# -- drawing --------------------------------------------------------------------------------------


def artists(figure: Figure, prefix: str) -> dict[str, Any]:
    found = [one for axes in figure.axes for one in (*axes.lines, *axes.patches, *axes.collections)]
    return {str(one.get_gid()): one for one in found if str(one.get_gid()).startswith(prefix)}


def test_rings_stand_at_what_was_known() -> None:
    figure = charts.figure(spec("vintages_one"))
    rings = artists(figure, "vintage-")
    assert [float(ring.get_ydata()[0]) for ring in rings.values()] == [392.0, 640.0, 948.0]
    faces = [ring.get_markerfacecolor() for ring in rings.values()]
    assert faces[0] == faces[1] != faces[2]
    (steps,) = artists(figure, "step-").values()
    assert steps.get_ydata().tolist() == [392.0, 392.0, 640.0, 640.0, 948.0, 948.0]


@pytest.mark.slow
def test_bars_and_steps_are_as_long_as_the_spec_says() -> None:
    made = spec("waterfall")
    figure = charts.figure(made)
    totals = [bar.get_width() for bar in artists(figure, "barh-").values()]
    assert totals == [made.rows[0].best, made.rows[-1].best]
    ends = [(bar.get_x(), bar.get_x() + bar.get_width()) for bar in artists(figure, "step-").values()]
    assert np.allclose(ends, [(row.low or 0.0, row.high or 0.0) for row in made.rows[1:-1]])
    assert figure.axes[0].get_xlim()[0] == 0


@pytest.mark.slow
def test_days_without_a_figure_are_crosses() -> None:
    made = spec("coverage")
    crosses = artists(charts.figure(made), "days-source-1-not_reported")["days-source-1-not_reported"]
    missing = [row.x for row in made.role("source-1") if row.status == "not_reported"]
    assert crosses.get_xdata().tolist() == missing


@pytest.mark.slow
def test_an_open_claim_has_an_arrow_beyond_its_bar() -> None:
    figure = charts.figure(spec("totals_compare"))
    assert len(artists(figure, "at_least")) == 1
    upright = compared_cases.sides()
    upright[0].frame.loc[3, ["best", "high"]] = np.nan
    made = charts.build("two_sides", upright)
    assert "arrow: at least so many" in made.note
    assert len(artists(charts.figure(made), "at_least")) == 1


@pytest.mark.parametrize("lanes", [2, 6])
def test_more_lanes_need_more_height_on_a_page(lanes: int) -> None:
    many = dataclasses.replace(spec("totals_compare"), names=("name",) * lanes)
    assert height(many) == pytest.approx(1 + 0.09 * (lanes - 4))
    assert height(dataclasses.replace(many, size="social")) == 1.0


@given(st.floats(0, 1e5), st.floats(4, 1e5), st.integers(2, 6))
def test_ticks_between_are_few_even_and_inside(low: float, span: float, most: int) -> None:
    ticks = ticks_between(low, low + span, most)
    assert 1 <= len(ticks) <= most
    assert low - 1e-6 * span <= ticks[0] <= ticks[-1] <= low + span + 1e-6 * span
    assert np.allclose(np.diff(ticks, 2), 0)


def test_ticks_of_an_axis_that_leaves_out_zero() -> None:
    assert ticks_between(0.2, 0.31, 4, whole=False) == pytest.approx([0.2, 0.25, 0.3])
    assert not from_zero(805, 810)
    assert from_zero(0, 810)
    figure = charts.figure(spec("vintages"))
    for axes, lowest in zip(figure.axes, (805, 54), strict=True):
        low, high = axes.get_ylim()
        assert (lowest - low) / (high - low) > 1 / 3


def test_many_instants_are_thinned() -> None:
    axes = Figure(figsize=(3, 2)).add_axes((0.1, 0.2, 0.8, 0.7))
    instants = [compared_cases.MOMENTS[0] + timedelta(days=day) for day in range(40)]
    instant_axis(axes, instants, words("en"), "report")
    texts = [label.get_text() for label in axes.get_xticklabels()]
    assert 2 <= len(texts) <= 6
    assert texts[0] == f"4{NBSP}Jun\n2026"


# -- mutations ------------------------------------------------------------------------------------


def _ring(figure: Figure) -> None:
    next(iter(artists(figure, "vintage-").values())).set_ydata([400.0])


def _ring_lost(figure: Figure) -> None:
    next(iter(artists(figure, "vintage-").values())).remove()


def _step(figure: Figure) -> None:
    bar = next(iter(artists(figure, "step-").values()))
    bar.set_width(0.9 * bar.get_width())


def _total(figure: Figure) -> None:
    bar = next(iter(artists(figure, "barh-").values()))
    bar.set_width(0.9 * bar.get_width())


def _bar(figure: Figure) -> None:
    bar = next(iter(artists(figure, "bar-shot_down").values()))
    bar.set_height(1.1 * bar.get_height())


def _day(figure: Figure) -> None:
    crosses = artists(figure, "days-source-1-not_reported")["days-source-1-not_reported"]
    crosses.set_xdata(crosses.get_xdata() + np.eye(1, len(crosses.get_xdata()))[0])


def _strip(figure: Figure) -> None:
    artists(figure, "days-source-0-reported")["days-source-0-reported"].remove()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "mutate"),
    [
        ("vintages_one", _ring),
        ("vintages_span", _ring_lost),
        ("waterfall", _step),
        ("waterfall", _total),
        ("totals_compare", _total),
        ("two_sides", _bar),
        ("coverage", _day),
        ("coverage", _strip),
    ],
)
def test_a_mark_in_the_wrong_place_is_a_fault(name: str, mutate: Callable[[Figure], None]) -> None:
    figure = charts.figure(spec(name))
    mutate(figure)
    assert {fault.rule for fault in lint(figure, spec(name))} == {"drawn"}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "old", "new", "rule"),
    [
        ("vintages", "805", "850", "title"),
        ("totals_compare", "7,000", "7,100", "title"),
        ("waterfall", "1,389", "1,398", "title"),
        ("two_sides", "322", "232", "title"),
        ("coverage", "58", "85", "title"),
    ],
)
def test_a_swapped_digit_is_a_fault(name: str, old: str, new: str, rule: str) -> None:
    wrong = dataclasses.replace(spec(name), title=spec(name).title.replace(old, new))
    assert rule in {fault.rule for fault in lint(charts.figure(spec(name)), wrong)}


# -- from a store ---------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """September nights, the one to the 7th told twice, and a total of the month."""
    path = tmp_path_factory.mktemp("compared") / "store.sqlite"
    told = [(day, 100 + day, at(day, 9, month=9)) for day in range(1, 31)] + [(7, 810, at(7, 15, month=9))]
    with open_store(path, "w") as writer:
        for number, (day, value, known) in enumerate(sorted(told, key=lambda one: one[2]), 1):
            of = document(
                number, published=known - timedelta(hours=1), text=f"Post {number}: {value} drones."
            )
            one = claim(of, value=value, window=night(day, month=9))
            writer.add([Reading(of, (one,))], known_at=known, source="")
        of = document(
            99, claimant="tally:afp", publisher="afp", text="In all 4200 drones.", published=at(2, month=10)
        )
        month = night(30, month=9).model_copy(
            update={"start": at(31, 21, month=8), "end": at(30, 21, month=9), "basis": "month"}
        )
        writer.add([Reading(of, (claim(of, value=4200, window=month),))], known_at=at(2, month=10), source="")
    return path


@pytest.mark.slow
@pytest.mark.parametrize(
    ("kind", "options", "title"),
    [
        (
            "vintages",
            ("--since", "2025-09-07", "--until", "2025-09-07"),
            "7 September 2025: first 107, later 810",
        ),
        ("totals_compare", (), "Claims of drones launched, September 2025: 4,168 to 4,200"),
        ("waterfall", (), "From 4,168 to 4,200 drones: 32 unexplained, September 2025"),
        (
            "waterfall",
            ("--step", "day_rule=start", "--until", "2025-09-30"),
            "September 2025: from 4,168 to 4,067",
        ),
        ("coverage", ("--until", "2025-09-30"), "Ukrainian Air Force: figures for 30 of 30 days"),
    ],
)
def test_by_name_from_the_command_line(
    store: Path, tmp_path: Path, kind: str, options: tuple[str, ...], title: str
) -> None:
    done = run("chart", kind, "--store", store, "--out", tmp_path / "chart.svg", "--lint", *options)
    assert (done.code, done.err) == (0, "")
    assert f"<title>{title}" in plain((tmp_path / "chart.svg").read_text())


def test_of_a_day_that_has_just_begun_nothing_is_missing_yet(store: Path) -> None:
    with open_store(store) as reader:
        night_falls, noon = (
            gathered("vintages", reader, as_of=at(day, hour, month=9)) for day, hour in ((14, 21), (15, 9))
        )
    assert f"{night_falls[0].frame['period'].iloc[-1]:%d %B}" == "14 September"
    assert f"{noon[0].frame['period'].iloc[-1]:%d %B}" == "15 September"  # its night is told


def test_long_after_the_last_figure_its_days_are_shown(store: Path, tmp_path: Path) -> None:
    later = tmp_path / "later.sqlite"
    later.write_bytes(store.read_bytes())
    spans = {
        "vintages": ("2025-09-17", "2025-09-30"),
        "coverage": ("2025-09-01", "2025-09-30"),  # since the first figure that is held
        "totals_compare": ("2025-09-01", "2025-09-30"),
        "waterfall": ("2025-09-01", "2025-09-30"),
    }
    with open_store(later, "w") as writer:
        writer.add([], known_at=at(26, month=11, year=2026), source="")
    with open_store(later) as reader:
        for kind, span in spans.items():
            frame = gathered(kind, reader)[0].frame
            first, last = frame["period"].iloc[0], frame["end"].iloc[-1] - timedelta(days=1)
            assert (f"{first:%Y-%m-%d}", f"{last:%Y-%m-%d}") == span
            assert gathered(kind, reader, since=at(1, year=2026).date()) == []


@pytest.mark.slow
def test_nothing_to_compare_is_an_answer(store: Path, tmp_path: Path) -> None:
    done = run("chart", "two_sides", "--store", store, "--out", tmp_path / "chart.svg")
    assert done.code == 1
    assert re.search(
        r"chart two_sides could show from [\d-]+ to [\d-]+: it needs what ua_air_force", done.err
    )
    assert not (tmp_path / "chart.svg").exists()


PANEL = """
[[panels]]
id = "{kind}"
chart = "{kind}"
metric = "launched"
classes = ["drone"]
by = "month"
{more}
"""


@pytest.mark.slow
def test_panels_of_a_report(store: Path, tmp_path: Path) -> None:
    more = {"waterfall": 'steps = ["day_rule=start", "claimant=tally:afp"]'}
    panels = "".join(PANEL.format(kind=kind, more=more.get(kind, "")) for kind in GATHER)
    definition = tmp_path / "report.toml"
    definition.write_text(f'title = "Compared"\nby = "month"\nwait_hours = 36\n{panels}')
    with open_store(store) as reader:
        edition = build_edition(reader, definition, "2025-09", as_of=at(2, month=10), out=tmp_path / "out")
    made = {file.stem: file.read_text() for file in (edition.html.parent / "charts").glob("*.svg")}
    assert set(made) == set(GATHER) - {"two_sides"}  # nobody told of the other side
    assert "133 unexplained" in plain(made["waterfall"])


def test_steps_as_they_are_written() -> None:
    assert read_step("class=drone_strike") == ("classes", "drone_strike")
    assert read_step("as_of=2026-04-05T06:00:00+03:00")[1].isoformat() == "2026-04-05T03:00:00+00:00"
    for wrong in ("day_rule", "as_of=soon", "as_of=2026-04-05T06:00:00"):
        with pytest.raises(SeriesError):
            read_step(wrong)
    assert Panel(id="walk", metric="launched", steps=("day_rule=start",)).steps == ("day_rule=start",)


def test_outlets_are_named_as_the_vocabulary_names_them() -> None:
    made = [compared_cases.month(1.0, who) for who in ("tally:afp", "tally:nobody_known", "ua_president")]
    assert claimant_names(made, "en") == {"tally:afp": "AFP"}
    assert set(GATHER) <= set(charts.CHARTS)
