"""The charts of an edition as files: each drawn once, saved in every format, and checked."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import TracebackType

from tracker import charts
from tracker.charts import ChartSpec
from tracker.errors import ReportError, TrackerError
from tracker.reporting.helpers import Helper, may_help


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart in all formats, and its plot alone for a page that carries the words as text."""

    files: Mapping[str, bytes]
    plot: bytes


def draw(spec: ChartSpec) -> Picture:
    """One chart.

    Raises: ReportError where the lint finds a fault: an edition with one is not published.
    """
    drawn = charts.figure(spec)
    files = charts.render(spec, drawn=drawn)
    faults = charts.lint(drawn, spec)  # of a figure that was drawn: it need not be laid out again
    if faults:
        told = "; ".join(f"{one.rule}: {one.where}: {one.message}" for one in faults[:3])
        raise ReportError(f"chart {spec.id} has faults, the edition is not published: {told}")
    return Picture(files, charts.plot_svg(files["svg"]))


def _tried(spec: ChartSpec) -> Picture | TrackerError:
    """One chart, or why there is none: a fault in another process is raised in this one."""
    try:
        return draw(spec)
    except TrackerError as fault:
        return fault


class Studio:
    """Where charts are drawn: by other processes while this one computes the next, and here when it is done.

    The files have the same bytes whoever draws them. With one worker, and where processes cannot be forked
    safely, all is drawn here. To be used in a `with`, at the end of which no other process is left.
    """

    def __init__(self, workers: int = 1) -> None:
        """Start all workers but the one that is this process; before Typst has run in it."""
        charts.font_folder()  # made once, and removed by this process alone
        self._helpers = [Helper(_tried) for _ in range(workers - 1)] if workers > 1 and may_help() else []
        self._waiting: list[ChartSpec] = []
        self._ordered: list[str] = []

    def __enter__(self) -> "Studio":
        """The studio itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Send the others home, whatever they are at."""
        for helper in self._helpers:
            helper.end()

    def order(self, *specs: ChartSpec) -> None:
        """Have charts drawn: by a helper that is free, else when the pictures are asked for."""
        self._ordered += [spec.id for spec in specs]
        self._waiting += specs
        self._hand_out(keep=0)

    def pictures(self) -> dict[str, Picture]:
        """The charts ordered since the last call, by id, in the order of the orders.

        Raises: ReportError for the first of them with a fault.
        """
        made: dict[str, Picture | TrackerError] = {}
        while self._waiting:
            spec = self._waiting.pop()
            made[spec.id] = _tried(spec)
            self._hand_out(keep=1)
        for helper in self._helpers:
            done, undone = helper.collect()
            made |= {spec.id: one for spec, one in done}
            made |= {spec.id: _tried(spec) for spec in undone}
        ordered, self._ordered = self._ordered, []
        return {name: _sound(made[name]) for name in ordered}

    def _hand_out(self, keep: int) -> None:
        for helper in self._helpers:
            while len(self._waiting) > keep and helper.free():
                helper.give(self._waiting.pop(0))


def _sound(one: Picture | TrackerError) -> Picture:
    if isinstance(one, TrackerError):
        raise one
    return one
