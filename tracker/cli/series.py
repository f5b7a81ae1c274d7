"""`tracker series`: one metric by day, week or month, as of any instant."""

import csv
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tracker.api.opening import opened
from tracker.cli.options import json_option, series_options
from tracker.cli.output import json_line

if TYPE_CHECKING:
    from tracker.series import Series


@click.command(name="series")
@click.argument("metric", metavar="METRIC")
@series_options
@click.option("--currency", help="Of money: the currency of the amounts [default: EUR].")
@click.option(
    "--price-index",
    type=click.Path(path_type=Path),
    help="Of money: amounts in constant prices too, by a CSV file with the columns date and index.",
)
@click.option("--base", help="Period of the price index in whose prices they are told [default: its last].")
@click.option("--csv", "as_csv", is_flag=True, help="All columns as CSV on stdout.")
@json_option
def command(
    metric: str, price_index: Path | None, base: str | None, as_csv: bool, as_json: bool, **options: Any
) -> None:
    """One metric by day, week or month, as of any instant. METRIC may be a rate: rate_neutralised.

    The table folds runs of periods without a figure; --json and --csv have each of them.
    Money is told at the ECB reference rate of its day; a day without one takes the last before it.
    """
    if base and price_index is None:
        raise click.UsageError("--base is a period of a price index: give it with --price-index")
    with opened(options.pop("store")) as store:
        # The imports of series take seconds: a store that is not there is told before.
        from tracker.api import observing
        from tracker.series.prices import read_prices

        prices = read_prices(price_index, base or "") if price_index else None
        wanted = observing.series(store, metric, prices=prices, **options)
    if as_csv:
        _write_csv(wanted)
    elif as_json:
        for observation in wanted.observations():
            json_line(observation.model_dump(mode="json"))
    else:
        from tracker.cli.series_table import print_series

        print_series(wanted)


def _write_csv(wanted: "Series") -> None:
    """The frame as it is: days in ISO form, lists joined, nothing where nothing is known."""
    frame = wanted.frame.assign(unit=wanted.unit)
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(frame.columns)
    out.writerows([_csv_cell(value) for value in row] for row in frame.itertuples(index=False, name=None))


def _csv_cell(value: Any) -> object:
    if isinstance(value, dict):
        return "; ".join(f"{amount:.15g} {currency}" for currency, amount in sorted(value.items()))
    if isinstance(value, tuple):
        return "; ".join(value)
    if isinstance(value, float):
        return "" if value != value else f"{value:.15g}"
    return f"{value:%Y-%m-%d}" if isinstance(value, date) else value
