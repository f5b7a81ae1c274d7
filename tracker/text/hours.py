"""English numbers that are hours: "a quarter to six", "between 3 and 5 in the morning"."""

from tracker.text.lazy import regex
from tracker.text.number import Number
from tracker.text.page import Page

_HOURS = 12
_SPAN_REACH = 70
_LEAD = len(". and until ")
_HOUR_LEADS = frozenset({"by", "until", "at", "since"})
_SPAN_LEADS = frozenset({"from", "between"})
_NAMED_HOUR = regex(r" o'clock| ?[ap]\.m\b| [ap]m\b")
_AN_HOUR = r"(?:\d{1,2}(?:[:.]\d\d)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_HALF = r"(?: o'clock| ?[ap]\.?m\b\.?| in the (?:\w+ )?(?:morning|afternoon|evening)| at night)"
_TO_HOUR = regex(rf" (?:to|and|until|till|through) (?:{_AN_HOUR}{_HALF}|noon\b|midday\b|midnight\b)")
"""In "between three and five in the morning", "from 10 to midnight" the first number is an hour too."""
_FROM_HOUR = regex(rf"\b(?:from|between) {_AN_HOUR} (?:to|and|until|till|through) $")
_RISES = regex(
    r"\b(?:rose|risen|rises?|rising|grew|grown|grows|climb\w*|jump\w*|increas\w*|went|goes|up|down|fell|falls|fallen"
    r"|drop\w*|declin\w*|shrank|shrunk|revised) (?:from|between) "
)
"""In "the toll rose from ten to twelve in the evening" people are counted."""
_TIME = (
    rf"(?:(?:about |around |just |half past |shortly after )?{_AN_HOUR}{_HALF}+|\d{{1,2}}:\d\d"
    r"|(?:the )?(?:late |early )?(?:evening|dusk|sunset|nightfall|night|noon|midday|midnight|morning|dawn))"
)
_OF_DAY = (
    r"(?:\w+day|(?:the )?\d{1,2}(?:st|nd|rd|th)?(?: (?:of )?[a-z]+)?|[a-z]+ \d{1,2}(?:st|nd|rd|th)?)"
    r"(?:,? \d{4},?)?"
)
_SPAN = regex(
    r"\b(?:from|between|starting at|since) "
    rf"(?:{_TIME}(?:,? (?:on |of )?{_OF_DAY})?|{_OF_DAY},? (?:at )?{_TIME}),?"
    r" (?:to|and|until|till|through) (?:about |around )?$"
)
"""In "from nine in the morning to six in the evening" the second hour ends what the first began."""
_STANDS_AT = regex(r"\b(?:st[ao]nds?|stood|remain(?:s|ed)|was|is|put|and) at $")
"""In "the toll stood at ten on Friday and at 14 on Sunday" no hour is told."""
_BY_HOUR = regex(r"(?:^|[.;:,\n\"] ?|\band )(?:by|until|at|since) $")
_THEN_WHO = regex(r",? (?:the|an?|its|his|her|their|he|she|it|they|we|there|all|most|rescuers|officials)\b")


def is_hour(page: Page, number: Number) -> bool:
    """In "a quarter to six", "half past three", "nine o'clock" the number counts nothing."""
    if number.value > _HOURS:
        return False
    if page.led("clock_part", number.start) is not None or _NAMED_HOUR.match(page.flat, number.end):
        return True
    return _opens_clause(page, number) or _has_half(page, number) or _opens_span(page, number)


def _has_half(page: Page, number: Number) -> bool:
    """Whether a number is an hour: "at nine", "from eight to ten"."""
    hour = page.ahead("hour_after", number.end) if page.has("hour_after") else None
    if hour is None:
        return False
    by_day = " on " in hour[0]
    led = page.led("hour_of_day" if by_day else "hour_before", number.start)
    stands = _STANDS_AT.search(page.flat, max(0, number.start - _LEAD), number.start)
    if led is not None and stands is None:
        return True
    low = max(0, number.start - _SPAN_REACH)
    if _SPAN.search(page.flat, low, number.start):
        return True
    shared = None if by_day else _FROM_HOUR.search(page.flat, low, number.start)
    return shared is not None and not _RISES.search(page.flat, low, number.start)


def _opens_span(page: Page, number: Number) -> bool:
    if page.last_word(number.start) not in _SPAN_LEADS or not _TO_HOUR.match(page.flat, number.end):
        return False
    return _RISES.search(page.flat, max(0, number.start - _SPAN_REACH), number.start) is None


def _opens_clause(page: Page, number: Number) -> bool:
    """In "; by ten the mayor counted three dead" the hour opens a clause; digits more often tell a rise."""
    if number.raw or number.scale != 1 or page.last_word(number.start) not in _HOUR_LEADS:
        return False
    led = _BY_HOUR.search(page.flat, max(0, number.start - _LEAD), number.start)
    return led is not None and _THEN_WHO.match(page.flat, number.end) is not None
