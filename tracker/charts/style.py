"""The house style: colours, type, sizes and the fonts, by path and never from the system.

Colours carry their contrast on white (WCAG 2.2: text 4.5, marks 3.0). All lengths are in points.
"""

import atexit
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal

import matplotlib
from font_source_sans_pro import font_files_ttf
from matplotlib import font_manager
from matplotlib.font_manager import FontProperties

from tracker.errors import ChartError

INK = "#1F2933"  # 14.8: text, mean lines
MUTED = "#5F6B76"  # 5.5: axis, second text, edge of bands
MAIN = "#0072B2"  # 5.2: emphasis
ACCENT = "#D55E00"  # 3.9: marks only
BAR = "#4F93C0"  # 3.4
PALE_BAR = "#C9DEEC"  # counts by its edge
BAND = "#DFE4E8"  # counts by its edge
FAN = (BAND, "#CBD3DA", "#B7C1CA")  # bands from the widest to the narrowest, each with the edge of a band
GRID = "#DDE2E6"
PAPER = "#FFFFFF"
OUTCOME_COLOURS: Mapping[str, str] = MappingProxyType(
    {"shot_down": "#12436D", "neutralised": "#12436D", "lost": "#28A197", "hit": "#F46A25"}
)

FAMILY = "Source Sans Pro"
REGULAR = Path(font_files_ttf["SourceSansPro"])
BOLD = Path(font_files_ttf["SourceSansProBold"])

SizeName = Literal["report", "social", "square", "column"]
Mode = Literal["standalone", "embedded"]
MM = 72 / 25.4
DPI = 200


@dataclass(frozen=True, slots=True)
class Size:
    """A format of the house: width and height [pt], and the factor on the type."""

    width: float
    height: float
    type_scale: float = 1.0


SIZES: Mapping[str, Size] = MappingProxyType(
    {
        "report": Size(170 * MM, 90 * MM),
        "social": Size(1200 / DPI * 72, 675 / DPI * 72),
        "square": Size(1080 / DPI * 72, 1080 / DPI * 72, 1.25),
        "column": Size(85 * MM, 95 * MM),
    }
)


@dataclass(frozen=True, slots=True)
class Type:
    """Type sizes [pt]; nothing under 7."""

    title: float = 12.5
    subtitle: float = 9.5
    label: float = 8.5
    axis: float = 8.5
    small: float = 7.5


@cache
def type_of(size: str) -> Type:
    """Type sizes of one format.

    Raises: ChartError for a format that the house does not have.
    """
    if size not in SIZES:
        raise ChartError(f'no size "{size}": choose one of {", ".join(SIZES)}')
    scale = SIZES[size].type_scale
    plain = Type()
    return Type(
        plain.title * scale,
        plain.subtitle * scale,
        plain.label * scale,
        plain.axis * scale,
        plain.small * scale,
    )


_OURS: dict[str, Any] = {
    "font.family": [FAMILY],
    "text.hinting": "none",  # the default sets letters unevenly in PNG files
    "text.color": INK,
    "axes.labelcolor": INK,
    "axes.edgecolor": MUTED,
    "axes.linewidth": 0.8,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.spines.left": False,
    "axes.grid": False,
    "axes.axisbelow": True,
    "axes.unicode_minus": True,
    "xtick.color": MUTED,
    "ytick.color": MUTED,
    "xtick.labelcolor": INK,
    "ytick.labelcolor": INK,
    "xtick.major.size": 3.0,
    "ytick.major.size": 0.0,
    "ytick.major.pad": 3.0,
    "grid.color": GRID,
    "grid.linewidth": 0.8,
    "lines.solid_capstyle": "butt",
    "figure.facecolor": PAPER,
    "savefig.facecolor": PAPER,
    "savefig.dpi": "figure",
    "figure.dpi": DPI,
    "svg.fonttype": "none",
    "svg.hashsalt": "tracker",
}
# A reader's matplotlibrc must not change a byte: every parameter is set, all but the backend's.
_RC: Any = {n: v for n, v in matplotlib.rcParamsDefault.items() if not n.startswith("backend")} | _OURS


@contextmanager
def house() -> Iterator[None]:
    """The style of the house for as long as a figure is drawn or saved."""
    register_fonts()
    now = matplotlib.rcParams
    with matplotlib.rc_context({name: value for name, value in _RC.items() if now[name] != value}):
        yield


@lru_cache(maxsize=1)
def register_fonts() -> None:
    """Put our two files first in the list of fonts: matplotlib takes the first file of a family.

    Raises: ChartError where a lookup by name still finds another file.
    """
    manager = font_manager.fontManager
    for path in (REGULAR, BOLD):
        manager.addfont(path)
    ours = {str(REGULAR), str(BOLD)}
    manager.ttflist.sort(key=lambda entry: entry.fname not in ours)
    for weight, path in (("normal", REGULAR), ("bold", BOLD)):
        found = font_manager.findfont(FontProperties(family=FAMILY, weight=weight), fallback_to_default=False)
        if Path(found).resolve() != path.resolve():
            raise ChartError(f"{FAMILY} {weight} is taken from {found}, not from {path}")


@lru_cache(maxsize=1)
def font_folder() -> Path:
    """A folder with our two TTF files and nothing else, for Typst; it goes when the process ends.

    The folder of the font package holds OTF and TTF files, from which Typst mixes the two weights.
    """
    folder = Path(tempfile.mkdtemp(prefix="tracker-fonts-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    for path in (REGULAR, BOLD):
        shutil.copyfile(path, folder / path.name)
    return folder
