"""What a number may be to a verb before or behind it: its object, its subject, what it is done with."""

import re
from collections.abc import Iterator

from tracker.claims.page.events import takes_object
from tracker.claims.page.groups import FREE, INTRANSITIVE
from tracker.claims.page.mention import Event, Mention
from tracker.claims.words.patterns import spoken
from tracker.text.lazy import regex

_PREPOSITION = spoken(
    "roles.preposition",
    r"\b(of|with|by|using|involving|including|than|to|from|at|against|for|comprising|among|on|in|over)\s+"
    r"(?:(?:the|a|an|its|their|some|all|another|total of|at least|these|those|over"
    r"|about|as many as|further|additional)\s+)*$",
)
_FRONTED = regex(
    r"(?:^|[.;:,] |\n|\band )(?:(?:in|at|on|over|by|near|during|after) (?:[\w'-]+ ){1,4}?"
    r"|overnight |tonight |also )?(?:was|were|has been|have been) (?:also )?$"
)
_WERE = spoken("roles.were", r"\b(?:was|were|is|are|rose to|to|at|reached|stands at|stood at)\s")
RISEN = regex(
    r"\b(?:ris(?:en|es?|ing)|rose|climb\w*|gr(?:ew|own?|ows|owing)|mount\w*|increas\w+|jump\w*|amount\w*"
    r"|com(?:es?|ing)|came|st(?:ands?|ood)|total\w*|f[ae]ll(?:s|en|ing)?|dropp\w+|declin\w+|decreas\w+"
    r"|slipp\w+|slid|shr[aiu]nk\w*|plunged|halved|doubled|tripled"
    r"|(?:went|is|was|are|were) (?:up|down))"
    r"(?:\s+from\s+[\d,.]+)?\s+(?:to|at)\s+$"
    r"|\b(?:оценива|оцени|оціню|оціни)[а-яіїє]*(?: [а-яіїє]+){0,2} (?:в|у) $"
    r"|\b(?:вырос|возрос|увелич|подня|дове|нарасти|сокра|сниз|упа|зрос|збільш|підня|нарости|скоро|зниз|впа)"
    r"[а-яіїєґё]+ (?:до|к) $"
    r"|\b(?:приблиз|приближ|подош|подход|набли[зж]|сяга|сягн|перевали|перевищ"
    r"|превыс)[а-яіїєґё]+ (?:к |до |за )?$"
)
_PUT = regex(r"\b(?:puts?|putting) (?:[\w'-]+ ){0,3}$")
"""In "puts last night's attack at 117 drones and nine missiles" the drones were sent."""
_PUT_AT = regex(r"\b(?:оцен|оцін)[а-яіїє]+ (?:[а-яіїє]+ ){0,2}$")
"""In "оценил потери России в 1090 солдат" the losses are put at the number."""
_COUNTED_ON = regex(
    r"\b(?:it|they|that|which|this|these|those|number|total|tally|figure|count|pace|rate|record|peak|use"
    r"|drones?|missiles?|bombs?|attacks?|raids?|salvos?|barrages?|strikes?|launch(?:es)?|waves?|assaults?)\b"
)
"""What may have reached a bare number: "it had reached 23"; a temperature is none of the war's."""
_HIT = regex(r"(?:hit|struck)(?:[.,;:!?)]|$| (?:at|in|on|by|near|during|overnight|across|inside|so far)\b)")
_MEANS = {"with_": "with", "of_": "of", "at_": "at"}
_OF_NOUN = frozenset({"of", "with", "by", "from", "using", "involving", "comprising", "including"})
_BESIDES = regex(r"(?:\b(?:together|along|combined)|,)\s+with\s[^,;]*$")
_ROLE_ORDER = {"attack": ("with", "obj", "subj"), "strike": ("subj", "obj", "with")}
Candidate = tuple[Event, str]
"""An event and what the number is to it: obj, subj or with."""
_LOST_SOMETHING = regex(
    r" (?!(?:in|from|on|over|to|due|without|by|and|or|during|at|near|after|before|while|when|as|with|because"
    r"|overnight|electronically|somewhere|yesterday|today|since|along|this|last|but|off|out)\b)[a-z\d]"
)


def preposition(mention: Mention, normalised: str, start: int = 0) -> str:
    """The preposition right before a number and its bound words, not before `start`, or ""."""
    match = _PREPOSITION.search(normalised[max(start, mention.start - 40) : mention.start])
    return (match[1] or _MEANS.get(match.lastgroup or "", "")) if match else ""


