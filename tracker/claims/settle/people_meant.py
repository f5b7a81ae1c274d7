"""Which people a number without a noun counts: those told last, those of its toll, soldiers or civilians."""

from collections.abc import Sequence

from tracker.claims.loss.of_harmed import AMONG
from tracker.claims.page.groups import PERSONS
from tracker.claims.page.mention import Mention
from tracker.claims.page.view import View
from tracker.claims.relation.references import History
from tracker.claims.settle.again_signs import tells_figure
from tracker.text.lazy import regex

_FEW = 3
_OF_FOLK = (
    r"(?:civilians?|child(?:ren)?|цивільн[а-яіїє]+|мирн[а-яіїє]+|гражданск[а-яё]+|діт[а-яіїє]+|дет[а-яё]+)"
)
_WHOSE_TOLL = regex(
    rf"\b(?P<toll>{_OF_FOLK})(?: (?:population|населен[а-яіїє]+|жител[а-яіїєё]+|люд[а-яіїєё]+))?"
    r" (?:casualties|toll|death toll|casualty toll|losses|deaths"
    r"|fatalities)\b(?:(?![;:]| and | but )[^\d]|\d{1,4}\b){0,130}"
    r"(?:\d[\d,]* (?:dead|killed|deaths) and "
    r"|\d[\d,]*,? (?:and|while) (?:injuries|fatalities|deaths) (?:[a-z]+ )?(?:(?:at|to) )?)?$"
    rf"|\b(?:among|серед|среди|втрати|потери) (?:the |серед |среди )?(?P<among>{_OF_FOLK})"
    r"(?: (?:population|населен[а-яіїє]+|жител[а-яіїєё]+|люд[а-яіїєё]+))?,? ?"
    r"(?:[а-яіїє]+ (?:до )?)?(?:\d[\d,]* (?:dead|(?:were )?killed|deaths|загибл[а-яіїє]+|погибш[а-яё]+"
    r"|убит[а-яіїє]+)"
    r" (?:and|і|й|та|и) )?$"
)
_HARDEST_FOR = regex(
    r"\b(?:for|on|among|by) (?:the )?(?:ukraine's |ukrainian )?(civilians?|children)\b"
    r"(?:(?![;.]|, (?:and|but) )\D){0,90}?"
    r"(?:\d[^;.\d]{0,20})?(?:, (?:with|when|as|after|in which)|\b(?:with|when|leaving|killing)) "
    r"(?:at least |some |about |more than |nearly )?$"
)
_LEAD = len("another ")
_ANOTHER = regex(r"\b(?:another|further|ще|ещё|еще) $")
PAIR = regex(r",? (?:and|і|й|та|и) (?:ще )?")


def people_of(view: View, mention: Mention, history: History) -> tuple[str, ...]:
    """In "286 civilians were killed and 1,388 injured": the same people are counted on."""
    nth = view.mentions.index(mention)
    whole = _people_before(view, mention, view.mentions[:nth])
    if not whole and _tells_of_civilians(view, mention, history):
        return ("civilian",)
    more = view.normalised.startswith(" more ", mention.span[1])
    if whole and view.page.language == "en":
        more = more or not view.between(whole[-1].end, mention.start, "said")
    if whole and (counted_on := _counted_on(view, mention, whole[-1], more)):
        return counted_on
    topic = _topic_before_colon(view, mention) or _whose_toll(view, mention) or _hardest_for(view, mention)
    if topic := topic or _listed_beside_verb(view, mention):
        return topic
    following = next((one for one in view.mentions[nth + 1 : nth + 2] if one.family == "person"), None)
    if following is not None and following.classes and _is_paired(view, mention, following):
        return following.classes
    more = more or _ANOTHER.search(view.normalised, mention.start - _LEAD, mention.span[0]) is not None
    if (more or view.has("side")) and _tells_of_soldiers(view, mention, history):
        return ("soldier",)
    if mention.metric == "personnel_losses":
        return ("civilian",) if _are_civilian(view, mention) else ("soldier",)
    return (view.heading.people if view.heading else ()) or ("person",)


