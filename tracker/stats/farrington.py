"""Outbreak detection compatible with the published program: same control, same bounds, same alarms."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

import numpy as np
import pandas as pd

from tracker.errors import MethodError
from tracker.stats.irls import CHUNK, Flags, Floats, Whole
from tracker.stats.published import POWERS, THRESHOLDS, Bounds, Rules, bounds
from tracker.stats.references import Calendar, earliest, layouts

DEFAULTS: Mapping[str, Any] = MappingProxyType(
    {
        "range": None,
        "b": 5,
        "w": 3,
        "reweight": True,
        "weightsThreshold": 2.58,
        "alpha": 0.05,
        "trend": True,
        "pThresholdTrend": 0.05,
        "limit54": (5, 4),
        "powertrans": "2/3",
        "populationOffset": False,
        "noPeriods": 1,
        "pastWeeksNotIncluded": None,
        "thresholdMethod": "delta",
        "freq": 52,
        "epochAsDate": False,
    }
)
# What the program prints or notes of itself, and its one way of fitting: none of it changes a number.
WITHOUT_EFFECT = ("verbose", "glmWarnings", "fitFun", "surveillance", "R", "seconds")


@dataclass(frozen=True, slots=True)
class Control:
    """A published control, checked: where reference periods lie, how a limit is drawn, what is judged."""

    calendar: Calendar
    rules: Rules
    least: float
    newest: int
    offset: bool
    span: tuple[int, ...] | None


def farrington(
    counts: Sequence[float] | Floats,
    dates: Sequence[Any] | None = None,
    control: Mapping[str, Any] | None = None,
    *,
    population: "Sequence[float] | Floats | pd.Series[float] | None" = None,
) -> pd.DataFrame:
    """Upper bounds and alarms of `farringtonFlexible` of the R package surveillance, for one series.

    `control` has that program's names (and `freq`, `epochAsDate` of its series; `range` is the first and
    last period, counted from 1, or all of them); what is left out has its default. `counts` are NaN where
    unknown; `dates`, the first days of the periods, are needed with `epochAsDate` alone. Columns: i (from 1),
    observed, upperbound (NaN where too few cases were seen), alarm (0 or 1), score, pvalue, expected, mu0,
    phi, trend (1: kept), trendcoef; where a fit does not converge, expected is 0 and the rest NaN. The
    program's known slips are reproduced; `anomalies` has none of them.

    Raises: MethodError for an unknown name or value in the control, or where reference periods are missing.
    Reference: Farrington and others 1996, 10.2307/2983331; Noufaily and others 2013, 10.1002/sim.5595.
    """
    y = np.asarray(counts, dtype=float)
    read = read_control(control or {}, dates)
    exposure = np.ones(y.size)
    if read.offset:
        if population is None:
            raise MethodError("populationOffset needs a population")
        exposure = np.asarray(population, dtype=float)
    places = _places(y.size, read)
    found = farrington_bounds(y[None, :], places, exposure[None, :], read)
    return _frame(y, places, found, _enough(y, read)[places])


def farrington_bounds(y: Floats, places: Whole, exposure: Floats, control: Control) -> Bounds:
    """Limits of the periods `places` of many series (S, T) with one calendar, as arrays (S, K)."""
    whole = {name: np.full((len(y), len(places)), np.nan) for name in Bounds.__slots__}
    column = {int(place): at for at, place in enumerate(places)}
    for layout, group in layouts([int(place) for place in places], control.calendar).items():
        for own in _pieces(np.array(group), CHUNK):
            for rows in _pieces(np.arange(len(y)), max(CHUNK // len(own), 1)):
                found = bounds(y[rows], own, layout, exposure[rows], control.rules)
                at = np.ix_(rows, np.array([column[int(place)] for place in own]))
                for name, table in whole.items():
                    table[at] = getattr(found, name).reshape(len(rows), -1)
    return Bounds(**whole)


def _pieces(places: Whole, size: int) -> list[Whole]:
    return [places[at : at + size] for at in range(0, len(places), size)]


def read_control(control: Mapping[str, Any], dates: Sequence[Any] | None) -> Control:
    """A control with its defaults, checked."""
    given = {"populationOffset" if name == "populationBool" else name: own for name, own in control.items()}
    unknown = [name for name in given if name not in DEFAULTS and name not in WITHOUT_EFFECT]
    if unknown:
        raise MethodError(f'the control has no "{unknown[0]}": its names are {", ".join(DEFAULTS)}')
    own = {**DEFAULTS, **given}
    method, power = own["thresholdMethod"], own["powertrans"]
    if method not in THRESHOLDS:
        raise MethodError(f'thresholdMethod "{method}" is not one of {", ".join(THRESHOLDS)}')
    if power not in POWERS:
        raise MethodError(f'powertrans "{power}" is not one of {", ".join(POWERS)}')
    rules = Rules(
        alpha=float(own["alpha"]),
        trend=bool(own["trend"]),
        trend_p=float(own["pThresholdTrend"]),
        reweight=bool(own["reweight"]),
        weight_threshold=float(own["weightsThreshold"]),
        threshold=method,
        power=POWERS[power],
        years=int(own["b"]),
    )
    past = own["pastWeeksNotIncluded"]
    calendar = Calendar(
        years=int(own["b"]),
        half=int(own["w"]),
        seasons=int(own["noPeriods"]),
        past=int(own["w"] if past is None else past),
        frequency=int(own["freq"]),
        dates=_read_dates(dates) if own["epochAsDate"] else None,
    )
    least, newest = own["limit54"]
    return Control(
        calendar, rules, float(least), int(newest), bool(own["populationOffset"]), _span(own["range"])
    )


def _read_dates(dates: Sequence[Any] | None) -> tuple[date, ...]:
    read = pd.to_datetime(pd.Series([] if dates is None else list(dates), dtype=object), errors="coerce")
    if read.empty or read.isna().any():
        raise MethodError("epochAsDate needs the date of every period")
    return tuple(read.dt.date)


def _span(given: Any) -> tuple[int, ...] | None:
    """Places of a range: first and last period counted from 1, or more of them one by one."""
    if given is None:
        return None
    numbers = [int(one) for one in np.atleast_1d(np.asarray(given))]
    if len(numbers) == 2:
        numbers = list(range(numbers[0], numbers[1] + 1))
    return tuple(number - 1 for number in numbers)


def _places(size: int, control: Control) -> Whole:
    span = control.span
    places = np.arange(earliest(control.calendar), size) if span is None else np.array(span)
    if places.size and (places.min() < 0 or places.max() >= size):
        raise MethodError(f"the range reaches outside the {size} periods of the series")
    return np.asarray(places, dtype=np.int64)


def _enough(y: Floats, control: Control) -> Flags:
    """Periods with enough cases among the newest ones, themselves included; one unknown is not enough."""
    return np.array(
        [bool(y[max(at - control.newest + 1, 0) : at + 1].sum() >= control.least) for at in range(y.size)]
    )


def _frame(y: Floats, places: Whole, found: Bounds, enough: Flags) -> pd.DataFrame:
    own = {name: getattr(found, name)[0] for name in Bounds.__slots__}
    upper = np.where(enough, own["upper"], np.nan)
    failed = own["failed"] == 1
    alarm = (own["score"] > 1) & (y[places] > 0) & enough
    return pd.DataFrame(
        {
            "i": places + 1,
            "observed": y[places],
            "upperbound": upper,
            "alarm": np.where(failed, np.nan, alarm),
            "score": own["score"],
            "pvalue": own["p"],
            "expected": np.where(failed, 0.0, np.where(np.isfinite(upper), own["expected"], np.nan)),
            "mu0": own["mu0"],
            "phi": own["phi"],
            "trend": np.where(failed, np.nan, np.isfinite(own["slope"])),
            "trendcoef": own["slope"],
        }
    )
