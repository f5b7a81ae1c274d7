"""Which city "the capital" is: that of the side attacked, else of who speaks, else of the places told of."""

from tracker.claims.claimant.side import attacks, is_weapons
from tracker.claims.page.groups import against
from tracker.claims.page.items import Item
from tracker.claims.page.view import View
from tracker.text.lazy import regex

_THE_CAPITAL = regex(
    r"(?<=\bthe )capital\b(?!'s? (?:of|city of)|-| (?:of|cit(?:y|ies) of|expenditure|market|investment|fund))"
)
_CITIES = {"ua": "kyiv_city", "ru": "moscow"}


def capitals(view: View) -> list[Item]:
    """The words "the capital" of a sentence as places, where a side tells which one.

    >>> from tracker.claims import read
    >>> from tracker.model import Document
    >>> text = "Russia fired 43 drones at the capital."
    >>> read(Document(ref="example", text=text)).claims[0].scope
    'kyiv_city'
    """
    if view.page.language != "en" or "the capital" not in view.words:
        return []
    found = _THE_CAPITAL.finditer(view.normalised, view.start, view.end)
    cities = ((one.span(), _CITIES.get(_side(view, one.start()), "")) for one in found)
    return [Item(*span, {"region": city}) for span, city in cities if city]


def _side(view: View, position: int) -> str:
    sides = view.of_kind("side")
    if attacker := next((one for one in sides if attacks(view, one) or is_weapons(view, one)), None):
        return against(str(attacker.get("side")))
    speaker = view.page.vocabulary.claimants.get(view.claimant_at(position))
    if speaker is not None and speaker.side in _CITIES:
        return str(speaker.side)
    return _told_of(view, position)


def _told_of(view: View, position: int) -> str:
    """The country of the place named last before, "" where none is."""
    regions = view.page.vocabulary.regions
    before = (one for one in reversed(view.page.items) if one.end <= position)
    named = (regions[one.get("region")] for one in before if one.get("region"))
    countries = (one.country for one in named if one.kind != "command")
    return next((country for country in countries if country in _CITIES), "")
