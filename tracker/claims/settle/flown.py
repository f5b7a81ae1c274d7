"""What became of objects that flew: still up, gone, come in, left over to strike."""

from tracker.claims.page.groups import BROUGHT_DOWN, OBJECTS, PLACES, STOPPING
from tracker.claims.page.mention import Event, Mention
from tracker.claims.page.view import View
from tracker.claims.settle.implicit import FELL
from tracker.claims.where.country import tells_of_neighbour
from tracker.claims.words.patterns import spoken
from tracker.text.lazy import START, regex

_OPEN = frozenset({"", "launched", "left_airspace", "stock"})
_SKY = regex(r"(?:неб[іе]|повітр|воздух|воздуш)")
_UP = r"(?:у|в) (?:небі|повітрі|небе|воздухе|повітряному просторі|воздушном пространстве)"
_STAY = r"(?:лиша|залиша|оста(?!льн|вш)[юлвеё]|перебува|наход|знаход)[а-яіїє]+"
_SMALL = r"(?:ще |іще |ещё |еще |досі |близько |около |понад |более |до )*"
_STAY_UP = regex(rf"{_UP}\b[^,;.\d]{{0,50}}? {_STAY} {_SMALL}$|{_STAY} {_UP} {_SMALL}$")
_STAYING_UP = regex(rf" {_SMALL}{_STAY} {_SMALL}{_UP}\b")
_STANDS_UP = regex(
    rf"(?:{START}|"
    r"[,;:.-] )(?:(?:а|и|і|й|та|ще|досі|наразі|зараз|ещё|еще|сейчас|пока) )*(?:у|в) "
    r"(?:[а-яії]+(?:ому|ом) )?(?:небі|повітрі|небе|воздухе|повітряному просторі|воздушном пространстве)"
    rf"(?: над)?(?: (?!над\b)[а-яіїєґё'-]+){{0,3}} (?:- )?{_SMALL}$"
)
"""In "атака триває, у нашому повітряному просторі до 15 безпілотників" no verb is printed."""
_AIR_DEFENCE = spoken(
    "flown.air_defence",
    r"\b(?:air[- ]defen[cs]es?|air[- ]defen[cs]e (?:units|forces|crews|systems|teams|gunners|troops)"
    r"|interceptors?|gunners"
    r"|mobile (?:fire )?(?:groups|teams))\s+(?:(?:also|have|had|has|then|later|reportedly|over the day"
    r"|overnight)\s+)*$",
)
"""What air defence hits, it brings down."""
_NEAR_DEFENCE = len("air defence units had also reportedly overnight ")
_OVER = regex(r" (?:over|in|inside|above) (?:its |the )?")
_TO_JAMMING = regex(r"(?: to)? (?:[\w'-]+ ){0,2}?(?:electronic warfare|ew|jamming|jammers)\b")
_WAS = regex(r" (?:(?:that|which) )?(?:(?:was|were|had been) )?")
_AT_US = regex(
    r"\b(?:на|по) (?:наш[а-яіїє]+|україн[а-яіїє]+|украин[а-я]+|міст[а-яіїє]*|город[а-я]*|столиц[а-яіїє]+)\b"
)
_INWARDS = regex(
    r" (?:the (?:[\w-]+ ){0,2}?(?:border|coast(?:line)?|shore|front|contact line)\b|into ukrain|ukraine)"
)
_LEAVING = regex(r"\b(?:leaving|leaves?|left)\b[^.;,]{0,45}$")
_TO_STRIKE = regex(r"[^.;,]{0,25} to (?:strike|hit|reach|get through|find|slip|slam)\b")
_LEFT = regex(r"left(?=[.,;!?)]|$| in (?:its|their|the|stock|store|reserve)| for\b)")
_BARE_LEFT = regex(
    r"(?:left|leave|departed|depart)(?=[.,;!?]|$"
    r"| (?:on|in|at|by|last|this|yesterday|today|earlier|already"
    r"|the (?:factory|depot|plant|port|base|warehouse))\b)"
)
_HAS = regex(r"\b(?:has|have|had|with|possess(?:es)?|retains?|are|is|were)(?: \w+){0,2} $")


_STRUCK_AT = regex(r" (?:ударили|вдарили) по\b")
_CIRCLED = regex(r"\b(?:кружля(?:в|ла|ло)|кружи(?:л|ла|ло)|circled|hovered)\b")
"""In "дрон кружляв над містом 50 хвилин" it does no more."""
_STAYS = regex(
    r"\b(?:still|remain\w*|now|currently|so far|as of|at present|ongoing|under way|underway|by \d|at \d"
    r"|circling|flying)\b"
)
_NEAR = len("as of this morning the air force said ")
_WERE = regex(r"\b(?:were|was|had)\b")
_BY_NIGHT = regex(r"\b(?:overnight|(?:last|that|all) night|(?:during|in|through) the night)\b")


