"""`tracker add`: read documents into the store."""

from datetime import datetime
from pathlib import Path

import click

from tracker.api import adding
from tracker.cli.options import (
    PUBLISHED,
    backfill_option,
    columns_option,
    json_option,
    known_at_option,
    source_option,
    store_option,
)
from tracker.cli.output import counted, json_line, note
from tracker.cli.progress import progress
from tracker.config import Place


@click.command(name="add")
@click.argument("paths", nargs=-1, required=True, metavar="FILE|FOLDER...", type=click.Path(path_type=Path))
@store_option
@click.option("--workers", type=click.IntRange(1), default=1, show_default=True, help="Reading processes.")
@click.option("--published", type=PUBLISHED, help="When texts were published that do not say so.")
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
    store: Place | None,
    workers: int,
    published: datetime | None,
    source: str | None,
    columns: tuple[tuple[str, str], ...],
    quotes_only: bool,
    known_at: datetime | None,
    backfill: bool,
    as_json: bool,
) -> None:
    """Read documents into the store. What cannot be read is listed, the rest is added."""
    with progress("documents") as told:
        added = adding.ingest(
            store,
            paths,
            known_at=known_at,
            backfill=backfill,
            workers=workers,
            published=published,
            source=source,
            columns=dict(columns),
            note=note,
            told=told,
            keep_text=False if quotes_only else None,
        )
    for fault in added.faults:
        click.echo(f"error: {fault}", err=True)
    if added.undated:
        note(
            f"{counted(added.undated, 'claims')} read without a window: no series counts what has no date; "
            "where its text does not say when it was published, give --published, or of a table the column: "
            "--column published=NAME"
        )
    if as_json:
        json_line({"kind": "batch", **added.counts})
    else:
        click.echo(", ".join(counted(value, name) for name, value in added.counts.items()))
    if added.faults:
        ctx.exit(2)
