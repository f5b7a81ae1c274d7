"""`tracker correct`: correct a claim; the old value stays for as-of."""

from datetime import datetime

import click

from tracker.api import storing
from tracker.cli.options import because_option, known_at_option, store_option
from tracker.config import Place


@click.command(name="correct", context_settings={"ignore_unknown_options": True})
@click.argument("claim")
@click.argument("value")
@because_option
@known_at_option
@store_option
def command(claim: str, value: str, reason: str, known_at: datetime | None, store: Place | None) -> None:
    """Correct a claim: the old value stays for as-of. CLAIM is its id, VALUE the right amount.

    VALUE is a number, a range or words with a bound, as 5, 5-9, "at least 5" or "about 5".
    """
    corrected = storing.correct(store, claim, value, reason=reason, known_at=known_at)
    click.echo(f"claim {corrected.id} supersedes {corrected.supersedes}")
