"""One panel of a report: its series, what the methods find, and the chart that shows it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

import pandas as pd

from tracker import charts
from tracker.charts import ChartSpec
from tracker.errors import NotComparableError, NothingReportedError
from tracker.instants import local_day
from tracker.model import Finding, Language, Panel, Report
from tracker.reporting.drawing import WEEKS_SHOWN, band_of, class_series, cut, methods_of, outcome_series
from tracker.reporting.gathering import GATHER, SPANNING, begun, claimant_names, from_first_told, gathered
from tracker.reporting.knowledge import Knowledge
from tracker.reporting.periods import Period
from tracker.series import Series, series
from tracker.series.rows import Rows
from tracker.stats import METHODS, rate_bands
from tracker.store import Store
from tracker.store.corrections import EDITOR
from tracker.vocab import load

MONTHS_SHOWN = 24
DAYS_SHOWN = 28
COVERED = timedelta(weeks=13) - timedelta(days=1)
WHOLE = ("cumulative_years", "change_points")  # charts of all that there is
SAME_TOTAL = "every definition gives the same total"
EVERY_DONOR = "all_donors"  # a whole, whose parts are the donors


@dataclass(frozen=True, slots=True)
class PanelResult:
    """A panel with everything computed: its series whole, and what the methods found in the first."""

    panel: Panel
    series: tuple[Series, ...]
    findings: tuple[Finding, ...]

    @property
    def main(self) -> Series:
        """The series that the panel is about."""
        return self.series[0]


class Desk:
    """Where the series of one edition are made, each once: same store, state of knowledge, rule and end."""

    def __init__(self, store: Store, report: Report, period: Period, knowledge: Knowledge) -> None:
        """Fix what all panels of an edition share."""
        self.store, self.report, self.period, self.knowledge = store, report, period, knowledge
        self._made: dict[tuple[Any, ...], Series] = {}
        self._rows: dict[object, Rows] = {}

    @property
    def as_of(self) -> datetime:
        """The instant of the edition."""
        return self.knowledge.as_of

    @property
    def today(self) -> date:
        """The local day on which an edition is made: it and what comes after it is not over."""
        return local_day(self.as_of)

    @property
    def known(self) -> dict[str, Any]:
        """The state of knowledge as arguments of the store and of series."""
        return {"as_of": self.knowledge.as_of, "cut": self.knowledge.cut}

    def series(self, panel: Panel, **changes: Any) -> Series:
        """The series of a panel up to the end of the period; `changes` replace parts of its key."""
        key = {
            "metric": panel.metric,
            "classes": panel.classes,
            "direction": panel.direction,
            "scope": panel.scope,
            "by": panel.by,
        } | changes
        name = tuple(key.values())
        if name not in self._made:
            made = series(
                self.store,
                key.pop("metric"),
                **key,
                day_rule=self.report.day_rule,
                rule=self.report.rule,
                until=self.period.end - timedelta(days=1),
                held=self._rows,
                **self.known,
            )
            self._made[name] = begun([made], self.today)[0]
        return self._made[name]

    def gathered(self, panel: Panel) -> list[Series]:
        """The series of a chart that needs several, over the period or as far back as the chart shows."""
        last = self.period.end - timedelta(days=1)
        first = {"two_sides": first_shown(panel, self.period), "coverage": last - COVERED}
        made = gathered(
            panel.chart,
            self.store,
            panel.metric,
            panel.steps,
            classes=panel.classes or None,
            direction=panel.direction,
            scope=panel.scope,
            by=panel.by,
            day_rule=self.report.day_rule,
            rule=self.report.rule,
            since=first.get(panel.chart, self.period.start),
            until=last,
            **self.known,
        )
        made = from_first_told(made) if panel.chart in SPANNING else made
        self._made |= {(panel.id, at): one for at, one in enumerate(made)}
        return made

    def reasons(self, came: Sequence[str], gone: Sequence[str]) -> list[str]:
        """What the editor gave as reason for claims that came, and for what took the place of others."""
        found = self.store.claims(ids=came, all_versions=True, **self.known) if came else []
        found += self.store.claims(supersedes=gone, all_versions=True, **self.known) if gone else []
        return sorted({claim.reason for claim in found if claim.claimant == EDITOR and claim.reason})

    def claims_read(self) -> set[str]:
        """Ids of all claims that the series made so far rest on."""
        return {claim for one in self._made.values() for row in one.frame["claims"] for claim in row}


def read_panels(desk: Desk) -> None:
    """Make the series of all panels and no more: what an edition reads."""
    for panel in desk.report.panels:
        series_of(desk, panel)


def run(desk: Desk, panel: Panel) -> PanelResult | str:
    """One panel computed; or, where its figures cannot be compared, the words that say why.

    Raises: ChartError for an unknown chart.
    """
    all_series = series_of(desk, panel)
    if isinstance(all_series, str):
        return all_series
    methods = methods_of(panel.chart, panel.methods)
    found = [finding for name in methods for finding in METHODS[name](all_series[:1])]
    return PanelResult(panel, all_series, tuple(found))


def series_of(desk: Desk, panel: Panel) -> tuple[Series, ...] | str:
    """The series of a panel; in words why they cannot be compared, no word where nothing is reported."""
    try:
        made = tuple(_SERIES_OF.get(panel.chart, _one)(desk, panel))
    except NotComparableError as refusal:
        return str(refusal)
    except NothingReportedError:
        return ""
    if panel.chart == "waterfall" and not panel.steps and _same_total(made):
        return SAME_TOTAL
    return made if made and _tells(made[0], _needed_from(panel, desk.period)) else ""


def _needed_from(panel: Panel, period: Period) -> date:
    """From when on a panel needs a figure: a chart one that it shows, a forecast one of its own period."""
    if not panel.chart:
        return date.min
    if panel.chart == "forecast_fan":
        return period.start
    year = period.end - timedelta(weeks=WEEKS_SHOWN - 1)
    first = first_shown(panel, period)
    return max(first, year) if panel.chart not in WHOLE and panel.by == "day" else first


def _tells(one: Series, first: date) -> bool:
    """Whether a series has a figure in a period that ends after a day."""
    told = one.frame[["low", "best", "high"]].notna().any(axis=1)
    return bool((told & (one.frame["end"].dt.date > first)).any())


def _same_total(made: Sequence[Series]) -> bool:
    """Whether a walk that nobody asked for by its steps leads nowhere."""
    return len(made) > 1 and len({float(one.frame["best"].sum()) for one in made}) == 1


def _one(desk: Desk, panel: Panel) -> list[Series]:
    return [desk.series(panel)]


def _outcomes(desk: Desk, panel: Panel) -> list[Series]:
    made = outcome_series(lambda metric: desk.series(panel, metric=metric))
    return made if len(made) > 1 else []


def _years(desk: Desk, panel: Panel) -> list[Series]:
    """A series with figures of this year from its first day on: a total since then cannot begin later."""
    one = desk.series(panel)
    start = pd.Timestamp(desk.period.start.year, 1, 1)
    told = one.frame["best"].notna() & (one.frame["period"] >= start)
    return [one] if told.any() and one.frame["period"].iloc[0] <= start else []


def _classes(desk: Desk, panel: Panel) -> list[Series]:
    return class_series(lambda one: desk.series(panel, classes=(one,)), panel.classes)


def _donors(desk: Desk, panel: Panel) -> list[Series]:
    """One series a donor of whom a claim of this stage and kind falls in the span shown."""
    scopes = set(desk.store.scan(metrics=panel.metric, columns=["scope"], **desk.known)["scope"].to_pylist())
    first = first_shown(panel, desk.period)
    made = [cut(desk.series(panel, scope=scope), first) for scope in sorted(scopes - {EVERY_DONOR})]
    return [one for one in made if one.frame["high"].notna().any()]


def _banded(desk: Desk, panel: Panel) -> list[Series]:
    """A rate series with the interval of each period as columns band_low, band_high."""
    one = desk.series(panel)
    band = rate_bands(one)
    ends = {"band_low": band["low"].to_numpy(), "band_high": band["high"].to_numpy()}
    return [replace(one, frame=one.frame.assign(**ends))]


_SERIES_OF: dict[str, Callable[[Desk, Panel], Sequence[Series]]] = {
    **dict.fromkeys(GATHER, Desk.gathered),
    "rate_band": _banded,
    "class_multiples": _classes,
    "cumulative_years": _years,
    "outcome_stack": _outcomes,
    "aid_donors": _donors,
}


def spec_of(desk: Desk, result: PanelResult, language: Language) -> ChartSpec | None:
    """The chart of a panel in one language; None where the panel has none."""
    panel = result.panel
    if not panel.chart or not result.series:
        return None
    shown = [cut(one, first_shown(panel, desk.period)) for one in result.series]
    first = shown[0].frame["period"].iloc[0].date()
    return charts.build(
        panel.chart,
        shown,
        [finding for finding in result.findings if finding.period >= first],
        options=charts.Options(
            id=panel.id,
            language=language,
            names=names_of(panel, result.series, language),
            focus=(desk.period.start, desk.period.end),
            **band_of(panel.chart, result.series, first),
        ),
    )


def names_of(panel: Panel, many: Sequence[Series], language: str) -> dict[str, str]:
    """Words for the donors or claimants of a chart."""
    return donor_names(language) if panel.chart == "aid_donors" else claimant_names(many, language)


def donor_names(language: str) -> dict[str, str]:
    """Words for the ids of donors."""
    return {one.id: one.names[language][0] for one in load().donors.values()}


def first_shown(panel: Panel, period: Period) -> date:
    """First day of the chart of a panel."""
    if panel.chart == "aid_donors":
        return date(period.start.year, 1, 1)
    if panel.chart in WHOLE:
        return date.min
    if panel.by == "month":
        return (period.start - timedelta(days=30 * MONTHS_SHOWN)).replace(day=1)
    if period.by == "day":
        return period.end - timedelta(days=DAYS_SHOWN)
    return period.end - timedelta(weeks=WEEKS_SHOWN)


def key_results(results: Sequence[PanelResult], by: str) -> list[PanelResult]:
    """The panels about one series on the report's own calendar, each series once."""
    first: dict[object, PanelResult] = {}
    for one in results:
        panel, main = one.panel, one.main
        own = (panel.metric, tuple(sorted(panel.classes))) == (main.metric, tuple(sorted(main.classes)))
        one_thing = not panel.table and panel.chart not in (*GATHER, "aid_donors")
        if panel.by == main.by == by and own and one_thing:
            first.setdefault((main.metric, main.classes, main.scope, main.direction), one)
    return list(first.values())
