"""Partial week, missing day, break, contested and revised figure: each seen in all that a report shows."""

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests import doubts
from tracker.charts import ChartSpec
from tracker.model import Language
from tracker.reporting.build import build_content, compute, specs_of
from tracker.reporting.content import Content, Table, plain
from tracker.reporting.definition import load_definition
from tracker.reporting.edition import build_edition
from tracker.reporting.knowledge import Knowledge
from tracker.reporting.panels import Desk
from tracker.reporting.periods import parse_period
from tracker.store import Store, open_store

Made = tuple[Content, dict[str, ChartSpec]]
WEEK = "2025-W30"
DAYS = [day for day in doubts.days() if day >= doubts.RAISED]
TOTAL = sum(map(doubts.latest, DAYS))
CLAIMED = TOTAL - doubts.launched(doubts.CONTESTED) + doubts.OTHER
BEFORE = sum(doubts.latest(day) for day in doubts.days() if (doubts.RAISED - day).days in range(1, 8))


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path = tmp_path_factory.mktemp("doubts") / "store.sqlite"
    doubts.fill(path)
    with open_store(path) as reader:
        yield reader


@pytest.fixture(scope="module")
def definition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return doubts.define(tmp_path_factory.mktemp("doubts") / "doubts")


@pytest.fixture(scope="module")
def made(store: Store, definition: Path) -> dict[Language, Made]:
    report, _ = load_definition(definition)
    computed = compute(Desk(store, report, parse_period(WEEK, "week"), Knowledge(doubts.AS_OF)))
    found: dict[Language, Made] = {}
    for language in report.languages:
        content, _ = build_content(computed, language, {}, {})
        found[language] = content, specs_of(computed, language)
    return found


def prose(made: Made) -> str:
    return "\n".join(plain(line) for line in made[0].lines()).replace("\u00a0", " ")


def table(made: Made, name: str) -> list[list[str]]:
    blocks = [block for section in made[0].sections for block in section.blocks]
    [found] = [one for one in blocks if isinstance(one, Table) and one.id == name]
    return [[plain(cell).replace("\u00a0", " ") for cell in row] for row in found.rows]


SAID: dict[Language, tuple[str, ...]] = {
    "en": (
        f"So far the Ukrainian Air Force has reported {TOTAL} drones launched",
        "The week is not over: so far there are figures of five of its days.",
        "In this week one day has no national report",
        "no report for 22 July.",
        "From 24 July 2025 the source reports differently: one figure for shot down, lost or suppressed",
        f"what is claimed in the week of 21–27 July 2025 reaches from {CLAIMED} to {TOTAL}.",
        "sources differ on 23 July 2025: Ukrainian Air Force 104, Ukrainian General Staff 40.",
        "Since the edition of the week before was due (2025-07-22 03:00 UTC) "
        "2 figures of the weeks before have changed.",
    ),
    "uk": (
        f"за повідомленнями Повітряних сил України, за тиждень 21–27 липня 2025 року запущено {TOTAL}",
        "Цей тиждень ще не завершився: дані є поки що не за всі його дні, а за п’ять.",
        "За один день цього тижня немає загальнодержавного зведення",
        "немає повідомлень за 22 липня.",
        "Від 24 липня 2025 року джерело повідомляє інакше: збиті, втрачені або подавлені одним числом",
        f"твердження за тиждень 21–27 липня 2025 року сягають від {CLAIMED} до {TOTAL}.",
        "різняться: Повітряні сили України — 104, Генеральний штаб ЗСУ — 40.",
        "змінилися 2 числа за попередні тижні.",
    ),
}


@pytest.mark.parametrize("language", SAID)
def test_prose_and_tables_tell_every_doubt(made: dict[Language, Made], language: Language) -> None:
    text = prose(made[language])
    assert [one for one in SAID[language] if one not in text] == []
    launched, rate = (row[-1] for row in table(made[language], "key-figures"))
    told = {
        "en": ("not over; one day without a report; claims differ", "definition changed"),
        "uk": ("ще не завершився; один день без зведення; твердження різняться", "змінилося визначення"),
    }[language]
    assert launched == told[0] and rate.endswith(told[1])
    moved = table(made[language], "revised-figures")[0]
    raised = doubts.SECOND[doubts.LATE] - doubts.launched(doubts.LATE)
    assert moved[1:3] == [str(BEFORE - raised), str(BEFORE)]


