"""The pieces that quantities are made of: digits, intervals, units, and the page that holds them."""

from decimal import Decimal
from typing import Any

import pytest

from tests.together import together
from tracker.text.amounts import Interval, bounded, fraction, half_width, spread, two_digits, vague
from tracker.text.atom import Kind, numeral, place_of, read_numeral, value_of
from tracker.text.digits import find_digit_atoms, find_links
from tracker.text.find import find_quantities
from tracker.text.page import Page, tongue
from tracker.text.prepared import Prepared
from tracker.text.words.lexicon import CONTEXTS, BoundRule


def ends(interval: Interval) -> tuple[float | None, ...]:
    """Low, best and high as floats."""
    return tuple(None if end is None else float(end) for end in interval[:3])


def page_of(text: str) -> Page:
    """An English page with its atoms of digits."""
    page = Page(Prepared(text), tongue("en"))
    page.atoms = list(find_digit_atoms(page, find_links(page.flat)))
    return page


@together(
    ("text", "raw"),
    [
        ("447", "447"),
        ("1,200 of", "1,200"),
        ("1,200,300.5 of", "1,200,300.5"),
        ("1,20", "1,20"),
        ("1,2,3", "1"),
        ("1 200 300 of", "1 200 300"),
        ("1 200mm", "1"),
        ("12 155 mm", "12"),
        ("0 200", "0"),
        ("2025 200", "2025"),
        ("1'200", "1'200"),
        ("1,23,456", "1,23,456"),
        ("1½", "1½"),
        ("½", "½"),
        ("12.", "12"),
        ("12,", "12"),
    ],
)
def test_numerals_end_where_their_digits_end(text: str, raw: str) -> None:
    assert read_numeral(text, 0) == (len(raw), raw)


@together(
    ("raw", "magnitude", "value"),
    [
        ("447", False, "447"),
        ("1,200", False, "1200"),
        ("1.200", False, "1200"),
        ("1.200", True, "1.200"),
        ("1,20", False, "1.20"),
        ("0.200", False, "0.200"),
        ("1234.567", False, "1234.567"),
        ("1,234.567", False, "1234.567"),
        ("1.234.567", False, "1234567"),
        ("1 234,5", False, "1234.5"),
        ("1'234.5", False, "1234.5"),
        ("½", False, "0.5"),
        ("2¼", False, "2.25"),
    ],
)
def test_values_of_digits(raw: str, magnitude: bool, value: str) -> None:
    assert value_of(raw, magnitude=magnitude) == Decimal(value)


@together(
    ("value", "place"),
    [
        ("447", 1),
        ("6900", 100),
        ("80", 10),
        ("1.2", 0.1),
        ("1.20", 0.1),
        ("0.05", 0.01),
        ("0", 1),
        ("1e9", 1e9),
    ],
)
def test_the_place_of_the_last_digit(value: str, place: float) -> None:
    assert float(place_of(Decimal(value))) == place


def test_a_long_run_of_digits_is_an_identifier() -> None:
    assert numeral("123456789012345", 0).kind is Kind.NUMERAL
    atom = numeral("1234567890123456", 0)
    assert (atom.kind, atom.reason, atom.end) == (Kind.REJECTED, "reference", 16)


