"""Parts of a whole and places in a row: fractions, rates in words, ordinals."""

from decimal import Decimal

from tracker.text import measure
from tracker.text.amounts import Interval, fraction
from tracker.text.atom import Atom, Kind
from tracker.text.draft import Draft, rejected
from tracker.text.lazy import regex
from tracker.text.moments import month_before
from tracker.text.number import Number, read_number
from tracker.text.page import Page

_TEN = 10
_MONTH_DAYS = 31
_ON_THE = regex(r"\b(?:on|by|until|till|from|since|of) the $")
_STOPS = regex(r"[.,;:!?)]|$")
_LARGEST_RATE = 100
_LONGEST_JOIN = len(" out of every ")
_OF_WHOLE = regex(r"\bof (?:the |some |about |roughly |around )?\d[\d,]* [^.;:]*(?:, | )(?:[a-z]+ )?$")
"""In "Of 240 drones, a third struck Kyiv" no third one is told."""
_DID = regex(r" (?:[a-z]{2,}ed|got|went|came|fell|flew|broke|struck|hit|had|have|carr(?:y|ies))\b")
_WHOLE_REACH = 120


def read_compound(page: Page, number: Number) -> Draft | None:
    """What a number begins that is more than a number: two-thirds, twenty-first, four of every five, 1/3."""
    if number.after >= len(page.atoms) or page.atoms[number.after].start - number.end > _LONGEST_JOIN:
        return None
    return (
        _rate(page, number)
        or _compound_ordinal(page, number)
        or _with_denominator(page, number)
        or _slash(page, number)
        or _year_in_words(page, number)
    )


def _year_in_words(page: Page, number: Number) -> Draft | None:
    """The draft of "nineteen eighty-four", "twenty twenty-five"."""
    if not page.lexicon.articles:
        return None
    if number.raw or number.value not in (19, 20) or page.flat[number.end : number.end + 1] != " ":
        return None
    at = page.atom_at(number.after, number.end + 1)
    rest = read_number(page, at) if at is not None else None
    if rest is None or rest.raw or rest.is_round or not 10 <= rest.value < 100:
        return None
    draft = rejected(page, number.start, rest.end, rest.after, "year", "year")
    year = 100 * number.value + rest.value
    draft.interval = Interval(year, year, year, "exact")
    return draft


def _rate(page: Page, number: Number) -> Draft | None:
    """The draft of "four of every five", "one in five": a rate, in percent."""
    if number.scale != 1:
        return None
    every = page.ahead("rate_join", number.end)
    if every is None and page.has("rate_every_join") and page.led("every", number.start) is not None:
        every = page.ahead("rate_every_join", number.end)
    join = every or page.ahead("rate_in_join", number.end)
    at = page.atom_at(number.after, join.end()) if join is not None else None
    if at is None:
        return None
    whole = read_number(page, at)
    if whole is None or not number.value < whole.value <= _LARGEST_RATE or whole.is_round:
        return None
    if not every and not _is_rate_in(number, whole):
        return None
    if not every and page.unit_after(whole.end) is not None:
        return None
    percent = round(100 * number.value / whole.value, 1)
    draft = Draft(
        number.start,
        whole.end,
        whole.after,
        Interval(percent, percent, percent, "exact"),
        form="fraction",
        unit="percent",
        rule="rate_in_words",
    )
    bound = measure.bound_before(page, draft.start, draft.end)
    if bound is not None and bound.rule != "exact":
        draft.bound_span = bound.span
        draft.interval = fraction(bound.rule, percent / 100).times(100)
    return draft


def _is_rate_in(number: Number, whole: Number) -> bool:
    """One in four, four in five, nine in ten; "killed two in 12 attacks" is none."""
    if number.value == 1:
        return True
    return not number.raw and (whole.value in (5, 10, 100) or whole.value == number.value + 1 <= 10)


