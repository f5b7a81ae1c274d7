"""The shipped datasets: their locks are true, they can be rebuilt, and the reader finds their facts."""

import csv
import re
from collections import defaultdict
from datetime import datetime
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from tests.shared import SHARED, needs_shared
from tests.together import together
from tools.air_force_statements import build
from tools.facts import DATASETS, Fact, about, read_facts, write_facts
from tools.lock import lock_text, read_lock, rows
from tools.mod_statements import build as build_mod
from tools.press_figures import facts_of as press_facts
from tools.press_figures import read_period, read_value
from tools.wording import in_words
from tools.wording_uk import GENITIVE, LOCATIVE, WORDS, at_places, counted, counted_with, form_of, join, noun
from tracker.claims import read as read_claims
from tracker.exchange import from_euros, to_euros
from tracker.model import Claim
from tracker.sources import read as read_documents
from tracker.vocab import load

AIR_FORCE = DATASETS / "air-force-statements"
AID = DATASETS / "aid-announcements"
PRESS = DATASETS / "press-figures"
MINISTRY = DATASETS / "mod-statements"
NAMES = ("air-force-statements", "aid-announcements", "press-figures", "mod-statements")
# Counted inside another class of the same statement.
PARTIAL = ("drone_strike", "geran_3")
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


def said_in_english(fact: Fact) -> set[str]:
    """The words that print the number of a fact."""
    said = {str(fact.value), in_words(fact.value)}
    said |= {"a", "an"} if fact.value == 1 else set()
    said |= {"no", "none", "neither"} if fact.value == 0 else set()
    return said | ({"all", "both"} if fact.bound in ("all", "all_but") else set())


def said_in_ukrainian(fact: Fact) -> set[str]:
    """The words that print the number of a fact, in every case and gender that the statements use."""
    said = {str(fact.value)}
    said |= {cases[fact.value] for cases in (WORDS, LOCATIVE, GENITIVE) if fact.value <= 10}
    said |= {1: {"одну"}, 2: {"дві"}, 0: {"жодної"}}.get(fact.value, set())
    return said | ({"усі", "обидві"} if fact.bound in ("all", "all_but") else set())


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