@together(
    ("text", "kinds"),
    [
        ("447 drones", ["NUMERAL"]),
        ("9bn", ["NUMERAL"]),
        ("20km", ["NUMERAL"]),
        ("20km/h", ["NUMERAL"]),
        ("155th", ["ORDINAL_NUMERAL"]),
        ("2nd", ["ORDINAL_NUMERAL"]),
        ("20-30", ["NUMERAL", "NUMERAL"]),
        ("12-day", ["NUMERAL"]),
        ("mid-2025", ["NUMERAL"]),
        ("20-to-30", ["NUMERAL", "NUMERAL"]),
        ("Su-34", ["designation"]),
        ("M1A1", ["designation"]),
        ("3D", ["designation"]),
        ("Kh-101/555", ["designation"]),
        ("Sport24", ["name_with_digits"]),
        ("2025-07-14", ["iso_date"]),
        ("14/07/2025", ["numeric_date"]),
        ("14.07-15.07.2025", ["dates"]),
        ("2025-W29", ["iso_week"]),
        ("22:30", ["clock"]),
        ("22:30-08:00", ["clock"]),
        ("10pm", ["clock"]),
        ("10am-2pm", ["NUMERAL", "clock"]),
        ("18.00-20.30", ["clock"]),
        ("1980s", ["decade"]),
        ("2024-25", ["year_span"]),
        ("24/7", ["around_the_clock"]),
        ("192.168.10.1", ["identifier"]),
        ("1.200.300.400", ["NUMERAL"]),
        ("044-123-45-67", ["identifier"]),
        ("35.1E", ["coordinate"]),
        ("www.example.org/a/12/b34", ["link"]),
        ("a12@example.org", ["link"]),
        ("drones—12 fell", ["NUMERAL"]),
    ],
)
def test_kinds_of_digits(text: str, kinds: list[str]) -> None:
    atoms = page_of(text).atoms
    assert [atom.rule if atom.kind is Kind.REJECTED else atom.kind.name for atom in atoms] == kinds


@together(
    ("rule", "value", "low", "high"),
    [
        ("exact", 447, 447, 447),
        ("at_least", 20, 20, None),
        ("more_than", 20, 20, None),
        ("at_most", 20, 0, 20),
        ("less_than", 20, 0, 20),
        ("about", 80, 75, 85),
        ("about", 300, 270, 330),
        ("about", 653, 652, 654),
        ("about", 1, 0, 2),
        ("nearly", 6900, 6800, 6900),
        ("nearly", 1, 0, 1),
    ],
)
def test_intervals_of_bounds(rule: BoundRule, value: int, low: int, high: int | None) -> None:
    number = Decimal(value)
    interval = bounded(rule, number, place_of(number), is_count=True)
    assert ends(interval) == (low, value, high)


def test_only_counts_are_at_least_one_wide() -> None:
    assert half_width(Decimal(5), Decimal(1), is_count=True) == 1
    assert half_width(Decimal(5), Decimal(1), is_count=False) == Decimal("0.5")
    assert half_width(Decimal("1.2e9"), Decimal("1e8"), is_count=False) == Decimal("5e7")


@together(
    ("least", "most", "best"),
    [
        (10, 100, "32"),
        (12, 100, "35"),
        (100, 1000, "320"),
        (2, 9, "4.2"),
        (24, 108, "51"),
        (10**9, 10**10, "3.2e9"),
    ],
)
def test_vague_counts_have_a_mean_of_two_digits(least: int, most: int, best: str) -> None:
    interval = vague(Decimal(least), Decimal(most))
    assert ends(interval) == (least, float(best), most)
    assert interval.bound == "vague"


@pytest.mark.parametrize(("value", "rounded"), [(316.2, 320), (4.24, 4.2), (0.0316, 0.032), (99.6, 100)])
def test_two_digits(value: float, rounded: float) -> None:
    assert two_digits(value) == rounded


def test_a_range_has_its_middle_as_best() -> None:
    assert spread(Decimal(70), Decimal(120)) == Interval(Decimal(70), Decimal(95), Decimal(120), "range")


@together(
    ("rule", "low", "high", "bound"),
    [
        ("about", 0.45, 0.55, "about"),
        ("exact", 0.45, 0.55, "about"),
        ("nearly", 0.4, 0.5, "less_than"),
        ("more_than", 0.5, 1, "more_than"),
        ("at_least", 0.5, 1, "at_least"),
        ("less_than", 0, 0.5, "less_than"),
    ],
)
def test_fractions_end_at_the_whole(rule: BoundRule, low: float, high: float, bound: str) -> None:
    interval = fraction(rule, Decimal("0.5"))
    assert (float(interval.low or 0), float(interval.high or 0), interval.bound) == (low, high, bound)


