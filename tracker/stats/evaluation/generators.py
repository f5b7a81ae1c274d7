"""Series with a known truth: levels, growth, seasons, outbreaks, breaks, over-dispersion, gaps, revisions."""

from dataclasses import dataclass

import numpy as np

from tracker.stats.irls import Flags, Floats, Whole

Random = np.random.Generator
YEAR = {"day": 365.25, "week": 52.0, "month": 12.0}


@dataclass(frozen=True, slots=True)
class Scenario:
    """A course of counts: log mu(t) = level + growth t + (cosine, sine) at 1, 2, ... `waves` cycles a year.

    Variance is `phi` mu (1: Poisson); t counts from 1.
    """

    level: float
    growth: float = 0.0
    cosine: float = 0.0
    sine: float = 0.0
    phi: float = 1.0
    waves: int = 0
    year: float = 52.0

    def mean(self, periods: int) -> Floats:
        """Expected counts (T,)."""
        t = np.arange(1, periods + 1)
        eta = self.level + self.growth * t
        for j in range(1, self.waves + 1):
            turn = 2 * np.pi * j * t / self.year
            eta = eta + self.cosine * np.cos(turn) + self.sine * np.sin(turn)
        return np.asarray(np.exp(eta))

    def size(self, mean: Floats) -> Floats:
        """Negative binomial size of each expected count; infinite for Poisson."""
        return np.asarray(mean / (self.phi - 1)) if self.phi > 1 else np.full(np.shape(mean), np.inf)


def negative_binomial(mean: Floats, size: Floats | float, rng: Random) -> Floats:
    """Counts of a mean and a size k (variance mean + mean^2/k); Poisson where k is infinite."""
    mean, size = np.broadcast_arrays(np.asarray(mean, dtype=float), np.asarray(size, dtype=float))
    finite = np.isfinite(size)
    level = np.where(
        finite, rng.gamma(np.where(finite, size, 1.0)) * mean / np.where(finite, size, 1.0), mean
    )
    return rng.poisson(level).astype(float)


def beta_binomial(n: Floats, p: Floats | float, rho: float, rng: Random) -> Floats:
    """Counts of n trials whose probability varies by itself; `rho` is the correlation within a period."""
    trials = np.asarray(n, dtype=np.int64)
    own = np.broadcast_to(np.asarray(p, dtype=float), trials.shape)
    if rho > 0:
        own = rng.beta(own * (1 / rho - 1), (1 - own) * (1 / rho - 1))
    return rng.binomial(trials, own).astype(float)


def outbreak(y: Floats, start: int, times: float, deviation: float, rng: Random) -> tuple[Floats, Flags]:
    """A series with an outbreak of Poisson(times x deviation) cases after `start`, and where they fell.

    Each case comes floor(lognormal(0, 0.5)) periods after the start; those beyond the end are lost.
    """
    delays = np.floor(rng.lognormal(0.0, 0.5, rng.poisson(times * deviation))).astype(np.int64)
    places = start + delays
    added = np.bincount(places[places < len(y)], minlength=len(y)).astype(float)
    return y + added, added > 0


def with_break(mean: Floats, place: int, factor: float) -> Floats:
    """Expected counts that are `factor` times as high from a place on."""
    return np.where(np.arange(len(mean)) >= place, factor * mean, mean)


def with_gaps(y: Floats, share: float, rng: Random, run: float = 1.0) -> Floats:
    """Counts with a share of them missing, in runs of `run` periods on average."""
    begins = rng.random(len(y)) < share / run
    lengths = rng.geometric(1.0 / run, len(y))
    gone = np.zeros(len(y), dtype=bool)
    for start in np.flatnonzero(begins):
        gone[start : start + lengths[start]] = True
    return np.where(gone, np.nan, y)


def triangle(final: Floats, completeness: Floats, rng: Random) -> Floats:
    """Values (T, D) of each period as known d periods after it, NaN after the newest: `final` are its counts.

    Each count is known after d periods with probability `completeness[d]` (rising to 1), for ever after.
    """
    delays = rng.random((len(final), int(np.max(final, initial=0)))) if len(final) else np.empty((0, 0))
    known = np.stack([_known(delays, final, share) for share in completeness], axis=1)
    age = len(final) - 1 - np.arange(len(final))
    return np.where(np.arange(len(completeness)) <= age[:, None], known, np.nan)


def _known(delays: Floats, final: Floats, share: float) -> Whole:
    counted = np.arange(delays.shape[1]) < final[:, None]
    return np.asarray(((delays < share) & counted).sum(axis=1))
