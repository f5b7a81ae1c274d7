"""Whether a figure is told only to be taken back: "we wrote of two boats sunk; that was false"."""

from tracker.claims.page.mention import Mention
from tracker.claims.page.view import View
from tracker.claims.words.patterns import spoken

_ON = r"(?:(?! (?:after|when|because|as|since|but|although|while|whereas) )[^.;])*$"
_POST = r"(?:posts?|reports?|stor(?:y|ies)|messages?|items?|publications?|tweets?)"
_TAKEN_BACK = spoken(
    "withdrawn.taken_back",
    r"\b(?:deleted|removed|taken down|took down|withdrawn?|withdr[ae]w|retract\w*|apologi\w+|false|untrue"
    r"|not true|wrong|mistaken|fake|inaccurate)\b",
)
"""What a page that takes something back cannot do without."""
_DELETED = spoken(
    "withdrawn.deleted",
    r"\b(?:deleted?|removed?|took down|take down|taken down|withdr[ae]wn?|retract(?:s|ed)?)"
    rf" (?:an?|the|our|its|this|that|yesterday's) (?:[a-z]+ ){{0,2}}{_POST}\b{_ON}",
)
"""In "we have deleted the post about four jets shot down" the post told something false."""
_WE_TOLD = spoken(
    "withdrawn.we_told",
    r"\bwe (?:had |have )?(?:also |mistakenly |earlier )?"
    r"(?:wrote|written|reported|said|posted|published|told)\b[^.;]*$"
    rf"|\b(?:an|our) (?:earlier|previous|first|original) {_POST} (?:[a-z]+ ){{0,3}}"
    r"(?:said|told|of|about|spoke)\b[^.;]*$",
)
_IT_WAS_FALSE = spoken(
    "withdrawn.it_was_false",
    r"\W*(?:but |however, |in fact |unfortunately, )?"
    rf"(?:(?:that|this|it|which|all this|(?:the|our) (?:information|news|claim|{_POST}))\b[^.;:,]{{0,24}}"
    r" (?:was|is|were|has been|turned out|proved|had been)\b[^.;:,]{0,20}"
    r"\b(?:false|untrue|not true|wrong|fake|an? (?:error|mistake|fake)|inaccurate|mistaken|deleted|removed"
    r"|withdrawn|not confirmed)\b(?! that\b)"
    r"|(?:our|the) source (?:was|had been|turned out to be|is) (?:wrong|mistaken)"
    r"|(?:pictures|images|photos?|satellite images|the ministry|nothing) (?:[a-z]+ ){0,3}"
    r"(?:disproved?|refutes?|refuted|contradicts?|contradicted) (?:this|that|it)\b"
    r"|we (?:have |had )?(?:since )?(?:deleted|removed|withdrawn?|withdrew|retract(?:ed)?|apologi[sz]e)\b)",
)
_NEXT = 2
"""Sentences behind a figure in which it is taken back."""


def is_withdrawn(view: View, mention: Mention) -> bool:
    """In "we wrote of two boats. That was false", "we deleted the post about four jets" nothing is told."""
    if not view.page.tells(_TAKEN_BACK):
        return False
    if _DELETED.search(view.normalised, view.start, mention.start):
        return True
    if not _WE_TOLD.search(view.normalised, view.start, mention.start):
        return False
    page = view.page
    behind = page.sentences[view.nth + 1 : view.nth + 1 + _NEXT]
    own = (one for one in behind if one.paragraph == view.sentence.paragraph)
    return any(_IT_WAS_FALSE.match(page.normalised, one.start, one.end) for one in own)
