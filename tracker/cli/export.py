"""`tracker export`: what the store knows as of an instant, in the formats of others."""

from datetime import datetime
from pathlib import Path

import click

from tracker.api import exporting
from tracker.api.historic import HISTORY
from tracker.cli.options import as_of_option, cut_option, store_option
from tracker.cli.output import counted
from tracker.cli.progress import progress
from tracker.config import Place
from tracker.store import Cut

STEPS = {"parquet": "files", "xlsx": "sheets", HISTORY: "batches"}


@click.command(name="export")
@click.argument("format_name", metavar="FORMAT", type=click.Choice([*exporting.FORMATS, HISTORY]))
@click.option("--out", type=click.Path(path_type=Path), required=True, help="A new FILE or FOLDER.")
@as_of_option
@cut_option
@store_option
def command(format_name: str, out: Path, as_of: datetime | None, cut: Cut, store: Place | None) -> None:
    """Export what is known as of an instant: parquet, csv, datapackage or xlsx; or claims.

    parquet is a folder by metric and month, datapackage a folder with a described CSV, xlsx a workbook of
    series and claims. claims are JSON lines of the whole history: `tracker import claims FILE` makes the
    same store of them.
    """
    with progress(STEPS.get(format_name, "claims")) as told:
        count = exporting.export(store, format_name, out, as_of=as_of, cut=cut, told=told)
    what = "batches" if format_name == HISTORY else "claims"
    click.echo(f"{counted(count, what)} written to {out}", err=True)
    click.echo(f"{out}")
