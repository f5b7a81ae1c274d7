"""Laws among a text's own figures: how many were tested, and how many held, without any label."""

import csv
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from tracker.api.checking import self_checks
from tracker.claims import read
from tracker.model import Document
from tracker.sources import read_inputs

ROOT = Path(__file__).resolve().parents[1]
POSTS = ROOT.parent / "shared" / "data" / "ru-mod-posts" / "2023-2024.csv"
CUT = 398
"""Characters: texts of the posts are cut at 400, so a longer one may have lost the end of its list."""


def lines() -> Iterator[str]:
    """One line a body of texts and law."""
    if POSTS.exists():
        yield from _table("ministry's posts, uncut", _posts())
    else:
        yield "self-checks: shared/data/ru-mod-posts is not beside the repository: its posts are not tested"
    for folder in sorted((ROOT / "datasets").iterdir()):
        if documents := list(_statements(folder)):
            yield from _table(folder.name, documents)


def _table(name: str, documents: Iterable[Document]) -> Iterator[str]:
    tested: Counter[str] = Counter()
    held: Counter[str] = Counter()
    for document in documents:
        for check in self_checks(read(document).claims):
            tested[check.law] += 1
            held[check.law] += check.held
    for law in sorted(tested):
        yield f"{name}, {law}: {held[law]} of {tested[law]} hold"


def _posts() -> Iterator[Document]:
    with POSTS.open(encoding="utf-8") as rows:
        for nth, row in enumerate(csv.DictReader(rows)):
            published = datetime.fromisoformat(row["published_utc"]).replace(tzinfo=UTC)
            if len(row["text"]) < CUT:
                yield Document(
                    ref=f"mod/{nth}", text=row["text"], language="ru", publisher="ru_mod", published=published
                )


def _statements(folder: Path) -> Iterator[Document]:
    for file in sorted(folder.glob("2*.md")):
        for found in read_inputs(file):
            yield from found.documents
