"""What needs a person: figures that are read otherwise too, hedged, contradicted or without a window."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from types import MappingProxyType
from typing import Any, NamedTuple

from tracker.api.checking import LAWS
from tracker.api.listing import claims as live_claims
from tracker.api.opening import StoreLike, opened
from tracker.claims import checks
from tracker.claims.exchange import money_checks
from tracker.court.conflicts import conflicts
from tracker.instants import When, now, read_instant
from tracker.model import Claim, Document
from tracker.store import accept as accept_claim
from tracker.store.corrections import EDITOR, HEDGED
from tracker.vocab import Vocabulary, load

KINDS = MappingProxyType(
    {
        "reading": "its words can be read as another amount",
        "hedged": "its source hedges it",
        "unresolved": "no window could be told",
        "fault": "figures of one text break a law",
        "conflict": "claimants contradict each other",
        "stale": "it corrects a claim that is no longer read",
    }
)


class Doubt(NamedTuple):
    """One thing for a person to decide: its kind, what is in doubt, the claims and their texts."""

    kind: str
    why: str
    claims: tuple[Claim, ...]
    texts: Mapping[str, Document]


def doubts(store: StoreLike = None, *, kinds: Sequence[str] = (), **filters: Any) -> list[Doubt]:
    """What is in doubt and was not decided yet, in order of publication; `filters` as of `listing.claims`.

    A claim that the editor corrected or accepted is in doubt no more.
    """
    words = load()
    with opened(store) as reader:
        live = live_claims(reader, **filters)
        open_claims = [claim for claim in live if claim.claimant != EDITOR]
        found = [*_single(open_claims), *_faults(open_claims, words), *_conflicts(open_claims, words)]
        by_editor = [claim for claim in live if claim.claimant == EDITOR and claim.supersedes]
        known = _known(reader.claims(ids=[claim.supersedes or "" for claim in by_editor], all_versions=True))
        found += [("stale", KINDS["stale"], (claim,)) for claim in by_editor if claim.supersedes not in known]
        wanted = [doubt for doubt in found if not kinds or doubt[0] in kinds]
        texts = reader.documents(ids={claim.document for _, _, claims in wanted for claim in claims})
    by_id = {document.id: document for document in texts}
    return [
        Doubt(kind, why, claims, {claim.document: by_id[claim.document] for claim in claims})
        for kind, why, claims in sorted(wanted, key=_place)
    ]


def accept(
    store: StoreLike, claims: Iterable[str], *, reason: str, known_at: When | None = None
) -> list[Claim]:
    """Confirm claims as they stand; each is a dated claim by the editor from then on."""
    instant = read_instant(known_at) or now()
    with opened(store, write=True) as writer:
        return [accept_claim(writer, claim, reason=reason, known_at=instant) for claim in claims]


Found = tuple[str, str, tuple[Claim, ...]]


def _single(claims: Iterable[Claim]) -> Iterator[Found]:
    for claim in claims:
        if claim.readings:
            others = "; ".join(f"{each.amount.best}: {each.reason}" for each in claim.readings)
            yield "reading", f"{KINDS['reading']} ({others})", (claim,)
        elif HEDGED in claim.flags:
            yield "hedged", KINDS["hedged"], (claim,)
        elif claim.window.got == "unresolved":
            yield "unresolved", KINDS["unresolved"], (claim,)


def _faults(claims: Iterable[Claim], words: Vocabulary) -> Iterator[Found]:
    of_document = groupby(sorted(claims, key=lambda claim: claim.document), key=lambda claim: claim.document)
    for _, group in of_document:
        together = {claim.id: claim for claim in group}
        for check in (*checks(together.values(), words), *money_checks(together.values(), words)):
            if not check.held:
                named = tuple(together[id] for id in check.claims if id in together)
                yield "fault", f"{check.law}: {check.arithmetic} ({LAWS[check.law]})", named


def _conflicts(claims: Iterable[Claim], words: Vocabulary) -> Iterator[Found]:
    for together in conflicts(claims, words):
        yield "conflict", KINDS["conflict"], together


def _known(claims: Iterable[Claim]) -> set[str]:
    return {claim.id for claim in claims}


def _place(found: Found) -> tuple[str, str, str]:
    kind, why, claims = found
    return (str(claims[0].published or ""), claims[0].id, kind + why)
