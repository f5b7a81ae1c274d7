"""Records: how the newest period ranks within one comparable stretch, and since when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

import numpy as np

from tracker.model import Finding
from tracker.stats import words
from tracker.stats.arrays import Counts, read_counts
from tracker.stats.finding import insufficient, make_finding, selective
from tracker.stats.irls import Flags, Whole
from tracker.vocab import load

if TYPE_CHECKING:
    from tracker.series import Series

METHOD = "records"
MIN_PERIODS = {"day": 28, "week": 8, "month": 6}
# A value that was last exceeded a shorter time ago is no news [periods].
LEAST_GAP = {"day": 28, "week": 8, "month": 6}
PODIUM = 3
EACH = 10  # periods that a place is one of: the third of fifteen weeks is no news
LEAST_COUNT = 10  # "the most since" of fewer is chance: one missile after days with none
Side = Literal["highest", "lowest"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a period stands among `among`: its rank, ties, and the newest earlier one at least as extreme."""

    rank: int
    ties: int
    earlier: int | None
    certain: bool


def records(series: "Sequence[Series]", *, since: date | None = None, podium: int = PODIUM) -> list[Finding]:
    """Findings `record`: the newest complete period (or all since a day) that is extreme in its stretch.

    One is made where the period is among the `podium` highest or lowest of all earlier and itself (and
    among the most extreme tenth; a podium wider than usual asks for places as such), or the most extreme
    for a while (8 weeks, 28 days, 6 months) and no count below 10. `rank` is 1 for the most extreme;
    `span` begins at the first day from which it is (rank 1: of the stretch, or of what was compared);
    `score` is 1 for highest, -1 for lowest. A period with gaps can only be a high record; none reaches
    over a break. Figures that are known by their bounds alone are compared with, never told. Of a class
    that the source does not name every day, single days alone are ranked, and only as high ones: the days
    on which it is not named may have had fewer, and a week of them is no total.
    """
    return [found for one in series for found in records_of(read_counts(one), since=since, podium=podium)]


def records_of(counts: Counts, *, since: date | None = None, podium: int = PODIUM) -> list[Finding]:
    """The same for one series that is read already."""
    told = counts.selective()
    if told and counts.series.by != "day":
        return [selective(counts.series, METHOD, told)]
    newest, needed = counts.newest(_ranked(counts)), MIN_PERIODS[counts.series.by]
    if newest is None or _before(counts, newest).sum() < needed:
        n = 0 if newest is None else int(_before(counts, newest).sum())
        return [insufficient(counts.series, METHOD, n, needed)]
    late = [place for place in range(counts.size) if since is not None and counts.start[place] >= since]
    places = [newest] if since is None else [place for place in late if _ranked(counts)[place]]
    sides: tuple[Side, ...] = ("highest",) if told else ("highest", "lowest")
    return [found for place in places for found in _records_of(counts, place, sides, needed, podium)]


def _ranked(counts: Counts) -> Flags:
    """Periods that may be told: over, with a figure of their own."""
    return np.asarray(counts.complete & counts.printed)


def _before(counts: Counts, place: int) -> Flags:
    """Periods of the stretch with a figure, up to and with this one: gaps can only add to them."""
    known = np.isfinite(counts.y[0])
    return np.asarray(known & counts.same_stretch(place) & (np.arange(counts.size) <= place))


def _records_of(counts: Counts, place: int, sides: Sequence[Side], needed: int, podium: int) -> list[Finding]:
    among = np.flatnonzero(_before(counts, place))
    if len(among) < needed:
        return []
    found = []
    for side in sides:
        if side == "lowest" and not _whole(counts, place):
            continue
        own = rank_of(counts, among, place, side)
        if _on_podium(counts, among, place, own, podium) or _long_since(counts, among, place, own):
            found.append(_record(counts, among, place, side, own, podium))
    return found


