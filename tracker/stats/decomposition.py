"""Level, season and rest of counts for display, by statsmodels' STL. Slow to import; no test rests on it."""

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from statsmodels.tsa.seasonal import MSTL, STL

from tracker.errors import TooShortError
from tracker.stats.arrays import read_counts

if TYPE_CHECKING:
    from tracker.series import Series

SEASONS = {"day": (7, 365), "week": (52,), "month": (12,)}
CYCLES = 2  # of a season that must have been seen


def decompose(series: "Series") -> pd.DataFrame:
    """The newest comparable stretch as level x season x rest, a row a period.

    Columns period, count, level, season, rest, filled. STL on log(1 + count a unit of exposure), MSTL where
    two seasons have been seen twice (days: week and year). `level` is a count, `season` and `rest` are
    factors. Unknown periods are interpolated, since STL takes no gaps, and `filled` is true there. It is for
    charts: it has no interval, and no method tests by it.

    Raises: TooShortError where no season has been seen twice. Reference: Cleveland and others 1990,
    Journal of Official Statistics 6, 3-73; Bandara and others 2021 (MSTL), arXiv 2107.13462.
    """
    counts = read_counts(series)
    newest = counts.newest()
    places = np.flatnonzero(counts.same_stretch(newest)) if newest is not None else np.arange(0)
    periods = [season for season in SEASONS[series.by] if len(places) >= CYCLES * season + 1]
    if newest is None or not periods:
        raise TooShortError(f"too short for a season: {len(places)} comparable {series.by}s")
    places = places[places <= newest]
    rate = np.where(counts.weight[places] > 0, counts.y[0, places] / counts.exposure[places], np.nan)
    y = pd.Series(np.log1p(rate)).interpolate(limit_direction="both")
    found = STL(y, period=periods[0]).fit() if len(periods) == 1 else MSTL(y, periods=periods).fit()
    season = np.asarray(found.seasonal).reshape(len(y), -1).sum(axis=1)
    return pd.DataFrame(
        {
            "period": series.frame["period"].to_numpy()[places],
            "count": rate,
            "level": np.maximum(np.expm1(np.asarray(found.trend)), 0.0),
            "season": np.exp(season),
            "rest": np.exp(np.asarray(found.resid)),
            "filled": ~np.isfinite(rate),
        }
    )
