import csv
import time
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from tests.shared import SHARED, needs_shared
from tests.together import together
from tracker.errors import NotComparableError, SourceError
from tracker.model import Claim, Reading
from tracker.series import Series, series
from tracker.sources import missile_attacks
from tracker.sources.missile_attacks_names import find_classes, find_post, find_scope, find_source
from tracker.store import Batch, Store, open_store
from tracker.vocab import load

FOLDER = SHARED / "data" / "missile-attacks"
VINTAGES = ("2025-03-30", "2026-04-05", "2026-06-07")
needs_files = needs_shared("data", "missile-attacks")

HEADER = (
    "time_start", "time_end", "model", "target", "launched", "destroyed", "not_reach_goal", "still_attacking",
    "border_crossing", "is_shahed", "num_hit_location", "num_fall_fragment_location", "turbojet",
    "turbojet_destroyed", "launched_details", "destroyed_details", "launch_place", "source",
)  # fmt: skip
NIGHT = {
    "time_start": "2025-06-10 20:00",
    "time_end": "2025-06-11 08:30",
    "model": "Shahed-136/131",
    "target": "Ukraine",
    "launched": "85.0",
    "destroyed": "40.0",
    "not_reach_goal": "9.0",
    "source": "kpszsu/posts/one",
}


def write(path: Path, *rows: dict[str, str], header: tuple[str, ...] = HEADER) -> Path:
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, header, restval="", extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)
    return path


def read(tmp_path: Path, *rows: dict[str, str]) -> list[Reading]:
    return list(missile_attacks.read(write(tmp_path / "made-up.csv", *rows)))


def claims(readings: list[Reading]) -> list[Claim]:
    return [claim for reading in readings for claim in reading.claims]


def one_night(tmp_path: Path, **cells: str) -> dict[tuple[str, str], float | None]:
    """(metric, classes) -> best of a night with some cells changed."""
    found = claims(read(tmp_path, NIGHT | cells))
    return {(claim.metric, "+".join(claim.classes)): claim.amount.best for claim in found}


