"""The command line: verbs, JSON lines, exit codes, and one clear line for every bad input."""

import errno
import json
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

import tracker
from tests.cli import Done, run
from tests.together import together
from tracker.cli import VERBS, group
from tracker.cli.output import Words, excerpt, table
from tracker.model import NOUNS, schema
from tracker.store import open_store

NIGHT = """---
title: Night of 3 May
published: 2025-05-03T08:00:00+03:00
publisher: ua_air_force
claimant: ua_air_force
---
On the night of 3 May 2025 the enemy launched 80 Shahed-type drones and decoys at Ukraine.
As of 08:00, 42 drones had been shot down and 25 were lost from radar.
"""
EXTRAS = ("adbc_driver_postgresql", "feedparser", "httpx", "jupyterlab", "openpyxl", "pypdf", "trafilatura")
RELAY = "Russia launched 85 drones at Ukraine overnight into 3 May 2025, a local paper counted."


@pytest.fixture
def statement(tmp_path: Path) -> Path:
    path = tmp_path / "night.md"
    path.write_text(NIGHT, encoding="utf-8")
    return path


@pytest.fixture
def store(tmp_path: Path, statement: Path) -> Path:
    path = tmp_path / "store.sqlite"
    done = run("add", statement, "--store", path, "--known-at", "2025-05-03")
    assert done.code == 0, done.err
    return path


def one_line(done: Done) -> str:
    """The one line on stderr; nothing may look like a crash."""
    assert "Traceback" not in done.err
    lines = [line for line in done.err.splitlines() if line]
    assert len(lines) == 1, done.err
    return lines[0]


def test_every_verb_has_help_and_the_list_says_what_it_says() -> None:
    for verb, (_, told) in VERBS.items():
        done = run(verb, "--help")
        assert done.code == 0
        first = told.rstrip(".").split(":")[0].split(",")[0]
        assert " ".join(first.split()[:3]) in " ".join(done.out.split()), verb
    assert list(VERBS) == group.list_commands(mock.Mock())


def test_every_verb_has_help_without_any_extra() -> None:
    script = f"""
import sys
sys.modules |= dict.fromkeys({EXTRAS})
from tracker.cli import VERBS, group
for verb in VERBS:
    assert group([verb, "--help"], standalone_mode=False) == 0, verb
"""
    words = [sys.executable, "-c", script]
    done = subprocess.run(words, capture_output=True, text=True, check=True, cwd=Path(__file__).parents[1])
    assert done.stdout.count("Usage: ") == len(VERBS)


def test_bad_usage_is_one_line_and_says_where_to_look() -> None:
    for words, told in (
        (("export", "nope"), "error: Invalid value for 'FORMAT': 'nope' is not one of 'parquet', 'csv',"),
        (("export",), "error: Missing argument 'FORMAT'. Choose from: parquet, csv,"),
        (("claims", "--nothing"), "error: No such option '--nothing'"),
    ):
        done = run(*words)
        line = one_line(done)
        assert done.code == 2
        assert line.startswith(told)
        assert line.endswith(f"; see tracker {words[0]} --help")
    assert one_line(run("exprt")) == 'error: no verb "exprt": near it are export; see tracker --help'
    nothing = run()
    assert (nothing.code, "Commands:" in nothing.err) == (2, True)


def test_the_package_runs_as_a_module() -> None:
    words = [sys.executable, "-m", "tracker", "schema", "claim"]
    done = subprocess.run(words, check=True, capture_output=True, cwd=Path(__file__).parents[1])
    assert json.loads(done.stdout)["title"] == "Claim"


def test_an_unknown_verb_or_option_is_bad_usage() -> None:
    assert run("nothing").code == 2
    assert run("claims", "--nothing").code == 2


@together("noun", sorted(NOUNS))
def test_schema_prints_a_valid_schema(noun: str) -> None:
    done = run("schema", noun)
    assert done.code == 0
    jsonschema.Draft202012Validator.check_schema(json.loads(done.out))


def test_read_prints_claims_that_fit_their_schema(statement: Path) -> None:
    done = run("read", statement, "--json")
    assert done.code == 0
    lines = done.lines
    assert lines[0]["kind"] == "document"
    claims = [line for line in lines if line["kind"] == "claim"]
    assert {(claim["metric"], claim["amount"]["best"]) for claim in claims} == {
        ("launched", 80.0),
        ("shot_down", 42.0),
        ("lost", 25.0),
    }
    validator = jsonschema.Draft202012Validator(schema("claim"))
    for claim in claims:
        validator.validate(claim)
        start, end = claim["spans"][0]
        assert NIGHT[start:end] in ("80", "42", "25")


