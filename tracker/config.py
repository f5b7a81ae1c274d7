"""tracker.toml, found upwards from the working folder; only the store can come from the environment."""

import os
import tomllib
from dataclasses import dataclass
from pathlib import Path

from tracker.errors import TrackerError

FILE_NAME = "tracker.toml"
STORE_VARIABLE = "TRACKER_STORE"
DEFAULT_STORE = Path("tracker.sqlite")


@dataclass(frozen=True, slots=True)
class Config:
    """What a tracker.toml says. Relative paths are relative to the file."""

    store: Path | None = None
    vocabulary: tuple[Path, ...] = ()
    file: Path | None = None


def find_config(folder: Path | None = None) -> Config:
    """The nearest tracker.toml at or above `folder` (default: the working folder); empty where none is.

    Raises: TrackerError naming the file and the key that is wrong.
    """
    start = (folder or Path.cwd()).resolve()
    for place in (start, *start.parents):
        if (place / FILE_NAME).is_file():
            return read_config(place / FILE_NAME)
    return Config()


def read_config(file: Path) -> Config:
    """The configuration in one file.

    Raises: TrackerError for broken TOML, an unknown key or a value of the wrong type.
    """
    try:
        values = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as fault:
        raise TrackerError(f"{file}: not readable as TOML ({fault}); correct the file") from fault
    for key in values:
        if key not in ("store", "vocabulary"):
            raise TrackerError(f'{file}: unknown key "{key}"; known are store, vocabulary')
    store, vocabulary = values.get("store"), values.get("vocabulary", [])
    if not isinstance(store, str | None):
        raise TrackerError(f"{file}: store is to be a path in quotes")
    if not (isinstance(vocabulary, list) and all(isinstance(name, str) for name in vocabulary)):
        raise TrackerError(f"{file}: vocabulary is to be a list of paths in quotes")
    return Config(
        store=None if store is None else file.parent / store,
        vocabulary=tuple(file.parent / name for name in vocabulary),
        file=file,
    )


def store_path(given: Path | str | None, config: Config | None = None) -> Path:
    """Where the store is: the argument, else TRACKER_STORE, else tracker.toml, else ./tracker.sqlite."""
    if given is not None:
        return Path(given)
    if os.environ.get(STORE_VARIABLE):
        return Path(os.environ[STORE_VARIABLE])
    return (config or find_config()).store or DEFAULT_STORE
