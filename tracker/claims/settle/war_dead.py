"""The dead of an army that no noun of soldiers tells: those of a battlefield, and those counted by name."""

from tracker.claims.page.groups import PERSONS
from tracker.claims.page.mention import Mention
from tracker.claims.page.view import View
from tracker.text.lazy import regex

_FIELD = r"(?:battlefields?|combat|military|war|front[- ]?line)"
_FIELD_DEAD = rf"{_FIELD} (?:deaths?|dead|fatalities|killed|fallen)\b"
_WHERE = r"(?:on the battlefields?|in (?:combat|battles?|action)|(?:at|on) the front(?:[- ]?lines?)?)\b"
_FELL = rf"(?:\b{_FIELD_DEAD}|\b(?:deaths|fatalities|killed|died|dead|fallen) {_WHERE})"
_BEFORE = regex(rf"{_FELL}[^.;\d]{{0,40}}$")
_COUNTED = regex(rf"[^.;,]{{0,30}}?{_FELL}")
_FELL_THERE = regex(
    r"\b(?:на пол[іяе]х? (?:бою|бо[їё]в|боя|боев|битв[иы]?|сражени[йя])|[ву] (?:ході )?бо(?:ях|ю)\b"
    r"|на (?:фронт[іе]|фронтах|передов(?:ій|ой))\b)"
)
_NO_SOLDIERS = frozenset({"civilian_noun", "child_noun"})
_BY_NAME = 20
"""So many dead are no news of one event to those who count an army's dead by name."""
_OF_WAR = 1000
"""So many died in no strike."""


def of_battle(view: View, mention: Mention) -> bool:
    """Whether the dead are of a battlefield: "46,000 battlefield deaths", "в боях погибли 46 тысяч"."""
    if mention.metric != "killed" or mention.classes not in ((), ("person",)):
        return False
    if not _NO_SOLDIERS.isdisjoint(view.kinds):
        return False
    if view.page.language == "en":
        previous = view.previous(mention)
        since = previous.end if previous is not None else view.start
        counted = _COUNTED.match(view.normalised, mention.span[1], view.end)
        return bool(counted) or _BEFORE.search(view.normalised, since, mention.start) is not None
    return _FELL_THERE.search(view.normalised, *view.clause_of(mention.start)) is not None


def counted_by_name(view: View, mention: Mention) -> str:
    """Whose army it is in "Mediazona has counted 12,000 dead", a list that holds that army's only."""
    if (
        mention.side
        or mention.metric not in PERSONS
        or mention.classes not in ((), ("person",), ("soldier",))
    ):
        return ""
    if not _NO_SOLDIERS.isdisjoint(view.kinds) or _tells_of_event(view):
        return ""
    lists = view.page.vocabulary.publishers
    named = (lists[str(one.get("publisher"))].dead for one in view.of_kind("publisher"))
    many = mention.quantity.amount.best or 0
    if army := next((one for one in named if one), ""):
        return army if many >= _BY_NAME else ""
    prints = lists.get(view.page.document.publisher)
    return prints.dead if prints is not None and many >= _OF_WAR and not view.has("publisher") else ""


def _tells_of_event(view: View) -> bool:
    """Whether a place or weapons tell of one strike."""
    places = (one for one in view.of_kind("region") if one.get("region") not in ("ukraine", "russia"))
    return next(places, None) is not None or any(one.family == "air" for one in view.mentions)
