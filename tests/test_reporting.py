"""Editions: every number leads to its words, every file is whole, the same input gives the same bytes."""

import hashlib
import html
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from unittest import mock

import pytest

from tests.factory import claim, document, night
from tests.later import Later
from tests.together import together
from tracker.errors import AsOfError, ReportError
from tracker.model import Amount, Claim, Document, Reading
from tracker.reporting.content import Paragraph, Table, plain
from tracker.reporting.definition import load_definition, names
from tracker.reporting.edition import Edition, build_edition
from tracker.reporting.evidence import (
    claim_card,
    counted_remarks,
    number_in_quote,
    print_amount,
    print_window,
)
from tracker.reporting.numbers import print_value
from tracker.reporting.wording import wording
from tracker.store import Store, open_store

pypdf = Later("pypdf")
EN = wording("en")
DAYS = 150
FIRST = datetime(2025, 5, 3, 5, tzinfo=UTC)
SILENT = {40, 148}


def launched(day: int) -> int:
    """A made-up figure with weekly ups and downs and one mass night."""
    return 640 if day == 130 else 60 + 5 * (day % 7) + day // 3 + 30 * (day * day % 5)


def bulletin(day: int) -> Reading:
    """One night: drones launched and stopped, on some nights missiles."""
    end = FIRST + timedelta(days=day)
    total, stopped = launched(day), launched(day) * (75 + day % 11) // 100
    missiles = 4 + day % 9 if day % 4 == 0 else 0
    text = f"Overnight {total} drones were launched, {stopped} of them were shot down or suppressed."
    text += f" There were also {missiles} missiles." if missiles else ""
    of = document(day, text=f"{text} Bulletin of {end:%d.%m.%Y}.", published=end + timedelta(hours=2))
    window = night(1).model_copy(update={"start": end - timedelta(hours=12), "end": end})
    figures: list[tuple[str, str, int]] = [("launched", "drone", total), ("neutralised", "drone", stopped)]
    if missiles:
        figures.append(("launched", "missile", missiles))
    return Reading(of, tuple(_claim(of, window, *figure) for figure in figures))


def _claim(of: Document, window: object, metric: str, one: str, value: int) -> Claim:
    start = of.text.index(f"{value} ")
    return claim(
        of, metric=metric, classes=(one,), window=window, amount=Amount.exact(value, printed=str(value)),
        span=(start, start + len(str(value))),
    )  # fmt: skip


@pytest.fixture(scope="module")
def store_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("store") / "store.sqlite"
    readings = [bulletin(day) for day in range(DAYS) if day not in SILENT]
    many = DAYS // 2  # read at once, in the middle of the year; then one a day
    with open_store(path, "w") as writer:
        for part in (readings[:many], *([one] for one in readings[many:])):
            assert part[-1].document.published is not None
            writer.add(part, known_at=part[-1].document.published + timedelta(hours=1), source="test")
        writer.add([], known_at=FIRST + timedelta(days=DAYS + 3), source="test")
    return path


@pytest.fixture(scope="module")
def store(store_file: Path) -> Iterator[Store]:
    with open_store(store_file) as reader:
        yield reader