def test_read_takes_standard_input_and_prints_a_table() -> None:
    done = run("read", "-", "--published", "2025-05-03T09:00:00Z", stdin=RELAY.encode())
    assert done.code == 0
    assert "launched" in done.out
    assert "85" in done.out


def test_tables_of_claims_show_the_figure_its_direction_place_and_kyiv_time(
    store: Path, statement: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "130")
    other = statement.with_name("other.txt")
    other.write_text(
        "On 3 May 2025, as was told in Kyiv in the morning by the air force, Russia launched 46 drones and "
        "four ballistic missiles at Ukraine. 46 missiles were launched in the week before. "
        "Russian air defences shot down 57 drones over Bryansk region, the Russian defence ministry said.",
        encoding="utf-8",
    )
    read = run("read", statement, other).out
    assert f"{statement}, published 2025-05-03 05:00 UTC" in read
    assert f"{other}, published 2025-05-03 12:00 UTC" in read
    stored = run("claims", "--store", store).out
    for shown in (read, stored):
        assert "Kyiv time" in shown
        [lost] = [line for line in shown.splitlines() if " lost   " in line]
        assert "2025-05-03 08:00" in lost
        assert " 25 were" in lost
    rows = {line.split()[0]: line for line in read.split(str(other))[1].splitlines() if line}
    drones, missiles, downed = (rows[at] for at in ("84", "98", "211"))
    assert "launched 46 drones" in drones
    assert "four ballistic" in missiles
    assert " ua " in drones
    assert " ru " in downed
    assert " national " in missiles
    assert " bryansk " in downed


@given(st.lists(st.text("ab1 ", min_size=1), min_size=3, max_size=3), st.integers(24, 90))
def test_an_excerpt_fits_its_room_and_has_the_figure(pieces: list[str], room: int) -> None:
    before, rest, after = pieces
    text = f"{before} 777 {rest}{after}"
    start = len(before) + 1
    shown = excerpt(Words(text, (start, start + 3)), room)
    assert len(shown) <= room
    assert "777" in shown


def test_documents_dated_after_they_are_said_to_be_known_are_told(tmp_path: Path, statement: Path) -> None:
    table = tmp_path / "table.csv"
    table.write_text(
        "metric,class,value,date,source,published\nlaunched,drone,80,2025-05-03,ua_air_force,2025-05-03T05:00:00Z\n",
        encoding="utf-8",
    )
    for words in (("add", statement), ("import", "claims", table)):
        for known_at, told in (("2025-05-02", True), ("2025-05-03", False)):
            path = tmp_path / f"{words[0]}-{known_at}.sqlite"
            done = run(*words, "--store", path, "--known-at", known_at)
            assert done.code == 0, done.err
            assert ("dated after 2025-05-02 23:59 UTC" in done.err) == told


def test_adding_twice_adds_nothing(store: Path, statement: Path) -> None:
    again = run("add", statement, "--store", store, "--known-at", "2025-05-04", "--json")
    assert again.code == 0
    [batch] = again.lines
    assert (batch["documents"], batch["claims"], batch["sightings"]) == (0, 0, 1)


def test_claims_lists_searches_and_filters(store: Path) -> None:
    assert len(run("claims", "--store", store, "--json").lines) == 3
    assert [
        line["metric"] for line in run("claims", "--store", store, "--metric", "lost", "--json").lines
    ] == ["lost"]
    assert run("claims", "radar", "--store", store, "--json").lines
    assert not run("claims", "submarine", "--store", store, "--json").lines
    assert run("claims", "--store", store, "--since", "2025-05-04", "--json").lines == []
    unknown = run("claims", "--store", store, "--metric", "lounched")
    assert unknown.code == 2
    assert "launched" in one_line(unknown)
    table = run("claims", "--store", store)
    assert "3 claims" in table.err


def test_show_prints_a_claim_with_its_words_and_a_document(store: Path) -> None:
    claim = run("claims", "--store", store, "--metric", "launched", "--json").lines[0]
    shown = run("show", claim["id"][:10], "--store", store)
    assert shown.code == 0
    assert " ".join(claim["quote"].split()) in shown.out  # the whole sentence
    assert claim["id"] in shown.out
    assert "known since 2025-05-0" in shown.out
    document = run("show", claim["document"], "--store", store, "--json").lines
    assert document[0]["kind"] == "document"
    assert sum(line["kind"] == "claim" for line in document) == 3
    assert run("show", "0" * 32, "--store", store).code == 2
    assert "at least" in one_line(run("show", "0", "--store", store))


