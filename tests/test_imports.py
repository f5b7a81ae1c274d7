"""Imports go one way, and start-up loads nothing heavy."""

import importlib
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

import tracker
from tests.factory import empty_store
from tracker.cli import VERBS as VERBS_OF_THE_LINE

ROOT = Path(__file__).resolve().parents[1]
CHARTS = {"matplotlib", "statsmodels", "typst"}
METHODS = CHARTS | {"scipy", "jinja2"}
FRAMES = METHODS | {"pandas", "polars", "pyarrow.dataset", "pyarrow.pandas_compat", "pyarrow.compute"}
FORMATS = {f"tracker.sources.{one}" for one in ("html", "pdf", "feeds", "tables")}
FORMATS |= {"trafilatura", "lxml", "pypdf", "feedparser", "httpx"}
HEAVY = FRAMES | FORMATS | {"pyarrow", "pydantic", "numpy"}
VERBS = ("series", "explain", "check", "show", "revisions")
STAGES = ("observing", "ruling", "reading", "listing", "revising")
STARTS = {
    "progress where no terminal is": (
        "from tracker.cli.progress import progress\nwith progress('x') as told: told(1, 0)",
        HEAVY | {"rich"},
    ),
    "the help of the command line, which imports all that a command imports at once": (
        "import tracker, click.testing, tracker.cli as c\n"
        "assert click.testing.CliRunner().invoke(c.group, ['--help']).exit_code == 0",
        HEAVY,
    ),
    "reading a text: no format is loaded before it is met": (
        "import tracker.claims, tracker.sources as s, tracker.vocab\nlist(s.read(sys.argv[1]))",
        FRAMES | FORMATS | {"pyarrow"},
    ),
    "opening a store: the DBAPI of ADBC would load pyarrow.dataset and with it pandas": (
        "import tracker.cli.series; from tracker.store import open_store; open_store(sys.argv[2]).claims()",
        FRAMES | FORMATS | {"adbc_driver_manager.dbapi", "sqlite3", "apsw"},
    ),
    "what lists and shows": (
        "import tracker.cli.claims, tracker.cli.show",
        METHODS | FORMATS | {"pandas"},
    ),
    "what lists or adds figures up: half of its wait would be the start of charts and statistics": (
        "import "
        + ", ".join([*(f"tracker.cli.{one}" for one in VERBS), *(f"tracker.api.{one}" for one in STAGES)]),
        METHODS,
    ),
    "findings and forecasts": ("import tracker.cli.findings, tracker.cli.forecast", CHARTS),
}
"""Started one after the other in one process, and what is not loaded by then: each may load more."""


def test_the_import_contract_holds() -> None:
    done = subprocess.run(
        [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )
    assert done.returncode == 0, done.stdout


def test_a_start_loads_nothing_heavy(tmp_path: Path) -> None:
    text, store = tmp_path / "a.txt", tmp_path / "store.db"
    text.write_text("On 3 May 2025 Russia launched 80 drones at Ukraine.", encoding="utf-8")
    store.write_bytes(empty_store())
    script = "\n".join(f"{code}\nprint(json.dumps(list(sys.modules)))" for code, _ in STARTS.values())
    words = [sys.executable, "-c", f"import json, sys\n{script}", str(text), str(store)]
    done = subprocess.run(words, capture_output=True, text=True, check=True, cwd=ROOT)
    loaded = [set(json.loads(line)) for line in done.stdout.splitlines()]
    wanted = zip(STARTS.items(), loaded, strict=True)
    assert {start: here & without for (start, (_, without)), here in wanted if here & without} == {}


def test_every_public_name_loads() -> None:
    for name in tracker.__all__:
        assert getattr(tracker, name) is not None
    assert set(tracker.__all__) <= set(dir(tracker))
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        getattr(tracker, "no" + "thing")


def test_type_checkers_see_the_public_names_where_they_are() -> None:
    stub = (ROOT / "tracker" / "__init__.pyi").read_text(encoding="utf-8")
    told = re.findall(r"^from (\S+) import (\w+) as (\w+)$", stub, re.MULTILINE)
    assert [name for _, name, _ in told] == [name for _, _, name in told]
    for home, name, _ in told:
        assert getattr(importlib.import_module(home), name) is getattr(tracker, name)
    assert sorted(name for _, name, _ in told) == tracker.__all__
    assert (ROOT / "tracker" / "py.typed").exists()


def test_every_verb_of_the_command_line_is_a_function() -> None:
    otherwise = {"add": "ingest", "import": "import_file", "review": "doubts"}
    for verb in VERBS_OF_THE_LINE:
        assert callable(getattr(tracker, otherwise.get(verb, verb)))


@pytest.mark.parametrize(("verb", "home"), [("series", "observing"), ("claims", "listing")])
def test_a_verb_stays_when_the_folder_of_its_name_is_imported(verb: str, home: str) -> None:
    folder = importlib.import_module(f"tracker.{verb}")
    assert folder.__file__ and folder.__file__.endswith("__init__.py")
    assert callable(getattr(tracker, verb))
    assert getattr(tracker, verb).__module__ == f"tracker.api.{home}"
