"""What an edition may know: all that was read until it was due, or what had been published by then."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from tracker.reporting.periods import Period
from tracker.store import Cut, Store
from tracker.store.protocol import refuse_later

AT_ONCE = timedelta(days=1)  # before the end of a period, for a report that waits for nothing


@dataclass(frozen=True, slots=True)
class Knowledge:
    """A past state of a store; `cut` is an instant where it is what had been published at `as_of`."""

    as_of: datetime
    cut: Cut = "known_at"

    @property
    def read(self) -> datetime | None:
        """When an edition that is published late was read; None where it is not late."""
        return self.cut if isinstance(self.cut, datetime) else None


def fed(store: Store) -> list[datetime]:
    """The instants at which a store was fed, in order."""
    return sorted({batch.known_at for batch in store.batches()})


def when_due(instants: Sequence[datetime], period: Period, wait_hours: int) -> Knowledge | None:
    """What an edition knows that is made when it is due, however late it is really made.

    A store that was fed between the end of the period and then knew all that it should. Else nothing was
    read at that time, and the edition knows what had been published by then, as the first run that read
    again found it. None while the store has seen nothing as late as the edition was due.
    """
    due, over = period.due(wait_hours), period.due(0)
    if not instants or instants[-1] < due:
        return None
    begin = over if wait_hours else over - AT_ONCE
    if any(begin <= instant <= due for instant in instants):
        return Knowledge(due)
    return Knowledge(due, min(instant for instant in instants if instant > due))


def at(store: Store, as_of: datetime) -> Knowledge:
    """What a store knew at an instant.

    Raises: AsOfError for a later one than it has seen.
    """
    refuse_later(store, as_of)
    return Knowledge(as_of)
