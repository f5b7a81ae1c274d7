"""From daily values to the frame of a series: one row a period, with status, notes and evidence."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
import pandas as pd

from tracker.model import By
from tracker.series.calendar import Array, codes_in, periods, to_number
from tracker.series.regimes import bounds
from tracker.vocab import Regime

PROVISIONAL_DAYS = 1
"""Updates come within hours: a preliminary figure of a period that ended earlier is taken as it stands."""
SHOWN_NOTES = 4
_STATUSES = pd.array(["not_reported", "partial", "provisional", "gaps", "reported_zero", "reported"])


@dataclass(frozen=True, slots=True)
class Evidence:
    """Claim ids by day, the chosen ones before those of other claimants; whose they are.

    `claimant` are codes into `names`; `relay` marks words of a claimant that only others print.
    """

    day: Array
    id: Array
    chosen: Array
    preliminary: Array
    claimant: Array
    relay: Array
    names: tuple[str, ...]


class Calendar:
    """The periods of a series and where days fall in them."""

    def __init__(self, first: int, last: int, by: By) -> None:
        self.by = by
        self.begins, self.ends = periods(first, last, by)

    def __len__(self) -> int:
        return len(self.begins)

    @property
    def lengths(self) -> Array:
        """Days of each period."""
        return self.ends - self.begins

    def place(self, days: Array) -> Array:
        """Number of the period of each day; -1 outside."""
        if not len(self):
            return np.full(len(days), -1)
        if self.by == "day":
            number = days - self.begins[0]
        else:
            number = np.searchsorted(self.begins, days, side="right") - 1
        return np.where((days >= self.begins[0]) & (days < self.ends[-1]), number, -1)

    def sum(self, days: Array, values: Array) -> Array:
        """Sums by period, NaN where no day has a value."""
        where = self.place(days)
        known = where >= 0
        total = np.bincount(where[known], weights=values[known], minlength=len(self))
        return np.where(np.bincount(where[known], minlength=len(self)) > 0, total, np.nan)

    def count(self, days: Array) -> Array:
        """Different days in each period."""
        told = np.zeros(self.lengths.sum(), dtype=np.int64)
        told[days[self.place(days) >= 0] - self.begins[:1]] = 1
        counts: Array = np.add.reduceat(told, self.begins - self.begins[:1])
        return counts


def columns_of(
    calendar: Calendar,
    values: Mapping[str, Array],
    evidence: Evidence,
    notes: Mapping[int, Sequence[str]],
    today: int,
    *,
    reported: Array,
    published: Array,
    early: Array,
) -> dict[str, object]:
    """The columns of a series but for its regimes.

    `values` are the ends by period, and of a rate both its sides; `reported` and `published` count days;
    `early` are the days of which there are preliminary figures alone.
    """
    ids, preliminary = evidence_by_period(calendar, evidence)
    preliminary |= calendar.count(early) > 0
    nothing = np.full(len(calendar), np.nan)
    return {
        "numerator": nothing,
        "denominator": nothing,
        **values,
        "status": statuses(calendar, reported, values["best"], values["high"], preliminary, today),
        "days_reported": reported,
        "days": calendar.lengths,
        "days_published": published,
        "notes": notes_by_period(calendar, notes),
        "claims": ids,
        "n_claims": np.fromiter(map(len, ids), np.int64, len(ids)),
        **claimants_by_period(calendar, evidence),
    }


def statuses(
    calendar: Calendar,
    reported: Array,
    best: Array,
    high: Array,
    preliminary: Array,
    today: int,
) -> pd.api.extensions.ExtensionArray:
    """Status per period as of a local day; a period that is not over yet is partial."""
    over = calendar.ends <= today
    fresh = calendar.ends > today - PROVISIONAL_DAYS
    zero = (best == 0) | (np.isnan(best) & (high == 0))
    conditions = [reported == 0, ~over, preliminary & fresh, reported < calendar.lengths, zero]
    return _STATUSES.take(np.select(conditions, range(len(conditions)), len(conditions)))


def evidence_by_period(calendar: Calendar, evidence: Evidence) -> tuple[list[tuple[str, ...]], Array]:
    """Claim ids of each period without doubles, and whether a chosen one of them is preliminary."""
    where = calendar.place(evidence.day)
    order = _in_order(where, evidence)
    cuts = np.searchsorted(where[order], np.arange(len(calendar) + 1))
    found = _lists(tuple(evidence.id[order].tolist()), cuts)
    early = where[(where >= 0) & evidence.chosen & evidence.preliminary]
    return found, np.bincount(early, minlength=len(calendar)) > 0


def claimants_by_period(calendar: Calendar, evidence: Evidence) -> dict[str, Any]:
    """Columns: how many claims were chosen in each period; whose, most first; days with relays alone."""
    place = calendar.place(evidence.day)
    kept = (place >= 0) & evidence.chosen
    many = len(evidence.names)
    counts = np.bincount(place[kept] * many + evidence.claimant[kept])
    pairs = np.flatnonzero(counts)
    found: list[tuple[str, ...]] = [()] * len(calendar)
    alone = [(name,) for name in evidence.names]
    numbers, codes = np.divmod(pairs[np.argsort(-counts[pairs], kind="stable")], max(many, 1))
    for period, code in zip(numbers.tolist(), codes.tolist(), strict=True):
        found[period] += alone[code]
    relayed = evidence.day[kept & evidence.relay]
    relayed = relayed[~np.isin(relayed, evidence.day[kept & ~evidence.relay])]
    chosen = np.bincount(place[kept], minlength=len(calendar))
    return {"n_chosen": chosen, "claimants": found, "relayed": calendar.count(relayed)}


def _lists(ids: tuple[str, ...], cuts: Array) -> list[tuple[str, ...]]:
    """The ids between each two cuts without doubles; most series have one a day."""
    if (np.diff(cuts) == 1).all():
        return list(zip(ids[cuts[0] : cuts[-1]], strict=True))
    return [
        tuple(dict.fromkeys(ids[first:end])) if end - first > 1 else ids[first:end]
        for first, end in pairwise(cuts.tolist())
    ]


def _in_order(where: Array, evidence: Evidence) -> Array:
    """By period, chosen ones first, then by day; ids, slow to compare, only decide between equals."""
    if (np.diff(where) > 0).all():
        return np.arange(len(where))
    keys = (evidence.day, ~evidence.chosen, where)
    order = np.lexsort(keys)
    apart = np.logical_or.reduce([np.diff(key[order].astype(np.int64)) != 0 for key in keys])
    return order if apart.all() else np.lexsort((evidence.id.astype(bytes), *keys))


def notes_by_period(calendar: Calendar, notes: Mapping[int, Sequence[str]]) -> list[tuple[str, ...]]:
    """Notes of the days of each period, at most a few and how many more."""
    found: dict[int, list[str]] = defaultdict(list)
    days = np.array(sorted(notes), dtype=np.int64)
    for day, number in zip(days.tolist(), calendar.place(days).tolist(), strict=True):
        found[number].extend(note for note in notes[day] if note not in found[number])
    told: list[tuple[str, ...]] = [()] * len(calendar)
    for number in found.keys() - {-1}:
        told[number] = _shorten(found[number])
    return told


def _shorten(texts: list[str]) -> tuple[str, ...]:
    more = len(texts) - SHOWN_NOTES
    return (
        tuple(texts)
        if more <= 0
        else (*texts[:SHOWN_NOTES], f"and {more} more note{'s' * (more > 1)} of its days")
    )


def regimes_by_period(calendar: Calendar, regimes: Sequence[Regime]) -> pd.api.extensions.ExtensionArray:
    """Ids of the regimes that hold in each period, joined by + where it changes inside."""
    names, code = [""], np.zeros(len(calendar), dtype=np.int64)
    for regime in regimes:
        first, end = bounds(regime)
        holds = (calendar.begins < end) & (calendar.ends > first)
        for before in codes_in(code[holds]).tolist():
            names.append(f"{names[before]}+{regime.id}" if before else regime.id)
            code[holds & (code == before)] = len(names) - 1
    return pd.array(names).take(code)


def to_days(numbers: Array) -> Array:
    """Day numbers as datetime64[s]."""
    return numbers.astype("datetime64[D]").astype("datetime64[s]")


def today_of(as_of: datetime, zone: str) -> int:
    """Local day of an instant."""
    return to_number(as_of.astimezone(ZoneInfo(zone)).date())


def make_frame(calendar: Calendar, columns: Mapping[str, object]) -> pd.DataFrame:
    """The frame with its columns in their declared order and types."""
    given = {"period": to_days(calendar.begins), "end": to_days(calendar.ends), **columns}
    return pd.DataFrame({name: given[name] for name in FRAME_COLUMNS}, copy=False)


FRAME_COLUMNS = (
    "period",
    "end",
    "low",
    "best",
    "high",
    "claimed_low",
    "claimed_high",
    "numerator",
    "denominator",
    "status",
    "days_reported",
    "days",
    "days_published",
    "regime",
    "notes",
    "claims",
    "n_claims",
    "n_chosen",
    "claimants",
    "relayed",
)
