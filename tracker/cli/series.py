"""`tracker series`: one metric by day, week or month, as of any instant."""

import csv
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tracker.api.opening import opened
from tracker.cli.options import json_option, series_options
from tracker.cli.output import json_line, table
from tracker.display import as_known, interval, number
from tracker.model import Observation

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

    Money is told at the ECB reference rate of its day; a day without one takes the last before it.
    """
    if base and price_index is None:
        raise click.UsageError("--base is a period of a price index: give it with --price-index")
    with opened(options.pop("store")) as store:
        # The imports of series take seconds: a store that is not there is told before.
        from tracker.api import analysis
        from tracker.series.prices import read_prices

        prices = read_prices(price_index, base or "") if price_index else None
        wanted = analysis.series(store, metric, prices=prices, **options)
    if as_csv:
        _write_csv(wanted)
    elif as_json:
        for observation in wanted.observations():
            json_line(observation.model_dump(mode="json"))
    elif "amounts" in wanted.frame:
        _print_money(wanted)
    else:
        percent = wanted.unit == "fraction"
        table(
            ("period", "value", "claimed", "of", "status", "days", "notes"),
            (_row(observation, percent=percent) for observation in wanted.observations()),
        )


def _print_money(wanted: "Series") -> None:
    """Amounts with their currency, and the same money in euros, dollars and constant prices."""
    beside = [name for name in ("eur", "usd") if name != wanted.unit.lower()]
    constant = [f"in prices of {wanted.prices_of}"] if wanted.prices_of else []
    headings = ("period", wanted.unit, *map(str.upper, beside), *constant, "status", "days")
    table(
        (*headings, "claimed in", "by", "notes"),
        (
            (
                one.period.isoformat(),
                interval(*(_known(one, end) for end in ("low", "best", "high"))),
                *(number(_known(one, name)) for name in beside),
                *([number(_known(one, "constant"))] if constant else []),
                one.status,
                one.days_reported,
                _amounts(one.amounts),
                ", ".join(claimants),
                "; ".join(one.notes),
            )
            for one, claimants in zip(wanted.observations(), wanted.frame["claimants"], strict=True)
        ),
    )


def _known(one: Observation, field: str) -> float | None:
    """An amount of money without places that nobody has claimed; all of them are in --json and --csv."""
    return as_known(getattr(one, field), one.amounts.values())


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


def _amounts(sums: Mapping[str, float]) -> str:
    """Sums by currency: "9,000,000,000 EUR + 100 NOK"."""
    return " + ".join(f"{number(value)} {currency}" for currency, value in sorted(sums.items()))


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
