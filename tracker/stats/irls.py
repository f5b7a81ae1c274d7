"""Batched count regression on a factor and one covariate: the core that every count method shares.

log mu = log exposure + a_g + s t. All windows of a batch have the same layout (`t`, `levels`), so a step
costs one exponential and two matrix products; a missing period has weight 0. Rows are windows, columns
periods. Variance is phi mu (quasi-Poisson), or phi (mu + mu^2/k) with a size k of each window.
"""

from collections.abc import Callable
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
LEAST, MOST = float(np.exp(-ETA_LIMIT)), float(np.exp(ETA_LIMIT))
FAR = 200.0  # three factors of e to this and back stay within the numbers there are
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

    @property
    def coefficients(self) -> Floats:
        """Intercepts, 0 for a level without data, and slope (B, G + 1)."""
        return np.column_stack((np.nan_to_num(self.intercept), self.slope))

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
        hat = self.t - self.centre[:, self.levels]
        np.square(hat, out=hat)
        hat *= _over(1.0, self.spread, 0.0)[:, None]
        hat += _over(1.0, self.sums, 0.0)[:, self.levels]
        hat *= self.w
        return np.clip(hat, 0.0, 1.0 - 1e-9, out=hat)

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


@dataclass(frozen=True, slots=True)
class _Step:
    """Coefficients of windows (B, G + 1), slopes last, and what of W they come from, as in `Fit`."""

    coefficients: Floats
    sums: Floats
    centre: Floats
    spread: Floats

    def take(self, rows: Flags) -> "_Step":
        """Some of the windows."""
        return _Step(*(getattr(self, name)[rows] for name in _Step.__slots__))

    def put(self, rows: Whole, other: "_Step") -> None:
        """Writes windows of another step."""
        for name in _Step.__slots__:
            getattr(self, name)[rows] = getattr(other, name)


@dataclass(frozen=True, slots=True)
class _Layout:
    """Levels and times of the periods of a window.

    design (n, G + 1): indicators of the levels, then t. moments (n, 2 G + 1): these, times t, then t^2.
    Times are t[0] + coarse[at // Q] + fine[at % Q] with Q values of `fine`: few exponentials make the many of
    a regular grid.
    """

    t: Floats
    levels: Whole
    design: Floats
    moments: Floats
    coarse: Floats
    fine: Floats
    at: Whole | slice

    @property
    def count(self) -> int:
        """How many levels."""
        return int(self.design.shape[1]) - 1

    def expected(self, coefficients: Floats) -> Floats:
        """Expected counts at exposure 1."""
        slope = coefficients[:, -1:]
        parts = (coefficients[:, :-1] + slope * self.t[0], slope * self.coarse, slope * self.fine)
        level, coarse, fine = (np.exp(np.clip(part, -FAR, FAR)) for part in parts)
        mu = (coarse[:, :, None] * fine[:, None, :]).reshape(len(slope), -1)[:, self.at]
        mu = mu * level if self.count == 1 else np.multiply(mu, level[:, self.levels])
        return np.clip(mu, LEAST, MOST, out=mu)


