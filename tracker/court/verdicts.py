"""Which verdicts are faults of a text, and a text with its rulings."""

from dataclasses import dataclass

from tracker.claims import Check
from tracker.model import Document, Reading, Ruling, Verdict

FAULTS: frozenset[Verdict] = frozenset(
    {
        "outdated",
        "wrong_split",
        "class_swap",
        "metric_swap",
        "direction_swap",
        "scope_swap",
        "misattributed",
        "other_window",
        "contradicted",
        "unexplained",
    }
)
"""Verdicts on a figure that an editor must change; docs/court.md tells what each verdict means."""


def is_fault(ruling: Ruling) -> bool:
    """Whether the figure should be changed, or cannot be explained."""
    return ruling.verdict in FAULTS


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
