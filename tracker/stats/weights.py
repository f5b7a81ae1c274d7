"""Weights that take down large counts of the past, and what they take from mean and dispersion by chance."""

import numpy as np

from tracker.stats.irls import Fit, Flags, Floats
from tracker.stats.tails import (
    count_cdf,
    gamma_tail_quantile,
    mid_cdf,
    normal_score,
    normal_tail,
    t_quantile,
    t_two_sided,
)

PLAINLY = 1.8  # standard deviations: no count nearer to the mean has a residual above 2.58 (tested)
LEAST_SHARE = 0.05  # of a mean that stays when one count is left out of it
LEAST_DF = 3.0  # below this Student's t says nothing about the tail
TAKEN = 0.88  # mean of 1 - s^-2 over normal s above 2.58


def lighter(fit: Fit, threshold: float) -> Floats:
    """Prior weights that take large counts down: s^-2 where their residual s exceeds the threshold."""
    scale = np.sqrt(np.maximum(fit.dispersion, 1.0)[:, None] * fit.mu)
    large = (fit.weight > 0) & (fit.y > fit.mu + PLAINLY * scale)
    s = _residuals(fit, large)
    lower = fit.weight.copy()
    lower[large] *= np.where(s > threshold, np.maximum(s, 1.0) ** -2.0, 1.0)
    return np.asarray(lower * (fit.n / lower.sum(axis=1))[:, None])


def taken(mean: Floats, phi: Floats, df: Floats, threshold: float) -> tuple[Floats, Floats]:
    """Mean and dispersion of reweighted counts over those of all, where nothing but chance was taken down.

    Of counts that are all of one distribution the largest are taken down as well, the more so the more skewed
    it is: what is lost are a negative binomial's moments beyond the last count that is left as it is, which a
    gamma distribution finds to within one. Dividing by these two makes the estimates consistent again, as in
    robust regression.

    Reference: Cantoni and Ronchetti 2001, 10.1198/016214501753209004.
    """
    share = normal_tail(
        t_quantile(1.0 - float(normal_tail(np.array(threshold))), dispersion_df(df, mean, phi))
    )
    last = np.floor(phi * gamma_tail_quantile(mean / phi, share))
    last = np.maximum(last - (mid_cdf(last, mean, phi) > 1.0 - share), 1.0)
    excess = phi - 1.0
    beyond, first, second = (1.0 - count_cdf(last - k, mean + k * excess, phi) for k in range(3))
    square = (mean + excess) * second + first - 2.0 * mean * first + mean * beyond
    kept = 1.0 - TAKEN * beyond
    return 1.0 - TAKEN * (first - beyond) / kept, (1.0 - TAKEN * square / phi) / kept


def dispersion_df(df: Floats, mean: Floats, phi: Floats) -> Floats:
    """Degrees of freedom of an estimated dispersion: df/(1 + c/2).

    c is the excess kurtosis of a negative binomial count: the variance of Pearson's statistic is that much
    larger than the chi-squared one.
    """
    kurtosis = 6.0 * (phi - 1.0) / mean + 1.0 / (mean * phi)
    return np.maximum(df / (1.0 + kurtosis / 2.0), LEAST_DF)


def _residuals(fit: Fit, chosen: Flags) -> Floats:
    """Quantile residuals of chosen counts under the mean and dispersion of the others, standard normal.

    The Anscombe residual of the published method is skewed where counts are, and takes down what belongs
    to a skewed series. A count is left out of its own yardstick, so that it does not hide behind the
    dispersion that it makes; Student's t allows for the error of that dispersion.
    """
    rows = np.nonzero(chosen)[0]
    y, mu, hat, df = fit.y[chosen], fit.mu[chosen], fit.leverage()[chosen], fit.df[rows]
    own = fit.weight[chosen] * (y - mu) ** 2 / mu / (1 - hat)
    phi = np.maximum((fit.dispersion[rows] * df - own) / np.maximum(df - 1, 1), 1.0)
    mean = np.maximum(mu - hat * (y - mu) / (1 - hat), LEAST_SHARE * mu)
    s = np.maximum(normal_score(mid_cdf(y, mean, phi)), 0.0)
    return normal_score(1.0 - t_two_sided(s, dispersion_df(df, mean, phi)) / 2)