class TestClaims:
    def test_a_night_with_its_figures(self, tmp_path: Path) -> None:
        assert one_night(tmp_path) == {
            ("launched", "drone"): 85,
            ("shot_down", "drone"): 40,
            ("lost", "drone"): 9,
        }

    def test_spans_are_the_printed_numbers_and_quotes_the_lines(self, tmp_path: Path) -> None:
        readings = read(
            tmp_path, NIGHT, NIGHT | {"model": "Kalibr", "launched": "7", "num_hit_location": "3"}
        )
        for reading in readings:
            for claim in reading.claims:
                start, end = claim.spans[0]
                assert reading.document.text[start:end] == claim.amount.printed == f"{claim.amount.best:g}"
                assert claim.quote in reading.document.text.splitlines()
                assert claim.document == reading.document.id

    def test_every_reading_says_who_when_and_how_it_is_known(self, tmp_path: Path) -> None:
        document = read(tmp_path, NIGHT)[0].document
        assert (document.ref, document.claimant, document.publisher) == (
            "kpszsu/posts/one",
            "ua_air_force",
            "ua_air_force",
        )
        assert document.published == datetime(2025, 6, 11, 5, 30, tzinfo=UTC)
        assert document.published_how.startswith("inferred") and document.confidence == "medium"

    @pytest.mark.parametrize(
        ("end", "metric"),
        [
            ("2025-07-23 23:59", "shot_down"),
            ("2025-07-24 00:00", "shot_down"),
            ("2025-07-24 00:01", "neutralised"),
        ],
    )
    def test_destroyed_is_read_by_the_last_day_of_the_window(
        self, tmp_path: Path, end: str, metric: str
    ) -> None:
        found = one_night(tmp_path, time_start="2025-07-23 19:00", time_end=end, not_reach_goal="")
        assert (metric, "drone") in found

    def test_lost_is_missing_or_a_zero_of_the_new_regime_but_never_made_up(self, tmp_path: Path) -> None:
        new = {"time_start": "2025-08-10 20:00", "time_end": "2025-08-11 08:00"}
        assert ("lost", "drone") not in one_night(tmp_path, not_reach_goal="")
        assert ("lost", "drone") not in one_night(tmp_path, not_reach_goal="0.0", **new)
        assert one_night(tmp_path, not_reach_goal="0.0")["lost", "drone"] == 0
        assert one_night(tmp_path, not_reach_goal="3.0", **new)["lost", "drone"] == 3

    def test_a_zero_that_means_nothing_is_a_rejection(self, tmp_path: Path) -> None:
        cells = {"time_start": "2025-08-10 20:00", "time_end": "2025-08-11 08:00", "not_reach_goal": "0.0"}
        (rejection,) = read(tmp_path, NIGHT | cells)[0].rejections
        assert (rejection.text, rejection.reason) == ("0", "no_metric")
        assert rejection.rule.startswith("missile_attacks_zero_not_reported")

    def test_figures_of_later_columns(self, tmp_path: Path) -> None:
        found = one_night(
            tmp_path,
            still_attacking="2.0",
            is_shahed="60",
            num_hit_location="4.0",
            num_fall_fragment_location="0.0",
            turbojet="5",
            turbojet_destroyed="3",
            border_crossing="{'belarus': 1.0, 'russia': 2, 'poland': NaN}",
        )
        assert found["still_airborne", "drone"] == 2
        assert found["launched", "drone_strike"] == 60
        assert found["hit_locations", "air_target"] == 4
        assert found["debris_locations", "air_target"] == 0
        assert (found["launched", "geran_3"], found["shot_down", "geran_3"]) == (5, 3)
        left = [
            c.amount.best
            for c in claims(read(tmp_path, NIGHT | {"border_crossing": "{'belarus': 1.0, 'russia': 2}"}))
            if c.metric == "left_airspace"
        ]
        assert left == [1, 2]

    def test_the_estimate_of_strike_drones_is_an_interval(self, tmp_path: Path) -> None:
        (estimate,) = [
            c for c in claims(read(tmp_path, NIGHT | {"is_shahed": "60"})) if c.classes == ("drone_strike",)
        ]
        assert (estimate.amount.low, estimate.amount.high, estimate.amount.bound) == (55, 65, "about")

    def test_an_attack_that_runs_on_makes_its_claims_preliminary(self, tmp_path: Path) -> None:
        for still, status in (("2", "preliminary"), ("0", "final"), ("", "final")):
            assert {c.status for c in claims(read(tmp_path, NIGHT | {"still_attacking": still}))} == {status}

    def test_the_official_split_of_a_bundle_replaces_its_total(self, tmp_path: Path) -> None:
        found = one_night(
            tmp_path, model="X-101/X-555 and Kalibr", launched="57", destroyed="50",
            launched_details="{'X-101/X-555': 45, 'Kalibr': 12}", not_reach_goal="",
        )  # fmt: skip
        assert found == {
            ("launched", "kh_101"): 45,
            ("launched", "kalibr"): 12,
            ("shot_down", "kalibr+kh_101"): 50,
        }

    def test_details_are_kept_and_their_numbers_rejected(self, tmp_path: Path) -> None:
        context = read(
            tmp_path, NIGHT | {"destroyed_details": "{'south': 12, 'east': NaN}", "launch_place": "Crimea"}
        )[-1]
        assert "launch_place: Crimea" in context.document.text and not context.claims
        assert [rejection.text for rejection in context.rejections] == ["12"]

    def test_an_unknown_model_is_named_and_its_numbers_rejected(self, tmp_path: Path) -> None:
        reading = read(tmp_path, NIGHT | {"model": "Wunderwaffe-9"})[0]
        assert "unknown model Wunderwaffe-9" in reading.document.text and not reading.claims
        assert [rejection.text for rejection in reading.rejections] == ["85", "40", "9"]
        assert {rejection.reason for rejection in reading.rejections} == {"unresolved"}


