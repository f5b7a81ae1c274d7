"""The store on made-up claims: adding, one series, everything resolved, importing again, growth, size.

CLAIMS of the environment says how many [default: 1,000,000]; growth is measured up to three times as many.
"""

import gc
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import duckdb

from benchmarks import world
from benchmarks.timing import Ratio
from tracker.api import importing
from tracker.model import Reading
from tracker.series import series
from tracker.series.calendar import Array
from tracker.series.resolve import COLUMNS, places_of, resolve
from tracker.series.rows import SCANNED
from tracker.store import cut, open_store, select
from tracker.store.sql import SqlStore
from tracker.vocab import load

CLAIMS = int(os.environ.get("CLAIMS", "1000000"))
START = datetime(2026, 1, 1, tzinfo=UTC)
APPEND_LIMIT, SERIES_LIMIT, RESOLVE_LIMIT, DUCKDB_LIMIT = 2.0, 3.0, 2.5, 10.0
AGAIN_LIMIT, GROWTH_LIMIT, BYTES_LIMIT = 1 / 20, 1.5, 300.0
_AT_ONCE = 60_000  # claims
_SERIES_ROWS = 5_000

_SIZES = """
import sqlite3, sys
store = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True)
(pages,) = store.execute("SELECT sum(pgsize) FROM dbstat").fetchone()
(room,) = store.execute("SELECT sum(unused) FROM dbstat WHERE name = 'document'").fetchone()
(texts,) = store.execute("SELECT sum(length(CAST(text AS BLOB))) FROM document").fetchone()
print(pages - room - texts, store.execute("SELECT count(*) FROM claim").fetchone()[0])
"""

# A library of its own would drop the locks of ours: the peer runs in a process of its own.
_PEER = """
import sqlite3, sys, time
source, target, first = sys.argv[1:4]
made = sqlite3.connect(f"file:{source}?mode=ro", uri=True)
tables = {"batch": "batch_id", "batch_part": "batch_id", "seal": "batch_id", "document": "document_id",
          "sighting": "sighting_id", "reading": "reading_id", "claim": "seq", "rejection": "seq"}
known = {t: (made.execute(f"SELECT ifnull(max({k}), 0) FROM {t}").fetchone()[0]) for t, k in tables.items()}
store = sqlite3.connect(target, isolation_level=None)
for pragma in ("foreign_keys = ON", "synchronous = FULL", "wal_autocheckpoint = 10000",
               "cache_size = -262144", "temp_store = MEMORY"):
    store.execute(f"PRAGMA {pragma}")
rows = {}
for table, number in tables.items():
    last = store.execute(f"SELECT ifnull(max({number}), 0) FROM {table}").fetchone()[0]
    rows[table] = made.execute(f"SELECT * FROM {table} WHERE {number} > ?", (last,)).fetchall()
for table in ("term", "key", "key_class", "form"):
    there = set(store.execute(f"SELECT * FROM {table}").fetchall())
    rows[table] = [row for row in made.execute(f"SELECT * FROM {table}").fetchall() if row not in there]
begin = time.process_time()
store.execute("BEGIN IMMEDIATE")
for table in ("batch", "batch_part", "term", "key", "key_class", "form", "document", "sighting", "reading",
              "claim", "rejection", "seal"):
    if rows[table]:
        marks = ",".join("?" * len(rows[table][0]))
        store.executemany(f"INSERT INTO {table} VALUES ({marks})", rows[table])
store.execute("COMMIT")
print(time.process_time() - begin)
"""


