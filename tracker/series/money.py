"""Money: amounts in their own currency to euros at the ECB reference rate of the date, then to periods.

Nominal; one stage a series. An announcement counts in the period in which it was made, unless it sums
up a longer past: such a total repeats what was announced before and is left out.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from tracker.claims.exchange import to_euros
from tracker.errors import SeriesError
from tracker.series.ask import DEFAULT_ZONE, Question, span_of, to_series
from tracker.series.calendar import DAY_SECONDS, LONGEST, local_seconds, to_date
from tracker.series.notes import Notes
from tracker.series.rows import rank_of, wider
from tracker.series.series import Series
from tracker.series.table import Calendar, Evidence, evidence_by_period, notes_by_period, statuses, today_of
from tracker.store import Cut, Store
from tracker.vocab import Vocabulary, load

ALL_DONORS = "all_donors"
EVERY_DONOR = frozenset({"national", ALL_DONORS, ""})
MONTH_SECONDS = 27 * DAY_SECONDS
SAME_SHARE = 0.03
SAME_DAYS = 7


@dataclass(frozen=True, slots=True)
class Sum:
    """One amount of one donor in euros, on a local day, with its claim."""

    donor: str
    classes: tuple[str, ...]
    day: int
    low: float
    best: float
    high: float
    document: str
    rank: tuple[object, ...]
    id: str
    preliminary: bool
    whole_month: bool


def money_series(store: Store, question: Question, as_of: datetime | None, cut: Cut) -> Series:
    """Series of one stage of aid in euros, of one donor or of all donors together."""
    vocabulary, donor = question.vocabulary, question.subject.scope
    table = store.scan(metrics=[question.metric], direction="none", as_of=as_of, cut=cut)
    if question.claimant:
        table = table.filter(pc.equal(table["claimant"], question.claimant))
    sums, refused = _read_sums(table, donor, question, vocabulary)
    parts = _named_parts(store, sums, as_of, cut)
    counted = _without_repeats((one for one in sums if one.id not in parts), vocabulary)
    span = span_of(np.array([one.day for one in counted], dtype=np.int64), [], question)
    calendar = Calendar(*span, question.settings.by)
    return to_series(calendar, _columns(calendar, counted, refused, question), question, (), "EUR")


def _read_sums(
    table: pa.Table, donor: str, question: Question, vocabulary: Vocabulary
) -> tuple[list[Sum], Notes]:
    """Amounts in euros, and by day the notes on amounts that have no rate."""
    known = pc.and_(
        pc.is_in(table["unit"], pa.array(sorted(vocabulary.currencies))), pc.is_valid(table["window_end"])
    )
    inside = frozenset().union(*(vocabulary.descendants(name) for name in question.subject.classes))
    sums: list[Sum] = []
    refused: Notes = defaultdict(list)
    for row in table.filter(known).to_pylist():
        day = _day(row)
        classes = tuple(row["classes"].split("+"))
        if day is None or not inside.issuperset(classes) or donor not in EVERY_DONOR | {row["scope"]}:
            continue
        try:
            sums.append(_to_sum(row, day, classes))
        except SeriesError as error:
            refused[day].append(str(error))
    return sums, refused


def _day(row: dict[str, object]) -> int | None:
    """Local day on which an amount counts; None for a total of a longer past."""
    start, end, published = row["window_start"], row["window_end"], row["published"]
    assert isinstance(start, int) and isinstance(end, int)
    if end - start <= LONGEST["month"]:
        return _local_day(end - 1 if end > start else end)
    if isinstance(published, int) and end > published + DAY_SECONDS:
        return _local_day(published)
    return None


def _length(row: dict[str, object]) -> int:
    return int(str(row["window_end"])) - int(str(row["window_start"]))


def _local_day(instant: int) -> int:
    return int(local_seconds(np.array([instant]), DEFAULT_ZONE)[0]) // DAY_SECONDS


def _to_sum(row: dict[str, object], day: int, classes: tuple[str, ...]) -> Sum:
    rate_day = to_date(day)
    low, best, high = (
        to_euros(float(str(row[end])), str(row["unit"]), rate_day) for end in ("low", "best", "high")
    )
    return Sum(
        donor=str(row["scope"]),
        classes=classes,
        day=day,
        low=0.0 if np.isnan(low) else low,
        best=best,
        high=high,
        document=str(row["document"]),
        rank=(
            row["bound"] != "exact",
            rank_of(str(row["claimant"]), load()),
            int(str(row["published"] or 0)),
            str(row["id"]),
        ),
        id=str(row["id"]),
        preliminary=row["status"] == "preliminary",
        whole_month=LONGEST["month"] >= _length(row) >= MONTH_SECONDS,
    )


def _without_repeats(sums: Iterable[Sum], vocabulary: Vocabulary) -> list[Sum]:
    """Each announcement once, the firmest statement of it; totals before parts, all donors before one."""
    kept: list[Sum] = []
    order = sorted(sums, key=lambda one: (one.donor != ALL_DONORS, _depth(one, vocabulary), one.rank))
    for one in order:
        if not any(_repeats(one, other, vocabulary) for other in kept):
            kept.append(one)
    return _without_parts(kept)


def _named_parts(store: Store, sums: Sequence[Sum], as_of: datetime | None, cut: Cut) -> frozenset[str]:
    """Ids of amounts that their text calls a part ("of which") of another amount of the document."""
    together: dict[tuple[str, str], list[str]] = defaultdict(list)
    for one in sums:
        together[one.document, one.donor].append(one.id)
    several = [claim_id for ids in together.values() if len(ids) > 1 for claim_id in ids]
    found = store.claims(ids=several, as_of=as_of, cut=cut) if several else []
    return frozenset(claim.id for claim in found if "part_of_whole" in claim.flags)


def _depth(one: Sum, vocabulary: Vocabulary) -> int:
    return min(len(vocabulary.ancestors(name)) for name in one.classes)


def _repeats(one: Sum, other: Sum, vocabulary: Vocabulary) -> bool:
    if other.donor == ALL_DONORS and one.donor != ALL_DONORS and other.whole_month:
        return to_date(one.day).replace(day=1) == to_date(other.day).replace(day=1)
    if one.donor != other.donor or abs(one.day - other.day) > SAME_DAYS:
        return False
    if wider(other.classes, one.classes, vocabulary):
        return one.document == other.document or one.day == other.day
    if one.document == other.document:
        return one.day == other.day and one.classes == other.classes and one.best == other.best
    return one.classes == other.classes and abs(one.best - other.best) <= SAME_SHARE * abs(other.best)


def _without_parts(kept: Sequence[Sum]) -> list[Sum]:
    """One document's total and the parts that add up to it are one amount."""
    same: dict[tuple[object, ...], list[Sum]] = defaultdict(list)
    for one in kept:
        same[one.document, one.donor, one.classes, one.day].append(one)
    found: list[Sum] = []
    for members in same.values():
        total = max(members, key=lambda one: (one.high, one.id))
        rest = sum(one.best for one in members if one is not total)
        is_total = len(members) > 2 and abs(rest - total.best) <= SAME_SHARE * total.best
        found.extend([total] if is_total else members)
    return sorted(found, key=lambda one: (one.day, one.id))


