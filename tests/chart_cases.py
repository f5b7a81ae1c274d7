"""The charts that the tests draw: every kind with its marks of doubt, from seeded series."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

import numpy as np
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from tests import compared_cases, synth
from tracker import charts
from tracker.charts import ChartSpec
from tracker.charts.wording import NBSP
from tracker.model import Finding, Interval
from tracker.series import Series
from tracker.stats import breaks, forecast

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


def nights() -> Series:
    """Days of a year and a half: three of the last year missing."""
    return synth.daily(missing=(150, 300, 380), end=date(2026, 6, 8), days=520)


def years() -> Series:
    """Days from the end of 2023 on, a leap year in them, a week of 2025 missing."""
    first = (date(2026, 6, 8) - date(2023, 12, 20)).days
    gap = range((date(2025, 8, 1) - date(2023, 12, 20)).days, (date(2025, 8, 8) - date(2023, 12, 20)).days)
    return synth.daily(missing=tuple(gap), end=date(2026, 6, 8), days=first)


def forecasts() -> tuple[Series, list[Finding]]:
    """Two years of weeks, the last one not over, and what is expected after them."""
    days = synth.daily(days=729, end=date(2026, 6, 5), missing=(600,))
    made = synth.regrouped(days, over=date(2026, 6, 4))
    return made, forecast([made])


def stepped() -> tuple[Series, list[Finding]]:
    """Weeks whose level trebles and halves, and the changes that are found."""
    levels = np.repeat([60.0, 180.0, 90.0], 210)
    values = np.random.default_rng(11).poisson(levels).astype(float)
    made = synth.regrouped(
        synth.daily(values=list(values), days=630, end=date(2026, 6, 8), regimes=(synth.R2,))
    )
    return made, breaks([made])


def by_class() -> list[Series]:
    """Weeks of four classes: one with bounds in a week, one that ends early, one without a figure."""
    drones, cruise = weeks(), weeks(classes=("cruise",), values=list(synth.counts(368, level=4.0, seed=5)))
    cruise.frame.loc[20, ["best", "low", "high"]] = [np.nan, 12.0, 19.0]
    few = synth.daily(values=[2.0] * 300, days=300, end=date(2026, 4, 6), classes=("ballistic",))
    none = weeks(classes=("bomb",), values=[np.nan] * 368)
    return [drones, cruise, synth.regrouped(few), none]


def _forecast() -> Case:
    series, findings = forecasts()
    return "forecast_fan", [series], findings


def _stepped() -> Case:
    series, findings = stepped()
    return "change_points", [series], findings


def _rated(metric: str) -> Case:
    series = rate(metric)
    return "rate_band", [series], synth.wilson(series)


def _banded(series: Series, low: float, high: float) -> Case:
    return "anomaly_band", [series], predicted(series, low, high)


def _by_month() -> Sequence[Series]:
    values = np.random.default_rng(1).exponential(3e7, 340)
    return [money("deu", list(values), over=date(2025, 12, 19))]


MADE: Mapping[str, Callable[[], Case]] = {
    "weekly_bars": lambda: ("weekly_bars", [weeks()], ()),
    "weekly_sparse": lambda: ("weekly_bars", [synth.regrouped(sparse_days(), over=date(2026, 6, 7))], ()),
    "calendar": lambda: ("calendar", [days()], ()),
    "calendar_sparse": lambda: ("calendar", [sparse_days()], ()),
    "rate_band": lambda: _rated("rate_neutralised"),
    "rate_ended": lambda: _rated("rate_shot"),
    "anomaly_weeks": lambda: _banded(weeks(), 480, 2450),
    "anomaly_days": lambda: _banded(days(), 8, 620),
    "outcome_stack": lambda: ("outcome_stack", outcomes(), ()),
    "class_multiples": lambda: ("class_multiples", by_class(), ()),
    "night_ecdf": lambda: ("night_ecdf", [nights()], ()),
    "forecast_fan": _forecast,
    "change_points": _stepped,
    "cumulative_years": lambda: ("cumulative_years", [years()], ()),
    "aid_donors": lambda: ("aid_donors", donors(), ()),
    "aid_months": lambda: ("aid_donors", _by_month(), ()),
    **compared_cases.MADE,
}
"""All charts by name, made when they are asked for."""


@cache
def case(name: str) -> Case:
    """The kind, series and findings of one chart."""
    return MADE[name]()


@cache
def plain(text: str) -> str:
    """Text of a chart with ordinary blanks."""
    return text.replace(NBSP, " ")


@cache
def spec(name: str, **options: Any) -> ChartSpec:
    """The spec of one case: a value, so that all tests may share it."""
    kind, series, findings = case(name)
    return charts.build(
        kind, series, findings, options=charts.Options(**({"names": NAMES | compared_cases.NAMES} | options))
    )


def bars(figure: Figure) -> list[Any]:
    """The rectangles of the first panel."""
    return [one for one in figure.axes[0].patches if isinstance(one, Rectangle)]


def vertices(line: Line2D) -> list[tuple[float, float]]:
    """The points of a line in data."""
    return [(float(x), float(y)) for x, y in np.asarray(line.get_xydata(), dtype=float)]
