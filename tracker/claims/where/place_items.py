"""The places that a sentence names: which of them figures can be about, and how several are told as one."""

import re
from itertools import pairwise
from operator import attrgetter

from tracker.claims.claimant.office import heads_toll
from tracker.claims.page.deeds import acts, undergoes
from tracker.claims.page.groups import COUNTRIES, LAUNCHING, NATIONAL, PEOPLE
from tracker.claims.page.items import Item
from tracker.claims.page.mention import Mention
from tracker.claims.page.view import View
from tracker.claims.where.capital import capitals, is_seat
from tracker.claims.words.patterns import slavic, spoken
from tracker.text.lazy import regex

_IN = spoken(
    "place_items.in",
    r"\b(?:in|on|over|near|at|around|across|outside|above|inside|within|for|towards?|against"
    r"|into|of|hit|struck"
    r"|city of|town of|region of|occupied|annexed|southern|northern|eastern|western|central"
    r"|downtown|between|to"
    r"|targeting|targeted|attacked|attacking|pounded|shelled|bombarded|battered|hammered|pummell?ed|bombed"
    r"|raided|approaching|nearing)\s+(?:the |city of |all of |[a-z]+(?:ern)? )?$",
)
_FROM = spoken(
    "place_items.from",
    r"\b(?:from|launched out of|(?<!in the )airspace of)\s+"
    r"(?:the |occupied |following |directions? of |directions?(?:: | - )|areas? of |airspace |skies |sky "
    r"|waters |over |near |outside |of )*$"
    r"|\bfrom (?!(?:[\w'-]+ )?(?:shelling|strikes?|attacks?|raids?|bomb\w*|fire|blasts?|explosions?) in )"
    r"[\w'-]+(?: [\w'-]+)? in (?:the |occupied )?$",
)
_TOLD_FROM = regex(r"\b(?:reports?|news|information|data|footage|images|videos?|photos?) from (?:the )?$")
"""In "reports from the Ryazan region" nothing is launched there."""
_SITES = spoken(
    "place_items.sites",
    r"\bfrom\b(?! radar)(?:(?!\b(?:over|in|at|on|into|against|were|was|shot|hit|struck|attacked"
    r"|damaged|killed|towards?|near|and \d|while|with)\b)"
    r"(?:(?<=directions):|(?<=direction):|[^.;:\d]))*$"
    r"|(?:\b(?:launch(?:ing)?|firing|take-?off) (?:areas?|sites?|points?|directions?|locations?|positions?"
    r"|grounds?)(?: (?:of|for) [^.;:()]{0,40})?(?: ?[:,-]| were| was| are)"
    r"|[(,;] ?(?:the )?(?:launch(?:ing)?|firing) (?:areas?|sites?|points?|directions?)|\bdirections?(?::"
    r"| -)) "
    r"(?:(?!\b(?:over|against|shot|downed|destroyed|hit|struck|attacked|damaged|killed|towards?|while|with)\b)"
    r"[^.;:()\d])*$",
)
_CARRIER = spoken(
    "place_items.carrier",
    r"\bfrom [^,;:.]{0,60}?\b(?:bombers?|aircraft|(?:war|air)?planes?|jets?|fighters?|(?:war)?ships?"
    r"|frigates?|corvettes?|submarines?|vessels?|boats?|carriers?|launchers?|batter(?:y|ies)|systems?"
    r"|installations?"
    r"|(?:launch|firing|launching) (?:sites?|pads?|points?|areas?|positions?)(?: at)?"
    r"|(?:tu|su|mig)-[0-9]{2,3}[a-z0-9]*)\b"
    r"(?:(?!\b(?:at|on|against|towards?|into|to|and)\b)[^,;:.\d])*$|\bout of (?:the )?$",
)
"""In "launched from Tu-95s over the Saratov region" the place is that of what launches."""
_CHAIN = spoken(
    "place_items.chain",
    r"\s*(?:,|and|, and|or|/|-|region,?|regions,?|oblast,?|,? as well as)?"
    r"(?:\s*(?:and|the|occupied|region|oblast|in|,))*\s*$",
)
_TURNS = regex(r", and(?! (?:the )?(?:occupied|annexed))\b")
"""In "25 over Bryansk Oblast, and Rostov Oblast reported a fire" no list of two has a comma."""
_CITY = regex(
    r"(?:'s)?\s+(?:mayor|city|region|suburbs?|oblast|metro|(?:military )?administration|residents|outskirts"
    r"|(?:[\w-]+ )?(?:district|neighbou?rhood|borough)s?"
    r"|under (?:[a-z]+ ){0,2}(?:fire|attack)\b"
    r"|(?:was|has been|had been|came) (?:under|attacked|hit|struck|targeted|shelled))\b"
)
_GROUND = regex(
    r"(?:'s)? (?:[\w-]+ ){0,2}?(?:power (?:plants?|stations?)|substations?|streets?|outskirts"
    r"|cent(?:re|er)|port"
    r"|airports?|airfields?|stations?|hospitals?|schools?|homes|houses|buildings|(?:apartment )?blocks?"
    r"|bridges?"
    r"|markets?|squares?|sky|skies|airspace|waterworks|heating plants?|warehouses?|dormitor(?:y|ies)"
    r"|hotels?)\b"
)
"""In "struck Kyiv's power stations" the city is a place, not a government."""
_ASIDE = spoken(
    "place_items.aside",
    r"\b(?:including|mainly|mostly|(?:most|many|some)(?: of (?:them|these|which))?"
    r"|the (?:majority|bulk)(?: of (?:them|these|which))?|primarily|chiefly|especially|notably|particularly"
    r"|not counting|not including|excluding|excepting|except(?: for)?|apart from|other than|leaving out"
    r"|without"
    r"|main (?:target|targets|direction|thrust|blow|strike)(?: of the attack)?"
    r"(?: was| were| being| on| at| fell on)?)\s+(?:(?:attacks|strikes|raids|some) )?"
    r"(?:in |on |at |over |near |around |as they neared |approaches to |outskirts of |the )*"
    r"(?:[A-Za-z]+(?: and |, ))*$",
)
_DISTRICT_OF = regex(r" (?:district|community|municipality|raion) (?:of|in) (?:the )?")
_SITE = regex(r"(?:аэродром|аеродром|авиабаз|авіабаз|баз|порт|станци)[а-яіїє]* \"$")
_ONE_OF_REGIONS = slavic(
    r"(?:регион|регіон|област)[а-яіїє]+(?: россии| рф| страны| росії| україни| країни)?,"
    r" (?:в том числе|у тому числі|включая)(?: и| і| й)? (?:над |в |у |на )?$"
)
"""In "сбиты над регионами России, в том числе и над Крымом" the place is one of several."""
_WHOLE_LAND = spoken(
    "place_items.whole_land",
    r"\b(?:across|throughout|around|all over|over) (?:the )?"
    r"(?:ukraine|russia|country|(?:russian|ukrainian) territory"
    r"|(?:[a-z]+ ){0,2}?regions(?: of (?:russia|ukraine|the country))?)"
    r"(?:,| and|, and| as well as|, as well as|, including) (?:in |over |across )?(?:the )?"
    r"(?:[a-z-]+ed )?(?:waters of (?:the )?)?$",
)
_LAND_REACH = 90
_DATELINE = regex(r"(?<=[А-ЯІЇЄ]{3}), \d{1,2} [а-яіїє]+(?:[.,]| [-–—])")
"""In "ЛУГАНСК, 14 октября. /ТАСС/." the place is that of the newsroom."""
_OF_DISTRICTS = slavic(
    r"(?:(?<=кого)|(?<=ком)|(?<=кому)|(?<=ким))(?:(?:,| и| та| і|, а также) [а-яіїєґ-]+(?:ом|ому))*"
    r" (?:муниципальн[а-я]+ |городск[а-я]+ )?(?:район|округ)(?:е|і|ах|а|у|ом)\b"
)
"""In "сбиты в Каменском и Чертковском районах" no town is named."""
_DISTRICTS_BEFORE = slavic(r"(?:[а-яіїєґ'-]+ком(?:у)?(?:,| и| та| і| й) )+$")
_ADJECTIVE = slavic(r"[а-яіїєґ'-]+к(?:ому|ом|ого|им)\b")
_SPOKEN = spoken(
    "place_items.spoken",
    r"\b(?:said|told(?: \w+)?|as (?:was |were |has been )?(?:reported|announced|stated|confirmed|noted"
    r"|explained)"
    r"|speaking(?: (?:to|with) [a-z]+)?|statement|conference|briefing|interview|speech|visit"
    r"|visiting|visited|met|meeting"
    r"|arrived|talks)\s+(?:in|to)\s+$",
)
_CAPITAL = spoken(
    "place_items.capital",
    r"\b(?:officials?|authorities|ministry(?: of [a-z]+(?: [a-z]+)?)?|ministers?|government|command"
    r"|military|intelligence|diplomats?|spokes\w+|leadership|force|staff)\s+in\s+$",
)
_COMMAND = spoken("place_items.command", r"\b(?:in|over|and|across|to)\s+(?:the )?$")
_DEFENCE_OF = slavic(
    r"\b(?:ппо|пво|(?:протиповітрян|противовоздушн)[а-яіїє]+ оборон[а-яіїє]+"
    r"|(?:захисник|защитник)[а-яіїє]+ неба|(?:сил|підрозділ|подраздел)[а-яіїє]+ оборон[иы]) $"
)
"""In "обороною півдня збито п'ять" the part of the country is where its defence stopped them."""
_TELLS = slavic(
    r" (?:- (?:о|об|про) |(?:заяв|сообщ|повідом|отчит|звіту|утвержда|стверджу|рассказ|розпов|назва|подтвер"
    r"|підтвер))"
)
_REGIONS = regex(r" (?:regions|oblasts|provinces)\b")
_ONE_LIST = regex(r"(?:,| and|[ \w'-](?!\bthe\b|\bcity\b))*")
_IN_PART = regex(r"(?:(?:'s)? (?:region|oblast|city|province))?,? (?:in|on) (?:the )?")
_OF_A_TOWN = regex(r" of (?:the |its )?(?:capital|city|town|village|district)\b")
"""In "in the south of the capital" no part of the country is meant."""
_TOWN_OF = regex(
    r"(?:(?:,|;|,? and)(?: (?:the|occupied|temporarily))* (?!Ukraine|Russia|Kyiv|Moscow)[A-Z][\w'’-]+"
    r"(?: [A-Z]?[\w'’-]+)?)+(?:,| in)(?: (?:the|occupied|temporarily|annexed))* "
)
"""In "from Kursk and Cape Chauda in occupied Crimea" a town of the list is not known, its land is."""
_GLOSS = regex(r"[^(;:.\d]{0,12} \([^()\d]{0,60}")
"""In "з Краснодарського краю рф (берег Азовського моря)" the bracket tells of the origin."""
_WITHIN_IT = regex(r",? (?:- )?(?:у|в|во|in) ")
_OF_A_DISTRICT = slavic(r" (?:район|округ)[а-яіїє]* (?:на |у |в )?")
_WITHIN = frozenset(
    {" на ", " у ", " в ", " во ", " in ", " ", ", ", " (", ", що на ", ", що в ", ", що у ", ", что в "}
)
_ON_LAND_OF = {"sevastopol": "crimea"}
"""A city with the rank of a region of its own."""
_WITHIN_THE = regex(
    r",? in (?:the )?(?:russia's |ukraine's |russian-)?"
    r"(?:annexed |occupied |held |(?:north|south)?(?:east|west)?ern )?"
)
"""In "Kerch, in occupied Crimea", "Toropets in the Tver region" one place is told."""
_AND_A_STRIKE = regex(
    r"[^,;.\d]{0,20}(?:[,;]|[,;]? (?:and|but|while|а|и|і|та|й))"
    r" (?:an?|the|another|one|two|\w+|\w+ \w+)? ?\w+ (?:on|in|at|against|near|по|на|в|у) (?:the )?$"
)
_AND_HARMED = regex(
    r"(?: (?:\w+ ){0,2}?(?:was|were|is|are|been|being))? ?(?:killed|dead|injured|wounded|hurt)?,? and"
    r" (?:\w+ )?"
)


