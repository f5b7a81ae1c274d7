"""Which metric a number has: the verb that governs it, and what the counted noun is to that verb."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from tracker.claims.beside import (
    FREE,
    INTRANSITIVE,
    LAUNCHING,
    OPENS_CLAUSE,
    RELATIVE,
    SMALL,
    Beside,
    counts_part,
    is_participle,
    leads_next,
)
from tracker.claims.beside import beside as find_beside
from tracker.claims.events import takes_object
from tracker.claims.items import LEXICONS
from tracker.claims.lexicon import VerbSense
from tracker.claims.losses_put import is_put_at, losses_put
from tracker.claims.mention import Event, Mention
from tracker.claims.other_verbs import COORDINATED, has_own_verb
from tracker.claims.parts import parallel_wholes
from tracker.claims.patterns import spoken
from tracker.claims.roles import RISEN, Candidate, leftward, preposition, rightward
from tracker.model import Language
from tracker.text.lazy import regex

_CLAUSE_BREAK = spoken("metric.clause_break", r", with |;|\b(?:while|but)\b")
_LIST_BREAK = spoken(
    "metric.list_break",
    r", with |\b(?:of the|than|while|but|after|before|when|where|since|compared|and that)\b",
)
_PAST = (
    r"\w{2,}ed|left|sent|put|made|took|set|cut|drove|brought|saw|gave|got|threw|tore|shook|led|lost"
    r"|kept|held|hit|trapped"
)
_TAKEN_OVER = regex(
    rf"(?:[,;]|\b(?:and|but|then))\s+(?:(?:also|later|then|\w+ly)\s+)?(?:{_PAST})\s+(?:(?:{SMALL})\s+)*$"
)
_SUCH = regex(r" - (?:так|такие|такі|таковы|такими|вот|стільки|столько)\b[^.;:]{0,40}$")
_ALLEGED = regex(r"\b(?:нібито|ніби|буцімто|якобы|будто бы|будто|предположительно|ймовірно)\b")
_NEXT_CLAUSE = regex(r", (?:and|while|but) (?:the |another |all |some )?")
_LOSABLE = frozenset({"person", "equipment"})
_HAS = regex(r"\b(?:has|have|had|keeps?|kept|holds?|held)\s+(?:(?:about|some|another|roughly|over)\s+)*$")
_THAT = regex(r" (?:that|which) ")
_SAID_IT = regex(
    r" [^,;:.\d]{2,40} (?:said|says?|claim(?:s|ed)?|reported|reports) (?:that )?(?:it|they|its \w+(?: \w+)?)"
    r" (?:had |have |has )?"
)
_WERE_TOO = regex(r" (?:were|was|had been|have been)(?: too| as well| also)?(?:[.;]|, (?:and|but|while)\b|$)")
_PLAIN_AND = regex(r",? and ")
_AND_BEFORE = regex(r"(?:\b(?:та|і|й|а|и)|,)\s+(?:(?:ще|також|іще|ещё|еще|также)\s+)*$")
FAINT = frozenset({"involve", "reach", "produce"})  # they govern only what stands right beside them
WEAK = frozenset({"involve", "produce"})  # "reported 12 drones": any other verb beside the number is stronger
EXTRA_SENSES: Mapping[str, VerbSense] = {
    "casualty": VerbSense("", {"obj.person": "personnel_losses", "subj.person": "personnel_losses"}),
}
_ABSOLUTE = spoken("metric.absolute", r",\s*(?:with|using)\b[^,]*$")
_MEANS_OF = regex(
    r"(?<!together)(?<!along)(?<!combined)(?<!,)\s(?:with|using)\s+(?:the |its |their |some |just )*$"
)


def metric_of(event: Event, role: str, family: str, language: Language) -> str:
    """The metric of a counted noun of `family` in `role` of an event; "" where there is none.

    An ellipsis (family "") takes the only family of the verb, else things in the air.
    """
    verb = LEXICONS[language].verbs.get(event.sense) or EXTRA_SENSES.get(event.sense)
    if verb is None:
        return ""
    if not family and event.sense == "lose" and event.verb.form == "noun":
        return verb.roles.get(f"{role}.person", "")
    families = (
        [family, *(["any"] if family in ("air", "equipment") else [])]
        if family
        else ["air", "person", "equipment", "any"]
    )
    for name in families:
        if metric := verb.roles.get(f"{role}.{name}", ""):
            return metric
    return ""


def assign(counted: Sequence[Mention], events: Sequence[Event], normalised: str, language: Language) -> None:
    """Fill event, role and metric of the mentions of one sentence that have none yet."""
    mentions = [
        mention
        for mention in counted
        if not has_own_verb(mention, events, normalised)
        and not _is_held(mention, events, normalised, language)
    ]
    wholes = parallel_wholes(mentions, normalised)
    mentions = [mention for mention in mentions if all(mention is not later for _, later in wholes)]
    _assign_each(mentions, events, normalised, language)
    for first, later in wholes:
        if not later.metric:
            later.event, later.role, later.metric = first.event, first.role, first.metric


def _assign_each(
    mentions: Sequence[Mention], events: Sequence[Event], normalised: str, language: Language
) -> None:
    for nth, mention in enumerate(mentions):
        if not mention.metric:
            _left_out(mention, mentions[:nth], normalised)
        if not mention.metric and not _is_part_of_other(mention, normalised):
            before = mentions[nth - 1] if nth else None
            _first(mention, _near(mention, nth, mentions, events, normalised), language, before)
    for nth in range(len(mentions) - 2, -1, -1):
        follower = _follower(mentions, nth)
        joined = normalised[mentions[nth].end : follower.start] == " and "
        apart = mentions[nth].subset_of not in (None, follower.subset_of) and not joined
        if not apart and follower.subset_of is not mentions[nth]:
            _from_list(mentions[nth], follower, events, normalised, language)
    for nth, mention in enumerate(mentions):
        if not (
            mention.metric
            or _is_part_of_other(mention, normalised)
            or (mention.subset_of and mention.subset_of.metric)
        ):
            if nth:
                _from_list(mention, mentions[nth - 1], events, normalised, language)
            alone = nth + 1 < len(mentions) and _is_bare_part(mention, mentions[nth + 1], normalised)
            if not mention.metric and not alone:
                _first(mention, _far(mention, mentions, events, normalised), language)


def _left_out(mention: Mention, before: Sequence[Mention], normalised: str) -> None:
    """In "half were intercepted; of the 40 others all but four were." the participle is left out."""
    if not _WERE_TOO.match(normalised, mention.end):
        return
    told = (one for one in reversed(before) if one.metric and one.event is not None and one.event.passive)
    if last := next(told, None):
        mention.event, mention.role, mention.metric = last.event, last.role, last.metric


def _is_held(mention: Mention, events: Sequence[Event], normalised: str, language: Language) -> bool:
    """In "підбили три БМП, а ще два танки захопили" a verb without a metric for tanks governs them."""
    right = next((event for event in events if event.start >= mention.end), None)
    if right is None or right.verb.form != "finite" or normalised[mention.end : right.start].strip():
        return False
    if not _AND_BEFORE.search(normalised[max(0, mention.start - 30) : mention.start]):
        return False
    return not any(metric_of(right, role, mention.family, language) for role in ("obj", "subj", "with"))


def _follower(mentions: Sequence[Mention], nth: int) -> Mention:
    """The next number; for the N of "N of M" the one behind M."""
    mention, following = mentions[nth], mentions[nth + 1 :]
    if following[0] is mention.part_of and len(following) > 1 and following[1].part_of is not None:
        return following[1]
    return following[0]


def _first(
    mention: Mention, candidates: Iterator[Candidate], language: Language, before: Mention | None = None
) -> None:
    """Take the first that has a metric; an ellipsis under one verb counts what its neighbour counts."""
    for event, role in candidates:
        shared = before.family if before is not None and before.event is event else ""
        if event.sense == "lose" and not event.passive and before is not None and before.family in _LOSABLE:
            shared = before.family  # "losing 1,000 men a day; last year it lost 430,000"
        if mention.anaphor and mention.subset_of is not None and mention.subset_of.family == "equipment":
            shared = "equipment"
        metric = metric_of(event, role, mention.family or shared, language)
        if metric == "launched" and mention.part_of is not None and event.start >= mention.part_of.end:
            continue  # "seven of 10 bombs aimed at Kharkiv": the ten were aimed
        if metric == "launched" and mention.part_of is not None and event.sense == "involve":
            continue  # "spoke of 41 out of 43": the 43 were launched
        if mention.quantity.amount.unit == "percent" and _is_no_share(metric, event, mention):
            continue
        kind = before.family if before is not None else ""
        if mention.others and (not metric or kind in ("air", "equipment")):
            things = "equipment" if kind == "equipment" else "air"
            metric = metric_of(event, role, things, language) or metric
            mention.classes, mention.family = ((), "") if metric else (mention.classes, mention.family)
        if metric:
            mention.event, mention.role, mention.metric = event, role, metric
            return


def _is_no_share(metric: str, event: Event, mention: Mention) -> bool:
    """In "47 % of the missiles that Russia launched", "допомога впала на 43 %" no weapons are shared out."""
    return metric == "launched" or (metric == "hit" and not mention.family and event.end < mention.start)


class _Place(NamedTuple):
    """A number among the numbers and verbs of its sentence, with what stands beside it."""

    mention: Mention
    nth: int
    mentions: Sequence[Mention]
    events: Sequence[Event]
    normalised: str
    beside: Beside


def _near(
    mention: Mention, nth: int, mentions: Sequence[Mention], events: Sequence[Event], normalised: str
) -> Iterator[Candidate]:
    """Verbs right beside a number, the surest first."""
    beside = find_beside(mention, nth, mentions, events, normalised)
    place = _Place(mention, nth, mentions, events, normalised, beside)
    if lost := losses_put(mention, nth, mentions, events, normalised):
        yield lost, "obj"
    yield from _inner_verbs(place)
    yield from _past_clause(place)
    if beside.right and beside.right.verb.form == "pred" and _HAS.search(normalised, 0, mention.start):
        yield beside.right, "obj"  # "has 1,700 missiles in store"
    if mention.anaphor and beside.right and _SAID_IT.fullmatch(normalised, mention.end, beside.right.start):
        yield beside.right, "obj"  # "62 of which Ukraine said it had destroyed"
    if beside.left:
        yield from _governed_before(place, beside.left)
    if beside.right and beside.right.sense not in WEAK:
        yield from _predicated(place, beside.right)
    yield from _closest(place)
    yield from _listed(place)


def _inner_verbs(place: _Place) -> Iterator[Candidate]:
    """In "12 launched drones" the participle stands inside the counted noun."""
    mention, beside = place.mention, place.beside
    for event in place.events:
        if any(event.start <= item.start < event.end for item in mention.inner):
            right = beside.right
            if event.sense in LAUNCHING and right is not None and beside.close and _predicates(right):
                continue  # "all 12 launched drones were downed"
            yield event, "obj"
            yield event, "subj"


def _past_clause(place: _Place) -> Iterator[Candidate]:
    """In "stopped 172 of the 186 drones that Russia launched, and all five missiles" these too."""
    mention, normalised = place.mention, place.normalised
    whole = place.mentions[place.nth - 1] if place.nth else None
    if whole is not None and whole.subset_of is not None and mention.family == whole.subset_of.family:
        event = whole.subset_of.event
        if event is not None and normalised[whole.end : mention.start] == ", and ":
            yield event, whole.subset_of.role  # "5,230 drones, of which 87 % were downed, and 262 missiles"
    if whole is None or not whole.whole or not _THAT.match(normalised, whole.end):
        return
    if not normalised.endswith(", and ", whole.end, mention.start):
        return
    part = next((one for one in place.mentions if one.part_of is whole and one.event), None)
    if part is not None and part.event is not None and part.event.end <= part.start:
        yield part.event, part.role


def _governed_before(place: _Place, left: Event) -> Iterator[Candidate]:
    """A noun or an attack before the number that takes it by its preposition."""
    mention, normalised = place.mention, place.normalised
    if mention.rule == "number_of" and left.verb.form in ("ed", "part"):
        yield left, "obj"  # "raising the number of missiles launched to 53"
    yield from _attack_with(mention, place.events, normalised)
    by = left.verb.form == "noun" and place.beside.adjacent
    if by and preposition(mention, normalised) in ("of", "by", "with"):
        yield left, left.noun_role


def _predicated(place: _Place, right: Event) -> Iterator[Candidate]:
    """A full predicate right behind the number."""
    mention, normalised, beside = place.mention, place.normalised, place.beside
    left = beside.left
    if beside.close:
        colon = beside.adjacent and left is not None and ":" in normalised[left.end : mention.start]
        participle = right.verb.form == "ing" and beside.adjacent and left is not None
        told = beside.adjacent and left is not None and left.verb.form == "passive"
        told = (
            told and "," in normalised[mention.end : right.start]
        )  # "сбито 30 ракет, атака идёт, в воздухе"
        if colon or (_finite(right, beside.gap) and not participle and not told):
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
    if right and right.sense == "produce" and right.verb.form == "finite" and beside.close:
        yield from leftward(right, normalised)  # "планує 70 тисяч, 2 500 ракет уже зробили"
    if left and is_put_at(left, mention, normalised):
        yield left, "obj"
    if left and mention.rule == "number_of":
        yield left, "obj"  # "put the number of drones downed between 11 p.m. and 7 a.m. at 130"


def _is_told_which(right: Event, beside: Beside) -> bool:
    """Whether a participle right behind the number tells what became of what is counted."""
    apposed = beside.left is not None and beside.left.sense in WEAK and beside.gap.startswith(",")
    told = right.verb.form == "passive" and (apposed or _ALLEGED.search(beside.gap) is not None)
    return (right.verb.form == "attr" or told) and not _ALLEGED.sub("", beside.gap).strip(" ,")


def _listed(place: _Place) -> Iterator[Candidate]:
    """The verb of the number before in the same list."""
    mention, normalised = place.mention, place.normalised
    previous = place.mentions[place.nth - 1] if place.nth else None
    if previous is None or previous.event is None:
        return
    if mention.anaphor and mention.end == mention.span[1]:
        return  # "598 drones and 31 missiles, 563 and 26 of which"
    if not _same_list(previous, mention, place.events, normalised):
        return
    if not _new_clause(previous, mention, place.mentions, place.events, normalised):
        yield previous.event, previous.role


def _opens_list(mention: Mention, mentions: Sequence[Mention], normalised: str) -> bool:
    """Whether "and" joins the next number right behind this one: "747 drones and four missiles"."""
    return any(_PLAIN_AND.fullmatch(normalised, mention.end, one.start) for one in mentions)


def _has_next_verb(mention: Mention, right: Event, beside: Beside, normalised: str) -> bool:
    """In "двоє загинули та ще 13 - поранені" what is joined by "and" has the verb right behind it."""
    before = normalised[max(0, mention.start - 30) : mention.start]
    free = right.verb.form in FREE and right.sense not in WEAK and right.verb.form != "attr"
    return free and beside.close and _AND_BEFORE.search(before) is not None


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
    behind a comma and "and": "downed 91 drones, and 37 drones and two missiles struck 20 sites".
    """
    gap = normalised[previous.end : mention.start]
    bare = "," in gap and previous.family and not mention.family and not mention.part_of
    told = previous.event is not None and previous.end <= previous.event.start < mention.start
    told = told or _NEXT_CLAUSE.fullmatch(gap) is not None or gap.endswith((" of which ", " of them "))
    if ";" not in gap and not bare and not (told and _opens_list(mention, mentions, normalised)):
        return False
    parts = [one.start for one in mentions if one.anaphor and one.start >= mention.end]
    return any(
        event.start >= mention.end
        and not any(part < event.start for part in parts)
        and (_predicates(event) or (event.verb.form == "finite" and ";" in gap))
        and ";" not in normalised[mention.end : event.start]
        for event in events
    )


