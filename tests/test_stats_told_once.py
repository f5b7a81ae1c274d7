"""Findings of a whole that a part makes are told once; both sides of a war are looked at."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import stats_world
from tests.test_stats_screening import world
from tracker.model import Finding
from tracker.stats.records import records
from tracker.stats.screening import screen, told_once


def record(classes: str, last: float) -> Finding:
    y = [*stats_world.negative_binomial(100, 9, 60, 3), last]
    return records([stats_world.series(y, classes=(classes,))])[0]


@pytest.mark.parametrize(("part", "kept"), [(9000.0, ["drone"]), (8000.0, ["air_target", "drone"])])
def test_a_whole_is_not_told_again_where_a_part_is_nine_tenths_of_it(part: float, kept: list[str]) -> None:
    found = told_once([record("air_target", 10_000), record("drone", part)])
    assert [one.classes[0] for one in found] == kept


def of(metric: str, values: list[float], since: date | None = None) -> list[Finding]:
    return records([stats_world.series(values, metric=metric)], since=since)


def test_what_is_shot_down_follows_what_was_launched() -> None:
    weeks = stats_world.negative_binomial(100, 9, 60, 3)
    launched, stopped, lost = (of(name, [*weeks, 900]) for name in ("launched", "neutralised", "lost"))
    assert told_once([*launched, *stopped, *lost]) == [*launched, *lost]
    assert told_once(stopped) == stopped


def test_the_lowest_since_is_told_of_the_lowest() -> None:
    weeks = [10.0, 11.0, 12.0, *([50.0] * 20), 40.0, 30.0, 35.0]
    found = told_once(of("launched", weeks, date(2024, 5, 1)))
    assert [one.value for one in found] == [30.0]


def test_a_silence_of_everything_is_told_once() -> None:
    quiet = [50.0] * 60 + [float("nan")] * 3 + [50.0] * 5
    made = [
        stats_world.series(quiet, "day", metric=metric, classes=(name,))
        for metric in ("neutralised", "launched")
        for name in ("drone", "air_target")
    ]
    silences = [one for one in screen(made).findings if one.finding == "silence"]
    assert [(one.metric, one.classes) for one in silences] == [("launched", ("air_target",))]


def test_a_part_alone_and_other_classes_stay() -> None:
    found = [record("drone", 9000), record("missile", 9000), record("drone", 9000)]
    assert told_once(found) == found


@given(st.permutations(["air_target", "drone", "missile"]))
def test_the_order_is_nothing(order: list[str]) -> None:
    sizes = {"air_target": 10_000, "drone": 9500, "missile": 400}
    found = told_once([record(name, sizes[name]) for name in order])
    assert sorted(one.classes[0] for one in found) == ["drone", "missile"]


def test_a_screen_says_how_many_it_left_out() -> None:
    drones, targets = world(9, spike=9000), world(9, spike=9000)
    object.__setattr__(targets, "classes", ("air_target",))
    found = screen([drones, targets])
    assert {one.classes for one in found.findings} == {("drone",)}
    assert found.repeated >= 1
    assert f"{found.repeated} left out, since another finding says the same." in found.summary()
