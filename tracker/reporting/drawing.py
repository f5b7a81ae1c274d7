"""What a chart needs beside its series: the outcomes that go with it, and the band it is drawn against."""

from collections.abc import Callable, Sequence
from typing import Any

from tracker.errors import NotComparableError, NothingReportedError
from tracker.series import Series
from tracker.stats import BASELINES, bands, rate_bands

OUTCOMES = ("launched", "shot_down", "lost", "neutralised", "hit")


def outcome_series(make: Callable[[str], Series]) -> list[Series]:
    """Launched and each outcome that has a figure; `make` gives the series of a metric."""
    made = [make(OUTCOMES[0])]
    for metric in OUTCOMES[1:]:
        try:
            one = make(metric)
        except (NotComparableError, NothingReportedError):
            continue
        if one.frame["best"].notna().any():
            made.append(one)
    return made


def band_of(kind: str, drawn: Sequence[Series]) -> dict[str, Any]:
    """The options of `charts.build` that give a chart of this kind its band; empty where it has none."""
    if kind == "rate_band":
        return {"band": rate_bands(drawn[0])}
    if kind == "anomaly_band" and drawn[0].by in BASELINES:
        return {"band": bands(drawn[0]), "history": BASELINES[drawn[0].by].length}
    return {}
