"""A document and its sentences as the slots see them: items, numbers, events, windows."""

from collections import defaultdict
from collections.abc import Callable, Iterator

from tracker.claims.page.clauses import Sentence, find_clauses, find_sentences
from tracker.claims.page.events import EVENTFUL, find_events
from tracker.claims.page.evidence import Evidence
from tracker.claims.page.items import Item
from tracker.claims.page.mention import Attribution, Event, Heading, Mention
from tracker.claims.page.witness import KYIV, Ordered
from tracker.model import Quantity, Span
from tracker.text.dates import WindowMention
from tracker.text.lazy import lazy
from tracker.vocab import UNATTRIBUTED


class Page(Evidence):
    """One document with what every sentence shares."""

    @lazy
    def sentences(self) -> list[Sentence]:
        """The sentences in order."""
        return list(find_sentences(self.text, self.normalised))

    def ahead(self, view: "View") -> Iterator["View"]:
        """The next two sentences."""
        before = view
        for nth in range(view.nth + 1, min(view.nth + 3, len(self.sentences))):
            one = self.sentences[nth]
            items, numbers = self.items_within(one.start, one.end), self.numbers_within(one.start, one.end)
            ahead = View(self, nth, one, items, numbers)
            ahead.before = before
            yield ahead
            before = ahead

    @lazy
    def _item_order(self) -> Ordered[Item]:
        return Ordered(self.items, [item.start for item in self.items])

    @lazy
    def _number_order(self) -> Ordered[Quantity]:
        return Ordered(self.quantities, [quantity.span[0] for quantity in self.quantities])

    def items_within(self, start: int, end: int) -> list[Item]:
        """The items that begin in a part of the text."""
        return self._item_order.within(start, end)

    def numbers_within(self, start: int, end: int) -> list[Quantity]:
        """The numbers that begin in a part of the text."""
        return self._number_order.within(start, end)

    def part_around(self, sentence: Sentence) -> Evidence:
        """The paragraph of a sentence; the page itself where it has no other one."""
        if self.sentences[0].paragraph == self.sentences[-1].paragraph:
            return self
        return self._paragraphs[sentence.paragraph]

    @lazy
    def accidents(self) -> tuple[int, frozenset[str]]:
        """Where the first paragraph that tells of an accident begins, -1 for none; places of all of them."""
        told = [part for part in self._paragraphs.values() if part.tells_of_accident]
        return told[0].begin if told else -1, frozenset().union(*(one.places for one in told))

    @lazy
    def _paragraphs(self) -> dict[int, Evidence]:
        """The paragraphs by number."""
        bounds: dict[int, Span] = {}
        for one in self.sentences:
            begin, _ = bounds.get(one.paragraph, (one.start, one.end))
            bounds[one.paragraph] = begin, one.end
        return {paragraph: Part(self, *within) for paragraph, within in bounds.items()}

    def views(self) -> Iterator["View"]:
        """The sentences in order, each with its own items, numbers and windows."""
        reached, before = 0, None
        for nth, sentence in enumerate(self.sentences):
            end = sentence.end
            view = View(
                self, nth, sentence, self.items_within(reached, end), self.numbers_within(reached, end)
            )
            view.before = before
            yield view
            reached, before = end, view


class Part(Evidence):
    """A paragraph of a page, which may tell of something else than the paragraphs around it."""

    def __init__(self, page: Page, begin: int, finish: int) -> None:
        numbers = page.numbers_within(begin, finish)
        super().__init__(page.document, page.vocabulary, page.prepared, numbers)
        self.items = page.items_within(begin, finish)
        self.settings = [one for one in page.settings if begin <= one.start < finish]
        self.begin, self.finish, self._page = begin, finish, page

    def windows_within(self, start: int, end: int, zone: str) -> list[WindowMention]:
        """The windows whose words begin in a part of the text, resolved in a zone."""
        return self._page.windows_within(start, end, zone)


class View:
    """One sentence, `[start, end)` of the text.

    `normalised` is the whole normalised text, so that offsets stay those of the document; `words` is the
    sentence itself, lower-cased, and `printed` as printed. `kinds` are those of its words: a rule that needs
    another one is not asked. `of_kind` gives the items of a kind, `has` whether there are any. `before` is
    the sentence before it, `heading` that of the list whose line it is.
    """

    def __init__(
        self, page: Page, nth: int, sentence: Sentence, items: list[Item], quantities: list[Quantity]
    ) -> None:
        self.page, self.nth, self.sentence = page, nth, sentence
        self.items, self.quantities = items, quantities
        self.start, self.end = sentence.start, sentence.end
        self.normalised = page.normalised
        self.words = self.normalised[self.start : self.end]
        self.printed = page.text[self.start : self.end]
        self.mentions: list[Mention] = []
        self.attributions: list[Attribution] = []
        self.before: View | None = None
        self.heading: Heading | None = None
        self.places: list[Item] | None = None  # found when first asked for
        by_kind: defaultdict[str, list[Item]] = defaultdict(list)
        for item in items:
            for kind in item.senses:
                by_kind[kind].append(item)
        self.kinds = frozenset(by_kind)
        self.has: Callable[[str], bool] = self.kinds.__contains__
        self.of_kind: Callable[[str], list[Item]] = by_kind.__getitem__

    @lazy
    def events(self) -> list[Event]:
        """Verbs and nouns of the metrics."""
        if self.kinds.isdisjoint(EVENTFUL):
            return []
        numbers = [one.span for one in self.quantities if one.reason is None]
        rests = (*self.of_kind("rest"), *self.of_kind("last_one"))
        numbers.extend((one.start, one.end) for one in rests)  # "5 подавлены, потерян последний"
        return find_events(self.items, self.page.normalised, self.start, self.end, numbers)

    @lazy
    def part(self) -> Evidence:
        """What the paragraph of the sentence is evidence of."""
        return self.page.part_around(self.sentence)

    @lazy
    def names_this_war(self) -> bool:
        """Whether a side, place or office of this war is named in the sentence."""
        return any(map(self.page.is_of_this_war, self.items))

    @lazy
    def clauses(self) -> list[Span]:
        """The clauses of the sentence."""
        return find_clauses(self.page.normalised, self.sentence)

    @lazy
    def windows(self) -> list[WindowMention]:
        """Windows whose words stand in this sentence, Kyiv time."""
        return self.page.windows_within(self.start, self.end, KYIV)

    def claimant_at(self, position: int) -> str:
        """Who stands behind the words at a position."""
        for one in reversed(self.attributions):
            if one.start <= position < one.end:
                return one.claimant
        return UNATTRIBUTED

    def side_at(self, position: int) -> str:
        """The side of who stands behind the words at a position, "" of no side."""
        return self.page.vocabulary.speaks_for(self.claimant_at(position))

    def previous(self, mention: Mention) -> Mention | None:
        """The counted thing before one."""
        nth = self.mentions.index(mention)
        return self.mentions[nth - 1] if nth else None

    def clause_of(self, position: int) -> Span:
        """The clause around a position."""
        for clause in self.clauses:
            if clause[0] <= position < clause[1]:
                return clause
        return self.start, self.end

    def between(self, start: int, end: int, kind: str) -> list[Item]:
        """Items of a kind that lie inside `[start, end)`."""
        return [item for item in self.of_kind(kind) if start <= item.start and item.end <= end]
