"""The way back from a printed number: how it was made, the claims behind it, their quoted words."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from markupsafe import Markup

from tracker.instants import KYIV
from tracker.model import Amount, Claim, Document
from tracker.reporting.content import Content, claim_order
from tracker.reporting.naming import named, source_name
from tracker.reporting.numbers import Number, print_value
from tracker.reporting.wording import Wording

_FACEBOOK = re.compile(r"[\w.]+/posts/pfbid\w+$")
CHART = "chart-"  # how keys of the numbers of a chart begin
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
    stated: str
    published: str
    known_at: str
    status: str
    rule: str
    ref: str
    url: str
    quote: Markup
    language: str
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PanelCard:
    """The evidence of numbers made together: how each was made, and the claims behind them.

    `same` is the anchor and the name of an earlier panel that rests on the very same claims; these are
    listed there alone.
    """

    anchor: str
    what: str
    numbers: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]
    claims: tuple[ClaimCard, ...]
    same: tuple[str, str] | None = None


def panel_cards(content: Content) -> list[PanelCard]:
    """The panels of an edition in the order in which its numbers are first printed."""
    groups: dict[str, list[Number]] = {}
    for number in content.printed_numbers():
        groups.setdefault(number.anchor, []).append(number)
    seen: dict[tuple[str, ...], tuple[str, str]] = {}
    cards = []
    for anchor, numbers in groups.items():
        card = _panel(content, anchor, numbers)
        ids = tuple(claim.id for claim in card.claims)
        if len(ids) > 1 and ids in seen:
            card = replace(card, same=seen[ids])
        seen.setdefault(ids, (anchor, card.what))
        cards.append(card)
    return cards


def _panel(content: Content, anchor: str, numbers: Sequence[Number]) -> PanelCard:
    keys = {key for number in numbers for key in number.claims}
    behind = sorted((content.claims[key] for key in keys), key=claim_order)
    made, tail = _shared_tail(list(_made(numbers)))
    return PanelCard(
        anchor=anchor,
        what=numbers[0].what or numbers[0].metric,
        numbers=tuple(made),
        notes=(*tail, *_notes(numbers)),
        claims=tuple(
            claim_card(content.wording, claim, source=content.sources.get(claim.id)) for claim in behind
        ),
    )


def _made(numbers: Sequence[Number]) -> Iterator[tuple[str, str]]:
    """Numbers with how they were made, those made alike together; a chart that prints one adds nothing."""
    own = {number.text for number in numbers if not number.key.startswith(CHART)}
    texts: dict[str, dict[str, None]] = {}
    for number in numbers:
        if not number.key.startswith(CHART) or number.text not in own:
            texts.setdefault(number.source, {})[number.text] = None
    for source, alike in texts.items():
        yield ", ".join(alike), source


def _shared_tail(made: list[tuple[str, str]]) -> tuple[list[tuple[str, str]], list[str]]:
    """What all ways of making end with, such as their method, once; and what is left of each.

    Where one number is made in just the way with which others end, that is told of it alone.
    """
    parts = [how.partition(". ") for _, how in made]
    ends = Counter(tail for _, _, tail in parts if tail).most_common(1)
    if len(made) < 2 or not ends:
        return made, []
    [(end, many)] = ends
    alone = any(how == end for _, how in made)
    if not alone and many < len(made):
        return made, []
    left = [
        (text, head if tail == end else how) for (text, how), (head, _, tail) in zip(made, parts, strict=True)
    ]
    return left, [] if alone else [end]


def _notes(numbers: Sequence[Number]) -> Iterator[str]:
    """The notes of a panel; before one that is of some of its numbers alone stand these."""
    texts = {number.text for number in numbers}
    for note in dict.fromkeys(note for number in numbers for note in number.notes):
        mine = dict.fromkeys(number.text for number in numbers if note in number.notes)
        yield note if len(mine) == len(texts) else f"{', '.join(mine)}: {note}"


def plainly(quote: str, _: tuple[int, int] | None) -> Markup:
    """A quote without a mark."""
    return Markup("{}").format(quote)


def claim_card(
    wording: Wording,
    claim: Claim,
    document: Document | None = None,
    marked: Marker = plainly,
    source: Claim | None = None,
    remarks: Sequence[str] = (),
) -> ClaimCard:
    """A claim as text, its number marked in the quote; the document tells where the words were printed.

    A correction is the figure of the claimant of its `source`, put right by the editor; its words say why.
    `remarks` are all that the edition prints, in its order: a card names the letters of those of its text.
    """
    address, name = place_of(claim.ref, document)
    who = source_name(wording, (source or claim).claimant)
    told = {"claimant": who, "publisher": source_name(wording, claim.publisher)}
    printed = wording.text("claim", "put_right" if source else "printed_by", **told)
    return ClaimCard(
        id=claim.id,
        amount=print_amount(wording, claim.amount),
        metric=named(wording, claim.metric, claim.classes),
        window=print_window(wording, claim),
        claimant=who,
        stated=printed if source or claim.publisher not in ("", claim.claimant) else str(who),
        published=wording.text("claim", "published", instant=_instant(wording, claim.published)),
        known_at=wording.text("claim", "known", instant=_instant(wording, claim.known_at)),
        status=wording.text("claim", claim.status),
        rule=wording.text("claim", "rule", rule=claim.rule),
        ref=name,
        url=address,
        quote=marked(claim.quote, number_in_quote(claim, document)),
        language=document.language if document and document.language else "",
        remarks=tuple(
            wording.text("claim", "remark", letter=letter(nth))
            for nth, remark in enumerate(remarks)
            if document and remark in document.remarks
        ),
    )


def counted_remarks(documents: Collection[Document]) -> list[tuple[str, int]]:
    """What came with texts, such as that they are not the words of a post, and with how many; most first."""
    counted = Counter(remark for one in documents for remark in one.remarks)
    return sorted(counted.items(), key=lambda one: (-one[1], one[0]))


def letter(nth: int) -> str:
    """The letter of a remark in an edition.

    >>> letter(0), letter(27)
    ('A', 'BB')
    """
    return chr(ord("A") + nth % 26) * (nth // 26 + 1)


def place_of(ref: str, document: Document | None) -> tuple[str, str]:
    """Where a text is printed: its address, empty where it is a file, and a short name of it.

    Of a file the name is its own alone, since folders differ from machine to machine.
    """
    url = document.url if document else ""
    place = _full(url or ref)
    if not place.startswith(WEB):
        return "", place if url else Path(place).name
    return place, place.split("/")[2].removeprefix("www.") + "/" + place.rstrip("/").rsplit("/", 1)[-1][:16]


def _full(address: str) -> str:
    """The address of a post; pages of one network name their posts without its own."""
    return f"https://www.facebook.com/{address}" if _FACEBOOK.match(address) else address


def number_in_quote(claim: Claim, document: Document | None) -> tuple[int, int] | None:
    """Where the number of a claim stands in its quote, by its span; None where the quote has it not."""
    if document is None:
        return None
    start, end = claim.spans[0]
    at = document.text.rfind(claim.quote, 0, start + len(claim.quote))
    return (start - at, end - at) if 0 <= at <= start and end <= at + len(claim.quote) else None


def print_amount(wording: Wording, amount: Amount) -> str:
    """An amount with its bound in words; bounds are never printed bare.

    >>> from tracker.reporting.wording import wording
    >>> print_amount(wording("en"), Amount(low=3, best=3, high=None, unit="count", bound="at_least"))
    'at least 3'
    """
    low, best, high = (
        _value(wording, value, amount.unit) for value in (amount.low, amount.best, amount.high)
    )
    bound = "about" if amount.bound == "vague" else amount.bound
    if bound == "range" or amount.best is None:
        told = wording.text("claim", "to", low=low, high=high)
    else:
        told = wording.text("claim", bound, value=best) if wording.has("claim", bound) else best
    plain = amount.unit in ("count", "fraction") or amount.unit.isupper()
    return told if plain else f"{told} {wording.name('unit', amount.unit)}"


def _value(wording: Wording, value: float | None, unit: str) -> str:
    return print_value(wording.words, value, unit) or wording.text("key", "none")


def print_window(wording: Wording, claim: Claim) -> str:
    """The window of a claim in local time, with how it was got where it is not printed."""
    window = claim.window
    if window.start is None or window.end is None:
        return wording.text("claim", "unresolved")
    start, end = window.start.astimezone(KYIV), window.end.astimezone(KYIV)
    got = "" if window.got == "printed" else wording.text("claim", f"got_{window.got}")
    if start.hour == end.hour == 0 and end - start >= timedelta(hours=23):
        last = end - timedelta(days=1)
        if last.date() <= start.date():
            return f"{start:%Y-%m-%d}{got}"
        return wording.text("claim", "range_days", first=f"{start:%Y-%m-%d}", last=f"{last:%Y-%m-%d}") + got
    hours = {"first": f"{start:%Y-%m-%d %H:%M}", "last": f"{end:%Y-%m-%d %H:%M}"}
    return wording.text("claim", "hours", **hours) + got


def _instant(wording: Wording, instant: datetime | None) -> str:
    return wording.text("claim", "not_known") if instant is None else wording.instant(instant)
