"""Speed of the reader: MB/s by kind of text, beside a peer, cold start, memory, workers, growth.

Megabytes are those of UTF-8, seconds those of the process. The real text is third parties' and lies
beside the repository; without it only the statements of the repository are read, which are denser in
figures than any page, and the run says so.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import import_module
from importlib.util import find_spec
from itertools import cycle, islice
from pathlib import Path
from typing import NamedTuple

from benchmarks.timing import interleaved
from tests.shared import SHARED
from tracker import sources
from tracker.api.many import files_of, read_many
from tracker.claims import read
from tracker.model import Document
from tracker.text import find_quantities

DATASETS = Path(__file__).resolve().parents[1] / "datasets"
STATEMENTS = ("air-force-statements", "mod-statements", "aid-announcements")
PAGE = SHARED / "seed" / "luhansk-control-and-halted-weapons.txt"
POSTS = SHARED / "data" / "ru-mod-posts" / "2023-2024.csv"
MEGABYTE = 1_000_000
REAL_SIZE, DENSE_SIZE, PEER_SIZE = 5 * MEGABYTE, 300_000, 30_000
FEW, MANY = 200, 2_000
BARE = "import click, pydantic"
BETWEEN = "import subprocess, sys; sys.exit(subprocess.run(sys.argv[1:]).returncode)"
PEAK = """import resource, sys
from pathlib import Path
from tracker import ingest
from tracker.api.many import read_many
given, store = Path(sys.argv[1]), sys.argv[2:]
def failed(fault): raise SystemExit(str(fault))
if store: ingest(store[0], [given])
else:
    for reading in read_many([given], failed=failed): pass
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


class Figure(NamedTuple):
    """A measured figure, with the limit that is to hold: at most that much, or at least with `least`."""

    name: str
    value: float
    unit: str = ""
    limit: float | None = None
    least: bool = False

    @property
    def is_broken(self) -> bool:
        """Whether the limit does not hold."""
        if self.limit is None:
            return False
        return self.value < self.limit if self.least else self.value > self.limit

    def line(self) -> str:
        """One line of the report."""
        told = f"{self.name}: {self.value:,.3g} {self.unit}".rstrip()
        if self.limit is None:
            return told
        bound, verdict = "at least" if self.least else "at most", "OVER" if self.is_broken else "ok"
        return f"{told} ({bound} {self.limit:g}) {verdict}"


def main() -> int:
    """Print one line a figure; 1 where a limit is broken."""
    broken = False
    for figure in figures():
        print(figure.line(), flush=True)
        broken |= figure.is_broken
    return int(broken)


def figures() -> Iterator[Figure]:
    """All figures of the reader, from the cheapest question to the dearest."""
    yield from _throughput()
    with tempfile.TemporaryDirectory() as folder:
        yield _cold_start(Path(folder))
        yield from _memory(Path(folder))
        yield _workers(Path(folder))
    yield from growth()


def real_parts() -> dict[str, list[Document]]:
    """Third parties' texts where they lie beside the repository: one news page, posts of a ministry."""
    named = {"news page, English": PAGE, "posts of the Russian ministry": POSTS}
    return {name: list(sources.read(path)) for name, path in named.items() if path.exists()}


def statement_parts() -> dict[str, list[Document]]:
    """The statements of the repository, by folder."""
    return {
        name: [document for file in files_of(DATASETS / name) for document in sources.read(file)]
        for name in STATEMENTS
    }


def seconds_per_megabyte(
    documents: Sequence[Document], size: int, reader: Callable[[Document], object] = read
) -> float:
    """Time to read so many bytes of the documents, over and over [s of this process / MB]."""
    for document in documents[:20]:
        reader(document)
    done, begin = 0, time.process_time()
    for document in cycle(documents):
        reader(document)
        done += len(document.text.encode())
        if done >= size:
            break
    return (time.process_time() - begin) / (done / MEGABYTE)


