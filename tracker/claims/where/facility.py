"""The named airfield, port or depot of a sentence: the place of what was lost there."""

from tracker.claims.page.view import View
from tracker.text.lazy import regex

_FACILITY = regex(
    r"((?:[A-Z][\w'’-]+ ){0,2}[A-Z][\w'’-]+) (?:military |naval |oil |strategic |air )?"
    r"(?:airfield|airbase|air base|airport|refinery|depot|shipyard|naval base|training ground|arsenal|base)\b"
)
_POSSESSIVE = regex(r"^(?:The|Russia(?:'s|’s)?|Ukraine(?:'s|’s)?|Russian|Ukrainian|At|In|On|A|An)\s+")


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
