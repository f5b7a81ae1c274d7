"""Quantile forecasts of counts: the average of two empirical distributions, and the climatology to beat."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from types import MappingProxyType

import numpy as np
import tomli

from tracker.stats.evaluation.scores import LEVELS
from tracker.stats.irls import Floats

LEAST_LEVEL = 0.3  # ratios to a level below this say nothing


@dataclass(frozen=True, slots=True)
class Settings:
    """Frozen settings of one calendar; see forecast_settings.toml."""

    half_life: float
    memory: int
    ratio_half_life: float
    ratio_memory: int
    smoothing: float
    climatology: int
    minimum: int
    horizons: int


_FILE = tomli.loads((files("tracker.stats") / "forecast_settings.toml").read_text(encoding="utf-8"))
SETTINGS: Mapping[str, Settings] = MappingProxyType({by: Settings(**_FILE[by]) for by in ("day", "week")})
RECALIBRATION: Mapping[str, float] = MappingProxyType(_FILE["recalibration"])

# Quantiles (H, Q) of the periods after the last of `y` (T,), NaN where unknown, at LEVELS.
Model = Callable[[Floats, int, Settings], Floats]


def quantile_average(y: Floats, horizons: int, settings: Settings) -> Floats:
    """Mean of the quantiles of the weighted past and of the past scaled to the current level."""
    return (weighted_past(y, horizons, settings) + scaled_past(y, horizons, settings)) / 2


def weighted_past(y: Floats, horizons: int, settings: Settings) -> Floats:
    """Quantiles of past counts, weighed by their age; the same for every horizon."""
    recent = y[-settings.memory :]
    age = np.arange(len(recent))[::-1]
    own = weighted_quantiles(recent, 0.5 ** (age / settings.half_life))
    return np.tile(own, (horizons, 1))


def scaled_past(y: Floats, horizons: int, settings: Settings) -> Floats:
    """Quantiles of past ratios to the level h periods before, times the current level."""
    level = smoothed(y, settings.smoothing)
    rows = []
    for ahead in range(1, horizons + 1):
        first = max(len(y) - settings.ratio_memory, ahead)
        ratio = y[first:] / np.maximum(level[first - ahead : len(y) - ahead], LEAST_LEVEL)
        age = np.arange(len(ratio))[::-1]
        own = weighted_quantiles(ratio, 0.5 ** (age / settings.ratio_half_life))
        rows.append(own * max(level[-1], LEAST_LEVEL))
    return np.array(rows)


def of_begun(quantiles: Floats, known: float, share: float) -> Floats:
    """Quantiles of a period of which a share (0 to 1) is over and has given `known`.

    What is left of it has its share of the mean and, since days hardly depend on each other, of the
    variance: distances from the mean shrink by the root of what is left. Never below what is known.
    """
    left, mean = max(1.0 - share, 0.0), quantiles.mean()
    return np.asarray(known + np.maximum(left * mean + np.sqrt(left) * (quantiles - mean), 0.0))


def climatology(y: Floats, horizons: int, settings: Settings) -> Floats:
    """Quantiles of the last 8 weeks, all alike: the forecast to beat."""
    recent = y[-settings.climatology :]
    return np.tile(weighted_quantiles(recent, np.ones(len(recent))), (horizons, 1))


def smoothed(y: Floats, share: float) -> Floats:
    """Level after each period, exponentially smoothed; unknown periods leave it as it is, NaN before any."""
    level, out = np.nan, np.empty(len(y))
    for place, value in enumerate(y.tolist()):
        if value == value:
            level = value if level != level else level + share * (value - level)
        out[place] = level
    return out


def weighted_quantiles(values: Floats, weight: Floats) -> Floats:
    """Quantiles of weighted values, interpolated between the middles of their weights; NaN are left out."""
    known = np.isfinite(values)
    if not known.any():
        return np.full(len(LEVELS), np.nan)
    order = np.argsort(values[known], kind="stable")
    ordered, own = values[known][order], weight[known][order]
    position = (np.cumsum(own) - own / 2) / own.sum()
    return np.asarray(np.interp(LEVELS, position, ordered))


MODELS: Mapping[str, Model] = MappingProxyType({"average": quantile_average, "climatology": climatology})
