"""`tracker import`: bring a structured file into the store."""

from datetime import datetime
from pathlib import Path

import click

from tracker.api import storing
from tracker.cli.options import backfill_option, json_option, known_at_option, store_option
from tracker.cli.output import json_line


@click.command(name="import")
@click.argument("format_name", metavar="FORMAT")
@click.argument("file", type=click.Path(path_type=Path))
@store_option
@known_at_option
@backfill_option
@json_option
def command(
    format_name: str,
    file: Path,
    store: Path | None,
    known_at: datetime | None,
    backfill: bool,
    as_json: bool,
) -> None:
    """Bring a structured file into the store.

    FORMAT: missile-attacks, support-tracker, general-staff-losses. Of the last two FILE may be the folder
    that holds the files. claims: a history that `tracker export claims` wrote; it makes a new store.
    """
    added = storing.import_file(store, format_name, file, known_at=known_at, backfill=backfill)
    if as_json:
        json_line({"kind": "batch", **added.counts})
    else:
        click.echo(", ".join(f"{value:,} {name}" for name, value in added.counts.items()))
