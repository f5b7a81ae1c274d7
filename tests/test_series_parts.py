"""The steps of a series one by one: days, repeats, covers, regimes, status, notes, evidence."""

import math
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

import numpy as np
import pytest

from tests.naive import TableStore, Told, day_of, kyiv, night
from tests.together import together
from tracker.errors import NotComparableError, SeriesError
from tracker.exchange import to_euros
from tracker.series.calendar import (
    check,
    first_days,
    last_days,
    local_seconds,
    period_starts,
    periods,
    shares,
    to_date,
    to_number,
)
from tracker.series.cells import share_out, to_cells
from tracker.series.covers import find_covered
from tracker.series.daily import Settings, count, needed, put_together
from tracker.series.groups import build_groups, classes_above, figure, is_complete
from tracker.series.notes import conflicts, merge
from tracker.series.observations import RULES
from tracker.series.rates import rate_interval
from tracker.series.regimes import (
    apply_regimes,
    bounds,
    breaks_between,
    publishes,
    refuse_if_stopped,
    regimes_of,
    stop_note,
    stopped,
)
from tracker.series.repeats import drop_repeats
from tracker.series.rows import (
    UNKNOWN_RANK,
    Rows,
    Subject,
    load_rows,
    rank_of,
    read_classes,
    relations,
    wider,
    zone_of,
)
from tracker.series.table import (
    Calendar,
    Evidence,
    claimants_by_period,
    evidence_by_period,
    notes_by_period,
    regimes_by_period,
    statuses,
    today_of,
)
from tracker.vocab import load

VOCABULARY = load()
DAY = Settings("day", "end", "official_latest")
FILE = {"rule": "missile_attacks_row@1", "document": "file"}


def rows_of(told: Sequence[Told], *metrics: str) -> Rows:
    wanted = metrics or tuple({one.metric for one in told}) or ("launched",)
    subject = Subject(("air_target",), told[0].direction if told else "ru_on_ua", "national")  # type: ignore[arg-type]
    return load_rows(TableStore(told), wanted, subject, VOCABULARY)  # type: ignore[arg-type]


def seconds(*texts: str) -> Any:
    return np.array([int(kyiv(text).timestamp()) for text in texts])


def number(text: str) -> int:
    return to_number(date.fromisoformat(text))


class TestDays:
    def test_numbers_and_dates_are_inverse(self) -> None:
        for text in ("1970-01-01", "2024-02-29", "2025-06-29", "1969-12-31"):
            assert to_date(number(text)).isoformat() == text

    @together(
        ("end", "day"),
        [
            ("2025-06-30T00:00", "2025-06-29"),
            ("2025-06-30T00:01", "2025-06-30"),
            ("2025-06-29T23:59", "2025-06-29"),
            ("2025-03-30T05:00", "2025-03-30"),
            ("2025-10-26T00:00", "2025-10-25"),
        ],
    )
    def test_the_last_day_is_that_of_the_last_second(self, end: str, day: str) -> None:
        assert last_days(seconds(end), "Europe/Kyiv")[0] == number(day)

    def test_kyiv_and_moscow_are_one_hour_apart_in_winter_only(self) -> None:
        for text, hours in (("2025-01-10T12:00", 1), ("2025-07-10T12:00", 0)):
            moment = seconds(text)
            apart = local_seconds(moment, "Europe/Moscow") - local_seconds(moment, "Europe/Kyiv")
            assert apart[0] == hours * 3600

    def test_first_days_are_local(self) -> None:
        assert first_days(seconds("2025-06-29T00:00"), "Europe/Kyiv")[0] == number("2025-06-29")

    @pytest.mark.parametrize(
        "window",
        [
            ("2025-06-28T20:00", "2025-06-29T08:00"),
            ("2025-06-28T00:00", "2025-06-29T00:00"),
            ("2025-06-28T06:00", "2025-07-01T18:00"),
            ("2025-03-29T20:00", "2025-03-30T08:00"),
            ("2025-06-28T00:00", "2025-06-28T00:00"),
        ],
    )
    @pytest.mark.parametrize("rule", ["end", "start", "prorata"])
    def test_shares_are_those_of_the_obvious_twin(self, window: tuple[str, str], rule: str) -> None:
        start, end = window
        last = last_days(seconds(end), "Europe/Kyiv")
        _, days, weights = shares(seconds(start), seconds(end), "Europe/Kyiv", rule, last)  # type: ignore[arg-type]
        found = {to_date(day): weight for day, weight in zip(days, weights, strict=True)}
        expected = day_of(Told(1, kyiv(start), kyiv(end)), rule)
        assert found == pytest.approx(expected)
        assert sum(weights) == pytest.approx(1)

    def test_a_day_lies_in_its_period(self) -> None:
        days = np.arange(number("2023-12-20"), number("2024-03-10"))
        for by in ("day", "week", "month"):
            begins, ends = periods(int(days[0]), int(days[-1]), by)
            starts = period_starts(days, by)
            assert set(starts) == set(begins)
            where = np.searchsorted(begins, days, side="right") - 1
            assert (begins[where] <= days).all() and (days < ends[where]).all()

    def test_choices_are_listed_where_one_is_wrong(self) -> None:
        assert check("day", ("day", "week"), "calendar") == "day"
        with pytest.raises(SeriesError, match="choose one of day, week"):
            check("year", ("day", "week"), "calendar")


