"""A workbook of one sheet a series and one of claims, for those who work in spreadsheets."""

import io
import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pyarrow as pa
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from tracker.api.tables import claims_table, write_whole
from tracker.errors import StoreError
from tracker.series import Series, series
from tracker.store import Cut, Store
from tracker.vocab import load

MOST_ROWS = 1_048_575  # of a sheet, its heading aside
_LONGEST_NAME = 31
_WIDEST = 60
_EARLIEST = (1980, 1, 1, 0, 0, 0)  # of a ZIP entry: the same bytes whenever they are written
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
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
)


def write_xlsx(store: Store, file: Path, as_of: datetime, cut: Cut, *, metrics: Sequence[str] = ()) -> int:
    """Write a workbook; the number of claims in it.

    The series are those of `metrics`, else of every counted metric that the store holds, of drones and of
    missiles by day and of aid by month.
    Raises: StoreError where it cannot be written, or holds more claims than a sheet has rows.
    """
    claims = claims_table(store, as_of, cut)
    if claims.num_rows > MOST_ROWS:
        raise StoreError(
            f"{file}: {claims.num_rows:,} claims are more than a sheet holds; export csv or parquet"
        )
    book = Workbook(write_only=True)
    for one in _series_of(store, metrics or sorted(set(claims["metric"].to_pylist())), as_of, cut):
        rows = one.frame[list(_COLUMNS)].itertuples(index=False, name=None)
        _sheet(book, f"{one.metric} {'+'.join(one.classes)}", _COLUMNS, rows)
    _sheet(book, "claims", claims.column_names, _rows(claims))
    book.properties.created = as_of.replace(tzinfo=None)
    made = io.BytesIO()
    book.save(made)
    write_whole(file, _as_of_then(made.getvalue(), as_of))
    return int(claims.num_rows)


def _series_of(store: Store, metrics: Iterable[str], as_of: datetime, cut: Cut) -> Iterable[Series]:
    known = load().metrics
    for metric in metrics:
        if metric not in known or known[metric].kind == "context":
            continue
        money = known[metric].unit == "money"
        classes = ("aid",) if money else ("drone", "missile") if known[metric].unit == "count" else ("drone",)
        scope = {"scope": "all_donors", "by": "month"} if money else {}
        for name in classes:
            made = series(store, metric, classes=name, as_of=as_of, cut=cut, **scope)  # type: ignore[arg-type]
            if made.frame[["low", "best", "high"]].notna().to_numpy().any():
                yield made


def _sheet(book: Any, name: str, headings: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    sheet = book.create_sheet(name[:_LONGEST_NAME])
    sheet.freeze_panes = "A2"
    for number, heading in enumerate(headings, 1):
        width = _WIDEST if heading in ("notes", "quote") else max(12, len(heading) + 2)
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.append([_bold(sheet, heading) for heading in headings])
    for row in rows:
        sheet.append([_cell(value) for value in row])


def _bold(sheet: Any, text: str) -> Any:
    cell = WriteOnlyCell(sheet, text)
    cell.font = Font(bold=True)
    return cell


def _cell(value: Any) -> Any:
    """Numbers as numbers, days as days, nothing where nothing is known; texts never as formulas."""
    if value is None or value != value:
        return None
    if isinstance(value, tuple):
        return "; ".join(value)
    if isinstance(value, datetime):
        return value.replace(tzinfo=None)
    return value.item() if hasattr(value, "item") else value


def _rows(table: pa.Table) -> Iterable[Sequence[Any]]:
    return zip(*(column.to_pylist() for column in table.columns), strict=True)


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
