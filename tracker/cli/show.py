"""`tracker show`: one claim or document with all that is known of it."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

import click

from tracker.api import listing
from tracker.api.reading import document_line
from tracker.cli.options import as_of_option, cut_option, json_option, store_option
from tracker.cli.output import counted, json_line, marked, quoted, table, whose
from tracker.config import Place
from tracker.display import interval
from tracker.errors import NothingReportedError
from tracker.model import Claim
from tracker.store import Batch, Cut
from tracker.store.corrections import differences


@click.command(name="show")
@click.argument("identity", metavar="[CLAIM|DOCUMENT|FILE]", required=False)
@as_of_option
@cut_option
@store_option
@json_option
def command(
    identity: str | None, as_of: datetime | None, cut: Cut, store: Place | None, as_json: bool
) -> None:
    """Show one claim or document with all that is known of it; without one, the batches of the store.

    The first 6 characters of an id do; of a FILE the documents are shown that the store holds.
    """
    if identity is None:
        batches = listing.batches(store, as_of=as_of)
        if not batches:
            raise NothingReportedError("nothing found: nothing was added to the store by then (tracker add)")
        _print_batches(batches, as_json=as_json)
        return
    path = Path(identity)
    for one in listing.documents_of(store, path) if path.is_file() else [identity]:
        _print_shown(listing.show(store, one, as_of=as_of, cut=cut), as_json=as_json)


def _print_shown(found: listing.Shown, *, as_json: bool) -> None:
    shown, superseded_by, sources = found
    if as_json:
        json_line(document_line(shown.document))
        for line in (*shown.claims, *shown.rejections):
            json_line(line.model_dump(mode="json"))
        return
    document = shown.document
    when = "not known" if document.published is None else f"{document.published:%Y-%m-%d %H:%M} UTC"
    click.echo(f"document {document.id}\n  {document.title or '(no title)'}\n  ref {document.ref}")
    click.echo(f"  publisher {document.publisher or 'not known'}, published {when}")
    if document.url:
        click.echo(f"  {document.url}")
    for remark in document.remarks:
        click.echo(f"  with the text came: {remark}")
    click.echo()
    for claim in shown.claims:
        _print_claim(claim, document.text, superseded_by.get(claim.id), sources)
    click.echo(f"{counted(len(shown.claims), 'claims')}, {counted(len(shown.rejections), 'rejections')}")


def _print_batches(batches: list[Batch], *, as_json: bool) -> None:
    if as_json:
        for batch in batches:
            json_line(
                {"kind": "batch", **batch._asdict(), "known_at": f"{batch.known_at:%Y-%m-%dT%H:%M:%SZ}"}
            )
        return
    counts = ("documents", "claims", "rejections", "sightings")
    rows = (
        (
            batch.id,
            f"{batch.known_at:%Y-%m-%d %H:%M}",
            *(f"{getattr(batch, name):,}" for name in counts),
            "backfill" if batch.backfill else "",
            batch.source,
        )
        for batch in batches
    )
    table(("batch", "known at", *counts, "", "source"), rows)


def _print_claim(claim: Claim, text: str, later: Claim | None, sources: Mapping[str, Claim]) -> None:
    click.echo(f"claim {claim.id}  {claim.status if later is None else later.status}")
    if later is not None:
        when = "" if later.known_at is None else f" on {later.known_at:%Y-%m-%d %H:%M} UTC"
        click.echo(f"  {later.status} by {later.claimant}{when} ({later.id}) because {later.reason}")
        for what, was, now in differences(claim, later, sources.get(claim.id, claim).claimant):
            click.echo(f"    {what}: {now}, was {was}")
    click.echo(
        f"  {claim.metric} {'+'.join(claim.classes)} {claim.direction} {claim.scope}: "
        f"{interval(claim.amount.low, claim.amount.best, claim.amount.high)} {claim.amount.unit} "
        f"{claim.amount.bound}"
    )
    click.echo(f"  {claim.window}")
    known = "" if claim.known_at is None else f", known since {claim.known_at:%Y-%m-%d %H:%M} UTC"
    instead = f", in place of {claim.supersedes}" if claim.supersedes else ""
    click.echo(f"  by {whose(claim, sources)}{instead}, rule {claim.rule}{known}")
    if claim.flags:
        click.echo(f"  flags {', '.join(claim.flags)}")
    if claim.derived_from:
        click.echo(f"  worked out from {', '.join(claim.derived_from)}")
    for same in claim.equivalents:
        click.echo(f"  the same as {interval(same.low, same.best, same.high)} {same.unit}")
    if claim.reason:
        click.echo(f"  because {claim.reason}")
    for other in claim.readings:
        amount = interval(other.amount.low, other.amount.best, other.amount.high)
        click.echo(f"  or {amount} {other.amount.unit}: {other.reason}")
    click.echo(f"  {marked(quoted(claim, text))}\n")
