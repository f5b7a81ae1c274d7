"""Laws of reading Ukrainian and Russian numbers: every integer in every case is read as itself."""

import re
import time
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.laws.test_numbers import values
from tools.build_number_words import PACKAGE, module_text
from tracker.model import Language
from tracker.text import find_quantities
from tracker.text.page import tongue

quick = settings(max_examples=20, deadline=None)
CASES = ("nominative", "genitive", "dative", "instrumental", "locative")

# One word of each value in five cases, nominative first: written here once more, by hand.
_UK = {
    1: "один одного одному одним одному", 2: "два двох двом двома двох", 3: "три трьох трьом трьома трьох",
    4: "чотири чотирьох чотирьом чотирма чотирьох", 5: "п'ять п'яти п'яти п'ятьма п'яти",
    6: "шість шести шести шістьма шести",
    7: "сім семи семи сімома семи",
    8: "вісім восьми восьми вісьмома восьми",
    9: "дев'ять дев'яти дев'яти дев'ятьма дев'яти", 10: "десять десяти десяти десятьма десяти",
    11: "одинадцять одинадцяти одинадцяти одинадцятьма одинадцяти",
    12: "дванадцять дванадцяти дванадцяти дванадцятьма дванадцяти",
    13: "тринадцять тринадцяти тринадцяти тринадцятьма тринадцяти",
    14: "чотирнадцять чотирнадцяти чотирнадцяти чотирнадцятьма чотирнадцяти",
    15: "п'ятнадцять п'ятнадцяти п'ятнадцяти п'ятнадцятьма п'ятнадцяти",
    16: "шістнадцять шістнадцяти шістнадцяти шістнадцятьма шістнадцяти",
    17: "сімнадцять сімнадцяти сімнадцяти сімнадцятьма сімнадцяти",
    18: "вісімнадцять вісімнадцяти вісімнадцяти вісімнадцятьма вісімнадцяти",
    19: "дев'ятнадцять дев'ятнадцяти дев'ятнадцяти дев'ятнадцятьма дев'ятнадцяти",
    20: "двадцять двадцяти двадцяти двадцятьма двадцяти",
    30: "тридцять тридцяти тридцяти тридцятьма тридцяти",
    40: "сорок сорока сорока сорока сорока", 50: "п'ятдесят п'ятдесяти п'ятдесяти п'ятдесятьма п'ятдесяти",
    60: "шістдесят шістдесяти шістдесяти шістдесятьма шістдесяти",
    70: "сімдесят сімдесяти сімдесяти сімдесятьма сімдесяти",
    80: "вісімдесят вісімдесяти вісімдесяти вісімдесятьма вісімдесяти",
    90: "дев'яносто дев'яноста дев'яноста дев'яноста дев'яноста", 100: "сто ста ста ста ста",
    200: "двісті двохсот двомстам двомастами двохстах",
    300: "триста трьохсот трьомстам трьомастами трьохстах",
    400: "чотириста чотирьохсот чотирьомстам чотирмастами чотирьохстах",
    500: "п'ятсот п'ятисот п'ятистам п'ятьмастами п'ятистах",
    600: "шістсот шестисот шестистам шістьмастами шестистах",
    700: "сімсот семисот семистам сьомастами семистах",
    800: "вісімсот восьмисот восьмистам вісьмастами восьмистах",
    900: "дев'ятсот дев'ятисот дев'ятистам дев'ятьмастами дев'ятистах",
}  # fmt: skip
_RU = {
    1: "один одного одному одним одном", 2: "два двух двум двумя двух", 3: "три трёх трём тремя трёх",
    4: "четыре четырёх четырём четырьмя четырёх",
    5: "пять пяти пяти пятью пяти",
    6: "шесть шести шести шестью шести",
    7: "семь семи семи семью семи",
    8: "восемь восьми восьми восемью восьми",
    9: "девять девяти девяти девятью девяти",
    10: "десять десяти десяти десятью десяти",
    11: "одиннадцать одиннадцати одиннадцати одиннадцатью одиннадцати",
    12: "двенадцать двенадцати двенадцати двенадцатью двенадцати",
    13: "тринадцать тринадцати тринадцати тринадцатью тринадцати",
    14: "четырнадцать четырнадцати четырнадцати четырнадцатью четырнадцати",
    15: "пятнадцать пятнадцати пятнадцати пятнадцатью пятнадцати",
    16: "шестнадцать шестнадцати шестнадцати шестнадцатью шестнадцати",
    17: "семнадцать семнадцати семнадцати семнадцатью семнадцати",
    18: "восемнадцать восемнадцати восемнадцати восемнадцатью восемнадцати",
    19: "девятнадцать девятнадцати девятнадцати девятнадцатью девятнадцати",
    20: "двадцать двадцати двадцати двадцатью двадцати", 30: "тридцать тридцати тридцати тридцатью тридцати",
    40: "сорок сорока сорока сорока сорока", 50: "пятьдесят пятидесяти пятидесяти пятьюдесятью пятидесяти",
    60: "шестьдесят шестидесяти шестидесяти шестьюдесятью шестидесяти",
    70: "семьдесят семидесяти семидесяти семьюдесятью семидесяти",
    80: "восемьдесят восьмидесяти восьмидесяти восемьюдесятью восьмидесяти",
    90: "девяносто девяноста девяноста девяноста девяноста", 100: "сто ста ста ста ста",
    200: "двести двухсот двумстам двумястами двухстах", 300: "триста трёхсот трёмстам тремястами трёхстах",
    400: "четыреста четырёхсот четырёмстам четырьмястами четырёхстах",
    500: "пятьсот пятисот пятистам пятьюстами пятистах",
    600: "шестьсот шестисот шестистам шестьюстами шестистах",
    700: "семьсот семисот семистам семьюстами семистах",
    800: "восемьсот восьмисот восьмистам восемьюстами восьмистах",
    900: "девятьсот девятисот девятистам девятьюстами девятистах",
}  # fmt: skip
WORDS: dict[Language, dict[int, list[str]]] = {
    "uk": {value: forms.split() for value, forms in _UK.items()},
    "ru": {value: forms.split() for value, forms in _RU.items()},
}
# after one; after two to four in the nominative, or in the plural of another case; after five and more
SCALES: dict[Language, Sequence[tuple[int, str, str, str]]] = {
    "uk": (
        (10**12, "трильйон", "трильйони", "трильйонів"),
        (10**9, "мільярд", "мільярди", "мільярдів"),
        (10**6, "мільйон", "мільйони", "мільйонів"),
        (1000, "тисяча", "тисячі", "тисяч"),
    ),
    "ru": (
        (10**12, "триллион", "триллиона", "триллионов"),
        (10**9, "миллиард", "миллиарда", "миллиардов"),
        (10**6, "миллион", "миллиона", "миллионов"),
        (1000, "тысяча", "тысячи", "тысяч"),
    ),
}
FEMININE: dict[Language, dict[str, str]] = {
    "uk": {"один": "одна", "два": "дві", "одного": "однієї"},
    "ru": {"один": "одна", "два": "две", "одного": "одной"},
}
INSTRUMENTAL: dict[Language, str] = {"uk": "дронами", "ru": "дронами"}
LANGUAGES = st.sampled_from(["uk", "ru"])


