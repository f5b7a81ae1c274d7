"""Forecasts of statsmodels for comparison: they enter no report unless they win. Slow to import."""

import warnings
from collections.abc import Mapping
from types import MappingProxyType

import numpy as np
import pandas as pd
from scipy import special
from statsmodels.tsa.exponential_smoothing.ets import ETSModel
from statsmodels.tsa.statespace.sarimax import SARIMAX

from tracker.stats.evaluation.scores import LEVELS
from tracker.stats.irls import Floats
from tracker.stats.predict import MODELS, Model, Settings

DRAWS = 400
SEED = 11
LONGEST = 260  # newest periods that are fitted


def ets(y: Floats, horizons: int, settings: Settings) -> Floats:
    """Exponential smoothing (A, N, N) of log(1 + count), simulated; unknown periods are interpolated."""
    own = pd.Series(np.log1p(y[-LONGEST:])).interpolate(limit_direction="both")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        fit = ETSModel(own, error="add", trend=None, seasonal=None).fit(disp=False)
        errors = np.random.default_rng(SEED).normal(0, np.sqrt(fit.mse), (horizons, DRAWS))
        paths = fit.simulate(horizons, anchor="end", repetitions=DRAWS, random_errors=errors)
    draws = np.maximum(np.expm1(np.asarray(paths)), 0.0)
    return np.asarray(np.quantile(draws, LEVELS, axis=1).T)


def sarimax(y: Floats, horizons: int, settings: Settings) -> Floats:
    """ARMA(1, 1) about a mean of log(1 + count); unknown periods stay unknown."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        model = SARIMAX(np.log1p(y[-LONGEST:]), order=(1, 0, 1), trend="c")
        ahead = model.fit(disp=False, maxiter=50).get_forecast(horizons)
    z = special.ndtri(np.array(LEVELS))
    log = np.asarray(ahead.predicted_mean)[:, None] + np.asarray(ahead.se_mean)[:, None] * z
    return np.asarray(np.maximum(np.expm1(log), 0.0))


ALL: Mapping[str, Model] = MappingProxyType({**MODELS, "ets": ets, "sarimax": sarimax})
