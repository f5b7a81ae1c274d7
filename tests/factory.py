"""Made-up documents, claims and readings for tests; every field can be overridden."""

import io
import tempfile
import zipfile
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from tracker.model import Amount, Claim, Document, Reading, Rejection, Window
from tracker.store import Store, open_store

NIGHT = datetime(2025, 6, 28, 17, 0, tzinfo=UTC)


def at(day: int, hour: int = 0, *, month: int = 7, year: int = 2025) -> datetime:
    """An instant in UTC."""
    return datetime(year, month, day, hour, tzinfo=UTC)


def packed(members: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP archive of files by name."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", method) as archive:
        for name, member in members.items():
            archive.writestr(name, member)
    return content.getvalue()


def night(day: int, *, month: int = 7, year: int = 2025) -> Window:
    """The night that ends on a day."""
    end = datetime(year, month, day, 5, tzinfo=UTC)
    return Window(start=end - timedelta(hours=12), end=end, basis="night", got="printed")


def document(number: int = 1, **overrides: Any) -> Document:
    """A short bulletin whose text depends on the number."""
    fields: dict[str, Any] = {
        "ref": f"bulletin/{number}",
        "text": f"Bulletin {number}: the enemy launched {100 + number} drones, {50 + number} were shot down.",
        "published": at(1, 6) + timedelta(days=number % 300),
        "published_how": "given",
        "publisher": "ua_air_force",
        "claimant": "ua_air_force",
    }
    return Document(**(fields | overrides))


def claim(of: Document | None = None, **overrides: Any) -> Claim:
    """A plain claim of launched drones; `value`, `span`, `window` and all fields can be given."""
    of = of or document()
    value = overrides.pop("value", 101.0)
    printed = f"{value:g}"
    start = max(of.text.find(printed), 0)
    span = overrides.pop("span", (start, start + len(printed)))
    fields: dict[str, Any] = {
        "document": of.id,
        "ref": of.ref,
        "spans": (span,),
        "quote": of.text,
        "metric": "launched",
        "classes": ("drone",),
        "direction": "ru_on_ua",
        "scope": "national",
        "window": Window(start=NIGHT, end=NIGHT + timedelta(hours=12), basis="night", got="printed"),
        "amount": Amount.exact(value, printed=printed),
        "claimant": of.claimant or "unattributed",
        "publisher": of.publisher,
        "published": of.published,
        "rule": "made_up@1",
    }
    return Claim(**(fields | overrides))


def rejection(of: Document | None = None, **overrides: Any) -> Rejection:
    """The number of the bulletin, which counts nothing."""
    of = of or document()
    fields: dict[str, Any] = {
        "document": of.id,
        "ref": of.ref,
        "span": (9, 10),
        "text": of.text[9:10],
        "reason": "reference",
        "rule": "made_up@1",
    }
    return Rejection(**(fields | overrides))


def reading(number: int = 1, **overrides: Any) -> Reading:
    """A bulletin with two claims and a rejection; overrides go to its document."""
    of = document(number, **overrides)
    launched, shot = 100.0 + number, 50.0 + number
    return Reading(
        of,
        (claim(of, value=launched), claim(of, value=shot, metric="shot_down")),
        (rejection(of),),
    )


@cache
def filled_store(fill: Callable[[Store], object]) -> bytes:
    """The file of a store that a function fills: copying it is several times faster than making one."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "store.db"
        with open_store(path, "w") as store:
            fill(store)
        return path.read_bytes()


def empty_store() -> bytes:
    """The file of an empty store."""
    return filled_store(_nothing)


def _nothing(_: Store) -> None:
    """All that an empty store holds."""
