"""Losses and aid files: figures of our own in the published forms, and laws on the real files."""

import csv
import json
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cli import run
from tests.shared import SHARED, needs_shared
from tracker.api import importing, listing
from tracker.errors import SourceError
from tracker.model import Claim, Reading
from tracker.sources import general_staff, support_tracker

DAY = date(2024, 3, 1)


def _losses(folder: Path, *days: Mapping[str, Any], name: str = "equipment", since: date = DAY) -> Path:
    entries = [
        {"date": str(since + timedelta(days=nth)), "day": 737 + nth, **numbers}
        for nth, numbers in enumerate(days)
    ]
    file = folder / f"{name}.json"
    file.write_text(json.dumps(entries), encoding="utf-8")
    return file


def _claims(readings: Iterable[Reading]) -> list[Claim]:
    return [claim for reading in readings for claim in reading.claims]


def _daily(readings: Iterable[Reading], *classes: str) -> list[tuple[str, float | None]]:
    return [
        (claim.ref.split("/")[1], claim.amount.best)
        for claim in _claims(readings)
        if claim.derived_from and claim.classes == classes
    ]


class TestLosses:
    def test_a_day_is_the_difference_of_two_totals(self, tmp_path: Path) -> None:
        readings = list(general_staff.read(_losses(tmp_path, {"tank": 6600}, {"tank": 6612}, {"tank": 6612})))
        assert _daily(readings, "tank") == [("2024-03-02", 12), ("2024-03-03", 0)]
        totals = [claim for claim in _claims(readings) if not claim.derived_from]
        assert [claim.amount.best for claim in totals] == [6600, 6612, 6612]
        assert {claim.window.basis for claim in totals} == {"period"}
        assert {claim.direction for claim in totals} == {"ua_on_ru"}

    def test_a_daily_claim_leads_to_both_totals(self, tmp_path: Path) -> None:
        first, second = general_staff.read(_losses(tmp_path, {"tank": 6600}, {"tank": 6612}))
        total, daily = second.claims
        assert daily.derived_from == (first.claims[0].id, total.id)
        assert second.document.text[slice(*daily.spans[0])] == "6612"
        assert daily.id != total.id
        assert total.published is not None
        assert daily.window.end == total.published
        assert daily.window.start == total.published - timedelta(days=1)

    @given(st.lists(st.integers(0, 400), min_size=2, max_size=12))
    def test_daily_values_sum_to_the_last_total(self, tmp_path_factory: Any, added: list[int]) -> None:
        totals = [1000 + sum(added[:nth]) for nth in range(len(added) + 1)]
        file = _losses(tmp_path_factory.mktemp("losses"), *({"helicopter": total} for total in totals))
        daily = [value for _, value in _daily(general_staff.read(file), "helicopter")]
        assert daily == added

    def test_a_correction_is_no_loss_of_the_day(self, tmp_path: Path) -> None:
        _losses(tmp_path, {"tank": -7}, name="equipment_correction", since=date(2024, 3, 2))
        file = _losses(tmp_path, {"tank": 6600}, {"tank": 6596})
        assert _daily(general_staff.read(file), "tank") == [("2024-03-02", 3)]
        rules = {claim.rule for claim in _claims(general_staff.read(file)) if claim.derived_from}
        assert rules == {"general_staff_corrected_difference@1"}

    def test_a_correction_dated_a_day_early_is_placed_where_it_fits(self, tmp_path: Path) -> None:
        _losses(tmp_path, {"tank": -5, "drone": 49}, name="equipment_correction", since=date(2024, 3, 2))
        days = [{"tank": 100, "drone": 10}, {"tank": 103, "drone": 41}, {"tank": 101, "drone": 93}]
        readings = list(general_staff.read(_losses(tmp_path, *days)))
        assert _daily(readings, "tank") == [("2024-03-02", 3), ("2024-03-03", 3)]
        assert _daily(readings, "drone") == [("2024-03-02", 31), ("2024-03-03", 3)]

    def test_a_fall_that_nothing_explains_gives_no_daily_value(self, tmp_path: Path) -> None:
        readings = list(general_staff.read(_losses(tmp_path, {"MRL": 50}, {"MRL": 40}, {"MRL": 42})))
        assert _daily(readings, "mlrs") == [("2024-03-03", 2)]
        assert len([claim for claim in _claims(readings) if not claim.derived_from]) == 3

    def test_a_renamed_key_goes_on(self, tmp_path: Path) -> None:
        days = [{"military auto": 2000, "fuel tank": 76}, {"vehicles and fuel tanks": 2093}]
        readings = list(general_staff.read(_losses(tmp_path, *days)))
        assert _daily(readings, "vehicle") == [("2024-03-02", 17)]
        whole = readings[0].claims[0]
        assert whole.amount.best == 2076
        assert [readings[0].document.text[slice(*span)] for span in whole.spans] == ["2000", "76"]

    def test_a_key_that_begins_has_no_value_of_its_first_day(self, tmp_path: Path) -> None:
        file = _losses(tmp_path, {"tank": 1}, {"tank": 1, "submarines": 1}, {"tank": 1, "submarines": 2})
        assert _daily(general_staff.read(file), "submarine") == [("2024-03-03", 1)]

    def test_a_day_that_is_missing_gives_no_value_of_the_next(self, tmp_path: Path) -> None:
        entries = [{"date": "2024-03-01", "tank": 5}, {"date": "2024-03-03", "tank": 9}]
        file = tmp_path / "equipment.json"
        file.write_text(json.dumps(entries), encoding="utf-8")
        assert _daily(general_staff.read(file), "tank") == []

    def test_people_are_as_exact_as_the_file_says(self, tmp_path: Path) -> None:
        days = [
            {"personnel": 2800, "personnel*": "about", "POW": 3},
            {"personnel": 3000, "personnel*": "more"},
            {"personnel": 3010, "personnel*": ""},
        ]
        readings = list(general_staff.read(_losses(tmp_path, *days, name="personnel")))
        totals = [claim.amount for claim in _claims(readings) if not claim.derived_from]
        assert [(one.low, one.high, one.bound) for one in totals] == [
            (2750, 2850, "about"),
            (3000, None, "more_than"),
            (3010, 3010, "exact"),
        ]
        assert {one.unit for one in totals} == {"person"}
        assert [(one.text, one.reason) for one in readings[0].rejections] == [("3", "no_metric")]
        assert _daily(readings, "soldier") == [("2024-03-02", 200), ("2024-03-03", 10)]

    def test_every_number_of_a_document_is_claimed_or_rejected(self, tmp_path: Path) -> None:
        [reading] = general_staff.read(
            _losses(tmp_path, {"tank": 12, "mobile SRBM system": 4, "greatest losses direction": "Avdiivka"})
        )
        text = reading.document.text
        assert {text[slice(*claim.spans[0])] for claim in reading.claims} == {"12"}
        assert [one.rule for one in reading.rejections] == ["general_staff_unknown_key@1"]
        assert "Avdiivka" in text

    @pytest.mark.parametrize(
        ("content", "why"),
        [
            ("", "no JSON text"),
            ("{}", "a list of objects"),
            ("[]", "a list of objects"),
            ('[{"tank": 1}]', "entry 1: no object with a date"),
            ('[{"date": "2024-03-01", "tank": 1.5}]', 'entry 1: "tank" is 1.5'),
            ('[{"date": "1 March", "tank": 1}]', "entry 1"),
            ('[{"date": "2024-03-01"}, {"date": "2024-03-01"}]', "2024-03-01 stands twice"),
        ],
    )
    def test_bad_files_are_refused_with_the_entry(self, content: str, why: str, tmp_path: Path) -> None:
        file = tmp_path / "equipment.json"
        file.write_text(content, encoding="utf-8")
        with pytest.raises(SourceError, match=why):
            list(general_staff.read(file))

    def test_a_missing_file_and_an_empty_folder_are_told(self, tmp_path: Path) -> None:
        with pytest.raises(SourceError, match="No such file"):
            list(general_staff.read(tmp_path / "none.json"))
        with pytest.raises(SourceError, match="no JSON file of losses"):
            list(general_staff.read(tmp_path))

    @pytest.mark.slow
    @needs_shared("data", "losses")
    def test_the_real_files_fall_once_without_a_record(self) -> None:
        readings = list(general_staff.read(SHARED / "data" / "losses"))
        assert len(readings) == 2 * 1626
        claims = _claims(readings)
        corrections = json.loads((SHARED / "data" / "losses" / "equipment_correction.json").read_text())
        for key in ("tank", "helicopter", "aircraft", "drone", "MRL"):
            totals = [one for one in claims if one.classes == general_staff.EQUIPMENT[key]]
            days = [one.amount.best or 0 for one in totals if one.derived_from]
            stated = [one.amount.best or 0 for one in totals if not one.derived_from]
            assert min(days) >= 0
            assert sum(days) == stated[-1] - sum(entry.get(key, 0) for entry in corrections)
        artillery = {day for day, _ in _daily(readings, "artillery")}
        tanks = {day for day, _ in _daily(readings, "tank")}
        assert tanks - artillery == {"2026-03-04"}


