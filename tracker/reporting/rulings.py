"""The rulings on a text as one HTML page: its figures marked, and the words behind each ruling."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from markupsafe import Markup, escape

from tracker.charts.wording import capital
from tracker.court import FAULTS, is_fault
from tracker.court.naming import ELSEWHERE, SIDES, names_its_days, value, who
from tracker.court.verdicts import Ruled
from tracker.display import opening
from tracker.instants import KYIV
from tracker.model import Claim, Document, Ruling, Span
from tracker.reporting.evidence import place_of
from tracker.reporting.html import environment
from tracker.reporting.naming import named
from tracker.reporting.wording import wording
from tracker.vocab import UNATTRIBUTED

ENGLISH = wording("en")
AGREE = ("supported", "rounded", "possible")
MOST_QUOTES = 5
"""So many statements behind one ruling are quoted; of a sum over a month the rest is counted."""


@dataclass(frozen=True, slots=True)
class Quote:
    """Words behind a ruling: whose and when, where they are printed, and what came with their text."""

    words: str
    stated: str
    ref: str
    url: str
    claims: str
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """One ruling, every field as text."""

    anchor: str
    kind: str
    figure: str
    verdict: str
    read_as: str
    note: str
    readings: tuple[str, ...]
    quotes: tuple[Quote, ...]
    more: int


Evidence = Mapping[str, tuple[Claim, Document | None]]
"""Claims that rulings rest on, each with its document, by id."""


def rulings_page(many: Sequence[Ruled], evidence: Evidence) -> str:
    """Documents and their rulings as one self-contained HTML page without a script or a request."""
    documents = [
        {
            "title": one.document.title or opening(one.document.text),
            "about": _about(one.document),
            "language": one.document.language,
            "summary": _summary(one),
            "paragraphs": list(_paragraphs(one, f"{nth}")),
            "cards": [_card(one, place, f"{nth}-{place}", evidence) for place in range(len(one.rulings))],
            "broken": [(check.law.replace("_", " "), check.arithmetic) for check in one.broken],
        }
        for nth, one in enumerate(many)
    ]
    return environment().get_template("rulings.html.j2").render(documents=documents, as_of=_known(many))


def _known(many: Sequence[Ruled]) -> str:
    instants = sorted({_instant(ruling.as_of) for one in many for ruling in one.rulings})
    return ", ".join(instants)


def _about(document: Document) -> str:
    published = document.published
    when = f"published {_instant(published)}" if published else "without a date"
    address, name = place_of(document.ref, document)
    return f"{address or name}, {when}"


def _summary(one: Ruled) -> str:
    """How many figures there are, faults first."""
    counted = Counter(ruling.verdict for ruling in one.rulings)
    ordered = sorted(counted, key=lambda verdict: (verdict not in FAULTS, -counted[verdict]))
    told = ", ".join(f"{counted[verdict]} {_words(verdict)}" for verdict in ordered)
    total = len(one.rulings)
    return f"{total} {'figure' if total == 1 else 'figures'}{': ' if told else ''}{told}"


def _kind(ruling: Ruling) -> str:
    return "fault" if is_fault(ruling) else "agrees" if ruling.verdict in AGREE else "open"


def _paragraphs(one: Ruled, prefix: str) -> Iterator[Markup]:
    """The text by lines, each figure leading to its ruling; of two in one place the first that is a fault."""
    text, offset = one.document.text, one.document.offset
    marks: dict[Span, tuple[int, Ruling]] = {}
    for place, ruling in enumerate(one.rulings):
        span = ruling.span[0] - offset, ruling.span[1] - offset
        if span not in marks or (is_fault(ruling) and not is_fault(marks[span][1])):
            marks[span] = place, ruling
    start = 0
    for line in text.split("\n"):
        inside = [(span, marks[span]) for span in sorted(marks) if start <= span[0] < start + len(line) + 1]
        if line.strip():
            yield _marked(line, start, inside, prefix)
        start += len(line) + 1


def _marked(line: str, start: int, inside: Sequence[tuple[Span, tuple[int, Ruling]]], prefix: str) -> Markup:
    pieces, at = [], 0
    for (first, after), (place, ruling) in inside:
        begin, end = first - start, min(after - start, len(line))
        if begin < at:
            continue
        pieces.append(escape(line[at:begin]))
        link = Markup('<a class="figure {}" href="#r-{}-{}" title="{}">{}</a>')
        pieces.append(link.format(_kind(ruling), prefix, place, _words(ruling.verdict), line[begin:end]))
        at = end
    pieces.append(escape(line[at:]))
    return Markup("").join(pieces)


def _card(one: Ruled, place: int, anchor: str, evidence: Evidence) -> Card:
    ruling, claim = one.rulings[place], one.reading.claims[place]
    behind = [evidence[claim] for claim in ruling.claims if claim in evidence]
    end = ruling.window.end
    when = "days not resolved" if end is None else f"{ruling.window.basis} to {_instant(end)}"
    if end is not None and not names_its_days(claim, one.document.language):
        when += f" ({ELSEWHERE})"
    what = named(ENGLISH, ruling.metric, ruling.classes)
    where = ", ".join(filter(None, (SIDES.get(ruling.direction), ruling.scope)))
    source = "no source named" if ruling.claimant == UNATTRIBUTED else f"said by {who(ruling.claimant)}"
    return Card(
        anchor=anchor,
        kind=_kind(ruling),
        figure=ruling.text,
        verdict=_words(ruling.verdict),
        read_as=f"{what}: {value(ruling.amount)}, {where}, {when}, {source}",
        note=capital(ruling.note),
        readings=tuple(capital(one.reason) for one in ruling.readings),
        quotes=_quotes(behind[:MOST_QUOTES]),
        more=max(0, len(behind) - MOST_QUOTES),
    )


def _quotes(behind: Sequence[tuple[Claim, Document | None]]) -> tuple[Quote, ...]:
    """The sentences behind a ruling, each once with the claims that were read in it."""
    found: dict[Quote, list[str]] = {}
    for claim, document in behind:
        found.setdefault(_quote(claim, document), []).append(claim.id[:12])
    return tuple(
        replace(quote, claims=f"{'claim' if len(ids) == 1 else 'claims'} {', '.join(ids)}")
        for quote, ids in found.items()
    )


def _quote(claim: Claim, document: Document | None) -> Quote:
    when = f"published {_instant(claim.published)}" if claim.published else "without a date"
    url, ref = place_of(claim.ref, document)
    remarks = (f"with the text came: “{one.rstrip('.')}”" for one in document.remarks) if document else ()
    return Quote(claim.quote, f"{who(claim.claimant)}, {when}", ref, url, "", tuple(remarks))


def _words(verdict: str) -> str:
    return verdict.replace("_", " ")


def _instant(instant: datetime) -> str:
    return f"{instant.astimezone(KYIV):%-d %B %Y %H:%M} Kyiv time"