def test_show_prints_what_came_with_the_text(tmp_path: Path) -> None:
    head = "---\npublished: 2025-05-03\nnote: Written anew, not its words.\n---\n"
    (tmp_path / "post.md").write_text(f"{head}Russia launched 80 drones overnight.", encoding="utf-8")
    place = tmp_path / "store.sqlite"
    run("add", tmp_path / "post.md", "--store", place)
    [document] = {line["document"] for line in run("claims", "--store", place, "--json").lines}
    shown = run("show", document, "--store", place)
    assert "with the text came: Written anew, not its words." in shown.out


def test_a_chart_takes_the_calendar_that_is_asked_for(store: Path, tmp_path: Path) -> None:
    for by, first in (((), "2025-04-28"), (("--by", "day"), "2025-05-03")):
        out = tmp_path / f"bars{len(by)}.csv"
        assert run("chart", "weekly_bars", *by, "--out", out, "--store", store).code == 0
        assert first in out.read_text()
    refused = run("chart", "calendar", "--by", "week", "--lint", "--store", store)
    assert refused.code == 2
    assert "drawn by day, not by week" in one_line(refused)


def test_correcting_and_retracting_leave_the_past(store: Path) -> None:
    claim = run("claims", "--store", store, "--metric", "launched", "--json").lines[0]
    done = run(
        "correct", claim["id"], "81", "--because", "the post was updated", "--store", store,
        "--known-at", "2025-05-05",
    )  # fmt: skip
    assert done.code == 0, done.err
    series = ("series", "launched", "--store", store, "--json")
    assert run(*series).lines[-1]["best"] == 81
    assert run(*series, "--as-of", "2025-05-04").code == 0
    assert run(*series, "--as-of", "2025-05-03").lines[-1]["best"] == 80
    shown = run("show", claim["id"], "--store", store).out
    assert "corrected by editor on 2025-05-05 23:59 UTC" in shown
    assert "figure: launched drone 81, was launched drone 80" in shown
    assert "the post was updated" in shown
    lost = run("claims", "--store", store, "--metric", "lost", "--json").lines[0]
    gone = run(
        "retract", lost["id"], "--because", "read wrongly", "--store", store, "--known-at", "2025-05-06"
    )
    assert gone.code == 0, gone.err
    assert not run("claims", "--store", store, "--metric", "lost", "--json").lines
    assert run("claims", "--store", store, "--metric", "lost", "--as-of", "2025-05-05", "--json").lines


def test_a_correction_is_a_number_or_words_with_a_bound(store: Path) -> None:
    claim = run("claims", "--store", store, "--metric", "shot_down", "--json").lines[0]["id"]
    why = ("--because", "the post was updated", "--store", store, "--known-at")
    no_amount = dict.fromkeys(("nothing", "8 missiles", "5 km", "Su-34", "no"), "no amount: write 5, 5-9")
    for words, told in (no_amount | {"-5": "from 0 on", "nan": "from 0 on", "5-9.5": "whole number"}).items():
        refused = run("correct", claim, words, *why, "2025-05-05")
        assert (refused.code, told in one_line(refused)) == (2, True)
    corrected = (
        ("at least 40", (40, 40, None, "at_least")),
        ("38-41", (38, 39.5, 41, "range")),
        ("forty", (40, 40, 40, "exact")),
    )
    for day, (words, amount) in enumerate(corrected, 5):
        assert run("correct", claim, words, *why, f"2025-05-0{day}").code == 0
        [new] = run("claims", "--store", store, "--claimant", "editor", "--json").lines
        assert tuple(new["amount"][name] for name in ("low", "best", "high", "bound")) == amount
        assert new["amount"]["unit"] == "count"
        claim = new["id"]
    assert run("verify", "--store", store).code == 0


def test_a_series_has_a_title_one_line_a_run_of_silence_and_says_what_its_columns_are(
    store: Path, tmp_path: Path
) -> None:
    relay = tmp_path / "relay.txt"
    relay.write_text(
        "Russia launched 9 drones overnight into 8 May 2025, the Air Force said.", encoding="utf-8"
    )
    assert run("add", relay, "--published", "2025-05-08", "--store", store).code == 0
    done = run("series", "launched", "--store", store, "--since", "2025-05-02")
    title, _, whose, _, headings, *rows = done.out.splitlines()
    assert title == "launched, drone, ru_on_ua, national, by day, count"
    assert whose == "figures of ua_air_force (2 days); on 1 day only as others print them"
    assert headings.split() == ["period", "value", "status", "notes"]
    assert [" ".join(row.split()) for row in rows if row[:2] == "20"] == [
        "2025-05-02 not_reported",
        "2025-05-03 80 reported",
        "2025-05-04 to 2025-05-07 not_reported 4 days",
        "2025-05-08 9 reported",
    ]
    assert "  not_reported: no figure is held, which is not zero" in rows
    assert len(run("series", "launched", "--store", store, "--since", "2025-05-02", "--json").lines) == 7
    week = run("series", "rate_neutralised", "--by", "week", "--store", store).out
    assert "neutralised of launched, as a share" in week
    assert "67/80" in week and "1 of 7" in week and "days: days with a figure" in week


