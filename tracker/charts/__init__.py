"""Charts in the house style: a frozen spec from Series and Findings, drawn, checked and saved."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import pandas as pd

from tracker.charts.drafting import Options
from tracker.charts.kinds import BUILDERS, CHARTS
from tracker.charts.lint import Fault, lint
from tracker.charts.render import (
    FORMATS,
    csv_text,
    figure,
    inline_svg,
    pdf_bytes,
    plot_svg,
    png_bytes,
    render,
    save,
    svg_bytes,
)
from tracker.charts.rows import SeriesLike
from tracker.charts.spec import Break, ChartSpec, Key, Label, Number, Row
from tracker.charts.style import SIZES, Mode, SizeName, font_folder
from tracker.errors import ChartError
from tracker.model import Finding

__all__ = [
    "CHARTS",
    "FORMATS",
    "SIZES",
    "Break",
    "ChartSpec",
    "Fault",
    "Key",
    "Label",
    "Number",
    "Row",
    "build",
    "csv_text",
    "figure",
    "font_folder",
    "inline_svg",
    "lint",
    "pdf_bytes",
    "plot_svg",
    "png_bytes",
    "render",
    "save",
    "svg_bytes",
]


def build(
    kind: str,
    series: SeriesLike | Sequence[SeriesLike],
    findings: Iterable[Finding] = (),
    *,
    size: SizeName = "report",
    mode: Mode = "standalone",
    language: str = "en",
    id: str = "",
    source: str = "",
    place: str = "",
    names: Mapping[str, str] | None = None,
    band: pd.DataFrame | None = None,
    level: float = 0.99,
    history: int = 0,
    focus: tuple[date, date] | None = None,
    measured: tuple[int, Mapping[float, float]] | None = None,
    common_scale: bool = False,
    spanned: bool = False,
) -> ChartSpec:
    """The spec of a chart of one kind.

    `names` are words for ids of scopes, donors and classes, `source` replaces the words made from the
    claimants of the regimes, `place` those for the country. `band` are prediction limits (columns period,
    expected, lower, upper) of `level`, from the `history` periods before; a finding `anomaly` knows both
    better. `focus` is the first day and the end (exclusive) of what the title must speak of, such as the
    period of a report; without it titles speak of the newest whole period or of all that is shown.
    `measured` is how well a forecast did so far: the outcomes, and the share of them inside each level.
    `common_scale` gives all panels of `class_multiples` one scale. With `spanned` the subtitle says
    from which day on is shown.

    Raises: ChartError for an unknown kind, size or language, a focus without a day, or series that the
    kind does not take.
    """
    if kind not in BUILDERS:
        raise ChartError(f'no chart "{kind}": choose one of {", ".join(BUILDERS)}')
    if size not in SIZES:
        raise ChartError(f'no size "{size}": choose one of {", ".join(SIZES)}')
    if focus is not None and focus[0] >= focus[1]:
        raise ChartError(f"the focus of a chart ends {focus[1]}, not after its first day {focus[0]}")
    given = list(series) if isinstance(series, Sequence) else [series]
    options = Options(
        size,
        mode,
        language,
        id,
        source,
        place,
        dict(names or {}),
        band,
        level,
        history,
        focus,
        measured,
        common_scale,
        spanned,
    )
    return BUILDERS[kind](given, list(findings), options)
