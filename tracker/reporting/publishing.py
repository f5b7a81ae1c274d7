"""Editions on disk: one writer, whole or not at all, found again by their manifests.

`<editions>/<period>/<as_of>/`; a folder without a manifest is no edition.
"""

import json
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tracker.errors import ReportError
from tracker.model import Language
from tracker.store.lock import FileLock
from tracker.writing import OLD, PARTIAL, whole_folder

MANIFEST = "manifest.json"
LOCK = ".lock"
WAIT = 60.0  # seconds for which another run is waited for


@dataclass(frozen=True, slots=True)
class Published:
    """An edition on disk; `name` is its as-of in the form of its folder."""

    folder: Path
    manifest: Mapping[str, Any]

    @property
    def name(self) -> str:
        """The folder's own name."""
        return self.folder.name

    @property
    def input_hash(self) -> str:
        """The hash of what it was made of."""
        return str(self.manifest.get("input_hash", ""))

    def numbers(self) -> Mapping[Language, Mapping[str, Mapping[str, Any]]]:
        """Its register of numbers in each of its languages, the first one first; empty where unreadable."""
        first, *others = self.manifest.get("languages") or ["en"]
        names = {first: "numbers.json"} | {one: f"numbers.{one}.json" for one in others}
        return {language: _read(self.folder / name) or {} for language, name in names.items()}


@contextmanager
def locked(editions: Path) -> Iterator[None]:
    """Be the one writer of a folder of editions; what a killed run left there is tidied up.

    Raises: StoreError where another run keeps the lock; ReportError where the folder cannot be made.
    """
    try:
        editions.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise ReportError(f"{editions}: cannot be made ({fault.strerror}); choose another --out") from fault
    lock = FileLock(editions / LOCK, f"the folder {editions}", wait=WAIT)
    try:
        _recover(editions)
        yield
    finally:
        lock.release()


def _recover(editions: Path) -> None:
    """Take away what was never finished; put back what was moved aside for a build that never came."""
    for partial in editions.glob(f"*/.*{PARTIAL}"):
        shutil.rmtree(partial)
    for old in editions.glob(f"*/{OLD}*"):
        target = old.with_name(old.name.removeprefix(OLD))
        if target.exists():
            shutil.rmtree(old)
        else:
            old.rename(target)


def published(editions: Path) -> dict[str, list[Published]]:
    """The editions of a folder by period, the oldest as-of first."""
    found: dict[str, list[Published]] = {}
    for file in sorted(editions.glob(f"*/[!.]*/{MANIFEST}")):
        manifest = _read(file)
        if manifest is not None:
            found.setdefault(file.parent.parent.name, []).append(Published(file.parent, manifest))
    return found


def _read(file: Path) -> Any:
    try:
        return json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


def publish(target: Path, files: Mapping[str, bytes]) -> Path:
    """Write all files beside the target, through to the disk, and move them there in one step.

    Raises: ReportError where the folder cannot be written; nothing half-written stays.
    """
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with whole_folder(target, anew=True) as partial:
            for name, made in files.items():
                (partial / name).parent.mkdir(exist_ok=True)
                (partial / name).write_bytes(made)
    except OSError as fault:
        raise ReportError(
            f"{target}: the edition cannot be written ({fault.strerror}); choose another --out"
        ) from fault
    return target
