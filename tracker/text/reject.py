"""Rejecters: contexts in which a number counts nothing, looked at before any grammar."""

from collections.abc import Callable

from tracker.text.ages import is_of_years, is_told_of_one, stands_after_name
from tracker.text.draft import Draft
from tracker.text.lazy import regex
from tracker.text.moments import (
    OLDEST,
    Verdict,
    chained,
    counts_noun,
    is_bare,
    joined,
    of_clock,
    of_day,
    of_hour,
    of_year,
)
from tracker.text.number import Number, read_number
from tracker.text.page import Page

_FEW_DIGITS = 3
_DETERMINED = regex(r"\b(?:the|an?|this|that|its|their|our|his|her|each|every|no|any) (?:[a-z-]+ )?$")
_HURT_BEHIND = regex(
    r"(?: [a-z]{3,}s (?:are|were|have been))? (?:killed|injured|wounded|hurt|dead)\b"
    r"(?= (?:in|at|near|by|and)\b|[.,;]|$)"
)
"""In "a missile hit house 12 killed", "in camp 14 prisoners were killed" the number counts."""
_PLURAL = regex(r" (?:[a-z-]+ )?[a-z-]{4,}s\b")
"""In "a boy of nine and two rescuers" the second number counts."""
_AT_AGE = regex(r", (?:s?he|his|her|who)\b")
"""In "At 77, he has refused to leave" an age is told."""
_UP_TO_TWELVE = r"(?:\d\d?|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_ALL_AGES = regex(rf"(?:, {_UP_TO_TWELVE})*,? and {_UP_TO_TWELVE}(?:[,.;]| (?:was|were|died|who)\b)")
"""In "her children, 4 and 6, were killed" ages are told."""
_OF_MONTHS = regex(
    r" (?:months?|weeks|days|місяц[іья][а-яіїє]*|месяц[а-я]*)(?:,| and| or|,? and| і| й| та| и|,? (?:a"
    r"|the) [a-z]+ (?:of|aged)) "
)
"""In "children aged 7 months and 11" the second is in years."""
_ENDS_LIST = regex(r"\d")
"""In "дівчаток, яким 17, 15 та 6 років" the years behind the last number are those of all."""


def verdict(page: Page, number: Number, previous: Draft | None) -> Verdict | None:
    """The first rejecter that knows the number, or None."""
    for rejecter in _OF_DIGITS if number.raw else _OF_WORDS:
        found = rejecter(page, number, previous)
        if found is not None:
            return found
    return None


def _coordinate(page: Page, number: Number, _: Draft | None) -> Verdict | None:
    if not number.raw or not page.ahead("coordinate_after", number.end):
        return None
    return Verdict("coordinate", "coordinate", number.end, number.after)


def _mixed(page: Page, number: Number, _: Draft | None) -> Verdict | None:
    """In "the 2 1/2-year war" the number tells how long."""
    if not _MIXED.match(page.flat, number.end):
        return None
    return Verdict("duration", "mixed_fraction", number.end, number.after)


def _reference(page: Page, number: Number, previous: Draft | None) -> Verdict | None:
    """The number of a thing: a page, a train, a project, a terminal."""
    if page.led("reference", number.start) is not None:
        return Verdict("reference", "reference", number.end, number.after)
    vehicle = page.led("vehicle", number.start) is not None and number.raw.isdigit()
    if vehicle and not counts_noun(page, number):
        return Verdict("reference", "vehicle", number.end, number.after)  # "a passenger of train 6605"
    if (
        len(number.raw) > _FEW_DIGITS
        and number.raw.isdigit()
        and page.led("project", number.start) is not None
    ):
        return Verdict("designation", "project", number.end, number.after)  # "a ship of Project 22800"
    capital = page.led("capital_reference", number.start)
    if capital is not None and page.is_capital(capital) and not page.is_counted(number.end):
        return Verdict("reference", "reference", number.end, number.after)
    if _is_label(page, number):
        return Verdict("reference", "label", number.end, number.after)
    if (
        previous is not None
        and previous.rule == "reference"
        and chained(page, number, previous)
        and is_bare(page, number)
    ):
        return Verdict("reference", "reference", number.end, number.after)
    return None


def _is_label(page: Page, number: Number) -> bool:
    """In "unit three", "at terminal five" a noun for one thing without an article is named by its number."""
    at = page.led("label", number.start)
    if at is None or page.is_counted(number.end) or _HURT_BEHIND.match(page.flat, number.end):
        return False
    return _DETERMINED.search(page.flat, max(0, at - 30), at) is None


