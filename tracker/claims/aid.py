"""Aid money: the stage by its word, the kind, the donor."""

import re
from collections.abc import Iterable, Mapping

from tracker.claims.donors import BY, before
from tracker.claims.items import Item
from tracker.claims.mention import Mention
from tracker.claims.nouns import family
from tracker.claims.patterns import spoken
from tracker.claims.patterns_slavic import STAGES as SLAVIC_STAGES
from tracker.claims.speaker import claimant_at
from tracker.claims.view import View
from tracker.model import Amount

STAGES = {
    "aid_disbursed": "lent|has lent|have lent|handed|sent|send|sends|delivered|delivers|deliver|transferred|transfers|transfer|paid|pays|pay"
    "|pays out"
    "|paid out|received|receives|receive|disbursed|disburses|disburse|disbursement|disbursements|handed over"
    "|hands over|provided|has given|have given|arrived|released|wired|credited|sending"
    "|delivering|transferring"
    "|disbursing|paying out|got|gave|given|have provided|has provided|paid in|reached kyiv|reached ukraine"
    "|landed in|has landed|have landed"
    "|has sent|have sent|has paid|have paid|donated",
    "aid_allocated": "allocated|allocates|allocate|allocation|allocations|allocating|earmarked|earmarks"
    "|earmark"
    "|earmarking|set aside|sets aside|budgeted|assigned|reserved|setting aside|ring-fenced|ringfenced",
    "aid_committed": "approved|approves|approve|approving|signed|signs|sign|signing|adopted|adopts|adopt"
    "|committed"
    "|commits|commit|commitment|commitments|ratified|ratifies|voted|passed|endorsed"
    "|authorised|authorized|decided"
    "|greenlit|green-lighted|cleared|approval|agreement signed|concluded|authorises|authorizes|committing",
    "aid_pledged": "promised|promises|promise|promising|pledged|pledges|pledge|pledging|announced|announces"
    "|announce"
    "|announcing|will give|will provide|will send|will allocate|will transfer|will deliver"
    "|will contribute|would provide|will pay"
    "|to provide|adds|added|will add|agreed in principle|offered|offers|vowed|unveiled"
    "|unveils|to give|to send"
    "|will receive|would give|would send|to allocate|to transfer|to contribute|to deliver"
    "|will get|has agreed to|agreed to|will donate|will be sent|will be provided"
    "|will disburse|to disburse|is to receive|to receive|will supply|to supply|would supply|will equip"
    "|will fund|would fund"
    "|will finance|would finance|will pay for|will cover|will spend|will invest|will donate|is sending"
    "|are sending"
    "|is giving|are giving|will hand over|will put|is due|are due|will follow|is to follow|is spending"
    "|are spending",
}
PLANS = spoken(
    "aid.plans",
    r"\b(?:propos(?:e|es|ed|al|ing)|consider(?:s|ed|ing)?|prepar(?:e|es|ed|ing)|ask(?:s|ed"
    r"|ing)? (?:for|the|its|allies|germany|congress|to)|request(?:s|ed|ing)?"
    r"|seek(?:s|ing)?|sought|call(?:s|ed|ing)? for|urg(?:e|es|ed|ing)|needs?|weigh(?:s|ing"
    r"|ed)?|mull(?:s|ing|ed)?|discuss(?:es|ed|ing)?"
    r"|expect(?:s|ed|ing)?|yet to|put forward|plan for|floated|hop(?:es|ed|ing) for"
    r"|demand(?:s|ed|ing)?|draft(?:s|ed|ing)?|plans? to|planning to|want(?:s|ed)?|hop(?:es|ed"
    r"|ing)|appeal(?:s|ed|ing)? for|suggest(?:s|ed|ing)?|lobb(?:ies|ied|ying)|negotiat\w+"
    r"|fail(?:ed|s)? to|halt(?:s|ed|ing)|suspend(?:s|ed|ing)|paus(?:es|ed|ing)|withh(?:eld|olds|olding)|block(?:s|ed|ing)"
    r"|cancel(?:s|led|ling)|froze|veto(?:es|ed)|delay(?:s|ed)|in talks|debat(?:e|es|ed|ing)|under (?:discussion|negotiation|consideration)|on the table)\b",
)
_NO_AID = spoken(
    "aid.no_aid",
    r"\b(?:sale of|(?:kyiv|ukraine) (?:will |would |plans to |is to |has |wants to )?"
    r"(?:buy|buys|bought|purchase\w*)"
    r"|damage|damages|cost|costs|costing|gdp|revenues?|profits?|budget deficit|exports?"
    r"|imports?|fines?|stolen|worth of damage"
    r"|lost|losses|price|trade(?! minist)|reconstruction needs|bribe|bribes|embezzle\w*|economy(?! minist)"
    r"|oil sales|in a (?:plant|factory)|joint venture|turnover|taxes|salary|salaries|defence spending|military spending|defence budget)\b",
)
_TO_UKRAINE = re.compile(
    r"\b(?:giv(?:e|es|en|ing)|gave|lend|lends|lent|grant(?:s|ed)?|send|sends|sent|provid(?:e|es|ed|ing)|donat(?:e|es|ed))"
    r" (?:ukraine|kyiv)(?: with)? [^,;:.\d]{0,30}$"
)
_SINCE_WAR = re.compile(
    r"\bsince (?:the |russia's )?(?:start of the |beginning of the |full-scale )?(?:war|invasion)\b"
)
_TOLD_OF_IT = re.compile(
    r" (?:that|which) (?:(?!was|were|is|are)[a-z'-]+ ){1,4}?(?:committed|pledged|promised|allocated|approved)\b"
)
"""In "paid 14 of the 18 billion that it committed" the relative clause tells the stage of the whole."""
_IS_KIND = re.compile(r" (?:was|is|were|are) (?:for )?(?:purely )?(military|financial|humanitarian)\b")
_SALE = re.compile(r"\b(?:sale|sales) (?:to|of|for)\b|\barms sale\b")
_LEAST = 10_000
_OWN_PURCHASE = re.compile(r"\b(?:buy|buys|buying|bought|purchases?|order(?:s|ed)|acquir(?:e|es|ed|ing))\b")
_SANCTIONS = spoken("aid.sanctions", r"\b(?:sanctions package|package of sanctions|price cap|a barrel)\b")
_ABOUT = spoken("aid.about", r"(?!)")
_STRONG = spoken(
    "aid.strong",
    r"\b(?:committed|commitments?|allocated|allocations?|earmarked|disbursed|disbursements?"
    r"|pledged|pledges?|transferred)\b",
)
_RIGHT_BEHIND = spoken("aid.right_behind", r"\s*(?:(?:were|was|had been|has been|have been|is|are)\s+)?")
_AID_NOUN = spoken("aid.aid_noun", r"\b(?:aid|package|packages|assistance|purl)\b")
OF_SUM = spoken(
    "aid.of_sum",
    r"\b(?:of (?:that|this|the) (?:sum|amount|total|money|package)|of which|of it)\b|\bof (?:that|this),",
)
_LENDING = spoken(
    "aid.lending",
    r"\b(?:lend|lends|lent|lending|export finance|credit line|loans?|grants?|imf|ebrd)\b",
)
_SHARE_OF = re.compile(
    r"\b(?:tranche|instal+ment|part|portion|slice|share|payment|half|third|quarter|bulk|rest|remainder"
    r"|chunk)s?"
    r" (?:out )?of (?:its|the|their|that|this|an?) (?:[a-z-]+ ){0,2}$"
)
_WHOLE = re.compile(
    r"\s*(?:\w+\s+){0,2}?(?:(?:out )?of|from|under)\s+(?:its|the|their|that|this|an?)\s+(?:[\w-]+\s+){0,2}?$"
)
_TO_A_TOTAL = re.compile(
    r"\b(?:tak(?:es?|ing|en)|took|bring(?:s|ing)?|brought|rais(?:es?|ed|ing)|lift(?:s|ed|ing)?|push(?:es|ed"
    r"|ing)?)\s+"
    r"(?:(?![.;])[^\d]){0,90}\bto\s+(?:well |just |a total of |some )*$"
)
_STANDING_TOTAL = re.compile(
    r"\b(?:total|overall|combined|cumulative)\s+(?:(?![.;])[^\d]){0,70}"
    r"\b(?:(?:stands?|stood) (?:now )?at|amount(?:s|ed)? to|com(?:es?|ing) to|came to|reach(?:es|ed|ing)?"
    r"|exceed(?:s|ed|ing)?|risen to|rose to|grown to|grew to|is (?:now )?|was )\s*(?:now |well |some )*$"
)
_WORTH = spoken("aid.worth", r"\b(?:worth|valued at)\s+(?:a total of |some |altogether )*$")
_ARMS = spoken(
    "aid.arms",
    r"\b(?:systems?|drones?|missiles?|shells?|ammunition|munitions|weapons?|weaponry|tanks?|jets|aircraft"
    r"|howitzers?"
    r"|vehicles|rockets|interceptors?|radars?|artillery|launchers?|mines|rounds)\b",
)
_FOR_OTHERS = re.compile(
    r"\b(?:for|to|in) (?:kenya|africa|nigeria|haiti|bangladesh|egypt|jordan|greece|turkey)\b"
)
_FOR_ARMS = spoken(
    "aid.for_arms",
    r"(?: \([^)]{1,40}\))?(?: in (?:its|the) (?:\d{4} )?budget)?(?: (?:[a-z]+ )?(?:package|tranche|fund|contribution|grant))?"
    r"(?: (?:swedish |danish |norwegian |czech )?(?:kronor|kroner|crowns|krone))?"
    r"(?: more)? (?:in [a-z]+ |worth of )?(?:for(?! its own)|of|towards|to(?! ukraine)"
    r"|to (?:buy|purchase|procure|finance|fund|pay for|supply|deliver|provide))"
    r" (?:[\d,]+ )?(?:(?!,)[^.;:\d]){0,40}?\b(?:air defen[cs]es?|drones?|missiles?|shells?|ammunition"
    r"|munitions|weapons?|weaponry|tanks|jets|howitzers?|interceptors?|radars?|artillery|launchers?|arms"
    r"|patriots?|iris-t)\b",
)
_BASE = frozenset({"pay", "send", "deliver", "transfer", "disburse", "give", "provide", "donate"})
_WILL = re.compile(r"\b(?:will|would|is to|are to|set to)\b[^.;:]*$")
_MADE_OF = re.compile(
    r"[^.;\d]{0,30}\b(?:made up of|consisting of|comprising|containing|consists of|includes"
    r"|including)\b(?:(?!,)[^.;\d]){0,40}?"
    r"\b(?:rounds|shells?|ammunition|weapons?|missiles?|drones?|boats|vehicles|tanks|howitzers?|radars?"
    r"|interceptors?|mines)\b"
)
_IN_ARMS = re.compile(
    r" in (?:[\w-]+ ){0,2}?(?:patriots?|weapons?|arms|ammunition|shells|drones?|missiles?"
    r"|air[- ]defen[cs]es?)\b"
)
_PURPOSE = re.compile(
    r"(?:(?![.;,])\D){0,30}\bfor (?:the |its |ukraine's |kyiv's )?"
    r"(military|army|armed forces|defen[cs]e|(?:state )?budget)\b"
)
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
_ADJECTIVE = spoken(
    "aid.adjective",
    r"\b(?:(?:financial|economic|budget|budgetary|military|defence|defense|humanitarian)(?:,"
    r"| and|, and)\s+)+$",
)
_FOR_UKRAINE = spoken(
    "aid.for_ukraine",
    r"\b(?:to|for|in|of) (?:ukraine|kyiv|kiev|ukraine's|ukrainian)|\bukraine\b|\bkyiv\b|\bukrainian\b",
)


