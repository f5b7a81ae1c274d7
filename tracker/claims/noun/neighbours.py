"""What words beside one tell of it: an adjective of the next noun, hits of a weapon, a dash for a verb."""

import re

from tracker.claims.noun.participles import ADJECTIVE
from tracker.claims.page.items import Item
from tracker.claims.page.nouns import Reach, family, noun_of
from tracker.text.lazy import regex

MEANS_BEHIND = regex(r"\s+\"?[^\W\d_-]+(?:ами|ями)\b")
"""In "десять - літаками" the instrumental tells with what something was done."""
_HITS = regex(r"(?:direct )?hits (?:of|by)")
_KIND_OF_DEAD = regex(r" (?:military|combat|battlefield|civilian|war) (?=deaths|fatalities|dead\b)")
_ADJECTIVE_WORD = regex(r" ([a-z-]+)\b")
_COMPOUND = regex(r"-[a-z]{3,}(?= )")


def weapon_behind(reach: Reach, position: int) -> Item | None:
    """In "8 влучань ракет" (hits of missiles) the weapon stands behind the hits."""
    position += reach.normalised.startswith('"', position)
    item = reach.items.get(position)
    classes = item and item.get("class")
    weapon = bool(classes and family(classes[0], reach.vocabulary) == "air")
    return item if weapon and reach.language != "en" else None


def hits_by(reach: Reach, item: Item) -> Item | None:
    """In "13 hits of attack UAVs", "two direct hits by missiles" the weapon stands behind the hits."""
    if item.get("noun") != ("strike", "subj") or not _HITS.match(reach.normalised, item.start):
        return None
    weapon = reach.items.get(item.end + 1)
    classes = weapon and weapon.get("class")
    return weapon if classes and family(classes[0], reach.vocabulary) == "air" else None


def compound_adjective(reach: Reach, item: Item) -> int:
    """Where a word ends whose first half is a kind of thing, no name ("Lancet-type drones"); else 0."""
    compound = _COMPOUND.match(reach.normalised, item.end, reach.end)
    named = reach.text[item.start].isupper() or reach.text.startswith(("–", "—"), item.end)
    if not compound or named or not item.get("class"):
        return 0
    second = reach.items.get(item.end + 1)
    return 0 if second and (second.get("class") or second.get("anti_head")) else compound.end()


def is_adjective(reach: Reach, item: Item, family_name: str) -> bool:
    """In "три військові кораблі" the soldiers' word is an adjective of the ships."""
    following = reach.items.get(item.end + 1)
    noun = following and noun_of(following, reach.vocabulary)
    if reach.language == "en" or not noun or family_name != "person":
        return False
    told = ADJECTIVE.search(reach.normalised, item.start, item.end)  # no "водителей грузовиков"
    return told is not None and noun[1] not in ("person", "casualty")


def is_told_adjective(reach: Reach, item: Item) -> bool:
    """In "5,996 documented deaths", "20 confirmed hits" a word of speech tells which ones."""
    kind = _KIND_OF_DEAD.match(reach.normalised, item.end, reach.end)
    following = reach.items.get(kind.end() if kind else item.end + 1)
    counted = following and (following.get("counted") or noun_of(following, reach.vocabulary))
    return bool(item.get("said") and counted) and reach.normalised.endswith("ed", item.start, item.end)


def is_second_adjective(reach: Reach, position: int) -> bool:
    """In "42 traditional and slower Russian missiles" two adjectives are joined."""
    if reach.language != "en":
        return False
    while following := _ADJECTIVE_WORD.match(reach.normalised, position, reach.end):
        item = reach.items.get(following.start(1))
        if item and not item.get("side"):
            return item.get("class") is not None
        position = following.end(1)
    return False


def is_copula(reach: Reach, token: re.Match[str], *, bare: bool) -> bool:
    """In "десять - літаками", "двое - члены экипажа" the dash stands for the verb.

    `bare`: no word of the phrase has been read yet.
    """
    if MEANS_BEHIND.match(reach.normalised, token.end(), reach.end):
        return True
    spaced = reach.normalised[token.start() - 1 : token.end() + 1] == " - "
    if reach.language == "en" or not spaced or not bare:
        return False
    start = token.end() + 1
    start += reach.normalised.startswith('"', start)
    item = reach.items.get(start)
    return item is None or not (noun_of(item, reach.vocabulary) or item.get("verb") or item.get("counted"))
