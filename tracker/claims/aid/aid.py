"""Aid money: the stage by its word, the kind, the donor."""

from tracker.claims.aid.donors import BY, before
from tracker.claims.aid.own import is_own
from tracker.claims.aid.recipients import DATIVES, goes_elsewhere
from tracker.claims.aid.stages import STAGE, split_stage
from tracker.claims.page.mention import Mention
from tracker.claims.page.nouns import family
from tracker.claims.page.view import Page, View
from tracker.claims.words.patterns import slavic, spoken
from tracker.model import Amount
from tracker.text.lazy import START, regex

_NO_AID = spoken(
    "aid.no_aid",
    r"\b(?:sale of|(?:kyiv|ukraine|naftogaz|ukrenergo) (?:will |would |plans to |is to |has |wants to )?"
    r"(?:buy|buys|bought|purchase\w*|pays?|paid|owes?|repay\w*)"
    r"|damage|damages|cost|costs|costing|gdp|revenues?|profits?|budget deficit|exports?"
    r"|(?<!for )(?<!for gas )(?<!for fuel )(?<!for energy )(?<!for electricity )imports?|fines?|stolen"
    r"|worth of damage"
    r"|lost|losses|price|trade(?! minist)|reconstruction needs|bribes?|kickbacks?|launder\w*|embezzle\w*"
    r"|economy(?! minist)"
    r"|oil sales|in a (?:plant|factory)|joint venture"
    r"|turnover|taxes|salary|salaries|defence spending|military spending|defence budget)\b",
)
_TO_UKRAINE = regex(
    r"\b(?:giv(?:e|es|en|ing)|gave|lend|lends|lent|grant(?:s|ed)?|send|sends|sent|provid(?:e|es|ed|ing)"
    r"|donat(?:e|es|ed))"
    r" (?:ukraine|kyiv)(?: with)? [^,;:.\d]{0,30}$"
)
_SINCE_WAR = regex(
    r"\bsince (?:the |russia's )?(?:start of the |beginning of the |full-scale )?(?:war|invasion)\b"
)
_LEAST = 10_000
_ITS_SIZE = regex(
    r"\b(?:вклад|взнос|об[ъь][её]м|размер|сумма|внесок|обсяг|розмір|сума)[а-яіїє]* (?:[а-яіїє]+ ){0,3}"
    r"(?:состав|станов|склад)[а-яіїє]+ (?:[а-яіїє]+ ){0,2}$"
    r"|\b(?:речь (?:ид[её]т|шла) о|йдеться про|мова йде про)"
    r" (?:(?:сумм|сум|пакет|помощ|допомо|размер|розмір)[а-яіїє]* (?:в |у )?)*$"
    r"|\b(?:it|this|they) (?:is|was|are|were|will be) (?:worth|valued at) (?:about |some |over )?$"
    rf"|{START}(?:worth|valued at|totall?ing) (?:a total of |about |some |over )?$"
)
_AID_TOLD = regex(
    r"\b(?:помо[щгж]|допомо[гж]|підтрим|поддерж|пакет|взнос|внесок|внеск|purl"
    r"|(?:aid|packages?|assistance|loan|grant)\b)"
)
_OWN_PURCHASE = regex(r"\b(?:buy|buys|buying|bought|purchases?|order(?:s|ed)|acquir(?:e|es|ed|ing))\b")
_ASSETS_OF = regex(
    r"\bassets\b[^.;\d]{0,40} (?:estimated at|worth|valued at) "
    r"(?:about |some |over |around |nearly )?$"
)
"""In "frozen assets in the EU, estimated at 210 billion" their value is told."""
_THANKED = regex(
    r"\b(?:thank(?:s|ed|ful)?|grateful|подяк|вдячн|поблагодар|благодар)[^.;\d]* (?:for|за) [^.;\d]*$"
)
"""In "thanked Sweden for 1 billion kronor" somebody gives, however far it is."""
_SANCTIONS = spoken("aid.sanctions", r"\b(?:sanctions package|package of sanctions|price cap|a barrel)\b")
_STRONG = spoken(
    "aid.strong",
    r"\b(?:committed|commitments?|allocated|allocations?|earmarked|disbursed|disbursements?"
    r"|pledged|pledges?|transferred)\b",
)
_AID_NOUN = spoken("aid.aid_noun", r"\b(?:aid|package|packages|assistance|purl|nansen program(?:me)?)\b")
OF_SUM = spoken(
    "aid.of_sum",
    r"\b(?:of (?:that|this|the) (?:sum|amount|total|money|package)|of which|(?<!top )of it)\b"
    r"|\bof (?:that|this),",
)
_OF_THAT_SUM = slavic(
    r" (?:із|з|из) (?:цієї|цих|цього|этой|этих|этого)"
    r" (?:суми|коштів|грошей|обсягу|пакета|пакету|суммы|средств|денег|об[ъь][её]ма)\b"
)
_SHARE_OF = regex(
    r"\b(?:tranche|instal+ment|part|portion|slice|share|payment|half|third|quarter|bulk|rest|remainder"
    r"|chunk)s?"
    r" (?:out )?of (?:its|the|their|that|this|an?) (?:[a-z-]+ ){0,2}$"
)
_WHOLE = regex(
    r"\s*(?:\w+\s+){0,4}?(?:(?:out )?of|from|under)\s+(?:the (?:[\w-]+ ){0,3}[\w-]+, )?"
    r"(?:its|the|their|our|that|this|an?)\s+(?:[\w-]+\s+){0,2}?$"
)
_FRONTED_WHOLE = regex(r"\W*(?:out )?of (?:the|its|their|an?|this) (?:[a-z]+ )?$")
_TO_COMMA = regex(r"[^,;.]*, ")
"""In "Of the 50 billion facility, 20 billion has been paid" the whole only tells of what it is a part."""
_THAT_WHICH = regex(
    r" ?(?:(?:that |which )?(?:(?:the )?[a-z'-]+ ){1,3}(?:has |have |had )(?:already |now )?)?"
)
_PROMISED_BY = regex(
    r"(?: [\w-]+){0,3} (?:promised|pledged|approved|agreed|allocated|committed|announced|granted)"
    r" (?:by|last|earlier|in)\b"
)
"""In "part of a 3-billion-dollar loan promised by Tokyo last year" the whole has a stage of its own."""
_ANOTHER = regex(r"\b(?:another|a further|ще|ещё|еще) $")
_IN_A_ROW = regex(
    r"\b(?:led|leads|leading|followed|follows|came (?:next|first|second|third)|contributed|accounted for"
    r"|topped"
    r"|(?:was|were|is|are) next|added|лідиру[юєт]|лидиру[юе]т|найбільше|больше всех|попереду|впереди|далі"
    r"|далее"
    r"|слід за|следом|за нею|за ней)\b[^.;\d]{0,40}$"
)
"""In "Germany led with 900 million and the Netherlands followed with 700 million" the givers are ranked."""
_PART = r"\b(?:tranche|instal+ment|part|portion|slice|payment|half|third|quarter|disbursement)s?\b"
_PACKAGE_OF = regex(
    rf"{_PART}[^.;\d]*\b(?:of|from|under|within) (?:an?|the|its|our|their|this) (?:[\w'-]+ )*"
    r"(?:worth|totall?ing|valued at) (?:about |some |over |up to )?$"
)
"""In "paid the first tranche of help from a package worth 50 billion" the whole is no sum of its own."""
_TO_A_TOTAL = regex(
    r"\b(?:tak(?:es?|ing|en)|took|bring(?:s|ing)?|brought|rais(?:es?|ed|ing)|lift(?:s|ed|ing)?|push(?:es|ed"
    r"|ing)?)\s+"
    r"(?:u\.s\.|(?![.;])[^\d]){0,90}\bto\s+(?:well |just |a total of |some |an? \w+ )*$"
)
_MORE = regex(r"[^.;,()\d]{0,12}(?:\s*\([^()]*\))? (?:more|less|fewer)(?: than\b|[.,;]|$)")
_LEFT = regex(
    r"(?! (?:was|were|is|are|will)\b)[^.;,\d]{0,50} (?:left|remaining|unspent|undisbursed|to spare)"
    r"(?=[.;,)]|$| (?:for|to|in|from|under|of)\b)"
)
_BY_SO_MUCH = regex(
    r"\b(?:exceed|surpass|outstrip|outpac)[a-z]*\b[^.;\d]{0,40} by (?:about |some |nearly |over )?$"
    r"|\b(?:difference|gap)\b[^.;\d]{0,120} (?:of|to|is|was|at) (?:about |some |nearly |over )?$"
)
_STANDING_TOTAL = regex(
    r"\b(?:total|overall|combined|cumulative)\s+(?:(?![.;])[^\d]){0,70}"
    r"\b(?:(?:stands?|stood) (?:now )?at|amount(?:s|ed)? to|com(?:es?|ing) to|came to|reach(?:es|ed|ing)?"
    r"|exceed(?:s|ed|ing)?|risen to|rose to|grown to|grew to|is (?:now )?|was )\s*(?:now |well |some )*$"
)
_WORTH = spoken(
    "aid.worth",
    r"\b(?:worth|valued at|costing|at a (?:total |combined )?cost of|with a (?:total |combined )?value of"
    r"|whose (?:total )?(?:value|cost|worth) (?:is|was) (?:put at|estimated at)?)\s+"
    r"(?:a total of |some |altogether )*$",
)
ARMS = spoken(
    "aid.arms",
    r"\b(?:systems?|drones?|missiles?|shells?|ammunition|munitions|weapons?|weaponry|tanks?|jets|aircraft"
    r"|howitzers?|arms|equipment|materiel"
    r"|vehicles|rockets|interceptors?|radars?|artillery|launchers?|mines|rounds)\b",
)
_GIVEN = r"\b(?:for|to|in|gave|give[sn]?|lent|lends?|grant(?:s|ed)?|offered|sent|promised) "
_FOR_OTHERS = regex(rf"{_GIVEN}(?:greece|turkey|moldova)\b")
_GIVEN_TO = regex(rf"{_GIVEN}(?:the )?$")
_OF_THIS_WAR = regex(
    r"\b(?:military|(?:air[- ])?defen[cs]e|weapons?|weaponry|arms|ammunition|munitions|missiles?|shells"
    r"|howitzers?|drones?|radars?|tanks|jets|rounds|loan|drawdown|purl|frozen assets|kiel institute|invasion"
    r"|since (?:february )?2022|russia|russian|zelensky\w*|zelenskyy|demining)\b"
)
"""Without the name of Ukraine money is aid to it only where arms or this war are named."""
_RELIEF = regex(r"\bhumanitarian (?:aid|assistance|help|relief|support|package|funding|grants?)\b")
_DISASTER = regex(
    r"\b(?:(?:earth)?quakes?|floods?|flooding|floodwaters|cyclones?|hurricanes?|typhoons?|tsunami|landslides?"
    r"|droughts?|famine|eruption|wildfires?|outbreak|epidemic|ebola|cholera|refugees)\b"
)
"""Humanitarian aid where no disaster is told goes to a war."""
_TO_OTHERS = regex(rf"\b(?:{DATIVES})\b")
_ARMED = (
    r"(?:(?!,| (?:after|by|victims) )[^.;:\d]){0,40}?\b(?:air defen[cs]es?|drones?|missiles?|shells?"
    r"|ammunition|munitions|weapons?|weaponry|tanks|jets|howitzers?|interceptors?|radars?|artillery"
    r"|launchers?|arms|patriots?|iris-t|armed forces|army|soldiers|troops|brigades?)\b"
    r"(?!'? (?:strikes?|attacks?|raids?|barrages?|assaults?|debris|families|widows|victims))"
)
"""What money for arms or an army buys; homes that drones hit are none of it."""
FOR_ARMS = spoken(
    "aid.for_arms",
    r"(?:(?: \([^)]{1,40}\))?(?: in (?:its|the) (?:\d{4} )?budget)?"
    r"(?: (?:has |have |had )?(?:was|were|been) \w+(?: (?:over|aside|out|off))?)?"
    r"(?: (?:by|from) (?:the )?[a-z]+(?: [a-z]+)?)?(?: (?:for|to) (?:ukraine|kyiv))?"
    r"(?: by (?:the )?[a-z]+(?: [a-z]+)?)?"
    r"(?: (?:[a-z]+ )?(?:package|tranche|fund|contribution|grant))?"
    r"(?: more)? (?:in [a-z]+ |worth of )?(?:of|towards|to(?! ukraine(?!')))"
    r"|(?:(?![.;:,])[^\d]| \d{4}\b){0,60}? (?:for(?! its own)|to (?:buy|purchase|procure|finance|fund|pay for"
    r"|supply|deliver|provide|train|equip|arm|strengthen|bolster|boost|reinforce)|go(?:es)? (?:to|towards)"
    r"|spent on))"
    rf" (?:[\d,]+ )?{_ARMED}",
)
_FOR_UKRAINE = spoken(
    "aid.for_ukraine",
    r"\b(?:to|for|in|of) (?:ukraine|kyiv|kiev|ukraine's|ukrainian)|\bukraine\b|\bkyiv\b|\bukrainians?\b"
    r"|\bnaftogaz\b|\bukrenergo\b|\bnansen program(?:me)?\b",
)