HEADER = (
    "country,iso,year,month,total,financial,humanitarian,military,commitments,to_be_allocated,gdp,pct_gdp"
)


def _aid(folder: Path, *rows: str, release: str = "2026-08-04") -> Path:
    file = folder / "data_explorer.csv"
    file.write_text("\n".join([HEADER, *rows]), encoding="utf-8")
    if release:
        beside = folder / "release_info.csv"
        beside.write_text(f"release,period,date,label\n29,04/2026,{release},Release 29\n", encoding="utf-8")
    return file


class TestAid:
    def test_a_row_becomes_stages_and_kinds_in_euros(self, tmp_path: Path) -> None:
        [reading] = support_tracker.read(
            _aid(tmp_path, "Norway,NOR,2025,6,1.25,0.5,0.05,0.7,2.000001,0.750001,430.5,0.29")
        )
        found = {(claim.metric, claim.classes): claim.amount.best for claim in reading.claims}
        assert found == {
            ("aid_allocated", ("aid",)): 1.25e9,
            ("aid_allocated", ("aid_financial",)): 5e8,
            ("aid_allocated", ("aid_humanitarian",)): 5e7,
            ("aid_allocated", ("aid_military",)): 7e8,
            ("aid_committed", ("aid",)): 2_000_001_000,
        }
        assert {claim.scope for claim in reading.claims} == {"NOR"}
        assert {claim.amount.unit for claim in reading.claims} == {"EUR"}
        assert [one.text for one in reading.rejections] == ["0.750001", "430.5", "0.29"]
        assert reading.document.published == datetime(2026, 8, 4, 9, tzinfo=UTC)

    def test_a_month_without_a_row_is_no_zero(self, tmp_path: Path) -> None:
        readings = support_tracker.read(_aid(tmp_path, "Norway,NOR,2025,6,0,0,0,0,0.1,0.1,1,0"))
        assert len(list(readings)) == 1

    def test_an_empty_cell_is_not_reported(self, tmp_path: Path) -> None:
        [reading] = support_tracker.read(_aid(tmp_path, "Norway,NOR,2025,6,1,,0,1,,,,"))
        assert [claim.classes[0] for claim in reading.claims] == ["aid", "aid_military", "aid_humanitarian"]

    def test_the_institutions_are_eu(self, tmp_path: Path) -> None:
        [reading] = support_tracker.read(
            _aid(tmp_path, "EU (Commission and Council),EU,2025,6,1,1,0,0,1,0,0,0")
        )
        assert {claim.scope for claim in reading.claims} == {"eu"}

    def test_without_a_release_the_time_is_not_known(self, tmp_path: Path) -> None:
        [reading] = support_tracker.read(_aid(tmp_path, "Norway,NOR,2025,6,1,1,0,0,1,0,0,0", release=""))
        assert reading.document.published is None
        assert "release_info.csv" in reading.document.published_how

    def test_what_a_release_does_not_change_keeps_its_ids(self, tmp_path: Path) -> None:
        rows = ["Norway,NOR,2025,6,1,1,0,0,1,0,430,0.2", "Norway,NOR,2025,7,2,2,0,0,2,0,430,0.4"]
        old = list(support_tracker.read(_aid(tmp_path, *rows)))
        rows[1] = "Norway,NOR,2025,7,2.5,2.5,0,0,2,0,430,0.4"
        new = list(support_tracker.read(_aid(tmp_path, *rows, release="2026-10-01")))
        assert [claim.id for claim in old[0].claims] == [claim.id for claim in new[0].claims]
        assert old[1].document.id != new[1].document.id

    @pytest.mark.parametrize(
        ("row", "why"),
        [
            ("Atlantis,ATL,2025,6,1,1,0,0,1,0,0,0", 'line 2: no donor "ATL"'),
            ("Norway,NOR,2025,13,1,1,0,0,1,0,0,0", "line 2: month must be"),
            ("Norway,NOR,2025,6,much,1,0,0,1,0,0,0", "line 2"),
            ("Norway,NOR,2025,6,-1,1,0,0,1,0,0,0", 'line 2: "total" is -1'),
            ("Norway,NOR,2025,6,NaN,1,0,0,1,0,0,0", 'line 2: "total" is NaN'),
        ],
    )
    def test_bad_rows_are_named(self, row: str, why: str, tmp_path: Path) -> None:
        with pytest.raises(SourceError, match=why):
            list(support_tracker.read(_aid(tmp_path, row)))

    @pytest.mark.parametrize("content", ["", "a,b\n1,2\n", HEADER, "\xff\xfe\x00"])
    def test_other_files_are_refused(self, content: str, tmp_path: Path) -> None:
        file = tmp_path / "data_explorer.csv"
        file.write_bytes(content.encode("latin-1"))
        with pytest.raises(SourceError):
            list(support_tracker.read(file))

    @needs_shared("data", "aid")
    def test_donors_add_up_to_the_totals_of_the_file(self) -> None:
        folder = SHARED / "data" / "aid"
        donors: dict[datetime, float] = {}
        for claim in _claims(support_tracker.read(folder / "data_explorer.csv")):
            if (claim.metric, claim.classes) == ("aid_allocated", ("aid",)) and claim.window.end:
                donors[claim.window.end] = donors.get(claim.window.end, 0) + (claim.amount.best or 0)
        totals = {
            claim.window.end: claim.amount.best or 0
            for claim in _claims(support_tracker.read(folder / "total_allocations.csv"))
            if claim.classes == ("aid",) and claim.window.end
        }
        assert donors == pytest.approx(totals, abs=0.005)
        with (folder / "total_allocations.csv").open(encoding="utf-8") as lines:
            printed = [Decimal(row["total_allocations"]) for row in csv.DictReader(lines)]
        assert sorted(totals.values()) == pytest.approx(
            sorted(float(one * 10**9) for one in printed), abs=0.005
        )


