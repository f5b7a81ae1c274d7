"""Whether an English sentence tells in the present what is done as a rule, and no event that happened."""

from tracker.claims.page.groups import AIR, EQUIPMENT, OBJECTS, PERSONS
from tracker.claims.page.mention import Event, Mention
from tracker.claims.page.view import View
from tracker.claims.rejection.set_off import is_set_off
from tracker.claims.rejection.unreal import names_side
from tracker.text.lazy import regex

_DEEDS = frozenset(
    {
        *("launch", "attack", "strike", "through", "reach", "shoot_down", "fall_to", "destroy", "burn"),
        *("neutralise", "suppress", "lose", "off_radar", "vanish", "go_down", "not_reach", "kill", "die"),
        *("injure", "damage"),
    }
)
_NEAR = 60
"""How far before a number or a verb its small words begin [characters]."""
_DONE_TO = frozenset({"shoot_down", "neutralise", "suppress", "launch", "off_radar", "attack"})
_OF_DEEDS = AIR | EQUIPMENT | PERSONS
_NOT_PRESENT = regex(
    r"(?:hit|hurt|set|cost|put|cut|let|shed|burst|came|went|down|targets?)\b|\w+ (?:recorded|came)\b"
    r"|[a-z]+ (?:was|were|had|has|have|is|are|on|against|by|hit|struck|killed)\b"
)
"""Forms that are also those of the past, and nouns."""
_AFTER_AUXILIARY = regex(
    r"\b(?:to|did|not|and|or|had|has|have|having|could|can|may|might|will|would|should|must|help(?:s|ed)?|saw"
    r"|seen?|seeing|let|made?"
    r"|make|watched|'ll|'d)(?: \w+ly| also| still| even)? $|n't $|: $"
)
_IS = regex(r"\b(?:is|are|gets?|be)(?: \w+ly| all| also| both| then| usually| always| often)* $")
_BY = regex(r" (?:\w+ ){0,3}by (?:our|the|its|their) ")
_IF = regex(r"\b(?:if|unless|when(?:ever)?|once|until|before) (?:they|it|one|he|she|you|we|these) $")
"""In "30 are enough if they hit" nothing has happened yet."""
_TO = regex(
    r"(?<!able )(?<!managed )(?<!succeed )(?<!enough )(?<!helped )(?<!first )\bto (?:\w+ly )?$"
    r"|\b(?:must|should|can|could|may|might|would|will) (?:\w+ly )?$"
)
"""In "to hit a Shahed one must come near" nobody did; in "managed to hit a Shahed" somebody did."""
_FORBIDDEN = regex(
    r"\b(?:forb[ia]d\w*|ban(?:s|ned)?|prohibit\w*|allow(?:s|ed)?|permit(?:s|ted)?|avoid\w*|instead of"
    r"|rather than|capable of|means?) (?:\w+ly )?$"
)
"""In "the instruction forbids launching two" nobody launched any."""
_OF_MANY = regex(
    r"\b(?:waves|salvoe?s|volleys|groups|swarms|packs|batches|flocks|raids|attacks|pairs|series) of "
    r"(?:up to |about |at least |some |around |over |only )*$"
    r"|\b(?:have|has|owns?|keeps?|needs?|wants?|carry|carries)"
    r" (?:only |just |about |some |around |still |at least )*$"
)
"""In "they come in waves of 30" nobody tells how many came in all; in "we have 12 missiles" none flew."""
_SCENARIO = regex(
    r"\b(?:scenarios?|simulations?|war-?gam\w+|hypothe\w+|thought experiment|rules of (?:engagement|thumb)"
    r"|instructions?|manuals?|textbooks?|formulas?|regulations?|leaflets?|instructors?)\b"
)
"""What tells of no day, and is told in the present, here or in the sentence before."""
_USUALLY = regex(
    r"\b(?:as a rule|typical(?:ly)?|usually|normally|standard (?:attack|raid|salvo|night))\b"
    r"(?! (?:quiet|calm))"
)
_OF_ANY_NIGHT = regex(
    r"\b(?:one|some) (?:nights?|weeks?|reports?)\b[^.;]{0,60}, (?:another|others|the next)\b"
    r"|\btoday,? (?:and )?[\w ]{1,20} tomorrow\b"
)
"""In "one night there are three hits, the next thirty" no night is told of."""
_NO_TITLE = regex(
    r"\b(?:an?|the|each|every|any|one|it|they|we|you|he|she|who|that|which|if|when|of(?! \d)|for"
    r"|its|their|our)\b"
)
"""Words that a title such as "Missile strike kills 12" leaves out, and rules and habits need."""


