"""Speed of the batched engine: against R where it is installed, loops of statsmodels, and ruptures."""

import shutil
import subprocess
import tempfile
import time
import warnings
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np
from statsmodels.genmod.families import Poisson
from statsmodels.genmod.generalized_linear_model import GLM

from benchmarks.means import segment_values
from benchmarks.sections import Goal, Section, Size, table
from benchmarks.stats_methods import SHARED, annotated
from benchmarks.stats_outbreaks import NOUFAILY, PLACES, WEEKS, scenarios
from tracker.series.everything import series_of_everything
from tracker.sources import missile_attacks
from tracker.stats.evaluation import negative_binomial
from tracker.stats.farrington import farrington, farrington_bounds, read_control
from tracker.stats.irls import fit_counts
from tracker.stats.references import layouts
from tracker.stats.screening import screen
from tracker.store import open_store

R_CODE = """
suppressMessages(library(surveillance))
folder <- commandArgs(TRUE)[1]
y <- as.matrix(read.csv(file.path(folder, "y.csv"), header = FALSE))
control <- list(range = 576:624, b = 5, w = 3, noPeriods = 10, pastWeeksNotIncluded = 26, pThresholdTrend = 1,
                thresholdMethod = "nbPlugin", alpha = 0.005, limit54 = c(0, 4), glmWarnings = FALSE)
dates <- as.numeric(as.Date("2014-01-06")) + 7 * (0:623)
one <- function(row, own, dated) {
  s <- if (dated) sts(epoch = dates, observed = matrix(y[row, ]), frequency = 52, epochAsDate = TRUE) else
    sts(observed = matrix(y[row, ]), frequency = 52, start = c(2014, 1))
  sum((system.time(suppressWarnings(farringtonFlexible(s, control = own))))[1:2])
}
batch <- sum(sapply(seq_len(nrow(y)), one, own = control, dated = FALSE))
control$range <- 325:624
cat(batch, one(1, control, TRUE))
"""
RUNS = 3
CONTROL = {**NOUFAILY, "b": 5, "w": 3, "thresholdMethod": "nbPlugin", "alpha": 0.005}


def speed_section(size: Size) -> Section:
    """Ratios of processor time, each measured in one run."""
    rows: list[tuple[str, str, str, str]] = []
    goals: list[Goal] = []
    for measure in (_against_r, _against_statsmodels, _against_ruptures, _whole_file):
        more, others = measure(size)
        rows += more
        goals += others
    lines = [
        "Processor time of one thread: medians of runs in turn with the peer's, and of their ratios.",
        "",
    ]
    return Section("Speed", [*lines, *table(("task", "ours", "peer", "ratio"), rows)], goals)


def _time(work: Callable[[], Any]) -> float:
    """Processor time of one run [s]."""
    start = time.process_time()
    work()
    return time.process_time() - start


def _compared(pairs: Sequence[tuple[float, float]]) -> tuple[float, float, float]:
    """Medians of ours, of the peer's, and of the ratios peer/ours."""
    ours, theirs = (median(column) for column in zip(*pairs, strict=True))
    return ours, theirs, median(peer / own for own, peer in pairs)


def _counts(series: int) -> Any:
    rng, own = np.random.default_rng(3), scenarios()
    rows = [own[at % len(own)] for at in range(series)]
    return np.stack([negative_binomial(one.mean(WEEKS), one.size(one.mean(WEEKS)), rng) for one in rows])


Part = tuple[list[tuple[str, str, str, str]], list[Goal]]


