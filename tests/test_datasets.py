"""The shipped datasets: their locks are true, they can be rebuilt, and the reader finds their facts."""

import csv
import re
from collections import defaultdict
from datetime import datetime
from functools import cache
from pathlib import Path

import pytest

from tests.shared import SHARED, needs_shared
from tools.air_force_statements import build
from tools.facts import DATASETS, Fact, about, read_facts
from tools.lock import lock_text, read_lock, rows
from tracker.claims import read as read_claims
from tracker.model import Claim
from tracker.sources import read as read_documents
from tracker.vocab import load

AIR_FORCE = DATASETS / "air-force-statements"
NAMES = ("air-force-statements", "aid-announcements", "press-figures")
Key = tuple[object, ...]


@cache
def facts_of(folder: Path) -> dict[str, list[Fact]]:
    """Facts by statement."""
    found = defaultdict(list)
    for fact in read_facts(folder / "facts.csv"):
        found[fact.statement].append(fact)
    return dict(found)


def number(text: str) -> float | None:
    return float(text) if text else None


def key_of_fact(fact: Fact) -> Key:
    return (
        fact.metric,
        fact.class_set,
        fact.direction,
        fact.scope,
        fact.unit,
        (number(fact.low), number(fact.best), number(fact.high), fact.bound),
        tuple(instant.timestamp() for instant in fact.window),
        fact.claimant,
    )


def key_of_claim(claim: Claim) -> Key:
    amount, start, end = claim.amount, claim.window.start, claim.window.end
    return (
        claim.metric,
        claim.classes,
        claim.direction,
        claim.scope,
        amount.unit,
        (amount.low, amount.best, amount.high, amount.bound),
        (start and start.timestamp(), end and end.timestamp()),
        claim.claimant,
    )


def claims_of(path: Path) -> list[Claim]:
    return [claim for document in read_documents(path) for claim in read_claims(document).claims]


class TestEveryDataset:
    @pytest.mark.parametrize("name", NAMES)
    def test_the_lock_is_true(self, name: str) -> None:
        folder = DATASETS / name
        assert (folder / "lock.toml").read_text(encoding="utf-8") == lock_text(folder)
        assert {entry: table["rows"] for entry, table in read_lock(folder).items()} == {
            entry: rows(folder / entry) for entry in read_lock(folder)
        }

    @pytest.mark.parametrize("name", NAMES)
    def test_a_readme_tells_origin_making_licence_and_diary(self, name: str) -> None:
        text = (DATASETS / name / "README.md").read_text(encoding="utf-8")
        for word in ("**Origin.**", "**How made.**", "**Licence.**", "## Diary"):
            assert word in text
        assert re.search(r"^\* \d{4}-\d\d-\d\d: ", text, re.MULTILINE)

    @pytest.mark.parametrize("name", NAMES)
    def test_facts_speak_the_vocabulary(self, name: str) -> None:
        vocabulary = load()
        for fact in read_facts(DATASETS / name / "facts.csv"):
            assert fact.metric in vocabulary.metrics
            assert set(fact.class_set) <= set(vocabulary.classes)
            assert vocabulary.claimant(fact.claimant)
            assert fact.publisher == "" or fact.publisher in vocabulary.publishers, fact.publisher
            start, end = fact.window
            assert start <= end and start.tzinfo and end.tzinfo

    @pytest.mark.parametrize("name", NAMES)
    def test_no_fact_stands_twice(self, name: str) -> None:
        for statement, facts in facts_of(DATASETS / name).items():
            keys = [(*key_of_fact(fact), fact.publisher, fact.url) for fact in facts]
            assert len(set(keys)) == len(keys), statement


