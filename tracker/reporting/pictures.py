"""The charts of an edition as files: each drawn once, checked, and saved in every format."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tracker import charts
from tracker.charts import ChartSpec
from tracker.errors import ReportError


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart in all formats, and its plot alone for a page that carries the words as text."""

    files: Mapping[str, bytes]
    plot: bytes


def draw(specs: Iterable[ChartSpec]) -> dict[str, Picture]:
    """The charts by id.

    Raises: ReportError where the lint finds a fault: an edition with one is not published.
    """
    return {spec.id: _draw(spec) for spec in specs}


def _draw(spec: ChartSpec) -> Picture:
    drawn = charts.figure(spec)
    faults = charts.lint(drawn, spec)
    if faults:
        told = "; ".join(str(fault) for fault in faults[:3])
        raise ReportError(f"chart {spec.id} has {len(faults)} faults, the edition is not published: {told}")
    files = charts.render(spec, drawn=drawn)
    return Picture(files, charts.plot_svg(files["svg"]))
