"""EARS C1, C2 and C3: the simplest outbreak limits, for comparison."""

from typing import Literal

import numpy as np
import pandas as pd
from numpy.lib.stride_tricks import sliding_window_view

from tracker.stats.irls import Floats
from tracker.stats.tails import normal_quantile

LAG = {"C1": 0, "C2": 2, "C3": 2}  # newest periods that a baseline leaves out
Kind = Literal["C1", "C2", "C3"]


def ears(counts: Floats, kind: Kind = "C1", *, baseline: int = 7, alpha: float = 0.001) -> pd.DataFrame:
    """Upper bounds of one series: columns i (from 1), observed, upperbound, alarm (0, 1; NaN: no bound).

    C1 is mean + z sd of the `baseline` periods before, C2 of those that end two periods earlier. C3 adds up
    how far C2 was exceeded in the two periods before: its bound is an alarm rule, not a limit of counts. A
    period without a count leaves those that rest on it without a bound; so does a spread of zero in C3.

    Reference: Hutwagner and others 2003, 10.1007/PL00022319.
    """
    y = np.asarray(counts, dtype=float)
    lag, z = LAG[kind], normal_quantile(1 - alpha)
    first = baseline + lag
    windows = sliding_window_view(y, baseline)[: max(y.size - first, 0)]
    mean, sd, own = windows.mean(axis=1), windows.std(axis=1, ddof=1), y[first:]
    upper = mean + z * sd
    if kind == "C3":
        with np.errstate(divide="ignore", invalid="ignore"):
            past = np.maximum((own - mean) / sd - 1.0, 0.0)
            upper = np.maximum(own[2:] + sd[2:] * (z - past[1:-1] - past[:-2]), 0.0)
        own, first = own[2:], first + 2
    alarm = np.where(np.isfinite(upper) & np.isfinite(own), own > upper, np.nan)
    return pd.DataFrame(
        {"i": np.arange(first + 1, y.size + 1), "observed": own, "upperbound": upper, "alarm": alarm}
    )