class TestAirForceStatements:
    def test_rebuilding_gives_the_same_bytes(self, tmp_path: Path) -> None:
        built = build(AIR_FORCE, tmp_path)
        stored = {path.name for path in AIR_FORCE.glob("*.md")} - {"README.md"}
        assert {path.name for path in built} == stored
        for path in built:
            assert path.read_bytes() == (AIR_FORCE / path.name).read_bytes()

    def test_every_figure_of_the_facts_is_printed(self) -> None:
        for statement, facts in facts_of(AIR_FORCE).items():
            text = (AIR_FORCE / f"{statement}.md").read_text(encoding="utf-8")
            assert all(part in text for part in (facts[0].url, facts[0].published))

    def test_parts_never_exceed_what_was_launched(self) -> None:
        for facts in facts_of(AIR_FORCE).values():
            value = {(fact.metric, fact.classes): fact.value for fact in facts if fact.scope == "national"}
            for (metric, classes), launched in value.items():
                if metric == "launched" and value.get(("neutralised", classes)) is not None:
                    assert value["neutralised", classes] <= launched

    def test_totals_are_the_sums_of_their_parts(self) -> None:
        for facts in facts_of(AIR_FORCE).values():
            national = [fact for fact in facts if fact.scope == "national" and fact.bound != "about"]
            for metric in ("launched", "shot_down", "neutralised"):
                value = {fact.classes: fact.value for fact in national if fact.metric == metric}
                parts = set(value) - {"air_target", "geran_3"}
                if len(parts) > 1 and "missile" in parts:
                    parts -= (
                        {"missile"} if sum(value[part] for part in parts - {"missile", "drone"}) else set()
                    )
                if "air_target" in value and parts:
                    if metric != "neutralised" or facts[0].window_end >= "2025-07-24":
                        assert value["air_target"] == sum(value[part] for part in parts), facts[0].statement

    def test_neighbours_are_worded_differently(self) -> None:
        texts = [path.read_text(encoding="utf-8") for path in sorted(AIR_FORCE.glob("2025*.md"))]
        shapes = [re.sub(r"\d+|[A-Z]\w+", "#", text.split("---")[2]) for text in texts]
        assert all(one != other for one, other in zip(shapes, shapes[1:], strict=False))
        assert len(set(shapes)) > 150

    @needs_shared("data", "missile-attacks", "2026-06-07.csv")
    def test_every_day_with_a_national_row_has_a_statement(self) -> None:
        days, drones = set(), defaultdict(float)
        with (SHARED / "data" / "missile-attacks" / "2026-06-07.csv").open(encoding="utf-8") as table:
            for row in csv.DictReader(table):
                day = row["time_end"].strip()[:10]
                national = row["source"].startswith(("kpszsu/", "https://t.me/kpszsu/", "GeneralStaff.ua/"))
                if national and "2025-05-01" <= day <= "2025-10-31":
                    days.add(day)
                    drones[day[:7]] += float(row["launched"] or 0) * (row["model"] == "Shahed-136/131")
        assert {path.stem[:10] for path in AIR_FORCE.glob("2025*.md")} == days
        told: dict[str, float] = defaultdict(float)
        for fact in read_facts(AIR_FORCE / "facts.csv"):
            if (fact.metric, fact.classes) == ("launched", "drone"):
                told[fact.window_end[:7]] += fact.value
        assert told == drones
        assert (told["2025-06"], told["2025-08"], told["2025-10"]) == (5438, 4132, 5249)

    def test_the_standing_example_adds_up(self) -> None:
        facts = {
            (fact.metric, fact.classes): fact.value
            for fact in facts_of(AIR_FORCE)["2025-06-29"]
            if fact.scope == "national"
        }
        assert (
            facts["launched", "drone"] + facts["launched", "missile"]
            == facts["launched", "air_target"]
            == 537
        )
        assert facts["neutralised", "air_target"] == 475
        assert (facts["hit_locations", "air_target"], facts["debris_locations", "air_target"]) == (6, 8)

    @pytest.mark.parametrize("statement", [path.stem for path in sorted(AIR_FORCE.glob("2025*.md"))])
    def test_the_reader_finds_exactly_the_facts(self, statement: str) -> None:
        wanted = {key_of_fact(fact) for fact in facts_of(AIR_FORCE)[statement]}
        found = {key_of_claim(claim) for claim in claims_of(AIR_FORCE / f"{statement}.md")}
        assert found == wanted


class TestTheTools:
    @pytest.mark.parametrize(
        ("value", "wanted"),
        [
            (80, (75, 85)),
            (300, (270, 330)),
            (25, (24, 26)),
            (50, (45, 55)),
            (100, (90, 110)),
            (250, (245, 255)),
        ],
    )
    def test_about_is_half_the_last_place_at_most_a_tenth(self, value: int, wanted: tuple[int, int]) -> None:
        assert about(value) == wanted

    def test_published_is_an_hour_after_the_window(self) -> None:
        for facts in facts_of(AIR_FORCE).values():
            gap = datetime.fromisoformat(facts[0].published) - facts[0].window[1]
            assert gap.total_seconds() == 3600
