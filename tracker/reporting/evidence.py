"""The way back from a printed number: how it was made, the claims behind it, their quoted words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from markupsafe import Markup

from tracker.model import Amount, Claim, Document
from tracker.reporting.content import claim_order
from tracker.reporting.numbers import Number, print_value
from tracker.reporting.periods import KYIV
from tracker.vocab import load

WEB = ("http://", "https://")
Marker = Callable[[str, tuple[int, int] | None], Markup]


@dataclass(frozen=True, slots=True)
class ClaimCard:
    """One claim, every field as text."""

    id: str
    amount: str
    metric: str
    classes: str
    window: str
    claimant: str
    publisher: str
    published: str
    known_at: str
    status: str
    rule: str
    ref: str
    url: str
    quote: Markup


@dataclass(frozen=True, slots=True)
class NumberCard:
    """One number with the claims behind it, and the place in the text where it is first printed."""

    number: Number
    what: str
    how: str
    claims: tuple[ClaimCard, ...]
    back: str


def number_card(number: Number, claims: Mapping[str, Claim], back: str) -> NumberCard:
    """What a reader sees on asking where a number comes from."""
    classes = " + ".join(number.classes)
    what = f"{number.metric}, {classes}" if classes else number.metric
    behind = sorted((claims[key] for key in number.claims), key=claim_order)
    cards = tuple(claim_card(claim) for claim in behind)
    return NumberCard(number, what, number.source, cards, back)


def plainly(quote: str, _: tuple[int, int] | None) -> Markup:
    """A quote without a mark."""
    return Markup("{}").format(quote)


def claim_card(claim: Claim, document: Document | None = None, marked: Marker = plainly) -> ClaimCard:
    """A claim as text, its number marked in the quote; the document tells where the words were printed."""
    address = document.url if document and document.url else claim.ref
    return ClaimCard(
        id=claim.id,
        amount=print_amount(claim.amount),
        metric=claim.metric,
        classes=" + ".join(claim.classes),
        window=print_window(claim),
        claimant=claimant_name(claim.claimant),
        publisher=claimant_name(claim.publisher),
        published=_instant(claim.published),
        known_at=_instant(claim.known_at),
        status=claim.status,
        rule=claim.rule,
        ref=address if address.startswith(WEB) else _short(address, document),
        url=address if address.startswith(WEB) else "",
        quote=marked(claim.quote, number_in_quote(claim)),
    )


def claimant_name(source: str) -> str:
    """A claimant or publisher in words; the id where the vocabulary has none."""
    words = load()
    if source == "unattributed":
        return "no one named"
    if source.startswith("donor:"):
        donor = words.donors.get(source.removeprefix("donor:"))
        return donor.names["en"][0] if donor else source
    for known in (words.publishers, words.claimants):
        if source in known and known[source].names["en"]:
            return known[source].names["en"][0]
    return source


def _short(address: str, document: Document | None) -> str:
    """The name of a post; of a file its name alone, since folders differ from machine to machine."""
    return address if document and document.url else Path(address).name


def number_in_quote(claim: Claim) -> tuple[int, int] | None:
    """Where the printed number stands in the quote; None where the quote does not hold it in words."""
    printed = claim.amount.printed
    start = claim.quote.find(printed) if printed else -1
    return None if start < 0 else (start, start + len(printed))


def print_amount(amount: Amount) -> str:
    """An amount with its bound in words; bounds are never printed bare.

    >>> print_amount(Amount(low=3, best=3, high=None, unit="count", bound="at_least"))
    'at least 3'
    """
    if amount.bound == "range" or amount.best is None:
        low, high = print_value(amount.low, amount.unit), print_value(amount.high, amount.unit)
        return f"{low} to {high}"
    words = {"at_least": "at least ", "more_than": "more than ", "at_most": "up to ", "less_than": "under "}
    prefix = words.get(amount.bound, "about " if amount.bound in ("about", "vague") else "")
    unit = "" if amount.unit in ("count", "fraction") or amount.unit.isupper() else f" {amount.unit}"
    return f"{prefix}{print_value(amount.best, amount.unit)}{unit}"


def print_window(claim: Claim) -> str:
    """The window of a claim in local time, with how it was got where it is not printed."""
    window = claim.window
    if window.start is None or window.end is None:
        return "window not resolved"
    start, end = window.start.astimezone(KYIV), window.end.astimezone(KYIV)
    got = "" if window.got == "printed" else f" ({window.got.replace('_', ' ')})"
    if start.hour == end.hour == 0 and end - start >= timedelta(hours=23):
        last = end - timedelta(days=1)
        days = f"{start:%Y-%m-%d}" if last.date() <= start.date() else f"{start:%Y-%m-%d} to {last:%Y-%m-%d}"
        return f"{days}{got}"
    return f"{start:%Y-%m-%d %H:%M} to {end:%Y-%m-%d %H:%M} Kyiv{got}"


def _instant(instant: datetime | None) -> str:
    return "not known" if instant is None else f"{instant:%Y-%m-%d %H:%M} UTC"
