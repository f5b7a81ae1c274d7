"""Facts of the shipped datasets: single figures in the schema of a claim, kept as CSV."""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from pathlib import Path

DATASETS = Path(__file__).resolve().parents[1] / "datasets"


@dataclass(frozen=True, slots=True)
class Fact:
    """One figure: what, for which classes, where, when, how much, said by whom.

    `low`, `best`, `high` are numbers as text, empty where an end is open. `note` holds what the
    sentence may add without a number.
    """

    statement: str
    metric: str
    classes: str
    direction: str
    scope: str
    unit: str
    low: str
    best: str
    high: str
    bound: str
    window_start: str
    window_end: str
    basis: str
    claimant: str
    publisher: str
    published: str
    url: str
    status: str = "final"
    note: str = ""

    @property
    def value(self) -> int:
        """The printed number of an exact fact."""
        return int(float(self.best))

    @property
    def class_set(self) -> tuple[str, ...]:
        """The classes, sorted."""
        return tuple(sorted(filter(None, self.classes.split("+"))))

    @property
    def window(self) -> tuple[datetime, datetime]:
        """Start and end with their offsets."""
        return datetime.fromisoformat(self.window_start), datetime.fromisoformat(self.window_end)


COLUMNS = tuple(field.name for field in fields(Fact))


def read_facts(path: Path) -> list[Fact]:
    """The facts of a table, in its order."""
    with path.open(encoding="utf-8", newline="") as table:
        return [Fact(**row) for row in csv.DictReader(table)]


def write_facts(path: Path, facts: Iterable[Fact]) -> None:
    """Write a table of facts with one header line and Unix line ends."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as table:
        writer = csv.writer(table, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows([getattr(fact, column) for column in COLUMNS] for fact in facts)


def write_statement(path: Path, head: Mapping[str, str], body: str) -> None:
    """Write a statement file: front matter between dashes, an empty line, the text."""
    lines = ["---", *(f"{key}: {value}" for key, value in head.items()), "---", "", body.strip(), ""]
    path.write_text("\n".join(lines), encoding="utf-8", newline="\n")


def about(number: float) -> tuple[float, float]:
    """Low and high of "about N": half the place of the last non-zero digit, at most 10 %, at least 1.

    >>> about(80), about(300), about(25)
    ((75.0, 85.0), (270.0, 330.0), (24.0, 26.0))
    """
    place = 1
    while number % (place * 10) == 0:
        place *= 10
    width = max(1.0, min(place / 2, number / 10))
    return number - width, number + width