class TestRows:
    def test_columns_are_those_of_the_claims(self) -> None:
        rows = rows_of(
            [night("2025-06-29", 477), night("2025-06-29", 60, classes="missile", publisher="paper")]
        )
        assert len(rows) == 2 and rows.metrics == ("launched",)
        assert sorted(rows.best.tolist()) == [60, 477]
        assert rows.own[rows.best == 477].all() and not rows.own[rows.best == 60].any()

    def test_claims_without_a_window_or_of_another_unit_are_left_out(self) -> None:
        table = TableStore([night("2025-06-29", 477), night("2025-06-29", 12, unit="km")])
        rows = load_rows(table, ["launched"], Subject(("drone",), "ru_on_ua", "national"), VOCABULARY)  # type: ignore[arg-type]
        assert rows.best.tolist() == [477]

    def test_nothing_is_no_rows(self) -> None:
        assert len(rows_of([])) == 0

    def test_ranks_and_zones_of_claimants(self) -> None:
        assert rank_of("ua_air_force", VOCABULARY) < rank_of("ua_general_staff", VOCABULARY)
        assert rank_of("ua_president", VOCABULARY) < rank_of("unattributed", VOCABULARY)
        assert rank_of("nobody at all", VOCABULARY) == UNKNOWN_RANK
        assert zone_of("ru_mod", VOCABULARY) == "Europe/Moscow"
        assert zone_of("nobody at all", VOCABULARY) == "Europe/Kyiv"

    @pytest.mark.parametrize(
        "written", ["kn_23+iskander_m", "iskander_m + kn_23", ["kn_23", "iskander_m", "kn_23"]]
    )
    def test_class_sets_are_read_in_every_form(self, written: Any) -> None:
        assert read_classes(written, "launched", VOCABULARY) == ("iskander_m", "kn_23")

    def test_a_comma_parts_no_classes(self) -> None:
        with pytest.raises(SeriesError, match='no class "iskander_m,kn_23"'):
            read_classes("iskander_m,kn_23", "launched", VOCABULARY)

    def test_an_empty_name_is_no_class(self) -> None:
        with pytest.raises(SeriesError, match='no class ""'):
            read_classes("", "launched", VOCABULARY)

    def test_a_question_without_classes_is_about_what_its_metric_counts(self) -> None:
        metrics = ("launched", "rate_shot", "killed", "hit_locations", "aid_pledged")
        found = [read_classes(None, metric, VOCABULARY) for metric in metrics]
        assert found == [("drone",), ("drone",), ("person",), ("air_target",), ("aid",)]
        assert read_classes("drone", "hit_locations", VOCABULARY) == ("drone",)

    def test_relations_to_the_classes_asked_for(self) -> None:
        sets = [("iskander_m",), ("iskander_m", "kinzhal"), ("drone",), ("missile",), ("ballistic",), ()]
        assert relations(sets, ["ballistic"], VOCABULARY).tolist() == [2, 1, 0, 0, 2, 0]

    @together(
        ("total", "part", "is_wider"),
        [
            (("missile",), ("kalibr",), True),
            (("missile",), ("kalibr", "iskander_m"), True),
            (("missile",), ("missile",), False),
            (("missile",), ("kalibr", "drone"), False),
            (("kalibr", "iskander_m"), ("kalibr",), False),
            (("kalibr",), ("missile",), False),
            (("air_target",), ("drone",), True),
        ],
    )
    def test_what_a_total_is_over(
        self, total: tuple[str, ...], part: tuple[str, ...], is_wider: bool
    ) -> None:
        assert wider(total, part, VOCABULARY) is is_wider

    def test_the_table_of_totals_is_that_of_the_pairs(self) -> None:
        sets = (("missile",), ("kalibr",), ("cruise",))
        assert classes_above(sets, VOCABULARY).tolist() == [
            [False, True, True],
            [False, False, False],
            [False, True, False],
        ]


