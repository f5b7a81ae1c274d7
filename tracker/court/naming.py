"""Words of a ruling: who stated it, of what and when, in plain English."""

import re
from collections.abc import Iterable
from datetime import datetime
from types import MappingProxyType

from tracker.display import interval, number
from tracker.instants import KYIV
from tracker.model import Amount, Claim, Language
from tracker.text.dates import find_windows
from tracker.vocab import load
from tracker.vocab.naming import name_of

SCALES = ((1e9, " billion"), (1e6, " million"))
_LAST_ZEROS = re.compile(r"(\.\d*[1-9])0+\b|\.0+\b")
ONE_SIDED = ("at_least", "more_than", "at_most", "less_than")
TOLD_BOUNDS = (*ONE_SIDED, "about")
"""Bounds that a number needs; what was printed as "all but one of 447" is 446."""
SIDES = MappingProxyType({"ru_on_ua": "Russia on Ukraine", "ua_on_ru": "Ukraine on Russia"})
ELSEWHERE = "which its sentence does not tell"


def who(claimant: str) -> str:
    """A claimant by name.

    >>> who("ua_air_force"), who("tally:afp"), who("unattributed"), who("org:ucdp")
    ('Air Force of Ukraine', 'AFP (own count)', 'a text that names no source', 'ucdp')
    """
    return "a text that names no source" if claimant == "unattributed" else name_of(claimant)


def donors(scope: str) -> str:
    """Those who give aid, by name.

    >>> donors("DEU"), donors("DEU+NOR"), donors("all_donors")
    ('Germany', 'Germany and Norway', 'all donors')
    """
    return " and ".join(name_of(f"donor:{one}") for one in scope.split("+")).replace("_", " ")


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
    return f"{'published' if claim.published else 'known'} {kyiv_time(instant)}"


def kyiv_time(instant: datetime) -> str:
    """An instant by the clocks of Kyiv."""
    return f"{instant.astimezone(KYIV):%Y-%m-%d %H:%M} Kyiv time"


def names_its_days(claim: Claim, language: Language) -> bool:
    """Whether the sentence of a figure says when; else that is told around it, or is the publication."""
    return bool(find_windows(claim.quote, language, claim.published))


def value(amount: Amount | float) -> str:
    """A number, or an amount with its interval, unit and bound where they are not plain.

    >>> value(5438.0), value(Amount(low=86.2, best=86.2, high=86.2, unit="percent")), value(Amount.exact(41))
    ('5,438', '86.2 %', '41')
    >>> value(Amount(low=446, best=446, high=446, unit="count", bound="all_but", printed="all but one"))
    '446'
    >>> value(Amount(low=1.4e9, best=1.4e9, high=None, unit="EUR", bound="more_than"))
    'more than 1.4 billion EUR'
    """
    if isinstance(amount, float | int):
        return number(amount)
    unit = {"count": "", "person": "", "location": "", "percent": " %"}.get(amount.unit, f" {amount.unit}")
    scale, word = _scale(amount)
    low, best, high = (
        float(f"{end / scale:.4g}") if word and end is not None else end
        for end in (amount.low, amount.best, amount.high)
    )
    if amount.bound in ONE_SIDED and best is not None and best in (low, high):
        shown = number(best)
    else:
        shown = interval(low, best, high)
    bound = f"{amount.bound.replace('_', ' ')} " if amount.bound in TOLD_BOUNDS else ""
    shown = _LAST_ZEROS.sub(r"\1", shown) if word else shown
    return f"{bound}{shown}{word}{unit}"


def _scale(amount: Amount) -> tuple[float, str]:
    """By what large amounts of money are divided, and the word for it."""
    largest = max(end or 0.0 for end in (amount.low, amount.best, amount.high))
    if amount.unit in load().currencies:
        return next(((size, word) for size, word in SCALES if largest >= size), (1.0, ""))
    return 1.0, ""


def not_reported(days: int) -> str:
    """What stands behind a sum of which days are missing; nothing where none is.

    >>> not_reported(1), not_reported(0)
    (', 1 day not reported', '')
    """
    return f", {days} {'day' if days == 1 else 'days'} not reported" if days else ""
