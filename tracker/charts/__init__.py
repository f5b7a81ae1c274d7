"""Charts in the house style: a frozen spec from Series and Findings, drawn, checked and saved."""

from collections.abc import Iterable, Sequence

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
from tracker.charts.style import SIZES, font_folder
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
    "Options",
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


_AS_USUAL = Options()


def build(
    kind: str,
    series: SeriesLike | Sequence[SeriesLike],
    findings: Iterable[Finding] = (),
    options: Options = _AS_USUAL,
) -> ChartSpec:
    """The spec of a chart of one kind.

    Raises: ChartError for an unknown kind, size or language, a focus without a day, or series that the
    kind does not take.
    """
    if kind not in BUILDERS:
        raise ChartError(f'no chart "{kind}": choose one of {", ".join(BUILDERS)}')
    if options.size not in SIZES:
        raise ChartError(f'no size "{options.size}": choose one of {", ".join(SIZES)}')
    if options.focus is not None and options.focus[0] >= options.focus[1]:
        first, end = options.focus
        raise ChartError(f"the focus of a chart ends {end}, not after its first day {first}")
    given = list(series) if isinstance(series, Sequence) else [series]
    return BUILDERS[kind](given, list(findings), options)
