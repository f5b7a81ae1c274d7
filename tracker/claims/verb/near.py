"""The verbs right beside a number, the surest first: before it, behind it, inside its noun, in its list."""

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from tracker.claims.page.mention import Event, Mention
from tracker.claims.verb.beside import (
    CITED,
    FREE,
    INTRANSITIVE,
    LAUNCHING,
    OPENS_CLAUSE,
    PARTS_CLAUSES,
    RELATIVE,
    SMALL,
    WEAK,
    Beside,
    is_closed_list,
    is_participle,
    predicates,
    tells_before,
)
from tracker.claims.verb.beside import beside as find_beside
from tracker.claims.verb.losses_put import are_put_at, is_put_at, losses_put
from tracker.claims.verb.other_verbs import COORDINATED
from tracker.claims.verb.roles import Candidate, leftward, preposition, rightward
from tracker.claims.words.patterns import spoken
from tracker.text.lazy import regex

_WITH = regex(r"(?:^|[.!?\n\"] ?)with (?:the |its |some |about |nearly |over )*$")
_WITH_REACH = len(". with nearly the ")
_FRONTED_END = regex(r", (?:[\w'-]+ ){1,4}")
_LIST_BREAK = spoken(
    "near.list_break",
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
_ALLEGED = regex(r"\b(?:нібито|ніби|буцімто|якобы|будто бы|будто|предположительно|ймовірно)\b")
_PARTICIPLES = regex(
    r"(?: [а-яіїєґё]+[иыо][мхй])?"
    r", (?P<first>[а-яіїєґё]+(?:вш|ющ|ящ|ащ|ущ|[аеоя]н|т)[а-яіїєё]+ [^,;:]*(?:и|та|і|й) )?"
)
"""In "о 31 беспилотнике, летевшем на Москву и уничтоженном ПВО" the last participle tells the outcome."""
_AS_WERE = regex(
    r"\b(?:as|and so|so) (?:were|was|are|have been|had been|has been) (?:also |another |the |all )*$"
)
_AS_WERE_REACH = len("and so have been also another the ")
_WHICH = regex(
    r", (?:що|які|котр[іих]+|которые|что) (?:[а-яіїєё']+ ){0,2}"
    r"|,? (?:(?:ещё|еще|ще|досі|пока) )?(?:[а-яіїєґё]+(?:вш|ющ|ящ|ащ|ущ)(?:их|им|ими|ие)(?:ся)? )?"
)
_NEXT_CLAUSE = regex(
    r", (?:and|while|but) (?:of (?:these|those|them|which),? )?(?:the |another |all |some )?$"
)
_HAS = regex(r"\b(?:has|have|had|keeps?|kept|holds?|held)\s+(?:(?:about|some|another|roughly|over)\s+)*$")
_HAS_REACH = 60
_OF_WHICH = regex(r", (?:\d+ )?(?:of which|(?:з|из|зі|із) (?:яких|которых|них))\b")
_BACK = regex(r"(?: [^,.;:\d]{1,40})?, (?:and|as well as|plus|along with|та|і|й|и|а також|а также) ")
"""In "74 drones, of which 57 were downed, and 6 missiles" the first verb goes on behind the clause."""
_RIGHT_BEHIND = regex(r" (?:[^,;:.()]{0,60} )?")
_ASIDE = regex(
    r", (?:(?:allegedly|reportedly|apparently|all|mostly) )?(?:launched|fired|sent|released|directed)"
    r" (?:by|from|at|towards?) [^,;.\d]{3,60},"
    r" (?=(?:was|were|have been|had been|has been) )"
)
_TOGETHER = regex(r",? (?:together|along|combined) with [^,;:.]{3,60}, ")
_SENT_ASIDE = regex(r", (?:launched|fired|sent|aimed|directed) (?:by|from|at|towards?) [^,;.\d]{3,60}, ")
_COMMA = regex(", ")
_THAT = regex(r" (?:that|which) ")
_SAID_IT = regex(
    r" [^,;:.\d]{2,40} (?:said|says?|claim(?:s|ed)?|reported|reports) (?:that )?(?:it|they|its \w+(?: \w+)?)"
    r" (?:had |have |has )?"
)
_SENDER = regex(
    r" (?:the )?(?:russia|ukraine|moscow|kyiv|kiev|they|it|(?:russian|ukrainian|enemy)(?: \w+){1,2})"
    r" (?:had |has |have )?"
)
"""In "15 drones Russia launched" the clause has no word of its own before its subject."""
_OTHER_MEMBER = regex(r" - [^.;:\d]*, (?:ещё |еще |ще )?")
"""In "ещё один - над Крымом, два подавлены" the verb behind tells of the second alone."""
_PLAIN_AND = regex(r"\"?,? (?:and|і|й|та|и) ")
_OF_THEM = regex(r" (?:of which|of them|(?:із|з|зі|из|серед|среди) (?:них|яких|которых)) $")
AND_BEFORE = regex(
    r"(?:\b(?:та|і|й|а|и)|,)\s+(?:(?:ще|також|іще|ещё|еще|также|все|всі|усі|остальн[а-яё]+|оставши[а-яё]+"
    r"|прочи[а-яё]+"
    r"|други[а-яё]+|інш[а-яіїє]+|решт[а-яіїє]+)\s+)*$"
)
_BESIDES = regex(r"\b(?:along|together|combined) with (?:the |all |another )*$")
_ASIDE_TOTAL = regex(r" in (?:all|total)(?: - |,|\))")
_ABSOLUTE = spoken("near.absolute", r",\s*(?:with|using)\b[^,]*$")
_MEANS_OF = regex(
    r"(?<!together)(?<!along)(?<!combined)(?<!,)\s(?:with|using)\s+(?:the |its |their |some |just )*$"
)
_ARE = regex(r" (?:were|are|was|is|[а-яіїє]+(?:ться|тся|лися|лись)) $")
"""The verb of an inverted sentence, right before its subject."""


class _Place(NamedTuple):
    """A number among the numbers and verbs of its sentence, with what stands beside it."""

    mention: Mention
    nth: int
    mentions: Sequence[Mention]
    events: Sequence[Event]
    normalised: str
    beside: Beside


def near(
    mention: Mention, nth: int, mentions: Sequence[Mention], events: Sequence[Event], normalised: str
) -> Iterator[Candidate]:
    """Verbs right beside the `nth` number of a sentence, each with its role there, the surest first."""
    if not events:
        return
    beside = find_beside(mention, nth, mentions, events, normalised)
    place = _Place(mention, nth, mentions, events, normalised, beside)
    if lost := losses_put(mention, nth, mentions, events, normalised):
        yield lost, "obj"
    if (
        beside.left
        and _ASIDE_TOTAL.match(normalised, mention.span[1])
        and normalised.endswith((" - ", ", ", "("), 0, mention.start)
    ):
        yield from rightward(
            beside.left, mention, normalised
        )  # "shot down all missiles - 10 in total - fired ..."
    yield from _inner_verbs(place)
    yield from _past_clause(place)
    if beside.right and beside.right.verb.form == "pred" and _has(mention, normalised):
        yield beside.right, "obj"  # "has 1,700 missiles in store"
    if mention.anaphor and beside.right and _SAID_IT.fullmatch(normalised, mention.end, beside.right.start):
        yield beside.right, "obj"  # "62 of which Ukraine said it had destroyed"
    if beside.left and are_put_at(beside.left, mention, normalised):
        yield beside.left, "obj"
    if told := _behind_aside(place) or _as_were(place) or _there_were(place):
        yield told, "obj"
    yield from _with_others(place)
    if beside.left:
        yield from _governed_before(place, beside.left)
    if beside.right and _tells_which_of_list(place, beside.right):
        yield from _listed(place)
    if beside.right and beside.right.sense not in WEAK:
        yield from _predicated(place, beside.right)
    yield from _closest(place)
    yield from _listed(place)
    yield from _fronted_with(place)
    yield from _inverted(place)
    if beside.right and beside.right.passive and any(one.subset_of is mention for one in mentions):
        yield from leftward(beside.right, normalised)  # "241 drones, over 140 of them Shaheds, were tracked"


def _has(mention: Mention, normalised: str) -> bool:
    return _HAS.search(normalised, max(0, mention.start - _HAS_REACH), mention.start) is not None


def _inverted(place: _Place) -> Iterator[Candidate]:
    """In "Among the dead in a strike on Izium were six women" the predicate leads, and its verb is behind."""
    mention, normalised = place.mention, place.normalised
    before = [one for one in place.events if one.end <= mention.start]
    if place.nth or not before or before[0].verb.form != "pred" or before[0] is before[-1]:
        return
    nouns = all(one.verb.form == "noun" for one in before[1:])
    if nouns and _ARE.search(normalised, before[-1].end, mention.start):
        yield from rightward(before[0], mention, normalised)


def _behind_aside(place: _Place) -> Event | None:
    """In "four drones, launched by Ukraine, were shot down" the predicate stands behind the aside."""
    aside = _ASIDE.match(place.normalised, place.mention.end)
    if aside is None:
        return None
    told = (one for one in place.events if 0 <= one.start - aside.end() <= _HAS_REACH)
    event = next(told, None)
    return event if event is not None and event.passive else None


def _as_were(place: _Place) -> Event | None:
    """In "594 of the drones were shot down, as were 48 of the missiles" the verb is that of the first."""
    mention, normalised = place.mention, place.normalised
    if not _AS_WERE.search(normalised, max(0, mention.start - _AS_WERE_REACH), mention.start):
        return None
    before = (one.event for one in reversed(place.mentions[: place.nth]) if one.event is not None)
    event = next(before, None)
    return event if event is not None and event.passive else None


def _there_were(place: _Place) -> Event | None:
    """In "reported the first drone shot down at 23:00; by morning there had been 14" so many were downed."""
    left = place.beside.left
    if (
        left is None
        or place.nth
        or place.mention.family
        or not place.normalised.startswith("there ", left.start)
    ):
        return None
    before = [one for one in place.events if one.end <= left.start and one.sense not in WEAK]
    return before[-1] if before and (before[-1].passive or before[-1].verb.form == "ed") else None


def _with_others(place: _Place) -> Iterator[Candidate]:
    """In "13, together with four missiles, struck nine sites" the verb stands behind an aside."""
    mention, normalised = place.mention, place.normalised
    aside = _TOGETHER.match(normalised, mention.end) or _SENT_ASIDE.match(normalised, mention.end)
    if aside is None and _BESIDES.search(normalised, max(0, mention.start - 30), mention.start):
        aside = _COMMA.match(normalised, mention.end)
    if aside is None:
        return
    event = next((one for one in place.events if one.start == aside.end()), None)
    if event is not None and event.verb.form != "noun":
        yield from leftward(event, normalised)


def _inner_verbs(place: _Place) -> Iterator[Candidate]:
    """In "12 launched drones" the participle stands inside the counted noun."""
    mention = place.mention
    for event in place.events:
        if any(event.start <= item.start < event.end for item in mention.inner):
            if event.sense in LAUNCHING and _is_told_of(place):
                continue
            yield event, "obj"
            yield event, "subj"
        if mention.span[0] <= event.start and event.end <= mention.span[1]:
            yield from leftward(event, place.normalised)  # "all were shot down except one"


def _is_told_of(place: _Place) -> bool:
    """In "all 12 launched drones were downed", "сбиты 24 выпущенные ракеты" the predicate tells of them."""
    mention, beside = place.mention, place.beside
    if beside.right is not None and beside.close and predicates(beside.right):
        return True
    left = beside.left
    if left is None or mention.part_of is not None or left.sense in LAUNCHING or left.verb.form == "attr":
        return False
    return _RIGHT_BEHIND.fullmatch(place.normalised, left.end, mention.start) is not None


def _past_clause(place: _Place) -> Iterator[Candidate]:
    """In "stopped 172 of the 186 drones that Russia launched, and all five missiles" these too."""
    mention, normalised = place.mention, place.normalised
    whole = place.mentions[place.nth - 1] if place.nth else None
    right = place.beside.right
    own = right is not None and place.beside.close and predicates(right)  # "and one person died"
    own = own and not _OF_WHICH.match(normalised, mention.end)
    if not own and whole and whole.subset_of is not None and mention.family == whole.subset_of.family:
        event = whole.subset_of.event
        if event is not None and _BACK.fullmatch(normalised, whole.end, mention.start):
            yield event, whole.subset_of.role  # "5,230 drones, of which 87 % were downed, and 262 missiles"
    if own or whole is None or not whole.whole or not _THAT.match(normalised, whole.end):
        return
    if not normalised.endswith(", and ", whole.end, mention.start):
        return
    part = next((one for one in place.mentions if one.part_of is whole and one.event), None)
    if part is not None and part.event is not None and part.event.end <= part.start:
        yield part.event, part.role


def _end(event: Event) -> int:
    return event.end


def _governed_before(place: _Place, left: Event) -> Iterator[Candidate]:
    """A noun or an attack before the number that takes it by its preposition."""
    mention, normalised = place.mention, place.normalised
    if mention.rule == "number_of" and left.sense in ("reach", "involve"):
        left = max((one for one in place.events if one.end <= left.start), key=_end, default=left)
    if mention.rule == "number_of" and left.verb.form == "noun":
        left = _participle_before(place, left)
    if mention.rule == "number_of" and (left.verb.form in ("ed", "part") or left.sense == "produce"):
        yield left, "obj"  # "the number of missiles launched reached 53"
    yield from _attack_with(mention, place.events, normalised)
    by = left.verb.form == "noun" and place.beside.adjacent
    if by and preposition(mention, normalised) in ("of", "by", "with"):
        yield left, left.noun_role


def _participle_before(place: _Place, noun: Event) -> Event:
    """In "the number of drones launched in the attack at 512" the participle tells what is counted."""
    before = [one for one in place.events if one.end <= noun.start]
    told = before and before[-1].verb.form in ("ed", "part")
    return before[-1] if told and "," not in place.normalised[before[-1].end : noun.start] else noun


def _predicated(place: _Place, right: Event) -> Iterator[Candidate]:
    """A full predicate right behind the number."""
    mention, normalised, beside = place.mention, place.normalised, place.beside
    left = beside.left
    if beside.close:
        colon = beside.adjacent and left is not None and ":" in normalised[left.end : mention.start]
        participle = right.verb.form == "ing" and beside.adjacent and left is not None
        told = beside.adjacent and left is not None and left.verb.form == "passive"
        where = right.verb.form == "pred" and beside.adjacent and left is not None and left.verb.form == "ed"
        where = where and not beside.gap.strip()  # "shot down 60 of 96 drones in the air"
        told = (
            told and "," in normalised[mention.end : right.start]
        )  # "сбито 30 ракет, атака идёт, в воздухе"
        if colon or (_finite(right, beside.gap) and not participle and not told and not where):
            yield from leftward(right, normalised)
        if COORDINATED.search(normalised[max(0, mention.start - 40) : mention.start]):
            yield from leftward(right, normalised)  # "two people are dead and 11 hurt"
    if left and _has_next_verb(mention, right, beside, normalised):
        yield from leftward(right, normalised)


def _closest(place: _Place) -> Iterator[Candidate]:
    """The verb before the number, then the one behind it, then those that only report it."""
    mention, normalised, beside = place.mention, place.normalised, place.beside
    left, right = beside.left, beside.right
    if left and beside.adjacent and left.sense not in WEAK:
        yield from rightward(left, mention, normalised)
    if right and right.sense not in WEAK and (beside.close or _is_clear(right, beside.gap)):
        yield from leftward(right, normalised)
    if right and _is_told_which(right, beside):
        yield from leftward(right, normalised)  # "сообщило о 30 дронах, сбитых ночью"
    if left and beside.adjacent and left.sense in WEAK:
        yield from rightward(left, mention, normalised)
    if right and right.sense == "involve" and right.passive and beside.close and _only_reported(left):
        yield from leftward(right, normalised)  # "44 targets were recorded: 40 drones and 4 missiles"
    if right and right.sense == "produce" and right.verb.form == "finite" and beside.close:
        yield from leftward(right, normalised)  # "планує 70 тисяч, 2 500 ракет уже зробили"
    if left and is_put_at(left, mention, normalised):
        yield left, "obj"
    if left and mention.rule == "number_of":
        yield left, "obj"  # "put the number of drones downed between 11 p.m. and 7 a.m. at 130"


def _tells_which_of_list(place: _Place, right: Event) -> bool:
    """In "downed two missiles and 15 drones that Russia launched" the launch tells which drones."""
    previous = place.mentions[place.nth - 1] if place.nth else None
    if previous is None or previous.event is None or previous.event.end > previous.start:
        return False
    if right.sense not in LAUNCHING or previous.event.sense in LAUNCHING:
        return False
    gap = place.beside.gap
    return not gap.strip() or bool(RELATIVE.search(gap) or _SENDER.fullmatch(gap))


def _only_reported(left: Event | None) -> bool:
    return left is None or left.sense == "involve"


def _is_told_which(right: Event, beside: Beside) -> bool:
    """Whether a participle right behind the number tells what became of what is counted."""
    apposed = beside.left is not None and beside.left.sense in WEAK and beside.gap.startswith((",", " "))
    if apposed and right.verb.form in ("finite", "pred") and _WHICH.fullmatch(beside.gap):
        return True  # "сообщают о шести дронах, которые попали в завод"
    told = right.verb.form == "passive" and (apposed or _ALLEGED.search(beside.gap) is not None)
    joined = _PARTICIPLES.fullmatch(beside.gap)
    if joined and (right.verb.form == "attr" or told or (joined["first"] and right.verb.form == "passive")):
        return True
    return (right.verb.form == "attr" or told) and not _ALLEGED.sub("", beside.gap).strip(" ,")


def _listed(place: _Place) -> Iterator[Candidate]:
    """The verb of the number before in the same list."""
    mention, normalised = place.mention, place.normalised
    previous = place.mentions[place.nth - 1] if place.nth else None
    if previous is None or previous.event is None:
        return
    if mention.anaphor and mention.end == mention.span[1]:
        return  # "598 drones and 31 missiles, 563 and 26 of which"
    if not same_list(previous, mention, place.events, normalised):
        return
    if not _new_clause(previous, mention, place.mentions, place.events, normalised):
        yield previous.event, previous.role


def _fronted_with(place: _Place) -> Iterator[Candidate]:
    """In "With 96 missiles and 528 drones, Friday's raid ranks third" the attack stands behind its means."""
    mention, normalised = place.mention, place.normalised
    first = place.mentions[0]
    if not _WITH.search(normalised, max(0, first.start - _WITH_REACH), first.start):
        return
    for event in place.events:
        behind = event.start >= mention.end and event.verb.form == "noun" and event.sense == "attack"
        if behind and _FRONTED_END.fullmatch(normalised, place.mentions[-1].end, event.start):
            yield event, event.noun_role


def _opens_list(mention: Mention, mentions: Sequence[Mention], normalised: str) -> bool:
    """Whether "and" joins the next number right behind this one: "747 drones and four missiles"."""
    return any(_PLAIN_AND.fullmatch(normalised, mention.end, one.start) for one in mentions)


def _has_next_verb(mention: Mention, right: Event, beside: Beside, normalised: str) -> bool:
    """In "двоє загинули та ще 13 - поранені" what is joined by "and" has the verb right behind it."""
    before = normalised[max(0, mention.start - 30) : mention.start]
    free = right.verb.form in FREE and right.sense not in WEAK and right.verb.form != "attr"
    return free and beside.close and AND_BEFORE.search(before) is not None


def _new_clause(
    previous: Mention,
    mention: Mention,
    mentions: Sequence[Mention],
    events: Sequence[Event],
    normalised: str,
) -> bool:
    """Behind a semicolon, numbers with a predicate of their own: "; 60 drones and 9 missiles were downed".

    Bare numbers behind a comma too: "502 drones and 45 missiles, of which 430 and 21 were stopped", and
    a list behind a predicate: "90 were launched, adding that 60 drones and 9 missiles were downed", or
    behind a comma and "and": "downed 91 drones, and 37 drones and two missiles struck 20 sites", or
    behind a list that is closed: "fired 91 drones and six missiles, 37 drones and two missiles were downed".
    """
    gap = normalised[previous.end : mention.start]
    bare = "," in gap and previous.family and not mention.family and not mention.part_of
    told = previous.event is not None and previous.end <= previous.event.start < mention.start
    parted = _OF_THEM.search(gap) is not None
    told = told or _NEXT_CLAUSE.search(gap) is not None or parted
    told = told or is_closed_list(previous, mention, normalised)
    told = told and not (":" in gap and _itemises(previous, mentions))
    if (
        PARTS_CLAUSES.search(gap) is None
        and not bare
        and not (told and _opens_list(mention, mentions, normalised))
    ):
        return False
    parts = [one.start for one in mentions if one.anaphor and one.start >= mention.end]
    parts += [one.start for one in mentions if _OTHER_MEMBER.fullmatch(normalised, mention.end, one.start)]
    return any(
        event.start >= mention.end
        and not any(part < event.start for part in parts)
        and (tells_before(event, mentions, gap, normalised) or (parted and event.verb.form == "finite"))
        and ";" not in normalised[mention.end : event.start]
        and not (parted and event.verb.form == "finite" and "," in _past_aside(mention, event, normalised))
        for event in events
    )


def _past_aside(mention: Mention, event: Event, normalised: str) -> str:
    """What stands between a number and a verb, without who is cited."""
    return CITED.sub(" ", normalised[mention.end : event.start])


def _itemises(whole: Mention, mentions: Sequence[Mention]) -> bool:
    """In "44 targets were recorded: 40 drones and four missiles, and ..." the two behind it are its sum."""
    behind = (one.quantity.amount.best or 0 for one in mentions if one.start >= whole.end)
    total = whole.quantity.amount.best
    return total is not None and total in accumulate(behind)


def _is_clear(event: Event, gap: str) -> bool:
    return "," not in gap and ";" not in gap and event.verb.form != "noun"


def _attack_with(mention: Mention, events: Sequence[Event], normalised: str) -> Iterator[Candidate]:
    """In "attacked targets in Russia with 22 drones" the attack governs, however far it stands."""
    left = [event for event in events if event.end <= mention.span[0]]
    if preposition(mention, normalised) not in ("with", "using", "involving"):
        return
    if _BESIDES.search(normalised, max(0, mention.start - 30), mention.start):
        return  # "460 drones were downed, along with 19 missiles"
    if _ABSOLUTE.search(normalised[left[-1].end : mention.start]):
        return
    for event in reversed(left):
        if event.sense in LAUNCHING or (event.sense == "strike" and event.verb.form != "noun"):
            yield from rightward(event, mention, normalised)
            return


def _finite(event: Event, gap: str) -> bool:
    """A full predicate right behind a number: "22 were shot down", "18 disappeared"."""
    if event.passive or event.sense in INTRANSITIVE:
        return not RELATIVE.search(gap)
    return False


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
