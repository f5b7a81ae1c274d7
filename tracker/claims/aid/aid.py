"""Aid money: the stage by its word, the kind, the donor."""

import re
from collections.abc import Iterable, Mapping

from tracker.claims.aid.donors import BY, before
from tracker.claims.aid.recipients import DATIVES, goes_elsewhere
from tracker.claims.aid.stages import STAGE
from tracker.claims.page.items import Item
from tracker.claims.page.mention import Mention
from tracker.claims.page.nouns import family
from tracker.claims.page.view import Page, View
from tracker.claims.words.patterns import slavic, spoken
from tracker.model import Amount
from tracker.text.lazy import regex

_NO_AID = spoken(
    "aid.no_aid",
    r"\b(?:sale of|(?:kyiv|ukraine) (?:will |would |plans to |is to |has |wants to )?"
    r"(?:buy|buys|bought|purchase\w*)"
    r"|damage|damages|cost|costs|costing|gdp|revenues?|profits?|budget deficit|exports?"
    r"|(?<!for )(?<!for gas )(?<!for fuel )(?<!for energy )(?<!for electricity )imports?|fines?|stolen"
    r"|worth of damage"
    r"|lost|losses|price|trade(?! minist)|reconstruction needs|bribe|bribes|embezzle\w*|economy(?! minist)"
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
_IS_KIND = regex(
    r" (?:of (?:it|this|that|which) )?(?:(?:was|is|were|are) )?(?:for )?(?:purely )?(military|financial"
    r"|humanitarian)\b"
)
"""In "81 billion, 66 billion of it military" the kind stands behind the part."""
_IN_KIND = regex(r" in (military|financial|humanitarian)(?=, | and (?:[$€£]|\d))")
"""In "118 billion in financial and 19 billion in humanitarian aid" the noun stands behind the second."""
_SALE = regex(r"\b(?:sale|sales) (?:to|of|for)\b|\barms sale\b")
_LEAST = 10_000
_ITS_SIZE = regex(
    r"\b(?:вклад|взнос|об[ъь][её]м|размер|сумма|внесок|обсяг|розмір|сума)[а-яіїє]* (?:[а-яіїє]+ ){0,3}"
    r"(?:состав|станов|склад)[а-яіїє]+ (?:[а-яіїє]+ ){0,2}$"
    r"|\b(?:речь (?:ид[её]т|шла) о|йдеться про|мова йде про)"
    r" (?:(?:сумм|сум|пакет|помощ|допомо|размер|розмір)[а-яіїє]* (?:в |у )?)*$"
)
_AID_TOLD = regex(r"\b(?:помо[щгж]|допомо[гж]|підтрим|поддерж|пакет|взнос|внесок|внеск|purl)")
_OWN_PURCHASE = regex(r"\b(?:buy|buys|buying|bought|purchases?|order(?:s|ed)|acquir(?:e|es|ed|ing))\b")
_ASSETS_OF = regex(
    r"\bassets\b[^.;\d]{0,40} (?:estimated at|worth|valued at) "
    r"(?:about |some |over |around |nearly )?$"
)
"""In "frozen assets in the EU, estimated at 210 billion" their value is told."""
_SANCTIONS = spoken("aid.sanctions", r"\b(?:sanctions package|package of sanctions|price cap|a barrel)\b")
_STRONG = spoken(
    "aid.strong",
    r"\b(?:committed|commitments?|allocated|allocations?|earmarked|disbursed|disbursements?"
    r"|pledged|pledges?|transferred)\b",
)
_AID_NOUN = spoken("aid.aid_noun", r"\b(?:aid|package|packages|assistance|purl)\b")
OF_SUM = spoken(
    "aid.of_sum",
    r"\b(?:of (?:that|this|the) (?:sum|amount|total|money|package)|of which|(?<!top )of it)\b"
    r"|\bof (?:that|this),",
)
_LENDING = spoken(
    "aid.lending",
    r"\b(?:lend|lends|lent|lending|export finance|credit line|loans?|grants?|imf|ebrd)\b",
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
_WORTH = spoken("aid.worth", r"\b(?:worth|valued at)\s+(?:a total of |some |altogether )*$")
_ARMS = spoken(
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
    r"|since (?:february )?2022|russia|russian|zelensky\w*|zelenskyy)\b"
)
"""Without the name of Ukraine money is aid to it only where arms or this war are named."""
_TO_OTHERS = regex(rf"\b(?:{DATIVES})\b")
_FOR_ARMS = spoken(
    "aid.for_arms",
    r"(?: \([^)]{1,40}\))?(?: in (?:its|the) (?:\d{4} )?budget)?"
    r"(?: (?:[a-z]+ )?(?:package|tranche|fund|contribution|grant))?"
    r"(?: (?:swedish |danish |norwegian |czech )?(?:kronor|kroner|crowns|krone))?"
    r"(?: more)? (?:in [a-z]+ |worth of )?(?:for(?! its own)|of|towards|to(?! ukraine(?!'))"
    r"|to (?:buy|purchase|procure|finance|fund|pay for|supply|deliver|provide))"
    r" (?:[\d,]+ )?(?:(?!,)[^.;:\d]){0,40}?\b(?:air defen[cs]es?|drones?|missiles?|shells?|ammunition"
    r"|munitions|weapons?|weaponry|tanks|jets|howitzers?|interceptors?|radars?|artillery|launchers?|arms"
    r"|patriots?|iris-t)\b",
)
_MADE_OF = regex(
    r"[^.;\d]{0,30}\b(?:made up of|consisting of|comprising|containing|consists of|includes"
    r"|including)\b(?:(?!,)[^.;\d]){0,40}?"
    r"\b(?:rounds|shells?|ammunition|weapons?|missiles?|drones?|boats|vehicles|tanks|howitzers?|radars?"
    r"|interceptors?|mines)\b"
)
_ARMS_PACKAGE = regex(
    r" (?:[\w-]+ )?(?:air[- ]defen[cs]e|weapons?|arms|ammunition|munitions|shells?|drones?|missiles?"
    r"|artillery)"
    r" (?:aid |support )?(?:package|tranche|programme|program|deal|contribution|donation|fund|pledge)\b"
)
"""In "a 420 million pound air defence package" the money is weapons."""
_BUYS_ARMS = regex(
    r" (?:more )?(?:will |would |is to |are to |was to |can )?(?:go|goes|went|buys?|bought|pays?|paid"
    r"|funds?|funded"
    r"|finances?|financed|covers?|covered|be spent|is|are)\b(?: (?:to|towards?|on|for|into))?[^,;.:\d]{0,40}?"
    r"\b(?:air[- ]defen[cs]es?|drones?|missiles?|shells?|ammunition|munitions|weapons?|weaponry|interceptors?"
    r"|howitzers?|artillery|patriots?|iris-t|radars?)\b"
)
_IN_ARMS = regex(
    r" in (?:[\w-]+ ){0,2}?(?:patriots?|weapons?|arms|ammunition|shells|drones?|missiles?"
    r"|air[- ]defen[cs]es?)\b"
)
_PURPOSE = regex(
    r"(?:(?![.;,])\D){0,30}\bfor (?:the |its |ukraine's |kyiv's )?"
    r"(military|army|armed forces|defen[cs]e|(?:state )?budget"
    r"|humanitarian)\b"
)
_PURPOSES = {"budget": "aid_financial", "humanitarian": "aid_humanitarian"}
_KIND_WORDS = {
    "financial": "aid_financial",
    "economic": "aid_financial",
    "budget": "aid_financial",
    "budgetary": "aid_financial",
    "military": "aid_military",
    "defence": "aid_military",
    "defense": "aid_military",
    "humanitarian": "aid_humanitarian",
    "фінансов": "aid_financial",
    "бюджетн": "aid_financial",
    "економічн": "aid_financial",
    "військов": "aid_military",
    "оборонн": "aid_military",
    "гуманітарн": "aid_humanitarian",
    "финансов": "aid_financial",
    "экономическ": "aid_financial",
    "военн": "aid_military",
    "гуманитарн": "aid_humanitarian",
}
_SHORT_KIND = slavic(
    r" (?:- |составля[а-я]+ |становить |становлять |приходится на |припадає на )?(?:- )?(?:это |це )?"
    r"(?:(?:на|для|под|під) )?(фінансов|бюджетн|економічн|військов|оборонн|гуманітарн|финансов|экономическ"
    r"|военн|гуманитарн)"
    r"(?:(?:а|ая|ої|ой|у|ую)\b(?= ?[,.;)]|$| -| і | й | та | и )|(?:і|ые|ие) (?:нужд|потреб|цел|ціл"
    r"|расход|видатк))"
)
"""In "из них 65 млрд - военной", "60 млрд - на военные нужды" the kind stands right behind the sum."""
_KIND_LABEL = slavic(
    r"[,;(] ?(?:(?:а|и|і|та|й) )?(фінансов|бюджетн|економічн|військов|оборонн|гуманітарн|финансов"
    r"|экономическ|военн"
    r"|гуманитарн)(?:а|ая|ої|ой|у|ую) - $"
)
"""In "8 млрд военной помощи, финансовой - 6,5 млрд" the kind leads."""
_KIND_BEFORE = regex(
    r"\b(?:на|для) (фінансов|бюджетн|економічн|військов|оборонн|гуманітарн|финансов|экономическ|военн"
    r"|гуманитарн)(?:у|ую|ої|ой)\b(?! (?:допомог|помощ|підтрим|поддерж))[^,;:.]{0,40}$"
)
_ADJECTIVE = spoken(
    "aid.adjective",
    r"\b(?:(?:financial|economic|budget|budgetary|military|defence|defense|humanitarian)(?:,"
    r"| and|, and)\s+)+$",
)
_FOR_UKRAINE = spoken(
    "aid.for_ukraine",
    r"\b(?:to|for|in|of) (?:ukraine|kyiv|kiev|ukraine's|ukrainian)|\bukraine\b|\bkyiv\b|\bukrainians?\b"
    r"|\bnaftogaz\b|\bukrenergo\b",
)
_WHOSE_CROWNS = slavic(r"швед|данськ|датськ|норвез|чесь|датск|норвеж|чеш|ісланд|исланд")
_CROWNS = {"CZE": "CZK", "SWE": "SEK", "DNK": "DKK", "NOR": "NOK", "ISL": "ISK"}
KRONER = {
    **dict.fromkeys(("крон", "крони", "кроны", "крона"), _CROWNS),
    "kroner": {"DNK": "DKK", "NOR": "NOK"},
    "krone": {"DNK": "DKK", "NOR": "NOK"},
    "kronor": {"SWE": "SEK"},
    "crowns": {"CZE": "CZK", "SWE": "SEK", "DNK": "DKK", "NOR": "NOK"},
    "krona": {"SWE": "SEK", "ISL": "ISK"},
}
CROWNS = frozenset(code for codes in KRONER.values() for code in codes.values())


def currency_of(amount: Amount, donor: str) -> str:
    """Crowns are those of the donor where several countries have them."""
    if _WHOSE_CROWNS.search(amount.printed.lower()):
        return amount.unit
    for word, codes in KRONER.items():
        if word in amount.printed.lower():
            return codes.get(donor, _only(codes) or amount.unit)
    return amount.unit


def _only(codes: Mapping[str, str]) -> str:
    """The currency of a word that a single country uses."""
    return next(iter(codes.values())) if len(codes) == 1 else ""


def crowns(word: str, donor: str) -> str:
    """The currency of a word for crowns, by who gives; "count" where that is open."""
    return KRONER[word].get(donor, "") or _only(KRONER[word]) or "count"


def times(count: Amount, each: Amount) -> Amount:
    """In "Two loans of 500 million each": the product."""

    def product(one: float | None, other: float | None) -> float | None:
        return None if one is None or other is None else one * other

    printed = f"{count.printed} ... {each.printed} each"
    update = {name: product(getattr(count, name), getattr(each, name)) for name in ("low", "best", "high")}
    return each.model_copy(update={**update, "printed": printed})


def is_aid(view: View, mention: Mention, carried: bool) -> bool:
    """Whether a sum of money is aid: aid words and a donor or Ukraine, no damage, price or budget."""
    near = view.normalised[max(view.start, mention.start - 60) : min(view.end, mention.end + 60)]
    if _is_no_aid(view, mention, near):
        return False
    if _is_given_to_ukraine(view, mention):
        return True
    if (_NO_AID.search(near) and not view.has("aid_word")) or _SANCTIONS.search(near):
        return False
    kinds = (item.get("class")[0] for item in view.of_kind("class"))
    aid = view.has("aid_word") or any(family(kind, view.page.vocabulary) == "aid" for kind in kinds)
    if not carried and _is_for_others(view, aid):
        return False
    if _STRONG.search(view.words) and not _NO_AID.search(near):
        return True
    if _is_size_of_aid(view, mention, carried):
        return True
    staged = STAGE.search(view.words) is not None
    if staged and _is_from_donor(view, mention, carried):
        return True
    if carried and (staged or OF_SUM.search(view.words)):
        return True
    if _AID_NOUN.search(view.words) and not _NO_AID.search(near):
        return True
    donor, ukraine = view.has("donor"), _FOR_UKRAINE.search(view.words) is not None
    return (aid and (donor or ukraine or carried)) or (staged and (ukraine or (donor and aid)))


def _is_size_of_aid(view: View, mention: Mention, carried: bool) -> bool:
    """In "Норвегия поможет Украине оружием. Объём помощи составит 7 млрд" the sum is that of the aid."""
    if not _ITS_SIZE.search(view.normalised, view.start, mention.start):
        return False
    before = view.page.sentences[max(0, view.nth - 1)]
    told = view.page.normalised[before.start : view.end]
    return carried or (_AID_TOLD.search(told) is not None and _FOR_UKRAINE.search(told) is not None)


def _is_no_aid(view: View, mention: Mention, near: str) -> bool:
    """Sums of others, roubles, Ukraine's own purchases; "a cap of 44 dollars", "3,000 dollars each"."""
    amount = mention.quantity.amount
    if goes_elsewhere(view, mention) or (amount.high or amount.best or _LEAST) < _LEAST:
        return True
    if amount.unit == "RUB" or (amount.unit == "UAH" and not _has_donor_beside(view, mention)):
        return True
    if _ASSETS_OF.search(view.normalised, view.start, mention.start):
        return True
    return _OWN_PURCHASE.search(near) is not None and not _names_ukraine(view.page)


def _is_given_to_ukraine(view: View, mention: Mention) -> bool:
    """Whether a donor gives, and to Ukraine, or arms in a text on it."""
    if view.has("donor") and _SINCE_WAR.search(view.words) and STAGE.search(view.words):
        return True
    if view.has("donor") and _TO_UKRAINE.search(view.normalised, view.start, mention.start):
        return True
    return view.page.language == "en" and _is_arms_worth(view, mention) and _is_given(view)


def _is_from_donor(view: View, mention: Mention, carried: bool) -> bool:
    """In "each promised 400 million euros more for air defence" the donor stands beside a stage."""
    if any(BY.search(before(view, item)) for item in view.of_kind("donor")):
        return True
    if not view.has("donor"):
        return False
    if _names_ukraine(view.page) or (carried and _is_arms_worth(view, mention)):
        return True
    return view.page.tells_of_war and _FOR_ARMS.match(view.normalised, mention.end, view.end) is not None


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
    """Whether Ukraine is named, or speaks: "Zelensky asked partners for 60 billion"."""
    return page.tells(_FOR_UKRAINE) or (page.language == "en" and page.quotes_kyiv)


def _is_elsewhere(page: Page) -> bool:
    """Whether a page without Ukraine tells neither of arms nor of a loan, or of a country far away."""
    starts = page.far_places
    far = any(_GIVEN_TO.search(page.normalised, max(0, start - 20), start) for start in starts)
    return far or not page.tells(_OF_THIS_WAR)


def _is_abroad(view: View) -> bool:
    """In "выделила Бангладеш кредит", "надав Аргентині 2 млрд" the money goes elsewhere."""
    return not _names_ukraine(view.page) and _TO_OTHERS.search(view.words) is not None


def is_whole(view: View, mention: Mention) -> bool:
    """The M of "1 billion of its M loan" only tells of what it is a part, unless its own stage follows."""
    nth = view.mentions.index(mention)
    before = view.mentions[nth - 1] if nth else None
    if _SHARE_OF.search(view.normalised[max(view.start, mention.start - 50) : mention.start]):
        return STAGE.match(view.normalised, _past_blank(view, mention.end)) is None
    if _PACKAGE_OF.search(view.normalised, view.start, mention.start):
        return True
    if before is None or before.quantity.amount.unit != mention.quantity.amount.unit:
        return False
    if not _WHOLE.fullmatch(view.normalised, before.span[1], mention.start):
        return False
    return STAGE.match(view.normalised, _past_blank(view, mention.span[1])) is None


def _past_blank(view: View, position: int) -> int:
    return position + 1 if view.normalised.startswith(" ", position) else position


def is_difference(view: View, mention: Mention) -> bool:
    """In "23 billion euros ($26bn) less", "exceeds it by 23 billion" two sums are compared."""
    behind = _MORE.match(view.normalised, mention.span[1], view.end)
    return behind is not None or _BY_SO_MUCH.search(view.normalised, view.start, mention.start) is not None


def is_left_over(view: View, mention: Mention) -> bool:
    """In "has 4.8 billion in drawdown authority left" what is not given yet is told."""
    return _LEFT.match(view.normalised, mention.span[1], view.end) is not None


def is_running_total(view: View, mention: Mention) -> bool:
    """In "brings its total support to 22 billion" nothing new is promised: a sum of all times."""
    before = view.normalised[max(view.start, mention.start - 120) : mention.start]
    return any(one.search(before) for one in (_TO_A_TOTAL, _STANDING_TOTAL))


def _is_arms_worth(view: View, mention: Mention) -> bool:
    before = view.normalised[view.start : mention.start]
    return _WORTH.search(before) is not None and _ARMS.search(before) is not None


_OTHER_GIVES = regex(
    r", (?:and|while|but) (?:the )?[a-z]+ (?:announced|pledged|said|approved|promised|signed|will|sent"
    r"|gave)\b"
)


def kind_of(view: View, mention: Mention) -> tuple[str, ...]:
    """The class of the aid: the nearest word of a kind, the special one before the general."""
    vocabulary = view.page.vocabulary
    kinds = [item for item in view.of_kind("class") if family(item.get("class")[0], vocabulary) == "aid"]
    nth = view.mentions.index(mention)
    sums = (other for other in view.mentions[nth + 1 :] if other.family not in ("air", "equipment"))
    following = (other.start for other in sums if not is_whole(view, other))
    limit = next(following, view.end)
    other = _OTHER_GIVES.search(view.normalised, mention.end, limit)
    limit = other.start() if other else limit
    start = view.mentions[nth - 1].end if nth else view.start
    first = max(view.start, view.normalised.rfind(";", view.start, mention.start))
    ranges = ((mention.end, limit), (max(start, first), mention.start), (first, mention.start))
    if view.normalised.endswith("(", 0, mention.start):
        ranges = (*ranges[1:], ranges[0])  # "financial aid (34 billion) is similar to military aid"
    special = [item for item in kinds if item.get("class") != ("aid",)]
    told = _SHORT_KIND.match(view.normalised, _sum_end(mention), view.end)
    told = told or _KIND_LABEL.search(view.normalised, view.start, mention.start)
    if told:
        return (_KIND_WORDS[told[1]],)
    if told := _IN_KIND.match(view.normalised, _sum_end(mention), view.end):
        return (f"aid_{told[1]}",)
    if found := _kind_within(special, ranges, mention, 120):
        return _both_kinds(view, found)
    if told := _IS_KIND.match(view.normalised, mention.end, view.end):
        return (f"aid_{told[1]}",)
    if told := _KIND_BEFORE.search(view.normalised, start, mention.start):
        return (_KIND_WORDS[told[1]],)
    if purpose := _PURPOSE.match(view.normalised, mention.end, view.end):
        return (_PURPOSES.get(purpose[1].split()[-1], "aid_military"),)
    if _buys_arms(view, mention):
        return ("aid_military",)
    if found := _kind_within(kinds, ranges, mention, 400):
        return _both_kinds(view, found)
    return ("aid_financial",) if _LENDING.search(view.normalised, view.start, limit) else ("aid",)


def _sum_end(mention: Mention) -> int:
    unit = mention.quantity.unit_span
    return max(mention.span[1], unit[1] if unit else 0)


def _kind_within(
    items: Iterable[Item], ranges: Iterable[tuple[int, int]], mention: Mention, reach: int
) -> Item | None:
    chosen = (
        _nearest([one for one in items if low <= one.start < high], mention, reach) for low, high in ranges
    )
    return next(filter(None, chosen), None)


def _buys_arms(view: View, mention: Mention) -> bool:
    """In "4 billion kronor of missiles", "valued at 9 billion and made up of shells" the money is weapons."""
    if mention.family in ("air", "equipment") or _is_arms_worth(view, mention):
        return True
    if _SALE.search(view.words) and _ARMS.search(view.words):
        return True
    behind = (_MADE_OF, _FOR_ARMS, _IN_ARMS, _ARMS_PACKAGE, _BUYS_ARMS)
    return any(one.match(view.normalised, mention.end, view.end) for one in behind)


def _both_kinds(view: View, item: Item) -> tuple[str, ...]:
    """In "financial and military support": a bundle of both kinds."""
    before = view.normalised[max(view.start, item.start - 40) : item.start]
    match = _ADJECTIVE.search(before)
    classes = set(item.get("class"))
    if match:
        words = re.findall(r"\w+", match[0])
        classes.update(kind for word in words for stem, kind in _KIND_WORDS.items() if word.startswith(stem))
    return tuple(sorted(classes - {"aid"} or classes))


def _nearest(items: Iterable[Item], mention: Mention, limit: int) -> Item | None:
    ranked = [
        (item.start - mention.end if item.start >= mention.end else mention.start - item.end + 10, item)
        for item in items
    ]
    near = [pair for pair in ranked if pair[0] <= limit]
    return min(near, key=lambda pair: pair[0])[1] if near else None
