"""Where a figure changes its meaning: the breaks of a series as dated words."""

from datetime import datetime
from typing import Any

from tracker.charts.drafting import Draft, SeriesLike
from tracker.charts.spec import Break

APART = ("shot_down", "lost")  # what a source may publish as one figure


def breaks_of(draft: Draft, series: SeriesLike, cuts: bool) -> list[Break]:
    """The breaks within the span of a series, with words made from the two regimes."""
    found = getattr(series, "breaks", ())
    made = []
    for day, old, new in found() if callable(found) else found:
        at = day.date() if isinstance(day, datetime) else day
        text = draft.words.text("break", _sort(old, new), day=draft.day(at))
        made.append(Break(at, text, cuts))
    return made


def _sort(old: Any, new: Any) -> str:
    """How a regime differs from the one before: one figure, apart, or in another way."""
    before, after = (_published(one) for one in (old, new))
    if "neutralised" in after and "neutralised" not in before:
        return "one_figure"
    if set(APART) <= after and not set(APART) <= before:
        return "split"
    return "other"


def _published(regime: Any) -> set[str]:
    """What the figures of a regime are observed as."""
    renamed = dict(getattr(regime, "metric_map", {}) or {})
    return {renamed.get(metric, metric) for metric in getattr(regime, "publishes", ())}