def _compound_ordinal(page: Page, number: Number) -> Draft | None:
    """The draft of двадцать первый, две тысячи двадцать пятый."""
    if number.raw or not page.has("denominator_after"):
        return None
    atom = page.atoms[number.after]
    if atom.kind is not Kind.ORDINAL or page.gap(number.end, atom.start) != " ":
        return None
    place = next((ten for ten in (10, 100, 1000) if atom.value < ten), None)
    if place is None or number.value % place or number.value == _TEN:
        return None
    whole = Atom(number.start, atom.end, Kind.ORDINAL, number.value + atom.value)
    draft = _place_in_row(page, whole, number.after)
    draft.interval = Interval(whole.value, whole.value, whole.value, "exact")
    draft.form = "ordinal"
    return draft


def _with_denominator(page: Page, number: Number) -> Draft | None:
    """The draft of "two-thirds", "one fifth", "twenty-first"."""
    if number.scale != 1:
        return None
    atom = page.atoms[number.after]
    if page.gap(number.end, atom.start) not in (" ", "-"):
        return None
    if atom.kind is Kind.ORDINAL and 20 <= number.value < 100 and number.value % 10 == 0 and atom.value < 10:
        draft = rejected(page, number.start, atom.end, number.after + 1, "ordinal", "ordinal")
        draft.form, place = "ordinal", number.value + atom.value
        draft.interval = Interval(place, place, place, "exact")
        return draft
    is_part = atom.kind is Kind.FRACTION and number.value < 10
    is_part = is_part or _is_denominator(page, number, atom)
    is_one = (
        atom.kind is Kind.ORDINAL and number.value == 1 and atom.value > 2 and bool(page.lexicon.articles)
    )
    if not (is_part or (is_one and page.ahead("fraction_after", atom.end))):
        return None
    if number.value >= atom.value and atom.value != 1:
        return None
    if page.led("half_of_period", number.start) is not None:  # "the first three quarters of 2025"
        return rejected(page, number.start, atom.end, number.after + 1, "date", "half_of_period")
    return _share(page, number.start, atom.end, number.after + 1, number.value / atom.value)


def _is_denominator(page: Page, number: Number, atom: Atom) -> bool:
    """True for дві п'ятих, одна десята."""
    return (
        atom.kind is Kind.ORDINAL
        and 2 < atom.value > number.value
        and number.value == int(number.value)
        and page.ahead("denominator_after", atom.end) is not None
        and not page.ahead("unit_number_after", atom.end)
    )


def _slash(page: Page, number: Number) -> Draft | None:
    """The draft of "2/3 of"."""
    if page.flat[number.end : number.end + 1] != "/" or not number.raw.isdigit() or number.value > 9:
        return None
    whole = read_number(page, number.after)
    if whole is None or whole.start != number.end + 1 or not number.value < whole.value <= 10:
        return None
    return _share(page, number.start, whole.end, whole.after, number.value / whole.value)


def read_fraction(page: Page, index: int) -> Draft | None:
    """The draft of "half of", "a quarter of", "half an hour"; None for a quarter of a town or a year."""
    atom = page.atoms[index]
    if atom.value != 2 and page.lexicon.articles and page.led("quarter", atom.start) is None:
        return None
    start, end = _with_article(page, atom), atom.end
    if page.led("half_of_period", atom.start) is not None:
        return rejected(page, atom.start, end, index + 1, "date", "half_of_period")
    if page.ahead("clock_half_after", end):
        return rejected(page, atom.start, end, index + 1, "clock", "clock")
    timed = page.ahead("half_hour_after", end)
    unit = page.unit_after(timed.end() - 1) if timed else None
    if unit is not None and unit.dimension in ("time", "length"):
        half = Decimal(1) / atom.value
        draft = Draft(
            start, end, index + 1, Interval(half, half, half, "exact"), form="words", unit=unit.unit
        )
        draft.unit_word = unit
        draft.reason = "duration" if unit.dimension == "time" else None
        return draft
    if page.flat[end : end + 1] == "-" and page.flat[end + 1 : end + 2].isalpha():
        return rejected(page, atom.start, end, index + 1, "designation", "compound")
    return _share(page, start, end, index + 1, 1 / atom.value)


