"""The demo: the shipped statements, read, stored and reported in one step."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import groupby
from pathlib import Path

from tracker.api.many import Failure, read_many
from tracker.claims import READER_VERSION
from tracker.errors import ReportError, StoreError
from tracker.model import Reading
from tracker.reporting.content import Paragraph, plain
from tracker.reporting.definition import shipped
from tracker.reporting.edition import Edition, build_edition
from tracker.store import Store, open_store

STORE_NAME = "tracker.sqlite"
DEMO_DATASETS = ("air-force-statements", "aid-announcements")
SHIPPED = "shipped statements"
CLOSING = timedelta(days=3)  # a last run that found nothing: both periods are then due
DEMO_EDITIONS = (("weekly", "2025-W43"), ("monthly", "2025-10"))


def demo(out: Path | str, progress: Callable[[str], None] = lambda _: None) -> list[str]:
    """Read the shipped statements into a new store in `out`, write both reports, say what they say.

    Each day's statements are added as known at the end of the day of their publication, so that the
    store answers as if it had been fed morning by morning.
    Raises: ReportError where `out` holds something else than a demo or cannot be made; StoreError.
    """
    folder = Path(out)
    place = _place(folder)
    progress("reading the shipped statements")
    with open_store(place, "w") as writer:
        documents, claims = _feed(writer)
    told = [f"{documents:,} documents with {claims:,} claims in {place}"]
    with open_store(place) as reader:
        for name, period in DEMO_EDITIONS:
            progress(f"writing the {name} report")
            edition = build_edition(reader, name, period, out=folder / name)
            told += ["", *_told(edition)]
    return told


def _place(out: Path) -> Path:
    """Where the store of the demo is, or will be, in a folder that holds nothing else."""
    place = out / STORE_NAME
    try:
        out.mkdir(parents=True, exist_ok=True)
        if any(out.iterdir()) and not place.exists():
            raise ReportError(f"{out} is not empty and holds no demo; choose another --out")
    except OSError as fault:
        raise ReportError(
            f"{out}: cannot be made or read ({fault.strerror}); choose another --out"
        ) from fault
    if place.exists() and not _is_demo(place):
        raise ReportError(f"{place} is a store of another kind; choose another --out")
    return place


def _feed(writer: Store) -> tuple[int, int]:
    folders = [shipped("datasets") / name for name in DEMO_DATASETS]
    readings = list(read_many(folders, failed=_refuse))
    if not writer.batches():
        day = _day(readings[0])
        for day, group in groupby(sorted(readings, key=_day), key=_day):
            writer.add(list(group), known_at=day, source=SHIPPED, version=READER_VERSION)
        writer.add([], known_at=day + CLOSING, source=SHIPPED, version=READER_VERSION)
    return len(readings), len(writer.claims())


def _refuse(fault: Failure) -> None:
    raise ReportError(f"the shipped statements cannot be read: {fault}")


def _day(reading: Reading) -> datetime:
    published = reading.document.published
    if published is None:
        raise ReportError(f"{reading.document.ref}: a shipped statement says when it was published")
    return published.replace(hour=0, minute=0, second=0) + timedelta(days=1, seconds=-1)


def _is_demo(place: Path) -> bool:
    try:
        with open_store(place) as reader:
            return all(batch.source == SHIPPED for batch in reader.batches())
    except StoreError:
        return False


def _told(edition: Edition) -> Iterator[str]:
    content = edition.content
    yield f"{content.title} (as of {content.as_of.astimezone(UTC):%Y-%m-%d %H:%M} UTC)"
    summary = content.sections[0]
    yield from (f"  {plain(block.line)}" for block in summary.blocks if isinstance(block, Paragraph))
    yield f"  {edition.html}"
    yield f"  {edition.pdf}"
