"""Small series for the tests of methods: given values on weeks, days or months, with statuses and breaks."""

from dataclasses import replace
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import numpy as np
import pandas as pd

from tests import synth

Numbers = Any  # a list of numbers or an array
MONDAY = date(2024, 1, 1)
ONE_REGIME = (SimpleNamespace(id="ua_air_force_r2", since=date(2020, 1, 1), until=None),)
NAN = float("nan")


def regimes_broken(day: date) -> tuple[Any, ...]:
    """Two regimes, a break between them on a day."""
    old = SimpleNamespace(id="old", since=date(2020, 1, 1), until=day)
    return old, SimpleNamespace(id="new", since=day, until=None)


def series(
    values: Numbers,
    by: str = "week",
    *,
    first: date = MONDAY,
    status: dict[int, str] | None = None,
    reported: dict[int, int] | None = None,
    low: Numbers | None = None,
    high: Numbers | None = None,
    regimes: tuple[Any, ...] = ONE_REGIME,
    metric: str = "launched",
    **key: Any,
) -> Any:
    """A series of counts; NaN is not reported, `reported` gives days of a period with gaps or not over."""
    rows = []
    for place, value in enumerate(values):
        start, end = _bounds(first, place, by)
        days = (end - start).days
        given = (reported or {}).get(place, days if np.isfinite(value) else 0)
        row = synth._row(start, end, float(value), (status or {}).get(place, _status(value)), given, days)
        row["low"] = float(low[place]) if low is not None else row["low"]
        row["high"] = float(high[place]) if high is not None else row["high"]
        row["regime"] = [one.id for one in regimes if one.since <= start][-1]
        rows.append(row)
    return synth.Made(metric, synth._frame(rows), by=by, regimes=regimes, **key)


def rate(x: Numbers, n: Numbers, by: str = "week", metric: str = "rate_neutralised", **options: Any) -> Any:
    """A rate series x of n."""
    share = np.array([a / b if b else NAN for a, b in zip(x, n, strict=True)])
    made = series(share, by, metric=metric, unit="fraction", **options)
    known = np.isfinite(share)
    made.frame["numerator"] = np.where(known, np.array(x, dtype=float), NAN)
    made.frame["denominator"] = np.array(n, dtype=float)
    return made


def nights_of(days: Any) -> Any:
    """The nights of a daily rate, as a series of longer periods carries them."""
    frame = days.frame
    return pd.DataFrame(
        {
            "day": frame["period"],
            "numerator": frame["numerator"],
            "denominator": frame["denominator"],
            "regime": frame["regime"],
            "provisional": frame["status"] == "provisional",
        }
    )


def periods_of(days: Any, by: str) -> Any:
    """Weeks or months of a daily rate, with its nights."""
    groups: dict[date, list[Any]] = {}
    for row in days.frame.to_dict("records"):
        day = row["period"].date()
        first = day - timedelta(days=day.weekday()) if by == "week" else day.replace(day=1)
        groups.setdefault(first, []).append(row)
    sums = [
        [sum(row[side] for row in rows if np.isfinite(row["best"])) for rows in groups.values()]
        for side in ("numerator", "denominator")
    ]
    made = rate(sums[0], sums[1], by, metric=days.metric, first=next(iter(groups)), regimes=days.regimes)
    return replace(made, nights=nights_of(days))


def negative_binomial(mean: Any, size: float, n: int, seed: int) -> Any:
    """Counts of a mean (number or array) and a size k."""
    mean = np.broadcast_to(np.asarray(mean, dtype=float), (n,))
    return np.random.default_rng(seed).negative_binomial(size, size / (size + mean)).astype(float)


def mass_nights(n: int, share: float, times: float, seed: int) -> Any:
    """Factors of a level: a share of the periods has `times` as much."""
    return np.where(np.random.default_rng(seed + 10**6).random(n) < share, times, 1.0)


def week(place: int) -> date:
    """First day of a week of a series."""
    return MONDAY + timedelta(weeks=place)


def beta_binomial(n: Any, p: float, rho: float, seed: int) -> Any:
    """Counts of n trials whose probability varies with over-dispersion rho."""
    rng = np.random.default_rng(seed)
    own = rng.beta(p * (1 / rho - 1), (1 - p) * (1 / rho - 1), len(n))
    return rng.binomial(np.asarray(n, dtype=int), own).astype(float)


def _bounds(first: date, place: int, by: str) -> tuple[date, date]:
    if by == "month":
        months = first.year * 12 + first.month - 1 + place
        start, end = (date(at // 12, at % 12 + 1, 1) for at in (months, months + 1))
        return start, end
    length = timedelta(days=7 if by == "week" else 1)
    return first + place * length, first + (place + 1) * length


def _status(value: float) -> str:
    if not np.isfinite(value):
        return "not_reported"
    return "reported_zero" if value == 0 else "reported"
