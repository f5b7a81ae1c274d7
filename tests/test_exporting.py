"""Exports: readable by others, of one instant, whole; and a history that makes the same store."""

import csv
import json
import re
import shutil
import sqlite3
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any
from unittest import mock

import pandas as pd
import pytest

from tests.cli import run
from tests.factory import at, claim, document, filled_store, night, reading
from tests.later import Later
from tests.store import history
from tracker.api import exporting
from tracker.errors import NotComparableError, SourceError, StoreError, how_to_install
from tracker.model import Amount, Reading
from tracker.store import Store, open_store
from tracker.store.schema import TABLES

frictionless, openpyxl = Later("frictionless"), Later("openpyxl")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "store.sqlite"
    path.write_bytes(filled_store(history.fill))
    return path


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    path = tmp_path / "plain.sqlite"
    path.write_bytes(filled_store(fill_plainly))
    return path


def fill_plainly(store: Store) -> None:
    """Figures that make series."""
    of = document(9)
    pledged = claim(
        of,
        metric="aid_pledged",
        classes=("aid_military",),
        direction="none",
        scope="DEU",
        amount=Amount.exact(7.5e6, "EUR", "7.5 million"),
    )
    interval = Amount(low=3, best=None, high=None, unit="count")
    more = (pledged, claim(of, value=3, window=night(4, month=8), amount=interval))
    store.add([reading(1), reading(2), Reading(of, more)], known_at=at(10), source="test")
    store.add([reading(3)], known_at=at(12), source="test")


