"""A store to write in, made by copying an empty one."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.factory import empty_store
from tracker.store import Store, open_store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "store.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    path.write_bytes(empty_store())
    with open_store(path, "w") as store:
        yield store
