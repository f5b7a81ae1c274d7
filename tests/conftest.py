"""Hypothesis in two forms: `fast` for every run, the same examples each time; `thorough` by choice.

`HYPOTHESIS_PROFILE=thorough make test-all` looks further and at random. And a PostgreSQL for those who ask.
"""

import gc
import os
from collections.abc import Iterator
from importlib import import_module
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from tests.server import Server

settings.register_profile("fast", max_examples=25, deadline=None, derandomize=True, database=None)
settings.register_profile("thorough", max_examples=400, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "fast"))


ENGINES = ["sqlite", pytest.param("postgres", marks=pytest.mark.slow)]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """The engines of a test that did not choose them; who asks for the path of a store asks for a file."""
    chosen = [mark.args[0] for mark in metafunc.definition.iter_markers("parametrize")]
    if "engine" in metafunc.fixturenames and "engine" not in chosen:
        metafunc.parametrize("engine", ["sqlite"] if "path" in metafunc.fixturenames else ENGINES)


gc.disable()  # what is made while the tests are gathered stays to the end


def pytest_collection_finish() -> None:
    """The collector of garbage looks at modules and tests no more, and as seldom as in a command."""
    gc.freeze()
    gc.set_threshold(20_000, 50, 50)
    gc.enable()


@pytest.fixture(scope="session")
def server() -> Iterator["Server"]:
    """A PostgreSQL that ends with the tests; they are skipped with the reason where there is none."""
    pytest.importorskip("adbc_driver_postgresql", reason="the extra postgres is not installed")
    servers = import_module("tests.server")
    why = servers.missing()
    if why:
        pytest.skip(why)
    with servers.running() as server:
        yield server