class TestWindows:
    @pytest.mark.parametrize(
        ("start", "end", "begin", "finish", "basis", "got"),
        [
            ("2025-06-10 20:00", "2025-06-11 08:30", "06-10T17:00", "06-11T05:30", "night", "printed"),
            ("2025-06-11 07:00", "2025-06-11 18:30", "06-11T04:00", "06-11T15:30", "day", "printed"),
            ("2025-06-10", "2025-06-10", "06-09T21:00", "06-10T21:00", "day", "source_default"),
            ("2025-06-10", "2025-06-10 08:00", "06-09T21:00", "06-10T05:00", "night", "source_default"),
            ("2025-06-10 3:30", "2025-06-10 03:30", "06-10T00:30", "06-10T00:30", "instant", "printed"),
            ("2025-06-10 07:00", "2025-06-11 07:00", "06-10T04:00", "06-11T04:00", "hours24", "printed"),
            ("2025-06-10 20:00", "2025-06-10 24:00", "06-10T17:00", "06-10T21:00", "night", "printed"),
        ],
    )
    def test_kyiv_time_in_mixed_forms(
        self, tmp_path: Path, start: str, end: str, begin: str, finish: str, basis: str, got: str
    ) -> None:
        window = claims(read(tmp_path, NIGHT | {"time_start": start, "time_end": end}))[0].window
        assert window.start and window.end
        assert (f"{window.start:%m-%dT%H:%M}", f"{window.end:%m-%dT%H:%M}") == (begin, finish)
        assert (window.basis, window.got) == (basis, got)

    def test_dates_without_a_clock_are_flagged(self, tmp_path: Path) -> None:
        claim = claims(read(tmp_path, NIGHT | {"time_start": " 2025-06-11 "}))[0]
        assert claim.flags == ("date_only_start",)

    def test_winter_time(self, tmp_path: Path) -> None:
        window = claims(
            read(tmp_path, NIGHT | {"time_start": "2025-01-10 20:00", "time_end": "2025-01-11 08:00"})
        )[0].window
        assert window.start == datetime(2025, 1, 10, 18, tzinfo=UTC)


class TestNames:
    @together(
        ("model", "classes"),
        [
            ("Shahed-136/131", ("drone",)),
            ("X-101/X-555", ("kh_101",)),
            ("Х-101/Х-555 and Kalibr", ("kalibr", "kh_101")),
            ("Iskander-M/KN-23", ("iskander_m", "kn_23")),
            ("C-400 and Iskander-M", ("iskander_m", "s400")),
            ("X-22/X-32", ("kh_22", "kh_32")),
            ("X-22 and X-32", ("kh_22", "kh_32")),
            ("KAB", ("kab",)),
            ("GBU", ("kab",)),
            ("Unknown UAV", ("drone", "recon_uav", "tactical_uav")),
            ("Unknown Missile", ("missile",)),
            ("Ballistic Missile", ("ballistic",)),
            ("Intercontinental ballistic missile", ("oreshnik",)),
            ("X-31PD", ("kh_31p",)),
            ("Молнія and Lancet", ("lancet", "molniya")),
            ("Wunderwaffe-9", None),
            ("Kalibr and Wunderwaffe-9", None),
        ],
    )
    def test_models(self, model: str, classes: tuple[str, ...] | None) -> None:
        assert find_classes(model) == classes

    @together(
        ("source", "claimant", "scope"),
        [
            ("kpszsu/posts/a", "ua_air_force", "national"),
            ("https://t.me/kpszsu/44624", "ua_air_force", "national"),
            ("GeneralStaff.ua/posts/a", "ua_general_staff", "national"),
            ("CinCAFU/posts/a", "ua_commander", "national"),
            ("PvKPivden/posts/a", "ua_command_south", "south"),
            ("pvkshid/posts/a", "ua_command_east", "east"),
            ("https://t.me/war_monitor/27083", "unattributed", ""),
        ],
    )
    def test_sources(self, source: str, claimant: str, scope: str) -> None:
        found = find_source(find_post(source))
        assert (found[0], found[2]) == (claimant, scope)
        assert claimant in load().claimants

    def test_only_national_posts_have_national_scope(self) -> None:
        assert find_scope("Odesa oblast", "national") == "national"
        assert find_scope("Ukraine", "south") == "south"
        assert find_scope("Ukraine", "") == "ukraine_part"
        assert find_scope("Dnipropetrovsk oblast, Dnipro Raion", "east") == "dnipropetrovsk"

    @together(
        ("target", "scope"),
        [
            ("Kyiv", "kyiv_city"),
            ("Kyiv oblast (south)", "kyiv"),
            ("Dnipro and Sumy oblast", "dnipropetrovsk+sumy"),
            ("Kryvyi Rih", "kryvyi_rih"),
            ("Snake Island", "snake_island"),
        ],
    )
    def test_places_are_regions_of_the_vocabulary_where_it_knows_them(self, target: str, scope: str) -> None:
        assert find_scope(target, "south") == scope

    def test_typing_errors_of_one_vintage_are_the_same_place(self) -> None:
        assert find_scope("Odeas oblast", "south") == find_scope("Odesa oblast", "south") == "odesa"


