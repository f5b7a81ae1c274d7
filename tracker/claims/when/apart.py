"""Figures whose window is not that of their sentence: running totals, what a day added, sums told beside."""

from tracker.claims.page.groups import LOSSES
from tracker.claims.page.mention import Mention
from tracker.claims.page.view import View
from tracker.model import Window
from tracker.text.dates import WindowMention
from tracker.text.lazy import regex

_ON_TOP = regex(
    r"\b(?:on top of|in addition to|besides|over and above)\s+(?:(?:the|its|an?|earlier|another|some"
    r"|about|around|nearly"
    r"|almost|more than|over|those|what|at least|roughly) )*$|\b(?:на додачу до|на додаток до|окрім|крім"
    r"|поверх"
    r"|помимо|кроме|в дополнение к|вдобавок к|сверх)\s+(?:[а-яіїє]+ )?$"
)
_ON_TOP_OF = regex(
    r"\b(?:on top of|in addition to|besides|over and above|на додачу до|на додаток до|помимо"
    r"|в дополнение к|вдобавок к)\b"
)
UNRESOLVED = Window.trusted(start=None, end=None, basis="period", got="unresolved")


def has_increment(view: View, mention: Mention) -> bool:
    """In "гармат - 830 (+10)" the number is the sum of all days."""
    return mention.metric in LOSSES and view.normalised.startswith((" (+", "(+"), mention.end)


def window_beside(view: View, mention: Mention) -> Window | None:
    """In "2 billion, on top of the nine pledged in May" the second sum has no window but its own.

    None where the sum stands beside no other.
    """
    if not _ON_TOP.search(view.normalised, max(view.start, mention.span[0] - 50), mention.span[0]):
        return None
    later = [other.start for other in view.mentions if other.start >= mention.end]
    limit = min([view.end, *later])
    own = (one for one in view.windows if mention.end <= one.span[0] < limit)
    apart = (
        "," if view.page.language == "en" else ";"
    )  # a participle stands behind a comma: "обещанных в мае"
    told = next((one for one in own if apart not in view.normalised[mention.end : one.span[0]]), None)
    return told.window if told else UNRESOLVED


def is_beside(view: View, mention: Mention, one: WindowMention) -> bool:
    """Whether a window is that of a sum that another is told on top of."""
    if not mention.metric.startswith("aid_"):
        return False
    if one.span[0] >= mention.end:
        return _ON_TOP_OF.search(view.normalised, mention.end, one.span[0]) is not None
    fronted = _ON_TOP_OF.search(view.normalised, view.start, one.span[0])
    return fronted is not None and "," in view.normalised[one.span[1] : mention.start]


def window_of_total(view: View) -> Window | None:
    """A running total is one of all times, unless the sentence says since when."""
    short = ("day", "night", "instant", "hours24")
    told = any(one.kind not in short and one.window.start for one in view.windows)
    return None if told else UNRESOLVED


def is_increment(view: View, mention: Mention) -> bool:
    """In "10,884 (+3)" the bracket is what the last day added to a running total."""
    start = mention.span[0]
    opened = view.normalised[max(0, start - 6) : start].replace(" ", "")
    return opened.endswith(("(+", "(плюс", "(plus")) or (
        opened.endswith("(") and mention.quantity.amount.high == 0
    )
