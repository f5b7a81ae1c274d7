"""What is part of what in a sentence: N of M, shares of a whole, what stands behind "including"."""

import re
from collections.abc import Sequence
from itertools import pairwise

from tracker.claims.page.groups import OUTCOMES
from tracker.claims.page.items import Item
from tracker.claims.page.mention import Mention
from tracker.claims.page.nouns import noun_of
from tracker.claims.page.view import View
from tracker.claims.relation.references import LEANING
from tracker.claims.words.patterns import spoken
from tracker.text.lazy import START, regex

_OF_THESE = regex(r" (?:of|out of|з|із|из) (?:these|those|цих|этих)\b")
_AMONG = spoken("parts.among", r"(?:among (?=[a-z])|.{0,60}\binclud(?:e|es|ed)\b)")
_OF_THE = regex(rf"(?:{START}|" r"[;,.:] |\b(?:and|but|while) )of (?:the |all |these |those )*$")
_OVER = spoken("parts.over", r"\b(?:over|in|across) $")
_MANNER = regex(r" (?:waves|stages|phases|steps|salvo(?:e?s)|groups|directions|sides|rounds|goes)\b")
_PREDICATED = regex(r"\s+(?:(?:later|also) )?(?:is|are|was|were|has|have|had|died|perished)\b")
_GOES_ON = regex(r"(?:[^,;]{0,50}, where [^,;]{0,80})?,? (?:and )?|, ")
_SHARE_OF = regex(
    r"(?:\s*(?:%|percent|per cent|процент[а-я]*|відсот[а-яіїє]*))?\s+(?:of|из|із|зі|з|від|от)\s+"
    r"(?:(?:the|all|its|those|some|about|всех|усіх|всіх|этих|цих)\s+)*"
)
_ARMED = regex(r"\b(?:ударн|бойов|боев|attack|strike|armed)")
_WERE_ARMED = regex(r" (?:were|are|being) (?:attack|strike|armed|combat) (?:drones|uavs)\b")
_FEW = 2
_MOST_KINDS = 4
_JOINED = regex(r" (?:and|та|і|й|и) ")
_ONLY = regex(r"\b(?:лишь|только|всего|лише|тільки|лиш|only|just)$")
_AMONG_WHOM = regex(r"[\s\"]*\b(?:среди|серед) ")
_FROM_WHOLE = regex(r",?\s*(?:з|із|зі|из|of)\s+(?:(?:усіх|всіх|всех|the|all)\s+)*")

_COUNTED_ANEW = regex(
    r"\"?(?:[,;]| -) (?:(?:of (?:which|these|them)|with|(?:із|з|из) (?:них|яких|которых)) )?"
    r"(?:(?:(?:був|було|були|был|было|были|ппо|пво) )?[а-яіїє]+(?:о|и|і|ы|ла|ли|в|ены|ені|ено) )?"
)
_ANOTHER_WHOLE = regex(r"[,;] (?:and |та |і |и |а також |а также )?$")


def parallel_wholes(mentions: Sequence[Mention], normalised: str) -> list[tuple[Mention, Mention]]:
    """In "611 drones, 562 of them downed, and 33 missiles, 29 of them downed" both wholes are told alike."""
    found = []
    for whole, part, later, its_part in zip(mentions, mentions[1:], mentions[2:], mentions[3:], strict=False):
        told_of = part.subset_of is whole and part.anaphor and its_part.anaphor
        apart = its_part.subset_of not in (None, part) and not later.anaphor and later.family == whole.family
        if told_of and apart and _ANOTHER_WHOLE.search(normalised, part.end, later.start):
            found.append((whole, later))
    return found


def _link_leaning(view: View, mentions: list[Mention]) -> None:
    """In "all, except five, of 80 drones" the whole stands behind."""
    for mention, whole in pairwise(mentions):
        if mention.quantity.form not in LEANING or mention.quantity.part_of is not None:
            continue
        if _FROM_WHOLE.fullmatch(view.normalised, mention.end, whole.start):
            mention.quantity = mention.quantity.model_copy(update={"part_of": whole.span})


def share_left_out(view: View, mentions: list[Mention]) -> None:
    """In "не сбила лишь две ракеты и три дрона" both are what was left out of a whole."""
    for first, second in pairwise(mentions):
        bound = first.quantity.bound_span if first.quantity.form == "all_but" else None
        only = bound is not None and _ONLY.search(view.normalised, *bound) is not None
        joined = only and _JOINED.fullmatch(view.normalised, first.end, second.start)
        if joined and second.quantity.form in ("digits", "words"):
            second.quantity = second.quantity.model_copy(update={"form": "all_but", "rule": "all_but"})


