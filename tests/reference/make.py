"""Simulated series and controls for the reference program; `make.R` runs it on them.

python -m tests.reference.make && Rscript tests/reference/make.R tests/reference
"""

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np

HERE = Path(__file__).parent
NOUFAILY: dict[str, Any] = {
    "noPeriods": 10,
    "pastWeeksNotIncluded": 26,
    "pThresholdTrend": 1,
    "thresholdMethod": "nbPlugin",
    "alpha": 0.01,
    "limit54": [0, 4],
}
ROWS = 20  # periods judged a run


def counts(rng: np.random.Generator, mu: Any, phi: float) -> Any:
    """Negative binomial counts with variance phi mu, Poisson for 1, and three outbreaks in them."""
    y = rng.poisson(mu) if phi == 1 else rng.negative_binomial(mu / (phi - 1), 1 / phi)
    y = y.astype(float)
    for start in rng.integers(len(y) // 3, len(y) - 2, 3):
        y[start : start + 2] += rng.poisson(4 * np.sqrt(phi * mu[start]))
    return y


def wave(t: Any, period: float, height: float) -> Any:
    """A season."""
    return height * np.cos(2 * np.pi * t / period)


def months(first: date, n: int) -> list[date]:
    """First days of months."""
    return [
        date(first.year + (first.month - 1 + i) // 12, (first.month - 1 + i) % 12 + 1, 1) for i in range(n)
    ]


def series() -> dict[str, tuple[int, list[date] | None, Any, Any]]:
    """Periods a year, dates, counts and population of each set."""
    rng = np.random.default_rng(20260611)
    t, week = np.arange(340), timedelta(days=7)
    weeks = [date(2013, 1, 7) + int(i) * week for i in t]
    grown = np.exp(1.5 + 0.002 * t + wave(t, 52, 0.4))
    plain = np.ones(t.size)
    gaps = counts(rng, grown * 2, 4)
    gaps[[3, 10, 11, 12, 13, 40, 41, 100, 180, 310, 311, 322]] = np.nan
    few = np.where(t < 20, 1.0, 0.0)
    m = np.arange(112)
    monthly = counts(rng, np.exp(4 + 0.01 * m + wave(m, 12, 0.8)), 10)
    monthly[[3, 4, 20, 90]] = np.nan
    d = np.arange(1190)
    days = [date(2019, 11, 3) + timedelta(days=int(i)) for i in d]
    daily = counts(rng, np.exp(2 + 0.0006 * d + wave(d, 365, 0.3)), 3)
    daily[[3, 500, 900, 1120]] = np.nan
    return {
        "weeks": (52, weeks, counts(rng, grown, 2), plain),
        "poisson": (52, weeks, counts(rng, np.full(t.size, 6.0), 1), plain),
        "rare": (52, None, counts(rng, np.full(t.size, 0.3), 1.5), plain),
        "gaps": (52, weeks, gaps, plain),
        "undated_gaps": (52, None, gaps, plain),
        "people": (
            52,
            None,
            counts(rng, grown, 3),
            np.round(1e4 * np.exp(0.002 * t + rng.normal(0, 0.05, t.size))),
        ),
        "few": (52, weeks, few, plain),
        "months": (12, months(date(2012, 2, 1), m.size), monthly, np.ones(m.size)),
        "days": (365, days, daily, np.ones(d.size)),
    }


def runs() -> dict[str, dict[str, Any]]:
    """Controls by SET__RUN; what is left out is the program's default."""
    weekly: dict[str, dict[str, Any]] = {
        "weeks__noufaily": {**NOUFAILY, "b": 5},
        "weeks__muan": {**NOUFAILY, "b": 5, "thresholdMethod": "muan"},
        "weeks__delta": {**NOUFAILY, "b": 5, "thresholdMethod": "delta"},
        "weeks__farrington": {"weightsThreshold": 1, "alpha": 0.005},
        "weeks__default": {},
        "weeks__near": {"pastWeeksNotIncluded": 1, "w": 5, "b": 3, "noPeriods": 4},
        "weeks__two_years": {"b": 2, "noPeriods": 3},
        "weeks__narrow": {"w": 0, "pThresholdTrend": 0.5, "powertrans": "1/2"},
        "weeks__plain": {"powertrans": "none", "trend": False, "reweight": False, "alpha": 0.001},
        "weeks__limit": {"limit54": [45, 4], "b": 4},
        "weeks__kept": {**NOUFAILY, "reweight": False, "weightsThreshold": 1.5},
        "poisson__noufaily": {**NOUFAILY, "weightsThreshold": 1.5},
        "rare__muan": {**NOUFAILY, "thresholdMethod": "muan"},
        "rare__default": {"b": 4},
        "gaps__noufaily": NOUFAILY,
        "gaps__farrington": {"pThresholdTrend": 1, "limit54": [5, 4]},
        "undated_gaps__noufaily": NOUFAILY,
        "people__noufaily": {**NOUFAILY, "populationOffset": True},
        "people__default": {"populationOffset": True},
        "few__noufaily": {**NOUFAILY, "trend": False},
        "few__muan": {"thresholdMethod": "muan", "trend": False, "limit54": [0, 4]},
        "months__default": {"w": 1, "pThresholdTrend": 1},
        "months__noufaily": {"w": 1, "noPeriods": 3, "thresholdMethod": "nbPlugin", "pThresholdTrend": 1},
        "days__noufaily": {**NOUFAILY, "b": 3, "w": 10, "pastWeeksNotIncluded": 30},
        "days__default": {"b": 3, "w": 7, "alpha": 0.01},
    }
    return weekly


def main() -> None:
    """Write series.csv and controls.json."""
    sets = series()
    lines = ["set,date,observed,population"]
    for name, (_, dates, y, population) in sets.items():
        for at, (count, people) in enumerate(zip(y, population, strict=True)):
            number = "NA" if np.isnan(count) else f"{count:.0f}"
            lines.append(f"{name},{dates[at] if dates else 'NA'},{number},{people:.0f}")
    (HERE / "series.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    controls = {}
    for name, control in runs().items():
        freq, dates, y, _ = sets[name.split("__")[0]]
        controls[name] = {
            "glmWarnings": False,
            **control,
            "range": [len(y) - ROWS + 1, len(y)],
            "freq": freq,
            "epochAsDate": dates is not None,
        }
    text = ",\n".join(f"{json.dumps(name)}: {json.dumps(own)}" for name, own in controls.items())
    (HERE / "controls.json").write_text("{\n" + text + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