@pytest.fixture(scope="module")
def edition(store: Store, tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """The first panels of the weekly report; the whole of it is built by the slow tests."""
    _, file = load_definition("weekly")
    folder = tmp_path_factory.mktemp("editions") / "weekly"
    folder.mkdir()
    first = file.read_text(encoding="utf-8").split('[[panels]]\nid = "classes"')[0]
    (folder / "report.toml").write_text(first, encoding="utf-8")
    return build_edition(store, folder, "2025-W38")


SMALL = """title = "A small report"
by = "week"
wait_hours = 30
[[panels]]
id = "drones"
heading = "Drones"
chart = "weekly_bars"
metric = "launched"
classes = ["drone"]
by = "week"
methods = ["records", "trend"]
"""


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report of one panel, for tests of building itself."""
    folder = tmp_path_factory.mktemp("definition")
    (folder / "report.toml").write_text(SMALL, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def small_edition(store: Store, small: Path) -> Edition:
    return build_edition(store, small, "2025-W38")


@pytest.fixture(scope="module")
def page(edition: Edition) -> str:
    return edition.html.read_text(encoding="utf-8")


# -- what an edition holds -----------------------------------------------------------------------


def test_an_edition_has_all_its_files_and_a_true_manifest(edition: Edition) -> None:
    manifest = json.loads((edition.folder / "manifest.json").read_text(encoding="utf-8"))
    on_disk = {str(path.relative_to(edition.folder)) for path in edition.folder.rglob("*") if path.is_file()}
    assert on_disk == {*manifest["files"], "manifest.json"}
    for name, told in manifest["files"].items():
        made = (edition.folder / name).read_bytes()
        assert hashlib.sha256(made).hexdigest() == told["sha256"]
        assert len(made) == told["bytes"]
    charts = {name.split("/")[1] for name in on_disk if name.startswith("charts/")}
    stems = {name.rsplit(".", 1)[0] for name in charts}
    assert charts == {f"{stem}.{suffix}" for stem in stems for suffix in ("csv", "pdf", "png", "svg")}


def test_the_page_tells_how_many_claims_were_read_and_how_many_of_them_it_cites(edition: Edition) -> None:
    manifest = json.loads((edition.folder / "manifest.json").read_text(encoding="utf-8"))
    cited = len(edition.content.cited_claims())
    assert cited < manifest["claims"]
    told = re.search(
        r"from ([\d,]+) claims, ([\d,]+) of them cited; input hash (\w+)", edition.html.read_text()
    )
    assert told is not None
    assert [int(one.replace(",", "")) for one in told.groups()[:2]] == [manifest["claims"], cited]
    assert manifest["input_hash"].startswith(told[3])


def test_the_headline_says_what_the_store_says(edition: Edition) -> None:
    week = [day for day in range(DAYS) if (FIRST + timedelta(days=day)).isocalendar()[:2] == (2025, 38)]
    total = sum(launched(day) for day in week if day not in SILENT)
    stopped = sum(launched(day) * (75 + day % 11) // 100 for day in week if day not in SILENT)
    lines = [plain(line) for line in edition.content.lines()]
    assert f"{total:,} drones" in lines[0]
    share = next(line for line in lines if line.startswith("By the same reports"))
    assert f"{stopped:,} of {total:,} drones" in share
    assert f"{100 * stopped / total:.1f}\u00a0%" in share


def test_an_edition_shows_itself_in_a_notebook(edition: Edition) -> None:
    shown = edition._repr_html_()
    assert edition.content.title in shown and str(edition.html) in shown
    lines = [
        plain(block.line) for block in edition.content.sections[0].blocks if isinstance(block, Paragraph)
    ]
    assert len(lines) > 2 and all(f"<p>{html.escape(line)}</p>" in shown for line in lines)
    [key] = [block for block in edition.content.sections[0].blocks if isinstance(block, Table)]
    assert f"<caption>{key.caption}</caption>" in shown
    ranks = [plain(row[-2]) for row in key.rows]
    assert all(re.fullmatch(r"\d+ of \d+|–", rank) for rank in ranks)  # none too low for it
    assert ranks[0] != "–"
    assert all(f">{html.escape(plain(cell))}</td>" in shown for row in key.rows for cell in row)


def test_every_number_in_the_register_keeps_its_claims_and_they_are_in_the_store(
    edition: Edition, store: Store
) -> None:
    known = {one.id for one in store.claims(as_of=edition.content.as_of)}
    register = json.loads((edition.folder / "numbers.json").read_text(encoding="utf-8"))
    assert len(register) > 30
    for number in register.values():
        assert set(number["claims"]) <= known
        if number["source"].startswith(("The sum", "The one claim")):
            assert number["claims"]


def test_a_total_is_the_sum_of_its_claims(edition: Edition) -> None:
    content = edition.content
    checked = 0
    for number in content.printed_numbers():
        if number.source.startswith("The sum") and number.unit == "count" and number.key.startswith("obs-"):
            behind = sum(content.claims[key].amount.best or 0 for key in number.claims)
            assert number.value == behind
            assert number.text == f"{behind:,.0f}"
            checked += 1
    assert checked >= 3


def test_every_number_of_the_page_is_in_the_register_or_a_date(edition: Edition) -> None:
    dates = (
        r"\d{1,2}(?:–\d{1,2})?\s[A-Z][a-z]+(?:\s\d{4})?|[A-Z][a-z]+\s\d{4}|\d{4}-\d\d-\d\d(?:\s\d\d:\d\d)?"
    )
    names_of_things = r"\d{4}-W\d\d|R\d|ua_[a-z_]+|ISO"
    for section in edition.content.sections:
        for line in edition.content.lines():
            words = " ".join(part for part in line if isinstance(part, str))
            left = re.sub(f"{dates}|{names_of_things}", "", words)
            assert not re.search(r"\d", left), f"{section.id}: {plain(line)}"


def test_every_link_of_the_page_has_a_target_and_ids_are_unique(page: str) -> None:
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    targets = re.findall(r'href="#([^"]+)"', page)
    assert len(targets) > 40
    assert set(targets) <= set(ids)


def test_the_quote_of_a_claim_stands_on_the_page_with_its_number_marked(edition: Edition, page: str) -> None:
    for key in edition.content.cited_claims()[:20]:
        one = edition.content.claims[key]
        start, end = one.spans[0]
        text = edition.content.documents[one.document].text
        assert one.quote == text
        marked = f"{html.escape(text[:start])}<mark>{text[start:end]}</mark>{html.escape(text[end:])}"
        assert marked in page


def test_a_range_of_days_stays_on_one_line(page: str) -> None:
    [title] = re.findall(r"<h1>(.*?)</h1>", page)
    assert '<span class="nb">15–21</span>' in title
    prose = re.sub(r"<svg.*?</svg>|<style.*?</style>|<[^>]*title=\"[^>]*>", "", page, flags=re.DOTALL)
    assert not re.search(r"(?<!nb\">)\b\d+–\d", re.sub(r"<title>.*?</title>", "", prose))


def test_the_page_asks_for_nothing(page: str) -> None:
    assert "default-src 'none'" in page
    assert not re.search(r"<(script|link|iframe|object|embed)\b", page)
    assert not re.search(r"(?:src|url)\(?[=\s]*[\"']?https?:", page)


# -- the PDF -------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def pdf(edition: Edition) -> Any:
    return pypdf.PdfReader(edition.pdf)


def test_the_pdf_is_tagged_titled_and_in_one_language(pdf: Any, edition: Edition) -> None:
    root: Any = pdf.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"].startswith("en")
    assert pdf.metadata is not None
    assert pdf.metadata.title == edition.content.title
    xmp = root["/Metadata"].get_data().decode()
    assert "pdfuaid:part" in xmp
    assert "pdfaid:part" in xmp


def test_only_the_house_font_is_embedded(pdf: Any) -> None:
    fonts = set()
    for one in pdf.pages:
        resources: Any = one["/Resources"]
        for entry in resources.get("/Font", {}).values():
            font = entry.get_object()
            fonts.add(str(font["/BaseFont"]).split("+")[1])
            for descendant in font["/DescendantFonts"]:
                assert "/FontFile2" in descendant.get_object()["/FontDescriptor"]
    assert fonts
    assert all(name.startswith("SourceSansPro-") for name in fonts)


def test_the_words_of_the_report_and_its_charts_can_be_searched(pdf: Any, edition: Edition) -> None:
    text = " ".join(" ".join(one.extract_text() for one in pdf.pages[:2]).split())
    assert "Drones launched" in text
    svg = (edition.folder / "charts" / "drones.svg").read_text(encoding="utf-8")
    labels = {html.unescape(label).strip() for label in re.findall(r"<text[^>]*>([^<]+)</text>", svg)}
    months = {label for label in labels if re.fullmatch(r"[A-Z][a-z]{2}", label)}
    assert months
    assert all(month in text for month in months)
    notes = re.findall(r"[\d%]\s?\[(\d+)\]", text)  # copied, a raised number is no digit of its figure
    assert len(notes) > 9


# -- building ------------------------------------------------------------------------------------


@pytest.mark.slow
def test_two_builds_have_the_same_bytes(
    store: Store, small: Path, small_edition: Edition, tmp_path: Path
) -> None:
    again = build_edition(store, small, "2025-W38", out=tmp_path)
    folder = small_edition.folder
    for path in sorted(folder.rglob("*.*")):
        assert (again.folder / path.relative_to(folder)).read_bytes() == path.read_bytes(), path.name


@contextmanager
def on(processors: set[int]) -> Iterator[None]:
    """On these processors only, where they can be chosen."""
    before = os.sched_getaffinity(0) if processors else set()
    try:
        if processors:
            os.sched_setaffinity(0, processors)
        yield
    finally:
        if processors:
            os.sched_setaffinity(0, before)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["daily", "weekly", "monthly"])
def test_bytes_do_not_depend_on_zone_locale_hash_seed_or_folder(
    store_file: Path, tmp_path: Path, name: str
) -> None:
    made = []
    allowed = os.sched_getaffinity(0) if sys.platform == "linux" else set()
    worlds = [("UTC", "C.UTF-8", "1", allowed), ("Pacific/Auckland", "POSIX", "77", set(list(allowed)[:1]))]
    for zone, locale, seed, processors in worlds:  # on one processor no other process draws
        folder = tmp_path / zone.replace("/", "-")
        folder.mkdir()
        command = [
            sys.executable, "-m", "tracker", "report", name, "--store", str(store_file),
            "--out", str(folder / "out"), "--language", "en", "--language", "uk",
        ]  # fmt: skip
        env = os.environ | {"TZ": zone, "LC_ALL": locale, "PYTHONHASHSEED": seed}
        with on(processors):
            subprocess.run(command, check=True, cwd=folder, env=env, stdout=subprocess.DEVNULL)
        files = sorted(path for path in (folder / "out").rglob("*") if path.is_file())
        made.append({str(path.relative_to(folder)): path.read_bytes() for path in files})
    assert made[0].keys() == made[1].keys()
    assert [name for name in made[0] if made[0][name] != made[1][name]] == []


def test_what_became_known_later_changes_no_edition(
    store_file: Path, small: Path, small_edition: Edition, tmp_path: Path
) -> None:
    later = tmp_path / "later.sqlite"
    later.write_bytes(store_file.read_bytes())
    with open_store(later, "w") as writer:
        seen = writer.last_seen()
        writer.add([bulletin(148)], known_at=seen + timedelta(days=1), source="test")
    with open_store(later) as reader:
        as_of = small_edition.content.as_of
        again = build_edition(reader, small, "2025-W38", as_of=as_of, out=tmp_path)
    assert again.pdf.read_bytes() == small_edition.pdf.read_bytes()
    assert again.html.read_bytes() == small_edition.html.read_bytes()


@pytest.mark.slow
def test_a_failed_build_leaves_nothing_and_a_rebuild_replaces(
    store: Store, small: Path, tmp_path: Path
) -> None:
    with (
        mock.patch("pathlib.Path.replace", side_effect=OSError(28, "No space left on device")),
        pytest.raises(ReportError, match="No space left"),
    ):
        build_edition(store, small, "2025-W38", out=tmp_path)
    assert list(tmp_path.rglob("*.html")) == []
    first = build_edition(store, small, "2025-W38", out=tmp_path)
    second = build_edition(store, small, "2025-W38", out=tmp_path)
    assert first.folder == second.folder
    assert [path.name for path in first.folder.parent.iterdir()] == [first.folder.name]


@pytest.mark.slow
def test_the_default_is_the_newest_period_that_is_due_at_the_instant_it_was_due(
    store: Store, small: Path, tmp_path: Path
) -> None:
    made = build_edition(store, small, out=tmp_path)
    report, _ = load_definition(small)
    assert made.content.as_of == made.content.period.due(report.wait_hours)
    assert made.content.as_of <= store.last_seen()


def test_an_as_of_later_than_seen_is_refused(store: Store, tmp_path: Path) -> None:
    with pytest.raises(AsOfError, match="later than"):
        build_edition(store, "weekly", as_of=datetime(2030, 1, 1, tzinfo=UTC), out=tmp_path)


# -- definitions ---------------------------------------------------------------------------------


def test_the_shipped_definitions_load() -> None:
    assert names() == ["daily", "monthly", "weekly"]
    for name in names():
        report, _ = load_definition(name)
        assert report.id == name


HEAD = 'title = "x"\nby = "week"\n'
PANEL = '[[panels]]\nid = "a"\nmetric = "launched"\n'


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('title = "x"', "by: this key is needed"),
        ('title = "x"\nby = "year"', "by: .*'day', 'week' or 'month'.*, not 'year'"),
        (f'{HEAD}{PANEL}colour = "red"', "panel a, colour: no such key; there are id, chart"),
        (f'{HEAD}{PANEL}methods = "records"', "panel a, methods: .* not 'records'"),
        (f'{HEAD}language = "uk"\n{PANEL}', "language: no such key; there are title, by, languages"),
        (f'{HEAD}languages = ["ru"]\n{PANEL}', "no words for ru yet, only for en, uk"),
        (f"{HEAD}languages = []\n{PANEL}", "name at least one of en, uk"),
        (f'{HEAD}languages = ["uk"]\n{PANEL}heading = {{en = "A"}}', "panel a, heading: not told in uk"),
        (f"{HEAD}{PANEL}{PANEL}", "panel a: this id is used twice"),
        (f'{HEAD}[[panels]]\nid = "a"', "panel a, metric: this key is needed"),
        ("title =", "TOML"),
    ],
)
def test_a_wrong_definition_names_file_and_key(tmp_path: Path, text: str, told: str) -> None:
    file = tmp_path / "report.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ReportError, match=told) as fault:
        load_definition(tmp_path)
    assert "report.toml" in str(fault.value)


def test_a_folder_without_a_definition_is_told(tmp_path: Path) -> None:
    with pytest.raises(ReportError, match=r"holds no report\.toml: docs/reports\.md"):
        load_definition(tmp_path)


def test_an_unknown_language_is_told_alone(store: Store, tmp_path: Path) -> None:
    with pytest.raises(ReportError, match=r"report\.toml: languages: there are no words for fr yet[^;]*$"):
        build_edition(store, "weekly", languages=["fr"], out=tmp_path)  # type: ignore[list-item]


def test_an_unknown_report_lists_the_known_ones() -> None:
    with pytest.raises(ReportError, match="daily, monthly, weekly"):
        load_definition("yearly")


def test_what_is_unknown_in_a_panel_is_told_with_its_key_and_what_is_near(tmp_path: Path) -> None:
    file = tmp_path / "report.toml"
    panel = '[[panels]]\nid = "a"\nmetric = "launchd"\nclasses = ["drone", "misile"]\nchart = "weekly_barz"\n'
    file.write_text(f'title = "x"\nby = "week"\n{panel}methods = ["magic"]\n', encoding="utf-8")
    with pytest.raises(ReportError) as fault:
        load_definition(tmp_path)
    told = str(fault.value)
    assert told.startswith(f"{file}: ")
    assert 'panel a, chart: "weekly_barz" is unknown: near it are weekly_bars' in told
    assert 'panel a, metric: "launchd" is unknown: near it are launched' in told
    assert 'panel a, classes: "misile" is unknown: near it are missile' in told
    assert 'panel a, methods: "magic" is unknown: choose one of trend, ' in told


# -- numbers and evidence ------------------------------------------------------------------------


@together(
    ("value", "unit", "text"),
    [
        (5438.0, "count", "5,438"),
        (0.0, "count", "0"),
        (1299.26, "count", "1,299"),
        (446 / 447, "fraction", "99.8 %"),
        (9e9, "EUR", "EUR 9.0 billion"),
        (350e6, "USD", "USD 350 million"),
        (12_500.0, "GBP", "GBP 12,500"),
        (None, "count", None),
        (float("nan"), "count", None),
        (12.0, "km", "12"),
    ],
)
def test_one_table_rounds_every_number(value: float | None, unit: str, text: str | None) -> None:
    made = print_value(EN.words, value, unit)
    assert (made and made.replace("\u00a0", " ")) == text


@together(
    ("amount", "text"),
    [
        (Amount.exact(447), "447"),
        (Amount(low=3, best=3, high=None, unit="count", bound="at_least"), "at least 3"),
        (Amount(low=3, best=3, high=None, unit="count", bound="more_than"), "more than 3"),
        (Amount(low=0, best=9, high=9, unit="count", bound="at_most"), "up to 9"),
        (Amount(low=70, best=95, high=120, unit="km", bound="range"), "70 to 120 km"),
        (Amount(low=75, best=80, high=85, unit="count", bound="about"), "about 80"),
        (Amount(low=9e9, best=9e9, high=9e9, unit="EUR"), "EUR 9.0 billion"),
    ],
)
def test_a_bound_is_never_printed_bare(amount: Amount, text: str) -> None:
    assert print_amount(EN, amount).replace("\u00a0", " ") == text


def test_windows_are_printed_in_local_time_with_how_they_were_got() -> None:
    one = claim()
    assert print_window(EN, one).endswith("Kyiv")
    day = one.window.model_copy(
        update={
            "start": datetime(2025, 6, 28, 21, tzinfo=UTC),
            "end": datetime(2025, 6, 29, 21, tzinfo=UTC),
            "got": "inferred",
        }
    )
    assert print_window(EN, one.model_copy(update={"window": day})) == "2025-06-29 (inferred)"
    unresolved = day.model_copy(update={"start": None, "end": None, "got": "unresolved"})
    assert print_window(EN, one.model_copy(update={"window": unresolved})) == "window not resolved"


def test_a_claim_card_marks_the_number_where_the_quote_holds_it() -> None:
    of = document(1, text="Two of the five were Kinzhal. Two were stopped, and two fell.")
    second = of.text.index("Two were")
    one = claim(of, quote="Two were stopped, and two fell.", span=(second, second + 3))
    assert number_in_quote(one, of) == (0, 3)
    third = of.text.rindex("two")
    assert number_in_quote(one.model_copy(update={"spans": ((third, third + 3),)}), of) == (22, 25)
    assert number_in_quote(one.model_copy(update={"spans": ((0, 3),)}), of) is None
    assert number_in_quote(one, None) is None
    assert claim_card(EN, one).url == ""


def test_a_claim_card_names_the_note_that_came_with_the_text() -> None:
    """The note itself stands once, in the method, under its letter."""
    anew = "Written anew from the facts of the post: not its words."
    of = document(1, published_how="given", reasons=("stated with the text", anew))
    other = document(2, published_how="given", reasons=("stated with the text", "Another."))
    printed = [remark for remark, _ in counted_remarks([other, of, of])]
    assert printed == [anew, "Another."]
    assert claim_card(EN, claim(of), of, remarks=printed).remarks == ("text note A",)
    assert claim_card(EN, claim(other), other, remarks=printed).remarks == ("text note B",)
    inferred = document(1, published_how="inferred", reasons=of.reasons)
    assert claim_card(EN, claim(inferred), inferred, remarks=printed).remarks == ()


def test_a_period_that_is_not_over_says_so(store: Store, small: Path, tmp_path: Path) -> None:
    made = build_edition(store, small, "2025-W38", as_of=datetime(2025, 9, 17, 23, tzinfo=UTC), out=tmp_path)
    text = "\n".join(plain(line) for line in made.content.lines())
    assert "The week is not over: so far there are figures of three of its days." in text
    assert "no national report" not in text
