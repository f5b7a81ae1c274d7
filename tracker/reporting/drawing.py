"""What a chart needs: the series that go with it, its findings, and the band it is drawn against."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from tracker.errors import MethodError, NotComparableError, NothingReportedError
from tracker.series import Series
from tracker.stats import BASELINES, bands, rate_bands
from tracker.stats.forecast import evaluate
from tracker.stats.rolling import INTERVALS
from tracker.vocab import load

FAMILIES = (
    "drone",
    "cruise",
    "ballistic",
    "aeroballistic",
    "hypersonic",
    "anti_radiation",
    "bomb",
    "recon_uav",
    "tactical_uav",
)
MOST_CLASSES = 12
WEEKS_SHOWN = 53
# Charts of single days or weeks that draw what they are given: years of them cannot be told apart.
NEWEST_SHOWN = ("weekly_bars", "rate_band", "anomaly_band", "outcome_stack")
FORECAST = "average"  # the model whose quantiles `forecast` gives
CHART_METHODS = {"forecast_fan": ("forecast",), "change_points": ("breaks",)}
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


def class_series(make: Callable[[str], Series], classes: Sequence[str]) -> list[Series]:
    """One series a class with a figure: of several classes each, of one the families in it, or itself."""
    made = []
    for one in classes if len(classes) > 1 else families(*classes):
        try:
            series = make(one)
        except (NotComparableError, NothingReportedError):
            continue
        if series.frame[["low", "best"]].notna().to_numpy().any():
            made.append(series)
    if not made:
        raise NothingReportedError(f"nothing reported of any class of {'+'.join(classes)} in this span")
    return sorted(made, key=lambda series: -series.frame["best"].sum())[:MOST_CLASSES]


def families(one: str) -> list[str]:
    """The families of weapons in a class; its children where it is a family itself, itself where it has none.

    >>> families("missile")
    ['cruise', 'ballistic', 'aeroballistic', 'hypersonic', 'anti_radiation']
    """
    vocabulary = load()
    inside = [family for family in FAMILIES if family != one and vocabulary.is_within(family, one)]
    children = [child.id for child in vocabulary.classes.values() if child.parent == one]
    return inside or children or [one]


def scope_names(many: Iterable[Series], language: str) -> dict[str, str]:
    """Words for the regions and donors that series are of."""
    vocabulary = load()
    named = {one.id: one.names[language] for one in vocabulary.donors.values()}
    named |= {one.id: one.names[language] for one in vocabulary.regions.values()}
    scopes = sorted({scope for one in many for scope in one.scope.split("+")} & set(named))
    return {scope: named[scope][0] for scope in scopes if named[scope]}


def newest_shown(kind: str, one: Series) -> date | None:
    """First day of the newest 53 weeks with a figure, where a chart shows only these; None where all."""
    told = one.frame[one.frame[["low", "best"]].notna().any(axis=1)]
    if kind not in NEWEST_SHOWN or one.by == "month" or told.empty:
        return None
    first: date = told["end"].iloc[-1].date() - timedelta(weeks=WEEKS_SHOWN)
    return first if first > one.frame["period"].iloc[0].date() else None


def cut(one: Series, first: date) -> Series:
    """A series from a day on; the whole of it where nothing is younger."""
    kept = one.frame[one.frame["period"].dt.date >= first].reset_index(drop=True)
    return replace(one, frame=kept if len(kept) else one.frame)


def methods_of(kind: str, panel: Sequence[str] = ()) -> tuple[str, ...]:
    """The methods whose findings a chart of this kind draws, and those that are asked for beside them."""
    return tuple(dict.fromkeys((*panel, *CHART_METHODS.get(kind, ()))))


def band_of(kind: str, drawn: Sequence[Series], since: date | None = None) -> dict[str, Any]:
    """The options of `charts.build` that give a chart of this kind its band; empty where it has none.

    `since` is the first day that is shown.
    """
    if kind == "rate_band":
        return {"band": rate_bands(drawn[0])}
    if kind == "anomaly_band" and drawn[0].by in BASELINES:
        return {"band": bands(drawn[0], since=since), "history": BASELINES[drawn[0].by].length}
    if kind == "forecast_fan":
        return measured(drawn[0])
    return {}


def measured(one: Series) -> dict[str, Any]:
    """How often outcomes lay inside the bands of earlier forecasts; empty where too few of them are over."""
    try:
        score = next(each for each in evaluate(one) if each.model == FORECAST)
    except MethodError:
        return {}
    return {"measured": (score.n, dict(zip(INTERVALS, score.coverage, strict=True)))}