def _unit_number(page: Page, number: Number, _: Draft | None) -> Verdict | None:
    """The number of a military unit."""
    if not number.raw.isdigit() or not page.flat.startswith(" ", number.end):
        return None
    if page.has("unit_number_bare_after"):
        is_unit = page.ahead("unit_number_bare_after", number.end) is not None
    elif page.printed[number.end + 1 : number.end + 2].isupper():
        match = page.ahead("unit_number_after", number.end)
        is_unit = match is not None and not match[0].endswith("s")
    else:
        return None
    return Verdict("unit_number", "unit_number", number.end, number.after) if is_unit else None


def _name(page: Page, number: Number, _: Draft | None) -> Verdict | None:
    """A number word with a capital, or digits, after a word that names: Channel One, Channel 5."""
    name = page.led("name", number.start)
    if name is None or not page.is_capital(name):
        return None
    if not number.raw and not page.is_capital(number.start):
        return None
    if number.raw and counts_noun(page, number):
        return None  # "Россия 40 дронов запустила"
    return Verdict("name", "name", number.end, number.after)


def _model(page: Page, number: Number, _: Draft | None) -> Verdict | None:
    """Digits after a model's name and a space: NASAMS 3, Shahed 136."""
    if not number.raw.isdigit() or len(number.raw) > 4 or not page.flat.startswith(" ", number.start - 1):
        return None
    word = page.last_word(number.start)
    named = word in page.tongue.model_names and page.is_capital(number.start - 1 - len(word))
    model = page.led("model", number.start)
    if not named and (model is None or not page.is_capital(model)):
        return None
    return Verdict("designation", "model_number", number.end, number.after)


def _age(page: Page, number: Number, previous: Draft | None) -> Verdict | None:
    """How old somebody is."""
    if not 0 < number.value <= OLDEST:
        return None
    if page.led("age", number.start) is not None:
        return Verdict("age", "age", *joined(page, number))
    return Verdict("age", "age", number.end, number.after) if _is_age(page, number, previous) else None


def _is_age(page: Page, number: Number, previous: Draft | None) -> bool:
    """Whether the words around a number make it an age, and not those of a list behind it."""
    if page.ahead("age_after", number.end):
        return True
    if is_told_of_one(page, number) or is_of_years(page, number):
        return True
    if page.last_word(number.start) == "at" and _AT_AGE.match(page.flat, number.end):
        return True
    if previous is not None and previous.reason == "age" and _goes_on(page, number, previous):
        bare = is_bare(page, number) and (number.raw or not _PLURAL.match(page.flat, number.end))
        return bool(bare) or _counts_years(page, number)
    aged = page.led("aged_person", number.start) is not None
    if aged and _ALL_AGES.match(page.flat, number.end):
        return True
    years = page.ahead("ages_after", number.end)
    if years and (aged or _ENDS_LIST.search(years[0])):
        return True
    return stands_after_name(page, number)


def _goes_on(page: Page, number: Number, previous: Draft) -> bool:
    """Whether a number goes on a list of ages."""
    if chained(page, number, previous):
        return True
    return _OF_MONTHS.fullmatch(page.flat, previous.end, number.start) is not None


def _counts_years(page: Page, number: Number) -> bool:
    unit = page.unit_after(number.end)
    return unit is not None and unit.unit in ("year", "month")


def _fallen_from(page: Page, number: Number, previous: Draft | None) -> Verdict | None:
    """In "cut from seven to six" the first is an earlier figure; a rise is told as a range."""
    following = page.atoms[number.after] if number.after < len(page.atoms) else None
    if following is None or page.gap(number.end, following.start) not in (" to ", " до "):
        return None
    second = read_number(page, number.after)
    if second is None or second.value >= number.value or not page.behind("change_from", number.start):
        return None
    return Verdict("relative_change", "earlier_figure", number.end, number.after)


_MIXED = regex(r" [1-9]/[2-9]-(?:year|month|week|day|hour)\b")
_Rejecter = Callable[[Page, Number, Draft | None], Verdict | None]
_OF_DIGITS: tuple[_Rejecter, ...] = (
    of_hour,
    of_clock,
    of_day,
    of_year,
    _coordinate,
    _mixed,
    _age,
    _reference,
    _unit_number,
    _name,
    _model,
    _fallen_from,
)
_OF_WORDS: tuple[_Rejecter, ...] = (_age, of_hour, _reference, _name, _fallen_from)
