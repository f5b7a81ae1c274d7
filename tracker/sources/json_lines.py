"""JSON lines: one document a line, with `id` and `text`.

Optional: published, publisher, url, title, language, claimant.
The `id` becomes the document's `ref`; no line is split into articles.
"""

import json
from collections.abc import Iterator
from typing import Any

from tracker.errors import SourceError
from tracker.sources.documents import MAX_BYTES, single_input
from tracker.sources.encoding import decode
from tracker.sources.nouns import Input, Raw

_TEXT_FIELDS = ("published", "publisher", "url", "title", "language", "claimant")


def read(raw: Raw) -> Iterator[Input]:
    """One input per line, in order.

    Raises: SourceError with the number of the first line that is wrong.
    """
    number = seen = 0
    while line := raw.stream.readline(MAX_BYTES + 1):
        number += 1
        where = f"{raw.ref}:{number}"
        if len(line) > MAX_BYTES:
            raise SourceError(f"{where}: the line is larger than {MAX_BYTES // 1_000_000} MB; split its text")
        if line.strip():
            seen += 1
            yield _input(raw, decode(line, where, note=raw.note), where)
    if not seen:
        raise SourceError(f"{raw.ref}: the file is empty; give one JSON object a line")


def _input(raw: Raw, line: str, where: str) -> Input:
    values = _object(line, where)
    text = values.get("text")
    if not isinstance(text, str) or not text.strip():
        raise SourceError(f'{where}: "text" is missing or empty; each line needs "id" and "text"')
    ref = values.get("id", where)
    if not isinstance(ref, str | int) or isinstance(ref, bool):
        raise SourceError(f'{where}: "id" is neither text nor a whole number')
    fields = {name: _field(values, name, where) for name in _TEXT_FIELDS if values.get(name) is not None}
    return single_input(raw._replace(ref=str(ref)), text, 0, fields)


def _object(line: str, where: str) -> dict[str, Any]:
    try:
        values = json.loads(line)
    except (ValueError, RecursionError) as error:
        reason = error.msg if isinstance(error, json.JSONDecodeError) else str(error)
        raise SourceError(f"{where}: no JSON ({reason}); give one JSON object a line") from None
    if not isinstance(values, dict):
        raise SourceError(f"{where}: a JSON {type(values).__name__}, not an object; give one object a line")
    return values


def _field(values: dict[str, Any], name: str, where: str) -> str:
    value = values[name]
    if not isinstance(value, str):
        raise SourceError(f'{where}: "{name}" is no text')
    return value
