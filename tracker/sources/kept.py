"""Fetched bytes as they came: content-addressed files and one JSON line per event, beside the store.

`objects/ab/<sha256>` holds bytes, `fetches.jsonl` what was fetched when with which headers, and what of it
was added to the store. Both only grow.
"""

import hashlib
import json
import os
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from tracker.errors import FetchError

LOG = "fetches.jsonl"


class Fetch(NamedTuple):
    """One answer of a server: 200 with the digest of its bytes, or 304 with that of the bytes it confirms.

    `address` is where redirects of `url` led. `headers` have lower-case names.
    """

    url: str
    address: str
    fetched_at: datetime
    status: int
    headers: dict[str, str]
    sha256: str
    size: int


class Kept:
    """The folder of fetched bytes; made when something is first kept."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._last: dict[str, Fetch] = {}
        self._fetched: dict[str, dict[str, Fetch]] = {}
        self._added: set[tuple[str, str]] = set()
        self._load()

    def last(self, url: str) -> Fetch | None:
        """The last answer for a URL, or None."""
        return self._last.get(url)

    def waiting(self, url: str) -> list[Fetch]:
        """Answers for a URL whose bytes were never added to the store, in the order they came."""
        return [
            fetch for sha256, fetch in self._fetched.get(url, {}).items() if (url, sha256) not in self._added
        ]

    def content(self, sha256: str) -> bytes:
        """The bytes of a digest.

        Raises: FetchError where they are gone or changed.
        """
        try:
            content = self._place(sha256).read_bytes()
        except OSError as error:
            raise FetchError(
                f"{self._place(sha256)}: {error.strerror}; restore the folder of raw bytes"
            ) from None
        if hashlib.sha256(content).hexdigest() != sha256:
            raise FetchError(
                f"{self._place(sha256)}: the bytes were changed; restore the folder of raw bytes"
            )
        return content

    def keep(self, fetch: Fetch, content: bytes | None = None) -> None:
        """Keep an answer, and its bytes where it brought some."""
        try:
            if content is not None:
                self._write(fetch.sha256, content)
            event = {**fetch._asdict(), "fetched_at": fetch.fetched_at.isoformat()}
            self._append({"kind": "fetched", **event})
        except OSError as error:
            raise FetchError(
                f"{self.folder}: cannot keep raw bytes ({error.strerror}); check its rights"
            ) from None

    def added(self, fetch: Fetch, at: datetime) -> None:
        """Note that the bytes of an answer were added to the store."""
        self._append({"kind": "added", "url": fetch.url, "sha256": fetch.sha256, "at": at.isoformat()})

    def _place(self, sha256: str) -> Path:
        return self.folder / "objects" / sha256[:2] / sha256

    def _write(self, sha256: str, content: bytes) -> None:
        """Write bytes so that a crash leaves all of them or none."""
        place = self._place(sha256)
        if place.exists():
            return
        place.parent.mkdir(parents=True, exist_ok=True)
        draft = place.with_name(f"{sha256}.{os.getpid()}.part")
        draft.write_bytes(content)
        draft.replace(place)

    def _append(self, event: dict[str, Any]) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        line = json.dumps(event, ensure_ascii=False, sort_keys=True) + "\n"
        handle = os.open(self.folder / LOG, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o644)
        try:
            os.write(handle, line.encode())  # one call, so that two writers never mix their lines
        finally:
            os.close(handle)
        self._count(event)

    def _load(self) -> None:
        log = self.folder / LOG
        if not log.exists():
            return
        with log.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                try:
                    self._count(json.loads(line))
                except (ValueError, TypeError, KeyError):
                    told = " ".join(line.split())[:40]
                    raise FetchError(
                        f"{log}:{number}: damaged ({told}); remove the line or restore it"
                    ) from None

    def _count(self, event: dict[str, Any]) -> None:
        if event["kind"] == "added":
            self._added.add((event["url"], event["sha256"]))
            return
        fields = {name: event[name] for name in Fetch._fields}
        fetch = Fetch(**{**fields, "fetched_at": datetime.fromisoformat(event["fetched_at"])})
        self._last[fetch.url] = fetch
        if fetch.sha256:
            self._fetched.setdefault(fetch.url, {}).setdefault(fetch.sha256, fetch)
