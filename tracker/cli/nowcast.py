"""`tracker nowcast`: what figures that still grow will come to."""

from typing import Any

import click

from tracker.api import nowcasting
from tracker.cli.forecast import show
from tracker.cli.options import json_option, series_options


@click.command(name="nowcast")
@click.argument("metric", metavar="METRIC")
@click.option("--lags", type=click.IntRange(2, 60), default=14, show_default=True, help="Days until final.")
@series_options
@json_option
@click.pass_context
def command(ctx: click.Context, /, metric: str, lags: int, as_json: bool, **options: Any) -> None:
    """What the newest periods will come to, from how figures of earlier ones grew after their end.

    Where the store has seen too little growth to tell, that is said and the exit code is 1.
    """
    ctx.exit(show(nowcasting.nowcast(options.pop("store"), metric, lags=lags, **options), as_json))