def test_charts_mark_every_doubt_and_name_the_mark(made: dict[Language, Made]) -> None:
    specs = made["en"][1]
    week = [row for row in specs["drones"].rows if row.role == "launched"][-1]
    assert (week.status, week.days_reported, week.best) == ("partial", 5, TOTAL)
    assert (week.claimed_low, week.claimed_high) == (CLAIMED, TOTAL)
    for words in ("hatched, hollow: period not over, 5 of 7 days", "thin line: lowest to highest claim"):
        assert words in specs["drones"].note
    day = {row.period: row.status for row in specs["days"].rows}
    assert (day[doubts.SILENT], day[doubts.LAST]) == ("not_reported", "partial")
    assert max(day) == doubts.LAST  # the Sunday to come is neither missing nor zero
    assert "crossed: not reported (1 day)" in specs["days"].note.replace("\u00a0", " ")
    for name in ("stopped", "outcomes"):
        [cut] = specs[name].breaks
        assert cut.day == doubts.BREAK and "one figure for shot down and lost" in cut.text
    first = [row for row in specs["settled"].rows if row.role == "earlier"]
    assert [(row.period, row.best) for row in first] == [(doubts.RAISED, 120)]
    assert "Open ring: an earlier value" in specs["settled"].note
    assert "week to 20 July" in specs["stopped"].title.replace(
        "\u00a0", " "
    )  # not the week that is not over, nor "no rate"


def test_alternative_texts_tell_every_doubt(made: dict[Language, Made]) -> None:
    alts = {name: spec.alt.replace("\u00a0", " ") for name, spec in made["en"][1].items()}
    assert "The last week is not over. Claims differ for 1 week." in alts["drones"]
    assert "1 day not reported." in alts["days"]
    assert "Marked break: from 24 July 2025 one figure" in alts["outcomes"]
    assert "21 July 2025 went from 120 to 150" in alts["settled"]


def test_the_register_keeps_every_doubt(made: dict[Language, Made]) -> None:
    entries = made["en"][0].numbers.lines()
    week = entries["obs-launched-drone-national-week-2025-07-21"]
    assert (week["value"], week["status"]) == (TOTAL, "partial")
    assert week["notes"] == [
        "23\u00a0July\u00a02025: sources differ: Ukrainian Air Force 104, Ukrainian General Staff 40."
    ]
    before = "obs-launched-drone-national-week-2025-07-14"
    assert entries[f"was-{before}"]["value"] != entries[before]["value"] == BEFORE
    ends = [entries[f"obs-launched-drone-national-week-2025-07-21-claimed-{end}"] for end in ("low", "high")]
    assert [end["value"] for end in ends] == [CLAIMED, TOTAL]


@pytest.mark.slow
def test_the_edition_on_it_is_drawn_without_a_fault(store: Store, definition: Path, tmp_path: Path) -> None:
    """Building runs the lint on every chart; marks are in the pictures of the page."""
    edition = build_edition(store, definition, WEEK, as_of=doubts.AS_OF, out=tmp_path)
    page = edition.html.read_text(encoding="utf-8")
    for words in ("5 of 7 days", "from 24 July 2025 one figure for shot down and lost", "120 → 150"):
        assert re.search(f"<text[^>]*>{words}".replace(" ", "[ \u00a0]"), page), words
    numbers = json.loads((edition.folder / "numbers.json").read_text(encoding="utf-8"))
    assert numbers["obs-launched-drone-national-week-2025-07-21"]["status"] == "partial"


def test_a_day_that_is_not_over_is_not_missing(store: Store, definition: Path) -> None:
    report, _ = load_definition(definition)
    before_noon = doubts.AS_OF.replace(hour=5)  # the night has just ended, nothing is said of it yet
    desk = Desk(store, report, parse_period(WEEK, "week"), Knowledge(before_noon))
    days = desk.series(next(panel for panel in report.panels if panel.by == "day")).frame
    assert days["period"].iloc[-1].date() == date(2025, 7, 25)
    assert (days["status"] == "not_reported").sum() == 1


def test_a_week_without_doubts_has_no_column_for_them(store: Store, definition: Path) -> None:
    report, _ = load_definition(definition)
    only = report.model_copy(update={"panels": report.panels[:1]})
    week = parse_period("2025-W27", "week")
    content, _ = build_content(compute(Desk(store, only, week, Knowledge(week.due(30)))), "en", {}, {})
    [key] = [one for one in content.sections[0].blocks if isinstance(one, Table)]
    assert not key.noted and "To note" not in key.headings
