"""Whether a printed amount agrees with one that is held."""

from decimal import Decimal
from math import inf
from typing import Literal

from tracker.claims.exchange import last_digit
from tracker.model import Amount
from tracker.text.lazy import regex

Agreement = Literal["equal", "rounded", "possible", "none"]
CLOSEST: tuple[Agreement, ...] = ("equal", "rounded", "possible", "none")
_DECIMALS = regex(r"\d[.,]\d{1,2}(?!\d)")
"""Zeros behind a decimal sign are printed for what they say: "9.00 billion" is no rounding of 9.2."""
WIDEST, FEWEST = 0.05, 100
"""A rounded figure is at most 5 % off; counts below 100 and rates are not rounded to tens without a word."""


def agreement(printed: Amount, held: Amount) -> Agreement:
    """How a printed amount agrees with one that is held, both in one unit.

    equal: they overlap, what rounding leaves open of an exact figure included (nine billion is 8.5 to 9.5);
    rounded: the held one rounds to the last digit of the printed one that is not 0; possible: the held one
    is known as an interval alone, which the printed one does not cover.

    >>> held = Amount.exact(477)
    >>> [agreement(Amount.exact(value), held) for value in (477, 480, 447)]
    ['equal', 'rounded', 'none']
    >>> agreement(Amount(low=400, best=400, high=None, unit="count", bound="more_than"), held)
    'equal'
    """
    low, high = _ends(printed)
    held_low, held_high = _ends(held)
    if printed.low == printed.high and printed.low:
        half = last_digit(printed.low, printed.printed) / 2
        low, high = low - half, high + half
    if held_low <= high and low <= held_high and not _touches_an_open_end(printed, held):
        is_open = inf in (held_high, -held_low)
        known = held.best is not None and (not is_open or low <= held.best <= high)
        return "equal" if known or (low <= held_low and held_high <= high) else "possible"
    return "rounded" if _rounds_to(printed, held) else "none"


def _ends(amount: Amount) -> tuple[float, float]:
    low = -inf if amount.low is None else amount.low
    return low, inf if amount.high is None else amount.high


def _touches_an_open_end(printed: Amount, held: Amount) -> bool:
    """What is more than 400, or fewer than 400, is not 400."""
    if printed.bound == "more_than" and printed.high is None:
        return held.high == printed.low
    return printed.bound == "less_than" and printed.low == 0 and held.low == printed.high


def _rounds_to(printed: Amount, held: Amount) -> bool:
    if printed.bound != "exact" or held.best is None or not printed.best:
        return False
    place = last_digit(printed.best, printed.printed)
    in_tens = printed.unit != "percent" and printed.best >= FEWEST
    if in_tens and not _DECIMALS.search(printed.printed):
        place = max(place, 10.0 ** int(Decimal(str(printed.best)).normalize().as_tuple().exponent))
    return abs(held.best - printed.best) <= min(place / 2, WIDEST * printed.best)
