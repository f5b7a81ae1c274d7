"""Claims as a table to hand on: Parquet by metric and month, CSV, and a Data Package that describes the CSV.

Every export is of one instant and written whole: beside its place, through to the disk, then renamed.
"""

import csv
import hashlib
import io
import json
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, get_args

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from tracker import __version__
from tracker.errors import ExistsError, TargetError
from tracker.model import Basis, Bound, Direction, Got, Status
from tracker.progress import Told, counting, untold
from tracker.store import SCAN, Cut, Store
from tracker.store.protocol import QUOTE
from tracker.writing import new_file, whole_folder

INSTANTS = ("window_start", "window_end", "published", "known_at")
AMOUNTS = ("low", "best", "high")
UNRESOLVED = "unresolved"
_WORDS: Mapping[str, Any] = {
    "direction": Direction,
    "basis": Basis,
    "got": Got,
    "bound": Bound,
    "status": Status,
}
_TOLD = {
    "id": "Hash of what is asserted, by whom and where it stands",
    "document": "Hash of the text that it was read from",
    "metric": "What was counted (docs/metrics.md)",
    "classes": "Class ids; a printed bundle is joined by +",
    "scope": "national, a region id or a donor",
    "window_start": "Begin of the window; empty where no window could be told",
    "window_end": "End of the window, not included",
    "claimant": "Who asserts it",
    "publisher": "Who printed it",
    "published": "When it was said",
    "known_at": "When the store first had it",
    "low": "Lower end; empty where it is open",
    "best": "The amount as printed; empty where only an interval is known",
    "high": "Upper end; empty where it is open",
    "hedged": "Its source hedges it",
    "rule": "Rule that read it, with its version",
    "quote": "The words",
}


def claims_table(store: Store, as_of: datetime, cut: Cut) -> pa.Table:
    """Live claims with their words, by window and id; instants in UTC, an open or missing end is null."""
    table = store.scan(as_of=as_of, cut=cut, columns=[*SCAN.names, QUOTE.name])
    for name in INSTANTS:
        table = _put(table, name, table[name].cast(pa.timestamp("s", "UTC")))
    for name in AMOUNTS:
        table = _put(
            table, name, pc.if_else(pc.is_nan(table[name]), pa.scalar(None, pa.float64()), table[name])
        )
    return table.sort_by([("window_start", "ascending"), ("metric", "ascending"), ("id", "ascending")])


def write_parquet(store: Store, folder: Path, as_of: datetime, cut: Cut, told: Told = untold) -> int:
    """`metric=M/month=YYYY-MM/claims.parquet` and a manifest; the number of claims.

    Raises: ExistsError for a folder that is there, TargetError where it cannot be written.
    """
    refuse_existing(folder)
    table = claims_table(store, as_of, cut)
    return _write_folder(folder, as_of, _parquet_files(table), table.num_rows, told)


def write_csv(store: Store, file: Path, as_of: datetime, cut: Cut, told: Told = untold) -> int:
    """One CSV of all claims; the number of claims."""
    refuse_existing(file)
    table = claims_table(store, as_of, cut)
    write_whole(file, csv_bytes(table, told))
    return int(table.num_rows)


def write_datapackage(store: Store, folder: Path, as_of: datetime, cut: Cut, told: Told = untold) -> int:
    """`claims.csv` and `datapackage.json` (Data Package v2); the number of claims."""
    refuse_existing(folder)
    table = claims_table(store, as_of, cut)
    content = csv_bytes(table, told)
    package = json.dumps(_package(table, content, as_of), ensure_ascii=False, indent=2) + "\n"
    files = {"claims.csv": lambda: content, "datapackage.json": package.encode}
    return _write_folder(folder, as_of, files, table.num_rows)


