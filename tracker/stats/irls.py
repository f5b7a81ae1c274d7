"""Batched quasi-Poisson regression on a factor and one covariate: the core that every count method shares.

log mu = log exposure + a_g + s t. All windows of a batch have the same layout (`t`, `levels`), so
each step costs two matrix products; a missing period has weight 0. Rows are windows, columns periods.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Whole = npt.NDArray[np.int64]

CHUNK = 512  # rows a pass: the working arrays of a chunk stay inside the processor's cache
MAX_STEPS = 25
TOLERANCE = 1e-10  # relative change of the deviance
ETA_LIMIT = 30.0  # a window of zeros has no finite optimum: e^-30 is zero to every method here
TINY = 1e-12


@dataclass(frozen=True, slots=True)
class Fit:
    """Fitted windows; errors are those of quasi-Poisson with W = weight x mu.

    intercept (B, G): log of the expected count at t = 0 and exposure 1; NaN for a level without data.
    slope (B,): change of the log per unit of t; 0 where no slope was asked for or t does not vary.
    mu, w, y, weight (B, n): expected counts, W, counts (0 where missing), prior weights.
    sums, centre (B, G): S = sum W and mean t of a level. spread (B,): D = sum W (t - centre)^2.
    dispersion (B,): Pearson's phi = sum weight (y - mu)^2/mu/(n - p), not floored; NaN where n <= p.
    """

    t: Floats
    levels: Whole
    intercept: Floats
    slope: Floats
    mu: Floats
    w: Floats
    y: Floats
    weight: Floats
    sums: Floats
    centre: Floats
    spread: Floats
    dispersion: Floats
    n: Whole
    parameters: Whole
    converged: Flags

    @property
    def df(self) -> Floats:
        """Residual degrees of freedom, at least 1 (dispersion is NaN below)."""
        return np.asarray(np.maximum(self.n - self.parameters, 1), dtype=float)

    def slope_variance(self) -> Floats:
        """phi/D; infinite where there is no slope to know."""
        return _over(self.dispersion, self.spread, np.inf)

    def eta(self, t0: float, level: int = 0) -> Floats:
        """Linear predictor at t0 for exposure 1."""
        return np.asarray(self.intercept[:, level] + self.slope * t0)

    def eta_variance(self, t0: float, level: int = 0, dispersion: Floats | None = None) -> Floats:
        """Variance of the linear predictor at t0: phi (1/S + (t0 - centre)^2/D)."""
        phi = self.dispersion if dispersion is None else dispersion
        away = _over((t0 - self.centre[:, level]) ** 2, self.spread, 0.0)
        return np.asarray(phi * (_over(1.0, self.sums[:, level], np.inf) + away))

    def leverage(self) -> Floats:
        """Diagonal of the hat matrix: W (1/S + (t - centre)^2/D), below 1."""
        own = self.levels
        away = _over((self.t - self.centre[:, own]) ** 2, self.spread[:, None], 0.0)
        hat = self.w * (_over(1.0, self.sums[:, own], 0.0) + away)
        return np.clip(hat, 0.0, 1.0 - 1e-9)

    def slope_influence(self) -> Floats:
        """What each period adds to the slope: (t - centre) weight (y - mu)/D."""
        away = self.t - self.centre[:, self.levels]
        return np.asarray(_over(away, self.spread[:, None], 0.0) * self.weight * (self.y - self.mu))

    def eta_influence(self, t0: float, level: int = 0) -> Floats:
        """What each period adds to the linear predictor at t0."""
        own = _over((self.levels == level).astype(float), self.sums[:, [level]], 0.0)
        residual = self.weight * (self.y - self.mu)
        return np.asarray(own * residual + (t0 - self.centre[:, [level]]) * self.slope_influence())


@dataclass(slots=True)
class _Step:
    """The weighted sums of one step and the coefficients they give."""

    sums: Floats
    centre: Floats
    spread: Floats
    slope: Floats
    intercept: Floats


def fit_counts(
    y: Floats,
    t: Floats,
    *,
    weight: Floats | None = None,
    exposure: Floats | None = None,
    levels: Whole | None = None,
    slope: bool | Flags = True,
    chunk: int = CHUNK,
) -> Fit:
    """Fits all windows `y` (B, n) on `t` (n,); NaN or weight 0 is missing.

    `levels` (n,) are 0, 1, ...; `slope` says which windows have one (False: the level alone).
    """
    y, weight, exposure = _prepared(y, weight, exposure)
    t = np.asarray(t, dtype=float)
    levels = np.zeros(t.size, dtype=np.int64) if levels is None else np.asarray(levels, dtype=np.int64)
    sloped = np.broadcast_to(np.asarray(slope, dtype=bool), (y.shape[0],))
    parts = [
        _fit_chunk(y[rows], t, weight[rows], exposure[rows], levels, sloped[rows])
        for rows in (slice(at, at + chunk) for at in range(0, max(y.shape[0], 1), chunk))
    ]
    if len(parts) == 1:
        return parts[0]
    own = [name for name in Fit.__slots__ if name not in ("t", "levels")]
    return Fit(t, levels, **{name: np.concatenate([getattr(part, name) for part in parts]) for name in own})


def _prepared(y: Floats, weight: Floats | None, exposure: Floats | None) -> tuple[Floats, Floats, Floats]:
    """Two-dimensional counts without NaN, their weights (0 where missing) and exposures."""
    y = np.atleast_2d(np.asarray(y, dtype=float))
    weight = np.broadcast_to(1.0 if weight is None else np.asarray(weight, dtype=float), y.shape)
    exposure = np.broadcast_to(1.0 if exposure is None else np.asarray(exposure, dtype=float), y.shape)
    known = np.isfinite(y) & (exposure > 0)
    return np.where(known, y, 0.0), np.where(known, weight, 0.0), np.where(known, exposure, 1.0)


def _fit_chunk(y: Floats, t: Floats, weight: Floats, exposure: Floats, levels: Whole, sloped: Flags) -> Fit:
    members = np.eye(int(levels.max(initial=0)) + 1)[levels]
    layout = np.hstack([members, members * t[:, None], members * (t**2)[:, None]])
    offset = np.log(exposure)
    mu = y + 0.1
    deviance = _deviance(y, mu, weight)
    converged = np.zeros(len(y), dtype=bool)
    active = np.arange(len(y))
    for _ in range(MAX_STEPS):
        step = _step(y[active], mu[active], weight[active], offset[active], layout, sloped[active])
        mu[active] = _expected(step, t, levels, offset[active])
        newer = _deviance(y[active], mu[active], weight[active])
        done = np.abs(newer - deviance[active]) / (np.abs(newer) + 0.1) < TOLERANCE
        deviance[active] = newer
        converged[active[done]] = True
        active = active[~done]
        if not active.size:
            break
    return _finished(y, t, weight, offset, levels, layout, sloped, mu, converged)


def _step(y: Floats, mu: Floats, weight: Floats, offset: Floats, layout: Floats, sloped: Flags) -> _Step:
    """One weighted least squares step from the current expected counts."""
    count = layout.shape[1] // 3
    w = weight * mu
    z = np.log(mu) - offset + (y - mu) / mu
    sums, first, second = np.split(w @ layout, 3, axis=1)
    response = (w * z) @ layout[:, : 2 * count]
    centre = _over(first, sums, 0.0)
    within = second - first * centre
    spread = np.where(sloped, within.sum(axis=1), 0.0)
    spread = np.where(spread > TINY * second.sum(axis=1), spread, 0.0)
    slope = _over((response[:, count:] - response[:, :count] * centre).sum(axis=1), spread, 0.0)
    intercept = _over(response[:, :count], sums, np.nan) - slope[:, None] * centre
    return _Step(sums, centre, spread, slope, intercept)


def _expected(step: _Step, t: Floats, levels: Whole, offset: Floats) -> Floats:
    eta = np.nan_to_num(step.intercept)[:, levels] + step.slope[:, None] * t
    return np.asarray(np.exp(np.clip(eta, -ETA_LIMIT, ETA_LIMIT) + offset))


def _finished(
    y: Floats,
    t: Floats,
    weight: Floats,
    offset: Floats,
    levels: Whole,
    layout: Floats,
    sloped: Flags,
    mu: Floats,
    converged: Flags,
) -> Fit:
    """The fit at its last expected counts, with the sums and the dispersion that belong to them."""
    step = _step(y, mu, weight, offset, layout, sloped)
    n = (weight > 0).sum(axis=1)
    parameters = (step.sums > 0).sum(axis=1) + (step.spread > 0)
    pearson = (weight * (y - mu) ** 2 / mu).sum(axis=1)
    dispersion = np.where(n > parameters, pearson / np.maximum(n - parameters, 1), np.nan)
    return Fit(
        t=t,
        levels=levels,
        intercept=step.intercept,
        slope=step.slope,
        mu=mu,
        w=weight * mu,
        y=y,
        weight=weight,
        sums=step.sums,
        centre=step.centre,
        spread=step.spread,
        dispersion=dispersion,
        n=n.astype(np.int64),
        parameters=parameters.astype(np.int64),
        converged=converged,
    )


def _deviance(y: Floats, mu: Floats, weight: Floats) -> Floats:
    """Poisson deviance with prior weights; y log(y/mu) is 0 at y = 0."""
    logs = y * np.log(np.where(y > 0, y, 1.0) / np.where(y > 0, mu, 1.0))
    return np.asarray(2.0 * (weight * (logs - (y - mu))).sum(axis=1))


def _over(top: Floats | float, bottom: Floats, empty: float) -> Floats:
    """top/bottom, and `empty` where bottom is 0."""
    known = bottom > 0
    return np.where(known, top / np.where(known, bottom, 1.0), empty)
