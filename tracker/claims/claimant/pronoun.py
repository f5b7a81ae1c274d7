"""Whom "it", "the ministry", "в ведомстве" mean that speak: who spoke last, or a body named before."""

from tracker.claims.claimant.office import (
    by_title,
    office,
    speaker,
)
from tracker.claims.claimant.side import speaks_of_regime
from tracker.claims.claimant.whose_land import land_told
from tracker.claims.page.bodies import ARMED, OFFICIALS
from tracker.claims.page.deeds import owns_weapons
from tracker.claims.page.items import Item
from tracker.claims.page.view import View
from tracker.claims.words.patterns import slavic
from tracker.text.lazy import regex
from tracker.vocab import UNATTRIBUTED

_BODY = regex(
    r"(?:ведомств|відомств|министерств|міністерств|агентств|командовани|командуванн"
    r"|спецслужб)"
)
_MINISTRIES = OFFICIALS | {"ru_mod"}
_STOPS = frozenset({"shoot_down", "destroy", "neutralise", "suppress"})
_NEAR = 300
_BODIES = ARMED - {"ua_commander"}
_OF_ARMIES = ARMED | {"nato", ""}
"""Who may speak on as "the military"."""
LOSSES_BEFORE = slavic(r"\b(?:втрат|потер)[а-яіїє]* (?:[а-яіїєґё]+ ){0,2}$")
"""In "Потери ВСУ ведомство оценило в 9 700" the army loses, and another body tells."""
_IN_BODY = slavic(r" (?:в|у) (?:[а-яіїє]+ )?[а-яіїє]+(?=[,.:;\"]|$)")


def body_behind(view: View, item: Item, last: str) -> str:
    """In "Как отметили в ведомстве, ..." the body named before goes on."""
    match = _IN_BODY.match(view.normalised, item.end, view.end)
    meant = match and view.between(item.end, match.end(), "pronoun_speaker")
    return (last or _told_of(view)) if meant else ""


def _told_of(view: View) -> str:
    """In "The attack was made by the SBU. Two fighters burnt, the service said" the body told of before."""
    near = view.page.items_within(max(0, view.start - _NEAR), view.start)
    named = (str(one.get("claimant")) for one in reversed(near) if one.get("claimant"))
    return next((one for one in named if one in _BODIES), "")


def pronoun(view: View, item: Item, last: str) -> str:
    """In "it said", "the ministry added" who spoke last goes on, unless the title names another."""
    own = item.get("role") == "military" and last not in _OF_ARMIES
    if view.page.language != "en" and (body := _body_before(view, item)):
        return body
    titled = by_title(view, item)
    another = _is_another(view, item, last)
    last = "" if another else last
    if item.get("role") == "defence" and last == "ru_official" and not titled:
        return "ru_mod"  # "Russia says ... The ministry had reported 36."
    told = titled or ("" if own else last) or speaker(view, item) or _body_named(view, item)
    told = told or (_told_of(view) if _BODY.match(view.normalised, item.start) else "")
    return told or (UNATTRIBUTED if another else "")


def _is_another(view: View, item: Item, last: str) -> bool:
    """In "Zelensky said. Drones were downed over Bryansk, the ministry said" it is not he who spoke last.

    No president, command or institute is a ministry; who stops drones over a region, or is attacked there by
    an enemy, is of its land.
    """
    if not last:
        return False
    land, speaks = land_told(view), view.page.vocabulary.speaks_for(last)
    if view.page.language != "en":
        return item.get("role") == "defence" and last not in _MINISTRIES and not last.startswith("donor:")
    if view.normalised.endswith("ministry", item.start, item.end):
        other = last not in _MINISTRIES and not last.startswith("donor:")
        stops = any(event.sense in _STOPS for event in view.events)
        return other or speaks_of_regime(view) or (stops and land not in ("", speaks))
    return " enemy " in view.words and land not in ("", speaks)


def _body_before(view: View, item: Item) -> str:
    """In "Минобороны не называло числа с марта - тогда ведомство заявило о 1351" one body is told of."""
    if _BODY.match(view.normalised, item.start) is None:
        return ""
    named = [one for one in view.of_kind("claimant") if one.end <= item.start and not one.get("role")]
    named = [one for one in named if not owns_weapons(view, one)]
    named = [one for one in named if not LOSSES_BEFORE.search(view.normalised, view.start, one.start)]
    bodies = [speaker(view, one, adjacent=False) for one in named]
    return next((one for one in reversed(bodies) if one and not one.endswith("_official")), "")


def _body_named(view: View, item: Item) -> str:
    """In "Agents of the SBU destroyed two fighters, the service said" the body named before speaks."""
    if view.normalised[item.start : item.end] in ("it", "they"):
        opens = item.start - view.start < len("and ")
        return opening_body(view) or (_told_of(view) if opens else "")
    if not view.normalised.startswith("the ", item.start):
        return ""
    named = [one for one in view.of_kind("claimant") if one.end <= item.start and not one.get("role")]
    return speaker(view, named[-1]) if named else ""


def opening_body(view: View) -> str:
    """In "Ukraine's navy sank a boat, it reported" the subject of the sentence speaks."""
    first = (
        one for one in view.items if one.start - view.start <= 25 and (one.get("claimant") or one.get("role"))
    )
    return next((speaker(view, office(view, one), adjacent=False) for one in first), "")
