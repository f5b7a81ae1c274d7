"""A rate or a distance that goes on from the one told last: "in August the figure was 86 %"."""

from tracker.claims.page.mention import Mention
from tracker.claims.page.view import View
from tracker.claims.settle.again_signs import tells_figure
from tracker.claims.settle.book import Book
from tracker.model import Claim
from tracker.text.lazy import regex

_THEN = regex(
    r"[^;.\d]*, (?:а |тогда как |тоді як )?(?:в|у|во|за|на|ранее|раніше|прошл|минул|торік"
    r"|нині|тепер|зараз|сьогодн|сейчас|теперь|ныне|сегодн)[^,;.\d]{0,40}"
    r" - (?:это |це )?(?:[а-яіїє]+ )?"
)
_BUT_ONLY = regex(
    r"(?:[,;]|\b(?:but|and|then))(?: (?:but|and|then|only|just|a mere|as (?:few|little|much) as))* $"
)
_IT_SHOULD = regex(
    r"\b(?:it|this|that) (?:to|should|must|has to|ought to|would have to) (?:be|reach|stretch) $"
)
"""In "wants it to be at least 100 km" the zone told of before is meant."""


def rate_told(book: Book, view: View, mention: Mention) -> Claim | None:
    """The rate that a percentage goes on with: "In August the figure was 86 %", "from 81 % in July"."""
    last = book.history.last
    if last is None or not last.metric.startswith("rate_"):
        return None
    told = mention.compared or tells_figure(view, mention) or _another_time(view, mention)
    return last if told or _in_next_month(view, mention) else None


def rate_goes_on(book: Book, view: View, mention: Mention) -> bool:
    """In "сбили 80 процентов, в ноябре - 83" the bare number is a rate too."""
    last = book.history.last_near(view.nth, 0)
    return last is not None and last.metric.startswith("rate_") and _another_time(view, mention)


def _another_time(view: View, mention: Mention) -> bool:
    """In "в июле долетели 12 % дронов, в начале года - менее 5 %" only the time is new."""
    before = view.previous(mention)
    if before is None or mention.family:
        return False
    told = before.event.end if before.event is not None and before.event.end <= mention.start else 0
    return _THEN.fullmatch(view.normalised, max(before.end, told), mention.start) is not None


def _in_next_month(view: View, mention: Mention) -> bool:
    """In "34 percent were downed in May but only 9 percent in June" only the time or weapon is new."""
    before = view.previous(mention)
    if before is None or not before.metric.startswith("rate_"):
        return False
    gap = view.normalised[before.end : mention.start]
    timed = any(0 <= one.span[0] - mention.end <= len(" during ") for one in view.windows)
    return (timed or mention.family == "air") and _BUT_ONLY.search(gap) is not None


def distance_told(book: Book, view: View, mention: Mention) -> str:
    """In "advanced by 12 km, DeepState wrote. Zelenskyy spoke of nine" another tells of the same distance."""
    last = book.history.last_near(view.nth)
    if last is None or not last.metric.startswith("distance"):
        return ""
    speaks = any(0 <= mention.start - item.end <= 12 for item in view.of_kind("said"))
    return last.metric if speaks or _IT_SHOULD.search(view.normalised, view.start, mention.start) else ""
