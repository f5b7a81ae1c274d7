"""Laws of reading numbers: what holds for every number and every text."""

import re
import time
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.shared import SHARED, needs_shared
from tracker.model import Language, Quantity
from tracker.text import find_quantities, normalise
from tracker.text.normalise import FILLER, squeeze
from tracker.text.page import tongue
from tracker.text.scan import Scanner
from tracker.text.words.lexicon import CONTEXTS

quick = settings(max_examples=15, deadline=None)
LANGUAGES: tuple[Language, ...] = ("en", "uk", "ru")
_SMALL = tuple(
    phrase
    for line in (
        ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
        ("twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
    )
    for phrase in line
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (1000, "thousand"))

# Texts that look like news: words, numbers and signs in any order.
_PIECES = """447 90 1,200 1.5 2-3 Kh-101 Su-34 27 June 2025 nine hundred and twenty two million half a third
of most all but one both none dozens several percent % km ( ) [ ] - – , . ; $ € bn euros drones missiles shot
down at least more than about between to from or each once first 155th 42-year-old 10:30 p.m. no one every
12/05/2025 Х-101 двадцять тисяч 5-х 48.5N **"""
PIECES = st.sampled_from([*re.split(r"\s+", _PIECES), "\u00a0", "\u200b", "\n"])
NEWS = st.lists(PIECES, max_size=24).map(" ".join)


def spelled(number: int, *, joins: bool) -> str:
    """An integer in English words, with or without "and"."""
    if number < 20:
        return _SMALL[number]
    if number < 100:
        tens = _TENS[number // 10 - 2]
        return tens if number % 10 == 0 else f"{tens}-{_SMALL[number % 10]}"
    if number < 1000:
        rest = number % 100
        head = f"{_SMALL[number // 100]} hundred"
        return head if not rest else f"{head}{' and' if joins else ''} {spelled(rest, joins=joins)}"
    scale, name = next(pair for pair in _SCALES if number >= pair[0])
    rest = number % scale
    head = f"{spelled(number // scale, joins=joins)} {name}"
    join = " and" if joins and 0 < rest < 100 else ""
    return head if not rest else f"{head}{join} {spelled(rest, joins=joins)}"


def values(text: str, language: Language = "en") -> list[tuple[float | None, float | None, str, str]]:
    """What is read, without where it stands."""
    found = find_quantities(text, language)
    return [(q.amount.low, q.amount.high, q.amount.unit, q.reason or q.amount.bound) for q in found]


def spans(quantity: Quantity) -> list[tuple[int, int]]:
    """All parts of the text that a quantity accounts for."""
    parts = [quantity.span, quantity.unit_span, quantity.bound_span, *quantity.equivalent_spans]
    return [part for part in parts if part is not None]


@quick
@given(st.integers(0, 10**15 - 1), st.booleans())
def test_words_of_an_integer_are_read_as_the_integer(number: int, joins: bool) -> None:
    words = spelled(number, joins=joins)
    (quantity,) = find_quantities(f"They counted {words} of them.")
    assert (quantity.amount.best, quantity.span) == (number, (13, 13 + len(words)))


@quick
@given(st.integers(1000, 10**12), st.sampled_from([",", ".", " ", "\u00a0", "\u2009", "\u202f", "'", "’"]))
def test_thousands_are_read_with_any_separator(number: int, separator: str) -> None:
    printed = f"{number:,}".replace(",", separator)
    (quantity,) = find_quantities(f"They counted {printed} shells.")
    assert quantity.amount.best == number
    assert quantity.amount.printed == printed


@quick
@given(st.integers(0, 10**6), st.integers(0, 99), st.sampled_from([".", ","]))
def test_decimals_are_read_with_point_and_comma(whole: int, cents: int, mark: str) -> None:
    (quantity,) = find_quantities(f"They counted {whole}{mark}{cents:02d} km of it.")
    assert quantity.amount.best == pytest.approx(whole + cents / 100)


@quick
@given(
    st.integers(1, 999),
    st.sampled_from([("million", 10**6), ("bn", 10**9), ("k", 1000), ("trillion", 10**12)]),
)
def test_a_magnitude_multiplies(number: int, magnitude: tuple[str, int]) -> None:
    word, factor = magnitude
    (quantity,) = find_quantities(
        f"They counted {number} {word} of them." if len(word) > 2 else f"It cost €{number}{word}."
    )
    assert quantity.amount.best == number * factor


@quick
@given(st.integers(100, 10**6), st.integers(1, 10**6), st.sampled_from(["-", "–", " to ", " - "]))
def test_two_rising_numbers_are_a_range(first: int, more: int, join: str) -> None:
    text = f"They counted {first}{join}{first + more} shells."
    quantities = find_quantities(text)
    if quantities[0].reason is None:
        assert (quantities[0].amount.low, quantities[0].amount.high) == (first, first + more)


@quick
@given(st.text(max_size=60))
def test_normalising_keeps_the_length(text: str) -> None:
    assert len(normalise(text)) == len(text)
    assert normalise(normalise(text)) == normalise(text)


@quick
@given(st.text(alphabet="ab1 *\u00ad\u200b-’", max_size=40))
def test_squeezing_keeps_the_way_back(text: str) -> None:
    normalised = normalise(text)
    compact = squeeze(normalised)
    assert FILLER not in compact.text
    for at, letter in enumerate(compact.text):
        start, end = compact.span(at, at + 1)
        assert (normalised[start], end) == (letter, start + 1)


@quick
@given(NEWS | st.text(max_size=80), st.sampled_from(LANGUAGES))
def test_every_digit_is_in_exactly_one_quantity(text: str, language: Language) -> None:
    quantities = find_quantities(text, language)
    covered = [
        position for q in quantities for span in (q.span, *q.equivalent_spans) for position in range(*span)
    ]
    assert len(covered) == len(set(covered))
    digits = {match.start() for match in re.finditer(r"[0-9]", text)}
    assert digits <= set(covered) | {p for q in quantities for s in spans(q) for p in range(*s)}


@quick
@given(NEWS | st.text(max_size=80), st.sampled_from(LANGUAGES))
def test_spans_are_ordered_and_slice_back(text: str, language: Language) -> None:
    quantities = find_quantities(text, language)
    assert all(one.span[1] <= other.span[0] for one, other in pairwise(quantities))
    for quantity in quantities:
        assert text[slice(*quantity.span)].strip()
        assert all(end <= len(text) for _, end in spans(quantity))


@quick
@given(NEWS)
def test_a_sentence_before_and_after_changes_nothing(text: str) -> None:
    alone = values(f"{text}.")
    assert values(f"Nothing else came.\n\n{text}.\n\nNothing else came.") == alone


@quick
@given(
    NEWS,
    st.sampled_from(
        [str.upper, lambda text: text.replace(" ", "\u00a0"), lambda text: text.replace("-", "‑")]
    ),
)
def test_typography_changes_nothing(text: str, change: Callable[[str], str]) -> None:
    # capitals tell May from may and One from one; upper case keeps them and adds more
    if change is str.upper:
        text = re.sub(r"\b(?:one|no)\b", "two", text)
    assert len(values(change(text))) == len(values(text))


@pytest.mark.parametrize(
    "text", ["447 drones", "at least 20 km", "nine million euros ($11m)", "all but one of 20"]
)
@pytest.mark.parametrize(
    "change", [str.upper, str.title, lambda text: text.replace(" ", "\u00a0"), lambda text: f"**{text}**"]
)
def test_case_spaces_and_stars_change_no_amount(text: str, change: Callable[[str], str]) -> None:
    assert values(change(text)) == values(text)


def test_a_soft_hyphen_or_star_inside_changes_no_amount() -> None:
    plain = find_quantities("more than four hundred drones")
    marked = find_quantities("more than **four hun\u00addred** drones")
    assert [q.amount.low for q in marked] == [q.amount.low for q in plain] == [400]
    assert marked[0].span == (12, 25)


@quick
@given(
    st.lists(
        st.sampled_from(["one", "two", "hundred", "thousand", "million", "and", "dozen", "half", "a"]),
        max_size=12,
    )
)
def test_any_row_of_number_words_is_accounted_for(words: list[str]) -> None:
    text = " ".join(words)
    covered = {p for q in find_quantities(text) for s in spans(q) for p in range(*s)}
    counting = {"one", "two", "hundred", "thousand", "million", "dozen", "half"}
    for match in re.finditer(r"\S+", text):
        if match[0] in counting:
            assert match.start() in covered


def test_every_context_of_a_lexicon_has_a_use() -> None:
    for language in LANGUAGES:
        assert set(tongue(language).lexicon.contexts) <= set(CONTEXTS)


@quick
@given(st.lists(st.sampled_from(["drone", "drones", "shot down", "shot", "one", "x-101"]), max_size=8))
def test_the_scanner_finds_whole_words_and_the_longest(words: list[str]) -> None:
    text = " . ".join(words)
    scanner = Scanner({word: word for word in ("drone", "drones", "shot down", "shot", "one", "Х-101")})
    assert [text[start:end] for start, end, _ in scanner.find(text)] == words
    assert scanner.find("".join(f"x{word}x" for word in words if " " not in word)) == []


def seconds(text: str) -> float:
    """The best of two readings, in time of this process [s]."""
    best = float("inf")
    for _ in range(2):
        begin = time.process_time()
        find_quantities(text)
        best = min(best, time.process_time() - begin)
    return best


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit",
    [
        "7",
        "(",
        "([{",
        "a",
        "a1",
        "1-",
        "1,",
        "1 ",
        "one ",
        "one and ",
        "and ",
        "-",
        "Kh-",
        "1.",
        "June 1 ",
        "$",
        "%",
        "a-",
        "http://x(",
        "[a](http://x(1) ",
    ],
)
def test_time_is_linear(unit: str) -> None:
    find_quantities("one")
    small, large = 500, 4_000
    times = large // small
    assert seconds(unit * (large // len(unit))) < 3 * times * max(
        seconds(unit * (small // len(unit))), 0.0005
    )


@quick
@given(st.text(alphabet="0123456789.,-/' ()%$€abkm", max_size=300))
def test_no_row_of_signs_breaks_the_reader(text: str) -> None:
    find_quantities(text)


@needs_shared("seed", "luhansk-control-and-halted-weapons.txt")
def test_a_doubled_page_is_read_twice_the_same() -> None:
    text = SHARED.joinpath("seed", "luhansk-control-and-halted-weapons.txt").read_text(encoding="utf-8")
    once = values(text)
    assert values(f"{text}\n\n{text}") == once + once
