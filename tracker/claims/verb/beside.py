"""The verbs beside a number: the nearest before and behind, and whether small words alone stand between."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from tracker.claims.page.mention import Event, Mention
from tracker.claims.words.patterns import spoken
from tracker.text.lazy import regex

SMALL = (
    r"the|a|an|a record|all|some|its|their|another|further|additional|also|overnight|as many as|total"
    r"|of|with|more|yet|in total"
    r"|at once|russian|ukrainian|enemy|both|were|was|by|using|involving|these|those|his|her"
    r"|one more|other|russian-made"
    r"|only|just|reportedly|respectively|including|combined|not|what it said were|what it called"
)
_ADJACENT_LEFT = spoken("beside.adjacent_left", rf"\s*(?::\s*)?[\"(]?(?:(?:{SMALL})\s+)*$")
_ADVERBS = (
    r"have|has|had|been|was|were|are|is|be|being|also|already|all|both|then|later|that|which"
    r"|who|of them|of those|of these"
    r"|in total|of which|more|others?|out of them|overnight|\w+ly|would have been|said to have"
    r"|to have been|people|persons|confirmed|reported|feared|presumed|declared|pronounced|found|listed"
    r"|recorded|registered|known|as|managed to|able to|went on to|ended up"
    r"|may|might|could|must|not|either|still|subsequently|got|have been|remain|remained"
)
_ADJACENT_RIGHT = spoken("beside.adjacent_right", rf"[\s\")]*(?:(?:[-:]|{_ADVERBS})\s+)*$")
OPENS_CLAUSE = regex(r"(?:,|\band) that (?:the )?$")
OUT_OF_BRACKET = regex(r"[^()]*\)")
"""In "327 cases (279 men, 47 women): 14 were found dead" the verb reaches nothing inside."""
_NOUN = regex(r"\b(?!and\b|or\b|all\b|of\b|them\b|in\b|which\b|that\b|who\b)[a-z]{3,}")
_AUX = regex(r"(?: (?:is|are|was|were|have|has|had|been|also|still|now))* ")
_AND = regex(r" (?:і|та|й|и|а) ")
_ASIDE = regex(r"^,[^,;:]{1,60},")
CITED = regex(r", (?:по|за|згідно|согласно|как|як|со слов|зі слів) [^,;:.\d]{2,60}, ")
"""In "В арсенале, по подсчётам экспертов, 480 ракет" who counts is told between commas."""
_SECOND_VERB = regex(
    r"\b(?:и|та|і|й) (?:(?:намер|планир|плану|хоч|может|може|могут|можуть|собир|збир|готов|обеща|обіця"
    r"|смог|зміг|успе|всти|пыта|намага)[а-яіїє]* )?$"
)
_OF_THEM = regex(r",? (?:з|із|зі|из) (?:них|яких|которых) $")
INTRANSITIVE = frozenset(
    {"through", "reach", "vanish", "not_reach", "enter", "leave", "airborne", "die", "missing", "fall_to"}
)
LAUNCHING = frozenset({"launch", "attack", "involve"})
MOVING = LAUNCHING | {"leave", "reach", "enter", "through"}
_NEW_CLAUSE = regex(r"[,;:]|\b(?:and|but|while|before|after|when|where|then)\b")
_JOINED = regex(r"\b(?:that|which|who|and|but)\b|\bto $")
_LEAD = regex(r"[\s\",]*")
_INCLUDING = regex(
    r", (?:в том числе|включая|среди них|из них|[ву] тому числі|серед них|зокрема|[зі]*з них)"
    r" [^,;:.\d]{3,60}, "
)
"""In "погибли двое, в том числе ребенок, ранены семеро" the second verb leads on."""
_DASHED = regex(r"(?: [а-яіїєґё]+){0,2} - ")
RELATIVE = spoken("beside.relative", r"\b(?:that|which|who)\b")
_SUBORDINATE = regex(r"\b(?:before|until|as|when|while|after|because|since) (?:they|it|he|she|these|those) $")
_AND_WAS = regex(r"[^,;:]* (?:і|й|та|и|and) (?:(?:був|було|були|был|было|были|was|were) )?")
_CLOSED = regex(r", (?:which|that|who)\b[^,;:.]*,")
_OF_WHICH = regex(r"\bof (?:which|whom)\b")
_PREDICATE = regex(r" (?:(?:was|were|have been|had been|has been) )?(?:[a-z]+ly )?")
_PROGRESSIVE = regex(r"\b(?:is|are|was|were|been|be)\s+(?:\w+\s+)?$")
ANDS = (" and ", " та ", " і ", " й ", " и ")
FREE = frozenset({"finite", "pred", "future", "passive", "attr"})
"""Forms of languages in which endings tell what a noun is to its verb, not the side on which it stands."""

_LEFT_REACH = 70
WEAK = frozenset({"involve", "produce"})  # "reported 12 drones": any other verb beside the number is stronger
_CIRCUMSTANCE = regex(
    r" (?:[^\W\d][\w'’-]* ){0,4}(?:при|после|після|від|от|через|вследствие|внаслідок|унаслідок|під час"
    r"|во время|в результате|в ходе|у результаті|у ході|за) (?:[^\W\d][\w'’-]* ){0,4}"
)
PARTS_CLAUSES = regex(r";| - ")
_CLOSES = regex(r" ?(?:[.,;)(]|$| - | by | over | in | on | overnight)")
_CLOSES_ASIDE = regex(r"(?: among (?:them|these|whom|those)| included)?, ")
_NEXT_COUNT = 14
_IN_WHICH = regex(
    r" (?:after|when|as|in|by|from|during|following|because|while|since|під час|після|коли|во время|после"
    r"|когда)\b"
)
"""In "were wounded after a missile hit a block" the clause behind counts something else."""
_FATE = regex(
    r" (?:[a-z]+ly )?"
    r"(?!(?:mobili|hospitali|recruit|draft|identif|confirm|arm|unarm|uniform|retir|contract|relat)[a-z]*\b)"
    r"(?P<verb>[a-z]{3,}ed|taken|left|held)(?= (?:and|in|at|by|to|since|during)\b|[,.;:)]|$)"
)
"""In "157 damaged, 357 abandoned and 501 captured" each participle tells what became of its own number."""


class Beside(NamedTuple):
    """The events nearest to a number: `adjacent` and `close` where only small words stand between."""

    left: Event | None
    right: Event | None
    adjacent: bool
    close: bool
    gap: str


def beside(
    mention: Mention, nth: int, mentions: Sequence[Mention], events: Sequence[Event], normalised: str
) -> Beside:
    """What stands beside the `nth` of the mentions of a sentence."""
    left = _left(mention, events, normalised)
    if OPENS_CLAUSE.search(normalised[max(0, mention.start - 12) : mention.start]):
        left = None  # "reported that 251 were downed, that 19 drones struck"
    after = max(mention.end, mention.part_of.end if mention.part_of else 0)
    behind = [event for event in events if _is_right(event, mention)]
    right = _governing(_past_relative(behind, after, normalised), normalised)
    if mention.whole and right and _were_harmed(behind[0], right, normalised):
        right = behind[0]
    led = [one for one in mentions if not _has_next(one, events)] if right is not None else []
    if right is not None and not _no_mention_between(mention, right, mentions[nth + 1 :], led, normalised):
        right = None
    if right is not None and _SUBORDINATE.search(normalised, after, right.start):
        right = None  # "destroyed 18 of the drones before they reached their targets"
    if right is not None and leads_next(right, normalised[after : right.start], led):
        right = None
    if right is not None and counts_part(right, normalised[after : right.start], mentions):
        right = None
    if right is not None and is_of_other(normalised[after : right.start]):
        right = None
    if right is not None and OUT_OF_BRACKET.match(normalised[after : right.start]):
        right = None
    gap = CITED.sub(" ", _ASIDE.sub("", normalised[after : right.start])) if right else ""
    if (
        right is not None
        and right is not behind[0]
        and right.verb.form in FREE
        and _is_relative(after, normalised)
    ):
        gap = ""  # "14 «шахедів», що летіли на область, знищено"
    if mention.quantity.form == "all_but":
        gap = gap.lstrip(",")  # "all missiles, except two, were downed"
    if left is not None and left.verb.form == "attr" and _tells_of_former(left, mentions[:nth]):
        left = None  # "из запущенных Россией 80 ракет 34 сбили"
    before = CITED.sub(" ", normalised[left.end : mention.start]) if left else ""
    closed = nth > 0 and is_closed_list(mentions[nth - 1], mention, normalised)
    adjacent = (
        left is not None
        and not closed
        and (
            _ADJACENT_LEFT.match(before) is not None
            or (left.verb.form in FREE and len(before) < _LEFT_REACH and not re.search(r"[,;:(]", before))
        )
    )
    if adjacent and right is not None and right.verb.form == "finite" and _SECOND_VERB.search(gap):
        right = None  # "makes 90 a month and has stored 500"
    return Beside(left, right, adjacent, _ADJACENT_RIGHT.match(gap) is not None, gap)


def is_closed_list(last: Mention, mention: Mention, normalised: str) -> bool:
    """In "91 drones and six missiles, 37 drones ..." the "and" has closed the list before the comma."""
    gap = normalised[last.end : mention.start]
    return gap in (", ", " - ") and normalised.endswith(ANDS, 0, last.start)


def _left(mention: Mention, events: Sequence[Event], normalised: str) -> Event | None:
    """The event before a number; in "Ранены при обстреле Херсона пятеро" the shelling only tells how."""
    before = [event for event in events if event.end <= mention.span[0]]
    if len(before) < 2 or before[-1].verb.form != "noun":
        return before[-1] if before else None
    nouns = next((nth for nth, event in enumerate(reversed(before)) if event.verb.form != "noun"), 0)
    verb, cause = before[-nouns - 1], before[-nouns]
    how = nouns and verb.verb.form in FREE and verb.sense not in WEAK
    how = how and _CIRCUMSTANCE.fullmatch(normalised, verb.end, cause.start) is not None
    return verb if how else before[-1]


def predicates(event: Event) -> bool:
    """Whether what stands before a verb is its subject."""
    strikes = event.sense == "strike" and event.verb.form in ("base", "ed", "active")
    return event.passive or event.sense in INTRANSITIVE or strikes


def tells_before(event: Event, mentions: Sequence[Mention], gap: str, normalised: str) -> bool:
    """Whether a verb tells of the list before it: "18 ракет та 226 дронів ППО збила"."""
    if predicates(event):
        return True
    if event.verb.form == "ed":  # "fired 96 drones; 80 drones and one missile downed"
        cut = PARTS_CLAUSES.search(gap) is not None and event.sense not in LAUNCHING
        return cut and _CLOSES.match(normalised, event.end) is not None
    if event.verb.form != "finite":
        return False
    ends = event.end == len(normalised) or normalised.startswith((".", ",", ";", "\n"), event.end)
    struck = event.sense == "strike" and any(one.end + 1 == event.start for one in mentions)
    return PARTS_CLAUSES.search(gap) is not None or ends or struck


def _tells_of_former(left: Event, before: Sequence[Mention]) -> bool:
    """Whether a participle is followed by its own noun before the next number."""
    return bool(before) and before[-1].family == "air" and left.end <= before[-1].start


def is_of_other(gap: str) -> bool:
    """In "dozens of women, sisters of soldiers who are missing" the clause tells of the noun before it."""
    relative = next(reversed(list(RELATIVE.finditer(gap))), None)
    return (
        relative is not None
        and bool(_NOUN.search(gap[: relative.start()]))
        and _AUX.fullmatch(gap, relative.end()) is not None
    )


def counts_part(right: Event, gap: str, mentions: Sequence[Mention]) -> bool:
    """In "502 дрони, із них зупинено 430" the verb counts the part behind it."""
    return _OF_THEM.search(gap) is not None and any(0 <= one.start - right.end <= 12 for one in mentions)


def leads_next(right: Event, gap: str, mentions: Sequence[Mention]) -> bool:
    """In "збито 197, у повітрі - до 15", "двоє дітей, поранених 117" the word leads on to the next."""
    gap = gap.lstrip('"')
    following = [one for one in mentions if 0 <= one.start - right.end <= 3]
    if gap.startswith(":") and right.verb.form in ("passive", "finite"):
        return bool(following)  # "випустив 305 ракет: збито 168"
    if right.verb.form == "finite" and _AND.fullmatch(gap):
        return any(not one.anaphor for one in following)  # "спалили два комплекси і пошкодили три вертольоти"
    if _DASHED.fullmatch(gap) and right.verb.form in ("passive", "finite"):
        return any(one.start == right.end + 1 for one in mentions)  # "310 дронов – сбито 198"
    if not gap.endswith(", "):
        return False
    if right.verb.form in ("passive", "finite"):
        return any(not one.anaphor for one in following) and (
            gap == ", " or _INCLUDING.fullmatch(gap) is not None
        )
    return right.verb.form in ("pred", "attr") and bool(following)


def _past_relative(right: list[Event], start: int, normalised: str) -> list[Event]:
    """In "the 96 drones that crossed the border were downed" the verb behind the relative clause governs."""
    if len(right) < 2 or not _is_relative(start, normalised):
        return right
    if closed := _CLOSED.match(normalised, start):
        behind = [event for event in right if event.start >= closed.end()]
        if behind and normalised[closed.end() : behind[0].start].strip() == "":
            return behind  # "136 drones, which it used every day, did not reach their goals"
    between = normalised[right[0].end : right[1].start]
    if right[0].sense in MOVING and right[1].passive and _AND_WAS.fullmatch(between):
        return right[1:]  # "31 дрон, що летів на Київ і був збитий"
    if right[1].verb.form in FREE:
        return right[1:] if between.count(",") == 1 and not re.search(r"[;:]", between) else right
    finite = right[1].passive or right[1].sense in INTRANSITIVE or _strikes(right, 1, normalised)
    return right[1:] if finite and not re.search(r"[,;:]", between) else right


def _is_relative(start: int, normalised: str) -> bool:
    lead = _LEAD.match(normalised, start)
    return lead is not None and RELATIVE.match(normalised, lead.end()) is not None


def _governing(right: Sequence[Event], normalised: str) -> Event | None:
    """In "all six missiles fired at Kyiv were intercepted" the full predicate governs, not the participle."""
    if len(right) > 1 and right[0].verb.form == "attr" and right[1].verb.form in FREE:
        return right[0] if normalised.startswith(",", right[0].end) else right[1]
    moved = len(right) > 1 and right[0].sense in MOVING and right[0].passive and right[1].passive
    if moved and _AND_WAS.fullmatch(normalised, right[0].end, right[1].start):
        return right[1]  # "три безпілотники, випущені з Криму й знищені над морем"
    if len(right) > 1 and _is_bound(right[0], right[1], normalised):
        return right[1]
    if len(right) > 1 and _were_harmed(right[0], right[1], normalised):
        return right[1]
    for event in right:
        if (
            event.passive
            or (event is not right[0] and event.sense in INTRANSITIVE and event.verb.form == "ed")
            or _strikes(right, right.index(event), normalised)
        ):
            joined = not re.search(r"[,;:]", normalised[right[0].end : event.start])
            return event if joined else right[0]
        if event.verb.form != "noun" and not is_participle(event, normalised):
            break  # "fired in an overnight attack were shot down"
    return right[0] if right else None


def _strikes(right: Sequence[Event], nth: int, normalised: str) -> bool:
    """In "drones launched from Crimea hit Odesa" the verb behind the launch tells what became of them."""
    event = right[nth]
    if not nth or event.sense != "strike" or event.passive or event.verb.form not in ("ed", "base", "active"):
        return False
    return right[0].sense in LAUNCHING and _JOINED.search(normalised, right[0].end, event.start) is None


def _is_bound(event: Event, behind: Event, normalised: str) -> bool:
    """In "46 drones headed for the capital had been shot down" the first only tells where they flew."""
    if event.sense != "leave" or event.verb.form != "ed" or event.passive or not behind.passive:
        return False
    return _NEW_CLAUSE.search(normalised, event.end, behind.start) is None


def _were_harmed(event: Event, behind: Event, normalised: str) -> bool:
    """In "one of six guards hurt earlier had died" the first verb only tells which guards."""
    if event.sense != "injure" or event.passive or event.verb.form not in ("ed", "base", "part"):
        return False
    died = behind.sense == "die" and normalised.endswith((" has ", " had ", " have "), 0, behind.start)
    return died and _NEW_CLAUSE.search(normalised, event.end, behind.start) is None


def is_participle(event: Event, normalised: str) -> bool:
    """In "fired at Kyiv", "flying towards the capital" behind a noun: it only tells which ones."""
    if event.verb.form == "ing":
        return (
            event.sense in MOVING
            and _PROGRESSIVE.search(normalised[max(0, event.start - 30) : event.start]) is None
        )
    return event.sense in LAUNCHING and event.verb.form in ("ed", "part")


def _is_right(event: Event, mention: Mention) -> bool:
    """Behind the number; in "N of M launched" behind M, and no launch."""
    if mention.part_of and mention.start < mention.part_of.start:
        return event.start >= mention.part_of.end and event.sense not in LAUNCHING
    return event.start >= mention.end


def _is_aside(mention: Mention, other: Mention, normalised: str) -> bool:
    """In "33, five of them children, are being treated" the part is told beside."""
    if not other.classes:
        return False
    return other.anaphor or (
        normalised.startswith(", ", mention.end) and _CLOSES_ASIDE.match(normalised, other.end) is not None
    )


def is_told_of_part(whole: Mention, part: Mention, event: Event, normalised: str) -> bool:
    """In "90, of which 77 were downed" the verb counts the part; in "13, including a boy, were hurt" not."""
    if _OF_WHICH.search(normalised, whole.end, part.start) is None:
        return False
    return _PREDICATE.fullmatch(normalised, part.end, event.start) is not None


def _has_next(mention: Mention, events: Sequence[Event]) -> bool:
    """In "19, із них четверо дітей, дістали травми, одна людина загинула" the one has a verb of its own."""
    return any(one.start == mention.end + 1 and one.verb.form in ("finite", "passive") for one in events)


def _no_mention_between(
    mention: Mention, event: Event, later: Sequence[Mention], led: Sequence[Mention], normalised: str
) -> bool:
    """Whether a verb reaches a number: only parts told aside stand between. `led`: what it may lead on to."""
    following = [
        other for other in later if other is not mention.part_of and mention.end <= other.start < event.start
    ]
    if not following:
        return True
    if is_told_of_part(mention, following[-1], event, normalised):
        return False
    if any(other.subset_of is not mention for other in following):
        return False
    behind = (one.start for one in led if event.end <= one.start <= event.end + _NEXT_COUNT)
    counts_on = any(not _IN_WHICH.match(normalised, event.end, start) for start in behind)
    return all(_is_aside(mention, other, "" if counts_on else normalised) for other in following)


def has_own_fate(mention: Mention, events: Sequence[Event], normalised: str) -> bool:
    """Whether a participle that no table knows stands right behind a bare number."""
    if mention.implicit or (mention.family and mention.end > mention.span[1] + 1):
        return False
    told = _FATE.match(normalised, mention.span[1])
    return told is not None and not any(event.start <= told.start("verb") < event.end for event in events)
