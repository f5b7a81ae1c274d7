"""Whose money a sum is in: a currency tells its country, and a country which of several crowns is meant."""

from tracker.model import Amount
from tracker.text.lazy import regex

_COUNTRIES = {
    **{"AUD": "AUS", "CAD": "CAN", "CHF": "CHE", "CZK": "CZE", "DKK": "DNK", "GBP": "GBR", "ISK": "ISL"},
    **{"JPY": "JPN", "KRW": "KOR", "NOK": "NOR", "NZD": "NZL", "PLN": "POL", "SEK": "SWE", "TRY": "TUR"},
}
"""Dollars and euros are given by many."""
_CROWNS = {country: money for money, country in _COUNTRIES.items() if money.endswith("K")}
"""Codes of crowns end so."""
_SHARED = {
    "крон": _CROWNS,
    "kroner": {"DNK": "DKK", "NOR": "NOK"},
    "krone": {"DNK": "DKK", "NOR": "NOK"},
    "crowns": {country: money for country, money in _CROWNS.items() if country != "ISL"},
    "krona": {"SWE": "SEK", "ISL": "ISK"},
}
"""Names of crowns with the countries that have some."""
_WHOSE = regex(
    r"швед|данськ|датськ|норвез|чесь|датск|норвеж|чеш|ісланд|исланд|swed|dan|norw|czech|iceland"
    r"|nok|sek|dkk|isk|czk"
)

_CHAMBER = regex(
    r"\b(?:the (?:(?:upper|lower) )?(?:senate|house)\b(?! of (?!representatives))|senators\b"
    r"|congress(?:men|woman)\b"
    r"|(?:сенат|конгресс?мен|сенатор|палат[а-яіїє]+ представ[ин][а-яіїє]+)[а-яіїє]*\b)"
)


def currency_of(amount: Amount, donor: str, told: str) -> str:
    """Crowns are those of the donor where several countries have them, else of the sum `told` before."""
    shared = _shared(amount)
    if not shared:
        return amount.unit
    return shared.get(donor) or (told if told in _CROWNS.values() else amount.unit)


def country_of(amount: Amount, words: str) -> str:
    """In "a package worth SEK 9.2 billion" the country of the money, "" where several have some.

    Dollars are American where the `words` around them name a chamber of Congress and no country.
    """
    if amount.unit == "USD" and _CHAMBER.search(words):
        return "USA"
    return "" if _shared(amount) else _COUNTRIES.get(amount.unit, "")


def _shared(amount: Amount) -> dict[str, str]:
    """The currencies by country that a printed name may mean; none where it tells one."""
    printed = amount.printed.lower()
    if _WHOSE.search(printed):
        return {}
    return next((codes for word, codes in _SHARED.items() if word in printed), {})
