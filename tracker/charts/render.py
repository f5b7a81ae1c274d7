"""From a spec to a figure, and from the figure to PNG, SVG, PDF and CSV with the same bytes each time."""

import csv
import io
import re
import struct
from collections.abc import Collection, Mapping
from datetime import datetime
from pathlib import Path

from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from PIL.PngImagePlugin import PngInfo, putchunk

from tracker.charts.kinds import CHARTS, height_factor, panels
from tracker.charts.labels import title_room
from tracker.charts.layout import MARGIN, add_panels, figure_size, write_words
from tracker.charts.spec import ChartSpec, Row
from tracker.charts.style import DPI, house
from tracker.charts.typesetting import compile_pdf, compile_png
from tracker.errors import ChartError
from tracker.writing import whole_file

_WORDS = re.compile(
    r' *<g id="(title|subtitle|note|source)(?:-\d+)?">\s*(?:<!--.*?-->\s*)?'
    r'<text style="[^"]*?font-size: ([\d.]+)px[^"]*"[^>]*? y="([\d.]+)"[^>]*>[^<]*</text>\s*</g>\s*?\n',
    re.S,
)
_VIEW = re.compile(r'width="[\d.]+pt" height="[\d.]+pt" viewBox="0 0 ([\d.]+) ([\d.]+)"')
FORMATS = ("png", "svg", "pdf", "csv")
PANEL_GAP = 12.0
_HEADER = 33  # bytes of the signature of a PNG file and its first chunk
_DOTS_A_METRE = round(DPI / 0.0254)
_PAGE = b"""
#let inputs = sys.inputs
#set document(title: inputs.title, author: "tracker", description: inputs.alt)
#set text(lang: inputs.language, font: "Source Sans Pro")
#set page(width: float(inputs.width) * 1pt, height: float(inputs.height) * 1pt, margin: 0pt)
#image(bytes(inputs.svg), format: "svg", alt: inputs.alt, width: 100%, height: 100%)
"""


def figure(spec: ChartSpec) -> Figure:
    """The chart as a plain matplotlib figure, without pyplot.

    Raises: ChartError for a kind that has no drawing.
    """
    if spec.kind not in CHARTS:
        raise ChartError(f'no chart "{spec.kind}": choose one of {", ".join(CHARTS)}')
    across, high = figure_size(spec, height_factor(spec))
    with house():
        made = Figure(figsize=(across / 72, high / 72), dpi=DPI)
        box = write_words(made, spec)
        CHARTS[spec.kind](spec, add_panels(made, box, panels(spec), PANEL_GAP + title_room(spec)))
    return made


def svg_bytes(spec: ChartSpec, drawn: Figure | None = None) -> bytes:
    """The chart as SVG with real text; the alt text is its description."""
    drawn = drawn or figure(spec)
    buffer = io.BytesIO()
    with house():
        FigureCanvasSVG(drawn)
        meta = {"Date": None, "Creator": None, "Title": spec.title, "Description": spec.alt}
        drawn.savefig(buffer, format="svg", metadata=meta)
    return buffer.getvalue()


def plot_svg(svg: bytes) -> bytes:
    """The SVG of a standalone chart without its words: for a page that carries these as its own text.

    The picture is cropped to the plot, as it would be drawn embedded, for the price of no further drawing.
    """
    text = svg.decode()
    words = [(match[1], float(match[2]), float(match[3])) for match in _WORDS.finditer(text)]
    above = [y + 0.39 * size for part, size, y in words if part in ("title", "subtitle")]
    below = [y - 0.86 * size for part, size, y in words if part in ("note", "source")]
    view = _VIEW.search(text)
    if view is None or not above or not below:
        raise ChartError("an SVG without title and source cannot be cropped to its plot")
    across, top, end = float(view[1]), max(above) + 5.0, min(below) - 3.0
    box = f"{MARGIN - 2:g} {top:g} {across - 2 * (MARGIN - 2):g} {end - top:g}"
    size = f'width="{across - 2 * (MARGIN - 2):g}pt" height="{end - top:g}pt" viewBox="{box}"'
    return _WORDS.sub("", _VIEW.sub(size, text, count=1)).encode()


def inline_svg(spec: ChartSpec, svg: bytes | None = None) -> str:
    """The SVG for an HTML page: no prolog, no metadata, only ids in use, made unique by the chart id."""
    text = (svg or svg_bytes(spec)).decode()
    text = text[text.index("<svg") :]
    text = re.sub(r"\s*<metadata>.*?</metadata>", "", text, flags=re.S)
    text = re.sub(r"\s*<title>.*?</title>", "", text, flags=re.S)
    used = set(re.findall(r'(?:href="|url\()#([^")]+)', text))
    prefix = f"{spec.id}-"
    text = re.sub(r' id="([^"]+)"', lambda match: _id(match[1], prefix, used), text)
    text = re.sub(r'(xlink:href|href)="#([^"]+)"', rf'\1="#{prefix}\2"', text)
    text = re.sub(r"url\(#([^)]+)\)", rf"url(#{prefix}\1)", text)
    return text.replace("<svg ", f'<svg role="img" aria-label="{_attribute(spec.alt)}" ', 1)


