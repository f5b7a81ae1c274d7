"""Charts of series and of stores."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from tracker import charts
from tracker.api.analysis import findings, of_series
from tracker.api.observing import series
from tracker.api.opening import StoreLike, opened, several
from tracker.charts import ChartSpec, Fault
from tracker.charts.faces import with_font
from tracker.charts.style import SizeName
from tracker.charts.wording import words
from tracker.errors import ChartError, NothingReportedError, near_it
from tracker.instants import When, read_day, read_times
from tracker.model import Finding
from tracker.reporting.drawing import (
    CHART_METHODS,
    band_of,
    class_series,
    cut,
    newest_shown,
    outcome_series,
    scope_names,
)
from tracker.reporting.gathering import GATHER, NEEDS, claimant_names, gathered, silent_claimants, span_of
from tracker.series import Series
from tracker.vocab import load

CHART_METRICS = {"rate_band": "rate_neutralised", "aid_donors": "aid_allocated"}
CHART_BY = {
    "calendar": "day",
    "anomaly_band": "day",
    "aid_donors": "month",
    "night_ecdf": "day",
    "cumulative_years": "day",
}
DAILY = tuple(kind for kind in GATHER if kind != "two_sides")
ON_HISTORY = ("anomaly_band",)
WITHOUT_FINDINGS = ("class_multiples", "night_ecdf", "cumulative_years", *GATHER)


class Plot:
    """A chart that shows itself in a notebook and saves itself in every format of the house."""

    def __init__(self, spec: ChartSpec) -> None:
        """Hold the spec; nothing is drawn yet."""
        self.spec = spec

    def figure(self) -> Any:
        """The plain matplotlib figure, to go on with."""
        return charts.figure(self.spec)

    def lint(self) -> list[Fault]:
        """What an editor would send back: faults by rule (docs/charts.md); a house chart has none."""
        return charts.lint(self.figure(), self.spec)

    def save(self, path: str | Path) -> Path:
        """Write PNG, SVG, PDF or CSV by the suffix of the path."""
        return charts.save(self.spec, path)

    def __repr__(self) -> str:
        return f"<Plot {self.spec.kind}: {self.spec.title}>"

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        svg = with_font(charts.svg_bytes(self.spec).decode("utf-8"))
        return {"image/svg+xml": svg, "text/plain": self.spec.alt}


def plot(
    one: Series | Sequence[Series],
    kind: str = "",
    found: Sequence[Finding] = (),
    *,
    size: SizeName = "report",
    language: str = "en",
    common_scale: bool = False,
    since: When | None = None,
) -> Plot:
    """A chart of series: by default bars of counts or money, a band for rates.

    Its findings are made if not given. `language` is that of its words: en or uk; `common_scale` gives the
    panels of class_multiples one scale.
    `since` is the first day drawn of series that reach further back, on which findings and bands may rest;
    the subtitle then says so.
    Raises: ChartError for a kind that does not exist or does not fit the series, or an unknown language;
    MethodError for what is no series.
    """
    since = read_day(since)
    words(language)  # refuses a language without words before anything is named in it
    many = of_series(one)
    if not many:
        raise ChartError("a chart needs at least one series")
    kind = kind or _usual_kind(many[0])
    made = list(found) or found_for(kind, many)
    form: dict[str, Any] = {"size": size, "language": language, "common_scale": common_scale}
    form["names"] = claimant_names(many, language) | scope_names(many, language)
    form |= band_of(kind, many, since)
    if since:
        many = [cut(one, since) for one in many if one.frame["end"].iloc[-1].date() > since]
        made = [one for one in made if one.period >= since]
    return Plot(charts.build(kind, many, made, options=charts.Options(**form, spanned=since is not None)))


def _usual_kind(one: Series) -> str:
    if load().is_money(one.metric):
        return "aid_donors"
    return "rate_band" if one.unit == "fraction" else "weekly_bars"


def found_for(kind: str, many: Sequence[Series]) -> list[Finding]:
    """The findings that a chart of this kind draws or tells."""
    if kind in WITHOUT_FINDINGS:
        return []
    return findings(many[:1], CHART_METHODS.get(kind, ()))


def check_name(name: str) -> None:
    """Raises: ChartError where no chart and no metric has the name."""
    known = (*charts.CHARTS, *load().metrics)
    if name not in known:
        raise ChartError(f'no chart or metric "{name}": {near_it(name, known)}')


def chart(
    store: StoreLike,
    name: str,
    *,
    metric: str | None = None,
    size: SizeName = "report",
    language: str = "en",
    common_scale: bool = False,
    steps: str | Sequence[str] = (),
    **asked: Any,
) -> Plot:
    """A chart by its name, or the usual chart of a metric; `asked` is that of `series`.

    `steps` of a waterfall are changes of the definition, such as "day_rule=start" or "claimant=ua_president".
    Without `since` a chart of days or weeks shows the newest 53 weeks, and says so (docs/charts.md).
    Raises: ChartError for an unknown chart or language, and where a chart has a calendar of its own.
    """
    check_name(name)
    kind = name if name in charts.CHARTS else "aid_donors" if load().is_money(name) else ""
    steps = several(steps)
    _check_parts(kind, metric, steps)
    wanted = metric or (CHART_METRICS.get(kind, "launched") if name in charts.CHARTS else name)
    asked = read_times(asked)
    asked["by"] = _calendar(kind, asked.get("by"))
    if kind in GATHER:
        many = _gathered(store, kind, metric, steps, asked)
    elif kind == "outcome_stack":
        many = outcome_series(lambda metric: series(store, metric, **asked))
    elif kind == "class_multiples":
        classes = asked.pop("classes", None) or "air_target"
        classes = classes.split("+") if isinstance(classes, str) else classes
        many = class_series(lambda one: series(store, wanted, classes=one, **asked), classes)
    else:
        many = [series(store, wanted, **_with_history(kind, asked))]
    if many[0].frame.empty:
        raise ChartError(f"no observation of {wanted} to draw; see `tracker series {wanted}`")
    first = _first_drawn(kind or _usual_kind(many[0]), many[0], asked.get("since"))
    return plot(many, kind, size=size, language=language, common_scale=common_scale, since=first)


def _check_parts(kind: str, metric: str | None, steps: Sequence[str]) -> None:
    """Refuse what a chart has no use for.

    Raises: ChartError that names it.
    """
    if kind == "outcome_stack" and metric not in (None, "launched"):
        raise ChartError(f"chart {kind} is of launched and its outcomes: leave the metric {metric} out")
    if steps and kind != "waterfall":
        raise ChartError("steps are those of the chart waterfall: leave them out, or draw that")


def _with_history(kind: str, asked: dict[str, Any]) -> dict[str, Any]:
    """What is asked of the store for a chart: of one with limits also the days that these rest on."""
    return asked | {"since": None} if kind in ON_HISTORY else asked


def _first_drawn(kind: str, one: Series, since: date | None) -> date | None:
    """The first day that is drawn of a series that reaches further back; None where all of it is."""
    if since is None:
        return newest_shown(kind, one)
    return since if kind in ON_HISTORY and since > one.frame["period"].iloc[0].date() else None


def _calendar(kind: str, asked: str | None) -> str | None:
    """The calendar of a chart: its own, else the one asked for, else weeks.

    Raises: ChartError where the chart has one of its own and another is asked for.
    """
    own = CHART_BY.get(kind)
    if own and asked not in (None, own):
        raise ChartError(f"chart {kind} is drawn by {own}, not by {asked}")
    return own or asked or (None if kind in DAILY else "week")


def _gathered(
    store: StoreLike, kind: str, metric: str | None, steps: Sequence[str], asked: dict[str, Any]
) -> list[Series]:
    """The series of a chart that needs several.

    Raises: NothingReportedError where there is nothing to show.
    """
    with opened(store) as reader:
        many = gathered(kind, reader, metric, steps, **asked)
        if not many:
            known = {name: value for name, value in asked.items() if value is not None}
            first, last = span_of(kind, reader, metric, known).values()
            silent = " or ".join(silent_claimants(kind, reader))
            way_out = (
                f"the store holds none of {silent}" if silent else "name other days with --since and --until"
            )
            raise NothingReportedError(
                f"nothing reported that chart {kind} could show from {first} to {last}: it needs "
                f"{NEEDS[kind]}; {way_out}"
            )
    return many