def _throughput() -> Iterator[Figure]:
    real, dense = real_parts(), statement_parts()
    if real:
        times = {name: seconds_per_megabyte(found, REAL_SIZE // len(real)) for name, found in real.items()}
        for name, taken in times.items():
            yield Figure(f"reading, {name}", 1 / taken, "MB/s")
        mix = f"reading, {REAL_SIZE // MEGABYTE} MB of real text, as much of each of {len(real)} kinds"
        yield Figure(mix, len(times) / sum(times.values()), "MB/s", 2, least=True)
    else:
        print("reading: no third parties' texts beside the repository, only its own statements")
    times = {name: seconds_per_megabyte(found, DENSE_SIZE) for name, found in dense.items()}
    for name, taken in times.items():
        yield Figure(f"reading, statements of the repository, {name}", 1 / taken, "MB/s")
    yield from _peer(next(iter((real or dense).values())))


def _peer(documents: Sequence[Document]) -> Iterator[Figure]:
    """The same English texts through quantulum3, which reads numbers and units alone."""
    if find_spec("quantulum3") is None:
        print("reading: quantulum3 is not installed (make bench installs it)")
        return
    parse: Callable[[str], object] = import_module("quantulum3.parser").parse
    some = [document for document in documents if document.language == "en"]
    theirs = seconds_per_megabyte(some, PEER_SIZE, lambda document: parse(document.text))
    numbers = seconds_per_megabyte(some, PEER_SIZE, lambda document: find_quantities(document.text))
    ours = seconds_per_megabyte(some, PEER_SIZE)
    yield Figure("quantulum3, the same English text", 1 / theirs, "MB/s")
    yield Figure("our numbers alone / quantulum3", theirs / numbers, "times as fast", 40, least=True)
    yield Figure("the whole reader / quantulum3", theirs / ours, "times as fast", 40, least=True)


def _cold_start(folder: Path) -> Figure:
    page = PAGE if PAGE.exists() else files_of(DATASETS / STATEMENTS[0])[0]
    tracker = [str(Path(sys.executable).parent / "tracker"), "read", str(page)]
    medians = interleaved({"ours": tracker, "peer": [sys.executable, "-c", BARE]}, runs=11, cwd=folder)
    return Figure(
        f'tracker read, one page, cold / python -c "{BARE}"', medians["ours"] / medians["peer"], "", 2.5
    )


def _memory(folder: Path) -> Iterator[Figure]:
    """Peak memory of a process for many documents over that for few, in reading and in adding."""
    files = {count: _documents(folder / f"{count}.jsonl", count) for count in (FEW, MANY)}
    for verb in ("read", "add"):
        peaks = {
            count: _peak(file, *([folder / f"{count}.sqlite"] if verb == "add" else []))
            for count, file in files.items()
        }
        name = f"memory, tracker {verb} of {MANY:,} documents / {FEW}"
        yield Figure(
            f"{name} ({peaks[MANY]:,.0f} MB / {peaks[FEW]:,.0f} MB)", peaks[MANY] / peaks[FEW], "", 1.2
        )


def _documents(file: Path, count: int) -> Path:
    """So many documents of the repository's statements as JSON lines, each with words of its own."""
    texts = cycle([document for found in statement_parts().values() for document in found])
    lines = (
        json.dumps(
            {"id": str(nth), "text": f"Statement {nth}. {document.text}", "language": document.language}
        )
        for nth, document in enumerate(islice(texts, count))
    )
    file.write_text("\n".join(lines), encoding="utf-8")
    return file


def _peak(*given: Path) -> float:
    """Peak resident memory of a process that reads a file, or adds it to a store [MB].

    Linux hands the peak of a process on to what it starts: a small process between keeps ours out.
    """
    command = [sys.executable, "-c", BETWEEN, sys.executable, "-c", PEAK, *map(str, given)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return int(done.stdout) * (1 if sys.platform == "darwin" else 1024) / MEGABYTE


def _workers(folder: Path) -> Figure:
    """How much sooner two processes are done than one; it needs two cores that are free."""
    file = _documents(folder / "workers.jsonl", 1_000)
    taken = {}
    for workers in (1, 2):
        begin = time.perf_counter()
        for _ in read_many([file], workers=workers, failed=lambda fault: sys.exit(str(fault))):
            pass
        taken[workers] = time.perf_counter() - begin
    busy = f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}"
    return Figure(f"2 workers / 1 ({busy})", taken[1] / taken[2], "times as fast", 1.7, least=True)


def _repeated(words: str) -> Callable[[int], str]:
    return lambda size: (words * (size // len(words) + 1))[:size]


SHAPES: Mapping[str, tuple[int, Callable[[int], str]]] = {
    "digits": (5 * MEGABYTE, _repeated("7")),
    "nested brackets": (5 * MEGABYTE, lambda size: "(" * (size // 2) + ")" * (size // 2)),
    "one giant word": (5 * MEGABYTE, _repeated("drone")),
    "exclamation marks": (5 * MEGABYTE, _repeated("!")),
    "words of time": (MEGABYTE // 2, _repeated("today at midday " * 20 + "by 7:30 Russia fired 12 drones. ")),
    "one giant sentence": (5 * MEGABYTE, _repeated("the city slept while they flew on and ")),
    "prose": (5 * MEGABYTE, _repeated("The drones came from the south at night. Nobody saw them, he said. ")),
    "figures": (MEGABYTE // 2, _repeated("Russia launched 12 drones. Two people were killed in Kharkiv. ")),
    "one giant sentence of figures": (MEGABYTE // 4, _repeated("and 12 drones were shot down over Odesa ")),
    "paragraphs": (
        MEGABYTE // 4,
        _repeated("Russia launched 12 drones.\n\nA coach left the road; four died.\n\n"),
    ),
    "marked lines": (MEGABYTE // 4, _repeated("\U0001f539 12 drones over Odesa\n- 3 missiles over Sumy\n")),
    "a dense list": (MEGABYTE // 8, _repeated("12 drones, 3 missiles, ")),
    "dates": (MEGABYTE // 2, _repeated("It fell on 3 May 2025 from 10:30 to 11:45. ")),
    "money": (MEGABYTE // 2, _repeated("Germany pledged $5 million (€4 million). ")),
    "regions, Russian": (MEGABYTE // 4, _repeated("Сбиты три БПЛА над Белгородской областью. ")),
    "the capital, Russian": (MEGABYTE // 4, _repeated("К столице летели 12 беспилотников. ")),
}
"""Texts that an expression or a loop could choke on, with the longest size that is read [characters]."""
SHORT = 1_000


def growth() -> Iterator[Figure]:
    """Time per character of a long text over that of a text of 1 KB: what grows with the square shows."""
    for name, (longest, shape) in SHAPES.items():
        language = "ru" if name.endswith("Russian") else "en"
        short, long = (
            _per_character(Document(ref="shape", text=shape(size), language=language))
            for size in (SHORT, longest)
        )
        yield Figure(f"growth, {name}, 1 KB to {longest / 1e6:g} MB", long / short, "times", 3)


def _per_character(document: Document) -> float:
    """Time to read one character [s]: of a short text the best of ten, of a long one once."""
    times = []
    for _ in range(10 if len(document.text) == SHORT else 1):
        begin = time.process_time()
        read(document)
        times.append(time.process_time() - begin)
    return min(times) / len(document.text)
