"""Slow, obviously right twins of the fast methods: one window, one period, one number at a time."""

import math
from dataclasses import dataclass
from itertools import pairwise
from statistics import NormalDist
from typing import Any

import numpy as np

Array = Any
Numbers = Any  # a list of numbers or an array


@dataclass
class NaiveFit:
    """Coefficients (levels first, the slope last), covariance without dispersion, and what they rest on."""

    coefficients: Array
    covariance: Array
    mu: Array
    dispersion: float
    leverage: Array
    design: Array
    residual: Array


def fit_window(
    y: Numbers,
    t: Numbers,
    weight: Numbers | None = None,
    exposure: Numbers | None = None,
    levels: Numbers | None = None,
    slope: bool = True,
) -> NaiveFit:
    """Quasi-Poisson regression of one window by `numpy.linalg.solve` on the rows that are known."""
    n = len(y)
    w0 = np.ones(n) if weight is None else np.asarray(weight, dtype=float)
    e0 = np.ones(n) if exposure is None else np.asarray(exposure, dtype=float)
    own = np.zeros(n, dtype=int) if levels is None else np.asarray(levels)
    kept = np.array([i for i in range(n) if w0[i] > 0 and math.isfinite(y[i])])
    present = sorted(set(own[kept]))
    columns = [[1.0 if own[i] == g else 0.0 for i in kept] for g in present]
    design = np.array(columns + ([[float(t[i]) for i in kept]] if slope else [])).T
    yk, wk, offset = np.asarray(y, dtype=float)[kept], w0[kept], np.log(e0[kept])
    eta = np.log(yk + 0.1)
    beta = np.zeros(design.shape[1])
    for _ in range(200):
        mu = np.exp(eta)
        z = eta - offset + (yk - mu) / mu
        information = design.T @ (design * (wk * mu)[:, None])
        newer = np.linalg.solve(information, design.T @ (wk * mu * z))
        done = np.max(np.abs(newer - beta)) < 1e-13
        beta = newer
        eta = design @ beta + offset
        if done:
            break
    mu = np.exp(eta)
    covariance = np.linalg.inv(design.T @ (design * (wk * mu)[:, None]))
    leverage = np.array([wk[i] * mu[i] * design[i] @ covariance @ design[i] for i in range(len(kept))])
    dispersion = float(sum(wk * (yk - mu) ** 2 / mu) / (len(kept) - design.shape[1]))
    return NaiveFit(beta, covariance, mu, dispersion, leverage, design, wk * (yk - mu))


def newey_west(fit: NaiveFit, lag: int) -> Array:
    """Sandwich covariance with Bartlett weights, without small-sample factors."""
    scores = fit.design * fit.residual[:, None]
    meat = scores.T @ scores
    for step in range(1, lag + 1):
        cross = scores[step:].T @ scores[:-step]
        meat = meat + (1 - step / (lag + 1)) * (cross + cross.T)
    return fit.covariance @ meat @ fit.covariance


def count_pmf(y: int, mean: float, phi: float) -> float:
    """P(Y = y) of a negative binomial with variance phi x mean, Poisson where phi is 1."""
    if y < 0:
        return 0.0
    if phi <= 1 + 1e-6:
        return math.exp(y * math.log(mean) - mean - math.lgamma(y + 1))
    size = mean / (phi - 1)
    return math.exp(
        math.lgamma(y + size)
        - math.lgamma(size)
        - math.lgamma(y + 1)
        + size * math.log(size / (size + mean))
        + y * math.log(mean / (size + mean))
    )


def mid_cdf(y: int, mean: float, phi: float) -> float:
    """Probability of less than y and half of that of y, by adding up."""
    return sum(count_pmf(k, mean, phi) for k in range(y)) + count_pmf(y, mean, phi) / 2


def two_sided_mid_p(y: int, mean: float, phi: float) -> float:
    """Doubled mid-p of the smaller tail."""
    below = mid_cdf(y, mean, phi)
    return min(1.0, 2 * min(below, 1 - below))


def count_limits(mean: float, phi: float, alpha: float) -> tuple[int, int]:
    """Smallest and largest count that is no alarm, by trying one after the other."""
    lower = 0
    while two_sided_mid_p(lower, mean, phi) < alpha and lower < mean:
        lower += 1
    upper = max(lower, int(mean))
    while two_sided_mid_p(upper + 1, mean, phi) >= alpha:
        upper += 1
    return lower, upper


def wilson(x: float, n: float, z: float) -> tuple[float, float]:
    """The two rates p at which (x/n - p)^2 = z^2 p (1 - p)/n, by bisection."""
    share = x / n

    def outside(p: float) -> bool:
        return (share - p) ** 2 > z * z * p * (1 - p) / n

    return _edge(outside, 0.0, share), _edge(outside, 1.0, share)


def _edge(outside: Any, far: float, near: float) -> float:
    for _ in range(200):
        middle = (far + near) / 2
        far, near = (middle, near) if outside(middle) else (far, middle)
    return near


