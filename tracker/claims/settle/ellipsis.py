"""The class of a number without a noun: from its sentence, its list, or what was named last."""

from collections.abc import Sequence
from itertools import pairwise, takewhile

from tracker.claims.page.groups import BROUGHT_DOWN, EQUIPMENT, OBJECTS, PERSONS, WEAK
from tracker.claims.page.items import Item
from tracker.claims.page.mention import Mention
from tracker.claims.page.nouns import family, narrow
from tracker.claims.page.view import View
from tracker.claims.relation.references import LEANING, History
from tracker.claims.settle.again_signs import are_joined
from tracker.claims.settle.people_meant import PAIR, people_of
from tracker.text.lazy import regex

_BY_MEANS = regex(r" by [a-z -]{3,40} and ")
_TURN = regex(r" of the (former|latter)\b")
_OF_TURN = regex(r"\b(?:of )?the (former|latter),?(?: (?:had|have|were|was))? $")
_SMALL_WORDS = regex(
    r"[\s,\"]*(?:(?:the|with|of|and|in|on|at|by|using|over|its|our|several|many|dozens|hundreds|waves?|swarms?|groups?"
    r"|regions?|oblasts?|city|cities|areas?|districts?|coast|направлен[а-я]+|напрям[а-яіїє]+|област[а-яіїєьюй]+"
    r"|район[а-яіїє]*|регіон[а-яіїє]*|регион[а-яё]*|міст[а-яіїє]+|город[а-яё]*|на|по|у|в|во|з|із|с|та|і|й|и)\b[\s,\"]*)*"
)


def classes_of(view: View, mention: Mention, history: History) -> tuple[str, ...]:
    """Classes of an ellipsis; () where nothing was named that it could count."""
    if mention.metric == "missing" and not _tells_of_people(view, mention, history):
        return ()  # "12 drones. Two are missing."
    if mention.metric in PERSONS:
        return people_of(view, mention, history)
    if mention.metric in EQUIPMENT:
        return history.last_classes(EQUIPMENT)
    vague = mention.event is not None and mention.event.sense in ("destroy", *WEAK)  # of anything
    if vague and _follows_other(view, mention):
        return ()
    if mention.metric in OBJECTS and (beside := _beside(view, mention, history)):
        return beside
    if mention.metric in OBJECTS and (told := _told_in_turn(view, mention, history)):
        return told
    if view.words.endswith(":") and (classes := history.headline_classes()):
        return classes
    value = mention.quantity.amount.low or 0.0
    known = history.last_classes(OBJECTS, value) or history.last_classes(OBJECTS)
    unnamed = vague or not view.page.tells_of_war or _follows_other(view, mention)
    if not known and vague and (sent := _sent_before(view, mention)):
        return sent
    if known or (unnamed and not (vague and mention.anaphor)):
        return known
    if vague:
        return _topic_before(view, mention, alone=True)  # "били дронами. Знищили 15 з них"
    named = history.named or _topic_before(view, mention)
    return named or (("air_target",) if _may_fly(view, mention, history) else ())


def _may_fly(view: View, mention: Mention, history: History) -> bool:
    """Whether weapons were counted or named, or the verb tells of nothing else: "сбили 31"."""
    if mention.metric == "stock" or not view.page.tells_of_weapons:
        return False
    return bool(history.entries) or mention.metric in BROUGHT_DOWN or view.page.names_weapons


def name_turn(view: View, mention: Mention, history: History) -> None:
    """In "12 missiles and 80 drones. Ten of the former and all of the latter" each counts one of the two."""
    if not ("former" in view.words or "latter" in view.words):
        return
    turn = _TURN.match(view.normalised, mention.span[1], view.end)
    turn = turn or _OF_TURN.search(view.normalised, view.start, mention.start)
    if turn is None or mention.family not in ("", "other"):
        return
    named = [one for one in view.mentions if one.family == "air" and one.classes and one.end <= turn.start()]
    named = [one for one in named if not _TURN.match(view.normalised, one.span[1], view.end)]
    last = history.wholes_in(history.last_before(view.nth))
    two = named[-2:] if len(named) > 1 else last[-2:]
    if len(two) > 1:
        mention.classes, mention.family = two[turn[1] == "latter"].classes, "air"


