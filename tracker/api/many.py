"""Many files to readings, one after another: memory holds what is being read, not what was."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from datetime import datetime
from functools import partial
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from tracker import sources
from tracker.api.reading import read_file, read_input
from tracker.errors import SourceError
from tracker.model import Reading
from tracker.progress import unheard
from tracker.sources import Input
from tracker.sources.archives import NOT_STATEMENTS
from tracker.sources.formats import format_of, is_readable, left_alone
from tracker.vocab import load

_OF_MANY = frozenset({"jsonl", "telegram", "csv", "zip", "feed"})  # formats whose files hold many documents
_AT_ONCE = 16
_AHEAD = 4


class Failure(NamedTuple):
    """An input that could not be read, and why."""

    path: Path
    why: str

    def __str__(self) -> str:
        return self.why


class _Answer(NamedTuple):
    """What one input came to: readings, what was guessed of it, and why it could not be read on."""

    readings: tuple[Reading, ...] = ()
    notes: tuple[str, ...] = ()
    failure: Failure | None = None


class _Given(NamedTuple):
    """What the caller knows of all files."""

    published: datetime | None
    source: str | None
    columns: Mapping[str, str] | None


_Job = Path | Input | _Answer


def read_many(
    paths: Sequence[Path],
    *,
    workers: int = 1,
    published: datetime | None = None,
    source: str | None = None,
    columns: Mapping[str, str] | None = None,
    note: Callable[[str], None] = unheard,
    failed: Callable[[Failure], None],
) -> Iterator[Reading]:
    """Every document of files and folders in the order of their names, read as they are asked for.

    `failed` is told what cannot be read; of a file with many documents, those before its fault are kept.
    `note` is told what was guessed of a file, and which files of a folder are left alone. With `workers` the
    documents are read by so many processes.
    """
    files = (file for path in paths for file in files_of(path, note))
    given = _Given(published, source, columns)
    answers = _in_processes(files, given, workers) if workers > 1 else _one_by_one(files, given)
    for answer in answers:
        for guess in answer.notes:
            note(guess)
        if answer.failure is not None:
            failed(answer.failure)
        yield from answer.readings


def _ours(folder: Path) -> tuple[list[Path], list[Path]]:
    """The files of a folder and below that are read, and those that are left alone."""
    files = sorted(
        file
        for file in folder.rglob("*")
        if file.is_file()
        and file.name not in NOT_STATEMENTS
        and not any(part.startswith(".") for part in file.relative_to(folder).parts)
    )
    ours = {file: is_readable(file) for file in files}
    return [file for file in files if ours[file]], [file for file in files if not ours[file]]


def files_of(path: Path, note: Callable[[str], None] = unheard) -> list[Path]:
    """A file itself, or the statements in a folder and below, by name; README and hidden files left out.

    Of kinds that hold anything (.csv, .json, .xml) those count that begin as one of our formats. `note` is
    told what is left alone.
    """
    if not path.is_dir():
        return [path]
    ours, others = _ours(path)
    if others:
        note(f"{path}: {left_alone([str(file.relative_to(path)) for file in others])}")
    return ours


def _one_by_one(files: Iterable[Path], given: _Given) -> Iterator[_Answer]:
    for file in files:
        try:
            for found in read_file(file, **given._asdict()):
                yield _Answer(found.readings, found.notes)
        except SourceError as fault:
            yield _Answer(failure=Failure(file, str(fault)))


def _in_processes(files: Iterable[Path], given: _Given, workers: int) -> Iterator[_Answer]:
    """Answers in order; only so many jobs are begun ahead as keep the processes busy."""
    jobs = _jobs(files, given)
    running: deque[Future[list[_Answer]]] = deque()
    with ProcessPoolExecutor(workers) as pool:
        while batch := list(islice(jobs, _AT_ONCE)):
            running.append(pool.submit(partial(_read_batch, given=given), batch))
            if len(running) == _AHEAD * workers:
                yield from running.popleft().result()
        for future in running:
            yield from future.result()


def _jobs(files: Iterable[Path], given: _Given) -> Iterator[_Job]:
    """A file of one document is opened by the process that reads it, one of many here."""
    for file in files:
        if format_of(file.name, b"") not in _OF_MANY:
            yield file
            continue
        try:
            yield from sources.read_inputs(file, **given._asdict())
        except SourceError as fault:
            yield _Answer(failure=Failure(file, str(fault)))


def _read_batch(jobs: Sequence[_Job], *, given: _Given) -> list[_Answer]:
    return [answer for job in jobs for answer in _read_job(job, given)]


def _read_job(job: _Job, given: _Given) -> Iterator[_Answer]:
    if isinstance(job, Path):
        yield from _one_by_one([job], given)
    elif isinstance(job, Input):
        found = read_input(job, load())
        yield _Answer(found.readings, found.notes)
    else:
        yield job
