"""What is to be published: periods without an edition, and editions that rest on other claims now.

What is due follows from the store and the definition alone, so that runs can be left out or repeated.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pyarrow.compute as pc

from tracker.instants import KYIV
from tracker.model import Panel, Report
from tracker.reporting.definition import editions_of, load_definition
from tracker.reporting.edition import Edition, write_edition
from tracker.reporting.inputs import current_hash
from tracker.reporting.knowledge import Knowledge, at, fed, when_due
from tracker.reporting.periods import Period, last_closed, period_of
from tracker.reporting.pictures import Studio
from tracker.reporting.publishing import Published, locked, published
from tracker.series.calendar import LONGEST
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

    def build(self, store: Store, *, studio: Studio | None = None) -> Edition | None:
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
                studio,
            )


def due_editions(
    store: Store, names: Iterable[str | Path], *, now: datetime | None = None, out: Path | None = None
) -> list[Due]:
    """Periods that are over, waited for, and not published, the oldest first.

    What ended while nothing was read, and of which nothing had been published when it was due, is left out
    where the definition has no `since`, but for the newest that was due when reading went on.
    They begin with the newest period that was due when the store was first fed, but not before the first
    figure of what the report is about, its first panel; or with the day `since` of the definition.
    """
    now = now or datetime.now(UTC)
    found = [one for name in names for one in _due_of(store, name, now, out)]
    return sorted(found, key=lambda one: (one.instant, one.report.id))


def revised_editions(store: Store, names: Iterable[str | Path], *, out: Path | None = None) -> list[Due]:
    """Published editions, the newest of each period, that would be made of something else today."""
    knowledge = at(store, store.last_seen())
    found = [one for name in names for one in _revised_of(store, name, knowledge, out)]
    return sorted(found, key=lambda one: (one.instant, one.report.id))


def _due_of(store: Store, name: str | Path, now: datetime, out: Path | None) -> Iterator[Due]:
    report, file = load_definition(name)
    editions = out / report.id if out else editions_of(report, file)
    there, instants = published(editions), fed(store)
    for period in _periods(_first(store, report, instants), report, now):
        if period.id in there:
            continue
        knowledge = when_due(instants, period, report.wait_hours)
        if report.since or _is_owed(store, report, period, knowledge):
            yield Due(report, file, editions, period, knowledge)


def _is_owed(store: Store, report: Report, period: Period, knowledge: Knowledge | None) -> bool:
    """Whether an edition is not late, the newest of its read, or one with a claim of what a panel counts."""
    following = period_of(period.end, report.by)
    if knowledge is None or knowledge.read is None or knowledge.read < following.due(report.wait_hours):
        return True
    asked = {(_counted(panel), panel.direction) for panel in report.panels}
    told = store.scan(
        metrics=sorted({metric for metric, _ in asked}),
        since=period.previous.due(0),
        until=period.due(0),
        as_of=knowledge.as_of,
        cut=knowledge.cut,
        columns=["metric", "direction"],
    )
    return any((row["metric"], row["direction"]) in asked for row in told.to_pylist())


def _counted(panel: Panel) -> str:
    return "launched" if panel.metric.startswith("rate_") else panel.metric


def _first(store: Store, report: Report, instants: Sequence[datetime]) -> Period | None:
    """The first period to ask for; None where the store holds nothing that the report is about."""
    if report.since is not None:
        return period_of(report.since, report.by)
    told = next(filter(None, (_first_told(store, panel) for panel in report.panels)), None)
    if told is None or not instants:
        return None
    fed_first = last_closed(instants[0], report.by, report.wait_hours)
    return max(fed_first, period_of(told, report.by), key=lambda period: period.start)


def _first_told(store: Store, panel: Panel) -> date | None:
    """The day on which the first short window ends that a claim tells of what a panel is about."""
    columns = ["window_start", "window_end"]
    told = store.scan(metrics=_counted(panel), direction=panel.direction, scope=panel.scope, columns=columns)
    long = pc.subtract(told["window_end"], told["window_start"])
    first = pc.min(told["window_end"].filter(pc.less_equal(long, LONGEST["day"]))).as_py()
    return None if first is None else datetime.fromtimestamp(first - 1, KYIV).date()


def _periods(first: Period | None, report: Report, now: datetime) -> Iterator[Period]:
    period = first
    while period is not None and period.due(report.wait_hours) <= now:
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
        if _rests_on_others(store, report, file, period, knowledge, newest):
            yield Due(report, file, editions, period, knowledge, newest)


def _rests_on_others(
    store: Store, report: Report, file: Path, period: Period, knowledge: Knowledge, newest: Published
) -> bool:
    """Whether an edition would be made of something else now.

    One that was published late left out on purpose what was published after it was due: of it only what
    was read since then is news.
    """
    now = current_hash(store, report, file, period, knowledge)
    late = newest.manifest.get("published_late")
    if now == newest.input_hash or not late:
        return now != newest.input_hash
    read, due = datetime.fromisoformat(late), datetime.fromisoformat(str(newest.manifest["as_of"]))
    same = current_hash(store, report, file, period, Knowledge(due, read)) == newest.input_hash
    return not same or now != current_hash(store, report, file, period, Knowledge(read))


def _period_of(one: Published, report: Report) -> Period | None:
    """The period of an edition; None where its report has another calendar today."""
    start = one.manifest.get("start")
    period = period_of(date.fromisoformat(start), report.by) if isinstance(start, str) else None
    return period if period is not None and period.id == one.folder.parent.name else None
