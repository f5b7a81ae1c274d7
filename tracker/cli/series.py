"""`tracker series`: one metric by day, week or month, as of any instant."""

from typing import Any

import click

from tracker.api import analysis
from tracker.cli.options import json_option, series_options
from tracker.cli.output import json_line, table
from tracker.display import interval, number
from tracker.model import Observation


@click.command(name="series")
@click.argument("metric", metavar="METRIC")
@series_options
@json_option
def command(metric: str, as_json: bool, **options: Any) -> None:
    """One metric by day, week or month, as of any instant. METRIC may be a rate: rate_neutralised."""
    wanted = analysis.series(options.pop("store"), metric, **options)
    observations = list(wanted.observations())
    if as_json:
        for observation in observations:
            json_line(observation.model_dump(mode="json"))
        return
    percent = wanted.unit == "fraction"
    table(
        ("period", "value", "claimed", "of", "status", "days", "notes"),
        (_row(observation, percent=percent) for observation in observations),
    )


def _row(observation: Observation, *, percent: bool) -> tuple[object, ...]:
    contested = (observation.claimed_low, observation.claimed_high) != (observation.low, observation.high)
    claimed = interval(observation.claimed_low, None, observation.claimed_high, percent=percent)
    parts = (
        ""
        if observation.numerator is None
        else (f"{number(observation.numerator)}/{number(observation.denominator)}")
    )
    return (
        observation.period.isoformat(),
        interval(observation.low, observation.best, observation.high, percent=percent),
        claimed if contested else "",
        parts,
        observation.status,
        observation.days_reported,
        "; ".join(observation.notes),
    )
