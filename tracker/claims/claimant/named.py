"""Names of people whose office the text has told: "Matilda Ray, head of the UN mission" ... "Ray said"."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from tracker.claims.claimant.office import office, speaker
from tracker.claims.page.items import Item
from tracker.claims.page.view import View
from tracker.text.lazy import regex
from tracker.vocab import UNATTRIBUTED

Names = Mapping[str, str]
"""Surname in lower case, without the ending of a case -> claimant."""
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
_CAPITAL = r"[А-ЯІЇЄҐЁ][а-яіїєґё'’-]+"
_SLAVIC_BEHIND = regex(
    rf"(?: (?!{_CAPITAL} {_CAPITAL}(?:[,.;:!]| [а-яіїєґё]|$))[\w’'«»\"-]+){{0,7}}"
    rf" (?P<name>{_CAPITAL} (?P<surname>{_CAPITAL}))(?! {_CAPITAL})"
)
"""In "міністр оборони України Ян Ясен" the name ends what begins with the office."""
_SLAVIC_SUBJECT = regex(
    rf"(?<!\w)(?:{_CAPITAL} )?(?P<surname>{_CAPITAL}) (?:(?:также|також|ранее|раніше|потом|потім) )*$"
)
_SLAVIC_FOLLOWS = regex(rf" (?:{_CAPITAL} )?(?P<surname>{_CAPITAL})(?! {_CAPITAL})(?![\w’'-])")
_CASE = regex(r"(?:ого|ому|[иі]й|ой|[иы]м|ом|ем|єм|ові|еві|[аеиіоуюяїйьы])$")
_HEAD_OF = regex(r"(?:head|chief|director|spokes\w+)(?: of| for)? the (mission|office|agency|service)\b")
_REACH = 90
_FAR = 4000
"""A body was named so near before its head, at most [characters]."""


class Known(NamedTuple):
    """Who is meant by a name, and where the name stands."""

    claimant: str
    at: int


_OFFICES = frozenset({"role", "claimant"})


def learn(view: View, names: dict[str, str]) -> None:
    """Add the people whose office a sentence tells beside their name."""
    for item in view.items if not view.kinds.isdisjoint(_OFFICES) else ():
        if _OFFICES.isdisjoint(item.senses) or "publisher" in item.senses:
            continue
        surname, at = _surname(view, item)
        body = _body(view, item) or _between(view, item, at) if surname else ""
        named = (body or speaker(view, office(view, item), adjacent=False)) if surname else ""
        if named and named != UNATTRIBUTED:
            names.setdefault(surname, named)


def _between(view: View, item: Item, name: int) -> str:
    """In "керівник пресцентру ОК «Південь» Ян Ясен" the headquarters for which he speaks."""
    inner = view.between(item.end, name, "claimant") + view.between(item.end, name, "role")
    inner = [one for one in inner if one.get("claimant") or one.get("role") == "command"]
    return "" if view.page.language == "en" or not inner else speaker(view, inner[-1], adjacent=False)


def _body(view: View, item: Item) -> str:
    """In "Ann Bell, the new head of the mission" the mission of the United Nations named before."""
    match = _HEAD_OF.match(view.normalised, item.start, view.end)
    if match is None:
        return ""
    near = view.page.items_within(max(0, view.start - _FAR), view.start)
    before = (one for one in reversed(near) if one.get("claimant"))
    same = (one for one in before if match[1] in view.normalised[one.start : one.end])
    return str(next((one.get("claimant") for one in same), ""))


def _surname(view: View, item: Item) -> tuple[str, int]:
    """The surname beside an office, and where the name begins."""
    text, limit = view.page.text, min(view.end, item.end + _REACH)
    if view.page.language != "en":
        match = _SLAVIC_BEHIND.match(text, item.end, limit)
        kinds = ("region", "claimant", "class")
        if match and any(view.between(match.start("name"), match.end("name"), one) for one in kinds):
            return "", 0
        return (_stem(match["surname"]), match.start("name")) if match else ("", 0)
    before = _BEFORE.search(text, max(view.start, item.start - _REACH), item.start)
    behind = _BEHIND.match(text, item.end, limit)
    for match in filter(None, (before, behind)):
        inner = match.start("name"), match.end("name")
        if view.between(*inner, "region") or view.between(*inner, "role"):
            continue  # "in Kursk Region, governor Alan Ray", "air defence, Prime Minister Ray"
        known = view.between(match.start("name"), match.end("name"), "claimant")
        return ("", 0) if known else (match["surname"].lower(), match.start("name"))
    return "", 0


def _stem(surname: str) -> str:
    """A surname without the ending of its case: "Ясена", "Ясеном"."""
    return _CASE.sub("", surname.lower())


def _known(view: View, match: re.Match[str] | None, names: Names) -> Known | None:
    """The office of a person whom the text has named before with it."""
    if match is None:
        return None
    english = view.page.language == "en"
    claimant = names.get(match["surname"].lower() if english else _stem(match["surname"]), "")
    return Known(claimant, match.start("surname")) if claimant else None


def named_before(view: View, position: int, names: Names) -> Known | None:
    """The person whose name ends right before a verb of speech."""
    subject = _SUBJECT if view.page.language == "en" else _SLAVIC_SUBJECT
    start = max(view.start, position - _REACH)
    return _known(view, subject.search(view.page.text, start, position), names) if names else None


def named_behind(view: View, position: int, names: Names) -> Known | None:
    """The person whose name stands right behind a verb of speech."""
    follows = _FOLLOWS if view.page.language == "en" else _SLAVIC_FOLLOWS
    return _known(view, follows.match(view.page.text, position, view.end), names) if names else None


def named_after(view: View, position: int, names: Names) -> str:
    """The claimant whose name stands right behind "according to"."""
    known = named_behind(view, position, names)
    return known.claimant if known else ""
