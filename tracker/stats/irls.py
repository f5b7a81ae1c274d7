"""Batched count regression on a factor and one covariate: the core that every count method shares.

log mu = log exposure + a_g + s t. All windows of a batch have the same layout (`t`, `levels`), so a step
costs one set of expected counts and one matrix product (`steps`); a missing period has weight 0. Rows are
windows, columns periods. Variance is phi mu (quasi-Poisson).
"""

from dataclasses import dataclass, replace

import numpy as np

from tracker.stats.steps import (
    ETA_LIMIT,
    Batch,
    Flags,
    Floats,
    Step,
    Whole,
    batch_of,
    begun,
    begun_near,
    layout_of,
    over,
    solved,
)

__all__ = ["CHUNK", "ETA_LIMIT", "Fit", "Flags", "Floats", "Whole", "fit_counts"]

CHUNK = 512  # rows a pass: the working arrays of a chunk stay inside the processor's cache
MAX_STEPS = 25
TOLERANCE = 1e-10  # relative change of the deviance


@dataclass(frozen=True, slots=True)
class Fit:
    """Fitted windows; errors are those of quasi-likelihood with W = weight x mu.

    intercept (B, G): log of the expected count at t = 0 and exposure 1; NaN for a level without data.
    slope (B,): change of the log per unit of t; 0 where no slope was asked for or t does not vary.
    mu, w, y, weight (B, n): expected counts, W, counts (0 where missing), prior weights.
    sums, centre (B, G): S = sum W and mean t of a level. spread (B,): D = sum W (t - centre)^2.
    dispersion (B,): Pearson's phi = sum W ((y - mu)/mu)^2/(n - p), not floored; NaN where n <= p.
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

    def take(self, rows: Whole | Flags) -> "Fit":
        """Some of the windows."""
        return replace(self, **{name: getattr(self, name)[rows] for name in _BY_WINDOW})

    def replaced(self, rows: Flags, other: "Fit") -> "Fit":
        """The same fit, but for the windows `rows` as `other` has them."""
        columns = {name: getattr(self, name).copy() for name in _BY_WINDOW}
        for name, column in columns.items():
            column[rows] = getattr(other, name)
        return replace(self, **columns)

    @property
    def coefficients(self) -> Floats:
        """Intercepts, 0 for a level without data, and slope (B, G + 1)."""
        return np.column_stack((np.nan_to_num(self.intercept), self.slope))

    def slope_variance(self) -> Floats:
        """phi/D; infinite where there is no slope to know."""
        return over(self.dispersion, self.spread, np.inf)

    def eta(self, t0: float | Floats, level: int = 0) -> Floats:
        """Linear predictor at t0 (one, or one a window) for exposure 1."""
        return np.asarray(self.intercept[:, level] + self.slope * t0)

    def eta_variance(self, t0: float | Floats, level: int = 0, dispersion: Floats | None = None) -> Floats:
        """Variance of the linear predictor at t0: phi (1/S + (t0 - centre)^2/D)."""
        phi = self.dispersion if dispersion is None else dispersion
        away = over((t0 - self.centre[:, level]) ** 2, self.spread, 0.0)
        return np.asarray(phi * (over(1.0, self.sums[:, level], np.inf) + away))

    def leverage(self) -> Floats:
        """Diagonal of the hat matrix: W (1/S + (t - centre)^2/D), below 1."""
        hat = self.t - self.centre[:, self.levels]
        np.square(hat, out=hat)
        hat *= over(1.0, self.spread, 0.0)[:, None]
        hat += over(1.0, self.sums, 0.0)[:, self.levels]
        hat *= self.w
        return np.clip(hat, 0.0, 1.0 - 1e-9, out=hat)

    def slope_influence(self) -> Floats:
        """What each period adds to the slope: (t - centre) W (y - mu)/mu/D."""
        away = self.t - self.centre[:, self.levels]
        return np.asarray(over(away, self.spread[:, None], 0.0) * self._score())

    def eta_influence(self, t0: float, level: int = 0) -> Floats:
        """What each period adds to the linear predictor at t0."""
        own = over((self.levels == level).astype(float), self.sums[:, [level]], 0.0)
        return np.asarray(own * self._score() + (t0 - self.centre[:, [level]]) * self.slope_influence())

    def _score(self) -> Floats:
        return np.asarray(self.w * (self.y - self.mu) / self.mu)


_BY_WINDOW = tuple(name for name in Fit.__slots__ if name not in ("t", "levels"))


def fit_counts(
    y: Floats,
    t: Floats,
    *,
    weight: Floats | None = None,
    exposure: Floats | None = None,
    levels: Whole | None = None,
    slope: bool | Flags = True,
    start: Floats | None = None,
    chunk: int = CHUNK,
    tolerance: float = TOLERANCE,
    lagged: bool = False,
) -> Fit:
    """Fits all windows `y` (B, n) on `t` (n,); NaN or weight 0 is missing.

    `levels` (n,) are 0, 1, ...; `slope` says which windows have one (False: the level alone). `start`
    (B, G + 1) are coefficients of a fit that is near, to begin with; else expected counts begin at y + 0.1.
    `lagged` takes W at the expected counts before the last update, as programs do that report the last step
    of their iteration.
    """
    y, weight, exposure = _prepared(y, weight, exposure)
    t = np.asarray(t, dtype=float)
    layout = layout_of(t, np.zeros(t.size, dtype=np.int64) if levels is None else np.asarray(levels))
    sloped = np.broadcast_to(np.asarray(slope, dtype=bool), (len(y),))
    parts = []
    for at in range(0, max(len(y), 1), chunk):
        rows = slice(at, at + chunk)
        batch = batch_of(y[rows], weight[rows], exposure[rows], layout, sloped[rows])
        begin = None if start is None else start[rows]
        parts.append(_finished(batch, weight[rows], *_iterated(batch, begin, tolerance, lagged)))
    if len(parts) == 1:
        return parts[0]
    joined = {name: np.concatenate([getattr(part, name) for part in parts]) for name in _BY_WINDOW}
    return Fit(layout.t, layout.levels, **joined)


def _prepared(y: Floats, weight: Floats | None, exposure: Floats | None) -> tuple[Floats, Floats, Floats]:
    """Two-dimensional counts without NaN, their weights (0 where missing) and exposures."""
    y = np.atleast_2d(np.asarray(y, dtype=float))
    weight = np.broadcast_to(1.0 if weight is None else np.asarray(weight, dtype=float), y.shape)
    exposure = np.broadcast_to(1.0 if exposure is None else np.asarray(exposure, dtype=float), y.shape)
    known = np.isfinite(y) & (exposure > 0)
    if known.all():
        return y, weight, exposure
    return np.where(known, y, 0.0), np.where(known, weight, 0.0), np.where(known, exposure, 1.0)


def _iterated(
    batch: Batch, start: Floats | None, tolerance: float, lagged: bool
) -> tuple[Floats, Floats, Step, Flags]:
    """Last expected counts, W and coefficients of the step to them (`lagged`) or from them, convergence."""
    w, step, deviance = begun(batch) if start is None else begun_near(batch, start)
    own, active = batch, np.arange(len(w))
    found = np.empty_like(w), np.empty_like(w), step.take(np.ones(len(w), dtype=bool))
    converged = np.zeros(len(w), dtype=bool)
    for left in reversed(range(MAX_STEPS)):
        mu = own.expected(step)
        newer = own.weighed(mu)
        sums = newer @ own.layout.moments
        change = own.deviance(np.vecdot(own.told, step.coefficients), sums)
        done = np.abs(change - deviance) / (np.abs(change) + 0.1) < tolerance
        converged[active[done]] = True
        following = solved(own, sums, own.score(sums), step.coefficients)
        leaving = done if left else np.ones(len(done), dtype=bool)
        if leaving.any():
            rows, kept = active[leaving], ~leaving
            found[0][rows], found[1][rows] = mu[leaving], (w if lagged else newer)[leaving]
            found[2].put(rows, (step if lagged else following).take(leaving))
            active = active[kept]
            if not active.size:
                break
            own, newer, following, change = own.take(kept), newer[kept], following.take(kept), change[kept]
        w, step, deviance = newer, following, change
    return *found, converged


def _finished(batch: Batch, weight: Floats, mu: Floats, w: Floats, step: Step, converged: Flags) -> Fit:
    """The fit of a chunk, with its dispersion."""
    n = (weight > 0).sum(axis=1)
    parameters = (step.sums > 0).sum(axis=1) + (step.spread > 0)
    away = (batch.y - mu) / mu
    pearson = np.vecdot(w, np.square(away, out=away))
    return Fit(
        t=batch.layout.t,
        levels=batch.layout.levels,
        intercept=np.where(step.sums > 0, step.coefficients[:, :-1], np.nan),
        slope=step.coefficients[:, -1],
        mu=mu,
        w=w,
        y=batch.y,
        weight=weight,
        sums=step.sums,
        centre=step.centre,
        spread=step.spread,
        dispersion=np.where(n > parameters, pearson / np.maximum(n - parameters, 1), np.nan),
        n=n.astype(np.int64),
        parameters=parameters.astype(np.int64),
        converged=converged,
    )
