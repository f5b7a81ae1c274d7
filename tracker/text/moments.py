"""Days, years and hours: numbers that tell when something was, and count nothing."""

from typing import NamedTuple

from tracker.model import Reason
from tracker.text.atom import Kind
from tracker.text.draft import Draft
from tracker.text.hours import is_hour
from tracker.text.lazy import regex
from tracker.text.number import Number, read_number
from tracker.text.page import Page

_SHORTENED = 4
"""Letters of the longest shortened name of a month: "Sept."."""
_PERCENT = regex(r" ?(?:%|per ?cent\b)")
_MONTH_BETWEEN = regex(r" (?:of )?[a-z]+\.? ")
_ENTRY = regex(r":? (?:- )?")
_SHORT_DATE = regex(r"(?:0?[1-9]|[12][0-9]|3[01])\.(?:0[1-9]|1[0-2])")
_DAYS = 31
OLDEST = 120


class Verdict(NamedTuple):
    """Why a number counts nothing; it uses the text up to `end` and the atoms up to `after`."""

    reason: Reason
    rule: str
    end: int
    after: int


def chained(page: Page, number: Number, previous: Draft) -> bool:
    """True where the number goes on a list that the previous one began: June 27 and 28, aged 9 and 12."""
    gap = page.gap(previous.end, number.start)
    if gap not in page.lexicon.list_joins:
        return False
    return gap != ", " or page.ahead("list_goes_on", number.end) is not None


def is_bare(page: Page, number: Number) -> bool:
    """True where neither a unit nor a counted noun follows."""
    return page.unit_after(number.end) is None and not page.is_counted(number.end)


def is_day(number: Number) -> bool:
    """True for digits that can be a day of a month."""
    return len(number.raw) <= 2 and number.raw.isdigit() and number.scale == 1 and 1 <= number.value <= _DAYS


def month_before(page: Page, at: int) -> bool:
    """True where the word before is a month; May and March need their capital."""
    word = page.last_word(at)
    if word in page.lexicon.definite:
        at -= len(word) + 1
        word = page.last_word(at)
    month = word.rstrip(".")
    ends = word.endswith(".") and len(month) > _SHORTENED  # "in October. 8 people died"
    if ends or month not in page.lexicon.months:
        return False
    return month not in page.lexicon.months_also_words or page.is_capital(at - 1 - len(word))


def _counts_behind(page: Page, number: Number, previous: Draft | None) -> bool:
    """In "On 4 September 12 people were killed" the month has its day, in "In May 14 percent" it has none."""
    if _PERCENT.match(page.flat, number.end):
        return True
    if previous is None or previous.reason != "date" or is_bare(page, number):
        return False
    return _MONTH_BETWEEN.fullmatch(page.flat, previous.end, number.start) is not None


def of_day(page: Page, number: Number, previous: Draft | None) -> Verdict | None:
    """A day of a month."""
    if _is_short_date(page, number):
        return Verdict("date", "short_date", number.end, number.after)
    if not is_day(number):
        return None
    before = month_before(page, number.start) and not _counts_behind(page, number, previous)
    follows = page.ahead("date_after", number.end)
    goes_on = previous is not None and previous.reason == "date" and chained(page, number, previous)
    if not (
        before or (follows and _month_is_named(page, follows.end())) or (goes_on and is_bare(page, number))
    ):
        return None
    return Verdict("date", "day_of_month", *joined(page, number))


def _is_short_date(page: Page, number: Number) -> bool:
    """29.06 where a comma parts decimals."""
    return (
        page.lexicon.has_comma_decimals
        and number.scale == 1
        and _SHORT_DATE.fullmatch(number.raw) is not None
        and is_bare(page, number)
        and page.money_before(number.start) is None
    )


def _month_is_named(page: Page, end: int) -> bool:
    """May and March are months after a day only with their capital; in a title all words have one."""
    start = end
    while start and page.flat[start - 1].isalpha():
        start -= 1
    if page.flat[start:end] not in page.lexicon.months_also_words:
        return True
    return page.is_capital(start) and not (_MODAL.match(page.flat, end) and page.is_capital(end + 1))


_MODAL = regex(r" (?:be|have|not|also|well)\b")
"""In "28 May Have Died" no month is named."""


def joined(page: Page, number: Number) -> tuple[int, int]:
    """The end and atoms of a span ("27-28"), which is one date or age."""
    join = page.ahead("date_join", number.end)
    at = page.atom_at(number.after, join.end()) if join is not None else None
    second = read_number(page, at) if at is not None else None
    if (
        second is None
        or second.value > OLDEST
        or not second.raw.isdigit()
        or month_before(page, second.start)
    ):
        return number.end, number.after
    return second.end, second.after


def of_year(page: Page, number: Number, previous: Draft | None) -> Verdict | None:
    """A year, and no count of that size."""
    if _is_old_year(page, number):
        return Verdict("year", "year", number.end, number.after)
    if not _can_be_year(number) or page.money_before(number.start) is not None:
        return None
    if page.flat.startswith(" (+", number.end):
        return None  # "спецтехника - 1926 (+8)"
    found = Verdict("year", "year", number.end, number.after)
    if _heads_figure(page, number):
        return found
    if _rises_past_years(page, number):
        return None
    if page.ahead("year_after", number.end):
        return None if _is_measured(page, number) else found
    if page.has("count_noun_after") and counts_noun(page, number):
        return None
    if page.led("year", number.start) is not None:
        return None if _is_measured(page, number) else found
    if (
        previous is not None
        and previous.reason == "date"
        and page.gap(previous.end, number.start) in (" ", ", ")
    ):
        return found
    if previous is not None and previous.reason == "year" and chained(page, number, previous):
        return found
    if page.led("more", number.start) is not None or page.flat.startswith(' "', number.end):
        return None  # "485 flights, another 1900", "2000 «Гераней»"
    return None if _is_bounded(page, number) or not is_bare(page, number) else found


