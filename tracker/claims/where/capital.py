"""Which city "the capital" is, by who attacks, speaks or is told of; where a capital only is a seat."""

from tracker.claims.page.deeds import FOE, attacks, is_weapons
from tracker.claims.page.groups import against
from tracker.claims.page.items import Item
from tracker.claims.page.view import View
from tracker.claims.words.patterns import slavic, spoken
from tracker.text.lazy import regex

_THE_CAPITAL = regex(
    r"(?<=\bthe )capital\b(?!'s? (?:of|city of)|-| (?:of|cit(?:y|ies) of|expenditure|market|investment|fund))"
)
_CAPITAL_CITY = regex(
    r"(?<![\w-])[Сс]толиц(?:а|я|ы|и|е|і|у|ю|ей|ею|ой)\b"
    r"(?! (?!Москва|Україна|Украина)[А-ЯІЇЄҐ][а-яіїєґё]+[иыаіїу]\b)"
    r"(?! (?:стран|країн|государств|держав|мир|світ"
    r"|регион|регіон|республик|области|області|кра[яю]\b))"
)
_OF_ANOTHER = regex(
    r"(?:(?:ую|юю|ську|цьку|ню) столиц[ую]|(?:ой|ей|ої|ій|ою) столиц(?:ы|е|ей|і|ею)"
    r"|(?:ая|ська|цька|ня) столиц[ая])$"
)
"""In "северной столице", "в венгерской столице" another city is meant."""
_FOE = slavic(FOE)
_CITIES = {"ua": "kyiv_city", "ru": "moscow"}
_NEAR = 4_000
"""Characters over which a place told before tells whose capital is meant."""
_SEAT_BEFORE = spoken("capital.seat_before", r"\b(?:in|from) $")
_SEAT_GAP = regex(
    r",? (?:the |its |[a-z]+'s )?(?:(?:russian|ukrainian|own|country's|російськ[а-яії]+|українськ[а-яії]+"
    r"|российск[а-я]+|украинск[а-я]+) )?"
)
_OF_STATE = regex(
    r"(?:ministry|government|cabinet|army|armed forces|military|минист|мініст|уряд|правительств)"
)


def capitals(view: View) -> list[Item]:
    """The words "the capital" of a sentence as places, where a side tells which one.

    >>> from tracker.claims import read
    >>> from tracker.model import Document
    >>> text = "Russia fired 43 drones at the capital."
    >>> read(Document(ref="example", text=text)).claims[0].scope
    'kyiv_city'
    """
    cities = ((span, _CITIES.get(_side(view, span[0]), "")) for span in _printed(view))
    return [Item(*span, {"region": city}) for span, city in cities if city]


def _printed(view: View) -> list[tuple[int, int]]:
    """Where the words stand, without another noun that tells whose capital it is."""
    if view.page.language == "en":
        if "the capital" not in view.words:
            return []
        return [one.span() for one in _THE_CAPITAL.finditer(view.normalised, view.start, view.end)]
    if "столиц" not in view.words:
        return []
    found = _CAPITAL_CITY.finditer(view.page.text, view.start, view.end)
    named = {one.start for one in view.of_kind("region")}
    return [
        one.span()
        for one in found
        if one.start() not in named
        and not _OF_ANOTHER.search(view.normalised, max(view.start, one.start() - 30), one.end())
    ]


def _side(view: View, position: int) -> str:
    """The side of whose capital is told where no name is."""
    sides = view.of_kind("side")
    if attacker := next((one for one in sides if attacks(view, one) or is_weapons(view, one)), None):
        return against(str(attacker.get("side")))
    if speaks := view.side_at(position):
        return speaks
    if _FOE.search(view.normalised, view.start, view.end):
        return "ua"  # "враг атаковал столицу": who writes so is of the side attacked
    return _told_of(view, position)


def _told_of(view: View, position: int) -> str:
    """The country of the place named last not far before, "" where none is."""
    regions = view.page.vocabulary.regions
    before = reversed(view.page.items_within(max(0, position - _NEAR), position))
    named = (regions[one.get("region")] for one in before if one.get("region"))
    countries = (one.country for one in named if one.kind != "command")
    return next((country for country in countries if country in _CITIES), "")


def is_seat(view: View, item: Item) -> bool:
    """In "In Kyiv, the air force said ..." the capital is where those sit who tell of the whole country."""
    teller = next((one for one in view.attributions if one.at > item.end), None)
    if teller is None or not item.get("side") or not view.page.vocabulary.speaks_for(teller.claimant):
        return False
    gap = _SEAT_GAP.fullmatch(view.normalised, item.end, teller.at)
    if not gap or not _SEAT_BEFORE.search(view.normalised, view.start, item.start):
        return False
    if teller.claimant.endswith("_official") and not _OF_STATE.search(
        view.normalised, item.end, teller.at + 30
    ):
        return False
    said = next((one.end for one in view.of_kind("said") if one.start > teller.at), view.end)
    return not view.normalised.startswith(",", said) or view.page.language != "en"