def times(count: Amount, each: Amount) -> Amount:
    """In "Two loans of 500 million each": the product."""

    def product(one: float | None, other: float | None) -> float | None:
        """Both multiplied; an open end stays open."""
        return None if one is None or other is None else one * other

    printed = f"{count.printed} ... {each.printed} each"
    update = {name: product(getattr(count, name), getattr(each, name)) for name in ("low", "best", "high")}
    return each.model_copy(update={**update, "printed": printed})


def is_aid(view: View, mention: Mention, carried: bool) -> bool:
    """Whether a sum of money is aid: aid words and a donor or Ukraine, no damage, price or budget."""
    near = view.normalised[max(view.start, mention.start - 60) : min(view.end, mention.end + 60)]
    if _is_no_aid(view, mention, near, carried):
        return False
    if _is_given_to_ukraine(view, mention):
        return True
    vocabulary = view.page.vocabulary
    kinds = [one for one in view.of_kind("class") if family(one.get("class")[0], vocabulary) == "aid"]
    named = view.has("aid_word") or any(
        _AID_NOUN.search(view.normalised[one.start : one.end]) for one in kinds
    )
    if (_NO_AID.search(near) and not named) or _SANCTIONS.search(near):
        return False
    aid = named or bool(kinds)
    if not carried and _is_for_others(view, aid):
        return False
    if _STRONG.search(view.words) and not _NO_AID.search(near):
        return True
    if _is_size_of_aid(view, mention, carried):
        return True
    staged = STAGE.search(view.words) is not None or split_stage(view, mention) != ""
    staged = staged or _THANKED.search(view.normalised, view.start, mention.start) is not None
    if staged and _is_from_donor(view, mention, carried):
        return True
    if carried and (staged or OF_SUM.search(view.words)):
        return True
    if carried and view.has("donor") and _IN_A_ROW.search(view.normalised, view.start, mention.start):
        return True
    if _AID_NOUN.search(view.words) and not _NO_AID.search(near):
        return True
    donor, ukraine = view.has("donor"), _FOR_UKRAINE.search(view.words) is not None
    return (aid and (donor or ukraine or carried)) or (staged and (ukraine or (donor and aid)))