def _is_inverted(event: Event, mention: Mention, normalised: str) -> bool:
    """In "At night were launched 60 drones" the subject stands behind its verb."""
    if not mention.family or mention.start - event.end > len(" about "):
        return False
    return _FRONTED.search(normalised, max(0, event.start - 60), event.start) is not None


def rightward(event: Event, mention: Mention, normalised: str) -> Iterator[Candidate]:
    """Roles of a number that stands after the event."""
    before = preposition(mention, normalised, event.end)
    gap = normalised[event.end : mention.start]
    if event.sense == "reach" and not mention.family and _is_reached_by_others(event, normalised):
        return
    if event.verb.form == "noun":
        if _is_of_noun(event, before, gap, normalised):
            yield event, event.noun_role
    elif event.verb.form in FREE:
        if before != "at" or ":" in gap or mention.quantity.each:
            yield from any_role(event)
    elif before == "by":
        yield event, "subj"
    elif before in ("with", "using", "involving", "including"):
        yield event, "with"
        own = normalised.endswith(" with", event.start, event.end)  # "dealt with 187, but with none of those"
        if own or before not in ("with", "using") or _BESIDES.search(gap):
            yield event, "obj"
    elif before == "to" and event.sense == "lose" and mention.implicit:
        return  # "lost both legs to a drone"
    elif not event.passive or ":" in gap or _WERE.search(gap) or _is_inverted(event, mention, normalised):
        if mention.rule == "number_of" or _may_be_object(event, before) or ":" in gap:
            yield event, "obj"
        if _WERE.search(gap) or ":" in gap:
            yield event, "subj"


def _is_reached_by_others(event: Event, normalised: str) -> bool:
    """In "the temperature had reached 23" nothing of this war is counted."""
    if not normalised[event.start].isascii():
        return False
    clause = re.split(r"[.;:] ", normalised[max(0, event.start - 80) : event.start])[-1]
    return not _COUNTED_ON.search(clause) or re.search(r"\blosses\b", clause) is not None


def _is_of_noun(event: Event, before: str, gap: str, normalised: str) -> bool:
    """Whether a number behind a noun is told of it: "an attack with", "losses: ", "put the raid at"."""
    if not before or ":" in gap or before in _OF_NOUN:
        return True
    begin = max(0, event.start - 40)
    if event.noun_role == "obj" and RISEN.search(gap):
        return True
    if before == "at" and _PUT.search(normalised, begin, event.start):
        return True
    return event.sense == "lose" and _PUT_AT.search(normalised, begin, event.start) is not None


def _may_be_object(event: Event, before: str) -> bool:
    """Whether a preposition before a number leaves it the object: "killed over 12", no "killed for 12"."""
    if before not in ("at", "on", "in", "from", "against", "over", "for"):
        return True
    return event.sense in ("kill", "injure") and before != "for"


def leftward(event: Event, normalised: str) -> Iterator[Candidate]:
    """Roles of a number that stands before the event."""
    form = event.verb.form
    if form == "noun":
        return
    if form in FREE:
        yield from any_role(event)
    elif event.sense in INTRANSITIVE:
        yield event, "subj"
    elif event.passive and event.sense in ("strike", "attack"):
        yield event, "obj"  # "all targets were hit": what was struck, not what struck
    elif event.sense == "strike" and form in ("ed", "part"):
        yield event, "subj"  # "eleven struck in seven places"
        yield event, "obj"
    elif event.passive or (form in ("ed", "part") and not _acts(event, normalised)):
        yield event, "obj"
        yield event, "subj"
    elif form == "pred" or _HIT.match(normalised, event.start):
        yield event, "subj"
        yield event, "obj"  # "claimed seven aircraft hit"
    else:
        yield event, "subj"


def _acts(event: Event, normalised: str) -> bool:
    """Whether an object stands behind a verb: "one lost gold"; of losing and dropping any noun is one."""
    of_any = event.sense == "lose" or normalised.startswith("drop", event.start)
    if of_any and event.verb.form == "ed" and normalised[event.start].isascii():
        return _LOST_SOMETHING.match(normalised, event.end) is not None
    return takes_object(event, normalised)


def any_role(event: Event) -> Iterator[Candidate]:
    """Every role, the likeliest first: endings, not order, tell which."""
    return ((event, role) for role in _ROLE_ORDER.get(event.sense, ("obj", "subj", "with")))