def read_ordinal(page: Page, index: int) -> Draft:
    """A place in a row, unless it is a fraction ("a third of"), a day of a month or the number of a unit."""
    atom = page.atoms[index]
    start = _with_article(page, atom)
    is_part = start < atom.start or page.has("denominator_after")
    if is_part and atom.value > 2 and atom.kind is Kind.ORDINAL and _is_fraction(page, start, atom):
        return _share(page, start, atom.end, index + 1, 1 / atom.value)
    return _place_in_row(page, atom, index)


def _place_in_row(page: Page, atom: Atom, index: int) -> Draft:
    """The draft of an ordinal: a day, a year, an hour, the number of a unit, or a place in a row."""
    dated = month_before(page, atom.start) or page.ahead("date_after", atom.end) or _is_day(page, atom)
    if atom.value <= _MONTH_DAYS and dated:
        return rejected(page, atom.start, atom.end, index + 1, "date", "day_of_month")
    if 1900 <= atom.value < 2100 and (atom.raw or page.ahead("year_after", atom.end)):
        return rejected(page, atom.start, atom.end, index + 1, "year", "year")
    if page.has("denominator_after") and page.ahead("clock_after", atom.end):
        return rejected(page, atom.start, atom.end, index + 1, "clock", "clock")
    unit = page.ahead("unit_number_after", atom.end)
    is_named = page.has("denominator_after") or atom.kind is Kind.ORDINAL_NUMERAL
    if unit and (is_named or page.is_capital(atom.start)):
        return rejected(page, atom.start, atom.end, index + 1, "unit_number", "unit_number")
    return rejected(page, atom.start, atom.end, index + 1, "ordinal", "ordinal")


def _is_day(page: Page, atom: Atom) -> bool:
    """In "were to leave on the 20th." no month is printed."""
    if atom.kind is not Kind.ORDINAL_NUMERAL or not _STOPS.match(page.flat, atom.end):
        return False
    return _ON_THE.search(page.flat, max(0, atom.start - len("since the ")), atom.start) is not None


def _is_fraction(page: Page, start: int, atom: Atom) -> bool:
    """Whether an ordinal is a fraction here: "a third of them"."""
    if page.ahead("fraction_after", atom.end):
        return True
    if not page.lexicon.articles:
        return False
    told = start < atom.start and _DID.match(page.flat, atom.end)
    if told and _OF_WHOLE.search(page.flat, max(0, start - _WHOLE_REACH), start):
        return True
    bound = measure.bound_before(page, start, atom.end)
    return bound is not None and not page.ahead("ordinal_noun_after", atom.end)


def _with_article(page: Page, atom: Atom) -> int:
    """Where a fraction begins with its article."""
    for article in page.lexicon.articles:
        begin = atom.start - len(article) - 1
        if (
            page.flat[max(0, begin) : atom.start] == article + " "
            and not page.flat[max(0, begin - 1) : begin].isalnum()
        ):
            return begin
    return atom.start


def _share(page: Page, start: int, end: int, after: int, part: Decimal) -> Draft:
    """The quantity of a fraction; a relative change where it tells by how much something changed."""
    draft = Draft(start, end, after, fraction("about", part), form="fraction", unit="share", rule="fraction")
    bound = measure.bound_before(page, start, end)
    if bound is not None:
        draft.bound_span = bound.span
        draft.interval = fraction(bound.rule, part)
    changes = page.ahead("as_many_after", end) or page.ahead("change_share_after", end)
    if (
        changes
        or page.behind("change_by_before", draft.left)
        or page.behind("change_verb_before", draft.left)
    ):
        draft.reason, draft.rule = "relative_change", "fraction"
    return draft
