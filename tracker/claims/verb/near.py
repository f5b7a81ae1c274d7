"""The verbs right beside a number, the surest first: before it, behind it, inside its noun, in its list."""

from collections.abc import Iterator, Sequence

from tracker.claims.page.groups import FREE, INTRANSITIVE, LAUNCHING, WEAK
from tracker.claims.page.mention import Event, Mention, Standing
from tracker.claims.verb.beside import Beside, predicates
from tracker.claims.verb.beside import beside as find_beside
from tracker.claims.verb.governing import RELATIVE
from tracker.claims.verb.listing import listed
from tracker.claims.verb.losses_put import are_put_at, is_put_at, losses_put
from tracker.claims.verb.other_verbs import COORDINATED
from tracker.claims.verb.roles import Candidate, leftward, preposition, rightward
from tracker.claims.words.patterns import spoken
from tracker.text.lazy import regex

_WITH = regex(r"(?:^|[.!?\n\"] ?)with (?:the |its |some |about |nearly |over )*$")
_WITH_REACH = len(". with nearly the ")
_FRONTED_END = regex(r", (?:[\w'-]+ ){1,4}")
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
AND_BEFORE = regex(
    r"(?:\b(?:та|і|й|а|и)|,)\s+(?:(?:ще|також|іще|ещё|еще|также|все|всі|усі|остальн[а-яё]+|оставши[а-яё]+"
    r"|прочи[а-яё]+"
    r"|други[а-яё]+|інш[а-яіїє]+|решт[а-яіїє]+)\s+)*$"
)
_BESIDES = regex(r"\b(?:along|together|combined) with (?:the |all |another )*$")
_ASIDE_TOTAL = regex(r" in (?:all|total)(?: - |,|\))")
_ABSOLUTE = spoken("near.absolute", r",\s*(?:with|using)\b[^,]*$")
_ARE = regex(r" (?:were|are|was|is|[а-яіїє]+(?:ться|тся|лися|лись)) $")
"""The verb of an inverted sentence, right before its subject."""


def near(here: Standing) -> Iterator[Candidate]:
    """Verbs right beside a number, each with its role there, the surest first."""
    beside = find_beside(here)
    left, right = beside.left, beside.right
    if lost := losses_put(here):
        yield lost, "obj"
    if left and _is_aside_total(here):
        yield from rightward(left, here.mention, here.normalised)
    yield from _inner_verbs(here, beside)
    yield from _past_clause(here, beside)
    yield from _set_phrases(here, beside)
    yield from _with_others(here)
    if left:
        yield from _governed_before(here, left, adjacent=beside.adjacent)
    if right and _tells_which_of_list(here, right, beside.gap):
        yield from listed(here)
    if right and right.sense not in WEAK:
        yield from _predicated(here, right, beside)
    yield from _closest(here, beside)
    yield from listed(here)
    yield from _fronted_with(here)
    yield from _inverted(here)
    if right and right.passive and any(one.subset_of is here.mention for one in here.mentions):
        yield from leftward(right, here.normalised)  # "241 drones, over 140 of them Shaheds, were tracked"


def _is_aside_total(here: Standing) -> bool:
    """In "shot down all missiles - 10 in total - fired at the city" the verb tells of the ten."""
    if not _ASIDE_TOTAL.match(here.normalised, here.mention.span[1]):
        return False
    return here.normalised.endswith((" - ", ", ", "("), 0, here.mention.start)


def _set_phrases(here: Standing, beside: Beside) -> Iterator[Candidate]:
    """The object of a phrase that parts it from its verb."""
    mention, normalised, left, right = here.mention, here.normalised, beside.left, beside.right
    if right and right.verb.form == "pred" and _has(mention, normalised):
        yield right, "obj"  # "has 1,700 missiles in store"
    if right and mention.anaphor and _SAID_IT.fullmatch(normalised, mention.end, right.start):
        yield right, "obj"  # "62 of which Ukraine said it had destroyed"
    if left and are_put_at(left, mention, normalised):
        yield left, "obj"
    if told := _behind_aside(here) or _as_were(here) or _there_were(here, left):
        yield told, "obj"


def _has(mention: Mention, normalised: str) -> bool:
    return _HAS.search(normalised, max(0, mention.start - _HAS_REACH), mention.start) is not None


