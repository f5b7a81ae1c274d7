"""Laws of the missile-attacks reader on random rows: nothing is lost, and ids depend on facts alone."""

import csv
import re
from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tracker.model import Reading
from tracker.sources import missile_attacks

pytestmark = pytest.mark.slow

FAST = settings(max_examples=8, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
FIGURES = ("launched", "destroyed", "not_reach_goal", "still_attacking")
LATER = ("is_shahed", "num_hit_location", "num_fall_fragment_location", "turbojet")
COLUMNS = ("time_start", "time_end", "model", "target", *FIGURES, *LATER, "launch_place", "source")
MODELS = (
    "Shahed-136/131",
    "Kalibr",
    "X-101/X-555 and Kalibr",
    "Iskander-M/KN-23",
    "Unknown UAV",
    "GBU",
    "Nobody-1",
)
Row = dict[str, str]


@st.composite
def rows(draw: st.DrawFn) -> Row:
    day = date(2025, 1, 1) + timedelta(days=draw(st.integers(0, 400)))
    hour = draw(st.integers(0, 23))
    row = {
        "time_start": f"{day} {hour:02d}:00" if draw(st.booleans()) else str(day),
        "time_end": f"{day + timedelta(days=1)} {draw(st.integers(0, 23))}:30",
        "model": draw(st.sampled_from(MODELS)),
        "target": draw(st.sampled_from(["Ukraine", "Odesa oblast", "south", ""])),
        "launch_place": draw(st.sampled_from(["", "Crimea", "Kursk oblast"])),
        "source": draw(st.sampled_from(["kpszsu/a", "kpszsu/b", "PvKPivden/c", "https://t.me/kpszsu/9"])),
    }
    for column in (*FIGURES, *LATER):
        count = draw(st.one_of(st.none(), st.integers(0, 999)))
        row[column] = "" if count is None else draw(st.sampled_from([f"{count}", f"{count}.0"]))
    return row


files = st.lists(rows(), min_size=1, max_size=8)


def read(table: Sequence[Row], columns: Sequence[str] = COLUMNS) -> list[Reading]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "made-up.csv"
        with path.open("w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, columns, extrasaction="ignore")
            writer.writeheader()
            writer.writerows(table)
        return list(missile_attacks.read(path))


def claim_ids(readings: Sequence[Reading]) -> set[str]:
    return {claim.id for reading in readings for claim in reading.claims}


@FAST
@given(files)
def test_every_figure_is_one_claim_or_one_rejection(table: list[Row]) -> None:
    told = Counter(
        str(int(float(row[column]))) for row in table for column in (*FIGURES, *LATER) if row[column]
    )
    readings = read(table)
    found = Counter(claim.amount.printed for reading in readings for claim in reading.claims)
    found += Counter(rejection.text for reading in readings for rejection in reading.rejections)
    assert found == told


@FAST
@given(files)
def test_spans_point_at_the_printed_numbers_and_never_twice(table: list[Row]) -> None:
    for reading in read(table):
        text = reading.document.text
        spans = [claim.spans[0] for claim in reading.claims] + [r.span for r in reading.rejections]
        assert len(spans) == len(set(spans))
        assert all(re.fullmatch(r"\d+", text[start:end]) for start, end in spans)
        assert all(claim.quote in text for claim in reading.claims)


@FAST
@given(files, st.randoms())
def test_the_order_of_rows_is_nothing(table: list[Row], random: object) -> None:
    shuffled = list(table)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert [reading.document.id for reading in read(table)] == [
        reading.document.id for reading in read(shuffled)
    ]


@FAST
@given(files)
def test_later_columns_add_claims_and_change_none(table: list[Row]) -> None:
    old = claim_ids(read(table, [column for column in COLUMNS if column not in LATER]))
    assert old <= claim_ids(read(table))


@FAST
@given(files)
def test_national_scope_is_for_national_posts_alone(table: list[Row]) -> None:
    for reading in read(table):
        national = reading.document.ref.startswith("kpszsu")
        assert all((claim.scope == "national") == national for claim in reading.claims)