def is_habitual(view: View, mention: Mention) -> bool:
    """In "12 points for a soldier killed", "a crew downs two of ten" a price or a habit is told."""
    event = mention.event
    if view.page.language != "en" or event is None or mention.metric not in _OF_DEEDS:
        return False
    if _OF_ANY_NIGHT.search(view.words):
        return True
    dated = bool(view.windows) or view.has("region")
    alone = not mention.family or (mention.implicit and not dated)
    if alone and is_set_off(view, mention, event):
        return True
    if mention.metric in OBJECTS and _is_of_many(view, mention):
        return True
    if event.verb.form == "noun" and not mention.family and not dated:
        return any(one.sense in _DEEDS and _is_present(view, one) for one in view.events)
    if event.sense in _DEEDS and _is_no_deed(view, mention, event):
        return True
    if event.sense not in _DEEDS or not _is_present(view, event):
        return False
    return _is_supposed(view) or not _is_headline(view, mention)


def _is_no_deed(view: View, mention: Mention, event: Event) -> bool:
    """In "to hit a Shahed one must come near", "if they hit", "forbids launching two" nobody did."""
    before = view.normalised, max(view.start, event.start - _NEAR), event.start
    if event.verb.form == "ing":
        return _FORBIDDEN.search(*before) is not None
    if event.verb.form != "base":
        return False
    return _IF.search(*before) is not None or (mention.implicit and _TO.search(*before) is not None)


def _is_of_many(view: View, mention: Mention) -> bool:
    """Whether a number tells how many come at a time, or how many somebody owns."""
    near = max(view.start, mention.start - _NEAR)
    return _OF_MANY.search(view.normalised, near, mention.start) is not None


def _is_present(view: View, event: Event) -> bool:
    """Whether a verb stands in the simple present, as rules and habits do."""
    words = view.normalised
    if event.verb.form == "ed":
        told = event.passive and _IS.search(words, max(view.start, event.start - _NEAR), event.start)
        return bool(told) and event.sense in _DONE_TO and (_BY.match(words, event.end, view.end) is None)
    if event.verb.form not in ("s", "base") or event.passive or words.startswith(":", event.end):
        return False
    helped = event.verb.form == "base" and _AFTER_AUXILIARY.search(
        words, max(view.start, event.start - _NEAR), event.start
    )
    return not (helped or _NOT_PRESENT.match(words, event.start))


def _is_supposed(view: View) -> bool:
    """Whether a habit is told, or a scenario or a manual here or right before."""
    if _USUALLY.search(view.words):
        return True
    near = view.before.start if view.before is not None else view.start
    return _SCENARIO.search(view.normalised, near, view.end) is not None


def _is_headline(view: View, mention: Mention) -> bool:
    """In "Russia fires 38 missiles", "four are intercepted over Kyiv" the present tells of one event."""
    before = view.before
    if view.windows or (before is not None and before.windows and before.has("side")):
        return True
    opens = mention.start == view.start
    title = opens or not view.words.endswith(".") or mention.metric in PERSONS or view.has("side")
    if view.has("region") and (title or mention.implicit):
        return True
    if mention.implicit:
        return False
    entry = any(one.reason == "clock" for one in view.quantities)
    return entry or names_side(view) or _NO_TITLE.search(view.words) is None