@dataclass(frozen=True, slots=True)
class _Batch:
    """Prepared windows of one layout; `weight` and `exposure` are None where they are 1 throughout.

    `spare` (B, 1) is 1/k, and None for quasi-Poisson. told (B, G + 1): weight x y by the columns of the
    design. own (B,): the part of the deviance that no fit changes.
    """

    y: Floats
    weight: Floats | None
    exposure: Floats | None
    layout: _Layout
    sloped: Flags
    spare: Floats | None
    told: Floats
    own: Floats

    def take(self, rows: Flags) -> "_Batch":
        """Some of the windows."""
        weight, exposure, spare = (
            None if part is None else part[rows] for part in (self.weight, self.exposure, self.spare)
        )
        # Without a size no step needs the counts themselves.
        y = self.y if spare is None else self.y[rows]
        sloped, told, own = self.sloped[rows], self.told[rows], self.own[rows]
        return _Batch(y, weight, exposure, self.layout, sloped, spare, told, own)

    def weighed(self, values: Floats) -> Floats:
        """Values times their prior weights."""
        return values if self.weight is None else self.weight * values

    def w(self, mu: Floats) -> Floats:
        """Working weights at expected counts."""
        return self.weighed(mu if self.spare is None else mu / (1.0 + mu * self.spare))

    def expected(self, step: _Step) -> Floats:
        """Expected counts by the coefficients of a step."""
        mu = self.layout.expected(step.coefficients)
        return mu if self.exposure is None else np.multiply(mu, self.exposure, out=mu)

    def score(self, mu: Floats, sums: Floats) -> Floats:
        """Sums of W (y - mu)/mu by the columns of the design."""
        if self.spare is not None:
            return np.asarray(self.weighed((self.y - mu) / (1.0 + self.spare * mu)) @ self.layout.design)
        count = self.layout.count
        return np.asarray(self.told - np.column_stack((sums[:, :count], sums[:, count:-1].sum(axis=1))))

    def deviance(self, linear: Floats, mu: Floats, sums: Floats) -> Floats:
        """Deviance with prior weights; `linear` (B,) is the sum of weight x y x (log mu - log exposure)."""
        if self.spare is None:
            expected = sums[:, : self.layout.count].sum(axis=1)
        else:
            finite = np.where(self.spare > 0, self.spare, 1.0)
            ratio = np.log((1 + self.spare * self.y) / (1 + self.spare * mu))
            rest = np.where(self.spare > 0, self.y - (self.y + 1 / finite) * ratio, mu)
            expected = self.weighed(rest).sum(axis=1)
        return np.asarray(2.0 * (self.own - linear + expected))


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
    the k of a negative binomial, infinite or None for quasi-Poisson. `start` (B, G + 1) are coefficients of a
    fit that is near, to begin with; else expected counts begin at y + 0.1. `lagged` takes W at the expected
    counts before the last update, as programs do that report the last step of their iteration.
    """
    y, weight, exposure = _prepared(y, weight, exposure)
    t = np.asarray(t, dtype=float)
    layout = _layout(t, np.zeros(t.size, dtype=np.int64) if levels is None else np.asarray(levels))
    sloped = np.broadcast_to(np.asarray(slope, dtype=bool), (len(y),))
    spare = None if size is None else 1.0 / np.broadcast_to(size, (len(y),))[:, None]
    parts = []
    for at in range(0, max(len(y), 1), chunk):
        rows = slice(at, at + chunk)
        own = None if spare is None else spare[rows]
        batch = _batch(y[rows], weight[rows], exposure[rows], layout, sloped[rows], own)
        begin = None if start is None else start[rows]
        parts.append(_finished(batch, weight[rows], *_iterated(batch, begin, tolerance, lagged)))
    if len(parts) == 1:
        return parts[0]
    joined = {name: np.concatenate([getattr(part, name) for part in parts]) for name in _BY_WINDOW}
    return Fit(layout.t, layout.levels, **joined)


def of_counts(function: Callable[[Floats], Floats], y: Floats) -> Floats:
    """A function of each count, computed once a size where counts are whole and not large."""
    if not y.size or y.min() < 0 or y.max() > y.size / 4:
        return function(y)
    whole = y.astype(np.int64)
    return function(np.arange(whole.max() + 1.0))[whole] if np.array_equal(whole, y) else function(y)


def _prepared(y: Floats, weight: Floats | None, exposure: Floats | None) -> tuple[Floats, Floats, Floats]:
    """Two-dimensional counts without NaN, their weights (0 where missing) and exposures."""
    y = np.atleast_2d(np.asarray(y, dtype=float))
    weight = np.broadcast_to(1.0 if weight is None else np.asarray(weight, dtype=float), y.shape)
    exposure = np.broadcast_to(1.0 if exposure is None else np.asarray(exposure, dtype=float), y.shape)
    known = np.isfinite(y) & (exposure > 0)
    if known.all():
        return y, weight, exposure
    return np.where(known, y, 0.0), np.where(known, weight, 0.0), np.where(known, exposure, 1.0)


def _layout(t: Floats, levels: Whole) -> _Layout:
    members = np.eye(int(levels.max(initial=0)) + 1)[levels]
    moments = np.column_stack((members, members * t[:, None], t**2))
    return _Layout(t, levels, np.column_stack((members, t)), moments, *_grid(t))


def _grid(t: Floats) -> tuple[Floats, Floats, Whole | slice]:
    """Times after the first in coarse and fine steps, and the place of each; as they are where uneven."""
    after, step = t - t[:1], float(np.diff(t).min(initial=np.inf))
    places = np.rint(after / step) if 0 < step < np.inf else np.zeros(t.size)
    if not np.allclose(after, places * step, rtol=0.0, atol=TINY) or places[-1] > 2 * t.size:
        return after, np.zeros(1), slice(None)
    many = int(np.sqrt(t.size)) + 1
    coarse = np.arange(0.0, places[-1] + 1, many) * step
    whole = slice(t.size) if places[-1] == t.size - 1 else places.astype(np.int64)
    return coarse, np.arange(0.0, many) * step, whole


def _batch(
    y: Floats, weight: Floats, exposure: Floats, layout: _Layout, sloped: Flags, spare: Floats | None
) -> _Batch:
    """Windows made ready: what all steps share is computed once."""
    plain, bare = bool((weight == 1.0).all()), bool((exposure == 1.0).all())
    counted = y if plain else weight * y
    logs = of_counts(lambda y: np.log(np.where(y > 0, y, 1.0)), y)
    logs = logs if bare else logs - np.log(exposure)
    return _Batch(
        y=y,
        weight=None if plain else weight,
        exposure=None if bare else exposure,
        layout=layout,
        sloped=sloped,
        spare=spare,
        told=counted @ layout.design,
        own=np.vecdot(counted, logs - 1.0),
    )


def _iterated(
    batch: _Batch, start: Floats | None, tolerance: float, lagged: bool
) -> tuple[Floats, Floats, _Step, Flags]:
    """Last expected counts, W and coefficients of the step to them (`lagged`) or from them, convergence."""
    w, step, deviance = _first(batch) if start is None else _near(batch, start)
    own, active = batch, np.arange(len(w))
    found = np.empty_like(w), np.empty_like(w), step.take(np.ones(len(w), dtype=bool))
    converged = np.zeros(len(w), dtype=bool)
    for left in reversed(range(MAX_STEPS)):
        mu = own.expected(step)
        newer = own.w(mu)
        sums = newer @ own.layout.moments
        change = own.deviance(np.vecdot(own.told, step.coefficients), mu, sums)
        done = np.abs(change - deviance) / (np.abs(change) + 0.1) < tolerance
        converged[active[done]] = True
        following = _solved(own, sums, own.score(mu, sums), step.coefficients)
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


def _near(batch: _Batch, start: Floats) -> tuple[Floats, _Step, Floats]:
    """A step that has come to coefficients, from nowhere that is known."""
    rows, count = len(start), batch.layout.count
    empty = np.zeros((rows, count))
    return np.empty(batch.y.shape), _Step(start, empty, empty, np.zeros(rows)), np.full(rows, np.inf)


def _first(batch: _Batch) -> tuple[Floats, _Step, Floats]:
    """W, the first step and the deviance at expected counts that follow from no coefficients."""
    mu, eta = batch.y + 0.1, of_counts(lambda y: np.log(y + 0.1), batch.y)
    eta = eta if batch.exposure is None else eta - np.log(batch.exposure)
    w = batch.w(mu)
    sums = w @ batch.layout.moments
    score = (w * eta) @ batch.layout.design + batch.score(mu, sums)
    step = _solved(batch, sums, score, np.zeros_like(score))
    return w, step, batch.deviance(np.vecdot(batch.weighed(batch.y), eta), mu, sums)


def _solved(batch: _Batch, sums: Floats, score: Floats, base: Floats) -> _Step:
    """One weighted least squares step on from the coefficients `base`."""
    count = batch.layout.count
    total, first, second = sums[:, :count], sums[:, count:-1], sums[:, -1]
    centre = _over(first, total, 0.0)
    spread = np.where(batch.sloped, second - np.vecdot(first, centre), 0.0)
    spread = np.where(spread > TINY * second, spread, 0.0)
    slope = np.where(spread > 0, base[:, -1], 0.0)
    slope += _over(score[:, -1] - np.vecdot(score[:, :count], centre), spread, 0.0)
    intercept = base[:, :-1] + _over(score[:, :count], total, 0.0) + (base[:, -1] - slope)[:, None] * centre
    return _Step(np.column_stack((intercept, slope)), total, centre, spread)


def _finished(batch: _Batch, weight: Floats, mu: Floats, w: Floats, step: _Step, converged: Flags) -> Fit:
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


def _over(top: Floats | float, bottom: Floats, empty: float) -> Floats:
    """top/bottom, and `empty` where bottom is 0."""
    known = bottom > 0
    return np.where(known, top / np.where(known, bottom, 1.0), empty)
