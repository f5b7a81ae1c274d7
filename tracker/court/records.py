"""What a store holds around a figure: statements of its days, and the sums that series make of them.

A text never supports itself: the claims read from the document that is checked are left out.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

import numpy as np
import pandas as pd

from tracker.model import Amount, By, Claim, DayRule, Direction, Window
from tracker.series.ask import Question, count_days, count_series, make_question, of_claimant, read_rows
from tracker.series.calendar import to_number
from tracker.series.counts import Counted
from tracker.series.rates import rate_series
from tracker.series.regimes import observed_metric, speaking_of
from tracker.series.rows import Rows, is_own, rank_of, zone_of
from tracker.series.series import Series
from tracker.store import Store
from tracker.store.corrections import EDITOR, sources_of
from tracker.vocab import Vocabulary

ONE_ATTACK = timedelta(hours=36)
"""No longer window is told of one night or day; the ends of longer windows may differ by as much."""
BLOCK, _START = timedelta(days=32), datetime(2022, 1, 1, tzinfo=UTC)
"""Statements are read in blocks of days: a store is asked once for those of a month, not once a figure."""
AROUND = timedelta(days=40)
SUMMED = ("count", "derived", "rate")
"""Kinds of metric that a series sums up here; of money and of context statements alone are asked."""
_ENDS = ("low", "best", "high")


class Statement(NamedTuple):
    """A claim of the store: the metric that it observes, whose words it is, and whether it still stands."""

    claim: Claim
    metric: str
    claimant: str
    stands: bool


class Definition(NamedTuple):
    """What a figure counts: the arguments of a series, of local days that are both included."""

    metric: str
    classes: tuple[str, ...]
    direction: Direction
    scope: str
    first: date
    last: date
    day_rule: DayRule = "end"
    rule: str = "official_latest"
    claimant: str = ""

    @property
    def by(self) -> By:
        """The calendar that has the days as one period; days, where none has."""
        length = (self.last - self.first).days + 1
        if length == 7 and self.first.weekday() == 0:
            return "week"
        next_day = self.last + timedelta(days=1)
        whole_month = self.first.day == next_day.day == 1 and 28 <= length <= 31
        return "month" if whole_month else "day"


class Sum(NamedTuple):
    """What a series comes to in a definition's days, the claims behind it, and how many days had no report.

    `parts` are numerator and denominator of a rate; `claimants` are those whose figures are counted.
    """

    amount: Amount
    claims: tuple[str, ...]
    missing: int
    parts: tuple[float, float] | None = None
    claimants: tuple[str, ...] = ()


@dataclass
class Records:
    """What a store knew at an instant, without the claims of one document."""

    store: Store
    vocabulary: Vocabulary
    as_of: datetime
    document: str = ""
    _told: dict[tuple[int, Direction], list[Statement]] = field(default_factory=dict)
    _rows: dict[tuple[Direction, str, datetime], Rows] = field(default_factory=dict)
    _own: list[str] | None = None

    def near(self, window: Window, direction: Direction, reach: timedelta = ONE_ATTACK) -> list[Statement]:
        """Statements of one direction whose windows end near the end of this one."""
        if window.end is None:
            return []
        first, last = ((instant - _START) // BLOCK for instant in (window.end - reach, window.end + reach))
        told = (one for block in range(first, last + 1) for one in self._block(block, direction))
        return [
            one for one in told if one.claim.window.end and abs(one.claim.window.end - window.end) <= reach
        ]

    def _block(self, block: int, direction: Direction) -> list[Statement]:
        """Statements whose windows end in one block of days, read once."""
        if (block, direction) not in self._told:
            since = _START + block * BLOCK
            self._told[block, direction] = list(self._statements(since, since + BLOCK, direction))
        return self._told[block, direction]

    def _statements(self, since: datetime, until: datetime, direction: Direction) -> Iterator[Statement]:
        def told(*, everything: bool) -> list[Claim]:
            return self.store.claims(
                since=since,
                until=until,
                direction=direction,
                as_of=self.as_of,
                all_versions=everything,
            )

        standing = {claim.id for claim in told(everything=False)}
        known = {claim.id: claim for claim in told(everything=True)}
        regimes = speaking_of(direction, self.vocabulary)
        corrections = [claim.id for claim in known.values() if claim.claimant == EDITOR]
        sources = sources_of(self.store, corrections, as_of=self.as_of)
        for claim in known.values():
            first = sources.get(claim.id, claim)
            if first.document != self.document and claim.status != "retracted":
                metric = observed_metric(
                    claim.metric, first.claimant, claim.window.end, regimes, self.vocabulary
                )
                yield Statement(claim, metric, first.claimant, claim.id in standing)

    def order(self, statement: Statement, window: Window) -> tuple[object, ...]:
        """Whom a series would choose first: by rank, own words before relays, the latest first.

        Of running totals that are stated day by day the one that ends nearest to the window.
        """
        claim = statement.claim
        own = is_own(statement.claimant, claim.publisher, self.vocabulary)
        said = claim.published or claim.known_at
        return (
            not statement.stands,
            _half_days_apart(claim.window, window),
            rank_of(statement.claimant, self.vocabulary),
            not own,
            -said.timestamp() if said else 0.0,
            claim.id,
        )

    def total(
        self, asked: Definition, as_of: datetime | None = None, window: Window | None = None
    ) -> Sum | None:
        """What a series comes to; None where nothing is reported, or its metric is no sum of days.

        With `window` it is made of the statements of this one attack alone.

        Raises: NotComparableError where the source no longer gives the metric.
        """
        kind = self.vocabulary.metrics[asked.metric].kind
        if kind not in SUMMED:
            return None
        question = self._question(asked, as_of or self.as_of)
        rows = self._rows_around(question, asked)
        if window is not None:
            rows = _of_attack(rows, window)
        if kind == "rate":
            return _sum(rate_series(rows, question))
        days = count_days(rows, question)
        found = _sum(count_series(rows, question, days))
        if found is None:
            return None
        told = found._replace(claimants=_speakers(days, asked))
        return told._replace(missing=self._silent(days, asked)) if self._is_estimate(asked) else told

    def room(self, asked: Definition, missing: int) -> float:
        """What days without a report may hold at most: as much as the largest of those reported."""
        question = self._question(asked, self.as_of, by="day")
        made = count_series(self._rows_around(question, asked), question)
        days = made.frame["high"].dropna().nlargest(missing)
        return float(days.sum() + days.max() * (missing - len(days)))

    def _is_estimate(self, asked: Definition) -> bool:
        """Whether it counts kinds of drone: these are estimated on some nights, left out on others."""
        return set(asked.classes) <= self.vocabulary.descendants("drone") - {"drone"}

    def _silent(self, days: Counted, asked: Definition) -> int:
        told = set(days.daily.day.tolist())
        return sum(day not in told for day in range(to_number(asked.first), to_number(asked.last) + 1))

    def scopes(self, direction: Direction) -> list[str]:
        """Regions and places with figures of a direction."""
        table = self.store.scan(direction=direction, as_of=self.as_of, columns=["scope"])
        return sorted(set(table["scope"].to_pylist()) - {"national"})

    def claimants(self, asked: Definition) -> frozenset[str]:
        """Who stated a figure of the direction and scope in the days of a definition, whatever it counts."""
        rows = self._of_days(asked)
        return frozenset(rows.claimants[code] for code in set(rows.claimant.tolist()))

    def classes(self, asked: Definition) -> frozenset[str]:
        """Classes of the figures stated of the direction and scope in the days of a definition."""
        rows = self._of_days(asked)
        return frozenset(name for code in set(rows.classes.tolist()) for name in rows.sets[code])

    def _of_days(self, asked: Definition) -> Rows:
        rows = self._rows_of(self._question(asked, self.as_of))
        begin, end = (_midnight(day) for day in (asked.first, asked.last + timedelta(days=1)))
        return rows.take((rows.end > begin) & (rows.end <= end))

    def _rows_around(self, question: Question, asked: Definition) -> Rows:
        rows = _around(self._rows_of(question), asked)
        return of_claimant(rows, asked.claimant) if asked.claimant else rows

    def _question(self, asked: Definition, as_of: datetime, by: By | None = None) -> Question:
        return make_question(
            self.store,
            asked.metric,
            asked.classes,
            asked.direction,
            asked.scope,
            by=by or asked.by,
            day_rule=asked.day_rule,
            rule=asked.rule,
            as_of=as_of,
            since=asked.first,
            until=asked.last,
            claimant=asked.claimant,
        )

    def _rows_of(self, question: Question) -> Rows:
        """Rows of every counted metric of a direction and scope, of all claimants, read once."""
        question = replace(question, claimant="")
        key = question.subject.direction, question.subject.scope, question.as_of
        if key not in self._rows:
            metrics = [one.id for one in self.vocabulary.metrics.values() if one.kind in ("count", "derived")]
            rows = read_rows(self.store, metrics, question, question.as_of, "known_at")
            self._rows[key] = rows.take(~np.isin(rows.id, self._ids_of_document()))
        return self._rows[key]

    def _ids_of_document(self) -> list[str]:
        if self._own is None:
            own = self.store.claims(document=self.document, all_versions=True) if self.document else []
            self._own = [claim.id for claim in own]
        return self._own


def days_of(window: Window, claimant: str, vocabulary: Vocabulary) -> tuple[date, date] | None:
    """The local days on which the figures of a window count: of one attack the day of its end."""
    if window.start is None or window.end is None:
        return None
    zone = ZoneInfo(zone_of(claimant, vocabulary))
    last = (max(window.end - timedelta(seconds=1), window.start)).astimezone(zone).date()
    first = last if window.end - window.start <= ONE_ATTACK else window.start.astimezone(zone).date()
    return first, last


def same_window(one: Window, two: Window) -> bool:
    """Whether two windows are told of the same attack, or of the same longer span.

    Short ones share half of the longer one; of longer ones both ends lie near each other.
    """
    if one.start is None or two.start is None or one.end is None or two.end is None:
        return False
    lengths = one.end - one.start, two.end - two.start
    if max(lengths) <= ONE_ATTACK:
        return 2 * (min(one.end, two.end) - max(one.start, two.start)) >= max(lengths)
    return abs(one.start - two.start) <= ONE_ATTACK and abs(one.end - two.end) <= ONE_ATTACK


def _half_days_apart(one: Window, two: Window) -> int:
    """How far the ends of two longer windows lie apart; one attack is told with all kinds of ends."""
    if one.start is None or one.end is None or two.end is None or one.end - one.start <= ONE_ATTACK:
        return 0
    return int(abs(one.end - two.end) / timedelta(hours=12))


def opposed(one: str, other: str, vocabulary: Vocabulary) -> bool:
    """Whether two claimants speak for the two sides of the war."""
    sides = {vocabulary.claimant(name).side for name in (one, other) if name in vocabulary.claimants}
    return sides == {"ua", "ru"}


def _around(rows: Rows, asked: Definition) -> Rows:
    """Rows that can count in a definition's days: a total of a month may reach that far beyond them."""
    begin, end = _midnight(asked.first - AROUND), _midnight(asked.last + AROUND)
    return rows.take((rows.end >= begin) & (rows.start <= end))


