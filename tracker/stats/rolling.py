"""Rolling origins: what each model would have said week by week, scored; recalibration of levels."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from tracker.stats.evaluation.scores import (
    LEVELS,
    coverage,
    interval_score,
    pit_of_quantiles,
    skill,
)
from tracker.stats.irls import Flags, Floats, Whole
from tracker.stats.predict import RECALIBRATION, Model, Settings

INTERVALS = (0.5, 0.8, 0.9, 0.95)
BINS = 10
SEED = 7


@dataclass(frozen=True, slots=True)
class Rolled:
    """Predictions of one model: origin and horizon of each, quantiles (N, Q), outcomes (N,)."""

    origin: Whole
    ahead: Whole
    quantiles: Floats
    outcome: Floats


@dataclass(frozen=True, slots=True)
class Score:
    """One model over all origins: mean scores, skill against climatology with its interval, calibration.

    The ends of the interval are NaN where there are too few origins for one.
    """

    model: str
    n: int
    wis: float
    mae: float
    skill: tuple[float, float, float]
    coverage: tuple[float, ...]
    pit: tuple[float, ...]


def rolled(
    y: Floats, judged: Flags, origins: Sequence[int], horizons: int, model: Model, settings: Settings
) -> Rolled:
    """Predictions of the `horizons` periods after each origin, each from the periods up to it alone.

    `judged` (T,) are the periods that can be an outcome: a week with unreported days is none.
    """
    found: list[tuple[int, int, Floats, float]] = []
    for origin in origins:
        quantiles = model(y[: origin + 1], horizons, settings)
        for ahead in range(1, horizons + 1):
            place = origin + ahead
            if place < len(y) and judged[place]:
                found.append((origin, ahead, quantiles[ahead - 1], float(y[place])))
    return Rolled(
        np.array([one[0] for one in found], dtype=np.int64),
        np.array([one[1] for one in found], dtype=np.int64),
        np.array([one[2] for one in found]).reshape(len(found), len(LEVELS)),
        np.array([one[3] for one in found]),
    )


def recalibrated(own: Rolled) -> Rolled:
    """The same predictions read at levels that move by gamma (nominal - hit) after each scored period.

    Levels move once outcomes of earlier origins are known, from 60 scored periods on.

    Reference: Gibbs and Candes 2021, arXiv 2106.00170.
    """
    nominal = np.array(LEVELS)
    levels, quantiles, scored = nominal.copy(), own.quantiles.copy(), 0
    for origin in np.unique(own.origin):
        rows = np.flatnonzero(own.origin == origin)
        at = np.sort(np.clip(levels, LEVELS[0], LEVELS[-1]))
        for row in rows:
            quantiles[row] = np.interp(at, nominal, own.quantiles[row])
        for row in rows:
            scored += 1
            if scored > RECALIBRATION["after"]:
                hit = own.outcome[row] <= np.interp(levels, nominal, own.quantiles[row])
                levels = levels + RECALIBRATION["gamma"] * (nominal - hit)
    return Rolled(own.origin, own.ahead, quantiles, own.outcome)


def scores(
    y: Floats,
    judged: Flags,
    origins: Sequence[int],
    horizons: int,
    models: Mapping[str, Model],
    settings: Settings,
) -> list[Score]:
    """Scores of all models and the recalibrated average on the same periods, beside climatology."""
    made = {name: rolled(y, judged, origins, horizons, model, settings) for name, model in models.items()}
    if "average" in made:
        made["average, recalibrated"] = recalibrated(made["average"])
    measure = interval_score(made["climatology"].outcome, made["climatology"].quantiles)
    return [_score(name, own, measure, horizons) for name, own in made.items()]


def _score(name: str, own: Rolled, measure: Floats, horizons: int) -> Score:
    wis = interval_score(own.outcome, own.quantiles)
    rng = np.random.default_rng(SEED)
    pit = np.histogram(pit_of_quantiles(own.outcome, own.quantiles, rng), bins=BINS, range=(0, 1))[0]
    median = own.quantiles[:, len(LEVELS) // 2]
    return Score(
        model=name,
        n=len(wis),
        wis=float(wis.mean()),
        mae=float(np.abs(own.outcome - median).mean()),
        skill=skill(wis, measure, 4 * horizons, rng),
        coverage=tuple(coverage(own.outcome, own.quantiles, level) for level in INTERVALS),
        pit=tuple((pit / max(len(wis), 1)).tolist()),
    )