def _link_fronted(view: View, mentions: list[Mention]) -> None:
    """In "of the 40 missiles all but four were downed" the whole stands before."""
    for whole, mention in pairwise(mentions):
        if mention.quantity.form != "all_but" or mention.quantity.part_of is not None:
            continue
        joined = view.normalised[whole.end : mention.start] in (" ", ", ")
        if joined and _OF_THE.search(view.normalised, view.start, whole.start):
            mention.quantity = mention.quantity.model_copy(update={"part_of": whole.span})


_KINDS_AMONG = regex(
    r"among the (?:missiles|drones)"
    r"(?: (?:fired|launched|used|sent|overnight|that night))? (?:were|was|are) "
    r"|the (?:missiles|drones|salvo|barrage|wave)(?: (?:fired|launched|used))? included "
)


def link_parts(view: View, mentions: list[Mention]) -> None:
    """In "N of M drones": both count the noun after M."""
    _link_leaning(view, mentions)
    _link_fronted(view, mentions)
    for mention in mentions:
        if mention.quantity.part_of is None:
            continue
        for whole in mentions:
            if whole.span == mention.quantity.part_of and whole is not mention:
                mention.part_of = whole
                whole.whole = True
                if mention.family == "other" and not whole.family:
                    whole.family = "other"  # "two insurers out of nine"
                elif not mention.family or mention.family == "other":
                    mention.classes, mention.family = whole.classes, whole.family
                elif not whole.family:  # "400 дронов из 430"
                    whole.classes, whole.family = mention.classes, mention.family
                mention.side = mention.side or whole.side
                mention.end = mention.span[1] if mention.end > whole.start else mention.end
    _pair_wholes(view, mentions)


def _pair_wholes(view: View, mentions: list[Mention]) -> None:
    """In "502 drones and 24 missiles out of 537 drones and 45 missiles" each is part of its like."""
    for nth in range(2, len(mentions) - 1):
        left, part, whole, right = mentions[nth - 2 : nth + 2]
        if part.part_of is not whole or left.part_of is not None or left.whole or right.part_of is not None:
            continue
        if not (_are_joined(view, left, part) and _are_joined(view, whole, right)):
            continue
        if left.classes == part.classes or left.family != part.family:
            continue
        if whole.end == whole.span[1] and right.end == right.span[1]:  # "out of 537 and 45"
            whole.classes, right.classes, right.family = left.classes, part.classes, part.family
        if right.classes == part.classes or left.classes == whole.classes:
            left.part_of, part.part_of = whole, right
            right.whole = True


def _are_joined(view: View, one: Mention, other: Mention) -> bool:
    return _JOINED.fullmatch(view.normalised, one.end, other.start) is not None


def link_shares(view: View, mentions: list[Mention]) -> None:
    """In "sixty percent of the 150 drones" 150 is the whole."""
    for share, whole in pairwise(mentions):
        gap = view.normalised[share.span[1] : whole.start]
        if share.quantity.amount.unit == "percent" and whole.family == "air" and _SHARE_OF.fullmatch(gap):
            whole.whole = True


def mark_subsets(view: View, mentions: list[Mention]) -> None:
    """What stands after "including" or "of which", or counts "of them", is part of the number before."""
    if mentions and _AMONG.match(view.normalised, view.start, mentions[0].start):
        for mention in mentions:
            mention.flags.append("part_of_whole")
    open_subset: Mention | None = None
    closing: list[Item] = []
    for nth in range(1, len(mentions)):
        previous, mention = mentions[nth - 1], mentions[nth]
        marked = _is_marked(view, previous, mention, closing)
        behind = _behind_part(view, previous, mention)
        closing.extend(behind)
        if mention.rest and mention.classes and mention.rule == previous.rule == "part_of":
            mention.subset_of = _parent(view, mentions, nth, mention)
            continue
        of_these = mention.family and _OF_THESE.match(view.normalised, mention.span[1])
        if marked or behind or ((mention.anaphor or of_these) and mention.quantity.part_of is None):
            joined = "and" in view.normalised[previous.end : mention.start]
            same = previous.subset_of if joined else None
            mention.subset_of = open_subset = same or _parent(view, mentions, nth, mention)
        elif open_subset is not None and _is_next_part(view, previous, mention):
            mention.subset_of = open_subset
        else:
            open_subset = None


def _is_marked(view: View, previous: Mention, mention: Mention, closing: Sequence[Item]) -> bool:
    """Whether "including" or "of which" stands between two numbers and reaches the second."""
    return _alike(previous, mention) and any(
        previous.end <= item.start
        and item.end <= mention.start
        and ";" not in view.normalised[item.end : mention.start]
        and not _is_closed(view, item, mention)
        for item in view.of_kind("subset")
        if item not in closing
    )


