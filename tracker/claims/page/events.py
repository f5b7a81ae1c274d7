"""The verbs and nouns of the metrics in a sentence: voice, and several verbs told as one."""

from collections.abc import Sequence

from tracker.claims.page.items import Item
from tracker.claims.page.mention import Event
from tracker.claims.words.lexicon import Verb
from tracker.claims.words.patterns import slavic, spoken
from tracker.model import Span
from tracker.text.lazy import regex

_PASSIVE = regex(
    r"\b(?:was|were|been|being|be|is|are|got|get|gets|having been|wasn't|weren't)"
    r"(?:\s+(?:also|all|both|already|reportedly|then|later|now|not|either|[a-z]+ly|said to have been"
    r"|left|(?:confirmed|reported|recorded|listed|registered|declared|counted)(?: as| to have been)?))*\s+$"
)
_ACTIVE = regex(
    r"\b(?:has|have|had|having|to|'ve|did|does|will|would|could|may|might"
    r"|can)(?:\s+[a-z]+ly|\s+also|\s+already)?\s+$"
)
_JOIN = spoken(
    "events.join",
    r"\s*(?:,?\s*(?:or|and|and/or|/|,)\s*(?:(?:were|was|otherwise|electronically|either|also"
    r"|else|simply|then|been|seriously|severely|badly|gravely)\s+)*)?$",
)
_ELECTRONIC = spoken(
    "events.electronic",
    r"\s*(?:by|with|through|using|via|thanks to|due to|owing to)?\s*(?:means of\s+|the\s+"
    r"|ukrainian\s+|russian\s+)*"
    r"(?:electronic(?:ally| warfare| countermeasures| jamming)?|ew\b|jamming|radio-electronic)",
)
_NOUN_BEFORE = regex(
    r"(?:\b(?:under|a|an|the|its|their|this|that|these|such|of|largest|biggest|massive|heaviest|new"
    r"|latest|overnight|air|aerial"
    r"|combined|drone|missile|bomb|uav|rocket|artillery|mortar|shahed|russian|ukrainian"
    r"|russia's|ukraine's|enemy|night|major|another"
    r"|large-scale|two|three|in|by"
    r"|following|after|during|from|deadly|repeated|mass|daily|fresh|multiple|separate|moscow's"
    r"|kyiv's|to|cumulative"
    r"|total|combat|recent|heavy|s)|'s)\s+$"
)
_NOUN_AFTER = regex(
    r"\s*(?:of|with|by|involving|using|on|against|in|that|which|was|were|has|had|comprising"
    r"|consisting|killed|wounded|continued|overnight|:)\b|\s*[:.,]"
)
_OBJECT = regex(
    r"(?: +|\n(?!\n|\d))(?:the|a|an|its|their|his|her|several|some|many|at least|more than|about|up to|two"
    r"|three|four|five|six|seven"
    r"|eight|nine|ten|residential|apartment|energy|power|industrial|homes|houses|buildings"
    r"|targets|cities|military"
    r"|civilian|critical|russian|ukrainian|infrastructure|oil|port|\d[\d,.]*)\b"
)
_IN_THE_SKY = regex(r"in (?:the|our|ukrainian|ukraine's) (?:sky|skies|air|airspace) (?:over|above|of)\b")
_STANDS = regex(
    r"(?:\b(?:is|are|was|were|be|been|still|remain(?:s|ed)?|with|left|had|detected|seen)|[:,-]|\d)\s+$"
)
"""In "destroyed 33 missiles and 311 drones in the skies over Ukraine" the sky only tells where."""
_NAMED = regex(
    r"\b(?:a|an|the|under|on|of|by|its|their|heavy|artillery|friendly|open(?:ed)?|return"
    r"|(?:under|from|by|in) (?:russian|ukrainian|enemy|hostile|russia's|ukraine's))\s+$"
)
"""Before a word that is a verb too it tells of a noun: "under fire"."""
_A_FIRST = regex(r"\ban? [a-z-]+ $")
"""In "at a first count" nobody counts."""
_ALARM = regex(r"\s+(?:sirens?|alerts?|alarms?|warnings?|shelters?)\b")
_NUMBERED = regex(r"-\d")
"""In "two AIM-120s" nobody aims."""
_STAYS = regex(
    r"remain(?:s|ed)? (?:missing|unaccounted|in hospital|hospitali[sz]ed|in (?:intensive|serious|critical)"
    r"|under|in the (?:air|sky|skies)|airborne)\b"
)
_FOR_WHAT = regex(r"\b(?:для|на|к|щоб|чтобы) $")
"""In "на перехват уходит две ракеты" nothing was shot down yet."""
_WEAPONS = regex(
    r"(?! (?:(?!од[иі]н|одн)[а-яіїє'-]+ ){0,3}\"?"
    r"(?:шахед|дрон|безпілотник|беспилотник|мопед|ракета|герань)\b)"
    r"(?: [а-яіїє'-]+| \d+){0,3} \"?(?:шахед|дрон|безпілотник|беспилотник|бпла|геран|мопед|ракет)"
    r"(?![а-яіїє]*(?:ом|ами|ою|ой|ем|ям)\b)"
)
"""In "убили 12 «Шахедов»" weapons were brought down; in "её убила ракета" one killed."""
_WHERE_MADE = slavic(r"(?:ского|ського|цкого|цького|ного) $")
_NO_NOUN = regex(r"\s*(?:[.,;:)!?]|$)| (?:и|та|і|й|а|із|з|из|с|у|в|на|за|що|которы[а-я]+|які) ")
_STAYS_THERE = slavic(r"\b(?:наход|остава|оста[её]|перебува|залиша|круж|летя|летит)[а-яіїє]+ $")
_SEEN = regex(r"\b(?:обнаруж|зафикс|засек|виявил|зафіксу|засік|замет|поміт)[а-яіїє]+ $")
"""In "обнаружили в воздушном пространстве десяток дронов" they are not the ones still flying."""
_BELIEVED = regex(r"\b(?:вважав|вважал|считал|вважались|считались)[а-яії]* (?:[а-яіїє]+ )?$")
"""In "двох бійців, яких вважали загиблими" they are alive."""
_DOWN = regex(r"down (?:on|from|by|to|at|in|over|there)\b")
_LEFT_HURT = regex(
    r"(?:left|leaving|leaves?) (?:(?!(?:the|its|for|in|on|to|towards?|from)\b)[\w'.,-]+ ){0,5}?"
    r"(?:dead|injured|wounded|hurt|missing|homeless|stranded|trapped|without|in ruins|damaged|destroyed)\b"
)
_COMES_WITH = regex(r"(?:comes?|came|coming) with (?:an?|the|its|their|no|some)\b")
"""In "a missile comes with a price tag" nothing flies."""
_FLIES_SO = regex(
    r"(?:fl(?:y|ies|own|ying)|flew) at (?:\d|(?:about|around|some|up to|over|more than|nearly|almost) \d"
    r"|(?:an? |the |its |their )?(?:[a-z-]+ )?(?:altitudes?|heights?|speeds?|levels?|night|dawn|dusk|times?"
    r"|low\b|high\b|treetop))"
)
"""In "flies at 300 km an hour", "flew at low altitude" nobody is attacked."""
_ENDS = regex(
    r"[.,;]|$| (?:overnight|in|on|at|by|during|later|from|within|with|and|soon|shortly|next"
    r"|the (?:next|following))\b"
)
_THAT = regex(r"\b(?:that|which|who|as) $")
_RAISED = regex(r" to have (?:been )?[a-z]")
_AFTER_BEING = regex(r"\b(?:after|before|while) (?:being|having been) $")
_TO_DEFENCE = regex(
    r" (?:[\w'-]+ ){0,4}?(?:interceptors?|air[- ]defen[cs]es?|gunners|gunfire|fire|crews"
    r"|batter(?:y|ies)|patriots?|(?:fighter )?(?:jets|pilots)|helicopters|fighters|f-16s?"
    r"|machine[- ]guns?|mobile (?:groups|teams|units)"
    r"|jamming|jammers|electronic warfare)\b"
)
"""In "900 drones fell to mobile fire teams" they were brought down."""
_GETS = slavic(r"(?:не )?(?:діста|добра|доб[иі]ра|дійш|дош)[а-яіїєё]+")
_TO_GOAL = slavic(r"\bдо (?:[а-яіїє]+ ){0,2}(?:цілі|цілей|мети|цели|целей)\b")
_STOPPED = frozenset({"shoot_down", "destroy", "neutralise"})
_HARM = frozenset({"kill", "die", "injure"})
_BESIDE = regex(r"(?: (?!(?:і|й|та|и|а|на|в|у|по|з|із|с|до|от|против|проти)\b)[а-яіїєґё'-]+){0,2} ")
_OR = regex(r" ?(?:/|або|чи|или|либо|or)")
_FULL = frozenset({"finite", "passive"})
EVENTFUL = frozenset({"verb", "noun"})
"""The kinds of words that tell of an event."""
_GONE = frozenset({"lose", "off_radar", "vanish", "not_reach", "suppress"})


