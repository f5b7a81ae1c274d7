"""The kinds of charts: one module each, with `build` (series -> spec) and `draw` (spec -> axes).

A new kind costs a module and one line in `_MODULES`. `PANELS` of a module are the heights of its
panels, one plot where it has none.
"""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType, ModuleType

from matplotlib.axes import Axes

from tracker.charts.drafting import Options
from tracker.charts.kinds import (
    aid_donors,
    anomaly_band,
    change_points,
    class_multiples,
    coverage,
    cumulative_years,
    day_calendar,
    forecast_fan,
    night_ecdf,
    outcome_stack,
    rate_band,
    totals_compare,
    two_sides,
    vintages,
    waterfall,
    weekly_bars,
)
from tracker.charts.layout import grown
from tracker.charts.rows import SeriesLike
from tracker.charts.spec import ChartSpec, Trace
from tracker.model import Finding

LEAST_PLOT = 120.0  # what words leave of a column, which has no fixed height [pt]
Builder = Callable[[Sequence[SeriesLike], Sequence[Finding], Options], ChartSpec]
Drawer = Callable[[ChartSpec, Sequence[Axes]], None]

_MODULES: Mapping[str, ModuleType] = {
    "weekly_bars": weekly_bars,
    "calendar": day_calendar,
    "rate_band": rate_band,
    "anomaly_band": anomaly_band,
    "outcome_stack": outcome_stack,
    "aid_donors": aid_donors,
    "class_multiples": class_multiples,
    "night_ecdf": night_ecdf,
    "forecast_fan": forecast_fan,
    "change_points": change_points,
    "cumulative_years": cumulative_years,
    "vintages": vintages,
    "totals_compare": totals_compare,
    "waterfall": waterfall,
    "two_sides": two_sides,
    "coverage": coverage,
}
CHARTS: Mapping[str, Drawer] = MappingProxyType({kind: module.draw for kind, module in _MODULES.items()})
BUILDERS: Mapping[str, Builder] = MappingProxyType({kind: module.build for kind, module in _MODULES.items()})


def traces(spec: ChartSpec) -> Mapping[str, Trace]:
    """The lines that a kind draws by a rule of its own, with their vertices."""
    made = getattr(_MODULES[spec.kind], "traces", None)
    return made(spec) if made else {}


def height_factor(spec: ChartSpec) -> float:
    """How much higher than its format a chart is: by its kind, and in a column where its words are many."""
    heights = getattr(_MODULES[spec.kind], "HEIGHTS", {})
    own = float(heights(spec) if callable(heights) else heights.get(spec.size, 1.0))
    return max(own, grown(spec, LEAST_PLOT)) if spec.size == "column" else own


def panels(spec: ChartSpec) -> tuple[float, ...]:
    """Relative heights of the panels that a kind draws in."""
    wanted = getattr(_MODULES[spec.kind], "PANELS", (1.0,))
    return tuple(wanted(spec) if callable(wanted) else wanted)
