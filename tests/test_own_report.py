"""A report of one's own, in two languages: as docs/reports.md shows it."""

import csv
import json
import re
import tomllib
from pathlib import Path
from string import Formatter
from typing import Any

import pytest

from tests.later import Later
from tests.test_reporting import store, store_file
from tracker.errors import ReportError
from tracker.reporting.content import Table, plain
from tracker.reporting.definition import load_definition, names
from tracker.reporting.edition import Edition, build_edition
from tracker.reporting.wording import wording
from tracker.store import Store

__all__ = ["store", "store_file"]

frictionless, pypdf = Later("frictionless"), Later("pypdf")
ROOT = Path(__file__).resolve().parents[1]
EXAMPLE = re.findall(r"```toml\n(.*?)```", (ROOT / "docs" / "reports.md").read_text(encoding="utf-8"), re.S)[
    0
]
WORDS = ROOT / "tracker" / "reporting" / "words"


@pytest.fixture(scope="module")
def own(store: Store, tmp_path_factory: pytest.TempPathFactory) -> Edition:
    folder = tmp_path_factory.mktemp("own") / "missiles"
    folder.mkdir()
    (folder / "report.toml").write_text(EXAMPLE, encoding="utf-8")
    return build_edition(store, folder, "2025-08")


@pytest.mark.slow
def test_the_example_of_the_page_builds_beside_its_definition_in_both_languages(own: Edition) -> None:
    assert own.folder.relative_to(own.folder.parents[2]) == Path("editions/2025-08/2025-09-02T210000Z")
    made = {str(path.relative_to(own.folder)) for path in own.folder.rglob("*") if path.is_file()}
    assert made == {
        "report.html", "report.pdf", "report.uk.html", "report.uk.pdf", "numbers.json", "numbers.uk.json",
        "datapackage.json", "manifest.json",
        "charts/missiles.csv", "charts/missiles.png", "charts/missiles.svg", "charts/missiles.pdf",
        "charts/missiles.uk.png", "charts/missiles.uk.svg", "charts/missiles.uk.pdf",
    }  # fmt: skip
    english, ukrainian = own.contents
    assert [section.id for section in english.sections] == [
        "summary", "missiles", "outcomes", "revised", "missing", "method",
    ]  # fmt: skip
    assert (english.sections[1].heading, ukrainian.sections[1].heading) == (
        "Missiles launched",
        "Запущені ракети",
    )
    assert plain(next(iter(ukrainian.lines()))).endswith("запущено 61 ракету.")


@pytest.mark.slow
def test_both_languages_print_the_same_numbers(own: Edition) -> None:
    one, other = (
        json.loads((own.folder / name).read_text(encoding="utf-8"))
        for name in ("numbers.json", "numbers.uk.json")
    )
    told = [key for key in one if not key.startswith(("chart-", "setting-"))]
    assert len(told) >= 5
    for key in told:
        assert {**one[key], "text": "", "what": "", "source": "", "notes": []} == {
            **other[key], "text": "", "what": "", "source": "", "notes": [],
        }  # fmt: skip


@pytest.mark.slow
def test_the_ukrainian_page_is_ukrainian_but_for_its_quotes(own: Edition) -> None:
    page = (own.folder / "report.uk.html").read_text(encoding="utf-8")
    assert '<html lang="uk">' in page
    assert '<blockquote lang="en">' in page
    text = re.sub(r"<(style|blockquote|svg).*?</\1>", " ", page, flags=re.S)
    words = set(re.findall(r"\b[a-z]{4,}\b", re.sub(r"<[^>]+>", " ", text)))
    ids = {"official_latest", "records", "trend", "tracker", "test", "http", "example"}
    assert {word for word in words if not any(word in known for known in ids)} <= {
        "latest",
        "official",
        "hand",
    }
    reader = pypdf.PdfReader(own.folder / "report.uk.pdf")
    root: Any = reader.trailer["/Root"]
    assert root["/Lang"] == "uk"
    assert "Походження чисел" in "".join(one.extract_text() for one in reader.pages)