class TestModStatements:
    def test_rebuilding_gives_the_same_bytes(self, tmp_path: Path) -> None:
        built = build_mod(MINISTRY, tmp_path)
        stored = {path.name for path in MINISTRY.glob("*.md")} - {"README.md"}
        assert {path.name for path in built} == stored
        for path in built:
            assert path.read_bytes() == (MINISTRY / path.name).read_bytes()

    @together("name", sorted(facts_of(MINISTRY)))
    def test_the_reader_finds_the_facts(self, name: str) -> None:
        found = [claim for claim in claims_of(MINISTRY / f"{name}.md") if not claim.derived_from]
        assert sorted(map(key_of_claim, found)) == sorted(map(key_of_fact, facts_of(MINISTRY)[name]))

    def test_regions_add_up_to_the_total(self) -> None:
        totals = 0
        for facts in facts_of(MINISTRY).values():
            total = next((fact.value for fact in facts if fact.scope == "national"), None)
            if total is not None:
                totals += 1
                assert total == sum(fact.value for fact in facts if fact.scope != "national")
        assert totals >= 15

    def test_they_are_many_and_of_several_kinds(self) -> None:
        texts = [path.read_text(encoding="utf-8") for path in MINISTRY.glob("2024-*.md")]
        assert len(texts) >= 60
        assert {"ночь", "мск", "▫️", "Из них", "двадцать"} <= {
            word for word in ("ночь", "мск", "▫️", "Из них", "двадцать") if any(word in one for one in texts)
        }


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
            words = set(re.findall(r"[^\W\d_]+(?:[-'][^\W\d_]+)?|\d+", text.split("---")[2].lower()))
            assert facts[0].url in text and facts[0].published in text
            said_by = said_in_ukrainian if "\nlanguage: uk\n" in text else said_in_english
            for fact in facts:
                assert said_by(fact) & words, (statement, fact.metric, fact.classes, fact.value)

    def test_every_third_statement_is_ukrainian(self) -> None:
        texts = [path.read_text(encoding="utf-8") for path in sorted(AIR_FORCE.glob("2025*.md"))]
        ukrainian = [text.split("---")[2] for text in texts if "\nlanguage: uk\n" in text]
        assert len(ukrainian) == len(texts) // 3
        shapes = {re.sub(r"\d+", "#", text.split(".")[0].strip()[:40]) for text in ukrainian}
        assert len(shapes) >= 12
        assert not any(re.search(r"[a-z]{4,}", text.replace("Shahed", "")) for text in ukrainian)

    def test_parts_never_exceed_what_was_launched(self) -> None:
        for facts in facts_of(AIR_FORCE).values():
            value = {(fact.metric, fact.classes): fact.value for fact in facts if fact.scope == "national"}
            for (metric, classes), launched in value.items():
                if metric == "launched" and value.get(("neutralised", classes)) is not None:
                    assert value["neutralised", classes] <= launched

    def test_totals_are_the_sums_of_their_parts(self) -> None:
        for statement, facts in facts_of(AIR_FORCE).items():
            outcomes = ("shot_down",) if facts[0].window_end < "2025-07-24" else ("neutralised",)
            for metric in ("launched", *outcomes):
                value = {
                    fact.classes: fact.value
                    for fact in facts
                    if (fact.metric, fact.scope) == (metric, "national") and fact.classes not in PARTIAL
                }
                models = [value[name] for name in value if name not in ("air_target", "drone", "missile")]
                untyped = value.get("missile", 0)
                rockets = sum(models) if untyped == sum(models) else sum(models) + untyped
                if "air_target" in value:
                    assert value["air_target"] == value["drone"] + rockets, statement

    def test_neighbours_are_worded_differently(self) -> None:
        texts = [path.read_text(encoding="utf-8") for path in sorted(AIR_FORCE.glob("2025*.md"))]
        shapes = [re.sub(r"\d+|[A-Z]\w+", "#", text.split("---")[2]) for text in texts]
        assert all(one != other for one, other in pairwise(shapes))
        assert len(set(shapes)) > 150

    @needs_shared("data", "missile-attacks", "2026-06-07.csv")
    def test_every_day_with_a_national_row_has_a_statement(self) -> None:
        days: set[str] = set()
        drones: dict[str, float] = defaultdict(float)
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

    @together("statement", [path.stem for path in sorted(AIR_FORCE.glob("2025*.md"))])
    def test_the_reader_finds_exactly_the_facts(self, statement: str) -> None:
        wanted = {key_of_fact(fact) for fact in facts_of(AIR_FORCE)[statement]}
        found = {key_of_claim(claim) for claim in claims_of(AIR_FORCE / f"{statement}.md")}
        assert found == wanted


class TestAidAnnouncements:
    def test_thirty_or_more_in_many_currencies(self) -> None:
        facts = read_facts(AID / "facts.csv")
        assert len(facts_of(AID)) >= 30
        assert {"EUR", "USD", "GBP", "NOK", "SEK", "DKK", "CAD", "JPY"} <= {fact.unit for fact in facts}
        assert {fact.metric for fact in facts} == {
            "aid_pledged",
            "aid_committed",
            "aid_allocated",
            "aid_disbursed",
        }

    def test_every_donor_is_known(self) -> None:
        donors = load().donors
        assert {fact.scope for fact in read_facts(AID / "facts.csv")} <= set(donors)

    def test_files_and_facts_belong_together(self) -> None:
        assert {path.stem for path in AID.glob("*.md")} - {"README"} == set(facts_of(AID))

    def test_equivalents_agree_with_the_rates_of_their_date(self) -> None:
        for fact in read_facts(AID / "facts.csv"):
            if fact.note.startswith("equivalent"):
                _, currency, printed = fact.note.split()
                day = datetime.fromisoformat(fact.published).date()
                converted = from_euros(to_euros(float(fact.best), fact.unit, day), currency, day)
                assert converted == pytest.approx(float(printed), rel=0.015), fact.statement

    @together("statement", [path.stem for path in sorted(AID.glob("2*.md"))])
    def test_the_reader_finds_exactly_the_amounts(self, statement: str) -> None:
        wanted = {key_of_fact(fact) for fact in facts_of(AID)[statement]}
        claims = claims_of(AID / f"{statement}.md")
        assert {key_of_claim(claim) for claim in claims} == wanted
        told = {
            f"equivalent {money.unit} {money.best:.0f}" for claim in claims for money in claim.equivalents
        }
        assert told == {fact.note for fact in facts_of(AID)[statement] if fact.note}


