"""Everything at once: of all that is known, one claim for each key and window."""

from collections.abc import Iterable
from datetime import datetime

import numpy as np
import pandas as pd
import pyarrow as pa

from tracker.series.calendar import Array
from tracker.series.rows import NO_INSTANT, is_own, rank_of
from tracker.store import Cut, Store
from tracker.vocab import Vocabulary, load

KEY = ("metric", "classes", "direction", "scope", "unit")
_LONGEST = 28  # bits: a window of up to eight years, in seconds
_LATEST = 36  # bits: instants of two thousand years, in seconds
COLUMNS = (
    *KEY,
    "window_start",
    "window_end",
    "claimant",
    "publisher",
    "published",
    "low",
    "best",
    "high",
    "id",
)


def resolve(
    store: Store,
    *,
    metrics: str | Iterable[str] | None = None,
    direction: str | None = None,
    scope: str | None = None,
    as_of: datetime | None = None,
    cut: Cut = "known_at",
) -> pd.DataFrame:
    """The claim that stands for each metric, class set, direction, scope, unit and window.

    The claimant with the best rank is chosen, its own words before relays of them, then the latest published,
    then the smallest id. Windows are not weighed against each other (that is what `series` does). Columns
    are COLUMNS: instants in seconds UTC, NaN for an open or missing end; words are categories. Claims
    without a window are left out. Raises: AsOfError for an instant not yet seen.
    """
    table = store.scan(
        metrics=metrics,
        direction=direction,
        scope=scope,
        as_of=as_of,
        cut=cut,
        columns=COLUMNS,
        codes=True,
    )
    if table["window_start"].null_count:
        table = table.filter(table["window_start"].is_valid())
    frame: pd.DataFrame = table.take(pa.array(chosen(table, load()))).to_pandas()
    return frame


def chosen(table: pa.Table, vocabulary: Vocabulary) -> Array:
    """Positions of the claims that stand, in order of key and window."""
    start, end, said = (_numbers(table[name]) for name in ("window_start", "window_end", "published"))
    key, place = _combined([_codes(table[name]) for name in KEY]), places_of(table, vocabulary)
    said = np.maximum(said, -1 << (_LATEST - 1))  # without a date: the earliest
    window, choice = (start << _LONGEST) + (end - start), (place << _LATEST) - said
    order = np.lexsort((choice, window, key))
    fresh = np.ones(len(order), dtype=bool)
    fresh[1:] = (np.diff(key[order]) != 0) | (np.diff(window[order]) != 0)
    first, group = order[fresh], np.cumsum(fresh) - 1
    equal = choice[order] == choice[first][group]
    tied = np.flatnonzero(equal & (np.bincount(group[equal], minlength=len(first))[group] > 1))
    for number, other in zip(group[tied].tolist(), order[tied].tolist(), strict=True):
        if table["id"][other].as_py() < table["id"][int(first[number])].as_py():
            first[number] = other
    return first


def places_of(table: pa.Table, vocabulary: Vocabulary) -> Array:
    """Rank of the claimant, own words before relays; the smallest is chosen."""
    claimant, publisher = _codes(table["claimant"]), _codes(table["publisher"])
    names, houses = (_words(table[name]) for name in ("claimant", "publisher"))
    pairs, of_row = np.unique(claimant * (len(houses) + 1) + publisher, return_inverse=True)
    places = [
        2 * rank_of(names[pair // (len(houses) + 1)], vocabulary)
        + (not is_own(names[pair // (len(houses) + 1)], houses[pair % (len(houses) + 1)], vocabulary))
        for pair in pairs.tolist()
    ]
    return np.array(places, dtype=np.int64)[of_row]


def _combined(codes: list[Array]) -> Array:
    """One number for each combination of codes."""
    together = codes[0]
    for column in codes[1:]:
        together = together * (int(column.max(initial=0)) + 1) + column
    return together


def _codes(column: pa.ChunkedArray) -> Array:
    return np.asarray(column.combine_chunks().indices).astype(np.int64)


def _words(column: pa.ChunkedArray) -> list[str]:
    words: list[str] = column.combine_chunks().dictionary.to_pylist()
    return words


def _numbers(column: pa.ChunkedArray) -> Array:
    return np.asarray(column.fill_null(NO_INSTANT)).astype(np.int64)
