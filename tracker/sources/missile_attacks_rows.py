"""Rows of a missile-attacks file: cells to typed facts, every fault collected with its line."""

import ast
import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

from tracker.errors import SourceError
from tracker.instants import KYIV
from tracker.model import Basis, Window
from tracker.sources.missile_attacks_names import find_classes, find_post
from tracker.sources.row_faults import Heard, RowFault, settle
from tracker.text.lazy import regex

REQUIRED = ("time_start", "time_end", "model", "launched", "destroyed", "source")
_NOT_READABLE = "it is no CSV text of the missile-attacks form: give the CSV file as it was published"
_INSTANT = regex(r"^(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T](\d{1,2}):(\d{2})(?::\d{2})?)?$")
# What stands in columns of their own; all other columns are kept as the context of the row.
_FIGURES = {
    "launched": "launched",
    "destroyed": "destroyed",
    "not_reach_goal": "not_reach_goal",
    "still_attacking": "still_attacking",
    "is_shahed": "is_shahed",
    "num_hit_location": "hit_locations",
    "num_fall_fragment_location": "debris_locations",
    "turbojet": "turbojet",
    "turbojet_destroyed": "turbojet_destroyed",
}
_BORDERS = {"cross_border_belarus": "belarus", "back_russia": "russia"}
_READ = {"time_start", "time_end", "model", "source", "border_crossing", "launched_details", "target"}


@dataclass(frozen=True, slots=True)
class Row:
    """One row: a model or bundle in one window of one post. `classes` is empty for an unknown model."""

    line: int
    post: str
    model: str
    classes: tuple[str, ...]
    printed: str
    window: Window
    flags: tuple[str, ...]
    target: str
    figures: Mapping[str, int]
    left: Mapping[str, int] = field(default_factory=dict)
    split: Mapping[tuple[str, ...], int] = field(default_factory=dict)
    context: tuple[tuple[str, str], ...] = ()


def read_rows(path: Path, heard: Heard | None = None) -> list[Row]:
    """All rows of a file; with `heard`, which is told the faulty ones, all good rows.

    Raises: SourceError that names the faulty lines with their causes; then nothing was read.
    """
    rows: list[Row] = []
    faults: list[RowFault] = []
    for line, cells in _read_cells(path, faults):
        try:
            rows.append(_read_row(line, cells))
        except ValueError as error:
            faults.append(RowFault(line, str(error)))
    settle(path, faults, heard)
    return rows


def _read_cells(path: Path, faults: list[RowFault]) -> Iterator[tuple[int, dict[str, str]]]:
    reader = csv.reader(io.StringIO(_read_text(path), newline=""), strict=True)
    try:
        header = [name.strip() for name in next(reader, [])]
        missing = [name for name in REQUIRED if name not in header]
        if missing:
            raise SourceError(f"{path}: the columns {', '.join(missing)} are missing: {_NOT_READABLE}")
        for cells in reader:
            if len(cells) == len(header):
                yield reader.line_num, dict(zip(header, map(str.strip, cells), strict=True))
            elif any(cells):
                faults.append(RowFault(reader.line_num, f"{len(cells)} cells under {len(header)} columns"))
    except csv.Error as error:
        faults.append(RowFault(reader.line_num, str(error)))


def _read_text(path: Path) -> str:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise SourceError(f"{path}: cannot be read ({error.strerror}): check the path") from error
    except UnicodeDecodeError as error:
        raise SourceError(f"{path}: not UTF-8 at byte {error.start}: {_NOT_READABLE}") from error
    if "\0" in text or not text.strip():
        raise SourceError(f"{path}: {'binary' if text.strip() else 'empty'} file: {_NOT_READABLE}")
    return text


def _read_row(line: int, cells: Mapping[str, str]) -> Row:
    start, end = cells["time_start"], cells["time_end"]
    window, flags = _window(start, end)
    if not cells["source"]:
        raise ValueError("no source: a row needs the post it was taken from")
    if not cells["model"]:
        raise ValueError("no model")
    return Row(
        line=line,
        post=find_post(cells["source"]),
        model=cells["model"],
        classes=find_classes(cells["model"]) or (),
        printed=f"{_printed(start)}..{_printed(end)}",
        window=window,
        flags=flags,
        target=cells.get("target", ""),
        figures=_figures(cells),
        left=_left_airspace(cells),
        split=_launched_split(cells.get("launched_details", "")),
        context=tuple(sorted((name, text) for name, text in cells.items() if text and name not in _KNOWN)),
    )