_MAKES_UP = regex(
    r"account[a-z]* for (?:[a-z]+ ){0,3}(?:[\d,.]+ ?(?:%|per ?cent)"
    r"|(?:[\w,.-]+ ){0,4}?of (?:the |all |its |their )?"
    r"(?:[a-z-]+ ){0,2}(?:casualt|death|dead|injur|killed|wounded|victims|losses|aid|support|budget))"
)
_OF_LAND = regex(r"(?: (?:region|oblast|krai|republic|alone|which)|, which)* ")


def find_events(
    items: Sequence[Item], normalised: str, start: int, end: int, numbers: Sequence[Span] = ()
) -> list[Event]:
    """The events of a sentence in order; "shot down or suppressed" is one event."""
    events: list[Event] = []
    places = {item.start for item in items if "region" in item.senses}
    for item in items:
        event = None if EVENTFUL.isdisjoint(item.senses) else _event(item, normalised, start, end)
        if event is None or _is_where(event, places, normalised):
            continue
        if normalised.startswith("account", event.start) and _is_place(items, event, normalised):
            continue
        apart = not events or _have_each(events[-1], event, numbers, normalised)
        merged = None if apart else _merged(events[-1], event, normalised)
        if merged:
            events[-1] = merged
        else:
            events.append(event)
    return events


