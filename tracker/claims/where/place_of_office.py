"""The region of a governor or mayor who speaks: his office, not a place of what he tells."""

from tracker.claims.page.groups import OBJECTS
from tracker.claims.page.items import Item
from tracker.claims.page.mention import Mention
from tracker.claims.page.view import Page, View
from tracker.claims.where.place_items import (
    NATIONWIDE,
    words_before,
)
from tracker.claims.words.patterns import spoken
from tracker.text.lazy import regex
from tracker.vocab import UNATTRIBUTED

_OFFICE = spoken(
    "place_of_office.office",
    r"(?:'s)?\s+(?:(?:regional|military|city|civil|local)\s+){0,2}"
    r"(?:governor|mayor|officials?|authorities|administration|head|prosecutors)",
)
_OF_CITY = regex(r"(?:'s)?\s+(?:(?:city|military|civil|local)\s+){0,2}(?:mayor|administration|head)\b")
_SIGNATURE = 10  # words
_COUNTRIES = frozenset({"russia", "ukraine"})
_LOCAL = regex(
    r"(?:the )?(?:acting )?(?:regional |military |city )?(?:governors?|mayors?|head|administration"
    r"|prosecutors)"
    r"(?: of the region)?"
)
_OFFICE_OF = spoken(
    "place_of_office.office_of", r"(?:governor|mayor|head|administration|leader) of (?:the )?$"
)


def of_office(view: View, mention: Mention) -> str:
    """In "14 drones were downed, said the Odesa governor's office" the office tells of its own region."""
    official = view.claimant_at(mention.span[0]).endswith("_official")
    if not official or NATIONWIDE.search(view.words):
        return ""
    offices = [item for item in view.of_kind("region") if is_speaker(view, item)]
    offices = [
        item
        for item in offices
        if not item.get("side") or _OF_CITY.match(view.normalised, item.end) or _whose(view, item) == "kyiv"
    ]
    named = {_whose(view, item) for item in offices} - _COUNTRIES
    return named.pop() if len(named) == 1 else ""


def _whose(view: View, item: Item) -> str:
    """In "the Kyiv regional head" the office is that of the region, not of the city."""
    city = item.get("region") == "kyiv_city" and view.normalised.startswith(
        (" regional", " oblast"), item.end
    )
    return "kyiv" if city else str(item.get("region"))


def told_by_governor(view: View, mention: Mention) -> bool:
    """Whether a governor or mayor tells of drones: those over the region that the text is about."""
    official = view.claimant_at(mention.span[0]).endswith("_official")
    if mention.metric not in OBJECTS or view.page.language != "en" or NATIONWIDE.search(view.words):
        return False
    return official and has_local_office(view)


def has_local_office(view: View) -> bool:
    """Whether a governor or mayor speaks, of the region that the text is about."""
    offices = (*view.of_kind("role"), *view.of_kind("claimant"))
    return any(_LOCAL.fullmatch(view.normalised, item.start, item.end) for item in offices)


def signed_place(page: Page) -> str:
    """In "За добу 1 загиблий, 9 поранених. Харківська ОВА." the region of the office that signs; else ""."""
    last = page.sentences[-1] if len(page.sentences) > 1 else None
    if last is None or len(page.text[last.start : last.end].split()) > _SIGNATURE:
        return ""
    items = page.items_within(last.start, last.end)
    regions = [item for item in items if item.get("region")]
    office = any(item.get("role") or item.get("claimant") for item in items)
    told = any(item.get("verb") or item.get("said") or item.get("noun") for item in items)
    if len(regions) != 1 or not office or told or page.numbers_within(last.start, last.end):
        return ""
    view = View(page, len(page.sentences) - 1, last, items, [])
    named = _whose(view, regions[0])
    return "" if named in _COUNTRIES else named


def is_speaker(view: View, item: Item) -> bool:
    """A region that only tells whose governor speaks."""
    after = _OFFICE.match(view.normalised, item.end, item.end + 40)
    return after is not None or _OFFICE_OF.search(words_before(view, item, 30)) is not None


def of_teller(view: View, mention: Mention, regions: list[Item]) -> list[Item]:
    """The region of an office that tells the figure; what another tells is not of that region."""
    teller = view.claimant_at(mention.span[0])
    told = (one for one in view.attributions if one.start <= mention.span[0] < one.end)
    office = next((one for one in told if one.claimant == teller), None)
    others = [one.at for one in view.attributions if one.claimant != teller]
    if office is None or not others:
        return regions
    return [
        item
        for item in regions
        if not any(abs(item.start - at) < abs(item.start - office.at) for at in others)
    ]


def tells_another(view: View, mention: Mention, place: Item) -> bool:
    """In "... in Syzran, its mayor said, while the ministry reported 77 drones" the 77 are not there."""
    first, second = view.claimant_at(place.start), view.claimant_at(mention.start)
    return mention.metric in OBJECTS and UNATTRIBUTED not in (first, second) and first != second