def kept_values(told: Sequence[Told], **options: Any) -> list[float]:
    return sorted(drop_repeats(rows_of(told), VOCABULARY, **options).rows.best.tolist())


class TestRepeats:
    def test_different_metrics_classes_and_claimants_never_repeat(self) -> None:
        told = [
            night("2025-06-29", 1),
            night("2025-06-29", 2, metric="lost"),
            night("2025-06-29", 3, classes="missile"),
            night("2025-06-29", 4, claimant="ua_president"),
        ]
        assert kept_values(told) == [1, 2, 3, 4]

    @pytest.mark.parametrize(("earliest", "value"), [(False, 810), (True, 805)])
    def test_own_statements_of_a_window_in_order_of_publication(self, earliest: bool, value: float) -> None:
        published = datetime(2025, 9, 7, 6, tzinfo=UTC)
        told = [
            night("2025-09-07", n, published=published + timedelta(hours=hours))
            for n, hours in ((810, 3), (805, 0))
        ]
        assert kept_values(told, earliest=earliest) == [value]

    def test_a_later_relay_does_not_replace_the_claimant(self) -> None:
        relay = night("2025-09-07", 800, publisher="paper", published=datetime(2025, 9, 9, tzinfo=UTC))
        found = drop_repeats(rows_of([night("2025-09-07", 810), relay]), VOCABULARY)
        assert found.rows.best.tolist() == [810] and found.relays.best.tolist() == [800]

    def test_an_exact_figure_beats_a_rounded_one_of_its_document(self) -> None:
        told = [
            night("2025-09-07", 810, document="d"),
            night("2025-09-07", 800, document="d", high=math.nan, bound="more_than"),
        ]
        assert kept_values(told) == [810]

    def test_windows_that_touch_do_not_overlap(self) -> None:
        told = [night("2026-05-13", 139), Told(139, kyiv("2026-05-13T08:00"), kyiv("2026-05-13T18:00"))]
        assert kept_values(told) == [139, 139]

    def test_an_equal_figure_repeats_where_windows_share_half(self) -> None:
        for start, values in (("2026-05-13T01:00", [139]), ("2026-05-13T06:00", [139, 139])):
            told = [night("2026-05-13", 139), Told(139, kyiv(start), kyiv("2026-05-13T13:00"), document="x")]
            assert kept_values(told) == values

    def test_a_week_and_its_nights_are_not_compared_here(self) -> None:
        week = Told(900, kyiv("2025-06-23T00:00"), kyiv("2025-06-30T00:00"))
        assert kept_values([week, night("2025-06-25", 100)]) == [100, 900]

    def test_rows_of_one_post_are_all_kept(self) -> None:
        told = [night("2025-06-29", n, classes="kalibr", **FILE) for n in (3, 3, 4)]
        assert kept_values([told[0], told[2]]) == [3, 4]

    @pytest.mark.parametrize(("got", "values"), [("printed", [6]), ("source_default", [5, 6])])
    def test_a_later_vintage_replaces_printed_windows_only(self, got: str, values: list[float]) -> None:
        first, second = (datetime(2025, month, 1, tzinfo=UTC) for month in (7, 8))
        told = [
            night("2025-06-29", n, got=got, document=f"d{n}", rule="missile_attacks_row@1", known_at=known)
            for n, known in ((5, first), (6, second))
        ]
        assert kept_values(told) == values


