"""Reports: one edition, or all that are due; and texts with their rulings as a page."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from tracker.api.opening import StoreLike, opened, several
from tracker.court.verdicts import Ruled
from tracker.errors import TrackerError
from tracker.instants import When, read_instant
from tracker.model import Language
from tracker.reporting.definition import all_names
from tracker.reporting.due import Due, due_editions, revised_editions
from tracker.reporting.edition import Edition, build_edition
from tracker.reporting.pictures import Studio
from tracker.reporting.rulings import rulings_page

LIMIT = 12  # editions of one run


class Built(NamedTuple):
    """What became of a due edition: made, or a fault; neither where its store has not seen enough."""

    due: Due
    edition: Edition | None
    fault: TrackerError | None


def report(
    store: StoreLike,
    name: str | Path,
    *,
    period: str | None = None,
    as_of: When | None = None,
    out: Path | str | None = None,
    languages: Language | Sequence[Language] = (),
    workers: int = 1,
) -> Edition:
    """Build and write one edition of a report: daily, weekly, monthly, or the folder of a report.toml.

    `period` is 2025-10-26, 2025-W43 or 2025-10 [the newest that is due], `as_of` what was known [when it was
    due], `out` the folder of editions [reports/NAME/editions].
    With `workers` of two or more other processes draw charts meanwhile, where they can be forked safely.
    """
    known = read_instant(as_of)
    asked: Sequence[Language] = [languages] if isinstance(languages, str) else languages
    with Studio(workers) as studio, opened(store) as reader:
        return build_edition(
            reader, name, period, as_of=known, out=_folder(out), languages=asked, studio=studio
        )


def due(
    store: StoreLike,
    names: str | Path | Sequence[str | Path] = (),
    *,
    revised: bool = False,
    now: When | None = None,
    out: Path | str | None = None,
) -> list[Due]:
    """Closed periods without an edition, oldest first; with `revised` editions with other claims now.

    Without names all reports: the shipped ones, and those under ./reports.
    `out` has a folder of editions for each report, by its id [reports/NAME/editions].
    Raises: ReportError for a definition that is wrong.
    """
    wanted = several(names) or all_names()
    with opened(store) as reader:
        if revised:
            return revised_editions(reader, wanted, out=_folder(out))
        return due_editions(reader, wanted, now=read_instant(now), out=_folder(out))


def _folder(out: Path | str | None) -> Path | None:
    return None if out is None else Path(out)


def build_due(
    store: StoreLike, found: Sequence[Due], *, limit: int = LIMIT, workers: int = 1
) -> Iterator[Built]:
    """Make what is due, one after the other; a fault in one does not hold up the others."""
    with Studio(workers) as studio, opened(store) as reader:
        for one in found[:limit]:
            try:
                yield Built(one, one.build(reader, studio=studio), None)
            except TrackerError as fault:
                yield Built(one, None, fault)


def marked(store: StoreLike, many: Sequence[Ruled]) -> str:
    """Texts with their rulings as one HTML page: the figures marked, and the words behind each ruling.

    Raises: StoreError.
    """
    ids = {claim for one in many for ruling in one.rulings for claim in ruling.claims}
    with opened(store) as reader:
        claims = reader.claims(ids=ids, all_versions=True)
        documents = {one.id: one for one in reader.documents(ids={claim.document for claim in claims})}
    return rulings_page(many, {one.id: (one, documents.get(one.document)) for one in claims})
