"""What a third country stopped over its own land: no figure of Ukraine's sky."""

from tracker.claims.page.groups import BROUGHT_DOWN
from tracker.claims.page.items import Item
from tracker.claims.page.mention import Event, Mention
from tracker.claims.page.view import View
from tracker.text.lazy import regex

ELSEWHERE = "elsewhere"
_FORCES = regex(
    r"(?:'s)?\s+(?:and\s+\w+\s+|own\s+|nato\s+|fighter\s+|military\s+)*(?:jets?|fighters?|aircraft"
    r"|warplanes?|planes?|pilots?"
    r"|air force|air defen[cs]es?|forces|army|military|navy|troops|soldiers|gunners?|helicopters?|f-\d\ds?)\b"
)
_NAMED = regex(
    r"(?:,\s+which)?"
    r"(?:\s+(?:has|have|had|also|later|itself|then|said it|said it had|says it|reportedly))*\s*$"
)
_IT = regex(r"\b(?:it|they|we)\b")
_OWN_SKY = regex(r"\b(?:its|our|their|the country's) (?:own )?(?:airspace|territory|skies|soil)\b")
_BY = regex(r"\bby\s+(?:the\s+|a\s+|two\s+)?$")


def abroad(view: View, mention: Mention, claimant: str) -> str:
    """Region of the country that stopped the objects; `ELSEWHERE` if it is none; "" for the two sides."""
    event = mention.event
    if mention.metric == "left_airspace":
        region = _region(view, claimant.removeprefix("donor:"))
        return "" if region == ELSEWHERE else region  # a neighbour tells what came to its own land
    if event is None or mention.metric not in BROUGHT_DOWN:
        return _own_sky(view, mention, claimant)
    donor = _actor(view, event) or _speaking(view, event, claimant) or _entered(view, mention)
    region = _region(view, donor) if donor else ""
    if region != ELSEWHERE:
        return region
    skies = (_region(view, str(item.get("donor"))) for item in view.of_kind("donor"))
    return next(
        (sky for sky in skies if sky != ELSEWHERE), ELSEWHERE
    )  # "entered Poland, downed by Dutch jets"


def _actor(view: View, event: Event) -> str:
    """The third country that does what a verb tells, or ""."""
    clause = view.clause_of(event.start)
    for item in view.of_kind("donor"):
        if item.start >= event.end:
            before = view.normalised[max(event.end, item.start - 10) : item.start]
            acts = _BY.search(before) is not None and _is_force(view, item, view.end)
        else:
            acts = clause[0] <= item.start and _is_subject(view, item, event)
        if acts:
            return str(item.get("donor"))
    return ""


def _is_subject(view: View, item: Item, event: Event) -> bool:
    """Whether a country is the subject of a verb."""
    if event.passive or view.between(item.end, event.start, "side"):
        return False
    if _NAMED.fullmatch(view.normalised, item.end, event.start):
        return view.normalised[item.end : item.end + 1] != "-"
    return _is_force(view, item, event.start)


def _is_force(view: View, item: Item, end: int) -> bool:
    return _FORCES.match(view.normalised, item.end, end) is not None


def _speaking(view: View, event: Event, claimant: str) -> str:
    """In "Poland said ... that it shot down four" the country that speaks is the subject."""
    country = claimant.removeprefix("donor:")
    if country == claimant:
        return ""
    if event.passive:
        return country if _OWN_SKY.search(view.normalised, view.start, event.start) else ""
    said = list(_IT.finditer(view.normalised, view.start, event.start))
    return country if said and not view.between(said[-1].end(), event.start, "side") else ""


def _own_sky(view: View, mention: Mention, claimant: str) -> str:
    """What a neighbour detected is told of its own sky."""
    if mention.metric != "launched" or not mention.event or mention.event.sense != "involve":
        return ""
    if not claimant.startswith("donor:") or any(item.get("side") == "ua" for item in view.of_kind("side")):
        return ""
    region = _region(view, claimant.removeprefix("donor:"))
    return "" if region == ELSEWHERE else region


def _entered(view: View, mention: Mention) -> str:
    """In "three drones breached Romania's airspace; none was shot down" those three are meant."""
    entered = [one for one in view.mentions if one.end <= mention.start and one.metric == "left_airspace"]
    if mention.family or not entered or any(one.metric == "launched" for one in view.mentions):
        return ""
    events = [one.event for one in entered]
    donors = [item for item in view.of_kind("donor") if all(_goes_into(view, one, item) for one in events)]
    return str(donors[0].get("donor")) if donors else ""


def _goes_into(view: View, event: Event | None, item: Item) -> bool:
    """In "crossed into Poland" the country stands right behind."""
    if event is None:
        return False
    into = view.normalised.endswith(" into", event.start, event.end) and 0 < item.start - event.end <= 12
    return event.sense == "enter" or into


def _region(view: View, donor: str) -> str:
    vocabulary = view.page.vocabulary
    country = vocabulary.donors.get(donor)
    name = country.names["en"][0].lower() if country else ""
    return name if name in vocabulary.regions else ELSEWHERE
