"""Feeds and pages of the configuration: fetched, kept as they came, and added to the store."""

import io
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from tracker.api.opening import opened
from tracker.api.reading import read_input
from tracker.claims import READER_VERSION
from tracker.config import DEFAULT_STORE, Config, Place, SourceEntry, find_config, is_server, store_place
from tracker.errors import FetchError, SourceError, TrackerError
from tracker.instants import now
from tracker.model import Reading
from tracker.sources.formats import PEEK, format_of, reader_of
from tracker.sources.kept import Fetch, Kept
from tracker.sources.nouns import Raw
from tracker.vocab import load

if TYPE_CHECKING:
    from tracker.sources.fetch import Fetcher

EXAMPLE = '[sources.NAME] with url = "https://..." and kind = "feed" or "page"'

KINDS_OF_PAGES = {"text/html": "html", "application/xhtml+xml": "html", "application/pdf": "pdf"}


class Fetched(NamedTuple):
    """What came of one source: its answer, what it brought into the store, and what went wrong."""

    source: str
    url: str
    state: Literal["new", "unchanged", "fresh", "unreachable"]
    sha256: str = ""
    documents: int = 0
    claims: int = 0
    rejections: int = 0
    sightings: int = 0
    fault: TrackerError | None = None


def raw_folder(store: Place | None = None, config: Config | None = None) -> Path:
    """Where fetched bytes are kept: beside the store, tracker.raw for tracker.sqlite and for a server."""
    place = store_place(store, config)
    return DEFAULT_STORE.with_suffix(".raw") if is_server(place) else Path(place).with_suffix(".raw")


def fetch(
    names: Sequence[str] = (),
    *,
    store: Place | None = None,
    raw_only: bool = False,
    config: Config | None = None,
    fetcher: "Callable[[Kept], Fetcher] | None" = None,
) -> Iterator[Fetched]:
    """Fetch sources of the configuration (default: all), one by one; what is new is added to the store.

    A source that cannot be reached or read carries its `fault`, and the next one is fetched. With `raw_only`
    the bytes are kept alone; the next run without it adds them. Bytes that were added are not added again.
    Raises: SourceError for a name that tracker.toml does not have, or without the extra; FetchError for a
    damaged raw folder.
    """
    fetcher = fetcher or import_module("tracker.sources.fetch").Fetcher  # what it needs is an extra
    config = config or find_config()
    entries = _entries(names, config)
    kept = Kept(raw_folder(store, config))
    with fetcher(kept) as session:
        for entry in entries:
            found = _ask(session, entry)
            yield found if raw_only else _added(found, entry, kept, store_place(store, config), config)


def _entries(names: Sequence[str], config: Config) -> list[SourceEntry]:
    if not config.sources:
        raise SourceError(f"{config.file or 'tracker.toml'}: no sources to fetch; name them: {EXAMPLE}")
    unknown = [name for name in names if name not in config.sources]
    if unknown:
        raise SourceError(f'no source "{unknown[0]}"; there are {", ".join(config.sources)}')
    return [config.sources[name] for name in dict.fromkeys(names)] or list(config.sources.values())


def _ask(session: "Fetcher", entry: SourceEntry) -> Fetched:
    try:
        state, answer = session.fetch(entry.url)
    except FetchError as fault:
        return Fetched(entry.name, entry.url, "unreachable", fault=fault)
    return Fetched(entry.name, entry.url, state, answer.sha256)


def _added(found: Fetched, entry: SourceEntry, kept: Kept, store: Place, config: Config) -> Fetched:
    """Add what was fetched of a source and never added, in the order it came, as one batch."""
    waiting = kept.waiting(entry.url)
    if not waiting:
        return found
    readable: list[Fetch] = []
    readings: list[Reading] = []
    for fetch in waiting:
        try:
            readings += _readings(entry, fetch, kept)
            readable.append(fetch)
        except SourceError as fault:
            found = found._replace(fault=found.fault or fault)
    if not readable:
        return found
    instant = now()
    with opened(store, write=True) as writer:
        batch = writer.add(
            readings,
            known_at=instant,
            source=entry.name,
            version=READER_VERSION,
            keep_text=config.keep_text,
        )
    for fetch in readable:
        kept.added(fetch, instant)
    return found._replace(
        documents=batch.documents,
        claims=batch.claims,
        rejections=batch.rejections,
        sightings=batch.sightings,
    )


def _readings(entry: SourceEntry, fetch: Fetch, kept: Kept) -> list[Reading]:
    """What was fetched, read; nothing in it was published after it was fetched."""
    content = kept.content(fetch.sha256)
    raw = Raw(fetch.address, io.BytesIO(content), fetch.fetched_at, source=entry.source)
    words = load()
    inputs = reader_of(_format(entry, fetch, content))(raw)
    return [reading for found in inputs for reading in read_input(found, words).readings]


def _format(entry: SourceEntry, fetch: Fetch, content: bytes) -> str:
    """A feed is a feed; a page is what its server calls it, or what its first bytes show."""
    if entry.kind == "feed":
        return "feed"
    kind = fetch.headers.get("content-type", "").split(";")[0].strip().lower()
    return KINDS_OF_PAGES.get(kind) or format_of("", content[:PEEK])
