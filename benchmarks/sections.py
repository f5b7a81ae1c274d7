"""Sections of docs/validation.md: text, tables and the goals that must hold."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

Size = Literal["short", "long"]


@dataclass(frozen=True, slots=True)
class Goal:
    """A figure reached and the limit it must not pass (at least `least` if there is one)."""

    name: str
    value: float
    most: float = float("inf")
    least: float = float("-inf")

    @property
    def met(self) -> bool:
        """Whether the figure holds."""
        return self.least <= self.value <= self.most

    def line(self) -> str:
        """One line of the page."""
        bounds = []
        if self.least != float("-inf"):
            bounds.append(f"at least {self.least:g}")
        if self.most != float("inf"):
            bounds.append(f"at most {self.most:g}")
        return f"* {self.name}: **{self.value:.4g}** ({', '.join(bounds)}{'' if self.met else '; NOT MET'})"


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, its lines, and the goals it speaks of."""

    title: str
    lines: Sequence[str]
    goals: Sequence[Goal] = field(default=())

    def text(self) -> str:
        """The section as Markdown."""
        parts = [f"## {self.title}", "", *self.lines]
        if self.goals:
            parts += ["", *(goal.line() for goal in self.goals)]
        return "\n".join(parts) + "\n"


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> list[str]:
    """A Markdown table."""
    lines = [f"| {' | '.join(head)} |", f"|{'---|' * len(head)}"]
    return lines + [f"| {' | '.join(str(cell) for cell in row)} |" for row in rows]