def overdispersion(x: Numbers, n: Numbers, local: int, least: int) -> float:
    """Rho around the trailing level, period by period, in one stretch."""
    excess, sizes = [], []
    for i in range(len(x)):
        early = [j for j in range(max(i - local, 0), i) if n[j] > 0]
        if n[i] <= 1 or len(early) < least:
            continue
        p = min(max(sum(x[j] for j in early) / sum(n[j] for j in early), 0.02), 0.98)
        excess.append((x[i] - n[i] * p) ** 2 / (n[i] * p * (1 - p)))
        sizes.append(n[i] - 1)
    if len(excess) < 20:
        return math.nan
    cut = float(np.quantile(excess, 0.99))
    rho = sum(min(e, cut) - 1 for e in excess) / sum(sizes)
    return float(min(max(rho, 1e-6), 0.9))


def rank(values: Numbers, place: int) -> int:
    """1 + how many of the values up to this one are larger."""
    return 1 + sum(1 for i in range(place) if values[i] > values[place])


def widening(record: Numbers) -> float:
    """Factor of one side from the scores of a record, 40 perfect ones added."""
    total = sum(2 * min(max(z, 0.0), 3.5) ** 4 / 3 for z in record)
    return float(min(max((total + 40) / (len(record) + 40), 1.0), 16.0) ** 0.25)


def published_bound(y: Numbers, threshold: str, alpha: float) -> float:
    """Upper bound of one window of equal level, without trend and reweighting."""
    n, mu = len(y), sum(y) / len(y)
    phi = max(1.0, sum((one - mu) ** 2 / mu for one in y) / (n - 1))
    raw = sum((one - mu) ** 2 / mu for one in y) / (n - 1)
    se, z = math.sqrt(raw / (n * mu)), NormalDist().inv_cdf(1 - alpha)
    if threshold == "delta":
        sd = 2 / 3 * math.sqrt(mu ** (1 / 3) * (phi + se**2 * mu))
        return float((mu ** (2 / 3) + z * sd) ** 1.5)
    mean, bound = mu * math.exp(z * se) if threshold == "muan" else mu, 0
    total = count_pmf(0, mean, phi)
    while total < 1 - alpha:
        bound += 1
        total += count_pmf(bound, mean, phi)
    return bound