def ratios() -> Iterator[Ratio]:
    """One ratio for each line of the acceptance."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        path = place / "store.sqlite"
        documents = CLAIMS // world.CLAIMS_A_DOCUMENT
        _fill(path, 0, documents)
        yield _size(path)
        append, before = _append(place, path, documents)
        yield append
        yield _one_series(place)
        yield from _resolve(path)
        yield _again(place)
        yield _growth(path, documents, before)


def _fill(path: Path, first: int, documents: int) -> None:
    with open_store(path, "w") as store:
        store.add(world.readings(documents, first=first), known_at=START, source="made up", version="1")


def _size(path: Path) -> Ratio:
    """The file without the texts and the room that they leave on their pages."""
    command = [sys.executable, "-c", _SIZES, str(path)]
    whole, claims = map(
        float, subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    )
    return Ratio("bytes a claim, texts apart", whole / claims, 1.0, BYTES_LIMIT, "bytes")


def _append(place: Path, path: Path, documents: int) -> tuple[Ratio, float]:
    """Adding ready models against raw `executemany` of ready rows into a copy; and our cost of a claim."""
    copy = place / "copy.sqlite"
    ours, peers, count = [], [], _AT_ONCE // world.CLAIMS_A_DOCUMENT
    for turn in range(3):
        copy.write_bytes(path.read_bytes())
        chunk = _ready(documents + turn * count, count)
        ours.append(_time(lambda chunk=chunk: _add(path, chunk)))  # type: ignore[misc]
        command = [sys.executable, "-c", _PEER, str(path), str(copy), ""]
        peers.append(float(subprocess.run(command, check=True, capture_output=True, text=True).stdout))
    one, other = statistics.median(ours), statistics.median(peers)
    return Ratio(f"add {_AT_ONCE:,} claims / raw executemany", one, other, APPEND_LIMIT), one / _AT_ONCE


def _ready(first: int, count: int) -> list[Reading]:
    made = list(world.readings(count, first=first))
    for reading in made:
        assert all(claim.id for claim in reading.claims)
    return made


def _add(path: Path, chunk: list[Reading]) -> None:
    with open_store(path, "w") as store:
        store.add(chunk, known_at=START, source="made up", version="1")


def _one_series(place: Path) -> Ratio:
    """A Series of some thousand rows against the driver running the same SQL."""
    path = place / "series.sqlite"
    with open_store(path, "w") as store:
        readings = (world.night(number) for number in range(_SERIES_ROWS))
        store.add(readings, known_at=START, source="made up", version="1")
    with open_store(path) as store:
        assert isinstance(store, SqlStore)
        wanted = select.scanned(SCANNED)
        sql, parameters = select.scan_sql({"metric": select.as_list("launched")}, wanted)
        bound = (*cut.limits(None, "known_at"), *parameters)
        ours, peers = _interleaved(
            lambda: series(store, "launched", classes="drone", by="day"),
            lambda: store.connection.query(sql, wanted, *bound),
        )
    return Ratio(
        f"one series of {_SERIES_ROWS:,} rows / the driver running its SQL", ours, peers, SERIES_LIMIT
    )


def _resolve(path: Path) -> Iterator[Ratio]:
    """Everything resolved to pandas against the engine alone, and against DuckDB over the rows in Arrow."""
    with open_store(path) as store:
        assert isinstance(store, SqlStore)
        wanted = select.scanned(COLUMNS)
        sql, _ = select.scan_sql({}, wanted)
        names = [f"x{number}" for number in range(len(wanted))]
        counted = " + ".join(f"count({name})" for name in names)
        alone = f"WITH t({', '.join(names)}) AS ({sql}) SELECT {counted} FROM t"
        limits = cut.limits(None, "known_at")
        ours, engine = _interleaved(
            lambda: resolve(store), lambda: store.connection.number(alone, *limits), runs=3
        )
        yield Ratio("resolve everything to pandas / the engine's scan alone", ours, engine, RESOLVE_LIMIT)
        rows = store.scan(columns=COLUMNS, codes=True)
        place = places_of(rows, load())
        ours, duck = _interleaved(lambda: resolve(store), lambda: _by_duckdb(rows, place), runs=3)
    yield Ratio("resolve everything to pandas / DuckDB over its rows in Arrow", ours, duck, DUCKDB_LIMIT)


def _by_duckdb(rows: object, place: Array) -> None:
    connection = duckdb.connect(config={"threads": 1})
    connection.register("rows", rows.append_column("place", [place]))  # type: ignore[attr-defined]
    connection.sql(
        "SELECT metric, classes, direction, scope, unit, window_start, window_end, "
        "arg_min(best, (place, -published, id)) FROM rows GROUP BY ALL"
    ).df()
    connection.close()


def _again(place: Path) -> Ratio:
    """A structured file imported once more against its first import."""
    file, store = place / "attacks.csv", place / "imported.sqlite"
    file.write_text(world.attacks(2_000), encoding="utf-8")
    first = _time(lambda: importing.import_file(store, "missile-attacks", file, known_at=START))
    later = [
        _time(lambda day=day: importing.import_file(store, "missile-attacks", file, known_at=START + day))  # type: ignore[misc]
        for day in (timedelta(days=number) for number in range(1, 6))
    ]
    return Ratio(
        "a known file imported again / its first import", statistics.median(later), first, AGAIN_LIMIT
    )


def _growth(path: Path, documents: int, before: float) -> Ratio:
    """The cost of an added claim at three times the size."""
    done = documents + 3 * _AT_ONCE // world.CLAIMS_A_DOCUMENT
    _fill(path, done, 3 * documents - done)
    count = _AT_ONCE // world.CLAIMS_A_DOCUMENT
    costs = []
    for turn in range(3):
        chunk = _ready(3 * documents + turn * count, count)
        costs.append(_time(lambda chunk=chunk: _add(path, chunk)) / _AT_ONCE)  # type: ignore[misc]
    return Ratio(
        f"an added claim at {3 * CLAIMS:,} / at {CLAIMS:,} claims",
        1e6 * statistics.median(costs),
        1e6 * before,
        GROWTH_LIMIT,
        "µs",
    )


def _time(call: Callable[[], object]) -> float:
    gc.collect()
    begin = time.process_time()
    call()
    return time.process_time() - begin


def _interleaved(
    one: Callable[[], object], other: Callable[[], object], runs: int = 9
) -> tuple[float, float]:
    """Median processor time [s] of two calls, in turn, after one call each to warm up."""
    one(), other()
    times = [(_time(one), _time(other)) for _ in range(runs)]
    return statistics.median(t for t, _ in times), statistics.median(t for _, t in times)
