"""Counts: from the claims of one metric to one value a day, and from days to periods."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from tracker.model import By, DayRule
from tracker.series.calendar import LONGEST, Array, codes_in, first_days, last_days, period_starts
from tracker.series.cells import Cells, Shares, find_partial, is_long, share_out, to_cells
from tracker.series.covers import find_covered
from tracker.series.groups import (
    Groups,
    Triple,
    build_groups,
    classes_above,
    figure,
    is_complete,
    lost_beside,
)
from tracker.series.observations import EARLIEST, RULES, Daily, may_both_hold
from tracker.series.repeats import Kept, drop_repeats
from tracker.series.rows import Rows, names_all, rank_of, relations, zone_of
from tracker.vocab import Vocabulary

# Metrics that are read to answer for one: `neutralised` is added up where only its parts are printed.
NEEDED = {
    "neutralised": ("neutralised", "shot_down", "lost", "suppressed", "launched"),
    "unaccounted": (
        "launched",
        "neutralised",
        "shot_down",
        "lost",
        "suppressed",
        "hit",
        "left_airspace",
        "still_airborne",
    ),
}
# Metrics that only bound another one are no evidence for it.
BOUNDS_ONLY = {"neutralised": frozenset({"launched"})}


@dataclass(frozen=True, slots=True)
class Settings:
    """How a series is cut: calendar, day rule, observation rule."""

    by: By
    day_rule: DayRule
    rule: str


@dataclass(frozen=True, slots=True)
class Statements:
    """The statements of one question: rows that count, statements, and which are inside or touch."""

    kept: Kept
    groups: Groups
    inside: Array
    touching: Array


@dataclass(frozen=True, slots=True)
class Total:
    """What a claimant says of a longer window, which may stand for the days in it: a weekly or monthly total.

    `groups` are its statements on classes that do not overlap, `low`, `best` and `high` their sums. One
    that is not `whole` leaves out classes that the figures of its days name.
    """

    groups: tuple[int, ...]
    day: int
    first: int
    last: int
    low: float
    best: float
    high: float
    whole: bool = True

    def room(self) -> tuple[Array, Array]:
        """Low and high of what it leaves room for: one that leaves out classes is open above."""
        return np.array(self.low), np.array(self.high if self.whole else np.nan)


@dataclass(frozen=True, slots=True)
class Counted:
    """Daily values with what they were made of, ready for a calendar."""

    statements: Statements
    parts: Shares
    cells: Cells
    daily: Daily
    value: Triple
    totals: tuple[Total, ...]
    other_totals: tuple[Total, ...]


def needed(metric: str) -> tuple[str, ...]:
    """Metrics to read for a metric, itself first."""
    return NEEDED.get(metric, (metric,))


def put_together(rows: Rows, asked: Sequence[str], settings: Settings, vocabulary: Vocabulary) -> Statements:
    """Statements of the rows that touch the classes asked for, each attack once."""
    relation = relations(rows.sets, asked, vocabulary)
    mine = rows.take(relation[rows.classes] > 0)
    kept = drop_repeats(mine, vocabulary, earliest=settings.rule in EARLIEST)
    groups = build_groups(kept, rows, vocabulary)
    of_group = relation[groups.classes]
    return Statements(kept, groups, of_group == 2, of_group == 1)


def usable(statements: Statements, metric: str, value: Triple, vocabulary: Vocabulary) -> Array:
    """Statements that say something of the figure and that no other one covers."""
    stated = ~np.isnan(value[0]) & (statements.inside | statements.touching)
    groups, rows = statements.groups, statements.kept.rows
    return stated & ~find_covered(groups, value, is_complete(groups, metric), stated, rows, vocabulary)


def count(
    rows: Rows, metric: str, asked: Sequence[str], settings: Settings, vocabulary: Vocabulary
) -> Counted:
    """Daily values of a metric for some classes, as yet without totals: see `with_totals`."""
    statements = put_together(rows, asked, settings, vocabulary)
    groups, kept = statements.groups, statements.kept.rows
    value = figure(groups, metric, kept, vocabulary)
    long = is_long(groups)
    short = Statements(statements.kept, groups, statements.inside & ~long, statements.touching & ~long)
    parts = share_out(groups, usable(short, metric, value, vocabulary), kept, settings.day_rule, vocabulary)
    cells = to_cells(parts, value, statements.inside)
    cells = find_partial(cells, parts, groups.classes, kept.sets, vocabulary)
    daily = _widen(RULES[settings.rule](cells), statements.kept, metric, asked, vocabulary)
    return Counted(statements, parts, cells, daily, value, (), ())


def lost_in(
    metric: str, parts: Shares, statements: Statements, vocabulary: Vocabulary
) -> dict[tuple[int, int], float]:
    """Objects lost that are counted in beside a printed `neutralised`, by day and claimant."""
    if metric != "neutralised":
        return {}
    beside = lost_beside(statements.groups, statements.kept.rows, vocabulary)
    _, lost, _ = parts.inside((beside, beside, beside), statements.inside)
    some = np.flatnonzero(lost)
    keys = zip(parts.day[some].tolist(), parts.claimant[some].tolist(), strict=True)
    return dict(zip(keys, lost[some].tolist(), strict=True))


def with_totals(counted: Counted, by: By, vocabulary: Vocabulary) -> Counted:
    """Daily values with the totals that stand for days on one calendar."""
    statements, value = counted.statements, counted.value
    groups, kept = statements.groups, statements.kept.rows
    chosen = statements.inside & is_long(groups) & ~np.isnan(value[0])
    totals = _totals(groups, chosen, value, kept, by, vocabulary)
    candidates = [replace(total, whole=_is_whole(total, counted, vocabulary)) for total in totals]
    accepted, others = _weigh(candidates, counted.daily, groups, kept, vocabulary)
    return replace(counted, totals=accepted, other_totals=others)


def _totals(
    groups: Groups, chosen: Array, value: Triple, rows: Rows, by: By, vocabulary: Vocabulary
) -> list[Total]:
    """Totals that lie in one period of the calendar, the claimant with the best rank first."""
    found = []
    for together in _together(groups, chosen & (groups.end - groups.start <= LONGEST[by]), rows, vocabulary):
        group = together[0]
        zone = zone_of(rows.claimants[groups.claimant[group]], vocabulary)
        first = int(first_days(groups.start[group : group + 1], zone)[0])
        last = int(last_days(groups.end[group : group + 1], zone)[0])
        middle = np.array([first + (last - first) // 2, last, first + 1])
        if by != "day" and len(set(period_starts(middle, by).tolist())) == 1:
            low, best, high = (float(column[list(together)].sum()) for column in value)
            found.append(Total(together, last, first, last, low, best, high))
    return sorted(
        found, key=lambda total: (_rank(total, groups, rows, vocabulary), total.first, total.groups)
    )


def _together(groups: Groups, chosen: Array, rows: Rows, vocabulary: Vocabulary) -> list[tuple[int, ...]]:
    """Statements of one claimant on one window that add up: none on a part of what another one is on.

    What others relay of a whole gives way to the claimant's own words on its parts.
    """
    above = classes_above(rows.sets, vocabulary)
    windows: dict[tuple[int, ...], list[int]] = {}
    for group in np.flatnonzero(chosen).tolist():
        key = (groups.claimant[group], groups.start[group], groups.end[group])
        windows.setdefault(tuple(map(int, key)), []).append(group)
    return [
        tuple(one for one in mine if not _is_covered(groups, above, one, mine)) for mine in windows.values()
    ]


def _is_covered(groups: Groups, above: Array, one: int, mine: Sequence[int]) -> bool:
    """Whether a whole says what a part says, or the claimant's own parts what others relay of the whole."""
    of, relay = groups.classes, groups.relay
    by_whole = any(above[of[other], of[one]] and (relay[one] or not relay[other]) for other in mine)
    return by_whole or bool(
        relay[one] and any(above[of[one], of[other]] and not relay[other] for other in mine)
    )


