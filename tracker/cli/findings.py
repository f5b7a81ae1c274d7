"""`tracker findings`: trends, anomalies, records and rates of a series."""

from typing import Any

import click

from tracker.api import analysis
from tracker.cli.options import json_option, series_options
from tracker.cli.output import json_line


@click.command(name="findings")
@click.argument("metric", metavar="METRIC")
@click.option(
    "--method", "methods", multiple=True, help="trend, anomalies, records, rates [default: all that apply]."
)
@series_options
@json_option
def command(metric: str, methods: tuple[str, ...], as_json: bool, **options: Any) -> None:
    """Trends, anomalies, records and rates of a series, each with what its interval means."""
    found = analysis.findings(analysis.series(options.pop("store"), metric, **options), methods=methods)
    if as_json:
        for finding in found:
            json_line(finding.model_dump(mode="json"))
        return
    for finding in found:
        click.echo(f"{finding.period.isoformat()}  {finding.finding:<12}  {finding.note}")