def below_thousand(number: int, case: int, language: Language) -> list[str]:
    """The words of an integer below a thousand, all in one case."""
    words = WORDS[language]
    if number in words:
        return [words[number][case]]
    place = next(place for place in (100, 10, 1) if number >= place)
    head = number - number % place
    return [words[head][case], *below_thousand(number - head, case, language)]


def scaled(count: int, forms: tuple[str, str, str], language: Language) -> list[str]:
    """A count of a magnitude, in the nominative."""
    words = below_thousand(count, 0, language)
    if forms[0][0] == "т" and forms[0].endswith("а"):  # a thousand is feminine
        words[-1] = FEMININE[language].get(words[-1], words[-1])
    is_teen = 11 <= count % 100 <= 19
    form = forms[2] if is_teen or not 1 <= count % 10 <= 4 else forms[0] if count % 10 == 1 else forms[1]
    return [*words, form]


def spelled(number: int, case: int, language: Language) -> str:
    """An integer in words: magnitudes in the nominative, what is below a thousand in the case."""
    if number == 0:
        return {"uk": "нуль", "ru": "ноль"}[language]
    words: list[str] = []
    for scale, *forms in SCALES[language]:
        if number >= scale:
            words += scaled(number // scale, (forms[0], forms[1], forms[2]), language)
            number %= scale
    return " ".join([*words, *(below_thousand(number, case, language) if number else [])])


@quick
@given(st.integers(0, 10**15 - 1), st.integers(0, 4), LANGUAGES)
def test_words_of_an_integer_in_every_case_are_read_as_the_integer(
    number: int, case: int, language: Language
) -> None:
    words = spelled(number, case, language)
    (quantity,) = find_quantities(f"({words} {INSTRUMENTAL[language]})", language)
    assert (quantity.amount.best, quantity.span) == (number, (1, 1 + len(words)))
    assert quantity.reason is None


@pytest.mark.slow
@pytest.mark.parametrize("language", ["uk", "ru"])
def test_every_integer_below_a_thousand_in_every_case(language: Language) -> None:
    for case in range(len(CASES)):
        text = ". ".join(f"{spelled(number, case, language)} дронами" for number in range(2, 1000))
        found = [quantity.amount.best for quantity in find_quantities(text, language)]
        assert found == list(range(2, 1000)), CASES[case]


@quick
@given(
    st.integers(1000, 10**12),
    st.sampled_from([",", ".", " ", "\u00a0", "\u2009", "\u202f", "'", "’", "ʼ"]),
    LANGUAGES,
)
def test_thousands_are_read_with_any_separator(number: int, separator: str, language: Language) -> None:
    printed = f"{number:,}".replace(",", separator)
    (quantity,) = find_quantities(f"(дрони, {printed} снарядів)", language)
    assert (quantity.amount.best, quantity.amount.printed) == (number, printed)


@quick
@given(st.integers(0, 10**6), st.integers(0, 99), LANGUAGES)
def test_a_comma_parts_decimals(whole: int, cents: int, language: Language) -> None:
    (quantity,) = find_quantities(f"{whole},{cents:02d} км", language)
    assert quantity.amount.best == pytest.approx(whole + cents / 100)
    assert quantity.amount.unit == "km"


@quick
@given(
    st.integers(1, 999),
    st.sampled_from([("млн", 10**6), ("млрд", 10**9), ("трлн", 10**12), ("тис.", 1000), ("тыс.", 1000)]),
)
def test_a_magnitude_multiplies(number: int, magnitude: tuple[str, int]) -> None:
    word, factor = magnitude
    language: Language = "ru" if word == "тыс." else "uk"
    (quantity,) = find_quantities(f"{number} {word} євро", language)
    assert quantity.amount.best == number * factor


@quick
@given(st.integers(2, 10**9), st.sampled_from("'’ʼ`‘′"))
def test_an_apostrophe_of_any_kind_changes_nothing(number: int, sign: str) -> None:
    words = spelled(number, 0, "uk")
    assert values(words.replace("'", sign), "uk") == values(words, "uk")


@quick
@given(st.integers(2, 10**6), st.integers(0, 4), LANGUAGES, st.sampled_from([str.upper, str.title]))
def test_capitals_change_nothing(number: int, case: int, language: Language, change: object) -> None:
    words = f"{spelled(number, case, language)} дронами"
    assert callable(change)
    # Python's title case begins a word after an apostrophe
    assert values(change(words), language) == values(words, language)


@quick
@given(st.integers(2, 999), st.integers(1, 50), LANGUAGES)
def test_two_rising_numbers_of_words_are_a_range(first: int, more: int, language: Language) -> None:
    joins = {"uk": ("від", "до"), "ru": ("от", "до")}[language]
    words = f"{joins[0]} {spelled(first, 1, language)} {joins[1]} {spelled(first + more, 1, language)} дронів"
    (quantity,) = find_quantities(words, language)
    assert (quantity.amount.low, quantity.amount.high, quantity.form) == (first, first + more, "range")


@quick
@given(st.sampled_from(["X", "Х", "C", "С", "K", "К", "M", "М"]), st.integers(10, 999), LANGUAGES)
def test_a_letter_that_looks_alike_makes_the_same_designation(
    letter: str, number: int, language: Language
) -> None:
    (quantity,) = find_quantities(f"{letter}-{number}", language)
    assert (quantity.reason, quantity.span) == ("designation", (2, 2 + len(str(number))))


@pytest.mark.parametrize("language", ["uk", "ru"])
def test_the_stored_tables_are_what_the_declensions_make(language: str) -> None:
    stored = Path(PACKAGE, f"words_{language}.py").read_text(encoding="utf-8")
    assert stored == module_text(language)


@pytest.mark.parametrize("language", ["uk", "ru"])
def test_no_cardinal_is_another_number_too(language: Language) -> None:
    lexicon = tongue(language).lexicon
    shared = set(lexicon.cardinals) & (set(lexicon.ordinals) | set(lexicon.scales) | set(lexicon.groups))
    # ninety in the genitive is the ninetieth too: a cardinal counts more often
    assert shared <= {*lexicon.either, "дев'яноста", "девяноста"}


@quick
@given(
    st.lists(
        st.sampled_from(
            re.split(
                r"\s+",
                """двадцять сорок сто тисяча мільйон пів десяток сотні кілька
два другий третина з половиною до від по - , 5 12-ма 80-х 8 вересня усі крім жоден один раз дронів""",
            )
        ),
        max_size=14,
    )
)
def test_any_row_of_words_is_read_without_overlap(words: list[str]) -> None:
    text = " ".join(words)
    found = find_quantities(text, "uk")
    assert all(one.span[1] <= other.span[0] for one, other in pairwise(found))
    digits = {match.start() for match in re.finditer(r"[0-9]", text)}
    spans = [span for q in found for span in (q.span, *q.equivalent_spans)]
    assert digits <= {position for span in spans for position in range(*span)}


def seconds(text: str, language: Language) -> float:
    """The best of two readings, in time of this process [s]."""
    best = float("inf")
    for _ in range(2):
        begin = time.process_time()
        find_quantities(text, language)
        best = min(best, time.process_time() - begin)
    return best


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit", ["до 5 ", "по 5 і ", "двадцять ", "5-х ", "один з ", "8 вересня ", "сто-", "п'", "aб"]
)
def test_time_is_linear(unit: str) -> None:
    find_quantities("один", "uk")
    small, large = 500, 4_000
    limit = 3 * (large // small) * max(seconds(unit * (small // len(unit)), "uk"), 0.0005)
    assert seconds(unit * (large // len(unit)), "uk") < limit
