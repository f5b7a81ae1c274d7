"""Who gives: the countries that an amount of aid is said to come from."""

from bisect import bisect_right
from operator import itemgetter

from tracker.claims.aid.money import country_of
from tracker.claims.aid.stages import STAGE
from tracker.claims.page.items import Item
from tracker.claims.page.mention import Mention
from tracker.claims.page.view import View
from tracker.claims.relation.in_turn import joined_rows, tells_in_turn
from tracker.claims.words.patterns import slavic, spoken
from tracker.text.lazy import regex

BY = spoken("donors.by", r"\b(?:by|from|of)\s+(?:the\s+)?$")
_TO = spoken("donors.to", r"\b(?:to|for|in|with|than)\s+(?:the\s+)?$")
_SEAT = regex(
    r"\b(?:government|parliament|lawmakers|legislators|mps|senators|ministers?|ministry|cabinet|coalition"
    r"|authorities|officials) in (?:the )?$"
)
"""In "the government in Oslo", "lawmakers in Rome" the capital gives."""
_EACH = regex(r"\beach\b[^,;:.\d]{0,40}$")
_CURRENCY = regex(r"(?:доллар\w*|долл\.|долар\w*|дол\.) $")
"""In "1,5 млрд долларов США" no donor is named."""
_PROMISED = regex(r"[^,;:.]{0,12}, (?:які|яких|що|которые|который|яку|якого|which|that) [^,;:.]*")
"""In "З 800 млн євро, які обіцяв торік Рим" who promised the sum stands in its relative clause."""
_NO_SUBJECT = regex(r"\b(?:with|and the|via|through|under|of|in)\s+(?:the\s+)?$")
_JOINTLY = regex(r"(?:спільно|разом|совместно|вместе) [а-яіїєґё]+(?:ли|ють|уть|ять|ют|ут|ят|ат)(?= )")
"""In "500 мільйонів спільно підготували Німеччина та Норвегія" all of the list give."""
_LISTED = regex(r",? (?:and |и |та |і |й |а также |а також )?(?:the )?")
_ITS_AID = regex(
    r"(?:'s)? (?:\w+ )?(?:allocation|aid|commitment|pledge|contribution|package|share|donation)s?\b"
)
_WITH = regex(r"\W*with (?:about |some |over |nearly |up to )?$")
"""In "With 2 billion, Norway leads" the giver stands behind the comma."""
_OWN = regex(r"(?:'s|..'s) (?:own |new |latest |planned |proposed |first )?")
_BLANK = regex(r" ")
_LEFT_OUT = regex(r" - ")
_WE = regex(
    r"\b(?:we|our|ми|мы|наш[а-яіїє]*)\b|\b(?:нада|виділи|передай?|выдели|предостави|д[аеє])[её]?мо?\b"
)
_COMMA = regex(r",(?!\d)")
_FAR = 3000
"""Who gives was named so near before a sum, at most [characters]."""
_FALLS_ON = slavic(
    r"[^,;:.\d]{0,25} (?:приход[а-я]+ на|припада[а-яіїє]+ на|лож[а-я]+ на|взял[аи] на себя|взял[аи] на себе"
    r"|бер[а-яёу]+ на себ[яе]|із боку|з боку|со стороны) |(?: [а-яіїє]+)? (?:из|із|з|от|від) "
)
_FROM_BEHIND = regex(
    r"(?: (?:in|of) (?:[a-z]+ )?(?:aid|support|assistance|help|funding)| (?:grant|loan|gift|contribution))?"
    r" from (?:the )?"
)
_NO_COUNTRY = spoken(
    "donors.no_country",
    r"(?<!through )(?<!through the )(?<!via )(?<!via the )(?<!with )(?<!with the )(?<!under the )(?<!under )"
    r"\b(?:imf|international monetary fund|world bank|ebrd|eib|european investment bank"
    r"|(?:european|western|allied|donor|member|partner|\d+|two|three|four|five|six|seven|eight|nine|ten"
    r"|dozens of|several|all)"
    r" (?:european |western |other |allied |donor |member |partner )?(?:countries|nations|states"
    r"|governments|allies|partners"
    r"|donors|capitals|members))\b(?! (?:that|which) )",
)
"""In "The IMF has disbursed 500 million", "21 countries have pledged ..." no country gives alone."""
_ATTRIBUTE = slavic(r"^[а-яіїєґ].*(?:ої|ого|ому|их|ими|ою|ій|им|ую|ой)$")
"""An adjective in another case than the subject's: "куплять американської зброї"."""
_ARMS_OF = slavic(
    r" (?:[а-яіїєґ]+(?:ого|ой|их|ої|ых) )?(?:систем[а-яіїє]* (?:вооруж|озбро|пво|ппо|залп)"
    r"|оружи|вооружен|озброєн|збро|техник|технік|ракет|снаряд"
    r"|боеприпас|боєприпас)"
)