def region_items(view: View) -> list[Item]:
    """The places of a sentence that figures can be about: no origins of launches, no governments."""
    if view.places is None:
        view.places = _places(view)
    return view.places


def _places(view: View) -> list[Item]:
    """The places where something happens: no origins, no seats of who speaks."""
    found: list[Item] = []
    origin = -1
    regions = view.of_kind("region")
    if cities := capitals(view):
        regions = sorted([*regions, *cities], key=attrgetter("start"))
    for item in regions:
        if view.normalised.startswith(" regime", item.end):
            continue  # "UAVs of the Kiev regime"
        gap = view.normalised[origin : item.start] if origin >= 0 else ";"
        chained = _CHAIN.match(gap) or _GLOSS.fullmatch(gap)
        chained = chained or _TOWN_OF.fullmatch(view.page.text, max(origin, 0), item.start)
        if chained or _is_origin(view, item):
            origin = item.end
            continue
        origin = -1
        if _is_place(view, item, found):
            found.append(item)
    return found


def words_before(view: View, item: Item, width: int) -> str:
    """The words before an item, at most so many characters."""
    return view.normalised[max(view.start, item.start - width) : item.start]


def _is_origin(view: View, item: Item) -> bool:
    """Whether things fly from a place."""
    before = words_before(view, item, 40)
    if _TOLD_FROM.search(before):
        return False
    if _FROM.search(before) or _SITES.search(words_before(view, item, 160)):
        return True
    return _is_of_carrier(view, item)