def _with_adverbs(words: str) -> str:
    """The words, the longest first; "will give" is "will jointly give" too."""
    ordered = sorted(words.split("|"), key=len, reverse=True)
    adverb = r"\1 (?:\\w+ly |also |now |each |both |all |together )?"
    return "|".join(re.sub(r"^(will|would|ha[sv]e?) ", adverb, word) for word in ordered)


def _stage_pattern() -> re.Pattern[str]:
    groups = [
        f"(?P<{stage}>{_with_adverbs(words)}|{SLAVIC_STAGES[stage]})" for stage, words in STAGES.items()
    ]
    return re.compile(rf"\b(?:{'|'.join(reversed(groups))})\b")


_STAGE = _stage_pattern()


_WHOSE_CROWNS = re.compile(r"швед|данськ|датськ|норвез|чесь|датск|норвеж|чеш|ісланд|исланд")
_CROWNS = {"CZE": "CZK", "SWE": "SEK", "DNK": "DKK", "NOR": "NOK", "ISL": "ISK"}
KRONER = {
    **dict.fromkeys(("крон", "крони", "кроны", "крона"), _CROWNS),
    "kroner": {"DNK": "DKK", "NOR": "NOK"},
    "krone": {"DNK": "DKK", "NOR": "NOK"},
    "kronor": {"SWE": "SEK"},
    "crowns": {"CZE": "CZK", "SWE": "SEK", "DNK": "DKK", "NOR": "NOK"},
    "krona": {"SWE": "SEK", "ISL": "ISK"},
}


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
    unit = mention.quantity.amount.unit
    if (mention.quantity.amount.high or mention.quantity.amount.best or _LEAST) < _LEAST:
        return False  # "a cap of 44 dollars", "3,000 dollars each"
    if unit == "RUB" or (unit == "UAH" and not view.has("donor")):
        return False
    near = view.normalised[max(view.start, mention.start - 60) : min(view.end, mention.end + 60)]
    if _OWN_PURCHASE.search(near) and not view.page.tells(_FOR_UKRAINE):
        return False
    if view.has("donor") and _SINCE_WAR.search(view.words) and _STAGE.search(view.words):
        return True
    if view.has("donor") and _TO_UKRAINE.search(view.normalised, view.start, mention.start):
        return True
    if (_NO_AID.search(near) and not view.has("aid_word")) or _SANCTIONS.search(near):
        return False
    kinds = [
        item for item in view.of_kind("class") if family(item.get("class")[0], view.page.vocabulary) == "aid"
    ]
    aid = bool(kinds) or view.has("aid_word")
    if not carried and _is_for_others(view, aid):
        return False
    staged = _STAGE.search(view.words) is not None
    donor = view.has("donor")
    ukraine = _FOR_UKRAINE.search(view.words) is not None
    if staged and donor and view.page.tells(_FOR_UKRAINE):
        return True
    if staged and donor and carried and _is_arms_worth(view, mention):
        return True
    if (
        staged
        and donor
        and view.page.tells_of_war
        and _FOR_ARMS.match(view.normalised, mention.end, view.end)
    ):
        return True  # "each promised 400 million euros more for air defence"
    if _STRONG.search(view.words) and not _NO_AID.search(near):
        return True
    if staged and any(BY.search(before(view, item)) for item in view.of_kind("donor")):
        return True
    if carried and (staged or OF_SUM.search(view.words)):
        return True
    if _AID_NOUN.search(view.words) and not _NO_AID.search(near):
        return True
    return (aid and (donor or ukraine or carried)) or (staged and (ukraine or (donor and aid)))


