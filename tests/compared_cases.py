"""Charts that set several series side by side: what was known when, claims, definitions, sides, sources."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import numpy as np

from tests import synth
from tracker.model import Finding
from tracker.series import Series

Case = tuple[str, Sequence[Series], Sequence[Finding]]
NAMES = {"tally:afp": "AFP"}
WINDOW_END = date(2026, 6, 5)
MOMENTS = [datetime(2026, 6, 4, hour, tzinfo=UTC) for hour in (7, 9, 13)]


def window(metric: str, values: Sequence[float], **key: Any) -> list[Series]:
    """One day as of three instants and of the end."""
    told = zip((*MOMENTS, synth.AS_OF), (*values, values[-1]), strict=True)
    return [
        synth.daily(metric, days=1, end=WINDOW_END, values=[value], as_of=known, **key)
        for known, value in told
    ]


def short_span() -> list[Series]:
    """Ten days as of three instants: one raised and lowered again, one that was told late, one never told."""
    values = [120.0, 90.0, 300.0, 45.0, 0.0, 210.0, 180.0, 60.0, np.nan, 75.0]
    first, second = list(values), list(values)
    first[2], second[2], first[5] = 250.0, 340.0, np.nan
    first[7:] = [np.nan] * 3
    return [
        synth.daily(days=10, values=told, as_of=synth.AS_OF - timedelta(days=age))
        for told, age in ((first, 3), (second, 2), (values, 0))
    ]


def month(value: float, claimant: str = "", **key: Any) -> Series:
    """A total of May 2026, as one claimant states it; without one the figures of its days."""
    if not claimant:
        return synth.daily(days=31, end=date(2026, 6, 1), values=[value / 31] * 31, regimes=(), **key)
    ends = {name: key.pop(name) for name in ("low", "high", "claimed_low", "claimed_high") if name in key}
    made = synth.daily(days=1, end=date(2026, 6, 1), values=[value], claimant=claimant, regimes=(), **key)
    frame = made.frame.assign(period=np.datetime64("2026-05-01", "s"), days=31, days_reported=31, **ends)
    return replace(made, frame=frame)


def claims() -> list[Series]:
    """What four claimants state of May: plainly, as at least, as about, and quoted with two numbers."""
    return [
        month(6200.0),
        month(6214.0, "tally:afp"),
        month(5900.0, "ua_general_staff", claimed_low=5900.0, claimed_high=6050.0),
        month(7000.0, "ua_president", low=7000.0, high=np.nan),
        month(4000.0, "ua_commander", classes=("drone_strike",), low=3900.0, high=4100.0),
    ]


def walk() -> list[Series]:
    """From the figures by day to a printed total: another day rule, fewer classes, an older vintage."""
    earlier: dict[str, Any] = {"as_of": synth.AS_OF - timedelta(days=30)}
    return [
        month(6200.0),
        month(5735.0, day_rule="start"),
        month(5580.0, day_rule="start", classes=("drone_strike",)),
        month(5611.0, day_rule="start", classes=("drone_strike",), **earlier),
        month(7000.0, "ua_president", classes=("drone_strike",)),
    ]


def sides() -> list[Series]:
    """Half a year of weeks of both sides, one without a figure on one of them, the last not over."""
    over = date(2026, 6, 4)
    launched = synth.daily(days=180, end=date(2026, 6, 5), claimant="ua_air_force")
    other: dict[str, Any] = {"claimant": "ru_mod", "direction": "ua_on_ru", "regimes": ()}
    missing = tuple(range(33, 40))
    downed = synth.daily(
        "shot_down",
        days=180,
        end=date(2026, 6, 5),
        values=list(synth.counts(180, 60.0, seed=9)),
        missing=missing,
        **other,
    )
    return [synth.regrouped(one, over=over) for one in (launched, downed)]


def sources() -> list[Series]:
    """Sixty days of three sources: nearly all, half of them with a zero, the last provisional, hardly any."""
    rng = np.random.default_rng(3)
    full = synth.daily(days=60, missing=(7, 31), claimant="ua_air_force", last_status="partial")
    half = synth.daily(days=60, missing=tuple(rng.choice(59, 30, replace=False)), claimant="ua_general_staff")
    half.frame.loc[59, "status"] = "provisional"
    kept = next(at for at in range(59) if np.isfinite(half.frame["best"][at]))
    half.frame.loc[kept, ["best", "low", "high"]] = 0.0
    half.frame.loc[kept, "status"] = "reported_zero"
    few = synth.daily("shot_down", days=60, missing=tuple(range(58)), claimant="ru_mod", direction="ua_on_ru")
    return [full, half, few]


MADE: Mapping[str, Callable[[], Case]] = {
    "vintages": lambda: (
        "vintages",
        window("launched", (805, 805, 810)) + window("hit", (56, 55, 54)),
        (),
    ),
    "vintages_one": lambda: ("vintages", window("launched", (392, 640, 948)), ()),
    "vintages_span": lambda: ("vintages", short_span(), ()),
    "totals_compare": lambda: ("totals_compare", claims(), ()),
    "waterfall": lambda: ("waterfall", walk(), ()),
    "two_sides": lambda: ("two_sides", sides(), ()),
    "coverage": lambda: ("coverage", sources(), ()),
}
"""All charts by name, made when they are asked for."""
