"""The way back from a printed number: how it was made, the claims behind it, their quoted words."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from markupsafe import Markup

from tracker.model import Amount, Claim, Document
from tracker.reporting.content import Content, claim_order
from tracker.reporting.naming import named, source_name
from tracker.reporting.numbers import Number, print_value
from tracker.reporting.periods import KYIV

_FACEBOOK = re.compile(r"[\w.]+/posts/pfbid\w+$")
STATED = "stated with the text"
WEB = ("http://", "https://")
Marker = Callable[[str, tuple[int, int] | None], Markup]


@dataclass(frozen=True, slots=True)
class ClaimCard:
    """One claim, every field as text."""

    id: str
    amount: str
    metric: str
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
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PanelCard:
    """The evidence of numbers made together: how each was made, and the claims behind them."""

    anchor: str
    what: str
    numbers: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]
    claims: tuple[ClaimCard, ...]


def panel_cards(content: Content) -> list[PanelCard]:
    """The panels of an edition in the order in which its numbers are first printed."""
    groups: dict[str, list[Number]] = {}
    for number in content.printed_numbers():
        groups.setdefault(number.anchor, []).append(number)
    return [_panel(content, anchor, numbers) for anchor, numbers in groups.items()]


def _panel(content: Content, anchor: str, numbers: Sequence[Number]) -> PanelCard:
    keys = {key for number in numbers for key in number.claims}
    behind = sorted((content.claims[key] for key in keys), key=claim_order)
    told = dict.fromkeys((number.text, number.source) for number in numbers)
    return PanelCard(
        anchor=anchor,
        what=numbers[0].what or numbers[0].metric,
        numbers=tuple(told),
        notes=tuple(dict.fromkeys(note for number in numbers for note in number.notes)),
        claims=tuple(claim_card(claim) for claim in behind),
    )


def plainly(quote: str, _: tuple[int, int] | None) -> Markup:
    """A quote without a mark."""
    return Markup("{}").format(quote)


def claim_card(claim: Claim, document: Document | None = None, marked: Marker = plainly) -> ClaimCard:
    """A claim as text, its number marked in the quote; the document tells where the words were printed."""
    address = _address(document.url if document and document.url else claim.ref)
    return ClaimCard(
        id=claim.id,
        amount=print_amount(claim.amount),
        metric=named(claim.metric, claim.classes),
        window=print_window(claim),
        claimant=source_name(claim.claimant),
        publisher=source_name(claim.publisher),
        published=_instant(claim.published),
        known_at=_instant(claim.known_at),
        status=claim.status,
        rule=claim.rule,
        ref=_short(address, document),
        url=address if address.startswith(WEB) else "",
        quote=marked(claim.quote, number_in_quote(claim, document)),
        remarks=document.reasons if document and document.published_how == STATED else (),
    )


def _address(address: str) -> str:
    """The address of a post; pages of one network name their posts without its own."""
    return f"https://www.facebook.com/{address}" if _FACEBOOK.match(address) else address


def _short(address: str, document: Document | None) -> str:
    """The name of a post; of a file its name alone, since folders differ from machine to machine."""
    if address.startswith(WEB):
        return address.split("/")[2].removeprefix("www.") + "/" + address.rstrip("/").rsplit("/", 1)[-1][:16]
    return address if document and document.url else Path(address).name


def number_in_quote(claim: Claim, document: Document | None) -> tuple[int, int] | None:
    """Where the number of a claim stands in its quote, by its span; None where the quote has it not."""
    if document is None:
        return None
    start, end = claim.spans[0]
    at = document.text.rfind(claim.quote, 0, start + len(claim.quote))
    return (start - at, end - at) if 0 <= at <= start and end <= at + len(claim.quote) else None


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
