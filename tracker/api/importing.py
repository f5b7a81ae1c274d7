"""Structured files: bringing them into the store, and a rehearsal that tells what that would do."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from hashlib import blake2b
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from tracker.api.adding import Added, Watch
from tracker.api.historic import HISTORY, is_history, read_history, rehearse_history
from tracker.api.opening import StoreLike, is_there, opened, path_of
from tracker.errors import SourceError
from tracker.instants import When, now, read_instant
from tracker.model import Reading
from tracker.progress import Told, counting, unheard, untold
from tracker.sources import claim_rows, general_staff, missile_attacks, support_tracker
from tracker.sources.row_faults import Heard, RowFault
from tracker.store import Batch, Store
from tracker.vocab import load

Note = Callable[[str], None]
Reader = Callable[[Path, Heard | None, Note], Iterator[Reading]]
_AT_ONCE = 5_000


class Format(NamedTuple):
    """How a structured file is read, the version of that reading, and all files that it looks at."""

    read: Reader
    version: str
    files_of: Callable[[Path], Sequence[Path]]


def _without_notes(read: Callable[[Path, Heard | None], Iterator[Reading]]) -> Reader:
    return lambda path, heard, note: read(path, heard)


def _read_claims(path: Path, heard: Heard | None, note: Note) -> Iterator[Reading]:
    return claim_rows.read(path, heard, note, load())


def _itself(path: Path) -> list[Path]:
    return [path]


IMPORTS: Mapping[str, Format] = {
    "missile-attacks": Format(_without_notes(missile_attacks.read), missile_attacks.VERSION, _itself),
    "support-tracker": Format(
        _without_notes(support_tracker.read), support_tracker.VERSION, support_tracker.files_of
    ),
    "general-staff-losses": Format(
        _without_notes(general_staff.read), general_staff.VERSION, general_staff.files_of
    ),
    "claims": Format(_read_claims, claim_rows.VERSION, _itself),
}


class Rehearsal(NamedTuple):
    """What an import would do: the rows that it would refuse, what is new, and what the store knows."""

    faults: tuple[RowFault, ...]
    documents: int = 0
    claims: int = 0
    rejections: int = 0
    known_documents: int = 0
    known_claims: int = 0


def import_file(
    store: StoreLike,
    format_name: str,
    file: Path | str,
    *,
    known_at: When | None = None,
    backfill: bool = False,
    note: Note = unheard,
    told: Told = untold,
) -> Added:
    """Bring a structured file into the store; importing it twice adds nothing, and does not read it again.

    "claims" is a table of claims, or a history that `export` wrote: that makes a new store, with all
    instants as they were. An import that was cut off is completed by the next one. `note` is told of
    columns that are not read, `told` how many documents are done.
    Raises: SourceError for an unknown format or a file that is not in it, naming the rows.
    """
    path, instant = Path(file), read_instant(known_at) or now()
    if format_name == HISTORY and is_history(path):
        return Added(_of_all(read_history(path_of(store), path, told)))
    wanted = _format(format_name)
    version = f"{format_name}@{wanted.version}"
    given = f"{version} {_hash_of(wanted.files_of(path))}"
    known = _known_batch(store, given, instant)
    readings = [] if known else list(wanted.read(path, None, note))
    watch = Watch(instant)
    with opened(store, write=True) as writer:
        batch = writer.add(
            watch.watched(counting(readings, told, len(readings))),
            known_at=instant,
            source=path.name,
            backfill=backfill,
            version=version,
            input=given,
        )
    watch.tell(note)
    return Added(batch._replace(sightings=known.documents + known.sightings) if known else batch)


def rehearse(
    store: StoreLike, format_name: str, file: Path | str, *, note: Note = unheard, told: Told = untold
) -> Rehearsal:
    """What `import_file` would do with a file, every row that it would refuse included; nothing is written.

    Raises: SourceError for an unknown format or a file that is not in it at all.
    """
    path = Path(file)
    if format_name == HISTORY and is_history(path):
        return Rehearsal(*rehearse_history(path_of(store), path, told))
    faults: list[RowFault] = []
    readings = list(_format(format_name).read(path, faults.append, note))
    documents = {reading.document.id for reading in readings}
    claims = {claim.id for reading in readings for claim in reading.claims}
    known_documents, known_claims = 0, 0
    if is_there(store):
        with opened(store) as reader:
            known_documents, known_claims = _known(reader, documents, claims, told)
    return Rehearsal(
        tuple(faults),
        len(documents) - known_documents,
        len(claims) - known_claims,
        sum(len(reading.rejections) for reading in readings),
        known_documents,
        known_claims,
    )


def _format(name: str) -> Format:
    if name not in IMPORTS:
        raise SourceError(f'no format "{name}": known are {", ".join(sorted(IMPORTS))}')
    return IMPORTS[name]


def _known(store: Store, documents: Iterable[str], claims: Iterable[str], told: Told) -> tuple[int, int]:
    """How many of some documents and claims a store holds."""
    listed = sorted(claims)
    known_claims = 0
    for done, some in enumerate(_parts(listed), 1):
        known_claims += len(store.claims(ids=some, all_versions=True))
        told(min(done * _AT_ONCE, len(listed)), len(listed))
    return sum(len(store.documents(ids=some)) for some in _parts(sorted(documents))), known_claims


def _parts(items: Iterable[str]) -> Iterator[list[str]]:
    left = iter(items)
    while part := list(islice(left, _AT_ONCE)):
        yield part


def _of_all(batches: Sequence[Batch]) -> Batch:
    """The counts of several batches together."""
    counted = ("documents", "claims", "rejections", "sightings")
    return batches[-1]._replace(**{name: sum(getattr(each, name) for each in batches) for name in counted})


def _known_batch(store: StoreLike, given: str, instant: datetime) -> Batch | None:
    """The batch that brought the same bytes by the same reader, whole and not later than an instant."""
    if not is_there(store):
        return None
    with opened(store) as reader:
        same = [batch for batch in reader.batches() if batch.input == given and batch.known_at <= instant]
    return next((batch for batch in same if batch.documents + batch.sightings), None)


def _hash_of(files: Sequence[Path]) -> str:
    """Hash over the names and bytes of all files that a reading looks at."""
    total = blake2b(digest_size=16)
    for file in files:
        total.update(f"{file.name}\0".encode())
        try:
            total.update(file.read_bytes())
        except OSError as fault:
            raise SourceError(f"{file}: cannot be read ({fault.strerror}): check the path") from fault
    return total.hexdigest()