def _have_each(first: Event, second: Event, numbers: Sequence[Span], normalised: str) -> bool:
    """In "четверо людей загинули та поранено 12", "26 сбили, подавлено 4" each verb has its own number."""
    told = {first.verb.form, second.verb.form} <= _FULL
    harm = {first.sense, second.sense} <= _HARM
    stopped = {first.sense, second.sense} <= _STOPPED | _GONE
    stopped = stopped and _OR.match(normalised, first.end, second.start) is None
    if first.sense == second.sense or not (told and (harm or stopped)):
        return False
    before = any(_BESIDE.fullmatch(normalised, number[1], first.start) for number in numbers)
    return before and any(_BESIDE.fullmatch(normalised, second.end, number[0]) for number in numbers)


def _is_where(event: Event, places: set[int], normalised: str) -> bool:
    """In "ещё один - в воздушном пространстве Московского региона" the sky only tells where."""
    over = normalised.endswith(" over", event.start, event.end)  # "twelve are still over Sumy"
    sky = event.sense == "airborne" and event.end + 1 in places and not over
    return sky and _STAYS_THERE.search(normalised, max(0, event.start - 20), event.start) is None


def _is_place(items: Sequence[Item], event: Event, normalised: str) -> bool:
    """In "Tula Region accounted for 19 of them" a place shoots nothing down."""
    behind = (item.end for item in items if "region" in item.senses and item.end < event.start)
    return any(_OF_LAND.fullmatch(normalised, end, event.start) for end in behind)


