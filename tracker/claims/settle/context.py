"""Distances and production: figures beside the strikes."""

from tracker.claims.page.mention import Mention
from tracker.claims.page.view import View
from tracker.claims.words.patterns import slavic, spoken
from tracker.model import Amount
from tracker.text.lazy import regex

LENGTHS = frozenset({"km", "mile", "m", "nautical_mile"})
AREAS = frozenset({"km2", "mile2", "ha", "square_mile", "hectare"})
_DISTANCE = spoken(
    "context.distance",
    r"\b(?:deep|wide|long|depth|width|length|range|ranges|distance|away|buffer|stretch\w*|zone"
    r"|strip|radius|far|reach|within|behind|inside|front line|frontline"
    r"|from the (?:\w+ )?(?:border|front|line|city|frontline)|(?:km|kilomet\w+|miles?)\)? (?:from|off)"
    r"|at (?:a mere |just |only |some |about |over |nearly |almost )?[\d,]+ (?:km|kilomet\w+|miles)"
    r"|fly|flies|flew|flown|travelled|traveled|advanced|up to"
    r"|(?:front(?: ?line)?|troops|forces|army|russians|ukrainians|drones?|missiles?|uavs?|units)\b"
    r"[^.;,\d]{0,30}"
    r" (?:moved|shifted|strayed|pushed|retreated|withdrew|penetrated|drifted|intruded|crept|inched)"
    r"|(?:drones?|missiles?|uavs?|rockets?|they|it) (?:have |had |has )?(?:covered|crossed))\b",
)
_FROM_OR_TO = slavic(r"\b(?:від|до|от|між|между|за)\s+(?:[а-яіїєґё-]+(?:ого|ої|ой|ого) )?\"?$")
_NEAR_PLACE = 60
_CIVIL_LENGTH = regex(
    r"\b(?:bridge|river|lake|reservoir|dam|beach|valley|street|wall|route|road|railway|train|pipeline"
    r"|canal|tunnel"
    r"|queue|fence|cable|motorway|highway|runway|marathon"
    r"|walk(?:ed)?|ran|drove|cycled|race)\b(?:[^,;.]{0,30}\b(?:is|was|are|of|ran|walked|cycled)\b| \d)"
    r"|\b(?:довжин|длин|протяжн|протяж[её]нн)[а-яіїє]* (?:[а-яіїє]+ )?(?:мост|моста|забор|паркан|тунел|туннел"
    r"|дорог|доріг|трас|річк|рек|черг|очеред|кордон|границ)"
)
"""In "the bridge is 19 km long" no front is measured."""
_HEARD = regex(r"\b(?:heard|audible|visible|felt) (?:(?:from|at|up to|even|about|some|more than|over) )*$")
"""In "explosions were heard five kilometres off" it is told how far a sound reaches."""
"""In "gusts of 24 metres per second" no way is measured."""
_WANTED = spoken(
    "context.wanted",
    r"\b(?:should|necessary|preferably|must|ought|need(?:s|ed)? to|has to|have to|needs? an?|propos\w+"
    r"|demand\w*|insist\w*|press\w* for|call\w* for|seek\w*|vow\w*|wants?|wanted|plans?|planned"
    r"|would|will|could stretch|aims?|intends?)\b",
)
_TO_MOVE = slavic(
    r"\b(?:відсун|відвес|відкин|відтісн|відтіс|відтяг|просун|посун|заглиб|отодвин|отвес|отброс|оттес|оттян"
    r"|продвин|углуб)"
    r"[а-яіїє]*(?:ти|ть)(?:ся|сь)?\b[^,;:.]*$|\b(?:відійти|відступити|отойти|отступить|зайти|дійти"
    r"|дойти)\b[^,;:.]*$"
    r"|\b(?:відведуть|відсунуть|відкинуть|відтіснять|відійдуть|отведут|отодвинут|отбросят|оттеснят"
    r"|отойдут)\b[^,;:.]*$"
)
"""In "наказав відсунути ворога на 30 км", "войска отведут на 30 км" the way is one to be made."""
_MANAGED = slavic(r"\b(?:вдал|удал|змог|смог|зумі|сумел|встиг|успел)[а-яіїє]* [^,;:.]*$")
_MOVED = regex(
    r"(?<!\bhave )\b(?:advanced|retreated|withdrew|drove|crept|penetrated|flew|fell back)\b[^,;:.]*$"
    r"|\b(?:(?:по|про)сун|заглиб|від(?:ступ|кин|тісн|сун)|вклин|прорв|продвин|углуб|отступ|отброс|оттесн"
    r"|(?:за|ді?|віді|піді|ото|до|подо)й?ш|залет|проле)[а-яіїє]*(?:в|л[аио]?)(?:ся|с[ья])?\b[^,;:.]*$"
)
"""In "Попри вимогу Києва, окупанти просунулися на 5 км" the way is made, whatever was wanted before."""
_SO_THAT = slavic(r"\b(?:щоб|аби|чтобы?|би?|бы)\b[^,;:.]*$")
_NEEDED = spoken(
    "context.needed",
    r"\b(?:(?:is|are|was|were) (?:needed|necessary|required|proposed|planned|wanted)|should be|must be)\b",
)
_AGREED = spoken(
    "context.agreed",
    r"\b(?:agree\w*|contracts?|deal|will|would|plans?|planned|planning|target\w*|aims?|aimed"
    r"|intends?|intended|goal|should|promised|hopes?|expect\w*|going to|to be|can|could"
    r"|capacity|capable|able to|next year|ambition|wants?|set to|scale up to|by the end of|potential)\b",
)
_WERE = regex(r"\b(?:were|was|been)\b")
TO_BE_MADE = (
    r" (?:are|is) (?:to be (?:made|built|produced)\b"
    r"|(?:planned|expected|due|scheduled|slated|envisaged)"
    r"(?: (?:for|by|in) (?:20\d\d|the (?:end|year)|[a-z]+ 20\d\d|[a-z]+[.,;])"
    r"| (?:this|next) (?:year|month)|[.,;]|$))"
)
IS_PLAN = regex(TO_BE_MADE)
_MADE = regex(r"[а-яіїєґё]+(?:в|л|ла|ло|ли|но|то)\b")
"""In "планує 70 тисяч дронів, 2 500 ракет уже зробили торік" the second were made."""
_AFTER = regex(
    r",? (?:after|having)(?: (?:making|producing|building|manufacturing|assembling|turning out"
    r"|made|produced|built|manufactured|assembled|turned out))?"
    r" (?:about |some |nearly |almost |over |more than |just )?$"
)
_WERE_MADE = regex(
    r" (?:made|produced|built|manufactured|assembled|turned out)"
    r" (?:in (?:20\d\d|the (?:year|months?) before|[a-z]+ 20\d\d)|last (?:year|month|quarter)"
    r"|the (?:year|month) before|a year (?:ago|earlier)|so far)"
)
_AGAINST = regex(
    r"\b(?:from|than|against|with|versus) (?:the )?(?:about |some |nearly |almost |over |just )?$"
)


