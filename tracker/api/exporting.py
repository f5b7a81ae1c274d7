"""Exports: what a store knows as of an instant, in the formats of others; and its whole history."""

from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from tracker.api.historic import HISTORY, write_history
from tracker.api.opening import StoreLike, opened
from tracker.errors import SourceError, how_to_install
from tracker.instants import When, read_instant
from tracker.progress import Told, untold
from tracker.store import Cut


class Export(NamedTuple):
    """A format: where its writer is, what installs it, whether it is a folder, and what it is."""

    module: str
    writer: str
    extra: str
    told: str


FORMATS = MappingProxyType(
    {
        "parquet": Export("tracker.api.tables", "write_parquet", "", "a folder by metric and month"),
        "csv": Export("tracker.api.tables", "write_csv", "", "one file of claims"),
        "datapackage": Export("tracker.api.tables", "write_datapackage", "", "a folder with a described CSV"),
        "xlsx": Export("tracker.api.workbook", "write_xlsx", "xlsx", "a workbook of series and claims"),
    }
)


def export(
    store: StoreLike,
    format_name: str,
    out: Path | str,
    *,
    as_of: When | None = None,
    cut: Cut = "known_at",
    told: Told = untold,
    **settings: Any,
) -> int:
    """Write what was known at an instant; the number of claims written, of a history that of batches.

    Formats: parquet, csv, datapackage, xlsx, and claims for the whole history, which has no instant. `told`
    hears how many rows, files, sheets or batches are done.
    Raises: SourceError for an unknown format or one that is not installed; AsOfError for an instant not
    yet seen; ExistsError for a path that is there; TargetError where it cannot be written.
    """
    with opened(store) as reader:
        if format_name == HISTORY:
            if as_of is not None:
                raise SourceError(
                    "claims are exported with all their history: leave --as-of out, or choose csv"
                )
            return write_history(reader, Path(out), told)
        write = _writer(format_name)
        known = read_instant(as_of) or reader.last_seen()
        count: int = write(reader, Path(out), known, cut, told, **settings)
        return count


def _writer(format_name: str) -> Any:
    if format_name not in FORMATS:
        known = ", ".join([*FORMATS, HISTORY])
        raise SourceError(f'no format "{format_name}" to export: choose of {known}')
    wanted = FORMATS[format_name]
    try:
        return getattr(import_module(wanted.module), wanted.writer)
    except ImportError as missing:
        if not wanted.extra:
            raise
        raise SourceError(
            f"{format_name} cannot be written here ({missing}): {how_to_install(wanted.extra)}"
        ) from missing
