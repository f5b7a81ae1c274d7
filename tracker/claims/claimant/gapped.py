"""Who tells where the verb of speech is left out: "Zelensky spoke of 500 drones, the air force of 479"."""

from tracker.claims.claimant.office import speaker
from tracker.claims.page.items import Item
from tracker.claims.page.mention import Attribution
from tracker.claims.page.view import View
from tracker.claims.words.patterns import slavic, spoken
from tracker.model import Quantity
from tracker.text.lazy import regex

_TITLED = regex(r" (?:[а-яіїєґё'-]+ ){0,4}")
_SAYING = slavic(r" - (?:что|що|о|об|про) (?:[а-яіїєґё]+ ){0,3}")
_GAPS = frozenset(
    {" of ", " at ", " ", " - о ", " - об ", " - про ", " - что ", " - що ", " про ", " о ", " об ", " - "}
)
_ABOUT = slavic(r" - (?:о|об|про) (?:[а-яіїєґё]+ )?")
_AFTER_COMMA = regex(r"(?:[,;]|\bа|\bи|\bі) (?:в |у )?$")
_COMMA = spoken("gapped.comma", r"(?:[,;]|\band|\bwhile)\s+$")
_GIVERS = ("donor:", "eu", "org:", "nato")
_NAMED = frozenset({"claimant", "role", "side"})


def gapped(view: View) -> list[Attribution]:
    """In "Zelensky spoke of 500 drones, the air force of 479": the verb is left out."""
    found: list[Attribution] = []
    for quantity in view.quantities if not view.kinds.isdisjoint(_NAMED) else ():
        if quantity.reason is not None:
            continue
        for item in (*view.of_kind("claimant"), *view.of_kind("role")):
            gap = view.normalised[item.end : quantity.span[0]] if item.end <= quantity.span[0] else "."
            if gap not in _GAPS and not _SAYING.fullmatch(gap):
                continue
            opens = _title(view, item)
            told = _COMMA.search(view.normalised[max(view.start, opens - 6) : opens])
            named = speaker(view, item, adjacent=False) if told else ""
            if named and not (named.startswith(_GIVERS) and _gives(view, quantity)):
                found.append(Attribution(named, item.start, view.end, item.start))
        found.extend(_gapped_side(view, quantity.span[0]))
    return found


def _gives(view: View, quantity: Quantity) -> bool:
    """In "The US paid $20 billion, the EU 7 billion euros" the second gives too and tells nothing."""
    return quantity.amount.unit.isupper() and not view.has("said")


def _title(view: View, item: Item) -> int:
    """Where the words before a name begin: "губернатор Бєлгородщини Гладков – про двох"."""
    for role in view.of_kind("role"):
        gap = view.normalised[role.end : item.start] if role.end < item.start else "."
        if _TITLED.fullmatch(gap):
            return role.start
    return item.start


def _gapped_side(view: View, number: int) -> list[Attribution]:
    """In "Москва отчиталась о 14 дронах, Киев – о 20", "..., в Киеве – о 20" the side tells."""
    found = []
    for item in view.of_kind("side"):
        before = view.normalised[max(view.start, item.start - 6) : item.start]
        gap = view.normalised[item.end : number] if item.end <= number else ""
        if _ABOUT.fullmatch(gap) and _AFTER_COMMA.search(before) and not item.get("claimant"):
            found.append(Attribution(f"{item.get('side')}_official", item.start, view.end, item.start))
    return found


def gapped_that(view: View, found: list[Attribution]) -> list[Attribution]:
    """In "Kyiv said it downed 80, Moscow that it had destroyed 61" the second says so too."""
    for item in (*view.of_kind("side"), *view.of_kind("claimant")) if found else ():
        told = view.normalised.startswith(" that ", item.end)
        if told and _COMMA.search(view.normalised[max(view.start, item.start - 6) : item.start]):
            return [Attribution(speaker(view, item), item.start, view.end, item.start)]
    return []
