"""Whose country a scope lies in, where either side may strike, and whether a neighbour is told of."""

import re
from functools import lru_cache

from tracker.claims.page.groups import COUNTRIES, PEOPLE
from tracker.claims.page.mention import Mention
from tracker.claims.page.view import View
from tracker.text.lazy import regex
from tracker.vocab import Vocabulary
from tracker.vocab.nouns import Region

_OTHER_SKY = regex(r"\b(?:its|nato(?:'s)?) airspace\b")

_IN_LAND = regex(
    r"(?: (?!who\b|that\b|made\b|built\b|launched\b|fired\b|sent\b)[^\W\d][\w'-]*){0,4}?"
    r" (?:in|across|inside|в|у|во|по) (?:(?P<ua>ukraine|україні|украин[еы])|russia|росії|россии)\b(?!'s|-)"
)


def country_of(scope: str, vocabulary: Vocabulary) -> str:
    """Country id of a region scope, or ""; none for what Russia annexed in 2014 or has held since 2022."""
    region = _region(scope, vocabulary)
    if region is None or region.held or _lies_in_annexed(region, vocabulary):
        return ""
    return region.country


def is_annexed(scope: str, vocabulary: Vocabulary) -> bool:
    """Whether a scope lies in Crimea, which both sides strike over."""
    region = _region(scope, vocabulary)
    return region is not None and (region.held == "annexed" or _lies_in_annexed(region, vocabulary))


def _lies_in_annexed(region: Region, vocabulary: Vocabulary) -> bool:
    around = vocabulary.regions.get(region.parent)
    return around is not None and around.held == "annexed"


def land_beside(view: View, mention: Mention) -> str:
    """The land of people in "seven died in Ukraine and two in Belgorod", named before the next number."""
    if mention.metric not in PEOPLE or not view.has("side"):
        return ""
    limit = next((one.start for one in view.mentions if one.start >= mention.end), view.end)
    if any(item.get("region") not in COUNTRIES for item in view.between(mention.end, limit, "region")):
        return ""  # "four were killed in Ukraine in an attack on Kharkiv"
    told = _IN_LAND.match(view.normalised, mention.end, limit)
    return "" if told is None else "ua" if told["ua"] else "ru"


def tells_of_neighbour(view: View) -> bool:
    """Whether a sentence names a country that objects stray into, or a sky that is not Ukraine's.

    In "four drones flew on towards Romania", "entered NATO airspace" they left, nobody was struck.
    """
    beginnings = tuple(view.page.vocabulary.names("neighbours", view.page.language))
    return (_starting(beginnings).search(view.words) or _OTHER_SKY.search(view.words)) is not None


def _region(scope: str, vocabulary: Vocabulary) -> Region | None:
    return vocabulary.regions.get(scope.split("+")[0].lower())


@lru_cache(maxsize=8)
def _starting(beginnings: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, beginnings))})")