def _against_r(size: Size) -> Part:
    if shutil.which("Rscript") is None:
        return [("published method", "", "R is not installed", "")], []
    many = 1000 if size == "long" else 200
    y, peers = _counts(many), 10
    read = read_control(CONTROL, None)
    dates = [date.fromordinal(date(2014, 1, 6).toordinal() + 7 * week) for week in range(WEEKS)]
    dated = {**CONTROL, "range": [325, 624], "epochAsDate": True}
    whole: list[tuple[float, float]] = []
    single: list[tuple[float, float]] = []
    with tempfile.TemporaryDirectory() as folder:
        np.savetxt(Path(folder) / "y.csv", y[:peers], fmt="%d", delimiter=",")
        (Path(folder) / "run.R").write_text(R_CODE, encoding="utf-8")
        for _ in range(RUNS):
            ours = _time(lambda: farrington_bounds(y, PLACES, np.ones_like(y), read)) / many
            one = _time(lambda: farrington(y[0], dates, dated))
            batch, alone = _of_r(Path(folder))
            whole.append((1000 * ours, 1000 * batch / peers))
            single.append((one, alone))
    ours, theirs, times = _compared(whole)
    one, alone, often = _compared(single)
    rows = [
        (
            "1,000 series x 624 weeks x 49",
            f"{ours:.1f} s" if many == 1000 else f"{ours:.1f} s (from {many})",
            f"R {theirs:,.0f} s (from {peers})",
            f"{times:.0f}",
        ),
        ("one dated series, 300 weeks judged", f"{one:.3f} s", f"R {alone:.2f} s", f"{often:.0f}"),
    ]
    return rows, [
        Goal("batch: times as fast as R", times, least=100),
        Goal("one dated series: times as fast as R", often, least=30),
    ]


def _of_r(folder: Path) -> tuple[float, float]:
    """Processor time of R for the batch and for the dated series [s]."""
    command = ["Rscript", str(folder / "run.R"), str(folder)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    batch, one = (float(value) for value in done.stdout.split()[-2:])
    return batch, one


def _against_statsmodels(size: Size) -> Part:
    y = _counts(21)
    (layout,) = layouts(PLACES.tolist(), read_control(CONTROL, None).calendar)
    windows = y[:, PLACES[:, None] + layout.places].reshape(-1, len(layout.offsets))
    design = np.column_stack([np.eye(layout.levels.max() + 1)[layout.levels], layout.t])
    some = [row for row in windows[:: len(windows) // 40] if row.sum() > 20]

    def peer() -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            for row in some:
                GLM(row, design, family=Poisson()).fit(scale="X2")

    def ours() -> None:
        fit_counts(windows, layout.t, levels=layout.levels)

    pairs = [(_time(ours) / len(windows), _time(peer) / len(some)) for _ in range(RUNS)]
    own, theirs, times = _compared(pairs)
    task = "one regression of 10 levels and a trend"
    row = (task, f"{1e6 * own:.0f} us", f"GLM {1e3 * theirs:.1f} ms", f"{times:.0f}")
    return [row], [Goal("regression: times as fast as a loop of statsmodels", times, least=30)]


def _against_ruptures(size: Size) -> Part:
    if find_spec("ruptures") is None:
        return [("segmentation", "", "ruptures is not installed", "")], []
    ruptures = import_module("ruptures")
    many = [y[np.isfinite(y)] for y, _ in annotated().values()]

    def ours() -> None:
        for y in many:
            segment_values(y)

    def peer() -> None:
        for y in many:
            penalty = 3 * np.log(len(y)) * y.var()
            ruptures.Pelt(model="l2", min_size=2, jump=1).fit(y).predict(pen=penalty)

    pairs = [(_time(ours), _time(peer)) for _ in range(RUNS if size == "long" else 1)]
    own, theirs, times = _compared(pairs)
    task = "30 annotated series, up to 3 rounds"
    row = (task, f"{own:.2f} s", f"ruptures Pelt, once {theirs:.1f} s", f"{times:.0f}")
    return [row], [Goal("segmentation: times as fast as ruptures", times, least=50)]


def _whole_file(size: Size) -> Part:
    path = SHARED / "data" / "missile-attacks" / "2026-06-07.csv"
    if not path.exists():
        return [("findings --all", "", "no file", "")], []
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "store.sqlite"
        with open_store(place, "w") as writer:
            known_at = datetime(2026, 6, 7, 12, tzinfo=UTC)
            writer.add(missile_attacks.read(path), known_at=known_at, source="missile-attacks")
        with open_store(place, "r") as reader:

            def told(since: date | None) -> float:
                return _time(lambda: screen(list(series_of_everything(reader)), since=since))

            pairs = [(told(date(2026, 5, 1)), told(None)) for _ in range(RUNS)]
    recent, whole, _ = _compared(pairs)
    rows = [
        ("findings of all classes and metrics, since May 2026", f"{recent:.1f} s", "", ""),
        ("the same, every period since 2022", f"{whole:.1f} s", "", ""),
    ]
    return rows, [
        Goal("findings --all over the whole file, told since May 2026 [s]", recent, 5.0),
        Goal("findings --all over the whole file, told since 2022 [s]", whole, 5.0),
    ]
