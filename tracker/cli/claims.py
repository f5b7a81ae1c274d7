"""`tracker claims`: list and search what the store holds."""

from datetime import date, datetime

import click

from tracker.api import listing
from tracker.cli.options import DAY, DIRECTION, as_of_option, cut_option, json_option, store_option
from tracker.cli.output import acted_on, counted, json_line, kyiv_clock, quoted, table, whose
from tracker.config import Place
from tracker.display import interval
from tracker.errors import NothingReportedError
from tracker.model import Claim
from tracker.vocab import load


@click.command(name="claims")
@click.argument("words", nargs=-1)
@click.option("--metric")
@click.option("--class", "classes", help="Class id; a bundle as a+b.")
@click.option("--direction", type=DIRECTION)
@click.option("--scope")
@click.option("--claimant")
@click.option("--publisher")
@click.option("--since", type=DAY, help="First day; a window counts on the day it ends, as in a series.")
@click.option("--until", type=DAY, help="Last day, included.")
@click.option("--limit", type=click.IntRange(1), help="At most so many.")
@click.option("--all-versions", is_flag=True, help="Superseded and retracted claims too.")
@as_of_option
@cut_option
@store_option
@json_option
def command(
    words: tuple[str, ...],
    metric: str | None,
    classes: str | None,
    direction: str | None,
    scope: str | None,
    claimant: str | None,
    publisher: str | None,
    since: date | None,
    until: date | None,
    limit: int | None,
    all_versions: bool,
    as_of: datetime | None,
    cut: str,
    store: Place | None,
    as_json: bool,
) -> None:
    """List and search what the store holds, with quotes; exit 1 where it holds nothing of it.

    WORDS are looked for in the quotes.
    """
    found = listing.claims(
        store,
        text=" ".join(words) or None,
        metric=metric,
        classes=classes,
        direction=direction,
        scope=scope,
        claimant=claimant,
        publisher=publisher,
        since=since,
        until=until,
        limit=limit,
        all_versions=all_versions,
        as_of=as_of,
        cut=cut,
    )
    if not found:
        raise NothingReportedError(f"nothing found: {_asked(words)}")
    if as_json:
        for claim in found:
            json_line(claim.model_dump(mode="json"))
        return
    headings = ("id", "end, Kyiv time", "metric", "classes", "on", "amount", "scope", "claimant", "quote")
    sources = listing.sources(store, found, as_of=as_of, cut=cut)
    table(headings, (_row(claim, whose(claim, sources)) for claim in found))
    click.echo(counted(len(found), "claims"), err=True)


def _asked(words: tuple[str, ...]) -> str:
    """What the store has no claim of; a word that names something is no word of a quote."""
    if not words:
        return "the store holds no claim of what was asked for"
    vocabulary, near = load(), []
    for option, known in (
        ("metric", vocabulary.metrics),
        ("class", vocabulary.classes),
        ("claimant", vocabulary.claimants),
        ("publisher", vocabulary.publishers),
        ("scope", vocabulary.regions),
    ):
        near += [f"--{option} {word}" for word in words if word in known]
    told = f'no quote of a claim that was asked for has the words "{" ".join(words)}"'
    return f"{told}; try {' '.join(near)}" if near else told


def _row(claim: Claim, claimant: str) -> tuple[object, ...]:
    amount, end = claim.amount, claim.window.end
    unit = "" if amount.unit == "count" else f" {amount.unit}"
    return (
        claim.id[:12],
        "unresolved" if end is None else kyiv_clock(end),
        claim.metric,
        "+".join(claim.classes),
        acted_on(claim),
        f"{interval(amount.low, amount.best, amount.high)}{unit}",
        claim.scope,
        claimant,
        quoted(claim),
    )
