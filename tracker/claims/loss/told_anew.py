"""Figures of the dead, injured and missing that a later one replaces, or a toll beside them includes."""

from collections.abc import Sequence

from tracker.claims.loss.of_harmed import died_later
from tracker.claims.page.groups import PEOPLE
from tracker.claims.page.mention import Mention
from tracker.claims.page.view import View
from tracker.claims.words.patterns import spoken
from tracker.model import Claim
from tracker.text.lazy import regex
from tracker.vocab import UNATTRIBUTED

_FIRST_TOLD = spoken(
    "told_anew.first_told",
    r"\b(?:earlier|initially|previously|originally|at first|first)\b[^.;:\d]{0,50}"
    r"\b(?:report|sp[eo]k|said|say|told|put|count|list|announc|confirm|kn[eo]w|mention|estimat)\w*[^.;:\d]{0,40}$"
    r"|\b(?:an? |the )?(?:initial|earlier|previous|first) (?:figure of |count of |toll of |report of )?$",
)
"""In "earlier officials reported five deaths" the figure is that of before."""
_TOLD_BEFORE = spoken(
    "told_anew.told_before",
    r"[^.;:,\d]{0,40}\b(?:(?:reported|announced|confirmed|given|known|mentioned|said|counted|cited)"
    r"(?: dead| killed| injured| wounded| missing)?"
    r" (?:earlier|initially|previously|at first|originally|first)"
    r"|(?:earlier|initially|previously|at first|originally|first) (?:been )?"
    r"(?:reported|announced|confirmed|given|known|mentioned|counted|cited))\b",
)
_MORE = spoken("told_anew.more", r"\b(?:another|a further|further|one more|an additional)\s+$")
_MORE_BEHIND = regex(r" more\b")
_SO_MANY_NOW = spoken(
    "told_anew.so_many_now",
    r"[^.\d]{0,80}?(?:\b(?:bring|rais|tak|push|lift|increas)(?:s|es|ing|ed)? the"
    r"|(?:[,;]| and) (?:so )?the (?:[a-z]+ )?(?:toll|number|count|total)) [^.,;\d]{1,60}",
)
"""In "one more person died, bringing the death toll to five" the five are all of them."""
_AFTER = spoken("told_anew.after", r"(?:,? (?:after|as|when|because|since)\b|:|;| -)[^.,;\d]{0,60}")
"""In "the toll rose to eight after two more bodies were found" the two are among the eight."""


def is_replaced(view: View, mention: Mention, told: Sequence[Claim]) -> bool:
    """In "раніше йшлося про трьох загиблих, однак уточнили: двох" the first number holds no more.

    `told`: the claims of the sentence before.
    """
    if mention.metric not in PEOPLE or mention.subset_of is not None:
        return False
    first = _FIRST_TOLD.search(view.normalised, view.start, mention.start)
    alone = first and not any(first.start() <= one.start < mention.start for one in view.mentions)
    if not alone and not _TOLD_BEFORE.match(view.normalised, mention.span[1], view.end):
        return False
    if any(_is_newer(mention, one) for one in view.mentions):
        return True
    alone = not view.has("region") and view.claimant_at(mention.start) == UNATTRIBUTED
    return alone and any(one.metric == mention.metric for one in told)


def _is_newer(mention: Mention, other: Mention) -> bool:
    """Whether another number of the sentence may count the same people again."""
    if (
        other is mention
        or other.subset_of is not None
        or other.quantity.amount.unit not in ("count", "person")
    ):
        return False
    return other.metric == mention.metric or (not other.metric and other.family in ("", "person"))


def is_included(view: View, mention: Mention) -> bool:
    """In "ещё двое скончались, число погибших достигло восьми" the two are among the eight."""
    if mention.metric not in PEOPLE or mention.subset_of is not None:
        return False
    more = (
        _MORE.search(view.normalised, view.start, mention.start) is not None
        or _MORE_BEHIND.match(view.normalised, mention.span[1], view.end) is not None
        or died_later(view, mention) != ""
    )
    return more and any(_includes(view, one, mention) for one in _tolls(view, mention))


def _tolls(view: View, mention: Mention) -> Sequence[Mention]:
    """The larger numbers of the same metric that no verb governs but the word of a toll."""
    size = mention.quantity.amount.best or 0
    return [
        one
        for one in view.mentions
        if one.metric == mention.metric and _is_bare(one) and (one.quantity.amount.best or 0) > size
    ]


def _is_bare(toll: Mention) -> bool:
    """Whether no verb governs a number, or only its own noun: "to eight dead"."""
    event = toll.event
    return event is None or toll.span[1] <= event.start < toll.end


def _includes(view: View, toll: Mention, mention: Mention) -> bool:
    if toll.start < mention.start:
        return _AFTER.fullmatch(view.normalised, toll.end, mention.start) is not None
    return _SO_MANY_NOW.fullmatch(view.normalised, mention.end, toll.start) is not None
