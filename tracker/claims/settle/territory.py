"""Land and settlements that a side holds; what was taken in a window, and shares of people, are none."""

from tracker.claims.page.items import Item
from tracker.claims.page.mention import Mention
from tracker.claims.page.view import View
from tracker.claims.relation.wholes import area_again
from tracker.claims.where.actors import side_of
from tracker.claims.where.owner import sides_before
from tracker.claims.words.patterns import slavic, spoken
from tracker.model import Span
from tracker.text.lazy import regex

_HOLD = spoken(
    "territory.hold",
    r"\b(?:territory|controls?|controlled|controlling|occup(?:y|ies|ied|ying|ation)|hold|holds"
    r"|held|hands|liberated|land|remains? (?:free|under|in|with)"
    r"|remained (?:free|under|in|with)|left with|seized|captured|retains?|under .{0,20}control)\b",
)
_ASIDE = r"(?:, (?:по|за|на|як|как|згідно|согласно) [^,;:.\d]{2,40},)?"
_REMAINS = r"(?:оста[леёю][а-яіїёє]*|остан[а-яёіє]+|(?:за)?лиша[а-яіїє]+|(?:за)?лиши[а-яіїє]+)"
_UA = (
    r"(?:(?:украинск|українськ)[а-яіїє]+ [а-яіїє]+|украин[а-яё]+|україн[а-яії]+|киев[а-яё]+|києв[а-яії]+"
    r"|всу|зсу)"
)
_RU = r"(?:(?:российск|російськ)[а-яіїє]+ [а-яіїє]+|росси[а-яё]+|росі[а-яії]+|москв[а-яёіїє]+|рф|вс рф)"
_LEFT_TO = slavic(
    rf"\b(?:за|у|в) (?:(?P<ua>{_UA})|(?P<ru>{_RU})){_ASIDE}(?: [а-яіїєё]+){{0,3}} {_REMAINS}\b"
    rf"|\b{_REMAINS} за (?:(?P<to_ua>{_UA})|(?P<to_ru>{_RU}))\b"
)
"""In "За ВСУ, по его оценке, остаются 12 процентов" so much of the land told of is theirs."""
_OWN_TROOPS = regex(r"\b(?:his|her|its|our|their) (?:\w+ )?(?:troops|forces|army|soldiers|units|men)\b")
_HELD_BY_OWN = regex(
    r"\b(?:held|controlled|occupied|taken) by (?:his|her|its|our|their)"
    r" (?:\w+ )?(?:troops|forces|army|units|men)\b"
)
_KYIV = spoken(
    "territory.kyiv",
    r"\b(?:kyiv's|ukraine's|ukrainian|ukrainian-held|kiev's) (?:hands|control|rule"
    r"|possession)\b|\bfree\b|\bheld by ukrain|\bunder ukrain|\bunoccupied\b",
)
_MOSCOW = spoken(
    "territory.moscow",
    r"\b(?:russia's|russian|moscow's) (?:hands|control|occupation|rule)\b|\boccupied\b"
    r"|\bunder russian|\bheld by russia",
)
_CAPTURED = spoken(
    "territory.captured",
    r"\b(?:captured|seized|took|taken|gained|advanced|conquered|recaptured|retook|lost"
    r"|capture|seize|retake|recapture|conquer|annex|annex(?:ed|es|ing|ation)|cedes?|ceded|ceding)\b",
)
_TOOK = r"взя(?:л[аи]?|в) (?:під|под) (?:свій |свой )?контроль"
_WE_HOLD = slavic(r"\b(?:контролюємо|[ву]тримуємо|тримаємо|контролируем|удерживаем|держим)\b")
_HOLDING = regex(
    rf"\b(?:{_TOOK}|controls?|controlled|holds?|held|occup(?:y|ies|ied)|retains?|remains?|remained"
    rf"|liberated|під окупацією|под оккупацией|контролю[єю]\w*|контролиру[ею]т|[ву]триму[єю]\w*"
    rf"|удержива[ею]т)\b"
)
_TAKEN_WHOLE = regex(rf"\b{_TOOK}")
_WHERE_ELSE = regex(r", (?:where|which|who) ")
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
    r"\b(?:controls?|controlled|holds?|occup(?:y|ies)|continues? to occupy|remains?|remained|liberated)\b"
    r"|\b(?:під окупацією|под оккупацией|контролю[єю]|контролиру[ею]т|[ву]триму[єю]|удержива[ею]т)"
)
_SHARE_SEIZED = regex(
    r"\b(?:has|have|had) (?:now |so far |already |only |since )*"
    r"(?:seized|captured|taken|occupied|overrun|liberated|retaken|recaptured|cleared|conquered)"
    r"(?: (?:only|just|about|some|around|over|nearly|almost|roughly|up to|at least|more than))* $"
)
_OF_LAND_NAMED = regex(r"(?: ?%| percent| per cent) of (?:the (?:town|city|village|region|area) of )?[A-Z]")
_OF = regex(r"\b(?:of|in)\s+(?:the )?$")
_ITS_LAND = regex(r"(?:'s|n)? (?:territor|land|soil|region)")
_OCCUPIED = slavic(r"\b(?:окупува[влн]|оккупирова[лн])")
_CAPTURING = regex(
    r"\b(?:taking|seizing|capturing|gaining|occupying|conquering) (?:about |some |another |over )?$"
)
_TAKEN_BY = regex(
    r",? (?:captured|seized|occupied|held|controlled|taken|liberated|retaken) by (?:the )?"
    r"|,? (?:захвачен|захоплен|оккупирован|окупован|занят|зайнят|контролируем|контрольован|освобожд[её]н"
    r"|звільнен)(?:н?ых|н?их|ы|і|о) (?:[а-яіїє]+ (?:сил|арм)[а-яіїє]+ )?"
)
_TAKEN_BACK = regex(
    r"\b(?:retook|retaken|recaptured|regained|re-?took|won back|took back)"
    r" (?:(?!control\b)[a-z]+ ){0,3}$"
    r"|\b(?:відбил[аи]|відбив|повернул[аи]|повернув|визволил[аи]|визволив|отбил[аи]?|вернул[аи]?)"
    r" (?:(?!обстр|атак|штурм|наступ)[а-яіїє]+ ){0,3}$"
)
_THEY = regex(
    r"\b(?:they|it) (?:(?:now|still|already|have|has|only) )*"
    r"(?:controls?|holds?|occup(?:y|ies)|kept|keeps?|seized|captured|taken)\b"
    r"|\b(?:under|in) (?:its|their) (?:\w+ )?(?:control|rule|hands|occupation)\b"
    r"|\b(?:вона|вони|она|они) (?:[а-яіїє]+ )?(?:контролю|контролиру|[ву]триму|удержива|трима|держ|окуп"
    r"|оккуп|займа)"
    r"|\b(?:під|под) (?:її|їхнім|їх|ее|её|их) (?:[а-яіїє]+ )?(?:контрол|окупац|оккупац|влад|власт)"
)
"""In "Russian troops advanced. They now control 19 percent" the pronoun stands for the side before."""
_OCCUPIED_THEN = regex(r"\b(?:occupied|took over) (?:about |some |another |a further |over |more than )*$")
_NEW_CLAUSE = regex(r"[,;] (?:and|even as|while|but|with|leaving|whereas)\b")
_COUNTRY_OF = regex(
    r"\b(?:country|region|province|territory|area) (?:of|with|covering) (?:about |some |over )?$"
)
"""In "17 % of a country of 230,000 square miles" its whole is told."""
_OF_PEOPLE = regex(
    r"(?: ?%| percent| per cent)? of (?:all |the |adult )*"
    r"(?:ukrainians|russians|respondents|people|voters|those|citizens|europeans|americans|germans|poles)\b"
    r"|(?: ?%| відсотк\w+| процент\w+)? (?:[а-яіїє]+(?:их|ого) )?(?:населен|українц|украинц|росіян\b"
    r"|россиян\b|громадян\b|граждан\b|респондент|опитан|опрошен|виборц|избирател|людей\b|жител|мешканц)"
)
POLL = spoken("territory.poll", r"\b(?:poll|polls|polled|survey|surveyed|respondents|pollsters?)\b")
_OF_LAND = spoken(
    "territory.of_land",
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
"""In "6% said the war would end" people are shared out."""
_AREA = regex(
    r"\b(?:territor\w+|land|country|ukraine|regions?|oblasts?|areas?|city|town|front|donbas)\b"
    r"|(?:%| percent| per cent) of\b"
)
_OF_WHAT = regex(
    r" of what\b|%? (?:від|от) (?:загально[їг][а-яії]*|обще[йг][а-яо]*) (?:кількост|числ|количеств)"
)
"""In "under half of what they had captured" the whole is another area."""


_EQUALS = regex(
    r"(?:\b(?:amount(?:s|ed|ing)? to|equal(?:s|led|ling)?(?: to)?|equivalent to|account(?:s|ed|ing)? for"
    r"|represent(?:s|ed|ing)?|makes? up|(?:this|that|which) (?:is|was)|це|это|або|или|тобто|то есть)"
    r"|\bor"
    r"|\b(?:становить|становила?|становлять|складає|дорівню[єю]\w*|составляет|составляют|составила?|равн[аоы]"
    r"|равняется|соответствует|відповідає))"
    r" ?(?:(?:(?:to )?an area|the size|larger|slightly|than|of|the|state|just|only|about|less|more|some"
    r"|roughly|around|nearly|almost|over|under|лише|всього|близько|майже|трохи|менше|більше|понад|всего"
    r"|лишь|около|почти"
    r"|чуть|менее|более|приблизно|примерно|от) ?)*$"
)
"""In "seized 4,700 sq km, which amounts to 0.8 percent of the country" the share is of the land just told."""


def territory_metric(view: View, mention: Mention) -> str:
    """Held by which side, or "" where the sentence tells of no holding."""
    if (first := area_again(view, mention)) is not None and (metric := territory_metric(view, first)):
        return metric
    if side := _taken_by(view, mention) or _taken_back(view, mention):
        return f"territory_held_{side}"
    if side := _left_to(view, mention):
        return f"territory_held_{side}"
    clause = _part_of(view, mention) or view.clause_of(mention.start)
    words = view.normalised[clause[0] : clause[1]]
    near = words if _HOLD.search(words) else view.words
    if not _HOLD.search(near) or _is_no_land(view, mention) or _equals_gain(view, mention):
        return ""
    if _HELD_BY_OWN.search(view.normalised, mention.end, view.end) and (side := _speaking(view, mention)):
        return f"territory_held_{side}"
    if elsewhere := _WHERE_ELSE.search(view.normalised, mention.end, view.end):
        near = view.normalised[clause[0] : elsewhere.start()]  # ", where they had advanced up to 35 km"
    if _was_taken(view, mention, near):
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


def _left_to(view: View, mention: Mention) -> str:
    """The side to which a share or some villages are left, where land is told of."""
    start, end = _part_of(view, mention) or (view.start, view.end)
    start = max(start, view.normalised.rfind(", ", start, mention.start) if len(view.mentions) > 1 else start)
    left = _LEFT_TO.search(view.normalised, start, end)
    if (
        left is None
        or left.lastgroup is None
        or not _tells_of_land(view, mention)
        or _is_no_land(view, mention)
    ):
        return ""
    return left.lastgroup[-2:]


def _tells_of_land(view: View, mention: Mention) -> bool:
    """Whether a region is named, and for a share that land is held, here or in the sentence before."""
    told = (view, view.before) if view.before is not None else (view,)
    holds = not _is_percent(mention) or any(_HOLD.search(one.words) for one in told)
    return holds and any(one.has("region") for one in told)


def _equals_gain(view: View, mention: Mention) -> bool:
    """In "seized 4,700 sq km, or 0.8 percent of the country" the share is of land taken, not of all held."""
    if not _is_percent(mention) or not _EQUALS.search(view.normalised, view.start, mention.start):
        return False
    told = view.normalised[view.start : mention.start]
    if view.before is not None and not _CAPTURED.search(told) and not _HOLDING.search(told):
        told = view.before.words
    if _HOLDING.search(told) or _HOLDING.search(view.normalised, mention.end, view.end):
        return False
    return _CAPTURED.search(told) is not None or not _HOLD.search(told)


def _taken_by(view: View, mention: Mention) -> str:
    """In "505 square kilometres captured by Russia" the land is told by who has it."""
    for item in view.of_kind("side"):
        if item.start >= mention.end:
            told = _TAKEN_BY.fullmatch(view.normalised, mention.end, item.start)
            return str(item.get("side")) if told else ""
    return ""


def _taken_back(view: View, mention: Mention) -> str:
    """In "Ukraine retook three villages" they are in the hands of their own country again."""
    if _is_percent(mention) or not (back := _TAKEN_BACK.search(view.normalised, view.start, mention.start)):
        return ""
    return _holder(view, mention) if view.clause_of(back.start()) == view.clause_of(mention.start) else ""


def _is_no_land(view: View, mention: Mention) -> bool:
    """Whether a number shares out people or things, is of a whole, or was struck or captured."""
    if POLL.search(view.words) or _is_of_voters(view, mention) or _shares_out_people(view, mention):
        return True
    if any(one.match(view.normalised, mention.span[1]) for one in (_OF_PEOPLE, _OF_WHAT)):
        return True
    if any(one.search(view.normalised, view.start, mention.start) for one in (_COUNTRY_OF, _OF_VICTIMS)):
        return True
    struck = _STRUCK_AT.search(view.normalised, view.start, mention.start)
    if (mention.family == "settlement" and struck) or (_is_percent(mention) and not _names_area(view)):
        return True
    captured = _CAPTURING.search(view.normalised, max(view.start, mention.start - 40), mention.start)
    return captured is not None


def _is_percent(mention: Mention) -> bool:
    return mention.quantity.amount.unit == "percent"


def _was_taken(view: View, mention: Mention, near: str) -> bool:
    """Whether land was taken in a window, which tells of no holding."""
    held = _is_share_held(view, mention)
    if not held and _is_gain(view, mention):
        return True
    if _OCCUPIED.search(near) and any(one.window.start and one.kind != "day" for one in view.windows):
        return True  # "за тиждень окупували 113 кв. км"
    whole = (_is_percent(mention) and _TAKEN_WHOLE.search(near)) or _NOW_CONTROLS.search(near)
    return bool(_CAPTURED.search(near)) and not (whole or held) and not _STILL_HELD.search(near)


def _shares_out_people(view: View, mention: Mention) -> bool:
    """In "most of the casualties, 86 percent, were in territory held by Kyiv" no land is shared out."""
    if not _is_percent(mention) or _OF_LAND.match(view.normalised, mention.span[1], view.end):
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
    if not _is_percent(mention):
        return False
    things = _OF_THINGS.match(view.normalised, mention.span[1], view.end)
    poll = things or view.page.tells(POLL)
    return bool(poll) and _OF_LAND.match(view.normalised, mention.span[1], view.end) is None


def _around(view: View, mention: Mention) -> str:
    """In "Russia holds 76 percent, and 6,600 square kilometres remain free" each number has its own words."""
    start, end = view.clause_of(mention.start)
    joints = [match.start() for match in _NEW_CLAUSE.finditer(view.normalised, start, end)]
    before = max((one for one in joints if one < mention.start), default=start)
    return view.normalised[before : min((one for one in joints if one >= mention.end), default=end)]


def _is_share_held(view: View, mention: Mention) -> bool:
    """In "have seized 77 percent of the town", where no month or week is told, so much of it is held."""
    if view.page.language == "en" and not _SHARE_SEIZED.search(view.normalised, view.start, mention.start):
        return False
    if view.page.language == "en" and not _OF_LAND_NAMED.match(view.page.text, mention.span[1]):
        return False
    timed = any(one.window.start and one.kind != "day" for one in view.windows)
    return _is_percent(mention) and not timed


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
    if view.before is not None and _HOLD.search(view.before.words) and _AREA.search(view.before.words):
        return True
    return any(item.get("region") != "russia" for item in view.of_kind("region"))


def _holder(view: View, mention: Mention) -> str:
    actors = [item for item in view.of_kind("side") if not _territory_word(view, item)]
    clause = view.clause_of(mention.start)
    actors = [item for item in actors if clause[0] <= item.start < clause[1]] or actors
    if not actors and _THEY.search(view.normalised, *clause):
        return next(iter(sides_before(view, view.start)), "")
    actors = actors or [item for item in view.of_kind("claimant") if side_of(view, item)]
    before = [item for item in actors if item.end <= mention.start]
    holding = [
        item for item in before if _HOLD.search(view.normalised, item.end, min(item.end + 25, mention.start))
    ]
    chosen = holding[-1:] or before[:1] or actors[:1]
    if chosen:
        return side_of(view, chosen[0])
    own = _OWN_TROOPS.search(view.normalised, view.start, mention.start)
    return _speaking(view, mention) if own else ""


def _speaking(view: View, mention: Mention) -> str:
    """In "the commander said his troops controlled ..." the side of who speaks."""
    return view.side_at(mention.start)


def _territory_word(view: View, item: Item) -> bool:
    before = view.normalised[max(view.start, item.start - 10) : item.start]
    after = view.normalised[item.end : item.end + 12]
    return bool(_OF.search(before) or _ITS_LAND.match(after))
