"""`tracker add`: read documents into the store."""

from datetime import datetime
from pathlib import Path

import click

from tracker.api import storing
from tracker.cli.options import (
    backfill_option,
    columns_option,
    json_option,
    known_at_option,
    source_option,
    store_option,
)
from tracker.cli.output import json_line, note


@click.command(name="add")
@click.argument("paths", nargs=-1, required=True, metavar="FILE|FOLDER...", type=click.Path(path_type=Path))
@store_option
@click.option("--workers", type=click.IntRange(1), default=1, show_default=True, help="Reading processes.")
@source_option
@columns_option
@click.option(
    "--quotes-only",
    is_flag=True,
    help="Keep of each text its hash and what is quoted from it [default: as tracker.toml says].",
)
@known_at_option
@backfill_option
@json_option
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[Path, ...],
    store: Path | None,
    workers: int,
    source: str | None,
    columns: tuple[tuple[str, str], ...],
    quotes_only: bool,
    known_at: datetime | None,
    backfill: bool,
    as_json: bool,
) -> None:
    """Read documents into the store. What cannot be read is listed, the rest is added."""
    added = storing.ingest(
        store,
        paths,
        known_at=known_at,
        backfill=backfill,
        workers=workers,
        source=source,
        columns=dict(columns),
        note=note,
        keep_text=False if quotes_only else None,
    )
    for fault in added.faults:
        click.echo(f"error: {fault}", err=True)
    if as_json:
        json_line({"kind": "batch", **added.counts})
    else:
        click.echo(", ".join(f"{value:,} {name}" for name, value in added.counts.items()))
    if added.faults:
        ctx.exit(2)