def is_share_told(view: View, mention: Mention) -> bool:
    """In "Germany led with 900 million", "for 2026 another 11.5 billion" the aid told before goes on."""
    before = view.normalised, view.start, mention.start
    if _IN_A_ROW.search(*before) is not None:
        return True
    limit = next((one.start for one in view.mentions if one.start >= mention.end), view.end)
    own = any(
        _AID_NOUN.search(view.normalised, one.start, one.end)
        for one in view.between(mention.end, limit, "class")
    )
    return _ANOTHER.search(*before) is not None and not own


def _is_size_of_aid(view: View, mention: Mention, carried: bool) -> bool:
    """In "Норвегия поможет Украине оружием. Объём помощи составит 7 млрд" the sum is that of the aid."""
    if not _ITS_SIZE.search(view.normalised, view.start, mention.start):
        return False
    before = view.page.sentences[max(0, view.nth - 1)]
    told = view.page.normalised[before.start : view.end]
    return carried or (_AID_TOLD.search(told) is not None and _FOR_UKRAINE.search(told) is not None)


def _is_no_aid(view: View, mention: Mention, near: str, carried: bool) -> bool:
    """Sums of others, roubles, Ukraine's own purchases; "a cap of 44 dollars", "3,000 dollars each"."""
    amount = mention.quantity.amount
    if goes_elsewhere(view, mention) or (amount.high or amount.best or _LEAST) < _LEAST:
        return True
    if is_own(view, _names_ukraine(view.page)):
        return True
    if amount.unit == "RUB" or (amount.unit == "UAH" and not _has_donor_beside(view, mention)):
        return True
    if _ASSETS_OF.search(view.normalised, view.start, mention.start):
        return True
    told = carried and STAGE.search(view.words) is not None  # "Rome had promised 80 million to buy shells"
    return _OWN_PURCHASE.search(near) is not None and not (told or _names_ukraine(view.page))