def _donor(item: Item) -> str:
    """The donor that an item names: a country, or the bodies of the union."""
    return str(item.get("donor") or ("eu" if item.get("claimant") == "eu" else ""))


def donor_of(view: View, mention: Mention, carried: str) -> str:
    """ISO-3 code of who gives: subject, "by", "from", "German aid"; not who receives."""
    if borne := _borne_by(view, mention) or _whose(view, mention) or _named_behind(view, mention):
        return borne
    donors = [item for item in view.items if _donor(item) and not _receives(view, item)]
    donors = [
        item for item in donors if not _ATTRIBUTE.search(view.page.text[item.start : item.end])
    ] or donors
    donors = [item for item in donors if not _CURRENCY.search(before(view, item))]
    donors = [item for item in donors if not _is_make(view, item)] or ([] if carried else donors)
    if not donors:
        several = _NO_COUNTRY.search(view.normalised, view.start, view.end) is not None
        told = _speaking(view, mention) or ("" if several else carried or _donor_before(view))
        return (
            told or _teller(view, mention) or country_of(mention.quantity.amount, view.words) or "all_donors"
        )
    sums = (one.start for one in view.mentions if one.start >= mention.end and one.family == "")
    limit = next(sums, view.end)
    after = [item for item in donors if mention.end <= item.start < limit and BY.search(before(view, item))]
    clause = view.clause_of(mention.start)
    own = [item for item in donors if clause[0] <= item.start < mention.start]
    if own:
        return _donor(own[0 if len(own) == 1 else _subject_index(view, own)])
    if after:
        return _donor(after[0])
    donors = [item for item in donors if item.start < mention.start or not _elsewhere(view, mention, item)]
    if not donors:
        return _speaking(view, mention) or carried or "all_donors"
    return _donor(min(donors, key=lambda item: abs(item.start - mention.start)))


def _donor_before(view: View) -> str:
    """In "Швеция закупит для Украины оружие. Её взнос составит 320 млн евро" the giver is named before."""
    for start in (view.page.sentences[max(0, view.nth - 1)].start, max(0, view.start - _FAR)):
        givers = (
            item
            for item in view.page.items_within(start, view.start)
            if _donor(item) not in ("", "all_donors")
        )
        named = {_donor(item) for item in givers if _tells_of_aid(view, item)}
        if len(named) == 1:
            return named.pop()
    return ""


def _tells_of_aid(view: View, item: Item) -> bool:
    """Whether the sentence of a country named before is of this paragraph, or tells of giving."""
    page = view.page
    told = page.sentences[bisect_right(page.sentences, item.start, key=itemgetter(0)) - 1]
    if told.paragraph == view.sentence.paragraph or STAGE.search(page.normalised, told.start, told.end):
        return True
    return any("aid_word" in one.senses for one in page.items_within(told.start, told.end))


def _teller(view: View, mention: Mention) -> str:
    """In a post of the union "The Council adopted a loan of 75 billion" names no giver but who tells."""
    claimant = view.claimant_at(mention.start)
    return claimant if claimant == "eu" else claimant.partition("donor:")[2]


def _speaking(view: View, mention: Mention) -> str:
    """In ""We are giving 300 million euros," the Dutch minister said" the country that speaks gives."""
    ours = _WE.search(view.normalised, view.start, mention.start)
    return view.claimant_at(mention.start).partition("donor:")[2] if ours else ""


def _whose(view: View, mention: Mention) -> str:
    """In "will not join the EU's 90-billion-euro loan" the owner of the sum gives it."""
    owners = (item for item in view.items if _donor(item) and item.end <= mention.start)
    own = (item for item in owners if _OWN.fullmatch(view.normalised, item.end - len("'s"), mention.start))
    return next(map(_donor, own), "")


def _receives(view: View, item: Item) -> bool:
    """In "gave 3 billion to Moldova" who gets it; "close to the US allocation" tells who gives."""
    if _ITS_AID.match(view.normalised, item.end, view.end):
        return False
    seat = _SEAT.search(view.normalised, max(view.start, item.start - 30), item.start)
    return seat is None and _TO.search(before(view, item)) is not None