def test_an_open_end_is_none_in_the_amount() -> None:
    amount = bounded("more_than", Decimal(20), Decimal(10), is_count=True).amount("km", "over 20 km")
    assert (amount.low, amount.best, amount.high, amount.unit) == (20, 20, None, "km")
    assert amount.printed == "over 20 km"


@together(
    ("text", "unit"),
    [
        ("20 km deep", "km"),
        ("20km", "km"),
        ("20-kilometre", "km"),
        ("20 km, and", "km"),
        ("20 km)", "km"),
        ("20 sq. km", "km2"),
        ("20m2", "m2"),
        ("20 km²", "km2"),
        ("20 square miles", "square_mile"),
        ("20 % of", "percent"),
        ("20%", "percent"),
        ("20 percentage points", "percentage_point"),
        ("20 years'", "year"),
        ("20 US dollars", "USD"),
        ("20 pounds sterling", "GBP"),
        ("20 EUR", "EUR"),
        ("20 try to", None),
        ("20 won the", None),
        ("20 drones", None),
        ("20", None),
        ("20.", None),
        ("20 (km)", None),
    ],
)
def test_units_after_a_number(text: str, unit: str | None) -> None:
    found = page_of(text).unit_after(2)
    assert (None if found is None else found.unit) == unit


@together(
    ("text", "code"),
    [
        ("$20", "USD"),
        ("US$20", "USD"),
        ("€20", "EUR"),
        ("€ 20", "EUR"),
        ("EUR 20", "EUR"),
        ("eur 20", None),
        ("SEK 20", "SEK"),
        ("A$20", "AUD"),
        ("the 20", None),
        ("20", None),
    ],
)
def test_currencies_before_a_number(text: str, code: str | None) -> None:
    found = page_of(text).money_before(text.index("20"))
    assert (None if found is None else found.unit) == code


@together(
    ("text", "wanted"),
    [
        ("20 drones", True),
        ("20 attack drones", True),
        ("20 cruise missiles,", True),
        ("20 towns", False),
        ("20", False),
    ],
)
def test_counted_nouns_come_from_the_vocabulary(text: str, wanted: bool) -> None:
    assert page_of(text).is_counted(2) is wanted


@together(
    ("lead", "text", "phrase"),
    [
        ("year", "in 2025", "in"),
        ("year", "(2025", "("),
        ("year", "July, 2025", "july,"),
        ("age", "under the age of 20", "under the age of"),
        ("name", "Air Force 20", "air force"),
        ("reference", "№20", "№"),
        ("past", "vast 20", None),
        ("past", "the past 20", "past"),
    ],
)
def test_leads_are_whole_phrases(lead: str, text: str, phrase: str | None) -> None:
    at = text.index("20")
    begin = page_of(text).led(lead, at)
    assert (None if begin is None else text[begin:at].strip().lower()) == phrase


@together(
    ("text", "wanted"),
    [
        ("at least 20", ("at_least", 0)),
        ("than 20", None),
        ("rather more than 20", ("more_than", 7)),
        ("slightly more than 20", ("more_than", 0)),
        ("undo 20", None),
    ],
)
def test_bounds_are_whole_phrases_the_longest_first(text: str, wanted: Any) -> None:
    assert page_of(text).bound_ending(text.index("20")) == wanted


def test_a_context_that_a_language_lacks_never_matches() -> None:
    for name in CONTEXTS:
        pattern = tongue("ru").context(name)
        if name not in tongue("ru").lexicon.contexts:
            assert not pattern.search("в 20 км от 30")


def test_words_inside_a_link_are_no_numbers() -> None:
    text = "see https://example.org/one-of-two/3 and four"
    assert [text[slice(*q.span)] for q in find_quantities(text)] == ["3", "four"]
