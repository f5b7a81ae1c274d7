"""Synthetic series with a known truth: negative binomial counts with gaps, growth, breaks, a partial week."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import pairwise
from typing import Any

import numpy as np
import pandas as pd

from tracker import vocab
from tracker.model import Finding, Interval
from tracker.series import Series

AS_OF = datetime(2026, 6, 8, 6, 0, tzinfo=UTC)
BREAK = date(2025, 7, 24)
R1, R2 = (
    next(regime for regime in vocab.load().regimes if regime.id == f"ua_air_force_{name}")
    for name in ("r1", "r2")
)
KEY: dict[str, Any] = {
    "classes": ("drone",),
    "direction": "ru_on_ua",
    "scope": "national",
    "unit": "count",
    "by": "day",
    "day_rule": "end",
    "rule": "official_latest",
    "as_of": AS_OF,
    "regimes": (R1, R2),
}
NUMERATORS = {"rate_shot": "shot_down", "rate_neutralised": "neutralised", "rate_hit": "hit"}


class Bordered(Series):
    """A series whose metric means something else in each of its regimes, whatever they publish."""

    @property
    def breaks(self) -> list[tuple[date, Any, Any]]:
        first, last = self.frame["period"].iloc[0].date(), self.frame["end"].iloc[-1].date()
        pairs = pairwise(self.regimes)
        return [(new.since, old, new) for old, new in pairs if new.since and first < new.since < last]


def Made(metric: str, frame: pd.DataFrame, **key: Any) -> Series:
    """A series of a frame; what a test does not name is drones launched, national, by day."""
    named = KEY | key
    plain = all(hasattr(regime, "publishes") for regime in named["regimes"])
    return (Series if plain else Bordered)(metric=metric, frame=frame, **named)


def counts(
    days: int, level: float = 190.0, size: float = 1.35, growth: float = 0.0, seed: int = 7
) -> np.ndarray[Any, np.dtype[np.float64]]:
    """Daily negative binomial counts of mean `level` that grows by `growth` a day."""
    rng = np.random.default_rng(seed)
    mean = level * np.exp(growth * np.arange(days))
    return np.asarray(rng.negative_binomial(size, size / (size + mean)), dtype=np.float64)


Day = tuple[float, tuple[str, ...]]  # its value and its claims


def daily(
    metric: str = "launched",
    *,
    end: date = date(2026, 6, 8),
    days: int = 371,
    missing: Sequence[int] = (),
    values: Sequence[float] | None = None,
    last_status: str = "",
    zero_is_silence: bool = False,
    **key: Any,
) -> Series:
    """A daily series that ends before `end`; `missing` are places of days nobody reported."""
    told = None if values is None else tuple(map(float, values))
    return Made(metric, _days(end, days, tuple(missing), told, last_status, zero_is_silence).copy(), **key)


@cache
def _days(
    end: date,
    days: int,
    missing: tuple[int, ...],
    values: tuple[float, ...] | None,
    last_status: str,
    zero_is_silence: bool,
) -> pd.DataFrame:
    """The frame of `daily`; a series has a copy of its own, for tests change it."""
    y = counts(days) if values is None else np.array(values, dtype=float)
    y[list(missing)] = np.nan
    if zero_is_silence:
        y[y == 0] = np.nan
    starts = [end - timedelta(days=days - i) for i in range(days)]
    rows = []
    for day, value in zip(starts, y.tolist(), strict=True):
        known = math.isfinite(value)
        status = "not_reported" if not known else "reported_zero" if value == 0 else "reported"
        rows.append(_row(day, day + timedelta(days=1), value, status, int(known), 1))
    if last_status:
        rows[-1]["status"] = last_status
    return _frame(rows)


def regrouped(series: Series, by: str = "week", over: date | None = None) -> Series:
    """Weeks or months of a daily series; the period that holds `over` is not over yet."""
    groups: dict[date, list[Day]] = {}
    days = series.frame["period"].dt.date.tolist()
    for day, best, claims in zip(days, series.frame["best"].tolist(), series.frame["claims"], strict=True):
        first = day - timedelta(days=day.weekday()) if by == "week" else day.replace(day=1)
        groups.setdefault(first, []).append((best, claims))
    rows = [_grouped(first, told, by, over) for first, told in groups.items()]
    return _like(series, series.metric, series.unit, _frame(rows), by)


def _grouped(first: date, told: list[Day], by: str, over: date | None) -> dict[str, Any]:
    end = first + timedelta(days=7) if by == "week" else (first + timedelta(days=32)).replace(day=1)
    known = [best for best, _ in told if math.isfinite(best)]
    days = (end - first).days
    status = "reported"
    if not known:
        status = "not_reported"
    elif over is not None and first <= over < end:
        status = "partial"
    elif len(known) < days:
        status = "gaps"
    elif sum(known) == 0:
        status = "reported_zero"
    value = float(sum(known)) if known else float("nan")
    claims = tuple(claim for _, own in told for claim in own)
    return _row(first, end, value, status, len(known), days) | {"claims": claims, "n_claims": len(claims)}


def rate(launched: Series, share: Mapping[str, float], metric: str, seed: int = 3) -> Series:
    """A rate of `launched`: `share` of it by regime; NaN in a regime that is not named."""
    rng = np.random.default_rng(seed)
    frame = launched.frame.copy()
    shares = np.array([share.get(regime[-2:].upper(), np.nan) for regime in frame["regime"]])
    noisy = np.clip(shares + rng.normal(0, 0.03, len(frame)), 0, 1)
    n = frame["best"].to_numpy()
    stopped = np.round(noisy * n)
    frame["numerator"], frame["denominator"] = stopped, n
    with np.errstate(invalid="ignore", divide="ignore"):
        frame["best"] = frame["low"] = frame["high"] = np.where(n > 0, stopped / n, np.nan)
    frame["claimed_low"] = frame["claimed_high"] = np.nan
    return _like(launched, metric, "fraction", frame, launched.by)


def parts(launched: Series, share: Mapping[str, Mapping[str, float]]) -> list[Series]:
    """Outcome series of `launched`: per metric and regime a share of it, NaN where not published."""
    made = []
    for metric, by_regime in share.items():
        frame = launched.frame.copy()
        shares = np.array([by_regime.get(regime[-2:].upper(), np.nan) for regime in frame["regime"]])
        values = np.round(shares * frame["best"].to_numpy())
        for column in ("low", "best", "high", "claimed_low", "claimed_high"):
            frame[column] = values
        frame.loc[np.isnan(values), "status"] = "not_reported"
        made.append(_like(launched, metric, "count", frame, launched.by))
    return made


def wilson(rate_series: Series, z: float = 1.959964) -> list[Finding]:
    """Findings `rate` with Wilson intervals, one a known period."""
    found = []
    for one in rate_series.frame.to_dict("records"):
        k, n = one["numerator"], one["denominator"]
        if not (np.isfinite(one["best"]) and n > 0):
            continue
        middle, spread = (k + z * z / 2) / (n + z * z), z * np.sqrt(k * (n - k) / n + z * z / 4) / (n + z * z)
        interval = Interval(kind="confidence", level=0.95, method="wilson")
        found.append(
            finding(
                rate_series, "rate", one, k / n, low=middle - spread, high=middle + spread, interval=interval
            )
        )
    return found


def finding(series: Series, sort: str, record: Mapping[Any, Any], value: float, **more: Any) -> Finding:
    """A finding of a series in the period of one record of its frame."""
    return Finding(
        finding=sort,
        method=more.pop("method", "synth"),
        metric=series.metric,
        classes=series.classes,
        direction=series.direction,
        scope=series.scope,
        unit=series.unit,
        by=series.by,
        period=record["period"].date(),
        end=record["end"].date(),
        value=value,
        as_of=series.as_of,
        **more,
    )


def _like(series: Series, metric: str, unit: str, frame: pd.DataFrame, by: str) -> Series:
    numerator = NUMERATORS.get(metric, "")
    return replace(series, metric=metric, unit=unit, frame=frame, by=by, numerator=numerator)  # type: ignore[arg-type]


def _row(first: date, end: date, value: float, status: str, reported: int, days: int) -> dict[str, Any]:
    claims = (first.isoformat().replace("-", "").rjust(32, "0"),) if reported else ()
    return {
        "period": first,
        "end": end,
        "low": value,
        "best": value,
        "high": value,
        "claimed_low": value,
        "claimed_high": value,
        "numerator": float("nan"),
        "denominator": float("nan"),
        "status": status,
        "days_reported": reported,
        "days_published": reported,
        "days": days,
        "regime": R1.id if first < BREAK else R2.id,
        "notes": (),
        "claims": claims,
        "n_claims": len(claims),
    }


def _frame(rows: list[dict[str, Any]]) -> pd.DataFrame:
    columns: dict[str, Any] = {name: [row[name] for row in rows] for name in rows[0]}
    for name in ("period", "end"):
        columns[name] = np.array(columns[name], dtype="datetime64[s]")
    return pd.DataFrame(columns)
