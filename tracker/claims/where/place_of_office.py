"""The region of a governor or mayor who speaks: his office, not a place of what he tells."""

from tracker.claims.page.groups import OBJECTS
from tracker.claims.page.items import Item
from tracker.claims.page.mention import Mention
from tracker.claims.page.view import View
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
    named = {_whose(view, item) for item in offices} - {"russia", "ukraine"}
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
