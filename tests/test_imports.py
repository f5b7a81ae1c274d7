"""Imports go one way, and start-up loads nothing heavy."""

import importlib
import json
import subprocess
import sys
from pathlib import Path

import pytest

import tracker

ROOT = Path(__file__).resolve().parents[1]
HEAVY = {"pandas", "matplotlib", "scipy", "statsmodels", "pyarrow", "pydantic", "numpy", "typst", "jinja2"}


def loaded(code: str) -> set[str]:
    """Top-level modules in a fresh process after running `code`."""
    script = f"{code}\nimport sys, json; print(json.dumps(sorted({{m.split('.')[0] for m in sys.modules}})))"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT
    )
    return set(json.loads(done.stdout.splitlines()[-1]))


def test_the_import_contract_holds() -> None:
    done = subprocess.run(
        [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )
    assert done.returncode == 0, done.stdout


def test_help_loads_nothing_heavy() -> None:
    """The help of the command line imports the package and all that a command imports at once."""
    asked = "import click.testing, tracker.cli as c; click.testing.CliRunner().invoke(c.group, ['--help'])"
    assert not loaded(f"import tracker; {asked}") & HEAVY


def test_reading_needs_no_data_frames() -> None:
    reading = loaded("import tracker.claims, tracker.sources, tracker.vocab")
    assert not reading & {"pandas", "matplotlib", "scipy", "statsmodels", "pyarrow"}


def test_a_store_is_opened_without_frames_and_polars() -> None:
    opening = "import tracker.store, tracker.cli.series"
    assert not loaded(opening) & {"pandas", "polars", "matplotlib", "scipy"}


def test_what_lists_or_adds_figures_up_loads_no_charts_and_no_statistics() -> None:
    """Half of the wait of a verb that answers in a moment would be their start."""
    verbs = ("series", "explain", "check", "show", "revisions")
    stages = ("observing", "ruling", "reading", "storing", "revising")
    asked = ", ".join([f"tracker.cli.{one}" for one in verbs] + [f"tracker.api.{one}" for one in stages])
    assert not loaded(f"import {asked}") & {"matplotlib", "scipy", "statsmodels", "typst", "jinja2"}


def test_what_lists_and_shows_loads_no_frames() -> None:
    assert not loaded("import tracker.cli.claims, tracker.cli.show") & {"pandas", "matplotlib", "scipy"}


def test_findings_and_forecasts_load_no_charts() -> None:
    found = loaded("import tracker.cli.findings, tracker.cli.forecast")
    assert not found & {"matplotlib", "statsmodels", "typst"}


def test_every_public_name_loads() -> None:
    for name in tracker.__all__:
        assert getattr(tracker, name) is not None
    assert set(tracker.__all__) <= set(dir(tracker))
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        getattr(tracker, "no" + "thing")


def test_the_verb_series_stays_when_its_folder_is_imported() -> None:
    folder = importlib.import_module("tracker.series")
    assert folder.Series.__module__ == "tracker.series.series"
    assert callable(tracker.series)
    assert tracker.series.__module__ == "tracker.api.observing"
