"""Whose country a scope lies in, where either side may strike, and whether a neighbour is told of."""

import re
from functools import lru_cache

from tracker.claims.page.view import View
from tracker.text.lazy import regex
from tracker.vocab import Vocabulary
from tracker.vocab.nouns import Region

_OTHER_SKY = regex(r"\b(?:its|nato(?:'s)?) airspace\b")


def country_of(scope: str, vocabulary: Vocabulary) -> str:
    """Country id of a region scope, or ""; none for what Russia annexed in 2014 or has held since 2022."""
    region = _region(scope, vocabulary)
    if region is None or region.held or is_annexed(scope, vocabulary):
        return ""
    return region.country


def is_annexed(scope: str, vocabulary: Vocabulary) -> bool:
    """Whether a scope lies in Crimea, which both sides strike over."""
    region = _region(scope, vocabulary)
    around = region and vocabulary.regions.get(region.parent)
    return any(one is not None and one.held == "annexed" for one in (region, around))


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
