"""Which metric a number has: the verb that governs it, and what the counted noun is to that verb."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from tracker.claims.page.events import takes_object
from tracker.claims.page.groups import LAUNCHING, OUTCOMES, STOPPED, WEAK
from tracker.claims.page.items import LEXICONS
from tracker.claims.page.mention import Event, Mention, Standing
from tracker.claims.relation.parts import parallel_wholes, told_again
from tracker.claims.verb.beside import (
    OPENS_CLAUSE,
    OUT_OF_BRACKET,
    counts_part,
    has_own_fate,
    is_closed_list,
    is_of_other,
    is_told_of_part,
    leads_next,
)
from tracker.claims.verb.listing import TAKEN_OVER, same_list
from tracker.claims.verb.near import AND_BEFORE, near
from tracker.claims.verb.other_verbs import has_own_verb
from tracker.claims.verb.roles import RISEN, Candidate, leftward, rightward
from tracker.claims.words.lexicon import VerbSense
from tracker.claims.words.patterns import spoken
from tracker.model import Language
from tracker.text.lazy import regex

_CLAUSE_BREAK = spoken("metric.clause_break", r", with |;|\b(?:while|but)\b")
_LOST_ITS = regex(
    r" (?:its|their|his|her) (?!(?:first|last|own|entire|whole|next)\b)[a-z]+(?<!s)(?:[ ,.;]|$)"
)
_LIST_GOES_ON = regex(r", (?:а також|а ще|а также|а ещё|та ще|і ще|и ещё) ")
_AND_THEN = regex(r"\"?(?: [^\W\d]+){0,3}, ")
_RELATIVE = regex(
    r", (?:(?:з|із|зі|на|в|у|по|за|из|с|со|о|про|from|with|of) )?(?:як[а-яії]+|котор[а-я]+|що|где|де|which)"
    r" (?:[^,;:.]*[ ])?$"
)
_CLAUSE_ENDS = regex(r"[,:;] ")
_CLAUSE_REACH = 80
_NEAR_COUNTED = 25
_COUNTED_ON = regex(r"(?: [^\W\d]+){1,4},? (?:(?:and|а|и|і|та|й) )?(?:ещё|еще|ще|another|a further|further) ")
_WORDS = regex(r"[^\W\d]* (?:[^\W\d]+ )*")
_OTHER_CLAUSE = regex(
    r",[^,;:]*\b(?:was|were|is|are|has|have|had|will|would|could)\b(?! (?:been )?[a-z]+ing\b)"
)
_AND_THAT = regex(r", and that ")
_SUCH = regex(r" - (?:так|такие|такі|таковы|такими|вот|стільки|столько)\b[^.;:]{0,40}$")
_AND = regex(r"\"? (?:and|і|й|та|и) ")
_BY_MEANS = regex(
    r" with | - (?:із|з|зі|из|с|на|у|в|во|по|за|під|под|від|от|біля|вночі|уночі|ночью)\b [^,;:.]*(?:[,;.]|$)"
)
_LOSABLE = frozenset({"person", "equipment"})
_CLOSED = regex(
    r" - (?:and|but|while|with)\b"
    r"|,? and (?:about |some |another )?[\d,]+ (?:(?:other|more|people|others|civilians|residents|persons) )+"
    r"(?:were|was|have been|had been|remain)\b"
)
_WERE_TOO = regex(
    r" (?:were|was|had been|have been)(?: too| as well| also)?"
    r"(?:[.;]|,(?! (?:however|though|instead|in|at|as|for|reportedly|allegedly)\b)|$)"
)
FAINT = frozenset({"involve", "reach", "produce"})  # they govern only what stands right beside them
EXTRA_SENSES: Mapping[str, VerbSense] = {
    "casualty": VerbSense("", {"obj.person": "personnel_losses", "subj.person": "personnel_losses"}),
}


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
    if wholes:
        mentions = [mention for mention in mentions if all(mention is not later for _, later in wholes)]
    _assign_each(mentions, events, normalised, language)
    for part, more in pairwise(mentions):
        _past_part(part, more)
    for first, later in wholes:
        if not later.metric:
            later.event, later.role, later.metric = first.event, first.role, first.metric
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
        more.event, more.role, more.metric = whole.event, whole.role, whole.metric


def _as_its_part(mention: Mention, mentions: Sequence[Mention]) -> None:
    """In "11 человек, из которых четверо в тяжёлом состоянии" the eleven are injured too."""
    parts = (one for one in mentions if one.subset_of is mention and one.metric == "injured" and one.event)
    for part in parts:
        if part.event is not None and part.event.verb.form == "pred":
            mention.event, mention.role, mention.metric = part.event, part.role, part.metric


def _assign_each(
    mentions: Sequence[Mention], events: Sequence[Event], normalised: str, language: Language
) -> None:
    """Give each number its own verb, the nearest that fits."""
    fated = [mention for mention in mentions if has_own_fate(mention, events, normalised)]
    wholes = told_again(mentions, normalised)
    if wholes and all(event.start >= wholes[-1].end for event in events):
        fated.extend(wholes)
    for nth, mention in enumerate(mentions):
        if mention in fated:
            continue
        if not mention.metric:
            _left_out(mention, mentions[:nth], normalised)
        if (
            not mention.metric
            and not _is_part_of_other(mention, normalised)
            and not _is_closed(mention, normalised)
        ):
            before = _before(mentions, nth)
            reaching = _reaching(
                near(Standing(mention, nth, mentions, events, normalised)), mention, mentions, normalised
            )
            _first(mention, reaching, language, before)
    for nth in range(len(mentions) - 2, -1, -1):
        follower = _follower(mentions, nth)
        joined = _AND.fullmatch(normalised, mentions[nth].end, follower.start) is not None
        apart = mentions[nth].subset_of not in (None, follower.subset_of) and not joined
        if (
            not apart
            and follower.subset_of is not mentions[nth]
            and not _is_closed(mentions[nth], normalised)
            and mentions[nth] not in fated
        ):
            _from_list(mentions[nth], follower, events, normalised, language)
    for nth, mention in enumerate(mentions):
        if not (
            mention.metric
            or mention in fated
            or _is_part_of_other(mention, normalised)
            or (mention.subset_of and mention.subset_of.metric)
        ):
            if nth:
                _from_list(mention, mentions[nth - 1], events, normalised, language)
            alone = nth + 1 < len(mentions) and _is_bare_part(mention, mentions[nth + 1], normalised)
            if not mention.metric and not alone:
                reaching = _reaching(
                    _far(mention, mentions, events, normalised), mention, mentions, normalised
                )
                _first(mention, reaching, language)


def _reaching(
    candidates: Iterator[Candidate], mention: Mention, mentions: Sequence[Mention], normalised: str
) -> Iterator[Candidate]:
    """In "знищили 6 ракет, запущених з моря, а також 21 дрон" the participle tells of the rockets alone."""
    for event, role in candidates:
        closed = event.verb.form == "attr" and _LIST_GOES_ON.search(normalised, event.end, mention.start)
        if closed or _is_in_other_bracket(event, mention, mentions, normalised):
            continue
        if not mention.family and _is_counted(event, mention, mentions, normalised):
            continue
        if not _is_in_closed_clause(event, mention, mentions, normalised):
            yield event, role


def _is_counted(event: Event, mention: Mention, mentions: Sequence[Mention], normalised: str) -> bool:
    """In "На Лиманском - 17 атак, на Краматорском - 6" the attacks are counted, not what flew in them.

    So they are in "отбито 11 атак, ещё четыре продолжаются".
    """
    last = next((one for one in reversed(mentions) if one.end <= mention.start), None)
    if last is not None and last.family == "other" and not last.metric and event.end <= last.start:
        return _COUNTED_ON.fullmatch(normalised, last.end, mention.start) is not None
    if event.verb.form != "noun":
        return False
    before = [one for one in mentions if one.end <= event.start and event.end <= mention.start]
    near = before and before[-1].family == "other" and event.start - before[-1].end <= _NEAR_COUNTED
    return bool(near) and _WORDS.fullmatch(normalised, before[-1].end, event.start) is not None


def _is_in_other_bracket(
    event: Event, mention: Mention, mentions: Sequence[Mention], normalised: str
) -> bool:
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


def _is_in_closed_clause(
    event: Event, mention: Mention, mentions: Sequence[Mention], normalised: str
) -> bool:
    """In "збили 53 дрони, якими ворог бив уночі, зокрема 12 над Києвом" a comma ends the relative clause."""
    ends = _CLAUSE_ENDS.search(normalised, event.end, mention.start)
    if ends is None or not _RELATIVE.search(normalised, max(0, event.start - _CLAUSE_REACH), event.start):
        return False
    return not any(event.end <= one.start < ends.start() for one in mentions)


def _is_closed(mention: Mention, normalised: str) -> bool:
    """In "10,200 killed - including 575 children - and those injured" the part is counted as its whole is."""
    return mention.subset_of is not None and _CLOSED.match(normalised, mention.end) is not None


def _before(mentions: Sequence[Mention], nth: int) -> Mention | None:
    """The number before, past bare ones: "потерял 130 человек, «Запад» - 230, «Юг» - 225"."""
    before = list(reversed(mentions[:nth]))
    if before and not before[0].family and before[0].metric in STOPPED:
        return before[0]  # "killing one; 57 were shot down and 36 lost"
    return next((one for one in before if one.family or one.event is not before[0].event), None)


def _left_out(mention: Mention, before: Sequence[Mention], normalised: str) -> None:
    """In "half were intercepted; of the 40 others all but four were." the participle is left out."""
    if mention.end == mention.span[1] and _is_bracketed(mention, normalised):
        like = next((one for one in reversed(before) if one.metric and _opens_bracket(one, normalised)), None)
        if like is not None:  # "96 drones (80 shot down) and 12 missiles (nine)"
            mention.event, mention.role, mention.metric = like.event, like.role, like.metric
        return
    if not _WERE_TOO.match(normalised, mention.past_whole):
        return
    told = (one for one in reversed(before) if one.metric and one.event is not None and one.event.passive)
    if last := next(told, None):
        mention.event, mention.role, mention.metric = last.event, last.role, last.metric


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


def _first(
    mention: Mention, candidates: Iterator[Candidate], language: Language, before: Mention | None = None
) -> None:
    """Take the first that has a metric; an ellipsis under one verb counts what its neighbour counts."""
    for event, role in candidates:
        shared = before.family if before is not None and before.event is event else ""
        if event.sense == "lose" and not event.passive and before is not None and before.family in _LOSABLE:
            shared = before.family  # "losing 1,000 men a day; last year it lost 430,000"
        if event.sense == "vanish" and before is not None and before.family == "person":
            shared = "person"  # "32 человека погибли, ещё 18 числятся пропавшими"
        if mention.anaphor and mention.subset_of is not None and mention.subset_of.family == "equipment":
            shared = "equipment"
        metric = metric_of(event, role, mention.family or shared, language)
        if metric == "launched" and mention.part_of is not None and event.start >= mention.part_of.end:
            continue  # "seven of 10 bombs aimed at Kharkiv": the ten were aimed
        if mention.quantity.form == "none" and _names_whole(event, mention):
            continue  # "none of the five wounded is in danger"
        if metric == "launched" and mention.part_of is not None and event.sense == "involve":
            continue  # "spoke of 41 out of 43": the 43 were launched
        if mention.quantity.amount.unit == "percent" and _is_no_share(metric, event, mention):
            continue
        kind = before.family if before is not None else ""
        kind = "air" if before is not None and not kind and before.metric in STOPPED else kind
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


def _names_whole(event: Event, mention: Mention) -> bool:
    whole = mention.part_of
    return whole is not None and whole.span[1] <= event.start < whole.end


def _is_faint(event: Event) -> bool:
    return event.verb.form == "attr" or event.sense in WEAK


def _is_counted_anew(mention: Mention, last: Mention, first: Mention, event: Event, normalised: str) -> bool:
    """In "атака: 6 ракет і 91 дрон, 37 дронів та дві ракети збито" the verb tells of the second list."""
    between = mention.end <= first.start and first.end <= event.start
    return between and is_closed_list(last, first, normalised)


def _is_right_before(mention: Mention, event: Event, normalised: str) -> bool:
    return mention.end <= event.start and not normalised[mention.end : event.start].strip()


def _is_of_all(mention: Mention) -> bool:
    return mention.quantity.form == "all" and mention.quantity.amount.unit == "share"


def _is_listed(mention: Mention, other: Mention, normalised: str) -> bool:
    """Whether a comma alone parts a number from the one behind it."""
    near = 0 < other.start - mention.end <= len('", ')
    return near and normalised[mention.end : other.start].lstrip('"') == ", "


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


def _from_list(
    mention: Mention, other: Mention, events: Sequence[Event], normalised: str, language: Language
) -> None:
    """Give a number the verb of another one of its list."""
    if mention.metric or other.event is None:
        return
    if (_is_of_all(other) and other.start > mention.start) or _is_bracketed(other, normalised):
        return
    if _is_bare_part(mention, other, normalised):
        return
    first, second = sorted((mention, other), key=lambda one: one.start)
    if mention is first and OUT_OF_BRACKET.match(normalised[first.end : second.start]):
        return
    if mention is first and other.event.start > first.end and ";" in normalised[first.end : second.start]:
        return  # a verb behind a semicolon reaches nothing before it
    if mention is first and other.event.start > first.end and is_closed_list(first, second, normalised):
        return
    if same_list(first, second, events, normalised) and not _is_in_other_bracket(
        other.event, mention, (other,), normalised
    ):
        _first(mention, iter([(other.event, other.role)]), language)


def _has_object(event: Event, mention: Mention, mentions: Sequence[Mention], normalised: str) -> bool:
    """Whether an uncounted object stands behind a verb, and a semicolon before the number."""
    if ";" not in normalised[event.end : mention.start] or not takes_object(event, normalised):
        return False
    return not any(event.end <= one.start < mention.start for one in mentions)


def _far(
    mention: Mention, mentions: Sequence[Mention], events: Sequence[Event], normalised: str
) -> Iterator[Candidate]:
    """The verbs of a sentence that are not near: those before the number, then those behind it."""
    opens = OPENS_CLAUSE.search(normalised[max(0, mention.start - 12) : mention.start])
    for event in reversed([event for event in events if event.end <= mention.start and not opens]):
        if _AND_THAT.search(normalised, event.end, mention.start):
            break  # "the wounded would be swapped, and that it would involve 1,000"
        put = event.sense == "produce" and RISEN.search(normalised, event.end, mention.start)
        stays = event.verb.form == "pred" and event.sense != "stock"
        if (event.sense in FAINT and not put) or stays:
            continue  # "выпуск хотят довести до шести тысяч" tells what is made
        if event.sense == "lose" and not mention.family and _LOST_ITS.match(normalised, event.end):
            continue  # "lost its bid although the drones, 220 of which were paid for, ..."
        if _has_object(event, mention, mentions, normalised):
            continue  # "lost their appeal; 12 of them may not start"
        if TAKEN_OVER.search(normalised[max(event.end, mention.start - 100) : mention.start]):
            break
        if not mention.family and _OTHER_CLAUSE.search(normalised, event.end, mention.start):
            break  # "before launching its invasion, its army was put at 900,000"
        yield from rightward(event, mention, normalised)
    following = [event for event in events if event.start >= mention.end]
    for event in sorted(following, key=_is_faint):
        gap = normalised[mention.end : event.start]
        if leads_next(event, gap, mentions):
            continue
        if event.verb.form == "noun" and event.sense == "lose" and _SUCH.search(gap):
            yield event, event.noun_role
        alone = len(following) == 1
        if _is_told_of_others(event, mention, mentions, normalised, alone=alone):
            continue
        if not _CLAUSE_BREAK.search(gap) and not counts_part(event, gap, mentions):
            yield from leftward(event, normalised)


def _is_told_of_others(
    event: Event, mention: Mention, mentions: Sequence[Mention], normalised: str, *, alone: bool
) -> bool:
    """Whether a verb behind a number is that of a part, of all of them, or of somebody else.

    `alone`: no other verb stands behind the number.
    """
    gap = normalised[mention.end : event.start]
    if not mention.family and ", and " in gap:
        return True  # "there were 38, and one person died"
    if any(mention.end <= one.start < event.start for one in mentions):
        if any(_is_of_all(one) and _is_listed(mention, one, normalised) for one in mentions):
            return True  # "22 drones, all downed"
        if any(_is_counted_anew(mention, last, one, event, normalised) for last, one in pairwise(mentions)):
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
