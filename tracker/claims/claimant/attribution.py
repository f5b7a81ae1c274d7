"""The attributions printed in one sentence: who is named, and which words he stands behind."""

from itertools import pairwise
from operator import attrgetter
from types import MappingProxyType

from tracker.claims.claimant.cited import cited, his_words
from tracker.claims.claimant.gapped import gapped, gapped_that
from tracker.claims.claimant.named import Names
from tracker.claims.claimant.office import SPEAKERS, first_speaker, heads_toll
from tracker.claims.claimant.reach import reach, turn_between, turns
from tracker.claims.claimant.speech_verbs import is_noun, verbs_of_speech
from tracker.claims.claimant.taken_up import of_its_paper, same_paper
from tracker.claims.claimant.telling import Teller, subject_of
from tracker.claims.claimant.unsaid import counted, such_is, unsaid
from tracker.claims.page.items import Item
from tracker.claims.page.mention import Attribution
from tracker.claims.page.view import View
from tracker.text.lazy import regex
from tracker.vocab import UNATTRIBUTED

COLON = regex(
    r"(?:(?:breaking|updated?|latest|exclusive|just in|alert)(?: \d)?: )?(?:\d{1,2}[:.]\d\d\b)?"
    r"(?:[^.!?;:\n]|(?<=\d)[:.](?=\d\d\b)){0,60}?:\s"
)
_SEMICOLON = regex(r"; ")
_BOTH = 2
_ADDING = regex(r"(?:add|say|not|stat|claim|report|stress|specify|warn|announc|confirm)ing")
_OF_SPEECH = SPEAKERS | {"said", "according", "his_words"}
"""The kinds of words without which nobody tells."""
_AT = attrgetter("at")
_NOBODY: Names = MappingProxyType({})
_DONORS = ("donor:", "eu", "org:")
_OWN_AID = ("оголоси", "анонсу", "анонсиров")
_ANNOUNCES = (*_OWN_AID, "объяви", "announc")
_SAYS_THAT = regex(r"(?:,? (?:that|что|що))? (?:the |[а-яіїєґ]+ ){0,2}")
_GIVES_OR_TELLS = ("объяви", "перечисли", "передал")
"""Verbs of a donor that tell what it gives, where somebody else tells behind them."""


def attributions(view: View, last: str, names: Names = _NOBODY) -> list[Attribution]:
    """Attributions printed in a sentence; a pronoun speaks for `last`, a name for the office told before.

    Verbs of speech and colons first, then who counted, who is cited, and only then what names nobody's words.
    """
    if same := same_paper(view, last):
        return same
    if view.kinds.isdisjoint(_OF_SPEECH):
        return of_its_paper(view, last)
    if "; " in view.words and (apart := _by_pieces(view, last, names)):
        return apart
    found = _colon(view)
    if not found and " - так" in view.words and (such := such_is(view)):
        return such
    last = _told(view, last, found, names)
    found.extend(gapped(view))
    found.extend(gapped_that(view, found))
    found = found or of_its_paper(view, last)
    found.extend(_counted(view, found))
    found.extend(cited(view, last, found, names))
    found.extend(his_words(view, last))
    return _apart(view, sorted(found or unsaid(view), key=_AT))


def _by_pieces(view: View, last: str, names: Names) -> list[Attribution]:
    """In "The ministry: 58 were downed; the air force: 112 were launched" each piece has its own speaker."""
    cuts = [view.start, *(cut.end() for cut in _SEMICOLON.finditer(view.normalised, view.start, view.end))]
    pieces = [_piece(view, start, end) for start, end in pairwise([*cuts, view.end])]
    if sum(not piece.kinds.isdisjoint(_OF_SPEECH) for piece in pieces) < _BOTH:
        return []
    found: list[Attribution] = []
    speaking = 0
    for piece in pieces:
        told = attributions(piece, last, names)
        speaking += any(one.claimant != UNATTRIBUTED for one in told)
        last = told[-1].claimant if told and told[-1].claimant != UNATTRIBUTED else last
        if found and not told:  # "...; the mayor said two died; five are in hospital"
            found[-1] = found[-1]._replace(end=piece.end)
        found.extend(told)
    return found if speaking >= _BOTH else []


def _piece(view: View, start: int, end: int) -> View:
    """A part of a sentence as if it were one."""
    page = view.page
    items, numbers = page.items_within(start, end), page.numbers_within(start, end)
    piece = View(page, view.nth, view.sentence._replace(start=start, end=end), items, numbers)
    piece.before = view.before
    return piece


