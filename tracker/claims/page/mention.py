"""A counted thing in a sentence: a quantity with the noun that it counts, before it has a metric."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from tracker.claims.page.items import Item
from tracker.claims.words.lexicon import Verb
from tracker.model import Direction, Language, Quantity, Span


@dataclass(slots=True, eq=False)
class Mention:
    """One number (or implicit one) of a sentence and the slots that have been filled so far.

    `start` includes the bound word, `end` the counted noun. `family` is air, equipment, person,
    location, settlement, hits, other (a noun outside the vocabulary) or "" (no noun: an ellipsis).
    `compared`: of another time than the text; `record`: of the one attack that was the largest before.
    `others`: that word is its only noun, which may stand for people or for things.
    """

    quantity: Quantity
    start: int
    end: int
    classes: tuple[str, ...] = ()
    family: str = ""
    side: str = ""
    whole: bool = False
    anaphor: bool = False
    implicit: bool = False
    others: bool = False
    rest: bool = False
    compared: bool = False
    record: bool = False
    inner: tuple[Item, ...] = ()
    subset_of: "Mention | None" = None
    part_of: "Mention | None" = None
    event: "Event | None" = None
    role: str = ""
    metric: str = ""
    direction: Direction | None = None
    rule: str = ""
    flags: list[str] = field(default_factory=list)
    extra: list[Span] = field(default_factory=list)

    span: Span = field(init=False, repr=False)
    """Where the number itself stands: whatever is made of it, it stays there."""

    def __post_init__(self) -> None:
        self.span = self.quantity.span

    @property
    def past_whole(self) -> int:
        """Where the words of the number end; in "N of M" those of the M behind it."""
        return max(self.end, self.part_of.end) if self.part_of else self.end

    def go_with(self, other: "Mention") -> None:
        """Take the verb of another number, and its role and metric."""
        self.event, self.role, self.metric = other.event, other.role, other.metric


@dataclass(slots=True, eq=False)
class Event:
    """A verb or noun of the metrics in a sentence, with its voice."""

    start: int
    end: int
    verb: Verb
    passive: bool = False
    noun_role: str = ""

    sense: str = field(init=False, repr=False)
    """Sense of the verb in the lexicon."""

    def __post_init__(self) -> None:
        self.sense = self.verb.sense


class Standing(NamedTuple):
    """Where a number stands: the `nth` among the numbers of a sentence, beside its verbs."""

    mention: Mention
    nth: int
    mentions: Sequence[Mention]
    events: Sequence[Event]
    normalised: str
    language: Language

    @property
    def previous(self) -> Mention | None:
        """The number before it, None before the first."""
        return self.mentions[self.nth - 1] if self.nth else None


class Heading(NamedTuple):
    """The verb of the lines of a list and what they are to it, where they are, and the people they count."""

    event: Event
    role: str
    place: str = ""
    people: tuple[str, ...] = ()


class Attribution(NamedTuple):
    """A claimant and the words that it stands behind, `[start, end)`; `at` is where it is named."""

    claimant: str
    start: int
    end: int
    at: int
