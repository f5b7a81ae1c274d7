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
    day_calendar,
    outcome_stack,
    rate_band,
    weekly_bars,
)
from tracker.charts.rows import SeriesLike
from tracker.charts.spec import ChartSpec
from tracker.model import Finding

Builder = Callable[[Sequence[SeriesLike], Sequence[Finding], Options], ChartSpec]
Drawer = Callable[[ChartSpec, Sequence[Axes]], None]

_MODULES: Mapping[str, ModuleType] = {
    "weekly_bars": weekly_bars,
    "calendar": day_calendar,
    "rate_band": rate_band,
    "anomaly_band": anomaly_band,
    "outcome_stack": outcome_stack,
    "aid_donors": aid_donors,
}
CHARTS: Mapping[str, Drawer] = MappingProxyType({kind: module.draw for kind, module in _MODULES.items()})
BUILDERS: Mapping[str, Builder] = MappingProxyType({kind: module.build for kind, module in _MODULES.items()})


def height_factor(spec: ChartSpec) -> float:
    """How much higher than its format a kind of chart is."""
    return float(getattr(_MODULES[spec.kind], "HEIGHTS", {}).get(spec.size, 1.0))


def panels(spec: ChartSpec) -> tuple[float, ...]:
    """Relative heights of the panels that a kind draws in."""
    wanted = getattr(_MODULES[spec.kind], "PANELS", (1.0,))
    return tuple(wanted(spec) if callable(wanted) else wanted)
