"""Rates, territory, distances, production, stocks and troops: figures beside the strikes."""

from tracker.claims.page.items import Item
from tracker.claims.page.mention import Mention
from tracker.claims.page.view import View
from tracker.claims.where.actors import side_of
from tracker.claims.words.patterns import slavic, spoken
from tracker.model import Amount, Span
from tracker.text.lazy import regex

LENGTHS = frozenset({"km", "mile", "m", "nautical_mile"})
AREAS = frozenset({"km2", "mile2", "ha", "square_mile", "hectare"})
_HOLD = spoken(
    "context.hold",
    r"\b(?:territory|controls?|controlled|controlling|occup(?:y|ies|ied|ying|ation)|hold|holds"
    r"|held|hands|liberated|land|remains? (?:free|under|in)"
    r"|remained (?:free|under|in)|seized|captured|retains?|under .{0,20}control)\b",
)
_OWN_TROOPS = regex(r"\b(?:his|her|its|our|their) (?:\w+ )?(?:troops|forces|army|soldiers|units|men)\b")
_HELD_BY_OWN = regex(
    r"\b(?:held|controlled|occupied|taken) by (?:his|her|its|our|their)"
    r" (?:\w+ )?(?:troops|forces|army|units|men)\b"
)
_KYIV = spoken(
    "context.kyiv",
    r"\b(?:kyiv's|ukraine's|ukrainian|ukrainian-held|kiev's) (?:hands|control|rule"
    r"|possession)\b|\bfree\b|\bheld by ukrain|\bunder ukrain|\bunoccupied\b",
)
_MOSCOW = spoken(
    "context.moscow",
    r"\b(?:russia's|russian|moscow's) (?:hands|control|occupation|rule)\b|\boccupied\b"
    r"|\bunder russian|\bheld by russia",
)
_CAPTURED = spoken(
    "context.captured",
    r"\b(?:captured|seized|took|taken|gained|advanced|conquered|recaptured|retook|lost"
    r"|capture|seize|retake|recapture|conquer|annex|annex(?:ed|es|ing|ation)|cedes?|ceded|ceding)\b",
)
_TOOK = r"взя(?:л[аи]?|в) (?:під|под) (?:свій |свой )?контроль"
_WE_HOLD = slavic(r"\b(?:контролюємо|утримуємо|тримаємо|контролируем|удерживаем|держим)\b")
_HOLDING = regex(
    rf"\b(?:{_TOOK}|controls?|controlled|holds?|held|occup(?:y|ies|ied)|retains?|remains?|remained"
    rf"|liberated|під окупацією|под оккупацией|контролю[єю]\w*|контролиру[ею]т|утриму[єю]\w*)\b"
)
_TAKEN_WHOLE = regex(rf"\b{_TOOK}")
_NOW_CONTROLS = regex(r"\b(?:has|have) (?:\w+ )?taken control of\b")
"""In "взяла под контроль 100 % области" so much is held."""
_OF_VICTIMS = regex(
    r"\b(?:жертв|погибш|ранен|пострадавш|загибл|поранен|постраждал)[а-яіїє]* (?:- )?$"
    r"|\bof (?:all |the )?(?:attacks|strikes|casualties|deaths|victims|cases|incidents|drones"
    r"|missiles) ?\(?$"
)
_STRUCK_AT = regex(r"\b(?:удар|обстріл|обстрел|атак)[а-яіїє]* (?:[а-яіїє]+ ){0,2}?(?:по|на|у|в) $")
"""In "завдали 589 ударів по 16 населених пунктах" nobody holds them."""
_STILL_HELD = regex(
    r"\b(?:controls?|holds?|occupies|continues? to occupy|remains?|remained|liberated)\b"
    r"|\b(?:під окупацією|под оккупацией|контролю[єю]|контролиру[ею]т|утриму[єю]|удержива[ею]т)"
)
_OF = regex(r"\b(?:of|in)\s+(?:the )?$")
_ITS_LAND = regex(r"(?:'s|n)? (?:territor|land|soil|region)")
_OCCUPIED = slavic(r"\b(?:окупува[влн]|оккупирова[лн])")
_CAPTURING = regex(
    r"\b(?:taking|seizing|capturing|gaining|occupying|conquering) (?:about |some |another |over )?$"
)
_DISTANCE = spoken(
    "context.distance",
    r"\b(?:deep|wide|long|depth|width|length|range|ranges|distance|away|buffer|stretch\w*|zone"
    r"|strip|radius|far|reach|within|behind|inside|front line|frontline"
    r"|from the (?:\w+ )?(?:border|front|line|city|frontline)|(?:km|kilomet\w+|miles?)\)? (?:from|off)"
    r"|at (?:a mere |just |only |some |about |over |nearly |almost )?[\d,]+ (?:km|kilomet\w+|miles)"
    r"|fly|flies|flew|flown|travelled|traveled|advanced|up to)\b",
)
_FROM_OR_TO = slavic(r"\b(?:від|до|от|між|между|за)\s+(?:[а-яіїєґё-]+(?:ого|ої|ой|ого) )?\"?$")
_NEAR_PLACE = 60
_CIVIL_LENGTH = regex(
    r"\b(?:bridge|river|lake|reservoir|dam|beach|valley|street|wall|route|road|railway|train|pipeline"
    r"|canal|tunnel"
    r"|queue|fence|cable|motorway|highway|runway|marathon"
    r"|walk(?:ed)?|ran|drove|cycled|race)\b[^,;.]{0,30}\b(?:is|was|are|of|ran|walked|cycled)\b"
)
"""In "the bridge is 19 km long" no front is measured."""
_SIZE = regex(
    r"(?:-met(?:re|er))?[ -](?:long|wide|tall|high|deep|thick|across|in (?:length|width|height|diameter))\b"
)
"""In "its biggest plane, 84 metres long" a thing is measured."""
_WANTED = spoken(
    "context.wanted",
    r"\b(?:should|necessary|preferably|must|ought|need(?:s|ed)? to|has to|have to|needs? an?|propos\w+"
    r"|demand\w*|wants?|wanted|plans?|planned|would|will|could stretch|aims?|intends?)\b",
)
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
_FORCE = spoken(
    "context.force",
    r"\b(?:grouping|group|massed|deployed|has|have|had|force|forces|strong|stationed|concentrated"
    r"|amassed|numbers|numbering|contingent|assembled|army of|fighting in|on the front|remain(?:s|ed)?"
    r"|based|inside)\b",
)
_THEY = regex(r"\b(?:they|it) (?:(?:now|still|already) )*(?:controls?|holds?|occup(?:y|ies)|kept|keeps?)\b")
"""In "Russian troops advanced. They now control 19 percent" the pronoun stands for the side before."""
_OCCUPIED_THEN = regex(r"\b(?:occupied|took over) (?:about |some |another |a further |over |more than )*$")
_AFTER = regex(r",? after (?:about |some |nearly |almost |over |more than |just )?$")
_NEW_CLAUSE = regex(r"[,;] (?:and|even as|while|but|with|leaving|whereas)\b")
_COUNTRY_OF = regex(
    r"\b(?:country|region|province|territory|area) (?:of|with|covering) (?:about |some |over )?$"
)
"""In "17 % of a country of 230,000 square miles" its whole is told."""
_AT_WAR = regex(
    r" (?:are|is|were|was)(?: (?:now|still|currently|also|already))? (?:trying|attempting|fighting"
    r"|defending|holding"
    r"|attacking|advancing|storming|assaulting|pressing|besieging|encircl\w+|surround\w+|operating"
    r"|massing|gathering"
    r"|waiting|hiding|dug in|positioned|located|engaged|trapped|preparing)\b"
)
"""Soldiers who are at it somewhere are present there."""
_MANY = 100
_ARE_THERE = regex(
    r" (?:are|is|were|was)(?: (?:now|still|currently|already|also))?"
    r" (?:in|inside|at|near|on|along|across) (?!hospital)"
)
"""So many soldiers are a force where they are; fewer were only there."""
_RATE_SHOT = regex(r"\b(?:shoot-?down|kill|downing) rate\b")
_SHOT_SHARE = regex(r"\b(?:сбитых|збитих)\b")
_RATE_HIT = spoken(
    "context.rate_hit",
    r"\b(?:hit rate|penetration rate|rate at which [\w -]{3,30} g[eo]t(?:ting)? through)\b",
)


