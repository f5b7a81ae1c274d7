"""Numbers of one list, which share a verb: what ends the list, and what begins a clause of its own."""

from collections.abc import Iterator, Sequence
from itertools import accumulate

from tracker.claims.page.mention import Event, Mention, Standing
from tracker.claims.verb.beside import CITED, OPENS_CLAUSE, PARTS_CLAUSES, SMALL, is_closed_list, tells_before
from tracker.claims.verb.governing import is_participle
from tracker.claims.verb.roles import Candidate
from tracker.claims.words.patterns import spoken
from tracker.text.lazy import regex

_LIST_BREAK = spoken(
    "listing.list_break",
    r", with |\b(?:it|he|she|they) (?:said|added|wrote|noted)\b"
    r"|\b(?:of the(?! (?:country|region|city|province)\b)|than|while|but|after|before|when|where|since"
    r"|compared|and that)\b",
)
_PAST = (
    r"\w{2,}ed|left|sent|put|made|took|set|cut|drove|brought|saw|gave|got|threw|tore|shook|led|lost"
    r"|kept|held|hit|trapped"
)
TAKEN_OVER = regex(
    rf"(?:[,;]|\b(?:and|but|then))\s+(?:(?:also|later|then|\w+ly)\s+)?"
    rf"(?!includ|compris|total|number)(?:{_PAST}|said)\s+(?:(?:{SMALL})\s+)*$"
)
_NEXT_CLAUSE = regex(
    r", (?:and|while|but) (?:of (?:these|those|them|which),? )?(?:the |another |all |some )?$"
)
_OTHER_MEMBER = regex(r" - [^.;:\d]*, (?:ещё |еще |ще )?")
"""In "ещё один - над Крымом, два подавлены" the verb behind tells of the second alone."""
_PLAIN_AND = regex(r"\"?,? (?:and|і|й|та|и) ")
_OF_THEM = regex(r" (?:of which|of them|(?:із|з|зі|из|серед|среди) (?:них|яких|которых)) $")
_MEANS_OF = regex(
    r"(?<!together)(?<!along)(?<!combined)(?<!,)\s(?:with|using)\s+(?:the |its |their |some |just )*$"
)


def listed(here: Standing) -> Iterator[Candidate]:
    """The verb of the number before in the same list."""
    mention, previous = here.mention, here.previous
    if previous is None or previous.event is None:
        return
    if mention.anaphor and mention.end == mention.span[1]:
        return  # "598 drones and 31 missiles, 563 and 26 of which"
    if same_list(previous, mention, here.events, here.normalised) and not _is_new_clause(here, previous):
        yield previous.event, previous.role


def _is_new_clause(here: Standing, previous: Mention) -> bool:
    """Behind a semicolon, numbers with a predicate of their own: "; 60 drones and 9 missiles were downed".

    Bare numbers behind a comma too: "502 drones and 45 missiles, of which 430 and 21 were stopped", and
    a list behind a predicate: "90 were launched, adding that 60 drones and 9 missiles were downed", or
    behind a comma and "and": "downed 91 drones, and 37 drones and two missiles struck 20 sites", or
    behind a list that is closed: "fired 91 drones and six missiles, 37 drones and two missiles were downed".
    """
    mention, mentions, normalised = here.mention, here.mentions, here.normalised
    gap = normalised[previous.end : mention.start]
    bare = "," in gap and previous.family and not mention.family and not mention.part_of
    if PARTS_CLAUSES.search(gap) is None and not bare and not _opens_list_anew(here, previous, gap):
        return False
    parts = [one.start for one in mentions if one.anaphor and one.start >= mention.end]
    parts += [one.start for one in mentions if _OTHER_MEMBER.fullmatch(normalised, mention.end, one.start)]
    last = min(parts, default=len(normalised))
    own = (one for one in here.events if mention.end <= one.start <= last)
    return any(_is_predicate_of_list(here, event, gap) for event in own)


def _opens_list_anew(here: Standing, previous: Mention, gap: str) -> bool:
    """Whether a list that has been told is over, and the number opens the next one."""
    told = previous.event is not None and previous.end <= previous.event.start < here.mention.start
    told = told or bool(_NEXT_CLAUSE.search(gap) or _OF_THEM.search(gap))
    if not told and not is_closed_list(previous, here.mention, here.normalised):
        return False
    if ":" in gap and _itemises(previous, here.mentions):
        return False
    return _opens_list(here.mention, here.mentions, here.normalised)


def _is_predicate_of_list(here: Standing, event: Event, gap: str) -> bool:
    """Whether a verb behind the number tells of its list; `gap`: what stands before the number."""
    between = here.normalised[here.mention.end : event.start]
    if ";" in between:
        return False
    if event.verb.form == "finite" and _OF_THEM.search(gap):
        return "," not in CITED.sub(" ", between)
    return tells_before(event, here.mentions, gap, here.normalised)


def _opens_list(mention: Mention, mentions: Sequence[Mention], normalised: str) -> bool:
    """Whether "and" joins the next number right behind this one: "747 drones and four missiles"."""
    return any(_PLAIN_AND.fullmatch(normalised, mention.end, one.start) for one in mentions)


def _itemises(whole: Mention, mentions: Sequence[Mention]) -> bool:
    """In "44 targets were recorded: 40 drones and four missiles, and ..." the two behind it are its sum."""
    behind = (one.quantity.amount.best or 0 for one in mentions if one.start >= whole.end)
    total = whole.quantity.amount.best
    return total is not None and total in accumulate(behind)


def same_list(first: Mention, second: Mention, events: Sequence[Event], normalised: str) -> bool:
    """Whether nothing between two numbers ends the list in which both stand."""
    opens = max(first.end, first.part_of.end if first.part_of and first.part_of.end <= second.start else 0)
    between = [event for event in events if opens <= event.start and event.end <= second.start]
    if first.family == "person" and first.event is not None and first.event.end <= second.start:
        between = [
            event for event in between if event.verb.form != "noun"
        ]  # "killed in attacks on ..., six in"
    if any(event is not first.event and not _tells_which(event, normalised) for event in between):
        return False
    gap = normalised[opens : second.start]
    broken = (
        OPENS_CLAUSE.search(gap) or _LIST_BREAK.search(gap) or TAKEN_OVER.search(gap) or _MEANS_OF.search(gap)
    )
    return first.end <= second.start and not broken and len(gap) < 160


def _tells_which(event: Event, normalised: str) -> bool:
    """In "seven missiles flying to Kyiv and 17 drones" the participle ends no list."""
    return event.sense != "involve" and is_participle(event, normalised)