def correct_air(view: View, mention: Mention) -> None:
    """Mend the metric of what is still up, fell abroad, lies as wreckage or is left to strike."""
    aloft = mention.metric in _OPEN and _is_aloft(view, mention)
    if aloft or _stands_up(view, mention):
        mention.metric = "still_airborne"
    elif mention.metric == "still_airborne" and _has_flown(view, mention):
        mention.metric = "launched"
    elif mention.metric == "still_airborne" and mention.implicit and _CIRCLED.search(view.words):
        mention.metric = ""
    if mention.metric == "left_airspace" and _sets_out(view, mention):
        mention.metric = ""
    if mention.metric not in PLACES and (_is_wreckage(view, mention) or _is_used_up(view, mention)):
        mention.metric = ""
    if mention.family == "air" and _is_left_to_strike(view, mention):
        mention.metric = "hit"
    if _struck_at_last(view, mention):
        mention.metric = "hit"
    if mention.metric == "hit" and mention.quantity.form == "all_but" and view.page.language != "en":
        mention.metric = "shot_down"  # "не вдалося вразити лише один"


def _struck_at_last(view: View, mention: Mention) -> bool:
    """In "збито 49, ще п'ять ударили по об'єктах" the five are what got through."""
    if mention.metric not in OBJECTS or mention.end != mention.span[1]:
        return False
    if not _STRUCK_AT.match(view.normalised, mention.end, view.end):
        return False
    before = view.mentions[: view.mentions.index(mention)]
    return any(one.metric in BROUGHT_DOWN or one.metric == "lost" for one in before)


def _has_flown(view: View, mention: Mention) -> bool:
    """In "96 drones were in the sky last night; 80 were stopped" the night or their end is told of."""
    event = mention.event
    if view.page.language != "en" or event is None or event.sense != "airborne":
        return False
    start, end = min(mention.start, event.start), max(mention.end, event.end)
    start = max(view.start, start - _NEAR)
    if _STAYS.search(view.normalised, start, end) or not _WERE.search(view.normalised, start, end):
        return False
    ends = [one.start for one in view.events if one.sense in STOPPING and one.verb.form != "noun"]
    if ends and ends[0] < mention.start:
        return False  # "Nine were brought down, with several more in the air"
    return bool(ends) or _BY_NIGHT.search(view.words) is not None


def _sets_out(view: View, mention: Mention) -> bool:
    """In "sent Kyiv 900 drones. The first 300 left on Friday" no attack is told of that they could leave."""
    event = mention.event
    if event is None or not _BARE_LEFT.match(view.normalised, event.start, view.end):
        return False
    told = (*(view.before.events if view.before else ()), *view.events)
    return not any(one.sense in STOPPING | {"destroy", "strike"} for one in told)


def _is_used_up(view: View, mention: Mention) -> bool:
    """In "air defences fired 30 missiles" they are those of the defence, no attack."""
    event = mention.event
    if mention.metric != "launched" or event is None or event.sense != "launch" or event.passive:
        return False
    start = max(view.start, event.start - _NEAR_DEFENCE)
    return mention.role == "obj" and _AIR_DEFENCE.search(view.normalised, start, event.start) is not None


def _is_wreckage(view: View, mention: Mention) -> bool:
    """In "wreckage of two others damaged houses" nothing struck."""
    event = mention.event
    told = event is not None and event.sense in STOPPING | {"destroy"}
    if mention.inner or (told and event and _WAS.fullmatch(view.normalised, mention.end, event.start)):
        return False  # "wreckage of 12 downed drones", "of a missile brought down over the city"
    items = view.between(max(view.start, mention.start - 20), mention.start, "debris_word")
    return any(view.normalised[item.end : mention.start] in (" of ", " from ", " ") for item in items)


def _is_left_to_strike(view: View, mention: Mention) -> bool:
    """In "leaving 27 missiles and 31 drones to strike 27 sites" they struck."""
    left = _LEAVING.search(view.normalised, max(view.start, mention.start - 50), mention.start)
    return left is not None and _TO_STRIKE.match(view.normalised, mention.end, view.end) is not None


