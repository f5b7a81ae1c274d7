"""Many files: read as they are asked for, in order, by one process or several, with the same result."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tracker.api.many import Failure, read_many
from tracker.model import Reading

LAUNCHED = "Russia launched {} drones at Ukraine overnight, the air force said."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Texts, a file of many documents with a fault in its third line, and one that is no text at all."""
    for number in range(1, 40):
        (tmp_path / f"{number:02}.txt").write_text(LAUNCHED.format(100 + number), encoding="utf-8")
    lines = [json.dumps({"id": str(number), "text": LAUNCHED.format(number)}) for number in (7, 8)]
    (tmp_path / "20.jsonl").write_text("\n".join([*lines, "no json"]), encoding="utf-8")
    (tmp_path / "30.pdf").write_bytes(b"no pdf")
    return tmp_path


def figures(readings: Iterator[Reading]) -> list[float | None]:
    """The best value of every claim, in order."""
    return [claim.amount.best for reading in readings for claim in reading.claims]


def test_files_are_read_in_the_order_of_their_names(folder: Path) -> None:
    faults: list[Failure] = []
    found = figures(read_many([folder], failed=faults.append))
    assert found == [*range(101, 120), 7, 8, *range(120, 140)]
    assert [fault.path.name for fault in faults] == ["20.jsonl", "30.pdf"]


def test_two_processes_read_what_one_reads(folder: Path) -> None:
    alone, together = list[Failure](), list[Failure]()
    one = list(read_many([folder], failed=alone.append))
    two = list(read_many([folder], failed=together.append, workers=2))
    assert one == two
    assert alone == together


def test_nothing_is_read_before_it_is_asked_for(folder: Path) -> None:
    faults: list[Failure] = []
    readings = read_many([folder], failed=faults.append)
    assert next(readings).claims[0].amount.best == 101
    assert faults == []
    (folder / "02.txt").write_text(LAUNCHED.format(5), encoding="utf-8")
    assert next(readings).claims[0].amount.best == 5