def _people_before(view: View, mention: Mention, before: Sequence[Mention]) -> list[Mention]:
    """The people of whom a number may be told on."""
    whole = [one for one in before if one.family == "person" and one.classes and one.subset_of is None]
    whole = [one for one in whole if one.part_of is not mention and not _is_bracketed_off(view, one, mention)]
    if AMONG.search(view.normalised, view.start, mention.start):
        return []  # "two children are among the seven injured"
    if mention.inner:  # "Среди них семеро детей, трое раненых": the wounded are no children
        return [one for one in whole if "part_of_whole" not in one.flags]
    return whole


def _counted_on(view: View, mention: Mention, last: Mention, more: bool) -> tuple[str, ...]:
    """The classes of those told last, where the number counts on; () where other words tell them."""
    gap = view.normalised[last.end : mention.start]
    if mention.inner and not more and len(gap.split()) > _FEW:
        return ("person",)  # "двое детей погибли, мэр сообщил о девяти пострадавших"
    return last.classes if ";" not in gap or tells_figure(view, mention) else ()


def _are_civilian(view: View, mention: Mention) -> bool:
    """In "civilian casualties rose from 125 dead and wounded in May to 224" the first words tell whose."""
    whose = [one.end + 1 for one in view.of_kind("civilian_noun") if one.end <= mention.start]
    return any(one.start in whose for one in view.of_kind("casualty_noun"))


def _is_bracketed_off(view: View, other: Mention, mention: Mention) -> bool:
    """In "180 killed (26 men, 4 boys) and 508 injured" the boys are only those of the killed."""
    closed = view.normalised.find(")", other.end, mention.start)
    return closed >= 0 and "(" not in view.normalised[other.end : closed]


def _tells_of_civilians(view: View, mention: Mention, history: History) -> bool:
    """In "688 civilian casualties: 180 killed and 508 injured" those killed are civilians."""
    if mention.classes or view.mentions[0].metric not in PERSONS:
        return False
    told = [claim for _, claim in history.since(view.nth - 1)]
    return any(claim.metric == "personnel_losses" and claim.classes == ("civilian",) for claim in told)


def _tells_of_soldiers(view: View, mention: Mention, history: History) -> bool:
    """In "44,300 Ukrainian soldiers fell. On the Russian side up to 340,000 had died" soldiers died."""
    if mention.family or history.last_near(view.nth) is None:
        return False
    told = history.of(PERSONS, 0)
    return bool(told) and all(claim.classes == ("soldier",) for claim in told)


def _topic_before_colon(view: View, mention: Mention) -> tuple[str, ...]:
    """In "the deadliest month for civilians: 271 killed" the figures behind the colon count them."""
    colon = view.normalised.rfind(": ", view.start, mention.start)
    if colon < 0:
        return ()
    named = [item for kind in ("civilian_noun", "child_noun") for item in view.of_kind(kind)]
    return next((noun.get("class") or () for noun in named if noun.end <= colon), ())


def _whose_toll(view: View, mention: Mention) -> tuple[str, ...]:
    """In "civilian casualties now stand at 40 dead and 90 wounded", "among children 4 were killed" theirs."""
    told = _WHOSE_TOLL.search(view.normalised, view.start, mention.start)
    if told is None:
        return ()
    return (
        ("child",) if (told["toll"] or told["among"]).startswith(("child", "діт", "дет")) else ("civilian",)
    )


def _hardest_for(view: View, mention: Mention) -> tuple[str, ...]:
    """In "the worst month for civilians in Ukraine, with 279 killed" the figures count them."""
    told = _HARDEST_FOR.search(view.normalised, view.start, mention.start)
    return () if told is None else ("child",) if told[1].startswith("child") else ("civilian",)


def _listed_beside_verb(view: View, mention: Mention) -> tuple[str, ...]:
    """In "Найбільше постраждало дітей у Київській - 67, Харківській - 49" the verb has its noun."""
    event = mention.event
    if event is None or event.end > mention.start or not view.normalised.endswith(" - ", 0, mention.start):
        return ()
    named = (item for kind in ("civilian_noun", "child_noun") for item in view.of_kind(kind))
    return next((item.get("class") or () for item in named if item.start == event.end + 1), ())


def _is_paired(view: View, mention: Mention, other: Mention) -> bool:
    """In "286 killed and 1,388 wounded civilians" the noun stands behind the second."""
    return PAIR.fullmatch(view.normalised, mention.end, other.start) is not None