def _heads_figure(page: Page, number: Number) -> bool:
    """In "2022 - 105,000; 2023 - 253,000" each year stands before what is counted in it."""
    if not page.flat.startswith(" - ", number.end) or number.after >= len(page.atoms):
        return False
    line = number.start == 0 or page.printed[number.start - 1] == "\n"
    opens = line or page.flat[number.start - 2 : number.start] in ("; ", ". ", ": ")
    told = page.atoms[number.after]
    beside = told.start == number.end + len(" - ") and told.kind is Kind.NUMERAL
    return opens and beside and (told.value >= 10_000 or not told.raw.isdigit())


def counts_noun(page: Page, number: Number) -> bool:
    """True for у 2000 населених пунктах: a noun in the plural follows."""
    following = page.atoms[number.after].start if number.after < len(page.atoms) else None
    return page.ahead("count_noun_after", number.end) is not None or page.is_counted(number.end, following)


_DATED = regex(
    r"\b(?:church|cathedral|chapel|monastery|mosque|synagogue|palace|castle|fortress|villa|mansion|manor|house"
    r"|building|bridge|theatre|theater|school|hospital|mill|brewery|barracks|station|siege|war|battle|revolution"
    r"|revolt|constitution|treaty|peace|campaign|winter|spring|summer|autumn|famine|uprising|map) of $"
)
"""In "a church of 1774 lost its roof" the number is a year."""


def _can_be_year(number: Number) -> bool:
    is_plain = len(number.raw) == 4 and number.raw.isdigit() and number.scale == 1
    return is_plain and 1900 <= number.value < 2100


def _is_old_year(page: Page, number: Number) -> bool:
    """True for "in 1812": four plain digits that count nothing."""
    is_plain = len(number.raw) == 4 and number.raw.isdigit() and number.scale == 1
    if not is_plain or not 1500 <= number.value < 1900 or not is_bare(page, number):
        return False
    word = page.last_word(number.start)
    return word in ("in", "у", "в") or (
        word == "of" and _DATED.search(page.flat, 0, number.start) is not None
    )


def _rises_past_years(page: Page, number: Number) -> bool:
    """True for "from 2000 to 2500": the second end is no year, unless a month stands before: "May 2022"."""
    if number.after >= len(page.atoms) or month_before(page, number.start):
        return False
    atom = page.atoms[number.after]
    joined = page.gap(number.end, atom.start) in page.lexicon.range_joins
    return joined and atom.kind is Kind.NUMERAL and atom.value >= 2100


def _is_measured(page: Page, number: Number) -> bool:
    unit = page.unit_after(number.end)
    return unit is not None and unit.dimension != "time"


def _is_bounded(page: Page, number: Number) -> bool:
    return page.bound_ending(number.start) is not None


def of_hour(page: Page, number: Number, _: Draft | None) -> Verdict | None:
    """An hour in words or with a part of the day."""
    return Verdict("clock", "clock_part", number.end, number.after) if is_hour(page, number) else None


def of_clock(page: Page, number: Number, previous: Draft | None) -> Verdict | None:
    """A time of the day."""
    raw = number.raw
    if not raw or number.scale != 1:
        return None
    is_point = (
        len(raw) >= 4 and raw[-3] == "." and raw[:-3].isdigit() and int(raw[:-3]) <= 24 and raw[-2] < "6"
    )
    is_time = is_point or (raw.isdigit() and ((len(raw) <= 2 and number.value <= 24) or len(raw) == 4))
    if not is_time:
        return None
    found = Verdict("clock", "clock", number.end, number.after)
    if page.ahead("clock_after", number.end):
        return found
    has_points = not page.lexicon.has_comma_decimals
    if has_points and is_point and previous is not None and previous.reason == "clock":
        return found if _is_between_clocks(page, previous, number) else None
    if not is_point:
        is_hour = len(raw) <= 2 and page.led("hour", number.start) is not None and is_bare(page, number)
        return found if is_hour else None
    if not has_points:
        led = len(raw) == 5 and page.led("clock", number.start) is not None
        led = led or page.led("hour", number.start) is not None  # "станом на 18.00", "о 2.30 збито 40 дронів"
        if not led and _is_short_date(page, number):
            return None
        bare = page.unit_after(number.end) is None if led else is_bare(page, number)
        is_clock = page.money_before(number.start) is None and bare
    else:
        is_clock = len(raw) == 5 and page.led("clock", number.start) is not None and is_bare(page, number)
        is_clock = is_clock or (len(raw) == 5 and _opens_entry(page, number))
    return found if is_clock else None


def _opens_entry(page: Page, number: Number) -> bool:
    """In "10.22 Kyiv says ...", "16.40: Rescue work ..." a line of a live report begins."""
    behind = _ENTRY.match(page.flat, number.end)
    first = not number.start or page.printed[number.start - 1] == "\n"
    return first and behind is not None and page.printed[behind.end() : behind.end() + 1].isupper()


def _is_between_clocks(page: Page, previous: Draft, number: Number) -> bool:
    """True where the number ends a span that a clock time began: 19.00 MSK to 23.55."""
    gap = " " + page.gap(previous.end, number.start).split(" ", 1)[-1]
    lexicon = page.lexicon
    joins = (lexicon.range_joins, lexicon.list_joins, *lexicon.range_leads.values())
    return gap.strip("- ") == "" or any(gap in words for words in joins)
