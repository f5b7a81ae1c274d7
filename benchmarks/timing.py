"""Interleaved whole-process timings: medians and ratios, because machines are noisy."""

import statistics
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Ratio:
    """Median of ours over median of the peer's, with the limit that is to hold."""

    name: str
    ours: float
    peer: float
    limit: float
    unit: str = "ms"

    @property
    def value(self) -> float:
        """Ours / peer."""
        return self.ours / self.peer

    def line(self) -> str:
        """One line of the report."""
        verdict = "ok" if self.value <= self.limit else "OVER"
        ours, peer = (
            f"{value * 1000:,.0f} ms" if self.unit == "ms" else f"{value:,.3g} {self.unit}".strip()
            for value in (self.ours, self.peer)
        )
        return f"{self.name}: {ours} / {peer} = {self.value:.3g} (limit {self.limit:g}) {verdict}"


def interleaved(
    commands: Mapping[str, Sequence[str]], runs: int, cwd: Path | None = None
) -> dict[str, float]:
    """Median wall time [s] of each command, run in turn so that all see the same noise."""
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            start = time.perf_counter()
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=cwd)
            times[name].append(time.perf_counter() - start)
    return {name: statistics.median(values) for name, values in times.items()}