def covered(told: Sequence[Told], metric: str = "launched") -> list[str]:
    """Class sets of the statements that are covered."""
    rows = rows_of(told, *needed(metric))
    kept = drop_repeats(rows, VOCABULARY)
    groups = build_groups(kept, rows, VOCABULARY)
    value = figure(groups, metric, kept.rows, VOCABULARY)
    stated = ~np.isnan(value[0])
    found = find_covered(groups, value, is_complete(groups, metric), stated, kept.rows, VOCABULARY)
    return sorted("+".join(rows.sets[code]) for code in groups.classes[found & stated])


class TestCovers:
    def test_nested_totals_cover_level_by_level(self) -> None:
        told = [
            night("2025-06-29", n, classes=name)
            for n, name in (
                (537, "air_target"),
                (477, "drone"),
                (60, "missile"),
                (46, "cruise"),
                (5, "kalibr"),
            )
        ]
        assert covered(told) == ["cruise", "drone", "kalibr", "missile"]

    def test_a_total_of_another_night_covers_nothing(self) -> None:
        assert (
            covered([night("2025-06-28", 60, classes="missile"), night("2025-06-29", 5, classes="kalibr")])
            == []
        )

    def test_another_claimants_total_covers_nothing(self) -> None:
        told = [
            night("2025-06-29", 60, classes="missile", claimant="ua_president"),
            night("2025-06-29", 5, classes="kalibr"),
        ]
        assert covered(told) == []

    def test_rows_of_a_file_stand_beside_each_other(self) -> None:
        told = [night("2025-06-29", n, classes=name, **FILE) for n, name in ((19, "missile"), (5, "kalibr"))]
        assert covered(told) == []

    def test_what_a_file_marks_as_part_is_part_of_the_row(self) -> None:
        told = [
            night("2025-06-29", 477, **FILE),
            night("2025-06-29", 210, classes="drone_strike", rule="missile_attacks_part@1", document="more"),
        ]
        assert covered(told) == ["drone_strike"]

    @pytest.mark.parametrize("rule", ["subset/1", "part_of/1"])
    def test_what_is_told_as_part_never_adds_however_small_its_total_was_put_right(self, rule: str) -> None:
        told = [night("2025-06-29", 2), night("2025-06-29", 80, classes="drone_strike", rule=rule)]
        assert covered(told) == ["drone_strike"]

    def test_a_total_in_a_text_covers_rows_of_a_file(self) -> None:
        told = [night("2025-06-29", 60, classes="missile"), night("2025-06-29", 46, classes="cruise", **FILE)]
        assert covered(told) == ["cruise"]

    def test_own_parts_cover_a_relayed_total_and_own_totals_relayed_parts(self) -> None:
        own, relay = {"publisher": ""}, {"publisher": "paper"}
        for total, part, expected in ((relay, own, ["missile"]), (own, relay, ["kalibr"])):
            told = [
                night("2025-06-29", 60, classes="missile", **total),
                night("2025-06-29", 41, classes="kalibr", **part),
            ]
            assert covered(told) == expected

    @pytest.mark.parametrize(("total", "expected"), [(46, ["cruise"]), (23, ["cruise"]), (22, []), (0, [])])
    def test_a_total_covers_what_it_can_be_the_sum_of(self, total: float, expected: list[str]) -> None:
        told = [night("2025-06-29", total, classes="missile"), night("2025-06-29", 46, classes="cruise")]
        assert covered(told) == expected

    def test_an_incomplete_total_gives_way_to_complete_parts(self) -> None:
        told = [
            night("2025-06-29", value, metric=metric, classes=name, document="post")
            for metric, name, value in (
                ("shot_down", "drone", 211),
                ("lost", "drone", 225),
                ("shot_down", "air_target", 249),
            )
        ]
        assert covered(told, "neutralised") == ["air_target"]
        assert covered(told, "shot_down") == ["drone"]


