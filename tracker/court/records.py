"""What a store holds around a figure: the sums that series make of its days, beside single statements."""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta

import numpy as np

from tracker.court.announced import announced
from tracker.court.statements import ONE_ATTACK, Span, Statements
from tracker.court.sums import Definition, Sum, sum_of
from tracker.instants import KYIV
from tracker.model import By, Claim, Direction, Window
from tracker.series.ask import Question, make_question, of_claimant, read_rows
from tracker.series.calendar import to_number
from tracker.series.counts import count_columns, count_days, count_series, covered
from tracker.series.daily import Counted, lost_in, needed, with_totals
from tracker.series.rates import rate_series
from tracker.series.rows import Rows
from tracker.store import Store
from tracker.vocab import Vocabulary

AROUND, BLOCK, _START = timedelta(days=40), timedelta(days=32), date(2022, 1, 1)
"""A total of a month may reach so far beyond a day; figures of one month share the rows of their blocks."""
SUMMED = ("count", "derived", "rate")
"""Kinds of metric that have other definitions: announcements of money have none, context is no sum."""


@dataclass
class Records:
    """What a store knew at an instant of the days of a text, without the claims of one document."""

    store: Store
    vocabulary: Vocabulary
    as_of: datetime
    document: str = ""
    span: Span | None = None
    statements: Statements = field(init=False)
    _rows: dict[tuple[object, ...], Rows] = field(default_factory=dict)
    _days: dict[tuple[object, ...], Counted] = field(default_factory=dict)
    _own: list[str] | None = None

    def __post_init__(self) -> None:
        """Single statements are those of the same store at the same instant."""
        self.statements = Statements(self.store, self.vocabulary, self.as_of, self.document, self.span)

    def total(
        self, asked: Definition, as_of: datetime | None = None, window: Window | None = None
    ) -> Sum | None:
        """What a series comes to; None where nothing is reported, or its metric is no sum of days.

        With `window` it is made of the statements of this one attack alone.

        Raises: NotComparableError where the source no longer gives the metric.
        """
        kind = self.vocabulary.metrics[asked.metric].kind
        if kind == "money":
            return announced(self.store, asked, as_of or self.as_of, self.document)
        if kind not in SUMMED:
            return None
        question = self._question(asked, as_of or self.as_of)
        rows = self._rows_around(question, asked)
        if window is not None:
            rows = _of_attack(rows, window)
        if kind == "rate":
            return sum_of(rate_series(rows, question).frame, "fraction")
        days = self._days_around(question, asked) if window is None else count_days(rows, question)
        _, columns, _ = count_columns(rows, question, days)
        found = sum_of(columns, self.vocabulary.metrics[asked.metric].unit)
        if found is None:
            return None
        told = found._replace(claimants=_speakers(days, asked))
        return told._replace(missing=self._silent(days, asked)) if self._is_estimate(asked) else told

    def lost_beside(self, asked: Definition) -> float:
        """What the sources of a sum name as lost beside their figures of what was stopped."""
        days = self._days_around(self._question(asked, self.as_of), asked)
        counted, daily = with_totals(days, asked.by, self.vocabulary), days.daily
        lost = lost_in(asked.metric, days.parts, days.statements, self.vocabulary)
        inside = (to_number(asked.first) <= daily.day) & (daily.day <= to_number(asked.last))
        free = inside & ~covered(daily.day, counted.totals)
        chosen = zip(daily.day[free].tolist(), daily.claimant[free].tolist(), strict=True)
        return sum(lost.get(key, 0.0) for key in chosen)

    def room(self, asked: Definition, missing: int) -> float:
        """What days without a report may hold at most: as much as the largest of those reported."""
        question = self._question(asked, self.as_of, by="day")
        made = count_series(self._rows_around(question, asked), question, self._days_around(question, asked))
        days = made.frame["high"].dropna().nlargest(missing)
        return float(days.sum() + days.max() * (missing - len(days)))

    def _is_estimate(self, asked: Definition) -> bool:
        """Whether it counts kinds of drone: these are estimated on some nights, left out on others."""
        return set(asked.classes) <= self.vocabulary.descendants("drone") - {"drone"}

    def _silent(self, days: Counted, asked: Definition) -> int:
        told = set(days.daily.day.tolist())
        return sum(day not in told for day in range(to_number(asked.first), to_number(asked.last) + 1))

    def changes(self, asked: Definition) -> dict[datetime, list[Claim]]:
        """What became known of a definition's days once the last of them had begun, by instant."""
        metric, words = self.vocabulary.metrics[asked.metric], self.vocabulary
        parts = (metric.numerator or metric.id, metric.denominator)
        told = self.store.claims(
            metric=sorted({name for part in parts if part for name in needed(part)}),
            classes=sorted({name for one in asked.classes for name in words.descendants(one)}),
            direction=asked.direction,
            scope=asked.scope,
            since=datetime.combine(asked.first, time(), KYIV),
            until=datetime.combine(asked.last, time(), KYIV) + ONE_ATTACK,
            as_of=self.as_of,
            all_versions=True,
        )
        begun = datetime.combine(asked.last, time(), KYIV)
        found: dict[datetime, list[Claim]] = {}
        for claim in told:
            if claim.known_at is not None and claim.known_at >= begun:
                found.setdefault(claim.known_at, []).append(claim)
        return found

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
        key = *_key(question), asked.claimant, _around(asked)
        if key not in self._rows:
            rows = _in_days(self._rows_of(question), *_around(asked))
            self._rows[key] = of_claimant(rows, asked.claimant) if asked.claimant else rows
        return self._rows[key]

    def _days_around(self, question: Question, asked: Definition) -> Counted:
        """Daily values of the counted metric around a definition's days, made once."""
        subject, settings = question.subject, question.settings
        how = asked.metric, subject, settings.day_rule, settings.rule, asked.claimant
        key = question.as_of, *how, _around(asked)
        if key not in self._days:
            self._days[key] = count_days(self._rows_around(question, asked), question)
        return self._days[key]

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
        key = _key(question)
        if key not in self._rows:
            metrics = [one.id for one in self.vocabulary.metrics.values() if one.kind in ("count", "derived")]
            everyone = replace(question, claimant="")
            rows = read_rows(self.store, metrics, everyone, question.as_of, "known_at")
            own = self._ids_of_document()
            self._rows[key] = rows.take(~np.isin(rows.id, own)) if own else rows
        return self._rows[key]

    @property
    def holds_the_text(self) -> bool:
        """Whether claims of the text itself are held, which are left out."""
        return bool(self._ids_of_document())

    def _ids_of_document(self) -> list[str]:
        if self._own is None:
            own = self.store.claims(document=self.document, all_versions=True) if self.document else []
            self._own = [claim.id for claim in own]
        return self._own


