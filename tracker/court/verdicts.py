"""The verdicts of a ruling, in the order in which they are looked for."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

from tracker.claims import Check
from tracker.model import Document, Reading, Ruling


class Meaning(NamedTuple):
    """What a verdict says, and whether an editor must change the text."""

    text: str
    fault: bool


VERDICTS: Mapping[str, Meaning] = MappingProxyType(
    {
        "supported": Meaning("agrees with what was stated, or with the sum of statements", fault=False),
        "rounded": Meaning("agrees with what was stated, once that is rounded as the figure is", fault=False),
        "possible": Meaning(
            "lies in an interval that is all that is known, or days of it are not reported", fault=False
        ),
        "outdated": Meaning(
            "agrees with an earlier statement that its claimant has replaced since", fault=True
        ),
        "wrong_split": Meaning("the sum over the classes is right, its parts are not", fault=True),
        "class_swap": Meaning("is what was stated of another set of classes", fault=True),
        "metric_swap": Meaning(
            "is what was stated of another metric, such as stopped for launched", fault=True
        ),
        "direction_swap": Meaning("is what was stated of the attack in the other direction", fault=True),
        "scope_swap": Meaning("is what was stated of a region, or of the whole country", fault=True),
        "misattributed": Meaning("is what another claimant stated than the one named", fault=True),
        "other_window": Meaning(
            "is, with the figure beside it, what was stated of another window", fault=True
        ),
        "contradicted": Meaning("the claimant, or all of them, stated something else", fault=True),
        "contested": Meaning(
            "claimants or definitions differ, and the store cannot say which is meant", fault=False
        ),
        "unknown": Meaning("the store holds nothing that it could be held against", fault=False),
        "unresolved": Meaning("the text does not say of which days it is", fault=False),
        "explained": Meaning("another definition than the one asked for yields it", fault=False),
        "unexplained": Meaning("none of the definitions tried yields it", fault=True),
    }
)
"""Verdict -> what it means; the last two are those of `explain`, which answers for a figure alone."""


def is_fault(ruling: Ruling) -> bool:
    """Whether the figure should be changed, or cannot be explained."""
    return VERDICTS[ruling.verdict].fault


@dataclass(frozen=True, slots=True)
class Ruled:
    """A text with the rulings on its claims, in their order, and the laws that its figures break.

    Spans of rulings count characters of the input.
    """

    reading: Reading
    rulings: tuple[Ruling, ...]
    broken: tuple[Check, ...] = ()

    @property
    def document(self) -> Document:
        """The text that was ruled on."""
        return self.reading.document

    @property
    def faults(self) -> int:
        """How many figures should be changed, and laws are broken."""
        return sum(map(is_fault, self.rulings)) + len(self.broken)
