"""Whether two printed currencies agree with the reference rates of the European Central Bank."""

from collections.abc import Iterable, Iterator
from datetime import date
from math import floor, log10
from typing import NamedTuple

from tracker.claims.checks import Check
from tracker.errors import SeriesError
from tracker.exchange import to_euros
from tracker.model import Amount, Claim
from tracker.text.lazy import regex
from tracker.vocab import Vocabulary, load

TOLERANCE = 0.03
"""Two printed currencies may differ by so much: outlets convert at the rate of the hour."""
THOUSANDS = 3
_NUMBER = regex(r"\d+(?:[.,\s]\d+)*")


def money_checks(claims: Iterable[Claim], vocabulary: Vocabulary | None = None) -> list[Check]:
    """Law `money_equivalent`: an amount and its printed equivalents agree at the rate of their date.

    They agree within 3 %, or where both roundings leave room. An amount without a date, or in a currency
    that has no reference rate on it, is not tested.
    """
    currencies = (vocabulary or load()).currencies
    return [
        check
        for claim in claims
        if claim.amount.unit in currencies and (day := _date_of(claim)) is not None
        for other in claim.equivalents
        if other.unit in currencies
        for check in _equivalent(claim, other, day)
    ]


def _date_of(claim: Claim) -> date | None:
    instant = claim.published or claim.window.end
    return instant.date() if instant else None


def _equivalent(claim: Claim, other: Amount, day: date) -> Iterator[Check]:
    """The check of a sum printed in two currencies at the rate of a day."""
    first, second = _printed(claim.amount), _printed(other)
    if first is None or second is None:
        return
    try:
        rates = [1 / to_euros(1.0, unit, day) for unit in (claim.amount.unit, other.unit)]
    except SeriesError:
        return
    held = _agree(first, second, rates[1] / rates[0])
    sign = "agree" if held else "do not agree"
    arithmetic = f"{claim.amount.printed} and {other.printed} {sign} at the ECB rate of {day.isoformat()}"
    yield Check("money_equivalent", (claim.id,), arithmetic, held)


class Printed(NamedTuple):
    """An amount as an interval, and what one more in its last printed digit is worth."""

    low: float
    high: float
    digit: float


def _agree(first: Printed, second: Printed, rate: float) -> bool:
    """Within 3 %, or the numbers that are printed as the first and as the second overlap."""
    near = first.low * rate <= second.high * (1 + TOLERANCE) and second.low <= first.high * rate * (
        1 + TOLERANCE
    )
    (low, high), (other_low, other_high) = _rounded(first), _rounded(second)
    return near or (low * rate <= other_high and other_low <= high * rate)


def _rounded(printed: Printed) -> tuple[float, float]:
    return printed.low - printed.digit / 2, printed.high + printed.digit / 2


def _printed(amount: Amount) -> Printed | None:
    known = [value for value in (amount.low, amount.best, amount.high) if value is not None]
    if not known or known[-1] <= 0:
        return None
    return Printed(known[0], known[-1], last_digit(known[-1], amount.printed))


def last_digit(value: float, printed: str) -> float:
    """Worth of the last digit that is printed of a value above 0: half of it is what rounding leaves open.

    >>> last_digit(1.055e10, "10.55 billion"), last_digit(9e9, "nine billion"), last_digit(447, "447")
    (10000000.0, 1000000000.0, 1.0)
    """
    numbers = _NUMBER.findall(printed)
    digits = int("".join(filter(str.isdigit, numbers[-1]))) if numbers else 0
    return value / digits if digits else 10.0 ** (THOUSANDS * floor(log10(value) / THOUSANDS))