def _is_for_others(view: View, aid: bool) -> bool:
    """Money of a text that never names Ukraine: help for another country, or no help at all; Moscow's own."""
    if view.page.language != "en" or view.page.tells(_FOR_UKRAINE) or view.has("class"):
        return view.has("other_war") and not _FOR_UKRAINE.search(view.words)
    return not aid or view.has("other_war") or _FOR_OTHERS.search(view.words) is not None


def own_stage(view: View, mention: Mention) -> str:
    """The stage word right behind a part: "of which 77 billion had been allocated"."""
    nth = view.mentions.index(mention)
    limit = view.mentions[nth + 1].start if nth + 1 < len(view.mentions) else view.end
    match = _STAGE.search(view.normalised, mention.end, min(limit, mention.end + 40))
    if not match or (match.lastgroup == "aid_pledged" and not _is_predicate(view, mention, match)):
        return ""
    return str(match.lastgroup)


def _is_predicate(view: View, mention: Mention, match: re.Match[str]) -> bool:
    """In "з яких 18 млрд надійде" the part has a verb of its own; an infinitive is none."""
    right_behind = _RIGHT_BEHIND.fullmatch(view.normalised, mention.end, match.start())
    return view.page.language != "en" and right_behind is not None and not match[0].endswith("ти")