def _is_of_carrier(view: View, item: Item) -> bool:
    """Whether a place is that of the aircraft, ships or batteries from which something was launched."""
    told = _CARRIER.search(view.normalised, max(view.start, item.start - 140), item.start)
    if told is None:
        return False
    flight = [event for event in view.events if event.sense != "airborne"]
    before = [event for event in flight if event.start < item.start]
    if before:
        return before[-1].end <= told.start() and before[-1].sense in LAUNCHING
    return view.page.language != "en" and bool(flight) and flight[0].sense in LAUNCHING


def _is_place(view: View, item: Item, found: list[Item]) -> bool:
    """Whether a name tells where, and not a group of troops, a clock or a dateline."""
    region = view.page.vocabulary.regions[item.get("region")]
    if any(one.span[0] < item.start < one.span[1] for one in view.windows):
        return False  # "до 11.30 по Москве"
    before = words_before(view, item, 40)
    if _DATELINE.match(view.page.text, item.end) and not words_before(view, item, 1):
        return False
    if before.endswith('"') and not _SITE.search(before) and view.normalised.startswith('"', item.end):
        return False  # "группировка войск «Днепр»" is called after the river
    if _ONE_OF_REGIONS.search(words_before(view, item, 60)):
        return False
    if region.id in COUNTRIES or _ASIDE.search(words_before(view, item, 70)) or _SPOKEN.search(before):
        return False
    if _DISTRICT_OF.match(view.normalised, item.end, view.end):
        return False
    if _OF_DISTRICTS.match(view.normalised, item.end, view.end) and not _is_known_district(view, item):
        return False
    if region.kind == "command":
        inner = _OF_A_TOWN.match(view.normalised, item.end, view.end)
        told = _COMMAND.search(before) or _DEFENCE_OF.search(before)
        return not inner and told is not None and not _is_part_of_next(view, item)
    if view.normalised[item.start : item.end].endswith("'s"):
        return any(one.match(view.normalised, item.end, view.end) is not None for one in (_CITY, _GROUND))
    behind_date = any(
        0 <= item.start - one.span[1] <= 1 for one in view.windows
    )  # "into Thursday Moscow fired"
    inside = not behind_date and _IN.search(before) is not None
    if not item.get("side"):
        return inside or not item.get("donor")
    if is_teller(view, item) or acts(view, item) or _CAPITAL.search(before) or is_seat(view, item):
        return False  # "the ministry in Moscow said"
    if undergoes(view, item) or heads_toll(view, item):
        return True
    chained = bool(found) and _CHAIN.match(view.normalised[found[-1].end : item.start]) is not None
    return chained or inside or _CITY.match(view.normalised, item.end, view.end) is not None