class TestRegimesAsData:
    air_force = regimes_of("ua_air_force", VOCABULARY)

    def test_spans_follow_each_other(self) -> None:
        spans = [bounds(regime) for regime in self.air_force]
        assert [end for _, end in spans[:-1]] == [first for first, _ in spans[1:]]

    def test_redefined_words_become_the_observed_metric(self) -> None:
        told = [
            night("2025-07-23", 1, metric="shot_down"),
            night("2025-07-24", 2, metric="shot_down"),
            night("2025-07-24", 3, metric="shot_down", claimant="unattributed"),
            night("2025-07-24", 4, metric="shot_down", claimant="tally:paper"),
            night("2025-07-24", 5, metric="shot_down", claimant="ua_general_staff"),
        ]
        rows = apply_regimes(rows_of(told), VOCABULARY.regimes, VOCABULARY)
        found = {best: rows.metrics[code] for best, code in zip(rows.best, rows.metric, strict=True)}
        assert [found[best] for best in (1, 5)] == ["shot_down"] * 2
        assert [found[best] for best in (2, 3, 4)] == ["neutralised"] * 3

    def test_a_metric_that_stopped_is_refused_on_its_far_side_only(self) -> None:
        far, near = (number("2025-08-01"), number("2025-08-31")), (number("2025-06-01"), number("2025-08-31"))
        refuse_if_stopped(self.air_force, "shot_down", *near)
        refuse_if_stopped(self.air_force, "launched", *far)
        refuse_if_stopped((), "shot_down", *far)
        with pytest.raises(NotComparableError, match="2025-07-24"):
            refuse_if_stopped(self.air_force, "shot_down", *far)

    def test_the_note_names_the_first_day(self) -> None:
        day = stopped(self.air_force, "shot_down")[0][0]
        assert stop_note(day) == "not comparable: the source stopped publishing it on 2025-07-24"

    def test_what_a_regime_gives(self) -> None:
        days = np.array([number(day) for day in ("2024-01-01", "2025-01-01", "2025-09-01")])
        names, codes = ("ua_air_force", "un"), np.zeros(3, dtype=int)
        assert publishes(names, codes, days, "lost", VOCABULARY).tolist() == [False, True, False]
        assert publishes(names, codes + 1, days, "lost", VOCABULARY).tolist() == [False] * 3

    @pytest.mark.parametrize(
        ("metric", "rate", "days"),
        [
            ("launched", "", []),
            ("shot_down", "rate_shot", ["2024-07-10", "2025-07-24"]),
            ("neutralised", "rate_neutralised", ["2024-07-10"]),
            ("hit_locations", "", ["2024-07-10"]),
        ],
    )
    def test_breaks(self, metric: str, rate: str, days: list[str]) -> None:
        found = breaks_between(self.air_force, metric, rate, number("2023-01-01"), number("2026-05-01"))
        assert [day.isoformat() for day, _, _ in found] == days

    def test_a_break_on_the_first_day_is_none(self) -> None:
        assert not breaks_between(
            self.air_force, "shot_down", "rate_shot", number("2025-07-24"), number("2025-09-01")
        )


class TestFigures:
    def value(self, told: Sequence[Told], metric: str) -> list[float]:
        rows = rows_of(told, *needed(metric))
        kept = drop_repeats(rows, VOCABULARY)
        groups = build_groups(kept, rows, VOCABULARY)
        return [float(column[0]) for column in figure(groups, metric, kept.rows, VOCABULARY)]

    def test_suppressed_is_part_of_neutralised(self) -> None:
        told = [
            night("2025-06-29", value, metric=metric, document="post")
            for metric, value in (("shot_down", 10), ("lost", 5), ("suppressed", 3))
        ]
        assert self.value(told, "neutralised") == [18, 18, 18]

    def test_lost_alone_bounds_from_below(self) -> None:
        low, best, high = self.value([night("2025-06-29", 5, metric="lost")], "neutralised")
        assert low == 5 and math.isnan(best) and math.isnan(high)

    def test_unaccounted_is_never_negative(self) -> None:
        told = [
            night("2024-12-28", value, metric=metric, document="post")
            for metric, value in (("launched", 16), ("shot_down", 15), ("lost", 11))
        ]
        assert self.value(told, "unaccounted") == [0, 0, 0]

    def test_unaccounted_leaves_out_what_is_told_of(self) -> None:
        told = [
            night("2025-06-29", value, metric=metric, document="post")
            for metric, value in (
                ("launched", 100),
                ("shot_down", 50),
                ("lost", 20),
                ("hit", 5),
                ("left_airspace", 3),
                ("still_airborne", 2),
            )
        ]
        assert self.value(told, "unaccounted") == [20, 20, 20]

    def test_unaccounted_needs_launched_and_an_outcome(self) -> None:
        for told in ([night("2025-06-29", 9)], [night("2025-06-29", 9, metric="shot_down")]):
            assert all(math.isnan(end) for end in self.value(told, "unaccounted"))


