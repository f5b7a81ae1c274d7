"""`tracker copy`: a store at another place, also of another engine, with every past state."""

import click

from tracker.api import keeping
from tracker.cli.options import PLACE
from tracker.cli.output import counted
from tracker.cli.progress import progress
from tracker.config import Place
from tracker.store.address import redacted

COUNTED = {"batch": "batches", "document": "documents", "claim": "claims"}


@click.command(name="copy")
@click.argument("source", type=PLACE)
@click.argument("target", type=PLACE)
def command(source: Place, target: Place) -> None:
    """Copy the store SOURCE to TARGET, a new file or an empty database; whole or not at all.

    Both are paths of files or addresses such as postgresql://USER@HOST/DATABASE. Ids, instants and every
    past state stay. Passwords belong in ~/.pgpass or PGPASSWORD.
    """
    with progress("rows") as told:
        counts = keeping.copy(source, target, told)
    held = ", ".join(counted(counts[table], things) for table, things in COUNTED.items())
    click.echo(f"{redacted(str(target))}: {held}")
