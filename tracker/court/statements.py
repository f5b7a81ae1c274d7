"""Single statements of a store: found by what they count and their days, or by their number and days.

A text never supports itself: the claims read from the document that is checked are left out.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

import numpy as np
import pyarrow as pa

from tracker.model import Amount, Claim, Direction, Window
from tracker.series.calendar import LONGEST, Array
from tracker.series.rows import is_own, rank_of, zone_of
from tracker.store import Store
from tracker.store.corrections import EDITOR, sources_of
from tracker.vocab import Vocabulary
from tracker.vocab.regimes import observed_metric, speaking_of

ONE_ATTACK = timedelta(seconds=LONGEST["day"])
"""No longer window is told of one night or day; the ends of longer windows may differ by as much."""
OTHER_NIGHTS = timedelta(days=14)
"""So far away another night is looked for."""
BLOCK, _START = timedelta(days=32), datetime(2022, 1, 1, tzinfo=UTC)
"""Statements are read in blocks of days: a store is asked once for those of a month, not once a figure."""
_NUMBERS = ("id", "window_end", "best", "unit")

Span = tuple[datetime, datetime]


class Statement(NamedTuple):
    """A claim of the store: the metric that it observes, whose words it is, and whether it still stands."""

    claim: Claim
    metric: str
    claimant: str
    stands: bool


class Numbers(NamedTuple):
    """The statements of one direction that stand: id, end of window [s UTC], number, and if it is a rate."""

    id: pa.ChunkedArray
    end: Array
    best: Array
    is_rate: Array


@dataclass
class Statements:
    """What a store knew at an instant, without the claims of one document; nothing is asked for twice.

    `span` is from the first end of a window that numbers are looked for around to the last [default: all].
    """

    store: Store
    vocabulary: Vocabulary
    as_of: datetime
    document: str = ""
    span: Span | None = None
    _numbers: dict[Direction, Numbers] = field(default_factory=dict)
    _asked: dict[tuple[object, ...], list[Statement]] = field(default_factory=dict)

    def near(
        self,
        window: Window,
        direction: Direction,
        metric: str,
        classes: tuple[str, ...] | None = None,
        scope: str | None = None,
    ) -> list[Statement]:
        """Statements of a metric, also replaced ones, whose windows end near the end of this one.

        Of `classes` is every statement that names one of them.
        """
        if (end := window.end) is None:
            return []
        first, last = ((instant - _START) // BLOCK for instant in (end - ONE_ATTACK, end + ONE_ATTACK))
        key = direction, metric, classes, scope
        told = (one for block in range(first, last + 1) for one in self._block(block, *key))
        return [one for one in told if (there := one.claim.window.end) and abs(there - end) <= ONE_ATTACK]

    def _block(self, block: int, direction: Direction, metric: str, *key: object) -> list[Statement]:
        """Statements of a metric, and of classes and a scope, whose windows end in one block of days."""
        asked = block, direction, metric, *key
        if asked not in self._asked:
            since, (classes, scope) = _START + block * BLOCK, key
            told = self._told(
                since=since,
                until=since + BLOCK,
                direction=direction,
                metric=self._printed(metric, direction),
                classes=classes or None,
                scope=scope,
            )
            self._asked[asked] = [one for one in told if one.metric == metric]
        return self._asked[asked]

    def running(
        self, window: Window, direction: Direction, metric: str, classes: tuple[str, ...], scope: str
    ) -> list[Statement]:
        """Statements of a metric whose windows begin where this one does, whenever they end."""
        if window.start is None:
            return []
        key = direction, metric, classes, scope
        if key not in self._asked:
            told = self._told(
                direction=direction,
                metric=self._printed(metric, direction),
                classes=classes or None,
                scope=scope,
            )
            self._asked[key] = [one for one in told if one.metric == metric]
        return [
            one
            for one in self._asked[key]
            if (there := one.claim.window.start) and abs(there - window.start) <= ONE_ATTACK
        ]

    def of_amount(
        self, amount: Amount, window: Window, direction: Direction, reach: timedelta = ONE_ATTACK
    ) -> list[Statement]:
        """Statements that stand with the number of an amount, whatever they count, that end near a window.

        Of a rate every rate is among them.
        """
        if window.end is None or amount.best is None:
            return []
        key = window.end, direction, reach, amount.best, amount.unit
        if key not in self._asked:
            known = self._numbers_of(direction)
            near = np.abs(known.end - window.end.timestamp()) <= reach.total_seconds()
            same = known.is_rate if amount.unit == "percent" else known.best == amount.best
            ids = known.id.take(pa.array(np.flatnonzero(near & same))).to_pylist()
            self._asked[key] = list(self._told(ids=ids)) if ids else []
        return [one for one in self._asked[key] if one.stands]

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

    def _printed(self, metric: str, direction: Direction) -> list[str]:
        """The metric, and those that some source prints for it."""
        regimes = speaking_of(direction, self.vocabulary)
        maps = (one.metric_map.items() for one in regimes)
        return [metric, *(printed for pairs in maps for printed, observed in pairs if observed == metric)]

    def _numbers_of(self, direction: Direction) -> Numbers:
        if direction not in self._numbers:
            since, until = self.span or (None, None)
            table = self.store.scan(
                direction=direction,
                since=since and since - OTHER_NIGHTS - timedelta(seconds=1),
                until=until and until + OTHER_NIGHTS,
                as_of=self.as_of,
                columns=_NUMBERS,
                codes=True,
            )
            end = table["window_end"].to_numpy().astype(np.float64)
            unit = table["unit"].combine_chunks()
            rates = [code for code, name in enumerate(unit.dictionary.to_pylist()) if name == "percent"]
            is_rate = np.isin(unit.indices.to_numpy(), rates)
            self._numbers[direction] = Numbers(table["id"], end, table["best"].to_numpy(), is_rate)
        return self._numbers[direction]

    def _told(self, **asked: Any) -> Iterator[Statement]:
        known = self.store.claims(**asked, as_of=self.as_of, all_versions=True)
        live = self.store.claims(ids=[claim.id for claim in known], as_of=self.as_of) if known else ()
        standing = {claim.id for claim in live}
        sources = self._sources(known)
        for claim in {claim.id: claim for claim in known}.values():
            first = sources.get(claim.id, claim)
            if first.document != self.document and claim.status != "retracted":
                said = claim.metric, first.claimant, claim.window.end
                regimes = speaking_of(claim.direction, self.vocabulary)
                metric = observed_metric(*said, regimes, self.vocabulary)
                yield Statement(claim, metric, first.claimant, claim.id in standing)

    def _sources(self, claims: Iterable[Claim]) -> dict[str, Claim]:
        corrections = [claim.id for claim in claims if claim.claimant == EDITOR]
        return sources_of(self.store, corrections, as_of=self.as_of)


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


def opposed(one: str, other: str, vocabulary: Vocabulary) -> bool:
    """Whether two claimants speak for the two sides of the war."""
    sides = {vocabulary.claimant(name).side for name in (one, other) if name in vocabulary.claimants}
    return sides == {"ua", "ru"}


def _half_days_apart(one: Window, two: Window) -> int:
    """How far the ends of two longer windows lie apart; one attack is told with all kinds of ends."""
    if one.start is None or one.end is None or two.end is None or one.end - one.start <= ONE_ATTACK:
        return 0
    return int(abs(one.end - two.end) / timedelta(hours=12))