def _inverted(here: Standing) -> Iterator[Candidate]:
    """In "Among the dead in a strike on Izium were six women" the predicate leads, and its verb is behind."""
    mention, normalised = here.mention, here.normalised
    before = [one for one in here.events if one.end <= mention.start]
    if here.nth or not before or before[0].verb.form != "pred" or before[0] is before[-1]:
        return
    nouns = all(one.verb.form == "noun" for one in before[1:])
    if nouns and _ARE.search(normalised, before[-1].end, mention.start):
        yield from rightward(before[0], mention, normalised)


def _behind_aside(here: Standing) -> Event | None:
    """In "four drones, launched by Ukraine, were shot down" the predicate stands behind the aside."""
    aside = _ASIDE.match(here.normalised, here.mention.end)
    if aside is None:
        return None
    told = (one for one in here.events if 0 <= one.start - aside.end() <= _HAS_REACH)
    event = next(told, None)
    return event if event is not None and event.passive else None


def _as_were(here: Standing) -> Event | None:
    """In "594 of the drones were shot down, as were 48 of the missiles" the verb is that of the first."""
    mention, normalised = here.mention, here.normalised
    if not _AS_WERE.search(normalised, max(0, mention.start - _AS_WERE_REACH), mention.start):
        return None
    before = (one.event for one in reversed(here.mentions[: here.nth]) if one.event is not None)
    event = next(before, None)
    return event if event is not None and event.passive else None


def _there_were(here: Standing, left: Event | None) -> Event | None:
    """In "reported the first drone shot down at 23:00; by morning there had been 14" so many were downed."""
    if (
        left is None
        or here.nth
        or here.mention.family
        or not here.normalised.startswith("there ", left.start)
    ):
        return None
    before = [one for one in here.events if one.end <= left.start and one.sense not in WEAK]
    return before[-1] if before and (before[-1].passive or before[-1].verb.form == "ed") else None


def _with_others(here: Standing) -> Iterator[Candidate]:
    """In "13, together with four missiles, struck nine sites" the verb stands behind an aside."""
    mention, normalised = here.mention, here.normalised
    aside = _TOGETHER.match(normalised, mention.end) or _SENT_ASIDE.match(normalised, mention.end)
    if aside is None and _BESIDES.search(normalised, max(0, mention.start - 30), mention.start):
        aside = _COMMA.match(normalised, mention.end)
    if aside is None:
        return
    event = next((one for one in here.events if one.start == aside.end()), None)
    if event is not None and event.verb.form != "noun":
        yield from leftward(event, normalised)


def _inner_verbs(here: Standing, beside: Beside) -> Iterator[Candidate]:
    """In "12 launched drones" the participle stands inside the counted noun."""
    mention = here.mention
    for event in here.events:
        if any(event.start <= item.start < event.end for item in mention.inner):
            if event.sense in LAUNCHING and _is_told_of(here, beside):
                continue
            yield event, "obj"
            yield event, "subj"
        if mention.span[0] <= event.start and event.end <= mention.span[1]:
            yield from leftward(event, here.normalised)  # "all were shot down except one"


def _is_told_of(here: Standing, beside: Beside) -> bool:
    """In "all 12 launched drones were downed", "сбиты 24 выпущенные ракеты" the predicate tells of them."""
    mention = here.mention
    if beside.right is not None and beside.close and predicates(beside.right):
        return True
    left = beside.left
    if left is None or mention.part_of is not None or left.sense in LAUNCHING or left.verb.form == "attr":
        return False
    return _RIGHT_BEHIND.fullmatch(here.normalised, left.end, mention.start) is not None


def _past_clause(here: Standing, beside: Beside) -> Iterator[Candidate]:
    """In "stopped 172 of the 186 drones that Russia launched, and all five missiles" these too."""
    mention, normalised, whole = here.mention, here.normalised, here.previous
    right = beside.right
    own = right is not None and beside.close and predicates(right)  # "and one person died"
    own = own and not _OF_WHICH.match(normalised, mention.end)
    if not own and whole and whole.subset_of is not None and mention.family == whole.subset_of.family:
        event = whole.subset_of.event
        if event is not None and _BACK.fullmatch(normalised, whole.end, mention.start):
            yield event, whole.subset_of.role  # "5,230 drones, of which 87 % were downed, and 262 missiles"
    if own or whole is None or not whole.whole or not _THAT.match(normalised, whole.end):
        return
    if not normalised.endswith(", and ", whole.end, mention.start):
        return
    part = next((one for one in here.mentions if one.part_of is whole and one.event), None)
    if part is not None and part.event is not None and part.event.end <= part.start:
        yield part.event, part.role


