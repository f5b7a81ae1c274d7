"""A store to write in, of each engine: a copied file, or a schema of a server.

Tests run on the file in every run, and on the server too in the long form. Those that are marked `on_both`
(tests/store/helpers.py) stand for the others in every run.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.factory import empty_store
from tracker.config import Place
from tracker.store import Store, open_store

if TYPE_CHECKING:
    from tests.server import Server


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "store.db"


@pytest.fixture
def place(engine: str, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Place]:
    """Where an empty store can be made."""
    if engine == "sqlite":
        yield tmp_path / "store.db"
        return
    server: Server = request.getfixturevalue("server")
    with server.blank() as address:
        yield address


@pytest.fixture
def store(place: Place) -> Iterator[Store]:
    if isinstance(place, Path):
        place.write_bytes(empty_store())
    with open_store(place, "w") as store:
        yield store