def _is_whole(total: Total, counted: Counted, vocabulary: Vocabulary) -> bool:
    """Whether a total is on all classes that the chosen figures of its days are on."""
    parts, groups, sets = counted.parts, counted.statements.groups, counted.statements.kept.rows.sets
    day = parts.day[parts.cell]
    within = counted.daily.cells[parts.cell] & (total.first <= day) & (day <= total.last)
    named = [sets[code] for code in codes_in(groups.classes[parts.group[within]])]
    return names_all([sets[code] for code in groups.classes[list(total.groups)]], named, vocabulary)


def _rank(total: Total, groups: Groups, rows: Rows, vocabulary: Vocabulary) -> int:
    return rank_of(rows.claimants[groups.claimant[total.groups[0]]], vocabulary)


def _weigh(
    candidates: Sequence[Total], daily: Daily, groups: Groups, rows: Rows, vocabulary: Vocabulary
) -> tuple[tuple[Total, ...], tuple[Total, ...]]:
    """Totals that replace their days, and those that only widen what was claimed.

    A total wins over its days if nobody with a better rank speaks of them and it can be their sum.
    """
    accepted: list[Total] = []
    others: list[Total] = []
    for total in candidates:
        within = (total.first <= daily.day) & (daily.day <= total.last)
        ranks = [rank_of(rows.claimants[code], vocabulary) for code in codes_in(daily.claimant[within])]
        best_rank = all(_rank(total, groups, rows, vocabulary) <= rank for rank in ranks)
        is_sum = total.whole and total.low >= np.nansum(daily.low[within])
        clash = any(total.first <= other.last and other.first <= total.last for other in accepted)
        exact = total.low == total.high
        (accepted if best_rank and is_sum and not clash and (exact or not ranks) else others).append(total)
    return tuple(accepted), tuple(others)


def _widen(daily: Daily, kept: Kept, metric: str, asked: Sequence[str], vocabulary: Vocabulary) -> Daily:
    """What relays printed of exactly the figure asked for is claimed as well, where it is another value."""
    relays = kept.relays
    code = relays.metric_code(metric)
    exact = [number for number, names in enumerate(relays.sets) if names == tuple(asked)]
    mine = (
        (relays.metric == code)
        & np.isin(relays.classes, exact)
        & (relays.end - relays.start <= LONGEST["day"])
    )
    if not mine.any() or not len(daily.day):
        return daily
    chosen = relays.take(mine)
    zones = [zone_of(chosen.claimants[code], vocabulary) for code in chosen.claimant]
    days = np.array([last_days(chosen.end[i : i + 1], zone)[0] for i, zone in enumerate(zones)])
    where = np.searchsorted(daily.day, days)
    known = (where < len(daily.day)) & (daily.day[np.minimum(where, len(daily.day) - 1)] == days)
    chosen, where = chosen.take(known), where[known]
    apart = ~may_both_hold((chosen.low, chosen.high), (daily.low[where], daily.high[where]))
    low, high = daily.claimed_low.copy(), daily.claimed_high.copy()
    np.fmin.at(low, where[apart], chosen.low[apart])
    np.fmax.at(high, where[apart], np.where(np.isnan(chosen.high), chosen.best, chosen.high)[apart])
    return Daily(daily.day, daily.low, daily.best, daily.high, low, high, daily.claimant, daily.cells)
