"""Documents into the store."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from tracker.api.many import Failure, read_many
from tracker.api.opening import StoreLike, opened, several
from tracker.claims import READER_VERSION
from tracker.config import find_config
from tracker.errors import SourceError
from tracker.instants import When, now, read_instant, read_published
from tracker.model import Reading
from tracker.progress import Told, counting, unheard, untold
from tracker.store import Batch


class Added(NamedTuple):
    """What one run brought in, the inputs that could not be read, and how many claims have no window."""

    batch: Batch
    faults: tuple[Failure, ...] = ()
    undated: int = 0

    @property
    def counts(self) -> dict[str, int]:
        """Documents, claims and rejections that are new, and documents that were known already."""
        batch = self.batch
        return {
            "documents": batch.documents,
            "claims": batch.claims,
            "rejections": batch.rejections,
            "sightings": batch.sightings,
        }


def ingest(
    store: StoreLike,
    paths: Path | str | Sequence[Path | str],
    *,
    known_at: When | None = None,
    backfill: bool = False,
    workers: int = 1,
    published: When | None = None,
    source: str | None = None,
    columns: Mapping[str, str] | None = None,
    note: Callable[[str], None] = unheard,
    told: Told = untold,
    keep_text: bool | None = None,
) -> Added:
    """Read texts (files or folders, one or several) and add what they state; known now unless said otherwise.

    `published` is when texts were published that do not say it; `source` is the claimant or publisher of
    them all; `columns` names columns of tables by their role.
    `keep_text` False stores of each text its hash and what is quoted from it [default: as tracker.toml says].
    `note` is told what was guessed of a file, such as its encoding, `told` how many documents are read.

    What cannot be read is listed in `faults`; the rest is added. Adding the same again adds nothing.
    Raises: StoreError; AsOfError for a `known_at` before the newest batch without `backfill`.
    """
    instant = read_instant(known_at) or now()
    files = [Path(path) for path in several(paths)]
    faults: list[Failure] = []
    readings = read_many(
        files,
        workers=workers,
        published=read_published(published),
        source=source,
        columns=columns,
        note=note,
        failed=faults.append,
    )
    first = next(readings, None)
    if first is None:
        nothing = (
            f"no statements in {', '.join(map(str, files))}; a table of figures: tracker import claims FILE"
        )
        why = "; ".join(map(str, faults)) or nothing
        raise SourceError(f"nothing was added: {why}")
    watch = Watch(instant)
    with opened(store, write=True) as writer:
        batch = writer.add(
            watch.watched(counting(chain([first], readings), told)),
            known_at=instant,
            source=", ".join(file.name for file in files),
            backfill=backfill,
            version=READER_VERSION,
            keep_text=find_config().keep_text if keep_text is None else keep_text,
        )
    watch.tell(note)
    return Added(batch, tuple(faults), watch.missing)


class Watch:
    """Counts claims that no window could be told of, and documents dated after they are told to be known."""

    def __init__(self, known_at: datetime) -> None:
        """Nothing seen yet."""
        self.known_at = known_at
        self.missing = 0
        self.later = 0

    def watched(self, readings: Iterable[Reading]) -> Iterator[Reading]:
        """The readings themselves, their claims looked at."""
        for reading in readings:
            self.missing += sum(claim.window.got == "unresolved" for claim in reading.claims)
            published = reading.document.published
            self.later += published is not None and published > self.known_at
            yield reading

    def tell(self, note: Callable[[str], None]) -> None:
        """Say how many documents nobody could have known then."""
        if self.later:
            note(
                f"documents dated after {self.known_at:%Y-%m-%d %H:%M} UTC, when they are said to be known "
                f"(--known-at): {self.later:,}"
            )
