"""Where a figure changes its meaning: the breaks of a series as dated words."""

from datetime import date, datetime
from itertools import pairwise
from typing import Any

from tracker.charts.drafting import Draft
from tracker.charts.rows import SeriesLike
from tracker.charts.spec import Break

APART = ("shot_down", "lost")  # what a source may publish as one figure


def breaks_of(draft: Draft, series: SeriesLike, cuts: bool) -> list[Break]:
    """The breaks within the span of a series, with words made from the two regimes."""
    pairs = redefined(series)
    known = {day for day, _, _ in pairs}
    pairs += [one for one in _changes(series) if one[0] not in known]
    made = []
    for day, old, new in sorted(pairs, key=lambda one: one[0]):
        text = draft.words.text("break", _sort(old, new), day=draft.day(day))
        made.append(Break(day, text, cuts))
    return made


def redefined(series: SeriesLike) -> list[tuple[date, Any, Any]]:
    """The days from which the metric itself means something else, with the regimes before and after."""
    found = getattr(series, "breaks", ())
    return [(_date(day), old, new) for day, old, new in (found() if callable(found) else found)]


def _changes(series: SeriesLike) -> list[tuple[date, Any, Any]]:
    """Changes of what a source gives that leave this metric comparable: marked all the same."""
    first, end = (_date(series.frame[name].iloc[at]) for name, at in (("period", 0), ("end", -1)))
    return [
        (new.since, old, new)
        for old, new in pairwise(series.regimes)
        if old.claimant == new.claimant and new.since is not None and first < new.since < end
        if _parts(old) != _parts(new)
    ]


def _parts(regime: Any) -> tuple[set[str], set[str]]:
    """How a source splits the stopped ones: which of the parts it gives, and what it renames."""
    return set(APART) & set(regime.publishes), set(regime.metric_map)


def _date(day: Any) -> date:
    return day.date() if isinstance(day, datetime) else day


def _sort(old: Any, new: Any) -> str:
    """How a regime differs from the one before: one figure, apart, or in another way."""
    before, after = (set(APART) & set(one.publishes) for one in (old, new))
    if before and "neutralised" in new.metric_map.values():
        return "one_figure"
    if after > before:
        return "split"
    return "other"
