"""A table of cases as one test: around a pure function the frame of a test costs more than the case."""

from collections.abc import Callable, Iterable
from functools import update_wrapper
from typing import Any

import pytest

Test = Callable[..., None]


def together(names: str | tuple[str, ...], cases: Iterable[Any]) -> Callable[[Test], Test]:
    """`pytest.mark.parametrize` in one test: every case runs, and all that fail are told at the end."""
    keys = tuple(name.strip() for name in names.split(",")) if isinstance(names, str) else names
    table = [dict(zip(keys, case if len(keys) > 1 else (case,), strict=True)) for case in cases]
    assert table, f"no cases of {names}"

    def decorated(test: Test) -> Test:
        def run(*owner: object) -> None:
            wrong = [error for case in table if (error := _error(test, owner, case)) is not None]
            if wrong:
                raise BaseExceptionGroup(f"{len(wrong)} of {len(table)} cases", wrong)

        update_wrapper(run, test)
        del run.__wrapped__  # type: ignore[attr-defined]  # it asks for the names of the cases as fixtures
        return run

    return decorated


def _error(test: Test, owner: tuple[object, ...], case: dict[str, Any]) -> BaseException | None:
    try:
        test(*owner, **case)
    except (Exception, pytest.fail.Exception) as error:
        error.add_note(f"case {case}")
        return error
    return None
