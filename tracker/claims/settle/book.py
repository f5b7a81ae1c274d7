"""The claims and rejections of one document as they are written, and who knows what carries on."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import NamedTuple

from tracker.claims.page.groups import BROUGHT_DOWN, OBJECTS, UNITS, WHOLES
from tracker.claims.page.mention import Mention
from tracker.claims.page.view import Page, View
from tracker.claims.relation.references import History
from tracker.claims.settle.funds import Funds
from tracker.claims.settle.headings import Headings
from tracker.claims.settle.status import status_of
from tracker.claims.when.clock import Clock
from tracker.claims.where.heard import Heard
from tracker.claims.where.place_of_office import is_of_office
from tracker.claims.where.raids import Raids
from tracker.claims.where.whereabouts import Whereabouts
from tracker.claims.words.patterns import spoken
from tracker.model import Alternative, Amount, Claim, Reason, Rejection, Span, Window

READER_VERSION = "1"
_ADDED = spoken("book.added", r"\b(?:another|a further|further|additional|other|remaining)\s+$")
_INVASION = datetime(2022, 2, 23, 22, tzinfo=UTC)
"""The day began at that hour in Kyiv; drones and missiles that flew earlier flew in other wars."""
_JETS = ("geran_3",)


class Draft(NamedTuple):
    """What a claim states beyond its mention: amount, rule and slots that are known already."""

    amount: Amount
    rule: str
    scope: str = ""
    window: Window | None = None
    derived_from: tuple[str, ...] = ()
    readings: tuple[Alternative, ...] = ()


@dataclass
class Book:
    """Writes claims and rejections.

    What carries on between sentences is kept by the one whom it concerns: the time by the clock, the places
    by the whereabouts, who attacks by the raids, the verbs of lists by the headings, the giver by the funds.
    """

    page: Page
    claims: list[Claim] = field(default_factory=list)
    rejections: list[Rejection] = field(default_factory=list)
    additions: set[str] = field(default_factory=set)
    of_offices: set[str] = field(default_factory=set)
    """Claims whose place is that of who tells: what two governors tell is no list of places."""
    open_shares: list[tuple[View, Mention, Draft]] = field(default_factory=list)
    funds: Funds = field(default_factory=Funds)
    heard: Heard = field(default_factory=Heard)
    history: History = field(init=False)
    clock: Clock = field(init=False)
    whereabouts: Whereabouts = field(init=False)
    raids: Raids = field(init=False)
    headings: Headings = field(init=False)

    def __post_init__(self) -> None:
        self.clock, self.history = Clock(self.page), History(self.page.vocabulary)
        self.whereabouts = Whereabouts(self.history, self.heard)
        self.raids = Raids(self.history, self.heard)
        self.headings = Headings(self.whereabouts)

    def hear(self, view: View) -> None:
        """A sentence without figures may say when and where; it is read when a figure follows."""
        self.clock.hear(view)
        self.heard.views.append(view)

    def remember(self, view: View) -> None:
        """What a sentence leaves to those behind it."""
        self.whereabouts.facility.unread.append(view)
        self.headings.remember(view)

    def reject(self, span: Span, reason: Reason, rule: str) -> None:
        """Write a rejection."""
        document = self.page.document
        self.rejections.append(
            Rejection.trusted(
                document=document.id,
                ref=document.ref,
                span=span,
                text=document.text[span[0] : span[1]],
                reason=reason,
                rule=rule,
            )
        )

    def claim(self, view: View, mention: Mention, draft: Draft) -> None:
        """Fill the slots that are open and write the claim."""
        claimant = view.claimant_at(mention.span[0])
        scope = draft.scope or self.whereabouts.scope_of(view, mention)
        direction = self.raids.direction_of(view, mention, claimant, scope)
        if direction == "ua_on_ru" and mention.classes == _JETS:
            mention.classes = ("drone",)  # Ukraine's jet drones are no Gerans
        window = draft.window or self.clock.window_of(view, mention, claimant)
        if mention.metric in OBJECTS and window.end is not None and window.end <= _INVASION:
            self.reject(mention.span, "other_subject", "before_invasion")
            return
        document = self.page.document
        claim = Claim.trusted(
            document=document.id,
            ref=document.ref,
            spans=_spans(mention),
            quote=document.text[view.start : view.end],
            metric=mention.metric,
            classes=tuple(sorted(set(mention.classes))),
            direction=direction,
            scope=scope,
            window=window,
            amount=_with_unit(draft.amount, mention.metric),
            equivalents=mention.quantity.equivalents,
            readings=(*mention.quantity.readings, *draft.readings),
            claimant=claimant,
            publisher=document.publisher,
            published=document.published,
            status=status_of(view, mention, window),
            derived_from=draft.derived_from,
            rule=f"{'hedged' if 'hedged' in mention.flags else draft.rule}/{READER_VERSION}",
            flags=tuple(dict.fromkeys(mention.flags)),
        )
        self.claims.append(claim)
        self.history.add(view.nth, claim)
        self._mark(view, mention, claim)

    def _mark(self, view: View, mention: Mention, claim: Claim) -> None:
        """Note what a claim is to totals that the text does not print."""
        added = _ADDED.search(view.normalised, max(0, mention.start - 14), mention.start)
        if added or view.normalised.startswith(" more ", mention.span[1]):
            self.additions.add(claim.id)
        told = claim.metric in BROUGHT_DOWN and claim.scope not in WHOLES
        if told and is_of_office(view, mention, claim.scope):
            self.of_offices.add(claim.id)


def _with_unit(amount: Amount, metric: str) -> Amount:
    unit = UNITS.get(metric, amount.unit)
    return amount if unit == amount.unit else amount.model_copy(update={"unit": unit})


def _spans(mention: Mention) -> tuple[Span, ...]:
    """The places of a claim in the text: number, noun, what was added, verb."""
    spans = [mention.span]
    if mention.end > mention.span[1] and not mention.extra:
        spans.append((mention.span[1], mention.end))
    spans.extend(mention.extra)
    if mention.event is not None:
        spans.append((mention.event.start, mention.event.end))
    return tuple(spans)
