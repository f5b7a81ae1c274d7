"""A quantity while it is read: changed as its surroundings are understood, frozen at the end."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from tracker.model import Alternative, Amount, Quantity, Reason, Span
from tracker.text.amounts import Interval
from tracker.text.atom import Kind
from tracker.text.page import Page, Unit

Form = Literal[
    "digits", "words", "mixed", "vague", "range", "fraction", "majority", "all", "all_but", "none", "ordinal"
]

_FORMS: Mapping[Kind, Form] = {
    Kind.NUMERAL: "digits",
    Kind.REJECTED: "digits",
    Kind.ORDINAL: "ordinal",
    Kind.ORDINAL_NUMERAL: "ordinal",
}


@dataclass(slots=True)
class Draft:
    """A number at `[start, end)` that used the atoms up to `after`; offsets are those of the compact text."""

    start: int
    end: int
    after: int
    interval: Interval
    form: Form = "digits"
    unit: str = "count"
    rule: str = "exact"
    reason: Reason | None = None
    unit_word: Unit | None = None
    bound_span: Span | None = None
    part_of: Span | None = None
    each: bool = False
    equivalents: "list[Draft]" = field(default_factory=list)
    readings: list[tuple[Interval, str]] = field(default_factory=list)

    @property
    def left(self) -> int:
        """Where its words begin, the bound included."""
        return self.start if self.bound_span is None else min(self.start, self.bound_span[0])

    @property
    def right(self) -> int:
        """Where its words end, unit and bound included."""
        right = self.end
        if self.unit_word is not None and self.unit_word.end > right:
            right = self.unit_word.end
        if self.bound_span is not None and self.bound_span[1] > right:
            right = self.bound_span[1]
        return right

    @property
    def dimension(self) -> str:
        """What it measures: money, length, share ...; "count" where it has no unit."""
        return "count" if self.unit_word is None else self.unit_word.dimension

    def leave_out(self, led_by: int) -> None:
        """Make it what was left out of a whole; `led_by`: length of the words before it that say so."""
        if led_by:
            self.bound_span = (self.start - led_by, self.start - 1)
        self.interval = self.interval._replace(bound="all_but")
        self.form = self.rule = "all_but"


def rejected(page: Page, start: int, end: int, after: int, reason: Reason, rule: str) -> Draft:
    """A draft of a number that counts nothing."""
    index = after - 1
    while index and page.atoms[index].start > start:
        index -= 1
    atom = page.atoms[index]
    form = _FORMS.get(atom.kind, "words")
    value = 1 / atom.value if atom.kind is Kind.FRACTION else atom.value
    same = Interval(value, value, value, "exact")
    return Draft(start, end, after, same, form=form, rule=rule, reason=reason)


def freeze(draft: Draft, page: Page) -> Quantity:
    """The Quantity of a finished draft."""
    printed, equivalents = page.printed, draft.equivalents
    return Quantity.trusted(
        span=(draft.start, draft.end),
        amount=_amount(draft, printed),
        form=draft.form,
        unit_span=None if draft.unit_word is None else (draft.unit_word.start, draft.unit_word.end),
        bound_span=draft.bound_span,
        part_of=draft.part_of,
        each=draft.each,
        equivalents=tuple([_amount(other, printed) for other in equivalents]) if equivalents else (),
        equivalent_spans=tuple([(one.start, one.end) for one in equivalents]) if equivalents else (),
        readings=_readings(draft, printed) if draft.readings else (),
        reason=draft.reason,
        rule=draft.rule,
    )


def _readings(draft: Draft, printed: str) -> tuple[Alternative, ...]:
    words = printed[draft.left : draft.right]
    return tuple(
        Alternative.trusted(amount=interval.amount(draft.unit, words), reason=why)
        for interval, why in draft.readings
    )


def _amount(draft: Draft, printed: str) -> Amount:
    return draft.interval.amount(draft.unit, printed[draft.left : draft.right])


ZERO = Interval(Decimal(0), Decimal(0), Decimal(0), "exact")
