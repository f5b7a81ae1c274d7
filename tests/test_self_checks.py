"""Laws among the claims of one text: regions of a list, two currencies; and the command that tests them."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cli import run
from tests.together import together
from tracker.api import reading
from tracker.api.checking import LAWS, self_checks
from tracker.claims import Check, read
from tracker.claims.exchange import money_checks
from tracker.exchange import to_euros
from tracker.model import Amount, Claim, Document

SAID = datetime(2025, 6, 30, 9, tzinfo=UTC)
REGIONS = ("Sumy", "Kyiv", "Odesa", "Poltava")


def _claims(text: str, published: datetime | None = SAID) -> tuple[Claim, ...]:
    return read(Document(ref="text", text=text, published=published)).claims


def _of(law: str, text: str) -> list[Check]:
    return [check for check in self_checks(_claims(text)) if check.law == law]


def _list(total: int, items: list[int], lead: str = ": ") -> str:
    parts = [f"{count} over {region} region" for count, region in zip(items, REGIONS, strict=False)]
    named = ", ".join(parts[:-1]) + f" and {parts[-1]}" if len(parts) > 1 else parts[0]
    return f"Overnight {total} drones were shot down{lead}{named}, the air force said."


@given(st.lists(st.integers(2, 60), min_size=3, max_size=4), st.integers(-3, 3))
def test_a_list_of_regions_holds_exactly_when_it_sums(items: list[int], off: int) -> None:
    [check] = _of("region_sum", _list(sum(items) + off, items))
    assert check.held == (off == 0)
    assert f"{sum(items)}" in check.arithmetic
    assert len(check.claims) == len(items) + 1


@pytest.mark.parametrize(("total", "held"), [(30, True), (12, True), (11, False)])
def test_two_regions_may_be_examples(total: int, held: bool) -> None:
    [check] = _of("region_sum", _list(total, [8, 4]))
    assert check.held is held


def test_what_is_included_need_not_be_all() -> None:
    checks = _of("region_sum", _list(40, [8, 4, 5], lead=", including "))
    assert all(check.held for check in checks)


def test_a_text_without_a_list_tests_no_list() -> None:
    assert _of("region_sum", "Overnight 40 drones were shot down, the air force said.") == []


@together(
    ("printed", "held"),
    [
        ("9 billion euros ($10.55bn)", True),
        ("9 billion euros ($11bn)", True),  # both rounded to a billion
        ("9 billion euros ($20bn)", False),
        ("EUR 9.00bn ($11.20bn)", False),  # printed to the cent of a billion: no room left
        ("nine billion euros (11 billion dollars)", True),
        ("NOK 7bn (about 600 million euros)", True),
        ("NOK 7bn (about 900 million euros)", False),
    ],
)
def test_two_currencies(printed: str, held: bool) -> None:
    [check] = _of("money_equivalent", f"On 30 June 2025 Norway pledged {printed} in aid to Ukraine.")
    assert check.held is held, check.arithmetic
    assert "2025-06-30" in check.arithmetic


def _pledge(amount: Amount, *others: Amount, published: datetime | None = SAID) -> Claim:
    [claim] = _claims("On 30 June 2025 Norway pledged 9 billion euros in aid to Ukraine.")
    return claim.model_copy(update={"amount": amount, "equivalents": others, "published": published})


@given(st.floats(1e6, 1e12), st.floats(-0.2, 0.2))
def test_the_tolerance_is_three_per_cent(euros: float, off: float) -> None:
    dollars = euros / to_euros(1.0, "USD", SAID.date()) * (1 + off)
    printed = [f"{round(value)}" for value in (euros, dollars)]
    first, second = (
        Amount.exact(float(text), unit, text) for text, unit in zip(printed, ("EUR", "USD"), strict=True)
    )
    [check] = money_checks([_pledge(first, second)])
    assert check.held or abs(off) > 0.029
    assert not check.held or abs(off) < 0.0301


def test_a_weekend_takes_the_rate_of_friday() -> None:
    assert to_euros(1.0, "USD", date(2025, 6, 29)) == to_euros(1.0, "USD", date(2025, 6, 27))


@pytest.mark.parametrize("unit", ["UAH", "RUB"])
def test_a_currency_without_a_rate_is_not_tested(unit: str) -> None:
    assert money_checks([_pledge(Amount.exact(9e9, "EUR", "9"), Amount.exact(4e11, unit, "400"))]) == []


def test_an_open_or_empty_amount_is_not_tested() -> None:
    euros = Amount.exact(9e9, "EUR", "9 billion")
    unknown = Amount(low=None, best=None, high=None, unit="USD")
    assert money_checks([_pledge(euros, unknown), _pledge(euros, Amount.exact(0, "USD", "0"))]) == []


def test_the_command_prints_every_law_and_leaves_with_1(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(_list(11, [5, 4, 3]), encoding="utf-8")
    done = run("read", str(page), "--published", "2025-06-30", "--check", "--json")
    assert done.code == 1
    [check] = [line for line in done.lines if line["kind"] == "check"]
    assert (check["law"], check["held"]) == ("region_sum", False)
    assert check["arithmetic"] == "5 + 4 + 3 = 12 is not 11"
    ids = {line["id"] for line in done.lines if line["kind"] == "claim"}
    assert set(check["claims"]) <= ids


def test_a_broken_law_is_told_in_words_with_what_it_is_of(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(_list(11, [5, 4, 3]), encoding="utf-8")
    done = run("read", str(page), "--published", "2025-06-30", "--check")
    [row] = [line for line in done.out.splitlines() if line.startswith("region_sum")]
    assert "12 is not 11" in row and "shot_down drone" in row
    assert f"broken region_sum: {LAWS['region_sum']}" in done.out


def test_the_page_says_of_every_law_what_the_command_says() -> None:
    page = (Path(__file__).parents[1] / "docs/methods/checks.md").read_text(encoding="utf-8")
    for law, told in LAWS.items():
        assert f"| `{law}` | {told}" in page
    assert page.count("\n| `") == len(LAWS)


def test_the_command_leaves_with_0_where_all_holds(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(_list(12, [5, 4, 3]), encoding="utf-8")
    done = run("read", str(page), "--published", "2025-06-30", "--check")
    assert done.code == 0
    assert "5 + 4 + 3 = 12 is 12" in done.out


GENERAL = {
    "The trench is 2.5 km long": (2.5, "km"),
    "a plot of 40 square metres": (40.0, "m2"),
    "a warhead of 50 kg": (50.0, "kg"),
    "a budget of $3.4 million": (3.4e6, "USD"),
    "a share of 12 per cent": (12.0, "percent"),
    "a delay of 45 minutes": (45.0, "minute"),
}


@pytest.mark.parametrize("text", GENERAL)
def test_all_quantities_have_their_units(text: str, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(f"The sky was clear.\n\n{text}.", encoding="utf-8")
    done = run("read", str(page), "--all-quantities", "--json")
    found = [line for line in done.lines if line["kind"] == "quantity"]
    assert [(line["amount"]["best"], line["amount"]["unit"]) for line in found] == [GENERAL[text]]
    start, end = found[0]["span"]
    assert page.read_text(encoding="utf-8")[start:end].strip("$")[0].isdigit()


def test_every_number_is_among_the_quantities() -> None:
    document = Document(
        ref="text", text="On 3 May 2025 12 of 80 drones flew 40 km.", offset=7, published=SAID
    )
    quantities = reading.quantities(document)
    spans = {quantity.span for quantity in quantities}
    seen = read(document)
    moved = {(start + 7, end + 7) for claim in seen.claims for start, end in claim.spans[:1]}
    assert moved <= spans
    assert {(each.span[0] + 7, each.span[1] + 7) for each in seen.rejections} <= spans
    assert [q.part_of for q in quantities if q.part_of] == [(27, 29)]


def test_a_part_that_is_told_twice_counts_once() -> None:
    text = (
        "Overnight Russia launched 12 missiles: 8 Kalibr cruise missiles and 4 Kinzhal missiles, the air "
        "force said. The 4 Kinzhal missiles were launched from Ryazan region."
    )
    assert all(check.held for check in self_checks(_claims(text)))
