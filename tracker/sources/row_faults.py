"""Rows of a structured file that cannot be used: all of them are found before anything is stored."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from tracker.errors import SourceError

SHOWN_FAULTS = 10


class RowFault(NamedTuple):
    """A row that cannot be used: its number, what is counted ("line" of a table, "entry" of a list), why."""

    number: int
    cause: str
    place: str = "line"
    file: str = ""

    def __str__(self) -> str:
        return f"{self.place} {self.number}: {self.cause}"


Heard = Callable[[RowFault], None]
"""Who lists the faults: the good rows are then read on."""


def settle(file: Path, faults: Sequence[RowFault], heard: Heard | None) -> None:
    """Tell every fault in order to who lists them; else refuse the file.

    Raises: SourceError naming the first ten rows.
    """
    if heard is not None:
        for fault in sorted(faults):
            heard(fault._replace(file=file.name))
    elif faults:
        more = f" and {len(faults) - SHOWN_FAULTS} more" if len(faults) > SHOWN_FAULTS else ""
        raise SourceError(
            f"{file}: {len(faults)} of its rows cannot be read, nothing was imported: "
            f"{'; '.join(map(str, sorted(faults)[:SHOWN_FAULTS]))}{more}; correct or remove these rows and "
            "import again (--dry-run lists them all)"
        )
