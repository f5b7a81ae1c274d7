"""What a store holds: its claims, a document with all that was read from it, its batches."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from tracker.api.opening import StoreLike, opened
from tracker.api.scopes import check_claimant, check_scope, check_words
from tracker.errors import UnknownIdError
from tracker.instants import KYIV, When, read_day, read_instant, read_times
from tracker.model import Claim, Reading
from tracker.sources import read as read_documents
from tracker.store import Batch, Cut, Store
from tracker.store.corrections import EDITOR, sources_of

SHORTEST_ID = 6
HEX = frozenset("0123456789abcdef")


def claims(
    store: StoreLike = None,
    *,
    since: When | None = None,
    until: When | None = None,
    classes: str | Sequence[str] | None = None,
    **filters: Any,
) -> list[Claim]:
    """Live claims by any filter of `Store.claims`; `since` and `until` are local days, both included.

    As in a series a claim belongs to the day on which its window ends, and a correction to the claimant and
    publisher of what it corrects.
    Raises: SeriesError for a metric, class, scope or claimant that is not known.
    """
    wanted = classes.split("+") if isinstance(classes, str) else classes
    check_words(filters.get("metric"), wanted or ())
    first, last = read_day(since), read_day(until)
    asked = read_times(filters) | {
        "since": None if first is None else _midnight(first),
        "until": None if last is None else _midnight(last + timedelta(days=1)),
        "classes": wanted,
    }
    with opened(store) as reader:
        check_scope(reader, filters.get("scope"))
        check_claimant(reader, filters.get("claimant"))
        found = reader.claims(**asked)
        corrected = _corrected(reader, asked)
    listed = {claim.id: claim for claim in (*found, *corrected)}
    together = sorted(listed.values(), key=_place) if corrected else found
    return together[: filters.get("limit")]


def _corrected(store: Store, asked: Mapping[str, Any]) -> list[Claim]:
    """Corrections of claims of the claimant or publisher that is asked for, or with its words."""
    by = {name: asked[name] for name in ("claimant", "publisher") if asked.get(name)}
    words = str(asked.get("text") or "").lower()
    if not (by or words) or EDITOR in by.values():
        return []
    free = dict.fromkeys(by, EDITOR) if by else {"claimant": EDITOR}
    found = store.claims(**{**asked, **free, "text": None, "limit": None})
    known = {"as_of": asked.get("as_of"), "cut": asked.get("cut", "known_at")}
    sources = sources_of(store, [claim.id for claim in found], **known)
    return [
        claim
        for claim in found
        if all(getattr(sources[claim.id], name) == value for name, value in by.items())
        and words in f"{claim.quote} {sources[claim.id].quote}".lower()
    ]


def _place(claim: Claim) -> tuple[datetime, str, int, str]:
    """The order of publication, as a store has it."""
    published = claim.published or datetime.max.replace(tzinfo=UTC)
    return published, claim.document, claim.spans[0][0], claim.id


def sources(store: StoreLike, claims: Iterable[Claim], **known: Any) -> dict[str, Claim]:
    """For each correction among claims the claim of a source that it stands for; `known` are as_of and cut.

    Its claimant is the one that the editor names, where the correction is of the claimant.
    """
    corrections = [claim.id for claim in claims if claim.claimant == EDITOR]
    if not corrections:
        return {}
    with opened(store) as reader:
        return sources_of(reader, corrections, **read_times(known))


class Shown(NamedTuple):
    """A document with what was read from it, and the later claims that took the place of some of these.

    `sources` are the claims of a source that corrections among them stand for.
    """

    reading: Reading
    superseded_by: Mapping[str, Claim]
    sources: Mapping[str, Claim]


def show(store: StoreLike, identity: str, *, as_of: When | None = None, cut: Cut = "known_at") -> Shown:
    """The document of an id, or of a claim's id, with everything read from it and what became of it.

    Raises: UnknownIdError where no id begins so, or more than one does, or it was not known as of then.
    """
    as_of = read_instant(as_of)
    known: dict[str, Any] = {"as_of": as_of, "cut": cut}
    with opened(store) as reader:
        kind, whole = identify(reader, identity)
        if kind == "claim":
            shown = reader.claims(ids=[whole], all_versions=True, **known)
        else:
            shown = reader.claims(document=whole, all_versions=True, **known)
        texts = reader.documents(ids=[claim.document for claim in shown[:1]] or [whole], **known)
        if not texts:
            raise UnknownIdError(f"{kind} {whole} was not known as of {as_of:%Y-%m-%dT%H:%M:%SZ}")
        rejections = reader.rejections(document=whole, **known) if kind == "document" else []
        later = reader.claims(supersedes=[claim.id for claim in shown], all_versions=True, **known)
        replaced = {claim.supersedes: claim for claim in later if claim.supersedes}
        return Shown(
            Reading(texts[0], tuple(shown), tuple(rejections)),
            replaced,
            sources(reader, [*shown, *later], **known),
        )


def documents_of(store: StoreLike, path: Path) -> list[str]:
    """Ids of the documents of a file that the store holds.

    Raises: UnknownIdError where it holds none; SourceError for a file that cannot be read.
    """
    ids = [document.id for document in read_documents(path)]
    with opened(store) as reader:
        held = {document.id for document in reader.documents(ids=ids)}
    if not held:
        raise UnknownIdError(f"the store holds no document of {path}: read it in with `tracker add`")
    return [one for one in dict.fromkeys(ids) if one in held]


def batches(store: StoreLike = None, *, as_of: When | None = None) -> list[Batch]:
    """Every run that brought something or found nothing, in order, known as of an instant.

    Raises: AsOfError for an instant not yet seen.
    """
    as_of = read_instant(as_of)
    with opened(store) as reader:
        found = reader.batches()
        if as_of is not None:
            reader.claims(as_of=as_of, limit=1)  # refuses an instant that was not seen
    return [batch for batch in found if as_of is None or batch.known_at <= as_of]


def identify(store: Store, identity: str) -> tuple[str, str]:
    """Kind ("claim" or "document") and whole id of the one whose id begins with `identity`.

    Raises: UnknownIdError where it is too short, unknown or ambiguous.
    """
    if len(identity) < SHORTEST_ID or set(identity) - HEX:
        if Path(identity).is_file():
            raise UnknownIdError(
                f"{identity} is a file: `tracker show {identity}` tells the ids of its claims"
            )
        raise UnknownIdError(
            f'"{identity}" is no id: write at least its first {SHORTEST_ID} characters (0 to 9, a to f), '
            "as `tracker claims` lists them"
        )
    found = store.find(identity)
    if len(found) != 1:
        raise UnknownIdError(
            f'{len(found) or "no"} claims or documents begin with "{identity}": '
            "list ids with `tracker claims --json`"
        )
    return found[0]


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), KYIV).astimezone(UTC)