def contents(path: Path) -> dict[str, list[dict[str, Any]]]:
    """Every row of every table of a store file, but when its schema was made."""
    connection = sqlite3.connect(path)
    connection.row_factory = sqlite3.Row
    try:
        return {
            table: [dict(row) for row in connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2")]
            for table in TABLES
            if table != "migration"
        }
    finally:
        connection.close()


def answers(store: Store, instants: Sequence[datetime]) -> list[object]:
    return [
        (
            store.claims(as_of=instant),
            store.claims(as_of=instant, all_versions=True),
            store.documents(as_of=instant),
            store.rejections(as_of=instant),
        )
        for instant in instants
    ]


class TestHistory:
    def test_it_makes_the_same_store(self, path: Path, tmp_path: Path) -> None:
        out, again = tmp_path / "all.jsonl", tmp_path / "again.sqlite"
        assert run("export", "claims", "--store", path, "--out", out).code == 0
        done = run("import", "claims", out, "--store", again)
        assert done.code == 0, done.err
        with open_store(path) as one, open_store(again) as other:
            assert other.batches() == one.batches()
            instants = sorted({batch.known_at for batch in one.batches()})
            assert answers(other, instants) == answers(one, instants)
            assert other.verify() == []
        second = tmp_path / "second.jsonl"
        run("export", "claims", "--store", again, "--out", second)
        assert second.read_bytes() == out.read_bytes()

    def test_row_by_row(self, path: Path, tmp_path: Path) -> None:
        out, again = tmp_path / "all.jsonl", tmp_path / "again.sqlite"
        exporting.export(path, "claims", out)
        run("import", "claims", out, "--store", again)
        one, other = contents(path), contents(again)
        for parts in (one.pop("seal"), one.pop("batch_part")):
            assert parts
        other.pop("seal"), other.pop("batch_part")
        assert other == one

    def test_its_lines_are_nouns(self, path: Path, tmp_path: Path) -> None:
        out = tmp_path / "all.jsonl"
        exporting.export(path, "claims", out)
        lines = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
        assert lines[0] == {"kind": "history", "format": 1, "tracker": "0.1.0"}
        assert {line["kind"] for line in lines[1:]} == {"batch", "document", "claim", "rejection"}
        assert sum(line["kind"] == "batch" for line in lines) == 9

    @pytest.mark.parametrize(
        ("change", "told"),
        [
            (lambda lines: [*lines[:5], "{", *lines[5:]], "line 6: is no JSON"),
            (lambda lines: [*lines[:5], "[]"], "line 6: is no object with a kind"),
            (lambda lines: [lines[0], *lines[2:]], "line 2: a batch should stand here"),
            (lambda lines: [line.replace('"best":101.0', '"best":102.0') for line in lines], "out of order"),
            (lambda lines: ['{"kind":"history","format":9}'], "line 1: is no history of format 1"),
            (lambda lines: lines[:1], "the history of an empty store"),
        ],
    )  # fmt: skip
    def test_a_wrong_line_is_named_and_leaves_nothing(
        self, path: Path, tmp_path: Path, change: Any, told: str
    ) -> None:
        out, again = tmp_path / "all.jsonl", tmp_path / "again.sqlite"
        exporting.export(path, "claims", out)
        lines = change(out.read_text(encoding="utf-8").splitlines())
        out.write_text("\n".join(lines) + "\n", encoding="utf-8")
        before = sorted(tmp_path.iterdir())
        done = run("import", "claims", out, "--store", again)
        assert (done.code, told in done.err) == (2, True), done.err
        assert sorted(tmp_path.iterdir()) == before

    def test_a_store_that_is_there_is_left_alone(self, path: Path, tmp_path: Path) -> None:
        out = tmp_path / "all.jsonl"
        exporting.export(path, "claims", out)
        done = run("import", "claims", out, "--store", path)
        assert (done.code, "is there already" in done.err) == (2, True)
        refused = run("export", "claims", "--store", path, "--out", out, "--as-of", "2025-07-10")
        assert (refused.code, "all their history" in refused.err) == (2, True)

    def test_quotes_only_texts_and_inputs_stay_so(self, tmp_path: Path) -> None:
        with open_store(tmp_path / "a.sqlite", "w") as store:
            store.add([reading(1)], known_at=at(10), source="t", keep_text=False, input="x@1 00")
            store.add([reading(1)], known_at=at(11), source="t", input="x@1 00")
        exporting.export(tmp_path / "a.sqlite", "claims", tmp_path / "a.jsonl")
        run("import", "claims", tmp_path / "a.jsonl", "--store", tmp_path / "b.sqlite")
        with open_store(tmp_path / "a.sqlite") as one, open_store(tmp_path / "b.sqlite") as other:
            assert other.batches() == one.batches()
            assert other.documents() == one.documents()
            assert other.documents()[0].text_hash == reading(1).document.id


class TestTables:
    def test_parquet_is_read_by_others(self, plain: Path, tmp_path: Path) -> None:
        out = tmp_path / "export"
        done = run("export", "parquet", "--store", plain, "--out", out)
        assert (done.code, "8 claims" in done.err) == (0, True)
        frame = pd.read_parquet(out)
        assert len(frame) == 8
        assert set(frame["metric"]) == {"launched", "shot_down", "aid_pledged"}
        assert {name.name for name in (out / "metric=launched").iterdir()} == {
            "month=2025-06",
            "month=2025-08",
        }
        assert str(frame["window_start"].dtype).startswith("datetime64")
        assert frame.loc[frame["best"].isna(), "low"].tolist() == [3]
        manifest = json.loads((out / "_manifest.json").read_text(encoding="utf-8"))
        assert (manifest["claims"], manifest["as_of"]) == (8, "2025-07-12T00:00:00Z")
        assert len(manifest["files"]) == len([*out.rglob("*.parquet")])

    @pytest.mark.parametrize("name", ["parquet", "datapackage", "csv", "xlsx", "claims"])
    def test_nothing_is_written_over_what_is_there(self, plain: Path, tmp_path: Path, name: str) -> None:
        out = tmp_path / "there"
        out.write_bytes(b"mine")
        done = run("export", name, "--store", plain, "--out", out)
        assert (done.code, done.out) == (2, "")
        assert done.err == f"error: {out} exists already: name a new file with --out\n"
        assert out.read_bytes() == b"mine"

    @pytest.mark.parametrize("name", ["parquet", "datapackage", "csv", "xlsx"])
    def test_an_instant_gives_the_same_bytes_whatever_came_later(
        self, plain: Path, tmp_path: Path, name: str
    ) -> None:
        early = tmp_path / "early.sqlite"
        shutil.copyfile(plain, early)
        with open_store(plain, "w") as store:
            store.add([reading(5)], known_at=at(20), source="later")
        for number, source in enumerate((early, plain)):
            exporting.export(source, name, tmp_path / f"out{number}", as_of=at(12))
        assert files(tmp_path / "out0") == files(tmp_path / "out1") != {}

    def test_a_crash_leaves_no_half_export(self, plain: Path, tmp_path: Path) -> None:
        with mock.patch("os.fsync", side_effect=OSError(28, "No space left on device")):
            for name in ("parquet", "csv", "datapackage", "claims"):
                with pytest.raises(StoreError, match="No space left"):
                    exporting.export(plain, name, tmp_path / name)
        assert [file.name for file in tmp_path.iterdir() if not file.name.startswith("plain")] == []

    def test_csv(self, plain: Path, tmp_path: Path) -> None:
        out = tmp_path / "claims.csv"
        exporting.export(plain, "csv", out, as_of=at(10))
        with out.open(encoding="utf-8", newline="") as lines:
            rows = list(csv.DictReader(lines))
        assert len(rows) == 6
        first = rows[0]
        assert first["window_start"] == "2025-06-28T17:00:00Z"
        assert {row["best"] for row in rows} == {"101", "51", "102", "52", "7500000", ""}
        assert all(row["hedged"] == "false" for row in rows)

    def test_the_data_package_is_valid(self, plain: Path, tmp_path: Path) -> None:
        out = tmp_path / "package"
        exporting.export(plain, "datapackage", out)
        report = frictionless.Package(out / "datapackage.json").validate()
        assert report.valid, report.flatten(["type", "message"])
        described = json.loads((out / "datapackage.json").read_text(encoding="utf-8"))
        fields = described["resources"][0]["schema"]["fields"]
        assert [field["name"] for field in fields] == list(pd.read_csv(out / "claims.csv").columns)
        assert next(f for f in fields if f["name"] == "bound")["categories"][0] == "exact"

    def test_a_workbook_has_a_sheet_a_series_and_one_of_claims(self, plain: Path, tmp_path: Path) -> None:
        out = tmp_path / "book.xlsx"
        exporting.export(plain, "xlsx", out)
        book = openpyxl.load_workbook(out)
        assert set(book.sheetnames) == {"aid_pledged aid", "launched drone", "shot_down drone", "claims"}
        rows = list(book["claims"].values)
        assert len(rows) == 9
        assert "quote" in rows[0]
        drones = list(book["launched drone"].values)
        assert drones[0][:5] == ("period", "end", "low", "best", "high")
        assert isinstance(drones[1][0], datetime)
        assert drones[1][3] == 103
        assert re.fullmatch(r"Claims known as of \d{4}-\d\d-\d\d \d\d:\d\d UTC", book.properties.title)

    def test_days_and_instants_fit_their_columns(self, plain: Path, tmp_path: Path) -> None:
        """What is wider than its column is shown as hashes."""
        exporting.export(plain, "xlsx", tmp_path / "book.xlsx")
        for sheet in openpyxl.load_workbook(tmp_path / "book.xlsx"):
            for cell in (cell for row in sheet.iter_rows(min_row=2) for cell in row if cell.is_date):
                days = cell.column_letter in "AB" and sheet.title != "claims"
                assert cell.number_format == ("yyyy-mm-dd" if days else "yyyy-mm-dd hh:mm:ss")
                assert sheet.column_dimensions[cell.column_letter].width > len(cell.number_format)


def test_a_workbook_has_the_losses_of_both_sides(tmp_path: Path) -> None:
    rows = [
        "date,metric,class,value,source,direction",
        "2025-06-29,launched,drone,477,ua_air_force,ru_on_ua",
        "2025-06-29,launched,drone,90,ru_mod,ua_on_ru",
        "2025-06-29,equipment_destroyed,air_defence_system,2,ua_general_staff,ua_on_ru",
        "2025-06-29,equipment_destroyed,tank,3,ua_general_staff,ua_on_ru",
        "2025-06-29,equipment_destroyed,tank+artillery,9,ua_general_staff,ua_on_ru",
        "2025-06-29,hit_locations,,4,ua_air_force,ru_on_ua",
    ]
    (tmp_path / "rows.csv").write_text("\n".join(rows), encoding="utf-8")
    store, out = tmp_path / "s.sqlite", tmp_path / "book.xlsx"
    assert run("import", "claims", tmp_path / "rows.csv", "--store", store).code == 0
    assert run("export", "xlsx", "--store", store, "--out", out).code == 0
    book = openpyxl.load_workbook(out)
    assert book.sheetnames == [
        "equ air_defence_system ua_on_ru",
        "equipment_destroy tank ua_on_ru",
        "hit_locations air_target",
        "launched drone",
        "launched drone ua_on_ru",
        "claims",
    ]
    headings, first = list(book["launched drone ua_on_ru"].values)
    told = dict(zip(headings, first, strict=True))
    assert (told["best"], told["direction"], told["unit"]) == (90, "ua_on_ru", "count")


def test_a_series_that_is_refused_is_named_in_the_workbook(plain: Path, tmp_path: Path) -> None:
    out = tmp_path / "book.xlsx"
    with mock.patch("tracker.api.workbook.series", side_effect=NotComparableError("it stopped")):
        exporting.export(plain, "xlsx", out)
    rows = list(openpyxl.load_workbook(out)["left out"].values)
    assert rows[0] == ("metric", "direction", "class", "why")
    assert ("launched", "ru_on_ua", "drone", "it stopped") in rows


def test_what_is_unknown_or_not_installed_is_told(plain: Path, tmp_path: Path) -> None:
    assert run("export", "telepathy", "--store", plain, "--out", tmp_path / "x").code == 2
    with pytest.raises(SourceError, match="choose of parquet, csv, datapackage, xlsx, claims"):
        exporting.export(plain, "telepathy", tmp_path / "x")
    with (
        mock.patch("tracker.api.exporting.import_module", side_effect=ImportError("no openpyxl")),
        pytest.raises(SourceError, match=re.escape(how_to_install("xlsx"))),
    ):
        exporting.export(plain, "xlsx", tmp_path / "x")
    late = run("export", "csv", "--store", plain, "--out", tmp_path / "x", "--as-of", "2026-01-01")
    assert (late.code, "later than" in late.err) == (2, True)


def files(place: Path) -> dict[str, bytes]:
    if place.is_file():
        return {"": place.read_bytes()}
    return {str(file.relative_to(place)): file.read_bytes() for file in place.rglob("*") if file.is_file()}
