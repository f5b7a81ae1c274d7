"""Intervals of break dates by drawing the two neighbouring segments again and again."""

from dataclasses import dataclass

import numpy as np

from tracker.stats.evaluation.generators import beta_binomial, negative_binomial
from tracker.stats.irls import Floats, Whole
from tracker.stats.segmentation import SMALL, TINY, Segmentation

DRAWS = 199
SEED = 20250724


@dataclass(frozen=True, slots=True)
class Piece:
    """Two neighbouring segments: y of e, pairs of objects (rates), the place of the break between them."""

    y: Floats
    e: Floats
    pairs: Floats
    place: int
    cut: Segmentation
    rate: bool


def break_interval(piece: Piece, level: float) -> tuple[int, int]:
    """First and last place where the break may lie: quantiles of where it is found in drawn segments.

    Draws come from the fitted levels with the spread within segments; periods that are missing stay so.
    """
    rng = np.random.default_rng(SEED)
    found = best_split(_draw(piece, rng), piece)
    low, high = np.quantile(found, [(1 - level) / 2, (1 + level) / 2])
    return int(min(np.floor(low), piece.place)), int(max(np.ceil(high), piece.place))


def _draw(piece: Piece, rng: np.random.Generator) -> Floats:
    known = np.isfinite(piece.y)
    after = np.arange(len(piece.y)) >= piece.place
    level = np.zeros(len(piece.y))
    for side in (after, ~after):
        own = known & side
        level[side] = piece.y[own].sum() / max(piece.e[own].sum(), TINY)
    if piece.rate:
        n = np.tile(np.where(known, piece.e, 0.0), (DRAWS, 1))
        drawn = beta_binomial(n, np.clip(level, SMALL, 1 - SMALL), min(piece.cut.spread, 0.9), rng)
    else:
        drawn = negative_binomial(np.tile(level * piece.e, (DRAWS, 1)), piece.cut.spread, rng)
    return np.where(known, drawn, np.nan)


def best_split(y: Floats, piece: Piece) -> Whole:
    """Place of the best single break in each row of `y`, at least one known period on either side."""
    known = np.isfinite(y[0])
    weight = np.ones(len(known))
    if piece.rate:
        weight = 1 / (1 + piece.cut.spread * piece.pairs / np.maximum(piece.e, 1.0))
    tops = np.cumsum(np.where(known, weight * np.nan_to_num(y), 0.0), axis=1)
    bottoms = np.cumsum(np.where(known, weight * piece.e, 0.0))
    gain = _fit(tops[:, :-1], bottoms[:-1], piece) + _fit(
        tops[:, -1:] - tops[:, :-1], bottoms[-1] - bottoms[:-1], piece
    )
    inside = (np.cumsum(known)[:-1] > 0) & (np.cumsum(known[::-1])[::-1][1:] > 0)
    return np.asarray(np.where(inside, gain, -np.inf).argmax(axis=1) + 1)


def _fit(top: Floats, bottom: Floats, piece: Piece) -> Floats:
    """Log-likelihood of a side at its own level, constants left out."""
    mean = top / np.maximum(bottom, TINY)
    if piece.rate:
        p = np.clip(mean, TINY, 1 - TINY)
        return np.asarray(top * np.log(p) + (bottom - top) * np.log(1 - p))
    mean = np.maximum(mean, TINY)
    if np.isinf(piece.cut.spread):
        return np.asarray(top * np.log(mean) - top)
    grown = 1 + mean / piece.cut.spread
    return np.asarray(top * np.log(mean / grown) - bottom * piece.cut.spread * np.log(grown))