def _is_next_part(view: View, previous: Mention, mention: Mention) -> bool:
    """In "including 12 over Kursk, 9 over Bryansk" the list of parts goes on."""
    gap = view.normalised[previous.end : mention.start]
    if _was_aside(view, previous, gap) or not _GOES_ON.fullmatch(gap):
        return False
    alike = mention.family == previous.family or (not mention.family and ", where" in gap)
    return alike and not (mention.family and _PREDICATED.match(view.normalised, mention.end))


def _is_closed(view: View, marker: Item, mention: Mention) -> bool:
    """In "почти 20 жителей, включая ребёнка, за неделю погибли, более 90 ранены" one child was the part."""
    comma = view.normalised.find(", ", marker.end, mention.start)
    told = (event for event in view.events if event.verb.form in ("finite", "passive"))
    return comma >= 0 and any(comma < event.start and event.end <= mention.start for event in told)


def _was_aside(view: View, previous: Mention, gap: str) -> bool:
    """In "25 were killed, three of them children, and 73 injured" the part stands between commas."""
    aside = previous.anaphor and view.normalised.endswith(", ", view.start, previous.start)
    return aside and gap.startswith((", and ", ", but ", ", while "))


def name_harmed(view: View, mentions: list[Mention]) -> None:
    """In "12 убитых и 121 раненый среди гражданских" who they are is told apart."""
    if view.page.language == "en" or not ("среди " in view.words or "серед " in view.words):
        return
    for nth in range(len(mentions) - 1, -1, -1):
        mention = mentions[nth]
        following = mentions[nth + 1] if nth + 1 < len(mentions) else None
        joined = following and _JOINED.fullmatch(view.normalised, mention.end, following.start)
        armed = mention.family == "casualty"  # "27 449 втрат серед цивільного населення" are no army's
        if not armed and (mention.family != "person" or mention.classes not in ((), ("person",))):
            continue
        named = _harmed(view, _AMONG_WHOM.match(view.normalised, mention.end, view.end))
        if not named and nth == 0:
            named = _harmed(view, _AMONG_WHOM.match(view.normalised, view.start, mention.start))
        if not named and joined and following and "among" in following.flags:
            named = following.classes
        if named:
            mention.classes = named
            mention.flags.append("among")


def _harmed(view: View, opened: re.Match[str] | None) -> tuple[str, ...]:
    """The people named where a part opens: "among them children"."""
    if opened is None:
        return ()
    for item in view.items:
        if item.start == opened.end() and not item.get("counted"):
            noun = noun_of(item, view.page.vocabulary)
            return noun[0] if noun and noun[1] == "person" else ()
    return ()


def _behind_part(view: View, previous: Mention, mention: Mention) -> list[Item]:
    """In "Ten were killed, three children among them" the word of the part stands behind it."""
    if "," not in view.normalised[previous.end : mention.start] or not _alike(previous, mention):
        return []
    if not view.normalised.startswith(" among ", mention.end):
        return []
    return [item for item in view.of_kind("subset") if item.start == mention.end + 1]


def set_against_decoys(view: View) -> None:
    """In "збито 64 ударні безпілотники, 51 імітатор не досяг цілі" the first are those with a warhead."""
    decoys = [one for one in view.mentions if one.classes == ("drone_decoy",)]
    for mention in view.mentions if decoys else ():
        named = _ARMED.search(view.normalised, mention.start, mention.end) and mention.classes == ("drone",)
        told = _WERE_ARMED.match(view.normalised, mention.end, view.end) and mention.family in ("", "air")
        if (named or told) and any(_is_set_against(view, mention, decoy) for decoy in decoys):
            mention.classes, mention.family = ("drone_strike",), "air"


def _is_set_against(view: View, mention: Mention, decoys: Mention) -> bool:
    if decoys.rest or _make_up(view, mention, decoys):
        return True
    told = mention.metric in OUTCOMES and decoys.metric in OUTCOMES
    return told and mention.subset_of is None and decoys.subset_of is None


def _make_up(view: View, one: Mention, other: Mention) -> bool:
    """In "25 drones: 20 attack drones and five decoys" two kinds make up the whole before them."""
    parts = (one.quantity.amount.best or 0) + (other.quantity.amount.best or 0)
    before = (each for each in view.mentions if each.end <= min(one.start, other.start))
    return any(each.quantity.amount.best == parts for each in before)


def mark_listed_kinds(view: View) -> None:
    """In "Of 26 targets - 22 drones and four missiles - 23 were downed" the list between tells what flew."""
    opened = view.words.startswith(("of ", "out of ")) and len(view.mentions) > _FEW
    if not opened or view.mentions[0].family != "air":
        return
    whole, last = view.mentions[0], view.mentions[-1]
    start = view.normalised.find(" - ", whole.end, view.mentions[1].start)
    end = view.normalised.rfind(" - ", view.mentions[-2].end, last.start)
    if start < 0 or end < 0:
        return
    for mention in view.mentions[1:-1]:
        mention.metric, mention.event, mention.subset_of = "launched", None, whole
        mention.rule = "part_of"