def _is_known_district(view: View, item: Item) -> bool:
    """In "в Тарасовском, Миллеровском и Каменском районах" those that are not known lie elsewhere."""
    before = _DISTRICTS_BEFORE.search(view.normalised, view.start, item.start)
    start = before.start() if before else item.start
    listed = _OF_DISTRICTS.match(view.normalised, item.end, view.end)
    known = {one.start for one in view.of_kind("of_place")}
    found = _ADJECTIVE.finditer(view.normalised, start, listed.end() if listed else item.end)
    return all(one.start() in known for one in found)


def _is_part_of_next(view: View, item: Item) -> bool:
    """In "попали в центр Сум", "in the east of Kherson" the centre is that of the city."""
    of = view.normalised.startswith(" of ", item.end)
    start = item.end + (len(" of ") if of else 1)
    next_ = (one.get("region") for one in view.of_kind("region") if one.start == start)
    return any(not of or region not in COUNTRIES for region in next_)


def is_teller(view: View, item: Item) -> bool:
    """In "в Москве заявили о ...", "отмечают в Киеве" the capital speaks, nothing happens there."""
    said = any(view.normalised[one.end : item.start] in (" в ", " у ") for one in view.of_kind("said"))
    if view.page.language == "en":
        said = any(one.start == item.end + 1 for one in view.of_kind("said"))
        said = said or any(one.end + 1 == item.start for one in view.of_kind("according"))
    return said or _TELLS.match(view.normalised, item.end, view.end) is not None


