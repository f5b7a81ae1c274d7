"""`tracker fetch`: feeds and pages of a config file, polite and cached."""

import click

from tracker.api import fetching
from tracker.cli.options import json_option, store_option
from tracker.cli.output import counted, json_line
from tracker.config import Place


@click.command(name="fetch")
@click.argument("sources", nargs=-1, metavar="[SOURCE...]")
@click.option("--raw-only", is_flag=True, help="Keep the bytes; add nothing to the store yet.")
@store_option
@json_option
@click.pass_context
def command(
    ctx: click.Context, sources: tuple[str, ...], raw_only: bool, store: Place | None, as_json: bool
) -> None:
    """Fetch feeds and pages that tracker.toml names, and add them to the store.

    Raw bytes are kept beside the store. SOURCE is a name of tracker.toml; without one, all are fetched.
    """
    code = 0
    for found in fetching.fetch(sources, store=store, raw_only=raw_only):
        if found.fault is not None:
            click.echo(f"error: {found.source}: {found.fault}", err=True)
            code = max(code, found.fault.exit_code)
        if as_json:
            json_line({"kind": "fetch", **found._asdict(), "fault": found.fault and str(found.fault)})
        else:
            held = ("documents", "claims", "sightings")
            counts = ", ".join(counted(getattr(found, things), things) for things in held)
            click.echo(f"{found.source}: {found.state}{'' if raw_only else f', {counts}'}")
    ctx.exit(code)
