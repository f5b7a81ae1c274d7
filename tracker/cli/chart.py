"""`tracker chart`: draw one chart as PNG, SVG, PDF or CSV, or check it."""

from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from tracker.api import charting
from tracker.cli.options import series_options


@click.command(name="chart")
@click.argument("name", metavar="NAME|METRIC")
@click.option("--metric", help="Metric, where NAME is a chart [default: launched, or rate_neutralised].")
@click.option("--out", type=click.Path(path_type=Path), help="FILE.png, .svg, .pdf or .csv.")
@click.option(
    "--size",
    type=click.Choice(["report", "social", "square", "column"]),
    default="report",
    show_default=True,
)
@click.option(
    "--language",
    type=click.Choice(["en", "uk"]),
    default="en",
    show_default=True,
    help="Language of the words.",
)
@click.option("--common-scale", is_flag=True, help="One scale for the panels of class_multiples.")
@click.option(
    "--lint", "check", is_flag=True, help="List faults (rule, where, message); exit 1 where there are any."
)
@click.option(
    "--step",
    "steps",
    multiple=True,
    metavar="PART=VALUE",
    help="A step of a waterfall (many): day_rule=start, class=ID, scope=ID, as_of=T, claimant=ID.",
)
@series_options
@click.pass_context
def command(ctx: click.Context, /, name: str, out: Path | None, check: bool, **options: Any) -> None:
    """Draw one chart as PNG, SVG, PDF or CSV. NAME: weekly_bars, calendar, rate_band, anomaly_band, ...

    class_multiples draws a panel a class: those that --class names, parted by +, or the families in one.
    """
    charting.check_name(name)
    if out is None and not check:
        raise click.UsageError("name a file to write (--out FILE.png), or check the chart (--lint)")
    if ctx.get_parameter_source("by") is not ParameterSource.COMMANDLINE:
        del options["by"]
    drawn = charting.chart(options.pop("store"), name, **options)
    if out is not None:
        click.echo(f"{drawn.save(out)}")
    faults = drawn.lint() if check else []
    for fault in faults:
        click.echo(f"{fault.rule}: {fault.where}: {fault.message}")
    if faults:
        ctx.exit(1)
