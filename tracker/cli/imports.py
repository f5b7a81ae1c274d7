"""`tracker import`: bring a structured file into the store."""

from pathlib import Path
from typing import Any

import click

from tracker.api import importing
from tracker.cli.options import backfill_option, json_option, known_at_option, store_option
from tracker.cli.output import counted, json_line, note
from tracker.cli.progress import progress
from tracker.config import Place


@click.command(name="import")
@click.argument("format_name", metavar="FORMAT")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--dry-run",
    is_flag=True,
    help="Write nothing: list every row that would be rejected, with its cause, and tell what is new; "
    "exit 1 if there is one.",
)
@store_option
@known_at_option
@backfill_option
@json_option
@click.pass_context
def command(
    ctx: click.Context,
    /,
    format_name: str,
    file: Path,
    dry_run: bool,
    store: Place | None,
    as_json: bool,
    **when: Any,
) -> None:
    """Bring a structured file into the store.

    FORMAT: missile-attacks, support-tracker, general-staff-losses. Of the last two FILE may be the folder
    that holds the files. claims: a table of figures (CSV or JSON lines, docs/sources/claims.md) with at
    least metric, value, date and source; or a history that `tracker export claims` wrote, which makes a new
    store.
    """
    if dry_run:
        with progress("claims") as told:
            found = importing.rehearse(store, format_name, file, note=note, told=told)
        _show(found, as_json=as_json)
        ctx.exit(1 if found.faults else 0)
    with progress("documents") as told:
        added = importing.import_file(store, format_name, file, note=note, told=told, **when)
    if as_json:
        json_line({"kind": "batch", **added.counts})
    else:
        click.echo(", ".join(counted(value, name) for name, value in added.counts.items()))


def _show(found: importing.Rehearsal, *, as_json: bool) -> None:
    counts = found._asdict() | {"faults": len(found.faults)}
    if as_json:
        for fault in found.faults:
            json_line({"kind": "rejected_row", **fault._asdict()})
        json_line({"kind": "dry_run", "rejected_rows": counts.pop("faults"), **counts})
        return
    for fault in found.faults:
        click.echo(f"{fault.file}, {fault}")
    click.echo(
        f"{counted(len(found.faults), 'rows')} rejected; {counted(found.documents, 'documents')} and "
        f"{counted(found.claims, 'claims')} would be new, {counted(found.known_documents, 'documents')} and "
        f"{counted(found.known_claims, 'claims')} are known; nothing was written"
    )
