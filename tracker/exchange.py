"""Reference rates of the European Central Bank."""

from datetime import date, timedelta
from functools import cache

from currency_converter import CurrencyConverter, RateNotFoundError

from tracker.errors import SeriesError

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
    return frozenset(_converter().currencies)


@cache
def _rate(currency: str, day: date) -> float:
    for back in range(LAST_RATE_DAYS + 1):
        try:
            return float(_converter().convert(1.0, "EUR", currency, day - timedelta(days=back)))
        except RateNotFoundError:
            continue
        except ValueError:
            break
    raise SeriesError(
        f"{currency} has no ECB reference rate on {day.isoformat()}: the amount stays in {currency}"
    )


@cache
def _converter() -> CurrencyConverter:
    return CurrencyConverter()
