"""Words of a ruling: who stated it, of what and when, in plain English."""

from collections.abc import Iterable
from zoneinfo import ZoneInfo

from tracker.display import interval, number
from tracker.model import Amount, Claim
from tracker.vocab import UNATTRIBUTED, load

KYIV = ZoneInfo("Europe/Kyiv")


def who(claimant: str) -> str:
    """A claimant by name.

    >>> who("ua_air_force"), who("tally:afp"), who("unattributed"), who("org:ucdp")
    ('Air Force of Ukraine', 'AFP (own count)', 'a text that names no source', 'ucdp')
    """
    words = load()
    prefix, _, slug = claimant.partition(":")
    if claimant == UNATTRIBUTED:
        return "a text that names no source"
    publisher = words.publishers.get(slug if prefix == "tally" else claimant)
    donor = words.donors.get(slug) if prefix == "donor" else None
    named = next((one.names["en"] for one in (publisher, donor) if one and one.names["en"]), ())
    name = named[0] if named else slug or claimant
    return f"{name} (own count)" if prefix == "tally" else name


def classes_of(classes: Iterable[str]) -> str:
    """A class set by its ids.

    >>> classes_of(("iskander_m", "kn_23"))
    'iskander_m + kn_23'
    """
    return " + ".join(classes)


def told(claim: Claim) -> str:
    """When a claim was published, or else became known to the store, by the clocks of Kyiv."""
    instant = claim.published or claim.known_at
    assert instant is not None, "a claim of a store was known at some instant"
    return (
        f"{'published' if claim.published else 'known'} {instant.astimezone(KYIV):%Y-%m-%d %H:%M} Kyiv time"
    )


def value(amount: Amount | float) -> str:
    """A number, or an amount with its interval, unit and bound where they are not plain.

    >>> value(5438.0), value(Amount(low=86.2, best=86.2, high=86.2, unit="percent")), value(Amount.exact(41))
    ('5,438', '86.20 %', '41')
    """
    if isinstance(amount, float | int):
        return number(amount)
    shown = interval(amount.low, amount.best, amount.high)
    unit = {"count": "", "person": "", "location": "", "percent": " %"}.get(amount.unit, f" {amount.unit}")
    bound = "" if amount.bound in ("exact", "range") else f"{amount.bound.replace('_', ' ')} "
    return f"{bound}{shown}{unit}"


def not_reported(days: int) -> str:
    """What stands behind a sum of which days are missing; nothing where none is.

    >>> not_reported(1), not_reported(0)
    (', 1 day not reported', '')
    """
    return f", {days} {'day' if days == 1 else 'days'} not reported" if days else ""
