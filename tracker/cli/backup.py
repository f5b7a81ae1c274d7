"""`tracker backup`: a consistent copy of the store, also while a writer works."""

from pathlib import Path

import click

from tracker.api import keeping
from tracker.cli.options import store_option
from tracker.config import Place


@click.command(name="backup")
@click.argument("file", type=click.Path(path_type=Path))
@store_option
def command(file: Path, store: Place | None) -> None:
    """Back the store up into a new FILE, also while a writer works; whole or not at all.

    The file is one SQLite store, whatever the store is; `tracker copy` brings it back to a server.
    """
    click.echo(f"{keeping.backup(store, file)}")
