"""The charts of an edition as files: each drawn once, checked, and saved in every format."""

from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context

from tracker import charts
from tracker.charts import ChartSpec
from tracker.errors import ReportError

LEAST_SHARED = 4  # charts from which a second process is worth its start


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart in all formats, and its plot alone for a page that carries the words as text."""

    files: Mapping[str, bytes]
    plot: bytes


def draw(specs: Sequence[ChartSpec], workers: int = 1) -> dict[str, Picture]:
    """The charts by id; with `workers` of two or more half of them are drawn by another process meanwhile.

    Raises: ReportError where the lint finds a fault: an edition with one is not published.
    """
    if workers < 2 or len(specs) < LEAST_SHARED:
        return {spec.id: _draw(spec) for spec in specs}
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        there = pool.map(_draw, specs[1::2])
        here = [_draw(spec) for spec in specs[::2]]
        made = dict(zip((spec.id for spec in specs[1::2]), there, strict=True))
    made |= dict(zip((spec.id for spec in specs[::2]), here, strict=True))
    return {spec.id: made[spec.id] for spec in specs}


def _draw(spec: ChartSpec) -> Picture:
    drawn = charts.figure(spec)
    files = charts.render(spec, drawn=drawn)
    faults = charts.lint(drawn, spec)  # of a figure that was drawn: it need not be laid out again
    if faults:
        told = "; ".join(str(fault) for fault in faults[:3])
        raise ReportError(f"chart {spec.id} has {len(faults)} faults, the edition is not published: {told}")
    return Picture(files, charts.plot_svg(files["svg"]))
