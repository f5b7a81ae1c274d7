"""One number with its unit: money, rates, lengths and areas here, counts in `count`."""

from tracker.claims.page.groups import OBJECTS
from tracker.claims.page.mention import Mention
from tracker.claims.page.view import View
from tracker.claims.rejection.modality import mode_of
from tracker.claims.rejection.other_subject import other_war
from tracker.claims.settle import context
from tracker.claims.settle.book import Book, Draft
from tracker.claims.settle.count import settle_count
from tracker.claims.settle.percent import is_merged, is_of_last, rated, rated_before
from tracker.claims.settle.rate_again import distance_told, outcome_rated, rate_goes_on, rate_told
from tracker.claims.settle.rates import rate_metric, rate_of
from tracker.claims.settle.shares import share_told
from tracker.claims.settle.sum import multiplied, settle_sum
from tracker.claims.settle.sum_unit import bare_part, of_sum_before, of_sum_behind, part_of_sum
from tracker.claims.settle.territory import territory_metric
from tracker.model import Amount, Reason
from tracker.text.lazy import regex

_ABLE = regex(r"\b(?:can|able to|capable of)\s(?:(?![,;:])\D){0,40}$")
_MAY_HOLD = regex(
    r"\b(?:may|might|could|would|will)(?: still| yet| also| soon)?"
    r" (?:lose|take|seize|occupy|capture|gain|hold|control)\b"
    r"(?:(?![,;:])\D){0,25}$"
    r"|\b(?:уступ|поступи|отда|віддат)[а-яіїє]+ (?:(?![,;:])\D){0,25}$"
)
"""In "may lose another 4,000 square kilometres" nobody holds them otherwise yet."""

_HOLDS = regex(
    r"\b(?:controls?|controlled|controlling|holds?|held|occup(?:y|ies|ied|ying))"
    r"(?: (?:about|around|some|roughly|nearly|almost|over|just|under|more than|less than|a|little))* $"
)
"""In "launched an invasion and now controls around a fifth" the second verb tells of the fraction."""


def settle(book: Book, view: View, mention: Mention) -> None:
    """Claim or reject a number; a count that only multiplies a sum is part of that sum."""
    if multiplied(view, mention):
        return
    unit = _unit(book, view, mention)
    if unit in book.page.vocabulary.currencies:
        claimed = len(book.claims)
        settle_sum(book, view, mention)
        if len(book.claims) == claimed:
            _reject_counts(book, view, mention)
    elif unit in context.LENGTHS:
        metric = context.distance_metric(view, mention) or distance_told(book, view, mention)
        settle_context(book, view, mention, metric)
    elif unit in context.AREAS:
        settle_context(book, view, mention, territory_metric(view, mention))
    elif unit in ("percent", "percentage_point"):
        _settle_percent(book, view, mention)
    elif unit in ("count", "share", "person"):
        _settle_counted(book, view, mention)
    else:
        reason: Reason = "other_subject" if other_war(view, mention) else "no_metric"
        book.reject(mention.span, reason, "unit")


def settle_context(book: Book, view: View, mention: Mention, metric: str) -> None:
    """Territory, distance: figures that stand beside the strikes."""
    mention.metric = metric or mention.metric
    if not metric or other_war(view, mention):
        reason: Reason = "other_subject" if other_war(view, mention) else "no_metric"
        book.reject(mention.span, reason, "context")
        return
    mode = mode_of(view, mention)
    able = _ABLE.search(view.normalised, view.start, mention.start)
    if metric == "distance" and mode.reason in ("plan", "no_metric") and not able:
        book.reject(mention.span, mode.reason, "modality")
        return
    if metric.startswith("territory") and _MAY_HOLD.search(view.normalised, view.start, mention.start):
        book.reject(mention.span, "plan", "modality")
        return
    mention.classes = ()
    amount = context.as_percent(mention.quantity.amount)
    if mention.family == "settlement" and amount.unit == "count":
        amount = amount.model_copy(update={"unit": "settlement"})
    book.claim(view, mention, Draft(amount, metric.split("_")[0]))


def _reject_counts(book: Book, view: View, mention: Mention) -> None:
    """What multiplies a sum that is no claim counts nothing either: "three vehicles for $4,000 each"."""
    for other in view.mentions:
        if multiplied(view, other) is mention:
            book.reject(other.span, "no_metric", "multiplied")


def _settle_counted(book: Book, view: View, mention: Mention) -> None:
    """A count of settlements is territory; others are counts."""
    if mention.family == "settlement" or (mention.quantity.form == "fraction" and _is_held(view, mention)):
        metric = territory_metric(view, mention)
        if metric or mention.family == "settlement":
            settle_context(book, view, mention, metric)
            return
    settle_count(book, view, mention)


def _is_held(view: View, mention: Mention) -> bool:
    """Whether a fraction may be one of a territory: "Russia now controls around a fifth"."""
    return not mention.metric or _HOLDS.search(view.normalised, view.start, mention.start) is not None


def _unit(book: Book, view: View, mention: Mention) -> str:
    """Unit of a number; "of which 350 million" inherits the currency."""
    amount = _with_unit(book, view, mention)
    if amount is not mention.quantity.amount:
        mention.quantity = mention.quantity.model_copy(update={"amount": amount})
    return amount.unit


def _with_unit(book: Book, view: View, mention: Mention) -> Amount:
    """An amount in the unit that the words beside it print."""
    amount = mention.quantity.amount
    if amount.unit != "count":
        return amount
    money = view.page.tells_of_money
    if money and (currency := of_sum_behind(book, view, mention)):
        return amount.model_copy(update={"unit": currency})
    if money and (part := part_of_sum(book, view, mention) or bare_part(book, view, mention)):
        return part
    if rate_goes_on(book, view, mention):
        return amount.model_copy(update={"unit": "percent"})
    currency = of_sum_before(book, view, mention) if money else ""
    return amount.model_copy(update={"unit": currency}) if currency else amount


def _settle_percent(book: Book, view: View, mention: Mention) -> None:
    """A percentage is a part of a territory, a rate, or nothing."""
    window = book.clock.window_of(view, mention, view.claimant_at(mention.span[0]))
    merged = is_merged(book, window)
    mention.metric = share_told(view, mention, merged=merged) or mention.metric
    metric = territory_metric(view, mention)
    if metric and mention.family != "air":
        settle_context(book, view, mention, metric)
        return
    if other_war(view, mention):
        book.reject(mention.span, "other_subject", "other_war")
        return
    metric = rate_metric(view, mention, merged)
    told = rate_told(book, view, mention)
    if told is not None and (mention.compared or not metric):
        metric, mention.classes = told.metric, mention.classes or rated(view, mention) or told.classes
    if rated_now := outcome_rated(book, view, mention):
        metric, mention.classes = rate_of(rated_now[0]), rated_now[1]
    elif not metric and is_of_last(book, view, mention):
        metric, mention.classes = rate_of(mention.metric), book.history.last_classes(OBJECTS)
    if not metric:
        book.reject(mention.span, "no_metric", "percent")
        return
    if mode_of(view, mention).reason == "plan":
        book.reject(mention.span, "plan", "modality")
        return
    mention.metric = metric
    mention.classes = mention.classes or rated(view, mention) or rated_before(book, view, mention)
    book.claim(view, mention, Draft(mention.quantity.amount, "rate", window=window))