def rate_metric(view: View, mention: Mention, after_merge: bool) -> str:
    """The typed rate of a percentage, or "" where it is none. `after_merge`: regime R2 or later."""
    if mention.metric in ("shot_down", "neutralised", "hit") and _is_of_weapons(view, mention):
        return rate_of(mention.metric)
    if mention.metric == "not_reached" and _is_of_weapons(view, mention):
        return "rate_neutralised"
    if mention.metric in ("lost", "suppressed", "launched"):
        return ""
    if mention.family not in ("air", ""):
        return ""
    words = sorted(
        view.of_kind("rate_word"),
        key=lambda item: (item.start > mention.start, abs(item.start - mention.start)),
    )
    for item in words:
        gap = view.normalised[min(item.end, mention.end) : max(item.start, mention.start)]
        if len(gap) <= 80 and (item.end - item.start > 6 or view.has("class")):
            if _RATE_HIT.match(view.normalised, item.start):
                return "rate_hit"
            if _SHOT_SHARE.search(view.normalised, item.start, item.end):
                return "rate_shot"
            if _RATE_SHOT.match(view.normalised, item.start):
                return "rate_shot"
            return "rate_neutralised" if after_merge else "rate_shot"
    return ""


def rate_of(outcome: str) -> str:
    """The rate of an outcome.

    >>> rate_of("shot_down")
    'rate_shot'
    """
    return f"rate_{outcome.replace('shot_down', 'shot')}"


