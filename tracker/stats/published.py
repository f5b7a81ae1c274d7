"""The published outbreak limits (Farrington 1996, Noufaily 2013), batched, to the last digit of the program.

Formulae that are its slips are kept here, and only here: the error of the mean after reweighting, and the
score on the link scale. The default of `anomalies` has neither.
"""

from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np

from tracker.stats.irls import Fit, Flags, Floats, Whole, fit_counts
from tracker.stats.references import Layout
from tracker.stats.tails import count_cdf, count_quantile, normal_quantile, normal_tail, t_two_sided

TOLERANCE = 1e-8  # of the deviance, as in R's glm.control
YEARS_OF_A_TREND = 3  # fewer tell a trend from a season no better than chance
POWERS = {"2/3": 2.0 / 3.0, "1/2": 0.5, "none": 1.0}
Threshold = Literal["delta", "nbPlugin", "muan"]
THRESHOLDS: tuple[Threshold, ...] = get_args(Threshold)


@dataclass(frozen=True, slots=True)
class Rules:
    """How a window is fitted and its limit drawn; the names of the published control stand in `Control`."""

    alpha: float
    trend: bool
    trend_p: float
    reweight: bool
    weight_threshold: float
    threshold: Threshold
    power: float
    years: int


@dataclass(frozen=True, slots=True)
class Bounds:
    """A row a window judged: limit, score, p, mean, parameter of the limit, dispersion, slope (NaN: none).

    A window whose fit does not converge has no limit: `failed` is 1 there and all else unknown.
    """

    upper: Floats
    score: Floats
    p: Floats
    expected: Floats
    mu0: Floats
    phi: Floats
    slope: Floats
    failed: Floats


@dataclass(frozen=True, slots=True)
class _Stage:
    """A fit after reweighting: phi is its dispersion, `scale` what the program takes for its errors."""

    fit: Fit
    phi: Floats
    scale: Floats


def bounds(y: Floats, places: Whole, layout: Layout, exposure: Floats, rules: Rules) -> Bounds:
    """Limits of the periods `places` of all series `y` (S, T); rows run through periods, then series."""
    at = places[:, None] + layout.places
    windows = y[:, at].reshape(-1, len(layout.offsets))
    own = exposure[:, at].reshape(windows.shape)
    observed, offset = y[:, places].ravel(), exposure[:, places].ravel()
    now = _now(windows, layout)
    fitted = _fitted(windows, own, offset, now, layout, rules)
    fit = fitted.fit
    level = int(layout.levels.max())
    eta = fit.eta(now, level) + np.log(offset)
    se = np.sqrt(fit.eta_variance(now, level, fitted.scale))
    limit = _delta if rules.threshold == "delta" else _quantile
    upper, p, score, mu0 = limit(observed, eta, se, fitted.phi, rules)
    slope = np.where(fit.spread > 0, fit.slope, np.nan)
    failed = ~fit.converged
    columns = (upper, score, p, np.exp(eta), mu0, fitted.phi, slope)
    upper, score, p, expected, mu0, phi, slope = (np.where(failed, np.nan, one) for one in columns)
    return Bounds(upper, score, p, expected, mu0, phi, slope, failed.astype(float))


def _now(y: Floats, layout: Layout) -> Floats:
    """Time of the mean: with dates the program counts it from the first known period, fits from the first."""
    if not layout.dated:
        return np.zeros(len(y))
    return np.asarray(layout.t[0] - layout.t[np.isfinite(y).argmax(axis=1)])


def _fitted(y: Floats, exposure: Floats, offset: Floats, now: Floats, layout: Layout, rules: Rules) -> _Stage:
    """Both stages with a trend, and again without one where it is not kept."""
    stage = _stage(y, exposure, np.full(len(y), rules.trend), layout, rules)
    if not rules.trend:
        return stage
    fit = stage.fit
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        mean = np.exp(fit.eta(now, int(layout.levels.max()))) * offset
        p = t_two_sided(fit.slope / np.sqrt(stage.scale / fit.spread), fit.df)
    kept = (p < rules.trend_p) & (mean <= fit.y.max(axis=1)) & fit.converged
    kept &= rules.years >= YEARS_OF_A_TREND
    if kept.all():
        return stage
    level = _stage(y[~kept], exposure[~kept], np.zeros(int((~kept).sum()), dtype=bool), layout, rules)
    return _merged(stage, level, kept)


