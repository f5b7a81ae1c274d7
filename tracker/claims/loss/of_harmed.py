"""What is told of people who are told as dead or wounded: who of them died later, who they are."""

from tracker.claims.page.mention import Event, Mention
from tracker.claims.page.nouns import noun_of
from tracker.claims.page.view import View
from tracker.claims.words.patterns import spoken
from tracker.text.lazy import regex

_OF_HARMED = regex(
    r" of (?:the|those|these) (?:(?:people|civilians|residents) )?(?:(?P<injured>injured|wounded|hurt)"
    r"|(?P<killed>dead|killed|deceased|fatalities|victims)|(?P<missing>missing))\b"
)
"""In "six of the injured" what befell them stands behind."""
_PART_OF = spoken("of_harmed.part_of", r" of (?:the|those|these|them)\b")
_ARE = spoken(
    "of_harmed.are",
    r"[^,;:.\d()]{0,80}? (?:were|are|was|is)(?: also| all| both)? (?:small |young |minor )?(?:a )?",
)
_WOUNDED = regex(r"\b(?:wounded|injured|hurt|ранен|поранен|пострадавш|постраждал|травмир|травмов)")
_OTHERS = spoken("of_harmed.others", r"[,;:.\d(]|\b(?:and|but|while|which|where|when|in a)\b")
AMONG = regex(r"\b(?:among|серед|среди) (?:the |those |these |цих |этих )?$")
_ON_WHOM = spoken("of_harmed.on_whom", r" (?:another |a further |two more )?")


def fate_of_part(view: View, mention: Mention) -> str:
    """Killed, injured or missing in "six of the injured are children"; else ""."""
    told = _OF_HARMED.match(view.normalised, mention.span[1], view.end)
    return str(told.lastgroup) if told else ""


def name_part(view: View, mention: Mention) -> None:
    """In "six of the injured in Kramatorsk are children", "трое погибших - дети" the predicate tells who."""
    if mention.whole or mention.classes not in ((), ("person",)):
        return
    if AMONG.search(view.normalised, view.start, mention.start):
        return  # "среди семи раненых - ребёнок": one of them is
    part = mention.inner or mention.part_of or _PART_OF.match(view.normalised, mention.span[1], view.end)
    start = mention.part_of.end if mention.part_of else mention.span[1]
    for item in view.of_kind("class") if part else ():
        noun = noun_of(item, view.page.vocabulary)
        told = noun is not None and noun[1] == "person" and not item.get("counted")
        if noun and told and _ARE.fullmatch(view.normalised, start, item.start):
            mention.classes, mention.family = noun[0], "person"
            return


def died_later(view: View, mention: Mention) -> str:
    """In "two of the wounded died in hospital", "скончались двое раненых" the wounded are dead."""
    if mention.whole or mention.family not in ("", "person"):
        return ""
    for event in view.events:
        if event.sense != "die" or event.verb.form in ("noun", "pred"):
            continue
        words = _words_of(view, mention, event)
        if words and _WOUNDED.search(view.normalised, *words):
            return "killed"
    return ""


def _words_of(view: View, mention: Mention, event: Event) -> tuple[int, int] | None:
    """The words that tell of whom a verb of dying tells, where they tell of nobody else."""
    if mention.end <= event.start:
        apart = _OTHERS.search(view.normalised, mention.span[1], event.start)
        return None if apart else (mention.span[1], event.start)
    right_before = event.end <= mention.start and _ON_WHOM.fullmatch(
        view.normalised, event.end, mention.start
    )
    return (mention.span[1], mention.end) if right_before else None
