"""The charts that the tests draw: every kind with its marks of doubt, from seeded series."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

import numpy as np
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from tests import synth
from tracker import charts
from tracker.charts import ChartSpec
from tracker.model import Finding, Interval
from tracker.series import Series

NAMES = {"deu": "Germany", "usa": "United States", "gbr": "United Kingdom", "nor": "Norway"}
Case = tuple[str, Sequence[Series], Sequence[Finding]]


def weeks(**key: Any) -> Series:
    """A year of weeks: three days missing, the last week not over."""
    days = synth.daily(missing=(40, 200, 201), end=date(2026, 6, 5), days=368, **key)
    return synth.regrouped(days, over=date(2026, 6, 4))


def days(**more: Any) -> Series:
    """A year of days: three missing, one reported zero."""
    return synth.daily(missing=(40, 200, 201), end=date(2026, 6, 5), days=368, **more)


def across_the_break() -> Series:
    """Weeks of 2025 on both sides of the merged figure, the last one not over."""
    made = synth.daily(days=300, end=date(2025, 12, 12), missing=(5,))
    return synth.regrouped(made, over=date(2025, 12, 11))


def rate(metric: str = "rate_neutralised") -> Series:
    """A rate across the break; `rate_shot` ends there."""
    shares = {"R1": 0.86, "R2": 0.83} if metric == "rate_neutralised" else {"R1": 0.5}
    made = synth.rate(across_the_break(), shares, metric)
    gone = made.frame["best"].isna()
    made.frame.loc[gone, "status"] = "not_reported"
    made.frame["notes"] = [("not comparable: the source stopped",) if one else () for one in gone]
    return made


def outcomes() -> list[Series]:
    """Launched with its outcomes: apart before the break, merged after it."""
    launched = across_the_break()
    shares = {
        "shot_down": {"R1": 0.5},
        "lost": {"R1": 0.36},
        "neutralised": {"R1": 0.86, "R2": 0.83},
        "hit": {"R1": 0.04, "R2": 0.06},
    }
    return [launched, *synth.parts(launched, shares)]


def predicted(series: Series, low: float, high: float) -> list[Finding]:
    """A prediction for each whole period but the first eight; what lies outside is an anomaly."""
    found = []
    for record in series.frame.to_dict("records")[8:]:
        value = record["best"]
        if record["status"] == "partial" or np.isnan(value):
            continue
        sort = "expected" if low <= value <= high else "anomaly"
        interval = Interval(kind="prediction", level=0.99)
        settings = {"baseline": 26} if sort == "anomaly" else {}
        limits: dict[str, Any] = {
            "low": low,
            "high": high,
            "expected": (low + high) / 3,
            "settings": settings,
        }
        found.append(synth.finding(series, sort, record, value, interval=interval, **limits))
    return found


def donors() -> list[Series]:
    """Pledges of one year, a series a donor; one of them is known as a range."""
    made = []
    for scope, value in (
        ("deu", 9e9),
        ("usa", 11.2e9),
        ("gbr", 4.5e9),
        ("eu", 18.1e9),
        ("nor", 6.5e9),
        ("xx", 4e8),
    ):
        values = [0.0] * 364
        values[100] = value
        made.append(money(scope, values))
    made[2].frame.loc[made[2].frame["best"] > 0, "high"] = 6e9
    return made


def money(scope: str, values: Sequence[float], over: date | None = None) -> Series:
    """Pledges of one donor by month, up to the end of 2025."""
    key: dict[str, Any] = {
        "classes": ("aid",),
        "direction": "none",
        "scope": scope,
        "unit": "EUR",
        "regimes": (),
    }
    end = date(2025, 12, 31) if over is None else date(2025, 12, 20)
    made = synth.daily("aid_pledged", end=end, days=len(values), values=values, **key)
    return synth.regrouped(made, "month", over=over)


def sparse_days() -> Series:
    """Missiles: mostly zero or unreported, a few large nights, today not over."""
    values = np.random.default_rng(4).negative_binomial(0.21, 0.21 / (0.21 + 6.4), 371)
    gaps = tuple(range(3, 371, 5))
    return synth.daily(values=list(values), missing=gaps, classes=("missile",), last_status="partial")


@cache
def cases() -> Mapping[str, Case]:
    """All charts by name: kind, series, findings."""
    months = np.random.default_rng(1).exponential(3e7, 340)
    a_year, a_rate = weeks(), rate()
    return {
        "weekly_bars": ("weekly_bars", [a_year], ()),
        "weekly_sparse": ("weekly_bars", [synth.regrouped(sparse_days(), over=date(2026, 6, 7))], ()),
        "calendar": ("calendar", [days()], ()),
        "calendar_sparse": ("calendar", [sparse_days()], ()),
        "rate_band": ("rate_band", [a_rate], synth.wilson(a_rate)),
        "rate_ended": ("rate_band", [rate("rate_shot")], synth.wilson(rate("rate_shot"))),
        "anomaly_weeks": ("anomaly_band", [a_year], predicted(a_year, 480, 2450)),
        "anomaly_days": ("anomaly_band", [days()], predicted(days(), 8, 620)),
        "outcome_stack": ("outcome_stack", outcomes(), ()),
        "aid_donors": ("aid_donors", donors(), ()),
        "aid_months": ("aid_donors", [money("deu", list(months), over=date(2025, 12, 19))], ()),
    }


def spec(name: str, **options: Any) -> ChartSpec:
    """The spec of one case."""
    kind, series, findings = cases()[name]
    return charts.build(kind, series, findings, **({"names": NAMES} | options))


def bars(figure: Figure) -> list[Any]:
    """The rectangles of the first panel."""
    return [one for one in figure.axes[0].patches if isinstance(one, Rectangle)]


def vertices(line: Line2D) -> list[tuple[float, float]]:
    """The points of a line in data."""
    return [(float(x), float(y)) for x, y in np.asarray(line.get_xydata(), dtype=float)]