class TestVintages:
    def test_a_later_column_leaves_the_ids_of_known_claims_alone(self, tmp_path: Path) -> None:
        old = claims(read(tmp_path, NIGHT | {"launch_place": "Kursk"}))
        new = claims(
            read(
                tmp_path, NIGHT | {"launch_place": "Kursk oblast", "num_hit_location": "4", "is_shahed": "30"}
            )
        )
        assert {claim.id for claim in old} < {claim.id for claim in new}

    def test_rekeyed_models_and_the_order_of_rows_are_the_same_document(self, tmp_path: Path) -> None:
        rows = [
            NIGHT,
            NIGHT | {"model": "KAB", "launched": "3"},
            NIGHT | {"model": "X-22/X-32", "launched": "2"},
        ]
        renamed = [
            NIGHT | {"model": "X-32 and X-22", "launched": "2.0"},
            NIGHT | {"model": "GBU", "launched": "3.0"},
            NIGHT,
        ]
        assert read(tmp_path, *rows)[0].document.id == read(tmp_path, *renamed)[0].document.id

    def test_the_old_columns_of_flights_abroad_are_the_new_one(self, tmp_path: Path) -> None:
        old = write(
            tmp_path / "old.csv",
            NIGHT | {"cross_border_belarus": "1.0", "back_russia": "3.0"},
            header=(
                *(name for name in HEADER if name != "border_crossing"),
                "cross_border_belarus",
                "back_russia",
            ),
        )
        new = write(tmp_path / "new.csv", NIGHT | {"border_crossing": "{'belarus': 1.0, 'russia': 3.0}"})
        one, other = (next(iter(missile_attacks.read(path))) for path in (old, new))
        assert one.document.id == other.document.id and one.claims == other.claims

    def test_equal_rows_of_one_post_stay_two_claims(self, tmp_path: Path) -> None:
        row = NIGHT | {"model": "Kalibr"}
        found = [claim.id for claim in claims(read(tmp_path, row, row))]
        assert len(found) == len(set(found)) == 6


class TestFaults:
    def test_every_faulty_line_is_named_with_its_cause_and_nothing_is_read(self, tmp_path: Path) -> None:
        path = write(
            tmp_path / "bad.csv",
            NIGHT,
            NIGHT | {"launched": "many"},
            NIGHT | {"time_end": "2025-06-31"},
            NIGHT | {"time_end": "2025-06-01"},
            NIGHT | {"source": ""},
            NIGHT | {"model": ""},
            NIGHT | {"destroyed": "-3"},
            NIGHT | {"destroyed": "2.5"},
            NIGHT | {"border_crossing": "{'belarus': "},
            NIGHT | {"time_start": "yesterday"},
            NIGHT | {"launched_details": "{'Wunderwaffe': 3}"},
        )
        with pytest.raises(SourceError) as caught:
            next(missile_attacks.read(path))
        words = str(caught.value)
        for part in (
            "bad.csv: 10 of its rows",
            'line 3: launched "many" is no number',
            'line 4: time_end "2025-06-31"',
            "line 5: time_end 2025-06-01 lies before",
            "line 6: no source",
            "line 7: no model",
            'line 8: destroyed "-3" is no count',
            'line 9: destroyed "2.5"',
            "line 10: border_crossing",
            "line 11: time_start",
            'line 12: launched_details names the unknown model "Wunderwaffe"',
            "import again",
        ):
            assert part in words
        assert "\n" not in words and caught.value.exit_code == 2

    def test_a_long_list_of_faults_is_cut(self, tmp_path: Path) -> None:
        path = write(tmp_path / "bad.csv", *[NIGHT | {"launched": "many"}] * 30)
        with pytest.raises(SourceError, match="and 20 more"):
            next(missile_attacks.read(path))

    @pytest.mark.parametrize(
        ("content", "words"),
        [
            (b"", "empty file"),
            (b"\x00\x01\x02", "binary file"),
            ("ночь".encode("cp1251"), "not UTF-8 at byte 0"),
            (b"a,b,c\n1,2,3\n", "columns time_start, time_end, model"),
            (
                b"time_start,time_end,model,launched,destroyed,source\n1,2\n",
                "line 2: 2 cells under 6 columns",
            ),
            (b'time_start,time_end,model,launched,destroyed,source\n"open,2\n', "line 2"),
        ],
    )
    def test_files_of_another_form(self, tmp_path: Path, content: bytes, words: str) -> None:
        path = tmp_path / "file.csv"
        path.write_bytes(content)
        with pytest.raises(SourceError, match=words):
            next(missile_attacks.read(path))

    def test_a_path_that_is_no_file(self, tmp_path: Path) -> None:
        for path in (tmp_path, tmp_path / "absent.csv"):
            with pytest.raises(SourceError, match="cannot be read"):
                next(missile_attacks.read(path))

    def test_unknown_columns_are_kept_aside(self, tmp_path: Path) -> None:
        path = write(tmp_path / "new.csv", NIGHT | {"weather": "fog"}, header=(*HEADER, "weather"))
        assert any("weather: fog" in reading.document.text for reading in missile_attacks.read(path))