def _is_of_weapons(view: View, mention: Mention) -> bool:
    """A share of weapons: it or its sentence names them, or it counts "them"."""
    weapons = view.has("class") or view.has("air_noun") or view.has("rate_word")
    return mention.family == "air" or mention.anaphor or (mention.family == "" and weapons)


def territory_metric(view: View, mention: Mention) -> str:
    """Held by which side, or "" where the sentence tells of no holding."""
    clause = _part_of(view, mention) or view.clause_of(mention.start)
    words = view.normalised[clause[0] : clause[1]]
    if (
        _POLL.search(view.words)
        or _is_of_voters(view, mention)
        or _OF_PEOPLE.match(view.normalised, mention.span[1])
        or _OF_WHAT.match(view.normalised, mention.span[1])
    ):
        return ""
    if _COUNTRY_OF.search(view.normalised, view.start, mention.start):
        return ""
    if not _HOLD.search(words) and not _HOLD.search(view.words):
        return ""
    if _OF_VICTIMS.search(view.normalised, view.start, mention.start):
        return ""
    if _shares_out_people(view, mention):
        return ""
    if mention.family == "settlement" and _STRUCK_AT.search(view.normalised, view.start, mention.start):
        return ""
    if mention.quantity.amount.unit == "percent" and not _names_area(view):
        return ""
    if _CAPTURING.search(view.normalised, max(view.start, mention.start - 40), mention.start):
        return ""
    if _HELD_BY_OWN.search(view.normalised, mention.end, view.end) and (side := _speaking(view, mention)):
        return f"territory_held_{side}"
    held = _is_share_held(view, mention)
    if not held and _is_gain(view, mention):
        return ""
    near = words if _HOLD.search(words) else view.words
    if _OCCUPIED.search(near) and any(one.window.start and one.kind != "day" for one in view.windows):
        return ""  # "за тиждень окупували 113 кв. км": what was taken then
    whole = mention.quantity.amount.unit == "percent" and _TAKEN_WHOLE.search(near)
    whole = whole or _NOW_CONTROLS.search(near)
    if _CAPTURED.search(near) and not (whole or held) and not _STILL_HELD.search(near):
        return ""
    if _WE_HOLD.search(words) and (side := _speaking(view, mention)):
        return f"territory_held_{side}"
    apart = view.page.language != "en" and clause != view.clause_of(mention.start)
    around = near if apart or len(view.mentions) == 1 else _around(view, mention)
    if _KYIV.search(around):
        return "territory_held_ua"
    if _MOSCOW.search(around):
        return "territory_held_ru"
    side = _holder(view, mention)
    return f"territory_held_{side}" if side else ""


