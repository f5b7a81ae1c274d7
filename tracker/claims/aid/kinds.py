"""The kind of aid: military, financial, humanitarian, by the nearest word or what the money buys."""

import re
from collections.abc import Iterable

from tracker.claims.aid.aid import ARMS, FOR_ARMS, is_arms_worth, is_whole
from tracker.claims.page.items import Item
from tracker.claims.page.mention import Mention
from tracker.claims.page.nouns import family
from tracker.claims.page.view import View
from tracker.claims.relation.in_turn import AND, tells_in_turn
from tracker.claims.words.patterns import slavic, spoken
from tracker.claims.words.patterns_slavic import ARMS as SLAVIC_ARMS
from tracker.claims.words.patterns_slavic import ARMY as SLAVIC_ARMY
from tracker.text.lazy import regex

_IS_KIND = regex(
    r" (?:of (?:it|this|that|which) )?(?:(?:was|is|were|are) )?(?:for )?(?:purely )?(military|financial"
    r"|humanitarian)\b"
)
"""In "81 billion, 66 billion of it military" the kind stands behind the part."""
_IN_KIND = regex(r" in (military|financial|humanitarian)(?=, | and (?:[$€£]|\d))")
"""In "118 billion in financial and 19 billion in humanitarian aid" the noun stands behind the second."""
_SALE = regex(r"\b(?:sale|sales) (?:to|of|for)\b|\barms sale\b")
_LENDING = spoken(
    "kinds.lending",
    r"\b(?:lend|lends|lent|lending|export finance|credit line|loans?|grants?|imf|ebrd"
    r"|(?:era|extraordinary revenue acceleration)"
    r" (?:mechanism|initiative|instrument|scheme|programme|program))\b",
)
_LOAN_OF = regex(r"\bloans? (?:of|worth|totalling) (?:about |some |up to |nearly |almost |around |over )?$")
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
    r" (?:more |and )?(?:will |would |is to |are to |was to |can )?(?:go|goes|went|buys?|bought|pays?|paid"
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
    r"(?:(?![.;,])\D){0,60}\b(?:for|to|towards?|into) (?:the |its |ukraine's |kyiv's )?"
    r"(military|army|armed forces|(?:air[- ])?defen[cs]es?|(?:state )?budget"
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
    "оборон": "aid_military",
    "гуманітарн": "aid_humanitarian",
    "финансов": "aid_financial",
    "экономическ": "aid_financial",
    "военн": "aid_military",
    "гуманитарн": "aid_humanitarian",
}
_SHORT_KIND = slavic(
    r" (?:- |составля[а-я]+ |становить |становлять |приходится на |припадає на "
    r"|(?:предназнач|призначен|направ|спрям|пойд|під[еу]|передбач|предусм)[а-яіїєё]+ )?(?:- )?(?:это |це )?"
    r"(?:(?:на|для|под|під) )?(фінансов|бюджетн|економічн|військов|оборонн|оборон|гуманітарн"
    r"|финансов|экономическ|военн|гуманитарн)"
    r"(?:(?:а|ая|ої|ой|у|ую)\b(?= ?[,.;)]|$| -| і | й | та | и )|(?:і|ые|ие) (?:нужд|потреб|цел|ціл"
    r"|расход|видатк))"
)
"""In "из них 65 млрд - военной", "60 млрд - на военные нужды" the kind stands right behind the sum."""
_TO_BUDGET = slavic(
    r"(?: [а-яіїє]+)? (?:- )?(?:на|до|у|в) (?:[а-яіїє]+(?:ого|ої|ой|ий|ый|у|ую) )?(?:підтримку |поддержку )?"
    r"(?:держ|гос)?бюджет"
)
"""In "45 млрд пойдут на оборону, 30 млрд - на бюджет" the money is the state's."""
KIND_LABEL = slavic(
    r"[,;(] ?(?:(?:а|и|і|та|й) )?(фінансов|бюджетн|економічн|військов|оборонн|гуманітарн|финансов"
    r"|экономическ|военн"
    r"|гуманитарн)(?:а|ая|ої|ой|у|ую)(?: (?:допомог|помощ|підтримк|поддержк)[а-яіїє]+)?(?: -|:)"
    r" (?:(?:ще|лише|тільки|ещё|еще|лишь|только|близько|понад|майже|около|более|свыше|почти|приблизно) )*$"
)
"""In "8 млрд военной помощи, финансовой - 6,5 млрд" the kind leads."""
_KIND_BEFORE = regex(
    r"\b(?:на|для) (фінансов|бюджетн|економічн|військов|оборонн|гуманітарн|финансов|экономическ|военн"
    r"|гуманитарн)(?:у|ую|ої|ой)\b(?! (?:допомог|помощ|підтрим|поддерж))[^,;:.]{0,40}$"
)
_ARMS_BEFORE = slavic(
    rf"\b(?:на|для) (?:[а-яіїє]+ ){{0,2}}?(?:{SLAVIC_ARMS}|{SLAVIC_ARMY})\b"
    r"(?! (?:удар|обстр|атак))[^,;:.\d]{0,40}$"
)
_KIND_OF_STAGE = regex(
    r"\b(?:(military|financial|humanitarian),?(?: and| or)? )?(military|financial|humanitarian)"
    r" (?:allocation|commitment|pledge|donation|contribution|disbursement)s?\b"
    r"|\b(військов|фінансов|гуманітарн|военн|финансов|гуманитарн)(?:і|ы[ехм]|их?м?и?) "
    r"(?:асигнуван|ассигнован|зобов'яза|обязательств)"
)
"""In "military allocations came to 14 billion" the noun of the stage bears the kind."""
_ADJECTIVE = spoken(
    "kinds.adjective",
    r"\b(?:(?:financial|economic|budget|budgetary|military|defence|defense|humanitarian)(?:,"
    r"| and|, and)\s+)+$",
)
_OTHER_GIVES = regex(
    r", (?:and|while|but) (?:the )?[a-z]+ (?:announced|pledged|said|approved|promised|signed|will|sent"
    r"|gave)\b"
)
_OTHER_CLAUSE = regex(r";|, (?:while|whereas|but|а|тогда как|тоді як|зато|натомість) ")
"""In "military aid fell to 3 billion; humanitarian aid reached 2" the second kind is that of the second."""
_THE_PACKAGE = regex(
    r"\b(?:the|this) (?:new )?(?:package|tranche|aid|assistance|support|contribution)\b"
    r"|^(?:(?:его|её|ее|його|її|общ[а-я]+|загальн[а-яії]+) )?"
    r"(?:объ[её]м|обсяг|сумма|сума|размер|розмір|стоимость|вартість|пакет)\b"
)
_PACKAGE = regex(
    r"(?: ?\([^()]*\))? (?:aid |assistance |support )?(?:package|tranche|contribution|donation|pledge)\b"
)
_AND_GIVES = regex(r",? (?:and|while|,) (?:the )?(?:[a-z]+ ){0,2}")


