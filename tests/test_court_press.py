"""Rulings on what the press printed, against the digitised posts of two months."""

from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest

from benchmarks.rulings import FACTS, KNOWN, POSTS, ruled_on, slip
from tests.shared import needs_shared
from tracker.api.importing import import_file
from tracker.court import is_fault
from tracker.model import Reading, Ruling
from tracker.sources.claim_rows import read
from tracker.store import open_store

JUNE, AUGUST = (datetime(2025, month, 1, tzinfo=UTC) for month in (6, 8))
pytestmark = [pytest.mark.slow, needs_shared("data", "missile-attacks", "2026-06-07.csv")]


def in_summer(reading: Reading) -> bool:
    window = reading.claims[0].window
    return window.start is not None and window.end is not None and JUNE < window.end < AUGUST


@pytest.fixture(scope="module")
def ruled(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Ruling], list[Ruling]]:
    """Rulings on the figures of June and July 2025, and on the same with two digits swapped."""
    folder = tmp_path_factory.mktemp("press")
    head, *rows = POSTS.read_text(encoding="utf-8").splitlines()
    kept = [row for row in rows if row.startswith(("2025-05-31", "2025-06", "2025-07"))]
    posts = Path(folder / "posts.csv")
    posts.write_text("\n".join([head, *kept, ""]), encoding="utf-8")
    import_file(folder / "store.sqlite", "missile-attacks", posts, known_at=KNOWN)
    printed = [each for each in read(FACTS) if in_summer(each)]
    slips = [one for each in printed if (one := slip(each)) is not None]
    with open_store(folder / "store.sqlite") as store:
        as_printed, slipped = ([one for _, one in ruled_on(store, each)] for each in (printed, slips))
    return as_printed, slipped


def test_what_differs_from_the_posts_is_known_by_name(ruled: tuple[list[Ruling], list[Ruling]]) -> None:
    """475 and 741 were told as drones; an agency counted 20 and 19 missiles where the file has 21 and 17."""
    printed, _ = ruled
    faults = sorted((one.verdict, one.text) for one in printed if is_fault(one))
    assert faults == [
        ("class_swap", "475"),
        ("class_swap", "741"),
        ("contradicted", "19"),
        ("contradicted", "20"),
    ]
    assert Counter(one.verdict for one in printed)["supported"] >= 30


def test_totals_of_other_definitions_are_contested(ruled: tuple[list[Ruling], list[Ruling]]) -> None:
    """A president's week with more missiles than the posts is no error; that of the drones agrees."""
    weeks = {one.text: one.verdict for one in ruled[0] if one.window.basis == "week"}
    assert (weeks["114"], weeks["1270"]) == ("contested", "supported")


def test_two_digits_swapped_are_found(ruled: tuple[list[Ruling], list[Ruling]]) -> None:
    held = [one for one in ruled[1] if one.window.basis == "day" and one.observed is not None]
    assert len(held) > 20 and all(is_fault(one) for one in held)
