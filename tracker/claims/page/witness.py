"""One document with its words, numbers and windows, each found once."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import datetime
from sys import maxsize
from typing import Generic, NamedTuple, TypeVar

from tracker.claims.page.clauses import dateline_end
from tracker.claims.page.items import Item, find_items
from tracker.claims.words.patterns import Spoken
from tracker.model import Document, Language, Quantity, Span
from tracker.text.dates import WindowFinder, WindowMention
from tracker.text.lazy import lazy, regex
from tracker.text.prepared import Prepared
from tracker.vocab import Claimant, Vocabulary

_MADE = regex(r"\$|-(?:made|built|supplied|provided|produced|donated|designed|trained|led|backed|funded)\b")
_ENEMY = ("enemy", "enemy's", "aggressor", "invaders", "occupiers")
_DATELINE = 90
"""No dateline is longer [characters]."""
_CAPITALS = frozenset({None, "kyiv_city", "moscow", "ukraine", "russia"})
"""Where newsrooms are, whatever is told."""
_LINE = regex(r"(?:\A|\n)[^\S\n]*+(?=[A-ZА-ЯІЇЄҐ])")
_SETTINGS = frozenset({"made_up", "play"})
_WORD = regex(r"[^\W\d_]+")
KYIV, MOSCOW = "Europe/Kyiv", "Europe/Moscow"
T = TypeVar("T")


def _is_of_despatch(item: Item) -> bool:
    """Whether the place of a dateline may be that of what is told: a town, or where a donor sits."""
    return "donor" in item.senses or item.senses.get("region") not in _CAPITALS


def _is_inside(item: Item, spans: Sequence[Span]) -> bool:
    nth = bisect_right(spans, (item.start, maxsize)) - 1
    return nth >= 0 and item.start < spans[nth][1]


class Ordered(NamedTuple, Generic[T]):
    """Members of a text in order, with where each begins."""

    members: Sequence[T]
    starts: list[int]

    def within(self, start: int, end: int) -> list[T]:
        """The members that begin in `[start, end)`."""
        first = bisect_left(self.starts, start)
        return list(self.members[first : bisect_left(self.starts, end, first)])


class Witness:
    """One document with its words, numbers and windows.

    `normalised` is the lower-cased text of equal length, its fillers as blanks; what it is asked about is
    told in `[begin, finish)` of it: the whole text, of a part only its own.
    """

    def __init__(
        self, document: Document, vocabulary: Vocabulary, prepared: Prepared, quantities: Sequence[Quantity]
    ) -> None:
        self.document, self.vocabulary, self.prepared = document, vocabulary, prepared
        self.quantities = quantities
        self.text: str = prepared.spaced
        self.language: Language = document.language
        self.published: datetime | None = document.published
        self.normalised = prepared.blanked
        self.begin, self.finish = 0, len(self.text)
        self._windows: dict[str, Ordered[WindowMention]] = {}
        self._told: dict[Spoken | re.Pattern[str], bool] = {}

    @lazy
    def each_word(self) -> frozenset[str]:
        """The words of the text, for rules that cannot do without one of a few."""
        return frozenset(_WORD.findall(self.normalised, self.begin, self.finish))

    @lazy
    def tells_of_money(self) -> bool:
        """Whether a sum of money is printed."""
        return not self.vocabulary.currencies.keys().isdisjoint([one.amount.unit for one in self.quantities])

    @lazy
    def _found(self) -> list[Item]:
        return find_items(self.prepared, self.language, self.vocabulary)

    @lazy
    def settings(self) -> list[Item]:
        """Words of games, stories, sport and shows: they fill no slot.

        In "заявил Леонид Пасечник" the word is a name, and no beekeeper's trade.
        """
        told = (item for item in self._found if not _SETTINGS.isdisjoint(item.senses))
        return [item for item in told if not (item.get("claimant") and self._is_name(item))]

    def _is_name(self, item: Item) -> bool:
        """Whether a word is printed with a capital that no sentence begins with."""
        before = self.text[max(0, item.start - 2) : item.start]
        return self.text[item.start].isupper() and before[:1].isalpha()

    @lazy
    def tells_of_the_unreal(self) -> bool:
        """Whether a game, a story, a mock battle or a joke is told."""
        return any("made_up" in item.senses for item in self.settings)

    @lazy
    def tells_of_play(self) -> bool:
        """Whether a show, a match, a collection or a peaceful flight is told."""
        return any("play" in item.senses for item in self.settings)

    @lazy
    def items(self) -> list[Item]:
        """All words of the slots, in order."""
        items = [item for item in self._found if not item.senses.keys() <= _SETTINGS]
        items = [item for item in items if "donor" not in item.senses or not self._tells_make(item)]
        if datelines := self._datelines():
            items = [item for item in items if _is_of_despatch(item) or not _is_inside(item, datelines)]
        return [self._seen_from_moscow(item) for item in items] if self._is_russian_post() else items

    def _datelines(self) -> list[Span]:
        """The datelines that open the text and its paragraphs."""
        starts = (line.end() for line in _LINE.finditer(self.text))
        found = ((one, dateline_end(self.text, self.normalised, one, one + _DATELINE)) for one in starts)
        return [(start, end) for start, end in found if start < end]

    @lazy
    def kinds(self) -> frozenset[str]:
        """The kinds of its words."""
        return frozenset().union(*[item.senses for item in self.items])

    def _tells_make(self, item: Item) -> bool:
        """In "a US-made howitzer", "US$5 billion" no country acts; "Russian-made" tells whose it is."""
        return _MADE.match(self.normalised, item.end) is not None

    @lazy
    def is_sided(self) -> bool:
        """Whether an office of a side publishes."""
        return self._own is not None and self._own.side in ("ua", "ru")

    @lazy
    def _own(self) -> Claimant | None:
        document = self.document
        return self.vocabulary.claimants.get(document.claimant or document.publisher)

    def _is_russian_post(self) -> bool:
        own = self._own
        return self.language == "en" and own is not None and own.side == "ru"

    def _seen_from_moscow(self, item: Item) -> Item:
        """In a post of Moscow's own "the enemy" is Ukraine."""
        if item.senses.get("side") != "ru" or not self.normalised[item.start : item.end].endswith(_ENEMY):
            return item
        return Item(item.start, item.end, {**item.senses, "side": "ua"})

    @lazy
    def _window_finder(self) -> WindowFinder:
        return WindowFinder(self.prepared, self.language, self.published)

    def tells(self, pattern: Spoken | re.Pattern[str]) -> bool:
        """Whether a pattern fits anywhere, looked for once."""
        if pattern not in self._told:
            self._told[pattern] = pattern.search(self.normalised, self.begin, self.finish) is not None
        return self._told[pattern]

    def windows_within(self, start: int, end: int, zone: str) -> list[WindowMention]:
        """The windows whose words begin in a part of the text, resolved in a zone."""
        if zone not in self._windows:
            windows = self._window_finder.windows(zone)
            self._windows[zone] = Ordered(windows, [window.span[0] for window in windows])
        return self._windows[zone].within(start, end)
