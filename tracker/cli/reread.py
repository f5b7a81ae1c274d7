"""`tracker reread`: a newer reader on stored texts; what it reads otherwise is shown before it counts."""

from datetime import datetime

import click

from tracker.api import rereading
from tracker.api.reading import document_line
from tracker.cli.options import json_option, known_at_option, store_option
from tracker.cli.output import counted, json_line
from tracker.cli.progress import progress
from tracker.config import Place
from tracker.display import interval
from tracker.model import Claim


@click.command(name="reread")
@click.option("--commit", is_flag=True, help="Write it; without this it is only shown.")
@known_at_option
@store_option
@json_option
def command(commit: bool, known_at: datetime | None, store: Place | None, as_json: bool) -> None:
    """Read stored texts again by a newer reader, and show what changes before it counts."""
    with progress("texts") as told:
        found = rereading.reread(store, commit=commit, known_at=known_at, told=told)
    for change in found.changes:
        if as_json:
            json_line(_line(change))
        else:
            _print(change)
    gone = sum(len(change.gone) for change in found.changes)
    new = sum(len(change.new) for change in found.changes)
    line = (
        f"{counted(found.texts, 'texts')} read again: {counted(gone, 'claims')} no longer read, {new:,} new"
    )
    written = (
        "; written" if found.batch else "; nothing was written, --commit writes it" if found.texts else ""
    )
    click.echo(line + written, err=True)


def _line(change: rereading.Reread) -> dict[str, object]:
    sides = {"gone": change.gone, "new": change.new, "corrections": change.corrections}
    return {
        "kind": "reread",
        "document": document_line(change.document),
        "kept": change.kept,
        **{name: [claim.model_dump(mode="json") for claim in claims] for name, claims in sides.items()},
    }


def _print(change: rereading.Reread) -> None:
    click.echo(f"{change.document.ref}  {change.document.title}".rstrip())
    for sign, claims in (("-", change.gone), ("+", change.new)):
        for claim in claims:
            click.echo(f"  {sign} {_told(claim)}")
    for claim in change.corrections:
        click.echo(
            f"  ! correction {claim.id[:12]} ({claim.reason}) stays, of a claim that is no longer read"
        )


def _told(claim: Claim) -> str:
    amount = claim.amount
    value = interval(amount.low, amount.best, amount.high)
    return f"{claim.metric} {'+'.join(claim.classes)} {claim.scope} {value} {claim.claimant}"