def is_whole(view: View, mention: Mention) -> bool:
    """The M of "1 billion of its M loan" only tells of what it is a part, unless its own stage follows."""
    nth = view.mentions.index(mention)
    before = view.mentions[nth - 1] if nth else None
    if _SHARE_OF.search(view.normalised[max(view.start, mention.start - 50) : mention.start]):
        return _STAGE.match(view.normalised, _past_blank(view, mention.end)) is None
    if before is None or before.quantity.amount.unit != mention.quantity.amount.unit:
        return False
    if not _WHOLE.fullmatch(view.normalised, before.span[1], mention.start):
        return False
    return _STAGE.match(view.normalised, _past_blank(view, mention.span[1])) is None


def _past_blank(view: View, position: int) -> int:
    return position + 1 if view.normalised.startswith(" ", position) else position


def is_running_total(view: View, mention: Mention) -> bool:
    """In "brings its total support to 22 billion" nothing new is promised: a sum of all times."""
    before = view.normalised[max(view.start, mention.start - 120) : mention.start]
    return _TO_A_TOTAL.search(before) is not None or _STANDING_TOTAL.search(before) is not None


def _is_arms_worth(view: View, mention: Mention) -> bool:
    before = view.normalised[view.start : mention.start]
    return _WORTH.search(before) is not None and _ARMS.search(before) is not None


