"""Numbers and the words beside them -> intervals, by the table of vague and bounded numbers."""

from collections.abc import Mapping
from decimal import Decimal
from math import floor, inf, log10
from typing import NamedTuple

from tracker.model import Amount, Bound
from tracker.text.words.lexicon import BoundRule

_WIDEST = Decimal("0.1")  # an approximation is at most 10 % of the number wide, on either side
_BOUNDS: Mapping[str, Bound] = {
    "exact": "exact",
    "at_least": "at_least",
    "more_than": "more_than",
    "at_most": "at_most",
    "less_than": "less_than",
    "about": "about",
    "nearly": "less_than",
}


class Interval(NamedTuple):
    """`low <= best <= high` with its bound; None is an open end."""

    low: Decimal | None
    best: Decimal | None
    high: Decimal | None
    bound: Bound

    def times(self, factor: int) -> "Interval":
        """The same interval in a unit that is so many times smaller."""
        return Interval(
            None if self.low is None else self.low * factor,
            None if self.best is None else self.best * factor,
            None if self.high is None else self.high * factor,
            self.bound,
        )

    def amount(self, unit: str, printed: str) -> Amount:
        """The Amount of this interval."""
        best = _float(self.best)
        return Amount.trusted(
            low=best if self.low is self.best else _float(self.low),
            best=best,
            high=best if self.high is self.best else _float(self.high),
            unit=unit,
            bound=self.bound,
            printed=printed,
        )


def bounded(
    rule: BoundRule, value: Decimal, place: Decimal, *, is_count: bool, top: Decimal | None = None
) -> Interval:
    """The interval of one number under a rule; `top` closes what is open above (a share ends at 1).

    >>> about = bounded("about", Decimal(300), Decimal(100), is_count=True)
    >>> int(about.low), int(about.high)
    (270, 330)
    """
    bound = _BOUNDS[rule]
    if rule == "exact":
        return Interval(value, value, value, bound)
    if rule in ("at_least", "more_than"):
        return Interval(value, value, top, bound)
    if rule in ("at_most", "less_than"):
        return Interval(min(Decimal(0), value), value, value, bound)
    width = half_width(value, place, is_count=is_count)
    if rule == "nearly":
        return Interval(max(Decimal(0), value - 2 * width), value, value, bound)
    return Interval(max(Decimal(0), value - width), value, value + width, bound)


def half_width(value: Decimal, place: Decimal, *, is_count: bool) -> Decimal:
    """Half the place of the last non-zero digit, at most 10 % of the number, at least 1 for counts."""
    width = min(place / 2, value * _WIDEST)
    return max(width, Decimal(1)) if is_count else width


def spread(first: Decimal, second: Decimal) -> Interval:
    """A printed range."""
    return Interval(first, (first + second) / 2, second, "range")


def vague(least: Decimal, most: Decimal) -> Interval:
    """An unknown between two orders of magnitude; the geometric mean with two digits stands for it.

    >>> str(vague(Decimal(12), Decimal(100)).best)
    '35'
    """
    return Interval(least, Decimal(str(two_digits(float(least * most) ** 0.5))), most, "vague")


def two_digits(value: float) -> float:
    """A positive value rounded to two significant digits.

    >>> two_digits(316.2), two_digits(4.2426)
    (320, 4.2)
    """
    digits = 1 - floor(log10(value))
    rounded = round(value, digits)
    return int(rounded) if digits <= 0 else rounded


def fraction(rule: BoundRule, share: Decimal) -> Interval:
    """A fraction of a whole: "a third" is 0.9 to 1.1 of it unless bound otherwise; a share ends at 1."""
    one = Decimal(1)
    if rule in ("exact", "about"):
        return Interval(share * 9 / 10, share, min(one, share * 11 / 10), "about")
    if rule == "nearly":
        return Interval(share * 8 / 10, share, share, "less_than")
    return bounded(rule, share, share, is_count=False, top=one)


def _float(value: Decimal | None) -> float | None:
    """A decimal as a float; None for what has no finite value."""
    if value is None:
        return None
    number = float(value)
    if -1 < number < 1:
        number = round(number, 12) + 0.0  # a zero has no sign
    return number if abs(number) != inf else None
