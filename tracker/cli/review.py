"""`tracker review`: what needs a person, one after the other, each decision a dated claim by the editor."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import click

from tracker.api import correcting, reviewing
from tracker.cli.options import DAY, json_option, known_at_option, store_option
from tracker.cli.output import json_line, kyiv_clock, marked, quoted
from tracker.config import Place
from tracker.display import interval
from tracker.errors import TrackerError
from tracker.model import Claim

CHOICES = "accept, correct, retract, skip, quit"


@click.command(name="review")
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    type=click.Choice(sorted(reviewing.KINDS)),
    help="What to walk through [default: all].",
)
@click.option("--metric")
@click.option("--claimant")
@click.option("--since", type=DAY, help="First day.")
@click.option("--until", type=DAY, help="Last day, included.")
@click.option("--list", "only_list", is_flag=True, help="List them, ask nothing.")
@known_at_option
@store_option
@json_option
def command(
    kinds: tuple[str, ...],
    metric: str | None,
    claimant: str | None,
    since: date | None,
    until: date | None,
    only_list: bool,
    known_at: datetime | None,
    store: Place | None,
    as_json: bool,
) -> None:
    """Review what needs a person: other readings, hedges, faults, conflicts, windows that are not known."""
    found = reviewing.doubts(store, kinds=kinds, metric=metric, claimant=claimant, since=since, until=until)
    decided = 0
    for place, doubt in enumerate(found, 1):
        if as_json:
            json_line(_line(doubt))
            continue
        _print(doubt, f"{place} of {len(found)}")
        if only_list:
            continue
        answer = _ask(doubt, store, known_at)
        if answer == "quit":
            break
        decided += answer != "skip"
    click.echo(f"{len(found):,} in doubt, {decided:,} decided", err=True)


def _ask(doubt: reviewing.Doubt, store: Place | None, known_at: datetime | None) -> str:
    """Ask until a decision is made; what cannot be done is said and asked again."""
    while True:
        answer = _choice()
        if answer in ("skip", "quit"):
            return answer
        try:
            DECISIONS[answer](doubt, store, known_at)
        except TrackerError as fault:
            click.echo(f"error: {fault}", err=True)
        else:
            return answer


def _choice() -> str:
    while True:
        given = str(click.prompt(CHOICES, prompt_suffix="? ")).strip().lower()
        fitting = [choice for choice in CHOICES.split(", ") if given and choice.startswith(given)]
        if len(fitting) == 1:
            return fitting[0]


def _accept(doubt: reviewing.Doubt, store: Place | None, known_at: datetime | None) -> None:
    ids = [claim.id for claim in doubt.claims]
    reviewing.accept(store, ids, reason=_reason("read as the text says it"), known_at=known_at)


def _correct(doubt: reviewing.Doubt, store: Place | None, known_at: datetime | None) -> None:
    claim, value = _one(doubt), str(click.prompt("right amount"))
    correcting.correct(store, claim.id, value, reason=_reason(), known_at=known_at)


def _retract(doubt: reviewing.Doubt, store: Place | None, known_at: datetime | None) -> None:
    correcting.retract(store, _one(doubt).id, reason=_reason(), known_at=known_at)


DECISIONS: dict[str, Callable[[reviewing.Doubt, Place | None, datetime | None], None]] = {
    "accept": _accept,
    "correct": _correct,
    "retract": _retract,
}


def _one(doubt: reviewing.Doubt) -> Claim:
    if len(doubt.claims) == 1:
        return doubt.claims[0]
    number = click.prompt("which one", type=click.IntRange(1, len(doubt.claims)))
    return doubt.claims[number - 1]


def _reason(default: str | None = None) -> str:
    return str(click.prompt("because", default=default))


def _print(doubt: reviewing.Doubt, place: str) -> None:
    click.echo(f"\n{place}  {doubt.kind}: {doubt.why}")
    for number, claim in enumerate(doubt.claims, 1):
        amount, end = claim.amount, claim.window.end
        when = "no window" if end is None else f"{claim.window.basis} to {kyiv_clock(end)} Kyiv time"
        value = interval(amount.low, amount.best, amount.high)
        what = " ".join(filter(None, (claim.metric, "+".join(claim.classes), value)))
        printer = "" if claim.publisher in ("", claim.claimant) else f" in {claim.publisher}"
        where = claim.scope if claim.direction == "none" else f"{claim.direction}, {claim.scope}"
        click.echo(f"  {number}. {what}, {where}, {when}, by {claim.claimant}{printer} ({claim.id[:12]})")
        click.echo(f"     {marked(quoted(claim, doubt.texts[claim.document].text))}")


def _line(doubt: reviewing.Doubt) -> dict[str, Any]:
    return {
        "kind": "doubt",
        "doubt": doubt.kind,
        "why": doubt.why,
        "claims": [claim.model_dump(mode="json") for claim in doubt.claims],
    }
