"""Normalisation keeps every offset; the scanner finds whole phrases in what it yields."""

import sys
from collections.abc import Mapping

from tests.together import together
from tracker.text import Hit, Scanner, normalise
from tracker.text.normalise import FILLER, Compact, squeeze
from tracker.text.prepared import Prepared

PHRASES: Mapping[str, str] = {
    "drone": "drone",
    "attack drones": "drones",
    "shot down": "shot_down",
    "shot": "shot",
    "Х-101": "kh_101",
    "п'ять": "five",
    "Shahed-136": "shahed",
    "тис.": "thousand",
}


def test_every_character_keeps_its_place() -> None:
    letters = [chr(code) for code in range(sys.maxunicode + 1) if not 0xD800 <= code <= 0xDFFF]
    assert all(len(normalise(letter)) == 1 for letter in letters[:0x600])
    text = "".join(letters)
    assert len(normalise(text)) == len(text)


@together(
    ("text", "wanted"),
    [
        ("Drones DOWNED", "drones downed"),
        ("ДРОНИ", "дрони"),
        ("İzmir", "izmir"),
        ("30–40 — 50−60 ‑ 70", "30-40 - 50-60 - 70"),
        ("п’ять п`ять пʼять п‘ять", "п'ять п'ять п'ять п'ять"),
        ("«сто» “two”", '"сто" "two"'),
        ("1\u00a0200\u2009300\u202f400", "1 200 300 400"),
        ("a\tb\r\nc", "a b \nc"),
        ("one\u2028two", "one\ntwo"),
        ("４４７ ٤", "447 4"),
    ],
)
def test_folding(text: str, wanted: str) -> None:
    assert normalise(text) == wanted


@together(
    ("text", "wanted"),
    [
        # a word is of one script: its unmistakable letters say which
        ("дpoни", "дрони"),
        ("shаhеd", "shahed"),
        ("Shahed-ів", "shahed-ів"),
        ("FPV-дрони", "fpv-дрони"),
        # designations of look-alike letters alone become Latin
        ("Х-101", "x-101"),
        ("X-101", "x-101"),
        ("С-300", "c-300"),
        ("КН-23", "kh-23"),
        ("Х-47М2", "x-47m2"),
        ("F-16С", "f-16c"),
        ("МіГ-31K", "міг-31к"),
        ("3М-14", "3м-14"),
        # words and case endings stay what they are
        ("сто", "сто"),
        ("54-х", "54-х"),
        ("110-ма", "110-ма"),
        ("та 5-го", "та 5-го"),
    ],
)
def test_look_alike_letters(text: str, wanted: str) -> None:
    assert normalise(text) == wanted


@together(
    ("text", "wanted"),
    [
        ("**447** drones", "447 drones"),
        ("dro\u00adnes", "drones"),
        ("447\u200b drones", "447 drones"),
        ("\ufeff447", "447"),
        ("2*3", "2*3"),
        ("и\u0306", "й"),
        ("со\u0301рок", "сорок"),
    ],
)
def test_what_carries_no_meaning_is_squeezed_out(text: str, wanted: str) -> None:
    assert squeeze(normalise(text)).text == wanted


def test_spans_of_the_compact_text_lead_back() -> None:
    text = "**4\u00ad47** drones*"
    compact = squeeze(normalise(text))
    assert compact.text == "447 drones"
    assert compact.span(0, 3) == (2, 6)
    assert compact.span(4, 10) == (9, 15)
    assert Compact("447").span(1, 2) == (1, 2)
    assert FILLER not in compact.text


def hits(phrases: Mapping[str, object], text: str) -> list[Hit[object]]:
    return Scanner(phrases).find(Prepared(text).flat)


def found(text: str) -> list[object]:
    return [value for _, _, value in hits(PHRASES, text)]


@together(
    ("text", "wanted"),
    [
        ("a drone was shot down", ["drone", "shot_down"]),
        ("DRONE shot", ["drone", "shot"]),
        ("attack drones", ["drones"]),
        ("attack drone", ["drone"]),
        ("attack\ndrones", ["drones"]),
        ("attack\n\ndrones", []),
        ("drones", []),
        ("adrone drone1 1drone", []),
        ("drone's (drone) drone-drone", ["drone", "drone", "drone", "drone"]),
        ("X-101 і Х-101", ["kh_101", "kh_101"]),
        ("п’ять", ["five"]),
        ("Shahed–136", ["shahed"]),
        ("Shahed-1360", []),
        ("800 тис. дронів, 3 тис.", ["thousand", "thousand"]),
        ("тис.грн", []),
        ("", []),
    ],
)
def test_the_scanner_finds_phrases(text: str, wanted: list[str]) -> None:
    assert found(text) == wanted


def test_spans_of_hits_lead_back_to_the_text_as_handed_in() -> None:
    text = "a **dr\u00adone** was **shot** down"
    compact = Prepared(text).compact
    spans = [compact.span(start, end) for start, end, _ in hits(PHRASES, text)]
    assert [text[start:end] for start, end in spans] == ["dr\u00adone", "shot** down"]


def test_hits_never_overlap_and_the_longest_wins() -> None:
    phrases = {"one two": 1, "two three": 2, "one": 3, "three": 4}
    assert hits(phrases, "one two three") == [(0, 7, 1), (8, 13, 4)]


def test_a_scanner_without_words_finds_nothing() -> None:
    empty: Mapping[str, int] = {}
    assert hits(empty, "one") == []
    assert hits({" ": 1, "": 2}, "one") == []


def test_of_two_phrases_that_become_one_the_first_stays() -> None:
    phrases = {"Kh–101": "first", "kh-101": "second"}
    assert [value for _, _, value in hits(phrases, "kh-101")] == ["first"]