def _told(view: View, last: str, found: list[Attribution], names: Names) -> str:
    """Add who is the subject of each verb of speech; who spoke last."""
    if not view.has("said"):
        return last
    said, previous = verbs_of_speech(view), view.start
    for nth, item in enumerate(said):
        until = said[nth + 1].start if nth + 1 < len(said) else view.end
        teller = subject_of(view, previous, item, last, names)
        if (
            teller is None
            or (found and _adds(view, item))
            or (teller.relays and found)
            or _announces_own(view, item, teller, last=until == view.end)
            or (found and _is_told_of_aid(view, previous, item, teller))
        ):
            if found:  # "The mayor said two were hurt, Reuters reported": still the mayor
                found[-1] = found[-1]._replace(end=max(found[-1].end, until))
            continue
        last = teller.claimant if teller.claimant != UNATTRIBUTED else last
        turn = turn_between(view, previous, teller, item) if found else -1
        if turn >= 0:  # "Two were hurt, the mayor said, and 40 drones were downed, the ministry said"
            found[-1] = found[-1]._replace(end=turn)
        told = reach(view, teller, item, until, found)
        found.append(told._replace(start=turn) if turn >= 0 else told)
        previous = item.end
    return last


def _announces_own(view: View, item: Item, teller: Teller, *, last: bool) -> bool:
    """In "Як зазначив міністр, союзники анонсували 3 млрд" who announces aid of its own reports nothing."""
    announces = view.normalised.startswith(_OWN_AID if last else _OWN_AID + _GIVES_OR_TELLS, item.start)
    announces = announces and not view.normalised.startswith((", що ", ", что "), item.end)
    offices = (one.end for one in view.between(view.start, teller.at, "role"))
    titled = any("," not in view.normalised[end : teller.at] for end in offices)
    country = not titled and any(one.start == teller.at for one in view.of_kind("donor"))
    country = country or teller.inverted
    gives = teller.claimant == UNATTRIBUTED or (country and teller.claimant.startswith(_DONORS))
    return gives and announces and view.normalised[item.start - 2] != ","


def _is_told_of_aid(view: View, start: int, item: Item, teller: Teller) -> bool:
    """In "Zelensky said Norway had announced 300 million" the donor announces in the words of another."""
    donor = teller.claimant.startswith(_DONORS) and view.normalised.startswith(_ANNOUNCES, item.start)
    return donor and _SAYS_THAT.fullmatch(view.normalised, start, teller.at) is not None


def _adds(view: View, item: Item) -> bool:
    """In "Ukraine's army said it had downed 8, adding that Russian forces lost 27" who told goes on."""
    return _ADDING.fullmatch(view.normalised, item.start, item.end) is not None and view.normalised.endswith(
        ", ", view.start, item.start
    )


def _counted(view: View, found: list[Attribution]) -> list[Attribution]:
    """Whoever counts, where nobody else tells or in a clause of its own behind who does."""
    tallied = counted(view) if not found or view.has("publisher") else []
    told = {one.claimant for one in found}
    return [
        one
        for one in tallied
        if not found
        or (one.claimant not in told and found[-1].at < one.at and turns(view, found[-1].at, one.at) >= 0)
    ]


def _apart(view: View, found: list[Attribution]) -> list[Attribution]:
    """In "..., the General Staff said, while AFP has confirmed the names of 2,900" both assert."""
    for nth in range(1, len(found)):
        before, one = found[nth - 1], found[nth]
        if one.claimant.startswith("tally:") and one.start <= before.at:
            turn = turns(view, before.at, one.at)
            found[nth] = one._replace(start=max(one.start, turn))
    return found


def _colon(view: View) -> list[Attribution]:
    """Who stands before a colon tells what is behind it: "Zelensky: we downed 40 drones"."""
    match = COLON.match(view.normalised, view.start, view.end) if ":" in view.words else None
    if not match or any(not is_noun(view, item) for item in view.between(view.start, match.end(), "said")):
        return []
    telling = view.between(view.start, match.end(), "noun") or view.between(view.start, match.end(), "verb")
    if any(not is_noun(view, item) for item in view.between(view.start, match.end(), "verb")):
        return []
    if telling and not any(item.get("claimant") for item in view.items if item.start < telling[0].start):
        return []
    if "?" in view.page.text[view.start : match.end()]:
        return []  # "How much has the EU given? 177 billion euros."
    if any(heads_toll(view, item) for item in view.of_kind("region")[:1]):
        return []
    short = match.end() - view.start < 25 and not telling
    if short and len({item.get("side") for item in view.between(view.start, match.end(), "side")}) > 1:
        return []  # "Russia-Ukraine: ..." names the war
    named = first_speaker(view, view.start, match.end(), sides=short)
    counts = (one.span[0] for one in view.quantities if one.reason is None)
    if named.startswith(_DONORS) and any(at < match.end() for at in counts):
        return []  # "Дания и Бельгия пообещали 1,3 млрд евро: 900 млн даст Копенгаген": they give
    if not named or (
        named.endswith("_official")
        and not short
        and not view.between(view.start, match.end(), "role")
        and not view.between(view.start, match.end(), "claimant")
    ):
        return []
    return [Attribution(named, view.start, view.end, view.start)]
