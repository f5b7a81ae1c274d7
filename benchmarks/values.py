"""Value-level comparison: which numbers of a passage a reader finds, and how many of its numbers are right.

A reader gives for each place of a text the set of values that it could stand for: one for a plain number,
the ends and the middle for a range. Nothing of metric, class, side, window or claimant is asked for.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from tests.golden_score import Passage
from tracker.model import Amount, Language, Quantity
from tracker.text.find import find_quantities

Number = frozenset[float]
Read = Callable[[str, Language], Sequence[Number]]
NO_NUMBERS = frozenset(
    (
        *("designation", "name", "date", "year", "clock", "age", "ordinal"),
        *("pronoun", "frequency", "score", "coordinate", "unit_number", "reference", "furniture"),
    )
)
"""Reasons of rejections of what is printed with digits or number words, but counts nothing."""
_SAID = ("low", "best", "high")


class Reader(NamedTuple):
    """A system that finds numbers, its version and the languages it knows."""

    name: str
    version: str
    languages: tuple[str, ...]
    read: Read


@dataclass
class Values:
    """Printed figures of claims and how many were found; numbers given and how many of them are right."""

    wanted: int = 0
    found: int = 0
    given: int = 0
    right: int = 0

    @property
    def recall(self) -> float:
        """Found / wanted; 1 where nothing was wanted."""
        return self.found / self.wanted if self.wanted else 1.0

    @property
    def precision(self) -> float:
        """Right / given; 1 where nothing was given."""
        return self.right / self.given if self.given else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of the two."""
        both = self.recall + self.precision
        return 2 * self.recall * self.precision / both if both else 0.0


def compare(passages: Iterable[Passage], read: Read) -> Values:
    """Count over passages: a claim is found if any number has its value, a number right if a label has it."""
    values = Values()
    for passage in passages:
        numbers = read(passage["text"], passage.get("language", "en"))
        every = {value for number in numbers for value in number}
        labelled = list(_labelled(passage))
        for claim in filter(is_printed, passage.get("claims", [])):
            values.wanted += 1
            values.found += _is_found(claim, every)
        values.given += len(numbers)
        values.right += sum(any(_near(one, labelled) for one in number) for number in numbers)
    return values


def is_printed(claim: Mapping[str, Any]) -> bool:
    """Whether a label's figure stands in the text; 0 and 1 are mostly said without a number."""
    worked_out = claim.get("derived") or claim.get("bound") in ("all", "all_but")
    return not worked_out and claim.get("best", 0) not in (0, 1)


def own_numbers(text: str, language: Language) -> list[Number]:
    """The numbers that our grammar finds, before any of them is claimed."""
    found = []
    for quantity in find_quantities(text, language):
        if quantity.reason not in NO_NUMBERS and quantity.amount.unit != "share":
            found.append(_values(quantity.amount))
            found.extend(_values(amount) for amount in quantity.equivalents)
    return found


def _values(amount: Amount) -> Number:
    inside = (amount.low, amount.best, amount.high) if amount.bound in ("range", "vague") else (amount.best,)
    return frozenset(value for value in inside if value is not None)


def _is_found(claim: Mapping[str, Any], every: Iterable[float]) -> bool:
    values = list(every)
    if claim.get("bound") == "range" and _near(claim["low"], values) and _near(claim["high"], values):
        return True
    said = _SAID if claim.get("bound") == "vague" else ("best",)
    return any(_near(claim[key], values) for key in said if key in claim)


def _labelled(passage: Passage) -> Iterator[float]:
    for claim in passage.get("claims", []):
        yield from (float(claim[key]) for key in _SAID if key in claim)
        yield from (float(one["best"]) for one in claim.get("equivalents", []))
    for rejection in passage.get("rejections", []):
        if rejection.get("reason") not in NO_NUMBERS:
            for quantity in find_quantities(str(rejection["text"]), passage.get("language", "en")):
                yield from _all_values(quantity)


def _all_values(quantity: Quantity) -> Iterator[float]:
    amount = quantity.amount
    yield from (value for value in (amount.low, amount.best, amount.high) if value is not None)


def _near(value: float, values: Iterable[float]) -> bool:
    return any(abs(value - other) <= 0.051 + 1e-9 * abs(other) for other in values)