def is_defended(view: View, mention: Mention) -> bool:
    """What air defence hits was brought down: "ПВО поразила 12 авиабомб"."""
    event = mention.event
    if event is None or event.sense != "strike" or mention.role == "with" or mention.start < event.end:
        return False
    defence = _AIR_DEFENCE.search(view.normalised, max(view.start, event.start - 60), event.start)
    return defence is not None or _is_by_air_force(view, event)


def _is_by_air_force(view: View, event: Event) -> bool:
    """In "Повітряними силами вражено чотири цілі" the air force is the agent, it tells nothing."""
    if not event.passive or view.has("said") or view.has("according"):
        return False
    named = (one for one in view.of_kind("claimant") if one.end <= event.start)
    return any(one.get("claimant") == "ua_air_force" for one in named)


def _is_aloft(view: View, mention: Mention) -> bool:
    """In "у небі над Волинню лишаються шість дронів" they are still up."""
    if view.page.language == "en" or not _SKY.search(view.words):
        return False
    before = _STAY_UP.search(view.normalised, view.start, mention.start)
    return before is not None or _STAYING_UP.match(view.normalised, mention.end, view.end) is not None


def fell_abroad(view: View, mention: Mention) -> bool:
    """In "шість дронів залетіли в Молдову, один упав на дах" a neighbour was not struck."""
    event = mention.event
    fell = event is not None and FELL.match(view.normalised, event.start)
    return bool(fell) and tells_of_neighbour(view)


def is_seen_abroad(view: View, mention: Mention) -> bool:
    """In "Bucharest reported two drones over Moldova" they had flown on, nobody had launched them there."""
    event, over = mention.event, _OVER.match(view.normalised, mention.end, view.end)
    if event is None or event.sense != "involve" or over is None:
        return False
    near = (one for one in view.of_kind("region") if one.start == over.end())
    return any(view.page.vocabulary.regions[str(one.get("region"))].country == "neighbour" for one in near)


def _stands_up(view: View, mention: Mention) -> bool:
    """Whether a clause of no verb tells what is in the air."""
    if view.page.language == "en":
        return False
    up = _STANDS_UP.search(view.normalised, view.start, mention.start)
    if up is None:
        return False
    inside = (event for event in view.events if up.start() <= event.start < mention.start)
    if any(event.sense in STOPPING | {"destroy"} for event in inside):
        return False  # "у нашому небі знешкодили дев'ять БпЛА"
    behind = [event for event in view.events if event.start >= mention.end]
    return not behind or "," in view.normalised[mention.end : behind[0].start]


def is_left_over(view: View, mention: Mention) -> bool:
    """In "has no more than 150 missiles left" they are in stock."""
    event = mention.event
    left = event is not None and event.start >= mention.end and _LEFT.match(view.normalised, event.start)
    return (
        bool(left)
        and not tells_of_neighbour(view)
        and _HAS.search(view.normalised, max(view.start, mention.start - 30), mention.start) is not None
    )


def comes_in(view: View, mention: Mention) -> bool:
    """In "83 Shaheds crossed the border" they flew in, unless a neighbour is told of."""
    event = mention.event
    if event is None or not view.normalised.startswith("cross", event.start):
        return False
    inwards = _INWARDS.match(view.normalised, event.end, view.end)
    return inwards is not None and not tells_of_neighbour(view) and not view.has("donor")


def flies_at_us(view: View, mention: Mention) -> bool:
    """In "на наші міста полетіло 1 340 дронів" they left nothing: no neighbour is named."""
    event = mention.event
    flew = event is not None and view.normalised.startswith(("полет", "вилет", "вылет"), event.start)
    return flew and _AT_US.search(view.words) is not None and not tells_of_neighbour(view)


def stays(view: View, mention: Mention) -> bool:
    """Drones that fly towards a city of the country that they attack have not left it."""
    event = mention.event
    if event is None or not view.normalised[event.start : event.end].endswith(
        (" for", " toward", " towards")
    ):
        return False
    if view.normalised.startswith(" the capital", event.end):
        return True
    vocabulary = view.page.vocabulary
    aims = [item for item in view.of_kind("region") if 0 < item.start - event.end <= 14]
    countries = {
        vocabulary.regions[item.get("region")].country for item in aims if item.get("region") != "russia"
    }
    return "ua" in countries or ("ru" in countries and view.side_at(mention.span[0]) == "ru")


def fell_to_jamming(view: View, mention: Mention) -> bool:
    """In "50 fell to gunners and 20 to jamming" nothing was fired at the second."""
    event = mention.event
    if event is None or event.sense != "fall_to":
        return False
    own = event.start >= mention.end  # else the verb is left out: "and 20 to jamming"
    return _TO_JAMMING.match(view.normalised, event.end if own else mention.end, view.end) is not None