def distance_metric(view: View, mention: Mention) -> str:
    """`distance` for a depth, length or range that is; `distance_planned` for one that is wanted."""
    near = view.normalised[max(view.start, mention.start - 60) : min(view.end, mention.end + 40)]
    if not (_DISTANCE.search(near) or _is_way(view, mention)) or _CIVIL_LENGTH.search(near):
        return ""
    if mention.quantity.amount.unit == "m":
        return ""  # distances are kept in kilometres and miles
    if _HEARD.search(view.normalised, view.start, mention.start):
        return ""
    before = view.normalised[max(view.start, mention.start - 110) : mention.start]
    before = before[max(before.rfind(" whose "), before.rfind(", which "), 0) :]
    after = view.normalised[mention.end : min(view.end, mention.end + 40)]
    to_move = _TO_MOVE.search(before) is not None and _MANAGED.search(before) is None
    moved = _MOVED.search(before) is not None and _SO_THAT.search(before) is None
    wanted = to_move or (not moved and _WANTED.search(before)) or _NEEDED.search(after)
    return "distance_planned" if wanted else "distance"


def _is_way(view: View, mention: Mention) -> bool:
    """In "До Тюмени, куда долетели дроны, 2000 км" a place or a side tells from where or to where."""
    sided = any("region" not in one.senses for one in view.of_kind("side"))
    if not (view.page.tells_of_weapons or sided):
        return False
    start, end = mention.start - _NEAR_PLACE, mention.end + _NEAR_PLACE
    return any(
        start <= item.end
        and item.start <= end
        and _FROM_OR_TO.search(view.normalised, view.start, item.start)
        for item in (*view.of_kind("region"), *view.of_kind("side"), *view.of_kind("facility"))
    )


def production_metric(view: View, mention: Mention) -> str:
    """`production` for what was made; `production_planned` for what is to be made."""
    clause = view.clause_of(mention.start)
    if _AFTER.search(view.normalised, view.start, mention.start):
        return "production"  # "intends to make four million this year, after two million in 2024"
    were_made = _WERE_MADE.match(view.normalised, mention.span[1])
    if were_made and _AGAINST.search(view.normalised, view.start, mention.start):
        return "production"  # "plans to build four million, up from two million made in 2024"
    event = mention.event
    if (event is not None and event.verb.form == "future") or IS_PLAN.match(view.normalised, mention.end):
        return "production_planned"
    made = event is not None and event.start >= mention.end and _MADE.match(view.normalised, event.start)
    planned = not made and _AGREED.search(view.normalised, clause[0], mention.start)
    if event is not None and event.passive and event.start >= mention.end:
        gap = view.normalised[mention.end : event.start]
        planned = _AGREED.search(gap) or (None if _WERE.search(gap) else planned)
    return "production_planned" if planned else "production"


def as_percent(amount: Amount) -> Amount:
    """A share of a whole as percent."""
    if amount.unit != "share":
        return amount

    def scaled(value: float | None) -> float | None:
        """One end of the share in percent; an open one stays open."""
        return None if value is None else round(value * 100, 1)

    return amount.model_copy(
        update={
            "low": scaled(amount.low),
            "best": scaled(amount.best),
            "high": scaled(amount.high),
            "unit": "percent",
        }
    )