class TestRules:
    def daily(self, told: Sequence[Told], rule: str) -> tuple[float, float, float]:
        rows = rows_of(told)
        statements = put_together(rows, ("drone",), DAY, VOCABULARY)
        groups, kept = statements.groups, statements.kept.rows
        parts = share_out(groups, statements.inside, kept, "end", VOCABULARY)
        cells = to_cells(parts, figure(groups, "launched", kept, VOCABULARY), statements.inside)
        daily = RULES[rule](cells)
        return float(daily.low[0]), float(daily.best[0]), float(daily.high[0])

    def test_the_median_of_two_is_between_them(self) -> None:
        told = [night("2025-06-29", n, claimant=name) for n, name in ((10, "ua_air_force"), (20, "un"))]
        assert self.daily(told, "median") == (10, 15, 20)

    def test_an_envelope_has_a_value_where_all_agree(self) -> None:
        told = [night("2025-06-29", 10, claimant=name) for name in ("ua_air_force", "un")]
        assert self.daily(told, "envelope") == (10, 10, 10)

    def test_no_claims_no_days(self) -> None:
        counted = count(rows_of([]), "launched", ("drone",), DAY, VOCABULARY)
        assert len(counted.daily.day) == 0 and not counted.totals


class TestRateIntervals:
    def columns(self, *values: float) -> list[Any]:
        return [np.array([value], dtype=float) for value in values]

    @together(
        ("top", "bottom", "low", "best", "high"),
        [
            ((8, 8, 8, 0), (10, 10, 10, 0), 0.8, 0.8, 0.8),
            ((8, math.nan, 10, 0), (10, 10, 10, 0), 0.8, math.nan, 1.0),
            ((2, 2, 2, 3), (10, 10, 10, 5), 2 / 15, math.nan, 5 / 13),
            ((8, 8, math.nan, 0), (10, 10, 10, 0), 0.8, 0.8, 1.0),
            ((0, 0, 0, 0), (0, 0, 0, 0), math.nan, math.nan, math.nan),
        ],
    )
    def test_bounds(self, top: Any, bottom: Any, low: float, best: float, high: float) -> None:
        found = [float(column[0]) for column in rate_interval(self.columns(*top), self.columns(*bottom))]
        assert found == pytest.approx([low, best, high], nan_ok=True)


class TestTables:
    week = Calendar(number("2025-06-23"), number("2025-06-29"), "week")

    @together(
        ("reported", "best", "preliminary", "today", "status"),
        [
            (0, math.nan, False, "2025-07-10", "not_reported"),
            (0, math.nan, False, "2025-06-25", "not_reported"),
            (3, 5.0, False, "2025-06-29", "partial"),
            (7, 5.0, False, "2025-06-30", "reported"),
            (7, 0.0, False, "2025-06-30", "reported_zero"),
            (6, 5.0, False, "2025-06-30", "gaps"),
            (7, 5.0, True, "2025-06-30", "provisional"),
            (7, 5.0, True, "2025-07-01", "reported"),
        ],
    )
    def test_status(self, reported: int, best: float, preliminary: bool, today: str, status: str) -> None:
        days, value, early = (np.array([each]) for each in (reported, best, preliminary))
        assert statuses(self.week, days, value, value, early, number(today)).tolist() == [status]

    def test_days_outside_have_no_place(self) -> None:
        days = np.array([number(day) for day in ("2025-06-22", "2025-06-23", "2025-06-29", "2025-06-30")])
        assert self.week.place(days).tolist() == [-1, 0, 0, -1]
        assert self.week.sum(days, np.array([1.0, 2.0, 3.0, 4.0])).tolist() == [5]
        assert self.week.count(days).tolist() == [2]

    def test_no_day_is_no_sum(self) -> None:
        assert math.isnan(self.week.sum(np.array([], dtype=int), np.array([]))[0])
        assert len(Calendar(0, -1, "day")) == 0

    def test_evidence_is_listed_once_and_chosen_first(self) -> None:
        days = np.full(4, number("2025-06-25"))
        evidence = Evidence(
            days,
            np.array(["b", "a", "c", "b"], dtype=object),
            np.array([True, False, True, True]),
            np.array([False, True, False, False]),
            np.array([1, 0, 0, 1]),
            np.array([True, False, True, True]),
            ("paper", "post"),
        )
        ids, preliminary = evidence_by_period(self.week, evidence)
        assert ids == [("b", "c", "a")] and preliminary.tolist() == [False]
        found = claimants_by_period(self.week, evidence)
        assert found["claimants"] == [("post", "paper")]
        assert list(found["relayed"]) == [1]

    def test_long_lists_of_notes_are_cut(self) -> None:
        notes = {number("2025-06-23") + n: [f"note {n}"] for n in range(7)}
        (found,) = notes_by_period(self.week, notes)
        assert (
            found[:4] == ("note 0", "note 1", "note 2", "note 3")
            and found[4] == "and 3 more notes of its days"
        )

    def test_notes_of_several_kinds_are_joined(self) -> None:
        assert merge({1: ["a"]}, {1: ["b"], 2: ["c"]}) == {1: ["a", "b"], 2: ["c"]}

    def test_regimes_of_a_period(self) -> None:
        july = Calendar(number("2025-07-01"), number("2025-07-31"), "month")
        assert regimes_by_period(july, regimes_of("ua_air_force", VOCABULARY)).tolist() == [
            "ua_air_force_r1+ua_air_force_r2"
        ]

    def test_today_is_local(self) -> None:
        late = datetime(2025, 6, 29, 22, 30, tzinfo=UTC)
        assert to_date(today_of(late, "Europe/Kyiv")) == date(2025, 6, 30)


