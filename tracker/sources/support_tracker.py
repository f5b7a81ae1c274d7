"""Reader of the Ukraine Support Tracker's website files: aid by donor and month, in billions of euros.

The Kiel Institute publishes allocations by kind and commitments by donor (`data_explorer.csv`), and the
allocations of all donors together (`total_allocations.csv`). A release revises earlier months, so each
donor's month is a Document of its own: what a release leaves as it was keeps its ids.
"""

import csv
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path
from typing import NamedTuple

from tracker.errors import SourceError
from tracker.instants import KYIV
from tracker.model import Amount, Reading, Span, Window
from tracker.sources.row_faults import Heard, RowFault, settle
from tracker.sources.sheet import Sheet
from tracker.text.dates.calendar import ONE_DAY, days_of_month, instant
from tracker.vocab import load

VERSION = "1"
NOON_HOUR = 12
BILLION = 1_000_000_000
ALL_DONORS = "all_donors"
_KINDS = {"military": "aid_military", "financial": "aid_financial", "humanitarian": "aid_humanitarian"}
_DERIVED = ("to_be_allocated", "gdp", "pct_gdp")
"""Columns that are worked out from others or count no aid: kept as text, no claims."""


class Row(NamedTuple):
    """One month of one donor: its scope and the printed cells of its numbers."""

    scope: str
    name: str
    month: date
    cells: Mapping[str, str]


def read(path: str | Path, heard: Heard | None = None) -> Iterator[Reading]:
    """The readings of one file, or of all such files of a folder, a document for each donor and month.

    `total`, `military`, `financial`, `humanitarian` are `aid_allocated`, `commitments` is `aid_committed`;
    amounts are euros, nominal as the institute prices them. The date of the release is that of
    `release_info.csv` beside the file; without it the time of publication is not known.

    Raises: SourceError for a file that is not of this form, and for faulty rows, unless `heard` lists these.
    """
    for file in _files(Path(path)):
        published = _release(file)
        for row in _rows(file, heard):
            yield _reading(row, published)


def files_of(path: Path) -> list[Path]:
    """Every file that the reading of a path looks at: the tables, and the release beside them."""
    tables = _files(path)
    beside = _release_beside(tables[0])
    return [*tables, beside] if beside.exists() else tables


def _release_beside(file: Path) -> Path:
    return file.with_name("release_info.csv")


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    found = [path / name for name in ("data_explorer.csv", "total_allocations.csv") if (path / name).exists()]
    if not found:
        raise SourceError(f"{path}: no data_explorer.csv or total_allocations.csv in this folder")
    return found


def _release(file: Path) -> datetime | None:
    beside = _release_beside(file)
    if not beside.exists():
        return None
    [row] = _table(beside, ("date",))[:1] or [(0, {"date": ""})]
    try:
        return instant(date.fromisoformat(row[1]["date"]), KYIV.key, NOON_HOUR)
    except ValueError as error:
        raise SourceError(f"{beside}: {error}") from error


def _rows(file: Path, heard: Heard | None) -> list[Row]:
    table = _table(file, ("year", "month", "military", "financial", "humanitarian"))
    read_one: Callable[[dict[str, str]], Row] = _donor_row if "iso" in table[0][1] else _total_row
    rows: list[Row] = []
    faults: list[RowFault] = []
    for line, cells in table:
        try:
            rows.append(read_one(cells))
        except (ValueError, InvalidOperation) as error:
            faults.append(RowFault(line, str(error)))
    settle(file, faults, heard)
    return rows


def _table(file: Path, required: tuple[str, ...]) -> list[tuple[int, dict[str, str]]]:
    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            reader = csv.DictReader(lines, strict=True)
            header = reader.fieldnames or ()
            rows = [(reader.line_num, row) for row in reader]
    except OSError as error:
        raise SourceError(f"{file}: cannot be read ({error.strerror}): check the path") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise SourceError(f"{file}: no CSV text of the Support Tracker's form: {error}") from error
    missing = [name for name in required if name not in header]
    if missing or not rows:
        what = f"the columns {', '.join(missing)} are missing" if missing else "no rows"
        raise SourceError(f"{file}: {what}: give data_explorer.csv or total_allocations.csv")
    return rows


def _donor_row(cells: dict[str, str]) -> Row:
    iso = cells["iso"]
    scope = "eu" if iso == "EU" else iso
    if scope not in load().donors:
        raise ValueError(f'no donor "{iso}" in the vocabulary')
    numbers = {name: cells[name] for name in ("total", *_KINDS, "commitments", *_DERIVED) if name in cells}
    return Row(scope, cells["country"], _month(cells), _numbers(numbers))


def _total_row(cells: dict[str, str]) -> Row:
    numbers = {"total": cells["total_allocations"], **{kind: cells[kind] for kind in _KINDS}}
    return Row(ALL_DONORS, "All donors", _month(cells), _numbers(numbers))


def _numbers(cells: Mapping[str, str]) -> Mapping[str, str]:
    """The cells that hold something, each checked to be a number; an empty cell is not reported."""
    held = {name: text.strip() for name, text in cells.items() if text and text.strip()}
    for name, text in held.items():
        if not Decimal(text).is_finite() or (name not in _DERIVED and Decimal(text) < 0):
            raise ValueError(f'"{name}" is {text}')
    return held


def _month(cells: Mapping[str, str]) -> date:
    return date(int(cells["year"]), int(cells["month"]), 1)


@cache
def _window(month: date) -> Window:
    """Months are those of the series calendar, in which all windows without a clock of their own are told."""
    first, last = days_of_month(month.year, month.month)
    return Window(
        start=instant(first, KYIV.key), end=instant(last + ONE_DAY, KYIV.key), basis="month", got="printed"
    )


def _reading(row: Row, published: datetime | None) -> Reading:
    month = f"{row.month:%Y-%m}"
    sheet = Sheet(
        f"Ukraine Support Tracker, {row.name}, {month}, billion euros",
        ref=f"support-tracker/{row.scope}/{month}",
        published=published,
        published_how="given: date of the release" if published else "no release_info.csv beside the file",
        confidence="high" if published else "unresolved",
        publisher="kiel",
        claimant="kiel",
    )
    spans = {}
    for name, printed in row.cells.items():
        sheet.begin(name)
        spans[name] = sheet.number("EUR bn", printed)
        sheet.end()
        _state(sheet, row, name, spans[name])
    return sheet.reading()


def _state(sheet: Sheet, row: Row, name: str, span: Span) -> None:
    if name in _DERIVED:
        sheet.reject(span, "no_metric", f"support_tracker_{name}@{VERSION}")
        return
    printed = row.cells[name]
    sheet.claim(
        span,
        metric="aid_committed" if name == "commitments" else "aid_allocated",
        classes=(_KINDS.get(name, "aid"),),
        direction="none",
        scope=row.scope,
        window=_window(row.month),
        amount=Amount.exact(float(Decimal(printed) * BILLION), "EUR", printed),
        rule=f"support_tracker_row@{VERSION}",
        flags=("part_of_whole",) if name in _KINDS and "total" in row.cells else (),
    )
