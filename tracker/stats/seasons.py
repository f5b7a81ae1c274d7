"""Levels of seasons drawn towards their common one, by how much each of them tells (credibility)."""

from dataclasses import dataclass

import numpy as np

from tracker.stats.irls import ETA_LIMIT, Fit, Floats

NO_SPREAD = 1e-12  # of the levels: below this all seasons are one
ROUNDS = 2  # of dispersion and credibility, each of which needs the other


@dataclass(frozen=True, slots=True)
class Seasons:
    """Seasons of fitted windows (B, G): level relative to the common one, how far it is believed, counts.

    `common` (B,) is the rate of all seasons together at t = 0 and exposure 1; `expected` are the counts that
    it would have given each season; `prior` (B,) the counts with which a season is believed half.
    """

    common: Floats
    relative: Floats
    believed: Floats
    counts: Floats
    expected: Floats
    prior: Floats

    def rate(self, fit: Fit, phi: Floats, season: int) -> tuple[Floats, Floats]:
        """Rate of a season at t = 0 (B,) and the variance of its log."""
        believed, own = self.believed[:, season], self.relative[:, season]
        total = self.counts.sum(axis=1)
        middle = (self.counts * fit.centre).sum(axis=1) / total
        away = believed * fit.centre[:, season] + (1.0 - believed) * middle
        variance = 1.0 / (self.counts[:, season] + self.prior) + ((1.0 - believed) / own) ** 2 / total
        sloped = fit.spread > 0
        variance += np.where(sloped, away**2 / np.where(sloped, fit.spread, 1.0), 0.0)
        return own * self.common, phi * variance

    def dispersion(self, fit: Fit) -> Floats:
        """Pearson's phi about these levels; a season costs as much freedom as it is believed."""
        some = self.counts > 0
        moved = np.where(some, self.relative * self.expected / np.where(some, self.counts, 1.0), 1.0)
        mu = fit.mu * moved[:, fit.levels]
        own = 1.0 - self.expected / self.expected.sum(axis=1, keepdims=True)
        free = fit.n - 1.0 - (fit.spread > 0) - (self.believed * own).sum(axis=1)
        return np.asarray((fit.weight * (fit.y - mu) ** 2 / mu).sum(axis=1) / np.maximum(free, 1.0))


def alike(fit: Fit, exposure: Floats) -> tuple[Floats, Floats]:
    """Rate that all seasons of a fit have in common (B,), and the counts it would have given each (B, G)."""
    course = np.exp(np.clip(fit.slope[:, None] * fit.t, -ETA_LIMIT, ETA_LIMIT))
    members = np.eye(fit.sums.shape[1])[fit.levels]
    base = (fit.weight * exposure * course) @ members
    common = fit.sums.sum(axis=1) / base.sum(axis=1)
    return common, common[:, None] * base


def seasons(fit: Fit, together: tuple[Floats, Floats], phi: Floats) -> Seasons:
    """Seasons of a fit, drawn `together` (see `alike`) as far as they differ by no more than chance.

    The variance of true levels is a moment estimate from sums of counts O and expected ones E of the
    seasons: (sum (O - E)^2/E - phi (G - 1))/(sum E - sum E^2/sum E). A season is believed E/(E + prior), the
    prior being phi over that variance; seasons that do not differ are one.

    Reference: Buehlmann and Straub 1970 (credibility), Mitteilungen der VSVM 70, 111-133.
    """
    common, expected = together
    some, total = expected > 0, expected.sum(axis=1)
    number, scale = some.sum(axis=1), np.where(some, expected, 1.0)
    spread = np.where(number > 1, total - (expected**2).sum(axis=1) / total, 0.0)
    between = ((fit.sums - expected) ** 2 / scale * some).sum(axis=1) - phi * (number - 1)
    prior = phi * spread / np.maximum(between, NO_SPREAD * total)
    believed = expected / (expected + prior[:, None])
    relative = believed * fit.sums / scale + 1.0 - believed
    return Seasons(common, relative, believed, fit.sums, expected, prior)