def _is_given_to_ukraine(view: View, mention: Mention) -> bool:
    """Whether a donor gives, and to Ukraine, or arms in a text on it."""
    if view.has("donor") and _SINCE_WAR.search(view.words) and STAGE.search(view.words):
        return True
    if view.has("donor") and _TO_UKRAINE.search(view.normalised, view.start, mention.start):
        return True
    return view.page.language == "en" and is_arms_worth(view, mention) and _is_given(view)


def _is_from_donor(view: View, mention: Mention, carried: bool) -> bool:
    """In "each promised 400 million euros more for air defence" the donor stands beside a stage."""
    if any(BY.search(before(view, item)) for item in view.of_kind("donor")):
        return True
    if not view.has("donor"):
        return False
    if _names_ukraine(view.page) or (carried and is_arms_worth(view, mention)):
        return True
    return view.page.tells_of_war and FOR_ARMS.match(view.normalised, mention.end, view.end) is not None


def _has_donor_beside(view: View, mention: Mention) -> bool:
    """Hryvnias are aid only where a donor stands in the same part of the sentence."""
    start = view.normalised.rfind(";", view.start, mention.start) + 1
    end = view.normalised.find(";", mention.end, view.end)
    return bool(view.between(max(view.start, start), end if end > 0 else view.end, "donor"))