def test_a_long_last_column_is_wrapped_where_it_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    words = " ".join(str(n) for n in range(100, 180))
    table(("a", "notes"), [("x", words), ("", "short")], wrapped=True)
    lines = capsys.readouterr().out.splitlines()
    assert " ".join(lines[1:-1]).split() == ["x", *words.split()]
    assert len(lines) > 4 and all(len(line) <= 120 for line in lines)


def test_a_file_is_shown_by_its_documents_and_what_is_no_id_is_said(
    store: Path, statement: Path, tmp_path: Path
) -> None:
    shown = run("show", statement, "--store", store)
    assert (shown.code, "80 count exact" in shown.out) == (0, True), shown.err
    lines = run("show", statement, "--store", store, "--json").lines
    assert {"document", "claim"} <= {line["kind"] for line in lines}
    other = tmp_path / "other.txt"
    other.write_text(RELAY, encoding="utf-8")
    unknown = run("show", other, "--store", store)
    assert (unknown.code, "holds no document of" in one_line(unknown)) == (2, True)
    for word in ("evening.md", "abc", "launched drone"):
        refused = run("show", word, "--store", store)
        assert (refused.code, f'"{word}" is no id' in one_line(refused)) == (2, True)


def test_nothing_found_is_a_no_that_names_what_a_word_is(store: Path) -> None:
    for words, told in (
        (("qqqq",), 'no quote of a claim that was asked for has the words "qqqq"'),
        (("ru_mod", "missile"), "try --class missile --claimant ru_mod"),
        (("--publisher", "nobody"), "holds no claim of what was asked for"),
    ):
        done = run("claims", *words, "--store", store)
        assert (done.code, done.out, told in one_line(done)) == (1, "", True), done.err


def test_what_a_claim_is_of_and_whose_can_be_corrected(store: Path) -> None:
    old = run("claims", "--store", store, "--metric", "launched", "--json").lines[0]["id"]
    right = ("--metric", "shot_down", "--class", "missile", "--scope", "odesa", "--claimant", "ua_president")
    why = ("--because", "of another place", "--store", store, "--known-at")
    done = run("correct", old, *right, "--window", "2025-05-04", *why, "2025-05-05")
    assert (done.code, "scope: odesa, was national" in done.out) == (0, True), done.err
    assert "claimant: ua_president, was ua_air_force" in done.out
    [new] = run("claims", "--store", store, "--claimant", "ua_president", "--json").lines
    assert (new["claimant"], new["flags"]) == ("editor", ["claimant:ua_president"])
    assert (new["window"]["basis"], new["window"]["end"]) == ("night", "2025-05-04T06:00:00Z")
    assert "ua_president (editor)" in run("claims", "shot_down", "--store", store).out
    assert "80" not in run("claims", "--store", store, "--claimant", "ua_air_force").out
    asked = ("shot_down", "--class", "missile", "--scope", "odesa", "--claimant", "ua_president")
    [told] = run("series", *asked, "--store", store, "--json").lines
    assert (told["period"], told["best"]) == ("2025-05-04", 80)
    refused = run("correct", old, "79", *why, "2025-05-06")
    assert f"change {new['id']} in its place" in one_line(refused)
    done = run("correct", new["id"][:8], "79", *why, "2025-05-06")
    assert "claimant" not in done.out  # and it stays whose figure it is
    [new] = run("claims", "--store", store, "--claimant", "ua_president", "--json").lines
    assert new["amount"]["best"] == 79
    for metric, claimant in (("launched", "ua_air_force"), ("shot_down", "ua_president")):
        moved = run("revisions", metric, "--store", store, "--claimant", claimant)
        assert (moved.out.count("by editor"), "1 figure" in moved.err) == (2, True)
        assert "claimant: ua_president, was ua_air_force" in moved.out
        assert "of another place" in moved.out
    assert run("verify", "--store", store).code == 0


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--metric", "shotdown"), 'no metric "shotdown"'),
        (("--class", "dron"), 'no class "dron"'),
        (("--scope", "nowhere_at_all"), 'no scope "nowhere_at_all"'),
        (("--claimant", "nobody"), 'no claimant "nobody"'),
        (("--window", "tomorrow"), 'no window "tomorrow": date "tomorrow" is no date'),
        (("--metric", "aid_pledged"), "aid_pledged is told in money and not in count: give the amount too"),
        (("5", "--metric", "aid_pledged"), "write such as 5 million euros"),
        (("5 million euros",), "launched is told in count: write such as 5"),
        ((), "changes nothing"),
        (("--claimant", "ua_air_force"), "changes nothing"),
    ],
)
def test_a_correction_of_nothing_or_to_nothing_known_is_refused(
    store: Path, words: tuple[str, ...], told: str
) -> None:
    claim = run("claims", "--store", store, "--metric", "launched", "--json").lines[0]["id"]
    refused = run("correct", claim, *words, "--because", "why", "--store", store)
    assert (refused.code, told in one_line(refused)) == (2, True), refused.err


