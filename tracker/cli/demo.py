"""`tracker demo`: read the shipped statements and write both reports."""

from pathlib import Path

import click

from tracker.api.demo import demo


@click.command(name="demo")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=Path("demo"),
    show_default=True,
    help="Folder for the store and the editions.",
)
def command(out: Path) -> None:
    """Read the shipped statements into a new store and write the weekly and the monthly report."""
    told = demo(out, progress=lambda line: click.echo(line, err=True))
    for line in told:
        click.echo(line)
