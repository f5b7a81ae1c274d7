"""Give the numbers of a sentence their verbs: the one beside, that of their list, one farther away."""

from collections.abc import Sequence
from itertools import pairwise

from tracker.claims.page.groups import LAUNCHING, OUTCOMES, STOPPED
from tracker.claims.page.mention import Event, Mention, Standing
from tracker.claims.relation.parts import parallel_wholes, told_again
from tracker.claims.verb.beside import OUT_OF_BRACKET, has_own_fate, is_closed_list
from tracker.claims.verb.distant import distant, is_of_all
from tracker.claims.verb.listing import same_list
from tracker.claims.verb.metric import metric_of, take_first
from tracker.claims.verb.near import AND_BEFORE, near
from tracker.claims.verb.other_verbs import has_own_verb
from tracker.claims.verb.reaching import is_in_other_bracket, reaching
from tracker.model import Language
from tracker.text.lazy import regex

_AND_THEN = regex(r"\"?(?: [^\W\d]+){0,3}, ")
_AND = regex(r"\"? (?:and|і|й|та|и) ")
_BY_MEANS = regex(
    r" with | - (?:із|з|зі|из|с|на|у|в|во|по|за|під|под|від|от|біля|вночі|уночі|ночью)\b [^,;:.]*(?:[,;.]|$)"
)
_CLOSED = regex(
    r" - (?:and|but|while|with)\b"
    r"|,? and (?:about |some |another )?[\d,]+ (?:(?:other|more|people|others|civilians|residents|persons) )+"
    r"(?:were|was|have been|had been|remain)\b"
)
_WERE_TOO = regex(
    r" (?:were|was|had been|have been)(?: too| as well| also)?"
    r"(?:[.;]|,(?! (?:however|though|instead|in|at|as|for|reportedly|allegedly)\b)|$)"
)


def assign(counted: Sequence[Mention], events: Sequence[Event], normalised: str, language: Language) -> None:
    """Fill event, role and metric of the mentions of one sentence that have none yet."""
    mentions = [
        mention
        for mention in counted
        if not has_own_verb(mention, events, normalised)
        and not _is_held(mention, events, normalised, language)
    ]
    wholes = parallel_wholes(mentions, normalised)
    if wholes:
        mentions = [mention for mention in mentions if all(mention is not later for _, later in wholes)]
    _assign_each(mentions, events, normalised, language)
    for part, more in pairwise(mentions):
        _past_part(part, more)
    for first, later in wholes:
        if not later.metric:
            later.go_with(first)
    for mention in mentions:
        if not mention.metric and mention.family == "person":
            _as_its_part(mention, mentions)


def _past_part(part: Mention, more: Mention) -> None:
    """In "запустила 214 дронов, 203 из них сбиты, а днём ещё 97" the 97 are more than are left of the 214.

    So they were launched too, as the whole was.
    """
    whole = part.subset_of
    if whole is None or more.subset_of is not None or more.event is not part.event or more.event is None:
        return
    if whole.event is None or whole.event.sense not in LAUNCHING or more.event.start >= more.start:
        return
    left = (whole.quantity.amount.best or 0) - (part.quantity.amount.best or 0)
    counted_on = more.classes in ((), whole.classes) and 0 <= left < (more.quantity.amount.low or 0)
    if counted_on and part.metric in OUTCOMES:
        more.go_with(whole)


def _as_its_part(mention: Mention, mentions: Sequence[Mention]) -> None:
    """In "11 человек, из которых четверо в тяжёлом состоянии" the eleven are injured too."""
    parts = (one for one in mentions if one.subset_of is mention and one.metric == "injured" and one.event)
    for part in parts:
        if part.event is not None and part.event.verb.form == "pred":
            mention.go_with(part)


def _assign_each(
    mentions: Sequence[Mention], events: Sequence[Event], normalised: str, language: Language
) -> None:
    """Give each number its own verb, the nearest that fits."""
    fated = _fated(mentions, events, normalised)
    standings = (
        Standing(mention, nth, mentions, events, normalised, language) for nth, mention in enumerate(mentions)
    )
    free = [here for here in standings if here.mention not in fated]
    for here in free:
        _from_beside(here)
    for here in reversed(free):
        if not here.mention.metric and here.nth + 1 < len(mentions):
            _from_follower(here)
    for here in free:
        _from_afar(here)


def _fated(mentions: Sequence[Mention], events: Sequence[Event], normalised: str) -> list[Mention]:
    """The numbers of which a verb that no table knows tells, and wholes told again before all verbs."""
    fated = [mention for mention in mentions if has_own_fate(mention, events, normalised)]
    wholes = told_again(mentions, normalised)
    if wholes and all(event.start >= wholes[-1].end for event in events):
        fated.extend(wholes)
    return fated


def _from_beside(here: Standing) -> None:
    """Take the verb that stands beside a number."""
    mention = here.mention
    if not mention.metric:
        _left_out(here)
    if mention.metric or not here.events:
        return
    if not (_is_part_of_other(mention, here.normalised) or _is_closed(mention, here.normalised)):
        take_first(here, reaching(here, near(here)), _before(here.mentions, here.nth))


def _from_follower(here: Standing) -> None:
    """Take the verb of the next number of the list."""
    mention, follower = here.mention, _follower(here.mentions, here.nth)
    joined = _AND.fullmatch(here.normalised, mention.end, follower.start) is not None
    apart = mention.subset_of not in (None, follower.subset_of) and not joined
    if not apart and follower.subset_of is not mention and not _is_closed(mention, here.normalised):
        _from_list(here, follower)