class TestImport:
    def test_a_changed_companion_file_is_read_again(self, tmp_path: Path) -> None:
        file = _losses(tmp_path, {"tank": 6600}, {"tank": 6596})
        store = tmp_path / "tracker.sqlite"
        first = importing.import_file(
            store, "general-staff-losses", file, known_at=datetime(2025, 1, 1, tzinfo=UTC)
        )
        again = importing.import_file(
            store, "general-staff-losses", file, known_at=datetime(2025, 1, 2, tzinfo=UTC)
        )
        _losses(tmp_path, {"tank": -7}, name="equipment_correction", since=date(2024, 3, 2))
        later = importing.import_file(
            store, "general-staff-losses", file, known_at=datetime(2025, 1, 3, tzinfo=UTC)
        )
        assert [one.counts["claims"] for one in (first, again, later)] == [2, 0, 1]

    @pytest.mark.slow
    @needs_shared("data", "aid")
    def test_the_monthly_series_equals_the_totals_of_the_file_to_the_cent(self, tmp_path: Path) -> None:
        store, folder = tmp_path / "tracker.sqlite", SHARED / "data" / "aid"
        importing.import_file(store, "support-tracker", folder)
        shown = run("series", "aid_allocated", "--by", "month", "--store", store, "--json").lines
        with (folder / "total_allocations.csv").open(encoding="utf-8") as lines:
            printed = {
                f"{row['year']}-{int(row['month']):02d}-01": float(Decimal(row["total_allocations"]) * 10**9)
                for row in csv.DictReader(lines)
            }
        assert {line["period"]: line["best"] for line in shown} == pytest.approx(printed, abs=0.005)


