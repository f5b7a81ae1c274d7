"""Progress of long work on stderr, where that is a terminal; nowhere else, and never on stdout."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from tracker.progress import Told, untold

AT_MOST_EVERY = 0.1  # seconds between two looks at the screen


@contextmanager
def progress(things: str) -> Iterator[Told]:
    """Show how many of some things are done ("1,204 documents"), of how many, and for how long.

    Nothing is shown, and nothing loaded for it, where stderr is no terminal.
    """
    if not sys.stderr.isatty():
        yield untold
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(things, total=None)
        shown = 0.0

        def tell(done: int, total: int) -> None:
            """Show how much is done; in between at most a few times a second, at the end always."""
            nonlocal shown
            if time.monotonic() - shown < AT_MOST_EVERY and done != total:
                return
            shown = time.monotonic()
            of = f"{done:,} of {total:,}" if total else f"{done:,}"
            bar.update(task, completed=done, total=total or None, description=f"{of} {things}")

        yield tell