def _key(question: Question) -> tuple[Direction, str, datetime]:
    return question.subject.direction, question.subject.scope, question.as_of


def _around(asked: Definition) -> tuple[date, date]:
    """First day and end of the blocks around a definition's days."""
    first, last = ((day - _START) // BLOCK for day in (asked.first - AROUND, asked.last + AROUND))
    return _START + first * BLOCK, _START + (last + 1) * BLOCK


def _in_days(rows: Rows, first: date, end: date) -> Rows:
    """Rows that touch some days."""
    return rows.take((rows.end >= _midnight(first)) & (rows.start <= _midnight(end)))


def _of_attack(rows: Rows, window: Window) -> Rows:
    """Rows that share half of the longer window, as `same_window` has it."""
    assert window.start is not None and window.end is not None, "an attack has a window"
    start, end = window.start.timestamp(), window.end.timestamp()
    shared = np.minimum(rows.end, end) - np.maximum(rows.start, start)
    return rows.take(2 * shared >= np.maximum(rows.end - rows.start, end - start))


def _midnight(day: date) -> float:
    return datetime.combine(day, time(), UTC).timestamp()


def _speakers(days: Counted, asked: Definition) -> tuple[str, ...]:
    """Whose figures a series chose for a definition's days."""
    day, names = days.daily.day, days.statements.kept.rows.claimants
    inside = (to_number(asked.first) <= day) & (day <= to_number(asked.last))
    return tuple(sorted({names[code] for code in days.daily.claimant[inside].tolist()}))
