"""Whether an English number is a price or parted from the verb, so that the verb does not count by it."""

from tracker.claims.page.mention import Event, Mention
from tracker.claims.page.view import View
from tracker.text.lazy import regex

_NEAR = 60
"""How far before a number or a verb its small words begin [characters]."""
_SINGLE = r"(?:an?|each|every|any|either)"
_OF_ONE = regex(rf"\b{_SINGLE} (?:\w+ly |confirmed )*$")
"""In "a killed soldier's kit", "every downed drone" the participle only tells what kind of thing is meant."""
_OF_EVERY = regex(r"\b(?:each|every|any) (?:[\w-]+ ){1,2}$")
_FOR_ONE = regex(rf"\bfor (?:{_SINGLE}|one) (?:[\w'-]+ ){{1,3}}$")
"""In "12 points for a soldier killed" the participle tells what is paid for."""
_FOR_DOING = regex(r"\b(?:for|of|in|at|to|from|about|against|on) (?:\w+ly )?$")
_WHOEVER = regex(
    r"\b(?:whoever"
    r"|(?:anyone|anybody|everyone|everybody|those|(?:any|each|every)(?: [\w-]+){1,2}) (?:who|that))"
    r"(?: has| have| had)? $"
)
"""In "Whoever has shot down a drone gets leave" nobody did."""
_PAID_FOR = regex(rf"(?: (?:more|apiece|extra|rubles|hryvnias|points))? (?:for|to|on|per) {_SINGLE} ")
"""In "25 for a drone operator", "150,000 to a wounded one" the number is a price."""
_PAYS = regex(
    r"\b(?:gets?|receives?|earns?|pays?|paid|costs?|(?:is|are|was) worth|fetch(?:es)?|offers?|awards?|gains?)"
    r" (?:about |up to |only |some |another |at least |over |more than )*$"
)
"""In "the widow of a soldier killed gets 609,000" the number is paid."""
_IS_A = regex(r" an? (?!week|day|month|year|night|hour|minute|fortnight|total)")
"""In "two hundred meant a corpse, three hundred a wounded man" the noun behind is no object of the verb."""
_ONE_SUCH = regex(r"\b(?:of|for|to|from|with|than|like|as|on) $")
"""In "of one killed later" no one is counted."""
_BY_THEN = regex(
    r"\b(?:after|until|till|before|past|since|on|in|within|under|over|below|above|per|without) (?:the )?$"
)
_CLOSES = regex(r" ?[,;.:)]|$| - ")
"""In "the first fell down after 4 km, the second after 12;" the number is no object of the verb."""
_AT_HOUR = regex(r"\b(?:at|by|until|till|before|after|past|since|on) $")
"""In "at 20 she stopped" the number is no object of the verb."""
_SHE = regex(r" (?:he|she|i|you|we|they) (?:\w+ly )?$")


def is_set_off(view: View, mention: Mention, event: Event) -> bool:
    """In "12 points for a soldier killed, 25 for a gunner", "at 20 she stopped" the verb counts nothing."""
    return _is_of_any(view, mention, event) or _is_apart(view, mention, event)


def _is_apart(view: View, mention: Mention, event: Event) -> bool:
    """Whether a bare number is parted from the verb by what stands right before or behind it."""
    words, near = view.normalised, max(view.start, mention.start - _NEAR)
    if any(one.match(words, mention.end, view.end) for one in (_PAID_FOR, _IS_A)):
        return True
    if _PAYS.search(words, near, mention.start):
        return True
    one = words[mention.start : mention.end] == "one" and event.start - mention.end == 1
    if one and _ONE_SUCH.search(words, near, mention.start):
        return True
    if _BY_THEN.search(words, near, mention.start) and _CLOSES.match(words, mention.end, view.end):
        return True
    if event.start < mention.end or not _AT_HOUR.search(words, near, mention.start):
        return False
    return _SHE.search(words, mention.end, event.start) is not None


def _is_of_any(view: View, mention: Mention, event: Event) -> bool:
    """Whether a participle or a clause tells of no thing of its own: "a killed soldier", "whoever downs"."""
    words, near = view.normalised, max(view.start, event.start - _NEAR)
    if event.passive or event.verb.form not in ("ed", "part", "ing", "active", "s", "base"):
        return False
    if event.verb.form == "ing":
        beside = not mention.implicit and mention.start - event.end == 1  # "blamed for killing eight"
        return not beside and _FOR_DOING.search(words, near, event.start) is not None
    told = (_WHOEVER, _OF_ONE, _OF_EVERY, _FOR_ONE) if event.verb.form in ("ed", "part") else (_WHOEVER,)
    return any(one.search(words, near, event.start) for one in told)