@pytest.mark.slow
def test_the_table_of_classes_has_what_is_told_of_each(own: Edition) -> None:
    tables = [b for section in own.content.sections for b in section.blocks if isinstance(b, Table)]
    classes = next(one for one in tables if one.id == "outcomes-classes")
    assert [plain(cell) for cell in classes.rows[0]] == ["Missiles", "61"]
    assert tables[0].id == "key-figures"


@pytest.mark.slow
def test_a_language_on_the_command_line_replaces_those_of_the_definition(
    store: Store, tmp_path: Path
) -> None:
    definition = tmp_path / "plain"
    definition.mkdir()
    (definition / "report.toml").write_text(
        'title = "Удари"\nby = "week"\n[[panels]]\nid = "a"\nmetric = "launched"\nclasses = ["drone"]\n',
        encoding="utf-8",
    )
    edition = build_edition(store, definition, "2025-W36", languages=["uk"])
    assert edition.content.language == "uk"
    assert edition.html.name == "report.html"
    (definition / "report.toml").write_text(
        EXAMPLE.replace('{en = "Missiles launched", uk = "Запущені ракети"}', '{en = "Missiles"}').replace(
            'languages = ["en", "uk"]', ""
        ),
        encoding="utf-8",
    )
    with pytest.raises(ReportError, match="heading: not told in uk"):
        build_edition(store, definition, "2025-08", languages=["uk"])


@pytest.mark.parametrize("name", ["daily", "monthly", "weekly"])
def test_the_shipped_reports_have_words_in_both_languages(name: str) -> None:
    report, _ = load_definition(name)
    assert name in names()
    for text in (report.title, *(panel.heading for panel in report.panels)):
        assert text == "" or (not isinstance(text, str) and set(text) == {"en", "uk"})


def _templates(language: str) -> dict[tuple[str, str], Any]:
    table = tomllib.loads((WORDS / f"{language}.toml").read_text(encoding="utf-8"))
    return {(section, key): value for section, keys in table.items() for key, value in keys.items()}


def test_the_words_of_both_languages_have_the_same_keys_and_parts() -> None:
    english, ukrainian = _templates("en"), _templates("uk")
    own = {"forms", "pair", "who", "accusative"}  # forms and names differ by language
    assert {key for key in english if key[0] not in own} == {key for key in ukrainian if key[0] not in own}
    for key, template in english.items():
        if key[0] in own or not isinstance(template, str):
            continue
        used, other = (
            {name for _, name, _, _ in Formatter().parse(text) if name} for text in (template, ukrainian[key])
        )
        assert other - used <= {"by", "n", "deed", "source", "classes", "unit"}, key
        assert used - other <= {"by", "deed", "classes", "unit", "n", "value"}, key


def test_counts_choose_the_forms_of_their_words() -> None:
    words = wording("uk")
    told = [words.text("missing", "none", by=words.name("by", by)) for by in ("week", "month")]
    assert told[0].endswith("за кожен день тижня є загальнодержавне зведення.")
    assert told[1].endswith("за кожен день місяця є загальнодержавне зведення.")
    forms = [words.text("because", "claims_new", count=words.counted(count)) for count in (1, 3, 12, 21)]
    assert forms == ["ще 1 твердження", "ще 3 твердження", "ще 12 тверджень", "ще 21 твердження"]


@pytest.mark.slow
def test_the_data_of_an_edition_are_a_valid_package(own: Edition, store: Store, tmp_path: Path) -> None:
    weekly = build_edition(store, "weekly", "2025-W38", out=tmp_path)
    for edition in (own, weekly):
        package = frictionless.Package(str(edition.folder / "datapackage.json"))
        report = package.validate()
        assert report.valid, report.flatten(["title", "message"])
        described = {resource.path for resource in package.resources}
        tables = {f"charts/{path.name}" for path in edition.folder.glob("charts/*.csv")}
        assert described == tables | {"numbers.json"}
        for path in edition.folder.glob("charts/*.csv"):
            with path.open(encoding="utf-8") as file:
                rows = list(csv.DictReader(file))
            schema = next(one for one in package.resources if one.path == f"charts/{path.name}").schema
            assert [field.name for field in schema.fields] == list(rows[0])
