"""Records: ranks, since when, ties, gaps, breaks and bounds."""

import dataclasses
from datetime import UTC, date, datetime
from typing import Any

import numpy as np
import pytest

from tests import naive_stats, stats_world
from tracker.model import Finding
from tracker.stats import anomalies, records, trend

NAN = float("nan")
STEADY = [50.0 + (7 * place) % 11 for place in range(40)]


def found(
    values: Any, side: str = "highest", by: str = "week", since: date | None = None, **options: Any
) -> list[Finding]:
    made = stats_world.series(values, by, **options)
    own = records([made], since=since)
    return [finding for finding in own if finding.finding == "record" and finding.settings["side"] == side]


def test_the_highest_week_says_since_when() -> None:
    (one,) = found([*STEADY, 90.0])
    assert (one.value, one.rank, one.n, one.score) == (90, 1, 41, 1)
    assert one.span == (date(2024, 1, 1), date(2024, 10, 14))
    assert one.note == (
        "90 drones were reported launched in the week to 13 October 2024: "
        "the highest of 41 reported weeks since 1 January 2024."
    )


def test_the_lowest_week_is_a_record_of_its_own() -> None:
    (one,) = found([*STEADY, 3.0], "lowest")
    assert (one.rank, one.score) == (1, -1)
    assert "the lowest of 41 reported weeks" in one.note
    assert found([*STEADY, 3.0]) == []


def test_the_second_of_few_is_no_record() -> None:
    assert found([*STEADY[:12], 90.0, 80.0]) == []
    assert [one.rank for one in found([*STEADY[:18], 90.0, 80.0])] == [2]


def test_third_largest_of_many_days() -> None:
    values = [100.0 + place % 50 for place in range(286)]
    values[10], values[20] = 900, 800
    (one,) = found([*values, 700.0], by="day")
    assert one.rank == 3
    assert one.note.endswith("the third highest of 287 reported days since 1 January 2024.")


def test_ranks_equal_the_naive_twin() -> None:
    values = stats_world.negative_binomial(100, 3, 60, 1)
    for finding in found(values, since=date(2024, 1, 1)):
        place = (finding.period - stats_world.MONDAY).days // 7
        if finding.rank is not None:
            assert finding.rank == naive_stats.rank(values, place)
        assert finding.n == place + 1


def test_highest_for_a_while_names_the_last_higher_one() -> None:
    values = [*STEADY, 90.0, 95.0, 99.0, *STEADY[:20], 62.0]
    (one,) = found(values)
    assert one.rank is None
    assert one.span == (date(2024, 10, 28), date(2025, 3, 24))
    assert one.note == (
        "62 drones were reported launched in the week to 23 March 2025: "
        "the highest since the week to 27 October 2024 (99)."
    )


def test_what_was_reached_a_short_time_ago_is_no_record() -> None:
    values = [*STEADY, 90.0, 95.0, 99.0, *STEADY[:5], 62.0]
    assert found(values) == []


def test_a_tie_is_told_as_a_tie() -> None:
    (one,) = found([*STEADY, 90.0, *STEADY[:20], 90.0])
    assert (one.rank, one.settings["ties"]) == (1, 1)
    assert "the joint highest of 62 reported weeks" in one.note


def test_unfinished_periods_set_no_records() -> None:
    for status in ("partial", "provisional"):
        own = found([*STEADY, 90.0], status={40: status}, reported={40: 5}, since=date(2024, 9, 1))
        assert [finding.value for finding in own if finding.value == 90] == []
    complete = found([*STEADY, 90.0, 95.0], status={41: "provisional"})
    assert [finding.value for finding in complete] == [90]


def test_a_week_with_gaps_can_only_be_a_high_record() -> None:
    assert found([*STEADY, 3.0], "lowest", status={40: "gaps"}, reported={40: 6}) == []
    (one,) = found([*STEADY, 90.0], status={40: "gaps"}, reported={40: 6})
    assert one.rank == 1


def test_missing_weeks_are_neither_low_nor_counted() -> None:
    (one,) = found([*STEADY[:20], NAN, *STEADY[20:], 90.0])
    assert one.n == 41


def test_no_record_reaches_over_a_break() -> None:
    values = [*[50.0] * 30, *[83.0 + place % 2 for place in range(19)], 84.5]
    broken = stats_world.regimes_broken(date(2024, 7, 29))
    (one,) = found(values, regimes=broken, metric="shot_down")
    assert one.n == 20
    assert one.span == (date(2024, 7, 29), date(2024, 12, 16))
    assert found([*[50.0] * 30, 83.0], regimes=broken) == []


def test_thousands_are_separated() -> None:
    (one,) = found([*[50.0] * 1556, 90.0], by="day")
    assert one.note.endswith("the highest of 1,557 reported days since 1 January 2024.")


