"""The vocabulary: complete, without contradiction, quick to load, and open to the user's files."""

import csv
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.shared import SHARED, needs_shared
from tests.together import together
from tracker import read_claims
from tracker.errors import VocabularyError
from tracker.sources import missile_attacks
from tracker.vocab import Regime, Vocabulary, load
from tracker.vocab.files import LANGUAGES, SECTIONS, expand, user_file

VOCABULARY = load()
CLASSES = st.sampled_from(sorted(VOCABULARY.classes))

# Metric ids of the domain: a table of the world, written by hand.
METRICS = {
    "launched": "count",
    "shot_down": "count",
    "lost": "count",
    "suppressed": "count",
    "neutralised": "count",
    "hit": "count",
    "left_airspace": "count",
    "still_airborne": "count",
    "unaccounted": "derived",
    "hit_locations": "count",
    "debris_locations": "count",
    "killed": "count",
    "injured": "count",
    "missing": "count",
    "personnel_losses": "count",
    "equipment_destroyed": "count",
    "equipment_damaged": "count",
    "aid_pledged": "money",
    "aid_committed": "money",
    "aid_allocated": "money",
    "aid_disbursed": "money",
    "rate_shot": "rate",
    "rate_neutralised": "rate",
    "rate_hit": "rate",
    "territory_held_ru": "context",
    "territory_held_ua": "context",
    "distance": "context",
    "distance_planned": "context",
    "production": "context",
    "production_planned": "context",
    "stock": "context",
    "force_size": "context",
}


