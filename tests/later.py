"""Slow imports of few tests: only a worker that comes to such a test loads the library."""

from importlib import import_module
from typing import Any


class Later:
    """A module that is imported when something of it is first asked for.

    >>> Later("math").isqrt(49)
    7
    """

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") or name == "_mock_name":  # pytest asks every name of a module for these
            raise AttributeError(name)
        return getattr(import_module(self._name), name)
