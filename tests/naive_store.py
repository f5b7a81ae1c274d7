"""A slow, obviously right twin of the store: it keeps every event and answers from all of them."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from tracker.model import Claim, Reading
from tracker.store.intake import version_order
from tracker.store.rows import WHOLE_DOCUMENT, digest, sighting_digest

FAR = datetime(9999, 1, 1, tzinfo=UTC)


class Event(NamedTuple):
    """One reading of one document that was handed to the store."""

    known_at: datetime
    version: str
    reading: Reading


class Wording(NamedTuple):
    """A claim id in certain words, since when it is known, and which readers found it when."""

    claim: Claim
    known_at: datetime
    found: list[tuple[str, datetime]]


def as_of(events: Sequence[Event], instant: datetime, *, all_versions: bool = False) -> list[Claim]:
    """The live claims at an instant, in order of publication then id."""
    seen = [event for event in sorted(events, key=lambda e: e.known_at) if event.known_at <= instant]
    live = [claim for group in _wordings(seen).values() for claim in _chosen(group, seen)]
    gone = {claim.supersedes for claim in live}
    retracted = {claim.supersedes for claim in live if WHOLE_DOCUMENT in claim.flags}
    documents = {claim.document for claim in _every(seen) if claim.id in retracted}
    if not all_versions:
        live = [c for c in live if c.id not in gone and c.document not in documents]
        live = [c for c in live if c.status != "retracted"]
    return sorted(live, key=lambda claim: claim.id)


def _wordings(seen: Sequence[Event]) -> dict[str, list[Wording]]:
    """Every claim id with its wordings: those of its first instant; later ones only find it again."""
    wordings: dict[str, list[Wording]] = {}
    for number, event in enumerate(seen):
        if _says_nothing_new(event, seen[:number]):
            continue
        for claim in event.reading.claims:
            group = wordings.setdefault(claim.id, [])
            found = [w for w in group if w.known_at < event.known_at]
            found = found or [w for w in group if digest(w.claim) == digest(claim)]
            for wording in found:
                wording.found.append((event.version, event.known_at))
            if not found:
                group.append(Wording(claim, event.known_at, [(event.version, event.known_at)]))
    return wordings


def _says_nothing_new(event: Event, before: Sequence[Event]) -> bool:
    """The same reader found the same claims in the same text at an earlier instant."""
    earlier = [
        other.reading
        for other in before
        if other.reading.document.id == event.reading.document.id
        and other.version == event.version
        and other.known_at < event.known_at
    ]
    same = [r for r in earlier if sighting_digest(r.document) == sighting_digest(event.reading.document)]
    ids = {claim.id for claim in event.reading.claims}
    return any(group and ids <= {c.id for r in group for c in r.claims} for group in (same, earlier))


def _chosen(group: Sequence[Wording], seen: Sequence[Event]) -> list[Claim]:
    """Of the wordings that the newest reader finds, the one first published; none if it finds none."""
    document = group[0].claim.document
    versions = [e.version for e in seen if e.reading.document.id == document]
    newest = max(versions, key=version_order)
    live = [wording for wording in group if newest in {version for version, _ in wording.found}]
    live.sort(key=lambda w: (w.known_at, w.claim.published or FAR, digest(w.claim)))
    return [wording.claim.model_copy(update={"known_at": wording.known_at}) for wording in live[:1]]


def _every(seen: Sequence[Event]) -> list[Claim]:
    return [claim for event in seen for claim in event.reading.claims]
