"""A sum of money: aid with its stage, kind and giver, or a rejection."""

from tracker.claims.aid import aid
from tracker.claims.aid.donors import givers_of, gives_each, in_turn
from tracker.claims.aid.kinds import kind_of
from tracker.claims.aid.own import is_undecided
from tracker.claims.aid.stages import STAGE, own_stage, split_stage, stage_of
from tracker.claims.page.mention import Mention
from tracker.claims.page.view import View
from tracker.claims.rejection.other_subject import other_war
from tracker.claims.rejection.plan import is_asked_for, is_conditional
from tracker.claims.settle.book import Book, Draft
from tracker.claims.when.apart import window_beside, window_of_total
from tracker.claims.words.patterns import spoken
from tracker.model import Claim, Reason
from tracker.text.lazy import regex

_TIMES = spoken("sum.times", r"[\s\w-]{1,40}\b(?:of|worth|for|at)\s+(?:about |up to |some )?")
_ON_IT = regex(r"\b(?:на|для) (?:неї|неё|нее|це|это|цього|этого)\b")
_MADE_UP_OF = regex(r"\b(?:consist(?:s|ed) of|includes?|included|compris(?:es|ed)|(?:is|was) made up of)\b")
_OF_THE_SAME = regex(
    r"^\W*(?:an? |the )?(?:(?:first|second|third|final|last|initial|next|remaining) )?"
    r"(?:tranche|instal+ment|payment|part|half|rest|remainder)\b|\b(?:so far|already)\b"
)
_GIVES_ON = 2
"""So many sentences on, who gave the sum before gives the next."""
_FALLS_TO = regex(r"\b(?:припа|пришл|приходил|становил|составил|склал|пішл|ушл)[а-яіїє]*\b")


def multiplied(view: View, mention: Mention) -> Mention | None:
    """The sum that a count multiplies: "two loans of 500 million each"."""
    if not view.page.tells_of_money:
        return None
    following = next((other for other in view.mentions if other.start >= mention.end), None)
    if following is None or not following.quantity.each or mention.quantity.amount.unit != "count":
        return None
    if following.quantity.amount.unit not in view.page.vocabulary.currencies:
        return None
    return following if _TIMES.fullmatch(view.normalised, mention.span[1], following.start) else None


def settle_sum(book: Book, view: View, mention: Mention) -> None:
    """Claim a sum of aid, or reject one that nobody gives."""
    funds = book.funds
    funds.donor = funds.donor if funds.near(view, _GIVES_ON) else ""
    if refused := _refused(book, view, mention):
        if refused[1] in ("difference", "undecided"):
            funds.tell(view, mention.quantity.amount.unit)
        book.reject(mention.span, *refused)
        return
    whole = _whole_sum(book, view, mention)
    stage = _stage(book, view, mention, whole)
    funds.hear(view, mention)
    single = whole is not None and "+" not in whole.scope
    if whole is not None and (funds.donor == "all_donors" or (single and aid.is_of_sum(view, mention))):
        funds.donor = (
            whole.scope
        )  # "Of this, 4 billion is its part of the G7 loan", "1 billion of it buys U.S. arms"
    if stage is None:
        book.reject(mention.span, "plan", "aid_proposed")
        return
    mention.metric, mention.classes = stage, kind_of(view, mention)
    goes_on = _ON_IT.search(view.words) or _takes_up(view, book.history.last_near(view.nth))
    if mention.classes == ("aid",) and (goes_on or aid.is_share_told(view, mention)):
        mention.classes = _last_kind(book) or mention.classes
    if whole is not None:
        mention.flags.append("part_of_whole")
        mention.classes = whole.classes if mention.classes == ("aid",) else mention.classes
    _claim_sum(book, view, mention)


