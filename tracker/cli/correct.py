"""`tracker correct`: correct a claim; what it said before stays for as-of."""

from datetime import datetime
from typing import Any

import click

from tracker.api import correcting, listing
from tracker.cli.options import DIRECTION, because_option, known_at_option, store_option
from tracker.config import Place
from tracker.store.corrections import differences


@click.command(name="correct", context_settings={"ignore_unknown_options": True})
@click.argument("claim")
@click.argument("value", required=False)
@click.option("--metric", help="The right metric.")
@click.option("--class", "classes", help="The right class; a bundle as a+b.")
@click.option("--direction", type=DIRECTION, help="Who acts on whom.")
@click.option("--scope", help="national, a region id or a donor.")
@click.option(
    "--window",
    metavar="WHEN",
    help='2025-06-29, 2025-W26, 2025-06, FROM/TO; a basis before it: "night 2025-06-29".',
)
@click.option("--claimant", help="Whose figure it is, such as ua_air_force.")
@because_option
@known_at_option
@store_option
def command(
    claim: str, value: str | None, reason: str, known_at: datetime | None, store: Place | None, **fields: Any
) -> None:
    """Correct a claim: what it said stays for as-of. CLAIM is its id, VALUE the right amount.

    VALUE is a number, a range or words with a bound, as 5, 5-9, "at least 5" or "about 5"; money with its
    currency, if that is another: "500 million euros".
    """
    new = correcting.correct(store, claim, value, reason=reason, known_at=known_at, **fields)
    click.echo(f"claim {new.id} supersedes {new.supersedes}")
    (old,) = listing.claims(store, ids=[str(new.supersedes)], all_versions=True)
    source = listing.sources(store, [old]).get(old.id, old)
    for what, was, now in differences(old, new, source.claimant):
        click.echo(f"  {what}: {now}, was {was}")
