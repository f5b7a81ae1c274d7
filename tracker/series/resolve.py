"""Everything at once: of all that is known, one claim for each key and window."""

from collections.abc import Iterable
from datetime import datetime

import numpy as np
import pandas as pd
import pyarrow as pa

from tracker.series.calendar import Array
from tracker.series.rows import NO_INSTANT, codes_of, is_own, of_pairs, rank_of
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
        pick=chosen,
    )
    frame: pd.DataFrame = table.to_pandas(split_blocks=True)
    return frame


def chosen(table: pa.Table) -> Array:
    """Positions of the claims that stand, in order of key and window."""
    if table["window_start"].null_count:
        dated = np.flatnonzero(table["window_start"].is_valid())
        positions: Array = dated[chosen(table.take(pa.array(dated)))]
        return positions
    choice = places_of(table, load())
    choice <<= _LATEST
    choice -= np.maximum(_numbers(table["published"]), -1 << (_LATEST - 1))  # without a date: the earliest
    windows = _windows(_numbers(table["window_start"]), _numbers(table["window_end"]))
    key = _numbers(table["key"]) * (int(windows.max(initial=0)) + 1)
    key += windows
    order = _ascending(key)
    fresh = np.diff(key[order], prepend=-1) != 0
    group = np.cumsum(fresh) - 1
    choice = choice[order]
    equal = choice == np.minimum.reduceat(choice, np.flatnonzero(fresh))[group]
    return _smallest_ids(order[equal], group[equal], table["id"])


def _smallest_ids(positions: Array, group: Array, ids: pa.ChunkedArray) -> Array:
    """The position with the smallest id of each group; positions are in order of their groups."""
    tied = np.flatnonzero(np.bincount(group)[group] > 1)
    names = np.asarray(ids.take(pa.array(positions[tied]))).astype(bytes)
    positions[tied] = positions[tied[np.lexsort((names, group[tied]))]]
    smallest: Array = positions[np.diff(group, prepend=-1) != 0]
    return smallest


def places_of(table: pa.Table, vocabulary: Vocabulary) -> Array:
    """Rank of the claimant, own words before relays; the smallest is chosen."""

    def place(name: str, house: str) -> int:
        """The place of a claimant as printed by a publisher."""
        return 2 * rank_of(name, vocabulary) + (not is_own(name, house, vocabulary))

    return of_pairs(*codes_of(table["claimant"]), *codes_of(table["publisher"]), place)


def _ascending(key: Array) -> Array:
    """The order of numbers of 0 or more: sorted with their places in the low bits, faster than argsort."""
    bits = len(key).bit_length()
    if int(key.max(initial=0)).bit_length() + bits > 63:
        order: Array = np.argsort(key, kind="stable")
        return order
    together = key << bits
    together |= np.arange(len(key))
    together.sort()
    together &= (1 << bits) - 1
    return together


def _windows(start: Array, end: Array) -> Array:
    """Windows as codes of the different ones, in their order."""
    together = start << _LONGEST
    together += end
    together -= start
    encoded = pa.array(together).dictionary_encode()
    different = np.asarray(encoded.dictionary)
    codes = np.empty(len(different), dtype=np.int64)
    codes[np.argsort(different)] = np.arange(len(different))
    ordered: Array = codes[np.asarray(encoded.indices)]
    return ordered


def _numbers(column: pa.ChunkedArray) -> Array:
    whole = column.combine_chunks()
    return np.asarray(whole.fill_null(NO_INSTANT) if whole.null_count else whole)
