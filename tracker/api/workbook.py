"""A workbook of one sheet a series and one of claims, for those who work in spreadsheets."""

import io
import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pyarrow as pa
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from tracker.api.tables import INSTANTS, claims_table, refuse_existing, title_of, write_whole
from tracker.errors import NotComparableError, StoreError
from tracker.model import Direction
from tracker.progress import Told, counting, untold
from tracker.series import Series, series
from tracker.store import Cut, Store
from tracker.store.rows import tuples_of
from tracker.vocab import CLASS_OF_UNIT, load

MOST_ROWS = 1_048_575  # of a sheet, its heading aside
_LONGEST_NAME = 31
_WIDEST = 60
_DAY, _INSTANT = "yyyy-mm-dd", "yyyy-mm-dd hh:mm:ss"
_WIDTHS = {"notes": _WIDEST, "quote": _WIDEST} | dict.fromkeys(INSTANTS, len(_INSTANT) + 1)
"""A spreadsheet shows hashes in place of an instant that is wider than its column."""
_EARLIEST = (1980, 1, 1, 0, 0, 0)  # of a ZIP entry: the same bytes whenever they are written
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
_MONEY = ("amounts", "eur", "usd")
EQUIPMENT = frozenset({"equipment_destroyed", "equipment_damaged"})
_COLUMNS = (
    "period",
    "end",
    "low",
    "best",
    "high",
    "claimed_low",
    "claimed_high",
    "status",
    "days_reported",
    "notes",
    "claimants",
)


def write_xlsx(
    store: Store,
    file: Path,
    as_of: datetime,
    cut: Cut,
    told: Told = untold,
    *,
    metrics: Sequence[str] = (),
) -> int:
    """Write a workbook; the number of claims in it.

    The series are those of `metrics`, else of every counted metric that the store holds, in every direction:
    of drones and of missiles by day, of equipment by class, of aid by month.
    Raises: ExistsError for a file that is there; StoreError where it cannot be written, or holds more claims
    than a sheet has rows.
    """
    refuse_existing(file)
    claims = claims_table(store, as_of, cut)
    if claims.num_rows > MOST_ROWS:
        raise StoreError(
            f"{file}: {claims.num_rows:,} claims are more than a sheet holds; export csv or parquet"
        )
    book = Workbook(write_only=True)
    asked = [each for each in _asked(claims) if not metrics or each.metric in metrics]
    left: list[tuple[str, ...]] = []
    for each in counting(asked, told, len(asked)):
        try:
            one = _series_of(store, each, as_of, cut)
        except NotComparableError as refusal:
            left.append((*each, str(refusal)))
            continue
        if one.frame[["low", "best", "high"]].notna().to_numpy().any():
            columns = [*_COLUMNS, *(name for name in _MONEY if name in one.frame)]
            key = {"metric": each.metric, "class": each.name, "direction": one.direction, "unit": one.unit}
            rows = one.frame[columns].assign(**key).itertuples(index=False, name=None)
            _sheet(book, _sheet_name(each, book.sheetnames), [*columns, *key], rows)
    if left:
        _sheet(book, "left out", ("metric", "direction", "class", "why"), left)
    _sheet(book, "claims", claims.column_names, tuples_of(claims))
    book.properties.title = title_of(as_of)
    book.properties.created = as_of.replace(tzinfo=None)
    made = io.BytesIO()
    book.save(made)
    write_whole(file, _as_of_then(made.getvalue(), as_of))
    return int(claims.num_rows)


class _Asked(NamedTuple):
    """One series of the workbook."""

    metric: str
    direction: Direction
    name: str


def _asked(claims: pa.Table) -> list[_Asked]:
    """What there are claims of: by metric and direction, of the classes that are usually told of it."""
    known = load().metrics
    found: set[_Asked] = set()
    columns = (claims[name].to_pylist() for name in ("metric", "direction", "classes"))
    for metric, direction, classes in zip(*columns, strict=True):
        if metric not in known or known[metric].kind == "context":
            continue
        unit = known[metric].unit
        usual = ("drone", "missile") if unit == "count" else ("drone",)
        names = (CLASS_OF_UNIT[unit],) if unit in CLASS_OF_UNIT else usual
        names = (classes,) if metric in EQUIPMENT else names
        found |= {_Asked(metric, direction, name) for name in names if name and "+" not in name}
    return sorted(found)


def _series_of(store: Store, asked: _Asked, as_of: datetime, cut: Cut) -> Series:
    """By day, of money by month."""
    money: dict[str, Any] = {"scope": "all_donors", "by": "month"}
    more = money if load().metrics[asked.metric].unit == "money" else {}
    return series(
        store, asked.metric, classes=asked.name, direction=asked.direction, as_of=as_of, cut=cut, **more
    )


def _sheet_name(asked: _Asked, taken: Sequence[str]) -> str:
    """Metric and class, and the direction unless it is the usual one; cut at the metric, never used twice.

    >>> _sheet_name(_Asked("equipment_destroyed", "ua_on_ru", "air_defence_system"), ())
    'equ air_defence_system ua_on_ru'
    """
    whose = " ua_on_ru" if asked.direction == "ua_on_ru" else ""
    tail = f" {asked.name}{whose}"
    name = f"{asked.metric[: max(_LONGEST_NAME - len(tail), 3)]}{tail}"[:_LONGEST_NAME]
    again = 2
    while name in taken:
        name, again = f"{name[: _LONGEST_NAME - 3]} {again}", again + 1
    return name


def _sheet(book: Any, name: str, headings: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    sheet = book.create_sheet(name)
    sheet.freeze_panes = "A2"
    for number, heading in enumerate(headings, 1):
        width = max(_WIDTHS.get(heading, 12), len(heading) + 2)
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.append([_bold(sheet, heading) for heading in headings])
    for row in rows:
        sheet.append([_cell(sheet, value) for value in row])


def _bold(sheet: Any, text: str) -> Any:
    cell = WriteOnlyCell(sheet, text)
    cell.font = Font(bold=True)
    return cell


def _cell(sheet: Any, value: Any) -> Any:
    """Numbers as numbers, days as days, nothing where nothing is known; texts never as formulas."""
    if value is None or value != value:
        return None
    if isinstance(value, tuple):
        return "; ".join(value)
    if isinstance(value, dict):
        return "; ".join(f"{amount:.15g} {currency}" for currency, amount in value.items())
    if isinstance(value, datetime):
        cell = WriteOnlyCell(sheet, value.replace(tzinfo=None))
        cell.number_format = _INSTANT if value.tzinfo else _DAY
        return cell
    return value.item() if hasattr(value, "item") else value


def _as_of_then(content: bytes, as_of: datetime) -> bytes:
    """The same workbook without the time of its making, so that one instant gives the same bytes."""
    out = io.BytesIO()
    with ZipFile(io.BytesIO(content)) as given, ZipFile(out, "w", ZIP_DEFLATED) as made:
        for name in sorted(given.namelist()):
            entry = ZipInfo(name, _EARLIEST)
            entry.compress_type = ZIP_DEFLATED
            then = f"{as_of:%Y-%m-%dT%H:%M:%SZ}".encode()
            made.writestr(entry, _MODIFIED.sub(rb"\g<1>" + then, given.read(name)))
    return out.getvalue()