def _topic_before(view: View, mention: Mention, *, alone: bool = False) -> tuple[str, ...]:
    """In "Bombs fell on Kharkiv. Three struck a market." the weapons named last are counted.

    Where nothing else may be named behind them (`alone`), tanks named last are meant by "them".
    """
    start = view.page.sentences[max(0, view.nth - 1)].start
    vocabulary = view.page.vocabulary
    for item in reversed(view.page.items_within(start, mention.start)):
        if (
            item.get("class")
            and family(item.get("class")[0], vocabulary) == "air"
            and _stands_alone(view, item)
        ):
            return tuple(item.get("class"))
        if alone and item.get("class"):
            return ()
    return ()


def _sent_before(view: View, mention: Mention) -> tuple[str, ...]:
    """In "attacked the south with Shaheds. Five were destroyed" nothing but the weapons is told of."""
    before, event = view.before, mention.event
    if before is None or before.mentions or event is None or event.sense != "destroy":
        return ()
    if min(mention.start, event.start) != view.start or not before.events:
        return ()
    sent, items = before.events[-1], [one for one in before.of_kind("class") if not one.get("side")]
    behind = [one for one in items if one.start >= sent.end]
    if sent.sense not in ("attack", "launch", "strike") or len(behind) != len(items) or not behind:
        return ()
    weapon = behind[0]
    places = [one for one in before.items if sent.end <= one.start < weapon.start and _is_told_where(one)]
    gap = view.normalised[sent.end : weapon.start]
    for one in reversed(places):
        gap = gap[: one.start - sent.end] + gap[one.end - sent.end :]
    if not _SMALL_WORDS.fullmatch(gap) or not _stands_alone(before, weapon):
        return ()
    if any(family(one.get("class")[0], view.page.vocabulary) != "air" for one in behind):
        return ()
    model = next((one for one in behind[1:] if one.start - weapon.end <= len(' "')), weapon)
    return narrow((*weapon.get("class"), *model.get("class")), view.page.vocabulary)


def _is_told_where(item: Item) -> bool:
    return bool(item.get("region") or item.get("side") or item.get("of_place"))


def _stands_alone(view: View, item: Item) -> bool:
    """Whether a weapon is told of, not an attack with it."""
    following = next(
        (one for one in view.page.items_within(item.end, item.end + 2) if one.start > item.end), None
    )
    return following is None or not following.get("anti_head") or bool(following.get("verb"))


def _told_in_turn(view: View, mention: Mention, history: History) -> tuple[str, ...]:
    """In "14 Shaheds, three Kh-59s. Downed: 12 and two." the second counts what was named second."""
    bare = [one for one in view.mentions if not one.family]
    last = history.last_before(view.nth)
    if len(bare) != len(view.mentions) or len(bare) < 2 or last < 0:
        return ()
    if not all(PAIR.fullmatch(view.normalised, one.end, two.start) for one, two in pairwise(bare)):
        return ()
    named = [claim for claim in history.wholes_in(last) if claim.metric == "launched"]
    if len(named) == len(bare) + 1 and named[0].classes == ("air_target",):
        named = named[1:]  # "632 targets: 596 drones and 36 missiles. It destroyed 558 and 19."
    return named[bare.index(mention)].classes if len(named) == len(bare) else ()


def _tells_of_people(view: View, mention: Mention, history: History) -> bool:
    """Whether a bare number may count people: by its noun, its sentence or those before."""
    noun = mention.event is None or mention.event.verb.form == "noun"  # "зниклих 22"
    if mention.family == "person" or noun:
        return True
    others = (other for other in view.mentions if other is not mention)
    return any(other.metric in PERSONS for other in others) or bool(history.of(PERSONS, 3))


def _follows_other(view: View, mention: Mention) -> bool:
    """In "hit 15 tankers, sinking two" the tankers are counted on."""
    named = [one.family for one in view.mentions[: view.mentions.index(mention)] if one.family]
    return bool(named) and named[-1] in ("other", "person")