def kind_of(view: View, mention: Mention) -> tuple[str, ...]:
    """The class of the aid: the nearest word of a kind, the special one before the general."""
    if printed := _kind_at_sum(view, mention):
        return (printed,)
    vocabulary = view.page.vocabulary
    kinds = [item for item in view.of_kind("class") if family(item.get("class")[0], vocabulary) == "aid"]
    nth = view.mentions.index(mention)
    start = view.mentions[nth - 1].end if nth else view.start
    limit = _next_sum(view, mention, nth)
    ranges = _ranges(view, mention, start, limit)
    special = [item for item in kinds if item.get("class") != ("aid",)]
    behind = view.page.language == "en" and ranges[0][0] == mention.end
    if behind and (found := _kind_within(special, ranges[:1], mention, 120)):
        return _both_kinds(view, found)
    if _LOAN_OF.search(view.normalised, view.start, mention.start):
        return ("aid_financial",)  # a loan, whatever it buys
    if told := _KIND_OF_STAGE.search(view.normalised, start, limit):
        return tuple(sorted(_KIND_WORDS[word] for word in told.groups() if word))
    if behind and (purpose := _PURPOSE.match(view.normalised, mention.end, limit)):
        return (_PURPOSES.get(purpose[1].split()[-1], "aid_military"),)
    if found := _kind_within(special, ranges, mention, 120):
        return _both_kinds(view, found)
    if told := _IS_KIND.match(view.normalised, mention.end, view.end):
        return (f"aid_{told[1]}",)
    if told := _KIND_BEFORE.search(view.normalised, start, mention.start):
        return (_KIND_WORDS[told[1]],)
    if _buys_arms(view, mention) or _buys_arms_before(view, mention, start):
        return ("aid_military",)
    if shared := _shared_kind(view, mention, nth):
        return shared
    told_of = _THE_PACKAGE.search(view.normalised[view.start : mention.start])
    if (told_of or _is_the_package(view, mention)) and (before := _kind_before(view)):
        return before
    if _LENDING.search(view.normalised, view.start, limit):
        return ("aid_financial",)
    return _both_kinds(view, found) if (found := _kind_within(kinds, ranges, mention, 400)) else ("aid",)