def _from_afar(here: Standing) -> None:
    """Take the verb of the number before, else one farther away."""
    mention = here.mention
    if mention.metric or _is_part_of_other(mention, here.normalised):
        return
    if mention.subset_of and mention.subset_of.metric:
        return
    if here.previous is not None:
        _from_list(here, here.previous)
    following = here.mentions[here.nth + 1 : here.nth + 2]
    if (
        here.events
        and not mention.metric
        and not any(_is_bare_part(mention, one, here.normalised) for one in following)
    ):
        take_first(here, reaching(here, distant(here)))


def _is_closed(mention: Mention, normalised: str) -> bool:
    """In "10,200 killed - including 575 children - and those injured" the part is counted as its whole is."""
    return mention.subset_of is not None and _CLOSED.match(normalised, mention.end) is not None


def _before(mentions: Sequence[Mention], nth: int) -> Mention | None:
    """The number before, past bare ones: "потерял 130 человек, «Запад» - 230, «Юг» - 225"."""
    before = list(reversed(mentions[:nth]))
    if before and not before[0].family and before[0].metric in STOPPED:
        return before[0]  # "killing one; 57 were shot down and 36 lost"
    return next((one for one in before if one.family or one.event is not before[0].event), None)


def _left_out(here: Standing) -> None:
    """In "half were intercepted; of the 40 others all but four were." the participle is left out."""
    mention, normalised, before = here.mention, here.normalised, here.mentions[: here.nth]
    if mention.end == mention.span[1] and _is_bracketed(mention, normalised):
        like = next((one for one in reversed(before) if one.metric and _opens_bracket(one, normalised)), None)
        if like is not None:  # "96 drones (80 shot down) and 12 missiles (nine)"
            mention.go_with(like)
        return
    if not _WERE_TOO.match(normalised, mention.past_whole):
        return
    told = (one for one in reversed(before) if one.metric and one.event is not None and one.event.passive)
    if last := next(told, None):
        mention.go_with(last)


def _opens_bracket(mention: Mention, normalised: str) -> bool:
    return normalised.endswith("(", 0, mention.start)


def _is_bracketed(mention: Mention, normalised: str) -> bool:
    """Whether a bare number stands alone in brackets."""
    return _opens_bracket(mention, normalised) and normalised.startswith(")", mention.end)


def _is_held(mention: Mention, events: Sequence[Event], normalised: str, language: Language) -> bool:
    """In "підбили три БМП, а ще два танки захопили" a verb without a metric for tanks governs them."""
    right = next((event for event in events if event.start >= mention.end), None) if events else None
    if right is None or right.verb.form != "finite" or normalised[mention.end : right.start].strip():
        return False
    if not AND_BEFORE.search(normalised[max(0, mention.start - 30) : mention.start]):
        return False
    return not any(metric_of(right, role, mention.family, language) for role in ("obj", "subj", "with"))


def _follower(mentions: Sequence[Mention], nth: int) -> Mention:
    """The next number; for the N of "N of M" the one behind M."""
    mention, following = mentions[nth], mentions[nth + 1 :]
    if following[0] is mention.part_of and len(following) > 1 and following[1].part_of is not None:
        return following[1]
    return following[0]


def _is_bare_part(first: Mention, second: Mention, normalised: str) -> bool:
    """In "за сутки 92 беспилотника, 71 сбит" the verb counts the bare number alone."""
    if first.family != "air" or second.family or second.event is None or second.event.start < second.end:
        return False
    gap = normalised[first.end : second.start]
    part, whole = second.quantity.amount.best, first.quantity.amount.best
    bare = _AND_THEN.fullmatch(gap) and not normalised[second.end : second.event.start].strip()
    return bool(bare) and part is not None and whole is not None and part < whole


def _is_part_of_other(mention: Mention, normalised: str) -> bool:
    """In "4 305 обстрілів, зокрема 96 - із реактивних систем" the part counts what no metric counts."""
    whole = mention.subset_of
    alone = whole is not None and whole.family == "other" and not whole.metric
    if alone and mention.anaphor and _BY_MEANS.match(normalised, mention.end):
        return not mention.family  # "made 4,800 attacks, 78 of them with rocket launchers"
    told = normalised.startswith((" - ", " із ", " з ", " из "), mention.end)
    return alone and told and not mention.family and not mention.anaphor


def _from_list(here: Standing, other: Mention) -> None:
    """Give a number the verb of another one of its list."""
    mention, normalised = here.mention, here.normalised
    if mention.metric or other.event is None:
        return
    if (is_of_all(other) and other.start > mention.start) or _is_bracketed(other, normalised):
        return
    if _is_bare_part(mention, other, normalised):
        return
    first, second = sorted((mention, other), key=lambda one: one.start)
    if mention is first and not _reaches_back(mention, other, normalised):
        return
    bracketed = is_in_other_bracket(other.event, mention, (other,), normalised)
    if not bracketed and same_list(first, second, here.events, normalised):
        take_first(here, iter([(other.event, other.role)]))


def _reaches_back(first: Mention, second: Mention, normalised: str) -> bool:
    """Whether the verb of a number may be that of the one before it too: out of no bracket or closed list."""
    gap = normalised[first.end : second.start]
    if OUT_OF_BRACKET.match(gap):
        return False
    if second.event is None or second.event.start <= first.end:
        return True
    return ";" not in gap and not is_closed_list(first, second, normalised)