def write(folder: Path, text: str, name: str = "mine.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def fault_of(folder: Path, text: str) -> str:
    with pytest.raises(VocabularyError) as caught:
        Vocabulary([write(folder, text)])
    return str(caught.value)


class TestThePackage:
    def test_is_free_of_contradictions(self) -> None:
        Vocabulary().check()

    def test_metrics_are_those_of_the_domain(self) -> None:
        assert {metric.id: metric.kind for metric in VOCABULARY.metrics.values()} == METRICS

    @pytest.mark.parametrize(
        ("rate", "numerator"),
        [("rate_shot", "shot_down"), ("rate_neutralised", "neutralised"), ("rate_hit", "hit")],
    )
    def test_a_rate_names_its_parts(self, rate: str, numerator: str) -> None:
        metric = VOCABULARY.metrics[rate]
        assert (metric.numerator, metric.denominator) == (numerator, "launched")

    def test_units_keep_people_places_and_objects_apart(self) -> None:
        units = {name: metric.unit for name, metric in VOCABULARY.metrics.items()}
        assert (units["launched"], units["hit_locations"], units["killed"], units["aid_pledged"]) == (
            "count",
            "location",
            "person",
            "money",
        )

    def test_regimes_of_the_air_force_follow_without_gap(self) -> None:
        regimes = [regime for regime in VOCABULARY.regimes if regime.claimant == "ua_air_force"]
        assert [regime.since for regime in regimes] == [
            date(2022, 9, 1),
            date(2024, 7, 10),
            date(2025, 7, 24),
            date(2026, 3, 1),
        ]
        assert [regime.until for regime in regimes[:-1]] == [regime.since for regime in regimes[1:]]
        assert regimes[-1].until is None

    def test_currencies_are_those_of_the_rates_and_the_hryvnia(self) -> None:
        assert len(VOCABULARY.currencies) == 43
        assert {"EUR", "USD", "GBP", "NOK", "SEK", "DKK", "JPY", "RUB", "UAH"} <= set(VOCABULARY.currencies)

    def test_every_region_of_both_countries_is_there(self) -> None:
        regions = VOCABULARY.regions.values()
        of = {
            country: sum(r.country == country and r.kind in ("region", "republic", "city") for r in regions)
            for country in ("ua", "ru")
        }
        # 24 oblasts, Crimea, two cities; 83 federal subjects outside Ukraine's borders less Crimea's two.
        assert of == {"ua": 27, "ru": 83}

    def test_furniture_words_are_lower_case(self) -> None:
        assert "read more" in VOCABULARY.furniture
        assert all(word == word.lower() for word in VOCABULARY.furniture)

    @needs_shared("design", "classes.csv")
    def test_no_class_and_no_alias_of_the_table_is_lost(self) -> None:
        with (SHARED / "design" / "classes.csv").open(encoding="utf-8") as table:
            rows = list(csv.DictReader(table))
        assert {row["id"]: row["parent"] for row in rows} == {
            noun.id: noun.parent for noun in VOCABULARY.classes.values()
        }
        for row in rows:
            for language in LANGUAGES:
                for alias in filter(None, row[language].split("|")):
                    owner = VOCABULARY.class_aliases(language)[alias.split(" (")[0].lower()]
                    assert isinstance(owner, str)
                    assert VOCABULARY.is_within(row["id"], owner), alias

    @needs_shared("data", "missile-attacks", "2026-06-07.csv")
    def test_every_model_of_the_attack_files_has_classes(self) -> None:
        for path in sorted((SHARED / "data" / "missile-attacks").glob("20*.csv")):
            with path.open(encoding="utf-8") as table:
                models = {row["model"] for row in csv.DictReader(table)}
            assert [model for model in models if VOCABULARY.model_classes(model) is None] == []


class TestWords:
    @together(
        ("language", "alias", "wanted"),
        [
            ("en", "drones", "drone"),
            ("en", "one-way attack drones", "drone"),
            ("en", "shaheds", "drone_strike"),
            ("en", "shahed-136/131", "drone_strike"),
            ("en", "ballistic missile", "ballistic"),
            ("en", "shahed-type", "drone_strike"),
            ("en", "decoy drone", "drone_decoy"),
            ("en", "guided aerial bomb", "bomb"),
            ("en", "glide bombs", "bomb"),
            ("en", "fighter jets", "aircraft"),
            ("en", "sukhoi-34", "aircraft"),
            ("en", "iskander-m/kn-23", ("iskander_m", "kn_23")),
            ("en", "kh-59/69", ("kh_59", "kh_69")),
            ("uk", "шахедів", "drone_strike"),
            ("uk", "ударними бпла", "drone"),
            ("uk", "балістичних ракет", "ballistic"),
            ("uk", "дітей", "child"),
            ("ru", "беспилотников", "drone"),
            ("ru", "герань", "drone_strike"),
            ("ru", "беспилотниками", "drone"),
        ],
    )
    def test_an_alias_leads_to_its_class(self, language: str, alias: str, wanted: object) -> None:
        assert VOCABULARY.class_aliases(language)[alias] == wanted

    def test_names_need_their_capital(self) -> None:
        proper = VOCABULARY.proper_aliases("en")
        assert {"kub", "phoenix", "orion"} <= proper
        assert not {"drones", "shahed", "missiles"} & proper

    @together(
        ("section", "language", "name", "wanted"),
        [
            ("regions", "en", "kiev", "kyiv_city"),
            ("regions", "en", "kyiv region", "kyiv"),
            ("regions", "uk", "одещині", "odesa"),
            ("regions", "uk", "харківській області", "kharkiv"),
            ("regions", "ru", "брянской", "bryansk"),
            ("regions", "ru", "московский регион", "moscow_region"),
            ("regions", "ru", "московской области", "moscow_oblast"),
            ("regions", "en", "kryvyi rih", "kryvyi_rih"),
            ("claimants", "en", "ukraine's air force", "ua_air_force"),
            ("claimants", "en", "zelensky", "ua_president"),
            ("claimants", "ru", "минобороны", "ru_mod"),
            ("publishers", "en", "al jazeera", "al_jazeera"),
            ("currencies", "en", "kroner", "NOK"),
            ("currencies", "uk", "гривень", "UAH"),
            ("donors", "en", "danish", "DNK"),
            ("donors", "uk", "німеччини", "DEU"),
        ],
    )
    def test_a_name_leads_to_its_entry(self, section: str, language: str, name: str, wanted: str) -> None:
        assert VOCABULARY.names(section, language)[name] == wanted

    def test_endings_are_spelled_out_in_order(self) -> None:
        assert expand("шахед{,и}|Geran-{1,2} drone{,s}") == (
            "шахед",
            "шахеди",
            "Geran-1 drone",
            "Geran-1 drones",
            "Geran-2 drone",
            "Geran-2 drones",
        )

    def test_a_language_that_is_not_ours_has_no_names(self) -> None:
        with pytest.raises(KeyError):
            VOCABULARY.classes["drone"].aliases["de"]


class TestTheTree:
    @given(CLASSES)
    def test_a_class_lies_within_itself_and_its_ancestors(self, name: str) -> None:
        assert VOCABULARY.is_within(name, name)
        for ancestor in VOCABULARY.ancestors(name):
            assert VOCABULARY.is_within(name, ancestor)
            assert name in VOCABULARY.descendants(ancestor)

    @given(CLASSES, CLASSES)
    def test_two_classes_are_never_each_inside_the_other(self, one: str, other: str) -> None:
        both = VOCABULARY.is_within(one, other) and VOCABULARY.is_within(other, one)
        assert both == (one == other)

    @given(CLASSES, CLASSES)
    def test_descendants_are_nested_or_disjoint(self, one: str, other: str) -> None:
        first, second = VOCABULARY.descendants(one), VOCABULARY.descendants(other)
        assert first <= second or second <= first or not first & second

    def test_the_nearest_ancestor_comes_first(self) -> None:
        assert VOCABULARY.ancestors("iskander_m") == ("ballistic", "missile", "air_target")

    def test_an_unknown_class_is_refused(self) -> None:
        for call in (VOCABULARY.ancestors, VOCABULARY.descendants):
            with pytest.raises(VocabularyError, match='no class "zeppelin"'):
                call("zeppelin")


def _regimes(claimant: str, day: date) -> list[Regime]:
    return [one for one in VOCABULARY.regimes if one.claimant == claimant and one.covers(day)]


class TestRegimes:
    @given(st.dates(date(2022, 9, 1), date(2027, 1, 1)))
    def test_each_day_has_one(self, day: date) -> None:
        assert len(_regimes("ua_air_force", day)) == 1

    def test_the_break_of_july_2025_changes_what_shot_down_means(self) -> None:
        day = date(2025, 7, 24)
        [before], [after] = (_regimes("ua_air_force", one) for one in (day - timedelta(days=1), day))
        assert (before.metric_map.get("shot_down"), after.metric_map["shot_down"]) == (None, "neutralised")
        assert "shot_down" in before.publishes and "shot_down" not in after.publishes
        assert "rate_neutralised" in after.comparable

    def test_a_claimant_without_regimes_has_none(self) -> None:
        assert _regimes("ua_president", date(2025, 1, 1)) == []
        assert _regimes("ua_air_force", date(2022, 3, 1)) == []


class TestClaimants:
    @pytest.mark.parametrize("name", ["tally:afp", "donor:DEU", "org:ucdp"])
    def test_prefix_and_slug_make_one(self, name: str) -> None:
        assert VOCABULARY.claimant(name).id == name

    @pytest.mark.parametrize("name", ["nobody", "tally:", "club:x"])
    def test_others_are_refused(self, name: str) -> None:
        with pytest.raises(VocabularyError, match="no claimant"):
            VOCABULARY.claimant(name)

    def test_days_of_the_russian_ministry_are_moscow_days(self) -> None:
        assert VOCABULARY.claimant("ru_mod").zone == "Europe/Moscow"
        assert VOCABULARY.claimant("ua_air_force").zone == "Europe/Kyiv"

    def test_the_official_source_outranks_all_others(self) -> None:
        rank = {name: noun.rank for name, noun in VOCABULARY.claimants.items()}
        assert rank["ua_air_force"] < rank["ua_general_staff"] < rank["ua_president"] < rank["unattributed"]


def _read_row(folder: Path, times: str) -> list[str]:
    """The metrics that are read of a post of the Air Force with what was launched and destroyed."""
    row = f"{times},Shahed-136/131,9,7,kpszsu/posts/1"
    file = write(folder, f"time_start,time_end,model,launched,destroyed,source\n{row}\n", "posts.csv")
    return [claim.metric for claim in next(missile_attacks.read(file)).claims]


class TestUserFiles:
    def test_add_entries_and_names(self, tmp_path: Path) -> None:
        path = write(
            tmp_path,
            '[classes.glider]\nparent = "drone"\nen = "glider{,s}"\n'
            '[classes.drone]\nen = "flying mopeds"\n'
            '[publishers.my_paper]\nen = "My Paper"\n[furniture]\nmine = "Buy Now"\n',
        )
        vocabulary = load([path])
        assert vocabulary.class_aliases("en")["gliders"] == "glider"
        assert vocabulary.class_aliases("en")["flying mopeds"] == "drone"
        assert vocabulary.class_aliases("en")["drones"] == "drone"
        assert vocabulary.names("publishers", "en")["my paper"] == "my_paper"
        assert "buy now" in vocabulary.furniture
        assert "glider" not in load().classes

    def test_a_regime_changes_what_is_read_after_it(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        told = "On 12 May 2026 Ukraine's interception rate of Russian drones was 82 percent."
        assert [claim.metric for claim in read_claims(told)] == ["rate_neutralised"]
        write(
            tmp_path,
            "[regimes.ua_air_force_r3]\nuntil = 2026-05-11\n"
            '[regimes.ua_air_force_r4]\nclaimant = "ua_air_force"\nsince = 2026-05-11\n'
            'publishes = ["launched", "shot_down", "lost"]\nmeaning = "told apart again"\n',
        )
        write(tmp_path, 'vocabulary = ["mine.toml"]\n', "tracker.toml")
        monkeypatch.chdir(tmp_path)
        assert [claim.metric for claim in read_claims(told)] == ["rate_shot"]
        assert _read_row(tmp_path, "2026-05-11 20:00,2026-05-12 08:00") == ["launched", "shot_down"]

    def test_a_regime_of_another_claimant_changes_nothing_in_the_posts_of_the_air_force(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        write(
            tmp_path,
            "[regimes.ua_general_staff]\nuntil = 2025-01-01\n"
            '[regimes.ua_general_staff_merged]\nclaimant = "ua_general_staff"\nsince = 2025-01-01\n'
            'publishes = ["launched", "neutralised"]\nmetric_map = { shot_down = "neutralised" }\n'
            'meaning = "one figure for all that was stopped"\n',
        )
        write(tmp_path, 'vocabulary = ["mine.toml"]\n', "tracker.toml")
        monkeypatch.chdir(tmp_path)
        assert _read_row(tmp_path, "2025-05-11 20:00,2025-05-12 08:00") == ["launched", "shot_down"]
        assert _read_row(tmp_path, "2026-05-11 20:00,2026-05-12 08:00") == ["launched", "neutralised"]

    def test_same_files_same_vocabulary(self, tmp_path: Path) -> None:
        path = write(tmp_path, '[publishers.x]\nen = "X News"\n')
        assert load([path]) is load([path])
        assert load() is load()

    @pytest.mark.parametrize(
        ("text", "wanted"),
        [
            ('[classes.x]\nparent = "nope"\n', '[classes.x] parent "nope" is no class'),
            ('[classes.x]\nparnet = "drone"\n', '[classes.x] field "parnet" is unknown'),
            ("[classes.x]\nparent = 3\n", '[classes.x] field "parent" is 3: a str is needed'),
            ('[classes]\nx = "drone"\n', "[classes.x] is no table"),
            ('[classes.drone]\nparent = "shahed_136"\n', "is its own ancestor"),
            ('[classes.x]\nen = "tanks"\n', '[classes.x] alias "tanks" (en) belongs to "tank"'),
            ('[bundles.x]\nclasses = ["nope"]\nen = "A/B"\n', '[bundles.x] "nope" is no class'),
            ('[metrics.x]\nkind = "sum"\n', '[metrics.x] kind "sum" is none of'),
            (
                '[metrics.rate_x]\nkind = "rate"\nnumerator = "x"\ndenominator = "launched"\n',
                '[metrics.rate_x] numerator "x" is no metric',
            ),
            ('[metrics.x]\nen = "siren{s,}"\n', '[metrics.x] field "en": words of metrics are not read'),
            (
                '[classes.x]\nuk = "сирен{и,а}|{криво"\n',
                '[classes.x] the braces of "сирен{и,а}|{криво" do not',
            ),
            (
                '[classes.x]\nmodels = "A{b|c}"\n',
                '[classes.x] the braces of "A{b|c}" do not pair within a name',
            ),
            ("classes = 3\n", "[classes] is no table"),
            ('[furniture]\nmine = "buy}"\n', '[furniture.mine] the braces of "buy}" do not pair'),
            ('[publishers.x]\ndead = "fr"\n', '[publishers.x] dead "fr" is none of ua, ru'),
            ('[publishers.x]\nland = "fr"\n', '[publishers.x] land "fr" is none of ua, ru'),
            ('[claimants.x]\nside = "fr"\n', '[claimants.x] side "fr" is none of'),
            ('[claimants.x]\nown_publishers = ["y"]\n', '[claimants.x] own publisher "y" is no publisher'),
            ('[claimants.x]\nen = "the Kremlin"\n', '[claimants.x] name "the Kremlin" (en) belongs to'),
            (
                '[regimes.x]\nclaimant = "ua_air_force"\nsince = 2025-01-01\n',
                'overlaps regime "ua_air_force_r1"',
            ),
            ('[regimes.x]\nclaimant = "nobody"\n', '[regimes.x] claimant "nobody" is unknown'),
            (
                '[regimes.x]\nclaimant = "kiel"\nmetric_map = { shot = "lost" }\n',
                '[regimes.x] "shot" is no metric',
            ),
            ('[currencies.euro]\nen = "neuro"\n', '[currencies.euro] "euro" is no currency code'),
            ('[currencies.Eur]\nen = "neuro"\n', "three capital letters"),
            ('[regions.x]\nparent = "y"\n', '[regions.x] parent "y" is no region'),
            ('[regions.x]\nheld = "lost"\n', '[regions.x] held "lost" is none of annexed, occupied'),
            ('[neighbours.x]\nen = "latvi"\n', '[neighbours.x] name "latvi" (en) belongs to "latvia"'),
            ('[regions.x]\nen = "Odesa"\n', '[regions.x] name "Odesa" (en) belongs to "odesa"'),
            ('[planets.x]\nen = "Mars"\n', "[planets] is no section"),
            ("[classes.x", "cannot be read as TOML"),
        ],
    )
    def test_a_fault_names_file_and_key(self, tmp_path: Path, text: str, wanted: str) -> None:
        message = fault_of(tmp_path, text)
        assert wanted in message
        assert "mine.toml" in message

    def test_all_faults_of_a_section_come_together(self, tmp_path: Path) -> None:
        message = fault_of(tmp_path, '[classes.x]\nparent = "a"\n[classes.y]\nparent = "b"\n')
        assert [line.split("] ")[1] for line in message.splitlines()] == [
            'parent "a" is no class',
            'parent "b" is no class',
        ]

    def test_an_alias_shared_with_an_ancestor_belongs_to_the_ancestor(self, tmp_path: Path) -> None:
        path = write(tmp_path, '[classes.x]\nparent = "tank"\nen = "tanks|X tank"\n')
        aliases = load([path]).class_aliases("en")
        assert (aliases["tanks"], aliases["x tank"]) == ("tank", "x")

    def test_a_missing_or_binary_file_is_told(self, tmp_path: Path) -> None:
        with pytest.raises(VocabularyError, match=r"absent\.toml: cannot be read"):
            load([tmp_path / "absent.toml"])
        (tmp_path / "binary.toml").write_bytes(b"\xff\xfe\x00")
        with pytest.raises(VocabularyError, match=r"binary\.toml: cannot be read"):
            load([tmp_path / "binary.toml"])


class TestStartUp:
    def test_sections_are_read_when_asked_for(self) -> None:
        script = (
            "import sys, tracker.vocab as v; w = v.load(); "
            "assert not w._package; w.metrics; assert list(w._package) == ['metrics.toml']; "
            "assert not {'pandas', 'pydantic', 'numpy'} & set(sys.modules)"
        )
        subprocess.run([sys.executable, "-c", script], check=True)

    def test_sections_name_files_that_exist(self) -> None:
        folder = Path(sys.modules["tracker.vocab"].__file__ or "").parent
        assert {path.name for path in folder.glob("*.toml")} == set(SECTIONS.values())
        assert {section for path in folder.glob("*.toml") for section in user_file(path)} == set(SECTIONS)


class TestThePages:
    DOCS = Path(__file__).parents[1] / "docs"

    @together("metric", METRICS)
    def test_every_metric_is_documented(self, metric: str) -> None:
        assert f"`{metric}`" in (self.DOCS / "metrics.md").read_text(encoding="utf-8")

    @together("name", [*VOCABULARY.claimants, *(regime.id for regime in VOCABULARY.regimes)])
    def test_every_claimant_and_regime_is_documented(self, name: str) -> None:
        assert f"`{name}`" in (self.DOCS / "sources-of-figures.md").read_text(encoding="utf-8")

    def test_the_example_of_the_page_loads(self, tmp_path: Path) -> None:
        page = (self.DOCS / "sources-of-figures.md").read_text(encoding="utf-8")
        lines = [line[4:] for line in page.splitlines() if line.startswith("    ")]
        assert load([write(tmp_path, "\n".join(lines))]).claimant("ua_energy").rank == 70
