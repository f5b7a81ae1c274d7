"""Many tests at once: false-discovery rate of a report, and spending of alpha over daily runs."""

import numpy as np

from tracker.stats.irls import Flags, Floats

LEAST = 1e-300


def adjusted(p: Floats, overlapping: bool = True) -> Floats:
    """P-values that hold the rate of false discoveries among those below a level to it.

    Benjamini and Hochberg; with `overlapping` series (a total and its parts) Benjamini and Yekutieli, which
    holds under any dependence. Unknown p are left out of the number of tests.

    Reference: Benjamini and Hochberg 1995, 10.1111/j.2517-6161.1995.tb02031.x; Benjamini and Yekutieli 2001,
    10.1214/aos/1013699998.
    """
    p = np.asarray(p, dtype=float)
    known = np.flatnonzero(np.isfinite(p))
    out = np.full(p.shape, np.nan)
    m = known.size
    if not m:
        return out
    order = known[np.argsort(p[known], kind="stable")]
    rank = np.arange(1, m + 1)
    factor = float(np.sum(1.0 / rank)) if overlapping else 1.0
    raw = p[order] * m * factor / rank
    out[order] = np.minimum(np.minimum.accumulate(raw[::-1])[::-1], 1.0)
    return out


def spent(p: Floats, alpha: float = 0.05) -> tuple[Flags, Floats]:
    """Discoveries of tests that come one after the other, and the level each was given (LORD++).

    The level of a test depends on the tests before it alone, so a later run agrees with an earlier one. The
    rate of false discoveries is held to alpha at every time.

    Reference: Javanmard and Montanari 2018, 10.1214/17-AOS1559; Ramdas and others 2017, arXiv 1710.00499.
    """
    p = np.asarray(p, dtype=float)
    share, start = _shares(len(p)), alpha / 2
    levels, found, discoveries = np.empty(len(p)), np.zeros(len(p), dtype=bool), list[int]()
    for at, value in enumerate(p.tolist()):
        level = start * share[at]
        if discoveries:
            level += (alpha - start) * share[at - discoveries[0] - 1]
            level += alpha * sum(share[at - one - 1] for one in discoveries[1:])
        levels[at] = level
        if value <= level:
            found[at] = True
            discoveries.append(at)
    return found, levels


def _shares(n: int) -> Floats:
    """Falling weights log(max(j, 2))/(j exp(sqrt(log j))), their sum over all j about 1."""
    j = np.arange(1.0, max(n, 1) + 1)
    raw = np.log(np.maximum(j, 2)) / (j * np.exp(np.sqrt(np.log(j))))
    return np.asarray(0.07720838 * raw)