def first_listed(items: list[Item], view: View) -> list[Item]:
    """The places of the list that the first opens: "over Sumy, Poltava and Odesa"."""
    group = [items[0]]
    for item in items[1:]:
        gap = view.normalised[group[-1].end : item.start]
        if not _CHAIN.match(gap) or (len(group) == 1 and _TURNS.search(gap)):
            break
        group.append(item)
    return group


def last_listed(items: list[Item], view: View) -> list[Item]:
    """The places of the list that the last closes."""
    group = [items[-1]]
    for item in reversed(items[:-1]):
        if not _CHAIN.match(view.normalised[item.end : group[0].start]):
            break
        group.insert(0, item)
    return group


def without_direction(items: list[Item], view: View) -> list[Item]:
    """In "over the Voronezh region in the west of the country" the west only tells where the region lies."""
    regions = view.page.vocabulary.regions
    named = [item for item in items if regions[str(item.get("region"))].kind != "command"]
    return [item for item in items if item in named or not _lies_in_part(view, named, item)]


def _lies_in_part(view: View, named: list[Item], part: Item) -> bool:
    return any(_IN_PART.fullmatch(view.normalised, one.end, part.start) is not None for one in named)


def as_scope(items: list[Item], view: View) -> str:
    """One id; several regions of one number are joined by +, a town of a region named beside it is one."""
    group = without_direction(first_listed(items, view), view)
    if group and _adds_to_land(view, group[0]):
        return NATIONAL
    around = {two.start for one, two in pairwise(group) if _lies_in(view, one, two)}
    around |= {one.start for one, two in pairwise(group) if _is_around(view, one, two)}
    around |= {_wider(view, one, two) for one, two in pairwise(group) if _is_district(view, one, two)}
    kept = [item for item in group if item.start not in around]
    return "+".join(sorted({_of_list(view, kept, item) for item in kept}))


