"""The input hash of an edition: it changes when, and only when, something that it is made of has changed."""

import hashlib
from functools import cache
from importlib.resources import files
from pathlib import Path

from tracker.config import find_config
from tracker.model import Report
from tracker.reporting.knowledge import Knowledge
from tracker.reporting.panels import Desk, read_panels
from tracker.reporting.periods import Period
from tracker.store import Store


def input_hash(desk: Desk, file: Path) -> str:
    """sha256 over the ids of all claims read, the definition with the texts of its pages, the vocabulary.

    The instant is no part of it: two editions of a period that rest on the same claims are the same.
    """
    digest = hashlib.sha256()
    for claim in sorted(desk.claims_read()):
        digest.update(f"{claim}\n".encode())
    digest.update(file.read_bytes())
    digest.update(_vocabulary(find_config().vocabulary))
    return digest.hexdigest()


def current_hash(store: Store, report: Report, file: Path, period: Period, knowledge: Knowledge) -> str:
    """The input hash that an edition of a period would have now, without building it."""
    desk = Desk(store, report, period, knowledge)
    read_panels(desk)
    return input_hash(desk, file)


@cache
def _vocabulary(extra: tuple[Path, ...]) -> bytes:
    """Hash of the files of the package, then of those of the user."""
    digest = hashlib.sha256()
    for file in sorted(files("tracker.vocab").iterdir(), key=lambda each: each.name):
        if file.name.endswith(".toml"):
            digest.update(file.read_bytes())
    for own in extra:
        digest.update(own.read_bytes())
    return digest.digest()
