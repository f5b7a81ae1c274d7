"""Whether an English sentence tells what is done, paid or worth as a rule, and no event that happened."""

from tracker.claims.page.groups import AIR, EQUIPMENT, OBJECTS, PERSONS
from tracker.claims.page.mention import Event, Mention
from tracker.claims.page.view import View
from tracker.text.lazy import regex

_DEEDS = frozenset(
    {
        *("launch", "attack", "strike", "through", "reach", "shoot_down", "fall_to", "destroy", "burn"),
        *("neutralise", "suppress", "lose", "off_radar", "vanish", "go_down", "not_reach", "kill", "die"),
        *("injure", "damage"),
    }
)
_OF_DEEDS = AIR | EQUIPMENT | PERSONS
_NOT_PRESENT = regex(
    r"(?:hit|hurt|set|cost|put|cut|let|shed|burst|came|went|down|targets?)\b|\w+ (?:recorded|came)\b"
    r"|[a-z]+ (?:was|were|had|has|have|is|are|on|against|hit)\b"
)
"""Forms that are also those of the past, and nouns."""
_AFTER_AUXILIARY = regex(
    r"\b(?:to|did|not|and|or|could|can|may|might|will|would|should|must|help(?:s|ed)?|saw|seen?|seeing|let|made?"
    r"|make|watched|'ll|'d)(?: \w+ly| also| still| even)? $|n't $|: $"
)
_IS = regex(r"\b(?:is|are|gets?|be)(?: \w+ly| all| also| both| then| usually| always| often)* $")
_BY = regex(r" (?:\w+ ){0,3}by (?:our|the|its|their) ")
_IF = regex(r"\b(?:if|unless|when(?:ever)?|once|until|before) (?:they|it|one|he|she|you|we|these) $")
"""In "30 are enough if they hit" nothing has happened yet."""
_SINGLE = r"(?:an?|each|every|any|either)"
_TO = regex(
    r"(?<!able )(?<!managed )(?<!succeed )(?<!enough )(?<!helped )(?<!first )\bto (?:\w+ly )?$"
    r"|\b(?:must|should|can|could|may|might|would|will) (?:\w+ly )?$"
)
"""In "to hit a Shahed one must come near" nobody did; in "managed to hit a Shahed" somebody did."""
_OF_ONE = regex(rf"\b{_SINGLE} (?:\w+ly |confirmed )*$")
"""In "a killed soldier's kit", "every downed drone" the participle only tells what kind of thing is meant."""
_FOR_ONE = regex(rf"\bfor (?:{_SINGLE}|one) (?:[\w'-]+ ){{1,3}}$")
"""In "12 points for a soldier killed" the participle tells what is paid for."""
_FOR_DOING = regex(r"\b(?:for|of|in|at|to|from|about|against|on) (?:\w+ly )?$")
_OF_EVERY = regex(r"\b(?:each|every|any) (?:[\w-]+ ){1,2}$")
_OF_EACH_WAVE = regex(
    r"\b(?:waves|salvoe?s|volleys|groups|swarms|packs|batches|flocks|raids|attacks|pairs|series) of "
    r"(?:up to |about |at least |some |around |over |only )*$"
)
"""In "they come in waves of 30" nobody tells how many came in all."""
_OWNED = regex(
    r"\b(?:have|has|owns?|keeps?|needs?|wants?|carry|carries)"
    r" (?:only |just |about |some |around |still |at least )*$"
)
"""In "we have 12 missiles" none was fired."""
_SHE = regex(r" (?:he|she|i|you) (?:\w+ly )?$")
_AT_HOUR = regex(r"\b(?:at|by|until|till|before|after|past|since|on) $")
"""In "at 20 she stopped" the number is no object of the verb."""
_BY_THEN = regex(
    r"\b(?:after|until|till|before|past|since|on|in|within|under|over|below|above|per|without) (?:the )?$"
)
_CLOSES = regex(r" ?[,;.:)]|$| - ")
"""In "the first fell down after 4 km, the second after 12;" the number is no object of the verb."""
_IS_A = regex(r" an? (?!week|day|month|year|night|hour|minute|fortnight|total)")
"""In "two hundred meant a corpse, three hundred a wounded man" the noun behind is no object of the verb."""
_PAID_FOR = regex(rf"(?: (?:more|apiece|extra|rubles|hryvnias|points))? (?:for|to|on|per) {_SINGLE} ")
"""In "25 for a drone operator", "150,000 to a wounded one" the number is a price."""
_SCENARIO = regex(
    r"\b(?:scenarios?|simulations?|war-?gam\w+|hypothe\w+|thought experiment|rules of (?:engagement|thumb)"
    r"|as a rule"
    r"|typical(?:ly)?|usually|normally|instructions?|manuals?|textbooks?|regulations?|leaflets?|instructors?)\b"
)
"""What tells of no day, and is told in the present."""
_WHOEVER = regex(
    r"\b(?:whoever"
    r"|(?:anyone|anybody|everyone|everybody|those|(?:any|each|every)(?: [\w-]+){1,2}) (?:who|that))"
    r"(?: has| have| had)? $"
)
"""In "Whoever has shot down a drone gets leave" nobody did."""


