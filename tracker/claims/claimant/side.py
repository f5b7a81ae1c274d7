"""For which side an office speaks: its country or region, or who is told to have been attacked."""

from collections.abc import Sequence

from tracker.claims.claimant.attacked import attacked, defending, own_forces, undergoes_there
from tracker.claims.claimant.whose_land import (
    is_origin,
    land_of,
    land_of_paper,
    side_before,
    struck_in_russia,
)
from tracker.claims.page.bodies import OF_NATIONS, OFFICIALS
from tracker.claims.page.deeds import NAMES_FOE, attacks, is_weapons, undergoes
from tracker.claims.page.groups import against
from tracker.claims.page.items import Item
from tracker.claims.page.view import View
from tracker.claims.words.patterns import spoken
from tracker.text.lazy import regex
from tracker.vocab import UNATTRIBUTED

_OF_WHAT = regex(r" (?:[а-яіїєґё-]+(?:[аиыіїя]|[иі]н|[еє]л|[ії]в|ов|[оі]й|их|ых|ого) ){0,3}")
"""In "сказал в Киеве министр обороны Нидерландов" what he is minister of follows him."""
_INSTALLED = regex(r"-[a-z]+ (?:[a-z]+ )?")
"""In "the Kremlin-appointed governor of Kherson" the office is that of who appointed him."""
PLACED = frozenset({" in ", " of ", " in the ", " of the ", " в ", " у ", " "})
_BREAK = spoken(
    "side.break",
    r"[.;:(]| - |\b(?:said|told|that|announced|wrote|added|reported|confirmed)\b|\b[a-z]+ed by\b",
)
_OF_ITS_COUNTRY = regex(
    r"(?: [а-яіїєґ-]+){0,2} (?:страны|країни|королевства|королівства|республики|республіки)\b"
)
_COUNTRYS = regex(r"\b(?:country's (?:\w+ )?|(?:местн|тамошн|місцев|тамтешн)[а-яії]+ )$")
_NATIONAL = regex(r"(?:минист|мініст|премьер|прем'єр|канцлер|президент|глав[аи] (?:мид|мзс|уряд|прав))")
_SPEAKS_IN = regex(
    r"(?:заяви|сказа|сообщи|повідоми|оголоси|объяви|уточни|додав|добав|розпові|рассказа|наголоси"
    r"|підтвердив|подтвердил)"
    r"[а-яіїє]* (?:в|у|на|під час|во время) [а-яіїєґ' -]{3,40} $"
)
"""In "заявил в Киеве министр обороны Рубен Брекельманс" the place is where he speaks."""
_SOME_OFFICIAL = regex(
    r"\b(?:one|an?|another|some|two|several)"
    r" (?:(?:senior|unnamed|anonymous|high-ranking|top|second|western|alliance) )*$"
)
_OF_NO_SIDE = regex(
    r"\b(?:western|foreign|західні|западные|іноземні|иностранные)"
    r" (?:(?:military|intelligence|security|defen[cs]e|senior|diplomatic) )?$"
)
"""In "Western officials told Reuters" those who speak are of neither side."""
_LOST = regex(
    r"(?:'s)? (?:[a-z]+ ){0,2}?(?:dead|deaths|fatalities|losses|casualties|wounded|fallen|killed)\b"
)
_OF_A_PLACE = regex(r"(?:mayor|governor|administration|authorities)\b")
_REGIME = spoken("side.regime", r"\bk(?:yi|ie)v regime\b")
"""So only officials of the other side call a government."""
ITS = regex(r"\bits (?:acting |interim |new |regional )?$")
SERVICES: dict[str, dict[str, str]] = {
    "security": {"ua": "ua_security_service"},
    "intelligence": {"ua": "ua_intelligence"},
    "defence": {"ru": "ru_mod", "ua": "ua_official"},
    "military": {"ru": "ru_mod", "ua": "ua_general_staff"},
    "air_force": {"ru": "ru_official", "ua": "ua_air_force"},
    "chief": {"ru": "ru_mod", "ua": "ua_commander"},
}


def is_foe(view: View, item: Item) -> bool:
    """In "наслідки ворожої атаки, заявив очільник області" the enemy is not whom he serves."""
    return NAMES_FOE.match(view.normalised, item.start) is not None


def is_placed(view: View, item: Item) -> bool:
    """Whether a country or city stands right beside an office."""
    if not item.get("role"):
        return False
    beside = [one for one in view.items if one.get("side") or one.get("donor") or one.get("region")]
    return any(
        (0 <= item.start - one.end <= 4 and "," not in view.normalised[one.end : item.start])
        or view.normalised[item.end : one.start] in PLACED
        for one in beside
    )


