"""The region of a governor or mayor who speaks: his office, not a place of what he tells."""

from tracker.claims.page.groups import COUNTRIES, OBJECTS
from tracker.claims.page.items import Item
from tracker.claims.page.mention import Mention
from tracker.claims.page.view import View
from tracker.claims.where.place_items import words_before
from tracker.claims.where.told import is_nationwide, tells_country
from tracker.claims.words.patterns import spoken
from tracker.text.lazy import regex
from tracker.vocab import UNATTRIBUTED

_OFFICE = spoken(
    "place_of_office.office",
    r"(?:'s)?\s+(?:(?:regional|military|city|civil|local)\s+){0,2}"
    r"(?:governor|mayor|officials?|authorities|administration|head|prosecutors)",
)
_OF_CITY = regex(
    r"(?:'s)?\s+(?:(?:city|military|civil|local)\s+){0,2}(?:mayor|administration|head)\b"
    r"| (?:міськ|городск|мер|мэр|мва)"
)
_CITY_OF = {"kyiv": "kyiv_city", "moscow_oblast": "moscow"}
"""In "київський мер" the adjective is that of the city."""
_SEATED = frozenset({"seat", "region", "of_place"})
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
    return "" if is_nationwide(view) or tells_country(view) else seat_at(view, mention.span[0])


def is_of_office(view: View, mention: Mention, scope: str) -> bool:
    """Whether only who tells a figure tells its place."""
    named = any(item.get("region") == scope and not is_speaker(view, item) for item in view.of_kind("region"))
    return not named and of_office(view, mention) == scope


def seat_at(view: View, position: int) -> str:
    """The region or city in which the official holds office who stands behind the words at a position."""
    if view.kinds.isdisjoint(_SEATED) or not view.claimant_at(position).endswith("_official"):
        return ""
    seats = {item.start: seat for item in view.items if (seat := seat_of(view, item))}
    teller = next((one.at for one in view.attributions if one.start <= position < one.end), position)
    nearest = min(seats, key=lambda start: abs(start - teller), default=None)
    return "" if nearest is None else seats[nearest]


def seat_signed(view: View) -> str:
    """The region of the office that a signature names."""
    return next(filter(None, (seat_of(view, item) for item in view.items)), "")


def seat_of(view: View, item: Item) -> str:
    """Where an office holder or an office sits, "" for all other words.

    In "the Kyiv regional head" the office is that of the region, in "київський мер" that of the city.
    """
    if seat := item.get("seat"):
        return str(seat)
    region = item.get("region") or item.get("of_place")
    if not region or region in COUNTRIES or not is_speaker(view, item):
        return ""
    if region == "kyiv_city" and view.normalised.startswith((" regional", " oblast"), item.end):
        return "kyiv"
    of_city = _OF_CITY.match(view.normalised, item.end, view.end)
    if of_city and item.get("of_place") in _CITY_OF:
        return _CITY_OF[str(item.get("of_place"))]
    return "" if item.get("side") and not of_city else str(region)


def told_by_governor(view: View, mention: Mention) -> bool:
    """Whether a governor or mayor tells of drones: those over the region that the text is about."""
    if mention.metric not in OBJECTS or view.page.language != "en" or is_nationwide(view):
        return False
    return view.claimant_at(mention.span[0]).endswith("_official") and has_local_office(view)


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