def _predicates(event: Event) -> bool:
    """Whether what stands before a verb is its subject."""
    strikes = event.sense == "strike" and event.verb.form in ("base", "ed", "active")
    return event.passive or event.sense in INTRANSITIVE or strikes


def _is_clear(event: Event, gap: str) -> bool:
    return "," not in gap and ";" not in gap and event.verb.form != "noun"


def _attack_with(mention: Mention, events: Sequence[Event], normalised: str) -> Iterator[Candidate]:
    """In "attacked targets in Russia with 22 drones" the attack governs, however far it stands."""
    left = [event for event in events if event.end <= mention.span[0]]
    if preposition(mention, normalised) not in ("with", "using", "involving"):
        return
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


def _is_faint(event: Event) -> bool:
    return event.verb.form == "attr" or event.sense in WEAK


def _same_list(first: Mention, second: Mention, events: Sequence[Event], normalised: str) -> bool:
    opens = max(first.end, first.part_of.end if first.part_of and first.part_of.end <= second.start else 0)
    between = [event for event in events if opens <= event.start and event.end <= second.start]
    if any(event is not first.event and not _tells_which(event, normalised) for event in between):
        return False
    gap = normalised[opens : second.start]
    broken = (
        OPENS_CLAUSE.search(gap)
        or _LIST_BREAK.search(gap)
        or _TAKEN_OVER.search(gap)
        or _MEANS_OF.search(gap)
    )
    return first.end <= second.start and not broken and len(gap) < 160


