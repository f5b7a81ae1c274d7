"""`tracker chart`: draw one chart as PNG, SVG, PDF or CSV."""

from pathlib import Path
from typing import Any

import click

from tracker.api import analysis
from tracker.charts.style import SizeName
from tracker.cli.options import series_options


@click.command(name="chart")
@click.argument("name", metavar="NAME|METRIC")
@click.option("--metric", help="Metric, where NAME is a chart [default: launched, or rate_neutralised].")
@click.option("--out", type=click.Path(path_type=Path), required=True, help="FILE.png, .svg, .pdf or .csv.")
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
@series_options
def command(name: str, metric: str | None, out: Path, size: SizeName, language: str, **options: Any) -> None:
    """Draw one chart as PNG, SVG, PDF or CSV. NAME: weekly_bars, calendar, rate_band, anomaly_band, ..."""
    path = analysis.chart(
        options.pop("store"), name, out=out, metric=metric, size=size, language=language, **options
    )
    click.echo(f"{path}")
