"""A newer reader on stored texts: what it reads otherwise, shown before it counts."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tracker.api.importing import IMPORTS
from tracker.api.opening import StoreLike, opened
from tracker.claims import READER_VERSION
from tracker.claims import read as read_text
from tracker.instants import When, now, read_instant
from tracker.model import Claim, Document, Reading
from tracker.progress import Told, untold
from tracker.store import Batch, Store
from tracker.store.corrections import EDITOR
from tracker.vocab import load

_AT_A_TIME = 500


class Reread(NamedTuple):
    """One text read again: claims that are no longer read, new ones, and how many stayed.

    `corrections` are claims by the editor that supersede one that is no longer read: they stay, beside
    what the newer reader says of the same words, until a person looks at them.
    """

    document: Document
    gone: tuple[Claim, ...]
    new: tuple[Claim, ...]
    kept: int
    corrections: tuple[Claim, ...]


class Rereading(NamedTuple):
    """What became of all texts, the texts that changed, and the batch if it was committed."""

    texts: int
    changes: tuple[Reread, ...]
    batch: Batch | None


def reread(
    store: StoreLike = None,
    *,
    commit: bool = False,
    known_at: When | None = None,
    told: Told = untold,
) -> Rereading:
    """Read all texts again that only an older reader has read; nothing is written without `commit`.

    Texts kept by their quotes alone cannot be read again. `told` hears how many texts are done.
    Raises: StoreError; AsOfError for a `known_at` before the newest batch.
    """
    done = 0
    changes: list[Reread] = []
    readings: list[Reading] = []
    with opened(store, write=commit) as opened_store:
        for document, before, again in _readings(opened_store):
            done += 1
            told(done, 0)
            if commit:
                readings.append(again)
            changed = _change(opened_store, document, before, again)
            if changed.gone or changed.new:
                changes.append(changed)
        batch = None
        if commit and readings:
            instant = read_instant(known_at) or now()
            batch = opened_store.add(readings, known_at=instant, source="reread", version=READER_VERSION)
    return Rereading(done, tuple(changes), batch)


def _readings(store: Store) -> Iterator[tuple[Document, Sequence[Claim], Reading]]:
    """Texts, what was read in them, and what is read in them now."""
    words, outdated = load(), store.outdated(READER_VERSION)
    for first in range(0, len(outdated), _AT_A_TIME):
        for document in store.documents(ids=outdated[first : first + _AT_A_TIME]):
            before = store.claims(document=document.id, all_versions=True)
            rules = [claim.rule for claim in before] or [
                rejection.rule for rejection in store.rejections(document=document.id)
            ]
            if not any(_is_of_another_reader(rule) for rule in rules):
                yield document, before, read_text(document, words)


def _is_of_another_reader(rule: str) -> bool:
    """Canonical lines of structured files and notes of the editor are no texts to read."""
    return rule.startswith((EDITOR, *(name.replace("-", "_") for name in IMPORTS)))


def _change(store: Store, document: Document, before: Sequence[Claim], again: Reading) -> Reread:
    old, new = ({claim.id: claim for claim in claims} for claims in (before, again.claims))
    gone = [claim for id, claim in old.items() if id not in new]
    hanging = store.claims(supersedes=[claim.id for claim in gone]) if gone else []
    return Reread(
        document,
        tuple(gone),
        tuple(claim for id, claim in new.items() if id not in old),
        len(old.keys() & new.keys()),
        tuple(hanging),
    )
