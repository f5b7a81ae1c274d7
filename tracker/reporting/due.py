"""What is to be published: periods without an edition, and editions that rest on other claims now.

What is due follows from the store and the definition alone, so that runs can be left out or repeated.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from tracker.model import Report
from tracker.reporting.definition import editions_of, load_definition
from tracker.reporting.edition import Edition, write_edition
from tracker.reporting.inputs import current_hash
from tracker.reporting.knowledge import Knowledge, at, fed, when_due
from tracker.reporting.periods import Period, last_closed, period_of
from tracker.reporting.publishing import Published, locked, published
from tracker.store import Store


@dataclass(frozen=True, slots=True)
class Due:
    """An edition to be made. `knowledge` is None while the store has not seen the instant it was due."""

    report: Report
    file: Path
    editions: Path
    period: Period
    knowledge: Knowledge | None
    replaces: Published | None = None

    @property
    def instant(self) -> datetime:
        """When it is due."""
        return self.period.due(self.report.wait_hours)

    def build(self, store: Store, *, workers: int = 1) -> Edition | None:
        """Make it, unless another run has done so; None then, and while the store has not seen enough."""
        if self.knowledge is None:
            return None
        with locked(self.editions):
            newest = published(self.editions).get(self.period.id, [])[-1:]
            if [one.name for one in newest] != [one.name for one in [self.replaces] if one]:
                return None
            return write_edition(
                store,
                self.report,
                self.file,
                self.period,
                self.knowledge,
                self.editions,
                self.replaces,
                workers,
            )


def due_editions(
    store: Store, names: Iterable[str | Path], *, now: datetime | None = None, out: Path | None = None
) -> list[Due]:
    """Periods that are over, waited for, and not published, the oldest first.

    They begin with the newest period that was due when the store was first fed, or with the day `since` of
    the definition.
    """
    now = now or datetime.now(UTC)
    instants = fed(store)
    found = [one for name in names for one in _due_of(name, instants, now, out)]
    return sorted(found, key=lambda one: (one.instant, one.report.id))


def revised_editions(store: Store, names: Iterable[str | Path], *, out: Path | None = None) -> list[Due]:
    """Published editions, the newest of each period, that would be made of something else today."""
    knowledge = at(store, store.last_seen())
    found = [one for name in names for one in _revised_of(store, name, knowledge, out)]
    return sorted(found, key=lambda one: (one.instant, one.report.id))


def _due_of(name: str | Path, instants: Sequence[datetime], now: datetime, out: Path | None) -> Iterator[Due]:
    report, file = load_definition(name)
    editions = out / report.id if out else editions_of(report, file)
    there = published(editions)
    if not instants:
        return
    for period in _periods(_first(report, instants[0]), report, now):
        if period.id not in there:
            yield Due(report, file, editions, period, when_due(instants, period, report.wait_hours))


def _first(report: Report, fed_first: datetime) -> Period:
    if report.since is not None:
        return period_of(report.since, report.by)
    return last_closed(fed_first, report.by, report.wait_hours)


def _periods(first: Period, report: Report, now: datetime) -> Iterator[Period]:
    period = first
    while period.due(report.wait_hours) <= now:
        yield period
        period = period_of(period.end, report.by)


def _revised_of(store: Store, name: str | Path, knowledge: Knowledge, out: Path | None) -> Iterator[Due]:
    report, file = load_definition(name)
    editions = out / report.id if out else editions_of(report, file)
    for there in published(editions).values():
        newest = there[-1]
        period = _period_of(newest, report)
        if period is None:
            continue
        if current_hash(store, report, file, period, knowledge) != newest.input_hash:
            yield Due(report, file, editions, period, knowledge, newest)


def _period_of(one: Published, report: Report) -> Period | None:
    """The period of an edition; None where its report has another calendar today."""
    start = one.manifest.get("start")
    period = period_of(date.fromisoformat(start), report.by) if isinstance(start, str) else None
    return period if period is not None and period.id == one.folder.parent.name else None
