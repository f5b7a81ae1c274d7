"""`tracker correct`: correct a claim; the old value stays for as-of."""

from datetime import datetime

import click

from tracker.api import storing
from tracker.cli.options import because_option, known_at_option, store_option
from tracker.config import Place


@click.command(name="correct")
@click.argument("claim")
@click.argument("value", type=float)
@because_option
@known_at_option
@store_option
def command(claim: str, value: float, reason: str, known_at: datetime | None, store: Place | None) -> None:
    """Correct a claim: the old value stays for as-of. CLAIM is its id, VALUE the right amount."""
    corrected = storing.correct(store, claim, value, reason=reason, known_at=known_at)
    click.echo(f"claim {corrected.id} supersedes {corrected.supersedes}")
