"""A table of what became of each class in a period: launched, shot down, lost, hit, as far as it is told."""

from collections.abc import Collection

from tracker.errors import NotComparableError, NothingReportedError
from tracker.model import Panel
from tracker.reporting.content import Table
from tracker.reporting.drawing import OUTCOMES, families
from tracker.reporting.numbers import Line
from tracker.reporting.panels import Desk
from tracker.reporting.prose import Row, Scribe, row_at
from tracker.series import Series


def class_table(scribe: Scribe, desk: Desk, panel: Panel) -> Table | None:
    """A row a class with any figure, under it the families in it; None where there is none at all."""
    wording = scribe.wording
    inside: dict[str, str] = {}
    for name in panel.classes:
        for one in (name, *families(name)):
            inside.setdefault(one, name)
    told = {one: _told(desk, panel, one) for one in inside}
    told = {one: cells for one, cells in told.items() if cells}
    if not told:
        return None
    metrics = [metric for metric in OUTCOMES if any(metric in cells for cells in told.values())]
    headings = (
        wording.text("key", "class"),
        *(wording.text("outcomes", metric) for metric in metrics),
    )
    rows = tuple(
        (
            (wording.text("outcomes", _place(one, inside[one], told), classes=wording.classes((one,))),),
            *_cells(scribe, cells, metrics),
        )
        for one, cells in told.items()
    )
    period = wording.period(desk.period.start, desk.period.end)
    return Table(f"{panel.id}-classes", wording.text("key", "by_class", period=period), headings, rows)


def _place(one: str, whole: str, told: Collection[str]) -> str:
    """A class whose figures are part of those in a row above is told as that: no reader may add them."""
    return "part" if one != whole and whole in told else "row"


def _told(desk: Desk, panel: Panel, one: str) -> dict[str, tuple[Series, Row]]:
    """The outcomes of a class in the period, by metric, as far as they are told."""
    told = {}
    for metric in OUTCOMES:
        try:
            series = desk.series(panel, metric=metric, classes=(one,))
        except (NotComparableError, NothingReportedError):
            continue
        row = row_at(series, desk.period.start)
        if row is not None and row["low"] == row["low"]:
            told[metric] = (series, row)
    return told


def _cells(scribe: Scribe, cells: dict[str, tuple[Series, Row]], metrics: list[str]) -> list[Line]:
    return [
        (scribe.bounded(*cells[metric]),) if metric in cells else (scribe.wording.text("key", "dash"),)
        for metric in metrics
    ]