def season_windows(place: int, years: int, half: int, runs: int, past: int) -> tuple[list[int], list[int]]:
    """Places of a seasonal baseline and their seasons, by asking each earlier week where it lies."""
    places, seasons = [], []
    for at in range(place - 52 * years - half, place - past):
        ago = (place - at) % 52
        near = min(ago, 52 - ago) <= half
        gap = 52 - 2 * half - 1
        into = (52 - half - 1) - ago
        lengths = [gap // (runs - 1) + (run < gap % (runs - 1)) for run in range(runs - 1)]
        season = runs - 1
        if not near:
            season = next(run for run in range(runs - 1) if into < sum(lengths[: run + 1]))
        places.append(at)
        seasons.append(season)
    return places, seasons


def rate_judgement(x: int, n: int, p: float, rho: float, alpha: float) -> tuple[int, int, float]:
    """Limits and mid-p of x of n under a beta-binomial, one count after the other."""
    a, b = p * (1 / rho - 1), (1 - p) * (1 / rho - 1)

    def beta(first: float, second: float) -> float:
        return math.lgamma(first) + math.lgamma(second) - math.lgamma(first + second)

    mass = [math.comb(n, k) * math.exp(beta(k + a, n - k + b) - beta(a, b)) for k in range(n + 1)]
    two_sided = []
    for k in range(n + 1):
        below = sum(mass[:k]) + mass[k] / 2
        two_sided.append(min(1.0, 2 * min(below, 1 - below)))
    inside = [k for k in range(n + 1) if two_sided[k] >= alpha]
    return inside[0], inside[-1], two_sided[x]


def mann_kendall(y: Numbers) -> float:
    """Kendall's sum over all pairs: rises less falls."""
    pairs = [(i, j) for j in range(len(y)) for i in range(j)]
    return float(sum(int(y[j] > y[i]) - int(y[j] < y[i]) for i, j in pairs))


def l2_cost(y: Numbers) -> float:
    """Squares about the mean."""
    return float(sum((one - np.mean(y)) ** 2 for one in y))


def count_cost(y: Numbers, k: float) -> float:
    """-2 log-likelihood of negative binomial counts at their mean, less what does not depend on the cut."""
    m = max(float(np.mean(y)), 1e-12)
    return -2 * float(sum(one * math.log(m / (1 + m / k)) - k * math.log(1 + m / k) for one in y))


def share_cost(x: Numbers, n: Numbers, weight: float) -> float:
    """-2 log-likelihood of x of n at their common rate."""
    p = min(max(float(sum(x) / sum(n)), 1e-12), 1 - 1e-12)
    whole = zip(x, n, strict=True)
    return -2 * weight * float(sum(a * math.log(p) + (b - a) * math.log(1 - p) for a, b in whole))


def total_cost(cost: Any, breaks: Any, size: int, penalty: float) -> float:
    """Cost of all segments and a penalty a break."""
    edges = [0, *breaks, size]
    parts = [cost(a, b) for a, b in pairwise(edges)]
    return float(sum(parts) + penalty * len(breaks))


def best_cut(cost: Any, size: int, penalty: float, least: int) -> tuple[tuple[int, ...], float]:
    """The best of all ways to cut, by recursion over the last segment."""
    best: dict[int, tuple[float, tuple[int, ...]]] = {0: (-penalty, ())}
    for end in range(1, size + 1):
        for first in range(end):
            if first in best and end - first >= least:
                total = best[first][0] + cost(first, end) + penalty
                cut = (*best[first][1], first) if first else ()
                if end not in best or total < best[end][0] - 1e-12:
                    best[end] = (total, cut)
    if size not in best:
        return (), cost(0, size)
    return best[size][1], total_cost(cost, best[size][1], size, penalty)


def interval_score(y: float, quantiles: list[float], levels: Any) -> float:
    """Weighted sum of the scores of the central intervals and the absolute error of the median."""
    at = dict(zip(levels, quantiles, strict=True))
    total, halves = 0.5 * abs(y - at[0.5]), [level for level in levels if level < 0.5]
    for level in halves:
        low, high, alpha = at[level], at[min(levels, key=lambda one: abs(one - 1 + level))], 2 * level
        score = high - low + 2 / alpha * max(low - y, 0) + 2 / alpha * max(y - high, 0)
        total += alpha / 2 * score
    return float(total / (len(halves) + 0.5))


def crps(samples: list[float], y: float) -> float:
    """Mean distance to the outcome less half the mean distance of two samples."""
    m = len(samples)
    apart = sum(abs(a - b) for a in samples for b in samples) / (m * m)
    return sum(abs(one - y) for one in samples) / m - apart / 2


def weighted_quantile(values: list[float], weights: list[float], level: float) -> float:
    """Quantile between the middles of the weights, by walking along the sorted values."""
    pairs = sorted(zip(values, weights, strict=True))
    total, before, middles = sum(weights), 0.0, []
    for value, weight in pairs:
        middles.append(((before + weight / 2) / total, value))
        before += weight
    if level <= middles[0][0]:
        return middles[0][1]
    for (p, a), (q, b) in pairwise(middles):
        if p <= level <= q:
            return a + (b - a) * (level - p) / (q - p) if q > p else b
    return middles[-1][1]


def spent(p: list[float], alpha: float) -> list[float]:
    """Levels of LORD++, each from the definition."""

    def share(j: int) -> float:
        return 0.07720838 * math.log(max(j, 2)) / (j * math.exp(math.sqrt(math.log(j))))

    levels: list[float] = []
    for t in range(1, len(p) + 1):
        taus = [j for j in range(1, t) if p[j - 1] <= levels[j - 1]]
        level = share(t) * alpha / 2
        if taus:
            level += (alpha / 2) * share(t - taus[0])
            level += alpha * sum(share(t - tau) for tau in taus[1:])
        levels.append(level)
    return levels


def credible_rate(
    y: Numbers, weight: Numbers, levels: Numbers, slope: float, t: Numbers, phi: float
) -> tuple[float, float]:
    """Rate of the last season at t = 0 and its credibility, season by season (Buehlmann and Straub)."""
    course = [math.exp(slope * at) for at in t]
    groups = sorted(set(levels))
    seen = {g: sum(w * v for w, v, one in zip(weight, y, levels, strict=True) if one == g) for g in groups}
    base = {
        g: sum(w * c for w, c, one in zip(weight, course, levels, strict=True) if one == g) for g in groups
    }
    common = sum(seen.values()) / sum(base.values())
    expected = {g: common * base[g] for g in groups}
    total = sum(expected.values())
    between = sum((seen[g] - expected[g]) ** 2 / expected[g] for g in groups) - phi * (len(groups) - 1)
    variance = between / (total - sum(e * e for e in expected.values()) / total)
    if variance <= 0:
        return common, 0.0
    last = max(groups)
    believed = expected[last] / (expected[last] + phi / variance)
    return common * (believed * seen[last] / expected[last] + 1 - believed), believed


def moments_left(mean: float, phi: float, last: int, taken: float, most: int = 2000) -> tuple[float, float]:
    """Mean and Pearson's phi of weighted counts over those of all; weight 1 - `taken` beyond `last`."""
    p = [count_pmf(k, mean, phi) for k in range(most)]
    w = [1.0 if k <= last else 1.0 - taken for k in range(most)]
    total = sum(a * b for a, b in zip(p, w, strict=True))
    first = sum(a * b * k for k, (a, b) in enumerate(zip(p, w, strict=True))) / total
    square = sum(a * b * (k - mean) ** 2 for k, (a, b) in enumerate(zip(p, w, strict=True))) / total
    return first / mean, square / mean / phi
