"""A document and its sentences as the slots see them: items, numbers, events, windows."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Generic, TypeVar

from tracker.claims.clauses import Sentence, find_clauses, find_sentences
from tracker.claims.events import find_events
from tracker.claims.items import Item, find_items
from tracker.claims.mention import Attribution, Event, Mention
from tracker.model import Document, Language, Quantity, Span
from tracker.text.dates import WindowFinder, WindowMention
from tracker.text.normalise import FILLER
from tracker.text.prepared import Prepared
from tracker.vocab import Vocabulary

_ENEMY = ("enemy", "enemy's", "aggressor", "invaders", "occupiers")
KYIV, MOSCOW = "Europe/Kyiv", "Europe/Moscow"
T = TypeVar("T")


@dataclass
class Page:
    """One document with what every sentence shares."""

    document: Document
    vocabulary: Vocabulary
    prepared: Prepared
    quantities: Sequence[Quantity]

    @property
    def text(self) -> str:
        """The text as printed."""
        return self.document.text

    @property
    def language(self) -> Language:
        """Language of the text."""
        return self.document.language

    @property
    def published(self) -> datetime | None:
        """When it was published, if known."""
        return self.document.published

    @cached_property
    def normalised(self) -> str:
        """The lower-cased text of equal length, its fillers as blanks."""
        return self.prepared.folded.replace(FILLER, " ")

    @cached_property
    def items(self) -> list[Item]:
        """All words of the slots, in order."""
        items = find_items(self.prepared, self.language, self.vocabulary)
        return [self._seen_from_moscow(item) for item in items] if self._is_russian_post else items

    @cached_property
    def _is_russian_post(self) -> bool:
        document, claimants = self.document, self.vocabulary.claimants
        own = claimants.get(document.claimant or document.publisher)
        return self.language == "en" and own is not None and own.side == "ru"

    def _seen_from_moscow(self, item: Item) -> Item:
        """In a post of Moscow's own "the enemy" is Ukraine."""
        if item.senses.get("side") != "ru" or not self.normalised[item.start : item.end].endswith(_ENEMY):
            return item
        return item._replace(senses={**item.senses, "side": "ua"})

    @cached_property
    def _window_finder(self) -> WindowFinder:
        return WindowFinder(self.prepared, self.language, self.published)

    @cached_property
    def windows(self) -> list[WindowMention]:
        """The windows of the text in Kyiv time."""
        return self._window_finder.windows(KYIV)

    @cached_property
    def moscow_windows(self) -> list[WindowMention]:
        """The same words in Moscow time."""
        return self._window_finder.windows(MOSCOW)

    def views(self) -> Iterator["View"]:
        """The sentences in order, each with its own items, numbers and windows."""
        items = _Cursor((item.start, item) for item in self.items)
        numbers = _Cursor((quantity.span[0], quantity) for quantity in self.quantities)
        for nth, sentence in enumerate(find_sentences(self.text, self.normalised)):
            yield View(self, nth, sentence, items.until(sentence.end), numbers.until(sentence.end))


class _Cursor(Generic[T]):
    """Hands out the members of an ordered list piece by piece."""

    def __init__(self, members: Iterable[tuple[int, T]]) -> None:
        self._members = list(members)
        self._at = 0

    def until(self, end: int) -> list[T]:
        """The next members that start before `end`."""
        first = self._at
        while self._at < len(self._members) and self._members[self._at][0] < end:
            self._at += 1
        return [member for _, member in self._members[first : self._at]]


@dataclass
class View:
    """One sentence."""

    page: Page
    nth: int
    sentence: Sentence
    items: list[Item]
    quantities: list[Quantity]
    mentions: list[Mention] = field(default_factory=list)
    attributions: list[Attribution] = field(default_factory=list)

    @property
    def start(self) -> int:
        """First character."""
        return self.sentence.start

    @property
    def end(self) -> int:
        """One past the last character."""
        return self.sentence.end

    @property
    def normalised(self) -> str:
        """The whole normalised text, so that offsets stay those of the document."""
        return self.page.normalised

    @cached_property
    def words(self) -> str:
        """The sentence, lower-cased."""
        return self.page.normalised[self.start : self.end]

    @cached_property
    def printed(self) -> str:
        """The sentence as printed."""
        return self.page.text[self.start : self.end]

    @cached_property
    def events(self) -> list[Event]:
        """Verbs and nouns of the metrics."""
        return find_events(self.items, self.page.normalised, self.start, self.end)

    @cached_property
    def clauses(self) -> list[Span]:
        """The clauses of the sentence."""
        return find_clauses(self.page.normalised, self.sentence)

    @cached_property
    def windows(self) -> list[WindowMention]:
        """Windows whose words stand in this sentence, Kyiv time."""
        return [window for window in self.page.windows if self.start <= window.span[0] < self.end]

    def clause_of(self, position: int) -> Span:
        """The clause around a position."""
        for clause in self.clauses:
            if clause[0] <= position < clause[1]:
                return clause
        return self.start, self.end

    @cached_property
    def _kinds(self) -> dict[str, list[Item]]:
        kinds: dict[str, list[Item]] = {}
        for item in self.items:
            for kind in item.senses:
                kinds.setdefault(kind, []).append(item)
        return kinds

    def of_kind(self, kind: str) -> list[Item]:
        """The items that have a sense of this kind."""
        return self._kinds.get(kind, [])

    def has(self, kind: str) -> bool:
        """Whether an item of this kind stands in the sentence."""
        return kind in self._kinds

    def between(self, start: int, end: int, kind: str) -> list[Item]:
        """Items of a kind that lie inside `[start, end)`."""
        return [
            item for item in self.items if kind in item.senses and start <= item.start and item.end <= end
        ]
