"""Rulings on figures of names that stand for many, and on what the other side of the war replaced."""

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

import pytest

from tests.test_court import AUGUST, KNOWN, Post, ruled, stated
from tracker.store import correct, open_store

DRONES = ("launched", "drone")


def verdict(folder: Path, text: str, posts: Sequence[Post]) -> tuple[str, str]:
    """The verdict on the one figure of a text, and its note."""
    with open_store(folder / "store.db", "w") as made:
        made.add([stated(*each) for each in enumerate(posts)], known_at=KNOWN, source="made up")
        [one] = ruled(made, text)
    return one.verdict, one.note


def said(value: float, claimant: str, hour: int = 6) -> Post:
    return Post(27, {DRONES: value}, claimant=claimant, publisher="reuters", hour=hour)


OFFICIALS = "Ukrainian officials said Russia launched 70 drones at Ukraine overnight into June 27."
NOBODY = "Russia launched 70 drones at Ukraine overnight into June 27."
AIR_FORCE = "Ukraine's air force said Russia launched 70 drones at Ukraine overnight into June 27."
CASES = {
    "another official's other figure": (OFFICIALS, [said(50, "ua_official")], "contested"),
    "the figure of one of two officials": (
        OFFICIALS,
        [said(70, "ua_official"), said(50, "ua_official", hour=9)],
        "supported",
    ),
    "what officials and the air force state": (
        OFFICIALS,
        [said(50, "ua_official"), said(70, "ua_air_force")],
        "contested",
    ),
    "an official's other figure where nobody is named": (NOBODY, [said(50, "ua_official")], "contested"),
    "two texts that name no source": (
        NOBODY,
        [said(70, "unattributed"), said(50, "unattributed", hour=9)],
        "contested",
    ),
    "a source is one": (AIR_FORCE, [said(50, "ua_air_force")], "contradicted"),
    "one source beside officials": (
        NOBODY,
        [said(50, "ua_air_force"), said(60, "ua_official")],
        "contradicted",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_one_of_many_contradicts_nobody(tmp_path: Path, case: str) -> None:
    text, posts, expected = CASES[case]
    assert verdict(tmp_path, text, posts)[0] == expected


def test_the_note_says_that_the_name_is_of_many(tmp_path: Path) -> None:
    _, note = verdict(tmp_path, OFFICIALS, [said(50, "ua_official")])
    assert note.endswith("Ukrainian officials: a name for several sources, of whom another may differ")


def test_the_whole_that_another_official_told_bounds_no_part(tmp_path: Path) -> None:
    text = "Ukrainian officials said Russia launched 70 Shahed drones overnight into June 27."
    assert verdict(tmp_path, text, [said(50, "ua_official")])[0] == "contested"


@pytest.mark.parametrize(("text", "expected"), [(AIR_FORCE, "contradicted"), (NOBODY, "outdated")])
def test_what_the_other_side_replaced_dates_no_figure(tmp_path: Path, text: str, expected: str) -> None:
    with open_store(tmp_path / "store.db", "w") as made:
        posts = [said(70, "ru_official"), said(50, "ua_air_force")]
        made.add([stated(*each) for each in enumerate(posts)], known_at=KNOWN, source="made up")
        [claim] = made.claims(claimant="ru_official")
        correct(made, claim.id, amount=75, reason="misread", known_at=KNOWN + timedelta(hours=1))
        [one] = ruled(made, text)
    assert one.verdict == expected


def test_drones_that_another_claimant_told_are_no_other_class(tmp_path: Path) -> None:
    posts = [said(50, "ua_president"), said(70, "ua_air_force")]
    text = "Zelensky said Russia launched 70 drones at Ukraine overnight into June 27."
    assert verdict(tmp_path, text, posts)[0] == "misattributed"


LOST = {("launched", "drone"): 90.0, ("neutralised", "drone"): 60.0, ("lost", "drone"): 25.0}
SAID = "Ukraine's air force said it shot down or suppressed {} of 90 drones overnight into August 20."
BESIDE = {60: "supported", 85: "supported", 70: "contradicted"}


@pytest.mark.parametrize("count", BESIDE)
def test_what_is_printed_and_what_it_makes_with_the_lost_are_both_stated(tmp_path: Path, count: int) -> None:
    with open_store(tmp_path / "store.db", "w") as made:
        made.add([stated(1, Post(20, LOST, month=8))], known_at=KNOWN, source="made up")
        stopped, launched = ruled(made, SAID.format(count), AUGUST)
    assert (stopped.verdict, launched.verdict) == (BESIDE[count], "supported")


NONE = {("launched", "ballistic"): 26.0, ("neutralised", "ballistic"): 0.0, ("lost", "ballistic"): 18.0}


def test_none_stopped_beside_lost_ones_is_what_the_source_prints(tmp_path: Path) -> None:
    said = "was shot down or suppressed overnight into August 20, Ukraine's air force said."
    text = f"None of 26 ballistic missiles {said}"
    with open_store(tmp_path / "store.db", "w") as made:
        made.add([stated(1, Post(20, NONE, month=8))], known_at=KNOWN, source="made up")
        told = [(one.text, one.verdict) for one in ruled(made, text, AUGUST)]
    assert told == [("None", "supported"), ("26", "supported")]