def _kind_at_sum(view: View, mention: Mention) -> str:
    """The kind that is printed right beside a sum, "" where none is."""
    end = _sum_end(mention)
    told = _SHORT_KIND.match(view.normalised, end, view.end)
    if told := told or KIND_LABEL.search(view.normalised, view.start, mention.start):
        return _KIND_WORDS[told[1]]
    if _TO_BUDGET.match(view.normalised, end, view.end):
        return "aid_financial"
    in_kind = _IN_KIND.match(view.normalised, end, view.end)
    return f"aid_{in_kind[1]}" if in_kind else ""


def _next_sum(view: View, mention: Mention, nth: int) -> int:
    """Where the next sum or another giver begins, to which the words belong from there on."""
    sums = (other for other in view.mentions[nth + 1 :] if other.family not in ("air", "equipment"))
    limit = next((other.start for other in sums if not is_whole(view, other)), view.end)
    other = _OTHER_GIVES.search(view.normalised, mention.end, limit)
    if other is None and limit < view.end:
        other = _OTHER_CLAUSE.search(view.normalised, mention.end, limit)
    return other.start() if other else limit


def _ranges(view: View, mention: Mention, start: int, limit: int) -> tuple[tuple[int, int], ...]:
    """Where a kind may stand, the likeliest first: behind the sum, right before it, before others too."""
    first = max(view.start, view.normalised.rfind(";", view.start, mention.start))
    before = ((max(start, first), mention.start), (first, mention.start))
    if view.normalised.endswith("(", 0, mention.start):
        return (*before, (mention.end, limit))  # "financial aid (34 billion) is similar to military aid"
    return ((mention.end, limit), *before)


def _kind_before(view: View) -> tuple[str, ...]:
    """The only kind that the sentence before tells: "pledged military aid. The package is worth ..."."""
    before = view.page.sentences[max(0, view.nth - 1)]
    items = (item.get("class") for item in view.page.items_within(before.start, view.start))
    told = {kinds for kinds in items if kinds and kinds[0].startswith("aid_")}
    return told.pop() if len(told) == 1 else ()


def _is_the_package(view: View, mention: Mention) -> bool:
    """In "the 500 million pound package" the aid of the sentence before is meant."""
    known = view.normalised.endswith(("the ", "this "), view.start, mention.span[0])
    return known and _PACKAGE.match(view.normalised, _sum_end(mention), view.end) is not None


def _shared_kind(view: View, mention: Mention, nth: int) -> tuple[str, ...]:
    """In "300 million euros and Norway 200 million in military aid" the kind is that of both."""
    following = view.mentions[nth + 1] if nth + 1 < len(view.mentions) else None
    if following is None:
        return ()
    if tells_in_turn(view):
        listed = AND.fullmatch(view.normalised, _sum_end(mention), following.start)
    elif following.quantity.amount.unit.isupper():
        listed = _AND_GIVES.fullmatch(view.normalised, _sum_end(mention), following.start)
    else:
        return ()
    return kind_of(view, following) if listed and following.part_of is None else ()


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
    if mention.family in ("air", "equipment") or is_arms_worth(view, mention):
        return True
    if _SALE.search(view.words) and ARMS.search(view.words):
        return True
    behind = (_MADE_OF, FOR_ARMS, _IN_ARMS, _ARMS_PACKAGE, _BUYS_ARMS)
    return any(one.match(view.normalised, mention.end, view.end) for one in behind)


def _buys_arms_before(view: View, mention: Mention, start: int) -> bool:
    """In "виділили на дрони 31 млн", "... 31 млн і 8 млн відповідно" what the money buys leads."""
    if tells_in_turn(view):
        return _ARMS_BEFORE.search(view.normalised, view.start, view.mentions[0].start) is not None
    return _ARMS_BEFORE.search(view.normalised, start, mention.start) is not None


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
