"""The sample edition says what the shipped facts say, and every falsified copy of it is caught."""

import re
from collections.abc import Callable
from copy import deepcopy
from datetime import UTC, datetime
from typing import Any

import pytest

from tests.report_truth import BAR, Facts, checked, faults, register_of
from tools.sample import SAMPLE

Register = dict[str, dict[str, Any]]
AS_OF = datetime(2025, 10, 28, 4, tzinfo=UTC)


@pytest.fixture(scope="module")
def facts() -> Facts:
    return Facts(AS_OF)


@pytest.fixture(scope="module")
def page() -> str:
    return (SAMPLE / "report.html").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def register() -> Register:
    return register_of(SAMPLE)


def test_the_sample_says_what_the_facts_say(page: str, register: Register, facts: Facts) -> None:
    assert checked(register, facts) >= 15  # the rest are settings, and what only a method of statistics gives
    assert faults(page, register, facts) == []


def replaced(page: str, old: str, new: str, *, where: str = "") -> str:
    """The page with the first `old` behind `where` changed; a mutation that changes nothing is a fault."""
    start = page.index(where) if where else 0
    at = page.index(old, start)
    return page[:at] + new + page[at + len(old) :]


def taller_bar(page: str) -> str:
    """One bar of the first chart 10 % too high."""
    block = page.index('<figure id="drones-drones"')
    bars = [
        m
        for m in BAR.finditer(page, block)
        if 2 < float(m[3]) - float(m[1]) < 40 and float(m[2]) > float(m[6])
    ]
    bar = bars[5]
    top = float(bar[2]) - 1.1 * (float(bar[2]) - float(bar[6]))
    return page[: bar.start()] + bar[0].replace(bar[6], f"{top:.6f}") + page[bar.end() :]


MUTATIONS: dict[str, Callable[[str], str]] = {
    "digits swapped in the lead": lambda page: replaced(page, ">984</a>", ">948</a>"),
    "digits swapped in a title": lambda page: replaced(page, ">984</a>", ">948</a>", where="<h3>"),
    "digits swapped in the table": lambda page: replaced(page, ">907</a>", ">970</a>", where="<tbody>"),
    "digits swapped in the alternative text": lambda page: replaced(
        page, "2,016", "2,061", where='aria-label="Bar'
    ),
    "digits swapped in a label": lambda page: re.sub(r"(<text[^>]*>)2,016<", r"\g<1>2,061<", page, count=1),
    "a bar 10 % off": taller_bar,
    "a wrong date in a title": lambda page: replaced(page, "week to 26", "week to 19", where="<h3>"),
    "a wrong date in the alternative text": lambda page: replaced(
        page, "13\xa0July", "20\xa0July", where="<figure"
    ),
    "a dropped source line": lambda page: re.sub(r"<p>Source: [^<]*<", "<p><", page, count=1),
    "a missing unit": lambda page: re.sub(r'(<p class="subtitle">[^<]*), number', r"\g<1>", page, count=1),
}


@pytest.mark.parametrize("name", MUTATIONS)
def test_a_falsified_page_is_caught(name: str, page: str, register: Register, facts: Facts) -> None:
    changed = MUTATIONS[name](page)
    assert changed != page
    assert faults(changed, register, facts)


@pytest.mark.parametrize("field", ["value", "text"])
def test_a_falsified_register_is_caught(field: str, page: str, register: Register, facts: Facts) -> None:
    changed = deepcopy(register)
    entry = next(one for key, one in changed.items() if key.startswith("obs-launched-drone"))
    entry[field] = entry["value"] + 1 if field == "value" else "1,234"
    assert faults(page, changed, facts)
