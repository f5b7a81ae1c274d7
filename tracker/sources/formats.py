"""The formats: which module reads which suffix. A module is imported when its format is first met.

A format is a module with `read(raw) -> Iterator[Input]` and a line here.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import import_module
from pathlib import Path, PurePath
from typing import NamedTuple

from tracker.errors import SourceError, how_to_install
from tracker.sources.nouns import Input, Raw
from tracker.text.lazy import regex

PEEK = 4096
"""So many first bytes tell a format where the name does not [bytes]."""
MOST_NAMED = 10
"""So many files that are left alone are named."""


class Format(NamedTuple):
    """A module of this folder, the suffixes that it reads, and the extra of pip that it needs."""

    module: str
    suffixes: tuple[str, ...]
    extra: str = ""


FORMATS: Mapping[str, Format] = {
    "text": Format("plain_text", (".txt", ".text")),
    "markdown": Format("markdown", (".md", ".markdown")),
    "jsonl": Format("json_lines", (".jsonl", ".ndjson")),
    "html": Format("html", (".html", ".htm", ".xhtml"), "html"),
    "pdf": Format("pdf", (".pdf",), "pdf"),
    "feed": Format("feeds", (".rss", ".atom", ".xml"), "fetch"),
    "telegram": Format("telegram", (".json",)),
    "csv": Format("tables", (".csv", ".tsv")),
    "zip": Format("archives", (".zip",)),
}
_BY_SUFFIX: Mapping[str, str] = {suffix: name for name, known in FORMATS.items() for suffix in known.suffixes}
SHARED_SUFFIXES = frozenset({".csv", ".json", ".tsv", ".xml"})
"""Suffixes that files of other kinds bear too: in a folder their first characters decide."""

_FEED = regex(rb"<(?:rss|feed|rdf:RDF)\b")
_PAGE = regex(rb"<(?:!doctype\s+html|html)\b", re.IGNORECASE)
_EXPORT = regex(rb'"(?:messages|chats)"\s*:')
_FRONT_MATTER = regex(rb"---[ \t]*\r?\n(?:\s|#.*\n)*[\w-]+[ \t]*:(?:.*\n)*?---[ \t]*\r?\n")
_TEXT_COLUMN = regex(rb"[^\r\n]*(?:^|[,;\t|])\W*(?:text|message|body|content|post)\W*(?:[,;\t|\r\n]|$)", re.I)


def reader_of(name: str) -> Callable[[Raw], Iterator[Input]]:
    """The `read` of a format.

    Raises: SourceError where what it needs is not installed, with the command that installs it.
    """
    known = FORMATS[name]
    try:
        module = import_module(f"tracker.sources.{known.module}")
    except ImportError as missing:
        if not known.extra:
            raise
        raise SourceError(
            f"format {name} cannot be read here ({missing}): {how_to_install(known.extra)}"
        ) from missing
    read: Callable[[Raw], Iterator[Input]] = module.read
    return read


def format_of(name: str, start: bytes) -> str:
    r"""The format of a file by its name, else by its first bytes.

    >>> format_of("post.txt", b""), format_of("", b"%PDF-1.7"), format_of("a.json", b'{"id": 1, "text": "a"}')
    ('text', 'pdf', 'jsonl')
    >>> format_of("post.txt", b"---\npublished: 2025-07-03\n---\nRussia launched 12 drones.")
    'markdown'
    """
    suffix = PurePath(name).suffix.lower()
    known = _BY_SUFFIX.get(suffix, "")
    if known == "text" and _FRONT_MATTER.match(_plain(start)):
        return "markdown"
    if known and suffix not in SHARED_SUFFIXES:
        return known
    return _by_start(start, known) or known or "text"


def is_readable(path: Path) -> bool:
    """Whether a file met in a folder is one of ours: by suffix, and where others bear it, by its start."""
    suffix = path.suffix.lower()
    if suffix not in SHARED_SUFFIXES:
        return suffix in _BY_SUFFIX
    try:
        with path.open("rb") as stream:
            return starts_as_ours(path.name, stream.read(PEEK))
    except OSError:
        return True  # reading it will say why it cannot be read


def starts_as_ours(name: str, start: bytes) -> bool:
    """Whether a file met among others is to be read, by its name and its first bytes."""
    suffix = PurePath(name).suffix.lower()
    if suffix not in SHARED_SUFFIXES:
        return suffix in _BY_SUFFIX
    if _BY_SUFFIX[suffix] == "csv":
        return _TEXT_COLUMN.match(_plain(start)) is not None
    return bool(_by_start(start, _BY_SUFFIX[suffix]))


def left_alone(names: Sequence[str]) -> str:
    """That files met among others are not read, and which.

    >>> left_alone(["b.docx", "a.png"])
    '2 files that no format reads are left alone: a.png, b.docx'
    """
    shown = sorted(names)[:MOST_NAMED]
    more = f" and {len(names) - len(shown):,} more" if len(names) > len(shown) else ""
    files, are = ("file", "is") if len(names) == 1 else ("files", "are")
    return f"{len(names):,} {files} that no format reads {are} left alone: {', '.join(shown)}{more}"


def _by_start(start: bytes, known: str) -> str:
    """The format that the first bytes show, "" where they show none."""
    if start.startswith((b"%PDF", b"PK\x03\x04", b"PK\x05\x06")) and not known:
        return "pdf" if start.startswith(b"%") else "zip"
    start = _plain(start)
    if start.startswith(b"{"):
        if _EXPORT.search(start):
            return "telegram"
        return "jsonl" if b'"text"' in start else ""
    if start.startswith(b"<"):
        return "html" if _PAGE.search(start) else "feed" if _FEED.search(start) else ""
    return "markdown" if not known and re.match(rb"---\r?\n", start) else ""


def _plain(start: bytes) -> bytes:
    """The bytes without the mark of their encoding and the zeros of UTF-16."""
    return start.lstrip(b"\xef\xbb\xbf\xff\xfe").replace(b"\x00", b"").lstrip()
