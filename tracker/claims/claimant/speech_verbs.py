"""Which verbs of speech tell something: not "with no casualties reported", "a latest report"."""

from tracker.claims.claimant.unsaid import TOLD_BY
from tracker.claims.page.items import Item
from tracker.claims.page.view import View
from tracker.claims.words.patterns import slavic
from tracker.model import Quantity
from tracker.text.lazy import regex

_DETERMINER = regex(
    r"\b(?:a|an|the|this|that|its|his|her|no|their|latest|daily|morning|any|one|most|western|independent|outside|same|joint|detailed"
    r"|conservative|recent)\s+$|'s\s+$"
)
_ADDS = regex(r"(?:add(?:s|ed|ing)?|put(?:s|ting)?|перечисл\w+|передал\w*|добав\w+|дода(?:в|л\w|\wть))$")
_WITH_WHAT = regex(
    r"\b(?:with|there (?:were|was|are|is|have been)|no|any) [^,;:.]{0,30}"
    r"(?:casualties|deaths|injuries|victims|damage|hits|fatalities|people)\s+$"
)
_CLOSES = regex(r"\s*(?:[.,;]|$|so far\b|(?:by|in|on|at)\b)")
_AGENT = regex(r"(?: daily| \w+ly)? by\b")
_NO_SIGN = regex(
    r"sh(?:ow|ew)(?:s|ed|n|ing)? (?:no|little|few|any|every) (?:\w+ )?(?:signs?|intention|interest)\b"
)
"""In "the Kremlin shows no sign of giving up" nobody speaks."""
_GAVE = regex(r"g(?:ave|ives?|iving)$")
_THING_OF = slavic(
    r"\b(?:запас|арсенал|парк|группировк|контингент|гарнизон|арми|войск|флот|бригад|батальон|корпус|полк|отряд)"
    r"[а-яё]*(?: [^,;:.]{1,40})? $"
)
_A_MILLION = 1_000_000
_LED_TO = slavic(r"прив[её]л[аио]? к ")
"""In "обстрелы привели к жертвам" nobody speaks."""


def verbs_of_speech(view: View) -> list[Item]:
    """The verbs of speech whose subject tells something."""
    said = (item for item in view.of_kind("said") if not is_noun(view, item) and not _gives(view, item))
    said = (item for item in said if not TOLD_BY.match(view.normalised, item.start, view.end))
    said = (item for item in said if not _has_in_number(view, item))
    return [item for item in said if not (_is_absolute(view, item) or _is_of_source(view, item))]


def _has_in_number(view: View, item: Item) -> bool:
    """In "запас насчитывает 600 ракет", "группировка ВСУ насчитывает 15 тысяч" so many are there."""
    if not view.normalised.startswith("насчитыва", item.start):
        return False
    return _THING_OF.search(view.normalised, view.start, item.start) is not None


def is_noun(view: View, item: Item) -> bool:
    """In "the latest report", "thanks to" the word is no verb of speech."""
    before = view.normalised[max(view.start, item.start - 12) : item.start]
    owing = view.normalised.startswith("thanks to ", item.start)
    owing = owing or _LED_TO.match(view.normalised, item.start) is not None
    return owing or _DETERMINER.search(before) is not None


def _is_absolute(view: View, item: Item) -> bool:
    """In "..., with no casualties reported" nobody speaks."""
    if _NO_SIGN.match(view.normalised, item.start, view.end):
        return True
    behind = _CLOSES.match(view.normalised, item.end, view.end)
    return behind is not None and _WITH_WHAT.search(view.normalised, view.start, item.start) is not None


def _is_of_source(view: View, item: Item) -> bool:
    """In "according to an analysis of figures published by the air force" the participle tells which."""
    if not _AGENT.match(view.normalised, item.end, view.end):
        return False
    cited = (one.end for one in view.of_kind("according") if one.end < item.start)
    return any("," not in view.normalised[end : item.start] for end in cited)


def _gives(view: View, item: Item) -> bool:
    """In "with Britain adding £350 million", "Italy gave nothing" the country gives money, no words."""
    if _GAVE.match(view.normalised, item.start, item.end):
        return any(0 < item.start - one.end <= 2 for one in view.of_kind("donor"))
    match = _ADDS.match(view.normalised, item.start, item.end)
    if view.normalised.startswith((",", ":"), item.end):
        return False  # "7.4 billion have been paid, it added, out of the 18 billion approved"
    sums = (one for one in view.quantities if match and 0 <= one.span[0] - item.end <= 20)
    return any((one.amount.unit.isalpha() and one.amount.unit.isupper()) or _is_large(one) for one in sums)


def _is_large(quantity: Quantity) -> bool:
    """In "Sweden added half a billion more" the number is a sum of money."""
    return quantity.amount.unit == "count" and (quantity.amount.best or 0) >= _A_MILLION