def test_a_correction_of_money_has_its_currency(tmp_path: Path) -> None:
    text, store = tmp_path / "aid.txt", tmp_path / "s.sqlite"
    text.write_text("On 30 June 2025 Norway pledged 9 billion euros in aid to Ukraine.", encoding="utf-8")
    assert run("add", text, "--published", "2025-06-30", "--store", store).code == 0
    [old] = run("claims", "--store", store, "--json").lines
    claimant = old["claimant"]
    for value, best, unit in (("8e9", 8e9, "EUR"), ("7 billion dollars", 7e9, "USD")):
        done = run("correct", old["id"], value, "--because", "A slip.", "--store", store)
        assert done.code == 0, done.err
        [old] = run("claims", "--store", store, "--json").lines
        [told] = run("series", "aid_pledged", "--claimant", claimant, "--store", store, "--json").lines
        assert (told["amounts"], old["claimant"]) == ({unit: best}, "editor")


def test_a_correction_needs_a_reason(store: Path) -> None:
    claim = run("claims", "--store", store, "--json").lines[0]
    assert run("correct", claim["id"], "81", "--store", store).code == 2
    assert run("correct", claim["id"], "81", "--because", " ", "--store", store).code in (2, 3)


def test_an_as_of_later_than_seen_is_refused(store: Path) -> None:
    done = run("series", "launched", "--store", store, "--as-of", "2030-01-01")
    assert done.code == 2
    assert "2025-05-03" in one_line(done)


def test_an_as_of_before_all_that_is_known_says_what_could_be_asked(store: Path) -> None:
    asked = ("series", "launched", "--store", store, "--as-of", "2025-05-03T06:00:00Z")
    (told,) = run(*asked).err.splitlines()
    assert told.endswith("(--as-of-by published asks what had been published)")
    assert run(*asked, "--as-of-by", "published").code == 0


def test_an_older_batch_needs_backfill(store: Path, tmp_path: Path) -> None:
    relay = tmp_path / "relay.txt"
    relay.write_text(RELAY, encoding="utf-8")
    refused = run("add", relay, "--store", store, "--known-at", "2025-05-01")
    assert refused.code == 2
    assert "backfill" in one_line(refused)
    assert run("add", relay, "--store", store, "--known-at", "2025-05-01", "--backfill").code == 0


def test_instants_need_an_offset(store: Path) -> None:
    done = run("series", "launched", "--store", store, "--as-of", "2025-05-03T06:00:00")
    assert done.code == 2
    assert "offset" in done.err


def test_findings_and_series_print_tables(store: Path) -> None:
    assert "80" in run("series", "launched", "--store", store).out
    done = run("findings", "launched", "--store", store, "--method", "trend")
    assert done.code == 0
    assert "not enough" in done.out
    done = run("findings", "--all", "--store", store)
    assert done.code == 1
    assert " of national, and 60 of one metric and class are needed" in one_line(done)
    done = run("findings", "--all", "--direction", "ua_on_ru", "--store", store)
    assert "the store holds no claims of ua_on_ru, national" in one_line(done)
    assert run("findings", "launched", "--store", store, "--method", "magic").code == 2


def test_what_a_source_no_longer_gives_is_refused_with_what_it_counts_as(store: Path) -> None:
    done = run("series", "rate_shot", "--since", "2025-08-01", "--until", "2025-08-31", "--store", store)
    refusal, note = done.err.splitlines()
    assert (done.code, done.out) == (1, "")
    assert refusal == "not comparable: the source stopped publishing it on 2025-07-24"
    assert note.startswith("note: what the source prints as shot_down since then counts as neutralised; ")