def _end(event: Event) -> int:
    return event.end


def _governed_before(here: Standing, left: Event, *, adjacent: bool) -> Iterator[Candidate]:
    """A noun or an attack before the number that takes it by its preposition."""
    mention, normalised = here.mention, here.normalised
    if mention.rule == "number_of" and left.sense in ("reach", "involve"):
        left = max((one for one in here.events if one.end <= left.start), key=_end, default=left)
    if mention.rule == "number_of" and left.verb.form == "noun":
        left = _participle_before(here, left)
    if mention.rule == "number_of" and (left.verb.form in ("ed", "part") or left.sense == "produce"):
        yield left, "obj"  # "the number of missiles launched reached 53"
    yield from _attack_with(mention, here.events, normalised)
    by = left.verb.form == "noun" and adjacent
    if by and preposition(mention, normalised) in ("of", "by", "with"):
        yield left, left.noun_role


def _participle_before(here: Standing, noun: Event) -> Event:
    """In "the number of drones launched in the attack at 512" the participle tells what is counted."""
    before = [one for one in here.events if one.end <= noun.start]
    told = before and before[-1].verb.form in ("ed", "part")
    return before[-1] if told and "," not in here.normalised[before[-1].end : noun.start] else noun


def _predicated(here: Standing, right: Event, beside: Beside) -> Iterator[Candidate]:
    """A full predicate right behind the number."""
    mention, normalised = here.mention, here.normalised
    if beside.close:
        left = beside.left if beside.adjacent else None
        colon = left is not None and ":" in normalised[left.end : mention.start]
        full = _finite(right, beside.gap) and not (left and _is_said_before(here, left, right, beside.gap))
        if colon or full:
            yield from leftward(right, normalised)
        if COORDINATED.search(normalised[max(0, mention.start - 40) : mention.start]):
            yield from leftward(right, normalised)  # "two people are dead and 11 hurt"
    if beside.left and _has_next_verb(mention, right, beside, normalised):
        yield from leftward(right, normalised)


def _is_said_before(here: Standing, left: Event, right: Event, gap: str) -> bool:
    """Whether the verb before the number is its own, and that behind it tells of something else."""
    if right.verb.form == "ing":
        return True
    if left.verb.form == "passive":  # "сбито 30 ракет, атака идёт, в воздухе"
        return "," in here.normalised[here.mention.end : right.start]
    return right.verb.form == "pred" and left.verb.form == "ed" and not gap.strip()  # "60 of 96 in the air"


def _closest(here: Standing, beside: Beside) -> Iterator[Candidate]:
    """The verb before the number, then the one behind it, then those that only report it."""
    mention, normalised = here.mention, here.normalised
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


def _tells_which_of_list(here: Standing, right: Event, gap: str) -> bool:
    """In "downed two missiles and 15 drones that Russia launched" the launch tells which drones."""
    previous = here.previous
    if previous is None or previous.event is None or previous.event.end > previous.start:
        return False
    if right.sense not in LAUNCHING or previous.event.sense in LAUNCHING:
        return False
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


def _fronted_with(here: Standing) -> Iterator[Candidate]:
    """In "With 96 missiles and 528 drones, Friday's raid ranks third" the attack stands behind its means."""
    mention, normalised = here.mention, here.normalised
    first = here.mentions[0]
    if not _WITH.search(normalised, max(0, first.start - _WITH_REACH), first.start):
        return
    for event in here.events:
        behind = event.start >= mention.end and event.verb.form == "noun" and event.sense == "attack"
        if behind and _FRONTED_END.fullmatch(normalised, here.mentions[-1].end, event.start):
            yield event, event.noun_role


def _has_next_verb(mention: Mention, right: Event, beside: Beside, normalised: str) -> bool:
    """In "двоє загинули та ще 13 - поранені" what is joined by "and" has the verb right behind it."""
    before = normalised[max(0, mention.start - 30) : mention.start]
    free = right.verb.form in FREE and right.sense not in WEAK and right.verb.form != "attr"
    return free and beside.close and AND_BEFORE.search(before) is not None


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
