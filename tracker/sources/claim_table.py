"""A table of claims (CSV or JSON lines): its rows with cells by role, and the columns that are not read."""

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from tracker.errors import SourceError
from tracker.sources.encoding import decode
from tracker.sources.row_faults import RowFault
from tracker.sources.tables import DELIMITERS

COLUMNS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "metric": ("measure", "indicator"),
        "class": ("classes", "type", "weapon"),
        "value": ("best", "figure", "number", "amount", "count"),
        "low": ("min", "minimum", "lower"),
        "high": ("max", "maximum", "upper"),
        "bound": (),
        "unit": ("units",),
        "currency": (),
        "date": ("day", "period"),
        "from": ("start", "since", "window_start"),
        "to": ("end", "until", "window_end"),
        "basis": (),
        "direction": (),
        "scope": ("region", "donor"),
        "source": ("said_by",),
        "claimant": (),
        "publisher": ("outlet", "channel"),
        "published": ("published_at", "date_published"),
        "url": ("link", "href"),
        "quote": ("text", "words", "sentence"),
        "title": ("headline",),
        "status": (),
        "id": ("ref", "row_id"),
    }
)
"""Role of a column -> further names that it is known by (docs/sources/claims.md)."""
ROLES: Mapping[str, str] = MappingProxyType(
    {name: role for role, names in COLUMNS.items() for name in (role, *names)}
)
JSON_SUFFIXES = frozenset({".jsonl", ".ndjson", ".json"})


class Cells(NamedTuple):
    """One row: where it begins in the file, and its cells by role; empty ones are left out."""

    line: int
    cells: Mapping[str, str]


def read_cells(path: Path, faults: list[RowFault], note: Callable[[str], None]) -> Iterator[Cells]:
    """The rows of a file; `faults` takes up those that are none, `note` is told what is not read.

    Raises: SourceError for a file that is no text, or a table without the columns of one.
    """
    try:
        text = decode(path.read_bytes(), str(path), note=note)
    except OSError as error:
        raise SourceError(f"{path}: cannot be read ({error.strerror}): check the path") from error
    is_json = path.suffix.lower() in JSON_SUFFIXES or text.lstrip()[:1] == "{"
    yield from (_json_rows if is_json else _csv_rows)(text, path, faults, note)


def _csv_rows(text: str, path: Path, faults: list[RowFault], note: Callable[[str], None]) -> Iterator[Cells]:
    first = text.split("\n", 1)[0]
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=max(DELIMITERS, key=first.count), strict=True)
    line = 1
    try:
        header = next(rows)
        roles = _roles(header, path, note)
        line = rows.line_num + 1
        for cells in rows:
            if len(cells) > len(header) and any(cells[len(header) :]):
                faults.append(RowFault(line, f"{len(cells)} cells under {len(header)} columns"))
            elif any(map(str.strip, cells)):
                yield Cells(line, _held(zip(roles, cells, strict=False)))
            line = rows.line_num + 1
    except csv.Error as error:
        faults.append(RowFault(line, f"not readable as CSV from here on ({error})"))


def _json_rows(text: str, path: Path, faults: list[RowFault], note: Callable[[str], None]) -> Iterator[Cells]:
    known: dict[tuple[str, ...], list[str]] = {}
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            if not isinstance(row, dict):
                raise ValueError("no JSON object: give one object a line")
            names = tuple(row)
            if names not in known:
                known[names] = _roles(names, path, note)
            yield Cells(number, _held(zip(known[names], map(_text, names, row.values()), strict=True)))
        except ValueError as error:
            faults.append(RowFault(number, str(error)))


def _roles(header: Sequence[str], path: Path, note: Callable[[str], None]) -> list[str]:
    """The role of each column; empty for one that is not read.

    Raises: SourceError where two columns have one role, or none has that of a metric.
    """
    roles = [ROLES.get("_".join(name.strip().lower().replace("-", " ").split()), "") for name in header]
    twice = next((role for role in roles if role and roles.count(role) > 1), None)
    if twice:
        named = [name for name, role in zip(header, roles, strict=True) if role == twice]
        raise SourceError(f"{path}: the columns {' and '.join(named)} both are {twice}: rename one of them")
    if "metric" not in roles:
        listed = ", ".join(" ".join(name.split())[:30] for name in header[:8])
        raise SourceError(
            f"{path}: no column metric among {listed}: a table of claims has at least metric, value, date "
            "and source (docs/sources/claims.md)"
        )
    unread = [name for name, role in zip(header, roles, strict=True) if not role and name != "kind"]
    if unread:
        note(f"{path}: columns that are not read: {', '.join(unread)}")
    return roles


def _held(cells: Any) -> dict[str, str]:
    """The cells that hold something, by role."""
    return {role: text.strip() for role, text in cells if role and text.strip()}


def _text(name: str, value: Any) -> str:
    """A JSON value as the cell of a table would hold it.

    >>> _text("value", 1e2), _text("class", ["drone", "missile"]), _text("url", None)
    ('100', 'drone+missile', '')
    """
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return "+".join(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        number = Decimal(str(value))
        return f"{number:f}".rstrip("0").rstrip(".") if "." in f"{number:f}" else f"{number:f}"
    raise ValueError(f'"{name}" is no text or number: a row has plain values')