def test_too_little_data_is_said() -> None:
    (one,) = records([stats_world.series([1, 2, 3])])
    assert (one.finding, one.n, one.method) == ("insufficient", 3, "records")
    (none,) = records([stats_world.series([NAN] * 20)])
    assert (none.finding, none.n) == ("insufficient", 0)


def test_bounds_that_leave_the_order_open_are_told() -> None:
    values = np.array([*STEADY, 90.0])
    low, high = values.copy(), values.copy()
    low[-1], high[7] = 70, 85
    (one,) = found(values, low=low, high=high)
    assert one.settings["certain"] is False
    assert one.note.endswith("The bounds of the figures leave this order open.")
    assert (one.low, one.high) == (70, 90)
    high[7] = values[7]
    (sure,) = found(values, low=low, high=high)
    assert sure.settings["certain"] is True


def test_all_records_since_a_day_are_those_of_each_day_alone() -> None:
    values = stats_world.negative_binomial(100, 3, 60, 2)
    whole = found(values, since=date(2024, 6, 3))
    alone = [finding for cut in range(23, 61) for finding in found(values[:cut])]
    assert [(f.period, f.rank, f.note) for f in whole] == [(f.period, f.rank, f.note) for f in alone]


@pytest.mark.parametrize("by", ["day", "week", "month"])
def test_every_calendar_has_records(by: str) -> None:
    (one,) = found([*STEADY, 90.0], by=by)
    assert one.rank == 1
    assert one.by == by


def test_a_week_with_gaps_that_was_higher_forbids_the_record() -> None:
    values = [50.0] * 12 + [91.0] + [40.0] * 6 + [46.0]
    whole = stats_world.series(values, by="week")
    assert not [one for one in records([whole]) if one.settings.get("side") == "highest" and one.rank]
    frame = whole.frame.copy()
    frame.loc[12, ["status", "days_reported"]] = ["gaps", 2]
    holed = dataclasses.replace(whole, frame=frame)
    assert records([holed]) == records([whole])


def test_a_class_that_is_named_on_some_days_only_has_no_mean() -> None:
    whole = stats_world.series([40.0 + k % 5 for k in range(20)], by="week")
    frame = whole.frame.assign(days_published=7, days_reported=4)
    frame["status"] = "gaps"
    sparse = dataclasses.replace(whole, frame=frame)
    [told] = trend([sparse])
    assert told.finding == "insufficient"
    span = "from 1 January 2024 to 19 May 2024"
    assert f"on 60 of the 140 days with published figures {span} the source named none of these" in told.note
    assert [one.note for one in [*anomalies([sparse]), *records([sparse])]] == [told.note] * 2
    days = stats_world.series([40.0 + k % 5 for k in range(280)], by="day")
    named = np.arange(280) % 3 > 0
    frame = days.frame.assign(days_published=1, days_reported=named.astype(int))
    for column in ("best", "low", "high"):
        frame[column] = frame[column].where(named)
    frame["status"] = np.where(named, "reported", "not_reported")
    [told] = anomalies([dataclasses.replace(days, frame=frame)])
    assert told.note.startswith("No verdict on unusual days is given of ")  # records rank single days
    young = dataclasses.replace(sparse, as_of=datetime(2024, 5, 15, 6, tzinfo=UTC))
    assert "from 1 January 2024 to 15 May 2024" in trend([young])[0].note


def test_figures_known_by_their_bounds_alone_are_compared_with_and_never_told() -> None:
    bundle = [*STEADY, NAN]
    low, high = np.array([*STEADY, 0.0]), np.array([*STEADY, 180.0])
    status = {40: "reported"}
    assert found(bundle, low=low, high=high, status=status, reported={40: 7}) == []
    longer = np.append(low, 70.0), np.append(high, 70.0)
    (one,) = found([*bundle, 70.0], low=longer[0], high=longer[1], status=status, reported={40: 7})
    assert (one.rank, one.n, one.settings["certain"]) == (2, 42, False)


def test_days_of_a_class_that_is_not_always_named_are_ranked_as_high_ones_alone() -> None:
    for last, told in ((90.0, 1), (3.0, 0)):
        whole = stats_world.series([*STEADY, last], by="day")
        sparse = dataclasses.replace(whole, frame=whole.frame.assign(days_published=2))
        assert len([one for one in records([sparse]) if one.finding == "record"]) == told


@pytest.mark.parametrize(("value", "told"), [(12.0, True), (9.0, False)])
def test_a_small_count_is_no_news_for_being_the_most_since(value: float, told: bool) -> None:
    weeks = [40.0, 30.0, 20.0, *([2.0] * 12), value]
    assert any(one.rank is None for one in found(weeks)) == told
