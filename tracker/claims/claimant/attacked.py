"""Who is attacked, and so speaks: those at whom the weapons fly, over whose land they are stopped."""

from bisect import bisect_left

from tracker.claims.claimant.whose_land import NEAR, POSITION, land_of
from tracker.claims.page.deeds import attacks, is_weapons, undergoes
from tracker.claims.page.groups import SENDING, STOPPING, against
from tracker.claims.page.items import Item
from tracker.claims.page.nouns import family
from tracker.claims.page.view import View
from tracker.text.lazy import regex

_FORCES = regex(
    r"(?:'s)?(?: \w+)? (?:forces|troops|army|military|soldiers|units|paratroopers|marines|navy"
    r"|air defen[cs]es?|aircraft)\b"
)
_SAID_THAT = regex(r"\b(?:said|says|saying)(?: that)? $")
_AT = regex(
    r"(?<!\bfrom)\b(?P<over>over|in|near|on|off|across|above|around|outside) (?:the )?"
    r"(?:city of |annexed |occupied )*$"
)
_FROM_NEAR = regex(r"\bfrom\b[^,;.]{0,40}$|\b(?:its|our|ukraine's|ukrainian|kyiv's)\b(?! drones?\b)")
_FLOWN = regex(r"\b(?:drones?|missiles?|uavs?|unmanned)\b")
_UNDERGONE = frozenset({"shoot_down", "neutralise", "suppress", "kill", "injure", "die"})
_SENT_BY = regex(r"\b(?:launched|fired|sent|released|attacked|shelled|attacks?|strikes?) by (?:the )?$")
_STOPS = STOPPING | {"destroy"}


def attacked(view: View) -> str:
    """In "Российские дроны атаковали порт. Ранены трое, сообщил губернатор" those attacked speak."""
    items = view.page.items
    for nth in range(bisect_left(items, view.end, key=POSITION) - 1, -1, -1):
        item = items[nth]
        if view.start - item.start > NEAR or (item.start < view.start and item.get("region")):
            return ""  # what was told of another place is over
        side = item.get("side")
        if side not in ("ru", "ua") or undergoes(view, item):
            continue
        if attacks(view, item):
            return against(side)
    return ""


def defends(view: View) -> str:
    """In "По Украине запустили 493 дрона. Сбили 400, заявили военные" the army of those attacked speaks."""
    senses = {event.sense for event in view.events}
    if senses.isdisjoint(SENDING | _STOPS) or (senses <= {"destroy"} and not _counts_weapons(view)):
        return ""
    told = (view, view.before) if view.before is not None else (view,)
    return next((side for one in told if (side := _defends(one))), "")


def _counts_weapons(view: View) -> bool:
    """Whether all that the sentence counts flies: "уничтожены 14 дронов", no tanks."""
    classes = [one.get("class")[0] for one in view.of_kind("class")]
    return bool(classes) and all(family(one, view.page.vocabulary) == "air" for one in classes)


def _defends(view: View) -> str:
    """Who is attacked: by whose weapons fly, at whom they do, over whose land they are stopped."""
    senses = {event.sense for event in view.events}
    sides = [one for one in view.of_kind("side") if one.get("side") in ("ua", "ru")]
    for one in sides:
        if is_weapons(view, one) or attacks(view, one):
            return against(str(one.get("side")))
    if SENDING & senses and (struck := next((one for one in sides if undergoes(view, one)), None)):
        return str(struck.get("side"))
    regions = view.page.vocabulary.regions
    places = [one for one in view.of_kind("region") if not one.get("side") or undergoes(view, one)]
    known = (one for one in places if regions[one.get("region")].held != "annexed")
    return next((land for one in known if (land := land_of(view, one))), "") if senses else ""


def undergoes_there(view: View, place: Item) -> bool:
    """In "five drones were downed over Crimea, officials said" those who hold it speak."""
    where = _AT.search(view.normalised, view.start, place.start) if view.page.language == "en" else None
    if (
        where is None
        or not _FLOWN.search(view.words)
        or _FROM_NEAR.search(view.normalised, view.start, place.start)
    ):
        return False
    done = _UNDERGONE | {"destroy"} if where["over"] in ("over", "above") else _UNDERGONE
    return any(event.sense in done for event in view.events)


def own_forces(view: View) -> str:
    """In "Russian troops destroyed two launchers, the ministry said" it tells of its own."""
    first = next((one for one in view.of_kind("side") if one.start - view.start <= len("the ")), None)
    if first is None or attacks(view, first):
        return ""
    return str(first.get("side")) if _FORCES.match(view.normalised, first.end, view.end) else ""


def _is_told_of(view: View, item: Item) -> bool:
    """In "the spokesman said Russia had massed 125,000 men" the other side speaks."""
    named = view.normalised[item.start : item.end] in ("russia", "moscow", "ukraine", "kyiv")
    return (
        named and _SAID_THAT.search(view.normalised, max(view.start, item.start - 12), item.start) is not None
    )


def defending(view: View, item: Item) -> tuple[str, str]:
    """In "Russian forces launched 40 drones, officials said" those who were attacked speak.

    The side that is named, and the one that speaks of it.
    """
    side = str(item.get("side"))
    told = attacks(view, item) or is_weapons(view, item) or _is_told_of(view, item)
    told = told or _SENT_BY.search(view.normalised, view.start, item.start) is not None
    return side, against(side) if told and view.page.language != "uk" else side