def _long_since(counts: Counts, among: Whole, place: int, own: Place) -> bool:
    """True where the last period as extreme surely lies far back, and the figure is no small count."""
    gap = place - own.earlier if own.earlier is not None else len(among)
    return gap > LEAST_GAP[counts.series.by] and not _small(counts, place) and own.certain


def _on_podium(counts: Counts, among: Whole, place: int, own: Place, podium: int) -> bool:
    """True for the most extreme few of many; a small count must have its place alone and for sure."""
    last = own.rank + own.ties
    clear = own.certain and not own.ties
    news = last * EACH <= len(among) and (clear or not _small(counts, place))
    return last <= podium and (news or podium > PODIUM)


def _small(counts: Counts, place: int) -> bool:
    return not load().is_money(counts.series.metric) and counts.y[0, place] < LEAST_COUNT


def rank_of(counts: Counts, among: Whole, place: int, side: Side) -> Place:
    """Rank of a period from that side, by best values; certain if no bound of a figure changes it."""
    sign = 1.0 if side == "highest" else -1.0
    values = sign * counts.y[0]
    others = among[among != place]
    beaten_by = others[values[others] > values[place]]
    level = others[values[others] == values[place]]
    reached = others[(values[others] >= values[place]) & counts.printed[others]]
    return Place(
        rank=len(beaten_by) + 1,
        ties=len(level),
        earlier=int(reached[-1]) if reached.size else None,
        certain=_certain(counts, others, place, sign),
    )


def _certain(counts: Counts, others: Whole, place: int, sign: float) -> bool:
    """True where the bounds of the figures leave the order of this period and the others as it is."""
    if len(counts.y) == 1:
        return True
    near, far = (counts.y[1], counts.y[2]) if sign > 0 else (-counts.y[2], -counts.y[1])
    values = sign * counts.y[0]
    above = values[others] > values[place]
    swapped = np.where(above, near[others] <= far[place], far[others] >= near[place])
    return not bool(np.any(swapped & (values[others] != values[place])))


def _whole(counts: Counts, place: int) -> bool:
    """True where all days of the period are reported, so that its total cannot grow."""
    return str(counts.series.frame["status"].iloc[place]) in ("reported", "reported_zero")


def _record(counts: Counts, among: Whole, place: int, side: Side, own: Place, podium: int) -> Finding:
    series = counts.series
    since = counts.start[int(among[0])] if own.earlier is None else counts.end[own.earlier]
    ranked = _on_podium(counts, among, place, own, podium)
    first = counts.start[int(among[0])] if ranked else since
    return make_finding(
        series,
        "record",
        (counts.start[place], counts.end[place]),
        method=METHOD,
        value=float(counts.y[0, place]),
        low=float(counts.y[:, place].min()),
        high=float(counts.y[:, place].max()),
        score=1.0 if side == "highest" else -1.0,
        rank=own.rank if ranked else None,
        n=len(among),
        span=(first, counts.end[place]),
        regime=counts.regime[place],
        settings={"side": side, "certain": own.certain, "ties": own.ties},
        note=_note(counts, among, place, side, own, ranked),
    )


def _note(counts: Counts, among: Whole, place: int, side: Side, own: Place, ranked: bool) -> str:
    series = counts.series
    head = (
        f"{words.counted(series, counts.y[0, place])} {words.were(series, counts.y[0, place])} "
        f"{words.within(counts.start[place], counts.end[place], series.by)}"
    )
    start = counts.start[int(among[0])]
    compared = f"of {len(among):,} reported {series.by}s since {words.day(start)}"
    if ranked:
        place_words = f"{'joint ' if own.ties else ''}{words.ordinal(own.rank)}{side}"
        tail = f"the {place_words} {compared}"
    else:
        earlier = own.earlier if own.earlier is not None else int(among[0])
        tail = (
            f"the {side} since {words.period(counts.start[earlier], counts.end[earlier], series.by)} "
            f"({words.count(counts.y[0, earlier])})"
        )
    doubt = "" if own.certain else " The bounds of the figures leave this order open."
    return f"{head}: {tail}.{doubt}"