def takes_object(event: Event, normalised: str) -> bool:
    """True where words right after the verb are its object, so that what stands before is its subject."""
    return _OBJECT.match(normalised, event.end) is not None


def _event(item: Item, normalised: str, start: int, end: int) -> Event | None:
    """The event of a word, or None where it tells none."""
    verb, noun = item.get("verb"), item.get("noun")
    before = normalised[max(start, item.start - 40) : item.start]
    if noun:
        if _is_no_deed(item, before, normalised, end):
            return None
        if normalised.endswith(" by", item.start, item.end) and _PASSIVE.search(before):
            return Event(item.start, item.end - len(" by"), Verb("strike", "ed"), passive=True)
        if not verb or _is_noun(before, normalised, item, end):
            return Event(item.start, item.end, Verb(noun[0], "noun"), noun_role=noun[1])
    if verb.form == "pred":
        return Event(item.start, item.end, verb) if _is_state(item, before, normalised, end) else None
    if _is_other_verb(item, before, normalised, end) or _gets_elsewhere(item, normalised, start, end):
        return None
    passive = verb.form in ("passive", "attr") or (
        verb.form in ("ed", "part", "base") and _PASSIVE.search(before) is not None
    )
    sense = verb.sense
    if sense == "kill" and _WEAPONS.match(normalised, item.end, end):
        sense = "shoot_down"
    if passive and sense == "neutralise" and normalised.endswith(" for", item.start, item.end):
        return None  # "all 53 were accounted for": told of, not stopped
    if sense in _STOPPED and _ELECTRONIC.match(normalised, item.end, end):
        sense = "suppress"
    form = "active" if verb.form in ("ed", "part") and _ACTIVE.search(before) else verb.form
    same = sense == verb.sense and form == verb.form
    return Event(item.start, item.end, verb if same else Verb(sense, form), passive)


def _is_no_deed(item: Item, before: str, normalised: str, end: int) -> bool:
    """In "air raid sirens", "на перехват уходит две ракеты" the noun tells of nothing done."""
    sense = item.get("noun")[0]
    if _ALARM.match(normalised, item.end, end):
        return True
    if sense == "produce" and _tells_make(normalised, item, before):
        return True
    return sense in _STOPPED and _FOR_WHAT.search(before) is not None


def _is_state(item: Item, before: str, normalised: str, end: int) -> bool:
    """Whether a predicate without a verb tells what became of things: "killed", "in the sky"."""
    sense = item.get("verb").sense
    if sense == "airborne" and _IN_THE_SKY.match(normalised, item.start, end):
        return _STANDS.search(before) is not None
    if sense == "kill" and _BELIEVED.search(before):
        return False
    return sense != "airborne" or _SEEN.search(before) is None


def _is_other_verb(item: Item, before: str, normalised: str, end: int) -> bool:
    """Whether the words around a verb make another one of it."""
    verb = item.get("verb")
    if verb.form == "base" and _NUMBERED.match(normalised, item.end, end):
        return True
    if verb.sense == "leave" and _LEFT_HURT.match(normalised, item.start, end):
        return True  # "14 were left injured", "left 11 people dead"
    if verb.sense == "attack":
        if normalised.startswith("follow", item.start):  # "in the hours that followed", "followed the car"
            return _THAT.search(before) is not None or _ENDS.match(normalised, item.end) is None
        if _COMES_WITH.match(normalised, item.start, end) or _FLIES_SO.match(normalised, item.start, end):
            return True
    if verb.form == "base":
        named = not item.get("noun") and _NAMED.search(before)
        counted = verb.sense == "involve" and _A_FIRST.search(before)
        if named or counted or _DOWN.match(normalised, item.start, end):
            return True  # "17 percent down on December"
    if verb.sense == "neutralise" and _MAKES_UP.match(normalised, item.start, end):
        return True  # "long-range weapons accounted for 38 percent of the casualties"
    if verb.sense == "hold":
        return _STAYS.match(normalised, item.start, end) is not None  # "24 remain missing"
    if verb.sense == "fall_to":  # "launches fell to 231", "two villages fell to them"
        return _TO_DEFENCE.match(normalised, item.end, end) is None
    if verb.sense == "involve":  # "are reported to have been hit", "the ministry reported: 11 over Tula"
        if normalised.startswith(("reported:", "report:"), item.start):
            return True
        return _RAISED.match(normalised, item.end, end) is not None
    if verb.sense == "hospitalise":  # "died after being rushed to hospital"
        return _AFTER_BEING.search(before) is not None
    return False