def _tells_which(event: Event, normalised: str) -> bool:
    """In "seven missiles flying to Kyiv and 17 drones" the participle ends no list."""
    return event.sense != "involve" and is_participle(event, normalised)


def _is_right_before(mention: Mention, event: Event, normalised: str) -> bool:
    return mention.end <= event.start and not normalised[mention.end : event.start].strip()


def _is_of_all(mention: Mention) -> bool:
    return mention.quantity.form == "all" and mention.quantity.amount.unit == "share"


def _is_bare_part(first: Mention, second: Mention, normalised: str) -> bool:
    """In "за сутки 92 беспилотника, 71 сбит" the verb counts the bare number alone."""
    if first.family != "air" or second.family or second.event is None or second.event.start < second.end:
        return False
    gap = normalised[first.end : second.start]
    part, whole = second.quantity.amount.best, first.quantity.amount.best
    bare = gap.lstrip('"') == ", " and not normalised[second.end : second.event.start].strip()
    return bare and part is not None and whole is not None and part < whole


def _is_part_of_other(mention: Mention, normalised: str) -> bool:
    """In "4 305 обстрілів, зокрема 96 - із реактивних систем" the part counts what no metric counts."""
    whole = mention.subset_of
    alone = whole is not None and whole.family == "other" and not whole.metric
    told = normalised.startswith((" - ", " із ", " з ", " из "), mention.end)
    return alone and told and not mention.family and not mention.anaphor