def test_what_nobody_reported_is_a_no_and_no_picture(store: Path, tmp_path: Path) -> None:
    for words in (("series", "killed"), ("findings", "launched", "--scope", "odesa")):
        done = run(*words, "--store", store)
        assert done.code == 1
        assert "nothing reported" in one_line(done)
    assert "; of launched it has --scope national" in one_line(done)
    whose = run("series", "launched", "--claimant", "ru_mod", "--store", store)
    assert (whose.code, "of claimant ru_mod" in one_line(whose)) == (1, True)
    assert "it has --claimant ua_air_force" in one_line(whose)
    later = run("series", "launched", "--since", "2030-01-01", "--store", store)
    assert "; of launched it has figures of 2025-05-0" in one_line(later)
    other = run("series", "launched", "--class", "kalibr", "--store", store)
    assert "; of launched it has --class " in one_line(other)
    before = run("series", "launched", "--as-of", "2025-01-01", "--store", store)
    assert (before.code, "nothing at all before 2" in one_line(before)) == (1, True)
    out = tmp_path / "empty.png"
    assert run("chart", "killed", "--store", store, "--out", out).code == 1
    assert not out.exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("series", "launchd"), 'metric "launchd" is unknown: near it are launched'),
        (("series", "launched", "--class", "Shaheds"), "near it are drone_strike"),
        (("claims", "--claimant", "Air Force of Ukraine"), "near it are ua_air_force"),
        (("chart", "bars", "--out", "bars.png"), 'no chart or metric "bars": near it are weekly_bars'),
        (("seris", "launched"), 'no verb "seris": near it are series'),
        (("report", "weekli"), 'no report "weekli": near it are weekly'),
    ],
)
def test_a_wrong_name_is_told_with_what_was_meant(store: Path, words: tuple[str, ...], said: str) -> None:
    done = run(*words, *(() if words[0] == "seris" else ("--store", store)))
    assert (done.code, said in done.err, "Traceback" in done.err) == (2, True, False), done.err


@pytest.mark.parametrize("verb", ["series", "nowcast", "findings"])
def test_a_later_as_of_names_the_last_that_can_be_asked(store: Path, verb: str) -> None:
    with open_store(store) as held:
        last = f"{held.last_seen():%Y-%m-%dT%H:%M:%SZ}"
    done = run(verb, "launched", "--as-of", "2090-01-01", "--store", store)
    assert (done.code, f"its last instant is {last};" in one_line(done)) == (2, True)


def test_a_chart_that_is_none_is_told_before_its_file(store: Path, tmp_path: Path) -> None:
    assert 'no chart or metric "nosuch"' in run("chart", "nosuch", "--store", store).err
    done = run("chart", "weekly_bars", "--out", tmp_path / "folder", "--store", store)
    assert done.code == 2 and done.err.startswith("error: no chart format without a suffix: choose of png")


def test_columns_are_of_tables(statement: Path) -> None:
    assert 'no column is of kind "foo"' in run("read", statement, "--column", "foo=bar").err
    done = run("read", statement, "--column", "text=bar")
    assert done.code == 0 and "is read as markdown, not as a table" in done.err


def test_nothing_is_counted_where_nothing_was_read(store: Path, tmp_path: Path) -> None:
    done = run("check", tmp_path / "none.txt", "--store", store)
    assert (done.code, done.err.count("\n")) == (2, 1)


def test_a_folder_without_statements_makes_no_store(tmp_path: Path) -> None:
    (tmp_path / "nothing").mkdir()
    done = run("add", tmp_path / "nothing", "--store", tmp_path / "new.sqlite")
    assert done.code == 2
    assert "no statements" in one_line(done)
    assert not (tmp_path / "new.sqlite").exists()


# -- bad input -----------------------------------------------------------------------------------


def test_ids_that_begin_with_a_digit_stand_under_their_heading(capsys: pytest.CaptureFixture[str]) -> None:
    table(("id", "n", "words"), [("3da605d4aba0", "5", "a"), ("8d1073acf316", "12", "b")])
    assert capsys.readouterr().out.splitlines()[:2] == ["id             n  words", "3da605d4aba0   5  a"]


@pytest.mark.parametrize("option", [("--daily",), ("--first", "2")])
def test_what_goes_with_all_findings_is_refused_without(store: Path, option: tuple[str, ...]) -> None:
    done = run("findings", "launched", *option, "--store", store)
    assert (done.code, f"{option[0]} goes with --all" in one_line(done)) == (2, True)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (("outcome_stack", "--metric", "killed"), "leave the metric killed out"),
        (("weekly_bars", "--step", "day_rule=start"), "steps are those of the chart waterfall"),
    ],
)
def test_what_a_chart_has_no_use_for_is_refused(
    store: Path, tmp_path: Path, given: tuple[str, ...], told: str
) -> None:
    done = run("chart", *given, "--store", store, "--out", tmp_path / "x.png")
    assert (done.code, told in one_line(done)) == (2, True)


def test_one_name_alone_is_one_and_not_its_letters(tmp_path: Path, statement: Path) -> None:
    place = tmp_path / "one.sqlite"
    added = tracker.ingest(place, str(statement), known_at="2025-05-03")
    assert (added.batch.source, added.counts["documents"]) == (statement.name, 1)
    assert [one.report.id for one in tracker.due(place, "daily", now="2025-05-06")][:1] == ["daily"]
    found = tracker.findings(tracker.series(place, "launched"), "trend")
    assert {one.method for one in found} == {"trend"}
    assert tracker.retract(place, added.batch.id, reason="The wrong file.", known_at="2025-05-04") > 0


