"""The verbs beside a number: the nearest before and behind, and whether small words alone stand between."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from tracker.claims.page.groups import FREE, INTRANSITIVE, LAUNCHING, WEAK
from tracker.claims.page.mention import Event, Mention, Standing
from tracker.claims.verb.governing import RELATIVE, governing, is_relative, past_relative, were_harmed
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
_INCLUDING = regex(
    r", (?:в том числе|включая|среди них|из них|[ву] тому числі|серед них|зокрема|[зі]*з них)"
    r" [^,;:.\d]{3,60}, "
)
"""In "погибли двое, в том числе ребенок, ранены семеро" the second verb leads on."""
_DASHED = regex(r"(?: [а-яіїєґё]+){0,2} - ")
_SUBORDINATE = regex(r"\b(?:before|until|as|when|while|after|because|since) (?:they|it|he|she|these|those) $")
_OF_WHICH = regex(r"\bof (?:which|whom)\b")
_PREDICATE = regex(r" (?:(?:was|were|have been|had been|has been) )?(?:[a-z]+ly )?")
ANDS = (" and ", " та ", " і ", " й ", " и ")

_LEFT_REACH = 70
_PLACE_BETWEEN = regex(r" (?:на|над|в|у|под|під|біля|возле) (?:[а-яіїєґё'-]+ ){1,3}")
"""In "знищення на аеродромах РФ одинадцяти літаків" a place stands between."""
_CIRCUMSTANCE = regex(
    r" (?:[^\W\d][\w'’-]* ){0,4}(?:при|после|після|від|от|через|вследствие|внаслідок|унаслідок|під час"
    r"|во время|в результате|в ходе|у результаті|у ході|за) (?:[^\W\d][\w'’-]* ){0,4}"
)
PARTS_CLAUSES = regex(r";| - ")
_CUT = regex(r"[;:]| - ")
_CLOSES = regex(r" ?(?:[.,;)(]|$| - | by | over | in | on | overnight)")
_CLOSES_ASIDE = regex(
    r"(?: (?:among|of) (?:them|these|whom|those)| included)?"
    r"(?: (?:is|are|was|were) (?!killed|injured|wounded|hurt)[a-z-]+(?: [a-z-]+)?| [a-z]+ly)?, "
)
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


def beside(here: Standing) -> Beside:
    """What stands beside a number."""
    left = _left(here)
    behind = [event for event in here.events if _is_right(event, here.mention)]
    right = _right(here, behind)
    gap = _gap(here, behind, right) if right is not None else ""
    adjacent = left is not None and _is_adjacent(here, left)
    if adjacent and right is not None and right.verb.form == "finite" and _SECOND_VERB.search(gap):
        right = None  # "makes 90 a month and has stored 500"
    return Beside(left, right, adjacent, _ADJACENT_RIGHT.match(gap) is not None, gap)


def _left(here: Standing) -> Event | None:
    """The verb before a number, unless a clause begins between them or it tells of the number before."""
    start = here.mention.start
    if OPENS_CLAUSE.search(here.normalised[max(0, start - 12) : start]):
        return None  # "reported that 251 were downed, that 19 drones struck"
    left = _last_before(here)
    if left is not None and left.verb.form == "attr" and _tells_of_former(left, here.mentions[: here.nth]):
        return None  # "из запущенных Россией 80 ракет 34 сбили"
    return left


def _is_adjacent(here: Standing, left: Event) -> bool:
    """Whether small words alone stand between a verb and the number behind it."""
    if here.previous is not None and is_closed_list(here.previous, here.mention, here.normalised):
        return False
    gap = CITED.sub(" ", here.normalised[left.end : here.mention.start])
    if _ADJACENT_LEFT.match(gap) or (left.verb.form == "noun" and _PLACE_BETWEEN.fullmatch(gap)):
        return True
    return left.verb.form in FREE and len(gap) < _LEFT_REACH and not re.search(r"[,;:(]", gap)


def _right(here: Standing, behind: list[Event]) -> Event | None:
    """The verb that governs a number from behind, if it is told of this one."""
    if not behind:
        return None
    right = governing(past_relative(behind, here.mention.past_whole, here.normalised), here.normalised)
    if here.mention.whole and right and were_harmed(behind[0], right, here.normalised):
        right = behind[0]
    return right if right is not None and _reaches_back(here, right) else None


def _reaches_back(here: Standing, right: Event) -> bool:
    """Whether a verb behind a number tells of it, not of another number, clause or noun."""
    after, normalised = here.mention.past_whole, here.normalised
    following = (one for one in here.mentions if right.end <= one.start <= right.end + _NEXT_COUNT)
    led = [one for one in following if not _has_next(one, here.events)]
    if not _no_mention_between(here, right, led) or _SUBORDINATE.search(normalised, after, right.start):
        return False  # "destroyed 18 of the drones before they reached their targets"
    gap = normalised[after : right.start]
    if leads_next(right, gap, led) or counts_part(right, gap, here.mentions):
        return False
    return not (is_of_other(gap) or OUT_OF_BRACKET.match(gap))


def _gap(here: Standing, behind: list[Event], right: Event) -> str:
    """What stands between a number and the verb behind it, without asides."""
    after, normalised = here.mention.past_whole, here.normalised
    if right is not behind[0] and right.verb.form in FREE and is_relative(after, normalised):
        return ""  # "14 «шахедів», що летіли на область, знищено"
    gap = CITED.sub(" ", _ASIDE.sub("", normalised[after : right.start]))
    if here.mention.quantity.form == "all_but":
        return gap.lstrip(",")  # "all missiles, except two, were downed"
    return gap


def is_closed_list(last: Mention, mention: Mention, normalised: str) -> bool:
    """In "91 drones and six missiles, 37 drones ..." the "and" has closed the list before the comma.

    A colon opens the next list too: "fired 91 drones and six missiles: 37 drones and a missile were downed".
    """
    gap = normalised[last.end : mention.start]
    return gap in (", ", " - ", ": ") and normalised.endswith(ANDS, 0, last.start)


def _last_before(here: Standing) -> Event | None:
    """The event before a number; in "Ранены при обстреле Херсона пятеро" the shelling only tells how."""
    before = [event for event in here.events if event.end <= here.mention.span[0]]
    if len(before) < 2 or before[-1].verb.form != "noun":
        return before[-1] if before else None
    nouns = next((nth for nth, event in enumerate(reversed(before)) if event.verb.form != "noun"), 0)
    verb, cause = before[-nouns - 1], before[-nouns]
    how = nouns and verb.verb.form in FREE and verb.sense not in WEAK
    how = how and _CIRCUMSTANCE.fullmatch(here.normalised, verb.end, cause.start) is not None
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
        cut = _CUT.search(gap) is not None and event.sense not in LAUNCHING
        return cut and _CLOSES.match(normalised, event.end) is not None
    if event.verb.form != "finite":
        return False
    ends = event.end == len(normalised) or normalised.startswith((".", ",", ";", "\n"), event.end)
    struck = event.sense == "strike" and any(one.end + 1 == event.start for one in mentions)
    return _CUT.search(gap) is not None or ends or struck


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


def _is_right(event: Event, mention: Mention) -> bool:
    """Behind the number; in "N of M launched" behind M, and no launch."""
    if mention.part_of and mention.start < mention.part_of.start:
        return event.start >= mention.part_of.end and event.sense not in LAUNCHING
    return event.start >= mention.end


def _is_aside(mention: Mention, other: Mention, normalised: str) -> bool:
    """In "33, five of them children, are being treated" the part is told beside."""
    if not other.classes:
        return False
    if normalised[mention.end : other.start] == " including ":
        return True  # "ten people including two children died"
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


def _no_mention_between(here: Standing, event: Event, led: Sequence[Mention]) -> bool:
    """Whether a verb reaches a number: only parts told aside stand between. `led`: what it may lead on to."""
    mention, normalised = here.mention, here.normalised
    following = [
        other
        for other in here.mentions[here.nth + 1 :]
        if other is not mention.part_of and mention.end <= other.start < event.start
    ]
    if not following:
        return True
    if is_told_of_part(mention, following[-1], event, normalised):
        return False
    if any(other.subset_of is not mention for other in following):
        return False
    counts_on = any(not _IN_WHICH.match(normalised, event.end, one.start) for one in led)
    return all(_is_aside(mention, other, "" if counts_on else normalised) for other in following)


def has_own_fate(mention: Mention, events: Sequence[Event], normalised: str) -> bool:
    """Whether a participle that no table knows stands right behind a bare number."""
    if mention.implicit or (mention.family and mention.end > mention.span[1] + 1):
        return False
    told = _FATE.match(normalised, mention.span[1])
    return told is not None and not any(event.start <= told.start("verb") < event.end for event in events)