def _is_given(view: View) -> bool:
    """Whether a donor and a stage are told in a text on Ukraine."""
    return view.has("donor") and STAGE.search(view.words) is not None and view.page.tells(_FOR_UKRAINE)


def _is_for_others(view: View, aid: bool) -> bool:
    """Money of a text that never names Ukraine: help for another country, or no help at all; Moscow's own."""
    if not _names_ukraine(view.page) and _FOR_OTHERS.search(view.words):
        return True
    if view.page.language == "en" and not _names_ukraine(view.page) and _is_elsewhere(view.page):
        return True
    if view.page.language != "en" or _names_ukraine(view.page) or view.has("class"):
        others = view.has("other_war") or (view.page.language != "en" and _is_abroad(view))
        return others and not _FOR_UKRAINE.search(view.words)
    return not aid or view.has("other_war")


def _names_ukraine(page: Page) -> bool:
    """Whether Ukraine or a place in it is named, or it speaks: "Zelensky asked partners for 60 billion"."""
    return page.tells(_FOR_UKRAINE) or page.quotes_kyiv or page.is_in_ukraine


def _is_elsewhere(page: Page) -> bool:
    """Whether a page without Ukraine tells neither of arms nor of a loan, or of a country far away."""
    starts = page.far_places
    far = any(_GIVEN_TO.search(page.normalised, max(0, start - 20), start) for start in starts)
    relief = page.tells(_RELIEF) and not page.tells(_DISASTER) and not page.names_other_war
    return far or not (page.tells(_OF_THIS_WAR) or relief)