@pytest.fixture(scope="module")
def readings() -> list[Reading]:
    return list(missile_attacks.read(FOLDER / f"{VINTAGES[-1]}.csv"))


@pytest.fixture(scope="module")
def newest(tmp_path_factory: pytest.TempPathFactory, readings: list[Reading]) -> Iterator[Store]:
    path = tmp_path_factory.mktemp("stores") / "newest.db"
    with open_store(path, mode="w") as store:
        store.add(readings, known_at=end_of(VINTAGES[-1]), source="missile-attacks")
        yield store


def end_of(day: str) -> datetime:
    return datetime.fromisoformat(f"{day}T23:59:59+00:00")


def fill(store: Store, vintage: str) -> int:
    known_at = end_of(vintage)
    return store.add(
        missile_attacks.read(FOLDER / f"{vintage}.csv"), known_at=known_at, source="missile-attacks"
    ).claims


def month(made: Series, name: str) -> Any:
    return made.frame.set_index("period").loc[pd.Timestamp(f"{name}-01")]


@needs_files
class TestTheNewestFile:
    def test_it_is_read_whole(self, readings: list[Reading]) -> None:
        found = claims(readings)
        assert len({c.ref for c in found}) > 1900 and len({c.id for c in found}) == len(found)
        assert Counter(c.metric for c in found)["launched"] > 3767 - 6
        assert not [r for reading in readings for r in reading.rejections if "unknown" in r.rule]

    @pytest.mark.slow
    def test_importing_it_twice_adds_nothing(self, newest: Store, readings: list[Reading]) -> None:
        again: Batch = newest.add(readings, known_at=end_of(VINTAGES[-1]), source="missile-attacks")
        assert (again.documents, again.claims, again.rejections) == (0, 0, 0)

    @pytest.mark.parametrize(
        ("day_rule", "name", "launched"),
        [
            ("end", "2025-06", 5438),
            ("end", "2025-07", 6297),
            ("end", "2025-08", 4132),
            ("end", "2025-10", 5249),
            ("end", "2026-01", 4452),
            ("end", "2026-02", 5059),
            ("start", "2025-06", 5018),
        ],
    )
    def test_drones_by_month(self, newest: Store, day_rule: Any, name: str, launched: int) -> None:
        assert month(series(newest, "launched", by="month", day_rule=day_rule), name)["best"] == launched

    def test_missiles_by_week_month_and_year(self, newest: Store) -> None:
        frame = series(newest, "launched", classes="missile", by="month").frame.set_index("period")["best"]
        assert frame.loc["2025"].sum() == 1932
        assert frame.loc["2025-12":"2026-02"].sum() == 595
        weeks = series(newest, "launched", classes="missile", by="week").frame.set_index("period")["best"]
        assert weeks.loc[pd.Timestamp("2025-06-23")] == 84

    @pytest.mark.parametrize(
        ("name", "percent"),
        [("2024-10", 92.0), ("2024-12", 97.4), ("2025-02", 97.3), ("2025-05", 82.2), ("2025-06", 86.0),
         ("2025-08", 83.4), ("2025-12", 81.1), ("2026-05", 91.7)],
    )  # fmt: skip
    def test_rate_neutralised_of_drones(self, newest: Store, name: str, percent: float) -> None:
        assert round(100 * month(series(newest, "rate_neutralised", by="month"), name)["best"], 1) == percent

    def test_lost_ones_named_beside_the_one_figure_are_told(self, newest: Store) -> None:
        notes = month(series(newest, "rate_neutralised", by="month"), "2025-12")["notes"]
        assert [note for note in notes if "names 15 lost from radar, counted in here" in note]

    def test_the_naive_rate_is_refused_past_the_break(self, newest: Store) -> None:
        with pytest.raises(
            NotComparableError, match=r"^not comparable: the source stopped publishing it on 2025-07-24$"
        ):
            series(newest, "rate_shot", by="month", since=date(2025, 8, 1), until=date(2025, 8, 31))
        made = series(newest, "rate_shot", by="month")
        assert round(month(made, "2025-06")["best"], 3) == 0.497
        assert [day for day, _, _ in made.breaks][-1] == date(2025, 7, 24)
        assert made.frame["best"].notna().to_numpy().nonzero()[0].max() < len(made) - 10

    @pytest.mark.parametrize(
        ("classes", "stopped", "launched"), [("iskander_m+kn_23", 2, 19), ("ballistic", 2, 29)]
    )
    def test_two_meanings_of_ballistic_in_september_2025(
        self, newest: Store, classes: str, stopped: int, launched: int
    ) -> None:
        shown = month(series(newest, "rate_neutralised", classes=classes, by="month"), "2025-09")
        assert (shown["numerator"], shown["denominator"]) == (stopped, launched)

    def test_a_month_of_bundles_is_an_interval(self, newest: Store) -> None:
        shown = month(series(newest, "launched", classes="iskander_m+kn_23", by="month"), "2026-02")
        assert shown["low"] < shown["high"] and pd.isna(shown["best"])

    @pytest.mark.parametrize(
        ("classes", "figures"),
        [
            ("drone", (477, 211, 225, 436, 41)),
            ("missile", (60, 38, 1, 39, 21)),
            ("air_target", (537, 249, 226, 475, 62)),
        ],
    )
    def test_the_night_to_29_june_2025(self, newest: Store, classes: str, figures: tuple[int, ...]) -> None:
        day = date(2025, 6, 29)
        for metric, value in zip(
            ("launched", "shot_down", "lost", "neutralised", "unaccounted"), figures, strict=True
        ):
            made = series(newest, metric, classes=classes, since=day, until=day)
            assert made.frame[["low", "best", "high"]].to_numpy().tolist() == [[value] * 3]

    def test_places_of_that_night(self, newest: Store) -> None:
        for metric, places in (("hit_locations", 6), ("debris_locations", 8)):
            made = series(newest, metric, since=date(2025, 6, 29), until=date(2025, 6, 29))
            assert (made.frame["best"][0], made.unit) == (places, "location")

    def test_regional_rows_stand_apart(self, newest: Store) -> None:
        south = series(newest, "launched", classes="recon_uav", scope="south", by="month").frame
        assert south["high"].max() > 0 and south["n_claims"].sum() > 200

    def test_a_series_of_all_days_is_made_fast(self, newest: Store) -> None:
        series(newest, "launched")
        begin = time.process_time()
        made = series(newest, "launched")
        assert time.process_time() - begin < 0.3 and len(made) > 1340


@needs_files
@pytest.mark.slow
def test_three_vintages_in_order_give_each_vintage_alone(tmp_path: Path) -> None:
    together = open_store(tmp_path / "all.db", mode="w")
    for vintage in VINTAGES:
        fill(together, vintage)
    for vintage, as_of in zip(VINTAGES, ("2025-04-15", "2026-05-01", None), strict=True):
        with open_store(tmp_path / f"{vintage}.db", mode="w") as alone:
            fill(alone, vintage)
            for metric in ("launched", "neutralised", "rate_neutralised", "hit_locations"):
                for classes in ("drone", "missile", "ballistic", "air_target"):
                    one = series(
                        together, metric, classes=classes, as_of=end_of(as_of) if as_of else None
                    ).frame
                    other = series(alone, metric, classes=classes).frame
                    pd.testing.assert_frame_equal(one.drop(columns="status"), other.drop(columns="status"))
    together.close()


@needs_files
@pytest.mark.slow
def test_claims_of_a_vintage_keep_their_ids_in_the_next() -> None:
    ids = [{c.id for c in claims(list(missile_attacks.read(FOLDER / f"{name}.csv")))} for name in VINTAGES]
    assert ids[0] < ids[1] < ids[2]
