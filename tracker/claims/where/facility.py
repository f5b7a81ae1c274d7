"""The named airfield, port or depot of a sentence: the place of what was lost there."""

from dataclasses import dataclass, field

from tracker.claims.page.view import View
from tracker.claims.where.place_items import region_items
from tracker.claims.words.patterns import spoken
from tracker.text.lazy import regex

_FACILITY = regex(
    r"((?:[A-Z][\w'’-]+ ){0,2}[A-Z][\w'’-]+) (?:military |naval |oil |strategic |air )?"
    r"(?:airfield|airbase|air base|airport|refinery|depot|shipyard|naval base|training ground|arsenal|base)\b"
)
_POSSESSIVE = regex(r"^(?:The|Russia(?:'s|’s)?|Ukraine(?:'s|’s)?|Russian|Ukrainian|At|In|On|A|An)\s+")
_SAME_ATTACK = spoken("facility.same_attack", r"\bthe (?:attack|strike|raid|operation)\b")


@dataclass
class Facility:
    """The facility that the text goes on with, as far as its sentences tell of one attack.

    `unread` are those that nobody has looked into yet, newest last.
    """

    name: str = ""
    unread: list[View] = field(default_factory=list)

    def of(self, view: View) -> str:
        """The facility of a sentence, or of those before it; "" where it names another place."""
        return facility_of(view) or ("" if region_items(view) else self._before())

    def _before(self) -> str:
        """The facility told last before, unless another attack came between."""
        while self.unread:
            view = self.unread.pop()
            name = facility_of(view)
            if name or not _SAME_ATTACK.search(view.words):
                self.name = name
                self.unread.clear()
        return self.name


def facility_of(view: View) -> str:
    """The named airfield, port or depot of a sentence, or ""."""
    match = _FACILITY.search(view.printed)
    if not match:
        return ""
    name = match[1]
    while stripped := _POSSESSIVE.match(name):
        name = name[stripped.end() :]
    known = (one for one in view.of_kind("region") if view.page.text[one.start : one.end] == name)
    return next((str(one.get("region")) for one in known), name)
