"""A table of forecasts: what is to be expected, and what became of the forecast of the edition before."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from tracker.model import Finding
from tracker.reporting.content import Table
from tracker.reporting.numbers import Line, Number
from tracker.reporting.pages import last_edition
from tracker.reporting.panels import Desk, PanelResult, series_of
from tracker.reporting.prose import Scribe, row_at
from tracker.series import Series
from tracker.stats import METHODS


def forecast_table(scribe: Scribe, desk: Desk, result: PanelResult, ahead: Sequence[Finding]) -> Table:
    """Periods that the last edition forecast and that are over now, those that have begun, those to come."""
    wording, by = scribe.wording, result.main.by
    headings = (
        wording.text("outside", by),
        *(wording.text("ahead", key) for key in ("expected", "limits", "reported")),
    )
    earlier = last_edition(desk)
    past = [] if earlier is None else list(_past(scribe, earlier, result))
    rows = [*past, *_begun(scribe, result), *(_row(scribe, one, result.main, None) for one in ahead)]
    level = scribe.level(ahead[0].interval.level if ahead[0].interval else 0.0).text
    caption = wording.text("ahead", "caption", level=level)
    if earlier is not None and past:
        day = wording.words.day(earlier.as_of.date())
        caption = wording.text("ahead", "past", level=level, by=wording.name("by", by), day=day)
    return Table(f"{result.panel.id}-ahead", caption, headings, tuple(rows))


def _past(scribe: Scribe, earlier: Desk, result: PanelResult) -> Iterator[tuple[Line, ...]]:
    """The forecasts of the last edition that can be compared with what was reported since."""
    made = series_of(earlier, result.panel)
    if isinstance(made, str):
        return
    for finding in METHODS["forecast"](made[:1]):
        row = row_at(result.main, finding.period)
        if row is not None and row["status"] != "partial" and row["best"] == row["best"]:
            yield _row(scribe, finding, made[0], scribe.observed(result.main, row))


def _begun(scribe: Scribe, result: PanelResult) -> Iterator[tuple[Line, ...]]:
    """The forecasts of periods that are not over, beside what is reported of them so far."""
    for finding in (one for one in result.findings if one.finding == "forecast"):
        row = row_at(result.main, finding.period)
        if row is not None and row["status"] == "partial" and row["best"] == row["best"]:
            value = scribe.observed(result.main, row)
            so_far = scribe.wording.line("ahead", "so_far", value=value)
            yield (*_row(scribe, finding, result.main, None)[:-1], so_far)


def _row(scribe: Scribe, finding: Finding, series: Series, reported: Number | None) -> tuple[Line, ...]:
    words = scribe.wording
    values: Mapping[str, float] = {
        name: float(getattr(finding, name) or 0.0) for name in ("value", "low", "high")
    }
    expected, low, high = (
        scribe.of_finding(finding, series, name, scribe.printed(float(round(value)), "count"), value)
        for name, value in values.items()
    )
    outside = reported is not None and not values["low"] <= float(reported.value or 0.0) <= values["high"]
    told: Line = (words.text("ahead", "open"),)
    if reported is not None:
        told = words.line("ahead", "outside" if outside else "inside", value=reported)
    return (
        (_name(scribe, finding.period, finding.end),),
        (expected,),
        words.line("headline", "to", low=low, high=high),
        told,
    )


def _name(scribe: Scribe, first: date, end: date) -> str:
    return scribe.wording.period(first, end)