_KNOWN = frozenset(_FIGURES) | frozenset(_BORDERS) | _READ


def _figures(cells: Mapping[str, str]) -> dict[str, int]:
    read = ((figure, _count(cells.get(column, ""), column)) for column, figure in _FIGURES.items())
    return {figure: count for figure, count in read if count is not None}


def _count(text: str, column: str) -> int | None:
    if not text or text.lower() == "nan":
        return None
    try:
        value = float(text)
    except ValueError:
        raise ValueError(f'{column} "{text}" is no number') from None
    if value < 0 or value != int(value):
        raise ValueError(f'{column} "{text}" is no count of objects')
    return int(value)


def _left_airspace(cells: Mapping[str, str]) -> dict[str, int]:
    """Objects that flew on, by country; two columns in the oldest files, one literal since."""
    left = {country: _count(cells.get(column, ""), column) for column, country in _BORDERS.items()}
    for country, count in _literal(cells.get("border_crossing", ""), "border_crossing").items():
        left[country] = _count(str(count), "border_crossing")
    return {country: count for country, count in sorted(left.items()) if count is not None}


def _launched_split(text: str) -> dict[tuple[str, ...], int]:
    split: dict[tuple[str, ...], int] = {}
    for model, printed in _literal(text, "launched_details").items():
        classes, count = find_classes(model), _count(str(printed), "launched_details")
        if classes is None:
            raise ValueError(f'launched_details names the unknown model "{model}"')
        if count is not None:
            split[classes] = split.get(classes, 0) + count
    return split


def _literal(text: str, column: str) -> dict[str, object]:
    """A Python literal with bare NaN, as the file prints it; JSON cannot read it."""
    if text in {"", "{}"}:
        return {}
    try:
        parsed = ast.literal_eval(re.sub(r"\bnan\b", "None", text, flags=re.IGNORECASE))
    except (ValueError, SyntaxError):
        raise ValueError(f'{column} "{text}" is no list of names and counts') from None
    if not isinstance(parsed, dict):
        raise ValueError(f'{column} "{text}" is no list of names and counts')
    return {str(name): count for name, count in parsed.items() if count is not None}


@cache
def _window(start: str, end: str) -> tuple[Window, tuple[str, ...]]:
    begin, begin_clock = _instant(start, "time_start")
    finish, finish_clock = _instant(end, "time_end")
    if not finish_clock:
        finish += timedelta(days=1)
    if finish < begin:
        raise ValueError(f"time_end {end} lies before time_start {start}")
    flags = ("date_only_start",) * (not begin_clock) + ("date_only_end",) * (not finish_clock)
    window = Window(
        start=begin.astimezone(UTC),
        end=finish.astimezone(UTC),
        basis=_basis(begin, finish, begin_clock),
        got="source_default" if flags else "printed",
    )
    return window, flags


def _instant(text: str, column: str) -> tuple[datetime, bool]:
    found = _INSTANT.match(text)
    if not found:
        raise ValueError(f'{column} "{text}" is no date like 2025-06-28 or 2025-06-28 19:00')
    year, month, day, hour, minute = (int(part) if part else None for part in found.groups())
    midnight = hour == 24 and minute == 0
    try:
        instant = datetime(
            year or 0, month or 0, day or 0, 0 if midnight else hour or 0, minute or 0, tzinfo=KYIV
        )
    except ValueError:
        raise ValueError(f'{column} "{text}" is no instant of the calendar') from None
    return instant + timedelta(days=midnight), hour is not None


def _printed(text: str) -> str:
    """One spelling of a date or instant: "2023-05-16 3:30" and "2023-05-16 03:30" are the same."""
    return re.sub(r"([ T])(\d):", r" 0\2:", text).replace("T", " ")


def _basis(begin: datetime, finish: datetime, clock: bool) -> Basis:
    if begin == finish:
        return "instant"
    if not clock and finish.hour == 0 and finish - begin >= timedelta(hours=23):
        return "day" if finish - begin <= timedelta(hours=25) else "period"
    if finish - begin == timedelta(hours=24):
        return "hours24"
    by_night = begin.hour >= 17 or begin.hour < 5
    return "night" if by_night and finish.hour <= 15 else "day"