def donor_claimant(donor: str) -> str:
    """The claimant for whom an office of a country that gives aid speaks."""
    return donor if donor == "eu" else f"donor:{donor}" if donor != "all_donors" else UNATTRIBUTED


def of_its_country(view: View, item: Item) -> str:
    """In "Нідерланди виділили ..., заявив міністр цієї країни" the office is that of the donor told of."""
    own = _OF_ITS_COUNTRY.match(view.normalised, item.end, view.end) or _COUNTRYS.search(
        view.normalised, view.start, item.start
    )
    told = own or (
        _NATIONAL.match(view.normalised, item.start)
        and _SPEAKS_IN.search(view.normalised, view.start, item.start)
    )
    donors = (str(one.get("donor")) for one in view.of_kind("donor") if one.end <= item.start) if told else ()
    named = next((donor_claimant(donor) for donor in donors if donor != "all_donors"), "")
    return named or (_flown_to(view, item) or _giver_before(view, item) if told else "")


def _giver_before(view: View, item: Item) -> str:
    """In "Хельсинки утвердил пакет. По данным минобороны страны, ..." the country told of gives."""
    if view.before is None or any(
        one.end <= item.start for one in (*view.of_kind("side"), *view.of_kind("region"))
    ):
        return ""
    first = next((one for one in view.before.items if one.get("donor") or one.get("side")), None)
    donor = str(first.get("donor") or "") if first is not None else ""
    return donor_claimant(donor) if donor not in ("", "all_donors") else ""


def _flown_to(view: View, item: Item) -> str:
    """In "дрони залетіли в Румунію, повідомили в міноборони країни" the verb takes the country in."""
    into = [one for one in view.events if one.sense in ("leave", "enter") and one.end <= item.start]
    if not into:
        return ""
    word = view.normalised[into[-1].start : into[-1].end].split()[-1]
    donor = view.page.vocabulary.names("donors", view.page.language).get(word)
    return donor_claimant(donor) if donor else ""


def official(view: View, item: Item) -> str:
    """An office holder speaks for the side of the nearest country or region, else for who is told of."""
    if _OF_NO_SIDE.search(view.normalised, view.start, item.start):
        return UNATTRIBUTED
    if beside := of_its_country(view, item) or _beside(view, item):
        return beside
    if speaks_of_regime(view):
        return "ru_official"
    its = ITS.search(view.normalised, view.start, item.start)
    if its and _OF_A_PLACE.match(view.normalised, item.start) and (told := _place_before(view, item)):
        return f"{told}_official"  # "on their way to Moscow, its mayor said"
    its = its if not (view.has("region") or view.has("donor")) else None
    if _SOME_OFFICIAL.search(view.normalised, view.start, item.start) and (body := _body_before(view, item)):
        return body
    own = own_forces(view) if item.get("role") in SERVICES else ""
    side = own or (side_before(view) if its else "") or struck_in_russia(view, item) or _default_side(view)
    return f"{side}_official" if side in ("ua", "ru") else side


def _body_before(view: View, item: Item) -> str:
    """In "According to Nato ..., and one official put the dead at 250,000" it is one of that body.

    Where a side is only told to have lost so many, nobody knows whose official it is.
    """
    sources = [one for one in view.of_kind("claimant") if one.end <= item.start]
    bodies = [str(one.get("claimant")) for one in sources if one.get("claimant") in OF_NATIONS]
    if bodies:
        return bodies[-1]
    sides = view.of_kind("side")
    lost = bool(sides) and all(_LOST.match(view.normalised, one.end, view.end) for one in sides)
    return UNATTRIBUTED if lost and not view.has("region") and not view.has("donor") else ""


