"""Notes on single days: what a reader of one value must know, in plain words."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from tracker.series.calendar import Array, codes_in, to_date
from tracker.series.cells import Cells
from tracker.series.daily import Statements, Total
from tracker.series.groups import final_days
from tracker.series.observations import Daily, may_both_hold
from tracker.series.regimes import stop_note, stopped
from tracker.series.rows import Rows
from tracker.series.table import Calendar
from tracker.vocab import Regime, Vocabulary

Notes = dict[int, list[str]]


def conflicts(
    cells: Cells,
    daily: Daily,
    shown: Array,
    rows: Rows,
    everything: Rows,
    asked: Sequence[str],
    vocabulary: Vocabulary,
) -> Notes:
    """Days among those `shown` on which claimants differ: who says what, or if they only split one total."""
    notes: Notes = defaultdict(list)
    spread = (daily.claimed_low < daily.claimed_high) & shown
    interval = (daily.low == daily.claimed_low) & (daily.high == daily.claimed_high)
    for position in np.flatnonzero(spread & ~interval).tolist():
        day = int(daily.day[position])
        mine = np.flatnonzero(cells.day == day)
        said = {rows.claimants[cells.claimant[cell]]: _value(cells, cell) for cell in _torn(cells, mine)}
        lowest, highest = float(daily.claimed_low[position]), float(daily.claimed_high[position])
        if said:
            listed = ", ".join(f"{name} {value}" for name, value in said.items())
            notes[day].append(f"{to_date(day)}: claimants differ: {listed}")
            notes[day].extend(_same_total(day, everything, asked, vocabulary))
        if len(mine) < 2 or lowest < cells.low[mine].min() or highest > cells.high[mine].max():
            notes[day].append(f"{to_date(day)}: relays print {lowest:g} to {highest:g}")
    return notes


def _torn(cells: Cells, mine: Array) -> list[int]:
    """Those that leave no room for what another one says: 465 and "more than 450" do not differ."""
    low, high = (ends[mine] for ends in cells.room())
    hold = may_both_hold((low[:, None], high[:, None]), (low, high))
    torn: list[int] = mine[~hold.all(axis=1)].tolist()
    return torn


def stop_notes(regimes: Sequence[Regime], metric: str, calendar: Calendar) -> Notes:
    """One note a period from which the source no longer gives the metric."""
    notes: Notes = {}
    spans = stopped(regimes, metric)
    for first, end in spans:
        for begin, finish in zip(calendar.begins.tolist(), calendar.ends.tolist(), strict=True):
            if begin < end and finish > first:
                notes.setdefault(max(begin, first), []).append(stop_note(spans[0][0]))
    return notes


def lost_notes(
    lost: Mapping[tuple[int, int], float], days: Array, claimants: Array, names: Sequence[str]
) -> Notes:
    """What those whose figure is chosen name as lost beside it: it is counted in."""
    if not lost:
        return {}
    return {
        day: [
            f"{to_date(day)}: beside its figure {names[who]} names {count:g} lost from radar, counted in here"
        ]
        for day, who in zip(days.tolist(), claimants.tolist(), strict=True)
        if (count := lost.get((day, who)))
    }


def notes_of_totals(totals: Iterable[Total], statements: Statements) -> Notes:
    """What others state of longer windows, told on their second day: the first may lie before a period."""
    names, claimant = statements.kept.rows.claimants, statements.groups.claimant
    notes: Notes = defaultdict(list)
    for total in totals:
        span = f"{to_date(total.first)} to {to_date(total.last)}"
        said = said_of(total.low, total.best, total.high)
        notes[total.first + 1].append(f"{span}: {names[claimant[total.groups[0]]]} states {said} in all")
    return notes


def _value(cells: Cells, cell: int) -> str:
    return said_of(float(cells.low[cell]), float(cells.best[cell]), float(cells.high[cell]))


def said_of(low: float, best: float, high: float) -> str:
    """What a claimant says: a number, both ends of an interval, or what it is at least."""
    if high != high:
        return f"at least {low:g}"
    return f"{low:g} to {high:g}" if best != best else f"{best:g}"


def _same_total(day: int, rows: Rows, asked: Sequence[str], vocabulary: Vocabulary) -> list[str]:
    """One total split in two ways: each figure then looks contradicted, though the sums agree."""
    if len(asked) != 1 or not vocabulary.classes[asked[0]].parent:
        return []
    parent = vocabulary.classes[asked[0]].parent
    siblings = [name for name, noun in vocabulary.classes.items() if noun.parent == parent]
    splits = _splits(day, rows, siblings, vocabulary)
    complete = {name: split for name, split in splits.items() if asked[0] in split and len(split) > 1}
    totals = {name: sum(split.values()) for name, split in complete.items()}
    if len(totals) < 2 or len(set(totals.values())) > 1:
        return []
    listed = ", ".join(
        f"{name} {' + '.join(f'{value:g}' for value in split.values())}" for name, split in complete.items()
    )
    total = next(iter(totals.values()))
    return [f"{to_date(day)}: both splits sum to {total:g}: {listed}; {_windows(day, rows, vocabulary)}"]


def _splits(
    day: int, rows: Rows, siblings: Sequence[str], vocabulary: Vocabulary
) -> dict[str, dict[str, float]]:
    """Per claimant and sibling class the figure of a day: the printed total, else the sum of its rows."""
    today = np.flatnonzero(final_days(rows.claimant, rows.end, rows.claimants, vocabulary) == day)
    splits: dict[str, dict[str, float]] = defaultdict(dict)
    for code in codes_in(rows.claimant[today]):
        for sibling in siblings:
            mine = today[rows.claimant[today] == code]
            printed = [row for row in mine if rows.sets[rows.classes[row]] == (sibling,)]
            parts = [row for row in mine if _below(rows.sets[rows.classes[row]], sibling, vocabulary)]
            if printed:
                latest = max(printed, key=lambda row: (rows.own[row], rows.published[row], rows.id[row]))
                splits[rows.claimants[code]][sibling] = float(rows.best[latest])
            elif parts:
                splits[rows.claimants[code]][sibling] = float(rows.best[parts].sum())
    return splits


def _below(names: tuple[str, ...], sibling: str, vocabulary: Vocabulary) -> bool:
    return bool(names) and all(vocabulary.is_within(name, sibling) for name in names)


def _windows(day: int, rows: Rows, vocabulary: Vocabulary) -> str:
    today = final_days(rows.claimant, rows.end, rows.claimants, vocabulary) == day
    windows = set(zip(rows.start[today].tolist(), rows.end[today].tolist(), strict=True))
    return "the windows differ by hours" if len(windows) > 1 else "the windows are the same"


def merge(*many: Notes) -> Notes:
    """Notes of several kinds in one mapping."""
    merged: Notes = defaultdict(list)
    for notes in many:
        for day, texts in notes.items():
            merged[day].extend(texts)
    return merged
