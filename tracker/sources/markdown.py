"""Text under front matter: `key: value` lines between two lines of three dashes.

Keys: title, published, publisher, claimant, language, url, and note, a remark that stays with the
document; others are left alone. The text below is one
document. A file without front matter is read as a page.
"""

import re
from collections.abc import Iterator

from tracker.errors import SourceError
from tracker.sources.documents import page_input, read_text, single_input
from tracker.sources.nouns import Input, Raw
from tracker.text.lazy import regex

_FENCE = regex(r"---[ \t]*\r?\n")
_END = regex(r"^---[ \t]*(?:\r?\n|$)\s*", re.MULTILINE)
_ENTRY = regex(r"(?P<key>[\w-]+)[ \t]*:[ \t]*(?P<value>.*?)[ \t]*$")


def read(raw: Raw) -> Iterator[Input]:
    """One input with one document, or the articles of a page.

    Raises: SourceError where the front matter does not end or a line of it is no `key: value`.
    """
    text = read_text(raw)
    opening = _FENCE.match(text)
    if opening is None:
        yield page_input(raw, text)
        return
    closing = _END.search(text, opening.end())
    if closing is None:
        raise SourceError(f'{raw.ref}:1: the front matter does not end; close it with a line "---"')
    fields = _fields(text[opening.end() : closing.start()], raw.ref)
    if closing.end() == len(text):
        raise SourceError(f"{raw.ref}: there is no text under the front matter")
    reasons = (fields["note"],) if fields.get("note") else ()
    yield single_input(raw, text, closing.end(), fields, reasons=reasons)


def _fields(head: str, where: str) -> dict[str, str]:
    fields: dict[str, str] = {}
    for number, line in enumerate(head.splitlines(), 2):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        entry = _ENTRY.match(line)
        if entry is None:
            raise SourceError(f'{where}:{number}: "{line[:60]}" is no "key: value" line of front matter')
        fields[entry["key"].lower()] = _unquoted(entry["value"])
    return fields


def _unquoted(value: str) -> str:
    quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1] if quoted else value