def _columns(
    calendar: Calendar, sums: Sequence[Sum], refused: Notes, question: Question
) -> dict[str, object]:
    days = np.array([one.day for one in sums], dtype=np.int64)
    low, best, high = (
        calendar.sum(days, np.array([getattr(one, end) for one in sums], dtype=float))
        for end in ("low", "best", "high")
    )
    evidence = Evidence(
        days,
        np.array([one.id for one in sums], dtype=object),
        np.ones(len(sums), dtype=bool),
        np.array([one.preliminary for one in sums], dtype=bool),
    )
    ids, preliminary = evidence_by_period(calendar, evidence)
    # Announcements are events: a period with one of them is told of as a whole.
    reported = np.where(calendar.count(days) > 0, calendar.lengths, 0)
    nothing = np.full(len(calendar), np.nan)
    today = today_of(question.as_of, DEFAULT_ZONE)
    return {
        "low": low,
        "best": best,
        "high": high,
        "claimed_low": low,
        "claimed_high": high,
        "numerator": nothing,
        "denominator": nothing,
        "status": statuses(calendar, reported, best, high, preliminary, today),
        "days_reported": reported,
        "days": calendar.lengths,
        "days_published": reported,
        "notes": notes_by_period(calendar, refused),
        "claims": ids,
        "n_claims": np.array([len(found) for found in ids], dtype=np.int64),
    }
