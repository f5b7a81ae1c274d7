"""`tracker forecast`: the next days or weeks of a series, or how well such forecasts did."""

from collections.abc import Sequence
from dataclasses import asdict
from math import isnan
from typing import Any

import click

from tracker.api import analysis, observing
from tracker.cli.options import json_option, series_options
from tracker.cli.output import json_line, table
from tracker.display import number
from tracker.model import Finding
from tracker.stats.forecast import LEAST_ORIGINS
from tracker.stats.rolling import INTERVALS, Score


@click.command(name="forecast")
@click.argument("metric", metavar="METRIC")
@click.option("--evaluate", is_flag=True, help="Roll back over past weeks and score; prints no forecast.")
@click.option(
    "--origins",
    type=click.IntRange(LEAST_ORIGINS),
    help="Weeks to go back with --evaluate [default: 52 or 60].",
)
@click.option("--horizons", type=click.IntRange(1, 60), help="Periods ahead [default: 14 days, 8 weeks].")
@series_options
@json_option
@click.pass_context
def command(
    ctx: click.Context,
    /,
    metric: str,
    evaluate: bool,
    origins: int | None,
    horizons: int | None,
    as_json: bool,
    **options: Any,
) -> None:
    """The next days or weeks (14, 8) with prediction intervals, or the record of such forecasts.

    Where there is too little to go on, that is said and the exit code is 1.
    """
    one = observing.series(options.pop("store"), metric, **options)
    if evaluate:
        from tracker.api.scoring import evaluate_forecast

        _show_scores(evaluate_forecast(one, origins=origins), as_json)
        return
    ctx.exit(show(analysis.forecast(one, horizons=horizons), as_json))


def show(found: Sequence[Finding], as_json: bool) -> int:
    """Print findings about what is not known yet; exit code 1 where all they say is that none can be."""
    for finding in found:
        unsaid = finding.finding == "insufficient"
        if as_json:
            json_line(finding.model_dump(mode="json"))
        else:
            click.echo(
                finding.note if unsaid else f"{finding.period.isoformat()}  {finding.note}", err=unsaid
            )
    return int(all(finding.finding == "insufficient" for finding in found))


def _show_scores(found: list[Score], as_json: bool) -> None:
    if as_json:
        for score in found:
            skill = [None if isnan(one) else one for one in score.skill]
            json_line({"kind": "score", **asdict(score), "skill": skill})
        return
    intervals = [f"in {100 * level:g} %" for level in INTERVALS]
    table(("model", "n", "WIS", "MAE", *intervals, "skill", "PIT"), [_row(score) for score in found])
    click.echo("Skill: mean WIS over that of climatology, with a 95 % interval; below 1 is better.", err=True)
    if any(isnan(end) for score in found for end in score.skill):
        click.echo("No interval of the skill: too few --origins to see how the scores vary.", err=True)


def _row(score: Score) -> tuple[object, ...]:
    return (
        score.model,
        score.n,
        number(round(score.wis, 1)),
        number(round(score.mae, 1)),
        *(f"{100 * share:.0f} %" for share in score.coverage),
        _skill(*score.skill),
        " ".join(f"{100 * share:.0f}" for share in score.pit),
    )


def _skill(ratio: float, low: float, high: float) -> str:
    """The ratio with its interval, a dash where there is none."""
    return f"{ratio:.3f} ({'–' if isnan(low) else f'{low:.3f} to {high:.3f}'})"