def mark_named_kinds(view: View) -> None:
    """In "Among the missiles were 12 Iskanders and 20 Kh-101s" the kinds are parts of what flew."""
    if not _KINDS_AMONG.match(view.words):
        return
    for mention in view.mentions:
        if mention.family == "air" and not mention.metric:
            mention.metric, mention.rule = "launched", "part_of"
            mention.flags.append("part_of_whole")


def mark_kinds(view: View) -> None:
    """In "з-поміж 145 запущених 102 - ударні, решта - імітатори" the kinds are parts of the whole."""
    rests = [one for one in view.mentions if one.rest and one.classes and one.metric == "launched"]
    for whole, following in pairwise(view.mentions) if rests else ():
        opens = whole.whole or ":" in view.normalised[whole.end : following.start]
        if opens and whole.metric == "launched" and whole.part_of is None:
            _mark_kinds_of(view, whole)
            return


def _mark_kinds_of(view: View, whole: Mention) -> None:
    for mention in view.mentions[view.mentions.index(whole) + 1 :]:
        kind = mention.metric == "launched" and mention.classes != whole.classes
        if kind and mention.subset_of is None and not mention.whole:
            mention.subset_of = whole


def pair_parts(view: View, mentions: list[Mention]) -> None:
    """In "598 drones and 31 missiles, 563 and 26 of which were downed" both are parts."""
    for first, second in pairwise(mentions):
        joined = _JOINED.fullmatch(view.normalised, first.end, second.start) is not None
        if not (joined and second.anaphor and second.subset_of is not None) or first.family:
            continue
        nth = mentions.index(first)
        whole = (
            _parent(view, mentions, nth, second) if nth and second.subset_of is first else second.subset_of
        )
        first.subset_of = second.subset_of = whole if whole is not first else None
        first.anaphor = True


def told_again(mentions: Sequence[Mention], normalised: str) -> list[Mention]:
    """The first two of "465 drones and 32 missiles, of which 405 drones and 15 missiles were downed"."""
    for nth in range(2, len(mentions) - 1):
        first, gap = mentions[nth - 1], normalised[mentions[nth - 1].end : mentions[nth].start]
        size = _told_again(mentions, nth) if first.family == "air" and _COUNTED_ANEW.fullmatch(gap) else 0
        if size:
            return list(mentions[nth - size : nth])
    return []


def _told_again(mentions: Sequence[Mention], nth: int) -> int:
    """How many kinds before the nth number stand behind it in the same order, each with no more, or 0."""
    most = min(nth, len(mentions) - nth, _MOST_KINDS)
    return next(
        (
            size
            for size in range(2, most + 1)
            if all(map(_is_of_its_kind, mentions[nth - size : nth], mentions[nth : nth + size]))
        ),
        0,
    )


def _is_of_its_kind(whole: Mention, part: Mention) -> bool:
    if part.family != "air" or not whole.classes == part.classes != () or part.part_of or whole.part_of:
        return False
    return (part.quantity.amount.best or 0) <= (whole.quantity.amount.best or 0)


def _alike(whole: Mention, part: Mention) -> bool:
    """Drones are no part of aircraft: "41 aircraft, including bombers, with 117 drones"."""
    families = {whole.family, part.family}
    return len(families) == 1 or bool(families & {"", "other", "person", "casualty"}) or "hits" in families


def _part_of(view: View, mentions: list[Mention], whole: Mention, mention: Mention) -> Mention | None:
    """In "shot down 34 of 46 missiles, including four Kalibrs" the Kalibrs are of those shot down."""
    gap = view.normalised[whole.end : mention.start]
    part = next((one for one in mentions if one.part_of is whole and one.start < whole.start), None)
    return part if ", includ" in gap else None


def _parent(view: View, mentions: list[Mention], nth: int, mention: Mention) -> Mention:
    """The number before of which another one is a part."""
    stop = view.normalised.rfind("; ", view.start, mention.start)
    before = [one for one in mentions[:nth] if one.start > stop] or mentions[:nth]
    for previous in reversed(before):
        if previous.family == "other" and _MANNER.match(view.normalised, previous.span[1]):
            continue  # "12 attacked in three waves; four of them"
        if previous.family == "other" and _OVER.search(view.normalised, view.start, previous.start):
            continue  # "87 drones over seven regions, 31 of them over Bryansk"
        if previous.subset_of is None and (not mention.family or previous.family in (mention.family, "")):
            return _part_of(view, mentions, previous, mention) or previous
    return mentions[nth - 1]