def _shares_out_people(view: View, mention: Mention) -> bool:
    """In "most of the casualties, 86 percent, were in territory held by Kyiv" no land is shared out."""
    if mention.quantity.amount.unit != "percent" or _OF_LAND.match(
        view.normalised, mention.span[1], view.end
    ):
        return False
    counted = (*view.of_kind("casualty_noun"), *view.of_kind("toll"), *view.of_kind("civilian_noun"))
    return any(item.end <= mention.start for item in counted)


def _part_of(view: View, mention: Mention) -> Span | None:
    """In "Росія контролює 78 %, решту 22 % утримує Україна" commas part what each side holds."""
    if view.page.language == "en" or len(view.mentions) == 1:
        return None
    start = max(view.normalised.rfind(sign, view.start, mention.start) for sign in (", ", ": ", "; "))
    end = view.normalised.find(", ", mention.end, view.end)
    part = max(start, view.start), end if end > 0 else view.end
    return part if _HOLD.search(view.normalised, *part) else None


def _is_of_voters(view: View, mention: Mention) -> bool:
    """In "51% of refugees support ...", or behind no noun of land in a text on a poll, no land is counted."""
    if mention.quantity.amount.unit != "percent":
        return False
    if mention.family == "person" or _OF_PEOPLE_TOO.match(view.normalised, mention.span[1], view.end):
        return True
    things = _OF_THINGS.match(view.normalised, mention.span[1], view.end)
    poll = things or view.page.tells(_POLL)
    return bool(poll) and _OF_LAND.match(view.normalised, mention.span[1], view.end) is None


def _around(view: View, mention: Mention) -> str:
    """In "Russia holds 76 percent, and 6,600 square kilometres remain free" each number has its own words."""
    start, end = view.clause_of(mention.start)
    joints = [match.start() for match in _NEW_CLAUSE.finditer(view.normalised, start, end)]
    before = max((one for one in joints if one < mention.start), default=start)
    return view.normalised[before : min((one for one in joints if one >= mention.end), default=end)]


def _is_share_held(view: View, mention: Mention) -> bool:
    """In "захопили 78 % області", where no month or week is told, so much of it is held."""
    timed = any(one.window.start and one.kind != "day" for one in view.windows)
    return view.page.language != "en" and mention.quantity.amount.unit == "percent" and not timed


def _is_gain(view: View, mention: Mention) -> bool:
    """In "gained 431 square kilometres in May and now hold 81 percent" the first verb tells what was new."""
    start = (_part_of(view, mention) or view.clause_of(mention.start))[0]
    taken = [match.end() for match in _CAPTURED.finditer(view.normalised, start, mention.start)]
    held = [match.end() for match in _HOLDING.finditer(view.normalised, start, mention.start)]
    periods = any(one.kind in ("month", "week", "year") and one.window.start for one in view.windows)
    then = periods and _OCCUPIED_THEN.search(view.normalised, start, mention.start) is not None
    return then or (bool(taken) and taken[-1] > max(held, default=0))


def _names_area(view: View) -> bool:
    """In "its owners from Russia hold 56 percent" no land is held."""
    if view.page.language != "en" or _AREA.search(view.words):
        return True
    return any(item.get("region") != "russia" for item in view.of_kind("region"))