def test_the_first_post_counts_from_the_invasion_on(tmp_path: Path) -> None:
    file = _losses(tmp_path, {"tank": 80}, {"tank": 146}, since=date(2022, 2, 25))
    store = tmp_path / "tracker.sqlite"
    importing.import_file(store, "general-staff-losses", file)
    asked = ("--direction", "ua_on_ru", "--class", "tank", "--by", "month", "--store", store, "--json")
    [month] = run("series", "equipment_destroyed", *asked).lines
    assert month["best"] == 146
    refused = run("series", "equipment_destroyed", "--class", "tank", "--store", store)
    assert refused.code == 1
    assert "--direction ua_on_ru" in refused.err


def test_a_class_that_is_none_is_answered_with_near_ones(tmp_path: Path) -> None:
    store = tmp_path / "tracker.sqlite"
    importing.import_file(store, "general-staff-losses", _losses(tmp_path, {"tank": 80}, {"tank": 146}))
    refused = run("series", "launched", "--class", "drones", "--store", store)
    assert refused.code == 2
    assert "drone" in refused.err


def test_a_claim_is_shown_with_its_window_and_interval(tmp_path: Path) -> None:
    store = tmp_path / "tracker.sqlite"
    days = [{"personnel": 2800, "personnel*": "about"}]
    importing.import_file(store, "general-staff-losses", _losses(tmp_path, *days, name="personnel"))
    [claim] = listing.claims(store, metric="personnel_losses")
    shown = run("show", claim.id, "--store", store).out
    assert "2,800 (2,750–2,850) person about" in shown
    assert "period, 2022-02-23 22:00 to 2024-03-01 22:00 UTC, printed" in shown