def _refused(book: Book, view: View, mention: Mention) -> tuple[Reason, str] | None:
    """Why a sum is no aid, and the rule; None where it may be."""
    if aid.is_difference(view, mention):
        return "relative_change", "difference"
    if aid.is_needed(view, mention):
        return "plan", "needed"
    if aid.is_left_over(view, mention):
        return "no_metric", "left_over"
    listed = book.headings.lists_aid(view) and view.has("donor")
    if not listed and not aid.is_aid(view, mention, bool(book.funds.donor)):
        if is_asked_for(view, mention):
            return "plan", "money"
        return "other_subject" if other_war(view, mention) else "no_metric", "money"
    if is_conditional(view, mention):
        return "plan", "conditional"
    if is_undecided(view, mention):
        return "plan", "undecided"
    return ("no_metric", "whole_of_a_part") if aid.is_whole(view, mention) else None


def _stage(book: Book, view: View, mention: Mention, whole: Claim | None) -> str | None:
    """The metric of a sum by its stage: its own, that of its whole, or of the sum before."""
    if whole:
        stage: str | None = own_stage(view, mention) or whole.metric
    else:
        stage = stage_of(view, mention, _stage_before(book))
    last = book.history.last_near(view.nth)
    unsaid = stage == "aid_pledged" and not split_stage(view, mention)
    if last and unsaid and _goes_on(view, mention, last):
        return last.metric  # "... виділили 4,7 млрд. На гуманітарну припало ще 0,3 млрд"
    return stage


def _takes_up(view: View, last: Claim | None) -> bool:
    """In "approved military aid. A first tranche of 4 million has been paid" the kind is that told before."""
    aided = last is not None and last.metric.startswith("aid_")
    return aided and not view.has("donor") and _OF_THE_SAME.search(view.words) is not None


def _stage_before(book: Book) -> str:
    last = book.history.last
    return last.metric if last and last.metric.startswith("aid_") else ""


def _claim_sum(book: Book, view: View, mention: Mention) -> None:
    """Write the claims of a sum of aid, one for each giver."""
    amount = mention.quantity.amount
    amount = amount.model_copy(update={"unit": book.funds.currency})
    rule = "aid"
    counts = [other for other in view.mentions if multiplied(view, other) is mention]
    if mention.quantity.each and counts:
        amount, rule = aid.times(counts[0].quantity.amount, amount), "each"
        mention.extra.append(counts[0].span)
    window = window_of_total(view) if aid.is_running_total(view, mention) else window_beside(view, mention)
    for donor in (book.funds.donor,) if counts else _givers(book, view, mention):
        book.claim(view, mention, Draft(amount, rule, scope=donor, window=window))


def _givers(book: Book, view: View, mention: Mention) -> tuple[str, ...]:
    """Who gives a sum: each of a list, the one whose turn it is, all of it together, or a single donor."""
    givers = givers_of(view, mention)
    if len(givers) > 1 and (turn := in_turn(view, mention, givers)):
        return (turn,)
    if gives_each(view, mention) and givers:
        return givers
    return ("+".join(sorted(givers)) if len(givers) > 1 and book.funds.donor in givers else book.funds.donor,)


def _goes_on(view: View, mention: Mention, last: Claim) -> bool:
    """Whether a sentence without a word of the stage shares out the money of the sentence before."""
    if not last.metric.startswith("aid_"):
        return False
    told_here = last.spans[0][0] >= view.start
    if told_here and not STAGE.search(view.normalised, last.spans[0][1], view.end):
        return True  # "виплатила 5,9 млрд євро; за весь час - 26,8 мільярда"
    shared = _FALLS_TO.search(view.words) or _MADE_UP_OF.search(view.normalised, view.start, mention.start)
    return STAGE.search(view.words) is None and shared is not None


def _last_kind(book: Book) -> tuple[str, ...]:
    """The kind of the aid told last, which "на неї", "на это" takes up."""
    entries = reversed(book.history.entries)
    return next((claim.classes for _, claim in entries if claim.metric.startswith("aid_")), ())


def _whole_sum(book: Book, view: View, mention: Mention) -> Claim | None:
    """The sum that "of that sum", "of which", "including" takes a part of."""
    before = aid.OF_SUM.search(view.normalised, view.start, mention.start)
    if mention.subset_of is None and not before and not aid.is_of_sum(view, mention):
        return None
    sums = [
        claim
        for _, claim in book.history.entries
        if claim.metric.startswith("aid_") and "part_of_whole" not in claim.flags
    ]
    return sums[-1] if sums else None