def _merged(stage: _Stage, other: _Stage, kept: Flags) -> _Stage:
    """`stage` with the rows that are not kept replaced by those of `other`."""
    phi, scale = stage.phi.copy(), stage.scale.copy()
    phi[~kept], scale[~kept] = other.phi, other.scale
    return _Stage(stage.fit.replaced(~kept, other.fit), phi, scale)


def _stage(y: Floats, exposure: Floats, sloped: Flags, layout: Layout, rules: Rules) -> _Stage:
    t, levels = layout.t, layout.levels

    def fitted(weight: Floats | None) -> Fit:
        """Coefficients of all rows under some weights."""
        return fit_counts(
            y,
            t,
            weight=weight,
            exposure=exposure,
            levels=levels,
            slope=sloped,
            tolerance=TOLERANCE,
            lagged=True,
        )

    first = fitted(None)
    phi = np.maximum(first.dispersion, 1.0)
    if not rules.reweight:
        return _Stage(first, phi, first.dispersion)
    omega = _lighter(first, phi, rules.weight_threshold)
    fit = fitted(omega)
    scale = np.vecdot(omega, ((fit.y - fit.mu) / fit.mu) ** 2) / fit.df
    return _Stage(fit, np.maximum(fit.dispersion, 1.0), scale)


def _lighter(fit: Fit, phi: Floats, threshold: float) -> Floats:
    """Weights that take down counts whose Anscombe residual exceeds the threshold."""
    free = phi[:, None] * (1 - fit.leverage())
    # A power of 2/3 is concave: no residual is larger than Pearson's, and few of these are large.
    large = fit.y - fit.mu > threshold * np.sqrt(fit.mu * free)
    root = np.cbrt(fit.mu[large])
    s = 1.5 * (np.cbrt(fit.y[large]) ** 2 - root**2) / np.sqrt(root * free[large])
    omega = (fit.weight > 0).astype(float)
    omega[large] *= np.where(s > threshold, np.maximum(s, threshold) ** -2.0, 1.0)
    return np.asarray(omega * (fit.n / omega.sum(axis=1))[:, None])


def _delta(
    y: Floats, eta: Floats, se: Floats, phi: Floats, rules: Rules
) -> tuple[Floats, Floats, Floats, Floats]:
    """Limit on a transformed scale by a normal approximation."""
    q, z, mu = rules.power, normal_quantile(1 - rules.alpha), np.exp(eta)
    sd = q * np.sqrt(mu ** (2 * q - 1) * (phi + se**2 * mu))
    upper = (mu**q + z * sd) ** (1 / q)
    p = normal_tail((y**q - mu**q) / sd)
    with np.errstate(over="ignore"):
        mu0 = np.exp(mu + z * se * mu)
    return upper, p, (y - mu) / (upper - mu), mu0


def _quantile(
    y: Floats, eta: Floats, se: Floats, phi: Floats, rules: Rules
) -> tuple[Floats, Floats, Floats, Floats]:
    """Limit as a quantile of a negative binomial (Poisson where phi is 1)."""
    shift = normal_quantile(1 - rules.alpha) * se if rules.threshold == "muan" else 0.0
    with np.errstate(over="ignore"):
        mu0 = np.exp(eta + shift)
    known = np.where(np.isfinite(mu0), mu0, 0.0)
    upper, p = count_quantile(1 - rules.alpha, known, phi), 1.0 - count_cdf(y - 1.0, known, phi)
    upper, p = (np.where(np.isfinite(mu0), one, np.nan) for one in (upper, p))
    return upper, p, (y - eta) / (upper - eta), mu0