class TestNotesOnConflicts:
    def notes(self, told: Sequence[Told], asked: str = "drone") -> list[str]:
        rows = rows_of(told)
        counted = count(rows, "launched", (asked,), DAY, VOCABULARY)
        kept = counted.statements.kept.rows
        found, none = (
            conflicts(counted.cells, counted.daily, shown, kept, rows, (asked,), VOCABULARY)
            for shown in (counted.daily.day > 0, counted.daily.day < 0)
        )
        assert not none
        return [note for notes in found.values() for note in notes]

    def test_agreement_needs_no_note(self) -> None:
        assert self.notes([night("2025-06-29", 10), night("2025-06-29", 10, claimant="un")]) == []

    def test_rows_of_models_count_as_the_figure_of_their_family(self) -> None:
        told = [night("2025-06-29", 477, document="a")]
        told += [
            night("2025-06-29", n, classes=name, document="a") for n, name in ((50, "kalibr"), (10, "s300"))
        ]
        told += [
            night("2025-06-29", n, classes=name, claimant="unattributed", document="b")
            for n, name in ((447, "drone"), (90, "missile"))
        ]
        assert any("both splits sum to 537" in note for note in self.notes(told))
        assert any("the windows are the same" in note for note in self.notes(told))

    def test_a_figure_and_a_bound_that_holds_it_do_not_differ(self) -> None:
        more = night("2025-06-29", 450, claimant="ua_president", high=float("nan"), bound="more_than")
        assert self.notes([night("2025-06-29", 465), more]) == []
        (note,) = self.notes([night("2025-06-29", 440), more])
        assert "claimants differ: ua_air_force 440, ua_president at least 450" in note
        agreeing = night("2025-06-29", 400, claimant="un", high=float("nan"), bound="at_least")
        assert self.notes([night("2025-06-29", 440), more, agreeing]) == [note]

    def test_a_root_class_has_no_siblings(self) -> None:
        told = [
            night("2025-06-29", n, classes="air_target", claimant=name)
            for n, name in ((537, "ua_air_force"), (500, "un"))
        ]
        assert len(self.notes(told, "air_target")) == 1


class TestEuros:
    def test_euros_stay(self) -> None:
        assert to_euros(5.0, "EUR", date(1990, 1, 1)) == 5.0

    def test_the_equivalent_of_a_known_sum(self) -> None:
        dollars = 9e9 / to_euros(1.0, "USD", date(2025, 6, 30))
        assert 10.5e9 < dollars < 10.7e9

    @pytest.mark.parametrize(
        ("currency", "day"),
        [
            ("USD", date(1998, 1, 1)),
            ("XXX", date(2025, 1, 1)),
            ("ISK", date(2012, 1, 1)),
            ("USD", date(2090, 1, 1)),
        ],
    )
    def test_no_rate_of_another_time_is_taken(self, currency: str, day: date) -> None:
        with pytest.raises(SeriesError, match=currency):
            to_euros(1.0, currency, day)
