"""The examples of the docstrings run; a module without one costs nothing."""

import doctest
from importlib import import_module
from pathlib import Path

from tests.together import together

ROOT = Path(__file__).resolve().parents[1]
MODULES = [
    ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
    for file in sorted((ROOT / "tracker").rglob("*.py"))
    if ">>> " in file.read_text(encoding="utf-8")
]


@together("name", MODULES)
def test_the_examples_of_a_module_run(name: str) -> None:
    done = doctest.testmod(import_module(name))
    assert done.attempted > 0
    assert done.failed == 0


def test_there_are_examples() -> None:
    assert len(MODULES) > 60
