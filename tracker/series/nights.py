"""The nights behind a rate: what an interval of a longer period must know of the days inside it."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from tracker.series.calendar import Array
from tracker.series.regimes import bounds
from tracker.series.table import PROVISIONAL_DAYS, to_days
from tracker.vocab import Regime

NIGHT_COLUMNS = ("day", "numerator", "denominator", "regime", "provisional")


def make_nights(
    day: Array,
    numerator: Array,
    denominator: Array,
    regimes: Sequence[Regime],
    early: Array,
    today: int,
) -> pd.DataFrame:
    """One row a night with a figure, in order of time, whatever part of the calendar the series shows.

    A night is provisional if its day is not over, or is one of the `early` days of preliminary figures and
    fresh.
    """
    order = np.argsort(day, kind="stable")
    own = day[order]
    fresh = own + 1 > today - PROVISIONAL_DAYS
    return pd.DataFrame(
        {
            "day": to_days(own),
            "numerator": numerator[order],
            "denominator": denominator[order],
            "regime": _regimes_on(own, regimes),
            "provisional": (own >= today) | (fresh & np.isin(own, early)),
        },
        columns=list(NIGHT_COLUMNS),
    )


def _regimes_on(days: Array, regimes: Sequence[Regime]) -> list[str]:
    """Id of the regime that holds on each day; empty where none does."""
    names = np.full(len(days), "", dtype=object)
    for regime in regimes:
        first, end = bounds(regime)
        names[(first <= days) & (days < end)] = regime.id
    return [str(name) for name in names]
