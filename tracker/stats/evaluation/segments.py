"""Scores of breaks against those that annotators marked: F1 with a margin, and cover."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

import numpy as np

MARGIN = 5


def segmentation_f1(found: Sequence[int], marked: Mapping[str, Sequence[int]], margin: int = MARGIN) -> float:
    """F1 of found breaks: precision against the marks of all annotators, recall the mean over annotators.

    A break matches a mark at most `margin` periods away, each used once, nearest first. The start of the
    series (0) belongs to every set.

    Reference: van den Burg and Williams 2020, arXiv 2003.06222.
    """
    own = _with_start(found)
    sets = {name: _with_start(breaks) for name, breaks in marked.items()}
    together = sorted(set().union(*sets.values()))
    precision = _matches(together, own, margin) / len(own)
    recall = float(np.mean([_matches(one, own, margin) / len(one) for one in sets.values()]))
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def segmentation_cover(found: Sequence[int], marked: Mapping[str, Sequence[int]], size: int) -> float:
    """Mean over annotators of the best Jaccard index of each of their segments, weighed by its length."""
    own = _segments(found, size)
    return float(np.mean([_cover(_segments(breaks, size), own, size) for breaks in marked.values()]))


def _with_start(breaks: Sequence[int]) -> list[int]:
    return sorted({0, *(int(one) for one in breaks)})


def _matches(marks: Sequence[int], found: Sequence[int], margin: int) -> int:
    """Marks that are met by a found break of their own."""
    left, met = set(found), 0
    for mark in marks:
        near = min(left, key=lambda one: (abs(one - mark), one), default=None)
        if near is not None and abs(near - mark) <= margin:
            left.remove(near)
            met += 1
    return met


def _segments(breaks: Sequence[int], size: int) -> list[tuple[int, int]]:
    edges = [*_with_start(breaks), size]
    return list(pairwise(edges))


def _cover(marked: Sequence[tuple[int, int]], own: Sequence[tuple[int, int]], size: int) -> float:
    total = 0.0
    for first, end in marked:
        total += (end - first) * max(_jaccard(first, end, *other) for other in own)
    return total / size


def _jaccard(first: int, end: int, other: int, stop: int) -> float:
    both = max(min(end, stop) - max(first, other), 0)
    return both / ((end - first) + (stop - other) - both)
