"""`tracker revisions`: how figures moved, and what changed between two instants."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

import click

from tracker.api import revising
from tracker.cli.options import DAY, DIRECTION, INSTANT, as_of_option, cut_option, json_option, store_option
from tracker.cli.output import acted_on, counted, json_line, kyiv_clock, table
from tracker.config import Place
from tracker.display import interval, number
from tracker.model import Claim
from tracker.series.revisions import Moved, Revision
from tracker.store.corrections import differences, said_by

FIGURE = ("end, Kyiv time", "metric", "classes", "on", "scope", "claimant")
COLUMNS = {
    "revised": "how often the figure changed",
    "spread": "the largest less the smallest value, and as a share of the last",
    "lag": "until all that was stated later stays within 5 % of the last value",
    "flow": "what the statements called themselves",
}


@click.command(name="revisions")
@click.argument("metric", required=False)
@click.option("--class", "classes", help="Class id, with the classes below it; a bundle as a+b.")
@click.option("--direction", type=DIRECTION)
@click.option("--scope")
@click.option("--claimant")
@click.option("--since", type=DAY, help="First day.")
@click.option("--until", type=DAY, help="Last day, included.")
@click.option("--every", is_flag=True, help="Figures that never changed too.")
@click.option(
    "--between", nargs=2, type=INSTANT, help="Two instants: what became of the figures from one to the other."
)
@as_of_option
@cut_option
@store_option
@json_option
def command(
    metric: str | None,
    since: date | None,
    until: date | None,
    every: bool,
    between: tuple[datetime, datetime] | None,
    as_of: datetime | None,
    store: Place | None,
    as_json: bool,
    **asked: Any,
) -> None:
    """Show how figures moved: how often, from what to what, how far, and how long until they settled."""
    if between is not None:
        found = revising.compare(store, *between, metric=metric, since=since, until=until, **asked)
        _print_moves(found, as_json=as_json)
        return
    revisions = revising.revisions(store, metric, since=since, until=until, every=every, as_of=as_of, **asked)
    if as_json:
        for revision in revisions:
            json_line(_revision_line(revision))
        return
    if revisions:
        headings = (*FIGURE, "revised", "first", "last", "spread", "%", "lag", "flow", "claims")
        table(headings, map(_revision_row, revisions))
        click.echo()
        for name, told in COLUMNS.items():
            click.echo(f"  {name}: {told}")
    for revision in revisions:
        _print_corrections(revision.claims)
    click.echo(counted(len(revisions), "figures"), err=True)


def _revision_line(revision: Revision) -> dict[str, Any]:
    figure = revision.figure.model_dump(mode="json")
    kept = ("metric", "classes", "direction", "scope", "claimant", "window")
    return {
        "kind": "revision",
        **{name: figure[name] for name in kept},
        "unit": figure["amount"]["unit"],
        "n_revisions": revision.n_revisions,
        "first": revision.first,
        "last": revision.last,
        "spread": revision.spread,
        "relative_spread": revision.relative_spread,
        "lag_hours": None if revision.lag is None else revision.lag / timedelta(hours=1),
        "flow": revision.flow,
        "claims": [claim.id for claim in revision.claims],
        "values": [_value_line(claim) for claim in revision.claims],
    }


def _value_line(claim: Claim) -> dict[str, Any]:
    shown = claim.model_dump(mode="json")
    amount = {name: shown["amount"][name] for name in ("low", "best", "high")}
    return {name: shown[name] for name in ("id", "status", "published", "known_at", "reason")} | amount


def _revision_row(revision: Revision) -> tuple[object, ...]:
    lag = revision.lag
    return (
        *_figure(revision.figure),
        revision.n_revisions,
        number(revision.first),
        number(revision.last),
        number(revision.spread),
        "–" if revision.relative_spread is None else f"{100 * revision.relative_spread:.1f}",
        "–" if lag is None else _span(lag),
        " → ".join(revision.flow),
        " ".join(claim.id[:8] for claim in revision.claims),
    )


def _span(lag: timedelta) -> str:
    """A time in hours; from two days on in days."""
    return f"{lag / timedelta(hours=1):.1f} h" if lag < timedelta(days=2) else f"{lag.days:,} d"


def _print_corrections(claims: Sequence[Claim]) -> None:
    """Who corrected a figure and why, and what was changed."""
    known = {claim.id: claim for claim in claims}
    for claim in claims:
        old = known.get(claim.supersedes or "")
        if old is None:
            continue
        instead = f"in place of {old.id[:8]}: {claim.reason}"
        click.echo(f"{claim.id[:8]} {claim.status} by {claim.claimant} {instead}")
        said = said_by(old) or claims[0].claimant
        changed = differences(old, claim, said) if claim.status != "retracted" else ()
        for what, was, now in changed:
            click.echo(f"  {what}: {now}, was {was}")


def _print_moves(found: revising.Compared, *, as_json: bool) -> None:
    shown = [move for move in found.moves if move.change != "added"]
    if as_json:
        json_line({"kind": "comparison", **found.counts})
        for move in found.moves:
            sides = {"before": move.before, "after": move.after}
            json_line(
                {"kind": "move", "change": move.change}
                | {name: side.model_dump(mode="json") if side else None for name, side in sides.items()}
            )
        return
    if shown:
        table((*FIGURE, "change", "before", "after", "why"), map(_move_row, shown))
    click.echo(", ".join(f"{count:,} {change}" for change, count in found.counts.items()))


def _move_row(move: Moved) -> tuple[object, ...]:
    figure = move.before or move.after
    assert figure is not None
    values = (
        interval(c.amount.low, c.amount.best, c.amount.high) if c else "–" for c in (move.before, move.after)
    )
    reason = move.after.reason if move.after else ""
    return (*_figure(figure), move.change, *values, reason)


def _figure(claim: Claim) -> tuple[str, ...]:
    """What a figure is of, and whose."""
    end = "unresolved" if claim.window.end is None else kyiv_clock(claim.window.end)
    return end, claim.metric, "+".join(claim.classes), acted_on(claim), claim.scope, claim.claimant
