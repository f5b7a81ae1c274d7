"""Money: amounts in their own currency to another at the ECB reference rate of the date, then to periods.

Nominal, and beside it in constant prices where a price index is given; one stage a series. An announcement
counts in the period in which it was made, unless it sums up a longer past: such a total repeats what was
announced before and is left out. What repeats what is decided in euros, whatever is asked for.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from tracker.errors import SeriesError
from tracker.exchange import from_euros, to_euros
from tracker.instants import KYIV
from tracker.series.announcements import ALL_DONORS, Sum, is_part, less, parts_by_whole, without_repeats
from tracker.series.ask import Question, span_of, to_series
from tracker.series.calendar import DAY_SECONDS, LONGEST, Array, to_date, to_number
from tracker.series.notes import Notes
from tracker.series.prices import Terms
from tracker.series.rows import as_sources, is_own, rank_of
from tracker.series.series import Series
from tracker.series.table import Calendar, Evidence, columns_of, today_of
from tracker.store import Cut, Store
from tracker.vocab import UNATTRIBUTED, Vocabulary

EVERY_DONOR = frozenset({"national", ALL_DONORS, ""})
MONTH_SECONDS = 27 * DAY_SECONDS
ENDS = ("low", "best", "high")


def money_series(
    store: Store, question: Question, as_of: datetime | None, cut: Cut, without: str = ""
) -> Series:
    """Series of one stage of aid, of one donor or of all donors together, in the currency asked for.

    Its frame has, beside the usual columns, `amounts` (sums by the currency of the claims), `eur`, `usd` and
    with a price index `constant_PERIOD`. Where nothing can be told in the currency the notes say why.
    What was read from the document `without` is left out.
    Raises: SeriesError where the index does not cover a period.
    """
    vocabulary, donor = question.vocabulary, question.subject.scope
    table = store.scan(metrics=[question.metric], direction="none", as_of=as_of, cut=cut)
    table = as_sources(table, store, as_of, cut)
    if without:
        table = table.filter(pc.not_equal(table["document"], without))
    if question.claimant:
        table = table.filter(pc.equal(table["claimant"], question.claimant))
    sums, refused = _read_sums(table, donor, question, vocabulary)
    parts = _named_parts(store, sums, as_of, cut)
    counted = without_repeats((one for one in sums if one.id not in parts), vocabulary)
    counted = _joint_once(counted, donor, vocabulary, refused)
    counted = _with_rate(counted, question.terms.currency, refused)
    span = span_of(_days(counted), sorted(refused), question)
    calendar = Calendar(*span, question.settings.by)
    currency, prices = question.terms
    constant = _constant(calendar, counted, question.terms, refused)
    made = to_series(calendar, _columns(calendar, counted, refused, question), question, (), currency)
    told = made.frame.assign(
        amounts=pd.Series(_by_currency(calendar, counted), dtype=object),
        eur=_sums_in(calendar, counted, "EUR"),
        usd=_sums_in(calendar, counted, "USD"),
    )
    if prices is None:
        return replace(made, frame=told)
    made = replace(made, prices_of=prices.base)
    return replace(made, frame=told.assign(**{made.constant: constant}))


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
        classes = tuple(row["classes"].split("+"))
        if not inside.issuperset(classes) or not _is_asked(row["scope"], donor):
            continue
        if (day := _day(row, question.metric)) is None:
            continue
        try:
            sums.append(_to_sum(row, day, classes, vocabulary))
        except SeriesError as error:
            refused[day].append(str(error))
    return sums, refused


def _is_asked(scope: str, donor: str) -> bool:
    """A joint amount is read with those of its donors, some of which may be its parts."""
    return donor in EVERY_DONOR or scope == donor or is_part(scope, donor)


def _joint_once(sums: Sequence[Sum], donor: str, vocabulary: Vocabulary, notes: Notes) -> list[Sum]:
    """Joint amounts without their parts; of some donors together what is not told of one of them."""
    joint = {whole.id: (whole, parts) for whole, parts in parts_by_whole(sums, vocabulary)}
    for whole, parts in joint.values():
        told = ", ".join(one.told for one in parts)
        notes[whole.day].append(f"{whole.told} is told in parts too, which are not added again: {told}")
    if donor in EVERY_DONOR:
        inside = {one.id for _, parts in joint.values() for one in parts}
        return [one for one in sums if one.id not in inside]
    asked = (less(*joint[one.id]) if one.id in joint else one for one in sums if one.donor == donor)
    return [one for one in asked if one is not None]


def _day(row: dict[str, object], metric: str) -> int | None:
    """Local day on which an amount counts; None for a total of a longer past."""
    start, end, published = row["window_start"], row["window_end"], row["published"]
    assert isinstance(start, int) and isinstance(end, int)
    if end - start <= LONGEST["month"]:
        return _local_day(end - 1 if end > start else end)
    if metric == "aid_disbursed":
        return None  # "has provided 85 billion kroner this year" was not paid on one day
    if isinstance(published, int) and end > published + DAY_SECONDS:
        return _local_day(published)
    return None


def _length(row: dict[str, object]) -> int:
    return int(str(row["window_end"])) - int(str(row["window_start"]))


def _local_day(instant: int) -> int:
    return to_number(datetime.fromtimestamp(instant, KYIV).date())


def _to_sum(row: dict[str, object], day: int, classes: tuple[str, ...], vocabulary: Vocabulary) -> Sum:
    low, best, high = (float(str(row[end])) for end in ENDS)
    own = (0.0 if np.isnan(low) else low, best, high)
    claimant = str(row["claimant"])
    low, best, high = (to_euros(amount, str(row["unit"]), to_date(day)) for amount in own)
    return Sum(
        donor=str(row["scope"]),
        classes=classes,
        day=day,
        low=low,
        best=best,
        high=high,
        document=str(row["document"]),
        claimant=claimant,
        relay=claimant != UNATTRIBUTED and not is_own(claimant, str(row["publisher"]), vocabulary),
        rank=(
            row["bound"] != "exact",
            rank_of(claimant, vocabulary),
            int(str(row["published"] or 0)),
            str(row["id"]),
        ),
        id=str(row["id"]),
        preliminary=row["status"] == "preliminary",
        whole_month=LONGEST["month"] >= _length(row) >= MONTH_SECONDS,
        unit=str(row["unit"]),
        own=own,
    )


def _with_rate(sums: Sequence[Sum], currency: str, refused: Notes) -> list[Sum]:
    """The amounts that can be told in a currency; of the others it is noted why not."""
    kept = []
    for one in sums:
        try:
            _in(one, currency)
        except SeriesError as error:
            refused[one.day].append(str(error))
        else:
            kept.append(one)
    return kept


def _in(one: Sum, currency: str) -> tuple[float, float, float]:
    """Low, best and high in a currency; what was claimed in it stays as it was."""
    if currency == one.unit:
        return one.own
    low, best, high = (
        from_euros(euros, currency, to_date(one.day)) for euros in (one.low, one.best, one.high)
    )
    return low, best, high


def _constant(calendar: Calendar, sums: Sequence[Sum], terms: Terms, notes: Notes) -> Array:
    """Amounts by period in prices of the base period, which is noted; NaN without a price index."""
    if terms.prices is None:
        return np.full(len(calendar), np.nan)
    inside = [one for one in sums if calendar.place(np.array([one.day]))[0] >= 0]
    for one in inside:
        notes[one.day].append(terms.prices.note)
    values = [_in(one, terms.currency)[1] * terms.prices.factor(to_date(one.day)) for one in inside]
    return calendar.sum(_days(inside), np.array(values, dtype=float))


def _sums_in(calendar: Calendar, sums: Sequence[Sum], currency: str) -> Array:
    """Amounts by period in a currency; NaN where one of them has no rate in it."""
    return calendar.sum(_days(sums), np.array([_best_or_nan(one, currency) for one in sums], dtype=float))


def _best_or_nan(one: Sum, currency: str) -> float:
    try:
        return _in(one, currency)[1]
    except SeriesError:
        return float("nan")


def _days(sums: Sequence[Sum]) -> Array:
    return np.array([one.day for one in sums], dtype=np.int64)


def _by_currency(calendar: Calendar, sums: Sequence[Sum]) -> list[dict[str, float]]:
    """For each period the sum of what was claimed in each currency."""
    found: list[dict[str, float]] = [{} for _ in range(len(calendar))]
    places = calendar.place(_days(sums)).tolist()
    for one, number in zip(sums, places, strict=True):
        if number >= 0:
            found[number][one.unit] = found[number].get(one.unit, 0.0) + one.own[1]
    return found


def _named_parts(store: Store, sums: Sequence[Sum], as_of: datetime | None, cut: Cut) -> frozenset[str]:
    """Ids of amounts that their text calls a part ("of which") of another amount of the document."""
    together: dict[tuple[str, str], list[str]] = defaultdict(list)
    for one in sums:
        together[one.document, one.donor].append(one.id)
    several = [claim_id for ids in together.values() if len(ids) > 1 for claim_id in ids]
    found = store.claims(ids=several, as_of=as_of, cut=cut) if several else []
    return frozenset(claim.id for claim in found if "part_of_whole" in claim.flags)


def _columns(
    calendar: Calendar, sums: Sequence[Sum], refused: Notes, question: Question
) -> dict[str, object]:
    days = _days(sums)
    low, best, high = (
        calendar.sum(days, np.array([_in(one, question.terms.currency)[end] for one in sums], dtype=float))
        for end in range(len(ENDS))
    )
    names = tuple(sorted({one.claimant for one in sums}))
    evidence = Evidence(
        days,
        np.array([one.id for one in sums], dtype=object),
        np.ones(len(sums), dtype=bool),
        np.array([one.preliminary for one in sums], dtype=bool),
        np.array([names.index(one.claimant) for one in sums], dtype=np.int64),
        np.array([one.relay for one in sums], dtype=bool),
        names,
    )
    today = today_of(question.as_of, KYIV.key)
    # Announcements are events: a period with one of them is told of as a whole, as far as it is over.
    gone = np.clip(today - (calendar.ends - calendar.lengths), 1, calendar.lengths)
    reported = np.where(calendar.count(days) > 0, gone, 0)
    values = {"low": low, "best": best, "high": high, "claimed_low": low, "claimed_high": high}
    return columns_of(
        calendar, values, evidence, refused, today, reported=reported, published=reported, early=days[:0]
    )