def _beside(view: View, item: Item) -> str:
    """The claimant by the nearest country or region in the noun phrase of an office, or ""."""
    before = [one for one in view.items if one.end <= item.start and item.start - one.end <= 30]
    after = [one for one in view.items if item.end <= one.start and one.start - item.end <= 45]
    placed = [one for one in after if view.normalised[item.end : one.start] in PLACED]
    adjacent = [
        one
        for one in before
        if item.start - one.end <= 4 or _INSTALLED.fullmatch(view.normalised, one.end, item.start)
    ]
    donors = [one for one in after if one.get("donor")] if view.page.language != "en" else []
    owners = [one for one in donors if _OF_WHAT.fullmatch(view.normalised, item.end, one.start)]
    for one in [*owners, *reversed(adjacent), *placed, *reversed(before), *after]:
        gap = view.normalised[min(one.end, item.end) : max(one.start, item.start)]
        if "," in gap and (one in before or view.page.language != "en" or one.get("side")):
            continue  # "за даними слідства, 3 травня російська армія ...", "the army, Russia fired"
        if _BREAK.search(gap) or (one in after and one not in placed and _told_of(view, one)):
            continue
        if one in adjacent or one in placed:
            region = view.page.vocabulary.regions.get(str(one.get("region")))
            if region is not None and region.country == "neighbour" and not one.get("donor"):
                return UNATTRIBUTED  # "Belarus's defence ministry"
        side = _side_of(view, one)
        if side:
            return f"{side}_official" if side in ("ua", "ru") else side
    return ""


def _place_before(view: View, item: Item) -> str:
    """The side of the place named last before an office."""
    places = [one for one in view.of_kind("region") if one.end <= item.start]
    return land_of(view, places[-1]) if places else ""


def _side_of(view: View, item: Item) -> str:
    """The side, body or donor for which an office speaks that stands beside a word."""
    if item.get("claimant") in OF_NATIONS:
        return str(item.get("claimant"))
    if item.get("side"):
        named = str(item.get("side"))
        return against(named) if is_foe(view, item) else named
    if item.get("claimant") in OFFICIALS:
        return str(item.get("claimant"))[:2]  # "a Moscow-appointed official"
    if item.get("medium"):
        return str(item.get("medium"))
    if item.get("region"):
        return "ru" if _is_occupying(view, item) else land_of(view, item)
    if item.get("of_place"):
        country = view.page.vocabulary.regions[str(item.get("of_place"))].country
        return country if country in ("ua", "ru") else ""  # "в администрации одного из курских районов"
    if item.get("donor") and item.get("donor") != "all_donors":
        return donor_claimant(str(item.get("donor")))
    return ""


def _is_occupying(view: View, place: Item) -> bool:
    """Whether the offices of a place are those of the occupation."""
    printed = view.normalised[place.start : place.end]
    proclaimed = printed.startswith(("днр", "лнр", "dpr", "lpr")) or printed.endswith("people's republic")
    return proclaimed or view.page.vocabulary.regions[place.get("region")].held == "annexed"


def _default_side(view: View) -> str:
    """The side of an office beside which none stands, by the places, sides and donors told."""
    media = view.of_kind("medium")
    if media:
        return str(media[0].get("medium"))
    told = [one for one in view.items if one.start >= view.start]
    if not any(one.get("donor") or (one.get("region") and not one.get("side")) for one in told):
        told = view.items  # with "BERLIN (Agency) -", where the despatch was written
    return (
        _side_among(view, told)
        or side_before(view)
        or land_of_paper(view)
        or ("ru" if view.page.language == "ru" else "ua")
    )


def _side_among(view: View, items: Sequence[Item]) -> str:
    """The side, body or donor that places, sides and donors tell among the words of a sentence, or ""."""
    for item in items:
        if not item.get("region"):
            continue
        region = view.page.vocabulary.regions[item.get("region")]
        unsaid = region.kind == "command" or region.held == "annexed"  # "по центру Белгорода", Crimea
        unsaid = unsaid or (
            bool(item.get("side")) and not (view.page.language == "ru" and undergoes(view, item))
        )
        if region.held == "annexed" and undergoes_there(view, item):
            return "ru"
        country = "" if unsaid else land_of(view, item)
        if country and not is_origin(view, item):
            return country
    if view.page.language == "ru" and (side := attacked(view)):
        return side
    for item in items:
        if item.get("donor") and item.get("donor") != "all_donors":
            return donor_claimant(str(item.get("donor")))
        if view.page.language == "uk":
            continue  # an office without a country is Ukraine's, whatever side it tells of
        if is_origin(view, item):
            continue
        if item.get("side") and not (view.page.language == "ru" and is_weapons(view, item)):
            sides = [defending(view, one) for one in view.of_kind("side")]
            return next((side for one, side in sides if side != one), sides[0][1])
    return ""


def speaks_of_regime(view: View) -> bool:
    """Whether the words are those of officials of the other side."""
    return _REGIME.search(view.words) is not None


def _told_of(view: View, item: Item) -> bool:
    """In "Local officials on the victims of the Russian strike: ..." the side is that of who attacked."""
    return bool(item.get("side")) and view.page.language == "en" and attacks(view, item)
