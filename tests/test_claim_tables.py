"""Tables of claims as newsrooms keep them: read to the letter, refused by the row, rehearsed, resumed."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cli import run
from tests.factory import at
from tracker.api import importing, listing
from tracker.errors import SourceError
from tracker.model import Claim
from tracker.sources import claim_rows
from tracker.sources.claim_table import COLUMNS
from tracker.sources.row_faults import RowFault
from tracker.store import open_store, sql

HEADER = "date,metric,class,value,source,url,quote"
NIGHT = '2025-06-29,launched,drone,477,ua_air_force,https://paper.test/1,"They sent 477 drones."'
PAPER = '2025-06-29,launched,drone,480,Reuters,https://paper.test/2,"Some 480 drones, it counted."'
AID = "iso,country,year,month,military,financial,humanitarian"
LOSSES = '[{"date": "2024-03-01"}, {"date": "2024-03-01", "tank": 3}]'
UTF8 = "utf-8"


def table(folder: Path, *rows: str, header: str = HEADER, name: str = "figures.csv") -> Path:
    file = folder / name
    file.write_text("\n".join((header, *rows)) + "\n", encoding=UTF8)
    return file


def lines(folder: Path, *rows: dict[str, Any]) -> Path:
    file = folder / "figures.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding=UTF8)
    return file


def one(file: Path) -> Claim:
    [reading] = claim_rows.read(file)
    [claim] = reading.claims
    return claim


def row(folder: Path, **cells: Any) -> Claim:
    plain = {
        "date": "2025-06-29",
        "metric": "launched",
        "class": "drone",
        "value": 477,
        "source": "ua_air_force",
    }
    return one(lines(folder, plain | cells))


def test_a_spreadsheet_of_a_newsroom_becomes_a_series(tmp_path: Path) -> None:
    store, file = tmp_path / "s.sqlite", table(tmp_path, NIGHT, PAPER)
    done = run("import", "claims", file, "--store", store)
    assert (done.code, done.out) == (0, "2 documents, 2 claims, 0 rejections, 0 sightings\n")
    [shown] = run("series", "launched", "--store", store, "--json").lines
    assert (shown["best"], shown["claimed_high"], shown["period"]) == (477, 480, "2025-06-29")
    assert run("verify", "--store", store).code == 0
    [relay] = listing.claims(store, publisher="reuters")
    assert (relay.claimant, relay.quote) == ("unattributed", "Some 480 drones, it counted.")
    again = run("import", "claims", file, "--store", store)
    assert again.out == "0 documents, 0 claims, 0 rejections, 2 sightings\n"


def test_the_figure_is_marked_in_the_quote_or_else_in_the_line(tmp_path: Path) -> None:
    [told] = claim_rows.read(table(tmp_path, NIGHT.replace("477 d", "1,477 d").replace("477,u", "1477,u")))
    assert told.document.text[slice(*told.claims[0].spans[0])] == "1,477"
    [other] = claim_rows.read(table(tmp_path, NIGHT.replace("477 drones", "hundreds")))
    assert other.document.text[slice(*other.claims[0].spans[0])] == "477"
    assert other.claims[0].quote in other.document.text


@pytest.mark.parametrize(
    ("cells", "start", "end", "basis"),
    [
        ({"date": "2025-06-29"}, "2025-06-28T21:00", "2025-06-29T21:00", "day"),
        ({"date": "2025-06-29", "source": "ru_mod"}, "2025-06-28T21:00", "2025-06-29T21:00", "day"),
        ({"date": "2025-06-29", "basis": "night"}, "2025-06-28T17:00", "2025-06-29T06:00", "night"),
        ({"date": "2025-06"}, "2025-05-31T21:00", "2025-06-30T21:00", "month"),
        ({"date": "2025-W26"}, "2025-06-22T21:00", "2025-06-29T21:00", "week"),
        ({"date": "2025"}, "2024-12-31T22:00", "2025-12-31T22:00", "year"),
        ({"date": "2025-06-01/2025-06-02"}, "2025-05-31T21:00", "2025-06-02T21:00", "period"),
        ({"date": "2025-06-29T06:00:00Z"}, "2025-06-29T06:00", "2025-06-29T06:00", "instant"),
        (
            {"date": "", "from": "2025-06-28T20:00+03:00", "to": "2025-06-29T05:00:00Z", "basis": "night"},
            "2025-06-28T17:00",
            "2025-06-29T05:00",
            "night",
        ),
        (
            {"date": "", "from": "2025-06-01", "to": "2025-06-02"},
            "2025-05-31T21:00",
            "2025-06-02T21:00",
            "period",
        ),
    ],
)
def test_windows(tmp_path: Path, cells: dict[str, str], start: str, end: str, basis: str) -> None:
    window = row(tmp_path, **cells).window
    assert window.start is not None and window.end is not None
    shown = f"{window.start:%Y-%m-%dT%H:%M}", f"{window.end:%Y-%m-%dT%H:%M}"
    assert (*shown, window.basis) == (
        start,
        end,
        basis,
    )
    assert window.got == (
        "source_default" if cells == {"date": "2025-06-29", "basis": "night"} else "printed"
    )


@pytest.mark.parametrize(
    ("cells", "amount"),
    [
        ({"value": 477}, (477, 477, 477, "exact")),
        ({"value": "477.0"}, (477, 477, 477, "exact")),
        ({"value": 300, "bound": "about"}, (270, 300, 330, "about")),
        ({"value": 300, "bound": "at_least"}, (300, 300, None, "at_least")),
        ({"value": 300, "bound": "more_than", "low": 300}, (300, 300, None, "more_than")),
        ({"value": 300, "bound": "at_most"}, (0, 300, 300, "at_most")),
        ({"value": "", "low": 10, "high": 20}, (10, 15, 20, "range")),
        ({"value": 12, "low": 10, "high": 20}, (10, 12, 20, "range")),
        ({"value": "", "low": 10}, (10, 10, None, "at_least")),
        ({"value": "", "high": 10}, (0, 10, 10, "at_most")),
        ({"value": 0}, (0, 0, 0, "exact")),
    ],
)
def test_amounts(tmp_path: Path, cells: dict[str, Any], amount: tuple[object, ...]) -> None:
    found = row(tmp_path, **cells).amount
    assert (found.low, found.best, found.high, found.bound) == amount


@pytest.mark.parametrize(
    ("unit", "euros"),
    [({"unit": "EUR bn"}, 9e9), ({"unit": "EUR"}, 9), ({"currency": "eur", "unit": "million"}, 9e6)],
)
def test_money_has_its_currency_and_giver(tmp_path: Path, unit: dict[str, str], euros: float) -> None:
    claim = row(tmp_path, metric="aid_pledged", value=9, scope="Germany", **{"class": "", **unit})
    assert (claim.amount.best, claim.amount.unit) == (euros, "EUR")
    assert (claim.classes, claim.direction, claim.scope) == (("aid",), "none", "DEU")
    scale = {9e9: " billion", 9e6: " million"}.get(euros, "")
    assert claim.quote.endswith(f"| ua_air_force | 9 EUR{scale}")


@pytest.mark.parametrize(
    ("cells", "direction", "flags"),
    [
        ({}, "ru_on_ua", ("direction_assumed",)),
        ({"source": "ru_mod"}, "ua_on_ru", ("direction_assumed",)),
        ({"direction": "ua_on_ru"}, "ua_on_ru", ()),
        ({"metric": "equipment_destroyed", "class": "tank", "direction": "ua_on_ru"}, "ua_on_ru", ()),
    ],
)
def test_what_is_assumed_of_the_direction_is_flagged(
    tmp_path: Path, cells: dict[str, str], direction: str, flags: tuple[str, ...]
) -> None:
    claim = row(tmp_path, **cells)
    assert (claim.direction, claim.flags) == (direction, flags)


def test_names_of_the_vocabulary_are_as_good_as_ids(tmp_path: Path) -> None:
    claim = row(tmp_path, source="Ukraine's air force", scope="Sumy region", **{"class": "Kalibr+Kh-101"})
    assert (claim.claimant, claim.publisher, claim.scope) == ("ua_air_force", "ua_air_force", "sumy")
    assert claim.classes == ("kalibr", "kh_101")
    by_both = row(tmp_path, source="The Village Paper", claimant="ua_president")
    assert (by_both.claimant, by_both.publisher) == ("ua_president", "The Village Paper")
    dated = row(tmp_path, published="2025-06-30", id="R-7", title="Night", status="preliminary")
    assert (dated.published, dated.ref, dated.status) == (
        datetime(2025, 6, 30, 12, tzinfo=UTC),
        "R-7",
        "preliminary",
    )


@pytest.mark.parametrize(
    ("cells", "cause"),
    [
        ({"metric": ""}, "no metric"),
        ({"metric": "launches"}, 'metric "launches" is unknown: near it are launched'),
        ({"metric": "unaccounted"}, "worked out from others"),
        ({"class": ""}, "no class"),
        ({"class": "drones of all sorts"}, 'class "drones of all sorts" is unknown'),
        ({"value": ""}, "no value"),
        ({"value": "1,477"}, "no plain number"),
        ({"value": "-3"}, "no plain number"),
        ({"value": "~300"}, "no plain number"),
        ({"value": "nan"}, "no plain number"),
        ({"value": 4.5}, "no whole number"),
        ({"value": 9_999_999_999_999_999}, "too large"),
        ({"metric": "rate_neutralised", "value": 101}, "too large"),
        ({"value": 30, "low": 40, "high": 50}, "out of order"),
        ({"value": 30, "low": 20}, "low and high"),
        ({"bound": "roughly"}, 'bound "roughly" is unknown'),
        ({"value": 30, "bound": "range"}, "low and high"),
        ({"unit": "km"}, 'launched is in "count"'),
        ({"date": ""}, "no date"),
        ({"date": "29.06.2025"}, "write 2025-06-29"),
        ({"date": "2025-02-30"}, "write 2025-06-29"),
        ({"date": "1812-06-24"}, "not between 1990 and 2100"),
        ({"date": "2025-06-29T06:00"}, "no offset"),
        ({"date": "2025-06-29 or so"}, "no instant"),
        ({"date": "2025-06", "basis": "night"}, "does not fit the date"),
        ({"from": "2025-06-01", "to": "2025-06-02"}, "a date beside from and to"),
        ({"date": "", "from": "2025-06-02", "to": "2025-05-01"}, "ends before it begins"),
        ({"date": "", "from": "2025-06-02"}, "no to"),
        ({"source": ""}, "no source"),
        ({"source": "The Village Paper"}, 'source "The Village Paper" is unknown'),
        ({"source": "", "claimant": "ua_airforce"}, "near it are ua_air_force"),
        ({"metric": "personnel_losses", "class": ""}, "say whose personnel_losses"),
        ({"direction": "north"}, 'direction "north" is unknown'),
        ({"scope": "Atlantis"}, 'scope "Atlantis" is unknown'),
        ({"metric": "aid_pledged", "class": "", "unit": "EUR"}, "no donor"),
        ({"metric": "aid_pledged", "class": "", "scope": "DEU"}, "no currency"),
        (
            {"metric": "aid_pledged", "class": "", "scope": "DEU", "unit": "XYZ bn"},
            'currency "XYZ" is unknown',
        ),
        ({"published": "yesterday"}, "is no date"),
        ({"status": "retracted"}, "tracker retract"),
        ({"value": True}, "plain values"),
        ({"window": {"start": 1}, "date": {"day": 1}}, "plain values"),
    ],
)
def test_what_cannot_be_taken_at_its_word_is_refused(
    tmp_path: Path, cells: dict[str, Any], cause: str
) -> None:
    with pytest.raises(SourceError, match="1 of its rows cannot be read") as caught:
        row(tmp_path, **cells)
    assert cause in str(caught.value)
    assert "line 1: " in str(caught.value)


@pytest.mark.parametrize(
    ("content", "cause"),
    [
        ("", "the file is empty"),
        ("a,b\n1,2\n", "no column metric among a, b"),
        ("metric,date,day,value\n", "the columns date and day both are date"),
        ("PK\x03\x04", "an Office document"),
    ],
)
def test_other_files_are_refused(tmp_path: Path, content: str, cause: str) -> None:
    file = tmp_path / "other.csv"
    file.write_text(content, encoding=UTF8)
    with pytest.raises(SourceError, match=cause):
        list(claim_rows.read(file))


@pytest.mark.parametrize("separator", [";", "\t", "|"])
def test_tables_as_spreadsheets_save_them(tmp_path: Path, separator: str) -> None:
    file = tmp_path / "figures.csv"
    rows = ("Date;Metric;Weapon;Figure;Said by;Note", "2025-06-29;launched;drone;477;ua_air_force;x", ";;;;;")
    file.write_bytes("\r\n".join(rows).replace(";", separator).encode("utf-8-sig"))
    told: list[str] = []
    [reading] = claim_rows.read(file, note=told.append)
    assert reading.claims[0].amount.best == 477
    assert told == [f"{file}: columns that are not read: Note"]


def test_a_column_that_is_not_read_changes_no_id(tmp_path: Path) -> None:
    plain = one(table(tmp_path, NIGHT))
    assert one(table(tmp_path, f"{NIGHT},seen by AB", header=f"{HEADER},remark")).id == plain.id


CELLS = st.sampled_from(
    ["477", "", "drone", "2025-06-29", "EUR bn", "kiel", "launched", "-1", "\x00", "é", '"', "a/b"]
)


@given(st.lists(st.dictionaries(st.sampled_from(sorted(COLUMNS)), CELLS), min_size=1, max_size=4))
def test_every_row_is_a_claim_or_a_fault(tmp_path_factory: Any, rows: list[dict[str, str]]) -> None:
    file = lines(tmp_path_factory.mktemp("rows"), *({"metric": ""} | each for each in rows))
    faults: list[RowFault] = []
    readings = list(claim_rows.read(file, faults.append))
    assert len(readings) + len(faults) == len(rows)
    assert all("\n" not in str(fault) for fault in faults)
    for reading in readings:
        [claim] = reading.claims
        assert claim.quote in reading.document.text


class TestDryRun:
    def test_it_lists_every_row_that_would_be_rejected_and_writes_nothing(self, tmp_path: Path) -> None:
        store = tmp_path / "s.sqlite"
        bad = [NIGHT.replace("477,ua", f"{value},ua") for value in ("many", "1.5", "")]
        file = table(tmp_path, NIGHT, *bad, PAPER, *bad * 4)
        done = run("import", "claims", file, "--store", store, "--dry-run")
        assert done.code == 1
        told = done.out.splitlines()
        assert len(told) == 16
        assert told[0].startswith('figures.csv, line 3: value "many" is no plain number')
        assert told[-1] == (
            "15 rows rejected; 2 documents and 2 claims would be new, 0 documents and 0 claims are known; "
            "nothing was written"
        )
        assert not store.exists()
        refused = run("import", "claims", file, "--store", store)
        assert (refused.code, "15 of its rows" in refused.err, store.exists()) == (2, True, False)

    def test_what_the_store_knows_is_told_apart(self, tmp_path: Path) -> None:
        store = tmp_path / "s.sqlite"
        importing.import_file(store, "claims", table(tmp_path, NIGHT), known_at=at(1))
        before = store.read_bytes()
        done = run("import", "claims", table(tmp_path, NIGHT, PAPER), "--store", store, "--dry-run", "--json")
        assert done.code == 0
        assert done.lines == [
            {
                "kind": "dry_run",
                "rejected_rows": 0,
                "documents": 1,
                "claims": 1,
                "rejections": 0,
                "known_documents": 1,
                "known_claims": 1,
            }
        ]
        assert store.read_bytes() == before

    @pytest.mark.parametrize(
        ("name", "content", "place", "number"),
        [
            ("missile-attacks", "time_start,time_end,model,launched,destroyed,source\nx,,,,,\n", "line", 2),
            ("support-tracker", f"{AID}\nATL,A,2025,6,1,1,1\n", "line", 2),
            ("general-staff-losses", LOSSES, "entry", 2),
            ("claims", '{"kind":"history","format":1}\n{"kind":"document"}\n', "line", 2),
            ("claims", '{"metric": "launched"}\n', "line", 1),
        ],
    )
    def test_every_import_has_one(
        self, tmp_path: Path, name: str, content: str, place: str, number: int
    ) -> None:
        file = tmp_path / "given.txt"
        file.write_text(content, encoding=UTF8)
        done = run("import", name, file, "--store", tmp_path / "s.sqlite", "--dry-run", "--json")
        assert done.code == 1, done.err
        rejected, told = done.lines
        assert (rejected["kind"], rejected["file"]) == ("rejected_row", "given.txt")
        assert (rejected["place"], rejected["number"]) == (place, number)
        assert told["rejected_rows"] == 1
        assert not (tmp_path / "s.sqlite").exists()

    def test_a_history_is_rehearsed_whole(self, tmp_path: Path) -> None:
        store, out = tmp_path / "s.sqlite", tmp_path / "all.jsonl"
        importing.import_file(store, "claims", table(tmp_path, NIGHT, PAPER), known_at=at(1))
        run("export", "claims", "--store", store, "--out", out)
        done = run("import", "claims", out, "--store", tmp_path / "new.sqlite", "--dry-run")
        assert (done.code, "2 documents and 2 claims would be new" in done.out) == (0, True)
        assert run("import", "claims", out, "--store", store, "--dry-run").code == 2


def test_an_interrupted_import_is_completed_and_doubles_nothing(tmp_path: Path) -> None:
    file = table(tmp_path, *(NIGHT.replace("477", str(value)) for value in range(400, 408)))
    whole, cut = tmp_path / "whole.sqlite", tmp_path / "cut.sqlite"

    def power_cut(done: int, _total: int) -> None:
        if done == 6:
            raise KeyboardInterrupt

    importing.import_file(whole, "claims", file, known_at=at(1))
    with mock.patch.multiple(sql, _DOCUMENTS_A_PART=1, _PARTS_A_TRANSACTION=2):
        with pytest.raises(KeyboardInterrupt):
            importing.import_file(cut, "claims", file, known_at=at(1), told=power_cut)
        with open_store(cut) as store:
            assert (len(store.claims()), store.verify()) == (4, [])
        done = importing.import_file(cut, "claims", file, known_at=at(1))
    assert (done.batch.documents, done.batch.sightings) == (4, 4)
    with open_store(cut) as one_store, open_store(whole) as other:
        assert one_store.claims() == other.claims()
        assert one_store.verify() == []


def test_an_exported_table_says_the_same_when_it_is_imported(tmp_path: Path) -> None:
    rows: list[dict[str, Any]] = [
        {"value": 477},
        {"value": 300, "bound": "about", "basis": "night"},
        {"value": 300, "bound": "at_least", "date": "2025-W26"},
        {"value": 300, "bound": "less_than", "source": "ru_mod"},
        {"low": 10, "high": 20, "bound": "vague", "scope": "sumy"},
        {"metric": "rate_neutralised", "value": 91.5, "class": "drone+missile"},
        {"metric": "aid_pledged", "value": 1.25, "unit": "EUR bn", "scope": "DEU", "class": "aid_military"},
    ]
    plain = {"date": "2025-06-29", "metric": "launched", "class": "drone", "source": "ua_air_force"}
    stores = [tmp_path / "a.sqlite", tmp_path / "b.sqlite"]
    importing.import_file(stores[0], "claims", lines(tmp_path, *(plain | row for row in rows)))
    assert run("export", "csv", "--store", stores[0], "--out", tmp_path / "out.csv").code == 0
    importing.import_file(stores[1], "claims", tmp_path / "out.csv")
    one, other = (sorted(map(said, listing.claims(store))) for store in stores)
    assert len(one) == len(rows)
    assert one == other


def test_aid_told_in_pieces_is_refused_as_such_and_not_as_an_unknown_currency(tmp_path: Path) -> None:
    row = {"metric": "aid_pledged", "value": 40, "class": "artillery", "unit": "count", "scope": "DEU"}
    file = lines(tmp_path, {"date": "2025-06-29", "source": "ua_president", **row})
    with pytest.raises(SourceError, match="aid_pledged is money here; leave aid told in pieces out"):
        importing.import_file(tmp_path / "a.sqlite", "claims", file)


def said(claim: Claim) -> str:
    """What a claim says, but for the words and how the window was got."""
    kept = {"metric", "classes", "direction", "scope", "window", "amount", "claimant", "publisher"}
    left = {"window": {"got"}, "amount": {"printed"}}
    return claim.model_dump_json(include=dict.fromkeys(kept, True), exclude=left)


def test_the_page_of_the_format_names_every_column() -> None:
    page = (Path(__file__).resolve().parents[1] / "docs" / "sources" / "claims.md").read_text(encoding=UTF8)
    for role, names in COLUMNS.items():
        for name in (role, *names):
            assert f"`{name}`" in page, name