def _holder(view: View, mention: Mention) -> str:
    actors = [item for item in view.of_kind("side") if not _territory_word(view, item)]
    clause = view.clause_of(mention.start)
    actors = [item for item in actors if clause[0] <= item.start < clause[1]] or actors
    actors = actors or [item for item in view.of_kind("claimant") if side_of(view, item)]
    before = [item for item in actors if item.end <= mention.start]
    holding = [
        item for item in before if _HOLD.search(view.normalised, item.end, min(item.end + 25, mention.start))
    ]
    chosen = holding[-1:] or before[:1] or actors[:1]
    if chosen:
        return side_of(view, chosen[0])
    if _THEY.search(view.normalised, clause[0], mention.start):
        start = view.page.sentences[max(0, view.nth - 1)].start
        sides = [str(one.get("side")) for one in view.page.items_within(start, view.start) if one.get("side")]
        return sides[0] if sides else ""
    own = _OWN_TROOPS.search(view.normalised, view.start, mention.start)
    return _speaking(view, mention) if own else ""


def _speaking(view: View, mention: Mention) -> str:
    """In "the commander said his troops controlled ..." the side of who speaks."""
    known = view.page.vocabulary.claimants.get(view.claimant_at(mention.start))
    return known.side if known is not None and known.side in ("ua", "ru") else ""


def _territory_word(view: View, item: Item) -> bool:
    before = view.normalised[max(view.start, item.start - 10) : item.start]
    after = view.normalised[item.end : item.end + 12]
    return bool(_OF.search(before) or _ITS_LAND.match(after))


def distance_metric(view: View, mention: Mention) -> str:
    """`distance` for a depth, length or range that is; `distance_planned` for one that is wanted."""
    near = view.normalised[max(view.start, mention.start - 60) : min(view.end, mention.end + 40)]
    if not (_DISTANCE.search(near) or _is_way(view, mention)) or _CIVIL_LENGTH.search(near):
        return ""
    if mention.quantity.amount.unit == "m" and _SIZE.match(view.normalised, mention.end, view.end):
        return ""
    before = view.normalised[max(view.start, mention.start - 110) : mention.start]
    before = before[max(before.rfind(" whose "), before.rfind(", which "), 0) :]
    after = view.normalised[mention.end : min(view.end, mention.end + 40)]
    return "distance_planned" if _WANTED.search(before) or _NEEDED.search(after) else "distance"


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
        for item in (*view.of_kind("region"), *view.of_kind("facility"))
    )


def production_metric(view: View, mention: Mention) -> str:
    """`production` for what was made; `production_planned` for what is to be made."""
    clause = view.clause_of(mention.start)
    if _AFTER.search(view.normalised, view.start, mention.start):
        return "production"  # "intends to make four million this year, after two million in 2024"
    event = mention.event
    if event is not None and event.verb.form == "future":
        return "production_planned"
    made = event is not None and event.start >= mention.end and _MADE.match(view.normalised, event.start)
    planned = not made and _AGREED.search(view.normalised, clause[0], mention.start)
    return "production_planned" if planned else "production"