def test_nothing_is_known_in_the_future(tmp_path: Path, statement: Path) -> None:
    done = run("add", statement, "--store", tmp_path / "new.sqlite", "--known-at", "2199-01-01")
    assert (done.code, "lies in the future" in one_line(done)) == (2, True)
    assert not (tmp_path / "new.sqlite").exists()


def test_a_store_without_a_batch_says_so(tmp_path: Path) -> None:
    open_store(tmp_path / "new.sqlite", "w").close()
    done = run("show", "--store", tmp_path / "new.sqlite")
    assert (done.code, done.out, "nothing was added" in one_line(done)) == (1, "", True)


@pytest.mark.parametrize("name", ["csv", "parquet", "datapackage", "claims"])
def test_an_export_into_no_folder_says_which_to_create(store: Path, tmp_path: Path, name: str) -> None:
    done = run("export", name, "--store", store, "--out", tmp_path / "gone" / "out")
    assert (done.code, f"there is no folder {tmp_path / 'gone'}; create it" in one_line(done)) == (2, True)


def test_an_empty_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "empty.txt"
    path.write_bytes(b"")
    done = run("read", path)
    assert done.code == 2
    assert "empty.txt" in one_line(done)


def test_a_binary_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "picture.txt"
    path.write_bytes(bytes(range(256)) * 40)
    done = run("read", path)
    assert done.code == 2
    assert "picture.txt" in one_line(done)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    done = run("read", tmp_path / "nothing.txt")
    assert done.code == 2
    assert "nothing.txt" in one_line(done)


