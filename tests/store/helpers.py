"""Short forms of what every test of the store does."""

from pathlib import Path
from typing import Any

import pytest

from tests.factory import at, claim, document, rejection
from tracker.model import Claim, Reading
from tracker.store import Store
from tracker.store.sqlite import SqliteConnection

on_both = pytest.mark.parametrize("engine", ["sqlite", "postgres"])
"""A test that stands for the others on a server in every run (see conftest)."""

ROOT = Path(__file__).resolve().parents[2]


def add(store: Store, *readings: Reading, day: int = 10, version: str = "", **more: Any) -> Any:
    return store.add(readings, known_at=at(day), source="test", version=version, **more)


def bare(claims: list[Claim]) -> list[Claim]:
    """Claims as they were before a store had seen them, in order of id."""
    return sorted((c.model_copy(update={"known_at": None}) for c in claims), key=lambda c: c.id)


def execute(path: Path, sql: str) -> None:
    """One statement by a stranger who opens the file for writing."""
    connection = SqliteConnection(path, readonly=False)
    try:
        connection.execute(sql)
    finally:
        connection.close()


def read_by(*values: float, number: int = 1, **fields: Any) -> Reading:
    of = document(number, **fields)
    return Reading(of, tuple(claim(of, value=value) for value in values), (rejection(of),))


def values(store: Store, **question: Any) -> list[float]:
    return sorted(c.amount.best or 0 for c in store.claims(**question))
