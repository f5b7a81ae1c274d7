"""Steps of batched count regression: windows of one layout made ready, and one weighted least squares step.

With W the working weights and mu the expected counts, a step needs of a window only the sums of W, W t and
W t^2 by level: so it costs one set of expected counts and one matrix product, whatever the counts are.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Whole = npt.NDArray[np.int64]

ETA_LIMIT = 30.0  # a window of zeros has no finite optimum: e^-30 is zero to every method here
LEAST, MOST = float(np.exp(-ETA_LIMIT)), float(np.exp(ETA_LIMIT))
FAR = 200.0  # three factors of e to this and back stay within the numbers there are
TINY = 1e-12


@dataclass(frozen=True, slots=True)
class Step:
    """Coefficients of windows (B, G + 1), slopes last, and what of W they come from, as in `Fit`."""

    coefficients: Floats
    sums: Floats
    centre: Floats
    spread: Floats

    def take(self, rows: Flags) -> "Step":
        """Some of the windows."""
        return Step(*(getattr(self, name)[rows] for name in Step.__slots__))

    def put(self, rows: Whole, other: "Step") -> None:
        """Writes windows of another step."""
        for name in Step.__slots__:
            getattr(self, name)[rows] = getattr(other, name)


@dataclass(frozen=True, slots=True)
class Layout:
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
        if self.count == 1:
            coarse *= level
        both = coarse[:, :, None] * fine[:, None, :]
        mu = both.reshape(len(slope), coarse.shape[1] * fine.shape[1])[:, self.at]
        if self.count > 1:
            mu = mu * level[:, self.levels]
        return np.clip(mu, LEAST, MOST, out=mu)


@dataclass(frozen=True, slots=True)
class Batch:
    """Prepared windows of one layout; `weight` and `exposure` are None where they are 1 throughout.

    told (B, G + 1): weight x y by the columns of the design. own (B,): the part of the deviance that no fit
    changes.
    """

    y: Floats
    weight: Floats | None
    exposure: Floats | None
    layout: Layout
    sloped: Flags
    told: Floats
    own: Floats

    def take(self, rows: Flags) -> "Batch":
        """Some of the windows."""
        weight, exposure = (None if part is None else part[rows] for part in (self.weight, self.exposure))
        sloped, told, own = self.sloped[rows], self.told[rows], self.own[rows]
        # No further step needs the counts themselves.
        return Batch(self.y, weight, exposure, self.layout, sloped, told, own)

    def weighed(self, values: Floats) -> Floats:
        """Values times their prior weights."""
        return values if self.weight is None else self.weight * values

    def expected(self, step: Step) -> Floats:
        """Expected counts by the coefficients of a step."""
        mu = self.layout.expected(step.coefficients)
        return mu if self.exposure is None else np.multiply(mu, self.exposure, out=mu)

    def score(self, sums: Floats) -> Floats:
        """Sums of W (y - mu)/mu by the columns of the design."""
        count = self.layout.count
        return np.asarray(self.told - np.column_stack((sums[:, :count], sums[:, count:-1].sum(axis=1))))

    def deviance(self, linear: Floats, sums: Floats) -> Floats:
        """Deviance with prior weights; `linear` (B,) is the sum of weight x y x (log mu - log exposure)."""
        expected = sums[:, : self.layout.count].sum(axis=1)
        return np.asarray(2.0 * (self.own - linear + expected))


def layout_of(t: Floats, levels: Whole) -> Layout:
    """Times and levels (0, 1, ...) of a window made ready."""
    members = np.eye(int(levels.max(initial=0)) + 1)[levels]
    moments = np.column_stack((members, members * t[:, None], t**2))
    return Layout(t, levels, np.column_stack((members, t)), moments, *_grid(t))


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


def batch_of(y: Floats, weight: Floats, exposure: Floats, layout: Layout, sloped: Flags) -> Batch:
    """Windows made ready: what all steps share is computed once."""
    plain, bare = bool((weight == 1.0).all()), bool((exposure == 1.0).all())
    counted = y if plain else weight * y
    logs = of_counts(lambda y: np.log(np.where(y > 0, y, 1.0)), y)
    logs = logs if bare else logs - np.log(exposure)
    return Batch(
        y=y,
        weight=None if plain else weight,
        exposure=None if bare else exposure,
        layout=layout,
        sloped=sloped,
        told=counted @ layout.design,
        own=np.vecdot(counted, logs - 1.0),
    )


def begun_near(batch: Batch, start: Floats) -> tuple[Floats, Step, Floats]:
    """A step that has come to coefficients, from nowhere that is known."""
    rows, count = len(start), batch.layout.count
    empty = np.zeros((rows, count))
    return np.empty(batch.y.shape), Step(start, empty, empty, np.zeros(rows)), np.full(rows, np.inf)


def begun(batch: Batch) -> tuple[Floats, Step, Floats]:
    """W, the first step and the deviance at expected counts that follow from no coefficients."""
    mu, eta = batch.y + 0.1, of_counts(lambda y: np.log(y + 0.1), batch.y)
    eta = eta if batch.exposure is None else eta - np.log(batch.exposure)
    w = batch.weighed(mu)
    sums = w @ batch.layout.moments
    score = (w * eta) @ batch.layout.design + batch.score(sums)
    step = solved(batch, sums, score, np.zeros_like(score))
    return w, step, batch.deviance(np.vecdot(batch.weighed(batch.y), eta), sums)


def solved(batch: Batch, sums: Floats, score: Floats, base: Floats) -> Step:
    """One weighted least squares step on from the coefficients `base`."""
    count = batch.layout.count
    total, first, second = sums[:, :count], sums[:, count:-1], sums[:, -1]
    centre = over(first, total, 0.0)
    spread = np.where(batch.sloped, second - np.vecdot(first, centre), 0.0)
    spread = np.where(spread > TINY * second, spread, 0.0)
    slope = np.where(spread > 0, base[:, -1], 0.0)
    slope += over(score[:, -1] - np.vecdot(score[:, :count], centre), spread, 0.0)
    intercept = base[:, :-1] + over(score[:, :count], total, 0.0) + (base[:, -1] - slope)[:, None] * centre
    return Step(np.column_stack((intercept, slope)), total, centre, spread)


def of_counts(function: Callable[[Floats], Floats], y: Floats) -> Floats:
    """A function of each count, computed once a size where counts are whole and not large."""
    if not y.size or y.min() < 0 or y.max() > y.size / 4:
        return function(y)
    whole = y.astype(np.int64)
    return function(np.arange(whole.max() + 1.0))[whole] if np.array_equal(whole, y) else function(y)


def over(top: Floats | float, bottom: Floats, empty: float) -> Floats:
    """top/bottom, and `empty` where bottom is 0."""
    known = bottom > 0
    return np.where(known, top / np.where(known, bottom, 1.0), empty)