def csv_bytes(table: pa.Table, told: Told = untold) -> bytes:
    """A table as CSV: ISO instants, numbers without needless decimals, nothing where nothing is known."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(table.column_names)
    done = 0
    for batch in table.to_batches(max_chunksize=10_000):
        writer.writerows(zip(*(_cells(batch[name]) for name in batch.schema.names), strict=True))
        done += batch.num_rows
        told(done, table.num_rows)
    return out.getvalue().encode()


def refuse_existing(path: Path) -> None:
    """An export is never written over something, nor into a folder that is not there.

    Raises: ExistsError where there is something at a path, TargetError where it has no folder.
    """
    if not path.parent.is_dir():
        raise TargetError(
            f"export {path} cannot be written: there is no folder {path.parent}; create it first"
        )
    if path.exists():
        raise ExistsError(
            f"{path} exists already: name a new {'folder' if path.is_dir() else 'file'} with --out"
        )


def write_whole(file: Path, content: bytes) -> None:
    """Write a new file whole or not at all.

    Raises: TargetError where it cannot be written.
    """
    try:
        with new_file(file, "export") as partial:
            partial.write_bytes(content)
    except OSError as fault:
        raise TargetError(f"{file}: cannot be written ({fault.strerror}); choose another --out") from fault


def _put(table: pa.Table, name: str, column: pa.ChunkedArray) -> pa.Table:
    return table.set_column(table.column_names.index(name), name, column)


def _cells(column: pa.Array) -> list[object]:
    if pa.types.is_timestamp(column.type):
        return ["" if value is None else f"{value:%Y-%m-%dT%H:%M:%SZ}" for value in column.to_pylist()]
    if pa.types.is_floating(column.type):
        return ["" if value is None else f"{value:.15g}" for value in column.to_pylist()]
    if pa.types.is_boolean(column.type):
        return [str(value).lower() for value in column.to_pylist()]
    return column.to_pylist()  # type: ignore[no-any-return]


def _parquet_files(table: pa.Table) -> dict[str, Callable[[], bytes]]:
    months = pc.strftime(table["window_start"], format="%Y-%m").fill_null(UNRESOLVED)
    keyed = table.append_column("month", months)
    groups = (
        keyed.group_by(["metric", "month"])
        .aggregate([])
        .sort_by([("metric", "ascending"), ("month", "ascending")])
    )
    return {
        f"metric={metric}/month={month}/claims.parquet": _parquet_of(keyed, metric, month)
        for metric, month in zip(groups["metric"].to_pylist(), groups["month"].to_pylist(), strict=True)
    }


def _parquet_of(keyed: pa.Table, metric: str, month: str) -> Callable[[], bytes]:
    def write() -> bytes:
        """The bytes of the file, made when it is written."""
        mine = pc.and_(pc.equal(keyed["metric"], metric), pc.equal(keyed["month"], month))
        out = pa.BufferOutputStream()
        pq.write_table(keyed.filter(mine).drop_columns(["metric", "month"]), out, compression="zstd")
        return out.getvalue().to_pybytes()  # type: ignore[no-any-return]

    return write


def _write_folder(
    folder: Path, as_of: datetime, files: Mapping[str, Callable[[], bytes]], count: int, told: Told = untold
) -> int:
    """All files and last the manifest, in a folder that is put in its place when it is whole."""
    try:
        with whole_folder(folder) as partial:
            making = counting(files.items(), told, len(files))
            listed = [_written(partial, name, make()) for name, make in making]
            manifest = {
                "as_of": f"{as_of:%Y-%m-%dT%H:%M:%SZ}",
                "tracker": __version__,
                "claims": count,
                "files": listed,
            }
            _written(partial, "_manifest.json", (json.dumps(manifest, indent=1) + "\n").encode())
    except OSError as fault:
        raise TargetError(f"{folder}: cannot be written ({fault.strerror}); choose another --out") from fault
    return count


def _written(folder: Path, name: str, content: bytes) -> dict[str, object]:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    return {"path": name, "bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}


def title_of(as_of: datetime) -> str:
    """What a package or a workbook is called."""
    return f"Claims known as of {as_of:%Y-%m-%d %H:%M} UTC"


def _package(table: pa.Table, content: bytes, as_of: datetime) -> dict[str, object]:
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "tracker-claims",
        "title": title_of(as_of),
        "created": f"{as_of:%Y-%m-%dT%H:%M:%SZ}",
        "version": __version__,
        "resources": [
            {
                "name": "claims",
                "type": "table",
                "path": "claims.csv",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "bytes": len(content),
                "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
                "schema": {
                    "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
                    "fields": list(_fields(table.schema)),
                    "primaryKey": ["id"],
                    "missingValues": [{"value": "", "label": "open, or not stated"}],
                },
            }
        ],
    }


def _fields(schema: pa.Schema) -> Iterator[dict[str, object]]:
    for field in schema:
        described: dict[str, object] = {"name": field.name}
        if pa.types.is_timestamp(field.type):
            described |= {"type": "datetime", "format": "%Y-%m-%dT%H:%M:%SZ"}
        elif pa.types.is_floating(field.type):
            described |= {"type": "number"}
        elif pa.types.is_boolean(field.type):
            described |= {"type": "boolean", "trueValues": ["true"], "falseValues": ["false"]}
        else:
            described |= {"type": "string"}
        if field.name in _WORDS:
            described["categories"] = list(get_args(_WORDS[field.name]))
        if field.name in _TOLD:
            described["description"] = _TOLD[field.name]
        yield described
