"""What every store can do, whatever its engine: the Store Protocol and the record of one batch."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, NamedTuple, Protocol, Self

import pyarrow as pa

from tracker.errors import AsOfError
from tracker.model import Claim, Document, Reading, Rejection
from tracker.progress import Told, untold

# What `as_of` cuts on; an instant: on when it was said, of what the store knew at that instant.
Cut = Literal["known_at", "published"] | datetime
Kind = Literal["claim", "document"]
Words = str | Iterable[str]

SCAN = pa.schema(
    [
        pa.field("id", pa.string(), nullable=False),
        pa.field("document", pa.string(), nullable=False),
        pa.field("metric", pa.string(), nullable=False),
        pa.field("classes", pa.string(), nullable=False),
        pa.field("direction", pa.string(), nullable=False),
        pa.field("scope", pa.string(), nullable=False),
        pa.field("unit", pa.string(), nullable=False),
        pa.field("window_start", pa.int64()),
        pa.field("window_end", pa.int64()),
        pa.field("basis", pa.string(), nullable=False),
        pa.field("got", pa.string(), nullable=False),
        pa.field("claimant", pa.string(), nullable=False),
        pa.field("publisher", pa.string(), nullable=False),
        pa.field("published", pa.int64()),
        pa.field("known_at", pa.int64(), nullable=False),
        pa.field("low", pa.float64(), nullable=False),
        pa.field("best", pa.float64(), nullable=False),
        pa.field("high", pa.float64(), nullable=False),
        pa.field("bound", pa.string(), nullable=False),
        pa.field("status", pa.string(), nullable=False),
        pa.field("hedged", pa.bool_(), nullable=False),
        pa.field("rule", pa.string(), nullable=False),
    ]
)
"""Schema of `Store.scan`: instants in seconds UTC (null where none), NaN for an open or missing amount."""


QUOTE = pa.field("quote", pa.string(), nullable=False)
"""The column that `Store.scan` adds where the words of the claims are wanted."""


Pick = Callable[[pa.Table], Any]
"""Places of rows in a table, as an array of integers."""


class Batch(NamedTuple):
    """One run of `Store.add`, also one that found nothing; the counts are what it really added.

    `sightings` counts documents that the store had already; `backfill` is True only where the batch
    was dated before the newest one. `input` names the bytes that were read and by what, where that is known.
    """

    id: int
    known_at: datetime
    source: str
    version: str
    backfill: bool
    documents: int
    claims: int
    rejections: int
    sightings: int
    input: str = ""


class Recorded(NamedTuple):
    """One batch with its readings, documents as that batch saw them; mere repeats are only counted."""

    batch: Batch
    readings: Iterator[Reading]


def refuse_later(store: "Store", as_of: datetime) -> None:
    """Refuse an instant later than the last that a store has seen: it cannot know what it will learn.

    Raises: AsOfError naming the last instant that can be asked.
    """
    last = store.last_seen()
    if as_of > last:
        raise AsOfError(
            f"as-of {as_of.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ} is later than store {store.where} has seen: "
            f"its last instant is {last:%Y-%m-%dT%H:%M:%SZ}; ask for that or earlier, or add first"
        )


class Store(Protocol):
    """An append-only set of documents, claims and rejections that answers `as_of`.

    `as_of` cuts on `known_at`, or by `cut="published"` on when it was said (known_at where that is
    unknown), with an instant as `cut` only among what was known then. Without it everything known is
    answered. An instant later than `last_seen` is refused.
    """

    where: str
    """The path, or the address without its password: how messages name the store."""

    def add(
        self,
        readings: Iterable[Reading],
        *,
        known_at: datetime,
        source: str,
        backfill: bool = False,
        version: str = "",
        input: str = "",
        keep_text: bool = True,
    ) -> Batch:
        """Append readings; `version` is the reader's. Adding the same again adds nothing.

        Without `keep_text` only the hash of a text is kept, and the words quoted from it in their places.
        """

    def claims(
        self,
        *,
        as_of: datetime | None = None,
        cut: Cut = "known_at",
        ids: Iterable[str] | None = None,
        document: str | None = None,
        batch: int | None = None,
        supersedes: Iterable[str] | None = None,
        metric: Words | None = None,
        classes: Words | None = None,
        direction: str | None = None,
        scope: str | None = None,
        claimant: str | None = None,
        publisher: str | None = None,
        since: datetime | None = None,
        until: datetime | None = None,
        text: str | None = None,
        limit: int | None = None,
        all_versions: bool = False,
    ) -> list[Claim]:
        """Live claims in order of publication; `all_versions` keeps superseded and retracted ones.

        `supersedes` are claims that took the place of others; `classes` are claims that touch one of them;
        `since` and `until` bound where the window ends, as the days of a series do: one that begins there
        or reaches beyond belongs to another day. `text` is looked for in the quotes in any case.
        """

    def documents(
        self,
        *,
        as_of: datetime | None = None,
        cut: Cut = "known_at",
        ids: Iterable[str] | None = None,
        limit: int | None = None,
    ) -> list[Document]:
        """Documents, each as it was first seen."""

    def rejections(
        self,
        *,
        as_of: datetime | None = None,
        cut: Cut = "known_at",
        document: str | None = None,
        limit: int | None = None,
    ) -> list[Rejection]:
        """Numbers that were seen and not claimed."""

    def batches(self) -> list[Batch]:
        """Every run, in order."""

    def scan(
        self,
        *,
        metrics: Words | None = None,
        direction: str | None = None,
        scope: str | None = None,
        since: datetime | None = None,
        until: datetime | None = None,
        as_of: datetime | None = None,
        cut: Cut = "known_at",
        columns: Sequence[str] = tuple(SCAN.names),
        codes: bool = False,
        pick: Pick | None = None,
    ) -> pa.Table:
        """Live claims as one table of schema SCAN, in no promised order; windows end as in `claims`.

        `columns` may be fewer, and "quote" beside them; with `codes` shared words are dictionary-encoded.
        With `pick` only the rows at the places that it gives are told, in its order. It sees "key", a number
        for metric, classes, direction, scope and unit, claimant and publisher as codes, ids as bytes.
        """

    def outdated(self, version: str) -> list[str]:
        """Ids of documents with a whole text that only older readers of texts have read."""

    def find(self, prefix: str) -> list[tuple[Kind, str]]:
        """The kinds and whole ids of the claims and documents whose ids begin so, live or not."""

    def last_seen(self) -> datetime:
        """The newest known_at of a batch: the last instant that this store can answer for."""

    def history(self) -> Iterator[Recorded]:
        """Everything from the first batch to the last; the readings of one are taken before the next."""

    def replay(self, recorded: Recorded) -> Batch:
        """Append a batch as another store recorded it; all of them in order make the same store."""

    def verify(self, told: Told = untold) -> list[str]:
        """Faults found in the store, one line each; `told` hears which check of how many is under way."""

    def backup(self, path: Path) -> None:
        """Write a consistent copy to a new file, also beside a working writer."""

    def close(self) -> None:
        """Close the store; a writer gives its lock back."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...
