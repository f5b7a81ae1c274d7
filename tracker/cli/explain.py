"""`tracker explain`: which definitions yield a figure."""

from datetime import datetime

import click

from tracker.cli.options import DAY_RULE, DIRECTION, as_of_option, json_option, store_option
from tracker.cli.output import json_line, table
from tracker.config import Place


@click.command(name="explain")
@click.argument("value")
@click.option("--metric", required=True, help="Metric or typed rate: launched, rate_neutralised.")
@click.option("--period", required=True, help="2025-06-29, 2025-W26, 2025-06, 2025 or FIRST..LAST.")
@click.option("--class", "classes", help="Class id; a bundle as a+b [default: drone].")
@click.option(
    "--direction",
    type=DIRECTION,
    help="Who acts on whom [default: ru_on_ua].",
)
@click.option("--scope", help="national or a region id [default: national].")
@click.option("--claimant", help="Figures of this claimant alone.")
@click.option("--day-rule", type=DAY_RULE, help="The day of a window [default: end].")
@as_of_option
@store_option
@json_option
@click.pass_context
def command(
    ctx: click.Context,
    /,
    value: str,
    metric: str,
    period: str,
    classes: str | None,
    direction: str | None,
    scope: str | None,
    claimant: str | None,
    day_rule: str | None,
    as_of: datetime | None,
    store: Place | None,
    as_json: bool,
) -> None:
    """Which definitions of a metric yield VALUE in a period; exit 1 where none that was tried does.

    VALUE is as printed: 447, "6 %", "almost 6,900". Tried are class sets, day rules, claimants, metrics,
    neighbouring days, earlier states of knowledge and what anybody stated of the whole period.
    """
    from tracker.api import ruling
    from tracker.court.naming import value as printed

    found = ruling.explain(
        store,
        value,
        metric,
        period=period,
        classes=classes,
        direction=direction,
        scope=scope,
        claimant=claimant,
        day_rule=day_rule,
        as_of=as_of,
    )
    if as_json:
        json_line(found.model_dump(mode="json"))
    else:
        click.echo(f"{found.verdict.upper()}  {value}: {found.note}")
        rows = ((printed(one.amount), one.reason) for one in found.readings)
        table(("value", "definition"), rows)
    ctx.exit(int(found.verdict == "unexplained"))
