"""What runs a table of cases in one test: no case is left out, and none that fails is passed over."""

from typing import Any

import pytest

from tests.together import together


def test_every_case_runs_and_all_that_fail_are_told() -> None:
    seen = []

    @together("one, other", [(1, 1), (1, 2), (2, 2), (3, 4)])
    def same(one: int, other: int) -> None:
        seen.append((one, other))
        assert one == other

    with pytest.RaisesGroup(AssertionError, AssertionError, match="2 of 4 cases") as told:
        same()
    assert seen == [(1, 1), (1, 2), (2, 2), (3, 4)]
    assert [error.__notes__ for error in told.value.exceptions] == [
        ["case {'one': 1, 'other': 2}"],
        ["case {'one': 3, 'other': 4}"],
    ]


def test_an_error_that_is_not_raised_fails_its_case() -> None:
    @together("text", ["x", "1"])
    def refused(text: str) -> None:
        with pytest.raises(ValueError, match="invalid"):
            int(text)

    with pytest.RaisesGroup(pytest.fail.Exception):
        refused()


def test_a_table_without_cases_is_no_test() -> None:
    with pytest.raises(AssertionError, match="no cases of name"):
        together("name", [])


class TestMethods:
    name = "methods"

    @together("given", [("methods",), ("method", "s")])
    def test_a_case_can_be_a_tuple_and_the_test_a_method(self, given: Any) -> None:
        assert "".join(given) == self.name
