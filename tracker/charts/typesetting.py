"""Typst: pages from a template and named texts, checked against PDF/A-2a and PDF/UA-1."""

from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache

import typst

from tracker.charts.style import font_folder
from tracker.errors import ChartError


@lru_cache(maxsize=1)
def _compiler() -> "typst.Compiler":
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(font_folder())]
    )
    return typst.Compiler(font_paths=fonts)


def compile_pdf(template: bytes, inputs: Mapping[str, str], as_of: datetime, name: str) -> bytes:
    """A tagged PDF from a Typst template; `inputs` are what it reads as `sys.inputs`.

    A warning counts as a fault: Typst warns, and goes on, where a font or a picture is missing.

    Raises: ChartError naming what cannot be set and why.
    """
    try:
        made, warnings = _compiler().compile_with_warnings(
            template,
            format="pdf",
            sys_inputs=dict(inputs),
            pdf_standards=["a-2a", "ua-1"],
            timestamp=int(as_of.timestamp()),
        )
    except typst.TypstError as error:
        raise ChartError(f"{name} cannot be set as PDF: {error}") from error
    except OSError as error:
        told = f"{error.strerror}; free space in the folder for temporary files"
        raise ChartError(f"{name} cannot be set as PDF: {told}") from error
    if warnings or not isinstance(made, bytes):
        raise ChartError(f"{name} as PDF: {'; '.join(str(one) for one in warnings) or 'several files'}")
    return made
