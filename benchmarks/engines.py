"""The server form of the store against the file, on the same claims; wall time: a server works beside us."""

import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks import world
from benchmarks.store import START
from benchmarks.timing import Ratio
from tests import server
from tracker.api import keeping
from tracker.config import Place
from tracker.store import Store, open_store

CLAIMS = 100_000
LIMITS = {"add": 3.0, "add again": 6.0, "scan": 6.0, "one metric": 8.0, "1,000 claims with quotes": 8.0}
LIMITS |= {"open and ask a little": 60.0, "verify": 5.0, "copy to a file": 3.0}
_RUNS = 3


def ratios() -> Iterator[Ratio]:
    """Ours on a server / ours in a file; nothing, and why, where there is no PostgreSQL."""
    why = server.missing()
    if why:
        print(f"server form not measured: {why}")
        return
    with server.running(careful=True) as running, tempfile.TemporaryDirectory() as folder:
        times: dict[str, dict[str, list[float]]] = {name: {"file": [], "server": []} for name in LIMITS}
        for run in range(_RUNS):
            with running.blank() as address:
                for engine, place in (("file", Path(folder) / f"{run}.db"), ("server", address)):
                    for name, taken in _measured(place, Path(folder)).items():
                        times[name][engine].append(taken)
    for name, limit in LIMITS.items():
        one, other = (statistics.median(times[name][engine]) for engine in ("server", "file"))
        yield Ratio(f"{name}: server / file, {CLAIMS:,} claims", one, other, limit)


def _measured(place: Place, folder: Path) -> dict[str, float]:
    readings = list(world.readings(CLAIMS // world.CLAIMS_A_DOCUMENT))
    assert all(claim.id for reading in readings for claim in reading.claims)

    def add() -> None:
        with open_store(place, "w") as store:
            store.add(readings, known_at=START, source="made up", version="1")

    taken = {"add": _time(add), "add again": _time(add)}
    with open_store(place) as store:
        taken |= {name: _time(lambda ask=ask: ask(store)) for name, ask in _QUESTIONS.items()}  # type: ignore[misc]
    taken["open and ask a little"] = _time(lambda: open_store(place).batches())
    taken["verify"] = _time(lambda: keeping.verify(place))
    copy = folder / "copy.db"
    taken["copy to a file"] = _time(lambda: keeping.copy(place, copy))
    copy.unlink()
    return taken


_QUESTIONS: dict[str, Callable[[Store], object]] = {
    "scan": lambda store: store.scan(codes=True),
    "one metric": lambda store: store.scan(metrics="launched", direction="ru_on_ua"),
    "1,000 claims with quotes": lambda store: store.claims(limit=1_000),
}


def _time(call: Callable[[], object]) -> float:
    begin = time.perf_counter()
    call()
    return time.perf_counter() - begin


if __name__ == "__main__":
    for each in ratios():
        print(each.line())