def _of_attack(rows: Rows, window: Window) -> Rows:
    """Rows that share half of the longer window, as `same_window` has it."""
    assert window.start is not None and window.end is not None, "an attack has a window"
    start, end = window.start.timestamp(), window.end.timestamp()
    shared = np.minimum(rows.end, end) - np.maximum(rows.start, start)
    return rows.take(2 * shared >= np.maximum(rows.end - rows.start, end - start))


def _midnight(day: date) -> float:
    return datetime.combine(day, time(), UTC).timestamp()


def added(sums: Sequence[Sum]) -> Sum:
    """Several sums as one; of rates the numerators and the denominators."""
    claims = tuple(dict.fromkeys(claim for one in sums for claim in one.claims))
    missing, unit = max(one.missing for one in sums), sums[0].amount.unit
    parts = [one.parts for one in sums if one.parts is not None]
    if parts:
        top, bottom = (sum(side) for side in zip(*parts, strict=True))
        return Sum(Amount.exact(100 * top / bottom, unit), claims, missing, (top, bottom))
    ends = ([getattr(one.amount, end) for one in sums] for end in _ENDS)
    low, best, high = (None if None in known else sum(known) for known in ends)
    return Sum(Amount(low=low, best=best, high=high, unit=unit), claims, missing)


def _sum(made: Series) -> Sum | None:
    """All periods together; a day on which the source gave a figure of any class is not missing."""
    frame = made.frame.dropna(subset=list(_ENDS), how="all")
    if frame.empty:
        return None
    claims = tuple(dict.fromkeys(claim for one in frame["claims"] for claim in one))
    if made.unit == "fraction":
        return _rate(frame, claims)
    missing = int((made.frame["days"] - made.frame["days_published"]).sum())
    low, best, high = (_known(frame[end].sum(skipna=False)) for end in _ENDS)
    return Sum(Amount(low=low, best=best, high=high, unit=made.unit), claims, missing)


def _rate(frame: pd.DataFrame, claims: tuple[str, ...]) -> Sum:
    """The rate of all periods together [percent], with an interval only where it is that of one period."""
    top, bottom = (float(frame[side].sum(skipna=False)) for side in ("numerator", "denominator"))
    ends = [float(frame[end].iloc[0]) for end in _ENDS] if len(frame) == 1 else [top / bottom] * 3
    low, best, high = (_known(100 * end) for end in ends)
    parts = (top, bottom) if _known(top) is not None and _known(bottom) is not None else None
    return Sum(Amount(low=low, best=best, high=high, unit="percent"), claims, 0, parts)


def _speakers(days: Counted, asked: Definition) -> tuple[str, ...]:
    """Whose figures a series chose for a definition's days."""
    day, names = days.daily.day, days.statements.kept.rows.claimants
    inside = (to_number(asked.first) <= day) & (day <= to_number(asked.last))
    return tuple(sorted({names[code] for code in days.daily.claimant[inside].tolist()}))


def _known(value: float) -> float | None:
    return None if pd.isna(value) else float(value)
