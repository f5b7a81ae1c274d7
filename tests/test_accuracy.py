"""The page of error rates: what counts as found and right, and when the page is left as it is."""

from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from benchmarks import accuracy
from benchmarks.values import Number, Reader, compare, is_printed, own_numbers
from tests.golden_score import Passage, Tally, expand
from tests.together import together
from tracker.model import Language
from tracker.vocab import load as vocabulary

TEXT = "Overnight into 3 May 2025 Russia launched 83 drones and six Kh-101s; 70 of the drones were shot down."


def passage(text: str = TEXT, *, rejections: tuple[Any, ...] = (), **fields: Any) -> Passage:
    claims = fields.pop("claims", ())
    known = {"id": "x", "construction": "n_of_m", "language": "en", "published": "2025-05-03T09:00:00+03:00"}
    return {
        **known,
        **fields,
        "text": text,
        "claims": [expand(one) for one in claims],
        "rejections": list(rejections),
    }


def launched(**fields: Any) -> dict[str, Any]:
    return {"metric": "launched", "classes": ["drone"], "unit": "count", "direction": "ru_on_ua", **fields}


def giving(*numbers: tuple[float, ...]) -> Any:
    def read(_text: str, _language: Language) -> list[Number]:
        return [frozenset(number) for number in numbers]

    return read


GOLD = passage(
    claims=(
        launched(n=83),
        launched(classes=["kh_101"], n=6),
        {"metric": "shot_down", "classes": ["drone"], "unit": "count", "n": 70},
    )
)


class TestValues:
    def test_recall_asks_for_claims_and_precision_for_any_label(self) -> None:
        given = passage("", claims=(launched(n=83), launched(n=6)), rejections=({"text": "18 hours"},))
        values = compare([given], giving((83,), (18,), (101,), (2025,)))
        assert (values.wanted, values.found, values.given, values.right) == (2, 1, 4, 2)
        assert (values.recall, values.precision, values.f1) == (0.5, 0.5, 0.5)

    @pytest.mark.parametrize("reason", ["date", "designation", "age", "clock"])
    def test_what_counts_nothing_is_no_right_number(self, reason: str) -> None:
        given = passage("", rejections=({"text": "14", "reason": reason},))
        assert compare([given], giving((14,))).right == 0

    @together("reason", ["mean", "plan", "no_metric", "duration", "relative_change"])
    def test_a_rejected_quantity_is_a_right_number(self, reason: str) -> None:
        given = passage("", rejections=({"text": "14", "reason": reason},))
        assert compare([given], giving((14,))).right == 1

    @pytest.mark.parametrize("numbers", [((60,), (70,)), ((60, 65, 70),), ((65,),)])
    def test_a_range_is_found_by_its_ends_or_its_middle(self, numbers: tuple[tuple[float, ...], ...]) -> None:
        given = passage("", claims=(launched(low=60, best=65, high=70, bound="range"),))
        assert compare([given], giving(*numbers)).found == 1

    def test_one_end_is_no_range(self) -> None:
        given = passage("", claims=(launched(low=60, best=65, high=70, bound="range"),))
        assert compare([given], giving((60,))).found == 0

    @pytest.mark.parametrize("number", [12, 35, 100])
    def test_a_vague_count_is_found_by_any_of_its_conventions(self, number: float) -> None:
        given = passage("", claims=(launched(low=12, best=35, high=100, bound="vague"),))
        assert compare([given], giving((number,))).found == 1

    def test_an_approximate_count_is_found_by_its_printed_number_only(self) -> None:
        given = passage("", claims=(launched(low=75, best=80, high=85, bound="about"),))
        assert compare([given], giving((75,))).found == 0
        assert compare([given], giving((80,))).found == 1

    @pytest.mark.parametrize(
        "label", [launched(n=5, derived=True), launched(low=5, best=5, high=5, bound="all"), launched(n=1)]
    )
    def test_figures_that_no_text_prints_are_not_asked_for(self, label: dict[str, Any]) -> None:
        assert not is_printed(expand(label))
        assert is_printed(expand(launched(n=5)))

    def test_an_equivalent_is_a_right_number(self) -> None:
        given = passage("", claims=(launched(n=9e9, equivalents=[{"best": 10.5e9, "unit": "USD"}]),))
        assert compare([given], giving((9e9,), (10.5e9,))).right == 2

    def test_nothing_asked_and_nothing_given_is_perfect(self) -> None:
        assert compare([passage("")], giving()).f1 == 1

    def test_nothing_found_is_zero(self) -> None:
        assert compare([GOLD], giving((1_000,))).f1 == 0

    def test_our_numbers_are_without_dates_and_designations(self) -> None:
        assert own_numbers(TEXT, "en") == [{83}, {6}, {70}]
        assert compare([GOLD], own_numbers).f1 == 1

    def test_our_ranges_and_equivalents_give_all_their_values(self) -> None:
        assert own_numbers("between 60 and 70 drones", "en") == [{60, 65, 70}]
        assert own_numbers("€9 billion ($10.5 billion)", "en") == [{9e9}, {10.5e9}]


