"""The documentation is true: names, verbs, commands and examples are those of the code."""

import re
import shlex
from functools import cache
from pathlib import Path
from typing import get_args

import pytest

from tests.cli import run
from tests.together import together
from tools import docs
from tracker import config, vocab
from tracker.charts import CHARTS
from tracker.cli import VERBS
from tracker.model import NOUNS, Reason, Verdict
from tracker.stats import METHODS

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
PAGES = sorted([ROOT / "README.md", ROOT / "CHANGELOG.md", *DOCS.rglob("*.md")])


def read(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def test_the_page_of_the_command_line_is_generated() -> None:
    assert read("docs/cli.md") == docs.page(), "run `make docs`"


@together("metric", sorted(vocab.load().metrics))
def test_every_metric_is_documented(metric: str) -> None:
    assert f"`{metric}`" in read("docs/metrics.md")


@together("method", sorted(METHODS))
def test_every_method_has_its_page(method: str) -> None:
    page = read(f"docs/methods/{method}.md")
    assert re.search(r"10\.\d{4,}/", page), "a method names its source by DOI"


@together("chart", sorted(CHARTS))
def test_every_chart_is_documented(chart: str) -> None:
    assert f"`{chart}`" in read("docs/charts.md")


@together("reason", get_args(Reason))
def test_every_reason_of_a_rejection_is_documented(reason: str) -> None:
    assert f"`{reason}`" in read("docs/reading.md")


@together("verdict", get_args(Verdict))
def test_every_verdict_is_documented(verdict: str) -> None:
    assert f"`{verdict}`" in read("docs/court.md")


@together("noun", sorted(NOUNS))
def test_every_noun_is_documented(noun: str) -> None:
    assert noun in read("docs/model.md").lower()


@together("key", config.KEYS)
def test_every_key_of_the_settings_is_documented(key: str) -> None:
    assert f"| `{key}` |" in read("docs/store.md")


@together("verb", sorted(VERBS))
def test_every_verb_is_in_the_readme_or_the_page_of_the_command_line(verb: str) -> None:
    assert f"tracker {verb}" in read("docs/cli.md")


@together("page", PAGES)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
        if not target.startswith(("http://", "https://")):
            assert (page.parent / target).exists(), target


MODULES = {
    file: file.read_text(encoding="utf-8")
    for folder in ("tracker", "tests", "tools", "benchmarks")
    for file in (ROOT / folder).rglob("*.py")
}
HOMES = {home: home.with_suffix("").parts for file in MODULES for home in (file, file.parent)}
# Names of packages of others, and of what was refused.
OF_OTHERS = {"lxml_html_clean", "model_construct", "html.parser", "api.py"}


@cache
def homes(name: str) -> list[Path]:
    """The modules and folders whose path ends with a name; parts by "." or "/"."""
    end = tuple(re.split(r"[./]", name.removesuffix(".py")))
    return [home for home, parts in HOMES.items() if parts[-len(end) :] == end]


@cache
def words(pattern: str) -> frozenset[str]:
    """What a pattern finds in all modules, each of which is looked through once."""
    return frozenset[str]().union(*(re.findall(pattern, text, re.MULTILINE) for text in MODULES.values()))


def is_known(name: str) -> bool:
    """Whether a name is one of our files, modules or folders, of what stands in one, or is not ours."""
    home, dot, last = name.rpartition(".")
    if name in OF_OTHERS or homes(name) or (ROOT / name).exists():
        return True
    if last == "py" or "/" in name:
        return False
    if not dot:
        return name in words(r"\w+")
    if home[0].isupper():
        ours = home in words(r"^class (\w+)")
        return not ours or last in words(r"\b(?:def |self\.)(\w+)") | words(r"^    (\w+):")
    texts = [MODULES.get(one) or MODULES.get(one / "__init__.py", "") for one in homes(home)]
    told = any(re.search(rf"^(?:def |class )?{last}\b", text, re.MULTILINE) for text in texts)
    return told or not homes(name.partition(".")[0])


@pytest.mark.parametrize("page", sorted((DOCS / "decisions").glob("*.md")), ids=lambda page: page.stem)
def test_decisions_name_what_is_there(page: Path) -> None:
    told = re.findall(r"`([A-Za-z_]\w*(?:[./][A-Za-z_]\w*)*)(?:\(\w*\))?`", page.read_text(encoding="utf-8"))
    files = (".toml", ".csv", ".md")
    named = [name for name in told if re.search(r"[./_]", name) and not name.endswith(files)]
    assert [name for name in named if not is_known(name)] == []


def readme_commands() -> list[str]:
    """Lines of the README's shell blocks that call the tracker."""
    blocks = re.findall(r"```sh\n(.*?)```", read("README.md"), re.DOTALL)
    lines = [line.split(" #")[0].strip() for block in blocks for line in block.splitlines()]
    return [line for line in lines if line.startswith("tracker ")]


def test_the_examples_of_the_readme_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TRACKER_STORE", str(tmp_path / "tracker.sqlite"))
    commands = readme_commands()
    assert len(commands) >= 6
    statements = tmp_path / "datasets" / "air-force-statements"
    statements.mkdir(parents=True)
    for days in ("2025-06-2?", "2025-10-2?"):
        for file in (ROOT / "datasets" / "air-force-statements").glob(f"{days}.md"):
            (statements / file.name).symlink_to(file)
    (tmp_path / "reports").mkdir()
    text = "Russia launched 80 drones overnight into 3 May 2025, Ukraine’s air force said. 42 were shot down."
    (tmp_path / "article.txt").write_text(text, encoding="utf-8")
    for command in commands:
        done = run(*shlex.split(command)[1:])
        assert done.code == 0, f"{command}\n{done.err}"


def test_the_readme_says_how_to_run_everything() -> None:
    page = read("README.md")
    assert "make demo" in page
    assert "make test" in page
    assert "make test" in read(".ci/run")
