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
VERBS = ("series", "explain", "check", "show", "revisions")
STAGES = ("observing", "ruling", "reading", "storing", "revising")
STARTS = {
    "the help of the command line, which imports all that a command imports at once": (
        "import tracker, click.testing, tracker.cli as c\n"
        "assert click.testing.CliRunner().invoke(c.group, ['--help']).exit_code == 0",
        HEAVY | {"polars"},
    ),
    "reading": (
        "import tracker.claims, tracker.sources, tracker.vocab",
        {"pandas", "polars", "matplotlib", "scipy", "statsmodels", "pyarrow", "typst", "jinja2"},
    ),
    "opening a store": (
        "import tracker.store, tracker.cli.series",
        {"pandas", "polars", "matplotlib", "scipy", "statsmodels", "typst", "jinja2"},
    ),
    "what lists and shows": (
        "import tracker.cli.claims, tracker.cli.show",
        {"pandas", "matplotlib", "scipy", "statsmodels", "typst", "jinja2"},
    ),
    "what lists or adds figures up: half of its wait would be the start of charts and statistics": (
        "import "
        + ", ".join([*(f"tracker.cli.{one}" for one in VERBS), *(f"tracker.api.{one}" for one in STAGES)]),
        {"matplotlib", "scipy", "statsmodels", "typst", "jinja2"},
    ),
    "findings and forecasts": (
        "import tracker.cli.findings, tracker.cli.forecast",
        {"matplotlib", "statsmodels", "typst"},
    ),
}
"""Imports one after the other in one process, and what is not loaded by then: each may load more."""


def test_the_import_contract_holds() -> None:
    done = subprocess.run(
        [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )
    assert done.returncode == 0, done.stdout


def test_a_start_loads_nothing_heavy() -> None:
    told = "print(json.dumps(sorted({name.split('.')[0] for name in sys.modules})))"
    script = "\n".join(["import json, sys", *(f"{code}\n{told}" for code, _ in STARTS.values())])
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT
    )
    loaded = [set(json.loads(line)) for line in done.stdout.splitlines()]
    wanted = zip(STARTS.items(), loaded, strict=True)
    assert {start: here & without for (start, (_, without)), here in wanted if here & without} == {}


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