def stage_of(view: View, mention: Mention) -> str | None:
    """The metric of a sum by its stage word; None where it is only proposed or asked for."""
    clause = view.clause_of(mention.start)
    for start, end in (clause, (view.start, view.end)):
        found = _finite_first(list(_STAGE.finditer(view.normalised, start, end)))
        plans = list(PLANS.finditer(view.normalised, start, end))
        if not found and not plans:
            continue
        if told := _TOLD_OF_IT.match(view.normalised, mention.end, view.end):
            found, plans = [match for match in found if match.end() == told.end()] or found, []
        marks = [(_distance(match, mention), str(match.lastgroup)) for match in found]
        marks += [(_distance(match, mention), "") for match in plans]
        nearest = min(marks)[1]
        if nearest == "aid_disbursed" and _is_to_come(
            view, min(found, key=lambda one: _distance(one, mention))
        ):
            nearest = "aid_pledged"
        if any(mark == "" for _, mark in marks) and _plan_leads(plans, found):
            nearest = ""
        weak = all(match[0] in ("added", "adds") for match in found) and not plans
        return _unsaid_stage(view, mention) if weak else nearest or None
    return _unsaid_stage(view, mention)


def _unsaid_stage(view: View, mention: Mention) -> str:
    """Without a word of the stage a sum is pledged; what Kiel counts is allocated, its measure."""
    counted = claimant_at(view.attributions, mention.start) == "kiel"
    return "aid_allocated" if counted else "aid_pledged"


def _is_to_come(view: View, stage: re.Match[str]) -> bool:
    """In "will deliver two systems and pay for 500 million of arms" nothing was paid yet."""
    return stage[0] in _BASE and _WILL.search(view.normalised, view.start, stage.start()) is not None


def _finite_first(found: list[re.Match[str]]) -> list[re.Match[str]]:
    """In "adopted a decision to transfer" the decision is the stage."""
    decided = [match for match in found if match.lastgroup != "aid_pledged"]
    kept = [match for match in found if not (decided and match[0].startswith("to "))]
    kept = [match for match in kept if not any(_is_right_behind(one, match) for one in found)]
    return kept or found


def _is_right_behind(stage: re.Match[str], match: re.Match[str]) -> bool:
    """In "approved the transfer of" the second word tells what was approved."""
    gap = stage.string[stage.end() : match.start()] if stage.end() < match.start() else ""
    return 0 < len(gap) <= 3 or gap in (" the ", " a ", " an ")


def _plan_leads(plans: list[re.Match[str]], found: list[re.Match[str]]) -> bool:
    """In "proposed to provide": the plan word governs the stage word behind it."""
    return any(
        -3 <= match.start() - plan.end() <= 12
        or _ABOUT.fullmatch(match.string, plan.end(), max(plan.end(), match.start()))
        for plan in plans
        for match in found
    )


def _distance(match: re.Match[str], mention: Mention) -> int:
    if match.end() <= mention.start:
        return mention.start - match.end()
    gap = match.string[mention.end : match.start()]
    return 0 if _RIGHT_BEHIND.fullmatch(gap) else (match.start() - mention.end) + 40


def kind_of(view: View, mention: Mention) -> tuple[str, ...]:
    """The class of the aid: the nearest word of a kind, the special one before the general."""
    vocabulary = view.page.vocabulary
    kinds = [item for item in view.of_kind("class") if family(item.get("class")[0], vocabulary) == "aid"]
    nth = view.mentions.index(mention)
    sums = (other for other in view.mentions[nth + 1 :] if other.family not in ("air", "equipment"))
    following = (other.start for other in sums if not is_whole(view, other))
    limit = next(following, view.end)
    start = view.mentions[nth - 1].end if nth else view.start
    first = max(view.start, view.normalised.rfind(";", view.start, mention.start))
    ranges = ((mention.end, limit), (max(start, first), mention.start), (first, mention.start))
    special = [item for item in kinds if item.get("class") != ("aid",)]
    if found := _kind_within(special, ranges, mention, 120):
        return _both_kinds(view, found)
    if told := _IS_KIND.match(view.normalised, mention.end, view.end):
        return (f"aid_{told[1]}",)
    if purpose := _PURPOSE.match(view.normalised, mention.end, view.end):
        return ("aid_financial",) if purpose[1].endswith("budget") else ("aid_military",)
    if _buys_arms(view, mention):
        return ("aid_military",)
    if found := _kind_within(kinds, ranges, mention, 400):
        return _both_kinds(view, found)
    return ("aid_financial",) if _LENDING.search(view.normalised, view.start, limit) else ("aid",)


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
    behind = (_MADE_OF, _FOR_ARMS, _IN_ARMS)
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