def is_habitual(view: View, mention: Mention) -> bool:
    """In "12 points for a soldier killed", "a crew downs two of ten" a price or a habit is told."""
    event = mention.event
    if view.page.language != "en" or event is None or mention.metric not in _OF_DEEDS:
        return False
    dated = bool(view.windows) or view.has("region")
    if not mention.family or (mention.implicit and not dated):
        alike = _is_paid(view, mention) or _is_of_any(view, event) or _is_set_off(view, mention, event)
        if alike:
            return True
    if mention.metric in OBJECTS and _is_of_many(view, mention):
        return True
    if event.sense not in _DEEDS:
        return False
    if (
        mention.implicit
        and event.verb.form == "base"
        and _TO.search(view.normalised, view.start, event.start)
    ):
        return True
    if event.verb.form == "base" and _IF.search(view.normalised, view.start, event.start):
        return True
    if view.page.tells(_SCENARIO) and _is_present(view, event):
        return True
    headed = dated or (not mention.implicit and _names_country(view))
    return not headed and _is_present(view, event)


def _is_paid(view: View, mention: Mention) -> bool:
    return _PAID_FOR.match(view.normalised, mention.end, view.end) is not None


def _is_of_many(view: View, mention: Mention) -> bool:
    """Whether a number tells how many come at a time, or how many somebody owns."""
    told = (one.search(view.normalised, view.start, mention.start) for one in (_OF_EACH_WAVE, _OWNED))
    return any(told)


def _is_set_off(view: View, mention: Mention, event: Event) -> bool:
    """Whether a bare number is parted from the verb by what stands right before or behind it."""
    words = view.normalised
    if _IS_A.match(words, mention.end, view.end):
        return True
    if _BY_THEN.search(words, view.start, mention.start) and _CLOSES.match(words, mention.end, view.end):
        return True
    if event.start < mention.end or not _AT_HOUR.search(view.normalised, view.start, mention.start):
        return False
    return _SHE.search(view.normalised, mention.end, event.start) is not None


def _is_of_any(view: View, event: Event) -> bool:
    """Whether a participle or a clause tells of no thing of its own: "a killed soldier", "whoever downs"."""
    words = view.normalised
    if event.passive or event.verb.form not in ("ed", "part", "ing", "active", "s", "base"):
        return False
    if event.verb.form == "ing":
        return _FOR_DOING.search(words, view.start, event.start) is not None
    told = (_WHOEVER, _OF_ONE, _OF_EVERY, _FOR_ONE) if event.verb.form in ("ed", "part") else (_WHOEVER,)
    return any(one.search(words, view.start, event.start) for one in told)


def _is_present(view: View, event: Event) -> bool:
    """Whether a verb stands in the simple present, as rules and habits do."""
    words = view.normalised
    if event.verb.form == "ed":
        told = event.passive and _IS.search(words, view.start, event.start)
        return (
            bool(told)
            and event.sense in ("shoot_down", "neutralise", "suppress", "launch", "off_radar")
            and (_BY.match(words, event.end, view.end) is None)
        )
    if event.verb.form not in ("s", "base") or event.passive or words.startswith(":", event.end):
        return False
    helped = event.verb.form == "base" and _AFTER_AUXILIARY.search(words, view.start, event.start)
    return not (helped or _NOT_PRESENT.match(words, event.start))


def _names_country(view: View) -> bool:
    """Whether a country or its army is named, as in a headline: "Russia fires 38 missiles"."""
    page = view.page
    return any(page.text[one.start].isupper() for one in view.of_kind("side"))
