"""Which rate a percentage is, and of which weapons."""

from datetime import UTC, datetime

from tracker.claims.page.groups import OBJECTS
from tracker.claims.page.mention import Mention
from tracker.claims.page.nouns import family
from tracker.claims.page.view import View
from tracker.claims.settle.book import Book
from tracker.claims.words.patterns import slavic
from tracker.model import Window
from tracker.text.lazy import regex
from tracker.vocab import UNATTRIBUTED
from tracker.vocab.regimes import observed_metric, speaking_of

_NEWEST = datetime(9999, 1, 1, tzinfo=UTC)
_OF = regex(r"(?: ?%)? of (?:the |all |its |some )*")
_AS_TO = slavic(
    r" ?(?:%|відсотк[а-яіїє]+|процент[а-я]+)?"
    r" ?(?:щодо|стосовно|по|для|проти|против|относительно|серед|среди) \"?"
)
"""In "82 % щодо дронів і 54 % щодо ракет" the kind stands behind its rate."""


def is_of_last(book: Book, view: View, mention: Mention) -> bool:
    """In "4,070 drones were sent. Only 58 percent were shot down" the share is that of the drones."""
    told = mention.metric in ("shot_down", "neutralised", "hit") and not mention.family
    last = book.history.last_near(view.nth)
    return told and last is not None and last.metric in OBJECTS


def is_merged(book: Book, window: Window) -> bool:
    """Whether a window lies where those attacked give one figure for what they stopped."""
    moment = window.end or book.page.published or _NEWEST
    words = book.page.vocabulary
    told = observed_metric("shot_down", UNATTRIBUTED, moment, speaking_of("ru_on_ua", words), words)
    return told == "neutralised"


def rated(view: View, mention: Mention) -> tuple[str, ...]:
    """In "The drone interception rate": the kind of weapon that the sentence names, if any."""
    whole = next((one for one in view.mentions if one.start >= mention.end and one.family == "air"), None)
    if whole is not None and whole.classes and _OF.fullmatch(view.normalised, mention.end, whole.start):
        return whole.classes  # "nearly 90 % of the 503 aerial weapons"
    named = [
        item
        for item in view.of_kind("class")
        if family(item.get("class")[0], view.page.vocabulary) == "air" and not item.get("air_noun")
    ]
    listed = [
        other
        for other in view.mentions
        if other.end <= mention.start
        and (other.family == "air" or (other.anaphor and other.metric in OBJECTS))
        and "part_of_whole" not in other.flags
    ]
    if listed and not mention.family:
        group = [other for other in listed if other.event is listed[-1].event]
        return tuple(sorted({name for other in group for name in other.classes}))
    behind = next((item for item in named if item.start >= mention.span[1]), None)
    if behind is not None and _AS_TO.fullmatch(view.normalised, mention.span[1], behind.start):
        return tuple(behind.get("class"))
    before = [item for item in named if item.end <= mention.start]
    chosen = before[-1:] or named[:1]
    return tuple(chosen[0].get("class")) if chosen else ()


def rated_before(book: Book, view: View, mention: Mention) -> tuple[str, ...]:
    """In "4,070 drones were sent. The share shot down rose to 58 percent" that of the drones, else of all."""
    last = book.history.last_near(view.nth)
    goes_on = mention.anaphor or (last is not None and last.metric in OBJECTS)
    before = book.history.last_classes(OBJECTS) if goes_on else ()
    return before or ("air_target",)