def _borne_by(view: View, mention: Mention) -> str:
    """In "11 млрд приходится на Германию", "500 млн из Копенгагена" the giver stands right behind."""
    for item in view.items:
        if _donor(item) and item.start >= mention.end:
            between = view.normalised, mention.end, item.start
            return _donor(item) if _FALLS_ON.fullmatch(*between) or _FROM_BEHIND.fullmatch(*between) else ""
    return ""


def _is_make(view: View, item: Item) -> bool:
    """In "на закупку американского оружия" the adjective tells whose make the arms are, not who gives."""
    return _ARMS_OF.match(view.normalised, item.end, view.end) is not None


def givers_of(view: View, mention: Mention) -> tuple[str, ...]:
    """In "Denmark, Norway and Sweden will give 500 million": all countries of the list."""
    if view.page.language != "en" and (behind := _givers_behind(view, mention)):
        return behind
    donors = [item for item in view.items if _donor(item) and item.end <= mention.start]
    donors = [item for item in donors if not _is_make(view, item) and not _TO.search(before(view, item))]
    group = donors[-1:]
    for item in reversed(donors[:-1]):
        if not _LISTED.fullmatch(view.normalised, item.end, group[0].start):
            break
        group.insert(0, item)
    return tuple(dict.fromkeys(_donor(item) for item in group))


def _givers_behind(view: View, mention: Mention) -> tuple[str, ...]:
    """In "по 150 млн дадут Эстония и Литва" the countries stand behind their verb."""
    verb = STAGE.match(view.normalised, mention.end + 1, view.end)
    verb = verb or _JOINTLY.match(view.normalised, mention.end + 1, view.end)
    group: list[Item] = []
    end = verb.end() if verb else view.end
    for item in view.items:
        if not _donor(item) or item.start < end:
            continue
        if not (_LISTED if group else _BLANK).fullmatch(view.normalised, end, item.start):
            break
        group.append(item)
        end = item.end
    return tuple(dict.fromkeys(_donor(item) for item in group))


def _named_behind(view: View, mention: Mention) -> str:
    """In "1,2 млрд даст Париж, 700 млн - Рим" the giver stands behind his verb, or where it is left out."""
    if view.page.language == "en":
        return ""
    if len(behind := _givers_behind(view, mention)) == 1:
        return behind[0]
    nth = view.mentions.index(mention)
    item = next((one for one in view.items if one.start >= mention.end and _donor(one)), None)
    if not nth or item is None or not _LEFT_OUT.fullmatch(view.normalised, mention.end, item.start):
        return ""
    return _donor(item) if _named_behind(view, view.mentions[nth - 1]) else ""


def in_turn(view: View, mention: Mention, givers: tuple[str, ...]) -> str:
    """In "Estonia and Latvia gave 5 and 8 million respectively" whose turn it is; else ""."""
    if not tells_in_turn(view):
        return ""
    rows = (row for row in joined_rows(view, view.mentions) if len(row) == len(givers) and mention in row)
    return next((givers[row.index(mention)] for row in rows), "")


def gives_each(view: View, mention: Mention) -> bool:
    """In "Estonia and Latvia will each give 5 million" every country gives the sum."""
    each = _EACH.search(view.normalised, max(view.start, mention.start - 50), mention.start)
    return mention.quantity.each or each is not None


def _elsewhere(view: View, mention: Mention, item: Item) -> bool:
    """A country behind the next comma is told of for another reason, unless it speaks."""
    gap = view.normalised[mention.end : item.start]
    if _PROMISED.fullmatch(gap):
        return False
    said = view.between(item.end, min(view.end, item.end + 60), "said")
    if _WITH.fullmatch(view.normalised, view.start, mention.start):
        return False
    return _COMMA.search(gap) is not None and (
        not said or bool(view.between(item.end, said[0].start, "claimant"))
    )


def _subject_index(view: View, donors: list[Item]) -> int:
    """The last donor that is a subject; "Germany ... and Norway 300 million" names two."""
    for nth in range(len(donors) - 1, -1, -1):
        ahead = before(view, donors[nth])
        if not _NO_SUBJECT.search(ahead):
            return nth
    return 0


def before(view: View, item: Item) -> str:
    """The few letters ahead of an item: its preposition."""
    return view.normalised[max(view.start, item.start - 12) : item.start]