def _adds_to_land(view: View, place: Item) -> bool:
    """In "over Russian regions and annexed Crimea" the place only adds to the whole land."""
    reach = max(view.start, place.start - _LAND_REACH)
    land = _WHOLE_LAND.search(view.normalised, reach, place.start)
    if land is None:
        return False
    named = view.between(land.start(), place.start, "region")
    return all(str(one.get("region")) in COUNTRIES for one in named)


def _of_list(view: View, group: list[Item], item: Item) -> str:
    """In "in Kyiv, Sumy and Poltava regions" Kyiv is that of a region too."""
    last = group[-1]
    city = view.normalised[item.start : item.end] in ("kyiv", "kiev") and item is not last
    regions = city and _REGIONS.match(view.normalised, last.end, view.end)
    listed = regions and _ONE_LIST.fullmatch(view.normalised, item.end, last.start)
    return "kyiv" if listed else str(item.get("region"))


def _lies_in(view: View, town: Item, region: Item) -> bool:
    """In "у Прилуках на Чернігівщині", "Торецк Донецкой области" one place is told."""
    parent = (
        _ON_LAND_OF.get(str(town.get("region"))) or view.page.vocabulary.regions[town.get("region")].parent
    )
    gap = view.normalised[town.end : region.start]
    return parent == region.get("region") and (gap in _WITHIN or _WITHIN_THE.fullmatch(gap) is not None)


def _is_district(view: View, district: Item, region: Item) -> bool:
    """In "у Покровському районі Донеччини" one place is told."""
    told = district.get("of_place") is not None
    return told and _OF_A_DISTRICT.fullmatch(view.normalised, district.end, region.start) is not None


def _wider(view: View, district: Item, region: Item) -> int:
    """The one of the two that says less: a district of another region only bears the name of a town."""
    parent = view.page.vocabulary.regions[district.get("region")].parent
    return region.start if parent == region.get("region") else district.start


def _is_around(view: View, region: Item, town: Item) -> bool:
    """In "жителя Донеччини у Костянтинівці" the town tells where in the region."""
    parent = view.page.vocabulary.regions[town.get("region")].parent
    within = _WITHIN_IT.fullmatch(view.normalised, region.end, town.start)
    return parent == region.get("region") and within is not None


def is_of_next_strike(view: View, item: Item, mention: Mention) -> bool:
    """In "A strike on A killed three, and another on B killed four" B is the place of the second."""
    previous = [one for one in view.mentions if one.end <= item.start]
    event = mention.event
    if not previous or event is None or event is previous[-1].event or event.verb.form == "noun":
        return False
    if not item.end <= event.start < event.end <= mention.start:
        return False
    between = [one for one in view.events if previous[-1].end <= one.start < item.start]
    joined = _AND_A_STRIKE.match(view.normalised, previous[-1].end, item.start)
    return joined is not None and bool(between) and all(one.verb.form == "noun" for one in between)


def joined(view: View, mention: Mention, regions: list[Item]) -> str:
    """In "one was killed and five were hurt in the Bryansk region" both were there."""
    following = next((one for one in view.mentions if one.start >= mention.end), None)
    if (
        following is None
        or {mention.family, following.family} - {"person", ""}
        or mention.metric not in PEOPLE
    ):
        return ""
    if not _AND_HARMED.fullmatch(view.normalised, mention.end, following.start):
        return ""
    return as_scope(first_listed(own, view), view) if (own := _behind(view, following, regions)) else ""


def _behind(view: View, mention: Mention, regions: list[Item]) -> list[Item]:
    """The places right behind a number, before the next one and any comma."""
    limit = min((one.start for one in view.mentions if one.start >= mention.end), default=view.end)
    own = (item for item in regions if mention.end <= item.start < limit)
    return [item for item in own if not re.search("[,;:]", view.normalised[mention.end : item.start])]
