"""Batched count regression on a factor and one covariate: the core that every count method shares.

log mu = log exposure + a_g + s t. All windows of a batch have the same layout (`t`, `levels`), so
each step costs two matrix products; a missing period has weight 0. Rows are windows, columns periods.
Variance is phi mu (quasi-Poisson), or phi (mu + mu^2/k) with a negative binomial size k of each window.
"""

from dataclasses import dataclass, replace

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
    """Fitted windows; errors are those of quasi-likelihood with W = weight x mu/(1 + mu/k).

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

    def slope_variance(self) -> Floats:
        """phi/D; infinite where there is no slope to know."""
        return _over(self.dispersion, self.spread, np.inf)

    def eta(self, t0: float | Floats, level: int = 0) -> Floats:
        """Linear predictor at t0 (one, or one a window) for exposure 1."""
        return np.asarray(self.intercept[:, level] + self.slope * t0)

    def eta_variance(self, t0: float | Floats, level: int = 0, dispersion: Floats | None = None) -> Floats:
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
        """What each period adds to the slope: (t - centre) W (y - mu)/mu/D."""
        away = self.t - self.centre[:, self.levels]
        return np.asarray(_over(away, self.spread[:, None], 0.0) * self._score())

    def eta_influence(self, t0: float, level: int = 0) -> Floats:
        """What each period adds to the linear predictor at t0."""
        own = _over((self.levels == level).astype(float), self.sums[:, [level]], 0.0)
        return np.asarray(own * self._score() + (t0 - self.centre[:, [level]]) * self.slope_influence())

    def _score(self) -> Floats:
        return np.asarray(self.w * (self.y - self.mu) / self.mu)


_BY_WINDOW = tuple(name for name in Fit.__slots__ if name not in ("t", "levels"))


@dataclass(slots=True)
class _Step:
    """The weighted sums of one step and the coefficients they give."""

    sums: Floats
    centre: Floats
    spread: Floats
    slope: Floats
    intercept: Floats


@dataclass(frozen=True, slots=True)
class _Batch:
    """Prepared windows of one layout; `spare` (B, 1) is 1/k, 0 for quasi-Poisson; `own` sums y log y."""

    y: Floats
    t: Floats
    weight: Floats
    offset: Floats
    levels: Whole
    layout: Floats
    sloped: Flags
    spare: Floats
    own: Floats
    start: Floats

    def take(self, rows: Whole | Flags | slice) -> "_Batch":
        """Some of the windows."""
        names = ("y", "weight", "offset", "sloped", "spare", "own", "start")
        return replace(self, **{name: getattr(self, name)[rows] for name in names})

    def w(self, mu: Floats) -> Floats:
        """Working weights at expected counts."""
        if not self.spare.any():
            return np.asarray(self.weight * mu)
        return np.asarray(self.weight * mu / (1.0 + mu * self.spare))


def fit_counts(
    y: Floats,
    t: Floats,
    *,
    weight: Floats | None = None,
    exposure: Floats | None = None,
    levels: Whole | None = None,
    slope: bool | Flags = True,
    size: Floats | None = None,
    start: Floats | None = None,
    chunk: int = CHUNK,
    tolerance: float = TOLERANCE,
    lagged: bool = False,
) -> Fit:
    """Fits all windows `y` (B, n) on `t` (n,); NaN or weight 0 is missing.

    `levels` (n,) are 0, 1, ...; `slope` says which windows have one (False: the level alone). `size` (B,) is
    the k of a negative binomial, infinite or None for quasi-Poisson. `start` (B, n) are expected counts to
    begin with, of a fit that is near. `lagged` takes W at the expected counts
    before the last update, as programs do that report the last step of their iteration.
    """
    y, weight, exposure = _prepared(y, weight, exposure)
    t = np.asarray(t, dtype=float)
    levels = np.zeros(t.size, dtype=np.int64) if levels is None else np.asarray(levels, dtype=np.int64)
    members = np.eye(int(levels.max(initial=0)) + 1)[levels]
    layout = np.hstack([members, members * t[:, None], members * (t**2)[:, None]])
    sloped = np.broadcast_to(np.asarray(slope, dtype=bool), (y.shape[0],))
    spare = np.zeros(len(y)) if size is None else 1.0 / np.broadcast_to(size, (len(y),))
    own = (weight * y * np.log(np.where(y > 0, y, 1.0))).sum(axis=1)
    mu = y + 0.1 if start is None else np.asarray(start, dtype=float)
    whole = _Batch(y, t, weight, np.log(exposure), levels, layout, sloped, spare[:, None], own, mu)
    parts = [
        _fit_chunk(whole.take(slice(at, at + chunk)), tolerance, lagged)
        for at in range(0, max(len(y), 1), chunk)
    ]
    if len(parts) == 1:
        return parts[0]
    joined = {name: np.concatenate([getattr(part, name) for part in parts]) for name in _BY_WINDOW}
    return Fit(t, levels, **joined)


def _prepared(y: Floats, weight: Floats | None, exposure: Floats | None) -> tuple[Floats, Floats, Floats]:
    """Two-dimensional counts without NaN, their weights (0 where missing) and exposures."""
    y = np.atleast_2d(np.asarray(y, dtype=float))
    weight = np.broadcast_to(1.0 if weight is None else np.asarray(weight, dtype=float), y.shape)
    exposure = np.broadcast_to(1.0 if exposure is None else np.asarray(exposure, dtype=float), y.shape)
    known = np.isfinite(y) & (exposure > 0)
    return np.where(known, y, 0.0), np.where(known, weight, 0.0), np.where(known, exposure, 1.0)


def _fit_chunk(batch: _Batch, tolerance: float, lagged: bool) -> Fit:
    own, active = batch, np.arange(len(batch.y))
    old, mu = np.log(batch.start), batch.start
    before, eta, expected = old.copy(), old.copy(), mu.copy()
    deviance = _deviance(batch, old, mu)
    converged = np.zeros(len(eta), dtype=bool)
    for left in reversed(range(MAX_STEPS)):
        new = _expected(_step(own, old, mu), own)
        mu = np.exp(new)
        newer = _deviance(own, new, mu)
        done = np.abs(newer - deviance) / (np.abs(newer) + 0.1) < tolerance
        converged[active[done]] = True
        leaving = done if left else np.ones(len(done), dtype=bool)
        if leaving.any():
            rows, kept = active[leaving], ~leaving
            before[rows], eta[rows], expected[rows] = old[leaving], new[leaving], mu[leaving]
            active = active[kept]
            if not active.size:
                break
            own, new, mu, newer = own.take(kept), new[kept], mu[kept], newer[kept]
        old, deviance = new, newer
    return _finished(batch, before if lagged else eta, expected, converged)


def _step(batch: _Batch, eta: Floats, mu: Floats) -> _Step:
    """One weighted least squares step from the current linear predictor (with its offset)."""
    count = batch.layout.shape[1] // 3
    w = batch.w(mu)
    z = batch.y / mu
    z += eta - 1.0
    z -= batch.offset
    z *= w
    sums, first, second = np.split(w @ batch.layout, 3, axis=1)
    response = z @ batch.layout[:, : 2 * count]
    centre = _over(first, sums, 0.0)
    within = second - first * centre
    spread = np.where(batch.sloped, within.sum(axis=1), 0.0)
    spread = np.where(spread > TINY * second.sum(axis=1), spread, 0.0)
    slope = _over((response[:, count:] - response[:, :count] * centre).sum(axis=1), spread, 0.0)
    intercept = _over(response[:, :count], sums, np.nan) - slope[:, None] * centre
    return _Step(sums, centre, spread, slope, intercept)


def _expected(step: _Step, batch: _Batch) -> Floats:
    count = batch.layout.shape[1] // 3
    coefficients = np.column_stack((np.nan_to_num(step.intercept), step.slope))
    eta = coefficients @ np.vstack((batch.layout[:, :count].T, batch.t))
    np.clip(eta, -ETA_LIMIT, ETA_LIMIT, out=eta)
    eta += batch.offset
    return np.asarray(eta)


def _finished(batch: _Batch, before: Floats, mu: Floats, converged: Flags) -> Fit:
    """The fit at its last expected counts, with the sums of a step from the linear predictor `before`."""
    earlier = np.exp(before)
    step, w = _step(batch, before, earlier), batch.w(earlier)
    n = (batch.weight > 0).sum(axis=1)
    parameters = (step.sums > 0).sum(axis=1) + (step.spread > 0)
    pearson = (w * ((batch.y - mu) / mu) ** 2).sum(axis=1)
    dispersion = np.where(n > parameters, pearson / np.maximum(n - parameters, 1), np.nan)
    return Fit(
        t=batch.t,
        levels=batch.levels,
        intercept=step.intercept,
        slope=step.slope,
        mu=mu,
        w=w,
        y=batch.y,
        weight=batch.weight,
        sums=step.sums,
        centre=step.centre,
        spread=step.spread,
        dispersion=dispersion,
        n=n.astype(np.int64),
        parameters=parameters.astype(np.int64),
        converged=converged,
    )


def _deviance(batch: _Batch, eta: Floats, mu: Floats) -> Floats:
    """Deviance with prior weights."""
    y, spare = batch.y, batch.spare
    logs = batch.own - np.einsum("ij,ij->i", batch.weight * y, eta)
    if not spare.any():
        return np.asarray(2.0 * (logs - np.einsum("ij,ij->i", batch.weight, y - mu)))
    finite = np.where(spare > 0, spare, 1.0)
    rest = np.where(spare > 0, (y + 1 / finite) * np.log((1 + spare * y) / (1 + spare * mu)), y - mu)
    return np.asarray(2.0 * (logs - (batch.weight * rest).sum(axis=1)))


def _over(top: Floats | float, bottom: Floats, empty: float) -> Floats:
    """top/bottom, and `empty` where bottom is 0."""
    known = bottom > 0
    return np.where(known, top / np.where(known, bottom, 1.0), empty)
