"""`tracker report`: build a dated edition of a report."""

from datetime import datetime
from pathlib import Path

import click

from tracker.api import editions
from tracker.cli.options import as_of_option, store_option
from tracker.config import Place


@click.command(name="report")
@click.argument("name", metavar="NAME")
@click.option("--period", help="2025-10-26, 2025-W43 or 2025-10 [default: the newest that is due].")
@as_of_option
@click.option("--out", type=click.Path(path_type=Path), help="Folder [default: reports/NAME/editions].")
@store_option
def command(
    name: str, period: str | None, as_of: datetime | None, out: Path | None, store: Place | None
) -> None:
    """Build a dated edition of a report. NAME: weekly, monthly, or the folder of a report.toml."""
    edition = editions.report(store, name, period=period, as_of=as_of, out=out)
    click.echo(f"{edition.folder}")
