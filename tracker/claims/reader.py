"""Document -> Reading: every number of the text becomes a claim, an equivalent or a rejection."""

from collections.abc import Iterator
from operator import attrgetter

from tracker.claims.claimant.signature import signature, signed
from tracker.claims.claimant.speaker import Speakers, own_claimant
from tracker.claims.loss.tolls import is_outdated, mark_casualties
from tracker.claims.noun.counting import build
from tracker.claims.noun.every_one import every_one
from tracker.claims.page.mention import Event, Mention
from tracker.claims.page.view import Page, View
from tracker.claims.rejection.comparisons import compare
from tracker.claims.rejection.uncounted import uncounted
from tracker.claims.relation import totals
from tracker.claims.relation.in_turn import share_verb
from tracker.claims.relation.parts import (
    mark_kinds,
    mark_listed_kinds,
    mark_named_kinds,
    set_against_decoys,
)
from tracker.claims.relation.references import LEANING
from tracker.claims.relation.wholes import mark_whole, pair_listed
from tracker.claims.settle.book import Book
from tracker.claims.settle.derived import close_shares
from tracker.claims.settle.figure import settle
from tracker.claims.settle.put_back import put_back
from tracker.claims.settle.title import drop_title
from tracker.claims.verb.assign import assign
from tracker.claims.verb.metric import metric_of
from tracker.claims.verb.unlisted import unlisted
from tracker.claims.where.place_of_office import seat_signed
from tracker.model import Document, Quantity, Reading
from tracker.text.bare import bare
from tracker.text.find import quantities_of
from tracker.text.lazy import regex
from tracker.text.prepared import Prepared
from tracker.vocab import Vocabulary, load

COUNTED = frozenset({"count", "share", "percent", "person"})
_DIGIT = regex(r"\d $")
_ROW = regex(r"\W*(?:[^\W\d][\w-]*\s?){1,4}(?: -|:) *\w+[,( ]|\W*\d+ (?:- )?над ")
_FLEW_TO = regex(r"лет(?:ел|ів|іл|ящ|евш)|следова|направля|прямува|двига|руха")
"""In "Московский регион: 3, из них 2 летели на Москву" the list above tells what became of them."""


def read(document: Document, vocabulary: Vocabulary | None = None) -> Reading:
    """Claims and rejections of one document, a pure function of it and of the vocabulary.

    >>> from datetime import UTC, datetime
    >>> text = "Overnight into June 29, Russia launched 447 drones at Ukraine, the air force said."
    >>> said = datetime(2025, 6, 29, 9, tzinfo=UTC)
    >>> claim = read(Document(ref="example", text=text, published=said)).claims[0]
    >>> claim.metric, claim.classes, claim.amount.best, claim.claimant
    ('launched', ('drone',), 447.0, 'ua_air_force')
    """
    seen = bare(document.text)
    if seen is None:
        return _read(document, vocabulary or load())
    shown = document.model_copy(update={"text": seen.text, "text_hash": document.id})
    return put_back(_read(shown, vocabulary or load()), document, seen)


def _read(document: Document, vocabulary: Vocabulary) -> Reading:
    """Claims and rejections of a document that holds nothing unseen."""
    text = Prepared(document.text)
    page = Page(document, vocabulary, text, quantities_of(text, document.language))
    book = Book(page)
    if below := signature(page):
        book.whereabouts.seat = book.whereabouts.region = seat_signed(below)
    speakers = Speakers(page, own=own_claimant(page) or signed(below))
    for view in page.views():
        _read_sentence(book, speakers, view)
    close_shares(book, None)
    drop_title(book)
    claims = [*book.claims, *totals.derived_totals(book.history.entries, book.additions, book.of_offices)]
    return Reading(
        document,
        tuple(sorted(claims, key=lambda claim: claim.spans[0])),
        tuple(sorted(book.rejections, key=lambda rejection: rejection.span)),
    )


def _read_sentence(book: Book, speakers: Speakers, view: View) -> None:
    """Claims and rejections of one sentence."""
    _reject_uncounted(book, view)
    book.heard.enter(view)
    view.attributions = speakers.hear(view)
    view.heading = book.headings.above(view)
    view.mentions = build(view)
    if view.mentions:
        _assign_metrics(book, view)
    else:
        book.hear(view)
    claimed = len(book.claims)
    for mention in _wholes_first(view.mentions):
        settle(book, view, mention)
    if book.open_shares:
        close_shares(book, view)
    if view.mentions and len(book.claims) == claimed and not view.part.tells_of_accident:
        book.heard.views.append(view)
        if (view.events or not view.sentence.line) and not view.has("plan"):
            book.clock.hear(view)  # "За неделю нанесено 25 групповых ударов"
    book.remember(view)


def _wholes_first(mentions: list[Mention]) -> Iterator[Mention]:
    """The M of "all but K of M" is known before what is worked out from it."""
    settled: list[Mention] = []
    for mention in mentions:
        leans = mention.part_of is not None and mention.quantity.form in LEANING
        for one in (mention.part_of, mention) if leans else (mention,):
            if one is not None and not any(one is other for other in settled):
                settled.append(one)
                yield one


def _reject_uncounted(book: Book, view: View) -> None:
    """Numbers that count nothing, and those of a numbered list."""
    kept: list[Quantity] = []
    for quantity in view.quantities:
        number = every_one(view, quantity)
        if refused := uncounted(view, number, kept):
            book.reject(number.span, *refused)
        else:
            kept.append(number)
    view.quantities = kept


def _assign_metrics(book: Book, view: View) -> None:
    """Give each number of a sentence its verb and metric."""
    language = book.page.language
    view.events = [event for event in view.events if not _is_head(event, view.mentions)]
    view.events = [event for event in view.events if not _is_counted_noun(view, event)]
    if view.sentence.line and view.has("subset") and _ROW.match(view.words):
        view.events = [event for event in view.events if not _FLEW_TO.match(view.normalised, event.start)]
    counted = [mention for mention in view.mentions if mention.quantity.amount.unit in COUNTED]
    counted = [mention for mention in counted if not is_outdated(view, mention)]
    mark_casualties(view, counted)
    if deeds := unlisted(view, counted):
        view.events = sorted([*view.events, *deeds], key=attrgetter("start"))
    assign(counted, view.events, view.normalised, language)
    share_verb(view)
    mark_listed_kinds(view)
    mark_named_kinds(view)
    compare(view)
    for mention in counted:
        if not mention.metric and (heading := book.headings.over(view, mention)):
            mention.event, mention.role = heading.event, heading.role
            mention.metric = metric_of(heading.event, heading.role, mention.family, language)
        mark_whole(view, mention)
    pair_listed(view)
    set_against_decoys(view)
    mark_kinds(view)


def _is_counted_noun(view: View, event: Event) -> bool:
    """In "250,000 shells per month" the word right behind a number is no verb of the next one."""
    noun = view.normalised[event.start : event.end] == "shells"
    return noun and _DIGIT.search(view.normalised, view.start, event.start) is not None


def _is_head(event: Event, mentions: list[Mention]) -> bool:
    """In "718 targets": the counted noun is no verb of the sentence."""
    return any(
        mention.span[1] <= event.start < mention.end
        and not any(event.start <= item.start < event.end for item in mention.inner)
        for mention in mentions
    )
