"""A rate or a distance that goes on from the one told last: "in August the figure was 86 %"."""

from collections.abc import Sequence
from math import inf
from operator import itemgetter

from tracker.claims.page.groups import BROUGHT_DOWN, OUTCOMES
from tracker.claims.page.mention import Mention
from tracker.claims.page.view import View
from tracker.claims.settle.again_signs import tells_figure
from tracker.claims.settle.book import Book
from tracker.claims.words.patterns import spoken
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
_THAT_IS = spoken(
    "rate_again.that_is",
    r"(?:[\s:,\"-]|\b(?:that|this|it|which|so|thus|hence|in other words|in per ?cent"
    r"|in percentage terms|put differently"
    r"|the|an?|rate|share|ratio|percentage|proportion|success|interception|neutrali[sz]ation|kill|overall|total"
    r"|is|was|stood|ma[kd]es?|gives?|gave|equal(?:s|led)?|amount(?:s|ed)|translates?|adds up|work(?:s|ed) out"
    r"|comes?|came"
    r"|correspond(?:s|ed)|represent(?:s|ed)|means?|meant|to|at|as|of|for|about|some|around|roughly|nearly|almost"
    r"|over|just|only|more than|exactly)\b)*",
)
_OF_ALL = spoken(
    "rate_again.of_all",
    r"(?: of (?:the total|them|these|(?:all|everything|what|those)(?: of them)?"
    r"(?: (?:that was )?(?:launched|fired|sent|used))?"
    r"|all (?:the )?(?:targets|weapons)))?\s*\"?\s*(?:[.!;)]|$)",
)
_RATED = frozenset({"shot_down", "neutralised", "hit"})
_ROUNDED = 5
"""A rate is told within so many points of that of the figures beside it [percentage points]."""


def outcome_rated(book: Book, view: View, mention: Mention) -> tuple[str, tuple[str, ...]] | None:
    """In "458 of 509 were stopped. That is a rate of 90 percent" the outcome told last and what it counts.

    What was shot down and what was lost are rated as one.
    """
    comma = view.normalised.rfind(", ", view.start, mention.start)
    opens = max(view.start, comma)
    if not _THAT_IS.fullmatch(view.normalised, opens, mention.start):
        return None
    if not _OF_ALL.match(view.normalised, mention.end, view.end):
        return None
    before = view.nth if mention is not view.mentions[0] else book.history.last_before(view.nth)
    if before < 0 or view.nth - before > 1:
        return None
    told = [claim for claim in book.history.wholes_in(before) if claim.metric in OUTCOMES]
    sent = [claim for _, claim in book.history.since(before - 1) if claim.metric == "launched"]
    if sent:
        told = list(_rated_at(mention.quantity.amount.best or 0.0, told, sent))
    elif mention.start == opens:
        return None  # "Nine drones hit a plant. At most 60 percent."
    metrics = {claim.metric for claim in told}
    classes = book.history.widest({name for claim in told for name in claim.classes})
    if len(metrics) > 1 and metrics <= BROUGHT_DOWN:
        return "neutralised", classes
    return (told[-1].metric, classes) if metrics <= _RATED and told else None


def _rated_at(percent: float, told: Sequence[Claim], sent: Sequence[Claim]) -> Sequence[Claim]:
    """The outcomes, of one kind or all, of which a percentage tells best; none where it fits no figures."""
    kinds = [[one for one in told if one.classes == last.classes] for last in reversed(told)]
    apart = [(abs(_share(rated, sent, rated is told) - percent), rated) for rated in (*kinds, told)]
    nearest, rated = min(apart, key=itemgetter(0))
    return rated if nearest <= _ROUNDED else ()


def _share(rated: Sequence[Claim], sent: Sequence[Claim], of_all: bool) -> float:
    """What part of those sent the outcomes are, in percent; infinite where none of their kind was sent."""
    whole = sum(one.amount.best or 0 for one in sent if of_all or one.classes == rated[0].classes)
    return 100 * sum(one.amount.best or 0 for one in rated) / whole if whole else inf


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
