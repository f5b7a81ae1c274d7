"""Whose land a text tells of: the side of the places that it names, and of those named before."""

from bisect import bisect_left
from operator import attrgetter

from tracker.claims.page.bodies import OFFICIALS
from tracker.claims.page.deeds import undergoes
from tracker.claims.page.items import Item
from tracker.claims.page.view import View
from tracker.text.lazy import regex

NEAR = 400
"""Characters over which an office belongs to the place named before."""
POSITION = attrgetter("start")
_LOCAL = regex(
    r"\b(?:областн|региональн|местн|городск)[а-яё]+ (?:власт|военн|чиновник)"
    r"|\b(?:мэр|губернатор|прокуратур|полици|администрац)"
    r"|\b(?:глава|главы|главе|власти|администрация) (?:региона|области|города|района|громады)|\bспасател"
)
_OF_A_REGION = regex(
    r"губернатор|мер(?:а|у|ом)?\b|чиновник|(?:місцев\w+ |регіональн\w+ )?влад[аиоуі]"
    r"|(?:оперативн\w+ |опер)штаб|(?:очільни|голов|керівни|глав)\w+ (?:регіон|област|міст|кра)"
)
_OWN_PLACE = regex(r"російськ\w+ (?:\w+ )?(?:област|регіон|міст|територі|столиц|нпз|порт|завод)")
_FLOWN_FROM = regex(r"\b(?:з|із|зі|від)(?: боку| району| напрямку?)? (?:[а-яіїєґ'-]+ ){0,2}$")
_FROM = regex(r" from (?:the )?(?:[a-z]+'s )?$")
_IN = regex(r"(?<![а-яa-z])(?:в|у|in) $")


def land_of(view: View, place: Item) -> str:
    """The side in whose country a place lies, "" for a third country."""
    country = view.page.vocabulary.regions[place.get("region")].country
    return country if country in ("ua", "ru") else ""


def land_of_paper(view: View) -> str:
    """In which of the two countries the text is printed: its government needs no name there."""
    paper = view.page.vocabulary.publishers.get(view.page.document.publisher)
    return paper.land if paper is not None else ""


def struck_in_russia(view: View, item: Item) -> str:
    """In "Українські дрони атакували Росію, заявив губернатор" he is of the land struck.

    Other offices without a country are Ukraine's in a Ukrainian text, and so are those of its own regions.
    """
    if view.page.language != "uk" or not _OF_A_REGION.match(view.normalised, item.start, view.end):
        return ""
    regions = view.page.vocabulary.regions
    if any(regions[one.get("region")].held == "annexed" for one in view.of_kind("region")):
        return "ru"
    russian = (one for one in view.of_kind("side") if one.get("side") == "ru")
    if any(_is_struck(view, one) for one in russian):
        return "ru"
    return "" if view.has("region") else _land_before(view)


def _land_before(view: View) -> str:
    """In "Дрони атакували НПЗ у Рязані. Місцева влада повідомила ..." the office is of the place told."""
    regions, begin = view.page.vocabulary.regions, max(0, view.start - NEAR)
    for item in reversed(view.page.items_within(begin, view.start)):
        if item.get("region") and (not item.get("side") or undergoes(view, item)):
            held = regions[str(item.get("region"))].held == "annexed"
            flown_from = _FLOWN_FROM.search(view.normalised, begin, item.start) is not None
            return "" if flown_from else "ru" if held or land_of(view, item) == "ru" else ""
    return ""


def _is_struck(view: View, item: Item) -> bool:
    """Whether a side is attacked or aimed at, or a place of its own is told."""
    return undergoes(view, item) or _OWN_PLACE.match(view.normalised, item.start, view.end) is not None


def land_told(view: View) -> str:
    """The country of the places that a sentence names, no origins; "" for none, for both or for held land."""
    regions = view.page.vocabulary.regions
    places = [one for one in view.of_kind("region") if not one.get("side") and not is_origin(view, one)]
    lands = {land_of(view, one) for one in places if not regions[str(one.get("region"))].held} - {""}
    return lands.pop() if len(lands) == 1 else ""


def is_of_other_land(view: View, claimant: str) -> bool:
    """In "над Орловской областью сбиты 34, по словам губернатора" no Ukrainian official goes on."""
    places = (one for one in view.of_kind("region") if not one.get("side") or undergoes(view, one))
    told = next((land for one in places if (land := land_of(view, one))), "") or side_before(view)
    return told != "" and claimant in OFFICIALS and not claimant.startswith(told)


def is_origin(view: View, item: Item) -> bool:
    """In "launched from Russia's Kursk region" the place tells nobody's side."""
    return _FROM.search(view.normalised, view.start, item.start) is not None


def side_before(view: View) -> str:
    """The country of the place named last in the sentences before, where a governor or mayor speaks."""
    if view.page.language == "uk" or (view.page.language == "ru" and not _LOCAL.search(view.words)):
        return ""
    items, before = view.page.items, view.before.start if view.before else view.start
    for nth in range(bisect_left(items, view.start, key=POSITION) - 1, -1, -1):
        if view.start - items[nth].start > NEAR:
            return ""
        item, side = items[nth], str(items[nth].get("side") or "")
        if side in ("ua", "ru") and _IN.search(view.page.normalised, max(0, item.start - 4), item.start):
            return side  # "в Украине погибли 12 гражданских"
        if item.get("region") and (not side or undergoes(view, item)):
            return land_of(view, item)
        if item.get("claimant") in OFFICIALS and items[nth].start >= before:
            return str(item.get("claimant"))[:2]  # "Rosaviatsia closed four airports. The defence ministry"
    return ""
