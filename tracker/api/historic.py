"""The whole history of a store as JSON lines, and back: the same claims at every instant.

A line is a batch, a document (read in the batch before it), or a claim or rejection (of the document
before it).
"""

import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, TextIO

from tracker import __version__
from tracker.errors import ExistsError, SourceError, TargetError, TrackerError
from tracker.model import Claim, Document, Reading, Rejection
from tracker.progress import Told, untold
from tracker.sources.row_faults import RowFault
from tracker.store import Batch, Store
from tracker.store import open_store as open_at
from tracker.store.protocol import Recorded
from tracker.writing import new_file, whole_file

HISTORY = "claims"  # the name of the format; its lines are claims above all
FORMAT = 1
_FIRST = '{"kind":"history"'


def write_history(store: Store, file: Path, told: Told = untold) -> int:
    """Write all that a store ever held; the number of batches. The file is whole or not there.

    Raises: ExistsError for a file that is there, TargetError where it cannot be written.
    """
    if file.exists():
        raise ExistsError(f"{file} exists already: name a new file with --out")
    batches = 0
    try:
        with new_file(file, "export") as partial, partial.open("w", encoding="utf-8") as out:
            _write(out, {"kind": "history", "format": FORMAT, "tracker": __version__})
            total = len(store.batches())
            for recorded in store.history():
                batches += 1
                told(batches, total)
                for line in _lines(recorded):
                    _write(out, line)
    except OSError as fault:
        raise TargetError(f"{file}: cannot be written ({fault.strerror}); choose another --out") from fault
    return batches


def is_history(file: Path) -> bool:
    """A file begins as `write_history` begins one."""
    if not file.is_file():
        return False
    with file.open("rb") as lines:
        return lines.read(len(_FIRST)) == _FIRST.encode()


class LineError(SourceError):
    """A line of a history that is wrong."""

    def __init__(self, file: Path, fault: RowFault) -> None:
        super().__init__(f"{file}, {fault}; nothing was brought in")
        self.fault = fault


def read_history(path: Path, file: Path | str, told: Told = untold) -> list[Batch]:
    """Make a new store of a written history, whole or not at all.

    Raises: LineError naming the line that is wrong; ExistsError where there is a store already.
    """
    source = Path(file)
    _check_new(path)
    batches = []
    try:
        with (
            source.open(encoding="utf-8") as lines,
            whole_file(path) as partial,
            open_at(partial, "w") as writer,
        ):
            for recorded in _Reader(lines, source).batches():
                batches.append(writer.replay(recorded))
                told(len(batches), 0)
            if not batches:
                raise SourceError(f"{source}: the history of an empty store; nothing to bring in")
    except UnicodeDecodeError as fault:
        raise SourceError(f"{source}: not UTF-8 at byte {fault.start}; nothing was brought in") from fault
    return batches


def rehearse_history(
    path: Path, file: Path, told: Told = untold
) -> tuple[tuple[RowFault, ...], int, int, int]:
    """What a history would bring: the line that is wrong, documents, claims, rejections; nothing is written.

    Raises: ExistsError where there is a store already.
    """
    _check_new(path)
    documents: set[str] = set()
    claims: set[str] = set()
    rejections = 0
    faults: list[RowFault] = []
    try:
        with file.open(encoding="utf-8") as lines:
            for batches, recorded in enumerate(_Reader(lines, file).batches(), 1):
                told(batches, 0)
                for reading in recorded.readings:
                    documents.add(reading.document.id)
                    claims |= {claim.id for claim in reading.claims}
                    rejections += len(reading.rejections)
    except LineError as error:
        faults.append(error.fault._replace(file=file.name))
    except UnicodeDecodeError as error:
        raise SourceError(f"{file}: not UTF-8 at byte {error.start}") from error
    return tuple(faults), len(documents), len(claims), rejections


def _check_new(path: Path) -> None:
    if path.exists():
        raise ExistsError(
            f"store {path} is there already: a history makes a new store, name one with --store"
        )


def _lines(recorded: Recorded) -> Iterator[dict[str, Any]]:
    batch = recorded.batch._asdict()
    yield {"kind": "batch", **batch, "known_at": f"{batch['known_at']:%Y-%m-%dT%H:%M:%SZ}"}
    for reading in recorded.readings:
        yield reading.document.model_dump(mode="json")
        for one in (*reading.claims, *reading.rejections):
            yield one.model_dump(mode="json")


def _write(out: TextIO, line: dict[str, Any]) -> None:
    out.write(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n")


class _Reader:
    """The lines of a history, one ahead."""

    def __init__(self, lines: Iterable[str], file: Path) -> None:
        self._lines, self._file, self._number = iter(lines), file, 0
        self._line: dict[str, Any] | None = None
        self._step()
        if self._line is None or self._line.get("format") != FORMAT:
            raise self._fault(f"is no history of format {FORMAT}")
        self._step()

    def batches(self) -> Iterator[Recorded]:
        """The batches in order."""
        while self._line is not None:
            if self._line["kind"] != "batch":
                raise self._fault("a batch should stand here")
            fields = {name: value for name, value in self._line.items() if name != "kind"}
            batch = Batch(**fields | {"known_at": datetime.fromisoformat(fields["known_at"])})
            self._step()
            yield Recorded(batch, self._readings())

    def _readings(self) -> Iterator[Reading]:
        while self._line is not None and self._line["kind"] == "document":
            document = self._made(Document)
            claims: list[Claim] = []
            rejections: list[Rejection] = []
            while self._line is not None and self._line["kind"] in ("claim", "rejection"):
                if self._line["kind"] == "claim":
                    claims.append(self._made(Claim).model_copy(update={"known_at": None}))
                else:
                    rejections.append(self._made(Rejection))
            yield Reading(document, tuple(claims), tuple(rejections))

    def _made(self, noun: Any) -> Any:
        line = self._line
        try:
            made = noun(**line or {})
        except (ValueError, TrackerError) as fault:
            raise self._fault(" ".join(str(fault).split()[:30])) from fault
        if line and line.get("id") not in (None, getattr(made, "id", None)):
            raise self._fault(f"its content is not that of {line['kind']} {line['id']}")
        self._step()
        return made

    def _step(self) -> None:
        text = next(self._lines, None)
        self._number += 1
        if text is None:
            self._line = None
            return
        try:
            line = json.loads(text)
        except ValueError as fault:
            raise self._fault("is no JSON") from fault
        if not isinstance(line, dict) or "kind" not in line:
            raise self._fault("is no object with a kind")
        self._line = line

    def _fault(self, why: str) -> SourceError:
        return LineError(self._file, RowFault(self._number, why))
