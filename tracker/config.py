"""tracker.toml, found upwards from the working folder; only the store can come from the environment."""

import os
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

import tomli

from tracker.errors import TrackerError

FILE_NAME = "tracker.toml"
STORE_VARIABLE = "TRACKER_STORE"
DEFAULT_STORE = Path("tracker.sqlite")
SERVERS = ("postgresql:/", "postgres:/")

Place = Path | str
"""Where a store is: the path of a file, or the address of a server."""


KEYS = ("store", "vocabulary", "sources", "texts")
TEXTS = ("whole", "quotes")
SOURCE_KEYS = ("url", "kind", "source")
KINDS = ("feed", "page")


class SourceEntry(NamedTuple):
    """A feed or page to fetch; `source` is the claimant or publisher whose it is, where that is known."""

    name: str
    url: str
    kind: Literal["feed", "page"]
    source: str = ""


class Config(NamedTuple):
    """What a tracker.toml says. Relative paths are relative to the file.

    `keep_text` is False with `texts = "quotes"`: of a text only its hash and what is quoted is stored.
    """

    store: Place | None = None
    vocabulary: tuple[Path, ...] = ()
    file: Path | None = None
    sources: Mapping[str, SourceEntry] = MappingProxyType({})
    keep_text: bool = True


def find_config(folder: Path | None = None) -> Config:
    """The nearest tracker.toml at or above `folder` (default: the working folder); empty where none is.

    Raises: TrackerError naming the file and the key that is wrong.
    """
    # Each text that is read asks for its vocabulary, and so for this. `access` answers without an exception.
    for file in _candidates(str(folder.resolve()) if folder else os.getcwd()):  # noqa: PTH109
        if os.access(file, os.F_OK) and os.path.isfile(file):  # noqa: PTH113
            now = os.stat(file)  # noqa: PTH116
            return _read(file, now.st_ino, now.st_mtime_ns, now.st_size)
    return Config()


@lru_cache(maxsize=8)
def _candidates(folder: str) -> list[str]:
    return [str(place / FILE_NAME) for place in (Path(folder), *Path(folder).parents)]


@lru_cache(maxsize=8)
def _read(file: str, *_state: int) -> Config:
    """The file in one of its states: it is asked for with every text, and seldom changes."""
    return read_config(Path(file))


def read_config(file: Path) -> Config:
    """The configuration in one file.

    Raises: TrackerError for broken TOML, an unknown key or a value of the wrong type.
    """
    try:
        values = tomli.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomli.TOMLDecodeError) as fault:
        raise TrackerError(f"{file}: not readable as TOML ({fault}); correct the file") from fault
    for key in values:
        if key not in KEYS:
            raise TrackerError(f'{file}: unknown key "{key}"; known are {", ".join(KEYS)}')
    store, vocabulary = values.get("store"), values.get("vocabulary", [])
    if not isinstance(store, str | None):
        raise TrackerError(f"{file}: store is to be a path or an address in quotes")
    if not (isinstance(vocabulary, list) and all(isinstance(name, str) for name in vocabulary)):
        raise TrackerError(f"{file}: vocabulary is to be a list of paths in quotes")
    texts = values.get("texts", TEXTS[0])
    if texts not in TEXTS:
        raise TrackerError(f'{file}: texts is to be "whole" or "quotes"')
    return Config(
        store=store if store is None or is_server(store) else file.parent / store,
        vocabulary=tuple(file.parent / name for name in vocabulary),
        file=file,
        sources=_sources(values.get("sources", {}), file),
        keep_text=texts == TEXTS[0],
    )


def _sources(tables: Any, file: Path) -> dict[str, SourceEntry]:
    if not isinstance(tables, dict):
        raise TrackerError(f"{file}: sources are tables: [sources.NAME]")
    return {name: _source(name, values, f"{file}: [sources.{name}]") for name, values in tables.items()}


def _source(name: str, values: Any, where: str) -> SourceEntry:
    if not isinstance(values, dict) or not all(isinstance(value, str) for value in values.values()):
        raise TrackerError(f"{where} is to be a table of texts in quotes")
    for key in values:
        if key not in SOURCE_KEYS:
            raise TrackerError(f'{where}: unknown key "{key}"; known are {", ".join(SOURCE_KEYS)}')
    url, kind = values.get("url", ""), values.get("kind", "")
    if not url.startswith(("http://", "https://")):
        raise TrackerError(f'{where}: url "{url}" is to begin with https:// or http://')
    if kind not in KINDS:
        raise TrackerError(f'{where}: kind "{kind}" is to be one of {", ".join(KINDS)}')
    return SourceEntry(name, url, "feed" if kind == "feed" else "page", values.get("source", ""))


def is_server(place: Place) -> bool:
    """The place is the address of a server, and no path."""
    return str(place).startswith(SERVERS)


def store_place(given: Place | None, config: Config | None = None) -> Place:
    """Where the store is: the argument, else TRACKER_STORE, else tracker.toml, else ./tracker.sqlite."""
    named = os.environ.get(STORE_VARIABLE) or None
    place = given if given is not None else named or (config or find_config()).store or DEFAULT_STORE
    return place if is_server(place) else Path(place)
