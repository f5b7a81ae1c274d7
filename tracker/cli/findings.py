"""`tracker findings`: what the methods say of one series, or what stands out in all of them."""

from collections.abc import Iterable
from typing import Any

import click
from click.core import ParameterSource

from tracker.api import analysis, observing, screening
from tracker.cli.options import json_option, series_options
from tracker.cli.output import json_line
from tracker.model import Finding

WITH_ALL = ("direction", "scope", "as_of", "since")


@click.command(name="findings")
@click.argument("metric", metavar="[METRIC]", required=False)
@click.option(
    "--method",
    "methods",
    multiple=True,
    help="trend, anomalies, records, breaks, rates, rate_anomalies [default: all that apply]; when asked "
    "for also course, weekdays, forecast.",
)
@click.option("--all", "everything", is_flag=True, help="Every class and metric, by day and week, ranked.")
@click.option("--daily", is_flag=True, help="With --all: for a run every day, spend alpha in order of time.")
@click.option("--first", type=click.IntRange(1), help="With --all: how many findings to print.")
@series_options
@json_option
@click.pass_context
def command(
    ctx: click.Context,
    /,
    metric: str | None,
    methods: tuple[str, ...],
    everything: bool,
    daily: bool,
    first: int | None,
    as_json: bool,
    **options: Any,
) -> None:
    """Trends, anomalies, records and rates of a series, or of all, each in a plain sentence.

    With --all, anomalies are adjusted over everything that was looked at, so that at most a tenth of them
    are false; --since says from when on, and how much was looked at goes to stderr. Of one METRIC nothing
    before --since is looked at.
    """
    store = options.pop("store")
    if everything == (metric is not None):
        raise click.UsageError("name a METRIC, or ask for --all")
    alone = next((name for name in ("daily", "first") if _asked(ctx, name)), "")
    if alone and not everything:
        raise click.UsageError(f"{_option(ctx, alone)} goes with --all")
    if not everything:
        _show(analysis.findings(observing.series(store, str(metric), **options), methods=methods), as_json)
        return
    given = {name: options[name] for name in WITH_ALL if options[name]}
    for name in (*options, "methods"):
        if name not in (*WITH_ALL, "by") and _asked(ctx, name):
            raise click.UsageError(f"--all looks at everything: {_option(ctx, name)} has no part in it")
    if _asked(ctx, "by"):
        given["by"] = [options["by"]]
    found = screening.findings_of_all(store, daily=daily, **given)
    _show(found.findings[:first], as_json)
    click.echo(found.summary(), err=True)


def _asked(ctx: click.Context, name: str) -> bool:
    return ctx.get_parameter_source(name) is ParameterSource.COMMANDLINE


def _option(ctx: click.Context, name: str) -> str:
    """An option as it is written."""
    return next(one.opts[0] for one in ctx.command.params if one.name == name)


def _show(found: Iterable[Finding], as_json: bool) -> None:
    for finding in found:
        if as_json:
            json_line(finding.model_dump(mode="json"))
        else:
            click.echo(f"{finding.period.isoformat()}  {finding.finding:<12}  {finding.note}")
