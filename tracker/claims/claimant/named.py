"""Names of people whose office the text has told: "Matilda Ray, head of the UN mission" ... "Ray said"."""

from collections.abc import Mapping
from typing import NamedTuple

from tracker.claims.claimant.office import UNATTRIBUTED, speaker
from tracker.claims.page.items import Item
from tracker.claims.page.view import View
from tracker.text.lazy import regex

Names = Mapping[str, str]
"""Surname in lower case -> claimant."""
_WORD = (
    r"(?!(?:The|A|An|On|In|At|By|But|And|As|If|He|She|It|We|They|This|That|Of|For|With|Regional|Military|State"
    r"|Administration|Service|Office|Ministry|Command|City|Oblast|Region|Council|Armed|Forces|Defen[cs]e|Air)\b)"
    r"[A-Z][\w'’-]+"
)
_NAME = rf"(?:{_WORD} ){{1,2}}(?P<surname>{_WORD})"
_BEFORE = regex(rf"(?<!\w)(?P<name>{_NAME}), (?:[\w’'-]+ ){{0,4}}$")
_BEHIND = regex(rf"(?: of(?: the)?(?: [\w’'-]+){{1,4}}?)?,? (?P<name>{_NAME})(?![\w’'-])")
_SUBJECT = regex(
    rf"(?<!\w)(?:{_WORD} ){{0,2}}(?P<surname>{_WORD}) (?:(?:has|had|also|later|then|earlier) )*$"
)
_FOLLOWS = regex(rf"[ ](?:{_WORD} ){{0,2}}(?P<surname>{_WORD})(?![\w’'-])")
_HEAD_OF = regex(r"(?:head|chief|director|spokes\w+)(?: of| for)? the (mission|office|agency|service)\b")
_REACH = 90
_FAR = 4000
"""A body was named so near before its head, at most [characters]."""


class Known(NamedTuple):
    """Who is meant by a name, and where the name stands."""

    claimant: str
    at: int


def learn(view: View, names: dict[str, str]) -> None:
    """Add the people whose office a sentence tells beside their name."""
    if view.page.language != "en":
        return
    for item in view.items:
        if not (item.get("role") or item.get("claimant")) or item.get("publisher"):
            continue
        surname = _surname(view, item)
        named = (_body(view, item) or speaker(view, item, adjacent=False)) if surname else ""
        if named and named != UNATTRIBUTED:
            names.setdefault(surname, named)


def _body(view: View, item: Item) -> str:
    """In "Ann Bell, the new head of the mission" the mission of the United Nations named before."""
    match = _HEAD_OF.match(view.normalised, item.start, view.end)
    if match is None:
        return ""
    near = view.page.items_within(max(0, view.start - _FAR), view.start)
    before = (one for one in reversed(near) if one.get("claimant"))
    same = (one for one in before if match[1] in view.normalised[one.start : one.end])
    return str(next((one.get("claimant") for one in same), ""))


def _surname(view: View, item: Item) -> str:
    text = view.page.text
    before = _BEFORE.search(text, max(view.start, item.start - _REACH), item.start)
    behind = _BEHIND.match(text, item.end, min(view.end, item.end + _REACH))
    for match in filter(None, (before, behind)):
        if view.between(match.start("name"), match.end("name"), "region"):
            continue  # "in Russia's Kursk Region, governor Aleksey Smirnov said"
        known = view.between(match.start("name"), match.end("name"), "claimant")
        return "" if known else match["surname"].lower()
    return ""


def named_before(view: View, position: int, names: Names) -> Known | None:
    """The person whose name ends right before a verb of speech."""
    match = _SUBJECT.search(view.page.text, max(view.start, position - _REACH), position) if names else None
    claimant = names.get(match["surname"].lower(), "") if match else ""
    return Known(claimant, match.start("surname")) if match and claimant else None


def named_behind(view: View, position: int, names: Names) -> Known | None:
    """The person whose name stands right behind a verb of speech."""
    match = _FOLLOWS.match(view.page.text, position, view.end) if names else None
    claimant = names.get(match["surname"].lower(), "") if match else ""
    return Known(claimant, match.start("surname")) if match and claimant else None


def named_after(view: View, position: int, names: Names) -> str:
    """The claimant whose name stands right behind "according to"."""
    known = named_behind(view, position, names)
    return known.claimant if known else ""