def _gets_elsewhere(item: Item, normalised: str, start: int, end: int) -> bool:
    """In "до шпиталю не дісталися 12 дронів" nothing flew at a target."""
    if item.get("verb").sense not in ("through", "not_reach"):
        return False
    bare = _GETS.fullmatch(normalised, item.start, item.end) is not None
    return bare and _TO_GOAL.search(normalised, start, end) is None


def _tells_make(normalised: str, item: Item, before: str) -> bool:
    """In "три БТР американского производства и 30 орудий" the make is told, nothing is produced."""
    return _WHERE_MADE.search(before) is not None and _NO_NOUN.match(normalised, item.end) is not None


def _is_noun(before: str, normalised: str, item: Item, end: int) -> bool:
    """Whether a word that may be verb or noun is a noun here."""
    return _NOUN_BEFORE.search(before) is not None or (
        not before.strip() and _NOUN_AFTER.match(normalised, item.end, end) is not None
    )


def _merged(first: Event, second: Event, normalised: str) -> Event | None:
    """One event for two verbs that tell of the same things: "detected and destroyed"."""
    if first.verb.form == "noun" or second.verb.form == "noun":
        return None
    if normalised.endswith(" не ", 0, first.start):
        return None  # "ракет не применяли, запустили 60 дронов"
    if not _JOIN.match(normalised[first.end : second.start]) or second.start - first.end > 30:
        return None
    gap = normalised[first.end : second.start]
    if gap == ", " and first.sense in _HARM and first.sense != second.sense and second.verb.form in _FULL:
        return None  # "двоє загинули, поранено 19"
    if first.sense == "involve" and second.verb.form == "ing":
        return None  # "reported shooting down"
    pred, died = (first, second) if second.sense == "die" else (second, first)
    if pred.verb.form == "pred" and died.verb.form == "finite" and died.sense == "die":
        return Event(died.start, died.end, died.verb)  # "у лікарні померли двоє", "померли в лікарні"
    if first.sense == "injure" and second.sense == "die" and not gap.strip():
        return Event(second.start, second.end, second.verb)  # "two of the wounded died"
    sense = _both(first.sense, second.sense)
    if sense is None:
        return None
    return Event(first.start, second.end, Verb(sense, first.verb.form), first.passive or second.passive)


def _both(first: str, second: str) -> str | None:
    """The sense of two joined verbs, or None where they tell of different ends."""
    senses = {first, second}
    if len(senses) == 1:
        return first
    if "involve" in senses and "airborne" not in senses:  # "detected and destroyed"
        return next(iter(senses - {"involve"}))
    if senses <= _STOPPED:
        return "neutralise" if "neutralise" in senses else first
    if senses <= _STOPPED | _GONE:
        return "neutralise" if senses & _STOPPED else "lose"
    for pair, result in _PAIRS.items():
        if senses <= pair:
            return result
    return None


_PAIRS = {
    frozenset({"kill", "die", "injure", "casualty"}): "casualty",
    frozenset({"damage", "destroy", "strike"}): "damage",
}