def _is_abroad(view: View) -> bool:
    """In "выделила Бангладеш кредит", "надав Аргентині 2 млрд" the money goes elsewhere."""
    return not _names_ukraine(view.page) and _TO_OTHERS.search(view.words) is not None


def is_whole(view: View, mention: Mention) -> bool:
    """The M of "1 billion of its M loan" only tells of what it is a part, unless its own stage follows."""
    nth = view.mentions.index(mention)
    before = view.mentions[nth - 1] if nth else None
    if _SHARE_OF.search(view.normalised[max(view.start, mention.start - 50) : mention.start]):
        return not _has_own_stage(view, mention.end)
    if _PACKAGE_OF.search(view.normalised, view.start, mention.start):
        return True
    if nth + 1 < len(view.mentions) and _FRONTED_WHOLE.fullmatch(view.normalised, view.start, mention.start):
        comma = _TO_COMMA.fullmatch(view.normalised, mention.end, view.mentions[nth + 1].start)
        return comma is not None and STAGE.search(comma[0]) is None
    if before is None or before.quantity.amount.unit != mention.quantity.amount.unit:
        return False
    if not _WHOLE.fullmatch(view.normalised, before.span[1], mention.start):
        return False
    return not _has_own_stage(view, mention.span[1])


def _has_own_stage(view: View, end: int) -> bool:
    """In "part of the 85 billion kroner that Oslo has allocated" the whole is told too."""
    if _PROMISED_BY.match(view.normalised, end, view.end):
        return True
    told = _THAT_WHICH.match(view.normalised, end, view.end)
    return told is not None and STAGE.match(view.normalised, told.end()) is not None


_NEAR_STAGE = len("has committed another ")


def is_of_sum(view: View, mention: Mention) -> bool:
    """In "2,9 мільярда з цих коштів підуть на снаряди" the sum is a part of what was told before."""
    unit = mention.quantity.unit_span
    end = max(mention.span[1], unit[1] if unit else 0)
    return _OF_THAT_SUM.match(view.normalised, end, view.end) is not None


def is_difference(view: View, mention: Mention) -> bool:
    """In "23 billion euros ($26bn) less", "exceeds it by 23 billion" two sums are compared."""
    behind = _MORE.match(view.normalised, mention.span[1], view.end)
    if behind and " more" in behind[0] and " than" not in behind[0]:  # "has committed 90 billion more"
        given = STAGE.search(view.normalised, max(view.start, mention.start - _NEAR_STAGE), mention.start)
        behind = None if given else behind
    return behind is not None or _BY_SO_MUCH.search(view.normalised, view.start, mention.start) is not None


def is_left_over(view: View, mention: Mention) -> bool:
    """In "has 4.8 billion in drawdown authority left" what is not given yet is told."""
    return _LEFT.match(view.normalised, mention.span[1], view.end) is not None


def is_running_total(view: View, mention: Mention) -> bool:
    """In "brings its total support to 22 billion" nothing new is promised: a sum of all times."""
    before = view.normalised[max(view.start, mention.start - 120) : mention.start]
    return any(one.search(before) for one in (_TO_A_TOTAL, _STANDING_TOTAL))


def is_arms_worth(view: View, mention: Mention) -> bool:
    """Whether the sum is what weapons are worth."""
    before = view.normalised[view.start : mention.start]
    return _WORTH.search(before) is not None and ARMS.search(before) is not None