def test_fifty_megabytes_of_one_line_are_refused_at_once(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_bytes(b"447 drones " * (50 * 1024 * 1024 // 11))
    done = run("read", path)
    assert done.code == 2
    assert "long.txt" in one_line(done)


def test_a_wrong_encoding_is_told(tmp_path: Path) -> None:
    path = tmp_path / "odd.txt"
    path.write_bytes("447 дронів".encode("cp1251") + b"\x98\xff and \x98 more")  # 0x98 is no letter anywhere
    done = run("read", path)
    assert done.code == 2
    assert "odd.txt" in one_line(done)


def test_of_a_folder_the_good_are_added_and_the_bad_listed(tmp_path: Path, statement: Path) -> None:
    (tmp_path / "broken.txt").write_bytes(b"")
    store = tmp_path / "s.sqlite"
    done = run("add", tmp_path, "--store", store, "--known-at", "2025-05-03")
    assert done.code == 2
    assert "broken.txt" in one_line(done)
    assert len(run("claims", "--store", store, "--json").lines) == 3


def test_an_unknown_format_is_told(tmp_path: Path, statement: Path) -> None:
    done = run("import", "telepathy", statement, "--store", tmp_path / "s.sqlite")
    assert done.code == 2
    assert "missile-attacks" in one_line(done)
    assert not (tmp_path / "s.sqlite").exists()


def test_a_malformed_csv_row_is_told_with_its_number(tmp_path: Path) -> None:
    path = tmp_path / "attacks.csv"
    header = "time_start,time_end,model,launched,destroyed,not_reach_goal,target,source\n"
    good = "2025-05-02 20:00,2025-05-03 08:00,Shahed-136/131,80.0,42.0,25.0,Ukraine,kpszsu/posts/1\n"
    path.write_text(header + good + "2025-05-03 20:00,2025-05-04\n", encoding="utf-8")
    done = run("import", "missile-attacks", path, "--store", tmp_path / "s.sqlite")
    assert done.code == 2
    assert "3" in one_line(done)
    assert "attacks.csv" in done.err


def test_a_store_that_is_a_folder_is_told(tmp_path: Path, statement: Path) -> None:
    done = run("add", statement, "--store", tmp_path)
    assert done.code == 3
    assert str(tmp_path) in one_line(done)


def test_a_store_that_is_no_store_is_told(tmp_path: Path, statement: Path) -> None:
    path = tmp_path / "notes.sqlite"
    path.write_text("these are notes, not a database", encoding="utf-8")
    for words in (("add", statement), ("claims",), ("series", "launched")):
        done = run(*words, "--store", path)
        assert done.code == 3
        assert "notes.sqlite" in one_line(done)
    assert path.read_text(encoding="utf-8").startswith("these are notes")


def test_a_database_of_another_program_is_told_and_left_alone(tmp_path: Path, statement: Path) -> None:
    path = tmp_path / "other.sqlite"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE recipe (name TEXT)")
    connection.commit()
    connection.close()
    done = run("add", statement, "--store", path)
    assert done.code == 3
    assert "other.sqlite" in one_line(done)


def test_a_store_that_is_missing_is_told(tmp_path: Path) -> None:
    done = run("claims", "--store", tmp_path / "none.sqlite")
    assert done.code == 3
    assert "none.sqlite" in one_line(done)


def test_a_full_disk_is_told_and_leaves_no_half_chart(store: Path, tmp_path: Path) -> None:
    out = tmp_path / "chart.png"

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with mock.patch("pathlib.Path.replace", full):
        done = run("chart", "weekly_bars", "--store", store, "--out", out)
    assert done.code == 2
    assert "No space left" in one_line(done)
    assert not out.exists()


@pytest.fixture(autouse=True)
def no_store_of_the_user(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    monkeypatch.delenv("TRACKER_STORE", raising=False)
    monkeypatch.chdir(tmp_path)
    yield


def test_the_store_comes_from_the_environment_or_tracker_toml(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("claims", "--json").code == 3
    (tmp_path / "tracker.toml").write_text('store = "store.sqlite"\n', encoding="utf-8")
    assert len(run("claims", "--json").lines) == 3
    monkeypatch.setenv("TRACKER_STORE", str(tmp_path / "elsewhere.sqlite"))
    assert run("claims", "--json").code == 3


def test_every_command_takes_the_vocabulary_of_tracker_toml(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text(
        '[classes.moped]\nparent = "drone"\nen = "moped{s,}"\n', encoding="utf-8"
    )
    text = tmp_path / "night.txt"
    text.write_text("Russia launched 80 mopeds at Ukraine on 3 May 2025.", encoding="utf-8")
    (tmp_path / "tracker.toml").write_text('vocabulary = ["mine.toml"]\n', encoding="utf-8")
    asked = ("--class", "moped", "--json")
    assert run("add", text, "--known-at", "2025-05-04").code == 0
    for command in (("claims",), ("series", "launched"), ("findings", "launched", "--method", "records")):
        assert run(*command, *asked).lines[0]["classes"] == ["moped"], command
    assert run("chart", "launched", "--class", "moped", "--out", "mopeds.svg").code == 0
    assert "80 mopeds reported launched" in (tmp_path / "mopeds.svg").read_text()
    (tmp_path / "tracker.toml").unlink()
    assert 'no class "moped"' in one_line(run("series", "launched", *asked))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("store = 3", "store"),
        ("colour = 1", "colour"),
        ("store = [", "TOML"),
        ("vocabulary = 1", "vocabulary"),
    ],
)
def test_a_wrong_tracker_toml_is_told(tmp_path: Path, text: str, told: str) -> None:
    (tmp_path / "tracker.toml").write_text(text, encoding="utf-8")
    done = run("claims")
    assert done.code == 2
    assert told in one_line(done)


def test_a_correction_is_found_by_the_words_of_what_it_corrects(tmp_path: Path, statement: Path) -> None:
    store = tmp_path / "s.sqlite"
    assert run("add", statement, "--store", store).code == 0
    first = run("claims", "drones", "--json", "--store", store).lines[0]
    assert run("correct", first["id"], "81", "--because", "a slip", "--store", store).code == 0
    found = run("claims", "drones", "--json", "--store", store).lines
    assert [one["amount"]["best"] for one in found if one["claimant"] == "editor"] == [81]
    assert run("claims", "no such words", "--store", store).code == 1
    done = run("retract", statement, "--because", "a slip", "--store", store)
    assert (done.code, f"tracker show {statement}" in one_line(done)) == (2, True)


def test_an_unknown_claimant_is_bad_input(tmp_path: Path, statement: Path) -> None:
    store = tmp_path / "s.sqlite"
    assert run("add", statement, "--store", store).code == 0
    for words in (("series", "launched"), ("claims",), ("revisions", "launched")):
        done = run(*words, "--claimant", "ua_air_forse", "--store", store)
        assert (done.code, "near it are ua_air_force" in one_line(done)) == (2, True)


def test_a_target_that_cannot_be_written_is_bad_input_of_every_command(
    tmp_path: Path, statement: Path
) -> None:
    store, nowhere = tmp_path / "s.sqlite", statement / "out"
    assert run("add", statement, "--store", store).code == 0
    for words in (
        ("export", "csv", "--out", nowhere),
        ("export", "claims", "--out", nowhere),
        ("export", "xlsx", "--out", nowhere),
        ("backup", nowhere),
        ("chart", "launched", "--out", f"{nowhere}.png"),
    ):
        done = run(*words, "--store", store)
        assert (words, done.code) == (words, 2)
