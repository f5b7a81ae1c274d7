"""Which noun a number counts: the head of the words after it, as classes and family."""

import re

from tracker.claims.noun.phrase import OF_THE, TYPE, Phrase
from tracker.claims.page.nouns import TIME_BEFORE, Head, Reach, noun_of
from tracker.claims.words.patterns import slavic, spoken
from tracker.text.lazy import regex

_OF = spoken("classes.of", r"\s*(?:out )?of\s+(?:(?:the|these|those|its|their|all|such|various)\s+)*")
_PRONOUN = spoken("classes.pronoun", r"(?:them|which|these|those|whom|it)\b(?=\s*(?:[^\w\s]|$|\w))")
_ONE_CRAFT = slavic(r" борт[ау]?\b")  # "літак А-60 та ще один борт"; a plain "борт" tells where
_WITH_WHAT = regex(r"[^\W\d_]{3,}(?:ами|ями|ими|ыми)\b")
_KINDS_OR_THREATS = regex(
    r" (?:[a-z]+ ){0,2}?(?:(?:types?|kinds?|sorts?|varieties|waves?) of|threats? to)\b"
    r"| (?:damage|destruction)\b(?! [a-z]+s\b)"
)
"""In "several types of missiles", "no threats to people" no weapons are counted."""
_PIECES = spoken("classes.pieces", r"\s*(?:units?|pieces?|sets?) of\s+")
_YEAR_OLDS = regex(r" (?:\d{1,3}|[a-z]+(?:-[a-z]+)?)-year-olds\b")
"""In "two eighteen-year-olds were killed" people are counted."""
_ALL_THESE = ("all these ", "all those ", "all of these ", "all of those ")
_ABBREVIATED = regex(r" (?:[a-z]\.){2,3}(?:-(?:made|supplied|built|provided|produced|donated))?(?= )")
_ATTACKS_BEHIND = regex(r"(?<!s) (?:strikes|attacks|raids|launches|assaults|barrages|incursions|sorties)\b")
_TURN = regex(r"(?:former|latter)\b")
_WAVE = regex(
    r"(?:(?:the|latest|last|first|second|third|new|whole) )*(?:wave|batch|salvo|swarm|barrage|volley)\b"
)


def head(reach: Reach, position: int, *, one: bool = False) -> Head:
    """The noun counted by a number that ends at `position`; `one`: the number is 1, its noun singular."""
    start = position
    if abbreviated := _ABBREVIATED.match(reach.normalised, position, reach.end):
        position = abbreviated.end()  # "six U.S.-made missiles"
    if fixed := _fixed(reach, start, position, one):
        return fixed
    pieces = _PIECES.match(reach.normalised, position, reach.end)
    following = reach.items.get(position + 1)
    if pieces and not (following and noun_of(following, reach.vocabulary)):
        position = pieces.end()
    of = _OF.match(reach.normalised, position, reach.end)
    if of:
        position = of.end()
        if meant := _of_what(reach, start, of):
            return meant
    found = Phrase(reach, position, one).run()
    hyphened = reach.normalised.startswith("-", start)  # "a 500-drone attack"
    weapons = found.family == "air" and not hyphened
    if weapons and _ATTACKS_BEHIND.match(reach.normalised, found.end, reach.end):
        return Head((), "other", found.end)  # "1,500 drone and missile strikes"
    if of and not found.family and of[0].endswith(("these ", "those ")):
        return Head((), "", position - 1, anaphor=True)  # "with 11 of these over the Moscow region"
    return found if found.family else found._replace(end=start)


def _fixed(reach: Reach, start: int, position: int, one: bool) -> Head | None:
    """Words behind a number that tell at once what it counts."""
    if aged := _YEAR_OLDS.match(reach.normalised, start, reach.end):
        return Head(("person",), "person", aged.end())
    if TIME_BEFORE.match(reach.normalised, position, reach.end):
        return Head((), "", start)
    if kinds := _KINDS_OR_THREATS.match(reach.normalised, position, reach.end):
        return Head((), "other", kinds.end())
    craft = _ONE_CRAFT.match(reach.normalised, position, reach.end) if one else None
    return Head(("aircraft",), "equipment", craft.end()) if craft else None


def _of_what(reach: Reach, start: int, of: re.Match[str]) -> Head | None:
    """What "of them", "of the latter", "of those destroyed" take up; None where a noun follows."""
    position = of.end()
    if _WITH_WHAT.match(reach.normalised, position, reach.end):
        return Head((), "", start)  # "восьмеро з опіками"
    if pronoun := _PRONOUN.match(reach.normalised, position, reach.end):
        return _after_pronoun(reach, pronoun.end())
    if turn := _TURN.match(reach.normalised, position, reach.end):
        named = _after_pronoun(reach, turn.end())  # "nine of the latter minors"
        return named if named.classes else Head((), "", turn.end())
    if wave := _WAVE.match(reach.normalised, position, reach.end):
        return Head((), "", wave.end(), anaphor=True)  # "37 of the latest wave were downed"
    what = reach.items.get(position)
    if what is None:
        return Head((), "", position - 1, anaphor=True) if of[0].endswith(_ALL_THESE) else None
    done = what.get("verb") and what.get("verb").form in ("ed", "part")
    if done and of[0].endswith("those "):
        return Head((), "", what.end, anaphor=True, inner=(what,))  # "40 of those destroyed"
    return None


def _after_pronoun(reach: Reach, position: int) -> Head:
    """What is counted behind "of them": the noun that follows, or what was told before."""
    if named := _type_named(reach, position):
        return named
    following = Phrase(reach, position).run()
    predicated = any(item.get("verb") and item.get("verb").form == "passive" for item in following.inner)
    behind = reach.items.get(following.end + 1)
    predicated |= behind is not None and "verb" in behind.senses and behind.get("verb").form == "finite"
    if following.family in ("person", "air", "equipment") and following.classes and not predicated:
        return following._replace(anaphor=True)
    return Head((), "", position, anaphor=True)


def _type_named(reach: Reach, position: int) -> Head | None:
    """In "260 of them of the Shahed type" the name stands behind the pronoun."""
    opened = OF_THE.match(reach.normalised, position, reach.end)
    item = reach.items.get(opened.end()) if opened else None
    noun = item and noun_of(item, reach.vocabulary)
    if not item or not noun:
        return None
    closed = TYPE.match(reach.normalised, item.end, reach.end)
    end = closed.end() if closed else item.end
    typed = closed or TYPE.search(reach.normalised, item.start, item.end)
    return Head(noun[0], noun[1], end, anaphor=True) if typed else None