class TestPressFigures:
    def test_rebuilding_gives_the_same_table(self, tmp_path: Path) -> None:
        source = SHARED / "data" / "press-figures.csv"
        if not source.exists():
            pytest.skip("third-party data shared/data/press-figures.csv is not beside the repository")
        write_facts(tmp_path / "facts.csv", press_facts(source))
        assert (tmp_path / "facts.csv").read_bytes() == (PRESS / "facts.csv").read_bytes()

    def test_every_figure_names_its_article(self) -> None:
        assert all(fact.url.startswith("http") for fact in read_facts(PRESS / "facts.csv"))

    def test_ends_are_in_order(self) -> None:
        for fact in read_facts(PRESS / "facts.csv"):
            known = [value for value in map(number, (fact.low, fact.best, fact.high)) if value is not None]
            assert known == sorted(known)

    @together(
        ("printed", "wanted"),
        [
            (">114", ("114", "114", "", "more_than", "count")),
            (">=6", ("6", "6", "", "at_least", "count")),
            ("<80%", ("0", "80", "80", "less_than", "percent")),
            ("almost 40%", ("32", "40", "40", "less_than", "percent")),
            ("~80", ("75", "80", "85", "about", "count")),
            ("~46%", ("45", "46", "47", "about", "percent")),
            ("87%", ("87", "87", "87", "exact", "percent")),
            ("EUR 12.96bn", ("12960000000", "12960000000", "12960000000", "exact", "EUR")),
            ("54536", ("54536", "54536", "54536", "exact", "count")),
        ],
    )
    def test_a_printed_value_keeps_its_bound(self, printed: str, wanted: tuple[str, ...]) -> None:
        assert tuple(read_value(printed))[:5] == wanted

    @together(
        ("printed", "start", "end", "basis"),
        [
            ("2025-06-29", "2025-06-29", "2025-06-30", "day"),
            ("2025-W26", "2025-06-23", "2025-06-30", "week"),
            ("2025-12", "2025-12-01", "2026-01-01", "month"),
            ("2025", "2025-01-01", "2026-01-01", "year"),
            ("2023-05..2023-10", "2023-05-01", "2023-11-01", "period"),
            ("2022-01-24..2022-07-01", "2022-01-24", "2022-07-02", "period"),
        ],
    )
    def test_a_period_is_whole_local_days(self, printed: str, start: str, end: str, basis: str) -> None:
        first, last, found = read_period(printed, "Europe/Kyiv")
        assert (first.date().isoformat(), last.date().isoformat(), found) == (start, end, basis)

    @pytest.mark.parametrize(
        ("url_part", "metric", "classes", "claimant", "value"),
        [
            ("koreajoongangdaily", "launched", "air_target", "ua_air_force", "537"),
            ("truthorfake", "neutralised", "drone", "unattributed", "475"),
            ("uslive", "hit", "air_target", "ua_air_force", "10"),
        ],
    )
    def test_known_rows(self, url_part: str, metric: str, classes: str, claimant: str, value: str) -> None:
        rows = [
            fact
            for fact in read_facts(PRESS / "facts.csv")
            if url_part in fact.url and (fact.metric, fact.classes, fact.best) == (metric, classes, value)
        ]
        assert [fact.claimant for fact in rows] == [claimant]


class TestTheTools:
    @together(
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

    def test_ukrainian_nouns_agree_with_their_numbers(self) -> None:
        drone = noun("дрон|дрона|дрони|дронів|дроном|дронами")
        rocket = noun("ракету|ракети|ракети|ракет|ракетою|ракетами", feminine=True)
        assert [form_of(number) for number in (1, 2, 5, 11, 14, 21, 22, 111, 1002)] == [
            0, 1, 2, 2, 2, 0, 1, 2, 1
        ]  # fmt: skip
        assert [counted(number, drone) for number in (1, 4, 21)] == ["один дрон", "чотири дрони", "21 дрон"]
        assert [counted(number, rocket) for number in (1, 2, 12)] == ["одну ракету", "дві ракети", "12 ракет"]
        assert [counted_with(number, drone) for number in (41, 127, 120)] == [
            "41 дроном", "127-ма дронами", "120 дронами"
        ]  # fmt: skip
        assert [at_places(3), at_places(21), at_places(4, 1)] == [
            "на трьох локаціях", "на 21 локації", "у чотирьох місцях"
        ]  # fmt: skip
        assert join(["а", "б", "в"]) == "а, б та в"
