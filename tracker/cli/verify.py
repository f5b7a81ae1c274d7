"""`tracker verify`: is the store whole; exit 1 and one line for each fault where it is not."""

import click

from tracker.api import keeping
from tracker.cli.options import json_option, store_option
from tracker.cli.output import counted, json_line
from tracker.cli.progress import progress
from tracker.config import Place


@click.command(name="verify")
@store_option
@json_option
@click.pass_context
def command(ctx: click.Context, store: Place | None, as_json: bool) -> None:
    """Check the store: file, schema, seals, ids, quotes, references. Exit 1 where it is damaged."""
    with progress("checks") as told:
        faults = keeping.verify(store, told)
    for fault in faults:
        if as_json:
            json_line({"kind": "fault", "fault": fault})
        else:
            click.echo(fault)
    click.echo(counted(len(faults), "faults") if faults else "no fault found", err=True)
    if faults:
        ctx.exit(1)
