"""The house font as CSS, for pages and pictures that have to look the same wherever they are opened."""

import base64
from functools import cache
from pathlib import Path

FAMILY = "Tracker Sans"
_FOLDER = Path(__file__).parent / "fonts"
_WEIGHTS = {"Regular": 400, "Bold": 700}


@cache
def font_faces() -> str:
    """One @font-face rule a weight, the subset of the font in it."""
    return "\n".join(_face(name, weight) for name, weight in _WEIGHTS.items())


def with_font(svg: str) -> str:
    """An SVG with real text that carries its font, so that nothing has to be installed to see it."""
    style = f'<style>{font_faces()}\nsvg text{{font-family:"{FAMILY}",sans-serif!important}}</style>'
    start = svg.index(">", svg.index("<svg")) + 1
    return f"{svg[:start]}{style}{svg[start:]}"


def _face(name: str, weight: int) -> str:
    data = base64.b64encode((_FOLDER / f"TrackerSans-{name}.woff2").read_bytes()).decode("ascii")
    source = f'url(data:font/woff2;base64,{data}) format("woff2")'
    return f'@font-face{{font-family:"{FAMILY}";font-weight:{weight};src:{source}}}'