def _from_list(
    mention: Mention, other: Mention, events: Sequence[Event], normalised: str, language: Language
) -> None:
    if mention.metric or other.event is None:
        return
    if _is_of_all(other) and other.start > mention.start:
        return
    if _is_bare_part(mention, other, normalised):
        return
    first, second = sorted((mention, other), key=lambda one: one.start)
    if mention is first and other.event.start > first.end and ";" in normalised[first.end : second.start]:
        return  # a verb behind a semicolon reaches nothing before it
    if _same_list(first, second, events, normalised):
        _first(mention, iter([(other.event, other.role)]), language)


def _has_object(event: Event, mention: Mention, mentions: Sequence[Mention], normalised: str) -> bool:
    """Whether an uncounted object stands behind a verb, and a semicolon before the number."""
    if ";" not in normalised[event.end : mention.start] or not takes_object(event, normalised):
        return False
    return not any(event.end <= one.start < mention.start for one in mentions)


def _far(
    mention: Mention, mentions: Sequence[Mention], events: Sequence[Event], normalised: str
) -> Iterator[Candidate]:
    following = [event for event in events if event.start >= mention.end]
    opens = OPENS_CLAUSE.search(normalised[max(0, mention.start - 12) : mention.start])
    for event in reversed([event for event in events if event.end <= mention.start and not opens]):
        put = event.sense == "produce" and RISEN.search(normalised, event.end, mention.start)
        stays = event.verb.form == "pred" and event.sense != "stock"
        if (event.sense in FAINT and not put) or stays:
            continue  # "выпуск хотят довести до шести тысяч" tells what is made
        if _has_object(event, mention, mentions, normalised):
            continue  # "lost their appeal; 12 of them may not start"
        if _TAKEN_OVER.search(normalised[max(event.end, mention.start - 100) : mention.start]):
            break
        yield from rightward(event, mention, normalised)
    for event in sorted(following, key=_is_faint):
        gap = normalised[mention.end : event.start]
        if leads_next(event, gap, mentions):
            continue
        if event.verb.form == "noun" and event.sense == "lose" and _SUCH.search(gap):
            yield event, event.noun_role
        if any(
            _is_of_all(one) and normalised[mention.end : one.start].lstrip('"') == ", " for one in mentions
        ):
            continue  # "22 drones, all downed"
        if not mention.family and ", and " in gap:
            continue  # "there were 38, and one person died"
        parts = [one for one in mentions if one.anaphor and mention.end <= one.start]
        if any(one.subset_of is mention and _is_right_before(one, event, normalised) for one in mentions):
            continue  # "9 над Московским регионом, из них 6 летели на Москву"
        if mention.part_of is None and any(one.end <= event.start for one in parts):
            continue  # "47 missiles and 619 drones, 580 of them intercepted"
        if not _CLAUSE_BREAK.search(gap) and not counts_part(event, gap, mentions):
            yield from leftward(event, normalised)