class TestKinds:
    def test_every_metric_has_one_kind(self) -> None:
        kinds = [metric for metrics in accuracy.KINDS.values() for metric in metrics]
        assert len(kinds) == len(set(kinds))
        derived = {name for name, metric in vocabulary().metrics.items() if metric.kind == "derived"}
        assert set(kinds) == set(vocabulary().metrics) - derived

    def test_labels_meet_claims_of_their_kind(self) -> None:
        tallies = accuracy.by_kind([GOLD])
        assert tallies["launched"]["typed"] == Tally(expected=2, claimed=2, right=2)
        assert tallies["neutralised"]["full"] == Tally(expected=1, claimed=1, right=1)
        assert tallies["aid"]["value"] == Tally()

    def test_a_claim_of_another_kind_is_missed_and_invented(self) -> None:
        wrong = passage(claims=({"metric": "hit", "unit": "count", "n": 70},))
        tallies = accuracy.by_kind([wrong])
        assert tallies["impacts"]["value"] == Tally(expected=1, claimed=0, right=0)
        assert tallies["neutralised"]["value"].claimed == 1


class TestPage:
    def readers(self) -> list[Reader]:
        return [
            Reader("tracker", "7", ("en", "uk", "ru"), own_numbers),
            Reader("English only", "0.1", ("en",), giving((83,))),
        ]

    def page(self) -> str:
        sets = {
            "en.toml": [GOLD],
            "exam.en.toml": [GOLD, GOLD],
            "exam6.en.toml": [GOLD],
            "ru.toml": [passage("Тихо.", language="ru")],
        }
        return accuracy.page(sets, self.readers(), ["* English, irony: not seen"])

    def test_it_has_totals_kinds_values_misses_and_versions(self) -> None:
        page = self.page()
        assert "| `exam.en.toml` | English | 2 | 6 | 100.0 / 100.0 / 100.0 |" in page
        assert "### Russian, `ru.toml`" in page
        assert "| launched | 4 | 4 | 100.0 / 100.0 / 100.0 |" in page
        assert "| `en.toml` | English only | 3 | 1 | 100.0 | 33.3 | 50.0 |" in page
        assert "* English, irony: not seen" in page
        assert "tracker 7, English only 0.1" in page

    def test_a_reader_has_no_row_for_a_language_that_it_lacks(self) -> None:
        assert "| `ru.toml` | tracker |" in self.page()
        assert "| `ru.toml` | English only |" not in self.page()

    def test_the_newest_sets_are_shown_in_total_only(self) -> None:
        page = self.page()
        assert "| `exam6.en.toml` | English | 1 | 3 | 100.0 / 100.0 / 100.0 |" in page
        assert "### English, `exam.en.toml`" in page
        assert "### English, `exam6.en.toml`" not in page

    def test_no_passage_is_shown(self) -> None:
        assert TEXT[:20] not in self.page()
        assert "Kh-101" not in self.page()

    def test_without_known_misses_it_says_so(self) -> None:
        assert "None is listed." in accuracy.page({"en.toml": [GOLD]}, self.readers(), [])

    def test_held_out_sets_are_never_those_developed_on(self) -> None:
        names = list(accuracy.held_out())
        assert {"en.toml", "uk.toml", "ru.toml", "exam4.en.toml", "exam6.uk.toml"} <= set(names)
        assert not [name for name in names if "develop" in name]

    def test_known_misses_come_from_develop_files(self, tmp_path: Path) -> None:
        for language in accuracy.LANGUAGES:
            (tmp_path / f"{language}.develop.toml").write_text("passage = []", encoding="utf-8")
        (tmp_path / "uk.develop.toml").write_text(
            '[[passage]]\nconstruction = "all_but"\nsection = "xfail"\nwhy = "two wholes"\n'
            '[[passage]]\nconstruction = "each"\n[[miss]]\nconstruction = "irony"\nwhy = "not seen"\n',
            encoding="utf-8",
        )
        assert list(accuracy.known_misses(tmp_path)) == [
            "* Ukrainian, all but: two wholes",
            "* Ukrainian, irony: not seen",
        ]


class TestWriting:
    def test_without_a_peer_the_page_is_left_as_it_is(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        target = tmp_path / "accuracy.md"
        target.write_text("as it was", encoding="utf-8")
        monkeypatch.setattr(
            accuracy, "find_spec", lambda module: None if module == "duckling" else find_spec("json")
        )
        monkeypatch.setattr("sys.argv", ["accuracy", str(target)])
        assert accuracy.main() == 1
        assert target.read_text(encoding="utf-8") == "as it was"
        told = capsys.readouterr().err
        assert "pyduckling_native_phihos not installed" in told
        assert "quantulum3" not in told
        assert "pip install -c constraints.txt -e '.[bench]'" in told

    @pytest.mark.slow
    @pytest.mark.filterwarnings("ignore")
    def test_peers_give_the_numbers_of_a_sentence(self) -> None:
        if absent := [module for module in accuracy.PACKAGES.values() if find_spec(module) is None]:
            pytest.skip(f"not installed: {', '.join(absent)}")
        peers = {peer.name: peer for peer in import_module("benchmarks.peers").PEERS}
        sentence = "They launched 83 drones and six missiles and hurt 1,200 people"
        for name, peer in peers.items():
            values = {value for number in peer.read(sentence, "en") for value in number}
            assert values == {83, 6, 1200}, name
        assert peers["Duckling"].read("збито двадцять три дрони", "uk") == [{23}]
        assert {60, 70} <= set().union(*peers["Duckling"].read("between 60 and 70 drones", "en"))
        assert {60, 70} <= set().union(*peers["quantulum3"].read("60-70 km", "en"))
