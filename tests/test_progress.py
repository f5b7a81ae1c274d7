"""Progress: on a terminal, on stderr, of named things; elsewhere nothing."""

import io
import os
import pty
import subprocess
import sys
from pathlib import Path
from unittest import mock

import pytest

from tests.cli import run
from tests.test_imports import ROOT
from tracker.cli import progress as shown
from tracker.cli.output import counted

TEXT = "On 3 May 2025 Russia launched 80 drones at Ukraine."


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_is_told_how_many_of_what() -> None:
    screen = Terminal()
    with (
        mock.patch.object(sys, "stderr", screen),
        mock.patch.dict(os.environ, {"TERM": "xterm", "COLUMNS": "100"}),
        mock.patch.object(shown, "AT_MOST_EVERY", 0),
        shown.progress("documents") as told,
    ):
        for done in (1, 600, 1204):
            told(done, 1204)
    assert "1,204 of 1,204 documents" in screen.getvalue()


def test_elsewhere_nothing_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    with shown.progress("documents") as told:
        told(1, 2)
    assert capsys.readouterr() == ("", "")


@pytest.mark.slow
def test_of_a_command_only_stderr_is_a_terminal(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    ours, theirs = pty.openpty()
    words = [
        sys.executable,
        "-m",
        "tracker",
        "add",
        str(tmp_path / "a.txt"),
        "--store",
        str(tmp_path / "s.db"),
    ]
    done = subprocess.run(words, stdout=subprocess.PIPE, stderr=theirs, cwd=ROOT, check=True)
    os.close(theirs)
    assert done.stdout == b"1 document, 1 claim, 2 rejections, 0 sightings\n"
    assert b"documents" in os.read(ours, 100_000)
    os.close(ours)


@pytest.mark.slow
def test_processes_are_told_the_date_too(tmp_path: Path) -> None:
    text = tmp_path / "night.txt"
    text.write_text("Overnight Russia launched 80 drones at Ukraine, its air force said.", encoding="utf-8")
    done = run("add", text, "--store", tmp_path / "s.db", "--published", "2025-05-03", "--workers", 2)
    assert (done.code, done.err) == (0, "")


@pytest.mark.parametrize(
    ("number", "things", "told"),
    [
        (0, "claims", "0 claims"),
        (1, "claims", "1 claim"),
        (1, "batches", "1 batch"),
        (2, "batches", "2 batches"),
    ],
)
def test_one_is_singular(number: int, things: str, told: str) -> None:
    assert counted(number, things) == told


def test_undated_texts_are_told_and_can_be_dated(tmp_path: Path) -> None:
    text = tmp_path / "night.txt"
    text.write_text("Overnight Russia launched 80 drones at Ukraine, its air force said.", encoding="utf-8")
    silent = run("add", text, "--store", tmp_path / "a.sqlite")
    assert (silent.code, silent.out[:20]) == (0, "1 document, 1 claim,")
    assert silent.err.startswith("note: 1 claim read without a window")
    dated = run("add", text, "--store", tmp_path / "b.sqlite", "--published", "2025-05-03")
    assert (dated.code, dated.err) == (0, "")
    [night] = run("series", "launched", "--store", tmp_path / "b.sqlite", "--json").lines
    assert (night["period"], night["best"]) == ("2025-05-03", 80)


def test_an_unknown_scope_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    store = tmp_path / "s.sqlite"
    run("add", tmp_path / "a.txt", "--store", store)
    for verb in (("series", "launched"), ("claims",), ("revisions",), ("findings", "--all")):
        done = run(*verb, "--scope", "kyivv", "--store", store)
        assert (done.code, done.out) == (2, "")
        assert 'no scope "kyivv" in the vocabulary or the store: near it are kyiv' in done.err
    assert "near it are DEU" in run("claims", "--scope", "Germany", "--store", store).err
