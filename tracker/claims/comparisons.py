"""Figures of an earlier period beside those of now: "5,660, compared with 6,100 a month earlier"."""

import re

from tracker.claims.mention import Mention
from tracker.claims.view import View

_BOUND = r"(?:the |some |about |just |only |around |nearly |almost |more than |a total of )*"
_LEAD = re.compile(
    r"\b(?:(?:up|down|rise|jump|increase|drop) from|compared (?:with|to)|versus|against|as opposed to"
    r"|(?:more|fewer|less|higher|lower) than the)\s+"
    rf"{_BOUND}$"
)
_AND = re.compile(rf"\s*(?:,|,? and)\s+{_BOUND}$")


def compare(view: View) -> None:
    """Let compared numbers count what the numbers before them count, each in its turn."""
    mentions = view.mentions
    for nth in range(1, len(mentions)):
        if not _LEAD.search(view.normalised[max(view.start, mentions[nth].start - 60) : mentions[nth].start]):
            continue
        group = _group(view, nth)
        bases = mentions[max(0, nth - len(group)) : nth]
        for mention, base in zip(reversed(group), reversed(bases), strict=False):
            _take_over(mention, base)


def _group(view: View, nth: int) -> list[Mention]:
    """The compared number, and those that a list joins to it."""
    group = [view.mentions[nth]]
    for mention in view.mentions[nth + 1 :]:
        if not _AND.fullmatch(view.normalised[group[-1].end : mention.start]):
            break
        group.append(mention)
    return group


def _take_over(mention: Mention, base: Mention) -> None:
    if mention.family and mention.family != base.family:
        return
    alike = mention.quantity.amount.unit == base.quantity.amount.unit
    mention.compared = alike or mention.quantity.amount.unit == "count"
    if not alike:
        return
    mention.classes = mention.classes or base.classes
    mention.family, mention.side = base.family, mention.side or base.side
    mention.metric, mention.event, mention.role = base.metric, base.event, base.role