def _id(name: str, prefix: str, used: Collection[str]) -> str:
    """The id attribute where something refers to it; names of groups repeat and are left out."""
    return f' id="{prefix}{name}"' if name in used else ""


def _attribute(text: str) -> str:
    return text.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")


def pdf_bytes(spec: ChartSpec, svg: bytes | None = None) -> bytes:
    """The chart as tagged PDF (A-2a and UA-1 as Typst checks them), set from its SVG.

    Raises: ChartError where Typst refuses the page or warns.
    """
    across, high = figure_size(spec, height_factor(spec))
    return compile_pdf(_PAGE, _inputs(spec, svg, across, high), spec.as_of, f"chart {spec.id}")


def png_bytes(spec: ChartSpec, svg: bytes | None = None) -> bytes:
    """The chart as PNG at 200 dpi, set from its SVG; its title and alt text are written beside the picture.

    Raises: ChartError where Typst refuses the page or warns.
    """
    across, high = (
        int(side * DPI / 72 + 0.001) * 72 / DPI for side in figure_size(spec, height_factor(spec))
    )
    made = compile_png(_PAGE, _inputs(spec, svg, across, high), DPI, f"chart {spec.id}")
    told = PngInfo()
    told.add_itxt("Title", spec.title)
    told.add_itxt("Description", spec.alt)
    buffer = io.BytesIO()
    buffer.write(made[:_HEADER])
    putchunk(buffer, b"pHYs", struct.pack(">IIB", _DOTS_A_METRE, _DOTS_A_METRE, 1))
    for kind, data, *_ in told.chunks:
        putchunk(buffer, kind, data)
    buffer.write(made[_HEADER:])
    return buffer.getvalue()


def _inputs(spec: ChartSpec, svg: bytes | None, across: float, high: float) -> dict[str, str]:
    """What the page of a chart is set from."""
    return {
        "svg": (svg or svg_bytes(spec)).decode(),
        "title": spec.title,
        "alt": spec.alt,
        "language": spec.language,
        "width": repr(across),
        "height": repr(high),
    }


CSV_COLUMNS = (
    "series",
    "metric",
    "classes",
    "direction",
    "scope",
    "claimant",
    "unit",
    "start",
    "end",
    "low",
    "best",
    "high",
    "claimed_low",
    "claimed_high",
    "numerator",
    "denominator",
    "status",
    "days_reported",
    "days",
    "regime",
    "n_claims",
    "method",
    "notes",
    "as_of",
    "claims",
)


def csv_text(spec: ChartSpec) -> str:
    """All drawn values as tidy CSV, a line a value; nothing reported is an empty field, never 0."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(CSV_COLUMNS)
    writer.writerows(_csv_line(row, spec.as_of) for row in spec.rows)
    return buffer.getvalue()


def _csv_line(row: Row, as_of: datetime) -> list[str]:
    key = row.key
    named: tuple[str, ...] = ("",) * 6
    if key is not None:
        named = (key.metric, "+".join(key.classes), key.direction, key.scope, key.claimant, key.unit)
    values = (row.low, row.best, row.high, row.claimed_low, row.claimed_high, row.numerator, row.denominator)
    return [
        row.role,
        *named,
        row.period.isoformat(),
        row.end.isoformat(),
        *(_csv_number(value) for value in values),
        row.status,
        str(row.days_reported),
        str(row.days),
        row.regime,
        str(row.n_claims),
        row.method,
        "; ".join(row.notes),
        (row.as_of or as_of).strftime("%Y-%m-%dT%H:%M:%SZ"),
        " ".join(row.claims),
    ]


def _csv_number(value: float | None) -> str:
    """A number with six decimals at most: bytes must not depend on the processor."""
    if value is None:
        return ""
    return str(int(value)) if value == int(value) else f"{value:.6f}".rstrip("0")


def render(
    spec: ChartSpec, formats: Collection[str] = FORMATS, drawn: Figure | None = None
) -> Mapping[str, bytes]:
    """The chart in several formats from one drawing: `drawn`, or one made here.

    Raises: ChartError for a format that the house does not have.
    """
    unknown = set(formats) - set(FORMATS)
    if unknown:
        named = ", ".join(sorted(filter(None, unknown))) or "without a suffix"
        raise ChartError(f"no chart format {named}: choose of {', '.join(FORMATS)}")
    made: dict[str, bytes] = {}
    if set(formats) - {"csv"}:
        svg = svg_bytes(spec, drawn)
        made |= {"svg": svg} if "svg" in formats else {}
        made |= {"pdf": pdf_bytes(spec, svg)} if "pdf" in formats else {}
        made |= {"png": png_bytes(spec, svg)} if "png" in formats else {}
    if "csv" in formats:
        made["csv"] = csv_text(spec).encode()
    return {name: made[name] for name in FORMATS if name in made}


def save(spec: ChartSpec, path: str | Path) -> Path:
    """Write the chart in the format that the suffix names, whole or not at all.

    Raises: ChartError for an unknown suffix or a folder that cannot be written.
    """
    target = Path(path)
    name = target.suffix.lstrip(".").lower()
    made = render(spec, [name])[name]
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with whole_file(target) as partial:
            partial.write_bytes(made)
    except OSError as error:
        raise ChartError(
            f"{target}: the chart cannot be written ({error.strerror}); choose another --out"
        ) from error
    return target
