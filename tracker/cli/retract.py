"""`tracker retract`: take back a claim, a document or a batch; as-of before it still shows it."""

from datetime import datetime

import click

from tracker.api import correcting
from tracker.cli.options import because_option, known_at_option, store_option
from tracker.cli.output import counted
from tracker.config import Place


@click.command(name="retract")
@click.argument("identity", metavar="CLAIM|DOCUMENT|BATCH")
@because_option
@known_at_option
@store_option
def command(identity: str, reason: str, known_at: datetime | None, store: Place | None) -> None:
    """Retract a claim, a document or a batch: as-of before now still shows it."""
    count = correcting.retract(store, identity, reason=reason, known_at=known_at)
    click.echo(f"{counted(count, 'claims')} retracted")