_MADE = regex(r"[а-яіїєґё]+(?:в|л|ла|ло|ли|но|то)\b")
"""In "планує 70 тисяч дронів, 2 500 ракет уже зробили торік" the second were made."""
_MASSED = regex(
    r"\b(?:a?massed|concentrated|deployed|assembled|army of|grouping of|force of)\b|\bmen under arms"
)
_OF_PEOPLE = regex(
    r"(?: ?%| percent| per cent)? of (?:all |the |adult )*"
    r"(?:ukrainians|russians|respondents|people|voters|those|citizens|europeans|americans|germans|poles)\b"
)
_POLL = spoken("context.poll", r"\b(?:poll|polls|polled|survey|surveyed|respondents|pollsters?)\b")
_OF_LAND = spoken(
    "context.of_land",
    r"(?: ?%| percent| per cent)? of (?:the |its |all |ukraine|ukrainian territory|kyiv's"
    r"|[\w-]+ (?:region|oblast|territory))"
    r"|(?: ?%| percent| per cent)? (?:liberated|controlled|occupied|held|taken)\b",
)
"""What a share is of, right behind it: in a text on a poll all other shares are of people."""
_OF_THINGS = slavic(
    r"(?: ?%| процент[а-я]*| відсотк[а-яіїє]*)?"
    r" (?:[а-яіїєґё'-]+[иы]х )*(?!проц|відс)[а-яіїєґё'-]{3,}(?:ов|ів|їв|ей|ок)\b"
)
"""In "повреждено 50 % объектов" things are shared out."""
_OF_PEOPLE_TOO = regex(
    r"(?: ?%| percent| per cent)?(?: of [\w' -]{3,40})? (?:said|says?|think|thought|believed?|supports?"
    r"|supported|opposed?|want(?:ed)?|expect(?:ed)?|answered|consider(?:ed)?|trust(?:ed)?|agreed?|favou?r(?:ed)?)\b"
)
"""In "6% said the war would end" people are shared out."""
_TREATED = regex(
    r" (?:have|has|had|were|was|are) (?:been )?(?!been|a?mass|deploy|station|concentrat|assembl|bas|gather"
    r"|mov|locat)\w+(?:ed|en)\b"
)
"""In "170 soldiers have been convicted" no force is counted."""
_CAPTIVES = regex(
    r"\b(?:captivity|captives?|prisoners?|pows?|swapp?e?d?|exchang(?:e|ed|es)|released|freed|returned home)\b"
)
"""Who comes home from captivity is present nowhere."""
_AREA = regex(
    r"\b(?:territor\w+|land|country|ukraine|regions?|oblasts?|areas?|city|town|front|donbas)\b"
    r"|(?:%| percent| per cent) of\b"
)
_OF_WHAT = regex(
    r" of what\b|%? (?:від|от) (?:загально[їг][а-яії]*|обще[йг][а-яо]*) (?:кількост|числ|количеств)"
)
"""In "under half of what they had captured" the whole is another area."""
_SEIZED = regex(
    r"\bcaptur(?:e|es|ed|ing) (?:a group of |about |some |over |more than |another |at least |nearly )*$"
)
_OFTEN = regex(r"\b(?:often|usually|typically|sometimes)(?: just| only| of)? $")
_RECRUITS = regex(r"\b(?:recruits|conscripts|volunteers)\b")
_BODIES = regex(r"\b(?:bodies|remains|names|families) of\s+(?:about |more than |some )?$")


def force_metric(view: View, mention: Mention) -> str:
    """`force_size` where troops are counted as present."""
    near = view.normalised[max(view.start, mention.start - 50) : min(view.end, mention.end + 50)]
    elsewhere = view.has("donor") and not (view.has("side") or view.has("region"))
    if mention.classes == ("person",) and _MASSED.search(near):
        mention.classes = ("soldier",)  # "massed 125,000 men"
    if mention.classes != ("soldier",) or elsewhere:
        return ""
    if _BODIES.search(view.normalised, view.start, mention.start):
        return ""
    if _RECRUITS.search(view.normalised, mention.start, mention.end):
        return ""
    if any(one.search(view.normalised, view.start, mention.start) for one in (_SEIZED, _OFTEN)):
        return ""  # "captured 594 soldiers"
    if _TREATED.match(view.normalised, mention.end, view.end):
        return ""
    if (
        _CAPTIVES.search(view.words)
        or view.normalised.rfind(" accounted for ", view.start, mention.start) >= 0
    ):
        return ""
    many = (mention.quantity.amount.best or 0) >= _MANY
    present = many and _ARE_THERE.match(view.normalised, mention.end, view.end)
    at_war = present or _AT_WAR.match(view.normalised, mention.end, view.end)
    return "force_size" if at_war or _FORCE.search(near) else ""


def as_percent(amount: Amount) -> Amount:
    """A share of a whole as percent."""
    if amount.unit != "share":
        return amount

    def scaled(value: float | None) -> float | None:
        return None if value is None else round(value * 100, 1)

    return amount.model_copy(
        update={
            "low": scaled(amount.low),
            "best": scaled(amount.best),
            "high": scaled(amount.high),
            "unit": "percent",
        }
    )