def _beside(view: View, mention: Mention, history: History) -> tuple[str, ...]:
    """What the sentence names: without a number ("of the missiles, 17"), before it, or at its list's end."""
    nth = view.mentions.index(mention)
    named = [other for other in view.mentions[:nth] if other.family == "air" and other.classes]
    before = [other for other in named if not _is_named_part(other) and not _is_kind_of(other, mention)]
    start = before[-1].end if before else view.start
    parts = {one.classes for one in named if _is_named_part(one) or _is_kind_of(one, mention)}
    for item in reversed(view.between(start, mention.start, "class")):
        if item.get("class") in parts:
            continue
        if family(item.get("class")[0], view.page.vocabulary) == "air" and _is_topic(view, item):
            return tuple(item.get("class"))
    if twin := respective(view, mention):
        return twin
    if before and _BY_MEANS.fullmatch(view.normalised, before[-1].end, mention.start):
        return before[-1].classes  # "128 of the drones by fire and 117 by jamming"
    if before:
        gone = mention.metric in ("left_airspace", "still_airborne")  # of all that flew
        if gone and before[-1].classes == ("drone",) and _is_alone(before):
            return before[
                -1
            ].classes  # "80 missiles and 90 drones were downed; 105 drones were lost, 6 flew on"
        group = [other for other in before if gone or other.event is before[-1].event]
        colon = view.normalised.rfind(": ", before[0].end, mention.start)
        if colon > 0 and any(other.start > colon for other in group):
            group = [other for other in group if other.start > colon]  # of an itemised list
        return _lost_ones(mention, history, {name for other in group for name in other.classes})
    return () if mention.anaphor else _list_end(view, mention, nth, history)


def _is_alone(before: Sequence[Mention]) -> bool:
    """Whether the verb of the last mention tells of it alone, and of others another verb."""
    last = before[-1]
    return (
        len(before) > 1 and last.event is not None and all(one.event is not last.event for one in before[:-1])
    )


def _is_kind_of(other: Mention, mention: Mention) -> bool:
    """In "162 drones, over 100 of which were Shaheds, and 149 were downed" the drones are counted on."""
    return other.subset_of is not None and other.rule == "part_of" and mention.subset_of is None


def _lost_ones(mention: Mention, history: History, classes: set[str]) -> tuple[str, ...]:
    """What vanishes from radar are drones, where the list names them beside missiles."""
    drones = {name for name in classes if history.vocabulary.is_within(name, "drone")}
    return history.widest(drones if drones and mention.metric in ("lost", "suppressed") else classes)


def _is_named_part(other: Mention) -> bool:
    """In "half were decoys, and 84 were downed" the decoys are not counted on."""
    part = other.quantity.form in LEANING or other.rule == "part_of"
    return part and other.subset_of is None and "part_of_whole" in other.flags


def respective(view: View, mention: Mention) -> tuple[str, ...]:
    """In "90 drones and 7 missiles, a month before 60 and 5": two bare numbers count as the two before."""
    nth = view.mentions.index(mention)
    before = [other for other in view.mentions[:nth] if other.family == "air" and other.classes]
    before = [other for other in before if other.subset_of is None]
    bare = list(takewhile(lambda one: not one.family, reversed(view.mentions[:nth])))
    later = list(takewhile(lambda one: not one.family, view.mentions[nth:]))
    row = len(bare) + len(later)
    named = before[-row:]
    if row < 2 or len(named) < row or len({one.classes for one in named}) < row:
        return ()
    joined = all(are_joined(view, one, two) for one, two in pairwise((*reversed(bare), *later)))
    return named[len(bare)].classes if joined else ()


def _list_end(view: View, mention: Mention, nth: int, history: History) -> tuple[str, ...]:
    """What the end of a list counts; all of its kinds where a colon divides a total into them."""
    listed = [
        other
        for other in view.mentions[nth + 1 :]
        if (other.event is mention.event or other.metric == mention.metric)
        and not other.subset_of
        and other.family == "air"
        and other.classes
    ]
    if not listed:
        return ()
    if len(listed) > 1 and ":" in view.normalised[mention.end : listed[0].start]:
        return history.of_list({name for other in listed for name in other.classes})
    return listed[0].classes


def _is_topic(view: View, item: Item) -> bool:
    """A plural or a name that stands for itself: "the drones", not "a drone attack"."""
    word = view.page.text[item.start : item.end]
    following = next((one for one in view.items if one.start == item.end + 1), None)
    attributive = following is not None and following.get("anti_head") and not following.get("verb")
    if view.page.language != "en":
        return not attributive and not any(one.end <= item.start for one in view.mentions)
    return not attributive and (word.endswith("s") or word[0].isupper())
