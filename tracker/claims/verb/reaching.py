"""Which verbs reach a number: none out of another bracket, out of a closed clause, or of what is counted."""

from collections.abc import Iterator, Sequence

from tracker.claims.page.mention import Event, Mention, Standing
from tracker.claims.verb.roles import Candidate
from tracker.text.lazy import regex

_LIST_GOES_ON = regex(r", (?:а також|а ще|а также|а ещё|та ще|і ще|и ещё) ")
_RELATIVE = regex(
    r", (?:(?:з|із|зі|на|в|у|по|за|из|с|со|о|про|from|with|of) )?(?:як[а-яії]+|котор[а-я]+|що|где|де|which)"
    r" (?:[^,;:.]*[ ])?$"
)
_CLAUSE_ENDS = regex(r"[,:;] ")
_CLAUSE_REACH = 80
_NEAR_COUNTED = 25
_COUNTED_ON = regex(r"(?: [^\W\d]+){1,4},? (?:(?:and|а|и|і|та|й) )?(?:ещё|еще|ще|another|a further|further) ")
_WORDS = regex(r"[^\W\d]* (?:[^\W\d]+ )*")


def reaching(here: Standing, candidates: Iterator[Candidate]) -> Iterator[Candidate]:
    """In "знищили 6 ракет, запущених з моря, а також 21 дрон" the participle tells of the rockets alone."""
    return (candidate for candidate in candidates if _reaches(here, candidate[0]))


def _reaches(here: Standing, event: Event) -> bool:
    mention = here.mention
    if event.verb.form == "attr" and _LIST_GOES_ON.search(here.normalised, event.end, mention.start):
        return False
    if is_in_other_bracket(event, mention, here.mentions, here.normalised):
        return False
    if not mention.family and _is_counted(here, event):
        return False
    return not _is_in_closed_clause(here, event)


def _is_counted(here: Standing, event: Event) -> bool:
    """In "На Лиманском - 17 атак, на Краматорском - 6" the attacks are counted, not what flew in them.

    So they are in "отбито 11 атак, ещё четыре продолжаются".
    """
    mention, mentions, normalised = here.mention, here.mentions, here.normalised
    last = next((one for one in reversed(mentions) if one.end <= mention.start), None)
    if last is not None and last.family == "other" and not last.metric and event.end <= last.start:
        return _COUNTED_ON.fullmatch(normalised, last.end, mention.start) is not None
    if event.verb.form != "noun":
        return False
    before = [one for one in mentions if one.end <= event.start and event.end <= mention.start]
    near = before and before[-1].family == "other" and event.start - before[-1].end <= _NEAR_COUNTED
    return bool(near) and _WORDS.fullmatch(normalised, before[-1].end, event.start) is not None


def is_in_other_bracket(event: Event, mention: Mention, mentions: Sequence[Mention], normalised: str) -> bool:
    """In "96 drones (80 shot down) and 12 missiles" the verb of the bracket is told of its own number."""
    start = min(event.start, mention.start)
    if "(" not in normalised[max(0, start - _CLAUSE_REACH) : max(event.end, mention.end)]:
        return False
    opened = normalised.rfind("(", max(0, event.start - _CLAUSE_REACH), event.start)
    if opened < 0 or ")" in normalised[opened : event.start] or "\n" in normalised[opened : event.start]:
        return False
    closed = normalised.find(")", event.end)
    if opened < mention.start < closed:
        return False
    return any(opened < one.start < closed for one in mentions)


def _is_in_closed_clause(here: Standing, event: Event) -> bool:
    """In "збили 53 дрони, якими ворог бив уночі, зокрема 12 над Києвом" a comma ends the relative clause."""
    mention, mentions, normalised = here.mention, here.mentions, here.normalised
    ends = _CLAUSE_ENDS.search(normalised, event.end, mention.start)
    if ends is None or not _RELATIVE.search(normalised, max(0, event.start - _CLAUSE_REACH), event.start):
        return False
    return not any(event.end <= one.start < ends.start() for one in mentions)
