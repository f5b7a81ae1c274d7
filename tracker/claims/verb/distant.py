"""The verbs of a sentence that stand farther from a number: those before it, then those behind it."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from tracker.claims.page.events import takes_object
from tracker.claims.page.groups import WEAK
from tracker.claims.page.mention import Event, Mention, Standing
from tracker.claims.verb.beside import (
    OPENS_CLAUSE,
    OUT_OF_BRACKET,
    counts_part,
    is_closed_list,
    is_of_other,
    is_told_of_part,
    leads_next,
)
from tracker.claims.verb.listing import TAKEN_OVER
from tracker.claims.verb.roles import RISEN, Candidate, leftward, rightward
from tracker.claims.words.patterns import spoken
from tracker.text.lazy import regex

_CLAUSE_BREAK = spoken("distant.clause_break", r", with |;|\b(?:while|but)\b")
_LOST_ITS = regex(
    r" (?:its|their|his|her) (?!(?:first|last|own|entire|whole|next)\b)[a-z]+(?<!s)(?:[ ,.;]|$)"
)
_OTHER_CLAUSE = regex(
    r",[^,;:]*\b(?:was|were|is|are|has|have|had|will|would|could)\b(?! (?:been )?[a-z]+ing\b)"
)
_AND_THAT = regex(r", and that ")
_SUCH = regex(r" - (?:так|такие|такі|таковы|такими|вот|стільки|столько)\b[^.;:]{0,40}$")
_FAINT = WEAK | {"reach"}  # they govern only what stands right beside them


def distant(here: Standing) -> Iterator[Candidate]:
    """The verbs of a sentence that are not beside a number: those before it, then those behind it."""
    yield from _before(here)
    yield from _behind(here)


def _before(here: Standing) -> Iterator[Candidate]:
    """The verbs before a number, the nearest first, as far back as its clause goes."""
    mention, normalised = here.mention, here.normalised
    if OPENS_CLAUSE.search(normalised[max(0, mention.start - 12) : mention.start]):
        return
    for event in reversed([event for event in here.events if event.end <= mention.start]):
        if _is_cut_off(event, mention, normalised):
            break
        if not _is_of_its_own(here, event):
            yield from rightward(event, mention, normalised)


def _is_of_its_own(here: Standing, event: Event) -> bool:
    """Whether a verb before a number has its object, or governs only what stands right beside it."""
    mention, normalised = here.mention, here.normalised
    put = event.sense == "produce" and RISEN.search(normalised, event.end, mention.start)
    if event.sense in _FAINT and not put:
        return True  # but "выпуск хотят довести до шести тысяч" tells what is made
    if event.verb.form == "pred" and event.sense != "stock":
        return True
    if event.sense == "lose" and not mention.family and _LOST_ITS.match(normalised, event.end):
        return True  # "lost its bid although the drones, 220 of which were paid for, ..."
    return _has_object(event, mention, here.mentions, normalised)  # "lost their appeal; 12 may not start"


def _is_cut_off(event: Event, mention: Mention, normalised: str) -> bool:
    """Whether another clause begins between a verb and a number; so it does for all verbs before."""
    if _AND_THAT.search(normalised, event.end, mention.start):
        return True  # "the wounded would be swapped, and that it would involve 1,000"
    if TAKEN_OVER.search(normalised[max(event.end, mention.start - 100) : mention.start]):
        return True
    # "before launching its invasion, its army was put at 900,000"
    return not mention.family and _OTHER_CLAUSE.search(normalised, event.end, mention.start) is not None


def _behind(here: Standing) -> Iterator[Candidate]:
    """The verbs behind a number, the faint ones last."""
    mention, mentions, normalised = here.mention, here.mentions, here.normalised
    following = [event for event in here.events if event.start >= mention.end]
    for event in sorted(following, key=_is_faint):
        gap = normalised[mention.end : event.start]
        if leads_next(event, gap, mentions):
            continue
        if event.verb.form == "noun" and event.sense == "lose" and _SUCH.search(gap):
            yield event, event.noun_role
        if _is_told_of_others(here, event, alone=len(following) == 1):
            continue
        if not _CLAUSE_BREAK.search(gap) and not counts_part(event, gap, mentions):
            yield from leftward(event, normalised)


def _is_told_of_others(here: Standing, event: Event, *, alone: bool) -> bool:
    """Whether a verb behind a number is that of a part, of all of them, or of somebody else.

    `alone`: no other verb stands behind the number.
    """
    mention, mentions, normalised = here.mention, here.mentions, here.normalised
    gap = normalised[mention.end : event.start]
    if not mention.family and ", and " in gap:
        return True  # "there were 38, and one person died"
    if any(mention.end <= one.start < event.start for one in mentions) and _is_of_a_list(here, event):
        return True
    parts = [one for one in mentions if one.subset_of is mention]
    if any(_is_right_before(one, event, normalised) for one in parts):
        return True  # "9 над Московским регионом, из них 6 летели на Москву"
    if any(is_told_of_part(mention, one, event, normalised) for one in parts):
        return True
    if not alone and any(one.end <= event.start for one in parts if not one.classes):
        return True  # "272, из них 140 сбиты, 112 подавлены"
    taken_up = (one for one in mentions if one.anaphor and mention.end <= one.start)
    if mention.part_of is None and any(one.end <= event.start for one in taken_up):
        return True  # "47 missiles and 619 drones, 580 of them intercepted"
    return OUT_OF_BRACKET.match(gap) is not None or is_of_other(gap)


def _is_of_a_list(here: Standing, event: Event) -> bool:
    """Whether a verb tells of "all" behind the number, or of a second list."""
    mention, mentions, normalised = here.mention, here.mentions, here.normalised
    if any(is_of_all(one) and _is_listed(mention, one, normalised) for one in mentions):
        return True  # "22 drones, all downed"
    return any(_is_counted_anew(mention, last, one, event, normalised) for last, one in pairwise(mentions))


def _has_object(event: Event, mention: Mention, mentions: Sequence[Mention], normalised: str) -> bool:
    """Whether an uncounted object stands behind a verb, and a semicolon before the number."""
    if ";" not in normalised[event.end : mention.start] or not takes_object(event, normalised):
        return False
    return not any(event.end <= one.start < mention.start for one in mentions)


def _is_faint(event: Event) -> bool:
    return event.verb.form == "attr" or event.sense in WEAK


def _is_counted_anew(mention: Mention, last: Mention, first: Mention, event: Event, normalised: str) -> bool:
    """In "атака: 6 ракет і 91 дрон, 37 дронів та дві ракети збито" the verb tells of the second list."""
    between = mention.end <= first.start and first.end <= event.start
    return between and is_closed_list(last, first, normalised)


def _is_right_before(mention: Mention, event: Event, normalised: str) -> bool:
    return mention.end <= event.start and not normalised[mention.end : event.start].strip()


def is_of_all(mention: Mention) -> bool:
    """Whether a number is the word "all"."""
    return mention.quantity.form == "all" and mention.quantity.amount.unit == "share"


def _is_listed(mention: Mention, other: Mention, normalised: str) -> bool:
    """Whether a comma alone parts a number from the one behind it."""
    near = 0 < other.start - mention.end <= len('", ')
    return near and normalised[mention.end : other.start].lstrip('"') == ", "
